/*
 * What a report says of a change against the two values that it changed between.
 *
 * In: pairs of an earlier and a later value (movements.c) and the words for the change beside them. Out:
 * findings where the change is not the one that is named: other per cents, another multiple.
 */
#include "check/movements.h"
#include "check/rules.h"
#include "check/sequels.h"
#include "check/shares.h"
#include "check/terms.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

static const DiaDecimal hundred = { .coefficient = 100, .exponent = 0 };

/* --- Findings ------------------------------------------------------------------------------------ */

static void
add_change(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement,
	   const DiaQuantity *stated, DiaDecimal computed, char *message)
{
	const DiaCheckedReport *report = statement->report;
	guint32 first = MIN(movement->then->first, movement->now->first);
	guint32 end = MAX(movement->then->end, movement->now->end);
	DiaFindingDraft draft = { .message = message,
				  .has_values = TRUE,
				  .stated = stated->figure->value,
				  .computed = dia_decimal_round(computed, -4) };

	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, stated));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, first, end));
	dia_checker_add(checker, &draft);
}

static DiaInterval
get_difference(DiaInterval a, DiaInterval b, gboolean is_rise)
{
	return is_rise ? dia_interval_subtract(b, a) : dia_interval_subtract(a, b);
}

static DiaInterval
as_per_cent(DiaInterval difference, DiaInterval base)
{
	return dia_interval_divide(
	    dia_interval_multiply(difference, dia_interval_exact(hundred)), base);
}

/* --- Rate: per cents ----------------------------------------------------------------------------- */

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
	static const char *const less[] = { "less", "fewer", "lower", NULL };
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
	       dia_token_is_one_of(report, quantity->end, less);
}

/* "..., an increase of 55 per cent, and that of girls went from 67 to 85": said of what stands before. */
static gboolean
is_of_clause_before(const DiaCheckedReport *report, const DiaMovement *movement, const DiaQuantity *quantity)
{
	static const char *const joints[] = { "and", "while", "whereas", "but", "as", NULL };
	guint32 end = MIN(movement->then->first, movement->now->first);

	for (guint32 at = quantity->end; at + 1 < end; at++)
		if (dia_token_is(report, at, ",") && dia_token_is_one_of(report, at + 1, joints))
			return TRUE;
	return FALSE;
}

/* Does a clause name something new before what it says of a change, "while posts rose by"? "and have thus" does not. */
static gboolean
has_subject(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	const DiaCueSet cues = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);

	for (guint32 at = first; at < end; at++)
		if (dia_token_is_telling(report, at) &&
		    !(dia_token_classes(report, at) & (DIA_CLASS_VERB | DIA_CLASS_AUXILIARY)) &&
		    dia_check_cue_find(report, at, at + 1, cues) == NULL)
			return TRUE;
	return FALSE;
}

/* "from 350 to 380, while that of posts rose by 12 per cent": said of something else than the values before. */
static gboolean
is_of_clause_behind(const DiaCheckedReport *report, const DiaMovement *movement, const DiaQuantity *quantity)
{
	static const char *const joints[] = { "and", "while", "whilst", "whereas", "but", "with", NULL };
	static const char *const more[] = { "more", "fewer", NULL };
	guint32 end = dia_analysis_sentences(report->analysis)[quantity->sentence].end_token;

	for (guint32 at = MAX(movement->then->end, movement->now->end); at < quantity->first; at++)
		if (dia_token_is_one_of(report, at, joints) &&
		    (has_subject(report, at + 1, quantity->first) ||
		     /* "and 30 per cent more were convicted" */
		     (quantity->end + 1 < end && dia_token_is_one_of(report, quantity->end, more) &&
		      (dia_token_classes(report, quantity->end + 1) & DIA_CLASS_AUXILIARY))))
			return TRUE;
	return FALSE;
}

/* "20 per cent in real terms": not what the printed values make. */
static gboolean
is_corrected(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	enum { REACH = 8 };
	static const char *const words[] = { "real", "inflation", "adjusted", "capita", "seasonally", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];

	return dia_tokens_have(report, MAX(sentence->first_token, quantity->first - MIN(quantity->first, 4)),
			       MIN(quantity->end + REACH, sentence->end_token), words);
}

/* "The number fell by 25 per cent between 2019 and 2020", of a sentence before: told by check-rate-spans.c. */
static gboolean
is_between_years(const DiaCheckedReport *report, const DiaMovement *movement, const DiaQuantity *quantity)
{
	static const char *const words[] = { "between", "from", NULL };

	return movement->now->sentence != quantity->sentence && movement->then->sentence != quantity->sentence &&
	       dia_token_is_one_of(report, quantity->end, words);
}

