/*
 * Data files: the line format of data/README.md, and what is said where a line is malformed.
 */
#include <string.h>

#include "base/data.h"
#include "diachron/error.h"

static const char *const keys[] = { "kind", "see-also", NULL };

static gboolean
take(gpointer data, const DiaDataLine *line, GError **error)
{
	if (g_str_equal(line->text, "useless"))
		return dia_data_fail(line, error, "not to be used");
	g_string_append_printf(data, "%u%c|%s|%s|%g\n", line->line, "SKP"[line->kind],
			       line->name != NULL ? line->name : "", line->text, line->weight);
	return TRUE;
}

/* The lines as "S id title", "K key value", "P phrase number", each with its line number before it. */
static char *
dump(const char *text, GError **error)
{
	g_autoptr(GString) found = g_string_new(NULL);

	if (!dia_data_read("words.txt", text, strlen(text), keys, take, found, error))
		return NULL;
	return g_strdup(found->str);
}

static void
check_lines(const char *text, const char *expected)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *found = dump(text, &error);

	g_assert_no_error(error);
	g_assert_cmpstr(found, ==, expected);
}

static void
test_lines(void)
{
	check_lines("", "");
	check_lines("# only a comment\n\n", "");
	check_lines("  # after blanks\n\t# after a tab\nphrase # of which it is a part\n",
		    "3P||phrase # of which it is a part|1\n");
	check_lines("[a-1] A title\nkind: treaty\nsome phrase\t1.5\nother\n",
		    "1S|a-1|A title|0\n2K|kind|treaty|0\n3P||some phrase|1.5\n4P||other|1\n");
	check_lines("no end of line", "1P||no end of line|1\n");
	check_lines("crlf\r\nblank  \r\n", "1P||crlf|1\n2P||blank|1\n");
	/* Only the keys that the reader was told are keys. */
	check_lines("other: phrase\nkind : phrase\n", "1P||other: phrase|1\n2P||kind : phrase|1\n");
	check_lines("minus\t-0.5\nfraction\t2/3\n", "1P||minus|-0.5\n2P||fraction|0.666667\n");
}

static void
check_error(const char *text, const char *message)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *found = dump(text, &error);

	g_assert_null(found);
	g_assert_error(error, DIA_ERROR, DIA_ERROR_MANIFEST);
	g_assert_true(g_str_has_prefix(error->message, message));
}

static void
test_errors(void)
{
	check_error("fine\n[open\n", "words.txt:2: ");
	check_error("[] no id\n", "words.txt:1: ");
	check_error("fine\n\nuseless\n", "words.txt:3: not to be used");
	check_error("phrase\tmuch\n", "words.txt:1: ");
	check_error("phrase\t1/0\n", "words.txt:1: ");
	check_error("phrase\tnan\n", "words.txt:1: ");
	check_error("phrase\t1e999\n", "words.txt:1: ");
	check_error("\xff\n", "words.txt:1: ");
}

/* Each built-in file can be had, so that none is missing from the resource. */
static void
test_builtin(void)
{
	static const char *const names[] = { "abbreviations/en.txt", "claims/cues.txt",
					     "countries.txt",	     "grammar.txt",
					     "metadata.txt",	     "topics/topics.txt",
					     "units.txt" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autoptr(GBytes) bytes = dia_data_builtin(names[i]);

		g_assert_cmpuint(g_bytes_get_size(bytes), >, 0);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/data/lines", test_lines);
	g_test_add_func("/data/errors", test_errors);
	g_test_add_func("/data/builtin", test_builtin);
	return g_test_run();
}
