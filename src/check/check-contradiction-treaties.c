/*
 * A State that is bound by a treaty here and is not there, in one report or from report to report.
 *
 * In: names of treaties, each with the verb group before it ("has ratified", "is not a party to") or behind it ("was
 * ratified in 2012", "has not yet been ratified"). Out: findings where a treaty is told as joined by a day and, on that
 * day or a later one, as not joined. A treaty that was joined between two reports is no contradiction.
 */
#include "check/rules.h"

enum { MAX_JOININGS = 4096 };

typedef struct {
	DiaFindingLocation place; /* the sentence */
	guint32 instrument;
	gboolean is_denied;
	guint32 day; /* by which it was so */
} Joining;

typedef struct {
	const DiaCheckedReport *report;
	const DiaSentence *sentence;
	guint32 today;
	guint mention; /* the first that may stand in the sentence */
	GArray *joinings;
} Reader;

/* --- One treaty ------------------------------------------------------------------------------------------- */

static const DiaMention *
get_mention(const DiaCheckedReport *report, guint index)
{
	return &g_array_index(report->analysis->mentions, DiaMention, index);
}

static gboolean
is_treaty(const DiaCheckedReport *report, const DiaMention *mention)
{
	return dia_instruments_get(report->analysis->lexicon->instruments, mention->instrument)->kind ==
	       DIA_INSTRUMENT_TREATY;
}

/* "and, since 2017, to the": back over the time between two treaties of a list; @at where there is none */
static guint32
skip_time(const DiaCheckedReport *report, guint32 at, guint32 first)
{
	static const char *const ins[] = { "since", "in", "from", NULL };

	return at >= first + 4 && dia_token_is(report, at - 1, ",") && dia_token_year(report, at - 2) > 0 &&
			       dia_token_is_one_of(report, at - 3, ins) && dia_token_is(report, at - 4, ",")
		       ? at - 4
		       : at;
}

/*
 * "deposited its instrument of ratification of the", "since its accession to the": is the treaty that starts at a
 * token told as joined by a noun?
 * @param verb receives the noun
 */
