/*
 * What stands in a paragraph of a DOCX: runs of text, breaks, symbols, fields, notes, drawings.
 */
#include <string.h>

#include "read/docx-body.h"

/* Text so many half-points larger than usual is set apart as bold text is. */
#define LARGER 4

/* Marks the text that the field's instruction names; tables of contents are no text. */
static void
begin_field(DiaDocxReader *reader)
{
	if (reader->n_fields < DIA_MAX_FIELD_DEPTH) {
		reader->in_instruction[reader->n_fields] = TRUE;
		reader->n_instructions++;
	}
	reader->n_fields++;
	g_string_truncate(reader->instruction, 0);
}

static void
end_instruction(DiaDocxReader *reader, gboolean has_result)
{
	const char *instruction = reader->instruction->str + strspn(reader->instruction->str, " ");
	g_autofree char *number = NULL;

	if (reader->n_fields == 0 || reader->n_fields > DIA_MAX_FIELD_DEPTH ||
	    !reader->in_instruction[reader->n_fields - 1])
		return;
	reader->in_instruction[reader->n_fields - 1] = FALSE;
	reader->n_instructions--;
	if (has_result && g_str_has_prefix(instruction, "TOC") && reader->contents_field == 0) {
		reader->contents_field = reader->n_fields;
	} else if (!has_result && g_str_has_prefix(instruction, "AUTONUM")) {
		number = g_strdup_printf("%u.", ++reader->n_automatic);
		dia_gather_label(&reader->gather, number);
	}
	g_string_truncate(reader->instruction, 0);
}

static void
read_field_character(DiaDocxReader *reader, const xmlNode *node)
{
	const char *type = dia_xml_attribute(node, "fldCharType");

	if (g_strcmp0(type, "begin") == 0) {
		begin_field(reader);
	} else if (g_strcmp0(type, "separate") == 0) {
		end_instruction(reader, TRUE);
	} else if (g_strcmp0(type, "end") == 0 && reader->n_fields > 0) {
		end_instruction(reader, FALSE);
		if (reader->contents_field == reader->n_fields)
			reader->contents_field = 0;
		reader->n_fields--;
	}
}

static void
read_instruction(DiaDocxReader *reader, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next)
		if (child->content != NULL && reader->instruction->len < DIA_MAX_LABEL_BYTES)
			g_string_append(reader->instruction, (const char *)child->content);
}

static void
append(DiaDocxReader *reader, const char *text)
{
	gsize length = strlen(text);

	if (reader->n_instructions > 0)
		return;
	if (reader->unmarked != NULL) {
		DiaDocxReference *last = &g_array_index(reader->unmarked, DiaDocxReference,
							reader->unmarked->len - 1);

		g_free(last->mark);
		last->mark = g_strstrip(g_strdup(text));
		dia_gather_mark(&reader->gather, last->mark, strlen(last->mark));
		reader->unmarked = NULL;
	} else if (reader->is_raised) {
		dia_gather_superscript(&reader->gather, text, length, reader->is_bold);
	} else {
		dia_gather_text(&reader->gather, text, length, reader->is_bold);
	}
}

static void
read_text(DiaDocxReader *reader, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child != NULL; child = child->next)
		if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) &&
		    child->content != NULL)
			append(reader, (const char *)child->content);
}

static void
read_tab(DiaDocxReader *reader, const xmlNode *node G_GNUC_UNUSED)
{
	append(reader, " ");
}

static void
read_hyphen(DiaDocxReader *reader, const xmlNode *node G_GNUC_UNUSED)
{
	append(reader, "-");
}

static void
read_break(DiaDocxReader *reader, const xmlNode *node)
{
	const char *type = dia_xml_attribute(node, "type");

	if (reader->n_instructions > 0)
		return;
	if (reader->inner != NULL || (type != NULL && strcmp(type, "textWrapping") != 0))
		append(reader, " ");
	else
		dia_gather_break(&reader->gather);
}

