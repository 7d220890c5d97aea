/*
 * How much two figures speak of one thing is how much of the measure of each, by weight, the other's
 * measure and sentence have (weights: inverse frequency in sentences, Spärck Jones 1972); or, of short
 * measures, how much of their sentences is the same.
 */
#include "check/records.h"

#include <string.h>

#include "check/statement.h"
#include "lexicon/lexicon.h"

enum { MIN_DIGITS = 3 }; /* of a number that is looked at digit by digit */

/* --- Records ------------------------------------------------------------------------------------------- */

enum { MAX_MEASURE_WORDS = 32 };

/* The words of a measure stand in the report, so its vocabulary knows them. */
static guint
find_measure_words(const DiaRecord *record, guint32 *words)
{
	g_autofree char *folded = g_utf8_strdown(record->figure->measure, -1);
	g_auto(GStrv) parts = g_strsplit_set(folded, " ,;:()/-\"\t\n", 64);
	guint n = 0;

	for (guint i = 0; parts[i] != NULL && n < MAX_MEASURE_WORDS; i++) {
		guint32 word = dia_vocabulary_find(record->report->analysis->vocabulary, parts[i],
						   strlen(parts[i]));

		if (word != DIA_WORD_NONE && strlen(parts[i]) >= 3 && !g_ascii_isdigit(parts[i][0]))
			words[n++] = word;
	}
	return n;
}

static void
add_side(DiaRecord *record, guint opposition, guint side, gboolean is_measure, gboolean narrows)
{
	record->others[opposition] |= 1u << side;
	if (!is_measure)
		return;
	record->sides[opposition] = (guint8)side;
	if (narrows)
		record->narrowing |= G_GUINT64_CONSTANT(1) << opposition;
}

/* What a term of the measure, or of the sentence around it, sets the figure apart from. */
static void
read_sides(DiaRecord *record, const DiaTerm *term, gboolean is_measure)
{
	const DiaGrammar *grammar = record->report->analysis->lexicon->grammar;

	for (guint32 at = term->first; at < term->end; at++) {
		guint aspect = 0;
		guint side = dia_grammar_aspect(grammar, record->report->tokens[at].word, &aspect);

		if (side != 0)
			add_side(record, aspect, side, is_measure, TRUE);
	}
	if (term->meaning != NULL && term->meaning->exclusion != 0 && term->meaning->side < 32)
		add_side(record, DIA_MAX_ASPECTS + term->meaning->exclusion, term->meaning->side,
			 is_measure, term->meaning->narrows);
}

/* The same for a word of the measure that stands elsewhere, as the head of a column does. */
static void
read_word_side(DiaRecord *record, guint32 word)
{
	guint aspect = 0;
	guint side = dia_grammar_aspect(record->report->analysis->lexicon->grammar, word, &aspect);

	if (side != 0)
		add_side(record, aspect, side, TRUE, TRUE);
}

static gboolean
is_counted(const DiaCheckedReport *report, const DiaTerm *term)
{
	const DiaCheckCue *cue =
	    dia_check_cue_at(report, term->first, term->end, DIA_CUE(DIA_CHECK_COUNTED));

	return cue != NULL && cue->end == term->end;
}

/* The words of a measure one by one: what is one term here, "persons on death row", may be two there. */
static void
read_stem(DiaRecords *records, DiaRecord *record, const DiaTerm *term)
{
	const DiaCheckedReport *report = record->report;
	const DiaVocabulary *vocabulary = report->analysis->vocabulary;

	for (guint32 at = term->first; at < term->end; at++) {
		const DiaTerm word = { .first = at, .end = at + 1 };

		guint32 stem = dia_token_stem(report, at);

		if (report->tokens[at].kind == DIA_TOKEN_WORD && dia_token_is_telling(report, at) &&
		    !is_counted(report, &word))
			dia_terms_add(dia_terms_intern(records->terms, dia_vocabulary_word(vocabulary, stem)),
				      record->stems, &record->n_stems, DIA_MAX_MEASURE);
	}
}

static DiaSentence
find_sentence(const DiaCheckedReport *report, const DiaFigure *figure)
{
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[figure->sentence];

	return dia_sentence_around(sentence, dia_token_at(report, sentence->first_token, sentence->end_token,
							  figure->span.start));
}

