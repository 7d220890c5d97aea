/*
 * Tables of recommendations in plain text, whose columns are kept apart by blanks or tabs.
 */
#pragma once

#include "model/blocks.h"

/*
 * Makes table rows of the lines below a head such as "Recommendation     Position     Explanation". The
 * first line of a row becomes the row, the others become empty.
 * @param blocks lines of plain text
 */
void dia_text_find_columns(DiaBlocks *blocks);
