/*
 * The rules: each fires on its example and rests on its counter-example, and the cases of
 * fixtures/corpus/findings*.txt find what stands under them.
 */
#include <string.h>

#include <glib/gstdio.h>

#include "base/json.h"
#include "diachron/pipeline.h"

static DiaLexicon *lexicon;

/* Checks texts as reports of 2019, 2020, ... by one State. */
static DiaComparison *
check_texts(const char *const *texts, guint max_words)
{
	g_autoptr(GPtrArray) analyses =
	    g_ptr_array_new_with_free_func((GDestroyNotify)dia_analysis_unref);
	DiaPipelineOptions options = { .jobs = 1,
				       .max_words = max_words,
				       .revisions = DIA_REVISIONS_FINAL };

	for (guint i = 0; texts[i] != NULL; i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *path = NULL;
		g_autofree char *id = g_strdup_printf("r%u", i + 1);
		g_autofree char *date = g_strdup_printf("%u-11-20", 2019 + i);
		gint file = g_file_open_tmp("diachron-XXXXXX.txt", &path, &error);
		DiaReportSource source = { .path = path, .id = id, .date = date, .issuer = "state" };
		DiaAnalysis *analysis;

		g_assert_no_error(error);
		g_assert_true(g_close(file, NULL));
		g_assert_true(g_file_set_contents(path, texts[i], -1, NULL));
		analysis = dia_pipeline_extract(&source, lexicon, NULL, &error);
		g_assert_no_error(error);
		g_ptr_array_add(analyses, analysis);
		g_unlink(path);
	}
	return dia_pipeline_compare(analyses, lexicon, &options);
}

/* "sum error r1/1: 1 + 2 = 3, but ..." by line, of one rule or, where it is NULL, of all. */
static char *
describe(const DiaComparison *comparison, const char *rule)
{
	GString *text = g_string_new(NULL);
	DiaAnalysis *const *reports = dia_comparison_reports(comparison, NULL);
	guint n_findings;
	const DiaFinding *findings = dia_comparison_findings(comparison, &n_findings);

	for (guint i = 0; i < n_findings; i++) {
		const DiaFindingLocation *place = &findings[i].locations[0];
		const DiaDocument *document = dia_analysis_document(reports[place->report]);

		if (rule == NULL || strcmp(rule, findings[i].rule) == 0)
			g_string_append_printf(
			    text, "%s %s %s/%s: %s\n", findings[i].rule,
			    dia_severity_name(findings[i].severity),
			    dia_document_metadata(document)->id,
			    dia_document_paragraphs(document, NULL)[place->paragraph].id,
			    findings[i].message);
	}
	return g_string_free(text, FALSE);
}

/* The texts of one example stand on either side of a line "===". */
static char *
check_example(const char *example, const char *rule, guint max_words)
{
	g_auto(GStrv) texts = g_strsplit(example, "===\n", -1);
	g_autoptr(DiaComparison) comparison = check_texts((const char *const *)texts, max_words);

	return describe(comparison, rule);
}

static void
test_rule(gconstpointer data)
{
	const DiaRule *rule = data;

	g_assert_nonnull(rule->fires[0]);
	g_assert_nonnull(rule->rests[0]);
	for (const char *const *text = rule->fires; *text != NULL; text++) {
		g_autofree char *found = check_example(*text, rule->id, rule->max_words);

		if (*found == '\0') {
			g_test_message("finds nothing in: %s", *text);
			g_test_fail();
		}
	}
	for (const char *const *text = rule->rests; *text != NULL; text++) {
		g_autofree char *found = check_example(*text, rule->id, rule->max_words);

		if (*found != '\0') {
			g_test_message("finds %sin: %s", found, *text);
			g_test_fail();
		}
	}
}

/* A case of the corpus: a title, the text, and what is found in it. */
typedef struct {
	char *title;
	char *text;
	char *expected;
} Case;

static void
free_case(gpointer data)
{
	Case *item = data;

	g_free(item->title);
	g_free(item->text);
	g_free(item->expected);
	g_free(item);
}

