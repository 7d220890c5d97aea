/*
 * Fuzz target: any bytes as a baseline, and as a list of findings to ignore, over the findings of a small report.
 */
#include "cli/findings-filter.h"
#include "memory-file.h"
#include "normalize/normalize.h"
#include "annotate/annotate.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static const char report[] =
	"1. Of 100 prisoners, 40 were women and 70 were men.\n"
	"2. The number of cases rose from 12 in 2009 to 7 in 2010.\n"
	"3. See paragraph 99 above.\n";

static DiaComparison *
compare_report(void)
{
	DiaLexicon *lexicon = dia_lexicon_new(NULL, NULL);
	DiaReadInput input = { .name = "report", .data = report, .length = sizeof(report) - 1 };
	DiaReportSource source = { .id = "report", .path = "report" };
	DiaPipelineOptions options = { .jobs = 1 };
	g_autoptr(DiaBlocks) blocks = dia_read_text(&input, NULL);
	g_autoptr(DiaDocument) document = dia_normalize(blocks, &source, lexicon, NULL);
	g_autoptr(GPtrArray) analyses =
		g_ptr_array_new_with_free_func((GDestroyNotify)dia_analysis_unref);
	DiaComparison *comparison;

	g_ptr_array_add(analyses, dia_annotate(document, lexicon));
	comparison = dia_pipeline_compare(analyses, lexicon, &options);
	dia_lexicon_unref(lexicon);
	return comparison;
}

static void
filter_findings(const DiaComparison *comparison, const DiaFindingsFilter *filter)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(DiaFindingRow));
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	GStringChunk *pool = g_string_chunk_new(256);
	guint n_findings;
	gboolean ok = dia_findings_filter(filter, comparison, rows, pool, notes, &error);

	dia_comparison_findings(comparison, &n_findings);
	g_assert_cmpuint(n_findings, >, 0);
	g_assert_true(ok == (error == NULL));
	g_assert_true(ok || g_utf8_validate(error->message, -1, NULL));
	g_assert_true(!ok || rows->len == n_findings);
	for (guint i = 0; i < notes->len; i++)
		g_assert_true(g_utf8_validate(g_ptr_array_index(notes, i), -1, NULL));
	g_string_chunk_free(pool);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	static DiaComparison *comparison;
	MemoryFile file;

	if (comparison == NULL)
		comparison = compare_report();
	memory_file_open(&file, data, size);
	filter_findings(comparison, &(DiaFindingsFilter){ .baseline = file.path });
	filter_findings(comparison, &(DiaFindingsFilter){ .ignore = file.path });
	memory_file_close(&file);
	return 0;
}
