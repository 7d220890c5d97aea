#include "read/docx-body.h"

#include <string.h>

/* A paragraph in the style of a heading that is longer is text. */
#define MAX_HEADING_BYTES 300

gboolean
dia_docx_is_removed(DiaDocxReader *reader, const xmlNode *node)
{
	gboolean is_new = dia_xml_is(node, "ins") || dia_xml_is(node, "moveTo");
	gboolean is_old = dia_xml_is(node, "del") || dia_xml_is(node, "moveFrom");

	reader->n_revisions += is_new || is_old;
	return reader->revisions == DIA_REVISIONS_ORIGINAL ? is_new : is_old;
}

/* TRUE where one of the properties says that what has them was inserted or deleted. */
static gboolean
has_removed_child(DiaDocxReader *reader, const xmlNode *properties)
{
	for (const xmlNode *node = properties != NULL ? properties->children : NULL; node != NULL;
	     node = node->next)
		if (dia_docx_is_removed(reader, node))
			return TRUE;
	return FALSE;
}

/* The properties that a paragraph has on the side of the changes that is read. */
static const xmlNode *
paragraph_properties(DiaDocxReader *reader, const xmlNode *node)
{
	const xmlNode *properties = dia_xml_child(node, "pPr");
	const xmlNode *before = dia_xml_child(dia_xml_child(properties, "pPrChange"), "pPr");

	if (before != NULL && reader->revisions == DIA_REVISIONS_ORIGINAL)
		return before;
	return properties;
}

typedef struct {
	const DiaDocxStyle *style;
	DiaDocxNumber number;
	gboolean has_number;
	guint8 heading; /* level from 1, or 0 */
} Format;

static Format
read_format(DiaDocxReader *reader, const xmlNode *properties, gsize length)
{
	const xmlNode *list = dia_xml_child(properties, "numPr");
	gint64 outline = dia_xml_number(dia_xml_value(properties, "outlineLvl"), 0, 9, -1);
	Format format = { .style = dia_docx_styles_find(reader->styles,
							 dia_xml_value(properties, "pStyle")) };
	gint64 id = dia_xml_number(dia_xml_value(list, "numId"), 0, G_MAXINT32,
				   format.style->numbering);
	gint64 level = dia_xml_number(dia_xml_value(list, "ilvl"), 0, DIA_MAX_LIST_LEVELS - 1, -1);

	if (outline < 0)
		outline = format.style->outline;
	if (outline >= 0 && outline < 9 && length <= MAX_HEADING_BYTES)
		format.heading = (guint8)(outline + 1);
	format.has_number =
	    dia_docx_numbering_next(reader->numbering, (gint32)id, (gint)level, format.style,
				    format.heading > 0, &format.number);
	return format;
}

/* Word's bullets and letters belong to the paragraph; a heading's number is part of it. */
static void
add_block(DiaDocxReader *reader, const Format *format)
{
	gboolean is_contents = format->style->is_contents || reader->contents_field > 0 ||
			       reader->n_contents > 0;
	DiaBlock *block;

	if (dia_gather_is_empty(&reader->gather)) {
		dia_blocks_add(reader->blocks, DIA_BLOCK_PARAGRAPH, "", 0);
		dia_gather_end(&reader->gather, DIA_BLOCK_PARAGRAPH);
		return;
	}
	if (format->style->is_title && reader->blocks->title == NULL)
		reader->blocks->title = g_strdelimit(g_strdup(reader->gather.text->str), "\n", ' ');
	block = dia_gather_end(&reader->gather, format->heading > 0 && !is_contents
						    ? DIA_BLOCK_HEADING
						    : DIA_BLOCK_PARAGRAPH);
	block->is_contents = is_contents;
	block->level = format->heading;
	if (format->has_number) {
		block->label =
		    g_string_chunk_insert(reader->blocks->strings, format->number.label);
		block->is_list_item = format->number.is_item && format->heading == 0;
		if (format->heading == 0)
			block->level = (guint8)(format->number.level + 1);
	}
}

/* In a cell; a row may be numbered by an empty paragraph in a cell of its own. */
static void
add_inner(DiaDocxReader *reader, const Format *format)
{
	if (dia_gather_is_empty(&reader->gather)) {
		if (format->has_number && !reader->in_note && reader->inner->len == 0 &&
		    g_ascii_isalnum(format->number.label[0]))
			g_string_append(reader->inner, format->number.label);
		return;
	}
	if (format->has_number) {
		if (reader->inner->len > 0 &&
		    reader->inner->str[reader->inner->len - 1] != '\t')
			g_string_append_c(reader->inner, ' ');
		g_string_append(reader->inner, format->number.label);
	}
	dia_gather_move(&reader->gather, reader->inner);
}

