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
	GString *output = g_string_sized_new(1 << 20);

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
	GString *(*make)(const cJSON *report); /* NULL for the page, which is made in parts */
} outputs[] = {
	{ "index.html", "html", NULL },
	{ "report.json", "json", make_json },
	{ "figures.csv", "csv", dia_emit_figures_csv },
	{ "series.csv", "csv", dia_emit_series_csv },
	{ "figures.csv-metadata.json", "csv", make_figures_metadata },
	{ "series.csv-metadata.json", "csv", make_series_metadata },
};

enum { PAGE, N_OUTPUTS = G_N_ELEMENTS(outputs) };

/* The files on their way, each made and written by whichever thread comes to it. */
typedef struct {
	const cJSON *report;
	DiaCliFolder *folder;
	gint files[N_OUTPUTS]; /* by output, its place in the folder; -1: it is not asked for */
	GError *errors[N_OUTPUTS];
	GOnce page; /* of DiaHtml */
} Making;

static gboolean
is_format(const char *format)
{
	for (guint i = 0; i < N_OUTPUTS; i++)
		if (g_str_equal(outputs[i].format, format))
			return TRUE;
	return FALSE;
}

static gpointer
start_page(gpointer data)
{
	const Making *making = data;

	return dia_html_new(making->report);
}

static void
write_output(Making *making, guint output, GString *content)
{
	dia_cli_folder_write(making->folder, (guint)making->files[output], content->str, content->len,
			     &making->errors[output]);
	g_string_free(content, TRUE);
}

/* An output, the first part of the page in its place, or after all outputs the other part. */
static void
make_output(guint item, gpointer data)
{
	Making *making = data;
	guint output = item % N_OUTPUTS;

	if (making->files[output] < 0)
		return;
	if (output == PAGE)
		dia_html_write(g_once(&making->page, start_page, making), item / N_OUTPUTS);
	else
		write_output(making, output, outputs[output].make(making->report));
}

/* The page as well, which takes all of its parts; the first error in the order of the files. */
static gboolean
make_outputs(Making *making, guint jobs, GError **error)
{
	dia_parallel(N_OUTPUTS + DIA_HTML_N_PARTS - 1, jobs, make_output, making);
	if (making->files[PAGE] >= 0) {
		g_autoptr(DiaHtml) page = g_once(&making->page, start_page, making);

		write_output(making, PAGE, dia_html_finish(page));
	}
	for (guint i = 0; i < N_OUTPUTS; i++) {
		if (making->errors[i] == NULL)
			continue;
		if (error != NULL && *error == NULL)
			g_propagate_error(error, making->errors[i]);
		else
			g_error_free(making->errors[i]);
	}
	return error == NULL || *error == NULL;
}

static gboolean
write_files(const char *path, const char *format, DiaJson *json, guint jobs, GError **error)
{
	const char *names[N_OUTPUTS];
	guint n_files = 0;
	Making making = { .report = dia_json_root(json), .page = G_ONCE_INIT };
	g_autoptr(DiaCliFolder) folder = NULL;

	for (guint i = 0; i < N_OUTPUTS; i++) {
		gboolean is_wanted = format == NULL || g_str_equal(format, outputs[i].format);

		making.files[i] = is_wanted ? (gint)n_files : -1;
		if (is_wanted)
			names[n_files++] = outputs[i].name;
	}
	folder = dia_cli_folder_new(path, names, n_files, error);
	making.folder = folder;
	return folder != NULL && make_outputs(&making, jobs, error) && dia_cli_folder_publish(folder, error);
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
