/*
 * The parts of a ZIP container that are XML, unpacked in memory, within limits.
 */
#pragma once

#include "read/read.h"

/*
 * Unpacks the XML parts. Nothing is written to a disk, and names of parts are only compared.
 * @param error DIA_ERROR_FORMAT for a damaged archive; DIA_ERROR_LIMIT for one with too many or too
 *              large parts, or packed so well that it must be a bomb
 * @return from names (without a leading '/') to GBytes, or NULL; give back with g_hash_table_unref()
 */
GHashTable *dia_archive_read(const DiaReadInput *input, GError **error);
