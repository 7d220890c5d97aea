/*
 * Up and down: what a report says of the direction of a change against the values that it names.
 *
 * In: pairs of an earlier and a later value (movements.c) or lists of years, and the words before them. Out:
 * findings where "rose" is said of numbers that go down, or "fell" of numbers that go up.
 */
#include "check/lists.h"
#include "check/movements.h"
#include "check/rules.h"
#include "check/sequels.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

typedef enum { UNSAID, UP, DOWN, UNCLEAR } Direction;

static gboolean
is_denied(const DiaCheckedReport *report, guint32 cue)
{
	static const char *const words[] = { "not",  "no",	"never", "without", "instead",
					     "than", "prevent", "slow",	 "slower",  NULL };

	for (guint steps = 1; steps <= 3 && steps <= cue; steps++) {
		/* "not fallen but grown" */
		if (dia_token_is(report, cue - steps, "but"))
			return FALSE;
		if (dia_token_is_one_of(report, cue - steps, words))
			return TRUE;
	}
	return FALSE;
}

/* "had not fallen but grown": the first is denied so that the second can be said. */
static gboolean
is_set_against(const DiaCheckedReport *report, const DiaCheckCue *denied, const DiaCheckCue *said)
{
	enum { REACH = 3 };

	if (said->first < denied->end || said->first - denied->end > REACH || !is_denied(report, denied->first))
		return FALSE;
	for (guint32 at = denied->end; at < said->first; at++)
		if (dia_token_is(report, at, "but"))
			return TRUE;
	return FALSE;
}

/* What the words between two tokens say; UNCLEAR where they say both or deny it. */
static Direction
read_direction(const DiaCheckedReport *report, guint32 first, guint32 end, const DiaCheckCue **cue)
{
	const DiaCheckCue *up = dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_RISE));
	const DiaCheckCue *down = dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_FALL));

	if (up != NULL && down != NULL && is_set_against(report, down, up))
		down = NULL;
	else if (up != NULL && down != NULL && is_set_against(report, up, down))
		up = NULL;
	*cue = up != NULL ? up : down;
	if (*cue == NULL)
		return UNSAID;
	if ((up != NULL && down != NULL) || is_denied(report, (*cue)->first) ||
	    dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_RANKING)) != NULL)
		return UNCLEAR;
	return up != NULL ? UP : DOWN;
}

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
					DIA_QUOTE(report, word),
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

/* "then recovered to 98": a verb of its own */
static gboolean
has_own_verb(const DiaCheckedReport *report, guint32 first, guint32 end)
{

	for (guint32 at = first; at < end; at++)
		if (report->tokens[at].kind == DIA_TOKEN_WORD &&
		    (g_str_has_suffix(dia_token_word(report, at), "ed") ||
		     (dia_token_classes(report, at) & (DIA_CLASS_VERB | DIA_CLASS_AUXILIARY))))
			return TRUE;
	return FALSE;
}

/* "fell from 37 to 21 and to 34": what comes after the second value, by the same verb. */
static void
check_further_step(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement,
		   Direction direction, const DiaCheckCue *cue)
{
	enum { REACH = 10 };
	const DiaCueSet cues = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);
	const DiaCheckedReport *report = statement->report;

	guint index = (guint)(movement->now - dia_statement_quantity(statement, 0));

	for (guint i = index + 1; i < statement->quantities->len; i++) {
		const DiaQuantity *next = dia_statement_quantity(statement, i);

		if (next->sentence == movement->now->sentence && dia_quantities_share_unit(next, movement->now) &&
		    next->depth == movement->now->depth && next->first - movement->now->end <= REACH &&
		    dia_token_is(report, next->first - 1, "to") && dia_quantity_is_value(next) &&
		    dia_check_cue_find(report, movement->now->end, next->first, cues) == NULL &&
		    !has_own_verb(report, movement->now->end, next->first) &&
		    contradicts(direction, movement->now, next))
			add_direction(checker, statement, movement->now, next, cue, TRUE);
		/* What stands in brackets is about the value before it. */
		if (next->depth <= movement->now->depth)
			return;
	}
}

/*
 * "45 in 2021 as compared with 110 in 2019, and views the increase with concern": what is said behind two values names
 * the change between them. @return TRUE where it was told
 */
