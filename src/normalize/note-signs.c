/*
 * Numbers of notes in other signs than digits: raised digits ("report²") and small Roman numerals in brackets
 * ("report[ii]"). They are spelt as the steps that look for notes know them: "report2", "report[2]".
 */
#include <string.h>

#include "normalize/layout.h"
#include "normalize/roman.h"

enum {
	MAX_ROMAN = 8, /* letters of xxxviii and its like */
	MAX_NOTE = 399,
};

/* The digit that a raised one stands for, or -1. */
static gint
read_raised(gunichar c)
{
	if (c == 0x00b9)
		return 1;
	if (c == 0x00b2 || c == 0x00b3)
		return (gint)(c - 0x00b0);
	return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? (gint)(c - 0x2070) : -1;
}

/* "km²": a raised digit behind a short unit belongs to it. */
static gboolean
ends_with_unit(const char *text, gsize end)
{
	gsize first = end;

	while (first > 0 && end - first < 3 && g_ascii_islower(text[first - 1]))
		first--;
	return end > first && end - first < 3 && text[end - 1] == 'm' &&
	       (first == 0 || !g_ascii_isalpha(text[first - 1]));
}

/* Adds the raised digits at a place as digits; returns what follows them. */
static const char *
spell_raised(const char *at, gboolean is_first, GString *text)
{
	for (; read_raised(g_utf8_get_char(at)) >= 0; at = g_utf8_next_char(at))
		g_string_append_c(text, (char)('0' + read_raised(g_utf8_get_char(at))));
	if (is_first && *at != ' ' && *at != '\0')
		g_string_append_c(text, ' ');
	return at;
}

/* The number of "[iv]" at a place, or 0; *end receives what follows it. */
static guint
read_roman(const char *at, const char **end)
{
	gsize length;
	guint value;

	if (*at != '[' || !g_ascii_islower(at[1]))
		return 0;
	value = dia_roman_parse(at + 1, &length);
	*end = at + length + 2;
	return length <= MAX_ROMAN && value <= MAX_NOTE && at[length + 1] == ']' ? value : 0;
}

static void
spell_line(DiaLayout *layout, DiaLine *line, gboolean has_roman)
{
	g_autoptr(GString) text = g_string_sized_new(line->length);
	const char *at = line->text;

	while (*at != '\0') {
		const char *end;
		guint roman = has_roman ? read_roman(at, &end) : 0;

		if (roman > 0) {
			g_string_append_printf(text, "[%u]", roman);
			at = end;
		} else if (read_raised(g_utf8_get_char(at)) >= 0 && !ends_with_unit(text->str, text->len)) {
			line->begins_note |= at == line->text;
			at = spell_raised(at, at == line->text, text);
		} else {
			end = g_utf8_next_char(at);
			g_string_append_len(text, at, end - at);
			at = end;
		}
	}
	line->text = dia_pool_text(layout->pool, text->str, text->len);
	line->length = (guint32)text->len;
}

static gboolean
has_raised(const char *text)
{
	for (const char *at = strpbrk(text, "\xc2\xe2"); at != NULL; at = strpbrk(at + 1, "\xc2\xe2"))
		if (read_raised(g_utf8_get_char(at)) >= 0)
			return TRUE;
	return FALSE;
}

/* Do "[i]" and "[ii]" stand both in the text and before notes? */
static gboolean
has_roman_notes(const DiaLayout *layout)
{
	guint n_marks[2] = { 0, 0 };
	guint n_notes[2] = { 0, 0 };

	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		for (const char *at = strchr(line->text, '['); at != NULL; at = strchr(at + 1, '[')) {
			const char *end;
			guint number = at[1] == 'i' ? read_roman(at, &end) : 0;

			if (number == 1 || number == 2)
				(at == line->text ? n_notes : n_marks)[number - 1]++;
		}
	}
	return n_marks[0] > 0 && n_marks[1] > 0 && n_notes[0] > 0 && n_notes[1] > 0;
}

void
dia_layout_spell_note_signs(DiaLayout *layout)
{
	gboolean has_roman = has_roman_notes(layout);

	for (guint i = 0; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);

		if (line->kind == DIA_BLOCK_LINE &&
		    ((has_roman && strstr(line->text, "[") != NULL) || has_raised(line->text)))
			spell_line(layout, line, has_roman);
	}
}
