/*
 * Hostile and huge input: each limit of limits.h that a reader has, at the limit and beyond, and files
 * that are cut off anywhere.
 */
#include <string.h>

#include "base/limits.h"
#include "diachron/error.h"
#include "model/blocks.h"
#include "normalize/normalize.h"
#include "support.h"
#include "support-read.h"

#define BODY                                                                                       \
	"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"   \
	"<w:body>"
#define HEAD "<w:p><w:r><w:t>"
#define TAIL "</w:t></w:r></w:p>"

static char *
repeat(const char *text, guint times)
{
	GString *all = g_string_sized_new(strlen(text) * times + 1);

	while (times-- > 0)
		g_string_append(all, text);
	return g_string_free(all, FALSE);
}

static DiaBlocks *
read_bytes(GBytes *bytes, GError **error)
{
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	DiaReadInput input = { .name = "report", .data = data, .length = length };

	return dia_read_bytes(&input, error);
}

static void
check_bytes(GBytes *bytes, const char *limit)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaBlocks) blocks = read_bytes(bytes, &error);

	if (limit == NULL) {
		g_assert_no_error(error);
		g_assert_nonnull(blocks);
	} else {
		g_assert_error(error, DIA_ERROR, DIA_ERROR_LIMIT);
		g_assert_nonnull(strstr(error->message, limit));
	}
}

static void
check_entries(guint n, const char *limit)
{
	g_autofree SupportPart *parts = g_new0(SupportPart, n);
	g_autoptr(GBytes) bytes = NULL;

	parts[0] = (SupportPart){ "word/document.xml",
				  "<document><body>" HEAD "Text" TAIL "</body></document>", 0 };
	for (guint i = 1; i < n; i++)
		parts[i] = (SupportPart){ "word/media/x.png", "x", 0 };
	bytes = support_pack(parts, n);
	check_bytes(bytes, limit);
}

static void
test_entries(void)
{
	check_entries(DIA_MAX_ARCHIVE_ENTRIES, NULL);
	check_entries(DIA_MAX_ARCHIVE_ENTRIES + 1, "DIA_MAX_ARCHIVE_ENTRIES");
}

/* Bytes that do not pack well, in a comment of XML. */
static char *
make_noise(gsize length)
{
	guint32 state = 7;
	char *noise = g_malloc(length + 1);

	for (gsize i = 0; i < length; i++) {
		state = state * 1664525u + 1013904223u;
		noise[i] = (char)('a' + (state >> 28));
	}
	noise[length] = '\0';
	return noise;
}

/* XML of so many bytes, in several comments: the library takes none of more than 10 MB. */
static char *
make_commented(gsize size)
{
	enum { N = 16 };
	char *noise = make_noise(size);

	memcpy(noise, "<document>", 10);
	memcpy(noise + size - 11, "</document>", 11);
	for (guint i = 0; i < N; i++) {
		gsize start = 10 + i * (size - 21) / N;
		gsize end = 10 + (i + 1) * (size - 21) / N;

		memcpy(noise + start, "<!--", 4);
		memcpy(noise + end - 3, "-->", 3);
	}
	return noise;
}

static void
check_size(gsize size, const char *limit)
{
	g_autofree char *part = make_commented(size);
	const SupportPart parts[] = { { "word/document.xml", part, size } };
	g_autoptr(GBytes) bytes = support_pack(parts, G_N_ELEMENTS(parts));

	check_bytes(bytes, limit);
}

static void
test_part_size(void)
{
	check_size(DIA_MAX_PART_BYTES, NULL);
	check_size(DIA_MAX_PART_BYTES + 1, "DIA_MAX_PART_BYTES");
}

