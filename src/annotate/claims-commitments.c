/*
 * Which commitments a clause names, and what it says of each: instruments where it speaks of
 * joining them, matters, and what was named before where it goes on with "it" or "the law".
 */
#include "annotate/claims.h"
#include "base/months.h"

#include <string.h>

enum {
	ROW_MENTIONS = 3,     /* instruments that make a sentence a list or table of them */
	EXCEPTION_REACH = 30, /* tokens from "except" to the last treaty that it holds for */
};

static const double OWN_STRENGTH = 1.7; /* more than any participle, less than "has not yet"... */
static const double OWN_NEGATION = 2.3; /* ...but "is not an offence" has its negation in itself */

/* Does a clause speak of joining a treaty (or leaving it), not only of what it says? */
static gboolean
speaks_of_adhesion(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	return dia_claims_find(scan, DIA_CLAIM_CUE_ADHESION, first, end, end) != NULL;
}

/*
 * A treaty in a list or table is followed by a date of ratification, or by a dash where there is
 * none.
 * @return the status that this gives, DIA_STATUS_STATES for none
 */
static DiaStatus
judge_cell(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	const DiaToken *token;

	while (at < end &&
	       (dia_claims_mark(scan, at) == ')' || scan->tokens[at].kind == DIA_TOKEN_MIXED))
		at++;
	if (at >= end)
		return DIA_STATUS_STATES;
	token = &scan->tokens[at];
	if (token->kind == DIA_TOKEN_NUMBER && at + 1 < end &&
	    (token->length == 4 ||
	     dia_month_parse(scan->text + scan->tokens[at + 1].start, NULL) > 0))
		return DIA_STATUS_DONE;
	if (token->kind == DIA_TOKEN_PUNCTUATION && (token->flags & DIA_TOKEN_SPACE_BEFORE) &&
	    (scan->text[token->start] == '-' ||
	     g_str_has_prefix(scan->text + token->start, "\xe2\x80\x93") ||
	     g_str_has_prefix(scan->text + token->start, "\xe2\x80\x94")))
		return DIA_STATUS_NOT_DONE;
	return DIA_STATUS_STATES;
}

/* A dash in the column of signatures, and a date in that of ratifications after it. */
static DiaStatus
judge_row(const DiaClaimScan *scan, guint32 at, guint32 end)
{
	DiaStatus status = judge_cell(scan, at, end);

	for (; status == DIA_STATUS_NOT_DONE && at < end; at++)
		if (judge_cell(scan, at, end) == DIA_STATUS_DONE)
			return DIA_STATUS_DONE;
	return status;
}

static void
add_named(GArray *named, const char *id, const DiaJudgement *judgement, gboolean is_continued)
{
	DiaNamedCommitment fresh = { .id = id, .judgement = *judgement, .is_continued = is_continued };

	for (guint i = 0; i < named->len; i++) {
		DiaNamedCommitment *other = &g_array_index(named, DiaNamedCommitment, i);

		if (!g_str_equal(other->id, id))
			continue;
		if (judgement->strength > other->judgement.strength)
			other->judgement = *judgement;
		return;
	}
	g_array_append_val(named, fresh);
}

static const DiaInstrument *
get_instrument(const DiaClaimScan *scan, const DiaMention *mention)
{
	return dia_instruments_get(scan->analysis->lexicon->instruments, mention->instrument);
}

/* The mentions that start before a byte; @return one past the last of them. */
static guint
find_mention_end(const DiaClaimScan *scan, guint first, guint32 byte)
{
	const GArray *mentions = scan->analysis->mentions;

	while (first < mentions->len &&
	       g_array_index(mentions, DiaMention, first).span.start < byte)
		first++;
	return first;
}

