/*
 * When a quantity holds: the date of its clause, else of its sentence, else the one that the paragraph
 * sets before it. The date of the report is never taken.
 */
#include "annotate/measures.h"

#include <stddef.h>
#include <string.h>

#include "base/sorted.h"

enum {
	MAX_BIND = 12,	 /* tokens between a number and a date that is its own: "790 visits in 2019" */
	MAX_LOOKED = 64, /* dates, or numbers, looked at for one number */
	MAX_LIST_GAP = 4, /* tokens between two numbers, or dates, of a list */
	MAX_LISTED = 64, /* dates of a list */
	MIN_EVENT_GAP = 4, /* tokens between a number and the date of an event that is not its own */
	MIN_YEARS = 3,	  /* numbers of a list that a period of as many years is shared out to */
	MAX_NOUN_GAP = 4, /* words between a number and a bracket that dates it */
	MAX_SURVEY_GAP = 6, /* tokens between "census" and its date */
	MAX_CLAUSE = 200, /* tokens; what is further away belongs to another clause */
};

static const DiaDate *
get_date(const DiaScan *scan, guint index)
{
	return &g_array_index(scan->dates, DiaDate, index);
}

/* Index of the first date that starts at a token or after it. */
static guint
find_index(const DiaScan *scan, guint32 token)
{
	return dia_sorted_find(scan->dates, offsetof(DiaDate, first), token);
}

static gboolean
can_hold(const DiaDate *date)
{
	return date->role == DIA_DATE_HOLDS;
}

/* "10,084 persons (2011 census)": the bracket after a number says nothing but when, and where from. */
static gboolean
is_in_bracket_after(const DiaScan *scan, const DiaQuantity *here, const DiaQuantity *next,
		    const DiaDate *date)
{
	guint32 end = here->end;

	while (end < here->end + MAX_NOUN_GAP && dia_scan_is_kind(scan, end, DIA_TOKEN_WORD))
		end++;
	if (dia_scan_mark(scan, end) != '(')
		return FALSE;
	while (++end < here->end + MAX_BIND && end < scan->end && dia_scan_mark(scan, end) != ')')
		if (end >= date->end && dia_scan_is_kind(scan, end, DIA_TOKEN_PUNCTUATION))
			return FALSE;
	return dia_scan_mark(scan, end) == ')' && date->end <= end &&
	       (next == NULL || next->first > end);
}

/* No other quantity, and no end of a clause, stands between a number and a date after it. */
static gboolean
is_bound_after(const DiaScan *scan, guint quantity, const DiaDate *date)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	const DiaQuantity *next = quantity + 1 < scan->quantities->len ? here + 1 : NULL;

	if (date->first < here->end || date->sentence != here->sentence ||
	    date->first - here->end > MAX_BIND)
		return FALSE;
	if (next != NULL && next->first < date->first)
		return FALSE;
	if (is_in_bracket_after(scan, here, next, date))
		return TRUE;
	for (guint32 at = here->end; at < date->first; at++) {
		char mark = dia_scan_mark(scan, at);

		if (mark == ';' || mark == ':' || mark == ')' || mark == ',')
			return FALSE;
		/* "(in 2012)" is of the number before, "(in 2012 - 48)" of the number after */
		if (mark == '(' && dia_scan_mark(scan, date->end) != ')')
			return FALSE;
		/* "and in 2019 another": the date opens what follows */
		if (dia_scan_is_word(scan, at, "and") && date->first - at <= 3)
			return FALSE;
	}
	return TRUE;
}

/* "the elections of 28 November 2010", "the floods of 2009": of an event rather than of what is counted. */
static gboolean
is_of_event(const DiaScan *scan, const DiaDate *date)
{
	return dia_scan_is_word(scan, date->first - 1, "of") && dia_scan_is_noun(scan, date->first - 2) &&
	       dia_scan_is_free(scan, date->first - 2);
}

/* "of the ferries of 2021, 4,274 were late": the whole that a number is a part of is dated. */
static gboolean
is_of_whole(const DiaScan *scan, const DiaDate *date, const DiaQuantity *here)
{
	guint32 at = date->first - 1;

	if (dia_scan_mark(scan, date->end) != ',' || dia_quantity_find_bound(scan, here) != date->end + 1)
		return FALSE;
	while (at > scan->first && date->first - at <= MAX_NOUN_GAP + 2 && dia_scan_is_free(scan, at - 1) &&
	       dia_scan_is_kind(scan, at - 1, DIA_TOKEN_WORD))
		at--;
	return dia_scan_is_word(scan, at, "of") && at + 2 < date->first;
}

