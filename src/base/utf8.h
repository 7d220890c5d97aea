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

/* @return the number of words, which are what stands between blanks, tabs and ends of lines */
static inline guint
dia_utf8_count_words(const char *text, gsize length)
{
	guint n_words = 0;
	gboolean is_in_word = FALSE;

	for (gsize i = 0; i < length; i++) {
		gboolean is_blank = text[i] == ' ' || text[i] == '\n' || text[i] == '\t';

		n_words += !is_blank && !is_in_word;
		is_in_word = !is_blank;
	}
	return n_words;
}
