/*
 * What the parts of the claim annotator share: cues in a stretch of tokens, and what they come to.
 */
#pragma once

#include "annotate/annotate.h"

typedef struct {
	DiaAnalysis *analysis;
	const DiaClaimCues *cues;
	const DiaToken *tokens;
	const char *text;
	GArray *found; /* of DiaFoundCue: the cues of the sentence at hand */
	DiaSpeaker speaker; /* of that sentence */
} DiaClaimScan;

/* A cue in the text; what negation and appraisal around it make of its status. */
typedef struct {
	guint32 first; /* tokens */
	guint32 end;
	DiaStatus status;
	double strength;
	guint32 bits;	       /* DIA_CLAIM_CUE_BITS of the cue */
	gboolean is_negated;
	gboolean is_paper;     /* "a bill was tabled": a step of what is no law yet */
	gboolean is_description; /* of a thing, "which was tabled", not the main verb */
	const DiaVerbForm *verb; /* of a group with its auxiliaries, whose negation has been read; or NULL */
	const char *text;
} DiaFoundCue;

typedef struct {
	DiaStatus status; /* DIA_STATUS_STATES where no cue decides */
	double strength;
	guint32 bits;	       /* DIA_CLAIM_CUE_BITS of the cue */
	gboolean is_negated;
	const DiaVerbForm *verb; /* as in DiaFoundCue */
	gboolean governs;      /* of a list: it holds for all that an item names */
	const char *cue;       /* that decides, of the data file, or NULL; its tokens are [first, end) */
	guint32 first;
	guint32 end;
} DiaJudgement;

/* The longest cue of a layer that starts at a token, or NULL; @n_tokens receives its length. */
static inline const DiaClaimCue *
dia_claims_match(const DiaClaimScan *scan, DiaClaimCueLayer layer, guint32 at, guint32 end,
		 guint32 *n_tokens)
{
	return dia_claim_cues_match(scan->cues, layer, scan->analysis->vocabulary, scan->text,
				    scan->tokens, at, end, n_tokens);
}

/* The first token from @at on with which a cue of a layer may start, or @end. */
static inline guint32
dia_claims_next(const DiaClaimScan *scan, DiaClaimCueLayer layer, guint32 at, guint32 end)
{
	return dia_phrases_next(dia_claim_cues_phrases(scan->cues, layer), scan->tokens, at, end);
}

/* The first cue of a layer that starts in [first, stop) and ends by @end, or NULL. */
const DiaClaimCue *dia_claims_find(const DiaClaimScan *scan, DiaClaimCueLayer layer, guint32 first,
				   guint32 stop, guint32 end);

/*
 * What becomes of bills, drafts and proposals among the tokens [first, end): changes the cues of scan->found, and adds
 * to them. The second, after negation has been read, ends those that were not passed.
 */
void dia_claims_follow_papers(DiaClaimScan *scan, guint32 first, guint32 end);
void dia_claims_end_denied_papers(DiaClaimScan *scan, guint32 first, guint32 end);

/* "A bill that forbids ... is with the Cabinet": does the token @at of [first, end) tell what a bill holds that
 * has not arrived? */
gboolean dia_claims_is_in_paper(const DiaClaimScan *scan, guint32 first, guint32 end, guint32 at);

/*
 * Reads the verb groups among the tokens [first, end): "has not yet been adopted". Each takes the place of the cues of
 * scan->found that are parts of it.
 */
void dia_claims_read_verbs(DiaClaimScan *scan, guint32 first, guint32 end);

/* Orders DiaFoundCue by their first tokens. */
gint dia_claims_compare_cues(gconstpointer a, gconstpointer b);

/* Takes from the cues of scan->found, in order, what the words around them take. */
void dia_claims_weigh_context(DiaClaimScan *scan, guint32 first, guint32 end);

/* Fills scan->found with the cues of the tokens [first, end), in order. */
void dia_claims_find_cues(DiaClaimScan *scan, guint32 first, guint32 end);

/*
 * What the cues between two tokens come to: the strongest decides, the later of equals.
 * Needs dia_claims_find_cues() on a stretch that holds them.
 */
DiaJudgement dia_claims_judge(const DiaClaimScan *scan, guint32 first, guint32 end);

/*
 * As dia_claims_judge() for what stands at the tokens [at, at_end): near cues count for more than
 * far ones. @own is a cue that counts for it alone, or NULL.
 */
DiaJudgement dia_claims_judge_near(const DiaClaimScan *scan, guint32 first, guint32 end, guint32 at,
				   guint32 at_end, const DiaFoundCue *own);

/* Where the clause that starts at @first ends, at most at @end: at a semicolon, or at a conjunction
 * or comma between two cues of different status. Needs dia_claims_find_cues(). */
