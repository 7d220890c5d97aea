#include "read/docx-numbering.h"

#include <string.h>

#include "base/limits.h"

/* Lists that refer to lists through styles, at most so often. */
#define MAX_LINKS 4u

typedef struct {
	DiaNumeral numeral;
	guint start;
	gint restart;	   /* 0: never; n: when one of the first n levels is counted; -1: any above */
	const char *text;  /* such as "%1.%2"; belongs to the XML */
	const char *style; /* the paragraph style that has this level, or NULL */
	gboolean is_legal; /* all numbers decimal */
} Level;

/* An abstract numbering: what paragraphs count in. */
typedef struct {
	Level levels[DIA_MAX_LIST_LEVELS];
	guint counts[DIA_MAX_LIST_LEVELS];
	gboolean is_counted[DIA_MAX_LIST_LEVELS];
	gboolean is_text[DIA_MAX_LIST_LEVELS]; /* last counted by a paragraph, not by a heading */
	const char *link;		       /* style whose list is meant instead, or NULL */
} List;

/* A numbering: a list, and what is different in this use of it. */
typedef struct {
	List *list;
	const xmlNode *overrides[DIA_MAX_LIST_LEVELS];
	Level levels[DIA_MAX_LIST_LEVELS]; /* of the list, overridden */
	gint64 starts[DIA_MAX_LIST_LEVELS]; /* restart here at first use; -1: no */
	gboolean is_used;
} Numbering;

struct _DiaDocxNumbering {
	GHashTable *lists;	/* abstractNumId to List */
	GHashTable *numberings; /* numId to Numbering */
	GString *label;
};

DiaNumeral
dia_docx_numeral(const char *name)
{
	static const struct {
		const char *name;
		DiaNumeral numeral;
	} formats[] = {
		{ "decimal", DIA_NUMERAL_DECIMAL },
		{ "decimalZero", DIA_NUMERAL_DECIMAL_ZERO },
		{ "upperRoman", DIA_NUMERAL_UPPER_ROMAN },
		{ "lowerRoman", DIA_NUMERAL_LOWER_ROMAN },
		{ "upperLetter", DIA_NUMERAL_UPPER_LETTER },
		{ "lowerLetter", DIA_NUMERAL_LOWER_LETTER },
		{ "russianUpper", DIA_NUMERAL_UPPER_RUSSIAN },
		{ "russianLower", DIA_NUMERAL_LOWER_RUSSIAN },
		{ "ordinal", DIA_NUMERAL_ORDINAL },
		{ "chicago", DIA_NUMERAL_SYMBOLS },
		{ "bullet", DIA_NUMERAL_BULLET },
		{ "none", DIA_NUMERAL_NONE },
	};

	for (guint i = 0; i < G_N_ELEMENTS(formats) && name != NULL; i++)
		if (strcmp(formats[i].name, name) == 0)
			return formats[i].numeral;
	return DIA_NUMERAL_DECIMAL;
}

static gint
level_index(const xmlNode *node)
{
	return (gint)dia_xml_number(dia_xml_attribute(node, "ilvl"), 0, DIA_MAX_LIST_LEVELS - 1, -1);
}

static void
read_level(Level *level, const xmlNode *node)
{
	const char *text = dia_xml_value(node, "lvlText");

	level->numeral = dia_docx_numeral(dia_xml_value(node, "numFmt"));
	level->start = (guint)dia_xml_number(dia_xml_value(node, "start"), 0, G_MAXINT32, 0);
	level->restart = (gint)dia_xml_number(dia_xml_value(node, "lvlRestart"), 0,
					      DIA_MAX_LIST_LEVELS, -1);
	level->text = text != NULL ? text : "";
	level->style = dia_xml_value(node, "pStyle");
	level->is_legal = dia_docx_styles_toggle(node, "isLgl") == 1;
}

