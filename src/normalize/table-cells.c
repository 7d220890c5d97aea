/*
 * Where the cells of a row of numbers begin and end.
 */
#include "normalize/table-cells.h"

#include <math.h>
#include <string.h>

#include "base/months.h"

enum { MAX_CELLS = 40 };

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

/* Is there a wide gap between two numbers, so that a single blank may well be within one? */
static gboolean
has_wide_gap(const char *text, const Row *row)
{
	for (guint i = 1; i < row->n; i++)
		if (text[row->starts[i] - 1] == '\t')
			return TRUE;
	return FALSE;
}

/* Where wide gaps part the cells, "1 059.1" is one: its groups are joined. */
static void
join_groups(const char *text, Row *row)
{
	Row pieces = *row;

	if (!has_wide_gap(text, &pieces))
		return;
	row->n = 0;
	for (guint i = 0; i < pieces.n; i++) {
		if (i > 0 && text[pieces.starts[i] - 1] == ' ' && may_join(text, &pieces, i - 1, i)) {
			row->ends[row->n - 1] = pieces.ends[i];
		} else {
			row->starts[row->n] = pieces.starts[i];
			row->ends[row->n++] = pieces.ends[i];
		}
	}
}

static void
split_row(const DiaLine *line, Row *row)
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

static void
parse_row(const DiaLine *line, Row *row)
{
	split_row(line, row);
	join_groups(line->text, row);
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
gboolean
dia_table_is_row(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);
	Row row;

	/* Lines of a table may have come as paragraphs. */
	if ((line->kind != DIA_BLOCK_LINE && line->kind != DIA_BLOCK_PARAGRAPH) || line->is_item ||
	    line->automatic != NULL || line->role != DIA_LINE_BODY)
		return FALSE;
	parse_row(line, &row);
	if (row.n < 2 || ends_with_month(line->text, row.label_end))
		return FALSE;
	/* "12. In 2008 2009" is no row, nor is a line of prose that ends with two numbers. */
	return row.label_end * 2 <= line->length + 20 &&
	       (row.n >= 3 || line->kind == DIA_BLOCK_PARAGRAPH || line->length * 10 < layout->width * 8);
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

gboolean
dia_table_is_year(const char *text, guint32 start, guint32 end)
{
	return end - start == 4 && is_integer(text, start, end) &&
	       (strncmp(text + start, "19", 2) == 0 || strncmp(text + start, "20", 2) == 0);
}

/* Years that a header line names; a line that names two or more gives the number of columns. */
guint
dia_table_count_years(const DiaLine *line)
{
	guint years = 0;

	for (guint32 i = 0; i + 4 <= line->length; i++) {
		if ((i == 0 || !g_ascii_isalnum(line->text[i - 1])) &&
		    !g_ascii_isalnum(line->text[i + 4]) && dia_table_is_year(line->text, i, i + 4)) {
			years++;
			i += 3;
		}
	}
	return years;
}

/* Can every row be cut into so many cells? */
gboolean
dia_table_fits(const DiaLayout *layout, guint first, guint end, guint n_cells)
{
	guint cuts[MAX_CELLS];

	for (guint i = first; i < end; i++) {
		const DiaLine *line = dia_layout_line(layout, i);
		Row row;

		if (!dia_table_is_row(layout, i))
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

			if (!dia_table_is_row(layout, i))
				continue;
			parse_row(line, &row);
			groups = count_groups(line, &row, &has_zero);
			is_uniform = groups % size == 0 &&
				     (n_columns == 0 || n_columns == row.n - groups + groups / size);
			n_columns = row.n - groups + groups / size;
		}
		if (is_uniform && has_zero && dia_table_fits(layout, first, end, n_columns))
			return n_columns;
	}
	return 0;
}

/* From the headers, or else the largest number of cells into which all rows can be cut. */
guint
dia_table_count_columns(const DiaLayout *layout, guint header, guint first, guint end)
{
	guint fewest;

	for (guint i = first; i-- > header;) {
		const DiaLine *line = dia_layout_line(layout, i);
		guint words = dia_line_count_words(line);
		guint years = dia_table_count_years(line);

		if (words >= 2 && words <= MAX_CELLS && dia_table_fits(layout, first, end, words))
			return words;
		if (years >= 2 && dia_table_fits(layout, first, end, years))
			return years;
	}
	fewest = count_grouped_columns(layout, first, end);
	if (fewest > 0)
		return fewest;
	fewest = MAX_CELLS;
	for (guint i = first; i < end; i++) {
		Row row;

		if (!dia_table_is_row(layout, i))
			continue;
		parse_row(dia_layout_line(layout, i), &row);
		fewest = MIN(fewest, row.n);
	}
	for (guint n = fewest; n >= 1; n--)
		if (dia_table_fits(layout, first, end, n))
			return n;
	return 0;
}

