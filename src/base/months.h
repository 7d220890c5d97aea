/*
 * English names of months.
 */
#pragma once

#include <glib.h>

/* @return 1 to 12 where a text starts with the name of a month or its first letters ("Jan.", "Sept"); else 0
 * @param length receives their bytes; may be NULL */
guint dia_month_parse(const char *text, gsize *length);
