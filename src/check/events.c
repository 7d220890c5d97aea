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

#include "check/event-marks.h"

enum {
	MAX_EVENTS = 65536,
	REACH = 16,	   /* tokens from an act to its object or date */
	ACTIVE_REACH = 3,  /* tokens from a verb to the object behind it */
};

static const DiaCueSet acts = DIA_CUE(DIA_CHECK_ACT_SIGN) | DIA_CUE(DIA_CHECK_ACT_RATIFY) |
			    DIA_CUE(DIA_CHECK_ACT_ADOPT) | DIA_CUE(DIA_CHECK_ACT_ASSENT) |
			    DIA_CUE(DIA_CHECK_ACT_ISSUE) | DIA_CUE(DIA_CHECK_ACT_FORCE) |
			    DIA_CUE(DIA_CHECK_ACT_FOUND) | DIA_CUE(DIA_CHECK_ACT_EXIST) | DIA_CUE(DIA_CHECK_ACT_BEGIN) |
			    DIA_CUE(DIA_CHECK_ACT_ABOLISH) | DIA_CUE(DIA_CHECK_ACT_INTRODUCE) |
			    DIA_CUE(DIA_CHECK_ACT_DESIGNATE) | DIA_CUE(DIA_CHECK_ACT_LAST);

/* The acts of one report. */
typedef struct {
	DiaEventMarks marks; /* of the sentence that is read */
	const DiaEventObject *last; /* of the act before, in this sentence */
	guint32 chapeau_paragraph;  /* that was looked at for a chapeau, and one more; 0 for none */
	guint32 colon;
	const DiaCheckCue *chapeau; /* the act of a chapeau, before its colon, or NULL */
	GStringChunk *strings;
	GArray *events;
} Reader;

/* --- Acts -------------------------------------------------------------------------------------------- */

/* "on 8 June 2022", "since July 2010", "by a decree of 3 March 2005", "(1993)"; not "by 2030". */
static gboolean
is_day(const Reader *reader, const DiaEventDate *date)
{
	static const char *const before[] = { "on", "in", "since", "from", "of", "dated", NULL };
	const DiaCheckedReport *report = reader->marks.report;
	guint32 first = reader->marks.sentence->first_token;

	if (date->first == first || !dia_token_is_one_of(report, date->first - 1, before))
		return FALSE;
	if (!dia_token_is(report, date->first - 1, "of"))
		return TRUE;
	/* "Act No. 12 of 2003", "the decree of 3 March 2005" */
	for (guint32 at = date->first - 1; at > first && date->first - at <= 5; at--)
		if (dia_token_is_in(report, at - 1, DIA_LIST_DATED_TEXT))
			return TRUE;
	return FALSE;
}

/* "In 2010, ...", "By a decree of 3 March 2005, ..." */
static gboolean
opens(const Reader *reader, const DiaEventDate *date)
{
	guint32 n_before = date->first - reader->marks.sentence->first_token;

	return is_day(reader, date) &&
	       (n_before <= 1 || (n_before <= 8 && date->end < reader->marks.sentence->end_token &&
				  dia_token_is(reader->marks.report, date->end, ",")));
}

/* "created by Act 959, got a new head in August 2021": what stands behind a verb of its own is told of that. */
static gboolean
has_other_verb(const Reader *reader, guint32 from, guint32 date)
{
	const DiaCheckedReport *report = reader->marks.report;

	if (dia_check_cue_find(report, from, date, DIA_CUE(DIA_CHECK_PAST)) != NULL)
		return TRUE;
	for (guint32 at = from; at + 1 < date; at++)
		if (dia_token_is(report, at, ",") && g_str_has_suffix(dia_token_word(report, at + 1), "ed"))
			return TRUE;
	return FALSE;
}