/* Does the paragraph of a mention name several treaties next to it? */
static gboolean
is_list_of_treaties(const DiaClaimScan *scan, guint index)
{
	const GArray *mentions = scan->analysis->mentions;
	guint first = index >= ROW_MENTIONS ? index - ROW_MENTIONS + 1 : 0;
	guint n_treaties = 0;

	if (index >= mentions->len)
		return FALSE;
	for (guint i = first; i < mentions->len && i < index + ROW_MENTIONS; i++) {
		const DiaMention *mention = &g_array_index(mentions, DiaMention, i);

		if (mention->paragraph == g_array_index(mentions, DiaMention, index).paragraph)
			n_treaties += get_instrument(scan, mention)->kind == DIA_INSTRUMENT_TREATY;
	}
	return n_treaties >= ROW_MENTIONS;
}

static DiaJudgement
judge(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span, const DiaFoundCue *own,
      const DiaJudgement *clause)
{
	guint32 at = dia_tokens_find(scan->tokens, first, end, span.start);
	guint32 at_end = dia_tokens_find(scan->tokens, at, end, span.end);
	DiaJudgement judgement;

	if (clause->status == DIA_STATUS_RECOMMENDED || clause->governs)
		return *clause;
	judgement = dia_claims_judge_near(scan, first, end, at, at_end, own);
	if (judgement.status == DIA_STATUS_STATES)
		judgement = *clause;
	dia_claims_judge_aim(scan, first, at, at_end, &judgement);
	return judgement;
}

/* "A party to all core treaties except ...": what is named after it is not among them. */
static gboolean
is_exception(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span)
{
	guint32 at = dia_tokens_find(scan->tokens, first, end, span.start);
	guint32 from = at - first > EXCEPTION_REACH ? at - EXCEPTION_REACH : first;

	return dia_claims_find(scan, DIA_CLAIM_CUE_EXCEPTION, from, at, at) != NULL;
}

/* "Five years after the ratification of the Protocol the mechanism did not exist": of a treaty that only tells when,
 * it is said that it was joined. */
static gboolean
is_date_of(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span, DiaWordList deeds)
{
	enum { LINK_REACH = 5 }; /* tokens from "ratification" to the name: "entry into force of the new" */
	static const char *const since[] = { "after", "since", "following", "despite", "upon", "having", NULL };
	static const char *const passed[] = { "the", "its", "their", "it", "date", "of", "day", NULL };
	guint32 at = dia_tokens_find(scan->tokens, first, end, span.start);
	guint32 from = at - first > LINK_REACH ? at - LINK_REACH : first;

	while (at > from && !dia_claims_is_in(scan, at, deeds))
		at--;
	if (!dia_claims_is_in(scan, at, deeds))
		return FALSE;
	while (at > first && dia_claims_is_one_of(scan, at - 1, passed))
		at--;
	return at > first && dia_claims_is_one_of(scan, at - 1, since);
}

/* Who has signed a treaty has not yet joined it. */
static gboolean
is_signature(const DiaClaimScan *scan, const DiaJudgement *judgement)
{
	return judgement->status == DIA_STATUS_DONE && judgement->cue != NULL &&
	       (dia_claims_ends_in(scan, judgement, DIA_LIST_SIGNING) ||
		strstr(judgement->cue, " signature") != NULL);
}

/* "was signed in 2017 and ratified in 2021": the second says more. */
static gboolean
tells_of_ratification(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->first >= first && cue->end <= end && cue->status == DIA_STATUS_DONE &&
		    dia_claims_has(scan, cue->first, cue->end, DIA_LIST_RATIFYING))
			return TRUE;
	}
	return FALSE;
}

/* "The Protocol, which has no clause on withdrawal and which the State ratified": what it does not have says
 * nothing of who joined it. */
static gboolean
tells_of_contents(const DiaClaimScan *scan, const DiaJudgement *judgement)
{
	static const char *const having[] = { "has", "have", "had", "contains", NULL };

	return judgement->status == DIA_STATUS_NOT_DONE && judgement->cue != NULL &&
	       (dia_claims_is_in(scan, judgement->first, DIA_LIST_LACKING) ||
		(dia_claims_is_one_of(scan, judgement->first, having) &&
		 judgement->end > judgement->first + 1 && dia_claims_is_word(scan, judgement->first + 1, "no")));
}

