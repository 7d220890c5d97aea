/*
 * "Doubled", "three times less", "cut to a third" against the two values that it is said of.
 *
 * In: pairs of an earlier and a later value (movements.c, sequels.c) and the multiple, or the fraction that is left,
 * beside them. Out: findings where the values make another one, words taken generously.
 */
#include "check/movements.h"
#include "check/rules.h"
#include "check/sequels.h"
#include "check/shares.h"

/* "doubled" is said of 1.8 times as of 2.4 times; "1.6 times" is a number like others. */
static DiaInterval
get_factor(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const half[] = { "half", NULL };
	const DiaDecimal quarter = { .coefficient = 25, .exponent = -2 };
	const DiaDecimal low = { .coefficient = 88, .exponent = -2 };
	const DiaDecimal high = { .coefficient = 125, .exponent = -2 };
	const DiaDecimal many = { .coefficient = 4, .exponent = 0 };
	DiaDecimal value = quantity->figure->value;
	DiaInterval interval = dia_quantity_interval(quantity);

	if (value.exponent < 0 && quantity->figure->qualifier == DIA_QUALIFIER_NONE) {
		/* "five and a half times": told in halves */
		if (dia_tokens_have(report, quantity->first, quantity->end, half)) {
			interval.low = dia_decimal_subtract(value, quarter);
			interval.high = dia_decimal_add(value, quarter);
		}
		return interval;
	}
	switch (quantity->figure->qualifier) {
	case DIA_QUALIFIER_NONE:
	case DIA_QUALIFIER_ABOUT:
		interval.low = dia_decimal_multiply(value, low);
		interval.high = dia_decimal_multiply(value, high);
		/* Who says "eightfold" has counted: 7.4 to 9 times. */
		if (dia_decimal_compare(value, many) > 0) {
			interval.low = dia_decimal_subtract(value, (DiaDecimal){ 6, -1 });
			interval.high = dia_decimal_add(value, (DiaDecimal){ 1, 0 });
		}
		break;
	case DIA_QUALIFIER_ALMOST:
		interval.low = dia_decimal_multiply(value, (DiaDecimal){ 75, -2 });
		interval.high = dia_decimal_multiply(value, (DiaDecimal){ 102, -2 });
		break;
	default:
		break;
	}
	return interval;
}

static void
compare_multiple(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement,
		 const DiaQuantity *stated)
{
	static const DiaDecimal one = { .coefficient = 1, .exponent = 0 };
	DiaDecimal then = movement->then->figure->value;
	DiaDecimal now = movement->now->figure->value;
	gboolean is_rise = dia_decimal_compare(now, then) >= 0;
	DiaInterval before = dia_quantity_rounded(movement->then);
	DiaInterval after = dia_quantity_rounded(movement->now);
	DiaInterval ratio = is_rise ? dia_interval_divide(after, before)
				    : dia_interval_divide(before, after);
	DiaInterval factor = get_factor(statement->report, stated);
	DiaDecimal computed =
	    is_rise ? dia_decimal_divide(now, then) : dia_decimal_divide(then, now);
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	g_autofree char *times = NULL;
	DiaSpan span = dia_quantity_span(statement->report, stated);

	/* "Three times more" is said of three times as much and of four times as much. */
	if (dia_interval_meets(ratio, factor) ||
	    (dia_check_cue_find(statement->report, stated->end, stated->end + 4,
				DIA_CUE(DIA_CHECK_RISE)) != NULL &&
	     dia_interval_meets(ratio, dia_interval_add(factor, dia_interval_exact(one)))))
		return;
	first = dia_decimal_format(then);
	second = dia_decimal_format(now);
	times = dia_decimal_format(dia_decimal_round(computed, -2));
	dia_movement_tell(checker, statement, movement, stated, computed,
		   g_strdup_printf("from %s to %s is %s times %s, but the text says \"%.*s\"", first,
				   second, times, is_rise ? "as much" : "less",
				   DIA_QUOTE(statement->report, span)));
}

/* "tripled, from 115 to 350, and the allowance rose from 150 to 200": told of the pair that is next to it. */
static gboolean
has_pair_between(const DiaStatement *statement, guint multiple, const DiaMovement *movement)
{
	guint n = 0;

	for (guint i = multiple + 1; i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->first >= movement->then->first || other->first >= movement->now->first)
			break;
		n += dia_quantity_is_value(other) && dia_quantity_is_paired(statement, i);
	}
	return n > 0;
}

