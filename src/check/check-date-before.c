/*
 * What happened before that which it rests on: "set up in 2015 by a law of 2018", "founded in 2009,
 * published its first report in 2007", a first judgment under a law that was not yet passed.
 *
 * In: sentences with two dates, and the words by which one act rests on a law or is that of a body.
 * Out: findings where the act has the earlier date. One thing must clearly be meant: a body has
 * predecessors, and laws follow laws.
 */
#include "base/months.h"
#include "check/event-marks.h"
#include "check/rules.h"

enum { MAX_TOKENS = 160 /* of a sentence that is read */ };

static gboolean
is_before(const DiaEventDate *early, const DiaEventDate *late)
{
	return early->period.first != 0 && late->period.first != 0 &&
	       early->period.last != DIA_PERIOD_OPEN && early->period.last < late->period.first;
}

static void
add_before(DiaChecker *checker, const DiaCheckedReport *report, const char *told,
	   DiaFindingLocation early, DiaFindingLocation late)
{
	DiaFindingDraft draft = { .locations = { early, late }, .n_locations = 2 };

	draft.message =
		g_strdup_printf("%s: %.*s comes before %.*s", told, DIA_QUOTE(report, early.span),
				DIA_QUOTE(report, late.span));
	dia_checker_add(checker, &draft);
}

static DiaFindingLocation
locate(const DiaEventMarks *marks, const DiaEventDate *date)
{
	return (DiaFindingLocation){ marks->report->index, marks->sentence->paragraph, date->span };
}

/* --- An act and its law ------------------------------------------------------------------------------------------- */

/* "by", "under", "pursuant to", "on the basis of" at a token: one past it, or @at */
static guint32
pass_link(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	static const char *const nouns[] = { "basis",	    "accordance",     "virtue",
					     "application", "implementation", NULL };
	guint32 from = at;

	if (at < end && dia_token_is(report, at, ","))
		at++;
	if (at < end && dia_token_is_in(report, at, DIA_LIST_RESTING_ON))
		return at + 1;
	for (guint32 noun = at + 1; noun < end && noun < at + 3; noun++)
		if (dia_token_is_one_of(report, noun, nouns))
			return noun + 1;
	return from;
}

/* The date of a law that is named right behind a token: "an Act of 2011", "Decree No. 14 of 19 June
 * 2018" */
static const DiaEventDate *
find_law_date(const DiaEventMarks *marks, guint32 at)
{
	enum { TO_LAW = 7, TO_DATE = 7 };
	static const char *const no_names[] = { ",",   ";",	   ".",		"(",
						"and", "or",	   "that",	"which",
						"who", "amending", "replacing", NULL };
	static const char *const before_dates[] = { "of", "dated", NULL };
	const DiaCheckedReport *report = marks->report;
	guint32 end = marks->sentence->end_token;
	guint32 law = at;

	while (law < end && law - at < TO_LAW && !dia_token_is_in(report, law, DIA_LIST_LAW)) {
		if (dia_token_is_one_of(report, law, no_names))
			return NULL;
		law++;
	}
	if (law >= end || !dia_token_is_in(report, law, DIA_LIST_LAW))
		return NULL;
	for (guint i = 0; i < marks->n_dates; i++) {
		const DiaEventDate *date = &marks->dates[i];

		if (date->first <= law)
			continue;
		/* "the Mediation Act 2012" */
		if (date->first == law + 1)
			return date;
		return date->first - law <= TO_DATE &&
				       dia_token_is_one_of(report, date->first - 1, before_dates) &&
				       !dia_token_is(report, law + 1, ",")
			       ? date
			       : NULL;
	}
	return NULL;
}

/* "in 2015": a date that says when, and is none of a law itself */
static gboolean
says_when(const DiaEventMarks *marks, const DiaEventDate *date)
{
	static const char *const ins[] = { "in", "on", NULL };

	return date->first > marks->sentence->first_token &&
	       dia_token_is_one_of(marks->report, date->first - 1, ins);
}

