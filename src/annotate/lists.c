/*
 * Quantities of a sentence that lean on each other: "5 or 10 days" share the unit, "790 in 2019, 689 in
 * 2020" the noun, and in "from 10 to 3" the first is the former value.
 */
#include <string.h>

#include "annotate/measures.h"

enum {
	MAX_LIST_GAP = 5, /* tokens between two numbers of a list that share what follows */
	MAX_SUBJECT_GAP = 16, /* tokens before a number in which "number of" is its subject */
	MAX_BACK = 4,	      /* quantities passed over for the one that this goes on from */
	MAX_FORMER = 12,     /* tokens between "from 5" and "to" */
	MAX_AGE_LIST = 8, /* tokens between two ages: "58 for women and, for men, 63" */
};

/* Only commas, "and", "or", "to" and words that bound a number stand between the two. */
static gboolean
is_list_gap(const DiaScan *scan, guint32 first, guint32 end)
{
	gboolean has_link = FALSE;

	if (end - first > MAX_LIST_GAP || end <= first)
		return FALSE;
	for (guint32 at = first; at < end; at++) {
		gboolean is_link = dia_scan_mark(scan, at) == ',' || dia_scan_is_word(scan, at, "and") ||
				   dia_scan_is_word(scan, at, "or") || dia_scan_is_word(scan, at, "to") ||
				   dia_scan_is_word(scan, at, "but") || dia_scan_is_dash(scan, at);

		has_link |= is_link;
		if (!is_link && !(dia_scan_classes(scan, at) & (DIA_CLASS_ADVERB | DIA_CLASS_PREPOSITION)) &&
		    !dia_scan_is_word(scan, at, "some"))
			return FALSE;
	}
	return has_link;
}

/* "2 x 3 metres", "2 by 3 m" */
static gboolean
is_dimension(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *next)
{
	static const char *const lengths[] = { "m", "cm", "mm", "km", "foot", "inch", NULL };

	return next->first == quantity->end + 1 && next->unit != NULL &&
	       dia_words_hold(lengths, next->unit) &&
	       (dia_scan_is_word(scan, quantity->end, "by") ||
		dia_scan_is_word(scan, quantity->end, "x") ||
		dia_scan_sign(scan, quantity->end) == 0xd7);
}

/* "Of the members, 59, or 27 per cent": the second says the first in another unit; not so in "5, 10, or 15 per cent" */
static gboolean
is_said_again(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *next)
{
	if (g_strcmp0(next->unit, "percent") == 0 && dia_decimal_to_double(quantity->value) > 100 &&
	    dia_decimal_to_double(next->value) <= 100)
		return TRUE;
	return dia_scan_mark(scan, quantity->end) == ',' && dia_scan_is_word(scan, quantity->end + 1, "or") &&
	       !(dia_scan_mark(scan, quantity->first - 1) == ',' &&
		 dia_scan_cover(scan, quantity->first - 2) == DIA_COVER_FIGURE);
}

/* "from US$ 90 to 60 million", "from 50 to 150 thousand", but not "from 900 to 1.2 million" */
static gboolean
takes_scale(const DiaQuantity *quantity, const DiaQuantity *next)
{
	enum { MAX_RATIO = 100 };
	gboolean is_bound = quantity->is_money || (quantity->unit == NULL && next->first - quantity->end <= 2);
	double scaled = dia_decimal_to_double(quantity->value) * (double)next->scale;

	return quantity->is_former && is_bound && next->scale > 1 && quantity->scale == 1 &&
	       !quantity->is_grouped && quantity->sentence == next->sentence &&
	       scaled < MAX_RATIO * dia_decimal_to_double(next->value);
}

/* "1.4 doctors, 2.6 nurses and 0.3 dentists per 1,000 inhabitants": nobody counts people in decimals. */
static gboolean
shares_base(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *next)
{
	guint32 at = quantity->noun_end;

	if (quantity->unit != NULL || !quantity->has_point || !next->has_point || next->unit == NULL ||
	    !g_str_has_prefix(next->unit, "per ") || quantity->sentence != next->sentence ||
	    quantity->noun_end == quantity->noun_first || next->noun_end == next->noun_first)
		return FALSE;
	while (at < next->first && (dia_scan_mark(scan, at) == ',' || dia_scan_is_word(scan, at, "and")))
		at++;
	return at == next->first;
}