/* A date opens the sentence: "On 19 December 2019 a court found 43 persons guilty of the looting of 2009". */
static gboolean
is_dated_before(const DiaScan *scan, const DiaQuantity *here, const DiaDate *date)
{
	guint index = find_index(scan, here->first);
	const DiaDate *before;

	if (index == 0 || !is_of_event(scan, date) || date->first - here->end <= MIN_EVENT_GAP)
		return FALSE;
	before = get_date(scan, index - 1);
	return before->sentence == here->sentence && can_hold(before) && !is_of_event(scan, before) &&
	       !before->is_aside;
}

/* "since 2009, when the camp held 60,000", "compared with 2010, when it was 34 per cent": index of the date, or -1 */
static gint32
find_date_of_when(const DiaScan *scan, const DiaQuantity *here, guint index)
{
	const DiaDate *date;

	if (index == 0)
		return -1;
	date = get_date(scan, index - 1);
	if (date->sentence != here->sentence || date->end + MAX_BIND < here->first ||
	    dia_scan_mark(scan, date->end) != ',' || !dia_scan_is_word(scan, date->end + 1, "when") ||
	    date->role > DIA_DATE_COMPARED)
		return -1;
	for (guint32 at = date->end + 2; at < here->first; at++)
		if (dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION))
			return -1;
	return (gint32)index - 1;
}

/* The date right after a number: "(48,684 in 2012)". */
static gint32
find_own_date(const DiaScan *scan, guint quantity)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	guint index = find_index(scan, here->first);

	/* "more than in 2016 (2,877)" */
	if (index > 0 && dia_scan_mark(scan, here->first - 1) == '(' &&
	    get_date(scan, index - 1)->end == here->first - 1 &&
	    get_date(scan, index - 1)->role == DIA_DATE_COMPARED)
		return (gint32)index - 1;
	for (guint i = find_index(scan, here->end); i < scan->dates->len; i++) {
		const DiaDate *date = get_date(scan, i);

		if (can_hold(date) && is_bound_after(scan, quantity, date) &&
		    !is_dated_before(scan, here, date))
			return (gint32)i;
		if (date->first > here->end + MAX_BIND)
			break;
	}
	return -1;
}

/* TRUE where a bracket that the date stands in is closed before the number. */
static gboolean
is_shut(const DiaScan *scan, const DiaDate *date, guint32 at)
{
	for (guint32 token = date->end; date->is_aside && token < MIN(at, date->end + MAX_CLAUSE);
	     token++)
		if (dia_scan_mark(scan, token) == ')')
			return TRUE;
	return FALSE;
}

/* "in 2001; today 8.3 million": a word of the present stands between a date and the number. */
static gboolean
is_now(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end && at - first < MAX_CLAUSE; at++)
		if ((dia_scan_classes(scan, at) & (DIA_CLASS_OBLIGATION | DIA_CLASS_ADVERB)) ==
		    (DIA_CLASS_OBLIGATION | DIA_CLASS_ADVERB))
			return TRUE;
	return FALSE;
}

/* "1,148 in 2010, up from 912 in 2009": the date is of a number that only serves to compare. */
static gboolean
is_of_compared(const DiaScan *scan, const DiaDate *date)
{
	guint32 at = date->first;

	while (at > scan->first && date->first - at < MAX_BIND && dia_scan_cover(scan, at - 1) != DIA_COVER_FIGURE)
		at--;
	while (at > scan->first && dia_scan_cover(scan, at - 1) == DIA_COVER_FIGURE)
		at--;
	while (at > scan->first && (dia_scan_classes(scan, at - 1) & (DIA_CLASS_ADVERB | DIA_CLASS_DETERMINER)))
		at--;
	if (at < scan->first + 2)
		return FALSE;
	if (dia_scan_is_word(scan, at - 1, "from") || dia_scan_is_word(scan, at - 1, "on"))
		return dia_scan_is_word(scan, at - 2, "up") || dia_scan_is_word(scan, at - 2, "down");
	if (dia_scan_is_word(scan, at - 1, "with") || dia_scan_is_word(scan, at - 1, "to"))
		return (dia_scan_classes(scan, at - 2) & DIA_CLASS_COMPARISON) != 0;
	return dia_scan_is_word(scan, at - 1, "against") || dia_scan_is_word(scan, at - 1, "after");
}

