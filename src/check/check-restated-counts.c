/*
 * One set counted twice in a report: "78 delegations spoke", "the 87 delegations that had spoken".
 *
 * In: counts of prose with the noun behind them. Out: findings where a count that refers back to a known set ("the
 * 87 delegations", "all 17 prisons") is a little other than the only other count of that noun in the report. What
 * narrows one of the two, or ties it to other years, keeps them apart; so does a third value.
 */
#include "check/rules.h"

#include <string.h>

#include "check/statement.h"
#include "check/terms.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

enum {
	LEAST = 4,	  /* smaller sets are told of for too many things */
	MAX_WORDS = 4,	  /* of a noun with what narrows it */
	MAX_CONTEXT = 40, /* stems of a sentence */
	MAX_STEMS = MAX_CONTEXT + MAX_WORDS, /* of which a count leaves out its own words */
	MAX_LIMITS = 8,	  /* stems that say which ones are counted */
	MAX_GROUP = 12,	  /* counts of one noun; more are no one set */
	MOST_PER_CENT = 135, /* of one count the other is a slip of */
};

typedef enum { INDEFINITE, DEFINITE, WHOLE } Reference;

typedef struct {
	DiaDecimal value;
	DiaPeriod period;
	DiaSpan span;
	guint32 paragraph;
	Reference reference;
	guint32 head; /* stem of the noun */
	guint32 words[MAX_WORDS]; /* stems of what narrows it */
	guint n_words;
	guint32 context[MAX_CONTEXT]; /* stems of the sentence without all of these */
	guint n_context;
	guint32 limits[MAX_LIMITS]; /* stems of what says where and of whom: "in the north", "of the court" */
	guint n_limits;
	gboolean is_all; /* "there are 16 prisons": all that there are */
	guint32 sides; /* of oppositions beside the noun, as bits */
} Count;

/* What all counts of a sentence have in common, read once: a sentence may have any number of them. */
typedef struct {
	guint32 index; /* of the sentence, G_MAXUINT32 before the first */
	gboolean has_limit;
	guint32 stems[MAX_STEMS]; /* that tell what it is about, in its order */
	gboolean is_repeated[MAX_STEMS];
	guint n_stems;
} Surroundings;

typedef struct {
	const DiaCheckedReport *report;
	Surroundings around; /* of the sentence that is read */
	GArray *counts; /* of Count */
} Reader;

/* --- Sentences ----------------------------------------------------------------------------------- */

static void
add_stem(Surroundings *around, guint32 stem)
{
	for (guint i = 0; i < around->n_stems; i++) {
		if (around->stems[i] != stem)
			continue;
		around->is_repeated[i] = TRUE;
		return;
	}
	if (around->n_stems == MAX_STEMS)
		return;
	around->is_repeated[around->n_stems] = FALSE;
	around->stems[around->n_stems++] = stem;
}

static void
read_surroundings(Reader *reader, guint32 index)
{
	/* "at present parties are required to have 40,000 members instead of 50,000" */
	const DiaCheckedReport *report = reader->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[index];
	Surroundings *around = &reader->around;

	if (around->index == index)
		return;
	around->index = index;
	around->n_stems = 0;
	around->has_limit = dia_tokens_have_in(report, sentence->first_token, sentence->end_token, DIA_LIST_LIMIT_WORD);
	if (around->has_limit)
		return;
	for (guint32 at = sentence->first_token; at < sentence->end_token; at++)
		if (dia_token_is_telling(report, at))
			add_stem(around, dia_token_stem(report, at));
}

/* --- Counts ------------------------------------------------------------------------------------- */

/* "the 86 delegations", "all 17 prisons", "its 14 offices", "each of the 26 regions" */
static Reference
read_reference(const DiaCheckedReport *report, guint32 first, guint32 at)
{
	static const char *const wholes[] = { "all", "each", "every", NULL };
	static const char *const definites[] = { "the", "these", "those", "its", "their", "whose", "s", NULL };
	static const char *const between[] = { "of", "the", "country", NULL };
	Reference reference = INDEFINITE;

	for (guint32 steps = 1; steps <= 5 && at >= first + steps; steps++) {
		if (dia_token_is_one_of(report, at - steps, wholes))
			return WHOLE;
		if (dia_token_is_one_of(report, at - steps, definites) ||
		    g_str_has_suffix(dia_token_word(report, at - steps), "'s"))
			reference = DEFINITE;
		else if (!dia_token_is_one_of(report, at - steps, between))
			break;
	}
	return reference;
}

