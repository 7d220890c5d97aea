/*
 * What bounds a number: a second number that makes it a range, words such as "more than", and ages.
 */
#include "annotate/quantity-parts.h"

enum {
	MAX_CHANGE_GAP = 60,  /* tokens between "increased" and the last pair of values */
	MAX_YOUTH = 35,	      /* years; "under 35" is an age, "under 40" may be a count */
	MAX_AGE = 100,	      /* years; more is a count */
	MAX_AGE_MEASURE = 24, /* tokens between "life expectancy" and its number */
	MAX_AGE_GAP = 12,     /* tokens between "age" and its number */
};

static gboolean
is_less(DiaDecimal a, DiaDecimal b)
{
	return dia_decimal_to_double(a) < dia_decimal_to_double(b);
}

gboolean
dia_quantity_is_change_before(const DiaScan *scan, guint32 first)
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
	}
	return FALSE;
}

/* "three or four hours": two numbers side by side that leave open which of them it is */
static gboolean
is_either(const DiaQuantity *quantity, const DiaNumber *high)
{
	enum { MAX_EITHER = 20 };

	return quantity->value.exponent == 0 && high->value.exponent == 0 && !high->has_point &&
	       high->value.coefficient == quantity->value.coefficient + 1 && quantity->value.coefficient > 1 &&
	       high->value.coefficient <= MAX_EITHER && !quantity->is_money;
}

