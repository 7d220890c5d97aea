/*
 * "18 per cent in 2010 and 25 in 2016, an improvement of nine percentage points": how far two shares are apart.
 *
 * In: a number of percentage points in apposition, behind the only two percentages of its sentence. Out: findings where
 * they are not that far apart. What rose "by" so many points "from" one share "to" another is for check-rate.c.
 */
#include "check/rules.h"
#include "check/shares.h"

enum { REACH = 6 };

/* ", a gap of 11 percentage points" */
static gboolean
is_apposed(const DiaCheckedReport *report, const DiaQuantity *points)
{
	const guint32 first = dia_analysis_sentences(report->analysis)[points->sentence].first_token;

	if (!dia_quantity_has_unit(points, "percentage-point") || points->figure->is_range || points->depth > 0 ||
	    !dia_quantity_follows(report, points, "of"))
		return FALSE;
	for (guint32 at = points->first; at > first + 1 && points->first - at < REACH; at--)
		if (dia_token_is(report, at - 1, "a") || dia_token_is(report, at - 1, "an"))
			return dia_token_is(report, at - 2, ",");
	return FALSE;
}

/* The two percentages before the points. @return FALSE where there are more or fewer, or one of them is a range */
static gboolean
find_shares(const DiaStatement *statement, const DiaQuantity *points, const DiaQuantity *shares[2])
{
	guint n = 0;

	for (guint i = dia_statement_first_of(statement, points->sentence); i < statement->quantities->len; i++) {
		const DiaQuantity *quantity = dia_statement_quantity(statement, i);

		if (quantity->sentence != points->sentence)
			break;
		if (quantity == points || !dia_quantity_has_unit(quantity, "percent"))
			continue;
		if (n == 2 || quantity->figure->is_range || quantity->first > points->first)
			return FALSE;
		shares[n++] = quantity;
	}
	return n == 2;
}

static void
tell(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *points, const DiaQuantity *low,
     const DiaQuantity *high)
{
	const DiaCheckedReport *report = statement->report;
	DiaDecimal apart = dia_decimal_subtract(high->figure->value, low->figure->value);
	g_autofree char *first = dia_decimal_format(low->figure->value);
	g_autofree char *second = dia_decimal_format(high->figure->value);
	g_autofree char *computed = dia_decimal_format(apart);
	g_autofree char *given = dia_decimal_format(points->figure->value);
	DiaFindingDraft draft = { .has_values = TRUE, .stated = points->figure->value, .computed = apart };

	draft.message = g_strdup_printf("%s and %s per cent are %s points apart, but %s are given", first,
					second, computed, given);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, points));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, MIN(low->first, high->first), MAX(low->end, high->end)));
	dia_checker_add(checker, &draft);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement, GHashTable *told)
{
	for (guint i = 2; i < statement->quantities->len; i++) {
		const DiaQuantity *points = dia_statement_quantity(statement, i);
		const DiaQuantity *shares[2] = { NULL, NULL };
		gboolean is_rise;

		if (!is_apposed(statement->report, points) || !find_shares(statement, points, shares) ||
		    dia_quantity_is_told(statement->report, points, told))
			continue;
		is_rise = dia_decimal_compare(shares[0]->figure->value, shares[1]->figure->value) < 0;
		if (!dia_interval_meets(dia_interval_subtract(dia_quantity_interval(shares[is_rise]),
							      dia_quantity_interval(shares[!is_rise])),
					dia_quantity_interval(points)))
			tell(checker, statement, points, shares[!is_rise], shares[is_rise]);
	}
}

void
dia_check_rate_points(DiaChecker *checker)
{
	dia_statements_check_untold(checker, check_statement);
}
