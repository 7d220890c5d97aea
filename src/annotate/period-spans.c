/*
 * Quantities that hold from one date to another: what changed from the former value to the latter ("by 55
 * per cent"), totals of values that have dates of their own, and what is told of two years together.
 */
#include "annotate/measures.h"

enum {
	MAX_LOOKED = 64,    /* quantities, or dates, looked at for one */
	MAX_SENTENCE = 200, /* tokens of a sentence that are looked at */
	MAX_BASE_GAP = 12,  /* tokens between "52 per cent" and the "2016" that it is counted from */
};

static const DiaDate *
get_date(const DiaScan *scan, gint32 index)
{
	return &g_array_index(scan->dates, DiaDate, (guint)index);
}

/* Lets a quantity hold from the one date to the other, whichever comes first. */
static void
set_span(const DiaScan *scan, DiaQuantity *quantity, gint32 first, gint32 last)
{
	if (first < 0 || last < 0)
		return;
	if (get_date(scan, first)->period.first > get_date(scan, last)->period.first) {
		gint32 swap = first;

		first = last;
		last = swap;
	}
	quantity->date = first;
	quantity->last_date = first != last ? (guint32)last + 1 : 0;
}

/* "doubled", "half as many" */
static gboolean
is_multiple(const DiaScan *scan, const DiaQuantity *quantity)
{
	return quantity->is_multiple || g_strcmp0(quantity->unit, "times") == 0 ||
	       (quantity->is_share && dia_scan_is_word(scan, quantity->end, "as") &&
		(dia_scan_is_word(scan, quantity->end + 1, "many") ||
		 dia_scan_is_word(scan, quantity->end + 1, "much")));
}

/* "by 55 per cent", "an increase of 12", "a 7 per cent drop", "doubled" */
static gboolean
is_change(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 first;
	guint32 length;
	const DiaCue *cue;
	guint32 at = quantity->first;

	if (is_multiple(scan, quantity) || g_strcmp0(quantity->unit, "percentage-point") == 0)
		return TRUE;
	if (quantity->qualifier != DIA_QUALIFIER_NONE)
		while (at > scan->first && quantity->first - at < 3 && !dia_scan_is_word(scan, at - 1, "by") &&
		       !dia_scan_is_word(scan, at - 1, "of"))
			at--;
	/* "up 10 per cent on" */
	if (at > scan->first && (dia_scan_is_word(scan, at - 1, "up") || dia_scan_is_word(scan, at - 1, "down")))
		return TRUE;
	cue = dia_scan_match_before(scan, DIA_CUE_COMPARE, at, &first);
	if (cue != NULL && g_strcmp0(cue->role, "difference") == 0)
		return TRUE;
	if (g_strcmp0(quantity->unit, "percent") != 0)
		return FALSE;
	cue = dia_scan_match(scan, DIA_CUE_COMPARE, quantity->end, &length);
	return cue != NULL && cue->direction != NULL;
}

/* The pair "from 10 in 2005 to 3 in 2015" of a sentence; index of the former value, or -1. */
static gint
find_pair(const DiaScan *scan, guint from, guint32 sentence)
{
	for (guint i = from, n = 0; i < scan->quantities->len && n < MAX_LOOKED; i++, n++) {
		const DiaQuantity *quantity = dia_scan_quantity(scan, i);

		if (quantity->sentence > sentence)
			break;
		if (quantity->sentence == sentence && quantity->is_former && i + 1 < scan->quantities->len &&
		    (quantity + 1)->sentence == sentence && quantity->date >= 0 &&
		    (quantity + 1)->date >= 0 && quantity->last_date == 0)
			return (gint)i;
	}
	return -1;
}

/* Index of the first quantity of a sentence that one of its quantities is in. */
static guint
find_first(const DiaScan *scan, guint index)
{
	guint32 sentence = dia_scan_quantity(scan, index)->sentence;
	guint first = index;

	while (first > 0 && index - first < MAX_LOOKED &&
	       dia_scan_quantity(scan, first - 1)->sentence == sentence)
		first--;
	return first;
}

/* "doubled" in a sentence of just two dates, one of them perhaps of a comparison. */
static void
span_two_dates(const DiaScan *scan, DiaQuantity *quantity)
{
	gint32 found[2] = { -1, -1 };
	guint n = 0;

	for (guint i = 0; i < scan->dates->len && i < MAX_LOOKED; i++) {
		const DiaDate *date = get_date(scan, (gint32)i);

		if (date->sentence != quantity->sentence || date->role > DIA_DATE_COMPARED)
			continue;
		if (n < 2)
			found[n] = (gint32)i;
		n++;
	}
	if (n == 2)
		set_span(scan, quantity, found[0], found[1]);
}

