#include "check/slips.h"

enum {
	BEFORE = 1, /* sentences before the stated value in which its two numbers may stand */
	BEHIND = 1, /* and behind it, where it only has to be explained */
	MOST = 14,  /* numbers looked at */
	LEAST_DIGITS = 2,
	MANY_PAIRS = 3,
};

/* The numbers of the sentences around a stated value, as indexes [first, end). @return FALSE where they are too many */
static gboolean
find_window(const DiaStatement *statement, const DiaQuantity *stated, guint *first, guint *end)
{
	*first = dia_statement_first_of(statement, stated->sentence - MIN(stated->sentence, BEFORE));
	*end = dia_statement_first_of(statement, stated->sentence + BEHIND + 1);
	return *end - *first <= MOST;
}

/* Its digits; but for zeros at the end, to which counts are rounded and percentages are not. */
static guint
count_digits(const DiaQuantity *stated)
{
	const DiaDecimal value = stated->figure->value;

	return dia_decimal_digits(value) - (dia_quantity_has_unit(stated, "percent") ? 0 : dia_decimal_zeros(value));
}

static gboolean
is_near(const DiaQuantity *stated, const DiaQuantity *a, const DiaQuantity *b)
{
	return a->sentence <= stated->sentence && b->sentence <= stated->sentence &&
	       (a->sentence == stated->sentence || b->sentence == stated->sentence);
}

static guint32
get_distance(const DiaQuantity *a, const DiaQuantity *b)
{
	return a->first < b->first ? b->first - a->end : a->first - b->end;
}

static gboolean
is_explained(const DiaQuantity *stated, const DiaFormula *formula, const DiaQuantity *a, const DiaQuantity *b)
{
	const DiaDecimal half = { .coefficient = 5, .exponent = MIN(stated->figure->value.exponent, 0) - 1 };
	DiaInterval given = dia_quantity_interval(stated);

	/* The last digit may be cut off as well as rounded. */
	given.low = dia_decimal_subtract(given.low, half);
	given.high = dia_decimal_add(given.high, half);
	return dia_interval_meets(formula->range(dia_quantity_rounded(a), dia_quantity_rounded(b)), given) ||
	       (formula->other != NULL &&
		dia_interval_meets(formula->other(dia_quantity_rounded(a), dia_quantity_rounded(b)), given));
}

/* May two numbers near by be those that a stated value is of? */
static gboolean
may_give(const DiaStatement *statement, const DiaQuantity *stated, const DiaFormula *formula, const DiaQuantity *a,
	 const DiaQuantity *b)
{
	return a != b && a != stated && b != stated && formula->may_give(statement, stated, a, b);
}

/* Is what two numbers give told by another number near by? */
static gboolean
is_told(const DiaStatement *statement, const DiaFormula *formula, guint first, guint end, const DiaQuantity *stated,
	const DiaSlip *slip)
{
	for (guint i = first; i < end; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other != stated && other != slip->a && other != slip->b &&
		    dia_quantities_share_unit(other, stated) && is_explained(other, formula, slip->a, slip->b))
			return TRUE;
	}
	return FALSE;
}

/* Takes a pair that gives a slip, where it stands nearer than the one before. */
static void
take(const DiaQuantity *stated, const DiaFormula *formula, const DiaQuantity *a, const DiaQuantity *b, DiaSlip *slip)
{
	const DiaDecimal value = stated->figure->value;
	const DiaDecimal computed =
		dia_decimal_round(formula->value(a->figure->value, b->figure->value), MIN(value.exponent, 0));

	if (!dia_decimal_is_slip(value, computed) ||
	    (slip->a != NULL && get_distance(stated, slip->a) + get_distance(stated, slip->b) <=
				    get_distance(stated, a) + get_distance(stated, b)))
		return;
	slip->a = a;
	slip->b = b;
	slip->computed = computed;
}

/* Looks among the quantities [first, end) for the two. */
static void
find_pairs(const DiaStatement *statement, const DiaQuantity *stated, const DiaFormula *formula, guint first, guint end,
	   DiaSlip *slip)
{
	for (guint i = first; i < end; i++) {
		const DiaQuantity *a = dia_statement_quantity(statement, i);

		for (guint k = first; k < end; k++) {
			const DiaQuantity *b = dia_statement_quantity(statement, k);

			if (!is_near(stated, a, b) || !may_give(statement, stated, formula, a, b))
				continue;
			slip->n_pairs++;
			take(stated, formula, a, b, slip);
		}
	}
}

gboolean
dia_slip_find(const DiaStatement *statement, const DiaQuantity *stated, const DiaFormula *formula, DiaSlip *slip)
{
	guint first;
	guint end;

	*slip = (DiaSlip){ 0 };
	if (count_digits(stated) < LEAST_DIGITS || !find_window(statement, stated, &first, &end) ||
	    dia_formula_explains(statement, stated, formula))
		return FALSE;
	/* What follows from two numbers comes behind them, but for "by 20 per cent, from 5 to 6". */
	find_pairs(statement, stated, formula, first, dia_statement_first_at(statement, stated->first), slip);
	if (slip->n_pairs == 0)
		find_pairs(statement, stated, formula, first, end, slip);
	return slip->a != NULL && !is_told(statement, formula, first, end, stated, slip);
}

gboolean
dia_formula_explains(const DiaStatement *statement, const DiaQuantity *stated, const DiaFormula *formula)
{
	guint first;
	guint end;

	if (!find_window(statement, stated, &first, &end))
		return FALSE;
	for (guint i = first; i < end; i++)
		for (guint k = first; k < end; k++) {
			const DiaQuantity *a = dia_statement_quantity(statement, i);
			const DiaQuantity *b = dia_statement_quantity(statement, k);

			if (may_give(statement, stated, formula, a, b) && is_explained(stated, formula, a, b))
				return TRUE;
		}
	return FALSE;
}

gint
dia_slip_weigh(const DiaQuantity *stated, const DiaSlip *slip)
{
	return (gint)count_digits(stated) - LEAST_DIGITS - (slip->n_pairs > 1) - (slip->n_pairs > MANY_PAIRS);
}

void
dia_slip_tell(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *stated, const DiaSlip *slip,
	      char *message)
{
	const DiaCheckedReport *report = statement->report;
	DiaFindingDraft draft = { .message = message,
				  .has_values = TRUE,
				  .stated = stated->figure->value,
				  .computed = slip->computed,
				  .is_milder = TRUE };

	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, stated));
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, slip->a));
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, slip->b));
	dia_checker_add(checker, &draft);
}
