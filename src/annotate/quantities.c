/*
 * From numbers to quantities: which unit belongs to a number, whether two numbers are a range, and which
 * words bound it. Ordinals count only as ranks, "one" only before a noun.
 */
#include "annotate/quantities.h"

#include <string.h>

enum {
	MAX_RATE_GAP = 7,     /* words between a number and "per 1,000" */
	MAX_INDEX_GAP = 14,   /* tokens between "index" and its value */
	MAX_CHANGE_GAP = 60,  /* tokens between "increased" and the last pair of values */
	MAX_AGE = 100,	      /* years; more is a count */
	MAX_AGE_GAP = 12,     /* tokens between "age" and its number */
	MAX_SHARE = 1000,     /* "1 in 1,000", but not "5 in 2,500 schools" */
};

static gboolean
is_hyphen(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_dash(scan, at) && dia_scan_is_glued(scan, at) &&
	       dia_scan_is_glued(scan, at + 1);
}

static gboolean
starts_cell(const DiaScan *scan, guint32 at)
{
	return at < scan->end && (dia_scan_token(scan, at)->flags &
				  (DIA_TOKEN_TAB_BEFORE | DIA_TOKEN_LINE_START)) != 0;
}

/* The sign or code of money right before a token; *first receives its first token. */
static const char *
find_money_before(const DiaScan *scan, guint32 at, guint32 *first)
{
	gsize end = dia_scan_token(scan, at)->start;
	gsize start = dia_scan_token(scan, scan->first)->start;
	gsize length = 0;
	gint32 unit;
	const DiaToken *before;

	if (at == scan->first || starts_cell(scan, at))
		return NULL;
	before = dia_scan_token(scan, at - 1);
	if (before->kind == DIA_TOKEN_WORD && (before->flags & DIA_TOKEN_ALL_CAPITALS)) {
		const DiaNumberWord *word = dia_units_word(scan->units, before->word);

		if ((word->classes & DIA_WORD_CODE) && dia_scan_is_free(scan, at - 1)) {
			*first = at - 1;
			return dia_units_resolve(scan->units, word->code, scan->country);
		}
	}
	end = dia_token_end(before);
	unit = dia_units_find_sign(scan->units, scan->text, start, end, scan->country, &length);
	if (unit < 0 || !dia_scan_is_free(scan, at - 1))
		return NULL;
	*first = at - 1;
	while (*first > scan->first && dia_scan_token(scan, *first)->start > end - length)
		(*first)--;
	/* "US$": the letters before the sign belong to it */
	return dia_units_resolve(scan->units, unit, scan->country);
}

/* A short word that is also English ("won", "real") is money only where the amount says so. */
static gboolean
is_money_word(const DiaScan *scan, const DiaQuantity *quantity, guint32 at, const char *code)
{
	const DiaToken *token = dia_scan_token(scan, at);

	if (token->length > 4 || quantity->scale > 1 || quantity->is_grouped ||
	    g_strcmp0(code, "EUR") == 0)
		return TRUE;
	return scan->text[dia_token_end(token) - 1] == 's' ||
	       (dia_scan_classes(scan, at + 1) & DIA_CLASS_FUNCTION) || at + 1 >= scan->end ||
	       dia_scan_is_kind(scan, at + 1, DIA_TOKEN_PUNCTUATION);
}

static gboolean
has_index_before(const DiaScan *scan, const DiaQuantity *quantity)
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
	static const char *const next_words[] = {
		"more",	  "less",    "higher", "lower",	  "greater", "fewer", "larger",
		"smaller", "as",     "that",   "the",	  "than",    "over",  "faster",
		"bigger",  "longer", "worse",  "greater", "likelier", NULL };
	guint32 begin = first > scan->first + 5 ? first - 5 : scan->first;

	if (g_strv_contains(next_words, dia_scan_word(scan, after)))
		return TRUE;
	for (guint32 at = begin; at < first; at++) {
		guint32 length;
		const DiaCue *cue = dia_scan_match(scan, DIA_CUE_COMPARE, at, &length);

		if (cue != NULL && cue->direction != NULL && !g_str_equal(cue->direction, "same"))
			return TRUE;
	}
	return FALSE;
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
	if (!quantity->has_point && !dia_scan_is_word(scan, at, "fold") &&
	    !is_multiple_context(scan, quantity->first, at + length))
		return;
	quantity->unit = "times";
	quantity->end = at + length;
}

