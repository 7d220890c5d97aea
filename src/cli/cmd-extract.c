/*
 * diachron extract: reports, normalized and annotated.
 */
#include "cli/cli.h"
#include "emit/csv.h"
#include "emit/json.h"
#include "emit/text.h"

static void
append_jsonl(GString *output, GPtrArray *analyses, const DiaLexicon *lexicon)
{
	for (guint i = 0; i < analyses->len; i++) {
		dia_emit_print_document(g_ptr_array_index(analyses, i), lexicon, output);
		g_string_append_c(output, '\n');
	}
}

static void
append_array(GString *output, GPtrArray *analyses, const DiaLexicon *lexicon)
{
	g_string_append_c(output, '[');
	for (guint i = 0; i < analyses->len; i++) {
		if (i > 0)
			g_string_append_c(output, ',');
		dia_emit_print_document(g_ptr_array_index(analyses, i), lexicon, output);
	}
	g_string_append_c(output, ']');
}

/* One document, or an array of several. */
static void
append_json(GString *output, GPtrArray *analyses, const DiaLexicon *lexicon)
{
	if (analyses->len == 1) {
		append_jsonl(output, analyses, lexicon);
		return;
	}
	append_array(output, analyses, lexicon);
	g_string_append_c(output, '\n');
}

static void
append_text(GString *output, GPtrArray *analyses, const DiaLexicon *lexicon G_GNUC_UNUSED)
{
	for (guint i = 0; i < analyses->len; i++)
		dia_emit_text(dia_analysis_document(g_ptr_array_index(analyses, i)), output);
}

/* The rows of figures.csv, which are made of the JSON of all reports. */
static void
append_csv(GString *output, GPtrArray *analyses, const DiaLexicon *lexicon)
{
	g_autoptr(GString) text = g_string_new("{\"reports\":");
	g_autoptr(GString) rows = NULL;
	cJSON *report;

	append_array(text, analyses, lexicon);
	g_string_append_c(text, '}');
	report = cJSON_ParseWithLength(text->str, text->len);
	rows = dia_emit_figures_csv(report);
	cJSON_Delete(report);
	g_string_append_len(output, rows->str, (gssize)rows->len);
}

static const struct {
	const char *name;
	void (*append)(GString *output, GPtrArray *analyses, const DiaLexicon *lexicon);
	gboolean is_plain; /* shows no marks, so none have to be found */
} formats[] = {
	{ "json", append_json, FALSE },
	{ "jsonl", append_jsonl, FALSE },
	{ "text", append_text, TRUE },
	{ "csv", append_csv, FALSE },
};

int
dia_cmd_extract(int argc, char **argv)
{
	static const DiaCliHelp help = {
		.summary = "One report, normalized and annotated.",
		.parameters = "REPORT...",
		.formats = "json (the default), jsonl, text or csv",
	};
	g_auto(DiaCliOptions) options = { 0 };
	g_autoptr(DiaLexicon) lexicon = NULL;
	g_autoptr(DiaCollection) collection = NULL;
	g_autoptr(GPtrArray) analyses = NULL;
	g_autoptr(GString) output = g_string_new(NULL);
	DiaPipelineOptions pipeline;
	GError *error = NULL;
	guint format = 0;
	int status = DIA_EXIT_SAME;

	if (!dia_cli_parse(argc, argv, &help, NULL, &options, &status))
		return status;
	if (options.rest == NULL)
		return dia_cli_usage("extract: name a report");
	while (options.format != NULL && !g_str_equal(formats[format].name, options.format))
		if (++format == G_N_ELEMENTS(formats))
			return dia_cli_usage("extract: no format \"%s\"; give json, jsonl, text or csv",
					     options.format);
	lexicon = dia_lexicon_new(options.topics, &error);
	if (lexicon == NULL)
		return dia_cli_fail(error);
	collection = dia_collection_load((const char *const *)options.rest, &error);
	if (collection == NULL)
		return dia_cli_fail(error);
	pipeline = dia_cli_pipeline_options(&options);
	pipeline.is_plain = formats[format].is_plain;
	analyses = dia_pipeline_extract_all(collection, lexicon, &pipeline, &error);
	if (analyses == NULL)
		return dia_cli_fail(error);
	formats[format].append(output, analyses, lexicon);
	if (!dia_cli_write(options.output, output->str, output->len, &error))
		return dia_cli_fail(error);
	return DIA_EXIT_SAME;
}
