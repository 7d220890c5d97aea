/*
 * States and their names: data/countries.txt.
 */
#pragma once

#include "base/phrases.h"

typedef struct {
	const char *code; /* ISO 3166 alpha-3 */
	const char *name; /* as the UN prints it */
} DiaCountry;

typedef struct _DiaCountries DiaCountries;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaCountries *dia_countries_new(DiaVocabulary *vocabulary, GError **error);
void dia_countries_free(DiaCountries *countries);
void dia_countries_transfer(DiaCountries **countries, DiaImage *image); /* writes to, or reads from */

guint dia_countries_length(const DiaCountries *countries);
const DiaCountry *dia_countries_get(const DiaCountries *countries, guint index);

/* @return the index of a country by its alpha-3 code, or -1 */
gint dia_countries_find(const DiaCountries *countries, const char *code);

/* Names of States; a match's payload is an index. */
const DiaPhrases *dia_countries_names(const DiaCountries *countries);

/* Adjectives and names of people ("Kazakh"); a match's payload is an index. */
const DiaPhrases *dia_countries_demonyms(const DiaCountries *countries);