/* The date that an act with its object behind it, if any, is given; -1 where there is none or several. */
static gint
find_date(const Reader *reader, guint32 from, guint32 limit, gboolean may_open)
{
	gint found = -1;

	for (guint i = 0; i < reader->marks.n_dates; i++) {
		const DiaEventDate *date = &reader->marks.dates[i];

		if (date->first < from || date->first >= limit)
			continue;
		/* "in 1993 and 2006": which is whose is not for words to tell. */
		if (found >= 0)
			return date->first - reader->marks.dates[found].end <= 2 ? -1 : found;
		/* "was adopted, and on 3 May 2010": what the next clause tells of */
		if (may_open && opens(reader, &reader->marks.dates[0]) && date->first >= 3 &&
		    dia_token_is(reader->marks.report, date->first - 2, "and") &&
		    dia_token_is(reader->marks.report, date->first - 3, ","))
			break;
		if (!is_day(reader, date) || date->first - from > REACH ||
		    has_other_verb(reader, from, date->first))
			return -1;
		found = (gint)i;
	}
	if (found < 0 && may_open && reader->marks.n_dates > 0 && opens(reader, &reader->marks.dates[0]))
		return 0;
	return found;
}

/* "was set up in the province of Gaza": one of several. */
static gboolean
is_local(const Reader *reader, const DiaCheckCue *act)
{
	guint32 end = MIN(act->end + 5, reader->marks.sentence->end_token);

	for (guint32 at = act->end; at < end; at++)
		if (dia_token_is_in(reader->marks.report, at, DIA_LIST_PART_OF_COUNTRY))
			return TRUE;
	return FALSE;
}

/* "the last execution of a soldier", "by hanging", "in peacetime": others may have been done later. */
static gboolean
is_last_of_some(const Reader *reader, const DiaCheckCue *act)
{
	static const char *const limits[] = { "of", "by", "for", "under", "among", "on", "against", "during",
					      "ordered", "involving", "at", "inside", "outside", NULL };
	const DiaCheckedReport *report = reader->marks.report;
	const DiaSentence *sentence = reader->marks.sentence;

	if (dia_tokens_have_in(report, sentence->first_token, sentence->end_token, DIA_LIST_TIME_OF_WAR))
		return TRUE;
	/* "on 3 May", "of the death penalty", "for 20 years", "by law" */
	if (act->end + 1 < sentence->end_token && dia_token_is(report, act->end, "by") &&
	    dia_token_is(report, act->end + 1, "law"))
		return FALSE;
	return act->end < sentence->end_token && dia_token_is_one_of(report, act->end, limits) &&
	       (act->end + 1 >= sentence->end_token || dia_token_number(report, act->end + 1) < 0) &&
	       !dia_tokens_have_in(report, act->end + 1, MIN(act->end + 4, sentence->end_token), DIA_LIST_ANY_CONVICT);
}

/* "the Forest Law (amended)": how it is called since */
static gboolean
is_called_amended(const DiaCheckedReport *report, guint32 at)
{
	return dia_token_is_in(report, at, DIA_LIST_AMENDED) && at > 0 && dia_token_is(report, at - 1, "(") &&
	       dia_token_is(report, at + 1, ")");
}

/* "the first Act", "amendments to the Act", "the draft Act": another thing than the Act. */
static gboolean
is_changed(const Reader *reader, DiaCueKind act, const DiaEventObject *object)
{
	const DiaCheckedReport *report = reader->marks.report;
	guint32 first = object->first - MIN(object->first - reader->marks.sentence->first_token, 4);

	for (guint32 at = first; at < object->end; at++)
		if (dia_token_is_in(report, at, DIA_LIST_CHANGED_LAW) && !is_called_amended(report, at))
			return TRUE;
	/* "article 5 of the Act, which was passed": no article is passed by itself. */
	if ((act == DIA_CHECK_ACT_ADOPT || act == DIA_CHECK_ACT_ASSENT) && dia_token_is(report, object->end, ","))
		return FALSE;
	/* "chapter 4 of the Act" */
	return dia_check_cue_find(report, first, object->first, DIA_CUE(DIA_CHECK_PART_OF_LAW)) != NULL;
}

/* "the Senate passed the Act", "passed by the House of Representatives": the other chamber has another day. */
static gboolean
is_of_chamber(const Reader *reader, const DiaCheckCue *act)
{
	enum { BEFORE = 8, BEHIND = 8 };
	guint32 first = act->first - MIN(act->first - reader->marks.sentence->first_token, BEFORE);
	guint32 end = MIN(act->end + BEHIND, reader->marks.sentence->end_token);

	return dia_check_cue_find(reader->marks.report, first, end, DIA_CUE(DIA_CHECK_CHAMBER)) != NULL;
}

