/*
 * Reads ordinal numbers, and small cardinal ones, in digits and in words.
 */
#include "check/ordinals.h"

#include <string.h>

#include "lexicon/units.h"

/* "38th" */
static gint64
read_digits(const char *word)
{
	static const char *const ends[] = { "st", "nd", "rd", "th", NULL };
	char *end = NULL;
	gint64 number = g_ascii_strtoll(word, &end, 10);

	return number > 0 && dia_words_hold(ends, end) ? number : 0;
}

/* The value of a word for a number of a class. */
static gint64
read_word(const DiaCheckedReport *report, guint32 at, guint16 class)
{
	const DiaNumberWord *word =
		at < report->n_tokens
			? dia_units_word(report->analysis->lexicon->units, report->tokens[at].word)
			: NULL;

	if (word == NULL || !(word->classes & class))
		return 0;
	return class == DIA_WORD_ORDINAL ? word->ordinal : word->cardinal;
}

/* "thirty-eighth": tens, a hyphen, and a number below ten */
static gint64
read_words(const DiaCheckedReport *report, guint32 at, guint16 class, guint32 *end)
{
	gint64 tens = read_word(report, at, DIA_WORD_CARDINAL);
	gint64 value = read_word(report, at, class);

	*end = at + 1;
	if (tens >= 20 && tens < 100 && tens % 10 == 0 && at + 2 < report->n_tokens &&
	    dia_token_is_dash(report, at + 1)) {
		gint64 rest = read_word(report, at + 2, class);

		if (rest > 0 && rest < 10) {
			*end = at + 3;
			return tens + rest;
		}
	}
	return value;
}

gint64
dia_ordinal_read(const DiaCheckedReport *report, guint32 at, guint32 *end)
{
	gint64 number = at < report->n_tokens ? read_digits(dia_token_word(report, at)) : 0;

	*end = at + 1;
	return number > 0 ? number : read_words(report, at, DIA_WORD_ORDINAL, end);
}

gint64
dia_cardinal_read(const DiaCheckedReport *report, guint32 at, guint32 *end)
{
	gint64 number = at < report->n_tokens ? dia_token_number(report, at) : 0;

	*end = at + 1;
	return number > 0 ? number : read_words(report, at, DIA_WORD_CARDINAL, end);
}
