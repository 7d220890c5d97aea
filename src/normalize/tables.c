/*
 * Tables of numbers in plain text: rows of a label and several numbers, with the short lines above them.
 *
 * Cells are lost in such text: "396 012 395 272 397 737 387 357" is four numbers with blanks between
 * thousands. Headers tell how many columns there are; a group that begins with 0 cannot stand alone; and
 * numbers of one row are of one size. The lines are rewritten with '\t' between cells.
 */
#include <math.h>
#include <string.h>

#include "normalize/layout.h"
#include "normalize/months.h"

enum {
	MIN_ROWS = 3,
	MAX_CELLS = 40,
	MAX_LABEL_LINES = 3, /* lines without numbers between two rows */
	MAX_HEADER_LINES = 12,
	MAX_HEADER_BYTES = 110,
};

/* The numbers at the end of a line, as pieces separated by blanks. */
typedef struct {
	guint32 starts[MAX_CELLS];
	guint32 ends[MAX_CELLS];
	guint n;
	guint32 label_end; /* bytes of the text before them */
} Row;

static gboolean
is_integer(const char *text, guint32 start, guint32 end)
{
	for (guint32 i = start; i < end; i++)
		if (!g_ascii_isdigit(text[i]))
			return FALSE;
	return end > start;
}

/* "12", "7.15", "1,203", "45%", "(12.3)", and what stands for nothing: "-", "..", "n/a". */
static gboolean
is_cell(const char *text, guint32 start, guint32 end)
{
	guint digits = 0;
	guint others = 0;

	if ((end - start == 1 && text[start] == '-') || strncmp(text + start, "..", 2) == 0 ||
	    (end - start == 3 && (strncmp(text + start, "\xe2\x80\x93", 3) == 0 ||
				  strncmp(text + start, "\xe2\x80\x94", 3) == 0 ||
				  g_ascii_strncasecmp(text + start, "n/a", 3) == 0)))
		return TRUE;
	for (guint32 i = start; i < end; i++) {
		if (g_ascii_isdigit(text[i]))
			digits++;
		else if (strchr(".,%()+-", text[i]) == NULL)
			return FALSE;
		else
			others++;
	}
	return digits > 0 && others <= 4 && text[end - 1] != ',' && text[end - 1] != '.' &&
	       text[end - 1] != '-';
}

static void
parse_row(const DiaLine *line, Row *row)
{
	guint32 end = line->length;

	row->n = 0;
	row->label_end = end;
	while (end > 0 && row->n < MAX_CELLS) {
		guint32 start = end;

		while (start > 0 && line->text[start - 1] != ' ' && line->text[start - 1] != '\t')
			start--;
		if (!is_cell(line->text, start, end))
			break;
		row->starts[row->n] = start;
		row->ends[row->n++] = end;
		row->label_end = start > 0 ? start - 1 : 0;
		end = row->label_end;
	}
	for (guint i = 0; i < row->n / 2; i++) {
		guint32 start = row->starts[i];
		guint32 stop = row->ends[i];

		row->starts[i] = row->starts[row->n - 1 - i];
		row->ends[i] = row->ends[row->n - 1 - i];
		row->starts[row->n - 1 - i] = start;
		row->ends[row->n - 1 - i] = stop;
	}
}

/* "26 August" before "1998": a date, and no label with numbers. */
static gboolean
ends_with_month(const char *text, guint32 end)
{
	guint32 at = end;

	while (at > 0 && g_ascii_isalpha(text[at - 1]))
		at--;
	return at < end && dia_month_parse(text + at, NULL) > 0;
}

/* A row of a table, and not a sentence that ends with numbers. */
static gboolean
is_row(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);
	Row row;

	if (line->kind != DIA_BLOCK_LINE || line->role != DIA_LINE_BODY)
		return FALSE;
	parse_row(line, &row);
	if (row.n < 2 || ends_with_month(line->text, row.label_end))
		return FALSE;
	/* "12. In 2008 2009" is no row, nor is a line of prose that ends with two numbers. */
	return row.label_end * 2 <= line->length + 20 &&
	       (row.n >= 3 || line->length * 10 < layout->width * 8);
}

/* Is a group of three digits the rest of a number whose first group stands before it? */
static gboolean
may_join(const char *text, const Row *row, guint first, guint next)
{
	return row->ends[first] - row->starts[first] <= 3 &&
	       is_integer(text, row->starts[first], row->ends[first]) &&
	       row->ends[next] - row->starts[next] >= 3 &&
	       is_integer(text, row->starts[next], row->starts[next] + 3) &&
	       (row->ends[next] - row->starts[next] == 3 || text[row->starts[next] + 3] == '.');
}

