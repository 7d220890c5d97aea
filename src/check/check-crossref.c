/*
 * References to paragraphs of the report itself that do not exist, or are not where they are said to be.
 *
 * In: the numbers of the paragraphs, and "paragraph 12" in the text with the words around it. Out: findings where the
 * paragraph is one of the report itself, and there is none, or "above" is below. Paragraphs with decimal numbers:
 * check-crossref-decimals.c; recommendations: check-crossref-recommendations.c; annexes, tables and sections:
 * check-crossref-parts.c.
 */
#include "check/references.h"
#include "check/rules.h"

#include <string.h>

/* The numbers of the paragraphs of a report. */
typedef struct {
	GHashTable *labels; /* set of const char * */
	gint64 last;	    /* the highest number */
	gboolean is_unique; /* each number stands once: "above" and "below" can be judged */
} Labels;

static void
collect_labels(const DiaCheckedReport *report, Labels *labels)
{
	guint n_numbered = 0;

	*labels = (Labels){ .labels = g_hash_table_new(g_str_hash, g_str_equal) };
	for (guint i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, i);

		if (paragraph->label == NULL || (paragraph->kind != DIA_PARAGRAPH_NUMBERED &&
						 paragraph->kind != DIA_PARAGRAPH_RECOMMENDATION))
			continue;
		n_numbered++;
		g_hash_table_add(labels->labels, (gpointer)paragraph->label);
		labels->last =
		    MAX(labels->last, (gint64)g_ascii_strtoull(paragraph->label, NULL, 10));
	}
	labels->is_unique = n_numbered == g_hash_table_size(labels->labels);
}

static gboolean
is_paragraph_noun(const DiaCheckedReport *report, guint32 token)
{
	return dia_token_is_in(report, token, DIA_LIST_PARAGRAPH_NOUN);
}

/* "as paragraph 12 shows", "is described in paragraph 12": the report's own, whatever it speaks of. */
static gboolean
is_told_of(const DiaCheckedReport *report, guint32 noun, guint32 after, guint32 first, guint32 end)
{
	static const char *const closings[] = { ")",	"]",	"."	,";",	",",   "would", "will", "were",
						"are",	"is",	"was",	"shall", "have", "has",	  "had",  "may",
						"should", "must", "can",	NULL };
	static const char *const ins[] = { "in", "at", "under", NULL };

	if (noun > first && dia_token_is(report, noun - 1, "as"))
		return after < end && dia_token_is_in(report, after, DIA_LIST_SHOWING);
	/* "Please refer to paragraph 12" */
	if (noun >= first + 3 && dia_token_is(report, noun - 1, "to") && dia_token_is(report, noun - 2, "refer"))
		return dia_token_is(report, noun - 3, "please");
	return noun >= first + 2 && dia_token_is_one_of(report, noun - 1, ins) &&
	       dia_token_is_in(report, noun - 2, DIA_LIST_TOLD_IN) &&
	       (after >= end || dia_token_is_one_of(report, after, closings));
}

/* "the recommendations in paragraph 122", "made in paragraphs 14 and 27", of a UN report, which has them. */
static gboolean
is_of_own_recommendations(const DiaCheckedReport *report, guint32 noun, guint32 first)
{
	static const char *const nouns[] = { "recommendation", "recommendations", NULL };
	static const char *const verbs[] = { "made", "contained", "given", "set", "out", "formulated", NULL };
	static const char *const about[] = { "on", "concerning", "regarding", "about", NULL };
	guint32 start = dia_reference_find_sentence(report, noun, first);
	guint32 at = noun;

	if (dia_document_metadata(report->document)->issuer != DIA_ISSUER_UN || noun < first + 2)
		return FALSE;
	/* "The Committee requests information, within one year, on paragraphs 14 and 27" */
	if (dia_token_is_one_of(report, noun - 1, about))
		return dia_tokens_have_in(report, start, noun, DIA_LIST_ASKED_FOR) &&
		       dia_tokens_have_in(report, start, noun, DIA_LIST_ASKING_FOR) &&
		       !dia_tokens_have_in(report, start, noun, DIA_LIST_OTHER_DOCUMENT);
	if (!dia_token_is(report, noun - 1, "in"))
		return FALSE;
	for (at--; at > first && dia_token_is_one_of(report, at - 1, verbs);)
		at--;
	return at > first && dia_token_is_one_of(report, at - 1, nouns) &&
	       !dia_tokens_have_in(report, start, noun, DIA_LIST_OTHER_DOCUMENT);
}

