/*
 * What a report says of a change against the two values that it changed between.
 *
 * In: an earlier and a later value that words tie together ("from A to B", "B, compared with A", "B (A in
 * 2017)") and the words for the change beside them. Out: findings where the change is not the one that is
 * named: other per cents, another multiple, another direction.
 */
#include "check/rules.h"
#include "check/statement.h"

/* Two values of one measure. */
typedef struct {
	const DiaQuantity *then;
	const DiaQuantity *now;
	guint32 first; /* the words for the change stand in tokens [first, end) */
	guint32 end;
	gboolean is_loose; /* only their years tell which is the earlier one */
} Movement;

typedef void (*MovementFunction)(DiaChecker *checker, const DiaStatement *statement,
				 const Movement *movement);

enum { MAX_REACH = 24 }; /* tokens between two values that are tied */

static const DiaDecimal hundred = { .coefficient = 100, .exponent = 0 };

/* --- Pairs of values ----------------------------------------------------------------------------- */

static gboolean
is_value(const DiaQuantity *quantity)
{
	/* "by 200 votes in favour, 12 against": no change by 200 */
	if (quantity->figure->measure != NULL && g_str_has_prefix(quantity->figure->measure, "vote"))
		return FALSE;
	return !quantity->figure->is_range && !dia_quantity_has_unit(quantity, "times") &&
	       !dia_quantity_has_unit(quantity, "rank") && quantity->figure->value.coefficient > 0;
}

/* "from 350 in 2019 to 320 in 2020" */
static gboolean
is_from_to(const DiaCheckedReport *report, const DiaQuantity *then, const DiaQuantity *now)
{
	return then->sentence == now->sentence && dia_quantities_share_unit(then, now) &&
	       now->first - then->end <= MAX_REACH && dia_quantity_follows(report, then, "from") &&
	       dia_quantity_follows(report, now, "to");
}

/* "to 320 in 2020 from 350 in 2019" */
static gboolean
is_to_from(const DiaCheckedReport *report, const DiaQuantity *now, const DiaQuantity *then)
{
	return then->sentence == now->sentence && dia_quantities_share_unit(then, now) &&
	       then->first - now->end <= MAX_REACH && dia_quantity_follows(report, now, "to") &&
	       dia_quantity_follows(report, then, "from");
}

/* "350 in 2019 and 320 in 2020": each with a year of its own. */
static gboolean
has_years(const DiaQuantity *first, const DiaQuantity *second)
{
	DiaPeriod one = first->figure->period;
	DiaPeriod other = second->figure->period;

	return one.first != 0 && other.first != 0 && (one.last < other.first || other.last < one.first);
}

/* "320 in 2020, compared with 350 in 2019", "320, down from 350", "less than in 2022 (1,521)" */
static gboolean
is_compared(const DiaCheckedReport *report, const DiaQuantity *now, const DiaQuantity *then)
{
	const DiaCheckCue *cue;

	if (then->sentence != now->sentence || !dia_quantities_share_unit(then, now) ||
	    then->first - now->end > MAX_REACH || then->depth > now->depth + 1)
		return FALSE;
	/* "450, an increase of 12 per cent from 400" */
	if (dia_quantity_follows(report, then, "from") &&
	    dia_check_cue_find(report, now->end, then->first,
			       DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL)) != NULL)
		return TRUE;
	cue = dia_check_cue_find(report, now->end, then->first, DIA_CUE(DIA_CHECK_COMPARED));
	return cue != NULL && then->first - cue->end <= 6;
}

