/*
 * The inside of a difference: compare fills it; then it is frozen.
 */
#pragma once

#include "base/pool.h"
#include "diachron/difference.h"
#include "model/comparison.h"

struct _DiaDifference {
	gatomicrefcount references_count;
	DiaDocument *old_document;
	DiaDocument *new_document;
	/* Each version with itself: its marks, commitments and findings. Of a large document only the
	 * paragraphs that changed are annotated. */
	DiaComparison *old_comparison;
	DiaComparison *new_comparison;
	GArray *alignments;  /* of DiaAlignment */
	GArray *commitments; /* of DiaCommitmentChange */
	GArray *topics;	     /* of DiaTopicChange */
	GPtrArray *findings_added; /* of const DiaFinding */
	GPtrArray *findings_cleared;
	DiaPool pool;
};

/* @return a difference without alignments; takes references on both */
DiaDifference *dia_difference_new(DiaDocument *old_document, DiaDocument *new_document);
