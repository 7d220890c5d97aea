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
	gboolean is_on_law; /* it names a law, a code or a bill */
} DiaStatement;

/* Two words of a subject that stand side by side, or with function words between: "maximum
 * tolerance", "freedom of assembly"; or what names a subject by itself. */
typedef struct {
	guint64 key; /* the stems of both; or what it is, below, and a word for it */
	guint32 statement;
} DiaPhrase;

/* What a phrase is. */
typedef enum {
	DIA_PHRASE_PROVISION, /* "article 230 of the Penal Code" */
	DIA_PHRASE_NAME,      /* a proper name */
	DIA_PHRASE_WORDS,     /* two words */
} DiaPhraseKind;

/* The upper half of the key of what is no two words; no stem has so high an id. */
static inline guint64
dia_phrase_make_key(DiaPhraseKind kind, guint32 word)
{
	return ((guint64)(G_MAXUINT32 - (guint32)kind) << 32) | word;
}

static inline DiaPhraseKind
dia_phrase_kind(guint64 key)
{
	guint32 kind = G_MAXUINT32 - (guint32)(key >> 32);

	return kind < DIA_PHRASE_WORDS ? (DiaPhraseKind)kind : DIA_PHRASE_WORDS;
}

typedef struct {
	const DiaComparison *comparison;
	GArray *statements; /* of DiaStatement, in order of report, then claim */
	GArray *features;   /* of DiaFeature */
	GArray *phrases;    /* of DiaPhrase, in order of statement */
	GArray *counts;	    /* of guint32: in how many statements a feature stands, by id */
	GArray *empty;	    /* of guint8: TRUE for a word that carries no subject, by id */
	GArray *surfaces;   /* of guint32: id + 1 of the text to show for it, by id; 0 for none */
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

/* How alike two statements are: the cosine of their vectors, 0 to 1. */
double dia_statements_similarity(const DiaStatements *statements, const DiaStatement *a,
				 const DiaStatement *b);

/*
 * How much two statements share besides commitments and topics: the weights of the words, articles
 * and names that both have, added up.
 * @param n_words receives the number of what they share
 */
double dia_statements_evidence(const DiaStatements *statements, const DiaStatement *a,
			       const DiaStatement *b, guint *n_words);

/* Do the paragraphs of two statements have a topic in common? */
gboolean dia_statements_share_topic(const DiaStatements *statements, const DiaStatement *a,
				    const DiaStatement *b);

/* Notes the text to show for a stem, or for what names a subject, by its id; the first one stays. */
void dia_statements_set_surface(DiaStatements *statements, guint32 id, const char *text);

/* Does a feature stand for a topic? */
gboolean dia_statements_is_topic(const DiaStatements *statements, guint32 feature);

/* Has a statement a feature? */
gboolean dia_statements_has(const DiaStatements *statements, const DiaStatement *statement, guint32 feature);

/* @return the topic that the paragraph of a statement has first, or -1 */
gint dia_statements_topic(const DiaStatements *statements, const DiaStatement *statement);

/* @return the words of a phrase, to show; free with g_free() */
char *dia_statements_show_phrase(const DiaStatements *statements, guint64 key);

/* @return the id of the commitment that a feature stands for, or NULL */
const char *dia_statements_commitment(const DiaStatements *statements, guint32 feature);

static inline gboolean
dia_statements_is_commitment(const DiaStatements *statements, guint32 feature)
{
	return dia_statements_commitment(statements, feature) != NULL;
}

/*
 * Words as a statement puts them together, for a title.
 * @param words NULL-terminated, in any form and order
 * @return at least two of them with what stands between, to be freed with g_free(); NULL where they stand apart
 */
char *dia_statements_find_title(const DiaStatements *statements, const DiaStatement *statement,
				const char *const *words);

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

/* A walk over what two statements have in common, in order of feature. */
typedef struct {
	const DiaFeature *first;
	const DiaFeature *second;
	const DiaFeature *first_end;
	const DiaFeature *second_end;
} DiaSharedWalk;

static inline DiaSharedWalk
dia_statements_walk(const DiaStatements *statements, const DiaStatement *a, const DiaStatement *b)
{
	const DiaFeature *first = dia_statements_features(statements, a);
	const DiaFeature *second = dia_statements_features(statements, b);

	return (DiaSharedWalk){ first, second, first + a->n, second + b->n };
}

/* @return the next feature that both have, or NULL */
static inline const DiaFeature *
dia_statements_next_shared(DiaSharedWalk *walk)
{
	while (walk->first < walk->first_end && walk->second < walk->second_end) {
		if (walk->first->feature < walk->second->feature) {
			walk->first++;
		} else if (walk->first->feature > walk->second->feature) {
			walk->second++;
		} else {
			walk->second++;
			return walk->first++;
		}
	}
	return NULL;
}
