/*
 * What the scanners of dates, numbers, units and measures share while they read one paragraph: its
 * tokens, and for each token who has taken it. A scanner takes only tokens that are free.
 */
#pragma once

#include <string.h>

#include "lexicon/lexicon.h"
#include "model/analysis.h"

typedef enum {
	DIA_COVER_FREE,
	DIA_COVER_DATE,
	DIA_COVER_MASK,	  /* no figure: a reference, a name, an idiom */
	DIA_COVER_FIGURE, /* of a number, or of its unit */
} DiaCover;

/* What a date has to do with the figures beside it. */
typedef enum {
	DIA_DATE_HOLDS,	   /* "in 2019", "as at 1 May": a figure can hold for it */
	DIA_DATE_COMPARED, /* "compared with 2017" */
	DIA_DATE_NAMES,	   /* of an act or event: "Act of 3 July 2014", "the 1995 Constitution" */
	DIA_DATE_BEFORE,   /* "before 2009" */
} DiaDateRole;

enum { DIA_MAX_ISO = 32 };

typedef struct {
	guint32 first; /* tokens, with the words that belong to it: "start of 2018" */
	guint32 end;
	guint32 sentence;
	DiaPeriod period;
	DiaDateRole role;
	gboolean is_aside; /* in brackets with other words: "(in 2012 - 48 cases)" */
	char iso[DIA_MAX_ISO];
	/* "between 2007 and 2008": the parts that a former and a latter value hold for; "since 2009": the first of
	 * them; else empty */
	DiaPeriod part_periods[2];
	char part_isos[2][DIA_MAX_ISO];
} DiaDate;

typedef struct {
	DiaAnalysis *analysis;
	const DiaUnits *units;
	const DiaPhrases *phrases[DIA_N_CUE_GROUPS]; /* those of the units */
	const DiaGrammar *grammar;
	const DiaWordLists *lists;
	const DiaVocabulary *vocabulary;
	const char *text;
	const char *country; /* ISO 3166 alpha-3 of the report, or NULL */
	const DiaToken *tokens;
	guint32 first; /* tokens of the paragraph are [first, end) */
	guint32 end;
	guint32 paragraph;
	gboolean has_decimal_commas; /* the document writes 5,6 for 5.6 */
	gint64 answered; /* the paragraph whose recommendations it answers one by one: "(71.29)"; 0 for none */
	guint8 *covers;		     /* DiaCover by token from first */
	guint covers_size;
	GArray *dates;	    /* of DiaDate, in order */
	GArray *quantities; /* of DiaQuantity, in order */
	const char *base;   /* "deaths per 1,000 births were": the unit of bare numbers of this sentence */
	guint32 base_sentence;
	gint64 every; /* "Of every 100 children, ": the base of counts of this sentence; 0 for none */
	const char *every_unit;
	guint32 every_sentence;
} DiaScan;

static inline const DiaToken *
dia_scan_token(const DiaScan *scan, guint32 at)
{
	return &scan->tokens[at];
}

/* The ASCII mark at a token, or 0 for words, numbers, other marks and beyond the paragraph. */
static inline char
dia_scan_mark(const DiaScan *scan, guint32 at)
{
	return at < scan->first || at >= scan->end ? '\0' : dia_token_mark(&scan->tokens[at], scan->text);
}

/* The first character of a mark, or 0 for anything else. */
gunichar dia_scan_sign(const DiaScan *scan, guint32 at);

/* A hyphen or dash of any length. */
gboolean dia_scan_is_dash(const DiaScan *scan, guint32 at);

/* TRUE where a token follows the one before it without a space. */
static inline gboolean
dia_scan_is_glued(const DiaScan *scan, guint32 at)
{
	return at > scan->first && at < scan->end &&
	       !(scan->tokens[at].flags & DIA_TOKEN_SPACE_BEFORE);
}

static inline gboolean
dia_scan_is_kind(const DiaScan *scan, guint32 at, DiaTokenKind kind)
{
	return at >= scan->first && at < scan->end && scan->tokens[at].kind == kind;
}

