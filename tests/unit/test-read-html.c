/*
 * Reading HTML: what a browser would print.
 */
#include <string.h>

#include "diachron/error.h"
#include "support-read.h"

static void
check(const char *body, const char *expected)
{
	g_autofree char *page = g_strconcat("<!DOCTYPE html><html><head><title>T</title></head><body>",
					    body, "</body></html>", NULL);

	support_check_read(page, strlen(page), expected);
}

static void
test_blocks(void)
{
	check("<p>One\n  line.</p><div>Two<p>three</p>four</div>", "P One line.\nP Two\nP three\nP four\n");
	check("<h2>II. Rights</h2><p><b>All bold</b></p><p><b>Part</b> bold</p>",
	      "H2 II. Rights\nB All bold\nP Part bold\n");
	check("<script>no</script><style>no</style><p hidden>no</p><p style='display: none'>no</p>yes",
	      "P yes\n");
	check("<nav><a href='/'>x</a></nav><p>Text<img src=x></p>",
	      "P Text\ndropped navigation 1\ndropped image 1\n");
	check("<div title=header><p>A/1</p></div><div title=Rights>Text</div><div title=footer>8</div>",
	      "P Text\ndropped running-header 1\ndropped running-footer 1\n");
	check("so&shy;ci&euml;ty &amp; <em>more</em>&nbsp;&lt;", "P sociëty & more\xc2\xa0<\n");
}

static void
test_breaks(void)
{
	check("<p>1. One.<br>2. Two.</p>", "P 1. One.\nP 2. Two.\n");
	check("<p>Ministry of<br>Justice</p>", "P Ministry of Justice\n");
	check("<pre>a\n  b\n\nc</pre>", "L a\nL b\nL\nL c\nL\n");
	check("A<br><br>B<br>C", "L A\nL\nL B\nL C\nL\n");
}

static void
test_lists(void)
{
	check("<ol start=28><li>A<li value=40>B<li><p>C</p><p>D</p></ol>",
	      "P 28. A\nP 40. B\nP 41. C\nP D\n");
	check("<ol><li>A<ol type=a><li>B</li><li>C</li></ol></li></ol><ul><li>D</ul>",
	      "P 1. A\nI a. B\nI b. C\nI • D\n");
	check("<ol reversed><li>A<li>B</ol><ol style='list-style-type: none'><li>1. C</ol>",
	      "P 2. A\nP 1. B\nP 1. C\n");
	check("<li>stray", "P stray\n");
	/* Word hides the numbers that it prints from browsers that make their own. */
	check("<p><![if !supportLists]><span>1.</span><![endif]> A</p><p>B <![CDATA[x]]></p>",
	      "P 1. A\nP B <![CDATA[x]]>\n");
}

static void
test_notes(void)
{
	check("<p>A law<sup><a id=r1 href='#fn1'>1</a></sup>, 5 km<sup>2</sup>.</p>"
	      "<ol><li id=fn1><p>See it. <a href='#r1'>\xe2\x86\xa9</a></p><p>More.</p></ol>",
	      "P A law, 5 km². [1]\nN 1 See it. More.\n");
	/* As LibreOffice writes them. */
	/* Several marks side by side; no number that is not the next. */
	check("<p>A law.<sup>8910</sup> It<sup>2012</sup> had<sup>11, 12</sup> parts.<sup>*13</sup></p>",
	      "P A law. It2012 had parts. [8 9 10 11 12 * 13]\n");
	check("<p>A law<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a>.</p>"
	      "<div id=sdfootnote1><p><a class=sdfootnotesym name=sdfootnote1sym href='#sdfootnote1anc'>1</a>"
	      "See it.</p></div>",
	      "P A law. [1]\nN 1 See it.\n");
	/* As Word writes them, brackets and all. */
	check("<p>A law.<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a></p>"
	      "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> See it.</p></div>",
	      "P A law. [1]\nN 1 See it.\n");
	/* Numbers that are links to sections are no marks. */
	check("<p><a href='#s'>Rights 12</a></p><p>See <a href='#s'>12</a> there.</p><h2 id=s>Rights</h2>",
	      "C Rights 12\nP See 12 there.\nH2 Rights\n");
}

static void
test_tables(void)
{
	check("<table><tr><th>Year<th>Cases<tr><td>2010<td>5</table>", "T Year;Cases\nR 2010;5\n");
	check("<table><tr><td rowspan=2>A<td>B<td>C<tr><td colspan=2>D</table>", "T A;B;C\nR ;D\n");
	check("<table><caption>Deaths</caption><tr><td>A<td>1<sup>*</sup></table>", "P Deaths\nT A;1 [*]\n");
	check("<table><tr><td><p>One<p>Two</table>", "P One\nP Two\n");
	check("<table><tr><td>x<td><h1>Page</h1><p>Text</table>", "P x\nH1 Page\nP Text\n");
}

/* Pages that do not say so are HTML too; what says another encoding is believed. */
static void
test_sniffing(void)
{
	static const char fragment[] = "\n<!-- x --><h1>A</h1><p>B";
	static const char latin[] = "<html><meta charset=iso-8859-2><p>\xb1</html>";
	static const char unknown[] = "<html><p>caf\xe9 \x93x\x94</html>";
	static const char xhtml[] = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><p>A</p></html>";

	support_check_read(fragment, sizeof(fragment) - 1, "H1 A\nP B\n");
	support_check_read(latin, sizeof(latin) - 1, "P ą\n");
	support_check_read(unknown, sizeof(unknown) - 1, "P café “x”\n");
	support_check_read(xhtml, sizeof(xhtml) - 1, "P A\n");
}

/* A page made of plain text, a paragraph a line. */
static void
test_unwrapping(void)
{
	g_autoptr(GString) page = g_string_new("<html><body>");
	g_autofree char *found = NULL;

	for (guint i = 0; i < 6; i++)
		g_string_append(page, "<p>The court heard the case of a</p><p>journalist in two days.</p><p><br></p>");
	found = support_read(page->str, page->len, DIA_REVISIONS_FINAL);
	g_assert_true(g_str_has_prefix(found, "L The court heard the case of a\nL journalist in two days.\nL\nL The"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-html/blocks", test_blocks);
	g_test_add_func("/read-html/breaks", test_breaks);
	g_test_add_func("/read-html/lists", test_lists);
	g_test_add_func("/read-html/notes", test_notes);
	g_test_add_func("/read-html/tables", test_tables);
	g_test_add_func("/read-html/sniffing", test_sniffing);
	g_test_add_func("/read-html/unwrapping", test_unwrapping);
	return g_test_run();
}
