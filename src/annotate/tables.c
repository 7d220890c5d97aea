/*
 * Figures of tables: each numeric cell, with row and column as measure and period.
 *
 * The text of a table has rows separated by line breaks and cells by tabs. Rows before the first row of
 * numbers are captions (one cell) and headings (several); a row of years is a heading too. A row of one
 * cell further down is a heading of the rows below it ("Urban population").
 */
#include "annotate/tables.h"

#include <string.h>

#include "annotate/numbers.h"

enum {
	MAX_COLUMNS = 256, /* cells beyond are not read */
	MAX_LABEL = 400,   /* bytes of a measure */
	MAX_UNIT = 100,	   /* tokens of a label that a unit is looked for in */
};

typedef enum { CELL_EMPTY, CELL_TEXT, CELL_NUMBER, CELL_PERIOD } CellKind;

typedef struct {
	CellKind kind;
	DiaSpan span;
	guint32 first; /* tokens [first, end) */
	guint32 end;
	gint32 date; /* index into the scan's dates, or -1 */
	DiaNumber number;
	guint32 share_first; /* tokens of the share in "45 (12%)", [share_first, share.end); 0 for none */
	DiaNumber share;
} Cell;

/* What a label says of the numbers under it. */
typedef struct {
	const char *unit;
	gint64 scale;
} LabelUnit;

/* What a row of numbers begins with. */
typedef struct {
	const Cell *name; /* or NULL */
	LabelUnit unit;	  /* of a cell beside it: "per 1,000 live births" */
	gint32 date;	  /* of a cell that is a period, or -1 */
} RowLabel;

typedef struct {
	DiaScan *scan;
	GString *columns[MAX_COLUMNS];	 /* heading of each column, or NULL */
	gint32 column_dates[MAX_COLUMNS]; /* period of each column, or -1 */
	LabelUnit column_units[MAX_COLUMNS];
	const char *rate;		 /* the first rate that a heading names, or NULL */
	Cell cells[MAX_COLUMNS];	 /* of the row that is being read */
	guint n_cells;
	GString *caption;
	GString *group;
	guint32 caption_first; /* tokens of the caption */
	guint32 caption_end;
	gint32 caption_date;
	guint n_heads;	       /* cells of the last row of headings */
	guint last_head;       /* column of its last heading */
	gboolean has_headings; /* a row of headings was seen */
	gboolean has_numbers;  /* a row of numbers was seen */
	guint32 token;	      /* the first token that no cell has */
	gint32 row;
	gint64 n_numbered; /* rows that a first column numbers */
} Table;

static gint32
find_date(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint i = 0; i < scan->dates->len; i++) {
		const DiaDate *date = &g_array_index(scan->dates, DiaDate, i);

		if (date->end > first && date->end <= end)
			return (gint32)i;
		if (date->first >= end)
			break;
	}
	return -1;
}

/* "45 (12%)": a share in brackets after the number; returns the token after it, or @at. */
static guint32
read_share(DiaScan *scan, Cell *cell, guint32 at)
{
	if (at + 3 >= cell->end || dia_scan_mark(scan, at) != '(' ||
	    !dia_number_read(scan, at + 1, FALSE, &cell->share) ||
	    dia_scan_mark(scan, cell->share.end) != '%' ||
	    dia_scan_mark(scan, cell->share.end + 1) != ')')
		return at;
	cell->share_first = at + 1;
	return cell->share.end + 2;
}

