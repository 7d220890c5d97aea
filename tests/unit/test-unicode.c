/*
 * Lines as they should be: composed, with plain blanks, without what is not seen.
 */
#include <string.h>

#include "normalize/unicode.h"

static void
check(const char *text, const char *expected)
{
	g_autoptr(GString) found = g_string_new("what was in it is lost");
	g_autoptr(GString) again = g_string_new(NULL);

	dia_unicode_clean(text, strlen(text), found);
	g_assert_cmpstr(found->str, ==, expected);
	dia_unicode_clean(found->str, found->len, again);
	g_assert_cmpstr(again->str, ==, found->str);
}

static void
test_blanks(void)
{
	check("", "");
	check("  \t ", "");
	check("  one two  ", "one two");
	check("one  two", "one\ttwo");
	check("one\ttwo", "one\ttwo");
	check("one\xc2\xa0two", "one two");
	check("one\xe2\x80\x89two\xe3\x80\x80", "one two");
	check("one \xe2\x80\x83 two", "one\ttwo");
}

static void
test_invisible(void)
{
	check("con\xc2\xadvention", "convention");
	check("\xef\xbb\xbfone\xe2\x80\x8btwo", "onetwo");
	check("one\x07two\x7f", "onetwo");
	check("\xe2\x80\xaeone\xe2\x80\xac", "one"); /* reordering marks */
	check("one\xc2\x85two", "onetwo");	      /* a C1 control */
}

static void
test_composition(void)
{
	check("cafe\xcc\x81", "caf\xc3\xa9");
	check("\xe2\x84\xab", "\xc3\x85");		     /* the sign of the angstrom */
	check("\xd0\xb8\xcc\x86", "\xd0\xb9");		     /* Cyrillic short i */
	check("\xef\xac\x81nal e\xef\xac\x83"
	      "cacy",
	      "final efficacy");
	check("\xcc\x81", "\xcc\x81"); /* nothing to combine with */
	check("d\xcc\x87\xcc\xa3", "\xe1\xb8\x8d\xcc\x87");	 /* the dot below goes first */
	check("\xe1\x84\x80\xe1\x85\xa1", "\xea\xb0\x80");	 /* letters of Hangul */
	check("\xe0\xa5\x98", "\xe0\xa4\x95\xe0\xa4\xbc");	 /* Devanagari qa, which is not put together */
	check("\xe0\xa6\x95\xe0\xa7\x87\xe0\xa6\xbe", "\xe0\xa6\x95\xe0\xa7\x8b"); /* Bengali o, of two signs */
	check("\xd0\xb9\xea\xb0\x80\xe4\xb8\xad", "\xd0\xb9\xea\xb0\x80\xe4\xb8\xad"); /* as it should be */
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/unicode/blanks", test_blanks);
	g_test_add_func("/unicode/invisible", test_invisible);
	g_test_add_func("/unicode/composition", test_composition);
	return g_test_run();
}
