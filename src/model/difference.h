/*
 * The inside of a difference: compare fills it; then it is frozen.
 */
#pragma once

#include "base/pool.h"
#include "diachron/difference.h"
#include "model/analysis.h"

struct _DiaDifference {
	gatomicrefcount references_count;
	DiaDocument *old_document;
	DiaDocument *new_document;
	DiaAnalysis *old_analysis; /* of the paragraphs that changed; NULL until they are annotated */
	DiaAnalysis *new_analysis;
	GArray *alignments;  /* of DiaAlignment */
	GArray *commitments; /* of DiaCommitmentChange */
	GArray *topics;	     /* of DiaTopicChange */
	GArray *findings_added; /* of DiaFinding */
	GArray *findings_cleared;
	DiaPool pool;
};

/* @return a difference without alignments; takes references on both */
DiaDifference *dia_difference_new(DiaDocument *old_document, DiaDocument *new_document);