static gboolean
find_noun_before(const Reader *reader, guint32 at, guint32 *verb)
{
	enum { REACH = 9 };
	static const char *const nouns[] = { "ratification", "accession", NULL };
	static const char *const links[] = { "of", "to", NULL };
	static const char *const sinces[] = { "since", "following", "after", "upon", "deposited", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = reader->sentence->first_token;

	at -= at > first && dia_token_is(report, at - 1, "the") ? 1 : 0;
	if (at < first + 3 || !dia_token_is_one_of(report, at - 1, links) ||
	    !dia_token_is_one_of(report, at - 2, nouns))
		return FALSE;
	*verb = at - 2;
	for (at = at - 2; at > first && *verb - at < REACH; at--)
		if (dia_token_is_one_of(report, at - 1, sinces))
			return TRUE;
	return FALSE;
}

/*
 * "has not yet ratified the", "is a party to the": is the treaty that starts at a token the object of joining?
 * @param verb receives the first token of its verb group
 */
static gboolean
find_verb_before(const Reader *reader, guint index, guint32 at, guint32 *verb)
{
	const DiaCheckedReport *report = reader->report;
	guint32 first = reader->sentence->first_token;

	for (; at > first; at--) {
		/* Of a list, "the Convention and its Protocol", the verb stands before the first. */
		for (guint32 start, end; index > reader->mention; index--) {
			const DiaMention *before = get_mention(report, index - 1);

			dia_analysis_find_tokens(report->analysis, before->paragraph, before->span, &start, &end);
			if (end != at)
				break;
			at = start;
		}
		at = skip_time(report, at, first);
		if (at == first || !(dia_token_is_in(report, at - 1, DIA_LIST_TREATY_LINK) ||
				     dia_token_is(report, at - 1, ",")))
			break;
	}
	if (at == first || !dia_token_is_in(report, at - 1, DIA_LIST_JOINED))
		return FALSE;
	*verb = at - 1;
	return TRUE;
}

/* "has not yet been", "is not a State": the words of a verb group before its last, and whether one denies it. */
static guint32
find_group(const Reader *reader, guint32 verb, gboolean *is_denied, gboolean *has_auxiliary)
{
	const DiaCheckedReport *report = reader->report;
	static const char *const no[] = { "not", "never", "neither", "nor", NULL };
	static const char *const auxiliaries[] = { "has", "have", "is", "was", "were", "are", "became", "becoming",
						   "being", "having", NULL };
	guint32 at = verb;

	for (; at > reader->sentence->first_token && dia_token_is_in(report, at - 1, DIA_LIST_JOINING_GROUP); at--) {
		*is_denied = *is_denied || dia_token_is_one_of(report, at - 1, no);
		*has_auxiliary = *has_auxiliary || dia_token_is_one_of(report, at - 1, auxiliaries);
	}
	return at;
}

/* "has yet to ratify the Convention": as good as "has not" */
static gboolean
is_yet_to(const DiaCheckedReport *report, guint32 verb, guint32 first)
{
	static const char *const verbs[] = { "ratify", "accede", "join", NULL };

	return verb >= first + 3 && dia_token_is_one_of(report, verb, verbs) && dia_token_is(report, verb - 1, "to") &&
	       dia_token_is(report, verb - 2, "yet") &&
	       (dia_token_is(report, verb - 3, "has") || dia_token_is(report, verb - 3, "have"));
}

/* "has not been ratified", "was ratified in 2012", right behind the name; @verb receives "ratified". */
static gboolean
find_verb_behind(const Reader *reader, guint32 at, guint32 *verb)
{
	static const char *const passives[] = { "ratified", NULL };
	static const char *const steps[] = { "signed", "but", "and", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 from = at;

	/* "was signed but has not been ratified" */
	while (at < reader->sentence->end_token && (dia_token_is_in(report, at, DIA_LIST_JOINING_GROUP) ||
						    (at > from && dia_token_is_one_of(report, at, steps))))
		at++;
	*verb = at;
	return at > from && at < reader->sentence->end_token && dia_token_is_one_of(report, at, passives);
}

/* "Norland is among the few States that", "remains one of the States which": told of the State itself */
static gboolean
is_one_of_them(const Reader *reader, guint32 group)
{
	enum { REACH = 10 };
	static const char *const verbs[] = { "is", "remains", NULL };
	const DiaCheckedReport *report = reader->report;
	guint32 first = MAX(reader->sentence->first_token, group - MIN(group, REACH));

	for (guint32 at = first; at + 2 < group; at++)
		if (dia_token_is_one_of(report, at, verbs) &&
		    (dia_token_is(report, at + 1, "among") ||
		     (dia_token_is(report, at + 1, "one") && dia_token_is(report, at + 2, "of"))))
			return TRUE;
	return FALSE;
}

/*
 * Is it asked for, planned, told by others, or of another time than that of the report? Asked of the clause from a
 * verb group to the name, with a few words before it, and behind it as far as no sign parts them.
 */
static gboolean
is_open(const Reader *reader, guint32 group, guint32 end)
{
	enum { BEFORE = 10, BEHIND = 6 };
	static const char *const signs[] = { ";", ":", ",", ".", "(", "and", NULL };
	static const char *const relatives[] = { "that", "which", "who", NULL };
	const DiaCueSet cues = DIA_CUE(DIA_CHECK_REPORTED) | DIA_CUE(DIA_CHECK_STATED) |
			       DIA_CUE(DIA_CHECK_AT_TIME) | DIA_CUE(DIA_CHECK_EXCEPTION) | DIA_CUE(DIA_CHECK_FUTURE);
	const DiaCheckedReport *report = reader->report;
	guint32 from = group;
	guint32 until = end;

	/* "States that have not ratified it" */
	if (group > reader->sentence->first_token &&
	    dia_token_is_one_of(report, group - 1, relatives) && !is_one_of_them(reader, group))
		return TRUE;
	while (from > reader->sentence->first_token && group - from < BEFORE && !is_one_of_them(reader, group) &&
	       !dia_token_is(report, from - 1, ";"))
		from--;
	while (until < reader->sentence->end_token && until - end < BEHIND &&
	       !dia_token_is_one_of(report, until, signs))
		until++;
	return dia_check_cue_find_first(report, from, until, cues) != NULL;
}

/* The last day of the date right behind the verb or the name; 0 where there is none. */
static guint32
read_day(const Reader *reader, guint32 verb, guint32 end)
{
	enum { REACH = 4 };
	const DiaAnalysis *analysis = reader->report->analysis;
	guint32 from = reader->report->tokens[MAX(verb, end - 1)].start;
	guint32 until = reader->report->tokens[MIN(MAX(verb, end) + REACH, reader->sentence->end_token - 1)].start;
	guint i = dia_analysis_first_date(analysis, from);
	const DiaDateMark *date;

	if (i >= analysis->dates->len)
		return 0;
	date = &g_array_index(analysis->dates, DiaDateMark, i);
	return date->span.start <= until && date->period.last != DIA_PERIOD_OPEN ? date->period.last : 0;
}

static void
add_joining(const Reader *reader, Joining *joining, guint32 day)
{
	joining->day = day != 0 ? day : reader->today;
	joining->place.span = dia_token_span(reader->report, reader->sentence->first_token,
					     reader->sentence->end_token);
	g_array_append_val(reader->joinings, *joining);
}

static void
read_joining(const Reader *reader, guint index)
{
	enum { FAR = 16 };
	static const char *const no[] = { "not", "never", "no", "yet", NULL };
	const DiaCheckedReport *report = reader->report;
	const DiaMention *mention = get_mention(report, index);
	Joining joining = { .place = { .report = report->index, .paragraph = mention->paragraph },
			    .instrument = mention->instrument };
	gboolean has_auxiliary = FALSE;
	guint32 first;
	guint32 end;
	guint32 verb = 0;
	guint32 group;

	dia_analysis_find_tokens(report->analysis, mention->paragraph, mention->span, &first, &end);
	if (find_noun_before(reader, first, &verb)) {
		/* "has not deposited", and "since the ratification of the Convention by Norland" */
		if (!dia_tokens_have(report, MAX(reader->sentence->first_token, verb - MIN(verb, FAR)), verb, no) &&
		    !is_open(reader, verb, end) && read_day(reader, verb, end) != 0)
			add_joining(reader, &joining, read_day(reader, verb, end));
		return;
	}
	if (!find_verb_before(reader, index, first, &verb) && !find_verb_behind(reader, end, &verb))
		return;
	if (is_yet_to(report, verb, reader->sentence->first_token)) {
		joining.is_denied = TRUE;
		group = verb - 3;
	} else {
		group = find_group(reader, verb, &joining.is_denied, &has_auxiliary);
		/* "ratify" and "party to" tell nothing without their auxiliaries, and "to ratify" is a plan. */
		if (!has_auxiliary && (joining.is_denied || !dia_token_is_in(report, verb, DIA_LIST_RATIFYING)))
			return;
		if (group == verb && verb == reader->sentence->first_token)
			return;
	}
	if (is_open(reader, group, MAX(end, verb + 1)))
		return;
	add_joining(reader, &joining, joining.is_denied ? 0 : read_day(reader, verb, end));
}

static void
read_sentence(Reader *reader)
{
	const DiaCheckedReport *report = reader->report;
	const DiaSentence *here = reader->sentence;
	guint n = report->analysis->mentions->len;
	guint32 start;
	guint32 end;

	if (here->first_token == here->end_token)
		return;
	start = report->tokens[here->first_token].start;
	end = dia_token_end(&report->tokens[here->end_token - 1]);
	while (reader->mention < n && get_mention(report, reader->mention)->span.start < start)
		reader->mention++;
	if (reader->mention >= n || get_mention(report, reader->mention)->span.start >= end ||
	    !dia_paragraph_is_prose(report, here->paragraph))
		return;
	for (guint i = reader->mention; i < n && get_mention(report, i)->span.start < end; i++)
		if (is_treaty(report, get_mention(report, i)) && !get_mention(report, i)->is_ellipsis &&
		    reader->joinings->len < MAX_JOININGS)
			read_joining(reader, i);
}

static void
read_report(GArray *joinings, const DiaCheckedReport *report)
{
	Reader reader = { .report = report, .today = dia_checked_report_day(report), .joinings = joinings };

	for (guint i = 0; i < report->analysis->sentences->len; i++) {
		reader.sentence = &dia_analysis_sentences(report->analysis)[i];
		read_sentence(&reader);
	}
}

/* --- Two of them ------------------------------------------------------------------------------------------ */

static gboolean
contradicts(const Joining *denied, const Joining *told)
{
	if (denied->instrument != told->instrument)
		return FALSE;
	if (denied->place.report == told->place.report)
		return denied->place.span.start != told->place.span.start;
	return told->day != 0 && denied->day != 0 && told->day <= denied->day;
}

static void
check_denied(DiaChecker *checker, GHashTable *told, const GArray *joinings, const Joining *denied)
{
	for (guint i = 0; i < joinings->len; i++) {
		const Joining *other = &g_array_index(joinings, Joining, i);

		if (other->is_denied || !contradicts(denied, other))
			continue;
		if (!dia_places_are_told(told, denied->place.report, denied->place.span, denied->place.report,
					 denied->place.span))
			dia_checker_tell_opposites(checker, denied->place, other->place);
		return;
	}
}

void
dia_check_contradiction_treaties(DiaChecker *checker)
{
	enum { MAX_DENIED = 128 }; /* a report has a few; more would be compared for long */
	g_autoptr(GArray) joinings = g_array_new(FALSE, FALSE, sizeof(Joining));
	g_autoptr(GHashTable) told = dia_checker_find_told(checker);
	guint n_denied = 0;

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		if (!dia_checked_report_is_dialogue(report))
			read_report(joinings, report);
	}
	for (guint i = 0; i < joinings->len && n_denied < MAX_DENIED; i++) {
		const Joining *joining = &g_array_index(joinings, Joining, i);

		if (!joining->is_denied)
			continue;
		n_denied++;
		check_denied(checker, told, joinings, joining);
	}
}