/* "Parliament approved the ratification", "deposited the instrument": a treaty is bound to in steps. */
static gboolean
is_step(const Reader *reader)
{
	return dia_tokens_have_in(reader->marks.report, reader->marks.sentence->first_token,
			       reader->marks.sentence->end_token, DIA_LIST_STEP_TO_TREATY);
}

static gboolean
is_deposit(const Reader *reader)
{
	return dia_tokens_have_in(reader->marks.report, reader->marks.sentence->first_token,
			       reader->marks.sentence->end_token, DIA_LIST_DEPOSIT);
}

/* "the new Act" */
static gboolean
is_new(const Reader *reader, const DiaEventObject *object)
{
	guint32 first = object->first - MIN(object->first - reader->marks.sentence->first_token, 2);

	if (is_called_amended(reader->marks.report, object->end + 1) ||
	    (object->end >= 2 && is_called_amended(reader->marks.report, object->end - 2)))
		return TRUE;
	for (guint32 at = first; at < object->end; at++)
		if (dia_token_is(reader->marks.report, at, "new"))
			return TRUE;
	return FALSE;
}

/* "amendments were made to abolish it": done, where "it was asked to abolish it" is not. */
static gboolean
is_carried_out(const Reader *reader, guint32 to)
{
	guint32 first = reader->marks.sentence->first_token;

	for (guint32 at = to; at > first && to - at < 12; at--)
		if (dia_token_is_in(reader->marks.report, at - 1, DIA_LIST_CARRIED_OUT))
			return TRUE;
	return FALSE;
}

/* "was not adopted", "to be ratified", "should be set up", "recommended that it be abolished" */
static gboolean
is_undone(const Reader *reader, const DiaCheckCue *act, const DiaEventObject *object)
{
	const DiaCheckedReport *report = reader->marks.report;
	guint32 first = act->first - MIN(act->first - reader->marks.sentence->first_token, 3);

	/* "Access to Information Act": not the words of its name. */
	if (object->end <= act->first)
		first = MAX(first, object->end);
	/* "was declared to be abolished" */
	if (act->first >= first + 3 && dia_token_is(report, act->first - 3, "declared"))
		first = act->first;
	for (guint32 at = first; at < act->first; at++)
		if (dia_token_is_in(report, at, DIA_LIST_UNDONE) ||
		    (dia_token_is(report, at, "to") && !is_carried_out(reader, at)))
			return TRUE;
	/* "should see to it that the Code, in force since May, is applied" */
	if (object->end + 1 == act->first && dia_token_is(report, object->end, ","))
		return FALSE;
	return dia_check_cue_find(report, reader->marks.sentence->first_token, act->first,
				  DIA_CUE(DIA_CHECK_FUTURE)) != NULL;
}

/* "it was set up" */
static gboolean
is_pronoun(const Reader *reader, const DiaCheckCue *act)
{
	for (guint32 at = act->first; at > reader->marks.sentence->first_token && act->first - at < 3; at--)
		if (dia_token_is(reader->marks.report, at - 1, "it"))
			return TRUE;
	return FALSE;
}

/* "the adoption on 3 May 2010 of the Act", "the ratification, on 3 May, of": one past the date, or @at */
static guint32
pass_date(const Reader *reader, guint32 at)
{
	static const char *const links[] = { "of", "to", "by", NULL };
	const DiaCheckedReport *report = reader->marks.report;
	guint32 end = reader->marks.sentence->end_token;

	for (guint i = 0; i < reader->marks.n_dates; i++) {
		const DiaEventDate *date = &reader->marks.dates[i];
		guint32 behind = date->end + (date->end < end && dia_token_is(report, date->end, ","));

		if (date->first == at && behind < end && dia_token_is_one_of(report, behind, links))
			return behind;
	}
	return at;
}

