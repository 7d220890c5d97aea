/*
 * The same words tell of success or of failure, by what they are said of: a moratorium is to be kept and not to be
 * lifted, a punishment the other way round.
 */
#include "annotate/claims.h"

#include <string.h>

/* Of what is to be taken out of the law, "is no longer dealt with by the Penal Code" tells that it was. */
static gboolean
is_gone(const DiaJudgement *judgement)
{
	return judgement->status == DIA_STATUS_REVERSED && judgement->cue != NULL &&
	       strstr(judgement->cue, "no longer") != NULL;
}

/* "Prosecuted on complaint only": who is tried for what is to be no offence shows that it is one. */
static gboolean
tells_of_trial(const DiaJudgement *judgement)
{
	static const char *const verbs[] = { "prosecuted", "convicted", "sentenced", "punished", "jailed",
					     "imprisoned", "fined",	"charged",   "tried",	 NULL };

	if (judgement->status != DIA_STATUS_DONE || judgement->cue == NULL)
		return FALSE;
	for (const char *const *verb = verbs; *verb != NULL; verb++)
		if (g_str_has_suffix(judgement->cue, *verb))
			return TRUE;
	return FALSE;
}

/* "The mechanism would be kept": who keeps a body or a plan refuses nothing, unlike who keeps a punishment. */
static gboolean
is_kept(const DiaJudgement *judgement)
{
	static const char *const cues[] = {
		"would be kept", "would be maintained", "will be maintained", "would be retained",
		"will be retained", "will remain in place", "would remain in place", "will remain in force",
		"would remain in force", "will stay in force", "would stay in force", "decided to maintain",
		"decided to retain", "decided to keep", "has decided to maintain", "has decided to retain",
		"had decided to maintain", "had decided to retain", "intends to keep", "intends to maintain",
		"intends to retain",
		NULL
	};

	return judgement->status == DIA_STATUS_REFUSED && judgement->cue != NULL &&
	       g_strv_contains(cues, judgement->cue);
}

/* "The invitation remains in force", "retains its seats for women": that a body or a practice lasts is no shortfall;
 * that a provision does can be one. */
static gboolean
lasts(const DiaJudgement *judgement)
{
	static const char *const cues[] = { "remains in force", "remain in force", "is still in force",
					    "are still in force", "stays in force", "is retained",
					    "are retained", "retains", "retained", NULL };

	return judgement->status == DIA_STATUS_NOT_DONE && judgement->cue != NULL &&
	       g_strv_contains(cues, judgement->cue);
}

/* Has a clause one of some words near [at, after)? */
static gboolean
has_near(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span, const char *const *words)
{
	enum { BEFORE = 4, AFTER = 10 }; /* tokens: "has lifted its", "on executions was at last lifted" */
	guint32 at = dia_tokens_find(scan->tokens, first, end, span.start);
	guint32 after = dia_tokens_find(scan->tokens, at, end, span.end);

	for (guint32 word = at - first > BEFORE ? at - BEFORE : first; word < MIN(end, after + AFTER); word++)
		if (dia_claims_is_one_of(scan, word, words))
			return TRUE;
	return FALSE;
}

/* "The moratorium would be kept", "was lifted", "has not been lifted", "will be lifted". */
static void
turn_moratorium(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span, DiaJudgement *judgement)
{
	static const char *const keeping[] = { "kept",	   "keep",   "keeps",  "keeping",   "maintained", "maintain",
					       "maintains", "upheld", "uphold", "upholds",   "prolonged",  "extended",
					       "renewed",   NULL };
	static const char *const ending[] = { "lifted", "lift",	   "lifting", "abandoned", "ended",
					      "broken", "broke",   "breached", "revoked",  NULL };
	static const char *const weighing[] = { "whether", "if", "could", "can", "may", "might", NULL };

	if (judgement->status == DIA_STATUS_RECOMMENDED || judgement->status == DIA_STATUS_REVERSED)
		return;
	if (has_near(scan, first, end, span, weighing)) {
		if (judgement->status == DIA_STATUS_DONE && has_near(scan, first, end, span, ending))
			judgement->status = DIA_STATUS_STATES;
	} else if (has_near(scan, first, end, span, ending)) {
		if (judgement->is_negated && judgement->cue != NULL && strstr(judgement->cue, "abandoned") == NULL)
			judgement->status = DIA_STATUS_DONE;
		else if (judgement->status == DIA_STATUS_PLANNED)
			judgement->status = DIA_STATUS_REFUSED;
		else
			judgement->status = DIA_STATUS_REVERSED;
	} else if (is_kept(judgement) || (!judgement->is_negated && has_near(scan, first, end, span, keeping))) {
		judgement->status = DIA_STATUS_DONE;
	}
}

void
dia_claims_turn_status(const DiaClaimScan *scan, guint32 first, guint32 end, const DiaMatterMark *mark,
		       DiaJudgement *judgement)
{
	const DiaMatter *matter = dia_matters_get(scan->analysis->lexicon->matters, mark->matter);

	if (matter->is_removal) {
		if (is_gone(judgement))
			judgement->status = DIA_STATUS_DONE;
		else if (tells_of_trial(judgement))
			judgement->status = DIA_STATUS_NOT_DONE;
		return;
	}
	if (matter->kind == DIA_COMMITMENT_LAW)
		return;
	if (lasts(judgement) || (matter->kind != DIA_COMMITMENT_PRACTICE && is_kept(judgement)))
		judgement->status = DIA_STATUS_DONE;
	if (matter->kind == DIA_COMMITMENT_PRACTICE && strstr(mark->text, "moratorium") != NULL)
		turn_moratorium(scan, first, end, mark->span, judgement);
}
