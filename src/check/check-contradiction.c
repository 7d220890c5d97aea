/*
 * A statement and its opposite in one report.
 *
 * In: the assertions of a report. Out: findings where what one paragraph denies another affirms. The rarest
 * words of what is denied lead to what may affirm it, so that the time grows with the length of the report
 * only.
 */
#include "check/rules.h"

#include "check/assertions.h"

enum {
	DAYS_OF_YEAR = 366,
	DAYS_OF_CYCLE = 4 * DAYS_OF_YEAR, /* from one report to the next, at least */
	MAX_RARE = 30,	   /* sentences with the rarest term that both have */
	MAX_LENGTH = 12,   /* terms of what is denied: longer clauses say more than one thing */
};

static const double min_cover = 0.8;

typedef struct {
	DiaChecker *checker;
	DiaTerms *terms;
	const DiaCheckedReport *report;
	guint32 today; /* the day of the report, 0 where it is not known */
	const DiaAssertion *assertions;
	guint n_assertions;
	GHashTable *postings; /* term -> GArray of guint: assertions that may affirm */
} Search;

/* --- Two assertions ----------------------------------------------------------------------------------- */

static double
get_cover(const DiaTerms *terms, const DiaAssertion *a, const DiaAssertion *b)
{
	return dia_terms_cover(terms, a->terms, a->n_terms, b->terms, b->n_terms);
}

static gboolean
has_rare_term(const DiaTerms *terms, const DiaAssertion *a, const DiaAssertion *b)
{
	guint n_shared = 0;
	guint32 least = G_MAXUINT32;

	for (guint i = 0; i < a->n_terms; i++) {
		if (!dia_terms_contain(b->terms, b->n_terms, a->terms[i]))
			continue;
		n_shared++;
		least = MIN(least, dia_terms_frequency(terms, a->terms[i]));
	}
	return n_shared >= 2 && least <= MAX_RARE;
}

/* "No teacher has been dismissed": never, or at least since the last report. */
static gboolean
is_perfect_denial(const DiaAssertion *assertion)
{
	return assertion->is_perfect && assertion->is_negative && assertion->kind == DIA_ASSERTS_ABSENCE;
}

/* Do they speak of one time, as far as they say? What is told without a date holds on the report's day. */
static gboolean
is_of_one_time(const Search *search, const DiaAssertion *a, const DiaAssertion *b)
{
	const DiaAssertion *dated = a->period.first != 0 ? a : b;
	const DiaAssertion *other = dated == a ? b : a;

	if (dated->period.first == 0)
		return a->is_past == b->is_past;
	if (other->period.first == 0)
		return !other->is_past && search->today != 0 &&
		       dated->period.last + (is_perfect_denial(other) ? DAYS_OF_CYCLE : DAYS_OF_YEAR) >= search->today;
	return a->period.first <= b->period.last && b->period.first <= a->period.last;
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
		return !other->has_negator && (other->is_counted || is_since(denied, other) || is_case(other));
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
	const DiaTerms *terms = search->terms;
	/* A law named with its year is there on the day of the report. */
	gboolean is_there = denied->kind == DIA_ASSERTS_EXISTENCE && other->is_named;

	return denied->paragraph != other->paragraph && is_affirmed(denied, other) &&
	       (!other->is_excepted || is_since(denied, other) ||
		(other->is_counted && denied->kind == DIA_ASSERTS_ABSENCE)) &&
	       (is_there || is_of_one_time(search, denied, other)) && has_rare_term(terms, denied, other) &&
	       (get_cover(terms, denied, other) >= min_cover ||
		(other->is_universal && !denied->is_universal &&
		 get_cover(terms, other, denied) >= min_cover));
}

/* --- All of a report ----------------------------------------------------------------------------------- */

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

static void
check_report(DiaChecker *checker, DiaTerms *terms, const DiaCheckedReport *report)
{
	g_autoptr(GArray) assertions = dia_assertions_find(terms, report);
	Search search = { .checker = checker,
			  .terms = terms,
			  .report = report,
			  .today = dia_checked_report_day(report),
			  .assertions = (const DiaAssertion *)(const void *)assertions->data,
			  .n_assertions = assertions->len };

	index_assertions(&search);
	for (guint i = 0; i < search.n_assertions; i++)
		if (search.assertions[i].is_negative && !search.assertions[i].is_excepted &&
		    search.assertions[i].n_terms <= MAX_LENGTH)
			check_denied(&search, &search.assertions[i]);
	g_hash_table_unref(search.postings);
}

void
dia_check_contradiction(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		if (!dia_checked_report_is_dialogue(report))
			check_report(checker, terms, report);
	}
}
