/*
 * Fuzz target: any bytes as a paragraph and as a table. Figures and dates must lie in the text, on
 * limits of characters, and figures in prose must be in order and apart.
 */
#include <string.h>

#include "annotate-text.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

enum { MAX_FUZZ_BYTES = 1 << 20 };

static void
check_span(const char *text, gsize length, DiaSpan span)
{
	g_assert_cmpuint(span.start, <, span.end);
	g_assert_cmpuint(span.end, <=, length);
	g_assert_true(((guchar)text[span.start] & 0xc0) != 0x80);
	g_assert_true(span.end == length || ((guchar)text[span.end] & 0xc0) != 0x80);
}

static void
check_analysis(const DiaAnalysis *analysis, gboolean is_table)
{
	gsize length;
	const char *text = dia_document_text(dia_analysis_document(analysis), &length);
	guint n_figures;
	const DiaFigure *figures = dia_analysis_figures(analysis, &n_figures);

	for (guint i = 0; i < n_figures; i++) {
		check_span(text, length, figures[i].span);
		g_assert_nonnull(figures[i].unit);
		if (i > 0 && !is_table)
			g_assert_cmpuint(figures[i - 1].span.end, <=, figures[i].span.start);
	}
	for (guint i = 0; i < analysis->dates->len; i++)
		check_span(text, length, g_array_index(analysis->dates, DiaDateMark, i).span);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	static gsize once;
	static DiaLexicon *lexicon;
	g_autofree char *valid = NULL;

	if (size > MAX_FUZZ_BYTES)
		return 0;
	if (g_once_init_enter(&once)) {
		lexicon = dia_lexicon_new(NULL, NULL);
		g_once_init_leave(&once, 1);
	}
	valid = g_utf8_make_valid((const char *)data, (gssize)size);
	for (guint i = 0; i < 2; i++) {
		g_autoptr(DiaAnalysis) analysis =
		    annotate_text(lexicon, valid, strlen(valid), "FRA",
				  i == 0 ? DIA_PARAGRAPH_NUMBERED : DIA_PARAGRAPH_TABLE);

		check_analysis(analysis, i == 1);
	}
	return 0;
}
