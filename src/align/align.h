/*
 * Which statements of different reports speak of the same thing. Each function fills one layer of the
 * comparison from the layers before it.
 */
#pragma once

#include "model/comparison.h"

void dia_align_series(DiaComparison *comparison);
void dia_align_commitments(DiaComparison *comparison);
void dia_align_threads(DiaComparison *comparison);