/* TRUE where the cell is a number and nothing else but a share, a sign of per cent, or the mark of a note. */
static gboolean
read_number_cell(DiaScan *scan, Cell *cell)
{
	guint32 first = cell->first;
	guint32 end = cell->end;
	guint32 at;

	while (first < end && dia_scan_is_dash(scan, first))
		first++;
	/* "3,400 b": the letter is the mark of a note, not billions */
	if (end > first + 1 && dia_scan_is_kind(scan, end - 1, DIA_TOKEN_WORD) &&
	    dia_scan_token(scan, end - 1)->length == 1 && !dia_scan_is_glued(scan, end - 1))
		end--;
	if (first >= end)
		return FALSE;
	/* What looked like a year is a number here. */
	dia_scan_take(scan, cell->first, end, DIA_COVER_FREE);
	dia_scan_take(scan, end, cell->end, DIA_COVER_MASK);
	if (!dia_number_read(scan, first, TRUE, &cell->number) || cell->number.in_words ||
	    cell->number.is_ordinal || cell->number.end > end)
		return FALSE;
	if (first == cell->first + 1 && dia_scan_is_glued(scan, first) && !cell->number.is_negative)
		cell->number.value.coefficient = -cell->number.value.coefficient;
	at = read_share(scan, cell, cell->number.end);
	while (at < end && (dia_scan_mark(scan, at) == '%' || dia_scan_mark(scan, at) == '*'))
		at++;
	return at == end;
}

static void
classify_cell(DiaScan *scan, Cell *cell)
{
	cell->kind = CELL_TEXT;
	if (cell->first == cell->end) {
		cell->kind = CELL_EMPTY;
		return;
	}
	cell->date = find_date(scan, cell->first, cell->end);
	if (cell->date >= 0) {
		const DiaDate *date = &g_array_index(scan->dates, DiaDate, (guint)cell->date);

		if (date->first <= cell->first && date->end == cell->end) {
			cell->kind = CELL_PERIOD;
			return;
		}
		return;
	}
	if (read_number_cell(scan, cell))
		cell->kind = CELL_NUMBER;
}

/* Cuts the row from @start to @end (bytes) into cells. */
static void
cut_row(Table *table, gsize start, gsize end)
{
	const DiaScan *scan = table->scan;

	table->n_cells = 0;
	while (start <= end && table->n_cells < MAX_COLUMNS) {
		const char *tab = memchr(scan->text + start, '\t', end - start);
		gsize stop = tab != NULL ? (gsize)(tab - scan->text) : end;
		Cell *cell = &table->cells[table->n_cells++];

		*cell = (Cell){ .span = { (guint32)start, (guint32)stop }, .date = -1 };
		while (table->token < scan->end && scan->tokens[table->token].start < start)
			table->token++;
		cell->first = table->token;
		while (table->token < scan->end && scan->tokens[table->token].start < stop)
			table->token++;
		cell->end = table->token;
		classify_cell(table->scan, cell);
		if (stop == end)
			break;
		start = stop + 1;
	}
}

static guint
count_kind(const Table *table, CellKind kind)
{
	guint n = 0;

	for (guint i = 0; i < table->n_cells; i++)
		n += table->cells[i].kind == kind;
	return n;
}

static void
append_label(GString *label, const DiaScan *scan, const Cell *cell)
{
	gsize length = cell->span.end - cell->span.start;

	if (length == 0 || label->len + length > MAX_LABEL)
		return;
	if (label->len > 0)
		g_string_append_c(label, ' ');
	g_string_append_len(label, scan->text + cell->span.start, (gssize)length);
}

static const Cell *
get_only_cell(const Table *table)
{
	const Cell *only = NULL;

	for (guint i = 0; i < table->n_cells; i++) {
		if (table->cells[i].kind == CELL_EMPTY)
			continue;
		if (only != NULL)
			return NULL;
		only = &table->cells[i];
	}
	return only;
}

/* The currency whose sign ends with a token: "N$", "KSh", "Rs." */
static const char *
find_currency(const DiaScan *scan, guint32 first, guint32 at)
{
	gsize length;
	gint32 unit = dia_units_find_sign(scan->units, scan->text, dia_scan_token(scan, first)->start,
					  dia_token_end(dia_scan_token(scan, at)), scan->country, &length);

	return unit >= 0 ? dia_units_resolve(scan->units, unit, scan->country) : NULL;
}

