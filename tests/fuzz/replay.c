/*
 * Runs a fuzz target without an engine: each file named, and each cut, doubled and mangled form of it.
 */
#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

enum { N_MUTATIONS = 300 };

/* Swaps, drops and doubles stretches of bytes; the same each time, as the seed is fixed. */
static void
mutate(GRand *random, const char *data, gsize length)
{
	static const char alphabet[] = "0123456789 ,.-/%()\t\n$'AaOo\xe2\x80\x93\xc2\xa0";
	gsize start = (gsize)g_rand_int_range(random, 0, (gint32)length);
	gsize wanted = (gsize)g_rand_int_range(random, 1, 400);
	gsize size = MIN(length - start, wanted);
	g_autofree char *copy = g_memdup2(data + start, size);

	for (guint i = 0; i < 1 + size / 16; i++)
		copy[g_rand_int_range(random, 0, (gint32)size)] =
		    alphabet[g_rand_int_range(random, 0, sizeof alphabet - 1)];
	LLVMFuzzerTestOneInput((const guint8 *)copy, size);
}

int
main(int argc, char **argv)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(1);

	for (int i = 1; i < argc; i++) {
		g_autofree char *data = NULL;
		gsize length;

		g_assert_true(g_file_get_contents(argv[i], &data, &length, NULL));
		LLVMFuzzerTestOneInput((const guint8 *)data, length);
		for (guint n = 0; length > 0 && n < N_MUTATIONS; n++)
			mutate(random, data, length);
	}
	LLVMFuzzerTestOneInput((const guint8 *)"", 0);
	return 0;
}
