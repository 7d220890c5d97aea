/*
 * Is a clause that names nothing about what was named before it? It is where it has "it" or "the law" in the place of
 * its subject, where it has no subject, where a treaty body asks for what it has just missed, and where the State tells
 * what it plans right after what there is.
 */
#include "annotate/claims.h"

enum {
	ANAPHOR_REACH = 5,  /* tokens at the head of a clause in which "it" or "the law" stands */
	ELLIPSIS_REACH = 2, /* tokens from "but" to the verb of a clause without a subject */
};

/* "It", "this law", "the Commissioner" at the head of a clause; with @anywhere, "its adoption" in
 * any place of it. */
static gboolean
has_anaphor(const DiaClaimScan *scan, guint32 first, guint32 end, gboolean anywhere)
{
	guint32 stop = anywhere ? end : MIN(end, first + ANAPHOR_REACH);

	for (guint32 at = dia_claims_next(scan, DIA_CLAIM_CUE_ANAPHOR, first, stop); at < stop;
	     at = dia_claims_next(scan, DIA_CLAIM_CUE_ANAPHOR, at + 1, stop)) {
		guint32 n_tokens;
		const DiaClaimCue *cue =
			dia_claims_match(scan, DIA_CLAIM_CUE_ANAPHOR, at, end, &n_tokens);

		if (cue != NULL && (gboolean)cue->value == anywhere)
			return TRUE;
	}
	return FALSE;
}

/* "... was signed, but has not been ratified": the subject is that of the clause before. */
static gboolean
goes_on(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	if (!dia_claims_is_in(scan, first, DIA_LIST_CLAUSE_JOINT))
		return FALSE;
	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first > first)
			return cue->end <= end && cue->first <= first + ELLIPSIS_REACH;
	}
	return FALSE;
}

/* "..., but it lacks teeth": whatever else the clause names. But who has "not acceded to" a treaty
 * is a State. */
static gboolean
resumes(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	static const char *const pronouns[] = { "it", "they", NULL };

	return dia_claims_find(scan, DIA_CLAIM_CUE_ADHESION, first, end, end) == NULL && first + 1 < end &&
	       dia_claims_is_in(scan, first, DIA_LIST_CLAUSE_JOINT) && dia_claims_is_one_of(scan, first + 1, pronouns);
}

/* "It was outlawed, but nobody has been convicted", "although it was outlawed, nobody has": what falls
 * short is what the sentence told of before. */
static gboolean
contrasts(const DiaClaimScan *scan, guint32 sentence, guint32 first)
{
	return first > sentence &&
	       (dia_claims_is_in(scan, first, DIA_LIST_CONTRAST) ||
		dia_claims_is_in(scan, sentence, DIA_LIST_CONTRAST));
}

/* "Should adopt such a law", "that definition is under study": does a clause say a word of the one that named the last
 * commitment again? */
static gboolean
echoes(const DiaClaimScan *scan, const DiaCommitmentCursor *cursor, guint32 first, guint32 end)
{
	enum { MIN_LENGTH = 4 };
	const DiaGrammar *grammar = scan->analysis->lexicon->grammar;

	for (guint32 at = first; at < end; at++) {
		const DiaToken *token = &scan->tokens[at];

		if (dia_claims_is_word(scan, at, "such") && at + 1 < end && !dia_claims_is_word(scan, at + 1, "as"))
			return TRUE;
		if (token->kind != DIA_TOKEN_WORD || token->length < MIN_LENGTH ||
		    (dia_grammar_classes(grammar, token->word) &
		     (DIA_CLASS_FUNCTION | DIA_CLASS_GENRE | DIA_CLASS_TRIVIAL)) != 0)
			continue;
		for (guint32 word = cursor->named_first; word < cursor->named_end; word++)
			if (scan->tokens[word].stem == token->stem)
				return TRUE;
	}
	return FALSE;
}

/*
 * Does a clause go on about what was named before? "It made recommendations": in a dialogue "it" is
 * a State. "It provides for": what a law or a bill holds tells nothing of what has become of it.
 */
gboolean
dia_claims_is_about_last(const DiaClaimScan *scan, const DiaCommitmentCursor *cursor, guint32 first,
			 guint32 end, const DiaJudgement *clause, gboolean names_others)
{
	if (clause->status == DIA_STATUS_PLANNED && scan->speaker == DIA_SPEAKER_STATE && !names_others &&
	    !clause->governs && first == cursor->named_end)
		return TRUE; /* "A new bill is in preparation"; but each item of a list of promises stands alone */
	if (clause->status == DIA_STATUS_RECOMMENDED)
		return !names_others && scan->speaker == DIA_SPEAKER_UN && echoes(scan, cursor, first, end);
	if (clause->status == DIA_STATUS_STATES ||
	    (clause->status == DIA_STATUS_DONE && clause->cue != NULL &&
	     !dia_cue_tells_of_act(clause->cue)))
		return FALSE;
	if (resumes(scan, first, end) || has_anaphor(scan, first, end, TRUE))
		return TRUE;
	if (!names_others && clause->status == DIA_STATUS_PARTIAL &&
	    contrasts(scan, cursor->sentence, first))
		return TRUE;
	return !names_others && (has_anaphor(scan, first, end, FALSE) || goes_on(scan, first, end));
}
