/*
 * "23,100 in 2017, against 21,000 in 2012. This growth of 21 per cent": a change that two values near by all but give.
 *
 * In: a percentage or percentage points that words call a change, and the values of its sentence and the one before.
 * Out: findings where no two of them give it and two give a slip of it. What the words tie firmly is for check-rate.c.
 */
#include "check/movements.h"
#include "check/rules.h"
#include "check/shares.h"
#include "check/slips.h"

enum {
	ENOUGH = 1, /* points from which on a slip is believed */
};

/* --- From one value to the other -------------------------------------------------------------------------- */

static DiaInterval
compute_difference(DiaInterval then, DiaInterval now)
{
	return dia_decimal_compare(now.low, then.low) >= 0 ? dia_interval_subtract(now, then)
							   : dia_interval_subtract(then, now);
}

static DiaDecimal
get_difference(DiaDecimal then, DiaDecimal now)
{
	return dia_decimal_compare(now, then) >= 0 ? dia_decimal_subtract(now, then) : dia_decimal_subtract(then, now);
}

static DiaInterval
compute_change(DiaInterval then, DiaInterval now)
{
	return dia_interval_divide(
	    dia_interval_multiply(compute_difference(then, now), dia_interval_exact(dia_hundred)), then);
}

static DiaDecimal
get_change(DiaDecimal then, DiaDecimal now)
{
	return dia_share_divide(get_difference(then, now), then);
}

/* A change told of the later value, and a share, which is no change: what else may explain a percentage. */
static DiaInterval
compute_share(DiaInterval then, DiaInterval now)
{
	return dia_share_compute(now, then);
}

/* Is one value of an earlier time than the other or, where no times are told, before it in the text? */
static gboolean
is_earlier(const DiaCheckedReport *report, const DiaQuantity *then, const DiaQuantity *now)
{
	const DiaPeriod one = then->figure->period;
	const DiaPeriod other = now->figure->period;

	if (one.first != 0 && other.first != 0 && one.first != other.first)
		return one.first < other.first;
	return then->first < now->first ? !dia_quantity_follows(report, now, "from")
					: dia_quantity_follows(report, then, "from");
}

static gboolean
may_lead(const DiaStatement *statement, const DiaQuantity *then, const DiaQuantity *now)
{
	return dia_quantity_is_value(then) && dia_quantity_is_value(now) && dia_quantities_share_unit(then, now) &&
	       !dia_unit_is_time(then->unit) && is_earlier(statement->report, then, now);
}

static gboolean
may_change(const DiaStatement *statement, const DiaQuantity *stated, const DiaQuantity *then, const DiaQuantity *now)
{
	return may_lead(statement, then, now) && !dia_quantities_share_unit(stated, then);
}

static gboolean
may_differ(const DiaStatement *statement, const DiaQuantity *stated, const DiaQuantity *then, const DiaQuantity *now)
{
	return may_lead(statement, then, now) && dia_quantity_has_unit(then, "percent");
}

static const DiaFormula change_formula = { compute_change, get_change, compute_share, may_change };
static const DiaFormula difference_formula = { compute_difference, get_difference, NULL, may_differ };

/* --- The stated change ------------------------------------------------------------------------------------ */

/* Do words beside a percentage call it a change? */
static gboolean
is_called_change(const DiaCheckedReport *report, const DiaQuantity *stated)
{
	enum { BEFORE = 4, BEHIND = 3 };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[stated->sentence];
	const DiaCueSet cues = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);
	const guint32 first = MAX(sentence->first_token, stated->first - MIN(stated->first, BEFORE));

	if (dia_quantity_follows(report, stated, "from") || dia_quantity_follows(report, stated, "to"))
		return FALSE;
	return dia_check_cue_find(report, first, stated->first, cues) != NULL ||
	       dia_token_is_in(report, stated->end, DIA_LIST_COMPARATIVE) ||
	       dia_check_cue_find(report, stated->end, MIN(stated->end + BEHIND, sentence->end_token), cues) != NULL;
}

