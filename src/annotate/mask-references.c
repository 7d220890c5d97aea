/*
 * Numbers that a phrase before or after them names: articles and lists of them, laws, telephone numbers,
 * centuries. The phrases are the mask sections of data/units.txt.
 */
#include "annotate/mask-parts.h"

#include <string.h>

#include "annotate/quantity-parts.h"

enum {
	MAX_REFERENCE_LIST = 200, /* elements of "articles 5, 7 and 9-12" */
	MAX_CONTACT_GAP = 16,	  /* tokens between "helpline" and its number in brackets */
	MIN_CONTACT = 3,	  /* digits of a number to call */
	MAX_KIND = 20,		  /* "type 2", "level 12"; what has more than 20 kinds is counted */
};

/* "At provincial level 36 of the 240 posts": behind a number its whole; not "Act 5 of 1995". */
static gboolean
is_part_of_count(const DiaScan *scan, guint32 at)
{
	DiaNumber number;

	if (!dia_scan_is_word(scan, at, "of"))
		return FALSE;
	at++;
	if (dia_scan_is_word(scan, at, "the") || dia_scan_is_word(scan, at, "its") || dia_scan_is_word(scan, at, "all"))
		at++;
	return at < scan->end && dia_number_read(scan, at, FALSE, &number) &&
	       (number.is_grouped || (number.end == at + 1 && dia_scan_is_number(scan, at) &&
				      dia_scan_token(scan, at)->length <= 3)) &&
	       dia_mask_is_counted(scan, number.end);
}

gboolean
dia_mask_is_counted(const DiaScan *scan, guint32 at)
{
	guint32 length;
	const DiaToken *token;

	if (at >= scan->end)
		return FALSE;
	if (dia_scan_match(scan, DIA_CUE_UNIT, at, &length) != NULL &&
	    dia_scan_token(scan, at)->length + 1u > 2 + !dia_scan_is_kind(scan, at, DIA_TOKEN_WORD))
		return TRUE;
	if (dia_scan_mark(scan, at) == '%')
		return TRUE;
	if (is_part_of_count(scan, at))
		return TRUE;
	/* "In rural schools 9 of every 10 children" */
	if ((dia_scan_is_word(scan, at, "of") && (dia_scan_is_word(scan, at + 1, "every") ||
						  dia_scan_is_word(scan, at + 1, "each"))) ||
	    (dia_scan_is_word(scan, at, "out") && dia_scan_is_word(scan, at + 1, "of")))
		return TRUE;
	token = dia_scan_token(scan, at);
	return token->kind == DIA_TOKEN_WORD && !(token->flags & DIA_TOKEN_CAPITALIZED) &&
	       token->length > 1 &&
	       !(dia_scan_classes(scan, at) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB));
}

/* "17 (b) and (c)": another part of the same place */
static gboolean
is_next_letter(const DiaScan *scan, guint32 at)
{
	return (dia_scan_is_word(scan, at, "and") || dia_scan_is_word(scan, at, "or") ||
		dia_scan_mark(scan, at) == ',') &&
	       dia_scan_mark(scan, at - 1) == ')' && dia_scan_mark(scan, at + 1) == '(' &&
	       dia_scan_is_alphanumeric(scan, at + 2) && dia_scan_token(scan, at + 2)->length <= 4 &&
	       dia_scan_mark(scan, at + 3) == ')';
}

/* "paragraphs 14 (violence against women), 25 (isolation) and 62": over what a place is about, to the next number */
static guint32
skip_subject(const DiaScan *scan, guint32 at)
{
	enum { MAX_SUBJECT = 24 };
	guint32 end = at;

	if (dia_scan_mark(scan, at) != '(')
		return at;
	while (end < scan->end && end < at + MAX_SUBJECT && dia_scan_mark(scan, end) != ')')
		end++;
	if (dia_scan_mark(scan, end) != ')')
		return at;
	end++;
	return dia_scan_mark(scan, end) == ',' || dia_scan_mark(scan, end) == ';' ||
			       dia_scan_is_word(scan, end, "and")
		   ? end
		   : at;
}

/* "Decree No. 1513, 4,310 were freed": after a comma a count may begin, that of which something is said. */
static gboolean
is_subject(const DiaScan *scan, guint32 at)
{
	DiaNumber number;

	return dia_number_read(scan, at, FALSE, &number) &&
	       (number.is_grouped || dia_scan_is_word(scan, number.end, "were") ||
		dia_scan_is_word(scan, number.end, "was") || dia_scan_is_word(scan, number.end, "had") ||
		dia_scan_is_word(scan, number.end, "have"));
}

