/*
 * How likely it is that two measures of different reports are one.
 *
 * Evidence for and against, each between 0 and 1, is weighed by logistic regression. Words count by
 * rarity (tf-idf, Salton and Buckley 1988) and by how near to the figure they stand.
 */
#include <math.h>
#include <string.h>

#include "align/series-weights.h"

enum {
	MAX_VALUES = 16, /* figures of a measure whose values are compared */
};

#define FAR_CREDIT 0.4 /* for a word of the measure that stands only in the other's sentence */
#define CONTEXT_CREDIT 0.25
#define PART_OF_WHOLE 0.3 /* the likeness of what is a part in one sentence and the whole in another */
#define ONE_PARAGRAPH 0.4 /* what two paragraphs on one subject mostly have in common */
#define SMALL_SCALE 10.0  /* an index up to 10 has another scale than one up to 100 */

/* How much a stem counts by its place. */
static const double place_weights[] = { [DIA_STEM_OF_CONTEXT] = 0.2,
					[DIA_STEM_OF_SENTENCE] = 0.25,
					[DIA_STEM_OF_CLAUSE] = 0.5,
					[DIA_STEM_OF_MEASURE] = 1.0 };

/* What a word of the measure is worth where it stands in this place of the other. */
static const double place_credits[] = { [DIA_STEM_OF_CONTEXT] = CONTEXT_CREDIT,
					[DIA_STEM_OF_SENTENCE] = FAR_CREDIT,
					[DIA_STEM_OF_CLAUSE] = 0.8,
					[DIA_STEM_OF_MEASURE] = 1.0 };

double
dia_stem_place_weight(DiaStemPlace place)
{
	return place_weights[place];
}

/* "per 1000 population" and "per 1000" are one unit. */
static gboolean
is_same_unit(const DiaMeasure *first, const DiaMeasure *second)
{
	const char *a = first->unit;
	const char *b = second->unit;
	gsize n = 0;

	if (first->unit_id == second->unit_id)
		return TRUE;
	if (!g_str_has_prefix(a, "per ") || !g_str_has_prefix(b, "per ") || !g_ascii_isdigit(a[4]))
		return FALSE;
	for (n = 4; g_ascii_isdigit(a[n]); n++)
		if (a[n] != b[n])
			return FALSE;
	return !g_ascii_isdigit(b[n]) && (a[n] == '\0' || b[n] == '\0');
}

/* "a death rate of 9.7" beside "7.2 deaths per 1,000 population" */
static gboolean
is_rate_of(const DiaMeasure *a, const DiaMeasure *b)
{
	return a->is_decimal && a->is_count && g_str_has_prefix(b->unit, "per ") &&
	       g_ascii_isdigit(b->unit[4]);
}

/* What a measure's own words say of an opposition, else those of its clause. */
static guint8
get_side(const DiaMeasure *measure, guint aspect)
{
	return measure->sides[aspect] != 0 ? measure->sides[aspect] : measure->near_sides[aspect];
}

/* What a measure is narrowed to ("multidimensional poverty") has to be near the other, and no other side alone. */
static gboolean
allows_narrowed(const DiaMeasure *narrow, const DiaMeasure *other)
{
	if ((narrow->narrowed & ~other->far_sides) != 0)
		return FALSE;
	for (guint64 left = narrow->narrowed & ~other->far_both; left != 0; left &= left - 1) {
		guint i = (guint)__builtin_ctzll(left);

		if (other->any_sides[i] != 0 && narrow->sides[i] != DIA_SIDE_BOTH &&
		    other->any_sides[i] != narrow->sides[i])
			return FALSE;
	}
	return TRUE;
}

/* The oppositions of two measures: FALSE where their own words exclude each other. */
static gboolean
weigh_sides(const DiaMeasure *a, const DiaMeasure *b, double *evidence)
{
	guint n_alone = 0;
	guint n_meaning = 0;

	if (!allows_narrowed(a, b) || !allows_narrowed(b, a))
		return FALSE;
	/* Most measures have words of few oppositions, or none. */
	for (guint64 left = a->far_sides | b->far_sides; left != 0; left &= left - 1) {
		guint i = (guint)__builtin_ctzll(left);
		guint8 first = get_side(a, i);
		guint8 second = get_side(b, i);
		guint64 bit = G_GUINT64_CONSTANT(1) << i;

		if (first == DIA_SIDE_BOTH || second == DIA_SIDE_BOTH)
			continue;
		if (a->sides[i] != 0 && b->sides[i] != 0) {
			if (first != second)
				return FALSE;
			continue;
		}
		if (i >= DIA_MAX_ASPECTS) {
			if (first != 0 && second != 0 && first != second)
				return FALSE;
			n_meaning += (first != 0 && (b->far_sides & bit) == 0) ||
				     (second != 0 && (a->far_sides & bit) == 0);
		} else if ((a->sides[i] != 0 && second == 0 && (b->far_sides & ~b->far_both & bit) == 0) ||
			   (b->sides[i] != 0 && first == 0 && (a->far_sides & ~a->far_both & bit) == 0)) {
			n_alone++;
		}
	}
	evidence[DIA_EVIDENCE_SIDE_ALONE] = MIN(n_alone, 2) / 2.0;
	evidence[DIA_EVIDENCE_MEANING_ALONE] = MIN(n_meaning, 2) / 2.0;
	return TRUE;
}