/* Two parts as large as each may be, and one byte beyond. */
static void
test_unpacked_size(void)
{
	g_autofree char *part = make_commented(DIA_MAX_PART_BYTES);
	const SupportPart parts[] = { { "word/document.xml", part, DIA_MAX_PART_BYTES },
				      { "word/a.xml", part, DIA_MAX_PART_BYTES },
				      { "word/b.xml", "x", 1 } };
	g_autoptr(GBytes) at_limit = support_pack(parts, 2);
	g_autoptr(GBytes) beyond = support_pack(parts, 3);

	G_STATIC_ASSERT(2 * DIA_MAX_PART_BYTES == DIA_MAX_UNPACKED_BYTES);
	check_bytes(at_limit, NULL);
	check_bytes(beyond, "DIA_MAX_UNPACKED_BYTES");
}

/* A bomb: a part of blanks, which packs to next to nothing. */
static void
test_ratio(void)
{
	g_autofree char *blanks = repeat("                                ", 1024 * 1024);
	g_autofree char *part = g_strconcat("<document>", blanks, "</document>", NULL);
	const SupportPart parts[] = { { "word/document.xml", part, 0 } };
	g_autoptr(GBytes) bytes = support_pack(parts, 1);

	check_bytes(bytes, "DIA_MAX_UNPACKED_RATIO");
	/* Small parts may pack well. */
	part[0] = '\0';
	g_free(blanks);
	blanks = repeat(" ", 1000 * 1000);
	g_free(part);
	part = g_strconcat("<document>", blanks, "</document>", NULL);
	g_bytes_unref(bytes);
	bytes = support_pack(&(SupportPart){ "word/document.xml", part, 0 }, 1);
	check_bytes(bytes, NULL);
}

/* @return a document of that many bytes, nearly all of them blanks after some noise */
static GBytes *
pack_blanks(gsize size)
{
	enum { NOISE = 8000 };
	g_autofree char *noise = make_noise(NOISE);
	g_autofree char *blanks = repeat(" ", (guint)(size - NOISE - strlen("<document><!----></document>")));
	g_autofree char *part = g_strconcat("<document><!--", noise, "-->", blanks, "</document>", NULL);

	g_assert_cmpuint(strlen(part), ==, size);
	return support_pack(&(SupportPart){ "word/document.xml", part, 0 }, 1);
}

/* A document that is packed by a ratio of so much, in units of the packed size; blanks pack by far more. */
static GBytes *
pack_to_ratio(gsize ratio)
{
	gsize size = 2 * 1024 * 1024;

	for (guint attempt = 0; attempt < 50; attempt++) {
		g_autoptr(GBytes) bytes = pack_blanks(size);
		gsize wanted = ratio * g_bytes_get_size(bytes);

		if (size == wanted)
			return g_steal_pointer(&bytes);
		size = wanted;
	}
	g_assert_not_reached();
}

static void
test_ratio_at_limit(void)
{
	g_autoptr(GBytes) at_limit = pack_to_ratio(DIA_MAX_UNPACKED_RATIO);
	g_autoptr(GBytes) beyond = pack_to_ratio(DIA_MAX_UNPACKED_RATIO + 1);

	check_bytes(at_limit, NULL);
	check_bytes(beyond, "DIA_MAX_UNPACKED_RATIO");
}

/* A paragraph as large as a part may be; and one of many runs, which packs so well that it is a bomb. */
static void
test_huge_paragraph(void)
{
	enum { SIZE = 12 * 1024 * 1024, N_RUNS = 200 * 1000 };
	g_autofree char *noise = make_noise(SIZE);
	g_autofree char *runs = repeat("<w:r><w:t>word after word </w:t></w:r>", N_RUNS);
	g_autofree char *pieces =
	    g_strconcat(BODY "<w:p>", runs, "</w:p></w:body></w:document>", NULL);
	g_autofree char *whole = g_strconcat(BODY HEAD, noise, TAIL "</w:body></w:document>", NULL);
	const SupportPart stored = { "word/document.xml", whole, strlen(whole) };
	const SupportPart packed = { "word/document.xml", pieces, 0 };
	g_autoptr(GBytes) bytes = support_pack(&stored, 1);
	g_autoptr(GBytes) bomb = support_pack(&packed, 1);
	g_autoptr(DiaBlocks) blocks = read_bytes(bytes, NULL);

	g_assert_nonnull(blocks);
	g_assert_cmpuint(strlen(g_array_index(blocks->blocks, DiaBlock, 0).text), ==, SIZE);
	check_bytes(bomb, "DIA_MAX_UNPACKED_RATIO");
}

