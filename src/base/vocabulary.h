/*
 * Words as small numbers. A vocabulary interns lower-cased words and knows the stem of each.
 *
 * The words of the data files make one frozen base vocabulary that all threads read; each document
 * adds its own words in a vocabulary on top of the base. So an id below dia_vocabulary_size(base)
 * means the same word everywhere, and matching against data files never compares strings.
 */
#pragma once

#include <glib.h>

#define DIA_WORD_NONE G_MAXUINT32

typedef struct _DiaVocabulary DiaVocabulary;

/*
 * @param base a frozen vocabulary to build on, which must outlive the result; or NULL
 * @return newly allocated; free with dia_vocabulary_free()
 */
DiaVocabulary *dia_vocabulary_new(const DiaVocabulary *base);
void dia_vocabulary_free(DiaVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaVocabulary, dia_vocabulary_free)

/*
 * Interns a word.
 * @param word   UTF-8, already lower-cased, not NUL-terminated
 * @param length its length in bytes
 * @return its id, the same for the same bytes
 */
guint32 dia_vocabulary_intern(DiaVocabulary *vocabulary, const char *word, gsize length);

/* @return the id of a word that is there, or DIA_WORD_NONE; parameters as for intern */
guint32 dia_vocabulary_find(const DiaVocabulary *vocabulary, const char *word, gsize length);

/* @return number of words, those of the base included; ids are below it */
guint32 dia_vocabulary_size(const DiaVocabulary *vocabulary);

/* @return the word, NUL-terminated UTF-8, owned by the vocabulary */
const char *dia_vocabulary_word(const DiaVocabulary *vocabulary, guint32 id);

/* @return id of the word's stem (Snowball's English stemmer; a number is its own stem) */
guint32 dia_vocabulary_stem(const DiaVocabulary *vocabulary, guint32 id);