/* Characters of symbol fonts that texts use, in the private use area as Word stores them. */
static void
read_symbol(DiaDocxReader *reader, const xmlNode *node)
{
	static const struct {
		const char *font;
		guint code;
		const char *text;
	} symbols[] = {
		{ "Symbol", 0xb7, "•" },    { "Symbol", 0xa3, "≤" },	{ "Symbol", 0xb3, "≥" },
		{ "Symbol", 0xb1, "±" },    { "Symbol", 0xb4, "×" },	{ "Symbol", 0xb0, "°" },
		{ "Symbol", 0xb9, "≠" },    { "Symbol", 0xbb, "≈" },	{ "Symbol", 0xae, "→" },
		{ "Symbol", 0x2d, "−" },    { "Symbol", 0xa7, "♣" },	{ "Symbol", 0x6d, "μ" },
		{ "Symbol", 0x25, "%" },    { "Wingdings", 0xa7, "▪" }, { "Wingdings", 0xfc, "✓" },
		{ "Wingdings", 0xd8, "➢" }, { "Wingdings", 0x6c, "●" }, { "Wingdings", 0xe0, "→" },
		{ "Wingdings", 0xfb, "✗" }, { "Wingdings", 0x71, "❑" }, { "Wingdings", 0x76, "❖" },
	};
	const char *font = dia_xml_attribute(node, "font");
	const char *value = dia_xml_attribute(node, "char");
	guint64 code = 0;

	if (font == NULL || value == NULL ||
	    !g_ascii_string_to_unsigned(value, 16, 0, 0x10ffff, &code, NULL))
		code = 0;
	for (guint i = 0; i < G_N_ELEMENTS(symbols) && code != 0; i++) {
		if ((code & 0xff) == symbols[i].code && strcmp(symbols[i].font, font) == 0 &&
		    (code < 0x100 || code >= 0xf000)) {
			append(reader, symbols[i].text);
			return;
		}
	}
	if (code > ' ' && (code < 0xe000 || code > 0xf8ff) && g_unichar_validate((gunichar)code)) {
		char buffer[7] = { 0 };

		g_unichar_to_utf8((gunichar)code, buffer);
		append(reader, buffer);
	} else {
		dia_blocks_drop(reader->blocks, "symbol", 0);
	}
}

static void
add_reference(DiaDocxReader *reader, DiaDocxNotes *notes, GArray *references, const xmlNode *node)
{
	const char *id = dia_xml_attribute(node, "id");
	DiaDocxReference reference = { 0 };

	if (reader->in_note || id == NULL || reader->n_instructions > 0)
		return;
	reference.note = g_hash_table_lookup(notes->by_id, id);
	if (reference.note == NULL)
		return;
	if (dia_xml_attribute(node, "customMarkFollows") != NULL) {
		reader->unmarked = references;
	} else {
		g_autoptr(GString) mark = g_string_new(NULL);

		dia_numeral_append(mark, notes->numeral, notes->next++);
		dia_gather_mark(&reader->gather, mark->str, mark->len);
		reference.mark = g_strdup(mark->str);
	}
	g_array_append_val(references, reference);
}

static void
read_footnote_reference(DiaDocxReader *reader, const xmlNode *node)
{
	add_reference(reader, &reader->footnotes, reader->references, node);
}

static void
read_endnote_reference(DiaDocxReader *reader, const xmlNode *node)
{
	add_reference(reader, &reader->endnotes, reader->ends, node);
}

/* Finds text boxes, else what kind of picture it is. Recursion ends with the depth of XML. */
static const char *
search_drawing(DiaDocxReader *reader, const xmlNode *node)
{
	static const struct {
		const char *element;
		const char *kind;
	} pictures[] = {
		{ "txbxContent", "" },	   { "chart", "chart" },     { "relIds", "diagram" },
		{ "OLEObject", "object" }, { "imagedata", "image" }, { "blip", "image" },
	};
	const char *found = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(pictures); i++) {
		if (!dia_xml_is(node, pictures[i].element))
			continue;
		if (i == 0)
			g_ptr_array_add(reader->boxes, (gpointer)node);
		return pictures[i].kind;
	}
	for (const xmlNode *child = node->children; child != NULL; child = child->next) {
		const char *kind = child->type == XML_ELEMENT_NODE ? search_drawing(reader, child) : NULL;

		/* An object shows an image of itself. */
		if (found == NULL || (kind != NULL && strcmp(found, "image") == 0))
			found = kind != NULL ? kind : found;
		/* The same in an older form follows. */
		if (dia_xml_is(child, "Choice"))
			break;
	}
	return found;
}