/* The unit at a token that follows the number, if it is one there. */
static gboolean
read_unit_at(const DiaScan *scan, DiaQuantity *quantity, guint32 at)
{
	guint32 length;
	const DiaCue *cue = dia_scan_match(scan, DIA_CUE_UNIT, at, &length);
	const DiaUnit *unit;
	const char *id;

	if (cue == NULL || cue->unit < 0 || starts_cell(scan, at) || !dia_scan_is_free(scan, at))
		return FALSE;
	unit = dia_units_get(scan->units, cue->unit);
	id = dia_units_resolve(scan->units, cue->unit, scan->country);
	if (unit->is_currency || unit->is_currency_word) {
		if (!is_money_word(scan, quantity, at, id))
			return FALSE;
		quantity->is_money = TRUE;
	}
	if (g_str_equal(unit->id, "times")) {
		set_times(scan, quantity, at, length);
		return quantity->unit != NULL;
	}
	if (g_str_equal(unit->id, "point")) {
		if (!quantity->has_point && !has_index_before(scan, quantity))
			return FALSE;
		id = "index";
	}
	/* "base rate" and "points" are words of other things where a count stands before them. */
	quantity->unit = id;
	quantity->end = at + length;
	apply_factor(quantity, unit->factor);
	return TRUE;
}

