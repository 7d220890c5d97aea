/*
 * Clauses as assertions: what is said to be so, or not to be so, of what.
 */
#pragma once

#include "check/terms.h"

enum {
	DIA_MAX_ASSERTED = 20, /* terms of a clause */
	DIA_MAX_COUNTS = 4,
};

/* How what is asserted would be refuted. */
typedef enum {
	DIA_ASSERTS_PREDICATE, /* "is prohibited", "may visit": by the same predicate, denied */
	DIA_ASSERTS_EXISTENCE, /* "there are no camps", "has no prison": by one that there is */
	DIA_ASSERTS_ABSENCE,   /* "no case was registered": by a number of them */
} DiaAssertionKind;

typedef enum { DIA_MOOD_FACT, DIA_MOOD_MAY, DIA_MOOD_MUST } DiaMood;

typedef struct {
	guint32 report;
	guint32 paragraph;
	guint32 sentence; /* its index in the report */
	DiaSpan span; /* the clause */
	DiaAssertionKind kind;
	DiaMood mood;
	gboolean is_negative;
	gboolean has_negator; /* else it is negative by its verb, "is prohibited", or not at all */
	gboolean is_universal; /* "all", "every", "always": refuted by any exception */
	gboolean is_counted;   /* tells how many, and not none */
	gboolean is_named; /* has the name of a law or a body */
	gboolean is_past;
	gboolean is_perfect; /* "has been": in a time that ends on the day of the report */
	gboolean is_happening; /* "was recorded": says of it no more than that it was there */
	gboolean is_ever; /* "never", "so far": of all time up to the day of the report */
	gboolean is_excepted; /* words leave open whether it is so of all, or always */
	gboolean has_ordinary_cause; /* "for tax fraud" */
	guint32 predicate; /* a term, or DIA_WORD_NONE */
	guint32 terms[DIA_MAX_ASSERTED];
	guint32 at[DIA_MAX_ASSERTED]; /* the token of each */
	guint32 classes; /* bits: which terms stand for a class of words, "alike-..." */
	guint n_terms;
	guint32 counts[DIA_MAX_COUNTS]; /* the tokens of the first numbers of something */
	guint n_counts;
	DiaPeriod period; /* from the first to the last date of the sentence; {0, 0} for none */
} DiaAssertion;

/*
 * Reads the clauses in which a report itself says how things are; what it cites, asks for or plans is
 * left out.
 * @return array of DiaAssertion in the order of the text; free with g_array_unref()
 */
GArray *dia_assertions_find(DiaTerms *terms, const DiaCheckedReport *report);