/* Sums over the stems that two measures share; what concerns one of them is by its place. */
typedef struct {
	double product;
	double near_found[2]; /* weight of the words of measure and clause, as far as the other has them */
	double meanings[2];   /* the same of meanings */
	double rival[2];      /* weight of the words of one that the other leaves to a figure beside it */
	double names;
	double rarest;	       /* weight of a stem near both */
	double near;	       /* sum of these */
	gboolean has_own_head; /* the head of one is in the other's measure */
} Sums;

static void
add_to_sums(Sums *sums, guint side, const DiaStem *stem, const DiaStem *other)
{
	double weight = (double)stem->weight;
	double credit = place_credits[other->place];

	if (stem->place < DIA_STEM_OF_CLAUSE)
		return;
	if (stem->is_meaning)
		sums->meanings[side] += weight * credit;
	if (other->is_rival && stem->place == DIA_STEM_OF_MEASURE)
		sums->rival[side] += weight;
	sums->near_found[side] += weight * place_weights[stem->place] * credit;
}

static void
add_shared(Sums *sums, const DiaMeasure *a, const DiaMeasure *b, const DiaStem *first,
	   const DiaStem *second)
{
	double weight = (double)first->weight;

	add_to_sums(sums, 0, first, second);
	add_to_sums(sums, 1, second, first);
	sums->product +=
		weight * place_weights[first->place] * weight * place_weights[second->place];
	if (first->is_name && second->is_name)
		sums->names += weight;
	if (first->place >= DIA_STEM_OF_CLAUSE && second->place >= DIA_STEM_OF_CLAUSE) {
		sums->rarest = MAX(sums->rarest, weight);
		sums->near += weight;
	}
	sums->has_own_head |= (first->stem == a->head || second->stem == b->head) &&
			      first->place == DIA_STEM_OF_MEASURE &&
			      second->place == DIA_STEM_OF_MEASURE;
}

/* Few stems are shared, so that a step to the next is all that most cost, without a branch. */
static void
sum_stems(const DiaMeasure *a, const DiaMeasure *b, Sums *sums)
{
	guint i = 0;
	guint j = 0;

	while (i < a->n_stems && j < b->n_stems) {
		guint32 first = a->keys[i];
		guint32 second = b->keys[j];

		if (first == second)
			add_shared(sums, a, b, &a->stems[i], &b->stems[j]);
		i += first <= second;
		j += second <= first;
	}
}

void
dia_measure_weigh_stems(DiaMeasure *measure, const double *of_stems)
{
	double sum = 0;

	for (guint i = 0; i < measure->n_stems; i++) {
		DiaStem *stem = &measure->stems[i];
		double weight = of_stems[stem->stem];
		double placed = weight * place_weights[stem->place];

		measure->keys[i] = stem->stem;
		stem->weight = (float)weight;
		sum += placed * placed;
		if (stem->is_name)
			measure->names += weight;
		if (stem->place < DIA_STEM_OF_CLAUSE)
			continue;
		measure->near += (double)stem->weight * place_weights[stem->place];
		if (stem->is_meaning)
			measure->meanings += (double)stem->weight;
		if (stem->place == DIA_STEM_OF_MEASURE)
			measure->own += (double)stem->weight;
	}
	measure->norm = sqrt(sum);
}

static double
get_share(double part, double whole)
{
	return whole > 0 ? part / whole : 0.0;
}