/* "The plan has no budget", "the Commission has no powers over": what there is, and falls short. */
static gboolean
has_shortfall(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span, const DiaJudgement *judgement)
{
	enum { SUBJECT_REACH = 9 }; /* tokens from the name to its verb: "of 2015 on the rights of children" */
	static const char *const verbs[] = { "has no", "have no", "had no", "has had no", "lacks", "has neither",
					     NULL };
	static const char *const having[] = { "has", "have", "had", NULL };
	guint32 after = dia_tokens_find(scan->tokens, first, end, span.end);

	if (judgement->status != DIA_STATUS_NOT_DONE || judgement->cue == NULL ||
	    !(dia_words_hold(verbs, judgement->cue) || g_str_has_prefix(judgement->cue, "no ")))
		return FALSE;
	for (guint i = 0; i < scan->found->len; i++) {
		const DiaFoundCue *cue = &g_array_index(scan->found, DiaFoundCue, i);

		if (cue->text == judgement->cue && cue->first >= after && cue->first > first &&
		    cue->first < after + SUBJECT_REACH)
			return !g_str_has_prefix(cue->text, "no ") ||
			       dia_claims_is_one_of(scan, cue->first - 1, having); /* "has + no timetable" */
	}
	return FALSE;
}

static void
name_instruments(const DiaClaimScan *scan, DiaCommitmentCursor *cursor, guint32 first, guint32 end,
		 const DiaJudgement *clause, GArray *named)
{
	const GArray *mentions = scan->analysis->mentions;
	gboolean joins = speaks_of_adhesion(scan, first, end);
	guint stop = find_mention_end(scan, cursor->mention, dia_token_end(&scan->tokens[end - 1]));
	gboolean is_list = is_list_of_treaties(scan, cursor->mention);

	for (; cursor->mention < stop; cursor->mention++) {
		const DiaMention *mention = &g_array_index(mentions, DiaMention, cursor->mention);
		const DiaInstrument *instrument = get_instrument(scan, mention);
		DiaJudgement judgement = { .status = DIA_STATUS_STATES };
		gboolean is_dated;

		if (instrument->kind == DIA_INSTRUMENT_TREATY && is_list)
			judgement.status = judge_row(
				scan, dia_tokens_find(scan->tokens, first, end, mention->span.end), end);
		if (judgement.status != DIA_STATUS_STATES)
			judgement.strength = OWN_STRENGTH;
		else if (instrument->kind == DIA_INSTRUMENT_POLICY ||
			 (instrument->kind == DIA_INSTRUMENT_TREATY && joins))
			judgement = judge(scan, first, end, mention->span, NULL, clause);
		else
			continue;
		is_dated = is_date_of(scan, first, end, mention->span, DIA_LIST_JOINING);
		if (instrument->kind == DIA_INSTRUMENT_TREATY &&
		    ((tells_of_contents(scan, &judgement) && tells_of_ratification(scan, first, end)) ||
		     (judgement.status == DIA_STATUS_NOT_DONE && is_dated)))
			judgement.status = DIA_STATUS_DONE;
		if (instrument->kind == DIA_INSTRUMENT_POLICY &&
		    has_shortfall(scan, first, end, mention->span, &judgement))
			judgement.status = DIA_STATUS_PARTIAL;
		if (instrument->kind == DIA_INSTRUMENT_TREATY && is_signature(scan, &judgement) &&
		    !tells_of_ratification(scan, first, end))
			judgement.status = DIA_STATUS_PARTIAL;
		if (instrument->kind == DIA_INSTRUMENT_TREATY &&
		    (judgement.status == DIA_STATUS_DONE ||
		     judgement.status == DIA_STATUS_PARTIAL) &&
		    is_exception(scan, first, end, mention->span))
			judgement.status = DIA_STATUS_NOT_DONE;
		judgement.is_negated = judgement.status == DIA_STATUS_NOT_DONE;
		add_named(named, instrument->id, &judgement, FALSE);
	}
}