/* A word that begins with a capital. */
static inline gboolean
dia_scan_is_capitalized(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) &&
	       (scan->tokens[at].flags & DIA_TOKEN_CAPITALIZED);
}

static inline gboolean
dia_scan_is_number(const DiaScan *scan, guint32 at)
{
	return dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER);
}

/* A word, a number or a mixture of both. */
static inline gboolean
dia_scan_is_alphanumeric(const DiaScan *scan, guint32 at)
{
	return at >= scan->first && at < scan->end &&
	       scan->tokens[at].kind != DIA_TOKEN_PUNCTUATION;
}

/* Who has taken a token; free beyond the paragraph. */
static inline DiaCover
dia_scan_cover(const DiaScan *scan, guint32 at)
{
	if (at < scan->first || at >= scan->end)
		return DIA_COVER_FREE;
	return (DiaCover)scan->covers[at - scan->first];
}

static inline gboolean
dia_scan_is_free(const DiaScan *scan, guint32 at)
{
	return at >= scan->first && at < scan->end && dia_scan_cover(scan, at) == DIA_COVER_FREE;
}

void dia_scan_take(DiaScan *scan, guint32 first, guint32 end, DiaCover cover);

/* The classes of a token's word (lexicon/grammar.h); 0 beyond the paragraph. */
guint32 dia_scan_classes(const DiaScan *scan, guint32 at);

/* The word of a token, lower-cased; "" beyond the paragraph. */
static inline const char *
dia_scan_word(const DiaScan *scan, guint32 at)
{
	if (at < scan->first || at >= scan->end)
		return "";
	return dia_vocabulary_word(scan->vocabulary, scan->tokens[at].word);
}

/* TRUE where the token is this word; @word is lower-case and NUL-terminated. */
static inline gboolean
dia_scan_is_word(const DiaScan *scan, guint32 at, const char *word)
{
	const char *own = dia_scan_word(scan, at);

	/* Nearly all differ in their first letter. */
	return own[0] == word[0] && strcmp(own, word) == 0;
}

/* TRUE where the token is a word in a list of data/words.txt. */
static inline gboolean
dia_scan_is_in(const DiaScan *scan, guint32 at, DiaWordList list)
{
	return at >= scan->first && at < scan->end && dia_lists_hold_token(scan->lists, &scan->tokens[at], list);
}

/* The value of a token of digits only, or -1 where it has more than nine. */
gint64 dia_scan_digits(const DiaScan *scan, guint32 at);

/* A hyphen or dash without a space on either side. */
gboolean dia_scan_is_hyphen(const DiaScan *scan, guint32 at);

/* The first token of a line or of a cell of a table. */
gboolean dia_scan_starts_cell(const DiaScan *scan, guint32 at);

/* A word of no closed class: a noun or an adjective. */
gboolean dia_scan_is_noun(const DiaScan *scan, guint32 at);

/* Index of the sentence that holds a token. */
guint32 dia_scan_sentence(const DiaScan *scan, guint32 at);

/* As dia_scan_match() for a token of the paragraph with which a phrase of the group may start. */
const DiaCue *dia_scan_read_cue(const DiaScan *scan, DiaCueGroup group, guint32 at, guint32 *n_tokens);

/* The longest phrase of a group that starts at a token; @n_tokens receives its length. */
static inline const DiaCue *
dia_scan_match(const DiaScan *scan, DiaCueGroup group, guint32 at, guint32 *n_tokens)
{
	if (at < scan->first || at >= scan->end ||
	    !dia_phrases_may_start(scan->phrases[group], &scan->tokens[at]))
		return NULL;
	return dia_scan_read_cue(scan, group, at, n_tokens);
}

/* The longest phrase of a group that ends before @end; @first receives its first token. */
const DiaCue *dia_scan_match_before(const DiaScan *scan, DiaCueGroup group, guint32 end,
				    guint32 *first);

/* The stages, in the order in which figures.c calls them. */
void dia_scan_dates(DiaScan *scan);