static void
check_depth(const char *open, const char *text, const char *close, guint depth, gboolean is_read)
{
	g_autofree char *opening = repeat(open, depth);
	g_autofree char *closing = repeat(close, depth);
	g_autofree char *all = g_strconcat("<html><body>", opening, text, closing, "</body></html>", NULL);

	if (is_read)
		support_check_read(all, strlen(all), "P Text\n");
	else
		support_check_error(all, strlen(all), DIA_ERROR_LIMIT, "nested too deeply");
}

static void
test_depth(void)
{
	check_depth("<div>", "Text", "</div>", 250, TRUE);
	check_depth("<div>", "Text", "</div>", 300, FALSE);
	check_depth("<div>", "Text", "</div>", 100 * 1000, FALSE);
	check_depth("<b>", "Text", "</b>", 100 * 1000, FALSE);
}

static void
test_xml_depth(void)
{
	g_autofree char *open = repeat("<w:sdt><w:sdtContent>", 10 * 1000);
	g_autofree char *close = repeat("</w:sdtContent></w:sdt>", 10 * 1000);
	g_autofree char *body = g_strconcat(open, HEAD "Text" TAIL, close, NULL);
	g_autoptr(GBytes) bytes = support_docx(body, NULL, NULL, NULL);

	check_bytes(bytes, "nested more than");
}

/* Styles that inherit from styles; beyond the limit the last inherit nothing. */
static void
check_styles(guint depth, const char *expected)
{
	g_autoptr(GString) styles = g_string_new("<w:style w:type=\"paragraph\" w:styleId=\"s0\"><w:name w:val=\"n\"/>"
						 "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>");
	g_autoptr(GBytes) bytes = NULL;
	g_autofree char *body = g_strdup_printf(
	    "<w:p><w:pPr><w:pStyle w:val=\"s%u\"/></w:pPr><w:r><w:t>Text</w:t></w:r></w:p>", depth);
	gsize length;
	const char *data;

	/* The last stands first, so that nothing is resolved before it. */
	for (guint i = 1; i <= depth; i++) {
		g_autofree char *style =
		    g_strdup_printf("<w:style w:type=\"paragraph\" w:styleId=\"s%u\"><w:name w:val=\"n\"/>"
				    "<w:basedOn w:val=\"s%u\"/></w:style>",
				    i, i - 1);

		g_string_prepend(styles, style);
	}
	bytes = support_docx(body, NULL, styles->str, NULL);
	data = g_bytes_get_data(bytes, &length);
	support_check_read(data, length, expected);
}

static void
test_style_depth(void)
{
	check_styles(DIA_MAX_STYLE_DEPTH, "H2 Text\n");
	check_styles(DIA_MAX_STYLE_DEPTH + 1, "P Text\n");
}

static void
check_fields(guint depth, const char *expected)
{
	g_autofree char *open = repeat("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", depth);
	g_autofree char *body = g_strconcat("<w:p>", open,
					    "<w:r><w:instrText>X</w:instrText><w:t>Text</w:t></w:r></w:p>",
					    HEAD "After" TAIL, NULL);
	g_autoptr(GBytes) bytes = support_docx(body, NULL, NULL, NULL);
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	support_check_read(data, length, expected);
}

/* Fields that are never closed hide what follows, as in Word; how many they are does not matter. */
static void
test_field_depth(void)
{
	check_fields(0, "P Text\nP After\n");
	check_fields(DIA_MAX_FIELD_DEPTH, "");
	check_fields(DIA_MAX_FIELD_DEPTH + 1, "");
	check_fields(10 * 1000, "");
}

