/*
 * "It grew by 4 per cent a year: 300 in 2015, 310 in 2016 and 330 in 2017": a yearly average against a list of years.
 *
 * In: a percentage a year and the list of values with years behind it. Out: findings where it is neither the mean of
 * the yearly changes nor what leads, compounded, from the first value to the last.
 */
#include "check/lists.h"
#include "check/rules.h"
#include "check/shares.h"

static const DiaDecimal one = { .coefficient = 1, .exponent = 0 };

enum { MIN_YEARS = 3 };

/* A point to either side: an average is seldom told to the digit. */
static gboolean
is_close(DiaDecimal computed, const DiaQuantity *stated)
{
	DiaInterval interval = dia_quantity_interval(stated);

	interval.low = dia_decimal_subtract(interval.low, one);
	interval.high = dia_decimal_add(interval.high, one);
	return dia_interval_meets(dia_interval_exact(computed), interval);
}

/* The plain mean of the yearly changes in per cent, without sign. */
static DiaDecimal
get_mean_change(const DiaStatement *statement, const DiaList *list)
{
	DiaDecimal sum = { 0 };

	for (guint i = 1; i < list->n_parts; i++) {
		DiaDecimal before =
		    dia_statement_quantity(statement, list->parts[i - 1])->figure->value;
		DiaDecimal now = dia_statement_quantity(statement, list->parts[i])->figure->value;

		sum = dia_decimal_add(
		    sum, dia_decimal_divide(
			     dia_decimal_multiply(dia_decimal_subtract(now, before), dia_hundred), before));
	}
	sum = dia_decimal_divide(sum, (DiaDecimal){ .coefficient = list->n_parts - 1 });
	return sum.coefficient < 0 ? dia_decimal_subtract((DiaDecimal){ 0 }, sum) : sum;
}

/* Does growth by so many per cent a year lead from the first value to the last? */
static gboolean
is_compound(const DiaStatement *statement, const DiaList *list, const DiaQuantity *stated)
{
	DiaDecimal first = dia_statement_quantity(statement, list->parts[0])->figure->value;
	DiaDecimal last =
	    dia_statement_quantity(statement, list->parts[list->n_parts - 1])->figure->value;
	gboolean is_rise = dia_decimal_compare(last, first) >= 0;
	DiaInterval share = dia_quantity_interval(stated);
	DiaInterval factor;
	DiaInterval value = dia_interval_exact(first);

	share.low = dia_decimal_subtract(share.low, one);
	share.high = dia_decimal_add(share.high, one);
	factor = is_rise ? dia_interval_add(dia_interval_exact(dia_hundred), share)
			 : dia_interval_subtract(dia_interval_exact(dia_hundred), share);
	factor = dia_interval_divide(factor, dia_interval_exact(dia_hundred));
	for (guint i = 1; i < list->n_parts; i++)
		value = dia_interval_multiply(value, factor);
	return dia_interval_meets(value, dia_interval_exact(last));
}

static gboolean
are_positive(const DiaStatement *statement, const DiaList *list)
{
	for (guint i = 0; i < list->n_parts; i++)
		if (dia_statement_quantity(statement, list->parts[i])->figure->value.coefficient <= 0)
			return FALSE;
	return TRUE;
}

static void
check_average(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *stated,
	      const DiaList *list)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *first = dia_statement_quantity(statement, list->parts[0]);
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[first->sentence];
	DiaDecimal mean;
	g_autofree char *computed = NULL;
	g_autofree char *given = NULL;
	DiaFindingDraft draft = { .has_values = TRUE, .stated = stated->figure->value };

	if (dia_check_cue_find(report, sentence->first_token, sentence->end_token,
			       DIA_CUE(DIA_CHECK_A_YEAR)) == NULL ||
	    dia_check_cue_find(report, sentence->first_token, sentence->end_token,
			       DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL)) == NULL ||
	    list->n_parts < MIN_YEARS || !dia_list_has_rising_years(statement, list) ||
	    !are_positive(statement, list))
		return;
	mean = get_mean_change(statement, list);
	if (is_close(mean, stated) || is_compound(statement, list, stated))
		return;
	draft.computed = dia_decimal_round(mean, -4);
	computed = dia_decimal_format(dia_decimal_round(mean, -1));
	given = dia_decimal_format(stated->figure->value);
	draft.message = g_strdup_printf("the yearly changes are %s per cent on average, but they are "
					"given as %s per cent a year",
					computed, given);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, stated));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, list->first, list->end));
	dia_checker_add(checker, &draft);
}

static void
check_averages_of(DiaChecker *checker, const DiaStatement *statement)
{
	DiaList list;

	for (guint at = 1; dia_list_find(statement, &at, &list);) {
		const DiaQuantity *first = dia_statement_quantity(statement, list.parts[0]);
		const DiaQuantity *stated = first - 1;

		if (dia_quantity_is_percent(stated) && stated->sentence == first->sentence &&
		    !dia_quantities_share_unit(stated, first))
			check_average(checker, statement, stated, &list);
	}
}

void
dia_check_rate_averages(DiaChecker *checker)
{
	dia_statements_check(checker, check_averages_of);
}