/* "another 12", "the first 12", "12 of them", "including 12": not a set of its own. */
static gboolean
is_part(const DiaCheckedReport *report, const DiaQuantity *quantity, const DiaSentence *sentence)
{
	static const char *const before[] = { "another", "other",     "further",   "additional", "first",     "last",
					      "next",	 "remaining", "least",	   "most",	 "than",      "by",
					      "up",	 "every",     "following", "new",	 "with",      "no",
					      "nos",	 ".",	      "only",	   "some",	 "over",      NULL };
	static const char *const behind[] = { "of", "other", "new", "more", "further", "out", "additional", NULL };
	const DiaCueSet parts = DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_INCLUDING);
	guint32 near = quantity->first - MIN(quantity->first - sentence->first_token, 4);

	return (quantity->first > sentence->first_token &&
		dia_token_is_one_of(report, quantity->first - 1, before)) ||
	       dia_token_is_one_of(report, quantity->end, behind) ||
	       dia_check_cue_find(report, near, quantity->first, parts) != NULL;
}

/* The noun behind a number, and what narrows it before. @return its token, or G_MAXUINT32 */
static guint32
read_noun(const DiaCheckedReport *report, const DiaQuantity *quantity, guint32 end, Count *count)
{
	const guint32 no_nouns = DIA_CLASS_FUNCTION | DIA_CLASS_ADVERB | DIA_CLASS_VERB | DIA_CLASS_AUXILIARY;
	guint32 at = quantity->end;
	guint32 noun = G_MAXUINT32;

	for (; at < end && at - quantity->end < MAX_WORDS; at++) {
		const char *word = dia_token_word(report, at);

		if (report->tokens[at].kind != DIA_TOKEN_WORD || (dia_token_classes(report, at) & no_nouns) ||
		    (at > quantity->end && (g_str_has_suffix(word, "ed") || g_str_has_suffix(word, "ing"))))
			break;
		if (noun != G_MAXUINT32)
			count->words[count->n_words++] = dia_token_stem(report, noun);
		noun = at;
	}
	return noun;
}

/* What is counted without end, or of many things, in every report. */
static gboolean
is_vague(const DiaCheckedReport *report, guint32 noun)
{
	const char *word = dia_token_word(report, noun);

	return dia_token_is_in(report, noun, DIA_LIST_VAGUE_NOUN) || !g_str_has_suffix(word, "s");
}

/* The sides of oppositions that the words beside a noun are on, as bits. */
static guint32
read_sides(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 noun)
{
	enum { BESIDE = 3 };
	const DiaGrammar *grammar = report->analysis->lexicon->grammar;
	guint32 first = noun - MIN(noun - sentence->first_token, BESIDE);
	guint32 end = MIN(noun + BESIDE + 1, sentence->end_token);
	guint32 sides = 0;

	for (guint32 at = first; at < end; at++) {
		guint aspect = 0;
		guint side = dia_grammar_aspect(grammar, report->tokens[at].word, &aspect);

		if (side != 0)
			sides |= 1u << ((4 * aspect + side) % 32);
	}
	return sides;
}

/* Adds what the sentence says beside the noun and what narrows it. */
static void
add_context(const Surroundings *around, Count *count)
{
	for (guint i = 0; i < around->n_stems; i++)
		if ((around->stems[i] != count->head || around->is_repeated[i]) &&
		    !dia_terms_contain(count->words, count->n_words, around->stems[i]))
			dia_terms_add(around->stems[i], count->context, &count->n_context, MAX_CONTEXT);
}

/* "there are 16", "has 16", "is divided into 16" */
static gboolean
is_said_to_exist(const DiaCheckedReport *report, guint32 first, guint32 number)
{
	enum { REACH = 5 };

	return dia_tokens_have_in(report, MAX(first, number - MIN(number, REACH)), number, DIA_LIST_EXISTING);
}

