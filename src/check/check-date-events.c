/*
 * One event with two dates, and events in an order that cannot be.
 *
 * In: what events.c reads. Out: findings where two dates of one act on one thing exclude each other, and
 * where a law took effect before it was adopted or a treaty was ratified before it was signed.
 */
#include "check/rules.h"

#include <string.h>

#include "check/events.h"

enum {
	DAYS_OF_YEAR = 366,
	MAX_SAME_EVENT = 4 * DAYS_OF_YEAR, /* in two reports; beyond it another law took its place */
	MAX_GROUP = 64,			   /* dates of one act on one thing that are compared */
};

/* How many days lie between two periods; 0 where they meet. */
static guint32
get_gap(DiaPeriod a, DiaPeriod b)
{
	if (a.last < b.first)
		return b.first - a.last;
	return b.last < a.first ? a.first - b.last : 0;
}

static gboolean
is_one_day(DiaPeriod period)
{
	return period.first == period.last;
}

/* A day or a month. */
static gboolean
is_short(DiaPeriod period)
{
	enum { DAYS_OF_MONTH = 31 };

	return period.last - period.first < DAYS_OF_MONTH;
}

/*
 * "3 August 2009", "3 August 2010": the slip of a year; "14 September 2021", "14 October 2021": that of a month,
 * unless on the first, when much begins.
 */
static gboolean
is_slip(DiaPeriod a, DiaPeriod b)
{
	GDate first;
	GDate second;

	if (!is_one_day(a) || !is_one_day(b))
		return FALSE;
	first = dia_day_date(a.first);
	second = dia_day_date(b.first);
	if (g_date_get_day(&first) != g_date_get_day(&second))
		return FALSE;
	return g_date_get_month(&first) == g_date_get_month(&second) ||
	       (g_date_get_year(&first) == g_date_get_year(&second) && g_date_get_day(&first) != 1);
}

/* "13 July 2016", "23 July 2016": two days of one month. */
static gboolean
is_in_one_month(DiaPeriod a, DiaPeriod b)
{
	GDate first;
	GDate second;

	if (!is_one_day(a) || !is_one_day(b))
		return FALSE;
	first = dia_day_date(a.first);
	second = dia_day_date(b.first);
	return g_date_get_month(&first) == g_date_get_month(&second) &&
	       g_date_get_year(&first) == g_date_get_year(&second);
}

/* A treaty is ratified, and then its instrument is deposited. */
static gboolean
is_after_deposit(const DiaEvent *ratified, const DiaEvent *deposited)
{
	return !ratified->is_step && deposited->is_deposit && is_one_day(ratified->period) &&
	       ratified->period.first > deposited->period.last;
}

/*
 * Do two dates of one act on one thing exclude each other? A treaty is ratified by Parliament first and by
 * deposit months later; plans follow plans, and laws laws, after some years.
 */
static gboolean
is_conflict(const DiaEvent *a, const DiaEvent *b)
{
	guint32 gap = get_gap(a->period, b->period);

	if (gap == 0 || (a->is_one && b->is_one && a->report == b->report))
		return FALSE;
	/* What was the last then was not the last for ever. */
	if (a->act == DIA_CHECK_ACT_LAST && a->report != b->report) {
		const DiaEvent *late = a->period.first > b->period.first ? a : b;
		const DiaEvent *early = late == a ? b : a;

		return early->today == 0 || early->today > late->period.last;
	}
	if (is_slip(a->period, b->period))
		return TRUE;
	/* Many give orders, and count their own. */
	if (a->is_order)
		return is_in_one_month(a->period, b->period);
	/* Laws are counted anew each year, or each term. */
	if (a->is_number)
		return gap < DAYS_OF_YEAR / 2 && is_one_day(a->period) && is_one_day(b->period);
	if (a->is_new || b->is_new)
		return gap < DAYS_OF_YEAR / 2;
	/* Parliament and the deposit have days of their own. */
	if (a->act == DIA_CHECK_ACT_RATIFY)
		return is_after_deposit(a, b) || is_after_deposit(b, a) || gap > DAYS_OF_YEAR / 2 ||
		       (!a->is_step && !b->is_step && is_short(a->period) && is_short(b->period) &&
			(a->report == b->report ||
			 (is_one_day(a->period) && is_one_day(b->period))));
	if (a->kind == DIA_COMMITMENT_POLICY)
		return gap <= DAYS_OF_YEAR && is_one_day(a->period) && is_one_day(b->period);
	return a->report == b->report || gap <= MAX_SAME_EVENT || a->act == DIA_CHECK_ACT_LAST;
}

static char *
get_words(const DiaChecker *checker, guint32 report, DiaSpan span)
{
	return g_strndup(dia_checker_report(checker, report)->text + span.start, span.end - span.start);
}

/* @param told the pairs of dates told before: one name can be that of a law and of a matter of the field */
static void
add_conflict(DiaChecker *checker, GHashTable *told, const DiaEvent *first, const DiaEvent *second)
{
	g_autofree char *name = get_words(checker, second->report, second->name);
	g_autofree char *what = g_strdup_printf("one event with two dates (%s)", name);

	if (g_hash_table_add(told, dia_places_key(first->report, first->span, second->report, second->span)))
		dia_checker_tell_two(checker, what,
				     (DiaFindingLocation){ second->report, second->paragraph, second->span },
				     (DiaFindingLocation){ first->report, first->paragraph, first->span });
}

/* The number that a name holds, "Law No. 22 of 2014 on the press", as its first digits; 0 for none. */
static gint64
get_number(const DiaChecker *checker, const DiaEvent *event)
{
	g_autofree char *name = get_words(checker, event->report, event->name);
	const char *number = strstr(name, "No. ");

	return number != NULL ? g_ascii_strtoll(number + strlen("No. "), NULL, 10) : 0;
}