static void
read_list(DiaDocxNumbering *numbering, const xmlNode *node)
{
	gint64 id = dia_xml_number(dia_xml_attribute(node, "abstractNumId"), 0, G_MAXINT32, -1);
	List *list;

	if (id < 0 || g_hash_table_contains(numbering->lists, GINT_TO_POINTER(id)))
		return;
	list = g_new0(List, 1);
	for (guint i = 0; i < DIA_MAX_LIST_LEVELS; i++)
		list->levels[i] = (Level){ .numeral = DIA_NUMERAL_NONE, .restart = -1, .text = "" };
	list->link = dia_xml_value(node, "numStyleLink");
	for (const xmlNode *child = node->children; child != NULL; child = child->next)
		if (dia_xml_is(child, "lvl") && level_index(child) >= 0)
			read_level(&list->levels[level_index(child)], child);
	g_hash_table_insert(numbering->lists, GINT_TO_POINTER(id), list);
}

static void
read_override(Numbering *use, const xmlNode *node)
{
	gint level = level_index(node);

	if (level < 0)
		return;
	use->starts[level] =
	    dia_xml_number(dia_xml_value(node, "startOverride"), 0, G_MAXINT32, -1);
	use->overrides[level] = dia_xml_child(node, "lvl");
}

static void
read_numbering(DiaDocxNumbering *numbering, const xmlNode *node)
{
	gint64 id = dia_xml_number(dia_xml_attribute(node, "numId"), 1, G_MAXINT32, -1);
	gint64 list_id =
	    dia_xml_number(dia_xml_value(node, "abstractNumId"), 0, G_MAXINT32, -1);
	List *list = g_hash_table_lookup(numbering->lists, GINT_TO_POINTER(list_id));
	Numbering *use;

	if (id < 0 || list == NULL ||
	    g_hash_table_contains(numbering->numberings, GINT_TO_POINTER(id)))
		return;
	use = g_new0(Numbering, 1);
	use->list = list;
	for (guint i = 0; i < DIA_MAX_LIST_LEVELS; i++)
		use->starts[i] = -1;
	for (const xmlNode *child = node->children; child != NULL; child = child->next)
		if (dia_xml_is(child, "lvlOverride"))
			read_override(use, child);
	g_hash_table_insert(numbering->numberings, GINT_TO_POINTER(id), use);
}

/* A list may only say whose list it is: that of a numbering that a style names. */
static void
link_list(const DiaDocxNumbering *numbering, Numbering *use, const DiaDocxStyles *styles)
{
	List *list = use->list;

	for (guint i = 0; i < MAX_LINKS && list->link != NULL; i++) {
		const DiaDocxStyle *style = dia_docx_styles_find(styles, list->link);
		const Numbering *target = g_hash_table_lookup(numbering->numberings,
							      GINT_TO_POINTER(style->numbering));

		if (target == NULL)
			break;
		list = target->list;
	}
	use->list = list;
	memcpy(use->levels, list->levels, sizeof(use->levels));
	for (guint i = 0; i < DIA_MAX_LIST_LEVELS; i++)
		if (use->overrides[i] != NULL)
			read_level(&use->levels[i], use->overrides[i]);
}

DiaDocxNumbering *
dia_docx_numbering_new(const xmlDoc *document, const DiaDocxStyles *styles)
{
	DiaDocxNumbering *numbering = g_new0(DiaDocxNumbering, 1);
	const xmlNode *root = document != NULL ? dia_xml_root(document) : NULL;
	const xmlNode *first = root != NULL ? root->children : NULL;
	GHashTableIter iterator;
	gpointer use;

	numbering->label = g_string_new(NULL);
	numbering->lists = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	numbering->numberings = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	for (const xmlNode *node = first; node != NULL; node = node->next)
		if (dia_xml_is(node, "abstractNum"))
			read_list(numbering, node);
	for (const xmlNode *node = first; node != NULL; node = node->next)
		if (dia_xml_is(node, "num"))
			read_numbering(numbering, node);
	/* Links go through lists' own links, so the order in which they are followed is no matter. */
	g_hash_table_iter_init(&iterator, numbering->numberings);
	while (g_hash_table_iter_next(&iterator, NULL, &use))
		link_list(numbering, use, styles);
	return numbering;
}

