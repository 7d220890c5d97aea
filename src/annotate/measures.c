/*
 * What a quantity measures, in the report's words.
 *
 * There is no grammar behind this: a noun phrase is what stands between words of closed classes
 * (data/grammar.txt). A count has its noun phrase after it ("seven people convicted of torture"); a share,
 * a sum or a bare number has it before ("the number of schools rose to 412") or after "of".
 */
#include "annotate/measures.h"

#include <string.h>

enum {
	MAX_NOUN = 16,	    /* tokens of a noun phrase after a number */
	MAX_SUBJECT = 22,   /* tokens of the words before a number */
	MAX_PREDICATE = 12, /* tokens of what is said of those counted */
};

/* Words stitched together from the text: dates and other figures are left out. */
typedef struct {
	const DiaScan *scan;
	GString *text;
	guint32 last; /* the token added last */
} Stitch;

static gboolean
is_participle(const DiaScan *scan, guint32 at)
{
	const char *word;
	gsize length;

	if (!dia_scan_is_kind(scan, at, DIA_TOKEN_WORD))
		return FALSE;
	word = dia_scan_word(scan, at);
	length = strlen(word);
	return length > 4 && strcmp(word + length - 2, "ed") == 0;
}

static gboolean
is_word(const DiaScan *scan, guint32 at)
{
	return at < scan->end && at >= scan->first &&
	       (dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) || dia_scan_is_kind(scan, at, DIA_TOKEN_MIXED));
}

static gboolean
is_row_break(const DiaScan *scan, guint32 at)
{
	return at < scan->end && (dia_scan_token(scan, at)->flags & DIA_TOKEN_LINE_START) != 0;
}

/* Prepositions that go on with a noun phrase; the others say when, or how much. */
static gboolean
is_joining_preposition(const DiaScan *scan, guint32 at)
{
	static const char *const words[] = { "of", "for", "in", "with", "without", "by", "on",
					     "from", "among", "per", "against", "as", "to", NULL };

	return g_strv_contains(words, dia_scan_word(scan, at));
}

static guint32
skip_determiners(const DiaScan *scan, guint32 at)
{
	while (at < scan->end && (dia_scan_classes(scan, at) & DIA_CLASS_DETERMINER) &&
	       dia_scan_is_free(scan, at))
		at++;
	return at;
}

/* The noun phrase that starts at a token; returns the token after it. */
static guint32
read_noun_phrase(const DiaScan *scan, guint32 first, guint32 limit)
{
	guint32 end = first;
	guint32 at = skip_determiners(scan, first);
	guint n_words = 0;

	for (; at < scan->end && at < first + limit; at++) {
		guint32 classes = dia_scan_classes(scan, at);
		gboolean is_plain;

		if (!dia_scan_is_free(scan, at) || (at > first && is_row_break(scan, at)))
			break;
		if (dia_scan_is_dash(scan, at) && dia_scan_is_glued(scan, at) && n_words > 0)
			continue;
		if (!is_word(scan, at))
			break;
		is_plain = !(classes & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB));
		/* "registered parties", "people registered" */
		if (!is_plain && (classes & DIA_CLASS_VERB) && is_participle(scan, at) &&
		    !(classes & DIA_CLASS_FUNCTION))
			is_plain = TRUE;
		if (!is_plain && n_words == 0 && (classes & DIA_CLASS_ADVERB))
			continue;
		if (is_plain) {
			n_words++;
			end = at + 1;
			continue;
		}
		if (n_words == 0)
			break;
		if ((classes & DIA_CLASS_CONJUNCTION) && is_word(scan, at + 1) &&
		    !(dia_scan_classes(scan, at + 1) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB)) &&
		    dia_scan_is_free(scan, at + 1) && !(at + 2 < scan->end && (dia_scan_classes(scan, at + 2) & DIA_CLASS_AUXILIARY)))
			continue;
		if (!is_joining_preposition(scan, at))
			break;
		at = skip_determiners(scan, at + 1) - 1;
		if (at + 1 >= scan->end || !is_word(scan, at + 1) || !dia_scan_is_free(scan, at + 1))
			break;
	}
	return end;
}

