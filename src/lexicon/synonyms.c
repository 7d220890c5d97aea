#include "lexicon/synonyms.h"

#include <string.h>

#include "base/data.h"

enum { MAX_SIDES = G_MAXUINT8 };

struct _DiaSynonyms {
	GArray *meanings; /* of DiaMeaning */
	DiaPhrases *phrases;
};

static const char *const keys[] = { "excludes", "narrows", NULL };

void
dia_synonyms_free(DiaSynonyms *synonyms)
{
	if (synonyms == NULL)
		return;
	g_array_unref(synonyms->meanings);
	dia_phrases_free(synonyms->phrases);
	g_free(synonyms);
}

void
dia_synonyms_transfer(DiaSynonyms **synonyms, DiaImage *image)
{
	dia_image_part(image, synonyms, sizeof **synonyms);
	dia_image_array(image, &(*synonyms)->meanings, sizeof(DiaMeaning));
	dia_phrases_transfer(&(*synonyms)->phrases, image);
}

typedef struct {
	DiaSynonyms *synonyms;
	DiaVocabulary *vocabulary;
	GPtrArray *exclusions; /* names of groups of meanings */
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
	dia_phrases_add(synonyms->phrases, builder->vocabulary, line->text, synonyms->meanings->len - 1);
	return TRUE;
}

DiaSynonyms *
dia_synonyms_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GPtrArray) exclusions = g_ptr_array_new_with_free_func(g_free);
	DiaSynonyms *synonyms = g_new0(DiaSynonyms, 1);
	Builder builder = { .synonyms = synonyms, .vocabulary = vocabulary, .exclusions = exclusions };

	synonyms->meanings = g_array_new(FALSE, TRUE, sizeof(DiaMeaning));
	synonyms->phrases = dia_phrases_new();
	if (!dia_data_read_builtin("synonyms.txt", keys, take_line, &builder, error))
		g_clear_pointer(&synonyms, dia_synonyms_free);
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
