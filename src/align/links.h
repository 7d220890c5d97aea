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
	guint32 matter; /* feature of the rarest commitment that both name, or DIA_WORD_NONE */
} DiaStatementLink;

/* @return array of DiaStatementLink in order of from, then to; free with g_array_unref() */
GArray *dia_links_find(const DiaStatements *statements);
