/*
 * Dates that cannot be: days that no calendar has, periods that end before they start, one act with two
 * dates, and events told as past after the day of the report.
 */
#include "check/rules.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, MAX_ACTS = 65536 };

static gint64
get_year(const DiaCheckedReport *report, guint32 token)
{
	gint64 number = report->tokens[token].length == 4 ? dia_token_number(report, token) : -1;

	return number >= FIRST_YEAR && number <= LAST_YEAR ? number : -1;
}

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
	gint64 from = get_year(report, at);
	gint64 to = at + 2 < end ? get_year(report, at + 2) : -1;
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
		if (get_year(report, next) > 0) {
			year = get_year(report, next);
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

/* The last day that the report's date can stand for, as a Julian day; 0 where it has none. */
static guint32
get_report_day(const DiaCheckedReport *report)
{
	const char *date = dia_document_metadata(report->document)->date;
	guint year = 0;
	guint month = 12;
	guint day = 0;
	GDate last;

	if (date == NULL || sscanf(date, "%4u-%2u-%2u", &year, &month, &day) < 1 ||
	    year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
		return 0;
	if (day == 0)
		day = g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
	if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return 0;
	g_date_clear(&last, 1);
	g_date_set_dmy(&last, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return g_date_get_julian(&last);
}

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
				       1u << DIA_CHECK_PAST) == NULL ||
		    dia_check_cue_find(report, at - MIN(at - first, 16), MIN(behind + 16, end),
				       1u << DIA_CHECK_FUTURE) != NULL)
			continue;
		add_date(checker, report, date->paragraph, at, behind,
			 g_strdup_printf("told as past, but the report is of %s",
					 dia_document_metadata(report->document)->date));
	}
}

/* --- One act, two dates ------------------------------------------------------------------------------ */

/* "On 8 June 2022, the State abolished the death penalty": an act, its object and its day. */
typedef struct {
	guint32 verb;	/* stem */
	guint32 object; /* index of a matter, or of an instrument after them */
	guint32 report;
	guint32 paragraph;
	DiaSpan span; /* of the date */
	DiaPeriod period;
} Act;

enum { INSTRUMENTS = 1 << 20 };

/* The date that goes with an act: the only one of its sentence. */
static const DiaDateMark *
find_date(const DiaCheckedReport *report, guint32 paragraph, DiaSpan sentence)
{
	const GArray *dates = report->analysis->dates;
	const DiaDateMark *found = NULL;
	guint low = 0;
	guint high = dates->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (g_array_index(dates, DiaDateMark, middle).span.start < sentence.start)
			low = middle + 1;
		else
			high = middle;
	}
	for (guint i = low; i < dates->len; i++) {
		const DiaDateMark *date = &g_array_index(dates, DiaDateMark, i);

		if (date->span.start >= sentence.end || date->paragraph != paragraph)
			break;
		if (found != NULL)
			return NULL;
		found = date;
	}
	return found != NULL && found->period.first != 0 && found->period.last != DIA_PERIOD_OPEN
		   ? found
		   : NULL;
}

/* "on 8 June 2022", "by a law of 29 December 2021"; not "the 1951 Convention". */
static gboolean
is_day_of_act(const DiaCheckedReport *report, const DiaDateMark *date, const DiaSentence *sentence)
{
	static const char *const laws[] = { "law", "act", "decree", "code", NULL };
	guint32 at =
	    dia_token_at(report, sentence->first_token, sentence->end_token, date->span.start);

	if (at == sentence->first_token)
		return FALSE;
	if (dia_token_is(report, at - 1, "on") || dia_token_is(report, at - 1, "in"))
		return TRUE;
	return at > sentence->first_token + 1 && dia_token_is(report, at - 1, "of") &&
	       dia_token_is_one_of(report, at - 2, laws);
}

static void
add_act(const DiaCheckedReport *report, GArray *acts, guint32 paragraph, guint32 object,
	DiaSpan span)
{
	guint32 first = dia_analysis_first_sentence(report->analysis, paragraph);
	guint32 end = dia_analysis_end_sentence(report->analysis, paragraph);

	for (guint32 i = first; i < end && acts->len < MAX_ACTS; i++) {
		const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[i];
		DiaSpan here = dia_analysis_sentence_span(report->analysis, i);
		const DiaDateMark *date;
		const DiaCheckCue *cue;
		Act act = { .object = object, .report = report->index, .paragraph = paragraph };

		if (span.start < here.start || span.start >= here.end)
			continue;
		date = find_date(report, paragraph, here);
		cue = dia_check_cue_find_first(report, sentence->first_token, sentence->end_token,
					       1u << DIA_CHECK_ACT);
		if (date == NULL || cue == NULL ||
		    dia_check_cue_find(report, sentence->first_token, sentence->end_token,
				       1u << DIA_CHECK_FUTURE) != NULL ||
		    (date->span.start >= span.start && date->span.start < span.end) ||
		    !is_day_of_act(report, date, sentence))
			return;
		act.verb = dia_vocabulary_stem(report->analysis->vocabulary,
					       report->tokens[cue->first].word);
		act.span = date->span;
		act.period = date->period;
		g_array_append_val(acts, act);
		return;
	}
}

static int
compare_acts(gconstpointer a, gconstpointer b)
{
	const Act *first = a;
	const Act *second = b;

	if (first->object != second->object)
		return first->object < second->object ? -1 : 1;
	if (first->verb != second->verb)
		return first->verb < second->verb ? -1 : 1;
	if (first->report != second->report)
		return first->report < second->report ? -1 : 1;
	return (first->span.start > second->span.start) - (first->span.start < second->span.start);
}

static void
check_acts_of(DiaChecker *checker, const DiaCheckedReport *report, GArray *acts)
{
	g_array_set_size(acts, 0);
	for (guint i = 0; i < report->analysis->matters->len; i++) {
		const DiaMatterMark *mark =
		    &g_array_index(report->analysis->matters, DiaMatterMark, i);

		add_act(report, acts, mark->paragraph, mark->matter, mark->span);
	}
	for (guint i = 0; i < report->analysis->mentions->len; i++) {
		const DiaMention *mention =
		    &g_array_index(report->analysis->mentions, DiaMention, i);

		add_act(report, acts, mention->paragraph, INSTRUMENTS + mention->instrument,
			mention->span);
	}
	g_array_sort(acts, compare_acts);
	for (guint i = 1; i < acts->len; i++) {
		const Act *one = &g_array_index(acts, Act, i - 1);
		const Act *other = &g_array_index(acts, Act, i);
		DiaFindingDraft draft = { 0 };

		if (one->object != other->object || one->verb != other->verb ||
		    (one->period.first <= other->period.last &&
		     other->period.first <= one->period.last))
			continue;
		draft.message = g_strdup_printf(
		    "one act with two dates: %.*s here, %.*s there",
		    (int)(other->span.end - other->span.start), report->text + other->span.start,
		    (int)(one->span.end - one->span.start), report->text + one->span.start);
		dia_draft_add_location(&draft, report, other->paragraph, other->span);
		dia_draft_add_location(&draft, report, one->paragraph, one->span);
		dia_checker_add(checker, &draft);
	}
}

void
dia_check_dates(DiaChecker *checker)
{
	g_autoptr(GArray) acts = g_array_new(FALSE, FALSE, sizeof(Act));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		guint32 today = get_report_day(report);

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
		if (today != 0)
			check_past(checker, report, today);
		check_acts_of(checker, report, acts);
	}
}
