/*
 * Reads acts with their dates from sentences, whatever names what they were done to.
 *
 * In: dates of a day or a month, the words for acts (data/checks.txt) before them, the heads of laws. Out: for each
 * date the act and the terms of its object. Of a law these are the words of the phrase around its head, "the Act
 * against sexual harassment", or of what it set up; of all else the words of the clause up to the date.
 */
#include "check/dated-acts.h"

#include <string.h>

#include "check/dated-objects.h"

enum {
	MAX_ACTS = 16384,
	DAYS_OF_MONTH = 31,
	BEFORE = 14,	/* tokens from an act to its date */
	BEHIND = 16,	/* tokens from a date that opens a sentence to its act */
	ANTECEDENT = 6, /* tokens before "which" */
};

/* --- Words and dates
 * ------------------------------------------------------------------------------------ */

static gboolean
is_of_date(const DiaActReader *reader, guint32 at)
{
	for (guint i = 0; i < reader->marks.n_dates; i++)
		if (reader->marks.dates[i].first <= at && at < reader->marks.dates[i].end)
			return TRUE;
	return FALSE;
}

/* What a token counts, in digits or in one word from "two" on; 0 for none. */
static gint64
read_number(const DiaCheckedReport *report, guint32 at)
{
	const DiaNumberWord *word;

	if (dia_token_number(report, at) > 0)
		return dia_token_number(report, at);
	word = dia_units_word(report->analysis->lexicon->units, report->tokens[at].word);
	return (word->classes & DIA_WORD_CARDINAL) && word->cardinal > 1 ? word->cardinal : 0;
}

/* The first number before a date, "two journalists", "Decree 9831", that labels no text; 0 for
 * none. */
static gint64
find_count(const DiaActReader *reader, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++) {
		gint64 number = is_of_date(reader, at) ? 0 : read_number(reader->report, at);

		if (number > 0 && (at == first || !dia_token_is_in(reader->report, at - 1, DIA_LIST_LABEL_NOUN)))
			return number;
	}
	return 0;
}

/* Is a date between two tokens? */
static gboolean
has_date(const DiaActReader *reader, guint32 first, guint32 end)
{
	for (guint i = 0; i < reader->marks.n_dates; i++)
		if (reader->marks.dates[i].first >= first && reader->marks.dates[i].end <= end)
			return TRUE;
	return FALSE;
}

/*
 * The day or month of a date. One after "since" has no end: its words tell which it is.
 * @return FALSE where it is longer
 */
static gboolean
read_period(const DiaActReader *reader, const DiaEventDate *date, DiaPeriod *period)
{
	gboolean has_month = FALSE;
	gboolean has_day = FALSE;
	GDate day;

	*period = date->period;
	if (period->last != DIA_PERIOD_OPEN)
		return period->last - period->first < DAYS_OF_MONTH;
	for (guint32 at = date->first; at < date->end; at++) {
		const DiaToken *token = &reader->report->tokens[at];

		has_month = has_month || (token->kind == DIA_TOKEN_WORD && !dia_token_is(reader->report, at, "since"));
		has_day = has_day || (token->kind == DIA_TOKEN_NUMBER && token->length <= 2);
	}
	day = dia_day_date(period->first);
	period->last = period->first;
	if (!has_day)
		period->last += g_date_get_days_in_month(g_date_get_month(&day), g_date_get_year(&day)) - 1u;
	return has_month && (has_day || g_date_get_day(&day) == 1);
}

/* --- Acts ---------------------------------------------------------------------------------------------- */

