/*
 * SHA-256, as sources and fingerprints are named by it.
 */
#pragma once

#include <glib.h>

enum { DIA_CHECKSUM_BYTES = 32 };

/* @param digest receives DIA_CHECKSUM_BYTES bytes */
void dia_checksum(const void *bytes, gsize length, guint8 *digest);

/* @return the same in hexadecimal digits, newly allocated; free with g_free() */
char *dia_checksum_text(const void *bytes, gsize length);
