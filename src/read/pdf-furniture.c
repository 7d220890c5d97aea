/*
 * What stands at the edges of pages: running heads and page numbers, which repeat, and footnotes,
 * which begin with a mark below the text.
 */
#include <math.h>
#include <string.h>

#include "read/gather.h"
#include "read/pdf-layout.h"

/* Furniture is among so many rows at the top or the bottom of its page. */
#define EDGE_ROWS 3

/* It stands on the same height of so many pages, and of that share of all of them. */
#define MIN_PAGES 2
#define MIN_NUMBERED 3 /* where words stand beside a number that changes */
#define MIN_SHARE_PERCENT 20
#define SAME_HEIGHT 6.0f /* points */

/* Notes are set so much smaller than the text. */
#define NOTE_SIZE 0.95f

/* A line at the edge of a page, with digits made alike. */
typedef struct {
	char *key;
	char *text;
	guint line;
	gint64 number; /* the last in it, or -1 */
	gboolean has_words;
} Edge;

static char *
line_text(const DiaPdfLayout *layout, const DiaPdfLine *line)
{
	GString *text = g_string_new(NULL);

	for (guint i = line->first; i < line->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);

		if (text->len > 0 && !word->is_glued)
			g_string_append_c(text, ' ');
		g_string_append_len(text, layout->text->str + word->text, word->length);
	}
	return g_string_free(text, FALSE);
}

static Edge
make_edge(const DiaPdfLayout *layout, guint index)
{
	char *text = line_text(layout, dia_pdf_line(layout, index));
	GString *key = g_string_new(NULL);
	Edge edge = { .line = index, .text = text, .number = -1 };

	for (const char *at = text; *at != '\0';) {
		gsize digits = strspn(at, "0123456789");

		if (digits > 0) {
			edge.number = digits < 10 ? g_ascii_strtoll(at, NULL, 10) : -1;
			g_string_append_c(key, '#');
			at += digits;
			continue;
		}
		edge.has_words |= g_ascii_isalpha(*at) || (guchar)*at >= 0x80;
		g_string_append_c(key, *at++);
	}
	edge.key = g_string_free(key, FALSE);
	return edge;
}

/* Adds the outermost rows of each page; a row may be several lines where there are columns. */
static GArray *
collect_edges(const DiaPdfLayout *layout)
{
	GArray *edges = g_array_new(FALSE, FALSE, sizeof(Edge));

	for (guint first = 0, end; first < layout->lines->len; first = end) {
		guint page = dia_pdf_line(layout, first)->page;

		for (end = first; end < layout->lines->len && dia_pdf_line(layout, end)->page == page;)
			end++;
		for (guint i = first; i < end; i++) {
			guint above = 0;
			guint below = 0;

			/* Counting stops as soon as the line cannot be at an edge. */
			for (guint j = first; j < end && (above < EDGE_ROWS || below < EDGE_ROWS); j++) {
				float height = dia_pdf_line(layout, j)->baseline -
					       dia_pdf_line(layout, i)->baseline;

				above += height < -1.0f;
				below += height > 1.0f;
			}
			if (above < EDGE_ROWS || below < EDGE_ROWS) {
				Edge edge = make_edge(layout, i);

				g_array_append_val(edges, edge);
			}
		}
	}
	return edges;
}

static int
compare_edges(gconstpointer a, gconstpointer b)
{
	const Edge *first = a;
	const Edge *second = b;
	int order = strcmp(first->key, second->key);

	return order != 0 ? order : (first->line > second->line) - (first->line < second->line);
}

/* Do two lines with one key stand on one height of different pages? */
static gboolean
is_level(const DiaPdfLayout *layout, const Edge *edge, const Edge *other)
{
	const DiaPdfLine *first = dia_pdf_line(layout, edge->line);
	const DiaPdfLine *second = dia_pdf_line(layout, other->line);

	return first->page != second->page &&
	       fabsf(first->baseline - second->baseline) <= SAME_HEIGHT;
}

