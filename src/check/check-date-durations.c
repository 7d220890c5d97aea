/*
 * Lengths of time against the dates that they reach from and to, and ages against the day of birth.
 *
 * In: "six years, from 2009 to 2013", "the five-year plan for 2012-2018", "born in 1985 ... aged 24 in 2014".
 * Out: findings where the dates are further apart, or nearer, than any way of counting allows.
 */
#include <math.h>
#include <string.h>

#include "check/rules.h"
#include "check/statement.h"
#include "lexicon/grammar.h"

static const struct {
	const char *unit;
	double days;
} lengths[] = {
	{ "day", 1 },
	{ "month", 30.44 },
	{ "year", 365.25 },
};

/* How many of its unit a period has, both ends counted; 0 where the unit is none of time. */
static double
measure(const DiaQuantity *quantity, DiaPeriod period)
{
	for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
		if (dia_quantity_has_unit(quantity, lengths[i].unit))
			return (period.last - period.first + 1) / lengths[i].days;
	return 0;
}

/* "the four-year term of the Commissioner, 2014-2020", "22 days in custody, from 1 to 12 April": what was long. */
static gboolean
is_term(const DiaCheckedReport *report, guint32 first, guint32 end, gboolean is_plan)
{
	enum { LONGEST = 8 };
	static const char *const leads[] = { "from", "between", "(", ",", NULL };

	if (end - first > LONGEST || end < first + 2 || !dia_token_is_one_of(report, end - 1, leads) ||
	    !dia_tokens_have_in(report, first, end, DIA_LIST_LASTING_NOUN))
		return FALSE;
	/* Past the name of what was long; a plan may have one, all else not. */
	for (guint32 at = first; at + 1 < end; at++)
		if (report->tokens[at].kind == DIA_TOKEN_NUMBER || g_str_has_suffix(dia_token_word(report, at), "ed") ||
		    (!is_plan && dia_token_is(report, at, "of")))
			return FALSE;
	return TRUE;
}

/* Only commas, brackets and "from" or "between" between a length and its dates; of a plan also its name. */
static gboolean
is_adjacent(const DiaCheckedReport *report, guint32 first, guint32 end, gboolean is_plan)
{
	static const char *const words[] = { ",", "(", "from", "between", "or", "i.e.", "that", "is",
					     "namely", "lasting", "of", NULL };

	if (is_term(report, first, end, is_plan))
		return TRUE;
	if (end - first > (is_plan ? 6u : 3u))
		return FALSE;
	for (guint32 at = first; at < end; at++)
		if (!dia_token_is_one_of(report, at, words) &&
		    !(is_plan && dia_token_is_in(report, at, DIA_LIST_PLAN_WORD)))
			return FALSE;
	return TRUE;
}

static void
add_duration(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *quantity,
	     const DiaDateMark *date, double length)
{
	const DiaCheckedReport *report = statement->report;
	g_autofree char *stated = dia_decimal_format(quantity->figure->value);
	DiaFindingDraft draft = { .has_values = TRUE, .stated = quantity->figure->value };

	draft.computed = (DiaDecimal){ .coefficient = (gint64)(length + 0.5) };
	draft.message = g_strdup_printf(
	    "\"%.*s\" has %" G_GINT64_FORMAT " %ss with both ends counted, but the text says %s",
	    DIA_QUOTE(report, date->span),
	    draft.computed.coefficient, quantity->unit, stated);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, quantity));
	dia_draft_add_location(&draft, report, statement->paragraph, date->span);
	dia_checker_add(checker, &draft);
}