static DiaDatedKind
get_kind(const DiaCheckCue *cue)
{
	static const struct {
		DiaCueKind cue;
		DiaDatedKind kind;
	} all[] = {
		{ DIA_CHECK_ACT_ADOPT, DIA_DATED_ADOPT },
		{ DIA_CHECK_ACT_ASSENT, DIA_DATED_ASSENT },
		{ DIA_CHECK_ACT_FORCE, DIA_DATED_FORCE },
		{ DIA_CHECK_ACT_ABOLISH, DIA_DATED_ABOLISH },
		{ DIA_CHECK_ACT_FOUND, DIA_DATED_FOUND },
		{ DIA_CHECK_ACT_BEGIN, DIA_DATED_BEGIN },
		{ DIA_CHECK_ACT_INTRODUCE, DIA_DATED_INTRODUCE },
		{ DIA_CHECK_ACT_ELECT, DIA_DATED_ELECT },
		{ DIA_CHECK_ACT_HAND, DIA_DATED_HAND },
		{ DIA_CHECK_ACT_SIGN, DIA_DATED_SIGN },
		{ DIA_CHECK_ACT_RATIFY, DIA_DATED_RATIFY },
	};

	for (guint i = 0; i < G_N_ELEMENTS(all); i++)
		if (cue->kinds & DIA_CUE(all[i].cue))
			return all[i].kind;
	return cue->numbers.deed > 0 ? DIA_DATED_DEED + (cue->numbers.deed - 1) : DIA_DATED_VOTE;
}

static guint32
find_clause_start(const DiaActReader *reader, guint32 at)
{
	while (at > reader->marks.sentence->first_token && !dia_token_is(reader->report, at - 1, ";"))
		at--;
	return at;
}

/* "should act on the report, which was handed over": what the clause before asks for is not said of the report. */
static guint32
find_relative(const DiaActReader *reader, guint32 start, guint32 act)
{
	static const char *const words[] = { "which", "that", "who", "whom", "whose", NULL };

	for (guint32 at = act; at > start && act - at < 4; at--)
		if (dia_token_is_one_of(reader->report, at - 1, words))
			return at - 1;
	/* "which was signed on 12 December and passed on 21 November" */
	if (act > start && dia_token_is(reader->report, act - 1, "and")) {
		const DiaCheckCue *before =
			dia_check_cue_find(reader->report, start, act - 1, dia_act_cues);

		return before != NULL ? find_relative(reader, start, before->first) : start;
	}
	return start;
}

/* "among the first States to sign it", where the first Act is not the Act */
static gboolean
is_among_first(const DiaActReader *reader, guint32 at)
{
	static const char *const words[] = { "among", "one", NULL };

	return dia_token_is(reader->report, at, "first") &&
	       dia_tokens_have(reader->report,
			       at - MIN(at - reader->marks.sentence->first_token, 3), at, words);
}

/* "was not adopted", "should be set up", "amendments to the Act", "chapter 4 of the Act", "the second phase" */
static gboolean
is_other_thing(const DiaActReader *reader, const DiaDatedAct *act, guint32 first, guint32 end,
	       guint32 behind)
{
	static const char *const words[] = {
		"not",	       "never",	     "should",	  "recommended", "amended",	 "amending",
		"amendment",   "amendments", "amend",	  "revised",	 "revision",	 "reform",
		"second",      "third",	     "fourth",	  "interim",	 "provisional",	 "reading",
		"round",       "rerun",	     "re-run",	  "phase",	 "implementing", "first",
		"by-election", "replaced",   "replacing", "previous",	 "former",	 "appeal",
		"retrial",     "again",	     "another",	  "extended",	 "prolonged",	 "renewed",
		NULL
	};
	static const char *const times[] = { "until", "before", "after", NULL };

	/* "the Forest Law (amended)" is called so. */
	for (guint32 at = first; at + 2 < end; at++)
		if (dia_token_is(reader->report, at, "(") && dia_token_is(reader->report, at + 1, "amended") &&
		    dia_token_is(reader->report, at + 2, ")"))
			return is_other_thing(reader, act, at + 3, end, behind);
	/* "adopted after", where "after the adoption" tells its day */
	if (dia_tokens_have(reader->report, MAX(first, behind), end, times))
		return TRUE;
	for (guint32 at = first; at < end; at++)
		if (dia_token_is_one_of(reader->report, at, words) && !is_among_first(reader, at))
			return TRUE;
	return (act->kind < DIA_DATED_DEED && act->kind != DIA_DATED_HAND &&
		dia_tokens_have_in(reader->report, first, end, DIA_LIST_BILL_WORD)) ||
	       dia_check_cue_find(reader->report, first, end, DIA_CUE(DIA_CHECK_PART_OF_LAW)) !=
		       NULL ||
	       (act->kind != DIA_DATED_VOTE &&
		dia_check_cue_find(reader->report, first, end, DIA_CUE(DIA_CHECK_FUTURE)) !=
			NULL) ||
	       (act->kind <= DIA_DATED_ASSENT &&
		dia_check_cue_find(reader->report, first, end, DIA_CUE(DIA_CHECK_CHAMBER)) != NULL);
}

