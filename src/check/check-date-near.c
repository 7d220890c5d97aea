/*
 * One event with two dates, known by rare words near both dates and by how near the dates are to each other.
 *
 * In: days and months of the reports' own text, each with the rare terms around it. Out: findings where two dates
 * differ as a slip differs from what was meant and share so many rare terms that chance hardly explains it. No word for
 * the act is needed: of two days that agree in day and month but not in the year few words tell that they are one, of
 * two months of one year many must. What is told with both dates in one paragraph, or done again, is left alone.
 */
#include "check/rules.h"

#include "check/event-marks.h"
#include "check/terms.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

enum {
	MAX_TERMS = 16,
	MAX_DATES = 16384,
	MAX_COMPARED = 2000, /* dates before one that it is compared with */
	RARE = 8,	     /* sentences with a rare term */
	REACH = 25,	     /* tokens from a date to a term */
	DAYS_OF_MONTH = 31,
	MANY_SCORE = 14, /* of so many terms that no word need tell what happened */
	JOINING_SCORE = 20, /* of the months in which a treaty was joined */
	DAYS_SCORE = 12, /* of days of one month */
	NEAR_SCORE = 4, /* of a term right by both dates, and of the same act */
};

typedef struct {
	guint32 id;
	guint32 distance; /* tokens from the date */
	gboolean is_name; /* written with a capital letter */
} NearTerm;

typedef struct {
	guint32 report;
	guint32 paragraph;
	DiaSpan span;
	DiaPeriod period;
	guint act;   /* what was done, nearest to the date; 0 where no word tells */
	gint64 number; /* before the date */
	guint32 sides; /* right before it */
	guint32 all_sides; /* in all of its sentence that is read */
	NearTerm terms[MAX_TERMS];
	guint n_terms;
} NearDate;

typedef struct {
	DiaTerms *terms;
	const DiaCheckedReport *report;
	DiaEventMarks marks; /* of the sentence that is read */
	GArray *dates;	     /* of NearDate */
} Reader;

/* --- What stands around a date ------------------------------------------------------------------------- */

static const DiaCueSet acts = DIA_CUE(DIA_CHECK_ACT_SIGN) | DIA_CUE(DIA_CHECK_ACT_RATIFY) |
			      DIA_CUE(DIA_CHECK_ACT_ADOPT) | DIA_CUE(DIA_CHECK_ACT_ASSENT) |
			      DIA_CUE(DIA_CHECK_ACT_ISSUE) | DIA_CUE(DIA_CHECK_ACT_FORCE) |
			      DIA_CUE(DIA_CHECK_ACT_FOUND) | DIA_CUE(DIA_CHECK_ACT_BEGIN) |
			      DIA_CUE(DIA_CHECK_ACT_ABOLISH) | DIA_CUE(DIA_CHECK_ACT_INTRODUCE) |
			      DIA_CUE(DIA_CHECK_ACT_DESIGNATE) | DIA_CUE(DIA_CHECK_ACT_ELECT) |
			      DIA_CUE(DIA_CHECK_ACT_HAND) | DIA_CUE(DIA_CHECK_DEED);

/* A number for what a cue tells was done: laws come to be in several steps. */
static guint
get_act(const DiaCheckCue *cue)
{
	DiaCueKind kind = DIA_CHECK_ACT_SIGN;

	if (cue->numbers.deed > 0)
		return 1000 + cue->numbers.deed;
	while (!(cue->kinds & acts & DIA_CUE(kind)))
		kind++;
	return kind == DIA_CHECK_ACT_ASSENT || kind == DIA_CHECK_ACT_ISSUE ? DIA_CHECK_ACT_ADOPT : kind;
}

