/*
 * Exact decimals and intervals of them: what a printed number can stand for.
 *
 * A number printed as "2.7 million" stands for anything that rounds to it, from 2.65 to 2.75 million.
 * Sums, products and quotients of such intervals enclose every possible true value, so that two
 * numbers contradict each other only where their intervals do not meet (Moore 1966, interval
 * arithmetic). Bounds that need more digits than fit are rounded outwards. Nothing here is a float.
 */
#pragma once

#include "diachron/marks.h"

/* What percentages are of. */
static const DiaDecimal dia_hundred = { .coefficient = 100, .exponent = 0 };

/* What a printed number stands for; both ends belong to it. */
typedef struct {
	DiaDecimal low;
	DiaDecimal high;
	gboolean is_unbounded; /* no upper end: "more than"; `high` then does not hold */
} DiaInterval;

/* @return less than, equal to or greater than 0, as @a is to @b */
int dia_decimal_compare(DiaDecimal a, DiaDecimal b);

/* Is the larger of two numbers at most @times the other? */
gboolean dia_decimal_is_within(DiaDecimal a, DiaDecimal b, DiaDecimal times);

DiaDecimal dia_decimal_add(DiaDecimal a, DiaDecimal b);
DiaDecimal dia_decimal_subtract(DiaDecimal a, DiaDecimal b);
DiaDecimal dia_decimal_multiply(DiaDecimal a, DiaDecimal b);

/* @return a / b to 18 digits, rounded down; 0 where @b is 0 */
DiaDecimal dia_decimal_divide(DiaDecimal a, DiaDecimal b);

/* Rounds half away from zero. @param exponent of the last digit that stays: -1 for tenths */
DiaDecimal dia_decimal_round(DiaDecimal decimal, gint exponent);

/*
 * Could one number be a slip of the pen for the other: do they differ by one digit, or by two neighbours that changed
 * places? @return FALSE for equal ones, and for those of different lengths
 */
gboolean dia_decimal_is_slip(DiaDecimal a, DiaDecimal b);

/* 78 and 87: the same digits in any order, or equal? @return FALSE where one has other decimals or is below 0 */
gboolean dia_decimal_has_same_digits(DiaDecimal a, DiaDecimal b);

/* @return how many digits the number is printed with: 3 for 12.5, 5 for 12,000 and for 12 thousand */
guint dia_decimal_digits(DiaDecimal decimal);

/* @return how many zeros the number ends in: 3 for 12,000 and for 12 thousand */
guint dia_decimal_zeros(DiaDecimal decimal);

/*
 * Prints a number as reports do: "2,035", "34.8", "20.3 billion".
 * @return newly allocated; free with g_free()
 */
char *dia_decimal_format(DiaDecimal decimal);

/* The interval of exactly one number. */
DiaInterval dia_interval_exact(DiaDecimal decimal);

/* What a printed number stands for: half a unit of its last digit to either side, wider where
 * @qualifier says that it was rounded freely. */
DiaInterval dia_interval_of(DiaDecimal decimal, DiaQualifier qualifier);

DiaInterval dia_interval_add(DiaInterval a, DiaInterval b);
DiaInterval dia_interval_subtract(DiaInterval a, DiaInterval b);
/* For intervals without negative numbers, as counts and shares are. */
DiaInterval dia_interval_multiply(DiaInterval a, DiaInterval b);
/* As multiply; unbounded where @b reaches down to 0. */
DiaInterval dia_interval_divide(DiaInterval a, DiaInterval b);

/* Can both stand for the same number? */
gboolean dia_interval_meets(DiaInterval a, DiaInterval b);
/* Do they meet in one end only, which takes all roundings to be off the same way? Exact numbers do not. */
gboolean dia_interval_touches(DiaInterval a, DiaInterval b);
/* Is every number of @a greater than every number of @b? */
gboolean dia_interval_exceeds(DiaInterval a, DiaInterval b);
