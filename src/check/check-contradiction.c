/*
 * A statement and its opposite.
 *
 * In: the assertions of all reports. Out: findings where what one sentence denies another affirms, in one report
 * or, of a time that is told, in two. The rarest words of what is denied lead to what may affirm it, so that the time
 * grows with the length of the reports only.
 */
#include "check/rules.h"

#include "check/assertions.h"

enum {
	DAYS_OF_YEAR = 366,
	DAYS_OF_CYCLE = 4 * DAYS_OF_YEAR, /* from one report to the next, at least */
	MAX_RARE = 30,	   /* sentences with the rarest term that both have */
	MAX_LENGTH = 12,   /* terms of what is denied: longer clauses say more than one thing */
	NEAR = 2,	   /* paragraphs: what is told of the past without a date is of the time told beside it */
};

static const double min_cover = 0.8;
static const double min_cover_of_two = 0.6; /* where two of what they share stand for classes of words */

typedef struct {
	DiaChecker *checker;
	DiaTerms *terms;
	guint32 today; /* the day of the report that denies, 0 where it is not known */
	const DiaAssertion *assertions; /* of all reports, in their order */
	guint n_assertions;
	GHashTable *postings; /* term -> GArray of guint: assertions that may affirm */
} Search;

/* --- Two assertions ----------------------------------------------------------------------------------- */

/* Does an assertion have a term? Else one before it in its paragraph may, which tells what it is about. */
static gboolean
has_term(const Search *search, const DiaAssertion *other, guint32 term, gboolean with_context)
{
	enum { REACH = 20 };
	const DiaAssertion *at = other;

	if (dia_terms_contain(other->terms, other->n_terms, term))
		return TRUE;
	while (with_context && at > search->assertions && at[-1].report == other->report &&
	       at[-1].paragraph == other->paragraph && other - at < REACH) {
		at--;
		if (dia_terms_contain(at->terms, at->n_terms, term))
			return TRUE;
	}
	return FALSE;
}

/*
 * How much of what @a is about stands in @b, by weight; 0 where one of its classes of words does not, or none of its
 * terms is rare.
 */
static double
get_cover(const Search *search, const DiaAssertion *a, const DiaAssertion *b, gboolean with_context)
{
	double all = 0;
	double shared = 0;
	guint n_shared = 0;
	guint32 least = G_MAXUINT32;

	for (guint i = 0; i < a->n_terms; i++) {
		double weight = dia_terms_weight(search->terms, a->terms[i]);
		gboolean is_class = (a->classes & (1u << i)) != 0;

		all += weight;
		if (!has_term(search, b, a->terms[i], with_context && !is_class)) {
			if (is_class)
				return 0;
			continue;
		}
		shared += weight;
		n_shared++;
		least = MIN(least, dia_terms_frequency(search->terms, a->terms[i]));
	}
	return least <= MAX_RARE && (n_shared >= 2 || a->n_terms == 1) ? shared / all : 0;
}

/* The term without which nothing affirms what is denied: that for what was done, or the first. */
static guint32
get_core(const DiaAssertion *denied)
{
	return dia_terms_contain(denied->terms, denied->n_terms, denied->predicate) ? denied->predicate
										    : denied->terms[0];
}

/* "Three editors were tried": does a number stand right by the words for what is denied? */
static gboolean
is_count_of(const DiaAssertion *denied, const DiaAssertion *other)
{
	enum { BEFORE = 9, BEHIND = 5, RIGHT_BEFORE = 4 };
	/* "no case of torture was recorded": the number must be of the cases. */
	gboolean is_alone = denied->n_terms == 1 && denied->is_happening;
	guint32 before = is_alone ? RIGHT_BEFORE : BEFORE;
	guint32 behind = is_alone ? 0 : BEHIND;

	for (guint i = 0; i < other->n_terms; i++) {
		if (!dia_terms_contain(denied->terms, denied->n_terms, other->terms[i]))
			continue;
		for (guint k = 0; k < other->n_counts; k++)
			if (other->counts[k] <= other->at[i] + behind && other->at[i] <= other->counts[k] + before)
				return TRUE;
	}
	return FALSE;
}

