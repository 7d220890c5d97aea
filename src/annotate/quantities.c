/*
 * From numbers to quantities: which numbers are figures at all, and what each is. Ordinals count only as
 * ranks, "one" only before a noun.
 */
#include "annotate/quantity-parts.h"
#include "base/decimal.h"

#include <string.h>

enum {
	MAX_ELLIPSIS = 12,    /* tokens between "seven" and "and one by" */
	MAX_PARTITIVE = 8,    /* tokens between "one" and "another" */
};

/* "one" and "zero" in words are figures only before what they count. */
static gboolean
counts_something(const DiaScan *scan, guint32 at)
{
	static const char *const between[] = { "such", "more", "other", "additional", NULL };

	if (dia_scan_is_hyphen(scan, at))
		at++;
	if (dia_words_hold(between, dia_scan_word(scan, at)))
		at++;
	if (dia_scan_classes(scan, at) & DIA_CLASS_PEOPLE)
		return TRUE;
	return dia_scan_is_noun(scan, at);
}

/* "one side or the other", "one may be put for another": one of two that are not counted. */
static gboolean
is_one_of_others(const DiaScan *scan, guint32 at)
{
	for (guint32 end = MIN(scan->end, at + MAX_PARTITIVE); at < end; at++) {
		if (dia_scan_mark(scan, at) == '.' || dia_scan_mark(scan, at) == ';' ||
		    dia_scan_mark(scan, at) == ',')
			return FALSE;
		if (dia_scan_is_word(scan, at, "another") &&
		    (dia_scan_classes(scan, at - 1) & (DIA_CLASS_PREPOSITION | DIA_CLASS_CONJUNCTION)) &&
		    !dia_scan_is_word(scan, at - 1, "and"))
			return TRUE;
		if (dia_scan_is_word(scan, at, "the") && dia_scan_is_word(scan, at + 1, "other"))
			return TRUE;
	}
	return FALSE;
}

/* "seven are proposed by the opposition and one by civil society", "three were released and one was fined" */
static gboolean
is_elliptical(const DiaScan *scan, const DiaNumber *number)
{
	static const char *const next[] = { "by", "from", "in", "for", "at", "on", "to", "as", NULL };
	static const char *const verbs[] = { "was", "is", "has", "had", "remained", "remains", "died", NULL };
	const DiaQuantity *last;
	gboolean is_subject = dia_words_hold(verbs, dia_scan_word(scan, number->end));

	if (scan->quantities->len == 0 || number->first == scan->first)
		return FALSE;
	/* "two were acquitted, one was fined" */
	if (!(dia_scan_is_word(scan, number->first - 1, "and") &&
	      (is_subject || dia_words_hold(next, dia_scan_word(scan, number->end)))) &&
	    !(is_subject && (dia_scan_mark(scan, number->first - 1) == ',' ||
			     dia_scan_mark(scan, number->first - 1) == ';')))
		return FALSE;
	last = &g_array_index(scan->quantities, DiaQuantity, scan->quantities->len - 1);
	return last->unit == NULL && !last->is_attribute && number->first - last->end <= MAX_ELLIPSIS &&
	       last->sentence == dia_scan_sentence(scan, number->first);
}

/* "only one had been tried", "just one was built"; not "the only one" */
static gboolean
is_only_one(const DiaScan *scan, const DiaNumber *number)
{
	guint32 at = number->first;

	return at > scan->first && number->value.coefficient == 1 &&
	       (dia_scan_is_word(scan, at - 1, "only") || dia_scan_is_word(scan, at - 1, "just")) &&
	       !(dia_scan_classes(scan, at - 2) & DIA_CLASS_DETERMINER) &&
	       (dia_scan_classes(scan, number->end) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)) != 0;
}