/* What says less comes after what says more: "abolished for all offences other than" is partial. */
static gboolean
outweighs(DiaStatus status, DiaStatus other)
{
	static const guint8 ranks[] = { [DIA_STATUS_STATES] = 0,  [DIA_STATUS_DONE] = 2,
					[DIA_STATUS_PARTIAL] = 4, [DIA_STATUS_IN_PROGRESS] = 3,
					[DIA_STATUS_PLANNED] = 1, [DIA_STATUS_RECOMMENDED] = 1,
					[DIA_STATUS_REFUSED] = 6, [DIA_STATUS_NOT_DONE] = 5,
					[DIA_STATUS_REVERSED] = 7 };

	return ranks[status] > ranks[other];
}

static gboolean
has_negation(const char *phrase)
{
	static const char *const words[] = { "no", "not", NULL };
	g_auto(GStrv) parts = g_strsplit(phrase, " ", -1);

	for (char **part = parts; *part != NULL; part++)
		if (dia_words_hold(words, *part))
			return TRUE;
	return FALSE;
}

/* Does a status only narrow what was said before it? */
static gboolean
limits(DiaStatus status, const DiaFoundCue *before)
{
	return status == DIA_STATUS_PARTIAL && before->status == DIA_STATUS_DONE;
}

/* What a clause says of one matter in words that only count for this matter; the longer covers its
 * words: "no permit is required". */
static gboolean
find_own_status(const DiaClaimScan *scan, guint32 matter, guint32 first, guint32 end,
		DiaFoundCue *own)
{
	const DiaMatters *matters = scan->analysis->lexicon->matters;
	const DiaPhrases *statuses = dia_matters_statuses(matters);
	guint32 covered = first;
	double strength = 0.0;

	*own = (DiaFoundCue){ .status = DIA_STATUS_STATES };
	for (guint32 at = dia_phrases_next(statuses, scan->tokens, first, end); at < end;
	     at = dia_phrases_next(statuses, scan->tokens, at + 1, end)) {
		DiaPhraseMatch found;
		guint32 index;

		if (!dia_phrases_match(statuses, scan->analysis->vocabulary, scan->text,
				       scan->tokens, at, end, &found))
			continue;
		for (guint n = 0; dia_phrases_payload(statuses, &found, n, &index); n++) {
			const DiaMatterTerm *term = dia_matters_term(matters, index);
			const char *text;

			if (term->matter != matter || at < covered || term->status == DIA_STATUS_STATES)
				continue;
			text = dia_matters_text(matters, term);
			covered = at + found.n_tokens;
			strength = MAX(strength, has_negation(text) ? OWN_NEGATION : OWN_STRENGTH);
			if (outweighs(term->status, own->status))
				*own = (DiaFoundCue){ /* "does not exist in our law in peacetime" is one statement */
					.first = limits(term->status, own) ? own->first : at,
					.end = covered, .status = term->status, .text = text
				};
			own->strength = strength; /* "does not exist, but for wartime" says both */
			break;
		}
	}
	return own->status != DIA_STATUS_STATES;
}

static gboolean
is_law_or_body(const DiaClaimScan *scan, guint32 at)
{
	return dia_claims_is_in(scan, at, DIA_LIST_LAW) || dia_claims_is_in(scan, at, DIA_LIST_INSTITUTION) ||
	       dia_claims_is_word(scan, at, "quota");
}

/* The words that name a matter end with the name of a law or a body: "the Legal Aid Act". */
static gboolean
ends_with_law_or_body(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span)
{
	guint32 last = dia_tokens_find(scan->tokens, first, end, span.end);

	return last > first && is_law_or_body(scan, last - 1);
}