/* Two laws of one name tell themselves apart by their numbers. */
static gboolean
has_other_number(const DiaChecker *checker, const DiaEvent *a, const DiaEvent *b)
{
	gint64 one = get_number(checker, a);
	gint64 other = get_number(checker, b);

	return one > 0 && other > 0 && one != other;
}

/* Each date against those before it: told once, against the first that it excludes. */
static void
check_group(DiaChecker *checker, GHashTable *told, const DiaEvent *events, guint n_events)
{
	n_events = MIN(n_events, MAX_GROUP);
	for (guint i = 1; i < n_events; i++) {
		const DiaEvent *other = NULL;
		gboolean is_known = FALSE;

		for (guint k = 0; k < i && !is_known; k++) {
			is_known = get_gap(events[k].period, events[i].period) == 0;
			/* A place in the same report is nearer to the reader's hand. */
			if ((other == NULL || (other->report != events[i].report &&
					       events[k].report == events[i].report)) &&
			    is_conflict(&events[k], &events[i]) &&
			    !has_other_number(checker, &events[k], &events[i]))
				other = &events[k];
		}
		if (!is_known && other != NULL)
			add_conflict(checker, told, other, &events[i]);
	}
}

/* --- Orders that cannot be --------------------------------------------------------------------------- */

/* Of one thing, in what order acts come. */
static const struct {
	DiaCueKind first;
	DiaCueKind second;
	gboolean is_anywhere; /* else in one paragraph only: one name may be that of two things */
	const char *message;
} orders[] = {
	{ DIA_CHECK_ACT_ADOPT, DIA_CHECK_ACT_FORCE, TRUE, "in force before it was adopted" },
	{ DIA_CHECK_ACT_ADOPT, DIA_CHECK_ACT_ASSENT, TRUE, "signed before it was adopted" },
	{ DIA_CHECK_ACT_ASSENT, DIA_CHECK_ACT_FORCE, FALSE, "in force before it was signed" },
	{ DIA_CHECK_ACT_SIGN, DIA_CHECK_ACT_RATIFY, FALSE, "ratified before it was signed" },
	{ DIA_CHECK_ACT_FOUND, DIA_CHECK_ACT_BEGIN, FALSE, "at work before it was established" },
};

/* Is what comes later told with the earlier date, and of the same thing? */
static gboolean
is_turned_round(guint order, const DiaEvent *first, const DiaEvent *second)
{
	if (first->act != orders[order].first || second->act != orders[order].second ||
	    second->period.last >= first->period.first)
		return FALSE;
	if (first->report == second->report && first->paragraph == second->paragraph)
		return TRUE;
	/* The day of a numbered law may be that of its promulgation; a new law may have the name of the old one. */
	return orders[order].is_anywhere && !first->is_number && !first->is_new && !second->is_new &&
	       get_gap(first->period, second->period) <= DAYS_OF_YEAR;
}

static void
add_order(DiaChecker *checker, const char *message, const DiaEvent *first, const DiaEvent *second)
{
	g_autofree char *here = get_words(checker, second->report, second->span);
	g_autofree char *there = get_words(checker, first->report, first->span);
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("%s: %s comes before %s", message, here, there);
	dia_draft_add_location(&draft, dia_checker_report(checker, second->report), second->paragraph,
			       second->span);
	dia_draft_add_location(&draft, dia_checker_report(checker, first->report), first->paragraph,
			       first->span);
	dia_checker_add(checker, &draft);
}

/* "adopted on 12 June 2014 and in force since 3 March 2014": each act is told against the first that it turns round. */
static void
check_order(DiaChecker *checker, const DiaEvent *events, guint n_events)
{
	n_events = MIN(n_events, MAX_GROUP);
	for (guint n = 0; n < G_N_ELEMENTS(orders); n++) {
		for (guint i = 0; i < n_events; i++) {
			guint k = 0;

			while (k < n_events && !is_turned_round(n, &events[i], &events[k]))
				k++;
			if (k < n_events)
				add_order(checker, orders[n].message, &events[i], &events[k]);
		}
	}
}

/* --- The rule ---------------------------------------------------------------------------------------- */

static int
compare_objects(const DiaEvent *a, const DiaEvent *b)
{
	return a->object == b->object ? 0 : strcmp(a->object, b->object);
}

/* By thing, then act, then place. */
static int
compare_events(gconstpointer a, gconstpointer b)
{
	const DiaEvent *first = a;
	const DiaEvent *second = b;
	int order = compare_objects(first, second);

	if (order != 0)
		return order;
	if (first->act != second->act)
		return first->act < second->act ? -1 : 1;
	return (first->order > second->order) - (first->order < second->order);
}

void
dia_check_date_events(DiaChecker *checker)
{
	GStringChunk *strings = g_string_chunk_new(4096);
	g_autoptr(GArray) found = dia_events_find(checker, strings);
	g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const DiaEvent *events = (const DiaEvent *)(const void *)found->data;

	g_array_sort(found, compare_events);
	for (guint first = 0, end; first < found->len; first = end) {
		for (end = first + 1;
		     end < found->len && compare_objects(&events[first], &events[end]) == 0; end++)
			;
		check_order(checker, events + first, end - first);
		for (guint from = first, to; from < end; from = to) {
			for (to = from + 1; to < end && events[to].act == events[from].act; to++)
				;
			check_group(checker, told, events + from, to - from);
		}
	}
	g_string_chunk_free(strings);
}
