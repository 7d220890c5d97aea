/*
 * Reading DOCX: what Word counts, marks, hides and tracks.
 */
#include <string.h>

#include "diachron/error.h"
#include "support-read.h"

#define TEXT(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define P(properties, content) "<w:p><w:pPr>" properties "</w:pPr>" content "</w:p>"
#define PLAIN(text) P("", TEXT(text))
#define NUMBERED(id, level, text)                                                                  \
	P("<w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" id "\"/></w:numPr>", TEXT(text))
#define LEVEL(level, format, text, more)                                                           \
	"<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format               \
	"\"/><w:lvlText w:val=\"" text "\"/>" more "</w:lvl>"
#define LIST(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define USE(id, list, more)                                                                        \
	"<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" list "\"/>" more "</w:num>"

static const char *numbering;
static const char *styles;
static const char *footnotes;

static void
check_with(const char *body, DiaRevisions revisions, const char *expected)
{
	g_autoptr(GBytes) bytes = support_docx(body, numbering, styles, footnotes);
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	g_autofree char *found = support_read(data, length, revisions);

	g_assert_cmpstr(found, ==, expected);
	numbering = styles = footnotes = NULL;
}

static void
check(const char *body, const char *expected)
{
	check_with(body, DIA_REVISIONS_FINAL, expected);
}

