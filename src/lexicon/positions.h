/*
 * How a State answers recommendations, in the words of the paragraph above them: the sections position-*
 * of data/claims/cues.txt.
 */
#pragma once

#include "base/phrases.h"
#include "diachron/types.h"

typedef struct _DiaPositions DiaPositions;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaPositions *dia_positions_new(DiaVocabulary *vocabulary, GError **error);
void dia_positions_free(DiaPositions *positions);
void dia_positions_transfer(DiaPositions **positions, DiaImage *image); /* writes to, or reads from */

/*
 * The answer that a chapeau gives.
 * @param vocabulary built on that of the lexicon; learns the words of the text
 * @param text       UTF-8, @length bytes
 */
DiaPosition dia_positions_find(const DiaPositions *positions, DiaVocabulary *vocabulary,
			       const char *text, gsize length);
