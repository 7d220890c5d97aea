#include "read/docx-styles.h"

#include <string.h>

#include "base/limits.h"

#define DEFAULT_SIZE 20 /* half-points, where nothing says otherwise */

struct _DiaDocxStyles {
	GHashTable *by_id;   /* id to DiaDocxStyle */
	GPtrArray *in_order; /* the same, as the file has them */
	DiaDocxStyle *usual;
};

/*
 * Styles that are headings by their name: Word's own, and those of the templates of the United
 * Nations, which set no outline level. Longest match first.
 */
static const struct {
	const char *prefix;
	gint8 outline;
} headings[] = {
	{ "heading 1", 0 }, { "heading 2", 1 }, { "heading 3", 2 }, { "heading 4", 3 },
	{ "heading 5", 4 }, { "heading 6", 5 }, { "heading 7", 6 }, { "heading 8", 7 },
	{ "heading 9", 8 }, { "_ h __m_g", 0 }, { "_ h _m_g", 0 },  { "_ h _ch_g", 0 },
	{ "_ h_1_g", 1 },   { "_ h_2/3_g", 2 }, { "_ h_4_g", 3 },   { "_ h_5/6_g", 4 },
};

static DiaDocxStyle *
new_style(const char *id)
{
	DiaDocxStyle *style = g_new0(DiaDocxStyle, 1);

	style->id = id;
	style->outline = style->level = style->is_bold = style->is_hidden = -1;
	style->size = -1;
	style->numbering = -1;
	return style;
}

gint8
dia_docx_styles_toggle(const xmlNode *properties, const char *name)
{
	const xmlNode *node = dia_xml_child(properties, name);
	const char *value;

	if (node == NULL)
		return -1;
	value = dia_xml_attribute(node, "val");
	return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
				 strcmp(value, "off") != 0 && strcmp(value, "none") != 0);
}

void
dia_docx_styles_read_run(DiaDocxStyle *style, const xmlNode *properties)
{
	gint8 bold = dia_docx_styles_toggle(properties, "b");
	gint8 hidden = dia_docx_styles_toggle(properties, "vanish");

	if (bold >= 0)
		style->is_bold = bold;
	if (hidden >= 0)
		style->is_hidden = hidden;
	style->size =
	    (gint16)dia_xml_number(dia_xml_value(properties, "sz"), 1, 3276, style->size);
}

static void
read_name(DiaDocxStyle *style)
{
	g_autofree char *name = g_ascii_strdown(style->name, -1);

	for (guint i = 0; i < G_N_ELEMENTS(headings) && style->outline < 0; i++)
		if (g_str_has_prefix(name, headings[i].prefix))
			style->outline = headings[i].outline;
	style->is_contents = g_str_has_prefix(name, "toc ") || g_str_equal(name, "toc") ||
			     g_str_has_prefix(name, "table of figures") ||
			     g_str_has_prefix(name, "contents ");
	style->is_title = g_str_equal(name, "title");
}

static void
read_style(DiaDocxStyles *styles, const xmlNode *node)
{
	const char *id = dia_xml_attribute(node, "styleId");
	const char *name = dia_xml_value(node, "name");
	const xmlNode *paragraph = dia_xml_child(node, "pPr");
	const xmlNode *numbering = dia_xml_child(paragraph, "numPr");
	const char *kind = dia_xml_attribute(node, "type");
	DiaDocxStyle *style;

	if (id == NULL || g_hash_table_contains(styles->by_id, id))
		return;
	style = new_style(id);
	style->name = name != NULL ? name : id;
	style->based_on = dia_xml_value(node, "basedOn");
	style->outline = (gint8)dia_xml_number(dia_xml_value(paragraph, "outlineLvl"), 0, 8, -1);
	style->numbering =
	    (gint32)dia_xml_number(dia_xml_value(numbering, "numId"), 0, G_MAXINT32, -1);
	style->level =
	    (gint8)dia_xml_number(dia_xml_value(numbering, "ilvl"), 0, DIA_MAX_LIST_LEVELS - 1, -1);
	dia_docx_styles_read_run(style, dia_xml_child(node, "rPr"));
	read_name(style);
	g_hash_table_insert(styles->by_id, (gpointer)id, style);
	g_ptr_array_add(styles->in_order, style);
	if (kind != NULL && strcmp(kind, "paragraph") == 0 &&
	    dia_xml_number(dia_xml_attribute(node, "default"), 0, 1, 0) == 1)
		styles->usual = style;
}

/* A style that is based on itself, by however long a way, inherits up to a limit. */
static void
resolve(DiaDocxStyles *styles, DiaDocxStyle *style, guint depth)
{
	DiaDocxStyle *base;

	if (style->is_resolved || depth == 0 || style->based_on == NULL)
		return;
	base = g_hash_table_lookup(styles->by_id, style->based_on);
	if (base == NULL || base == style)
		return;
	resolve(styles, base, depth - 1);
	if (style->outline < 0)
		style->outline = base->outline;
	if (style->numbering < 0) {
		style->numbering = base->numbering;
		if (style->level < 0)
			style->level = base->level;
	}
	if (style->is_bold < 0)
		style->is_bold = base->is_bold;
	if (style->is_hidden < 0)
		style->is_hidden = base->is_hidden;
	if (style->size < 0)
		style->size = base->size;
	style->is_contents |= base->is_contents;
	style->is_resolved = TRUE;
}

static void
resolve_all(DiaDocxStyles *styles)
{
	for (guint i = 0; i < styles->in_order->len; i++)
		resolve(styles, g_ptr_array_index(styles->in_order, i), DIA_MAX_STYLE_DEPTH);
}

DiaDocxStyles *
dia_docx_styles_new(const xmlDoc *document)
{
	DiaDocxStyles *styles = g_new0(DiaDocxStyles, 1);
	const xmlNode *root = document != NULL ? dia_xml_root(document) : NULL;
	const xmlNode *defaults = dia_xml_child(dia_xml_child(root, "docDefaults"), "rPrDefault");
	DiaDocxStyle usual = { .size = DEFAULT_SIZE };

	styles->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	styles->in_order = g_ptr_array_new();
	for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL;
	     node = node->next)
		if (dia_xml_is(node, "style"))
			read_style(styles, node);
	resolve_all(styles);
	dia_docx_styles_read_run(&usual, dia_xml_child(defaults, "rPr"));
	if (styles->usual == NULL) {
		styles->usual = new_style("");
		styles->usual->name = "";
		g_hash_table_insert(styles->by_id, (gpointer)styles->usual->id, styles->usual);
	}
	if (styles->usual->size < 0)
		styles->usual->size = usual.size;
	return styles;
}

void
dia_docx_styles_free(DiaDocxStyles *styles)
{
	if (styles == NULL)
		return;
	g_hash_table_unref(styles->by_id);
	g_ptr_array_unref(styles->in_order);
	g_free(styles);
}

const DiaDocxStyle *
dia_docx_styles_find(const DiaDocxStyles *styles, const char *id)
{
	const DiaDocxStyle *style = id != NULL ? g_hash_table_lookup(styles->by_id, id) : NULL;

	return style != NULL ? style : styles->usual;
}