/* "In 2015, ten men were convicted under an Act of 2018": the law of what was done, told behind the
 * verb */
static const DiaEventDate *
find_law_of_passive(const DiaEventMarks *marks, const DiaEventDate *date)
{
	static const char *const helpers[] = { "was", "were", "been", NULL };
	const DiaCheckedReport *report = marks->report;
	guint32 end = marks->sentence->end_token;

	if (date->first != marks->sentence->first_token + 1 || marks->n_dates != 2)
		return NULL;
	for (guint32 at = date->end + 2; at < end; at++)
		if (dia_token_is(report, at, "under"))
			return dia_token_is_one_of(report, at - 2, helpers)
				       ? find_law_date(marks, at + 1)
				       : NULL;
	return NULL;
}

/* "established in 2015 by Decree No. 3268 of 2018", "struck down in 2015 a part of the Act of 2018"
 */
static void
check_laws(DiaChecker *checker, const DiaEventMarks *marks)
{
	const DiaCheckedReport *report = marks->report;
	guint32 end = marks->sentence->end_token;

	for (guint i = 0; i < marks->n_dates; i++) {
		const DiaEventDate *date = &marks->dates[i];
		guint32 link = pass_link(report, date->end, end);
		const DiaEventDate *law = NULL;

		if (!says_when(marks, date))
			continue;
		if (link > date->end)
			law = find_law_date(marks, link);
		else if (date->first >= marks->sentence->first_token + 2 &&
			 dia_token_is_in(report, date->first - 2, DIA_LIST_STRIKING_DOWN))
			law = find_law_date(marks, date->end);
		else
			law = find_law_of_passive(marks, date);
		if (law != NULL && is_before(date, law))
			add_before(checker, report, "done before the law that it rests on",
				   locate(marks, date), locate(marks, law));
	}
}

/* "The Act of 4 May 2012 entered into force on 1 July 2011", "The Act, passed in 2012, was amended
 * in 2010" */
static void
check_later_acts(DiaChecker *checker, const DiaEventMarks *marks)
{
	enum { REACH = 6, NEAR = 8 };
	static const char *const helpers[] = { "was", "were", "been", NULL };
	const DiaCheckedReport *report = marks->report;

	for (guint i = 0; i + 1 < marks->n_dates; i++) {
		const DiaEventDate *made = &marks->dates[i];
		const DiaEventDate *date = &marks->dates[i + 1];
		guint32 first =
			MAX(marks->sentence->first_token, made->first - MIN(made->first, NEAR));

		if (!is_before(date, made) || !says_when(marks, date) ||
		    date->first - made->end > REACH ||
		    !dia_tokens_have_in(report, first, made->first, DIA_LIST_LAW))
			continue;
		if ((dia_check_cue_find(report, made->end, date->first,
					DIA_CUE(DIA_CHECK_ACT_FORCE)) != NULL &&
		     dia_token_is(report, made->first - 1, "of")) ||
		    (dia_token_is_in(report, date->first - 2, DIA_LIST_STRIKING_DOWN) &&
		     dia_token_is_one_of(report, date->first - 3, helpers)))
			add_before(checker, report, "done before the law was made",
				   locate(marks, date), locate(marks, made));
	}
}

/* --- A body and its acts ------------------------------------------------------------------------------------------ */

/* "its first report", "the first conviction": the first of something that only a body or a law in
 * being has */
static guint32
find_first_of_its(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	enum { REACH = 4 };

	for (; at + 1 < end; at++) {
		if (!dia_token_is(report, at, "first"))
			continue;
		for (guint32 noun = at + 1; noun < MIN(at + REACH, end); noun++)
			if (dia_token_is_in(report, noun, DIA_LIST_FIRST_OF_ITS))
				return at;
	}
	return end;
}

