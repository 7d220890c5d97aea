/*
 * A later meeting on an earlier day: "at its 12th meeting, on 9 May ... at its 15th, on 5 May".
 *
 * In: the paragraphs that tell how a report came to be, with their dates. Out: findings where a
 * meeting comes before one of the same paragraph with a lower number. Whether meetings lie within
 * their session: check-date-reviews.c.
 */
#include "check/rules.h"

#include <string.h>

enum {
	MAX_PARAGRAPHS = 16, /* of a report, that tell how it came to be */
	MAX_TOKENS = 400,    /* of such a paragraph */
	MAX_MEETINGS = 8,
	MAX_DATES = 16,
	BEFORE = 8,  /* tokens from a date to the meeting behind it */
	BEHIND = 24, /* tokens from a meeting to its date, with symbols of documents between them */
	MAX_SESSION = 60, /* days; meetings that are farther apart are of two bodies */
};

typedef struct {
	guint32 first; /* its tokens are [first, end) */
	guint32 end;
	DiaSpan span;
	DiaPeriod period;
} Date;

typedef struct {
	guint32 first; /* the first of its numbers */
	guint32 at;    /* "meeting" */
	gint64 number; /* the lowest where there are two */
	const Date *date;
} Meeting;

typedef struct {
	const DiaCheckedReport *report;
	guint32 paragraph;
	guint32 first;
	guint32 end;
	Date dates[MAX_DATES];
	guint n_dates;
	Meeting meetings[MAX_MEETINGS];
	guint n_meetings;
} Sittings;

/* "18th" */
static gint64
read_ordinal(const DiaCheckedReport *report, guint32 at)
{
	static const char *const ends[] = { "st", "nd", "rd", "th", NULL };
	char *end = NULL;
	gint64 number = g_ascii_strtoll(dia_token_word(report, at), &end, 10);

	if (number <= 0)
		return 0;
	for (guint i = 0; ends[i] != NULL; i++)
		if (strcmp(end, ends[i]) == 0)
			return number;
	return 0;
}

static void
read_dates(Sittings *sittings, const GArray *dates, guint *next)
{
	const DiaCheckedReport *report = sittings->report;

	for (; *next < dates->len; (*next)++) {
		const DiaDateMark *mark = &g_array_index(dates, DiaDateMark, *next);
		Date *date = &sittings->dates[sittings->n_dates];

		if (mark->paragraph > sittings->paragraph)
			return;
		if (mark->paragraph < sittings->paragraph || sittings->n_dates == MAX_DATES ||
		    mark->period.first == 0 || mark->period.last == DIA_PERIOD_OPEN ||
		    mark->period.last - mark->period.first > MAX_SESSION)
			continue;
		date->span = mark->span;
		date->period = mark->period;
		date->first =
			dia_token_at(report, sittings->first, sittings->end, mark->span.start);
		date->end = dia_token_at(report, date->first, sittings->end, mark->span.end);
		sittings->n_dates++;
	}
}

