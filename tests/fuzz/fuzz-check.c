/*
 * Fuzz target: any text as two reports of one State, with all that `diachron check` finds in them.
 */
#include "annotate/annotate.h"
#include "diachron/pipeline.h"
#include "normalize/normalize.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static DiaAnalysis *
analyse(const char *text, gsize length, const char *id, const char *date, DiaLexicon *lexicon)
{
	DiaReadInput input = { .name = id, .data = text, .length = length };
	DiaReportSource source = { .id = id, .path = id, .date = date, .issuer = "state" };
	g_autoptr(DiaBlocks) blocks = dia_read_text(&input, NULL);
	g_autoptr(DiaDocument) document =
		blocks != NULL ? dia_normalize(blocks, &source, lexicon, NULL) : NULL;

	return document != NULL ? dia_annotate(document, lexicon) : NULL;
}

/* The input is cut in two where it says "===", so that findings between reports are reached too. */
int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	static DiaLexicon *lexicon;
	const char *text = (const char *)data;
	const char *cut = g_strstr_len(text, (gssize)size, "===");
	gsize length = cut != NULL ? (gsize)(cut - text) : size;
	gsize rest = cut != NULL ? length + 3 : size;
	DiaPipelineOptions options = { .jobs = 1 };
	g_autoptr(GPtrArray) analyses =
		g_ptr_array_new_with_free_func((GDestroyNotify)dia_analysis_unref);
	DiaAnalysis *first;
	DiaAnalysis *second;

	if (lexicon == NULL)
		lexicon = dia_lexicon_new(NULL, NULL);
	first = analyse(text, length, "first", "2014", lexicon);
	second = analyse(text + rest, size - rest, "second", "2019", lexicon);
	if (first != NULL)
		g_ptr_array_add(analyses, first);
	if (second != NULL)
		g_ptr_array_add(analyses, second);
	if (analyses->len > 0) {
		g_autoptr(DiaComparison) comparison = dia_pipeline_compare(analyses, lexicon, &options);
		DiaAnalysis *const *reports = dia_comparison_reports(comparison, NULL);
		guint n;
		const DiaFinding *findings = dia_comparison_findings(comparison, &n);

		for (guint i = 0; i < n; i++) {
			g_assert_true(g_utf8_validate(findings[i].message, -1, NULL));
			g_assert_cmpuint(findings[i].n_locations, >, 0);
			for (guint k = 0; k < findings[i].n_locations; k++) {
				const DiaFindingLocation *place = &findings[i].locations[k];
				const DiaDocument *document = dia_analysis_document(reports[place->report]);
				guint n_paragraphs;

				dia_document_paragraphs(document, &n_paragraphs);
				g_assert_cmpuint(place->paragraph, <, n_paragraphs);
				g_assert_cmpuint(place->span.start, <=, place->span.end);
			}
		}
	}
	return 0;
}