/* The same, or "law on asylum". */
static gboolean
names_law_or_body(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span)
{
	const DiaGrammar *grammar = scan->analysis->lexicon->grammar;
	guint32 at = dia_tokens_find(scan->tokens, first, end, span.start);
	guint32 last = dia_tokens_find(scan->tokens, first, end, span.end);

	for (guint32 next = at + 1; next < last; next++)
		if ((dia_grammar_classes(grammar, scan->tokens[next].word) & DIA_CLASS_PREPOSITION) != 0 &&
		    is_law_or_body(scan, next - 1))
			return TRUE;
	return ends_with_law_or_body(scan, first, end, span);
}

static gboolean
names_plan(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span)
{
	guint32 last = dia_tokens_find(scan->tokens, first, end, span.end);

	return last > first && dia_claims_is_in(scan, last - 1, DIA_LIST_POLICY);
}

static gboolean
has_preposition(const DiaClaimScan *scan, guint32 first, guint32 end)
{
	const DiaGrammar *grammar = scan->analysis->lexicon->grammar;

	for (guint32 at = first; at < end; at++)
		if (dia_grammar_classes(grammar, scan->tokens[at].word) & DIA_CLASS_PREPOSITION)
			return TRUE;
	return FALSE;
}

/* "The Act of 1998 was repealed", "which repealed the Act". */
static gboolean
is_object_of_undoing(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span,
		     const DiaJudgement *judgement)
{
	enum { VERB_REACH = 6, OBJECT_REACH = 3 }; /* tokens from the name to the verb, from the verb to the name */
	guint32 at = dia_tokens_find(scan->tokens, first, end, span.start);
	guint32 from = at - first > OBJECT_REACH ? at - OBJECT_REACH : first;
	guint32 after = dia_tokens_find(scan->tokens, first, end, span.end);

	if (judgement->verb != NULL)
		return judgement->end + OBJECT_REACH >= at && judgement->first <= after + VERB_REACH &&
		       !has_preposition(scan, judgement->end, at); /* "lifted its stay on" */
	return dia_claims_has(scan, from, at, DIA_LIST_UNDOING) ||
	       dia_claims_has(scan, after, MIN(end, after + VERB_REACH), DIA_LIST_UNDOING);
}

/* A law that was repealed and a body that was abolished are no more; that something else was
 * repealed is told as done. */
static gboolean
is_undone(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span,
	  const DiaJudgement *judgement)
{
	return judgement->status == DIA_STATUS_DONE &&
	       ((judgement->verb != NULL && judgement->verb->verb_class == DIA_VERB_UNDO) ||
		dia_claims_ends_in(scan, judgement, DIA_LIST_UNDOING)) &&
	       names_law_or_body(scan, first, end, span) && is_object_of_undoing(scan, first, end, span, judgement) &&
	       !dia_claims_has(scan, dia_tokens_find(scan->tokens, first, end, span.end), end, DIA_LIST_SUCCESSOR);
}

/* "Legal aid has been discontinued": of a body or a programme the verb by itself says that it is no more. */
static gboolean
is_ended(const DiaClaimScan *scan, const DiaMatter *matter, guint32 first, guint32 end, DiaSpan span,
	 const DiaJudgement *judgement)
{
	return judgement->status == DIA_STATUS_DONE &&
	       (matter->kind == DIA_COMMITMENT_INSTITUTION || matter->kind == DIA_COMMITMENT_POLICY) &&
	       judgement->verb != NULL && judgement->verb->verb_class == DIA_VERB_UNDO &&
	       is_object_of_undoing(scan, first, end, span, judgement);
}

/* "Promises, and no asylum law", "without a law on asylum": a law or a body that there is none of. */
static gboolean
is_missed(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span)
{
	guint32 at = dia_tokens_find(scan->tokens, first, end, span.start);

	static const char *const articles[] = { "a", "an", "any", NULL };
	gboolean has_article = at > first + 1 && dia_claims_is_one_of(scan, at - 1, articles);

	if (has_article && dia_claims_is_word(scan, at - 2, "without"))
		return names_law_or_body(scan, first, end, span);
	return at > first && dia_claims_is_word(scan, at - 1, "no") && ends_with_law_or_body(scan, first, end, span);
}

