/*
 * One spelling for words that English writes in two: the one that the United Nations print, "organization",
 * "labour", "programme". Data files and reports are read alike, so that "organised crime" of the one finds
 * "organized crime" of the other, and a list of names needs each only once.
 */
#pragma once

#include <glib.h>

/* What a word may grow by. */
#define DIA_SPELLING_GROWTH 2

/*
 * @param word   lower case; is changed in place, and has room for DIA_SPELLING_GROWTH bytes more
 * @param length bytes of it, and receives those that it has then
 * @return TRUE where it had another spelling
 */
gboolean dia_spelling_unify(char *word, gsize *length);
