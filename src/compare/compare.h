/*
 * What changed between statements that are aligned.
 */
#pragma once

#include "model/comparison.h"

void dia_compare_changes(DiaComparison *comparison);
