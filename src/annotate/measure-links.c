/*
 * Measures that lean on each other: numbers of a list share the noun, a number in brackets goes on with the
 * one before it, and a comparison is of one measure.
 */
#include "annotate/measure-parts.h"

#include <string.h>

enum {
	MAX_COMPARED = 4, /* quantities back to the one that is compared with */
	MAX_SHARE_NOUN = 20, /* tokens of what a share is of, before its count in brackets */
	MAX_OWN_SUBJECT = 30,
	MAX_GAP = 14,	  /* tokens from a number to the one that says it in another unit */
};

static void
set_text(DiaScan *scan, DiaQuantity *quantity, const GString *text)
{
	if (text->len > 0)
		quantity->measure = dia_pool_string(&scan->analysis->pool, text->str);
}

static gboolean
has_noun(const DiaQuantity *quantity)
{
	return quantity->noun_end > quantity->noun_first;
}

/* The head of a counted noun phrase: what stands before its first preposition. */
static guint32
find_head_end(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 head = quantity->noun_first;

	while (head < quantity->noun_end && !(dia_scan_classes(scan, head) & DIA_CLASS_PREPOSITION))
		head++;
	return head;
}

static gboolean
has_comparison(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if (dia_scan_classes(scan, at) & DIA_CLASS_COMPARISON)
			return TRUE;
	return FALSE;
}

/* "56.1 points in 2023 compared with 55.3 points in 2022", "94 attacks in 2017, nearly twice the 48 of 2015" */
static const DiaQuantity *
find_compared(const DiaScan *scan, const DiaQuantity *quantity, guint index)
{
	if (has_noun(quantity) && !quantity->has_of)
		return NULL;
	for (guint n = 1; n <= MIN(index, MAX_COMPARED); n++) {
		const DiaQuantity *other = quantity - n;

		if (other->sentence != quantity->sentence)
			return NULL;
		if (other->measure == NULL || g_strcmp0(other->unit, quantity->unit) != 0)
			continue;
		if (n == 1)
			return quantity->first - other->end <= DIA_MAX_BRACKET &&
				       has_comparison(scan, other->end, quantity->first)
				   ? other
				   : NULL;
		return dia_scan_is_word(scan, quantity->first - 1, "the") &&
			       ((quantity - 1)->is_multiple ||
				has_comparison(scan, (quantity - 1)->end, quantity->first) ||
				g_strcmp0((quantity - 1)->unit, "times") == 0)
			   ? other
			   : NULL;
	}
	return NULL;
}

/* The 88 of "11 out of 88" */
static gboolean
is_whole(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *before)
{
	return before->unit == NULL && quantity->unit == NULL && quantity->first == before->end + 2 &&
	       dia_scan_is_word(scan, before->end, "out") &&
	       dia_scan_is_word(scan, before->end + 1, "of");
}

/* "12.5 per cent of deputy ministers (11 out of 88)" */
static gboolean
is_count_of_share(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *before)
{
	guint32 bracket = quantity->first - 1;

	if (quantity->unit != NULL || before->measure == NULL || has_noun(quantity))
		return FALSE;
	if (dia_scan_mark(scan, bracket) == '(')
		return g_strcmp0(before->unit, "percent") == 0 && before->end < bracket &&
		       bracket - before->end <= MAX_SHARE_NOUN && dia_measure_is_telling(scan, bracket - 1);
	return is_whole(scan, quantity, before);
}

/* "94 attacks in 2017, nearly twice the 48 of 2015" */
static gboolean
is_growth_of(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *before)
{
	guint32 at = quantity->first;

	while (at > before->end &&
	       (dia_scan_classes(scan, at - 1) & (DIA_CLASS_ADVERB | DIA_CLASS_PREPOSITION)))
		at--;
	return before->unit == NULL && at > before->end && dia_scan_mark(scan, at - 1) == ',';
}

