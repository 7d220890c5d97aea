/*
 * How far the digits of two numbers are a slip apart: what was meant, and what a hand made of it.
 */
#include "check/records.h"

#include <string.h>

enum { MIN_DIGITS = 3 }; /* of a number that is looked at digit by digit */

/* 4,370 and 3,470: of long numbers the first two digits too may have been put wrongly. */
static gboolean
is_first_swapped(const char *one, const char *other)
{
	enum { LEAST_DIGITS = 4 };

	return strlen(one) >= LEAST_DIGITS && one[0] != one[1] && one[0] == other[1] && one[1] == other[0] &&
	       strcmp(one + 2, other + 2) == 0;
}

gboolean
dia_record_is_transposed(const DiaRecord *a, const DiaRecord *b)
{
	gsize length = strlen(a->digits);

	if (is_first_swapped(a->digits, b->digits))
		return TRUE;
	return length >= MIN_DIGITS && length == strlen(b->digits) && a->digits[0] == b->digits[0] &&
	       strcmp(a->digits, b->digits) != 0 && strspn(a->digits, b->digits) == length &&
	       strspn(b->digits, a->digits) == length;
}

/* Where two numbers of as many digits differ in one, its place; -1 where they do in none or more. */
static gint
find_other_digit(const DiaRecord *a, const DiaRecord *b)
{
	static const DiaDecimal ten = { .coefficient = 10, .exponent = 0 };
	enum { LEAST_DIGITS = 4 };
	gsize length = strlen(a->digits);
	gint found = -1;

	if (length < LEAST_DIGITS || length != strlen(b->digits) ||
	    !dia_decimal_is_within(a->figure->value, b->figure->value, ten))
		return -1;
	for (gsize i = 0; i < length; i++) {
		if (a->digits[i] == b->digits[i])
			continue;
		if (found >= 0)
			return -1;
		found = (gint)i;
	}
	return found;
}

gboolean
dia_record_has_other_digit_inside(const DiaRecord *a, const DiaRecord *b)
{
	gint place = find_other_digit(a, b);

	return place >= 0 && place + DIA_N_LAST_DIGITS < (gint)strlen(a->digits);
}

gboolean
dia_record_has_lost_digit(const DiaRecord *record, const DiaRecord *longer)
{
	const char *own = record->digits;
	guint n_lost = 0;

	for (const char *digit = longer->digits; *digit != '\0'; digit++) {
		if (*own == *digit)
			own++;
		else if (++n_lost > 1)
			return FALSE;
	}
	return *own == '\0' && n_lost == 1;
}

gboolean
dia_record_has_same_digits(const DiaRecord *a, const DiaRecord *b)
{
	gint n_digits[10] = { 0 };

	for (const char *digit = a->digits; *digit != '\0'; digit++)
		n_digits[*digit - '0']++;
	for (const char *digit = b->digits; *digit != '\0'; digit++)
		n_digits[*digit - '0']--;
	for (guint i = 0; i < G_N_ELEMENTS(n_digits); i++)
		if (n_digits[i] != 0)
			return FALSE;
	return TRUE;
}

gboolean
dia_record_is_slip(const DiaRecord *a, const DiaRecord *b)
{
	return dia_record_is_transposed(a, b) || find_other_digit(a, b) >= 0;
}
