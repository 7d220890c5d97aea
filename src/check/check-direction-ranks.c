/*
 * Up and down a list of ranks, where the first is the best: "fell from the 120th to the 96th place"
 * is a climb.
 *
 * In: two ranks of one sentence, from one to the other, or one set against the other. Out: findings
 * where the verb says the other direction. What rises may be the number of the rank, so that it is
 * a warning.
 */
#include "check/rules.h"
#include "check/statement.h"

typedef struct {
	const DiaQuantity *then;
	const DiaQuantity *now;
	guint32 word; /* what tells the direction */
	gboolean is_up;
} Step;

/* "from the 120th", "to rank 96", "its 105th" */
static gboolean
follows(const DiaCheckedReport *report, const DiaQuantity *rank, const char *word)
{
	enum { REACH = 5 };
	static const char *const between[] = { "the",	"a",  "its", "only", "no", ".",
					       "being", "of", "up",  "down", NULL };

	for (guint32 at = rank->first; at > 0 && rank->first - at < REACH; at--) {
		if (dia_token_is(report, at - 1, word))
			return TRUE;
		if (!dia_token_is_one_of(report, at - 1, between) &&
		    !dia_token_is_in(report, at - 1, DIA_LIST_RANK_NOUN))
			return FALSE;
	}
	return FALSE;
}

/* The last word of a direction within tokens [first, end). @return FALSE for none, or where it is
 * denied */
static gboolean
read_direction(const DiaCheckedReport *report, guint32 first, guint32 end, Step *step)
{
	static const char *const denials[] = { "not", "no", "never", "without", "from", NULL };

	for (guint32 at = end; at > first; at--) {
		gboolean is_up = dia_token_is_in(report, at - 1, DIA_LIST_RANK_UP);

		if (!is_up && !dia_token_is_in(report, at - 1, DIA_LIST_RANK_DOWN))
			continue;
		step->word = at - 1;
		step->is_up = is_up;
		return at < first + 2 || !dia_token_is_one_of(report, at - 2, denials);
	}
	return FALSE;
}

/* "fell from the 120th to the 96th place", "84th, 21 places down from 105th", "was 45th in 2012 and
 * fell to" */
static gboolean
read_step(const DiaCheckedReport *report, const DiaQuantity *first, const DiaQuantity *second,
	  Step *step)
{
	enum { REACH = 24 };
	guint32 start = dia_analysis_sentences(report->analysis)[first->sentence].first_token;

	if (second->first - first->end > REACH)
		return FALSE;
	*step = (Step){ .then = first, .now = second };
	if (follows(report, first, "from") && follows(report, second, "to"))
		return read_direction(report, start, first->first, step);
	if (follows(report, second, "from")) {
		*step = (Step){ .then = second, .now = first };
		return follows(report, first, "to")
			       ? read_direction(report, start, first->first, step)
			       : read_direction(report, first->end, second->first, step);
	}
	return follows(report, second, "to") && first->figure->period.first != 0 &&
	       (second->figure->period.first == 0 ||
		second->figure->period.first >= first->figure->period.first) &&
	       read_direction(report, first->end, second->first, step);
}

static void
add_step(DiaChecker *checker, const DiaStatement *statement, const Step *step)
{
	const DiaCheckedReport *report = statement->report;
	DiaSpan word = dia_token_span(report, step->word, step->word + 1);
	g_autofree char *then = dia_decimal_format(step->then->figure->value);
	g_autofree char *now = dia_decimal_format(step->now->figure->value);
	DiaFindingDraft draft = { .is_milder = TRUE };

	draft.message = g_strdup_printf("the text says \"%.*s\", but from rank %s to rank %s is %s",
					DIA_QUOTE(report, word),
					then, now, step->is_up ? "down" : "up");
	dia_draft_add_location(&draft, report, statement->paragraph, word);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, MIN(step->then->first, step->now->first),
					      MAX(step->then->end, step->now->end)));
	dia_checker_add(checker, &draft);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 0; i + 1 < statement->quantities->len; i++) {
		const DiaQuantity *first = dia_statement_quantity(statement, i);
		guint k = i + 1;
		const DiaQuantity *second = dia_statement_quantity(statement, k);
		Step step;
		int order;

		/* "84th, 21 places down from 105th" */
		if (!dia_quantity_has_unit(second, "rank") && k + 1 < statement->quantities->len)
			second = dia_statement_quantity(statement, k + 1);
		if (!dia_quantity_has_unit(first, "rank") ||
		    !dia_quantity_has_unit(second, "rank") || first->sentence != second->sentence ||
		    first->figure->is_range || second->figure->is_range ||
		    !read_step(statement->report, first, second, &step))
			continue;
		order = dia_decimal_compare(step.now->figure->value, step.then->figure->value);
		if ((step.is_up && order > 0) || (!step.is_up && order < 0))
			add_step(checker, statement, &step);
	}
}

void
dia_check_direction_ranks(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