/* Everything in the sentence is about the change where no other pair of values stands in it. */
static void
set_reach(const DiaStatement *statement, Movement *movement)
{
	const DiaSentence *sentence =
	    &dia_analysis_sentences(statement->report->analysis)[movement->now->sentence];
	guint32 low = MIN(movement->then->first, movement->now->first);
	guint32 high = MAX(movement->then->end, movement->now->end);

	movement->first = MAX(sentence->first_token, low - MIN(low, MAX_REACH));
	movement->end = MIN(sentence->end_token, high + MAX_REACH);
	/* Not beyond the clause: what stands behind a semicolon is about something else. */
	for (guint32 at = low; at > movement->first; at--) {
		if (dia_token_is(statement->report, at - 1, ";")) {
			movement->first = at;
			break;
		}
	}
	for (guint32 at = high; at < movement->end; at++) {
		if (dia_token_is(statement->report, at, ";")) {
			movement->end = at;
			break;
		}
	}
}

/* "by 40", "an increase of 40" */
static gboolean
is_named_change(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	const guint64 cues = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);

	return dia_quantity_follows(report, quantity, "by") ||
	       (dia_quantity_follows(report, quantity, "of") &&
		dia_check_cue_find(report, quantity->first - MIN(quantity->first, 4),
				   quantity->first, cues) != NULL);
}

/* Does a value have another one to go from or to? */
static gboolean
is_paired(const DiaStatement *statement, guint index)
{
	const DiaQuantity *quantity = dia_statement_quantity(statement, index);

	return (index > 0 && is_from_to(statement->report,
					dia_statement_quantity(statement, index - 1), quantity)) ||
	       (index + 1 < statement->quantities->len &&
		is_from_to(statement->report, quantity,
			   dia_statement_quantity(statement, index + 1)));
}

/*
 * Is a third value of the unit close by, so that it is unclear which two belong together? A pair of its own
 * is none where one verb may tell of several, "had risen from 5 to 7, and that of posts from 3 to 4".
 */
static gboolean
has_rivals(const DiaStatement *statement, guint index, const Movement *movement, gboolean shares_verb)
{
	guint first = index - MIN(index, 3);

	for (guint i = first; i < statement->quantities->len && i < index + 6; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other != movement->then && other != movement->now &&
		    other->sentence == movement->now->sentence && is_value(other) &&
		    dia_quantities_share_unit(other, movement->now) &&
		    other->first >= movement->first && other->end <= movement->end &&
		    (movement->is_loose ||
		     (!is_named_change(statement->report, other) &&
		      !(shares_verb && is_paired(statement, i)))))
			return TRUE;
	}
	return FALSE;
}
/* Calls a function for each pair of values that words tie together. */
static void
visit(DiaChecker *checker, const DiaStatement *statement, MovementFunction function, gboolean shares_verb)
{
	const DiaCheckedReport *report = statement->report;

	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *first = dia_statement_quantity(statement, i);
		Movement movement = { 0 };

		if (!is_value(first))
			continue;
		for (guint k = i + 1; k < statement->quantities->len && k <= i + 3; k++) {
			const DiaQuantity *second = dia_statement_quantity(statement, k);

			if (second->sentence != first->sentence)
				break;
			if (!is_value(second) || !dia_quantities_share_unit(first, second))
				continue;
			if (is_from_to(report, first, second)) {
				movement.then = first;
				movement.now = second;
			} else if (is_compared(report, first, second) ||
				   is_to_from(report, first, second) || first->former == (gint)k) {
				movement.then = second;
				movement.now = first;
			} else if (has_years(first, second)) {
				gboolean is_first_now = first->figure->period.first >
							second->figure->period.first;

				movement.then = is_first_now ? second : first;
				movement.now = is_first_now ? first : second;
				movement.is_loose = TRUE;
			}
			/* "450, up from 400 to ..." would have an end of its own. */
			if (k + 1 < statement->quantities->len && movement.now == first &&
			    is_from_to(report, second, dia_statement_quantity(statement, k + 1)))
				movement.now = NULL;
			break;
		}
		if (movement.now == NULL)
			continue;
		set_reach(statement, &movement);
		if (!has_rivals(statement, i, &movement, shares_verb))
			function(checker, statement, &movement);
	}
}

/* --- Directions ---------------------------------------------------------------------------------- */

