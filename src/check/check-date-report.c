/*
 * Dates against the day of the report itself.
 *
 * In: the dates of a report, the words beside them that tell of past or future, and the day that the report has or says
 * that it was finished on. Out: findings where something is told as past with a day behind that of the report, or as
 * still to come, or still to be done, by a day before it.
 */
#include "check/event-marks.h"
#include "check/rules.h"

#include <string.h>

enum {
	DAYS_OF_MONTH = 31,
	DAYS_OF_YEAR = 366, /* of grace too: reports are dated by their session or by their submission */
};

/* A date among the tokens of its paragraph. */
typedef struct {
	const DiaDateMark *mark;
	guint32 first; /* tokens of the paragraph: [first, end) */
	guint32 end;
	guint32 at; /* tokens of the date: [at, behind) */
	guint32 behind;
} Place;

static Place
find_place(const DiaCheckedReport *report, guint index)
{
	const DiaDateMark *mark = &g_array_index(report->analysis->dates, DiaDateMark, index);
	Place place = { .mark = mark,
			.first = dia_analysis_first_token(report->analysis, mark->paragraph),
			.end = dia_analysis_end_token(report->analysis, mark->paragraph) };

	place.at = dia_token_at(report, place.first, place.end, mark->span.start);
	place.behind = dia_token_at(report, place.at, place.end, mark->span.end);
	return place;
}

/* "in 2031", "on 5 May 2031" */
static gboolean
follows_in_or_on(const DiaCheckedReport *report, const Place *place)
{
	return place->at > place->first &&
	       (dia_token_is(report, place->at - 1, "in") || dia_token_is(report, place->at - 1, "on"));
}

/* A cue so many tokens before a date, or behind it, within its paragraph. */
static const DiaCheckCue *
find_near(const DiaCheckedReport *report, const Place *place, guint32 reach, DiaCueKind kind)
{
	return dia_check_cue_find(report, place->at - MIN(place->at - place->first, reach),
				  MIN(place->behind + reach, place->end), DIA_CUE(kind));
}

static void
add_date(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, DiaSpan span, const char *told)
{
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("%s, but the report is of %s", told,
					dia_document_metadata(report->document)->date);
	dia_draft_add_location(&draft, report, paragraph, span);
	dia_checker_add(checker, &draft);
}

/* --- Past ----------------------------------------------------------------------------------------------- */

/* "visited the prison on 2 June 2031" */
static gboolean
has_past_verb(const DiaCheckedReport *report, const Place *place)
{
	enum { REACH = 6 };

	for (guint32 at = place->at; at > place->first && place->at - at < REACH; at--)
		if (dia_token_is_in(report, at - 1, DIA_LIST_ACTING) && at > place->first + 1 &&
		    !(dia_token_classes(report, at - 2) & DIA_CLASS_AUXILIARY))
			return TRUE;
	return FALSE;
}

/* "was adopted on 5 May 2031", "On 5 May 2031, ... were adopted" in a report of 2016 */
static void
check_past(DiaChecker *checker, const DiaCheckedReport *report, const Place *place, guint32 today)
{
	enum { NEAR = 8, FAR = 16 };
	DiaPeriod period = place->mark->period;

	if (period.first == 0 || period.first <= today + DAYS_OF_YEAR || period.last == DIA_PERIOD_OPEN ||
	    period.last - period.first > DAYS_OF_YEAR || !follows_in_or_on(report, place) ||
	    (find_near(report, place, NEAR, DIA_CHECK_PAST) == NULL && !has_past_verb(report, place)) ||
	    find_near(report, place, FAR, DIA_CHECK_FUTURE) != NULL)
		return;
	add_date(checker, report, place->mark->paragraph, dia_token_span(report, place->at, place->behind),
		 "told as past");
}

/* The genre's own words for the text itself: "This submission was finalized on ..." */
static gboolean
is_about_itself(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	enum { REACH = 4 };
	guint32 end = MIN(sentence->first_token + REACH, sentence->end_token);

	return dia_tokens_have_in(report, sentence->first_token, end, DIA_LIST_OWN_TEXT);
}

