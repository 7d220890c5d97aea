/*
 * What the annotators find in one document. Marks stand off from the text: each is a span and the
 * index of its paragraph, sorted by start. The strings belong to the analysis.
 */
#pragma once

#include <diachron/document.h>

G_BEGIN_DECLS

/* coefficient * 10^exponent; the exponent is that of the last printed digit, so that checks know
 * the rounding: "2.7 million" is 27 * 10^5. */
typedef struct {
	gint64 coefficient;
	gint32 exponent;
} DiaDecimal;

/* The last day of a period that is still open: "since 2005". */
#define DIA_PERIOD_OPEN G_MAXUINT32

/* A period of whole days, counted from 1 = 0001-01-01 (GDate's Julian day); {0, 0} is none. */
typedef struct {
	guint32 first;
	guint32 last;
} DiaPeriod;

typedef struct {
	DiaSpan span;
	guint32 paragraph;
	guint32 sentence; /* index of its sentence */
	gboolean is_range;  /* low and high hold; else value */
	DiaDecimal value;
	DiaDecimal low;
	DiaDecimal high;
	const char *unit;    /* of interface.md: "count", "percent", "KZT", "per 1000 population" */
	const char *measure; /* noun phrase that is counted, in the report's words, or NULL */
	const char *as_of;   /* ISO 8601 date, month, year or interval, or NULL */
	DiaPeriod period;    /* of as_of */
	DiaQualifier qualifier;
	gboolean is_former; /* "from 20,000 to 5,000": the first is the former value */
	gint32 table_row;   /* of a cell of a table, from 0; -1 in prose */
	gint32 table_column;
} DiaFigure;

typedef struct {
	guint32 paragraph;
	guint16 topic;	    /* index into the lexicon's topics */
	gboolean is_headed; /* the section's heading speaks for it */
	double score;	    /* 0 to 1 */
	const char *const *evidence; /* NULL-terminated words that speak for it, strongest first */
} DiaTopicMark;

typedef struct {
	DiaSpan span; /* the sentence, or the clause of it that makes the claim */
	guint32 paragraph;
	DiaSpeaker speaker;
	DiaStatus status;
	gboolean is_negated;
	gboolean is_enactment; /* it tells of a law that was passed or in force, of a treaty that was joined */
	gboolean is_completion; /* it tells that what was on its way has arrived */
	gboolean is_continued; /* it names none of its commitments: it goes on about what was named before */
	const char *const *commitments; /* NULL-terminated ids */
	const char *const *dates;	/* NULL-terminated, ISO 8601 */
	const char *cue;		/* the words that the status rests on, or NULL */
} DiaClaim;

/* How UPR Info would code a recommendation. */
typedef struct {
	guint32 paragraph;
	guint8 action;		   /* 1 to 5 */
	const char *const *issues; /* NULL-terminated labels, sorted */
} DiaCoding;

typedef struct _DiaAnalysis DiaAnalysis;

DiaAnalysis *dia_analysis_ref(DiaAnalysis *analysis);
void dia_analysis_unref(DiaAnalysis *analysis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaAnalysis, dia_analysis_unref)

/* The parts of an analysis; all belong to it. `length` receives the number of elements. */
const DiaDocument *dia_analysis_document(const DiaAnalysis *analysis);
const DiaFigure *dia_analysis_figures(const DiaAnalysis *analysis, guint *length);
const DiaTopicMark *dia_analysis_topics(const DiaAnalysis *analysis, guint *length);
const DiaClaim *dia_analysis_claims(const DiaAnalysis *analysis, guint *length);
const DiaCoding *dia_analysis_codings(const DiaAnalysis *analysis, guint *length);

/* @return the nearest double; exact where the decimal fits into 15 digits */
double dia_decimal_to_double(DiaDecimal decimal);

G_END_DECLS
