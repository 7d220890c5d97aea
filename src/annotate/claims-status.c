/*
 * From cue words to a status: negation turns what it precedes, an appraisal ("welcomed",
 * "regretted") gives its sense to the noun of an act after it, and of what is left the strongest
 * cue decides.
 */
#include "annotate/claims.h"

#include <string.h>

enum {
	SUBJECT_REACH = 12,    /* words of a subject and what hangs on it, before its verb */
	NEGATION_REACH = 4,    /* words from "not" to what it negates: "did not, however, ratify" */
	APPRAISAL_REACH = 12,  /* "welcomed the steps taken towards the early ratification of" */
	MIN_CLAUSE = 3,	       /* tokens; shorter stretches are no clause */
	NEAR = 12,	       /* words after which a cue counts half */
	CONJUNCTION_REACH = 3, /* "and it has not ratified": words from "and" to its verb */
};

static const double RULE_STRENGTH = 0.9; /* less than any act that the clause tells of */
static const double APPRAISAL_STRENGTH = 0.45; /* less than any cue of what is appraised */

gboolean
dia_claims_is_word(const DiaClaimScan *scan, guint32 at, const char *word)
{
	const char *own = dia_vocabulary_word(scan->analysis->vocabulary, scan->tokens[at].word);

	/* Nearly all differ in their first letter. */
	return own[0] == word[0] && g_str_equal(own, word);
}

const DiaClaimCue *
dia_claims_find(const DiaClaimScan *scan, DiaClaimCueLayer layer, guint32 first, guint32 stop,
		guint32 end)
{
	for (guint32 at = dia_claims_next(scan, layer, first, stop); at < stop;
	     at = dia_claims_next(scan, layer, at + 1, stop)) {
		guint32 n_tokens;
		const DiaClaimCue *cue = dia_claims_match(scan, layer, at, end, &n_tokens);

		if (cue != NULL)
			return cue;
	}
	return NULL;
}

gboolean
dia_claims_is_one_of(const DiaClaimScan *scan, guint32 at, const char *const *words)
{
	return scan->tokens[at].kind == DIA_TOKEN_WORD &&
	       dia_words_hold(words, dia_vocabulary_word(scan->analysis->vocabulary,
							  scan->tokens[at].word));
}

gboolean
dia_claims_has(const DiaClaimScan *scan, guint32 first, guint32 end, DiaWordList list)
{
	for (guint32 at = first; at < end; at++)
		if (dia_claims_is_in(scan, at, list))
			return TRUE;
	return FALSE;
}

gboolean
dia_claims_is_passive(const DiaClaimScan *scan, const DiaJudgement *judgement)
{
	static const char *const forms[] = { "is", "are", "was", "were", "been", "being", NULL };

	for (guint32 at = judgement->first; at + 1 < judgement->end; at++)
		if (dia_claims_is_one_of(scan, at, forms))
			return TRUE;
	return FALSE;
}

static const char *const auxiliaries[] = {
	"is",	 "are",	 "was", "were", "has", "have", "had",	 "will",   "would", "did",  "does",
	"do",	 "can",	 "could", "cannot", "should", "must", "shall", "may", "not", NULL
};

/* Who speaks decides on what a rule demands: a State tells of its law, others ask for something. */
static gboolean
is_rule(const DiaClaimScan *scan, const DiaClaimCue *cue)
{
	return (cue->value & DIA_CLAIM_CUE_DEMAND) && scan->speaker == DIA_SPEAKER_STATE;
}

static void
add_status_cues(DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = dia_claims_next(scan, DIA_CLAIM_CUE_STATUS, first, end); at < end;
	     at = dia_claims_next(scan, DIA_CLAIM_CUE_STATUS, at + 1, end)) {
		guint32 n_tokens;
		const DiaClaimCue *cue = dia_claims_match(scan, DIA_CLAIM_CUE_STATUS, at, end, &n_tokens);
		DiaFoundCue found;
		DiaStatus status;

		if (cue == NULL)
			continue;
		status = is_rule(scan, cue) ? DIA_STATUS_DONE
					    : (DiaStatus)(cue->value & ~DIA_CLAIM_CUE_BITS);
		found = (DiaFoundCue){ .first = at,
				       .end = at + n_tokens,
				       .status = status,
				       .strength = is_rule(scan, cue) ? RULE_STRENGTH : cue->strength,
				       .bits = cue->value & DIA_CLAIM_CUE_BITS,
				       .is_negated = status == DIA_STATUS_NOT_DONE,
				       .text = cue->text };
		g_array_append_val(scan->found, found);
		at += n_tokens - 1;
	}
}

