/*
 * Results as JSON, as interface.md fixes it. Offsets here are in Unicode characters.
 */
#pragma once

#include "base/json.h"
#include "diachron/pipeline.h"

/* diachron.document/1 without paragraphs. @return newly allocated; free with cJSON_Delete() */
cJSON *dia_emit_head(const DiaDocument *document);

/* diachron.document/1. @return newly allocated; free with cJSON_Delete() */
cJSON *dia_emit_document(const DiaAnalysis *analysis, const DiaLexicon *lexicon);

/* diachron.report/1 */
cJSON *dia_emit_report(const DiaComparison *comparison, const DiaCollection *collection,
		       const DiaLexicon *lexicon);

/* One entry of `findings`; @reports are those that the findings were made from. */
cJSON *dia_emit_finding(const DiaFinding *finding, DiaAnalysis *const *reports);

/* A Place of interface.md. */
cJSON *dia_emit_place(const DiaPlace *place, DiaAnalysis *const *reports);

/* Printed without needless white space, with a line break at the end; free with g_free(). */
char *dia_emit_print(const cJSON *json);
