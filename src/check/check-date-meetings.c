/*
 * The meetings that a report came out of: the days of a review, and meetings in the order of their numbers.
 *
 * In: the first paragraphs of a report, with their dates. Out: findings where the report on a review is adopted before
 * it, where either is on no day of the session that is named, and where a meeting comes before one of its paragraph
 * with a lower number.
 */
#include "check/event-marks.h"
#include "check/ordinals.h"
#include "check/rules.h"

enum { MAX_SESSION = 60 /* days; meetings that are farther apart are of two bodies */ };

/* --- A review -------------------------------------------------------------------------------------------- */

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
	enum { REACH = 14 /* tokens from a word to its day */ };
	const DiaEventDate *date = NULL;

	for (guint i = 0; i < marks->n_dates && date == NULL; i++)
		if (marks->dates[i].first > word || marks->n_dates == 1)
			date = &marks->dates[i];
	if (date == NULL || MAX(date->first, word) - MIN(date->first, word) > REACH ||
	    date->period.first != date->period.last)
		return (Day){ 0 };
	return (Day){ date->period, date->span, marks->sentence->paragraph };
}

/* "The review of Ruritania was held at the 9th meeting", "Ruritania was reviewed", "was considered"
 */
static gboolean
is_review(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 at)
{
	static const char *const helpers[] = { "was", "were", NULL };

	if (dia_token_is(report, at, "reviewed"))
		return at > sentence->first_token && dia_token_is_one_of(report, at - 1, helpers);
	return dia_token_is(report, at, "review") &&
	       dia_tokens_have_in(report, at + 1, MIN(at + 8, sentence->end_token), DIA_LIST_MEETING_VERB);
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

/* "the session was held from 3 to 14 May" */
static gboolean
is_of_session(const DiaEventMarks *marks, const DiaEventDate *date)
{
	enum { MIN_DAYS = 2, MAX_DAYS = 45 };

	return date->period.last != DIA_PERIOD_OPEN && date->period.last >= date->period.first + MIN_DAYS &&
	       date->period.last <= date->period.first + MAX_DAYS && date->first > marks->sentence->first_token &&
	       dia_token_is(marks->report, date->first - 1, "from");
}

static void
read_days(DiaEventMarks *marks, Day *session, Day *review, Day *adoption)
{
	const DiaCheckedReport *report = marks->report;
	const DiaSentence *sentence = marks->sentence;

	for (guint i = 0; i < marks->n_dates && session->span.end == 0 && names_session(report, sentence); i++)
		if (is_of_session(marks, &marks->dates[i]))
			*session = (Day){ marks->dates[i].period, marks->dates[i].span, sentence->paragraph };
	for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
		if (review->span.end == 0 && is_review(report, sentence, at))
			*review = find_day(marks, at);
		else if (adoption->span.end == 0 && is_adoption(report, sentence, at))
			*adoption = find_day(marks, at);
	}
}

