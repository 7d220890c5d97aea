/*
 * What a report says of itself on its first page: symbol, date, issuer, country, title.
 */
#pragma once

#include "diachron/pipeline.h"
#include "model/blocks.h"
#include "normalize/layout.h"

/*
 * Fills the metadata of a document: what the manifest says, else what the report states, else a guess.
 * @param notes receives a line (to be freed with g_free()) for each guess and each thing not found
 */
void dia_metadata_find(DiaDocument *document, const DiaLayout *layout, const DiaReportSource *source,
		       GPtrArray *notes);