/* ", or 25 per cent", ", that is, 36 per cent", ", i.e. by 4 per cent", "1,772 men (47.7 per cent)" */
static gboolean
is_said_again(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *before)
{
	guint32 at = quantity->first;

	if (before->measure == NULL || g_strcmp0(before->unit, quantity->unit) == 0 ||
	    quantity->unit == NULL || at - before->end > MAX_GAP ||
	    !(g_str_equal(quantity->unit, "percent") || g_str_equal(quantity->unit, "times") ||
	      g_str_has_prefix(quantity->unit, "per ")))
		return FALSE;
	if (g_str_equal(quantity->unit, "times"))
		return is_growth_of(scan, quantity, before);
	if (dia_scan_mark(scan, at - 1) == '(')
		return before->unit == NULL && before->noun_end == at - 1 && has_noun(before);
	while (at > before->end && !dia_scan_is_word(scan, at - 1, "or") &&
	       ((dia_scan_classes(scan, at - 1) & (DIA_CLASS_ADVERB | DIA_CLASS_PREPOSITION)) ||
		dia_scan_mark(scan, at - 1) == ','))
		at--;
	if (dia_scan_is_word(scan, at - 1, "or"))
		return dia_scan_mark(scan, at - 2) == ',';
	return (dia_scan_is_word(scan, at - 1, "is") && dia_scan_is_word(scan, at - 2, "that")) ||
	       (dia_scan_mark(scan, at - 1) == '.' && dia_scan_is_word(scan, at - 2, "e")) ||
	       dia_scan_is_word(scan, at - 1, "namely");
}

/*
 * "50 people for local bodies, 500 for regional ones", "29 were tried and 18 were freed": the noun of the one,
 * the rest of the other.
 */
static gboolean
write_shared(DiaScan *scan, DiaQuantity *quantity, const DiaQuantity *before)
{
	g_autoptr(GString) text = g_string_new(NULL);
	DiaStitch parts = { .scan = scan, .text = text };
	guint32 head;
	guint32 at = dia_measure_skip_aside(scan, quantity->end);
	guint32 first = at;
	guint32 end;

	if (!has_noun(before) || !dia_scan_is_free(scan, at) || quantity->unit != NULL)
		return FALSE;
	if (dia_measure_is_joining(scan, at))
		end = dia_measure_read_noun(scan, at + 1, DIA_MAX_NOUN);
	else if ((dia_scan_classes(scan, at) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)) ||
		 (at > quantity->end && dia_scan_is_kind(scan, at, DIA_TOKEN_WORD)))
		end = dia_measure_find_predicate(scan, at, &first);
	else
		return FALSE;
	if (end <= first || end <= at + 1)
		return FALSE;
	head = find_head_end(scan, before);
	dia_measure_add(&parts, before->noun_first, head, "");
	dia_measure_add(&parts, first, end, "");
	set_text(scan, quantity, text);
	/* what follows in the list shares the noun too */
	quantity->noun_first = before->noun_first;
	quantity->noun_end = head;
	return TRUE;
}

/* "of which 189 were to police stations", "29 of them were freed": those that were counted before. */
static gboolean
write_part(DiaScan *scan, DiaQuantity *quantity, const DiaQuantity *before)
{
	g_autoptr(GString) text = g_string_new(NULL);
	DiaStitch parts = { .scan = scan, .text = text };
	guint32 at = quantity->first;
	guint32 after = dia_measure_skip_aside(scan, quantity->end);
	guint32 head;
	guint32 first;
	guint32 end;
	gboolean is_before = at >= scan->first + 2 && dia_scan_is_word(scan, at - 2, "of") &&
			     (dia_scan_is_word(scan, at - 1, "which") ||
			      dia_scan_is_word(scan, at - 1, "whom"));
	gboolean is_after = dia_scan_is_word(scan, quantity->end, "of") &&
			    (dia_scan_is_word(scan, quantity->end + 1, "which") ||
			     dia_scan_is_word(scan, quantity->end + 1, "whom") ||
			     dia_scan_is_word(scan, quantity->end + 1, "them") ||
			     dia_scan_is_word(scan, quantity->end + 1, "these"));

	if ((!has_noun(before) && (before->measure == NULL || after == quantity->end)) ||
	    quantity->unit != NULL || before->unit != NULL ||
	    (is_before && has_noun(quantity)) || (!is_before && !is_after))
		return FALSE;
	head = find_head_end(scan, before);
	end = dia_measure_find_predicate(scan, is_after ? quantity->end + 2 : after, &first);
	if (end <= first || (has_noun(before) && head == before->noun_first))
		return FALSE;
	/* "The judges number 320, of whom 84, or 26 per cent, are women" */
	if (!has_noun(before)) {
		g_string_append(text, before->measure);
		dia_measure_add(&parts, first, end, "");
		set_text(scan, quantity, text);
		return TRUE;
	}
	dia_measure_add(&parts, before->noun_first, head, "");
	dia_measure_add(&parts, first, end, "");
	set_text(scan, quantity, text);
	quantity->noun_first = before->noun_first;
	quantity->noun_end = head;
	return TRUE;
}

