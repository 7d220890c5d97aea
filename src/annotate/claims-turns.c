/*
 * The same words tell of success or of failure, by what they are said of: a moratorium is to be kept and not to be
 * lifted, a punishment the other way round.
 */
#include "annotate/claims.h"

#include <string.h>

/* Of what is to be taken out of the law, "is no longer dealt with by the Penal Code" tells that it was. */
static gboolean
is_gone(const DiaClaimScan *scan, const DiaJudgement *judgement)
{
	if (judgement->status != DIA_STATUS_REVERSED || judgement->cue == NULL)
		return FALSE;
	for (guint32 at = judgement->first; at < judgement->end; at++)
		if (dia_claims_is_word(scan, at, "longer"))
			return TRUE;
	return FALSE;
}

/* "Prosecuted on complaint only": who is tried for what is to be no offence shows that it is one. */
static gboolean
tells_of_trial(const DiaClaimScan *scan, const DiaJudgement *judgement)
{
	return judgement->status == DIA_STATUS_DONE && dia_claims_ends_in(scan, judgement, DIA_LIST_TRIAL);
}

/* "Goes on being prosecuted", "continues to be punished" */
static gboolean
goes_on_trial(const DiaClaimScan *scan, const DiaJudgement *judgement, guint32 end)
{
	enum { VERB_REACH = 5 }; /* tokens from "continues" to the verb of trial */

	return judgement->status == DIA_STATUS_IN_PROGRESS && judgement->cue != NULL &&
	       g_str_has_prefix(judgement->cue, "continue") &&
	       dia_claims_has(scan, judgement->first, MIN(end, judgement->end + VERB_REACH), DIA_LIST_TRIAL);
}

/* "The mechanism would be kept": who keeps a body or a plan refuses nothing, unlike who keeps a punishment. */
static gboolean
is_kept(const DiaJudgement *judgement)
{
	return judgement->status == DIA_STATUS_REFUSED && (judgement->bits & DIA_CLAIM_CUE_KEPT) != 0;
}

/* "The invitation remains in force", "retains its seats for women": that a body or a practice lasts is no shortfall;
 * that a provision does can be one. */
static gboolean
lasts(const DiaJudgement *judgement)
{
	return judgement->status == DIA_STATUS_NOT_DONE && (judgement->bits & DIA_CLAIM_CUE_LASTS) != 0;
}

/* The words near the name of a matter: "has lifted its", "on executions was at last lifted". */
typedef struct {
	guint32 first;
	guint32 end;
} Nearby;

static Nearby
find_nearby(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span)
{
	enum { BEFORE = 4, AFTER = 10 }; /* tokens */
	guint32 at = dia_tokens_find(scan->tokens, first, end, span.start);
	guint32 after = dia_tokens_find(scan->tokens, at, end, span.end);

	return (Nearby){ at - first > BEFORE ? at - BEFORE : first, MIN(end, after + AFTER) };
}

/* "Whether it could be lifted" */
static gboolean
is_weighed(const DiaClaimScan *scan, Nearby nearby)
{
	static const char *const words[] = { "whether", "if", "could", "can", "may", "might", NULL };

	for (guint32 at = nearby.first; at < nearby.end; at++)
		if (dia_claims_is_one_of(scan, at, words))
			return TRUE;
	return FALSE;
}

/* "The moratorium would be kept", "was lifted", "has not been lifted", "will be lifted"; that it was abandoned says the
 * same of a moratorium as of a plan. */
static void
turn_moratorium(const DiaClaimScan *scan, Nearby nearby, DiaJudgement *judgement)
{
	gboolean is_ended = dia_claims_has(scan, nearby.first, nearby.end, DIA_LIST_ENDING);

	if (judgement->status == DIA_STATUS_RECOMMENDED || judgement->status == DIA_STATUS_REVERSED)
		return;
	if (is_weighed(scan, nearby)) {
		if (judgement->status == DIA_STATUS_DONE && is_ended)
			judgement->status = DIA_STATUS_STATES;
	} else if (is_ended) {
		if (judgement->is_negated && judgement->cue != NULL && strstr(judgement->cue, "abandoned") == NULL)
			judgement->status = DIA_STATUS_DONE;
		else if (judgement->status == DIA_STATUS_PLANNED)
			judgement->status = DIA_STATUS_REFUSED;
		else
			judgement->status = DIA_STATUS_REVERSED;
	} else if (is_kept(judgement) ||
		   (!judgement->is_negated && dia_claims_has(scan, nearby.first, nearby.end, DIA_LIST_KEEPING))) {
		judgement->status = DIA_STATUS_DONE;
	}
}

void
dia_claims_turn_status(const DiaClaimScan *scan, guint32 first, guint32 end, const DiaMatterMark *mark,
		       DiaJudgement *judgement)
{
	const DiaMatter *matter = dia_matters_get(scan->analysis->lexicon->matters, mark->matter);

	if (matter->is_removal) {
		if (is_gone(scan, judgement))
			judgement->status = DIA_STATUS_DONE;
		else if (tells_of_trial(scan, judgement) || goes_on_trial(scan, judgement, end))
			judgement->status = DIA_STATUS_NOT_DONE;
		else if (judgement->status == DIA_STATUS_DONE && judgement->end > judgement->first &&
			 dia_claims_ends_in(scan, judgement, DIA_LIST_RESTORING))
			judgement->status = DIA_STATUS_REVERSED;
		return;
	}
	if (matter->kind == DIA_COMMITMENT_LAW)
		return;
	if (lasts(judgement) || (matter->kind != DIA_COMMITMENT_PRACTICE && is_kept(judgement)))
		judgement->status = DIA_STATUS_DONE;
	if (matter->kind == DIA_COMMITMENT_PRACTICE && strstr(mark->text, "moratorium") != NULL)
		turn_moratorium(scan, find_nearby(scan, first, end, mark->span), judgement);
}
