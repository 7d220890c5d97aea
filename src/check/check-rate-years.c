/*
 * A change in per cent against values that have years of their own.
 *
 * In: a change that stands in apposition behind three values and more of its sentence ("310 in 2023, as against 2,241
 * in 2008 and 4,250 in 2013, a decline of 93 per cent"), or that is told with its years ("fell by 25 per cent between
 * 2019 and 2020"), and the figures of the paragraph with theirs. Out: findings where no two of the values make the
 * change, or the two of these years make another one. Two values side by side: check-rate.c.
 */
#include "check/movements.h"
#include "check/rules.h"
#include "check/shares.h"

/* Does a change lead from one value to another? A whole per cent may be cut off as well as rounded. */
static gboolean
fits(const DiaQuantity *stated, gboolean is_rise, const DiaQuantity *then, const DiaQuantity *now)
{
	const DiaInterval hundred = dia_interval_exact(dia_hundred);
	DiaDecimal unit = { .coefficient = 1, .exponent = MIN(stated->figure->value.exponent, 0) };
	DiaInterval wide = dia_quantity_interval(stated);
	DiaInterval ratio = dia_share_compute(dia_quantity_rounded(now), dia_quantity_rounded(then));

	wide.low = dia_decimal_subtract(wide.low, unit);
	wide.high = dia_decimal_add(wide.high, unit);
	return dia_interval_meets(is_rise ? dia_interval_subtract(ratio, hundred)
					  : dia_interval_subtract(hundred, ratio),
				  wide);
}

/* --- Behind several values ---------------------------------------------------------------------------- */

enum {
	MAX_VALUES = 8,
	LEAST_VALUES = 3,
	MAX_BEFORE = 32, /* quantities of the sentence before the change; more are a list */
};

typedef struct {
	const DiaQuantity *stated;
	gboolean is_rise;
	const DiaQuantity *values[MAX_VALUES]; /* in the order of the text */
	guint n_values;
} Change;

