#include "emit/topics.h"

#include "emit/json.h"
#include "lexicon/lexicon.h"

enum { STRONGEST = 8 }; /* words shown where no topic is named */

gboolean
dia_emit_has_topic(const DiaLexicon *lexicon, const char *id)
{
	return dia_topics_find(lexicon->topics, id) >= 0;
}

static int
compare_terms(gconstpointer a, gconstpointer b)
{
	const DiaTopicTerm *first = *(const DiaTopicTerm *const *)a;
	const DiaTopicTerm *second = *(const DiaTopicTerm *const *)b;

	if (first->weight != second->weight)
		return first->weight > second->weight ? -1 : 1;
	/* In the order of the file, where people put the plainest words first. */
	return (first > second) - (first < second);
}

static GPtrArray *
collect_terms(const DiaLexicon *lexicon, guint topic)
{
	GPtrArray *found = g_ptr_array_new();
	guint n_terms;
	const DiaTopicTerm *terms = dia_topics_terms(lexicon->topics, &n_terms);

	for (guint i = 0; i < n_terms; i++)
		if (terms[i].topic == topic && !terms[i].is_misleading)
			g_ptr_array_add(found, (gpointer)&terms[i]);
	g_ptr_array_sort(found, compare_terms);
	return found;
}

static gboolean
is_wanted(const DiaTopic *topic, const char *const *ids)
{
	return ids == NULL || g_strv_contains(ids, topic->id);
}

static void
append_all_terms(GString *output, const DiaTopics *topics, const GPtrArray *terms)
{
	for (guint i = 0; i < terms->len; i++) {
		const DiaTopicTerm *term = g_ptr_array_index(terms, i);

		g_string_append_printf(output, "  %5.2f  %s\n", term->weight, dia_topics_text(topics, term));
	}
}

static void
append_strongest(GString *output, const DiaTopics *topics, const GPtrArray *terms)
{
	g_string_append(output, "  ");
	for (guint i = 0; i < MIN(terms->len, STRONGEST); i++) {
		const DiaTopicTerm *term = g_ptr_array_index(terms, i);

		g_string_append_printf(output, "%s%s", i > 0 ? ", " : "", dia_topics_text(topics, term));
	}
	if (terms->len > STRONGEST)
		g_string_append_printf(output, ", and %u more", terms->len - STRONGEST);
	g_string_append_c(output, '\n');
}

void
dia_emit_topics_text(const DiaLexicon *lexicon, const char *const *ids, GString *output)
{
	for (guint i = 0; i < dia_topics_length(lexicon->topics); i++) {
		const DiaTopic *topic = dia_topics_get(lexicon->topics, i);
		g_autoptr(GPtrArray) terms = NULL;

		if (!is_wanted(topic, ids))
			continue;
		terms = collect_terms(lexicon, i);
		g_string_append_printf(output, "%s: %s\n", topic->id, topic->title);
		if (ids != NULL)
			append_all_terms(output, lexicon->topics, terms);
		else
			append_strongest(output, lexicon->topics, terms);
	}
}

void
dia_emit_topics_json(const DiaLexicon *lexicon, const char *const *ids, GString *output)
{
	g_autoptr(DiaJson) json = dia_json_new_array();
	cJSON *array = dia_json_root(json);

	for (guint i = 0; i < dia_topics_length(lexicon->topics); i++) {
		const DiaTopic *topic = dia_topics_get(lexicon->topics, i);
		g_autoptr(GPtrArray) terms = NULL;
		cJSON *object;
		cJSON *words;

		if (!is_wanted(topic, ids))
			continue;
		terms = collect_terms(lexicon, i);
		object = dia_json_append_object(array);
		dia_json_add_string(object, "id", topic->id);
		dia_json_add_string(object, "title", topic->title);
		words = dia_json_add_array(object, "words");
		for (guint j = 0; j < terms->len; j++) {
			const DiaTopicTerm *term = g_ptr_array_index(terms, j);
			cJSON *word = dia_json_append_object(words);

			dia_json_add_string(word, "text", dia_topics_text(lexicon->topics, term));
			dia_json_add_number(word, "weight", term->weight);
		}
	}
	dia_emit_print(json, output);
}
