/*
 * Dates of treaties that everybody knows: none was ratified or signed before it was adopted, and "the 1994 Convention
 * against Torture" is one of 1984.
 *
 * In: the treaties that a report names, the year in which each was adopted (data/instruments), and the dates beside
 * their names. Out: findings where these exclude each other.
 */
#include <string.h>

#include "check/event-marks.h"
#include "check/rules.h"

#include "lexicon/instruments.h"

/* A treaty in a sentence: its tokens are [first, end). */
typedef struct {
	const DiaCheckedReport *report;
	const DiaSentence *sentence;
	const DiaInstrument *treaty;
	guint32 first;
	guint32 end;
} Named;

static void
add_year(DiaChecker *checker, const Named *named, DiaSpan span, const char *told)
{
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("%s, but the %s was adopted in %u", told, named->treaty->title,
					named->treaty->adopted);
	dia_draft_add_location(&draft, named->report, named->sentence->paragraph, span);
	dia_checker_add(checker, &draft);
}

/* --- The year in its name ------------------------------------------------------------------------------------- */

/* Is nothing behind a name of which the name is a part: "the 2013 Convention report"? */
static gboolean
ends_phrase(const Named *named)
{
	const guint32 others = DIA_CLASS_FUNCTION | DIA_CLASS_VERB;

	return named->end >= named->sentence->end_token ||
	       named->report->tokens[named->end].kind != DIA_TOKEN_WORD ||
	       (dia_token_classes(named->report, named->end) & others) != 0;
}

/* "the 1994 Convention against Torture"; some are opened for signature in the year behind that of their adoption. */
static void
check_year_before(DiaChecker *checker, const Named *named)
{
	const DiaCheckedReport *report = named->report;
	guint32 at = named->first;
	gint64 year = at >= named->sentence->first_token + 2 ? dia_token_year(report, at - 1) : -1;
	gint64 adopted = named->treaty->adopted;

	if (year < 0 || year == adopted || year == adopted + 1 || !dia_token_is(report, at - 2, "the") ||
	    named->end - at < 3 || !ends_phrase(named))
		return;
	add_year(checker, named, dia_token_span(report, at - 1, named->end), "another year");
}

/* "the Rome Statute of 1989": before it was there; a later year may be that in which it was ratified */
static void
check_year_behind(DiaChecker *checker, const Named *named)
{
	enum { OF_DATE = 4 };
	const DiaCheckedReport *report = named->report;

	if (named->end + 1 >= named->sentence->end_token || !dia_token_is(report, named->end, "of"))
		return;
	for (guint32 at = named->end + 1; at < MIN(named->end + OF_DATE, named->sentence->end_token); at++) {
		gint64 year = dia_token_year(report, at);

		if (year < 0)
			continue;
		if (year < named->treaty->adopted)
			add_year(checker, named, dia_token_span(report, named->first, at + 1), "another year");
		return;
	}
}

/* --- Joined before it was there ------------------------------------------------------------------------------- */

/* "the Convention in 1987", "the Convention on 4 May 1987", "party to the Convention since 1987" */
static const DiaEventDate *
find_date(const DiaEventMarks *marks, const Named *named, gboolean is_only)
{
	enum { NEAR = 2 };
	static const char *const before[] = { "in", "on", "since", NULL };

	for (guint i = 0; i < marks->n_dates; i++)
		if (marks->dates[i].first >= named->end && marks->dates[i].first - named->end <= NEAR &&
		    (dia_token_is_one_of(named->report, named->end, before) ||
		     dia_token_is(named->report, marks->dates[i].first, "since")))
			return &marks->dates[i];
	return is_only && marks->n_dates == 1 && marks->dates[0].first > marks->sentence->first_token &&
			       dia_token_is_one_of(named->report, marks->dates[0].first - 1, before)
		       ? &marks->dates[0]
		       : NULL;
}

/* "Norland ratified the Convention on the Rights of the Child in 1987" */
static void
check_joining(DiaChecker *checker, const DiaEventMarks *marks, const Named *named, gboolean is_only)
{
	const DiaCueSet joined = DIA_CUE(DIA_CHECK_ACT_RATIFY) | DIA_CUE(DIA_CHECK_ACT_SIGN);
	static const char *const words[] = { "party", "signed", "signatory", "acceded", "ratified", NULL };
	const DiaSentence *sentence = marks->sentence;
	const DiaEventDate *date = find_date(marks, named, is_only);
	guint32 last;

	if (date == NULL || date->period.first == 0 ||
	    (dia_check_cue_find(named->report, sentence->first_token, sentence->end_token, joined) == NULL &&
	     !dia_tokens_have(named->report, sentence->first_token, sentence->end_token, words)))
		return;
	last = date->period.last != DIA_PERIOD_OPEN ? date->period.last : date->period.first;
	if (dia_day_year(last) < (gint)named->treaty->adopted)
		add_year(checker, named, date->span, "joined before it was there");
}

/* --- The rule ------------------------------------------------------------------------------------------------- */

static void
check_sentence(DiaChecker *checker, DiaEventMarks *marks, const DiaMention *mentions, guint n_mentions)
{
	const DiaCheckedReport *report = marks->report;
	const DiaSentence *sentence = marks->sentence;

	for (guint i = 0; i < n_mentions; i++) {
		Named named = { .report = report, .sentence = sentence };

		named.treaty = dia_instruments_get(report->analysis->lexicon->instruments, mentions[i].instrument);
		if (named.treaty->adopted == 0 || mentions[i].is_ellipsis ||
		    (named.treaty->kind != DIA_INSTRUMENT_TREATY && named.treaty->kind != DIA_INSTRUMENT_OTHER))
			continue;
		named.first = dia_token_at(report, sentence->first_token, sentence->end_token, mentions[i].span.start);
		named.end = dia_token_at(report, named.first, sentence->end_token, mentions[i].span.end);
		check_year_before(checker, &named);
		check_year_behind(checker, &named);
		if (named.treaty->kind == DIA_INSTRUMENT_TREATY)
			check_joining(checker, marks, &named, n_mentions == 1);
	}
}

void
dia_check_date_treaties(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		const DiaMention *mentions =
			(const DiaMention *)(const void *)report->analysis->mentions->data;
		guint n_mentions = report->analysis->mentions->len;
		DiaEventMarks marks = { .report = report };
		guint next = 0;

		for (guint k = 0; k < report->analysis->sentences->len; k++) {
			guint first = next;
			guint32 end = sentences[k].end_token > sentences[k].first_token
					      ? dia_token_end(&report->tokens[sentences[k].end_token - 1])
					      : 0;

			while (next < n_mentions && mentions[next].span.start < end)
				next++;
			if (next == first || dia_document_paragraph(report->document, sentences[k].paragraph)->kind ==
						     DIA_PARAGRAPH_TABLE)
				continue;
			dia_event_marks_read_dates(&marks, &sentences[k]);
			check_sentence(checker, &marks, mentions + first, next - first);
		}
	}
}
