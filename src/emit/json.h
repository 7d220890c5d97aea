/*
 * Results as JSON, as interface.md fixes it. Offsets here are in Unicode characters.
 */
#pragma once

#include "base/json.h"
#include "diachron/pipeline.h"

/* Fills an empty object with diachron.document/1 without paragraphs. */
void dia_emit_head(cJSON *object, const DiaDocument *document);

/* Fills an empty object with diachron.document/1. */
void dia_emit_document(cJSON *object, const DiaAnalysis *analysis, const DiaLexicon *lexicon);

/*
 * Appends diachron.document/1, a paragraph at a time, so that memory does not grow with the length of the
 * document by more than the text itself.
 */
void dia_emit_print_document(const DiaAnalysis *analysis, const DiaLexicon *lexicon,
			     GString *output);

/*
 * @param jobs threads that may fill it
 * @return diachron.report/1, newly allocated
 */
DiaJson *dia_emit_report(const DiaComparison *comparison, const DiaCollection *collection,
			 const DiaLexicon *lexicon, guint jobs);

/* Fills an empty object with one entry of `findings`; @reports are those that the findings were made from. */
void dia_emit_finding(cJSON *object, const DiaFinding *finding, DiaAnalysis *const *reports);

/* Fills an empty object with a Place of interface.md. */
void dia_emit_place(cJSON *object, const DiaPlace *place, DiaAnalysis *const *reports);

/* Appends a tree without needless white space, with a line break at the end. */
void dia_emit_print(DiaJson *json, GString *output);
