/*
 * One law by its number or its name with two years: "Law 2871 of 2010", "Law 2871 of 2011".
 *
 * In: laws with a number and a year, and the words of their sentences. Out: findings where the same
 * number has two years and the sentences speak of one thing. Most States count their laws anew each
 * year, so that low numbers come again.
 */
#include "check/rules.h"

#include "check/event-marks.h"
#include "check/terms.h"
#include "lexicon/word-lists.h"
#include "lexicon/lexicon.h"

enum {
	MAX_LAWS = 16384,
	MAX_GROUP = 64, /* laws with one number that are compared */
	MAX_TERMS = 40,
	LEAST_NUMBER = 30,
	FEW = 8, /* sentences with a term that all but names a thing */
	SOME = 60,
};

typedef struct {
	DiaFindingLocation place;
	guint32 order;
	guint32 head; /* term of "law" or "act" */
	gint64 number;
	gint64 year;
	guint32 terms[MAX_TERMS];
	guint n_terms;
} Law;

/* "No. 52 of 2014", "52/2014", "2014-52" behind the head of a law. @return one past it, or @at */
static guint32
read_number(const DiaCheckedReport *report, guint32 at, guint32 end, Law *law)
{
	static const char *const words[] = { "no", ".", "number", "nr", NULL };
	guint32 first = at;

	while (at < end && at - first < 3 && dia_token_is_one_of(report, at, words))
		at++;
	if (at + 2 >= end)
		return first;
	law->number = dia_token_number(report, at);
	law->year = dia_token_year(report, at + 2);
	if (dia_token_is(report, at + 1, "of") || dia_token_is(report, at + 1, "/"))
		return law->number > 0 && law->year > 0 ? at + 3 : first;
	law->number = dia_token_number(report, at + 2);
	law->year = dia_token_year(report, at);
	return dia_token_is_dash(report, at + 1) && law->number > 0 && law->year > 0 ? at + 3
										     : first;
}

static void
read_sentence(const DiaCheckedReport *report, const DiaSentence *sentence, DiaTerms *terms,
	      GArray *laws)
{
	const DiaWordLists *lists = report->analysis->lexicon->lists;
	guint first_law = laws->len;
	guint32 set[MAX_TERMS];
	guint n = 0;
	DiaTerm term;

	for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
		Law law = { .place = { .report = report->index, .paragraph = sentence->paragraph },
			    .order = laws->len };
		guint32 end;

		if (!dia_lists_hold_token(lists, &report->tokens[at], DIA_LIST_LAW) ||
		    laws->len >= MAX_LAWS)
			continue;
		end = read_number(report, at + 1, sentence->end_token, &law);
		if (end == at + 1 || law.number < LEAST_NUMBER)
			continue;
		law.place.span = dia_token_span(report, at, end);
		if (dia_terms_read(terms, report, at, at + 1, &term))
			law.head = term.id;
		g_array_append_val(laws, law);
	}
	if (laws->len == first_law)
		return;
	for (guint32 at = sentence->first_token; at < sentence->end_token; at = term.end)
		if (dia_terms_read(terms, report, at, sentence->end_token, &term) &&
		    !dia_lists_hold_token(lists, &report->tokens[at], DIA_LIST_LAW))
			dia_terms_add(term.id, set, &n, MAX_TERMS);
	for (guint i = first_law; i < laws->len; i++) {
		Law *law = &g_array_index(laws, Law, i);

		memcpy(law->terms, set, n * sizeof(*set));
		law->n_terms = n;
	}
}

static gboolean
is_one_law(const DiaTerms *terms, const Law *a, const Law *b)
{
	guint n_names;
	guint n_some;

	if (a->head != b->head || a->year == b->year)
		return FALSE;
	n_some = dia_terms_count_shared(terms, a->terms, a->n_terms, b->terms, b->n_terms, SOME, FEW, &n_names);
	return n_names > 0 && n_some > 1;
}

static int
compare_laws(gconstpointer a, gconstpointer b)
{
	const Law *first = a;
	const Law *second = b;

	if (first->number != second->number)
		return first->number < second->number ? -1 : 1;
	return (first->order > second->order) - (first->order < second->order);
}

/* Each law is told against the first before it that it contradicts, unless its year was seen. */
static void
check_group(DiaChecker *checker, const DiaTerms *terms, const Law *laws, guint n_laws)
{
	n_laws = MIN(n_laws, MAX_GROUP);
	for (guint i = 1; i < n_laws; i++) {
		const Law *other = NULL;
		gboolean is_known = FALSE;

		for (guint k = 0; k < i && !is_known; k++) {
			is_known = laws[k].year == laws[i].year && laws[k].head == laws[i].head;
			if (other == NULL && is_one_law(terms, &laws[k], &laws[i]))
				other = &laws[k];
		}
		if (other != NULL && !is_known)
			dia_checker_tell_two(checker, "what looks like one law has two years", laws[i].place,
					     other->place);
	}
}

