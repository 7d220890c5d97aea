#include "base/decimal.h"

#include <string.h>

/* 128 bits hold the product of two coefficients, and a coefficient times 10^19. */
__extension__ typedef __int128 Wide;

enum {
	MAX_DIGITS = 18,   /* of a coefficient */
	MAX_SHIFT = 19,	   /* 10^19 times a coefficient still fits into Wide */
	MAX_EXPONENT = 64, /* beyond any number in a report; keeps loops short on hostile input */
};

typedef enum { ROUND_DOWN, ROUND_UP, ROUND_HALF } Rounding;

static Wide
power_of_ten(gint exponent)
{
	static const gint64 powers[] = { 1,
					 10,
					 100,
					 1000,
					 10000,
					 100000,
					 1000000,
					 10000000,
					 100000000,
					 1000000000,
					 10000000000,
					 100000000000,
					 1000000000000,
					 10000000000000,
					 100000000000000,
					 1000000000000000,
					 10000000000000000,
					 100000000000000000,
					 1000000000000000000 };
	Wide power = powers[CLAMP(exponent, 0, MAX_DIGITS)];

	for (gint i = MAX_DIGITS; i < exponent; i++)
		power *= 10;
	return power;
}

static Wide
divide_rounded(Wide dividend, Wide divisor, Rounding rounding)
{
	Wide quotient = dividend / divisor;
	Wide remainder = dividend % divisor;

	if (remainder == 0)
		return quotient;
	switch (rounding) {
	case ROUND_DOWN:
		return remainder < 0 ? quotient - 1 : quotient;
	case ROUND_UP:
		return remainder > 0 ? quotient + 1 : quotient;
	default:
		if (2 * (remainder < 0 ? -remainder : remainder) < divisor)
			return quotient;
		return remainder < 0 ? quotient - 1 : quotient + 1;
	}
}

/* Brings a coefficient back to MAX_DIGITS. */
static DiaDecimal
narrow(Wide coefficient, gint exponent, Rounding rounding)
{
	const Wide limit = power_of_ten(MAX_DIGITS);

	while (coefficient >= limit || coefficient <= -limit) {
		coefficient = divide_rounded(coefficient, 10, rounding);
		exponent++;
	}
	if (coefficient == 0)
		exponent = 0;
	return (DiaDecimal){ .coefficient = (gint64)coefficient,
			     .exponent = CLAMP(exponent, -MAX_EXPONENT, MAX_EXPONENT) };
}

/* Gives two numbers one exponent, the smaller one unless that would take too many digits. */
static gint
align(DiaDecimal a, DiaDecimal b, Rounding rounding, Wide *first, Wide *second)
{
	gint low = MIN(a.exponent, b.exponent);
	gint high = MAX(a.exponent, b.exponent);

	if (a.coefficient == 0 || b.coefficient == 0)
		low = a.coefficient == 0 ? b.exponent : a.exponent;
	else
		low = MAX(low, high - MAX_SHIFT);
	*first = a.exponent >= low
		     ? a.coefficient * power_of_ten(MIN(a.exponent - low, MAX_SHIFT))
		     : divide_rounded(a.coefficient,
				      power_of_ten(MIN(low - a.exponent, 2 * MAX_SHIFT - 1)),
				      rounding);
	*second = b.exponent >= low
		      ? b.coefficient * power_of_ten(MIN(b.exponent - low, MAX_SHIFT))
		      : divide_rounded(b.coefficient,
				       power_of_ten(MIN(low - b.exponent, 2 * MAX_SHIFT - 1)),
				       rounding);
	return low;
}

int
dia_decimal_compare(DiaDecimal a, DiaDecimal b)
{
	Wide first;
	Wide second;

	align(a, b, ROUND_HALF, &first, &second);
	return (first > second) - (first < second);
}

