/*
 * Verbs of claims with all their forms, and the auxiliaries and adverbs of verb groups: data/claims/verbs.txt.
 */
#pragma once

#include "base/phrases.h"

typedef enum {
	/* What has become of a thing if it took place. */
	DIA_VERB_ACT,	   /* "adopt": it is done */
	DIA_VERB_UNDO,	   /* "repeal": what there was is no more */
	DIA_VERB_STEP,	   /* "draft": a step of what is not done yet */
	DIA_VERB_WEIGH,	   /* "examine" */
	DIA_VERB_INTEND,   /* "plan" */
	DIA_VERB_PROMISE,  /* "announce" */
	DIA_VERB_ASK,	   /* "urge" */
	DIA_VERB_REFUSE,   /* "decline" */
	DIA_VERB_FAIL,	   /* "neglect to": what follows was not done */
	DIA_VERB_ACHIEVE,  /* "manage to": what follows was done */
	DIA_VERB_BEGIN,	   /* "begin to" */
	DIA_VERB_CONTINUE, /* "continue to" */
	DIA_VERB_STAND,	   /* "exist": what there is */
	DIA_VERB_WANT,	   /* "lack" */
	DIA_VERB_AWAIT,
	/* What stands before them in a group. */
	DIA_VERB_BE,
	DIA_VERB_HAVE,
	DIA_VERB_DO,
	DIA_VERB_FUTURE,  /* "will" */
	DIA_VERB_DUTY,	  /* "should" */
	DIA_VERB_ABILITY, /* "could" */
	DIA_VERB_TOWARDS, /* "due" of "is due to be" */
	DIA_VERB_TO,
	DIA_VERB_NOT,
	DIA_VERB_LATE, /* "yet" of "has yet to" */
	DIA_VERB_ADVERB,
	DIA_N_VERB_CLASSES,
} DiaVerbClass;

/* One form may be several: "set" is all but the last two. */
enum {
	DIA_FORM_BASE = 1 << 0,
	DIA_FORM_PAST = 1 << 1,
	DIA_FORM_PARTICIPLE = 1 << 2, /* "adopted" */
	DIA_FORM_PRESENT = 1 << 3,    /* "adopts" */
	DIA_FORM_GERUND = 1 << 4,     /* "adopting" */
};

typedef struct {
	const char *text; /* the form with the words that belong to the verb, "came into force" */
	guint32 verb_class; /* DiaVerbClass */
	guint32 forms;	    /* DIA_FORM_... */
	double weight;	    /* of what it tells; 1 is usual */
} DiaVerbForm;

typedef struct _DiaVerbs DiaVerbs;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaVerbs *dia_verbs_new(DiaVocabulary *vocabulary, GError **error);
void dia_verbs_free(DiaVerbs *verbs);
void dia_verbs_transfer(DiaVerbs **verbs, DiaImage *image); /* writes to, or reads from */

/* The phrases of all forms, for dia_phrases_next(). */
const DiaPhrases *dia_verbs_phrases(const DiaVerbs *verbs);

/*
 * The longest form that starts at a token; parameters as for dia_phrases_match().
 * @param n_tokens receives the number of tokens that it covers
 * @return the form, owned by @verbs, or NULL
 */
const DiaVerbForm *dia_verbs_match(const DiaVerbs *verbs, const DiaVocabulary *vocabulary, const char *text,
				   const DiaToken *tokens, guint32 at, guint32 end, guint32 *n_tokens);
