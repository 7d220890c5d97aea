/*
 * The number that a note begins with: "12 ", "12. ", "12) ", "12/ ", "[12] ", or "12" alone on its line.
 */
#pragma once

#include <glib.h>

typedef struct {
	guint value;
	gsize start; /* bytes to its digits */
	gsize end;   /* one past them */
	gsize text;  /* bytes to what follows it */
} DiaNoteNumber;

/* @return FALSE where the text does not begin with such a number, of one to three digits */
gboolean dia_note_number_parse(const char *text, DiaNoteNumber *number);