/* Does the change hold for each of several years and not from the one value to the other? */
static gboolean
is_yearly(const DiaCheckedReport *report, const DiaMovement *movement)
{
	return dia_check_cue_find(report, movement->first, movement->end,
				  DIA_CUE(DIA_CHECK_A_YEAR) | DIA_CUE(DIA_CHECK_AVERAGE) |
				      DIA_CUE(DIA_CHECK_RESPECTIVELY)) != NULL;
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

	if (dia_interval_meets(wide, dia_share_interval(statement->report, stated)) ||
	    (dia_quantity_has_unit(movement->now, "percent") &&
	     dia_interval_meets(points, dia_share_interval(statement->report, stated))))
		return;
	computed = is_rise ? dia_decimal_subtract(now, then) : dia_decimal_subtract(then, now);
	computed = dia_decimal_divide(dia_decimal_multiply(computed, hundred), then);
	first = dia_decimal_format(then);
	second = dia_decimal_format(now);
	change = dia_decimal_format(
	    dia_decimal_round(computed, MIN(stated->figure->value.exponent, 0) - 1));
	given = dia_decimal_format(stated->figure->value);
	add_change(checker, statement, movement, stated, computed,
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
	add_change(checker, statement, movement, stated, computed,
		   g_strdup_printf("from %s to %s is %s %s, but the change is given as %s", first,
				   second, change, is_rise ? "more" : "less", given));
}

static void
check_rate(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement)
{
	const DiaCheckedReport *report = statement->report;
	gboolean is_percent = dia_quantity_has_unit(movement->now, "percent");

	if (is_yearly(report, movement))
		return;
	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);
		gboolean is_points = dia_quantity_has_unit(other, "percentage-point");

		if (other->first >= movement->end)
			break;
		if (other->first < movement->first || other == movement->then ||
		    other == movement->now || other->figure->is_range || !is_change(report, movement, other) ||
		    is_of_clause_before(report, movement, other) || is_of_clause_behind(report, movement, other) ||
		    is_corrected(report, other) || is_between_years(report, movement, other))
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

/* --- Multiple: doubled, halved, n times ----------------------------------------------------------- */

/* "doubled" is said of 1.8 times as of 2.4 times; "1.6 times" is a number like others. */
static DiaInterval
get_factor(const DiaQuantity *quantity)
{
	const DiaDecimal low = { .coefficient = 88, .exponent = -2 };
	const DiaDecimal high = { .coefficient = 125, .exponent = -2 };
	const DiaDecimal many = { .coefficient = 4, .exponent = 0 };
	DiaDecimal value = quantity->figure->value;
	DiaInterval interval = dia_quantity_interval(quantity);

	if (value.exponent < 0 && quantity->figure->qualifier == DIA_QUALIFIER_NONE)
		return interval;
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
	DiaInterval factor = get_factor(stated);
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
	add_change(checker, statement, movement, stated, computed,
		   g_strdup_printf("from %s to %s is %s times %s, but the text says \"%.*s\"", first,
				   second, times, is_rise ? "as much" : "less",
				   (int)(span.end - span.start), statement->report->text + span.start));
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
	static const char *const norms[] = { "mean",	 "average",  "median",	"target",  "norm",    "threshold",
					     "standard", "minimum",  "maximum", "limit",   "capacity", "ceiling",
					     "neighbouring", "planned", "required", "demands", NULL };
	static const char *const earlier[] = { "before", "earlier", "previous", "previously", "preceding",
					       "former", "ago", "last", "beginning", "start", "outset", "first",
					       "then", "original", "initial", "prior", "it", "they", NULL };
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
	if (dia_tokens_have(report, first, end, norms))
		return TRUE;
	for (guint32 at = first; at < end; at++)
		if (report->tokens[at].kind == DIA_TOKEN_NUMBER)
			return FALSE;
	return !dia_tokens_have(report, first, end, earlier);
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
	add_change(checker, statement, movement, stated, computed,
		   g_strdup_printf("from %s to %s leaves %s per cent, but the text says \"%.*s\"", first, second, share,
				   (int)(span.end - span.start), statement->report->text + span.start));
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
	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->first >= movement->end)
			break;
		if (other->first < movement->first || other->figure->is_range ||
		    !is_multiple(statement->report, movement, other) || has_pair_between(statement, i, movement) ||
		    is_of_other_value(statement->report, other) ||
		    is_of_clause_before(statement->report, movement, other) ||
		    is_of_clause_behind(statement->report, movement, other))
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
