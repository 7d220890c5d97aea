#include "read/html-notes.h"

#include <string.h>

#include "read/gather.h"
#include "read/xml.h"

/* Longest text of a link that can be a mark. */
#define MAX_MARK_BYTES 9

/* A place that a link can name, or a link that looks like a mark, in the order of the page. */
typedef struct {
	const xmlNode *node;
	guint order;
	char *mark;
} Place;

typedef struct {
	GHashTable *targets; /* id to Place */
	GArray *links;	     /* of Place */
	guint order;
} Search;

gboolean
dia_html_notes_is_local(const xmlNode *link)
{
	const char *target = dia_xml_is(link, "a") ? dia_xml_attribute(link, "href") : NULL;

	return target != NULL && target[0] == '#' && target[1] != '\0';
}

static gboolean
mentions_note(const char *value)
{
	return value != NULL && (strstr(value, "note") != NULL || strstr(value, "fn") != NULL ||
				 strstr(value, "ref") != NULL);
}

/* A number that is a link may as well stand in a table of contents: something has to say "note". */
static gboolean
looks_like_mark(const xmlNode *link, const char *text)
{
	static const char *const attributes[] = { "class", "role", "type", "id", "name", "href" };
	gsize length = strlen(text);
	gboolean is_raised = dia_xml_child(link, "sup") != NULL ||
			     (link->parent != NULL && dia_xml_is(link->parent, "sup"));
	gboolean says_note = FALSE;

	if (length == 0 || length > MAX_MARK_BYTES)
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(attributes); i++)
		says_note |= mentions_note(dia_xml_attribute(link, attributes[i]));
	if (dia_gather_is_mark(text, length))
		return is_raised || says_note || !g_ascii_isdigit(text[0]);
	for (gsize i = 0; i < length; i++)
		if (!g_ascii_isalnum(text[i]))
			return FALSE;
	return is_raised && says_note;
}

/* The text of a link, unless it is too long to be a mark. */
static char *
short_text(const xmlNode *link)
{
	g_autoptr(GString) text = g_string_new(NULL);
	const xmlNode *node = link->children;

	while (node != NULL && text->len <= MAX_MARK_BYTES) {
		/* Word has conditions around the mark, which leave blanks. */
		if (node->type == XML_TEXT_NODE && node->content != NULL) {
			const char *start = (const char *)node->content;

			start += strspn(start, " \t\r\n");
			g_string_append_len(text, start, (gssize)strnlen(start, 64));
		}
		if (node->children != NULL) {
			node = node->children;
			continue;
		}
		while (node != link && node->next == NULL)
			node = node->parent;
		node = node != link ? node->next : NULL;
	}
	return g_utf8_make_valid(g_strstrip(text->str), -1);
}

char *
dia_html_notes_bare_mark(char *mark)
{
	gsize length = strlen(mark);

	if (length > 2 && ((mark[0] == '[' && mark[length - 1] == ']') ||
			   (mark[0] == '(' && mark[length - 1] == ')'))) {
		memmove(mark, mark + 1, length - 2);
		mark[length - 2] = '\0';
	}
	return mark;
}

static void
add_target(Search *search, const xmlNode *node, const char *id)
{
	Place *place;

	if (id == NULL || *id == '\0' || g_hash_table_contains(search->targets, id))
		return;
	place = g_new0(Place, 1);
	place->node = node;
	place->order = search->order;
	g_hash_table_insert(search->targets, (gpointer)id, place);
}

static void
search_node(Search *search, const xmlNode *parent)
{
	for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		search->order++;
		add_target(search, node, dia_xml_attribute(node, "id"));
		if (dia_xml_is(node, "a"))
			add_target(search, node, dia_xml_attribute(node, "name"));
		if (dia_html_notes_is_local(node)) {
			g_autofree char *text = short_text(node);

			if (looks_like_mark(node, text)) {
				Place link = { node, search->order,
					       dia_html_notes_bare_mark(g_steal_pointer(&text)) };

				g_array_append_val(search->links, link);
			}
		}
		search_node(search, node);
	}
}