/* The day that a report says it was finished on, among its first paragraphs; NULL where it does not. */
static const DiaDateMark *
find_closing_day(const DiaCheckedReport *report)
{
	enum { MAX_PARAGRAPHS = 12 };
	const DiaAnalysis *analysis = report->analysis;
	const DiaSentence *sentences = dia_analysis_sentences(analysis);

	for (guint i = 0; i < analysis->dates->len; i++) {
		const Place place = find_place(report, i);
		const DiaDateMark *date = place.mark;
		guint32 k = dia_analysis_first_sentence(analysis, date->paragraph);
		const DiaCheckCue *cue;

		if (date->paragraph >= MAX_PARAGRAPHS)
			return NULL;
		if (date->period.first == 0 || date->period.last == DIA_PERIOD_OPEN ||
		    date->period.last - date->period.first > DAYS_OF_MONTH)
			continue;
		while (sentences[k].end_token <= place.at &&
		       k + 1 < dia_analysis_end_sentence(analysis, date->paragraph))
			k++;
		cue = dia_check_cue_find(report, sentences[k].first_token, place.at, DIA_CUE(DIA_CHECK_CLOSED));
		if (cue != NULL && cue->end == place.at && is_about_itself(report, &sentences[k]))
			return date;
	}
	return NULL;
}

/* "was found", "escaped", "came to light" */
static gboolean
is_past_sentence(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	static const char *const no_verbs[] = { "be", "is", "are", "a", "the", "of", NULL };

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
		    !dia_token_is_one_of(report, at - 1, no_verbs))
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
		const Place place = find_place(report, i);
		const DiaDateMark *date = place.mark;
		DiaFindingDraft draft = { 0 };

		if (date->period.first <= closing->period.last || date->period.last == DIA_PERIOD_OPEN ||
		    dia_document_paragraph(report->document, date->paragraph)->kind != DIA_PARAGRAPH_NUMBERED ||
		    !follows_in_or_on(report, &place))
			continue;
		while (sentence + 1 < analysis->sentences->len && sentences[sentence].end_token <= place.at)
			sentence++;
		if (!is_past_sentence(report, &sentences[sentence]))
			continue;
		draft.message = g_strdup_printf("told as past, but the report was finished on %.*s",
						DIA_QUOTE(report, closing->span));
		dia_draft_add_location(&draft, report, date->paragraph, date->span);
		dia_draft_add_location(&draft, report, closing->paragraph, closing->span);
		dia_checker_add(checker, &draft);
	}
}

/* Is it told as over within tokens? */
static gboolean
has_past(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	return dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_PAST)) != NULL;
}

/* --- Still to come ---------------------------------------------------------------------------------------- */

/* "will be adopted by the end of 2012" in a report of 2016: was it? */
static void
check_promise(DiaChecker *checker, const DiaCheckedReport *report, const Place *place, guint32 today)
{
	enum { REACH = 12, BEYOND = 2 };
	static const char *const before[] = { "in", "by", "of", "until", "during", "on", "the", NULL };
	static const char *const ends[] = { ".", ",", ";", ")", NULL };
	static const char *const stop[] = { ".", ";", NULL };
	DiaPeriod period = place->mark->period;
	const DiaCheckCue *cue;

	if (period.last == 0 || period.last == DIA_PERIOD_OPEN || period.last + DAYS_OF_YEAR >= today ||
	    !dia_paragraph_is_prose(report, place->mark->paragraph) || place->at <= place->first ||
	    /* "by the end of 2012" is all of it a date. */
	    !(dia_token_is_one_of(report, place->at - 1, before) ||
	      report->tokens[place->at].kind == DIA_TOKEN_WORD))
		return;
	/* "the plan of 2012 will be revised": the date has to close what is promised. */
	cue = dia_check_cue_find(report, place->at - MIN(place->at - place->first, REACH), place->at,
				 DIA_CUE(DIA_CHECK_FUTURE) | DIA_CUE(DIA_CHECK_INTENDS));
	if (cue == NULL || place->behind >= place->end || !dia_token_is_one_of(report, place->behind, ends) ||
	    dia_tokens_have(report, cue->end, place->at, stop) ||
	    has_past(report, cue->first - MIN(cue->first - place->first, BEYOND), place->at) ||
	    (dia_token_is(report, place->at - 1, "of") && !dia_token_is(report, place->at - 2, "end")))
		return;
	add_date(checker, report, place->mark->paragraph, dia_token_span(report, cue->first, place->behind),
		 "told as still to come");
}

