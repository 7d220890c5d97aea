/*
 * "331 in 2006, 418 in 2007 and 299 in 2008, or 1,058 over the three years": numbers that all but make another.
 *
 * In: a number of three digits or more, and the numbers of its unit beside it in the sentence. Out: warnings where
 * these make one that differs by a digit, or by two that changed places, as slips of the pen do. That is so rare by
 * chance that the words between need not say what is a total: of four digits one number in 250 is so near. To one of
 * three digits, where it is one in 30, and to one that stands before its parts, something has to lead: "or", a colon.
 */
#include "check/lists.h"
#include "check/rules.h"

enum {
	MIN_DIGITS = 3,
	SURE_DIGITS = 4, /* from there on nothing has to lead to the total */
	MAX_NUMBERS = 8, /* parts of one total */
};

/* A whole number, which is not rounded to hundreds. */
static gboolean
is_precise(DiaDecimal value)
{
	return value.exponent >= 0 && value.coefficient > 0 && dia_decimal_zeros(value) <= 1;
}

/* "from 40", "than 40", "about 40", "40 to 60": no part of a total, and none itself */
static gboolean
is_exact(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const words[] = { "from", "than", "against", "between", NULL };

	return !quantity->figure->is_range && quantity->figure->qualifier == DIA_QUALIFIER_NONE &&
	       !(quantity->first > 0 && dia_token_is_one_of(report, quantity->first - 1, words));
}

/* Behind its parts ", or 1,058", "(1,058", before them "1,058: ", "1,058 (", on either side "in all 1,058". */
static gboolean
is_led_to(const DiaCheckedReport *report, const DiaQuantity *total, guint32 first, guint32 end, gboolean is_before)
{
	enum { BEFORE = 4, AFTER = 6 };
	static const char *const signs[] = { "or", ":", "(", "namely", "=", "making", NULL };

	if (dia_check_cue_find(report, total->first - MIN(BEFORE, total->first - first), MIN(total->end + AFTER, end),
			       DIA_CUE(DIA_CHECK_TOTAL)) != NULL)
		return TRUE;
	if (is_before)
		return dia_token_is(report, total->end, ":") || dia_token_is(report, total->end, "(");
	return total->first > first && dia_token_is_one_of(report, total->first - 1, signs);
}

/* Adds a neighbour of a total to the parts; a handful, "of two parents", is passed over. @return FALSE at their end */
static gboolean
add_part(const DiaStatement *statement, const DiaQuantity *total, guint index, DiaList *list)
{
	static const DiaDecimal handful = { .coefficient = 10 };
	const DiaQuantity *part = dia_statement_quantity(statement, index);
	gboolean is_before = part->first < total->first;

	if (part->sentence != total->sentence || (!is_before && part->depth < total->depth) ||
	    !is_exact(statement->report, part) || !dia_quantities_share_unit(part, total) ||
	    dia_decimal_compare(part->figure->value, total->figure->value) >= 0)
		return FALSE;
	if (dia_decimal_compare(part->figure->value, handful) >= 0)
		list->parts[list->n_parts++] = index;
	return TRUE;
}

static void
add_finding(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *total, const DiaList *list)
{
	DiaDecimal sum = dia_list_add(statement, list);
	g_autofree char *workings = dia_list_describe(statement, list, sum);
	g_autofree char *stated = dia_decimal_format(total->figure->value);
	DiaFindingDraft draft = {
		.has_values = TRUE, .stated = total->figure->value, .computed = sum, .is_milder = TRUE
	};
	guint32 first = G_MAXUINT32;
	guint32 end = 0;

	for (guint i = 0; i < list->n_parts; i++) {
		first = MIN(first, dia_statement_quantity(statement, list->parts[i])->first);
		end = MAX(end, dia_statement_quantity(statement, list->parts[i])->end);
	}
	draft.message = g_strdup_printf("%s, but %s is given beside them", workings, stated);
	dia_draft_add_location(&draft, statement->report, statement->paragraph,
			       dia_quantity_span(statement->report, total));
	dia_draft_add_location(&draft, statement->report, statement->paragraph,
			       dia_token_span(statement->report, first, end));
	dia_checker_add(checker, &draft);
}

/*
 * Adds up the neighbours of a number on one side.
 * @param found receives the shortest row that all but makes it
 * @return TRUE where a row makes it exactly
 */
static gboolean
add_up(const DiaStatement *statement, guint index, gint step, DiaList *found)
{
	const DiaQuantity *total = dia_statement_quantity(statement, index);
	DiaDecimal sum = { 0 };
	DiaDecimal all = { 0 }; /* with the handfuls, "and two national ones" */
	DiaList list = { 0 };

	if (!is_precise(total->figure->value) || dia_decimal_digits(total->figure->value) < MIN_DIGITS)
		return FALSE;
	for (gint i = (gint)index + step; i >= 0 && i < (gint)statement->quantities->len && list.n_parts < MAX_NUMBERS;
	     i += step) {
		guint before = list.n_parts;

		if (!add_part(statement, total, (guint)i, &list))
			break;
		all = dia_decimal_add(all, dia_statement_quantity(statement, (guint)i)->figure->value);
		if (list.n_parts > before)
			sum = dia_decimal_add(sum, dia_statement_quantity(statement, (guint)i)->figure->value);
		if (list.n_parts < 2)
			continue;
		if (dia_decimal_compare(sum, total->figure->value) == 0 ||
		    dia_decimal_compare(all, total->figure->value) == 0)
			return TRUE;
		if (found->n_parts > 0 || !is_precise(sum) || !dia_decimal_is_slip(total->figure->value, sum))
			continue;
		*found = list;
		if (step < 0)
			dia_list_turn_round(found);
	}
	return FALSE;
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement, GHashTable *told)
{
	const DiaCheckedReport *report = statement->report;

	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *total = dia_statement_quantity(statement, i);
		const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[total->sentence];
		DiaList list = { 0 };

		if (!is_exact(report, total) || dia_quantity_has_unit(total, "percent") ||
		    add_up(statement, i, -1, &list) || add_up(statement, i, 1, &list) || list.n_parts == 0 ||
		    ((dia_decimal_digits(total->figure->value) < SURE_DIGITS || list.parts[0] > i) &&
		     !is_led_to(report, total, sentence->first_token, sentence->end_token,
				list.parts[0] > i)) ||
		    dia_quantity_is_told(report, total, told))
			continue;
		add_finding(checker, statement, total, &list);
	}
}

void
dia_check_sum_near(DiaChecker *checker)
{
	dia_statements_check_untold(checker, check_statement);
}
