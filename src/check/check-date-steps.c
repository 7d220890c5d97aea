/*
 * Steps of one matter in one sentence, each with its date: "arrested on 12 May and released on 3
 * May" cannot be.
 *
 * In: words for steps that follow each other, and the dates right behind them. Out: findings where
 * the later step has the earlier date. Only steps that nothing but conjunctions and auxiliaries
 * part are taken to be of one thing.
 */
#include "check/event-marks.h"
#include "check/rules.h"
#include "check/statement.h"

enum {
	MAX_STEPS = 16,
	TO_DATE = 8, /* tokens from a step to its date */
	TO_NEXT = 9, /* tokens from a date to the next step of the same thing */
	MAX_TOKENS = 160,
};

typedef enum { TRACK_NONE, TRACK_PERSON, TRACK_TIME, TRACK_LAW, TRACK_TREATY, TRACK_PAPER } Track;

typedef struct {
	Track track;
	guint stage;
	guint32 word;
	const DiaEventDate *date;
} Step;

/* The words of each step; those of one track come in the order of their stages. */
static const struct {
	Track track;
	guint stage;
	const char *words[12];
} stages[] = {
	{ TRACK_PERSON,
	  1,
	  { "arrested", "detained", "apprehended", "abducted", "kidnapped", "captured", NULL } },
	{ TRACK_PERSON,
	  2,
	  { "sentenced", "convicted", "acquitted", "released", "freed", "pardoned", "extradited",
	    "deported", "indicted", NULL } },
	{ TRACK_TIME,
	  1,
	  { "began", "started", "opened", "launched", "commenced", "begun", "declared", "imposed",
	    "suspended", NULL } },
	{ TRACK_TIME,
	  2,
	  { "ended", "closed", "concluded", "finished", "completed", "expired", "lifted", "over",
	    "terminated", "dissolved", NULL } },
	{ TRACK_LAW, 1, { "adopted", "passed", "enacted", "approved", NULL } },
	{ TRACK_LAW, 2, { "signed", "assented", NULL } },
	{ TRACK_LAW,
	  3,
	  { "published", "promulgated", "gazetted", "force", "effect", "operation", NULL } },
	{ TRACK_TREATY, 2, { "ratified", "acceded", NULL } },
	{ TRACK_TREATY, 3, { "deposited", NULL } },
	{ TRACK_PAPER, 1, { "submitted", "lodged", "filed", "tabled", "introduced", NULL } },
	{ TRACK_PAPER,
	  2,
	  { "examined", "rejected", "dismissed", "granted", "answered", "decided", "upheld",
	    "considered", "withdrawn", NULL } },
};

static void
read_stage(const DiaCheckedReport *report, guint32 at, Step *step)
{
	*step = (Step){ .track = TRACK_NONE, .word = at };
	for (guint i = 0; i < G_N_ELEMENTS(stages); i++) {
		if (!dia_token_is_one_of(report, at, stages[i].words))
			continue;
		step->track = stages[i].track;
		step->stage = stages[i].stage;
		return;
	}
}

/* "to be adopted", "not released", "the suspended sentence", "the closed ward": nothing that was
 * done on a day */
static gboolean
is_done(const DiaCheckedReport *report, guint32 at, guint32 first)
{
	static const char *const before[] = { "not", "be",    "never", "the", "a",
					      "an",  "being", "to",    NULL };

	return at == first || !dia_token_is_one_of(report, at - 1, before);
}

/* "signed on 3 May and ratified on 9 June": a treaty, if it is no head of State who signs what was
 * ratified. */
static void
mark_treaty(const DiaEventMarks *marks, Step *steps, guint n)
{
	gboolean is_treaty = FALSE;

	for (guint i = 0; i < n; i++)
		is_treaty = is_treaty || steps[i].track == TRACK_TREATY;
	if (!is_treaty || dia_tokens_have_in(marks->report, marks->sentence->first_token,
					  marks->sentence->end_token, DIA_LIST_HEAD_OF_STATE))
		return;
	for (guint i = 0; i < n; i++) {
		if (!dia_token_is(marks->report, steps[i].word, "signed"))
			continue;
		steps[i].track = TRACK_TREATY;
		steps[i].stage = 1;
	}
}

