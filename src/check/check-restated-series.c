/*
 * Values of one measure for one period that differ, where the series tell that the measure is one although
 * its words are not: "prisoners" and "inmates".
 *
 * In: the series of the comparison, with the changes of kind "restated" between their points. Out: findings for
 * those that check-restated.c has not made from the words alone.
 */
#include "check/records.h"
#include "check/rules.h"

#include <string.h>

#include "check/statement.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

enum { MAX_MEASURE_WORDS = 24 }; /* of the second part of a measure */

static const DiaFigure *
get_figure(const DiaChecker *checker, const DiaSeriesPoint *point)
{
	return &dia_checker_report(checker, point->report)->figures[point->figure];
}

static gboolean
is_one_period(const DiaFigure *a, const DiaFigure *b)
{
	return a->period.first != 0 && a->period.first == b->period.first &&
	       a->period.last == b->period.last && a->period.last != DIA_PERIOD_OPEN;
}

/* "46 per cent" may be what is left of 46.6 where the rest was cut off; of two numbers with as many digits none was. */
static gboolean
is_cut_off(DiaDecimal a, DiaDecimal b)
{
	DiaDecimal unit = { .coefficient = 1, .exponent = MAX(a.exponent, b.exponent) };
	DiaDecimal difference = dia_decimal_compare(a, b) > 0 ? dia_decimal_subtract(a, b)
							      : dia_decimal_subtract(b, a);

	return a.exponent != b.exponent && dia_decimal_compare(difference, unit) < 0;
}

/* "is projected at 39.4 million", "to cut it to 20 per cent by 2015" */
static gboolean
is_still_to_come(const DiaChecker *checker, const DiaSeriesPoint *point)
{
	const DiaCheckedReport *report = dia_checker_report(checker, point->report);
	const DiaSentence *sentence = &dia_analysis_sentences(
	    report->analysis)[get_figure(checker, point)->sentence];

	return dia_check_cue_find(report, sentence->first_token, sentence->end_token,
				  DIA_CUE(DIA_CHECK_FUTURE)) != NULL;
}

/* "12.4 per cent of men": whom it is a share of, but not a share that does what. */
static gboolean
says_only_whom(const DiaChecker *checker, const DiaSeriesPoint *point)
{
	const DiaAnalysis *analysis = dia_checker_report(checker, point->report)->analysis;
	const DiaFigure *figure = get_figure(checker, point);
	g_autofree char *word = g_utf8_strdown(figure->measure, -1);
	guint32 id = dia_vocabulary_find(analysis->vocabulary, word, strlen(word));
	guint aspect;

	return g_strcmp0(figure->unit, "percent") == 0 && id != DIA_WORD_NONE &&
	       dia_grammar_aspect(analysis->lexicon->grammar, id, &aspect) != 0;
}

/* "cases of rape" and "cases of assault": one noun, of two things that share no word */
static gboolean
are_rivals(const DiaFigure *a, const DiaFigure *b)
{
	const char *what = strstr(a->measure, " of ");
	const char *other = strstr(b->measure, " of ");
	g_auto(GStrv) words = NULL;

	if (what == NULL || other == NULL || what - a->measure != other - b->measure ||
	    g_ascii_strncasecmp(a->measure, b->measure, (gsize)(what - a->measure)) != 0)
		return FALSE;
	words = g_strsplit(what + strlen(" of "), " ", MAX_MEASURE_WORDS);
	for (guint i = 0; words[i] != NULL; i++)
		if (strstr(other, words[i]) != NULL)
			return FALSE;
	return TRUE;
}

static gboolean
is_conflict(const DiaChecker *checker, const DiaSeriesPoint *before, const DiaSeriesPoint *here)
{
	/* Beyond half as much again it is likelier that two measures were taken for one. */
	static const DiaDecimal half_more = { .coefficient = 15, .exponent = -1 };
	const DiaFigure *a = get_figure(checker, before);
	const DiaFigure *b = get_figure(checker, here);
	const DiaQuantity one = { .figure = a, .unit = a->unit };
	const DiaQuantity other = { .figure = b, .unit = b->unit };

	/* Words around a figure may have joined it to a series although itself it names no measure. */
	return a->measure != NULL && b->measure != NULL &&
	       !(before->report == here->report && a->paragraph == b->paragraph) && !a->is_range &&
	       !b->is_range && is_one_period(a, b) &&
	       dia_decimal_is_within(a->value, b->value, half_more) && !is_cut_off(a->value, b->value) &&
	       !dia_interval_meets(dia_quantity_rounded(&one), dia_quantity_rounded(&other)) &&
	       !dia_figures_are_of_two_kinds(dia_checker_report(checker, before->report), a,
					     dia_checker_report(checker, here->report), b) &&
	       !are_rivals(a, b) && !is_still_to_come(checker, before) && !is_still_to_come(checker, here) &&
	       !says_only_whom(checker, before) && !says_only_whom(checker, here);
}

static void
add_conflict(DiaChecker *checker, const DiaSeriesPoint *before, const DiaSeriesPoint *here)
{
	const DiaFigure *one = get_figure(checker, before);
	const DiaFigure *other = get_figure(checker, here);
	g_autofree char *there = dia_decimal_format(one->value);
	g_autofree char *value = dia_decimal_format(other->value);
	DiaFindingDraft draft = { .has_values = TRUE, .stated = other->value, .computed = one->value };

	draft.message = g_strdup_printf("\"%s\" for %s is %s here, but \"%s\" is %s there", other->measure,
					other->as_of, value, one->measure, there);
	dia_draft_add_location(&draft, dia_checker_report(checker, here->report), other->paragraph,
			       other->span);
	dia_draft_add_location(&draft, dia_checker_report(checker, before->report), one->paragraph,
			       one->span);
	dia_checker_add(checker, &draft);
}

void
dia_check_restated_series(DiaChecker *checker)
{
	const GArray *all = checker->comparison->series;
	g_autoptr(GHashTable) told = dia_checker_find_told(checker);

	for (guint i = 0; i < all->len; i++) {
		const DiaSeries *series = &g_array_index(all, DiaSeries, i);

		for (guint k = 0; k < series->n_changes; k++) {
			const DiaSeriesChange *change = &series->changes[k];
			const DiaSeriesPoint *before = &series->points[change->from];
			const DiaSeriesPoint *here = &series->points[change->to];

			if (change->kind == DIA_SERIES_FIGURE_RESTATED && change->is_comparable &&
			    is_conflict(checker, before, here) &&
			    !dia_places_are_told(told, before->report, get_figure(checker, before)->span,
						 here->report, get_figure(checker, here)->span))
				add_conflict(checker, before, here);
		}
	}
}
