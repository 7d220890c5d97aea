/*
 * Numbers of years that follow from a year: "the twentieth anniversary of the law of 1993", "set up
 * in 2007 and now in its fifth year", "in 2004, ten years ago".
 *
 * In: such words with the years of their sentence, and the year of the report. Out: findings where
 * the number is another than that of the years between them, give or take one.
 */
#include <stddef.h>

#include "base/sorted.h"
#include "check/ordinals.h"
#include "check/rules.h"

#include "lexicon/instruments.h"

/* A year in the text. */
typedef struct {
	guint32 token;
	gint64 year;
} Year;

enum { MAX_YEARS = 4 };

/* The years of a sentence. @return how many, MAX_YEARS where there are more */
static guint
read_years(const DiaCheckedReport *report, const DiaSentence *sentence, Year *years)
{
	guint n = 0;

	for (guint32 at = sentence->first_token; at < sentence->end_token && n < MAX_YEARS; at++)
		if (dia_token_year(report, at) > 0)
			years[n++] = (Year){ at, dia_token_year(report, at) };
	return n;
}

static gint64
get_report_year(const DiaCheckedReport *report)
{
	guint32 today = dia_checked_report_day(report);

	return today != 0 ? dia_day_year(today) : 0;
}

/* @param years those that there are, from one end to the other */
static void
add_years(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, DiaSpan told,
	  Year from, gint64 to, gint64 years, gint64 stated)
{
	DiaFindingDraft draft = { .has_values = TRUE };

	draft.stated = (DiaDecimal){ .coefficient = stated };
	draft.computed = (DiaDecimal){ .coefficient = years };
	draft.message = g_strdup_printf("\"%.*s\", but from %" G_GINT64_FORMAT
					" to %" G_GINT64_FORMAT " are %" G_GINT64_FORMAT " years",
					DIA_QUOTE(report, told), from.year, to, years);
	dia_draft_add_location(&draft, report, paragraph, told);
	dia_draft_add_location(&draft, report, paragraph,
			       dia_token_span(report, from.token, from.token + 1));
	dia_checker_add(checker, &draft);
}

/* Is a number of years right, where both ends may be counted or a year not be full? */
static gboolean
fits(gint64 stated, gint64 years, gint64 slack)
{
	return stated >= years - slack && stated <= years + slack;
}

/* --- Anniversaries ------------------------------------------------------------------------------------------------ */

/* The year in which a treaty or declaration that is named at a token was adopted, as the field
 * knows it. */
static gboolean
read_adoption(const DiaCheckedReport *report, guint32 paragraph, guint32 at, Year *year)
{
	const GArray *mentions = report->analysis->mentions;
	guint32 start;

	if (at + 1 >= report->n_tokens)
		return FALSE;
	at += dia_token_is(report, at, "the");
	start = report->tokens[at].start;
	for (guint i = dia_sorted_find(mentions, offsetof(DiaMention, span.start), start); i < mentions->len; i++) {
		const DiaMention *mention = &g_array_index(mentions, DiaMention, i);

		if (mention->span.start != start)
			break;
		if (mention->paragraph != paragraph || mention->is_ellipsis)
			continue;
		*year = (Year){ at, dia_instruments_get(report->analysis->lexicon->instruments,
							mention->instrument)
					    ->adopted };
		return year->year != 0;
	}
	return FALSE;
}

/* "the twentieth anniversary of the law of 1993 was marked in 2013"; without another year, that of
 * the report */
static void
check_anniversary(DiaChecker *checker, const DiaCheckedReport *report, const DiaSentence *sentence,
		  guint32 at)
{
	enum { REACH = 14 };
	Year years[MAX_YEARS];
	guint n = read_years(report, sentence, years);
	guint32 end;
	gint64 number = dia_ordinal_read(report, at, &end);
	Year adoption;
	const Year *from = NULL;
	gint64 to = get_report_year(report);
	gint64 slack = 3;

	if (number < 2 || end + 1 >= sentence->end_token ||
	    !dia_token_is(report, end, "anniversary") ||
	    !(dia_token_is(report, end + 1, "of") || dia_token_is(report, end + 1, "since")))
		return;
	for (guint32 of = end + 2; of < MIN(end + REACH, sentence->end_token) && from == NULL;
	     of++) {
		static const char *const closings[] = { ",", ";", ".", NULL };

		if (dia_token_is_one_of(report, of, closings))
			break;
		for (guint i = 0; i < n; i++)
			if (years[i].token == of)
				from = &years[i];
	}
	if (from == NULL && read_adoption(report, sentence->paragraph, end + 2, &adoption))
		from = &adoption;
	if (from == NULL || n > (from == &adoption ? 1 : 2))
		return;
	if (n == 2 || (n == 1 && from == &adoption)) {
		to = years[n == 2 && from == &years[0]].year;
		slack = 1;
	}
	if (to > from->year && !fits(number, to - from->year, slack))
		add_years(checker, report, sentence->paragraph, dia_token_span(report, at, end + 1),
			  *from, to, to - from->year, number);
}

/* --- Years of its life -------------------------------------------------------------------------------------------- */

/* "and now in its fifth year", "by now in the tenth year of its work", "is in its ninth year" */
static gboolean
is_now(const DiaCheckedReport *report, guint32 at, guint32 first)
{
	enum { REACH = 4 };
	static const char *const nows[] = { "now", "currently", "already", "is", NULL };
	static const char *const its[] = { "its", "the", "their", NULL };

	return at >= first + 2 && dia_token_is_one_of(report, at - 1, its) &&
	       dia_token_is(report, at - 2, "in") &&
	       dia_tokens_have(report, MAX(first, at - 2 - MIN(at - 2, REACH)), at - 2, nows);
}