/* The act nearest before a date, or else right behind it. */
static guint
find_act(const Reader *reader, const DiaEventDate *date)
{
	enum { BEFORE = 16, BEHIND = 6 };
	guint32 first = date->first - MIN(date->first - reader->marks.sentence->first_token, BEFORE);
	guint32 end = MIN(date->end + BEHIND, reader->marks.sentence->end_token);
	const DiaCheckCue *cue = dia_check_cue_find(reader->report, first, date->first, acts);

	/* Each of two chambers has a day of its own. */
	if (dia_check_cue_find(reader->report, first, date->first, DIA_CUE(DIA_CHECK_CHAMBER)) != NULL)
		return 0;
	if (cue == NULL)
		cue = dia_check_cue_find_first(reader->report, date->end, end, acts);
	return cue != NULL ? get_act(cue) : 0;
}

static gboolean
is_in_other_date(const Reader *reader, guint32 at, const DiaEventDate *own)
{
	for (guint i = 0; i < reader->marks.n_dates; i++) {
		const DiaEventDate *date = &reader->marks.dates[i];

		if (date != own && date->first <= at && at < date->end)
			return TRUE;
	}
	return FALSE;
}

/* The number nearest before a date that is no date: of a law, or of those to whom something happened; 0 for none. */
static gint64
find_number(const Reader *reader, const DiaEventDate *date)
{
	enum { BEFORE = 16 };
	const DiaCheckedReport *report = reader->report;
	guint32 first = date->first - MIN(date->first - reader->marks.sentence->first_token, BEFORE);
	guint figure = dia_analysis_first_figure(report->analysis, date->span.start);

	for (guint32 at = date->first; at > first; at--)
		if (report->tokens[at - 1].kind == DIA_TOKEN_NUMBER && !is_in_other_date(reader, at - 1, date))
			return dia_token_number(report, at - 1);
	/* "forty prisoners" */
	return figure > 0 && report->figures[figure - 1].span.start >= report->tokens[first].start
		       ? report->figures[figure - 1].value.coefficient
		       : 0;
}

static void
add_term(NearDate *near, guint32 id, guint32 distance, gboolean is_name)
{
	for (guint i = 0; i < near->n_terms; i++) {
		if (near->terms[i].id != id)
			continue;
		near->terms[i].distance = MIN(near->terms[i].distance, distance);
		return;
	}
	if (near->n_terms < MAX_TERMS)
		near->terms[near->n_terms++] = (NearTerm){ id, distance, is_name };
}

