/*
 * The parts of numbers.c that stand in files of their own.
 */
#pragma once

#include "annotate/numbers.h"

/* "million" or "thousand million" at a token; @scale receives its value, 1 for none.
 * @return the token after it, or @at */
guint32 dia_number_read_scale(const DiaScan *scan, guint32 at, gboolean is_money, gint64 *scale);

/* A fraction in per cent, to two places: two thirds is 66.67. */
DiaDecimal dia_number_percent(gint64 numerator, gint64 denominator);

/* Adds "and a half" after a whole number, and the scale after that. */
void dia_number_add_half(const DiaScan *scan, DiaNumber *number, gint64 value);

/* Reads a number in words, or one of the phrases that are numbers; FALSE where none starts there. */
gboolean dia_number_read_words(const DiaScan *scan, guint32 at, DiaNumber *number);
gboolean dia_number_read_phrase(const DiaScan *scan, guint32 at, DiaNumber *number);