/* A paragraph is one of the report itself where the sentence and the one before it name no other text. */
static gboolean
is_alone(const DiaCheckedReport *report, guint32 noun, guint32 after, guint32 first, guint32 end)
{
	static const char *const behind[] = { "of", "to", "in", "and", "(", NULL };
	static const char *const whose[] = { "its", "their", "whose", "new", "s", NULL };
	static const char *const passives[] = { "are", "were", "read", "find", "have", NULL };
	guint32 start = dia_reference_find_sentence(report, noun, first);
	guint32 before = start > first ? dia_reference_find_sentence(report, start - 1, first) : start;
	guint32 stop = after;

	while (stop < end && !dia_token_is(report, stop, "."))
		stop++;
	if ((after < end && dia_token_is_one_of(report, after, behind)) ||
	    (noun > first && dia_token_is_one_of(report, noun - 1, whose)))
		return FALSE;
	/* "In paragraph 97 the Working Group" */
	if (dia_token_is(report, after, "the") &&
	    dia_tokens_have_in(report, after, MIN(after + 4, stop), DIA_LIST_BODY_OF_PARAGRAPHS))
		return FALSE;
	if (is_of_own_recommendations(report, noun, first))
		return TRUE;
	/* "In paragraph 97 we list" */
	if (after + 1 < stop && dia_token_is(report, after, "we") && !dia_token_is_one_of(report, after + 1, passives))
		return !dia_names_any_text(report, before, noun) && !dia_names_cited_text(report, noun, stop);
	/* "The State's report is long. Paragraph 40 says" */
	if (noun <= start + 1 && dia_names_any_text(report, before, start))
		return FALSE;
	return !dia_names_cited_text(report, before, stop) &&
	       (is_told_of(report, noun, after, start, end) || !dia_names_any_text(report, start, stop));
}

/* "(see para. 12)", "; see paragraph 12.": nothing else is named that the paragraph could be of. */
static gboolean
is_bare_reference(const DiaCheckedReport *report, guint32 noun, guint32 after, guint32 first,
		  guint32 end)
{
	static const char *const closings[] = { ")", "]", ".", ";", ",", "for", "where", "on", "concerning", NULL };
	static const char *const openings[] = { "(", "[", ";", NULL };
	static const char *const words[] = { "also", "please", NULL };
	guint32 start = dia_reference_find_sentence(report, noun, first);
	guint32 at = noun;

	if (after < end && !dia_token_is_one_of(report, after, closings))
		return FALSE;
	while (at > first && dia_token_is_one_of(report, at - 1, words))
		at--;
	if (at <= first + 1 || !dia_token_is(report, at - 1, "see"))
		return FALSE;
	return dia_token_is_one_of(report, at - 2, openings) ? !dia_token_is(report, at - 2, ";") ||
								   !dia_names_cited_text(report, start, at - 1)
							     : !dia_names_any_text(report, start, at - 1);
}

/* "14 (use of force), 27 (prisons)": the token behind what a bracket says of a number, or @at. */
static guint32
pass_gloss(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	enum { MAX_GLOSS = 14 };

	if (at >= end || !dia_token_is(report, at, "("))
		return at;
	for (guint32 close = at + 1; close < end && close - at <= MAX_GLOSS; close++)
		if (dia_token_is(report, close, ")"))
			return close + 1;
	return at;
}