/* Does the change hold for each of several, or for prices of one time? */
static gboolean
is_of_others(const DiaCheckedReport *report, const DiaQuantity *stated)
{
	const DiaSentence near = dia_sentence_around(&dia_analysis_sentences(report->analysis)[stated->sentence],
						     stated->first);
	const DiaCueSet cues = DIA_CUE(DIA_CHECK_A_YEAR) | DIA_CUE(DIA_CHECK_RESPECTIVELY) | DIA_CUE(DIA_CHECK_AVERAGE);

	return dia_check_cue_find(report, near.first_token, near.end_token, cues) != NULL ||
	       dia_tokens_have_in(report, near.first_token, near.end_token, DIA_LIST_CORRECTED);
}

/* How much words say that the two are an earlier and a later value of one thing. */
static gint
weigh_words(const DiaStatement *statement, const DiaSlip *slip)
{
	const DiaQuantity *first = slip->a->first < slip->b->first ? slip->a : slip->b;
	const DiaQuantity *second = first == slip->a ? slip->b : slip->a;
	const DiaPeriod then = slip->a->figure->period;
	const DiaPeriod now = slip->b->figure->period;

	return (then.first != 0 && now.first != 0 && !dia_periods_meet(then, now)) +
	       (dia_check_cue_find(statement->report, first->end, second->first, DIA_CUE(DIA_CHECK_COMPARED)) != NULL) +
	       dia_quantity_follows(statement->report, slip->a, "from");
}

static void
tell(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *stated, const DiaSlip *slip)
{
	const char *unit = dia_quantity_has_unit(stated, "percentage-point") ? "points" : "per cent";
	const gboolean is_rise = dia_decimal_compare(slip->b->figure->value, slip->a->figure->value) >= 0;
	g_autofree char *first = dia_decimal_format(slip->a->figure->value);
	g_autofree char *second = dia_decimal_format(slip->b->figure->value);
	g_autofree char *computed = dia_decimal_format(slip->computed);
	g_autofree char *given = dia_decimal_format(stated->figure->value);

	dia_slip_tell(checker, statement, stated, slip,
		      g_strdup_printf("from %s to %s is %s %s %s, but %s %s are given beside them", first, second,
				      computed, unit, is_rise ? "more" : "less", given, unit));
}

/* Is it the two values that the change is told of, and not something else in another clause? */
static gboolean
is_told_of(const DiaStatement *statement, const DiaQuantity *stated, const DiaSlip *slip)
{
	static const char *const words[] = { "this", "that", "these", "such", NULL };
	const DiaMovement movement = { .then = slip->a, .now = slip->b };
	const guint32 first = dia_analysis_sentences(statement->report->analysis)[stated->sentence].first_token;

	/* "Fees are 30 per cent lower than in 2010", behind a sentence on cases; not "This growth of 30 per cent" */
	if ((slip->a->sentence != stated->sentence || slip->b->sentence != stated->sentence) &&
	    (dia_token_is_in(statement->report, stated->end, DIA_LIST_COMPARATIVE) ||
	     !dia_tokens_have(statement->report, first, stated->first, words)))
		return FALSE;
	return dia_movement_is_told_by(statement->report, &movement, stated);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement, GHashTable *told)
{
	const DiaCheckedReport *report = statement->report;

	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *stated = dia_statement_quantity(statement, i);
		const gboolean is_points = dia_quantity_has_unit(stated, "percentage-point");
		DiaSlip slip;

		if ((!is_points && !dia_quantity_is_percent(stated)) || !dia_quantity_is_plain(stated) ||
		    !is_called_change(report, stated) || is_of_others(report, stated) ||
		    !dia_slip_find(statement, stated, is_points ? &difference_formula : &change_formula, &slip) ||
		    dia_slip_weigh(stated, &slip) + weigh_words(statement, &slip) < ENOUGH ||
		    !is_told_of(statement, stated, &slip) || dia_quantity_is_told(report, stated, told))
			continue;
		tell(checker, statement, stated, &slip);
	}
}

void
dia_check_rate_slips(DiaChecker *checker)
{
	dia_statements_check_untold(checker, check_statement);
}
