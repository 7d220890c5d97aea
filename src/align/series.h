/*
 * What the parts of series.c share: a measure as weighted stems, and likeness of two measures.
 */
#pragma once

#include "model/comparison.h"

enum {
	DIA_MAX_STEMS = 64,	    /* of a measure with its sentence; more would only blur it */
	DIA_SIDE_BOTH = G_MAXUINT8, /* words of both sides, so that neither is meant */
	DIA_MAX_SIDES = DIA_MAX_ASPECTS + DIA_MAX_EXCLUSIONS,
};

/* Where a stem stands, from far to near. */
typedef enum {
	DIA_STEM_OF_CONTEXT, /* the heading, or the sentence that a pronoun points back to */
	DIA_STEM_OF_SENTENCE,
	DIA_STEM_OF_CLAUSE, /* between the figures before and after it */
	DIA_STEM_OF_MEASURE,
} DiaStemPlace;

typedef struct {
	guint32 stem; /* its number, see dia_measures_number() */
	DiaStemPlace place;
	float weight; /* how telling it is: the logarithm of its rarity */
	gboolean is_name;    /* written with a capital within the sentence */
	gboolean is_rival; /* stands only far, and in the phrase of another figure of the same unit */
	gboolean is_meaning; /* of data/synonyms.txt: words that reports put beside figures */
} DiaStem;

/* What a figure is compared by: of a range the middle. */
static inline double
dia_series_value(const DiaFigure *figure)
{
	if (!figure->is_range)
		return dia_decimal_to_double(figure->value);
	return (dia_decimal_to_double(figure->low) + dia_decimal_to_double(figure->high)) / 2;
}

/* The words of a paragraph; opaque, series-paragraphs.c */
typedef struct _DiaSurroundings DiaSurroundings;

/* One measure of one report, with the figures that give it. */
typedef struct {
	guint32 report;
	GArray *figures;	      /* of guint32: index into the report's figures, in order */
	DiaStem stems[DIA_MAX_STEMS]; /* sorted by stem */
	guint n_stems;
	guint n_own; /* how many of them its own phrase has */
	guint32 keys[DIA_MAX_STEMS];  /* the stems alone, to compare many measures fast */
	double norm;
	double names;		     /* weight of its stems that are names */
	double near;		     /* weight, by place, of the stems of measure and clause */
	double own;		     /* weight of the stems of its own phrase */
	double meanings;	     /* weight of those of them that are meanings */
	guint32 head;		     /* stem of the head noun, or DIA_WORD_NONE */
	const DiaMeaning *indicator; /* what its words mean together, or NULL */
	guint32 indicator_stem;	     /* the word that stands for it, as a stem */
	guint32 base;		     /* of a share: stem of the noun that it is a share of, or DIA_WORD_NONE */
	guint8 sides[DIA_MAX_SIDES]; /* side of each opposition in the measure's own words, 0 for none */
	guint8 near_sides[DIA_MAX_SIDES]; /* the same in its clause, as the measure has none */
	guint8 any_sides[DIA_MAX_SIDES];  /* the first found anywhere in its sentence */
	guint64 narrowed;  /* bit by opposition: a measure that has no word of it is another one */
	guint64 far_sides; /* bit by opposition that its sentence has a word of */
	guint64 far_both; /* those of which it has words of both sides: "3.3 per cent: 2.6 for men, 4.2 for women" */
	const char *unit;
	guint unit_id; /* the same for the same unit */
	gboolean is_count;
	gboolean is_part;    /* "393 of them", "17 per cent of the total of 338 billion" */
	gboolean is_whole;   /* what such a part is of */
	gboolean is_handful; /* a count of a few, such as there are of very many things */
	gboolean is_time; /* in years, days and so on */
	gboolean is_change;  /* a difference: "grew by" */
	gboolean is_decimal; /* a count in decimals is a rate whose base is not said */
	guint32 table;	     /* paragraph of the table that it is a row of, + 1; 0 in prose */
	const DiaSurroundings *around; /* the words of its paragraph; NULL in a table */
	guint64 topics;	     /* bit by topic of its paragraph, for the first 64 topics */
} DiaMeasure;

/* Combinations of words with a meaning, of data/synonyms.txt. */
typedef struct {
	const DiaCombination *first;
	guint n_combinations;
} DiaCombinations;

typedef struct {
	const DiaComparison *comparison;
	DiaVocabulary *vocabulary; /* words of all reports, on top of the lexicon's */
	GArray *numbers;     /* of guint32 by id in the vocabulary: the number of a stem + 1, 0 for not yet known */
	guint n_stems;
	GArray *combinations; /* of DiaCombinations by stem: those that start with it */
	GPtrArray *words;    /* of GArray by report: stem + 1 by word of the report, 0 for not yet known */
	GHashTable *abbreviations; /* stem + 1 -> GArray of guint32: the stems that it is short for */
	GHashTable *units;   /* unit -> unit_id */
	GArray *frequencies; /* of guint32: how many measures and sentences have a stem */
	guint n_documents;   /* what frequencies count in */
	double *weights;     /* by stem, once all are counted */
	double greatest_weight; /* of a stem that only one measure has */
	GPtrArray *measures; /* of DiaMeasure */
	GPtrArray *surroundings; /* of DiaSurroundings, owned */
} DiaMeasures;

DiaMeasures *dia_measures_new(const DiaComparison *comparison);
void dia_measures_free(DiaMeasures *measures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaMeasures, dia_measures_free)

/*
 * Stems are numbered as they come in the reports, so that no order follows that of words in data files.
 * @param id in the vocabulary of the comparison
 * @return below n_stems
 */
