/*
 * PDF: glyphs with their places, page by page, to the layout; poppler is known here only.
 */
#include <poppler.h>
#include <string.h>

#include "base/limits.h"
#include "diachron/error.h"
#include "read/pdf-layout.h"
#include "read/read.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerRectangle, g_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

static void
set_error(const DiaReadInput *input, const GError *failure, GError **error)
{
	gboolean is_encrypted =
	    g_error_matches(failure, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);

	g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT, "%s: %s", input->name,
		    is_encrypted ? "an encrypted PDF; remove its password, for example with "
				   "\"qpdf --decrypt\""
				 : "a damaged PDF; open it and print it to a new PDF");
}

static gboolean
is_bold_name(const char *font)
{
	static const char *const words[] = { "Bold", "bold", "BOLD", "Black", "Heavy", "Demi" };

	for (guint i = 0; i < G_N_ELEMENTS(words) && font != NULL; i++)
		if (strstr(font, words[i]) != NULL)
			return TRUE;
	return FALSE;
}

/* Adds the characters of a page; the runs of one font are sorted by their start. */
static gboolean
add_glyphs(DiaPdfLayout *layout, const char *text, const PopplerRectangle *places, guint n_places,
	   const GList *runs)
{
	const char *at = text;

	for (guint i = 0; i < n_places && *at != '\0'; i++, at = g_utf8_next_char(at)) {
		const PopplerTextAttributes *run = runs != NULL ? runs->data : NULL;
		DiaPdfGlyph glyph = { .character = g_utf8_get_char(at),
				      .x0 = (float)places[i].x1,
				      .x1 = (float)places[i].x2,
				      .top = (float)places[i].y1,
				      .bottom = (float)places[i].y2 };

		while (run != NULL && run->end_index < (gint)i && runs->next != NULL) {
			runs = runs->next;
			run = runs->data;
		}
		glyph.size = run != NULL && run->font_size > 0 ? (float)run->font_size
							       : glyph.bottom - glyph.top;
		glyph.is_bold = run != NULL && is_bold_name(run->font_name);
		if (!dia_pdf_layout_add(layout, &glyph))
			return FALSE;
	}
	return TRUE;
}

/* FALSE where the document has more than is read. */
static gboolean
read_page(DiaPdfLayout *layout, PopplerPage *page)
{
	g_autofree char *text = poppler_page_get_text(page);
	g_autoptr(PopplerRectangle) places = NULL;
	guint n_places = 0;
	gboolean is_read = TRUE;
	GList *runs;

	if (text != NULL && g_utf8_validate(text, -1, NULL) &&
	    poppler_page_get_text_layout(page, &places, &n_places)) {
		runs = poppler_page_get_text_attributes(page);
		is_read = add_glyphs(layout, text, places, n_places, runs);
		poppler_page_free_text_attributes(runs);
	}
	dia_pdf_layout_end_page(layout);
	return is_read;
}

static gboolean
read_pages(DiaPdfLayout *layout, PopplerDocument *document, const DiaReadInput *input,
	   GError **error)
{
	gint n_pages = poppler_document_get_n_pages(document);

	if (n_pages > (gint)DIA_MAX_PDF_PAGES) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT,
			    "%s: more than %u pages (DIA_MAX_PDF_PAGES); split the report",
			    input->name, DIA_MAX_PDF_PAGES);
		return FALSE;
	}
	for (gint i = 0; i < n_pages; i++) {
		g_autoptr(PopplerPage) page = poppler_document_get_page(document, i);

		if (page == NULL) {
			dia_pdf_layout_end_page(layout);
		} else if (!read_page(layout, page)) {
			g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT,
				    "%s: more than %u characters (DIA_MAX_PDF_GLYPHS); split the "
				    "report",
				    input->name, DIA_MAX_PDF_GLYPHS);
			return FALSE;
		}
	}
	if (layout->words->len > 0)
		return TRUE;
	g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
		    "%s: a PDF without text, scanned perhaps; recognize its text first, for example "
		    "with \"ocrmypdf\"",
		    input->name);
	return FALSE;
}

DiaBlocks *
dia_read_pdf(const DiaReadInput *input, GError **error)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(input->data, input->length);
	g_autoptr(GError) failure = NULL;
	g_autoptr(PopplerDocument) document = poppler_document_new_from_bytes(bytes, NULL, &failure);
	g_auto(DiaPdfLayout) layout;
	DiaBlocks *blocks;

	dia_pdf_layout_init(&layout);
	if (document == NULL) {
		set_error(input, failure, error);
		return NULL;
	}
	if (!read_pages(&layout, document, input, error))
		return NULL;
	blocks = dia_blocks_new("application/pdf");
	for (guint i = 0; i < layout.n_cut_words; i++)
		dia_blocks_drop(blocks, "word", 0);
	dia_pdf_layout_find_furniture(&layout, blocks);
	dia_pdf_layout_find_notes(&layout);
	dia_pdf_layout_find_tables(&layout);
	dia_pdf_layout_add_blocks(&layout, blocks);
	return blocks;
}
