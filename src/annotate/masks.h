/*
 * What is no figure.
 */
#pragma once

#include "annotate/scan.h"

/*
 * The paragraph of a report of the Working Group whose recommendations a document names in brackets: the 71 of
 * "(71.29)"; 0 where it does so too seldom to tell them from decimals. Asked once for each document.
 */
gint64 dia_masks_find_answered(const DiaAnalysis *analysis);

/* Takes everything that is no figure, after the dates. */
void dia_scan_masks(DiaScan *scan);
