/*
 * What looks like a number and is no figure: symbols, references to articles, laws and paragraphs and
 * lists of them, telephone numbers, names of programmes, enumerators, marks of footnotes, times of day.
 * Takes their tokens, so that no later scanner sees them.
 */
#include "annotate/masks.h"

#include <string.h>

#include "annotate/numbers.h"

enum {
	MAX_REFERENCE_LIST = 200, /* elements of "articles 5, 7 and 9-12" */
	MAX_QUOTE = 10,		  /* tokens of a name in quotation marks */
	MAX_NAME = 6,		  /* words of the name of a programme */
	MAX_ENUMERATOR = 40,	  /* "(40)" may number an item, "(41)" hardly */
	MAX_PARTS = 16,		  /* of the number of a chapter: "7.2.1" */
	MAX_PLAIN_NUMBER = 8,	  /* digits without grouping; more is an identity or a telephone */
};

static gboolean
is_alphanumeric(const DiaScan *scan, guint32 at)
{
	return at >= scan->first && at < scan->end &&
	       scan->tokens[at].kind != DIA_TOKEN_PUNCTUATION;
}

static gboolean
is_number(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER);
}

/* "A/HRC/28/10", "60/251", "24/7", "www.un.org/5", "No.223-IV": runs without a space. */
static guint32
mask_run(DiaScan *scan, guint32 first)
{
	guint32 end = first + 1;
	guint slashes = 0;
	guint hyphens = 0;
	guint capitals = 0;
	guint lower = 0;
	guint numbers = is_number(scan, first);
	gboolean is_address = FALSE;

	while (end < scan->end && dia_scan_is_glued(scan, end)) {
		char mark = dia_scan_mark(scan, end);

		if (mark == '/' && is_alphanumeric(scan, end + 1) && dia_scan_is_glued(scan, end + 1))
			slashes++;
		else if (mark == '-' || mark == '.')
			hyphens++;
		else if (mark == '@' || (mark == ':' && dia_scan_mark(scan, end + 1) == '/' &&
					 dia_scan_mark(scan, end + 2) == '/'))
			is_address = TRUE;
		else if (dia_scan_is_kind(scan, end, DIA_TOKEN_PUNCTUATION) && mark != '_' &&
			 mark != '/' && mark != '?' && mark != '=')
			break;
		numbers += is_number(scan, end);
		end++;
	}
	while (end > first + 1 && dia_scan_is_kind(scan, end - 1, DIA_TOKEN_PUNCTUATION))
		end--;
	if (dia_scan_is_word(scan, first, "www"))
		is_address = TRUE;
	for (guint32 at = first; at < end; at++) {
		const DiaToken *token = dia_scan_token(scan, at);

		if (token->kind == DIA_TOKEN_WORD && (token->flags & DIA_TOKEN_CAPITALIZED))
			capitals++;
		else if (token->kind == DIA_TOKEN_WORD)
			lower++;
	}
	if (!is_address && slashes == 1 && end == first + 3 && dia_scan_is_word(scan, end, "of") &&
	    dia_scan_token(scan, first)->length <= 2 && numbers == 2)
		return first; /* "2/3 of" */
	if (is_address || (slashes > 0 && numbers > 0 && (capitals > 0 || lower == 0)) ||
	    (hyphens >= 3 && numbers > 0 && capitals >= 2)) {
		for (guint32 at = first; at < end; at++)
			if (dia_scan_is_free(scan, at))
				dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		return end;
	}
	return first;
}