/* "not only": a cue of negation that shares words with it says nothing. */
static void
drop_cues_in(DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint i = scan->found->len; i-- > 0;) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->is_negated && cue->first < end && first < cue->end)
			g_array_remove_index(scan->found, i);
	}
}

/* "Not a single shelter was opened", "not one". */
static gboolean
negates_one(const DiaClaimScan *scan, guint32 at)
{
	static const char *const ones[] = { "a", "one", NULL };

	return dia_claims_is_word(scan, at, "not") && dia_claims_is_one_of(scan, at + 1, ones);
}

/* "No eviction was carried out without notice"; but "had not been adopted without". */
static gboolean
is_negated_twice(const DiaClaimScan *scan, guint32 subject, guint32 at, guint32 end)
{
	enum { SECOND_REACH = 6 }; /* tokens from the verb to "without" */
	static const char *const negators[] = { "no", "none", "nobody", "nothing", NULL };
	guint32 stop = MIN(end, at + SECOND_REACH);

	if (!dia_claims_is_one_of(scan, subject, negators))
		return FALSE;
	for (; at < stop && scan->tokens[at].kind == DIA_TOKEN_WORD; at++)
		if (dia_claims_is_word(scan, at, "without"))
			return TRUE;
	return FALSE;
}

/* Words without a break, but for hyphens and one parenthesis: "no owner, it must be said, has been". */
static gboolean
is_one_stretch(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	guint n_commas = 0;

	for (guint32 at = first; at < end; at++) {
		if (scan->tokens[at].kind != DIA_TOKEN_PUNCTUATION)
			continue;
		if (dia_claims_mark(scan, at) == ',')
			n_commas++;
		else if (dia_claims_mark(scan, at) != '-')
			return FALSE;
	}
	return n_commas == 0 || n_commas == 2;
}

/* "No national preventive mechanism had been set up": a verb whose subject is negated, in one stretch
 * of words. */
static gboolean
is_verb_of(const DiaClaimScan *scan, guint32 subject, const DiaFoundCue *cue)
{
	static const char *const negators[] = { "no",	 "none",    "nobody", "nothing",
						"neither", "nor", NULL };

	if (!dia_claims_is_one_of(scan, subject, negators) && !negates_one(scan, subject))
		return FALSE;
	if (cue->first > subject + SUBJECT_REACH ||
	    !(dia_claims_is_one_of(scan, cue->first, auxiliaries) || dia_claims_is_word(scan, cue->first, "been") ||
	      dia_claims_is_one_of(scan, cue->first - 1, auxiliaries) || /* "had been created" */
	      dia_claims_is_word(scan, cue->first - 1, "been")))
		return FALSE;
	return is_one_stretch(scan, subject + 1, cue->first);
}

/* Does a token stand in a cue, or in one that is a group of verbs, where a word of negation has turned it already? */
static gboolean
is_inside_cue(const DiaClaimScan *scan, guint32 at, gboolean is_group)
{
	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first <= at && at < cue->end && (!is_group || cue->verb != NULL))
			return TRUE;
	}
	return FALSE;
}

/* Who "does not intend to" refuses; of a draft that is not there nothing is said. */
static gboolean
is_refused(const DiaClaimScan *scan, const DiaFoundCue *cue)
{
	return cue->status == DIA_STATUS_PLANNED && !cue->is_paper &&
	       !dia_claims_has(scan, cue->first, cue->end, DIA_LIST_DRAFT);
}

/* "Had not been heard, was sent": the first verb has the negation. */
static gboolean
has_comma(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (dia_claims_mark(scan, at) == ',')
			return TRUE;
	return FALSE;
}

static void
negate(const DiaClaimScan *scan, DiaFoundCue *cue)
{
	cue->status = is_refused(scan, cue) ? DIA_STATUS_REFUSED : DIA_STATUS_NOT_DONE;
	cue->strength += 0.5;
	cue->is_negated = TRUE;
}

