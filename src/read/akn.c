/*
 * Akoma Ntoso (OASIS LegalDocumentML): numbers and headings stand in elements of their own, so that
 * little has to be guessed.
 */
#include <string.h>

#include "base/limits.h"
#include "diachron/error.h"
#include "read/gather.h"
#include "read/xml.h"

typedef struct {
	DiaBlocks *blocks;
	DiaGather gather;
	GString *inner;	   /* of a cell or note: where its text goes; NULL in the body */
	GPtrArray *notes;  /* elements of the notes in the block being read */
	char *label;	   /* number of the element that begins, or NULL */
	guint depth;	   /* of parts, chapters and sections */
	guint n_bold;
	gboolean in_note;
	gboolean is_heading;
	gboolean is_item;
	gboolean is_contents;
} Reader;

static void read_children(Reader *reader, const xmlNode *parent);

static void read_note_block(Reader *reader, const xmlNode *node);

static guint32
line_of(const xmlNode *node)
{
	long line = dia_xml_line(node);

	return line > 0 ? (guint32)line : 0;
}

/* The notes of a block stand behind it. */
static void
add_notes(Reader *reader)
{
	g_autoptr(GPtrArray) notes = reader->notes;

	reader->notes = g_ptr_array_new();
	for (guint i = 0; i < notes->len; i++)
		read_note_block(reader, g_ptr_array_index(notes, i));
}

static void
end_block(Reader *reader)
{
	DiaBlock *block;

	if (reader->inner != NULL) {
		dia_gather_move(&reader->gather, reader->inner);
		return;
	}
	block = dia_gather_end(&reader->gather,
			       reader->is_heading ? DIA_BLOCK_HEADING : DIA_BLOCK_PARAGRAPH);
	if (block != NULL) {
		block->level = (guint8)(reader->is_heading ? MIN(reader->depth, 9) : 0);
		block->is_contents = reader->is_contents;
		if (reader->label != NULL) {
			block->label = g_string_chunk_insert(reader->blocks->strings, reader->label);
			block->is_list_item = reader->is_item;
		}
		g_clear_pointer(&reader->label, g_free);
	}
	add_notes(reader);
}

static void
read_block(Reader *reader, const xmlNode *node)
{
	end_block(reader);
	read_children(reader, node);
	end_block(reader);
}

/* A level of the hierarchy: part, chapter, section. */
static void
read_level(Reader *reader, const xmlNode *node)
{
	end_block(reader);
	reader->depth++;
	read_children(reader, node);
	end_block(reader);
	reader->depth--;
	g_clear_pointer(&reader->label, g_free);
}

static void
read_heading(Reader *reader, const xmlNode *node)
{
	end_block(reader);
	reader->is_heading = TRUE;
	read_children(reader, node);
	end_block(reader);
	reader->is_heading = FALSE;
}

/* A numbered paragraph; within another it is an item. */
static void
read_paragraph(Reader *reader, const xmlNode *node)
{
	gboolean was_item = reader->is_item;

	end_block(reader);
	reader->is_item = dia_xml_is(node, "point") || dia_xml_is(node, "item") ||
			  dia_xml_is(node, "indent") || dia_xml_is(node, "subparagraph");
	read_children(reader, node);
	end_block(reader);
	reader->is_item = was_item;
	g_clear_pointer(&reader->label, g_free);
}

/* Bytes of a label that are kept: whole characters. */
static gsize
label_length(const char *text)
{
	gsize length = strnlen(text, DIA_MAX_LABEL_BYTES);

	while (length > 0 && ((guchar)text[length] & 0xc0) == 0x80)
		length--;
	return length;
}

static void
read_number(Reader *reader, const xmlNode *node)
{
	g_autofree char *content = dia_xml_content(node);

	end_block(reader);
	g_free(reader->label);
	reader->label = content != NULL && *g_strstrip(content) != '\0'
			    ? g_strndup(content, label_length(content))
			    : NULL;
	if (reader->label != NULL)
		g_strdelimit(reader->label, "\r\n\t", ' ');
}

static void
read_note(Reader *reader, const xmlNode *node)
{
	const char *mark = dia_xml_attribute(node, "marker");

	if (reader->in_note)
		return;
	if (mark != NULL)
		dia_gather_mark(&reader->gather, mark, strlen(mark));
	g_ptr_array_add(reader->notes, (gpointer)node);
}

static void
read_note_block(Reader *reader, const xmlNode *node)
{
	const char *mark = dia_xml_attribute(node, "marker");
	g_autoptr(GString) text = g_string_new(NULL);
	DiaBlock *block;

	reader->inner = text;
	reader->in_note = TRUE;
	read_children(reader, node);
	end_block(reader);
	reader->inner = NULL;
	reader->in_note = FALSE;
	if (text->len == 0)
		return;
	block = dia_blocks_add(reader->blocks, DIA_BLOCK_FOOTNOTE, text->str, text->len);
	block->line = line_of(node);
	if (mark != NULL)
		block->label = g_string_chunk_insert_len(reader->blocks->strings, mark,
							 (gssize)label_length(mark));
}

static void
read_bold(Reader *reader, const xmlNode *node)
{
	reader->n_bold++;
	read_children(reader, node);
	reader->n_bold--;
}

