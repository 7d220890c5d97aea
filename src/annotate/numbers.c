/*
 * Numbers in digits ("1 060 835", "2.7", "12,34,567", "-22,130", "5bn", "1/2"), as decimals whose exponent
 * is that of the last digit that is printed; those in words are read in number-words.c.
 */
#include "annotate/number-parts.h"

#include <string.h>

enum {
	MAX_DIGITS = 17,	/* of a number; a coefficient fits into 64 bits */
	MAX_PLAIN_DIGITS = 9,	/* without grouping; more is an identity card or a telephone */
	GROUP = 3,
	MAX_RATE_WORDS = 3, /* of what a rate is per: "live births" */
	MAX_RATIO_GAP = 14, /* tokens between "ratio" and "1:25" */
	MAX_MIXED = 100000, /* whole number that a fraction may follow: "33 1/3" */
	MAX_LEAD = 4,	    /* letters of money glued to digits: "KShs500" is rare */
};

DiaDecimal
dia_decimal_scale(DiaDecimal decimal, gint64 scale)
{
	while (scale >= 10 && scale % 10 == 0) {
		scale /= 10;
		decimal.exponent++;
	}
	if (scale > 1 && ABS(decimal.coefficient) <= G_MAXINT64 / scale)
		decimal.coefficient *= scale;
	return decimal;
}

/* Appends digits to a coefficient; FALSE where it gets too long. */
static gboolean
append_digits(DiaDecimal *decimal, guint *n_digits, const char *text, gsize length)
{
	if (*n_digits + length > MAX_DIGITS)
		return FALSE;
	for (gsize i = 0; i < length; i++)
		decimal->coefficient = decimal->coefficient * 10 + (text[i] - '0');
	*n_digits += (guint)length;
	return TRUE;
}

/* The "m" of "R173m", the "bn" of "R2bn" */
static gboolean
is_scale(const DiaScan *scan, const char *letters, gsize length)
{
	g_autofree char *lower = g_ascii_strdown(letters, (gssize)length);
	const DiaNumberWord *word =
	    dia_units_word(scan->units, dia_vocabulary_find(scan->vocabulary, lower, length));

	return (word->classes & (DIA_WORD_SCALE | DIA_WORD_MONEY_SCALE)) != 0 && word->scale > 0;
}

gsize
dia_number_lead(const DiaScan *scan, guint32 at)
{
	const DiaToken *token;
	const char *text;
	gsize lead = 0;
	gsize digits;
	gsize length;
	g_autofree char *lower = NULL;

	if (!dia_scan_is_kind(scan, at, DIA_TOKEN_MIXED))
		return 0;
	token = dia_scan_token(scan, at);
	text = scan->text + token->start;
	while (lead < token->length && g_ascii_isalpha(text[lead]))
		lead++;
	if (lead == 0 || lead > MAX_LEAD)
		return 0;
	/* "R173m": letters behind the digits are a scale */
	digits = strspn(text + lead, "0123456789");
	if (digits == 0 || (digits < token->length - lead &&
			    !is_scale(scan, text + lead + digits, token->length - lead - digits)))
		return 0;
	if (dia_units_find_sign(scan->units, scan->text, token->start, token->start + lead,
				scan->country, &length) >= 0)
		return length == lead ? lead : 0;
	lower = g_ascii_strdown(text, (gssize)lead);
	return g_ascii_isupper(text[0]) &&
		       (dia_units_word(scan->units,
				       dia_vocabulary_find(scan->vocabulary, lower, lead))->classes &
			DIA_WORD_CODE)
		   ? lead
		   : 0;
}

static const char *
get_text(const DiaScan *scan, guint32 at)
{
	return scan->text + scan->tokens[at].start + dia_number_lead(scan, at);
}

