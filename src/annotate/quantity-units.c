/*
 * The unit of a number: money before or after it, units of measurement, multiples and rates.
 */
#include "annotate/quantity-parts.h"

#include <string.h>

enum {
	MAX_FACTOR = 4,	      /* words between "multiplied by" and a number */
	MAX_RATE_GAP = 7,     /* words between a number and "per 1,000" */
	MAX_INDEX_GAP = 14,   /* tokens between "index" and its value */
};

/* The unit of a code in capitals ("KES") that ends at @end and has @length bytes, or -1. */
static gint32
find_code(const DiaScan *scan, gsize end, gsize length)
{
	g_autofree char *lower = g_ascii_strdown(scan->text + end - length, (gssize)length);
	const DiaNumberWord *word =
	    dia_units_word(scan->units, dia_vocabulary_find(scan->vocabulary, lower, length));

	return (word->classes & DIA_WORD_CODE) ? word->code : -1;
}

/* The sign of money that ends at @end, or before a stop there: "RM", "Nu." */
static gint32
find_sign(const DiaScan *scan, gsize end, gsize *length)
{
	gsize start = dia_scan_token(scan, scan->first)->start;
	gint32 unit = dia_units_find_sign(scan->units, scan->text, start, end, scan->country, length);

	if (unit >= 0 || end < start + 2 || scan->text[end - 1] != '.' ||
	    !g_ascii_isalpha(scan->text[end - 2]))
		return unit;
	unit = dia_units_find_sign(scan->units, scan->text, start, end - 1, scan->country, length);
	(*length)++;
	return unit;
}

/* The sign or code of money right before a token; *first receives its first token. */
const char *
dia_quantity_find_money(const DiaScan *scan, guint32 at, guint32 *first)
{
	gsize lead = dia_number_lead(scan, at);
	gsize end = dia_scan_token(scan, at)->start + lead;
	gsize length = 0;
	gint32 unit;
	const DiaToken *before;

	*first = at;
	if (lead > 0) {
		unit = find_sign(scan, end, &length);
		if (unit < 0)
			unit = find_code(scan, end, lead);
		return unit >= 0 ? dia_units_resolve(scan->units, unit, scan->country) : NULL;
	}
	if (at == scan->first || dia_scan_starts_cell(scan, at) || !dia_scan_is_free(scan, at - 1))
		return NULL;
	before = dia_scan_token(scan, at - 1);
	*first = at - 1;
	if (before->kind == DIA_TOKEN_WORD && (before->flags & DIA_TOKEN_ALL_CAPITALS)) {
		const DiaNumberWord *word = dia_units_word(scan->units, before->word);

		if (word->classes & DIA_WORD_CODE)
			return dia_units_resolve(scan->units, word->code, scan->country);
	}
	end = dia_token_end(before);
	unit = find_sign(scan, end, &length);
	if (unit < 0)
		return NULL;
	/* "US$": the letters before the sign belong to it */
	while (*first > scan->first && dia_scan_token(scan, *first)->start > end - length)
		(*first)--;
	return dia_units_resolve(scan->units, unit, scan->country);
}

/* A word that is also English ("won", "real") is money only where the amount says so. */
static gboolean
is_money_word(const DiaScan *scan, const DiaQuantity *quantity, guint32 at)
{
	if (!dia_scan_is_in(scan, at, DIA_LIST_ENGLISH_MONEY) || dia_scan_is_hyphen(scan, at - 1) ||
	    quantity->scale > 1 || quantity->is_grouped)
		return TRUE;
	return (dia_scan_classes(scan, at + 1) & DIA_CLASS_FUNCTION) || at + 1 >= scan->end ||
	       dia_scan_is_kind(scan, at + 1, DIA_TOKEN_PUNCTUATION);
}

