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

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pool/strings", test_strings);
	g_test_add_func("/pool/arrays", test_arrays);
	return g_test_run();
}
