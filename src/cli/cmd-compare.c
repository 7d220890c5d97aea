/*
 * diachron compare: what changed across reports, as a folder of files.
 */
#include <unistd.h>

#include "base/parallel.h"
#include "cli/cli.h"
#include "emit/csv.h"
#include "emit/html.h"
#include "emit/json.h"
#include "emit/topics.h"

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
	const char *format;
	GString *(*make)(const cJSON *report);
} outputs[] = {
	{ "index.html", "html", dia_emit_html },
	{ "report.json", "json", make_json },
	{ "figures.csv", "csv", dia_emit_figures_csv },
	{ "series.csv", "csv", dia_emit_series_csv },
	{ "figures.csv-metadata.json", "csv", make_figures_metadata },
	{ "series.csv-metadata.json", "csv", make_series_metadata },
};

/* What goes into the files of `outputs`, and what it is made from. */
typedef struct {
	const cJSON *report;
	const char *format; /* the only one that is asked for, or NULL */
	GString *contents[G_N_ELEMENTS(outputs)];
} Made;

static gboolean
is_format(const char *format)
{
	for (guint i = 0; i < G_N_ELEMENTS(outputs); i++)
		if (g_str_equal(outputs[i].format, format))
			return TRUE;
	return FALSE;
}

static void
make_output(guint item, gpointer data)
{
	Made *made = data;

	if (made->format == NULL || g_str_equal(made->format, outputs[item].format))
		made->contents[item] = outputs[item].make(made->report);
}

/* All content is ready before the first file is written. */
static gboolean
write_files(const char *folder, const char *format, DiaJson *json, guint jobs, GError **error)
{
	Made made = { .report = dia_json_root(json), .format = format };
	DiaCliFile files[G_N_ELEMENTS(outputs)];
	guint n_files = 0;
	gboolean ok;

	dia_parallel(G_N_ELEMENTS(outputs), jobs, make_output, &made);
	for (guint i = 0; i < G_N_ELEMENTS(outputs); i++)
		if (made.contents[i] != NULL)
			files[n_files++] = (DiaCliFile){ outputs[i].name, made.contents[i]->str,
							 made.contents[i]->len };
	ok = dia_cli_write_folder(folder, files, n_files, error);
	for (guint i = 0; i < G_N_ELEMENTS(outputs); i++)
		if (made.contents[i] != NULL)
			g_string_free(made.contents[i], TRUE);
	return ok;
}

/* Topics of the manifest that the page would leave out without a word. */
static void
note_headline(const DiaCollection *collection, const DiaLexicon *lexicon, const DiaCliOptions *options,
	      const DiaPipelineOptions *pipeline)
{
	const char *const *headline = dia_collection_headline(collection);

	if (!dia_collection_has_manifest(collection) || pipeline->note == NULL)
		return;
	/* Topics of one's own need not have those that a page begins with unless told otherwise. */
	for (; *headline != NULL && options->topics == NULL; headline++) {
		g_autofree char *note = NULL;

		if (dia_emit_has_topic(lexicon, *headline))
			continue;
		note = g_strdup_printf("%s: [collection]: headline: no topic \"%s\"; diachron topics "
				       "lists them", options->rest[0], *headline);
		pipeline->note(note, pipeline->user_data);
	}
}

/* A report that was named twice, or under two names, is compared with itself. */
static void
note_same_reports(GPtrArray *analyses, const DiaPipelineOptions *pipeline)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < analyses->len && pipeline->note != NULL; i++) {
		const DiaDocument *document = dia_analysis_document(g_ptr_array_index(analyses, i));
		gpointer text = (gpointer)dia_document_text(document, NULL);
		const DiaDocument *first = g_hash_table_lookup(seen, text);
		g_autofree char *note = NULL;

		if (first == NULL) {
			g_hash_table_insert(seen, text, (gpointer)document);
			continue;
		}
		note = g_strdup_printf("%s: the same report as %s; it is compared with itself",
				       dia_document_metadata(document)->path,
				       dia_document_metadata(first)->path);
		pipeline->note(note, pipeline->user_data);
	}
}

int
dia_cmd_compare(int argc, char **argv)
{
	static const DiaCliHelp help = {
		.summary = "What changed across reports.",
		.parameters = "MANIFEST | REPORT...",
		.output = "Write to this folder; without it to " DIA_CLI_FOLDER,
		.formats = "html, json or csv alone; without it all",
	};
	g_auto(DiaCliOptions) options = { 0 };
	g_autoptr(DiaLexicon) lexicon = NULL;
	g_autoptr(DiaCollection) collection = NULL;
	g_autoptr(GPtrArray) analyses = NULL;
	g_autoptr(DiaComparison) comparison = NULL;
	g_autoptr(DiaJson) report = NULL;
	DiaPipelineOptions pipeline;
	const char *folder;
	GError *error = NULL;
	int status = DIA_EXIT_SAME;

	if (!dia_cli_parse(argc, argv, &help, NULL, &options, &status))
		return status;
	if (options.rest == NULL)
		return dia_cli_usage("compare: name a manifest, or the reports");
	if (options.format != NULL && !is_format(options.format))
		return dia_cli_usage("compare: no format \"%s\"; give html, json or csv, or none for all",
				     options.format);
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
	note_headline(collection, lexicon, &options, &pipeline);
	note_same_reports(analyses, &pipeline);
	comparison = dia_pipeline_compare(analyses, lexicon, &pipeline);
	dia_cli_progress(&options, "writing");
	report = dia_emit_report(comparison, collection, lexicon, pipeline.jobs);
	folder = options.output != NULL ? options.output : DIA_CLI_FOLDER;
	if (!write_files(folder, options.format, report, pipeline.jobs, &error))
		return dia_cli_fail(error);
	dia_cli_progress(&options, NULL);
	if (!options.quiet && isatty(STDERR_FILENO))
		g_printerr("diachron: wrote to %s\n", folder);
	return DIA_EXIT_SAME;
}