/* The instruction of a field in the results of others; of one too deep it cannot be told from text. */
static void
check_inner_field(guint depth, const char *expected)
{
	g_autofree char *open = repeat("<w:r><w:fldChar w:fldCharType=\"begin\"/>"
				       "<w:fldChar w:fldCharType=\"separate\"/></w:r>",
				       depth - 1);
	g_autofree char *close = repeat("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", depth);
	g_autofree char *body = g_strconcat("<w:p>", open,
					    "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>Hidden</w:t></w:r>", close,
					    "<w:r><w:t>Shown</w:t></w:r></w:p>", NULL);
	g_autoptr(GBytes) bytes = support_docx(body, NULL, NULL, NULL);
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	support_check_read(data, length, expected);
}

static void
test_inner_fields(void)
{
	check_inner_field(1, "P Shown\n");
	check_inner_field(DIA_MAX_FIELD_DEPTH, "P Shown\n");
	check_inner_field(DIA_MAX_FIELD_DEPTH + 1, "P HiddenShown\n");
}

static void
check_label(guint length)
{
	g_autofree char *text = repeat("x", length);
	g_autofree char *numbering = g_strconcat(
	    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"",
	    text, "\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>", NULL);
	g_autoptr(GBytes) bytes = support_docx(
	    "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Text</w:t></w:r></w:p>",
	    numbering, NULL, NULL);
	g_autoptr(DiaBlocks) blocks = read_bytes(bytes, NULL);

	g_assert_nonnull(blocks);
	g_assert_cmpuint(strlen(g_array_index(blocks->blocks, DiaBlock, 0).label), ==,
			 MIN(length, DIA_MAX_LABEL_BYTES));
}

static void
test_label(void)
{
	check_label(DIA_MAX_LABEL_BYTES);
	check_label(DIA_MAX_LABEL_BYTES + 1);
	check_label(100 * 1000);
}

/* A level beyond the last is none. */
static void
test_list_levels(void)
{
	static const char numbering[] =
	    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"8\"><w:start w:val=\"1\"/>"
	    "<w:numFmt w:val=\"decimal\"/>"
	    "<w:lvlText w:val=\"%9.\"/></w:lvl><w:lvl w:ilvl=\"9\"><w:lvlText w:val=\"no\"/></w:lvl></w:abstractNum>"
	    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
	g_autoptr(GBytes) bytes = support_docx(
	    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
	    "<w:r><w:t>A</w:t></w:r></w:p>"
	    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"9\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
	    "<w:r><w:t>B</w:t></w:r></w:p>",
	    numbering, NULL, NULL);
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	support_check_read(data, length, "P 1. A\nP B\n");
}

static void
check_span(const char *attribute, guint span, const char *expected)
{
	g_autofree char *page =
	    g_strdup_printf("<table><tr><td %s=%u>A<td>B<tr><td>C<td>D</table>", attribute, span);

	support_check_read(page, strlen(page), expected);
}

/* So many cells reach into the next row, which begins behind those that are kept. */
static void
check_columns(guint n)
{
	g_autofree char *cells = repeat("<td rowspan=2>x", n);
	g_autofree char *page = g_strconcat("<table><tr>", cells, "<tr><td>C</table>", NULL);
	DiaReadInput input = { .name = "report", .data = page, .length = strlen(page) };
	g_autoptr(DiaBlocks) blocks = dia_read_bytes(&input, NULL);

	g_assert_nonnull(blocks);
	g_assert_cmpuint(blocks->blocks->len, ==, 2);
	g_assert_cmpuint(strlen(g_array_index(blocks->blocks, DiaBlock, 1).text), ==,
			 MIN(n, DIA_MAX_COLUMNS) + 1);
}

