/*
 * Two versions of one report: which passages of the new one correspond to which of the old one, and what
 * changed in them.
 *
 *     segments -> exact -> similar -> pairs -> splits -> order -> words and references
 */
#pragma once

#include "compare/words.h"
#include "model/difference.h"

/*
 * Aligns the paragraphs and headings of two documents and fills the alignments of a difference, but for
 * what they mean (figures, claims), which dia_diff_explain() adds.
 */
void dia_diff_align(DiaDifference *difference, const DiaLexicon *lexicon, DiaWordsMode mode);

/* Adds what the changes mean, once the changed paragraphs are annotated. */
void dia_diff_explain(DiaDifference *difference, const DiaLexicon *lexicon);

