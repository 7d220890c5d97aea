/*
 * A bill that is still pending, and the law that it became.
 *
 * In: bills and draft laws in sentences that tell of them as pending, laws in sentences that tell of their adoption
 * with its date, each with the terms of its name. Out: findings where a law of a bill's name was passed before the
 * day on which a report calls it pending, and not so long before that the bill could be one for another law.
 */
#include "check/rules.h"

#include "check/dated-objects.h"
#include "lexicon/word-lists.h"
#include "lexicon/lexicon.h"

enum {
	MAX_LAWS = 4096,
	MAX_COMPARED = 500, /* laws that a bill is compared with */
	RARE = 8,	    /* sentences with a rare term */
	DAYS_OF_YEAR = 366,
	MAX_YEARS = 3, /* after which a law may be replaced */
};

typedef struct {
	DiaFindingLocation place; /* the sentence */
	guint32 day;	   /* a bill was pending, a law passed by then */
	guint32 name[DIA_MAX_ACT_OBJECT];
	guint n_name;
} Law;

typedef struct {
	DiaActReader act; /* of the sentence that is read */
	guint32 today;	  /* the day of the report */
	GArray *bills;	  /* of Law */
	GArray *laws;
} Reader;

/* --- One law ------------------------------------------------------------------------------------------- */

static gboolean
has_cue(const Reader *reader, DiaCueSet kinds)
{
	const DiaSentence *here = reader->act.marks.sentence;

	return dia_check_cue_find_first(reader->act.report, here->first_token, here->end_token, kinds) != NULL;
}

/* The head of a bill at a token, "bill" or the "law" of "draft law"; G_MAXUINT32 where it is none. */
static guint32
find_bill(const Reader *reader, guint32 at)
{
	const DiaCheckedReport *report = reader->act.report;

	if (dia_token_is(report, at, "bill"))
		return at;
	return dia_token_is(report, at, "draft") && at + 1 < report->n_tokens &&
			       dia_lists_hold_token(report->analysis->lexicon->lists, &report->tokens[at + 1],
						  DIA_LIST_LAW)
		       ? at + 1
		       : G_MAXUINT32;
}

/* "amendments to the Act", "the second bill": another one than that of its name. */
static gboolean
is_other(const Reader *reader, guint32 head)
{
	enum { BEFORE = 12, BEHIND = 4 };
	const DiaSentence *here = reader->act.marks.sentence;

	return dia_check_cue_find_first(reader->act.report, head - MIN(head - here->first_token, BEFORE),
					MIN(head + BEHIND, here->end_token), DIA_CUE(DIA_CHECK_AGAIN)) != NULL;
}

static void
add_law(const Reader *reader, GArray *laws, guint32 head, guint32 day)
{
	const DiaSentence *here = reader->act.marks.sentence;
	DiaDatedAct act = { .n_object = 0 };
	Law law = { .place = { reader->act.report->index, here->paragraph,
			       dia_token_span(reader->act.report, here->first_token, here->end_token) },
		    .day = day };

	if (is_other(reader, head))
		return;
	dia_act_read_law(&reader->act, &act, head);
	law.n_name = act.n_object;
	for (guint i = 0; i < act.n_object; i++)
		law.name[i] = act.object[i];
	if (law.n_name > 0 && laws->len < MAX_LAWS)
		g_array_append_val(laws, law);
}

/* The end of the first date behind a law, or else of the last before it; 0 where there is none. */
static guint32
find_day(const Reader *reader, guint32 head)
{
	const DiaEventMarks *marks = &reader->act.marks;
	guint32 day = 0;

	for (guint i = 0; i < marks->n_dates; i++) {
		if (marks->dates[i].period.last == DIA_PERIOD_OPEN)
			continue;
		day = marks->dates[i].period.last;
		if (marks->dates[i].first > head)
			break;
	}
	return day;
}

static void
read_sentence(Reader *reader)
{
	const DiaCueSet passed = DIA_CUE(DIA_CHECK_ACT_ADOPT) | DIA_CUE(DIA_CHECK_ACT_ASSENT) |
				 DIA_CUE(DIA_CHECK_ACT_FORCE);
	const DiaWordLists *lists = reader->act.report->analysis->lexicon->lists;
	const DiaSentence *here = reader->act.marks.sentence;
	gboolean is_pending = has_cue(reader, DIA_CUE(DIA_CHECK_PENDING));

	if (!is_pending && (reader->act.marks.n_dates == 0 || !has_cue(reader, passed) ||
			    has_cue(reader, DIA_CUE(DIA_CHECK_FUTURE) | DIA_CUE(DIA_CHECK_NEGATOR))))
		return;
	for (guint32 at = here->first_token; at < here->end_token; at++) {
		guint32 bill = find_bill(reader, at);

		if (is_pending && bill != G_MAXUINT32) {
			add_law(reader, reader->bills, bill, reader->today);
			return;
		}
		if (!is_pending && bill == G_MAXUINT32 &&
		    dia_lists_hold_token(lists, &reader->act.report->tokens[at], DIA_LIST_LAW))
			add_law(reader, reader->laws, at, find_day(reader, at));
	}
}

static void
read_report(Reader *reader)
{
	const DiaCheckedReport *report = reader->act.report;
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);

	for (guint i = 0; i < report->analysis->sentences->len; i++) {
		if (!dia_paragraph_is_prose(report, sentences[i].paragraph) ||
		    sentences[i].end_token == sentences[i].first_token)
			continue;
		dia_event_marks_read_dates(&reader->act.marks, &sentences[i]);
		read_sentence(reader);
	}
}

/* --- A bill and a law ------------------------------------------------------------------------------------ */

static gboolean
is_same(const DiaTerms *terms, const Law *bill, const Law *law)
{
	guint32 least = G_MAXUINT32;
	guint n = 0;

	for (guint i = 0; i < bill->n_name; i++) {
		if (!dia_terms_contain(law->name, law->n_name, bill->name[i]))
			continue;
		n++;
		least = MIN(least, dia_terms_frequency(terms, bill->name[i]));
	}
	return n == bill->n_name && n == law->n_name && least <= RARE;
}

/* Was it passed by the day on which the bill is called pending? Another report may be a year older than its day. */
static gboolean
is_passed(const Law *bill, const Law *law)
{
	guint32 lag = bill->place.report == law->place.report ? 0 : DAYS_OF_YEAR;

	return law->day != 0 && bill->day != 0 && law->day + lag <= bill->day &&
	       bill->day - law->day <= MAX_YEARS * DAYS_OF_YEAR;
}

static void
check_bill(DiaChecker *checker, const DiaTerms *terms, const Law *bill, const GArray *laws)
{
	for (guint i = 0; i < MIN(laws->len, MAX_COMPARED); i++) {
		const Law *law = &g_array_index(laws, Law, i);

		if (!is_passed(bill, law) || !is_same(terms, bill, law))
			continue;
		dia_checker_tell_two(checker, "a bill that is pending was passed before", bill->place, law->place);
		return;
	}
}

void
dia_check_contradiction_passed(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);
	g_autoptr(GArray) bills = g_array_new(FALSE, FALSE, sizeof(Law));
	g_autoptr(GArray) laws = g_array_new(FALSE, FALSE, sizeof(Law));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		Reader reader = { .act = { .marks = { .report = report }, .report = report, .terms = terms },
				  .today = dia_checked_report_day(report),
				  .bills = bills,
				  .laws = laws };

		read_report(&reader);
	}
	for (guint i = 0; i < bills->len; i++)
		check_bill(checker, terms, &g_array_index(bills, Law, i), laws);
}
