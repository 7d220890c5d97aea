/*
 * What looks like a number and is no figure: symbols, references to articles, laws and paragraphs and
 * lists of them, telephone numbers, names of programmes, enumerators, marks of footnotes, times of day.
 * Takes their tokens, so that no later scanner sees them.
 */
#include "annotate/masks.h"

#include <string.h>

#include "annotate/mask-parts.h"
#include "annotate/quantity-parts.h"

enum {
	MAX_CITED = 200,	  /* references of a paragraph that are looked at */
	MAX_QUOTE = 10,		  /* tokens of a name in quotation marks */
	MAX_NAME = 6,		  /* words of the name of a programme */
};

/* "45.5/100,000", "29.1/100 thousand", "122/499 women": two numbers that stand for a rate, or a part of a whole */
static gboolean
is_rate_or_share(const DiaScan *scan, guint32 first)
{
	guint32 at = first + 1;

	while (at < first + 4 && dia_scan_is_glued(scan, at) && dia_scan_mark(scan, at) != '/')
		at++;
	if (dia_scan_mark(scan, at) != '/' || !dia_scan_is_number(scan, at + 1))
		return FALSE;
	if (dia_quantity_find_slashed_base(scan, at) > at)
		return TRUE;
	return at == first + 1 && dia_scan_is_number(scan, first) &&
	       dia_scan_digits(scan, first) < dia_scan_digits(scan, at + 1) &&
	       dia_scan_token(scan, at + 1)->length < 4 && !dia_scan_is_glued(scan, at + 2) &&
	       (dia_scan_classes(scan, at + 2) & DIA_CLASS_PEOPLE) != 0;
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
	guint numbers = dia_scan_is_number(scan, first);
	gboolean is_address = FALSE;
	guint32 money_first;

	while (end < scan->end && dia_scan_is_glued(scan, end)) {
		char mark = dia_scan_mark(scan, end);

		if (mark == '/' && dia_scan_is_alphanumeric(scan, end + 1) && dia_scan_is_glued(scan, end + 1))
			slashes++;
		else if (mark == '-' || mark == '.')
			hyphens++;
		else if (mark == '@' || (mark == ':' && dia_scan_mark(scan, end + 1) == '/' &&
					 dia_scan_mark(scan, end + 2) == '/'))
			is_address = TRUE;
		else if (dia_scan_is_kind(scan, end, DIA_TOKEN_PUNCTUATION) && mark != '_' &&
			 mark != '/' && mark != '?' && mark != '=')
			break;
		numbers += dia_scan_is_number(scan, end);
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
	if (dia_scan_is_number(scan, first + 2) && dia_quantity_find_money(scan, first + 2, &money_first) != NULL &&
	    money_first == first)
		return first; /* "S/2,300" */
	if (dia_number_is_mixed_fraction(scan, first) || is_rate_or_share(scan, first))
		return first;
	if (is_address || (slashes > 0 && numbers > 0 && (capitals > 0 || lower == 0)) ||
	    (hyphens >= 3 && numbers > 0 && capitals >= 2)) {
		for (guint32 at = first; at < end; at++)
			if (dia_scan_is_free(scan, at))
				dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		return end;
	}
	return first;
}

/* "the Hundred Concrete Steps", "100 Concrete Steps programme", "Fifty Years plan" */
static guint32
mask_name(DiaScan *scan, guint32 at)
{
	const DiaSentence *sentences = dia_analysis_sentences(scan->analysis);
	guint32 end = at + 1;

	if (!dia_scan_is_number(scan, at)) {
		/* A number word in capitals, not at the start of a sentence, before a capital. */
		guint32 next = dia_scan_is_dash(scan, at + 1) ? at + 2 : at + 1;

		/* "the Big Four agenda" */
		if (dia_scan_is_capitalized(scan, at) && dia_scan_is_capitalized(scan, at - 1) &&
		    (dia_scan_classes(scan, next) & DIA_CLASS_PLAN) &&
		    (dia_units_word(scan->units, dia_scan_token(scan, at)->word)->classes &
		     DIA_WORD_CARDINAL)) {
			dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
			return at + 1;
		}

		if (!dia_scan_is_capitalized(scan, at) || !dia_scan_is_capitalized(scan, next) ||
		    !(dia_units_word(scan->units, dia_scan_token(scan, at)->word)->classes &
		      (DIA_WORD_CARDINAL | DIA_WORD_SCALE)) ||
		    sentences[dia_scan_sentence(scan, at)].first_token == at ||
		    dia_scan_mark(scan, at - 1) == ':')
			return at;
		dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		return at + 1;
	}
	while (end < scan->end && end <= at + MAX_NAME &&
	       (dia_scan_is_capitalized(scan, end) || (end == at + 1 && dia_scan_is_dash(scan, end))))
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
	is_title = dia_scan_is_capitalized(scan, at + 1) || dia_scan_is_number(scan, at + 1) ||
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
	    !dia_scan_is_number(scan, at + 2))
		return FALSE;
	length = dia_token_end(dia_scan_token(scan, at + 2)) - start;
	for (guint i = 0; i < MIN(paragraph->n_references, MAX_CITED); i++) {
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

/* A word in lower case before another token without a mark, with which no phrase starts: most tokens are such. */
static inline gboolean
is_plain_word(const DiaScan *scan, guint32 at)
{
	const DiaToken *token = dia_scan_token(scan, at);

	return token->kind == DIA_TOKEN_WORD && !(token->flags & DIA_TOKEN_CAPITALIZED) &&
	       !dia_phrases_may_start(scan->phrases[DIA_CUE_MASK], token) &&
	       !dia_scan_is_kind(scan, at + 1, DIA_TOKEN_PUNCTUATION);
}

void
dia_scan_masks(DiaScan *scan)
{
	for (guint32 at = scan->first; at < scan->end;) {
		guint32 next = at;

		if (is_plain_word(scan, at) || !dia_scan_is_free(scan, at)) {
			at++;
			continue;
		}
		if (dia_scan_is_alphanumeric(scan, at) &&
		    (starts_run(scan, at) ||
		     (dia_scan_mark(scan, at - 1) == '(' && dia_scan_mark(scan, at + 1) == '/')))
			next = mask_run(scan, at);
		if (next == at && dia_scan_is_number(scan, at)) {
			next = dia_mask_number(scan, at);
			if (next == at && is_cited(scan, at)) {
				dia_scan_take(scan, at, at + 3, DIA_COVER_MASK);
				next = at + 3;
			}
		}
		if (next == at && dia_scan_is_alphanumeric(scan, at))
			next = mask_name(scan, at);
		if (next == at && is_opening_quote(scan, at))
			next = mask_quote(scan, at);
		if (next == at)
			next = dia_mask_phrase(scan, at);
		at = MAX(next, at + 1);
	}
}