/* What the words mean together may be the same though the nouns that are counted are not. */
static void
weigh_indicators(const DiaMeasure *a, const DiaMeasure *b, double *evidence)
{
	if (a->indicator == NULL || b->indicator == NULL)
		return;
	/* one report names a measure in the same words */
	evidence[DIA_EVIDENCE_SAME_INDICATOR] = a->indicator == b->indicator && a->report != b->report;
	evidence[DIA_EVIDENCE_OTHER_INDICATOR] = a->indicator != b->indicator;
	if (a->indicator == b->indicator) {
		evidence[DIA_EVIDENCE_HEAD_APART] = 0;
		evidence[DIA_EVIDENCE_OTHER_MEANINGS] = 0;
	}
}

static void
weigh_words(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b, double *evidence)
{
	Sums sums = { 0 };

	sum_stems(a, b, &sums);
	evidence[DIA_EVIDENCE_COSINE] = sums.product / (a->norm * b->norm);
	evidence[DIA_EVIDENCE_NEAR_FOUND] = MIN(get_share(sums.near_found[0], a->near),
						get_share(sums.near_found[1], b->near));
	evidence[DIA_EVIDENCE_SAME_HEAD] = a->head != DIA_WORD_NONE && a->head == b->head;
	evidence[DIA_EVIDENCE_HEAD_APART] = a->is_count && a->head != b->head &&
					    a->head != DIA_WORD_NONE && b->head != DIA_WORD_NONE &&
					    !sums.has_own_head;
	weigh_indicators(a, b, evidence);
	evidence[DIA_EVIDENCE_RIVAL] = MAX(get_share(sums.rival[0], a->own), get_share(sums.rival[1], b->own));
	evidence[DIA_EVIDENCE_MEANINGS] = MIN(get_share(sums.meanings[0], a->meanings),
					      get_share(sums.meanings[1], b->meanings));
	evidence[DIA_EVIDENCE_OTHER_MEANINGS] = a->meanings > 0 && b->meanings > 0 &&
						sums.meanings[0] + sums.meanings[1] <= 0;
	evidence[DIA_EVIDENCE_NAMES] = get_share(sums.names, MIN(a->names, b->names));
	evidence[DIA_EVIDENCE_OTHER_NAMES] = a->names > 0 && b->names > 0 && sums.names <= 0;
	evidence[DIA_EVIDENCE_RAREST] = sums.rarest / measures->greatest_weight;
	evidence[DIA_EVIDENCE_NEAR] = sums.near / (sums.near + measures->greatest_weight);
}

static gboolean
is_in_words(const DiaAnalysis *analysis, const DiaFigure *figure)
{
	return !g_ascii_isdigit(analysis->document->text->str[figure->span.start]);
}

/* How many digits a value says: 8.6 million says two, "two thirds" one. */
static guint
count_digits(const DiaAnalysis *analysis, const DiaFigure *figure)
{
	const char *text = analysis->document->text->str;
	gint64 coefficient = figure->is_range ? figure->low.coefficient : figure->value.coefficient;
	guint n_printed = 0;
	guint n = 0;

	for (guint32 at = figure->span.start; at < figure->span.end; at++)
		n_printed += g_ascii_isdigit(text[at]) != 0;
	for (; coefficient != 0 && coefficient % 10 == 0; coefficient /= 10)
		;
	for (; coefficient != 0; coefficient /= 10)
		n++;
	return MIN(n, MAX(n_printed, 1));
}

/* Values speak too: the same one twice speaks for one measure, one that is a hundred times another
 * against it. */
static void
weigh_values(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b,
	     double *evidence)
{
	const DiaAnalysis *report_a = dia_comparison_report(measures->comparison, a->report);
	const DiaFigure *of_a = dia_analysis_figures(report_a, NULL);
	const DiaAnalysis *report_b = dia_comparison_report(measures->comparison, b->report);
	const DiaFigure *of_b = dia_analysis_figures(report_b, NULL);
	double nearest = G_MAXDOUBLE; /* the least ratio of two values */
	gboolean is_fraction = FALSE;

	for (guint i = 0; i < MIN(a->figures->len, MAX_VALUES); i++) {
		const DiaFigure *first = &of_a[g_array_index(a->figures, guint32, i)];
		double x = fabs(dia_series_value(first));

		for (guint j = 0; j < MIN(b->figures->len, MAX_VALUES); j++) {
			const DiaFigure *second = &of_b[g_array_index(b->figures, guint32, j)];
			double y = fabs(dia_series_value(second));
			double digits;

			is_fraction |= is_in_words(report_a, first) || is_in_words(report_b, second);
			nearest = MIN(nearest, x > 0 && y > 0 ? MAX(x, y) / MIN(x, y) : 10.0);
			if (x != y)
				continue;
			digits = MIN(count_digits(report_a, first), 4) / 4.0;
			evidence[DIA_EVIDENCE_SAME_VALUE] =
				MAX(evidence[DIA_EVIDENCE_SAME_VALUE], digits);
			if (first->as_of != NULL && g_strcmp0(first->as_of, second->as_of) == 0)
				evidence[DIA_EVIDENCE_AGREES] = 1.0;
		}
	}
	evidence[DIA_EVIDENCE_TELLING] = evidence[DIA_EVIDENCE_SAME_VALUE] >= 1;
	evidence[DIA_EVIDENCE_DISTANCE] = sqrt(MIN(log10(nearest), 3.0) / 3.0);
	evidence[DIA_EVIDENCE_FRACTION] = is_fraction && g_str_equal(a->unit, "percent");
}

