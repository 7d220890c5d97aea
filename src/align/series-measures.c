/*
 * From figures to measures: which figures of one report give one measure over time.
 */
#include "align/series.h"
#include "base/sorted.h"

#include <math.h>
#include <string.h>

enum {
	MAX_FIGURES = 400, /* of one measure in a report; more start another */
	MAX_LEAD = 4,	   /* tokens before a number: "compared with about 40" */
	HANDFUL = 20,	   /* a count below says little of what is counted */
	MAX_BACK = 8,	   /* measures of a paragraph looked back at */
	MAX_WHOLE = 6,	   /* tokens between a part and its whole: "of the total budget of" */
};

guint32
dia_measures_number(DiaMeasures *measures, guint32 id)
{
	guint32 *number;

	if (id >= measures->numbers->len)
		g_array_set_size(measures->numbers, id + 1);
	number = &g_array_index(measures->numbers, guint32, id);
	if (*number == 0) {
		DiaCombinations found;

		found.first = dia_synonyms_combinations(measures->comparison->lexicon->synonyms, id,
							&found.n_combinations);
		g_array_append_val(measures->combinations, found);
		*number = ++measures->n_stems;
	}
	return *number - 1;
}

guint32
dia_measures_stem(DiaMeasures *measures, guint32 report, guint32 word)
{
	GArray *known = g_ptr_array_index(measures->words, report);
	guint32 *stem = &g_array_index(known, guint32, word);

	if (*stem == 0) {
		const char *name = dia_vocabulary_word(
			dia_comparison_report(measures->comparison, report)->vocabulary, word);

		guint32 id = dia_vocabulary_intern(measures->vocabulary, name, strlen(name));

		*stem = dia_measures_number(measures, dia_vocabulary_stem(measures->vocabulary, id)) + 1;
	}
	return *stem - 1;
}

/* "grew by 9.9 million", "an increase of 40": a change of what is measured, and not its level. */
gboolean
dia_measures_is_change(const DiaMeasures *measures, guint32 report, guint32 index)
{
	enum { LONGEST = 3 }; /* tokens of "an increase of" */
	const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, report);
	const DiaFigure *figure = &dia_analysis_figures(analysis, NULL)[index];
	const DiaSentence *sentence = &dia_analysis_sentences(analysis)[figure->sentence];
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	guint32 at = dia_measures_find_token(analysis, sentence, figure->span.start);
	const char *before;

	if (at < sentence->first_token + 2)
		return FALSE;
	before = dia_vocabulary_word(analysis->vocabulary, tokens[at - 1].word);
	if (!g_str_equal(before, "by") && !g_str_equal(before, "of"))
		return FALSE;
	for (guint n = 2; n <= LONGEST && at >= sentence->first_token + n; n++) {
		DiaCueSet kinds = 0;

		if (dia_check_cues_match(measures->comparison->lexicon->check_cues,
					 analysis->vocabulary, analysis->document->text->str,
					 tokens, at - n, at, &kinds, NULL) > 0 &&
		    (kinds & (DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL))))
			return TRUE;
	}
	return FALSE;
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

static void
weigh_stems(DiaMeasures *measures)
{
	measures->weights = g_new(double, measures->frequencies->len + 1);
	measures->greatest_weight = log(1.0 + measures->n_documents);
	for (guint i = 0; i < measures->frequencies->len; i++) {
		guint32 frequency = g_array_index(measures->frequencies, guint32, i);

		measures->weights[i] =
			log(1.0 + (double)measures->n_documents / MAX(frequency, 1));
	}
}

static guint64
find_topics(const DiaAnalysis *analysis, guint32 paragraph)
{
	guint64 topics = 0;
	const GArray *marks = analysis->touched;
	guint low = dia_sorted_find(marks, offsetof(DiaTopicMark, paragraph), paragraph);

	for (; low < marks->len; low++) {
		const DiaTopicMark *mark = &g_array_index(marks, DiaTopicMark, low);

		if (mark->paragraph != paragraph)
			break;
		if (mark->topic < 64)
			topics |= G_GUINT64_CONSTANT(1) << mark->topic;
	}
	return topics;
}

