/*
 * Is a clause that names nothing about what was named before it? It is where it has "it" or "the law" in the place of
 * its subject, where it has no subject, where a treaty body asks for what it has just missed, and where the State tells
 * what it plans right after what there is.
 */
#include "annotate/claims.h"
#include "annotate/verb-groups.h"

enum {
	ANAPHOR_REACH = 5,  /* tokens at the head of a clause in which "it" or "the law" stands */
	ELLIPSIS_REACH = 2, /* tokens from "but" to the verb of a clause without a subject */
	LEAD_REACH = 16,    /* tokens of "after long debates," or "the delegation said that" before a subject */
	THERE_REACH = 6,    /* tokens from "there" to "no": "there is, as yet, no" */
	MAX_MODIFIERS = 3,  /* words between a determiner and its noun: "the two new" */
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

/* Is a word of the clause that named the last commitment said again? */
static gboolean
is_echo(const DiaClaimScan *scan, const DiaCommitmentCursor *cursor, guint32 at)
{
	for (guint32 word = cursor->named_first; word < cursor->named_end; word++)
		if (scan->tokens[word].stem == scan->tokens[at].stem)
			return TRUE;
	return FALSE;
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
		if (is_echo(scan, cursor, at))
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_resuming(const DiaClaimScan *scan, guint32 at)
{
	static const DiaWordList lists[] = { DIA_LIST_RESUMED, DIA_LIST_RESUMED_TREATY, DIA_LIST_RESUMED_BODY,
					     DIA_LIST_LAW,     DIA_LIST_INSTITUTION,	DIA_LIST_POLICY };

	for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
		if (dia_claims_is_in(scan, at, lists[i]))
			return TRUE;
	return FALSE;
}

static guint32
classes_of(const DiaClaimScan *scan, guint32 at)
{
	return dia_grammar_classes(scan->analysis->lexicon->grammar, scan->tokens[at].word);
}

/* "The selection of its members", "no law on the subject", "the bill of 2012"; but "the members of the jury". */
static gboolean
tells_nothing_more(const DiaClaimScan *scan, guint32 preposition, guint32 end)
{
	static const char *const again[] = { "its", "their", "it", "them", "this", "that", "these", "those", "such",
					     "present", "now", "question", NULL };
	static const char *const subjects[] = { "subject", "matter", "issue", "question", NULL };
	guint32 at = preposition + 1;

	if (at >= end)
		return TRUE;
	return scan->tokens[at].kind == DIA_TOKEN_NUMBER || dia_claims_is_one_of(scan, at, again) ||
	       (dia_claims_is_word(scan, at, "the") && at + 1 < end && dia_claims_is_one_of(scan, at + 1, subjects));
}

/* Does a noun end there, and nothing follow that says it is of something else? "The law" is not "the law schools". */
static gboolean
ends_noun(const DiaClaimScan *scan, guint32 noun, guint32 end)
{
	guint32 at = noun + 1;
	guint32 n_tokens;

	if (at >= end || scan->tokens[at].kind == DIA_TOKEN_PUNCTUATION)
		return at >= end || dia_claims_mark(scan, at) != '-';
	if (scan->tokens[at].kind != DIA_TOKEN_WORD)
		return FALSE;
	if ((classes_of(scan, at) & DIA_CLASS_PREPOSITION) != 0)
		return tells_nothing_more(scan, at, end);
	return (classes_of(scan, at) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB)) != 0 ||
	       dia_verb_group_match(scan, at, end, &n_tokens) != NULL ||
	       dia_claims_match(scan, DIA_CLAIM_CUE_STATUS, at, end, &n_tokens) != NULL;
}

/* "The nine commissioners", "no separate provision": the noun behind a determiner, or @end where it names something
 * else, as "the Police Commission" does. */
static guint32
find_noun(const DiaClaimScan *scan, const DiaCommitmentCursor *cursor, guint32 determiner, guint32 end)
{
	guint32 stop = MIN(end, determiner + 2 + MAX_MODIFIERS);

	for (guint32 at = determiner + 1; at < stop; at++) {
		const DiaToken *token = &scan->tokens[at];

		if (is_resuming(scan, at) && ends_noun(scan, at, end))
			return at;
		if (token->kind == DIA_TOKEN_NUMBER)
			continue;
		if (token->kind != DIA_TOKEN_WORD || (classes_of(scan, at) & DIA_CLASS_FUNCTION) != 0)
			break;
		if ((token->flags & DIA_TOKEN_CAPITALIZED) != 0 && !is_echo(scan, cursor, at))
			break;
	}
	return end;
}

/* Where the subject of a clause begins: behind "the delegation said that", "after long debates,". */
static guint32
find_subject(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	guint32 stop = MIN(end, first + LEAD_REACH);
	gboolean has_lead = (classes_of(scan, first) &
			     (DIA_CLASS_PREPOSITION | DIA_CLASS_CONJUNCTION | DIA_CLASS_ADVERB)) != 0;
	guint32 subject = first;

	for (guint32 at = first + 1; at + 1 < stop; at++)
		if ((dia_claims_is_word(scan, at, "that") && dia_claims_is_in(scan, at - 1, DIA_LIST_TELLING)) ||
		    (has_lead && subject == first && dia_claims_mark(scan, at) == ','))
			subject = at + 1;
	while (subject + 1 < stop && (dia_claims_is_in(scan, subject, DIA_LIST_CLAUSE_JOINT) ||
				      dia_claims_is_word(scan, subject, "however") ||
				      dia_claims_mark(scan, subject) == ','))
		subject++;
	return subject;
}

guint32
dia_claims_find_definite(const DiaClaimScan *scan, const DiaCommitmentCursor *cursor, guint32 first, guint32 end)
{
	static const char *const determiners[] = { "the",  "this", "that", "these", "those", "such",
						   "both", "its",  "their", "no",   NULL };
	guint32 subject = find_subject(scan, first, end);

	if (dia_claims_is_word(scan, subject, "there")) {
		guint32 stop = MIN(end, subject + THERE_REACH);

		while (subject < stop && !dia_claims_is_word(scan, subject, "no"))
			subject++;
		return subject < stop ? find_noun(scan, cursor, subject, end) : end;
	}
	if (dia_claims_is_one_of(scan, subject, determiners))
		return find_noun(scan, cursor, subject, end);
	if ((classes_of(scan, subject) & DIA_CLASS_PREPOSITION) == 0)
		return end;
	for (guint32 at = subject + 2; at < MIN(end, subject + LEAD_REACH); at++) {
		/* "After long debates the text was" */
		guint32 noun = dia_claims_is_one_of(scan, at, determiners) ? find_noun(scan, cursor, at, end) : end;

		if (dia_claims_mark(scan, at) == ',')
			break;
		if (noun + 1 < end && (classes_of(scan, at - 1) & DIA_CLASS_FUNCTION) == 0 &&
		    (classes_of(scan, noun + 1) & DIA_CLASS_AUXILIARY) != 0)
			return noun;
	}
	return end;
}

/* "To reject it" */
static gboolean
is_refusing(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	guint32 n_tokens;
	const DiaVerbForm *form = dia_verb_group_match(scan, at, end, &n_tokens);

	return form != NULL && (form->verb_class == DIA_VERB_REFUSE || form->verb_class == DIA_VERB_UNDO);
}

/* "Urges the State party to create one", "to do so", "to pass it". */
static gboolean
asks_for_it(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	static const char *const pronouns[] = { "it", "them", "so", "one", NULL };

	for (guint32 at = first + 1; at < end; at++)
		if (dia_claims_is_word(scan, at, "not"))
			return FALSE;
		else if (dia_claims_is_one_of(scan, at, pronouns) && is_refusing(scan, at - 1, end))
			return FALSE;
		else if (dia_claims_is_word(scan, at, "so") && dia_claims_is_word(scan, at - 1, "do"))
			return TRUE;
		else if (dia_claims_is_one_of(scan, at, pronouns) && at + 1 < end &&
		    scan->tokens[at + 1].kind == DIA_TOKEN_PUNCTUATION)
			return TRUE;
	return has_anaphor(scan, first, end, TRUE);
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
		return !names_others && scan->speaker == DIA_SPEAKER_UN &&
		       (echoes(scan, cursor, first, end) || asks_for_it(scan, first, end));
	if (clause->status == DIA_STATUS_STATES) /* which words of the matter alone may tell */
		return !names_others && dia_claims_find_definite(scan, cursor, first, end) < end;
	if (clause->status == DIA_STATUS_DONE && clause->cue != NULL && !dia_cue_tells_of_act(clause->cue) &&
	    (clause->verb == NULL || clause->verb->verb_class != DIA_VERB_UNDO))
		return FALSE;
	if (resumes(scan, first, end) || has_anaphor(scan, first, end, TRUE))
		return TRUE;
	if (!names_others && clause->status == DIA_STATUS_PARTIAL &&
	    contrasts(scan, cursor->sentence, first))
		return TRUE;
	return !names_others && (has_anaphor(scan, first, end, FALSE) || goes_on(scan, first, end) ||
				 dia_claims_find_definite(scan, cursor, first, end) < end);
}
