/*
 * Numbers in words: "eighty-four", "two and a half million", "two thirds", "sixty-sixth", "half a million".
 */
#include "annotate/number-parts.h"

/* A fraction in per cent, to two places: two thirds is 66.67. */
DiaDecimal
dia_number_percent(gint64 numerator, gint64 denominator)
{
	gint64 hundredths = (numerator * 20000 + denominator) / (2 * denominator);

	if (hundredths % 100 == 0)
		return (DiaDecimal){ .coefficient = hundredths / 100 };
	if (hundredths % 10 == 0)
		return (DiaDecimal){ .coefficient = hundredths / 10, .exponent = -1 };
	return (DiaDecimal){ .coefficient = hundredths, .exponent = -2 };
}

/* The state of a number in words: total of what is scaled, and the group below a thousand. */
typedef struct {
	gint64 total;
	gint64 group;
	gint64 last_scale; /* scales must fall */
	guint32 end;
	guint n_words;
	gboolean is_ordinal;
	gboolean ends_in_scale;
} Words;

static gboolean
add_cardinal(Words *words, gint64 value)
{
	gint64 tens = words->group % 100;

	if (words->n_words == 0 || tens == 0) {
		if (words->n_words > 0 && value == 0)
			return FALSE;
		if (words->n_words > 0 && words->group == 0 && words->last_scale == G_MAXINT64)
			return FALSE; /* "zero five" */
		words->group += value;
		return value < 100;
	}
	if (tens < 20 || tens % 10 != 0 || value > 9 || value < 1)
		return FALSE;
	words->group += value;
	return TRUE;
}

static gboolean
add_scale(Words *words, gint64 scale)
{
	if (scale == 100) {
		if (words->group < 1 || words->group > 99)
			return FALSE;
		words->group *= 100;
		return TRUE;
	}
	if (scale >= words->last_scale || words->group == 0 ||
	    words->group > G_GINT64_CONSTANT(1000000000000000) / scale)
		return FALSE;
	words->total += words->group * scale;
	words->group = 0;
	words->last_scale = scale;
	return TRUE;
}

/* One word of a number; FALSE where it does not go on. */
static gboolean
add_number_word(const DiaScan *scan, Words *words, guint32 at)
{
	const DiaNumberWord *word;

	if (!dia_scan_is_free(scan, at) || !dia_scan_is_kind(scan, at, DIA_TOKEN_WORD))
		return FALSE;
	word = dia_units_word(scan->units, dia_scan_token(scan, at)->word);
	if (word->classes & DIA_WORD_CARDINAL) {
		Words copy = *words;

		if (!add_cardinal(&copy, word->cardinal))
			return FALSE;
		*words = copy;
		words->ends_in_scale = FALSE;
	} else if ((word->classes & DIA_WORD_SCALE) && words->n_words > 0 && word->scale != 12) {
		if (!add_scale(words, word->scale))
			return FALSE;
		words->ends_in_scale = TRUE;
	} else if (word->classes & DIA_WORD_ORDINAL) {
		Words copy = *words;

		if (word->ordinal >= 100 ? !add_scale(&copy, word->ordinal)
					 : !add_cardinal(&copy, word->ordinal))
			return FALSE;
		*words = copy;
		words->is_ordinal = TRUE;
	} else {
		return FALSE;
	}
	words->n_words++;
	words->end = at + 1;
	return TRUE;
}

/* "and" within a number: "one hundred and five". What follows must not go on by itself to a scale. */
static gboolean
is_joining_and(const DiaScan *scan, const Words *words, guint32 at)
{
	const DiaNumberWord *next;
	const DiaNumberWord *after;

	if (!words->ends_in_scale || !dia_scan_is_word(scan, at, "and") ||
	    !dia_scan_is_kind(scan, at + 1, DIA_TOKEN_WORD))
		return FALSE;
	next = dia_units_word(scan->units, dia_scan_token(scan, at + 1)->word);
	if (!(next->classes & (DIA_WORD_CARDINAL | DIA_WORD_ORDINAL)))
		return FALSE;
	if (!dia_scan_is_kind(scan, at + 2, DIA_TOKEN_WORD))
		return TRUE;
	after = dia_units_word(scan->units, dia_scan_token(scan, at + 2)->word);
	if (!(after->classes & DIA_WORD_SCALE))
		return TRUE;
	/* "one million and two hundred thousand", "nine hundred and five million", but not
	 * "one hundred and two hundred" */
	return words->group == 0 ? after->scale < words->last_scale : after->scale >= 1000;
}