static void
read_raised(Reader *reader, const xmlNode *node)
{
	g_autofree char *content = dia_xml_content(node);

	if (content != NULL)
		dia_gather_superscript(&reader->gather, content,
				       strlen(content), reader->n_bold > 0);
}

static void
read_break(Reader *reader, const xmlNode *node G_GNUC_UNUSED)
{
	dia_gather_break(&reader->gather);
}

static void
read_contents(Reader *reader, const xmlNode *node)
{
	end_block(reader);
	reader->is_contents = TRUE;
	read_children(reader, node);
	end_block(reader);
	reader->is_contents = FALSE;
}

static void
drop_image(Reader *reader, const xmlNode *node)
{
	dia_blocks_drop(reader->blocks, "image", line_of(node));
}

static void
skip(Reader *reader G_GNUC_UNUSED, const xmlNode *node G_GNUC_UNUSED)
{
}

static void
read_row(Reader *reader, const xmlNode *node, gboolean is_first)
{
	g_autoptr(GString) row = g_string_new(NULL);
	DiaBlock *block;

	for (const xmlNode *cell = node->children; cell != NULL; cell = cell->next) {
		g_autoptr(GString) text = NULL;

		if (!dia_xml_is(cell, "td") && !dia_xml_is(cell, "th"))
			continue;
		text = g_string_new(NULL);
		reader->inner = text;
		read_children(reader, cell);
		end_block(reader);
		reader->inner = NULL;
		g_string_append_len(row, text->str, (gssize)text->len);
		g_string_append_c(row, '\t');
	}
	g_strchomp(row->str);
	if (*row->str == '\0')
		return;
	block = dia_blocks_add(reader->blocks, DIA_BLOCK_TABLE_ROW, row->str, strlen(row->str));
	block->line = line_of(node);
	block->begins_table = is_first;
	dia_gather_take_marks(&reader->gather, block);
	add_notes(reader);
}

static void
read_table(Reader *reader, const xmlNode *node)
{
	guint before;

	if (reader->inner != NULL) {
		read_children(reader, node);
		return;
	}
	end_block(reader);
	before = reader->blocks->blocks->len;
	for (const xmlNode *row = node->children; row != NULL; row = row->next)
		if (dia_xml_is(row, "tr"))
			read_row(reader, row, reader->blocks->blocks->len == before);
}

static const struct {
	const char *name;
	void (*read)(Reader *reader, const xmlNode *node);
} handlers[] = {
	{ "meta", skip },	      { "num", read_number },	   { "heading", read_heading },
	{ "subheading", read_heading }, { "p", read_block },	   { "paragraph", read_paragraph },
	{ "point", read_paragraph },  { "item", read_paragraph },  { "indent", read_paragraph },
	{ "subparagraph", read_paragraph }, { "article", read_level }, { "part", read_level },
	{ "chapter", read_level },    { "section", read_level },   { "subsection", read_level },
	{ "title", read_level },      { "book", read_level },	   { "subpart", read_level },
	{ "subchapter", read_level }, { "hcontainer", read_level }, { "attachment", read_level },
	{ "crossHeading", read_heading }, { "longTitle", read_block }, { "block", read_block },
	{ "listIntroduction", read_block }, { "listWrapUp", read_block }, { "toc", read_contents },
	{ "tocItem", read_block },    { "authorialNote", read_note }, { "b", read_bold },
	{ "sup", read_raised },	      { "noteRef", skip },	   { "eol", read_break },
	{ "br", read_break },	      { "img", drop_image },	   { "table", read_table },
	{ "content", read_block },    { "intro", read_block },	   { "wrapUp", read_block },
	{ "preface", read_block },    { "preamble", read_block },  { "conclusions", read_block },
	{ "blockList", read_block },  { "li", read_block },
};

static void
read_children(Reader *reader, const xmlNode *parent)
{
	for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
		guint i = 0;

		if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
		    node->content != NULL) {
			const char *text = (const char *)node->content;

			if (dia_gather_is_empty(&reader->gather))
				reader->gather.line = line_of(parent);
			dia_gather_text(&reader->gather, text, strlen(text), reader->n_bold > 0);
		}
		if (node->type != XML_ELEMENT_NODE)
			continue;
		while (i < G_N_ELEMENTS(handlers) && !dia_xml_is(node, handlers[i].name))
			i++;
		if (i < G_N_ELEMENTS(handlers))
			handlers[i].read(reader, node);
		else
			read_children(reader, node);
	}
}

DiaBlocks *
dia_read_akn(const DiaReadInput *input, GError **error)
{
	g_autoptr(xmlDoc) document = dia_xml_parse(input->name, input->data, input->length, error);
	Reader reader = { 0 };

	if (document == NULL)
		return NULL;
	reader.blocks = dia_blocks_new("application/akn+xml");
	reader.notes = g_ptr_array_new();
	dia_gather_init(&reader.gather, reader.blocks);
	read_children(&reader, dia_xml_root(document));
	end_block(&reader);
	dia_gather_clear(&reader.gather);
	g_ptr_array_unref(reader.notes);
	g_free(reader.label);
	return reader.blocks;
}
