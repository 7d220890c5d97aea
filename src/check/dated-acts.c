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
	BEFORE = 14, /* tokens from an act to its date */
	BEHIND = 16, /* tokens from a date that opens a sentence to its act */
	ANTECEDENT = 6, /* tokens before "which" */
};

/* --- Words and dates ------------------------------------------------------------------------------------ */

/* The first number before a date, "two journalists", "Decree 9831"; 0 for none. */
static gint64
find_count(const DiaActReader *reader, guint32 first, guint32 end)
{
	static const char *const words[] = { "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten" };

	for (guint32 at = first; at < end; at++) {
		if (dia_token_number(reader->report, at) > 0)
			return dia_token_number(reader->report, at);
		for (guint i = 0; i < G_N_ELEMENTS(words); i++)
			if (dia_token_is(reader->report, at, words[i]))
				return i + 2;
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
	g_date_clear(&day, 1);
	g_date_set_julian(&day, period->first);
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
		{ DIA_CHECK_ACT_ADOPT, DIA_DATED_ADOPT },	  { DIA_CHECK_ACT_ASSENT, DIA_DATED_ASSENT },
		{ DIA_CHECK_ACT_FORCE, DIA_DATED_FORCE },	  { DIA_CHECK_ACT_ABOLISH, DIA_DATED_ABOLISH },
		{ DIA_CHECK_ACT_FOUND, DIA_DATED_FOUND },	  { DIA_CHECK_ACT_BEGIN, DIA_DATED_BEGIN },
		{ DIA_CHECK_ACT_INTRODUCE, DIA_DATED_INTRODUCE }, { DIA_CHECK_ACT_ELECT, DIA_DATED_ELECT },
		{ DIA_CHECK_ACT_HAND, DIA_DATED_HAND },
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
	static const char *const words[] = { "which", "that", "who", "whose", NULL };

	for (guint32 at = act; at > start && act - at < 4; at--)
		if (dia_token_is_one_of(reader->report, at - 1, words))
			return at - 1;
	/* "which was signed on 12 December and passed on 21 November" */
	if (act > start && dia_token_is(reader->report, act - 1, "and")) {
		const DiaCheckCue *before = dia_check_cue_find(reader->report, start, act - 1, dia_act_cues);

		return before != NULL ? find_relative(reader, start, before->first) : start;
	}
	return start;
}

/* "was not adopted", "should be set up", "amendments to the Act", "chapter 4 of the Act", "the second phase" */
static gboolean
is_other_thing(const DiaActReader *reader, const DiaDatedAct *act, guint32 first, guint32 end)
{
	static const char *const words[] = {
		"not",	      "never",	  "should",   "recommended",
		"amended",    "amending", "amendment", "amendments", "amend",	"revised", "revision",
		"reform",     "second",	  "third",    "fourth",	     "interim", "provisional", "reading",
		"round",      "rerun",	  "re-run",   "phase",	     "implementing", "first", "by-election",
		"until",      "before",	  "after",    "replaced",    "replacing", "previous", "former", NULL };

	static const char *const drafts[] = { "draft", "bill", "bills", NULL };

	/* "the Forest Law (amended)" is called so. */
	for (guint32 at = first; at + 2 < end; at++)
		if (dia_token_is(reader->report, at, "(") && dia_token_is(reader->report, at + 1, "amended") &&
		    dia_token_is(reader->report, at + 2, ")"))
			return is_other_thing(reader, act, at + 3, end);
	/* "after": the date is that of something else. */
	return dia_tokens_have(reader->report, first, end, words) ||
	       (act->kind < DIA_DATED_DEED && dia_tokens_have(reader->report, first, end, drafts)) ||
	       dia_check_cue_find(reader->report, first, end, DIA_CUE(DIA_CHECK_PART_OF_LAW)) != NULL ||
	       (act->kind != DIA_DATED_VOTE && dia_check_cue_find(reader->report, first, end,
								  DIA_CUE(DIA_CHECK_FUTURE)) != NULL) ||
	       (act->kind <= DIA_DATED_ASSENT &&
		dia_check_cue_find(reader->report, first, end, DIA_CUE(DIA_CHECK_CHAMBER)) != NULL);
}

/* "presidential elections", "a referendum": what a vote is about, its kind. @return FALSE where there is none */
static gboolean
read_vote(const DiaActReader *reader, DiaDatedAct *act, guint32 first, guint32 end)
{
	static const char *const votes[] = { "election", "elections", "referendum", "referendums", "census", NULL };
	static const char *const kinds[] = { "presidential", "parliamentary", "general", "local",   "municipal",
					     "legislative",  "provincial",    "federal", "senate",  "national",
					     "district",     "constituent",   "house",	 "regional", NULL };

	for (guint32 at = first; at < end; at++) {
		if (!dia_token_is_one_of(reader->report, at, votes))
			continue;
		for (guint32 k = at - MIN(at - first, 4); k < at; k++)
			if (dia_token_is_one_of(reader->report, k, kinds))
				dia_terms_add(dia_terms_intern(reader->terms, dia_token_word(reader->report, k)),
					      act->object, &act->n_object, DIA_MAX_ACT_OBJECT);
		dia_terms_add(dia_terms_intern(reader->terms, g_str_has_prefix(dia_token_word(reader->report, at), "el")
								  ? "=election"
								  : dia_token_word(reader->report, at)),
			      act->object, &act->n_object, DIA_MAX_ACT_OBJECT);
		return TRUE;
	}
	return FALSE;
}

static void
read_sentence_terms(const DiaActReader *reader, DiaDatedAct *act)
{
	DiaTerm term;

	for (guint32 at = reader->marks.sentence->first_token; at < reader->marks.sentence->end_token; at = term.end)
		if (dia_terms_read(reader->terms, reader->report, at, reader->marks.sentence->end_token, &term))
			dia_terms_add(term.id, act->sentence, &act->n_sentence, DIA_MAX_ACT_SENTENCE);
}

static void
add_act(DiaActReader *reader, DiaDatedAct *act, const DiaEventDate *date)
{
	if (act->n_object == 0 && act->number[0] == '\0')
		return;
	act->report = reader->report->index;
	act->paragraph = reader->marks.sentence->paragraph;
	act->span = date->span;
	read_sentence_terms(reader, act);
	if (reader->acts->len < MAX_ACTS)
		g_array_append_vals(reader->acts, act, 1);
}

/* The act that a date belongs to: the last one before it, or, where it opens the sentence, the first behind it. */
static const DiaCheckCue *
find_act(const DiaActReader *reader, const DiaEventDate *date)
{
	static const char *const breaks[] = { ";", ":", NULL };
	guint32 first = reader->marks.sentence->first_token;
	guint32 end = reader->marks.sentence->end_token;
	guint32 low = date->first - MIN(date->first - first, BEFORE);
	const DiaCheckCue *cue = dia_check_cue_find(reader->report, low, date->first, dia_act_cues);

	if (cue != NULL)
		return !has_date(reader, cue->end, date->first) &&
				       !dia_tokens_have(reader->report, cue->end, date->first, breaks)
			       ? cue
			       : NULL;
	/* "As of 1 May 2010, when" */
	if (date->first > first + 2)
		return NULL;
	cue = dia_check_cue_find_first(reader->report, date->end, MIN(date->end + BEHIND, end), dia_act_cues);
	return cue != NULL && !has_date(reader, date->end, cue->first) &&
		       !dia_tokens_have(reader->report, date->end, cue->first, breaks)
		   ? cue
		   : NULL;
}

static void
read_act(DiaActReader *reader, const DiaEventDate *date, DiaPeriod period, const DiaCheckCue *cue)
{
	DiaDatedAct act = { .kind = get_kind(cue), .period = period };
	guint32 start = find_clause_start(reader, MIN(cue->first, date->first));
	guint32 relative = find_relative(reader, start, cue->first);
	gint64 head = act.kind <= DIA_DATED_ABOLISH ? dia_act_find_law(reader, cue) : -1;
	guint32 end = MAX(cue->end, date->first);
	guint32 end_of_sentence = reader->marks.sentence->end_token;

	/* "section 106 of the Act, when that Act takes effect" */
	if (head > (gint64)relative && (guint32)head < cue->first &&
	    dia_token_is(reader->report, (guint32)head - 1, "that"))
		relative = (guint32)head - 1;
	if (is_other_thing(reader, &act, relative, end))
		return;
	if (act.kind == DIA_DATED_VOTE) {
		if (!read_vote(reader, &act, start, end))
			return;
	} else if (head >= 0) {
		dia_act_read_law(reader, &act, (guint32)head);
		dia_act_read_number(reader, &act, (guint32)head);
		/* "The Board was created by an Act that was passed": known by what it created. */
		if (act.n_object == 0)
			dia_act_add_terms(reader, &act, start, (guint32)head < cue->first ? (guint32)head : cue->first);
	} else if (act.kind >= DIA_DATED_FOUND) {
		/* "the findings of the Commission, which was": what the relative is tied to. */
		if (relative > start)
			start = MAX(start, relative - MIN(relative, ANTECEDENT));
		act.count = act.kind >= DIA_DATED_DEED ? find_count(reader, start, date->first) : 0;
		dia_act_add_terms(reader, &act, start, cue->first);
		dia_act_add_terms(reader, &act, cue->end,
			  cue->end < date->first ? date->first : dia_act_find_subject_end(reader, cue->end));
		/* "set up, on 14 June 2018, a commission" */
		if (cue->end < date->first && dia_token_is(reader->report, cue->end, ",") &&
		    date->end < end_of_sentence && dia_token_is(reader->report, date->end, ","))
			dia_act_add_terms(reader, &act, date->end + 1, dia_act_find_subject_end(reader, date->end + 1));
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
	if (is_other_thing(reader, &act, date->end, end))
		return;
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

			if (is_other_thing(reader, &act, from, date->first))
				continue;
			dia_act_read_law(reader, &act, (guint32)head);
			dia_act_read_number(reader, &act, (guint32)head);
			/* "Law No. 66 of 13 April 2018 removed legal incapacity" */
			if (act.n_object == 0)
				dia_act_add_terms(reader, &act, date->end, dia_act_find_statement_end(reader, date->end));
			add_act(reader, &act, date);
			continue;
		}
		cue = find_act(reader, date);
		if (cue != NULL)
			read_act(reader, date, period, cue);
		else if (date->first > sentence->first_token && dia_token_is(reader->report, date->first - 1, "since"))
			read_since(reader, date, period);
	}
}

GArray *
dia_dated_acts_find(const DiaChecker *checker, DiaTerms *terms)
{
	GArray *acts = g_array_new(FALSE, FALSE, sizeof(DiaDatedAct));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		DiaActReader reader = { .marks = { .report = report }, .report = report, .terms = terms, .acts = acts };

		for (guint k = 0; k < report->analysis->sentences->len; k++) {
			DiaParagraphKind kind = dia_document_paragraph(report->document, sentences[k].paragraph)->kind;

			if (kind == DIA_PARAGRAPH_RECOMMENDATION || kind == DIA_PARAGRAPH_TABLE ||
			    sentences[k].end_token == sentences[k].first_token)
				continue;
			dia_event_marks_read_dates(&reader.marks, &sentences[k]);
			read_sentence(&reader);
		}
	}
	return acts;
}