/* The unit after a number: "days", "-month", "consecutive years", "(per cent)". */
static gboolean
read_unit(const DiaScan *scan, DiaQuantity *quantity)
{
	guint32 at = quantity->number_end;

	if (starts_cell(scan, at))
		return FALSE;
	if (is_hyphen(scan, at)) {
		if (!read_unit_at(scan, quantity, at + 1))
			return FALSE;
		quantity->is_attribute = TRUE;
		return TRUE;
	}
	if (read_unit_at(scan, quantity, at))
		return TRUE;
	for (guint n = 0; n < 2 && (dia_scan_classes(scan, at) & DIA_CLASS_GAP); n++) {
		DiaQuantity copy = *quantity;

		at++;
		if (read_unit_at(scan, &copy, at) && !copy.is_money &&
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

/* "per" and what follows; returns the token after it, or @at where it makes no rate. */
static guint32
read_per(const DiaScan *scan, DiaQuantity *quantity, guint32 at)
{
	guint32 length;
	const DiaCue *cue;
	guint32 end;
	gboolean is_per = dia_scan_is_word(scan, at, "per");

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

/* A rate further on in the noun phrase: "21.6 births per 1,000 population". */
static void
read_rate(const DiaScan *scan, DiaQuantity *quantity)
{
	guint32 at = quantity->number_end;

	if (quantity->unit != NULL)
		return;
	for (guint n = 0; n <= MAX_RATE_GAP && at < scan->end; n++, at++) {
		guint32 end;

		if (starts_cell(scan, at) || !dia_scan_is_free(scan, at))
			return;
		end = read_per(scan, quantity, at);
		if (end > at) {
			quantity->end = end;
			quantity->noun_first = quantity->number_end;
			quantity->noun_end = at;
			return;
		}
		if (!dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) && !is_hyphen(scan, at))
			return;
		if (dia_scan_classes(scan, at) &
		    (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB | DIA_CLASS_RELATIVE | DIA_CLASS_CONJUNCTION))
			return;
	}
}

static gboolean
is_superlative(const DiaScan *scan, guint32 at)
{
	static const char *const words[] = { "highest", "lowest", "best", "worst", NULL };

	return g_strv_contains(words, dia_scan_word(scan, at));
}

/* "ranked sixty-sixth", "66th place", "ranks 12 out of 140" */
static gboolean
is_rank(const DiaScan *scan, const DiaNumber *number)
{
	guint32 next = number->end;
	guint32 first;

	if (dia_scan_match_before(scan, DIA_CUE_RANK, number->first, &first) != NULL)
		return number->is_ordinal || g_str_has_prefix(dia_scan_word(scan, first), "rank") ||
		       (g_str_has_prefix(dia_scan_word(scan, first), "position") &&
			(dia_scan_classes(scan, number->end) & DIA_CLASS_PREPOSITION));
	for (guint32 n = 1; n <= 4 && number->first >= scan->first + n; n++) {
		guint32 at = number->first - n;

		if (dia_scan_cover(scan, at) == DIA_COVER_FIGURE)
			break;
		if (g_str_has_prefix(dia_scan_word(scan, at), "rank"))
			return number->is_ordinal || dia_scan_is_word(scan, number->first - 1, "at") ||
			       dia_scan_is_word(scan, number->first - 1, "of") ||
			       dia_scan_is_word(scan, number->first - 1, "number");
		if (dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION))
			break;
	}
	if (!number->is_ordinal)
		return FALSE;
	if (dia_scan_is_word(scan, next, "to") && dia_scan_is_word(scan, next + 1, "the") &&
	    (dia_scan_is_kind(scan, next + 2, DIA_TOKEN_MIXED) ||
	     dia_scan_is_kind(scan, next + 2, DIA_TOKEN_WORD)))
		next += 3;
	return dia_scan_is_word(scan, next, "place") || dia_scan_is_word(scan, next, "position") ||
	       dia_scan_is_word(scan, next, "rank") || dia_scan_is_word(scan, next, "spot") ||
	       is_superlative(scan, next) || (dia_scan_is_word(scan, next, "out") &&
					      dia_scan_is_word(scan, next + 1, "of"));
}

static gboolean
is_noun(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) && !starts_cell(scan, at) &&
	       !(dia_scan_classes(scan, at) &
		 (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB)) &&
	       dia_scan_token(scan, at)->length > 1;
}

/* "one" and "zero" in words are figures only before what they count. */
static gboolean
counts_something(const DiaScan *scan, guint32 at)
{
	static const char *const between[] = { "such", "more", "other", "additional", NULL };

	if (is_hyphen(scan, at))
		at++;
	if (g_strv_contains(between, dia_scan_word(scan, at)))
		at++;
	if (dia_scan_classes(scan, at) & DIA_CLASS_PEOPLE)
		return TRUE;
	return is_noun(scan, at);
}

/* "a third" of something, not "a third report"; "half the", not "half day". */
static gboolean
is_real_fraction(const DiaScan *scan, const DiaNumber *number)
{
	guint32 at = number->end;
	const char *last = dia_scan_word(scan, number->end - 1);

	if (!number->in_words || dia_scan_token(scan, number->end - 1)->kind != DIA_TOKEN_WORD)
		return TRUE;
	if (number->end - number->first > 1 && !dia_scan_is_word(scan, number->first, "a") &&
	    !dia_scan_is_word(scan, number->first, "an"))
		return TRUE; /* "two thirds", "one fifth" */
	if (number->first > scan->first && dia_scan_is_word(scan, number->first, "half")) {
		const DiaNumberWord *before =
		    dia_units_word(scan->units, dia_scan_token(scan, number->first - 1)->word);

		if ((before->classes & DIA_WORD_ORDINAL) || is_hyphen(scan, at) ||
		    dia_scan_is_dash(scan, number->first - 1) ||
		    dia_scan_is_word(scan, number->first - 1, "last"))
			return FALSE;
	}
	if (g_str_equal(last, "half") && (dia_scan_is_word(scan, at, "an") || dia_scan_is_word(scan, at, "a")))
		return FALSE;
	return !is_noun(scan, at) || dia_scan_is_word(scan, at, "less");
}

/* Is the number a figure at all? */
static gboolean
is_figure(const DiaScan *scan, const DiaNumber *number)
{
	guint32 length;

	if (number->is_ordinal)
		return is_rank(scan, number);
	if (number->is_fraction)
		return is_real_fraction(scan, number);
	if (dia_scan_is_word(scan, number->first, "one") &&
	    dia_scan_token(scan, number->first)->length > strlen("one"))
		return FALSE; /* "one's" */
	if (number->in_words && number->end == number->first + 1 &&
	    (number->value.coefficient == 0 || number->value.coefficient == 1)) {
		if (number->value.exponent != 0)
			return TRUE;
		return counts_something(scan, number->end) ||
		       dia_scan_match(scan, DIA_CUE_UNIT, number->end, &length) != NULL ||
		       dia_scan_is_word(scan, number->end, "in") ||
		       dia_scan_is_word(scan, number->end, "out");
	}
	return TRUE;
}

/* "1 in 3 women", "two in every five": a share. */
static gboolean
read_one_in(const DiaScan *scan, DiaQuantity *quantity)
{
	guint32 at = quantity->number_end;
	gint64 numerator = quantity->value.coefficient;
	DiaNumber number;
	gint64 hundredths;
	gint64 denominator;
	gboolean has_every = FALSE;

	if (!dia_scan_is_word(scan, at, "in") && !dia_scan_is_word(scan, at, "out"))
		return FALSE;
	at += dia_scan_is_word(scan, at, "out") ? 2 : 1;
	if (dia_scan_is_word(scan, at, "every") || dia_scan_is_word(scan, at, "each")) {
		has_every = TRUE;
		at++;
	}
	if (!has_every && dia_scan_is_word(scan, quantity->number_end, "out"))
		return FALSE;
	if (!dia_number_read(scan, at, FALSE, &number) || quantity->value.exponent != 0 ||
	    number.is_ordinal || number.is_fraction || number.has_point || number.value.exponent < 0)
		return FALSE;
	denominator = (gint64)dia_decimal_to_double(number.value);
	if (numerator < 1 || numerator >= denominator || denominator > MAX_SHARE ||
	    (numerator > 10 && !has_every) || (!has_every && number.in_words != quantity->in_words))
		return FALSE;
	if (!has_every && numerator > 9)
		return FALSE;
	hundredths = (numerator * 20000 + denominator) / (2 * denominator);
	quantity->value = hundredths % 100 == 0
			      ? (DiaDecimal){ .coefficient = hundredths / 100 }
			      : (DiaDecimal){ .coefficient = hundredths, .exponent = -2 };
	quantity->unit = "percent";
	quantity->is_share = TRUE;
	quantity->number_end = number.end;
	quantity->end = number.end;
	return TRUE;
}

static gboolean
is_less(DiaDecimal a, DiaDecimal b)
{
	return dia_decimal_to_double(a) < dia_decimal_to_double(b);
}

/* Something rises or falls in the words before: then "from 5 to 10" are two figures. */
static gboolean
is_change_before(const DiaScan *scan, guint32 first)
{
	guint32 sentence_first =
	    dia_analysis_sentences(scan->analysis)[dia_scan_sentence(scan, first)].first_token;

	for (guint32 at = first, n = 0; at > sentence_first && n < MAX_CHANGE_GAP; n++) {
		guint32 length;
		const DiaCue *cue;

		at--;
		if (dia_scan_mark(scan, at) == ';')
			return FALSE;
		cue = dia_scan_match(scan, DIA_CUE_COMPARE, at, &length);
		if (cue != NULL && cue->direction != NULL)
			return TRUE;
		if (dia_scan_is_word(scan, at, "changed") || dia_scan_is_word(scan, at, "extended") ||
		    dia_scan_is_word(scan, at, "shortened") || dia_scan_is_word(scan, at, "moved"))
			return TRUE;
	}
	return FALSE;
}

/* "5 to 10", "70-80", "between 70 and 80": makes the quantity a range. */
static void
read_range(const DiaScan *scan, DiaQuantity *quantity, DiaNumber *low)
{
	guint32 at = quantity->number_end;
	DiaNumber high;
	guint32 sign_first;
	guint32 next = at + 1;
	gboolean is_to = dia_scan_is_word(scan, at, "to");

	if (low->is_ordinal || low->is_fraction || starts_cell(scan, at))
		return;
	if (dia_scan_mark(scan, at) == '%' && dia_scan_is_dash(scan, at + 1)) {
		at++; /* "70%-80%" */
		next++;
	} else if (is_hyphen(scan, at) && dia_scan_is_word(scan, at + 1, "to") &&
		   is_hyphen(scan, at + 2)) {
		at += 2; /* "three-to-five-year" */
		next += 2;
	}
	if (dia_scan_is_dash(scan, at)) {
		if (dia_scan_is_glued(scan, at) != dia_scan_is_glued(scan, next) &&
		    dia_scan_sign(scan, at) == '-')
			return;
	} else if (dia_scan_is_word(scan, at, "and")) {
		if (quantity->first == scan->first)
			return;
		if (!dia_scan_is_word(scan, quantity->first - 1, "between") &&
		    !(quantity->first >= scan->first + 3 &&
		      dia_scan_is_word(scan, quantity->first - 1, "of") &&
		      dia_scan_is_word(scan, quantity->first - 2, "ages") &&
		      dia_scan_is_word(scan, quantity->first - 4, "between")))
			return;
	} else if (!is_to) {
		return;
	}
	while (quantity->is_money && next < at + 3 && next < scan->end &&
	       !dia_scan_is_kind(scan, next, DIA_TOKEN_NUMBER))
		next++; /* "US$ 5 to US$ 10" */
	if (!dia_number_read(scan, next, quantity->is_money, &high) || high.is_ordinal ||
	    high.is_fraction || starts_cell(scan, next))
		return;
	if (next > at + 1 && (find_money_before(scan, next, &sign_first) == NULL || sign_first != at + 1))
		return;
	/* "5 to 10 million": the scale is of both */
	if (high.has_scale && !low->has_scale && !low->is_grouped &&
	    is_less(dia_decimal_scale(low->value, high.scale), high.value))
		low->value = dia_decimal_scale(low->value, high.scale);
	if (!is_less(low->value, high.value) ||
	    (is_to && dia_scan_is_word(scan, quantity->first - 1, "from") &&
	     is_change_before(scan, quantity->first)))
		return;
	quantity->value = low->value;
	quantity->high = high.value;
	quantity->is_range = TRUE;
	quantity->number_end = high.end;
	quantity->end = high.end;
	quantity->scale = MAX(quantity->scale, high.scale);
	quantity->has_point |= high.has_point;
	if (high.suffix != 0) {
		gint32 unit = dia_units_find_symbol(scan->units, scan->text + high.suffix,
						    dia_token_end(dia_scan_token(scan, high.end - 1)) -
							high.suffix);

		if (unit >= 0)
			quantity->unit = dia_units_get(scan->units, unit)->id;
	}
}

/* The bound within words of age: "up to the age of". */
static const DiaCue *
find_age_qualifier(const DiaScan *scan, guint32 at)
{
	guint32 first;

	if (dia_scan_match_before(scan, DIA_CUE_AGE, at, &first) == NULL)
		return NULL;
	for (guint32 end = at; end > first; end--) {
		guint32 start;
		const DiaCue *cue = dia_scan_match_before(scan, DIA_CUE_QUALIFIER, end, &start);

		if (cue != NULL && cue->qualifier != DIA_QUALIFIER_NONE)
			return cue;
	}
	return NULL;
}

/* The qualifier that ends right before the quantity, over "the" and "a total of". */
static void
read_qualifier(const DiaScan *scan, DiaQuantity *quantity)
{
	guint32 at = quantity->first;
	guint32 first;
	guint32 length;
	const DiaCue *cue;

	if (at >= scan->first + 3 && dia_scan_is_word(scan, at - 1, "of") &&
	    dia_scan_is_word(scan, at - 2, "total"))
		at -= 3;
	else if (at >= scan->first + 2 && dia_scan_is_word(scan, at - 1, "the"))
		at--;
	cue = dia_scan_match_before(scan, DIA_CUE_QUALIFIER, at, &first);
	/* "under the two Covenants" bounds nothing, "more than the two" does */
	if (cue != NULL && at < quantity->first && at - first < 2)
		return;
	if (cue == NULL)
		cue = find_age_qualifier(scan, at);
	if (cue == NULL && at > scan->first && is_hyphen(scan, at - 1))
		cue = dia_scan_match_before(scan, DIA_CUE_QUALIFIER, at - 1, &first);
	if (cue == NULL && at > scan->first &&
	    (dia_scan_is_word(scan, at - 1, "under") || dia_scan_is_word(scan, at - 1, "over")))
		cue = dia_scan_match(scan, DIA_CUE_QUALIFIER, at - 1, &length);
	if (cue != NULL) {
		quantity->qualifier = cue->qualifier;
		/* "no later than 10 days before" leaves 10 days at least; "over six-hour periods" nothing */
		if (cue->qualifier == DIA_QUALIFIER_AT_MOST &&
		    dia_scan_is_word(scan, quantity->first - 2, "later") &&
		    (dia_scan_is_word(scan, quantity->end, "before") ||
		     dia_scan_is_word(scan, quantity->end, "prior")))
			quantity->qualifier = DIA_QUALIFIER_AT_LEAST;
		if (quantity->is_attribute && (dia_scan_is_word(scan, quantity->first - 1, "over") ||
					       dia_scan_is_word(scan, quantity->first - 1, "within")))
			quantity->qualifier = DIA_QUALIFIER_NONE;
		return;
	}
	for (guint32 next = quantity->end; next < quantity->end + 3 && next < scan->end; next++) {
		cue = dia_scan_match(scan, DIA_CUE_QUALIFIER_AFTER, next, &length);
		if (cue != NULL && dia_scan_is_free(scan, next)) {
			quantity->qualifier = cue->qualifier;
			return;
		}
		if (dia_scan_is_kind(scan, next, DIA_TOKEN_PUNCTUATION) && dia_scan_mark(scan, next) != '+')
			return;
		if (dia_scan_mark(scan, next) == '+' && dia_scan_is_glued(scan, next)) {
			quantity->qualifier = DIA_QUALIFIER_AT_LEAST;
			return;
		}
		if (dia_scan_classes(scan, next) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB))
			return;
	}
}

