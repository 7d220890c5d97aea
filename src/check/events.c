/*
 * Reads events from sentences.
 *
 * In: cues for acts ("was adopted"), what they can be done to (names of laws and bodies, instruments,
 * matters of the field) and dates. Out: triples of the three. An act reaches from the act before it to the
 * next; its object stands right behind it ("ratified the Convention") or before it ("the Act was adopted");
 * its date is the next one behind, else the one that opens the sentence.
 */
#include "check/events.h"

#include <string.h>

#include "lexicon/heads.h"
#include "lexicon/instruments.h"
#include "lexicon/lexicon.h"
#include "lexicon/matters.h"

enum {
	MAX_EVENTS = 65536,
	MAX_MARKS = 32,	   /* objects, and dates, of a sentence */
	MAX_STEMS = 10,	   /* of a name */
	REACH = 16,	   /* tokens from an act to its object or date */
	ACTIVE_REACH = 3,  /* tokens from a verb to the object behind it */
};

static const guint64 acts = DIA_CUE(DIA_CHECK_ACT_SIGN) | DIA_CUE(DIA_CHECK_ACT_RATIFY) |
			    DIA_CUE(DIA_CHECK_ACT_ADOPT) | DIA_CUE(DIA_CHECK_ACT_FORCE) |
			    DIA_CUE(DIA_CHECK_ACT_FOUND) | DIA_CUE(DIA_CHECK_ACT_BEGIN) |
			    DIA_CUE(DIA_CHECK_ACT_ABOLISH) | DIA_CUE(DIA_CHECK_ACT_INTRODUCE) |
			    DIA_CUE(DIA_CHECK_ACT_DESIGNATE) | DIA_CUE(DIA_CHECK_ACT_LAST);

/* What an act can be done to. */
typedef struct {
	guint32 first; /* its tokens are [first, end) */
	guint32 end;
	DiaSpan span;
	DiaCommitmentKind kind;
	char key[160];
} Object;

typedef struct {
	guint32 first;
	guint32 end;
	DiaSpan span;
	DiaPeriod period;
} Date;

/* A sentence with the marks in it. */
typedef struct {
	const DiaCheckedReport *report;
	const DiaSentence *sentence;
	Object objects[MAX_MARKS];
	guint n_objects;
	Date dates[MAX_MARKS];
	guint n_dates;
	/* The first mark of each layer that may stand in the sentence; sentences come in order. */
	guint name;
	guint mention;
	guint matter;
	guint date;
	const Object *last; /* of the act before, in this sentence */
	GStringChunk *strings;
	GArray *events;
} Reader;

/* --- Names as keys ----------------------------------------------------------------------------------- */

static int
compare_strings(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static gboolean
is_of_state(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	const DiaCountries *countries = report->analysis->lexicon->countries;
	DiaPhraseMatch match;

	return dia_phrases_match(dia_countries_names(countries), report->analysis->vocabulary,
				 report->text, report->tokens, at, end, &match) ||
	       dia_phrases_match(dia_countries_demonyms(countries), report->analysis->vocabulary,
				 report->text, report->tokens, at, end, &match);
}

/* Does a word of a name tell it from others of its kind? */
static gboolean
is_telling(const DiaCheckedReport *report, guint32 at, guint32 end, DiaCommitmentKind kind)
{
	const DiaHeads *heads = report->analysis->lexicon->heads;
	const DiaToken *token = &report->tokens[at];

	return token->kind == DIA_TOKEN_WORD && token->length > 2 &&
	       !dia_heads_is(heads, token->word, DIA_HEAD_CONNECTOR) &&
	       !dia_heads_is(heads, token->word, DIA_HEAD_OPENER) &&
	       !(kind == DIA_COMMITMENT_LAW &&
		 (dia_heads_is(heads, token->word, DIA_HEAD_LAW) ||
		  dia_check_cue_find(report, at, at + 1, DIA_CUE(DIA_CHECK_BROAD)) != NULL)) &&
	       !is_of_state(report, at, end);
}

/* The stems that tell a name from others, sorted. @return FALSE where too little is left */
static gboolean
make_name_key(const DiaCheckedReport *report, const DiaNameMark *mark, Object *object)
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
		    vocabulary, dia_vocabulary_stem(vocabulary, report->tokens[at].word));
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