/* "5 to 10", "70-80", "between 70 and 80": makes the quantity a range. */
void
dia_quantity_read_range(const DiaScan *scan, DiaQuantity *quantity, DiaNumber *low)
{
	guint32 at = quantity->number_end;
	DiaNumber high;
	guint32 sign_first;
	guint32 next = at + 1;
	gboolean is_to = dia_scan_is_word(scan, at, "to");
	gboolean is_or = dia_scan_is_word(scan, at, "or");

	if (low->is_ordinal || low->is_fraction || dia_scan_starts_cell(scan, at))
		return;
	if (dia_scan_mark(scan, at) == '%' && dia_scan_is_dash(scan, at + 1)) {
		at++; /* "70%-80%" */
		next++;
	} else if (dia_scan_is_hyphen(scan, at) && dia_scan_is_word(scan, at + 1, "to") &&
		   dia_scan_is_hyphen(scan, at + 2)) {
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
	} else if (!is_to && !is_or && dia_scan_mark(scan, at) != '~') {
		return;
	}
	while (quantity->is_money && next < at + 3 && next < scan->end &&
	       !dia_scan_is_kind(scan, next, DIA_TOKEN_NUMBER))
		next++; /* "US$ 5 to US$ 10" */
	if (!dia_number_read(scan, next, quantity->is_money, &high) || high.is_ordinal ||
	    high.is_fraction || dia_scan_starts_cell(scan, next) || (is_or && !is_either(quantity, &high)))
		return;
	if (next > at + 1 && (dia_quantity_find_money(scan, next, &sign_first) == NULL || sign_first != at + 1))
		return;
	/* "5 to 10 million": the scale is of both */
	if (high.has_scale && !low->has_scale && !low->is_grouped &&
	    is_less(dia_decimal_scale(low->value, high.scale), high.value))
		low->value = dia_decimal_scale(low->value, high.scale);
	if (!is_less(low->value, high.value) ||
	    (is_to && dia_scan_is_word(scan, quantity->first - 1, "from") &&
	     dia_quantity_is_change_before(scan, quantity->first)))
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

/* "over six-hour periods", "€5 million over four years": how long, not more than how much. */
static gboolean
is_span(const DiaScan *scan, const DiaQuantity *quantity)
{
	static const char *const units[] = { "year", "month", "week", "day", NULL };
	guint32 at = quantity->first - 1;

	if (quantity->first < scan->first + 2)
		return FALSE;
	if (quantity->is_attribute)
		return dia_scan_is_word(scan, at, "over") || dia_scan_is_word(scan, at, "within");
	return dia_scan_is_word(scan, at, "over") && quantity->unit != NULL && !quantity->is_age &&
	       dia_words_hold(units, quantity->unit) &&
	       (dia_scan_cover(scan, at - 1) == DIA_COVER_FIGURE || dia_scan_is_noun(scan, at - 1) ||
		(dia_scan_mark(scan, at - 1) == ',' && dia_scan_cover(scan, at - 2) == DIA_COVER_FIGURE)) &&
	       !(dia_scan_classes(scan, at - 1) & DIA_CLASS_PEOPLE) &&
	       !dia_scan_is_word(scan, quantity->end, "old") && !dia_scan_is_word(scan, quantity->end, "of");
}

/* "may not work more than four hours" */
static gboolean
is_denied(const DiaScan *scan, guint32 at)
{
	enum { MAX_DENIED = 6 };
	static const char *const permissions[] = { "may", "shall", "must", "can", "should", NULL };

	for (guint n = 1; n <= MAX_DENIED && at > scan->first + n; n++) {
		if (dia_scan_is_kind(scan, at - n, DIA_TOKEN_PUNCTUATION))
			return FALSE;
		if (dia_scan_is_word(scan, at - n, "cannot"))
			return TRUE;
		if (dia_scan_is_word(scan, at - n, "not"))
			return dia_words_hold(permissions, dia_scan_word(scan, at - n - 1));
	}
	return FALSE;
}

/* The qualifier that ends right before the quantity, over "the" and "a total of". */
/* "hands over 100 pesos", "took over 12 prisons": "over" belongs to the verb. */
static gboolean
follows_phrasal_verb(const DiaScan *scan, guint32 number)
{
	return number >= scan->first + 2 && dia_scan_is_word(scan, number - 1, "over") &&
	       dia_scan_is_in(scan, number - 2, DIA_LIST_OVER_VERB);
}

static gboolean
starts_number(const DiaScan *scan, guint32 at)
{
	const DiaToken *token;

	if (at >= scan->end || !dia_scan_is_free(scan, at))
		return FALSE;
	token = dia_scan_token(scan, at);
	return token->kind == DIA_TOKEN_NUMBER || token->kind == DIA_TOKEN_MIXED ||
	       (token->kind == DIA_TOKEN_WORD &&
		(dia_units_word(scan->units, token->word)->classes & DIA_WORD_CARDINAL) != 0);
}

void
dia_quantity_read_qualifier(const DiaScan *scan, DiaQuantity *quantity)
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
	/* "59 per cent more than the 159 of 2015" compares, and bounds nothing */
	if (cue != NULL && at < quantity->first && dia_scan_cover(scan, first - 1) == DIA_COVER_FIGURE)
		return;
	if (cue == NULL)
		cue = find_age_qualifier(scan, at);
	if (cue == NULL && at > scan->first && dia_scan_is_hyphen(scan, at - 1))
		cue = dia_scan_match_before(scan, DIA_CUE_QUALIFIER, at - 1, &first);
	if (cue == NULL && at > scan->first &&
	    (dia_scan_is_word(scan, at - 1, "under") || dia_scan_is_word(scan, at - 1, "over")))
		cue = dia_scan_match(scan, DIA_CUE_QUALIFIER, at - 1, &length);
	if (cue != NULL) {
		quantity->qualifier = cue->qualifier;
		if (cue->qualifier == DIA_QUALIFIER_MORE_THAN && is_denied(scan, quantity->first))
			quantity->qualifier = DIA_QUALIFIER_AT_MOST;
		/* "no later than 10 days before" leaves 10 days at least; "over six-hour periods" nothing */
		if (cue->qualifier == DIA_QUALIFIER_AT_MOST &&
		    dia_scan_is_word(scan, quantity->first - 2, "later") &&
		    (dia_scan_is_word(scan, quantity->end, "before") ||
		     dia_scan_is_word(scan, quantity->end, "prior")))
			quantity->qualifier = DIA_QUALIFIER_AT_LEAST;
		if (is_span(scan, quantity) || follows_phrasal_verb(scan, quantity->first))
			quantity->qualifier = DIA_QUALIFIER_NONE;
		return;
	}
	/* "1,400-odd families" */
	if (dia_scan_is_hyphen(scan, quantity->end) && dia_scan_is_word(scan, quantity->end + 1, "odd")) {
		quantity->qualifier = DIA_QUALIFIER_MORE_THAN;
		quantity->end = quantity->number_end = quantity->end + 2;
		quantity->is_attribute = FALSE;
		return;
	}
	for (guint32 next = quantity->end; next < quantity->end + 3 && next < scan->end; next++) {
		cue = dia_scan_match(scan, DIA_CUE_QUALIFIER_AFTER, next, &length);
		if (cue != NULL && dia_scan_is_free(scan, next)) {
			/* "54 groups and over 24 million": it bounds what follows */
			if (next > quantity->end && starts_number(scan, next + length))
				return;
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

guint32
dia_quantity_find_bound(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 first;

	if (quantity->qualifier == DIA_QUALIFIER_NONE ||
	    dia_scan_match_before(scan, DIA_CUE_QUALIFIER, quantity->first, &first) == NULL)
		return quantity->first;
	return first;
}

/* "adults over 65", "everyone under 30" */
static gboolean
is_age_of_people(const DiaScan *scan, guint32 at)
{
	static const char *const bounds[] = { "under", "below", "over", "above", NULL };

	return at > scan->first + 1 && dia_words_hold(bounds, dia_scan_word(scan, at - 1)) &&
	       ((dia_scan_classes(scan, at - 2) & DIA_CLASS_PEOPLE) ||
		dia_scan_is_in(scan, at - 2, DIA_LIST_ANYONE_AGED));
}

/* "the victim is over 16" */
static gboolean
is_age_of_person(const DiaScan *scan, guint32 at)
{
	return at > scan->first + 2 &&
	       (dia_scan_is_word(scan, at - 1, "over") || dia_scan_is_word(scan, at - 1, "above")) &&
	       (dia_scan_classes(scan, at - 2) & DIA_CLASS_AUXILIARY) &&
	       dia_scan_is_in(scan, at - 3, DIA_LIST_PERSON_AGED);
}

/* The end of the paragraph, a stop, a comma, a bracket */
static gboolean
is_clause_mark(const DiaScan *scan, guint32 at)
{
	return at >= scan->end || dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION);
}

/* "who were below 18", "set the minimum age at 16", "raise to 16 the minimum age" */
static gboolean
is_age_bound(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 sentence_first =
	    dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;
	double value = dia_decimal_to_double(quantity->is_range ? quantity->high : quantity->value);
	guint32 at = quantity->first;

	if (value < 1 || value >= MAX_AGE || quantity->has_point || quantity->scale > 1 ||
	    dia_scan_is_hyphen(scan, quantity->number_end))
		return FALSE;
	if (is_age_of_people(scan, at) || is_age_of_person(scan, at))
		return TRUE;
	if (value < 5 || dia_scan_is_noun(scan, quantity->number_end))
		return FALSE;
	if (at > scan->first &&
	    (dia_scan_is_word(scan, at - 1, "under") || dia_scan_is_word(scan, at - 1, "below")) &&
	    value <= MAX_YOUTH)
		return TRUE;
	/* "marry before 18" */
	if (at > scan->first && dia_scan_is_word(scan, at - 1, "before") && value >= 10 &&
	    value <= MAX_YOUTH && is_clause_mark(scan, quantity->number_end))
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

/* "life expectancy at birth rose to 69.4": counted in years without a word of them. */
static gboolean
is_age_measure(const DiaScan *scan, const DiaQuantity *quantity)
{
	guint32 sentence_first =
	    dia_analysis_sentences(scan->analysis)[quantity->sentence].first_token;
	double value = dia_decimal_to_double(quantity->is_range ? quantity->high : quantity->value);
	guint32 first = quantity->first - MIN(quantity->first - sentence_first, MAX_AGE_MEASURE);

	if (value < 10 || value > MAX_AGE || quantity->scale > 1 || quantity->is_attribute ||
	    dia_scan_is_noun(scan, quantity->number_end) || dia_scan_is_word(scan, quantity->number_end, "per") ||
	    dia_scan_mark(scan, quantity->number_end) == '%')
		return FALSE;
	for (guint32 at = first; at < quantity->first; at++) {
		guint32 length;
		const DiaCue *cue = dia_scan_match(scan, DIA_CUE_AGE, at, &length);

		if (cue != NULL && g_strcmp0(cue->role, "measure") == 0)
			return TRUE;
	}
	return FALSE;
}

/* "women (15-49)", "two boys of 15", "girls between 15 and 24", "must be 18 or older", "before they turned 18" */
static gboolean
is_age_beside_people(const DiaScan *scan, const DiaQuantity *quantity)
{
	gboolean is_end;
	guint32 at = quantity->first;
	guint32 next = quantity->number_end;
	double value = dia_decimal_to_double(quantity->is_range ? quantity->high : quantity->value);

	if (value < 1 || value >= MAX_AGE || quantity->has_point || quantity->scale > 1 || at < scan->first + 2)
		return FALSE;
	if (quantity->is_range && dia_scan_mark(scan, at - 1) == '(' && dia_scan_mark(scan, next) == ')')
		return dia_scan_is_in(scan, at - 2, DIA_LIST_YOUNG_PEOPLE);
	if ((dia_scan_is_word(scan, next, "or") || dia_scan_is_word(scan, next, "and")) &&
	    (dia_scan_is_word(scan, next + 1, "older") || dia_scan_is_word(scan, next + 1, "younger")))
		return TRUE;
	is_end = is_clause_mark(scan, next) || (dia_scan_classes(scan, next) & DIA_CLASS_AUXILIARY) != 0;
	if (dia_scan_is_in(scan, at - 1, DIA_LIST_TURNING))
		return is_end && !quantity->is_range;
	return is_end && dia_scan_is_in(scan, at - 2, DIA_LIST_YOUNG_PEOPLE) &&
	       dia_scan_is_word(scan, at - 1, quantity->is_range ? "between" : "of");
}

/* "aged 12-17", "children under 5": a bare number is years. */
void
dia_quantity_read_age(const DiaScan *scan, DiaQuantity *quantity)
{
	guint32 first;
	guint32 length;
	guint32 at = quantity->first;

	if (quantity->unit != NULL) {
		/* "aged 5 to 17 years" */
		quantity->is_age = g_str_equal(quantity->unit, "year") &&
				   dia_scan_is_word(scan, at - 1, "aged");
		return;
	}
	if (at > scan->first && dia_scan_is_hyphen(scan, at - 1) &&
	    (dia_scan_is_word(scan, at - 2, "under") || dia_scan_is_word(scan, at - 2, "over"))) {
		quantity->unit = "year";
		quantity->is_age = TRUE;
		quantity->is_attribute = TRUE;
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
	if (is_age_bound(scan, quantity) || is_age_measure(scan, quantity) ||
	    is_age_beside_people(scan, quantity)) {
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