/* "who were below 18", "set the minimum age at 16", "raise to 16 the minimum age" */
static gboolean
is_age_bound(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 sentence_first =
	    dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;
	double value = dia_decimal_to_double(quantity->is_range ? quantity->high : quantity->value);
	guint32 at = quantity->first;

	if (value < 5 || value >= MAX_AGE || quantity->has_point || quantity->scale > 1 ||
	    is_noun(scan, quantity->number_end) || is_hyphen(scan, quantity->number_end))
		return FALSE;
	if (at > scan->first &&
	    (dia_scan_is_word(scan, at - 1, "under") || dia_scan_is_word(scan, at - 1, "below")) &&
	    value < 30)
		return TRUE;
	for (guint n = 0; n < MAX_AGE_GAP && at > sentence_first; n++) {
		at--;
		if (dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION) ||
		    dia_scan_cover(scan, at) == DIA_COVER_FIGURE)
			break;
		if (dia_scan_is_word(scan, at, "age") || dia_scan_is_word(scan, at, "ages"))
			return TRUE;
	}
	for (guint32 next = quantity->number_end;
	     next < quantity->number_end + 4 && next < scan->end; next++)
		if (dia_scan_is_word(scan, next, "age"))
			return dia_scan_is_word(scan, next - 1, "minimum") ||
			       dia_scan_is_word(scan, next - 1, "legal") ||
			       dia_scan_is_word(scan, next - 1, "the");
	return FALSE;
}

