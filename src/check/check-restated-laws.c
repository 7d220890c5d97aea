/*
 * One law with two numbers: "Law 1712 on access to information", "Law 1721 on access to information".
 *
 * In: laws and decrees by their number, each with the year that goes with it and the terms around it. Out: findings
 * where two numbers differ as a slip differs from what was meant and rare terms tell that one law is spoken of. One of
 * the two numbers must be told once only: a slip is not made twice, and a law that is told twice is one of its own.
 */
#include "check/rules.h"

#include "check/terms.h"
#include "lexicon/lexicon.h"
#include "lexicon/word-lists.h"

enum {
	MAX_LAWS = 4096,
	MAX_COMPARED = 500, /* laws before one that it is compared with */
	MAX_TERMS = 24,
	BEFORE = 14, /* tokens around a number */
	BEHIND = 20,
	FEW = 16, /* sentences with a term that all but names a thing */
	SOME = 60,
	FIRST_YEAR = 1900,
	LAST_YEAR = 2100,
	HALF = 50, /* years in two digits below it are of this century */
};

typedef struct {
	DiaFindingLocation place;
	guint32 head; /* stem of "law" or "act" */
	gint64 number;
	gint64 year; /* 0 where none is told */
	guint32 terms[MAX_TERMS];
	guint n_terms;
	guint n_told; /* in how many paragraphs its number is told */
} Law;

typedef struct {
	const DiaCheckedReport *report;
	const DiaSentence *sentence;
	DiaTerms *terms;
	GArray *laws; /* of Law */
} Reader;

/* --- Laws ------------------------------------------------------------------------------------------------ */

static gboolean
is_head(const Reader *reader, guint32 at)
{
	return (dia_lists_hold_token(reader->report->analysis->lexicon->lists, &reader->report->tokens[at],
				     DIA_LIST_LAW) ||
		dia_token_is_in(reader->report, at, DIA_LIST_DECREE)) &&
	       !dia_token_is_in(reader->report, at, DIA_LIST_NO_LAW);
}

static gboolean
is_year(gint64 number)
{
	return number >= FIRST_YEAR && number <= LAST_YEAR;
}

/* "of 2014", "of 18 June 2014", ", of 2014": the year that goes with a number; 0 for none. */
static gint64
read_year_behind(const Reader *reader, guint32 at)
{
	enum { REACH = 5 };
	static const char *const links[] = { "of", ",", "dated", NULL };
	guint32 end = MIN(at + REACH, reader->sentence->end_token);

	if (at >= end || !dia_token_is_one_of(reader->report, at, links))
		return 0;
	for (guint32 i = at + 1; i < end; i++)
		if (dia_token_year(reader->report, i) > 0)
			return dia_token_year(reader->report, i);
	return 0;
}

