/*
 * A change in per cent, in points or as a number against the two values that it leads between.
 *
 * In: pairs of an earlier and a later value (movements.c, sequels.c) and the quantities beside them that words call a
 * change. Out: findings where the change between the two is another one. Multiples: check-multiple.c; values with years
 * of their own: check-rate-years.c.
 */
#include "check/movements.h"
#include "check/rules.h"
#include "check/sequels.h"
#include "check/shares.h"

static DiaInterval
get_difference(DiaInterval a, DiaInterval b, gboolean is_rise)
{
	return is_rise ? dia_interval_subtract(b, a) : dia_interval_subtract(a, b);
}

static DiaInterval
as_per_cent(DiaInterval difference, DiaInterval base)
{
	return dia_interval_divide(
	    dia_interval_multiply(difference, dia_interval_exact(dia_hundred)), base);
}

/* "(+80 per cent)" */
static gboolean
is_signed(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	guint32 sign = quantity->first - 1;

	static const char *const signs[] = { "+", "plus", "minus", NULL };

	return quantity->first >= 2 && dia_token_is(report, sign - 1, "(") &&
	       (dia_token_is_one_of(report, sign, signs) || dia_token_is_dash(report, sign));
}

/* ", up 30 per cent" */
static gboolean
is_up_or_down(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const words[] = { "up", "down", NULL };
	static const char *const breaks[] = { ",", "(", NULL };

	return quantity->first >= 2 && dia_token_is_one_of(report, quantity->first - 1, words) &&
	       (dia_token_is_one_of(report, quantity->first - 2, breaks) ||
		dia_token_is_dash(report, quantity->first - 2));
}

/* "by 12 per cent", "an increase of 12 per cent", "12 per cent more" */
static gboolean
is_change(const DiaCheckedReport *report, const DiaMovement *movement, const DiaQuantity *quantity)
{
	const DiaCueSet cues = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);
	const DiaCheckCue *behind =
	    dia_check_cue_find_first(report, quantity->end, quantity->end + 6, cues);

	/* "grew from 400 to 450 (12.5 per cent)" */
	if (movement->then->share < 0 && movement->then->first < movement->now->first &&
	    quantity->first > movement->now->end && quantity->first - movement->now->end <= 6 &&
	    quantity->depth == movement->now->depth + 1 &&
	    !dia_token_is(report, quantity->end, "of") &&
	    dia_check_cue_find(report, movement->first, movement->then->first, cues) != NULL)
		return TRUE;
	if (is_signed(report, quantity) && quantity->first > MAX(movement->then->end, movement->now->end) &&
	    quantity->first - MAX(movement->then->end, movement->now->end) <= 6)
		return TRUE;
	/* "grew from 5.4 per cent": a value of its own */
	if (dia_quantity_follows(report, quantity, "from") || dia_quantity_follows(report, quantity, "to"))
		return FALSE;
	return dia_quantity_follows(report, quantity, "by") || is_up_or_down(report, quantity) ||
	       dia_check_cue_find(report, quantity->first - MIN(quantity->first, 3),
				  quantity->first, cues) != NULL ||
	       (behind != NULL && behind->first <= quantity->end + 1) ||
	       dia_token_is_in(report, quantity->end, DIA_LIST_COMPARATIVE);
}

/* "20 per cent in real terms": not what the printed values make. */
static gboolean
is_corrected(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	enum { REACH = 8 };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];

	return dia_tokens_have_in(
		report, MAX(sentence->first_token, quantity->first - MIN(quantity->first, 4)),
		MIN(quantity->end + REACH, sentence->end_token), DIA_LIST_CORRECTED);
}

/* "The number fell by 25 per cent between 2019 and 2020", of a sentence before: told by check-rate-years.c. */
static gboolean
is_between_years(const DiaCheckedReport *report, const DiaMovement *movement, const DiaQuantity *quantity)
{
	static const char *const words[] = { "between", "from", NULL };

	return movement->now->sentence != quantity->sentence && movement->then->sentence != quantity->sentence &&
	       dia_token_is_one_of(report, quantity->end, words);
}

/* Do the changes hold for each of several years or values, and not from the one value to the other? */
static gboolean
is_yearly(const DiaCheckedReport *report, const DiaMovement *movement)
{
	return dia_check_cue_find(report, movement->first, movement->end,
				  DIA_CUE(DIA_CHECK_A_YEAR) | DIA_CUE(DIA_CHECK_RESPECTIVELY)) != NULL;
}

/* "by 9 per cent on average"; not "the average wage rose by 9 per cent" */
static gboolean
is_average(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	enum { REACH = 4 };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];

	return dia_check_cue_find(report, MAX(sentence->first_token, quantity->first - MIN(quantity->first, REACH)),
				  MIN(quantity->end + REACH, sentence->end_token), DIA_CUE(DIA_CHECK_AVERAGE)) != NULL;
}

