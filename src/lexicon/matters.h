/*
 * Matters that reports of all States follow (moratorium, preventive mechanism, decriminalization of
 * defamation), each with the words that name it: data/matters.txt.
 */
#pragma once

#include "base/phrases.h"
#include "diachron/types.h"

typedef struct {
	const char *id;
	const char *title;
	const char *topic; /* id of a topic */
	DiaCommitmentKind kind;
	gboolean is_removal; /* that something is taken out of the law: it is not done while it is
				there */
	gboolean is_broad; /* a field: that two statements name it does not make them one subject */
} DiaMatter;

/* What a phrase does for a matter; the payload of a match is the index of a term. */
typedef struct {
	guint32 matter;
	DiaStatus status; /* of a phrase that says what has become of this matter */
	double weight;	  /* of a name: 1 is enough; less asks for a phrase of its context nearby */
	gsize text;	  /* see dia_matters_text(); a narrower one would leave bytes that nobody sets */
} DiaMatterTerm;

typedef struct _DiaMatters DiaMatters;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaMatters *dia_matters_new(DiaVocabulary *vocabulary, GError **error);
void dia_matters_free(DiaMatters *matters);
void dia_matters_transfer(DiaMatters **matters, DiaImage *image); /* writes to, or reads from */

guint dia_matters_length(const DiaMatters *matters);
const DiaMatter *dia_matters_get(const DiaMatters *matters, guint index);

/* @return the index of a matter by its id, or -1 */
gint dia_matters_find(const DiaMatters *matters, const char *id);

const DiaMatterTerm *dia_matters_term(const DiaMatters *matters, guint32 term);

/* @return a term as in the data file */
const char *dia_matters_text(const DiaMatters *matters, const DiaMatterTerm *term);

/* Names of matters; what they are about, which names them near a word of their status; words that must stand near a
 * weak name; words that tell the status of a matter, or with DIA_STATUS_STATES that it is spoken of. */
const DiaPhrases *dia_matters_names(const DiaMatters *matters);
const DiaPhrases *dia_matters_subjects(const DiaMatters *matters);
const DiaPhrases *dia_matters_contexts(const DiaMatters *matters);
const DiaPhrases *dia_matters_statuses(const DiaMatters *matters);
