/*
 * What the parts of series.c share: a measure as weighted stems, and likeness of two measures.
 */
#pragma once

#include "model/comparison.h"

enum { DIA_MAX_STEMS = 56 }; /* of a measure with its sentence; more would only blur it */

/* Where a stem stands, from far to near. */
typedef enum {
	DIA_STEM_OF_SENTENCE, /* or of the heading */
	DIA_STEM_OF_CLAUSE,   /* between the figures before and after it */
	DIA_STEM_OF_MEASURE,
} DiaStemPlace;

typedef struct {
	guint32 stem; /* id in the vocabulary of the comparison */
	DiaStemPlace place;
	gboolean is_name; /* written with a capital within the sentence */
} DiaStem;

/* One measure of one report, with the figures that give it. */
typedef struct {
	guint32 report;
	GArray *figures; /* of guint32: index into the report's figures, in order */
	DiaStem stems[DIA_MAX_STEMS]; /* sorted by stem */
	guint n_stems;
	double norm;
	double names; /* weight of its stems that are names */
	guint32 head; /* stem of the head noun, or DIA_WORD_NONE */
	guint8 sides[DIA_MAX_ASPECTS]; /* side of each opposition, 0 for none */
	const char *unit;
	gboolean is_decimal; /* a count in decimals is a rate whose base is not said */
	guint32 table; /* paragraph of the table that it is a row of, + 1; 0 in prose */
	guint64 topics; /* bit by topic of its paragraph, for the first 64 topics */
} DiaMeasure;

typedef struct {
	const DiaComparison *comparison;
	DiaVocabulary *vocabulary; /* words of all reports, on top of the lexicon's */
	GArray *frequencies; /* of guint32: how many measures and sentences have a stem */
	guint n_documents;   /* what frequencies count in */
	double *weights;     /* by stem, once all are counted */
	GPtrArray *measures; /* of DiaMeasure */
} DiaMeasures;

DiaMeasures *dia_measures_new(const DiaComparison *comparison);
void dia_measures_free(DiaMeasures *measures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaMeasures, dia_measures_free)

/* How telling a stem is: the logarithm of its rarity. */
double dia_measures_weight(const DiaMeasures *measures, guint32 stem);

/* 0 to 1; 0 where unit or oppositions forbid that the two are one measure. */
double dia_measures_compare(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b);

/* Fills the changes of a series whose points are in order. */
void dia_series_compare(DiaComparison *comparison, DiaSeries *series);
