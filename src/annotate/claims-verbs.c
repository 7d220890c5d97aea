/*
 * The grammar of verb groups: from tense, aspect, mood, negation and the class of the verb to a status. "Has been
 * adopted" is done, "has yet to be adopted" not done, "is being adopted" in progress, "is soon to be adopted" planned,
 * "will not be adopted" refused. A verb that governs another, "failed to adopt", "began to draft", decides for both.
 */
#include "annotate/verb-groups.h"

/* What a class of verb says by itself, and when it is denied. */
typedef struct {
	DiaStatus status;
	DiaStatus denied;
	double strength;
} Meaning;

static Meaning
get_meaning(DiaVerbClass verb_class)
{
	static const Meaning meanings[] = {
		[DIA_VERB_ACT] = { DIA_STATUS_DONE, DIA_STATUS_NOT_DONE, 1.1 },
		[DIA_VERB_UNDO] = { DIA_STATUS_DONE, DIA_STATUS_NOT_DONE, 1.1 },
		[DIA_VERB_STEP] = { DIA_STATUS_PLANNED, DIA_STATUS_NOT_DONE, 1.4 },
		[DIA_VERB_WEIGH] = { DIA_STATUS_PLANNED, DIA_STATUS_NOT_DONE, 1.4 },
		[DIA_VERB_INTEND] = { DIA_STATUS_PLANNED, DIA_STATUS_REFUSED, 1.5 },
		[DIA_VERB_PROMISE] = { DIA_STATUS_PLANNED, DIA_STATUS_STATES, 1.4 },
		[DIA_VERB_ASK] = { DIA_STATUS_RECOMMENDED, DIA_STATUS_STATES, 1.5 },
		[DIA_VERB_REFUSE] = { DIA_STATUS_REFUSED, DIA_STATUS_STATES, 1.8 },
		[DIA_VERB_FAIL] = { DIA_STATUS_NOT_DONE, DIA_STATUS_STATES, 1.9 },
		[DIA_VERB_ACHIEVE] = { DIA_STATUS_DONE, DIA_STATUS_NOT_DONE, 1.4 },
		[DIA_VERB_BEGIN] = { DIA_STATUS_IN_PROGRESS, DIA_STATUS_NOT_DONE, 1.4 },
		[DIA_VERB_CONTINUE] = { DIA_STATUS_IN_PROGRESS, DIA_STATUS_STATES, 1.1 },
		[DIA_VERB_STAND] = { DIA_STATUS_DONE, DIA_STATUS_NOT_DONE, 1.0 },
		[DIA_VERB_WANT] = { DIA_STATUS_NOT_DONE, DIA_STATUS_STATES, 1.7 },
		[DIA_VERB_AWAIT] = { DIA_STATUS_NOT_DONE, DIA_STATUS_STATES, 1.7 },
	};

	return meanings[verb_class];
}

static gboolean
is_thought(const DiaVerbForm *verb)
{
	return verb->verb_class == DIA_VERB_WEIGH || verb->verb_class == DIA_VERB_INTEND;
}

/*
 * A verb without an auxiliary may be a noun, "plans", or stand before one, "the announced survey": what tells of an act
 * is a past behind no determiner or preposition, and of some classes a present.
 */
static gboolean
is_sure(const DiaClaimScan *scan, const DiaVerbGroup *group, guint32 first)
{
	static const guint32 presents = 1u << DIA_VERB_FAIL | 1u << DIA_VERB_WANT | 1u << DIA_VERB_AWAIT |
					1u << DIA_VERB_CONTINUE | 1u << DIA_VERB_BEGIN | 1u << DIA_VERB_ACHIEVE;
	const DiaGrammar *grammar = scan->analysis->lexicon->grammar;
	guint32 forms = group->verb->forms;

	if (!group->is_bare)
		return TRUE;
	if (forms == DIA_FORM_GERUND)
		return group->verb->verb_class == DIA_VERB_STEP; /* "charged with drafting" */
	if (group->first > first && (dia_grammar_classes(grammar, scan->tokens[group->first - 1].word) &
				     (DIA_CLASS_DETERMINER | DIA_CLASS_PREPOSITION)) != 0)
		return FALSE;
	if ((is_thought(group->verb) || group->verb->verb_class == DIA_VERB_REFUSE) &&
	    g_str_has_suffix(group->verb->text, " to"))
		return TRUE;
	return (forms & (DIA_FORM_PAST | DIA_FORM_BASE)) == DIA_FORM_PAST ||
	       (presents >> group->verb->verb_class & 1) != 0;
}