/* "the poll of 2016, due next year": a year that is no more the next one, nor this one */
static void
check_next_year(DiaChecker *checker, const DiaCheckedReport *report, const Place *place, guint32 today)
{
	enum { REACH = 5 };
	static const char *const nexts[] = { "next", "coming", "forthcoming", NULL };
	guint32 first = place->at - MIN(place->at - place->first, REACH);
	guint32 end = MIN(place->behind + REACH, place->end);

	if (place->mark->period.first == 0 || place->mark->period.last == DIA_PERIOD_OPEN ||
	    place->mark->period.last + DAYS_OF_YEAR >= today ||
	    !dia_paragraph_is_prose(report, place->mark->paragraph) ||
	    dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_PAST)) != NULL)
		return;
	for (guint32 at = first; at + 1 < end; at++)
		if (dia_token_is_one_of(report, at, nexts) && dia_token_is(report, at + 1, "year")) {
			add_date(checker, report, place->mark->paragraph, dia_token_span(report, at, at + 2),
				 "told as still to come");
			return;
		}
}

/* --- Still to be done -------------------------------------------------------------------------------------- */

/* "not later than 4 May 2015", "by 4 May 2015", "before the end of 2015" */
static gboolean
is_deadline(const DiaCheckedReport *report, const DiaEventDate *date, guint32 first)
{
	static const char *const words[] = { "by", "before", NULL };

	return date->first > first + 1 && (dia_token_is_one_of(report, date->first - 1, words) ||
					   dia_token_is_one_of(report, date->first, words) ||
					   (dia_token_is(report, date->first - 1, "than") &&
					    dia_token_is(report, date->first - 2, "later")));
}

/* "requests the State party to provide ... by": told in the present, with nothing past between it and the day. */
static gboolean
is_told_before(const DiaEventMarks *marks, const DiaEventDate *date, DiaCueKind kind)
{
	enum { REACH = 24 };
	guint32 first = MAX(marks->sentence->first_token, date->first - MIN(date->first, REACH));

	return dia_check_cue_find(marks->report, first, date->first, DIA_CUE(kind)) != NULL &&
	       dia_check_cue_find_first(marks->report, marks->sentence->first_token, date->first,
					DIA_CUE(DIA_CHECK_SAID)) == NULL;
}

static void
check_deadline(DiaChecker *checker, const DiaEventMarks *marks, const DiaEventDate *date, guint32 today)
{
	/* Texts are dated when they are adopted or issued; reports are written some months before their session. */
	enum { GRACE_ASKED = 31, GRACE_INTENDED = 240 };
	const DiaCheckedReport *report = marks->report;
	gboolean is_asked = dia_document_metadata(report->document)->issuer == DIA_ISSUER_UN &&
			    is_told_before(marks, date, DIA_CHECK_ASKS);
	guint32 grace = is_asked ? GRACE_ASKED : GRACE_INTENDED;
	g_autofree char *told = NULL;

	if (!(is_asked || is_told_before(marks, date, DIA_CHECK_INTENDS)) || date->period.last == 0 ||
	    date->period.last == DIA_PERIOD_OPEN || date->period.last + grace >= today)
		return;
	told = g_strdup_printf("still to be done by %.*s", DIA_QUOTE(report, date->span));
	add_date(checker, report, marks->sentence->paragraph, date->span, told);
}

static void
check_deadlines(DiaChecker *checker, const DiaCheckedReport *report, guint32 today)
{
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	DiaEventMarks marks = { .report = report };

	for (guint i = 0; i < report->analysis->sentences->len; i++) {
		if (!dia_paragraph_is_prose(report, sentences[i].paragraph))
			continue;
		dia_event_marks_read_dates(&marks, &sentences[i]);
		for (guint k = 0; k < marks.n_dates; k++)
			if (is_deadline(report, &marks.dates[k], sentences[i].first_token))
				check_deadline(checker, &marks, &marks.dates[k], today);
	}
}

/* --- The rule ---------------------------------------------------------------------------------------------- */

void
dia_check_date_report(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		guint32 today = dia_checked_report_day(report);

		check_closing_day(checker, report);
		if (today == 0)
			continue;
		for (guint k = 0; k < report->analysis->dates->len; k++) {
			const Place place = find_place(report, k);

			check_past(checker, report, &place, today);
			check_promise(checker, report, &place, today);
			check_next_year(checker, report, &place, today);
		}
		check_deadlines(checker, report, today);
	}
}