/* "17 billion in 2018, compared to 15 billion in 2017, an increase of 11 per cent": up to the later year. */
static void
move_to_latest(const DiaScan *scan, DiaQuantity *quantity)
{
	gint32 last = quantity->date;

	/* "4,840 in 2012, a drop of 30 per cent from the 6,909 of 2010": the date after it may be of another number */
	if (last < 0 || (get_date(scan, last)->first > quantity->first &&
			 !(quantity + 1 < dia_scan_quantity(scan, scan->quantities->len) &&
			   (quantity + 1)->first < get_date(scan, last)->first)))
		return;
	for (gint32 i = last - 1; i >= 0 && last - i < MAX_LOOKED; i--) {
		const DiaDate *date = get_date(scan, i);

		if (date->sentence != quantity->sentence)
			break;
		if (date->first > quantity->first)
			continue;
		if (date->role == DIA_DATE_HOLDS &&
		    date->period.last > get_date(scan, quantity->date)->period.last)
			quantity->date = i;
	}
}

/* "more", "places higher": what stands right after a number that is a difference */
static gboolean
is_difference(const DiaScan *scan, const DiaQuantity *quantity)
{
	static const char *const words[] = { "more",  "fewer", "less",	 "higher", "lower",
					     "above", "below", "better", "worse",  NULL };

	return dia_words_hold(words, dia_scan_word(scan, quantity->end)) ||
	       ((dia_scan_is_word(scan, quantity->end, "places") || dia_scan_is_word(scan, quantity->end, "points")) &&
		dia_words_hold(words, dia_scan_word(scan, quantity->end + 1)));
}

/* "52 per cent more than in 2016", "12 per cent on the 18 million of 2016": the date that it is counted from, or -1. */
static gint32
find_base_after(const DiaScan *scan, guint index)
{
	const DiaQuantity *quantity = dia_scan_quantity(scan, index);
	gboolean has_link = FALSE;

	for (guint32 at = quantity->end; at < scan->end && at - quantity->end < MAX_BASE_GAP; at++) {
		if (dia_scan_mark(scan, at) == ';' || dia_scan_mark(scan, at) == ':' || dia_scan_mark(scan, at) == ',')
			return -1;
		has_link |= dia_scan_is_word(scan, at, "than") || dia_scan_is_word(scan, at, "on") ||
			    dia_scan_is_word(scan, at, "from") || dia_scan_is_word(scan, at, "over") ||
			    dia_scan_is_word(scan, at, "above") || dia_scan_is_word(scan, at, "below") ||
			    dia_scan_is_word(scan, at, "compared");
		if (!has_link || dia_scan_cover(scan, at) != DIA_COVER_DATE)
			continue;
		for (guint i = 0; i < scan->dates->len && i < MAX_LOOKED; i++)
			if (get_date(scan, (gint32)i)->first <= at && at < get_date(scan, (gint32)i)->end)
				return get_date(scan, (gint32)i)->role <= DIA_DATE_COMPARED &&
					       get_date(scan, (gint32)i)->sentence == quantity->sentence
					   ? (gint32)i
					   : -1;
	}
	return -1;
}

/* "992 in 2009 and 828 in 2010, a fall of 16 per cent": the date of the first of the two values before, or -1. */
static gint32
find_base_before(const DiaScan *scan, guint index)
{
	const DiaQuantity *quantity = dia_scan_quantity(scan, index);
	const DiaQuantity *latter = quantity - 1;
	const DiaQuantity *former = quantity - 2;

	if (index < 2 || former->sentence != quantity->sentence || g_strcmp0(former->unit, latter->unit) != 0 ||
	    former->date < 0 || latter->date < 0 || former->date == latter->date ||
	    get_date(scan, latter->date)->first < latter->end ||
	    get_date(scan, latter->date)->end > quantity->first ||
	    dia_scan_mark(scan, get_date(scan, latter->date)->end) != ',' ||
	    quantity->first - get_date(scan, latter->date)->end > MAX_BASE_GAP / 2)
		return -1;
	return get_date(scan, former->date)->period.last > get_date(scan, latter->date)->period.last ? latter->date
												       : former->date;
}

/* The last date of the sentence before a quantity; -1 for none. */
static gint32
find_last_before(const DiaScan *scan, const DiaQuantity *quantity)
{
	gint32 found = -1;

	for (guint i = 0; i < scan->dates->len && i < MAX_LOOKED; i++) {
		const DiaDate *date = get_date(scan, (gint32)i);

		if (date->first >= quantity->first)
			break;
		if (date->sentence == quantity->sentence && date->role == DIA_DATE_HOLDS)
			found = (gint32)i;
	}
	return found;
}