/* "a second one in July", "the new one": it stands for a noun. */
static gboolean
is_pronoun(const DiaScan *scan, guint32 at)
{
	const DiaToken *before;

	if (at < scan->first + 2 || dia_scan_cover(scan, at - 1) == DIA_COVER_FIGURE)
		return FALSE;
	before = dia_scan_token(scan, at - 1);
	return before->kind == DIA_TOKEN_WORD && (dia_scan_classes(scan, at - 2) & DIA_CLASS_DETERMINER) &&
	       ((dia_units_word(scan->units, before->word)->classes & DIA_WORD_ORDINAL) != 0 ||
		dia_scan_is_noun(scan, at - 1));
}

/* "fell to zero", "was nil" */
static gboolean
is_final_zero(const DiaScan *scan, const DiaNumber *number)
{
	static const char *const before[] = { "to", "at", "was", "were", "is", "are", "remained", NULL };
	guint32 next = number->end;

	return number->value.coefficient == 0 && number->first > scan->first &&
	       dia_words_hold(before, dia_scan_word(scan, number->first - 1)) &&
	       (next >= scan->end || dia_scan_is_kind(scan, next, DIA_TOKEN_PUNCTUATION) ||
		(dia_scan_classes(scan, next) & (DIA_CLASS_PREPOSITION | DIA_CLASS_CONJUNCTION)) ||
		dia_scan_cover(scan, next) == DIA_COVER_DATE) &&
	       !dia_scan_is_dash(scan, next);
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

		if ((before->classes & DIA_WORD_ORDINAL) || dia_scan_is_hyphen(scan, at) ||
		    dia_scan_is_dash(scan, number->first - 1) ||
		    dia_scan_is_word(scan, number->first - 1, "last"))
			return FALSE;
	}
	/* "a third-party report" */
	if (dia_scan_is_hyphen(scan, at))
		return FALSE;
	if (g_str_equal(last, "half") && (dia_scan_is_word(scan, at, "an") || dia_scan_is_word(scan, at, "a")))
		return FALSE;
	return !dia_scan_is_noun(scan, at) || dia_scan_is_word(scan, at, "less");
}

/* "under-five mortality": part of the name of what is measured */
static gboolean
is_of_indicator(const DiaScan *scan, const DiaNumber *number)
{
	return number->first >= scan->first + 2 && dia_scan_is_hyphen(scan, number->first - 1) &&
	       dia_scan_is_word(scan, number->first - 2, "under") &&
	       (dia_scan_is_word(scan, number->end, "mortality") ||
		g_str_has_prefix(dia_scan_word(scan, number->end), "death"));
}

/* "one to three years": what follows "one" goes on as a range. */
static gboolean
starts_range(const DiaScan *scan, guint32 at)
{
	return (dia_scan_is_word(scan, at, "to") || dia_scan_is_word(scan, at, "or")) &&
	       dia_scan_is_kind(scan, at + 1, DIA_TOKEN_WORD) &&
	       (dia_units_word(scan->units, dia_scan_token(scan, at + 1)->word)->classes & DIA_WORD_CARDINAL) &&
	       (dia_scan_is_noun(scan, at + 2) || dia_scan_is_word(scan, at - 2, "from"));
}

