/*
 * Prints the measures of a collection and the evidence for each pair of them, for tools/fit-series.
 *
 *     series-pairs MANIFEST
 *
 * A line "F measure report paragraph start" for each figure (start in characters of the paragraph), then "P a b" and
 * the evidence, from 0 to 1, for each two measures of different reports that are not excluded from the start.
 */
#include <stdio.h>
#include <stdlib.h>

#include "align/series.h"
#include "diachron/pipeline.h"

#define MIN_COSINE 0.01 /* pairs that share less are not compared by the program either */

static void
print_figures(const DiaMeasures *measures, guint index)
{
	const DiaMeasure *measure = g_ptr_array_index(measures->measures, index);
	const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, measure->report);
	const DiaDocument *document = analysis->document;

	for (guint i = 0; i < measure->figures->len; i++) {
		const DiaFigure *figure = &dia_analysis_figures(
			analysis, NULL)[g_array_index(measure->figures, guint32, i)];

		printf("F\t%u\t%s\t%s\t%u\n", index, document->metadata.id,
		       dia_document_paragraph(document, figure->paragraph)->id,
		       dia_document_character_offset(document, figure->paragraph,
						     figure->span.start));
	}
}

static void
print_pair(const DiaMeasures *measures, guint a, guint b)
{
	double evidence[DIA_N_EVIDENCE];
	const DiaMeasure *first = g_ptr_array_index(measures->measures, a);
	const DiaMeasure *second = g_ptr_array_index(measures->measures, b);

	if (first->report == second->report ||
	    !dia_measures_weigh(measures, first, second, evidence) ||
	    (evidence[DIA_EVIDENCE_COSINE] < MIN_COSINE && evidence[DIA_EVIDENCE_SAME_VALUE] < 1.0 &&
	     evidence[DIA_EVIDENCE_SAME_INDICATOR] <= 0))
		return;
	printf("P\t%u\t%u", a, b);
	for (guint i = 0; i < DIA_N_EVIDENCE; i++)
		printf("\t%.4g", evidence[i]);
	printf("\n");
}

int
main(int n_arguments, char **arguments)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaLexicon) lexicon = NULL;
	g_autoptr(DiaCollection) collection = NULL;
	g_autoptr(GPtrArray) analyses = NULL;
	g_autoptr(DiaComparison) comparison = NULL;
	g_autoptr(DiaMeasures) measures = NULL;
	DiaPipelineOptions options = { .jobs = 1 };
	const char *paths[] = { n_arguments > 1 ? arguments[1] : "", NULL };

	lexicon = dia_lexicon_new(NULL, &error);
	if (lexicon != NULL)
		collection = dia_collection_load(paths, &error);
	if (collection != NULL)
		analyses = dia_pipeline_extract_all(collection, lexicon, &options, &error);
	if (analyses == NULL) {
		fprintf(stderr, "%s\n", error->message);
		return EXIT_FAILURE;
	}
	comparison = dia_comparison_new(analyses, lexicon);
	measures = dia_measures_new(comparison);
	for (guint i = 0; i < measures->measures->len; i++)
		print_figures(measures, i);
	for (guint i = 0; i < measures->measures->len; i++)
		for (guint j = i + 1; j < measures->measures->len; j++)
			print_pair(measures, i, j);
	return EXIT_SUCCESS;
}