/* "March of the same year": a month of the year of the date before it */
static gboolean
read_same_year(const DiaEventMarks *marks, guint32 at, const DiaEventDate *before,
	       DiaEventDate *date)
{
	static const char *const sames[] = { "same", "that", NULL };
	const DiaCheckedReport *report = marks->report;
	guint month = at + 3 < marks->sentence->end_token &&
				      (report->tokens[at].flags & DIA_TOKEN_CAPITALIZED)
			      ? dia_month_parse(dia_token_word(report, at), NULL)
			      : 0;
	guint32 same = at + 2 + (month != 0 && dia_token_is(report, at + 2, "the"));
	GDate day;

	if (month == 0 || !dia_token_is(report, at + 1, "of") ||
	    !dia_token_is_one_of(report, same, sames) || !dia_token_is(report, same + 1, "year"))
		return FALSE;
	g_date_clear(&day, 1);
	g_date_set_dmy(&day, 1, (GDateMonth)month, (GDateYear)dia_day_year(before->period.last));
	*date = (DiaEventDate){ .first = at,
				.end = same + 2,
				.span = dia_token_span(report, at, same + 2) };
	date->period.first = g_date_get_julian(&day);
	date->period.last = date->period.first +
			    g_date_get_days_in_month((GDateMonth)month, g_date_get_year(&day)) - 1;
	return TRUE;
}

/* The next date behind a token that says when something was done: "in 2008", "on 3 May 2008" */
static gboolean
find_day_of_act(const DiaEventMarks *marks, guint32 at, const DiaEventDate *before,
		DiaEventDate *date)
{
	static const char *const ins[] = { "in", "on", NULL };

	for (; at + 1 < marks->sentence->end_token; at++) {
		if (!dia_token_is_one_of(marks->report, at, ins))
			continue;
		if (read_same_year(marks, at + 1, before, date))
			return TRUE;
		for (guint i = 0; i < marks->n_dates; i++) {
			if (marks->dates[i].first == at + 1) {
				*date = marks->dates[i];
				return TRUE;
			}
		}
	}
	return FALSE;
}

/* The date on which a body was set up or began: right behind those words, or that of the law by
 * which it was. */
static const DiaEventDate *
find_founding(const DiaEventMarks *marks)
{
	enum { REACH = 4 };
	const DiaCheckedReport *report = marks->report;
	guint32 end = marks->sentence->end_token;
	const DiaCheckCue *cue = dia_check_cue_find_first(report, marks->sentence->first_token, end,
							  DIA_CUE(DIA_CHECK_ACT_FOUND) |
								  DIA_CUE(DIA_CHECK_ACT_BEGIN));
	guint32 link;

	/* "re-established" */
	if (cue == NULL || (cue->first > 0 && dia_token_is_dash(report, cue->first - 1)))
		return NULL;
	for (guint i = 0; i < marks->n_dates; i++)
		if (marks->dates[i].first >= cue->end)
			if (marks->dates[i].first - cue->end < REACH)
				return &marks->dates[i];
	link = pass_link(report, cue->end, end);
	return link > cue->end ? find_law_date(marks, link) : NULL;
}

/* "again", "the second", "replaced", "a predecessor": there may be two of it. */
static gboolean
has_other(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	return dia_tokens_have_in(report, sentence->first_token, sentence->end_token,
				  DIA_LIST_EARLIER_ONE) ||
	       dia_check_cue_find(report, sentence->first_token, sentence->end_token,
				  DIA_CUE(DIA_CHECK_AGAIN)) != NULL;
}

/* "received in 2008", "visited eight prisons in 2008": nothing but its object between an act and
 * its day */
static gboolean
is_own_act(const DiaCheckedReport *report, guint32 first, guint32 day)
{
	enum { REACH = 8 };
	static const char *const no_objects[] = {
		"of",	 "about", "from",   "since",   "for",	"concerning", "into",
		"under", "by",	  "that",   "who",     "which", "where",      "when",
		",",	 "in",	  "during", "between", "to",	"against",    NULL
	};

	for (guint32 at = day; at > first && day - at < REACH; at--) {
		if (dia_token_is_in(report, at - 1, DIA_LIST_ACTING))
			return TRUE;
		if (dia_token_is_one_of(report, at - 1, no_objects))
			return FALSE;
	}
	return FALSE;
}