gboolean
dia_quantity_has_index(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 sentence_first =
	    dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;

	for (guint32 at = quantity->first, n = 0; at > sentence_first && n < MAX_INDEX_GAP; n++) {
		guint32 length;

		at--;
		if (dia_scan_match(scan, DIA_CUE_INDEX, at, &length) != NULL)
			return TRUE;
	}
	return FALSE;
}

gboolean
dia_quantity_has_score(const DiaScan *scan, const DiaQuantity *quantity)
{
	static const char *const before[] = { "from", "to", "of", "at", "was", "is", "again", NULL };
	guint32 sentence_first =
	    dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;
	guint32 first = quantity->first - MIN(quantity->first - sentence_first, MAX_INDEX_GAP);

	if (quantity->first == scan->first || !dia_words_hold(before, dia_scan_word(scan, quantity->first - 1)) ||
	    dia_scan_is_word(scan, quantity->number_end, "of"))
		return FALSE;
	for (guint32 at = first; at < quantity->first; at++)
		if (dia_scan_is_word(scan, at, "score") || dia_scan_is_word(scan, at, "rating"))
			return TRUE;
	return FALSE;
}

/* "rose 4 points to 31 per cent": points of a share. */
static gboolean
is_before_share(const DiaScan *scan, guint32 at)
{
	DiaNumber number;
	guint32 length;
	const DiaCue *cue;

	if (!dia_scan_is_word(scan, at, "to") || !dia_scan_is_free(scan, at + 1) ||
	    !dia_number_read(scan, at + 1, FALSE, &number))
		return FALSE;
	cue = dia_scan_match(scan, DIA_CUE_UNIT, number.end, &length);
	return cue != NULL && cue->unit >= 0 && g_str_equal(dia_units_get(scan->units, cue->unit)->id, "percent");
}

/* "38.4 per cent, 2.1 points below": points of the share before, where no index is spoken of */
static gboolean
is_after_share(const DiaScan *scan, const DiaQuantity *quantity)
{
	const DiaQuantity *before;

	if (scan->quantities->len == 0 || !quantity->has_point || dia_quantity_has_index(scan, quantity))
		return FALSE;
	before = &g_array_index(scan->quantities, DiaQuantity, scan->quantities->len - 1);
	return before->sentence == quantity->sentence && g_strcmp0(before->unit, "percent") == 0;
}

/* Multiplies by a unit's factor: two decades are 20 years. */
static void
apply_factor(DiaQuantity *quantity, DiaDecimal factor)
{
	quantity->value = dia_decimal_scale(quantity->value, factor.coefficient);
	quantity->value.exponent += factor.exponent;
	quantity->high = dia_decimal_scale(quantity->high, factor.coefficient);
	quantity->high.exponent += factor.exponent;
}

static gboolean
is_multiple_context(const DiaScan *scan, guint32 first, guint32 after)
{
	guint32 begin = first > scan->first + 5 ? first - 5 : scan->first;

	if (dia_scan_is_in(scan, after, DIA_LIST_MULTIPLE_OF))
		return TRUE;
	for (guint32 at = begin; at < first; at++) {
		guint32 length;
		const DiaCue *cue = dia_scan_match(scan, DIA_CUE_COMPARE, at, &length);

		if (cue != NULL && cue->direction != NULL && !g_str_equal(cue->direction, "same"))
			return TRUE;
	}
	return FALSE;
}

/* "four times what it had been", "three times as many", "five times the number of 2010": no occasions. */
static gboolean
is_compared_behind(const DiaScan *scan, guint32 at)
{
	if (dia_scan_is_word(scan, at, "the"))
		at++;
	return dia_scan_is_in(scan, at, DIA_LIST_MULTIPLIED);
}

