/*
 * The words of a measure: the content words of the figure's own phrase, of its clause, its sentence
 * and what stands before, as stems. Words that mean one thing share a stem (data/synonyms.txt).
 */
#include "align/series.h"

#include <string.h>

enum {
	MAX_GOVERNOR = 3,      /* tokens before a number */
	MAX_ANAPHOR = 5,       /* tokens of a sentence or clause in which a pronoun points back */
	MAX_SENTENCES = 2,     /* sentences that pronouns are followed back */
	MAX_FIGURES_BACK = 40, /* figures before, in one paragraph, whose words are left out */
	MAX_JOINT = 4,	       /* tokens between a figure and the one that it is part of */
	MAX_JOINED = 4,	       /* figures that one clause may hold */
	MAX_REACH = 400,       /* tokens on either side of a figure; sentences of reports are shorter */
	MIN_CLAUSE = 2,	       /* content words */
	SHORT_SENTENCE = 3,    /* content words; a shorter one leans on the sentence before */
	MAX_TAIL = 8,	       /* tokens behind a figure: "for boys in rural areas" */
};

/* A run of tokens of one text. */
typedef struct {
	const char *text;
	const DiaVocabulary *vocabulary; /* of the tokens */
	const DiaToken *tokens;
	guint32 first;
	guint32 end;
	gint32 report;	     /* whose words these are, or -1 for words of the comparison */
	const char *country; /* that reports, or NULL */
	const DiaFigure
		*figures; /* whose words are left out; those before `figure` end before the run */
	guint n_figures;
	guint figure;
} Words;

static void
add_stem(DiaMeasure *measure, DiaStem fresh)
{
	for (guint i = 0; i < measure->n_stems; i++) {
		DiaStem *found = &measure->stems[i];

		if (found->stem != fresh.stem)
			continue;
		found->place = MAX(found->place, fresh.place);
		found->is_name |= fresh.is_name;
		return;
	}
	if (measure->n_stems < DIA_MAX_STEMS)
		measure->stems[measure->n_stems++] = fresh;
}

gboolean
dia_measures_is_content(const DiaMeasures *measures, const char *text, const DiaToken *token)
{
	const DiaLexicon *lexicon = measures->comparison->lexicon;
	guint32 classes = dia_grammar_classes(lexicon->grammar, token->word);
	const DiaNumberWord *word = dia_units_word(lexicon->units, token->word);

	if (token->kind != DIA_TOKEN_WORD || token->length < 3)
		return FALSE;
	if (classes & (DIA_CLASS_FUNCTION | DIA_CLASS_ADVERB | DIA_CLASS_OBLIGATION |
		       DIA_CLASS_TRIVIAL | DIA_CLASS_RATE))
		return FALSE;
	if ((word->classes & DIA_WORD_MONTH) && g_ascii_isupper(text[token->start]))
		return FALSE;
	return !(word->classes & (DIA_WORD_CARDINAL | DIA_WORD_SCALE));
}

static guint32
get_stem(DiaMeasures *measures, const Words *words, guint32 word)
{
	return words->report < 0
		       ? dia_measures_number(measures, dia_vocabulary_stem(measures->vocabulary, word))
		       : dia_measures_stem(measures, (guint32)words->report, word);
}

/* Notes the side of an opposition; of "women and men" neither holds. */
static void
set_side(DiaMeasure *measure, guint aspect, guint side, DiaStemPlace place)
{
	guint8 *sides = place == DIA_STEM_OF_MEASURE  ? measure->sides
			: place == DIA_STEM_OF_CLAUSE ? measure->near_sides
						      : NULL;

	measure->far_sides |= G_GUINT64_CONSTANT(1) << aspect;
	if (place >= DIA_STEM_OF_SENTENCE) {
		if (measure->any_sides[aspect] == 0)
			measure->any_sides[aspect] = (guint8)side;
		else if (measure->any_sides[aspect] != side)
			measure->far_both |= G_GUINT64_CONSTANT(1) << aspect;
	}
	if (sides != NULL)
		sides[aspect] =
			sides[aspect] == 0 || sides[aspect] == side ? (guint8)side : DIA_SIDE_BOTH;
}

