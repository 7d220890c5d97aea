/*
 * Dates that cannot be: days that no calendar has, periods that end before they start, events told as
 * past after the day of the report, and promises for a day before it. One event with two dates: check-date-events.c,
 * check-date-acts.c.
 */
#include "check/rules.h"

#include <stdio.h>
#include <string.h>

static void
add_date(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 first,
	 guint32 end, char *message)
{
	DiaFindingDraft draft = { .message = message };

	dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, first, end));
	dia_checker_add(checker, &draft);
}

/* --- Periods ----------------------------------------------------------------------------------------- */

/* "2015-2012", "from 2015 to 2012", "between 2015 and 2012" */
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
	else if (at > first && dia_token_is(report, at + 1, "to"))
		is_range = dia_token_is(report, at - 1, "from");
	else if (at > first && dia_token_is(report, at + 1, "and"))
		is_range = dia_token_is(report, at - 1, "between");
	if (is_range)
		add_date(checker, report, paragraph, at, at + 3,
			 g_strdup_printf("the period ends in %" G_GINT64_FORMAT
					 " before it starts in %" G_GINT64_FORMAT,
					 to, from));
}

/* --- Days -------------------------------------------------------------------------------------------- */

static gint
get_month(const DiaCheckedReport *report, guint32 token)
{
	static const char *const months[] = { "january", "february", "march",	  "april",
					      "may",	 "june",     "july",	  "august",
					      "september", "october", "november", "december" };

	for (guint i = 0; i < G_N_ELEMENTS(months); i++)
		if (dia_token_is(report, token, months[i]))
			return (gint)i + 1;
	return 0;
}

