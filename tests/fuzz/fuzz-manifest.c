/*
 * Fuzz target: any bytes as a manifest, which must give an error or reports that have ids of their own and files.
 */
#include "diachron/diachron.h"
#include "memory-file.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
check_collection(const DiaCollection *collection)
{
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
	guint n_sources;
	const DiaReportSource *sources = dia_collection_sources(collection, &n_sources);

	g_assert_nonnull(dia_collection_headline(collection));
	for (guint i = 0; i < n_sources; i++) {
		g_assert_true(g_hash_table_add(ids, (gpointer)sources[i].id));
		g_assert_nonnull(sources[i].path);
		g_assert_true(g_utf8_validate(sources[i].path, -1, NULL));
		g_assert_true(sources[i].title == NULL || g_utf8_validate(sources[i].title, -1, NULL));
	}
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	MemoryFile file;
	const char *paths[] = { file.path, NULL };
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaCollection) collection = NULL;

	memory_file_open(&file, data, size);
	collection = dia_collection_load(paths, &error);
	memory_file_close(&file);
	g_assert_true((collection == NULL) == (error != NULL));
	if (collection != NULL)
		check_collection(collection);
	else
		g_assert_true(g_utf8_validate(error->message, -1, NULL));
	return 0;
}
