/*
 * How UPR Info codes recommendations: what data/upr-info/ holds, learned by tools/train-issues.
 */
#pragma once

#include "base/phrases.h"
#include "lexicon/weights.h"

typedef struct {
	DiaPhrases *groups; /* payload: the word id of "{id}" */
	DiaWeights *issues;
	DiaWeights *action; /* labels in order of the categories 1 to 5 */
	guint32 start;	    /* word ids of the signs ^, first-3 and first-8 */
	guint32 first_3;
	guint32 first_8;
} DiaCodings;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaCodings *dia_codings_new(DiaVocabulary *vocabulary, GError **error);
void dia_codings_free(DiaCodings *codings);
void dia_codings_transfer(DiaCodings **codings, DiaImage *image); /* writes to, or reads from */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaCodings, dia_codings_free)
