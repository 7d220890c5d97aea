/*
 * Fuzz target: any bytes as a document that `extract -f jsonl` wrote. What is loaded goes through the whole program.
 */
#include "annotate/annotate.h"
#include "diachron/diachron.h"
#include "emit/html.h"
#include "emit/json.h"
#include "model/document-load.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
compare_document(DiaDocument *document, DiaLexicon *lexicon)
{
	const char *const paths[] = { "report", NULL };
	DiaPipelineOptions options = { .jobs = 1 };
	g_autoptr(GPtrArray) analyses =
		g_ptr_array_new_with_free_func((GDestroyNotify)dia_analysis_unref);
	g_autoptr(DiaCollection) collection = dia_collection_load(paths, NULL);
	g_autoptr(DiaComparison) comparison = NULL;
	g_autoptr(DiaJson) report = NULL;
	g_autoptr(GString) page = NULL;

	g_ptr_array_add(analyses, dia_annotate(document, lexicon));
	comparison = dia_pipeline_compare(analyses, lexicon, &options);
	report = dia_emit_report(comparison, collection, lexicon, 1);
	page = dia_emit_html(dia_json_root(report));
	g_assert_true(g_utf8_validate(page->str, (gssize)page->len, NULL));
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	static DiaLexicon *lexicon;
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaDocument) document = NULL;

	if (lexicon == NULL)
		lexicon = dia_lexicon_new(NULL, NULL);
	document = dia_document_load("documents", 1, (const char *)data, size, &error);
	g_assert_true((document == NULL) == (error != NULL));
	if (document != NULL)
		compare_document(document, lexicon);
	else
		g_assert_true(g_utf8_validate(error->message, -1, NULL));
	return 0;
}