static void
add_finding(DiaChecker *checker, const DiaCheckedReport *report, const char *told, const Day *day, const char *how,
	    const Day *other)
{
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("%s %.*s, %s %.*s", told, DIA_QUOTE(report, day->span), how,
					DIA_QUOTE(report, other->span));
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
check_days(DiaChecker *checker, const DiaCheckedReport *report, const Day *session, const Day *review,
	   const Day *adoption)
{
	static const char *const outside = "which is no day of the session, from";

	if (review->span.end != 0 && adoption->span.end != 0 && adoption->period.last < review->period.first)
		add_finding(checker, report, "the report is adopted on", adoption, "before what it reports on, on",
			    review);
	else if (is_outside(adoption, session))
		add_finding(checker, report, "the report is adopted on", adoption, outside, session);
	if (is_outside(review, session))
		add_finding(checker, report, "the review is of", review, outside, session);
}

static void
check_review(DiaChecker *checker, const DiaCheckedReport *report)
{
	enum { MAX_PARAGRAPHS = 12 };
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	DiaEventMarks marks = { .report = report };
	Day session = { 0 };
	Day review = { 0 };
	Day adoption = { 0 };

	for (guint i = 0; i < report->analysis->sentences->len && sentences[i].paragraph < MAX_PARAGRAPHS; i++) {
		dia_event_marks_read_dates(&marks, &sentences[i]);
		if (marks.n_dates > 0)
			read_days(&marks, &session, &review, &adoption);
	}
	if (session.span.end != 0 || review.span.end != 0)
		check_days(checker, report, &session, &review, &adoption);
}

/* --- Meetings by their numbers ---------------------------------------------------------------------------- */

enum { MAX_MEETINGS = 8 /* of a paragraph */ };

typedef struct {
	guint32 first; /* the first of its numbers */
	guint32 at;    /* "meeting" */
	gint64 number; /* the lowest where there are two */
	const DiaEventDate *date;
} Meeting;

static gint64
read_ordinal(const DiaCheckedReport *report, guint32 at)
{
	guint32 end;

	return dia_ordinal_read(report, at, &end);
}

/* "at its 3465th and 3466th meetings" @return how many */
static guint
read_meetings(const DiaEventMarks *marks, Meeting *meetings)
{
	static const char *const words[] = { "meeting", "meetings", NULL };
	static const char *const between[] = { "and", ",", "to", NULL };
	const DiaCheckedReport *report = marks->report;
	guint32 first = marks->sentence->first_token;
	guint n = 0;

	for (guint32 at = first + 1; at < marks->sentence->end_token && n < MAX_MEETINGS; at++) {
		Meeting meeting = { .first = at - 1, .at = at, .number = read_ordinal(report, at - 1) };

		if (!dia_token_is_one_of(report, at, words) || meeting.number == 0)
			continue;
		while (meeting.first >= first + 2 && at - meeting.first < 8 &&
		       dia_token_is_one_of(report, meeting.first - 1, between) &&
		       read_ordinal(report, meeting.first - 2) > 0) {
			meeting.first -= 2;
			meeting.number = MIN(meeting.number, read_ordinal(report, meeting.first));
		}
		meetings[n++] = meeting;
	}
	return n;
}

static gboolean
has_full_stop(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (dia_token_is(report, at, ".") && at + 1 < end &&
		    (report->tokens[at + 1].flags & DIA_TOKEN_CAPITALIZED) != 0 &&
		    report->tokens[at + 1].start > dia_token_end(&report->tokens[at]))
			return TRUE;
	return FALSE;
}

/* The date right before a meeting, "on 30 October, at the 7th meeting", else the next one behind it. */
static const DiaEventDate *
find_date(const DiaEventMarks *marks, const Meeting *meetings, guint n, guint index)
{
	/* Tokens from a date to the meeting behind it, and from a meeting to its date, with symbols of documents. */
	enum { BEFORE = 8, BEHIND = 24 };
	static const char *const at[] = { "at", NULL };
	const DiaCheckedReport *report = marks->report;
	const Meeting *meeting = &meetings[index];
	const DiaEventDate *behind = NULL;

	for (guint i = 0; i < marks->n_dates; i++) {
		const DiaEventDate *date = &marks->dates[i];

		if (date->period.last == DIA_PERIOD_OPEN || date->period.last - date->period.first > MAX_SESSION)
			continue;
		if (date->end <= meeting->first && meeting->first - date->end <= BEFORE &&
		    dia_token_is(report, date->end, ",") &&
		    dia_tokens_have(report, date->end, MIN(date->end + 3, meeting->first), at) &&
		    !has_full_stop(report, date->end, meeting->first))
			return date;
		if (behind == NULL && date->first > meeting->at && date->first - meeting->at <= BEHIND &&
		    !has_full_stop(report, meeting->at, date->first))
			behind = date;
	}
	/* That of the next meeting, where one stands between. */
	return behind != NULL && index + 1 < n && meetings[index + 1].at < behind->first ? NULL : behind;
}

/* One body counts its meetings: those of one paragraph, with numbers that lie close to each other. */
static void
check_order(DiaChecker *checker, GHashTable *told, const DiaEventMarks *marks, const Meeting *before,
	    const Meeting *here)
{
	enum { MOST = 100 };
	const DiaCheckedReport *report = marks->report;
	guint32 paragraph = marks->sentence->paragraph;
	const Meeting *low = here->number < before->number ? here : before;
	const Meeting *high = low == here ? before : here;
	DiaFindingDraft draft = { 0 };

	if (low->date == NULL || high->date == NULL || low->number == high->number ||
	    high->number - low->number > MOST || high->date->period.last >= low->date->period.first ||
	    low->date->period.first - high->date->period.last > MAX_SESSION ||
	    dia_places_are_told(told, report->index, low->date->span, report->index, low->date->span) ||
	    dia_places_are_told(told, report->index, high->date->span, report->index, high->date->span))
		return;
	draft.message = g_strdup_printf("meeting %d was on %.*s, but meeting %d on %.*s", (int)low->number,
					DIA_QUOTE(report, low->date->span), (int)high->number,
					DIA_QUOTE(report, high->date->span));
	dia_draft_add_location(&draft, report, paragraph, here->date->span);
	dia_draft_add_location(&draft, report, paragraph, before->date->span);
	dia_checker_add(checker, &draft);
}

/* What a paragraph tells of meetings, read as one sentence. */
static void
check_meetings(DiaChecker *checker, GHashTable *told, const DiaCheckedReport *report)
{
	enum { MAX_PARAGRAPHS = 16, MAX_TOKENS = 400 };
	DiaEventMarks marks = { .report = report };

	for (guint32 i = 0; i < MIN(report->n_paragraphs, MAX_PARAGRAPHS); i++) {
		const DiaSentence whole = { .paragraph = i,
					    .first_token = dia_analysis_first_token(report->analysis, i),
					    .end_token = dia_analysis_end_token(report->analysis, i) };
		Meeting meetings[MAX_MEETINGS];
		guint n;

		dia_event_marks_read_dates(&marks, &whole);
		if (marks.n_dates < 2 || whole.end_token - whole.first_token > MAX_TOKENS)
			continue;
		n = read_meetings(&marks, meetings);
		for (guint k = 0; k < n; k++) {
			meetings[k].date = find_date(&marks, meetings, n, k);
			if (k > 0)
				check_order(checker, told, &marks, &meetings[k - 1], &meetings[k]);
		}
	}
}

/* --- The rule ---------------------------------------------------------------------------------------------- */

void
dia_check_date_meetings(DiaChecker *checker)
{
	g_autoptr(GHashTable) told = NULL;

	for (guint i = 0; i < checker->reports->len; i++)
		check_review(checker, dia_checker_report(checker, i));
	told = dia_checker_find_told(checker);
	for (guint i = 0; i < checker->reports->len; i++)
		check_meetings(checker, told, dia_checker_report(checker, i));
}
