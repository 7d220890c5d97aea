/*
 * From figures to measures: which figures of one report give one measure over time, and how alike two
 * measures are.
 *
 * A measure is its stems, weighted by rarity (tf-idf, Salton and Buckley 1988), with those of its
 * sentence and heading at a lower weight: "pensioners" and "persons receiving pensions" share one stem,
 * and their sentences more.
 */
#include "align/series.h"

#include <math.h>
#include <string.h>

enum {
	MAX_FIGURES = 400, /* of one measure in a report; more start another */
	MAX_GOVERNOR = 3,  /* tokens before a number */
	MAX_BACK = 8,	   /* measures of a paragraph looked back at */
};

#define MIN_SHARED 0.34 /* of the shorter measure's weight that the other has to share */

#define MIN_NAMES 0.34	/* of the weight of the names beside one, that the other has too */
#define OTHER_NAMES 0.75 /* where the two speak of different bodies */
#define HEAD_WITHIN 0.9	/* where the head of one is a lesser word of the other */
#define OTHER_HEAD 0.75 /* where the head noun of neither stands in the other */

/* How much a stem counts by its place. */
static const double place_weights[] = { [DIA_STEM_OF_SENTENCE] = 0.25,
					[DIA_STEM_OF_CLAUSE] = 0.5,
					[DIA_STEM_OF_MEASURE] = 1.0 };

static DiaStem *
find_stem(DiaMeasure *measure, guint32 stem)
{
	for (guint i = 0; i < measure->n_stems; i++)
		if (measure->stems[i].stem == stem)
			return &measure->stems[i];
	return NULL;
}

static void
add_stem(DiaMeasure *measure, guint32 stem, DiaStemPlace place, gboolean is_name)
{
	DiaStem *found = find_stem(measure, stem);

	if (found != NULL) {
		found->place = MAX(found->place, place);
		found->is_name |= is_name;
		return;
	}
	if (measure->n_stems < DIA_MAX_STEMS)
		measure->stems[measure->n_stems++] = (DiaStem){ stem, place, is_name };
}

/* Words that say nothing of what is measured. */
static gboolean
is_content(const DiaMeasures *measures, const char *text, const DiaToken *token)
{
	guint32 classes = dia_grammar_classes(measures->comparison->lexicon->grammar, token->word);
	const DiaNumberWord *word =
	    dia_units_word(measures->comparison->lexicon->units, token->word);

	if (token->kind != DIA_TOKEN_WORD || token->length < 3)
		return FALSE;
	if (classes & (DIA_CLASS_FUNCTION | DIA_CLASS_ADVERB | DIA_CLASS_OBLIGATION | DIA_CLASS_TRIVIAL))
		return FALSE;
	if ((word->classes & DIA_WORD_MONTH) && g_ascii_isupper(text[token->start]))
		return FALSE;
	return !(word->classes & (DIA_WORD_CARDINAL | DIA_WORD_SCALE));
}

/* Adds the content words of a text; the last but one of a noun phrase is not known, so heads are nouns
 * before "of" or at the end. */
static void
add_text(DiaMeasures *measures, DiaMeasure *measure, const char *text, gsize start, gsize end,
	 DiaStemPlace place)
{
	const DiaGrammar *grammar = measures->comparison->lexicon->grammar;
	gboolean is_measure = place == DIA_STEM_OF_MEASURE;
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	gboolean has_head = FALSE;

	dia_tokens_append(tokens, measures->vocabulary, text, start, end);
	for (guint i = 0; i < tokens->len; i++) {
		const DiaToken *token = &g_array_index(tokens, DiaToken, i);
		guint aspect;
		guint side = dia_grammar_aspect(grammar, token->word, &aspect);
		guint32 classes = dia_grammar_classes(grammar, token->word);
		guint32 stem = dia_grammar_synonym(
		    grammar, dia_vocabulary_stem(measures->vocabulary, token->word));

		if (is_measure && side > 0 && measure->sides[aspect] == 0)
			measure->sides[aspect] = (guint8)side;
		if (is_measure && (token->kind == DIA_TOKEN_NUMBER || token->kind == DIA_TOKEN_MIXED)) {
			add_stem(measure, stem, place, FALSE); /* "aged 15-19" */
			continue;
		}
		if (is_measure && measure->head != DIA_WORD_NONE &&
		    (classes & (DIA_CLASS_PREPOSITION | DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)))
			has_head = TRUE;
		if (!is_content(measures, text, token))
			continue;
		add_stem(measure, stem, place,
			 place == DIA_STEM_OF_CLAUSE && i > 0 &&
			     (token->flags & DIA_TOKEN_CAPITALIZED) != 0);
		if (is_measure && !has_head)
			measure->head = stem;
	}
}