/* The stems of telling words from a token to the end of its phrase. */
static void
read_limits(const DiaCheckedReport *report, guint32 at, guint32 end, Count *count)
{
	enum { REACH = 6 };
	static const char *const breaks[] = { ",", ";", ":", ")", "(", "and", NULL };
	guint32 stop = MIN(end, at + REACH);

	for (; at < stop && !dia_token_is_one_of(report, at, breaks); at++)
		if (dia_token_is_telling(report, at) && !dia_token_is_in(report, at, DIA_LIST_WHOLE_COUNTRY))
			dia_terms_add(dia_token_stem(report, at), count->limits, &count->n_limits, MAX_LIMITS);
}

/* "all 15 schools of the district", "in the capital all 15 schools": some, and all of those. */
static void
read_all_limits(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 noun, Count *count)
{
	static const char *const behind[] = { "of", "in", "at", "on", "for", "that", "which", "who", "near", "under",
					      "along", "from", "against", NULL };
	static const char *const places[] = { "in", "at", "on", "within", NULL };
	guint32 at = noun + 1;

	count->is_all = is_said_to_exist(report, sentence->first_token, noun - MIN(noun, count->n_words + 1));
	if (at < sentence->end_token &&
	    (dia_token_is_one_of(report, at, behind) || g_str_has_suffix(dia_token_word(report, at), "ed")))
		read_limits(report, at, sentence->end_token, count);
	if (dia_token_is_one_of(report, sentence->first_token, places))
		read_limits(report, sentence->first_token + 1, noun - MIN(noun, count->n_words + 1), count);
}

static void
read_count(Reader *reader, const DiaQuantity *quantity, guint32 paragraph)
{
	const DiaCheckedReport *report = reader->report;
	const DiaFigure *figure = quantity->figure;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	Count count = { .value = figure->value, .period = figure->period, .paragraph = paragraph };
	guint32 noun;

	if (!dia_quantity_has_unit(quantity, "count") || figure->is_range || figure->qualifier != DIA_QUALIFIER_NONE ||
	    dia_decimal_compare(figure->value, (DiaDecimal){ .coefficient = LEAST }) < 0 ||
	    is_part(report, quantity, sentence))
		return;
	noun = read_noun(report, quantity, sentence->end_token, &count);
	if (noun == G_MAXUINT32 || is_vague(report, noun))
		return;
	read_surroundings(reader, quantity->sentence);
	if (reader->around.has_limit)
		return;
	count.head = dia_token_stem(report, noun);
	count.reference = read_reference(report, sentence->first_token, quantity->first);
	count.span = dia_token_span(report, quantity->first, noun + 1);
	count.sides = read_sides(report, sentence, noun);
	add_context(&reader->around, &count);
	read_all_limits(report, sentence, noun, &count);
	g_array_append_val(reader->counts, count);
}

static GArray *
find_counts(const DiaCheckedReport *report)
{
	guint n;
	const DiaStatement *statements = dia_checked_report_statements(report, &n);
	Reader reader = { .report = report,
			  .around.index = G_MAXUINT32,
			  .counts = g_array_new(FALSE, FALSE, sizeof(Count)) };

	for (guint i = 0; i < n; i++) {
		if (!dia_paragraph_is_prose(report, statements[i].paragraph))
			continue;
		for (guint k = 0; k < statements[i].quantities->len; k++)
			read_count(&reader, dia_statement_quantity(&statements[i], k), statements[i].paragraph);
	}
	return reader.counts;
}

/* --- Two counts --------------------------------------------------------------------------------- */

/* 78 and 87; of a single digit nothing can change places. */
static gboolean
is_transposed(DiaDecimal a, DiaDecimal b)
{
	return a.coefficient >= 10 && b.coefficient >= 10 && dia_decimal_has_same_digits(a, b);
}

static gboolean
is_near(DiaDecimal a, DiaDecimal b)
{
	return dia_decimal_is_within(a, b, (DiaDecimal){ .coefficient = MOST_PER_CENT, .exponent = -2 });
}