/* What is told while it lasts: "is drafting", "is being adopted", "has been studying". */
static gboolean
is_lasting(const DiaVerbGroup *group)
{
	return group->is_progressive || (group->has_be && group->verb->forms == DIA_FORM_GERUND &&
					 group->verb->verb_class != DIA_VERB_STAND);
}

static gboolean
goes_on(const DiaVerbGroup *group)
{
	return group->verb->verb_class == DIA_VERB_BEGIN || group->verb->verb_class == DIA_VERB_CONTINUE ||
	       group->verb->verb_class == DIA_VERB_ACHIEVE;
}

/* Takes the place of the cues that are parts of a group. @return FALSE where one knows better: it is longer, or
 * stronger and says something else, as "poorly implemented" */
static gboolean
take_place(DiaClaimScan *scan, const DiaVerbGroup *group, DiaFoundCue *group_cue)
{
	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first >= group->end || group->first >= cue->end)
			continue;
		if (cue->first < group->first || cue->end > group->end ||
		    (cue->strength > group_cue->strength && cue->status != group_cue->status))
			return FALSE;
		if (cue->status == group_cue->status)
			group_cue->strength = MAX(group_cue->strength, cue->strength);
	}
	for (guint i = scan->found->len; i-- > 0;) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first < group->end && group->first < cue->end)
			g_array_remove_index(scan->found, i);
	}
	return TRUE;
}

static void
add_group(DiaClaimScan *scan, const DiaVerbGroup *group, DiaFoundCue *cue)
{
	cue->first = group->first;
	cue->end = group->end;
	cue->verb = group->verb;
	cue->is_negated = group->is_negated || cue->status == DIA_STATUS_NOT_DONE;
	cue->text = group->verb->text;
	g_array_append_val(scan->found, *cue);
}

/* "Failed to adopt", "has begun drafting": the verb that another governs. */
static gboolean
read_governed(const DiaClaimScan *scan, const DiaVerbGroup *group, guint32 end, DiaVerbGroup *governed)
{
	static const guint32 governing = 1u << DIA_VERB_FAIL | 1u << DIA_VERB_ACHIEVE | 1u << DIA_VERB_BEGIN |
					 1u << DIA_VERB_CONTINUE;
	const DiaVerbForm *form;
	guint32 n_tokens;

	if (group->end >= end || (governing >> group->verb->verb_class & 1) == 0)
		return FALSE;
	if (dia_verb_group_read(scan, group->end, end, governed))
		return TRUE;
	form = dia_verb_group_match(scan, group->end, end, &n_tokens);
	if (form == NULL || form->verb_class >= DIA_VERB_BE || (form->forms & (DIA_FORM_GERUND | DIA_FORM_BASE)) == 0)
		return FALSE;
	*governed = (DiaVerbGroup){ .first = group->end, .end = group->end + n_tokens, .verb = form };
	return TRUE;
}

/* May the group tell that something took place, or will? Infinitives do not; nor does "are refused papers", or that a
 * thing was studied once. */
static gboolean
tells_of_event(const DiaVerbGroup *group)
{
	DiaVerbClass verb_class = (DiaVerbClass)group->verb->verb_class;

	if (group->is_late)
		return TRUE;
	if (group->is_duty || (group->is_ability && !group->is_negated) || (group->is_future && group->has_have))
		return FALSE; /* "should", "could", "would have" */
	if (group->is_infinitive)
		return verb_class == DIA_VERB_STEP;
	if (verb_class == DIA_VERB_STAND && (group->is_bare || (group->has_still && !group->is_negated)))
		return FALSE; /* "is still in force": that it lasts can be what falls short */
	if (verb_class == DIA_VERB_REFUSE)
		return !group->is_present;
	if (verb_class == DIA_VERB_WEIGH)
		return group->is_negated || group->is_future || is_lasting(group);
	return !goes_on(group) || !group->is_bare || (group->verb->forms & DIA_FORM_PAST) == 0 ||
	       verb_class == DIA_VERB_ACHIEVE;
}

