/*
 * Reads fixtures/corpus/figures.txt: a case is a title, a text, "---" and the figures expected in it.
 *
 *     @PHL pesos of the country of the report       @CODE sets the report's country
 *     A grant of 300 pesos was paid in 2019.
 *     ---
 *     300 PHP @2019
 *
 * Figures are separated by "; ": value (or low..high), unit, @period, qualifier; "none" for no figure.
 * A text may have more lines; those of a table have tabs, and its title starts with "table". Where the title starts
 * with "measure" each figure is followed by its measure in square brackets.
 */
#include <string.h>

#include "annotate-text.h"

static DiaLexicon *lexicon;

typedef struct {
	char *title;
	char *text;
	char *expected;
} Case;

static void
free_case(gpointer data)
{
	Case *test = data;

	g_free(test->title);
	g_free(test->text);
	g_free(test->expected);
	g_free(test);
}

static void
print_decimal(GString *output, DiaDecimal decimal)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	g_string_append(output, g_ascii_formatd(digits, sizeof digits, "%.15g",
						dia_decimal_to_double(decimal)));
}

static char *
print_figures(const DiaAnalysis *analysis, gboolean has_measures)
{
	g_autoptr(GString) output = g_string_new(NULL);
	guint n_figures;
	const DiaFigure *figures = dia_analysis_figures(analysis, &n_figures);

	for (guint i = 0; i < n_figures; i++) {
		if (i > 0)
			g_string_append(output, "; ");
		print_decimal(output, figures[i].is_range ? figures[i].low : figures[i].value);
		if (figures[i].is_range) {
			g_string_append(output, "..");
			print_decimal(output, figures[i].high);
		}
		g_string_append_printf(output, " %s", figures[i].unit);
		if (figures[i].as_of != NULL)
			g_string_append_printf(output, " @%s", figures[i].as_of);
		if (figures[i].qualifier != DIA_QUALIFIER_NONE)
			g_string_append_printf(output, " %s", dia_qualifier_name(figures[i].qualifier));
		if (has_measures)
			g_string_append_printf(output, " [%s]",
					       figures[i].measure != NULL ? figures[i].measure : "");
	}
	return g_strdup(n_figures > 0 ? output->str : "none");
}

static void
run_case(gconstpointer data)
{
	const Case *test = data;
	g_autofree char *country = test->title[0] == '@' ? g_strndup(test->title + 1, 3) : NULL;
	const char *title = country != NULL ? test->title + strlen("@KAZ ") : test->title;
	gboolean is_table = g_str_has_prefix(title, "table");
	g_autoptr(DiaAnalysis) analysis =
	    annotate_text(lexicon, test->text, strlen(test->text), country,
			  is_table ? DIA_PARAGRAPH_TABLE : DIA_PARAGRAPH_NUMBERED);
	g_autofree char *found =
	    print_figures(analysis, g_str_has_prefix(title, "measure"));

	if (strcmp(found, test->expected) != 0) {
		g_test_message("%s", test->text);
		g_test_message("expected: %s", test->expected);
		g_test_message("found:    %s", found);
		g_test_fail();
	}
}

/* Cases are separated by empty lines; lines that start with # are comments. */
static void
add_case(char *block, guint number)
{
	Case *test;
	char *separator;
	char *line;
	g_autofree char *path = NULL;

	while (*block == '#' || *block == '\n') {
		line = strchr(block, '\n');
		if (line == NULL)
			return;
		block = line + 1;
	}
	if (*block == '\0')
		return;
	separator = strstr(block, "\n---\n");
	line = strchr(block, '\n');
	if (separator == NULL || line == separator)
		g_error("case %u has no text or no ---: %.60s", number, block);
	test = g_new0(Case, 1);
	test->title = g_strndup(block, (gsize)(line - block));
	test->text = g_strndup(line + 1, (gsize)(separator - line - 1));
	test->expected = g_strchomp(g_strdup(separator + 5));
	path = g_strdup_printf("/figures/%03u %s", number, test->title);
	g_strdelimit(path + strlen("/figures/"), "/", '|');
	g_test_add_data_func_full(path, test, run_case, free_case);
}

int
main(int argc, char **argv)
{
	g_autofree char *content = NULL;
	g_auto(GStrv) blocks = NULL;
	int status;

	g_test_init(&argc, &argv, NULL);
	g_assert_cmpint(argc, ==, 2);
	g_assert_true(g_file_get_contents(argv[1], &content, NULL, NULL));
	lexicon = dia_lexicon_new(NULL, NULL);
	g_assert_nonnull(lexicon);
	blocks = g_strsplit(content, "\n\n", -1);
	for (guint i = 0; blocks[i] != NULL; i++)
		add_case(blocks[i], i);
	status = g_test_run();
	dia_lexicon_unref(lexicon);
	return status;
}
