/*
 * Lengths of time against the dates that they reach from and to, and ages against the day of birth.
 *
 * In: "six years, from 2009 to 2013", "the five-year plan for 2012-2018", "born in 1985 ... aged 24 in 2014".
 * Out: findings where the dates are further apart, or nearer, than any way of counting allows.
 */
#include <math.h>
#include <string.h>

#include "check/rules.h"
#include "check/statement.h"

static const struct {
	const char *unit;
	double days;
} lengths[] = {
	{ "day", 1 },
	{ "month", 30.44 },
	{ "year", 365.25 },
};

/* How many of its unit a period has, both ends counted; 0 where the unit is none of time. */
static double
measure(const DiaQuantity *quantity, DiaPeriod period)
{
	for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
		if (dia_quantity_has_unit(quantity, lengths[i].unit))
			return (period.last - period.first + 1) / lengths[i].days;
	return 0;
}

/* "the four-year term of the Commissioner, 2014-2020", "22 days in custody, from 1 to 12 April": what was long. */
static gboolean
is_term(const DiaCheckedReport *report, guint32 first, guint32 end, gboolean is_plan)
{
	enum { LONGEST = 8 };
	static const char *const leads[] = { "from", "between", "(", ",", NULL };

	if (end - first > LONGEST || end < first + 2 || !dia_token_is_one_of(report, end - 1, leads) ||
	    !dia_tokens_have_in(report, first, end, DIA_LIST_LASTING_NOUN))
		return FALSE;
	/* Past the name of what was long; a plan may have one, all else not. */
	for (guint32 at = first; at + 1 < end; at++)
		if (report->tokens[at].kind == DIA_TOKEN_NUMBER || g_str_has_suffix(dia_token_word(report, at), "ed") ||
		    (!is_plan && dia_token_is(report, at, "of")))
			return FALSE;
	return TRUE;
}

/* Only commas, brackets and "from" or "between" between a length and its dates; of a plan also its name. */
static gboolean
is_adjacent(const DiaCheckedReport *report, guint32 first, guint32 end, gboolean is_plan)
{
	static const char *const words[] = { ",", "(", "from", "between", "or", "i.e.", "that", "is",
					     "namely", "lasting", "of", NULL };
	static const char *const plans[] = { "plan",	   "strategy", "programme", "program", "period",
					     "term",	   "project",  "action",    "national", "for",
					     "mandate",	   "in",       "development", "state", NULL };

	if (is_term(report, first, end, is_plan))
		return TRUE;
	if (end - first > (is_plan ? 6u : 3u))
		return FALSE;
	for (guint32 at = first; at < end; at++)
		if (!dia_token_is_one_of(report, at, words) &&
		    !(is_plan && dia_token_is_one_of(report, at, plans)))
			return FALSE;
	return TRUE;
}

static void
add_duration(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *quantity,
	     const DiaDateMark *date, double length)
{
	const DiaCheckedReport *report = statement->report;
	g_autofree char *stated = dia_decimal_format(quantity->figure->value);
	DiaFindingDraft draft = { .has_values = TRUE, .stated = quantity->figure->value };

	draft.computed = (DiaDecimal){ .coefficient = (gint64)(length + 0.5) };
	draft.message = g_strdup_printf(
	    "\"%.*s\" has %" G_GINT64_FORMAT " %ss with both ends counted, but the text says %s",
	    DIA_QUOTE(report, date->span),
	    draft.computed.coefficient, quantity->unit, stated);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, quantity));
	dia_draft_add_location(&draft, report, statement->paragraph, date->span);
	dia_checker_add(checker, &draft);
}

static void
check_length(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *quantity)
{
	const DiaCheckedReport *report = statement->report;
	const GArray *dates = report->analysis->dates;
	guint32 limit = dia_analysis_end_token(report->analysis, statement->paragraph);
	guint next = dia_analysis_first_date(report->analysis, report->tokens[quantity->first].start);
	const DiaDateMark *date;
	/* "five-year": of a plan, whose name may stand between. */
	gboolean is_plan = dia_token_is_dash(report, quantity->first + 1);
	double length;
	double stated = dia_decimal_to_double(quantity->figure->value);
	guint32 at;

	if (next >= dates->len || quantity->figure->is_range ||
	    quantity->figure->qualifier != DIA_QUALIFIER_NONE)
		return;
	date = &g_array_index(dates, DiaDateMark, next);
	length = date->period.first == 0 || date->period.last == DIA_PERIOD_OPEN
		     ? 0
		     : measure(quantity, date->period);
	if (date->paragraph != statement->paragraph || length < 1.5 || stated < 2)
		return;
	at = dia_token_at(report, quantity->end, limit, date->span.start);
	/* "2010/11-2012/13": read in part */
	if (dia_token_is_dash(report, dia_token_at(report, at, limit, date->span.end)))
		return;
	if (!is_adjacent(report, quantity->end, at, is_plan) ||
	    (stated >= length - 1.1 && stated <= length + 0.1))
		return;
	add_duration(checker, statement, quantity, date, length);
}