/* "The Office, founded in 2009, published its first report in 2007" */
static void
check_founding(DiaChecker *checker, const DiaEventMarks *marks, const DiaEventDate *founding)
{
	static const char *const others[] = { "which",	  "who",   "whose", "where", "that",
					      "although", "while", ";",	    NULL };
	const DiaCheckedReport *report = marks->report;
	guint32 end = marks->sentence->end_token;
	guint32 first = find_first_of_its(report, founding->end, end);
	DiaEventDate act;

	if (!find_day_of_act(marks, MAX(founding->end, MIN(first, end - 1)), founding, &act) ||
	    (first == end && !find_day_of_act(marks, founding->end, founding, &act)))
		return;
	if (!is_before(&act, founding) ||
	    dia_tokens_have(report, founding->end, act.first, others) ||
	    (first == end && !is_own_act(report, founding->end, act.first - 1) &&
	     dia_check_cue_find(report, founding->end, act.first, DIA_CUE(DIA_CHECK_ACT_BEGIN)) ==
		     NULL))
		return;
	add_before(checker, report, "done before it was there", locate(marks, &act),
		   locate(marks, founding));
}

/* --- A sentence and the next -------------------------------------------------------------------------------------- */

/* The day on which a law was made, or a body set up, that the next sentences may speak of. */
typedef struct {
	gboolean is_law;
	DiaEventDate date;
	DiaFindingLocation place;
} Base;

static Base
read_base(const DiaEventMarks *marks)
{
	enum { REACH = 5 };
	const DiaCheckedReport *report = marks->report;
	const DiaSentence *sentence = marks->sentence;
	const DiaEventDate *founding = find_founding(marks);
	const DiaCheckCue *cue = dia_check_cue_find_first(
		report, sentence->first_token, sentence->end_token,
		DIA_CUE(DIA_CHECK_ACT_ADOPT) | DIA_CUE(DIA_CHECK_ACT_ASSENT));

	if (has_other(report, sentence))
		return (Base){ 0 };
	if (cue != NULL &&
	    dia_tokens_have_in(report, sentence->first_token, sentence->end_token, DIA_LIST_LAW))
		for (guint i = 0; i < marks->n_dates; i++)
			if (marks->dates[i].first >= cue->end &&
			    marks->dates[i].first - cue->end < REACH)
				return (Base){ TRUE, marks->dates[i],
					       locate(marks, &marks->dates[i]) };
	if (founding != NULL && marks->n_dates == 1)
		return (Base){ FALSE, *founding, locate(marks, founding) };
	return (Base){ 0 };
}

/* "under it", "under which", "under the Act", "applying Law No. 12": one past it, or 0 */
static guint32
find_application(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	enum { REACH = 4 };
	static const char *const under[] = { "under", "applying", "pursuant", NULL };
	static const char *const its[] = { "it", "which", NULL };

	for (guint32 at = first; at + 1 < end; at++) {
		guint32 law = at + 1;

		if (!dia_token_is_one_of(report, at, under))
			continue;
		if (dia_token_is_one_of(report, law, its))
			return law + 1;
		for (; law < MIN(at + REACH, end); law++)
			if (dia_token_is_in(report, law, DIA_LIST_LAW))
				return law + 1;
	}
	return 0;
}

/* "A first judgment under the Act was given in January 2022": before the law that was named last */
static void
check_first_under(DiaChecker *checker, const DiaEventMarks *marks, const Base *base, guint32 from)
{
	const DiaCheckedReport *report = marks->report;
	guint32 end = marks->sentence->end_token;
	guint32 first = find_first_of_its(report, from, end);
	guint32 applied = find_application(report, from, end);
	DiaEventDate act;

	/* "On 3 March 2011 the first judgment under it was given" */
	if (first == end || applied == 0 ||
	    has_other(report, &(DiaSentence){ .first_token = from, .end_token = first }) ||
	    (!find_day_of_act(marks, MIN(first, applied), &base->date, &act) &&
	     !find_day_of_act(marks, from, &base->date, &act)) ||
	    !is_before(&act, &base->date))
		return;
	add_before(checker, report, "done before the law that it rests on", locate(marks, &act),
		   base->place);
}