/* "established the Commission", "ratification of the Convention"; not "established, while the Centre" */
static gboolean
is_right_behind(const Reader *reader, const DiaCheckCue *act, const DiaEventObject *object)
{
	static const char *const breaks[] = { ",", ";", "while", "and", "but", "(", ")", "under",
					      "by", "within", "in", "with", "at", NULL };

	guint32 behind = pass_date(reader, act->end);

	if (object->first - act->end > (behind - act->end) + ACTIVE_REACH)
		return FALSE;
	for (guint32 at = behind; at < object->first; at++)
		if (dia_token_is_one_of(reader->marks.report, at, breaks))
			return FALSE;
	return TRUE;
}

/* "Law No. 7 of 3 May 2010 on" */
static gboolean
has_date_between(const Reader *reader, guint32 first, guint32 end)
{
	for (guint i = 0; i < reader->marks.n_dates; i++)
		if (reader->marks.dates[i].first == first + 1 && reader->marks.dates[i].end + 1 == end)
			return TRUE;
	return FALSE;
}

/* "the Commission under the Office of the President was set up": said of the first, not of the second. */
static gboolean
is_aside(const Reader *reader, const DiaEventObject *object)
{
	static const char *const articles[] = { "the", "a", "an", "its", NULL };
	static const char *const words[] = { "under", "to", "within", "at",  "in", "by",
					     "with",  "for", "on",    "of", "from", NULL };
	const DiaCheckedReport *report = reader->marks.report;
	guint32 first = reader->marks.sentence->first_token;
	guint32 at = object->first;

	while (at > first && dia_token_is_one_of(report, at - 1, articles))
		at--;
	/* "Executive Order No. 2 on freedom of information, signed" */
	for (guint i = 0; i < reader->marks.n_objects; i++)
		if (reader->marks.objects[i].is_number && at > first && dia_token_is(report, at - 1, "on") &&
		    (reader->marks.objects[i].end + 1 == at ||
		     has_date_between(reader, reader->marks.objects[i].end, at)))
			return TRUE;
	if (dia_token_is(report, object->end, ","))
		return FALSE;
	return at > first && dia_token_is_one_of(report, at - 1, words);
}

/* "the Ombudsman opened an office", where "the Ombudsman was set up" is of the Ombudsman */
static gboolean
has_other_object(const Reader *reader, const DiaCheckCue *act)
{
	static const char *const articles[] = { "a",   "an",	"its",	   "another",
						"two", "three", "several", NULL };
	static const char *const passive[] = { "was",	"were", "been", "be",
					       "being", "is",	"are",	NULL };
	const DiaCheckedReport *report = reader->marks.report;
	guint32 first = act->first - MIN(act->first - reader->marks.sentence->first_token, 3);

	return act->end < reader->marks.sentence->end_token &&
	       dia_token_is_one_of(report, act->end, articles) &&
	       !dia_tokens_have(report, first, act->first, passive);
}

/* The object of an act within [from, limit): right behind it, else the nearest before it. */
static const DiaEventObject *
find_object(const Reader *reader, const DiaCheckCue *act, guint32 from, guint32 limit)
{
	const DiaEventObject *before = NULL;

	for (guint i = 0; i < reader->marks.n_objects; i++) {
		const DiaEventObject *object = &reader->marks.objects[i];

		if (object->first >= act->end && object->first < limit) {
			if (is_right_behind(reader, act, object) || is_pronoun(reader, act))
				return object;
			break;
		}
		/* The act may be a word of the name of the matter: "abolished the death penalty". */
		if (object->first <= act->first && object->end >= act->end)
			return object;
		if (object->first >= from && object->end <= act->first &&
		    act->first - object->end <= REACH && !is_aside(reader, object))
			before = object;
	}
	return has_other_object(reader, act) ? NULL : before;
}

/* "since May 2010": an act of that month, since which it is so. */
static void
close_since(const Reader *reader, const DiaEventDate *date, DiaPeriod *period)
{
	gboolean has_month = FALSE;
	gboolean has_day = FALSE;
	GDate day;

	if (period->last != DIA_PERIOD_OPEN)
		return;
	for (guint32 at = date->first; at < date->end; at++) {
		const DiaToken *token = &reader->marks.report->tokens[at];

		has_month = has_month || (token->kind == DIA_TOKEN_WORD &&
					  !dia_token_is(reader->marks.report, at, "since"));
		has_day = has_day || (token->kind == DIA_TOKEN_NUMBER && token->length <= 2);
	}
	day = dia_day_date(period->first);
	period->last = period->first;
	if (!has_day && has_month)
		period->last +=
			g_date_get_days_in_month(g_date_get_month(&day), g_date_get_year(&day)) -
			1u;
	else if (!has_day)
		period->last += (g_date_is_leap_year(g_date_get_year(&day)) ? 366u : 365u) - 1u;
}