/*
 * "double the national mean", "three times that of men", "twice as many as the law demands": compared with something
 * else than the earlier value. "twice the 120 of 2015", "twice as many as before" is of the earlier one.
 */
static gboolean
is_of_other_value(const DiaCheckedReport *report, const DiaQuantity *stated)
{
	enum { REACH = 8 };
	static const char *const openings[] = { "the", "that", "those", "what", "its", "their", "as", "than", NULL };
	static const char *const others[] = { "ago", "last", "it", "they", NULL };
	static const char *const breaks[] = { ",", ";", ".", ")", "(", ":", "from", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[stated->sentence];
	const char *last = dia_token_word(report, stated->end - 1);
	guint32 first = stated->end;
	guint32 end;

	if (g_str_has_suffix(last, "ed") || g_str_has_suffix(last, "ing") || first >= sentence->end_token ||
	    !(dia_token_is_one_of(report, first, openings) || g_str_equal(last, "as")) ||
	    dia_quantity_follows(report, stated, "to"))
		return FALSE;
	/* "as many as": the second "as" opens */
	if (dia_token_is(report, first, "as") || g_str_equal(last, "as")) {
		guint32 second = first + 1;

		while (second < MIN(first + 4, sentence->end_token) && !dia_token_is(report, second, "as"))
			second++;
		if (second >= sentence->end_token || !dia_token_is(report, second, "as"))
			return FALSE;
		first = second + 1;
	}
	for (end = first; end < MIN(first + REACH, sentence->end_token); end++)
		if (dia_token_is_one_of(report, end, breaks))
			break;
	if (dia_tokens_have_in(report, first, end, DIA_LIST_NORM))
		return TRUE;
	for (guint32 at = first; at < end; at++)
		if (report->tokens[at].kind == DIA_TOKEN_NUMBER)
			return FALSE;
	return !dia_tokens_have_in(report, first, end, DIA_LIST_EARLIER) &&
	       !dia_tokens_have_in(report, first, end, DIA_LIST_OUTSET) &&
	       !dia_tokens_have(report, first, end, others);
}

/* "cut to a third, from 600 to 300" */
static void
compare_remainder(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement,
		  const DiaQuantity *stated)
{
	DiaDecimal then = movement->then->figure->value;
	DiaDecimal now = movement->now->figure->value;
	DiaInterval left = dia_share_compute(dia_quantity_rounded(movement->now), dia_quantity_rounded(movement->then));
	DiaInterval wide = dia_share_interval(statement->report, stated);
	DiaDecimal computed = dia_share_divide(now, then);
	g_autofree char *first = dia_decimal_format(then);
	g_autofree char *second = dia_decimal_format(now);
	g_autofree char *share = dia_decimal_format(dia_decimal_round(computed, -1));
	DiaSpan span = dia_quantity_span(statement->report, stated);

	if (dia_interval_meets(left, wide))
		return;
	dia_movement_tell(checker, statement, movement, stated, computed,
		   g_strdup_printf("from %s to %s leaves %s per cent, but the text says \"%.*s\"", first, second, share,
				   DIA_QUOTE(statement->report, span)));
}

static gboolean
is_multiple(const DiaCheckedReport *report, const DiaMovement *movement, const DiaQuantity *quantity)
{
	return dia_quantity_has_unit(quantity, "times") || (quantity != movement->then && quantity != movement->now &&
							    dia_quantity_is_remainder(report, quantity));
}

static void
check_multiple(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement)
{
	for (guint i = dia_statement_first_at(statement, movement->first); i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->first >= movement->end)
			break;
		if (other->figure->is_range ||
		    !is_multiple(statement->report, movement, other) || has_pair_between(statement, i, movement) ||
		    is_of_other_value(statement->report, other) ||
		    !dia_movement_is_told_by(statement->report, movement, other))
			continue;
		if (dia_quantity_has_unit(other, "times"))
			compare_multiple(checker, statement, movement, other);
		else
			compare_remainder(checker, statement, movement, other);
		break;
	}
}

static void
check_multiples_of(DiaChecker *checker, const DiaStatement *statement)
{
	dia_movements_visit(checker, statement, check_multiple, FALSE);
	dia_sequels_visit(checker, statement, check_multiple);
}

void
dia_check_multiple(DiaChecker *checker)
{
	dia_statements_check(checker, check_multiples_of);
}