/* Appends the text of a node while it is shorter than a label. Recursion ends with the depth of XML. */
static void
append_short_text(const xmlNode *node, GString *text)
{
	if (dia_xml_is(node, "t")) {
		for (const xmlNode *child = node->children; child != NULL; child = child->next)
			if (child->content != NULL && text->len <= DIA_MAX_LABEL_BYTES)
				g_string_append_len(text, (const char *)child->content,
						    (gssize)strnlen((const char *)child->content,
								    DIA_MAX_LABEL_BYTES + 1));
		return;
	}
	for (const xmlNode *child = node->children; child != NULL && text->len <= DIA_MAX_LABEL_BYTES;
	     child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			append_short_text(child, text);
}

/* "12." in a text box before the text is the number of the paragraph, set in the margin. */
static void
take_boxed_number(DiaDocxReader *reader)
{
	enum { MAX_BOXED_BYTES = 8 };
	g_autoptr(GString) text = g_string_new(NULL);
	gsize digits;

	if (reader->boxes->len != 1 || !dia_gather_is_empty(&reader->gather))
		return;
	append_short_text(g_ptr_array_index(reader->boxes, 0), text);
	g_strstrip(text->str);
	digits = strspn(text->str, "0123456789.");
	if (digits == 0 || digits > MAX_BOXED_BYTES || !g_ascii_isdigit(text->str[0]) ||
	    text->str[digits + (text->str[digits] == ')')] != '\0')
		return;
	dia_gather_label(&reader->gather, text->str);
	g_ptr_array_set_size(reader->boxes, 0);
}

static void
read_drawing(DiaDocxReader *reader, const xmlNode *node)
{
	const char *kind = search_drawing(reader, node);

	take_boxed_number(reader);
	if (kind == NULL || *kind != '\0')
		dia_blocks_drop(reader->blocks, kind != NULL ? kind : "drawing", 0);
}

static void
read_comment(DiaDocxReader *reader, const xmlNode *node G_GNUC_UNUSED)
{
	dia_blocks_drop(reader->blocks, "comment", 0);
}

/* What drawings stand for where they are no drawings: text such as equations. */
static void
read_alternatives(DiaDocxReader *reader, const xmlNode *node)
{
	const xmlNode *choice = dia_xml_child(node, "Choice");

	if (choice == NULL)
		choice = dia_xml_child(node, "Fallback");
	if (choice != NULL)
		dia_docx_read_inline(reader, choice);
}

static gboolean
is_raised(const xmlNode *properties)
{
	const char *align = dia_xml_value(properties, "vertAlign");

	return align != NULL && strcmp(align, "superscript") == 0;
}

static void
read_run(DiaDocxReader *reader, const xmlNode *node)
{
	const xmlNode *properties = dia_xml_child(node, "rPr");
	const char *style_id = dia_xml_value(properties, "rStyle");
	DiaDocxStyle style = *reader->style;
	gboolean was_bold = reader->is_bold;
	gboolean was_raised = reader->is_raised;
	gint16 usual = dia_docx_styles_find(reader->styles, NULL)->size;

	if (style_id != NULL) {
		const DiaDocxStyle *named = dia_docx_styles_find(reader->styles, style_id);

		style.is_bold = named->is_bold >= 0 ? named->is_bold : style.is_bold;
		style.is_hidden = named->is_hidden >= 0 ? named->is_hidden : style.is_hidden;
		style.size = named->size >= 0 && named->id[0] != '\0' ? named->size : style.size;
	}
	dia_docx_styles_read_run(&style, properties);
	if (style.is_hidden == 1) {
		if (dia_xml_child(node, "t") != NULL && reader->n_instructions == 0)
			dia_blocks_drop(reader->blocks, "hidden-text", 0);
		return;
	}
	reader->is_bold = style.is_bold == 1 || style.size >= usual + LARGER;
	reader->is_raised = is_raised(properties);
	dia_docx_read_inline(reader, node);
	reader->is_bold = was_bold;
	reader->is_raised = was_raised;
	reader->unmarked = NULL;
}

static const DiaDocxHandler handlers[] = {
	{ "r", read_run },
	{ "t", read_text },
	{ "delText", read_text },
	{ "tab", read_tab },
	{ "ptab", read_tab },
	{ "br", read_break },
	{ "cr", read_break },
	{ "noBreakHyphen", read_hyphen },
	{ "sym", read_symbol },
	{ "fldChar", read_field_character },
	{ "instrText", read_instruction },
	{ "delInstrText", read_instruction },
	{ "footnoteReference", read_footnote_reference },
	{ "endnoteReference", read_endnote_reference },
	{ "commentReference", read_comment },
	{ "drawing", read_drawing },
	{ "pict", read_drawing },
	{ "object", read_drawing },
	{ "AlternateContent", read_alternatives },
	/* These hold runs. */
	{ "hyperlink", dia_docx_read_inline },
	{ "ins", dia_docx_read_inline },
	{ "del", dia_docx_read_inline },
	{ "moveFrom", dia_docx_read_inline },
	{ "moveTo", dia_docx_read_inline },
	{ "fldSimple", dia_docx_read_inline },
	{ "smartTag", dia_docx_read_inline },
	{ "customXml", dia_docx_read_inline },
	{ "sdt", dia_docx_read_inline },
	{ "sdtContent", dia_docx_read_inline },
	{ "dir", dia_docx_read_inline },
	{ "bdo", dia_docx_read_inline },
	{ "ruby", dia_docx_read_inline },
	{ "rubyBase", dia_docx_read_inline },
	/* Equations: their text in order, which is right for those on one line. */
	{ "oMathPara", dia_docx_read_inline },
	{ "oMath", dia_docx_read_inline },
	{ "f", dia_docx_read_inline },
	{ "num", dia_docx_read_inline },
	{ "den", dia_docx_read_inline },
	{ "sSup", dia_docx_read_inline },
	{ "sSub", dia_docx_read_inline },
	{ "e", dia_docx_read_inline },
	{ "sup", dia_docx_read_inline },
	{ "sub", dia_docx_read_inline },
};

void
dia_docx_read_inline(DiaDocxReader *reader, const xmlNode *parent)
{
	dia_docx_read_children(reader, parent, handlers, G_N_ELEMENTS(handlers));
}
