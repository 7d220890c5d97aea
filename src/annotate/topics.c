/*
 * What each paragraph is about: the weights of the phrases that it holds.
 */
#include "annotate/annotate.h"


/* A phrase of weight 1 is enough: data/topics/topics.txt. */
enum { THRESHOLD_PERCENT = 100 };
static const double ROUNDING = 1e-6; /* of sums such as 0.7 + 0.2 + 0.1 */

/* @param seen by term: the last paragraph, from 1, that has it; a phrase counts once a paragraph */
static void
add_matches(const DiaAnalysis *analysis, guint32 paragraph, double *sums, guint32 *seen,
	    GArray *hits)
{
	const DiaTopics *topics = analysis->lexicon->topics;
	const DiaTopicTerm *terms = dia_topics_terms(topics, NULL);
	guint32 end = dia_analysis_end_token(analysis, paragraph);
	guint32 at = dia_analysis_first_token(analysis, paragraph);

	while (at < end) {
		DiaPhraseMatch match;
		guint32 term;

		if (!dia_phrases_match(dia_topics_phrases(topics), analysis->vocabulary,
				       analysis->document->text->str, dia_analysis_tokens(analysis),
				       at, end, &match)) {
			at++;
			continue;
		}
		for (guint n = 0; dia_phrases_payload(dia_topics_phrases(topics), &match, n, &term);
		     n++) {
			if (terms[term].topic == DIA_TOPIC_MISLEADING || seen[term] == paragraph + 1)
				continue;
			seen[term] = paragraph + 1;
			sums[terms[term].topic] += terms[term].weight;
			g_array_append_val(hits, term);
		}
		at += match.n_tokens;
	}
}

static void
add_marks(DiaAnalysis *analysis, guint32 paragraph, const double *sums, const GArray *hits)
{
	const DiaTopicTerm *terms = dia_topics_terms(analysis->lexicon->topics, NULL);

	for (guint topic = 0; topic < dia_topics_length(analysis->lexicon->topics); topic++) {
		g_autoptr(GPtrArray) evidence = NULL;
		DiaTopicMark mark = { .paragraph = paragraph, .topic = (guint16)topic };

		if (sums[topic] * 100 < THRESHOLD_PERCENT - ROUNDING)
			continue;
		evidence = g_ptr_array_new();
		for (guint i = 0; i < hits->len; i++) {
			const DiaTopicTerm *term = &terms[g_array_index(hits, guint32, i)];

			if (term->topic == topic &&
			    !g_ptr_array_find(evidence, term->text, NULL))
				g_ptr_array_add(evidence, (gpointer)term->text);
		}
		g_ptr_array_add(evidence, NULL);
		mark.evidence = dia_pool_strv(&analysis->pool,
					      (const char *const *)evidence->pdata);
		mark.score = sums[topic] / (1.0 + sums[topic]);
		g_array_append_val(analysis->topics, mark);
	}
}

void
dia_annotate_topics(DiaAnalysis *analysis)
{
	guint n_topics = dia_topics_length(analysis->lexicon->topics);
	guint n_terms = 0;
	g_autofree double *sums = g_new(double, n_topics);
	g_autofree guint32 *seen = NULL;
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(guint32));

	dia_topics_terms(analysis->lexicon->topics, &n_terms);
	seen = g_new0(guint32, n_terms);
	for (guint i = 0; i < analysis->document->paragraphs->len; i++) {
		memset(sums, 0, n_topics * sizeof(double));
		g_array_set_size(hits, 0);
		add_matches(analysis, i, sums, seen, hits);
		if (hits->len > 0)
			add_marks(analysis, i, sums, hits);
	}
}
