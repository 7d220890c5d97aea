/*
 * Reads assertions from clauses.
 *
 * In: sentences, cut into clauses at semicolons and words such as "but". Out: for each clause with one
 * verb that is affirmed or denied: its polarity, its predicate (the first telling word behind the
 * auxiliary) and the terms that it is about. Words decide: "no", "not", "without exception"
 * (data/checks.txt); where they leave a doubt the clause is left out.
 */
#include "check/assertions.h"

#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

enum {
	MAX_ASSERTIONS = 65536,
	DAYS_OF_MONTH = 31,
};

typedef struct {
	const DiaCheckedReport *report;
	const DiaSentence *sentence;
	DiaTerms *terms;
	DiaPeriod period;
	DiaPeriod last; /* of an earlier sentence of the paragraph */
	guint32 paragraph;
	guint figure; /* the first that may stand in the sentence; sentences come in order */
	guint date;
	guint next_date; /* the first at or behind the word that was read last */
	guint name;
	gboolean is_excepted; /* the sentence has exceptions */
	gboolean is_bound;    /* it says when or where */
	gboolean is_stated;   /* someone says it */
	gboolean is_dialogue; /* of the report: what is past when it was written was so on its day */
	GArray *assertions;
} Reader;

/* --- Words ------------------------------------------------------------------------------------------- */

static gboolean
is_auxiliary(const DiaCheckedReport *report, guint32 at)
{
	return (dia_token_classes(report, at) &
		DIA_CLASS_AUXILIARY) != 0 ||
	       dia_check_cue_at(report, at, at + 1, DIA_CUE(DIA_CHECK_REMAINS)) != NULL;
}

static const DiaCheckCue *
find_cue(const Reader *reader, guint32 first, guint32 end, DiaCueKind kind)
{
	return dia_check_cue_find_first(reader->report, first, end, DIA_CUE(kind));
}

/* The first one, but for that of a number, "Decree No. 947". */
static const DiaCheckCue *
find_negator(const Reader *reader, guint32 first, guint32 end)
{
	const DiaCheckCue *cue = find_cue(reader, first, end, DIA_CHECK_NEGATOR);

	while (cue != NULL && (dia_token_is(reader->report, cue->end, ".") ||
			       dia_token_is_kind(reader->report, cue->end, DIA_TOKEN_NUMBER)))
		cue = find_cue(reader, cue->end, end, DIA_CHECK_NEGATOR);
	return cue;
}

/* "all", "every": not those of "in all", which is a total. */
static gboolean
is_universal(const DiaCheckedReport *report, guint32 at)
{
	static const char *const words[] = { "all", "every", "each", "any", NULL };

	return dia_token_is_one_of(report, at, words);
}

static gboolean
is_past(const DiaCheckedReport *report, guint32 at)
{
	static const char *const words[] = { "was", "were", "had", "did", NULL };

	return dia_token_is_one_of(report, at, words);
}

/* --- Periods and numbers ------------------------------------------------------------------------------ */

/* From the first to the last date that the sentence names. */
static void
read_period(Reader *reader)
{
	const GArray *dates = reader->report->analysis->dates;
	DiaSpan span = dia_token_span(reader->report, reader->sentence->first_token,
				      reader->sentence->end_token);

	/* "During 2019 the council had 45 notices. No rally was banned.": of the same year */
	if (reader->sentence->paragraph != reader->paragraph)
		reader->last = (DiaPeriod){ 0 };
	else if (reader->period.first != 0)
		reader->last = reader->period;
	reader->paragraph = reader->sentence->paragraph;
	reader->period = (DiaPeriod){ 0 };
	for (; reader->date < dates->len; reader->date++) {
		const DiaDateMark *mark = &g_array_index(dates, DiaDateMark, reader->date);

		if (mark->span.start >= span.end)
			return;
		if (mark->span.start < span.start || mark->period.first == 0)
			continue;
		if (reader->period.first == 0)
			reader->period = mark->period;
		reader->period.first = MIN(reader->period.first, mark->period.first);
		reader->period.last = MAX(reader->period.last, mark->period.last);
	}
}