/* "four times" may count occasions; "4,000 times the monthly calculation index" is of that unit. */
static void
set_times(const DiaScan *scan, DiaQuantity *quantity, guint32 at, guint32 length)
{
	guint32 next = at + length;
	guint32 unit_length;
	const DiaCue *unit;

	if (dia_scan_is_word(scan, next, "the"))
		next++;
	unit = dia_scan_match(scan, DIA_CUE_UNIT, next, &unit_length);
	if (unit != NULL && unit->unit >= 0 &&
	    !dia_units_get(scan->units, unit->unit)->is_currency && unit_length > 1) {
		quantity->unit = dia_units_get(scan->units, unit->unit)->id;
		quantity->end = next + unit_length;
		return;
	}
	if (!quantity->has_point && !dia_scan_is_word(scan, at, "fold") && !is_compared_behind(scan, next) &&
	    !is_multiple_context(scan, quantity->first, at + length))
		return;
	quantity->unit = "times";
	quantity->end = at + length;
}

/* The unit at a token that follows the number, if it is one there. */
gboolean
dia_quantity_read_unit_at(const DiaScan *scan, DiaQuantity *quantity, guint32 at)
{
	guint32 length;
	const DiaCue *cue = dia_scan_match(scan, DIA_CUE_UNIT, at, &length);
	const DiaUnit *unit;
	const char *id;

	if (cue == NULL || cue->unit < 0 || dia_scan_starts_cell(scan, at) || !dia_scan_is_free(scan, at))
		return FALSE;
	unit = dia_units_get(scan->units, cue->unit);
	id = dia_units_resolve(scan->units, cue->unit, scan->country);
	if (unit->is_currency || unit->is_currency_word) {
		if (!is_money_word(scan, quantity, at))
			return FALSE;
		quantity->is_money = TRUE;
	}
	if (g_str_equal(unit->id, "times")) {
		set_times(scan, quantity, at, length);
		return quantity->unit != NULL;
	}
	if (g_str_equal(unit->id, "point")) {
		if (is_before_share(scan, at + length) || is_after_share(scan, quantity))
			id = "percentage-point";
		else if (!quantity->has_point && !dia_quantity_has_index(scan, quantity))
			return FALSE;
		else
			id = "index";
	}
	/* "base rate" and "points" are words of other things where a count stands before them. */
	quantity->unit = id;
	quantity->end = at + length;
	apply_factor(quantity, unit->factor);
	return TRUE;
}

/* "multiplied by more than four", "divided by five", "by a factor of 3" */
static gboolean
is_factor(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 at = quantity->first;

	for (guint n = 0; n < MAX_FACTOR && at > scan->first + 1; n++, at--) {
		if (dia_scan_is_word(scan, at - 1, "by"))
			return dia_scan_is_word(scan, at - 2, "multiplied") ||
			       dia_scan_is_word(scan, at - 2, "divided");
		if (dia_scan_is_word(scan, at - 1, "of"))
			return dia_scan_is_word(scan, at - 2, "factor");
		if (!dia_scan_is_kind(scan, at - 1, DIA_TOKEN_WORD))
			return FALSE;
	}
	return FALSE;
}

/* The unit after a number: "days", "-month", "consecutive years", "(per cent)". */
gboolean
dia_quantity_read_unit(const DiaScan *scan, DiaQuantity *quantity)
{
	guint32 at = quantity->number_end;

	if (dia_scan_starts_cell(scan, at))
		return FALSE;
	if (dia_scan_is_hyphen(scan, at)) {
		if (!dia_quantity_read_unit_at(scan, quantity, at + 1))
			return FALSE;
		quantity->is_attribute = TRUE;
		return TRUE;
	}
	if (is_factor(scan, quantity)) {
		quantity->unit = "times";
		return TRUE;
	}
	if (dia_quantity_read_unit_at(scan, quantity, at))
		return TRUE;
	for (guint n = 0; n < 2 && (dia_scan_classes(scan, at) & DIA_CLASS_GAP); n++) {
		DiaQuantity copy = *quantity;

		at++;
		if (dia_quantity_read_unit_at(scan, &copy, at) && !copy.is_money &&
		    !g_str_equal(copy.unit, "index") && !g_str_equal(copy.unit, "times")) {
			*quantity = copy;
			return TRUE;
		}
	}
	return FALSE;
}

