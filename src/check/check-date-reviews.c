/*
 * The days of a review: the report on it is adopted after it, and both fall within the session.
 *
 * In: the paragraphs of a report that name a session and its first and last day, and the sentences
 * there on the review and on the adoption of the report. Out: findings where the order cannot be.
 */
#include "check/event-marks.h"
#include "check/rules.h"

enum {
	MAX_PARAGRAPHS = 12, /* proceedings are told at the start */
	MIN_DAYS = 2,
	MAX_DAYS = 45, /* of a session */
	REACH = 14,    /* tokens from a word to its day */
};

/* A day with its place; span.end is 0 for none. */
typedef struct {
	DiaPeriod period;
	DiaSpan span;
	guint32 paragraph;
} Day;

/* The day right behind a word of the sentence, or the only one of it, or none. */
static Day
find_day(const DiaEventMarks *marks, guint32 word)
{
	for (guint i = 0; i < marks->n_dates; i++) {
		const DiaEventDate *date = &marks->dates[i];

		if (date->first > word || marks->n_dates == 1)
			return MAX(date->first, word) - MIN(date->first, word) <= REACH &&
					       date->period.first == date->period.last
				       ? (Day){ date->period, date->span,
						marks->sentence->paragraph }
				       : (Day){ 0 };
	}
	return (Day){ 0 };
}

/* "The review of Ruritania was held at the 9th meeting", "Ruritania was reviewed", "was considered"
 */
static gboolean
is_review(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 at)
{
	static const char *const helpers[] = { "was", "were", NULL };
	static const char *const verbs[] = { "held", "place", "conducted", NULL };

	if (dia_token_is(report, at, "reviewed"))
		return at > sentence->first_token && dia_token_is_one_of(report, at - 1, helpers);
	return dia_token_is(report, at, "review") &&
	       dia_tokens_have(report, at + 1, MIN(at + 8, sentence->end_token), verbs);
}

/* "adopted the report on Ruritania", "The report was adopted", "adopted its draft report" */
static gboolean
is_adoption(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 at)
{
	static const char *const texts[] = { "report", "observations", NULL };
	guint32 first = MAX(sentence->first_token, at - MIN(at, 12));

	return dia_token_is(report, at, "adopted") &&
	       (dia_tokens_have(report, first, at, texts) ||
		dia_tokens_have(report, at + 1, MIN(at + 6, sentence->end_token), texts));
}

static gboolean
names_session(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	static const char *const nouns[] = { "session", NULL };

	return dia_tokens_have(report, sentence->first_token, sentence->end_token, nouns);
}

static void
read_days(DiaEventMarks *marks, Day *session, Day *review, Day *adoption)
{
	const DiaCheckedReport *report = marks->report;
	const DiaSentence *sentence = marks->sentence;

	for (guint i = 0;
	     i < marks->n_dates && session->span.end == 0 && names_session(report, sentence); i++) {
		DiaPeriod period = marks->dates[i].period;

		if (period.first != 0 && period.last != DIA_PERIOD_OPEN &&
		    period.last >= period.first + MIN_DAYS &&
		    period.last <= period.first + MAX_DAYS &&
		    marks->dates[i].first > sentence->first_token &&
		    dia_token_is(report, marks->dates[i].first - 1, "from"))
			*session = (Day){ period, marks->dates[i].span, sentence->paragraph };
	}
	for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
		if (review->span.end == 0 && is_review(report, sentence, at))
			*review = find_day(marks, at);
		else if (adoption->span.end == 0 && is_adoption(report, sentence, at))
			*adoption = find_day(marks, at);
	}
}

static void
add_finding(DiaChecker *checker, const DiaCheckedReport *report, const Day *day, const Day *other,
	    const char *how)
{
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf(
		how, (int)(day->span.end - day->span.start), report->text + day->span.start,
		(int)(other->span.end - other->span.start), report->text + other->span.start);
	dia_draft_add_location(&draft, report, day->paragraph, day->span);
	dia_draft_add_location(&draft, report, other->paragraph, other->span);
	dia_checker_add(checker, &draft);
}

static gboolean
is_outside(const Day *day, const Day *session)
{
	return day->span.end != 0 && session->span.end != 0 &&
	       (day->period.first < session->period.first ||
		day->period.last > session->period.last);
}

static void
check_days(DiaChecker *checker, const DiaCheckedReport *report, const Day *session,
	   const Day *review, const Day *adoption)
{
	if (review->span.end != 0 && adoption->span.end != 0 &&
	    adoption->period.last < review->period.first)
		add_finding(checker, report, adoption, review,
			    "the report is adopted on %.*s, before what it reports on, on %.*s");
	else if (is_outside(adoption, session))
		add_finding(
			checker, report, adoption, session,
			"the report is adopted on %.*s, which is no day of the session, from %.*s");
	if (is_outside(review, session))
		add_finding(checker, report, review, session,
			    "the review is of %.*s, which is no day of the session, from %.*s");
}

void
dia_check_date_reviews(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		DiaEventMarks marks = { .report = report };
		Day session = { 0 };
		Day review = { 0 };
		Day adoption = { 0 };

		for (guint k = 0; k < report->analysis->sentences->len &&
				  sentences[k].paragraph < MAX_PARAGRAPHS;
		     k++) {
			dia_event_marks_read_dates(&marks, &sentences[k]);
			if (marks.n_dates > 0)
				read_days(&marks, &session, &review, &adoption);
		}
		if (session.span.end != 0 || review.span.end != 0)
			check_days(checker, report, &session, &review, &adoption);
	}
}