/* The unit that words say: "%", "per 1,000 live births", "million tenge", "thousands", "('000)". */
static LabelUnit
find_unit(const DiaScan *scan, guint32 first, guint32 end)
{
	LabelUnit found = { .scale = 1 };

	for (guint32 at = first; at < end && at - first < MAX_UNIT; at++) {
		guint32 length;
		const DiaNumberWord *word;
		const DiaCue *cue = dia_scan_match(scan, DIA_CUE_UNIT, at, &length);

		if (dia_scan_is_word(scan, at, "per") && dia_scan_is_kind(scan, at + 1, DIA_TOKEN_NUMBER)) {
			guint32 stop = dia_rate_read(scan, at + 1, &found.unit);

			if (stop > at + 1)
				break;
		}
		if (found.unit == NULL)
			found.unit = find_currency(scan, first, at);
		if (cue != NULL && cue->unit >= 0) {
			const char *id = dia_units_resolve(scan->units, cue->unit, scan->country);
			const DiaUnit *unit = dia_units_get(scan->units, cue->unit);

			if (found.unit == NULL && (g_strcmp0(id, "percent") == 0 || unit->is_currency ||
						   unit->is_currency_word))
				found.unit = id;
		}
		if (dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER) && dia_scan_token(scan, at)->length == 3 &&
		    memcmp(scan->text + dia_scan_token(scan, at)->start, "000", 3) == 0)
			found.scale = 1000;
		if (!dia_scan_is_kind(scan, at, DIA_TOKEN_WORD))
			continue;
		word = dia_units_word(scan->units, dia_scan_token(scan, at)->word);
		if ((word->classes & DIA_WORD_CODE) &&
		    (dia_scan_token(scan, at)->flags & DIA_TOKEN_ALL_CAPITALS) && found.unit == NULL)
			found.unit = dia_units_resolve(scan->units, word->code, scan->country);
		if ((word->classes & DIA_WORD_SCALE) && word->scale >= 1000)
			found.scale = word->scale;
	}
	return found;
}

/* "Table 3. Deaths": the number is no part of what is measured. */
static Cell
skip_table_number(const DiaScan *scan, const Cell *cell)
{
	Cell rest = *cell;

	if (!dia_scan_is_word(scan, cell->first, "table") || cell->end - cell->first < 2)
		return rest;
	rest.first = cell->first + 2;
	while (rest.first < rest.end && dia_scan_is_kind(scan, rest.first, DIA_TOKEN_PUNCTUATION))
		rest.first++;
	rest.span.start = rest.first < rest.end ? dia_scan_token(scan, rest.first)->start : rest.span.end;
	return rest;
}

/* A heading over several columns ("2015" over "boys" and "girls") is of those that have none yet. */
static void
spread_heading(Table *table, guint from, guint to)
{
	if (table->columns[to] != NULL || table->column_dates[to] >= 0)
		return;
	table->column_dates[to] = table->column_dates[from];
	if (table->column_units[to].scale == 0)
		table->column_units[to] = table->column_units[from];
	if (table->columns[from] != NULL)
		table->columns[to] = g_string_new_len(table->columns[from]->str,
						      (gssize)table->columns[from]->len);
}

