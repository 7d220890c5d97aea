/*
 * Whole numbers in decimal where there are so many of them that printf() and strtoull() would be felt.
 */
#pragma once

#include <glib.h>

enum { DIA_DIGITS_ROOM = 24 }; /* bytes that any number takes with its sign and the NUL behind it */

/* @return the number that a text starts with, 0 where no digit stands there, and the greatest where it is greater */
static inline guint64
dia_digits_read(const char *text)
{
	guint64 number = 0;

	for (; g_ascii_isdigit(*text); text++) {
		const guint64 digit = (guint64)(*text - '0');

		if (number > (G_MAXUINT64 - digit) / 10)
			return G_MAXUINT64;
		number = number * 10 + digit;
	}
	return number;
}

/*
 * Writes a number into @room, at its end.
 * @return where it starts; NUL-terminated
 */
static inline const char *
dia_digits_write(gint64 number, char room[DIA_DIGITS_ROOM])
{
	guint64 left = number < 0 ? -(guint64)number : (guint64)number;
	char *at = room + DIA_DIGITS_ROOM - 1;

	*at = '\0';
	do
		*--at = (char)('0' + left % 10);
	while ((left /= 10) > 0);
	if (number < 0)
		*--at = '-';
	return at;
}