/* "over five years", "in three days": how long something took, not what it was counted in. */
static gboolean
is_time_after(const DiaScan *scan, const DiaQuantity *quantity, guint32 at)
{
	static const char *const units[] = { "year", "month", "week", "day", NULL };
	static const char *const words[] = { "over", "within", "in", "during", "for", "after", NULL };

	return quantity->unit != NULL && dia_words_hold(units, quantity->unit) &&
	       dia_words_hold(words, dia_scan_word(scan, at));
}

/* "from 14 to 30, over five years" */
static gboolean
is_time_taken(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *next)
{
	return dia_scan_mark(scan, quantity->end) == ',' && is_time_after(scan, next, quantity->end + 1);
}

/* The unit of the next number is that of this one too: "10, 15 and 20 per cent". */
static void
share_forwards(DiaScan *scan, DiaQuantity *quantity, const DiaQuantity *next)
{
	if (takes_scale(quantity, next)) {
		quantity->value = dia_decimal_scale(quantity->value, next->scale);
		quantity->scale = next->scale;
	}
	if (is_said_again(scan, quantity, next) || is_time_taken(scan, quantity, next))
		return;
	if (shares_base(scan, quantity, next)) {
		quantity->unit = next->unit;
		return;
	}
	if (quantity->unit != NULL || quantity->is_share || next->unit == NULL || next->is_share ||
	    next->is_multiple || next->is_age || quantity->sentence != next->sentence ||
	    (!is_list_gap(scan, quantity->end, next->first) &&
	     !is_list_gap(scan, quantity->end, dia_quantity_find_bound(scan, next)) &&
	     !is_dimension(scan, quantity, next)))
		return;
	/* "16,440 clinics, one for every 5,000 people" */
	if (g_str_has_prefix(next->unit, "per ") && next->in_words && next->value.coefficient == 1)
		return;
	if (g_str_equal(next->unit, "times") && !quantity->has_point && !next->has_point)
		return;
	quantity->unit = next->unit;
	quantity->is_money = next->is_money;
	if (next->scale > 1 && quantity->scale == 1 && !quantity->is_grouped &&
	    dia_decimal_to_double(quantity->value) < 1000) {
		quantity->value = dia_decimal_scale(quantity->value, next->scale);
		quantity->scale = next->scale;
	}
}

/* What stands after a number that has no noun of its own. */
static gboolean
is_bare(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 at = quantity->end;
	guint32 classes = dia_scan_classes(scan, at);

	if (quantity->is_attribute || quantity->noun_end > quantity->noun_first)
		return FALSE;
	return at >= scan->end || dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION) ||
	       dia_scan_cover(scan, at) == DIA_COVER_DATE ||
	       (classes & (DIA_CLASS_PREPOSITION | DIA_CLASS_CONJUNCTION | DIA_CLASS_ADVERB |
			   DIA_CLASS_AUXILIARY | DIA_CLASS_VERB | DIA_CLASS_RELATIVE)) != 0;
}

/* "39 per 1,000, above the target of 35": another level of the same measure */
static gboolean
is_level(const DiaScan *scan, guint32 at)
{
	return at >= scan->first + 2 && dia_scan_is_word(scan, at - 1, "of") &&
	       dia_scan_is_in(scan, at - 2, DIA_LIST_LEVEL_NOUN);
}

/* "within 20 days rather than 30", "four years instead of five", "39 per 1,000, above the target of 35" */
static gboolean
is_set_against(const DiaScan *scan, guint32 at)
{
	if (at < scan->first + 2)
		return FALSE;
	return (dia_scan_is_word(scan, at - 1, "than") && dia_scan_is_word(scan, at - 2, "rather")) ||
	       (dia_scan_is_word(scan, at - 1, "of") && dia_scan_is_word(scan, at - 2, "instead")) ||
	       is_level(scan, at);
}