/* The steps of a sentence that have a date of their own, in the order of the text. */
static guint
read_steps(const DiaEventMarks *marks, Step *steps)
{
	const DiaCheckedReport *report = marks->report;
	const DiaSentence *sentence = marks->sentence;
	guint n = 0;

	for (guint32 at = sentence->first_token; at < sentence->end_token && n < MAX_STEPS; at++) {
		Step step;

		read_stage(report, at, &step);
		if (step.track == TRACK_NONE || !is_done(report, at, sentence->first_token))
			continue;
		for (guint i = 0; i < marks->n_dates && step.date == NULL; i++)
			if (marks->dates[i].first > at)
				step.date = &marks->dates[i];
		/* The date is that of the last step before it. */
		if (n > 0 && steps[n - 1].date == step.date)
			n--;
		if (step.date != NULL && step.date->first - at <= TO_DATE)
			steps[n++] = step;
	}
	mark_treaty(marks, steps, n);
	return n;
}

/*
 * "released on 3 May, having been arrested on 9 March", "in force on 3 May, after Congress had adopted it": is what
 * happened to the same told as what came before?
 */
static gboolean
is_told_back(const DiaCheckedReport *report, guint32 first, guint32 word)
{
	enum { TO_STEP = 4 };
	static const char *const its[] = { "it", "him", "her", "them", NULL };
	guint32 had = word;

	while (had > first && word - had < TO_STEP && !dia_token_is(report, had, "had") &&
	       !dia_token_is(report, had, "having"))
		had--;
	if (dia_token_is(report, had, "having"))
		return dia_token_is(report, had - 1, ",");
	/* "and had been debated and passed", "after Congress had adopted it" */
	return dia_token_is(report, had, "had") &&
	       (had == first || dia_token_is(report, had - 1, "and") || dia_token_is(report, had - 1, "which") ||
		(word + 1 < report->n_tokens && dia_token_is_one_of(report, word + 1, its)));
}

/* Do only words of no meaning of their own part a date from the next step? */
static gboolean
is_of_same(const DiaCheckedReport *report, const Step *a, const Step *b)
{
	static const char *const words[] = {
		"and",	"then", "was",	"were",		"been",	      "had",
		"has",	",",	";",	"who",		"only",	      "later",
		"he",	"she",	"it",	"they",		"finally",    "which",
		"but",	"is",	"are",	"have",		"in",	      "entered",
		"came", "into", "took", "subsequently", "eventually", "thus",
		"duly", "came", ")",	"gone",		"went",	      NULL
	};
	guint32 first = a->date->end;

	if (b->word < first || b->word - first > TO_NEXT)
		return FALSE;
	if (is_told_back(report, first, b->word))
		return TRUE;
	for (guint32 at = first; at < b->word; at++)
		if (!dia_token_is_one_of(report, at, words))
			return FALSE;
	return TRUE;
}

/* "again", "in part", "the amended Act": there may be two of it. */
static gboolean
has_second(const DiaEventMarks *marks)
{
	static const char *const words[] = { "again",	 "first",	  "second",
					     "amended",	 "amendment",	  "amendments",
					     "another",	 "provisionally", "re",
					     "respectively", "reading",
					     "previous", "before",	  NULL };

	return dia_tokens_have(marks->report, marks->sentence->first_token,
			       marks->sentence->end_token, words);
}

/* "since 2010" has no end: it began in 2010. */
static guint32
get_last(const DiaEventDate *date)
{
	enum { DAYS_OF_YEAR = 366 };

	return date->period.last != DIA_PERIOD_OPEN ? date->period.last
						    : date->period.first + DAYS_OF_YEAR;
}