/* "2-10-20", "8-800-080-77-77", "+7 (727) 123 45 67" */
static guint32
mask_telephone(DiaScan *scan, guint32 at)
{
	guint32 end = at + 1;
	guint parts = 1;
	gboolean has_plus = dia_scan_mark(scan, at - 1) == '+' && dia_scan_is_glued(scan, at);

	while (end + 1 < scan->end) {
		guint32 next = end;

		while (next < scan->end && next < end + 3 &&
		       (dia_scan_is_dash(scan, next) ||
			(has_plus && strchr("()", dia_scan_mark(scan, next)) != NULL &&
			 dia_scan_mark(scan, next) != '\0')))
			next++;
		if (!is_number(scan, next) || (next == end && !has_plus) ||
		    (!has_plus && (!dia_scan_is_glued(scan, next) || !dia_scan_is_glued(scan, end))))
			break;
		parts++;
		end = next + 1;
	}
	if (parts < 3)
		return at;
	dia_scan_take(scan, at, end, DIA_COVER_MASK);
	return end;
}

/* "12:30", "9.30 a.m." is left to the words after it. */
static guint32
mask_time(DiaScan *scan, guint32 at)
{
	if (dia_scan_mark(scan, at + 1) != ':' || !dia_scan_is_glued(scan, at + 1) ||
	    !dia_scan_is_glued(scan, at + 2) || !is_number(scan, at + 2) ||
	    dia_scan_token(scan, at + 2)->length != 2)
		return at;
	dia_scan_take(scan, at, at + 3, DIA_COVER_MASK);
	return at + 3;
}

/* "wartime.26", "system)169", "word,44": the mark of a footnote that lost its place. */
static gboolean
is_footnote_mark(const DiaScan *scan, guint32 at)
{
	gunichar before = dia_scan_sign(scan, at - 1);
	guint32 word;

	if (at < scan->first + 2 || !dia_scan_is_glued(scan, at) || before == 0 ||
	    dia_scan_is_glued(scan, at + 1) == TRUE)
		return FALSE;
	if (before == ')' || before == ']' || before == 0x201d || before == 0x2019 || before == 0xbb)
		return TRUE;
	if (before != '.' && before != ',' && before != ';' && before != ':')
		return FALSE;
	word = at - 2;
	if (!dia_scan_is_glued(scan, at - 1))
		return FALSE;
	if (dia_scan_is_kind(scan, word, DIA_TOKEN_WORD))
		return dia_scan_token(scan, word)->length > 3 ||
		       !(dia_scan_token(scan, word)->flags & DIA_TOKEN_CAPITALIZED);
	return dia_scan_cover(scan, word) == DIA_COVER_DATE ||
	       dia_scan_mark(scan, word) == ')' || dia_scan_sign(scan, word) == 0x201d;
}

/* "(2) to provide", "1. The", "; 3) the" */
static gboolean
is_enumerator(const DiaScan *scan, guint32 at)
{
	guint32 start = dia_scan_mark(scan, at - 1) == '(' ? at - 1 : at;
	char close = dia_scan_mark(scan, at + 1);
	const DiaSentence *sentences = dia_analysis_sentences(scan->analysis);
	guint32 first = sentences[dia_scan_sentence(scan, at)].first_token;
	char before = dia_scan_mark(scan, start - 1);

	if (dia_scan_token(scan, at)->length > 2 || dia_scan_digits(scan, at) > MAX_ENUMERATOR)
		return FALSE;
	if (close != ')' && !(close == '.' && start == at && !dia_scan_is_glued(scan, at + 2)))
		return FALSE;
	if (close == '.')
		return at + 2 < scan->end &&
		       (at == first || (dia_scan_is_kind(scan, at - 1, DIA_TOKEN_PUNCTUATION) &&
					dia_scan_mark(scan, at - 1) != '.' &&
					dia_scan_mark(scan, at - 1) != ',' &&
					(dia_scan_token(scan, at + 2)->flags & DIA_TOKEN_CAPITALIZED)));
	if (start != at && dia_scan_is_glued(scan, start))
		return TRUE; /* "article 5(2)" */
	return start == scan->first || start == first || before == ';' || before == ':' ||
	       (start != at && (before == ',' || dia_scan_is_word(scan, start - 1, "and") ||
				dia_scan_is_word(scan, start - 1, "or")));
}

