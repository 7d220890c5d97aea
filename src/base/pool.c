#include "base/pool.h"

#include <string.h>

#include "base/hash.h"

enum { FIRST_BLOCK = 4 * 1024, LARGEST_BLOCK = 256 * 1024, FIRST_STRINGS = 64, ALIGNMENT = 8 };

struct _DiaPoolString {
	const char *string; /* NULL where the slot is empty */
	guint32 length;
	guint32 hash;
};

void
dia_pool_init(DiaPool *pool)
{
	*pool = (DiaPool){ .blocks = g_ptr_array_new_with_free_func(g_free),
			   .block_size = FIRST_BLOCK };
}

void
dia_pool_clear(DiaPool *pool)
{
	g_clear_pointer(&pool->blocks, g_ptr_array_unref);
	g_clear_pointer(&pool->strings, g_free);
}

static gpointer
add_block(DiaPool *pool, gsize size)
{
	gpointer block = g_malloc(size);

	g_ptr_array_add(pool->blocks, block);
	return block;
}

/* Takes @size bytes at an address that is a multiple of @alignment. */
static char *
take(DiaPool *pool, gsize size, gsize alignment)
{
	gsize padding = (gsize)(-(guintptr)pool->at & (alignment - 1));

	if (G_LIKELY(padding + size <= (gsize)(pool->end - pool->at))) {
		char *taken = pool->at + padding;

		pool->at = taken + size;
		return taken;
	}
	/* What is large gets a block of its own, and the rest of the last one stays in use. */
	if (size > pool->block_size / 4)
		return add_block(pool, size);
	pool->at = add_block(pool, pool->block_size);
	pool->end = pool->at + pool->block_size;
	pool->block_size = MIN(pool->block_size * 2, LARGEST_BLOCK);
	pool->at += size;
	return pool->at - size;
}

gpointer
dia_pool_allocate(DiaPool *pool, gsize size)
{
	return take(pool, size, ALIGNMENT);
}

char *
dia_pool_text(DiaPool *pool, const char *text, gsize length)
{
	char *copy = take(pool, length + 1, 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

static DiaPoolString *
find_string(const DiaPool *pool, const char *string, gsize length, guint32 hash)
{
	guint32 i = hash & pool->mask;

	for (; pool->strings[i].string != NULL; i = (i + 1) & pool->mask)
		if (pool->strings[i].hash == hash && pool->strings[i].length == length &&
		    memcmp(pool->strings[i].string, string, length) == 0)
			break;
	return &pool->strings[i];
}

static void
grow_strings(DiaPool *pool)
{
	g_autofree DiaPoolString *old = pool->strings;
	guint32 n_old = old != NULL ? pool->mask + 1 : 0;
	guint32 n_new = MAX(n_old * 2, FIRST_STRINGS);

	pool->strings = g_new0(DiaPoolString, n_new);
	pool->mask = n_new - 1;
	for (guint32 i = 0; i < n_old; i++)
		if (old[i].string != NULL)
			*find_string(pool, old[i].string, old[i].length, old[i].hash) = old[i];
}

static const char *
keep(DiaPool *pool, const char *string, gsize length)
{
	guint32 hash = dia_hash_bytes(string, length);
	DiaPoolString *slot;

	if (pool->strings == NULL || pool->n_strings * 2 > pool->mask)
		grow_strings(pool);
	slot = find_string(pool, string, length, hash);
	if (slot->string != NULL)
		return slot->string;
	pool->n_strings++;
	*slot = (DiaPoolString){ .string = dia_pool_text(pool, string, length),
				 .length = (guint32)length,
				 .hash = hash };
	return slot->string;
}

const char *
dia_pool_string(DiaPool *pool, const char *string)
{
	return string != NULL ? keep(pool, string, strlen(string)) : NULL;
}

const char *
dia_pool_string_n(DiaPool *pool, const char *string, gsize length)
{
	return keep(pool, string, strnlen(string, length));
}

const char *const *
dia_pool_strv(DiaPool *pool, const char *const *strings)
{
	guint n = g_strv_length((char **)strings);
	const char **copy = dia_pool_allocate(pool, (n + 1) * sizeof *copy);

	for (guint i = 0; i < n; i++)
		copy[i] = dia_pool_string(pool, strings[i]);
	copy[n] = NULL;
	return copy;
}

gconstpointer
dia_pool_copy(DiaPool *pool, gconstpointer bytes, gsize size)
{
	if (size == 0)
		return NULL;
	return memcpy(dia_pool_allocate(pool, size), bytes, size);
}

gconstpointer
dia_pool_array(DiaPool *pool, const GArray *array)
{
	return dia_pool_copy(pool, array->data,
			     (gsize)array->len * g_array_get_element_size((GArray *)array));
}