/* "aged 12-17", "children under 5": a bare number is years. */
static void
read_age(const DiaScan *scan, DiaQuantity *quantity)
{
	guint32 first;
	guint32 length;
	guint32 at = quantity->first;

	if (quantity->unit != NULL)
		return;
	if (at > scan->first && is_hyphen(scan, at - 1) &&
	    (dia_scan_is_word(scan, at - 2, "under") || dia_scan_is_word(scan, at - 2, "over"))) {
		quantity->unit = "year";
		quantity->is_age = TRUE;
		return;
	}
	for (guint n = 0; n < 4; n++) {
		if (dia_scan_match_before(scan, DIA_CUE_AGE, at, &first) != NULL) {
			if (dia_scan_classes(scan, quantity->number_end) & DIA_CLASS_PEOPLE)
				return;
			quantity->unit = "year";
			quantity->is_age = TRUE;
			return;
		}
		/* over "between", "from" and a qualifier: "aged between 15 and 49" */
		if (at <= scan->first || !(dia_scan_classes(scan, at - 1) & DIA_CLASS_PREPOSITION))
			break;
		at--;
	}
	if (is_age_bound(scan, quantity)) {
		quantity->unit = "year";
		quantity->is_age = TRUE;
		return;
	}
	if (dia_scan_is_word(scan, quantity->number_end, "age") &&
	    dia_scan_match(scan, DIA_CUE_AGE, quantity->number_end, &length) != NULL) {
		quantity->unit = "year";
		quantity->is_age = TRUE;
	}
}

