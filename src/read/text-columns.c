#include "read/text-columns.h"

#include <string.h>

#include "read/matrix-head.h"

enum {
	MIN_GAP = 2,	   /* blanks between two columns */
	MAX_COLUMNS = 8,
	MAX_BYTES = 400,   /* of a line that is looked at */
	SAMPLE = 60,	   /* lines below the head that show where the columns part */
	MAX_LINES = 5000,  /* of one table */
	MAX_EMPTY = 3,	   /* empty lines within a table: a page may end there */
};

/* A piece of a line between wide gaps, in characters from its left. */
typedef struct {
	const char *text;
	gsize length; /* bytes */
	guint start;
	guint end;
} Piece;

typedef struct {
	gboolean has_tabs;
	guint n_columns;
	guint starts[MAX_COLUMNS]; /* where each column starts, in characters */
} Table;

/* Cuts a line at tabs, or at gaps of blanks; returns the number of pieces, 0 where there are too many. */
static guint
cut(const char *text, gboolean has_tabs, Piece *pieces)
{
	guint n = 0;
	guint column = 0;
	guint blanks = MIN_GAP;

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at), column++) {
		gboolean is_blank = *at == ' ' && !has_tabs;

		if (*at == '\t' || is_blank) {
			blanks += *at == '\t' ? MIN_GAP : 1;
			continue;
		}
		if (blanks >= MIN_GAP) {
			if (n == MAX_COLUMNS)
				return 0;
			pieces[n++] = (Piece){ .text = at, .start = column };
		}
		blanks = 0;
		pieces[n - 1].length = (gsize)(g_utf8_next_char(at) - pieces[n - 1].text);
		pieces[n - 1].end = column + 1;
	}
	return n;
}

static gboolean
read_head(const DiaBlock *block, Table *table)
{
	Piece pieces[MAX_COLUMNS];
	const char *titles[MAX_COLUMNS];
	gsize lengths[MAX_COLUMNS];

	if (block->kind != DIA_BLOCK_LINE || strstr(block->text, "ecommendation") == NULL ||
	    strlen(block->text) > MAX_BYTES)
		return FALSE;
	table->has_tabs = strchr(block->text, '\t') != NULL;
	table->n_columns = cut(block->text, table->has_tabs, pieces);
	for (guint i = 0; i < table->n_columns; i++) {
		titles[i] = pieces[i].text;
		lengths[i] = pieces[i].length;
		table->starts[i] = pieces[i].start;
	}
	return dia_matrix_is_head(titles, lengths, table->n_columns);
}

/* How many of the lines below a head have a piece, but for the first, at each place. */
static void
count_starts(const DiaBlocks *blocks, guint head, guint8 *votes)
{
	guint end = MIN(blocks->blocks->len, head + 1 + SAMPLE);

	for (guint i = head + 1; i < end; i++) {
		const DiaBlock *block = &g_array_index(blocks->blocks, DiaBlock, i);
		Piece pieces[MAX_COLUMNS];
		guint n = strlen(block->text) > MAX_BYTES ? 0 : cut(block->text, FALSE, pieces);

		for (guint j = 1; j < n; j++)
			votes[pieces[j].start]++;
	}
}

/* Titles may be centred: each column starts where most pieces below it start. */
static void
measure_columns(const DiaBlocks *blocks, guint head, Table *table)
{
	guint8 votes[MAX_BYTES + 1] = { 0 };

	if (table->has_tabs)
		return;
	count_starts(blocks, head, votes);
	for (guint column = 1; column < table->n_columns; column++) {
		guint best = table->starts[column];

		for (guint x = best; x >= table->starts[column - 1] + MIN_GAP; x--)
			if (votes[x] > votes[best])
				best = x;
		table->starts[column] = best;
	}
}

/* The column that a piece stands in, or -1 where it reaches into the next. */
static gint
find_column(const Table *table, const Piece *piece, guint index)
{
	guint column = table->has_tabs ? index : table->n_columns - 1;

	while (!table->has_tabs && column > 0 && piece->start < table->starts[column])
		column--;
	if (column >= table->n_columns ||
	    (!table->has_tabs && column + 1 < table->n_columns && piece->end > table->starts[column + 1]))
		return -1;
	return (gint)column;
}

/* The number that a row begins with, in the first column. */
static DiaMatrixNumber
read_number(const Piece *piece, gint column)
{
	return column == 0 ? dia_matrix_read_number(piece->text, piece->length)
			   : DIA_MATRIX_NO_NUMBER;
}

typedef struct {
	DiaBlocks *blocks;
	GString *cells[MAX_COLUMNS];
	gint first; /* block of the row that is being read, or -1 */
	guint n_rows;
} Weaver;