static gboolean
is_power_of_ten(DiaDecimal value)
{
	while (value.coefficient >= 10 && value.coefficient % 10 == 0) {
		value.coefficient /= 10;
		value.exponent++;
	}
	return value.coefficient == 1 && value.exponent >= 2;
}

/* "there is one doctor for 12,000 people", "106 boys to 100 girls" */
static gboolean
is_served(const DiaScan *scan, const DiaQuantity *quantity, guint32 at)
{
	DiaNumber base;

	if (!dia_scan_is_word(scan, at, "to") && !dia_scan_is_word(scan, at, "for"))
		return FALSE;
	if (at == quantity->number_end || !dia_scan_is_free(scan, at + 1) ||
	    !dia_number_read(scan, at + 1, FALSE, &base) || base.is_ordinal || base.is_fraction || base.has_point ||
	    !(dia_scan_classes(scan, base.end) & DIA_CLASS_PEOPLE))
		return FALSE;
	if (quantity->value.coefficient == 1 && quantity->value.exponent == 0)
		return (dia_scan_classes(scan, quantity->first - 1) & (DIA_CLASS_AUXILIARY | DIA_CLASS_ADVERB)) != 0;
	return is_power_of_ten(base.value) && dia_scan_is_word(scan, at, "to") &&
	       (dia_scan_classes(scan, at - 1) & DIA_CLASS_PEOPLE) != 0;
}

guint32
dia_quantity_find_slashed_base(const DiaScan *scan, guint32 at)
{
	DiaNumber base;

	if (dia_scan_mark(scan, at) != '/' || !dia_scan_is_kind(scan, at + 1, DIA_TOKEN_NUMBER) ||
	    !dia_number_read(scan, at + 1, FALSE, &base) || base.has_point || !is_power_of_ten(base.value) ||
	    dia_decimal_to_double(base.value) < 1000)
		return at;
	return at + 1;
}

/* "per" and what follows; returns the token after it, or @at where it makes no rate. */
static guint32
read_per(const DiaScan *scan, DiaQuantity *quantity, guint32 at)
{
	guint32 length;
	const DiaCue *cue;
	guint32 end;
	gboolean is_per = dia_scan_is_word(scan, at, "per");

	if (dia_scan_mark(scan, at) == '/' && at == quantity->number_end &&
	    dia_quantity_find_slashed_base(scan, at) > at)
		return dia_rate_read(scan, at + 1, &quantity->unit);
	if (is_served(scan, quantity, at)) {
		end = dia_rate_read(scan, at + 1, &quantity->unit);
		return end > at + 1 ? end : at;
	}
	cue = dia_scan_match(scan, DIA_CUE_PER, at, &length);
	if (cue == NULL)
		return at;
	if (g_strcmp0(cue->role, "time") == 0 && length == 2) {
		g_autofree char *unit = g_strconcat(
		    "per ", dia_scan_is_word(scan, at + 1, "annum") ? "year" : dia_scan_word(scan, at + 1),
		    NULL);

		quantity->unit = dia_pool_string(&scan->analysis->pool, unit);
		return at + length;
	}
	if (is_per && cue->role == NULL) {
		guint32 unit_length;
		const DiaCue *unit = dia_scan_match(scan, DIA_CUE_UNIT, at + 1, &unit_length);

		if (unit != NULL && unit->unit >= 0) {
			g_autofree char *rate =
			    g_strconcat("per ", dia_units_get(scan->units, unit->unit)->id, NULL);

			quantity->unit = dia_pool_string(&scan->analysis->pool, rate);
			return at + 1 + unit_length;
		}
	}
	if (g_str_has_prefix(cue->section, "per") && cue->role == NULL) {
		end = dia_rate_read(scan, at + length, &quantity->unit);
		if (end == at + length && is_per && dia_scan_is_noun(scan, at + 1)) {
			g_autofree char *rate = g_strconcat("per ", dia_scan_word(scan, at + 1), NULL);

			quantity->unit = dia_pool_string(&scan->analysis->pool, rate);
			return at + 2; /* "4.6 children per woman" */
		}
		return end > at + length ? end : at;
	}
	if (dia_scan_is_word(scan, at, "out") && quantity->unit == NULL) { /* "out of 100,000" */
		DiaNumber number;

		if (!dia_number_read(scan, at + length, FALSE, &number) ||
		    !is_power_of_ten(number.value) || dia_decimal_to_double(number.value) < 1000)
			return at;
		end = dia_rate_read(scan, at + length, &quantity->unit);
		return end > at + length ? end : at;
	}
	return at;
}