static void
add_sides(const DiaMeasures *measures, DiaMeasure *measure, const Words *words, guint32 at,
	  DiaStemPlace place)
{
	guint aspect;
	guint side = dia_grammar_aspect(measures->comparison->lexicon->grammar,
					words->tokens[at].word, &aspect);

	if (side > 0)
		set_side(measure, aspect, side, place);
}

/* What the phrase that starts at a token means, or NULL; @n_tokens receives its length. */
static const DiaMeaning *
find_meaning(const DiaMeasures *measures, const Words *words, guint32 at, guint32 *n_tokens)
{
	const DiaSynonyms *synonyms = measures->comparison->lexicon->synonyms;
	DiaPhraseMatch match;
	guint32 index;

	if (!dia_phrases_match(dia_synonyms_phrases(synonyms), words->vocabulary, words->text,
			       words->tokens, at, words->end, &match) ||
	    !dia_phrases_payload(dia_synonyms_phrases(synonyms), &match, 0, &index))
		return NULL;
	*n_tokens = match.n_tokens;
	return dia_synonyms_meaning(synonyms, index);
}

void
dia_measure_add_meaning(DiaMeasure *measure, const DiaMeaning *meaning, DiaStemPlace place)
{
	guint aspect = DIA_MAX_ASPECTS + meaning->exclusion - 1u;

	if (place >= DIA_STEM_OF_CLAUSE && meaning->is_indicator && measure->indicator == NULL)
		measure->indicator = meaning;
	/* "it lost three places" in an index says nothing of how many there is room for */
	if (meaning->exclusion == 0 || (meaning->narrows && g_strcmp0(measure->unit, "rank") == 0))
		return;
	set_side(measure, aspect, meaning->side, place);
	if (meaning->narrows && place == DIA_STEM_OF_MEASURE)
		measure->narrowed |= G_GUINT64_CONSTANT(1) << aspect;
}

static gboolean
is_name(const Words *words, guint32 at, DiaStemPlace place)
{
	return (place == DIA_STEM_OF_CLAUSE || place == DIA_STEM_OF_CONTEXT) &&
	       words->report >= 0 && at > words->first &&
	       (words->tokens[at].flags & DIA_TOKEN_CAPITALIZED) != 0;
}

/* How many tokens of a figure, or of a name of the country that reports, start at a token. */
static guint32
skip_marked(const DiaMeasures *measures, Words *words, guint32 at)
{
	const DiaCountries *countries = measures->comparison->lexicon->countries;
	const char *code = words->country;
	guint32 end = at;
	DiaPhraseMatch match;
	guint32 index;

	while (words->figure < words->n_figures &&
	       words->figures[words->figure].span.end <= words->tokens[at].start)
		words->figure++;
	while (words->figure < words->n_figures && end < words->end &&
	       words->tokens[end].start >= words->figures[words->figure].span.start &&
	       words->tokens[end].start < words->figures[words->figure].span.end)
		end++;
	if (end > at || code == NULL || (words->tokens[at].flags & DIA_TOKEN_CAPITALIZED) == 0)
		return end - at;
	if ((dia_phrases_match(dia_countries_names(countries), words->vocabulary, words->text,
			       words->tokens, at, words->end, &match) &&
	     dia_phrases_payload(dia_countries_names(countries), &match, 0, &index)) ||
	    (dia_phrases_match(dia_countries_demonyms(countries), words->vocabulary, words->text,
			       words->tokens, at, words->end, &match) &&
	     dia_phrases_payload(dia_countries_demonyms(countries), &match, 0, &index)))
		return strcmp(dia_countries_get(countries, index)->code, code) == 0 ? match.n_tokens
										    : 0;
	return 0;
}

