/*
 * When a quantity holds: the date of its clause, else of its sentence, else the one that the paragraph
 * sets before it. The date of the report is never taken.
 */
#include "annotate/measures.h"

enum {
	MAX_BIND = 12, /* tokens between a number and a date that is its own: "790 visits in 2019" */
};

static const DiaDate *
get_date(const DiaScan *scan, guint index)
{
	return &g_array_index(scan->dates, DiaDate, index);
}

static gboolean
can_hold(const DiaDate *date)
{
	return date->role == DIA_DATE_HOLDS;
}

/* No other quantity, and no end of a clause, stands between a number and a date after it. */
static gboolean
is_bound_after(const DiaScan *scan, guint quantity, const DiaDate *date)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	const DiaQuantity *next = quantity + 1 < scan->quantities->len ? here + 1 : NULL;

	if (date->first < here->end || date->sentence != here->sentence ||
	    date->first - here->end > MAX_BIND)
		return FALSE;
	if (next != NULL && next->first < date->first)
		return FALSE;
	for (guint32 at = here->end; at < date->first; at++) {
		char mark = dia_scan_mark(scan, at);

		if (mark == ';' || mark == ':' || mark == ')' || mark == ',')
			return FALSE;
		/* "(in 2012)" is of the number before, "(in 2012 - 48)" of the number after */
		if (mark == '(' && dia_scan_mark(scan, date->end) != ')')
			return FALSE;
		/* "and in 2019 another": the date opens what follows */
		if (dia_scan_is_word(scan, at, "and") && date->first - at <= 3)
			return FALSE;
	}
	return TRUE;
}

/* The date right after a number: "(48,684 in 2012)". */
static gint32
find_own_date(const DiaScan *scan, guint quantity)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);

	for (guint i = 0; i < scan->dates->len; i++) {
		const DiaDate *date = get_date(scan, i);

		if (date->first >= here->end && can_hold(date) && is_bound_after(scan, quantity, date))
			return (gint32)i;
		if (date->first > here->end + MAX_BIND)
			break;
	}
	return -1;
}

/* TRUE where a bracket that the date stands in is closed before the number. */
static gboolean
is_shut(const DiaScan *scan, const DiaDate *date, guint32 at)
{
	for (guint32 token = date->end; date->is_aside && token < at; token++)
		if (dia_scan_mark(scan, token) == ')')
			return TRUE;
	return FALSE;
}

/* The last date before a number in its sentence; @is_owned, where given, tells those to pass over. */
static gint32
find_date_before(const DiaScan *scan, guint quantity, const gboolean *is_owned)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);

	for (guint i = scan->dates->len; i-- > 0;) {
		const DiaDate *date = get_date(scan, i);

		if (date->sentence == here->sentence && date->end <= here->first && can_hold(date) &&
		    (is_owned == NULL || !is_owned[i]) && !is_shut(scan, date, here->first))
			return (gint32)i;
	}
	return -1;
}

static gboolean
has_semicolon(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (dia_scan_mark(scan, at) == ';')
			return TRUE;
	return FALSE;
}

/* Any date of the sentence that can hold, the nearest after the number. */
static gint32
find_date_after(const DiaScan *scan, guint quantity, const gboolean *is_owned)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);

	for (guint i = 0; i < scan->dates->len; i++) {
		const DiaDate *date = get_date(scan, i);

		if (date->sentence == here->sentence && date->first >= here->end && can_hold(date) &&
		    !is_owned[i] && !date->is_aside)
			return has_semicolon(scan, here->end, date->first) ? -1 : (gint32)i;
	}
	return -1;
}

/* Does the sentence speak of what holds or is to come, rather than of a time that was named? */
static gboolean
is_present(const DiaScan *scan, guint32 sentence)
{
	const DiaSentence *here = &dia_analysis_sentences(scan->analysis)[sentence];

	for (guint32 at = here->first_token; at < here->end_token; at++)
		if (dia_scan_classes(scan, at) & DIA_CLASS_OBLIGATION)
			return TRUE;
	return FALSE;
}

/* The date that an earlier sentence of the paragraph set, where this one goes on in the past. */
static gint32
find_date_carried(const DiaScan *scan, const DiaQuantity *quantity)
{
	gint32 found = -1;

	for (guint i = 0; i < scan->dates->len; i++) {
		const DiaDate *date = get_date(scan, i);

		if (date->sentence >= quantity->sentence)
			break;
		if (can_hold(date) && !date->is_aside)
			found = (gint32)i;
	}
	if (found < 0 || is_present(scan, quantity->sentence))
		return -1;
	return found;
}

void
dia_scan_periods(DiaScan *scan)
{
	guint length = scan->quantities->len;
	g_autofree gboolean *is_owned = g_new0(gboolean, scan->dates->len + 1);

	if (scan->dates->len == 0)
		return;
	for (guint i = 0; i < length; i++) {
		DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, i);

		quantity->date = find_own_date(scan, i);
		if (quantity->date >= 0)
			is_owned[quantity->date] = TRUE;
	}
	for (guint i = 0; i < length; i++) {
		DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, i);

		if (quantity->date >= 0 || quantity->is_age || quantity->is_attribute)
			continue;
		quantity->date = find_date_before(scan, i, is_owned);
		/* "5 women and 7 men in 2019": the date after the second is of both */
		for (guint next = i + 1; quantity->date < 0 && next < length; next++) {
			const DiaQuantity *other = &g_array_index(scan->quantities, DiaQuantity, next);

			if (other->sentence != quantity->sentence)
				break;
			quantity->date = find_own_date(scan, next);
		}
		if (quantity->date < 0)
			quantity->date = find_date_after(scan, i, is_owned);
		/* "733 in 2008, 335 of whom": nothing else in the sentence says when */
		if (quantity->date < 0)
			quantity->date = find_date_before(scan, i, NULL);
		if (quantity->date < 0)
			quantity->date = find_date_carried(scan, quantity);
	}
}
