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
	/* "three out of four girls" is a share, "3 out of 4 judges" counts them */
	is_out = is_out && !has_every;
	if (is_out && !has_noun && (!quantity->in_words || dia_scan_is_word(scan, quantity->number_end + 2, "the")))
		return FALSE;
	if (!dia_number_read(scan, at, FALSE, &number) || quantity->value.exponent != 0 ||
	    number.is_ordinal || number.is_fraction || number.has_point || number.value.exponent < 0)
		return FALSE;
	denominator = (gint64)dia_decimal_to_double(number.value);
	if (is_out && denominator > 10)
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

/* "woman", "household": the singular of a word of people */
static gboolean
is_one_of_people(const DiaScan *scan, guint32 at)
{
	static const char *const irregular[] = { "woman", "man", "child", "person", "family", NULL };
	const char *word = dia_scan_word(scan, at);
	g_autofree char *plural = g_strconcat(word, "s", NULL);

	return g_strv_contains(irregular, word) ||
	       (dia_grammar_classes(scan->grammar, dia_vocabulary_find(scan->vocabulary, plural, strlen(plural))) &
		DIA_CLASS_PEOPLE) != 0;
}

/* "every third woman": a share; not "every second year". */
gboolean
dia_quantity_read_every(const DiaScan *scan, const DiaNumber *number, DiaQuantity *quantity)
{
	gint64 denominator = (gint64)dia_decimal_to_double(number->value);

	if (!number->is_ordinal || !number->in_words || number->first == scan->first ||
	    !is_each(scan, number->first - 1) || denominator < 2 || denominator > MAX_EVERY ||
	    !is_one_of_people(scan, number->end))
		return FALSE;
	quantity->first = number->first - 1;
	quantity->value = dia_number_percent(1, denominator);
	quantity->unit = "percent";
	quantity->is_share = TRUE;
	return TRUE;
}