/* The words that an abbreviation stands for, in its stead. */
static gboolean
add_long_form(const DiaMeasures *measures, DiaMeasure *measure, const Words *words, guint32 stem,
	      DiaStemPlace place)
{
	const GArray *stems =
		g_hash_table_lookup(measures->abbreviations, GUINT_TO_POINTER(stem + 1));

	for (guint i = 0; stems != NULL && i < stems->len; i++)
		add_stem(measure, (DiaStem){ .stem = g_array_index(stems, guint32, i),
					     .place = place,
					     .is_name = words->report >= 0 });
	return stems != NULL;
}

/* "not yet convicted": the words of a phrase that begins with a denial say what is not. */
static gboolean
is_denied(const Words *words, guint32 at, guint32 n_tokens)
{
	static const char *const denials[] = { "not",	 "without", "yet", "haven't", "hasn't",
					       "have", "had",	    "unless", NULL };

	return n_tokens > 1 &&
	       dia_words_hold(denials, dia_vocabulary_word(words->vocabulary, words->tokens[at].word));
}

/* Adds the content words of a text; the head is the last noun before a preposition or verb. */
static void
add_words(DiaMeasures *measures, DiaMeasure *measure, Words *words, DiaStemPlace place)
{
	const DiaGrammar *grammar = measures->comparison->lexicon->grammar;
	gboolean is_measure = place == DIA_STEM_OF_MEASURE;
	gboolean has_head = !is_measure || measure->head != DIA_WORD_NONE;
	guint32 n_tokens = 1;

	for (guint32 at = words->first; at < words->end; at += n_tokens) {
		const DiaToken *token = &words->tokens[at];
		const DiaMeaning *meaning;
		guint32 stem;

		n_tokens = skip_marked(measures, words, at);
		if (n_tokens > 0)
			continue;
		n_tokens = 1;
		meaning = find_meaning(measures, words, at, &n_tokens);
		if (!is_denied(words, at, n_tokens))
			for (guint32 i = at; i < at + n_tokens; i++)
				add_sides(measures, measure, words, i, place);
		if (is_measure &&
		    (token->kind == DIA_TOKEN_NUMBER || token->kind == DIA_TOKEN_MIXED)) {
			/* "aged 15-19" */
			add_stem(measure, (DiaStem){ .stem = get_stem(measures, words, token->word),
						     .place = place });
			continue;
		}
		if (measure->head != DIA_WORD_NONE &&
		    (dia_grammar_classes(grammar, token->word) &
		     (DIA_CLASS_PREPOSITION | DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)))
			has_head = TRUE;
		if (meaning != NULL) {
			stem = dia_measures_number(measures, meaning->word);
			dia_measure_add_meaning(measure, meaning, place);
		} else if (dia_measures_is_content(measures, words->text, token)) {
			stem = get_stem(measures, words, token->word);
		} else {
			continue;
		}
		if (meaning == NULL && (token->flags & DIA_TOKEN_ALL_CAPITALS) &&
		    add_long_form(measures, measure, words, stem, place))
			continue;
		add_stem(measure,
			 (DiaStem){ .stem = stem,
				    .place = place,
				    .is_name = meaning == NULL && is_name(words, at, place),
				    .is_meaning = meaning != NULL });
		if (!has_head)
			measure->head = stem;
	}
}

static const char *
get_country(const DiaMeasures *measures, const DiaMeasure *measure)
{
	return dia_comparison_report(measures->comparison, measure->report)
		->document->metadata.country;
}

static void
add_text(DiaMeasures *measures, DiaMeasure *measure, const char *text, DiaStemPlace place)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	Words words = { .text = text,
			.vocabulary = measures->vocabulary,
			.report = -1,
			.country = get_country(measures, measure) };

	dia_tokens_append(tokens, measures->vocabulary, text, 0, strlen(text));
	words.tokens = (const DiaToken *)(const void *)tokens->data;
	words.end = tokens->len;
	add_words(measures, measure, &words, place);
}

guint32
dia_measures_find_token(const DiaAnalysis *analysis, const DiaSentence *sentence, guint32 offset)
{
	return dia_tokens_find(dia_analysis_tokens(analysis), sentence->first_token,
			       sentence->end_token, offset);
}