/* "Has neither signed nor ratified", "has not been signed or ratified": what is joined is turned too. */
static void
negate_joined(DiaClaimScan *scan, guint index)
{
	static const char *const joints[] = { "or", "nor", NULL };

	for (guint i = index + 1; i < scan->found->len; i++) {
		const DiaFoundCue *before = &g_array_index(scan->found, DiaFoundCue, i - 1);
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->status != DIA_STATUS_DONE || cue->first < before->end || cue->first - before->end > 2 ||
		    !dia_claims_is_one_of(scan, before->end, joints))
			return;
		negate(scan, cue);
	}
}

/* "A person without papers is to be heard": a preposition turns no verb of its own subject. */
static gboolean
is_past_preposition(const DiaClaimScan *scan, guint32 first, const DiaFoundCue *cue)
{
	static const char *const prepositions[] = { "without", "lack", "absence", "instead", "rather", NULL };

	return dia_claims_is_one_of(scan, first, prepositions) && dia_claims_is_one_of(scan, cue->first, auxiliaries);
}

/* Does a negation, [first, at), turn a cue behind it? Near by it does, and the verb of a subject that it opens. */
static gboolean
reaches(const DiaClaimScan *scan, guint32 first, guint32 at, const DiaFoundCue *cue)
{
	return cue->first <= at + NEGATION_REACH ||
	       (!is_inside_cue(scan, first, FALSE) && is_verb_of(scan, first, cue));
}

/* A word of negation, [first, at), turns the next cue of something done, under way or planned, and the verb of its
 * subject. */
static void
negate_after(DiaClaimScan *scan, guint32 first, guint32 at, guint32 end)
{
	for (guint i = 0; i < scan->found->len; i++) {
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first < at)
			continue;
		if (!reaches(scan, first, at, cue))
			return;
		if (cue->status != DIA_STATUS_DONE && cue->status != DIA_STATUS_IN_PROGRESS &&
		    cue->status != DIA_STATUS_PLANNED)
			return;
		if (is_negated_twice(scan, first, cue->end, end) || is_past_preposition(scan, first, cue) ||
		    (is_inside_cue(scan, first, FALSE) && has_comma(scan, at, cue->first)))
			return;
		negate(scan, cue);
		negate_joined(scan, i);
		if (cue->verb != NULL || i + 1 == scan->found->len ||
		    !is_verb_of(scan, first, &g_array_index(scan->found, DiaFoundCue, i + 1)))
			return; /* "no body in line with the Principles has been created" */
	}
}

static void
apply_negation(DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = dia_claims_next(scan, DIA_CLAIM_CUE_NEGATION, first, end); at < end;
	     at = dia_claims_next(scan, DIA_CLAIM_CUE_NEGATION, at + 1, end)) {
		guint32 n_tokens;
		const DiaClaimCue *cue = dia_claims_match(scan, DIA_CLAIM_CUE_NEGATION, at, end, &n_tokens);

		if (cue == NULL)
			continue;
		if (is_inside_cue(scan, at, TRUE))
			continue;
		if (cue->value)
			negate_after(scan, at, at + n_tokens, end);
		else
			drop_cues_in(scan, at, at + n_tokens);
		at += n_tokens - 1;
	}
}

/* The appraisal that governs a noun of an act: the nearest before it. */
static const DiaClaimCue *
find_appraisal(const DiaClaimScan *scan, guint32 first, guint32 at)
{
	guint32 from = at - first > APPRAISAL_REACH ? at - APPRAISAL_REACH : first;
	const DiaClaimCue *nearest = NULL;

	while ((from = dia_claims_next(scan, DIA_CLAIM_CUE_APPRAISAL, from, at)) < at) {
		guint32 n_tokens;
		const DiaClaimCue *cue =
			dia_claims_match(scan, DIA_CLAIM_CUE_APPRAISAL, from, at, &n_tokens);

		if (cue != NULL)
			nearest = cue;
		from += cue != NULL ? n_tokens : 1;
	}
	return nearest;
}

static void
add_act_nouns(DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = dia_claims_next(scan, DIA_CLAIM_CUE_ACT, first, end); at < end;
	     at = dia_claims_next(scan, DIA_CLAIM_CUE_ACT, at + 1, end)) {
		guint32 n_tokens;
		const DiaClaimCue *noun = dia_claims_match(scan, DIA_CLAIM_CUE_ACT, at, end, &n_tokens);
		const DiaClaimCue *appraisal =
			noun != NULL ? find_appraisal(scan, first, at) : NULL;
		DiaFoundCue found;

		if (appraisal == NULL || appraisal->value == DIA_APPRAISAL_QUESTION)
			continue;
		found = (DiaFoundCue){
			.first = at, .end = at + n_tokens, .strength = 1.3, .text = noun->text
		};
		if (appraisal->value == DIA_APPRAISAL_DONE) {
			found.status = DIA_STATUS_DONE;
		} else {
			found.status = DIA_STATUS_NOT_DONE;
			found.strength = 0.8;
		}
		g_array_append_val(scan->found, found);
	}
}