static void
set_suffix(const DiaScan *scan, DiaQuantity *quantity, const DiaNumber *number)
{
	gint32 unit;
	gsize end;

	if (number->suffix == 0)
		return;
	end = dia_token_end(dia_scan_token(scan, number->end - 1));
	unit = dia_units_find_symbol(scan->units, scan->text + number->suffix, end - number->suffix);
	quantity->unit = unit >= 0 ? dia_units_get(scan->units, unit)->id : "times";
}

static void
set_index_or_rank(const DiaScan *scan, DiaQuantity *quantity, const DiaNumber *number)
{
	if (quantity->unit != NULL)
		return;
	if (is_rank(scan, number))
		quantity->unit = "rank";
	else if (quantity->has_point && quantity->scale == 1 && !quantity->in_words &&
		 !is_noun(scan, quantity->number_end) && has_index_before(scan, quantity))
		quantity->unit = "index";
	if (number->is_ordinal && is_noun(scan, number->end) && !is_superlative(scan, number->end) &&
	    quantity->unit != NULL)
		quantity->end = number->end + 1;
}

/* Reads a quantity whose number starts at a token; returns the token after it. */
static guint32
read_quantity(DiaScan *scan, guint32 at)
{
	DiaQuantity quantity = { .first = at, .date = -1, .scale = 1 };
	const char *money = find_money_before(scan, at, &quantity.first);
	DiaNumber number;

	if (money == NULL)
		quantity.first = at;
	if (!dia_number_read(scan, at, money != NULL, &number))
		return at;
	if (!is_figure(scan, &number))
		return number.is_fraction && number.in_words ? at + 1 : number.end;
	quantity.is_money = money != NULL;
	quantity.unit = number.is_fraction ? "percent" : money;
	quantity.first = MIN(quantity.first, number.first);
	quantity.number_first = number.first;
	quantity.number_end = quantity.end = number.end;
	quantity.sentence = dia_scan_sentence(scan, at);
	quantity.value = number.value;
	quantity.in_words = number.in_words;
	quantity.is_grouped = number.is_grouped;
	quantity.has_point = number.has_point;
	quantity.is_share = number.is_fraction;
	quantity.scale = number.scale;
	set_suffix(scan, &quantity, &number);
	if (!read_one_in(scan, &quantity)) {
		read_range(scan, &quantity, &number);
		if (quantity.unit == NULL && !number.is_ordinal)
			read_unit(scan, &quantity);
		if (!number.is_ordinal)
			read_age(scan, &quantity);
		read_rate(scan, &quantity);
		set_index_or_rank(scan, &quantity, &number);
	}
	if (quantity.unit == NULL && is_hyphen(scan, quantity.number_end))
		quantity.is_attribute = TRUE;
	read_qualifier(scan, &quantity);
	dia_scan_take(scan, quantity.first, quantity.end, DIA_COVER_FIGURE);
	/* The noun within a rate ("7.2 deaths per 1,000") is its measure too. */
	dia_scan_take(scan, quantity.noun_first, quantity.noun_end, DIA_COVER_FREE);
	g_array_append_val(scan->quantities, quantity);
	return quantity.end;
}

