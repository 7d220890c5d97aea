/*
 * Pages of plain text whose columns stand side by side, as a converter of PDF prints them that keeps the layout.
 */
#pragma once

#include "model/blocks.h"

/*
 * Puts the lines of pages with two columns in reading order: the left column, then the right. Pages end with page
 * breaks; where the numbers of paragraphs do not go on from one column to the other, all stays as it is.
 * @param blocks lines of plain text
 */
void dia_text_part_pages(DiaBlocks *blocks);