guint32 dia_claims_find_clause_end(const DiaClaimScan *scan, guint32 first, guint32 end);

enum { DIA_MAX_NAMED = 8 }; /* commitments that "it" or "the law" can stand for */

/* Where the annotator stands in the mentions and matters of the document. */
typedef struct {
	guint mention;
	guint matter;
	const char *last[DIA_MAX_NAMED]; /* named last in the paragraph, for "the law", "it" */
	guint n_last;
	guint32 named_first; /* tokens of the clause that named it */
	guint32 named_end;
	guint32 sentence; /* first token of the sentence at hand */
} DiaCommitmentCursor;

typedef struct {
	const char *id;
	DiaJudgement judgement; /* of this commitment in the clause */
	gboolean is_continued;	/* the clause names it only by "it", "the law" or the like */
} DiaNamedCommitment;

/*
 * The commitments that a clause names, each with what the clause says of it.
 * @param clause what the clause says as a whole; a recommendation holds for all that it names
 * @param named  array of DiaNamedCommitment, overwritten
 */
void dia_claims_name_commitments(const DiaClaimScan *scan, DiaCommitmentCursor *cursor,
				 guint32 first, guint32 end, const DiaJudgement *clause,
				 GArray *named);

/*
 * Does the clause [first, end) go on about the commitments that were named last in its paragraph?
 * @param clause       what it says as a whole
 * @param names_others whether it names commitments of its own
 */
gboolean dia_claims_is_about_last(const DiaClaimScan *scan, const DiaCommitmentCursor *cursor, guint32 first,
				  guint32 end, const DiaJudgement *clause, gboolean names_others);

/*
 * "The nine commissioners have", "there is no separate law", "the delegation said that the text would": the noun by
 * which the subject of a clause stands for what was named before, as words of data/words.txt do.
 * @return its token, or @end where there is none
 */
guint32 dia_claims_find_definite(const DiaClaimScan *scan, const DiaCommitmentCursor *cursor, guint32 first,
				 guint32 end);

/*
 * Makes a plan of what is named at the tokens [at, at_end) of a clause that starts at @first where it is only aimed at:
 * "the Ministry was tasked with creating a mechanism".
 */
void dia_claims_judge_aim(const DiaClaimScan *scan, guint32 first, guint32 at, guint32 at_end,
			  DiaJudgement *judgement);

/*
 * Turns the status of a matter in the clause [first, end) where its cue says the opposite of this matter: a moratorium
 * that "would be kept" is there, an offence that is "prosecuted" was not taken out of the law.
 */
void dia_claims_turn_status(const DiaClaimScan *scan, guint32 first, guint32 end, const DiaMatterMark *mark,
			    DiaJudgement *judgement);

/* What is known of the speaker before a sentence is read. */
typedef struct {
	DiaSpeaker speaker;
	gboolean is_dialogue;	    /* a report of the working group: States speak */
	gboolean is_from_paragraph; /* the paragraph itself named the speaker */
} DiaSpeakerContext;

/* Who speaks in a paragraph before any sentence says otherwise. */
DiaSpeakerContext dia_claims_paragraph_speaker(const DiaClaimScan *scan, guint32 paragraph);

/* Who speaks in a sentence; may set what holds for the sentences after it. */
DiaSpeaker dia_claims_sentence_speaker(const DiaClaimScan *scan, DiaSpeakerContext *context,
				       const DiaSentence *sentence);

/* The lower-cased word of a token is @word. */
gboolean dia_claims_is_word(const DiaClaimScan *scan, guint32 at, const char *word);

/* The same of one of several words, NULL-terminated. */
gboolean dia_claims_is_one_of(const DiaClaimScan *scan, guint32 at, const char *const *words);

/* The word of a token stands in a list of data/words.txt. */
static inline gboolean
dia_claims_is_in(const DiaClaimScan *scan, guint32 at, DiaWordList list)
{
	return dia_lists_hold_token(scan->analysis->lexicon->lists, &scan->tokens[at], list);
}

/* The cue that decides ends with a word of a list. */
static inline gboolean
dia_claims_ends_in(const DiaClaimScan *scan, const DiaJudgement *judgement, DiaWordList list)
{
	return judgement->cue != NULL && dia_claims_is_in(scan, judgement->end - 1, list);
}

/* One of the tokens [first, end) is a word of a list. */
gboolean dia_claims_has(const DiaClaimScan *scan, guint32 first, guint32 end, DiaWordList list);

/* The words that decide have a form of "to be" before their participle: "was struck out". */
gboolean dia_claims_is_passive(const DiaClaimScan *scan, const DiaJudgement *judgement);

/* The ASCII mark at a token, or 0. */
static inline char
dia_claims_mark(const DiaClaimScan *scan, guint32 at)
{
	return dia_token_mark(&scan->tokens[at], scan->text);
}