/* Its sentence, and the words in it that are its measure; a measure may have words from elsewhere too. */
static void
read_words(DiaRecords *records, DiaRecord *record)
{
	const DiaCheckedReport *report = record->report;
	const DiaVocabulary *vocabulary = report->analysis->vocabulary;
	const DiaSentence here = find_sentence(report, record->figure);
	guint32 words[MAX_MEASURE_WORDS];
	gboolean is_found[MAX_MEASURE_WORDS] = { FALSE };
	guint n_words = find_measure_words(record, words);
	DiaTerm term;

	for (guint32 at = here.first_token; at < here.end_token; at = term.end) {
		gboolean is_term = dia_terms_read(records->terms, report, at, here.end_token, &term);
		gboolean is_measure = FALSE;

		for (guint32 token = term.first; token < term.end; token++)
			for (guint i = 0; i < n_words; i++)
				if (words[i] == report->tokens[token].word)
					is_found[i] = is_measure = TRUE;
		read_sides(record, &term, is_measure);
		if (is_measure)
			read_stem(records, record, &term);
		if (is_term)
			dia_terms_add(term.id, record->sentence, &record->n_sentence, DIA_MAX_CONTEXT);
		if (is_term && is_measure)
			dia_terms_add(term.id, record->measure, &record->n_measure, DIA_MAX_MEASURE);
	}
	for (guint i = 0; i < n_words; i++)
		record->n_words += dia_term_is_telling(report, words[i]);
	for (guint i = 0; i < n_words; i++)
		if (!is_found[i])
			read_word_side(record, words[i]);
	for (guint i = 0; i < n_words; i++)
		if (!is_found[i] && dia_term_is_telling(report, words[i]))
			dia_terms_add(dia_terms_intern(records->terms,
				      dia_vocabulary_word(vocabulary,
							  dia_vocabulary_stem(vocabulary, words[i]))),
			       record->measure, &record->n_measure, DIA_MAX_MEASURE);
}

static void
read_digits(DiaRecord *record)
{
	DiaDecimal value = record->figure->value;

	while (value.coefficient != 0 && value.coefficient % 10 == 0)
		value.coefficient /= 10;
	g_snprintf(record->digits, sizeof(record->digits), "%" G_GINT64_FORMAT, value.coefficient);
}

/* "attended by": by those who did it, and not by how much */
static gboolean
is_by_whom(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 by)
{
	const DiaCueSet changes = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);

	return by > sentence->first_token + 1 && g_str_has_suffix(dia_token_word(report, by - 1), "ed") &&
	       (dia_token_classes(report, by - 2) & DIA_CLASS_AUXILIARY) != 0 &&
	       dia_check_cue_find(report, by - 2, by, changes) == NULL;
}

/* "grew by 2.8 per cent", "40 fewer": a change, and no value of what changed. */
static gboolean
is_change(const DiaCheckedReport *report, const DiaFigure *figure)
{
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[figure->sentence];
	guint32 at = dia_token_at(report, sentence->first_token, sentence->end_token, figure->span.start);
	guint32 from = at - MIN(at - sentence->first_token, 4);
	guint32 end = dia_token_at(report, at, sentence->end_token, figure->span.end);

	if (end < sentence->end_token && dia_lists_hold_token(report->analysis->lexicon->lists, &report->tokens[end],
							      DIA_LIST_COMPARATIVE))
		return TRUE;
	/* "attended by 26 per cent" is no change. */
	for (guint32 token = from; token < at; token++)
		if (dia_token_is(report, token, "by") && !is_by_whom(report, sentence, token))
			return TRUE;
	return dia_check_cue_find(report, from, at,
				  DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL)) != NULL &&
	       (at == from || !(dia_token_is(report, at - 1, "to") || dia_token_is(report, at - 1, "from")));
}

