/*
 * Which findings are told, and how severe they are: --only, --override, --baseline, --ignore.
 */
#pragma once

#include "emit/findings.h"

typedef struct {
	char **only;	  /* rules, NULL for all */
	char **overrides; /* "rule=severity", "rule=off" */
	char *baseline;	  /* path of an earlier -f json, or NULL */
	char *ignore;	  /* path of a list of findings with reasons, or NULL */
} DiaFindingsFilter;

/*
 * Applies a filter.
 * @param rows  array of DiaFindingRow, filled here; their reasons belong to @pool
 * @param notes receives lines for standard error, such as entries that ignore nothing
 * @param error DIA_ERROR_READ, DIA_ERROR_FORMAT, DIA_ERROR_MANIFEST; names the file and the line
 */
gboolean dia_findings_filter(const DiaFindingsFilter *filter, const DiaComparison *comparison,
			     GArray *rows, GStringChunk *pool, GPtrArray *notes, GError **error);