/*
 * What two measures must have alike: the unit, where "per 100000 inhabitants" and "per 100000 people" are
 * one, and so are "per 1000 live births" and "per 1000 born alive". @return newly allocated
 */
static char *
make_unit_key(DiaMeasures *measures, const char *unit)
{
	static const struct {
		DiaWordList list;
		const char *name;
	} bases[] = { { DIA_LIST_HEAD_COUNT, "people" }, { DIA_LIST_BIRTH_COUNT, "births" } };
	const char *end;
	const char *word;
	guint32 id;

	if (!g_str_has_prefix(unit, "per ") || !g_ascii_isdigit(unit[4]) ||
	    (word = strchr(unit + 4, ' ')) == NULL)
		return g_strdup(unit);
	word++;
	end = word + strcspn(word, " ");
	id = dia_vocabulary_intern(measures->vocabulary, word, (gsize)(end - word));
	for (guint i = 0; i < G_N_ELEMENTS(bases); i++)
		if (dia_lists_hold(measures->comparison->lexicon->lists, id, bases[i].list))
			return g_strdup_printf("%.*s%s", (int)(word - unit), unit, bases[i].name);
	return g_strdup(unit);
}

static guint
find_unit(DiaMeasures *measures, const char *unit)
{
	g_autofree char *key = make_unit_key(measures, unit);
	guint id = GPOINTER_TO_UINT(g_hash_table_lookup(measures->units, key));

	if (id == 0) {
		id = g_hash_table_size(measures->units) + 1;
		g_hash_table_insert(measures->units, g_steal_pointer(&key), GUINT_TO_POINTER(id));
	}
	return id;
}

static gboolean
is_word(const DiaAnalysis *analysis, const DiaSentence *sentence, guint32 at, const char *word)
{
	return at >= sentence->first_token && at < sentence->end_token &&
	       g_str_equal(dia_vocabulary_word(analysis->vocabulary, dia_analysis_tokens(analysis)[at].word), word);
}

/* "of them", "of which", "of whom" at a token */
static gboolean
is_of_them(const DiaAnalysis *analysis, const DiaSentence *sentence, guint32 at)
{
	static const char *const those[] = { "them", "whom", "which", "these", "those" };

	if (!is_word(analysis, sentence, at, "of"))
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(those); i++)
		if (is_word(analysis, sentence, at + 1, those[i]))
			return TRUE;
	return FALSE;
}

/* "393 of them", "of whom 1,361": a figure of some of those that another counts */
static gboolean
is_part(const DiaAnalysis *analysis, const DiaFigure *figure)
{
	const DiaSentence *sentence = &dia_analysis_sentences(analysis)[figure->sentence];
	guint32 first = dia_measures_find_token(analysis, sentence, figure->span.start);
	guint32 end = dia_measures_find_token(analysis, sentence, figure->span.end);

	return is_of_them(analysis, sentence, end) ||
	       (first >= sentence->first_token + 2 && is_of_them(analysis, sentence, first - 2));
}

/* "12 per cent of the budget of 820 billion", "33 of the 150": the second is the whole of the first. */
static gboolean
is_whole_of(const DiaAnalysis *analysis, const DiaFigure *before, const DiaFigure *figure)
{
	const DiaSentence *sentence = &dia_analysis_sentences(analysis)[figure->sentence];
	guint32 at = dia_measures_find_token(analysis, sentence, before->span.end);
	guint32 first = dia_measures_find_token(analysis, sentence, figure->span.start);

	if (before->sentence != figure->sentence || before->span.end >= figure->span.start || first > at + MAX_WHOLE ||
	    !(g_str_equal(before->unit, "percent") || g_strcmp0(before->unit, figure->unit) == 0))
		return FALSE;
	if (is_word(analysis, sentence, at, "out"))
		at++;
	if (!is_word(analysis, sentence, at, "of"))
		return FALSE;
	return first == at + 1 || is_word(analysis, sentence, first - 1, "of") ||
	       (first == at + 2 && is_word(analysis, sentence, at + 1, "the"));
}