/* "doubled", "fivefold", "halved" */
static guint32
read_multiple(DiaScan *scan, guint32 at)
{
	guint32 length;
	const DiaCue *cue = dia_scan_match(scan, DIA_CUE_MULTIPLE, at, &length);
	DiaQuantity quantity = { .first = at, .date = -1, .scale = 1, .unit = "times" };
	const char *word = dia_scan_word(scan, at);
	gboolean is_plain = g_str_equal(word, "double") || g_str_equal(word, "triple") ||
			    g_str_equal(word, "treble") || g_str_equal(word, "twice") ||
			    g_str_equal(word, "thrice");

	if (cue == NULL || cue->value.coefficient == 0 || g_str_equal(cue->section, "times-down"))
		return at;
	if (is_plain && !dia_scan_is_word(scan, at + length, "the") &&
	    !dia_scan_is_word(scan, at + length, "that") && !dia_scan_is_word(scan, at + length, "as") &&
	    !dia_scan_is_word(scan, at + length - 1, "as") && !dia_scan_is_word(scan, at + length, "what"))
		return at + length;
	if (g_str_equal(word, "doubling") || g_str_equal(word, "redoubled") || g_str_equal(word, "halves"))
		return at + length;
	quantity.end = quantity.number_end = at + length;
	quantity.number_first = at;
	quantity.value = cue->value;
	quantity.in_words = TRUE;
	quantity.is_multiple = TRUE;
	quantity.sentence = dia_scan_sentence(scan, at);
	read_qualifier(scan, &quantity);
	dia_scan_take(scan, quantity.first, quantity.end, DIA_COVER_FIGURE);
	g_array_append_val(scan->quantities, quantity);
	return quantity.end;
}

