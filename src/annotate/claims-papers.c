/*
 * What becomes of a bill, a draft or a proposal in a sentence that names one: steps on its way are planned whatever
 * their verb, until it has arrived or has fallen.
 */
#include "annotate/claims.h"

enum {
	PAPER_REACH = 26,  /* tokens from "bill", over what it is on, to its step */
	OBJECT_REACH = 3,  /* tokens from a verb to the bill that is its object: "approved a new" */
	SUBJECT_REACH = 8, /* tokens from the verb back to who does it */
};

/* Takes the cue that shares words with a step of a bill for that step; @return FALSE for none. */
static gboolean
turn_into_step(DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint i = 0; i < scan->found->len; i++) {
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first >= end || cue->end <= first)
			continue;
		if (cue->status == DIA_STATUS_DONE)
			cue->status = DIA_STATUS_PLANNED;
		cue->is_paper = cue->status == DIA_STATUS_PLANNED;
		return TRUE;
	}
	return FALSE;
}

/* "A bill was tabled": a step on the way is not done yet, whatever its verb. */
static void
add_paper_step(DiaClaimScan *scan, const DiaClaimCue *step, guint32 first, guint32 end)
{
	DiaFoundCue found = { .first = first,
			      .end = end,
			      .status = DIA_STATUS_PLANNED,
			      .strength = step->strength,
			      .is_paper = TRUE,
			      .text = step->text };

	if (!turn_into_step(scan, first, end))
		g_array_append_val(scan->found, found);
}

/* "The bill, tabled in May, was signed into law": what it was before no longer counts. */
static void
end_paper(DiaClaimScan *scan, guint32 paper)
{
	for (guint i = 0; i < scan->found->len; i++) {
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->is_paper || (cue->status == DIA_STATUS_PLANNED && cue->first <= paper &&
				      paper < cue->end))
			cue->strength = 0.0;
	}
}

/* "The bill, tabled in May, was withdrawn". */
static void
add_fall(DiaClaimScan *scan, const DiaClaimCue *fall, guint32 first, guint32 end)
{
	static const double FALL_STRENGTH = 1.7; /* more than any step on the way */
	DiaFoundCue found = { .first = first,
			      .end = end,
			      .status = DIA_STATUS_NOT_DONE,
			      .strength = FALL_STRENGTH,
			      .is_negated = TRUE,
			      .text = fall->text };

	g_array_append_val(scan->found, found);
}

/* Is a cue that says "done" before @at? */
static gboolean
has_act_before(const DiaClaimScan *scan, guint32 at)
{
	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->status == DIA_STATUS_DONE && cue->end <= at)
			return TRUE;
	}
	return FALSE;
}

gboolean
dia_claims_is_in_paper(const DiaClaimScan *scan, guint32 first, guint32 end, guint32 at)
{
	static const char *const relatives[] = { "that", "which", "to", "under", "whereby", NULL };
	gboolean is_inside = FALSE;

	for (guint32 next = dia_claims_next(scan, DIA_CLAIM_CUE_PAPER, first, end); next < end;
	     next = dia_claims_next(scan, DIA_CLAIM_CUE_PAPER, next + 1, end)) {
		guint32 n_tokens;
		const DiaClaimCue *cue = dia_claims_match(scan, DIA_CLAIM_CUE_PAPER, next, end, &n_tokens);

		if (cue == NULL)
			continue;
		if (cue->value == DIA_PAPER_END)
			return FALSE;
		is_inside |= cue->value == DIA_PAPER_NAME && next < at && at - next <= PAPER_REACH &&
			     next + n_tokens < end && dia_claims_is_one_of(scan, next + n_tokens, relatives) &&
			     !has_act_before(scan, next);
		next += n_tokens - 1;
	}
	return is_inside;
}

/* Does the Government act, and not the Parliament, before a verb? */
static gboolean
is_act_of_government(const DiaClaimScan *scan, guint32 first, guint32 verb)
{
	return dia_claims_has(scan, verb - first > SUBJECT_REACH ? verb - SUBJECT_REACH : first, verb,
			      DIA_LIST_EXECUTIVE);
}

/* "The Cabinet has approved a bill", "we submitted a draft": the verb before a bill is a step on its way. */
static void
turn_verb_before(DiaClaimScan *scan, guint32 first, guint32 paper)
{
	for (guint i = 0; i < scan->found->len; i++) {
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->status != DIA_STATUS_DONE || cue->end > paper || paper - cue->end >= OBJECT_REACH)
			continue;
		if (!dia_claims_is_in(scan, cue->end - 1, DIA_LIST_DRAFTING) &&
		    !(dia_claims_is_in(scan, cue->end - 1, DIA_LIST_PASSING) &&
		      is_act_of_government(scan, first, cue->first)))
			continue;
		cue->status = DIA_STATUS_PLANNED;
		cue->is_paper = TRUE;
	}
}

void
dia_claims_follow_papers(DiaClaimScan *scan, guint32 first, guint32 end)
{
	guint32 paper = end;

	for (guint32 at = dia_claims_next(scan, DIA_CLAIM_CUE_PAPER, first, end); at < end;
	     at = dia_claims_next(scan, DIA_CLAIM_CUE_PAPER, at + 1, end)) {
		guint32 n_tokens;
		const DiaClaimCue *cue = dia_claims_match(scan, DIA_CLAIM_CUE_PAPER, at, end, &n_tokens);

		if (cue == NULL)
			continue;
		if (cue->value == DIA_PAPER_NAME) {
			paper = at;
			turn_verb_before(scan, first, paper);
		} else if (paper >= at || at - paper > PAPER_REACH) {
			continue;
		} else if (cue->value == DIA_PAPER_STEP) {
			add_paper_step(scan, cue, at, at + n_tokens);
		} else if (cue->value == DIA_PAPER_FALL) {
			add_fall(scan, cue, at, at + n_tokens);
		} else {
			end_paper(scan, paper);
		}
		at += n_tokens - 1;
	}
}

void
dia_claims_end_denied_papers(DiaClaimScan *scan, guint32 first, guint32 end)
{
	guint32 paper = first;

	for (guint32 at = dia_claims_next(scan, DIA_CLAIM_CUE_PAPER, first, end); at < end;
	     at = dia_claims_next(scan, DIA_CLAIM_CUE_PAPER, at + 1, end)) {
		guint32 n_tokens;
		const DiaClaimCue *cue = dia_claims_match(scan, DIA_CLAIM_CUE_PAPER, at, end, &n_tokens);

		if (cue != NULL && cue->value == DIA_PAPER_NAME)
			paper = at;
	}
	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->is_negated && cue->first > paper && cue->first - paper <= PAPER_REACH && !cue->is_paper &&
		    dia_claims_is_in(scan, cue->end - 1, DIA_LIST_PASSING)) {
			end_paper(scan, paper);
			return;
		}
	}
}
