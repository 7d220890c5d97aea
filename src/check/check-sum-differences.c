/*
 * "3,900 inmates for 800 places, thus 2,100 more": a difference told beside the two numbers that it is of.
 *
 * In: a number that words call a difference ("a surplus of", "or 40 fewer"), and the only two of its unit before
 * it in the sentence. Out: findings where they are further apart, or nearer. "40 more than in 2010" compares with what
 * is not told.
 */
#include "check/rules.h"
#include "check/statement.h"

enum {
	LEAD = 3,	/* tokens before the number */
	MAX_BEFORE = 40, /* numbers of a sentence that are looked at */
};

/* "thus 2,100 more", "or 40 fewer", "(40 less)" */
static gboolean
is_told_as_more(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 end)
{
	static const char *const leads[] = { "thus", "hence", "or", "i.e.", "is", "therefore", "(", NULL };
	static const char *const behind[] = { "more", "fewer", "less", NULL };
	guint32 at = quantity->end;

	if (quantity->first == 0 || at >= end || !dia_token_is_one_of(report, quantity->first - 1, leads) ||
	    !dia_token_is_one_of(report, at, behind))
		return FALSE;
	if (at + 1 >= end || !dia_token_is(report, at + 1, "than"))
		return TRUE;
	/* "than its capacity", "than there were places" */
	return dia_tokens_have_in(report, at + 2, MIN(at + 6, end), DIA_LIST_ROOM);
}

/* "a surplus of 1,932", "the difference of 348", "a gap of 40" */
static gboolean
is_told_as_difference(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 first)
{
	return quantity->first >= first + LEAD && dia_token_is(report, quantity->first - 1, "of") &&
	       dia_lists_hold(report->analysis->lexicon->lists, report->tokens[quantity->first - 2].word,
			      DIA_LIST_DIFFERENCE_NOUN);
}

static gboolean
is_exact(const DiaQuantity *quantity)
{
	return !quantity->figure->is_range && quantity->figure->qualifier == DIA_QUALIFIER_NONE;
}

/* The two numbers before a difference; FALSE where there are more, or fewer, or some are not exact. */
static gboolean
find_numbers(const DiaStatement *statement, guint index, const DiaQuantity **numbers)
{
	const DiaQuantity *difference = dia_statement_quantity(statement, index);
	guint first = dia_statement_first_of(statement, difference->sentence);
	guint n = 0;

	for (guint i = first; i < index; i++) {
		const DiaQuantity *quantity = dia_statement_quantity(statement, i);

		if (i - first == MAX_BEFORE)
			return FALSE;
		if (!dia_quantities_share_unit(quantity, difference))
			continue;
		if (n == 2 || !is_exact(quantity))
			return FALSE;
		numbers[n++] = quantity;
	}
	return n == 2;
}

static void
check_difference(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *stated = dia_statement_quantity(statement, index);
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[stated->sentence];
	const DiaQuantity *of[2];
	DiaFindingDraft draft = { .has_values = TRUE, .stated = stated->figure->value };
	g_autofree char *larger = NULL;
	g_autofree char *smaller = NULL;
	g_autofree char *apart = NULL;
	g_autofree char *told = NULL;
	gboolean is_fall;

	if (!is_exact(stated) || dia_quantity_has_unit(stated, "percent") ||
	    !(is_told_as_more(report, stated, sentence->end_token) ||
	      is_told_as_difference(report, stated, sentence->first_token)) ||
	    !find_numbers(statement, index, of))
		return;
	is_fall = dia_decimal_compare(of[0]->figure->value, of[1]->figure->value) >= 0;
	draft.computed = dia_decimal_subtract(of[!is_fall]->figure->value, of[is_fall]->figure->value);
	if (dia_interval_meets(dia_quantity_interval(stated),
			       dia_interval_subtract(dia_quantity_interval(of[!is_fall]),
						     dia_quantity_interval(of[is_fall]))))
		return;
	larger = dia_decimal_format(of[!is_fall]->figure->value);
	smaller = dia_decimal_format(of[is_fall]->figure->value);
	apart = dia_decimal_format(draft.computed);
	told = dia_decimal_format(stated->figure->value);
	draft.message =
	    g_strdup_printf("%s - %s = %s, but the difference is given as %s", larger, smaller, apart, told);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, stated));
	for (guint i = 0; i < G_N_ELEMENTS(of); i++)
		dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, of[i]));
	dia_checker_add(checker, &draft);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 2; i < statement->quantities->len; i++)
		check_difference(checker, statement, i);
}

void
dia_check_sum_differences(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