/* Who welcomes a thing says that it is there; who regrets it, that it is not as it should be. */
static void
add_appraisal(DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = dia_claims_next(scan, DIA_CLAIM_CUE_APPRAISAL, first, end); at < end;
	     at = dia_claims_next(scan, DIA_CLAIM_CUE_APPRAISAL, at + 1, end)) {
		guint32 n_tokens;
		const DiaClaimCue *cue = dia_claims_match(scan, DIA_CLAIM_CUE_APPRAISAL, at, end, &n_tokens);
		DiaFoundCue found;

		if (cue == NULL || cue->value == DIA_APPRAISAL_QUESTION)
			continue;
		found = (DiaFoundCue){ .first = at,
				       .end = at + n_tokens,
				       .status = cue->value == DIA_APPRAISAL_DONE
							 ? DIA_STATUS_DONE
							 : DIA_STATUS_NOT_DONE,
				       .strength = APPRAISAL_STRENGTH,
				       .text = cue->text };
		g_array_append_val(scan->found, found);
		at += n_tokens - 1;
	}
}

gint
dia_claims_compare_cues(gconstpointer a, gconstpointer b)
{
	const DiaFoundCue *first = a;
	const DiaFoundCue *second = b;

	return first->first < second->first ? -1 : first->first > second->first;
}

void
dia_claims_find_cues(DiaClaimScan *scan, guint32 first, guint32 end)
{
	g_array_set_size(scan->found, 0);
	add_status_cues(scan, first, end);
	dia_claims_read_verbs(scan, first, end);
	dia_claims_follow_papers(scan, first, end);
	apply_negation(scan, first, end);
	dia_claims_end_denied_papers(scan, first, end);
	add_act_nouns(scan, first, end);
	add_appraisal(scan, first, end);
	g_array_sort(scan->found, dia_claims_compare_cues);
	dia_claims_weigh_context(scan, first, end);
}

/* What a cue says by itself. */
static DiaJudgement
take_judgement(const DiaFoundCue *cue)
{
	return (DiaJudgement){ .status = cue->status,
			       .strength = cue->strength,
			       .bits = cue->bits,
			       .is_negated = cue->is_negated,
			       .verb = cue->verb,
			       .cue = cue->text,
			       .first = cue->first,
			       .end = cue->end };
}

DiaJudgement
dia_claims_judge(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	DiaJudgement judgement = { .status = DIA_STATUS_STATES };

	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first < first || cue->end > end || cue->strength <= 0.0 ||
		    cue->strength < judgement.strength)
			continue;
		judgement = take_judgement(cue);
	}
	return judgement;
}

/* A request, and a promise as "undertakes to", govern all that follows, so only other cues lose by distance. */
static gboolean
governs(const DiaFoundCue *cue)
{
	return cue->status == DIA_STATUS_RECOMMENDED ||
	       (cue->status == DIA_STATUS_PLANNED && g_str_has_suffix(cue->text, " to"));
}

static double
weaken(const DiaFoundCue *cue, guint32 at, guint32 at_end)
{
	guint32 distance = cue->end <= at	  ? at - cue->end
			   : cue->first >= at_end ? cue->first - at_end
						  : 0;

	if (governs(cue) && cue->end <= at)
		distance = 0;
	return cue->strength * NEAR / (NEAR + distance);
}

/*
 * "The Act made torture an offence, which would always be tried in public", "a court was set up in which they are to
 * be heard": what a thing that is there is for. @return the token from which on that is told, or @end
 */
static guint32
find_purpose(const DiaClaimScan *scan, guint32 first, guint32 end, guint32 at_end)
{
	static const char *const relatives[] = { "which", "who", "whom", "whose", "where", NULL };
	gboolean is_done = FALSE;

	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);
		guint32 from = MAX(first, at_end);

		if (cue->first < first || cue->end > end || cue->strength <= 0.0)
			continue;
		if (cue->status != DIA_STATUS_PLANNED) {
			is_done |= cue->status == DIA_STATUS_DONE;
			continue;
		}
		if (!is_done || !dia_claims_is_one_of(scan, cue->first, auxiliaries))
			return end;
		for (guint32 at = cue->first; at-- > from;)
			if (dia_claims_is_one_of(scan, at, relatives))
				return at;
		return end;
	}
	return end;
}

