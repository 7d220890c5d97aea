/*
 * Shares that are told by counting: "one woman in four", "two out of every five", "every third child".
 */
#include <string.h>

#include "annotate/number-parts.h"
#include "annotate/quantity-parts.h"

enum {
	MAX_WHOLE = 3,	      /* words between "one" and "in four": "protection order" */
	MAX_EVERY = 10,	      /* "every tenth child" */
	MAX_SHARE = 1000,     /* "1 in 1,000", but not "5 in 2,500 schools" */
};

static gboolean
is_each(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_word(scan, at, "every") || dia_scan_is_word(scan, at, "each");
}

/* The token after the noun of "one protection order in four", "two cases out of three"; else that after the number. */
static guint32
skip_whole(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 at = quantity->number_end;

	if (!quantity->in_words || dia_decimal_to_double(quantity->value) > 9)
		return at;
	for (guint n = 0; n <= MAX_WHOLE; n++, at++) {
		if (n > 0 && (dia_scan_is_word(scan, at, "in") ||
			      (dia_scan_is_word(scan, at, "out") && dia_scan_is_word(scan, at + 1, "of"))))
			return at;
		if (!dia_scan_is_noun(scan, at) || !dia_scan_is_free(scan, at))
			break;
	}
	return quantity->number_end;
}

/* "three districts", but not the verb of "five own their house" */
static gboolean
is_counted(const DiaScan *scan, guint32 at)
{
	return (dia_scan_classes(scan, at) & DIA_CLASS_PEOPLE) ||
	       (dia_scan_is_noun(scan, at) && !(dia_scan_classes(scan, at + 1) & DIA_CLASS_DETERMINER));
}

/* "1 in 3 women", "two in every five", "one child in four": a share. */
gboolean
dia_quantity_read_share(const DiaScan *scan, DiaQuantity *quantity)
{
	gint64 numerator = quantity->value.coefficient;
	guint32 at;
	guint32 noun_end;
	DiaNumber number;
	gint64 hundredths;
	gint64 denominator;
	gboolean has_every = FALSE;
	gboolean has_noun;
	gboolean is_out;

	at = skip_whole(scan, quantity);
	noun_end = at;
	has_noun = noun_end > quantity->number_end;
	if (!dia_scan_is_word(scan, at, "in") && !dia_scan_is_word(scan, at, "out") &&
	    !(dia_scan_is_word(scan, at, "of") && is_each(scan, at + 1)))
		return FALSE;
	is_out = dia_scan_is_word(scan, at, "out");
	at += is_out ? 2 : 1;
	if (is_each(scan, at)) {
		has_every = TRUE;
		at++;
	}
	is_out = is_out && !has_every;
	if (is_out && !has_noun && dia_scan_is_word(scan, quantity->number_end + 2, "the"))
		return FALSE;
	if (!dia_number_read(scan, at, FALSE, &number) || quantity->value.exponent != 0 ||
	    number.is_ordinal || number.is_fraction || number.has_point || number.value.exponent < 0)
		return FALSE;
	denominator = (gint64)dia_decimal_to_double(number.value);
	if (is_out && denominator > 10)
		return FALSE;
	/* "three out of four girls" and "7 out of 10 cases" are shares, "3 out of 4 judges" counts them */
	if (is_out && !has_noun && !quantity->in_words && (denominator != 10 || dia_quantity_has_index(scan, quantity)))
		return FALSE;
	/* "two men in three districts" */
	if (has_noun && (!number.in_words || denominator > 10 || is_counted(scan, number.end)))
		return FALSE;
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
	if (has_noun) {
		quantity->noun_first = quantity->number_end;
		quantity->noun_end = noun_end;
	}
	quantity->number_end = number.end;
	quantity->end = number.end;
	return TRUE;
}

/* "between two and four out of ten", "two to three in every five" */
void
dia_quantity_read_range_share(const DiaScan *scan, DiaQuantity *quantity)
{
	guint32 at = quantity->number_end;
	gboolean is_out = dia_scan_is_word(scan, at, "out") && dia_scan_is_word(scan, at + 1, "of");
	gboolean has_every;
	DiaNumber whole;
	gint64 denominator;

	if (!quantity->is_range || quantity->unit != NULL || quantity->value.exponent != 0 ||
	    quantity->high.exponent != 0 || (!is_out && !dia_scan_is_word(scan, at, "in")))
		return;
	at += is_out ? 2 : 1;
	has_every = is_each(scan, at);
	at += has_every;
	if (!dia_number_read(scan, at, FALSE, &whole) || whole.is_ordinal || whole.is_fraction || whole.has_point)
		return;
	denominator = (gint64)dia_decimal_to_double(whole.value);
	if (quantity->value.coefficient < 1 || quantity->high.coefficient >= denominator ||
	    denominator > (has_every ? MAX_SHARE : MAX_EVERY) ||
	    (!is_out && !has_every && (!whole.in_words || is_counted(scan, whole.end))))
		return;
	quantity->value = dia_number_percent(quantity->value.coefficient, denominator);
	quantity->high = dia_number_percent(quantity->high.coefficient, denominator);
	quantity->unit = "percent";
	quantity->is_share = TRUE;
	quantity->end = quantity->number_end = whole.end;
}