/* "the amending law of 3 May", where "should revise the law of 3 May" is of the law all the same */
static gboolean
is_other_law(const DiaActReader *reader, guint32 first, guint32 end)
{
	return dia_tokens_have_in(reader->report, first, end, DIA_LIST_OTHER_LAW);
}

/* The terms of tokens [first, end), into a set of at most @max. */
static guint
read_terms(const DiaActReader *reader, guint32 first, guint32 end, guint32 *set, guint max)
{
	DiaTerm term;
	guint n = 0;

	for (guint32 at = first; at < end; at = term.end)
		if (dia_act_read_term(reader, at, end, &term))
			dia_terms_add(term.id, set, &n, max);
	return n;
}

/* "As stated in paragraph 15 above", "of which paragraph 14 speaks" */
static void
read_cited(const DiaActReader *reader, DiaDatedAct *act)
{
	static const char *const words[] = { "paragraph", "para", NULL };
	guint n = 0;

	for (guint32 at = reader->marks.sentence->first_token;
	     at + 1 < reader->marks.sentence->end_token && n < DIA_MAX_ACT_CITED; at++)
		if (dia_token_is_one_of(reader->report, at, words) &&
		    dia_token_number(reader->report, at + 1) > 0)
			act->cited[n++] = dia_token_number(reader->report, at + 1);
}

/* "the Rapporteur on housing", "visited the capital": what stands at its place elsewhere tells
 * another thing. */
static void
read_ties(const DiaActReader *reader, DiaDatedAct *act)
{
	static const char *const links[] = { "of", "on",   "for", "in", "against", "at",
					     "to", "into", "the", "a",	"an",	   NULL };
	guint32 end = reader->marks.sentence->end_token;
	DiaTerm head;
	DiaTerm tail;

	for (guint32 at = reader->marks.sentence->first_token;
	     at < end && act->n_ties < DIA_MAX_ACT_TIES; at = head.end) {
		guint32 next;

		if (!dia_terms_read(reader->terms, reader->report, at, end, &head))
			continue;
		for (next = head.end;
		     next < end && dia_token_is_one_of(reader->report, next, links); next++)
			;
		if (next == head.end || next >= end || is_of_date(reader, next) ||
		    !dia_terms_read(reader->terms, reader->report, next, end, &tail))
			continue;
		act->ties[act->n_ties++] = (DiaActTie){
			.head = head.id,
			.tail = tail.id,
			.link = g_str_hash(dia_token_word(reader->report, head.end)),
		};
	}
}

/* "Parliament ratified", "the instrument was deposited": each has a day of its own. */
static gboolean
is_step(const DiaActReader *reader)
{
	return dia_tokens_have_in(reader->report, reader->marks.sentence->first_token,
			       reader->marks.sentence->end_token, DIA_LIST_STEP_OF_JOINING);
}

static gint64
read_label(const DiaActReader *reader, guint32 paragraph)
{
	const char *label = dia_document_paragraph(reader->report->document, paragraph)->label;
	char *end = NULL;
	gint64 number = label != NULL ? g_ascii_strtoll(label, &end, 10) : 0;

	return end != NULL && *end == '\0' ? number : 0;
}

static void
read_surroundings(const DiaActReader *reader, DiaDatedAct *act, const DiaEventDate *date)
{
	enum { REACH = 150 }; /* tokens */
	guint32 first = dia_analysis_first_token(reader->report->analysis, act->paragraph);
	guint32 end = dia_analysis_end_token(reader->report->analysis, act->paragraph);

	act->n_sentence =
		read_terms(reader, reader->marks.sentence->first_token,
			   reader->marks.sentence->end_token, act->sentence, DIA_MAX_ACT_SENTENCE);
	act->n_context = read_terms(reader, date->first - MIN(date->first - first, REACH),
				    MIN(date->end + REACH, end), act->context, DIA_MAX_ACT_CONTEXT);
	read_ties(reader, act);
	act->is_step = is_step(reader);
	act->label = read_label(reader, act->paragraph);
	read_cited(reader, act);
}

