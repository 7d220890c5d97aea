/*
 * Tables of recommendations ("Recommendation | Position | Explanation"), from any format: each row becomes
 * what it would be in prose, the numbered recommendation and below it the answer of the State.
 */
#include <string.h>

#include "normalize/layout.h"
#include "normalize/references.h"

enum {
	MAX_COLUMNS = 12,
	MAX_HEAD_BYTES = 60, /* of the title of a column */
};

typedef enum {
	COLUMN_OTHER, /* what the State says of it */
	COLUMN_RECOMMENDATION,
	COLUMN_NUMBER,
	COLUMN_STATES,
	COLUMN_POSITION,
	COLUMN_THEMES, /* not kept in the text of either */
} Column;

typedef struct {
	Column columns[MAX_COLUMNS];
	guint n_columns;
} Head;

/* Words in the titles of columns; the first that is found decides. */
static const struct {
	const char *word;
	Column column;
} titles[] = {
	{ "recommending", COLUMN_STATES },
	{ "made by", COLUMN_STATES },
	{ "proposed by", COLUMN_STATES },
	{ "position", COLUMN_POSITION },
	{ "response", COLUMN_POSITION },
	{ "accepted", COLUMN_POSITION },
	{ "supported", COLUMN_POSITION },
	{ "decision", COLUMN_POSITION },
	{ "status", COLUMN_POSITION },
	{ "reply", COLUMN_POSITION },
	{ "answer", COLUMN_POSITION },
	{ "recommendation no", COLUMN_NUMBER },
	{ "recommendation number", COLUMN_NUMBER },
	{ "number recommendation", COLUMN_RECOMMENDATION }, /* two titles close by each other */
	{ "number", COLUMN_NUMBER },
	{ "recommendation", COLUMN_RECOMMENDATION },
	{ "state", COLUMN_STATES },
	{ "country", COLUMN_STATES },
	{ "countries", COLUMN_STATES },
	{ "delegation", COLUMN_STATES },
	{ "themes", COLUMN_THEMES },
	{ "sdg", COLUMN_THEMES },
};

static Column
read_title(const char *cell)
{
	g_autofree char *title = g_ascii_strdown(cell, -1);

	g_strstrip(title);
	if (g_str_equal(title, "no.") || g_str_equal(title, "no") || g_str_equal(title, "#") ||
	    g_str_equal(title, "n\xc2\xb0") || g_str_has_prefix(title, "para"))
		return COLUMN_NUMBER;
	for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
		if (strstr(title, titles[i].word) != NULL)
			return titles[i].column;
	return COLUMN_OTHER;
}

/* Is the row the head of a table of recommendations? One column has them, another what goes with them. */
static gboolean
read_head(const DiaLine *line, Head *head)
{
	g_auto(GStrv) cells = g_strsplit(line->text, "\t", MAX_COLUMNS + 1);
	guint counts[COLUMN_THEMES + 1] = { 0 };

	*head = (Head){ .n_columns = g_strv_length(cells) };
	if (head->n_columns < 2 || head->n_columns > MAX_COLUMNS)
		return FALSE;
	for (guint i = 0; i < head->n_columns; i++) {
		if (strlen(cells[i]) > MAX_HEAD_BYTES)
			return FALSE;
		head->columns[i] = read_title(cells[i]);
		/* "Recommendation" and "Recommendation by": the second of a kind is not of it. */
		if (counts[head->columns[i]]++ > 0 && head->columns[i] != COLUMN_OTHER)
			head->columns[i] = COLUMN_OTHER;
	}
	return counts[COLUMN_RECOMMENDATION] > 0;
}

static gboolean
has_number(const char *text)
{
	return g_ascii_isdigit(text[dia_label_start(text)]);
}

static void
join(GString *text, const char *part)
{
	g_autofree char *stripped = g_strstrip(g_strdup(part));

	if (*stripped == '\0')
		return;
	if (text->len > 0)
		g_string_append(text, dia_text_is_ended(text->str, text->len) ? " " : ". ");
	g_string_append(text, stripped);
}

/* A row, taken apart: the recommendation with its number and States, and the answer. */
typedef struct {
	GString *recommendation;
	GString *states;
	GString *position; /* before the rest of the answer */
	GString *rest;
	char *number;
} Row;

static void
clear_row(Row *row)
{
	g_string_free(row->recommendation, TRUE);
	g_string_free(row->states, TRUE);
	g_string_free(row->position, TRUE);
	g_string_free(row->rest, TRUE);
	g_free(row->number);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Row, clear_row)

/* Where "Source of position: A/HRC/..." stands in the cell, as matrices of the secretariat have it. */
static void
cut_source(GString *recommendation, GString *rest)
{
	g_autofree char *lower = g_ascii_strdown(recommendation->str, -1);
	const char *source = strstr(lower, "source of position");

	if (source == NULL)
		return;
	join(rest, recommendation->str + (source - lower));
	g_string_truncate(recommendation, (gsize)(source - lower));
}

