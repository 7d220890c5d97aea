/*
 * Text cut into tokens: words, digit runs and single punctuation marks, as spans with word ids.
 *
 * A word is a run of letters, with inner apostrophes ("don't"); its id is that of the lower-cased
 * word with a possessive 's taken off, so "States'" and "State's" are "states" and "state". A number
 * is a run of ASCII digits ("1,203" is three tokens: scanners compose). A run of both is mixed
 * ("OP2", "18th"). Any other character but white space is punctuation.
 */
#pragma once

#include "base/vocabulary.h"

typedef enum {
	DIA_TOKEN_WORD,
	DIA_TOKEN_NUMBER,
	DIA_TOKEN_MIXED,
	DIA_TOKEN_PUNCTUATION,
} DiaTokenKind;

enum {
	DIA_TOKEN_SPACE_BEFORE = 1 << 0, /* white space, or the start of the text, before it */
	DIA_TOKEN_CAPITALIZED = 1 << 1,	 /* its first letter is upper case */
	DIA_TOKEN_ALL_CAPITALS = 1 << 2, /* two letters or more, none lower case */
	DIA_TOKEN_LINE_START = 1 << 3,	 /* a line break before it (rows of tables) */
	DIA_TOKEN_TAB_BEFORE = 1 << 4,	 /* a tab before it (cells of tables) */
};

typedef struct {
	guint64 starts; /* sets of phrases one of which may start here, judging by the token behind it too */
	guint32 start;	/* byte offset into the text */
	guint32 word;	/* id in the vocabulary; for punctuation too */
	guint32 stem;	/* of the word */
	guint16 length; /* bytes */
	guint8 kind;	/* DiaTokenKind */
	guint8 flags;
} DiaToken;

/* @return the ASCII mark that a token of a text is, or 0 for words, numbers and other marks */
static inline char
dia_token_mark(const DiaToken *token, const char *text)
{
	return token->kind == DIA_TOKEN_PUNCTUATION && token->length == 1 ? text[token->start] : '\0';
}

/*
 * Appends the tokens of a text.
 * @param tokens     array of DiaToken
 * @param vocabulary interns the words
 * @param text       valid UTF-8
 * @param start,end  byte offsets of the part to cut, on character limits
 */
void dia_tokens_append(GArray *tokens, DiaVocabulary *vocabulary, const char *text, gsize start,
		       gsize end);

/*
 * @param first,end the tokens looked at
 * @param byte      offset into the text
 * @return index of the first of them that starts at the byte or after it, or @end
 */
guint32 dia_tokens_find(const DiaToken *tokens, guint32 first, guint32 end, guint32 byte);