void
dia_scan_nouns(DiaScan *scan)
{
	for (guint i = 0; i < scan->quantities->len; i++) {
		DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, i);
		guint32 at = quantity->end;

		if (quantity->noun_end > quantity->noun_first)
			continue; /* a rate has found it */
		quantity->noun_first = quantity->noun_end = at;
		if (at >= scan->end || is_row_break(scan, at))
			continue;
		if (dia_scan_is_dash(scan, at) && dia_scan_is_glued(scan, at) &&
		    dia_scan_is_glued(scan, at + 1))
			at++;
		if (dia_scan_is_word(scan, at, "of")) {
			quantity->has_of = TRUE;
			at++;
		} else if (dia_scan_classes(scan, at) & DIA_CLASS_DETERMINER) {
			guint32 next = skip_determiners(scan, at);

			if (dia_scan_is_word(scan, at, "a") || dia_scan_is_word(scan, at, "the"))
				continue;
			at = next;
		} else if ((dia_scan_classes(scan, at) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB)) &&
			   !(is_participle(scan, at) &&
			     !(dia_scan_classes(scan, at + 1) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB)))) {
			continue;
		}
		quantity->noun_first = at;
		quantity->noun_end = read_noun_phrase(scan, at, MAX_NOUN);
	}
}

static void
stitch(Stitch *stitch, guint32 first, guint32 end)
{
	const DiaScan *scan = stitch->scan;

	for (guint32 at = first; at < end; at++) {
		const DiaToken *token = dia_scan_token(scan, at);

		if (dia_scan_cover(scan, at) == DIA_COVER_DATE || dia_scan_cover(scan, at) == DIA_COVER_FIGURE)
			continue;
		if ((dia_scan_classes(scan, at) & DIA_CLASS_PREPOSITION) && at + 1 < scan->end &&
		    dia_scan_cover(scan, at + 1) == DIA_COVER_DATE)
			continue;
		if (stitch->text->len > 0 &&
		    (at != stitch->last + 1 || (token->flags & DIA_TOKEN_SPACE_BEFORE)))
			g_string_append_c(stitch->text, ' ');
		g_string_append_len(stitch->text, scan->text + token->start, token->length);
		stitch->last = at;
	}
}

/* Ends a clause for the words before a number. */
static gboolean
is_clause_end(const DiaScan *scan, guint32 at)
{
	char mark = dia_scan_mark(scan, at);

	return mark == ';' || mark == ':' || mark == '(' || mark == ')' ||
	       (dia_scan_is_dash(scan, at) && !dia_scan_is_glued(scan, at)) || is_row_break(scan, at + 1);
}

/* The words before a number that say what it is: the clause, less what only leads to the number. */
static void
find_subject(const DiaScan *scan, const DiaQuantity *quantity, guint32 floor, guint32 *first,
	     guint32 *end)
{
	guint32 sentence_first =
	    dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;
	guint32 start = quantity->first;
	guint32 stop = quantity->first;

	floor = MAX(floor, sentence_first);
	while (start > floor && stop - start < MAX_SUBJECT && !is_clause_end(scan, start - 1)) {
		if (dia_scan_mark(scan, start - 1) == ',' &&
		    (stop - start > 2 || dia_scan_cover(scan, start - 2) == DIA_COVER_DATE))
			break;
		start--;
	}
	/* Words that lead to the number: "was about", "for up to", "stood at". */
	while (stop > start) {
		guint32 classes = dia_scan_classes(scan, stop - 1);

		if (dia_scan_is_kind(scan, stop - 1, DIA_TOKEN_WORD) &&
		    !(classes & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB)) &&
		    dia_scan_is_free(scan, stop - 1))
			break;
		stop--;
	}
	while (start < stop) {
		guint32 classes = dia_scan_classes(scan, start);

		if (dia_scan_is_free(scan, start) && dia_scan_is_kind(scan, start, DIA_TOKEN_WORD) &&
		    !(classes & (DIA_CLASS_FUNCTION & ~DIA_CLASS_PREPOSITION)) &&
		    !(classes & (DIA_CLASS_PREPOSITION | DIA_CLASS_ADVERB)))
			break;
		start++;
	}
	*first = start;
	*end = stop;
}