/* Digits that start a token: all of "203", "5" of "5km", and "10" of "RM10". */
static gsize
count_digits(const DiaScan *scan, guint32 at)
{
	const DiaToken *token;
	gsize lead;
	gsize n = 0;

	if (!dia_scan_is_free(scan, at))
		return 0;
	token = dia_scan_token(scan, at);
	if (token->kind != DIA_TOKEN_NUMBER && token->kind != DIA_TOKEN_MIXED)
		return 0;
	lead = dia_number_lead(scan, at);
	while (lead + n < token->length && g_ascii_isdigit(scan->text[token->start + lead + n]))
		n++;
	return n;
}

static gboolean
is_cell_start(const DiaScan *scan, guint32 at)
{
	return (dia_scan_token(scan, at)->flags & (DIA_TOKEN_TAB_BEFORE | DIA_TOKEN_LINE_START)) != 0;
}

/* The mark between groups of thousands at @at: ',' ' ' '\'' '.' or 0; *next is the group's token. */
static char
read_group_mark(const DiaScan *scan, guint32 at, guint32 *next)
{
	gunichar sign;

	if (at >= scan->end)
		return '\0';
	if (dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER) || dia_scan_is_kind(scan, at, DIA_TOKEN_MIXED)) {
		*next = at;
		return dia_scan_is_glued(scan, at) || is_cell_start(scan, at) ? '\0' : ' ';
	}
	sign = dia_scan_sign(scan, at);
	*next = at + 1;
	if (!dia_scan_is_glued(scan, at) || !dia_scan_is_glued(scan, at + 1))
		return '\0';
	if (sign == ',' || sign == '.' || sign == '\'')
		return (char)sign;
	return sign == 0x2019 ? '\'' : '\0';
}

/* Is the group after a mark whole: three digits, or in lakh grouping two with more to come? */
static gboolean
is_group(const DiaScan *scan, guint32 at, char mark, gsize *length)
{
	guint32 next;

	*length = count_digits(scan, at);
	if (*length == GROUP)
		return TRUE;
	return mark == ',' && *length == 2 && dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER) &&
	       read_group_mark(scan, at + 1, &next) == ',' &&
	       (count_digits(scan, next) == GROUP || count_digits(scan, next) == 2) &&
	       !(count_digits(scan, next) == 2 && read_group_mark(scan, next + 1, &next) != ',');
}

/* "2 0 1 4 633 566": numbers that only stand side by side; @at follows the first digits. */
static gboolean
is_row_of_numbers(const DiaScan *scan, guint32 at)
{
	guint32 next = at;

	if (at >= scan->first + 2 && !is_cell_start(scan, at - 1) &&
	    dia_scan_is_kind(scan, at - 2, DIA_TOKEN_NUMBER) && !dia_scan_is_glued(scan, at - 1) &&
	    dia_scan_cover(scan, at - 2) != DIA_COVER_DATE)
		return TRUE;
	while (next < scan->end && dia_scan_is_kind(scan, next, DIA_TOKEN_NUMBER) &&
	       !is_cell_start(scan, next)) {
		if (dia_scan_token(scan, next)->length != GROUP || next - at > MAX_DIGITS / GROUP)
			return TRUE;
		next++;
	}
	return FALSE;
}

/* The stop of ".739", with nothing but a space before it */
static gboolean
is_leading_point(const DiaScan *scan, guint32 at)
{
	return at > scan->first + 1 && dia_scan_mark(scan, at - 1) == '.' && dia_scan_is_glued(scan, at) &&
	       !dia_scan_is_glued(scan, at - 1) && dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER) &&
	       dia_scan_token(scan, at)->length <= GROUP && !dia_scan_is_glued(scan, at + 1);
}