static Object *
add_object(Reader *reader, DiaSpan span, DiaCommitmentKind kind)
{
	const DiaSentence *sentence = reader->sentence;
	Object *object = &reader->objects[reader->n_objects];

	*object = (Object){ .span = span, .kind = kind };
	object->first = dia_token_at(reader->report, sentence->first_token, sentence->end_token,
				     span.start);
	object->end =
	    dia_token_at(reader->report, object->first, sentence->end_token, span.end);
	return object;
}

static void
read_names(Reader *reader, DiaSpan span)
{
	const GArray *names = reader->report->analysis->names;

	for (; reader->name < names->len; reader->name++) {
		const DiaNameMark *mark = &g_array_index(names, DiaNameMark, reader->name);

		if (mark->span.start >= span.end)
			return;
		if (mark->span.start >= span.start && reader->n_objects < MAX_MARKS &&
		    make_name_key(reader->report, mark, add_object(reader, mark->span, mark->kind)))
			reader->n_objects++;
	}
}

static void
read_mentions(Reader *reader, DiaSpan span)
{
	const DiaAnalysis *analysis = reader->report->analysis;

	for (; reader->mention < analysis->mentions->len; reader->mention++) {
		const DiaMention *mark =
		    &g_array_index(analysis->mentions, DiaMention, reader->mention);
		Object *object;

		if (mark->span.start >= span.end)
			return;
		if (mark->span.start < span.start || reader->n_objects == MAX_MARKS ||
		    dia_instruments_get(analysis->lexicon->instruments, mark->instrument)->kind !=
			DIA_INSTRUMENT_TREATY)
			continue;
		object = add_object(reader, mark->span, DIA_COMMITMENT_TREATY);
		g_snprintf(object->key, sizeof(object->key), "treaty %u", mark->instrument);
		reader->n_objects++;
	}
}

static void
read_matters(Reader *reader, DiaSpan span)
{
	const DiaAnalysis *analysis = reader->report->analysis;

	for (; reader->matter < analysis->matters->len; reader->matter++) {
		const DiaMatterMark *mark =
		    &g_array_index(analysis->matters, DiaMatterMark, reader->matter);
		Object *object;

		if (mark->span.start >= span.end)
			return;
		if (mark->span.start < span.start || reader->n_objects == MAX_MARKS)
			continue;
		object = add_object(
		    reader, mark->span,
		    dia_matters_get(analysis->lexicon->matters, mark->matter)->kind);
		g_snprintf(object->key, sizeof(object->key), "matter %u", mark->matter);
		reader->n_objects++;
	}
}

static void
read_dates(Reader *reader, DiaSpan span)
{
	const GArray *dates = reader->report->analysis->dates;

	for (; reader->date < dates->len; reader->date++) {
		const DiaDateMark *mark = &g_array_index(dates, DiaDateMark, reader->date);
		Date *date = &reader->dates[reader->n_dates];

		if (mark->span.start >= span.end)
			return;
		if (mark->span.start < span.start || reader->n_dates == MAX_MARKS ||
		    mark->period.first == 0)
			continue;
		date->span = mark->span;
		date->period = mark->period;
		date->first = dia_token_at(reader->report, reader->sentence->first_token,
					   reader->sentence->end_token, mark->span.start);
		date->end = dia_token_at(reader->report, date->first, reader->sentence->end_token,
					 mark->span.end);
		reader->n_dates++;
	}
}