/* May the groups from @first to before @end be one number? */
static gboolean
is_number(const char *text, const Row *row, guint first, guint end)
{
	gboolean has_zero = text[row->starts[first]] == '0' &&
			    row->ends[first] - row->starts[first] > 1 &&
			    is_integer(text, row->starts[first], row->ends[first]);

	if (has_zero || end - first > 4)
		return FALSE;
	for (guint i = first + 1; i < end; i++)
		if (!may_join(text, row, first, i) ||
		    (i + 1 < end && row->ends[i] - row->starts[i] != 3))
			return FALSE;
	return TRUE;
}

static double
measure_size(const Row *row, guint first, guint end)
{
	return (double)(row->ends[end - 1] - row->starts[first]);
}

/*
 * Cuts the groups of a row into @n_cells numbers as alike in length as may be, by dynamic programming.
 * @param cuts receives the first group of each cell
 * @return the sum of squared differences from the mean length, negative where it cannot be done
 */
static double
cut_row(const char *text, const Row *row, guint n_cells, guint *cuts)
{
	double best[MAX_CELLS + 1][MAX_CELLS + 1];
	guint from[MAX_CELLS + 1][MAX_CELLS + 1];
	double mean;

	if (n_cells == 0 || n_cells > row->n)
		return -1.0;
	mean = ((double)(row->ends[row->n - 1] - row->starts[0]) - (double)(n_cells - 1)) /
	       (double)n_cells;
	for (guint cells = 0; cells <= n_cells; cells++)
		for (guint end = 0; end <= row->n; end++)
			best[cells][end] = cells == 0 && end == 0 ? 0.0 : INFINITY;
	for (guint cells = 1; cells <= n_cells; cells++) {
		for (guint end = cells; end <= row->n; end++) {
			for (guint first = end > 4 ? end - 4 : 0; first < end; first++) {
				double size = measure_size(row, first, end) - mean;
				double cost = best[cells - 1][first] + size * size;

				if (cost < best[cells][end] && is_number(text, row, first, end)) {
					best[cells][end] = cost;
					from[cells][end] = first;
				}
			}
		}
	}
	if (!isfinite(best[n_cells][row->n]))
		return -1.0;
	for (guint cells = n_cells, end = row->n; cells > 0; cells--) {
		cuts[cells - 1] = from[cells][end];
		end = from[cells][end];
	}
	return best[n_cells][row->n];
}

static gboolean
is_year(const char *text, guint32 start, guint32 end)
{
	return end - start == 4 && is_integer(text, start, end) &&
	       (strncmp(text + start, "19", 2) == 0 || strncmp(text + start, "20", 2) == 0);
}

/* Years that a header line names; a line that names two or more gives the number of columns. */
static guint
count_years(const DiaLine *line)
{
	guint years = 0;

	for (guint32 i = 0; i + 4 <= line->length; i++) {
		if ((i == 0 || !g_ascii_isalnum(line->text[i - 1])) &&
		    !g_ascii_isalnum(line->text[i + 4]) && is_year(line->text, i, i + 4)) {
			years++;
			i += 3;
		}
	}
	return years;
}

static guint
count_words(const DiaLine *line)
{
	guint words = 1;

	for (guint32 i = 0; i < line->length; i++)
		words += line->text[i] == ' ' || line->text[i] == '\t';
	return words;
}

/* Can every row be cut into so many cells? */
static gboolean
fits_all(const DiaLayout *layout, guint first, guint end, guint n_cells)
{
	guint cuts[MAX_CELLS];

	for (guint i = first; i < end; i++) {
		const DiaLine *line = dia_layout_line(layout, i);
		Row row;

		if (!is_row(layout, i))
			continue;
		parse_row(line, &row);
		if (cut_row(line->text, &row, n_cells, cuts) < 0)
			return FALSE;
	}
	return TRUE;
}

/* How many pieces of a row are groups of at most three digits; *has_zero: one cannot stand alone. */
static guint
count_groups(const DiaLine *line, const Row *row, gboolean *has_zero)
{
	guint groups = 0;

	for (guint i = 0; i < row->n; i++) {
		guint32 length = row->ends[i] - row->starts[i];

		if (length > 3 || !is_integer(line->text, row->starts[i], row->ends[i]))
			continue;
		groups++;
		*has_zero |= length == 3 && line->text[row->starts[i]] == '0';
	}
	return groups;
}

