/*
 * What is aligned: the claims of all reports, each as a sparse vector of what it speaks of (stems
 * of its words, matters, instruments, articles, topics), over one vocabulary for the whole
 * comparison.
 */
#pragma once

#include "align/align.h"

typedef struct {
	guint32 feature; /* word id in the statements' vocabulary */
	float weight;
} DiaFeature;

typedef struct {
	guint32 report;
	guint32 claim; /* index into the claims of the report's analysis */
	guint32 first; /* its features are [first, first + n), in order of id */
	guint32 n;
	float norm;
} DiaStatement;

typedef struct {
	const DiaComparison *comparison;
	GArray *statements; /* of DiaStatement, in order of report, then claim */
	GArray *features;   /* of DiaFeature */
	GArray *counts;	    /* of guint32: in how many statements a feature stands, by id */
	GArray *empty;	    /* of guint8: TRUE for a word that carries no subject, by id */
	GArray *surfaces;   /* of guint32: a word with this stem, to show, by id */
	DiaVocabulary *vocabulary;
} DiaStatements;

/* Makes the statements of a comparison. @return newly allocated; free with dia_statements_free() */
DiaStatements *dia_statements_new(const DiaComparison *comparison);
void dia_statements_free(DiaStatements *statements);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaStatements, dia_statements_free)

const DiaClaim *dia_statements_claim(const DiaStatements *statements,
				     const DiaStatement *statement);

/*
 * What two statements share, weightiest first.
 * @param limit at most so many
 * @return NULL-terminated strings to show, owned by the vocabulary; free the array with g_free()
 */
const char **dia_statements_explain(const DiaStatements *statements, const DiaStatement *a,
				    const DiaStatement *b, guint limit);

/*
 * How much two statements share besides commitments and topics: the weights of the words, articles
 * and names that both have, added up.
 * @param n_words receives the number of what they share
 */
double dia_statements_evidence(const DiaStatements *statements, const DiaStatement *a,
			       const DiaStatement *b, guint *n_words);

/* @return the topic that the paragraph of a statement has first, or -1 */
gint dia_statements_topic(const DiaStatements *statements, const DiaStatement *statement);

/* @return the id of the commitment that a feature stands for, or NULL */
const char *dia_statements_commitment(const DiaStatements *statements, guint32 feature);

static inline gboolean
dia_statements_is_commitment(const DiaStatements *statements, guint32 feature)
{
	return dia_statements_commitment(statements, feature) != NULL;
}

static inline const DiaStatement *
dia_statements_get(const DiaStatements *statements, guint index)
{
	return &((const DiaStatement *)(const void *)statements->statements->data)[index];
}

static inline const DiaFeature *
dia_statements_features(const DiaStatements *statements, const DiaStatement *statement)
{
	return &((const DiaFeature *)(const void *)statements->features->data)[statement->first];
}