/* Groups of thousands after the first digits; returns the token after the last. */
static guint32
read_groups(const DiaScan *scan, guint32 at, DiaNumber *number, guint *n_digits)
{
	guint32 next;
	gsize length;
	char mark = read_group_mark(scan, at, &next);
	guint32 second;
	gsize second_length;

	if (mark == '\0' || *n_digits > GROUP || !is_group(scan, next, mark, &length))
		return at;
	/* "1.203" is a decimal; "1.203.400" and documents with decimal commas group by points. */
	if (mark == '.' && !scan->has_decimal_commas &&
	    !(read_group_mark(scan, next + 1, &second) == '.' &&
	      is_group(scan, second, '.', &second_length)))
		return at;
	if (mark == ' ' && *n_digits < GROUP + 1 && get_text(scan, at - 1)[0] == '0')
		return at;
	if (mark == ' ' && is_row_of_numbers(scan, at))
		return at;
	while (read_group_mark(scan, at, &next) == mark && is_group(scan, next, mark, &length)) {
		if (!append_digits(&number->value, n_digits, get_text(scan, next), length))
			return at;
		number->is_grouped = TRUE;
		at = next + 1;
		if (dia_scan_token(scan, next)->kind == DIA_TOKEN_MIXED)
			break;
	}
	return at;
}

/* ".5", "·5", and ",5" where it can be no group; returns the token after it. */
static guint32
read_decimals(const DiaScan *scan, guint32 at, DiaNumber *number, guint *n_digits)
{
	gunichar sign = dia_scan_sign(scan, at);
	gsize length;

	if ((sign != '.' && sign != 0xb7 && sign != ',') || !dia_scan_is_glued(scan, at) ||
	    !dia_scan_is_glued(scan, at + 1))
		return at;
	length = count_digits(scan, at + 1);
	if (length == 0 || (sign == ',' && (length == GROUP || number->is_grouped)))
		return at;
	if (sign == ',' && !scan->has_decimal_commas && length > 2)
		return at;
	if (!append_digits(&number->value, n_digits, get_text(scan, at + 1), length))
		return at;
	number->value.exponent -= (gint32)length;
	number->has_point = TRUE;
	return at + 2;
}

/* "million" or "thousand million" after a number; returns the token after it. */
guint32
dia_number_read_scale(const DiaScan *scan, guint32 at, gboolean is_money, gint64 *scale)
{
	guint32 end = at;

	*scale = 1;
	while (dia_scan_is_free(scan, end)) {
		guint32 next = dia_scan_is_dash(scan, end) && dia_scan_is_glued(scan, end) ? end + 1
											    : end;
		const DiaNumberWord *word;
		guint16 wanted = DIA_WORD_SCALE;

		/* "1.2 m people" */
		if (is_money || (dia_scan_classes(scan, next + 1) & DIA_CLASS_PEOPLE))
			wanted |= DIA_WORD_MONEY_SCALE;
		if (!dia_scan_is_kind(scan, next, DIA_TOKEN_WORD) || is_cell_start(scan, next))
			break;
		word = dia_units_word(scan->units, dia_scan_token(scan, next)->word);
		if (!(word->classes & wanted) || word->scale <= 0 ||
		    *scale > G_GINT64_CONSTANT(1000000000000000) / word->scale)
			break;
		/* "5 million thousand" is none; "5 hundred thousand" and "3 lakh crore" are. */
		if (*scale > 1 && !(word->scale >= *scale))
			break;
		*scale *= word->scale;
		end = next + 1;
	}
	return end;
}

/* "1.1m farmers": many of a thing, no length of it */
static gboolean
is_plural(const DiaScan *scan, guint32 at)
{
	guint32 length;

	if (dia_scan_classes(scan, at) & DIA_CLASS_PEOPLE)
		return TRUE;
	return dia_scan_is_noun(scan, at) && dia_scan_token(scan, at)->length > GROUP &&
	       scan->text[dia_token_end(dia_scan_token(scan, at)) - 1] == 's' &&
	       dia_scan_match(scan, DIA_CUE_UNIT, at, &length) == NULL;
}

