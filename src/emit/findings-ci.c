/*
 * Findings for CI services: commands of GitHub Actions, Code Quality of GitLab, JUnit's XML.
 */
#include <string.h>

#include "emit/findings.h"
#include "emit/json.h"

/* --- GitHub ------------------------------------------------------------------------------------- */

enum { GITHUB_LIMIT = 10 }; /* annotations of one level that a step shows; the rest would be lost */

/* In values % and line ends must be escaped, in properties ":" and "," too. */
static void
append_escaped(GString *output, const char *text, gboolean is_property)
{
	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '%' || *at == '\n' || *at == '\r' ||
		    (is_property && (*at == ':' || *at == ',')))
			g_string_append_printf(output, "%%%02X", (guint)(guchar)*at);
		else
			g_string_append_c(output, *at);
	}
}

static void
append_command(GString *output, const DiaFindings *findings, const DiaFinding *finding)
{
	static const char *const commands[] = { [DIA_SEVERITY_NOTE] = "notice",
						[DIA_SEVERITY_WARNING] = "warning",
						[DIA_SEVERITY_ERROR] = "error" };
	const DiaFindingLocation *location = &finding->locations[0];
	g_autofree char *citation = dia_document_citation(
	    dia_analysis_document(findings->reports[location->report]), location->paragraph);
	DiaSourcePlace place = dia_findings_place(findings, location);
	g_autofree char *path = place.path;

	g_string_append_printf(output, "::%s file=", commands[finding->severity]);
	append_escaped(output, path, TRUE);
	g_string_append_printf(output, ",line=%u,endLine=%u,title=", place.line, place.end_line);
	append_escaped(output, citation, TRUE);
	g_string_append_printf(output, " [%s]::", finding->rule);
	append_escaped(output, finding->message, FALSE);
	g_string_append_c(output, '\n');
}

void
dia_emit_findings_github(const DiaFindings *findings, GString *output)
{
	guint counts[] = { 0, 0, 0 };
	guint n_more = 0;

	for (guint i = 0; i < findings->n_rows; i++) {
		const DiaFinding *finding = &findings->rows[i].finding;

		if (!dia_finding_is_told(&findings->rows[i]))
			continue;
		if (counts[finding->severity]++ < GITHUB_LIMIT)
			append_command(output, findings, finding);
		else
			n_more++;
	}
	if (n_more > 0)
		g_string_append_printf(output,
				       "::notice title=diachron::%u more findings are not shown here; "
				       "diachron check -f text lists them all\n",
				       n_more);
}

/* --- GitLab ------------------------------------------------------------------------------------- */

void
dia_emit_findings_gitlab(const DiaFindings *findings, GString *output)
{
	static const char *const severities[] = { [DIA_SEVERITY_NOTE] = "info",
						  [DIA_SEVERITY_WARNING] = "minor",
						  [DIA_SEVERITY_ERROR] = "major" };
	g_autoptr(DiaJson) json = dia_json_new_array();
	cJSON *array = dia_json_root(json);
	g_autofree char *printed = NULL;

	for (guint i = 0; i < findings->n_rows; i++) {
		const DiaFinding *finding = &findings->rows[i].finding;
		DiaSourcePlace place = dia_findings_place(findings, &finding->locations[0]);
		g_autofree char *path = place.path;
		cJSON *object;
		cJSON *lines;

		if (!dia_finding_is_told(&findings->rows[i]))
			continue;
		object = dia_json_append_object(array);
		dia_json_add_string(object, "description", finding->message);
		dia_json_add_string(object, "check_name", finding->rule);
		dia_json_add_string(object, "fingerprint", finding->fingerprint);
		dia_json_add_string(object, "severity", severities[finding->severity]);
		lines = dia_json_add_object(object, "location");
		dia_json_add_string(lines, "path", path);
		lines = dia_json_add_object(lines, "lines");
		dia_json_add_number(lines, "begin", place.line);
		dia_json_add_number(lines, "end", place.end_line);
	}
	printed = cJSON_Print(array);
	g_string_append_printf(output, "%s\n", printed);
}

/* --- JUnit -------------------------------------------------------------------------------------- */

/* Escapes for XML 1.0, which has no place for most control characters. */
static void
append_xml(GString *output, const char *text)
{
	g_autofree char *escaped = g_markup_escape_text(text, -1);

	for (const char *at = escaped; *at != '\0'; at++)
		if ((guchar)*at >= 0x20 || *at == '\n' || *at == '\t')
			g_string_append_c(output, *at);
}

static guint
count_told(const DiaFindings *findings, const char *rule)
{
	guint n = 0;

	for (guint i = 0; i < findings->n_rows; i++)
		n += dia_finding_is_told(&findings->rows[i]) &&
		     (rule == NULL || strcmp(findings->rows[i].finding.rule, rule) == 0);
	return n;
}

static void
append_failure(GString *output, const DiaFindings *findings, const DiaFinding *finding)
{
	DiaSourcePlace place = dia_findings_place(findings, &finding->locations[0]);
	g_autofree char *path = place.path;
	g_autofree char *where = g_strdup_printf("%s:%u:%u", path, place.line, place.column);

	g_string_append_printf(output, "    <testcase classname=\"%s\" name=\"", finding->rule);
	append_xml(output, where);
	g_string_append_printf(output, "\">\n      <failure type=\"%s\" message=\"",
			       dia_severity_name(finding->severity));
	append_xml(output, finding->message);
	g_string_append(output, "\">");
	for (guint i = 0; i < finding->n_locations; i++) {
		const DiaFindingLocation *location = &finding->locations[i];
		const DiaDocument *document =
		    dia_analysis_document(findings->reports[location->report]);
		g_autofree char *citation = dia_document_citation(document, location->paragraph);
		g_autofree char *quote =
		    g_strndup(dia_document_text(document, NULL) + location->span.start,
			      location->span.end - location->span.start);

		append_xml(output, citation);
		g_string_append(output, ": ");
		append_xml(output, quote);
		g_string_append_c(output, '\n');
	}
	g_string_append(output, "</failure>\n    </testcase>\n");
}

void
dia_emit_findings_junit(const DiaFindings *findings, GString *output)
{
	guint n_rules;
	const DiaRule *rules = dia_rules(&n_rules);
	guint n_told = count_told(findings, NULL);
	guint n_passed = 0;

	for (guint i = 0; i < n_rules; i++)
		n_passed += count_told(findings, rules[i].id) == 0;
	g_string_append_printf(output,
			       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			       "<testsuites tests=\"%u\" failures=\"%u\">\n",
			       n_told + n_passed, n_told);
	for (guint i = 0; i < n_rules; i++) {
		guint n_failures = count_told(findings, rules[i].id);

		g_string_append_printf(output,
				       "  <testsuite name=\"%s\" tests=\"%u\" failures=\"%u\">\n",
				       rules[i].id, MAX(n_failures, 1), n_failures);
		for (guint k = 0; k < findings->n_rows; k++)
			if (dia_finding_is_told(&findings->rows[k]) &&
			    strcmp(findings->rows[k].finding.rule, rules[i].id) == 0)
				append_failure(output, findings, &findings->rows[k].finding);
		/* A rule that found nothing is a test that passed. */
		if (n_failures == 0) {
			g_string_append_printf(output, "    <testcase classname=\"%s\" name=\"",
					       rules[i].id);
			append_xml(output, rules[i].title);
			g_string_append(output, "\"/>\n");
		}
		g_string_append(output, "  </testsuite>\n");
	}
	g_string_append(output, "</testsuites>\n");
}
