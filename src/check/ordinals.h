/*
 * Ordinal numbers in the text of a report, "10th", "tenth", "thirty-eighth".
 */
#pragma once

#include "check/checker.h"

/*
 * Reads an ordinal number at a token.
 * @param end receives one past it
 * @return 0 for none
 */
gint64 dia_ordinal_read(const DiaCheckedReport *report, guint32 at, guint32 *end);

/* Reads a cardinal number up to ninety-nine, in digits or words, in the same way. */
gint64 dia_cardinal_read(const DiaCheckedReport *report, guint32 at, guint32 *end);