/* "it accepted 128 and rejected 7": what was done to those counted before. */
static gboolean
write_done(DiaScan *scan, DiaQuantity *quantity, guint index)
{
	g_autoptr(GString) text = g_string_new(NULL);
	DiaStitch parts = { .scan = scan, .text = text };
	guint32 verb = quantity->first - 1;
	const char *word = dia_scan_word(scan, verb);

	if (quantity->unit != NULL || has_noun(quantity) || quantity->first <= scan->first ||
	    !dia_scan_is_free(scan, verb) || strlen(word) < 4 || !g_str_has_suffix(word, "ed") ||
	    (dia_scan_classes(scan, quantity->end) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)))
		return FALSE;
	for (guint n = 1; n <= MIN(index, MAX_COMPARED); n++) {
		const DiaQuantity *other = quantity - n;

		if (other->sentence != quantity->sentence)
			return FALSE;
		if (!has_noun(other) || other->unit != NULL)
			continue;
		dia_measure_add(&parts, other->noun_first, find_head_end(scan, other), "");
		dia_measure_add(&parts, verb, verb + 1, "");
		set_text(scan, quantity, text);
		return text->len > 0;
	}
	return FALSE;
}

/* "the Kikuyu (6.6 million), the Luhya (5.3 million)": what stands in the list before its bracket is counted. */
static gboolean
write_name(DiaScan *scan, DiaQuantity *quantity, const DiaQuantity *before)
{
	g_autoptr(GString) text = g_string_new(NULL);
	DiaStitch parts = { .scan = scan, .text = text };
	guint32 bracket = quantity->first - 1;
	guint32 first = bracket;
	guint32 start;

	if (quantity->first <= scan->first + 1 || dia_scan_mark(scan, bracket) != '(' ||
	    dia_scan_mark(scan, before->end) != ')' || before->first == scan->first ||
	    dia_scan_mark(scan, before->first - 1) != '(' || (quantity->unit != NULL && !quantity->is_money) ||
	    !dia_measure_is_telling(scan, bracket - 1))
		return FALSE;
	while (first > before->end && bracket - first < DIA_MAX_NOUN &&
	       (dia_measure_is_telling(scan, first - 1) ||
		dia_measure_is_joining(scan, first - 1)))
		first--;
	start = first;
	while (start > before->end && (dia_scan_classes(scan, start - 1) & DIA_CLASS_DETERMINER))
		start--;
	if (start <= before->end || (dia_scan_mark(scan, start - 1) != ',' &&
				     dia_scan_mark(scan, start - 1) != ';' &&
				     !dia_scan_is_word(scan, start - 1, "and")))
		return FALSE;
	dia_measure_add(&parts, first, bracket, "");
	set_text(scan, quantity, text);
	return text->len > 0;
}

/* "12 schools (in 2012 - 9)": a number in brackets goes on with the measure before it. */
static gboolean
is_aside(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *before)
{
	guint32 bracket;

	if (before->sentence != quantity->sentence || before->measure == NULL ||
	    g_strcmp0(before->unit, quantity->unit) != 0)
		return FALSE;
	bracket = dia_measure_find_bracket(scan, quantity, before->end);
	if (bracket == quantity->first || quantity->date < 0)
		return FALSE;
	if (quantity->noun_end == quantity->noun_first)
		return TRUE;
	/* the same noun again: "(in 2012 - 42,052 convicted people)" */
	return quantity->noun_end - quantity->noun_first <= before->noun_end - before->noun_first &&
	       dia_scan_token(scan, quantity->noun_first)->word ==
		   dia_scan_token(scan, before->noun_first)->word;
}

