/*
 * Who must ask for permission, and for what: denied in one paragraph and taken for granted in another; and
 * treaties told as ratified and as not ratified.
 *
 * In: clauses with a word for permission, by the topic that their paragraph is most about; clauses with a
 * word for ratification, by the treaty. Out: findings where a report says both.
 */
#include "check/rules.h"
#include "check/terms.h"

#include "lexicon/instruments.h"
#include "lexicon/lexicon.h"

/* What a report says of one subject, for and against. */
typedef struct {
	guint32 subject; /* index of a topic or an instrument */
	DiaFindingLocation place;
	gboolean is_denied;
	gboolean is_broadcast; /* of radio and television, whose frequencies are licensed where printing is free */
} Stance;

enum { MAX_STANCES = 4096 };

/* It is said by another, or not of now; and it is not so of all, or not always. */
static const DiaCueSet told_by_others =
    DIA_CUE(DIA_CHECK_REPORTED) | DIA_CUE(DIA_CHECK_STATED) | DIA_CUE(DIA_CHECK_FUTURE);
static const DiaCueSet excepted = DIA_CUE(DIA_CHECK_EXCEPTION) | DIA_CUE(DIA_CHECK_AT_TIME);

/* --- Words ------------------------------------------------------------------------------------------- */

static gboolean
has_cue(const DiaCheckedReport *report, guint32 first, guint32 end, DiaCueSet kinds)
{
	return dia_check_cue_find_first(report, first, end, kinds) != NULL;
}

/* Is it said of another time, by another, or of what should be? */
static gboolean
is_of_other_time(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	static const char *const words[] = { "was",    "were",	 "had",	   "did",	"until",
					     "before", "should", "formerly", "previously", NULL };

	return dia_tokens_have(report, sentence->first_token, sentence->end_token, words) ||
	       has_cue(report, sentence->first_token, sentence->end_token,
		       told_by_others);
}

/* The end of the clause that a token stands in; `first` receives its start. */
static guint32
find_clause(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 at, guint32 *first)
{
	static const char *const breaks[] = { ";", ":", "but", "while", "whereas", NULL };
	guint32 end = at;

	*first = at;
	while (*first > sentence->first_token &&
	       !dia_token_is_one_of(report, *first - 1, breaks))
		(*first)--;
	while (end < sentence->end_token && !dia_token_is_one_of(report, end, breaks))
		end++;
	return end;
}

/* --- Permission --------------------------------------------------------------------------------------- */

/* "no authorization", "permission is not required", "instead of a permit" */
static gboolean
is_waived(const DiaCheckedReport *report, const DiaCheckCue *cue, guint32 first, guint32 end)
{
	static const char *const before[] = { "no", "not", "without", "instead", "rather",
					      "longer", "replace", "replaces", "replaced", "abolished", NULL };
	static const char *const behind[] = { "not", "unnecessary", "longer", NULL };

	return dia_tokens_have(report, MAX(first, cue->first - MIN(cue->first, 5)), cue->first, before) ||
	       dia_tokens_have(report, cue->end, MIN(cue->end + 4, end), behind);
}

/* "the rules permit force": the verb, and nothing that one has to ask for. */
static gboolean
is_verb(const DiaCheckedReport *report, guint32 at, guint32 first, guint32 end)
{
	static const char *const verbs[] = { "permit", "permits", NULL };
	static const char *const before[] = { "a", "an", "the", "no", "any", "of", "for", "without", "such",
					      "this", "that", "their", "its", "and", "or", NULL };

	return dia_token_is_one_of(report, at, verbs) && at + 1 < end &&
	       !(at > first && dia_token_is_one_of(report, at - 1, before)) &&
	       report->tokens[at + 1].kind == DIA_TOKEN_WORD &&
	       dia_term_is_telling(report, report->tokens[at + 1].word) &&
	       !dia_token_is_in(report, at + 1, DIA_LIST_PERMIT_NOUN);
}

/* "no permit is needed in parks": in other places it may be. */
static gboolean
is_of_some_places(const DiaCheckedReport *report, const DiaCheckCue *cue, guint32 end)
{
	enum { REACH = 10 };
	static const char *const places[] = { "in", "on", "within", "inside", "at", NULL };

	for (guint32 at = cue->end; at + 1 < end && at - cue->end < REACH; at++)
		if (dia_token_is_one_of(report, at, places) && !dia_token_is_in(report, at + 1, DIA_LIST_NOT_PLACE) &&
		    dia_token_pass_state(report, at + 1, end) == at + 1)
			return TRUE;
	return FALSE;
}