/* "fourteen cases", "some villages" */
static void
read_counts(Reader *reader, DiaAssertion *assertion, guint32 first, guint32 end)
{
	const DiaCheckedReport *report = reader->report;
	const DiaCheckCue *some = find_cue(reader, first, end, DIA_CHECK_SOME);
	DiaSpan span = dia_token_span(report, first, end);

	while (reader->figure < report->n_figures &&
	       report->figures[reader->figure].span.start < span.start)
		reader->figure++;
	for (guint i = reader->figure; i < report->n_figures; i++) {
		const DiaFigure *figure = &report->figures[i];

		if (figure->span.start >= span.end || assertion->n_counts == DIA_MAX_COUNTS)
			break;
		if (g_strcmp0(figure->unit, "count") == 0 &&
		    (figure->is_range || figure->value.coefficient > 0))
			assertion->counts[assertion->n_counts++] = dia_token_at(report, first, end, figure->span.start);
	}
	if (some != NULL && assertion->n_counts < DIA_MAX_COUNTS)
		assertion->counts[assertion->n_counts++] = some->first;
	assertion->is_counted = assertion->n_counts > 0;
}

/* --- Classes of words ---------------------------------------------------------------------------------- */

/* The section "alike-..." or "stricter-..." of the words at a token; NULL where they are in none. */
static const DiaCheckCue *
find_class(const Reader *reader, guint32 at, guint32 end)
{
	return dia_check_cue_at(reader->report, at, end, DIA_CUE(DIA_CHECK_ALIKE));
}

static void
add_term(DiaAssertion *assertion, guint32 id, guint32 at, gboolean is_class)
{
	if (assertion->n_terms == DIA_MAX_ASSERTED || dia_terms_contain(assertion->terms, assertion->n_terms, id))
		return;
	assertion->at[assertion->n_terms] = at;
	assertion->classes |= is_class ? 1u << assertion->n_terms : 0;
	assertion->terms[assertion->n_terms++] = id;
}

/* Adds the class of the words at a token: where they affirm it, what is less than it as well. */
static gboolean
read_class(const Reader *reader, DiaAssertion *assertion, guint32 at, guint32 end, guint32 *behind)
{
	const DiaCheckCue *cue = find_class(reader, at, end);

	if (cue == NULL)
		return FALSE;
	*behind = cue->end;
	add_term(assertion, dia_terms_intern_class(reader->terms, cue->numbers.alike), at, TRUE);
	if (cue->numbers.is_stricter && !assertion->is_negative)
		add_term(assertion, dia_terms_intern_class(reader->terms, cue->numbers.alike - 1), at, TRUE);
	return TRUE;
}

/* "has taken place", "were registered": says no more than that there was something. */
static gboolean
is_happening(const Reader *reader, guint32 at, guint32 end, guint32 *behind)
{
	const DiaCheckCue *cue =
	    dia_check_cue_at(reader->report, at, MIN(at + 6, end), DIA_CUE(DIA_CHECK_HAPPENS));

	if (cue == NULL)
		return FALSE;
	*behind = cue->end;
	return TRUE;
}

/* "nobody has been arrested for an article": where little else is told, what is said of words holds of all words. */
static void
read_classes(const Reader *reader, DiaAssertion *assertion, guint32 first, guint32 end)
{
	guint32 behind;

	if (assertion->n_terms >= 2)
		return;
	for (guint32 at = first; at < end; at++)
		read_class(reader, assertion, at, end, &behind);
}

static gboolean
has_cue_at(const Reader *reader, guint32 at, guint32 end, DiaCueSet kinds, guint32 *behind)
{
	const DiaCheckCue *cue = dia_check_cue_at(reader->report, at, end, kinds);

	if (cue == NULL)
		return FALSE;
	*behind = cue->end;
	return TRUE;
}

/* One past a date that starts at a token; @at where none does. */
static guint32
pass_date(Reader *reader, guint32 at, guint32 end)
{
	const GArray *all = reader->report->analysis->dates;
	const DiaDateMark *dates = (const DiaDateMark *)(const void *)all->data;
	guint32 start = reader->report->tokens[at].start;
	guint next = reader->next_date;

	/* From word to word it is a step to the next one, if any. */
	while (next > 0 && dates[next - 1].span.start >= start)
		next--;
	while (next < all->len && dates[next].span.start < start)
		next++;
	reader->next_date = next;
	return next < all->len && dates[next].span.start == start
		       ? dia_token_at(reader->report, at, end, dates[next].span.end)
		       : at;
}

/* One past the date that comes next within a few words; one past @at where none does. */
static guint32
pass_to_date(Reader *reader, guint32 at, guint32 end)
{
	enum { REACH = 8 };

	for (guint32 next = at + 1; next < MIN(at + REACH, end); next++)
		if (pass_date(reader, next, end) > next)
			return pass_date(reader, next, end);
	return at + 1;
}

