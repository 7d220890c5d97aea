/*
 * Words by which one speaker denies what another has said of a subject, or takes it back: data/changes.txt.
 */
#pragma once

#include "base/phrases.h"

/* In the order of the names in change-cues.c. */
typedef enum {
	DIA_CHANGE_CUE_CRITICISM, /* that a thing is not as it was said to be */
	DIA_CHANGE_CUE_GIVEN_UP,  /* that it is no longer meant, or no longer there */
	DIA_CHANGE_CUE_PLEA,	  /* that something is asked for */
} DiaChangeCue;

typedef struct _DiaChangeCues DiaChangeCues;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaChangeCues *dia_change_cues_new(DiaVocabulary *vocabulary, GError **error);
void dia_change_cues_free(DiaChangeCues *cues);
void dia_change_cues_transfer(DiaChangeCues **cues, DiaImage *image); /* writes to, or reads from */

/*
 * Does a cue of one kind stand between two tokens?
 * @param first,end the tokens that are looked at; other parameters as for dia_phrases_match()
 */
gboolean dia_change_cues_find(const DiaChangeCues *cues, DiaChangeCue kind, const DiaVocabulary *vocabulary,
			      const char *text, const DiaToken *tokens, guint32 first, guint32 end);
