/*
 * The normalizer on the reports of fixtures/kazakhstan, against expected-paragraphs-*.tsv, which the
 * script that laid the reports out wrote without it.
 */
#include <string.h>

#include "support.h"

static const struct {
	const char *report;
	const char *expected;
	const char *id;
} fixtures[] = {
	{ "kaz-2009-national-report.txt", "expected-paragraphs-2009.tsv", "2009" },
	{ "kaz-2014-working-group-report.txt", "expected-paragraphs-2014.tsv", "2014" },
	{ "kaz-2016-ngo-commentary.txt", "expected-paragraphs-ngo-2016.tsv", "2016" },
	{ "kaz-2019-common-core-document.txt", "expected-paragraphs-2019.tsv", "2019" },
	{ "kaz-2024-national-report.txt", "expected-paragraphs-2024.tsv", "2024" },
};

enum { COLUMN_ID, COLUMN_KIND, COLUMN_LINE, COLUMN_LIST, COLUMN_POSITION, COLUMN_WORDS, N_COLUMNS };

static const char *folder;

static char *
read_file(const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autoptr(GError) error = NULL;
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, &error);
	g_assert_no_error(error);
	return text;
}

static void G_GNUC_PRINTF(2, 3)
complain(char **row, const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list arguments;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_test_message("line %s, %s: %s", row[COLUMN_LINE], row[COLUMN_ID], message);
	g_test_fail();
}

/* The paragraph of a line and a kind, or -1; a footnote may start where its paragraph does. */
static gint
find_paragraph(const DiaDocument *document, guint line, const char *kind)
{
	guint n;
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, &n);

	for (guint i = 0; i < n; i++)
		if (paragraphs[i].line == line &&
		    g_str_equal(dia_paragraph_kind_name(paragraphs[i].kind), kind))
			return (gint)i;
	return -1;
}

/* Strings joined as the columns join them. */
static char *
join(const char *const *strings, guint n)
{
	GString *joined = g_string_new(NULL);

	for (guint i = 0; i < n; i++)
		g_string_append_printf(joined, "%s%s", i > 0 ? "|" : "", strings[i]);
	return g_string_free(joined, FALSE);
}

/* Column four: States where the paragraph is a recommendation, else references where it has any. */
static void
check_list(const DiaDocument *document, const DiaParagraph *paragraph, char **row)
{
	const DiaRecommendation *recommendations = dia_document_recommendations(document, NULL);
	g_autofree char *found = NULL;
	const char *const *states;

	if (paragraph->recommendation >= 0) {
		states = recommendations[paragraph->recommendation].states;
		found = join(states, g_strv_length((char **)states));
	} else if (*row[COLUMN_LIST] != '\0') {
		found = join(dia_document_references(document, NULL) + paragraph->first_reference,
			     paragraph->n_references);
	}
	if (found != NULL && !g_str_equal(found, row[COLUMN_LIST]))
		complain(row, "\"%s\", not \"%s\"", found, row[COLUMN_LIST]);
}

static void
check_position(const DiaDocument *document, const DiaParagraph *paragraph, char **row)
{
	const DiaRecommendation *recommendations = dia_document_recommendations(document, NULL);
	const char *found = NULL;

	if (paragraph->recommendation >= 0)
		found = dia_position_name(recommendations[paragraph->recommendation].position);
	if (g_strcmp0(found != NULL ? found : "", row[COLUMN_POSITION]) != 0)
		complain(row, "position \"%s\", not \"%s\"", found, row[COLUMN_POSITION]);
}

/* The id, "?/3" where only the label is known. */
static void
check_id(const DiaParagraph *paragraph, char **row)
{
	const char *expected = row[COLUMN_ID];
	const char *found = paragraph->id;

	if (g_str_has_prefix(expected, "?/")) {
		expected += 2;
		found = paragraph->label;
	}
	if (*expected != '\0' && g_strcmp0(found, expected) != 0)
		complain(row, "id %s, not %s", found, expected);
}

static void
check_words(const DiaDocument *document, const DiaParagraph *paragraph, char **row)
{
	const char *text = dia_document_text(document, NULL) + paragraph->span.start;
	gsize length = paragraph->span.end - paragraph->span.start;
	g_autofree char *flat = g_strdelimit(g_strndup(text, length), "\n\t", ' ');

	if (!g_str_has_prefix(flat, row[COLUMN_WORDS]))
		complain(row, "\"%.60s\", not \"%s\"", flat, row[COLUMN_WORDS]);
}

/* Text of the title page may stand before the first number; nothing else may be there unexpected. */
static void
check_rest(const DiaDocument *document, const gboolean *is_expected)
{
	guint n;
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, &n);
	gboolean is_title_page = TRUE;

	for (guint i = 0; i < n; i++) {
		is_title_page &= paragraphs[i].kind == DIA_PARAGRAPH_TEXT;
		if (is_expected[i] || is_title_page || paragraphs[i].kind == DIA_PARAGRAPH_TABLE)
			continue;
		g_test_message("line %u: %s is not expected", paragraphs[i].line, paragraphs[i].id);
		g_test_fail();
	}
}

static void
test_fixture(gconstpointer data)
{
	guint which = GPOINTER_TO_UINT(data);
	g_autofree char *bytes = read_file(fixtures[which].report);
	g_autofree char *table = read_file(fixtures[which].expected);
	g_autoptr(DiaDocument) document = support_document(bytes, strlen(bytes), NULL);
	g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
	const DiaParagraph *paragraphs;
	g_autofree gboolean *is_expected = NULL;
	guint n;

	paragraphs = dia_document_paragraphs(document, &n);
	is_expected = g_new0(gboolean, n);
	for (char **line = lines + 1; *line != NULL && **line != '\0'; line++) {
		g_auto(GStrv) row = g_strsplit(*line, "\t", -1);
		gint found;

		if (row[0][0] == '#') /* an exception, and the reason for it */
			continue;
		g_assert_cmpuint(g_strv_length(row), ==, N_COLUMNS);
		found = find_paragraph(document, (guint)g_ascii_strtoull(row[COLUMN_LINE], NULL, 10),
				       row[COLUMN_KIND]);
		if (found < 0) {
			complain(row, "no %s starts here", row[COLUMN_KIND]);
			continue;
		}
		is_expected[found] = TRUE;
		check_id(&paragraphs[found], row);
		check_list(document, &paragraphs[found], row);
		check_position(document, &paragraphs[found], row);
		check_words(document, &paragraphs[found], row);
	}
	check_rest(document, is_expected);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions(); /* a report that fails does not hide the next */
	g_assert_cmpint(argc, ==, 2);
	folder = argv[1];
	for (guint i = 0; i < G_N_ELEMENTS(fixtures); i++) {
		g_autofree char *path = g_strdup_printf("/fixtures/%s", fixtures[i].id);

		g_test_add_data_func(path, GUINT_TO_POINTER(i), test_fixture);
	}
	return g_test_run();
}