void
dia_docx_read_note(DiaDocxReader *reader, DiaDocxReference *reference)
{
	g_autofree char *mark = reference->mark;
	g_autoptr(GString) text = g_string_new(NULL);
	GString *outer = reader->inner;
	const char *start;
	DiaBlock *block;

	reader->inner = text;
	reader->in_note = TRUE;
	dia_docx_read_blocks(reader, reference->note);
	reader->in_note = FALSE;
	reader->inner = outer;
	g_string_truncate(reader->gather.marks, 0);
	start = text->str;
	/* A mark that somebody chose is typed before the note as well. */
	if (mark != NULL && *mark != '\0' && g_str_has_prefix(start, mark) &&
	    !g_ascii_isalnum(start[strlen(mark)]))
		start += strlen(mark);
	start += strspn(start, " ");
	if (*start == '\0')
		return;
	block = dia_blocks_add(reader->blocks, DIA_BLOCK_FOOTNOTE, start, strlen(start));
	if (mark != NULL)
		block->label = g_string_chunk_insert(reader->blocks->strings, mark);
}

/* After a block of the body come its footnotes, then the text boxes that are anchored in it. */
static void
read_attached(DiaDocxReader *reader)
{
	g_autoptr(GPtrArray) boxes = NULL;

	if (reader->inner == NULL) {
		for (guint i = 0; i < reader->references->len; i++)
			dia_docx_read_note(reader, &g_array_index(reader->references,
								  DiaDocxReference, i));
		g_array_set_size(reader->references, 0);
	}
	if (reader->boxes->len == 0)
		return;
	boxes = reader->boxes;
	reader->boxes = g_ptr_array_new();
	for (guint i = 0; i < boxes->len; i++)
		dia_docx_read_blocks(reader, g_ptr_array_index(boxes, i));
}

static void
read_paragraph(DiaDocxReader *reader, const xmlNode *node)
{
	const xmlNode *properties = paragraph_properties(reader, node);
	const xmlNode *mark = dia_xml_child(dia_xml_child(node, "pPr"), "rPr");
	Format format;

	reader->style = dia_docx_styles_find(reader->styles, dia_xml_value(properties, "pStyle"));
	dia_docx_read_inline(reader, node);
	/* Where its end is removed, the paragraph goes on in the next. */
	if (has_removed_child(reader, mark))
		return;
	format = read_format(reader, properties, reader->gather.text->len);
	if (reader->inner != NULL)
		add_inner(reader, &format);
	else
		add_block(reader, &format);
	read_attached(reader);
}

static gboolean
is_removed_row(DiaDocxReader *reader, const xmlNode *row)
{
	return has_removed_child(reader, dia_xml_child(row, "trPr"));
}

static void
read_cell(DiaDocxReader *reader, const xmlNode *cell, GString *row)
{
	const xmlNode *properties = dia_xml_child(cell, "tcPr");
	const xmlNode *merge = dia_xml_child(properties, "vMerge");
	const char *merged = merge != NULL ? dia_xml_attribute(merge, "val") : NULL;
	gint64 span = dia_xml_number(dia_xml_value(properties, "gridSpan"), 1, DIA_MAX_CELL_SPAN, 1);
	gboolean goes_on = merge != NULL && (merged == NULL || strcmp(merged, "restart") != 0);
	g_autoptr(GString) text = g_string_new(NULL);
	GString *outer = reader->inner;

	reader->inner = text;
	if (!goes_on)
		dia_docx_read_blocks(reader, cell);
	reader->inner = outer;
	g_string_append_len(row, text->str, (gssize)text->len);
	while (span-- > 0)
		g_string_append_c(row, '\t');
}

/* Cells may stand in content controls and the like. */
static void
read_cells(DiaDocxReader *reader, const xmlNode *parent, GString *row)
{
	for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
		if (dia_xml_is(node, "tc"))
			read_cell(reader, node, row);
		else if (dia_xml_is(node, "sdt") || dia_xml_is(node, "sdtContent") ||
			 dia_xml_is(node, "customXml"))
			read_cells(reader, node, row);
	}
}

static void
add_row(DiaDocxReader *reader, GString *row, gboolean is_first)
{
	DiaBlock *block;

	/* Every cell has left a tab behind it. */
	while (row->len > 0 && strchr("\t ", row->str[row->len - 1]) != NULL)
		g_string_truncate(row, row->len - 1);
	if (row->len == 0)
		return;
	block = dia_blocks_add(reader->blocks, DIA_BLOCK_TABLE_ROW, row->str, row->len);
	block->begins_table = is_first;
	dia_gather_take_marks(&reader->gather, block);
}