static void
test_case(gconstpointer data)
{
	const Case *item = data;
	g_autofree char *found = check_example(item->text, NULL, 0);

	if (strcmp(found, item->expected) != 0) {
		g_test_message("finds %snot %s", found, item->expected);
		g_test_fail();
	}
}

/* Cases start with "### title"; "---" parts the text from what is found. */
static void
add_corpus(GPtrArray *cases, const char *corpus_path)
{
	g_autofree char *content = NULL;
	g_auto(GStrv) blocks = NULL;
	g_autoptr(GError) error = NULL;

	g_file_get_contents(corpus_path, &content, NULL, &error);
	g_assert_no_error(error);
	blocks = g_strsplit(content, "\n### ", -1);
	for (guint i = 1; blocks[i] != NULL; i++) {
		Case *item = g_new0(Case, 1);
		const char *line_end = strchr(blocks[i], '\n');
		const char *sign = strstr(blocks[i], "\n---\n");
		g_autofree char *path = NULL;

		g_assert_nonnull(line_end);
		g_assert_nonnull(sign);
		item->title = g_strndup(blocks[i], (gsize)(line_end - blocks[i]));
		item->text = g_strndup(line_end + 1, (gsize)(sign - line_end));
		item->expected = g_strdup(sign + 5);
		g_strchug(item->expected);
		/* Empty lines at the end belong to the next title. */
		g_strchomp(item->expected);
		if (*item->expected != '\0') {
			char *line = g_strconcat(item->expected, "\n", NULL);

			g_free(item->expected);
			item->expected = line;
		}
		path = g_strdup_printf("/corpus/%s", item->title);
		g_ptr_array_add(cases, item);
		g_test_add_data_func(path, item, test_case);
	}
}

static void
test_table(void)
{
	guint n_rules;
	const DiaRule *rules = dia_rules(&n_rules);

	for (guint i = 0; i < n_rules; i++) {
		g_assert_true(dia_rule_find(rules[i].id) == &rules[i]);
		g_assert_false(g_str_has_suffix(rules[i].title, "."));
		g_assert_true(g_str_has_suffix(rules[i].explanation, "."));
	}
	g_assert_null(dia_rule_find("no-such-rule"));
}

/* A finding is known again when paragraphs and lines move, and new when its figure changes. */
static void
test_fingerprint(void)
{
	static const char *const texts[] = {
		"1. There were 590 talks (350 here and 250 there).\n",
		"1. Added.\n\n2. There were 590\ntalks (350 here and 250 there).\n",
		"1. There were 591 talks (350 here and 250 there).\n",
	};
	char *prints[3];

	for (guint i = 0; i < 3; i++) {
		g_autoptr(DiaComparison) comparison =
		    check_texts((const char *const[]){ texts[i], NULL }, 0);
		guint n_findings;
		const DiaFinding *findings = dia_comparison_findings(comparison, &n_findings);

		g_assert_cmpuint(n_findings, ==, 1);
		prints[i] = g_strdup(findings[0].fingerprint);
	}
	g_assert_cmpstr(prints[0], ==, prints[1]);
	g_assert_cmpstr(prints[0], !=, prints[2]);
	for (guint i = 0; i < 3; i++)
		g_free(prints[i]);
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(free_case);
	guint n_rules;
	const DiaRule *rules = dia_rules(&n_rules);
	int status;

	g_test_init(&argc, &argv, NULL);
	dia_json_init();
	g_assert_cmpint(argc, >=, 2);
	lexicon = dia_lexicon_new(NULL, NULL);
	g_assert_nonnull(lexicon);
	g_test_add_func("/rules/table", test_table);
	g_test_add_func("/rules/fingerprint", test_fingerprint);
	for (guint i = 0; i < n_rules; i++) {
		g_autofree char *path = g_strdup_printf("/rules/%s", rules[i].id);

		g_test_add_data_func(path, &rules[i], test_rule);
	}
	for (int i = 1; i < argc; i++)
		add_corpus(cases, argv[i]);
	status = g_test_run();
	dia_lexicon_unref(lexicon);
	return status;
}
