/*
 * What the tests of comparisons need: small collections of reports.
 */
#pragma once

#include "diachron/diachron.h"
#include "model/comparison.h"

/* A report: its date, its issuer, and its paragraphs, which end with NULL. A paragraph "*Ratify ...
 * (Fiji);" is a recommendation, ">3 ..." cites the recommendation in paragraph 3. */
typedef struct {
	const char *id;
	const char *date;
	DiaIssuer issuer;
	const char *paragraphs[8];
} SupportReport;

/* Aligns and compares reports. @return newly referenced */
DiaComparison *support_compare(const SupportReport *reports, guint n_reports);

/* @return the commitment of an id, or NULL */
const DiaCommitment *support_find_commitment(const DiaComparison *comparison, const char *id);

/* @return the first change of a thread from one report to another, which are -1 for new and dropped;
 * or NULL */
const DiaChange *support_find_change(const DiaComparison *comparison, const char *thread, gint from,
				     gint to);
