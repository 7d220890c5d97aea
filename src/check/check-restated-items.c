/*
 * One item of a list with two values. One measure with two values: check-restated.c.
 */
#include "check/rules.h"

#include "check/lists.h"

/* --- One item of a list, two values ------------------------------------------------------------------ */

/* The words of an item behind its number, [first, end); at least two of them. */
static gboolean
get_item(const DiaStatement *statement, const DiaQuantity *quantity, guint32 *end)
{
	/* A bar parts the cells of a table. */
	static const char *const ends[] = { ",", ";", ".", "and", "(", ")", ":", "|", NULL };
	const DiaCheckedReport *report = statement->report;
	guint32 limit = dia_analysis_end_token(report->analysis, statement->paragraph);

	*end = quantity->end;
	while (*end < limit && *end - quantity->end < 12 &&
	       !dia_token_is_one_of(report, *end, ends))
		(*end)++;
	return *end - quantity->end >= 2 && *end < limit;
}

static gboolean
is_same_item(const DiaStatement *statement, const DiaQuantity *a, const DiaQuantity *b)
{
	const DiaCheckedReport *report = statement->report;
	guint32 end_a;
	guint32 end_b;

	if (!get_item(statement, a, &end_a) || !get_item(statement, b, &end_b) ||
	    end_a - a->end != end_b - b->end)
		return FALSE;
	for (guint32 i = 0; i < end_a - a->end; i++)
		if (report->tokens[a->end + i].word != report->tokens[b->end + i].word)
			return FALSE;
	return TRUE;
}

static void
add_item(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *a,
	 const DiaQuantity *b)
{
	const DiaCheckedReport *report = statement->report;
	guint32 end_a;
	guint32 end_b;
	DiaSpan item;
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = b->figure->value,
				  .computed = a->figure->value };
	g_autofree char *first = dia_decimal_format(a->figure->value);
	g_autofree char *second = dia_decimal_format(b->figure->value);

	get_item(statement, a, &end_a);
	get_item(statement, b, &end_b);
	item = dia_token_span(report, a->end, end_a);
	draft.message = g_strdup_printf("the list has \"%.*s\" twice, with %s and with %s",
					DIA_QUOTE(report, item),
					first, second);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, b->first, end_b));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, a->first, end_a));
	dia_checker_add(checker, &draft);
}

static void
check_items(DiaChecker *checker, const DiaStatement *statement, const DiaList *list)
{
	for (guint i = 0; i < list->n_parts; i++) {
		for (guint k = i + 1; k < list->n_parts; k++) {
			const DiaQuantity *a = dia_statement_quantity(statement, list->parts[i]);
			const DiaQuantity *b = dia_statement_quantity(statement, list->parts[k]);

			if (!is_same_item(statement, a, b) ||
			    dia_interval_meets(dia_quantity_interval(a), dia_quantity_interval(b)))
				continue;
			add_item(checker, statement, a, b);
			return;
		}
	}
}

static void
check_lists(DiaChecker *checker, const DiaStatement *statement)
{
	DiaList list;

	for (guint at = 0; dia_list_find(statement, &at, &list);)
		if (!list.is_closing && list.n_parts >= 3)
			check_items(checker, statement, &list);
}

void
dia_check_restated_items(DiaChecker *checker)
{
	dia_statements_check(checker, check_lists);
}