static gboolean
is_count(const DiaAssertion *assertion, guint32 at)
{
	for (guint i = 0; i < assertion->n_counts; i++)
		if (assertion->counts[i] == at)
			return TRUE;
	return FALSE;
}

static void
read_terms(Reader *reader, DiaAssertion *assertion, guint32 first, guint32 end)
{
	/* "the delegation said that": who says it is no part of what is said. */
	const DiaCueSet speech = DIA_CUE(DIA_CHECK_STATED) | DIA_CUE(DIA_CHECK_SPEAKER);
	const DiaCueSet signs = DIA_CUE(DIA_CHECK_NEGATOR) | DIA_CUE(DIA_CHECK_REMAINS) | DIA_CUE(DIA_CHECK_EVER) |
				(reader->is_stated ? speech : 0);
	DiaTerm term;
	guint32 behind;

	for (guint32 at = first; at < end; at = term.end) {
		if (has_cue_at(reader, at, end, signs, &term.end))
			continue;
		/* "for what they wrote": why it did not happen is no part of what did not. */
		if (assertion->is_negative && has_cue_at(reader, at, end, DIA_CUE(DIA_CHECK_CAUSE), &term.end)) {
			read_classes(reader, assertion, term.end, end);
			return;
		}
		/* "in the Republic of Norland": all of a State's report is about its country. */
		term.end = MAX(dia_token_pass_state(reader->report, at, end), pass_date(reader, at, end));
		if (term.end > at || is_happening(reader, at, end, &term.end) ||
		    read_class(reader, assertion, at, end, &term.end))
			continue;
		/* "in all settings": the word behind "all" narrows nothing. */
		if (at > first && is_universal(reader->report, at)) {
			assertion->is_universal = TRUE;
			term.end = MIN(at + 2, end);
			continue;
		}
		/* "since the reform of 2011": a time */
		if (assertion->is_negative && dia_token_is(reader->report, at, "since") && reader->period.first != 0) {
			term.end = pass_to_date(reader, at, end);
			continue;
		}
		term.end = at + 1;
		if (is_count(assertion, at) || !dia_terms_read(reader->terms, reader->report, at, end, &term))
			continue;
		add_term(assertion, term.id, at, FALSE);
		/* "cases of trafficking" is one term, and the class is behind its first word */
		for (guint32 inner = at + 1; inner < term.end; inner++)
			read_class(reader, assertion, inner, term.end, &behind);
	}
}

/* The first telling word behind the auxiliary; those of permission and prohibition are one. */
static void
read_predicate(Reader *reader, DiaAssertion *assertion, guint32 from, guint32 end)
{
	const DiaCheckCue *permitted = find_cue(reader, from, end, DIA_CHECK_PERMITTED);
	const DiaCheckCue *prohibited = find_cue(reader, from, end, DIA_CHECK_PROHIBITED);
	const DiaCheckCue *entitled = find_cue(reader, from, MIN(from + 5, end), DIA_CHECK_ENTITLED);
	const DiaCheckCue *alike;
	DiaTerm term;

	if (entitled != NULL)
		from = entitled->end;
	for (guint32 at = from; at < end; at = term.end) {
		if ((permitted != NULL && permitted->first == at) ||
		    (prohibited != NULL && prohibited->first == at)) {
			assertion->predicate = dia_terms_intern(reader->terms, "=permit");
			/* "no rally was banned" denies no more than that it happened. */
			if (assertion->kind == DIA_ASSERTS_PREDICATE)
				assertion->is_negative ^= prohibited != NULL && prohibited->first == at;
			return;
		}
		if (is_auxiliary(reader->report, at)) {
			term.end = at + 1;
			continue;
		}
		if (is_happening(reader, at, end, &term.end)) {
			assertion->is_happening = TRUE;
			continue;
		}
		alike = find_class(reader, at, end);
		if (alike != NULL) {
			assertion->predicate = dia_terms_intern_class(reader->terms, alike->numbers.alike);
			return;
		}
		if (dia_terms_read(reader->terms, reader->report, at, end, &term)) {
			assertion->predicate = term.id;
			return;
		}
	}
}