/* A length before the dates that it is the length of. @return whether it was told of */
static gboolean
check_length(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *quantity)
{
	const DiaCheckedReport *report = statement->report;
	const GArray *dates = report->analysis->dates;
	guint32 limit = dia_analysis_end_token(report->analysis, statement->paragraph);
	guint next = dia_analysis_first_date(report->analysis, report->tokens[quantity->first].start);
	const DiaDateMark *date;
	/* "five-year": of a plan, whose name may stand between. */
	gboolean is_plan = dia_token_is_dash(report, quantity->first + 1);
	double length;
	double stated = dia_decimal_to_double(quantity->figure->value);
	guint32 at;

	if (next >= dates->len || quantity->figure->is_range ||
	    quantity->figure->qualifier != DIA_QUALIFIER_NONE)
		return FALSE;
	date = &g_array_index(dates, DiaDateMark, next);
	length = date->period.first == 0 || date->period.last == DIA_PERIOD_OPEN
		     ? 0
		     : measure(quantity, date->period);
	if (date->paragraph != statement->paragraph || length < 1.5 || stated < 2)
		return FALSE;
	at = dia_token_at(report, quantity->end, limit, date->span.start);
	/* "2010/11-2012/13": read in part */
	if (dia_token_is_dash(report, dia_token_at(report, at, limit, date->span.end)))
		return FALSE;
	if (!is_adjacent(report, quantity->end, at, is_plan) ||
	    (stated >= length - 1.1 && stated <= length + 0.1))
		return FALSE;
	add_duration(checker, statement, quantity, date, length);
	return TRUE;
}

/* "from 1 April to 6 September, that is, for seven months": only such words between dates and a length. */
static gboolean
is_told_length(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	enum { LONGEST = 10 };
	static const char *const marks[] = { ",", "(", NULL };
	gboolean tells = FALSE;

	if (end <= first + 1 || end - first > LONGEST || !dia_token_is_one_of(report, first, marks))
		return FALSE;
	for (guint32 at = first; at < end; at++) {
		const gboolean is_teller =
			dia_token_is(report, at, "i.e.") || dia_token_is_in(report, at, DIA_LIST_LENGTH_TELLER);

		if (!is_teller && !dia_token_is_one_of(report, at, marks) &&
		    !dia_token_is_in(report, at, DIA_LIST_LENGTH_FILLER))
			return FALSE;
		tells = tells || is_teller;
	}
	return tells;
}

/* "from 3 March 2010 to 3 March 2014": does a time neither start nor end with a month? */
static gboolean
is_of_days(DiaPeriod period)
{
	const GDate first = dia_day_date(period.first);
	const GDate last = dia_day_date(period.last);

	return !g_date_is_first_of_month(&first) && !g_date_is_last_of_month(&last);
}

/* A length behind the dates that it tells again. @return whether it was told of */
static gboolean
check_length_behind(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *quantity)
{
	const DiaCheckedReport *report = statement->report;
	const GArray *dates = report->analysis->dates;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	guint next = dia_analysis_first_date(report->analysis, report->tokens[quantity->first].start);
	double stated = dia_decimal_to_double(quantity->figure->value);
	const DiaDateMark *date;
	double length;
	guint32 at;

	if (next == 0 || quantity->figure->is_range || stated < 2)
		return FALSE;
	date = &g_array_index(dates, DiaDateMark, next - 1);
	if (date->paragraph != statement->paragraph || date->period.first == 0 || date->period.last == DIA_PERIOD_OPEN)
		return FALSE;
	at = dia_token_at(report, sentence->first_token, sentence->end_token, date->span.end);
	length = measure(quantity, date->period);
	/* a length that is rounded, or told to be more or less, may be off by one; between days by a half */
	if (at >= quantity->first || length < 1.5 || !is_told_length(report, at, quantity->first) ||
	    fabs(stated - length) <= (is_of_days(date->period) ? 0.6 : 1.1))
		return FALSE;
	add_duration(checker, statement, quantity, date, length);
	return TRUE;
}

enum { MAX_DATES = 6 /* of a sentence */ };