gboolean
dia_quantity_read_part_of_percent(const DiaScan *scan, DiaQuantity *quantity, const DiaNumber *number)
{
	guint32 at = number->end;
	guint32 length;
	const DiaCue *cue;
	const char *id;

	if (dia_scan_is_word(scan, at, "of"))
		at++;
	if (!dia_scan_is_word(scan, at, "a") && !dia_scan_is_word(scan, at, "one") &&
	    !(dia_scan_is_number(scan, at) && dia_scan_digits(scan, at) == 1))
		return FALSE;
	cue = dia_scan_match(scan, DIA_CUE_UNIT, at + 1, &length);
	if (cue == NULL || cue->unit < 0)
		return FALSE;
	id = dia_units_get(scan->units, cue->unit)->id;
	if (!g_str_equal(id, "percent") && !g_str_equal(id, "percentage-point"))
		return FALSE;
	quantity->first = quantity->number_first = number->first;
	quantity->end = quantity->number_end = at + 1 + length;
	quantity->value = number->value;
	quantity->value.exponent -= 2;
	quantity->unit = id;
	quantity->is_share = TRUE;
	quantity->has_point = TRUE;
	quantity->sentence = dia_scan_sentence(scan, at);
	dia_quantity_read_qualifier(scan, quantity);
	return TRUE;
}

guint32
dia_quantity_read_every_base(DiaScan *scan, guint32 at)
{
	guint32 first = at - 2;
	DiaNumber number;
	const char *unit;
	guint32 end;

	if (!dia_scan_is_word(scan, at - 2, "of") || !is_each(scan, at - 1))
		return at;
	if (first > scan->first && dia_scan_is_word(scan, first - 1, "out"))
		first--;
	/* "of every 100 children" opens a clause; "7 of every 10" is read as one */
	if (first > scan->first && !dia_scan_is_kind(scan, first - 1, DIA_TOKEN_PUNCTUATION) &&
	    !(dia_scan_classes(scan, first - 1) & DIA_CLASS_CONJUNCTION))
		return at;
	if (!dia_number_read(scan, at, FALSE, &number) || number.is_ordinal || number.is_fraction || number.has_point)
		return at;
	end = dia_rate_read(scan, at, &unit);
	scan->every = (gint64)dia_decimal_to_double(number.value);
	scan->every_unit = unit;
	scan->every_sentence = dia_scan_sentence(scan, at);
	dia_scan_take(scan, at, number.end, DIA_COVER_MASK);
	return MAX(end, number.end);
}

void
dia_quantity_take_every(const DiaScan *scan, DiaQuantity *quantity)
{
	gint64 value = (gint64)dia_decimal_to_double(quantity->value);

	if (scan->every < 2 || quantity->unit != NULL || quantity->is_range || quantity->is_attribute ||
	    quantity->sentence != scan->every_sentence || value >= scan->every || quantity->has_point ||
	    (dia_scan_classes(scan, quantity->number_end) & DIA_CLASS_PEOPLE))
		return;
	if (scan->every > 100) {
		quantity->unit = scan->every_unit;
		return;
	}
	quantity->value = dia_number_percent(value, scan->every);
	quantity->unit = "percent";
	quantity->is_share = TRUE;
}

/* "woman", "household": the singular of a word of people */
static gboolean
is_one_of_people(const DiaScan *scan, guint32 at)
{
	static const char *const irregular[] = { "woman", "man", "child", "person", "family", NULL };
	const char *word = dia_scan_word(scan, at);
	g_autofree char *plural = g_strconcat(word, "s", NULL);

	return dia_words_hold(irregular, word) ||
	       (dia_grammar_classes(scan->grammar, dia_vocabulary_find(scan->vocabulary, plural, strlen(plural))) &
		DIA_CLASS_PEOPLE) != 0;
}

/* "895 cases, of which 168, roughly every third,", "in every fourth one", "every second case": of what was counted */
static gboolean
is_one_of_counted(const DiaScan *scan, guint32 first, guint32 at)
{
	enum { REACH = 24, NOUN = 4 };
	const guint32 stem = at < scan->end ? dia_vocabulary_stem(scan->vocabulary, dia_scan_token(scan, at)->word) : 0;
	const gboolean is_bare = dia_scan_is_word(scan, at, "one") || dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION);
	guint32 number = G_MAXUINT32; /* where the last one stands */

	if (at >= scan->end || (!is_bare && !dia_scan_is_kind(scan, at, DIA_TOKEN_WORD)))
		return FALSE;
	for (guint32 k = MAX(scan->first, first - MIN(first, REACH)); k < first; k++) {
		if (dia_scan_is_number(scan, k) && dia_scan_cover(scan, k) == DIA_COVER_FIGURE)
			number = k;
		else if (!is_bare && number != G_MAXUINT32 && k - number <= NOUN &&
			 dia_vocabulary_stem(scan->vocabulary, dia_scan_token(scan, k)->word) == stem)
			return TRUE;
	}
	return is_bare && number != G_MAXUINT32 && dia_scan_sentence(scan, number) == dia_scan_sentence(scan, at);
}

/* "every third woman": a share; not "every second year". */
gboolean
dia_quantity_read_every(const DiaScan *scan, const DiaNumber *number, DiaQuantity *quantity)
{
	gint64 denominator = (gint64)dia_decimal_to_double(number->value);

	if (!number->is_ordinal || !number->in_words || number->first == scan->first ||
	    !is_each(scan, number->first - 1) || denominator < 2 || denominator > MAX_EVERY ||
	    !(is_one_of_people(scan, number->end) || is_one_of_counted(scan, number->first - 1, number->end)))
		return FALSE;
	quantity->first = number->first - 1;
	quantity->value = dia_number_percent(1, denominator);
	quantity->unit = "percent";
	quantity->is_share = TRUE;
	return TRUE;
}
