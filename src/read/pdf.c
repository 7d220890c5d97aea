/*
 * PDF: glyphs with their places, page by page, to the layout; poppler is known here only, and loaded here.
 */
#include <poppler.h>
#include <string.h>

#include "base/limits.h"
#include "diachron/error.h"
#include "read/library.h"
#include "read/pdf-layout.h"
#include "read/read.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerRectangle, g_free)

#define POPPLER "libpoppler-glib.so.8"
#define FUNCTIONS(use)                                                                             \
	use(poppler_document_new_from_bytes)                                                       \
	use(poppler_document_get_n_pages)                                                          \
	use(poppler_document_get_page)                                                             \
	use(poppler_page_get_text)                                                                 \
	use(poppler_page_get_text_layout)                                                          \
	use(poppler_page_get_text_attributes)                                                      \
	use(poppler_page_free_text_attributes)                                                     \
	use(poppler_error_quark)                                                                   \
	use(g_object_unref)

typedef struct {
	FUNCTIONS(DIA_LIBRARY_MEMBER)
} Poppler;

static const char *const function_names[] = { FUNCTIONS(DIA_LIBRARY_NAME) };

static void
set_error(const Poppler *poppler, const DiaReadInput *input, const GError *failure, GError **error)
{
	gboolean is_encrypted = g_error_matches(failure, poppler->poppler_error_quark(),
						POPPLER_ERROR_ENCRYPTED);

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
read_page(const Poppler *poppler, DiaPdfLayout *layout, PopplerPage *page)
{
	g_autofree char *text = poppler->poppler_page_get_text(page);
	g_autoptr(PopplerRectangle) places = NULL;
	guint n_places = 0;
	gboolean is_read = TRUE;
	GList *runs;

	if (text != NULL && g_utf8_validate(text, -1, NULL) &&
	    poppler->poppler_page_get_text_layout(page, &places, &n_places)) {
		runs = poppler->poppler_page_get_text_attributes(page);
		is_read = add_glyphs(layout, text, places, n_places, runs);
		poppler->poppler_page_free_text_attributes(runs);
	}
	dia_pdf_layout_end_page(layout);
	return is_read;
}

/* The same of a page by its number; one that cannot be opened is empty. */
static gboolean
read_nth_page(const Poppler *poppler, DiaPdfLayout *layout, PopplerDocument *document, gint nth)
{
	PopplerPage *page = poppler->poppler_document_get_page(document, nth);
	gboolean is_read = TRUE;

	if (page == NULL) {
		dia_pdf_layout_end_page(layout);
		return TRUE;
	}
	is_read = read_page(poppler, layout, page);
	poppler->g_object_unref(page);
	return is_read;
}

static gboolean
read_pages(const Poppler *poppler, DiaPdfLayout *layout, PopplerDocument *document,
	   const DiaReadInput *input, GError **error)
{
	gint n_pages = poppler->poppler_document_get_n_pages(document);

	if (n_pages > (gint)DIA_MAX_PDF_PAGES) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT,
			    "%s: more than %u pages (DIA_MAX_PDF_PAGES); split the report",
			    input->name, DIA_MAX_PDF_PAGES);
		return FALSE;
	}
	for (gint i = 0; i < n_pages; i++) {
		if (!read_nth_page(poppler, layout, document, i)) {
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

static gboolean
read_layout(DiaPdfLayout *layout, const DiaReadInput *input, GError **error)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(input->data, input->length);
	g_autoptr(GError) failure = NULL;
	PopplerDocument *document;
	Poppler poppler;
	gboolean is_read;

	if (!dia_library_load(POPPLER, function_names, G_N_ELEMENTS(function_names), &poppler,
			      input->name, error))
		return FALSE;
	document = poppler.poppler_document_new_from_bytes(bytes, NULL, &failure);
	if (document == NULL) {
		set_error(&poppler, input, failure, error);
		return FALSE;
	}
	is_read = read_pages(&poppler, layout, document, input, error);
	poppler.g_object_unref(document);
	return is_read;
}

DiaBlocks *
dia_read_pdf(const DiaReadInput *input, GError **error)
{
	g_auto(DiaPdfLayout) layout;
	DiaBlocks *blocks;

	dia_pdf_layout_init(&layout);
	if (!read_layout(&layout, input, error))
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
