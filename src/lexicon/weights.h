/*
 * A linear model that people can read: for each label the terms that speak for and against it.
 *
 * A term is one to three words in a row, each by its stem, or a sign that no text holds: {group}, ^
 * for the start, first-3. Signs are interned as written, so a term is always up to three ids. Two groups are a
 * pair, which is looked for with the smaller id first.
 */
#pragma once

#include "base/vocabulary.h"

typedef struct _DiaWeights DiaWeights;

typedef struct {
	guint32 label;
	float weight;
} DiaWeight;

/*
 * Reads a file of weights: sections are labels, with a key `bias`; lines are terms with weights.
 * @param vocabulary learns the words; the groups that the terms name have been interned as "{id}"
 * @param file       name for error messages
 * @param data       the content, any bytes
 * @return newly allocated, or NULL with a DIA_ERROR_MANIFEST that names file and line
 */
DiaWeights *dia_weights_new(DiaVocabulary *vocabulary, const char *file, const char *data,
			    gsize length, GError **error);
void dia_weights_free(DiaWeights *weights);
void dia_weights_transfer(DiaWeights **weights, DiaImage *image); /* writes to, or reads from */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaWeights, dia_weights_free)

guint dia_weights_n_labels(const DiaWeights *weights);
const char *dia_weights_label(const DiaWeights *weights, guint label);
double dia_weights_bias(const DiaWeights *weights, guint label);
guint dia_weights_n_terms(const DiaWeights *weights); /* beginnings included */

/* @return the key `nearest`: how far below zero a label may score and still be taken alone; or 0 */
double dia_weights_nearest(const DiaWeights *weights);

/* @return whether the key `skip` lists a word */
gboolean dia_weights_skips(const DiaWeights *weights, guint32 word);

/*
 * Finds a term, or the beginning of one: what is not found has no longer term either.
 * @param words its one to three ids
 * @return its index, or DIA_WORD_NONE
 */
guint32 dia_weights_find(const DiaWeights *weights, const guint32 *words, guint n_words);

/* The weights of a term; @n_weights receives their number, 0 for a beginning. */
const DiaWeight *dia_weights_get(const DiaWeights *weights, guint32 term, guint *n_weights);
