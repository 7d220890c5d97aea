/*
 * What does not add up, within a report and across reports.
 */
#pragma once

#include "diachron/pipeline.h"
#include "model/comparison.h"

/* Fills the findings of a comparison, worst first. */
void dia_check(DiaComparison *comparison, const DiaPipelineOptions *options);