/* "No teacher has been dismissed": never, or at least since the last report. */
static gboolean
is_perfect_denial(const DiaAssertion *assertion)
{
	return assertion->is_perfect && assertion->is_negative && assertion->kind == DIA_ASSERTS_ABSENCE;
}

/* Was it told of a day that what is denied without a date speaks of, which else is the report's day? */
static gboolean
reaches(const Search *search, const DiaAssertion *denied, const DiaAssertion *other)
{
	guint32 span = is_perfect_denial(denied) ? DAYS_OF_CYCLE : DAYS_OF_YEAR;

	if (denied->report != other->report && !denied->is_ever)
		return FALSE;
	if (denied->is_ever)
		return search->today == 0 || other->period.first <= search->today;
	if (denied->is_past && !denied->is_perfect)
		return denied->report == other->report && ABS((gint)denied->paragraph - (gint)other->paragraph) <= NEAR;
	if (search->today == 0)
		return is_perfect_denial(denied);
	return other->period.first <= search->today &&
	       (other->period.last >= search->today || search->today - other->period.last <= span);
}

/* "since 2009": what happened in that year may have come before. */
static gboolean
is_behind(const DiaAssertion *denied, const DiaAssertion *other)
{
	return other->period.first > denied->period.first &&
	       dia_day_year(other->period.first) > dia_day_year(denied->period.first);
}

/* Do they speak of one time, as far as they say? */
static gboolean
is_of_one_time(const Search *search, const DiaAssertion *denied, const DiaAssertion *other)
{
	if (denied->period.first != 0 && other->period.first != 0)
		return dia_periods_meet(denied->period, other->period) &&
		       (denied->period.last != DIA_PERIOD_OPEN || is_behind(denied, other));
	if (other->period.first != 0)
		return reaches(search, denied, other);
	/* Of another report it is not known. */
	if (denied->report != other->report)
		return FALSE;
	if (denied->period.first == 0)
		return denied->is_past == other->is_past || denied->is_ever || is_perfect_denial(denied);
	return !other->is_past && search->today != 0 && denied->period.last + DAYS_OF_YEAR >= search->today;
}

/* "since 2016 no rally has been banned", and what is told of a day after it began */
static gboolean
is_since(const DiaAssertion *denied, const DiaAssertion *other)
{
	return denied->period.last == DIA_PERIOD_OPEN && other->period.first > denied->period.first &&
	       other->period.last != DIA_PERIOD_OPEN;
}

/* "in May 2019 the court sentenced an editor": a case, told with its day or month */
static gboolean
is_case(const DiaAssertion *assertion)
{
	return !assertion->is_negative && assertion->mood == DIA_MOOD_FACT && assertion->period.first != 0 &&
	       assertion->period.last - assertion->period.first <= DAYS_OF_YEAR;
}

static gboolean
is_affirmed(const DiaAssertion *denied, const DiaAssertion *other)
{
	switch (denied->kind) {
	case DIA_ASSERTS_EXISTENCE:
		return !other->is_negative &&
		       (other->is_counted || other->is_named || other->is_universal ||
			other->kind == DIA_ASSERTS_EXISTENCE);
	case DIA_ASSERTS_ABSENCE:
		return !other->has_negator && !other->has_ordinary_cause &&
		       (is_count_of(denied, other) ||
			(denied->n_terms > 1 && (is_since(denied, other) || is_case(other))));
	case DIA_ASSERTS_PREDICATE:
		return !other->is_negative && other->kind == DIA_ASSERTS_PREDICATE &&
		       denied->predicate != DIA_WORD_NONE &&
		       denied->predicate == other->predicate && denied->mood == other->mood;
	}
	return FALSE;
}