static DiaMood
get_mood(const DiaCheckedReport *report, guint32 auxiliary, guint32 end)
{
	static const char *const may[] = { "may", "can", "cannot", "might", NULL };
	static const char *const must[] = { "must", "shall", NULL };

	if (dia_token_is_one_of(report, auxiliary, may))
		return DIA_MOOD_MAY;
	if (dia_token_is_one_of(report, auxiliary, must))
		return DIA_MOOD_MUST;
	/* "has the right to", "is entitled to" */
	return dia_check_cue_find_first(report, auxiliary, MIN(auxiliary + 6, end),
					DIA_CUE(DIA_CHECK_ENTITLED)) != NULL
		   ? DIA_MOOD_MAY
		   : DIA_MOOD_FACT;
}

/* "there are no camps", "the town has no prison", "no case was registered", "is not prohibited" */
static DiaAssertionKind
get_kind(const DiaCheckedReport *report, guint32 first, guint32 auxiliary, guint32 end, const DiaCheckCue *negator)
{
	static const char *const absent[] = { "never", "nowhere", NULL };
	static const char *const single[] = { "single", NULL };
	static const char *const have[] = { "has", "have", "had", NULL };
	static const char *const none[] = { "no", "nobody", "none", NULL };
	/* "no case", "not a single case" */
	gboolean is_no = negator != NULL &&
			 (negator->end == negator->first + 1
			      ? dia_token_is_one_of(report, negator->first, none)
			      : !dia_token_is(report, negator->end - 1, "longer"));

	if (auxiliary > first && dia_token_is(report, auxiliary - 1, "there"))
		return DIA_ASSERTS_EXISTENCE;
	if (negator != NULL && dia_token_is_one_of(report, negator->first, absent))
		return DIA_ASSERTS_ABSENCE;
	/* "did not receive a single letter" */
	if (negator != NULL && !is_no && dia_tokens_have(report, negator->end, MIN(negator->end + 8, end), single))
		return DIA_ASSERTS_ABSENCE;
	if (is_no && negator->first > auxiliary)
		return dia_token_is_one_of(report, auxiliary, have) ? DIA_ASSERTS_EXISTENCE
								    : DIA_ASSERTS_PREDICATE;
	return is_no ? DIA_ASSERTS_ABSENCE : DIA_ASSERTS_PREDICATE;
}

static gboolean
has_cue(const Reader *reader, DiaCueSet kinds)
{
	return dia_check_cue_find_first(reader->report, reader->sentence->first_token,
					reader->sentence->end_token, kinds) != NULL;
}

/* What the auxiliary says, and the predicate behind it. */
static void
read_verb(Reader *reader, DiaAssertion *assertion, guint32 first, guint32 auxiliary, guint32 end,
	  const DiaCheckCue *negator)
{
	static const char *const perfect[] = { "has", "have", NULL };
	guint32 from = auxiliary + 1;

	if (negator != NULL && negator->first <= auxiliary + 1 && negator->end > from)
		from = negator->end;
	assertion->is_past = is_past(reader->report, auxiliary);
	assertion->is_perfect = dia_tokens_have(reader->report, auxiliary, MIN(auxiliary + 4, end), perfect) ||
				(reader->is_dialogue && dia_token_is(reader->report, auxiliary, "had"));
	assertion->mood = get_mood(reader->report, auxiliary, end);
	assertion->kind = get_kind(reader->report, first, auxiliary, end, negator);
	read_predicate(reader, assertion, from, end);
}

/* Does it name a law or a body, which is there then? */
static gboolean
is_named(Reader *reader, DiaSpan span)
{
	const GArray *names = reader->report->analysis->names;

	for (; reader->name < names->len; reader->name++) {
		const DiaNameMark *mark = &g_array_index(names, DiaNameMark, reader->name);

		if (mark->span.start >= span.end)
			return FALSE;
		if (mark->span.start >= span.start && mark->kind != DIA_COMMITMENT_POLICY)
			return TRUE;
	}
	return FALSE;
}

/* Where what a clause refers back to starts: in the sentence, or in the one before. */
static guint32
find_antecedent(const Reader *reader, guint32 first)
{
	enum { REACH = 80 };
	const DiaSentence *sentence = reader->sentence;
	guint32 start = sentence->first_token;

	if (first == start && sentence > dia_analysis_sentences(reader->report->analysis) &&
	    sentence[-1].paragraph == sentence->paragraph)
		start = sentence[-1].first_token;
	return MAX(start, first - MIN(first, REACH));
}

