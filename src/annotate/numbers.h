/*
 * Numbers in digits and words, without their units.
 */
#pragma once

#include "annotate/scan.h"

typedef struct {
	guint32 first; /* tokens are [first, end) */
	guint32 end;
	DiaDecimal value;
	gboolean in_words;
	gboolean is_ordinal;
	gboolean is_fraction; /* "two thirds": a share; value is in per cent, to two places */
	gboolean is_grouped;  /* "1,203": no year and no reference looks like it */
	gboolean has_scale;
	gboolean has_point;
	gboolean is_negative;
	gint64 scale; /* "million": 1000000; 1 where there is none */
	gsize suffix; /* bytes from here to the end of the last token are letters: "km" of "5km"; or 0 */
} DiaNumber;

/*
 * Reads the longest number that starts at a token.
 * @param is_money right after a sign of money, where "5m" is five million
 * @return FALSE where none starts there; @number is then untouched
 */
gboolean dia_number_read(const DiaScan *scan, guint32 at, gboolean is_money, DiaNumber *number);

/*
 * The letters of a sign or code of money that are glued to digits ("RM10,000", "K2.5 million").
 * @return their bytes; 0 where the token is something else
 */
gsize dia_number_lead(const DiaScan *scan, guint32 at);

/*
 * Reads what a rate is per: "100,000 live births" makes "per 100000 live births".
 * @param unit receives the rate, owned by the analysis
 * @return the token after it, or @at where no number stands there
 */
guint32 dia_rate_read(const DiaScan *scan, guint32 at, const char **unit);

/* TRUE at the "1/3" of "33 1/3 per cent", which looks like the number of a document. */
gboolean dia_number_is_mixed_fraction(const DiaScan *scan, guint32 at);

/*
 * Reads "1:25", "38:1" and "38 to 1" where the words beside it speak of a ratio, or no time of day looks like it.
 * @param number receives the side that is not 1
 * @return FALSE where none starts there; @number is then undefined
 */
gboolean dia_ratio_read(const DiaScan *scan, guint32 at, DiaNumber *number);

/* Does the document write decimals with a comma? Asked once for each document. */
gboolean dia_numbers_have_decimal_commas(const DiaAnalysis *analysis);

/* coefficient * 10^exponent times a scale; saturates. */
DiaDecimal dia_decimal_scale(DiaDecimal decimal, gint64 scale);