/* Sets whether a figure of prose is the part or the whole of one beside it. */
static void
find_role(DiaMeasure *measure, const DiaAnalysis *analysis, guint32 index)
{
	guint n_figures;
	const DiaFigure *figures = dia_analysis_figures(analysis, &n_figures);
	const DiaFigure *figure = &figures[index];

	measure->is_part = is_part(analysis, figure);
	for (guint32 next = index + 1; next < n_figures && next <= index + 2 && !measure->is_part; next++) {
		if (figures[next].sentence != figure->sentence)
			break;
		/* "57 billion, that is 17 per cent of the total of 338 billion" */
		measure->is_part = g_strcmp0(figures[next].unit, figure->unit) == 0 &&
				   is_whole_of(analysis, &figures[next - 1], &figures[next]);
	}
	if (measure->is_part)
		return;
	measure->is_whole = (index > 0 && is_whole_of(analysis, figure - 1, figure)) ||
			    (index + 1 < n_figures && figures[index + 1].sentence == figure->sentence &&
			     g_strcmp0(figures[index + 1].unit, figure->unit) == 0 &&
			     is_part(analysis, figure + 1));
}

static DiaMeasure *
make_measure(DiaMeasures *measures, guint32 report, guint32 index)
{
	const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, report);
	const DiaFigure *figure = &dia_analysis_figures(analysis, NULL)[index];
	DiaMeasure *measure = g_new0(DiaMeasure, 1);

	measure->report = report;
	measure->figures = g_array_new(FALSE, FALSE, sizeof(guint32));
	measure->unit = figure->unit;
	measure->unit_id = find_unit(measures, figure->unit);
	measure->is_count = g_str_equal(figure->unit, "count");
	measure->is_handful = measure->is_count && !figure->is_range &&
			      dia_decimal_to_double(figure->value) < HANDFUL;
	measure->is_time = dia_series_is_time(figure->unit);
	measure->is_decimal = !figure->is_range && figure->value.exponent < 0;
	measure->table = figure->table_row >= 0 ? figure->paragraph + 1 : 0;
	measure->topics = find_topics(analysis, figure->paragraph);
	g_array_append_val(measure->figures, index);
	if (measure->table == 0)
		find_role(measure, analysis, index);
	dia_measure_read_words(measures, measure, index);
	count_stems(measures, measure);
	return measure;
}

/* "employment, which affected" and "employment": the subject of a sentence, and what a clause within it says of it */
static gboolean
is_its_subject(const DiaFigure *before, const DiaFigure *figure)
{
	const char *clause;

	if (before->sentence != figure->sentence || before->as_of == NULL || figure->as_of == NULL ||
	    !g_str_has_prefix(before->measure, figure->measure))
		return FALSE;
	clause = before->measure + strlen(figure->measure);
	return g_str_has_prefix(clause, ", which ") || g_str_has_prefix(clause, ", who ");
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
	return (strcmp(before->measure, figure->measure) == 0 || is_its_subject(before, figure)) &&
	       g_strcmp0(before->as_of, figure->as_of) != 0;
}

/* "46,000 in 2007", "3,906 charged": no noun follows that would say what is counted. */
static gboolean
is_bare(const DiaMeasures *measures, const DiaAnalysis *analysis, guint32 after, guint32 end)
{
	const DiaToken *token = &dia_analysis_tokens(analysis)[after];

	return after >= end || token->kind != DIA_TOKEN_WORD ||
	       g_str_has_suffix(dia_vocabulary_word(analysis->vocabulary, token->word), "ed") ||
	       !dia_measures_is_content(measures, analysis->document->text->str, token);
}

/* "up from about 4,600", ", after 4,600", "against 140 boats": the words right before a number that compare with it */
static gboolean
is_compared(const DiaMeasures *measures, const DiaAnalysis *analysis, const DiaSentence *sentence, guint32 at)
{
	const DiaGrammar *grammar = measures->comparison->lexicon->grammar;
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const char *text = analysis->document->text->str;

	for (guint n = 0; n < MAX_LEAD && at > sentence->first_token + 1; n++, at--) {
		if (dia_grammar_classes(grammar, tokens[at - 1].word) & DIA_CLASS_COMPARISON)
			return TRUE;
		if (is_word(analysis, sentence, at - 1, "from"))
			return is_word(analysis, sentence, at - 2, "up") || is_word(analysis, sentence, at - 2, "down");
		if (is_word(analysis, sentence, at - 1, "after"))
			return text[tokens[at - 2].start] == ',';
	}
	return FALSE;
}