void
dia_docx_numbering_free(DiaDocxNumbering *numbering)
{
	if (numbering == NULL)
		return;
	g_hash_table_unref(numbering->numberings);
	g_hash_table_unref(numbering->lists);
	g_string_free(numbering->label, TRUE);
	g_free(numbering);
}

static guint
find_level(const Numbering *use, gint level, const DiaDocxStyle *style)
{
	if (level >= 0)
		return MIN((guint)level, DIA_MAX_LIST_LEVELS - 1);
	for (guint i = 0; i < DIA_MAX_LIST_LEVELS; i++)
		if (use->levels[i].style != NULL && strcmp(use->levels[i].style, style->id) == 0)
			return i;
	return style->level > 0 ? (guint)style->level : 0;
}

static void
count(Numbering *use, guint level)
{
	List *list = use->list;

	for (guint i = 0; i < DIA_MAX_LIST_LEVELS && !use->is_used; i++) {
		if (use->starts[i] >= 0)
			list->is_counted[i] = FALSE;
	}
	/* Levels above that nothing has counted yet stand at their start. */
	for (guint i = 0; i <= level; i++) {
		if (list->is_counted[i]) {
			list->counts[i] += i == level && list->counts[i] < G_MAXUINT;
			continue;
		}
		list->counts[i] =
		    use->starts[i] >= 0 ? (guint)use->starts[i] : use->levels[i].start;
		list->is_counted[i] = TRUE;
		list->is_text[i] = FALSE;
	}
	for (guint i = level + 1; i < DIA_MAX_LIST_LEVELS; i++) {
		gint restart = use->levels[i].restart;

		if (restart < 0 || (gint)level < restart)
			list->is_counted[i] = FALSE;
	}
	use->is_used = TRUE;
}

/* Fills in "%1" to "%9". @return whether any level but @own is in the label */
static gboolean
print_label(GString *label, const Numbering *use, guint own)
{
	const Level *level = &use->levels[own];
	gboolean has_others = FALSE;

	g_string_truncate(label, 0);
	for (const char *at = level->text; *at != '\0' && label->len < DIA_MAX_LABEL_BYTES;
	     at = g_utf8_next_char(at)) {
		guint i = (guint)at[1] - '1';
		DiaNumeral numeral;

		if (*at != '%' || at[1] < '1' || at[1] > '9') {
			g_string_append_unichar(label, g_utf8_get_char(at));
			continue;
		}
		numeral = level->is_legal ? DIA_NUMERAL_DECIMAL : use->levels[i].numeral;
		dia_numeral_append(label, numeral,
				   use->list->is_counted[i] ? use->list->counts[i]
							    : use->levels[i].start);
		has_others |= i != own;
		at++;
	}
	g_strstrip(label->str);
	label->len = strlen(label->str);
	return has_others;
}

gboolean
dia_docx_numbering_next(DiaDocxNumbering *numbering, gint32 id, gint level,
			const DiaDocxStyle *style, gboolean is_heading, DiaDocxNumber *number)
{
	Numbering *use = id > 0 ? g_hash_table_lookup(numbering->numberings, GINT_TO_POINTER(id)) : NULL;
	gboolean has_others;
	const Level *own;
	guint at;

	if (use == NULL)
		return FALSE;
	at = find_level(use, level, style);
	own = &use->levels[at];
	count(use, at);
	use->list->is_text[at] = !is_heading;
	if (own->numeral == DIA_NUMERAL_BULLET) {
		/* The character is of a font of symbols, and says nothing. */
		g_string_assign(numbering->label, "•");
		has_others = FALSE;
	} else {
		has_others = print_label(numbering->label, use, at);
	}
	number->label = numbering->label->str;
	number->level = at;
	number->is_item = own->numeral == DIA_NUMERAL_BULLET || dia_numeral_is_letter(own->numeral) ||
			  (at > 0 && !has_others && use->list->is_text[at - 1] &&
			   use->levels[at - 1].numeral < DIA_NUMERAL_BULLET);
	return numbering->label->len > 0;
}
