/*
 * Runs a fuzz target without an engine: each file of a folder, each file named, and cut and mangled forms of them.
 */
#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

enum { N_MUTATIONS = 300, MAX_WHOLE_BYTES = 4096 };

/* Puts other bytes in some places of a stretch; the same each time, as the seed is fixed. */
static void
mangle(GRand *random, char *data, gsize length)
{
	static const char alphabet[] = "0123456789 ,.-/%()\t\n$'AaOo\xe2\x80\x93\xc2\xa0";

	for (guint i = 0; i < 1 + length / 16; i++)
		data[g_rand_int_range(random, 0, (gint32)length)] =
		    alphabet[g_rand_int_range(random, 0, sizeof alphabet - 1)];
}

/* Tries a stretch alone, and the whole with the stretch mangled. */
static void
mutate(GRand *random, const char *data, gsize length)
{
	gsize start = (gsize)g_rand_int_range(random, 0, (gint32)length);
	gsize wanted = (gsize)g_rand_int_range(random, 1, 400);
	gsize size = MIN(length - start, wanted);
	g_autofree char *copy = g_memdup2(data, length);

	mangle(random, copy + start, size);
	LLVMFuzzerTestOneInput((const guint8 *)copy + start, size);
	if (length <= MAX_WHOLE_BYTES)
		LLVMFuzzerTestOneInput((const guint8 *)copy, length);
}

static void
replay_file(GRand *random, const char *path)
{
	g_autofree char *data = NULL;
	gsize length;

	g_rand_set_seed(random, 1);
	g_assert_true(g_file_get_contents(path, &data, &length, NULL));
	LLVMFuzzerTestOneInput((const guint8 *)data, length);
	for (guint n = 0; length > 0 && n < N_MUTATIONS; n++)
		mutate(random, data, length);
}

/* The findings of one target; there may be none. */
static void
replay_folder(GRand *random, const char *path)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	const char *name;

	while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
		g_autofree char *file = g_build_filename(path, name, NULL);

		replay_file(random, file);
	}
}

int
main(int argc, char **argv)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(1);

	replay_folder(random, argv[1]);
	for (int i = 2; i < argc; i++)
		replay_file(random, argv[i]);
	LLVMFuzzerTestOneInput((const guint8 *)"", 0);
	return 0;
}