/* "It submitted its report, which was read at once, in 2008": the only date goes with the verb of the sentence. */
static gboolean
is_only_act(const DiaEventMarks *marks)
{
	const DiaSentence *sentence = marks->sentence;

	return marks->n_dates == 1 && sentence->end_token > sentence->first_token + 2 &&
	       marks->dates[0].end + 1 >= sentence->end_token &&
	       dia_token_is(marks->report, sentence->first_token, "it") &&
	       dia_token_is_in(marks->report, sentence->first_token + 1, DIA_LIST_ACTING);
}

/* "It received its first complaint in 2008": before the body of the sentence before was there */
static void
check_first_of_it(DiaChecker *checker, const DiaEventMarks *marks, const Base *base)
{
	static const char *const its[] = { "it", "its", NULL };
	const DiaCheckedReport *report = marks->report;
	const DiaSentence *sentence = marks->sentence;
	guint32 first = find_first_of_its(report, sentence->first_token, sentence->end_token);
	DiaEventDate act;

	if (!dia_token_is_one_of(report, sentence->first_token, its) ||
	    !find_day_of_act(marks, sentence->first_token, &base->date, &act) ||
	    !is_before(&act, &base->date) ||
	    (first == sentence->end_token &&
	     !is_own_act(report, sentence->first_token, act.first - 1) && !is_only_act(marks)))
		return;
	add_before(checker, report, "done before it was there", locate(marks, &act), base->place);
}

/* The law of the sentence itself: "The Act of 5 August 2013, under which the first conviction ...
 * in February 2013" */
static void
check_own_law(DiaChecker *checker, const DiaEventMarks *marks)
{
	for (guint i = 0; i < marks->n_dates; i++) {
		const DiaEventDate *date = &marks->dates[i];
		Base base = { TRUE, *date, locate(marks, date) };
		guint32 at = date->first;

		/* Back over "of" to the law. */
		if (at < marks->sentence->first_token + 2 ||
		    !dia_token_is(marks->report, at - 1, "of"))
			continue;
		for (guint32 n = 2; n < 6 && at >= marks->sentence->first_token + n; n++) {
			if (!dia_token_is_in(marks->report, at - n, DIA_LIST_LAW))
				continue;
			check_first_under(checker, marks, &base, date->end);
			return;
		}
	}
}

static void
check_sentences(DiaChecker *checker, const DiaCheckedReport *report)
{
	enum { FAR = 3 /* sentences */ };
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	DiaEventMarks marks = { .report = report };
	Base base = { 0 };
	guint of_base = 0;

	for (guint i = 0; i < report->analysis->sentences->len; i++) {
		const DiaEventDate *founding;

		if (!dia_paragraph_is_prose(report, sentences[i].paragraph) ||
		    sentences[i].end_token - sentences[i].first_token > MAX_TOKENS)
			continue;
		dia_event_marks_read_dates(&marks, &sentences[i]);
		if (base.place.span.end != 0 && base.place.paragraph == sentences[i].paragraph &&
		    i - of_base <= FAR) {
			if (base.is_law)
				check_first_under(checker, &marks, &base, sentences[i].first_token);
			else if (i == of_base + 1)
				check_first_of_it(checker, &marks, &base);
		}
		if (marks.n_dates == 0)
			continue;
		base = read_base(&marks);
		of_base = i;
		check_own_law(checker, &marks);
		check_laws(checker, &marks);
		check_later_acts(checker, &marks);
		founding = has_other(report, &sentences[i]) ? NULL : find_founding(&marks);
		if (founding != NULL)
			check_founding(checker, &marks, founding);
	}
}

void
dia_check_date_before(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++)
		check_sentences(checker, dia_checker_report(checker, i));
}
