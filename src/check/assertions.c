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

enum { MAX_ASSERTIONS = 65536 };

typedef struct {
	const DiaCheckedReport *report;
	const DiaSentence *sentence;
	DiaTerms *terms;
	DiaPeriod period;
	DiaPeriod last; /* of an earlier sentence of the paragraph */
	guint32 paragraph;
	guint figure; /* the first that may stand in the sentence; sentences come in order */
	guint date;
	guint name;
	gboolean is_excepted; /* the sentence has exceptions */
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
			       reader->report->tokens[cue->end].kind == DIA_TOKEN_NUMBER))
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
static gboolean
is_counted(Reader *reader, guint32 first, guint32 end)
{
	const DiaCheckedReport *report = reader->report;
	DiaSpan span = dia_token_span(report, first, end);

	while (reader->figure < report->n_figures &&
	       report->figures[reader->figure].span.start < span.start)
		reader->figure++;
	for (guint i = reader->figure; i < report->n_figures; i++) {
		const DiaFigure *figure = &report->figures[i];

		if (figure->span.start >= span.end)
			break;
		if (g_strcmp0(figure->unit, "count") == 0 &&
		    (figure->is_range || figure->value.coefficient > 0))
			return TRUE;
	}
	return find_cue(reader, first, end, DIA_CHECK_SOME) != NULL;
}

/* --- Classes of words ---------------------------------------------------------------------------------- */