/* Is the number a figure at all? */
static gboolean
is_figure(const DiaScan *scan, const DiaNumber *number)
{
	guint32 length;

	if (is_of_indicator(scan, number))
		return FALSE;
	if (number->is_ordinal)
		return dia_quantity_is_rank(scan, number);
	if (number->is_fraction)
		return is_real_fraction(scan, number);
	if (dia_scan_is_word(scan, number->first, "one") &&
	    dia_scan_token(scan, number->first)->length > strlen("one"))
		return FALSE; /* "one's" */
	if (number->in_words && number->end == number->first + 1 &&
	    (number->value.coefficient == 0 || number->value.coefficient == 1)) {
		if (number->value.exponent != 0)
			return TRUE;
		if (is_final_zero(scan, number))
			return TRUE;
		if (number->value.coefficient == 1 && is_one_of_others(scan, number->end))
			return FALSE;
		if (dia_scan_is_word(scan, number->end, "for") &&
		    (dia_scan_is_word(scan, number->end + 1, "every") ||
		     dia_scan_is_word(scan, number->end + 1, "each")))
			return dia_scan_is_kind(scan, number->end + 2, DIA_TOKEN_NUMBER);
		if (number->value.coefficient == 1 && starts_range(scan, number->end))
			return TRUE;
		/* "one 15-minute call" */
		if (number->value.coefficient == 1 &&
		    dia_scan_is_kind(scan, number->end, DIA_TOKEN_NUMBER) &&
		    dia_scan_is_hyphen(scan, number->end + 1))
			return TRUE;
		if (is_only_one(scan, number))
			return TRUE;
		/* "was held in one in the north": nothing is counted */
		return counts_something(scan, number->end) || is_elliptical(scan, number) ||
		       dia_scan_match(scan, DIA_CUE_UNIT, number->end, &length) != NULL ||
		       (dia_scan_is_word(scan, number->end, "in") &&
			!dia_scan_is_word(scan, number->first - 1, "in") && !is_pronoun(scan, number->first)) ||
		       dia_scan_is_word(scan, number->end, "out");
	}
	return TRUE;
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
	guint32 first;

	if (quantity->unit != NULL)
		return;
	if (dia_quantity_is_rank(scan, number))
		quantity->unit = "rank";
	else if (quantity->scale == 1 && !quantity->in_words &&
		 !dia_scan_is_noun(scan, quantity->number_end) &&
		 (quantity->has_point
		      ? dia_quantity_has_index(scan, quantity)
		      : dia_scan_match_before(scan, DIA_CUE_INDEX, quantity->first, &first) != NULL ||
			    dia_quantity_has_score(scan, quantity)))
		quantity->unit = "index";
	if (quantity->unit != NULL && number->is_ordinal && dia_scan_is_noun(scan, number->end) &&
	    !dia_quantity_is_superlative(scan, number->end))
		quantity->end = number->end + 1;
}

/* "a score of 2.5 out of 10": the end of the scale is no figure. */
static void
take_scale(DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 at = quantity->end;
	DiaNumber number;

	if (g_strcmp0(quantity->unit, "index") != 0 || !dia_scan_is_word(scan, at, "out") ||
	    !dia_scan_is_word(scan, at + 1, "of") || !dia_scan_is_free(scan, at + 2) ||
	    !dia_number_read(scan, at + 2, FALSE, &number) || dia_scan_is_noun(scan, number.end))
		return;
	dia_scan_take(scan, number.first, number.end, DIA_COVER_MASK);
}

/* "sixteen (16) boats", "16 (sixteen) boats": said once in words and once in digits; the token after both. */
static guint32
skip_repeated(const DiaScan *scan, const DiaNumber *number)
{
	DiaNumber again;

	if (dia_scan_mark(scan, number->end) != '(' || !dia_scan_is_free(scan, number->end + 1) ||
	    number->is_fraction ||
	    !dia_number_read(scan, number->end + 1, FALSE, &again) || again.in_words == number->in_words ||
	    again.is_ordinal != number->is_ordinal || dia_decimal_compare(again.value, number->value) != 0 ||
	    dia_scan_mark(scan, again.end) != ')')
		return number->end;
	return again.end + 1;
}

