#include "lexicon/topics.h"

#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/pool.h"

struct _DiaTopics {
	GArray *topics; /* of DiaTopic */
	GArray *terms;	/* of DiaTopicTerm */
	DiaPhrases *phrases;
	DiaPool pool;
};

/* The labels of UPR Info are for people and for tools/; nothing here reads them. */
static const char *const keys[] = { "issue", "misleading", "replace", NULL };

void
dia_topics_free(DiaTopics *topics)
{
	if (topics == NULL)
		return;
	g_array_unref(topics->topics);
	g_array_unref(topics->terms);
	dia_phrases_free(topics->phrases);
	dia_pool_clear(&topics->pool);
	g_free(topics);
}

void
dia_topics_transfer(DiaTopics **topics, DiaImage *image)
{
	static const gsize strings[] = { offsetof(DiaTopic, id), offsetof(DiaTopic, title), DIA_IMAGE_END };
	static const gsize texts[] = { offsetof(DiaTopicTerm, text), DIA_IMAGE_END };

	dia_image_part(image, topics, sizeof **topics);
	dia_image_records(image, &(*topics)->topics, sizeof(DiaTopic), strings);
	dia_image_records(image, &(*topics)->terms, sizeof(DiaTopicTerm), texts);
	dia_phrases_transfer(&(*topics)->phrases, image);
}

static void
add_term(DiaTopics *topics, DiaVocabulary *vocabulary, guint32 topic, const char *text,
	 double weight, gboolean is_misleading)
{
	DiaTopicTerm term = { .topic = topic,
			      .is_misleading = is_misleading,
			      .weight = weight,
			      .text = dia_pool_string(&topics->pool, text) };

	g_array_append_val(topics->terms, term);
	dia_phrases_add(topics->phrases, vocabulary, text, topics->terms->len - 1);
}

static void
add_misleading(DiaTopics *topics, DiaVocabulary *vocabulary, guint32 topic, const char *list)
{
	g_auto(GStrv) names = g_strsplit(list, ",", -1);

	for (char **name = names; *name != NULL; name++)
		add_term(topics, vocabulary, topic, g_strstrip(*name), 0.0, TRUE);
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

/* The ids of the sections of a file that say "replace: yes"; mistakes are left to read_file(). */
static GHashTable *
find_replaced(const char *file, const char *data, gsize length)
{
	g_auto(DiaDataReader) reader = { 0 };
	GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree char *id = NULL;
	DiaDataLine line;

	dia_data_reader_init(&reader, file, data, length, keys);
	while (dia_data_reader_next(&reader, &line, NULL)) {
		if (line.kind == DIA_DATA_SECTION) {
			g_free(id);
			id = g_strdup(line.name);
		} else if (id != NULL && line.kind == DIA_DATA_KEY &&
			   g_str_equal(line.name, "replace") && g_str_equal(line.text, "yes")) {
			g_hash_table_add(ids, g_strdup(id));
		}
	}
	return ids;
}

/* @param replaced ids of sections of which only the titles are read, or NULL */
static gboolean
read_file(DiaTopics *topics, DiaVocabulary *vocabulary, const char *file, const char *data,
	  gsize length, GHashTable *replaced, GError **error)
{
	g_auto(DiaDataReader) reader = { 0 };
	GError *failure = NULL;
	gboolean in_section = FALSE;
	gboolean is_skipped = FALSE;
	guint32 topic = 0;
	DiaDataLine line;

	dia_data_reader_init(&reader, file, data, length, keys);
	while (failure == NULL && dia_data_reader_next(&reader, &line, &failure)) {
		if (line.kind == DIA_DATA_SECTION) {
			topic = open_section(topics, &line);
			if (topics->topics->len > DIA_MAX_TOPICS)
				dia_data_reader_fail(&reader, &failure,
						     "too many topics (DIA_MAX_TOPICS); leave some out");
			in_section = TRUE;
			is_skipped = replaced != NULL && g_hash_table_contains(replaced, line.name);
		} else if (!in_section) {
			dia_data_reader_fail(&reader, &failure,
					     "a section [topic] Title must come first");
		} else if (is_skipped) {
			continue;
		} else if (line.kind == DIA_DATA_PHRASE) {
			add_term(topics, vocabulary, topic, line.text, line.weight,
				 topic == DIA_TOPIC_ALL);
		} else if (g_str_equal(line.name, "misleading")) {
			add_misleading(topics, vocabulary, topic, line.text);
		}
	}
	if (failure != NULL)
		g_propagate_error(error, failure);
	return failure == NULL;
}

DiaTopics *
dia_topics_parse(DiaVocabulary *vocabulary, GBytes *builtin, const char *path, GBytes *own, GError **error)
{
	gsize length;
	const char *data = g_bytes_get_data(builtin, &length);
	gsize own_length = 0;
	const char *own_data = own != NULL ? g_bytes_get_data(own, &own_length) : NULL;
	g_autoptr(GHashTable) replaced = own != NULL ? find_replaced(path, own_data, own_length) : NULL;
	DiaTopics *topics = g_new0(DiaTopics, 1);

	topics->topics = g_array_new(FALSE, FALSE, sizeof(DiaTopic));
	topics->terms = g_array_new(FALSE, FALSE, sizeof(DiaTopicTerm));
	topics->phrases = dia_phrases_new();
	dia_pool_init(&topics->pool);
	if (!read_file(topics, vocabulary, "topics.txt", data, length, replaced, error) ||
	    (own != NULL && !read_file(topics, vocabulary, path, own_data, own_length, NULL, error)))
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
		*length = topics->terms->len;
	return (const DiaTopicTerm *)(const void *)topics->terms->data;
}
