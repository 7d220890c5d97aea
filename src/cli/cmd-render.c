/*
 * diachron render: the page of a comparison from its report.json alone.
 */
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "cli/cli.h"
#include "diachron/error.h"
#include "emit/html.h"

#define FORMAT "diachron.report/1"

static cJSON *
read_report(const char *path, GError **error)
{
	g_autoptr(GByteArray) bytes = dia_file_read(path, error);
	g_autoptr(cJSON) report = NULL;
	const char *end = NULL;

	if (bytes == NULL)
		return NULL;
	report = cJSON_ParseWithLengthOpts((const char *)bytes->data, bytes->len, &end, FALSE);
	if (report == NULL) {
		g_set_error(
			error, DIA_ERROR, DIA_ERROR_FORMAT,
			"%s: not JSON from byte %zu on; give the report.json of diachron compare",
			path, end != NULL ? (gsize)(end - (const char *)bytes->data) : 0);
		return NULL;
	}
	if (g_strcmp0(dia_json_get_string(report, "format"), FORMAT) != 0) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
			    "%s: its format is not " FORMAT
			    "; give the report.json of diachron compare",
			    path);
		return NULL;
	}
	return g_steal_pointer(&report);
}

int
dia_cmd_render(int argc, char **argv)
{
	static const DiaCliHelp help = {
		.summary = "The page of a comparison from its report.json.",
		.parameters = "REPORT.JSON",
		.formats = "html",
		.reads_no_reports = TRUE,
	};
	g_auto(DiaCliOptions) options = { 0 };
	g_autoptr(cJSON) report = NULL;
	g_autoptr(GString) html = NULL;
	GError *error = NULL;
	int status = DIA_EXIT_SAME;

	if (!dia_cli_parse(argc, argv, &help, NULL, &options, &status))
		return status;
	if (options.rest == NULL || options.rest[1] != NULL)
		return dia_cli_usage("render: name one report.json");
	if (options.format != NULL && !g_str_equal(options.format, "html"))
		return dia_cli_usage("render: no format \"%s\"; give html", options.format);
	report = read_report(options.rest[0], &error);
	if (report == NULL)
		return dia_cli_fail(error);
	html = dia_emit_html(report);
	if (!dia_cli_write(options.output, html->str, html->len, &error))
		return dia_cli_fail(error);
	return DIA_EXIT_SAME;
}
