/*
 * The pool: what it copies stays, wherever it came from.
 */
#include <string.h>

#include "base/pool.h"

static void
test_strings(void)
{
	g_auto(DiaPool) pool = { 0 };
	char text[] = "moratorium";
	const char *first;

	dia_pool_init(&pool);
	first = dia_pool_string(&pool, text);
	text[0] = 'x';
	g_assert_cmpstr(first, ==, "moratorium");
	g_assert_true(dia_pool_string(&pool, "moratorium") == first);
	g_assert_cmpstr(dia_pool_string_n(&pool, "moratoriums", 10), ==, "moratorium");
	g_assert_null(dia_pool_string(&pool, NULL));
	g_assert_cmpstr(dia_pool_string_n(&pool, "", 0), ==, "");
}

static void
test_arrays(void)
{
	g_auto(DiaPool) pool = { 0 };
	const char *const strings[] = { "b", "a", NULL };
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(gdouble));
	const char *const *copy;
	const gdouble *kept;
	gdouble number = 0.5;

	dia_pool_init(&pool);
	copy = dia_pool_strv(&pool, strings);
	g_assert_cmpstr(copy[0], ==, "b");
	g_assert_cmpstr(copy[1], ==, "a");
	g_assert_null(copy[2]);
	g_assert_null(dia_pool_array(&pool, numbers));
	g_array_append_val(numbers, number);
	kept = dia_pool_array(&pool, numbers);
	g_array_index(numbers, gdouble, 0) = 2.0;
	g_assert_cmpfloat(kept[0], ==, 0.5);
	g_assert_null(dia_pool_copy(&pool, "", 0));
}

/* Small and large, many and equal: what was given out before does not move. */
static void
test_growth(void)
{
	g_auto(DiaPool) pool = { 0 };
	g_autoptr(GPtrArray) kept = g_ptr_array_new();

	dia_pool_init(&pool);
	for (guint i = 0; i < 5000; i++) {
		g_autofree char *text = g_strdup_printf("%u%s", i, i % 100 == 0 ? "" : " reports");
		guint64 *number = dia_pool_allocate(&pool, i % 500 == 0 ? 100000 : sizeof *number);

		g_assert_cmpuint((guintptr)number % sizeof *number, ==, 0);
		*number = i;
		g_ptr_array_add(kept, (gpointer)dia_pool_string(&pool, text));
		g_assert_true(dia_pool_text(&pool, text, strlen(text)) !=
			      g_ptr_array_index(kept, i));
	}
	for (guint i = 0; i < 5000; i++) {
		g_autofree char *text = g_strdup_printf("%u%s", i, i % 100 == 0 ? "" : " reports");

		g_assert_cmpstr(g_ptr_array_index(kept, i), ==, text);
		g_assert_true(dia_pool_string(&pool, text) == g_ptr_array_index(kept, i));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pool/strings", test_strings);
	g_test_add_func("/pool/arrays", test_arrays);
	g_test_add_func("/pool/growth", test_growth);
	return g_test_run();
}
