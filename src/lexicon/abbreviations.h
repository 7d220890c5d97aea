/*
 * Abbreviations after which a full stop does not end a sentence: data/abbreviations/en.txt.
 */
#pragma once

#include "base/vocabulary.h"

/* When the stop is no end; the data file's head explains each. */
typedef enum {
	DIA_ABBREVIATION_NONE,
	DIA_ABBREVIATION_BEFORE_ANY,
	DIA_ABBREVIATION_BEFORE_NUMBER,
	DIA_ABBREVIATION_BEFORE_NAME,
	DIA_ABBREVIATION_WITHIN,
} DiaAbbreviation;

typedef struct _DiaAbbreviations DiaAbbreviations;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaAbbreviations *dia_abbreviations_new(DiaVocabulary *vocabulary, GError **error);
void dia_abbreviations_free(DiaAbbreviations *abbreviations);
void dia_abbreviations_transfer(DiaAbbreviations **abbreviations, DiaImage *image); /* writes to, or reads from */

/* @return the kind of a word that stands before a full stop; @word is a word id */
DiaAbbreviation dia_abbreviations_get(const DiaAbbreviations *abbreviations, guint32 word);
