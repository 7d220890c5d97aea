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

/* The group of meanings with a name; a new one where it is not known yet. */
static guint
find_exclusion(GPtrArray *names, const char *name)
{
	guint index;

	if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, &index)) {
		index = names->len;
		g_ptr_array_add(names, g_strdup(name));
	}
	return index + 1;
}

static void
set_exclusion(DiaSynonyms *synonyms, GPtrArray *names, const DiaDataReader *reader,
	      const DiaDataLine *line, GError **error)
{
	DiaMeaning *last =
		&g_array_index(synonyms->meanings, DiaMeaning, synonyms->meanings->len - 1);
	guint exclusion = find_exclusion(names, line->text);
	guint side = 1;

	for (guint i = 0; i + 1 < synonyms->meanings->len; i++)
		if (g_array_index(synonyms->meanings, DiaMeaning, i).exclusion == exclusion)
			side++;
	if (exclusion > DIA_MAX_EXCLUSIONS || side > MAX_SIDES) {
		dia_data_reader_fail(reader, error, "more than %d groups, or %d sections of one",
				     DIA_MAX_EXCLUSIONS, MAX_SIDES);
		return;
	}
	last->exclusion = (guint8)exclusion;
	last->side = (guint8)side;
	last->narrows = g_str_equal(line->name, "narrows");
}

DiaSynonyms *
dia_synonyms_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin("synonyms.txt");
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_auto(DiaDataReader) reader = { 0 };
	DiaSynonyms *synonyms = g_new0(DiaSynonyms, 1);
	GError *failure = NULL;
	DiaDataLine line;

	synonyms->meanings = g_array_new(FALSE, FALSE, sizeof(DiaMeaning));
	synonyms->phrases = dia_phrases_new();
	dia_data_reader_init(&reader, "synonyms.txt", g_bytes_get_data(bytes, NULL),
			     g_bytes_get_size(bytes), keys);
	while (failure == NULL && dia_data_reader_next(&reader, &line, &failure)) {
		if (line.kind == DIA_DATA_SECTION) {
			DiaMeaning meaning = { .word = dia_vocabulary_intern(vocabulary, line.name,
									     strlen(line.name)) };

			meaning.word = dia_vocabulary_stem(vocabulary, meaning.word);
			g_array_append_val(synonyms->meanings, meaning);
		} else if (synonyms->meanings->len == 0) {
			dia_data_reader_fail(&reader, &failure, "a section must come first");
		} else if (line.kind == DIA_DATA_KEY) {
			set_exclusion(synonyms, names, &reader, &line, &failure);
		} else {
			dia_phrases_add(synonyms->phrases, vocabulary, line.text,
					synonyms->meanings->len - 1);
		}
	}
	if (failure != NULL) {
		g_propagate_error(error, failure);
		g_clear_pointer(&synonyms, dia_synonyms_free);
	}
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