typedef enum { UNSAID, UP, DOWN, UNCLEAR } Direction;

static gboolean
is_denied(const DiaCheckedReport *report, guint32 cue)
{
	static const char *const words[] = { "not",  "no",	"never", "without", "instead",
					     "than", "prevent", "slow",	 "slower",  NULL };

	for (guint steps = 1; steps <= 3 && steps <= cue; steps++)
		if (dia_token_is_one_of(report, cue - steps, words))
			return TRUE;
	return FALSE;
}

/* What the words between two tokens say; UNCLEAR where they say both or deny it. */
static Direction
read_direction(const DiaCheckedReport *report, guint32 first, guint32 end, const DiaCheckCue **cue)
{
	const DiaCheckCue *up = dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_RISE));
	const DiaCheckCue *down = dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_FALL));

	*cue = up != NULL ? up : down;
	if (*cue == NULL)
		return UNSAID;
	if ((up != NULL && down != NULL) || is_denied(report, (*cue)->first) ||
	    dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_RANKING)) != NULL)
		return UNCLEAR;
	return up != NULL ? UP : DOWN;
}

/* --- Findings ------------------------------------------------------------------------------------ */

static void
add_change(DiaChecker *checker, const DiaStatement *statement, const Movement *movement,
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

/* A whole per cent is rounded as any other number. */
static DiaInterval
get_stated(const DiaQuantity *quantity)
{
	DiaInterval interval = dia_quantity_interval(quantity);
	DiaDecimal half = { .coefficient = 5, .exponent = -1 };

	if (quantity->figure->value.exponent == 0 &&
	    quantity->figure->qualifier == DIA_QUALIFIER_NONE) {
		interval.low = dia_decimal_subtract(interval.low, half);
		interval.high = dia_decimal_add(interval.high, half);
	}
	return interval;
}

/* --- Rate: per cents ----------------------------------------------------------------------------- */

/* "by 12 per cent", "an increase of 12 per cent", "12 per cent more" */
static gboolean
is_change(const DiaCheckedReport *report, const Movement *movement, const DiaQuantity *quantity)
{
	const guint64 cues = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);
	const DiaCheckCue *behind =
	    dia_check_cue_find_first(report, quantity->end, quantity->end + 6, cues);

	/* "grew from 400 to 450 (12.5 per cent)" */
	if (movement->then->share < 0 && movement->then->first < movement->now->first &&
	    quantity->first > movement->now->end && quantity->first - movement->now->end <= 6 &&
	    quantity->depth == movement->now->depth + 1 &&
	    !dia_token_is(report, quantity->end, "of") &&
	    dia_check_cue_find(report, movement->first, movement->then->first, cues) != NULL)
		return TRUE;
	/* "grew from 5.4 per cent": a value of its own */
	if (dia_quantity_follows(report, quantity, "from") || dia_quantity_follows(report, quantity, "to"))
		return FALSE;
	return dia_quantity_follows(report, quantity, "by") ||
	       dia_check_cue_find(report, quantity->first - MIN(quantity->first, 3),
				  quantity->first, cues) != NULL ||
	       (behind != NULL && behind->first <= quantity->end + 1);
}

/* Does the change hold for each of several years and not from the one value to the other? */
static gboolean
is_yearly(const DiaCheckedReport *report, const Movement *movement)
{
	return dia_check_cue_find(report, movement->first, movement->end,
				  DIA_CUE(DIA_CHECK_A_YEAR) | DIA_CUE(DIA_CHECK_AVERAGE) |
				      DIA_CUE(DIA_CHECK_RESPECTIVELY)) != NULL;
}