/* Letters glued to digits: "3rd", "5bn", "12km". */
static gboolean
read_suffix(const DiaScan *scan, DiaNumber *number, gsize digits, gboolean is_money)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	const DiaToken *token = dia_scan_token(scan, number->end - 1);
	const char *suffix = scan->text + token->start + digits;
	gsize length = token->length - digits;
	const DiaNumberWord *word;
	g_autofree char *lower = NULL;
	guint32 id;

	for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
		if (length == 2 && g_ascii_strncasecmp(suffix, endings[i], 2) == 0) {
			number->is_ordinal = TRUE;
			return TRUE;
		}
	}
	lower = g_ascii_strdown(suffix, (gssize)length);
	id = dia_vocabulary_find(scan->vocabulary, lower, length);
	word = dia_units_word(scan->units, id);
	if ((word->classes & DIA_WORD_SCALE) ||
	    ((is_money || is_plural(scan, number->end)) &&
	     (word->classes & DIA_WORD_MONEY_SCALE) && word->scale > 0)) {
		number->value = dia_decimal_scale(number->value, word->scale);
		number->scale = word->scale;
		number->has_scale = TRUE;
		return TRUE;
	}
	if (dia_units_find_symbol(scan->units, suffix, length) < 0 && !g_str_equal(lower, "x") &&
	    !(number->value.exponent == 0 && (g_str_equal(lower, "k"))))
		return FALSE;
	if (g_str_equal(lower, "k")) {
		number->value = dia_decimal_scale(number->value, 1000);
		number->scale = 1000;
		number->has_scale = TRUE;
		return TRUE;
	}
	number->suffix = token->start + digits;
	return TRUE;
}

/* "½" at a token: its value in per cent. */
static gboolean
read_fraction_sign(const DiaScan *scan, guint32 at, DiaDecimal *percent)
{
	static const struct {
		gunichar sign;
		guint8 numerator;
		guint8 denominator;
	} signs[] = {
		{ 0xbc, 1, 4 },	  { 0xbd, 1, 2 },   { 0xbe, 3, 4 },   { 0x2153, 1, 3 },
		{ 0x2154, 2, 3 }, { 0x2155, 1, 5 }, { 0x2156, 2, 5 }, { 0x2157, 3, 5 },
		{ 0x2158, 4, 5 }, { 0x2159, 1, 6 }, { 0x215b, 1, 8 },
	};
	gunichar sign = dia_scan_sign(scan, at);

	for (guint i = 0; sign != 0 && i < G_N_ELEMENTS(signs); i++) {
		if (signs[i].sign == sign) {
			*percent = dia_number_percent(signs[i].numerator, signs[i].denominator);
			return TRUE;
		}
	}
	return FALSE;
}

/* "2/3" at a token: its value in per cent. */
static gboolean
read_slashed_fraction(const DiaScan *scan, guint32 at, DiaDecimal *percent)
{
	gint64 numerator;
	gint64 denominator;

	if (!dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER) || dia_scan_mark(scan, at + 1) != '/' ||
	    !dia_scan_is_kind(scan, at + 2, DIA_TOKEN_NUMBER) || dia_scan_mark(scan, at + 3) == '/' ||
	    dia_scan_mark(scan, at - 1) == '/')
		return FALSE;
	numerator = dia_scan_digits(scan, at);
	denominator = dia_scan_digits(scan, at + 2);
	if (numerator < 1 || denominator <= numerator || denominator > 12)
		return FALSE;
	*percent = dia_number_percent(numerator, denominator);
	return TRUE;
}

/* "½", and "2/3" before "of". */
static gboolean
read_fraction_signs(const DiaScan *scan, guint32 at, DiaNumber *number)
{
	number->is_fraction = TRUE;
	if (read_fraction_sign(scan, at, &number->value)) {
		number->end = at + 1;
		return TRUE;
	}
	number->end = at + 3;
	return dia_scan_is_word(scan, at + 3, "of") && read_slashed_fraction(scan, at, &number->value);
}

