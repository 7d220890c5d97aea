/*
 * Which statements of different reports speak of the same thing. Each function fills one layer of the
 * comparison from the layers before it.
 */
#pragma once

#include "model/comparison.h"

void dia_align_series(DiaComparison *comparison);
void dia_align_commitments(DiaComparison *comparison);
void dia_align_threads(DiaComparison *comparison);

/* Adds commitments that have no name: threads that tell of one in several reports. Needs the threads. */
void dia_align_subjects(DiaComparison *comparison);
