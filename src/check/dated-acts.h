/*
 * Acts with their dates, and the words for what they were done to: for those that other words name elsewhere.
 */
#pragma once

#include "check/terms.h"

enum {
	DIA_MAX_ACT_OBJECT = 16,   /* terms of what an act was done to */
	DIA_MAX_ACT_SENTENCE = 40, /* terms of its sentence */
	DIA_MAX_ACT_CONTEXT = 80,  /* terms of the paragraph around it */
	DIA_MAX_ACT_CITED = 2,
	DIA_MAX_ACT_TIES = 8,
	DIA_MAX_ACT_PROPER = 8,
};

/* What was done. A law's own day is that of one of the acts by which it came to be. */
typedef enum {
	DIA_DATED_LAW_OF_DAY, /* "the law of 13 July 2018" */
	DIA_DATED_ADOPT,
	DIA_DATED_ASSENT,
	DIA_DATED_FORCE,
	DIA_DATED_ABOLISH,
	DIA_DATED_FOUND,
	DIA_DATED_BEGIN,
	DIA_DATED_INTRODUCE,
	DIA_DATED_SINCE, /* "since May 2017 milk has been free": told without a verb of its own */
	DIA_DATED_ELECT,
	DIA_DATED_VOTE,
	DIA_DATED_HAND,
	DIA_DATED_SIGN, /* a treaty, as below */
	DIA_DATED_RATIFY,
	DIA_DATED_SOME, /* whatever it was: no word for an act stands by its date */
	DIA_DATED_DEED, /* and up: one for each section "deed-..." of data/checks.txt, by its number
			 */
} DiaDatedKind;

typedef struct {
	gint day; /* 0 for all of the month */
	gint month;
	gint year;
} DiaActDay;

/* "the Rapporteur on housing", "visited the capital" */
typedef struct {
	guint32 head;
	guint32 tail;
	guint link; /* a hash of the word between them */
} DiaActTie;

typedef struct {
	DiaDatedKind kind;
	guint32 report;
	guint32 paragraph;
	DiaSpan span; /* of the date */
	DiaPeriod period; /* a day or a month */
	DiaActDay date;	  /* the same in parts */
	guint32 object[DIA_MAX_ACT_OBJECT]; /* terms of what it was done to */
	guint n_object;
	guint32 sentence[DIA_MAX_ACT_SENTENCE];
	guint n_sentence;
	guint32 context[DIA_MAX_ACT_CONTEXT];
	guint n_context;
	DiaActTie ties[DIA_MAX_ACT_TIES];
	guint n_ties;
	guint32 proper[DIA_MAX_ACT_PROPER]; /* terms of its object that are written as names */
	guint n_proper;
	gboolean is_step;   /* of a ratification: told with Parliament or the deposit */
	gboolean is_decree; /* the law is a decree or order */
	gint64 label;			 /* of the paragraph where that is a number, else 0 */
	gint64 cited[DIA_MAX_ACT_CITED]; /* paragraphs that the sentence refers to, by their
					    numbers; 0 for none */
	guint32 sides; /* of its object, as bits: "women" here and "men" there are two things */
	gint64 count; /* the first number of the clause of a deed that is no date, 0 for none */
	char number[24]; /* "17/2023" of a law by its number and year, else empty */
	char plain[16];	 /* "4057" of "Decree 4057", else empty */
} DiaDatedAct;

/*
 * Finds the acts that the reports date by the day or the month.
 * @return array of DiaDatedAct in the order of the text; free with g_array_unref()
 */
GArray *dia_dated_acts_find(const DiaChecker *checker, DiaTerms *terms);
