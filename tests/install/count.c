/*
 * A program of somebody else's: counts the paragraphs and figures of the reports that it is given.
 */
#include <stdio.h>

#include <diachron/diachron.h>

int
main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaLexicon) lexicon = dia_lexicon_new(NULL, &error);
	g_autoptr(DiaCollection) collection = NULL;
	g_autoptr(GPtrArray) analyses = NULL;
	const DiaPipelineOptions options = { .jobs = 2 };

	if (argc > 1 && lexicon != NULL)
		collection = dia_collection_load((const char *const *)argv + 1, &error);
	if (collection != NULL)
		analyses = dia_pipeline_extract_all(collection, lexicon, &options, &error);
	if (analyses == NULL) {
		fprintf(stderr, "%s\n", error != NULL ? error->message : "name a report");
		return 2;
	}
	for (guint i = 0; i < analyses->len; i++) {
		const DiaAnalysis *analysis = g_ptr_array_index(analyses, i);
		const DiaDocument *document = dia_analysis_document(analysis);
		guint n_paragraphs;
		guint n_figures;

		dia_document_paragraphs(document, &n_paragraphs);
		dia_analysis_figures(analysis, &n_figures);
		printf("%s %u %u\n", dia_document_metadata(document)->id, n_paragraphs, n_figures);
	}
	return 0;
}