/* "at its 3465th and 3466th meetings" */
static void
read_meetings(Sittings *sittings)
{
	static const char *const words[] = { "meeting", "meetings", NULL };
	static const char *const between[] = { "and", ",", "to", NULL };
	const DiaCheckedReport *report = sittings->report;

	for (guint32 at = sittings->first + 1;
	     at < sittings->end && sittings->n_meetings < MAX_MEETINGS; at++) {
		Meeting *meeting = &sittings->meetings[sittings->n_meetings];

		if (!dia_token_is_one_of(report, at, words) || read_ordinal(report, at - 1) == 0)
			continue;
		*meeting = (Meeting){ .first = at - 1,
				      .at = at,
				      .number = read_ordinal(report, at - 1) };
		while (meeting->first >= sittings->first + 2 && at - meeting->first < 8 &&
		       dia_token_is_one_of(report, meeting->first - 1, between) &&
		       read_ordinal(report, meeting->first - 2) > 0) {
			meeting->first -= 2;
			meeting->number =
				MIN(meeting->number, read_ordinal(report, meeting->first));
		}
		sittings->n_meetings++;
	}
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

/* The date right before a meeting, "on 30 October, at the 7th meeting", else the next one behind
 * it. */
static const Date *
find_date(const Sittings *sittings, const Meeting *meeting)
{
	static const char *const at_its[] = { "at", NULL };
	const DiaCheckedReport *report = sittings->report;
	const Date *behind = NULL;

	for (guint i = 0; i < sittings->n_dates; i++) {
		const Date *date = &sittings->dates[i];

		if (date->end <= meeting->first && meeting->first - date->end <= BEFORE &&
		    dia_token_is(report, date->end, ",") &&
		    dia_tokens_have(report, date->end, MIN(date->end + 3, meeting->first),
				    at_its) &&
		    !has_full_stop(report, date->end, meeting->first))
			return date;
		if (behind == NULL && date->first > meeting->at &&
		    date->first - meeting->at <= BEHIND &&
		    !has_full_stop(report, meeting->at, date->first))
			behind = date;
	}
	for (guint i = 0; behind != NULL && i < sittings->n_meetings; i++)
		if (sittings->meetings[i].at > meeting->at &&
		    sittings->meetings[i].at < behind->first)
			return NULL;
	return behind;
}

static char *
get_words(const Sittings *sittings, const Date *date)
{
	return g_strndup(sittings->report->text + date->span.start,
			 date->span.end - date->span.start);
}

/* Has check-date-reviews.c told of a day? */
static gboolean
is_told(GHashTable *told, const Sittings *sittings, const Date *date)
{
	guint32 report = sittings->report->index;

	return dia_places_are_told(told, report, date->span, report, date->span);
}

/* One body counts its meetings: those of one paragraph, with numbers that lie close to each other.
 */
static void
check_order(DiaChecker *checker, GHashTable *told, const Sittings *sittings)
{
	enum { MOST = 100 };

	for (guint i = 1; i < sittings->n_meetings; i++) {
		const Meeting *here = &sittings->meetings[i];
		const Meeting *before = here - 1;
		const Meeting *low = here->number < before->number ? here : before;
		const Meeting *high = low == here ? before : here;
		DiaFindingDraft draft = { 0 };
		g_autofree char *first = NULL;
		g_autofree char *second = NULL;

		if (here->date == NULL || before->date == NULL || low->number == high->number ||
		    high->number - low->number > MOST ||
		    high->date->period.last >= low->date->period.first ||
		    low->date->period.first - high->date->period.last > MAX_SESSION ||
		    is_told(told, sittings, here->date) || is_told(told, sittings, before->date))
			continue;
		first = get_words(sittings, low->date);
		second = get_words(sittings, high->date);
		draft.message = g_strdup_printf("meeting %d was on %s, but meeting %d on %s",
						(int)low->number, first, (int)high->number, second);
		dia_draft_add_location(&draft, sittings->report, sittings->paragraph,
				       here->date->span);
		dia_draft_add_location(&draft, sittings->report, sittings->paragraph,
				       before->date->span);
		dia_checker_add(checker, &draft);
	}
}

static void
check_paragraph(DiaChecker *checker, GHashTable *told, Sittings *sittings)
{
	read_meetings(sittings);
	for (guint i = 0; i < sittings->n_meetings; i++)
		sittings->meetings[i].date = find_date(sittings, &sittings->meetings[i]);
	check_order(checker, told, sittings);
}

void
dia_check_date_sittings(DiaChecker *checker)
{
	g_autoptr(GHashTable) told = dia_checker_find_told(checker);

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		guint next = 0;

		for (guint32 k = 0; k < MIN(report->n_paragraphs, MAX_PARAGRAPHS); k++) {
			Sittings sittings = { .report = report, .paragraph = k };

			sittings.first = dia_analysis_first_token(report->analysis, k);
			sittings.end = dia_analysis_end_token(report->analysis, k);
			read_dates(&sittings, report->analysis->dates, &next);
			if (sittings.end - sittings.first <= MAX_TOKENS)
				check_paragraph(checker, told, &sittings);
		}
	}
}