static void
count_stems(DiaMeasures *measures, const DiaMeasure *measure)
{
	for (guint i = 0; i < measure->n_stems; i++) {
		guint32 stem = measure->stems[i].stem;

		if (stem >= measures->frequencies->len)
			g_array_set_size(measures->frequencies, stem + 1);
		g_array_index(measures->frequencies, guint32, stem)++;
	}
	measures->n_documents++;
}

double
dia_measures_weight(const DiaMeasures *measures, guint32 stem)
{
	return stem < measures->frequencies->len ? measures->weights[stem]
						 : log(1.0 + (double)measures->n_documents);
}

static void
weigh_stems(DiaMeasures *measures)
{
	measures->weights = g_new(double, measures->frequencies->len + 1);
	for (guint i = 0; i < measures->frequencies->len; i++) {
		guint32 frequency = g_array_index(measures->frequencies, guint32, i);

		measures->weights[i] =
			log(1.0 + (double)measures->n_documents / MAX(frequency, 1));
	}
}

static int
compare_stems(const void *a, const void *b)
{
	const DiaStem *first = a;
	const DiaStem *second = b;

	return first->stem < second->stem ? -1 : first->stem > second->stem;
}

static guint64
find_topics(const DiaAnalysis *analysis, guint32 paragraph)
{
	guint64 topics = 0;
	guint n_marks;
	const DiaTopicMark *marks = dia_analysis_topics(analysis, &n_marks);
	guint low = 0;
	guint high = n_marks;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (marks[middle].paragraph < paragraph)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n_marks && marks[low].paragraph == paragraph; low++)
		if (marks[low].topic < 64)
			topics |= G_GUINT64_CONSTANT(1) << marks[low].topic;
	return topics;
}

/* The sentence between the figures before and after. */
static DiaSpan
find_clause(const DiaAnalysis *analysis, guint32 index, DiaSpan sentence)
{
	guint n_figures;
	const DiaFigure *figures = dia_analysis_figures(analysis, &n_figures);
	DiaSpan clause = sentence;

	if (index > 0 && figures[index - 1].sentence == figures[index].sentence)
		clause.start = figures[index - 1].span.end;
	if (index + 1 < n_figures && figures[index + 1].sentence == figures[index].sentence)
		clause.end = figures[index + 1].span.start;
	return clause;
}

/* "convicted 40 officers": the word that governs a number sets measures apart too. */
static void
add_governor(const DiaMeasures *measures, DiaMeasure *measure, const DiaAnalysis *analysis,
	     const DiaFigure *figure)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	guint32 first = dia_analysis_sentences(analysis)[figure->sentence].first_token;
	guint32 low = first;
	guint32 high = dia_analysis_sentences(analysis)[figure->sentence].end_token;

	while (low < high) {
		guint32 middle = low + (high - low) / 2;

		if (tokens[middle].start < figure->span.start)
			low = middle + 1;
		else
			high = middle;
	}
	for (guint n = 0; n < MAX_GOVERNOR && low > first; n++) {
		guint aspect;
		guint side;

		low--;
		side = dia_grammar_aspect(measures->comparison->lexicon->grammar, tokens[low].word,
					  &aspect);
		if (side > 0 && measure->sides[aspect] == 0)
			measure->sides[aspect] = (guint8)side;
	}
}

static DiaMeasure *
make_measure(DiaMeasures *measures, guint32 report, guint32 index)
{
	const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, report);
	const DiaDocument *document = analysis->document;
	const DiaFigure *figure = &dia_analysis_figures(analysis, NULL)[index];
	const DiaParagraph *paragraph = dia_document_paragraph(document, figure->paragraph);
	DiaSpan sentence = dia_analysis_sentence_span(analysis, figure->sentence);
	DiaMeasure *measure = g_new0(DiaMeasure, 1);

	measure->report = report;
	measure->figures = g_array_new(FALSE, FALSE, sizeof(guint32));
	measure->unit = figure->unit;
	measure->is_decimal = !figure->is_range && figure->value.exponent < 0;
	measure->table = figure->table_row >= 0 ? figure->paragraph + 1 : 0;
	measure->head = DIA_WORD_NONE;
	g_array_append_val(measure->figures, index);
	if (figure->measure != NULL)
		add_text(measures, measure, figure->measure, 0, strlen(figure->measure),
			 DIA_STEM_OF_MEASURE);
	if (figure->table_row < 0) {
		DiaSpan clause = find_clause(analysis, index, sentence);

		add_governor(measures, measure, analysis, figure);
		add_text(measures, measure, document->text->str, clause.start, clause.end,
			 DIA_STEM_OF_CLAUSE);
		add_text(measures, measure, document->text->str, sentence.start, sentence.end,
			 DIA_STEM_OF_SENTENCE);
	}
	if (paragraph->section >= 0) {
		const char *title =
		    g_array_index(document->sections, DiaSection, (guint)paragraph->section).title;

		add_text(measures, measure, title, 0, strlen(title), DIA_STEM_OF_SENTENCE);
	}
	measure->topics = find_topics(analysis, figure->paragraph);
	qsort(measure->stems, measure->n_stems, sizeof(DiaStem), compare_stems);
	count_stems(measures, measure);
	return measure;
}

