/*
 * Shares of one whole, which make a hundred.
 *
 * In: lists of percentages, and one that is the rest. Out: findings where they make more or less. Lists in which
 * several answers were possible, or each share has a whole of its own, are left alone.
 */
#include "check/lists.h"
#include "check/rules.h"
#include "check/shares.h"

static const DiaDecimal hundred = { .coefficient = 100, .exponent = 0 };

static void
add_hundred(DiaChecker *checker, const DiaStatement *statement, const DiaList *list,
	    DiaDecimal sum)
{
	const DiaCheckedReport *report = statement->report;
	g_autofree char *workings = dia_list_describe(statement, list, sum);
	DiaFindingDraft draft = { .has_values = TRUE, .stated = hundred, .computed = sum };

	draft.message = g_strdup_printf("%s, but the shares of a whole make 100 per cent", workings);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, list->first, list->end));
	dia_checker_add(checker, &draft);
}

static gboolean
is_rest(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	return dia_check_cue_find(report, quantity->first - MIN(quantity->first, 3), quantity->first,
			    DIA_CUE(DIA_CHECK_REST)) != NULL;
}

/* "40 per cent of men, 35 per cent of women", "40 per cent among men": shares of wholes of their own. */
static gboolean
has_bases(const DiaStatement *statement, const DiaList *list)
{
	guint n_among = 0;

	for (guint i = 0; i < list->n_parts; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, list->parts[i]);

		n_among += dia_token_is(statement->report, part->end, "among");
		if (i > 0 && dia_share_has_own_base(statement->report, statement->paragraph, part, NULL))
			return TRUE;
	}
	return n_among > 1;
}

/* "60, 25 and 12 per cent; others got 5 per cent": what is left stands behind the list, with its own share. */
static gboolean
goes_on(const DiaStatement *statement, const DiaList *list)
{
	enum { REACH = 12 };
	guint32 sentence = dia_statement_quantity(statement, list->parts[0])->sentence;

	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->sentence == sentence && other->first >= list->end && other->first - list->end < REACH &&
		    dia_quantity_is_percent(other))
			return TRUE;
	}
	return FALSE;
}

/* Are the shares of one time and one question? */
static gboolean
is_one_distribution(const DiaStatement *statement, const DiaList *list)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *first = dia_statement_quantity(statement, list->parts[0]);
	const DiaSentence sentence =
	    dia_sentence_around(&dia_analysis_sentences(report->analysis)[first->sentence], first->first);

	for (guint i = 1; i < list->n_parts; i++)
		if (dia_statement_quantity(statement, list->parts[i])->figure->period.first !=
		    first->figure->period.first)
			return FALSE;
	return dia_check_cue_find(report, sentence.first_token, sentence.end_token,
			    DIA_CUE(DIA_CHECK_SEVERAL_ANSWERS) | DIA_CUE(DIA_CHECK_COMPARED) |
				DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL) |
				DIA_CUE(DIA_CHECK_RESPECTIVELY)) == NULL;
}

/*
 * Does the list itself say that it leaves nothing out, by an item for all the rest; or that its items exclude each
 * other, by one for those who chose none?
 */
static gboolean
has_cue(const DiaStatement *statement, const DiaList *list, DiaCueSet kinds)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *first = dia_statement_quantity(statement, list->parts[0]);
	const DiaSentence sentence =
	    dia_sentence_around(&dia_analysis_sentences(report->analysis)[first->sentence], first->first);

	return dia_check_cue_find(report, sentence.first_token, MIN(list->end + 8, sentence.end_token), kinds) != NULL;
}

static void
check_hundred(DiaChecker *checker, const DiaStatement *statement, const DiaList *list)
{
	static const DiaDecimal low = { .coefficient = 96, .exponent = 0 };
	static const DiaDecimal lowest = { .coefficient = 88, .exponent = 0 };
	static const DiaDecimal high = { .coefficient = 104, .exponent = 0 };
	DiaInterval total = dia_interval_exact((DiaDecimal){ 0 });
	DiaDecimal sum = { 0 };

	if (list->n_parts < 3 ||
	    is_rest(statement->report,
		    dia_statement_quantity(statement, list->parts[list->n_parts - 1])) ||
	    has_bases(statement, list) || goes_on(statement, list) ||
	    !dia_quantity_is_percent(dia_statement_quantity(statement, list->parts[0])) ||
	    !is_one_distribution(statement, list))
		return;
	for (guint i = 0; i < list->n_parts; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, list->parts[i]);

		total = dia_interval_add(total, dia_share_interval(statement->report, part));
		sum = dia_decimal_add(sum, part->figure->value);
	}
	/* What is listed may be what is worth telling, and what is listed may overlap. */
	if (dia_interval_meets(total, dia_interval_exact(hundred)) ||
	    (dia_decimal_compare(sum, hundred) < 0 &&
	     !has_cue(statement, list, DIA_CUE(DIA_CHECK_RESIDUE))) ||
	    (dia_decimal_compare(sum, high) > 0 &&
	     !has_cue(statement, list, DIA_CUE(DIA_CHECK_UNDECIDED))) ||
	    dia_decimal_compare(sum, has_cue(statement, list, DIA_CUE(DIA_CHECK_UNDECIDED)) ? lowest : low) < 0)
		return;
	add_hundred(checker, statement, list, sum);
}

/* "60 per cent were acquitted and the remaining 30 per cent convicted" */
static void
check_rest(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaQuantity *rest = dia_statement_quantity(statement, index);
	DiaInterval total;
	DiaList list = { .n_parts = 0, .end = rest->end };
	DiaDecimal sum = { 0 };

	if (!dia_quantity_is_percent(rest) || !is_rest(statement->report, rest))
		return;
	list.parts[list.n_parts++] = index;
	for (guint i = index; i > 0 && list.n_parts < DIA_MAX_CANDIDATES; i--) {
		const DiaQuantity *before = dia_statement_quantity(statement, i - 1);

		if (before->sentence != rest->sentence)
			break;
		if (dia_quantity_is_percent(before) && before->depth == rest->depth)
			list.parts[list.n_parts++] = i - 1;
	}
	for (guint i = 0; i < list.n_parts / 2; i++) {
		guint swap = list.parts[i];

		list.parts[i] = list.parts[list.n_parts - 1 - i];
		list.parts[list.n_parts - 1 - i] = swap;
	}
	if (list.n_parts < 2 || !is_one_distribution(statement, &list))
		return;
	list.first = dia_statement_quantity(statement, list.parts[0])->first;
	total = dia_interval_exact(sum);
	for (guint i = 0; i < list.n_parts; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, list.parts[i]);

		total = dia_interval_add(total, dia_share_interval(statement->report, part));
		sum = dia_decimal_add(sum, part->figure->value);
	}
	if (!dia_interval_meets(total, dia_interval_exact(hundred)))
		add_hundred(checker, statement, &list, sum);
}

static void
check_lists(DiaChecker *checker, const DiaStatement *statement)
{
	DiaList list;

	for (guint i = 0; i + 1 < statement->quantities->len;) {
		gboolean is_list = dia_list_read(statement, i, &list);

		if (is_list)
			check_hundred(checker, statement, &list);
		i = is_list ? MAX(list.next, i + 1) : i + 1;
	}
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 1; i < statement->quantities->len; i++)
		check_rest(checker, statement, i);
	check_lists(checker, statement);
}

void
dia_check_share_hundreds(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