gboolean
dia_number_is_mixed_fraction(const DiaScan *scan, guint32 at)
{
	DiaDecimal percent;

	return at > scan->first && dia_scan_is_kind(scan, at - 1, DIA_TOKEN_NUMBER) &&
	       !dia_scan_starts_cell(scan, at) && !dia_scan_is_glued(scan, at) &&
	       read_slashed_fraction(scan, at, &percent) &&
	       (dia_scan_mark(scan, at + 3) == '%' || dia_scan_is_word(scan, at + 3, "per") ||
		dia_scan_is_word(scan, at + 3, "percent"));
}

/* "4½", "33 1/3 per cent": a fraction after a whole number is added to it. */
static void
add_fraction(const DiaScan *scan, DiaNumber *number)
{
	DiaDecimal percent = { 0 };
	gint64 hundredths;

	if (number->value.exponent != 0 || ABS(number->value.coefficient) > MAX_MIXED ||
	    dia_scan_starts_cell(scan, number->end))
		return;
	if (read_fraction_sign(scan, number->end, &percent))
		number->end++;
	else if (dia_number_is_mixed_fraction(scan, number->end) &&
		 read_slashed_fraction(scan, number->end, &percent))
		number->end += 3;
	else
		return;
	hundredths = (gint64)(dia_decimal_to_double(percent) + 0.5);
	number->value.coefficient = 100 * number->value.coefficient + hundredths;
	number->value.exponent = -2;
	while (number->value.coefficient % 10 == 0) {
		number->value.coefficient /= 10;
		number->value.exponent++;
	}
	number->has_point = TRUE;
}

/* A minus right before the number, with a space or a bracket before it. */
static gboolean
is_minus(const DiaScan *scan, guint32 at)
{
	if (at <= scan->first || !dia_scan_is_dash(scan, at - 1) || !dia_scan_is_glued(scan, at))
		return FALSE;
	if (at - 1 == scan->first || dia_scan_mark(scan, at - 2) == '(')
		return TRUE;
	return !dia_scan_is_glued(scan, at - 1) && !dia_scan_is_kind(scan, at - 2, DIA_TOKEN_NUMBER);
}

/* "2 million 300 thousand", "2 crore 30 lakh": what follows in a lower scale is added. */
static void
add_lower_scale(const DiaScan *scan, DiaNumber *number)
{
	guint32 at = number->end;
	guint32 end;
	gint64 scale;
	gint64 value;

	if (number->has_point || !dia_scan_is_free(scan, at) ||
	    !dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER) || dia_scan_token(scan, at)->length > GROUP)
		return;
	end = dia_number_read_scale(scan, at + 1, FALSE, &scale);
	if (end == at + 1 || scale >= number->scale)
		return;
	value = dia_scan_digits(scan, at);
	if (ABS(number->value.coefficient) > 100000 || number->value.exponent > 13)
		return;
	while (number->value.exponent > 0) {
		number->value.coefficient *= 10;
		number->value.exponent--;
	}
	number->value.coefficient += value * scale;
	number->end = end;
	while (number->value.coefficient % 10 == 0 && scale >= 10) {
		number->value.coefficient /= 10;
		number->value.exponent++;
		scale /= 10;
	}
}

static gboolean
has_suffix(const DiaScan *scan, guint32 at)
{
	return dia_number_lead(scan, at) + count_digits(scan, at) < dia_scan_token(scan, at)->length;
}

