/*
 * diachron check: what does not add up, within a report and across reports.
 */
#include <string.h>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/findings-filter.h"

static const struct {
	const char *name;
	void (*append)(const DiaFindings *findings, GString *output);
} formats[] = {
	{ "text", dia_emit_findings_text },	{ "json", dia_emit_findings_json },
	{ "sarif", dia_emit_findings_sarif },	{ "github", dia_emit_findings_github },
	{ "gitlab", dia_emit_findings_gitlab }, { "junit", dia_emit_findings_junit },
};

static void
clear_filter(DiaFindingsFilter *filter)
{
	g_strfreev(filter->only);
	g_strfreev(filter->overrides);
	g_free(filter->baseline);
	g_free(filter->ignore);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaFindingsFilter, clear_filter)

static void
clear_source(gpointer source)
{
	dia_source_text_clear(source);
}

/* The lines of the sources; what cannot be read again only loses its columns. */
static GArray *
read_sources(DiaAnalysis *const *reports, guint n_reports)
{
	GArray *sources = g_array_new(FALSE, TRUE, sizeof(DiaSourceText));

	g_array_set_clear_func(sources, clear_source);
	for (guint i = 0; i < n_reports; i++) {
		const DiaMetadata *metadata =
		    dia_document_metadata(dia_analysis_document(reports[i]));
		gboolean is_text = g_str_has_prefix(metadata->media_type, "text/");
		g_autoptr(GByteArray) bytes = is_text && strcmp(metadata->path, "-") != 0
						  ? dia_file_read(metadata->path, NULL)
						  : NULL;
		DiaSourceText source = dia_source_text_make(bytes);

		g_array_append_val(sources, source);
	}
	return sources;
}

/* Is anything told that is as severe as asked for? */
static gboolean
has_failed(const GArray *rows, const char *fail_on)
{
	DiaSeverity least = DIA_SEVERITY_NOTE;

	if (g_strcmp0(fail_on, "none") == 0)
		return FALSE;
	dia_severity_parse(fail_on != NULL ? fail_on : "note", &least);
	for (guint i = 0; i < rows->len; i++) {
		const DiaFindingRow *row = &g_array_index(rows, DiaFindingRow, i);

		if (dia_finding_is_told(row) && row->finding.severity >= least)
			return TRUE;
	}
	return FALSE;
}

static DiaComparison *
make_comparison(const DiaCliOptions *options, const DiaPipelineOptions *pipeline, GError **error)
{
	g_autoptr(DiaLexicon) lexicon = dia_lexicon_new(options->topics, error);
	g_autoptr(DiaCollection) collection = NULL;
	g_autoptr(GPtrArray) analyses = NULL;

	if (lexicon == NULL)
		return NULL;
	collection = dia_collection_load((const char *const *)options->rest, error);
	if (collection == NULL)
		return NULL;
	analyses = dia_pipeline_extract_all(collection, lexicon, pipeline, error);
	if (analyses == NULL)
		return NULL;
	return dia_pipeline_compare(analyses, lexicon, pipeline);
}

static gboolean
write_findings(const DiaCliOptions *options, guint format, const GArray *rows,
	       const DiaComparison *comparison, gboolean has_baseline, GError **error)
{
	g_autoptr(GString) output = g_string_new(NULL);
	g_autoptr(GArray) sources = NULL;
	DiaFindings findings = { .rows = (const DiaFindingRow *)(const void *)rows->data,
				 .n_rows = rows->len,
				 .has_baseline = has_baseline,
				 .use_color = options->output == NULL && dia_cli_use_color(options) };

	findings.reports = dia_comparison_reports(comparison, &findings.n_reports);
	sources = read_sources(findings.reports, findings.n_reports);
	findings.sources = (const DiaSourceText *)(const void *)sources->data;
	formats[format].append(&findings, output);
	return dia_cli_write(options->output, output->str, output->len, error);
}

static gboolean
is_severity_or_none(const char *name)
{
	DiaSeverity severity;

	return name == NULL || strcmp(name, "none") == 0 || dia_severity_parse(name, &severity);
}

int
dia_cmd_check(int argc, char **argv)
{
	static const DiaCliHelp help = {
		.summary = "What does not add up, within a report and across reports.",
		.parameters = "MANIFEST | REPORT...",
		.formats = "text (the default), json, sarif, github, gitlab or junit",
	};
	g_auto(DiaCliOptions) options = { 0 };
	g_auto(DiaFindingsFilter) filter = { 0 };
	g_autofree char *fail_on = NULL;
	gint max_words = 0;
	const GOptionEntry own[] = {
		{ "only", 0, 0, G_OPTION_ARG_STRING_ARRAY, &filter.only, "Only these rules",
		  "RULE[,RULE...]" },
		{ "override", 0, 0, G_OPTION_ARG_STRING_ARRAY, &filter.overrides,
		  "Give a rule another severity: error, warning, note or off", "RULE=SEVERITY" },
		{ "baseline", 0, 0, G_OPTION_ARG_FILENAME, &filter.baseline,
		  "Tell only what this earlier -f json does not have", "FILE" },
		{ "ignore", 0, 0, G_OPTION_ARG_FILENAME, &filter.ignore,
		  "Findings not to tell, each with a reason", "FILE" },
		{ "max-words", 0, 0, G_OPTION_ARG_INT, &max_words,
		  "Limit on the words of a report (10,700 for a national report to the UPR)", "N" },
		{ "fail-on", 0, 0, G_OPTION_ARG_STRING, &fail_on,
		  "Exit with status 1 from this severity on: error, warning, note or none", "SEVERITY" },
		{ 0 },
	};
	g_autoptr(DiaComparison) comparison = NULL;
	g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(DiaFindingRow));
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GStringChunk) pool = g_string_chunk_new(256);
	DiaPipelineOptions pipeline;
	GError *error = NULL;
	guint format = 0;
	int status = DIA_EXIT_SAME;

	if (!dia_cli_parse(argc, argv, &help, own, &options, &status))
		return status;
	if (options.rest == NULL)
		return dia_cli_usage("check: name a manifest, or the reports");
	while (options.format != NULL && strcmp(formats[format].name, options.format) != 0)
		if (++format == G_N_ELEMENTS(formats))
			return dia_cli_usage("check: no format \"%s\"; give text, json, sarif, "
					     "github, gitlab or junit",
					     options.format);
	if (!is_severity_or_none(fail_on))
		return dia_cli_usage("check: --fail-on=%s; give error, warning, note or none", fail_on);
	if (max_words < 0)
		return dia_cli_usage("check: --max-words=%d; give a number of words", max_words);
	pipeline = dia_cli_pipeline_options(&options);
	pipeline.max_words = (guint)max_words;
	comparison = make_comparison(&options, &pipeline, &error);
	if (comparison == NULL ||
	    !dia_findings_filter(&filter, comparison, rows, pool, notes, &error) ||
	    !write_findings(&options, format, rows, comparison, filter.baseline != NULL, &error))
		return dia_cli_fail(error);
	for (guint i = 0; i < notes->len && pipeline.note != NULL; i++)
		pipeline.note(g_ptr_array_index(notes, i), pipeline.user_data);
	return has_failed(rows, fail_on) ? DIA_EXIT_DIFFERENT : DIA_EXIT_SAME;
}
