/*
 * What does not add up, within a report and across reports.
 */
#pragma once

#include "diachron/pipeline.h"
#include "model/comparison.h"

/* Fills the findings of a comparison, worst first. */
void dia_check(DiaComparison *comparison, const DiaPipelineOptions *options);

/*
 * The same in parts, for threads: once all rules have run, in any order and beside one another, the
 * findings are put in order.
 */
DiaChecker *dia_check_start(DiaComparison *comparison, const DiaPipelineOptions *options);
guint dia_check_n_rules(void);
void dia_check_run(const DiaChecker *checker, guint rule); /* @param rule index */
void dia_check_finish(DiaChecker *checker);		   /* frees the checker */
