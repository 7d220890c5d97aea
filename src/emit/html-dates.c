/*
 * Dates and intervals of ISO 8601: as people write them, and as places on a time axis.
 */
#include <string.h>

#include "emit/html-page.h"

/* One part of an interval: year, month and day as far as given. */
typedef struct {
	guint year;
	guint month; /* 0 where not given */
	guint day;
} Date;

static gboolean
take_number(const char **at, guint n_digits, guint *number)
{
	const char *text = *at;

	*number = 0;
	for (guint i = 0; i < n_digits; i++, text++) {
		if (!g_ascii_isdigit(*text))
			return FALSE;
		*number = *number * 10 + (guint)(*text - '0');
	}
	*at = text;
	return TRUE;
}

static gboolean
take_date(const char **at, Date *date)
{
	*date = (Date){ 0 };
	if (!take_number(at, 4, &date->year) || date->year == 0)
		return FALSE;
	if (**at != '-')
		return TRUE;
	(*at)++;
	if (!take_number(at, 2, &date->month) || date->month < 1 || date->month > 12)
		return FALSE;
	if (**at != '-')
		return TRUE;
	(*at)++;
	return take_number(at, 2, &date->day) && date->day >= 1 && date->day <= 31;
}

/* An open end, "..", is a date of year 0. */
static gboolean
take_end(const char **at, Date *date)
{
	if (!g_str_has_prefix(*at, ".."))
		return take_date(at, date);
	*date = (Date){ 0 };
	*at += 2;
	return TRUE;
}

static gboolean
take_interval(const char *text, Date *first, Date *last)
{
	if (!take_end(&text, first))
		return FALSE;
	*last = *first;
	if (*text == '/') {
		text++;
		if (!take_end(&text, last))
			return FALSE;
	}
	return *text == '\0' && first->year + last->year > 0;
}

/* Fractions of a year from the days of a common year: a pixel is coarser. */
static double
start_of(Date date)
{
	return date.year + (date.month > 0 ? (date.month - 1) / 12.0 : 0) +
	       (date.day > 0 ? (date.day - 1) / 372.0 : 0);
}

static double
end_of(Date date)
{
	double length = date.day > 0 ? 1 / 372.0 : date.month > 0 ? 1 / 12.0 : 1;

	return start_of(date) + length;
}

gboolean
dia_page_parse_date(const char *date, double *first, double *last)
{
	Date from;
	Date to;

	if (!take_interval(date, &from, &to))
		return FALSE;
	/* Of an open interval only the end that is given can be placed. */
	*first = from.year > 0 ? start_of(from) : end_of(to);
	*last = to.year > 0 && from.year > 0 ? MAX(end_of(to), *first) : *first;
	return TRUE;
}

static void
put_date(DiaMarkup *markup, Date date, gboolean has_year)
{
	static const char *const months[] = { "January",   "February", "March",	   "April",
					      "May",	   "June",     "July",	   "August",
					      "September", "October",  "November", "December" };

	if (date.day > 0)
		dia_markup_format(markup, "%u ", date.day);
	if (date.month > 0)
		dia_markup_text(markup, months[date.month - 1]);
	if (date.month > 0 && has_year)
		dia_markup_text(markup, " ");
	if (has_year)
		dia_markup_format(markup, "%u", date.year);
}

void
dia_page_date(DiaPage *page, const char *date)
{
	Date first;
	Date last;

	if (!take_interval(date, &first, &last)) {
		dia_markup_text(&page->markup, date);
	} else if (strchr(date, '/') == NULL) {
		put_date(&page->markup, first, TRUE);
	} else if (last.year == 0) {
		dia_markup_text(&page->markup, "since ");
		put_date(&page->markup, first, TRUE);
	} else if (first.year == 0) {
		dia_markup_text(&page->markup, "until ");
		put_date(&page->markup, last, TRUE);
	} else {
		put_date(&page->markup, first, first.year != last.year || first.month == 0);
		dia_markup_text(&page->markup, " to ");
		put_date(&page->markup, last, TRUE);
	}
}
