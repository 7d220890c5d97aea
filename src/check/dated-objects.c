/*
 * The words for what an act was done to.
 *
 * In: a sentence with its dates, the heads of laws (data/words.txt). Out: the terms of a phrase. Of
 * a law these are the words around its head, "the Act against sexual harassment", or what it set
 * up, "the law that created the Board".
 */
#include "check/dated-objects.h"

#include "lexicon/grammar.h"
#include "lexicon/word-lists.h"
#include "lexicon/lexicon.h"

enum { HEAD_REACH = 20 /* tokens from an act to the head of the law */ };

/* --- Words
 * ------------------------------------------------------------------------------------------- */

static gboolean
is_law_head(const DiaActReader *reader, guint32 at)
{
	return dia_lists_hold_token(reader->report->analysis->lexicon->lists,
				  &reader->report->tokens[at], DIA_LIST_LAW) &&
	       !dia_token_is_in(reader->report, at, DIA_LIST_NO_LAW);
}

/* A bit for the side of an opposition that a word is on, 0 for none. */
static guint32
get_side(const DiaActReader *reader, guint32 at)
{
	guint aspect = 0;
	guint side = dia_grammar_aspect(reader->report->analysis->lexicon->grammar,
					reader->report->tokens[at].word, &aspect);

	return side != 0 ? 1u << ((4 * aspect + side) % 32) : 0;
}

gboolean
dia_act_read_term(const DiaActReader *reader, guint32 at, guint32 end, DiaTerm *term)
{
	const DiaWordLists *lists = reader->report->analysis->lexicon->lists;
	const DiaCheckCue *cue = dia_check_cue_at(reader->report, at, MIN(at + 4, end),
						  dia_act_cues | DIA_CUE(DIA_CHECK_BROAD));

	term->end = dia_token_pass_state(reader->report, at, end);
	if (term->end > at)
		return FALSE;
	if (cue != NULL) {
		term->end = cue->end;
		return FALSE;
	}
	return dia_terms_read(reader->terms, reader->report, at, end, term) &&
	       !is_law_head(reader, at) &&
	       !dia_lists_hold_token(lists, &reader->report->tokens[at], DIA_LIST_GENERIC);
}

void
dia_act_add_terms(const DiaActReader *reader, DiaDatedAct *act, guint32 first, guint32 end)
{
	const DiaWordLists *lists = reader->report->analysis->lexicon->lists;
	DiaTerm term;

	for (guint32 at = first; at < end; at = term.end) {
		if (dia_act_read_term(reader, at, end, &term)) {
			dia_terms_add(term.id, act->object, &act->n_object, DIA_MAX_ACT_OBJECT);
			if (at > reader->marks.sentence->first_token &&
			    (reader->report->tokens[at].flags & DIA_TOKEN_CAPITALIZED) != 0 &&
			    !dia_lists_hold_token(lists, &reader->report->tokens[at],
						DIA_LIST_INSTITUTION))
				dia_terms_add(term.id, act->proper, &act->n_proper,
					      DIA_MAX_ACT_PROPER);
		}
		/* Not of the words that were passed over. */
		if (term.end == at + 1)
			act->sides |= get_side(reader, at);
	}
}

/* --- The phrase of a law
 * ------------------------------------------------------------------------------ */

/* Where the words of a name before a head start: "Sexual Harassment (Protection and Prevention)
 * Act". */
static guint32
find_name_start(const DiaActReader *reader, guint32 head)
{
	enum { LONGEST = 12 };
	static const char *const inside[] = {
		"of", "and", "the", "on", "for", "(", ")", ",", NULL
	};
	const DiaCheckedReport *report = reader->report;
	guint32 first = reader->marks.sentence->first_token;
	guint32 start = head;

	for (guint32 at = head; at > first && head - at < LONGEST; at--) {
		if (report->tokens[at - 1].kind == DIA_TOKEN_WORD &&
		    (report->tokens[at - 1].flags & DIA_TOKEN_CAPITALIZED) != 0)
			start = at - 1;
		else if (!dia_token_is_one_of(report, at - 1, inside))
			break;
	}
	/* "the anti-trafficking law": words in lower case right before a head. */
	for (guint32 at = head; start == head && at > first && head - at < 3; at--) {
		if (report->tokens[at - 1].kind != DIA_TOKEN_WORD ||
		    (dia_token_classes(reader->report, at - 1) & DIA_CLASS_FUNCTION))
			break;
		start = at - 1;
	}
	return start;
}

/* "No. 17 of 2023", ", No. 12 of 2017,", "2016-61", "of 13 July 2018": what stands between a law
 * and its subject. */