static gboolean
has_other_base(const DiaMeasure *a, const DiaMeasure *b)
{
	return a->base != DIA_WORD_NONE && b->base != DIA_WORD_NONE && a->base != b->base;
}

const char *
dia_measures_find_difference(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b)
{
	guint64 breakdowns = dia_grammar_breakdowns(measures->comparison->lexicon->grammar);

	if (has_other_base(a, b))
		return "they are shares of different wholes";
	if (a->is_change != b->is_change)
		return "one is a change, the other a level";
	for (guint i = 0; i < DIA_MAX_ASPECTS; i++) {
		guint64 bit = breakdowns & (G_GUINT64_CONSTANT(1) << i);

		if ((a->sides[i] != 0 && (bit & ~b->far_sides)) ||
		    (b->sides[i] != 0 && (bit & ~a->far_sides)))
			return "one is of a part, the other perhaps of the whole";
	}
	return NULL;
}

/* An index of tens is not followed by one of hundreds: its scale has changed. */
static gboolean
is_other_scale(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b)
{
	const DiaMeasure *both[] = { a, b };
	gboolean is_small[2];

	if (!g_str_equal(a->unit, "index"))
		return FALSE;
	for (guint i = 0; i < 2; i++) {
		const DiaFigure *figures =
		    dia_analysis_figures(dia_comparison_report(measures->comparison, both[i]->report), NULL);

		is_small[i] = dia_series_value(&figures[g_array_index(both[i]->figures, guint32, 0)]) <= SMALL_SCALE;
	}
	return is_small[0] != is_small[1];
}

gboolean
dia_measures_weigh(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b,
		   double *evidence)
{
	memset(evidence, 0, sizeof(double) * DIA_N_EVIDENCE);
	if (!is_same_unit(a, b) && !is_rate_of(a, b) && !is_rate_of(b, a))
		return FALSE;
	if (a->is_change != b->is_change && !g_str_equal(a->unit, "percent"))
		return FALSE; /* "grew by 4,000" and "reached 52,000" */
	if (a->norm == 0 || b->norm == 0 || is_other_scale(measures, a, b) || !weigh_sides(a, b, evidence))
		return FALSE;
	weigh_words(measures, a, b, evidence);
	weigh_values(measures, a, b, evidence);
	/* that two measures stand in one paragraph says nothing */
	evidence[DIA_EVIDENCE_PARAGRAPH] = a->around != NULL && a->around == b->around
						   ? ONE_PARAGRAPH
						   : sqrt(dia_surroundings_compare(a->around, b->around));
	if (a->is_count && evidence[DIA_EVIDENCE_SAME_HEAD] <= 0)
		evidence[DIA_EVIDENCE_PARAGRAPH_APART] = evidence[DIA_EVIDENCE_PARAGRAPH];
	if (a->topics != 0 && b->topics != 0) {
		evidence[DIA_EVIDENCE_TOPIC] = (a->topics & b->topics) != 0;
		evidence[DIA_EVIDENCE_OTHER_TOPIC] = (a->topics & b->topics) == 0;
	}
	evidence[DIA_EVIDENCE_CHANGE_ALONE] = a->is_change != b->is_change;
	evidence[DIA_EVIDENCE_COUNT] = a->is_count;
	evidence[DIA_EVIDENCE_TIME] = a->is_time;
	return TRUE;
}

double
dia_measures_compare(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b)
{
	double evidence[DIA_N_EVIDENCE];
	double sum = BIAS;
	double likeness;

	if (!dia_measures_weigh(measures, a, b, evidence))
		return 0;
	for (guint i = 0; i < DIA_N_EVIDENCE; i++)
		sum += weights[i] * evidence[i];
	likeness = 1.0 / (1.0 + exp(-sum));
	return (a->is_part && b->is_whole) || (a->is_whole && b->is_part) ? likeness * PART_OF_WHOLE : likeness;
}
