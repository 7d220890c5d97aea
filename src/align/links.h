/*
 * Which statements of different reports speak of one subject.
 */
#pragma once

#include "align/statements.h"

/* A link between two statements; `from` is of the earlier report. */
typedef struct {
	guint32 from;
	guint32 to;
	double score;
	guint32 matter;	   /* feature of the rarest commitment that both name, or DIA_WORD_NONE */
	const char *label; /* of the recommendation that the later one cites, or NULL */
	guint64 phrase;	   /* key of the rarest phrase that both have, where the link rests on it; or 0 */
	gboolean is_by_topic; /* little but the topic joins them: any other link says more */
} DiaStatementLink;

/* @return array of DiaStatementLink in order of from, then to; free with g_array_unref() */
GArray *dia_links_find(const DiaStatements *statements);

/* Appends the links of recommendations to the paragraphs of later reports that cite their number.
 */
void dia_links_add_citations(const DiaStatements *statements, GArray *links);

/* Appends the links of statements that share a rare phrase. */
void dia_links_add_phrases(const DiaStatements *statements, GArray *links);

/* @return the feature of the rarest commitment that two statements name both, or DIA_WORD_NONE */
guint32 dia_links_find_matter(const DiaStatements *statements, const DiaStatement *a,
			      const DiaStatement *b);
