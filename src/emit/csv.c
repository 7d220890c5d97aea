/*
 * Each table has one list of columns, from which header, cells and metadata are made.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it: reports are
 * strangers' text (OWASP, CSV injection).
 */
#include "emit/csv.h"

#include <math.h>
#include <string.h>

#include "base/digits.h"
#include "emit/html-page.h"
#include "emit/json.h"

/* What one row is made of. */
typedef struct {
	DiaPage *page;
	const DiaPageReport *report;
	const DiaPageParagraph *paragraph;
	const cJSON *figure; /* or point of a series */
	const cJSON *series;
	const cJSON *change; /* that leads to the point, or NULL */
} Row;

typedef struct {
	const char *name;
	const char *datatype; /* of CSVW */
	const char *description;
	void (*write)(GString *output, const Row *row);
} Column;

static gboolean
is_formula(const char *text)
{
	if (*text == '=' || *text == '+' || *text == '@' || *text == '\t' || *text == '\r')
		return TRUE;
	return *text == '-' && !g_ascii_isdigit(text[1]) && text[1] != '\0';
}

static void
write_text(GString *output, const char *text)
{
	gboolean is_quoted = strpbrk(text, "\",\r\n") != NULL;

	if (is_quoted)
		g_string_append_c(output, '"');
	if (is_formula(text))
		g_string_append_c(output, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			g_string_append_c(output, '"');
		g_string_append_c(output, *text);
	}
	if (is_quoted)
		g_string_append_c(output, '"');
}

/* Fifteen digits; most numbers are whole and have fewer. */
static void
write_number(GString *output, const cJSON *object, const char *key)
{
	const cJSON *number = dia_json_get(object, key);
	double value = cJSON_IsNumber(number) ? number->valuedouble : 0.0;
	char printed[G_ASCII_DTOSTR_BUF_SIZE];
	char room[DIA_DIGITS_ROOM];

	if (!cJSON_IsNumber(number))
		return;
	if (value >= 1.0 && value < 1e15 && value == floor(value))
		g_string_append(output, dia_digits_write((gint64)value, room));
	else
		g_string_append(output, g_ascii_formatd(printed, sizeof printed, "%.15g", value));
}

static void
write_report(GString *output, const Row *row)
{
	write_text(output, row->report->id);
}

static void
write_date(GString *output, const Row *row)
{
	write_text(output, dia_page_string(row->report->json, "date"));
}

static void
write_symbol(GString *output, const Row *row)
{
	write_text(output, dia_page_string(row->report->json, "symbol"));
}

static void
write_paragraph(GString *output, const Row *row)
{
	write_text(output, row->paragraph->id);
}

/* The paragraph's strongest topic; of a series its own. */
static void
write_topic(GString *output, const Row *row)
{
	const cJSON *topic;
	const cJSON *best = NULL;

	if (row->series != NULL) {
		write_text(output, dia_page_string(row->series, "topic"));
		return;
	}
	cJSON_ArrayForEach(topic, dia_page_array(row->paragraph->json, "topics"))
		if (best == NULL || dia_json_get_number(topic, "score", 0) >
					dia_json_get_number(best, "score", 0))
			best = topic;
	if (best != NULL)
		write_text(output, dia_page_string(best, "id"));
}

static void
write_measure(GString *output, const Row *row)
{
	write_text(output,
		   dia_page_string(row->series != NULL ? row->series : row->figure, "measure"));
}

static void
write_unit(GString *output, const Row *row)
{
	write_text(output, dia_page_string(row->series != NULL ? row->series : row->figure, "unit"));
}

static void
write_value(GString *output, const Row *row)
{
	write_number(output, row->figure, "value");
}

static void
write_low(GString *output, const Row *row)
{
	write_number(output, row->figure, "low");
}

static void
write_high(GString *output, const Row *row)
{
	write_number(output, row->figure, "high");
}