static guint32
pass_number(const DiaActReader *reader, guint32 at)
{
	static const char *const words[] = { "no", ".",	     "-",     "/",  ",",
					     "of", "number", "dated", "nr", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 end = reader->marks.sentence->end_token;
	guint32 behind = at;

	for (guint32 i = at; i < end && i - at < 12; i++) {
		gboolean is_number = report->tokens[i].kind == DIA_TOKEN_NUMBER;

		for (guint k = 0; k < reader->marks.n_dates; k++)
			is_number = is_number || (reader->marks.dates[k].first <= i &&
						  i < reader->marks.dates[k].end);
		if (is_number)
			behind = i + 1;
		else if (!dia_token_is_one_of(report, i, words) && !dia_token_is_dash(report, i))
			break;
	}
	return behind;
}

/* "on torture", "against sexual harassment", "that set up the Board": up to the verb of the
 * sentence. */
guint32
dia_act_find_subject_end(const DiaActReader *reader, guint32 at)
{
	enum { LONGEST = 9 };
	static const char *const breaks[] = { ",",     ";",  ".",  "(",	   "which", "that",
					      "since", "in", "by", "from", NULL };
	guint32 end = MIN(at + LONGEST, reader->marks.sentence->end_token);
	guint32 i = at;

	while (i < end && !dia_token_is_one_of(reader->report, i, breaks) &&
	       !(dia_token_classes(reader->report, i) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)) &&
	       reader->report->tokens[i].kind != DIA_TOKEN_NUMBER &&
	       dia_check_cue_find_first(reader->report, i, MIN(i + 1, end), dia_act_cues) == NULL)
		i++;
	return i;
}

/* The end of the few words behind a date that say what the law does. */
guint32
dia_act_find_statement_end(const DiaActReader *reader, guint32 at)
{
	enum { LONGEST = 8 };
	static const char *const breaks[] = { ",", ";", ".", ":", "(", "and", NULL };
	guint32 end = MIN(at + LONGEST, reader->marks.sentence->end_token);

	while (at < end && !dia_token_is_one_of(reader->report, at, breaks))
		at++;
	return at;
}

/* "the Immigration Act when that Act takes effect": the law named before. */
static void
add_terms_of_law_before(const DiaActReader *reader, DiaDatedAct *act, guint32 before)
{
	guint32 first = reader->marks.sentence->first_token;

	for (guint32 at = before; at > first && before - at < HEAD_REACH; at--) {
		if (!is_law_head(reader, at - 1))
			continue;
		dia_act_add_terms(reader, act, find_name_start(reader, at - 1), at - 1);
		return;
	}
}

