/*
 * The writer of HTML: what stands in a page is text, whatever bytes it is given.
 */
#include <time.h>

#include "emit/markup.h"

static void
check_text(const char *text, const char *expected)
{
	g_autoptr(GString) output = g_string_new(NULL);
	DiaMarkup markup;

	dia_markup_init(&markup, output);
	dia_markup_text(&markup, text);
	g_assert_cmpstr(output->str, ==, expected);
}

static void
test_escapes(void)
{
	check_text("", "");
	check_text(NULL, "");
	check_text("plain text, Ñandú, 25 °C", "plain text, Ñandú, 25 °C");
	check_text("<b>&amp;\"'", "&lt;b&gt;&amp;amp;&quot;'");
	check_text("</script><script>", "&lt;/script&gt;&lt;script&gt;");
	check_text("a\tb\nc", "a\tb\nc");
}

static void
test_controls(void)
{
	check_text("a\x01z\x7f", "a\xef\xbf\xbdz\xef\xbf\xbd");
	check_text("\xc2\x85", "\xef\xbf\xbd");		    /* a C1 control */
	check_text("\xc2\xa7", "\xc2\xa7");		    /* not one: section sign */
	check_text("\xef\xbf\xbe", "\xef\xbf\xbd");	    /* U+FFFE */
	check_text("\xf0\x9f\xbf\xbf", "\xef\xbf\xbd");	    /* U+1FFFF */
	check_text("\xf0\x9f\x99\x82", "\xf0\x9f\x99\x82"); /* U+1F642 */
}

static void
test_reordering(void)
{
	check_text("a\xe2\x80\xaegpj.exe", "a[U+202E]gpj.exe");
	check_text("\xe2\x81\xa6x\xe2\x81\xa9", "[U+2066]x[U+2069]");
	check_text("\xe2\x80\x9cquoted\xe2\x80\x9d", "\xe2\x80\x9cquoted\xe2\x80\x9d");
}

static void
test_broken(void)
{
	check_text("a\xff"
		   "b",
		   "a\xef\xbf\xbd"
		   "b");
	check_text("\xe2\x80", "\xef\xbf\xbd\xef\xbf\xbd");
	check_text("\xc0\xbcscript>", "\xef\xbf\xbd\xef\xbf\xbdscript&gt;"); /* overlong "<" */
	check_text("\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");  /* a surrogate */
}

static void
test_elements(void)
{
	g_autoptr(GString) output = g_string_new(NULL);
	DiaMarkup markup;

	dia_markup_init(&markup, output);
	dia_markup_open_class(&markup, "p", "lead");
	dia_markup_attribute(&markup, "id", "\" onclick=\"x");
	dia_markup_attribute(&markup, "lang", NULL);
	dia_markup_open(&markup, "a");
	dia_markup_link(&markup, "para 1\"");
	dia_markup_format(&markup, "%d < %s", 1, "<2>");
	dia_markup_close(&markup, "a");
	dia_markup_open(&markup, "br");
	dia_markup_close_empty(&markup);
	dia_markup_raw(&markup, "<hr/>");
	dia_markup_close(&markup, "p");
	g_assert_cmpuint(markup.depth, ==, 0);
	g_assert_cmpstr(output->str, ==,
			"<p class=lead id=\"&quot; onclick=&quot;x\">"
			"<a href=#para%201%22>1 &lt; &lt;2&gt;</a><br /><hr/></p>");
}

static void
test_numbers(void)
{
	g_autoptr(GString) output = g_string_new(NULL);
	DiaMarkup markup;

	dia_markup_init(&markup, output);
	dia_markup_open(&markup, "line");
	dia_markup_attribute_number(&markup, "y1", -3);
	dia_markup_attribute_percent(&markup, "x1", 4200);
	dia_markup_attribute_percent(&markup, "x2", -305);
	dia_markup_attribute_percent(&markup, "x3", 4249);
	dia_markup_close_empty(&markup);
	g_assert_cmpstr(output->str, ==, "<line y1=-3 x1=42% x2=-3.1% x3=42.5% />");
}

static void
close_wrong_element(void)
{
	g_autoptr(GString) output = g_string_new(NULL);
	DiaMarkup markup;

	dia_markup_init(&markup, output);
	dia_markup_open(&markup, "p");
	dia_markup_close(&markup, "div");
}

static void
test_wrong_element(void)
{
	if (g_test_subprocess()) {
		close_wrong_element();
		return;
	}
	g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
	g_test_trap_assert_failed();
}

/* Seconds of the processor, the best of three, that so many lines of pictures take. */
static double
time_lines(guint n)
{
	double best = G_MAXDOUBLE;

	for (guint attempt = 0; attempt < 3; attempt++) {
		g_autoptr(GString) output = g_string_new(NULL);
		clock_t start = clock();
		DiaMarkup markup;

		dia_markup_init(&markup, output);
		for (guint i = 0; i < n; i++) {
			dia_markup_open(&markup, "line");
			dia_markup_attribute(&markup, "x1", "1");
			dia_markup_close_empty(&markup);
		}
		best = MIN(best, (double)(clock() - start) / CLOCKS_PER_SEC);
	}
	return best;
}

/* An element takes no longer the more there is before it. */
static void
test_long_page(void)
{
	enum { SMALL = 50000, FACTOR = 4 };
	double small = time_lines(SMALL);

	g_assert_cmpfloat(time_lines(SMALL * FACTOR), <, small * FACTOR * 2 + 0.05);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/markup/escapes", test_escapes);
	g_test_add_func("/markup/controls", test_controls);
	g_test_add_func("/markup/reordering", test_reordering);
	g_test_add_func("/markup/broken-utf8", test_broken);
	g_test_add_func("/markup/elements", test_elements);
	g_test_add_func("/markup/numbers", test_numbers);
	g_test_add_func("/markup/long-page", test_long_page);
	g_test_add_func("/markup/wrong-element", test_wrong_element);
	return g_test_run();
}
