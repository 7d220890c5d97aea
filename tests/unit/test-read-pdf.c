/*
 * Reading PDF: small files in Helvetica, whose lines are placed by hand.
 */
#include <string.h>

#include "base/limits.h"
#include "diachron/error.h"
#include "read/pdf-layout.h"
#include "support-read.h"

/* A PDF whose pages are put together one by one. */
typedef struct {
	GString *bytes;
	GArray *places; /* of gsize: where the objects start */
	GString *pages; /* references to them */
	guint n_pages;
	GString *content; /* of the page that is open */
} Pdf;

enum { FIRST_PAGE_OBJECT = 5, TOP = 780, LEFT = 70, SIZE = 10, LEADING = 12 };

static void
add_object(Pdf *pdf, guint number, const char *text)
{
	gsize place = pdf->bytes->len;

	if (pdf->places->len <= number)
		g_array_set_size(pdf->places, number + 1);
	g_array_index(pdf->places, gsize, number) = place;
	g_string_append_printf(pdf->bytes, "%u 0 obj\n%s\nendobj\n", number, text);
}

static Pdf *
new_pdf(void)
{
	Pdf *pdf = g_new0(Pdf, 1);

	pdf->bytes = g_string_new("%PDF-1.4\n");
	pdf->places = g_array_new(FALSE, TRUE, sizeof(gsize));
	pdf->pages = g_string_new(NULL);
	pdf->content = g_string_new(NULL);
	add_object(pdf, 1, "<< /Type /Catalog /Pages 2 0 R >>");
	add_object(pdf, 3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
	add_object(pdf, 4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>");
	return pdf;
}

/* Writes text at a place; @y counts down from the top of the page. */
static void
put(Pdf *pdf, double x, double y, double size, gboolean is_bold, const char *text)
{
	g_string_append_printf(pdf->content, "BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n",
			       is_bold ? "B" : "F", size, x, TOP - y, text);
}

/* Writes lines with the usual distance between them; @return the height below them */
static double
put_lines(Pdf *pdf, double x, double y, const char *const *lines)
{
	for (; *lines != NULL; lines++, y += LEADING)
		put(pdf, x, y, SIZE, FALSE, *lines);
	return y;
}

static void
end_page(Pdf *pdf)
{
	guint number = FIRST_PAGE_OBJECT + 2 * pdf->n_pages++;
	g_autofree char *page = g_strdup_printf(
	    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %u 0 R "
	    "/Resources << /Font << /F 3 0 R /B 4 0 R >> >> >>",
	    number + 1);
	g_autofree char *content = g_strdup_printf("<< /Length %zu >>\nstream\n%s\nendstream",
						   pdf->content->len, pdf->content->str);

	add_object(pdf, number, page);
	add_object(pdf, number + 1, content);
	g_string_append_printf(pdf->pages, "%u 0 R ", number);
	g_string_truncate(pdf->content, 0);
}

/* @return the bytes of the file; the builder is gone */
static GString *
finish(Pdf *pdf)
{
	g_autofree char *pages = NULL;
	GString *bytes = pdf->bytes;
	gsize xref;

	end_page(pdf);
	pages = g_strdup_printf("<< /Type /Pages /Kids [%s] /Count %u >>", pdf->pages->str, pdf->n_pages);
	add_object(pdf, 2, pages);
	xref = bytes->len;
	g_string_append_printf(bytes, "xref\n0 %u\n0000000000 65535 f \n", pdf->places->len);
	for (guint i = 1; i < pdf->places->len; i++)
		g_string_append_printf(bytes, "%010zu 00000 n \n", g_array_index(pdf->places, gsize, i));
	g_string_append_printf(bytes, "trailer << /Size %u /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
			       pdf->places->len, xref);
	g_array_unref(pdf->places);
	g_string_free(pdf->pages, TRUE);
	g_string_free(pdf->content, TRUE);
	g_free(pdf);
	return bytes;
}

static void
check(Pdf *pdf, const char *expected)
{
	GString *bytes = finish(pdf);

	support_check_read(bytes->str, bytes->len, expected);
	g_string_free(bytes, TRUE);
}

static const char *const first[] = { "1. The court of appeal heard the case of three journalists who had",
				     "been held in custody since the spring, and it set them free after a",
				     "hearing of two days.", NULL };
static const char *const second[] = { "2. The prosecutor did not appeal against that decision, so that the",
				      "case is now at its end.", NULL };

#define FIRST                                                                                      \
	"P 1. The court of appeal heard the case of three journalists who had been held in custody " \
	"since the spring, and it set them free after a hearing of two days.\n"
#define SECOND                                                                                     \
	"P 2. The prosecutor did not appeal against that decision, so that the case is now at its end.\n"

static void
test_paragraphs(void)
{
	Pdf *pdf = new_pdf();
	double y;

	put(pdf, LEFT, 0, 14, TRUE, "I. Courts");
	y = put_lines(pdf, LEFT, 30, first);
	put_lines(pdf, LEFT, y, second);
	check(pdf, "H0 I. Courts\n" FIRST SECOND);
}

/* The number may stand apart, hyphens divide words, and a number may open a line in mid-sentence. */
static void
test_lines(void)
{
	static const char *const lines[] = { "The court of appeal heard the case of three of the journal-",
					     "ists who had been held in custody since the early spring of",
					     "2011. It set them free.", NULL };
	Pdf *pdf = new_pdf();

	put(pdf, LEFT, 0, SIZE, FALSE, "7.");
	put_lines(pdf, LEFT + 30, 0, lines);
	check(pdf, "P 7. The court of appeal heard the case of three of the journal-\x1f"
		   "ists who had been held in custody since the early spring of 2011. It set them free.\n");
}

static void
test_marks(void)
{
	Pdf *pdf = new_pdf();

	put(pdf, LEFT, 0, SIZE, FALSE, "The country has 5 km");
	put(pdf, LEFT + 93, -4, 6, FALSE, "2");
	put(pdf, LEFT + 100, 0, SIZE, FALSE, "of forest");
	put(pdf, LEFT + 142, -4, 6, FALSE, "12");
	put(pdf, LEFT + 153, 0, SIZE, FALSE, "in the north.");
	put(pdf, LEFT, 600, 8, FALSE, "12 See annex 2 on forests and");
	put(pdf, LEFT, 610, 8, FALSE, "on lakes.");
	check(pdf, "P The country has 5 km² of forest in the north. [12]\nN 12 See annex 2 on forests and on lakes.\n");
}

/* Of a paragraph with many notes the marks stand side by side, wider than other superscripts. */
static void
test_many_marks(void)
{
	Pdf *pdf = new_pdf();

	put(pdf, LEFT, 0, SIZE, FALSE, "The country has forest.");
	put(pdf, LEFT + 104, -4, 6, FALSE, "*1112131415");
	check(pdf, "P The country has forest. [* 11 12 13 14 15]\n");
}

static void
put_page(Pdf *pdf, guint number, const char *const *lines)
{
	g_autofree char *printed = g_strdup_printf("%u", number);

	put(pdf, LEFT, -30, 8, FALSE, "A/HRC/1/2");
	put_lines(pdf, LEFT, 0, lines);
	put(pdf, 290, 740, 8, FALSE, printed);
}

/* Running heads and page numbers go, and what goes on over the page is joined. */
static void
test_pages(void)
{
	static const char *const rest[] = { "been held in custody since the spring, and it set them free after a",
					    "hearing of two days.", NULL };
	static const char *const start[] = { "1. The court of appeal heard the case of three journalists who had",
					     NULL };
	Pdf *pdf = new_pdf();

	put_page(pdf, 1, start);
	end_page(pdf);
	put_page(pdf, 2, rest);
	end_page(pdf);
	put_page(pdf, 3, second);
	check(pdf, FIRST SECOND "dropped page-number 3\ndropped running-header 3\n");
}

static void
test_columns(void)
{
	static const char *const left[] = { "1. The court of appeal heard the case",
					    "of three journalists who had been held",
					    "in custody since the spring of the last",
					    "year, and it set them free at last after",
					    "a hearing of two days and of one night",
					    "in the capital of the country, where the",
					    "court has its seat.", NULL };
	static const char *const right[] = { "2. The prosecutor did not appeal against",
					     "that decision, so that the whole case of",
					     "the journalists is now at its end, as the",
					     "minister told the committee in its last",
					     "session of the year that is now past, in",
					     "the same building.", NULL };
	Pdf *pdf = new_pdf();

	put_lines(pdf, LEFT, 0, left);
	put_lines(pdf, 310, 0, right);
	check(pdf, "P 1. The court of appeal heard the case of three journalists who had been held in custody since "
		   "the spring of the last year, and it set them free at last after a hearing of two days and of one "
		   "night in the capital of the country, where the court has its seat.\n"
		   "P 2. The prosecutor did not appeal against that decision, so that the whole case of the "
		   "journalists is now at its end, as the minister told the committee in its last session of the "
		   "year that is now past, in the same building.\n");
}

static void
test_tables(void)
{
	static const char *const cells[][3] = { { "Year", "2010", "2011" },
						{ "Cases", "12", "1,400" },
						{ "Deaths", "3", "5" } };
	Pdf *pdf = new_pdf();
	double y = put_lines(pdf, LEFT, 0, second);

	for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
		for (guint j = 0; j < 3; j++)
			put(pdf, LEFT + 120 * j, y + 20 + LEADING * i, SIZE, FALSE, cells[i][j]);
	check(pdf, SECOND "T Year;2010;2011\nR Cases;12;1,400\nR Deaths;3;5\n");
}

/* Puts rows of a table whose cells begin at the places, up to a row that is empty; @return the height below. */
static double
put_rows(Pdf *pdf, double y, const double *places, guint n, const char *const *cells)
{
	for (; cells[0] != NULL; cells += n, y += LEADING)
		for (guint i = 0; i < n; i++)
			put(pdf, places[i], y, SIZE, FALSE, cells[i]);
	return y;
}

/* The labels nearly touch the numbers beside them, and go on below. */
static void
test_narrow_columns(void)
{
	static const double places[] = { LEFT, 136, 190, 250 };
	static const char *const head[] = { "Indicator", "2010", "2011", "2012", NULL };
	static const char *const births[] = { "Births out of", "12.1", "13.0", "14.8", "a hospital", "", "", "",
					      NULL };
	static const char *const doctors[] = { "Doctors for a", "7", "8", "9", "thousand", "", "", "", NULL };
	static const char *const total[] = { "All", "19.1", "21.0", "23.8", NULL };
	Pdf *pdf = new_pdf();
	double y = put_rows(pdf, 0, places, 4, head) + 8;

	y = put_rows(pdf, y, places, 4, births) + 8;
	y = put_rows(pdf, y, places, 4, doctors) + 8;
	y = put_rows(pdf, y, places, 4, total) + 8;
	put(pdf, LEFT, y, SIZE, FALSE, "Source: Office of Statistics.");
	check(pdf, "T Indicator;2010;2011;2012\nR Births out of a hospital;12.1;13.0;14.8\n"
		   "R Doctors for a thousand;7;8;9\nR All;19.1;21.0;23.8\nP Source: Office of Statistics.\n");
}

/* Justified text of one cell has gaps as wide as those between columns. */
static void
test_justified_cells(void)
{
	static const double places[] = { LEFT, 110, 160, 220, 280 };
	static const char *const cells[] = { "Deaths of children", "", "12", "13", "14", "in",  "the",  "", "", "",
					     "year", "", "", "", "", "Births of children", "", "22", "23", "24",
					     "in", "the", "", "", "", "year", "", "", "", "", "Moves to a town", "",
					     "32", "33", "34", NULL };
	Pdf *pdf = new_pdf();

	put_rows(pdf, 0, places, 5, cells);
	check(pdf, "T Deaths of children in the year;12;13;14\nR Births of children in the year;22;23;24\n"
		   "R Moves to a town;32;33;34\n");
}

/* A table goes on at the next page with fewer rows than a table needs; a caption begins another. */
static void
test_table_on_two_pages(void)
{
	static const double places[] = { LEFT, 200, 300 };
	static const char *const first_rows[] = { "Year", "Cases", "Deaths", "2010", "12", "3", "2011", "14", "5",
						  NULL };
	static const char *const last_row[] = { "2012", "15", "6", NULL };
	Pdf *pdf = new_pdf();
	double y = put_lines(pdf, LEFT, 0, second);
	double bottom;

	put_rows(pdf, y + 20, places, 3, first_rows);
	end_page(pdf);
	bottom = put_rows(pdf, 0, places, 3, last_row);
	put(pdf, LEFT, bottom, SIZE, FALSE, "Table 2");
	put_rows(pdf, bottom + LEADING, places, 3, first_rows);
	check(pdf, SECOND "T Year;Cases;Deaths\nR 2010;12;3\nR 2011;14;5\nR 2012;15;6\nP Table 2\n"
			  "T Year;Cases;Deaths\nR 2010;12;3\nR 2011;14;5\n");
}

/* A full line may end with "No.", and the next begin with the number. */
static void
test_numbers_in_text(void)
{
	static const char *const lines[] = { "3. Parliament gave its assent to the treaty on rights of workers, No.",
					     "169. It was the first on the continent to do so, and it has since then",
					     "reported twice on what came of it in the law of the three provinces.",
					     NULL };
	Pdf *pdf = new_pdf();

	put_lines(pdf, LEFT, 0, lines);
	check(pdf, "P 3. Parliament gave its assent to the treaty on rights of workers, No. 169. It was the "
		   "first on the continent to do so, and it has since then reported twice on what came of it in "
		   "the law of the three provinces.\n");
}

/* Contents with leaders are marked as such. */
static void
test_contents(void)
{
	static const char *const lines[] = { "Introduction .......... 3", "Rights .......... 12", NULL };
	Pdf *pdf = new_pdf();

	put_lines(pdf, LEFT, 0, lines);
	check(pdf, "C Introduction .......... 3\nC Rights .......... 12\n");
}

/* Lines that were broken by hand, short of the margin, stay lines. */
static void
test_hand_broken(void)
{
	Pdf *pdf = new_pdf();
	GString *expected = g_string_new(NULL);
	GString *bytes;

	put(pdf, LEFT, 0, SIZE, FALSE, "A wide line that shows where the margin on the right of this page is, by far.");
	g_string_append(expected, "L A wide line that shows where the margin on the right of this page is, by far.\n");
	for (guint i = 1; i <= 10; i++) {
		put(pdf, LEFT, i * LEADING, SIZE, FALSE, "and a line that goes on");
		g_string_append(expected, "L and a line that goes on\n");
	}
	bytes = finish(pdf);
	support_check_read(bytes->str, bytes->len, expected->str);
	g_string_free(bytes, TRUE);
	g_string_free(expected, TRUE);
}

/* What found no room on a line goes back to it: a number, and a sentence that begins there, where the text goes on. */
static void
test_hand_broken_rest(void)
{
	static const char wide[] = "A wide line that shows where the margin on the right of this page is, by No.";
	static const char full[] = "A wide line that shows where the margin on the right of this page is, by far.";
	Pdf *pdf = new_pdf();
	GString *expected = g_string_new(NULL);
	GString *bytes;
	double y = 0;

	for (guint i = 1; i <= 10; i++) {
		put(pdf, LEFT, y, SIZE, FALSE, "and a line that goes on");
		y += LEADING;
		g_string_append(expected, "L and a line that goes on\n");
	}
	put(pdf, LEFT, y, SIZE, FALSE, wide);
	put(pdf, LEFT, y + LEADING, SIZE, FALSE, "138");
	put(pdf, LEFT, y + 2 * LEADING, SIZE, FALSE, "and a line that goes on");
	put(pdf, LEFT, y + 3 * LEADING, SIZE, FALSE, full);
	put(pdf, LEFT, y + 4 * LEADING, SIZE, FALSE, "Sentences may begin");
	put(pdf, LEFT, y + 5 * LEADING, SIZE, FALSE, "and a line that goes on");
	put(pdf, LEFT, y + 6 * LEADING, SIZE, FALSE, full);
	put(pdf, LEFT, y + 7 * LEADING, SIZE, FALSE, "Another paragraph");
	g_string_append_printf(expected, "L %s 138\nL and a line that goes on\nL %s Sentences may begin\n"
			       "L and a line that goes on\nL %s\nL Another paragraph\n", wide, full, full);
	bytes = finish(pdf);
	support_check_read(bytes->str, bytes->len, expected->str);
	g_string_free(bytes, TRUE);
	g_string_free(expected, TRUE);
}

static void
test_errors(void)
{
	GString *empty = finish(new_pdf());
	g_autoptr(GString) locked = g_string_new(empty->str);
	static const char damaged[] = "%PDF-1.4\nnothing of what a PDF has";

	support_check_error(empty->str, empty->len, DIA_ERROR_FORMAT, "without text");
	support_check_error(damaged, sizeof(damaged) - 1, DIA_ERROR_FORMAT, "damaged");
	/* A handler of encryption with a password that we do not have. */
	g_string_replace(locked, "/Root 1 0 R",
			 "/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
			 "/O <0000000000000000000000000000000000000000000000000000000000000000> "
			 "/U <0000000000000000000000000000000000000000000000000000000000000000> >>",
			 0);
	support_check_error(locked->str, locked->len, DIA_ERROR_FORMAT, "encrypted");
	g_string_free(empty, TRUE);
}

/* Cut off anywhere, a PDF gives blocks or an error. */
static void
test_truncated(void)
{
	Pdf *pdf = new_pdf();
	GString *bytes;

	put_lines(pdf, LEFT, 0, first);
	bytes = finish(pdf);
	for (gsize length = 5; length < bytes->len; length++) {
		DiaReadInput input = { .name = "cut.pdf", .data = bytes->str, .length = length };
		g_autoptr(GError) error = NULL;
		g_autoptr(DiaBlocks) blocks = dia_read_bytes(&input, &error);

		g_assert_true((blocks == NULL) == (error != NULL));
	}
	g_string_free(bytes, TRUE);
}

/* As many pages as asked for, all empty; they are objects 1 to @n_pages. */
static GError *
read_empty_pages(guint n_pages)
{
	g_autoptr(GString) bytes = g_string_new("%PDF-1.4\n");
	g_autoptr(GString) kids = g_string_new(NULL);
	g_autoptr(GString) places = g_string_new(NULL);
	g_autoptr(DiaBlocks) blocks = NULL;
	DiaReadInput input = { .name = "pages.pdf" };
	GError *error = NULL;
	gsize xref;

	for (guint i = 1; i <= n_pages + 2; i++) {
		g_string_append_printf(places, "%010" G_GSIZE_FORMAT " 00000 n \n", bytes->len);
		g_string_append_printf(bytes, "%u 0 obj\n", i);
		if (i <= n_pages) {
			g_string_append_printf(bytes, "<< /Type /Page /Parent %u 0 R >>", n_pages + 1);
			g_string_append_printf(kids, "%u 0 R ", i);
		} else if (i == n_pages + 1) {
			g_string_append_printf(
			    bytes, "<< /Type /Pages /Count %u /MediaBox [0 0 9 9] /Kids [%s] >>",
			    n_pages, kids->str);
		} else {
			g_string_append_printf(bytes, "<< /Type /Catalog /Pages %u 0 R >>",
					       n_pages + 1);
		}
		g_string_append(bytes, "\nendobj\n");
	}
	xref = bytes->len;
	g_string_append_printf(bytes,
			       "xref\n0 %u\n0000000000 65535 f \n%strailer << /Size %u /Root %u 0 R >>\n"
			       "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
			       n_pages + 3, places->str, n_pages + 3, n_pages + 2, xref);
	input.data = bytes->str;
	input.length = bytes->len;
	blocks = dia_read_bytes(&input, &error);
	g_assert_null(blocks);
	return error;
}

/* At the limit the pages are looked at, and have no text; beyond they are not. */
static void
test_page_limit(void)
{
	g_autoptr(GError) at_limit = read_empty_pages(DIA_MAX_PDF_PAGES);
	g_autoptr(GError) beyond = read_empty_pages(DIA_MAX_PDF_PAGES + 1);

	g_assert_error(at_limit, DIA_ERROR, DIA_ERROR_FORMAT);
	g_assert_error(beyond, DIA_ERROR, DIA_ERROR_LIMIT);
	g_assert_nonnull(strstr(beyond->message, "DIA_MAX_PDF_PAGES"));
}

static gboolean
add_glyph(DiaPdfLayout *layout, gunichar character, guint place)
{
	DiaPdfGlyph glyph = { .character = character,
			      .x0 = (float)(place % 50) * 10,
			      .x1 = (float)(place % 50) * 10 + 4,
			      .top = (float)(place / 50) * 12,
			      .bottom = (float)(place / 50) * 12 + 10,
			      .size = 10 };

	return dia_pdf_layout_add(layout, &glyph);
}

static void
check_words(guint n_words, guint n_kept, guint n_cut)
{
	g_auto(DiaPdfLayout) layout;

	dia_pdf_layout_init(&layout);
	for (guint i = 0; i < n_words; i++) {
		g_assert_true(add_glyph(&layout, 'a', i));
		g_assert_true(add_glyph(&layout, ' ', i));
	}
	dia_pdf_layout_end_page(&layout);
	g_assert_cmpuint(layout.words->len, ==, n_kept);
	g_assert_cmpuint(layout.n_cut_words, ==, n_cut);
}

static void
test_word_limit(void)
{
	check_words(DIA_MAX_PAGE_WORDS, DIA_MAX_PAGE_WORDS, 0);
	check_words(DIA_MAX_PAGE_WORDS + 7, DIA_MAX_PAGE_WORDS, 7);
}

static void
test_glyph_limit(void)
{
	g_auto(DiaPdfLayout) layout;

	dia_pdf_layout_init(&layout);
	for (guint i = 0; i < DIA_MAX_PDF_GLYPHS; i++)
		if (!add_glyph(&layout, ' ', 0))
			g_error("%u glyphs are too many", i + 1);
	g_assert_false(add_glyph(&layout, ' ', 0));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_log_set_always_fatal(G_LOG_LEVEL_ERROR);
	g_test_add_func("/read-pdf/paragraphs", test_paragraphs);
	g_test_add_func("/read-pdf/lines", test_lines);
	g_test_add_func("/read-pdf/marks", test_marks);
	g_test_add_func("/read-pdf/many-marks", test_many_marks);
	g_test_add_func("/read-pdf/pages", test_pages);
	g_test_add_func("/read-pdf/columns", test_columns);
	g_test_add_func("/read-pdf/tables", test_tables);
	g_test_add_func("/read-pdf/narrow-columns", test_narrow_columns);
	g_test_add_func("/read-pdf/justified-cells", test_justified_cells);
	g_test_add_func("/read-pdf/table-on-two-pages", test_table_on_two_pages);
	g_test_add_func("/read-pdf/numbers-in-text", test_numbers_in_text);
	g_test_add_func("/read-pdf/contents", test_contents);
	g_test_add_func("/read-pdf/hand-broken", test_hand_broken);
	g_test_add_func("/read-pdf/hand-broken-rest", test_hand_broken_rest);
	g_test_add_func("/read-pdf/errors", test_errors);
	g_test_add_func("/read-pdf/truncated", test_truncated);
	g_test_add_func("/read-pdf/page-limit", test_page_limit);
	g_test_add_func("/read-pdf/word-limit", test_word_limit);
	g_test_add_func("/read-pdf/glyph-limit", test_glyph_limit);
	return g_test_run();
}