/*
 * Reads "12", "12 and 14", "12, 13 and 15-17", "12 (a) and 14 (prisons)" behind a noun.
 * @param numbers receives all that are named, the ends of ranges too
 * @return the token behind them
 */
static guint32
read_numbers(const DiaCheckedReport *report, guint32 at, guint32 end, GArray *numbers)
{
	static const char *const joints[] = { ",", "and", "or", "to", "&", NULL };

	while (at < end) {
		gint64 number = dia_token_number(report, at);

		/* "1,203" and "3.2" are no numbers of paragraphs. */
		if (number <= 0 || number > 9999 ||
		    (at + 2 < end && dia_token_is(report, at + 1, ".") &&
		     report->tokens[at + 2].kind == DIA_TOKEN_NUMBER &&
		     !(report->tokens[at + 2].flags & DIA_TOKEN_SPACE_BEFORE)))
			break;
		g_array_append_val(numbers, at);
		at = pass_gloss(report, at + 1, end);
		if (at + 1 < end && (dia_token_is_one_of(report, at, joints) || dia_token_is_dash(report, at)) &&
		    dia_token_number(report, at + 1) > 0)
			at++;
		else
			break;
	}
	return at;
}

static void
add_dead_paragraph(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph,
		   guint32 noun, guint32 token, const Labels *labels)
{
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("paragraph %s does not exist: the last one is %" G_GINT64_FORMAT,
					dia_token_word(report, token), labels->last);
	if (dia_token_number(report, token) <= labels->last) {
		g_free(draft.message);
		draft.message = g_strdup_printf("paragraph %s does not exist",
						dia_token_word(report, token));
	}
	dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, noun, token + 1));
	dia_checker_add(checker, &draft);
}

static void
check_direction(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph,
		guint32 noun, guint32 token, DiaReferencePlace place)
{
	const char *label = dia_document_paragraph(report->document, paragraph)->label;
	gint64 here = label != NULL ? (gint64)g_ascii_strtoull(label, NULL, 10) : 0;
	gint64 there = dia_token_number(report, token);
	DiaFindingDraft draft = { .is_milder = TRUE };

	if (here == 0 || (place == DIA_PLACE_ABOVE ? there < here : there > here))
		return;
	if (there == here)
		draft.message =
		    g_strdup_printf("paragraph %s refers to itself as \"%s\"", label,
				    place == DIA_PLACE_ABOVE ? "above" : "below");
	else
		draft.message = g_strdup_printf("paragraph %" G_GINT64_FORMAT " is not %s but %s", there,
						place == DIA_PLACE_ABOVE ? "above" : "below",
						place == DIA_PLACE_ABOVE ? "below" : "above");
	dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, noun, token + 1));
	dia_checker_add(checker, &draft);
}

/* "mentioned above (para. 4)", "as already noted in paragraph 4": what the words before a number say of its place. */
static DiaReferencePlace
find_place_before(const DiaCheckedReport *report, guint32 noun, guint32 first)
{
	static const char *const ins[] = { "in", "at", NULL };
	guint32 at = noun;

	if (noun < first + 2)
		return DIA_PLACE_UNKNOWN;
	if (dia_token_is(report, noun - 1, "("))
		return dia_token_is(report, noun - 2, "above")	 ? DIA_PLACE_ABOVE
		       : dia_token_is(report, noun - 2, "below") ? DIA_PLACE_BELOW
								 : DIA_PLACE_UNKNOWN;
	if (!dia_token_is_one_of(report, noun - 1, ins))
		return DIA_PLACE_UNKNOWN;
	at -= 2;
	if (at > first && dia_token_is_in(report, at, DIA_LIST_TOLD_IN))
		at--;
	if (dia_token_is_in(report, at, DIA_LIST_TOLD_BEFORE))
		return DIA_PLACE_ABOVE;
	return dia_token_is_in(report, at, DIA_LIST_TOLD_BEHIND) ? DIA_PLACE_BELOW : DIA_PLACE_UNKNOWN;
}

