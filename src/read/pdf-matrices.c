/*
 * Tables of recommendations on a page, told by their head: words go to the column below whose title they
 * stand, and a number in the first column begins a row, wherever the text of the other cells is set.
 */
#include <math.h>
#include <string.h>

#include "read/matrix-head.h"
#include "read/pdf-layout.h"

enum {
	MAX_PLACES = 2000, /* points across a page */
	MAX_TITLE_REACH = 6, /* rows from a title to the next number */
	MAX_TOP_ROWS = 4, /* above a table that goes on: a symbol, a running head */
	MAX_PIECES = DIA_PDF_MATRIX_COLUMNS,
};
#define EDGE 2.0f      /* points that a cell may stand left of its column */
#define SAME_GAP 0.95f /* of the widest gap: as wide */

typedef struct {
	guint first; /* words [first, end) */
	guint end;
	GString *text;
} Piece;

static void
clear_pieces(Piece *pieces, guint n)
{
	for (guint i = 0; i < n; i++)
		g_string_free(pieces[i].text, TRUE);
}

/* Runs of words without a wide gap between them; 0 where there are too many for a table. */
static guint
cut(const DiaPdfLayout *layout, const DiaPdfRow *row, Piece *pieces)
{
	guint n = 0;

	for (guint i = row->first; i < row->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);

		if (i == row->first || dia_pdf_is_wide_gap(word - 1, word)) {
			if (n == MAX_PIECES) {
				clear_pieces(pieces, n);
				return 0;
			}
			pieces[n++] = (Piece){ i, i, g_string_new(NULL) };
		} else if (!word->is_glued) {
			g_string_append_c(pieces[n - 1].text, ' ');
		}
		g_string_append_len(pieces[n - 1].text, layout->text->str + word->text, word->length);
		pieces[n - 1].end = i + 1;
	}
	return n;
}

static gboolean
read_head(const DiaPdfLayout *layout, const DiaPdfRow *row, DiaPdfMatrix *matrix)
{
	Piece pieces[MAX_PIECES];
	const char *titles[MAX_PIECES];
	gsize lengths[MAX_PIECES];
	guint n = cut(layout, row, pieces);
	gboolean is_head;

	for (guint i = 0; i < n; i++) {
		titles[i] = pieces[i].text->str;
		lengths[i] = pieces[i].text->len;
	}
	is_head = n > 1 && dia_matrix_is_head(titles, lengths, n);
	if (is_head) {
		matrix->n_columns = n;
		for (guint i = 0; i < n; i++)
			matrix->starts[i] = dia_pdf_word(layout, pieces[i].first)->x0;
	}
	clear_pieces(pieces, n);
	return is_head;
}

/* Titles may be centred: a column starts where most pieces below its title do. */
static void
measure_columns(const DiaPdfLayout *layout, const GArray *rows, guint head, DiaPdfMatrix *matrix)
{
	guint16 votes[MAX_PLACES] = { 0 };

	for (guint i = head + 1; i < rows->len; i++) {
		const DiaPdfRow *row = &g_array_index(rows, DiaPdfRow, i);

		for (guint j = row->first; j < row->end; j++) {
			const DiaPdfWord *word = dia_pdf_word(layout, j);

			if ((j == row->first || dia_pdf_is_wide_gap(word - 1, word)) && word->x0 >= 0 &&
			    word->x0 < MAX_PLACES - 1)
				votes[(guint)word->x0]++;
		}
	}
	for (guint column = 0; column < matrix->n_columns; column++) {
		guint from = column > 0 ? (guint)CLAMP(matrix->starts[column - 1], 0, MAX_PLACES - 1) + 10 : 0;
		guint best = (guint)CLAMP(matrix->starts[column], 0, MAX_PLACES - 1);

		for (guint x = best; x > from; x--)
			if (votes[x] > votes[best])
				best = x;
		matrix->starts[column] = MIN(matrix->starts[column], (float)best);
	}
}

static guint
find_column(const DiaPdfMatrix *matrix, float x)
{
	guint column = matrix->n_columns - 1;

	while (column > 0 && x < matrix->starts[column] - EDGE)
		column--;
	return column;
}

/* Does text run over the edge of a column, as that of a page does? */
static gboolean
is_crossing(const DiaPdfLayout *layout, const DiaPdfMatrix *matrix, const DiaPdfRow *row)
{
	if (dia_pdf_word(layout, row->first)->x0 < matrix->starts[0] - 4 * EDGE)
		return TRUE;
	for (guint i = row->first; i < row->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);
		guint column = find_column(matrix, word->x0);

		if (column + 1 < matrix->n_columns && word->x1 > matrix->starts[column + 1] + EDGE)
			return TRUE;
		/* A word that starts a column without standing at its edge goes on with the text before. */
		if (i > row->first && column > find_column(matrix, (word - 1)->x0) &&
		    word->x0 > matrix->starts[column] + EDGE && !dia_pdf_is_wide_gap(word - 1, word))
			return TRUE;
	}
	return FALSE;
}