/* A row before the numbers, or a row of years among them. */
static void
read_heading(Table *table)
{
	const DiaScan *scan = table->scan;
	const Cell *only = get_only_cell(table);
	guint over = 0;

	if (only != NULL && only->kind == CELL_TEXT && (table->has_numbers || table->has_headings)) {
		g_string_truncate(table->group, 0);
		append_label(table->group, scan, only);
		return;
	}
	if (only != NULL && only->kind == CELL_TEXT) {
		Cell caption = skip_table_number(scan, only);

		if (table->caption->len == 0)
			table->caption_first = caption.first;
		table->caption_end = only->end;
		append_label(table->caption, scan, &caption);
		if (table->caption_date < 0)
			table->caption_date = only->date;
		return;
	}
	/* The last heading of the row above goes on to the columns that only this row has. */
	for (guint i = table->n_heads; table->has_headings && table->last_head > 0 && i < table->n_cells; i++)
		spread_heading(table, table->last_head, i);
	table->has_headings = TRUE;
	for (guint i = 0; i < table->n_cells; i++) {
		const Cell *cell = &table->cells[i];
		LabelUnit unit = find_unit(scan, cell->first, cell->end);

		if (cell->kind == CELL_EMPTY) {
			if (over > 0)
				spread_heading(table, over, i);
			continue;
		}
		over = i;
		if (unit.unit != NULL || unit.scale > 1)
			table->column_units[i] = unit;
		if (table->rate == NULL && unit.unit != NULL && g_str_has_prefix(unit.unit, "per "))
			table->rate = unit.unit;
		if (cell->date >= 0)
			table->column_dates[i] = cell->date;
		if (cell->kind != CELL_TEXT)
			continue;
		if (table->columns[i] == NULL)
			table->columns[i] = g_string_new(NULL);
		append_label(table->columns[i], scan, cell);
	}
	table->n_heads = table->n_cells;
	table->last_head = over;
}

static void
set_unit(const Table *table, DiaFigure *figure, const Cell *cell, const RowLabel *label, guint column)
{
	const DiaScan *scan = table->scan;
	LabelUnit found = { .scale = 1 };

	if (dia_scan_mark(scan, cell->end - 1) == '%')
		found.unit = "percent";
	else if (label->name != NULL)
		found = find_unit(scan, label->name->first, label->name->end);
	if (found.unit == NULL && label->unit.unit != NULL)
		found = label->unit;
	if (found.unit == NULL && table->column_units[column].scale > 0)
		found = table->column_units[column];
	/* "Birth rate", beside "Death rate per 1,000 population" */
	if (found.unit == NULL && cell->number.has_point && table->columns[column] != NULL &&
	    strstr(table->columns[column]->str, "rate") != NULL)
		found.unit = table->rate;
	if (found.unit == NULL && table->rate == NULL) {
		LabelUnit caption = find_unit(scan, table->caption_first, table->caption_end);

		found.unit = caption.unit;
		found.scale = MAX(found.scale, caption.scale);
	}
	if (g_strcmp0(found.unit, "percent") == 0)
		found.scale = 1;
	figure->unit = found.unit != NULL ? found.unit : "count";
	figure->value = dia_decimal_scale(cell->number.value, found.scale);
}

static const char *
make_measure(const Table *table, const Cell *label, guint column)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (table->caption->len > 0)
		g_string_append(text, table->caption->str);
	if (table->group->len > 0)
		g_string_append_printf(text, "%s%s", text->len > 0 ? ": " : "", table->group->str);
	if (label != NULL) {
		if (text->len > 0)
			g_string_append(text, ", ");
		g_string_append_len(text, table->scan->text + label->span.start,
				    label->span.end - label->span.start);
	}
	if (table->columns[column] != NULL && table->columns[column]->len > 0)
		g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "",
				       table->columns[column]->str);
	return text->len > 0 ? dia_pool_string(&table->scan->analysis->pool, text->str) : NULL;
}

/* A figure of tokens [first, end) of the cell of a column, without its value. */
static DiaFigure
make_figure(const Table *table, guint column, gint32 date, guint32 first, guint32 end)
{
	DiaScan *scan = table->scan;
	DiaFigure figure = { .span = { scan->tokens[first].start,
				       dia_token_end(&scan->tokens[end - 1]) },
			     .paragraph = scan->paragraph,
			     .sentence = dia_scan_sentence(scan, first),
			     .table_row = table->row,
			     .table_column = (gint32)column };

	if (date >= 0) {
		const DiaDate *here = &g_array_index(scan->dates, DiaDate, (guint)date);

		figure.as_of = dia_pool_string(&scan->analysis->pool, here->iso);
		figure.period = here->period;
	}
	return figure;
}

