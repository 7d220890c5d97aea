/*
 * Events that happen once and have a day: a treaty is ratified, a law adopted, a body established.
 */
#pragma once

#include "check/checker.h"

typedef struct {
	DiaCueKind act;	    /* one of DIA_CHECK_ACT_... */
	const char *object; /* what it was done to: equal where two events are of one thing */
	DiaCommitmentKind kind; /* of the object */
	gboolean is_number;	/* the object is a law or order by its number */
	gboolean is_order;	/* a decree or order */
	gboolean is_one;	/* "a shelter": one of those that there may be */
	gboolean is_new;	/* "a new Act": not the Act that had its name before */
	gboolean is_step;	/* told with Parliament or the deposit: one of several days of a treaty */
	gboolean is_deposit;	/* told with the deposit of the instrument, which follows the
				   ratification */
	guint32 report;
	guint32 paragraph;
	guint32 today;	  /* of its report, 0 where it has no date */
	guint32 order;	  /* of the event in its collection */
	DiaSpan span;	  /* of the date */
	DiaSpan name;	  /* of the object */
	DiaPeriod period; /* of whole days, both ends known; "since 1978" is that year */
} DiaEvent;

/*
 * Finds the events that the reports tell as done, with their dates.
 * @param strings holds the objects
 * @return array of DiaEvent in the order of the text; free with g_array_unref()
 */
GArray *dia_events_find(const DiaChecker *checker, GStringChunk *strings);
