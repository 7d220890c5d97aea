/*
 * What a finding rests on, in its sentence: the places that it names in one paragraph stand in one quotation, with the
 * words around them.
 */
#include <string.h>

#include "emit/html-page.h"

enum {
	CONTEXT = 60, /* characters around a place */
	STEP = 256,   /* characters between places of a text that are noted: thousands may point into it */
};

typedef struct {
	const char *start;
	const char *end;
} Range;

static int
compare_ranges(gconstpointer a, gconstpointer b)
{
	const Range *first = a;
	const Range *second = b;

	return (first->start > second->start) - (first->start < second->start);
}

/* Notes where each so many characters of a text start. */
static void
read_steps(DiaPageParagraph *paragraph, const char *text)
{
	gsize start = 0;

	paragraph->steps = g_array_new(FALSE, FALSE, sizeof start);
	g_array_append_val(paragraph->steps, start);
	if (!g_utf8_validate(text, -1, NULL))
		return;
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		if (paragraph->n_characters > 0 && paragraph->n_characters % STEP == 0) {
			start = (gsize)(at - text);
			g_array_append_val(paragraph->steps, start);
		}
		paragraph->n_characters++;
	}
}

/* Where a character stands in the text of a paragraph; @offset is at most their number. */
static const char *
find_character(const DiaPageParagraph *paragraph, const char *text, glong offset)
{
	glong step = MIN(offset / STEP, (glong)paragraph->steps->len - 1);

	return g_utf8_offset_to_pointer(text + g_array_index(paragraph->steps, gsize, step), offset - step * STEP);
}

/* The start of the words before a place, at most so many characters away. */
static const char *
cut_before(const char *floor, const char *at)
{
	const char *from = at;

	for (guint i = 0; i < CONTEXT && from > floor; i++)
		from = g_utf8_prev_char(from);
	if (from == floor)
		return floor;
	from = memchr(from, ' ', (gsize)(at - from));
	return from != NULL ? from + 1 : at;
}

/* The end of the words behind a place. */
static const char *
cut_after(const char *at, const char *ceiling)
{
	const char *to = at;

	for (guint i = 0; i < CONTEXT && to < ceiling; i++)
		to = g_utf8_next_char(to);
	while (to < ceiling && to > at && *to != ' ')
		to--;
	return to;
}

static void
put_text(DiaPage *page, const char *from, const char *to)
{
	dia_markup_text_length(&page->markup, from, (gsize)(to - from));
}

/* The text between two places, without its middle where that is long. */
static void
put_between(DiaPage *page, const char *from, const char *to)
{
	const char *head = cut_after(from, to);
	const char *tail = cut_before(from, to);

	if (head >= tail) {
		put_text(page, from, to);
		return;
	}
	put_text(page, from, head);
	dia_markup_text(&page->markup, " … ");
	put_text(page, tail, to);
}

static void
put_ranges(DiaPage *page, const cJSON *place, const char *text, const char *ceiling, const GArray *ranges)
{
	DiaMarkup *markup = &page->markup;
	gint report = dia_page_find_report(page, dia_page_string(place, "report"));
	const char *at = cut_before(text, g_array_index(ranges, Range, 0).start);
	const char *end;

	dia_markup_open(markup, "q");
	if (report >= 0)
		dia_page_language(page, dia_page_report(page, (guint)report));
	if (at > text)
		dia_markup_text(markup, "… ");
	for (guint i = 0; i < ranges->len; i++) {
		const Range *range = &g_array_index(ranges, Range, i);

		if (range->start < at)
			continue; /* within the one before */
		if (i == 0)
			put_text(page, at, range->start);
		else
			put_between(page, at, range->start);
		dia_markup_open(markup, "b");
		put_text(page, range->start, range->end);
		dia_markup_close(markup, "b");
		at = range->end;
	}
	end = cut_after(at, ceiling);
	put_text(page, at, end);
	if (end < ceiling)
		dia_markup_text(markup, " …");
	dia_markup_close(markup, "q");
}

/* Reads the span of a place in the text of its paragraph; FALSE where it is none. */
static gboolean
read_range(const cJSON *place, const DiaPageParagraph *paragraph, const char *text, Range *range)
{
	const cJSON *start = dia_json_get(place, "start");
	const cJSON *end = dia_json_get(place, "end");

	if (!cJSON_IsNumber(start) || !cJSON_IsNumber(end) || !(start->valuedouble >= 0) ||
	    !(start->valuedouble < end->valuedouble) || !(end->valuedouble <= (double)paragraph->n_characters))
		return FALSE;
	range->start = find_character(paragraph, text, (glong)start->valuedouble);
	range->end = find_character(paragraph, text, (glong)end->valuedouble);
	return TRUE;
}

static gboolean
is_same_paragraph(const cJSON *a, const cJSON *b)
{
	return g_str_equal(dia_page_string(a, "report"), dia_page_string(b, "report")) &&
	       g_str_equal(dia_page_string(a, "paragraph"), dia_page_string(b, "paragraph"));
}

const cJSON *
dia_page_excerpt(DiaPage *page, const cJSON *place)
{
	DiaPageParagraph *paragraph = dia_page_find(page, place);
	const char *text = paragraph != NULL ? dia_page_string(paragraph->json, "text") : "";
	g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(Range));
	const cJSON *next = place;
	Range range;

	if (paragraph != NULL && paragraph->steps == NULL)
		read_steps(paragraph, text);
	for (; paragraph != NULL && next != NULL && is_same_paragraph(place, next); next = next->next) {
		if (!read_range(next, paragraph, text, &range))
			break;
		g_array_append_val(ranges, range);
	}
	if (ranges->len == 0) {
		dia_page_quote(page, place, "text");
		return place->next;
	}
	g_array_sort(ranges, compare_ranges);
	put_ranges(page, place, text, find_character(paragraph, text, paragraph->n_characters), ranges);
	return next;
}
