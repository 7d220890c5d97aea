/*
 * Finds pairs of values: "from A to B", "B, compared with A", "B (A in 2017)", or two values with years of
 * their own.
 */
#include "check/movements.h"

#include "check/terms.h"
#include "lexicon/grammar.h"

enum { MAX_REACH = 32 }; /* tokens between two values that are tied */

gboolean
dia_quantity_is_value(const DiaQuantity *quantity)
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

	return one.first != 0 && other.first != 0 && !dia_periods_meet(one, other);
}

/* "84, double that of 2014 (60)", "84, twice the 60 of 2014", "450, up 20 per cent on the 300": told of the second. */
static gboolean
is_told_of(const DiaStatement *statement, const DiaQuantity *now, const DiaQuantity *then)
{
	enum { REACH = 7 };
	static const char *const joints[] = { "on", "over", "than", NULL };
	static const char *const fillers[] = { "on",   "over",	"than", "the",	"those",
					       "that", "figure", "of",	"some", NULL };
	static const char *const openings[] = { "the", "that", "those", "its", "their", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *told = then - 1;
	guint32 at;

	if (told <= now || told->end >= then->first || then->first - told->end > REACH)
		return FALSE;
	if (dia_quantity_has_unit(told, "times"))
		return dia_token_is_one_of(report, told->end, openings) &&
		       (then->first - told->end <= 2 || dia_token_is(report, then->first - 1, "(") ||
			dia_token_is(report, then->first - 1, "of"));
	if (!dia_quantity_has_unit(told, "percent") || dia_quantity_has_unit(then, "percent"))
		return FALSE;
	for (at = told->end; at < then->first; at++)
		if (!dia_token_is_one_of(report, at, fillers) &&
		    dia_check_cue_find(report, at, at + 1, DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL)) == NULL)
			return FALSE;
	return dia_tokens_have(report, told->end, then->first, joints);
}

/* "in 288; the year before there had been 576": a clause of its own about an earlier time. */
static gboolean
opens_with_time_before(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const breaks[] = { ",", ";", "(", "while", "whereas", NULL };
	static const char *const leads[] = { "in", "the", "a", "one", "only", NULL };
	static const char *const verbs[] = { "was",	    "were", "been", "stood",
					     "numbered", "only", "there", "it", "had", NULL };
	static const char *const fillers[] = { "there", "it", "they", "had", "been", "was", "were", "stood", "at",
					       "numbered", "only", "the", "number", "figure", ",", "some", "about",
					       NULL };
	const DiaCheckCue *cue = dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_TIME_BEFORE));
	guint32 at;

	if (cue == NULL)
		return FALSE;
	for (at = cue->first; at > first && dia_token_is_one_of(report, at - 1, leads); at--)
		;
	if (at == first || !dia_token_is_one_of(report, at - 1, breaks) ||
	    !dia_tokens_have(report, cue->end, end, verbs))
		return FALSE;
	for (at = cue->end; at < end; at++)
		if (!dia_token_is_one_of(report, at, fillers))
			return FALSE;
	return TRUE;
}

/* "320 in 2020, compared with 350 in 2019", "320, down from 350", "less than in 2022 (1,521)" */
static gboolean
is_compared(const DiaStatement *statement, const DiaQuantity *now, const DiaQuantity *then)
{
	const DiaCheckedReport *report = statement->report;
	const DiaCheckCue *cue;

	if (then->sentence != now->sentence || !dia_quantities_share_unit(then, now) ||
	    then->first - now->end > MAX_REACH || then->depth > now->depth + 1)
		return FALSE;
	/* "450, an increase of 12 per cent from 400" */
	if (dia_quantity_follows(report, then, "from") &&
	    dia_check_cue_find(report, now->end, then->first,
			       DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL)) != NULL)
		return TRUE;
	if (is_told_of(statement, now, then) || opens_with_time_before(report, now->end, then->first))
		return TRUE;
	cue = dia_check_cue_find(report, now->end, then->first, DIA_CUE(DIA_CHECK_COMPARED));
	return cue != NULL && then->first - cue->end <= 6;
}

/*
 * "The index, which was 0.583 in 2003, rose to 0.560", "Poverty, 12.5 per cent in 2014, is back at 13.4 per cent",
 * "was 4.1 per cent in 2012 and is now 5": an earlier value with its year, and what it went to.
 */