static gboolean
check_named(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement)
{
	enum { REACH = 14 };
	static const char *const openings[] = { "the", "this", "that", "such", NULL };
	static const char *const others[] = { "in", "of", "to", "by", "for", "among", NULL };
	const DiaCheckedReport *report = statement->report;
	guint32 first = MAX(movement->then->end, movement->now->end);
	guint32 end = MIN(first + REACH, dia_analysis_sentences(report->analysis)[movement->now->sentence].end_token);

	for (guint32 at = first; at + 2 < end; at++) {
		guint32 noun =
			dia_token_is_in(report, at + 1, DIA_LIST_CHANGE_NOUN) ? at + 1 : at + 2;
		const DiaCheckCue *cue = NULL;
		Direction direction;

		if (report->tokens[at].kind == DIA_TOKEN_NUMBER && dia_token_year(report, at) < 0)
			return FALSE;
		/* "the increase in staff" is of something else. */
		if (!dia_token_is_one_of(report, at, openings) ||
		    !dia_token_is_in(report, noun, DIA_LIST_CHANGE_NOUN) ||
		    dia_token_is_one_of(report, noun + 1, others))
			continue;
		direction = read_direction(report, at, noun + 1, &cue);
		if (cue == NULL || !contradicts(direction, movement->then, movement->now))
			return FALSE;
		add_direction(checker, statement, movement->then, movement->now, cue, TRUE);
		return TRUE;
	}
	return FALSE;
}

static void
check_direction(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement)
{
	const DiaCheckCue *cue = NULL;
	Direction direction =
	    read_direction(statement->report, movement->first,
			   MAX(movement->then->first, movement->now->first), &cue);

	if (check_named(checker, statement, movement) || movement->is_loose)
		return;
	if (contradicts(direction, movement->then, movement->now))
		add_direction(checker, statement, movement->then, movement->now, cue, FALSE);
	else if (movement->then->first < movement->now->first)
		check_further_step(checker, statement, movement, direction, cue);
}

/* "This reduced the trust of all": said of something else than the values. */
static gboolean
has_object(const DiaCheckedReport *report, const DiaCheckCue *cue, guint32 end)
{
	guint32 classes = cue->end < end ? dia_token_classes(report, cue->end) : 0;

	return cue->end < end && report->tokens[cue->end].kind == DIA_TOKEN_WORD &&
	       !g_str_has_suffix(dia_token_word(report, cue->end), "ly") &&
	       ((classes & DIA_CLASS_DETERMINER) != 0 || !(classes & (DIA_CLASS_FUNCTION | DIA_CLASS_ADVERB)));
}

/* "It is higher among women": set beside another value, and no change. */
static gboolean
is_comparison(const DiaCheckedReport *report, const DiaCheckCue *cue)
{
	return g_str_has_suffix(dia_token_word(report, cue->first), "er") || dia_token_is(report, cue->first, "more");
}

/* "60 in 2017, 58 in 2018 and 102 in 2019. The number has thus fallen." */
static void
check_sequel(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement)
{
	const DiaCheckCue *cue = NULL;
	Direction direction = read_direction(statement->report, movement->first, movement->end, &cue);

	if (contradicts(direction, movement->then, movement->now) && !is_comparison(statement->report, cue) &&
	    (movement->then->sentence == movement->now->sentence + 1 ||
	     !has_object(statement->report, cue, movement->end)))
		add_direction(checker, statement, movement->then, movement->now, cue, TRUE);
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

	/* "grew: 24 per cent in 2012, 21 per cent in 2017" */
	if (first->first <= start || !dia_quantity_is_value(first) ||
	    !((list->n_parts >= 3 && dia_token_is(report, first->first - 1, "(")) ||
	      dia_token_is(report, first->first - 1, ":")) ||
	    !dia_list_has_rising_years(statement, list))
		return;
	direction = read_direction(report, start, first->first, &cue);
	if (contradicts(direction, first, last))
		add_direction(checker, statement, first, last, cue, TRUE);
}

/* "The number has fallen. In 2015 it was 49,821 (in 2012 - 48,684)." */
static void
check_sentence_before(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	static const char *const nouns[] = { "size", "population", NULL };
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
		has_noun = has_noun || dia_token_is_in(report, at, DIA_LIST_COUNT_NOUN) ||
			   dia_token_is_one_of(report, at, nouns);
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

	dia_movements_visit(checker, statement, check_direction, TRUE);
	dia_sequels_visit(checker, statement, check_sequel);
	for (guint at = 0; dia_list_find(statement, &at, &list);)
		check_list(checker, statement, &list);
	for (guint i = 0; i + 1 < statement->quantities->len; i++) {
		const DiaQuantity *quantity = dia_statement_quantity(statement, i);

		if (quantity->former >= 0 && quantity->sentence > first_sentence)
			check_sentence_before(checker, statement, i);
	}
}

void
dia_check_direction(DiaChecker *checker)
{
	dia_statements_check(checker, check_directions_of);
}