static void
add_event(Reader *reader, DiaCueKind kind, const DiaEventObject *object,
	  const DiaEventDate *date)
{
	static const char *const indefinite[] = { "a", "an", "another", NULL };
	DiaEvent event = { .act = kind,
			   .object = g_string_chunk_insert_const(reader->strings, object->key),
			   .kind = object->kind,
			   .is_number = object->is_number,
			   .is_order = object->is_order,
			   .is_new = is_new(reader, object),
			   .is_one = object->first > reader->marks.sentence->first_token &&
				     dia_token_is_one_of(reader->marks.report, object->first - 1,
							 indefinite),
			   .is_step = is_step(reader),
			   .is_deposit = is_deposit(reader),
			   .report = reader->marks.report->index,
			   .paragraph = reader->marks.sentence->paragraph,
			   .today = dia_checked_report_day(reader->marks.report),
			   .order = reader->events->len,
			   .span = date->span,
			   .name = object->span,
			   .period = date->period };

	close_since(reader, date, &event.period);
	/* Others adopt treaties, and they enter into force for others too. */
	if (reader->events->len >= MAX_EVENTS ||
	    (object->kind == DIA_COMMITMENT_TREATY && kind != DIA_CHECK_ACT_SIGN &&
	     kind != DIA_CHECK_ACT_RATIFY))
		return;
	g_array_append_val(reader->events, event);
}

static DiaCueKind
get_act(DiaCueSet kinds)
{
	DiaCueKind kind = DIA_CHECK_ACT_SIGN;

	while (!(kinds & DIA_CUE(kind)))
		kind++;
	return kind;
}

/*
 * What an act is to its object: to sign a law is to assent to it, and all that is done to an order is to give it.
 * @return FALSE where the act has no day that the object is known by: the day of a numbered law may be that of its
 * adoption as well as that of its promulgation
 */
static gboolean
get_act_on(DiaCueKind kind, const DiaEventObject *object, DiaCueKind *act)
{
	gboolean is_signed = kind == DIA_CHECK_ACT_SIGN || kind == DIA_CHECK_ACT_ASSENT;
	gboolean is_law = object->kind == DIA_COMMITMENT_LAW;

	*act = kind;
	if (object->is_order)
		*act = DIA_CHECK_ACT_ADOPT;
	else if (is_signed && is_law)
		*act = DIA_CHECK_ACT_ASSENT;
	if (object->is_order)
		return is_signed || kind == DIA_CHECK_ACT_ADOPT || kind == DIA_CHECK_ACT_ISSUE;
	return object->is_number ? is_signed : kind != DIA_CHECK_ACT_ISSUE;
}

/* "The Legal Aid Act, Act No. 9," */
static gboolean
is_apposition(const Reader *reader, const DiaEventObject *a, const DiaEventObject *b)
{
	const DiaEventObject *first = a->first < b->first ? a : b;
	const DiaEventObject *second = first == a ? b : a;
	guint32 between = second->first - first->end;

	return first->end < second->first && between <= 2 &&
	       dia_token_is_one_of(reader->marks.report, first->end, (const char *const[]){ ",", "(", NULL }) &&
	       (between == 1 || dia_token_is(reader->marks.report, first->end + 1, "the") ||
		(reader->marks.report->tokens[first->end + 1].flags & DIA_TOKEN_CAPITALIZED) != 0) &&
	       first->is_number != second->is_number;
}

/*
 * An act on an object is one on all that overlap it, since one name can be that of a law and of a matter of the
 * field, and on its other name.
 */
static void
add_events(Reader *reader, DiaCueKind kind, const DiaEventObject *object, const DiaEventDate *date)
{
	for (guint i = 0; i < reader->marks.n_objects; i++) {
		const DiaEventObject *other = &reader->marks.objects[i];
		DiaCueKind act;

		if (((other->first < object->end && object->first < other->end) ||
		     is_apposition(reader, other, object)) &&
		    get_act_on(kind, other, &act))
			add_event(reader, act, other, date);
	}
}

