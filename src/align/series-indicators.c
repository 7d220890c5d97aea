/*
 * What the words near a figure mean together, whatever the build of their sentence: the combinations of
 * data/synonyms.txt, such as "women + judges".
 */
#include "align/series.h"

/* Where the nth word of a combination stands in a measure; DIA_STEM_OF_SENTENCE where it does not. */
static DiaStemPlace
find_place(const DiaMeasures *measures, const DiaMeasure *measure, const DiaCombination *combination, guint n)
{
	guint32 id = combination->words[n];
	gboolean is_meaning = (combination->meanings >> n & 1) != 0;
	guint32 number = id < measures->numbers->len ? g_array_index(measures->numbers, guint32, id) : 0;

	for (guint i = 0; number > 0 && i < measure->n_stems; i++)
		if (measure->stems[i].stem == number - 1)
			return measure->stems[i].is_meaning || !is_meaning ? measure->stems[i].place
									   : DIA_STEM_OF_SENTENCE;
	return DIA_STEM_OF_SENTENCE;
}

/* Do all words of a combination stand near a figure, and all but one in its own phrase? */
static gboolean
holds_combination(const DiaMeasures *measures, const DiaMeasure *measure, const DiaCombination *combination)
{
	guint n_far = 0;

	for (guint n = 0; n < combination->n_words; n++) {
		DiaStemPlace place = find_place(measures, measure, combination, n);

		if (place < DIA_STEM_OF_CLAUSE)
			return FALSE;
		n_far += place != DIA_STEM_OF_MEASURE;
	}
	return n_far <= 1;
}

/* The combination of most words that a measure holds, or NULL. */
static const DiaCombination *
find_combination(const DiaMeasures *measures, const DiaMeasure *measure)
{
	const DiaCombination *best = NULL;

	for (guint i = 0; i < measure->n_stems; i++) {
		const DiaStem *stem = &measure->stems[i];
		const DiaCombinations *of_stem = &g_array_index(measures->combinations, DiaCombinations, stem->stem);

		for (guint n = 0; stem->place >= DIA_STEM_OF_CLAUSE && n < of_stem->n_combinations; n++)
			if ((best == NULL || of_stem->first[n].n_words > best->n_words) &&
			    holds_combination(measures, measure, &of_stem->first[n]))
				best = &of_stem->first[n];
	}
	return best;
}

/* "40 per cent of judges were women": what the words near a figure mean together, else what its own phrase means. */
void
dia_measure_find_indicator(DiaMeasures *measures, DiaMeasure *measure)
{
	const DiaCombination *found = measure->is_time ? NULL : find_combination(measures, measure);

	if (found != NULL) {
		measure->indicator =
		    dia_synonyms_meaning(measures->comparison->lexicon->synonyms, found->meaning);
		/* else what is narrowed by a phrase would be kept apart from it */
		if (measure->indicator->narrows)
			dia_measure_add_meaning(measure, measure->indicator, DIA_STEM_OF_MEASURE);
	}
	if (measure->indicator != NULL)
		measure->indicator_stem = dia_measures_number(measures, measure->indicator->word);
}