static gboolean
is_pronoun(const DiaCheckedReport *report, const DiaCheckCue *negator, guint32 auxiliary)
{
	return negator != NULL && negator->end == auxiliary &&
	       (dia_token_is(report, negator->first, "none") || dia_token_is(report, negator->end - 1, "one"));
}

static gboolean
is_within(const DiaCheckCue *cue, guint32 at)
{
	return cue != NULL && cue->first <= at && at < cue->end;
}

/* The first comma of tokens [first, end); @end where there is none. */
static guint32
find_comma(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	while (first < end && !dia_token_is(report, first, ","))
		first++;
	return MIN(first, end);
}

/* "It notes the statement that no case was ...": where what is denied starts. */
static guint32
find_denied(const Reader *reader, guint32 first, const DiaCheckCue *negator)
{
	for (guint32 at = negator != NULL ? negator->first : first; at > first; at--)
		if (dia_token_is(reader->report, at - 1, "that"))
			return at;
	return first;
}

/* "No military court tries civilians": without an auxiliary, what is denied of the subject. */
static gboolean
opens_with_none(const Reader *reader, guint32 first, guint32 end)
{
	static const char *const none[] = { "no", "nobody", "none", NULL };
	const DiaCheckCue *negator = find_negator(reader, first, MIN(first + 2, end));

	return negator != NULL && (dia_token_is_one_of(reader->report, negator->first, none) ||
				   negator->end > negator->first + 1);
}

/*
 * "Nobody was executed in 2016": one word tells enough where it stands for a class of them, with its date; but not
 * "nobody was charged under it", of what was told before.
 */
static gboolean
is_telling_alone(const Reader *reader, const DiaAssertion *assertion, guint32 first, guint32 end)
{
	static const char *const pronouns[] = { "it", "its", "them", "they", "their", "this", "these", "those", "that",
						NULL };

	if (assertion->n_terms != 1 || (assertion->classes & 1) == 0)
		return FALSE;
	return assertion->is_negative ? reader->period.first != 0 && assertion->kind == DIA_ASSERTS_ABSENCE &&
					(assertion->predicate == assertion->terms[0] || assertion->is_happening) &&
					!dia_tokens_have(reader->report, first, end, pronouns)
				      : assertion->is_counted;
}

static gboolean
names_state(const Reader *reader, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (dia_token_pass_state(reader->report, at, end) > at)
			return TRUE;
	return FALSE;
}

/* "No officer has been charged", behind what tells of a shooting: of that one, as nothing shows it to be of all. */
static gboolean
is_bare(const Reader *reader, const DiaAssertion *assertion, guint32 first, guint32 end)
{
	const DiaSentence *sentence = reader->sentence;

	return assertion->is_negative && assertion->kind == DIA_ASSERTS_ABSENCE && assertion->n_terms == 2 &&
	       assertion->period.first == 0 && !names_state(reader, first, end) &&
	       sentence > dia_analysis_sentences(reader->report->analysis) &&
	       sentence[-1].paragraph == sentence->paragraph && find_cue(reader, first, end, DIA_CHECK_CAUSE) == NULL;
}