/* Do two figures of a report that follow each other give one measure? */
static gboolean
goes_on(const DiaFigure *before, const DiaFigure *figure)
{
	if (before->paragraph != figure->paragraph || g_strcmp0(before->unit, figure->unit) != 0 ||
	    before->measure == NULL || figure->measure == NULL)
		return FALSE;
	if (before->is_former)
		return TRUE;
	return g_strcmp0(before->measure, figure->measure) == 0 &&
	       g_strcmp0(before->as_of, figure->as_of) != 0;
}

/* A cell goes on with the measure of a cell of the same table and measure at another time. */
static DiaMeasure *
find_row(GHashTable *rows, const DiaFigure *figures, guint32 index)
{
	const DiaFigure *figure = &figures[index];
	DiaMeasure *measure;

	if (figure->table_row < 0 || figure->measure == NULL || figure->as_of == NULL)
		return NULL;
	measure = g_hash_table_lookup(rows, figure->measure);
	if (measure == NULL || measure->figures->len >= MAX_FIGURES)
		return NULL;
	for (guint i = 0; i < measure->figures->len; i++) {
		const DiaFigure *other = &figures[g_array_index(measure->figures, guint32, i)];

		if (other->paragraph != figure->paragraph ||
		    g_strcmp0(other->as_of, figure->as_of) == 0 ||
		    g_strcmp0(other->unit, figure->unit) != 0)
			return NULL;
		if (i == 8) /* the rest is alike */
			break;
	}
	return measure;
}

static gboolean
has_period(const DiaMeasure *measure, const DiaFigure *figures, const char *as_of)
{
	for (guint i = 0; i < measure->figures->len; i++)
		if (g_strcmp0(figures[g_array_index(measure->figures, guint32, i)].as_of, as_of) == 0)
			return TRUE;
	return FALSE;
}

/* The measure of a figure a little before that this one goes on with: "36 cases (3 acquitted) in 2007,
 * 42 (5 acquitted) in 2008". */
static DiaMeasure *
find_earlier(const DiaMeasures *measures, guint32 report, const DiaFigure *figures, guint32 index)
{
	guint length = measures->measures->len;

	for (guint n = 1; n <= MAX_BACK && n <= length; n++) {
		DiaMeasure *measure = g_ptr_array_index(measures->measures, length - n);
		guint32 last = g_array_index(measure->figures, guint32, measure->figures->len - 1);

		if (measure->report != report ||
		    figures[last].paragraph != figures[index].paragraph)
			break;
		if (measure->table != 0 || measure->figures->len >= MAX_FIGURES ||
		    (figures[last].is_former && last + 1 != index) ||
		    !goes_on(&figures[last], &figures[index]))
			continue;
		if (figures[last].is_former || !has_period(measure, figures, figures[index].as_of))
			return measure;
	}
	return NULL;
}

static void
add_report(DiaMeasures *measures, guint32 report)
{
	g_autoptr(GHashTable) rows = g_hash_table_new(g_str_hash, g_str_equal);
	guint n_figures;
	const DiaFigure *figures =
	    dia_analysis_figures(dia_comparison_report(measures->comparison, report), &n_figures);

	for (guint32 i = 0; i < n_figures; i++) {
		DiaMeasure *measure = find_row(rows, figures, i);

		if (measure == NULL && figures[i].table_row < 0)
			measure = find_earlier(measures, report, figures, i);
		if (measure != NULL) {
			g_array_append_val(measure->figures, i);
			continue;
		}
		measure = make_measure(measures, report, i);
		g_ptr_array_add(measures->measures, measure);
		if (figures[i].table_row >= 0 && figures[i].measure != NULL)
			g_hash_table_insert(rows, (gpointer)figures[i].measure, measure);
	}
}

static void
free_measure(gpointer data)
{
	DiaMeasure *measure = data;

	g_array_unref(measure->figures);
	g_free(measure);
}