/* "The Act created a fund that has not paid anything": what falls short is a part of what the law or the plan made. */
static gboolean
tells_of_part(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span, const DiaJudgement *judgement)
{
	static const char *const relatives[] = { "that", "which", "who", "whose", NULL };
	gboolean has_maker = FALSE;

	if (judgement->status != DIA_STATUS_NOT_DONE || !judgement->is_negated)
		return FALSE;
	for (guint32 at = dia_tokens_find(scan->tokens, first, end, span.end); at < end; at++) {
		has_maker |= dia_claims_is_in(scan, at, DIA_LIST_MAKING);
		if (has_maker && dia_claims_is_one_of(scan, at, relatives))
			return TRUE;
	}
	return FALSE;
}

/*
 * "The Equality Act of 2016 is a fine text, but no ministry has", "five years after the entry into force of the Act no
 * shelter has been opened": of a law that is there, what is denied is a part, unless it is its passing.
 */
static gboolean
is_there_in_part(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span, const DiaJudgement *judgement)
{
	guint32 at = dia_tokens_find(scan->tokens, first, end, span.start);
	guint32 after = dia_tokens_find(scan->tokens, first, end, span.end);

	if (judgement->status != DIA_STATUS_NOT_DONE || judgement->end == judgement->first ||
	    dia_claims_ends_in(scan, judgement, DIA_LIST_ENACTING) ||
	    dia_claims_ends_in(scan, judgement, DIA_LIST_ALTERING))
		return FALSE;
	if (is_date_of(scan, first, end, span, DIA_LIST_COMING))
		return TRUE;
	return after > at && after + 1 < end && dia_claims_is_in(scan, after - 1, DIA_LIST_LAW) &&
	       !dia_claims_is_in(scan, after - 1, DIA_LIST_BILL_WORD) &&
	       (scan->tokens[after - 1].flags & DIA_TOKEN_CAPITALIZED) != 0 &&
	       (scan->tokens[after].kind == DIA_TOKEN_NUMBER || scan->tokens[after + 1].kind == DIA_TOKEN_NUMBER);
}

/* "The Act has never been enforced", "the plan was not funded": of what is done only with what is there. */
static gboolean
lacks_afterlife(const DiaClaimScan *scan, guint32 first, guint32 end, DiaSpan span, const DiaJudgement *judgement)
{
	guint32 at = dia_tokens_find(scan->tokens, first, end, span.start);
	guint32 after = dia_tokens_find(scan->tokens, first, end, span.end);

	return judgement->status == DIA_STATUS_NOT_DONE && judgement->end > judgement->first &&
	       judgement->first >= after &&
	       dia_claims_has(scan, judgement->end - 1, MIN(end, judgement->end + 1), DIA_LIST_AFTERLIFE) &&
	       !dia_claims_has(scan, at > first ? at - 1 : at, after, DIA_LIST_BILL_WORD);
}

/* A bad practice that "it is not planned to end" is refused, though what is told of it stands there too. */
static gboolean
is_kept(const DiaMatter *matter, const DiaJudgement *judgement, const DiaJudgement *clause)
{
	return matter->is_removal && judgement->status == DIA_STATUS_NOT_DONE &&
	       clause->status == DIA_STATUS_REFUSED;
}

