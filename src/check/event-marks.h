/*
 * What stands in a sentence that tells of an act: the things that it can be done to, and dates.
 */
#pragma once

#include "check/checker.h"

enum { DIA_MAX_EVENT_MARKS = 32 }; /* objects, and dates, of a sentence; more are left out */

/* What an act can be done to. */
typedef struct {
	guint32 first; /* its tokens are [first, end) */
	guint32 end;
	DiaSpan span;
	DiaCommitmentKind kind;
	gboolean is_number; /* a law or order by its number */
	gboolean is_order;  /* a decree, an order: given once, by one */
	char key[160]; /* the same for the same thing */
} DiaEventObject;

typedef struct {
	guint32 first; /* its tokens are [first, end) */
	guint32 end;
	DiaSpan span;
	DiaPeriod period;
} DiaEventDate;

/* A sentence with the marks in it, each array in the order of the text. */
typedef struct {
	const DiaCheckedReport *report;
	const DiaSentence *sentence;
	DiaEventObject objects[DIA_MAX_EVENT_MARKS];
	guint n_objects;
	DiaEventDate dates[DIA_MAX_EVENT_MARKS];
	guint n_dates;
	/* The first mark of each layer that may stand in the sentence; sentences come in order. */
	guint name;
	guint mention;
	guint matter;
	guint date;
} DiaEventMarks;

/* Reads the dates of a sentence, which must not stand before the one read last. */
void dia_event_marks_read_dates(DiaEventMarks *marks, const DiaSentence *sentence);

/* Reads the objects of the sentence whose dates were read last. */
void dia_event_marks_read_objects(DiaEventMarks *marks);

/*
 * Reads a law by its number, "Law No. 52" or "the Law on Assemblies, No. 26", or an order, "Executive Order No. 2",
 * at a token of that sentence.
 * @param object set where there is one; it ends with the number
 */
gboolean dia_event_marks_read_number(const DiaEventMarks *marks, guint32 at, DiaEventObject *object);
