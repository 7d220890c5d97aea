/*
 * Words as small numbers. A vocabulary interns lower-cased words and knows the stem of each.
 *
 * The words of the data files make one frozen base vocabulary that all threads read; each document
 * adds its own words in a vocabulary on top of the base. So an id below dia_vocabulary_size(base)
 * means the same word everywhere, and matching against data files never compares strings.
 */
#pragma once

#include <glib.h>
#include <string.h>

#include "base/image.h"
#include "base/pool.h"

#define DIA_WORD_NONE G_MAXUINT32

typedef struct _DiaVocabulary DiaVocabulary;

/* What a word may be in the phrases of a set. */
typedef enum {
	DIA_WORD_FIRST,
	DIA_WORD_ALONE,	 /* the first, whatever stands behind it: it is a phrase itself */
	DIA_WORD_SECOND,
	DIA_N_WORD_ROLES,
} DiaWordRole;

typedef struct {
	guintptr text;	/* counted from DiaVocabulary.texts_start */
	guint32 length;
	guint32 stem;	/* its id */
	guint64 sets[DIA_N_WORD_ROLES];	     /* a bit for each set of phrases */
	guint64 stem_sets[DIA_N_WORD_ROLES]; /* the same for all words of which this one is the stem */
} DiaVocabularyWord;

typedef struct {
	guint64 key;	/* up to eight bytes of the word itself; of a longer word a hash */
	guint32 word;	/* id + 1; 0 where the slot is empty */
	guint32 length : 31; /* of the word */
	guint32 is_unified : 1; /* it is known that it has no other spelling (spelling.h) */
} DiaVocabularySlot;

/* Only the functions below look inside. */
struct _DiaVocabulary {
	const DiaVocabulary *base;
	guint32 base_size;
	DiaVocabularyWord *words; /* id - base_size = index */
	guint32 n_words;
	guint32 room;
	DiaVocabularySlot *slots; /* open addressing; words of the base that were met stand here too */
	guint32 n_slots;
	guint32 mask;
	guint32 n_sets; /* of phrases, that asked for a bit */
	gboolean is_frozen; /* from an image, which owns words and slots; no word can be added */
	guintptr texts_start; /* of an image's texts; else 0, and the place of a text is its address */
	DiaPool texts;
	struct sb_stemmer *stemmer;
};

/*
 * @param base a frozen vocabulary to build on, which must outlive the result; or NULL
 * @return newly allocated; free with dia_vocabulary_free()
 */
DiaVocabulary *dia_vocabulary_new(const DiaVocabulary *base);
void dia_vocabulary_free(DiaVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaVocabulary, dia_vocabulary_free)

/*
 * Writes a vocabulary without a base to an image, or reads one from it: that is frozen, and lives no longer than the
 * bytes of the image.
 */
void dia_vocabulary_transfer(DiaVocabulary **vocabulary, DiaImage *image);

/*
 * Interns a word.
 * @param word   UTF-8, already lower-cased, not NUL-terminated
 * @param length its length in bytes
 * @return its id, the same for the same bytes
 */
guint32 dia_vocabulary_intern(DiaVocabulary *vocabulary, const char *word, gsize length);

/* The same for what is no word, such as "@some-id": it is its own stem. */
guint32 dia_vocabulary_intern_name(DiaVocabulary *vocabulary, const char *name, gsize length);

/*
 * The same for a word that may have another spelling than ours.
 * @param word has room for DIA_SPELLING_GROWTH bytes more, and may be changed
 */
guint32 dia_vocabulary_intern_unified(DiaVocabulary *vocabulary, char *word, gsize length);

/* @return the id of a word that is there, or DIA_WORD_NONE; parameters as for intern */
guint32 dia_vocabulary_find(const DiaVocabulary *vocabulary, const char *word, gsize length);

/* @return number of words, those of the base included; ids are below it */
static inline guint32
dia_vocabulary_size(const DiaVocabulary *vocabulary)
{
	return vocabulary->base_size + vocabulary->n_words;
}

/* @return a word by its id, owned by the vocabulary until the next word is interned */
static inline const DiaVocabularyWord *
dia_vocabulary_get(const DiaVocabulary *vocabulary, guint32 id)
{
	while (id < vocabulary->base_size)
		vocabulary = vocabulary->base;
	return &vocabulary->words[id - vocabulary->base_size];
}

/* @return the word, NUL-terminated UTF-8, owned by the vocabulary */
static inline const char *
dia_vocabulary_word(const DiaVocabulary *vocabulary, guint32 id)
{
	while (id < vocabulary->base_size)
		vocabulary = vocabulary->base;
	return (const char *)(vocabulary->texts_start + vocabulary->words[id - vocabulary->base_size].text);
}

/* @return id of the word's stem (Snowball's English stemmer; a number is its own stem) */
static inline guint32
dia_vocabulary_stem(const DiaVocabulary *vocabulary, guint32 id)
{
	return dia_vocabulary_get(vocabulary, id)->stem;
}

/* @return TRUE where a NULL-terminated list holds a word; nearly all differ in their first letter */
static inline gboolean
dia_words_hold(const char *const *words, const char *word)
{
	for (; *words != NULL; words++)
		if ((*words)[0] == word[0] && strcmp(*words, word) == 0)
			return TRUE;
	return FALSE;
}

/*
 * For sets of phrases, which ask of each token first whether one of them can start there.
 * @return a bit for one more set; there are 64, and sets beyond share them
 */
guint64 dia_vocabulary_add_set(DiaVocabulary *vocabulary);

/* Notes what a word is in a phrase of a set or, if it @is_stem, what any word is of which it is the stem. */
void dia_vocabulary_mark(DiaVocabulary *vocabulary, guint32 id, gboolean is_stem, DiaWordRole role, guint64 set);
