/*
 * Verb groups: a verb with the auxiliaries, negations and adverbs before it.
 */
#pragma once

#include "annotate/claims.h"

typedef struct {
	guint32 first; /* tokens */
	guint32 end;
	gboolean has_be;
	gboolean has_have;
	gboolean has_do;
	gboolean is_progressive; /* "being" */
	gboolean is_future;
	gboolean is_duty;
	gboolean is_ability;
	gboolean is_infinitive; /* "to" opens it */
	gboolean is_bare;	/* the verb alone, without an auxiliary */
	gboolean is_present; /* "is adopted": of a rule, or of how things are */
	gboolean is_negated;
	gboolean has_still;
	gboolean is_over; /* "no longer" */
	gboolean is_late; /* "has yet to": turned as well */
	const DiaVerbForm *verb;
} DiaVerbGroup;

/* The longest form of a verb, or of what stands before one, that starts at a token, or NULL. */
static inline const DiaVerbForm *
dia_verb_group_match(const DiaClaimScan *scan, guint32 at, guint32 end, guint32 *n_tokens)
{
	return dia_verbs_match(scan->analysis->lexicon->verbs, scan->analysis->vocabulary, scan->text, scan->tokens,
			       at, end, n_tokens);
}

/* The group that starts at the token @first, at most up to @end.
 * @return FALSE where there is none whose verb is known; @group then ends where what was read ends */
gboolean dia_verb_group_read(const DiaClaimScan *scan, guint32 first, guint32 end, DiaVerbGroup *group);