static gboolean
read_digits(const DiaScan *scan, guint32 at, gboolean is_money, DiaNumber *number)
{
	gsize digits = count_digits(scan, at);
	guint n_digits = 0;
	guint32 next = at + 1;
	gboolean has_lead = dia_number_lead(scan, at) > 0;
	gint64 scale;

	if (digits == 0 || digits > MAX_PLAIN_DIGITS ||
	    !append_digits(&number->value, &n_digits, get_text(scan, at), digits))
		return FALSE;
	number->end = next;
	if (is_leading_point(scan, at)) {
		number->first = at - 1;
		number->value.exponent = -(gint32)digits;
		number->has_point = TRUE;
		return TRUE;
	}
	if (dia_scan_token(scan, at)->kind == DIA_TOKEN_NUMBER || has_lead) {
		next = read_groups(scan, next, number, &n_digits);
		if (dia_scan_token(scan, next - 1)->kind == DIA_TOKEN_NUMBER || next == at + 1)
			next = read_decimals(scan, next, number, &n_digits);
	}
	/* "007" is no number, "0" and "0.7" are */
	if (get_text(scan, at)[0] == '0' && digits > 1 && !is_money)
		return FALSE;
	number->end = next;
	number->is_negative = is_minus(scan, at);
	if (number->is_negative) {
		number->value.coefficient = -number->value.coefficient;
		number->first = at - 1;
	}
	if (has_lead && next == at + 1 && has_suffix(scan, at))
		return read_suffix(scan, number, dia_number_lead(scan, at) + count_digits(scan, at), TRUE);
	if (dia_scan_token(scan, next - 1)->kind == DIA_TOKEN_MIXED && !(has_lead && next == at + 1))
		return read_suffix(scan, number, count_digits(scan, next - 1), is_money);
	add_fraction(scan, number);
	next = number->end;
	number->end = dia_number_read_scale(scan, next, is_money, &scale);
	if (number->end > next) {
		number->value = dia_decimal_scale(number->value, scale);
		number->has_scale = TRUE;
		number->scale = scale;
		add_lower_scale(scan, number);
	}
	return TRUE;
}

gboolean
dia_number_read(const DiaScan *scan, guint32 at, gboolean is_money, DiaNumber *number)
{
	DiaNumber fresh = { .first = at, .end = at, .scale = 1 };
	DiaNumber again = fresh;
	const DiaToken *token;
	gboolean ok;

	if (!dia_scan_is_free(scan, at))
		return FALSE;
	token = dia_scan_token(scan, at);
	if (token->kind == DIA_TOKEN_WORD) {
		DiaNumber phrase = fresh;
		gboolean has_phrase = dia_number_read_phrase(scan, at, &phrase);

		ok = dia_number_read_words(scan, at, &fresh);
		if (has_phrase && (!ok || phrase.end >= fresh.end)) {
			fresh = phrase;
			ok = TRUE;
		}
	} else {
		ok = read_fraction_signs(scan, at, &fresh);
		if (!ok) {
			fresh = again;
			ok = token->kind != DIA_TOKEN_PUNCTUATION &&
			     read_digits(scan, at, is_money, &fresh);
			if (ok && !fresh.has_scale && !fresh.has_point && !fresh.is_ordinal &&
			    fresh.value.exponent == 0)
				dia_number_add_half(scan, &fresh, fresh.value.coefficient);
		}
	}
	if (ok)
		*number = fresh;
	return ok;
}

guint32
dia_rate_read(const DiaScan *scan, guint32 at, const char **unit)
{
	g_autoptr(GString) rate = g_string_new("per ");
	DiaNumber number = { .end = at, .value = { .coefficient = 1 } };
	const DiaNumberWord *word;
	guint32 end;

	if (!dia_number_read(scan, at, FALSE, &number)) {
		word = dia_scan_is_kind(scan, at, DIA_TOKEN_WORD)
			   ? dia_units_word(scan->units, dia_scan_token(scan, at)->word)
			   : dia_units_word(scan->units, DIA_WORD_NONE);
		if (!(word->classes & DIA_WORD_SCALE))
			return at;
		number.value = dia_decimal_scale((DiaDecimal){ .coefficient = 1 }, word->scale);
		number.end = at + 1;
	}
	g_string_append_printf(rate, "%.0f", dia_decimal_to_double(number.value));
	end = number.end;
	for (guint n = 0; n < MAX_RATE_WORDS && dia_scan_is_kind(scan, end, DIA_TOKEN_WORD) &&
			  !is_cell_start(scan, end) &&
			  !(dia_scan_classes(scan, end) &
			    (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB));
	     n++, end++) {
		g_string_append_printf(rate, " %s", dia_scan_word(scan, end));
		/* "live births die" */
		if (dia_scan_is_word(scan, end, "births") || dia_scan_is_word(scan, end, "population") ||
		    dia_scan_is_word(scan, end, "inhabitants")) {
			end++;
			break;
		}
	}
	*unit = dia_pool_string(&scan->analysis->pool, rate->str);
	return end;
}