static void
check_order(DiaChecker *checker, GHashTable *told, const DiaEventMarks *marks, const Step *a,
	    const Step *b, gboolean is_back)
{
	const DiaCheckedReport *report = marks->report;
	/* What is told back came first; a bill is introduced and then passed. */
	gboolean is_forward = b->stage > a->stage && !is_back;
	const Step *early = is_forward ? a : b;
	const Step *late = is_forward ? b : a;
	gboolean is_bill = is_back && a->track == TRACK_LAW && b->track == TRACK_PAPER && b->stage == 1;
	DiaSpan first = dia_token_span(report, early->word, early->word + 1);
	DiaSpan second = dia_token_span(report, late->word, late->word + 1);
	DiaFindingDraft draft = { 0 };

	if (!is_bill && (a->track != b->track || a->stage == b->stage || (is_back && b->stage > a->stage)))
		return;
	if ((!is_forward && a->track != TRACK_LAW && !is_back) || late->date->period.first == 0 ||
	    early->date->period.first == 0 || get_last(late->date) >= early->date->period.first)
		return;
	/* Of a thing with a name check-date-events.c has told it. */
	if (dia_places_are_told(told, report->index, late->date->span, report->index, early->date->span))
		return;
	draft.message = g_strdup_printf("\"%.*s\" on %.*s comes before \"%.*s\" on %.*s",
					DIA_QUOTE(report, second), DIA_QUOTE(report, late->date->span),
					DIA_QUOTE(report, first), DIA_QUOTE(report, early->date->span));
	dia_draft_add_location(&draft, report, marks->sentence->paragraph, late->date->span);
	dia_draft_add_location(&draft, report, marks->sentence->paragraph, early->date->span);
	dia_checker_add(checker, &draft);
}

/* "It had been ..." at the start of a sentence, up to a step: what happened before to what was spoken of */
static gboolean
is_told_back_of_it(const DiaEventMarks *marks, const Step *step)
{
	enum { REACH = 8 };
	static const char *const its[] = { "it", "he", "she", "they", NULL };
	guint32 first = marks->sentence->first_token;

	return step->word - first <= REACH && dia_token_is_one_of(marks->report, first, its) &&
	       dia_token_is(marks->report, first + 1, "had");
}

/* The only step of a sentence, with its date, for the sentence behind. */
typedef struct {
	Step step;
	DiaEventDate date;
	guint32 sentence; /* one past its index; 0 where there is none */
} LastStep;

static void
check_sentence(DiaChecker *checker, GHashTable *told, DiaEventMarks *marks, guint32 index, LastStep *last)
{
	const DiaCheckedReport *report = marks->report;
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	Step steps[MAX_STEPS];
	guint n;

	dia_event_marks_read_dates(marks, &sentences[index]);
	if (marks->n_dates == 0 || sentences[index].end_token - sentences[index].first_token > MAX_TOKENS ||
	    has_second(marks))
		return;
	n = read_steps(marks, steps);
	for (guint s = 0; s + 1 < n; s++)
		if (is_of_same(report, &steps[s], &steps[s + 1]))
			check_order(checker, told, marks, &steps[s], &steps[s + 1],
				    is_told_back(report, steps[s].date->end, steps[s + 1].word));
	if (n > 0 && index > 0 && last->sentence == index &&
	    sentences[index - 1].paragraph == sentences[index].paragraph &&
	    is_told_back_of_it(marks, &steps[0]))
		check_order(checker, told, marks, &last->step, &steps[0], TRUE);
	if (n != 1)
		return;
	*last = (LastStep){ .step = steps[0], .date = *steps[0].date, .sentence = index + 1 };
	last->step.date = &last->date;
}

void
dia_check_date_steps(DiaChecker *checker)
{
	g_autoptr(GHashTable) told = dia_checker_find_told(checker);

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		DiaEventMarks marks = { .report = report };
		LastStep last = { 0 };

		for (guint k = 0; k < report->analysis->sentences->len; k++) {
			DiaParagraphKind kind =
				dia_document_paragraph(report->document, sentences[k].paragraph)->kind;

			if (kind != DIA_PARAGRAPH_TABLE && sentences[k].end_token > sentences[k].first_token)
				check_sentence(checker, told, &marks, k, &last);
		}
	}
}