/* Where thousands are parted by blanks, all numbers of a table tend to have as many groups: 2 or 3. */
static guint
count_grouped_columns(const DiaLayout *layout, guint first, guint end)
{
	gboolean has_zero = FALSE;

	for (guint size = 2; size <= 3; size++) {
		guint n_columns = 0;
		gboolean is_uniform = TRUE;

		for (guint i = first; i < end && is_uniform; i++) {
			const DiaLine *line = dia_layout_line(layout, i);
			guint groups;
			Row row;

			if (!is_row(layout, i))
				continue;
			parse_row(line, &row);
			groups = count_groups(line, &row, &has_zero);
			is_uniform = groups % size == 0 &&
				     (n_columns == 0 || n_columns == row.n - groups + groups / size);
			n_columns = row.n - groups + groups / size;
		}
		if (is_uniform && has_zero && fits_all(layout, first, end, n_columns))
			return n_columns;
	}
	return 0;
}

/* From the headers, or else the largest number of cells into which all rows can be cut. */
static guint
count_columns(const DiaLayout *layout, guint header, guint first, guint end)
{
	guint fewest;

	for (guint i = first; i-- > header;) {
		const DiaLine *line = dia_layout_line(layout, i);
		guint words = count_words(line);
		guint years = count_years(line);

		if (words >= 2 && words <= MAX_CELLS && fits_all(layout, first, end, words))
			return words;
		if (years >= 2 && fits_all(layout, first, end, years))
			return years;
	}
	fewest = count_grouped_columns(layout, first, end);
	if (fewest > 0)
		return fewest;
	fewest = MAX_CELLS;
	for (guint i = first; i < end; i++) {
		Row row;

		if (!is_row(layout, i))
			continue;
		parse_row(dia_layout_line(layout, i), &row);
		fewest = MIN(fewest, row.n);
	}
	for (guint n = fewest; n >= 1; n--)
		if (fits_all(layout, first, end, n))
			return n;
	return 0;
}

/* Rewrites a row with tabs between its label and its cells. */
static void
write_row(DiaLayout *layout, DiaLine *line, guint n_columns, const char *label)
{
	guint cuts[MAX_CELLS];
	g_autoptr(GString) text = g_string_new(label);
	guint n_cells = n_columns;
	Row row;

	parse_row(line, &row);
	if (text->len > 0 && row.label_end > 0)
		g_string_append_c(text, ' ');
	g_string_append_len(text, line->text, row.label_end);
	if (cut_row(line->text, &row, n_columns, cuts) < 0) {
		n_cells = row.n;
		for (guint i = 0; i < row.n; i++)
			cuts[i] = i;
	}
	for (guint i = 0; i < n_cells; i++) {
		guint last = (i + 1 < n_cells ? cuts[i + 1] : row.n) - 1;

		/* A row without words has its first number, such as a year, for a label. */
		if (text->len > 0)
			g_string_append_c(text, '\t');
		g_string_append_len(text, line->text + row.starts[cuts[i]],
				    (gssize)(row.ends[last] - row.starts[cuts[i]]));
	}
	line->text = g_string_chunk_insert_len(layout->pool->strings, text->str, (gssize)text->len);
	line->length = (guint32)text->len;
}

/* "Start of 2015 Start of 2018": pieces of equal length, each with its year in the same place. */
static gboolean
spans_columns(char **words, guint n_words, guint years)
{
	guint width = n_words / years;
	gint place = -1;

	if (n_words % years != 0)
		return FALSE;
	for (guint i = 0; i < n_words; i++) {
		if (!is_year(words[i], 0, (guint32)strlen(words[i])))
			continue;
		if (place >= 0 && i % width != (guint)place)
			return FALSE;
		place = (gint)(i % width);
	}
	return TRUE;
}

/* Titles of columns begin with capitals; a line with words in lower case is a caption. */
static gboolean
are_titles(char **words)
{
	for (; *words != NULL; words++)
		if (g_ascii_islower(**words))
			return FALSE;
	return TRUE;
}