/* Reads a quantity whose number starts at a token; returns the token after it. */
static guint32
read_quantity(DiaScan *scan, guint32 at)
{
	DiaQuantity quantity = { .first = at, .date = -1, .scale = 1 };
	const char *money = dia_quantity_find_money(scan, at, &quantity.first);
	DiaNumber number;

	if (money == NULL)
		quantity.first = at;
	if (!dia_number_read(scan, at, money != NULL, &number))
		return at;
	number.end = skip_repeated(scan, &number);
	if (money == NULL && number.is_fraction && dia_quantity_read_part_of_percent(scan, &quantity, &number)) {
		dia_scan_take(scan, quantity.first, quantity.end, DIA_COVER_FIGURE);
		g_array_append_val(scan->quantities, quantity);
		return quantity.end;
	}
	if (!dia_quantity_read_every(scan, &number, &quantity) && !is_figure(scan, &number))
		return number.is_fraction && number.in_words ? at + 1 : number.end;
	quantity.is_money = money != NULL;
	if (!quantity.is_share) {
		quantity.unit = number.is_fraction ? "percent" : money;
		quantity.value = number.value;
		quantity.is_share = number.is_fraction;
	}
	quantity.first = MIN(quantity.first, number.first);
	quantity.number_first = number.first;
	quantity.number_end = quantity.end = number.end;
	quantity.sentence = dia_scan_sentence(scan, at);
	quantity.in_words = number.in_words;
	quantity.is_grouped = number.is_grouped;
	quantity.has_point = number.has_point;
	quantity.scale = number.scale;
	set_suffix(scan, &quantity, &number);
	if (!dia_quantity_read_share(scan, &quantity)) {
		dia_quantity_read_range(scan, &quantity, &number);
		dia_quantity_read_range_share(scan, &quantity);
		if (quantity.unit == NULL && !number.is_ordinal)
			dia_quantity_read_unit(scan, &quantity);
		if (!number.is_ordinal)
			dia_quantity_read_age(scan, &quantity);
		dia_quantity_read_rate(scan, &quantity);
		set_index_or_rank(scan, &quantity, &number);
	}
	if (quantity.unit == NULL && dia_scan_is_hyphen(scan, quantity.number_end))
		quantity.is_attribute = TRUE;
	dia_quantity_take_every(scan, &quantity);
	dia_quantity_read_qualifier(scan, &quantity);
	dia_scan_take(scan, quantity.first, quantity.end, DIA_COVER_FIGURE);
	/* The noun within a rate ("7.2 deaths per 1,000") is its measure too. */
	dia_scan_take(scan, quantity.noun_first, quantity.noun_end, DIA_COVER_FREE);
	take_scale(scan, &quantity);
	g_array_append_val(scan->quantities, quantity);
	return quantity.end;
}

/* "twice as", "double the", "more than double": a multiple of something, not a double room */
static gboolean
is_compared(const DiaScan *scan, guint32 at, guint32 end)
{
	static const char *const wholes[] = { "the", "that", "as", "what", "their", "its", NULL };
	guint32 first;
	const DiaCue *cue;

	if (dia_words_hold(wholes, dia_scan_word(scan, end)) || dia_scan_is_word(scan, end - 1, "as"))
		return TRUE;
	cue = dia_scan_match_before(scan, DIA_CUE_QUALIFIER, at, &first);
	return cue != NULL && cue->qualifier != DIA_QUALIFIER_NONE && !dia_scan_is_noun(scan, end);
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

	if (cue == NULL || cue->value.coefficient == 0 || g_str_equal(cue->section, "times-down") ||
	    dia_scan_is_hyphen(scan, at + length))
		return at; /* "in half-open prisons" */
	if (is_plain && !is_compared(scan, at, at + length))
		return at + length;
	if (g_str_equal(word, "doubling") || g_str_equal(word, "redoubled") || g_str_equal(word, "halves"))
		return at + length;
	quantity.end = quantity.number_end = at + length;
	quantity.number_first = at;
	quantity.value = cue->value;
	quantity.in_words = TRUE;
	quantity.is_multiple = TRUE;
	quantity.sentence = dia_scan_sentence(scan, at);
	dia_quantity_read_qualifier(scan, &quantity);
	dia_scan_take(scan, quantity.first, quantity.end, DIA_COVER_FIGURE);
	g_array_append_val(scan->quantities, quantity);
	return quantity.end;
}

