/*
 * Up and down: what a report says of the direction of a change against the values that it names.
 *
 * In: pairs of an earlier and a later value (movements.c) or lists of years, and the words before them. Out:
 * findings where "rose" is said of numbers that go down, or "fell" of numbers that go up.
 */
#include "check/movements.h"
#include "check/rules.h"

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
check_direction(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement)
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

	if (list->n_parts < 3 || first->first <= start || !dia_quantity_is_value(first) ||
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

	dia_movements_visit(checker, statement, check_direction, TRUE);
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