static gboolean
is_apposed(const DiaCheckedReport *report, const DiaQuantity *then, const DiaQuantity *now)
{
	enum { REACH = 14 };
	static const char *const times[] = { "in", "at", "of", "the", "end", "beginning", "start", NULL };
	static const char *const verbs[] = { "is", "are", "was", "were", "has", "have", "had", "been", "now",
					     "back", "at", "to", "by", "stands", "stood", "today", "again", "only",
					     "about", "already", "it", "went", "come", "came", "reached", "in",
					     "and", NULL };
	static const char *const joints[] = { ",", ";", "and", "but", NULL };
	static const char *const openings[] = { "was", "were", "been", "at", ",", NULL };
	const DiaCueSet changes = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);
	guint32 at = then->end;

	if (then->sentence != now->sentence || !dia_quantities_share_unit(then, now) ||
	    now->first - then->end > REACH || then->depth != now->depth || then->figure->period.first == 0 ||
	    (now->figure->period.first != 0 && now->figure->period.first < then->figure->period.first) ||
	    then->first < 2 ||
	    !(dia_token_is_one_of(report, then->first - 1, openings) ||
	      dia_token_is(report, then->first - 2, "amounted")))
		return FALSE;
	while (at < now->first &&
	       (dia_token_is_one_of(report, at, times) || report->tokens[at].kind == DIA_TOKEN_NUMBER))
		at++;
	if (!dia_token_is_one_of(report, at, joints))
		return FALSE;
	for (at++; at < now->first; at++)
		if (!dia_token_is_one_of(report, at, verbs) && report->tokens[at].kind != DIA_TOKEN_NUMBER &&
		    dia_check_cue_find(report, at, at + 1, changes) == NULL)
			return FALSE;
	return dia_token_is_one_of(report, now->first - 1, (const char *const[]){ "to", "at", "now", "is", NULL });
}

/* "from 300 to 350, against 320 abroad": what a value has risen to from another one is not compared with a third. */
static gboolean
ends_pair(const DiaStatement *statement, guint index)
{
	return index > 0 && is_from_to(statement->report, dia_statement_quantity(statement, index - 1),
				       dia_statement_quantity(statement, index));
}

/* "50 in 2010 and 80 in 2014; their number has thus tripled": a clause about the values before it. */
static gboolean
refers_back(const DiaCheckedReport *report, guint32 first)
{
	static const char *const words[] = { "this", "that", "they", "it", "which", "thus", "so", "hence", NULL };
	static const char *const articles[] = { "the", "their", "its", NULL };

	return dia_token_is_one_of(report, first, words) ||
	       (dia_token_is_one_of(report, first, articles) &&
		dia_token_is_in(report, first + 1, DIA_LIST_COUNT_NOUN));
}

/* Everything in the sentence is about the change where no other pair of values stands in it. */
static void
set_reach(const DiaStatement *statement, DiaMovement *movement)
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
		if (dia_token_is(statement->report, at, ";") && !refers_back(statement->report, at + 1)) {
			movement->end = at;
			break;
		}
	}
}

gboolean
dia_quantity_is_remainder(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	enum { REACH = 6 };

	return dia_quantity_has_unit(quantity, "percent") && !quantity->figure->is_range &&
	       report->tokens[quantity->first].kind != DIA_TOKEN_NUMBER &&
	       dia_quantity_follows(report, quantity, "to") &&
	       dia_check_cue_find(report, quantity->first - MIN(quantity->first, REACH), quantity->first,
				  DIA_CUE(DIA_CHECK_FALL)) != NULL;
}

/* "15 fewer than in 2017" */
static gboolean
is_set_above(const DiaCheckedReport *report, const DiaQuantity *quantity)
{

	return dia_token_is_in(report, quantity->end, DIA_LIST_COMPARATIVE) &&
	       dia_token_is(report, quantity->end + 1, "than");
}

/* "by 40", "an increase of 40" */
gboolean
dia_quantity_is_named_change(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	const DiaCueSet cues = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);

	return dia_quantity_follows(report, quantity, "by") || is_set_above(report, quantity) ||
	       (dia_quantity_follows(report, quantity, "of") &&
		dia_check_cue_find(report, quantity->first - MIN(quantity->first, 4),
				   quantity->first, cues) != NULL);
}

/* Does a value have another one to go from or to? */
gboolean
dia_quantity_is_paired(const DiaStatement *statement, guint index)
{
	const DiaQuantity *quantity = dia_statement_quantity(statement, index);

	return (index > 0 && is_from_to(statement->report,
					dia_statement_quantity(statement, index - 1), quantity)) ||
	       (index + 1 < statement->quantities->len &&
		is_from_to(statement->report, quantity,
			   dia_statement_quantity(statement, index + 1)));
}

