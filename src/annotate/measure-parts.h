/*
 * The parts of measures.c that measure-links.c uses too: noun phrases, subjects and predicates as tokens
 * [first, end), and words of them put together.
 */
#pragma once

#include "annotate/measures.h"

enum {
	DIA_MAX_NOUN = 16,	 /* tokens of a noun phrase after a number */
	DIA_MAX_BRACKET = 8, /* tokens of a share in brackets after a count */
};

/* Words stitched together from the text: dates and other figures are left out. */
typedef struct {
	const DiaScan *scan;
	GString *text;
	guint32 last; /* the token added last */
} DiaStitch;

/* Prepositions that go on with a noun phrase; the others say when, or how much. */
gboolean dia_measure_is_joining(const DiaScan *scan, guint32 at);

/* The noun phrase that starts at a token and has at most @limit; returns the token after it. */
guint32 dia_measure_read_noun(const DiaScan *scan, guint32 first, guint32 limit);

/* The bracket that a number stands in, or the number's first token where it stands in none. */
guint32 dia_measure_find_bracket(const DiaScan *scan, const DiaQuantity *quantity, guint32 floor);

/* A word that says what is measured, rather than how much, when or that. */
gboolean dia_measure_is_telling(const DiaScan *scan, guint32 at);

/* The subject of the sentence: its first words up to a verb. */
void dia_measure_find_subject(const DiaScan *scan, const DiaQuantity *quantity, guint32 *first, guint32 *end);

/* What is said of those counted: "were convicted of torture"; returns where it ends. */
guint32 dia_measure_find_predicate(const DiaScan *scan, guint32 at, guint32 *first);

/* "was raised", "the past": nothing but words that say how, not what. */
gboolean dia_measure_is_trivial(const DiaScan *scan, guint32 first, guint32 end);

/* Adds words to a measure, after @joint and a space where it has some already. */
void dia_measure_add(DiaStitch *parts, guint32 first, guint32 end, const char *joint);

/*
 * Writes the measure of a quantity from the words around it.
 * @param floor words before this token belong to another quantity
 */
void dia_measure_write(DiaScan *scan, DiaQuantity *quantity, guint32 floor);

/*
 * Over what says a number again in another unit: ", or 27 per cent,", "(27 per cent)".
 * @return the token after it, or @at where none stands there
 */
guint32 dia_measure_skip_aside(const DiaScan *scan, guint32 at);