/* Do their numbers rise with the pages? Others belong to the text, as in "Article 7". */
static gboolean
is_numbered(const DiaPdfLayout *layout, const Edge *edge, const Edge *other)
{
	return edge->number >= 0 &&
	       edge->number - (gint64)dia_pdf_line(layout, edge->line)->page ==
		   other->number - (gint64)dia_pdf_line(layout, other->line)->page;
}

static void
drop_edge(DiaPdfLayout *layout, DiaBlocks *blocks, const Edge *edge)
{
	DiaPdfLine *line = dia_pdf_line(layout, edge->line);

	line->is_furniture = TRUE;
	dia_blocks_drop(blocks, edge->has_words ? "running-header" : "page-number", line->page);
}

/* Of the edges with one key, drops those that repeat on enough pages. */
static void
drop_repeated(DiaPdfLayout *layout, DiaBlocks *blocks, const Edge *edges, guint n)
{
	enum { COMPARED = 40 };

	for (guint i = 0; i < n; i++) {
		guint same = 1;
		guint numbered = 1;
		guint pages;
		guint first = i > COMPARED / 2 ? i - COMPARED / 2 : 0;
		guint end = MIN(first + COMPARED, n);

		for (guint j = first; j < end; j++) {
			if (j == i || !is_level(layout, &edges[i], &edges[j]))
				continue;
			same += edges[i].has_words && strcmp(edges[i].text, edges[j].text) == 0;
			numbered += is_numbered(layout, &edges[i], &edges[j]);
		}
		pages = MAX(same, numbered);
		if ((same >= MIN_PAGES || numbered >= (edges[i].has_words ? MIN_NUMBERED : MIN_PAGES)) &&
		    (pages >= COMPARED / 4 || pages * 100 >= layout->n_pages * MIN_SHARE_PERCENT))
			drop_edge(layout, blocks, &edges[i]);
	}
}

/* The number of the print job of a United Nations document, with that of the page: "GE.22-03456(E)  1". */
static gboolean
is_job_line(const char *text)
{
	gboolean has_job = FALSE;

	while (*text != '\0') {
		if (!has_job && strncmp(text, "GE.", 3) == 0 && g_ascii_isdigit(text[3])) {
			has_job = TRUE;
			text += 3;
		} else if (strncmp(text, "(E)", 3) == 0) {
			text += 3;
		} else if (g_ascii_isdigit(*text) || *text == ' ' || (has_job && *text == '-')) {
			text++;
		} else {
			return FALSE;
		}
	}
	return has_job;
}

/* The number of its page, alone at its foot, in a document too short for others to be compared with. */
static gboolean
is_lone_page_number(const DiaPdfLayout *layout, const Edge *edge)
{
	const DiaPdfLine *line = dia_pdf_line(layout, edge->line);

	return layout->n_pages < MIN_NUMBERED && edge->number == (gint64)line->page && strcmp(edge->key, "#") == 0 &&
	       (edge->line + 1 == layout->lines->len || (line + 1)->page != line->page);
}

void
dia_pdf_layout_find_furniture(DiaPdfLayout *layout, DiaBlocks *blocks)
{
	g_autoptr(GArray) edges = collect_edges(layout);

	g_array_sort(edges, compare_edges);
	for (guint first = 0, end; first < edges->len; first = end) {
		const Edge *edge = &g_array_index(edges, Edge, first);

		for (end = first + 1; end < edges->len; end++)
			if (strcmp(g_array_index(edges, Edge, end).key, edge->key) != 0)
				break;
		drop_repeated(layout, blocks, edge, end - first);
	}
	for (guint i = 0; i < edges->len; i++) {
		const Edge *edge = &g_array_index(edges, Edge, i);

		if (!dia_pdf_line(layout, edge->line)->is_furniture &&
		    (is_job_line(edge->text) || is_lone_page_number(layout, edge)))
			drop_edge(layout, blocks, edge);
		g_free(edge->key);
		g_free(edge->text);
	}
}