/* "31 April 2019", "April 31, 2019" */
static void
check_day(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, guint32 at,
	  guint32 first, guint32 end)
{
	gint month = get_month(report, at);
	gint64 year = 2000; /* a leap year, where none is printed */
	gint64 day = -1;
	guint32 from = at;
	guint32 to = at + 1;

	if (month == 0 || !(report->tokens[at].flags & DIA_TOKEN_CAPITALIZED))
		return;
	if (at > first && report->tokens[at - 1].length <= 2 && dia_token_number(report, at - 1) > 0) {
		day = dia_token_number(report, at - 1);
		from = at - 1;
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
	add_date(checker, report, paragraph, from, to,
		 g_strdup_printf("no calendar has this day: the month has %u days",
				 (guint)g_date_get_days_in_month((GDateMonth)month, (GDateYear)year)));
}

/* --- After the report -------------------------------------------------------------------------------- */

/* A date in the sentence that the sentence tells as past though it is after the report's. */
static void
check_past(DiaChecker *checker, const DiaCheckedReport *report, guint32 today)
{
	enum { DAYS_OF_GRACE = 366 }; /* reports are dated by their session or by their submission */
	const DiaAnalysis *analysis = report->analysis;

	for (guint i = 0; i < analysis->dates->len; i++) {
		const DiaDateMark *date = &g_array_index(analysis->dates, DiaDateMark, i);
		guint32 first = dia_analysis_first_token(analysis, date->paragraph);
		guint32 end = dia_analysis_end_token(analysis, date->paragraph);
		guint32 at;
		guint32 behind;

		if (date->period.first == 0 || date->period.first <= today + DAYS_OF_GRACE ||
		    date->period.last == DIA_PERIOD_OPEN ||
		    date->period.last - date->period.first > 366)
			continue;
		at = dia_token_at(report, first, end, date->span.start);
		behind = dia_token_at(report, first, end, date->span.end);
		/* "was adopted on 5 May 2031", "On 5 May 2031, ... were adopted" */
		if (at <= first ||
		    !(dia_token_is(report, at - 1, "in") || dia_token_is(report, at - 1, "on")) ||
		    dia_check_cue_find(report, at - MIN(at - first, 8), MIN(behind + 8, end),
				       DIA_CUE(DIA_CHECK_PAST)) == NULL ||
		    dia_check_cue_find(report, at - MIN(at - first, 16), MIN(behind + 16, end),
				       DIA_CUE(DIA_CHECK_FUTURE)) != NULL)
			continue;
		add_date(checker, report, date->paragraph, at, behind,
			 g_strdup_printf("told as past, but the report is of %s",
					 dia_document_metadata(report->document)->date));
	}
}

/* The genre's own words for the text itself: "This submission was finalized on ..." */
static gboolean
is_about_itself(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	static const char *const texts[] = { "report", "submission", "document", "it", NULL };
	guint32 end = MIN(sentence->first_token + 4, sentence->end_token);

	for (guint32 at = sentence->first_token; at < end; at++)
		if (dia_token_is_one_of(report, at, texts))
			return TRUE;
	return FALSE;
}

/* The day that a report says it was finished on, among its first paragraphs; NULL where it does not. */
static const DiaDateMark *
find_closing_day(const DiaCheckedReport *report)
{
	enum { MAX_PARAGRAPHS = 12, DAYS_OF_MONTH = 31 };
	const DiaAnalysis *analysis = report->analysis;
	const DiaSentence *sentences = dia_analysis_sentences(analysis);

	for (guint i = 0; i < analysis->dates->len; i++) {
		const DiaDateMark *date = &g_array_index(analysis->dates, DiaDateMark, i);
		guint32 first = dia_analysis_first_token(analysis, date->paragraph);
		guint32 end = dia_analysis_end_token(analysis, date->paragraph);
		guint32 at = dia_token_at(report, first, end, date->span.start);
		guint32 k = dia_analysis_first_sentence(analysis, date->paragraph);
		const DiaCheckCue *cue;

		if (date->paragraph >= MAX_PARAGRAPHS)
			return NULL;
		if (date->period.first == 0 || date->period.last == DIA_PERIOD_OPEN ||
		    date->period.last - date->period.first > DAYS_OF_MONTH)
			continue;
		while (sentences[k].end_token <= at && k + 1 < dia_analysis_end_sentence(analysis, date->paragraph))
			k++;
		cue = dia_check_cue_find(report, sentences[k].first_token, at, DIA_CUE(DIA_CHECK_CLOSED));
		if (cue != NULL && cue->end == at && is_about_itself(report, &sentences[k]))
			return date;
	}
	return NULL;
}

/* "was found", "escaped", "came to light" */
static gboolean
is_past_sentence(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	if (dia_check_cue_find_first(report, sentence->first_token, sentence->end_token,
				     DIA_CUE(DIA_CHECK_FUTURE) | DIA_CUE(DIA_CHECK_ENTITLED)) != NULL)
		return FALSE;
	if (dia_check_cue_find_first(report, sentence->first_token, sentence->end_token,
				     DIA_CUE(DIA_CHECK_PAST)) != NULL)
		return TRUE;
	for (guint32 at = sentence->first_token + 1; at < sentence->end_token; at++)
		if (report->tokens[at].kind == DIA_TOKEN_WORD &&
		    !(report->tokens[at].flags & DIA_TOKEN_CAPITALIZED) &&
		    g_str_has_suffix(dia_token_word(report, at), "ed") &&
		    !dia_token_is_one_of(report, at - 1,
					 (const char *const[]){ "be", "is", "are", "a", "the", "of", NULL }))
			return TRUE;
	return FALSE;
}

/* What is told as past with a date behind the day on which the report says that it was finished. */
static void
check_closing_day(DiaChecker *checker, const DiaCheckedReport *report)
{
	const DiaAnalysis *analysis = report->analysis;
	const DiaSentence *sentences = dia_analysis_sentences(analysis);
	const DiaDateMark *closing = find_closing_day(report);
	guint32 sentence = 0;

	for (guint i = 0; closing != NULL && i < analysis->dates->len; i++) {
		const DiaDateMark *date = &g_array_index(analysis->dates, DiaDateMark, i);
		guint32 first = dia_analysis_first_token(analysis, date->paragraph);
		guint32 end = dia_analysis_end_token(analysis, date->paragraph);
		guint32 at = dia_token_at(report, first, end, date->span.start);
		DiaFindingDraft draft = { 0 };

		if (date->period.first <= closing->period.last || date->period.last == DIA_PERIOD_OPEN ||
		    dia_document_paragraph(report->document, date->paragraph)->kind !=
			DIA_PARAGRAPH_NUMBERED ||
		    at <= first ||
		    !(dia_token_is(report, at - 1, "in") || dia_token_is(report, at - 1, "on")))
			continue;
		while (sentence + 1 < analysis->sentences->len && sentences[sentence].end_token <= at)
			sentence++;
		if (!is_past_sentence(report, &sentences[sentence]))
			continue;
		draft.message = g_strdup_printf("told as past, but the report was finished on %.*s",
						(int)(closing->span.end - closing->span.start),
						report->text + closing->span.start);
		dia_draft_add_location(&draft, report, date->paragraph, date->span);
		dia_draft_add_location(&draft, report, closing->paragraph, closing->span);
		dia_checker_add(checker, &draft);
	}
}

/* "will be adopted by the end of 2012" in a report of 2016: was it? */
static void
check_promises(DiaChecker *checker, const DiaCheckedReport *report, guint32 today)
{
	enum { DAYS_OF_GRACE = 366, REACH = 12 };
	static const char *const before[] = { "in", "by", "of", "until", "during", "on", "the", NULL };
	const DiaAnalysis *analysis = report->analysis;

	for (guint i = 0; i < analysis->dates->len; i++) {
		const DiaDateMark *date = &g_array_index(analysis->dates, DiaDateMark, i);
		guint32 first = dia_analysis_first_token(analysis, date->paragraph);
		guint32 end = dia_analysis_end_token(analysis, date->paragraph);
		guint32 at = dia_token_at(report, first, end, date->span.start);
		guint32 behind = dia_token_at(report, at, end, date->span.end);
		DiaParagraphKind kind =
		    dia_document_paragraph(report->document, date->paragraph)->kind;
		const DiaCheckCue *cue;

		if (date->period.last == 0 || date->period.last == DIA_PERIOD_OPEN ||
		    date->period.last + DAYS_OF_GRACE >= today ||
		    (kind != DIA_PARAGRAPH_NUMBERED && kind != DIA_PARAGRAPH_TEXT) || at <= first ||
		    /* "by the end of 2012" is all of it a date. */
		    !(dia_token_is_one_of(report, at - 1, before) ||
		      report->tokens[at].kind == DIA_TOKEN_WORD))
			continue;
		/* "the plan of 2012 will be revised": the date has to close what is promised. */
		cue = dia_check_cue_find(report, at - MIN(at - first, REACH), at,
					 DIA_CUE(DIA_CHECK_FUTURE));
		if (cue == NULL || behind >= end || !dia_token_is(report, behind, ".") ||
		    dia_check_cue_find(report, cue->end, at, DIA_CUE(DIA_CHECK_PAST)) != NULL ||
		    (dia_token_is(report, at - 1, "of") && !dia_token_is(report, at - 2, "end")))
			continue;
		add_date(checker, report, date->paragraph, cue->first, behind,
			 g_strdup_printf("told as still to come, but the report is of %s",
					 dia_document_metadata(report->document)->date));
	}
}

void
dia_check_date(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		guint32 today = dia_checked_report_day(report);

		for (guint32 k = 0; k < report->n_paragraphs; k++) {
			guint32 first = dia_analysis_first_token(report->analysis, k);
			guint32 end = dia_analysis_end_token(report->analysis, k);

			if (dia_document_paragraph(report->document, k)->kind ==
			    DIA_PARAGRAPH_TABLE)
				continue;
			for (guint32 at = first; at < end; at++) {
				if (report->tokens[at].kind == DIA_TOKEN_NUMBER)
					check_period(checker, report, k, at, first, end);
				else if (report->tokens[at].kind == DIA_TOKEN_WORD)
					check_day(checker, report, k, at, first, end);
			}
		}
		check_closing_day(checker, report);
		if (today == 0)
			continue;
		check_past(checker, report, today);
		check_promises(checker, report, today);
	}
}