/* A difference to another date that the sentence names holds from it to its own. */
static gboolean
span_difference(const DiaScan *scan, guint index)
{
	DiaQuantity *quantity = dia_scan_quantity(scan, index);
	gint32 date = quantity->date;
	gint32 base;

	if (date < 0 || quantity->last_date > 0 || get_date(scan, date)->sentence != quantity->sentence)
		return FALSE;
	base = find_base_after(scan, index);
	if (base < 0)
		base = find_base_before(scan, index);
	if (base == date)
		date = find_last_before(scan, quantity);
	if (base < 0 || date < 0 || base == date ||
	    get_date(scan, base)->period.last >= get_date(scan, date)->period.last)
		return FALSE;
	set_span(scan, quantity, base, date);
	return TRUE;
}

static void
span_change(const DiaScan *scan, guint index)
{
	DiaQuantity *quantity = dia_scan_quantity(scan, index);
	gint former;

	if (quantity->is_former || (index > 0 && (quantity - 1)->is_former))
		return;
	if (is_difference(scan, quantity) && span_difference(scan, index))
		return;
	if (!is_change(scan, quantity))
		return;
	former = find_pair(scan, find_first(scan, index), quantity->sentence);
	if (former >= 0)
		set_span(scan, quantity, dia_scan_quantity(scan, (guint)former)->date,
			 dia_scan_quantity(scan, (guint)former + 1)->date);
	else if (is_multiple(scan, quantity))
		span_two_dates(scan, quantity);
	else {
		move_to_latest(scan, quantity);
		span_difference(scan, index);
	}
}

static gboolean
is_total(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 first;
	guint32 length;
	const DiaCue *cue = dia_scan_match_before(scan, DIA_CUE_TOTAL, quantity->first, &first);

	if (cue == NULL)
		cue = dia_scan_match(scan, DIA_CUE_TOTAL, quantity->end, &length);
	return cue != NULL && g_strcmp0(cue->role, "total") == 0;
}

/* "5 in 2015, 8 in 2016 and 11 in 2017, a total of 24"; "24 attacks: 5 in 2015, 8 in 2016, 11 in 2017" */
static void
span_total(const DiaScan *scan, guint index)
{
	DiaQuantity *quantity = dia_scan_quantity(scan, index);
	guint begin = find_first(scan, index);
	gboolean is_opening = begin == index && dia_scan_mark(scan, quantity->noun_end) == ':';
	gint32 first = -1;
	gint32 last = -1;
	guint n = 0;

	if (!is_opening && (index < begin + 2 || !is_total(scan, quantity)))
		return;
	for (guint i = begin; i < scan->quantities->len && i - begin < MAX_LOOKED; i++) {
		const DiaQuantity *part = dia_scan_quantity(scan, i);

		if (part->sentence != quantity->sentence || (!is_opening && i == index))
			break;
		if (i == index)
			continue;
		if (part->date < 0 || get_date(scan, part->date)->first < part->end ||
		    get_date(scan, part->date)->first > part->end + 3)
			return; /* a part without a date of its own */
		if (first < 0)
			first = part->date;
		last = part->date;
		n++;
	}
	if (n >= 2)
		set_span(scan, quantity, first, last);
}

/* "1,300 officers in 2018 and 2019": of both years, unless as many numbers share them out. */
static void
span_years(const DiaScan *scan, DiaQuantity *quantity)
{
	gint32 first = quantity->date;
	guint length;

	if (first < 0 || quantity->last_date > 0 || quantity->is_paired)
		return;
	while (first > 0 && quantity->date - first < MAX_LOOKED &&
	       dia_scan_count_dates(scan, (guint)first - 1) > (guint)(quantity->date - first + 1))
		first--;
	length = dia_scan_count_dates(scan, (guint)first);
	if (length < 2 || first + (gint32)length - 1 < quantity->date)
		return;
	set_span(scan, quantity, first, first + (gint32)length - 1);
}

/* Whether a sentence takes up a period that was named: asked once for all its quantities. */
typedef struct {
	guint32 sentence;
	gboolean is_same;
	gboolean is_year;  /* "in that year": of the year named last, though a day is named that is later */
	gboolean is_years; /* "in those years" */
	gboolean is_long; /* "over the same period", not "in that year" */
} SamePeriod;

static void
find_same_period(const DiaScan *scan, guint32 sentence, SamePeriod *same)
{
	const DiaSentence *here = &dia_analysis_sentences(scan->analysis)[sentence];
	guint32 end = MIN(here->end_token, here->first_token + MAX_SENTENCE);

	*same = (SamePeriod){ .sentence = sentence };
	for (guint32 at = here->first_token; at < end && !same->is_same; at++) {
		guint32 length;
		const DiaCue *cue = dia_scan_match(scan, DIA_CUE_PERIOD, at, &length);
		const char *last;

		if (cue == NULL || g_strcmp0(cue->role, "same") != 0)
			continue;
		last = dia_scan_word(scan, at + length - 1);
		same->is_year = g_str_equal(last, "year");
		same->is_years = g_str_equal(last, "years");
		same->is_long = same->is_years || g_str_equal(last, "period");
		same->is_same = TRUE;
	}
}