/* ", a decline of 93 per cent", "(an increase of 12 per cent)" */
static gboolean
read_change(const DiaStatement *statement, guint index, Change *change)
{
	enum { REACH = 5 };
	static const char *const articles[] = { "a", "an", "the", NULL };
	static const char *const breaks[] = { ",", "(", ":", ";", "is", "was", "represents", "representing", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *stated = dia_statement_quantity(statement, index);
	guint32 first = dia_analysis_sentences(report->analysis)[stated->sentence].first_token;
	guint32 near = stated->first - MIN(stated->first - first, REACH);
	const DiaCheckCue *rise = dia_check_cue_find(report, near, stated->first, DIA_CUE(DIA_CHECK_RISE));
	const DiaCheckCue *fall = dia_check_cue_find(report, near, stated->first, DIA_CUE(DIA_CHECK_FALL));
	guint32 at;

	if (!dia_quantity_is_percent(stated) || (rise == NULL) == (fall == NULL) ||
	    !dia_quantity_follows(report, stated, "of"))
		return FALSE;
	*change = (Change){ .stated = stated, .is_rise = rise != NULL };
	at = (rise != NULL ? rise : fall)->first;
	/* "a steep decline of" */
	if (at > first + 1 && !dia_token_is_one_of(report, at - 1, articles))
		at--;
	return at > first + 1 && dia_token_is_one_of(report, at - 1, articles) &&
	       (dia_token_is_one_of(report, at - 2, breaks) || dia_token_is_dash(report, at - 2));
}

/* "a drop of 30 per cent in the cities", "among minors": of some of what the values count */
static gboolean
is_of_some(const DiaStatement *statement, const Change *change)
{
	static const char *const limits[] = { "among", "amongst", "for",   "of",
					      "at",    "per",	  "after", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[change->stated->sentence];

	for (guint32 at = change->stated->end; at < sentence->end_token; at++) {
		if (dia_token_is_one_of(report, at, limits))
			return TRUE;
		if (!dia_token_is(report, at, "in"))
			continue;
		if (!dia_tokens_have_in(report, at + 1, MIN(at + 4, sentence->end_token),
					DIA_LIST_COURSE_NOUN) &&
		    (at + 1 >= sentence->end_token || dia_token_number(report, at + 1) < 0))
			return TRUE;
		at = MIN(at + 4, sentence->end_token);
	}
	return FALSE;
}

/* "on the year before", "a year", "compared with 2003": between times that no value tells of */
static gboolean
has_time_of_its_own(const DiaStatement *statement, const Change *change)
{
	static const char *const times[] = { "quarter", "month", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[change->stated->sentence];

	for (guint32 at = change->stated->end; at < sentence->end_token; at++) {
		gint64 year = dia_token_year(report, at);
		gboolean is_told = FALSE;

		if (dia_token_is_in(report, at, DIA_LIST_EARLIER) ||
		    dia_token_is_in(report, at, DIA_LIST_CORRECTED) ||
		    dia_token_is_one_of(report, at, times))
			return TRUE;
		if (year < 0)
			continue;
		for (guint i = 0; i < change->n_values && !is_told; i++)
			is_told = dia_day_year(change->values[i]->figure->period.first) == year;
		if (!is_told)
			return TRUE;
	}
	return dia_check_cue_find(report, sentence->first_token, sentence->end_token,
				  DIA_CUE(DIA_CHECK_A_YEAR) | DIA_CUE(DIA_CHECK_AVERAGE) |
				      DIA_CUE(DIA_CHECK_RESPECTIVELY)) != NULL;
}

/* The values of the sentence. @return FALSE where one has no year, or two have the same */
static gboolean
read_values(const DiaStatement *statement, Change *change)
{
	guint first = dia_statement_first_of(statement, change->stated->sentence);

	if (dia_statement_quantity(statement, first) + MAX_BEFORE < change->stated)
		return FALSE;
	for (guint i = first; i < statement->quantities->len; i++) {
		const DiaQuantity *value = dia_statement_quantity(statement, i);
		DiaPeriod period = value->figure->period;

		if (value->sentence != change->stated->sentence || value->first >= change->stated->first)
			break;
		if (dia_quantity_is_percent(value))
			continue;
		if (!dia_quantity_is_count(value) || period.first == 0 || period.last == DIA_PERIOD_OPEN ||
		    change->n_values == MAX_VALUES)
			return FALSE;
		for (guint k = 0; k < change->n_values; k++)
			if (!dia_quantities_share_unit(value, change->values[k]) ||
			    dia_periods_meet(period, change->values[k]->figure->period))
				return FALSE;
		change->values[change->n_values++] = value;
	}
	return change->n_values >= LEAST_VALUES;
}

static gboolean
fits_any(const Change *change)
{
	for (guint i = 0; i < change->n_values; i++)
		for (guint k = 0; k < change->n_values; k++)
			if (i != k && fits(change->stated, change->is_rise, change->values[i], change->values[k]))
				return TRUE;
	return FALSE;
}

static void
add_change(DiaChecker *checker, const DiaStatement *statement, const Change *change)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *last = change->values[change->n_values - 1];
	g_autofree char *stated = dia_decimal_format(change->stated->figure->value);
	g_autoptr(GString) values = g_string_new(NULL);
	DiaFindingDraft draft = { 0 };

	for (guint i = 0; i < change->n_values; i++) {
		g_autofree char *value = dia_decimal_format(change->values[i]->figure->value);

		g_string_append_printf(values, "%s%s", i == 0 ? "" : i + 1 < change->n_values ? ", " : " and ", value);
	}
	draft.message = g_strdup_printf("no two of %s make a change of %s per cent", values->str, stated);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, change->stated));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, change->values[0]->first, last->end));
	dia_checker_add(checker, &draft);
}

/* --- Between two years -------------------------------------------------------------------------------- */

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

/* --- All of a paragraph ------------------------------------------------------------------------------- */

static void
check_apposed(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	Change change;

	if (index >= LEAST_VALUES && read_change(statement, index, &change) && read_values(statement, &change) &&
	    !has_time_of_its_own(statement, &change) && !is_of_some(statement, &change) && !fits_any(&change))
		add_change(checker, statement, &change);
}

static void
check_span(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	Span span;
	const DiaQuantity *then;
	const DiaQuantity *now;

	if (!read_span(statement, dia_statement_quantity(statement, index), &span))
		return;
	then = find_year(statement, index, span.from, NULL);
	now = then != NULL ? find_year(statement, index, span.to, then) : NULL;
	if (now != NULL && !fits(span.stated, span.is_rise, then, now) &&
	    !is_of_other_clause(statement->report, span.stated, then))
		add_span(checker, statement, &span, then, now,
			 dia_decimal_subtract(dia_share_divide(now->figure->value, then->figure->value), dia_hundred));
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 0; i < statement->quantities->len; i++) {
		check_apposed(checker, statement, i);
		check_span(checker, statement, i);
	}
}

void
dia_check_rate_years(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