/* An element of a list of references: "5", "9-12", "7.2", "15 (a)", "223-IV", "IV". */
static guint32
skip_reference(const DiaScan *scan, guint32 at)
{
	guint32 end = at;

	if (!dia_scan_is_alphanumeric(scan, end) || !(dia_scan_is_number(scan, end) ||
					     dia_scan_is_kind(scan, end, DIA_TOKEN_MIXED)))
		return at;
	end++;
	while (end < scan->end) {
		char mark = dia_scan_mark(scan, end);

		if (mark == '(' && dia_scan_mark(scan, end + 2) == ')' &&
		    dia_scan_is_alphanumeric(scan, end + 1) && dia_scan_token(scan, end + 1)->length <= 4)
			end += 3;
		else if (dia_scan_is_glued(scan, end) && (mark == '.' || mark == '/' || mark == '-') &&
			 dia_scan_is_alphanumeric(scan, end + 1) && dia_scan_is_glued(scan, end + 1))
			end += 2;
		else if (dia_scan_is_dash(scan, end) &&
			 (dia_scan_is_number(scan, end + 1) || dia_scan_is_kind(scan, end + 1, DIA_TOKEN_MIXED)))
			end += 2;
		else if (is_next_letter(scan, end))
			end += 4;
		else
			break;
	}
	return end;
}

/* A small number in words, or of the kind "IV": "book two", "article five". */
static guint32
skip_word_reference(const DiaScan *scan, guint32 at)
{
	DiaNumber number;

	if (!dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) || dia_scan_is_word(scan, at, "a") ||
	    !dia_number_read(scan, at, FALSE, &number) || number.is_fraction || number.is_ordinal ||
	    number.has_scale || dia_scan_is_hyphen(scan, number.end) ||
	    dia_mask_is_counted(scan, number.end))
		return at;
	return number.end;
}

/* What may stand between a phrase and its number: "art. 5", "law No. 5", "Regulation (EU) 2016/679". */
static guint32
skip_to_reference(const DiaScan *scan, guint32 at, gboolean is_contact)
{
	/* "art. 5", but not "on the road. Four" */
	if (dia_scan_mark(scan, at) == '.' && dia_scan_is_glued(scan, at) && at + 1 < scan->end &&
	    dia_analysis_sentences(scan->analysis)[dia_scan_sentence(scan, at + 1)].first_token != at + 1)
		at++;
	if (dia_scan_mark(scan, at) == '(' && dia_scan_mark(scan, at + 2) == ')' &&
	    dia_scan_is_kind(scan, at + 1, DIA_TOKEN_WORD) &&
	    (dia_scan_token(scan, at + 1)->flags & DIA_TOKEN_ALL_CAPITALS))
		at += 3;
	if (dia_scan_is_word(scan, at, "no") || dia_scan_is_word(scan, at, "nos"))
		at += dia_scan_mark(scan, at + 1) == '.' ? 2 : 1;
	if (is_contact && (dia_scan_is_dash(scan, at) || dia_scan_mark(scan, at) == ':'))
		at++;
	if (dia_scan_mark(scan, at) == '(' && !dia_mask_is_counted(scan, at + 2))
		at++;
	return at;
}

/* "the helpline run by the Office (742528)": the number to call stands alone in brackets further on. */
static void
mask_bracketed_contact(DiaScan *scan, guint32 at)
{
	for (guint32 end = MIN(scan->end, at + MAX_CONTACT_GAP); at + 2 < end; at++) {
		char mark = dia_scan_mark(scan, at);

		if (mark == ';' || dia_scan_cover(scan, at) != DIA_COVER_FREE)
			return;
		if (mark == '(' && dia_scan_is_number(scan, at + 1) && dia_scan_mark(scan, at + 2) == ')') {
			if (dia_scan_token(scan, at + 1)->length >= MIN_CONTACT)
				dia_scan_take(scan, at + 1, at + 2, DIA_COVER_MASK);
			return;
		}
	}
}

/* "the Helpline 1098 dealt with": the singular right before a number to call */
static gboolean
is_line(const DiaScan *scan, guint32 at)
{
	return at > scan->first && dia_scan_is_in(scan, at - 1, DIA_LIST_LINE_TO_CALL);
}