/* "five until 2017", "whereas it had been 69 in 2016": the date is not that of the figure. */
static gboolean
is_date_of_other(const DiaCheckedReport *report, const DiaFigure *figure, const DiaDateMark *mark)
{
	static const char *const words[] = { "until", "till", "before", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[figure->sentence];
	guint32 first = sentence->first_token;
	guint32 date = dia_token_at(report, first, sentence->end_token, mark->span.start);
	guint32 end = dia_token_at(report, first, sentence->end_token, figure->span.end);

	if (date > first && dia_token_is_one_of(report, date - 1, words))
		return TRUE;
	return mark->span.start >= figure->span.end &&
	       dia_check_cue_find(report, end, date, DIA_CUE(DIA_CHECK_COMPARED)) != NULL;
}

/* "it was 10.9 per cent in the previous House" */
static gboolean
is_of_earlier(const DiaCheckedReport *report, const DiaFigure *figure)
{
	enum { REACH = 4 };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[figure->sentence];
	guint32 end = dia_token_at(report, sentence->first_token, sentence->end_token, figure->span.end);

	return dia_tokens_have_in(report, end, MIN(end + REACH, sentence->end_token), DIA_LIST_EARLIER);
}

/* Has it its period from a date that words tie to something else? */
static gboolean
has_period_of_other(const DiaCheckedReport *report, const DiaFigure *figure)
{
	enum { MAX_STEPS = 4 };
	const GArray *dates = report->analysis->dates;
	DiaSpan span = dia_analysis_sentence_span(report->analysis, figure->sentence);
	guint behind = dia_analysis_first_date(report->analysis, figure->span.end);

	if (is_of_earlier(report, figure))
		return TRUE;
	for (guint i = behind - MIN(behind, MAX_STEPS); i < dates->len && i < behind + MAX_STEPS; i++) {
		const DiaDateMark *mark = &g_array_index(dates, DiaDateMark, i);

		if (mark->span.start < span.start || mark->period.first != figure->period.first ||
		    mark->period.last != figure->period.last)
			continue;
		return mark->span.start < span.end && is_date_of_other(report, figure, mark);
	}
	return FALSE;
}

static gboolean
is_usable(const DiaCheckedReport *report, const DiaFigure *figure)
{
	DiaParagraphKind kind = dia_document_paragraph(report->document, figure->paragraph)->kind;

	return figure->measure != NULL && figure->unit != NULL && !figure->is_range &&
	       figure->value.coefficient > 0 && kind != DIA_PARAGRAPH_RECOMMENDATION &&
	       strcmp(figure->unit, "times") != 0 && strcmp(figure->unit, "rank") != 0 &&
	       (figure->table_row >= 0 ||
		(!is_change(report, figure) && !has_period_of_other(report, figure)));
}

/* "since 2008", "by the end of 2014", "to date": what is counted so can only grow. */
static gboolean
is_cumulative(const DiaCheckedReport *report, const DiaFigure *figure)
{
	static const char *const sums[] = { "had", "have", "has", "total", "cumulative", "altogether", "overall",
					    "all", NULL };
	const DiaSentence here = find_sentence(report, figure);
	guint32 at = dia_token_at(report, here.first_token, here.end_token, figure->span.start);
	guint32 first = at;
	guint32 end = at;

	/* "By the end of 2015 some 4,150 homes had been built; 1,320 more followed during 2016" */
	while (first > here.first_token && !dia_token_is(report, first - 1, ";"))
		first--;
	while (end < here.end_token && !dia_token_is(report, end, ";"))
		end++;
	/* "By the end of 2015 some 300 men were in prison": what is there may be less a year on. */
	return figure->period.last == DIA_PERIOD_OPEN ||
	       (dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_SO_FAR)) != NULL &&
		dia_tokens_have(report, first, end, sums));
}

/* Is it the only one of its unit and time in its sentence? Not in a sentence of very many figures. */
static gboolean
is_only_of_time(const DiaCheckedReport *report, guint index)
{
	enum { MAX_FIGURES = 40 };
	const DiaFigure *figure = &report->figures[index];
	guint first = index;

	while (first > 0 && report->figures[first - 1].sentence == figure->sentence && index - first < MAX_FIGURES)
		first--;
	if (index - first == MAX_FIGURES)
		return FALSE;
	for (guint i = first; i < report->n_figures && report->figures[i].sentence == figure->sentence; i++)
		if (i - first == MAX_FIGURES ||
		    (i != index && g_strcmp0(report->figures[i].unit, figure->unit) == 0 &&
		     dia_periods_meet(report->figures[i].period, figure->period)))
			return FALSE;
	return TRUE;
}

/* --- Kinds of counting --------------------------------------------------------------------------------- */

enum { PROJECTED = 1, SELECTED = 2 };