/* Gives a line another text, or none. */
static void
set_text(DiaLayout *layout, DiaLine *line, const GString *text)
{
	line->text = text != NULL ? dia_pool_text(layout->pool, text->str, text->len) : "";
	line->length = text != NULL ? (guint32)text->len : 0;
}

/* Rewrites a row with tabs between its label and its cells. */
void
dia_table_write_row(DiaLayout *layout, DiaLine *line, guint n_columns, const char *label)
{
	guint cuts[MAX_CELLS] = { 0 };
	g_autoptr(GString) text = g_string_new(label);
	guint n_cells = n_columns;
	gboolean is_header;
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
	is_header = dia_table_count_years(line) == n_cells && row.label_end == 0;
	for (guint i = 0; i < n_cells; i++) {
		guint last = (i + 1 < n_cells ? cuts[i + 1] : row.n) - 1;

		/* A row without words has its first number, such as a year, for a label; a row of years
		 * is a header. */
		if (text->len > 0 || is_header)
			g_string_append_c(text, '\t');
		g_string_append_len(text, line->text + row.starts[cuts[i]],
				    (gssize)(row.ends[last] - row.starts[cuts[i]]));
	}
	set_text(layout, line, text);
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
		if (!dia_table_is_year(words[i], 0, (guint32)strlen(words[i])))
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
static gboolean
write_header_line(DiaLayout *layout, DiaLine *line, guint n_columns)
{
	guint years = dia_table_count_years(line);
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
		return FALSE;
	}
	set_text(layout, line, text);
	return TRUE;
}

/* Adds the titles of a line to a header, a tab before each that begins with a capital. */
static void
add_titles(GString *header, const DiaLine *line, guint *n_titles)
{
	for (guint32 at = 0; at < line->length; at++) {
		gboolean begins_word = at == 0 || line->text[at - 1] == ' ' ||
				       line->text[at - 1] == '\t';

		if (begins_word && g_ascii_isupper(line->text[at])) {
			if (header->len > 0)
				g_string_append_c(header, '\t');
			(*n_titles)++;
		} else if (at == 0 && header->len > 0) {
			g_string_append_c(header, ' ');
		}
		g_string_append_c(header, line->text[at] == '\t' ? ' ' : line->text[at]);
		/* The blank before a title gives way to its tab. */
		if (line->text[at] == ' ' && at + 1 < line->length &&
		    g_ascii_isupper(line->text[at + 1]))
			g_string_truncate(header, header->len - 1);
	}
}

/*
 * Titles that are broken over lines: all together there is one for each column. The lines then become
 * one. Only rows that begin with a year are sure to have a title for each of their cells; where a title
 * spans several columns, or the lines stand in another order, the count would fit by chance.
 */
static gboolean
join_header(DiaLayout *layout, guint first, guint end, guint n_columns)
{
	g_autoptr(GString) header = g_string_new(NULL);
	guint n_titles = 0;

	for (guint i = first; i < end; i++)
		if (dia_layout_line(layout, i)->role == DIA_LINE_BODY)
			add_titles(header, dia_layout_line(layout, i), &n_titles);
	if (n_titles != n_columns)
		return FALSE;
	for (guint i = first; i < end; i++)
		set_text(layout, dia_layout_line(layout, i), i == first ? header : NULL);
	return TRUE;
}

/* Has the row, cut into cells already, a year for its label? A row of years only is a header itself. */
static gboolean
begins_with_year(const DiaLine *line)
{
	return dia_table_is_year(line->text, 0, (guint32)strcspn(line->text, "\t"));
}

void
dia_table_write_header(DiaLayout *layout, guint header, guint first, guint n_columns)
{
	gboolean is_written = FALSE;

	for (guint i = header; i < first; i++)
		if (dia_layout_line(layout, i)->role == DIA_LINE_BODY)
			is_written |= write_header_line(layout, dia_layout_line(layout, i), n_columns);
	if (!begins_with_year(dia_layout_line(layout, first)))
		return;
	/* Above the titles may stand captions, below them the title of the first group of rows. */
	for (guint above = 0; above < 3 && !is_written; above++)
		for (guint below = 0; below < 2 && !is_written; below++)
			if (header + above + below < first)
				is_written = join_header(layout, header + above, first - below,
							 n_columns);
}

gboolean
dia_table_goes_on(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);
	Row row;

	if (!dia_table_is_row(layout, index))
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