static void
read_terms(const Reader *reader, const DiaEventDate *date, NearDate *near)
{
	static const char *const breaks[] = { ";", ":", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = date->first;
	guint32 end = date->end;
	DiaTerm term;

	while (first > reader->marks.sentence->first_token && date->first - first < REACH &&
	       !dia_token_is_one_of(report, first - 1, breaks))
		first--;
	while (end < reader->marks.sentence->end_token && end - date->end < REACH &&
	       !dia_token_is_one_of(report, end, breaks))
		end++;
	for (guint32 at = first; at < end; at = term.end) {
		const DiaCheckCue *cue = dia_check_cue_at(report, at, MIN(at + 4, end), acts);
		guint32 distance = at < date->first ? date->first - at : at - date->end + 1;

		term.end = dia_token_pass_state(report, at, end);
		if (term.end > at)
			continue;
		if (cue != NULL) {
			term.end = cue->end;
			continue;
		}
		if (dia_terms_read(reader->terms, report, at, end, &term) &&
		    (at < date->first || at >= date->end) && !is_in_other_date(reader, at, date) &&
		    dia_terms_frequency(reader->terms, term.id) <= RARE)
			add_term(near, term.id, distance,
				 at > reader->marks.sentence->first_token &&
					 (report->tokens[at].flags & DIA_TOKEN_CAPITALIZED) != 0);
	}
}

/* "was extended", "the second round", "elections": what is done again has another day. */
static gboolean
is_again(const Reader *reader, const DiaEventDate *date)
{
	enum { BEFORE = 10 };
	guint32 first = date->first - MIN(date->first - reader->marks.sentence->first_token, BEFORE);

	return dia_check_cue_find(reader->report, first, date->first, DIA_CUE(DIA_CHECK_AGAIN)) != NULL;
}

/* The sides of oppositions named within tokens, "women", as bits. */
static guint32
read_sides(const Reader *reader, guint32 first, guint32 end)
{
	const DiaGrammar *grammar = reader->report->analysis->lexicon->grammar;
	guint32 sides = 0;

	for (guint32 at = first; at < end; at++) {
		guint aspect = 0;
		guint side = dia_grammar_aspect(grammar, reader->report->tokens[at].word, &aspect);

		if (side != 0)
			sides |= 1u << ((4 * aspect + side) % 32);
	}
	return sides;
}

static void
read_all_sides(const Reader *reader, const DiaEventDate *date, NearDate *near)
{
	enum { BESIDE = 8 };
	guint32 start = reader->marks.sentence->first_token;

	near->sides = read_sides(reader, date->first - MIN(date->first - start, BESIDE), date->first);
	near->all_sides = read_sides(reader, date->first - MIN(date->first - start, REACH),
				     MIN(date->end + REACH, reader->marks.sentence->end_token));
}

static void
read_sentence(Reader *reader)
{
	for (guint i = 0; i < reader->marks.n_dates; i++) {
		const DiaEventDate *date = &reader->marks.dates[i];
		NearDate near = { .report = reader->report->index,
				  .paragraph = reader->marks.sentence->paragraph,
				  .span = date->span,
				  .period = date->period };

		if (near.period.last == DIA_PERIOD_OPEN)
			near.period.last = near.period.first;
		if (near.period.last - near.period.first >= DAYS_OF_MONTH || reader->dates->len >= MAX_DATES ||
		    is_again(reader, date))
			continue;
		near.act = find_act(reader, date);
		near.number = find_number(reader, date);
		read_all_sides(reader, date, &near);
		read_terms(reader, date, &near);
		if (near.n_terms > 0)
			g_array_append_val(reader->dates, near);
	}
}

static void
read_report(Reader *reader)
{
	const DiaSentence *sentences = dia_analysis_sentences(reader->report->analysis);

	for (guint i = 0; i < reader->report->analysis->sentences->len; i++) {
		if (!dia_paragraph_is_prose(reader->report, sentences[i].paragraph) ||
		    sentences[i].end_token == sentences[i].first_token)
			continue;
		dia_event_marks_read_dates(&reader->marks, &sentences[i]);
		read_sentence(reader);
	}
}

/* --- Two dates ----------------------------------------------------------------------------------------- */

/* By what two dates differ: the last two are of dates that are months, or one of them. */
typedef enum { SLIP_NONE, SLIP_DAY, SLIP_DAYS, SLIP_MONTH, SLIP_YEAR, SLIP_MONTHS, SLIP_YEARS } Slip;

static Slip
get_slip_of_days(gint days, gint months, gint years, gint day)
{
	enum { LAST_DAY = 30, MAX_YEARS = 3 /* later another has taken its place */ };

	/* "3 June", "13 June": a digit lost */
	if (years == 0 && months == 0)
		return days == 10 || days == 20 ? SLIP_DAY : SLIP_DAYS;
	/* Years and months start and end on days on which much else does. */
	if (days != 0 || day == 1)
		return SLIP_NONE;
	if (years == 0)
		return SLIP_MONTH;
	return months == 0 && years <= MAX_YEARS && day < LAST_DAY ? SLIP_YEAR : SLIP_NONE;
}

static Slip
get_slip(DiaPeriod a, DiaPeriod b)
{
	enum { MAX_YEARS = 3 };
	GDate one;
	GDate other;
	gint years;
	gint months;

	if (dia_periods_meet(a, b))
		return SLIP_NONE;
	one = dia_day_date(a.first);
	other = dia_day_date(b.first);
	years = ABS((gint)g_date_get_year(&one) - (gint)g_date_get_year(&other));
	months = ABS((gint)g_date_get_month(&one) - (gint)g_date_get_month(&other));
	if (a.first == a.last && b.first == b.last)
		return get_slip_of_days(ABS((gint)g_date_get_day(&one) - (gint)g_date_get_day(&other)),
					months, years, (gint)g_date_get_day(&one));
	if (years == 0)
		return SLIP_MONTHS;
	return months == 0 && years <= MAX_YEARS ? SLIP_YEARS : SLIP_NONE;
}

static gboolean
has_term(const NearDate *near, guint32 id)
{
	for (guint i = 0; i < near->n_terms; i++)
		if (near->terms[i].id == id)
			return TRUE;
	return FALSE;
}

typedef struct {
	guint score;	   /* more for nearer terms */
	gboolean has_name; /* right beside both dates */
} Shared;

static Shared
compare_terms(const NearDate *a, const NearDate *b)
{
	enum { NEAR = 8, FAR = 15, BESIDE = 5 };
	Shared shared = { 0 };

	for (guint i = 0; i < a->n_terms; i++) {
		for (guint k = 0; k < b->n_terms; k++) {
			guint32 distance = MAX(a->terms[i].distance, b->terms[k].distance);

			if (a->terms[i].id != b->terms[k].id)
				continue;
			shared.score += distance <= NEAR ? NEAR_SCORE : distance <= FAR ? 3 : 2;
			shared.has_name = shared.has_name || (distance <= BESIDE && a->terms[i].is_name &&
							      b->terms[k].is_name);
		}
	}
	return shared;
}

/* "in Narrowgate on 12 March": has a date a term, or a name, beside it that does not stand by the other? */
static gboolean
has_own_term(const NearDate *a, const NearDate *b, gboolean is_name)
{
	enum { BESIDE = 7 };

	for (guint i = 0; i < a->n_terms; i++)
		if (a->terms[i].distance <= BESIDE && (a->terms[i].is_name || !is_name) && !has_term(b, a->terms[i].id))
			return TRUE;
	return FALSE;
}

/* "the case of the millers on 4 March": is the term nearest to a date one that does not stand by the other? */
static gboolean
has_own_neighbour(const NearDate *a, const NearDate *b)
{
	const NearTerm *nearest = &a->terms[0];

	for (guint i = 1; i < a->n_terms; i++)
		if (a->terms[i].distance < nearest->distance)
			nearest = &a->terms[i];
	return !has_term(b, nearest->id);
}

static gboolean
comes_again(guint act)
{
	return act == DIA_CHECK_ACT_HAND || act == DIA_CHECK_ACT_ELECT;
}

static gboolean
is_told_apart(const NearDate *a, const NearDate *b, Slip slip)
{
	/* A treaty is ratified by Parliament first, and by deposit months later. */
	if (slip != SLIP_YEAR && slip != SLIP_YEARS &&
	    (a->act == DIA_CHECK_ACT_RATIFY || b->act == DIA_CHECK_ACT_RATIFY))
		return TRUE;
	/* Reports are handed over, and people chosen, again and again. */
	if (comes_again(a->act) || comes_again(b->act))
		return TRUE;
	return (a->sides & ~b->all_sides) != 0 || (b->sides & ~a->all_sides) != 0 ||
	       (a->number != 0 && b->number != 0 && a->number != b->number) ||
	       (has_own_term(a, b, slip != SLIP_MONTHS) && has_own_term(b, a, slip != SLIP_MONTHS)) ||
	       (slip < SLIP_YEAR && has_own_neighbour(a, b) && has_own_neighbour(b, a));
}

/* "acceded in July 2010", "the accession, in July 2012": does one date tell of that, and the other of nothing else? */
static gboolean
is_joining(const NearDate *a, const NearDate *b)
{
	return (a->act == DIA_CHECK_ACT_RATIFY && (b->act == 0 || b->act == a->act)) ||
	       (b->act == DIA_CHECK_ACT_RATIFY && a->act == 0);
}

/* How many terms must stand near both dates, as scores: more where chance makes such dates alike more often. */
static gboolean
is_one(const NearDate *a, const NearDate *b)
{
	Slip slip = get_slip(a->period, b->period);
	/* Laws are passed and measures introduced all year round. */
	gboolean is_one_act = a->act != 0 && a->act == b->act && a->act != DIA_CHECK_ACT_INTRODUCE &&
			      a->act != DIA_CHECK_ACT_ADOPT;
	gboolean is_other_act = a->act != 0 && b->act != 0 && a->act != b->act;
	Shared shared;

	if (slip == SLIP_NONE || is_told_apart(a, b, slip))
		return FALSE;
	shared = compare_terms(a, b);
	if (is_one_act && slip != SLIP_MONTH && slip != SLIP_YEAR)
		shared.score += NEAR_SCORE;
	switch (slip) {
	case SLIP_YEAR:
		return shared.score >= (is_one_act ? 3 : 4);
	case SLIP_DAYS:
		/* Much goes on from day to day: one act, of just the same things. */
		return is_one_act && a->act != DIA_CHECK_ACT_BEGIN && shared.score >= DAYS_SCORE &&
		       !has_own_term(a, b, TRUE) && !has_own_term(b, a, TRUE);
	case SLIP_DAY:
		return !is_other_act && shared.score >= 6;
	case SLIP_MONTH:
		return !is_other_act && shared.score >= 7;
	case SLIP_MONTHS:
		return shared.score >= (is_one_act ? (a->report == b->report ? 8 : 12) : MANY_SCORE) && !is_other_act;
	case SLIP_YEARS:
		return (shared.has_name && shared.score >= 8) ||
		       (is_joining(a, b) && shared.score >= JOINING_SCORE);
	case SLIP_NONE:
		break;
	}
	return FALSE;
}

/* Is the date of one told in the paragraph of the other too? Then they are two. */
static gboolean
is_told_there(const DiaChecker *checker, const NearDate *there, DiaPeriod period)
{
	const DiaCheckedReport *report = dia_checker_report(checker, there->report);
	const GArray *dates = report->analysis->dates;
	DiaSpan span = dia_document_paragraph(report->document, there->paragraph)->span;

	for (guint i = dia_analysis_first_date(report->analysis, span.start); i < dates->len; i++) {
		const DiaDateMark *mark = &g_array_index(dates, DiaDateMark, i);

		if (mark->span.start >= span.end)
			break;
		if (mark->period.first != 0 && mark->period.last != DIA_PERIOD_OPEN &&
		    mark->period.last - mark->period.first < DAYS_OF_MONTH && mark->period.first <= period.last &&
		    period.first <= mark->period.last)
			return TRUE;
	}
	return FALSE;
}

/* --- The rule ------------------------------------------------------------------------------------------ */

static void
add_conflict(DiaChecker *checker, const NearDate *before, const NearDate *here)
{
	dia_checker_tell_two(checker, "what looks like one event has two dates",
			     (DiaFindingLocation){ here->report, here->paragraph, here->span },
			     (DiaFindingLocation){ before->report, before->paragraph, before->span });
}

void
dia_check_date_near(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(NearDate));
	g_autoptr(GHashTable) told = dia_checker_find_told(checker);
	const NearDate *all;

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		Reader reader = { .terms = terms, .report = report, .marks = { .report = report }, .dates = found };

		read_report(&reader);
	}
	all = (const NearDate *)(const void *)found->data;
	for (guint i = 1; i < found->len; i++) {
		for (guint k = i - MIN(i, MAX_COMPARED); k < i; k++) {
			if ((all[k].report == all[i].report && all[k].paragraph == all[i].paragraph) ||
			    !is_one(&all[k], &all[i]) || is_told_there(checker, &all[k], all[i].period) ||
			    is_told_there(checker, &all[i], all[k].period))
				continue;
			if (!dia_places_are_told(told, all[k].report, all[k].span, all[i].report, all[i].span))
				add_conflict(checker, &all[k], &all[i]);
			break;
		}
	}
}
