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
#define WIDE_COLUMN_GAP 1.6f /* sizes between columns that need not be aligned */
#define ALIGNED_PERCENT 65 /* of the cells of a column */
#define MANY_ROWS 12u	   /* of which one may run over the edge of its column */
#define MAX_PLACES 2000u   /* points across a page */
#define MAX_LEADING 3.0f  /* sizes between the lines of a table */
#define ROW_LEADING 1.35f /* more space than that begins a row */

/* A run of words of a line without a wide gap. */
typedef struct {
	guint first;
	guint end;
	float x0;
	float x1;
} Part;

/* On the scale of points; a hostile file may have any number. */
static guint
place_of(float x)
{
	return x > 0 ? (guint)MIN(x, (float)MAX_PLACES) : 0;
}

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

/* "139.12" in front of text that begins with a capital letter: a recommendation, not a figure. */
static gboolean
is_recommendation(const DiaPdfLayout *layout, const Part *number, const Part *part)
{
	const DiaPdfWord *word = dia_pdf_word(layout, number->first);
	const char *text = layout->text->str + word->text;
	gsize whole = strspn(text, "0123456789");

	return number->end == number->first + 1 && whole > 0 && text[whole] == '.' &&
	       g_ascii_isdigit(text[whole + 1]) && strspn(text, "0123456789.") >= word->length &&
	       g_unichar_isupper(g_utf8_get_char(layout->text->str + dia_pdf_word(layout, part->first)->text));
}

/* How many parts stand apart, a label at the start aside. */
static guint
count_cells(const DiaPdfLayout *layout, const DiaPdfLine *line)
{
	Part parts[MAX_PARTS];
	guint n = split(layout, line, parts);

	return n == 2 && (is_label(layout, &parts[0]) || is_recommendation(layout, &parts[0], &parts[1])) ? 1 : n;
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

/* "Table 3", "Source: ...", "12.": a caption, a remark below a table or the number of a paragraph. */
static gboolean
is_outside(const DiaPdfLayout *layout, const DiaPdfLine *line)
{
	static const char *const words[] = { "Source:", "Sources:", "Note:", "Notes:" };
	const DiaPdfWord *word = dia_pdf_word(layout, line->first);
	const char *text = layout->text->str + word->text;
	gboolean is_alone = line->end == line->first + 1;

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (word->length == strlen(words[i]) && strncmp(text, words[i], word->length) == 0)
			return TRUE;
	if (is_alone && text[word->length - 1] == '.' && strspn(text, "0123456789") + 1 == word->length)
		return TRUE;
	return !is_alone && word->length == 5 && strncmp(text, "Table", 5) == 0 &&
	       g_ascii_isdigit(layout->text->str[(word + 1)->text]);
}

/* The next line after @index that is no furniture and no note; the number of lines where there is none. */
static guint
next_body(const DiaPdfLayout *layout, guint index)
{
	guint i = index + 1;

	while (i < layout->lines->len &&
	       (dia_pdf_line(layout, i)->is_furniture || dia_pdf_line(layout, i)->is_note))
		i++;
	return i;
}

/* A table as far as it is known. */
typedef struct {
	guint last;	/* line of it */
	guint last_row; /* line with cells */
	guint widest;	/* the last row with the most of them */
	guint n_cells;	/* of that */
	guint n_rows;
} Table;

/* May a line belong to the table above it? */
static gboolean
goes_on(const DiaPdfLayout *layout, const Table *table, guint next)
{
	const DiaPdfLine *line = dia_pdf_line(layout, next);
	const DiaPdfLine *before = dia_pdf_line(layout, table->last);
	gboolean is_row = count_cells(layout, line) >= 2;

	if (line->is_matrix || (!is_row && is_outside(layout, line)) ||
	    (!matches(layout, line, dia_pdf_line(layout, table->last_row)) &&
	     !matches(layout, line, dia_pdf_line(layout, table->widest))))
		return FALSE;
	/* At the top of the next page only a row goes on. */
	if (!is_near(before, line) && (!is_row || line->page != before->page + 1))
		return FALSE;
	return is_row || (line->x1 - line->x0 <= MAX_CELL * (line->right - line->left) &&
			  !line->is_bold && next - table->last_row <= MAX_CELL_LINES);
}

/* The table from @first on: the run of lines that look like rows. */
static Table
find_table(const DiaPdfLayout *layout, guint first)
{
	Table table = { first, first, first, count_cells(layout, dia_pdf_line(layout, first)), 1 };

	for (;;) {
		guint next = next_body(layout, table.last);
		guint n_cells;

		if (next == layout->lines->len || !goes_on(layout, &table, next))
			return table;
		n_cells = count_cells(layout, dia_pdf_line(layout, next));
		table.last = next;
		if (n_cells < 2)
			continue;
		table.last_row = next;
		table.n_rows++;
		if (n_cells >= table.n_cells) {
			table.widest = next;
			table.n_cells = n_cells;
		}
	}
}

/* Marks the words of a line, and what is too narrow between them to part cells, on a scale of points. */
static void
cover(const DiaPdfLayout *layout, const DiaPdfLine *line, guint16 *covered)
{
	float from = 0;

	for (guint i = line->first; i < line->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);

		if (i == line->first || word->x0 - (word - 1)->x1 > CELL_GAP * word->size)
			from = word->x0;
		for (guint x = place_of(from); x < place_of(word->x1); x++)
			covered[x]++;
		from = word->x1;
	}
}

