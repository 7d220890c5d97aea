/*
 * Words that tell who issues a report: data/metadata.txt.
 */
#pragma once

#include "base/phrases.h"
#include "diachron/types.h"

typedef struct _DiaIssuers DiaIssuers;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaIssuers *dia_issuers_new(DiaVocabulary *vocabulary, GError **error);
void dia_issuers_free(DiaIssuers *issuers);
void dia_issuers_transfer(DiaIssuers **issuers, DiaImage *image); /* writes to, or reads from */

/* @return the issuer for whom the words of a text speak, DIA_ISSUER_UNKNOWN where none do */
DiaIssuer dia_issuers_find(const DiaIssuers *issuers, const DiaVocabulary *vocabulary,
			   const char *text, const GArray *tokens);
