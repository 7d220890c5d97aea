/*
 * The parts of masks.c that stand in files of their own.
 */
#pragma once

#include "annotate/numbers.h"

/* TRUE where something is counted or measured by the number that ends before a token. */
gboolean dia_mask_is_counted(const DiaScan *scan, guint32 at);

/*
 * Takes a run of digits that is no figure by itself: a telephone number, a time, the mark of a footnote.
 * @return the token to go on from, or @at where it may be a figure
 */
guint32 dia_mask_number(DiaScan *scan, guint32 at);

/*
 * Takes what a phrase of the mask sections says is no figure: "articles 5, 7 and 9-12".
 * @return the token to go on from, or @at where no such phrase starts there
 */
guint32 dia_mask_phrase(DiaScan *scan, guint32 at);
