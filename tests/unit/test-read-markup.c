/*
 * Reading Markdown and Akoma Ntoso.
 */
#include <string.h>

#include "diachron/error.h"
#include "support-read.h"

static void
check(const char *source, const char *expected)
{
	support_check_read(source, strlen(source), expected);
}

static void
check_markdown(const char *body, const char *expected)
{
	g_autofree char *source = g_strconcat("# A\n\n# B\n\n", body, NULL);
	g_autofree char *all = g_strconcat("H1 A\nH1 B\n", expected, NULL);

	check(source, all);
}

static void
test_markdown(void)
{
	check_markdown("## I. Rights\n\n1. One\n   line.\n4. Four.\n", "H2 I. Rights\nP 1. One line.\nP 4. Four.\n");
	check_markdown("12) A\n\n- B\n- C\n\n**D**\n", "P 12) A\nI • B\nI • C\nB D\n");
	check_markdown("1. A\n\n   1. B\n\n   C\n", "P 1. A\nI 1. B\nP C\n");
	/* a carriage return ends a line by itself */
	check_markdown("4\u03c0\r1. rivers\n", "P 4\u03c0\nP 1. rivers\n");
	check_markdown("124.1 Ratify (Spain);\n\n10\\. A &amp; *B*\\\nC", "P 124.1 Ratify (Spain);\nP 10. A & B C\n");
	check_markdown("| A | B |\n|---|---|\n| 1 | |\n| 2 | 3 |\n", "T A;B\nR 1\nR 2;3\n");
	check_markdown("Law.[^1] And[^a].\n\n[^1]: Note.\n", "P Law. And. [1 a]\nN 1 Note.\n");
	check_markdown("![x](y.png) Text <b>\n\n    code\n", "P x Text <b>\nP code\ndropped image 1\n");
}

/* The line between head and rows tells a table of Markdown without any heading. */
static void
test_markdown_table(void)
{
	check("| A | B |\n|---|:-:|\n| 1 | 2 |\n", "T A;B\nR 1;2\n");
	check("| A | B |\n| 1 | 2 |\n", "L | A | B |\nL | 1 | 2 |\n");
}

/* Plain text may have a '#', an asterisk or a list; that alone is no Markdown. */
static void
test_no_markdown(void)
{
	check("# one\n1. *Text*\n", "L # one\nL 1. *Text*\n");
	check("1. Text\n2. *akim*\n", "L 1. Text\nL 2. *akim*\n");
	check("#1 One\n#2 Two\n", "L #1 One\nL #2 Two\n");
}

#define AKN(body) "<?xml version=\"1.0\"?><akomaNtoso><statement>" body "</statement></akomaNtoso>"

static void
test_akn(void)
{
	check(AKN("<meta><x>no</x></meta><section><num>I.</num><heading>Rights</heading><paragraph eId=\"p1\">"
		  "<num>1.</num><content><p>A <b>b</b>.</p></content></paragraph></section>"),
	      "H1 I. Rights\nP 1. A b.\n");
	check(AKN("<paragraph><num>2.</num><intro><p>It:</p></intro><point><num>(a)</num><content><p>acts;</p>"
		  "</content></point></paragraph>"),
	      "P 2. It:\nI (a) acts;\n");
	check(AKN("<p>Law<authorialNote marker=\"3\"><p>Note</p><p>more</p></authorialNote>, 5 m<sup>2</sup></p>"
		  "<table><tr><th><p>A</p></th><th><p>B</p></th></tr><tr><td>1</td><td>2</td></tr></table>"),
	      "P Law, 5 m² [3]\nN 3 Note more\nT A;B\nR 1;2\n");
	check(AKN("<toc><tocItem>I. Rights 3</tocItem></toc><p><img src=\"x\"/>Text</p>"),
	      "C I. Rights 3\nP Text\ndropped image 1\n");
}

static void
test_other_xml(void)
{
	static const char other[] = "<?xml version=\"1.0\"?><feed><x>1</x></feed>";
	static const char bomb[] =
	    "<!DOCTYPE akomaNtoso [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
	    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><akomaNtoso><p>&c;</p></akomaNtoso>";
	static const char declared[] = "<?xml version=\"1.0\"?><akomaNtoso><p></akomaNtoso>";

	support_check_error(other, sizeof(other) - 1, DIA_ERROR_FORMAT, "neither Akoma Ntoso nor XHTML");
	support_check_error(declared, sizeof(declared) - 1, DIA_ERROR_FORMAT, "not well-formed");
	/* With a document type it is not recognized as Akoma Ntoso; it is text, and no entity is expanded. */
	support_check_read(bomb, sizeof(bomb) - 1,
			   "L <!DOCTYPE akomaNtoso [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
			   "\"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
			   "<akomaNtoso><p>&c;</p></akomaNtoso>\n");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-markup/markdown", test_markdown);
	g_test_add_func("/read-markup/markdown-table", test_markdown_table);
	g_test_add_func("/read-markup/no-markdown", test_no_markdown);
	g_test_add_func("/read-markup/akoma-ntoso", test_akn);
	g_test_add_func("/read-markup/other-xml", test_other_xml);
	return g_test_run();
}
