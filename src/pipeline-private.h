/*
 * What the two halves of the pipeline share.
 */
#pragma once

#include "diachron/pipeline.h"

/*
 * What --strict does not put up with: text, or what may hold text, that could not be read.
 * @param error DIA_ERROR_FORMAT: names the file, what was not read and where
 */
gboolean dia_pipeline_check_losses(const DiaDocument *document, GError **error);
