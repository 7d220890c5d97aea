/*
 * What the reports of a collection say together: threads, changes, series and commitments.
 * Places point into documents by index; the strings belong to the comparison.
 */
#pragma once

#include <diachron/findings.h>
#include <diachron/marks.h>

G_BEGIN_DECLS

/* A quotation in a report: `span` lies within paragraph `paragraph` of report `report`. */
typedef struct {
	guint32 report;
	guint32 paragraph;
	DiaSpan span;
} DiaPlace;

typedef struct {
	guint32 report;
	guint32 figure; /* index into the figures of the report's analysis */
} DiaSeriesPoint;

typedef enum {
	DIA_SERIES_UNCHANGED,
	DIA_SERIES_FIGURE_CHANGED,
	DIA_SERIES_FIGURE_RESTATED,
} DiaSeriesChangeKind;

typedef struct {
	guint32 from; /* index of a point of the series */
	guint32 to;
	DiaSeriesChangeKind kind;
	gboolean is_comparable; /* else difference and ratio do not hold, and `reason` says why */
	const char *reason;
	double difference;
	double ratio;	     /* to / from; 0 where from is 0 */
	const char *summary; /* "+8.5 per cent", "+1.0 percentage points" */
} DiaSeriesChange;

typedef struct {
	const char *id;
	gint32 topic; /* index into the lexicon's topics, or -1 */
	const char *measure;
	const char *unit;
	const DiaSeriesPoint *points; /* in order of period, then report */
	guint n_points;
	const DiaSeriesChange *changes;
	guint n_changes;
} DiaSeries;

typedef struct {
	DiaPlace place;
	DiaSpeaker speaker;
	DiaStatus status;
	const char *date; /* of the act, ISO 8601, or NULL */
} DiaCommitmentStatus;

typedef struct {
	const char *id;
	const char *title;
	DiaCommitmentKind kind;
	gint32 topic;
	const DiaCommitmentStatus *statuses; /* in order of report, then paragraph */
	guint n_statuses;
	DiaTrajectory trajectory;
	gboolean is_followed_up; /* FALSE: promised, and no later report of the State takes it up */
} DiaCommitment;

typedef struct {
	DiaPlace place;
	DiaStatus status;
	DiaSpeaker speaker;
} DiaThreadClaim;

typedef struct {
	const char *id;
	gint32 topic;
	const char *title;
	const char *series;	      /* id of the series whose figures it follows, or NULL */
	const DiaThreadClaim *claims; /* in order of report, then paragraph */
	guint n_claims;
} DiaThread;

/* One step of a word-level edit script; `operation` is '=', '-' or '+'. */
typedef struct {
	char operation;
	const char *text;
} DiaWordEdit;

typedef struct {
	guint32 thread;
	gint32 topic;
	DiaChangeKind kind;
	gboolean has_from;
	gboolean has_to;
	DiaPlace from;
	DiaPlace to;
	const char *summary;
	double score;		/* to rank by, 0 to 1 */
	const char *const *why; /* NULL-terminated words that the link rests on */
	const DiaWordEdit *words;
	guint n_words;
} DiaChange;

typedef struct _DiaComparison DiaComparison;

DiaComparison *dia_comparison_ref(DiaComparison *comparison);
void dia_comparison_unref(DiaComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaComparison, dia_comparison_unref)

/* The parts of a comparison; all belong to it. Reports are in order of date. */
DiaAnalysis *const *dia_comparison_reports(const DiaComparison *comparison, guint *length);
const DiaThread *dia_comparison_threads(const DiaComparison *comparison, guint *length);
const DiaChange *dia_comparison_changes(const DiaComparison *comparison, guint *length);
const DiaSeries *dia_comparison_series(const DiaComparison *comparison, guint *length);
const DiaCommitment *dia_comparison_commitments(const DiaComparison *comparison, guint *length);
const DiaFinding *dia_comparison_findings(const DiaComparison *comparison, guint *length);

G_END_DECLS
