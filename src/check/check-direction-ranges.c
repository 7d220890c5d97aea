/*
 * Ranges that start at their end: "5,000 to 500 euros".
 */
#include "check/rules.h"
#include "check/statement.h"

/* "ranged from 60 to 40 years": what says that a smaller and a greater value follow. */
static gboolean
is_said_to_range(const DiaCheckedReport *report, const DiaQuantity *low)
{

	return low->first >= 2 && dia_token_is(report, low->first - 1, "from") &&
	       dia_token_is_in(report, low->first - 2, DIA_LIST_RANGING);
}

/* "5,000 to 500 euros", "between 60 and 40 witnesses", "ranging from 60 to 40 years": it starts at its end. */
static void
check_range(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *low = dia_statement_quantity(statement, index);
	const DiaQuantity *high = dia_statement_quantity(statement, index + 1);
	/* "ranges from 80 per cent to 35" may go down a list. */
	gboolean is_ranging = is_said_to_range(report, low) && dia_token_is(report, high->first - 1, "to") &&
			      !dia_quantity_has_unit(low, "percent") && !dia_quantity_has_unit(low, "count");
	gboolean is_between = is_ranging || (dia_quantity_follows(report, low, "between") &&
					     dia_token_is(report, high->first - 1, "and"));
	DiaFindingDraft draft = { .is_milder = TRUE };
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	guint32 end = dia_analysis_sentences(report->analysis)[low->sentence].end_token;

	if (low->sentence != high->sentence || high->first != low->end + 1 ||
	    !dia_quantities_share_unit(low, high) || low->figure->is_range || high->figure->is_range ||
	    dia_decimal_compare(low->figure->value, high->figure->value) <= 0)
		return;
	if (!is_between && (!dia_token_is(report, low->end, "to") || dia_quantity_has_unit(low, "count") ||
			    dia_quantity_follows(report, low, "from") || dia_quantity_follows(report, low, "by")))
		return;
	for (guint32 at = low->first - MIN(low->first, 5); at < MIN(high->end + 2, end); at++)
		if (dia_token_is_in(report, at, DIA_LIST_SCORE))
			return;
	first = dia_decimal_format(low->figure->value);
	second = dia_decimal_format(high->figure->value);
	draft.message = g_strdup_printf("the range is turned round: it starts at %s and ends at %s", first,
					second);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, low->first, high->end));
	dia_checker_add(checker, &draft);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 0; i + 1 < statement->quantities->len; i++)
		check_range(checker, statement, i);
}

void
dia_check_direction_ranges(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
