/*
 * A finding: something an editor would want to look at, with the evidence for it.
 */
#pragma once

#include <diachron/types.h>

G_BEGIN_DECLS

typedef struct {
	guint32 report; /* index into the reports checked together */
	guint32 paragraph;
	DiaSpan span; /* the words to underline */
} DiaFindingLocation;

typedef struct {
	const char *rule; /* id in the table of rules */
	DiaSeverity severity;
	const char *message; /* neutral, with the computation: "1,473 + 562 = 2,035, but ..." */
	gboolean has_values; /* stated and computed hold */
	double stated;
	double computed;
	const char *fingerprint; /* of rule and words, without numbers of lines or paragraphs */
	const DiaFindingLocation *locations;
	guint n_locations;
} DiaFinding;

G_END_DECLS
