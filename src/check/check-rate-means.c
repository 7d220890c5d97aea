/*
 * "3,280 officials in the five years 2014-2018, an average of 820 a year": what is told as a mean, and what it is of.
 *
 * In: a number that words call an average, and in its sentence either values of several years or a total with the time
 * that it holds for. Out: findings where these do not give the mean. A mean that is far off is of something else.
 */
#include "check/rules.h"
#include "check/shares.h"
#include "check/terms.h"

#include <string.h>

enum {
	REACH = 4,	     /* tokens between "on average" and the number */
	LEAST_VALUES = 2,
	MAX_VALUES = 12,
	DAYS_OF_YEAR = 365,
};

/* What a mean is for: of so many days, and so many of them in a year. */
typedef struct {
	const char *unit; /* of data/units.txt */
	guint days;
	guint of_year;
} Step;

static const Step steps[] = { { "year", 365, 1 }, { "month", 30, 12 }, { "week", 7, 52 }, { "day", 1, 365 } };

/* The time that a mean is for, by its unit or the words behind it; NULL where it is for no time. */
static const Step *
find_step(const DiaCheckedReport *report, const DiaQuantity *mean)
{
	static const char *const eaches[] = { "a", "an", "per", "each", "every", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[mean->sentence];

	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		if (mean->unit != NULL && g_str_has_prefix(mean->unit, "per ") &&
		    strcmp(mean->unit + strlen("per "), steps[i].unit) == 0)
			return &steps[i];
		for (guint32 at = mean->end; at + 1 < MIN(mean->end + REACH, sentence->end_token); at++)
			if (dia_token_is_one_of(report, at, eaches) && dia_token_is(report, at + 1, steps[i].unit))
				return &steps[i];
	}
	return NULL;
}

/* "36 million over four years, or 9 million a year": what a total is in other words */
static gboolean
is_restated(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 first)
{
	const DiaCheckCue *cue = dia_check_cue_find(report, first, quantity->first, DIA_CUE(DIA_CHECK_AMOUNTS));

	return cue != NULL && cue->end == quantity->first && cue->first > first &&
	       dia_token_is(report, cue->first - 1, ",") && find_step(report, quantity) != NULL;
}

/* Do words beside a number call it an average? */
static gboolean
is_mean(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	const guint32 first = MAX(sentence->first_token, quantity->first - MIN(quantity->first, REACH));
	const DiaCueSet average = DIA_CUE(DIA_CHECK_AVERAGE);
	const DiaCheckCue *before = dia_check_cue_find(report, first, quantity->first, average);
	const DiaCheckCue *behind = dia_check_cue_find_first(report, quantity->end,
							     MIN(quantity->end + REACH, sentence->end_token), average);

	if (quantity->figure->is_range || quantity->figure->value.coefficient <= 0 || dia_quantity_is_percent(quantity))
		return FALSE;
	if (before != NULL)
		return dia_tokens_are_words(report, before->end, quantity->first);
	if (is_restated(report, quantity, first))
		return TRUE;
	/* "820 a year on average"; not "in 2018, on average 16 a month" */
	return behind != NULL && dia_token_is(report, behind->first, "on") &&
	       dia_tokens_are_words(report, quantity->end, behind->first);
}

/* "160 establishments" beside "140 establishments", or "160 a year" beside any: is one thing counted? */
static gboolean
counts_same(const DiaCheckedReport *report, const DiaQuantity *mean, const DiaQuantity *other)
{
	for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
		if (dia_quantity_has_unit(other, steps[i].unit))
			return FALSE;
	if (mean->unit != NULL && g_str_has_prefix(mean->unit, "per "))
		return dia_quantity_is_count(other);
	return dia_quantities_share_unit(mean, other) &&
	       (!dia_token_is_telling(report, mean->end) || !dia_token_is_telling(report, other->end) ||
		dia_token_stem(report, mean->end) == dia_token_stem(report, other->end));
}

/* "2,904 in 2015, 242 a month; 3,156 in 2016, or 263 a month": is there no semicolon between two numbers? */
static gboolean
are_in_clause(const DiaCheckedReport *report, const DiaQuantity *mean, const DiaQuantity *other)
{
	for (guint32 at = MIN(mean->end, other->end); at < MAX(mean->first, other->first); at++)
		if (dia_token_is(report, at, ";"))
			return FALSE;
	return TRUE;
}