/* "and a half" after a number; returns the token after it, or @at. */
static guint32
skip_and_a_half(const DiaScan *scan, guint32 at)
{
	if (dia_scan_is_word(scan, at, "and") && dia_scan_is_word(scan, at + 1, "a") &&
	    dia_scan_is_word(scan, at + 2, "half"))
		return at + 3;
	if (dia_scan_is_dash(scan, at) && dia_scan_is_word(scan, at + 1, "and") &&
	    dia_scan_is_dash(scan, at + 2) && dia_scan_is_word(scan, at + 3, "a") &&
	    dia_scan_is_dash(scan, at + 4) && dia_scan_is_word(scan, at + 5, "half"))
		return at + 6;
	return at;
}

void
dia_number_add_half(const DiaScan *scan, DiaNumber *number, gint64 value)
{
	guint32 end = skip_and_a_half(scan, number->end);
	gint64 scale;

	if (end == number->end)
		return;
	number->value = (DiaDecimal){ .coefficient = value * 10 + 5, .exponent = -1 };
	number->has_point = TRUE;
	number->end = dia_number_read_scale(scan, end, FALSE, &scale);
	if (number->end > end) {
		number->value = dia_decimal_scale(number->value, scale);
		number->has_scale = TRUE;
		number->scale = scale;
	}
}

/* "a quarter of a million", "three quarters of a million": the fraction is of the scale, and no share. */
static gboolean
take_scale(const DiaScan *scan, DiaNumber *number, gint64 numerator, gint64 denominator)
{
	guint32 at = number->end;
	const DiaNumberWord *word;

	if (!dia_scan_is_word(scan, at, "of") || !dia_scan_is_word(scan, at + 1, "a") ||
	    !dia_scan_is_kind(scan, at + 2, DIA_TOKEN_WORD))
		return FALSE;
	word = dia_units_word(scan->units, dia_scan_token(scan, at + 2)->word);
	if (!(word->classes & DIA_WORD_SCALE) || word->scale < 1000 || numerator > 100 ||
	    word->scale * numerator % denominator != 0)
		return FALSE;
	number->value = (DiaDecimal){ .coefficient = word->scale * numerator / denominator };
	number->is_fraction = FALSE;
	number->has_scale = TRUE;
	number->scale = word->scale;
	number->end = at + 3;
	return TRUE;
}

/* "thirds" after a cardinal. */
static gint32
get_denominator(const DiaScan *scan, guint32 at, gint64 numerator)
{
	const DiaNumberWord *word;

	if (!dia_scan_is_free(scan, at) || !dia_scan_is_kind(scan, at, DIA_TOKEN_WORD))
		return 0;
	word = dia_units_word(scan->units, dia_scan_token(scan, at)->word);
	if (!(word->classes & DIA_WORD_DENOMINATOR) || numerator < 1 ||
	    numerator >= word->denominator)
		return 0;
	return word->denominator;
}

/* "nine point seven", "three point two five million" */
static void
add_spoken_decimals(const DiaScan *scan, DiaNumber *number, gint64 value)
{
	enum { MAX_SPOKEN = 4 };
	guint32 at = number->end + 1;
	guint n = 0;
	gint64 scale;

	if (!dia_scan_is_word(scan, number->end, "point") || value > 10000)
		return;
	for (; n < MAX_SPOKEN && dia_scan_is_free(scan, at) && dia_scan_is_kind(scan, at, DIA_TOKEN_WORD); n++, at++) {
		const DiaNumberWord *word = dia_units_word(scan->units, dia_scan_token(scan, at)->word);

		if (!(word->classes & DIA_WORD_CARDINAL) || word->cardinal > 9)
			break;
		value = value * 10 + word->cardinal;
	}
	if (n == 0)
		return;
	number->value = (DiaDecimal){ .coefficient = value, .exponent = -(gint32)n };
	number->has_point = TRUE;
	number->end = dia_number_read_scale(scan, at, FALSE, &scale);
	if (number->end > at) {
		number->value = dia_decimal_scale(number->value, scale);
		number->has_scale = TRUE;
		number->scale = scale;
	}
}

