/*
 * Provisions: articles and sections of domestic laws by their number, "article 308 of the Penal Code",
 * "Code of Criminal Procedure, art. 110". One of them is one subject, whatever else is said of it.
 */
#pragma once

#include "align/align.h"

typedef struct {
	char *number; /* lower case, "101 bis" */
	char *law;    /* "penal code", "constitution", "police act"; NULL where the text does not name it */
	guint32 token; /* of "article", "sections" */
	gboolean is_section; /* it is called a section and not an article */
} DiaProvision;

/*
 * Finds the provisions of domestic laws in a part of a report. Articles of treaties are left out, and low numbers
 * without a law, which are often such.
 * @param first,end tokens of the analysis
 * @return array of DiaProvision, in order of text; free with g_array_unref()
 */
GArray *dia_provisions_find(const DiaAnalysis *analysis, guint32 first, guint32 end);

/* Which laws are told with which numbers: number -> law, or "" where there are several. Unref when done. */
GHashTable *dia_provisions_laws_new(void);

/* Notes the law that a provision is told with. */
void dia_provisions_learn(GHashTable *laws, const DiaProvision *provision);

/* @return the law of a provision, or where none is named the one that reports name with this number, or NULL */
const char *dia_provisions_settle(GHashTable *laws, const DiaProvision *provision);
