/*
 * Notes at the end of a report: below a heading "Notes", or "[1] ..." where the text has marks "[1]".
 *
 * Each line that starts with the next number begins a note; what lies between belongs to it. They become
 * footnotes, so that their numbers are not taken for those of paragraphs.
 */
#include <string.h>

#include "normalize/layout.h"
#include "normalize/note-number.h"

enum {
	MAX_TITLE_GAP = 3,  /* lines from the heading to the first note */
	MAX_LOST_NOTES = 2, /* numbers that may be missing between two notes */
};

static gboolean
is_title(const DiaLine *line)
{
	static const char *const titles[] = { "notes", "endnotes", "end notes", "footnotes", "end-notes" };
	gsize length = line->length;

	while (length > 0 && strchr(":*_ ", line->text[length - 1]) != NULL)
		length--;
	for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
		if (length == strlen(titles[i]) &&
		    g_ascii_strncasecmp(line->text, titles[i], length) == 0)
			return TRUE;
	return FALSE;
}

static guint
read_number(const DiaLine *line)
{
	DiaNoteNumber number;

	if (line->automatic != NULL)
		return (guint)g_ascii_strtoull(line->automatic, NULL, 10);
	return dia_note_number_parse(line->text, &number) ? number.value : 0;
}

/* Does another part of the report begin, which no note goes on into? */
static gboolean
begins_part(const DiaLine *line)
{
	return (g_ascii_strncasecmp(line->text, "annex", 5) == 0 ||
		g_ascii_strncasecmp(line->text, "appendix", 8) == 0) &&
	       !dia_text_is_ended(line->text, line->length);
}

/* The first note below a heading, or -1. */
static gint
find_first_below(const DiaLayout *layout, guint title)
{
	gint index = dia_layout_next(layout, title);

	for (guint n = 0; index >= 0 && n < MAX_TITLE_GAP; n++) {
		if (read_number(dia_layout_line(layout, (guint)index)) == 1)
			return index;
		index = dia_layout_next(layout, (guint)index);
	}
	return -1;
}

/* Marks the notes from the first on, and whatever goes on with them. */
static void
mark_notes(DiaLayout *layout, guint first)
{
	guint last = 0;

	for (guint i = first; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);
		guint number;

		if (line->role != DIA_LINE_BODY)
			continue;
		if (begins_part(line))
			return;
		number = read_number(line);
		line->begins_note = number > last && number <= last + 1 + MAX_LOST_NOTES;
		if (line->begins_note)
			last = number;
		line->role = DIA_LINE_FOOTNOTE;
	}
}

/* The greatest of the marks "[12]" behind words of a line of text; 0 where it has none, or is itself a note. */
static guint
find_bracketed_mark(const char *text)
{
	guint greatest = 0;

	for (const char *at = *text != '[' ? strchr(text, '[') : NULL; at != NULL; at = strchr(at + 1, '[')) {
		gsize digits = strspn(at + 1, "0123456789");

		if (digits > 0 && digits < 4 && at[digits + 1] == ']')
			greatest = MAX(greatest, (guint)g_ascii_strtoull(at + 1, NULL, 10));
	}
	return greatest;
}

/*
 * "[1] ..." at the start of a line, and "[1]" in the text before it: the first of such notes, or -1. Where the marks
 * go on behind it, the notes stand at the feet of pages.
 */
static gint
find_bracketed(const DiaLayout *layout)
{
	gint first = -1;
	guint greatest = 0;

	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);
		guint mark;

		if (line->role != DIA_LINE_BODY)
			continue;
		mark = find_bracketed_mark(line->text);
		if (first >= 0 && mark == greatest + 1)
			return -1;
		greatest = MAX(greatest, mark);
		if (line->text[0] == '[' && read_number(line) == 1)
			first = greatest > 0 ? (gint)i : -1;
	}
	return first;
}

void
dia_layout_find_endnotes(DiaLayout *layout)
{
	gint first;

	for (guint i = 1; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);

		if (line->role != DIA_LINE_BODY || !is_title(line))
			continue;
		first = find_first_below(layout, i);
		if (first < 0)
			continue;
		line->role = DIA_LINE_DROPPED;
		line->drop = "notes-heading";
		mark_notes(layout, (guint)first);
	}
	first = find_bracketed(layout);
	if (first >= 0)
		mark_notes(layout, (guint)first);
}