/* "412 in 2021 (366 in 2020), of which 148": the date in brackets is of the number that stands there with it. */
static gboolean
is_of_bracket(const DiaScan *scan, const DiaDate *date)
{
	gboolean has_number = FALSE;

	if (dia_scan_mark(scan, date->end) != ')')
		return FALSE;
	for (guint32 at = date->first; at > scan->first && date->first - at < MAX_BIND; at--) {
		if (dia_scan_mark(scan, at - 1) == '(')
			return has_number;
		has_number |= dia_scan_cover(scan, at - 1) == DIA_COVER_FIGURE;
	}
	return FALSE;
}

/* The last date before a number in its sentence; @is_owned, where given, tells those to pass over. */
static gint32
find_date_before(const DiaScan *scan, guint quantity, const gboolean *is_owned)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	guint index = find_index(scan, here->first);
	gint32 compared = -1;

	for (guint i = index; i-- > 0 && index - i <= MAX_LOOKED;) {
		const DiaDate *date = get_date(scan, i);

		if (date->sentence != here->sentence)
			break;
		if (date->end > here->first || !can_hold(date) || (is_owned != NULL && is_owned[i]) ||
		    is_shut(scan, date, here->first))
			continue;
		if (is_now(scan, date->end, here->first))
			return -1;
		if (is_owned != NULL || (!is_of_bracket(scan, date) &&
					 (dia_scan_mark(scan, date->end) != ',' || !is_of_compared(scan, date))))
			return (gint32)i;
		if (compared < 0)
			compared = (gint32)i;
	}
	return compared;
}

static gboolean
has_semicolon(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (dia_scan_mark(scan, at) == ';' || at - first > MAX_CLAUSE)
			return TRUE;
	return FALSE;
}

/* "none of whom has been at risk since the last hanging in 1986": an act is dated, not what is counted. */
static gboolean
is_of_another_act(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at + 1 < end && at - first < MAX_CLAUSE; at++)
		if (dia_scan_is_word(scan, at, "since") || dia_scan_is_word(scan, at, "until"))
			return TRUE;
	return FALSE;
}

static gboolean
has_comparison(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end && at - first < MAX_CLAUSE; at++)
		if ((dia_scan_classes(scan, at) & DIA_CLASS_COMPARISON) &&
		    !dia_scan_is_word(scan, at + 1, "and")) /* "3 against and 2 abstentions" */
			return TRUE;
	return FALSE;
}

/* "in 2018, 876 in 2019": the number right after the comma has a date of its own behind it. */
static gboolean
is_dated_next(const DiaScan *scan, guint quantity, const DiaDate *date)
{
	const DiaQuantity *next = &g_array_index(scan->quantities, DiaQuantity, quantity) + 1;

	return quantity + 1 < scan->quantities->len && next->first == date->end + 1 && next->date >= 0 &&
	       get_date(scan, (guint)next->date)->first <= next->end + 1 &&
	       get_date(scan, (guint)next->date)->first >= next->end;
}

/* A date between a number and the next one, at whatever distance: "under articles 5 and 7 from 2016 to 2019". */
static gint32
find_date_before_next(const DiaScan *scan, guint quantity, const gboolean *is_owned)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	guint index = find_index(scan, here->end);
	const DiaDate *date;

	if (index >= scan->dates->len)
		return -1;
	date = get_date(scan, index);
	if (date->sentence != here->sentence || !can_hold(date) || date->is_aside || is_owned[index] ||
	    (quantity + 1 < scan->quantities->len && (here + 1)->first < date->end))
		return -1;
	for (guint32 at = here->end; at < date->first; at++)
		if (dia_scan_mark(scan, at) == ';' || dia_scan_mark(scan, at) == ':' ||
		    at - here->end > MAX_CLAUSE)
			return -1;
	/* "and in 2019 another": the date opens what follows; not so in "torture and threats in 2018, 876 in 2019" */
	return (dia_scan_mark(scan, date->end) == ',' && !is_dated_next(scan, quantity, date)) ||
		       is_of_another_act(scan, here->end, date->first)
		   ? -1
		   : (gint32)index;
}

