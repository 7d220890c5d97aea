#include "model/comparison.h"

/* By date, undated last, then by id: the order of the arguments must not matter. */
static int
compare_reports(gconstpointer a, gconstpointer b)
{
	const DiaMetadata *first = &(*(const DiaAnalysis *const *)a)->document->metadata;
	const DiaMetadata *second = &(*(const DiaAnalysis *const *)b)->document->metadata;
	int order;

	if ((first->date == NULL) != (second->date == NULL))
		return first->date == NULL ? 1 : -1;
	order = g_strcmp0(first->date, second->date);
	return order != 0 ? order : g_strcmp0(first->id, second->id);
}

static gpointer
copy_reference(gconstpointer analysis, gpointer user_data G_GNUC_UNUSED)
{
	return dia_analysis_ref((DiaAnalysis *)analysis);
}

DiaComparison *
dia_comparison_new(const GPtrArray *analyses, DiaLexicon *lexicon)
{
	DiaComparison *comparison = g_new0(DiaComparison, 1);

	g_atomic_ref_count_init(&comparison->references_count);
	comparison->lexicon = dia_lexicon_ref(lexicon);
	comparison->reports = g_ptr_array_copy((GPtrArray *)analyses, copy_reference, NULL);
	g_ptr_array_set_free_func(comparison->reports, (GDestroyNotify)dia_analysis_unref);
	g_ptr_array_sort(comparison->reports, compare_reports);
	comparison->threads = g_array_new(FALSE, TRUE, sizeof(DiaThread));
	comparison->links = g_array_new(FALSE, TRUE, sizeof(DiaLink));
	comparison->changes = g_array_new(FALSE, TRUE, sizeof(DiaChange));
	comparison->series = g_array_new(FALSE, TRUE, sizeof(DiaSeries));
	comparison->commitments = g_array_new(FALSE, TRUE, sizeof(DiaCommitment));
	comparison->findings = g_array_new(FALSE, TRUE, sizeof(DiaFinding));
	dia_pool_init(&comparison->pool);
	dia_pool_init(&comparison->figures_pool);
	dia_pool_init(&comparison->findings_pool);
	return comparison;
}

DiaComparison *
dia_comparison_ref(DiaComparison *comparison)
{
	g_atomic_ref_count_inc(&comparison->references_count);
	return comparison;
}

void
dia_comparison_unref(DiaComparison *comparison)
{
	if (comparison == NULL || !g_atomic_ref_count_dec(&comparison->references_count))
		return;
	g_ptr_array_unref(comparison->reports);
	g_array_unref(comparison->threads);
	g_array_unref(comparison->links);
	g_array_unref(comparison->changes);
	g_array_unref(comparison->series);
	g_array_unref(comparison->commitments);
	g_array_unref(comparison->findings);
	dia_pool_clear(&comparison->pool);
	dia_pool_clear(&comparison->figures_pool);
	dia_pool_clear(&comparison->findings_pool);
	dia_lexicon_unref(comparison->lexicon);
	g_free(comparison);
}

static gconstpointer
expose(const GArray *array, guint *length)
{
	if (length != NULL)
		*length = array->len;
	return array->data;
}

DiaAnalysis *const *
dia_comparison_reports(const DiaComparison *comparison, guint *length)
{
	if (length != NULL)
		*length = comparison->reports->len;
	return (DiaAnalysis *const *)comparison->reports->pdata;
}

const DiaThread *
dia_comparison_threads(const DiaComparison *comparison, guint *length)
{
	return expose(comparison->threads, length);
}

const DiaChange *
dia_comparison_changes(const DiaComparison *comparison, guint *length)
{
	return expose(comparison->changes, length);
}

const DiaSeries *
dia_comparison_series(const DiaComparison *comparison, guint *length)
{
	return expose(comparison->series, length);
}

const DiaCommitment *
dia_comparison_commitments(const DiaComparison *comparison, guint *length)
{
	return expose(comparison->commitments, length);
}

const DiaFinding *
dia_comparison_findings(const DiaComparison *comparison, guint *length)
{
	return expose(comparison->findings, length);
}
