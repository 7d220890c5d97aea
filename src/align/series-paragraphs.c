/*
 * The paragraphs that measures stand in, as their most telling words: figures of one measure mostly stand among
 * words on one subject, though their own sentences may share none ("Overcrowding: 118 per cent").
 */
#include <math.h>
#include <string.h>

#include "align/series.h"

enum {
	MAX_WORDS = 32, /* of a paragraph, the most telling */
};

struct _DiaSurroundings {
	guint n_words;
	guint32 words[DIA_MAX_STEMS]; /* stems, in order */
	float weights[DIA_MAX_STEMS]; /* of length one together */
};

typedef struct {
	guint32 stem;
	double weight;
} Word;

static int
compare_weights(const void *a, const void *b)
{
	const Word *first = a;
	const Word *second = b;

	if (first->weight != second->weight)
		return first->weight > second->weight ? -1 : 1;
	return first->stem < second->stem ? -1 : first->stem > second->stem;
}

static int
compare_words(const void *a, const void *b)
{
	const Word *first = a;
	const Word *second = b;

	return first->stem < second->stem ? -1 : first->stem > second->stem;
}

static DiaSurroundings *
read_paragraph(DiaMeasures *measures, guint32 report, guint32 paragraph, GArray *frequencies)
{
	DiaMeasure scratch = { .report = report, .head = DIA_WORD_NONE };
	DiaSurroundings *around = g_new0(DiaSurroundings, 1);

	dia_measure_read_paragraph(measures, &scratch, paragraph);
	for (guint i = 0; i < scratch.n_stems; i++) {
		guint32 stem = scratch.stems[i].stem;

		if (stem >= frequencies->len)
			g_array_set_size(frequencies, stem + 1);
		g_array_index(frequencies, guint32, stem)++;
		around->words[i] = stem;
	}
	around->n_words = scratch.n_stems;
	return around;
}

/* Keeps the rarest words and weighs them. */
static void
weigh(DiaSurroundings *around, const GArray *frequencies, guint n_paragraphs)
{
	Word words[DIA_MAX_STEMS];
	double sum = 0;
	guint n = around->n_words;

	for (guint i = 0; i < n; i++) {
		guint32 frequency = g_array_index(frequencies, guint32, around->words[i]);

		words[i] = (Word){ around->words[i], log(1.0 + (double)n_paragraphs / MAX(frequency, 1)) };
	}
	qsort(words, n, sizeof(Word), compare_weights);
	n = MIN(n, MAX_WORDS);
	qsort(words, n, sizeof(Word), compare_words);
	for (guint i = 0; i < n; i++)
		sum += words[i].weight * words[i].weight;
	for (guint i = 0; i < n; i++) {
		around->words[i] = words[i].stem;
		around->weights[i] = (float)(words[i].weight / sqrt(sum));
	}
	around->n_words = n;
}

void
dia_measures_read_surroundings(DiaMeasures *measures)
{
	g_autoptr(GArray) frequencies = g_array_new(FALSE, TRUE, sizeof(guint32));
	DiaSurroundings *last = NULL;
	guint32 last_report = 0;
	guint32 last_paragraph = 0;

	measures->surroundings = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < measures->measures->len; i++) {
		DiaMeasure *measure = g_ptr_array_index(measures->measures, i);
		const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, measure->report);
		guint32 paragraph =
			dia_analysis_figures(analysis, NULL)[g_array_index(measure->figures, guint32, 0)].paragraph;

		if (measure->table != 0)
			continue;
		if (last == NULL || measure->report != last_report || paragraph != last_paragraph) {
			last = read_paragraph(measures, measure->report, paragraph, frequencies);
			g_ptr_array_add(measures->surroundings, last);
			last_report = measure->report;
			last_paragraph = paragraph;
		}
		measure->around = last;
	}
	for (guint i = 0; i < measures->surroundings->len; i++)
		weigh(g_ptr_array_index(measures->surroundings, i), frequencies, measures->surroundings->len);
}

double
dia_surroundings_compare(const DiaSurroundings *a, const DiaSurroundings *b)
{
	double product = 0;
	guint i = 0;
	guint j = 0;

	if (a == NULL || b == NULL)
		return 0;
	while (i < a->n_words && j < b->n_words) {
		guint32 first = a->words[i];
		guint32 second = b->words[j];

		if (first == second)
			product += (double)a->weights[i] * (double)b->weights[j];
		i += first <= second;
		j += second <= first;
	}
	return MIN(product, 1.0);
}