/* The other numbers of a sentence that a mean may be of. @return how many, or 0 where there are too many */
static guint
read_others(const DiaStatement *statement, const DiaQuantity *mean, const DiaQuantity *others[MAX_VALUES])
{
	guint n = 0;

	for (guint i = dia_statement_first_of(statement, mean->sentence); i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->sentence != mean->sentence)
			break;
		if (other == mean || !counts_same(statement->report, mean, other) || other->figure->is_former ||
		    !are_in_clause(statement->report, mean, other))
			continue;
		if (other->figure->is_range || other->figure->value.coefficient <= 0 || n == MAX_VALUES)
			return 0;
		others[n++] = other;
	}
	return n;
}

/* "140 in 2010, 151 in 2011 and 159 in 2012" */
static gboolean
have_years_of_their_own(const DiaQuantity *const *values, guint n)
{
	for (guint i = 0; i < n; i++) {
		DiaPeriod period = values[i]->figure->period;

		if (period.first == 0 || period.last == DIA_PERIOD_OPEN)
			return FALSE;
		for (guint k = 0; k < i; k++)
			if (dia_periods_meet(period, values[k]->figure->period))
				return FALSE;
	}
	return n >= LEAST_VALUES;
}

/* "in the five years"; 0 where no words say for how long a total holds */
static guint
read_steps(const DiaStatement *statement, const DiaQuantity *total, const Step *step)
{
	for (guint i = dia_statement_first_of(statement, total->sentence); i < statement->quantities->len; i++) {
		const DiaQuantity *time = dia_statement_quantity(statement, i);

		if (time->sentence != total->sentence)
			break;
		if (dia_quantity_has_unit(time, step->unit) && !time->figure->is_range &&
		    time->figure->value.exponent == 0 && time->figure->value.coefficient > 1 &&
		    time->figure->value.coefficient < DAYS_OF_YEAR)
			return (guint)time->figure->value.coefficient;
	}
	return 0;
}

/* How many steps of a mean a total's period has: "from 2014 to 2018", "in 2018"; 0 for none. */
static guint
count_steps(DiaPeriod period, const Step *step)
{
	guint days;

	if (period.first == 0 || period.last == DIA_PERIOD_OPEN || period.last < period.first)
		return 0;
	days = period.last - period.first + 1;
	if (days % DAYS_OF_YEAR <= days / DAYS_OF_YEAR)
		return days / DAYS_OF_YEAR * step->of_year;
	return (days + step->days / 2) / step->days;
}

/* Is a mean what a sum in so many parts gives, but for rounding? */
static gboolean
fits(const DiaQuantity *mean, DiaInterval sum, guint n)
{
	const DiaDecimal low = { .coefficient = 97, .exponent = -2 };
	const DiaDecimal high = { .coefficient = 103, .exponent = -2 };
	DiaDecimal one = { .coefficient = 1, .exponent = MIN(mean->figure->value.exponent, 0) };
	DiaInterval stated = dia_quantity_rounded(mean);
	DiaInterval computed = dia_interval_divide(sum, dia_interval_exact((DiaDecimal){ .coefficient = n }));

	stated.low = dia_decimal_multiply(dia_decimal_subtract(stated.low, one), low);
	stated.high = dia_decimal_multiply(dia_decimal_add(stated.high, one), high);
	return dia_interval_meets(computed, stated);
}

static void
tell(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *mean,
     const DiaQuantity *const *values, guint n_values, guint n, const char *what)
{
	const DiaCheckedReport *report = statement->report;
	const DiaDecimal half = { .coefficient = 5, .exponent = -1 };
	const DiaDecimal twice = { .coefficient = 2 };
	DiaDecimal sum = { 0 };
	DiaDecimal computed;
	g_autofree char *given = dia_decimal_format(mean->figure->value);
	g_autofree char *whole = NULL;
	g_autofree char *result = NULL;
	DiaFindingDraft draft = { .has_values = TRUE, .stated = mean->figure->value };

	for (guint i = 0; i < n_values; i++)
		sum = dia_decimal_add(sum, values[i]->figure->value);
	computed = dia_decimal_divide(sum, (DiaDecimal){ .coefficient = n });
	if (dia_decimal_compare(mean->figure->value, dia_decimal_multiply(computed, half)) < 0 ||
	    dia_decimal_compare(mean->figure->value, dia_decimal_multiply(computed, twice)) > 0)
		return;
	draft.computed = dia_decimal_round(computed, -4);
	whole = dia_decimal_format(sum);
	result = dia_decimal_format(dia_decimal_round(computed, MIN(mean->figure->value.exponent, 0) - 1));
	draft.message = g_strdup_printf("%s over %u %s is %s on average, but the average is given as %s",
					whole, n, what, result, given);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, mean));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, values[0]->first, values[n_values - 1]->end));
	dia_checker_add(checker, &draft);
}