static gboolean
read_row(DiaDocxReader *reader, const xmlNode *node, gboolean is_first)
{
	g_autoptr(GString) row = g_string_new(NULL);
	guint before = reader->blocks->blocks->len;

	if (is_removed_row(reader, node))
		return FALSE;
	read_cells(reader, node, row);
	if (reader->inner != NULL) {
		/* A table in a cell is text of the cell. */
		if (reader->inner->len > 0)
			g_string_append_c(reader->inner, ' ');
		g_string_append(reader->inner, g_strstrip(g_strdelimit(row->str, "\t", ' ')));
		return FALSE;
	}
	add_row(reader, row, is_first);
	read_attached(reader);
	return reader->blocks->blocks->len > before;
}

static guint
count_cells(const xmlNode *parent)
{
	guint n = 0;

	for (const xmlNode *node = parent->children; node != NULL; node = node->next)
		n += dia_xml_is(node, "tc") || dia_xml_is(node, "sdt") ||
		     dia_xml_is(node, "customXml");
	return n;
}

/* A table of one column is a frame around paragraphs. */
static gboolean
is_frame(const xmlNode *table)
{
	for (const xmlNode *node = table->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE && !g_str_has_prefix((const char *)node->name, "tbl") &&
		    (!dia_xml_is(node, "tr") || count_cells(node) > 1))
			return FALSE;
	return TRUE;
}

static gboolean
read_rows(DiaDocxReader *reader, const xmlNode *parent, gboolean is_first)
{
	for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
		if (dia_xml_is(node, "tr"))
			is_first &= !read_row(reader, node, is_first);
		else if (dia_xml_is(node, "sdt") || dia_xml_is(node, "sdtContent") ||
			 dia_xml_is(node, "customXml"))
			is_first = read_rows(reader, node, is_first);
	}
	return is_first;
}

static void
read_table(DiaDocxReader *reader, const xmlNode *table)
{
	if (!is_frame(table)) {
		read_rows(reader, table, TRUE);
		return;
	}
	for (const xmlNode *row = table->children; row != NULL; row = row->next)
		for (const xmlNode *cell = dia_xml_is(row, "tr") && !is_removed_row(reader, row)
						? row->children
						: NULL;
		     cell != NULL; cell = cell->next)
			if (dia_xml_is(cell, "tc"))
				dia_docx_read_blocks(reader, cell);
}

/* A content control; Word puts a table of contents into one of its own. */
static void
read_control(DiaDocxReader *reader, const xmlNode *node)
{
	const xmlNode *part = dia_xml_child(dia_xml_child(node, "sdtPr"), "docPartObj");
	const char *gallery = dia_xml_value(part, "docPartGallery");
	gboolean is_contents = gallery != NULL && strcmp(gallery, "Table of Contents") == 0;
	const xmlNode *content = dia_xml_child(node, "sdtContent");

	reader->n_contents += is_contents;
	if (content != NULL)
		dia_docx_read_blocks(reader, content);
	reader->n_contents -= is_contents;
}

static void
read_alternatives(DiaDocxReader *reader, const xmlNode *node)
{
	const xmlNode *choice = dia_xml_child(node, "Choice");

	if (choice == NULL)
		choice = dia_xml_child(node, "Fallback");
	if (choice != NULL)
		dia_docx_read_blocks(reader, choice);
}

static void
drop_chunk(DiaDocxReader *reader, const xmlNode *node G_GNUC_UNUSED)
{
	dia_blocks_drop(reader->blocks, "embedded-document", 0);
}

void
dia_docx_read_children(DiaDocxReader *reader, const xmlNode *parent, const DiaDocxHandler *handlers, guint n_handlers)
{
	for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || dia_docx_is_removed(reader, node))
			continue;
		for (guint i = 0; i < n_handlers; i++) {
			if (strcmp((const char *)node->name, handlers[i].name) == 0) {
				handlers[i].read(reader, node);
				break;
			}
		}
	}
}

static const DiaDocxHandler handlers[] = {
	{ "p", read_paragraph },
	{ "tbl", read_table },
	{ "sdt", read_control },
	{ "AlternateContent", read_alternatives },
	{ "altChunk", drop_chunk },
	{ "customXml", dia_docx_read_blocks },
	{ "ins", dia_docx_read_blocks },
	{ "del", dia_docx_read_blocks },
	{ "moveFrom", dia_docx_read_blocks },
	{ "moveTo", dia_docx_read_blocks },
	/* Equations of their own. */
	{ "oMathPara", dia_docx_read_inline },
};

void
dia_docx_read_blocks(DiaDocxReader *reader, const xmlNode *parent)
{
	dia_docx_read_children(reader, parent, handlers, G_N_ELEMENTS(handlers));
}
