/*
 * The words around figures: units, currencies, number words, qualifiers, what is no figure, and words of
 * time: data/units.txt.
 *
 * Single words are looked up by id in a table; phrases stand in one trie for each group, because a
 * phrase may belong to several ("minimum" is a qualifier before and after a number).
 */
#pragma once

#include "base/phrases.h"
#include "diachron/marks.h"

typedef struct {
	const char *id;	  /* as figures print it: "USD", "year"; a currency word has its own: "dollar" */
	DiaDecimal factor; /* of a number of these in units of `id` ("decade": 10 year) */
	gboolean is_currency;
	gboolean is_currency_word; /* which currency it is depends on the country of the report */
} DiaUnit;

/* What a single word is; a word may be several ("second"). */
enum {
	DIA_WORD_CARDINAL = 1 << 0,
	DIA_WORD_ORDINAL = 1 << 1,
	DIA_WORD_SCALE = 1 << 2,
	DIA_WORD_MONEY_SCALE = 1 << 3,
	DIA_WORD_DENOMINATOR = 1 << 4,
	DIA_WORD_MONTH = 1 << 5,
	DIA_WORD_CODE = 1 << 6, /* an ISO 4217 code, if written in capitals */
	DIA_WORD_PART_OF_YEAR = 1 << 7,	 /* a phrase of that group starts with it */
	DIA_WORD_STARTS_NUMBER = 1 << 8, /* a number in words may start with it */
	DIA_WORD_STARTS_MULTIPLE = 1 << 9,
};

typedef struct {
	guint16 classes;
	guint8 month; /* 1 to 12 */
	gint32 cardinal;
	gint32 ordinal;
	gint32 denominator;
	gint64 scale;
	gint32 code; /* index of a unit */
} DiaNumberWord;

/* Where the scanner looks for a phrase. */
typedef enum {
	DIA_CUE_UNIT,		  /* right after a number */
	DIA_CUE_NUMBER,		  /* phrases that are numbers: "a couple of", "thousand million" */
	DIA_CUE_FRACTION,	  /* "half of", "a third" */
	DIA_CUE_MULTIPLE,	  /* "doubled", "fivefold" */
	DIA_CUE_QUALIFIER,	  /* before a number */
	DIA_CUE_QUALIFIER_AFTER,  /* after it */
	DIA_CUE_MASK,		  /* says that a number, or itself, is no figure */
	DIA_CUE_PER,
	DIA_CUE_RANK,
	DIA_CUE_AGE,
	DIA_CUE_AGE_AFTER,
	DIA_CUE_INDEX,
	DIA_CUE_COMPARE,	  /* increase, decrease, former, latter, difference */
	DIA_CUE_TOTAL,
	DIA_CUE_PART_OF_YEAR,
	DIA_CUE_PERIOD,
	DIA_N_CUE_GROUPS,
} DiaCueGroup;

typedef enum {
	DIA_MASK_NEXT,	    /* the number after it, and its list */
	DIA_MASK_NEXT_BARE, /* the same, unless something is counted */
	DIA_MASK_ITSELF,
	DIA_MASK_PREVIOUS,
} DiaMaskKind;

/* What a phrase says; only the fields of its group hold. */
typedef struct {
	DiaCueGroup group;
	const char *section; /* id of its section of the data file */
	gint32 unit;	     /* index of a unit, or -1 */
	DiaDecimal value;    /* number, multiple, end of a part of a year (month) */
	gint32 denominator;  /* of a fraction; 1 else */
	DiaQualifier qualifier;
	DiaMaskKind mask;
	const char *direction; /* "up", "down", "same" or NULL */
	const char *role;      /* "former", "since", ... or NULL */
} DiaCue;

typedef struct _DiaUnits DiaUnits;

/* @return newly allocated, or NULL with DIA_ERROR_MANIFEST; the vocabulary learns the words */
DiaUnits *dia_units_new(DiaVocabulary *vocabulary, GError **error);
void dia_units_free(DiaUnits *units);
void dia_units_transfer(DiaUnits **units, DiaImage *image); /* writes to, or reads from */

/* @return what a word is; never NULL, `classes` is 0 for a word without a role */
const DiaNumberWord *dia_units_word(const DiaUnits *units, guint32 word);

/* A unit by its index. */
const DiaUnit *dia_units_get(const DiaUnits *units, gint32 unit);

/* The phrases of a group; the payload of a match is the index for dia_units_cue(). */
const DiaPhrases *dia_units_phrases(const DiaUnits *units, DiaCueGroup group);
const DiaCue *dia_units_cue(const DiaUnits *units, guint32 index);

/*
 * The unit of a sign that is glued to a number or stands one space beside it: "US$", "km2", "bn".
 * @param text,length the sign, any case
 * @return index of a unit, or -1
 */
gint32 dia_units_find_symbol(const DiaUnits *units, const char *text, gsize length);

/*
 * The longest currency sign that ends at @end ("US$" in "US$ 5").
 * @param text    the text before the number, from @start
 * @param country ISO 3166 alpha-3 of the report, or NULL: decides on short signs
 * @param length  receives the sign's length in bytes
 * @return index of a unit, or -1
 */
gint32 dia_units_find_sign(const DiaUnits *units, const char *text, gsize start, gsize end,
			   const char *country, gsize *length);

/*
 * The ISO code of a unit in a report: a currency word ("pesos") is the currency of the country.
 * @return its id; that of the word itself ("peso") where country and word say too little
 */
const char *dia_units_resolve(const DiaUnits *units, gint32 unit, const char *country);