/* @return FALSE where the group says nothing of what has become of a thing */
static gboolean
judge_group(const DiaVerbGroup *group, DiaFoundCue *cue)
{
	Meaning meaning = get_meaning((DiaVerbClass)group->verb->verb_class);
	gboolean is_event = meaning.status == DIA_STATUS_DONE || meaning.status == DIA_STATUS_PLANNED ||
			    group->verb->verb_class == DIA_VERB_BEGIN;

	if (!tells_of_event(group))
		return FALSE;
	cue->status = group->is_negated ? meaning.denied : meaning.status;
	cue->strength = meaning.strength * group->verb->weight + (group->is_negated ? 0.9 : 0.0) +
			(group->has_have ? 0.1 : 0.0) - (group->is_bare ? 0.2 : 0.0);
	if (group->verb->verb_class == DIA_VERB_WANT && !is_lasting(group))
		cue->bits = DIA_CLAIM_CUE_SHORTFALL; /* "the law lacks", but "a law is lacking" */
	if (group->verb->verb_class == DIA_VERB_STAND && group->is_over)
		cue->status = DIA_STATUS_REVERSED;
	if (!is_event || group->is_late)
		return cue->status != DIA_STATUS_STATES;
	if (group->is_negated && (group->is_ability || is_lasting(group)) && is_thought(group->verb)) {
		cue->status = DIA_STATUS_REFUSED;
	} else if (group->is_future) {
		cue->status = group->is_negated ? DIA_STATUS_REFUSED : DIA_STATUS_PLANNED;
		cue->strength = group->is_negated ? 1.9 : 1.6;
	} else if (cue->status == DIA_STATUS_DONE && is_lasting(group)) {
		cue->status = DIA_STATUS_IN_PROGRESS;
		cue->strength = 1.4;
	} else if (group->is_present && group->has_be && group->verb->verb_class != DIA_VERB_STAND) {
		cue->strength -= 0.4; /* "is adopted by decree": a rule, or how things are */
	}
	return cue->status != DIA_STATUS_STATES;
}

/* "The drafting of a law has begun": what has begun is a step. */
static gboolean
has_step_before(const DiaClaimScan *scan, guint32 first, guint32 at)
{
	enum { SUBJECT_REACH = 12 }; /* tokens from the noun of the step to the verb */

	for (guint32 next = at - first > SUBJECT_REACH ? at - SUBJECT_REACH : first; next < at; next++) {
		guint32 n_tokens;
		const DiaVerbForm *form = dia_verb_group_match(scan, next, at, &n_tokens);

		if (dia_claims_is_in(scan, next, DIA_LIST_PROCEDURE))
			return TRUE;
		if (form != NULL && form->forms == DIA_FORM_GERUND &&
		    get_meaning((DiaVerbClass)form->verb_class).status == DIA_STATUS_PLANNED)
			return TRUE;
	}
	return FALSE;
}

/* "Awaits its second reading", "was awaiting approval". */
static gboolean
is_on_its_way(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	enum { OBJECT_REACH = 5 }; /* tokens */

	return dia_claims_has(scan, at, MIN(end, at + OBJECT_REACH), DIA_LIST_PROCEDURE);
}

/* "Once the bill has been passed", "until it is adopted": the verb tells of what may come. */
static gboolean
is_condition(const DiaClaimScan *scan, guint32 first, guint32 at)
{
	enum { SUBJECT_REACH = 14 }; /* tokens from "once" over a subject to its verb */
	guint32 from = at - first > SUBJECT_REACH ? at - SUBJECT_REACH : first;

	while (at-- > from) {
		if (scan->tokens[at].kind == DIA_TOKEN_PUNCTUATION && dia_claims_mark(scan, at) != '-')
			return FALSE;
		if (dia_claims_is_in(scan, at, DIA_LIST_CONDITION))
			return TRUE;
	}
	return FALSE;
}

/*
 * A verb that only goes on with another has the other's meaning, and so has one of which the subject is a step: who
 * "begins to draft" has no more than a plan. @return FALSE where it goes on with what is not known: "continues to be"
 */
