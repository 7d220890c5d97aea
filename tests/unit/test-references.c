/*
 * References to recommendations and paragraphs: lists, ranges, limits.
 */
#include <string.h>

#include "base/limits.h"
#include "normalize/references.h"
#include "normalize/symbols.h"

static void
check_labels(const char *text, const char *expected)
{
	g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *found = NULL;

	dia_references_collect(text, labels);
	g_ptr_array_add(labels, NULL);
	found = g_strjoinv(" ", (char **)labels->pdata);
	g_assert_cmpstr(found, ==, expected);
}

static void
test_lists(void)
{
	check_labels("", "");
	check_labels("recommendation 12", "12");
	check_labels("Recommendations 139.1, 139.3 and 139.5", "139.1 139.3 139.5");
	check_labels("recommendations 1; 2 or 3", "1 2 3");
	check_labels("recommendation No. 7, and recommendations Nos. 8 and 9", "7 8 9");
	check_labels("recommendation: 7", "7");
	check_labels("recommendations 5 and 5", "5");
	check_labels("a recommendation of 12 May", "");
	check_labels("prerecommendation 4", "");
	check_labels("recommendations that 5 States made", "");
}

static void
test_ranges(void)
{
	check_labels("recommendations 3-6", "3 4 5 6");
	check_labels("recommendations 139.68\xe2\x80\x93"
		     "139.70",
		     "139.68 139.69 139.70");
	check_labels("recommendations 139.68 to 139.70", "139.68 139.69 139.70");
	check_labels("recommendations 139.68-70", "139.68 139.69 139.70");
	/* What goes down, or across chapters, is no range. */
	check_labels("recommendations 6-3", "6");
	check_labels("recommendations 12.5-13.2", "12.5");
}

static void
test_paragraphs(void)
{
	check_labels("see paragraph 5 above", "5");
	check_labels("see paras. 5 and 6 below", "5 6");
	check_labels("see paragraphs 5 to 7 of the present report", "5 6 7");
	check_labels("see paragraph 5 of resolution 60/251", "");
	check_labels("article 3, paragraph 5, of the Covenant", "");
}

static guint
count_labels(const char *text)
{
	g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);

	dia_references_collect(text, labels);
	return labels->len;
}

static void
test_limits(void)
{
	g_autofree char *widest = g_strdup_printf("recommendations 1-%u", DIA_MAX_RANGE + 1);
	g_autofree char *wider = g_strdup_printf("recommendations 1-%u", DIA_MAX_RANGE + 2);
	g_autoptr(GString) many = g_string_new("recommendations 1");

	g_assert_cmpuint(count_labels(widest), ==, DIA_MAX_RANGE + 1);
	g_assert_cmpuint(count_labels(wider), ==, 1);
	for (guint n = 2; n < 3 * DIA_MAX_REFERENCES; n++) {
		g_string_append_printf(many, ", %u.%u", n / 9000 + 1, n % 9000 + 1);
		if (n >= DIA_MAX_REFERENCES - 1 && n <= DIA_MAX_REFERENCES + 1)
			g_assert_cmpuint(count_labels(many->str), ==, MIN(n, DIA_MAX_REFERENCES));
	}
	g_assert_cmpuint(count_labels(many->str), ==, DIA_MAX_REFERENCES);
	g_assert_cmpuint(count_labels("recommendation 99999999999999999999"), ==, 0);
}

static void
test_lines(void)
{
	g_assert_true(dia_references_is_line("Recommendations 139.23, 139.29"));
	g_assert_true(dia_references_is_line("Recommendation 139.23."));
	g_assert_true(dia_references_is_line("(Recommendations 12 and 13)"));
	g_assert_true(dia_references_is_line("**Recommendation 12:**"));
	g_assert_false(dia_references_is_line("Recommendation 139.23 was accepted."));
	g_assert_false(dia_references_is_line("Recommendations"));
	g_assert_false(dia_references_is_line(""));
}

static void
check_symbol(const char *text, const char *expected)
{
	g_autofree char *found = dia_symbol_find(text);

	g_assert_cmpstr(found, ==, expected);
}

static void
test_symbols(void)
{
	check_symbol("see A/HRC/28/10, para. 5", "A/HRC/28/10");
	check_symbol("CCPR/C/KAZ/CO/2/Add.1.", "CCPR/C/KAZ/CO/2/Add.1");
	check_symbol("(HRI/CORE/KAZ/2019)", "HRI/CORE/KAZ/2019");
	check_symbol("and/or 10/12/2009", NULL);
	check_symbol("A/ and A/HRC", NULL);
	check_symbol("DATA/HRC/28/10", NULL);
	check_symbol("", NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/references/lists", test_lists);
	g_test_add_func("/references/ranges", test_ranges);
	g_test_add_func("/references/paragraphs", test_paragraphs);
	g_test_add_func("/references/limits", test_limits);
	g_test_add_func("/references/lines", test_lines);
	g_test_add_func("/references/symbols", test_symbols);
	return g_test_run();
}