/* A header line with a word or a year for each column gets tabs too; "Start of 2015" spans several. */
static void
write_header(DiaLayout *layout, DiaLine *line, guint n_columns)
{
	guint years = count_years(line);
	g_auto(GStrv) words = g_strsplit_set(line->text, " \t", -1);
	guint n_words = g_strv_length(words);
	g_autoptr(GString) text = g_string_new(NULL);

	if (years > 1 && spans_columns(words, n_words, years) && n_columns % years == 0) {
		guint width = n_words / years;

		for (guint i = 0; i < n_columns; i++) {
			guint from = i / (n_columns / years) * width;

			g_string_append_c(text, '\t');
			for (guint j = 0; j < width; j++)
				g_string_append_printf(text, "%s%s", j > 0 ? " " : "", words[from + j]);
		}
	} else if (n_words == n_columns && are_titles(words)) {
		for (guint i = 0; i < n_words; i++)
			g_string_append_printf(text, "\t%s", words[i]);
	} else {
		return;
	}
	line->text = g_string_chunk_insert_len(layout->pool->strings, text->str, (gssize)text->len);
	line->length = (guint32)text->len;
}

/* "Annex 7", "Table 3": a heading above the table, not a part of it. */
static gboolean
is_table_heading(const char *text)
{
	return g_ascii_strncasecmp(text, "annex", 5) == 0 ||
	       g_ascii_strncasecmp(text, "appendix", 8) == 0;
}

/* The first of the lines above the rows that belongs to the table. */
static guint
find_header(const DiaLayout *layout, guint first)
{
	guint header = first;

	while (header > 0 && first - header < MAX_HEADER_LINES) {
		const DiaLine *above = dia_layout_line(layout, header - 1);

		if (above->role == DIA_LINE_DROPPED) {
			header--;
			continue;
		}
		/* Column titles may go on in lower case; what ends a sentence is text. */
		if (is_table_heading(above->text) || above->role != DIA_LINE_BODY ||
		    above->length > MAX_HEADER_BYTES ||
		    (dia_text_is_ended(above->text, above->length) &&
		     above->text[above->length - 1] != ')'))
			break;
		header--;
	}
	while (header < first && dia_layout_line(layout, header)->role == DIA_LINE_DROPPED)
		header++;
	return header;
}

/* Is a line one of the header, printed again at the top of a page? */
static gboolean
repeats_header(const DiaLayout *layout, guint header, guint first, guint index)
{
	for (guint i = header; i < first; i++)
		if (strcmp(dia_layout_line(layout, i)->text, dia_layout_line(layout, index)->text) == 0)
			return TRUE;
	return FALSE;
}

/* One past the last row of the table whose first row is @first; *n_rows receives their number. */
static guint
find_end(const DiaLayout *layout, guint header, guint first, guint *n_rows)
{
	guint end = first;
	guint between = 0;

	*n_rows = 0;
	for (guint i = first; i < layout->lines->len && between <= MAX_LABEL_LINES; i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		if (line->role == DIA_LINE_DROPPED || repeats_header(layout, header, first, i))
			continue;
		if (is_row(layout, i)) {
			(*n_rows)++;
			end = i + 1;
			between = 0;
			continue;
		}
		if (line->role != DIA_LINE_BODY || line->length > MAX_HEADER_BYTES ||
		    is_table_heading(line->text) ||
		    (dia_text_is_ended(line->text, line->length) &&
		     line->text[line->length - 1] != ':'))
			break;
		between++;
	}
	return end;
}

/* Does a line without numbers open a new table: a caption with a header or years below it? */
static guint
find_new_table(const DiaLayout *layout, guint first, guint end)
{
	for (guint i = first + 1; i < end; i++) {
		guint words = 0;

		if (dia_layout_line(layout, i)->role == DIA_LINE_DROPPED)
			continue;
		if (is_row(layout, i) && !is_year(dia_layout_line(layout, i)->text, 0, 4))
			continue;
		words = count_words(dia_layout_line(layout, i));
		/* A line of years alone below a caption is the header of the next table. */
		if (count_years(dia_layout_line(layout, i)) == words && words >= 2 && i > first + 1 &&
		    !is_row(layout, i - 1))
			return i - 1;
	}
	return end;
}

/* Does a row begin in the middle of its label: "due to all causes 84", "100,000 live births 14.8"? */
static gboolean
goes_on_with(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);
	Row row;

	if (!is_row(layout, index))
		return FALSE;
	if (g_ascii_islower(line->text[0]))
		return TRUE;
	parse_row(line, &row);
	if (!g_ascii_isdigit(line->text[0]))
		return FALSE;
	for (guint32 i = 0; i < row.label_end; i++)
		if (g_ascii_isalpha(line->text[i]))
			return TRUE;
	return FALSE;
}