/* "5 rallies in 2019, 8 in 2020. Complaints were 3 and 7 in those years": as many numbers as dates. */
static gboolean
pair_same_years(const DiaScan *scan, guint index)
{
	guint begin = find_first(scan, index);
	guint32 sentence = dia_scan_quantity(scan, index)->sentence;
	gint32 own = -1;
	guint n_dates = 0;
	guint end = begin;

	while (end < scan->quantities->len && end - begin < MAX_LOOKED &&
	       dia_scan_quantity(scan, end)->sentence == sentence)
		end++;
	for (guint i = 0; i < scan->dates->len && i < MAX_LOOKED; i++) {
		const DiaDate *date = get_date(scan, (gint32)i);

		if (date->sentence + 1 != sentence || date->role != DIA_DATE_HOLDS)
			continue;
		if (n_dates == index - begin)
			own = (gint32)i;
		n_dates++;
	}
	if (n_dates < 2 || n_dates != end - begin)
		return FALSE;
	dia_scan_quantity(scan, index)->date = own;
	return TRUE;
}

static gboolean
is_year(const DiaDate *date)
{
	guint32 days = date->period.last - date->period.first;

	return date->period.first != 0 && (days == 364 || days == 365);
}

/* "The staff grew from 129 to 154 over the same period": the dates are those of the sentence before. */
static void
span_same_period(const DiaScan *scan, guint index, SamePeriod *same)
{
	DiaQuantity *quantity = dia_scan_quantity(scan, index);
	gint32 first = -1;
	gint32 last = -1;

	if ((quantity->date >= 0 && get_date(scan, quantity->date)->sentence == quantity->sentence) ||
	    quantity->is_age || quantity->sentence == 0)
		return;
	if (same->sentence != quantity->sentence)
		find_same_period(scan, quantity->sentence, same);
	if (!same->is_same || (same->is_years && pair_same_years(scan, index)))
		return;
	for (guint i = 0; i < scan->dates->len && i < MAX_LOOKED; i++) {
		const DiaDate *date = get_date(scan, (gint32)i);

		if (date->sentence + 1 != quantity->sentence || date->role != DIA_DATE_HOLDS)
			continue;
		if (first < 0 || date->period.first < get_date(scan, first)->period.first)
			first = (gint32)i;
		if (last < 0 || (same->is_year && is_year(date)) ||
		    (!(same->is_year && is_year(get_date(scan, last))) &&
		     date->period.last > get_date(scan, last)->period.last))
			last = (gint32)i;
	}
	if (first < 0)
		return;
	if (quantity->is_former)
		quantity->date = first;
	else if (!same->is_long || (index > 0 && (quantity - 1)->is_former))
		quantity->date = last;
	else
		set_span(scan, quantity, first, last);
}

/*
 * "from 6.7 per cent in 1990 to 3.8 in 2005. Their number fell from 544,000 to 376,000", "theft fell from 90 in 2010
 * to 80 in 2012, robbery from 31 to 22": of the same two years.
 */
static void
date_former(const DiaScan *scan, guint index)
{
	DiaQuantity *quantity = dia_scan_quantity(scan, index);
	guint32 sentence;
	gint pair;

	if (!quantity->is_former || quantity->date < 0 || index == 0 ||
	    index + 1 >= scan->quantities->len || (quantity + 1)->date != quantity->date)
		return;
	sentence = get_date(scan, quantity->date)->sentence;
	if (sentence != quantity->sentence && sentence + 1 != quantity->sentence)
		return;
	pair = find_pair(scan, find_first(scan, index - 1), sentence);
	if (pair < 0 || (guint)pair + 1 >= index || dia_scan_quantity(scan, (guint)pair + 1)->date != quantity->date)
		return;
	quantity->date = dia_scan_quantity(scan, (guint)pair)->date;
}

void
dia_scan_spans(DiaScan *scan)
{
	SamePeriod same = { .sentence = G_MAXUINT32 };

	if (scan->dates->len == 0)
		return;
	for (guint i = 0; i < scan->quantities->len; i++) {
		span_same_period(scan, i, &same);
		span_years(scan, dia_scan_quantity(scan, i));
	}
	for (guint i = 0; i < scan->quantities->len; i++) {
		date_former(scan, i);
		span_change(scan, i);
		span_total(scan, i);
	}
}