/* "a work permit", "building permission": of another matter than the paragraph's */
static gboolean
is_of_other_matter(const DiaCheckedReport *report, const DiaCheckCue *cue, guint32 first)
{
	return cue->first > first && dia_token_is_in(report, cue->first - 1, DIA_LIST_OTHER_PERMIT);
}

static gboolean
names_broadcasting(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	return dia_tokens_have_in(report, sentence->first_token, sentence->end_token, DIA_LIST_BROADCASTING);
}

/* The topic that a paragraph is most about, or -1. */
static gint
find_topic(const DiaAnalysis *analysis, guint32 paragraph)
{
	guint n_topics;
	const DiaTopicMark *topics = dia_analysis_topics(analysis, &n_topics);
	guint low = dia_analysis_first_topic(analysis, paragraph);

	return low < n_topics && topics[low].paragraph == paragraph ? topics[low].topic : -1;
}

static void
read_permission(const DiaCheckedReport *report, const DiaSentence *sentence, GArray *stances)
{
	/* Without an object of its own a word for permission may be about anything: the topic tells. */
	const DiaCheckCue *cue =
	    dia_check_cue_find_first(report, sentence->first_token, sentence->end_token,
				     DIA_CUE(DIA_CHECK_PERMISSION));
	Stance stance = { .place = { .report = report->index, .paragraph = sentence->paragraph } };
	gint topic = cue != NULL ? find_topic(report->analysis, sentence->paragraph) : -1;
	guint32 first;
	guint32 end;

	if (topic < 0 || stances->len >= MAX_STANCES || is_of_other_time(report, sentence))
		return;
	end = find_clause(report, sentence, cue->first, &first);
	/* "no more than two licences" */
	if (dia_tokens_have_in(report, first, end, DIA_LIST_NARROW_CASE) || is_verb(report, cue->first, first, end) ||
	    is_of_other_matter(report, cue, first) ||
	    has_cue(report, MAX(first, cue->first - MIN(cue->first, 4)), cue->first,
		    excepted))
		return;
	stance.subject = (guint32)topic;
	stance.is_broadcast = names_broadcasting(report, sentence);
	stance.place.span = dia_token_span(report, first, end);
	/* "meetings that were not authorized are dispersed": so authorization is needed. */
	stance.is_denied = is_waived(report, cue, first, end) &&
			   !has_cue(report, first, end, DIA_CUE(DIA_CHECK_PENALTY));
	if (stance.is_denied && is_of_some_places(report, cue, end))
		return;
	g_array_append_val(stances, stance);
}

/* --- Ratification --------------------------------------------------------------------------------------- */

/* Is a day before that of the report in the clause? */
static gboolean
has_past_date(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	const GArray *dates = report->analysis->dates;
	DiaSpan span = dia_token_span(report, first, end);
	guint32 today = dia_checked_report_day(report);

	for (guint i = dia_analysis_first_date(report->analysis, span.start); i < dates->len; i++) {
		const DiaDateMark *mark = &g_array_index(dates, DiaDateMark, i);

		if (mark->span.start >= span.end)
			break;
		if (mark->period.first != 0 && mark->period.last <= today)
			return TRUE;
	}
	return FALSE;
}

/*
 * "ratified the Convention", "the ratification of the Convention in 2015": it was. "Ratification of the Convention is
 * under way" tells of neither.
 */
static gboolean
is_ratified(const DiaCheckedReport *report, guint32 first, guint32 end, const DiaCheckCue *act)
{
	static const char *const verbs[] = { "ratified", "acceded", NULL };
	static const char *const nouns[] = { "ratification", "accession", NULL };
	static const char *const open[] = { "should", "until", "before", "had",	 "bill",    "towards", "process",
					    "procedure", "favour", "consider", "considering", "possibility", "not",
					    "calls", "urges", "encourages", "recommends", "invites", "through", "after",
					    "instrument", NULL };

	if (dia_tokens_have(report, first, end, open) ||
	    has_cue(report, first, end, told_by_others))
		return FALSE;
	return dia_token_is_one_of(report, act->first, verbs) ||
	       (dia_token_is_one_of(report, act->first, nouns) && has_past_date(report, first, end));
}

