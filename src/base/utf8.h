/*
 * Counting characters and words of UTF-8 that is known to be valid.
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

static inline guint
dia_utf8_is_blank(char byte)
{
	return (byte == ' ') | (byte == '\n') | (byte == '\t');
}

/* @return the number of words, which are what stands between blanks, tabs and ends of lines; vectorized as well */
static inline guint
dia_utf8_count_words(const char *text, gsize length)
{
	guint n_words = length > 0 && !dia_utf8_is_blank(text[0]);

	for (gsize i = 1; i < length; i++)
		n_words += dia_utf8_is_blank(text[i - 1]) & !dia_utf8_is_blank(text[i]);
	return n_words;
}
