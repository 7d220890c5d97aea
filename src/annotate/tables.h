/*
 * Figures of tables.
 */
#pragma once

#include "annotate/scan.h"

/* Adds a figure for each numeric cell of the scan's paragraph, and its dates, to the analysis. */
void dia_scan_table(DiaScan *scan);