/* The first figure of the paragraph, or one a little before. */
static guint
find_first_figure(const DiaAnalysis *analysis, guint32 index)
{
	const DiaFigure *figures = dia_analysis_figures(analysis, NULL);
	guint first = index;

	while (first > 0 && index - first < MAX_FIGURES_BACK &&
	       figures[first - 1].paragraph == figures[index].paragraph)
		first--;
	return first;
}

/* A comma, a bracket or a conjunction: what stands beyond speaks of another figure. */
static gboolean
is_boundary(const DiaMeasures *measures, const Words *words, guint32 at)
{
	const DiaToken *token = &words->tokens[at];

	if (token->kind == DIA_TOKEN_PUNCTUATION)
		return strchr(",;:()", words->text[token->start]) != NULL;
	return (dia_grammar_classes(measures->comparison->lexicon->grammar, token->word) &
		(DIA_CLASS_CONJUNCTION | DIA_CLASS_COMPARISON)) != 0;
}

static guint
count_content(const DiaMeasures *measures, const Words *words, guint32 first, guint32 end)
{
	guint n = 0;

	for (guint32 at = first; at < end; at++)
		n += dia_measures_is_content(measures, words->text, &words->tokens[at]);
	return n;
}

/* A figure of a sentence as tokens, for the search of its clause. */
typedef struct {
	guint32 first;
	guint32 end;
} Place;

static Place
find_place(const DiaAnalysis *analysis, const DiaSentence *sentence, guint32 index)
{
	const DiaFigure *figure = &dia_analysis_figures(analysis, NULL)[index];

	return (Place){ dia_measures_find_token(analysis, sentence, figure->span.start),
			dia_measures_find_token(analysis, sentence, figure->span.end) };
}

static gboolean
is_mark(const Words *words, guint32 at, const char *marks)
{
	return at < words->end && words->tokens[at].kind == DIA_TOKEN_PUNCTUATION &&
	       strchr(marks, words->text[words->tokens[at].start]) != NULL;
}

/* "97 of the 416 seats", "61st out of 180": the second figure is part of what is said of the first.
 */
static gboolean
is_part_of(const DiaMeasures *measures, const Words *words, Place part, Place whole)
{
	if (whole.first <= part.end || whole.first - part.end > MAX_JOINT)
		return FALSE;
	for (guint32 at = part.end; at < whole.first; at++)
		if (is_boundary(measures, words, at) ||
		    dia_measures_is_content(measures, words->text, &words->tokens[at]))
			return FALSE;
	return TRUE;
}

/* "of children under five were stunted": an age that says of whom the figure before speaks. */
static gboolean
is_age_within(const DiaMeasures *measures, const DiaFigure *figure, const Words *words, Place before, Place age)
{
	const DiaWordLists *lists = measures->comparison->lexicon->lists;
	guint32 lead = age.first - 1;

	if (age.first < before.end + 2 || g_strcmp0(figure->unit, "year") != 0)
		return FALSE;
	if (g_str_equal(dia_vocabulary_word(words->vocabulary, words->tokens[lead].word), "of"))
		lead--;
	if (!dia_lists_hold(lists, words->tokens[lead].word, DIA_LIST_AGE_LEAD))
		return FALSE;
	for (guint32 at = before.end; at < lead; at++)
		if (is_boundary(measures, words, at))
			return FALSE;
	return TRUE;
}

/* ", or 46 per cent," and "(54 per cent)": what stands behind is said of the figure before too. */
static gboolean
is_aside(const Words *words, Place figure, Place aside)
{
	return aside.first > figure.end && aside.first - figure.end <= MAX_JOINT + 2 &&
	       is_mark(words, aside.end, ",)");
}

/* Where the clause of a figure ends: at a boundary, or before the next figure that is not part of
 * it. */
