/*
 * From bytes in any of the usual encodings to UTF-8.
 */
#pragma once

#include "read/read.h"

/*
 * As it is where that is UTF-8, as UTF-16 where a byte order mark says so, else as Windows-1252,
 * which gives every byte a meaning (the five that it leaves open become U+FFFD).
 * @param length receives the number of bytes of the result
 * @param error  DIA_ERROR_FORMAT-like errors of g_convert(), with the name of the input
 * @return newly allocated valid UTF-8 ending in NUL, or NULL; free with g_free()
 */
char *dia_decode(const DiaReadInput *input, gsize *length, GError **error);