/* The dates of a sentence that have a day, month or year. @return how many, or 0 where there are too many */
static guint
read_dates(const DiaStatement *statement, const DiaSentence *sentence, const DiaDateMark *dates[MAX_DATES])
{
	const DiaCheckedReport *report = statement->report;
	const GArray *marks = report->analysis->dates;
	const guint32 end = dia_token_end(&report->tokens[sentence->end_token - 1]);
	guint n = 0;

	for (guint i = dia_analysis_first_date(report->analysis, report->tokens[sentence->first_token].start);
	     i < marks->len; i++) {
		const DiaDateMark *date = &g_array_index(marks, DiaDateMark, i);

		if (date->paragraph != statement->paragraph || date->span.start >= end)
			break;
		if (date->period.first == 0 || date->period.last == DIA_PERIOD_OPEN)
			continue;
		if (n == MAX_DATES)
			return 0;
		dates[n++] = date;
	}
	return n;
}

/* Is it a day, a month or a year, and no longer time? */
static gboolean
is_point(const DiaDateMark *date)
{
	return date->period.last - date->period.first <= 366;
}

/* --- Ages --------------------------------------------------------------------------------------------- */

/* Is a date told to be that of a birth: "born in July 1994"? */
static gboolean
is_birth(const DiaCheckedReport *report, const DiaSentence *sentence, const DiaDateMark *date)
{
	static const char *const joints[] = { "in", "on", NULL };
	guint32 at = dia_token_at(report, sentence->first_token, sentence->end_token, date->span.start);

	if (at > sentence->first_token && dia_token_is_one_of(report, at - 1, joints))
		at--;
	return at > sentence->first_token && dia_token_is(report, at - 1, "born");
}

/* How many whole years lie between two dates at least and at most. */
static void
measure_age(const DiaDateMark *birth, const DiaDateMark *then, gint *least, gint *most)
{
	static const double year = 365.25;

	*least = (gint)floor(((double)then->period.first - birth->period.last) / year);
	*most = (gint)floor(((double)then->period.last - birth->period.first + 1) / year);
}

static void
tell_age(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *age, const DiaDateMark *birth,
	 const DiaDateMark *then, gint years)
{
	const DiaCheckedReport *report = statement->report;
	DiaFindingDraft draft = { .has_values = TRUE, .stated = age->figure->value };

	draft.computed = (DiaDecimal){ .coefficient = years };
	draft.message = g_strdup_printf("from the birth in %d to %d are %d years, but the age is given "
					"as %" G_GINT64_FORMAT,
					dia_day_year(birth->period.first), dia_day_year(then->period.first),
					years, age->figure->value.coefficient);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, age));
	dia_draft_add_location(&draft, report, statement->paragraph, birth->span);
	dia_checker_add(checker, &draft);
}

/* "born in 1985, was 24 years old when he was arrested in 2014": of the date that is nearest, where none fits */
static void
check_age(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *age)
{
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[age->sentence];
	const guint32 start = report->tokens[age->first].start;
	const gint64 stated = age->figure->value.coefficient;
	const DiaDateMark *dates[MAX_DATES];
	const DiaDateMark *birth = NULL;
	const DiaDateMark *then = NULL;
	const guint n = read_dates(statement, sentence, dates);
	gint years = 0;

	for (guint i = 0; i < n; i++)
		if (is_birth(report, sentence, dates[i]))
			birth = dates[i];
	if (birth == NULL || age->figure->value.exponent != 0)
		return;
	for (guint i = 0; i < n; i++) {
		gint least;
		gint most;

		if (dates[i] == birth || !is_point(dates[i]) || dates[i]->period.first < birth->period.last)
			continue;
		measure_age(birth, dates[i], &least, &most);
		if (stated >= least && stated <= most)
			return;
		if (then != NULL && ABS((gint64)then->span.start - start) <= ABS((gint64)dates[i]->span.start - start))
			continue;
		then = dates[i];
		years = dia_day_year(then->period.first) - dia_day_year(birth->period.first);
	}
	if (then != NULL)
		tell_age(checker, statement, age, birth, then, years);
}

