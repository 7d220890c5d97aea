/*
 * What changed between statements that are aligned.
 */
#pragma once

#include "model/comparison.h"

/* Fills the changes of a comparison whose links and series are there. @param jobs threads, at least 1 */
void dia_compare_changes(DiaComparison *comparison, guint jobs);