static void
add_cell(Table *table, guint column, const RowLabel *label)
{
	DiaScan *scan = table->scan;
	const Cell *cell = &table->cells[column];
	gint32 date = label->date >= 0 ? label->date : table->column_dates[column];
	guint32 end = cell->share_first > 0 ? cell->number.end : cell->end;
	DiaFigure figure;

	if (date < 0 && label->name != NULL)
		date = label->name->date; /* "As at 31 December 2015" */
	if (date < 0)
		date = table->caption_date;
	figure = make_figure(table, column, date, cell->first, end);
	set_unit(table, &figure, cell, label, column);
	figure.measure = make_measure(table, label->name, column);
	g_array_append_val(scan->analysis->figures, figure);
	if (cell->share_first == 0)
		return;
	figure = make_figure(table, column, date, cell->share_first, cell->share.end + 1);
	figure.unit = "percent";
	figure.value = cell->share.value;
	figure.measure = make_measure(table, label->name, column);
	g_array_append_val(scan->analysis->figures, figure);
}

/* The number of a row under "No.", not of what is counted. */
static gboolean
is_row_number(Table *table, guint column)
{
	const GString *head = table->columns[column];
	const Cell *cell = &table->cells[column];

	if (column > 0 || head == NULL || cell->kind != CELL_NUMBER || cell->number.value.exponent != 0 ||
	    (g_ascii_strncasecmp(head->str, "no", 2) != 0 && !g_str_equal(head->str, "#")) ||
	    head->len > strlen("No.") || cell->number.value.coefficient != table->n_numbered + 1)
		return FALSE;
	table->n_numbered++;
	return TRUE;
}

/* A row of numbers: its first text is the label, a year in its place the period. */
static void
read_numbers(Table *table)
{
	RowLabel label = { .date = -1 };

	table->has_numbers = TRUE;
	for (guint i = 0; i < table->n_cells; i++) {
		Cell *cell = &table->cells[i];

		if (cell->kind == CELL_EMPTY)
			continue;
		if (label.name == NULL && label.date < 0 && cell->kind == CELL_PERIOD) {
			label.date = cell->date;
			continue;
		}
		/* Among numbers a bare "2013" is a number too. */
		if (cell->kind == CELL_PERIOD && read_number_cell(table->scan, cell))
			cell->kind = CELL_NUMBER;
		if (is_row_number(table, i))
			continue;
		if (cell->kind == CELL_NUMBER)
			add_cell(table, i, &label);
		else if (label.name == NULL)
			label.name = cell;
		else if (label.unit.unit == NULL)
			label.unit = find_unit(table->scan, cell->first, cell->end);
	}
}

void
dia_scan_table(DiaScan *scan)
{
	const DiaParagraph *paragraph =
	    dia_document_paragraph(scan->analysis->document, scan->paragraph);
	g_autofree Table *table = g_new0(Table, 1);
	gsize at = paragraph->span.start;

	dia_scan_dates(scan);
	table->scan = scan;
	table->token = scan->first;
	table->caption = g_string_new(NULL);
	table->group = g_string_new(NULL);
	table->caption_date = -1;
	for (guint i = 0; i < MAX_COLUMNS; i++)
		table->column_dates[i] = -1;
	while (at < paragraph->span.end) {
		const char *stop = memchr(scan->text + at, '\n', paragraph->span.end - at);
		gsize end = stop != NULL ? (gsize)(stop - scan->text) : paragraph->span.end;

		cut_row(table, at, end);
		if (count_kind(table, CELL_NUMBER) > 0)
			read_numbers(table);
		else
			read_heading(table);
		table->row++;
		at = end + 1;
	}
	for (guint i = 0; i < MAX_COLUMNS; i++)
		if (table->columns[i] != NULL)
			g_string_free(table->columns[i], TRUE);
	g_string_free(table->caption, TRUE);
	g_string_free(table->group, TRUE);
}
