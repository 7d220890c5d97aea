/*
 * The head of a table of recommendations, in formats that only show where words stand.
 */
#pragma once

#include <glib.h>

/*
 * Is one of the titles that of recommendations, another that of what goes with them, and none a sentence?
 * @param titles    UTF-8, need not end in NUL
 * @param lengths   their lengths in bytes
 */
gboolean dia_matrix_is_head(const char *const *titles, const gsize *lengths, guint n);

/* How the text of the first column begins; the rows of one table do so in the same way. */
typedef enum {
	DIA_MATRIX_NO_NUMBER,
	DIA_MATRIX_PARTS, /* "110.3 Raise ..." */
	DIA_MATRIX_PLAIN, /* "3. Raise ..." */
	DIA_MATRIX_ALONE, /* "3" */
} DiaMatrixNumber;

/* @param length bytes of the text, which need not end in NUL there */
DiaMatrixNumber dia_matrix_read_number(const char *text, gsize length);