/* A State has one constitution at a time: it needs no name. */
static void
read_constitution(Reader *reader)
{
	const DiaCheckedReport *report = reader->report;
	guint32 end = reader->sentence->end_token;

	for (guint32 at = reader->sentence->first_token; at < end; at++) {
		Object *object;

		if (reader->n_objects == MAX_MARKS || !dia_token_is(report, at, "constitution") ||
		    !(report->tokens[at].flags & DIA_TOKEN_CAPITALIZED))
			continue;
		object = add_object(reader, dia_token_span(report, at, at + 1), DIA_COMMITMENT_LAW);
		g_strlcpy(object->key, "constitution", sizeof(object->key));
		reader->n_objects++;
	}
}

static int
compare_objects(gconstpointer a, gconstpointer b)
{
	const Object *first = a;
	const Object *second = b;

	return (first->first > second->first) - (first->first < second->first);
}

/* --- Acts -------------------------------------------------------------------------------------------- */

/* "on 8 June 2022", "since July 2010", "by a decree of 3 March 2005", "(1993)"; not "by 2030". */
static gboolean
is_day(const Reader *reader, const Date *date)
{
	static const char *const before[] = { "on", "in", "since", "from", "of", "dated", NULL };
	static const char *const laws[] = { "law", "act", "decree", "code", "order", "resolution",
					    "decision", "regulation", "ordinance", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = reader->sentence->first_token;

	if (date->first == first || !dia_token_is_one_of(report, date->first - 1, before))
		return FALSE;
	if (!dia_token_is(report, date->first - 1, "of"))
		return TRUE;
	/* "Act No. 12 of 2003", "the decree of 3 March 2005" */
	for (guint32 at = date->first - 1; at > first && date->first - at <= 5; at--)
		if (dia_token_is_one_of(report, at - 1, laws))
			return TRUE;
	return FALSE;
}

/* "In 2010, ...", "By a decree of 3 March 2005, ..." */
static gboolean
opens(const Reader *reader, const Date *date)
{
	guint32 n_before = date->first - reader->sentence->first_token;

	return is_day(reader, date) &&
	       (n_before <= 1 || (n_before <= 8 && date->end < reader->sentence->end_token &&
				  dia_token_is(reader->report, date->end, ",")));
}

/* The date that an act with its object behind it, if any, is given; -1 where there is none or several. */
static gint
find_date(const Reader *reader, guint32 from, guint32 limit, gboolean may_open)
{
	gint found = -1;

	for (guint i = 0; i < reader->n_dates; i++) {
		const Date *date = &reader->dates[i];

		if (date->first < from || date->first >= limit)
			continue;
		/* "in 1993 and 2006": which is whose is not for words to tell. */
		if (found >= 0)
			return date->first - reader->dates[found].end <= 2 ? -1 : found;
		if (!is_day(reader, date) || date->first - from > REACH)
			return -1;
		found = (gint)i;
	}
	if (found < 0 && may_open && reader->n_dates > 0 && opens(reader, &reader->dates[0]))
		return 0;
	return found;
}

/* "was set up in the province of Gaza": one of several. */
static gboolean
is_local(const Reader *reader, const DiaCheckCue *act)
{
	static const char *const places[] = { "province", "region",   "district", "county",
					      "city",	  "town",     "every",	  "each",
					      "regions",  "provinces", "districts", "villages", NULL };
	guint32 end = MIN(act->end + 5, reader->sentence->end_token);

	for (guint32 at = act->end; at < end; at++)
		if (dia_token_is_one_of(reader->report, at, places))
			return TRUE;
	return FALSE;
}

/* "the new Act", "amendments to the Act", "the draft Act": another thing than the Act. */
static gboolean
is_changed(const Reader *reader, const Object *object)
{
	static const char *const words[] = { "new",	   "first",	 "revised",	 "second",     "third",
					     "fourth",	   "draft",	 "amending",   "amendment",
					     "amendments", "amended",	 "bill",       "former",
					     "previous",   "reservation", "reservations",
					     "implement",  "implementing", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = object->first - MIN(object->first - reader->sentence->first_token, 4);

	for (guint32 at = first; at < object->end; at++)
		if (dia_token_is_one_of(report, at, words))
			return TRUE;
	return FALSE;
}

/* "amendments were made to abolish it": done, where "it was asked to abolish it" is not. */
static gboolean
is_carried_out(const Reader *reader, guint32 to)
{
	static const char *const verbs[] = { "made", "introduced", "amended", "passed", "adopted", NULL };
	guint32 first = reader->sentence->first_token;

	for (guint32 at = to; at > first && to - at < 12; at--)
		if (dia_token_is_one_of(reader->report, at - 1, verbs))
			return TRUE;
	return FALSE;
}

/* "was not adopted", "to be ratified", "should be set up", "recommended that it be abolished" */
static gboolean
is_undone(const Reader *reader, const DiaCheckCue *act, const Object *object)
{
	static const char *const words[] = { "not",  "never", "be",	       "should", "would",
					     "could", "until", "recommended", "recommends", "yet",
					     "amended", "before", "may", "being", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = act->first - MIN(act->first - reader->sentence->first_token, 3);

	/* "Access to Information Act": not the words of its name. */
	if (object->end <= act->first)
		first = MAX(first, object->end);
	for (guint32 at = first; at < act->first; at++)
		if (dia_token_is_one_of(report, at, words) ||
		    (dia_token_is(report, at, "to") && !is_carried_out(reader, at)))
			return TRUE;
	return dia_check_cue_find(report, reader->sentence->first_token, act->first,
				  DIA_CUE(DIA_CHECK_FUTURE)) != NULL;
}

/* "it was set up" */
static gboolean
is_pronoun(const Reader *reader, const DiaCheckCue *act)
{
	for (guint32 at = act->first; at > reader->sentence->first_token && act->first - at < 3; at--)
		if (dia_token_is(reader->report, at - 1, "it"))
			return TRUE;
	return FALSE;
}

/* "established the Commission", "ratification of the Convention"; not "established, while the Centre" */
static gboolean
is_right_behind(const Reader *reader, const DiaCheckCue *act, const Object *object)
{
	static const char *const breaks[] = { ",", ";", "while", "and", "but", "(", ")", "under",
					      "by", "within", "in", "with", "at", NULL };

	if (object->first - act->end > ACTIVE_REACH)
		return FALSE;
	for (guint32 at = act->end; at < object->first; at++)
		if (dia_token_is_one_of(reader->report, at, breaks))
			return FALSE;
	return TRUE;
}

/* "the Commission under the Office of the President was set up": said of the first, not of the second. */
static gboolean
is_aside(const Reader *reader, const Object *object)
{
	static const char *const articles[] = { "the", "a", "an", "its", NULL };
	static const char *const words[] = { "under", "to", "within", "at",  "in", "by",
					     "with",  "for", "on",    "of", "from", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = reader->sentence->first_token;
	guint32 at = object->first;

	if (dia_token_is(report, object->end, ","))
		return FALSE;
	while (at > first && dia_token_is_one_of(report, at - 1, articles))
		at--;
	return at > first && dia_token_is_one_of(report, at - 1, words);
}

/* The object of an act within [from, limit): right behind it, else the nearest before it. */
static const Object *
find_object(const Reader *reader, const DiaCheckCue *act, guint32 from, guint32 limit)
{
	const Object *before = NULL;

	for (guint i = 0; i < reader->n_objects; i++) {
		const Object *object = &reader->objects[i];

		if (object->first >= act->end && object->first < limit) {
			if (is_right_behind(reader, act, object) || is_pronoun(reader, act))
				return object;
			return before;
		}
		/* The act may be a word of the name of the matter: "abolished the death penalty". */
		if (object->first <= act->first && object->end >= act->end)
			return object;
		if (object->first >= from && object->end <= act->first &&
		    act->first - object->end <= REACH && !is_aside(reader, object))
			before = object;
	}
	return before;
}

static void
add_event(Reader *reader, DiaCueKind kind, const Object *object,
	  const Date *date)
{
	DiaEvent event = { .act = kind,
			   .object = g_string_chunk_insert_const(reader->strings, object->key),
			   .kind = object->kind,
			   .report = reader->report->index,
			   .paragraph = reader->sentence->paragraph,
			   .order = reader->events->len,
			   .span = date->span,
			   .name = object->span,
			   .period = date->period };

	/* Others adopt treaties, and they enter into force for others too. */
	if (reader->events->len >= MAX_EVENTS ||
	    (object->kind == DIA_COMMITMENT_TREATY && kind != DIA_CHECK_ACT_SIGN &&
	     kind != DIA_CHECK_ACT_RATIFY))
		return;
	g_array_append_val(reader->events, event);
}

static DiaCueKind
get_act(guint64 kinds)
{
	DiaCueKind kind = DIA_CHECK_ACT_SIGN;

	while (!(kinds & DIA_CUE(kind)))
		kind++;
	return kind;
}

static void
read_act(Reader *reader, const DiaCheckCue *act, guint32 from, guint32 limit)
{
	DiaCueKind kind = get_act(act->kinds & acts);
	const Object *object = NULL;
	Object none = { .kind = DIA_COMMITMENT_PRACTICE };
	gboolean is_first = from == reader->sentence->first_token;
	gint date;

	if (kind == DIA_CHECK_ACT_LAST) {
		g_strlcpy(none.key, "act", sizeof(none.key));
		none.span = dia_token_span(reader->report, act->first, act->end);
		object = &none;
	} else {
		object = find_object(reader, act, from, limit);
		/* "was adopted in May and entered into force in June", "signed the Convention and ratified it" */
		if (object == NULL)
			object = reader->last;
		reader->last = object;
	}
	if (object == NULL || is_undone(reader, act, object) || is_local(reader, act) ||
	    (object != &none && is_changed(reader, object)))
		return;
	date = find_date(reader,
			 object->first >= act->end && !is_pronoun(reader, act) ? object->end : act->end,
			 limit, is_first);
	if (date < 0)
		return;
	if (object == &none)
		add_event(reader, kind, object, &reader->dates[date]);
	/* One name can be that of a law and of a matter of the field. */
	for (guint i = 0; i < reader->n_objects; i++)
		if (reader->objects[i].first < object->end && object->first < reader->objects[i].end)
			add_event(reader, kind, &reader->objects[i], &reader->dates[date]);
}

static void
read_sentence(Reader *reader)
{
	const DiaCheckedReport *report = reader->report;
	guint32 first = reader->sentence->first_token;
	guint32 end = reader->sentence->end_token;
	DiaSpan span = { report->tokens[first].start, dia_token_end(&report->tokens[end - 1]) };
	const DiaCheckCue *act = dia_check_cue_find_first(report, first, end, acts);
	guint32 from = first;

	if (act == NULL)
		return;
	reader->n_objects = 0;
	reader->n_dates = 0;
	reader->last = NULL;
	read_names(reader, span);
	read_mentions(reader, span);
	read_matters(reader, span);
	read_constitution(reader);
	read_dates(reader, span);
	if (reader->n_dates == 0 || (reader->n_objects == 0 && !(act->kinds & DIA_CUE(DIA_CHECK_ACT_LAST))))
		return;
	qsort(reader->objects, reader->n_objects, sizeof(Object), compare_objects);
	while (act != NULL) {
		const DiaCheckCue *next = dia_check_cue_find_first(report, act->end, end, acts);

		read_act(reader, act, from, next != NULL ? next->first : end);
		from = act->end;
		act = next;
	}
}

GArray *
dia_events_find(const DiaChecker *checker, GStringChunk *strings)
{
	GArray *events = g_array_new(FALSE, FALSE, sizeof(DiaEvent));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		Reader reader = { .report = report, .strings = strings, .events = events };

		for (guint k = 0; k < report->analysis->sentences->len; k++) {
			DiaParagraphKind kind =
			    dia_document_paragraph(report->document, sentences[k].paragraph)->kind;

			reader.sentence = &sentences[k];
			if (kind != DIA_PARAGRAPH_RECOMMENDATION && kind != DIA_PARAGRAPH_TABLE &&
			    sentences[k].end_token > sentences[k].first_token)
				read_sentence(&reader);
		}
	}
	return events;
}
