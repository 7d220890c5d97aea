/*
 * English names of months.
 */
#pragma once

#include <glib.h>

/* @return 1 to 12 where a text starts with the name of a month, its bytes in *length (may be NULL); else 0 */
guint dia_month_parse(const char *text, gsize *length);