static double
get_weight(const DiaMeasures *measures, const DiaStem *stem)
{
	return dia_measures_weight(measures, stem->stem) * place_weights[stem->place];
}

DiaMeasures *
dia_measures_new(const DiaComparison *comparison)
{
	DiaMeasures *measures = g_new0(DiaMeasures, 1);

	measures->comparison = comparison;
	measures->vocabulary = dia_vocabulary_new(comparison->lexicon->vocabulary);
	measures->frequencies = g_array_new(FALSE, TRUE, sizeof(guint32));
	measures->measures = g_ptr_array_new_with_free_func(free_measure);
	for (guint32 i = 0; i < comparison->reports->len; i++)
		add_report(measures, i);
	weigh_stems(measures);
	for (guint i = 0; i < measures->measures->len; i++) {
		DiaMeasure *measure = g_ptr_array_index(measures->measures, i);
		double sum = 0;

		for (guint j = 0; j < measure->n_stems; j++) {
			double weight = get_weight(measures, &measure->stems[j]);

			sum += weight * weight;
			if (measure->stems[j].is_name)
				measure->names +=
				    dia_measures_weight(measures, measure->stems[j].stem);
		}
		measure->norm = sqrt(sum);
	}
	return measures;
}

void
dia_measures_free(DiaMeasures *measures)
{
	dia_vocabulary_free(measures->vocabulary);
	g_array_unref(measures->frequencies);
	g_ptr_array_unref(measures->measures);
	g_free(measures->weights);
	g_free(measures);
}

/* "per 1000 population" and "per 1000" are one unit. */
static gboolean
is_same_unit(const char *a, const char *b)
{
	gsize n = 0;

	if (g_strcmp0(a, b) == 0)
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
	return a->is_decimal && g_strcmp0(a->unit, "count") == 0 && g_str_has_prefix(b->unit, "per ") &&
	       g_ascii_isdigit(b->unit[4]);
}

static gboolean
is_contradicted(const DiaMeasure *a, const DiaMeasure *b)
{
	for (guint i = 0; i < DIA_MAX_ASPECTS; i++)
		if (a->sides[i] != b->sides[i] && a->sides[i] != 0 && b->sides[i] != 0)
			return TRUE;
	return FALSE;
}

double
dia_measures_compare(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b)
{
	double product = 0;
	double shared = 0;
	double of_a = 0;
	double of_b = 0;
	double names = 0;
	gboolean has_head = FALSE;
	guint i = 0;
	guint j = 0;

	if (!is_same_unit(a->unit, b->unit) && !is_rate_of(a, b) && !is_rate_of(b, a))
		return 0;
	if (is_contradicted(a, b) || a->norm == 0 || b->norm == 0)
		return 0;
	while (i < a->n_stems || j < b->n_stems) {
		const DiaStem *first = i < a->n_stems ? &a->stems[i] : NULL;
		const DiaStem *second = j < b->n_stems ? &b->stems[j] : NULL;

		if (second == NULL || (first != NULL && first->stem < second->stem)) {
			if (first->place == DIA_STEM_OF_MEASURE)
				of_a += dia_measures_weight(measures, first->stem);
			i++;
		} else if (first == NULL || second->stem < first->stem) {
			if (second->place == DIA_STEM_OF_MEASURE)
				of_b += dia_measures_weight(measures, second->stem);
			j++;
		} else {
			double weight = dia_measures_weight(measures, first->stem);

			if (first->is_name && second->is_name)
				names += weight;
			product += get_weight(measures, first) * get_weight(measures, second);
			if (first->place == DIA_STEM_OF_MEASURE)
				of_a += weight;
			if (second->place == DIA_STEM_OF_MEASURE)
				of_b += weight;
			if (first->place == DIA_STEM_OF_MEASURE && second->place == DIA_STEM_OF_MEASURE)
				shared += weight;
			else if (first->place == DIA_STEM_OF_MEASURE || second->place == DIA_STEM_OF_MEASURE)
				shared += weight / 2;
			if ((first->stem == a->head && second->place == DIA_STEM_OF_MEASURE) ||
			    (first->stem == b->head && first->place == DIA_STEM_OF_MEASURE))
				has_head = TRUE;
			i++;
			j++;
		}
	}
	if (shared < MIN_SHARED * MIN(of_a, of_b))
		return 0;
	return product / (a->norm * b->norm) *
	       (a->head == b->head ? 1.0 : (has_head ? HEAD_WITHIN : OTHER_HEAD)) *
	       (names < MIN_NAMES * MIN(a->names, b->names) ? OTHER_NAMES : 1.0);
}
