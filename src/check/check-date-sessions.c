/*
 * Sessions and resolutions of the United Nations by their numbers: "General Assembly resolution 48/134 of 1996" is one
 * of 1993, and no twentieth session of the Working Group was held in 2012.
 *
 * In: the name of a body, the number of a session or resolution, and a date behind it. Out: findings where the body did
 * not meet under that number in that year.
 *
 * Sources: the General Assembly has had a regular session each year since 1946, and goes on with it in the next one;
 * the Human Rights Council has had three a year since June 2006; the sessions of the Working Group are those of the
 * calendar of the universal periodic review (OHCHR).
 */
#include "check/event-marks.h"
#include "check/ordinals.h"
#include "check/rules.h"

typedef enum { BODY_NONE, BODY_ASSEMBLY, BODY_COUNCIL, BODY_WORKING_GROUP } Body;

enum { FIRST_REVIEW = 2008 };

/* The last session of the Working Group in each year from 2008 on. */
static const guint8 last_sessions[] = { 3, 6, 9, 12, 14, 17, 20, 23, 26, 28, 31, 34, 36, 39, 41, 44, 47, 50 };

/* The year in which a session began; 0 where it is not known. */
static gint64
find_year(Body body, gint64 session)
{
	if (body == BODY_ASSEMBLY)
		return session >= 31 && session <= 100 ? 1945 + session : 0;
	if (body == BODY_COUNCIL)
		return session >= 1 && session <= 90 ? 2006 + (session - 1) / 3 : 0;
	for (guint i = 0; body == BODY_WORKING_GROUP && i < G_N_ELEMENTS(last_sessions); i++)
		if (session >= 1 && session <= last_sessions[i])
			return FIRST_REVIEW + i;
	return 0;
}

/* Does a year go with a session? That of the Assembly goes on into the next. */
static gboolean
is_of_session(Body body, gint64 session, gint64 year)
{
	gint64 began = find_year(body, session);

	return began == 0 || year == began || (body == BODY_ASSEMBLY && year == began + 1);
}

static gboolean
are_words(const DiaCheckedReport *report, guint32 at, const char *const *words)
{
	for (; *words != NULL; words++, at++)
		if (at >= report->n_tokens || !dia_token_is(report, at, *words))
			return FALSE;
	return TRUE;
}

static Body
read_body(const DiaCheckedReport *report, guint32 at)
{
	static const char *const assembly[] = { "general", "assembly", NULL };
	static const char *const council[] = { "human", "rights", "council", NULL };
	static const char *const group[] = { "working", "group", "on", "the", "universal", "periodic", "review", NULL };

	if (are_words(report, at, group))
		return BODY_WORKING_GROUP;
	if (are_words(report, at, assembly))
		return BODY_ASSEMBLY;
	return are_words(report, at, council) ? BODY_COUNCIL : BODY_NONE;
}

static void
add_session(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, DiaSpan span, Body body,
	    gint64 session)
{
	static const char *const names[] = { "", "General Assembly", "Human Rights Council", "Working Group" };
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("session %" G_GINT64_FORMAT " of the %s began in %" G_GINT64_FORMAT, session,
					names[body], find_year(body, session));
	dia_draft_add_location(&draft, report, paragraph, span);
	dia_checker_add(checker, &draft);
}

/* --- Resolutions ---------------------------------------------------------------------------------------------- */

/* "General Assembly resolution 48/134 of 20 December 1996", "resolution 48/134 (1996)" */
static void
check_resolution(DiaChecker *checker, const DiaEventMarks *marks, Body body, guint32 at)
{
	enum { TO_YEAR = 4 };
	const DiaCheckedReport *report = marks->report;
	guint32 end = marks->sentence->end_token;
	gint64 session = at + 3 < end && dia_token_is(report, at + 2, "/") ? dia_token_number(report, at + 1) : 0;
	guint32 behind = at + 4;

	if (session <= 0 || dia_token_number(report, at + 3) <= 0 || behind + 1 >= end ||
	    !(dia_token_is(report, behind, "of") || dia_token_is(report, behind, "(")))
		return;
	for (guint32 year = behind + 1; year < MIN(behind + TO_YEAR, end); year++) {
		gint64 told = dia_token_year(report, year);

		if (told < 0)
			continue;
		if (!is_of_session(body, session, told))
			add_session(checker, report, marks->sentence->paragraph,
				    dia_token_span(report, at + 1, year + 1), body, session);
		return;
	}
}

