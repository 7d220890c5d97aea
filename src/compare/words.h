/*
 * What changed between two texts, word by word.
 *
 * A word, a number with its separators ("1,203", "35.4"), a date, a document symbol and an article with its
 * paragraphs is one token each. What lies between them is no change of text: white space, punctuation,
 * quotation marks, hyphens; nor is "%" for "per cent", or a capital at the start of a sentence.
 */
#pragma once

#include "diachron/difference.h"
#include "diachron/lexicon.h"

typedef struct _DiaWords DiaWords;

typedef enum {
	DIA_WORDS_TEXT,
	DIA_WORDS_STRICT, /* every mark is a token, and counts as printed */
} DiaWordsMode;

typedef enum {
	DIA_KEY_WORD,
	DIA_KEY_FUNCTION, /* a word of no weight: "of", "the" */
	DIA_KEY_NUMBER,	  /* also dates, symbols and articles */
} DiaKeyKind;

typedef struct {
	guint32 start; /* bytes of the text */
	guint32 end;
	guint32 key; /* the same for tokens that are the same but for case */
	guint8 kind; /* DiaKeyKind */
	guint8 flags; /* of base/token.h */
	guint8 is_first : 1; /* of its sentence */
	guint8 is_reference : 1; /* its key is that of the number that follows it: see below */
} DiaWord;

/* @return a vocabulary for both texts of any number of comparisons; free with dia_words_free() */
DiaWords *dia_words_new(const DiaLexicon *lexicon, DiaWordsMode mode);
/* @return one that compares as another does, for another thread; free with dia_words_free() */
DiaWords *dia_words_copy(const DiaWords *words);
void dia_words_free(DiaWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaWords, dia_words_free)

/*
 * Appends the tokens of a text.
 * @param tokens array of DiaWord
 * @param text   valid UTF-8, of @length bytes
 */
void dia_words_append(DiaWords *words, const char *text, gsize length, GArray *tokens);

/* The word of a key, lower-cased and owned by @words. */
const char *dia_words_spell(const DiaWords *words, guint32 key);

/*
 * Numbers after "paragraph" or "recommendation" in the old text are the same as the numbers that follow
 * them. Their steps are '-' and '+' with is_reference, and count as no change.
 * @param labels of old paragraphs to labels of new ones, NUL-terminated; or NULL
 */
void dia_words_set_labels(DiaWords *words, GHashTable *labels);

/*
 * Appends the steps from an old to a new text (see DiaEdit). Edits are cut at readable places: a word or
 * two that both happen to have between two edits belong to them, and an insertion starts where a sentence
 * or clause does if it may as well start there.
 * @param edits array of DiaEdit
 * @return TRUE where any step is a change
 */
gboolean dia_words_compare(DiaWords *words, const char *old_text, gsize old_length,
			   const char *new_text, gsize new_length, GArray *edits);

/* The key of a word's stem: "reported" and "reports" have one. */
guint32 dia_words_stem(const DiaWords *words, guint32 key);
