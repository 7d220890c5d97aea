#include "model/difference.h"

const char *
dia_difference_kind_name(DiaDifferenceKind kind)
{
	static const char *const names[] = { "same",  "inserted", "deleted", "moved", "modified",
					     "split", "merged",	  "renumbered" };

	g_return_val_if_fail(kind < G_N_ELEMENTS(names), names[0]);
	return names[kind];
}

DiaDifference *
dia_difference_new(DiaDocument *old_document, DiaDocument *new_document)
{
	DiaDifference *difference = g_new0(DiaDifference, 1);

	g_atomic_ref_count_init(&difference->references_count);
	difference->old_document = dia_document_ref(old_document);
	difference->new_document = dia_document_ref(new_document);
	difference->alignments = g_array_new(FALSE, TRUE, sizeof(DiaAlignment));
	difference->commitments = g_array_new(FALSE, TRUE, sizeof(DiaCommitmentChange));
	difference->topics = g_array_new(FALSE, TRUE, sizeof(DiaTopicChange));
	difference->findings_added = g_ptr_array_new();
	difference->findings_cleared = g_ptr_array_new();
	dia_pool_init(&difference->pool);
	return difference;
}

DiaDifference *
dia_difference_ref(DiaDifference *difference)
{
	g_atomic_ref_count_inc(&difference->references_count);
	return difference;
}

void
dia_difference_unref(DiaDifference *difference)
{
	if (difference == NULL || !g_atomic_ref_count_dec(&difference->references_count))
		return;
	g_array_unref(difference->alignments);
	g_array_unref(difference->commitments);
	g_array_unref(difference->topics);
	g_ptr_array_unref(difference->findings_added);
	g_ptr_array_unref(difference->findings_cleared);
	dia_pool_clear(&difference->pool);
	dia_comparison_unref(difference->old_comparison);
	dia_comparison_unref(difference->new_comparison);
	dia_document_unref(difference->old_document);
	dia_document_unref(difference->new_document);
	g_free(difference);
}

const DiaDocument *
dia_difference_old_document(const DiaDifference *difference)
{
	return difference->old_document;
}

const DiaDocument *
dia_difference_new_document(const DiaDifference *difference)
{
	return difference->new_document;
}

DiaAnalysis *
dia_difference_old_analysis(const DiaDifference *difference)
{
	return g_ptr_array_index(difference->old_comparison->reports, 0);
}

DiaAnalysis *
dia_difference_new_analysis(const DiaDifference *difference)
{
	return g_ptr_array_index(difference->new_comparison->reports, 0);
}

static gconstpointer
expose(const GArray *array, guint *length)
{
	if (length != NULL)
		*length = array->len;
	return array->data;
}

const DiaAlignment *
dia_difference_alignments(const DiaDifference *difference, guint *length)
{
	return expose(difference->alignments, length);
}

const DiaCommitmentChange *
dia_difference_commitments(const DiaDifference *difference, guint *length)
{
	return expose(difference->commitments, length);
}

const DiaTopicChange *
dia_difference_topics(const DiaDifference *difference, guint *length)
{
	return expose(difference->topics, length);
}

static const DiaFinding *const *
expose_findings(const GPtrArray *findings, guint *length)
{
	if (length != NULL)
		*length = findings->len;
	return (const DiaFinding *const *)findings->pdata;
}

const DiaFinding *const *
dia_difference_findings_added(const DiaDifference *difference, guint *length)
{
	return expose_findings(difference->findings_added, length);
}

const DiaFinding *const *
dia_difference_findings_cleared(const DiaDifference *difference, guint *length)
{
	return expose_findings(difference->findings_cleared, length);
}

DiaDifferenceSummary
dia_difference_summary(const DiaDifference *difference)
{
	DiaDifferenceSummary summary = { .commitments = difference->commitments->len };

	for (guint i = 0; i < difference->alignments->len; i++) {
		const DiaAlignment *alignment =
		    &g_array_index(difference->alignments, DiaAlignment, i);

		summary.counts[alignment->kind]++;
		summary.renumbered += alignment->is_renumbered;
		summary.figures += alignment->n_figures;
		summary.claims += alignment->n_claims;
	}
	return summary;
}