/* "a year in prison", "a month's detention" */
static gboolean
is_sentence_of_court(const DiaScan *scan, guint32 at)
{
	if (dia_scan_is_word(scan, at, "in") || dia_scan_is_word(scan, at, "of"))
		at++;
	return dia_scan_is_in(scan, at, DIA_LIST_PENALTY);
}

/* "up to a year", "more than a month": a unit of time alone, where a qualifier bounds it. */
static guint32
read_article_unit(DiaScan *scan, guint32 at)
{
	DiaQuantity quantity = { .first = at, .number_first = at, .number_end = at + 1, .end = at + 1,
				 .value = { .coefficient = 1 }, .date = -1, .scale = 1, .in_words = TRUE };

	if (!dia_quantity_read_unit_at(scan, &quantity, at + 1) || quantity.is_money || quantity.unit == NULL ||
	    (!g_str_equal(quantity.unit, "year") && !g_str_equal(quantity.unit, "month") &&
	     !g_str_equal(quantity.unit, "week") && !g_str_equal(quantity.unit, "day") &&
	     !g_str_equal(quantity.unit, "hour")))
		return at;
	quantity.sentence = dia_scan_sentence(scan, at);
	dia_quantity_read_qualifier(scan, &quantity);
	if (quantity.qualifier == DIA_QUALIFIER_NONE && !is_sentence_of_court(scan, quantity.end))
		return at;
	dia_scan_take(scan, quantity.first, quantity.end, DIA_COVER_FIGURE);
	g_array_append_val(scan->quantities, quantity);
	return quantity.end;
}

/* "a pupil to teacher ratio of 45:1" */
static guint32
read_ratio(DiaScan *scan, guint32 at)
{
	DiaQuantity quantity = { .first = at, .number_first = at, .date = -1, .scale = 1, .unit = "ratio" };
	DiaNumber number;

	if (!dia_ratio_read(scan, at, &number))
		return at;
	quantity.number_end = quantity.end = number.end;
	quantity.value = number.value;
	quantity.has_point = number.has_point;
	quantity.sentence = dia_scan_sentence(scan, at);
	dia_quantity_read_qualifier(scan, &quantity);
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
	guint32 next = token->kind == DIA_TOKEN_NUMBER ? read_ratio(scan, at) : at;

	if (next == at && at > scan->first + 1)
		next = dia_quantity_read_every_base(scan, at);
	if (next == at && token->kind == DIA_TOKEN_NUMBER)
		next = dia_quantity_read_base(scan, at);
	if (next > at)
		return next;
	if (token->kind == DIA_TOKEN_NUMBER ||
	    (token->kind == DIA_TOKEN_MIXED &&
	     (g_ascii_isdigit(scan->text[token->start]) || dia_number_lead(scan, at) > 0)) ||
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

/* "six months to three years", "from 3 years to 5 years": two terms that make one range. */
static void
join_terms(DiaScan *scan)
{
	guint kept = 0;

	for (guint i = 0; i < scan->quantities->len; i++) {
		DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, i);
		DiaQuantity *last = &g_array_index(scan->quantities, DiaQuantity, kept - (kept > 0));

		if (kept > 0 && dia_quantity_join_terms(scan, last, quantity)) {
			dia_scan_take(scan, last->first, last->end, DIA_COVER_FIGURE);
			continue;
		}
		if (kept != i)
			g_array_index(scan->quantities, DiaQuantity, kept) = *quantity;
		kept++;
	}
	g_array_set_size(scan->quantities, kept);
}

void
dia_scan_quantities(DiaScan *scan)
{
	scan->every = 0;
	for (guint32 at = scan->first; at < scan->end;) {
		guint32 next = dia_scan_is_free(scan, at) ? read_at(scan, at) : at;

		at = MAX(next, at + 1);
	}
	join_terms(scan);
}
