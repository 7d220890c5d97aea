#include "read/html-tables.h"

#include <string.h>

guint32
dia_html_line(const xmlNode *node)
{
	long line = dia_xml_line(node);

	/* libxml2 counts lines of HTML in 16 bits. */
	return line > 0 && line < G_MAXUINT16 ? (guint32)line : 0;
}

/* Passes over the columns that cells above take. */
static void
skip_taken(DiaHtmlSpans *spans, GString *row)
{
	while (spans->column < DIA_MAX_COLUMNS && spans->left[spans->column] > 0) {
		spans->left[spans->column++]--;
		g_string_append_c(row, '\t');
	}
}

void
dia_html_spans_start(DiaHtmlSpans *spans)
{
	spans->column = 0;
}

void
dia_html_spans_append(DiaHtmlSpans *spans, GString *row, const char *text, const xmlNode *cell)
{
	guint columns =
	    (guint)dia_xml_number(dia_xml_attribute(cell, "colspan"), 1, DIA_MAX_CELL_SPAN, 1);
	guint rows =
	    (guint)dia_xml_number(dia_xml_attribute(cell, "rowspan"), 1, DIA_MAX_ROW_SPAN, 1);

	skip_taken(spans, row);
	g_string_append(row, text);
	for (guint i = 0; i < columns; i++) {
		if (spans->column < DIA_MAX_COLUMNS)
			spans->left[spans->column++] = rows - 1;
		g_string_append_c(row, '\t');
	}
}

static gboolean
has_structure(const xmlNode *parent)
{
	static const char *const names[] = { "table", "h1", "h2", "h3", "h4", "h5", "h6", "article" };

	for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
		for (guint i = 0; i < G_N_ELEMENTS(names); i++)
			if (dia_xml_is(node, names[i]))
				return TRUE;
		if (node->type == XML_ELEMENT_NODE && has_structure(node))
			return TRUE;
	}
	return FALSE;
}

static guint
count_columns(const xmlNode *parent)
{
	guint most = 0;

	for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
		guint n = 0;

		if (dia_xml_is(node, "tbody") || dia_xml_is(node, "thead") || dia_xml_is(node, "tfoot"))
			n = count_columns(node);
		for (const xmlNode *cell = dia_xml_is(node, "tr") ? node->children : NULL; cell != NULL;
		     cell = cell->next)
			n += dia_xml_is(cell, "td") || dia_xml_is(cell, "th");
		most = MAX(most, n);
	}
	return most;
}

gboolean
dia_html_is_layout(const xmlNode *table)
{
	return count_columns(table) <= 1 || has_structure(table);
}
