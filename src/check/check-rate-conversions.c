/*
 * What one currency is worth in another: "20 million tenge (60,000 US dollars)" here, and another rate there.
 *
 * In: two sums of money, the second in a bracket behind the first. Out: findings where two of a report imply rates that
 * differ by half and more.
 */
#include <string.h>

#include "check/rules.h"
#include "check/statement.h"

enum { MAX_CONVERSIONS = 256 };

/* "20 million tenge (60,000 US dollars)" */
typedef struct {
	DiaFindingLocation place;
	const char *from; /* ISO 4217 codes */
	const char *to;
	DiaPeriod period;
	DiaDecimal rate; /* how many of @from one of @to is worth */
} Conversion;

static gboolean
is_sum(const DiaQuantity *quantity)
{
	return dia_unit_is_money(quantity->unit) && !quantity->figure->is_range &&
	       quantity->figure->value.coefficient > 0;
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

		if (!is_sum(from) || !is_sum(to) || dia_quantities_share_unit(from, to) ||
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