/* A number alone on its line, or before a sentence that starts after it: "13 There are ...". */
static gboolean
is_stray_mark(const DiaScan *scan, guint32 at)
{
	const DiaToken *token = dia_scan_token(scan, at);
	const DiaSentence *sentences = dia_analysis_sentences(scan->analysis);
	gboolean is_last = at + 1 >= scan->end ||
			   (dia_scan_token(scan, at + 1)->flags & DIA_TOKEN_LINE_START) != 0;

	if (token->length > 3 || at == scan->first)
		return FALSE;
	if ((token->flags & DIA_TOKEN_LINE_START) && is_last)
		return TRUE;
	return (sentences[dia_scan_sentence(scan, at)].first_token == at ||
		(token->flags & DIA_TOKEN_LINE_START)) &&
	       dia_scan_is_kind(scan, at + 1, DIA_TOKEN_WORD) &&
	       (dia_scan_token(scan, at + 1)->flags & DIA_TOKEN_CAPITALIZED) &&
	       (dia_scan_classes(scan, at + 1) & DIA_CLASS_FUNCTION);
}

/* Letters before it: "COVID-19", "F-16", but not "mid-2018". */
static gboolean
is_name_part(const DiaScan *scan, guint32 at)
{
	guint32 word;

	if (at < scan->first + 2 || !dia_scan_is_dash(scan, at - 1) || !dia_scan_is_glued(scan, at) ||
	    !dia_scan_is_glued(scan, at - 1))
		return FALSE;
	word = at - 2;
	return dia_scan_is_kind(scan, word, DIA_TOKEN_MIXED) ||
	       (dia_scan_is_kind(scan, word, DIA_TOKEN_WORD) &&
		(dia_scan_token(scan, word)->flags & DIA_TOKEN_CAPITALIZED) &&
		!(dia_units_word(scan->units, dia_scan_token(scan, word)->word)->classes &
		  (DIA_WORD_CARDINAL | DIA_WORD_CODE)) &&
		!dia_scan_is_word(scan, word, "under") && !dia_scan_is_word(scan, word, "over"));
}

/* "the 1424 call centre": the number to call stands before the word that says so. */
static gboolean
is_line_of_help(const DiaScan *scan, guint32 at)
{
	if (dia_scan_token(scan, at)->length < 3)
		return FALSE;
	for (guint32 next = at + 1; next < at + 4 && next < scan->end; next++) {
		guint32 length;
		const DiaCue *cue = dia_scan_match(scan, DIA_CUE_MASK, next, &length);
		const DiaToken *last;

		if (!dia_scan_is_kind(scan, next, DIA_TOKEN_WORD))
			return FALSE;
		if (cue == NULL || !g_str_equal(cue->section, "contact"))
			continue;
		last = dia_scan_token(scan, next + length - 1);
		return scan->text[dia_token_end(last) - 1] != 's'; /* "450 helplines" are counted */
	}
	return FALSE;
}

/* Something is counted or measured by the number that ends before @at. */
static gboolean
is_counted(const DiaScan *scan, guint32 at)
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
	token = dia_scan_token(scan, at);
	return token->kind == DIA_TOKEN_WORD && !(token->flags & DIA_TOKEN_CAPITALIZED) &&
	       token->length > 1 &&
	       !(dia_scan_classes(scan, at) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB));
}

/* "Radio 4 was closed": a small number after a name, of which something is said. */
static gboolean
is_proper_number(const DiaScan *scan, guint32 at)
{
	const DiaToken *before;

	if (at == scan->first || dia_scan_token(scan, at)->length > 2 || at + 1 >= scan->end ||
	    dia_scan_is_glued(scan, at))
		return FALSE;
	before = dia_scan_token(scan, at - 1);
	/* "ICCPR-OP 2", but not "USD 5" */
	if ((before->flags & DIA_TOKEN_ALL_CAPITALS) && !is_counted(scan, at + 1) &&
	    !(dia_units_word(scan->units, before->word)->classes & DIA_WORD_CODE))
		return TRUE;
	return before->kind == DIA_TOKEN_WORD && (before->flags & DIA_TOKEN_CAPITALIZED) &&
	       before->length > 2 &&
	       !(dia_scan_classes(scan, at - 1) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB)) &&
	       !(dia_scan_classes(scan, at - 2) & DIA_CLASS_PREPOSITION) &&
	       !(dia_units_word(scan->units, before->word)->classes & DIA_WORD_CODE) &&
	       (dia_scan_classes(scan, at + 1) & DIA_CLASS_AUXILIARY) != 0;
}

