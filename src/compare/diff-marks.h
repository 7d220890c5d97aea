/*
 * Which marks of one version's passages correspond to which of the other: what diff-figures.c finds.
 */
#pragma once

#include "model/difference.h"

/* Fills the figures that changed in the passages of an alignment. */
void dia_diff_add_figures(DiaDifference *difference, DiaAlignment *alignment);

/* Fills the claims whose status changed. */
void dia_diff_add_claims(DiaDifference *difference, DiaAlignment *alignment);
