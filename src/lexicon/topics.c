#include "lexicon/topics.h"

#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/pool.h"
#include "diachron/error.h"

struct _DiaTopics {
	GArray *topics; /* of DiaTopic */
	const DiaTopicTerm *terms; /* very many: of an image they are read where they are */
	const char *texts;	   /* of the terms, each with its NUL */
	guint32 n_terms;
	GArray *built_terms;  /* what these two point into while there is no image; else NULL */
	GString *built_texts;
	GArray *pairs;	/* of DiaTopicPair, each from both sides, sorted by part */
	GArray *starts; /* of guint32: first pair by part, and the end */
	DiaPhrases *phrases;
	DiaPool pool;
};

/* What is known only while files are read, and the section at hand. */
typedef struct {
	DiaTopics *topics;
	DiaVocabulary *vocabulary;
	GHashTable *parts;    /* "{id}" or a phrase -> number of the part + 1 */
	GHashTable *sections; /* "{id}" of the helpers that were read */
	GHashTable *helpers;  /* ids of the sections of this file that only stand in pairs */
	GHashTable *replaced; /* ids of those of which only the titles are read, or NULL */
	gboolean is_open;
	gboolean is_skipped;
	gboolean is_helper;
	guint32 index; /* of its topic, or of the part that a helper is */
} Builder;

/* The labels of UPR Info are for people and for tools/; nothing here reads them. */
static const char *const keys[] = { "issue", "kind", "misleading", "replace", NULL };

void
dia_topics_free(DiaTopics *topics)
{
	if (topics == NULL)
		return;
	g_array_unref(topics->topics);
	g_clear_pointer(&topics->built_terms, g_array_unref);
	if (topics->built_texts != NULL)
		g_string_free(topics->built_texts, TRUE);
	g_array_unref(topics->pairs);
	g_array_unref(topics->starts);
	dia_phrases_free(topics->phrases);
	dia_pool_clear(&topics->pool);
	g_free(topics);
}

void
dia_topics_transfer(DiaTopics **topics, DiaImage *image)
{
	static const gsize strings[] = { offsetof(DiaTopic, id), offsetof(DiaTopic, title), DIA_IMAGE_END };
	guint32 n_texts = dia_image_is_read(image) ? 0 : (guint32)(*topics)->built_texts->len;

	dia_image_part(image, topics, sizeof **topics);
	dia_image_records(image, &(*topics)->topics, sizeof(DiaTopic), strings);
	dia_image_number(image, &(*topics)->n_terms);
	dia_image_number(image, &n_texts);
	dia_image_bytes(image, &(*topics)->terms, (*topics)->n_terms * sizeof(DiaTopicTerm));
	dia_image_bytes(image, &(*topics)->texts, n_texts);
	dia_image_array(image, &(*topics)->pairs, sizeof(DiaTopicPair));
	dia_image_array(image, &(*topics)->starts, sizeof(guint32));
	dia_phrases_transfer(&(*topics)->phrases, image);
}

static guint32
append_term(DiaTopics *topics, guint32 topic, const char *text, double weight)
{
	DiaTopicTerm term = { .topic = topic, .weight = weight, .text = (guint32)topics->built_texts->len };

	g_string_append_len(topics->built_texts, text, (gssize)strlen(text) + 1);
	g_array_append_val(topics->built_terms, term);
	topics->texts = topics->built_texts->str;
	topics->terms = (const DiaTopicTerm *)(const void *)topics->built_terms->data;
	return topics->n_terms++;
}

static void
add_term(Builder *builder, guint32 topic, const char *text, double weight, gboolean is_misleading)
{
	DiaTopics *topics = builder->topics;
	guint32 index = append_term(topics, topic, text, weight);

	g_array_index(topics->built_terms, DiaTopicTerm, index).is_misleading = is_misleading;
	dia_phrases_add(topics->phrases, builder->vocabulary, text, index);
}

static void
add_part_phrase(Builder *builder, guint32 part, const char *text)
{
	DiaTopics *topics = builder->topics;
	guint32 index = append_term(topics, DIA_TOPIC_PART, text, 0.0);

	g_array_index(topics->built_terms, DiaTopicTerm, index).part = part;
	dia_phrases_add(topics->phrases, builder->vocabulary, text, index);
}

/* The number of a part, "{id}" or a phrase that is one of its own; new or known. */
static guint32
get_part(Builder *builder, const char *name)
{
	guint32 part = GPOINTER_TO_UINT(g_hash_table_lookup(builder->parts, name));

	if (part > 0)
		return part - 1;
	part = g_hash_table_size(builder->parts);
	g_hash_table_insert(builder->parts, g_strdup(name), GUINT_TO_POINTER(part + 1));
	if (*name != '{')
		add_part_phrase(builder, part, name);
	return part;
}

