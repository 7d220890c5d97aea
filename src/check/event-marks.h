/*
 * A sentence with what events are made of: the things that acts are done to, and dates.
 */
#pragma once

#include "check/checker.h"

enum { DIA_MAX_EVENT_MARKS = 32 }; /* objects, and dates, of a sentence */

/* What an act can be done to. */
typedef struct {
	guint32 first; /* its tokens are [first, end) */
	guint32 end;
	DiaSpan span;
	DiaCommitmentKind kind;
	char key[160]; /* equal where two are one thing */
} DiaEventObject;

typedef struct {
	guint32 first;
	guint32 end;
	DiaSpan span;
	DiaPeriod period;
} DiaEventDate;

typedef struct {
	const DiaCheckedReport *report;
	const DiaSentence *sentence;
	DiaEventObject objects[DIA_MAX_EVENT_MARKS]; /* in the order of the text */
	guint n_objects;
	DiaEventDate dates[DIA_MAX_EVENT_MARKS];
	guint n_dates;
	/* The first mark of each layer that may stand in the sentence; sentences come in order. */
	guint name;
	guint mention;
	guint matter;
	guint date;
} DiaEventMarks;

/*
 * Reads the next sentence of a report.
 * @param marks    zero before the first sentence, but for the report
 * @param sentence behind the one read before
 */
void dia_event_marks_read(DiaEventMarks *marks, const DiaSentence *sentence);
