/*
 * What is no figure.
 */
#pragma once

#include "annotate/scan.h"

/* Takes everything that is no figure, after the dates. */
void dia_scan_masks(DiaScan *scan);