/* --- Laws by their names --------------------------------------------------------------------------------- */

typedef struct {
	DiaFindingLocation place;
	guint32 order;
	const char *name;
	gint64 year;
} NamedLaw;

/* "Harbour Dues Act of 2015", "Harbour Dues Act, 2015", "Harbour Dues Act 2015": -1 where no year is told so */
static gint64
read_year(const DiaCheckedReport *report, const DiaEventObject *object, guint32 end, guint32 *behind)
{
	static const char *const links[] = { "of", ",", "(", NULL };
	guint32 at = object->end;

	*behind = at;
	if (at > object->first && dia_token_year(report, at - 1) > 0)
		return dia_token_year(report, at - 1);
	if (at < end && dia_token_is_one_of(report, at, links))
		at++;
	*behind = at + 1;
	return at < end ? dia_token_year(report, at) : -1;
}

/* Is it told by two words and more, and of no change, of which there may be one each year? */
static gboolean
is_known_by_name(const DiaCheckedReport *report, const DiaEventObject *object)
{
	const char *key = object->key;
	guint n_words = 0;

	for (; *key != '\0'; key++)
		n_words += *key == ' ';
	return object->kind == DIA_COMMITMENT_LAW && !object->is_number && g_str_has_prefix(object->key, "name") &&
	       n_words > 2 && !dia_tokens_have_in(report, object->first, object->end, DIA_LIST_CHANGED_LAW);
}

static void
read_names(const DiaCheckedReport *report, GStringChunk *names, GArray *laws)
{
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	DiaEventMarks marks = { .report = report };

	for (guint i = 0; i < report->analysis->sentences->len; i++) {
		if (sentences[i].end_token == sentences[i].first_token)
			continue;
		dia_event_marks_read_dates(&marks, &sentences[i]);
		dia_event_marks_read_objects(&marks);
		for (guint k = 0; k < marks.n_objects && laws->len < MAX_LAWS; k++) {
			const DiaEventObject *object = &marks.objects[k];
			NamedLaw law = { .place = { report->index, sentences[i].paragraph, object->span },
					 .order = laws->len };
			guint32 behind;

			law.year = read_year(report, object, sentences[i].end_token, &behind);
			if (law.year < 0 || !is_known_by_name(report, object))
				continue;
			law.place.span = dia_token_span(report, object->first, behind);
			law.name = g_string_chunk_insert_const(names, object->key);
			g_array_append_val(laws, law);
		}
	}
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	const NamedLaw *first = a;
	const NamedLaw *second = b;
	int order = strcmp(first->name, second->name);

	return order != 0 ? order : (first->order > second->order) - (first->order < second->order);
}

/* Two years that follow each other; with more than two, or both in one paragraph, they are of several laws. */
static void
check_names(DiaChecker *checker, const NamedLaw *laws, guint n_laws)
{
	const NamedLaw *other = NULL;
	guint n_first = 0;
	guint n_second = 0;

	for (guint i = 0; i < n_laws; i++) {
		if (laws[i].year == laws[0].year) {
			n_first++;
			continue;
		}
		if (other != NULL && laws[i].year != other->year)
			return;
		other = other == NULL ? &laws[i] : other;
		n_second++;
	}
	if (other == NULL || ABS(other->year - laws[0].year) != 1 || MIN(n_first, n_second) > 1 ||
	    dia_places_share_paragraph(&other->place, &laws[0].place))
		return;
	dia_checker_tell_two(checker, "what looks like one law has two years", other->place, laws[0].place);
}

static void
check_laws_by_name(DiaChecker *checker)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(NamedLaw));
	GStringChunk *names = g_string_chunk_new(4096);
	const NamedLaw *laws;

	for (guint i = 0; i < checker->reports->len; i++)
		read_names(dia_checker_report(checker, i), names, found);
	g_array_sort(found, compare_names);
	laws = (const NamedLaw *)(const void *)found->data;
	for (guint first = 0, end; first < found->len; first = end) {
		for (end = first + 1; end < found->len && strcmp(laws[end].name, laws[first].name) == 0; end++)
			;
		check_names(checker, laws + first, end - first);
	}
	g_string_chunk_free(names);
}

/* --- The rule -------------------------------------------------------------------------------------------- */

void
dia_check_date_laws(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Law));
	const Law *laws;

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);

		for (guint k = 0; k < report->analysis->sentences->len; k++)
			read_sentence(report, &sentences[k], terms, found);
	}
	g_array_sort(found, compare_laws);
	laws = (const Law *)(const void *)found->data;
	for (guint first = 0, end; first < found->len; first = end) {
		for (end = first + 1; end < found->len && laws[end].number == laws[first].number;
		     end++)
			;
		check_group(checker, terms, laws + first, end - first);
	}
	check_laws_by_name(checker);
}
