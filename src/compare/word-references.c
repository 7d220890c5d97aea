/*
 * References to paragraphs that only follow the new numbering: "see paragraph 12 above" and "13".
 */
#include <string.h>

#include "compare/words-private.h"

/* What words do to a list of references: "paragraphs 12 to 15 and 18". */
static gboolean
opens_references(const char *word)
{
	static const char *const nouns[] = { "paragraph", "paragraphs", "para", "paras",
					     "recommendation", "recommendations", NULL };

	return g_strv_contains(nouns, word);
}

static gboolean
continues_references(const char *word)
{
	static const char *const words[] = { "and", "or", "to", "no", "nos", NULL };

	return g_strv_contains(words, word);
}

/* "of the present report", "of this document" is what a report says of itself. */
static gboolean
is_of_another(const DiaWords *words, const GArray *old_words, guint at)
{
	static const char *const own[] = { "present", "this", NULL };
	static const char *const articles[] = { "the", NULL };
	const char *next[3] = { "", "", "" };

	for (guint i = 0; i < G_N_ELEMENTS(next) && at + i < old_words->len; i++)
		next[i] = dia_words_spell(words, g_array_index(old_words, DiaWord, at + i).key);
	if (!g_str_equal(next[0], "of"))
		return FALSE;
	return !g_strv_contains(own, g_strv_contains(articles, next[1]) ? next[2] : next[1]);
}

static void
follow(DiaWords *words, DiaWord *word)
{
	const char *label = g_hash_table_lookup(words->labels, dia_words_spell(words, word->key));

	if (label == NULL)
		return;
	word->key = dia_vocabulary_intern(words->vocabulary, label, strlen(label));
	word->is_reference = TRUE;
}

/* Follows the numbers of a list that starts after its noun; returns where the list ends. */
static guint
follow_list(DiaWords *words, GArray *old_words, guint first)
{
	guint end = first;

	while (end < old_words->len) {
		const DiaWord *word = &g_array_index(old_words, DiaWord, end);

		if (word->kind != DIA_KEY_NUMBER &&
		    !continues_references(dia_words_spell(words, word->key)))
			break;
		end++;
	}
	if (is_of_another(words, old_words, end))
		return end;
	for (guint i = first; i < end; i++)
		if (g_array_index(old_words, DiaWord, i).kind == DIA_KEY_NUMBER)
			follow(words, &g_array_index(old_words, DiaWord, i));
	return end;
}

void
dia_words_set_labels(DiaWords *words, GHashTable *labels)
{
	g_clear_pointer(&words->labels, g_hash_table_unref);
	words->labels = labels != NULL ? g_hash_table_ref(labels) : NULL;
	/* The words that were read last follow the labels before. */
	g_string_truncate(words->old_text, 0);
	g_array_set_size(words->old_words, 0);
}

void
dia_words_follow_labels(DiaWords *words, GArray *old_words)
{
	for (guint i = 0; i < old_words->len; i++)
		if (opens_references(
			dia_words_spell(words, g_array_index(old_words, DiaWord, i).key)))
			i = follow_list(words, old_words, i + 1) - 1;
}