static void
name_matters(const DiaClaimScan *scan, DiaCommitmentCursor *cursor, guint32 first, guint32 end,
	     const DiaJudgement *clause, GArray *named)
{
	const GArray *marks = scan->analysis->matters;
	const DiaMatters *matters = scan->analysis->lexicon->matters;
	guint32 stop = dia_token_end(&scan->tokens[end - 1]);

	for (; cursor->matter < marks->len; cursor->matter++) {
		const DiaMatterMark *mark = &g_array_index(marks, DiaMatterMark, cursor->matter);
		const DiaMatter *matter = dia_matters_get(matters, mark->matter);
		DiaFoundCue own;
		DiaJudgement judgement;

		if (mark->span.start >= stop)
			return;
		judgement =
			judge(scan, first, end, mark->span,
			      find_own_status(scan, mark->matter, first, end, &own) ? &own : NULL,
			      clause);
		if (!matter->is_removal && (is_undone(scan, first, end, mark->span, &judgement) ||
					    is_ended(scan, matter, first, end, mark->span, &judgement)))
			judgement.status = DIA_STATUS_REVERSED;
		else
			dia_claims_turn_status(scan, first, end, mark, &judgement);
		if (judgement.status == DIA_STATUS_DONE &&
		    dia_claims_is_in_paper(scan, first, end,
					   dia_tokens_find(scan->tokens, first, end, mark->span.start)))
			judgement.status = DIA_STATUS_PLANNED;
		if (!matter->is_removal && (tells_of_part(scan, first, end, mark->span, &judgement) ||
					    (matter->kind == DIA_COMMITMENT_LAW &&
					     is_there_in_part(scan, first, end, mark->span, &judgement)) ||
					    ((names_law_or_body(scan, first, end, mark->span) ||
					      names_plan(scan, first, end, mark->span)) &&
					     (has_shortfall(scan, first, end, mark->span, &judgement) ||
					      lacks_afterlife(scan, first, end, mark->span, &judgement)))))
			judgement.status = DIA_STATUS_PARTIAL;
		if (is_kept(matter, &judgement, clause))
			judgement.status = DIA_STATUS_REFUSED;
		if (judgement.status == DIA_STATUS_STATES && !matter->is_removal &&
		    is_missed(scan, first, end, mark->span)) {
			judgement.status = DIA_STATUS_NOT_DONE;
			judgement.is_negated = TRUE;
		}
		add_named(named, matter->id, &judgement, FALSE);
	}
}

static void
remember(DiaCommitmentCursor *cursor, const GArray *named)
{
	cursor->n_last = 0;
	for (guint i = 0; i < named->len && i < DIA_MAX_NAMED; i++)
		cursor->last[cursor->n_last++] = g_array_index(named, DiaNamedCommitment, i).id;
}

static DiaCommitmentKind
get_kind(const DiaClaimScan *scan, const char *id)
{
	const DiaLexicon *lexicon = scan->analysis->lexicon;
	gint matter = dia_matters_find(lexicon->matters, id);
	gint instrument = matter < 0 ? dia_instruments_find(lexicon->instruments, id) : -1;

	if (matter >= 0)
		return dia_matters_get(lexicon->matters, (guint)matter)->kind;
	return instrument >= 0 && dia_instruments_get(lexicon->instruments, (guint)instrument)->kind ==
					  DIA_INSTRUMENT_TREATY
		       ? DIA_COMMITMENT_TREATY
		       : DIA_COMMITMENT_POLICY;
}

/* Can a noun stand for a commitment of a kind and for few others? "The members" are those of a body. */
static gboolean
suits(const DiaClaimScan *scan, guint32 noun, DiaCommitmentKind kind)
{
	switch (kind) {
	case DIA_COMMITMENT_TREATY:
		return dia_claims_is_in(scan, noun, DIA_LIST_RESUMED_TREATY);
	case DIA_COMMITMENT_INSTITUTION:
		return dia_claims_is_in(scan, noun, DIA_LIST_RESUMED_BODY) ||
		       dia_claims_is_in(scan, noun, DIA_LIST_INSTITUTION);
	case DIA_COMMITMENT_LAW:
		return dia_claims_is_in(scan, noun, DIA_LIST_LAW);
	case DIA_COMMITMENT_POLICY:
		return dia_claims_is_in(scan, noun, DIA_LIST_POLICY);
	default:
		return FALSE;
	}
}

/* Which of the commitments that were named last the subject of a clause stands for. */
typedef struct {
	guint32 noun;
	gboolean is_any;     /* the noun tells nothing of it */
	gboolean has_suited; /* those of its kind alone */
} Resumption;

