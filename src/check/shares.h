/*
 * Percentages of counts, as the rules on shares calculate them.
 */
#pragma once

#include "check/statement.h"

/* A count of something, greater than 0; a percentage; neither a range. */
gboolean dia_quantity_is_count(const DiaQuantity *quantity);
gboolean dia_quantity_is_percent(const DiaQuantity *quantity);

/* Do words between them, or a bracket, say that two quantities are one thing said in two ways? */
gboolean dia_quantities_restate(const DiaCheckedReport *report, const DiaQuantity *first,
				const DiaQuantity *second);

/* What a printed percentage can stand for; words such as "a third" more widely than digits. */
DiaInterval dia_share_interval(const DiaCheckedReport *report, const DiaQuantity *share);

/* 100 * part / whole */
DiaInterval dia_share_compute(DiaInterval part, DiaInterval whole);
DiaDecimal dia_share_divide(DiaDecimal part, DiaDecimal whole);

/* Prints a computed percentage with one digit more than @like has; free with g_free(). */
char *dia_share_format(DiaDecimal value, DiaDecimal like);
