/*
 * Words and phrases by which reports name one thing that they count or measure: data/synonyms.txt.
 */
#pragma once

#include "base/phrases.h"

enum {
	DIA_MAX_EXCLUSIONS = 24, /* groups of meanings that exclude each other */
	DIA_MAX_COMBINED = 6,	 /* words of a combination */
};

/* What the phrases of a section mean. */
typedef struct {
	guint32 word;	  /* stands for all of them; an id in the lexicon's vocabulary */
	guint8 exclusion; /* the group of meanings of which only one holds, from 1; 0 for none */
	guint8 side;	  /* which of the group, from 1 */
	gboolean narrows; /* a measure without it is another one */
	gboolean is_indicator; /* it has combinations: reports tell it in sentences of different build */
} DiaMeaning;

/* Words that have a meaning where they stand near a figure in any order: "women + judges". */
typedef struct {
	guint32 words[DIA_MAX_COMBINED]; /* stems, and the words of meanings; ids in the lexicon's vocabulary */
	guint32 n_words;
	guint32 meanings; /* bit by word that is a meaning: "executive" has the stem of "execution" */
	guint32 meaning;  /* of all together: its index */
} DiaCombination;

typedef struct _DiaSynonyms DiaSynonyms;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaSynonyms *dia_synonyms_new(DiaVocabulary *vocabulary, GError **error);
void dia_synonyms_free(DiaSynonyms *synonyms);
void dia_synonyms_transfer(DiaSynonyms **synonyms, DiaImage *image); /* writes to, or reads from */

/* The phrases of all sections; a match's payload is the index of its meaning. */
const DiaPhrases *dia_synonyms_phrases(const DiaSynonyms *synonyms);
const DiaMeaning *dia_synonyms_meaning(const DiaSynonyms *synonyms, guint32 index);

/*
 * The combinations whose first word is @word.
 * @param n_found receives how many there are
 */
const DiaCombination *dia_synonyms_combinations(const DiaSynonyms *synonyms, guint32 word, guint *n_found);
