/*
 * Structured files made of plain text, in which every line became a paragraph.
 */
#pragma once

#include "model/blocks.h"

/*
 * Turns paragraphs into lines where they are lines by their look: most of them end in mid-sentence
 * and go on in the next. Where they are not, empty paragraphs are taken out.
 */
void dia_unwrap(DiaBlocks *blocks);