/* The block that a target is in: the note, or its first paragraph. */
static const xmlNode *
find_block(const xmlNode *node)
{
	static const char *const blocks[] = { "p", "li", "div", "aside", "dd", "dt", "td", "tr", "section" };

	for (; node->parent != NULL && node->parent->type == XML_ELEMENT_NODE; node = node->parent)
		for (guint i = 0; i < G_N_ELEMENTS(blocks); i++)
			if (dia_xml_is(node, blocks[i]))
				return node;
	return NULL;
}

static void
count_ancestors(GHashTable *counts, const xmlNode *node, guint weight)
{
	for (node = node->parent; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
		g_hash_table_insert(counts, (gpointer)node,
				    GUINT_TO_POINTER(MIN(G_MAXUINT16,
							 weight + GPOINTER_TO_UINT(g_hash_table_lookup(
								      counts, node)))));
}

/* A container with one note and no mark in it is the whole of the note. */
static void
add_notes(DiaHtmlNotes *notes, GHashTable *blocks, GHashTable *counts)
{
	GHashTableIter iterator;
	gpointer block;
	gpointer mark;

	/* Each block on its own: the order does not matter. */
	g_hash_table_iter_init(&iterator, blocks);
	while (g_hash_table_iter_next(&iterator, &block, &mark)) {
		const xmlNode *node = block;
		const xmlNode *parent = node->parent;

		if (dia_xml_is(node, "p") && parent != NULL &&
		    (dia_xml_is(parent, "li") || dia_xml_is(parent, "div") ||
		     dia_xml_is(parent, "aside")) &&
		    GPOINTER_TO_UINT(g_hash_table_lookup(counts, parent)) == 1)
			node = parent;
		g_hash_table_insert(notes->notes, (gpointer)node, g_strdup(mark));
	}
}

static void
link_notes(DiaHtmlNotes *notes, const Search *search)
{
	g_autoptr(GHashTable) blocks = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < search->links->len; i++) {
		const Place *link = &g_array_index(search->links, Place, i);
		const Place *target =
		    g_hash_table_lookup(search->targets, dia_xml_attribute(link->node, "href") + 1);
		const xmlNode *block = target != NULL && target->order > link->order
					   ? find_block(target->node)
					   : NULL;

		if (block == NULL)
			continue;
		g_hash_table_add(notes->links, (gpointer)link->node);
		count_ancestors(counts, link->node, 2);
		if (g_hash_table_contains(blocks, block))
			continue;
		g_hash_table_insert(blocks, (gpointer)block, link->mark);
		count_ancestors(counts, block, 1);
	}
	add_notes(notes, blocks, counts);
}

void
dia_html_notes_init(DiaHtmlNotes *notes, const xmlDoc *document)
{
	const xmlNode *root = dia_xml_root(document);
	Search search = { .targets = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
			  .links = g_array_new(FALSE, FALSE, sizeof(Place)) };

	notes->links = g_hash_table_new(NULL, NULL);
	notes->notes = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	if (root != NULL)
		search_node(&search, root);
	link_notes(notes, &search);
	for (guint i = 0; i < search.links->len; i++)
		g_free(g_array_index(search.links, Place, i).mark);
	g_array_unref(search.links);
	g_hash_table_unref(search.targets);
}

void
dia_html_notes_clear(DiaHtmlNotes *notes)
{
	g_hash_table_unref(notes->links);
	g_hash_table_unref(notes->notes);
}

const char *
dia_html_notes_strip(const char *text, const char *mark)
{
	const char *start = text + strspn(text, " [(^");
	gsize length = strlen(mark);

	if (length == 0 || strncmp(start, mark, length) != 0 || g_ascii_isalnum(start[length]))
		return text + strspn(text, " ");
	start += length;
	return start + strspn(start, " ).]:");
}