/* "set up in 2007 and by now in its tenth year": counted from the only year of the sentence to that
 * of the report */
static void
check_year_of_life(DiaChecker *checker, const DiaCheckedReport *report, const DiaSentence *sentence,
		   guint32 at)
{
	const DiaCueSet beginnings = DIA_CUE(DIA_CHECK_ACT_FOUND) | DIA_CUE(DIA_CHECK_ACT_BEGIN) |
				     DIA_CUE(DIA_CHECK_ACT_ADOPT) | DIA_CUE(DIA_CHECK_ACT_FORCE);
	Year years[MAX_YEARS];
	guint32 end;
	gint64 number = dia_ordinal_read(report, at, &end);
	gint64 to = get_report_year(report);

	const DiaSentence before = { .first_token = sentence->first_token, .end_token = at };

	if (number < 2 || to == 0 || end >= sentence->end_token ||
	    !dia_token_is(report, end, "year") || !is_now(report, at, sentence->first_token) ||
	    read_years(report, &before, years) != 1 ||
	    dia_check_cue_find(report, sentence->first_token, years[0].token, beginnings) == NULL)
		return;
	if (to > years[0].year &&
	    (number < to - years[0].year - 1 || number > to - years[0].year + 2))
		add_years(checker, report, sentence->paragraph, dia_token_span(report, at, end + 1),
			  years[0], to, to - years[0].year, number);
}

/* "in 2004, ten years ago", "ten years ago, in 2004" */
static void
check_years_ago(DiaChecker *checker, const DiaCheckedReport *report, const DiaSentence *sentence,
		guint32 at)
{
	enum { NEAR = 3 };
	Year years[MAX_YEARS];
	guint n = read_years(report, sentence, years);
	guint32 end;
	gint64 number = dia_cardinal_read(report, at, &end);
	gint64 to = get_report_year(report);

	if (number < 2 || number > 99 || to == 0 || end + 1 >= sentence->end_token ||
	    !dia_token_is(report, end, "years") || !dia_token_is(report, end + 1, "ago") || n != 1)
		return;
	if ((years[0].token < at && at - years[0].token > NEAR - 1) ||
	    (years[0].token > end + 1 && years[0].token - end - 1 > NEAR) ||
	    !(dia_token_is(report, at - 1, ",") || dia_token_is(report, end + 2, ",") ||
	      dia_token_is(report, end + 2, "in")))
		return;
	if (to > years[0].year && !fits(number, to - years[0].year, 1))
		add_years(checker, report, sentence->paragraph, dia_token_span(report, at, end + 2),
			  years[0], to, to - years[0].year, number);
}

/* --- Plans -------------------------------------------------------------------------------------------------------- */

/* "a plan for 2016-2020 was approved for its six years": a range of the sentence and what the plan
 * is said to last */
static void
check_years_of_plan(DiaChecker *checker, const DiaCheckedReport *report,
		    const DiaSentence *sentence, guint32 at)
{
	enum { TO_PLAN = 10 };
	guint32 end;
	gint64 number = dia_cardinal_read(report, at, &end);
	gint64 length;
	Year from = { 0 };
	gint64 to = 0;

	if (number < 2 || number > 20 || at < sentence->first_token + 1 ||
	    !dia_token_is(report, at - 1, "its") || !dia_token_is(report, end, "years"))
		return;
	for (guint32 year = sentence->first_token; year + 2 < at; year++) {
		if (dia_token_year(report, year) < 0 || dia_token_year(report, year + 2) < 0 ||
		    !dia_token_is_dash(report, year + 1))
			continue;
		if (from.year != 0)
			return;
		from = (Year){ year, dia_token_year(report, year) };
		to = dia_token_year(report, year + 2);
	}
	length = to - from.year;
	if (length < 2 || number == length || number == length + 1 ||
	    !dia_tokens_have_in(report,
				MAX(sentence->first_token, from.token - MIN(from.token, TO_PLAN)),
				from.token, DIA_LIST_LASTING_NOUN))
		return;
	add_years(checker, report, sentence->paragraph, dia_token_span(report, at, end + 1), from,
		  to, length + 1, number);
}

/* --- The rule ----------------------------------------------------------------------------------------------------- */

static void
check_sentence(DiaChecker *checker, const DiaCheckedReport *report, const DiaSentence *sentence)
{
	static const char *const nouns[] = { "anniversary", "year", "years", NULL };
	enum { BACK = 3 /* tokens of a number */ };

	for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
		guint32 last = sentence->first_token;

		if (!dia_token_is_one_of(report, at, nouns))
			continue;
		/* A number of one word or of three starts before its noun. */
		for (guint32 number = at - MIN(at - sentence->first_token, BACK); number < at;
		     number++) {
			guint32 end;

			if (number < last || (dia_ordinal_read(report, number, &end) == 0 &&
					      dia_cardinal_read(report, number, &end) <= 0))
				continue;
			if (end != at)
				continue;
			check_anniversary(checker, report, sentence, number);
			check_year_of_life(checker, report, sentence, number);
			check_years_ago(checker, report, sentence, number);
			check_years_of_plan(checker, report, sentence, number);
			last = end;
		}
	}
}

void
dia_check_date_years(DiaChecker *checker)
{
	enum { MAX_TOKENS = 200 };

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);

		for (guint k = 0; k < report->analysis->sentences->len; k++)
			if (sentences[k].end_token - sentences[k].first_token <= MAX_TOKENS &&
			    dia_document_paragraph(report->document, sentences[k].paragraph)
					    ->kind != DIA_PARAGRAPH_TABLE)
				check_sentence(checker, report, &sentences[k]);
	}
}
