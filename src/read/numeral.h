/*
 * Numbers as lists print them: "12", "iv", "C", "aa".
 */
#pragma once

#include <glib.h>

typedef enum {
	DIA_NUMERAL_DECIMAL,
	DIA_NUMERAL_DECIMAL_ZERO, /* 01, 02, ... 10 */
	DIA_NUMERAL_UPPER_ROMAN,
	DIA_NUMERAL_LOWER_ROMAN,
	DIA_NUMERAL_UPPER_LETTER,
	DIA_NUMERAL_LOWER_LETTER,
	DIA_NUMERAL_UPPER_RUSSIAN,
	DIA_NUMERAL_LOWER_RUSSIAN,
	DIA_NUMERAL_ORDINAL, /* 1st, 2nd */
	DIA_NUMERAL_SYMBOLS, /* *, †, ‡, §, **, ... */
	DIA_NUMERAL_BULLET,
	DIA_NUMERAL_NONE,
} DiaNumeral;

/*
 * Appends a number. What a numeral cannot say (0, or a roman 5000) is appended in decimal digits,
 * so that no number makes a long label.
 */
void dia_numeral_append(GString *string, DiaNumeral numeral, guint number);

/* TRUE for letters and roman numbers, which number items of a paragraph or headings. */
gboolean dia_numeral_is_letter(DiaNumeral numeral);
