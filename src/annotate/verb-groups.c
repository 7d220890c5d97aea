/*
 * From the auxiliaries before a verb to tense, aspect, mood, voice and negation, whatever adverbs stand between: "has,
 * it must be said, not yet been adopted".
 */
#include "annotate/verb-groups.h"

enum {
	MAX_GROUP = 18,	      /* tokens of a verb with its auxiliaries */
	MAX_PARENTHESIS = 9,  /* tokens between commas inside a group: ", as we said above," */
};

static const char *
word_at(const DiaClaimScan *scan, guint32 at)
{
	return dia_vocabulary_word(scan->analysis->vocabulary, scan->tokens[at].word);
}

static gboolean
is_adverb(const DiaClaimScan *scan, guint32 at)
{
	return scan->tokens[at].kind == DIA_TOKEN_WORD && scan->tokens[at].length > 3 &&
	       g_str_has_suffix(word_at(scan, at), "ly");
}

/* ", it must be said,": @return the token behind it, or @at where none is inside the group */
static guint32
pass_parenthesis(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	guint32 stop = MIN(end, at + 1 + MAX_PARENTHESIS);

	if (dia_claims_mark(scan, at) != ',')
		return at;
	for (guint32 next = at + 1; next < stop; next++) {
		if (dia_claims_mark(scan, next) == ',')
			return next + 1;
		if (scan->tokens[next].kind == DIA_TOKEN_PUNCTUATION)
			return at;
	}
	return at;
}

/* "Is to", "has to", "has yet to", "is still to". */
static void
read_to(DiaVerbGroup *group, gboolean is_late)
{
	if (group->has_be || group->has_have) {
		group->is_negated |= is_late;
		group->is_late |= is_late;
		group->is_future |= !is_late && group->has_be;
		group->is_duty |= !is_late && group->has_have;
		group->has_be = group->has_have = FALSE; /* what follows is an infinitive */
	} else {
		group->is_infinitive = TRUE;
	}
}

/* Takes an auxiliary; @return FALSE where it starts another group. */
static gboolean
take_auxiliary(DiaVerbGroup *group, const DiaVerbForm *form, const char *word)
{
	switch (form->verb_class) {
	case DIA_VERB_BE:
		group->is_progressive |= g_str_equal(word, "being");
		group->is_present = !group->has_have && (g_str_equal(word, "is") || g_str_equal(word, "are"));
		group->has_be = TRUE;
		return TRUE;
	case DIA_VERB_HAVE:
		group->has_have = TRUE;
		return TRUE;
	case DIA_VERB_DO:
		group->has_do = TRUE;
		return TRUE;
	case DIA_VERB_FUTURE:
		group->is_future = TRUE;
		return TRUE;
	case DIA_VERB_DUTY:
		group->is_duty = TRUE;
		return TRUE;
	case DIA_VERB_ABILITY:
		group->is_ability = TRUE;
		group->is_negated |= g_str_equal(word, "cannot");
		return TRUE;
	case DIA_VERB_NOT:
		group->is_negated = TRUE;
		group->is_over |= g_str_equal(form->text, "no longer");
		return TRUE;
	default:
		return FALSE;
	}
}

/* Does the form of a verb follow from what stands before it? */
static gboolean
fits(const DiaVerbGroup *group, guint32 forms)
{
	if (group->has_be)
		return (forms & (DIA_FORM_PARTICIPLE | DIA_FORM_GERUND)) != 0;
	if (group->has_have)
		return (forms & DIA_FORM_PARTICIPLE) != 0;
	if (group->is_bare)
		return TRUE;
	return (forms & DIA_FORM_BASE) != 0;
}

static gboolean
opens_group(const DiaVerbForm *form)
{
	return form->verb_class <= DIA_VERB_TO || form->verb_class == DIA_VERB_NOT;
}

/* "Still has to" */
static gboolean
follows_late(const DiaClaimScan *scan, guint32 first)
{
	return first > 0 && dia_claims_is_word(scan, first - 1, "still");
}

/* "Not only", "no doubt": what looks like a negation. */
static gboolean
is_no_negation(const DiaClaimScan *scan, guint32 at, guint32 end, guint32 *n_tokens)
{
	const DiaClaimCue *cue = dia_claims_match(scan, DIA_CLAIM_CUE_NEGATION, at, end, n_tokens);

	return cue != NULL && !cue->value;
}

gboolean
dia_verb_group_read(const DiaClaimScan *scan, guint32 first, guint32 end, DiaVerbGroup *group)
{
	guint32 stop = MIN(end, first + MAX_GROUP);
	gboolean is_late = FALSE;
	guint32 n_tokens;

	*group = (DiaVerbGroup){ .first = first, .is_bare = TRUE };
	for (guint32 at = first; at < stop; at += n_tokens) {
		const DiaVerbForm *form = dia_verb_group_match(scan, at, end, &n_tokens);

		group->end = at;
		if (at == first && (form == NULL || !opens_group(form)))
			return FALSE;
		if (is_no_negation(scan, at, end, &n_tokens))
			continue;
		if (form == NULL) {
			guint32 next = pass_parenthesis(scan, at, end);

			n_tokens = is_adverb(scan, at) ? 1 : next - at;
			if (n_tokens == 0)
				return FALSE;
			continue;
		}
		if (form->verb_class < DIA_VERB_BE) {
			group->verb = form;
			group->end = at + n_tokens;
			return fits(group, form->forms);
		}
		if (form->verb_class == DIA_VERB_TO) {
			read_to(group, is_late || follows_late(scan, first));
		} else if (form->verb_class == DIA_VERB_TOWARDS || form->verb_class == DIA_VERB_ADVERB) {
			continue;
		} else if (form->verb_class == DIA_VERB_LATE) {
			is_late = TRUE;
			group->has_still |= dia_claims_is_word(scan, at, "still");
			continue;
		} else if (!take_auxiliary(group, form, word_at(scan, at))) {
			return FALSE;
		}
		group->is_bare = FALSE;
	}
	return FALSE;
}
