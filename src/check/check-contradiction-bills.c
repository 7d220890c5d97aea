/*
 * "No bill on legal aid has been tabled" in one paragraph, and a bill on it that was tabled in another.
 *
 * In: sentences with a bill or draft law, and the words that say what it is about; where a denial does not
 * say ("no bill was put forward"), those of the sentences before it in its paragraph do. Out: findings where
 * a report denies a bill that it tells of elsewhere as put before those who decide.
 */
#include "check/rules.h"
#include "check/terms.h"

enum { MAX_SUBJECT = 8, MAX_CONTEXT = 40, MAX_BILLS = 4096, LEAST_SHARED = 2, MAX_RARE = 30 };

static const double min_cover = 0.8;

typedef struct {
	DiaFindingLocation place; /* the sentence */
	gboolean is_denied;
	guint32 subject[MAX_SUBJECT];
	guint n_subject;
	guint32 context[MAX_CONTEXT]; /* terms of the sentences before it, and of its own */
	guint n_context;
} Bill;

typedef struct {
	const DiaCheckedReport *report;
	DiaTerms *terms;
	const DiaSentence *sentence;
} Reader;

/* --- One bill ------------------------------------------------------------------------------------------ */

/* One past "bill", "draft law", "draft amendment" at a token, or the token. */
static guint32
pass_bill(const DiaCheckedReport *report, guint32 at)
{
	static const char *const bills[] = { "bill", "bills", NULL };

	if (dia_token_is_one_of(report, at, bills))
		return at + 1;
	return dia_token_is(report, at, "draft") && dia_token_is_in(report, at + 1, DIA_LIST_PASSED_TEXT) ? at + 2 : at;
}

static gboolean
is_start(const DiaCheckedReport *report, guint32 at)
{
	static const char *const starts[] = { "on", "of", "for", "to", "against", "about", "concerning", "regulating",
					      "governing", "amending", NULL };

	return dia_token_is_one_of(report, at, starts);
}

/* The words behind "bill" as far as they say what it is about: "on the right to peaceful assembly". */
static void
read_subject(const Reader *reader, guint32 at, Bill *bill)
{
	static const char *const ends[] = { ",", ";", ":", ".", "(", "which", "that", "has", "was", "is", "have", "had",
					    "were", "are", "before", "by", NULL };
	const DiaCheckedReport *report = reader->report;
	DiaTerm term;

	if (!is_start(report, at))
		return;
	for (at++; at < reader->sentence->end_token && !dia_token_is_one_of(report, at, ends); at = term.end)
		if (dia_terms_read(reader->terms, report, at, reader->sentence->end_token, &term))
			dia_terms_add(term.id, bill->subject, &bill->n_subject, MAX_SUBJECT);
}

/* The words before "bill" that are its name: "the legal aid bill". */
static void
read_name(const Reader *reader, guint32 bill_at, Bill *bill)
{
	enum { REACH = 4 };
	const DiaCheckedReport *report = reader->report;
	guint32 from = bill_at;
	DiaTerm term;

	while (from > reader->sentence->first_token && bill_at - from < REACH &&
	       dia_token_is_telling(report, from - 1))
		from--;
	for (; from < bill_at; from = term.end)
		if (dia_terms_read(reader->terms, report, from, bill_at, &term))
			dia_terms_add(term.id, bill->subject, &bill->n_subject, MAX_SUBJECT);
}

static void
read_context(const Reader *reader, Bill *bill)
{
	enum { BEFORE = 2 };
	const DiaSentence *sentences = dia_analysis_sentences(reader->report->analysis);
	const DiaSentence *from = reader->sentence;
	DiaTerm term;

	for (guint i = 0; i < BEFORE && from > sentences && from[-1].paragraph == from->paragraph; i++)
		from--;
	for (guint32 at = from->first_token; at < reader->sentence->end_token; at = term.end)
		if (dia_terms_read(reader->terms, reader->report, at, reader->sentence->end_token, &term))
			dia_terms_add(term.id, bill->context, &bill->n_context, MAX_CONTEXT);
}