/* Is what one denies what the other affirms, of the same things and the same time? */
static gboolean
contradicts(const Search *search, const DiaAssertion *denied, const DiaAssertion *other)
{
	/* A law named with its year is there on the day of the report. */
	gboolean is_own = denied->report == other->report;
	gboolean is_there = is_own && denied->kind == DIA_ASSERTS_EXISTENCE && other->is_named;
	gboolean is_none = denied->kind != DIA_ASSERTS_PREDICATE && other->is_counted;

	if ((is_own && denied->sentence == other->sentence) || !is_affirmed(denied, other) ||
	    (other->is_excepted && !is_since(denied, other) && !is_none) ||
	    (is_own ? denied->paragraph == other->paragraph && !(is_none && denied->kind == DIA_ASSERTS_ABSENCE)
		    : denied->kind == DIA_ASSERTS_PREDICATE) ||
	    !(is_there || is_of_one_time(search, denied, other)) || !has_term(search, other, get_core(denied), FALSE))
		return FALSE;
	return get_cover(search, denied, other, is_own && is_none) >=
		   (dia_count_bits(denied->classes) > 1 ? min_cover_of_two : min_cover) ||
	       (other->is_universal && !denied->is_universal && get_cover(search, other, denied, FALSE) >= min_cover);
}

/* --- All of the reports ----------------------------------------------------------------------------------- */

/* "is prohibited" affirms that something was, and denies that it may be; "is not prohibited" affirms that it may. */
static gboolean
may_affirm(const DiaAssertion *assertion)
{
	return !assertion->is_negative || !assertion->has_negator;
}

static void
index_assertions(Search *search)
{
	search->postings = dia_postings_new();
	for (guint i = 0; i < search->n_assertions; i++) {
		const DiaAssertion *here = &search->assertions[i];

		for (guint k = 0; k < here->n_terms && may_affirm(here); k++)
			dia_postings_add(search->postings, here->terms[k], i);
	}
}

static DiaFindingLocation
get_place(const DiaAssertion *assertion)
{
	return (DiaFindingLocation){ assertion->report, assertion->paragraph, assertion->span };
}

/* The first assertion that affirms what is denied, by way of each of its terms. */
static void
check_denied(Search *search, const DiaAssertion *denied)
{
	const DiaTerms *terms = search->terms;

	for (guint i = 0; i < denied->n_terms; i++) {
		const GArray *list;

		if (dia_terms_frequency(terms, denied->terms[i]) > MAX_RARE)
			continue;
		list = g_hash_table_lookup(search->postings, GUINT_TO_POINTER(denied->terms[i]));
		for (guint k = 0; list != NULL && k < list->len; k++) {
			const DiaAssertion *other =
			    &search->assertions[g_array_index(list, guint, k)];

			if (!contradicts(search, denied, other))
				continue;
			dia_checker_tell_opposites(search->checker, get_place(denied), get_place(other));
			return;
		}
	}
}

/* "Since 2007 eight editors have been killed": up to the day of the report that says so. */
static void
close_periods(DiaAssertion *assertions, guint n, guint32 today)
{
	for (guint i = 0; i < n; i++)
		if (!assertions[i].is_negative && assertions[i].period.last == DIA_PERIOD_OPEN &&
		    today >= assertions[i].period.first)
			assertions[i].period.last = today;
}

void
dia_check_contradiction(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);
	g_autoptr(GArray) assertions = g_array_new(FALSE, FALSE, sizeof(DiaAssertion));
	Search search = { .checker = checker, .terms = terms };

	for (guint i = 0; i < checker->reports->len; i++) {
		g_autoptr(GArray) own = dia_assertions_find(terms, dia_checker_report(checker, i));

		close_periods((DiaAssertion *)(void *)own->data, own->len,
			      dia_checked_report_day(dia_checker_report(checker, i)));
		g_array_append_vals(assertions, own->data, own->len);
	}
	search.assertions = (const DiaAssertion *)(const void *)assertions->data;
	search.n_assertions = assertions->len;
	index_assertions(&search);
	for (guint i = 0; i < search.n_assertions; i++) {
		const DiaAssertion *denied = &search.assertions[i];

		search.today = dia_checked_report_day(dia_checker_report(checker, denied->report));
		if (denied->is_negative && !denied->is_excepted && denied->n_terms <= MAX_LENGTH)
			check_denied(&search, denied);
	}
	g_hash_table_unref(search.postings);
}