static void
compare_rate(DiaChecker *checker, const DiaStatement *statement, const Movement *movement,
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

	if (dia_interval_meets(wide, get_stated(stated)) ||
	    (dia_quantity_has_unit(movement->now, "percent") &&
	     dia_interval_meets(points, get_stated(stated))))
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
compare_difference(DiaChecker *checker, const DiaStatement *statement, const Movement *movement,
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
check_rate(DiaChecker *checker, const DiaStatement *statement, const Movement *movement)
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
		    other == movement->now || other->figure->is_range || !is_change(report, movement, other))
			continue;
		if (dia_quantity_has_unit(other, "percent"))
			compare_rate(checker, statement, movement, other);
		else if (is_points ? is_percent
				   : dia_quantities_share_unit(other, movement->now) &&
					 is_named_change(report, other))
			compare_difference(checker, statement, movement, other);
	}
}

static void
check_rates_of(DiaChecker *checker, const DiaStatement *statement)
{
	visit(checker, statement, check_rate, FALSE);
}

void
dia_check_rates(DiaChecker *checker)
{
	dia_statements_check(checker, check_rates_of);
	dia_check_averages(checker);
	dia_check_spans(checker);
	dia_check_per(checker);
	dia_check_conversions(checker);
}

/* --- Multiple: doubled, halved, n times ----------------------------------------------------------- */

/* "doubled" is said of 1.8 times as of 2.4 times; "1.6 times" is a number like others. */
static DiaInterval
get_factor(const DiaQuantity *quantity)
{
	const DiaDecimal low = { .coefficient = 88, .exponent = -2 };
	const DiaDecimal high = { .coefficient = 125, .exponent = -2 };
	DiaDecimal value = quantity->figure->value;
	DiaInterval interval = dia_quantity_interval(quantity);

	if (value.exponent < 0 && quantity->figure->qualifier == DIA_QUALIFIER_NONE)
		return interval;
	switch (quantity->figure->qualifier) {
	case DIA_QUALIFIER_NONE:
	case DIA_QUALIFIER_ABOUT:
		interval.low = dia_decimal_multiply(value, low);
		interval.high = dia_decimal_multiply(value, high);
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
compare_multiple(DiaChecker *checker, const DiaStatement *statement, const Movement *movement,
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
has_pair_between(const DiaStatement *statement, guint multiple, const Movement *movement)
{
	guint n = 0;

	for (guint i = multiple + 1; i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->first >= movement->then->first || other->first >= movement->now->first)
			break;
		n += is_value(other) && is_paired(statement, i);
	}
	return n > 0;
}

static void
check_multiple(DiaChecker *checker, const DiaStatement *statement, const Movement *movement)
{
	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->first >= movement->end)
			break;
		if (other->first < movement->first || other->figure->is_range ||
		    !dia_quantity_has_unit(other, "times") || has_pair_between(statement, i, movement))
			continue;
		compare_multiple(checker, statement, movement, other);
		break;
	}
}

static void
check_multiples_of(DiaChecker *checker, const DiaStatement *statement)
{
	visit(checker, statement, check_multiple, FALSE);
}

void
dia_check_multiples(DiaChecker *checker)
{
	dia_statements_check(checker, check_multiples_of);
}

/* --- Direction ------------------------------------------------------------------------------------ */

static void
add_direction(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *then,
	      const DiaQuantity *now, const DiaCheckCue *cue, gboolean is_milder)
{
	const DiaCheckedReport *report = statement->report;
	DiaSpan word = dia_token_span(report, cue->first, cue->end);
	gboolean is_rise = dia_decimal_compare(now->figure->value, then->figure->value) > 0;
	g_autofree char *first = dia_decimal_format(then->figure->value);
	g_autofree char *second = dia_decimal_format(now->figure->value);
	DiaFindingDraft draft = { .is_milder = is_milder };

	draft.message = g_strdup_printf("the text says \"%.*s\", but from %s to %s is %s",
					(int)(word.end - word.start), report->text + word.start,
					first, second, is_rise ? "more" : "less");
	dia_draft_add_location(&draft, report, statement->paragraph, word);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, MIN(then->first, now->first),
					      MAX(then->end, now->end)));
	dia_checker_add(checker, &draft);
}