/* "paragraphs 9-4", "paragraphs 9 to 4", whatever text they are of; "paragraph 3-1" of a law is one. */
static void
check_ranges(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 noun,
	     const GArray *numbers)
{
	for (guint i = 1; i < numbers->len && g_str_has_suffix(dia_token_word(report, noun), "s"); i++) {
		guint32 from = g_array_index(numbers, guint32, i - 1);
		guint32 to = g_array_index(numbers, guint32, i);
		DiaFindingDraft draft = { .is_milder = TRUE };

		if (to != from + 2 || (!dia_token_is_dash(report, from + 1) && !dia_token_is(report, from + 1, "to")) ||
		    dia_token_number(report, to) >= dia_token_number(report, from))
			continue;
		draft.message = g_strdup_printf("the range ends with paragraph %s before it starts with %s",
						dia_token_word(report, to), dia_token_word(report, from));
		dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, noun, to + 1));
		dia_checker_add(checker, &draft);
	}
}

/* "(see para. 8)" in paragraph 8 */
static void
check_itself(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 noun, guint32 token)
{
	const DiaParagraph *here = dia_document_paragraph(report->document, paragraph);
	DiaFindingDraft draft = { .is_milder = TRUE };

	if (here->kind != DIA_PARAGRAPH_NUMBERED || here->label == NULL ||
	    strcmp(here->label, dia_token_word(report, token)) != 0)
		return;
	draft.message = g_strdup_printf("paragraph %s refers to itself", here->label);
	dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, noun, token + 1));
	dia_checker_add(checker, &draft);
}

static void
check_own_paragraph(DiaChecker *checker, const DiaCheckedReport *report, const Labels *labels, guint32 paragraph,
		    guint32 noun, const GArray *numbers, DiaReferencePlace place)
{
	for (guint i = 0; i < numbers->len; i++) {
		guint32 token = g_array_index(numbers, guint32, i);

		if (!g_hash_table_contains(labels->labels, dia_token_word(report, token)))
			add_dead_paragraph(checker, report, paragraph, noun, token, labels);
		else if (labels->is_unique && place >= DIA_PLACE_ABOVE)
			check_direction(checker, report, paragraph, noun, token, place);
		else if (labels->is_unique && numbers->len == 1)
			check_itself(checker, report, paragraph, noun, token);
	}
}

static void
check_own_paragraphs(DiaChecker *checker, const DiaCheckedReport *report, const Labels *labels,
		     guint32 paragraph, GArray *numbers)
{
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);

	/* A note cites the works of others. */
	if (dia_document_paragraph(report->document, paragraph)->kind == DIA_PARAGRAPH_FOOTNOTE)
		return;
	for (guint32 at = first; at + 1 < end; at++) {
		guint32 noun = at;
		guint32 after;
		DiaReferencePlace place;

		if (!is_paragraph_noun(report, at))
			continue;
		if (at + 2 < end && dia_token_is(report, at + 1, "."))
			at++;
		g_array_set_size(numbers, 0);
		after = read_numbers(report, at + 1, end, numbers);
		check_ranges(checker, report, paragraph, noun, numbers);
		place = dia_reference_find_place(report, after, end);
		if (numbers->len == 0 ||
		    (place == DIA_PLACE_UNKNOWN && !is_bare_reference(report, noun, after, first, end) &&
		     !is_alone(report, noun, after, first, end)))
			continue;
		if (place == DIA_PLACE_UNKNOWN)
			place = find_place_before(report, noun, first);
		check_own_paragraph(checker, report, labels, paragraph, noun, numbers, place);
		at = MAX(at, after - 1);
	}
}

/* --- The rule ---------------------------------------------------------------------------------------- */

void
dia_check_crossref(DiaChecker *checker)
{
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		Labels labels;

		collect_labels(report, &labels);
		for (guint32 k = 0; k < report->n_paragraphs && labels.last > 0; k++)
			check_own_paragraphs(checker, report, &labels, k, numbers);
		g_hash_table_unref(labels.labels);
	}
}