/* What a digit run is before any word is looked at; returns the token to go on from. */
static guint32
mask_number(DiaScan *scan, guint32 at)
{
	guint32 next = mask_telephone(scan, at);

	if (next == at)
		next = mask_time(scan, at);
	if (next > at)
		return next;
	/* "Convention No. 97 64 on": a number after a reference is the mark of a footnote */
	if (at > scan->first && dia_scan_cover(scan, at - 1) == DIA_COVER_MASK &&
	    is_number(scan, at - 1) && !dia_scan_is_glued(scan, at) && !is_counted(scan, at + 1)) {
		dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		return at + 1;
	}
	if (is_proper_number(scan, at) || dia_scan_is_word(scan, at + 1, "concerning")) {
		dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		return at + 1;
	}
	if (is_footnote_mark(scan, at) || is_enumerator(scan, at) || is_stray_mark(scan, at) ||
	    is_name_part(scan, at) || (dia_scan_mark(scan, at - 1) == '=' && dia_scan_is_glued(scan, at)) ||
	    is_line_of_help(scan, at) ||
	    dia_scan_token(scan, at)->length > MAX_PLAIN_NUMBER) {
		dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		return at + 1;
	}
	/* "7.2.1": numbers of chapters have two points or more, unless these group thousands */
	while (next - at < 2 * MAX_PARTS && dia_scan_mark(scan, next + 1) == '.' && dia_scan_is_glued(scan, next + 1) &&
	       is_number(scan, next + 2) && dia_scan_is_glued(scan, next + 2))
		next += 2;
	if (next >= at + 4 && dia_scan_token(scan, at + 2)->length != 3) {
		dia_scan_take(scan, at, next + 1, DIA_COVER_MASK);
		return next + 1;
	}
	return at;
}

/* An element of a list of references: "5", "9-12", "7.2", "15 (a)", "223-IV", "IV". */
static guint32
skip_reference(const DiaScan *scan, guint32 at)
{
	guint32 end = at;

	if (!is_alphanumeric(scan, end) || !(is_number(scan, end) ||
					     dia_scan_is_kind(scan, end, DIA_TOKEN_MIXED)))
		return at;
	end++;
	while (end < scan->end) {
		char mark = dia_scan_mark(scan, end);

		if (mark == '(' && dia_scan_mark(scan, end + 2) == ')' &&
		    is_alphanumeric(scan, end + 1) && dia_scan_token(scan, end + 1)->length <= 4)
			end += 3;
		else if (dia_scan_is_glued(scan, end) && (mark == '.' || mark == '/' || mark == '-') &&
			 is_alphanumeric(scan, end + 1) && dia_scan_is_glued(scan, end + 1))
			end += 2;
		else if (dia_scan_is_dash(scan, end) &&
			 (is_number(scan, end + 1) || dia_scan_is_kind(scan, end + 1, DIA_TOKEN_MIXED)))
			end += 2;
		else
			break;
	}
	return end;
}