/* "Law No. 52", "Decree 4057 of 2011", "Act No. 2018-51", "Law No. 57/2019": one past it, or @at for none */
static guint32
read_number(const Reader *reader, guint32 at, Law *law)
{
	static const char *const signs[] = { "no", ".", "number", "nr", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 end = reader->sentence->end_token;
	guint32 number = at;
	gint64 one;
	gint64 other;

	while (number < end && number - at < 2 && dia_token_is_one_of(report, number, signs))
		number++;
	if (number >= end || (one = dia_token_number(report, number)) <= 0)
		return at;
	/* "No. 006/PR/2011" */
	if (number + 4 < end && dia_token_is(report, number + 1, "/") && dia_token_is(report, number + 3, "/") &&
	    dia_token_year(report, number + 4) > 0) {
		law->number = one;
		law->year = dia_token_year(report, number + 4);
		return number + 5;
	}
	other = number + 2 < end && (dia_token_is(report, number + 1, "/") || dia_token_is_dash(report, number + 1))
		    ? dia_token_number(report, number + 2)
		    : -1;
	if (other > 0 && is_year(one) != is_year(other)) {
		law->number = is_year(one) ? other : one;
		law->year = is_year(one) ? one : other;
		return number + 3;
	}
	/* "No. 25/11" */
	if (other > 0 && number > at && report->tokens[number + 2].length == 2 && one < FIRST_YEAR) {
		law->number = one;
		law->year = other + (other < HALF ? FIRST_YEAR + 100 : FIRST_YEAR);
		return number + 3;
	}
	/* "the Elections Act 2014" */
	if (other > 0 || is_year(one))
		return at;
	law->number = one;
	law->year = read_year_behind(reader, number + 1);
	return number + 1;
}

/* "the Law against Violence, No. 21/11": where the number of a law starts behind its name; @head for none */
static guint32
find_number_behind_name(const Reader *reader, guint32 head)
{
	enum { REACH = 18 };
	const DiaCheckedReport *report = reader->report;
	guint32 end = MIN(head + REACH, reader->sentence->end_token);

	for (guint32 at = head + 2; at + 1 < end; at++) {
		if (is_head(reader, at) || dia_token_is(report, at, ";"))
			return head;
		if (dia_token_is(report, at, "no") && dia_token_is(report, at + 1, ".") &&
		    (dia_token_is(report, at - 1, ",") || dia_token_is(report, at - 1, "(")))
			return at;
	}
	return head;
}

/* The terms around a number, up to the next law of a list. */
static void
read_terms(const Reader *reader, Law *law, guint32 head, guint32 behind)
{
	static const char *const breaks[] = { ";", ":", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = head;
	guint32 end = behind;
	DiaTerm term;

	while (first > reader->sentence->first_token && head - first < BEFORE &&
	       !dia_token_is_one_of(report, first - 1, breaks))
		first--;
	while (end < reader->sentence->end_token && end - behind < BEHIND && !dia_token_is_one_of(report, end, breaks))
		end++;
	for (guint32 at = first; at < end; at = term.end)
		if (dia_terms_read(reader->terms, report, at, end, &term) && !is_head(reader, at))
			dia_terms_add(term.id, law->terms, &law->n_terms, MAX_TERMS);
}

static void
read_sentence(const Reader *reader)
{
	for (guint32 at = reader->sentence->first_token; at < reader->sentence->end_token; at++) {
		Law law = { .place = { .report = reader->report->index, .paragraph = reader->sentence->paragraph },
			    .n_told = 1 };
		guint32 from;
		guint32 end;

		if (!is_head(reader, at) || reader->laws->len >= MAX_LAWS)
			continue;
		from = at + 1;
		end = read_number(reader, from, &law);
		if (end == from) {
			from = find_number_behind_name(reader, at);
			end = from > at ? read_number(reader, from, &law) : from;
		}
		if (end == from)
			continue;
		law.head = dia_terms_intern_token(reader->terms, reader->report, at);
		law.place.span = dia_token_span(reader->report, at, end);
		read_terms(reader, &law, at, end);
		g_array_append_val(reader->laws, law);
	}
}

static void
read_report(Reader *reader)
{
	const DiaSentence *sentences = dia_analysis_sentences(reader->report->analysis);

	for (guint i = 0; i < reader->report->analysis->sentences->len; i++) {
		DiaParagraphKind kind =
		    dia_document_paragraph(reader->report->document, sentences[i].paragraph)->kind;

		reader->sentence = &sentences[i];
		if (kind != DIA_PARAGRAPH_TABLE)
			read_sentence(reader);
	}
}

/* --- Two laws -------------------------------------------------------------------------------------------- */

/* 1712 and 1721, 1712 and 1752; not 1712 and 1715, which a parliament may pass on one day */
static gboolean
is_slip(gint64 a, gint64 b)
{
	const DiaDecimal one = { .coefficient = a };
	const DiaDecimal other = { .coefficient = b };

	return a / 10 != b / 10 && (dia_decimal_is_slip(one, other) || dia_decimal_has_same_digits(one, other));
}

static gboolean
is_one_law(const DiaTerms *terms, const Law *a, const Law *b)
{
	guint n_names;
	guint n_some;

	if (a->head != b->head || !is_slip(a->number, b->number) ||
	    dia_places_share_paragraph(&a->place, &b->place) ||
	    (a->year != 0 && b->year != 0 && a->year != b->year) || (a->n_told > 1 && b->n_told > 1))
		return FALSE;
	n_some = dia_terms_count_shared(terms, a->terms, a->n_terms, b->terms, b->n_terms, SOME, FEW, &n_names);
	return n_names > 0 && (n_some > 1 || (a->year != 0 && a->year == b->year));
}

/* Does the paragraph of one tell of the number of the other too? Then they are of two laws. */
static gboolean
is_told_beside(const Law *laws, guint n_laws, guint index, const Law *other)
{
	enum { NEAR = 64 };
	guint end = MIN(index + NEAR, n_laws);

	for (guint i = index - MIN(index, NEAR); i < end; i++)
		if (dia_places_share_paragraph(&laws[i].place, &laws[index].place) && laws[i].number == other->number &&
		    laws[i].head == other->head)
			return TRUE;
	return FALSE;
}

static void
count_told(Law *laws, guint n_laws)
{
	for (guint i = 0; i < n_laws; i++)
		for (guint k = i + 1; k < n_laws && k < i + MAX_COMPARED; k++) {
			if (laws[i].number != laws[k].number || laws[i].head != laws[k].head ||
			    dia_places_share_paragraph(&laws[i].place, &laws[k].place))
				continue;
			laws[i].n_told++;
			laws[k].n_told++;
		}
}

/* --- The rule -------------------------------------------------------------------------------------------- */

void
dia_check_restated_laws(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Law));
	Law *laws;

	for (guint i = 0; i < checker->reports->len; i++) {
		Reader reader = { .report = dia_checker_report(checker, i), .terms = terms, .laws = found };

		read_report(&reader);
	}
	laws = (Law *)(void *)found->data;
	count_told(laws, found->len);
	for (guint i = 1; i < found->len; i++) {
		for (guint k = i - MIN(i, MAX_COMPARED); k < i; k++) {
			if (!is_one_law(terms, &laws[k], &laws[i]) ||
			    is_told_beside(laws, found->len, k, &laws[i]) ||
			    is_told_beside(laws, found->len, i, &laws[k]))
				continue;
			dia_checker_tell_two(checker, "what looks like one law has two numbers", laws[i].place,
					     laws[k].place);
			break;
		}
	}
}
