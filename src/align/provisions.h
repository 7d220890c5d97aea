/*
 * Provisions: articles and sections of domestic laws by their number, "article 308 of the Penal Code",
 * "Code of Criminal Procedure, art. 110". One of them is one subject, whatever else is said of it.
 */
#pragma once

#include "align/align.h"

typedef struct {
	char *number; /* lower case, "101 bis" */
	char *law;    /* "penal code", "constitution", "police act"; NULL where the text does not name it */
	gboolean is_section; /* it is called a section and not an article */
} DiaProvision;

/*
 * Finds the provisions of domestic laws in a part of a report. Articles of treaties are left out, and low numbers
 * without a law, which are often such.
 * @param first,end tokens of the analysis
 * @return array of DiaProvision, in order of text; free with g_array_unref()
 */
GArray *dia_provisions_find(const DiaAnalysis *analysis, guint32 first, guint32 end);