static gboolean
join_verbs(const DiaClaimScan *scan, guint32 first, guint32 end, DiaVerbGroup *group, DiaFoundCue *cue)
{
	DiaStatus other = DIA_STATUS_DONE;
	DiaVerbGroup governed;

	if (read_governed(scan, group, end, &governed)) {
		group->end = governed.end;
		other = get_meaning((DiaVerbClass)governed.verb->verb_class).status;
	} else if (group->verb->verb_class == DIA_VERB_CONTINUE && group->end < end &&
		   dia_claims_is_word(scan, group->end, "to")) {
		return FALSE;
	} else if (cue->status == DIA_STATUS_IN_PROGRESS && has_step_before(scan, first, group->first)) {
		if (group->is_bare)
			return FALSE; /* "consultations continue" */
		other = DIA_STATUS_PLANNED;
	}
	if (group->verb->verb_class == DIA_VERB_AWAIT && is_on_its_way(scan, group->end, end)) {
		cue->status = DIA_STATUS_PLANNED;
		cue->strength = 1.5;
	}
	if ((goes_on(group) || cue->status == DIA_STATUS_IN_PROGRESS) && !group->is_negated &&
	    other != DIA_STATUS_DONE)
		cue->status = other;
	return cue->status != DIA_STATUS_STATES;
}

static gboolean
is_verb(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	guint32 n_tokens;
	const DiaVerbForm *form = dia_verb_group_match(scan, at, end, &n_tokens);

	return (form != NULL && form->verb_class < DIA_VERB_TO) ||
	       dia_claims_match(scan, DIA_CLAIM_CUE_REPORT, at, end, &n_tokens) != NULL ||
	       dia_claims_match(scan, DIA_CLAIM_CUE_APPRAISAL, at, end, &n_tokens) != NULL;
}

/* "The law that would limit", "the law that the Minister had announced": behind a relative, of which the noun opens
 * the sentence or stands right before it. */
static gboolean
is_relative(const DiaClaimScan *scan, const DiaVerbGroup *group, guint32 first)
{
	enum { SUBJECT_REACH = 5 }; /* tokens from "that" over a subject to its verb */
	static const char *const relatives[] = { "that", "which", "who", "whose", "whom", NULL };
	guint32 at = group->first;

	if (at > first && dia_claims_is_one_of(scan, at - 1, relatives))
		return TRUE;
	while (at > first && group->first - at <= SUBJECT_REACH && !dia_claims_is_one_of(scan, at, relatives))
		at--;
	if (!dia_claims_is_one_of(scan, at, relatives))
		return FALSE;
	for (guint32 before = first; before < at; before++)
		if (is_verb(scan, before, at))
			return FALSE;
	return at > first;
}

/* "The reform promised in 2010". */
static gboolean
is_reduced(const DiaClaimScan *scan, const DiaVerbGroup *group, guint32 first, guint32 end)
{
	const DiaGrammar *grammar = scan->analysis->lexicon->grammar;

	return group->is_bare && group->first > first && group->end < end &&
	       (group->verb->forms & DIA_FORM_PARTICIPLE) != 0 &&
	       (dia_grammar_classes(grammar, scan->tokens[group->end].word) & DIA_CLASS_PREPOSITION) != 0;
}

/* Does another clause begin between two tokens? */
static gboolean
has_joint(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	static const char *const joints[] = { "and", "but", "while", NULL };

	for (guint32 at = first; at < end; at++)
		if (dia_claims_mark(scan, at) == ';' || dia_claims_mark(scan, at) == ':' ||
		    dia_claims_is_one_of(scan, at, joints))
			return TRUE;
	return FALSE;
}

/* What a verb tells of a thing in passing does not count where the main verb behind it says what became of it. */
static void
drop_descriptions(DiaClaimScan *scan)
{
	const DiaFoundCue *main_verb = NULL;

	for (guint i = scan->found->len; i-- > 0;) {
		DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->verb == NULL)
			continue;
		if (!cue->is_description)
			main_verb = cue;
		else if (main_verb != NULL && !has_joint(scan, cue->end, main_verb->first))
			cue->strength = 0.0;
	}
}

/*
 * "There is, as yet, no law", "there has never been a", "there will soon be a"; "does not have", "has as yet no": what
 * there is, read from a group that has no other verb. @return FALSE where @group says nothing of it
 */
static gboolean
judge_existence(const DiaClaimScan *scan, guint32 first, guint32 end, DiaVerbGroup *group, DiaFoundCue *cue)
{
	static const char *const articles[] = { "a", "an", "another", "one", NULL };
	gboolean is_there = group->first > first && dia_claims_is_word(scan, group->first - 1, "there");
	gboolean has_article;
	gboolean is_none;

	if (group->end >= end || !(is_there ? group->has_be : group->has_have && !group->has_be))
		return FALSE;
	is_none = dia_claims_is_word(scan, group->end, "no");
	has_article = dia_claims_is_one_of(scan, group->end, articles);
	if (group->is_duty || group->is_infinitive || (group->is_future && group->is_negated))
		return FALSE;
	*cue = (DiaFoundCue){ .status = DIA_STATUS_DONE, .strength = 0.8, .text = is_there ? "there is" : "has no" };
	if (group->is_negated || is_none) {
		cue->status = group->is_over && (is_there || has_article) ? DIA_STATUS_REVERSED : DIA_STATUS_NOT_DONE;
		cue->strength = is_there ? 1.8 : 1.5;
		cue->is_negated = TRUE;
	} else if (group->is_future) {
		cue->status = DIA_STATUS_PLANNED;
		cue->strength = 1.5;
	} else if (!is_there || !has_article) {
		return FALSE;
	}
	group->first -= is_there ? 1 : 0;
	group->end += is_none ? 1 : 0;
	return TRUE;
}

