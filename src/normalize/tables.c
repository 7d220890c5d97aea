/*
 * Tables of numbers in plain text: rows of a label and several numbers, with the short lines above them.
 * Their lines are rewritten with '\t' between cells.
 */
#include <string.h>

#include "normalize/table-cells.h"

enum {
	MIN_ROWS = 3,
	MAX_LABEL_LINES = 3, /* lines without numbers between two rows */
	MAX_HEADER_LINES = 12,
	MAX_HEADER_BYTES = 110,
};

/* "Annex 7", "Table 3": a heading above the table, not a part of it. */
static gboolean
is_table_heading(const char *text)
{
	return g_ascii_strncasecmp(text, "annex", 5) == 0 ||
	       g_ascii_strncasecmp(text, "appendix", 8) == 0;
}

/* "Table 3", "Table II. Deaths": the first line of a table. */
static gboolean
is_caption(const DiaLine *line)
{
	return g_str_has_prefix(line->text, "Table ") &&
	       (g_ascii_isdigit(line->text[6]) || strchr("IVX", line->text[6]) != NULL) &&
	       line->length <= MAX_HEADER_BYTES;
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
		if (is_caption(above))
			break;
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
		if (is_caption(line))
			break;
		if (dia_table_is_row(layout, i)) {
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
		if (dia_table_is_row(layout, i) && !dia_table_is_year(dia_layout_line(layout, i)->text, 0, 4))
			continue;
		words = dia_line_count_words(dia_layout_line(layout, i));
		/* A line of years alone below a caption is the header of the next table. */
		if (dia_table_count_years(dia_layout_line(layout, i)) == words && words >= 2 && i > first + 1 &&
		    !dia_table_is_row(layout, i - 1))
			return i - 1;
	}
	return end;
}

static void
write_table(DiaLayout *layout, guint header, guint first, guint end)
{
	guint n_columns = dia_table_count_columns(layout, header, first, end);
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
		goes_on = next >= 0 && (guint)next < end && dia_table_goes_on(layout, (guint)next);
		if (i < first)
			continue;
		if (dia_table_is_row(layout, i)) {
			dia_table_write_row(layout, line, n_columns, label->str);
			g_string_truncate(label, 0);
		} else if (goes_on) {
			g_string_append(label, line->text); /* "Total deaths" above "of all causes 84" */
			line->text = "";
			line->length = 0;
		}
	}
	dia_layout_line(layout, header)->begins_table = TRUE;
	/* The number of a caption is no title of a column. */
	dia_table_write_header(layout, header + (is_caption(dia_layout_line(layout, header)) ? 1 : 0),
			       first, n_columns);
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

	return line != NULL && dia_table_count_years(line) >= 3 &&
	       dia_table_count_years(line) == dia_line_count_words(line) &&
	       dia_table_fits(layout, index, index + 1, dia_table_count_years(line));
}

static gboolean
is_above_table(const DiaLayout *layout, gint index)
{
	const DiaLine *line = index >= 0 ? dia_layout_line(layout, (guint)index) : NULL;

	return line != NULL && line->role == DIA_LINE_BODY && line->kind != DIA_BLOCK_TABLE_ROW &&
	       line->length <= MAX_HEADER_BYTES && !dia_text_is_ended(line->text, line->length);
}

/* Formats that know tables have the caption, "Table 3" and perhaps a title below it, as paragraphs above. */
static void
take_caption(DiaLayout *layout, guint first)
{
	gint title = dia_layout_previous(layout, first);
	gint caption = title;

	if (is_above_table(layout, title) && !is_caption(dia_layout_line(layout, (guint)title)))
		caption = dia_layout_previous(layout, (guint)title);
	if (!is_above_table(layout, title) || !is_above_table(layout, caption) ||
	    !is_caption(dia_layout_line(layout, (guint)caption)))
		return;
	dia_layout_line(layout, (guint)title)->role = DIA_LINE_TABLE;
	dia_layout_line(layout, (guint)caption)->role = DIA_LINE_TABLE;
	dia_layout_line(layout, (guint)caption)->begins_table = TRUE;
	dia_layout_line(layout, first)->begins_table = FALSE;
}

/* "12.\tThe Government ...": a row that holds a paragraph with its number. */
static gboolean
is_numbered_row(const DiaLine *line)
{
	gsize start = dia_label_start(line->text);
	gsize digits = strspn(line->text + start, "0123456789.");
	const char *text = line->text + start + digits;

	text += strspn(text, ")]*_");
	return digits > 0 && *text == '\t' && strchr(text + 1, '\t') == NULL &&
	       dia_text_is_ended(text, strlen(text));
}

/* Where the table that begins at a row ends, and from where on its rows, but for a head, are numbered. */
static guint
find_numbered_rows(const DiaLayout *layout, guint begin, guint *first)
{
	guint end = begin;

	*first = begin;
	for (; end < layout->lines->len; end++) {
		const DiaLine *line = dia_layout_line(layout, end);

		if (line->kind != DIA_BLOCK_TABLE_ROW || (end > begin && line->begins_table))
			break;
		if (!is_numbered_row(line))
			*first = end + 1;
	}
	return end;
}

/* A table that only puts numbers beside their paragraphs: each row below its head becomes a line of text. */
static void
unfold_numbered_rows(DiaLayout *layout, guint begin)
{
	guint first;
	guint end = find_numbered_rows(layout, begin, &first);

	if (end - first < 2 || first > begin + 1)
		return;
	for (guint i = first; i < end; i++) {
		DiaLine *line = dia_layout_line(layout, i);
		g_autofree char *text = g_strdelimit(g_strdup(line->text), "\t", ' ');

		line->text = dia_pool_text(layout->pool, text, line->length);
		line->kind = DIA_BLOCK_PARAGRAPH;
		line->begins_table = FALSE;
	}
}

