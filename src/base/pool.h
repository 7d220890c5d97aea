/*
 * What a document, an analysis or a comparison owns besides its arrays: strings and small arrays that
 * live exactly as long as it. Elements of arrays own nothing themselves.
 */
#pragma once

#include <glib.h>

typedef struct _DiaPoolString DiaPoolString;

/* Memory is handed out from large blocks, and given back with the whole pool. */
typedef struct {
	GPtrArray *blocks;
	char *at; /* the unused part of the last block */
	char *end;
	gsize block_size; /* of the next one */
	DiaPoolString *strings; /* those that are kept once: open addressing */
	guint32 n_strings;
	guint32 mask;
} DiaPool;

void dia_pool_init(DiaPool *pool);
void dia_pool_clear(DiaPool *pool);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaPool, dia_pool_clear)

/* @return @size bytes, aligned as for any number or pointer, with any content */
gpointer dia_pool_allocate(DiaPool *pool, gsize size);

/* Copies a string, once for equal strings; NULL stays NULL. */
const char *dia_pool_string(DiaPool *pool, const char *string);

/* As dia_pool_string() for @length bytes that need not end in NUL; a NUL within ends it. */
const char *dia_pool_string_n(DiaPool *pool, const char *string, gsize length);

/* Copies @length bytes and ends them with a NUL, without looking for an equal string. */
char *dia_pool_text(DiaPool *pool, const char *text, gsize length);

/* Copies a NULL-terminated array and its strings. */
const char *const *dia_pool_strv(DiaPool *pool, const char *const *strings);

/* Copies @size bytes, aligned as for any number or pointer; NULL for none. */
gconstpointer dia_pool_copy(DiaPool *pool, gconstpointer bytes, gsize size);

/* Copies the elements of an array of plain structs; NULL where it is empty. */
gconstpointer dia_pool_array(DiaPool *pool, const GArray *array);