static gboolean
contradicts(Direction direction, const DiaQuantity *then, const DiaQuantity *now)
{
	int order = dia_decimal_compare(now->figure->value, then->figure->value);

	return (direction == UP && order < 0) || (direction == DOWN && order > 0);
}

static void
check_direction(DiaChecker *checker, const DiaStatement *statement, const Movement *movement)
{
	const DiaCheckCue *cue = NULL;
	Direction direction =
	    read_direction(statement->report, movement->first,
			   MAX(movement->then->first, movement->now->first), &cue);

	if (!movement->is_loose && contradicts(direction, movement->then, movement->now))
		add_direction(checker, statement, movement->then, movement->now, cue, FALSE);
}

/* "has grown: 790 in 2019, 689 in 2020 and 632 in 2021": a list of years in order. */
static gboolean
is_in_order_of_years(const DiaStatement *statement, const DiaList *list)
{
	for (guint i = 0; i < list->n_parts; i++) {
		const DiaFigure *figure =
		    dia_statement_quantity(statement, list->parts[i])->figure;

		if (figure->period.first == 0 ||
		    (i > 0 && figure->period.first <=
				  dia_statement_quantity(statement, list->parts[i - 1])
				      ->figure->period.first))
			return FALSE;
	}
	return TRUE;
}

static void
check_list(DiaChecker *checker, const DiaStatement *statement, const DiaList *list)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *first = dia_statement_quantity(statement, list->parts[0]);
	const DiaQuantity *last =
	    dia_statement_quantity(statement, list->parts[list->n_parts - 1]);
	guint32 start = dia_analysis_sentences(report->analysis)[first->sentence].first_token;
	const DiaCheckCue *cue = NULL;
	Direction direction;

	if (list->n_parts < 3 || first->first <= start || !is_value(first) ||
	    !(dia_token_is(report, first->first - 1, "(") ||
	      dia_token_is(report, first->first - 1, ":")) ||
	    !is_in_order_of_years(statement, list))
		return;
	direction = read_direction(report, start, first->first, &cue);
	if (contradicts(direction, first, last))
		add_direction(checker, statement, first, last, cue, TRUE);
}

/* "The number has fallen. In 2015 it was 49,821 (in 2012 - 48,684)." */
static void
check_sentence_before(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	static const char *const nouns[] = { "number", "size", "population", "level", "rate", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *now = dia_statement_quantity(statement, index);
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	const DiaSentence *before = &sentences[now->sentence - 1];
	const DiaCheckCue *cue = NULL;
	gboolean has_noun = FALSE;
	Direction direction;

	if (index > 0 && dia_statement_quantity(statement, index - 1)->sentence >= now->sentence - 1)
		return;
	for (guint32 at = before->first_token; at < before->end_token; at++)
		has_noun = has_noun || dia_token_is_one_of(report, at, nouns);
	direction = read_direction(report, before->first_token, before->end_token, &cue);
	if (has_noun &&
	    contradicts(direction, dia_statement_quantity(statement, (guint)now->former), now))
		add_direction(checker, statement,
			      dia_statement_quantity(statement, (guint)now->former), now, cue, TRUE);
}

static void
check_directions_of(DiaChecker *checker, const DiaStatement *statement)
{
	const guint32 first_sentence =
	    dia_analysis_first_sentence(statement->report->analysis, statement->paragraph);
	DiaList list;

	visit(checker, statement, check_direction, TRUE);
	for (guint i = 0; i + 1 < statement->quantities->len;) {
		const DiaQuantity *quantity = dia_statement_quantity(statement, i);

		if (quantity->former >= 0 && quantity->sentence > first_sentence)
			check_sentence_before(checker, statement, i);
		if (dia_list_read(statement, i, &list)) {
			check_list(checker, statement, &list);
			i = MAX(list.next, i + 1);
		} else {
			i++;
		}
	}
}

void
dia_check_directions(DiaChecker *checker)
{
	dia_statements_check(checker, check_directions_of);
	dia_check_ranges(checker);
}
