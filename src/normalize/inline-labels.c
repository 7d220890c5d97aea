/*
 * Recommendations that run on in one paragraph, "6.1 Ratify ...; 6.2 Abolish ...": each gets a line of its own.
 */
#include <string.h>

#include "normalize/layout.h"

/* The numbers that run on. */
typedef struct {
	guint chapter; /* of the last number; 0 before the first */
	guint number;
	char next[16]; /* the one that has to follow, with the blank before it */
} Run;

static void
set_number(Run *run, guint chapter, guint number)
{
	run->chapter = chapter;
	run->number = number;
	g_snprintf(run->next, sizeof run->next, " %u.%u", chapter, number + 1);
}

/* The number "6.1" that a line may start with. */
static void
read_number(const char *text, Run *run)
{
	gsize first = strspn(text, "0123456789");
	gsize second;

	if (first == 0 || first > 3 || text[first] != '.')
		return;
	second = strspn(text + first + 1, "0123456789");
	if (second > 0 && second <= 3)
		set_number(run, (guint)g_ascii_strtoull(text, NULL, 10),
			   (guint)g_ascii_strtoull(text + first + 1, NULL, 10));
}

/* Where the next number stands in a text: behind a stop and before a capital; NULL for nowhere. */
static const char *
find_next(const char *text, const Run *run)
{
	for (const char *at = strstr(text, run->next); at != NULL; at = strstr(at + 1, run->next)) {
		const char *after = at + strlen(run->next);

		after += *after == '.' || *after == ')';
		if (at > text && strchr(";.)", at[-1]) != NULL && *after == ' ' &&
		    g_unichar_isupper(g_utf8_get_char(after + 1)))
			return at + 1;
	}
	return NULL;
}

static void
add_part(DiaLayout *layout, GArray *lines, const DiaLine *line, const char *start, const char *end)
{
	gsize length = (gsize)(end - start);
	DiaLine part = *line;

	while (length > 0 && start[length - 1] == ' ')
		length--;
	part.text = dia_pool_text(layout->pool, start, length);
	part.length = (guint32)length;
	if (start > line->text) {
		part.gap = MAX(part.gap, layout->line_gap + 1);
		part.starts_page = FALSE;
		part.marks = NULL;
	}
	g_array_append_val(lines, part);
}

/* Adds the lines that a line comes to, where it comes to several. @return @lines, made where they are NULL yet */
static GArray *
split_line(DiaLayout *layout, guint index, GArray *lines, Run *run)
{
	const DiaLine *line = dia_layout_line(layout, index);
	const char *start = line->text;
	const char *next;

	if (line->role == DIA_LINE_BODY && line->kind != DIA_BLOCK_TABLE_ROW) {
		read_number(start, run);
		while (run->chapter > 0 && (next = find_next(start, run)) != NULL) {
			lines = dia_layout_rewrite_from(layout, lines, index);
			add_part(layout, lines, line, start, next);
			start = next;
			set_number(run, run->chapter, run->number + 1);
		}
	}
	if (start > line->text)
		add_part(layout, lines, line, start, line->text + line->length);
	else if (lines != NULL)
		g_array_append_val(lines, *line);
	return lines;
}

void
dia_layout_split_inline_labels(DiaLayout *layout)
{
	GArray *lines = NULL;
	Run run = { 0 };

	for (guint i = 0; i < layout->lines->len; i++)
		lines = split_line(layout, i, lines, &run);
	dia_layout_replace(layout, lines);
}