static DiaActDay
part_period(DiaPeriod period)
{
	const GDate date = dia_day_date(period.first);

	return (DiaActDay){ .day = period.first == period.last ? (gint)g_date_get_day(&date) : 0,
			    .month = (gint)g_date_get_month(&date),
			    .year = (gint)g_date_get_year(&date) };
}

static void
add_act(DiaActReader *reader, DiaDatedAct *act, const DiaEventDate *date)
{
	/* A law that only its day names is known by what is said of it. */
	if (act->n_object == 0 && act->number[0] == '\0' && act->kind != DIA_DATED_LAW_OF_DAY)
		return;
	act->report = reader->report->index;
	act->paragraph = reader->marks.sentence->paragraph;
	act->span = date->span;
	act->date = part_period(act->period);
	read_surroundings(reader, act, date);
	if (reader->acts->len < MAX_ACTS)
		g_array_append_vals(reader->acts, act, 1);
}

/* "; that decision", ". It" */
static gboolean
refers_back(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	static const char *const ends[] = { ";", ".", NULL };
	static const char *const pronouns[] = { "that", "this", "it", "these", NULL };

	return at + 1 < end && dia_token_is_one_of(report, at, ends) &&
	       dia_token_is_one_of(report, at + 1, pronouns);
}

/* Does something else begin? Not in "was annulled; that decision was given on". */
static gboolean
has_break(const DiaActReader *reader, guint32 first, guint32 end)
{
	static const char *const breaks[] = { ";", ":", NULL };

	for (guint32 at = first; at < end; at++)
		if (dia_token_is_one_of(reader->report, at, breaks) &&
		    !refers_back(reader->report, at, end))
			return TRUE;
	return FALSE;
}

/* Is what a date tells of that of the clause before? */
static gboolean
goes_on(const DiaActReader *reader, const DiaEventDate *date)
{
	for (guint32 at = date->first;
	     at > reader->marks.sentence->first_token && date->first - at < BEFORE; at--)
		if (refers_back(reader->report, at - 1, date->first))
			return TRUE;
	return FALSE;
}

/* "By a ministerial order of 3 May 2010 the league was" */
static gboolean
opens_by(const DiaActReader *reader, const DiaEventDate *date)
{
	enum { LONGEST = 9 };
	static const char *const by[] = { "by", "under", "through", "with", "pursuant", NULL };
	guint32 first = reader->marks.sentence->first_token;

	return date->first - first <= LONGEST && dia_token_is_one_of(reader->report, first, by) &&
	       dia_token_is(reader->report, date->first - 1, "of");
}

/* "On 3 May 2010 they", "as of 1 May 2010, when", "the end came fast: on 3 May 2010 they" */
static gboolean
opens(const DiaActReader *reader, const DiaEventDate *date)
{
	static const char *const before[] = { "on", "in", "since", "from", "as", "of", NULL };
	static const char *const breaks[] = { ":", ";", NULL };
	guint32 first = reader->marks.sentence->first_token;
	guint32 at = date->first;

	while (at > first && date->first - at < 2 &&
	       dia_token_is_one_of(reader->report, at - 1, before))
		at--;
	return at == first || opens_by(reader, date) ||
	       dia_token_is_one_of(reader->report, at - 1, breaks);
}

/* The act that a date belongs to: the last one before it, or, where it opens its clause, the first
 * behind it. */
static const DiaCheckCue *
find_act(const DiaActReader *reader, const DiaEventDate *date)
{
	static const char *const breaks[] = { ";", ":", NULL };
	guint32 first = reader->marks.sentence->first_token;
	guint32 end = reader->marks.sentence->end_token;
	guint32 low =
		date->first - MIN(date->first - first, goes_on(reader, date) ? 2 * BEFORE : BEFORE);
	const DiaCheckCue *cue = dia_check_cue_find(reader->report, low, date->first, dia_act_cues);

	if (cue != NULL && !has_break(reader, cue->end, date->first))
		return !has_date(reader, cue->end, date->first) ? cue : NULL;
	if (!opens(reader, date))
		return NULL;
	cue = dia_check_cue_find_first(reader->report, date->end, MIN(date->end + BEHIND, end),
				       dia_act_cues);
	return cue != NULL && !has_date(reader, date->end, cue->first) &&
		       !dia_tokens_have(reader->report, date->end, cue->first, breaks)
		   ? cue
		   : NULL;
}

