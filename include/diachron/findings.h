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

typedef struct _DiaChecker DiaChecker; /* the inside of the check stage */

/* A rule that findings are made by. */
typedef struct {
	const char *id;
	DiaSeverity severity;	/* of its findings; some are told one step milder */
	const char *title;	/* without a stop at the end */
	const char *explanation;
	const char *const *fires; /* NULL-terminated texts of reports in which it finds something */
	const char *const *rests; /* as fires, in which it finds nothing */
	guint max_words; /* DiaPipelineOptions' for its examples; 0 for all rules that count none */
	void (*const *parts)(DiaChecker *checker); /* NULL-terminated; run one after the other */
	void (*check_series)(DiaChecker *checker); /* after them, once series are joined; or NULL */
} DiaRule;

/* @return all rules in the order of the documentation; @length receives their number */
const DiaRule *dia_rules(guint *length);

/* @return the rule with an id, or NULL */
const DiaRule *dia_rule_find(const char *id);

G_END_DECLS
