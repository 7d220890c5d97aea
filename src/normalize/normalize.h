/*
 * From blocks to a document: furniture out, lines joined, paragraphs numbered, sections, footnotes,
 * recommendations and metadata found. Total: any blocks give a document.
 */
#pragma once

#include "diachron/pipeline.h"
#include "lexicon/lexicon.h"
#include "model/blocks.h"
#include "model/document.h"

/*
 * @param source  what the manifest says, which overrides what the report says of itself
 * @param notes   receives lines for standard error: what was guessed or not found; may be NULL
 * @return newly allocated; give back with dia_document_unref()
 */
DiaDocument *dia_normalize(const DiaBlocks *blocks, const DiaReportSource *source,
			   const DiaLexicon *lexicon, GPtrArray *notes);
