/*
 * Sums of two other kinds: the values of an earlier year beside those of a later one, and what is left of two numbers.
 *
 * In: totals and parts that have earlier values in brackets; two numbers and their difference. Out: findings where the
 * one year adds up and the other does not, or where the difference is another.
 */
#include "check/lists.h"
#include "check/rules.h"

static DiaInterval
add_column(const DiaStatement *statement, const guint *rows, guint n_rows, gboolean is_former,
	   DiaDecimal *sum)
{
	DiaInterval total = dia_interval_exact((DiaDecimal){ 0 });

	*sum = (DiaDecimal){ 0 };
	for (guint i = 0; i < n_rows; i++) {
		const DiaQuantity *row = dia_statement_quantity(statement, rows[i]);

		if (is_former)
			row = dia_statement_quantity(statement, (guint)row->former);
		total = dia_interval_add(total, dia_quantity_interval(row));
		*sum = dia_decimal_add(*sum, row->figure->value);
	}
	return total;
}

/*
 * "20 million (12 million in 2017), 5 million (4) of it here and 15 million (8) there": where the values
 * of one year add up, those of the other year should.
 */
static gboolean
check_column(DiaChecker *checker, const DiaStatement *statement, const guint *rows, guint n_rows,
	     gboolean is_former)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *total = dia_statement_quantity(statement, rows[0]);
	DiaFindingDraft draft = { .has_values = TRUE };
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	DiaInterval sum;

	if (is_former)
		total = dia_statement_quantity(statement, (guint)total->former);
	sum = add_column(statement, rows + 1, n_rows - 1, is_former, &draft.computed);
	if (dia_interval_meets(sum, dia_quantity_interval(total)))
		return FALSE;
	draft.stated = total->figure->value;
	first = dia_decimal_format(draft.computed);
	second = dia_decimal_format(draft.stated);
	draft.message =
	    g_strdup_printf("the parts make %s, but the total is given as %s; "
			    "the values for the other period add up",
			    first, second);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, total));
	dia_draft_add_location(
	    &draft, report, statement->paragraph,
	    dia_token_span(report, dia_statement_quantity(statement, rows[1])->first,
			   dia_statement_quantity(
			       statement,
			       (guint)dia_statement_quantity(statement, rows[n_rows - 1])->former)
			       ->end));
	dia_checker_add(checker, &draft);
	return TRUE;
}

static void
check_columns(DiaChecker *checker, const DiaStatement *statement)
{
	guint rows[DIA_MAX_PARTS];
	guint n_rows = 0;

	for (guint i = 0; i < statement->quantities->len && n_rows < DIA_MAX_PARTS; i++)
		if (dia_statement_quantity(statement, i)->former >= 0)
			rows[n_rows++] = i;
	for (guint i = 0; i + 2 < n_rows; i++) {
		for (guint n = 3; i + n <= n_rows; n++) {
			DiaDecimal sum;
			const DiaQuantity *total = dia_statement_quantity(statement, rows[i]);
			gboolean now;
			gboolean then;

			if (!dia_quantities_share_unit(total, dia_statement_quantity(
								  statement, rows[i + n - 1])))
				break;
			now = dia_interval_meets(
			    add_column(statement, rows + i + 1, n - 1, FALSE, &sum),
			    dia_quantity_interval(total));
			then = dia_interval_meets(
			    add_column(statement, rows + i + 1, n - 1, TRUE, &sum),
			    dia_quantity_interval(
				dia_statement_quantity(statement, (guint)total->former)));
			if (now != then) {
				check_column(checker, statement, rows + i, n, now);
				return;
			}
		}
	}
}

/* "of 412 all but 389 were sold, leaving 13 whole and 10 broken": is what is left told in parts that make it? */
static gboolean
is_left_in_parts(const DiaStatement *statement, guint index, DiaInterval left)
{
	const DiaQuantity *net = dia_statement_quantity(statement, index);
	DiaInterval sum = dia_quantity_interval(net);

	for (guint i = index + 1; i < MIN(index + DIA_MAX_CANDIDATES, statement->quantities->len); i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, i);

		if (part->sentence != net->sentence || !dia_quantities_share_unit(part, net))
			break;
		sum = dia_interval_add(sum, dia_quantity_interval(part));
		if (dia_interval_meets(sum, left))
			return TRUE;
	}
	return FALSE;
}

/* "640 were engaged and 220 dismissed, a net gain of 420" */
static void
check_net(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *first = dia_statement_quantity(statement, index);
	const DiaQuantity *second = dia_statement_quantity(statement, index + 1);
	const DiaQuantity *net = dia_statement_quantity(statement, index + 2);
	const DiaCheckCue *cue = dia_check_cue_find(report, second->end, net->first, DIA_CUE(DIA_CHECK_NET));
	gboolean is_gain =
	    dia_decimal_compare(first->figure->value, second->figure->value) >= 0;
	const DiaQuantity *more = is_gain ? first : second;
	const DiaQuantity *less = is_gain ? second : first;
	g_autofree char *a = NULL;
	g_autofree char *b = NULL;
	g_autofree char *stated = NULL;
	g_autofree char *computed = NULL;
	DiaFindingDraft draft = { .has_values = TRUE, .stated = net->figure->value };
	DiaInterval left;

	if (cue == NULL || net->first - cue->end > 2 || first->sentence != net->sentence ||
	    first->figure->is_range || second->figure->is_range || net->figure->is_range ||
	    !dia_quantities_share_unit(first, second) || !dia_quantities_share_unit(second, net))
		return;
	left = dia_interval_subtract(dia_quantity_rounded(more), dia_quantity_rounded(less));
	if (dia_interval_meets(left, dia_quantity_rounded(net)) || is_left_in_parts(statement, index + 2, left))
		return;
	draft.computed = dia_decimal_subtract(more->figure->value, less->figure->value);
	a = dia_decimal_format(more->figure->value);
	b = dia_decimal_format(less->figure->value);
	stated = dia_decimal_format(net->figure->value);
	computed = dia_decimal_format(draft.computed);
	draft.message = g_strdup_printf("%s - %s = %s, but what is left is given as %s", a, b,
					computed, stated);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, net));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, first->first, second->end));
	dia_checker_add(checker, &draft);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 0; i + 2 < statement->quantities->len; i++)
		check_net(checker, statement, i);
	check_columns(checker, statement);
}

void
dia_check_sum_columns(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
