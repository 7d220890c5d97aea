/*
 * Words that make a name the name of a law, a body or a plan: data/heads.txt.
 */
#pragma once

#include "base/token.h"
#include "base/vocabulary.h"

typedef enum {
	DIA_HEAD_NONE,
	DIA_HEAD_LAW,
	DIA_HEAD_INSTITUTION,
	DIA_HEAD_POLICY,
	DIA_HEAD_CONNECTOR, /* in lower case inside a name: "of the" */
	DIA_HEAD_OPENER,    /* opens a sentence and is no part of a name: "under" */
	DIA_HEAD_FOREIGN,   /* of the UN or another State: no commitment of this one */
	DIA_HEAD_REFORM,    /* in lower case: what a reform brings or takes away */
	DIA_HEAD_GENERIC,   /* in lower case before a head: tells it from no other */
	DIA_HEAD_PURPOSE,   /* between a law and its subject: "on the elimination of" */
	DIA_HEAD_LAWS,	    /* several laws: "bills on" */
	DIA_HEAD_LINK,	    /* from a law to its subject: "concerning" */
	DIA_HEAD_PLACE,	    /* the place of a body among others, not its task: "supreme" */
	DIA_N_HEADS,
} DiaHeadKind;

/* Only the functions below look inside. */
typedef struct {
	GArray *kinds; /* of guint16, by word id: bit per DiaHeadKind */
} DiaHeads;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaHeads *dia_heads_new(DiaVocabulary *vocabulary, GError **error);
void dia_heads_free(DiaHeads *heads);
void dia_heads_transfer(DiaHeads **heads, DiaImage *image); /* writes to, or reads from */

/* @return TRUE where a word is of a kind; one word can be of several */
static inline gboolean
dia_heads_is(const DiaHeads *heads, guint32 word, DiaHeadKind kind)
{
	return word < heads->kinds->len &&
	       (g_array_index(heads->kinds, guint16, word) & (1u << kind)) != 0;
}

/* @return TRUE where a token is a word of a kind */
static inline gboolean
dia_heads_is_token(const DiaHeads *heads, const DiaToken *token, DiaHeadKind kind)
{
	return token->kind == DIA_TOKEN_WORD && dia_heads_is(heads, token->word, kind);
}