static void
read_clause(Reader *reader, guint32 first, guint32 end)
{
	const DiaCheckedReport *report = reader->report;
	const DiaCheckCue *negator = find_negator(reader, first, end);
	DiaAssertion assertion = { .report = report->index,
				   .paragraph = reader->sentence->paragraph,
				   .sentence = (guint32)(reader->sentence - dia_analysis_sentences(report->analysis)),
				   .period = reader->period,
				   .predicate = DIA_WORD_NONE };
	guint32 from = find_denied(reader, first, negator);
	guint32 auxiliary = from;

	while (auxiliary < end && (!is_auxiliary(report, auxiliary) || is_within(negator, auxiliary)))
		auxiliary++;
	if (reader->assertions->len >= MAX_ASSERTIONS ||
	    (negator != NULL && ((auxiliary == end && !opens_with_none(reader, from, end)) ||
				 find_negator(reader, negator->end, end) != NULL)))
		return;
	assertion.span = dia_token_span(report, first, end);
	assertion.is_negative = assertion.has_negator = negator != NULL;
	assertion.is_universal = is_universal(report, first) ||
				 find_cue(reader, first, end, DIA_CHECK_UNIVERSAL) != NULL;
	assertion.is_ever = find_cue(reader, first, end, DIA_CHECK_EVER) != NULL;
	assertion.is_named = is_named(reader, assertion.span);
	assertion.has_ordinary_cause = find_cue(reader, first, end, DIA_CHECK_ORDINARY_OFFENCE) != NULL;
	read_counts(reader, &assertion, first, end);
	if (auxiliary < end)
		read_verb(reader, &assertion, from, auxiliary, end, negator);
	else if (negator != NULL)
		assertion.kind = DIA_ASSERTS_ABSENCE;
	/* "does not, in practice, ...": a "not" that is far from the verb denies something else. */
	if (negator != NULL && assertion.kind == DIA_ASSERTS_PREDICATE && negator->first > auxiliary + 2) {
		guint32 comma = find_comma(report, auxiliary, negator->first);

		if (comma < negator->first)
			read_clause(reader, first, comma);
		return;
	}
	/* "nobody was hurt when the police came": of what is past it is the time that is told. */
	assertion.is_excepted = reader->is_excepted || (reader->is_bound && !assertion.is_past);
	/* "812 rallies were notified and none was banned": none of what the clause or the sentence before counts. */
	if (is_pronoun(report, negator, auxiliary) && negator->first == from)
		read_terms(reader, &assertion, find_antecedent(reader, first), first);
	if (assertion.is_past && assertion.is_negative && assertion.period.first == 0 && !assertion.is_ever &&
	    reader->last.last - reader->last.first >= DAYS_OF_MONTH)
		assertion.period = reader->last;
	read_terms(reader, &assertion, from,
		   assertion.kind == DIA_ASSERTS_ABSENCE ? find_comma(report, MAX(auxiliary, negator->end), end) : end);
	/* "28 inquiries into torture, and not a single case was tried" */
	if (assertion.is_negative && assertion.n_terms == 1)
		read_classes(reader, &assertion, from > first ? first : find_antecedent(reader, first), from);
	if (assertion.n_terms >= 2 ? !is_bare(reader, &assertion, from, end)
				   : is_telling_alone(reader, &assertion, from, end))
		g_array_append_val(reader->assertions, assertion);
}

/* --- Sentences ---------------------------------------------------------------------------------------- */

/* "; ", ", and", "and none", "but": what follows says something of its own. */
static gboolean
is_break(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	static const char *const denials[] = { "none", "no", "nobody", "not", "never", NULL };
	static const char *const words[] = { ";",	 ":",	     "but",    "while",
					     "whereas",	 "although", "though", "because", NULL };

	return dia_token_is_one_of(report, at, words) ||
	       (dia_token_is(report, at, ",") && at + 1 < end &&
		(dia_token_is(report, at + 1, "and") || dia_token_is(report, at + 1, "none"))) ||
	       (dia_token_is(report, at, "and") && at + 1 < end &&
		dia_token_is_one_of(report, at + 1, denials));
}

static void
read_sentence(Reader *reader)
{
	guint32 first = reader->sentence->first_token;
	guint32 end = reader->sentence->end_token;

	read_period(reader);
	reader->is_stated = has_cue(reader, DIA_CUE(DIA_CHECK_STATED));
	if (has_cue(reader, DIA_CUE(DIA_CHECK_REPORTED) | DIA_CUE(DIA_CHECK_FUTURE)) ||
	    (reader->is_stated && !reader->is_dialogue && !has_cue(reader, DIA_CUE(DIA_CHECK_SPEAKER))))
		return;
	reader->is_excepted = has_cue(reader, DIA_CUE(DIA_CHECK_EXCEPTION));
	reader->is_bound = has_cue(reader, DIA_CUE(DIA_CHECK_AT_TIME));
	for (guint32 at = first; at <= end; at++) {
		if (at < end && !is_break(reader->report, at, end))
			continue;
		if (at > first)
			read_clause(reader, first, at);
		first = at + 1;
	}
}

GArray *
dia_assertions_find(DiaTerms *terms, const DiaCheckedReport *report)
{
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	Reader reader = { .report = report, .terms = terms, .is_dialogue = dia_checked_report_is_dialogue(report) };

	reader.assertions = g_array_new(FALSE, FALSE, sizeof(DiaAssertion));
	for (guint i = 0; i < report->analysis->sentences->len; i++) {
		reader.sentence = &sentences[i];
		if (dia_paragraph_is_prose(report, sentences[i].paragraph) &&
		    sentences[i].end_token > sentences[i].first_token)
			read_sentence(&reader);
	}
	return reader.assertions;
}