/* The number in the first column. */
static DiaMatrixNumber
read_number(const DiaPdfLayout *layout, const DiaPdfMatrix *matrix, const DiaPdfRow *row)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = row->first;
	     i < row->end && find_column(matrix, dia_pdf_word(layout, i)->x0) == 0; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);

		if (i > row->first && !word->is_glued)
			g_string_append_c(text, ' ');
		g_string_append_len(text, layout->text->str + word->text, word->length);
	}
	return dia_matrix_read_number(text->str, text->len);
}

/* Cells may be set in the middle of their row, so that it begins above its number: at the widest gap. */
static guint
find_start(const DiaPdfLayout *layout, const DiaPdfMatrix *matrix, const GArray *rows, guint from,
	   guint numbered)
{
	const DiaPdfRow *all = (const DiaPdfRow *)(const void *)rows->data;
	guint best = numbered;

	for (guint i = numbered; i > from; i--) {
		float gap = all[i].baseline - all[i - 1].baseline;
		float widest = best > 0 ? all[best].baseline - all[best - 1].baseline : 0;

		if (gap * SAME_GAP > widest)
			best = i;
		if (find_column(matrix, dia_pdf_word(layout, all[i - 1].first)->x0) == 0)
			break;
	}
	return best;
}

static void
add_cells(DiaPdfLayout *layout, const DiaPdfMatrix *matrix, const GArray *rows, guint from, guint to,
	  gboolean is_first)
{
	for (guint column = 0; column < matrix->n_columns; column++) {
		for (guint i = from; i < to; i++) {
			const DiaPdfRow *row = &g_array_index(rows, DiaPdfRow, i);
			guint first = row->first;
			guint end;
			DiaPdfLine *line;

			while (first < row->end &&
			       find_column(matrix, dia_pdf_word(layout, first)->x0) < column)
				first++;
			for (end = first; end < row->end &&
					  find_column(matrix, dia_pdf_word(layout, end)->x0) == column;)
				end++;
			if (end == first)
				continue;
			line = dia_pdf_layout_add_line(layout, first, end, row->baseline, 0);
			line->is_table = TRUE;
			line->is_matrix = TRUE;
			line->cell = (guint8)column;
			line->begins_row = is_first;
			is_first = FALSE;
		}
	}
}

static void
add_title(DiaPdfLayout *layout, const DiaPdfRow *row)
{
	DiaPdfLine *line = dia_pdf_layout_add_line(layout, row->first, row->end, row->baseline, 0);

	line->is_table = TRUE;
	line->is_matrix = TRUE;
	line->begins_row = TRUE;
}

/* Is there a number between two rows, so that what follows it up to the second is to be divided? */
static gboolean
has_number(const DiaPdfLayout *layout, const DiaPdfMatrix *matrix, const GArray *rows, guint from,
	   guint to)
{
	for (guint i = from; i < to; i++)
		if (read_number(layout, matrix, &g_array_index(rows, DiaPdfRow, i)) !=
		    DIA_MATRIX_NO_NUMBER)
			return TRUE;
	return FALSE;
}

/* A title over the whole width, below which the rows go on. */
static gboolean
is_title(const DiaPdfLayout *layout, const DiaPdfMatrix *matrix, const GArray *rows, guint index)
{
	for (guint i = index + 1; i < rows->len && i <= index + MAX_TITLE_REACH; i++) {
		const DiaPdfRow *row = &g_array_index(rows, DiaPdfRow, i);

		if (is_crossing(layout, matrix, row))
			return FALSE;
		if (read_number(layout, matrix, row) == matrix->number)
			return TRUE;
	}
	return FALSE;
}

/* The first row that is not of the table; learns how its rows are numbered from the first of them. */
static guint
find_end(const DiaPdfLayout *layout, DiaPdfMatrix *matrix, const GArray *rows, guint from)
{
	guint i = from;

	for (; i < rows->len; i++) {
		const DiaPdfRow *row = &g_array_index(rows, DiaPdfRow, i);
		DiaMatrixNumber number;

		if (is_crossing(layout, matrix, row)) {
			if (matrix->number == DIA_MATRIX_NO_NUMBER)
				matrix->number = DIA_MATRIX_PARTS;
			if (!is_title(layout, matrix, rows, i))
				break;
			continue;
		}
		number = read_number(layout, matrix, row);
		if (matrix->number == DIA_MATRIX_NO_NUMBER)
			matrix->number = (guint8)number;
		else if (number != matrix->number && number != DIA_MATRIX_NO_NUMBER)
			break;
	}
	return i;
}

/*
 * Adds the rows of the table from @from on; returns the first behind it, @from where there is none.
 * @param goes_on what stands above the first number belongs to the row before
 */
