/*
 * From a document to its marks: each annotator adds one layer, in the order in which they stand here.
 */
#pragma once

#include "model/analysis.h"

/* Annotates a document. @return newly allocated; give back with dia_analysis_unref() */
DiaAnalysis *dia_annotate(DiaDocument *document, DiaLexicon *lexicon);

/*
 * As dia_annotate() for some paragraphs: the others get no tokens, and so no marks.
 * @param wanted a byte for each paragraph, 0 for those to be passed over; NULL for all paragraphs
 */
DiaAnalysis *dia_annotate_paragraphs(DiaDocument *document, DiaLexicon *lexicon,
				     const guint8 *wanted);

void dia_annotate_sentences(DiaAnalysis *analysis); /* tokens and sentences */
void dia_annotate_topics(DiaAnalysis *analysis);
void dia_annotate_figures(DiaAnalysis *analysis); /* dates and figures */
void dia_annotate_instruments(DiaAnalysis *analysis);
void dia_annotate_matters(DiaAnalysis *analysis);
void dia_annotate_names(DiaAnalysis *analysis);
void dia_annotate_terms(DiaAnalysis *analysis); /* after names, which it shortens */
void dia_annotate_law_numbers(DiaAnalysis *analysis); /* after names */
void dia_annotate_claims(DiaAnalysis *analysis);
void dia_annotate_codings(DiaAnalysis *analysis); /* recommendations as UPR Info codes them */
