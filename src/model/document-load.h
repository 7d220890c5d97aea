/*
 * A document from the JSON that `diachron extract` wrote: what was read and normalized once need not be
 * read again. Its marks are made anew, so that they are those of this version.
 */
#pragma once

#include "model/document.h"

/* @return TRUE where the bytes begin as a document of `diachron extract -f json` does */
gboolean dia_document_is_json(const char *data, gsize length);

/*
 * @param file   name for messages
 * @param line   number of the line in the file, from 1, for messages
 * @param json   one document, @length bytes
 * @param error  DIA_ERROR_FORMAT: names the file, the line and what is wrong
 * @return newly allocated, or NULL; give back with dia_document_unref()
 */
DiaDocument *dia_document_load(const char *file, guint line, const char *json, gsize length,
			       GError **error);