static void
test_spans(void)
{
	g_autofree char *tabs = repeat(";", DIA_MAX_CELL_SPAN);
	g_autofree char *wide = g_strconcat("T A", tabs, "B\nR C;D\n", NULL);

	check_span("colspan", DIA_MAX_CELL_SPAN, wide);
	check_span("colspan", DIA_MAX_CELL_SPAN + 1, "T A;B\nR C;D\n");
	check_span("colspan", 4000000000u, "T A;B\nR C;D\n");
	check_span("rowspan", DIA_MAX_ROW_SPAN, "T A;B\nR ;C;D\n");
	check_span("rowspan", DIA_MAX_ROW_SPAN + 1, "T A;B\nR C;D\n");
	check_columns(DIA_MAX_COLUMNS - 1);
	check_columns(DIA_MAX_COLUMNS);
	check_columns(DIA_MAX_COLUMNS + 1);
	check_columns(10 * DIA_MAX_COLUMNS);
}

/* Headings within headings; below the limit they stand beside each other. */
static guint
count_depth(guint n_levels)
{
	g_autoptr(DiaBlocks) blocks = dia_blocks_new("text/html");
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	DiaReportSource source = { .id = "report", .path = "report" };
	g_autoptr(DiaDocument) document = NULL;
	const DiaParagraph *paragraphs;
	guint n_paragraphs;
	guint depth = 0;

	for (guint i = 1; i <= n_levels; i++) {
		g_autofree char *title = g_strdup_printf("Part %u", i);

		dia_blocks_add(blocks, DIA_BLOCK_HEADING, title, strlen(title))->level = (guint8)i;
	}
	dia_blocks_add(blocks, DIA_BLOCK_PARAGRAPH, "1. Text of it.", 14);
	document = dia_normalize(blocks, &source, lexicon, NULL);
	paragraphs = dia_document_paragraphs(document, &n_paragraphs);
	g_assert_cmpuint(n_paragraphs, ==, 1);
	for (gint32 i = paragraphs[0].section; i >= 0;
	     i = dia_document_sections(document, NULL)[i].parent)
		depth++;
	return depth;
}

static void
test_section_depth(void)
{
	g_assert_cmpuint(count_depth(DIA_MAX_SECTION_DEPTH - 1), ==, DIA_MAX_SECTION_DEPTH - 1);
	g_assert_cmpuint(count_depth(DIA_MAX_SECTION_DEPTH), ==, DIA_MAX_SECTION_DEPTH);
	g_assert_cmpuint(count_depth(DIA_MAX_SECTION_DEPTH + 1), ==, DIA_MAX_SECTION_DEPTH);
	g_assert_cmpuint(count_depth(3 * DIA_MAX_SECTION_DEPTH), ==, DIA_MAX_SECTION_DEPTH);
}

static void
check_dropped(guint n_images)
{
	g_autofree char *images = repeat("<p><img src=x></p>\n", n_images);
	g_autofree char *page = g_strconcat("<html><body><p>1. Text.</p>\n", images, "</body></html>", NULL);
	g_autoptr(DiaDocument) document = support_document(page, strlen(page), NULL);
	guint n_dropped;
	const DiaDropped *dropped = dia_document_dropped(document, &n_dropped);

	g_assert_cmpuint(n_dropped, ==, 1);
	g_assert_cmpuint(dropped[0].count, ==, n_images);
	g_assert_cmpuint(dropped[0].n_lines, ==, MIN(n_images, DIA_MAX_DROPPED_LINES));
}

/* All are counted, but not all places are kept. */
static void
test_dropped_lines(void)
{
	check_dropped(DIA_MAX_DROPPED_LINES);
	check_dropped(DIA_MAX_DROPPED_LINES + 1);
	check_dropped(10 * DIA_MAX_DROPPED_LINES);
}

