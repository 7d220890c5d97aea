/*
 * The inside of DiaWords, shared by its two files.
 */
#pragma once

#include "compare/words.h"
#include "base/token.h"
#include "lexicon/lexicon.h"

struct _DiaWords {
	const DiaLexicon *lexicon;
	DiaWordsMode mode;
	DiaVocabulary *vocabulary; /* on top of the lexicon's, so that its classes of words hold */
	GArray *tokens;		   /* of DiaToken, of the text that is being read */
	GString *buffer;
	guint32 percent; /* keys of words */
	guint32 per;
	guint32 cent;
	GString *old_text; /* that was read last */
	GString *new_text;
	GArray *old_words; /* of DiaWord, of these */
	GArray *new_words;
	GHashTable *labels; /* see dia_words_set_labels() */
};

/* Gives the references among the words of an old text the keys of the numbers that follow them. */
void dia_words_follow_labels(DiaWords *words, GArray *old_words);
