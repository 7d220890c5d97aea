/*
 * Lists of words that rules look for, one word by itself: what makes a name that of a law, what a bill goes through,
 * nouns of persons. A word may be in several. data/words.txt.
 */
#pragma once

#include "base/token.h"
#include "base/vocabulary.h"

/* In the order of the names in word-lists.c; what each is stands in the data file. */
typedef enum {
	DIA_LIST_NONE,
	DIA_LIST_LAW,
	DIA_LIST_INSTITUTION,
	DIA_LIST_POLICY,
	DIA_LIST_CONNECTOR,
	DIA_LIST_OPENER,
	DIA_LIST_FOREIGN,
	DIA_LIST_REFORM,
	DIA_LIST_GENERIC,
	DIA_LIST_PURPOSE,
	DIA_LIST_LINK,
	DIA_LIST_LAWS,
	DIA_LIST_PLACE,
	DIA_N_WORD_LISTS,
} DiaWordList;

enum { DIA_WORD_LISTS_BYTES = (DIA_N_WORD_LISTS + 7) / 8 };

/* Only the functions below look inside. */
typedef struct {
	const guint8 *sets; /* by word id DIA_WORD_LISTS_BYTES, a bit for each list; of an image read in place */
	guint32 n_words;
	GByteArray *built; /* what they point into while there is no image; else NULL */
} DiaWordLists;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaWordLists *dia_word_lists_new(DiaVocabulary *vocabulary, GError **error);
void dia_word_lists_free(DiaWordLists *lists);
void dia_word_lists_transfer(DiaWordLists **lists, DiaImage *image); /* writes to, or reads from */

/* @return TRUE where a word, known by its id, stands in a list */
static inline gboolean
dia_lists_hold(const DiaWordLists *lists, guint32 word, DiaWordList list)
{
	return word < lists->n_words && (lists->sets[word * DIA_WORD_LISTS_BYTES + list / 8] >> list % 8 & 1) != 0;
}

/* @return TRUE where a token is a word that stands in a list */
static inline gboolean
dia_lists_hold_token(const DiaWordLists *lists, const DiaToken *token, DiaWordList list)
{
	return token->kind == DIA_TOKEN_WORD && dia_lists_hold(lists, token->word, list);
}