/* The numbers after a phrase such as "articles", and those of the list that they start. */
static guint32
mask_references(DiaScan *scan, guint32 at, const DiaCue *cue)
{
	DiaMaskKind kind = cue->mask;
	gboolean is_contact = g_str_equal(cue->section, "contact");
	guint32 start = at;
	guint32 end = at;

	if (dia_scan_mark(scan, at) == '.' && dia_scan_is_glued(scan, at))
		at++;
	if (dia_scan_is_word(scan, at, "no") || dia_scan_is_word(scan, at, "nos"))
		at += dia_scan_mark(scan, at + 1) == '.' ? 2 : 1;
	if (dia_scan_mark(scan, at) == '(' && !is_counted(scan, at + 2))
		at++;
	for (guint i = 0; i < MAX_REFERENCE_LIST; i++) {
		guint32 next = skip_reference(scan, at);
		DiaNumber number;
		gboolean is_word;

		if (next == at)
			break;
		if (dia_number_read(scan, at, FALSE, &number)) {
			if ((number.is_grouped || number.has_scale || number.is_fraction) &&
			    kind != DIA_MASK_NEXT && !is_contact)
				break;
			if (number.is_grouped && is_counted(scan, number.end))
				break;
			if (kind == DIA_MASK_NEXT_BARE && is_counted(scan, number.end))
				break;
			if (dia_scan_mark(scan, number.end) == '%' ||
			    (dia_scan_is_word(scan, number.end, "per") &&
			     dia_scan_is_word(scan, number.end + 1, "cent")))
				break;
			next = MAX(next, number.end);
		}
		end = next;
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
		if (!is_word && is_number(scan, at) && is_counted(scan, skip_reference(scan, at)))
			break;
	}
	if (end > start)
		for (guint32 token = start; token < end; token++)
			if (dia_scan_is_free(scan, token))
				dia_scan_take(scan, token, token + 1, DIA_COVER_MASK);
	return end;
}

/* The number before "century": "the 21st", "nineteenth and twentieth". */
static void
mask_previous(DiaScan *scan, guint32 at)
{
	for (guint i = 0; i < 4 && at > scan->first; i++) {
		at--;
		if (!dia_scan_is_free(scan, at))
			return;
		if (is_number(scan, at) || dia_scan_is_kind(scan, at, DIA_TOKEN_MIXED) ||
		    (dia_units_word(scan->units, dia_scan_token(scan, at)->word)->classes &
		     (DIA_WORD_CARDINAL | DIA_WORD_ORDINAL)))
			dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		else if (!dia_scan_is_dash(scan, at) && dia_scan_mark(scan, at) != '.' &&
			 dia_scan_mark(scan, at) != ':')
			return;
	}
}

static guint32
mask_phrase(DiaScan *scan, guint32 at)
{
	guint32 length;
	const DiaCue *cue = dia_scan_match(scan, DIA_CUE_MASK, at, &length);

	if (cue == NULL)
		return at;
	switch (cue->mask) {
	case DIA_MASK_ITSELF:
		dia_scan_take(scan, at, at + length, DIA_COVER_MASK);
		return at + length;
	case DIA_MASK_PREVIOUS:
		mask_previous(scan, at);
		return at + length;
	case DIA_MASK_NEXT:
	case DIA_MASK_NEXT_BARE:
		mask_references(scan, at + length, cue);
		return at + length;
	}
	return at;
}

static gboolean
is_capitalized(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) &&
	       (dia_scan_token(scan, at)->flags & DIA_TOKEN_CAPITALIZED);
}

/* "the Hundred Concrete Steps", "100 Concrete Steps programme", "Fifty Years plan" */
static guint32
mask_name(DiaScan *scan, guint32 at)
{
	const DiaSentence *sentences = dia_analysis_sentences(scan->analysis);
	guint32 end = at + 1;

	if (!is_number(scan, at)) {
		/* A number word in capitals, not at the start of a sentence, before a capital. */
		guint32 next = dia_scan_is_dash(scan, at + 1) ? at + 2 : at + 1;

		if (!is_capitalized(scan, at) || !is_capitalized(scan, next) ||
		    !(dia_units_word(scan->units, dia_scan_token(scan, at)->word)->classes &
		      (DIA_WORD_CARDINAL | DIA_WORD_SCALE)) ||
		    sentences[dia_scan_sentence(scan, at)].first_token == at ||
		    dia_scan_mark(scan, at - 1) == ':')
			return at;
		dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		return at + 1;
	}
	while (end < scan->end && end <= at + MAX_NAME &&
	       (is_capitalized(scan, end) || (end == at + 1 && dia_scan_is_dash(scan, end))))
		end++;
	if (end < at + 2 + dia_scan_is_dash(scan, at + 1) ||
	    !((dia_scan_classes(scan, end) | dia_scan_classes(scan, end - 1)) & DIA_CLASS_PLAN))
		return at;
	dia_scan_take(scan, at, end, DIA_COVER_MASK);
	return end;
}