/* "84 for boys and 76 for girls", "5 in the north, 7 in the south": what they share, with its own words behind it. */
static void
write_beside(DiaScan *scan, DiaQuantity *quantity, const DiaQuantity *before)
{
	static const char *const joints[] = { "for", "in", "among", "with", "without", "on", NULL };
	guint32 at = quantity->end;
	guint32 end = at;
	g_autoptr(GString) text = NULL;
	DiaStitch parts = { .scan = scan };

	quantity->measure = before->measure;
	quantity->shared_measure = before->shared_measure;
	if (before->measure == NULL || has_noun(quantity) || !dia_words_hold(joints, dia_scan_word(scan, at)))
		return;
	end = dia_measure_read_noun(scan, at + 1, DIA_MAX_NOUN);
	if (end <= at + 1)
		return;
	if (quantity->shared_measure == NULL)
		quantity->shared_measure = before->measure;
	text = g_string_new(quantity->shared_measure);
	parts.text = text;
	dia_measure_add(&parts, at, end, "");
	set_text(scan, quantity, text);
}

static void
write_fallback(DiaScan *scan, DiaQuantity *quantity, const DiaQuantity *before)
{
	g_autoptr(GString) text = g_string_new(NULL);
	DiaStitch parts = { .scan = scan, .text = text };
	guint32 first;
	guint32 end;

	if (before != NULL && before->sentence == quantity->sentence && before->measure != NULL &&
	    g_strcmp0(before->unit, quantity->unit) == 0) {
		write_beside(scan, quantity, before);
		return;
	}
	dia_measure_find_subject(scan, quantity, &first, &end);
	if (dia_measure_is_trivial(scan, first, end) &&
	    quantity->sentence > dia_analysis_first_sentence(scan->analysis, scan->paragraph)) {
		/* "They now number 621.": the sentence before says who they are */
		DiaQuantity earlier = *quantity;
		const DiaSentence *sentences = dia_analysis_sentences(scan->analysis);

		earlier.sentence--;
		earlier.first = sentences[earlier.sentence].end_token;
		dia_measure_find_subject(scan, &earlier, &first, &end);
	}
	dia_measure_add(&parts, first, end, "");
	if (text->len > 0)
		quantity->measure = dia_pool_string(&scan->analysis->pool, text->str);
	else if (before != NULL && before->sentence == quantity->sentence)
		quantity->measure = before->measure;
}

/* "The staff grew from 10 to 13 persons": the noun stands only after the second, the subject before both. */
static void
share_with_former(DiaScan *scan, DiaQuantity *former, DiaQuantity *quantity, gboolean is_borrowed)
{
	g_autoptr(GString) text = g_string_new(NULL);
	DiaStitch parts = { .scan = scan, .text = text };

	if (former->unit == NULL && !has_noun(former))
		former->unit = quantity->unit;
	if (quantity->measure == NULL || (has_noun(former) && former->measure != NULL)) {
		quantity->measure = former->measure;
		return;
	}
	if (former->measure != NULL && has_noun(quantity) && quantity->unit == NULL && !is_borrowed) {
		g_string_append(text, former->measure);
		dia_measure_add(&parts, quantity->noun_first, quantity->noun_end, ",");
		set_text(scan, quantity, text);
	}
	former->measure = quantity->measure;
}

