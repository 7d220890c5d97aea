/*
 * Quantities: numbers with their unit, bounds and qualifier, before measure and period are known.
 */
#pragma once

#include "annotate/numbers.h"

typedef struct {
	guint32 first; /* tokens of the figure, with sign and unit, are [first, end) */
	guint32 end;
	guint32 number_first; /* tokens of the digits or words alone */
	guint32 number_end;
	guint32 sentence;
	DiaDecimal value; /* or low, where is_range */
	DiaDecimal high;
	const char *unit;   /* NULL: nothing but a count */
	gboolean is_range;
	gboolean is_money;
	gboolean in_words;
	gboolean is_grouped;
	gboolean has_point;
	gboolean is_attribute; /* "six-month": hyphenated to what it measures */
	gboolean is_share;     /* a fraction or "1 in 3" */
	gboolean is_multiple;  /* "doubled" */
	gboolean is_age;
	gboolean is_former;
	gboolean has_of; /* "half of", "5 per cent of": its noun is the whole */
	gboolean is_at_start; /* "since 2009, when 12 were": of the first part of its date */
	gboolean is_paired; /* its date is its own in a list of dates */
	gboolean is_stretch; /* "the first seven months" */
	guint year;	     /* its own of a period of years: "from 2010 to 2012: 5, 7 and 9"; else 0 */
	guint echoed;	     /* index + 1 of that of the sentence before which it gives for another time; else 0 */
	guint before;	     /* index of the quantity that it may go on from */
	gboolean is_shared; /* took unit and noun from the quantity before */
	gint64 scale;
	DiaQualifier qualifier;
	gint32 date;	    /* index into the scan's dates, or -1 */
	guint32 last_date;  /* of a period from date to date: index + 1 of the second; else 0 */
	guint32 noun_first; /* the counted noun phrase after it, [first, end); empty for none */
	guint32 noun_end;
	const char *measure;
	const char *shared_measure; /* what of it the next number of a list shares; NULL: all */
} DiaQuantity;

/* A quantity of the paragraph. */
static inline DiaQuantity *
dia_scan_quantity(const DiaScan *scan, guint index)
{
	return &g_array_index(scan->quantities, DiaQuantity, index);
}

/* The first token of the words that bound a quantity ("less than six months"), or of itself. */
guint32 dia_quantity_find_bound(const DiaScan *scan, const DiaQuantity *quantity);

/* Reads the quantities of a paragraph into scan->quantities and takes their tokens. */
void dia_scan_quantities(DiaScan *scan);
