/*
 * The inside of a comparison: align, compare and check each fill their layers; then it is frozen.
 */
#pragma once

#include "base/pool.h"
#include "diachron/changes.h"
#include "model/analysis.h"

/* Two claims of different reports that speak of one subject; changes are made of links. */
typedef struct {
	guint32 thread;
	guint32 from_report; /* the earlier */
	guint32 from_claim;  /* index into the claims of its analysis */
	guint32 to_report;
	guint32 to_claim;
	double score;	     /* 0 to 1: how sure the link is */
	const char *const *why; /* NULL-terminated words that it rests on, weightiest first */
} DiaLink;

struct _DiaComparison {
	gatomicrefcount references_count;
	DiaLexicon *lexicon;
	GPtrArray *reports;  /* of DiaAnalysis, in order of date */
	GArray *threads;     /* of DiaThread */
	GArray *links;	     /* of DiaLink, in order of thread */
	GArray *changes;     /* of DiaChange */
	GArray *series;	     /* of DiaSeries */
	GArray *commitments; /* of DiaCommitment */
	GArray *findings;    /* of DiaFinding */
	DiaPool pool;
	DiaPool figures_pool;  /* of series, which may be made beside the rest */
	DiaPool findings_pool; /* of findings, likewise */
};

/*
 * @param analyses array of DiaAnalysis in any order; sorted here by date, then id
 * @return a comparison without results
 */
DiaComparison *dia_comparison_new(const GPtrArray *analyses, DiaLexicon *lexicon);

/* The analysis of a report, without a check. */
static inline const DiaAnalysis *
dia_comparison_report(const DiaComparison *comparison, guint report)
{
	return g_ptr_array_index(comparison->reports, report);
}