/* How a figure came to be, by the words near it. */
static guint
get_counting(const DiaCheckedReport *report, const DiaFigure *figure)
{
	enum { NEAR = 8, NEXT = 3 };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[figure->sentence];
	guint32 at = dia_token_at(report, sentence->first_token, sentence->end_token, figure->span.start);
	guint32 from = at - MIN(at - sentence->first_token, NEAR);
	guint32 end = MIN(at + NEAR, sentence->end_token);
	guint counting = 0;

	for (guint32 token = from; token < end; token++) {
		if (dia_token_is_in(report, token, DIA_LIST_PROJECTED) || dia_token_is_in(report, token, DIA_LIST_AIM))
			counting |= PROJECTED;
		if (token < at && at - token <= NEXT &&
		    dia_token_is_in(report, token, DIA_LIST_SELECTED))
			counting |= SELECTED;
	}
	return counting;
}

gboolean
dia_figures_are_of_two_kinds(const DiaCheckedReport *report, const DiaFigure *figure,
			     const DiaCheckedReport *other_report, const DiaFigure *other)
{
	return get_counting(report, figure) != get_counting(other_report, other);
}

/* --- All figures of a collection --------------------------------------------------------------------------- */

/* Once for all rules, as each figure is compared with many. */
static DiaInterval *
make_intervals(const DiaCheckedReport *report)
{
	DiaInterval *intervals = g_new(DiaInterval, report->n_figures);

	for (guint i = 0; i < report->n_figures; i++)
		intervals[i] = dia_quantity_rounded(
		    &(DiaQuantity){ .figure = &report->figures[i], .unit = report->figures[i].unit });
	return intervals;
}

static void
add_records(DiaRecords *records, const DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		g_ptr_array_add(records->intervals, make_intervals(report));
		for (guint k = 0; k < report->n_figures; k++) {
			DiaRecord record = { .report = report, .figure = &report->figures[k] };

			if (!is_usable(report, record.figure))
				continue;
			read_words(records, &record);
			if (record.n_measure == 0)
				continue;
			read_digits(&record);
			record.is_only = dia_figure_is_only(report, k);
			record.is_only_of_time = is_only_of_time(report, k);
			record.is_cumulative = is_cumulative(report, record.figure);
			record.counting = get_counting(report, record.figure);
			record.interval = dia_records_interval(records, i, k);
			g_array_append_val(records->records, record);
		}
	}
}

/* --- Likeness ------------------------------------------------------------------------------------------ */

/* How much of the words [0, n) other words have, 0 to 1; those of @second count half. */
static double
weigh_shared(const DiaRecords *records, const guint32 *words, guint n_words, const guint32 *first,
	     guint n_first, const guint32 *second, guint n_second)
{
	double all = 0;
	double shared = 0;

	for (guint i = 0; i < n_words; i++) {
		double weight = dia_terms_weight(records->terms, words[i]);

		all += weight;
		if (dia_terms_contain(first, n_first, words[i]))
			shared += weight;
		else if (dia_terms_contain(second, n_second, words[i]))
			shared += weight / 2;
	}
	return all > 0 ? shared / all : 0;
}

/* How much of the measure of @a the measure and the sentence of @b have, 0 to 1. */
static double
get_cover(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b)
{
	return weigh_shared(records, a->measure, a->n_measure, b->measure, b->n_measure, b->sentence,
			    b->n_sentence);
}

/* How much of the sentence of @a the sentence of @b has. */
static double
get_context(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b)
{
	return weigh_shared(records, a->sentence, a->n_sentence, b->sentence, b->n_sentence, NULL, 0);
}

/* Has the sentence of @b the sides that the measure of @a has? "women" is no part of "persons". */
static gboolean
has_sides(const DiaRecord *a, const DiaRecord *b)
{
	for (guint i = 0; i < DIA_N_OPPOSITIONS; i++) {
		gboolean narrows = (a->narrowing & G_GUINT64_CONSTANT(1) << i) != 0;

		if (a->sides[i] == 0 || a->sides[i] == b->sides[i])
			continue;
		if (b->sides[i] != 0 || (narrows && !(b->others[i] & 1u << a->sides[i])))
			return FALSE;
	}
	return TRUE;
}

gboolean
dia_records_share_matter(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b)
{
	enum { MAX_RARE = 30 };
	guint n_shared = 0;
	guint32 least = G_MAXUINT32;

	if (!has_sides(a, b) || !has_sides(b, a))
		return FALSE;
	for (guint i = 0; i < a->n_sentence; i++) {
		if (!dia_terms_contain(b->sentence, b->n_sentence, a->sentence[i]))
			continue;
		n_shared++;
		least = MIN(least, dia_terms_frequency(records->terms, a->sentence[i]));
	}
	return n_shared >= 2 && least <= MAX_RARE;
}