static gboolean
add_existence(DiaClaimScan *scan, guint32 first, guint32 end, DiaVerbGroup *group)
{
	DiaFoundCue cue;

	if (!judge_existence(scan, first, end, group, &cue) || !take_place(scan, group, &cue))
		return FALSE;
	cue.first = group->first;
	cue.end = group->end;
	g_array_append_val(scan->found, cue);
	return TRUE;
}

/* "How the penalty might be abolished", "could be adopted": a participle behind what may be tells of no act. */
static void
drop_possible(DiaClaimScan *scan, const DiaVerbGroup *group)
{
	if (!group->is_ability || group->is_negated || group->has_have)
		return;
	for (guint i = scan->found->len; i-- > 0;) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->status == DIA_STATUS_DONE && cue->first >= group->first && cue->end <= group->end)
			g_array_remove_index(scan->found, i);
	}
}

/* "The bill would not touch it": what a text holds is no refusal of anybody. */
static gboolean
is_of_text(const DiaClaimScan *scan, const DiaVerbGroup *group, guint32 first)
{
	enum { SUBJECT_REACH = 6 }; /* tokens from the text to its verb */
	guint32 from = group->first - first > SUBJECT_REACH ? group->first - SUBJECT_REACH : first;

	return group->is_future && group->is_negated && !group->has_be && !has_joint(scan, from, group->first) &&
	       dia_claims_has(scan, from, group->first, DIA_LIST_LAW) &&
	       !dia_claims_has(scan, from, group->first, DIA_LIST_EXECUTIVE);
}

/* "Does not consider a moratorium appropriate": who finds a thing uncalled for refuses it. */
static gboolean
finds_unfit(const DiaClaimScan *scan, const DiaVerbGroup *group, guint32 end)
{
	enum { OBJECT_REACH = 14 }; /* tokens from the verb over its object to what it is found */

	return group->is_negated && group->verb->verb_class == DIA_VERB_WEIGH &&
	       dia_claims_has(scan, group->end, MIN(end, group->end + OBJECT_REACH), DIA_LIST_FITTING);
}

void
dia_claims_read_verbs(DiaClaimScan *scan, guint32 first, guint32 end)
{
	const DiaPhrases *phrases = dia_verbs_phrases(scan->analysis->lexicon->verbs);

	for (guint32 at = dia_phrases_next(phrases, scan->tokens, first, end); at < end;
	     at = dia_phrases_next(phrases, scan->tokens, at + 1, end)) {
		DiaFoundCue cue = { .status = DIA_STATUS_STATES };
		DiaVerbGroup group;

		if (!dia_verb_group_read(scan, at, end, &group)) {
			if (add_existence(scan, first, end, &group))
				at = group.end - 1;
			continue;
		}
		if (!is_sure(scan, &group, first))
			continue;
		drop_possible(scan, &group);
		if (judge_group(&group, &cue) && join_verbs(scan, first, end, &group, &cue)) {
			gboolean is_reference = is_reduced(scan, &group, first, end);

			if (is_condition(scan, first, group.first))
				cue.strength /= 4.0;
			if (cue.status == DIA_STATUS_REFUSED && is_of_text(scan, &group, first))
				cue.status = DIA_STATUS_NOT_DONE;
			if (finds_unfit(scan, &group, end))
				cue.status = DIA_STATUS_REFUSED;
			if (is_reference)
				cue.strength /= 2.0;
			cue.is_description = is_reference || is_relative(scan, &group, first);
			if (take_place(scan, &group, &cue))
				add_group(scan, &group, &cue);
		}
		at = group.end - 1;
	}
	g_array_sort(scan->found, dia_claims_compare_cues);
	drop_descriptions(scan);
}