void
dia_act_read_law(const DiaActReader *reader, DiaDatedAct *act, guint32 head)
{
	static const char *const relatives[] = { "that", "which", NULL };
	static const char *const those[] = { "that", "this", "said", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = reader->marks.sentence->first_token;
	const DiaWordLists *lists = report->analysis->lexicon->lists;
	guint32 end = reader->marks.sentence->end_token;
	guint32 at = pass_number(reader, head + 1);
	const DiaCheckCue *founded;

	dia_act_add_terms(reader, act, find_name_start(reader, head), head);
	if (act->n_object == 0 && head > first && dia_token_is_one_of(report, head - 1, those))
		add_terms_of_law_before(reader, act, head - 1);
	if (at >= end)
		return;
	if (dia_lists_hold_token(lists, &report->tokens[at], DIA_LIST_LINK) ||
	    (at == head + 1 && dia_token_is(report, at, "of"))) {
		dia_act_add_terms(reader, act, at + 1, dia_act_find_subject_end(reader, at + 1));
	} else if (dia_token_is_one_of(report, at, relatives)) {
		founded = dia_check_cue_find_first(report, at + 1, MIN(at + 4, end),
						   DIA_CUE(DIA_CHECK_ACT_FOUND));
		if (founded != NULL)
			dia_act_add_terms(reader, act, founded->end,
					  dia_act_find_subject_end(reader, founded->end));
	}
}

/* "Decree No. 17", "Law 1621" */
static void
read_plain_number(const DiaActReader *reader, DiaDatedAct *act, guint32 at)
{
	static const char *const words[] = { "no", ".", "number", "nr", "(", NULL };
	const DiaCheckedReport *report = reader->report;

	while (at < reader->marks.sentence->end_token && dia_token_is_one_of(report, at, words))
		at++;
	if (at < reader->marks.sentence->end_token && report->tokens[at].kind == DIA_TOKEN_NUMBER)
		g_snprintf(act->plain, sizeof(act->plain), "%.*s",
			   (int)MIN(report->tokens[at].length, sizeof(act->plain) - 1),
			   report->text + report->tokens[at].start);
}

void
dia_act_read_number(const DiaActReader *reader, DiaDatedAct *act, guint32 head)
{
	static const char *const between[] = { "of", "/", "-", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 end = pass_number(reader, head + 1);

	act->is_decree = dia_token_is_in(report, head, DIA_LIST_DECREE);
	read_plain_number(reader, act, head + 1);
	for (guint32 at = head + 1; at + 2 < end; at++) {
		gint64 one = dia_token_number(report, at);
		gint64 other = dia_token_number(report, at + 2);
		gint64 year = one >= 1900 && one <= 2100 ? one : other;
		gint64 number = year == one ? other : one;

		if (one <= 0 || other <= 0 || year < 1900 || year > 2100 || number >= 1900 ||
		    !(dia_token_is_one_of(report, at + 1, between) ||
		      dia_token_is_dash(report, at + 1)))
			continue;
		g_snprintf(act->number, sizeof(act->number), "%d/%d", (int)number, (int)year);
		return;
	}
}

/* The head of the law that an act is done to: the nearest before it, or right behind it; -1 for
 * none. */
gint64
dia_act_find_law(const DiaActReader *reader, const DiaCheckCue *cue)
{
	enum { BEHIND_ACT = 8 };
	guint32 first = reader->marks.sentence->first_token;
	guint32 low = cue->first - MIN(cue->first - first, HEAD_REACH);
	guint32 high = MIN(cue->end + BEHIND_ACT, reader->marks.sentence->end_token);

	/* "the adoption on 3 May 2010 of the Act" */
	for (guint i = 0; i < reader->marks.n_dates; i++)
		if (reader->marks.dates[i].first == cue->end)
			high = MIN(reader->marks.dates[i].end + BEHIND_ACT, reader->marks.sentence->end_token);
	for (guint32 at = cue->first; at > low; at--) {
		if (dia_token_is(reader->report, at - 1, ";"))
			break;
		if (is_law_head(reader, at - 1))
			return at - 1;
	}
	for (guint32 at = cue->end; at < high; at++)
		if (is_law_head(reader, at))
			return at;
	return -1;
}

/* "the Code of Administrative Offences" */
static gboolean
is_code_of(const DiaActReader *reader, guint32 head)
{
	const DiaToken *tokens = reader->report->tokens;

	return head + 2 < reader->marks.sentence->end_token && dia_token_is(reader->report, head + 1, "of") &&
	       (tokens[head].flags & tokens[head + 2].flags & DIA_TOKEN_CAPITALIZED) != 0;
}

/* "the law against trafficking of": the head of a law whose subject stands before its day. */
static gint64
find_law_with_subject(const DiaActReader *reader, guint32 end)
{
	enum { REACH = 14 };
	const DiaWordLists *lists = reader->report->analysis->lexicon->lists;
	guint32 first = reader->marks.sentence->first_token;

	for (guint32 at = end; at > first && end - at < REACH; at--) {
		if (is_law_head(reader, at - 1))
			return dia_lists_hold_token(lists, &reader->report->tokens[at], DIA_LIST_LINK) ||
					       is_code_of(reader, at - 1)
				       ? (gint64)at - 1
				       : -1;
		if (reader->report->tokens[at - 1].kind != DIA_TOKEN_WORD ||
		    dia_check_cue_at(reader->report, at - 1, end, DIA_CUE(DIA_CHECK_DEED)) != NULL ||
		    (dia_token_classes(reader->report, at - 1) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)))
			return -1;
	}
	return -1;
}

/* "the law of 13 July 2018", "Law No. 66 of 13 April 2018": the head of the law; -1 where it is
 * none. */
gint64
dia_act_find_law_of_day(const DiaActReader *reader, const DiaEventDate *date)
{
	enum { REACH = 9 };
	static const char *const before[] = { "of", "dated", "from", NULL };
	static const char *const between[] = { "no", ".",      "-",  "/", ",",
					       "of", "number", "nr", "(", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = reader->marks.sentence->first_token;

	/* "the Act (3 May 2010)" */
	if (date->first > first + 1 && date->end < reader->marks.sentence->end_token &&
	    dia_token_is(report, date->first - 1, "(") && dia_token_is(report, date->end, ")") &&
	    is_law_head(reader, date->first - 2))
		return date->first - 2;
	/* "the 19 September 2002 Decree" */
	if (date->end < reader->marks.sentence->end_token && is_law_head(reader, date->end) &&
	    date->period.first == date->period.last)
		return date->end;
	if (date->first <= first + 1 || !dia_token_is_one_of(report, date->first - 1, before))
		return -1;
	for (guint32 at = date->first - 1; at > first && date->first - at < REACH; at--) {
		if (is_law_head(reader, at - 1))
			return at - 1;
		if (report->tokens[at - 1].kind != DIA_TOKEN_NUMBER &&
		    !dia_token_is_one_of(report, at - 1, between) &&
		    !dia_token_is_dash(report, at - 1))
			/* "the Act on Archives, of 17 November 2016" */
			return find_law_with_subject(reader,
						     dia_token_is(report, date->first - 2, ",")
							     ? date->first - 2
							     : date->first - 1);
	}
	return -1;
}

gboolean
dia_act_read_vote(const DiaActReader *reader, DiaDatedAct *act, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++) {
		if (!dia_token_is_in(reader->report, at, DIA_LIST_VOTE))
			continue;
		for (guint32 k = at - MIN(at - first, 4); k < at; k++)
			if (dia_token_is_in(reader->report, k, DIA_LIST_KIND_OF_VOTE))
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
