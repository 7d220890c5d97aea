/*
 * diachron compare: what changed across reports, as a folder of files.
 */
#include "base/parallel.h"
#include "cli/cli.h"
#include "emit/csv.h"
#include "emit/html.h"
#include "emit/json.h"

static GString *
make_json(const cJSON *report)
{
	GString *output = g_string_new(NULL);

	dia_json_print(report, output);
	return g_string_append_c(output, '\n');
}

static GString *
make_figures_metadata(const cJSON *report G_GNUC_UNUSED)
{
	return dia_emit_figures_metadata();
}

static GString *
make_series_metadata(const cJSON *report G_GNUC_UNUSED)
{
	return dia_emit_series_metadata();
}

/* What takes longest first, so that threads end together. */
static const struct {
	const char *name;
	GString *(*make)(const cJSON *report);
} outputs[] = {
	{ "index.html", dia_emit_html },
	{ "report.json", make_json },
	{ "figures.csv", dia_emit_figures_csv },
	{ "series.csv", dia_emit_series_csv },
	{ "figures.csv-metadata.json", make_figures_metadata },
	{ "series.csv-metadata.json", make_series_metadata },
};

/* What goes into the files of `outputs`, and what it is made from. */
typedef struct {
	const cJSON *report;
	GString *contents[G_N_ELEMENTS(outputs)];
} Made;

static void
make_output(guint item, gpointer data)
{
	Made *made = data;

	made->contents[item] = outputs[item].make(made->report);
}

/* All content is ready before the first file is written. */
static gboolean
write_files(const char *folder, DiaJson *json, guint jobs, GError **error)
{
	Made made = { .report = dia_json_root(json) };
	DiaCliFile files[G_N_ELEMENTS(outputs)];
	gboolean ok;

	dia_parallel(G_N_ELEMENTS(outputs), jobs, make_output, &made);
	for (guint i = 0; i < G_N_ELEMENTS(outputs); i++)
		files[i] = (DiaCliFile){ outputs[i].name, made.contents[i]->str,
					 made.contents[i]->len };
	ok = dia_cli_write_folder(folder, files, G_N_ELEMENTS(files), error);
	for (guint i = 0; i < G_N_ELEMENTS(outputs); i++)
		g_string_free(made.contents[i], TRUE);
	return ok;
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
	report = dia_emit_report(comparison, collection, lexicon, pipeline.jobs);
	if (!write_files(options.output != NULL ? options.output : DIA_CLI_FOLDER, report,
			 pipeline.jobs, &error))
		return dia_cli_fail(error);
	dia_cli_progress(&options, NULL);
	return DIA_EXIT_SAME;
}