/* The size in which most of the text is set. */
static float
find_size(const DiaPdfLayout *layout)
{
	enum { N_SIZES = 400 }; /* quarters of a point, up to 100 points */
	g_autofree guint *counts = g_new0(guint, N_SIZES);
	guint best = 0;

	for (guint i = 0; i < layout->words->len; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);
		float size = word->size * 4 + 0.5f; /* of a hostile file, any number */

		if (size >= 1 && size < N_SIZES)
			counts[(guint)size] += word->length;
	}
	for (guint i = 1; i < N_SIZES; i++)
		if (counts[i] > counts[best])
			best = i;
	return (float)best / 4;
}

/* Bytes of digits or asterisks with a capital letter right behind them: "1In the dialogue". */
static gsize
glued_mark(const char *text, gsize length)
{
	gsize n = strspn(text, "0123456789");

	if (n == 0)
		n = strspn(text, "*");
	return n < length && n <= 3 && g_ascii_isupper(text[n]) ? n : 0;
}

gsize
dia_pdf_layout_note_mark(const DiaPdfLayout *layout, const DiaPdfLine *line)
{
	const DiaPdfWord *first = dia_pdf_word(layout, line->first);
	const char *text = layout->text->str + first->text;

	if (!first->is_raised && line->size >= NOTE_SIZE * layout->size)
		return 0;
	if (dia_gather_is_mark(text, first->length))
		return line->end - line->first > 1 ? first->length : 0;
	return first->is_raised ? 0 : glued_mark(text, first->length);
}

static gboolean
opens_note(const DiaPdfLayout *layout, const DiaPdfLine *line)
{
	return dia_pdf_layout_note_mark(layout, line) > 0;
}

/* Does the note that is the last thing before a line end in mid-sentence? */
static gboolean
is_unfinished(const DiaPdfLayout *layout, guint first)
{
	const DiaPdfLine *line;
	const DiaPdfWord *word;

	while (first > 0 && dia_pdf_line(layout, first - 1)->is_furniture)
		first--;
	if (first == 0 || !dia_pdf_line(layout, first - 1)->is_note)
		return FALSE;
	line = dia_pdf_line(layout, first - 1);
	word = dia_pdf_word(layout, line->end - 1);
	return strchr(".!?", layout->text->str[word->text + word->length - 1]) == NULL;
}

/* Marks the notes at the foot of one column of one page. */
static void
mark_notes(DiaPdfLayout *layout, guint first, guint end, gboolean *goes_on)
{
	guint opening = end;
	guint above = end; /* first line of the small print that ends the column */
	gboolean is_small = TRUE;

	for (guint i = end; i-- > first;) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);

		if (line->is_furniture)
			continue;
		is_small &= line->size < NOTE_SIZE * layout->size;
		if (opens_note(layout, line))
			opening = i;
		else if (!is_small)
			break;
		above = i;
	}
	/* A note may go on at the next page with no other below it. */
	if (*goes_on && opening == end && (above == first || is_unfinished(layout, first)))
		opening = above;
	/* What is small and stands above the first mark goes on from the page before. */
	while (*goes_on && opening > first && opening < end &&
	       dia_pdf_line(layout, opening - 1)->size < NOTE_SIZE * layout->size)
		opening--;
	*goes_on = opening < end;
	for (guint i = opening; i < end; i++) {
		DiaPdfLine *line = dia_pdf_line(layout, i);

		line->is_note = !line->is_furniture;
		line->begins_note = line->is_note && opens_note(layout, line);
	}
}

void
dia_pdf_layout_find_notes(DiaPdfLayout *layout)
{
	gboolean goes_on = FALSE;

	layout->size = find_size(layout);
	for (guint first = 0, end; first < layout->lines->len; first = end) {
		const DiaPdfLine *line = dia_pdf_line(layout, first);

		for (end = first; end < layout->lines->len; end++) {
			const DiaPdfLine *other = dia_pdf_line(layout, end);

			if (other->page != line->page || other->column != line->column)
				break;
		}
		mark_notes(layout, first, end, &goes_on);
	}
}
