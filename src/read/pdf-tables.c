/*
 * Tables of a page: rows whose parts stand apart, one below the other.
 */
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "read/pdf-layout.h"

#define MAX_PARTS 16u	  /* of a line that are told apart */
#define MIN_ROWS 3	  /* of a table */
#define SAME_PLACE 3.0f	  /* points between the edges of parts of one column */
#define MAX_CELL 0.6f	   /* of the width of the text: a single cell with text */
#define MAX_CELL_LINES 6   /* lines of one cell below each other */
#define CELL_GAP 0.45f	   /* sizes between cells, where the edge of a column is known */
#define MAX_LEADING 3.0f  /* sizes between the lines of a table */
#define ROW_LEADING 1.35f /* more space than that begins a row */

/* A run of words of a line without a wide gap. */
typedef struct {
	guint first;
	guint end;
	float x0;
	float x1;
} Part;

static guint
split(const DiaPdfLayout *layout, const DiaPdfLine *line, Part *parts)
{
	guint n = 0;

	for (guint i = line->first; i < line->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);

		if (n == 0 || (n < MAX_PARTS && dia_pdf_is_wide_gap(word - 1, word)))
			parts[n++] = (Part){ i, i + 1, word->x0, word->x1 };
		parts[n - 1].end = i + 1;
		parts[n - 1].x1 = word->x1;
	}
	return n;
}

/* A number or a bullet in front of text that stands apart from it is no cell. */
static gboolean
is_label(const DiaPdfLayout *layout, const Part *part)
{
	gsize length = 0;
	const char *text = layout->text->str + dia_pdf_word(layout, part->first)->text;

	for (guint i = part->first; i < part->end; i++)
		length += dia_pdf_word(layout, i)->length;
	if (length > 8)
		return FALSE;
	return strchr(".)", text[length - 1]) != NULL || (guchar)text[0] >= 0x80 || text[0] == '-';
}

/* How many parts stand apart, a label at the start aside. */
static guint
count_cells(const DiaPdfLayout *layout, const DiaPdfLine *line)
{
	Part parts[MAX_PARTS];
	guint n = split(layout, line, parts);

	return n == 2 && is_label(layout, &parts[0]) ? 1 : n;
}

static gboolean
is_aligned(const Part *part, const Part *other)
{
	return fabsf(part->x0 - other->x0) < SAME_PLACE || fabsf(part->x1 - other->x1) < SAME_PLACE ||
	       fabsf(part->x0 + part->x1 - other->x0 - other->x1) < 2 * SAME_PLACE;
}

/* Do most parts of a line stand below or above parts of another? */
static gboolean
matches(const DiaPdfLayout *layout, const DiaPdfLine *line, const DiaPdfLine *other)
{
	Part parts[MAX_PARTS];
	Part others[MAX_PARTS];
	guint n = split(layout, line, parts);
	guint m = split(layout, other, others);
	guint aligned = 0;

	for (guint i = 0; i < n; i++) {
		gboolean found = FALSE;

		for (guint j = 0; j < m; j++)
			found |= is_aligned(&parts[i], &others[j]);
		aligned += found;
	}
	return aligned * 2 >= n && aligned > 0;
}

static gboolean
is_near(const DiaPdfLine *line, const DiaPdfLine *next)
{
	return line->page == next->page && line->column == next->column && !next->is_note &&
	       next->baseline - line->baseline < MAX_LEADING * MAX(line->size, next->size);
}

/* The end of the run of lines from @first on that look like rows; the number of rows in *n_rows. */
static guint
table_end(const DiaPdfLayout *layout, guint first, guint *n_rows)
{
	guint last_row = first;
	guint end = first + 1;

	*n_rows = 1;
	for (guint i = first + 1; i < layout->lines->len; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);

		if (line->is_furniture || line->is_matrix || !is_near(dia_pdf_line(layout, i - 1), line))
			break;
		if (!matches(layout, line, dia_pdf_line(layout, last_row)))
			break;
		if (count_cells(layout, line) >= 2) {
			last_row = i;
			(*n_rows)++;
		} else if (line->x1 - line->x0 > MAX_CELL * (line->right - line->left) ||
			   line->is_bold || i - last_row > MAX_CELL_LINES) {
			break;
		}
		end = i + 1;
	}
	return end;
}

void
dia_pdf_layout_find_tables(DiaPdfLayout *layout)
{
	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);
		guint n_rows;
		guint end;

		if (line->is_furniture || line->is_note || line->is_matrix ||
		    count_cells(layout, line) < 2)
			continue;
		end = table_end(layout, i, &n_rows);
		if (n_rows < MIN_ROWS)
			continue;
		for (; i < end; i++)
			dia_pdf_line(layout, i)->is_table = TRUE;
		i--;
	}
}