/* The class of the words at a token that are alike for a denial, "ban" and "forbid"; its end receives theirs. */
static gboolean
read_class(const Reader *reader, guint32 at, guint32 end, DiaTerm *term)
{
	/* One for each section "alike-..." of data/checks.txt, in their order; more are not told apart. */
	static const char *const classes[] = { "=1",  "=2",  "=3",  "=4",  "=5",  "=6",	 "=7",	"=8",
					       "=9",  "=10", "=11", "=12", "=13", "=14", "=15", "=16",
					       "=17", "=18", "=19", "=20", "=21", "=22", "=23", "=24",
					       "=25", "=26", "=27", "=28", "=29", "=30", "=31", "=32" };
	const DiaCheckCue *cue =
	    dia_check_cue_at(reader->report, at, MIN(at + 4, end), DIA_CUE(DIA_CHECK_ALIKE));

	if (cue == NULL)
		return FALSE;
	*term = (DiaTerm){ .first = at, .end = cue->end };
	term->id = dia_terms_intern_class(
	    reader->terms, classes[MIN(cue->numbers.alike, (guint32)G_N_ELEMENTS(classes)) - 1]);
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
read_causes(const Reader *reader, DiaAssertion *assertion, guint32 first, guint32 end)
{
	DiaTerm term;

	if (assertion->n_terms >= 2)
		return;
	for (guint32 at = first; at < end; at++)
		if (read_class(reader, at, end, &term))
			dia_terms_add(term.id, assertion->terms, &assertion->n_terms, DIA_MAX_ASSERTED);
}

static void
read_terms(Reader *reader, DiaAssertion *assertion, guint32 first, guint32 end)
{
	const DiaCueSet signs = DIA_CUE(DIA_CHECK_NEGATOR) | DIA_CUE(DIA_CHECK_REMAINS);
	DiaTerm term;

	for (guint32 at = first; at < end; at = term.end) {
		const DiaCheckCue *sign =
		    dia_check_cue_at(reader->report, at, MIN(at + 3, end), signs);
		const DiaCheckCue *cause;

		if (sign != NULL) {
			term.end = sign->end;
			continue;
		}
		/* "for what they wrote": why it did not happen is no part of what did not. */
		cause = assertion->is_negative ? dia_check_cue_at(reader->report, at, MIN(at + 4, end),
								  DIA_CUE(DIA_CHECK_CAUSE))
					       : NULL;
		if (cause != NULL) {
			read_causes(reader, assertion, cause->end, end);
			return;
		}
		/* "in the Republic of Norland": all of a State's report is about its country. */
		term.end = dia_token_pass_state(reader->report, at, end);
		if (term.end > at || is_happening(reader, at, end, &term.end))
			continue;
		if (read_class(reader, at, end, &term)) {
			dia_terms_add(term.id, assertion->terms, &assertion->n_terms, DIA_MAX_ASSERTED);
			continue;
		}
		/* "in all settings": the word behind "all" narrows nothing. */
		if (at > first && is_universal(reader->report, at)) {
			assertion->is_universal = TRUE;
			term.end = MIN(at + 2, end);
			continue;
		}
		if (dia_terms_read(reader->terms, reader->report, at, end, &term))
			dia_terms_add(term.id, assertion->terms, &assertion->n_terms,
				      DIA_MAX_ASSERTED);
	}
}

/* The first telling word behind the auxiliary; those of permission and prohibition are one. */
static void
read_predicate(Reader *reader, DiaAssertion *assertion, guint32 from, guint32 end)
{
	const DiaCheckCue *permitted = find_cue(reader, from, end, DIA_CHECK_PERMITTED);
	const DiaCheckCue *prohibited = find_cue(reader, from, end, DIA_CHECK_PROHIBITED);
	const DiaCheckCue *entitled = find_cue(reader, from, MIN(from + 5, end), DIA_CHECK_ENTITLED);
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
get_kind(const DiaCheckedReport *report, guint32 first, guint32 auxiliary, const DiaCheckCue *negator)
{
	static const char *const have[] = { "has", "have", "had", NULL };
	static const char *const none[] = { "no", "nobody", "none", NULL };
	/* "no case", "not a single case" */
	gboolean is_no = negator != NULL &&
			 (negator->end == negator->first + 1
			      ? dia_token_is_one_of(report, negator->first, none)
			      : !dia_token_is(report, negator->end - 1, "longer"));

	if (auxiliary > first && dia_token_is(report, auxiliary - 1, "there"))
		return DIA_ASSERTS_EXISTENCE;
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
	assertion->is_perfect = dia_tokens_have(reader->report, auxiliary, MIN(auxiliary + 4, end), perfect);
	assertion->mood = get_mood(reader->report, auxiliary, end);
	assertion->kind = get_kind(reader->report, first, auxiliary, negator);
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

/* "812 rallies were notified and none was banned": none of what the clause or the sentence before counts. */
static void
read_antecedent(Reader *reader, DiaAssertion *assertion, guint32 first)
{
	const DiaCheckedReport *report = reader->report;
	const DiaSentence *sentence = reader->sentence;
	guint32 from = sentence->first_token;

	if (first == from && sentence > dia_analysis_sentences(report->analysis) &&
	    sentence[-1].paragraph == sentence->paragraph)
		from = sentence[-1].first_token;
	read_terms(reader, assertion, from, first);
}

static gboolean
is_pronoun(const DiaCheckedReport *report, const DiaCheckCue *negator, guint32 auxiliary)
{
	return negator != NULL && negator->end == auxiliary &&
	       (dia_token_is(report, negator->first, "none") || dia_token_is(report, negator->end - 1, "one"));
}

static void
read_clause(Reader *reader, guint32 first, guint32 end)
{
	const DiaCheckedReport *report = reader->report;
	const DiaCheckCue *negator = find_negator(reader, first, end);
	DiaAssertion assertion = { .report = report->index,
				   .paragraph = reader->sentence->paragraph,
				   .is_excepted = reader->is_excepted,
				   .period = reader->period };
	guint32 auxiliary = first;

	while (auxiliary < end && !is_auxiliary(report, auxiliary))
		auxiliary++;
	if (reader->assertions->len >= MAX_ASSERTIONS ||
	    (negator != NULL && (auxiliary == end || find_negator(reader, negator->end, end) != NULL)))
		return;
	assertion.span = dia_token_span(report, first, end);
	assertion.is_negative = assertion.has_negator = negator != NULL;
	assertion.is_universal = is_universal(report, first) ||
				 find_cue(reader, first, end, DIA_CHECK_UNIVERSAL) != NULL;
	assertion.is_counted = is_counted(reader, first, end);
	assertion.is_named = is_named(reader, assertion.span);
	assertion.predicate = DIA_WORD_NONE;
	if (auxiliary < end)
		read_verb(reader, &assertion, first, auxiliary, end, negator);
	/* "does not, in practice, ...": a "not" that is far from the verb denies something else. */
	if (negator != NULL && assertion.kind == DIA_ASSERTS_PREDICATE &&
	    negator->first > auxiliary + 2)
		return;
	if (is_pronoun(report, negator, auxiliary) && negator->first == first)
		read_antecedent(reader, &assertion, first);
	if (assertion.is_past && assertion.is_negative && assertion.period.first == 0)
		assertion.period = reader->last;
	read_terms(reader, &assertion, first, end);
	if (assertion.n_terms >= 2)
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
	if (has_cue(reader, DIA_CUE(DIA_CHECK_REPORTED) | DIA_CUE(DIA_CHECK_FUTURE)))
		return;
	reader->is_excepted = has_cue(reader, DIA_CUE(DIA_CHECK_EXCEPTION));
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
	Reader reader = { .report = report, .terms = terms };

	reader.assertions = g_array_new(FALSE, FALSE, sizeof(DiaAssertion));
	for (guint i = 0; i < report->analysis->sentences->len; i++) {
		reader.sentence = &sentences[i];
		if (dia_paragraph_is_prose(report, sentences[i].paragraph) &&
		    sentences[i].end_token > sentences[i].first_token)
			read_sentence(&reader);
	}
	return reader.assertions;
}
