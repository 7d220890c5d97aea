/*
 * Recommendations as UPR Info would code them: issues and action category.
 *
 * In: the tokens of a recommendation, without the States that make it. Out: labels and a number.
 * Both come from linear models (tools/train-issues, which finds the same terms in the same way): a
 * label's score is its bias plus the weights of the terms that the text has, groups and pairs of
 * groups among them, divided by the fourth root of its number of distinct stems.
 */
#include "annotate/codings.h"

#include <math.h>

#include "annotate/annotate.h"

enum { MAX_TERM_WORDS = 3, FIRST_3 = 3, FIRST_8 = 8 };

struct _DiaCoder {
	const DiaCodings *codings;
	const DiaVocabulary *vocabulary;
	GArray *stems; /* of guint32: those of the text that is being coded */
	GArray *groups; /* of guint32: those that it has, each once */
	GArray *seen;  /* of guint32: by term or stem, the round in which it was last counted */
	guint32 round;
	double *scores;
};

DiaCoder *
dia_coder_new(const DiaCodings *codings, const DiaVocabulary *vocabulary)
{
	DiaCoder *coder = g_new0(DiaCoder, 1);

	coder->codings = codings;
	coder->vocabulary = vocabulary;
	coder->stems = g_array_new(FALSE, FALSE, sizeof(guint32));
	coder->groups = g_array_new(FALSE, FALSE, sizeof(guint32));
	coder->seen = g_array_new(FALSE, TRUE, sizeof(guint32));
	coder->scores = g_new(double, MAX(dia_weights_n_labels(codings->issues),
					  dia_weights_n_labels(codings->action)));
	return coder;
}

void
dia_coder_free(DiaCoder *coder)
{
	if (coder == NULL)
		return;
	g_array_unref(coder->stems);
	g_array_unref(coder->groups);
	g_array_unref(coder->seen);
	g_free(coder->scores);
	g_free(coder);
}

/* A new round, in which no index below @n has been seen. */
static void
start_round(DiaCoder *coder, guint32 n)
{
	if (coder->seen->len < n)
		g_array_set_size(coder->seen, n);
	coder->round++;
}

static inline gboolean
is_new(DiaCoder *coder, guint32 index)
{
	guint32 *round = &g_array_index(coder->seen, guint32, index);

	if (*round == coder->round)
		return FALSE;
	*round = coder->round;
	return TRUE;
}

static void
collect_stems(DiaCoder *coder, const DiaWeights *weights, const DiaToken *tokens, guint32 n_tokens)
{
	g_array_set_size(coder->stems, 0);
	for (guint32 i = 0; i < n_tokens; i++) {
		if (tokens[i].kind != DIA_TOKEN_PUNCTUATION && !dia_weights_skips(weights, tokens[i].word))
			g_array_append_val(coder->stems, tokens[i].stem);
	}
}

static guint
count_distinct(DiaCoder *coder)
{
	guint n = 0;

	start_round(coder, dia_vocabulary_size(coder->vocabulary));
	for (guint i = 0; i < coder->stems->len; i++)
		n += is_new(coder, g_array_index(coder->stems, guint32, i));
	return n;
}

/* Counts a term where it is new. @return FALSE where no term begins so */
static gboolean
add_term(DiaCoder *coder, const DiaWeights *weights, const guint32 *words, guint n_words)
{
	guint32 term = dia_weights_find(weights, words, n_words);
	const DiaWeight *each;
	guint n;

	if (term == DIA_WORD_NONE)
		return FALSE;
	if (!is_new(coder, term))
		return TRUE;
	each = dia_weights_get(weights, term, &n);
	for (guint i = 0; i < n; i++)
		coder->scores[each[i].label] += (double)each[i].weight;
	return TRUE;
}

static void
add_sequences(DiaCoder *coder, const DiaWeights *weights)
{
	const guint32 *stems = (const guint32 *)(const void *)coder->stems->data;

	for (guint i = 0; i < coder->stems->len; i++) {
		guint n = 1;

		while (n <= MAX_TERM_WORDS && i + n <= coder->stems->len &&
		       add_term(coder, weights, stems + i, n))
			n++;
	}
}

static void
note_group(DiaCoder *coder, guint32 group)
{
	for (guint i = 0; i < coder->groups->len; i++)
		if (g_array_index(coder->groups, guint32, i) == group)
			return;
	g_array_append_val(coder->groups, group);
}

/* Each two groups, wherever they stand; the files have some hundred groups, so there are not many. */
static void
add_pairs(DiaCoder *coder)
{
	const guint32 *groups = (const guint32 *)(const void *)coder->groups->data;

	for (guint i = 0; i < coder->groups->len; i++)
		for (guint j = i + 1; j < coder->groups->len; j++) {
			guint32 pair[] = { MIN(groups[i], groups[j]), MAX(groups[i], groups[j]) };

			add_term(coder, coder->codings->issues, pair, 2);
		}
}

static void
add_groups(DiaCoder *coder, const char *text, const DiaToken *tokens, guint32 n_tokens)
{
	const DiaPhrases *groups = coder->codings->groups;

	g_array_set_size(coder->groups, 0);
	for (guint32 i = dia_phrases_next(groups, tokens, 0, n_tokens); i < n_tokens;
	     i = dia_phrases_next(groups, tokens, i + 1, n_tokens)) {
		DiaPhraseMatch match;
		guint32 group;

		if (tokens[i].kind == DIA_TOKEN_PUNCTUATION ||
		    !dia_phrases_match(groups, coder->vocabulary, text, tokens, i, n_tokens,
				       &match))
			continue;
		for (guint nth = 0; dia_phrases_payload(groups, &match, nth, &group); nth++)
			note_group(coder, group);
	}
	for (guint i = 0; i < coder->groups->len; i++)
		add_term(coder, coder->codings->issues, &g_array_index(coder->groups, guint32, i), 1);
	add_pairs(coder);
}

