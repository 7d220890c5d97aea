/*
 * "310 in 2023, as against 2,241 in 2008 and 4,250 in 2013, a decline of 93 per cent": a change behind several values.
 *
 * In: a change in per cent that stands in apposition, and the values of its sentence, each with a year of its own.
 * Out: findings where no two of three values and more make the change. Two values are for check-rate.c.
 */
#include "check/movements.h"
#include "check/rules.h"
#include "check/shares.h"

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
	static const char *const limits[] = { "among", "amongst", "for", "of", "at", "per", "after", NULL };
	static const char *const times[] = { "last", "past", "space", "course", "period", "number", "total", "figure",
					     "decade", "years", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[change->stated->sentence];

	for (guint32 at = change->stated->end; at < sentence->end_token; at++) {
		if (dia_token_is_one_of(report, at, limits))
			return TRUE;
		if (!dia_token_is(report, at, "in"))
			continue;
		if (!dia_tokens_have(report, at + 1, MIN(at + 4, sentence->end_token), times) &&
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
	static const char *const words[] = { "previous", "preceding", "before",	 "earlier", "real",  "quarter",
					     "month",	 "prior",     "average", "capita",  "respectively", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[change->stated->sentence];

	for (guint32 at = change->stated->end; at < sentence->end_token; at++) {
		gint64 year = dia_token_year(report, at);
		gboolean is_told = FALSE;

		if (dia_token_is_one_of(report, at, words))
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
			    (period.first <= change->values[k]->figure->period.last &&
			     change->values[k]->figure->period.first <= period.last))
				return FALSE;
		change->values[change->n_values++] = value;
	}
	return change->n_values >= LEAST_VALUES;
}

/* Does the change lead from one value to another? A whole per cent may be cut off as well as rounded. */
static gboolean
fits(const Change *change, const DiaQuantity *then, const DiaQuantity *now)
{
	const DiaInterval hundred = dia_interval_exact((DiaDecimal){ .coefficient = 100 });
	DiaDecimal unit = { .coefficient = 1, .exponent = MIN(change->stated->figure->value.exponent, 0) };
	DiaInterval stated = dia_quantity_interval(change->stated);
	DiaInterval ratio = dia_share_compute(dia_quantity_rounded(now), dia_quantity_rounded(then));

	stated.low = dia_decimal_subtract(stated.low, unit);
	stated.high = dia_decimal_add(stated.high, unit);
	return dia_interval_meets(change->is_rise ? dia_interval_subtract(ratio, hundred)
						  : dia_interval_subtract(hundred, ratio),
				  stated);
}

static gboolean
fits_any(const Change *change)
{
	for (guint i = 0; i < change->n_values; i++)
		for (guint k = 0; k < change->n_values; k++)
			if (i != k && fits(change, change->values[i], change->values[k]))
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

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = LEAST_VALUES; i < statement->quantities->len; i++) {
		Change change;

		if (read_change(statement, i, &change) && read_values(statement, &change) &&
		    !has_time_of_its_own(statement, &change) &&
		    !is_of_some(statement, &change) && !fits_any(&change))
			add_change(checker, statement, &change);
	}
}

void
dia_check_rate_apposed(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
