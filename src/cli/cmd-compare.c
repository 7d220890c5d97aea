/*
 * diachron compare: what changed across reports, as a folder of files.
 */
#include "cli/cli.h"
#include "emit/csv.h"
#include "emit/html.h"
#include "emit/json.h"

static void
free_content(gpointer content)
{
	g_string_free(content, TRUE);
}

/* All content is ready before the first file is written. */
static gboolean
write_files(const char *folder, DiaJson *json, GError **error)
{
	static const char *const names[] = { "report.json",
					     "index.html",
					     "figures.csv",
					     "figures.csv-metadata.json",
					     "series.csv",
					     "series.csv-metadata.json" };
	const cJSON *report = dia_json_root(json);
	GString *printed = g_string_new(NULL);
	g_autoptr(GPtrArray) contents = g_ptr_array_new_with_free_func(free_content);
	DiaCliFile files[G_N_ELEMENTS(names)];

	dia_emit_print(json, printed);
	g_ptr_array_add(contents, printed);
	g_ptr_array_add(contents, dia_emit_html(report));
	g_ptr_array_add(contents, dia_emit_figures_csv(report));
	g_ptr_array_add(contents, dia_emit_figures_metadata());
	g_ptr_array_add(contents, dia_emit_series_csv(report));
	g_ptr_array_add(contents, dia_emit_series_metadata());
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		const GString *content = g_ptr_array_index(contents, i);

		files[i] = (DiaCliFile){ names[i], content->str, content->len };
	}
	return dia_cli_write_folder(folder, files, G_N_ELEMENTS(files), error);
}

int
dia_cmd_compare(int argc, char **argv)
{
	g_auto(DiaCliOptions) options = { 0 };
	g_autoptr(DiaLexicon) lexicon = NULL;
	g_autoptr(DiaCollection) collection = NULL;
	g_autoptr(GPtrArray) analyses = NULL;
	g_autoptr(DiaComparison) comparison = NULL;
	g_autoptr(DiaJson) report = NULL;
	DiaPipelineOptions pipeline;
	GError *error = NULL;
	int status = DIA_EXIT_SAME;

	if (!dia_cli_parse(argc, argv, "What changed across reports.", "MANIFEST | REPORT...", NULL,
			   &options, &status))
		return status;
	if (options.rest == NULL)
		return dia_cli_usage("compare: name a manifest, or the reports");
	lexicon = dia_lexicon_new(options.topics, &error);
	if (lexicon == NULL)
		return dia_cli_fail(error);
	collection = dia_collection_load((const char *const *)options.rest, &error);
	if (collection == NULL)
		return dia_cli_fail(error);
	pipeline = dia_cli_pipeline_options(&options);
	analyses = dia_pipeline_extract_all(collection, lexicon, &pipeline, &error);
	if (analyses == NULL)
		return dia_cli_fail(error);
	comparison = dia_pipeline_compare(analyses, lexicon, &pipeline);
	dia_cli_progress(&options, "writing");
	report = dia_emit_report(comparison, collection, lexicon);
	if (!write_files(options.output != NULL ? options.output : "diachron-report", report,
			 &error))
		return dia_cli_fail(error);
	dia_cli_progress(&options, NULL);
	return DIA_EXIT_SAME;
}
