/*
 * Rates that more than two numbers must bear out: yearly averages over a list of years, and what one
 * currency is worth in another.
 */
#include <string.h>

#include "check/lists.h"
#include "check/rules.h"
#include "check/shares.h"

static const DiaDecimal hundred = { .coefficient = 100, .exponent = 0 };
static const DiaDecimal one = { .coefficient = 1, .exponent = 0 };

enum { MIN_YEARS = 3, MAX_CONVERSIONS = 256 };

/* --- Averages over years -------------------------------------------------------------------------- */

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
			     dia_decimal_multiply(dia_decimal_subtract(now, before), hundred), before));
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
	factor = is_rise ? dia_interval_add(dia_interval_exact(hundred), share)
			 : dia_interval_subtract(dia_interval_exact(hundred), share);
	factor = dia_interval_divide(factor, dia_interval_exact(hundred));
	for (guint i = 1; i < list->n_parts; i++)
		value = dia_interval_multiply(value, factor);
	return dia_interval_meets(value, dia_interval_exact(last));
}

static gboolean
has_year_each(const DiaStatement *statement, const DiaList *list)
{
	for (guint i = 0; i < list->n_parts; i++) {
		const DiaFigure *figure =
		    dia_statement_quantity(statement, list->parts[i])->figure;

		if (figure->period.first == 0 || figure->value.coefficient <= 0 ||
		    (i > 0 && figure->period.first <=
				  dia_statement_quantity(statement, list->parts[i - 1])
				      ->figure->period.first))
			return FALSE;
	}
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
	    list->n_parts < MIN_YEARS || !has_year_each(statement, list))
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

/* --- Currencies ------------------------------------------------------------------------------------ */

/* "20 million tenge (60,000 US dollars)" */
typedef struct {
	DiaFindingLocation place;
	const char *from; /* ISO 4217 codes */
	const char *to;
	DiaPeriod period;
	DiaDecimal rate; /* how many of @from one of @to is worth */
} Conversion;

static gboolean
is_money(const DiaQuantity *quantity)
{
	const char *unit = quantity->unit;

	return !quantity->figure->is_range && quantity->figure->value.coefficient > 0 &&
	       unit != NULL && strlen(unit) == 3 && g_ascii_isupper(unit[0]) &&
	       g_ascii_isupper(unit[1]) && g_ascii_isupper(unit[2]) && strcmp(unit, "MCI") != 0;
}

static void
collect_conversions(const DiaStatement *statement, GArray *conversions)
{
	for (guint i = 0; i + 1 < statement->quantities->len; i++) {
		const DiaQuantity *from = dia_statement_quantity(statement, i);
		const DiaQuantity *to = dia_statement_quantity(statement, i + 1);
		Conversion conversion = { .from = from->unit,
					  .to = to->unit,
					  .period = from->figure->period };

		if (!is_money(from) || !is_money(to) || dia_quantities_share_unit(from, to) ||
		    from->sentence != to->sentence || to->depth != from->depth + 1 ||
		    to->first - from->end > 6 || conversions->len == MAX_CONVERSIONS)
			continue;
		conversion.rate =
		    dia_decimal_divide(from->figure->value, to->figure->value);
		conversion.place = (DiaFindingLocation){
			.report = statement->report->index,
			.paragraph = statement->paragraph,
			.span = dia_token_span(statement->report, from->first, to->end),
		};
		g_array_append_val(conversions, conversion);
	}
}

/* Rates move: only half as much again is told, and not where years of their own explain it. */
static gboolean
is_odd(const Conversion *a, const Conversion *b)
{
	static const DiaDecimal half_more = { .coefficient = 15, .exponent = -1 };
	gboolean is_higher = dia_decimal_compare(a->rate, b->rate) > 0;
	DiaDecimal low = is_higher ? b->rate : a->rate;
	DiaDecimal high = is_higher ? a->rate : b->rate;

	if (strcmp(a->from, b->from) != 0 || strcmp(a->to, b->to) != 0 ||
	    (a->period.first != 0 && b->period.first != 0 && a->period.first != b->period.first))
		return FALSE;
	return dia_decimal_compare(high, dia_decimal_multiply(low, half_more)) > 0;
}

static void
add_conversion(DiaChecker *checker, const Conversion *first, const Conversion *second)
{
	g_autofree char *one_rate = dia_decimal_format(
	    dia_decimal_round(first->rate, first->rate.exponent < -2 ? -2 : 0));
	g_autofree char *other_rate = dia_decimal_format(
	    dia_decimal_round(second->rate, second->rate.exponent < -2 ? -2 : 0));
	DiaFindingDraft draft = { .is_milder = TRUE, .n_locations = 2 };

	draft.message = g_strdup_printf("one %s is worth %s %s here, but %s there", second->to,
					other_rate, second->from, one_rate);
	draft.locations[0] = second->place;
	draft.locations[1] = first->place;
	dia_checker_add(checker, &draft);
}

void
dia_check_rate_conversions(DiaChecker *checker)
{
	g_autoptr(GArray) conversions = g_array_new(FALSE, FALSE, sizeof(Conversion));

	for (guint i = 0; i < checker->reports->len; i++) {
		guint n_statements;
		const DiaStatement *statements =
		    dia_checked_report_statements(dia_checker_report(checker, i), &n_statements);

		g_array_set_size(conversions, 0);
		for (guint k = 0; k < n_statements; k++)
			collect_conversions(&statements[k], conversions);
		/* Each against the first that it differs from: one finding for each odd one. */
		for (guint k = 1; k < conversions->len; k++) {
			const Conversion *here = &g_array_index(conversions, Conversion, k);

			for (guint n = 0; n < k; n++) {
				const Conversion *before = &g_array_index(conversions, Conversion, n);

				if (is_odd(here, before)) {
					add_conversion(checker, before, here);
					break;
				}
			}
		}
	}
}