void
dia_layout_find_tables(DiaLayout *layout)
{
	for (guint i = 0; i < layout->lines->len; i++)
		if (dia_layout_line(layout, i)->kind == DIA_BLOCK_TABLE_ROW &&
		    dia_layout_line(layout, i)->begins_table)
			unfold_numbered_rows(layout, i);

	for (guint i = 0; i < layout->lines->len; i++) {
		guint n_rows;
		guint header;
		guint end;

		if (dia_layout_line(layout, i)->kind == DIA_BLOCK_TABLE_ROW) {
			if (dia_layout_line(layout, i)->begins_table)
				take_caption(layout, i);
			dia_layout_line(layout, i)->role = DIA_LINE_TABLE;
		}
		if (!dia_table_is_row(layout, i))
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

/* "D. Human rights in law", "IV. Minorities": a heading behind a table whose rows have other numbers. */
static gboolean
is_section_heading(const char *text)
{
	gsize length = strspn(text, "IVX");

	if (length == 0)
		length = g_ascii_isupper(text[0]) ? 1 : 0;
	return length > 0 && text[length] == '.' && text[length + 1] == ' ' &&
	       g_ascii_isupper(text[length + 2]);
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

/* May a line be a row below a caption: short, no sentence, and not the start of a paragraph or section? */
static gboolean
is_word_row(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);

	return line->role == DIA_LINE_BODY && line->kind == DIA_BLOCK_LINE &&
	       line->length <= MAX_HEADER_BYTES && !is_caption(line) && !is_section_heading(line->text) &&
	       !dia_text_is_ended(line->text, line->length);
}

/* Has the line a wide gap, or a number or date at its end? */
static gboolean
has_cells(const DiaLine *line)
{
	return strchr(line->text, '\t') != NULL || g_ascii_isdigit(line->text[line->length - 1]);
}

/*
 * A table of words below the caption at @caption: its title, and rows with cells up to an empty line that is
 * not the foot of a page. Returns one past its end, or 0.
 */
static guint
find_word_rows(const DiaLayout *layout, guint caption)
{
	gboolean is_new_page = FALSE;
	gboolean has_gaps = FALSE;
	guint n_rows = 0;
	guint end = caption + 1;

	for (guint i = caption + 1; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		if (line->role == DIA_LINE_DROPPED) {
			is_new_page = TRUE;
			continue;
		}
		if (!is_word_row(layout, i))
			break;
		/* A title may end with a year, as a row does; the rows with gaps stand below the space. */
		if (n_rows > 0 && !has_gaps && dia_layout_has_break(layout, i) && strchr(line->text, '\t') != NULL)
			n_rows = 0;
		else if (n_rows > 0 && !is_new_page && dia_layout_has_break(layout, i))
			break;
		has_gaps |= strchr(line->text, '\t') != NULL;
		n_rows += has_cells(line);
		is_new_page = FALSE;
		end = i + 1;
	}
	return n_rows >= MIN_ROWS ? end : 0;
}

void
dia_layout_find_captioned(DiaLayout *layout)
{
	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);
		guint end = line->role == DIA_LINE_BODY && is_caption(line) ? find_word_rows(layout, i) : 0;

		if (end == 0)
			continue;
		dia_layout_line(layout, i)->begins_table = TRUE;
		for (; i < end; i++)
			if (dia_layout_line(layout, i)->role == DIA_LINE_BODY)
				dia_layout_line(layout, i)->role = DIA_LINE_TABLE;
		i = end - 1;
	}
}

/* "Northern region\t1,203": words, a wide gap and one number. */
static gboolean
is_pair(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);
	const char *number = strchr(line->text, '\t');

	return number != NULL && line->role == DIA_LINE_BODY && line->kind == DIA_BLOCK_LINE &&
	       g_unichar_isalpha(g_utf8_get_char(line->text)) && g_ascii_isdigit(number[1]) &&
	       number[1 + strspn(number + 1, "0123456789.,% ")] == '\0';
}

/* The first line of the head of pairs: a caption with what stands below it, else the titles of the columns. */
static guint
find_pairs_head(const DiaLayout *layout, guint first)
{
	guint header = find_header(layout, first);

	if (is_caption(dia_layout_line(layout, header)))
		return header;
	return first > 0 && dia_layout_line(layout, first - 1)->role == DIA_LINE_BODY &&
			       strchr(dia_layout_line(layout, first - 1)->text, '\t') != NULL
		   ? first - 1
		   : first;
}

void
dia_layout_find_pairs(DiaLayout *layout)
{
	for (guint i = 0; i < layout->lines->len; i++) {
		guint end = i;
		guint begin;

		while (end < layout->lines->len && is_pair(layout, end) &&
		       (end == i || !dia_layout_has_break(layout, end)))
			end++;
		if (end - i < MIN_ROWS)
			continue;
		begin = find_pairs_head(layout, i);
		dia_layout_line(layout, begin)->begins_table = TRUE;
		for (guint k = begin; k < end; k++)
			if (dia_layout_line(layout, k)->role == DIA_LINE_BODY)
				dia_layout_line(layout, k)->role = DIA_LINE_TABLE;
		i = end - 1;
	}
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
			if (is_table_heading(line->text) || is_section_heading(line->text) ||
			    line->length * 100 > layout->width * 85)
				break;
			if (line->role == DIA_LINE_BODY)
				line->role = DIA_LINE_TABLE;
		}
	}
}