/* "they heard 145": a word that stands before the first number too, or that its measure has. */
static gboolean
is_said_before(const DiaAnalysis *analysis, const DiaFigure *before, guint32 at)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const DiaSentence *sentence = &dia_analysis_sentences(analysis)[before->sentence];
	const char *text = analysis->document->text->str;
	g_autofree char *word = g_strndup(text + tokens[at].start, tokens[at].length);

	for (guint32 i = sentence->first_token; i < at && tokens[i].start < before->span.start; i++)
		if (tokens[i].word == tokens[at].word)
			return TRUE;
	return before->measure != NULL && strstr(before->measure, word) != NULL;
}

/* The hyphen of "under-five deaths": something else is counted. */
static gboolean
is_compound(const char *text, const DiaToken *token)
{
	return text[token->start] == '-' && g_ascii_isalpha(text[token->start + 1]);
}

/* "115 boats in 2016, against 140 boats in 2011": the noun of the first again */
static gboolean
has_same_noun(const DiaAnalysis *analysis, const DiaSentence *sentence, guint32 first, guint32 second)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);

	return second < sentence->end_token && tokens[first].kind == DIA_TOKEN_WORD &&
	       tokens[first].word == tokens[second].word;
}

/*
 * A bare number at another time that points back to one before it in the sentence: "against 46,000 in 2007",
 * "twice the 48 of 2015", "in 2015 (3,445)", or with nothing but dates between them. Only one that is compared with
 * need not say when the other was.
 */
static gboolean
looks_back(const DiaMeasures *measures, const DiaAnalysis *analysis, const DiaFigure *before,
	   const DiaFigure *figure)
{
	const char *text = analysis->document->text->str;
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const DiaSentence *sentence = &dia_analysis_sentences(analysis)[figure->sentence];
	guint32 first;
	guint32 at;
	guint32 after;
	gboolean has_content = FALSE;
	gboolean compares;

	if (before->sentence != figure->sentence || g_strcmp0(before->unit, figure->unit) != 0 ||
	    g_strcmp0(before->as_of, figure->as_of) == 0)
		return FALSE;
	first = dia_measures_find_token(analysis, sentence, before->span.end);
	at = dia_measures_find_token(analysis, sentence, figure->span.start);
	after = dia_measures_find_token(analysis, sentence, figure->span.end);
	/* "went down from 40 to 31" compares with what follows, "against 22 per cent of men" with another measure */
	compares = !figure->is_former && text[before->span.end] != '-' && !is_word(analysis, sentence, after, "of") &&
		   is_compared(measures, analysis, sentence, at);
	if (!compares && (before->as_of == NULL || figure->as_of == NULL))
		return FALSE;
	if (!is_bare(measures, analysis, after, sentence->end_token))
		return compares && has_same_noun(analysis, sentence, first, after);
	if (compares ||
	    (at > first && (text[tokens[at - 1].start] == '(' || is_word(analysis, sentence, at - 1, "the"))))
		return TRUE;
	for (guint32 i = at; i > first; i--)
		has_content |= is_compound(text, &tokens[i - 1]) ||
			       (dia_measures_is_content(measures, text, &tokens[i - 1]) &&
				!is_said_before(analysis, before, i - 1));
	return !has_content;
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
		if (g_strcmp0(figures[g_array_index(measure->figures, guint32, i)].as_of, as_of) ==
		    0)
			return TRUE;
	return FALSE;
}

/* "201 (of which 34 were upheld), 188": below 0 where the first stands in brackets and the second does not, above 0
 * the other way round. */