static guint
add_table(DiaPdfLayout *layout, DiaPdfMatrix *matrix, const GArray *rows, guint from, gboolean goes_on)
{
	guint end = find_end(layout, matrix, rows, from);
	guint start = from;
	guint n_numbered = 0;

	for (guint i = from; i < end; i++)
		n_numbered += read_number(layout, matrix, &g_array_index(rows, DiaPdfRow, i)) !=
			      DIA_MATRIX_NO_NUMBER;
	if (n_numbered == 0)
		return from;
	for (guint i = from; i < end; i++) {
		const DiaPdfRow *row = &g_array_index(rows, DiaPdfRow, i);
		gboolean is_new = start > from || !goes_on;

		if (is_crossing(layout, matrix, row)) {
			add_cells(layout, matrix, rows, start, i, is_new);
			add_title(layout, row);
			start = i + 1;
		} else if (read_number(layout, matrix, row) != DIA_MATRIX_NO_NUMBER) {
			guint next = has_number(layout, matrix, rows, start, i) || !is_new
					 ? find_start(layout, matrix, rows, start, i)
					 : start;

			add_cells(layout, matrix, rows, start, next, is_new);
			start = next;
		}
	}
	add_cells(layout, matrix, rows, start, end, start > from || !goes_on);
	return end;
}

/*
 * Does a row go on with the titles above it, "implementation" below "Status of"? No cell of a row of its own begins in
 * lower case; titles that are bold go on in bold.
 */
static gboolean
goes_on_with_head(const DiaPdfLayout *layout, const DiaPdfMatrix *matrix, const DiaPdfRow *head, const DiaPdfRow *row)
{
	gboolean is_bold = dia_pdf_word(layout, head->first)->is_bold;
	gboolean is_lower = TRUE;

	if (is_crossing(layout, matrix, row) || read_number(layout, matrix, row) != DIA_MATRIX_NO_NUMBER)
		return FALSE;
	for (guint i = row->first; i < row->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);

		is_bold = is_bold && word->is_bold;
		if (i == row->first || dia_pdf_is_wide_gap(word - 1, word))
			is_lower = is_lower && g_unichar_islower(g_utf8_get_char(layout->text->str + word->text));
	}
	return is_bold || is_lower;
}

guint
dia_pdf_layout_add_matrix(DiaPdfLayout *layout, const GArray *rows, guint index)
{
	DiaPdfMatrix *open = &layout->matrix;
	DiaPdfMatrix matrix = { 0 };
	guint head_line = layout->lines->len;
	guint below = index + 1;
	guint end;

	if (read_head(layout, &g_array_index(rows, DiaPdfRow, index), &matrix)) {
		measure_columns(layout, rows, index, &matrix);
		while (below < rows->len && below <= index + MAX_TITLE_REACH &&
		       goes_on_with_head(layout, &matrix, &g_array_index(rows, DiaPdfRow, index),
					 &g_array_index(rows, DiaPdfRow, below)))
			below++;
		add_cells(layout, &matrix, rows, index, below, TRUE);
		end = add_table(layout, &matrix, rows, below, FALSE);
		if (end == below) {
			g_array_set_size(layout->lines, head_line);
			return index;
		}
		dia_pdf_line(layout, head_line)->begins_matrix = TRUE;
		*open = matrix;
		return end;
	}
	/* Above it stands only what a page has at its top. */
	return open->n_columns > 0 && index <= MAX_TOP_ROWS ? add_table(layout, open, rows, index, TRUE)
							    : index;
}

static void
add_block(DiaBlocks *blocks, GString **cells, guint page, gboolean begins_table)
{
	g_autoptr(GString) text = g_string_new(NULL);
	DiaBlock *block;

	for (guint i = 0; i < DIA_PDF_MATRIX_COLUMNS; i++) {
		if (i > 0)
			g_string_append_c(text, '\t');
		g_string_append_len(text, cells[i]->str, (gssize)cells[i]->len);
		g_string_truncate(cells[i], 0);
	}
	while (text->len > 0 && text->str[text->len - 1] == '\t')
		g_string_truncate(text, text->len - 1);
	if (text->len == 0)
		return;
	block = dia_blocks_add(blocks, DIA_BLOCK_TABLE_ROW, text->str, text->len);
	block->page = page;
	block->begins_table = begins_table;
}

static void
append_line(const DiaPdfLayout *layout, const DiaPdfLine *line, GString *cell)
{
	for (guint i = line->first; i < line->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);

		if (cell->len > 0 && (!word->is_glued || i == line->first))
			g_string_append_c(cell, ' ');
		g_string_append_len(cell, layout->text->str + word->text, word->length);
	}
}

guint
dia_pdf_layout_add_matrix_blocks(const DiaPdfLayout *layout, guint first, DiaBlocks *blocks)
{
	GString *cells[DIA_PDF_MATRIX_COLUMNS];
	guint page = dia_pdf_line(layout, first)->page;
	gboolean begins_table = FALSE;
	guint i = first;

	for (guint j = 0; j < DIA_PDF_MATRIX_COLUMNS; j++)
		cells[j] = g_string_new(NULL);
	for (; i < layout->lines->len; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);

		/* The furniture of pages stands between rows, and within them. */
		if (line->is_furniture)
			continue;
		if (!line->is_matrix)
			break;
		if (line->begins_row) {
			add_block(blocks, cells, page, begins_table);
			page = line->page;
			begins_table = line->begins_matrix;
		}
		append_line(layout, line, cells[line->cell]);
	}
	add_block(blocks, cells, page, begins_table);
	for (guint j = 0; j < DIA_PDF_MATRIX_COLUMNS; j++)
		g_string_free(cells[j], TRUE);
	return i;
}
