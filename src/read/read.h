/*
 * From a file's bytes to blocks. The format is told by content, never by name.
 */
#pragma once

#include "model/blocks.h"

/*
 * Reads a report.
 * @param path  file name, or "-" for standard input
 * @param notes receives lines for standard error (g_free'd strings), such as a converted encoding
 * @param error DIA_ERROR_READ, DIA_ERROR_FORMAT, DIA_ERROR_LIMIT; the message names the file and what to do
 * @return newly allocated, or NULL; free with dia_blocks_free()
 */
DiaBlocks *dia_read(const char *path, GPtrArray *notes, GError **error);

/*
 * Reads the bytes of a file, which must not be empty.
 * @param path  file name, or "-" for standard input
 * @param error as for dia_read()
 */
GByteArray *dia_read_bytes(const char *path, GError **error);

/*
 * One reader for each format: from all bytes of a file to blocks.
 * @param name  the file's name, for messages
 * @param data  its bytes; need not end in NUL
 */
typedef DiaBlocks *(*DiaReadFunction)(const char *name, const char *data, gsize length,
				      GPtrArray *notes, GError **error);

DiaBlocks *dia_read_text(const char *name, const char *data, gsize length, GPtrArray *notes,
			 GError **error);