/* "{police} + killed". @return FALSE where the text is no pair */
static gboolean
add_pair(Builder *builder, guint32 topic, const char *text, double weight)
{
	g_auto(GStrv) sides = g_strsplit(text, " + ", 2);
	DiaTopicPair pair;

	if (sides[0] == NULL || sides[1] == NULL)
		return FALSE;
	pair = (DiaTopicPair){ .part = get_part(builder, sides[0]),
			       .other = get_part(builder, sides[1]),
			       .term = append_term(builder->topics, topic, text, weight) };
	g_array_append_val(builder->topics->pairs, pair);
	if (pair.part != pair.other) {
		pair = (DiaTopicPair){ pair.other, pair.part, pair.term };
		g_array_append_val(builder->topics->pairs, pair);
	}
	return TRUE;
}

static void
add_misleading(Builder *builder, guint32 topic, const char *list)
{
	g_auto(GStrv) names = g_strsplit(list, ",", -1);

	for (char **name = names; *name != NULL; name++)
		add_term(builder, topic, g_strstrip(*name), 0.0, TRUE);
}

/* The section's topic, new or known; [misleading] holds names that speak for none. */
static guint32
open_section(DiaTopics *topics, const DiaDataLine *line)
{
	DiaTopic fresh;
	gint known;

	if (g_str_equal(line->name, "misleading"))
		return DIA_TOPIC_ALL;
	known = dia_topics_find(topics, line->name);
	if (known >= 0)
		return (guint32)known;
	fresh = (DiaTopic){ .id = dia_pool_string(&topics->pool, line->name),
			    .title = dia_pool_string(&topics->pool, line->text) };
	g_array_append_val(topics->topics, fresh);
	return topics->topics->len - 1;
}

/* The sections of a file that have a key of one value. */
typedef struct {
	const char *key;
	const char *value;
	GHashTable *ids;
	char *id; /* of the section at hand, or NULL */
} Search;

static gboolean
look_at_line(gpointer data, const DiaDataLine *line, G_GNUC_UNUSED GError **error)
{
	Search *search = data;

	if (line->kind == DIA_DATA_SECTION) {
		g_free(search->id);
		search->id = g_strdup(line->name);
	} else if (search->id != NULL && line->kind == DIA_DATA_KEY && g_str_equal(line->name, search->key) &&
		   g_str_equal(line->text, search->value)) {
		g_hash_table_add(search->ids, g_strdup(search->id));
	}
	return TRUE;
}

/* Mistakes are left to read_file(). */
static GHashTable *
find_sections(const char *file, const char *data, gsize length, const char *key, const char *value)
{
	Search search = { .key = key,
			  .value = value,
			  .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };

	dia_data_read(file, data, length, keys, look_at_line, &search, NULL);
	g_free(search.id);
	return search.ids;
}

static void
start_section(Builder *builder, const DiaDataLine *line)
{
	builder->is_open = TRUE;
	builder->is_skipped = builder->replaced != NULL && g_hash_table_contains(builder->replaced, line->name);
	builder->is_helper = g_hash_table_contains(builder->helpers, line->name);
	if (builder->is_helper) {
		char *name = g_strdup_printf("{%s}", line->name);

		builder->index = get_part(builder, name);
		g_hash_table_add(builder->sections, name);
	} else {
		builder->index = open_section(builder->topics, line);
	}
}

static void
take_phrase(Builder *builder, const DiaDataLine *line)
{
	gboolean is_misleading = builder->index == DIA_TOPIC_ALL;

	if (builder->is_helper)
		add_part_phrase(builder, builder->index, line->text);
	else if (is_misleading || !add_pair(builder, builder->index, line->text, line->weight))
		add_term(builder, builder->index, line->text, line->weight, is_misleading);
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;

	if (line->kind == DIA_DATA_SECTION) {
		start_section(builder, line);
		return builder->topics->topics->len <= DIA_MAX_TOPICS ||
		       dia_data_fail(line, error, "too many topics (DIA_MAX_TOPICS); leave some out");
	}
	if (!builder->is_open)
		return dia_data_fail(line, error, "a section [topic] Title must come first");
	if (builder->is_skipped)
		return TRUE;
	if (line->kind == DIA_DATA_PHRASE)
		take_phrase(builder, line);
	else if (!builder->is_helper && g_str_equal(line->name, "misleading"))
		add_misleading(builder, builder->index, line->text);
	return TRUE;
}

/* @param replaced as in the builder */
static gboolean
read_file(Builder *builder, const char *file, const char *data, gsize length, GHashTable *replaced,
	  GError **error)
{
	g_autoptr(GHashTable) helpers = find_sections(file, data, length, "kind", "helper");

	builder->helpers = helpers;
	builder->replaced = replaced;
	builder->is_open = FALSE;
	return dia_data_read(file, data, length, keys, take_line, builder, error);
}