/* All that take part in a dialogue are counted once. */
static gboolean
is_of_dialogue(const DiaCheckedReport *report, const Count *count)
{
	static const char *const nouns[] = { "delegations", "speakers", NULL };
	const DiaVocabulary *vocabulary = report->analysis->vocabulary;

	for (guint i = 0; nouns[i] != NULL; i++) {
		guint32 word = dia_vocabulary_find(vocabulary, nouns[i], strlen(nouns[i]));

		if (word != DIA_WORD_NONE && dia_vocabulary_stem(vocabulary, word) == count->head)
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_covered(const Count *a, const Count *b)
{
	for (guint i = 0; i < a->n_words; i++)
		if (!dia_terms_contain(b->words, b->n_words, a->words[i]) &&
		    !dia_terms_contain(b->context, b->n_context, a->words[i]))
			return FALSE;
	return TRUE;
}

static gboolean
share_context(const Count *a, const Count *b)
{
	return dia_terms_count_common(a->context, a->n_context, b->context, b->n_context) > 0;
}

/* Does a sentence name all that the other one's count is limited to? */
static gboolean
is_within_limits(const Count *a, const Count *b)
{
	for (guint i = 0; i < a->n_limits; i++)
		if (!dia_terms_contain(b->context, b->n_context, a->limits[i]) &&
		    !dia_terms_contain(b->words, b->n_words, a->limits[i]))
			return FALSE;
	return TRUE;
}

/* Is one count of all that there are, and the other of no others? */
static gboolean
is_of_one_whole(const Count *before, const Count *here)
{
	const Count *other = before->reference == WHOLE ? here : before;

	return is_within_limits(before, here) && is_within_limits(here, before) &&
	       (MAX(before->reference, here->reference) != WHOLE || other->reference != INDEFINITE || other->is_all ||
		share_context(before, here));
}

static gboolean
is_of_one_time(DiaPeriod a, DiaPeriod b)
{
	return a.first == 0 || b.first == 0 || (a.first <= b.last && b.first <= a.last);
}

static gboolean
is_conflict(const DiaCheckedReport *report, const Count *before, const Count *here)
{
	Reference reference = MAX(before->reference, here->reference);

	return before->paragraph != here->paragraph && reference != INDEFINITE &&
	       dia_decimal_compare(before->value, here->value) != 0 &&
	       (is_near(before->value, here->value) || is_transposed(before->value, here->value)) &&
	       before->sides == here->sides && is_of_one_time(before->period, here->period) &&
	       is_covered(before, here) && is_covered(here, before) &&
	       (is_of_dialogue(report, here) ||
		(is_of_one_whole(before, here) && (reference == WHOLE || share_context(before, here))));
}

/* --- The rule ------------------------------------------------------------------------------------ */

static void
add_conflict(DiaChecker *checker, const DiaCheckedReport *report, const Count *before, const Count *here)
{
	DiaFindingDraft draft = { .has_values = TRUE, .stated = here->value, .computed = before->value };

	draft.message = g_strdup_printf("\"%.*s\" here, but \"%.*s\" there",
					DIA_QUOTE(report, here->span),
					DIA_QUOTE(report, before->span));
	dia_draft_add_location(&draft, report, here->paragraph, here->span);
	dia_draft_add_location(&draft, report, before->paragraph, before->span);
	dia_checker_add(checker, &draft);
}

static int
compare_heads(gconstpointer a, gconstpointer b)
{
	const Count *first = a;
	const Count *second = b;

	if (first->head != second->head)
		return first->head < second->head ? -1 : 1;
	return first->span.start < second->span.start ? -1 : first->span.start > second->span.start;
}

/* A noun with just two values in the report: where more are told it is not one set. */
static void
check_group(DiaChecker *checker, const DiaCheckedReport *report, const Count *group, guint n)
{
	const Count *other = NULL;

	if (n < 2 || n > MAX_GROUP)
		return;
	for (guint i = 1; i < n; i++) {
		/* "once 50,000, now 40,000": told as two */
		if (group[i].paragraph == group[i - 1].paragraph &&
		    dia_decimal_compare(group[i].value, group[i - 1].value) != 0)
			return;
		if (dia_decimal_compare(group[i].value, group[0].value) == 0)
			continue;
		if (other != NULL && dia_decimal_compare(group[i].value, other->value) != 0)
			return;
		other = other == NULL ? &group[i] : other;
	}
	for (const Count *before = group; other != NULL && before < other; before++) {
		if (!is_conflict(report, before, other))
			continue;
		add_conflict(checker, report, before, other);
		return;
	}
}

void
dia_check_restated_counts(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		g_autoptr(GArray) counts = find_counts(report);
		const Count *all = (const Count *)(const void *)counts->data;
		guint first = 0;

		g_array_sort(counts, compare_heads);
		for (guint k = 1; k <= counts->len; k++) {
			if (k < counts->len && all[k].head == all[first].head)
				continue;
			check_group(checker, report, all + first, k - first);
			first = k;
		}
	}
}
