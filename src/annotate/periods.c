/*
 * When a quantity holds: the date of its clause, else of its sentence, else the one that the paragraph
 * sets before it. The date of the report is never taken.
 */
#include "annotate/measures.h"

enum {
	MAX_BIND = 12,	 /* tokens between a number and a date that is its own: "790 visits in 2019" */
	MAX_LOOKED = 64, /* dates, or numbers, looked at for one number */
	MAX_CLAUSE = 200, /* tokens; what is further away belongs to another clause */
};

static const DiaDate *
get_date(const DiaScan *scan, guint index)
{
	return &g_array_index(scan->dates, DiaDate, index);
}

/* Index of the first date that starts at a token or after it. */
static guint
find_index(const DiaScan *scan, guint32 token)
{
	guint low = 0;
	guint high = scan->dates->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (get_date(scan, middle)->first < token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
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

	for (guint i = find_index(scan, here->end); i < scan->dates->len; i++) {
		const DiaDate *date = get_date(scan, i);

		if (can_hold(date) && is_bound_after(scan, quantity, date))
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
	for (guint32 token = date->end; date->is_aside && token < MIN(at, date->end + MAX_CLAUSE);
	     token++)
		if (dia_scan_mark(scan, token) == ')')
			return TRUE;
	return FALSE;
}

/* The last date before a number in its sentence; @is_owned, where given, tells those to pass over. */
static gint32
find_date_before(const DiaScan *scan, guint quantity, const gboolean *is_owned)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	guint index = find_index(scan, here->first);

	for (guint i = index; i-- > 0 && index - i <= MAX_LOOKED;) {
		const DiaDate *date = get_date(scan, i);

		if (date->sentence != here->sentence)
			break;
		if (date->end <= here->first && can_hold(date) &&
		    (is_owned == NULL || !is_owned[i]) && !is_shut(scan, date, here->first))
			return (gint32)i;
	}
	return -1;
}

static gboolean
has_semicolon(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (dia_scan_mark(scan, at) == ';' || at - first > MAX_CLAUSE)
			return TRUE;
	return FALSE;
}

/* Any date of the sentence that can hold, the nearest after the number. */
static gint32
find_date_after(const DiaScan *scan, guint quantity, const gboolean *is_owned)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	guint index = find_index(scan, here->end);

	for (guint i = index; i < scan->dates->len && i - index < MAX_LOOKED; i++) {
		const DiaDate *date = get_date(scan, i);

		if (date->sentence != here->sentence)
			break;
		if (can_hold(date) && !is_owned[i] && !date->is_aside)
			return has_semicolon(scan, here->end, date->first) ? -1 : (gint32)i;
	}
	return -1;
}

/* Does the sentence speak of what holds or is to come, rather than of a time that was named? */
static gboolean
is_present(const DiaScan *scan, const DiaQuantity *quantity)
{
	const DiaSentence *here = &dia_analysis_sentences(scan->analysis)[quantity->sentence];
	guint32 first = MAX(here->first_token, quantity->first - MIN(quantity->first, MAX_CLAUSE));
	guint32 end = MIN(here->end_token, quantity->first + MAX_CLAUSE);

	for (guint32 at = first; at < end; at++)
		if (dia_scan_classes(scan, at) & DIA_CLASS_OBLIGATION)
			return TRUE;
	return FALSE;
}

/* The date that an earlier sentence of the paragraph set, where this one goes on in the past. */
static gint32
find_date_carried(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 first = dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;
	guint index = find_index(scan, first);

	for (guint i = index; i-- > 0 && index - i <= MAX_LOOKED;) {
		const DiaDate *date = get_date(scan, i);

		if (can_hold(date) && !date->is_aside)
			return is_present(scan, quantity) ? -1 : (gint32)i;
	}
	return -1;
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
		for (guint next = i + 1;
		     quantity->date < 0 && next < length && next - i < MAX_LOOKED; next++) {
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