/* "to 8,400", "and 632 in 2021", ", 689 in 2020": goes on from the quantity before. */
static gboolean
is_continued(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 at = quantity->first;
	guint32 classes;

	if (is_set_against(scan, at))
		return TRUE;
	/* over a qualifier: "and about 632" */
	while (at > scan->first &&
	       ((dia_scan_classes(scan, at - 1) & DIA_CLASS_ADVERB) ||
		dia_scan_is_word(scan, at - 1, "than") || dia_scan_is_word(scan, at - 1, "over")))
		at--;
	if (at == scan->first)
		return FALSE;
	at--;
	/* "71 years and women 77": over whose it is */
	if (at > scan->first + 1 && (dia_scan_classes(scan, at) & DIA_CLASS_PEOPLE) &&
	    ((dia_scan_classes(scan, at - 1) & DIA_CLASS_CONJUNCTION) ||
	     dia_scan_mark(scan, at - 1) == ','))
		at--;
	classes = dia_scan_classes(scan, at);
	return (classes & DIA_CLASS_CONJUNCTION) || dia_scan_is_word(scan, at, "to") ||
	       dia_scan_is_word(scan, at, "from") || dia_scan_is_word(scan, at, "with") ||
	       dia_scan_is_word(scan, at, "against") || dia_scan_mark(scan, at) == ',' ||
	       dia_scan_mark(scan, at) == ';' ||
	       dia_scan_mark(scan, at) == '(' || dia_scan_is_dash(scan, at) ||
	       dia_scan_is_word(scan, at, "was") || dia_scan_is_word(scan, at, "were") ||
	       dia_scan_cover(scan, at) == DIA_COVER_DATE || dia_scan_is_word(scan, at, "by");
}

/* "deaths, which had been 669 in 2004, reached 782 in 2011": behind a clause within the sentence its verb goes on. */
static gboolean
is_behind_clause(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *before)
{
	enum { CLAUSE = 12, VERB = 6 };
	guint32 floor = before->first - MIN(before->first - scan->first, CLAUSE);
	guint32 comma = quantity->first;
	guint32 which = before->first;

	while (comma > before->end && quantity->first - comma < VERB && dia_scan_mark(scan, comma) != ',')
		comma--;
	if (dia_scan_mark(scan, comma) != ',' ||
	    !(dia_scan_classes(scan, comma + 1) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)))
		return FALSE;
	while (which > floor && !dia_scan_is_word(scan, which, "which"))
		which--;
	return dia_scan_is_word(scan, which, "which") && dia_scan_mark(scan, which - 1) == ',';
}

static gboolean
is_some_of_them(const DiaScan *scan, guint32 at)
{
	static const char *const those[] = { "them", "whom", "which", "these", "those", NULL };

	return dia_scan_is_word(scan, at, "of") && dia_words_hold(those, dia_scan_word(scan, at + 1));
}

/* "15 for girls and 16 for boys", "at 58 and men at 63": the second is an age as the first is. */
static gboolean
share_age(const DiaScan *scan, DiaQuantity *quantity, const DiaQuantity *before)
{
	double value = dia_decimal_to_double(quantity->value);

	if (!before->is_age || before->is_attribute || quantity->has_point > before->has_point ||
	    quantity->unit != NULL || quantity->sentence != before->sentence ||
	    quantity->first - before->end > MAX_AGE_LIST || quantity->scale > 1 || value < 5 ||
	    value > 100 || !is_bare(scan, quantity) ||
	    (!is_continued(scan, quantity) && !dia_scan_is_word(scan, quantity->first - 1, "at")))
		return FALSE;
	quantity->unit = before->unit;
	quantity->is_age = TRUE;
	quantity->is_shared = TRUE;
	return TRUE;
}

/* "the budget rose to 8 million lei, and the number of posts from 55 to 65": the second counts by itself. */
static gboolean
is_counted_anew(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *before)
{
	guint32 first = MAX(before->end, quantity->first - MIN(quantity->first, MAX_SUBJECT_GAP));

	for (guint32 at = first; at < quantity->first; at++)
		if (dia_scan_is_word(scan, at, "number") && dia_scan_is_word(scan, at + 1, "of"))
			return TRUE;
	return FALSE;
}

