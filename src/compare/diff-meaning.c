/*
 * What changed in meaning: figures and claims of each alignment, then topics, commitments and findings of
 * the whole.
 */
#include <string.h>

#include "compare/diff-marks.h"
#include "compare/diff.h"

guint8 *
dia_diff_find_changed(const DiaDifference *difference, gboolean is_new)
{
	const DiaDocument *document = is_new ? difference->new_document : difference->old_document;
	guint8 *changed = g_new0(guint8, document->paragraphs->len + 1);

	for (guint i = 0; i < difference->alignments->len; i++) {
		const DiaAlignment *alignment =
		    &g_array_index(difference->alignments, DiaAlignment, i);
		const DiaPassage *passage = is_new ? &alignment->new_passage
						   : &alignment->old_passage;

		/* What only moved or took another number says the same. */
		if (alignment->kind == DIA_DIFFERENCE_SAME ||
		    (alignment->old_passage.text != NULL && alignment->new_passage.text != NULL &&
		     !alignment->is_modified))
			continue;
		for (guint j = 0; j < passage->n_paragraphs; j++)
			changed[passage->paragraphs[j]] = TRUE;
	}
	return changed;
}

/* The words of a text, told by blanks. */
static guint32
count_words(const char *text, guint32 length)
{
	guint32 n = 0;

	for (guint32 i = 0; i < length; i++)
		n += !g_ascii_isspace(text[i]) && (i == 0 || g_ascii_isspace(text[i - 1]));
	return n;
}

/* The words that an alignment adds or takes away. */
static guint32
count_changed_words(const DiaAlignment *alignment, gboolean is_new)
{
	const DiaPassage *passage = is_new ? &alignment->new_passage : &alignment->old_passage;
	guint32 n = 0;

	if (alignment->old_passage.text == NULL || alignment->new_passage.text == NULL)
		return passage->text != NULL ? count_words(passage->text, passage->length) : 0;
	for (guint i = 0; i < alignment->n_edits; i++) {
		const DiaEdit *edit = &alignment->edits[i];
		DiaSpan span = is_new ? edit->new_span : edit->old_span;

		if (edit->operation == (is_new ? '+' : '-') && !edit->is_reference)
			n += count_words(passage->text + span.start, span.end - span.start);
	}
	return n;
}

/* Marks the topics of a passage in a set by topic. */
static void
collect_topics(const DiaAnalysis *analysis, const DiaPassage *passage, guint8 *set)
{
	guint n;
	const DiaTopicMark *topics = dia_analysis_topics(analysis, &n);

	for (guint i = 0; i < passage->n_paragraphs; i++)
		for (guint at = dia_analysis_first_topic(analysis, passage->paragraphs[i]);
		     at < n && topics[at].paragraph == passage->paragraphs[i]; at++)
			set[topics[at].topic] = TRUE;
}

typedef struct {
	DiaDifference *difference;
	guint n_topics;
	guint8 *old_set; /* by topic */
	guint8 *new_set;
	DiaTopicChange *changes; /* by topic */
} Counter;

static void
add_topics(Counter *counter, DiaAlignment *alignment)
{
	DiaDifference *difference = counter->difference;
	guint32 added = count_changed_words(alignment, TRUE);
	guint32 removed = count_changed_words(alignment, FALSE);
	g_autoptr(GArray) topics = g_array_new(FALSE, FALSE, sizeof(guint16));

	memset(counter->old_set, 0, counter->n_topics);
	memset(counter->new_set, 0, counter->n_topics);
	collect_topics(dia_difference_old_analysis(difference), &alignment->old_passage,
		       counter->old_set);
	collect_topics(dia_difference_new_analysis(difference), &alignment->new_passage,
		       counter->new_set);
	for (guint i = 0; i < counter->n_topics; i++) {
		guint16 topic = (guint16)i; /* there are DIA_MAX_TOPICS at most */

		counter->changes[topic].added += counter->new_set[topic] ? added : 0;
		counter->changes[topic].removed += counter->old_set[topic] ? removed : 0;
		if (counter->old_set[topic] || counter->new_set[topic])
			g_array_append_val(topics, topic);
	}
	alignment->n_topics = topics->len;
	alignment->topics = dia_pool_array(&difference->pool, topics);
}

static void
explain_alignments(DiaDifference *difference)
{
	guint n_topics = dia_lexicon_n_topics(difference->old_comparison->lexicon);
	g_autofree guint8 *old_set = g_new(guint8, n_topics + 1);
	g_autofree guint8 *new_set = g_new(guint8, n_topics + 1);
	g_autofree DiaTopicChange *changes = g_new0(DiaTopicChange, n_topics + 1);
	Counter counter = { difference, n_topics, old_set, new_set, changes };

	for (guint i = 0; i < difference->alignments->len; i++) {
		DiaAlignment *alignment = &g_array_index(difference->alignments, DiaAlignment, i);

		if (alignment->kind == DIA_DIFFERENCE_SAME)
			continue;
		add_topics(&counter, alignment);
		if (!alignment->is_modified)
			continue;
		dia_diff_add_figures(difference, alignment);
		dia_diff_add_claims(difference, alignment);
	}
	for (guint topic = 0; topic < n_topics; topic++) {
		changes[topic].topic = (guint16)topic;
		if (changes[topic].added > 0 || changes[topic].removed > 0)
			g_array_append_val(difference->topics, changes[topic]);
	}
}

/* The commitments of one version that the other does not speak of. */
static void
add_commitments(DiaDifference *difference, const DiaComparison *here, const DiaComparison *other,
		gboolean is_added)
{
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
	guint n;
	const DiaCommitment *commitments = dia_comparison_commitments(other, &n);

	for (guint i = 0; i < n; i++)
		g_hash_table_add(known, (gpointer)commitments[i].id);
	commitments = dia_comparison_commitments(here, &n);
	for (guint i = 0; i < n; i++) {
		DiaCommitmentChange change = { &commitments[i], is_added };

		if (!g_hash_table_contains(known, commitments[i].id))
			g_array_append_val(difference->commitments, change);
	}
}

/* The findings of one version without a counterpart of the same fingerprint in the other. */
static void
add_findings(GPtrArray *findings, const DiaComparison *here, const DiaComparison *other)
{
	g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
	guint n;
	const DiaFinding *all = dia_comparison_findings(other, &n);

	for (guint i = 0; i < n; i++) {
		guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, all[i].fingerprint));

		g_hash_table_insert(counts, (gpointer)all[i].fingerprint, GUINT_TO_POINTER(count + 1));
	}
	all = dia_comparison_findings(here, &n);
	for (guint i = 0; i < n; i++) {
		guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, all[i].fingerprint));

		if (count == 0)
			g_ptr_array_add(findings, (gpointer)&all[i]);
		else
			g_hash_table_insert(counts, (gpointer)all[i].fingerprint,
					    GUINT_TO_POINTER(count - 1));
	}
}

void
dia_diff_explain(DiaDifference *difference)
{
	const DiaComparison *old_comparison = difference->old_comparison;
	const DiaComparison *new_comparison = difference->new_comparison;

	explain_alignments(difference);
	add_commitments(difference, new_comparison, old_comparison, TRUE);
	add_commitments(difference, old_comparison, new_comparison, FALSE);
	add_findings(difference->findings_added, new_comparison, old_comparison);
	add_findings(difference->findings_cleared, old_comparison, new_comparison);
}
