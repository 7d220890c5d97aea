/*
 * Cue words of claims: what a sentence says has become of something, who says so, and what a State
 * answers to recommendations. Read from data/claims/cues.txt, whose sections form layers; each
 * layer is matched by itself.
 */
#pragma once

#include "base/phrases.h"
#include "diachron/types.h"

typedef enum {
	DIA_CLAIM_CUE_STATUS,	  /* value: DiaStatus */
	DIA_CLAIM_CUE_IMPERATIVE, /* opens a recommendation */
	DIA_CLAIM_CUE_ACT,	  /* noun of an act, "adoption of": the verb before it governs */
	DIA_CLAIM_CUE_APPRAISAL,  /* value: DiaAppraisal */
	DIA_CLAIM_CUE_ADHESION,	  /* speaks of joining a treaty, not only of what it says */
	DIA_CLAIM_CUE_CITATION,	  /* before a law that is cited, and whose fate is not spoken of */
	DIA_CLAIM_CUE_ANAPHOR, /* stands for what was named before: "it", "the law" at the head of a
				  clause; value: TRUE for what does so anywhere, "its adoption" */
	DIA_CLAIM_CUE_EXCEPTION, /* what follows is taken out of what was said: "except" */
	DIA_CLAIM_CUE_PAPER,	 /* a law or plan that is on its way; value: DiaPaper */
	DIA_CLAIM_CUE_NEGATION,	 /* value: TRUE; FALSE for what only looks like one */
	DIA_CLAIM_CUE_REPORT,	 /* verb of saying */
	DIA_CLAIM_CUE_SPEAKER,	 /* value: DiaSpeaker */
	DIA_CLAIM_CUE_ANSWER,	 /* to recommendations; value: DiaStatus */
	DIA_N_CLAIM_CUE_LAYERS,
} DiaClaimCueLayer;

/* How a speaker looks at what he names. */
typedef enum {
	DIA_APPRAISAL_DONE,	/* "welcomed the adoption of" */
	DIA_APPRAISAL_CONCERN,	/* "regretted the delay in" */
	DIA_APPRAISAL_QUESTION, /* "asked whether" */
} DiaAppraisal;

/* What a word says of a law that is on its way. */
typedef enum {
	DIA_PAPER_NAME, /* "bill" */
	DIA_PAPER_STEP, /* "tabled" */
	DIA_PAPER_END,	/* "signed into law": it has arrived */
	DIA_PAPER_FALL, /* "withdrawn": it will not arrive */
} DiaPaper;

/* Bits beside the status of a cue. */
enum {
	DIA_CLAIM_CUE_SHORTFALL = 1 << 7, /* what stands before it is done in part, what stands after it is not done */
	DIA_CLAIM_CUE_DEMAND = 1 << 6, /* in the mouth of the State it tells of a rule, which is in force */
	DIA_CLAIM_CUE_KEPT = 1 << 5,   /* refused of what was to go, done of a body or a plan */
	DIA_CLAIM_CUE_LASTS = 1 << 4,  /* not done of what was to go, done of what is there */
	DIA_CLAIM_CUE_BITS = 0xf0,
};

typedef struct {
	const char *text; /* as in the data file */
	double strength;  /* the strongest cue of a clause decides; 1 is usual */
	guint32 layer;	  /* DiaClaimCueLayer */
	guint32 value;	  /* depends on the layer */
} DiaClaimCue;

typedef struct _DiaClaimCues DiaClaimCues;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaClaimCues *dia_claim_cues_new(DiaVocabulary *vocabulary, GError **error);
void dia_claim_cues_free(DiaClaimCues *cues);
void dia_claim_cues_transfer(DiaClaimCues **cues, DiaImage *image); /* writes to, or reads from */

/* The phrases of a layer, for dia_phrases_next(). */
const DiaPhrases *dia_claim_cues_phrases(const DiaClaimCues *cues, DiaClaimCueLayer layer);

/*
 * The longest cue of a layer that starts at a token; parameters as for dia_phrases_match().
 * @param n_tokens receives the number of tokens that it covers
 * @return the cue, owned by @cues, or NULL
 */
const DiaClaimCue *dia_claim_cues_match(const DiaClaimCues *cues, DiaClaimCueLayer layer,
					const DiaVocabulary *vocabulary, const char *text,
					const DiaToken *tokens, guint32 at, guint32 end,
					guint32 *n_tokens);

/* @return TRUE where a cue of a status starts at a token; parameters as for dia_phrases_match() */
gboolean dia_claim_cues_is_status(const DiaClaimCues *cues, const DiaVocabulary *vocabulary,
				  const char *text, const DiaToken *tokens, guint32 at,
				  guint32 end);
