/*
 * "Of the 80 recommendations received it supports 61, has deferred four and takes note of 13": the
 * answers to all that was asked for.
 *
 * In: a sentence whose first number counts recommendations or the like, and numbers with words for
 * answers beside them. Out: findings where the answers do not make the whole. An answer excludes
 * the others, so that the verbs need not be one; what is "of which" is part of an answer.
 */
#include "check/parts.h"
#include "check/rules.h"

enum {
	REACH = 4,     /* tokens between a number and the words for its answer */
	TO_NOUN = 3,   /* from the whole to what it counts */
	LEAST = 2,     /* numbers that make a list of answers */
	MOST_OFF = 15, /* per cent that the answers may be off: more is left out on purpose */
};

/* "80 recommendations", "the 80 questions": the index of the whole, or -1. */
static gint
find_whole(const DiaStatement *statement, guint32 sentence)
{
	const DiaCheckedReport *report = statement->report;
	guint first = dia_statement_first_of(statement, sentence);
	const DiaQuantity *whole;
	guint32 end;

	if (first >= statement->quantities->len)
		return -1;
	whole = dia_statement_quantity(statement, first);
	end = MIN(whole->end + TO_NOUN,
		  dia_analysis_sentences(report->analysis)[whole->sentence].end_token);
	return whole->sentence == sentence && dia_quantity_has_unit(whole, "count") &&
			       !whole->figure->is_range &&
			       dia_tokens_have_in(report, whole->end, end, DIA_LIST_ANSWERED_NOUN)
		       ? (gint)first
		       : -1;
}

/* "of which four", "four of them": part of the answer before it */
static gboolean
is_of_answer(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 end)
{
	const DiaCheckCue *before = dia_check_cue_find(
		report, quantity->first - MIN(quantity->first, 3), quantity->first,
		DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_INCLUDING));

	return (before != NULL && before->end == quantity->first) || quantity->depth > 0 ||
	       dia_check_cue_find(report, quantity->end, MIN(quantity->end + 2, end),
				  DIA_CUE(DIA_CHECK_OF_THEM)) != NULL;
}

/* "supports 61", "61 were accepted"; not "supports 61 States", which are no answers */
static gboolean
is_answer(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 first, guint32 end)
{
	static const char *const nouns[] = { "recommendations",
					     "of",
					     "in",
					     "more",
					     "others",
					     "and",
					     ",",
					     ".",
					     ";",
					     "(",
					     ")",
					     "were",
					     "are",
					     "have",
					     "had",
					     "enjoyed",
					     "enjoy",
					     "without",
					     NULL };
	const DiaCheckCue *before = dia_check_cue_find(
		report, MAX(first, quantity->first - MIN(quantity->first, REACH)), quantity->first,
		DIA_CUE(DIA_CHECK_ANSWERED));

	if (before != NULL && quantity->first - before->end <= 2 &&
	    (dia_token_is_one_of(report, quantity->end, nouns) || quantity->end >= end))
		return TRUE;
	return dia_token_is_one_of(report, quantity->end, nouns) &&
	       dia_check_cue_find_first(report, quantity->end, MIN(quantity->end + REACH, end),
					DIA_CUE(DIA_CHECK_ANSWERED)) != NULL;
}

/* The answers of a sentence behind the whole. @return FALSE where a number is neither an answer nor
 * part of one */
static gboolean
read_answers(const DiaStatement *statement, guint whole, DiaList *answers)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *total = dia_statement_quantity(statement, whole);
	guint32 end = dia_analysis_sentences(report->analysis)[total->sentence].end_token;
	guint32 from = total->end;

	*answers = (DiaList){ 0 };
	for (guint i = whole + 1; i < statement->quantities->len; i++) {
		const DiaQuantity *quantity = dia_statement_quantity(statement, i);

		if (quantity->sentence != total->sentence)
			break;
		if (!dia_quantities_share_unit(quantity, total) ||
		    is_of_answer(report, quantity, end))
			continue;
		if (quantity->figure->is_range || answers->n_parts == DIA_MAX_PARTS ||
		    !is_answer(report, quantity, from, end))
			return FALSE;
		if (answers->n_parts == 0)
			answers->first = quantity->first;
		answers->parts[answers->n_parts++] = i;
		answers->end = from = quantity->end;
		answers->next = i + 1;
	}
	return answers->n_parts >= LEAST;
}

static void
compare(DiaChecker *checker, const DiaStatement *statement, guint whole, const DiaList *answers)
{
	const DiaQuantity *total = dia_statement_quantity(statement, whole);
	DiaDecimal low =
		dia_decimal_multiply(total->figure->value, (DiaDecimal){ 100 - MOST_OFF, -2 });
	DiaDecimal high =
		dia_decimal_multiply(total->figure->value, (DiaDecimal){ 100 + MOST_OFF, -2 });
	DiaInterval made = dia_list_sum(statement, answers);

	if (dia_interval_meets(made, dia_quantity_interval(total)) ||
	    dia_decimal_compare(made.low, low) < 0 || dia_decimal_compare(made.high, high) > 0)
		return;
	dia_sums_tell(checker, statement, whole, answers, "the total is given as", FALSE);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	const DiaAnalysis *analysis = statement->report->analysis;
	guint32 end = dia_analysis_end_sentence(analysis, statement->paragraph);
	DiaList answers;
	DiaList list;

	for (guint32 i = dia_analysis_first_sentence(analysis, statement->paragraph); i < end;
	     i++) {
		gint whole = find_whole(statement, i);

		/* A plain enumeration is told by the rule on parts. */
		if (whole >= 0 && read_answers(statement, (guint)whole, &answers) &&
		    !(dia_list_read(statement, answers.parts[0], &list) &&
		      list.n_parts == answers.n_parts && answers.parts[0] == (guint)whole + 1))
			compare(checker, statement, (guint)whole, &answers);
	}
}

void
dia_check_sum_answers(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