/* "no bill", "no such bill", "no draft law", "the bill has never been tabled" */
static gboolean
is_denied(const Reader *reader, guint32 at, guint32 behind)
{
	enum { BEFORE = 2, BEHIND = 4 };
	static const char *const no[] = { "no", "without", NULL };
	static const char *const never[] = { "never", "not", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = at - MIN(at - reader->sentence->first_token, BEFORE);

	return dia_tokens_have(report, first, at, no) ||
	       dia_tokens_have(report, behind, MIN(behind + BEHIND, reader->sentence->end_token), never);
}

/* Is it of another time, or of what should be? The words for bills themselves are no sign of that. */
static gboolean
is_of_other_time(const Reader *reader)
{
	static const char *const words[] = { "had",   "until", "should",    "formerly",  "previously",
					     "would", "could", "urged",  "recommended", "recommends", "calls", NULL };
	const DiaSentence *here = reader->sentence;

	return dia_tokens_have(reader->report, here->first_token, here->end_token, words);
}

static void
read_bill(const Reader *reader, GArray *bills)
{
	enum { NEAR = 4 };
	const DiaCheckedReport *report = reader->report;
	const DiaSentence *here = reader->sentence;
	Bill bill = { .place = { .report = report->index, .paragraph = here->paragraph } };
	guint32 at = here->first_token;
	guint32 behind = at;
	const DiaCheckCue *tabled;

	while (at < here->end_token && (behind = pass_bill(report, at)) == at)
		at++;
	if (at == here->end_token || bills->len >= MAX_BILLS)
		return;
	tabled = dia_check_cue_find_first(report, behind, here->end_token, DIA_CUE(DIA_CHECK_TABLED));
	/* "the Minister tabled the adoption bill" */
	if (tabled == NULL &&
	    dia_check_cue_find_first(report, here->first_token, at, DIA_CUE(DIA_CHECK_TABLED)) == NULL)
		return;
	bill.is_denied = is_denied(reader, at, behind);
	if (bill.is_denied && is_of_other_time(reader))
		return;
	bill.place.span = dia_token_span(report, here->first_token, here->end_token);
	/* "a bill is before Congress to regulate mobile money" */
	if (tabled != NULL && tabled->first < behind + NEAR && !is_start(report, behind))
		behind = tabled->end;
	read_subject(reader, behind, &bill);
	if (!bill.is_denied)
		read_name(reader, at, &bill);
	read_context(reader, &bill);
	g_array_append_val(bills, bill);
}

/* --- Two bills ------------------------------------------------------------------------------------------ */

static gboolean
is_same(const DiaTerms *terms, const Bill *denied, const Bill *told)
{
	guint n_shared = 0;
	guint32 least = G_MAXUINT32;

	if (denied->place.paragraph == told->place.paragraph || told->n_subject < LEAST_SHARED)
		return FALSE;
	for (guint i = 0; i < told->n_subject; i++) {
		if (!dia_terms_contain(denied->context, denied->n_context, told->subject[i]))
			continue;
		n_shared++;
		least = MIN(least, dia_terms_frequency(terms, told->subject[i]));
	}
	return n_shared >= LEAST_SHARED && least <= MAX_RARE &&
	       dia_terms_cover(terms, told->subject, told->n_subject, denied->context, denied->n_context) >=
		   min_cover &&
	       (denied->n_subject == 0 || dia_terms_cover(terms, denied->subject, denied->n_subject, told->subject,
							  told->n_subject) >= min_cover);
}

static void
check_denied(DiaChecker *checker, const DiaTerms *terms, const GArray *bills, const Bill *denied)
{
	for (guint i = 0; i < bills->len; i++) {
		const Bill *told = &g_array_index(bills, Bill, i);

		if (told->is_denied || !is_same(terms, denied, told))
			continue;
		dia_checker_tell_opposites(checker, denied->place, told->place);
		return;
	}
}

static void
check_report(DiaChecker *checker, DiaTerms *terms, const DiaCheckedReport *report)
{
	enum { MAX_DENIED = 64 }; /* a report has one or two; more would be compared for long */
	g_autoptr(GArray) bills = g_array_new(FALSE, FALSE, sizeof(Bill));
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	Reader reader = { .report = report, .terms = terms };
	guint n_denied = 0;

	for (guint i = 0; i < report->analysis->sentences->len; i++) {
		reader.sentence = &sentences[i];
		if (dia_paragraph_is_prose(report, sentences[i].paragraph))
			read_bill(&reader, bills);
	}
	for (guint i = 0; i < bills->len && n_denied < MAX_DENIED; i++) {
		const Bill *bill = &g_array_index(bills, Bill, i);

		if (!bill->is_denied)
			continue;
		n_denied++;
		check_denied(checker, terms, bills, bill);
	}
}

void
dia_check_contradiction_bills(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		if (!dia_checked_report_is_dialogue(report))
			check_report(checker, terms, report);
	}
}