static guint32
find_clause_end(const DiaMeasures *measures, const DiaAnalysis *analysis, guint32 index,
		const DiaSentence *sentence, const Words *words)
{
	guint n_figures;
	const DiaFigure *figures = dia_analysis_figures(analysis, &n_figures);
	Place here = find_place(analysis, sentence, index);
	guint32 end = here.end;

	/* in an aside itself */
	if (is_mark(words, end, ",)") && here.first > sentence->first_token &&
	    is_boundary(measures, words, here.first - 1))
		end++;
	for (guint n = 0; n <= MAX_JOINED && index + 1 < n_figures; n++, index++) {
		Place next;

		if (figures[index + 1].sentence != figures[index].sentence)
			break;
		next = find_place(analysis, sentence, index + 1);
		if (is_part_of(measures, words, here, next) ||
		    is_age_within(measures, &figures[index + 1], words, here, next)) {
			end = next.end;
		} else if (is_aside(words, here, next)) {
			end = next.end + 1;
		} else {
			while (end < next.first && !is_boundary(measures, words, end))
				end++;
			return end;
		}
		here = next;
	}
	return sentence->end_token;
}

/* "47 per cent of whom": who they are stands before. */
static gboolean
is_relative(const DiaMeasures *measures, const Words *words, Place figure, guint32 end)
{
	for (guint32 at = figure.end; at < MIN(end, figure.end + MAX_JOINT); at++)
		if (dia_grammar_classes(measures->comparison->lexicon->grammar,
					words->tokens[at].word) &
		    (DIA_CLASS_RELATIVE | DIA_CLASS_PRONOUN))
			return TRUE;
	return FALSE;
}

/* Where a clause may start: behind the figure before, or before "children under 15 made up" the one before that. */
static guint32
find_clause_start(const DiaMeasures *measures, const DiaAnalysis *analysis, guint32 index,
		  const DiaSentence *sentence, const Words *words)
{
	const DiaFigure *figures = dia_analysis_figures(analysis, NULL);
	Place before = find_place(analysis, sentence, index - 1);
	Place start = { sentence->first_token, sentence->first_token };

	if (index > 1 && figures[index - 2].sentence == figures[index].sentence)
		start = find_place(analysis, sentence, index - 2);
	return is_age_within(measures, &figures[index - 1], words, start, before) ? start.end : before.end;
}

/*
 * The words that speak of a figure: from the figure before to the figure after, less what a comma
 * or "and" parts from it. Where that is too little ("..., or 27 per cent") from where the sentence
 * starts.
 */
static void
find_clause(const DiaMeasures *measures, const DiaAnalysis *analysis, guint32 index,
	    const DiaSentence *sentence, Words *words)
{
	const DiaFigure *figures = dia_analysis_figures(analysis, NULL);
	Place here = find_place(analysis, sentence, index);
	guint32 first = sentence->first_token;
	guint32 end;

	words->end = sentence->end_token;
	end = find_clause_end(measures, analysis, index, sentence, words);
	if (index > 0 && figures[index - 1].sentence == figures[index].sentence) {
		guint32 before = find_clause_start(measures, analysis, index, sentence, words);

		first = here.first;
		while (first > before && !is_boundary(measures, words, first - 1))
			first--;
	}
	if (count_content(measures, words, first, end) < MIN_CLAUSE ||
	    is_relative(measures, words, here, end))
		first = sentence->first_token;
	words->first = first;
	words->end = MAX(first, end);
}

/* "meant for 21,600 inmates": a phrase right before a count that narrows what is counted. */
static void
add_leading_meaning(DiaMeasures *measures, DiaMeasure *measure, const Words *words, guint32 first, guint32 end)
{
	for (guint n = 2; measure->is_count && n <= MAX_GOVERNOR && end >= first + n; n++) {
		Words before = *words;
		const DiaMeaning *meaning;
		guint32 n_tokens;

		before.end = end;
		meaning = find_meaning(measures, &before, end - n, &n_tokens);
		if (meaning == NULL || n_tokens != n || !meaning->narrows)
			continue;
		dia_measure_add_meaning(measure, meaning, DIA_STEM_OF_MEASURE);
		add_stem(measure, (DiaStem){ .stem = dia_measures_number(measures, meaning->word),
					     .place = DIA_STEM_OF_MEASURE,
					     .is_meaning = TRUE });
	}
}