static Resumption
find_resumption(const DiaClaimScan *scan, const DiaCommitmentCursor *cursor, guint32 first, guint32 end)
{
	Resumption resumption = { .noun = dia_claims_find_definite(scan, cursor, first, end) };

	resumption.is_any = resumption.noun >= end;
	if (resumption.is_any)
		return resumption;
	for (guint i = 0; i < cursor->n_last; i++)
		resumption.has_suited |= suits(scan, resumption.noun, get_kind(scan, cursor->last[i]));
	resumption.is_any = !resumption.has_suited &&
			    !dia_claims_is_in(scan, resumption.noun, DIA_LIST_RESUMED_BODY) &&
			    !dia_claims_is_in(scan, resumption.noun, DIA_LIST_RESUMED_TREATY);
	return resumption;
}

/* "The law", "the provision"; what is lifted of it may be "the requirement". */
static gboolean
is_whole(const DiaClaimScan *scan, guint32 noun)
{
	return is_law_or_body(scan, noun) || dia_claims_is_in(scan, noun, DIA_LIST_POLICY) ||
	       dia_claims_is_word(scan, noun, "provision");
}

/* "A quota was introduced. It was struck out": of what was named before, the passive tells that it is no more. */
static gboolean
is_end(const DiaClaimScan *scan, const DiaJudgement *judgement, const char *id)
{
	const DiaMatters *matters = scan->analysis->lexicon->matters;
	gint matter = dia_matters_find(matters, id);

	return matter >= 0 && !dia_matters_get(matters, (guint)matter)->is_removal &&
	       judgement->status == DIA_STATUS_DONE && judgement->verb != NULL &&
	       judgement->verb->verb_class == DIA_VERB_UNDO && dia_claims_is_passive(scan, judgement);
}

/* What a clause says of the commitments that were named last. */
static void
name_last(const DiaClaimScan *scan, const DiaCommitmentCursor *cursor, guint32 first, guint32 end,
	  const DiaJudgement *clause, GArray *named)
{
	const DiaMatters *matters = scan->analysis->lexicon->matters;
	Resumption resumption = find_resumption(scan, cursor, first, end);

	for (guint i = 0; i < cursor->n_last; i++) {
		gint matter = dia_matters_find(matters, cursor->last[i]);
		DiaJudgement judgement = *clause;
		DiaFoundCue own;

		if (!resumption.is_any && !suits(scan, resumption.noun, get_kind(scan, cursor->last[i])))
			continue;
		if (matter >= 0 && clause->end > clause->first && dia_claims_ends_in(scan, clause, DIA_LIST_RATIFYING))
			continue; /* what is ratified is a treaty */
		if (matter < 0 && clause->is_negated && !speaks_of_adhesion(scan, first, end))
			continue; /* "it may not carry out executions": the treaty is as it was */
		if (judgement.bits & DIA_CLAIM_CUE_SHORTFALL)
			judgement.status = DIA_STATUS_PARTIAL;
		if (matter >= 0 && find_own_status(scan, (guint32)matter, first, end, &own) &&
		    own.strength >= judgement.strength)
			judgement.status = own.status;
		if (is_end(scan, &judgement, cursor->last[i]) &&
		    (resumption.noun >= end || is_whole(scan, resumption.noun)))
			judgement.status = DIA_STATUS_REVERSED;
		if (judgement.status == DIA_STATUS_STATES)
			continue;
		add_named(named, cursor->last[i], &judgement, TRUE);
	}
}

void
dia_claims_name_commitments(const DiaClaimScan *scan, DiaCommitmentCursor *cursor, guint32 first,
			    guint32 end, const DiaJudgement *clause, GArray *named)
{
	g_array_set_size(named, 0);
	name_instruments(scan, cursor, first, end, clause, named);
	name_matters(scan, cursor, first, end, clause, named);
	if (dia_claims_is_about_last(scan, cursor, first, end, clause, named->len > 0))
		name_last(scan, cursor, first, end, clause, named);
	if (named->len > 0) {
		remember(cursor, named);
		cursor->named_first = first;
		cursor->named_end = end;
	}
}
