/*
 * HTML and XHTML: the elements of a page to blocks. What a browser shows is read; navigation,
 * scripts and forms are not.
 */
#include <string.h>

#include "base/limits.h"
#include "diachron/error.h"
#include "read/decode.h"
#include "read/gather.h"
#include "read/html-notes.h"
#include "read/html-tables.h"
#include "read/numeral.h"
#include "read/xml.h"

typedef struct {
	DiaNumeral numeral;
	gint64 next;
	gint step;
} List;

typedef struct {
	DiaBlocks *blocks;
	DiaGather gather;
	DiaHtmlNotes notes;
	GString *inner;	 /* of a cell or note: where its text goes; NULL in the body */
	gboolean in_note;
	GArray *lists;	 /* of List, innermost last */
	char *label;	 /* of the list item that begins, or NULL */
	gboolean is_item; /* that label is no number of a paragraph */
	guint8 heading;	 /* level of the heading being read, or 0 */
	guint n_bold;	 /* elements that are open */
	guint n_raised;
	guint n_preformatted;
	guint n_links;
	gsize n_linked;	 /* bytes of the block that are links within the page */
} Reader;

static void read_children(Reader *reader, const xmlNode *parent);

static void
end_inner(Reader *reader)
{
	if (reader->label != NULL && !dia_gather_is_empty(&reader->gather)) {
		if (reader->inner->len > 0)
			g_string_append_c(reader->inner, ' ');
		g_string_append(reader->inner, reader->label);
		g_clear_pointer(&reader->label, g_free);
	}
	dia_gather_move(&reader->gather, reader->inner);
}

/* Ends the block that is being gathered. */
static void
end_block(Reader *reader)
{
	gsize n_linked = reader->n_linked;
	gsize length = reader->gather.text->len;
	DiaBlock *block;

	reader->n_linked = 0;
	if (reader->inner != NULL) {
		end_inner(reader);
		return;
	}
	block = dia_gather_end(&reader->gather,
			       reader->heading > 0 ? DIA_BLOCK_HEADING : DIA_BLOCK_PARAGRAPH);
	if (block == NULL)
		return;
	/* An entry of a table of contents is a link and no more. */
	block->is_contents = reader->heading == 0 && n_linked > 0 && n_linked + 2 >= length;
	block->level = reader->heading;
	if (reader->label == NULL)
		return;
	block->label = g_string_chunk_insert(reader->blocks->strings, reader->label);
	block->is_list_item = reader->is_item;
	if (reader->heading == 0)
		block->level = (guint8)MIN(reader->lists->len, G_MAXUINT8);
	g_clear_pointer(&reader->label, g_free);
}

static void
read_block(Reader *reader, const xmlNode *node)
{
	end_block(reader);
	read_children(reader, node);
	end_block(reader);
}

/* Empty paragraphs part the lines of plain text that was made a page; see unwrap.h. */
static void
read_paragraph(Reader *reader, const xmlNode *node)
{
	guint before;

	end_block(reader);
	before = reader->blocks->blocks->len;
	read_children(reader, node);
	end_block(reader);
	if (reader->inner == NULL && reader->blocks->blocks->len == before)
		dia_blocks_add(reader->blocks, DIA_BLOCK_PARAGRAPH, "", 0);
}

static void
read_heading(Reader *reader, const xmlNode *node)
{
	end_block(reader);
	reader->heading = (guint8)(node->name[1] - '0');
	read_children(reader, node);
	end_block(reader);
	reader->heading = 0;
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
	reader->n_raised++;
	read_children(reader, node);
	reader->n_raised--;
}

static void
read_preformatted(Reader *reader, const xmlNode *node)
{
	reader->n_preformatted++;
	read_block(reader, node);
	reader->n_preformatted--;
}

static void
read_break(Reader *reader, const xmlNode *node G_GNUC_UNUSED)
{
	dia_gather_break(&reader->gather);
}

/* A word may be broken here; nothing is printed. */
static void
skip(Reader *reader G_GNUC_UNUSED, const xmlNode *node G_GNUC_UNUSED)
{
}