/* Cut off anywhere, a file gives blocks or an error. */
static void
test_truncated_docx(void)
{
	g_autoptr(GBytes) bytes = support_docx(
	    "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Text</w:t>"
	    "<w:footnoteReference w:id=\"2\"/></w:r></w:p>",
	    "<w:abstractNum w:abstractNumId=\"0\"/><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
	    "<w:style w:styleId=\"a\"/>", "<w:footnote w:id=\"2\">" HEAD "Note" TAIL "</w:footnote>");
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	for (gsize cut = 4; cut < length; cut++) {
		DiaReadInput input = { .name = "cut.docx", .data = data, .length = cut };
		g_autoptr(GError) error = NULL;
		g_autoptr(DiaBlocks) blocks = dia_read_bytes(&input, &error);

		g_assert_true((blocks == NULL) == (error != NULL));
		g_assert_true(error == NULL || error->domain == DIA_ERROR);
	}
}

static void
test_truncated_markup(void)
{
	static const char *const sources[] = {
		"<html><body><table><tr><td rowspan=2>A<td>B</table><ol start=3><li>C<sup><a href='#n'>1</a></sup></ol>"
		"<p id=n>Note &eacute; <!-- x --></body></html>",
		"<akomaNtoso><section><num>I.</num><heading>A</heading><p>B</p></section></akomaNtoso>",
		"# A\n\n## B\n\n1. C[^1]\n   - D\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[^1]: Note.\n",
	};

	for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
		for (gsize cut = 1; cut < strlen(sources[i]); cut++) {
			DiaReadInput input = { .name = "cut", .data = sources[i], .length = cut };
			g_autoptr(GError) error = NULL;
			g_autoptr(DiaBlocks) blocks = dia_read_bytes(&input, &error);

			g_assert_true((blocks == NULL) == (error != NULL));
		}
	}
}

/* Sizes that lie, and names that lead out of the archive, which are only names. */
static void
test_odd_archives(void)
{
	const SupportPart parts[] = {
		{ "../../../../etc/evil.xml", "<x/>", 0 },
		{ "/word/document.xml", BODY HEAD "Text" TAIL "</w:body></w:document>", 0 },
	};
	g_autoptr(GBytes) bytes = support_pack(parts, G_N_ELEMENTS(parts));
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	g_autofree guint8 *copy = NULL;

	support_check_read(data, length, "P Text\n");
	g_assert_false(g_file_test("/etc/evil.xml", G_FILE_TEST_EXISTS));
	/* Each byte of the headers wrong in turn. */
	copy = g_memdup2(data, length);
	for (gsize i = 4; i < length; i++) {
		DiaReadInput input = { .name = "odd.docx", .data = (const char *)copy, .length = length };
		g_autoptr(GError) error = NULL;
		g_autoptr(DiaBlocks) blocks = NULL;

		copy[i] ^= 0xff;
		blocks = dia_read_bytes(&input, &error);
		g_assert_true((blocks == NULL) == (error != NULL));
		copy[i] ^= 0xff;
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-limits/entries", test_entries);
	g_test_add_func("/read-limits/part-size", test_part_size);
	g_test_add_func("/read-limits/unpacked-size", test_unpacked_size);
	g_test_add_func("/read-limits/ratio", test_ratio);
	g_test_add_func("/read-limits/ratio-at-limit", test_ratio_at_limit);
	g_test_add_func("/read-limits/huge-paragraph", test_huge_paragraph);
	g_test_add_func("/read-limits/depth", test_depth);
	g_test_add_func("/read-limits/xml-depth", test_xml_depth);
	g_test_add_func("/read-limits/style-depth", test_style_depth);
	g_test_add_func("/read-limits/field-depth", test_field_depth);
	g_test_add_func("/read-limits/inner-fields", test_inner_fields);
	g_test_add_func("/read-limits/label", test_label);
	g_test_add_func("/read-limits/list-levels", test_list_levels);
	g_test_add_func("/read-limits/spans", test_spans);
	g_test_add_func("/read-limits/section-depth", test_section_depth);
	g_test_add_func("/read-limits/dropped-lines", test_dropped_lines);
	g_test_add_func("/read-limits/truncated-docx", test_truncated_docx);
	g_test_add_func("/read-limits/truncated-markup", test_truncated_markup);
	g_test_add_func("/read-limits/odd-archives", test_odd_archives);
	return g_test_run();
}
