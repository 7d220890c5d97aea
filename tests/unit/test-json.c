/*
 * JSON trees in a pool: printed byte for byte as cJSON prints them, and readable by cJSON.
 */
#include <math.h>
#include <string.h>

#include "base/digits.h"
#include "base/json.h"
#include "base/parallel.h"

static char *
print(DiaJson *json)
{
	GString *output = g_string_new(NULL);

	dia_json_print(dia_json_root(json), output);
	return g_string_free(output, FALSE);
}

static void
test_numbers(void)
{
	static const double numbers[] = { 0.0,	   -0.0,      1.0,	-1.0,	    0.05,     0.97,
					  66.6,	   -12.345,   1.0 / 3,	1e14,	    1e15,     1e16,
					  2.5e-7,  123456.7,  1e300,	999999.999, 0.0005,   1.1 + 2.2,
					  1e22,	   2147483648, 0.1 + 0.2, 4503599627370.497,
					  HUGE_VAL };
	g_autoptr(GRand) random = g_rand_new_with_seed(11);

	for (guint i = 0; i < 20000; i++) {
		double number = i < G_N_ELEMENTS(numbers) ? numbers[i]
				: i % 2 == 0 ? g_rand_int_range(random, 0, 10000000) / 1000.0
					     : exp(g_rand_double_range(random, -40, 40));
		g_autoptr(DiaJson) json = dia_json_new_array();
		g_autofree char *printed = NULL;
		g_autofree char *expected = NULL;

		dia_json_append_number(dia_json_root(json), number);
		printed = print(json);
		expected = cJSON_PrintUnformatted(dia_json_root(json));
		g_assert_cmpstr(printed, ==, expected);
	}
}

static void
test_strings(void)
{
	g_autoptr(DiaJson) json = dia_json_new_array();
	g_autofree char *printed = NULL;
	g_autofree char *expected = NULL;

	for (guint c = 1; c < 256; c++) {
		const char text[] = { 'a', (char)c, 'b', (char)c, '\0' };

		dia_json_append_string(dia_json_root(json), text);
	}
	dia_json_append_string(dia_json_root(json), "");
	dia_json_append_string(dia_json_root(json), NULL);
	dia_json_append_text(dia_json_root(json), "torture", 4);
	printed = print(json);
	expected = cJSON_PrintUnformatted(dia_json_root(json));
	g_assert_cmpstr(printed, ==, expected);
	g_assert_true(g_str_has_suffix(printed, ",\"\",null,\"tort\"]"));
}

static void
test_structure(void)
{
	static const char *const issues[] = { "Torture", "Detention", NULL };
	g_autoptr(DiaJson) json = dia_json_new_object();
	cJSON *root = dia_json_root(json);
	cJSON *section = dia_json_add_array(root, "section");
	g_autofree char *printed = NULL;

	dia_json_prepend_string(section, "C");
	dia_json_prepend_string(section, "B");
	dia_json_prepend_string(section, "A");
	dia_json_append_string(section, "D");
	dia_json_add_strv(root, "issues", issues);
	dia_json_add_strv(root, "none", NULL);
	dia_json_add_boolean(root, "negated", TRUE);
	dia_json_add_boolean(root, "moved", FALSE);
	dia_json_add_null(root, "low");
	dia_json_add_number(dia_json_append_object(dia_json_append_array(section)), "value", 7);
	dia_json_add_number(dia_json_add_object(root, "last"), "score", 0.5);
	printed = print(json);
	g_assert_cmpstr(printed, ==,
			"{\"section\":[\"A\",\"B\",\"C\",\"D\",[{\"value\":7}]],"
			"\"issues\":[\"Torture\",\"Detention\"],\"none\":[],\"negated\":true,"
			"\"moved\":false,\"low\":null,\"last\":{\"score\":0.5}}");
	g_assert_cmpstr(cJSON_GetArrayItem(section, 2)->valuestring, ==, "C");
	g_assert_cmpint(cJSON_GetArraySize(section), ==, 5);
	g_assert_cmpfloat(dia_json_get_number(dia_json_get(root, "last"),
					      "score", 0),
			  ==, 0.5);
}

enum { N_PARTS = 16, N_NUMBERS = 2000 };

static void
fill_part(guint part, gpointer data)
{
	cJSON *const *parts = data;

	for (guint i = 0; i < N_NUMBERS; i++)
		dia_json_add_number(dia_json_append_object(parts[part]), "n", part * N_NUMBERS + i);
}

/* Parts that threads fill stand in the order in which they were added. */
static void
test_parts(void)
{
	g_autoptr(DiaJson) json = dia_json_new_array();
	cJSON *parts[N_PARTS];
	g_autofree char *printed = NULL;
	g_autoptr(GString) expected = g_string_new("[");

	for (guint i = 0; i < N_PARTS; i++) {
		parts[i] = dia_json_append_array(dia_json_root(json));
		dia_json_set_apart(json, parts[i]);
	}
	dia_parallel(N_PARTS, 4, fill_part, parts);
	for (guint i = 0; i < N_PARTS * N_NUMBERS; i++)
		g_string_append_printf(expected, "%s{\"n\":%u}%s", i % N_NUMBERS == 0 ? "[" : "", i,
				       (i + 1) % N_NUMBERS == 0 ? "]," : ",");
	g_string_overwrite(expected, expected->len - 1, "]");
	printed = print(json);
	g_assert_cmpstr(printed, ==, expected->str);
}

/* A key is found whole, not by its first letters, and not in what has no keys. */
static void
test_get(void)
{
	g_autoptr(DiaJson) json = dia_json_new_object();
	cJSON *root = dia_json_root(json);

	dia_json_add_string(root, "topics", "many");
	dia_json_add_string(root, "topic", "one");
	dia_json_append_string(dia_json_add_array(root, "list"), "topic");
	g_assert_cmpstr(dia_json_get_string(root, "topic"), ==, "one");
	g_assert_null(dia_json_get(root, "top"));
	g_assert_null(dia_json_get(dia_json_get(root, "list"), "topic"));
	g_assert_null(dia_json_get(NULL, "topic"));
}

/* Digits that are written without printf() are those that it prints, to the last number there is. */
static void
test_digits(void)
{
	static const gint64 numbers[] = { 0, 7, 10, -1, 1203, G_MAXINT, G_MININT64, G_MAXINT64 };
	char room[DIA_DIGITS_ROOM];

	for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
		g_autofree char *printed = g_strdup_printf("%" G_GINT64_FORMAT, numbers[i]);

		g_assert_cmpstr(dia_digits_write(numbers[i], room), ==, printed);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	dia_json_init();
	g_test_add_func("/json/numbers", test_numbers);
	g_test_add_func("/json/strings", test_strings);
	g_test_add_func("/json/structure", test_structure);
	g_test_add_func("/json/parts", test_parts);
	g_test_add_func("/json/get", test_get);
	g_test_add_func("/json/digits", test_digits);
	return g_test_run();
}