/* A number that a phrase names, though it looks like a quantity: its share, scale or unit says that it is one. */
static gboolean
is_quantity(const DiaScan *scan, guint32 at, DiaMaskKind kind, gboolean is_contact, guint32 *end)
{
	DiaNumber number;
	guint32 length;

	if (!dia_number_read(scan, at, FALSE, &number))
		return FALSE;
	if (is_contact && is_line(scan, at) && !number.is_grouped && number.end == at + 1 &&
	    dia_scan_token(scan, at)->length >= MIN_CONTACT &&
	    dia_scan_match(scan, DIA_CUE_UNIT, number.end, &length) == NULL) {
		*end = MAX(*end, number.end);
		return FALSE;
	}
	if ((number.is_grouped || number.has_scale || number.is_fraction) && kind != DIA_MASK_NEXT &&
	    !is_contact)
		return TRUE;
	if (number.is_grouped && dia_mask_is_counted(scan, number.end))
		return TRUE;
	if (kind == DIA_MASK_NEXT_BARE &&
	    (dia_mask_is_counted(scan, number.end) ||
	     (number.has_point && dia_scan_match(scan, DIA_CUE_UNIT, number.end, &length) != NULL)))
		return TRUE; /* "measure 3.5 m" */
	if (dia_scan_mark(scan, number.end) == '%' || (dia_scan_is_word(scan, number.end, "per") &&
						       dia_scan_is_word(scan, number.end + 1, "cent")))
		return TRUE;
	*end = MAX(*end, number.end);
	return FALSE;
}

/* The numbers after a phrase such as "articles", and those of the list that they start. */
static guint32
mask_references(DiaScan *scan, guint32 start, const DiaCue *cue, DiaMaskKind kind)
{
	gboolean is_contact = g_str_equal(cue->section, "contact");
	gboolean is_plural = start > scan->first &&
			     scan->text[dia_token_end(dia_scan_token(scan, start - 1)) - 1] == 's';
	guint32 at = skip_to_reference(scan, start, is_contact);
	guint32 end = start;
	guint32 money_first;

	if (at < scan->end && dia_quantity_find_money(scan, at, &money_first) != NULL)
		return start; /* "QR 500": money, not a code to scan */
	for (guint i = 0; i < MAX_REFERENCE_LIST; i++) {
		guint32 next = skip_reference(scan, at);
		gboolean is_word;

		if (next == at)
			next = skip_word_reference(scan, at);
		if (next == at || is_quantity(scan, at, kind, is_contact, &next))
			break;
		end = next;
		if (kind == DIA_MASK_NEXT && is_plural)
			next = skip_subject(scan, next);
		is_word = dia_scan_is_word(scan, next, "and") || dia_scan_is_word(scan, next, "or") ||
			  dia_scan_is_word(scan, next, "to");
		if (dia_scan_mark(scan, next) == ',' &&
		    (dia_scan_is_word(scan, next + 1, "and") || dia_scan_is_word(scan, next + 1, "or")))
			next++;
		else if (!is_word && dia_scan_mark(scan, next) != ',' &&
			 dia_scan_mark(scan, next) != ';')
			break;
		at = next + 1;
		/* After a comma a count may begin: "under article 20, 15 persons". */
		if (!is_word && dia_scan_is_number(scan, at) &&
		    (dia_mask_is_counted(scan, skip_reference(scan, at)) || is_subject(scan, at)))
			break;
	}
	for (guint32 token = start; token < end; token++)
		if (dia_scan_is_free(scan, token))
			dia_scan_take(scan, token, token + 1, DIA_COVER_MASK);
	if (is_contact && end == start)
		mask_bracketed_contact(scan, start);
	return end;
}

/* "down from nine two years ago": two numbers side by side, as the first is no ten of the second. */
static gboolean
begins_number(const DiaScan *scan, guint32 at)
{
	enum { TEN = 20 };
	const DiaNumberWord *before = dia_units_word(scan->units, dia_scan_token(scan, at - 1)->word);
	const DiaNumberWord *word = dia_units_word(scan->units, dia_scan_token(scan, at)->word);

	return (word->classes & DIA_WORD_CARDINAL) && (before->classes & DIA_WORD_CARDINAL) && before->cardinal < TEN;
}

