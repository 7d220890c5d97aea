/*
 * The ledger while it is made: statuses of one commitment after the other, gathered from claims by
 * several finders and then put in order.
 */
#pragma once

#include "align/align.h"

typedef struct {
	DiaCommitmentStatus status;
	gboolean is_implied; /* said as a fact, without a word of status */
	gboolean is_answer;  /* of the State, to recommendations below its paragraph */
	gboolean is_act;     /* done, and said of an act and not of a state of things */
	gboolean is_absence;   /* "there is no": not done, and not done in part only */
	gboolean is_enactment; /* of a law or a treaty */
	gboolean is_completion; /* of what was on its way */
	gboolean is_continued; /* the claim goes on about it and does not name it */
	gboolean is_treaty;
	gboolean is_on_law;    /* of a law: the claim names one, a code or a bill */
	guint weight;	       /* recommendations that an answer covers; else 1 */
	const char *last_date; /* the latest date of the claim, or NULL */
} DiaLedgerStatus;

typedef struct {
	const char *id; /* in the comparison's pool, as all strings here */
	const char *title;
	DiaCommitmentKind kind;
	gboolean is_removal; /* that something is taken out of the law */
	gint topic;
	GArray *statuses; /* of DiaLedgerStatus, in order of report and paragraph but for answers */
	guint answer;	  /* index of the last answer + 1, or 0 */
} DiaLedgerEntry;

typedef struct {
	DiaComparison *comparison;
	GPtrArray *entries; /* of DiaLedgerEntry, in order of first appearance */
	GHashTable *by_id;  /* id -> DiaLedgerEntry */
} DiaLedger;

/* The entry of an id; a new one where there is none, which the caller fills. */
DiaLedgerEntry *dia_ledger_get(DiaLedger *ledger, const char *id);

/*
 * Adds a status. One speaker has one status in a paragraph: of two the one that says more is kept.
 * DIA_STATUS_STATES is no status of a commitment and must not be given.
 */
void dia_ledger_add(DiaLedgerEntry *entry, const DiaLedgerStatus *status);

/* Adds what a claim says, and the State's answer where the claim is a recommendation. */
void dia_ledger_add_claim(DiaLedgerEntry *entry, const DiaAnalysis *analysis, guint32 report,
			  const DiaClaim *claim);

/* Makes a commitment of an entry, its statuses in order. */
void dia_ledger_finish(DiaComparison *comparison, DiaLedgerEntry *entry);

/* Adds laws, bodies and plans that are found because their names recur between reports. */
void dia_ledger_add_names(DiaLedger *ledger);

/* Adds places where a matter is spoken of by the number of its article or section, and provisions that recur. */
void dia_ledger_add_provisions(DiaLedger *ledger);

/* How a commitment went, seen over all its statuses. */
DiaTrajectory dia_ledger_trajectory(const DiaComparison *comparison, const DiaLedgerEntry *entry);

/* FALSE where the State's last word is a promise and a later report of its own is silent. */
gboolean dia_ledger_is_followed_up(const DiaComparison *comparison,
				   const DiaCommitmentStatus *statuses, guint n_statuses);
