/*
 * The normalizer on small texts: each file of fixtures/corpus/normalize is a list of cases,
 *
 *     === title
 *     text of a report, any number of lines
 *     ---
 *     what the document has, as support_describe() says it
 *
 * In the text, a line "\f" is a page break, "\t" a tab and "\s" a blank that editors would take away.
 */
#include <string.h>

#include "support.h"

typedef struct {
	char *input;
	char *expected;
} Case;

static void
free_case(gpointer data)
{
	Case *test = data;

	g_free(test->input);
	g_free(test->expected);
	g_free(test);
}

static void
test_case(gconstpointer data)
{
	const Case *test = data;
	g_autoptr(DiaDocument) document = support_document(test->input, strlen(test->input), NULL);
	g_autofree char *found = support_describe(document);

	if (g_str_equal(found, test->expected))
		return;
	g_test_message("expected:\n%s\nfound:\n%s", test->expected, found);
	g_test_fail();
}

static char *
expand_escapes(const char *text)
{
	g_autoptr(GString) output = g_string_new(text);

	g_string_replace(output, "\\f\n", "\f", 0);
	g_string_replace(output, "\\t", "\t", 0);
	g_string_replace(output, "\\s", " ", 0);
	return g_strdup(output->str);
}

static void
add_case(const char *file, const char *text)
{
	g_autofree char *stem = g_strndup(file, strcspn(file, "."));
	const char *end = strchr(text, '\n');
	g_autofree char *title = g_strndup(text, (gsize)(end - text));
	g_autofree char *path = g_strdup_printf("/normalize/%s/%s", stem, g_strdelimit(title, " ", '-'));
	const char *line = strstr(end, "\n---\n");
	g_autofree char *input = NULL;
	Case *test;

	if (line == NULL)
		g_error("%s: %s: no line ---", file, title);
	input = g_strndup(end + 1, (gsize)(line - end));
	test = g_new0(Case, 1);
	test->input = expand_escapes(input);
	test->expected = g_strdup(line + strlen("\n---\n"));
	/* Empty lines part the cases. */
	while (g_str_has_suffix(test->expected, "\n\n"))
		test->expected[strlen(test->expected) - 1] = '\0';
	g_test_add_data_func_full(path, test, test_case, free_case);
}

static void
add_file(const char *folder, const char *file)
{
	g_autofree char *path = g_build_filename(folder, file, NULL);
	g_autofree char *text = NULL;
	g_auto(GStrv) cases = NULL;
	g_autoptr(GError) error = NULL;

	g_file_get_contents(path, &text, NULL, &error);
	g_assert_no_error(error);
	cases = g_strsplit(text, "=== ", -1);
	for (char **part = cases + 1; *part != NULL; part++)
		add_case(file, *part);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) folder = NULL;
	g_autoptr(GError) error = NULL;
	const char *name;

	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions(); /* a case that fails does not hide the next */
	g_assert_cmpint(argc, ==, 2);
	folder = g_dir_open(argv[1], 0, &error);
	g_assert_no_error(error);
	while ((name = g_dir_read_name(folder)) != NULL)
		if (g_str_has_suffix(name, ".txt"))
			g_ptr_array_add(files, g_strdup(name));
	g_ptr_array_sort(files, compare_names);
	for (guint i = 0; i < files->len; i++)
		add_file(argv[1], g_ptr_array_index(files, i));
	return g_test_run();
}