static void
finish_row(Weaver *weaver, const Table *table)
{
	g_autoptr(GString) text = g_string_new(NULL);
	DiaBlock *block;

	if (weaver->first < 0)
		return;
	for (guint i = 0; i < table->n_columns; i++) {
		if (i > 0)
			g_string_append_c(text, '\t');
		g_string_append(text, weaver->cells[i]->str);
		g_string_truncate(weaver->cells[i], 0);
	}
	block = &g_array_index(weaver->blocks->blocks, DiaBlock, (guint)weaver->first);
	block->kind = DIA_BLOCK_TABLE_ROW;
	block->text = g_string_chunk_insert(weaver->blocks->strings, text->str);
	weaver->first = -1;
	weaver->n_rows++;
}

static void
add_pieces(Weaver *weaver, const gint *columns, const Piece *pieces, guint n, guint index)
{
	DiaBlock *block = &g_array_index(weaver->blocks->blocks, DiaBlock, index);

	for (guint i = 0; i < n; i++) {
		GString *cell = weaver->cells[columns[i]];

		if (cell->len > 0)
			g_string_append_c(cell, ' ');
		g_string_append_len(cell, pieces[i].text, (gssize)pieces[i].length);
	}
	if (weaver->first < 0)
		weaver->first = (gint)index;
	else
		block->text = "";
}

/* Reads the lines below a head into rows; returns the first that is not of the table. */
static guint
weave(Weaver *weaver, const Table *table, guint head)
{
	DiaMatrixNumber kind = DIA_MATRIX_NO_NUMBER; /* of the numbers of its rows */
	guint n_empty = 0;
	guint i = head + 1;

	for (; i < weaver->blocks->blocks->len && i - head < MAX_LINES && n_empty <= MAX_EMPTY; i++) {
		const DiaBlock *block = &g_array_index(weaver->blocks->blocks, DiaBlock, i);
		Piece pieces[MAX_COLUMNS];
		gint columns[MAX_COLUMNS];
		DiaMatrixNumber number;
		guint n;

		if (block->kind == DIA_BLOCK_PAGE_BREAK)
			continue;
		if (block->text[strspn(block->text, " \t")] == '\0') {
			n_empty++;
			continue;
		}
		n = strlen(block->text) > MAX_BYTES && !table->has_tabs
			? 0
			: cut(block->text, table->has_tabs, pieces);
		for (guint j = 0; j < n; j++)
			if ((columns[j] = find_column(table, &pieces[j], j)) < 0)
				n = 0;
		/* A line over the columns is text again, as is one with no row to belong to. */
		number = n > 0 ? read_number(&pieces[0], columns[0]) : DIA_MATRIX_NO_NUMBER;
		if (n == 0 || (table->has_tabs && n < 2) ||
		    (kind == DIA_MATRIX_NO_NUMBER ? number == kind
						  : number != kind && number != DIA_MATRIX_NO_NUMBER))
			break;
		if (number != DIA_MATRIX_NO_NUMBER) {
			kind = number;
			finish_row(weaver, table);
		}
		add_pieces(weaver, columns, pieces, n, i);
		n_empty = 0;
	}
	finish_row(weaver, table);
	return i;
}

static void
weave_head(Weaver *weaver, const Table *table, guint index)
{
	DiaBlock *head = &g_array_index(weaver->blocks->blocks, DiaBlock, index);
	Piece pieces[MAX_COLUMNS];
	gint columns[MAX_COLUMNS];
	guint n = cut(head->text, table->has_tabs, pieces);

	for (guint i = 0; i < n; i++)
		columns[i] = (gint)i;
	add_pieces(weaver, columns, pieces, n, index);
	finish_row(weaver, table);
	head->begins_table = TRUE;
}

void
dia_text_find_columns(DiaBlocks *blocks)
{
	Weaver weaver = { .blocks = blocks, .first = -1 };

	for (guint i = 0; i < MAX_COLUMNS; i++)
		weaver.cells[i] = g_string_new(NULL);
	for (guint i = 0; i < blocks->blocks->len; i++) {
		Table table = { 0 };
		guint end;

		if (!read_head(&g_array_index(blocks->blocks, DiaBlock, i), &table))
			continue;
		measure_columns(blocks, i, &table);
		weaver.n_rows = 0;
		end = weave(&weaver, &table, i);
		if (weaver.n_rows == 0)
			continue;
		weave_head(&weaver, &table, i);
		i = end - 1;
	}
	for (guint i = 0; i < MAX_COLUMNS; i++)
		g_string_free(weaver.cells[i], TRUE);
}