/* "28 per cent of the seats and seven of 24 in the Senate" */
static gboolean
is_part_of_number(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 at = quantity->end;

	if (dia_scan_is_word(scan, at, "out"))
		at++;
	if (!dia_scan_is_word(scan, at, "of"))
		return FALSE;
	at += dia_scan_is_word(scan, at + 1, "the") ? 2 : 1;
	return dia_scan_cover(scan, at) == DIA_COVER_FIGURE;
}

/* "for over a year, and only 16 (7 per cent)": a share in brackets is of a count. */
static gboolean
has_share_in_bracket(const DiaScan *scan, const DiaQuantity *quantity)
{
	const DiaQuantity *next = quantity + 1;

	return next < dia_scan_quantity(scan, scan->quantities->len) && dia_scan_mark(scan, quantity->end) == '(' &&
	       next->first == quantity->end + 1 && g_strcmp0(next->unit, "percent") == 0;
}

/*
 * "672 million euros in all: 300 million for the first, 252 million for the second", "transfers (392 million)": a
 * round number of the same size that counts nothing itself, where nothing is said to be done by so many.
 */
static gboolean
is_sum_of_money(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *before)
{
	static const char *const joints[] = { "for", "on", "to", "in", "from", "by", "through", "under", "and", NULL };

	if (quantity->unit != NULL || quantity->scale < 1000 || quantity->scale != before->scale ||
	    !is_bare(scan, quantity))
		return FALSE;
	if (quantity->end >= scan->end || dia_scan_is_kind(scan, quantity->end, DIA_TOKEN_PUNCTUATION) ||
	    dia_scan_cover(scan, quantity->end) == DIA_COVER_DATE)
		return TRUE;
	return dia_scan_is_word(scan, quantity->first - 1, "which") ||
	       g_strv_contains(joints, dia_scan_word(scan, quantity->end));
}

/* Unit and noun of the quantity before go on: "48 per cent in 2008 and 51 in 2009". */
static void
share_backwards(const DiaScan *scan, DiaQuantity *quantity, const DiaQuantity *before)
{
	gboolean is_decimal = quantity->has_point && quantity->scale == 1;

	if (share_age(scan, quantity, before))
		return;
	if (is_counted_anew(scan, quantity, before) ||
	    (before->unit != NULL && (is_part_of_number(scan, quantity) || has_share_in_bracket(scan, quantity))))
		return;
	if (before->is_money && quantity->sentence == before->sentence && is_sum_of_money(scan, quantity, before)) {
		quantity->unit = before->unit;
		quantity->is_money = TRUE;
		return;
	}
	if (quantity->unit != NULL && g_strcmp0(quantity->unit, before->unit) == 0 &&
	    quantity->sentence == before->sentence && is_bare(scan, quantity) &&
	    is_behind_clause(scan, quantity, before)) {
		quantity->is_shared = TRUE;
		return;
	}
	if (quantity->unit != NULL || before->is_age || before->is_multiple ||
	    quantity->sentence != before->sentence)
		return;
	/* "from 90 to 50 euros, the staff from 600 to 200 persons": the later value says what both count */
	if (quantity->is_former && (quantity + 1)->unit == NULL &&
	    (quantity + 1)->noun_end > (quantity + 1)->noun_first)
		return;
	/* Nobody counts people in decimals. */
	if (is_decimal && before->unit != NULL && before->has_point && before->scale == 1 &&
	    !before->is_attribute) {
		quantity->unit = before->unit;
		quantity->is_shared = is_bare(scan, quantity);
		return;
	}
	if (!is_bare(scan, quantity) ||
	    !(is_continued(scan, quantity) || is_behind_clause(scan, quantity, before)) ||
	    (before->is_share && before->in_words) || before->is_attribute)
		return;
	if (dia_scan_mark(scan, quantity->first - 1) == '(' && before->unit != NULL)
		return; /* "12.5 per cent (11 out of 88)" */
	/* "(15 per cent) were refused; 12 of them" */
	if (before->unit != NULL && is_some_of_them(scan, quantity->end))
		return;
	/* "up to 4 years of age; 320 did so", "for 3 to 8 years, 24 were fined" */
	if (before->unit != NULL && !g_str_equal(before->unit, "percent") &&
	    (dia_scan_mark(scan, quantity->first - 1) == ';' || dia_scan_mark(scan, quantity->first - 1) == ',') &&
	    (dia_scan_classes(scan, quantity->end) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)))
		return;
	if (g_strcmp0(before->unit, "rank") == 0 &&
	    (quantity->is_grouped || quantity->has_point || quantity->scale > 1 ||
	     (!dia_scan_is_word(scan, quantity->first - 1, "from") &&
	      !dia_scan_is_word(scan, quantity->first - 1, "to"))))
		return;
	/* "children aged 5 to 17 years, down from 1.9 million" */
	if (g_strcmp0(before->unit, "year") == 0 && (quantity->is_grouped || quantity->scale > 1))
		return;
	if (before->unit == NULL) {
		quantity->is_shared = TRUE;
		return;
	}
	/* "40 women, that is 14.5 per cent, against 35 in 2016" */
	if (before->has_point != quantity->has_point && dia_scan_is_word(scan, quantity->first - 1, "against") &&
	    g_str_equal(before->unit, "percent"))
		return;
	/* Two measures of a sentence differ in kind: a count after a share has its own size. */
	if (!is_decimal && (before->has_point || g_str_equal(before->unit, "percent")) &&
	    (quantity->is_grouped || quantity->scale > 1))
		return;
	quantity->unit = before->unit;
	quantity->is_money = before->is_money;
	/* "the goal of 52" says itself what it is */
	quantity->is_shared = !is_level(scan, quantity->first);
	if (before->scale > 1 && quantity->scale == 1 && quantity->has_point) {
		quantity->value = dia_decimal_scale(quantity->value, before->scale);
		quantity->scale = before->scale;
	}
}