static void
write_table(DiaLayout *layout, guint header, guint first, guint end)
{
	guint n_columns = count_columns(layout, header, first, end);
	g_autoptr(GString) label = g_string_new(NULL);

	for (guint i = header; i < end; i++) {
		DiaLine *line = dia_layout_line(layout, i);
		gint next = dia_layout_next(layout, i);
		gboolean goes_on;

		if (line->role == DIA_LINE_DROPPED)
			continue;
		if (i > first && repeats_header(layout, header, first, i)) {
			line->role = DIA_LINE_DROPPED;
			line->drop = "repeated-table-header";
			continue;
		}
		goes_on = next >= 0 && (guint)next < end && goes_on_with(layout, (guint)next);
		if (i < first)
			continue;
		if (is_row(layout, i)) {
			write_row(layout, line, n_columns, label->str);
			g_string_truncate(label, 0);
		} else if (goes_on) {
			g_string_append(label, line->text); /* "Total deaths" above "of all causes 84" */
			line->text = "";
			line->length = 0;
		}
	}
	dia_layout_line(layout, header)->begins_table = TRUE;
	for (guint i = header; i < first; i++)
		if (dia_layout_line(layout, i)->role == DIA_LINE_BODY)
			write_header(layout, dia_layout_line(layout, i), n_columns);
	/* Roles last: the steps above look at lines that are still text. */
	for (guint i = header; i < end; i++)
		if (dia_layout_line(layout, i)->role == DIA_LINE_BODY)
			dia_layout_line(layout, i)->role = DIA_LINE_TABLE;
}

/* A single row is a table where the line above it is a year for each of its numbers. */
static gboolean
follows_years(const DiaLayout *layout, guint index)
{
	gint before = dia_layout_previous(layout, index);
	const DiaLine *line = before >= 0 ? dia_layout_line(layout, (guint)before) : NULL;

	return line != NULL && count_years(line) >= 3 && count_years(line) == count_words(line) &&
	       fits_all(layout, index, index + 1, count_years(line));
}

void
dia_layout_find_tables(DiaLayout *layout)
{
	for (guint i = 0; i < layout->lines->len; i++) {
		guint n_rows;
		guint header;
		guint end;

		if (dia_layout_line(layout, i)->kind == DIA_BLOCK_TABLE_ROW)
			dia_layout_line(layout, i)->role = DIA_LINE_TABLE;
		if (!is_row(layout, i))
			continue;
		header = find_header(layout, i);
		end = find_end(layout, header, i, &n_rows);
		if (n_rows < MIN_ROWS && !follows_years(layout, i))
			continue;
		end = find_new_table(layout, i, end);
		write_table(layout, header, i, end);
		i = end - 1;
	}
}

/* "No. Name of treaty": the head of a table of words, whose rows are numbered. */
static gboolean
is_list_head(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);

	return line->role == DIA_LINE_BODY && line->kind == DIA_BLOCK_LINE &&
	       (g_str_has_prefix(line->text, "No. ") || g_str_has_prefix(line->text, "No.\t") ||
		g_str_has_prefix(line->text, "# ")) &&
	       !g_ascii_isdigit(line->text[4]) && !dia_text_is_ended(line->text, line->length) &&
	       line->length * 100 < layout->width * 70;
}

/* Does the first row follow soon? */
static gboolean
has_first_row(const DiaLayout *layout, guint index)
{
	for (guint i = index + 1; i < layout->lines->len && i <= index + MAX_HEADER_LINES; i++)
		if (strncmp(dia_layout_line(layout, i)->text, "1. ", 3) == 0 ||
		    strncmp(dia_layout_line(layout, i)->text, "1 ", 2) == 0)
			return dia_layout_line(layout, i)->role == DIA_LINE_BODY;
	return FALSE;
}

void
dia_layout_find_lists(DiaLayout *layout)
{
	for (guint i = 0; i < layout->lines->len; i++) {
		if (!is_list_head(layout, i) || !has_first_row(layout, i))
			continue;
		dia_layout_line(layout, i)->begins_table = TRUE;
		for (; i < layout->lines->len; i++) {
			DiaLine *line = dia_layout_line(layout, i);

			if (line->role != DIA_LINE_BODY && line->role != DIA_LINE_DROPPED)
				break;
			/* Rows are as narrow as their columns; a full line is text again. */
			if (is_table_heading(line->text) || line->length * 100 > layout->width * 85)
				break;
			if (line->role == DIA_LINE_BODY)
				line->role = DIA_LINE_TABLE;
		}
	}
}
