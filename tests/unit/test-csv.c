/*
 * The tables: header, quoting, empty cells, and cells that a spreadsheet would run.
 */
#include "emit/csv.h"

static const char report[] =
    "{\"reports\":[{\"id\":\"a\",\"date\":\"2010\",\"symbol\":null,\"title\":\"First, \\\"best\\\"\","
    "\"paragraphs\":[{\"id\":\"1\",\"label\":\"1\",\"kind\":\"paragraph\",\"section\":[],\"text\":\"x\","
    "\"topics\":[{\"id\":\"detention\",\"score\":0.5,\"evidence\":[]}],\"claims\":[],\"figures\":["
    "{\"text\":\"5\\u201310\",\"start\":0,\"end\":1,\"value\":null,\"low\":5,\"high\":10,\"unit\":\"year\","
    "\"measure\":\"=SUM(A1)\",\"as_of\":null,\"qualifier\":null},"
    "{\"text\":\"-7\",\"start\":0,\"end\":1,\"value\":-7.25,\"low\":null,\"high\":null,\"unit\":\"count\","
    "\"measure\":\"wells, new\",\"as_of\":\"2009\",\"qualifier\":\"at-most\"}]}]}],"
    "\"topics\":[],\"threads\":[],\"changes\":[],\"commitments\":[],\"findings\":[],"
    "\"series\":[{\"id\":\"wells\",\"topic\":null,\"measure\":\"wells\",\"unit\":\"count\",\"points\":["
    "{\"report\":\"a\",\"paragraph\":\"1\",\"text\":\"-7\",\"value\":-7.25,\"low\":null,\"high\":null,"
    "\"as_of\":\"2009\",\"qualifier\":null},"
    "{\"report\":\"a\",\"paragraph\":\"1\",\"text\":\"9\",\"value\":9,\"low\":null,\"high\":null,"
    "\"as_of\":\"2010\",\"qualifier\":null}],\"changes\":[{\"from\":0,\"to\":1,"
    "\"kind\":\"figure-changed\",\"comparable\":true,\"reason\":null,\"difference\":16.25,"
    "\"ratio\":-1.25,\"summary\":\"x\"}]}]}";

static void
test_figures(void)
{
	g_autoptr(cJSON) json = cJSON_Parse(report);
	GString *csv = dia_emit_figures_csv(json);
	g_auto(GStrv) lines = g_strsplit(csv->str, "\n", -1);

	g_assert_cmpstr(lines[0], ==,
			"report,date,symbol,paragraph,topic,measure,unit,value,low,high,qualifier,"
			"as_of,text,citation,link");
	g_assert_true(g_str_has_prefix(lines[1],
				       "a,2010,,1,detention,'=SUM(A1),year,,5,10,,,5\xe2\x80\x93"
				       "10,\"First, \"\"best\"\""));
	g_assert_true(g_str_has_prefix(lines[2],
				       "a,2010,,1,detention,\"wells, new\",count,-7.25,,,at-most,2009,-7,"));
	g_assert_true(g_str_has_suffix(lines[1], ",index.html#a-p1"));
	g_assert_cmpuint(g_strv_length(lines), ==, 4);
	g_string_free(csv, TRUE);
}

static void
test_series(void)
{
	g_autoptr(cJSON) json = cJSON_Parse(report);
	GString *csv = dia_emit_series_csv(json);
	g_auto(GStrv) lines = g_strsplit(csv->str, "\n", -1);

	g_assert_true(g_str_has_prefix(lines[1], "wells,,wells,count,a,2010,,1,-7.25,,,,2009,,,,,,-7,"));
	g_assert_true(g_str_has_prefix(
	    lines[2], "wells,,wells,count,a,2010,,1,9,,,,2010,figure-changed,true,,16.25,-1.25,9,"));
	g_string_free(csv, TRUE);
}

static void
check_metadata(GString *metadata, GString *table)
{
	g_autoptr(cJSON) json = cJSON_Parse(metadata->str);
	g_auto(GStrv) lines = g_strsplit(table->str, "\n", 2);
	g_auto(GStrv) names = g_strsplit(lines[0], ",", -1);
	const cJSON *schema = cJSON_GetObjectItemCaseSensitive(json, "tableSchema");
	const cJSON *columns = cJSON_GetObjectItemCaseSensitive(schema, "columns");
	const cJSON *column;
	guint n = 0;

	cJSON_ArrayForEach(column, columns)
		g_assert_cmpstr(dia_json_get_string(column, "name"), ==, names[n++]);
	g_assert_cmpuint(n, ==, g_strv_length(names));
	g_string_free(metadata, TRUE);
	g_string_free(table, TRUE);
}

static void
test_metadata(void)
{
	g_autoptr(cJSON) json = cJSON_Parse(report);

	check_metadata(dia_emit_figures_metadata(), dia_emit_figures_csv(json));
	check_metadata(dia_emit_series_metadata(), dia_emit_series_csv(json));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	dia_json_init();
	g_test_add_func("/csv/figures", test_figures);
	g_test_add_func("/csv/series", test_series);
	g_test_add_func("/csv/metadata", test_metadata);
	return g_test_run();
}
