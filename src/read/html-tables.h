/*
 * Tables of a web page: which of them are tables, and where their cells stand.
 */
#pragma once

#include "base/limits.h"
#include "read/xml.h"

/* Cells that reach into the rows below, by column. */
typedef struct {
	guint left[DIA_MAX_COLUMNS]; /* rows that the cell above still takes */
	guint column;		     /* the next to be filled */
} DiaHtmlSpans;

/* Starts a row. */
void dia_html_spans_start(DiaHtmlSpans *spans);

/* Appends a cell to a row of cells separated by tabs, each in its column. */
void dia_html_spans_append(DiaHtmlSpans *spans, GString *row, const char *text,
			   const xmlNode *cell);

/* TRUE for a table that only places parts of the page: one column, or headings or tables in it. */
gboolean dia_html_is_layout(const xmlNode *table);

/* The line of a node, from 1; 0 where it is not known. */
guint32 dia_html_line(const xmlNode *node);