/* "110.1", "12." and nothing else */
static gboolean
is_number(const char *cell)
{
	gsize start = strspn(cell, " ");
	gsize length = strspn(cell + start, "0123456789.");

	return g_ascii_isdigit(cell[start]) && cell[start + length + strspn(cell + start + length, " ")] == '\0';
}

static void
read_row(const Head *head, char **cells, Row *row)
{
	*row = (Row){ .recommendation = g_string_new(NULL),
		      .states = g_string_new(NULL),
		      .position = g_string_new(NULL),
		      .rest = g_string_new(NULL) };
	for (guint i = 0; cells[i] != NULL; i++) {
		switch (i < head->n_columns ? head->columns[i] : COLUMN_OTHER) {
		case COLUMN_RECOMMENDATION:
			join(row->recommendation, cells[i]);
			break;
		case COLUMN_STATES:
			join(row->states, cells[i]);
			break;
		case COLUMN_POSITION:
			join(row->position, cells[i]);
			break;
		case COLUMN_NUMBER:
			g_free(row->number);
			row->number = g_strstrip(g_strdup(cells[i]));
			break;
		default:
			/* "Rec.", "Item": a number in front is that of the row, whatever its column is called. */
			if (i == 0 && row->number == NULL && is_number(cells[i]))
				row->number = g_strstrip(g_strdup(cells[i]));
			else
				join(row->rest, cells[i]);
		}
	}
	cut_source(row->recommendation, row->rest);
	join(row->position, row->rest->str);
}

static const char *
keep(const DiaLayout *layout, const char *text)
{
	return dia_pool_string(layout->pool, text);
}

static DiaLine *
add_line(GArray *lines, const DiaLine *model, const char *text)
{
	DiaLine line = *model;

	line.text = text;
	line.length = (guint32)strlen(text);
	line.kind = DIA_BLOCK_PARAGRAPH;
	line.role = DIA_LINE_BODY;
	line.is_whole = TRUE;
	line.begins_table = FALSE;
	g_array_append_val(lines, line);
	return &g_array_index(lines, DiaLine, lines->len - 1);
}

/* Adds the lines that a row comes to; FALSE where it is no recommendation and stays what it is. */
static gboolean
add_row(const DiaLayout *layout, const Head *head, const DiaLine *line, GArray *lines)
{
	g_auto(GStrv) cells = g_strsplit(line->text, "\t", -1);
	g_auto(Row) row = { 0 };
	const char *label;

	read_row(head, cells, &row);
	if (row.recommendation->len == 0)
		return FALSE;
	if (row.states->len > 0)
		g_string_append_printf(row.recommendation, " (%s)", row.states->str);
	if (row.number != NULL && has_number(row.number))
		g_string_prepend(g_string_prepend_c(row.recommendation, ' '), row.number);
	if (!has_number(row.recommendation->str))
		return FALSE;
	add_line(lines, line, keep(layout, g_strstrip(row.recommendation->str)))->is_row = TRUE;
	label = g_array_index(lines, DiaLine, lines->len - 1).text;
	if (row.position->len > 0) {
		gsize start = dia_label_start(label);
		g_autofree char *number =
		    g_strndup(label + start, strspn(label + start, "0123456789."));
		gsize length = strlen(number);

		if (length > 0 && number[length - 1] == '.')
			number[length - 1] = '\0';
		add_line(lines, line, keep(layout, row.position->str))->answers = keep(layout, number);
	}
	return TRUE;
}

/* A cell over the whole width names what follows: a theme, or the answer to all below. */
static gboolean
is_title_row(const DiaLine *line)
{
	return strchr(line->text, '\t') == NULL && line->length > 0 &&
	       !dia_text_is_ended(line->text, line->length) && !has_number(line->text);
}

/* Rewrites the rows below the head at @first; returns the first line behind the table. */
static guint
rewrite(const DiaLayout *layout, const Head *head, guint first, GArray *lines)
{
	guint i = first + 1;

	for (; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);
		Head again;

		if (line->role == DIA_LINE_DROPPED || line->role == DIA_LINE_FOOTNOTE) {
			g_array_append_val(lines, *line);
			continue;
		}
		if (line->role != DIA_LINE_TABLE || line->begins_table)
			break;
		if (read_head(line, &again)) {
			DiaLine *dropped = add_line(lines, line, line->text);

			dropped->role = DIA_LINE_DROPPED;
			dropped->drop = "repeated-table-header";
		} else if (is_title_row(line)) {
			add_line(lines, line, line->text)->kind = DIA_BLOCK_HEADING;
		} else if (!add_row(layout, head, line, lines)) {
			g_array_append_val(lines, *line);
		}
	}
	return i;
}

/* May the line be the title of a column or a cell: text with nothing else on its line? */
static gboolean
is_lone_cell(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);

	return line->role == DIA_LINE_BODY && line->kind != DIA_BLOCK_TABLE_ROW &&
	       line->kind != DIA_BLOCK_HEADING && strchr(line->text, '\t') == NULL &&
	       (line->is_whole || dia_layout_has_break(layout, index));
}