static void
write_qualifier(GString *output, const Row *row)
{
	write_text(output, dia_page_string(row->figure, "qualifier"));
}

static void
write_as_of(GString *output, const Row *row)
{
	write_text(output, dia_page_string(row->figure, "as_of"));
}

static void
write_quote(GString *output, const Row *row)
{
	write_text(output, dia_page_string(row->figure, "text"));
}

static void
write_citation(GString *output, const Row *row)
{
	g_autofree char *citation = dia_page_citation(row->page, row->paragraph);

	write_text(output, citation);
}

static void
write_link(GString *output, const Row *row)
{
	g_string_append_printf(output, "index.html#%s", row->paragraph->anchor);
}

static void
write_series(GString *output, const Row *row)
{
	write_text(output, dia_page_string(row->series, "id"));
}

static void
write_change(GString *output, const Row *row)
{
	if (row->change != NULL)
		write_text(output, dia_page_string(row->change, "kind"));
}

static void
write_comparable(GString *output, const Row *row)
{
	if (row->change != NULL)
		g_string_append(output, cJSON_IsTrue(dia_json_get(
					    row->change, "comparable"))
					    ? "true"
					    : "false");
}

static void
write_reason(GString *output, const Row *row)
{
	if (row->change != NULL)
		write_text(output, dia_page_string(row->change, "reason"));
}

static void
write_difference(GString *output, const Row *row)
{
	if (row->change != NULL)
		write_number(output, row->change, "difference");
}

static void
write_ratio(GString *output, const Row *row)
{
	if (row->change != NULL)
		write_number(output, row->change, "ratio");
}

#define REPORT_COLUMNS                                                                             \
	{ "report", "string", "Id of the report in the collection", write_report },                \
	    { "date", "string", "Date of the report, ISO 8601: day, month or year", write_date },  \
	    { "symbol", "string", "Document symbol", write_symbol },                               \
	    { "paragraph", "string", "Paragraph that the figure stands in", write_paragraph }

#define MEASURE_COLUMNS                                                                            \
	{ "topic", "string", "Topic", write_topic },                                               \
	    { "measure", "string", "What is counted or measured, in the report's words",           \
	      write_measure },                                                                     \
	    { "unit", "string",                                                                    \
	      "count, percent, times, rank, index, an ISO 4217 code, a unit, or a rate",           \
	      write_unit }

#define VALUE_COLUMNS                                                                              \
	{ "value", "number", "The value; empty for a range", write_value },                        \
	    { "low", "number", "Lower end of a range", write_low },                                \
	    { "high", "number", "Upper end of a range", write_high },                              \
	    { "qualifier", "string",                                                               \
	      "more-than, less-than, at-least, at-most, about or almost, where stated",            \
	      write_qualifier },                                                                   \
	    { "as_of", "string", "Period that the figure holds for, ISO 8601 date or interval",    \
	      write_as_of }

#define SOURCE_COLUMNS                                                                             \
	{ "text", "string", "The figure as printed", write_quote },                                \
	    { "citation", "string", "How to cite the paragraph", write_citation },                 \
	    { "link", "anyURI", "The paragraph in the report of changes beside this file", write_link }

static const Column figure_columns[] = {
	REPORT_COLUMNS,
	MEASURE_COLUMNS,
	VALUE_COLUMNS,
	SOURCE_COLUMNS,
};

static const Column series_columns[] = {
	{ "series", "string", "Id of the series", write_series },
	MEASURE_COLUMNS,
	REPORT_COLUMNS,
	VALUE_COLUMNS,
	{ "change", "string", "unchanged, figure-changed or figure-restated since the row before",
	  write_change },
	{ "comparable", "boolean", "Whether the two can be compared", write_comparable },
	{ "reason", "string", "Why they cannot", write_reason },
	{ "difference", "number", "Value less the value of the row before", write_difference },
	{ "ratio", "number", "Value divided by the value of the row before", write_ratio },
	SOURCE_COLUMNS,
};

