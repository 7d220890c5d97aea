/*
 * An id for each paragraph: its label where that is unique, else qualified by the nearest heading that
 * makes it so ("Article 21/13"), else by what it is and its place ("table 3").
 */
#include <string.h>

#include "base/digits.h"
#include "normalize/identify.h"
#include "normalize/named.h"

enum { MAX_NAME_BYTES = 60 };

/* The short name of a heading: its enumerator with its keyword, or the words themselves. */
static char *
make_section_name(const char *title)
{
	static const char *const keywords[] = { "article", "articles", "annex", "appendix", "part",
						"chapter", "section" };
	gsize length = strlen(title);
	g_autofree char *number = NULL;
	const char *cut;

	for (guint i = 0; i < G_N_ELEMENTS(keywords); i++) {
		gsize n = strlen(keywords[i]);

		if (g_ascii_strncasecmp(title, keywords[i], n) != 0 ||
		    (title[n] != ' ' && !g_ascii_isdigit(title[n])))
			continue;
		/* "Article10" is Article 10. */
		cut = title + n + (title[n] == ' ');
		length = strcspn(cut, ".:;(\xe2");
		number = g_strchomp(g_strndup(cut, length));
		return g_strdup_printf("%.*s %s", (int)n, title, number);
	}
	if (length <= MAX_NAME_BYTES)
		return g_strdup(title);
	cut = g_utf8_find_prev_char(title, title + MAX_NAME_BYTES);
	while (cut > title && *cut != ' ')
		cut--;
	return g_strndup(title, (gsize)(cut - title));
}

static gboolean
is_numbered(const DiaParagraph *paragraph)
{
	return paragraph->label != NULL && paragraph->kind != DIA_PARAGRAPH_FOOTNOTE;
}

/* An item of a list within a paragraph is not of the run of numbers that goes on behind it. */
static gboolean
is_item(const DiaParagraph *paragraph)
{
	return is_numbered(paragraph) && paragraph->kind != DIA_PARAGRAPH_TABLE && paragraph->parent >= 0;
}

/*
 * The paragraphs that the report is cited by: the longest run of rising numbers, where it holds most of
 * them. Numbers that start anew in an annex must not take the plain number from these.
 */
typedef struct {
	guint first; /* indices of paragraphs */
	guint end;
	guint length;
} Run;

static Run
find_main_run(const DiaDocument *document)
{
	Run best = { 0 };
	Run run = { 0 };
	guint64 last = 0;
	guint n_numbered = 0;

	for (guint i = 0; i < document->paragraphs->len; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(document, i);
		guint64 number;

		if (!is_numbered(paragraph) || is_item(paragraph))
			continue;
		number = dia_digits_read(paragraph->label);
		n_numbered++;
		if (run.length > 0 && number < last && number == 1)
			run = (Run){ .first = i };
		run.end = i + 1;
		run.length++;
		last = number;
		if (run.length > best.length)
			best = run;
	}
	return best.length * 2 > n_numbered ? best : (Run){ 0 };
}

/* What stands above a paragraph, as far as it can qualify: unnumbered text by its name, then sections. */
typedef struct {
	const DiaDocument *document;
	GHashTable *counts;  /* candidates, which are labels or stand in `strings`: how many paragraphs would have it */
	GStringChunk *strings;
	GPtrArray *names;    /* by section */
	Run main_run;
} Namer;

static const char *
join(const Namer *namer, const char *name, const char *label)
{
	g_autofree char *joined = g_strconcat(name, "/", label, NULL);

	return g_string_chunk_insert_const(namer->strings, joined);
}

static const char *
qualify(const Namer *namer, gint32 section, const char *label)
{
	return join(namer, g_ptr_array_index(namer->names, section), label);
}

static void
count(Namer *namer, const char *candidate)
{
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(namer->counts, candidate));

	g_hash_table_insert(namer->counts, (gpointer)candidate, GUINT_TO_POINTER(n + 1));
}

/* The word before the colon of "Recommendation: ...", in the singular, or NULL. */
static char *
take_group_name(const DiaDocument *document, const DiaParagraph *paragraph)
{
	const char *text = document->text->str + paragraph->span.start;
	gsize length = dia_named_text_length(text);

	return length > 0 ? g_strndup(text, length) : NULL;
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
		if (is_item(paragraph)) {
			const DiaParagraph *chapeau =
			    dia_document_paragraph(document, (guint)paragraph->parent);

			g_ptr_array_add(groups, chapeau->section == paragraph->section
						    ? g_strdup(chapeau->label)
						    : NULL);
			continue;
		}
		g_ptr_array_add(groups, g_strdup(current));
	}
	return groups;
}

static gboolean
is_in_main_run(const Namer *namer, guint index)
{
	return index >= namer->main_run.first && index < namer->main_run.end &&
	       !is_item(dia_document_paragraph(namer->document, index));
}

static void
count_label(Namer *namer, guint index)
{
	const DiaParagraph *paragraph = dia_document_paragraph(namer->document, index);

	/* Without a main run all are equal; with one only its numbers stand alone. */
	if (is_numbered(paragraph) &&
	    ((namer->main_run.length == 0 && !is_item(paragraph)) || is_in_main_run(namer, index)))
		count(namer, paragraph->label);
}