/* "in the capital", "for women"; not "in 2010" */
static gboolean
is_at_place(const DiaScan *scan, guint32 at)
{
	static const char *const prepositions[] = { "in", "for", "among", NULL };

	return dia_words_hold(prepositions, dia_scan_word(scan, at)) &&
	       dia_scan_cover(scan, at + 1) != DIA_COVER_DATE && dia_scan_cover(scan, at) != DIA_COVER_DATE;
}

/* "fell from 20,000 to 5,000" */
static void
mark_former(const DiaScan *scan, DiaQuantity *quantity, const DiaQuantity *next)
{
	guint32 at = quantity->first;

	/* "from 2,555 in the first seven months to 218" */
	if (next->is_stretch && (next - dia_scan_quantity(scan, 0)) + 1 < (gint)scan->quantities->len)
		next++;
	/* "from 2.6 per cent in the capital to 45.9 per cent in the south": places, not times */
	if (is_at_place(scan, quantity->end) && is_at_place(scan, next->end))
		return;
	while (at > scan->first && (dia_scan_classes(scan, at - 1) & (DIA_CLASS_ADVERB | DIA_CLASS_DETERMINER)))
		at--;
	if (at == scan->first || !dia_scan_is_word(scan, at - 1, "from") ||
	    quantity->sentence != next->sentence)
		return;
	for (guint32 to = quantity->end; to < next->first && to < quantity->end + MAX_FORMER; to++)
		if (dia_scan_is_word(scan, to, "to"))
			quantity->is_former = TRUE;
}

/* "from 52 per 1,000 live births to 39 per 1,000": the base is not said in full again. */
static void
share_base(DiaQuantity *quantity, const DiaQuantity *before)
{
	gsize length = quantity->unit != NULL ? strlen(quantity->unit) : 0;

	if (length > strlen("per ") && before->unit != NULL && quantity->sentence == before->sentence &&
	    g_str_has_prefix(quantity->unit, "per ") && g_ascii_isdigit(quantity->unit[length - 1]) &&
	    g_str_has_prefix(before->unit, quantity->unit) && before->unit[length] == ' ')
		quantity->unit = before->unit;
}

