/*
 * An id for each paragraph: its label where that is unique, else qualified by the nearest heading that
 * makes it so ("Article 21/13"), else by what it is and its place ("table 3").
 */
#include <string.h>

#include "normalize/identify.h"

enum { MAX_NAME_BYTES = 60 };

/* The short name of a heading: its enumerator with its keyword, or the words themselves. */
static char *
make_section_name(const char *title)
{
	static const char *const keywords[] = { "article", "articles", "annex", "appendix", "part",
						"chapter", "section" };
	gsize length = strlen(title);
	const char *cut;

	for (guint i = 0; i < G_N_ELEMENTS(keywords); i++) {
		gsize n = strlen(keywords[i]);

		if (g_ascii_strncasecmp(title, keywords[i], n) != 0 || title[n] != ' ')
			continue;
		n += strcspn(title + n + 1, ".:;(\xe2") + 1;
		return g_strchomp(g_strndup(title, MIN(n, length)));
	}
	if (length <= MAX_NAME_BYTES)
		return g_strdup(title);
	cut = g_utf8_find_prev_char(title, title + MAX_NAME_BYTES);
	while (cut > title && *cut != ' ')
		cut--;
	return g_strndup(title, (gsize)(cut - title));
}

/* What stands above a paragraph, as far as it can qualify: unnumbered text by its name, then sections. */
typedef struct {
	const DiaDocument *document;
	GHashTable *counts;  /* candidates: how many paragraphs would have it */
	GPtrArray *names;    /* by section */
} Namer;

static char *
qualify(const Namer *namer, gint32 section, const char *label)
{
	return g_strdup_printf("%s/%s", (const char *)g_ptr_array_index(namer->names, section), label);
}

static void
count(Namer *namer, char *candidate)
{
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(namer->counts, candidate));

	g_hash_table_replace(namer->counts, candidate, GUINT_TO_POINTER(n + 1));
}

/* The word before the colon of "Recommendation: ...", or NULL. */
static char *
take_group_name(const DiaDocument *document, const DiaParagraph *paragraph)
{
	const char *text = document->text->str + paragraph->span.start;
	gsize length = paragraph->span.end - paragraph->span.start;
	gsize letters = 0;

	while (letters < length && g_ascii_isalpha(text[letters]))
		letters++;
	if (letters == 0 || letters >= length || text[letters] != ':')
		return NULL;
	if (text[letters - 1] == 's')
		letters--;
	return g_strndup(text, letters);
}

/* Labels under named text ("Recommendation 3/1"), found in one pass before the ids are given. */
static GPtrArray *
find_groups(const DiaDocument *document)
{
	GPtrArray *groups = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree char *current = NULL;
	gint32 section = -1;

	for (guint i = 0; i < document->paragraphs->len; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(document, i);

		if (paragraph->section != section)
			g_clear_pointer(&current, g_free);
		section = paragraph->section;
		if (paragraph->kind == DIA_PARAGRAPH_TEXT) {
			g_autofree char *name = take_group_name(document, paragraph);

			if (name != NULL) {
				guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, name)) + 1;

				g_free(current);
				current = g_strdup_printf("%s %u", name, n);
				g_hash_table_replace(counts, g_steal_pointer(&name),
						     GUINT_TO_POINTER(n));
			}
		}
		g_ptr_array_add(groups, g_strdup(current));
	}
	return groups;
}

static void
count_candidates(Namer *namer, const DiaParagraph *paragraph, const char *group)
{
	const DiaSection *sections = (const DiaSection *)(const void *)namer->document->sections->data;

	if (paragraph->label == NULL || paragraph->kind == DIA_PARAGRAPH_FOOTNOTE)
		return;
	count(namer, g_strdup(paragraph->label));
	if (group != NULL)
		count(namer, g_strdup_printf("%s/%s", group, paragraph->label));
	for (gint32 i = paragraph->section; i >= 0; i = sections[i].parent)
		count(namer, qualify(namer, i, paragraph->label));
}

static gboolean
is_unique(const Namer *namer, const char *candidate)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(namer->counts, candidate)) == 1;
}

static char *
choose_id(const Namer *namer, const DiaParagraph *paragraph, const char *group)
{
	const DiaSection *sections = (const DiaSection *)(const void *)namer->document->sections->data;

	if (is_unique(namer, paragraph->label))
		return g_strdup(paragraph->label);
	if (group != NULL)
		return g_strdup_printf("%s/%s", group, paragraph->label);
	for (gint32 i = paragraph->section; i >= 0; i = sections[i].parent) {
		g_autofree char *candidate = qualify(namer, i, paragraph->label);

		if (is_unique(namer, candidate))
			return g_steal_pointer(&candidate);
	}
	return paragraph->section >= 0 ? qualify(namer, paragraph->section, paragraph->label)
				       : g_strdup(paragraph->label);
}

/* Unnumbered paragraphs are known by what they are: "text 2", "table 1", "footnote 12". */
static char *
make_plain_id(const DiaParagraph *paragraph, guint *counts)
{
	if (paragraph->kind == DIA_PARAGRAPH_FOOTNOTE && paragraph->label != NULL)
		return g_strdup_printf("footnote %s", paragraph->label);
	return g_strdup_printf("%s %u", dia_paragraph_kind_name(paragraph->kind),
			       ++counts[paragraph->kind]);
}

void
dia_identify(DiaDocument *document)
{
	g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) groups = find_groups(document);
	Namer namer = { .document = document, .counts = counts, .names = names };
	guint kinds[DIA_PARAGRAPH_FOOTNOTE + 1] = { 0 };

	for (guint i = 0; i < document->sections->len; i++)
		g_ptr_array_add(names, make_section_name(
					   g_array_index(document->sections, DiaSection, i).title));
	for (guint i = 0; i < document->paragraphs->len; i++)
		count_candidates(&namer, dia_document_paragraph(document, i),
				 g_ptr_array_index(groups, i));
	for (guint i = 0; i < document->paragraphs->len; i++) {
		DiaParagraph *paragraph = &g_array_index(document->paragraphs, DiaParagraph, i);
		g_autofree char *id = NULL;
		g_autofree char *first = NULL;

		if (paragraph->label != NULL && paragraph->kind != DIA_PARAGRAPH_FOOTNOTE)
			id = choose_id(&namer, paragraph, g_ptr_array_index(groups, i));
		else
			id = make_plain_id(paragraph, kinds);
		first = g_strdup(id);
		/* A number that stands twice in one place: the second is "45 (2)". */
		for (guint n = 2; g_hash_table_contains(taken, id); n++) {
			g_free(id);
			id = g_strdup_printf("%s (%u)", first, n);
		}
		paragraph->id = dia_pool_string(&document->pool, id);
		g_hash_table_add(taken, (gpointer)paragraph->id);
	}
}