/*
 * Is a third value of the unit close by, so that it is unclear which two belong together? A pair of its own is none
 * beside a pair, "had risen from 5 to 7, and that of posts from 3 to 4", nor where one verb may tell of several.
 */
static gboolean
has_rivals(const DiaStatement *statement, guint index, const DiaMovement *movement, gboolean shares_verb)
{
	const DiaCheckedReport *report = statement->report;
	/* "fell from 5 to 3, and 12 others were heard": what is said is tied to the two. */
	gboolean is_pair = movement->then->first < movement->now->first &&
			   is_from_to(report, movement->then, movement->now);
	guint first = index - MIN(index, 3);

	for (guint i = first; i < statement->quantities->len && i < index + 6; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		/* What stands in brackets behind a value is about its parts. */
		if (other->depth > MAX(movement->then->depth, movement->now->depth))
			continue;
		if (other != movement->then && other != movement->now &&
		    other->sentence == movement->now->sentence && dia_quantity_is_value(other) &&
		    dia_quantities_share_unit(other, movement->now) &&
		    other->first >= movement->first && other->end <= movement->end &&
		    !(shares_verb && is_pair && other->first > movement->now->first) &&
		    (movement->is_loose ||
		     (!dia_quantity_is_named_change(statement->report, other) &&
		      !((shares_verb || is_pair) && dia_quantity_is_paired(statement, i)))))
			return TRUE;
	}
	return FALSE;
}

void
dia_movements_visit(DiaChecker *checker, const DiaStatement *statement, DiaMovementFunction function,
		    gboolean shares_verb)
{
	const DiaCheckedReport *report = statement->report;

	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *first = dia_statement_quantity(statement, i);
		DiaMovement movement = { 0 };

		if (!dia_quantity_is_value(first))
			continue;
		for (guint k = i + 1; k < statement->quantities->len && k <= i + 3; k++) {
			const DiaQuantity *second = dia_statement_quantity(statement, k);

			if (second->sentence != first->sentence)
				break;
			if (!dia_quantity_is_value(second) || !dia_quantities_share_unit(first, second) ||
			    is_set_above(report, second))
				continue;
			if (is_from_to(report, first, second) || is_apposed(report, first, second)) {
				movement.then = first;
				movement.now = second;
				movement.is_loose = FALSE;
			} else if ((is_compared(statement, first, second) && !ends_pair(statement, i)) ||
				   is_to_from(report, first, second) || first->former == (gint)k) {
				movement.then = second;
				movement.now = first;
				movement.is_loose = FALSE;
			} else if (movement.now == NULL && has_years(first, second)) {
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
			/* "19 per cent (25 of women and 13 of men), having been 18": what is said firmly may follow. */
			if ((movement.now == NULL || movement.is_loose) && second->depth > first->depth)
				continue;
			break;
		}
		if (movement.now == NULL)
			continue;
		set_reach(statement, &movement);
		if (!has_rivals(statement, i, &movement, shares_verb))
			function(checker, statement, &movement);
	}
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
	static const char *const joints[] = { "and", "while", "whilst", "whereas",
					      "but", "with",  NULL };
	guint32 end = dia_analysis_sentences(report->analysis)[quantity->sentence].end_token;

	for (guint32 at = MAX(movement->then->end, movement->now->end); at < quantity->first; at++)
		if (dia_token_is_one_of(report, at, joints) &&
		    (has_subject(report, at + 1, quantity->first) ||
		     /* "and 30 per cent more were convicted" */
		     (quantity->end + 1 < end &&
		      dia_token_is_in(report, quantity->end, DIA_LIST_COMPARATIVE) &&
		      (dia_token_classes(report, quantity->end + 1) & DIA_CLASS_AUXILIARY))))
			return TRUE;
	return FALSE;
}

gboolean
dia_movement_is_told_by(const DiaCheckedReport *report, const DiaMovement *movement, const DiaQuantity *quantity)
{
	return !is_of_clause_before(report, movement, quantity) && !is_of_clause_behind(report, movement, quantity);
}

void
dia_movement_tell(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement,
		  const DiaQuantity *stated, DiaDecimal computed, char *message)
{
	const DiaCheckedReport *report = statement->report;
	guint32 first = MIN(movement->then->first, movement->now->first);
	guint32 end = MAX(movement->then->end, movement->now->end);
	DiaFindingDraft draft = { .message = message,
				  .has_values = TRUE,
				  .stated = stated->figure->value,
				  .computed = dia_decimal_round(computed, -4) };

	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, stated));
	dia_draft_add_location(&draft, report, statement->paragraph, dia_token_span(report, first, end));
	dia_checker_add(checker, &draft);
}