/* "from 1 April to 6 September, that is, for seven months": only such words between dates and a length. */
static gboolean
is_told_length(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	enum { LONGEST = 10 };
	static const char *const marks[] = { ",", "(", NULL };
	static const char *const words[] = { ",",	"(",	   "that",	"is",	    "i.e.",   "or",   "thus",
					     "for",	"a",	   "period",	"of",	    "namely", "meaning", "in",
					     "all",	"some",	   "lasting",	"slightly", "little", "just", "more",
					     "less",	"than",	   "over",	"under",    "altogether", "the", NULL };
	static const char *const tellers[] = { "that",	  "i.e.",    "or",	   "thus",    "period",
					       "namely",  "meaning", "altogether", "lasting", "all", NULL };
	gboolean tells = FALSE;

	if (end <= first + 1 || end - first > LONGEST || !dia_token_is_one_of(report, first, marks))
		return FALSE;
	for (guint32 at = first; at < end; at++) {
		if (!dia_token_is_one_of(report, at, words))
			return FALSE;
		tells = tells || dia_token_is_one_of(report, at, tellers);
	}
	return tells;
}

/* A length behind the dates that it tells again. */
static void
check_length_behind(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *quantity)
{
	const DiaCheckedReport *report = statement->report;
	const GArray *dates = report->analysis->dates;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	guint next = dia_analysis_first_date(report->analysis, report->tokens[quantity->first].start);
	double stated = dia_decimal_to_double(quantity->figure->value);
	const DiaDateMark *date;
	double length;
	guint32 at;

	if (next == 0 || quantity->figure->is_range || stated < 2)
		return;
	date = &g_array_index(dates, DiaDateMark, next - 1);
	if (date->paragraph != statement->paragraph || date->period.first == 0 || date->period.last == DIA_PERIOD_OPEN)
		return;
	at = dia_token_at(report, sentence->first_token, sentence->end_token, date->span.end);
	length = measure(quantity, date->period);
	/* a length that is rounded, or told to be more or less, may be off by one */
	if (at >= quantity->first || length < 1.5 || !is_told_length(report, at, quantity->first) ||
	    fabs(stated - length) <= 1.1)
		return;
	add_duration(checker, statement, quantity, date, length);
}

/* --- Ages --------------------------------------------------------------------------------------------- */

/* "born in 1985, was 24 years old when he was arrested in 2014" */
static void
check_age(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *age)
{
	const DiaCheckedReport *report = statement->report;
	const GArray *dates = report->analysis->dates;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[age->sentence];
	const DiaDateMark *birth = NULL;
	const DiaDateMark *then = NULL;
	DiaFindingDraft draft = { .has_values = TRUE, .stated = age->figure->value };
	gint years;

	for (guint i = dia_analysis_first_date(report->analysis, report->tokens[sentence->first_token].start);
	     i < dates->len; i++) {
		const DiaDateMark *date = &g_array_index(dates, DiaDateMark, i);
		guint32 at = dia_token_at(report, sentence->first_token, sentence->end_token,
					  date->span.start);

		if (at >= sentence->end_token)
			break;
		if (at < sentence->first_token + 2 || date->period.first == 0 ||
		    date->period.last - date->period.first > 366)
			continue;
		if (dia_token_is(report, at - 2, "born") || dia_token_is(report, at - 1, "born"))
			birth = date;
		else if (then != NULL)
			return;
		else
			then = date;
	}
	if (birth == NULL || then == NULL)
		return;
	years = dia_day_year(then->period.first) - dia_day_year(birth->period.first);
	draft.computed = (DiaDecimal){ .coefficient = years };
	if (years <= 0 || age->figure->value.exponent != 0 ||
	    age->figure->value.coefficient == years || age->figure->value.coefficient == years - 1)
		return;
	draft.message = g_strdup_printf("from the birth in %d to %d are %d years, but the age is given "
					"as %" G_GINT64_FORMAT,
					dia_day_year(birth->period.first), dia_day_year(then->period.first),
					years, age->figure->value.coefficient);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, age));
	dia_draft_add_location(&draft, report, statement->paragraph, birth->span);
	dia_checker_add(checker, &draft);
}

/* "was 19 when he was arrested" */
static gboolean
is_bare_age(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const before[] = { "was", "only", "just", "is", "aged", NULL };

	return dia_quantity_has_unit(quantity, "count") && !quantity->figure->is_range && quantity->first > 0 &&
	       dia_token_is_one_of(report, quantity->first - 1, before) &&
	       dia_token_is(report, quantity->end, "when");
}

static gboolean
is_age(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	if (is_bare_age(report, quantity))
		return TRUE;
	return dia_quantity_has_unit(quantity, "year") && !quantity->figure->is_range &&
	       (dia_token_is(report, quantity->end - 1, "old") ||
		dia_token_is(report, quantity->end, "old") ||
		(quantity->first > 0 && (dia_token_is(report, quantity->first - 1, "aged") ||
					 dia_token_is(report, quantity->first, "aged"))));
}

/* --- Between two dates ---------------------------------------------------------------------------------- */

