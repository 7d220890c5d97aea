/*
 * Symbols of United Nations documents, such as A/HRC/28/10, HRI/CORE/KAZ/2019, CCPR/C/KAZ/CO/2/Add.1.
 */
#pragma once

#include <glib.h>

/* @return bytes of the symbol at the start of a NUL-terminated text, 0 where there is none */
gsize dia_symbol_length(const char *text);

/* @return the first symbol in a text, newly allocated, or NULL; free with g_free() */
char *dia_symbol_find(const char *text);