gboolean
dia_number_read_words(const DiaScan *scan, guint32 at, DiaNumber *number)
{
	Words words = { .last_scale = G_MAXINT64, .end = at };
	gint64 value;
	gint32 denominator;
	guint32 next;

	number->in_words = TRUE;
	/* "a hundred", "a million": the article counts as one before a scale */
	if (dia_scan_is_word(scan, at, "a")) {
		const DiaNumberWord *word;

		if (!dia_scan_is_kind(scan, at + 1, DIA_TOKEN_WORD))
			return FALSE;
		word = dia_units_word(scan->units, dia_scan_token(scan, at + 1)->word);
		if (!(word->classes & DIA_WORD_SCALE))
			return FALSE;
		if (word->scale == 12) {
			number->value.coefficient = 12;
			number->end = at + 2;
			return TRUE;
		}
		words.group = 1;
		words.n_words = 1;
		words.end = at + 1;
	}
	for (next = words.end; next < scan->end;) {
		guint32 word = next;

		if (words.n_words > 0 && dia_scan_is_dash(scan, word) && dia_scan_is_glued(scan, word) &&
		    dia_scan_is_glued(scan, word + 1))
			word++;
		else if (is_joining_and(scan, &words, word))
			word++;
		if (words.is_ordinal || !add_number_word(scan, &words, word))
			break;
		next = words.end;
	}
	if (words.n_words == 0 || (words.n_words == 1 && words.end == at + 1 && words.group == 1 &&
				   dia_scan_is_word(scan, at, "a")))
		return FALSE;
	value = words.total + words.group;
	number->end = words.end;
	number->is_ordinal = words.is_ordinal;
	number->has_scale = words.last_scale != G_MAXINT64 && words.ends_in_scale;
	number->scale = number->has_scale ? words.last_scale : 1;
	number->value = (DiaDecimal){ .coefficient = value };
	while (words.ends_in_scale && number->value.coefficient >= 10 &&
	       number->value.coefficient % 10 == 0) {
		number->value.coefficient /= 10;
		number->value.exponent++;
	}
	next = words.end;
	if (dia_scan_is_dash(scan, next) && dia_scan_is_glued(scan, next) &&
	    dia_scan_is_glued(scan, next + 1))
		next++;
	denominator = get_denominator(scan, next, value);
	if (denominator > 0 && !words.is_ordinal) {
		number->is_fraction = TRUE;
		number->value = dia_number_percent(value, denominator);
		number->end = next + 1;
		take_scale(scan, number, value, denominator);
		return TRUE;
	}
	if (value == 12 * (value / 12) && value == 0)
		return TRUE;
	dia_number_add_half(scan, number, value);
	if (!words.is_ordinal && !words.ends_in_scale)
		add_spoken_decimals(scan, number, value);
	/* "two dozen" */
	if (dia_scan_is_kind(scan, number->end, DIA_TOKEN_WORD) &&
	    dia_units_word(scan->units, dia_scan_token(scan, number->end)->word)->scale == 12) {
		number->value = dia_decimal_scale(number->value, 12);
		number->end++;
	}
	return TRUE;
}

/* "half a million", "a couple of", and fractions that stand alone. */
gboolean
dia_number_read_phrase(const DiaScan *scan, guint32 at, DiaNumber *number)
{
	guint32 length;
	const DiaCue *cue;

	if (dia_scan_is_word(scan, at, "half") &&
	    (dia_scan_is_word(scan, at + 1, "a") || dia_scan_is_dash(scan, at + 1)) &&
	    dia_scan_is_kind(scan, at + 2, DIA_TOKEN_WORD)) {
		const DiaNumberWord *word =
		    dia_units_word(scan->units, dia_scan_token(scan, at + 2)->word);

		if ((word->classes & DIA_WORD_SCALE) && word->scale >= 1000) {
			number->value = dia_decimal_scale(
			    (DiaDecimal){ .coefficient = 5, .exponent = -1 }, word->scale);
			number->end = at + 3;
			number->in_words = TRUE;
			number->has_scale = TRUE;
			number->scale = word->scale;
			return TRUE;
		}
	}
	cue = dia_scan_match(scan, DIA_CUE_NUMBER, at, &length);
	if (cue != NULL && cue->value.coefficient > 0 && cue->value.coefficient < 100) {
		number->value = cue->value;
		number->end = dia_number_read_scale(scan, at + length, FALSE, &number->scale);
		number->in_words = TRUE;
		number->has_scale = number->end > at + length; /* "a couple of hundred" */
		if (number->has_scale)
			number->value = dia_decimal_scale(number->value, number->scale);
		return TRUE;
	}
	cue = dia_scan_match(scan, DIA_CUE_FRACTION, at, &length);
	if (cue == NULL || cue->denominator < 2)
		return FALSE;
	/* "half of": the figure is "half" */
	if (dia_scan_is_word(scan, at + length - 1, "of"))
		length--;
	number->value = dia_number_percent(cue->value.coefficient, cue->denominator);
	number->is_fraction = TRUE;
	number->in_words = TRUE;
	number->end = at + length;
	take_scale(scan, number, cue->value.coefficient, cue->denominator);
	return TRUE;
}