/* "convicted 40 officers": the word that governs a number sets measures apart too. */
static void
add_governor(DiaMeasures *measures, DiaMeasure *measure, const DiaAnalysis *analysis,
	     const DiaFigure *figure, const DiaSentence *sentence, const Words *words)
{
	guint32 at = dia_measures_find_token(analysis, sentence, figure->span.start);

	add_leading_meaning(measures, measure, words, sentence->first_token, at);
	for (guint n = 0; n < MAX_GOVERNOR && at > sentence->first_token && !is_boundary(measures, words, at - 1); n++)
		add_sides(measures, measure, words, --at, DIA_STEM_OF_MEASURE);
}

/*
 * "83.9 for boys and 75.6 for girls": the phrase right behind a number is its own, though its measure may be taken
 * from the number before.
 */
static void
add_tail(DiaMeasures *measures, DiaMeasure *measure, const DiaAnalysis *analysis, guint32 index,
	 const DiaSentence *sentence, Words *words)
{
	const DiaGrammar *grammar = measures->comparison->lexicon->grammar;
	guint32 end = find_place(analysis, sentence, index).end;
	guint32 limit = MIN(words->end, end + MAX_TAIL);

	words->first = end;
	if (end >= limit || !(dia_grammar_classes(grammar, words->tokens[end].word) & DIA_CLASS_PREPOSITION))
		return;
	while (end < limit && !is_boundary(measures, words, end) &&
	       !(dia_grammar_classes(grammar, words->tokens[end].word) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)))
		end++;
	words->end = end;
	add_words(measures, measure, words, DIA_STEM_OF_MEASURE);
}

static gboolean
points_back(const DiaMeasures *measures, const Words *words)
{
	for (guint32 at = words->first; at < MIN(words->end, words->first + MAX_ANAPHOR); at++)
		if (dia_grammar_classes(measures->comparison->lexicon->grammar,
					words->tokens[at].word) &
		    DIA_CLASS_ANAPHOR)
			return TRUE;
	return count_content(measures, words, words->first, words->end) <= SHORT_SENTENCE;
}

/* "The rate reached 62", "The number was 106,000": neither the measure nor what leads to the number says of what. */
static gboolean
is_hollow(const DiaMeasures *measures, const DiaMeasure *measure, const Words *words, guint32 at)
{
	const DiaGrammar *grammar = measures->comparison->lexicon->grammar;
	gboolean has_name = FALSE;

	if (measure->n_own > 0 || count_content(measures, words, words->first, at) > 1)
		return FALSE;
	for (guint32 i = words->first; i < at; i++)
		has_name |= (dia_grammar_classes(grammar, words->tokens[i].word) & DIA_CLASS_RATE) != 0;
	return has_name;
}

/* "Its budget", "Of these, 48 per cent": the sentences before say of what. */
static void
add_context(DiaMeasures *measures, DiaMeasure *measure, const DiaAnalysis *analysis, guint32 index,
	    Words *words)
{
	const DiaFigure *figure = &words->figures[index];
	guint32 first = dia_analysis_first_sentence(analysis, figure->paragraph);
	guint32 number = dia_measures_find_token(analysis, &dia_analysis_sentences(analysis)[figure->sentence],
						 figure->span.start);
	gboolean hollow = is_hollow(measures, measure, words, number);

	for (guint32 at = figure->sentence;
	     at > first && figure->sentence - at < MAX_SENTENCES &&
	     ((hollow && at == figure->sentence) || points_back(measures, words));
	     at--) {
		const DiaSentence *before = &dia_analysis_sentences(analysis)[at - 1];

		words->end = before->end_token;
		words->first = words->end - MIN(words->end - before->first_token, MAX_REACH);
		words->figure = find_first_figure(analysis, index);
		add_words(measures, measure, words,
			  hollow && at == figure->sentence ? DIA_STEM_OF_CLAUSE : DIA_STEM_OF_CONTEXT);
	}
}