/* "was 19 when he was arrested" */
static gboolean
is_bare_age(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const before[] = { "was", "only", "just", "is", "aged", NULL };

	if (quantity->figure->is_range || quantity->first < 2)
		return FALSE;
	/* "at the age of 19" */
	if (dia_token_is(report, quantity->first - 1, "of") && dia_token_is(report, quantity->first - 2, "age"))
		return TRUE;
	return dia_quantity_has_unit(quantity, "count") && dia_token_is_one_of(report, quantity->first - 1, before) &&
	       dia_token_is(report, quantity->end, "when");
}

static gboolean
is_age(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	if (is_bare_age(report, quantity))
		return TRUE;
	return dia_quantity_has_unit(quantity, "year") && !quantity->figure->is_range &&
	       (dia_token_is(report, quantity->end - 1, "old") ||
		dia_token_is(report, quantity->end, "old") ||
		(quantity->first > 1 && (dia_token_is(report, quantity->first - 1, "aged") ||
					 dia_token_is(report, quantity->first, "aged"))));
}

/* --- Between two dates ---------------------------------------------------------------------------------- */

enum {
	NEAR = 4, /* tokens between a length and the words that say what it tells */
};

/* Two dates with a length of time between them, or one that is itself a time. */
typedef struct {
	const DiaDateMark *from;
	const DiaDateMark *to;
	double least; /* in the unit of the length */
	double most;
} Interval;

/* Half a unit to either side: a length is rounded; the first and the last year of a time may both count. */
static gboolean
fits(const Interval *interval, double stated)
{
	static const double slack = 0.55;

	return stated >= interval->least - slack && stated <= interval->most + slack;
}

/*
 * The times between the dates of a sentence, in a unit of so many days, and those that a date is itself.
 * @return how many; 0 where one fits
 */
static guint
find_intervals(const DiaDateMark *const *dates, guint n_dates, double days, double stated, gboolean with_times,
	       Interval *found)
{
	guint n = 0;

	for (guint i = 0; i < n_dates; i++)
		for (guint k = i; k < n_dates; k++) {
			const gboolean is_first = dates[i]->period.first <= dates[k]->period.first;
			Interval interval = { .from = dates[is_first ? i : k], .to = dates[is_first ? k : i] };

			if (i == k ? is_point(dates[i]) || !with_times
				   : !is_point(dates[i]) || !is_point(dates[k]) ||
					     interval.from->period.last >= interval.to->period.first)
				continue;
			interval.most = (interval.to->period.last + 1 - interval.from->period.first) / days;
			/* "from 2009 to 2013" has both years, or goes from one to the other. */
			interval.least = i == k ? interval.most - 1
						: (interval.to->period.first - interval.from->period.last) / days;
			if (fits(&interval, stated))
				return 0;
			found[n++] = interval;
		}
	return n;
}

/* "elected in 2009 for five years, until 2014", "for three months and ended on 4 August 2012" */
static gboolean
is_until(const DiaCheckedReport *report, const DiaQuantity *length, const DiaSentence *sentence)
{
	enum { REACH = 4 };
	static const char *const fors[] = { "for", "of", NULL };

	return length->first > sentence->first_token && dia_token_is_one_of(report, length->first - 1, fors) &&
	       dia_tokens_have_in(report, length->end, MIN(length->end + REACH, sentence->end_token),
				  DIA_LIST_LENGTH_END);
}

/* "ten years after the signing of the Protocol in 2008"; not "after its adoption", of which no date need be told */
static gboolean
is_after_deed(const DiaCheckedReport *report, const DiaQuantity *length, const DiaSentence *sentence)
{
	enum { REACH = 9 };

	if (!dia_token_is(report, length->end, "after") || !dia_token_is(report, length->end + 1, "the"))
		return FALSE;
	for (guint32 at = length->end; at < MIN(length->end + REACH, sentence->end_token); at++) {
		if (dia_token_is(report, at, ","))
			return FALSE;
		if (dia_token_year(report, at) > 0)
			return TRUE;
	}
	return FALSE;
}

/*
 * "after nine years", "lasting nine years", "a delay of nine years", "nine years later". Not "nine years after it was
 * closed", nor "After nine years the law of 2000 was amended": after what, is not told.
 */
