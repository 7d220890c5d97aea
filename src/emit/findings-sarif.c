/*
 * Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020), in the subset that code scanning services read.
 */
#include <string.h>

#include "emit/findings.h"
#include "version.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

static const char *const levels[] = { [DIA_SEVERITY_NOTE] = "note",
				      [DIA_SEVERITY_WARNING] = "warning",
				      [DIA_SEVERITY_ERROR] = "error" };

static void
add_message(cJSON *object, const char *key, const char *text)
{
	dia_json_add_string(dia_json_add_object(object, key), "text", text);
}

static void
add_rules(cJSON *driver)
{
	cJSON *array = dia_json_add_array(driver, "rules");
	guint n_rules;
	const DiaRule *rules = dia_rules(&n_rules);

	for (guint i = 0; i < n_rules; i++) {
		cJSON *rule = dia_json_append_object(array);

		dia_json_add_string(rule, "id", rules[i].id);
		add_message(rule, "shortDescription", rules[i].title);
		add_message(rule, "fullDescription", rules[i].explanation);
		add_message(rule, "help", rules[i].explanation);
		dia_json_add_string(dia_json_add_object(rule, "defaultConfiguration"), "level",
				    levels[rules[i].severity]);
	}
}

static guint
find_rule_index(const char *id)
{
	guint n_rules;
	const DiaRule *rules = dia_rules(&n_rules);
	guint index = 0;

	while (index + 1 < n_rules && strcmp(rules[index].id, id) != 0)
		index++;
	return index;
}

/* A path as a relative reference; "./" keeps a name with a colon from being taken for a scheme. */
static char *
make_uri(const char *path)
{
	g_autofree char *escaped = g_uri_escape_string(path, "/", FALSE);

	return g_path_is_absolute(path) ? g_strconcat("file://", escaped, NULL)
					: g_steal_pointer(&escaped);
}

static void
fill_location(cJSON *object, const DiaFindings *findings, const DiaFindingLocation *location)
{
	const DiaDocument *document = dia_analysis_document(findings->reports[location->report]);
	DiaSourcePlace place = dia_findings_place(findings, location);
	g_autofree char *path = place.path;
	g_autofree char *uri = make_uri(path);
	g_autofree char *citation = dia_document_citation(document, location->paragraph);
	g_autofree char *quote =
	    g_strndup(dia_document_text(document, NULL) + location->span.start,
		      location->span.end - location->span.start);
	cJSON *physical = dia_json_add_object(object, "physicalLocation");
	cJSON *region;
	cJSON *logical;

	dia_json_add_string(dia_json_add_object(physical, "artifactLocation"), "uri", uri);
	region = dia_json_add_object(physical, "region");
	dia_json_add_number(region, "startLine", place.line);
	dia_json_add_number(region, "startColumn", place.column);
	dia_json_add_number(region, "endLine", place.end_line);
	dia_json_add_number(region, "endColumn", MAX(place.end_column, 1));
	add_message(region, "snippet", quote);
	logical = dia_json_append_object(dia_json_add_array(object, "logicalLocations"));
	dia_json_add_string(logical, "name",
			    dia_document_paragraphs(document, NULL)[location->paragraph].id);
	dia_json_add_string(logical, "fullyQualifiedName", citation);
}

static void
add_result(cJSON *results, const DiaFindings *findings, const DiaFindingRow *row)
{
	const DiaFinding *finding = &row->finding;
	cJSON *result = dia_json_append_object(results);
	cJSON *array;

	dia_json_add_string(result, "ruleId", finding->rule);
	dia_json_add_number(result, "ruleIndex", find_rule_index(finding->rule));
	dia_json_add_string(result, "level", levels[finding->severity]);
	add_message(result, "message", finding->message);
	array = dia_json_add_array(result, "locations");
	fill_location(dia_json_append_object(array), findings, &finding->locations[0]);
	array = dia_json_add_array(result, "relatedLocations");
	for (guint i = 1; i < finding->n_locations; i++) {
		cJSON *related = dia_json_append_object(array);

		dia_json_add_number(related, "id", i);
		fill_location(related, findings, &finding->locations[i]);
	}
	dia_json_add_string(dia_json_add_object(result, "partialFingerprints"), "diachronQuote/v1",
			    finding->fingerprint);
	if (findings->has_baseline)
		dia_json_add_string(result, "baselineState", row->is_known ? "unchanged" : "new");
	if (row->reason != NULL) {
		cJSON *suppression =
		    dia_json_append_object(dia_json_add_array(result, "suppressions"));

		dia_json_add_string(suppression, "kind", "external");
		dia_json_add_string(suppression, "justification", row->reason);
	}
}

void
dia_emit_findings_sarif(const DiaFindings *findings, GString *output)
{
	g_autoptr(DiaJson) json = dia_json_new_object();
	cJSON *root = dia_json_root(json);
	g_autofree char *printed = NULL;
	cJSON *run;
	cJSON *driver;
	cJSON *results;

	dia_json_add_string(root, "$schema", SCHEMA);
	dia_json_add_string(root, "version", "2.1.0");
	run = dia_json_append_object(dia_json_add_array(root, "runs"));
	driver = dia_json_add_object(dia_json_add_object(run, "tool"), "driver");
	dia_json_add_string(driver, "name", "diachron");
	dia_json_add_string(driver, "version", DIA_VERSION);
	dia_json_add_string(driver, "semanticVersion", DIA_VERSION);
	add_rules(driver);
	dia_json_add_string(run, "columnKind", "unicodeCodePoints");
	results = dia_json_add_array(run, "results");
	for (guint i = 0; i < findings->n_rows; i++)
		add_result(results, findings, &findings->rows[i]);
	printed = cJSON_Print(root);
	g_string_append_printf(output, "%s\n", printed);
}