/* Are the sides of both named, and not the same? */
static gboolean
have_other_sides(const DiaRecord *a, const DiaRecord *b)
{
	for (guint i = 0; i < DIA_N_OPPOSITIONS; i++)
		if (a->sides[i] != 0 && b->sides[i] != 0 && a->sides[i] != b->sides[i])
			return TRUE;
	return FALSE;
}

gboolean
dia_records_share_number(const DiaRecord *a, const DiaRecord *b)
{
	enum { MANY_DIGITS = 5 };

	if (strlen(a->digits) < MANY_DIGITS || !dia_record_is_slip(a, b) || have_other_sides(a, b))
		return FALSE;
	for (guint i = 0; i < a->n_sentence; i++)
		if (dia_terms_contain(b->sentence, b->n_sentence, a->sentence[i]))
			return TRUE;
	return FALSE;
}

/* Has each measure a word that nothing of the other says, "of the police" here and "of prisons" there? */
static gboolean
are_of_two_things(const DiaRecord *a, const DiaRecord *b)
{
	guint n_a = 0;
	guint n_b = 0;

	for (guint i = 0; i < a->n_measure; i++)
		n_a += !dia_terms_contain(b->sentence, b->n_sentence, a->measure[i]);
	for (guint i = 0; i < b->n_measure; i++)
		n_b += !dia_terms_contain(a->sentence, a->n_sentence, b->measure[i]);
	return n_a > 0 && n_b > 0;
}

/* Are words of the measure of @a with @b? */
static gboolean
is_spoken_of(const DiaRecord *a, const DiaRecord *b)
{
	for (guint i = 0; i < a->n_measure; i++)
		if (dia_terms_contain(b->sentence, b->n_sentence, a->measure[i]))
			return TRUE;
	return FALSE;
}

/* Is a word in the paragraph of a figure, as far as it is near? */
static gboolean
paragraph_has_stem(const DiaRecords *records, const DiaRecord *record, guint32 stem)
{
	enum { REACH = 200 };
	const DiaAnalysis *analysis = record->report->analysis;
	guint32 first = dia_analysis_first_token(analysis, record->figure->paragraph);
	guint32 end = dia_analysis_end_token(analysis, record->figure->paragraph);
	guint32 own = dia_token_at(record->report, first, end, record->figure->span.start);

	end = MIN(end, own + REACH);
	for (guint32 at = MAX(first, own - MIN(own, REACH)); at < end; at++)
		if (dia_terms_intern_token(records->terms, record->report, at) == stem)
			return TRUE;
	return FALSE;
}

/* Has the measure of @a a word, or its sentence a body, that the paragraph of @b does not have? */
static gboolean
has_own_word(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b)
{
	const DiaSentence here = find_sentence(a->report, a->figure);

	for (guint i = 0; i < a->n_stems; i++)
		if (!paragraph_has_stem(records, b, a->stems[i]))
			return TRUE;
	for (guint32 at = here.first_token; at < here.end_token; at++)
		if (dia_token_is_in(a->report, at, DIA_LIST_INSTITUTION) &&
		    !paragraph_has_stem(records, b, dia_terms_intern_token(records->terms, a->report, at)))
			return TRUE;
	return FALSE;
}

/* Of two numbers of one unit in a sentence it must be told which counts what the other report counts. */
static gboolean
are_spoken_of(const DiaRecord *a, const DiaRecord *b)
{
	return a->is_only_of_time && b->is_only_of_time ? is_spoken_of(a, b) || is_spoken_of(b, a)
							: is_spoken_of(a, b) && is_spoken_of(b, a);
}

gboolean
dia_records_share_name(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b)
{
	enum { RARE = 8, SOME = 30 };
	guint n_rare;
	guint n_some;

	if (!has_sides(a, b) || !has_sides(b, a) || !are_spoken_of(a, b))
		return FALSE;
	n_some = dia_terms_count_shared(records->terms, a->sentence, a->n_sentence, b->sentence, b->n_sentence, SOME,
					RARE, &n_rare);
	return (n_rare > 1 || (n_rare > 0 && n_some > 2)) &&
	       !(has_own_word(records, a, b) && has_own_word(records, b, a));
}