static DiaDecimal
add(DiaDecimal a, DiaDecimal b, Rounding rounding)
{
	Wide first;
	Wide second;
	gint exponent = align(a, b, rounding, &first, &second);

	return narrow(first + second, exponent, rounding);
}

static DiaDecimal
multiply(DiaDecimal a, DiaDecimal b, Rounding rounding)
{
	return narrow((Wide)a.coefficient * b.coefficient, a.exponent + b.exponent, rounding);
}

static DiaDecimal
divide(DiaDecimal a, DiaDecimal b, Rounding rounding)
{
	Wide dividend = a.coefficient * power_of_ten(MAX_SHIFT);

	if (b.coefficient == 0)
		return (DiaDecimal){ 0 };
	if (b.coefficient < 0)
		dividend = -dividend;
	return narrow(divide_rounded(dividend, ABS(b.coefficient), rounding),
		      a.exponent - b.exponent - MAX_SHIFT, rounding);
}

static DiaDecimal
negate(DiaDecimal decimal)
{
	return (DiaDecimal){ .coefficient = -decimal.coefficient, .exponent = decimal.exponent };
}

gboolean
dia_decimal_is_within(DiaDecimal a, DiaDecimal b, DiaDecimal times)
{
	return dia_decimal_compare(a, b) < 0
		   ? dia_decimal_compare(b, dia_decimal_multiply(a, times)) <= 0
		   : dia_decimal_compare(a, dia_decimal_multiply(b, times)) <= 0;
}

DiaDecimal
dia_decimal_add(DiaDecimal a, DiaDecimal b)
{
	return add(a, b, ROUND_HALF);
}

DiaDecimal
dia_decimal_subtract(DiaDecimal a, DiaDecimal b)
{
	return add(a, negate(b), ROUND_HALF);
}

DiaDecimal
dia_decimal_multiply(DiaDecimal a, DiaDecimal b)
{
	return multiply(a, b, ROUND_HALF);
}

DiaDecimal
dia_decimal_divide(DiaDecimal a, DiaDecimal b)
{
	return divide(a, b, ROUND_DOWN);
}

DiaDecimal
dia_decimal_round(DiaDecimal decimal, gint exponent)
{
	gint shift = exponent - decimal.exponent;

	if (shift <= 0)
		return decimal;
	return (DiaDecimal){ .coefficient = (gint64)divide_rounded(
				 decimal.coefficient, power_of_ten(MIN(shift, 2 * MAX_SHIFT - 1)),
				 ROUND_HALF),
			     .exponent = exponent };
}

guint
dia_decimal_zeros(DiaDecimal decimal)
{
	guint zeros = (guint)MAX(decimal.exponent, 0);

	for (gint64 rest = decimal.coefficient; rest != 0 && rest % 10 == 0; rest /= 10)
		zeros++;
	return zeros;
}

/* One past the power of ten of the first digit: 2 for 12.5, 5 for 12,000. */
static gint
get_top(DiaDecimal decimal)
{
	gint top = decimal.exponent;

	for (gint64 rest = decimal.coefficient; rest != 0; rest /= 10)
		top++;
	return top;
}

guint
dia_decimal_digits(DiaDecimal decimal)
{
	return (guint)(get_top(decimal) - MIN(decimal.exponent, 0));
}

/* The digit of a number at a power of ten. */
static guint
get_digit(DiaDecimal decimal, gint exponent)
{
	gint64 rest = decimal.coefficient;

	if (exponent < decimal.exponent)
		return 0;
	for (gint at = decimal.exponent; at < exponent && rest != 0; at++)
		rest /= 10;
	return (guint)ABS(rest % 10);
}

gboolean
dia_decimal_is_slip(DiaDecimal a, DiaDecimal b)
{
	gint low = MIN(a.exponent, b.exponent);
	gint top = get_top(a);
	gint first = top;
	gint last = low;

	if (top != get_top(b) || a.coefficient <= 0 || b.coefficient <= 0)
		return FALSE;
	while (first > low && get_digit(a, first - 1) == get_digit(b, first - 1))
		first--;
	while (last < first && get_digit(a, last) == get_digit(b, last))
		last++;
	return first - last == 1 || (first - last == 2 && get_digit(a, last) == get_digit(b, last + 1) &&
				     get_digit(a, last + 1) == get_digit(b, last));
}