/* Any date of the sentence that can hold, the nearest after the number. */
static gint32
find_date_after(const DiaScan *scan, guint quantity, const gboolean *is_owned)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	guint index = find_index(scan, here->end);

	for (guint i = index; i < scan->dates->len && i - index < MAX_LOOKED; i++) {
		const DiaDate *date = get_date(scan, i);

		if (date->sentence != here->sentence)
			break;
		if (can_hold(date) && !is_owned[i] && !date->is_aside)
			return has_semicolon(scan, here->end, date->first) ||
				       is_of_another_act(scan, here->end, date->first)
				   ? -1
				   : (gint32)i;
	}
	return -1;
}

/* Does the sentence speak of what holds or is to come, rather than of a time that was named? */
static gboolean
is_present(const DiaScan *scan, const DiaQuantity *quantity)
{
	const DiaSentence *here = &dia_analysis_sentences(scan->analysis)[quantity->sentence];
	guint32 first = MAX(here->first_token, quantity->first - MIN(quantity->first, MAX_CLAUSE));
	guint32 end = MIN(here->end_token, quantity->first + MAX_CLAUSE);

	/* "that is, 5 per cent" says nothing of the time */
	for (guint32 at = first; at < end; at++)
		if ((dia_scan_classes(scan, at) & DIA_CLASS_OBLIGATION) &&
		    !(dia_scan_is_word(scan, at, "is") && (dia_scan_is_word(scan, at - 1, "that") ||
							   dia_scan_is_word(scan, at - 1, "which"))))
			return TRUE;
	return FALSE;
}

/* "the census counted", "the survey found" */
static gboolean
has_survey(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < MIN(end, scan->end) && at - first < MAX_CLAUSE; at++)
		if (dia_scan_classes(scan, at) & DIA_CLASS_SURVEY)
			return TRUE;
	return FALSE;
}

/*
 * The date that an earlier sentence of the paragraph set, where this one goes on in the past; of several
 * the latest, as the others are those of former values.
 */
static gint32
find_date_carried(const DiaScan *scan, guint number)
{
	const DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, number);
	guint32 first = dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;
	guint index = find_index(scan, first);
	gboolean is_survey = has_survey(scan, first, quantity->first);
	const DiaDate *best = NULL;

	for (guint i = index; i-- > 0 && index - i <= MAX_LOOKED;) {
		const DiaDate *date = get_date(scan, i);

		if (best != NULL && date->sentence != best->sentence)
			break;
		if (!can_hold(date) || date->is_aside)
			continue;
		/* "The census counted": the date of the census, whatever else the sentence before says */
		if (is_survey && has_survey(scan, date->first - MIN(date->first - scan->first, MAX_SURVEY_GAP),
					    date->end + 2)) {
			best = date;
			break;
		}
		if (best == NULL || date->period.last > best->period.last)
			best = date;
	}
	if (best == NULL || is_present(scan, quantity))
		return -1;
	/* what the number before took from an earlier sentence goes on */
	if (number > 0 && !is_survey && (quantity - 1)->date >= 0 &&
	    (quantity - 1)->sentence + 1 >= quantity->sentence &&
	    get_date(scan, (guint)(quantity - 1)->date)->sentence == best->sentence &&
	    best->sentence < (quantity - 1)->sentence)
		return (quantity - 1)->date;
	return (gint32)(best - get_date(scan, 0));
}

/* Nothing but commas, "and" and words that colour a number. */
static gboolean
is_list_gap(const DiaScan *scan, guint32 first, guint32 end)
{
	if (end <= first || end - first > MAX_LIST_GAP)
		return FALSE;
	for (guint32 at = first; at < end; at++)
		if (dia_scan_mark(scan, at) != ',' && !dia_scan_is_word(scan, at, "and") &&
		    !(dia_scan_classes(scan, at) & DIA_CLASS_ADVERB))
			return FALSE;
	return TRUE;
}

guint
dia_scan_count_dates(const DiaScan *scan, guint first)
{
	guint end = first;

	while (end < scan->dates->len && end - first < MAX_LISTED && can_hold(get_date(scan, end)) &&
	       get_date(scan, end)->sentence == get_date(scan, first)->sentence &&
	       (end == first ||
		is_list_gap(scan, get_date(scan, end - 1)->end, get_date(scan, end)->first)))
		end++;
	return end - first;
}

/* Length of the list of numbers that starts at an index: "21, 34 and 55 convictions". */
static guint
count_quantities(const DiaScan *scan, guint first)
{
	const DiaQuantity *quantities = (const DiaQuantity *)scan->quantities->data;
	guint end = first + 1;

	while (end < scan->quantities->len &&
	       quantities[end].sentence == quantities[first].sentence &&
	       g_strcmp0(quantities[end].unit, quantities[first].unit) == 0 &&
	       is_list_gap(scan, quantities[end - 1].end, quantities[end].first))
		end++;
	return end - first;
}