/* --- Sessions ------------------------------------------------------------------------------------------------- */

/* The number right before "session"; 0 for none. */
static gint64
read_number(const DiaCheckedReport *report, guint32 at, guint32 first)
{
	enum { BACK = 3 /* tokens of an ordinal in words */ };

	for (guint32 number = at - MIN(at - first, BACK); number < at; number++) {
		guint32 end;
		gint64 session = dia_ordinal_read(report, number, &end);

		if (session > 0 && end == at)
			return session;
	}
	return 0;
}

/*
 * "its twentieth session, in May 2012", "held its twentieth session from 3 to 14 May 2012"
 * @param behind one past what belongs to the session: "of the General Assembly"
 */
static void
check_session(DiaChecker *checker, const DiaEventMarks *marks, Body body, guint32 at, guint32 behind)
{
	enum { REACH = 3 };
	static const char *const before[] = { "in", "from", "on", "(", NULL };
	const DiaCheckedReport *report = marks->report;
	gint64 session = read_number(report, at, marks->sentence->first_token);

	for (guint i = 0; session > 0 && i < marks->n_dates; i++) {
		const DiaEventDate *date = &marks->dates[i];

		if (date->first < behind)
			continue;
		if (date->first - behind < REACH && date->period.first != 0 && date->period.last != DIA_PERIOD_OPEN &&
		    (dia_token_is_one_of(report, date->first - 1, before) ||
		     dia_token_is(report, date->first, "from")) &&
		    !is_of_session(body, session, dia_day_year(date->period.first)) &&
		    !is_of_session(body, session, dia_day_year(date->period.last)))
			add_session(checker, report, marks->sentence->paragraph, date->span, body, session);
		return;
	}
}

/* "the twentieth session of the General Assembly", else the body that was named before */
static void
check_session_of(DiaChecker *checker, const DiaEventMarks *marks, Body body, guint32 at)
{
	static const guint32 lengths[] = { 0, 2, 3, 7 }; /* tokens of the names */
	const DiaCheckedReport *report = marks->report;

	if (at + 3 >= marks->sentence->end_token || !dia_token_is(report, at + 1, "of")) {
		if (body != BODY_NONE)
			check_session(checker, marks, body, at, at + 1);
		return;
	}
	body = dia_token_is(report, at + 2, "the") ? read_body(report, at + 3) : BODY_NONE;
	if (body != BODY_NONE)
		check_session(checker, marks, body, at, at + 3 + lengths[body]);
}

static void
check_sentence(DiaChecker *checker, const DiaEventMarks *marks)
{
	enum { NEAR = 5 /* tokens from a body to its resolution */, FAR = 24 /* and to its session */ };
	const DiaCheckedReport *report = marks->report;
	Body body = BODY_NONE;
	guint32 named = 0;

	for (guint32 at = marks->sentence->first_token; at < marks->sentence->end_token; at++) {
		Body here = read_body(report, at);

		/* The Working Group is named with the Council and its resolutions. */
		if (here != BODY_NONE && !(body == BODY_WORKING_GROUP && here == BODY_COUNCIL)) {
			body = here;
			named = at;
		}
		if (here == BODY_ASSEMBLY || here == BODY_COUNCIL)
			for (guint32 next = at; next < MIN(at + NEAR, marks->sentence->end_token); next++)
				if (dia_token_is(report, next, "resolution"))
					check_resolution(checker, marks, here, next);
		if (dia_token_is(report, at, "session"))
			check_session_of(checker, marks, at - named <= FAR ? body : BODY_NONE, at);
	}
}

void
dia_check_date_sessions(DiaChecker *checker)
{
	static const char *const words[] = { "resolution", "session", NULL };

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		DiaEventMarks marks = { .report = report };

		for (guint k = 0; k < report->analysis->sentences->len; k++) {
			if (!dia_tokens_have(report, sentences[k].first_token, sentences[k].end_token, words))
				continue;
			dia_event_marks_read_dates(&marks, &sentences[k]);
			check_sentence(checker, &marks);
		}
	}
}