guint32 dia_measures_number(DiaMeasures *measures, guint32 id);

/* @return the number of the stem of a word of a report */
guint32 dia_measures_stem(DiaMeasures *measures, guint32 report, guint32 word);

/* Notes the abbreviations that a report explains; before any words are read. */
void dia_measures_read_abbreviations(DiaMeasures *measures, guint32 report);

/* Fills stems, head and sides of a measure from the words of a figure, its sentence and its
 * heading. */
void dia_measure_read_words(DiaMeasures *measures, DiaMeasure *measure, guint32 index);

/* Notes what a phrase of data/synonyms.txt means that stands in a place. */
void dia_measure_add_meaning(DiaMeasure *measure, const DiaMeaning *meaning, DiaStemPlace place);

/* Sets the indicator of a measure whose stems are there. */
void dia_measure_find_indicator(DiaMeasures *measures, DiaMeasure *measure);

/* Adds the words of a whole paragraph of its report to a measure. */
void dia_measure_read_paragraph(DiaMeasures *measures, DiaMeasure *measure, guint32 paragraph);

/* Finds the words that set the measures of a sentence apart; once all measures are there. */
void dia_measures_find_rivals(DiaMeasures *measures);

/* Gives each measure in prose the words of its paragraph; once all measures are there. */
void dia_measures_read_surroundings(DiaMeasures *measures);

/* How alike the words of two paragraphs are, from 0 to 1; 0 where one is NULL. */
double dia_surroundings_compare(const DiaSurroundings *a, const DiaSurroundings *b);

/* Is a figure in prose, by its index in the report, a difference: "grew by 40"? */
gboolean dia_measures_is_change(const DiaMeasures *measures, guint32 report, guint32 index);

/* @return FALSE for words that say nothing of what is measured; @text is that of the token */
gboolean dia_measures_is_content(const DiaMeasures *measures, const char *text,
				 const DiaToken *token);

/* @return index of the first token of a sentence that starts at a byte offset or after it */
guint32 dia_measures_find_token(const DiaAnalysis *analysis, const DiaSentence *sentence,
				guint32 offset);

/* Fills what the weights of its stems add up to; @of_stems: weights by stem */
void dia_measure_weigh_stems(DiaMeasure *measure, const double *of_stems);

/* How much a stem counts by its place. */
double dia_stem_place_weight(DiaStemPlace place);

/* What speaks for and against that two measures are one; each from 0 to 1. */
enum {
	DIA_EVIDENCE_COSINE,	 /* of all words */
	DIA_EVIDENCE_NEAR_FOUND, /* of the words near one, the share that the other has */
	DIA_EVIDENCE_SAME_HEAD,
	DIA_EVIDENCE_HEAD_APART, /* different things are counted */
	DIA_EVIDENCE_PARAGRAPH, /* root of the cosine of their paragraphs: the first shared words count most */
	DIA_EVIDENCE_PARAGRAPH_APART, /* the same of counts of things that are not called the same */
	DIA_EVIDENCE_NAMES,
	DIA_EVIDENCE_OTHER_NAMES,
	DIA_EVIDENCE_RAREST, /* rarity of the rarest word near both */
	DIA_EVIDENCE_NEAR,
	DIA_EVIDENCE_MEANINGS, /* share of the meanings near one that are near the other */
	DIA_EVIDENCE_OTHER_MEANINGS,
	DIA_EVIDENCE_SAME_INDICATOR, /* "women held 40 seats", "40 deputies were women" */
	DIA_EVIDENCE_OTHER_INDICATOR,
	DIA_EVIDENCE_RIVAL, /* share of the words of one that the other leaves to a figure beside it */
	DIA_EVIDENCE_SIDE_ALONE,    /* one speaks of women, the other of neither */
	DIA_EVIDENCE_MEANING_ALONE, /* one has a meaning of those that exclude each other */
	DIA_EVIDENCE_SAME_VALUE,
	DIA_EVIDENCE_TELLING, /* the same value of four digits or more */
	DIA_EVIDENCE_DISTANCE, /* of the nearest values: root of the powers of ten between them */
	DIA_EVIDENCE_AGREES,   /* the same value for the same period */
	DIA_EVIDENCE_CHANGE_ALONE,
	DIA_EVIDENCE_TOPIC,
	DIA_EVIDENCE_OTHER_TOPIC,
	DIA_EVIDENCE_COUNT,
	DIA_EVIDENCE_FRACTION, /* "half", "a third": shares of many things */
	DIA_EVIDENCE_TIME, /* ages, terms and limits: everywhere, and in few round values */
	DIA_N_EVIDENCE,
};

/* @param evidence room for DIA_N_EVIDENCE; @return FALSE where they cannot be one measure */
gboolean dia_measures_weigh(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b,
			    double *evidence);

/* 0 to 1; 0 where unit or oppositions forbid that the two are one measure. */
double dia_measures_compare(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b);

/* Why figures of two measures that are followed as one cannot be compared, or NULL. */
const char *dia_measures_find_difference(const DiaMeasures *measures, const DiaMeasure *a,
					 const DiaMeasure *b);

/* @return what the figures of a series are called best, owned by a report; NULL where none has a measure */
const char *dia_series_choose_name(const DiaComparison *comparison, const DiaSeries *series);

/* Is a unit one of time: "year", "day"? */
gboolean dia_series_is_time(const char *unit);

/*
 * Fills the changes of a series whose points are in order.
 * @param of_points the measure of each point
 */
void dia_series_compare(DiaComparison *comparison, const DiaMeasures *measures, DiaSeries *series,
			const DiaMeasure *const *of_points);