/* "infant deaths went from 52 to 39, under-five deaths from 74 to 52": a subject of its own behind a comma. */
static gboolean
has_own_subject(const DiaScan *scan, const DiaQuantity *quantity, const DiaQuantity *before)
{
	guint32 at = quantity->first - 1;
	guint n_words = 0;

	if (!dia_scan_is_word(scan, at, "from") && !dia_scan_is_word(scan, at, "to"))
		return FALSE;
	for (; at-- > before->end && quantity->first - at <= MAX_OWN_SUBJECT;) {
		if (dia_scan_mark(scan, at) == ',' || dia_scan_mark(scan, at) == ';' ||
		    dia_scan_is_word(scan, at, "and"))
			return n_words > 0 && (!(dia_scan_classes(scan, at + 1) & DIA_CLASS_PREPOSITION) ||
					       dia_scan_is_hyphen(scan, at + 2));
		n_words += dia_measure_is_telling(scan, at);
	}
	return FALSE;
}

/* TRUE where the measure is that of a quantity before, or made of it. */
static gboolean
write_linked(DiaScan *scan, DiaQuantity *quantity, guint index)
{
	const DiaQuantity *before = &g_array_index(scan->quantities, DiaQuantity, quantity->before);
	const DiaQuantity *compared;

	if (index == 0)
		return FALSE;
	if (quantity->echoed > 0) {
		quantity->measure = g_array_index(scan->quantities, DiaQuantity, quantity->echoed - 1).measure;
		return quantity->measure != NULL;
	}
	if (write_part(scan, quantity, before))
		return TRUE;
	if (before->sentence != quantity->sentence)
		return FALSE;
	compared = find_compared(scan, quantity, index);
	if (compared != NULL) {
		quantity->measure = compared->measure;
		return TRUE;
	}
	if (write_name(scan, quantity, before))
		return TRUE;
	if (write_done(scan, quantity, index))
		return TRUE;
	/* "57 men: 33 in the north" */
	if (dia_scan_mark(scan, quantity->first - 1) == ':' && before->noun_end == quantity->first - 1 &&
	    !has_noun(quantity) && write_shared(scan, quantity, before))
		return TRUE;
	if (quantity->is_shared && has_own_subject(scan, quantity, before))
		return FALSE;
	/* "5 million were men and 6 million were women": neither counts the other */
	if (quantity->is_shared && quantity->unit == NULL && !has_noun(before) &&
	    (dia_scan_classes(scan, quantity->end) & DIA_CLASS_AUXILIARY) &&
	    (dia_scan_classes(scan, before->end) & DIA_CLASS_AUXILIARY))
		return FALSE;
	if ((!quantity->is_shared || before->measure == NULL) && !is_aside(scan, quantity, before) &&
	    !is_said_again(scan, quantity, before) && !is_count_of_share(scan, quantity, before))
		return FALSE;
	if (!quantity->is_shared || !write_shared(scan, quantity, before))
		write_beside(scan, quantity, before);
	if (is_whole(scan, quantity, before) && quantity->measure != NULL) {
		g_autofree char *total = g_strconcat(quantity->measure, " (total)", NULL);

		quantity->measure = dia_pool_string(&scan->analysis->pool, total);
	}
	return TRUE;
}

/* "illiteracy among those aged 15 and over": the age is of those that the next number is on. */
static gboolean
is_age_of_subject(const DiaScan *scan, const DiaQuantity *age)
{
	static const char *const bounds[] = { "aged", "under", "over", "below", "above", NULL };

	return age->is_age && (age->is_attribute || dia_words_hold(bounds, dia_scan_word(scan, age->first - 1)));
}

void
dia_scan_measures(DiaScan *scan)
{
	guint32 floor = scan->first;

	for (guint i = 0; i < scan->quantities->len; i++) {
		DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, i);
		DiaQuantity *before = i > 0 ? quantity - 1 : NULL;
		gboolean is_near = before != NULL && before->sentence == quantity->sentence;

		if (write_linked(scan, quantity, i))
			continue;
		if (is_near && !before->is_former && !is_age_of_subject(scan, before))
			floor = MAX(before->noun_end, before->end);
		dia_measure_write(scan, quantity, floor);
		if (is_near && before->is_former && !quantity->is_stretch)
			share_with_former(scan, before, quantity,
					  i > 1 && (before - 1)->measure == before->measure);
		if (quantity->measure == NULL)
			write_fallback(scan, quantity, before);
	}
}
