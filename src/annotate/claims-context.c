/*
 * What the words around a cue take from its weight: a clause between commas, "whether" before "should", a question
 * that is answered, "nor" after what was denied before, the regret of who tells of something that grew, infinitives
 * that look like a past tense, and requests that are named because they were refused.
 */
#include "annotate/claims.h"

#include <string.h>

enum {
	WHETHER_REACH = 12,   /* tokens from "whether" to "should" */
	MAX_PARENTHESIS = 24, /* tokens of a clause between commas */
	MAX_PARTICIPLE = 14,  /* tokens of "adopted in May 2012 after a long debate" */
	CONCERN_REACH = 24,   /* tokens from "regretted that" to what grew */
};

static const double WEAK_ACT = 0.75; /* a cue up to it tells of an event and of no act: "increased", "convicted" */

/* Does a verb with a status follow a comma at once: ", was sent"? */
static gboolean
has_cue_after(const DiaClaimScan *scan, guint32 comma)
{
	enum { VERB_REACH = 3 }; /* tokens from the comma to the verb */

	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first > comma && cue->first <= comma + VERB_REACH)
			return TRUE;
	}
	return FALSE;
}

static void
weaken_cues(DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint i = 0; i < scan->found->len; i++) {
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first >= first && cue->end <= end)
			cue->strength /= 4.0;
	}
}

/* ", signed in 2007, would be", ", passed in May, was awaiting": a first step, which what follows goes
 * beyond; but what was "adopted in 2012" is. */
static gboolean
opens_with_step(const DiaClaimScan *scan, guint32 at)
{
	return dia_claims_is_in(scan, at, DIA_LIST_FIRST_STEP);
}

/* "The report, which had not been written before, was sent in May", "the bill, tabled in May, would be":
 * what is told between commas counts a quarter where something is told after it. */
static void
weaken_parentheses(DiaClaimScan *scan, guint32 first, guint32 end)
{
	static const char *const relatives[] = { "which", "who", "whose", NULL };
	guint32 close = first;

	for (guint32 at = first + 1; at < end; at++) {
		gboolean is_relative;
		guint32 stop;

		if (dia_claims_mark(scan, at - 1) != ',')
			continue;
		is_relative = dia_claims_is_one_of(scan, at, relatives);
		stop = MIN(end, at + (is_relative ? MAX_PARENTHESIS : MAX_PARTICIPLE));
		if (!is_relative && !opens_with_step(scan, at))
			continue;
		for (close = at + 1; close < stop && dia_claims_mark(scan, close) != ',';)
			close++;
		if (close < end && dia_claims_mark(scan, close) == ',' && has_cue_after(scan, close))
			weaken_cues(scan, at, close);
		at = close - 1;
	}
}

/* "Is considering whether the law should be repealed": what is weighed is not asked for. */
static void
drop_weighed(DiaClaimScan *scan, guint32 first)
{
	for (guint i = 0; i < scan->found->len; i++) {
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);
		guint32 from = cue->first - first > WHETHER_REACH ? cue->first - WHETHER_REACH : first;

		if (cue->status != DIA_STATUS_RECOMMENDED || !dia_claims_is_word(scan, cue->first, "should"))
			continue;
		for (guint32 at = from; at < cue->first; at++)
			if (dia_claims_is_word(scan, at, "whether"))
				cue->strength = 0.0;
	}
}

/* "Asked how it was funded, the delegation said": who answers a question asks for nothing. */
static void
drop_answered(DiaClaimScan *scan)
{
	static const char *const questions[] = { "why", "how", "what", "when", "whether", "if", NULL };

	if (scan->speaker != DIA_SPEAKER_STATE)
		return;
	for (guint i = 0; i < scan->found->len; i++) {
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->status != DIA_STATUS_RECOMMENDED || !dia_claims_is_in(scan, cue->first, DIA_LIST_ASKING))
			continue;
		for (guint32 at = cue->first + 1; at < cue->end; at++)
			if (dia_claims_is_one_of(scan, at, questions))
				cue->strength = 0.0;
	}
}

/* "Will not join the first, nor the second": what was said of the one holds for the other. */
static void
drop_nor(DiaClaimScan *scan)
{
	for (guint i = 1; i < scan->found->len; i++) {
		const DiaFoundCue *before = &g_array_index(scan->found, DiaFoundCue, i - 1);
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->end == cue->first + 1 && dia_claims_is_word(scan, cue->first, "nor") &&
		    (before->is_negated || before->status == DIA_STATUS_REFUSED))
			cue->strength = 0.0;
	}
}

/* "Regretted that the number of detainees had increased": an event that is deplored is no act. */
static void
drop_deplored(DiaClaimScan *scan, guint32 first, guint32 end)
{
	static const char *const that[] = { "that", "at", "about", "by", NULL };

	for (guint32 at = dia_claims_next(scan, DIA_CLAIM_CUE_APPRAISAL, first, end); at < end;
	     at = dia_claims_next(scan, DIA_CLAIM_CUE_APPRAISAL, at + 1, end)) {
		guint32 n_tokens;
		const DiaClaimCue *appraisal = dia_claims_match(scan, DIA_CLAIM_CUE_APPRAISAL, at, end, &n_tokens);

		if (appraisal == NULL || appraisal->value != DIA_APPRAISAL_CONCERN ||
		    at + n_tokens >= end || !dia_claims_is_one_of(scan, at + n_tokens, that))
			continue;
		for (guint i = 0; i < scan->found->len; i++) {
			DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

			if (cue->first >= at + n_tokens && cue->first < at + n_tokens + CONCERN_REACH &&
			    cue->status == DIA_STATUS_DONE && cue->strength <= WEAK_ACT)
				cue->strength = 0.0;
		}
	}
}

/* "Promised to set up", "will put in place": what is to be done, though the verb could be a past tense. */
static void
drop_infinitives(DiaClaimScan *scan, guint32 first)
{
	static const char *const before[] = { "to",    "will", "would", "shall", "should", "must",   "may",
					      "might", "can",  "could", "not",	 "did",	   "cannot", NULL };

	for (guint i = 0; i < scan->found->len; i++) {
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->status == DIA_STATUS_DONE && cue->first > first &&
		    dia_claims_is_in(scan, cue->first, DIA_LIST_UNCHANGING) &&
		    dia_claims_is_one_of(scan, cue->first - 1, before) &&
		    !(cue->first > first + 1 && dia_claims_is_in(scan, cue->first - 2, DIA_LIST_ACHIEVING)))
			cue->strength = 0.0;
	}
}

/* "Turned down every recommendation to join", "none of the calls for": a request that was refused is no new one. */
static void
drop_refused_requests(DiaClaimScan *scan)
{
	enum { OBJECT_REACH = 4 }; /* tokens from the verb to "recommendation" */

	for (guint i = 1; i < scan->found->len; i++) {
		const DiaFoundCue *before = &g_array_index(scan->found, DiaFoundCue, i - 1);
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->status == DIA_STATUS_RECOMMENDED && before->status == DIA_STATUS_REFUSED &&
		    before->strength > 0.0 && cue->first <= before->end + OBJECT_REACH &&
		    dia_claims_is_in(scan, cue->first, DIA_LIST_REQUEST))
			cue->strength = 0.0;
	}
}

void
dia_claims_weigh_context(DiaClaimScan *scan, guint32 first, guint32 end)
{
	weaken_parentheses(scan, first, end);
	drop_weighed(scan, first);
	drop_answered(scan);
	drop_nor(scan);
	drop_deplored(scan, first, end);
	drop_infinitives(scan, first);
	drop_refused_requests(scan);
}