/* Has the measure of @b two words and more, and @a all of them, but for those that only count? */
static gboolean
has_stems_of(const DiaRecord *a, const DiaRecord *b)
{
	for (guint i = 0; i < b->n_stems; i++)
		if (!dia_terms_contain(a->stems, a->n_stems, b->stems[i]))
			return FALSE;
	return b->n_stems >= 2;
}

static gboolean
have_same_stems(const DiaRecord *a, const DiaRecord *b)
{
	return a->n_stems == b->n_stems && has_stems_of(a, b);
}

DiaLikeness
dia_records_compare(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b)
{
	guint n_shared;
	guint n_words = MIN(a->n_words, b->n_words);
	double one;
	double other;
	double least;
	double context;

	if (!has_sides(a, b) || !has_sides(b, a))
		return DIA_LIKENESS_NONE;
	n_shared = dia_terms_count_common(a->measure, a->n_measure, b->measure, b->n_measure);
	one = get_cover(records, a, b);
	other = get_cover(records, b, a);
	least = MIN(one, other);
	context = MIN(get_context(records, a, b), get_context(records, b, a));
	if (n_shared > 0 && least >= 0.99 && (a->n_measure >= 3 || context >= 0.9))
		return DIA_LIKENESS_SAME;
	/* "The State granted asylum to 214 persons", "241 persons were granted asylum" */
	if (have_same_stems(a, b) || (a->is_only && b->is_only && context >= 0.8))
		return DIA_LIKENESS_GOOD;
	if (n_shared == 0 ||
	    (strlen(a->digits) <= MIN_DIGITS && dia_record_is_transposed(a, b) && are_of_two_things(a, b)))
		return DIA_LIKENESS_NONE;
	if (context >= 0.8 || (least >= 0.99 && n_words >= 2) ||
	    (n_shared >= 2 && least >= 0.45 && MAX(one, other) >= 0.6))
		return DIA_LIKENESS_GOOD;
	return (n_shared >= 2 && least >= 0.4) || has_stems_of(a, b) || has_stems_of(b, a) ? DIA_LIKENESS_SOME
											    : DIA_LIKENESS_NONE;
}

/* Have their sentences many words in common, and hardly any other sentence has? */
static gboolean
share_much(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b)
{
	enum { RARE = 8, SOME = 30, LEAST_RARE = 2, LEAST = 4 };
	guint n_rare;

	return has_sides(a, b) && has_sides(b, a) &&
	       dia_terms_count_shared(records->terms, a->sentence, a->n_sentence, b->sentence, b->n_sentence, SOME,
				      RARE, &n_rare) >= LEAST &&
	       n_rare >= LEAST_RARE;
}

gboolean
dia_records_are_misprinted(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b)
{
	static const DiaDecimal thirty = { .coefficient = 30, .exponent = 0 };
	gsize one = strlen(a->digits);
	gsize other = strlen(b->digits);

	if (one < 2 || other < 2 || strcmp(a->digits, b->digits) == 0 ||
	    !dia_decimal_is_within(a->figure->value, b->figure->value, thirty))
		return FALSE;
	if (one == other)
		return dia_record_has_same_digits(a, b) &&
		       (dia_records_compare(records, a, b) >= DIA_LIKENESS_GOOD || share_much(records, a, b));
	/* "in custody" is said of many: a digit is lost where all words are the same, and some. */
	return (one < other ? dia_record_has_lost_digit(a, b) : dia_record_has_lost_digit(b, a)) &&
	       have_same_stems(a, b) && dia_records_compare(records, a, b) >= DIA_LIKENESS_GOOD;
}

/* --- All figures --------------------------------------------------------------------------------------- */

DiaRecords *
dia_records_new(const DiaChecker *checker)
{
	DiaRecords *records = g_new0(DiaRecords, 1);

	records->terms = dia_terms_new(checker->terms);
	records->records = g_array_new(FALSE, FALSE, sizeof(DiaRecord));
	records->intervals = g_ptr_array_new_with_free_func(g_free);
	add_records(records, checker);
	return records;
}

void
dia_records_free(DiaRecords *records)
{
	if (records == NULL)
		return;
	g_array_unref(records->records);
	g_ptr_array_unref(records->intervals);
	dia_terms_free(records->terms);
	g_free(records);
}
