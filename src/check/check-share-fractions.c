/*
 * "One in four women (20 per cent)": a share in words against the same share in digits.
 *
 * In: two percentages that words or a bracket tell to be one, the one in words such as "one in four", "a third" or
 * "eight out of ten". Out: findings where the printed one is further from it than such words allow.
 */
#include "check/rules.h"
#include "check/shares.h"

/* Is it told in words, or as a number out of another? */
static gboolean
is_in_words(const DiaCheckedReport *report, const DiaQuantity *share)
{
	static const char *const signs[] = { "%", "percent", "cent", NULL };

	for (guint32 at = share->first; at < share->end; at++)
		if (dia_token_is_one_of(report, at, signs))
			return FALSE;
	return TRUE;
}

/* "One in four" stands for 22 to 28 per cent, "one in a hundred" for 0.7 to 1.3. */
static DiaInterval
get_interval(const DiaQuantity *share)
{
	const DiaDecimal most = { .coefficient = 3, .exponent = 0 };
	const DiaDecimal third = { .coefficient = 33, .exponent = -2 };
	DiaInterval interval = dia_quantity_interval(share);
	DiaDecimal slack = dia_decimal_multiply(share->figure->value, third);

	if (dia_decimal_compare(slack, most) > 0)
		slack = most;
	interval.low = dia_decimal_subtract(interval.low, slack);
	interval.high = dia_decimal_add(interval.high, slack);
	return interval;
}

static void
add_fraction(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *words,
	     const DiaQuantity *printed)
{
	const DiaCheckedReport *report = statement->report;
	DiaSpan span = dia_quantity_span(report, words);
	g_autofree char *computed =
	    dia_decimal_format(dia_decimal_round(words->figure->value, -1));
	g_autofree char *stated = dia_decimal_format(printed->figure->value);
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = printed->figure->value,
				  .computed = words->figure->value };

	draft.message =
	    g_strdup_printf("\"%.*s\" is %s per cent, but the share is given as %s per cent",
			    DIA_QUOTE(report, span), computed, stated);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, printed));
	dia_draft_add_location(&draft, report, statement->paragraph, span);
	dia_checker_add(checker, &draft);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	const DiaCheckedReport *report = statement->report;

	for (guint i = 0; i + 1 < statement->quantities->len; i++) {
		const DiaQuantity *first = dia_statement_quantity(statement, i);
		const DiaQuantity *second = dia_statement_quantity(statement, i + 1);
		gboolean is_first = is_in_words(report, first);
		const DiaQuantity *words = is_first ? first : second;
		const DiaQuantity *printed = is_first ? second : first;

		if (dia_quantity_is_percent(first) && dia_quantity_is_percent(second) &&
		    is_first != is_in_words(report, second) &&
		    dia_quantities_restate(report, first, second) &&
		    !dia_interval_meets(get_interval(words), dia_share_interval(report, printed)))
			add_fraction(checker, statement, words, printed);
	}
}

void
dia_check_share_fractions(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
