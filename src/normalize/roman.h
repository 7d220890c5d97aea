/*
 * Roman numerals as headings and notes have them.
 */
#pragma once

#include <string.h>

#include <glib.h>

/*
 * The value of the letters I, V, X, L and C, in either case, that a text starts with; 0 for none.
 * *length receives the bytes of them.
 */
static inline guint
dia_roman_parse(const char *text, gsize *length)
{
	static const guint16 values['z' + 1] = { ['I'] = 1,  ['V'] = 5,	 ['X'] = 10, ['L'] = 50, ['C'] = 100,
						 ['i'] = 1,  ['v'] = 5,	 ['x'] = 10, ['l'] = 50, ['c'] = 100 };
	guint total = 0;
	guint last = 0;

	*length = strspn(text, g_ascii_islower(text[0]) ? "ivxlc" : "IVXLC");
	for (gsize i = *length; i-- > 0;) {
		guint value = values[(guchar)text[i]];

		total = value < last ? total - value : total + value;
		last = MAX(last, value);
	}
	return total;
}