/* Do the words that start behind a gap start, end or centre below each other? Gaps within text do not. */
static gboolean
is_column(const DiaPdfLayout *layout, guint first, guint end, const Part *column)
{
	guint n = 0;
	guint left = 0;
	guint right = 0;
	guint middle = 0;

	for (guint i = first; i < end; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);
		Part part = { 0, 0, 0, 0 };

		for (guint j = line->first; j < line->end; j++) {
			const DiaPdfWord *word = dia_pdf_word(layout, j);

			if (word->x0 < column->x0 - 1 || word->x1 > column->x1 + 1)
				continue;
			if (part.end == 0)
				part.x0 = word->x0;
			part.end = j + 1;
			part.x1 = word->x1;
		}
		if (part.end == 0)
			continue;
		n++;
		left += part.x0 - column->x0 < SAME_PLACE;
		right += column->x1 - part.x1 < SAME_PLACE;
		middle += fabsf(part.x0 + part.x1 - column->x0 - column->x1) < 2 * SAME_PLACE;
	}
	return n >= MIN_ROWS && MAX(MAX(left, right), middle) * 100 >= n * ALIGNED_PERCENT;
}

/* Joins columns that only a narrow gap parts, unless the right one is set as a column is. */
static guint
join_columns(const DiaPdfLayout *layout, guint first, guint end, Part *columns, guint n)
{
	float size = dia_pdf_line(layout, first)->size;
	guint m = 0;

	for (guint i = 0; i < n; i++) {
		if (m > 0 && columns[i].x0 - columns[m - 1].x1 < WIDE_COLUMN_GAP * size &&
		    !is_column(layout, first, end, &columns[i]))
			columns[m - 1].x1 = columns[i].x1;
		else
			columns[m++] = columns[i];
	}
	return m;
}

/*
 * A head may be centred over its columns, or span several: it is left aside where there are enough rows. So are
 * lines with few cells, which may be text of one cell that is set wide. Returns the cells that a row has at least.
 */
static guint
choose_rows(const DiaPdfLayout *layout, guint *first, guint end)
{
	guint most = 2;
	guint rows = 0;
	guint fewest;
	guint head = end;

	for (guint i = *first; i < end; i++)
		most = MAX(most, count_cells(layout, dia_pdf_line(layout, i)));
	fewest = most / 2 + 1;
	for (guint i = *first; i < end; i++) {
		if (count_cells(layout, dia_pdf_line(layout, i)) < fewest)
			continue;
		head = MIN(head, i);
		rows++;
	}
	*first = rows > MIN_ROWS ? head + 1 : *first;
	return fewest;
}

/* A line that has its place in one column, wider than the rows are, widens it. */
static void
widen_column(const DiaPdfLine *line, Part *columns, guint n)
{
	for (guint i = 0; i < n; i++)
		if (fabsf(line->x0 - columns[i].x0) < SAME_PLACE &&
		    (i + 1 == n || line->x1 < columns[i + 1].x0))
			columns[i].x1 = MAX(columns[i].x1, line->x1);
}