static void
test_text(void)
{
	check(P("", TEXT("The court ") TEXT("sat.")), "P The court sat.\n");
	check(P("", "<w:r><w:t>1.</w:t><w:tab/><w:t>post</w:t><w:noBreakHyphen/><w:t>war</w:t>"
		    "<w:softHyphen/><w:t>time</w:t><w:cr/><w:t>end</w:t></w:r>"),
	      "P 1. post-wartime end\n");
	/* A break with a number behind it parts two paragraphs; several breaks are lines. */
	check(P("", "<w:r><w:t>1. One.</w:t><w:br/><w:t>2. Two.</w:t></w:r>"), "P 1. One.\nP 2. Two.\n");
	check(P("", "<w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r>"),
	      "L A\nL B\nL C\nL\n");
	check(P("", "<w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r>"), "B Bold\n");
	check(P("", "<w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>Not bold</w:t></w:r>"), "P Not bold\n");
	check(P("", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>" TEXT("yes")),
	      "P yes\ndropped hidden-text 1\n");
	check(P("", TEXT("7 km") "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>"),
	      "P 7 km²\n");
}

static void
test_symbols(void)
{
	check(P("", "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>5</w:t></w:r>"), "P ≥5\n");
	check(P("", "<w:r><w:sym w:font=\"Odd\" w:char=\"F0B3\"/><w:t>5</w:t></w:r>"),
	      "P 5\ndropped symbol 1\n");
	check(P("", "<w:r><w:sym w:font=\"Odd\" w:char=\"2020\"/><w:t>5</w:t></w:r>"), "P †5\n");
	check(P("", "<w:r><w:sym w:font=\"Odd\" w:char=\"D800\"/><w:t>5</w:t></w:r>"),
	      "P 5\ndropped symbol 1\n");
}

static void
test_numbers(void)
{
	numbering = LIST("0", LEVEL("0", "decimal", "%1.", "") LEVEL("1", "decimal", "%1.%2", "")
				  LEVEL("2", "lowerLetter", "(%3)", "")) USE("1", "0", "");
	check(NUMBERED("1", "0", "A") NUMBERED("1", "0", "B") NUMBERED("1", "1", "C")
		  NUMBERED("1", "1", "D") NUMBERED("1", "2", "E") NUMBERED("1", "0", "F")
		      NUMBERED("1", "1", "G"),
	      "P 1. A\nP 2. B\nP 2.1 C\nP 2.2 D\nI (a) E\nP 3. F\nP 3.1 G\n");
}

/* Two uses of a list go on counting; one that overrides the start begins anew, once. */
static void
test_number_uses(void)
{
	numbering = LIST("0", LEVEL("0", "decimal", "%1.", "")) USE("1", "0", "") USE("2", "0", "")
	    USE("3", "0", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"28\"/></w:lvlOverride>");
	check(NUMBERED("1", "0", "A") NUMBERED("2", "0", "B") NUMBERED("3", "0", "C")
		  NUMBERED("3", "0", "D") NUMBERED("1", "0", "E"),
	      "P 1. A\nP 2. B\nP 28. C\nP 29. D\nP 30. E\n");
}

static void
test_number_formats(void)
{
	numbering = LIST("0", LEVEL("0", "upperRoman", "%1.", "")) LIST("1", LEVEL("0", "bullet", "o", ""))
	    LIST("2", LEVEL("0", "none", "", "")) LIST("3", LEVEL("0", "decimalZero", "%1)", ""))
		LIST("4", LEVEL("0", "russianLower", "%1)", "")) USE("1", "0", "") USE("2", "1", "")
		    USE("3", "2", "") USE("4", "3", "") USE("5", "4", "");
	check(NUMBERED("1", "0", "A") NUMBERED("1", "0", "B") NUMBERED("2", "0", "C")
		  NUMBERED("3", "0", "D") NUMBERED("4", "0", "E") NUMBERED("5", "0", "F")
		      NUMBERED("0", "0", "G") NUMBERED("99", "0", "H"),
	      "I I. A\nI II. B\nI • C\nP D\nP 01) E\nI а) F\nP G\nP H\n");
}

static void
test_number_restarts(void)
{
	numbering = LIST("0", LEVEL("0", "upperRoman", "%1.", "")
				  LEVEL("1", "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>")
				      LEVEL("2", "decimal", "%1.%3", "<w:isLgl/>")) USE("1", "0", "");
	check(P("<w:outlineLvl w:val=\"0\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr>", TEXT("A"))
		  NUMBERED("1", "1", "B") NUMBERED("1", "1", "C")
		      P("<w:outlineLvl w:val=\"0\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr>", TEXT("D"))
			  NUMBERED("1", "1", "E") NUMBERED("1", "2", "F"),
	      "H1 I. A\nP 1. B\nP 2. C\nH1 II. D\nP 3. E\nP 2.1 F\n");
}

/* A number within a numbered paragraph is an item; the level above must have been counted by text. */
static void
test_number_items(void)
{
	numbering = LIST("0", LEVEL("0", "decimal", "%1.", "") LEVEL("1", "decimal", "%2.", ""))
	    USE("1", "0", "") LIST("1", LEVEL("0", "decimal", "%1.", "") LEVEL("1", "decimal", "%2.", ""))
		USE("2", "1", "");
	check(NUMBERED("1", "0", "A") NUMBERED("1", "1", "B") NUMBERED("2", "1", "C"),
	      "P 1. A\nI 1. B\nP 1. C\n");
}

static void
test_number_styles(void)
{
	numbering = LIST("0", LEVEL("0", "decimal", "%1.", "<w:pStyle w:val=\"Text\"/>"))
	    LIST("7", "<w:numStyleLink w:val=\"Linked\"/>") USE("1", "0", "") USE("2", "7", "");
	styles = "<w:style w:type=\"paragraph\" w:styleId=\"Text\"><w:name w:val=\"Text\"/><w:pPr><w:numPr>"
		 "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
		 "<w:style w:type=\"paragraph\" w:styleId=\"Child\"><w:name w:val=\"Child\"/>"
		 "<w:basedOn w:val=\"Text\"/></w:style>"
		 "<w:style w:type=\"numbering\" w:styleId=\"Linked\"><w:name w:val=\"L\"/><w:pPr><w:numPr>"
		 "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
	check(P("<w:pStyle w:val=\"Text\"/>", TEXT("A")) P("<w:pStyle w:val=\"Child\"/>", TEXT("B"))
		  NUMBERED("2", "0", "C"),
	      "P 1. A\nP 2. B\nP 3. C\n");
}

static void
test_headings(void)
{
	styles = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>"
		 "<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"Own\"/>"
		 "<w:basedOn w:val=\"H\"/></w:style>"
		 "<w:style w:type=\"paragraph\" w:styleId=\"HCh\"><w:name w:val=\"_ H _Ch_G\"/></w:style>"
		 "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"toc 1\"/></w:style>";
	check(P("<w:pStyle w:val=\"H\"/>", TEXT("A")) P("<w:pStyle w:val=\"Own\"/>", TEXT("B"))
		  P("<w:pStyle w:val=\"HCh\"/>", TEXT("C")) P("<w:outlineLvl w:val=\"3\"/>", TEXT("D"))
		      P("<w:pStyle w:val=\"T\"/>", TEXT("E 4")),
	      "H2 A\nH2 B\nH1 C\nH4 D\nC E 4\n");
}

static void
test_notes(void)
{
	footnotes = "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/><w:t xml:space=\"preserve\"> One.</w:t></w:r>"
		    "</w:p>" PLAIN("More.") "</w:footnote>"
		    "<w:footnote w:id=\"3\">" PLAIN("* Two.") "</w:footnote>";
	check(P("", TEXT("A") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" TEXT(" b")
		    "<w:r><w:footnoteReference w:id=\"3\" w:customMarkFollows=\"1\"/><w:t>*</w:t></w:r>"
		    "<w:r><w:footnoteReference w:id=\"404\"/></w:r>")
		  PLAIN("C"),
	      "P A b [1 *]\nN 1 One. More.\nN * Two.\nP C\n");
}

/* A note that refers to itself must not be read in itself. */
static void
test_note_cycle(void)
{
	footnotes = "<w:footnote w:id=\"2\"><w:p><w:r><w:t>One</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
		    "</w:footnote>";
	check(P("", TEXT("A") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"), "P A [1]\nN 1 One\n");
}

#define CELL(text) "<w:tc>" PLAIN(text) "</w:tc>"

static void
test_tables(void)
{
	check("<w:tbl><w:tr>" CELL("Year") CELL("Cases") "</w:tr><w:tr>" CELL("2010") CELL("5")
	      "</w:tr></w:tbl>" PLAIN("After"),
	      "T Year;Cases\nR 2010;5\nP After\n");
	check("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" PLAIN("Both") "</w:tc>" CELL("C")
	      "</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" PLAIN("no") "</w:tc>" CELL("D") CELL("E")
	      "</w:tr></w:tbl>",
	      "T Both;;C\nR ;D;E\n");
	/* One column is a frame; a table in a cell is text. */
	check("<w:tbl><w:tr>" CELL("One") "</w:tr><w:tr>" CELL("Two") "</w:tr></w:tbl>", "P One\nP Two\n");
	check("<w:tbl><w:tr>" CELL("A") "<w:tc><w:tbl><w:tr>" CELL("B") CELL("C") "</w:tr></w:tbl><w:p/></w:tc>"
	      "</w:tr></w:tbl>",
	      "T A;B C\n");
}

static void
test_boxes(void)
{
	check(P("", TEXT("Text") "<w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing><w:txbxContent>"
		    PLAIN("Box") "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
		    "<w:txbxContent>" PLAIN("Box") "</w:txbxContent></w:pict></mc:Fallback>"
		    "</mc:AlternateContent></w:r>")
		  PLAIN("After"),
	      "P Text\nP Box\nP After\n");
	check(P("", TEXT("Text") "<w:r><w:drawing><blip/></w:drawing></w:r><w:r><w:object><imagedata/>"
				 "<OLEObject/></w:object></w:r>"),
	      "P Text\ndropped image 1\ndropped object 1\n");
}

#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define INSTRUCTION(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"

static void
test_fields(void)
{
	check(P("", TEXT("See ") FIELD("begin") INSTRUCTION("REF x") FIELD("begin") INSTRUCTION("IF")
		    FIELD("separate") TEXT("hidden") FIELD("end") FIELD("separate") TEXT("part 3")
			FIELD("end") TEXT(".")),
	      "P See part 3.\n");
	check(P("", FIELD("begin") INSTRUCTION(" TOC \\o ") FIELD("separate") TEXT("One 1"))
		  P("", TEXT("Two 2") FIELD("end")) PLAIN("Text"),
	      "C One 1\nP Two 2\nP Text\n");
	check(P("", FIELD("begin") INSTRUCTION("AUTONUM") FIELD("end") TEXT("One"))
		  P("", FIELD("begin") INSTRUCTION("AUTONUM") FIELD("end") TEXT("Two")),
	      "P 1. One\nP 2. Two\n");
	check(P("", FIELD("end") FIELD("separate") TEXT("Text")), "P Text\n");
}

#define INSERTED(content) "<w:ins w:id=\"1\" w:author=\"A\">" content "</w:ins>"
#define DELETED(text)                                                                              \
	"<w:del w:id=\"2\" w:author=\"A\"><w:r><w:delText>" text "</w:delText></w:r></w:del>"

static void
check_revisions(const char *body, const char *final, const char *original)
{
	check_with(body, DIA_REVISIONS_FINAL, final);
	check_with(body, DIA_REVISIONS_UNSET, final);
	check_with(body, DIA_REVISIONS_ORIGINAL, original);
}

static void
test_revisions(void)
{
	check_revisions(P("", TEXT("It is ") DELETED("planned") INSERTED(TEXT("done")) TEXT(".")),
			"P It is done.\n", "P It is planned.\n");
	/* A deleted end of a paragraph joins it to the next. */
	check_revisions(P("<w:rPr><w:del w:id=\"3\"/></w:rPr>", TEXT("One ")) PLAIN("two."),
			"P One two.\n", "P One\nP two.\n");
	check_revisions(P("<w:rPr><w:ins w:id=\"3\"/></w:rPr>", TEXT("One ")) PLAIN("two."),
			"P One\nP two.\n", "P One two.\n");
	check_revisions("<w:tbl><w:tr>" CELL("A") CELL("B") "</w:tr><w:tr><w:trPr><w:del w:id=\"4\"/></w:trPr>"
			CELL("C") CELL("D") "</w:tr></w:tbl>",
			"T A;B\n", "T A;B\nR C;D\n");
}

static void
test_revised_numbers(void)
{
	numbering = LIST("0", LEVEL("0", "decimal", "%1.", "")) USE("1", "0", "");
	check_with(NUMBERED("1", "0", "A")
		       P("<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"1\"/></w:rPr>",
			 DELETED("B")) NUMBERED("1", "0", "C"),
		   DIA_REVISIONS_FINAL, "P 1. A\nP 2. C\n");
	numbering = LIST("0", LEVEL("0", "decimal", "%1.", "")) USE("1", "0", "");
	check_with(NUMBERED("1", "0", "A")
		       P("<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"1\"/></w:rPr>",
			 DELETED("B")) NUMBERED("1", "0", "C"),
		   DIA_REVISIONS_ORIGINAL, "P 1. A\nP 2. B\nP 3. C\n");
}

static void
test_cycles(void)
{
	styles = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A\"/><w:basedOn w:val=\"B\"/>"
		 "</w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"B\"/>"
		 "<w:basedOn w:val=\"A\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
	numbering = LIST("0", "<w:numStyleLink w:val=\"B\"/>") USE("1", "0", "");
	check(P("<w:pStyle w:val=\"A\"/>", TEXT("Text")), "P Text\n");
}

static void
test_no_docx(void)
{
	const SupportPart other[] = { { "notes.txt", "word/ is only mentioned", 0 } };
	const SupportPart open[] = { { "content.xml", "<office/>", 0 } };
	const SupportPart entity[] = { { "word/document.xml",
					 "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document>&a;</w:document>", 0 } };
	const SupportPart broken[] = { { "word/document.xml", "<w:document><w:body>", 0 } };
	GBytes *bytes[] = { support_pack(other, 1), support_pack(open, 1), support_pack(entity, 1),
			    support_pack(broken, 1) };
	static const char *const words[] = { "no DOCX", "OpenDocument", "document type", "not well-formed" };

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		gsize length;
		const char *data = g_bytes_get_data(bytes[i], &length);

		support_check_error(data, length, DIA_ERROR_FORMAT, words[i]);
		g_bytes_unref(bytes[i]);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-docx/text", test_text);
	g_test_add_func("/read-docx/symbols", test_symbols);
	g_test_add_func("/read-docx/numbers", test_numbers);
	g_test_add_func("/read-docx/number-uses", test_number_uses);
	g_test_add_func("/read-docx/number-formats", test_number_formats);
	g_test_add_func("/read-docx/number-restarts", test_number_restarts);
	g_test_add_func("/read-docx/number-items", test_number_items);
	g_test_add_func("/read-docx/number-styles", test_number_styles);
	g_test_add_func("/read-docx/headings", test_headings);
	g_test_add_func("/read-docx/notes", test_notes);
	g_test_add_func("/read-docx/note-cycle", test_note_cycle);
	g_test_add_func("/read-docx/tables", test_tables);
	g_test_add_func("/read-docx/boxes", test_boxes);
	g_test_add_func("/read-docx/fields", test_fields);
	g_test_add_func("/read-docx/revisions", test_revisions);
	g_test_add_func("/read-docx/revised-numbers", test_revised_numbers);
	g_test_add_func("/read-docx/cycles", test_cycles);
	g_test_add_func("/read-docx/no-docx", test_no_docx);
	return g_test_run();
}
