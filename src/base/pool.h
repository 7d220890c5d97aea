/*
 * What a document, an analysis or a comparison owns besides its arrays: strings and small arrays that
 * live exactly as long as it. Elements of arrays own nothing themselves.
 */
#pragma once

#include <glib.h>

typedef struct {
	GStringChunk *strings;
	GPtrArray *blocks;
} DiaPool;

void dia_pool_init(DiaPool *pool);
void dia_pool_clear(DiaPool *pool);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaPool, dia_pool_clear)

/* Copies a string, once for equal strings; NULL stays NULL. */
const char *dia_pool_string(DiaPool *pool, const char *string);

/* As dia_pool_string() for @length bytes that need not end in NUL. */
const char *dia_pool_string_n(DiaPool *pool, const char *string, gsize length);

/* Copies a NULL-terminated array and its strings. */
const char *const *dia_pool_strv(DiaPool *pool, const char *const *strings);

/* Copies @size bytes, aligned as for any type; NULL for none. */
gconstpointer dia_pool_copy(DiaPool *pool, gconstpointer bytes, gsize size);

/* Copies the elements of an array of plain structs; NULL where it is empty. */
gconstpointer dia_pool_array(DiaPool *pool, const GArray *array);
