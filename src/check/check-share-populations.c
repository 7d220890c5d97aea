/*
 * Counts that are told as a share of the population, against the population that the report gives.
 */
#include <string.h>

#include "check/rules.h"
#include "check/shares.h"

/* The least and the greatest population that a report gives for the country. */
typedef struct {
	DiaDecimal low;
	DiaDecimal high;
	DiaFindingLocation place; /* of one of them */
	gboolean is_known;
} Population;

/* "population", "total population of Norland"; not "rural population" or "prison population". */
static gboolean
is_of_whole_country(const char *measure)
{
	static const char *const fillers[] = { "total", "the", "country", "country's", "overall",
					       "resident", "permanent", "current", NULL };
	g_auto(GStrv) words = g_strsplit(measure, " ", 8);
	gboolean has_noun = FALSE;

	for (char **word = words; *word != NULL; word++) {
		g_autofree char *folded = g_ascii_strdown(*word, -1);

		if (strcmp(folded, "of") == 0 && has_noun)
			return g_strv_length(words) <= 7 &&
			       (g_ascii_isupper(*(word[1] != NULL ? word[1] : "")) ||
				g_strcmp0(word[1], "the") == 0);
		if (strcmp(folded, "population") == 0)
			has_noun = TRUE;
		else if (!g_strv_contains(fillers, folded))
			return FALSE;
	}
	return has_noun;
}

static void
find_population(const DiaCheckedReport *report, Population *population)
{
	enum { LEAST = 10000 };
	const DiaDecimal least = { .coefficient = LEAST };

	*population = (Population){ .is_known = FALSE };
	for (guint i = 0; i < report->n_figures; i++) {
		const DiaFigure *figure = &report->figures[i];

		if (figure->is_range || g_strcmp0(figure->unit, "count") != 0 ||
		    figure->measure == NULL || figure->table_row >= 0 ||
		    dia_decimal_compare(figure->value, least) < 0 ||
		    !is_of_whole_country(figure->measure))
			continue;
		/* Parts of it inherit its name: "18.2 million, of whom 9.4 million are female". */
		if (i > 0 && figure[-1].sentence == figure->sentence)
			continue;
		if (!population->is_known ||
		    dia_decimal_compare(figure->value, population->low) < 0)
			population->low = figure->value;
		if (!population->is_known ||
		    dia_decimal_compare(figure->value, population->high) > 0)
			population->high = figure->value;
		population->place = (DiaFindingLocation){ .report = report->index,
							  .paragraph = figure->paragraph,
							  .span = figure->span };
		population->is_known = TRUE;
	}
}

/* "30 per cent of the total population" */
static gboolean
is_of_population(const DiaCheckedReport *report, guint32 paragraph, const DiaQuantity *share)
{
	static const char *const words[] = { "of", "the", "total", "entire", "whole", "country",
					     "overall", NULL };
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	guint32 at = share->end;

	if (!dia_quantity_is_percent(share) || at >= end || !dia_token_is(report, at, "of"))
		return FALSE;
	while (at < end && dia_token_is_one_of(report, at, words))
		at++;
	return at < end && dia_token_is(report, at, "population") &&
	       (at + 1 >= end || !dia_token_is(report, at + 1, "aged"));
}

static void
check_population(DiaChecker *checker, const DiaStatement *statement, guint index,
		 const Population *population)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *part = dia_statement_quantity(statement, index);
	const DiaQuantity *share = dia_statement_quantity(statement, index + 1);
	/* Populations grow: three in a hundred to either side of what is printed. */
	DiaInterval whole = {
		.low = dia_decimal_multiply(population->low, (DiaDecimal){ 97, -2 }),
		.high = dia_decimal_multiply(population->high, (DiaDecimal){ 103, -2 })
	};
	DiaInterval exact = dia_quantity_rounded(part);
	DiaDecimal value = dia_share_divide(part->figure->value, population->high);
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	g_autofree char *computed = NULL;
	g_autofree char *stated = NULL;
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = share->figure->value,
				  .computed = dia_decimal_round(value, -4) };

	if (!dia_quantity_is_count(part) || !dia_quantity_has_unit(part, "count") ||
	    !is_of_population(report, statement->paragraph, share) ||
	    !dia_quantities_restate(report, part, share))
		return;
	/* "Over 4.5 million" is not 4.8 million. */
	if (exact.is_unbounded) {
		exact.high = dia_decimal_multiply(part->figure->value, (DiaDecimal){ 105, -2 });
		exact.is_unbounded = FALSE;
	}
	if (dia_interval_meets(dia_share_compute(exact, whole), dia_share_interval(report, share)))
		return;
	first = dia_decimal_format(part->figure->value);
	second = dia_decimal_format(population->high);
	computed = dia_share_format(value, share->figure->value);
	stated = dia_decimal_format(share->figure->value);
	draft.message = g_strdup_printf("%s of a population of %s is %s per cent, but the share is "
					"given as %s per cent",
					first, second, computed, stated);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, part->first, share->end));
	dia_draft_add_location(&draft, report, population->place.paragraph,
			       population->place.span);
	dia_checker_add(checker, &draft);
}

void
dia_check_share_populations(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		guint n_statements;
		const DiaStatement *statements = dia_checked_report_statements(report, &n_statements);
		Population population;

		find_population(report, &population);
		for (guint k = 0; k < n_statements && population.is_known; k++)
			for (guint n = 0; n + 1 < statements[k].quantities->len; n++)
				check_population(checker, &statements[k], n, &population);
	}
}
