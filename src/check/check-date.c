/*
 * Dates that no calendar has: "31 April", "2015-2012".
 *
 * In: numbers, the names of months and the words between them. Out: findings where a month has no such day, or a period
 * ends before it starts. Dates against the day of the report: check-date-report.c; one event with two dates:
 * check-date-events.c, check-date-acts.c.
 */
#include "base/months.h"
#include "check/rules.h"

#include <string.h>

/* --- Periods ----------------------------------------------------------------------------------------- */

/* "2015-2012", "from 2015 to 2012", "from 2015 until 2012", "between 2015 and 2012" */
static void
check_period(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 at,
	     guint32 first, guint32 end)
{
	gint64 from = dia_token_year(report, at);
	gint64 to = at + 2 < end ? dia_token_year(report, at + 2) : -1;
	gboolean is_range = FALSE;

	if (from < 0 || to < 0 || to >= from || (at + 3 < end && dia_token_is(report, at + 3, "/")))
		return;
	if (dia_token_is_dash(report, at + 1))
		is_range = !(report->tokens[at + 2].flags & DIA_TOKEN_LINE_START) &&
			   !(at > first && (dia_token_is(report, at - 1, "/") ||
					    dia_token_is_dash(report, at - 1) ||
					    dia_token_is(report, at - 1, ".")));
	else if (at > first && (dia_token_is(report, at + 1, "to") || dia_token_is(report, at + 1, "until")))
		is_range = dia_token_is(report, at - 1, "from");
	else if (at > first && dia_token_is(report, at + 1, "and"))
		is_range = dia_token_is(report, at - 1, "between");
	if (is_range)
		dia_checker_tell(checker, report, paragraph, at, at + 3,
			 g_strdup_printf("the period ends in %" G_GINT64_FORMAT
					 " before it starts in %" G_GINT64_FORMAT,
					 to, from));
}

/* --- Days -------------------------------------------------------------------------------------------- */

/* "31 April 2019", "April 31, 2019" */
static void
check_day(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 at,
	  guint32 first, guint32 end)
{
	guint month = report->tokens[at].flags & DIA_TOKEN_CAPITALIZED
			  ? dia_month_parse(dia_token_word(report, at), NULL)
			  : 0;
	gint64 year = 2000; /* a leap year, where none is printed */
	gint64 day = -1;
	guint32 from = at;
	guint32 to = at + 1;

	if (month == 0)
		return;
	if (at > first && report->tokens[at - 1].length <= 2 && dia_token_number(report, at - 1) > 0) {
		day = dia_token_number(report, at - 1);
		from = at - 1;
	} else if (at > first && report->tokens[at - 1].length == strlen("31st")) {
		day = g_ascii_strtoll(dia_token_word(report, at - 1), NULL, 10);
		from = at - 1;
	} else if (at > first + 1 && report->tokens[at - 2].length == strlen("31st") &&
		   dia_token_is(report, at - 1, "of")) {
		day = g_ascii_strtoll(dia_token_word(report, at - 2), NULL, 10);
		from = at - 2;
	} else if (at + 1 < end && report->tokens[at + 1].length <= 2) {
		day = dia_token_number(report, at + 1);
		to = at + 2;
	}
	for (guint32 next = to; next < end && next <= to + 1; next++) {
		if (dia_token_year(report, next) > 0) {
			year = dia_token_year(report, next);
			to = next + 1;
			break;
		}
	}
	if (day < 29 || day > 39 ||
	    g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return;
	dia_checker_tell(checker, report, paragraph, from, to,
		 g_strdup_printf("no calendar has this day: the month has %u days",
				 (guint)g_date_get_days_in_month((GDateMonth)month, (GDateYear)year)));
}

/* --- The rule ----------------------------------------------------------------------------------------- */

void
dia_check_date(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		for (guint32 k = 0; k < report->n_paragraphs; k++) {
			guint32 first = dia_analysis_first_token(report->analysis, k);
			guint32 end = dia_analysis_end_token(report->analysis, k);

			if (dia_document_paragraph(report->document, k)->kind == DIA_PARAGRAPH_TABLE)
				continue;
			for (guint32 at = first; at < end; at++) {
				if (report->tokens[at].kind == DIA_TOKEN_NUMBER)
					check_period(checker, report, k, at, first, end);
				else if (report->tokens[at].kind == DIA_TOKEN_WORD)
					check_day(checker, report, k, at, first, end);
			}
		}
	}
}