/* "ratio" or "norm" stands near. */
static gboolean
has_ratio_word(const DiaScan *scan, guint32 at)
{
	guint32 first = at - MIN(at - scan->first, MAX_RATIO_GAP);
	guint32 end = MIN(scan->end, at + MAX_RATIO_GAP);

	for (guint32 word = first; word < end; word++)
		if (g_str_has_prefix(dia_scan_word(scan, word), "ratio") ||
		    dia_scan_is_word(scan, word, "norm") || dia_scan_is_word(scan, word, "standard") ||
		    dia_scan_is_word(scan, word, "proportion"))
			return TRUE;
	return FALSE;
}

/* "a ratio of 45 to 1" */
static gboolean
read_ratio_in_words(const DiaScan *scan, guint32 at, DiaNumber *number)
{
	if (!dia_scan_is_word(scan, at + 1, "to") || dia_scan_starts_cell(scan, at + 1) ||
	    !dia_scan_is_kind(scan, at + 2, DIA_TOKEN_NUMBER) || dia_scan_digits(scan, at + 2) != 1 ||
	    dia_scan_is_noun(scan, at + 3) || dia_scan_mark(scan, at + 3) == '%' ||
	    !has_ratio_word(scan, at) || !dia_number_read(scan, at, FALSE, number) ||
	    number->end != at + 1)
		return FALSE;
	number->end = at + 3;
	return TRUE;
}

gboolean
dia_ratio_read(const DiaScan *scan, guint32 at, DiaNumber *number)
{
	DiaNumber right;

	if (read_ratio_in_words(scan, at, number))
		return TRUE;
	if (dia_scan_mark(scan, at + 1) != ':' || !dia_scan_is_glued(scan, at + 1) ||
	    !dia_scan_is_glued(scan, at + 2) || !dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER) ||
	    !dia_scan_is_kind(scan, at + 2, DIA_TOKEN_NUMBER) ||
	    !dia_number_read(scan, at, FALSE, number) || !dia_number_read(scan, at + 2, FALSE, &right) ||
	    number->end != at + 1)
		return FALSE;
	if (right.value.coefficient == 1 && right.value.exponent == 0 && right.end == at + 3) {
		number->end = right.end;
		return TRUE;
	}
	if (number->value.coefficient != 1 || number->value.exponent != 0 || right.has_scale)
		return FALSE;
	right.first = at;
	*number = right;
	return dia_decimal_to_double(right.value) > 60 || right.has_point || has_ratio_word(scan, at);
}

gboolean
dia_numbers_have_decimal_commas(const DiaAnalysis *analysis)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const char *text = analysis->document->text->str;
	guint n_commas = 0;
	guint n_points = 0;

	for (guint i = 1; i + 1 < analysis->tokens->len; i++) {
		if (tokens[i].kind != DIA_TOKEN_PUNCTUATION || tokens[i].length != 1 ||
		    tokens[i - 1].kind != DIA_TOKEN_NUMBER ||
		    tokens[i + 1].kind != DIA_TOKEN_NUMBER ||
		    ((tokens[i].flags | tokens[i + 1].flags) & DIA_TOKEN_SPACE_BEFORE))
			continue;
		if (text[tokens[i].start] == ',')
			n_commas += tokens[i + 1].length != 3;
		else if (text[tokens[i].start] == '.')
			n_points += tokens[i + 1].length != 3 && tokens[i - 1].length <= 3;
	}
	return n_commas > n_points;
}
