/*
 * "... 332 in 2015 and 225 in 2020. In total 557 were ...": parts in one sentence, and their total
 * in the next.
 *
 * In: a number that the words before it call a total, at the start of a sentence, and the numbers
 * of its unit in the sentence before. Out: findings where these do not make it. A total of a longer
 * time, of more places or of another thing is left alone: its words say so, or it is far off.
 */
#include "check/parts.h"
#include "check/rules.h"
#include "check/terms.h"

enum {
	REACH = 8,	/* tokens from the start of a sentence to its total */
	MAX_CUE = 4,	/* tokens from the start to the words that call it so */
	OFF_NAMED = 30, /* how many per cent a total of what its parts count may be off */
	OFF_AMOUNT = 25,
	OFF_OTHER = 10,
	MANY = 3, /* parts that are hardly told beside a total of something else */
};

/* The total that opens a sentence, as an index; -1 for none. */
static gint
find_total(const DiaStatement *statement, guint32 index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[index];
	guint first = dia_statement_first_of(statement, index);
	const DiaQuantity *total;

	if (first >= statement->quantities->len)
		return -1;
	total = dia_statement_quantity(statement, first);
	if (total->sentence != index || total->figure->is_range ||
	    total->first - sentence->first_token > REACH ||
	    dia_check_cue_find(report, sentence->first_token,
			       MIN(sentence->first_token + MAX_CUE, total->first + 1),
			       DIA_CUE(DIA_CHECK_TOTAL)) == NULL)
		return -1;
	return (gint)first;
}

/* "from 40 to 60", "against 30 the year before", "12 of them", "by 12": no part of a total */
static gboolean
is_no_part(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const words[] = { "from", "to",   "by",	"between", "every",
					     "per",  "than", "against", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	guint32 first = MAX(sentence->first_token, quantity->first - MIN(quantity->first, 4));

	return quantity->figure->is_range || quantity->figure->is_former ||
	       /* "awarded to 12 farmers" */
	       (quantity->first > sentence->first_token + 1 &&
		dia_token_is_one_of(report, quantity->first - 1, words) &&
		!(dia_token_is(report, quantity->first - 1, "to") &&
		  (dia_token_is(report, quantity->first - 2, "and") ||
		   g_str_has_suffix(dia_token_word(report, quantity->first - 2), "ed")))) ||
	       dia_check_cue_find(report, quantity->end,
				  MIN(quantity->end + 3, sentence->end_token),
				  DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_EACH)) != NULL ||
	       dia_check_cue_find(report, first, quantity->first,
				  DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_INCLUDING) |
					  DIA_CUE(DIA_CHECK_TOTAL) | DIA_CUE(DIA_CHECK_COMPARED)) !=
		       NULL;
}

/* The numbers of a unit in a sentence. @return FALSE where one of them is no part */
static gboolean
read_parts(const DiaStatement *statement, guint32 index, const DiaQuantity *total, DiaList *parts)
{
	*parts = (DiaList){ 0 };
	for (guint i = dia_statement_first_of(statement, index); i < statement->quantities->len;
	     i++) {
		const DiaQuantity *quantity = dia_statement_quantity(statement, i);

		if (quantity->sentence != index)
			break;
		if (!dia_quantities_share_unit(quantity, total))
			continue;
		/* What stands in a bracket is about what stands before it, unless all do. */
		if (is_no_part(statement->report, quantity) || parts->n_parts == DIA_MAX_PARTS ||
		    (parts->n_parts > 0 &&
		     quantity->depth != dia_statement_quantity(statement, parts->parts[0])->depth))
			return FALSE;
		if (parts->n_parts == 0)
			parts->first = quantity->first;
		parts->parts[parts->n_parts++] = i;
		parts->end = quantity->end;
		parts->next = i + 1;
	}
	return parts->n_parts >= 2;
}

/* "567 persons", of men and women */
static gboolean
is_general(const DiaCheckedReport *report, const DiaQuantity *total)
{

	return dia_token_is_in(report, total->end, DIA_LIST_GENERAL_NOUN);
}

static gboolean
is_near(DiaInterval sum, DiaDecimal total, gint64 percent)
{
	DiaInterval wide = { .low = dia_decimal_multiply(total, (DiaDecimal){ 100 - percent, -2 }),
			     .high = dia_decimal_multiply(total,
							  (DiaDecimal){ 100 + percent, -2 }) };

	return dia_interval_meets(wide, sum);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	const DiaCheckedReport *report = statement->report;
	guint32 first = dia_analysis_first_sentence(report->analysis, statement->paragraph);
	guint32 end = dia_analysis_end_sentence(report->analysis, statement->paragraph);

	for (guint32 i = first + 1; i < end; i++) {
		gint index = find_total(statement, i);
		const DiaQuantity *total =
			index >= 0 ? dia_statement_quantity(statement, (guint)index) : NULL;
		DiaList parts;
		gint64 most;

		if (total == NULL || dia_quantity_has_unit(total, "percent") ||
		    !read_parts(statement, i - 1, total, &parts) ||
		    dia_sentence_has_wider_scope(report, &dia_analysis_sentences(report->analysis)[i]))
			continue;
		if (dia_total_counts_same(statement, total, &parts))
			most = OFF_NAMED;
		else if (!dia_quantity_has_unit(total, "count"))
			most = OFF_AMOUNT;
		else if (parts.n_parts >= MANY || is_general(report, total))
			most = OFF_OTHER;
		else
			continue;
		if (is_near(dia_list_sum(statement, &parts), total->figure->value, most))
			dia_sums_compare(checker, statement, (guint)index, &parts);
	}
}

void
dia_check_sum_totals(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
