/*
 * What a clause only aims at: the object of an infinitive or of a gerund, "was tasked with setting up a mechanism", is
 * not there because it is named.
 */
#include "annotate/claims.h"

enum {
	OBJECT_REACH = 7,    /* tokens from a verb to the head of its object: "prepare the adoption of an Act on" */
	REALIZING_REACH = 6, /* tokens from "enabled" to "to": "enabled the Government to" */
};

/* "The first State in the world | to ratify", "has the power | to issue"; but "the first task is to draft". */
static gboolean
is_realized(const DiaClaimScan *scan, guint32 first, guint32 to)
{
	static const char *const verbs[] = { "is", "are", "was", "were", "be", NULL };
	guint32 from = to - first > REALIZING_REACH ? to - REALIZING_REACH : first;

	while (to-- > from) {
		if (dia_claims_is_in(scan, to, DIA_LIST_REALIZING))
			return TRUE;
		if (dia_claims_is_one_of(scan, to, verbs))
			return FALSE;
	}
	return FALSE;
}

/* Has a verb at a token the form, and the word before it, of something to be done? */
static gboolean
is_aim(const DiaClaimScan *scan, const DiaVerbForm *form, guint32 first, guint32 at)
{
	if (at <= first || scan->tokens[at - 1].kind != DIA_TOKEN_WORD)
		return FALSE;
	if ((form->forms & DIA_FORM_BASE) != 0 && dia_claims_is_word(scan, at - 1, "to"))
		return !is_realized(scan, first, at - 1);
	return form->forms == DIA_FORM_GERUND && dia_claims_is_in(scan, at - 1, DIA_LIST_AIMING);
}

/* The verb of which the words [at, at_end) are the object, or stand in it: "establish | a national body".
 * @return its form, with its token in @verb, or NULL */
static const DiaVerbForm *
find_governor(const DiaClaimScan *scan, guint32 first, guint32 at, guint32 at_end, guint32 *verb)
{
	guint32 from = at - first > OBJECT_REACH ? at - OBJECT_REACH : first;

	for (guint32 next = at_end; next-- > from;) {
		guint32 n_tokens;
		const DiaVerbForm *form;

		if (next < at && scan->tokens[next].kind == DIA_TOKEN_PUNCTUATION && dia_claims_mark(scan, next) != '-')
			return NULL;
		form = dia_verbs_match(scan->analysis->lexicon->verbs, scan->analysis->vocabulary, scan->text,
				       scan->tokens, next, at_end, &n_tokens);
		if (form == NULL || form->verb_class >= DIA_VERB_BE ||
		    (next >= at && !is_aim(scan, form, first, next))) /* "plan" of the name "action plan" */
			continue;
		*verb = next;
		return form;
	}
	return NULL;
}

/* "A committee was set up to prepare", "a study was done with a view to creating". */
static gboolean
is_preparation(const DiaClaimScan *scan, guint32 first, guint32 verb, const DiaJudgement *judgement)
{
	return judgement->status == DIA_STATUS_DONE && judgement->end <= verb &&
	       dia_claims_has(scan, first, judgement->first, DIA_LIST_PREPARER);
}

void
dia_claims_judge_aim(const DiaClaimScan *scan, guint32 first, guint32 at, guint32 at_end, DiaJudgement *judgement)
{
	static const double AIM_STRENGTH = 0.3;
	static const double MAKING = 0.9; /* weight of verbs that bring something into being, unlike "uphold" */
	static const guint32 aimed = 1u << DIA_VERB_ACT | 1u << DIA_VERB_STEP | 1u << DIA_VERB_WEIGH |
				     1u << DIA_VERB_BEGIN;
	const DiaVerbForm *form;
	guint32 verb = first;

	if (judgement->status != DIA_STATUS_STATES && judgement->status != DIA_STATUS_DONE)
		return;
	form = find_governor(scan, first, at, at_end, &verb);
	if (form == NULL || (aimed >> form->verb_class & 1) == 0 || form->weight < MAKING ||
	    !is_aim(scan, form, first, verb))
		return;
	if (judgement->status == DIA_STATUS_STATES ? scan->speaker == DIA_SPEAKER_STATE
						   : is_preparation(scan, first, verb, judgement))
		*judgement = (DiaJudgement){ .status = DIA_STATUS_PLANNED,
					     .strength = AIM_STRENGTH,
					     .cue = form->text,
					     .first = verb,
					     .end = verb + 1 };
}