/* Stands in brackets, in ", or 28 per cent,", or in ", that is 28 per cent," */
static gboolean
is_shut(const DiaScan *scan, const DiaQuantity *aside)
{
	guint32 at = aside->first;

	if (dia_scan_mark(scan, at - 1) == '(')
		return dia_scan_mark(scan, aside->end) == ')';
	if (dia_scan_mark(scan, aside->end) != ',')
		return FALSE;
	if (dia_scan_mark(scan, at - 1) == ',')
		at--;
	if (dia_scan_is_word(scan, at - 1, "or"))
		return dia_scan_mark(scan, at - 2) == ',';
	return dia_scan_is_word(scan, at - 1, "is") && dia_scan_is_word(scan, at - 2, "that") &&
	       dia_scan_mark(scan, at - 3) == ',';
}

/* "rank 38 of 180 States", "45th out of 180" */
static gboolean
is_whole_of_rank(const DiaScan *scan, const DiaQuantity *whole, const DiaQuantity *rank)
{
	return whole->unit == NULL && g_strcmp0(rank->unit, "rank") == 0 && whole->first - rank->end <= 4 &&
	       (dia_scan_is_word(scan, whole->first - 1, "of") || dia_scan_is_word(scan, whole->first - 1, "among"));
}

/*
 * Index of the quantity that this one may go on from: the one before, but not one that an aside in brackets
 * or a length of time brings in: "82 of those (78 per cent) were heard and 17 were not", "from 2,555 in the
 * first seven months to 218".
 */
static guint
find_before(const DiaScan *scan, guint index)
{
	const DiaQuantity *quantity = dia_scan_quantity(scan, index);
	guint before = index - 1;

	for (guint n = 0; n < MAX_BACK && before > 0; n++, before--) {
		const DiaQuantity *aside = dia_scan_quantity(scan, before);
		const DiaQuantity *other = dia_scan_quantity(scan, before - 1);
		gboolean is_aside = is_shut(scan, aside) && aside->end < quantity->first && aside->unit != NULL &&
				    other->unit == NULL && !other->is_attribute;
		gboolean is_time = dia_scan_is_word(scan, quantity->first - 1, "to") &&
				   other->is_former && aside->is_stretch;
		/* "by 30 in five years, and that of clerks by 45" */
		gboolean is_course = other->unit == NULL && aside->first == other->end + 1 &&
				     is_time_after(scan, aside, other->end);
		/* "114 per 100,000, more than twice the goal of 52" */
		gboolean is_multiple = is_level(scan, quantity->first) && g_strcmp0(aside->unit, "times") == 0;

		if (aside->sentence != quantity->sentence || other->sentence != quantity->sentence ||
		    !(is_time || is_aside || is_course || is_multiple || is_whole_of_rank(scan, aside, other)))
			break;
	}
	return before;
}

void
dia_scan_lists(DiaScan *scan)
{
	guint length = scan->quantities->len;

	for (guint i = 0; i < length; i++) {
		DiaQuantity *quantity = dia_scan_quantity(scan, i);

		quantity->is_stretch = quantity->unit != NULL && dia_scan_is_word(scan, quantity->first - 1, "first");
	}
	for (guint i = length; i-- > 1;) {
		mark_former(scan, dia_scan_quantity(scan, i - 1), dia_scan_quantity(scan, i));
		share_forwards(scan, dia_scan_quantity(scan, i - 1), dia_scan_quantity(scan, i));
	}
	for (guint i = 1; i < length; i++) {
		DiaQuantity *quantity = dia_scan_quantity(scan, i);

		share_base(quantity, dia_scan_quantity(scan, i - 1));
		quantity->before = find_before(scan, i);
		share_backwards(scan, quantity, dia_scan_quantity(scan, quantity->before));
		/* "9.0 per 1,000; for children under 5 it was 10.7": over an age between the two */
		if (i > 1 && quantity->unit == NULL && dia_scan_quantity(scan, i - 1)->is_age)
			share_backwards(scan, quantity, dia_scan_quantity(scan, i - 2));
	}
}
