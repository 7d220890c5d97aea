#include "lexicon/synonyms.h"

#include <stddef.h>
#include <string.h>

#include "base/data.h"
#include "base/sorted.h"

enum { MAX_SIDES = G_MAXUINT8 };

struct _DiaSynonyms {
	GArray *meanings; /* of DiaMeaning */
	GArray *combinations; /* of DiaCombination, by their first words */
	DiaPhrases *phrases;
};

static const char *const keys[] = { "excludes", "narrows", NULL };

void
dia_synonyms_free(DiaSynonyms *synonyms)
{
	if (synonyms == NULL)
		return;
	g_array_unref(synonyms->meanings);
	g_array_unref(synonyms->combinations);
	dia_phrases_free(synonyms->phrases);
	g_free(synonyms);
}

void
dia_synonyms_transfer(DiaSynonyms **synonyms, DiaImage *image)
{
	dia_image_part(image, synonyms, sizeof **synonyms);
	dia_image_array(image, &(*synonyms)->meanings, sizeof(DiaMeaning));
	dia_image_array(image, &(*synonyms)->combinations, sizeof(DiaCombination));
	dia_phrases_transfer(&(*synonyms)->phrases, image);
}

typedef struct {
	DiaSynonyms *synonyms;
	DiaVocabulary *vocabulary;
	GPtrArray *exclusions; /* names of groups of meanings */
	GPtrArray *written; /* "a + b" by index of DiaCombination, to be read once all phrases are there */
} Builder;

/* The group of meanings with a name; a new one where it is not known yet. */
static guint
find_exclusion(const Builder *builder, const char *name)
{
	guint index;

	if (!g_ptr_array_find_with_equal_func(builder->exclusions, name, g_str_equal, &index)) {
		index = builder->exclusions->len;
		g_ptr_array_add(builder->exclusions, g_strdup(name));
	}
	return index + 1;
}

static gboolean
set_exclusion(const Builder *builder, const DiaDataLine *line, GError **error)
{
	const GArray *meanings = builder->synonyms->meanings;
	DiaMeaning *last = &g_array_index(meanings, DiaMeaning, meanings->len - 1);
	guint exclusion = find_exclusion(builder, line->text);
	guint side = 1;

	for (guint i = 0; i + 1 < meanings->len; i++)
		if (g_array_index(meanings, DiaMeaning, i).exclusion == exclusion)
			side++;
	if (exclusion > DIA_MAX_EXCLUSIONS || side > MAX_SIDES)
		return dia_data_fail(line, error, "more than %d groups, or %d sections of one", DIA_MAX_EXCLUSIONS,
				     MAX_SIDES);
	last->exclusion = (guint8)exclusion;
	last->side = (guint8)side;
	last->narrows = g_str_equal(line->name, "narrows");
	return TRUE;
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	const Builder *builder = data;
	DiaSynonyms *synonyms = builder->synonyms;

	if (line->kind == DIA_DATA_SECTION) {
		guint32 word = dia_vocabulary_intern(builder->vocabulary, line->name, strlen(line->name));
		guint index = synonyms->meanings->len;

		g_array_set_size(synonyms->meanings, index + 1); /* and set in place, for the image */
		g_array_index(synonyms->meanings, DiaMeaning, index).word =
			dia_vocabulary_stem(builder->vocabulary, word);
		return TRUE;
	}
	if (synonyms->meanings->len == 0)
		return dia_data_fail(line, error, "a section must come first");
	if (line->kind == DIA_DATA_KEY)
		return set_exclusion(builder, line, error);
	if (strstr(line->text, " + ") != NULL) {
		DiaCombination combination = { .meaning = synonyms->meanings->len - 1 };

		g_array_append_val(synonyms->combinations, combination);
		g_array_index(synonyms->meanings, DiaMeaning, combination.meaning).is_indicator = TRUE;
		g_ptr_array_add(builder->written, g_strdup(line->text));
		return TRUE;
	}
	dia_phrases_add(synonyms->phrases, builder->vocabulary, line->text, synonyms->meanings->len - 1);
	return TRUE;
}

/* Reads the words of a combination as those of a measure are read: phrases with a meaning, and stems. */
static void
read_combination(const Builder *builder, const char *text, DiaCombination *combination)
{
	g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	const DiaPhrases *phrases = builder->synonyms->phrases;
	const DiaToken *tokens;
	guint32 n_tokens;

	dia_tokens_append(array, builder->vocabulary, text, 0, strlen(text));
	tokens = (const DiaToken *)(const void *)array->data;
	for (guint32 at = 0; at < array->len && combination->n_words < DIA_MAX_COMBINED; at += n_tokens) {
		DiaPhraseMatch match = { .n_tokens = 1 };
		guint32 index;

		if (dia_phrases_match(phrases, builder->vocabulary, text, tokens, at, array->len, &match) &&
		    dia_phrases_payload(phrases, &match, 0, &index)) {
			combination->meanings |= 1u << combination->n_words;
			combination->words[combination->n_words++] =
			    dia_synonyms_meaning(builder->synonyms, index)->word;
		} else if (tokens[at].kind == DIA_TOKEN_WORD || tokens[at].kind == DIA_TOKEN_NUMBER) {
			combination->words[combination->n_words++] =
			    dia_vocabulary_stem(builder->vocabulary, tokens[at].word);
		}
		n_tokens = match.n_tokens;
	}
}

static int
compare_combinations(const void *a, const void *b)
{
	const DiaCombination *first = a;
	const DiaCombination *second = b;

	if (first->words[0] != second->words[0])
		return first->words[0] < second->words[0] ? -1 : 1;
	return (first->meaning > second->meaning) - (first->meaning < second->meaning);
}

static void
read_combinations(const Builder *builder)
{
	GArray *combinations = builder->synonyms->combinations;

	for (guint i = 0; i < combinations->len; i++)
		read_combination(builder, g_ptr_array_index(builder->written, i),
				 &g_array_index(combinations, DiaCombination, i));
	g_array_sort(combinations, compare_combinations);
}

DiaSynonyms *
dia_synonyms_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GPtrArray) exclusions = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func(g_free);
	DiaSynonyms *synonyms = g_new0(DiaSynonyms, 1);
	Builder builder = {
		.synonyms = synonyms, .vocabulary = vocabulary, .exclusions = exclusions, .written = written
	};

	synonyms->meanings = g_array_new(FALSE, TRUE, sizeof(DiaMeaning));
	synonyms->combinations = g_array_new(FALSE, TRUE, sizeof(DiaCombination));
	synonyms->phrases = dia_phrases_new();
	if (!dia_data_read_builtin("synonyms.txt", keys, take_line, &builder, error))
		g_clear_pointer(&synonyms, dia_synonyms_free);
	else
		read_combinations(&builder);
	return synonyms;
}

const DiaPhrases *
dia_synonyms_phrases(const DiaSynonyms *synonyms)
{
	return synonyms->phrases;
}

const DiaMeaning *
dia_synonyms_meaning(const DiaSynonyms *synonyms, guint32 index)
{
	return &g_array_index(synonyms->meanings, DiaMeaning, index);
}

const DiaCombination *
dia_synonyms_combinations(const DiaSynonyms *synonyms, guint32 word, guint *n_found)
{
	const DiaCombination *all = (const DiaCombination *)(const void *)synonyms->combinations->data;
	guint first = dia_sorted_find(synonyms->combinations, offsetof(DiaCombination, words), word);

	*n_found = 0;
	while (first + *n_found < synonyms->combinations->len && all[first + *n_found].words[0] == word)
		(*n_found)++;
	return all + first;
}