/* "has existed for 20 years": so it was founded about 20 years before the report. */
static void
read_age(Reader *reader, const DiaCheckCue *act, const DiaEventObject *object)
{
	enum { FIRST_YEAR = 1800, LAST_AGE = 150 };
	const DiaCheckedReport *report = reader->marks.report;
	guint32 today = dia_checked_report_day(report);
	gint64 age = act->end + 1 < reader->marks.sentence->end_token ? dia_token_number(report, act->end) : -1;
	DiaEventDate date = { 0 };
	GDate day;
	gint year;

	if (today == 0 || age < 2 || age > LAST_AGE || !dia_token_is(report, act->end + 1, "years"))
		return;
	day = dia_day_date(today);
	year = (gint)g_date_get_year(&day) - (gint)age;
	if (year <= FIRST_YEAR)
		return;
	/* Reports are written a year before their day, and years are rounded. */
	g_date_set_dmy(&day, 1, G_DATE_JANUARY, (GDateYear)(year - 1));
	date.period.first = g_date_get_julian(&day);
	g_date_set_dmy(&day, 31, G_DATE_DECEMBER, (GDateYear)(year + 1));
	date.period.last = g_date_get_julian(&day);
	date.span = dia_token_span(report, act->end, act->end + 2);
	add_events(reader, DIA_CHECK_ACT_FOUND, object, &date);
}

/* "and chapter 4 of the Act came into force": said of something else than what was spoken of before. */
static gboolean
has_object(const Reader *reader, guint32 from, guint32 end)
{
	for (guint i = 0; i < reader->marks.n_objects; i++)
		if (reader->marks.objects[i].first >= from && reader->marks.objects[i].end <= end)
			return TRUE;
	return FALSE;
}

static void
read_act(Reader *reader, const DiaCheckCue *act, guint32 from, guint32 limit)
{
	DiaCueKind kind = get_act(act->kinds & acts);
	const DiaEventObject *object = NULL;
	DiaEventObject none = { .kind = DIA_COMMITMENT_PRACTICE };
	gboolean is_first = from == reader->marks.sentence->first_token;
	gboolean is_behind;
	gint date;

	if (kind == DIA_CHECK_ACT_LAST) {
		if (is_last_of_some(reader, act))
			return;
		g_strlcpy(none.key, "act", sizeof(none.key));
		none.span = dia_token_span(reader->marks.report, act->first, act->end);
		object = &none;
	} else {
		object = find_object(reader, act, from, limit);
		/* "was adopted in May and entered into force in June", "signed the Convention and ratified it" */
		if (object == NULL && !has_object(reader, from, act->first))
			object = reader->last;
		reader->last = object;
	}
	if (object == NULL || is_undone(reader, act, object) || is_local(reader, act) ||
	    (kind == DIA_CHECK_ACT_ADOPT && is_of_chamber(reader, act)) ||
	    (object != &none && is_changed(reader, kind, object)))
		return;
	if (kind == DIA_CHECK_ACT_EXIST) {
		read_age(reader, act, object);
		return;
	}
	is_behind = object->first >= act->end && !is_pronoun(reader, act) && pass_date(reader, act->end) == act->end;
	date = find_date(reader, is_behind ? object->end : act->end, limit, is_first);
	if (date < 0)
		return;
	if (object == &none)
		add_event(reader, kind, object, &reader->marks.dates[date]);
	else
		add_events(reader, kind, object, &reader->marks.dates[date]);
}

/* "the ratification of, or accession to, the following instruments:" */
static void
read_chapeau(Reader *reader, guint32 paragraph)
{
	const DiaCheckedReport *report = reader->marks.report;
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	guint32 at = first;

	if (reader->chapeau_paragraph == paragraph + 1)
		return;
	reader->chapeau_paragraph = paragraph + 1;
	while (at < end &&
	       !(dia_token_is(report, at, ":") && at + 1 < end &&
		 (dia_token_is(report, at + 1, "(") || dia_token_is_dash(report, at + 1))))
		at++;
	reader->colon = at;
	reader->chapeau = at < end ? dia_check_cue_find(report, first, at,
							DIA_CUE(DIA_CHECK_ACT_SIGN) |
								DIA_CUE(DIA_CHECK_ACT_RATIFY))
				   : NULL;
}