/* The number before "century": "the 21st", "nineteenth and twentieth". */
static void
mask_previous(DiaScan *scan, guint32 at)
{
	for (guint i = 0; i < 4 && at > scan->first; i++) {
		if (i > 0 && begins_number(scan, at))
			return;
		at--;
		if (!dia_scan_is_free(scan, at))
			return;
		if (dia_scan_is_number(scan, at) || dia_scan_is_kind(scan, at, DIA_TOKEN_MIXED) ||
		    (dia_units_word(scan->units, dia_scan_token(scan, at)->word)->classes &
		     (DIA_WORD_CARDINAL | DIA_WORD_ORDINAL)))
			dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		else if (!dia_scan_is_dash(scan, at) && dia_scan_mark(scan, at) != '.' &&
			 dia_scan_mark(scan, at) != ':')
			return;
	}
}

/* "Category 5 cyclone", "type 2 diabetes": one thing of a kind is named, whatever noun follows. */
static gboolean
names_one_of_kind(const DiaScan *scan, guint32 at, guint32 length, const DiaCue *cue)
{
	const DiaToken *word = dia_scan_token(scan, at);
	guint32 number = at + 1;

	if (cue->mask != DIA_MASK_NEXT_BARE || length != 1 || g_str_equal(cue->section, "contact") ||
	    scan->text[dia_token_end(word) - 1] == 's' || !dia_scan_is_number(scan, number) ||
	    dia_scan_token(scan, number)->length > 3)
		return FALSE;
	return (word->flags & DIA_TOKEN_CAPITALIZED) ||
	       (g_str_equal(cue->section, "kind-number") && dia_scan_digits(scan, number) <= MAX_KIND);
}

/* "the one hundred and fourth place", "that one member be a woman": the last word of an idiom counts. */
static gboolean
goes_on_as_number(const DiaScan *scan, guint32 at)
{
	const DiaNumberWord *word;

	if (dia_scan_is_hyphen(scan, at) && dia_scan_is_word(scan, at - 1, "one") &&
	    dia_scan_is_word(scan, at - 2, "the"))
		return TRUE; /* "the one-year term" */
	/* "on a typical day one in four prisoners" */
	if (dia_scan_is_word(scan, at, "in") && dia_scan_is_word(scan, at - 1, "one") &&
	    dia_scan_is_kind(scan, at + 1, DIA_TOKEN_WORD) &&
	    (dia_units_word(scan->units, dia_scan_token(scan, at + 1)->word)->classes & DIA_WORD_CARDINAL))
		return TRUE;
	if (!dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) || !dia_scan_is_word(scan, at - 1, "one"))
		return FALSE;
	word = dia_units_word(scan->units, dia_scan_token(scan, at)->word);
	return (word->classes & (DIA_WORD_SCALE | DIA_WORD_DENOMINATOR)) != 0 ||
	       (dia_scan_is_word(scan, at - 2, "that") && dia_scan_is_noun(scan, at));
}

/* "twenty-one of them": no "one of" */
static gboolean
ends_number(const DiaScan *scan, guint32 at)
{
	return at >= 2 && dia_scan_is_word(scan, at, "one") && dia_scan_is_hyphen(scan, at - 1) &&
	       (dia_units_word(scan->units, dia_scan_token(scan, at - 2)->word)->classes & DIA_WORD_CARDINAL) != 0;
}

guint32
dia_mask_phrase(DiaScan *scan, guint32 at)
{
	guint32 length;
	const DiaCue *cue = dia_scan_match(scan, DIA_CUE_MASK, at, &length);

	if (cue == NULL)
		return at;
	switch (cue->mask) {
	case DIA_MASK_ITSELF:
		if (ends_number(scan, at) || goes_on_as_number(scan, at + length))
			return at;
		dia_scan_take(scan, at, at + length, DIA_COVER_MASK);
		return at + length;
	case DIA_MASK_PREVIOUS:
		mask_previous(scan, at);
		return at + length;
	case DIA_MASK_NEXT:
	case DIA_MASK_NEXT_BARE:
		/* "the age group 15 to 18", "ranked No. 3" */
		if (dia_scan_is_word(scan, at - 1, "age") || dia_quantity_is_numbered_rank(scan, at + length))
			return at;
		mask_references(scan, at + length, cue,
				names_one_of_kind(scan, at, length, cue) ? DIA_MASK_NEXT : cue->mask);
		return at + length;
	}
	return at;
}