/* "the ban of 3 May 2010 on the league", "annulment of 3 May 2010 of the decree" @return FALSE
 * where it is none */
static gboolean
read_noun(const DiaActReader *reader, DiaDatedAct *act, const DiaEventDate *date,
	  const DiaCheckCue *cue)
{
	static const char *const links[] = { "of", "on", "against", "for", "to", "in", NULL };
	static const char *const of_day[] = { "on", "in", NULL };
	guint32 end = reader->marks.sentence->end_token;

	/* "the adoption on 3 May 2010 of the Act" */
	if (!(cue->end == date->first && dia_token_is_one_of(reader->report, cue->end - 1, of_day)) &&
	    !(cue->end + 1 == date->first && dia_token_is(reader->report, cue->end, "of")))
		return FALSE;
	if (date->end >= end || !dia_token_is_one_of(reader->report, date->end, links))
		return FALSE;
	dia_act_add_terms(reader, act, date->end + 1,
			  dia_act_find_subject_end(reader, date->end + 1));
	return act->n_object > 0;
}

/* @param is_by_law a law is only what it was done by: "abolished by Decree No. 4 of 3 May 2010" */
static void
read_act(DiaActReader *reader, const DiaEventDate *date, DiaPeriod period, const DiaCheckCue *cue,
	 gboolean is_by_law)
{
	DiaDatedAct act = { .kind = get_kind(cue), .period = period };
	guint32 start = find_clause_start(reader, MIN(cue->first, date->first));
	guint32 relative = find_relative(reader, start, cue->first);
	gboolean may_be_law = act.kind <= DIA_DATED_ABOLISH || act.kind == DIA_DATED_SIGN;
	gint64 head = may_be_law && !is_by_law ? dia_act_find_law(reader, cue) : -1;
	guint32 end = MAX(cue->end, date->first);
	guint32 end_of_sentence = reader->marks.sentence->end_token;

	/* A law is signed by the head of State. */
	if (act.kind == DIA_DATED_SIGN && head >= 0)
		act.kind = DIA_DATED_ASSENT;
	/* "section 106 of the Act, when that Act takes effect" */
	if (head > (gint64)relative && (guint32)head < cue->first &&
	    dia_token_is(reader->report, (guint32)head - 1, "that"))
		relative = (guint32)head - 1;
	if (is_other_thing(reader, &act, relative, end, MIN(cue->end, end)))
		return;
	if (act.kind == DIA_DATED_VOTE) {
		if (!dia_act_read_vote(reader, &act, start, end))
			return;
	} else if (head >= 0) {
		dia_act_read_law(reader, &act, (guint32)head);
		dia_act_read_number(reader, &act, (guint32)head);
		/* "The Board was created by an Act that was passed": known by what it created. */
		if (act.n_object == 0)
			dia_act_add_terms(reader, &act, start, MIN((guint32)head, cue->first));
	} else if (!read_noun(reader, &act, date, cue)) {
		/* "the findings of the Commission, which was": what the relative is tied to. */
		if (relative > start)
			start = MAX(start, relative - MIN(relative, ANTECEDENT));
		act.count = act.kind >= DIA_DATED_DEED
				    ? find_count(reader, start, MAX(date->first, cue->first))
				    : 0;
		dia_act_add_terms(reader, &act, start, cue->first);
		dia_act_add_terms(reader, &act, cue->end,
				  cue->end < date->first
					  ? date->first
					  : dia_act_find_subject_end(reader, cue->end));
		/* "set up, on 14 June 2018, a commission" */
		if (cue->end < date->first && dia_token_is(reader->report, cue->end, ",") &&
		    date->end < end_of_sentence && dia_token_is(reader->report, date->end, ","))
			dia_act_add_terms(reader, &act, date->end + 1,
					  dia_act_find_subject_end(reader, date->end + 1));
	}
	add_act(reader, &act, date);
}

