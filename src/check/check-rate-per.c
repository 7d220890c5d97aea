/*
 * Rates against the counts that they are made of: "12 per 1,000 births: 480 deaths for 60,000 births".
 *
 * In: a rate, a count and a larger count side by side, the counts tied by "for" or "in" and the rate to them by
 * a colon, a bracket, "that is" or the noun that it shares with the smaller one. Out: findings where the counts
 * do not give the rate.
 */
#include <string.h>

#include "check/rules.h"
#include "check/shares.h"

/* The number that a rate is for, 100,000 of "per 100000 population", or 0 where it is no rate. */
static gint64
get_base(const DiaQuantity *quantity)
{
	const char *unit = quantity->unit;
	gint64 base;

	if (unit == NULL || !g_str_has_prefix(unit, "per ") || quantity->figure->is_range ||
	    quantity->figure->value.coefficient <= 0)
		return 0;
	base = g_ascii_strtoll(unit + strlen("per "), NULL, 10);
	return base >= 100 && base <= 1000000 ? base : 0;
}

/* "480 deaths for 60,000 births", "310 homicides in a population of 7.2 million" */
static gboolean
is_part_of(const DiaCheckedReport *report, const DiaQuantity *part, const DiaQuantity *whole)
{
	static const char *const ties[] = { "for", "in", "among", "out", "to", "of", "against", NULL };

	if (!dia_quantity_is_count(part) || !dia_quantity_is_count(whole) ||
	    part->sentence != whole->sentence || whole->first - part->end > 8 ||
	    !dia_quantities_share_unit(part, whole) || part->bracket != whole->bracket ||
	    dia_decimal_compare(part->figure->value, whole->figure->value) >= 0)
		return FALSE;
	for (guint32 at = part->end; at < whole->first; at++)
		if (dia_token_is_one_of(report, at, ties))
			return TRUE;
	return FALSE;
}

static void
add_rate(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *rate,
	 const DiaQuantity *part, const DiaQuantity *whole, gint64 base)
{
	const DiaCheckedReport *report = statement->report;
	DiaDecimal value = dia_decimal_divide(
	    dia_decimal_multiply(part->figure->value, (DiaDecimal){ .coefficient = base }),
	    whole->figure->value);
	g_autofree char *first = dia_decimal_format(part->figure->value);
	g_autofree char *second = dia_decimal_format(whole->figure->value);
	g_autofree char *computed = dia_share_format(value, rate->figure->value);
	g_autofree char *stated = dia_decimal_format(rate->figure->value);
	g_autofree char *per = dia_decimal_format((DiaDecimal){ .coefficient = base });
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = rate->figure->value,
				  .computed = dia_decimal_round(value, -4) };

	draft.message = g_strdup_printf("%s for %s is %s per %s, but the rate is given as %s", first,
					second, computed, per, stated);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, rate));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, part->first, whole->end));
	dia_checker_add(checker, &draft);
}

/* A rate that is rounded to a whole number, or by its words, may be off by half a unit. */
static gboolean
fits(const DiaQuantity *rate, const DiaQuantity *part, const DiaQuantity *whole, gint64 base)
{
	DiaInterval factor = dia_interval_exact((DiaDecimal){ .coefficient = base });
	DiaInterval computed = dia_interval_divide(
	    dia_interval_multiply(dia_quantity_rounded(part), factor), dia_quantity_rounded(whole));
	DiaInterval stated = dia_quantity_interval(rate);
	DiaDecimal half = { .coefficient = 5, .exponent = MIN(rate->figure->value.exponent, 0) - 1 };

	stated.low = dia_decimal_subtract(stated.low, half);
	stated.high = dia_decimal_add(stated.high, half);
	return dia_interval_meets(computed, stated);
}

/* Is a rate so far from the counts that they are hardly meant to make it? */
static gboolean
is_unrelated(const DiaQuantity *rate, const DiaQuantity *part, const DiaQuantity *whole, gint64 base)
{
	double computed = dia_decimal_to_double(part->figure->value) * (double)base /
			  dia_decimal_to_double(whole->figure->value);
	double stated = dia_decimal_to_double(rate->figure->value);

	return computed > 10.5 * stated || stated > 10.5 * computed;
}

/* Do two measures have a word of some length in common? */
static gboolean
have_common_word(const char *a, const char *b)
{
	enum { MAX_WORDS = 16, LEAST = 4 };
	g_auto(GStrv) words = a != NULL && b != NULL ? g_strsplit_set(a, " ,", MAX_WORDS) : NULL;
	g_auto(GStrv) others = words != NULL ? g_strsplit_set(b, " ,", MAX_WORDS) : NULL;

	for (guint i = 0; words != NULL && words[i] != NULL; i++)
		if (strlen(words[i]) >= LEAST && g_strv_contains((const char *const *)others, words[i]))
			return TRUE;
	return FALSE;
}

/* "With 450 doctors for 900,000 inhabitants, there are 5 doctors per 10,000": is one thing counted? */
static gboolean
is_of_same(const DiaQuantity *rate, const DiaQuantity *part, const DiaQuantity *whole)
{
	const DiaDecimal base = { .coefficient = get_base(rate) };

	return rate->sentence == part->sentence && have_common_word(rate->figure->measure, part->figure->measure) &&
	       dia_decimal_compare(whole->figure->value, base) >= 0;
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	const DiaCheckedReport *report = statement->report;

	for (guint i = 0; i + 2 < statement->quantities->len; i++) {
		const DiaQuantity *first = dia_statement_quantity(statement, i);
		const DiaQuantity *second = dia_statement_quantity(statement, i + 1);
		const DiaQuantity *third = dia_statement_quantity(statement, i + 2);
		gboolean is_rate_first = get_base(first) > 0;
		const DiaQuantity *rate = is_rate_first ? first : third;
		const DiaQuantity *part = is_rate_first ? second : first;
		const DiaQuantity *whole = is_rate_first ? third : second;
		gint64 base = get_base(rate);

		if (base == 0 || !is_part_of(report, part, whole) ||
		    !(is_of_same(rate, part, whole) ||
		      (is_rate_first ? dia_quantities_restate(report, rate, part)
				     : dia_quantities_restate(report, whole, rate))) ||
		    fits(rate, part, whole, base) || is_unrelated(rate, part, whole, base))
			continue;
		add_rate(checker, statement, rate, part, whole, base);
	}
}

void
dia_check_rate_per(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
