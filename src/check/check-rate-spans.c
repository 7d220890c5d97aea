/*
 * "The number fell by 25 per cent between 2019 and 2020" against the values that the paragraph gives for the two years.
 *
 * In: a change in per cent with the years that it lies between, and the figures of its paragraph with their years.
 * Out: findings where just one figure of one unit has each of the years, and the change is another one.
 */
#include "check/rules.h"
#include "check/shares.h"

/* A change in per cent between two years. */
typedef struct {
	const DiaQuantity *stated;
	gint64 from;
	gint64 to;
	gboolean is_rise;
} Span;

/* "between 2019 and 2020", "from 2019 to 2020" right behind a percentage. */
static gboolean
read_years(const DiaCheckedReport *report, guint32 at, guint32 end, Span *span)
{
	gboolean is_between;

	if (at + 4 > end)
		return FALSE;
	is_between = dia_token_is(report, at, "between") && dia_token_is(report, at + 2, "and");
	if (!is_between && !(dia_token_is(report, at, "from") && dia_token_is(report, at + 2, "to")))
		return FALSE;
	span->from = dia_token_year(report, at + 1);
	span->to = dia_token_year(report, at + 3);
	return span->from > 0 && span->to > span->from;
}

/* "fell by 25 per cent between 2019 and 2020"; no yearly average */
static gboolean
read_span(const DiaStatement *statement, const DiaQuantity *stated, Span *span)
{
	const DiaCheckedReport *report = statement->report;
	const DiaSentence sentence =
	    dia_sentence_around(&dia_analysis_sentences(report->analysis)[stated->sentence], stated->first);
	guint32 near = stated->first - MIN(stated->first - sentence.first_token, 6);
	const DiaCheckCue *rise =
	    dia_check_cue_find(report, near, stated->first, DIA_CUE(DIA_CHECK_RISE));
	const DiaCheckCue *fall =
	    dia_check_cue_find(report, near, stated->first, DIA_CUE(DIA_CHECK_FALL));

	*span = (Span){ .stated = stated, .is_rise = rise != NULL };
	return dia_quantity_is_percent(stated) && (rise == NULL) != (fall == NULL) &&
	       dia_token_is(report, stated->first - 1, "by") &&
	       read_years(report, stated->end, sentence.end_token, span) &&
	       dia_check_cue_find(report, sentence.first_token, sentence.end_token,
				  DIA_CUE(DIA_CHECK_A_YEAR) | DIA_CUE(DIA_CHECK_AVERAGE)) == NULL;
}

/*
 * The only count of a year in the paragraph, as far as it is one of a unit; NULL for none or several.
 * @param at the quantity that asks: in a paragraph of very many, those near to it answer
 */
static const DiaQuantity *
find_year(const DiaStatement *statement, guint at, gint64 year, const DiaQuantity *like)
{
	enum { REACH = 200 };
	const DiaQuantity *found = NULL;

	for (guint i = at - MIN(at, REACH); i < MIN(statement->quantities->len, at + REACH); i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (!dia_quantity_is_count(other) || other->figure->period.first == 0 ||
		    other->figure->period.last == DIA_PERIOD_OPEN ||
		    (like != NULL && (!dia_quantities_share_unit(other, like) ||
				      other->sentence != like->sentence)) ||
		    dia_day_year(other->figure->period.last) != year)
			continue;
		if (found != NULL)
			return NULL;
		found = other;
	}
	return found;
}

static void
add_span(DiaChecker *checker, const DiaStatement *statement, const Span *span, const DiaQuantity *then,
	 const DiaQuantity *now, DiaDecimal change)
{
	const DiaCheckedReport *report = statement->report;
	DiaDecimal shown = change;
	g_autofree char *first = dia_decimal_format(then->figure->value);
	g_autofree char *second = dia_decimal_format(now->figure->value);
	g_autofree char *stated = dia_decimal_format(span->stated->figure->value);
	g_autofree char *computed = NULL;
	DiaFindingDraft draft = { .has_values = TRUE, .stated = span->stated->figure->value };
	gboolean is_less = change.coefficient < 0;

	if (is_less)
		shown.coefficient = -shown.coefficient;
	computed = dia_share_format(shown, span->stated->figure->value);
	draft.computed = dia_decimal_round(shown, -4);
	draft.message = g_strdup_printf("from %s to %s is %s per cent %s, but the change is given as %s per cent %s",
					first, second, computed, is_less ? "less" : "more", stated,
					span->is_rise ? "more" : "less");
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, span->stated));
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, then));
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, now));
	dia_checker_add(checker, &draft);
}

/* "Prices rose by 30 per cent between 2005 and 2010, while the allowance rose from 120 to 180" */
static gboolean
is_of_other_clause(const DiaCheckedReport *report, const DiaQuantity *stated, const DiaQuantity *then)
{
	static const char *const joints[] = { "while", "whilst", "whereas", "but", "and", NULL };
	guint32 first = MIN(stated->end, then->end);
	guint32 end = MAX(stated->first, then->first);

	if (stated->sentence != then->sentence)
		return FALSE;
	for (guint32 at = first; at + 1 < end; at++)
		if (dia_token_is(report, at, ",") && dia_token_is_one_of(report, at + 1, joints))
			return TRUE;
	return FALSE;
}

/* A whole per cent may be cut off as well as rounded. */
static gboolean
fits(const Span *span, const DiaQuantity *then, const DiaQuantity *now)
{
	const DiaDecimal hundred = { .coefficient = 100, .exponent = 0 };
	DiaDecimal unit = { .coefficient = 1, .exponent = MIN(span->stated->figure->value.exponent, 0) };
	DiaInterval stated = dia_quantity_interval(span->stated);
	DiaInterval ratio = dia_share_compute(dia_quantity_rounded(now), dia_quantity_rounded(then));
	DiaInterval change = span->is_rise ? dia_interval_subtract(ratio, dia_interval_exact(hundred))
					   : dia_interval_subtract(dia_interval_exact(hundred), ratio);

	stated.low = dia_decimal_subtract(stated.low, unit);
	stated.high = dia_decimal_add(stated.high, unit);
	return dia_interval_meets(change, stated);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	const DiaDecimal hundred = { .coefficient = 100, .exponent = 0 };

	for (guint i = 0; i < statement->quantities->len; i++) {
		Span span;
		const DiaQuantity *then;
		const DiaQuantity *now;

		if (!read_span(statement, dia_statement_quantity(statement, i), &span))
			continue;
		then = find_year(statement, i, span.from, NULL);
		now = then != NULL ? find_year(statement, i, span.to, then) : NULL;
		if (now == NULL || fits(&span, then, now) || is_of_other_clause(statement->report, span.stated, then))
			continue;
		add_span(checker, statement, &span, then, now,
			 dia_decimal_subtract(
			     dia_share_divide(now->figure->value, then->figure->value), hundred));
	}
}

void
dia_check_rate_spans(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
