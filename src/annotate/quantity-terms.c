/*
 * Lengths of time that make one range though each has a unit: "six months to three years", "from 3 years to 5 years".
 * The range is told in the longer unit where the shorter one makes a round part of it, else in the shorter.
 */
#include <string.h>

#include "annotate/quantity-parts.h"

/* Lengths of time, from short to long; `n_before` of the unit before make one. */
static const struct {
	const char *unit;
	gint64 n_before;
} lengths[] = { { "hour", 0 }, { "day", 24 }, { "week", 7 }, { "month", 0 }, { "year", 12 } };

/* The place of a unit among the lengths, or -1. */
static gint
find_length(const char *unit)
{
	for (guint i = 0; unit != NULL && i < G_N_ELEMENTS(lengths); i++)
		if (g_str_equal(lengths[i].unit, unit))
			return (gint)i;
	return -1;
}

/* How many of the shorter unit make the longer, or 0 where that is no fixed number (days and months). */
static gint64
count_shorter(gint shorter, gint longer)
{
	gint64 n = 1;

	for (gint i = longer; i > shorter; i--)
		n *= lengths[i].n_before;
	return n;
}

/* "from 3 years to", "of six months to", "3 to": what stands between and before says that it is a range. */
static gboolean
is_range(const DiaScan *scan, const DiaQuantity *low, const DiaQuantity *high)
{
	static const char *const before[] = { "of", "from", "for", "between", "by", "is", "with", NULL };
	guint32 at = low->end;

	if (low->first == scan->first || high->first != at + 1 || low->sentence != high->sentence)
		return FALSE;
	if (dia_scan_is_word(scan, at, "and"))
		return dia_scan_is_word(scan, low->first - 1, "between");
	return (dia_scan_is_word(scan, at, "to") || dia_scan_is_dash(scan, at)) &&
	       dia_words_hold(before, dia_scan_word(scan, low->first - 1));
}

/* A length in the longer unit, to two places: FALSE where it makes no round part of it. */
static gboolean
lengthen(DiaDecimal *value, gint64 n)
{
	gint64 hundredths = value->coefficient * 100;

	if (value->exponent != 0 || value->coefficient < 1 || value->coefficient > 1000 || hundredths % n != 0)
		return FALSE;
	*value = (DiaDecimal){ .coefficient = hundredths / n, .exponent = -2 };
	while (value->exponent < 0 && value->coefficient % 10 == 0) {
		value->coefficient /= 10;
		value->exponent++;
	}
	return TRUE;
}

gboolean
dia_quantity_join_terms(const DiaScan *scan, DiaQuantity *low, const DiaQuantity *high)
{
	gint shorter = find_length(low->unit);
	gint longer = find_length(high->unit);
	DiaDecimal first = low->value;
	DiaDecimal last = high->value;
	const char *unit = high->unit;
	gint64 n;

	if (shorter < 0 || longer < shorter || low->is_range || high->is_range || low->is_age || high->is_age ||
	    low->is_attribute || high->is_attribute || low->qualifier != DIA_QUALIFIER_NONE ||
	    high->qualifier != DIA_QUALIFIER_NONE || !is_range(scan, low, high) ||
	    dia_quantity_is_change_before(scan, low->first))
		return FALSE;
	n = count_shorter(shorter, longer);
	if (n == 0)
		return FALSE;
	if (n > 1 && !lengthen(&first, n)) {
		last = dia_decimal_scale(last, n);
		unit = low->unit;
	}
	if (dia_decimal_to_double(first) >= dia_decimal_to_double(last))
		return FALSE;
	low->value = first;
	low->high = last;
	low->unit = unit;
	low->is_range = TRUE;
	low->end = high->end;
	low->number_end = high->number_end;
	return TRUE;
}