/* "up to a year", "more than a month": a unit of time alone, where a qualifier bounds it. */
static guint32
read_article_unit(DiaScan *scan, guint32 at)
{
	DiaQuantity quantity = { .first = at, .number_first = at, .number_end = at + 1, .end = at + 1,
				 .value = { .coefficient = 1 }, .date = -1, .scale = 1, .in_words = TRUE };

	if (!read_unit_at(scan, &quantity, at + 1) || quantity.is_money || quantity.unit == NULL ||
	    (!g_str_equal(quantity.unit, "year") && !g_str_equal(quantity.unit, "month") &&
	     !g_str_equal(quantity.unit, "week") && !g_str_equal(quantity.unit, "day") &&
	     !g_str_equal(quantity.unit, "hour")))
		return at;
	quantity.sentence = dia_scan_sentence(scan, at);
	read_qualifier(scan, &quantity);
	if (quantity.qualifier == DIA_QUALIFIER_NONE)
		return at;
	dia_scan_take(scan, quantity.first, quantity.end, DIA_COVER_FIGURE);
	g_array_append_val(scan->quantities, quantity);
	return quantity.end;
}

/* Reads what may start at a token, by its kind; returns the token after it, or @at. */
static guint32
read_at(DiaScan *scan, guint32 at)
{
	const DiaToken *token = dia_scan_token(scan, at);
	guint16 classes;
	guint32 next = at;

	if (token->kind == DIA_TOKEN_NUMBER ||
	    (token->kind == DIA_TOKEN_MIXED && g_ascii_isdigit(scan->text[token->start])) ||
	    (token->kind == DIA_TOKEN_PUNCTUATION && token->length > 1))
		return read_quantity(scan, at);
	if (token->kind != DIA_TOKEN_WORD)
		return at;
	classes = dia_units_word(scan->units, token->word)->classes;
	if (classes & DIA_WORD_STARTS_MULTIPLE)
		next = read_multiple(scan, at);
	if (next == at && (classes & DIA_WORD_STARTS_NUMBER)) {
		next = read_quantity(scan, at);
		/* "a", "an": the articles start fractions ("a third"), so they are of this class */
		if (next == at && scan->text[token->start] != 'o' && token->length <= 2)
			next = read_article_unit(scan, at);
	}
	return next;
}

void
dia_scan_quantities(DiaScan *scan)
{
	for (guint32 at = scan->first; at < scan->end;) {
		guint32 next = dia_scan_is_free(scan, at) ? read_at(scan, at) : at;

		at = MAX(next, at + 1);
	}
}