static gboolean
is_opening_quote(const DiaScan *scan, guint32 at)
{
	gunichar sign = dia_scan_sign(scan, at);

	return sign == 0x201c || sign == 0xab ||
	       (sign == '"' && !dia_scan_is_glued(scan, at) && dia_scan_is_glued(scan, at + 1));
}

/* A short text in quotation marks that starts like a name: its numbers are part of the name. */
static guint32
mask_quote(DiaScan *scan, guint32 at)
{
	guint32 end = at + 1;
	gunichar sign = 0;
	gboolean is_title;

	while (end < scan->end && end <= at + MAX_QUOTE + 1) {
		sign = dia_scan_sign(scan, end);
		if (sign == 0x201d || sign == 0xbb || sign == '"')
			break;
		end++;
	}
	if (end >= scan->end || end > at + MAX_QUOTE + 1)
		return at;
	is_title = is_capitalized(scan, at + 1) || is_number(scan, at + 1) ||
		   (dia_scan_classes(scan, end + 1) & DIA_CLASS_PLAN);
	if (!is_title)
		return at;
	for (guint32 token = at + 1; token < end; token++)
		if (dia_scan_is_free(scan, token))
			dia_scan_take(scan, token, token + 1, DIA_COVER_MASK);
	return end + 1;
}

/* "2 per 1,000": a reference of the document ("139.26") is none even where no word says so. */
static gboolean
is_cited(const DiaScan *scan, guint32 at)
{
	const DiaDocument *document = scan->analysis->document;
	const DiaParagraph *paragraph = dia_document_paragraph(document, scan->paragraph);
	guint32 start = dia_scan_token(scan, at)->start;
	gsize length;

	if (paragraph->n_references == 0 || dia_scan_mark(scan, at + 1) != '.' ||
	    !is_number(scan, at + 2))
		return FALSE;
	length = dia_token_end(dia_scan_token(scan, at + 2)) - start;
	for (guint i = 0; i < MIN(paragraph->n_references, MAX_REFERENCE_LIST); i++) {
		const char *reference =
		    g_ptr_array_index(document->references, paragraph->first_reference + i);

		if (strlen(reference) == length && memcmp(reference, scan->text + start, length) == 0)
			return TRUE;
	}
	return FALSE;
}

static gboolean
starts_run(const DiaScan *scan, guint32 at)
{
	char next = dia_scan_mark(scan, at + 1);

	return !dia_scan_is_glued(scan, at) && dia_scan_is_glued(scan, at + 1) &&
	       (next == '/' || next == '.' || next == ':' || next == '@' || next == '_' || next == '-');
}

void
dia_scan_masks(DiaScan *scan)
{
	for (guint32 at = scan->first; at < scan->end;) {
		guint32 next = at;

		if (!dia_scan_is_free(scan, at)) {
			at++;
			continue;
		}
		if (is_alphanumeric(scan, at) &&
		    (starts_run(scan, at) ||
		     (dia_scan_mark(scan, at - 1) == '(' && dia_scan_mark(scan, at + 1) == '/')))
			next = mask_run(scan, at);
		if (next == at && is_number(scan, at)) {
			next = mask_number(scan, at);
			if (next == at && is_cited(scan, at)) {
				dia_scan_take(scan, at, at + 3, DIA_COVER_MASK);
				next = at + 3;
			}
		}
		if (next == at && is_alphanumeric(scan, at))
			next = mask_name(scan, at);
		if (next == at && is_opening_quote(scan, at))
			next = mask_quote(scan, at);
		if (next == at)
			next = mask_phrase(scan, at);
		at = MAX(next, at + 1);
	}
}