/* "Health, of public spending": the noun that a share is of. */
static guint32
find_base(DiaMeasures *measures, const DiaFigure *figure)
{
	static const char joint[] = ", of ";
	const char *base = strstr(figure->measure, joint);
	DiaMeasure scratch = { .head = DIA_WORD_NONE };

	if (base == NULL || !g_str_equal(figure->unit, "percent"))
		return DIA_WORD_NONE;
	add_text(measures, &scratch, base + strlen(joint), DIA_STEM_OF_MEASURE);
	return scratch.head;
}

void
dia_measure_read_paragraph(DiaMeasures *measures, DiaMeasure *measure, guint32 paragraph)
{
	const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, measure->report);
	Words words = { .text = analysis->document->text->str,
			.vocabulary = analysis->vocabulary,
			.tokens = dia_analysis_tokens(analysis),
			.first = dia_analysis_first_token(analysis, paragraph),
			.end = dia_analysis_end_token(analysis, paragraph),
			.report = (gint32)measure->report,
			.country = get_country(measures, measure) };

	words.end = MIN(words.end, words.first + MAX_REACH);
	add_words(measures, measure, &words, DIA_STEM_OF_CONTEXT);
}

static int
compare_stems(const void *a, const void *b)
{
	const DiaStem *first = a;
	const DiaStem *second = b;

	return first->stem < second->stem ? -1 : first->stem > second->stem;
}

/* The sentence of a figure, as far as it is near: one of thousands of figures would be read once for each. */
static DiaSentence
find_near(const DiaAnalysis *analysis, const DiaFigure *figure)
{
	DiaSentence near = dia_analysis_sentences(analysis)[figure->sentence];
	guint32 at = dia_measures_find_token(analysis, &near, figure->span.start);

	near.first_token = at - MIN(at - near.first_token, MAX_REACH);
	near.end_token = at + MIN(near.end_token - at, MAX_REACH);
	return near;
}

void
dia_measure_read_words(DiaMeasures *measures, DiaMeasure *measure, guint32 index)
{
	const DiaAnalysis *analysis = dia_comparison_report(measures->comparison, measure->report);
	const DiaFigure *figure = &dia_analysis_figures(analysis, NULL)[index];
	const DiaSentence near = find_near(analysis, figure);
	const DiaParagraph *paragraph =
		dia_document_paragraph(analysis->document, figure->paragraph);
	Words words = { .text = analysis->document->text->str,
			.vocabulary = analysis->vocabulary,
			.tokens = dia_analysis_tokens(analysis),
			.report = (gint32)measure->report,
			.country = get_country(measures, measure) };

	words.figures = dia_analysis_figures(analysis, &words.n_figures);
	measure->head = DIA_WORD_NONE;
	measure->base = DIA_WORD_NONE;
	if (figure->measure != NULL) {
		add_text(measures, measure, figure->measure, DIA_STEM_OF_MEASURE);
		measure->base = find_base(measures, figure);
	}
	measure->n_own = measure->n_stems;
	if (figure->table_row < 0) {
		measure->is_change = dia_measures_is_change(measures, measure->report, index);
		add_governor(measures, measure, analysis, figure, &near, &words);
		find_clause(measures, analysis, index, &near, &words);
		words.figure = find_first_figure(analysis, index);
		add_words(measures, measure, &words, DIA_STEM_OF_CLAUSE);
		words.figure = find_first_figure(analysis, index);
		add_tail(measures, measure, analysis, index, &near, &words);
		words.figure = find_first_figure(analysis, index);
		words.first = near.first_token;
		words.end = near.end_token;
		add_words(measures, measure, &words, DIA_STEM_OF_SENTENCE);
		add_context(measures, measure, analysis, index, &words);
	}
	if (paragraph->section >= 0)
		add_text(measures, measure,
			 g_array_index(analysis->document->sections, DiaSection,
				       (guint)paragraph->section)
				 .title,
			 DIA_STEM_OF_CONTEXT);
	dia_measure_find_indicator(measures, measure);
	qsort(measure->stems, measure->n_stems, sizeof(DiaStem), compare_stems);
}
