/*
 * Counting characters of UTF-8 that is known to be valid.
 */
#pragma once

#include <glib.h>

/* @return the number of characters: of bytes that do not continue one. A loop that compilers vectorize. */
static inline guint32
dia_utf8_length(const char *text, gsize length)
{
	guint32 n = 0;

	for (gsize i = 0; i < length; i++)
		n += ((guchar)text[i] & 0xc0) != 0x80;
	return n;
}