static void
drop(Reader *reader, const xmlNode *node)
{
	static const struct {
		const char *element;
		const char *kind;
	} kinds[] = {
		{ "nav", "navigation" }, { "img", "image" },   { "svg", "image" },
		{ "object", "object" },	 { "embed", "object" }, { "video", "video" },
		{ "audio", "audio" },	 { "canvas", "image" }, { "iframe", "object" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (dia_xml_is(node, kinds[i].element))
			dia_blocks_drop(reader->blocks, kinds[i].kind, dia_html_line(node));
}

/* What LibreOffice writes of the first page's header and footer is furniture of pages. */
static void
read_division(Reader *reader, const xmlNode *node)
{
	const char *title = dia_xml_attribute(node, "title");

	if (g_strcmp0(title, "header") == 0)
		dia_blocks_drop(reader->blocks, "running-header", dia_html_line(node));
	else if (g_strcmp0(title, "footer") == 0)
		dia_blocks_drop(reader->blocks, "running-footer", dia_html_line(node));
	else
		read_block(reader, node);
}

static DiaNumeral
list_numeral(const xmlNode *list)
{
	static const struct {
		const char *type;
		const char *style;
		DiaNumeral numeral;
	} types[] = {
		{ "a", "lower-alpha", DIA_NUMERAL_LOWER_LETTER },
		{ "a", "lower-latin", DIA_NUMERAL_LOWER_LETTER },
		{ "A", "upper-alpha", DIA_NUMERAL_UPPER_LETTER },
		{ "A", "upper-latin", DIA_NUMERAL_UPPER_LETTER },
		{ "i", "lower-roman", DIA_NUMERAL_LOWER_ROMAN },
		{ "I", "upper-roman", DIA_NUMERAL_UPPER_ROMAN },
		{ "none", "list-style-type: none", DIA_NUMERAL_NONE },
		{ "none", "list-style-type:none", DIA_NUMERAL_NONE },
		{ "none", "list-style: none", DIA_NUMERAL_NONE },
		{ "none", "list-style:none", DIA_NUMERAL_NONE },
	};
	const char *type = dia_xml_attribute(list, "type");
	const char *style = dia_xml_attribute(list, "style");

	for (guint i = 0; i < G_N_ELEMENTS(types); i++)
		if ((type != NULL && strcmp(type, types[i].type) == 0) ||
		    (style != NULL && strstr(style, types[i].style) != NULL))
			return types[i].numeral;
	return dia_xml_is(list, "ol") ? DIA_NUMERAL_DECIMAL : DIA_NUMERAL_BULLET;
}

static void
read_list(Reader *reader, const xmlNode *node)
{
	List list = { .numeral = list_numeral(node), .next = 1, .step = 1 };

	if (dia_xml_attribute(node, "reversed") != NULL) {
		list.step = -1;
		list.next = 0;
		for (const xmlNode *child = node->children; child != NULL; child = child->next)
			list.next += dia_xml_is(child, "li");
	}
	list.next =
	    dia_xml_number(dia_xml_attribute(node, "start"), 0, G_MAXINT32, list.next);
	end_block(reader);
	g_array_append_val(reader->lists, list);
	read_children(reader, node);
	end_block(reader);
	g_array_set_size(reader->lists, reader->lists->len - 1);
}

static void
make_label(Reader *reader, const xmlNode *node)
{
	List *list = &g_array_index(reader->lists, List, reader->lists->len - 1);
	g_autoptr(GString) label = g_string_new(NULL);

	list->next = dia_xml_number(dia_xml_attribute(node, "value"), 0, G_MAXINT32, list->next);
	dia_numeral_append(label, list->numeral, (guint)MAX(list->next, 0));
	if (list->numeral < DIA_NUMERAL_BULLET)
		g_string_append_c(label, '.');
	list->next += list->step;
	g_free(reader->label);
	reader->label = label->len > 0 ? g_strdup(label->str) : NULL;
	reader->is_item = list->numeral != DIA_NUMERAL_DECIMAL || reader->lists->len > 1;
}

static void
read_item(Reader *reader, const xmlNode *node)
{
	end_block(reader);
	if (reader->lists->len > 0 && !reader->in_note)
		make_label(reader, node);
	read_children(reader, node);
	end_block(reader);
	g_clear_pointer(&reader->label, g_free);
}

static void
append_text(Reader *reader, const char *text, gsize length)
{
	const char *feed;

	while (reader->n_preformatted > 0 && (feed = memchr(text, '\n', length)) != NULL) {
		dia_gather_text(&reader->gather, text, (gsize)(feed - text), reader->n_bold > 0);
		dia_gather_break(&reader->gather);
		length -= (gsize)(feed - text) + 1;
		text = feed + 1;
	}
	if (reader->n_raised > 0)
		dia_gather_superscript(&reader->gather, text, length, reader->n_bold > 0);
	else
		dia_gather_text(&reader->gather, text, length, reader->n_bold > 0);
}

static void
read_text(Reader *reader, const xmlNode *node)
{
	const char *text = (const char *)node->content;
	g_autofree char *valid = NULL;
	gsize before = reader->gather.text->len;

	if (text == NULL)
		return;
	if (!g_utf8_validate(text, -1, NULL)) {
		valid = g_utf8_make_valid(text, -1);
		text = valid;
	}
	if (reader->gather.line == 0)
		reader->gather.line = dia_html_line(node);
	append_text(reader, text, strlen(text));
	if (reader->n_links > 0)
		reader->n_linked += reader->gather.text->len - before;
}

/* "↩", "^" or the mark itself, which lead from a note back to its mark. */
static gboolean
is_way_back(const xmlNode *link)
{
	g_autofree char *text = dia_xml_content(link);

	return text != NULL && strlen(text) <= 12;
}

static void
read_link(Reader *reader, const xmlNode *node)
{
	gboolean is_local = dia_html_notes_is_local(node);

	if (g_hash_table_contains(reader->notes.links, node)) {
		g_autofree char *content = dia_xml_content(node);
		const char *mark = content != NULL ? dia_html_notes_bare_mark(g_strstrip(content)) : "";

		if (g_utf8_validate(mark, -1, NULL))
			dia_gather_mark(&reader->gather, mark, strlen(mark));
		return;
	}
	if (reader->in_note && is_local && is_way_back(node))
		return;
	reader->n_links += is_local;
	read_children(reader, node);
	reader->n_links -= is_local;
}

static void
read_row(Reader *reader, const xmlNode *node, DiaHtmlSpans *spans, gboolean is_first)
{
	g_autoptr(GString) row = g_string_new(NULL);
	GString *outer = reader->inner;
	DiaBlock *block;

	dia_html_spans_start(spans);
	for (const xmlNode *cell = node->children; cell != NULL; cell = cell->next) {
		g_autoptr(GString) text = NULL;

		if (!dia_xml_is(cell, "td") && !dia_xml_is(cell, "th"))
			continue;
		text = g_string_new(NULL);
		reader->inner = text;
		read_children(reader, cell);
		end_block(reader);
		reader->inner = outer;
		dia_html_spans_append(spans, row, text->str, cell);
	}
	g_strchomp(row->str);
	row->len = strlen(row->str);
	if (strspn(row->str, "\t") == row->len)
		return;
	if (outer != NULL) {
		if (outer->len > 0)
			g_string_append_c(outer, ' ');
		g_string_append(outer, g_strdelimit(row->str, "\t", ' '));
		return;
	}
	block = dia_blocks_add(reader->blocks, DIA_BLOCK_TABLE_ROW, row->str, row->len);
	block->line = dia_html_line(node);
	block->begins_table = is_first;
	dia_gather_take_marks(&reader->gather, block);
}

static void
read_rows(Reader *reader, const xmlNode *parent, DiaHtmlSpans *spans, gboolean *is_first)
{
	for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
		guint before = reader->blocks->blocks->len;

		if (dia_xml_is(node, "tr"))
			read_row(reader, node, spans, *is_first);
		else if (dia_xml_is(node, "caption"))
			read_block(reader, node);
		else if (dia_xml_is(node, "thead") || dia_xml_is(node, "tbody") ||
			 dia_xml_is(node, "tfoot"))
			read_rows(reader, node, spans, is_first);
		if (dia_xml_is(node, "tr") && reader->blocks->blocks->len > before)
			*is_first = FALSE;
	}
}

static void
read_table(Reader *reader, const xmlNode *node)
{
	DiaHtmlSpans spans = { 0 };
	gboolean is_first = TRUE;

	end_block(reader);
	if (dia_html_is_layout(node))
		read_children(reader, node);
	else
		read_rows(reader, node, &spans, &is_first);
	end_block(reader);
}

static void
read_title(Reader *reader, const xmlNode *node)
{
	g_autofree char *content = dia_xml_content(node);

	if (content != NULL && reader->blocks->title == NULL &&
	    g_utf8_validate(content, -1, NULL) &&
	    *g_strstrip(content) != '\0')
		reader->blocks->title = g_strdelimit(g_strdup(content), "\r\n\t", ' ');
}

static const struct {
	const char *name;
	void (*read)(Reader *reader, const xmlNode *node);
} handlers[] = {
	{ "p", read_paragraph },   { "a", read_link },	       { "br", read_break },
	{ "li", read_item },	   { "ol", read_list },	       { "ul", read_list },
	{ "table", read_table },   { "sup", read_raised },     { "b", read_bold },
	{ "strong", read_bold },   { "th", read_block },       { "td", read_block },
	{ "tr", read_block },	   { "h1", read_heading },     { "h2", read_heading },
	{ "h3", read_heading },	   { "h4", read_heading },     { "h5", read_heading },
	{ "h6", read_heading },	   { "div", read_division },   { "section", read_block },
	{ "article", read_block }, { "main", read_block },     { "body", read_block },
	{ "header", read_block },  { "footer", read_block },   { "aside", read_block },
	{ "blockquote", read_block }, { "center", read_block }, { "address", read_block },
	{ "dl", read_block },	   { "dt", read_block },       { "dd", read_block },
	{ "figure", read_block },  { "figcaption", read_block }, { "hr", read_block },
	{ "details", read_block }, { "summary", read_block },  { "fieldset", read_block },
	{ "pre", read_preformatted }, { "listing", read_preformatted }, { "title", read_title },
	{ "script", skip },	   { "style", skip },	       { "template", skip },
	{ "noscript", skip },	   { "form", skip },	       { "button", skip },
	{ "select", skip },	   { "textarea", skip },       { "input", skip },
	{ "wbr", skip },	   { "nav", drop },	       { "img", drop },
	{ "svg", drop },	   { "object", drop },	       { "embed", drop },
	{ "video", drop },	   { "audio", drop },	       { "canvas", drop },
	{ "iframe", drop },
};

/* Does a name in an attribute, such as one of the classes, begin with one of the words? */
static gboolean
names_begin(const char *names, const char *const *words)
{
	while (names != NULL && *names != '\0') {
		names += strspn(names, " \t\r\n");
		for (guint i = 0; words[i] != NULL; i++)
			if (g_ascii_strncasecmp(names, words[i], strlen(words[i])) == 0)
				return TRUE;
		names += strcspn(names, " \t\r\n");
	}
	return FALSE;
}

/* The way through the site, what it asks of its readers, and what stands below every page of it. */
static gboolean
is_navigation(const xmlNode *node)
{
	static const char *const classes[] = { "breadcrumb", "cookie", "navbar", "pagination", "share",
					       "sharing",    "skip-",  "social", "toc-nav",    NULL };
	static const char *const roles[] = { "navigation", "search", "contentinfo", NULL };
	static const char *const sides[] = { "aside", "footer" };
	const char *class = dia_xml_attribute(node, "class");
	const char *role = dia_xml_attribute(node, "role");
	gboolean is_side = FALSE;

	for (guint i = 0; i < G_N_ELEMENTS(sides); i++)
		is_side |= dia_xml_is(node, sides[i]);
	/* Notes may stand at the foot or at the side. */
	is_side = is_side && node->parent != NULL && dia_xml_is(node->parent, "body") &&
		  (class == NULL || strstr(class, "note") == NULL) &&
		  (role == NULL || strstr(role, "note") == NULL);
	return is_side || names_begin(role, roles) ||
	       ((dia_xml_is(node, "div") || dia_xml_is(node, "ol") || dia_xml_is(node, "ul") ||
		 dia_xml_is(node, "a") || dia_xml_is(node, "p")) &&
		(names_begin(class, classes) || names_begin(dia_xml_attribute(node, "id"), classes)));
}

static gboolean
is_hidden(const xmlNode *node)
{
	const char *style = dia_xml_attribute(node, "style");

	return dia_xml_attribute(node, "hidden") != NULL ||
	       (style != NULL && (strstr(style, "display:none") != NULL ||
				  strstr(style, "display: none") != NULL));
}

/* A note is one block, however many paragraphs it has. */
static void
read_note(Reader *reader, const xmlNode *node, const char *mark)
{
	g_autoptr(GString) text = g_string_new(NULL);
	const char *start;
	DiaBlock *block;

	end_block(reader);
	reader->inner = text;
	reader->in_note = TRUE;
	read_children(reader, node);
	end_block(reader);
	reader->inner = NULL;
	reader->in_note = FALSE;
	g_string_truncate(reader->gather.marks, 0);
	start = dia_html_notes_strip(text->str, mark);
	if (*start == '\0')
		return;
	block = dia_blocks_add(reader->blocks, DIA_BLOCK_FOOTNOTE, start, strlen(start));
	block->label = g_string_chunk_insert(reader->blocks->strings, mark);
	block->line = dia_html_line(node);
}

static void
read_element(Reader *reader, const xmlNode *node)
{
	const char *mark = reader->inner == NULL ? g_hash_table_lookup(reader->notes.notes, node) : NULL;

	if (is_hidden(node))
		return;
	if (is_navigation(node)) {
		dia_blocks_drop(reader->blocks, "navigation", dia_html_line(node));
		return;
	}
	if (mark != NULL) {
		read_note(reader, node, mark);
		return;
	}
	for (guint i = 0; i < G_N_ELEMENTS(handlers); i++) {
		if (strcmp((const char *)node->name, handlers[i].name) == 0) {
			handlers[i].read(reader, node);
			return;
		}
	}
	read_children(reader, node);
}

static void
read_children(Reader *reader, const xmlNode *parent)
{
	for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
		if (node->type == XML_ELEMENT_NODE)
			read_element(reader, node);
		else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
			read_text(reader, node);
	}
}

