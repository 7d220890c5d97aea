/*
 * Reads what stands in a sentence that tells of an act: the things that it can be done to, each with a key that
 * is the same wherever the same thing is meant, and the dates.
 *
 * In: names of laws and bodies, mentions of treaties, matters of the field, dates of the analysis. Out: the
 * marks of one sentence. A law's own number is a thing too: a parliament counts its laws, so that "Law No. 52 of
 * 3 April 2014" has one day.
 */
#include "check/event-marks.h"
#include "check/terms.h"

#include <string.h>

#include "lexicon/word-lists.h"
#include "lexicon/instruments.h"
#include "lexicon/lexicon.h"
#include "lexicon/matters.h"

enum { MAX_STEMS = 10 /* of a name */ };

/* --- Names as keys ----------------------------------------------------------------------------------- */

static int
compare_strings(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Does a word of a name tell it from others of its kind? */
static gboolean
is_telling(const DiaCheckedReport *report, guint32 at, guint32 end, DiaCommitmentKind kind)
{
	const DiaWordLists *lists = report->analysis->lexicon->lists;
	const DiaToken *token = &report->tokens[at];

	return token->kind == DIA_TOKEN_WORD && token->length > 2 &&
	       !dia_lists_hold(lists, token->word, DIA_LIST_CONNECTOR) &&
	       !dia_lists_hold(lists, token->word, DIA_LIST_OPENER) &&
	       !(kind == DIA_COMMITMENT_LAW &&
		 (dia_lists_hold(lists, token->word, DIA_LIST_LAW) ||
		  dia_check_cue_find(report, at, at + 1, DIA_CUE(DIA_CHECK_BROAD)) != NULL)) &&
	       dia_token_pass_state(report, at, end) == at;
}

/* The stems that tell a name from others, sorted. @return FALSE where too little is left */
static gboolean
make_name_key(const DiaCheckedReport *report, const DiaNameMark *mark, DiaEventObject *object)
{
	const DiaVocabulary *vocabulary = report->analysis->vocabulary;
	const char *stems[MAX_STEMS];
	guint n = 0;
	gsize length;

	for (guint32 at = mark->first_token; at < mark->end_token; at++) {
		if (!is_telling(report, at, mark->end_token, mark->kind))
			continue;
		if (n == MAX_STEMS)
			return FALSE;
		stems[n++] = dia_vocabulary_word(
		    vocabulary, dia_token_stem(report, at));
	}
	if (n == 0 || (n == 1 && mark->kind != DIA_COMMITMENT_LAW))
		return FALSE;
	qsort(stems, n, sizeof(*stems), compare_strings);
	length = (gsize)g_snprintf(object->key, sizeof(object->key), "name %d", (int)mark->kind);
	for (guint i = 0; i < n && length < sizeof(object->key); i++)
		length += (gsize)g_snprintf(object->key + length, sizeof(object->key) - length, " %s",
					    stems[i]);
	return length < sizeof(object->key);
}

/* --- Marks of a sentence ------------------------------------------------------------------------------ */

static DiaEventObject *
add_object(DiaEventMarks *marks, DiaSpan span, DiaCommitmentKind kind)
{
	const DiaSentence *sentence = marks->sentence;
	DiaEventObject *object = &marks->objects[marks->n_objects];

	*object = (DiaEventObject){ .span = span, .kind = kind };
	object->first = dia_token_at(marks->report, sentence->first_token, sentence->end_token,
				     span.start);
	object->end =
	    dia_token_at(marks->report, object->first, sentence->end_token, span.end);
	return object;
}

static void
read_names(DiaEventMarks *marks, DiaSpan span)
{
	const GArray *names = marks->report->analysis->names;

	for (; marks->name < names->len; marks->name++) {
		const DiaNameMark *mark = &g_array_index(names, DiaNameMark, marks->name);

		if (mark->span.start >= span.end)
			return;
		if (mark->span.start >= span.start && marks->n_objects < DIA_MAX_EVENT_MARKS &&
		    make_name_key(marks->report, mark, add_object(marks, mark->span, mark->kind)))
			marks->n_objects++;
	}
}

static void
read_mentions(DiaEventMarks *marks, DiaSpan span)
{
	const DiaAnalysis *analysis = marks->report->analysis;

	for (; marks->mention < analysis->mentions->len; marks->mention++) {
		const DiaMention *mark =
		    &g_array_index(analysis->mentions, DiaMention, marks->mention);
		DiaEventObject *object;

		if (mark->span.start >= span.end)
			return;
		/* Of several protocols it is not for a shortened name to tell which is ratified. */
		if (mark->span.start < span.start || mark->is_ellipsis ||
		    marks->n_objects == DIA_MAX_EVENT_MARKS ||
		    dia_instruments_get(analysis->lexicon->instruments, mark->instrument)->kind !=
			DIA_INSTRUMENT_TREATY)
			continue;
		object = add_object(marks, mark->span, DIA_COMMITMENT_TREATY);
		g_snprintf(object->key, sizeof(object->key), "treaty %u", mark->instrument);
		marks->n_objects++;
	}
}

static void
read_matters(DiaEventMarks *marks, DiaSpan span)
{
	const DiaAnalysis *analysis = marks->report->analysis;

	for (; marks->matter < analysis->matters->len; marks->matter++) {
		const DiaMatterMark *mark =
		    &g_array_index(analysis->matters, DiaMatterMark, marks->matter);
		DiaEventObject *object;

		if (mark->span.start >= span.end)
			return;
		if (mark->span.start < span.start || marks->n_objects == DIA_MAX_EVENT_MARKS)
			continue;
		object = add_object(
		    marks, mark->span,
		    dia_matters_get(analysis->lexicon->matters, mark->matter)->kind);
		g_snprintf(object->key, sizeof(object->key), "matter %u", mark->matter);
		marks->n_objects++;
	}
}

static void
read_dates(DiaEventMarks *marks, DiaSpan span)
{
	const GArray *dates = marks->report->analysis->dates;

	for (; marks->date < dates->len; marks->date++) {
		const DiaDateMark *mark = &g_array_index(dates, DiaDateMark, marks->date);
		DiaEventDate *date = &marks->dates[marks->n_dates];

		if (mark->span.start >= span.end)
			return;
		if (mark->span.start < span.start || marks->n_dates == DIA_MAX_EVENT_MARKS ||
		    mark->period.first == 0)
			continue;
		date->span = mark->span;
		date->period = mark->period;
		date->first = dia_token_at(marks->report, marks->sentence->first_token,
					   marks->sentence->end_token, mark->span.start);
		date->end = dia_token_at(marks->report, date->first, marks->sentence->end_token,
					 mark->span.end);
		marks->n_dates++;
	}
}

/* A State has one constitution at a time: it needs no name. */
static void
read_constitution(DiaEventMarks *marks)
{
	const DiaCheckedReport *report = marks->report;
	guint32 end = marks->sentence->end_token;

	for (guint32 at = marks->sentence->first_token; at < end; at++) {
		DiaEventObject *object;

		if (marks->n_objects == DIA_MAX_EVENT_MARKS || !dia_token_is(report, at, "constitution") ||
		    !(report->tokens[at].flags & DIA_TOKEN_CAPITALIZED))
			continue;
		object = add_object(marks, dia_token_span(report, at, at + 1), DIA_COMMITMENT_LAW);
		g_strlcpy(object->key, "constitution", sizeof(object->key));
		marks->n_objects++;
	}
}

/* "Republic Act No. 12 was signed on ...", "Executive Order No. 2, issued on ..." */
static void
read_numbers(DiaEventMarks *marks)
{
	for (guint32 at = marks->sentence->first_token; at < marks->sentence->end_token; at++)
		if (marks->n_objects < DIA_MAX_EVENT_MARKS &&
		    dia_event_marks_read_number(marks, at, &marks->objects[marks->n_objects]))
			marks->n_objects++;
}

static int
compare_objects(gconstpointer a, gconstpointer b)
{
	const DiaEventObject *first = a;
	const DiaEventObject *second = b;

	return (first->first > second->first) - (first->first < second->first);
}

/* --- Laws by number ------------------------------------------------------------------------------------ */

/* The law or order that a number is given to: "Law No. 52", "the Law on Assemblies, No. 26"; -1 for none. */
static gint64
find_law(const DiaEventMarks *marks, guint32 at, gboolean *is_order)
{
	enum { REACH = 12 };
	guint32 first = at - MIN(at - marks->sentence->first_token, REACH);

	*is_order = FALSE;
	for (; at > first; at--) {
		if (dia_token_is_in(marks->report, at - 1, DIA_LIST_DECREE)) {
			*is_order = TRUE;
			return at - 1;
		}
		if (dia_token_is_in(marks->report, at - 1, DIA_LIST_OTHER_NUMBERED))
			return -1;
		if (dia_token_is_in(marks->report, at - 1, DIA_LIST_NUMBERED_LAW))
			return at - 1;
	}
	return -1;
}

/* Of whom an order is: the capitalized words before it, as in "Supreme Decree". */
static guint32
find_giver(const DiaEventMarks *marks, guint32 order)
{
	guint32 at = order;

	while (at > marks->sentence->first_token && order - at < 2 &&
	       marks->report->tokens[at - 1].kind == DIA_TOKEN_WORD &&
	       (marks->report->tokens[at - 1].flags & DIA_TOKEN_CAPITALIZED) != 0 &&
	       dia_term_is_telling(marks->report, marks->report->tokens[at - 1].word))
		at--;
	return at;
}

/* "No. 135-XV": all up to the next space or mark. */
static gboolean
is_of_number(const DiaCheckedReport *report, guint32 at)
{
	return report->tokens[at].start == dia_token_end(&report->tokens[at - 1]) &&
	       (dia_token_is_dash(report, at) || report->tokens[at].kind != DIA_TOKEN_PUNCTUATION);
}

gboolean
dia_event_marks_read_number(const DiaEventMarks *marks, guint32 at, DiaEventObject *object)
{
	static const char *const words[] = { "no", "nr", "number", NULL };
	const DiaCheckedReport *report = marks->report;
	guint32 end = marks->sentence->end_token;
	guint32 number = at + 1;
	gint64 law;
	gsize length;
	gboolean is_order;
	g_autofree char *giver = NULL;

	if (!dia_token_is_one_of(report, at, words))
		return FALSE;
	if (number < end && dia_token_is(report, number, "."))
		number++;
	if (number >= end || report->tokens[number].kind != DIA_TOKEN_NUMBER)
		return FALSE;
	law = find_law(marks, at, &is_order);
	if (law < 0 || (is_order && at - (guint32)law > 1))
		return FALSE;
	*object = (DiaEventObject){ .first = (guint32)law,
				     .end = number + 1,
				     .kind = DIA_COMMITMENT_LAW,
				     .is_number = TRUE,
				     .is_order = is_order };
	while (object->end < end && is_of_number(report, object->end))
		object->end++;
	object->span = dia_token_span(report, object->first, object->end);
	length = object->span.end - report->tokens[number].start;
	if (is_order) {
		DiaSpan span = dia_token_span(report, find_giver(marks, (guint32)law), (guint32)law + 1);

		giver = g_ascii_strdown(report->text + span.start, span.end - span.start);
	}
	g_snprintf(object->key, sizeof(object->key), "%.50s %.*s", giver != NULL ? giver : "",
		   (int)MIN(length, 100), report->text + report->tokens[number].start);
	return TRUE;
}

/* --- A sentence ---------------------------------------------------------------------------------------- */

static DiaSpan
get_span(const DiaEventMarks *marks)
{
	return dia_token_span(marks->report, marks->sentence->first_token, marks->sentence->end_token);
}

void
dia_event_marks_read_dates(DiaEventMarks *marks, const DiaSentence *sentence)
{
	marks->sentence = sentence;
	marks->n_dates = 0;
	if (sentence->end_token > sentence->first_token)
		read_dates(marks, get_span(marks));
}

void
dia_event_marks_read_objects(DiaEventMarks *marks)
{
	DiaSpan span = get_span(marks);

	marks->n_objects = 0;
	read_names(marks, span);
	read_mentions(marks, span);
	read_matters(marks, span);
	read_constitution(marks);
	read_numbers(marks);
	qsort(marks->objects, marks->n_objects, sizeof(DiaEventObject), compare_objects);
}
