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
 * @param jobs threads at most
 */
void dia_diff_align(DiaDifference *difference, const DiaLexicon *lexicon, DiaWordsMode mode, guint jobs);

/*
 * Tells which paragraphs of a version changed.
 * @return a byte for each paragraph, not 0 where it changed; free with g_free()
 */
guint8 *dia_diff_find_changed(const DiaDifference *difference, gboolean is_new);

/* Adds what the changes mean, once each version is annotated and compared with itself. */
void dia_diff_explain(DiaDifference *difference);