/* What a printed change can stand for: its last digit may be cut off as well as rounded. */
static DiaInterval
get_change(const DiaCheckedReport *report, const DiaQuantity *stated)
{
	DiaInterval change = dia_share_interval(report, stated);
	DiaDecimal half = { .coefficient = 5, .exponent = stated->figure->value.exponent - 1 };

	if (stated->figure->value.exponent < 0 && !change.is_unbounded)
		change.high = dia_decimal_add(change.high, half);
	return change;
}

static void
compare_rate(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement,
	     const DiaQuantity *stated)
{
	DiaDecimal then = movement->then->figure->value;
	DiaDecimal now = movement->now->figure->value;
	gboolean is_rise = dia_decimal_compare(now, then) >= 0;
	DiaInterval wide = as_per_cent(get_difference(dia_quantity_rounded(movement->then),
						      dia_quantity_rounded(movement->now), is_rise),
				       dia_quantity_rounded(movement->then));
	DiaInterval points = get_difference(dia_quantity_interval(movement->then),
					    dia_quantity_interval(movement->now), is_rise);
	DiaDecimal computed;
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	g_autofree char *change = NULL;
	g_autofree char *given = NULL;

	if (dia_interval_meets(wide, get_change(statement->report, stated)) ||
	    (dia_quantity_has_unit(movement->now, "percent") &&
	     dia_interval_meets(points, get_change(statement->report, stated))))
		return;
	computed = is_rise ? dia_decimal_subtract(now, then) : dia_decimal_subtract(then, now);
	computed = dia_decimal_divide(dia_decimal_multiply(computed, dia_hundred), then);
	first = dia_decimal_format(then);
	second = dia_decimal_format(now);
	change = dia_decimal_format(
	    dia_decimal_round(computed, MIN(stated->figure->value.exponent, 0) - 1));
	given = dia_decimal_format(stated->figure->value);
	dia_movement_tell(checker, statement, movement, stated, computed,
		   g_strdup_printf("from %s to %s is %s per cent %s, but the change is given as %s "
				   "per cent",
				   first, second, change, is_rise ? "more" : "less", given));
}

/* "by 40, from 350 to 380", "by 3 percentage points, from 12.4 to 10.4 per cent" */
static void
compare_difference(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement,
		   const DiaQuantity *stated)
{
	DiaDecimal then = movement->then->figure->value;
	DiaDecimal now = movement->now->figure->value;
	gboolean is_rise = dia_decimal_compare(now, then) >= 0;
	DiaInterval difference = get_difference(dia_quantity_rounded(movement->then),
						dia_quantity_rounded(movement->now), is_rise);
	DiaDecimal computed = is_rise ? dia_decimal_subtract(now, then)
				      : dia_decimal_subtract(then, now);
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	g_autofree char *change = NULL;
	g_autofree char *given = NULL;

	if (dia_interval_meets(difference, dia_quantity_rounded(stated)))
		return;
	first = dia_decimal_format(then);
	second = dia_decimal_format(now);
	change = dia_decimal_format(computed);
	given = dia_decimal_format(stated->figure->value);
	dia_movement_tell(checker, statement, movement, stated, computed,
		   g_strdup_printf("from %s to %s is %s %s, but the change is given as %s", first,
				   second, change, is_rise ? "more" : "less", given));
}

/* "by 12.5 points": of per cents, where these are what changed */
static gboolean
is_in_points(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	return dia_quantity_has_unit(quantity, "index") && quantity->end > quantity->first + 1 &&
	       (dia_token_is(report, quantity->end - 1, "points") || dia_token_is(report, quantity->end - 1, "point"));
}

static void
check_rate(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement)
{
	const DiaCheckedReport *report = statement->report;
	gboolean is_percent = dia_quantity_has_unit(movement->now, "percent");

	if (is_yearly(report, movement))
		return;
	for (guint i = dia_statement_first_at(statement, movement->first); i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);
		gboolean is_points = dia_quantity_has_unit(other, "percentage-point") || is_in_points(report, other);

		if (other->first >= movement->end)
			break;
		if (other == movement->then || other == movement->now || other->figure->is_range ||
		    !is_change(report, movement, other) || !dia_movement_is_told_by(report, movement, other) ||
		    is_corrected(report, other) || is_average(report, other) ||
		    is_between_years(report, movement, other))
			continue;
		if (dia_quantity_has_unit(other, "percent"))
			compare_rate(checker, statement, movement, other);
		else if (is_points ? is_percent
				   : dia_quantities_share_unit(other, movement->now) &&
					 dia_quantity_is_named_change(report, other))
			compare_difference(checker, statement, movement, other);
	}
}

static void
check_rates_of(DiaChecker *checker, const DiaStatement *statement)
{
	dia_movements_visit(checker, statement, check_rate, FALSE);
	dia_sequels_visit(checker, statement, check_rate);
}

void
dia_check_rate(DiaChecker *checker)
{
	dia_statements_check(checker, check_rates_of);
}