static void
write_header(GString *output, const Column *columns, guint n_columns)
{
	for (guint i = 0; i < n_columns; i++)
		g_string_append_printf(output, "%s%s", i > 0 ? "," : "", columns[i].name);
	g_string_append_c(output, '\n');
}

static void
write_row(GString *output, const Column *columns, guint n_columns, const Row *row)
{
	for (guint i = 0; i < n_columns; i++) {
		if (i > 0)
			g_string_append_c(output, ',');
		columns[i].write(output, row);
	}
	g_string_append_c(output, '\n');
}

GString *
dia_emit_figures_csv(const cJSON *report)
{
	g_autoptr(DiaPage) page = dia_page_new_reports(report);
	GString *output = g_string_new(NULL);
	Row row = { .page = page };

	write_header(output, figure_columns, G_N_ELEMENTS(figure_columns));
	for (guint i = 0; i < page->reports->len; i++) {
		row.report = dia_page_report(page, i);
		for (guint j = 0; j < row.report->paragraphs->len; j++) {
			row.paragraph = g_ptr_array_index(row.report->paragraphs, j);
			cJSON_ArrayForEach(row.figure, dia_page_array(row.paragraph->json, "figures"))
				write_row(output, figure_columns, G_N_ELEMENTS(figure_columns), &row);
		}
	}
	return output;
}

GString *
dia_emit_series_csv(const cJSON *report)
{
	g_autoptr(DiaPage) page = dia_page_new_reports(report);
	GString *output = g_string_new(NULL);
	Row row = { .page = page };

	write_header(output, series_columns, G_N_ELEMENTS(series_columns));
	cJSON_ArrayForEach(row.series, dia_page_array(report, "series")) {
		/* Changes are in the order of the points that they lead to. */
		const cJSON *changes = dia_page_array(row.series, "changes");
		const cJSON *next = changes != NULL ? changes->child : NULL;
		int point = 0;

		cJSON_ArrayForEach(row.figure, dia_page_array(row.series, "points")) {
			row.paragraph = dia_page_find(page, row.figure);
			row.change = next != NULL && (int)dia_json_get_number(next, "to", -1) == point
					 ? next
					 : NULL;
			if (row.change != NULL)
				next = next->next;
			point++;
			if (row.paragraph == NULL)
				continue;
			row.report = dia_page_report(page, row.paragraph->report);
			write_row(output, series_columns, G_N_ELEMENTS(series_columns), &row);
		}
	}
	return output;
}

/* W3C, Metadata Vocabulary for Tabular Data (2015). */
static GString *
make_metadata(const char *file, const char *title, const Column *columns, guint n_columns)
{
	g_autoptr(DiaJson) json = dia_json_new_object();
	cJSON *metadata = dia_json_root(json);
	GString *output = g_string_new(NULL);
	cJSON *array;

	dia_json_add_string(metadata, "@context", "http://www.w3.org/ns/csvw");
	dia_json_add_string(metadata, "url", file);
	dia_json_add_string(metadata, "dc:title", title);
	array = dia_json_add_array(dia_json_add_object(metadata, "tableSchema"), "columns");
	for (guint i = 0; i < n_columns; i++) {
		cJSON *column = dia_json_append_object(array);

		dia_json_add_string(column, "name", columns[i].name);
		dia_json_add_string(column, "titles", columns[i].name);
		dia_json_add_string(column, "datatype", columns[i].datatype);
		dia_json_add_string(column, "dc:description", columns[i].description);
	}
	dia_emit_print(json, output);
	return output;
}

GString *
dia_emit_figures_metadata(void)
{
	return make_metadata("figures.csv", "Figures that the reports state", figure_columns,
			     G_N_ELEMENTS(figure_columns));
}

GString *
dia_emit_series_metadata(void)
{
	return make_metadata("series.csv", "Figures of one measure over time", series_columns,
			     G_N_ELEMENTS(series_columns));
}