/* "Since September 2017 senior high school has been free of fees" */
static void
read_since(DiaActReader *reader, const DiaEventDate *date, DiaPeriod period)
{
	DiaDatedAct act = { .kind = DIA_DATED_SINCE, .period = period };
	guint32 end = date->end;
	guint32 limit = MIN(date->end + BEHIND, reader->marks.sentence->end_token);

	if (date->first != reader->marks.sentence->first_token + 1)
		return;
	while (end < limit && !dia_token_is(reader->report, end, ":") && !dia_token_is(reader->report, end, ";") &&
	       reader->report->tokens[end].kind != DIA_TOKEN_NUMBER)
		end++;
	if (is_other_thing(reader, &act, date->end, end, date->end))
		return;
	dia_act_add_terms(reader, &act, date->end, end);
	add_act(reader, &act, date);
}

/* "abolished by Decree No. 4 of 3 May 2010", "Law No. 7 of 3 May 2010 created the Council": what it
 * did that day. */
static void
read_deed_of_law(DiaActReader *reader, const DiaEventDate *date, DiaPeriod period, guint32 head)
{
	enum { REACH = 7, TO_VERB = 3 };
	static const char *const by[] = { "by", "under", "through", "with", NULL };
	static const DiaCueSet deeds = DIA_CUE(DIA_CHECK_ACT_FOUND) |
				       DIA_CUE(DIA_CHECK_ACT_ABOLISH) | DIA_CUE(DIA_CHECK_DEED);
	guint32 first = reader->marks.sentence->first_token;
	guint32 end = reader->marks.sentence->end_token;
	const DiaCheckCue *cue =
		dia_check_cue_find(reader->report, head - MIN(head - first, REACH), head, deeds);
	DiaDatedAct act = { .kind = DIA_DATED_FOUND, .period = period };

	if (cue != NULL && dia_tokens_have(reader->report, cue->end, head, by)) {
		read_act(reader, date, period, cue, TRUE);
		return;
	}
	if (opens_by(reader, date)) {
		cue = dia_check_cue_find_first(reader->report, date->end,
					       MIN(date->end + BEHIND, end), deeds);
		if (cue != NULL && !has_date(reader, date->end, cue->first) &&
		    !has_break(reader, date->end, cue->first))
			read_act(reader, date, period, cue, TRUE);
		return;
	}
	cue = dia_check_cue_find_first(reader->report, date->end, MIN(date->end + TO_VERB, end),
				       deeds);
	if (cue == NULL || cue->end >= end || get_kind(cue) >= DIA_DATED_DEED)
		return;
	act.kind = get_kind(cue);
	dia_act_add_terms(reader, &act, cue->end, dia_act_find_subject_end(reader, cue->end));
	if (act.n_object > 0)
		add_act(reader, &act, date);
}

/* "the referendum of 3 May 2010" */
static gboolean
read_vote_of_day(DiaActReader *reader, const DiaEventDate *date, DiaPeriod period)
{
	enum { REACH = 5 };
	DiaDatedAct act = { .kind = DIA_DATED_VOTE, .period = period };
	guint32 first = reader->marks.sentence->first_token;

	if (date->first < first + 2 || !dia_token_is(reader->report, date->first - 1, "of") ||
	    !dia_act_read_vote(reader, &act, date->first - 2, date->first - 1))
		return FALSE;
	act.n_object = 0;
	dia_act_read_vote(reader, &act, date->first - MIN(date->first - first, REACH), date->first - 1);
	add_act(reader, &act, date);
	return TRUE;
}

/* "on 3 May", ", 3 May", where "by 3 May" and "until 3 May" are no day of an act */
static gboolean
is_dated(const DiaActReader *reader, const DiaEventDate *date)
{
	static const char *const before[] = { "on", "of", ",", "(", NULL };

	return date->first > reader->marks.sentence->first_token &&
	       dia_token_is_one_of(reader->report, date->first - 1, before);
}

