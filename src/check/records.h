/*
 * Figures as the words that say what they count, and how much two of them speak of one thing.
 */
#pragma once

#include "check/terms.h"
#include "lexicon/grammar.h"

enum {
	DIA_MAX_MEASURE = 12, /* stems of a measure */
	DIA_MAX_CONTEXT = 40, /* stems of a sentence */
	DIA_N_LAST_DIGITS = 2,
	DIA_N_OPPOSITIONS = DIA_MAX_ASPECTS + DIA_MAX_EXCLUSIONS + 1,
};

/* A figure of a report. */
typedef struct {
	const DiaCheckedReport *report;
	const DiaFigure *figure;
	guint32 measure[DIA_MAX_MEASURE]; /* ids of stems */
	guint n_measure;
	guint n_words; /* that the measure is printed with and that tell something */
	guint32 stems[DIA_MAX_MEASURE]; /* ids of these words, one by one, without those that only count */
	guint n_stems;
	gboolean is_only; /* no other figure of its unit is in its sentence */
	gboolean is_only_of_time; /* no other of its unit and time is */
	guint32 sentence[DIA_MAX_CONTEXT];
	guint n_sentence;
	guint8 sides[DIA_N_OPPOSITIONS];   /* of its measure: which, from 1 */
	guint32 others[DIA_N_OPPOSITIONS]; /* of its sentence: a bit each */
	guint64 narrowing; /* bit by opposition: a measure without it counts something else */
	gboolean is_cumulative;		 /* counted up to a day, "by the end of 2014", "since 2008" */
	guint counting;			 /* of two kinds are those that differ in it: dia_figures_are_of_two_kinds() */
	DiaInterval interval;		 /* what the number can stand for */
	char digits[24];		 /* without zeros at the end */
} DiaRecord;

typedef struct {
	DiaTerms *terms;
	GArray *records; /* of DiaRecord, in the order of the reports */
	GPtrArray *intervals; /* by report what each of its figures can stand for, an array by figure */
} DiaRecords;

/*
 * Reads the figures of all reports that have a measure; {0, 0} is the period of those without a date.
 * @return free with dia_records_free()
 */
DiaRecords *dia_records_new(const DiaChecker *checker);
void dia_records_free(DiaRecords *records);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaRecords, dia_records_free)

static inline const DiaRecord *
dia_records_get(const DiaRecords *records, guint index)
{
	return &((const DiaRecord *)(const void *)records->records->data)[index];
}

/* What a figure of a report can stand for, whether it has a record or not. @param figure its index */
static inline DiaInterval
dia_records_interval(const DiaRecords *records, guint32 report, guint figure)
{
	return ((const DiaInterval *)g_ptr_array_index(records->intervals, report))[figure];
}

/*
 * Is one of two figures projected or estimated and the other counted, or one of what someone examined and the other of
 * all that there were? Such values may well differ.
 */
gboolean dia_figures_are_of_two_kinds(const DiaCheckedReport *report, const DiaFigure *figure,
				      const DiaCheckedReport *other_report, const DiaFigure *other);

/* How likely it is that two figures count one thing. */
typedef enum {
	DIA_LIKENESS_NONE,
	DIA_LIKENESS_SOME, /* measures overlap: enough where the values themselves are telling */
	DIA_LIKENESS_GOOD,
	DIA_LIKENESS_SAME, /* the same words */
} DiaLikeness;

DiaLikeness dia_records_compare(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b);

/*
 * Are two numbers of many digits, 121,356 and 121,536, those of one thing said in other words? Hardly two things of one
 * time and matter have the same five digits.
 */
gboolean dia_records_share_number(const DiaRecord *a, const DiaRecord *b);

/* Have their sentences two words and more in common, one of them rare? */
gboolean dia_records_share_matter(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b);

/* Have their sentences words in common that hardly any other has, and does one count what the other does? */
gboolean dia_records_share_name(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b);

/* 4,370 and 4,730: as many digits and the same ones, put or heard wrongly. */
gboolean dia_record_is_transposed(const DiaRecord *a, const DiaRecord *b);

/* The same, or numbers of four digits and more of which one is another: 4,370 and 4,570. */
gboolean dia_record_is_slip(const DiaRecord *a, const DiaRecord *b);

/* The same where the digits behind the other one are alike, as they hardly are in what grew from one to the other. */
gboolean dia_record_has_other_digit_inside(const DiaRecord *a, const DiaRecord *b);

/* 62 and 26, 8.1 and 18.1: the same digits in any order, or one more, of one thing. */
gboolean dia_records_are_misprinted(const DiaRecords *records, const DiaRecord *a, const DiaRecord *b);

/* The same digits in any order. */
gboolean dia_record_has_same_digits(const DiaRecord *a, const DiaRecord *b);

/* 81 and 181: is a number the longer one with a digit lost? */
gboolean dia_record_has_lost_digit(const DiaRecord *record, const DiaRecord *longer);