/* "elected in 2009 for five years, until 2014", "for three months and ended on 4 August 2012" */
static gboolean
is_term_until(const DiaCheckedReport *report, const DiaQuantity *quantity, const DiaSentence *sentence, guint32 date)
{
	static const char *const fors[] = { "for", "of", NULL };
	static const char *const untils[] = { "until", "till", NULL };
	static const char *const ins[] = { "in", "on", NULL };
	static const char *const ends[] = { "ended", "ends", "expired", "expires", "end", "expire", NULL };

	if (!dia_token_is_one_of(report, quantity->first - 1, fors) || date < sentence->first_token + 2 ||
	    date < quantity->end)
		return FALSE;
	return dia_token_is_one_of(report, date - 1, untils) ||
	       (dia_token_is_one_of(report, date - 1, ins) && dia_token_is_one_of(report, date - 2, ends));
}

/*
 * "had lasted 15 years", "in March 2017, after four years", "three years later, in 2014": does a length tell how far
 * the later date is from the earlier one? "arrested ten months later, was tried in 2014" tells of another day.
 */
static gboolean
is_distance(const DiaCheckedReport *report, const DiaQuantity *quantity, const DiaDateMark *later)
{
	enum { NEAR = 3 };
	static const char *const behind[] = { "later", "after", NULL };
	static const char *const closings[] = { ".", ",", ";", ")", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	guint32 first = quantity->first;
	guint32 from = dia_token_at(report, sentence->first_token, sentence->end_token, later->span.start);
	guint32 to = dia_token_at(report, sentence->first_token, sentence->end_token, later->span.end);

	if (first == sentence->first_token)
		return FALSE;
	if (dia_token_is_in(report, first - 1, DIA_LIST_LASTING) || is_term_until(report, quantity, sentence, from))
		return TRUE;
	if (dia_token_is_one_of(report, quantity->end, behind))
		return (first >= to && first - to <= NEAR) || (from > quantity->end && from - quantity->end <= NEAR);
	return dia_token_is(report, first - 1, "after") && dia_token_is_one_of(report, quantity->end, closings) &&
	       first >= to && first - to <= NEAR;
}

static void
add_distance(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *quantity, const DiaDateMark *one,
	     const DiaDateMark *other)
{
	const DiaCheckedReport *report = statement->report;
	g_autofree char *stated = dia_decimal_format(quantity->figure->value);
	DiaFindingDraft draft = { .has_values = TRUE, .stated = quantity->figure->value };
	double days = other->period.first - one->period.first;

	for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
		if (dia_quantity_has_unit(quantity, lengths[i].unit))
			draft.computed = (DiaDecimal){ .coefficient = (gint64)(days / lengths[i].days + 0.5) };
	draft.message = g_strdup_printf("from %.*s to %.*s are %" G_GINT64_FORMAT " %ss, but the text says %s",
					DIA_QUOTE(report, one->span),
					DIA_QUOTE(report, other->span),
					draft.computed.coefficient, quantity->unit, stated);
	dia_draft_add_location(&draft, report, statement->paragraph, dia_quantity_span(report, quantity));
	dia_draft_add_location(&draft, report, statement->paragraph, other->span);
	dia_checker_add(checker, &draft);
}

/* "opened in March 2015 and ended in March 2017, after four years": the only two dates of a sentence */
static void
check_between(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *quantity)
{
	const DiaCheckedReport *report = statement->report;
	const GArray *dates = report->analysis->dates;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	const DiaDateMark *found[2] = { NULL, NULL };
	double stated = dia_decimal_to_double(quantity->figure->value);
	guint n = 0;

	if (quantity->figure->is_range || quantity->figure->qualifier != DIA_QUALIFIER_NONE || stated < 2 ||
	    dia_quantity_has_unit(quantity, "day"))
		return;
	for (guint i = dia_analysis_first_date(report->analysis, report->tokens[sentence->first_token].start);
	     i < dates->len; i++) {
		const DiaDateMark *date = &g_array_index(dates, DiaDateMark, i);

		if (date->paragraph != statement->paragraph ||
		    date->span.start >= dia_token_end(&report->tokens[sentence->end_token - 1]))
			break;
		if (n == G_N_ELEMENTS(found) || date->period.first == 0 || date->period.last == DIA_PERIOD_OPEN ||
		    date->period.last - date->period.first > 366)
			return;
		found[n++] = date;
	}
	if (n < 2 || found[0]->period.last >= found[1]->period.first || !is_distance(report, quantity, found[1]))
		return;
	for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
		double least = (found[1]->period.first - found[0]->period.last) / lengths[i].days;
		double most = (found[1]->period.last + 1 - found[0]->period.first) / lengths[i].days;

		if (dia_quantity_has_unit(quantity, lengths[i].unit) && (stated < least - 1 || stated > most + 1))
			add_distance(checker, statement, quantity, found[0], found[1]);
	}
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 0; i < statement->quantities->len; i++) {
		const DiaQuantity *here = dia_statement_quantity(statement, i);

		if (is_age(statement->report, here))
			check_age(checker, statement, here);
		else
			check_length(checker, statement, here);
		check_length_behind(checker, statement, here);
		check_between(checker, statement, here);
	}
}

void
dia_check_date_durations(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