/* "On 9 October 2015 smoke was let off among the teachers": known by all words of its clause */
static void
read_some(DiaActReader *reader, const DiaEventDate *date, DiaPeriod period)
{
	DiaDatedAct act = { .kind = DIA_DATED_SOME, .period = period };
	guint32 start = find_clause_start(reader, date->first);
	guint32 end = MIN(date->end + BEHIND, reader->marks.sentence->end_token);

	if (dia_check_cue_find(reader->report, start, end,
			       dia_act_cues | DIA_CUE(DIA_CHECK_FUTURE) | DIA_CUE(DIA_CHECK_AGAIN)) != NULL)
		return;
	dia_act_add_terms(reader, &act, start, date->first);
	dia_act_add_terms(reader, &act, date->end, end);
	add_act(reader, &act, date);
}

static void
read_sentence(DiaActReader *reader)
{
	enum { MAX_TOKENS = 160 };
	const DiaSentence *sentence = reader->marks.sentence;

	if (sentence->end_token - sentence->first_token > MAX_TOKENS)
		return;
	for (guint i = 0; i < reader->marks.n_dates; i++) {
		const DiaEventDate *date = &reader->marks.dates[i];
		const DiaCheckCue *cue;
		DiaPeriod period;
		gint64 head;

		if (!read_period(reader, date, &period))
			continue;
		head = dia_act_find_law_of_day(reader, date);
		if (head >= 0) {
			DiaDatedAct act = { .kind = DIA_DATED_LAW_OF_DAY, .period = period };
			guint32 from = (guint32)head - MIN((guint32)head - sentence->first_token, 4);

			if (is_other_law(reader, from, date->first))
				continue;
			dia_act_read_law(reader, &act, (guint32)head);
			dia_act_read_number(reader, &act, (guint32)head);
			/* "Law No. 66 of 13 April 2018 removed legal incapacity" */
			if (act.n_object == 0)
				dia_act_add_terms(reader, &act, date->end,
						  dia_act_find_statement_end(reader, date->end));
			add_act(reader, &act, date);
			read_deed_of_law(reader, date, period, (guint32)head);
			continue;
		}
		if (read_vote_of_day(reader, date, period))
			continue;
		cue = find_act(reader, date);
		if (cue != NULL)
			read_act(reader, date, period, cue, FALSE);
		else if (date->first > sentence->first_token && dia_token_is(reader->report, date->first - 1, "since"))
			read_since(reader, date, period);
		else if (period.first == period.last && is_dated(reader, date))
			read_some(reader, date, period);
	}
}

/* "The order was annulled. This decision was given on 3 May 2010." */
static gboolean
continues(const DiaActReader *reader, const DiaSentence *before)
{
	const DiaSentence *sentence = reader->marks.sentence;

	return reader->marks.n_dates > 0 && before->paragraph == sentence->paragraph &&
	       before->end_token == sentence->first_token &&
	       before->end_token > before->first_token &&
	       refers_back(reader->report, sentence->first_token - 1, sentence->end_token) &&
	       dia_check_cue_find(reader->report, sentence->first_token, sentence->end_token,
				  dia_act_cues & ~DIA_CUE(DIA_CHECK_ACT_VOTE)) == NULL;
}

GArray *
dia_dated_acts_find(const DiaChecker *checker, DiaTerms *terms)
{
	GArray *acts = g_array_new(FALSE, FALSE, sizeof(DiaDatedAct));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		DiaActReader reader = { .marks = { .report = report },
					.report = report,
					.terms = terms,
					.acts = acts };

		DiaSentence both;
		guint n_before;

		for (guint k = 0; k < report->analysis->sentences->len; k++) {
			DiaParagraphKind kind = dia_document_paragraph(report->document, sentences[k].paragraph)->kind;

			if (kind == DIA_PARAGRAPH_RECOMMENDATION || kind == DIA_PARAGRAPH_TABLE ||
			    sentences[k].end_token == sentences[k].first_token)
				continue;
			n_before = reader.marks.n_dates;
			dia_event_marks_read_dates(&reader.marks, &sentences[k]);
			both = sentences[k];
			if (k > 0 && n_before == 0 && continues(&reader, &sentences[k - 1])) {
				both.first_token = sentences[k - 1].first_token;
				reader.marks.sentence = &both;
			}
			read_sentence(&reader);
		}
	}
	return acts;
}
