/*
 * Closed classes of words, by which noun phrases are cut, and words that set measures apart:
 * data/grammar.txt.
 */
#pragma once

#include "base/vocabulary.h"

enum {
	DIA_CLASS_DETERMINER = 1 << 0,
	DIA_CLASS_PREPOSITION = 1 << 1,
	DIA_CLASS_CONJUNCTION = 1 << 2,
	DIA_CLASS_RELATIVE = 1 << 3,
	DIA_CLASS_PRONOUN = 1 << 4,
	DIA_CLASS_AUXILIARY = 1 << 5,
	DIA_CLASS_OBLIGATION = 1 << 6,
	DIA_CLASS_VERB = 1 << 7,
	DIA_CLASS_ADVERB = 1 << 8,
	DIA_CLASS_PEOPLE = 1 << 9,
	DIA_CLASS_GAP = 1 << 10,
	DIA_CLASS_PLAN = 1 << 11,
	DIA_CLASS_ACT = 1 << 12,
	DIA_CLASS_COMPARISON = 1 << 13,
	DIA_CLASS_TRIVIAL = 1 << 14,
	DIA_CLASS_SURVEY = 1 << 15,
	DIA_CLASS_ANAPHOR = 1 << 16,
	DIA_CLASS_RATE = 1 << 17,
	DIA_CLASS_GENRE = 1 << 18,
	DIA_CLASS_FUNCTION = DIA_CLASS_DETERMINER | DIA_CLASS_PREPOSITION | DIA_CLASS_CONJUNCTION |
			     DIA_CLASS_RELATIVE | DIA_CLASS_PRONOUN | DIA_CLASS_AUXILIARY,
};

enum { DIA_MAX_ASPECTS = 16 }; /* oppositions; an aspect's side fits into four bits */

typedef struct _DiaGrammar DiaGrammar;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaGrammar *dia_grammar_new(DiaVocabulary *vocabulary, GError **error);
void dia_grammar_free(DiaGrammar *grammar);
void dia_grammar_transfer(DiaGrammar **grammar, DiaImage *image); /* writes to, or reads from */

/* @return the classes of a word, 0 for none */
guint32 dia_grammar_classes(const DiaGrammar *grammar, guint32 word);

/*
 * The side of an opposition that a word stands for.
 * @param aspect receives the index of the opposition
 * @return the side from 1, or 0 where the word is in none
 */
guint dia_grammar_aspect(const DiaGrammar *grammar, guint32 word, guint *aspect);

/* @return the oppositions by which a whole is split into parts (women, men), a bit each */
guint32 dia_grammar_breakdowns(const DiaGrammar *grammar);
