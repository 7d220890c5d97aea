/*
 * Fuzz target: any bytes as a file of topics that adds to a small one, which must give an error or phrases of
 * topics that there are.
 */
#include "lexicon/topics.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	static const char builtin[] = "[media] Media\nfree press\t0.5\n[tax] Taxes\nincome tax\n";
	g_autoptr(GBytes) all = g_bytes_new_static(builtin, sizeof(builtin) - 1);
	g_autoptr(GBytes) own = g_bytes_new_static(data, size);
	g_autoptr(GError) error = NULL;
	DiaVocabulary *vocabulary = dia_vocabulary_new(NULL);
	DiaTopics *topics;

	topics = dia_topics_parse(vocabulary, all, "file", own, &error);
	g_assert_true((topics == NULL) == (error != NULL));
	if (topics != NULL) {
		guint n_terms;
		const DiaTopicTerm *terms = dia_topics_terms(topics, &n_terms);

		for (guint i = 0; i < n_terms; i++)
			g_assert_true(terms[i].topic == DIA_TOPIC_ALL ||
				      terms[i].topic < dia_topics_length(topics));
		for (guint i = 0; i < dia_topics_length(topics); i++)
			g_assert_cmpint(dia_topics_find(topics, dia_topics_get(topics, i)->id), ==, i);
		dia_topics_free(topics);
	} else {
		g_assert_true(g_utf8_validate(error->message, -1, NULL));
	}
	dia_vocabulary_free(vocabulary);
	return 0;
}