/* What stands at the start: "^ continue to", "first-3 consider". */
static void
add_start(DiaCoder *coder)
{
	const DiaCodings *codings = coder->codings;
	const guint32 *stems = (const guint32 *)(const void *)coder->stems->data;
	guint n_stems = coder->stems->len;
	guint32 words[MAX_TERM_WORDS] = { codings->start };

	for (guint n = 0; n < MAX_TERM_WORDS && n <= n_stems; n++) {
		if (n > 0)
			words[n] = stems[n - 1];
		if (!add_term(coder, codings->action, words, n + 1))
			break;
	}
	for (guint i = 0; i < MIN(n_stems, FIRST_8); i++) {
		words[1] = stems[i];
		words[0] = codings->first_8;
		add_term(coder, codings->action, words, 2);
		words[0] = codings->first_3;
		if (i < FIRST_3)
			add_term(coder, codings->action, words, 2);
	}
}

static void
finish_scores(DiaCoder *coder, const DiaWeights *weights, guint n_stems)
{
	double length = pow(MAX(n_stems, 1), 0.25);

	for (guint i = 0; i < dia_weights_n_labels(weights); i++)
		coder->scores[i] = dia_weights_bias(weights, i) + coder->scores[i] / length;
}

static guint
start_scores(DiaCoder *coder, const DiaWeights *weights, const DiaToken *tokens, guint32 n_tokens)
{
	guint n_stems;

	collect_stems(coder, weights, tokens, n_tokens);
	n_stems = count_distinct(coder);
	memset(coder->scores, 0, dia_weights_n_labels(weights) * sizeof *coder->scores);
	start_round(coder, dia_weights_n_terms(weights));
	return n_stems;
}

const double *
dia_coder_score_issues(DiaCoder *coder, const char *text, const DiaToken *tokens, guint32 n_tokens)
{
	const DiaWeights *weights = coder->codings->issues;
	guint n_stems = start_scores(coder, weights, tokens, n_tokens);

	add_sequences(coder, weights);
	add_groups(coder, text, tokens, n_tokens);
	finish_scores(coder, weights, n_stems);
	return coder->scores;
}

const double *
dia_coder_score_action(DiaCoder *coder, const DiaToken *tokens, guint32 n_tokens)
{
	const DiaWeights *weights = coder->codings->action;
	guint n_stems = start_scores(coder, weights, tokens, n_tokens);

	add_sequences(coder, weights);
	add_start(coder);
	finish_scores(coder, weights, n_stems);
	return coder->scores;
}

static guint
find_best(const double *scores, guint n)
{
	guint best = 0;

	for (guint i = 1; i < n; i++)
		if (scores[i] > scores[best])
			best = i;
	return best;
}

void
dia_coder_choose(DiaCoder *coder, const char *text, const DiaToken *tokens, guint32 n_tokens,
		 GPtrArray *issues, guint8 *action)
{
	const DiaWeights *weights = coder->codings->issues;
	guint n_labels = dia_weights_n_labels(weights);
	const double *scores = dia_coder_score_issues(coder, text, tokens, n_tokens);
	guint best = find_best(scores, n_labels);

	g_ptr_array_set_size(issues, 0);
	for (guint i = 0; i < n_labels; i++)
		if (scores[i] > 0)
			g_ptr_array_add(issues, (gpointer)dia_weights_label(weights, i));
	if (issues->len == 0 && scores[best] > -dia_weights_nearest(weights))
		g_ptr_array_add(issues, (gpointer)dia_weights_label(weights, best));
	scores = dia_coder_score_action(coder, tokens, n_tokens);
	*action = (guint8)(find_best(scores, dia_weights_n_labels(coder->codings->action)) + 1);
}

/* The tokens before the States that make the recommendation. */
static guint32
count_wording(const DiaAnalysis *analysis, const DiaParagraph *paragraph, guint32 first,
	      guint32 end)
{
	const DiaRecommendation *recommendation = &g_array_index(
		analysis->document->recommendations, DiaRecommendation, paragraph->recommendation);

	while (end > first &&
	       dia_analysis_tokens(analysis)[end - 1].start >= recommendation->wording.end)
		end--;
	return end - first;
}

void
dia_annotate_codings(DiaAnalysis *analysis)
{
	DiaCoder *coder = dia_coder_new(analysis->lexicon->codings, analysis->vocabulary);
	g_autoptr(GPtrArray) issues = g_ptr_array_new();

	for (guint i = 0; i < analysis->document->paragraphs->len; i++) {
		const DiaParagraph *paragraph =
			&g_array_index(analysis->document->paragraphs, DiaParagraph, i);
		guint32 first = dia_analysis_first_token(analysis, i);
		DiaCoding coding = { .paragraph = i };

		if (paragraph->recommendation < 0)
			continue;
		dia_coder_choose(coder, analysis->document->text->str,
				 dia_analysis_tokens(analysis) + first,
				 count_wording(analysis, paragraph, first,
					       dia_analysis_end_token(analysis, i)),
				 issues, &coding.action);
		g_ptr_array_add(issues, NULL);
		coding.issues = dia_pool_strv(&analysis->pool, (const char *const *)issues->pdata);
		g_array_append_val(analysis->codings, coding);
	}
	dia_coder_free(coder);
}