static int
compare_pairs(gconstpointer a, gconstpointer b)
{
	const DiaTopicPair *first = a;
	const DiaTopicPair *second = b;

	if (first->part != second->part)
		return first->part < second->part ? -1 : 1;
	return first->term < second->term ? -1 : first->term > second->term;
}

/* Sorts the pairs, and notes where those of each part begin. */
static void
finish_pairs(DiaTopics *topics, guint n_parts)
{
	guint32 at = 0;

	g_array_sort(topics->pairs, compare_pairs);
	for (guint32 part = 0; part <= n_parts; part++) {
		while (at < topics->pairs->len &&
		       g_array_index(topics->pairs, DiaTopicPair, at).part < part)
			at++;
		g_array_append_val(topics->starts, at);
	}
}

/* Is there a section for each "{id}"? */
static gboolean
check_parts(const Builder *builder, const char *path, GError **error)
{
	GHashTableIter iter;
	gpointer name;
	const char *unknown = NULL;

	g_hash_table_iter_init(&iter, builder->parts);
	while (g_hash_table_iter_next(&iter, &name, NULL))
		if (*(const char *)name == '{' && !g_hash_table_contains(builder->sections, name) &&
		    (unknown == NULL || strcmp(name, unknown) < 0))
			unknown = name;
	if (unknown != NULL)
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
			    "%s: %s: no section of this id has \"kind: helper\"; add one",
			    path != NULL ? path : "topics.txt", unknown);
	return unknown == NULL;
}

DiaTopics *
dia_topics_parse(DiaVocabulary *vocabulary, GBytes *builtin, const char *path, GBytes *own, GError **error)
{
	gsize length;
	const char *data = g_bytes_get_data(builtin, &length);
	gsize own_length = 0;
	const char *own_data = own != NULL ? g_bytes_get_data(own, &own_length) : NULL;
	g_autoptr(GHashTable) replaced =
	    own != NULL ? find_sections(path, own_data, own_length, "replace", "yes") : NULL;
	g_autoptr(GHashTable) parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) sections = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	DiaTopics *topics = g_new0(DiaTopics, 1);
	Builder builder = { .topics = topics, .vocabulary = vocabulary, .parts = parts, .sections = sections };

	topics->topics = g_array_new(FALSE, FALSE, sizeof(DiaTopic));
	topics->built_terms = g_array_new(FALSE, FALSE, sizeof(DiaTopicTerm));
	topics->built_texts = g_string_new(NULL);
	topics->pairs = g_array_new(FALSE, FALSE, sizeof(DiaTopicPair));
	topics->starts = g_array_new(FALSE, FALSE, sizeof(guint32));
	topics->phrases = dia_phrases_new();
	dia_pool_init(&topics->pool);
	if (read_file(&builder, "topics.txt", data, length, replaced, error) &&
	    (own == NULL || read_file(&builder, path, own_data, own_length, NULL, error)) &&
	    check_parts(&builder, path, error))
		finish_pairs(topics, g_hash_table_size(parts));
	else
		g_clear_pointer(&topics, dia_topics_free);
	return topics;
}

DiaTopics *
dia_topics_new(DiaVocabulary *vocabulary, const char *path, GError **error)
{
	g_autoptr(GBytes) builtin = dia_data_builtin("topics/topics.txt");
	g_autoptr(GBytes) own = NULL;

	if (path != NULL) {
		GByteArray *bytes = dia_file_read_data(path, error);

		if (bytes == NULL)
			return NULL;
		own = g_byte_array_free_to_bytes(bytes);
	}
	return dia_topics_parse(vocabulary, builtin, path, own, error);
}

guint
dia_topics_length(const DiaTopics *topics)
{
	return topics->topics->len;
}

const DiaTopic *
dia_topics_get(const DiaTopics *topics, guint index)
{
	return &g_array_index(topics->topics, DiaTopic, index);
}

gint
dia_topics_find(const DiaTopics *topics, const char *id)
{
	for (guint i = 0; i < topics->topics->len; i++)
		if (strcmp(dia_topics_get(topics, i)->id, id) == 0)
			return (gint)i;
	return -1;
}

const DiaPhrases *
dia_topics_phrases(const DiaTopics *topics)
{
	return topics->phrases;
}

const DiaTopicTerm *
dia_topics_terms(const DiaTopics *topics, guint *length)
{
	if (length != NULL)
		*length = topics->n_terms;
	return topics->terms;
}

const char *
dia_topics_text(const DiaTopics *topics, const DiaTopicTerm *term)
{
	return topics->texts + term->text;
}

guint
dia_topics_n_parts(const DiaTopics *topics)
{
	return topics->starts->len - 1;
}

const DiaTopicPair *
dia_topics_pairs(const DiaTopics *topics, guint32 part, guint *length)
{
	guint32 first = g_array_index(topics->starts, guint32, part);

	*length = g_array_index(topics->starts, guint32, part + 1) - first;
	return &g_array_index(topics->pairs, DiaTopicPair, first);
}