/* "$1 a day", "8 hours a day": the second unit is no figure of its own. */
static void
take_time(DiaScan *scan, guint32 at)
{
	guint32 length;
	const DiaCue *cue;

	if (!dia_scan_is_free(scan, at) || !(dia_scan_is_word(scan, at, "a") || dia_scan_is_word(scan, at, "an")))
		return;
	cue = dia_scan_match(scan, DIA_CUE_PER, at, &length);
	if (cue != NULL && g_strcmp0(cue->role, "time") == 0)
		dia_scan_take(scan, at, at + length, DIA_COVER_MASK);
}

guint32
dia_quantity_read_base(DiaScan *scan, guint32 at)
{
	DiaNumber number;
	const char *unit;
	const DiaCue *cue;
	guint32 first;
	guint32 end;

	cue = dia_scan_match_before(scan, DIA_CUE_PER, at, &first);
	if (cue == NULL || cue->role != NULL || !g_str_equal(cue->section, "per") ||
	    !dia_number_read(scan, at, FALSE, &number) ||
	    !is_power_of_ten(number.value))
		return at;
	end = dia_rate_read(scan, at, &unit);
	if (end == at)
		return at;
	scan->base = unit;
	scan->base_sentence = dia_scan_sentence(scan, at);
	return end;
}

/* A bare number takes the base that its sentence has named. */
static void
take_base(const DiaScan *scan, DiaQuantity *quantity)
{
	if (scan->base != NULL && scan->base_sentence == quantity->sentence &&
	    !quantity->is_attribute && !dia_scan_is_noun(scan, quantity->number_end))
		quantity->unit = scan->base;
}

static gboolean
is_cardinal(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) &&
	       (dia_units_word(scan->units, dia_scan_token(scan, at)->word)->classes &
		DIA_WORD_CARDINAL) != 0;
}

/* A rate further on in the noun phrase: "21.6 births per 1,000 population". */
static void
read_rate_after(const DiaScan *scan, DiaQuantity *quantity)
{
	guint32 at = quantity->number_end;

	for (guint n = 0; n <= MAX_RATE_GAP && at < scan->end; n++, at++) {
		guint32 end;

		if (dia_scan_starts_cell(scan, at) || !dia_scan_is_free(scan, at))
			return;
		end = read_per(scan, quantity, at);
		if (end > at) {
			quantity->end = end;
			quantity->noun_first = quantity->number_end;
			quantity->noun_end = at;
			return;
		}
		if (!dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) && !dia_scan_is_hyphen(scan, at))
			return;
		/* "the 15-member board meets four times a year" */
		if (n > 0 && is_cardinal(scan, at))
			return;
		if (dia_scan_classes(scan, at) &
		    (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB | DIA_CLASS_RELATIVE | DIA_CLASS_CONJUNCTION))
			return;
	}
}

void
dia_quantity_read_rate(DiaScan *scan, DiaQuantity *quantity)
{
	if (quantity->unit != NULL) {
		take_time(scan, quantity->end);
		return;
	}
	read_rate_after(scan, quantity);
	if (quantity->unit == NULL)
		take_base(scan, quantity);
}