/* Adds a cell and the lines that it goes on in to the text of a row; returns the first line behind it. */
static guint
join_cell(const DiaLayout *layout, guint index, GString *row)
{
	if (row->len > 0)
		g_string_append_c(row, '\t');
	g_string_append(row, dia_layout_line(layout, index)->text);
	for (index++; index < layout->lines->len; index++) {
		const DiaLine *line = dia_layout_line(layout, index);

		if (line->role != DIA_LINE_BODY || line->is_whole || dia_layout_has_break(layout, index))
			break;
		g_string_append_printf(row, " %s", line->text);
	}
	return index;
}

static gboolean
is_title(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);

	return line->length <= MAX_HEAD_BYTES && is_lone_cell(layout, index) && !has_number(line->text) &&
	       !dia_text_is_ended(line->text, line->length);
}

/* How many titles stand at @first, one a line, where they are those of a table of recommendations. */
static guint
count_lone_titles(const DiaLayout *layout, guint first)
{
	g_autoptr(GString) text = g_string_new(NULL);
	guint end = first;
	DiaLine row = { 0 };
	Head head;

	for (; end < layout->lines->len && end - first < MAX_COLUMNS && is_title(layout, end); end++)
		g_string_append_printf(text, "%s%s", end > first ? "\t" : "", dia_layout_line(layout, end)->text);
	row.text = text->str;
	if (end >= layout->lines->len || !has_number(dia_layout_line(layout, end)->text) ||
	    !read_head(&row, &head))
		return 0;
	for (guint i = 0; i < head.n_columns; i++)
		if (head.columns[i] == COLUMN_POSITION)
			return end - first;
	return 0;
}

static void
add_table_row(const DiaLayout *layout, GArray *lines, const DiaLine *model, const char *text)
{
	DiaLine *line = add_line(lines, model, keep(layout, text));

	line->kind = DIA_BLOCK_TABLE_ROW;
	line->role = DIA_LINE_TABLE;
}

/* The rows below the titles: as many cells each as there are titles, the first with a number. */
static guint
gather_rows(const DiaLayout *layout, guint first, guint n_columns, GArray *rows)
{
	guint index = first;

	while (index < layout->lines->len && has_number(dia_layout_line(layout, index)->text)) {
		g_autoptr(GString) row = g_string_new(NULL);
		guint next = index;
		guint n_cells = 0;

		for (; next < layout->lines->len && n_cells < n_columns && is_lone_cell(layout, next); n_cells++) {
			if (n_cells > 0 && has_number(dia_layout_line(layout, next)->text))
				break;
			next = join_cell(layout, next, row);
		}
		if (n_cells < 2)
			break;
		add_table_row(layout, rows, dia_layout_line(layout, index), row->str);
		index = next;
	}
	return index;
}

/* Adds the table whose titles are the @n lines from @first on; returns the first line behind it, or 0. */
static guint
add_lone_cells(const DiaLayout *layout, guint first, guint n, GArray *lines)
{
	enum { MIN_ROWS = 3 };
	g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(DiaLine));
	g_autoptr(GString) head = g_string_new(NULL);
	guint end = gather_rows(layout, first + n, n, rows);

	if (rows->len < MIN_ROWS)
		return 0;
	for (guint i = first; i < first + n; i++)
		g_string_append_printf(head, "%s%s", i > first ? "\t" : "", dia_layout_line(layout, i)->text);
	add_table_row(layout, lines, dia_layout_line(layout, first), head->str);
	g_array_index(lines, DiaLine, lines->len - 1).begins_table = TRUE;
	g_array_append_vals(lines, rows->data, rows->len);
	return end;
}

/* Tables that a conversion printed with one cell a line get their rows back. */
static void
find_lone_cells(DiaLayout *layout)
{
	GArray *lines = NULL;

	for (guint i = 0; i < layout->lines->len;) {
		guint n = is_title(layout, i) ? count_lone_titles(layout, i) : 0;
		guint end = i;

		if (n > 0) {
			lines = dia_layout_rewrite_from(layout, lines, i);
			end = add_lone_cells(layout, i, n, lines);
		}
		if (end > i) {
			i = end;
			continue;
		}
		if (lines != NULL)
			g_array_append_val(lines, *dia_layout_line(layout, i));
		i++;
	}
	dia_layout_replace(layout, lines);
}

void
dia_layout_find_matrices(DiaLayout *layout)
{
	GArray *lines = NULL;

	find_lone_cells(layout);
	for (guint i = 0; i < layout->lines->len;) {
		const DiaLine *line = dia_layout_line(layout, i);
		Head head;

		if (line->role != DIA_LINE_TABLE || !dia_speaks_of_recommendations(line->text, line->length) ||
		    !read_head(line, &head)) {
			if (lines != NULL)
				g_array_append_val(lines, *line);
			i++;
			continue;
		}
		lines = dia_layout_rewrite_from(layout, lines, i);
		g_array_append_val(lines, *line); /* the head stays as a table of one row */
		i = rewrite(layout, &head, i, lines);
	}
	dia_layout_replace(layout, lines);
}