/* The columns of a table: where the parts of its lines overlap. */
static guint
find_columns(const DiaPdfLayout *layout, guint first, guint end, Part *columns)
{
	guint n = 0;

	for (guint i = first; i < end; i++) {
		Part parts[MAX_PARTS];
		guint m = split(layout, dia_pdf_line(layout, i), parts);

		for (guint j = 0; j < m; j++) {
			guint at = 0;

			while (at < n && (columns[at].x1 < parts[j].x0 || columns[at].x0 > parts[j].x1))
				at++;
			if (at == n && n < MAX_PARTS) {
				columns[n++] = parts[j];
			} else if (at < n && m > 1) {
				columns[at].x0 = MIN(columns[at].x0, parts[j].x0);
				columns[at].x1 = MAX(columns[at].x1, parts[j].x1);
			}
		}
	}
	/* From left to right; there are few. */
	for (guint i = 1; i < n; i++)
		for (guint j = i; j > 0 && columns[j].x0 < columns[j - 1].x0; j--) {
			Part swap = columns[j];

			columns[j] = columns[j - 1];
			columns[j - 1] = swap;
		}
	return n;
}

static guint
column_of(const Part *columns, guint n, const Part *part)
{
	guint best = 0;
	float most = -G_MAXFLOAT;

	for (guint i = 0; i < n; i++) {
		float overlap = MIN(columns[i].x1, part->x1) - MAX(columns[i].x0, part->x0);

		if (overlap > most) {
			most = overlap;
			best = i;
		}
	}
	return best;
}

static gboolean
starts_column(const Part *columns, guint n, const DiaPdfWord *word)
{
	for (guint i = 0; i < n; i++)
		if (fabsf(columns[i].x0 - word->x0) < SAME_PLACE)
			return TRUE;
	return FALSE;
}

/* As split(), but a narrow gap will do where a column is known to start. */
static guint
split_cells(const DiaPdfLayout *layout, const DiaPdfLine *line, const Part *columns, guint n_columns,
	    Part *parts)
{
	guint n = 0;

	for (guint i = line->first; i < line->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);
		gboolean is_apart =
		    n > 0 && (dia_pdf_is_wide_gap(word - 1, word) ||
			      (word->x0 - (word - 1)->x1 > CELL_GAP * word->size &&
			       starts_column(columns, n_columns, word)));

		if (n == 0 || (n < MAX_PARTS && is_apart))
			parts[n++] = (Part){ i, i + 1, word->x0, word->x1 };
		parts[n - 1].end = i + 1;
		parts[n - 1].x1 = word->x1;
	}
	return n;
}

static void
append_part(const DiaPdfLayout *layout, const Part *part, GString *cell)
{
	for (guint i = part->first; i < part->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);

		if (cell->len > 0 && (!word->is_glued || i == part->first))
			g_string_append_c(cell, ' ');
		g_string_append_len(cell, layout->text->str + word->text, word->length);
	}
}

static void
add_row(DiaBlocks *blocks, GString **cells, guint n, guint page, gboolean is_first)
{
	g_autoptr(GString) row = g_string_new(NULL);
	DiaBlock *block;

	for (guint i = 0; i < n; i++) {
		if (i > 0)
			g_string_append_c(row, '\t');
		g_string_append_len(row, cells[i]->str, (gssize)cells[i]->len);
		g_string_truncate(cells[i], 0);
	}
	while (row->len > 0 && row->str[row->len - 1] == '\t')
		g_string_truncate(row, row->len - 1);
	if (row->len == 0)
		return;
	block = dia_blocks_add(blocks, DIA_BLOCK_TABLE_ROW, row->str, row->len);
	block->page = page;
	block->begins_table = is_first;
}

/* A row begins after more space, or where the first column has text besides another. */
static gboolean
begins_row(const DiaPdfLayout *layout, guint index, const Part *columns, guint n)
{
	const DiaPdfLine *line = dia_pdf_line(layout, index);
	const DiaPdfLine *before = line - 1;
	Part parts[MAX_PARTS];
	guint m = split_cells(layout, line, columns, n, parts);

	if (line->baseline - before->baseline > ROW_LEADING * line->size)
		return TRUE;
	return m > 1 && column_of(columns, n, &parts[0]) == 0;
}

guint
dia_pdf_layout_add_table(const DiaPdfLayout *layout, guint first, DiaBlocks *blocks)
{
	Part columns[MAX_PARTS];
	GString *cells[MAX_PARTS] = { NULL };
	guint end = first;
	guint n;
	gboolean is_first = TRUE;
	guint page = dia_pdf_line(layout, first)->page;

	while (end < layout->lines->len && dia_pdf_line(layout, end)->is_table &&
	       !dia_pdf_line(layout, end)->is_matrix &&
	       dia_pdf_line(layout, end)->page == page)
		end++;
	n = find_columns(layout, first, end, columns);
	for (guint i = 0; i < n; i++)
		cells[i] = g_string_new(NULL);
	for (guint i = first; i < end; i++) {
		Part parts[MAX_PARTS];
		guint m = split_cells(layout, dia_pdf_line(layout, i), columns, n, parts);

		if (i > first && begins_row(layout, i, columns, n)) {
			guint before = blocks->blocks->len;

			add_row(blocks, cells, n, page, is_first);
			is_first &= blocks->blocks->len == before;
		}
		for (guint j = 0; j < m; j++)
			append_part(layout, &parts[j], cells[column_of(columns, n, &parts[j])]);
	}
	add_row(blocks, cells, n, page, is_first);
	for (guint i = 0; i < n; i++)
		g_string_free(cells[i], TRUE);
	return end;
}