static void
count_qualified(Namer *namer, guint index, const char *group)
{
	const DiaParagraph *paragraph = dia_document_paragraph(namer->document, index);
	const DiaSection *sections = (const DiaSection *)(const void *)namer->document->sections->data;

	if (!is_numbered(paragraph))
		return;
	if (group != NULL)
		count(namer, join(namer, group, paragraph->label));
	for (gint32 i = paragraph->section; i >= 0; i = sections[i].parent)
		count(namer, qualify(namer, i, paragraph->label));
}

static gboolean
is_unique(const Namer *namer, const char *candidate)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(namer->counts, candidate)) == 1;
}

/* Is the label alone the id? */
static gboolean
is_plain(const Namer *namer, guint index)
{
	return is_in_main_run(namer, index) &&
	       is_unique(namer, dia_document_paragraph(namer->document, index)->label);
}

/* Does a paragraph need more than its label? Where numbers run through the report, none does. */
static gboolean
needs_names(const Namer *namer)
{
	for (guint i = 0; i < namer->document->paragraphs->len; i++)
		if (is_numbered(dia_document_paragraph(namer->document, i)) && !is_plain(namer, i))
			return TRUE;
	return FALSE;
}

static const char *
choose_id(const Namer *namer, guint index, const char *group)
{
	const DiaParagraph *paragraph = dia_document_paragraph(namer->document, index);
	const DiaSection *sections = (const DiaSection *)(const void *)namer->document->sections->data;

	if (is_plain(namer, index))
		return paragraph->label;
	if (group != NULL)
		return join(namer, group, paragraph->label);
	/* A report that starts its numbers anew is cited with the heading even where one is unique. */
	for (gint32 i = paragraph->section; i >= 0; i = sections[i].parent) {
		const char *candidate = qualify(namer, i, paragraph->label);

		if (is_unique(namer, candidate))
			return candidate;
	}
	if (is_unique(namer, paragraph->label))
		return paragraph->label;
	return paragraph->section >= 0 ? qualify(namer, paragraph->section, paragraph->label) : paragraph->label;
}

/* Unnumbered paragraphs are known by what they are: "text 2", "table 1", "footnote 12". */
static const char *
make_plain_id(const Namer *namer, const DiaParagraph *paragraph, guint *counts)
{
	g_autofree char *id = NULL;

	if (paragraph->kind == DIA_PARAGRAPH_FOOTNOTE && paragraph->label != NULL)
		id = g_strdup_printf("footnote %s", paragraph->label);
	else
		id = g_strdup_printf("%s%s %u", paragraph->kind == DIA_PARAGRAPH_FOOTNOTE ? "unnumbered " : "",
				     dia_paragraph_kind_name(paragraph->kind), ++counts[paragraph->kind]);
	return g_string_chunk_insert(namer->strings, id);
}

/*
 * A number that stands twice in one place: the second is "45 (2)".
 * @param taken ids that are in use, and how often each was asked for
 */
static const char *
take_id(GHashTable *taken, DiaPool *pool, const char *id)
{
	const char *first = dia_pool_string(pool, id);
	const char *unique = first;
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(taken, first));

	for (; n > 0 && g_hash_table_contains(taken, unique); n++) {
		g_autofree char *numbered = g_strdup_printf("%s (%u)", first, n + 1);

		unique = dia_pool_string(pool, numbered);
	}
	g_hash_table_insert(taken, (gpointer)first, GUINT_TO_POINTER(MAX(n, 1)));
	if (unique != first)
		g_hash_table_insert(taken, (gpointer)unique, GUINT_TO_POINTER(1));
	return unique;
}

void
dia_identify(DiaDocument *document)
{
	g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) groups = find_groups(document);
	Namer namer = { .document = document,
			.counts = counts,
			.strings = g_string_chunk_new(4096),
			.names = names,
			.main_run = find_main_run(document) };
	guint kinds[DIA_PARAGRAPH_FOOTNOTE + 1] = { 0 };
	gboolean is_qualified;

	for (guint i = 0; i < document->sections->len; i++)
		g_ptr_array_add(names, make_section_name(
					   g_array_index(document->sections, DiaSection, i).title));
	for (guint i = 0; i < document->paragraphs->len; i++)
		count_label(&namer, i);
	is_qualified = needs_names(&namer);
	for (guint i = 0; is_qualified && i < document->paragraphs->len; i++)
		count_qualified(&namer, i, g_ptr_array_index(groups, i));
	for (guint i = 0; i < document->paragraphs->len; i++) {
		DiaParagraph *paragraph = &g_array_index(document->paragraphs, DiaParagraph, i);
		const char *id = is_numbered(paragraph) ? choose_id(&namer, i, g_ptr_array_index(groups, i))
							: make_plain_id(&namer, paragraph, kinds);

		paragraph->id = take_id(taken, &document->pool, id);
	}
	g_string_chunk_free(namer.strings);
}
