/*
 * Measures of one sentence with one unit are rivals: "4.2 per cent for men and 5.1 for women". What stands near one of
 * them and not near the others tells them apart, more than all that they share.
 */
#include "align/series.h"

enum {
	MAX_RIVALS = 8, /* measures before and after that are looked at */
};

static guint32
get_sentence(const DiaMeasures *measures, const DiaMeasure *measure)
{
	const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, measure->report);

	return dia_analysis_figures(analysis, NULL)[g_array_index(measure->figures, guint32, 0)].sentence;
}

/* Marks the stems that a measure has only far, and that a rival of it has as its own. */
static void
mark_rival(DiaMeasure *measure, const DiaMeasure *rival)
{
	guint j = 0;

	for (guint i = 0; i < measure->n_stems; i++) {
		DiaStem *stem = &measure->stems[i];

		while (j < rival->n_stems && rival->stems[j].stem < stem->stem)
			j++;
		if (j == rival->n_stems)
			return;
		if (rival->stems[j].stem == stem->stem && rival->stems[j].place == DIA_STEM_OF_MEASURE &&
		    stem->place < DIA_STEM_OF_CLAUSE)
			stem->is_rival = TRUE;
	}
}

void
dia_measures_find_rivals(DiaMeasures *measures)
{
	for (guint i = 0; i < measures->measures->len; i++) {
		DiaMeasure *measure = g_ptr_array_index(measures->measures, i);
		guint end = MIN(i + MAX_RIVALS + 1, measures->measures->len);

		for (guint j = i + 1; j < end && measure->table == 0; j++) {
			DiaMeasure *other = g_ptr_array_index(measures->measures, j);

			if (other->report != measure->report || other->table != 0 ||
			    get_sentence(measures, other) != get_sentence(measures, measure))
				break;
			if (other->unit_id != measure->unit_id)
				continue;
			mark_rival(measure, other);
			mark_rival(other, measure);
		}
	}
}