/* The clauses that name a treaty and a word for ratification before it, or behind it. */
static void
read_ratification(const DiaCheckedReport *report, const DiaMention *mention, guint32 sentence,
		  GArray *stances)
{
	const DiaSentence *here = &dia_analysis_sentences(report->analysis)[sentence];
	guint32 at = dia_token_at(report, here->first_token, here->end_token, mention->span.start);
	guint32 first;
	guint32 end = find_clause(report, here, at, &first);
	const DiaCheckCue *act =
	    dia_check_cue_find_first(report, first, end,
				     DIA_CUE(DIA_CHECK_ACT_RATIFY) | DIA_CUE(DIA_CHECK_DEMAND_JOIN));
	Stance stance = { .subject = mention->instrument,
			  .place = { .report = report->index, .paragraph = mention->paragraph } };

	if (act == NULL || stances->len >= MAX_STANCES || has_cue(report, first, end, excepted))
		return;
	stance.place.span = dia_token_span(report, first, end);
	stance.is_denied = has_cue(report, first, end, DIA_CUE(DIA_CHECK_NEGATOR) | DIA_CUE(DIA_CHECK_UNDONE));
	if (stance.is_denied ? is_of_other_time(report, here) : !is_ratified(report, first, end, act))
		return;
	g_array_append_val(stances, stance);
}

/* --- For and against -------------------------------------------------------------------------------------- */

static int
compare_stances(gconstpointer a, gconstpointer b)
{
	const Stance *first = a;
	const Stance *second = b;

	if (first->subject != second->subject)
		return first->subject < second->subject ? -1 : 1;
	return (first->place.span.start > second->place.span.start) -
	       (first->place.span.start < second->place.span.start);
}

/* One finding for a subject of which both is said. */
static void
check_stances(DiaChecker *checker, GArray *stances)
{
	const Stance *all = (const Stance *)(const void *)stances->data;

	g_array_sort(stances, compare_stances);
	for (guint from = 0, to; from < stances->len; from = to) {
		const Stance *denied = NULL;
		const Stance *affirmed = NULL;

		for (to = from; to < stances->len && all[to].subject == all[from].subject; to++) {
			if (all[to].is_denied && denied == NULL)
				denied = &all[to];
			if (!all[to].is_denied && affirmed == NULL)
				affirmed = &all[to];
		}
		if (denied != NULL && affirmed != NULL && denied->is_broadcast != affirmed->is_broadcast)
			continue;
		if (denied != NULL && affirmed != NULL && denied->place.paragraph != affirmed->place.paragraph)
			dia_checker_tell_opposites(checker, denied->place, affirmed->place);
	}
}

static void
check_report(DiaChecker *checker, const DiaCheckedReport *report)
{
	const DiaAnalysis *analysis = report->analysis;
	const DiaSentence *sentences = dia_analysis_sentences(analysis);
	g_autoptr(GArray) permissions = g_array_new(FALSE, FALSE, sizeof(Stance));
	g_autoptr(GArray) ratifications = g_array_new(FALSE, FALSE, sizeof(Stance));
	guint mention = 0;

	for (guint i = 0; i < analysis->sentences->len; i++) {
		DiaSpan span = dia_analysis_sentence_span(analysis, i);

		if (!dia_paragraph_is_prose(report, sentences[i].paragraph))
			continue;
		read_permission(report, &sentences[i], permissions);
		for (; mention < analysis->mentions->len; mention++) {
			const DiaMention *mark =
			    &g_array_index(analysis->mentions, DiaMention, mention);

			if (mark->span.start >= span.end)
				break;
			if (mark->span.start >= span.start && !mark->is_ellipsis &&
			    dia_instruments_get(analysis->lexicon->instruments, mark->instrument)
				    ->kind == DIA_INSTRUMENT_TREATY)
				read_ratification(report, mark, i, ratifications);
		}
	}
	check_stances(checker, permissions);
	check_stances(checker, ratifications);
}

void
dia_check_contradiction_permissions(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		if (!dia_checked_report_is_dialogue(report))
			check_report(checker, report);
	}
}