/* Writes digits with commas between thousands. */
static void
append_grouped(GString *text, const char *digits)
{
	gsize length = strlen(digits);

	for (gsize i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			g_string_append_c(text, ',');
		g_string_append_c(text, digits[i]);
	}
}

static void
append_digits(GString *text, guint64 coefficient, gint exponent)
{
	g_autoptr(GString) digits = g_string_new(NULL);
	guint places = exponent < 0 ? (guint)-exponent : 0;

	g_string_printf(digits, "%" G_GUINT64_FORMAT, coefficient);
	for (gint i = 0; i < exponent && coefficient != 0; i++)
		g_string_append_c(digits, '0');
	while (digits->len <= places)
		g_string_prepend_c(digits, '0');
	if (places > 0) {
		g_autofree char *fraction = g_strdup(digits->str + digits->len - places);

		g_string_truncate(digits, digits->len - places);
		append_grouped(text, digits->str);
		g_string_append_printf(text, ".%s", fraction);
	} else {
		append_grouped(text, digits->str);
	}
}

char *
dia_decimal_format(DiaDecimal decimal)
{
	static const struct {
		gint exponent;
		const char *word;
	} scales[] = { { 12, " trillion" }, { 9, " billion" }, { 6, " million" } };
	g_autoptr(GString) text = g_string_new(decimal.coefficient < 0 ? "-" : NULL);
	guint64 coefficient = decimal.coefficient < 0 ? (guint64)0 - (guint64)decimal.coefficient
						      : (guint64)decimal.coefficient;
	gint exponent = decimal.exponent;
	gint last;

	while (coefficient != 0 && coefficient % 10 == 0 && (exponent < 0 || exponent >= 2))
		coefficient /= 10, exponent++;
	last = exponent;
	for (guint64 rest = coefficient; rest >= 10; rest /= 10)
		last++;
	/* Words of scale only for round numbers: "20.3 billion", but "1,060,835". */
	for (guint i = 0; i < G_N_ELEMENTS(scales); i++) {
		if (last >= scales[i].exponent && exponent >= 3 &&
		    exponent >= scales[i].exponent - 4) {
			append_digits(text, coefficient, exponent - scales[i].exponent);
			g_string_append(text, scales[i].word);
			return g_string_free(g_steal_pointer(&text), FALSE);
		}
	}
	append_digits(text, coefficient, exponent);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

DiaInterval
dia_interval_exact(DiaDecimal decimal)
{
	return (DiaInterval){ .low = decimal, .high = decimal };
}

static DiaDecimal
lesser(DiaDecimal a, DiaDecimal b)
{
	return dia_decimal_compare(a, b) <= 0 ? a : b;
}

static DiaDecimal
greater(DiaDecimal a, DiaDecimal b)
{
	return dia_decimal_compare(a, b) >= 0 ? a : b;
}

static DiaDecimal
per_mille(DiaDecimal decimal, gint64 share)
{
	return multiply(decimal, (DiaDecimal){ .coefficient = share, .exponent = -3 }, ROUND_HALF);
}

DiaInterval
dia_interval_of(DiaDecimal decimal, DiaQualifier qualifier)
{
	const DiaDecimal half = { .coefficient = 5, .exponent = decimal.exponent - 1 };
	DiaInterval interval = { .low = add(decimal, negate(half), ROUND_DOWN),
				 .high = add(decimal, half, ROUND_UP) };

	/* A whole number is counted, not rounded: "45 cases" are 45. */
	if (decimal.exponent == 0)
		interval = dia_interval_exact(decimal);
	switch (qualifier) {
	case DIA_QUALIFIER_MORE_THAN:
	case DIA_QUALIFIER_AT_LEAST:
		interval.low = decimal;
		interval.is_unbounded = TRUE;
		break;
	case DIA_QUALIFIER_LESS_THAN:
	case DIA_QUALIFIER_AT_MOST:
		interval.low = (DiaDecimal){ 0 };
		interval.high = decimal;
		break;
	case DIA_QUALIFIER_ABOUT:
		/* A twentieth to either side: "about 20,000" for 19,300. */
		interval.low = lesser(interval.low, per_mille(decimal, 950));
		interval.high = greater(interval.high, per_mille(decimal, 1050));
		break;
	case DIA_QUALIFIER_ALMOST:
		/* Less, and by a tenth at most. */
		interval.low = lesser(interval.low, per_mille(decimal, 900));
		break;
	default:
		break;
	}
	return interval;
}

DiaInterval
dia_interval_add(DiaInterval a, DiaInterval b)
{
	return (DiaInterval){ .low = add(a.low, b.low, ROUND_DOWN),
			      .high = add(a.high, b.high, ROUND_UP),
			      .is_unbounded = a.is_unbounded || b.is_unbounded };
}

DiaInterval
dia_interval_subtract(DiaInterval a, DiaInterval b)
{
	/* What is taken away without a limit leaves anything down to nothing. */
	return (DiaInterval){ .low = b.is_unbounded ? (DiaDecimal){ 0 }
						    : add(a.low, negate(b.high), ROUND_DOWN),
			      .high = add(a.high, negate(b.low), ROUND_UP),
			      .is_unbounded = a.is_unbounded };
}

DiaInterval
dia_interval_multiply(DiaInterval a, DiaInterval b)
{
	return (DiaInterval){ .low = multiply(a.low, b.low, ROUND_DOWN),
			      .high = multiply(a.high, b.high, ROUND_UP),
			      .is_unbounded = a.is_unbounded || b.is_unbounded };
}

DiaInterval
dia_interval_divide(DiaInterval a, DiaInterval b)
{
	return (DiaInterval){ .low = b.is_unbounded ? (DiaDecimal){ 0 }
						    : divide(a.low, b.high, ROUND_DOWN),
			      .high = divide(a.high, b.low, ROUND_UP),
			      .is_unbounded = a.is_unbounded || b.low.coefficient <= 0 };
}

gboolean
dia_interval_meets(DiaInterval a, DiaInterval b)
{
	return !dia_interval_exceeds(a, b) && !dia_interval_exceeds(b, a);
}

static gboolean
is_wide(DiaInterval interval)
{
	return interval.is_unbounded || dia_decimal_compare(interval.low, interval.high) < 0;
}

gboolean
dia_interval_touches(DiaInterval a, DiaInterval b)
{
	return is_wide(a) && is_wide(b) &&
	       ((!b.is_unbounded && dia_decimal_compare(a.low, b.high) == 0) ||
		(!a.is_unbounded && dia_decimal_compare(b.low, a.high) == 0));
}

gboolean
dia_interval_exceeds(DiaInterval a, DiaInterval b)
{
	return !b.is_unbounded && dia_decimal_compare(a.low, b.high) > 0;
}

gboolean
dia_decimal_has_same_digits(DiaDecimal a, DiaDecimal b)
{
	gint n_digits[10] = { 0 };

	if (a.exponent != b.exponent || a.coefficient < 0 || b.coefficient < 0)
		return FALSE;
	for (gint64 rest = a.coefficient; rest > 0; rest /= 10)
		n_digits[rest % 10]++;
	for (gint64 rest = b.coefficient; rest > 0; rest /= 10)
		n_digits[rest % 10]--;
	for (guint i = 0; i < G_N_ELEMENTS(n_digits); i++)
		if (n_digits[i] != 0)
			return FALSE;
	return TRUE;
}
