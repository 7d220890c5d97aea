/*
 * Periods that end before they start, "from June to March 2014", "12-4 May", and days of the week
 * that a date did not have.
 *
 * In: dates in figures and names of months, with what joins two of them. Out: findings. "From
 * November to February 2014" is left alone: it is winter that is meant, with the year of its end.
 */
#include <string.h>

#include "base/months.h"
#include "check/rules.h"

/* A date as far as it is told; 0 for a part that is not. */
typedef struct {
	gint64 day;
	guint month;
	gint64 year;
	guint32 end; /* one past its last token */
} Written;

static guint
read_month(const DiaCheckedReport *report, guint32 at)
{
	return at < report->n_tokens && (report->tokens[at].flags & DIA_TOKEN_CAPITALIZED)
		       ? dia_month_parse(dia_token_word(report, at), NULL)
		       : 0;
}

static gint64
read_day(const DiaCheckedReport *report, guint32 at)
{
	gint64 day = at < report->n_tokens && report->tokens[at].length <= 2
			     ? dia_token_number(report, at)
			     : 0;

	return day >= 1 && day <= 31 ? day : 0;
}

/* "2014", "May 2014", "3 May 2014", "May 3, 2014", "3 May", "May", and of a range's start "3" */
static gboolean
read_date(const DiaCheckedReport *report, guint32 at, Written *date)
{
	*date = (Written){ .end = at };
	if (at >= report->n_tokens)
		return FALSE;
	if (dia_token_year(report, at) > 0) {
		*date = (Written){ .year = dia_token_year(report, at), .end = at + 1 };
		return TRUE;
	}
	date->day = read_day(report, at);
	date->end += date->day > 0;
	date->month = read_month(report, date->end);
	if (date->month == 0)
		return date->day > 0;
	date->end++;
	if (date->day == 0 && read_day(report, date->end) > 0) {
		date->day = read_day(report, date->end++);
		date->end += date->end < report->n_tokens && dia_token_is(report, date->end, ",");
	}
	if (date->end < report->n_tokens && dia_token_year(report, date->end) > 0)
		date->year = dia_token_year(report, date->end++);
	return TRUE;
}

/* --- Periods ------------------------------------------------------------------------------------------------------ */

/* Does a period go over the turn of a year, with the year of its end only? */
static gboolean
is_over_winter(const Written *from, const Written *to)
{
	enum { AUGUST = 8 };

	return from->year == 0 && from->month >= AUGUST && to->month < AUGUST;
}

/* Is the end before the start? Parts that only one of them has count for both, but for the year of
 * a single one. */
static gboolean
is_turned_round(const Written *from, const Written *to)
{
	/* "12-4 May" */
	if (from->month == 0 && from->year == 0)
		return to->month != 0 && to->day != 0 && from->day > to->day;
	if (to->year == 0 || (from->year == 0 && (from->month == 0 || to->month == 0)))
		return FALSE;
	if (from->year != 0 && from->year != to->year)
		return from->year > to->year && (from->month != 0 || to->month != 0);
	if (from->month != to->month)
		return from->month != 0 && to->month != 0 && from->month > to->month &&
		       !is_over_winter(from, to);
	return from->month != 0 && from->day != 0 && to->day != 0 && from->day > to->day;
}

/* "from A to B", "between A and B", "A-B": the token that joins two ends */
static gboolean
is_joint(const DiaCheckedReport *report, guint32 opening, guint32 joint)
{
	static const char *const tos[] = { "to", "until", "till", "through", NULL };

	if (dia_token_is(report, opening, "from"))
		return dia_token_is_one_of(report, joint, tos) || dia_token_is_dash(report, joint);
	return dia_token_is(report, opening, "between") && dia_token_is(report, joint, "and");
}

/* "12-4 May 2014", "the session of 23-12 May": days of one month without an opening word */
static gboolean
is_range_of_days(const DiaCheckedReport *report, guint32 at, guint32 first, const Written *from,
		 const Written *to)
{
	static const char *const no_openings[] = { "/", ".", ":", "(", "-", NULL };

	return from->day != 0 && from->month == 0 && to->month != 0 && to->day != 0 &&
	       from->end == at + 1 && dia_token_is_dash(report, from->end) &&
	       !(report->tokens[at + 2].flags & DIA_TOKEN_SPACE_BEFORE) &&
	       read_day(report, at + 2) > 0 && read_month(report, at + 3) != 0 && at > first &&
	       !dia_token_is_one_of(report, at - 1, no_openings) &&
	       report->tokens[at - 1].kind == DIA_TOKEN_WORD && read_month(report, at - 1) == 0;
}

static void
check_range(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 at,
	    guint32 first, guint32 end)
{
	Written from;
	Written to;

	if (!read_date(report, at, &from) || from.end + 1 >= end ||
	    !read_date(report, from.end + 1, &to) || to.end > end)
		return;
	if (!(at > first && is_joint(report, at - 1, from.end)) &&
	    !is_range_of_days(report, at, first, &from, &to))
		return;
	if (is_turned_round(&from, &to))
		dia_checker_tell(checker, report, paragraph, at, to.end,
			    g_strdup("the period ends before it starts"));
}

/* --- Days of the week --------------------------------------------------------------------------------------------- */

static GDateWeekday
read_weekday(const DiaCheckedReport *report, guint32 at)
{
	static const char *const names[] = { "monday", "tuesday",  "wednesday", "thursday",
					     "friday", "saturday", "sunday" };

	for (guint i = 0;
	     i < G_N_ELEMENTS(names) && (report->tokens[at].flags & DIA_TOKEN_CAPITALIZED); i++)
		if (dia_token_is(report, at, names[i]))
			return (GDateWeekday)(G_DATE_MONDAY + i);
	return G_DATE_BAD_WEEKDAY;
}

/* "Monday, 5 May 2014" */
static void
check_weekday(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 at,
	      guint32 end)
{
	static const char *const names[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
					     "Friday", "Saturday", "Sunday" };
	GDateWeekday told = read_weekday(report, at);
	guint32 next = at + 1 < end && dia_token_is(report, at + 1, ",") ? at + 2 : at + 1;
	Written date;
	GDate day;

	if (told == G_DATE_BAD_WEEKDAY || !read_date(report, next, &date) || date.end > end ||
	    date.day == 0 || date.month == 0 || date.year == 0 ||
	    !g_date_valid_dmy((GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year))
		return;
	g_date_clear(&day, 1);
	g_date_set_dmy(&day, (GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
	if (g_date_get_weekday(&day) != told)
		dia_checker_tell(checker, report, paragraph, at, date.end,
			    g_strdup_printf("that day was a %s",
					    names[g_date_get_weekday(&day) - G_DATE_MONDAY]));
}

/* --- The rule ----------------------------------------------------------------------------------------------------- */

void
dia_check_date_ranges(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		for (guint32 k = 0; k < report->n_paragraphs; k++) {
			guint32 first = dia_analysis_first_token(report->analysis, k);
			guint32 end = dia_analysis_end_token(report->analysis, k);

			if (dia_document_paragraph(report->document, k)->kind ==
			    DIA_PARAGRAPH_TABLE)
				continue;
			for (guint32 at = first; at < end; at++) {
				check_range(checker, report, k, at, first, end);
				check_weekday(checker, report, k, at, end);
			}
		}
	}
}
