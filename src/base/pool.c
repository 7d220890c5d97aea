#include "base/pool.h"

#include <string.h>

void
dia_pool_init(DiaPool *pool)
{
	pool->strings = g_string_chunk_new(8 * 1024);
	pool->blocks = g_ptr_array_new_with_free_func(g_free);
}

void
dia_pool_clear(DiaPool *pool)
{
	g_clear_pointer(&pool->strings, g_string_chunk_free);
	g_clear_pointer(&pool->blocks, g_ptr_array_unref);
}

const char *
dia_pool_string(DiaPool *pool, const char *string)
{
	return string != NULL ? g_string_chunk_insert_const(pool->strings, string) : NULL;
}

const char *
dia_pool_string_n(DiaPool *pool, const char *string, gsize length)
{
	g_autofree char *copy = g_strndup(string, length);

	return g_string_chunk_insert_const(pool->strings, copy);
}

const char *const *
dia_pool_strv(DiaPool *pool, const char *const *strings)
{
	guint n = g_strv_length((char **)strings);
	const char **copy = g_new0(const char *, n + 1);

	for (guint i = 0; i < n; i++)
		copy[i] = dia_pool_string(pool, strings[i]);
	g_ptr_array_add(pool->blocks, copy);
	return copy;
}

gconstpointer
dia_pool_copy(DiaPool *pool, gconstpointer bytes, gsize size)
{
	gpointer copy;

	if (size == 0)
		return NULL;
	copy = g_memdup2(bytes, size);
	g_ptr_array_add(pool->blocks, copy);
	return copy;
}

gconstpointer
dia_pool_array(DiaPool *pool, const GArray *array)
{
	return dia_pool_copy(pool, array->data,
			     (gsize)array->len * g_array_get_element_size((GArray *)array));
}