/* "45, 67 and 80 in 2001, 2002 and 2003": as many dates as numbers hold in their order. */
static gboolean
pair_dates(const DiaScan *scan, DiaQuantity *first, guint length, gboolean *is_owned)
{
	guint n_dates;

	for (guint date = 0; date < MIN(scan->dates->len, MAX_LOOKED); date += MAX(n_dates, 1)) {
		n_dates = dia_scan_count_dates(scan, date);
		if (n_dates != length || get_date(scan, date)->sentence != first->sentence)
			continue;
		for (guint n = 0; n < length; n++) {
			first[n].date = (gint32)(date + n);
			first[n].is_paired = TRUE;
			is_owned[date + n] = TRUE;
		}
		return TRUE;
	}
	return FALSE;
}

/* The years of "2010/2014", 0 for any other date; *first receives the first. */
static guint
count_years(const DiaDate *date, guint *first)
{
	gint from = (gint)g_ascii_strtoll(date->part_isos[0], NULL, 10);
	gint to = (gint)g_ascii_strtoll(date->part_isos[1], NULL, 10);

	if (strlen(date->part_isos[0]) != 4 || strlen(date->part_isos[1]) != 4 || to < from)
		return 0;
	*first = (guint)from;
	return (guint)(to - from) + 1;
}

/* "From 2010 to 2013 the police recorded 12, 15, 9 and 22 complaints": a number a year. */
static gboolean
pair_years(const DiaScan *scan, DiaQuantity *first, guint length)
{
	guint year = 0;

	if (length < MIN_YEARS)
		return FALSE;
	for (guint date = 0; date < MIN(scan->dates->len, MAX_LOOKED); date++) {
		if (get_date(scan, date)->sentence != first->sentence || !can_hold(get_date(scan, date)) ||
		    count_years(get_date(scan, date), &year) != length)
			continue;
		for (guint n = 0; n < length; n++) {
			first[n].date = (gint32)date;
			first[n].is_paired = TRUE;
			first[n].year = year + n;
		}
		return TRUE;
	}
	return FALSE;
}

static void
pair_lists(const DiaScan *scan, gboolean *is_owned)
{
	guint length;

	for (guint i = 0; i < scan->quantities->len; i += length) {
		DiaQuantity *first = &g_array_index(scan->quantities, DiaQuantity, i);

		length = count_quantities(scan, i);
		if (length >= 2 && !pair_dates(scan, first, length, is_owned))
			pair_years(scan, first, length);
	}
}

/*
 * A number that would take the date of an event has a better one: "Following the elections of May 2010, 20
 * seats (19.8 per cent) were held by women at the end of 2012", "On 1 May 2019 a court found 43 guilty of the
 * looting of 2009: 28 as thieves".
 */
static gint32
find_date_but_event(const DiaScan *scan, const DiaQuantity *here)
{
	guint index = find_index(scan, here->end);

	if (index < scan->dates->len && get_date(scan, index)->sentence == here->sentence &&
	    can_hold(get_date(scan, index)) && !is_of_event(scan, get_date(scan, index))) {
		guint32 at = here->end;

		while (at < get_date(scan, index)->first && dia_scan_mark(scan, at) != ',' &&
		       dia_scan_mark(scan, at) != ';' && dia_scan_mark(scan, at) != ':')
			at++;
		if (at == get_date(scan, index)->first)
			return (gint32)index;
	}
	for (guint i = (guint)here->date; i-- > 0 && (guint)here->date - i < MAX_LOOKED;) {
		if (get_date(scan, i)->sentence != here->sentence)
			break;
		if (can_hold(get_date(scan, i)) && !get_date(scan, i)->is_aside &&
		    !is_of_event(scan, get_date(scan, i)))
			return (gint32)i;
	}
	return here->date;
}

