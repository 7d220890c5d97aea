/*
 * The name of a series: of what its figures are called in their reports, the one that a reader
 * understands best.
 *
 * A good name has the words that several reports use, a few more that tell what is meant, and no
 * verb that belongs to the sentence it was taken from.
 */
#include <string.h>

#include "align/series.h"

enum {
	MAX_HEADING = 100, /* bytes of a measure that still reads as a heading */
	MAX_NAMES = 24,	   /* points whose measures are looked at */
	MIN_WORD = 4,	   /* letters; shorter words tell little */
	MAX_OWN_WORDS = 4, /* that one report has alone, and that still help */
	SHARED = 4,	   /* what a word counts for a name */
	OWN = 2,
	SENTENCE = -5, /* "noted that", "had fallen" */
	OPENING = -5,  /* "Instead in each region" */
};

typedef struct {
	const char *text;
	char **words; /* in lower case */
} Name;

/* Does another name have a word, but for its ending? */
static gboolean
is_shared(const Name *names, guint n_names, guint own, const char *word)
{
	gsize length = MAX(MIN_WORD, strlen(word) - 2);

	for (guint i = 0; i < n_names; i++) {
		if (i == own || strcmp(names[i].text, names[own].text) == 0)
			continue;
		for (char **other = names[i].words; *other != NULL; other++)
			if (strncmp(*other, word, length) == 0)
				return TRUE;
	}
	return FALSE;
}

static gint
rate_name(const DiaLexicon *lexicon, const Name *names, guint n_names, guint own)
{
	gint score = 0;
	guint n_own = 0;

	for (char **word = names[own].words; *word != NULL; word++) {
		guint32 id = dia_vocabulary_find(lexicon->vocabulary, *word, strlen(*word));
		guint32 classes = dia_grammar_classes(lexicon->grammar, id);
		gboolean is_first = word == names[own].words;

		if ((classes & (DIA_CLASS_AUXILIARY | DIA_CLASS_RELATIVE | DIA_CLASS_PRONOUN)) ||
		    strcmp(*word, "that") == 0)
			score += SENTENCE;
		else if (is_first &&
			 (classes & (DIA_CLASS_ADVERB | DIA_CLASS_VERB | DIA_CLASS_FUNCTION)))
			score += OPENING;
		else if (strlen(*word) < MIN_WORD || (classes & DIA_CLASS_FUNCTION))
			continue;
		else if (is_shared(names, n_names, own, *word))
			score += SHARED;
		else if (n_own++ < MAX_OWN_WORDS)
			score += OWN;
	}
	if (strlen(names[own].text) > MAX_HEADING)
		score -= (gint)(strlen(names[own].text) - MAX_HEADING);
	return score;
}

static Name
read_name(const char *text)
{
	g_autofree char *lower = g_ascii_strdown(text, -1);

	return (Name){ text, g_strsplit_set(lower, " ,-", -1) };
}

const char *
dia_series_choose_name(const DiaComparison *comparison, const DiaSeries *series)
{
	Name names[MAX_NAMES];
	guint n_names = 0;
	const char *best = NULL;
	gint best_score = G_MININT;

	for (guint i = 0; i < series->n_points && n_names < MAX_NAMES; i++) {
		const DiaFigure *figure = &dia_analysis_figures(
			dia_comparison_report(comparison, series->points[i].report),
			NULL)[series->points[i].figure];

		if (figure->measure != NULL && figure->measure[0] != '\0')
			names[n_names++] = read_name(figure->measure);
	}
	for (guint i = 0; i < n_names; i++) {
		gint score = rate_name(comparison->lexicon, names, n_names, i);

		if (score > best_score) {
			best = names[i].text;
			best_score = score;
		}
	}
	for (guint i = 0; i < n_names; i++)
		g_strfreev(names[i].words);
	return best;
}