/* The columns of a table: what no row has words in parts them. Lines of one cell may be titles. */
static guint
find_columns(const DiaPdfLayout *layout, guint first, guint end, Part *columns)
{
	guint16 covered[MAX_PLACES + 1] = { 0 };
	guint from = first;
	guint fewest = choose_rows(layout, &from, end);
	guint rows = 0;
	guint n = 0;

	for (guint i = from; i < end; i++) {
		if (count_cells(layout, dia_pdf_line(layout, i)) < fewest)
			continue;
		cover(layout, dia_pdf_line(layout, i), covered);
		rows++;
	}
	for (guint x = 0; x < MAX_PLACES && n < MAX_PARTS; x++) {
		guint last = x;

		/* One row of many may run over. */
		while (last < MAX_PLACES && covered[last] * MANY_ROWS > rows)
			last++;
		if (last > x)
			columns[n++] = (Part){ 0, 0, (float)x, (float)last };
		x = MAX(x, last);
	}
	if (n == 0)
		columns[n++] = (Part){ 0, 0, 0, (float)MAX_PLACES };
	n = join_columns(layout, first, end, columns, n);
	for (guint i = first; i < end; i++)
		if (dia_pdf_line(layout, i)->is_table)
			widen_column(dia_pdf_line(layout, i), columns, n);
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

static guint
column_of_word(const Part *columns, guint n, const DiaPdfWord *word)
{
	const Part part = { 0, 0, word->x0, word->x1 };

	return column_of(columns, n, &part);
}

/* The cells of a line: between words of two columns a narrow gap will do, in one column none parts them. */
static guint
split_cells(const DiaPdfLayout *layout, const DiaPdfLine *line, const Part *columns, guint n_columns,
	    Part *parts)
{
	guint n = 0;

	for (guint i = line->first; i < line->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);
		gboolean is_apart = n > 0 && word->x0 - (word - 1)->x1 > CELL_GAP * word->size &&
				    column_of_word(columns, n_columns, word) !=
					column_of_word(columns, n_columns, word - 1);

		if (n == 0 || (n < MAX_PARTS && is_apart))
			parts[n++] = (Part){ i, i + 1, word->x0, word->x1 };
		parts[n - 1].end = i + 1;
		parts[n - 1].x1 = word->x1;
	}
	return n;
}

/* A head whose cells are near each other stands above the first row that is told as one. */
static guint
find_head(const DiaPdfLayout *layout, guint first, guint end)
{
	Part columns[MAX_PARTS];
	Part parts[MAX_PARTS];
	guint n = find_columns(layout, first, end, columns);
	const DiaPdfLine *above = first > 0 ? dia_pdf_line(layout, first - 1) : NULL;

	if (above == NULL || above->is_furniture || above->is_note || above->is_table ||
	    above->is_matrix || !is_near(above, dia_pdf_line(layout, first)) || is_outside(layout, above))
		return first;
	return n > 2 && split_cells(layout, above, columns, n, parts) == n ? first - 1 : first;
}

void
dia_pdf_layout_find_tables(DiaPdfLayout *layout)
{
	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);
		Table table;

		if (line->is_furniture || line->is_note || line->is_matrix ||
		    count_cells(layout, line) < 2)
			continue;
		table = find_table(layout, i);
		if (table.n_rows < MIN_ROWS)
			continue;
		i = find_head(layout, i, table.last + 1);
		dia_pdf_line(layout, i)->begins_table = TRUE;
		for (; i <= table.last; i++)
			dia_pdf_line(layout, i)->is_table = !dia_pdf_line(layout, i)->is_furniture &&
							    !dia_pdf_line(layout, i)->is_note;
		i--;
	}
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

	if (line->page != before->page || line->baseline - before->baseline > ROW_LEADING * line->size)
		return TRUE;
	return m > 1 && column_of(columns, n, &parts[0]) == 0;
}

/* One past the last line of the table that starts at @first, over the ends of pages. */
static guint
find_end(const DiaPdfLayout *layout, guint first)
{
	guint end = first + 1;

	for (guint i = end; i < layout->lines->len; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);

		if (line->begins_table || line->is_matrix ||
		    (!line->is_table && !line->is_furniture && !line->is_note))
			break;
		if (line->is_table)
			end = i + 1;
	}
	return end;
}

guint
dia_pdf_layout_add_table(const DiaPdfLayout *layout, guint first, DiaBlocks *blocks)
{
	Part columns[MAX_PARTS];
	GString *cells[MAX_PARTS] = { NULL };
	guint end = find_end(layout, first);
	guint n = find_columns(layout, first, end, columns);
	guint page = dia_pdf_line(layout, first)->page;
	guint begin = blocks->blocks->len;

	for (guint i = 0; i < n; i++)
		cells[i] = g_string_new(NULL);
	for (guint i = first; i < end; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);
		Part parts[MAX_PARTS];
		guint m = split_cells(layout, line, columns, n, parts);

		if (!line->is_table)
			continue;
		if (i > first && begins_row(layout, i, columns, n)) {
			add_row(blocks, cells, n, page, blocks->blocks->len == begin);
			page = line->page;
		}
		for (guint j = 0; j < m; j++)
			append_part(layout, &parts[j], cells[column_of(columns, n, &parts[j])]);
	}
	add_row(blocks, cells, n, page, blocks->blocks->len == begin);
	for (guint i = 0; i < n; i++)
		g_string_free(cells[i], TRUE);
	return end;
}
