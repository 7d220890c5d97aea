/*
 * What quantities measure, when, and how those of a sentence lean on each other.
 */
#pragma once

#include "annotate/quantities.h"

/* Finds the counted noun phrase after each quantity; before dia_scan_lists(). */
void dia_scan_nouns(DiaScan *scan);

/* Lets the numbers of a list share unit and noun, and marks former values. */
void dia_scan_lists(DiaScan *scan);

/* Finds the clauses that give for another time what the one before them gives; after dia_scan_lists(). */
void dia_scan_echoes(DiaScan *scan);

/* Chooses the date that each quantity holds for. */
void dia_scan_periods(DiaScan *scan);

/* Finds the quantities that hold from one date to another: totals, and what changed between the two. */
void dia_scan_spans(DiaScan *scan);

/* Length of the list of dates that starts at an index: "2011, 2012 and 2013" are three. */
guint dia_scan_count_dates(const DiaScan *scan, guint first);

/* Writes the measure of each quantity; the last stage. */
void dia_scan_measures(DiaScan *scan);
