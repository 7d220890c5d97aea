/*
 * All bytes of a file that a user names.
 */
#pragma once

#include <glib.h>

/*
 * Reads a file, which must not be empty or larger than DIA_MAX_SOURCE_BYTES.
 * @param path  file name, or "-" for standard input
 * @param error DIA_ERROR_READ, DIA_ERROR_LIMIT; the message names the file and what to do
 * @return newly allocated, or NULL; give back with g_byte_array_unref()
 */
GByteArray *dia_file_read(const char *path, GError **error);

/* As dia_file_read() for a manifest or a data file, which may be empty, of DIA_MAX_DATA_BYTES at most. */
GByteArray *dia_file_read_data(const char *path, GError **error);

/* As dia_file_read() for @length bytes from @offset on; not from standard input. */
GByteArray *dia_file_read_part(const char *path, goffset offset, gsize length, GError **error);

/* @return the size of a file in bytes; 0 where it cannot be told before it is read */
gsize dia_file_size(const char *path);

/* @return what messages call a file: its name, or "standard input" for "-" */
const char *dia_file_name(const char *path);