DiaJudgement
dia_claims_judge_near(const DiaClaimScan *scan, guint32 first, guint32 end, guint32 at,
		      guint32 at_end, const DiaFoundCue *own)
{
	DiaJudgement judgement = { .status = DIA_STATUS_STATES };
	double best = 0.0;
	guint32 purpose = find_purpose(scan, first, end, at_end);

	for (guint i = 0; i <= scan->found->len; i++) {
		const DiaFoundCue *cue =
			i < scan->found->len ? &g_array_index(scan->found, DiaFoundCue, i) : own;
		double strength;

		if (cue == NULL || cue->first < first || cue->end > end ||
		    (cue->status == DIA_STATUS_PLANNED && cue->first >= purpose))
			continue;
		strength = weaken(cue, at, at_end);
		if (strength <= 0.0 || strength < best)
			continue;
		best = strength;
		judgement = take_judgement(cue);
		if ((cue->bits & DIA_CLAIM_CUE_SHORTFALL) && cue->first >= at_end)
			judgement.status = DIA_STATUS_PARTIAL;
	}
	return judgement;
}

/* "and it has not ratified", "and introduced", but not "men and women introduced by". */
static gboolean
opens_with_verb(const DiaClaimScan *scan, guint32 at, const DiaFoundCue *cue)
{
	return cue->first == at + 1 || dia_claims_is_one_of(scan, cue->first, auxiliaries);
}

/* "Recommends that the State adopt ... and set up ...": what is asked for, though it could be a past tense. */
static gboolean
goes_on_asking(const DiaClaimScan *scan, const DiaJudgement *before, const DiaFoundCue *cue)
{
	return before->status == DIA_STATUS_RECOMMENDED && cue->status == DIA_STATUS_DONE &&
	       dia_claims_is_in(scan, cue->first, DIA_LIST_UNCHANGING);
}

/* The first cue after @at where it has another status than the clause that would end there. */
static const DiaFoundCue *
find_divider(const DiaClaimScan *scan, guint32 first, guint32 at, guint32 end)
{
	DiaJudgement before = dia_claims_judge(scan, first, at);

	if (before.status == DIA_STATUS_STATES)
		return NULL;
	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first > at && cue->end <= end)
			return cue->status != before.status && !goes_on_asking(scan, &before, cue) ? cue : NULL;
	}
	return NULL;
}

/* "but", "while"; but "not yet", "as yet" contrast nothing. */
static gboolean
is_contrast(const DiaClaimScan *scan, guint32 at)
{
	static const char *const contrasts[] = { "but",	   "while",   "whereas", "although",
						 "though", "however", "yet",	 NULL };
	static const char *const before[] = { "not", "as", "nor", "has", "have", "had", "is", "are", "was", NULL };

	return dia_claims_is_one_of(scan, at, contrasts) && scan->tokens[at + 1].kind == DIA_TOKEN_WORD &&
	       !(dia_claims_is_word(scan, at, "yet") && dia_claims_is_one_of(scan, at - 1, before));
}

guint32
dia_claims_find_clause_end(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	static const char *const openers[] = { "while",	  "although", "though", "despite",
					       "whereas", "after",    "if",	"notwithstanding",
					       "since",	  "as",	      NULL };
	gboolean has_opener = dia_claims_is_one_of(scan, first, openers);
	const DiaFoundCue *cue;

	for (guint32 at = first + MIN_CLAUSE; at + MIN_CLAUSE < end; at++) {
		char mark = dia_claims_mark(scan, at);

		if (mark == ';')
			return at + 1;
		if (scan->found->len < 2) /* one cue, one clause */
			continue;
		if (is_contrast(scan, at) && find_divider(scan, first, at, end) != NULL)
			return at;
		if (mark == ',' && has_opener && find_divider(scan, first, at, end) != NULL)
			return at + 1;
		if (scan->tokens[at].kind != DIA_TOKEN_WORD || !dia_claims_is_word(scan, at, "and"))
			continue;
		cue = find_divider(scan, first, at, end);
		if (cue != NULL && cue->first - at <= CONJUNCTION_REACH &&
		    opens_with_verb(scan, at, cue))
			return at;
	}
	return end;
}