/* "(a) The Convention on Wells, on 3 May 2010;" below such a chapeau */
static void
read_items(Reader *reader)
{
	static const char *const between[] = { ",", "on", "in", "(", NULL };
	const DiaCheckedReport *report = reader->marks.report;

	read_chapeau(reader, reader->marks.sentence->paragraph);
	for (guint i = 0; reader->chapeau != NULL && i < reader->marks.n_dates; i++) {
		const DiaEventDate *date = &reader->marks.dates[i];
		guint32 from = date->first;

		while (from > reader->colon && date->first - from < 3 &&
		       dia_token_is_one_of(report, from - 1, between))
			from--;
		for (guint k = 0; from < date->first && k < reader->marks.n_objects; k++) {
			const DiaEventObject *object = &reader->marks.objects[k];

			if (object->kind == DIA_COMMITMENT_TREATY &&
			    object->first > reader->colon && object->end == from &&
			    dia_check_cue_find_first(report, reader->colon, object->first, acts) ==
				    NULL)
				add_event(reader, get_act(reader->chapeau->kinds & acts), object,
					  date);
		}
	}
}

static void
read_acts(Reader *reader)
{
	const DiaCheckedReport *report = reader->marks.report;
	guint32 first = reader->marks.sentence->first_token;
	guint32 end = reader->marks.sentence->end_token;
	const DiaCheckCue *act = dia_check_cue_find_first(report, first, end, acts);
	guint32 from = first;

	reader->last = NULL;
	dia_event_marks_read_objects(&reader->marks);
	read_items(reader);
	while (act != NULL) {
		const DiaCheckCue *next = dia_check_cue_find_first(report, act->end, end, acts);

		read_act(reader, act, from, next != NULL ? next->first : end);
		from = act->end;
		act = next;
	}
}

/* "Law No. 52 of 3 April 2014": a law's own day, which goes with its number. */
static void
read_numbered_laws(Reader *reader)
{
	static const char *const between[] = { "of", "dated", ",", "from", "(", NULL };
	const DiaCheckedReport *report = reader->marks.report;

	for (guint i = 0; i < reader->marks.n_dates; i++) {
		const DiaEventDate *date = &reader->marks.dates[i];
		guint32 first = reader->marks.sentence->first_token;
		guint32 behind = date->first;
		DiaEventObject object;

		while (behind > first && date->first - behind < 3 &&
		       dia_token_is_one_of(report, behind - 1, between))
			behind--;
		for (guint32 at = behind; at > first && behind - at < 6; at--) {
			if (!dia_event_marks_read_number(&reader->marks, at - 1, &object))
				continue;
			if (object.end == behind && behind < date->first)
				add_event(reader, DIA_CHECK_ACT_ADOPT, &object, date);
			break;
		}
	}
}

GArray *
dia_events_find(const DiaChecker *checker, GStringChunk *strings)
{
	GArray *events = g_array_new(FALSE, FALSE, sizeof(DiaEvent));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
		Reader reader = { .marks = { .report = report }, .strings = strings, .events = events };

		for (guint k = 0; k < report->analysis->sentences->len; k++) {
			DiaParagraphKind kind =
			    dia_document_paragraph(report->document, sentences[k].paragraph)->kind;

			if (kind == DIA_PARAGRAPH_RECOMMENDATION || kind == DIA_PARAGRAPH_TABLE ||
			    sentences[k].end_token == sentences[k].first_token)
				continue;
			dia_event_marks_read_dates(&reader.marks, &sentences[k]);
			if (reader.marks.n_dates == 0 &&
			    dia_check_cue_find_first(report, sentences[k].first_token,
						     sentences[k].end_token,
						     DIA_CUE(DIA_CHECK_ACT_EXIST)) == NULL)
				continue;
			read_numbered_laws(&reader);
			read_acts(&reader);
		}
	}
	return events;
}