static gboolean
tells_distance(const DiaCheckedReport *report, const DiaQuantity *length)
{
	static const char *const articles[] = { "the", "a", "an", "its", "their", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[length->sentence];
	guint32 at = length->first;

	if (dia_token_is_in(report, length->end, DIA_LIST_ELAPSED) || is_until(report, length, sentence) ||
	    is_after_deed(report, length, sentence))
		return TRUE;
	while (at > sentence->first_token &&
	       (dia_token_is(report, at - 1, "of") ||
		(dia_token_classes(report, at - 1) & (DIA_CLASS_DETERMINER | DIA_CLASS_ADVERB)) != 0))
		at--;
	if (at == sentence->first_token || !dia_token_is_in(report, at - 1, DIA_LIST_LASTING) ||
	    dia_token_is_one_of(report, length->end, articles))
		return FALSE;
	/* "was appointed for a period of five years": one to come */
	while (at > sentence->first_token + 1 && (dia_token_classes(report, at - 2) & DIA_CLASS_DETERMINER) != 0)
		at--;
	return at <= sentence->first_token + 1 || !dia_token_is(report, at - 2, "for");
}

/* "eight years in prison", "a sentence of eight years", "aged 12 years", "every four years": no time between dates */
static gboolean
is_of_other_kind(const DiaCheckedReport *report, const DiaQuantity *length)
{
	const DiaSentence sentence = dia_sentence_around(
		&dia_analysis_sentences(report->analysis)[length->sentence], length->first);

	return dia_tokens_have_in(report, MAX(sentence.first_token, length->first - MIN(length->first, NEAR)),
				  MIN(length->end + NEAR, sentence.end_token), DIA_LIST_NO_DISTANCE);
}

static void
add_distance(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *length, const Interval *interval)
{
	const DiaCheckedReport *report = statement->report;
	const double middle = (interval->least + interval->most) / 2;
	g_autofree char *stated = dia_decimal_format(length->figure->value);
	DiaFindingDraft draft = { .has_values = TRUE, .stated = length->figure->value };

	draft.computed = (DiaDecimal){ .coefficient = (gint64)(middle * 10 + 0.5), .exponent = -1 };
	draft.message = g_strdup_printf("from %.*s to %.*s are %.0f %ss, but the text says %s",
					DIA_QUOTE(report, interval->from->span),
					DIA_QUOTE(report, interval->to->span), middle, length->unit, stated);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, length));
	dia_draft_add_location(&draft, report, statement->paragraph, interval->to->span);
	dia_checker_add(checker, &draft);
}

/*
 * "opened in March 2015 and ended in March 2017, after four years": a length that words call the time between two
 * dates, and none between those of its sentence.
 */
static void
check_between(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *length)
{
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[length->sentence];
	const double stated = dia_decimal_to_double(length->figure->value);
	const DiaDateMark *dates[MAX_DATES];
	Interval intervals[MAX_DATES * MAX_DATES];
	const guint n_dates = read_dates(statement, sentence, dates);

	if (!dia_quantity_is_plain(length) || stated < 2 || dia_quantity_has_unit(length, "day") ||
	    !tells_distance(report, length) || is_of_other_kind(report, length))
		return;
	for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
		if (dia_quantity_has_unit(length, lengths[i].unit) &&
		    find_intervals(dates, n_dates, lengths[i].days, stated,
				   !dia_quantity_follows(report, length, "after"), intervals) == 1) {
			if (intervals[0].from == intervals[0].to)
				add_duration(checker, statement, length, intervals[0].from, intervals[0].most);
			else
				add_distance(checker, statement, length, &intervals[0]);
		}
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *here = dia_statement_quantity(statement, i);

		if (is_age(statement->report, here))
			check_age(checker, statement, here);
		else if (!check_length(checker, statement, here) && !check_length_behind(checker, statement, here))
			check_between(checker, statement, here);
	}
}

void
dia_check_date_durations(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