/* "46 for each district" beside "ten districts": the number of what a mean is for; NULL where none is told. */
static const DiaQuantity *
find_divisor(const DiaStatement *statement, const DiaQuantity *mean)
{
	static const char *const eaches[] = { "per", "each", "every", NULL };
	const DiaCheckedReport *report = statement->report;
	const guint32 end = dia_analysis_sentences(report->analysis)[mean->sentence].end_token;
	guint32 at = mean->end;

	while (at + 1 < MIN(mean->end + REACH, end) && !dia_token_is_one_of(report, at, eaches))
		at++;
	if (at + 1 >= MIN(mean->end + REACH, end) || !dia_token_is_telling(report, at + 1))
		return NULL;
	for (guint i = dia_statement_first_of(statement, mean->sentence); i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->sentence != mean->sentence)
			break;
		if (other != mean && other->end < end && !other->figure->is_range && dia_quantity_is_count(other) &&
		    other->figure->value.exponent == 0 && other->figure->value.coefficient > 1 &&
		    other->figure->value.coefficient <= G_MAXINT32 &&
		    dia_token_stem(report, other->end) == dia_token_stem(report, at + 1))
			return other;
	}
	return NULL;
}

/* "640 people in ten districts, on average 46 for each district": of one other number and the number of districts */
static gboolean
check_mean_of_each(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *mean)
{
	const DiaQuantity *divisor = find_divisor(statement, mean);
	const DiaQuantity *total = NULL;
	guint n;

	for (guint i = dia_statement_first_of(statement, mean->sentence);
	     divisor != NULL && i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->sentence != mean->sentence)
			break;
		if (other == mean || other == divisor)
			continue;
		if (total != NULL || !dia_quantity_is_count(other) || other->figure->is_range)
			return FALSE;
		total = other;
	}
	if (total == NULL)
		return FALSE;
	n = (guint)divisor->figure->value.coefficient;
	if (!fits(mean, dia_quantity_rounded(total), n))
		tell(checker, statement, mean, &total, 1, n, dia_token_word(statement->report, divisor->end));
	return TRUE;
}

/* A mean of values of several years, or of a total and its time. */
static void
check_mean(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *mean)
{
	const DiaQuantity *others[MAX_VALUES];
	const guint n = read_others(statement, mean, others);
	const Step *step = find_step(statement->report, mean);
	DiaInterval sum = dia_interval_exact((DiaDecimal){ 0 });
	guint n_steps;

	for (guint i = 0; i < n; i++)
		sum = dia_interval_add(sum, dia_quantity_rounded(others[i]));
	if (have_years_of_their_own(others, n) && (step == NULL || step->of_year == 1)) {
		if (!fits(mean, sum, n))
			tell(checker, statement, mean, others, n, n, "values");
		return;
	}
	if (n != 1 || step == NULL)
		return;
	n_steps = read_steps(statement, others[0], step);
	if (n_steps == 0) {
		n_steps = count_steps(others[0]->figure->period, step);
		/* "between 2014 and 2018" may leave the first or the last year out. */
		if (n_steps > 2 && step->of_year == 1 && fits(mean, sum, n_steps - 1))
			return;
	}
	if (n_steps > 1 && !fits(mean, sum, n_steps)) {
		g_autofree char *what = g_strdup_printf("%ss", step->unit);

		tell(checker, statement, mean, others, 1, n_steps, what);
	}
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *mean = dia_statement_quantity(statement, i);

		if (is_mean(statement->report, mean) && !check_mean_of_each(checker, statement, mean))
			check_mean(checker, statement, mean);
	}
}

void
dia_check_rate_means(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
