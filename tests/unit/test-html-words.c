/*
 * What the page says in words of its own, of small reports made for it.
 */
#include <string.h>

#include "emit/html.h"
#include "support.h"

/* The page of two statements that follow one another, each unchanged from places that are given. */
static GString *
make_unchanged(guint first, guint second)
{
	g_autofree char *json = g_strdup_printf(
		"{\"reports\":[{\"id\":\"r\",\"paragraphs\":[{\"id\":\"1\"},{\"id\":\"2\"}]},"
		"{\"id\":\"s\",\"paragraphs\":[{\"id\":\"1\"}]}],"
		"\"threads\":[{\"id\":\"t\",\"claims\":[{\"report\":\"r\",\"paragraph\":\"1\",\"start\":0},"
		"{\"report\":\"s\",\"paragraph\":\"1\",\"start\":0},"
		"{\"report\":\"s\",\"paragraph\":\"1\",\"start\":9}]}],"
		"\"changes\":[{\"thread\":\"t\",\"kind\":\"unchanged\","
		"\"from\":{\"report\":\"r\",\"paragraph\":\"%u\",\"start\":0},"
		"\"to\":{\"report\":\"s\",\"paragraph\":\"1\",\"start\":0}},"
		"{\"thread\":\"t\",\"kind\":\"unchanged\","
		"\"from\":{\"report\":\"r\",\"paragraph\":\"%u\",\"start\":0},"
		"\"to\":{\"report\":\"s\",\"paragraph\":\"1\",\"start\":9}}]}",
		first, second);
	g_autoptr(cJSON) report = cJSON_Parse(json);

	g_assert_nonnull(report);
	return dia_emit_html(report);
}

/* What several statements are unchanged from is said once. */
static void
test_unchanged_alike(void)
{
	g_autoptr(GString) alike = make_unchanged(1, 1);
	g_autoptr(GString) unlike = make_unchanged(1, 2);

	g_assert_cmpuint(support_count(alike->str, "<div class=chg"), ==, 1);
	g_assert_nonnull(strstr(alike->str, "<b>unchanged</b> (these 2) from "));
	g_assert_cmpuint(support_count(unlike->str, "<div class=chg"), ==, 2);
	g_assert_null(strstr(unlike->str, "(these"));
}

/* The classes of findings are named in words that judge nobody, each once, in an order of their own. */
static void
test_finding_classes(void)
{
	g_autoptr(cJSON) report = cJSON_Parse(
		"{\"findings\":[{\"severity\":\"note\",\"message\":\"N1\"},{\"severity\":\"error\",\"message\":\"E1\"},"
		"{\"severity\":\"other\",\"message\":\"N2\"},{\"severity\":\"error\",\"message\":\"E2\"}]}");
	g_autoptr(GString) page = dia_emit_html(report);
	const char *findings = strstr(page->str, "id=findings");
	const char *form = strstr(findings, "<h3>Rules of form</h3>");

	g_assert_nonnull(form);
	g_assert_cmpuint(support_count(findings, "<h3>Figures or numbers that do not agree"), ==, 1);
	g_assert_null(strstr(findings, "judge</h3>"));
	g_assert_true(strstr(findings, "E1") < form && strstr(findings, "E2") < form);
	g_assert_true(strstr(findings, "N1") > form && strstr(findings, "N2") > form);
	g_assert_null(strstr(findings, "<b>error"));
}

/* A value that stays is shown above 0; a unit stands in the plural, the base of a rate in groups. */
static void
test_flat_series(void)
{
	g_autoptr(cJSON) report = cJSON_Parse(
		"{\"reports\":[{\"id\":\"r\",\"date\":\"2004-02-01\",\"paragraphs\":[{\"id\":\"1\"}]},"
		"{\"id\":\"s\",\"date\":\"2004-03-01\",\"paragraphs\":[{\"id\":\"1\"}]}],"
		"\"series\":[{\"id\":\"a\",\"measure\":\"leave\",\"unit\":\"day\",\"points\":["
		"{\"report\":\"r\",\"paragraph\":\"1\",\"text\":\"15\",\"value\":15},"
		"{\"report\":\"s\",\"paragraph\":\"1\",\"text\":\"15\",\"value\":15}]},"
		"{\"id\":\"b\",\"measure\":\"deaths\",\"unit\":\"per 100000 live births\",\"points\":[]}]}");
	g_autoptr(GString) page = dia_emit_html(report);

	g_assert_null(strstr(page->str, "axis does not start at 0"));
	g_assert_nonnull(strstr(page->str, ">leave (days)</a>"));
	g_assert_nonnull(strstr(page->str, ">deaths (per 100,000 live births)</a>"));
	/* The axis has a year, although the middle of none is near. */
	g_assert_nonnull(strstr(page->str, ">2004</text>"));
}

/* What one report says cannot have advanced. */
static void
test_trajectory(void)
{
	g_autoptr(cJSON) report = cJSON_Parse(
		"{\"reports\":[{\"id\":\"r\",\"paragraphs\":[{\"id\":\"1\"}]},"
		"{\"id\":\"s\",\"paragraphs\":[{\"id\":\"1\"}]}],"
		"\"commitments\":[{\"id\":\"c\",\"title\":\"C\",\"trajectory\":\"advanced\",\"statuses\":["
		"{\"report\":\"r\",\"paragraph\":\"1\",\"status\":\"planned\"},"
		"{\"report\":\"r\",\"paragraph\":\"1\",\"status\":\"done\"}]}]}");
	g_autoptr(GString) one = dia_emit_html(report);
	cJSON *commitment = cJSON_GetArrayItem(cJSON_GetObjectItem(report, "commitments"), 0);
	g_autoptr(GString) two = NULL;

	g_assert_nonnull(strstr(one->str, "<b>in one report only</b>"));
	cJSON_AddItemToArray(cJSON_GetObjectItem(commitment, "statuses"),
			     cJSON_Parse("{\"report\":\"s\",\"paragraph\":\"1\",\"status\":\"done\"}"));
	two = dia_emit_html(report);
	g_assert_nonnull(strstr(two->str, "<b>advanced</b>"));
}

/* A quotation of an item of a list does without its sign. */
static void
test_bullets(void)
{
	g_autoptr(cJSON) report = cJSON_Parse(
		"{\"reports\":[{\"id\":\"r\",\"paragraphs\":[{\"id\":\"1\"}]}],\"threads\":[{\"id\":\"t\",\"claims\":["
		"{\"report\":\"r\",\"paragraph\":\"1\",\"start\":0,\"text\":\"- Dig wells;\"},"
		"{\"report\":\"r\",\"paragraph\":\"1\",\"start\":9,\"text\":\"• \"},"
		"{\"report\":\"r\",\"paragraph\":\"1\",\"start\":19,\"text\":\"-4 degrees\"}]}]}");
	g_autoptr(GString) page = dia_emit_html(report);

	g_assert_nonnull(strstr(page->str, "<q>Dig wells;</q>"));
	g_assert_nonnull(strstr(page->str, "<q></q>"));
	g_assert_nonnull(strstr(page->str, "<q>-4 degrees</q>"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	dia_json_init();
	g_test_add_func("/html-words/unchanged-alike", test_unchanged_alike);
	g_test_add_func("/html-words/finding-classes", test_finding_classes);
	g_test_add_func("/html-words/flat-series", test_flat_series);
	g_test_add_func("/html-words/trajectory", test_trajectory);
	g_test_add_func("/html-words/bullets", test_bullets);
	return g_test_run();
}