/* "5 women and 7 men in 2019": the date right after a later number of the clause is of both. */
static gint32
find_date_shared(const DiaScan *scan, guint quantity)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);

	for (guint next = quantity + 1; next < scan->quantities->len && next - quantity < MAX_LOOKED;
	     next++) {
		const DiaQuantity *other = &g_array_index(scan->quantities, DiaQuantity, next);
		gint32 date;

		if (other->sentence != here->sentence ||
		    has_semicolon(scan, here->end, other->first) ||
		    has_comparison(scan, here->end, dia_quantity_find_bound(scan, other)) ||
		    dia_scan_is_word(scan, other->first - 1, "from")) /* "79, up from 73 in 2011" */
			return -1;
		date = find_own_date(scan, next);
		if (date >= 0)
			return date;
	}
	return -1;
}

/* "201 in 2015 (of which 34 were upheld), 188 in 2016": what is in brackets is of the date before them. */
static gint32
find_date_of_bracket(const DiaScan *scan, guint quantity)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	const DiaQuantity *before = here - 1;
	guint32 at = here->first;
	guint next;

	if (quantity == 0 || before->sentence != here->sentence || before->date < 0)
		return -1;
	while (at > before->end && dia_scan_mark(scan, at) != '(') {
		if (dia_scan_mark(scan, at) == ')')
			return -1;
		at--;
	}
	next = find_index(scan, at);
	if (dia_scan_mark(scan, at) != '(' || get_date(scan, (guint)before->date)->end != at ||
	    (next < scan->dates->len && get_date(scan, next)->first < here->first)) /* "(2012: 88)" */
		return -1;
	return before->date;
}

/* "from 415 in 2015 to 260": the date is of the former value alone. */
static gboolean
has_former_date(const DiaScan *scan, guint quantity)
{
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	const DiaQuantity *before = here - 1;

	return quantity > 0 && before->is_former && before->sentence == here->sentence &&
	       before->date >= 0 && get_date(scan, (guint)before->date)->first >= before->end;
}

/*
 * "18.1 million families by July 2022, against 14.7 million in the month before": a bare number behind a comparison
 * is of another time, which the date before it does not tell; "against 25 per cent of boys" is of the same.
 */
static gboolean
is_of_other_time(const DiaScan *scan, guint quantity)
{
	static const char *const passed[] = { "in", "at", "a", "the", "before", "earlier", "previously", "last", NULL };
	const DiaQuantity *here = &g_array_index(scan->quantities, DiaQuantity, quantity);
	guint32 bound = dia_quantity_find_bound(scan, here);

	if (bound < 2 || !has_comparison(scan, bound - 2, bound))
		return FALSE;
	return here->end >= scan->end || scan->tokens[here->end].kind == DIA_TOKEN_PUNCTUATION ||
	       dia_words_hold(passed, dia_scan_word(scan, here->end));
}

void
dia_scan_periods(DiaScan *scan)
{
	guint length = scan->quantities->len;
	g_autofree gboolean *is_owned = g_new0(gboolean, scan->dates->len + 1);

	if (scan->dates->len == 0)
		return;
	pair_lists(scan, is_owned);
	for (guint i = 0; i < length; i++) {
		DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, i);

		if (quantity->date < 0)
			quantity->date = find_own_date(scan, i);
		if (quantity->date < 0) {
			quantity->date = find_date_of_when(scan, quantity, find_index(scan, quantity->first));
			quantity->is_at_start = quantity->date >= 0;
		}
		if (quantity->date >= 0)
			is_owned[quantity->date] = TRUE;
	}
	for (guint i = 0; i < length; i++) {
		DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, i);

		if (quantity->date >= 0 || quantity->is_age || quantity->is_attribute)
			continue;
		quantity->date = find_date_of_bracket(scan, i);
		if (quantity->date < 0 && is_of_other_time(scan, i)) {
			quantity->date = find_date_after(scan, i, is_owned);
			continue;
		}
		if (quantity->date < 0)
			quantity->date = find_date_before(scan, i, is_owned);
		if (quantity->date < 0)
			quantity->date = find_date_before_next(scan, i, is_owned);
		else if (is_of_event(scan, get_date(scan, (guint)quantity->date)) &&
			 !is_of_whole(scan, get_date(scan, (guint)quantity->date), quantity))
			quantity->date = find_date_but_event(scan, quantity);
		if (quantity->date < 0)
			quantity->date = find_date_shared(scan, i);
		if (quantity->date < 0)
			quantity->date = find_date_after(scan, i, is_owned);
		/* "733 in 2008, 335 of whom": nothing else in the sentence says when */
		if (quantity->date < 0 && !has_former_date(scan, i))
			quantity->date = find_date_before(scan, i, NULL);
		if (quantity->date < 0)
			quantity->date = find_date_carried(scan, i);
	}
}