static gint
count_brackets(const DiaAnalysis *analysis, const DiaFigure *before, const DiaFigure *figure)
{
	const char *text = analysis->document->text->str;
	gint depth = 0;

	if (before->sentence != figure->sentence)
		return 0;
	for (guint32 at = before->span.end; at < figure->span.start; at++)
		depth += (text[at] == '(') - (text[at] == ')');
	return depth;
}

/*
 * The measure of a figure a little before that this one goes on with: "36 cases (3 acquitted) in 2007, 42 (5
 * acquitted) in 2008". @looks: also one that its words point back to
 */
static DiaMeasure *
find_earlier(const DiaMeasures *measures, guint32 report, const DiaFigure *figures, guint32 index, gboolean looks)
{
	const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, report);
	gboolean is_change = dia_measures_is_change(measures, report, index);
	guint length = measures->measures->len;

	for (guint n = 1; n <= MAX_BACK && n <= length; n++) {
		DiaMeasure *measure = g_ptr_array_index(measures->measures, length - n);
		guint32 last = g_array_index(measure->figures, guint32, measure->figures->len - 1);
		gint depth;

		if (measure->report != report ||
		    figures[last].paragraph != figures[index].paragraph)
			break;
		if (measure->table != 0 || measure->figures->len >= MAX_FIGURES ||
		    (figures[last].is_former && last + 1 != index) ||
		    (is_change && !measure->is_change))
			continue;
		depth = count_brackets(analysis, &figures[last], &figures[index]);
		/* "an increase of 0.8 points (56.1 in 2023" */
		if (depth < 0 || (depth > 0 && measure->is_change && !is_change))
			continue;
		if (!goes_on(&figures[last], &figures[index]) &&
		    !(looks && looks_back(measures, analysis, &figures[last], &figures[index])))
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
	const DiaFigure *figures = dia_analysis_figures(
		dia_comparison_report(measures->comparison, report), &n_figures);

	for (guint32 i = 0; i < n_figures; i++) {
		DiaMeasure *measure = find_row(rows, figures, i);

		if (measure == NULL && figures[i].table_row < 0)
			measure = find_earlier(measures, report, figures, i, FALSE);
		if (measure == NULL && figures[i].table_row < 0)
			measure = find_earlier(measures, report, figures, i, TRUE);
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

DiaMeasures *
dia_measures_new(const DiaComparison *comparison)
{
	DiaMeasures *measures = g_new0(DiaMeasures, 1);

	measures->comparison = comparison;
	measures->vocabulary = dia_vocabulary_new(comparison->lexicon->vocabulary);
	measures->numbers = g_array_new(FALSE, TRUE, sizeof(guint32));
	measures->combinations = g_array_new(FALSE, FALSE, sizeof(DiaCombinations));
	measures->words = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	measures->abbreviations =
		g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	measures->units = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	measures->frequencies = g_array_new(FALSE, TRUE, sizeof(guint32));
	measures->measures = g_ptr_array_new_with_free_func(free_measure);
	for (guint32 i = 0; i < comparison->reports->len; i++) {
		GArray *words = g_array_new(FALSE, TRUE, sizeof(guint32));

		g_array_set_size(words, dia_vocabulary_size(
						dia_comparison_report(comparison, i)->vocabulary));
		g_ptr_array_add(measures->words, words);
		dia_measures_read_abbreviations(measures, i);
	}
	for (guint32 i = 0; i < comparison->reports->len; i++)
		add_report(measures, i);
	weigh_stems(measures);
	dia_measures_find_rivals(measures);
	dia_measures_read_surroundings(measures);
	for (guint i = 0; i < measures->measures->len; i++)
		dia_measure_weigh_stems(g_ptr_array_index(measures->measures, i), measures->weights);
	return measures;
}

void
dia_measures_free(DiaMeasures *measures)
{
	dia_vocabulary_free(measures->vocabulary);
	g_array_unref(measures->numbers);
	g_array_unref(measures->combinations);
	g_ptr_array_unref(measures->words);
	g_hash_table_unref(measures->abbreviations);
	g_hash_table_unref(measures->units);
	g_array_unref(measures->frequencies);
	g_ptr_array_unref(measures->measures);
	g_ptr_array_unref(measures->surroundings);
	g_free(measures->weights);
	g_free(measures);
}