/* What is said of those counted: "were convicted of torture"; returns where it ends. */
static guint32
find_predicate(const DiaScan *scan, guint32 at, guint32 *first)
{
	guint32 end = at;
	guint32 start;

	if (dia_scan_is_word(scan, at, "who") || dia_scan_is_word(scan, at, "that") ||
	    dia_scan_is_word(scan, at, "which"))
		at++;
	while (at < scan->end && (dia_scan_classes(scan, at) & (DIA_CLASS_AUXILIARY | DIA_CLASS_ADVERB)) &&
	       dia_scan_is_free(scan, at))
		at++;
	start = at;
	for (; at < scan->end && at < start + MAX_PREDICATE; at++) {
		if (!dia_scan_is_free(scan, at) || (!is_word(scan, at) && !dia_scan_is_dash(scan, at)) ||
		    is_row_break(scan, at) || (dia_scan_classes(scan, at) & DIA_CLASS_RELATIVE))
			break;
		if (!(dia_scan_classes(scan, at) & DIA_CLASS_FUNCTION))
			end = at + 1;
	}
	*first = start;
	return MAX(end, start);
}

/* "was raised": nothing but verbs. */
static gboolean
is_verbal(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) && !is_participle(scan, at) &&
		    !(dia_scan_classes(scan, at) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB)))
			return FALSE;
	return TRUE;
}

static gboolean
is_time_unit(const char *unit)
{
	static const char *const units[] = { "year", "month", "week", "day", "hour", "minute", NULL };

	return unit != NULL && g_strv_contains(units, unit);
}

static void
write_measure(DiaScan *scan, DiaQuantity *quantity, guint32 floor)
{
	g_autoptr(GString) text = g_string_new(NULL);
	Stitch parts = { .scan = scan, .text = text };
	gboolean has_noun = quantity->noun_end > quantity->noun_first;
	gboolean is_count = quantity->unit == NULL || g_str_has_prefix(quantity->unit, "per ");
	guint32 first;
	guint32 end;

	if (has_noun && is_count) {
		stitch(&parts, quantity->noun_first, quantity->noun_end);
		end = find_predicate(scan, quantity->noun_end, &first);
		if (end > first)
			stitch(&parts, first, end);
	} else {
		find_subject(scan, quantity, floor, &first, &end);
		if (end > first && !is_verbal(scan, first, end))
			stitch(&parts, first, end);
		if (has_noun && !(is_time_unit(quantity->unit) && text->len > 0 &&
				  !quantity->is_attribute)) {
			if (text->len > 0)
				g_string_append(text, quantity->has_of ? ", of" : ",");
			parts.last = G_MAXUINT32 - 1;
			stitch(&parts, quantity->noun_first, quantity->noun_end);
			if (first == end) {
				end = find_predicate(scan, quantity->noun_end, &first);
				if (end > first)
					stitch(&parts, first, end);
			}
		}
	}
	if (text->len > 0)
		quantity->measure = dia_pool_string(&scan->analysis->pool, text->str);
}

void
dia_scan_measures(DiaScan *scan)
{
	guint32 floor = scan->first;

	for (guint i = 0; i < scan->quantities->len; i++) {
		DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, i);
		const DiaQuantity *before =
		    i > 0 ? &g_array_index(scan->quantities, DiaQuantity, i - 1) : NULL;

		if (quantity->is_shared && before != NULL && before->measure != NULL) {
			quantity->measure = before->measure;
			continue;
		}
		if (before != NULL && before->sentence == quantity->sentence)
			floor = before->is_former ? floor : before->noun_end;
		write_measure(scan, quantity, floor);
		if (quantity->measure == NULL && before != NULL && before->sentence == quantity->sentence)
			quantity->measure = before->measure;
		/* "from 10 to 3 persons": the noun stands only after the second */
		if (before != NULL && before->is_former && before->sentence == quantity->sentence) {
			DiaQuantity *former = &g_array_index(scan->quantities, DiaQuantity, i - 1);

			if (former->unit == NULL && quantity->unit != NULL &&
			    former->noun_end == former->noun_first)
				former->unit = quantity->unit;
			if (quantity->measure == NULL)
				quantity->measure = former->measure;
			else if (former->measure == NULL || former->noun_end == former->noun_first)
				former->measure = quantity->measure;
			else
				quantity->measure = former->measure;
		}
	}
}
