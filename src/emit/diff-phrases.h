/*
 * What all formats of a difference say in the same words. Strings are newly allocated; free with g_free().
 */
#pragma once

#include "emit/diff.h"

#define DIA_DIFF_BREAK "\xc2\xb6" /* for the end of a paragraph that came or went */

/* "5 inserted, 2 moved; 20 figures changed" or "no change of text" */
char *dia_diff_summarize(const DiaDifference *difference);

/* The id of a passage's first paragraph, or "heading 3" for the third heading. */
char *dia_diff_make_id(const DiaDocument *document, const DiaPassage *passage);

/* What the ends of paragraphs within a passage are: '+' where it was split, '-' where merged, else 0. */
char dia_diff_get_break(const DiaAlignment *alignment);

/* The text of an edit. Unchanged words of a merge are the old ones, which have the ends of its parts. */
const char *dia_diff_get_words(const DiaAlignment *alignment, const DiaEdit *edit, gsize *length);

/* The ids of all paragraphs of a passage: "12, 13". */
char *dia_diff_name_passage(const DiaDocument *document, const DiaPassage *passage);

/* What happened to a passage: "moved from 13, renumbered 13 to 11, modified". */
char *dia_diff_describe(const DiaAlignment *alignment, const char *old_name);

/* "prisoners: 1,203→1,305 (+102, +8.5 %)" */
char *dia_diff_phrase_figure(const DiaDifference *difference, const DiaFigureChange *change);

/* "planned→done: The bill was adopted." */
char *dia_diff_phrase_claim(const DiaDifference *difference, const DiaClaimChange *change);

/* "12→13, 14→15 follows the numbering"; NULL where no cross-reference took another number. */
char *dia_diff_phrase_references(const DiaAlignment *alignment);

/* "topics, by words: Torture +120 -30; Education +12"; NULL where the volume of none changed. */
char *dia_diff_phrase_topics(const DiaDifference *difference, const DiaLexicon *lexicon);

/* Lines on commitments, topics and findings. @return array of strings; free with g_ptr_array_unref() */
GPtrArray *dia_diff_phrase_whole(const DiaDifference *difference);

/* The change as a percentage of the old value, with one digit; 0 where the old value is 0. */
double dia_diff_round_percent(const DiaFigureChange *change);