static DiaBlocks *
read_page(const xmlDoc *document)
{
	const xmlNode *root = dia_xml_root(document);
	const char *language = dia_xml_attribute(root, "lang");
	Reader reader = { .blocks = dia_blocks_new("text/html"),
			  .lists = g_array_new(FALSE, FALSE, sizeof(List)) };

	dia_gather_init(&reader.gather, reader.blocks);
	dia_html_notes_init(&reader.notes, document);
	if (language != NULL && *language != '\0' && g_utf8_validate(language, -1, NULL))
		reader.blocks->language = g_strdup(language);
	read_element(&reader, root);
	end_block(&reader);
	dia_html_notes_clear(&reader.notes);
	dia_gather_clear(&reader.gather);
	g_array_unref(reader.lists);
	g_free(reader.label);
	return reader.blocks;
}

static gboolean
is_condition(const char *word, const char *end)
{
	return (end - word >= 2 && strncmp(word, "if", 2) == 0) ||
	       (end - word >= 5 && strncmp(word, "endif", 5) == 0);
}

/*
 * The data without "<![if ...]>" and "<![endif]>", which Word writes around the numbers of lists: to HTML they are
 * comments, but libxml2 takes them for text. They become blanks, so that lines and offsets stay. NULL for none.
 */
static char *
blank_conditions(const char *data, gsize length)
{
	const char *found = g_strstr_len(data, (gssize)length, "<![");
	char *copy;
	char *end;
	char *at;

	if (found == NULL)
		return NULL;
	copy = g_memdup2(data, length);
	end = copy + length;
	at = copy + (found - data);
	while (at != NULL) {
		char *close = memchr(at, '>', (gsize)(end - at));

		if (close == NULL)
			break;
		if (is_condition(at + 3, close))
			memset(at, ' ', (gsize)(close + 1 - at));
		at = g_strstr_len(close, end - close, "<![");
	}
	return copy;
}

/* What says its own encoding is left to the parser, unless it is UTF-8 whatever it says. */
static xmlDoc *
parse(const DiaReadInput *input, GError **error)
{
	gboolean is_utf8 = g_utf8_validate_len(input->data, input->length, NULL);
	gboolean has_charset =
	    g_strstr_len(input->data, (gssize)MIN(input->length, 2048), "charset") != NULL;
	g_autofree char *decoded = NULL;
	g_autofree char *blanked = NULL;
	const char *data = input->data;
	gsize length = input->length;

	if (!is_utf8 && !has_charset) {
		data = decoded = dia_decode(input, &length, error);
		if (decoded == NULL)
			return NULL;
	}
	blanked = blank_conditions(data, length);
	return dia_xml_parse_html(input->name, blanked != NULL ? blanked : data, length,
				  is_utf8 || !has_charset ? "UTF-8" : NULL, error);
}

DiaBlocks *
dia_read_html(const DiaReadInput *input, GError **error)
{
	g_autoptr(xmlDoc) document = parse(input, error);

	return document != NULL ? read_page(document) : NULL;
}
