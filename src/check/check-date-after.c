/*
 * What is told as past with a day, or a month, behind that of the report.
 *
 * In: the dates of sentences, and the verbs before them. Out: findings where the verb nearest to a date says that
 * something was over by then, and the report is of an earlier day. What is planned, asked for or set for a day is
 * told with its own words, and left alone.
 */
#include "check/event-marks.h"
#include "check/rules.h"

#include <string.h>

enum {
	DAYS_OF_MONTH = 31,
	DAYS_OF_YEAR = 366, /* of a year later check-date-report.c tells */
	GRACE = 45, /* what is read in a session may have been dated some weeks before it was finished */
};

typedef enum { TENSE_NONE, TENSE_PAST, TENSE_OTHER } Tense;

/* "to be closed", "to hold": not "to the streets", "to Parliament" */
static gboolean
is_infinitive(const DiaCheckedReport *report, guint32 at)
{
	const guint32 no_verbs = DIA_CLASS_DETERMINER | DIA_CLASS_PREPOSITION | DIA_CLASS_PRONOUN;

	return dia_token_is(report, at, "to") && at + 1 < report->n_tokens &&
	       report->tokens[at + 1].kind == DIA_TOKEN_WORD &&
	       (report->tokens[at + 1].flags & DIA_TOKEN_CAPITALIZED) == 0 &&
	       !(dia_token_classes(report, at + 1) & no_verbs);
}

/* Words that set something for a day, or take what follows for a purpose */
static gboolean
is_open(const DiaCheckedReport *report, guint32 at)
{
	return dia_token_is_in(report, at, DIA_LIST_DAY_TO_COME) || is_infinitive(report, at);
}

/* The tense of a word, as far as it is a verb: "was", "approved"; not "the accused". */
static Tense
get_tense(const DiaCheckedReport *report, guint32 at, guint32 first)
{
	static const char *const helpers[] = { "is", "are", "be", "not", "never", NULL };
	const char *word = dia_token_word(report, at);
	const DiaCheckCue *cue = dia_check_cue_at(report, at, at + 2, DIA_CUE(DIA_CHECK_PAST));

	if (report->tokens[at].kind != DIA_TOKEN_WORD || (report->tokens[at].flags & DIA_TOKEN_CAPITALIZED) != 0)
		return TENSE_NONE;
	if (cue != NULL)
		return TENSE_PAST;
	if (dia_token_is_in(report, at, DIA_LIST_PRESENT_VERB))
		return TENSE_OTHER;
	if (!g_str_has_suffix(word, "ed") && !dia_token_is_in(report, at, DIA_LIST_PAST_VERB))
		return TENSE_NONE;
	/* "the detained editor"; "is envisaged" */
	if (at > first && (dia_token_classes(report, at - 1) & (DIA_CLASS_DETERMINER | DIA_CLASS_PREPOSITION)) != 0)
		return TENSE_NONE;
	return at > first && dia_token_is_one_of(report, at - 1, helpers) ? TENSE_OTHER : TENSE_PAST;
}

/* Does the verb nearest before a date, or else the first one behind it, tell of the past? */
static gboolean
is_over(const DiaEventMarks *marks, const DiaEventDate *date)
{
	enum { BEFORE = 20, BEHIND = 14, TO_NOUN = 3 };
	const DiaCheckedReport *report = marks->report;
	guint32 first = date->first - MIN(date->first - marks->sentence->first_token, BEFORE);
	guint32 end = MIN(date->end + BEHIND, marks->sentence->end_token);

	if (date->first >= marks->sentence->first_token + TO_NOUN &&
	    dia_tokens_have_in(report, date->first - TO_NOUN, date->first - 1, DIA_LIST_DEED_NOUN))
		return TRUE;
	for (guint32 at = date->first; at > first; at--) {
		Tense tense = get_tense(report, at - 1, marks->sentence->first_token);

		if (tense != TENSE_NONE || is_open(report, at - 1) || dia_token_is(report, at - 1, ";"))
			return tense == TENSE_PAST && !is_open(report, at - 1);
	}
	for (guint32 at = date->end; at < end && date->first <= marks->sentence->first_token + 1; at++) {
		Tense tense = get_tense(report, at, marks->sentence->first_token);

		if (tense != TENSE_NONE || is_open(report, at))
			return tense == TENSE_PAST && !is_open(report, at);
	}
	return FALSE;
}

/* "1 January of that year" has its year from elsewhere. */
static gboolean
has_year(const DiaCheckedReport *report, const DiaEventDate *date)
{
	for (guint32 at = date->first; at < date->end; at++)
		if (dia_token_year(report, at) > 0)
			return TRUE;
	return FALSE;
}

/* "the Act of 5 May 2031" */
static gboolean
is_day_of_law(const DiaEventMarks *marks, const DiaEventDate *date)
{
	enum { TO_LAW = 4 };

	return date->first >= marks->sentence->first_token + TO_LAW &&
	       dia_token_is(marks->report, date->first - 1, "of") &&
	       dia_tokens_have_in(marks->report, date->first - TO_LAW, date->first - 1, DIA_LIST_LAW);
}

/* "in May 2031", "on 5 May 2031", "since May 2031" */
static gboolean
says_when(const DiaEventMarks *marks, const DiaEventDate *date)
{
	static const char *const words[] = { "in", "on", "since", NULL };

	return is_day_of_law(marks, date) || dia_token_is(marks->report, date->first, "since") ||
	       (date->first > marks->sentence->first_token &&
		dia_token_is_one_of(marks->report, date->first - 1, words));
}

static void
check_date(DiaChecker *checker, const DiaEventMarks *marks, const DiaEventDate *date, guint32 today)
{
	const DiaMetadata *metadata = dia_document_metadata(marks->report->document);
	DiaPeriod period = date->period;
	guint32 limit = today + (metadata->issuer == DIA_ISSUER_UN ? 0 : GRACE);
	gboolean is_day = period.last == DIA_PERIOD_OPEN || period.last - period.first <= DAYS_OF_MONTH;
	DiaFindingDraft draft = { 0 };

	if (period.first <= limit || !is_day || period.first > today + DAYS_OF_YEAR || !says_when(marks, date) ||
	    !has_year(marks->report, date) ||
	    dia_check_cue_find_first(marks->report, marks->sentence->first_token, marks->sentence->end_token,
				     DIA_CUE(DIA_CHECK_FUTURE) | DIA_CUE(DIA_CHECK_INTENDS)) != NULL ||
	    !(is_day_of_law(marks, date) || is_over(marks, date)))
		return;
	draft.message = g_strdup_printf("told as past, but the report is of %s", metadata->date);
	dia_draft_add_location(&draft, marks->report, marks->sentence->paragraph, date->span);
	dia_checker_add(checker, &draft);
}

void
dia_check_date_after(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		guint32 today = dia_checked_report_day(report);
		DiaEventMarks marks = { .report = report };

		/* "2031": only the year is known. */
		if (today == 0 || strlen(dia_document_metadata(report->document)->date) < strlen("2014-11"))
			continue;
		for (guint k = 0; k < report->analysis->sentences->len; k++) {
			if (!dia_paragraph_is_prose(report, sentences[k].paragraph))
				continue;
			dia_event_marks_read_dates(&marks, &sentences[k]);
			for (guint n = 0; n < marks.n_dates; n++)
				check_date(checker, &marks, &marks.dates[n], today);
		}
	}
}
