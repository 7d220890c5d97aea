#include "lexicon/word-lists.h"

#include <string.h>

#include "base/data.h"

static const char *const names[] = {
	NULL,	   "law",     "institution", "policy", "connector", "opener", "foreign",
	"reform",  "generic", "purpose",     "link",   "laws",	    "place",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == DIA_N_WORD_LISTS);

typedef struct {
	DiaWordLists *lists;
	DiaVocabulary *vocabulary;
	DiaWordList list; /* of the section at hand */
} Builder;

void
dia_word_lists_free(DiaWordLists *lists)
{
	if (lists == NULL)
		return;
	g_clear_pointer(&lists->built, g_byte_array_unref);
	g_free(lists);
}

void
dia_word_lists_transfer(DiaWordLists **lists, DiaImage *image)
{
	dia_image_part(image, lists, sizeof **lists);
	dia_image_number(image, &(*lists)->n_words);
	dia_image_bytes(image, &(*lists)->sets, (gsize)(*lists)->n_words * DIA_WORD_LISTS_BYTES);
}

static gboolean
start_section(Builder *builder, const DiaDataLine *line, GError **error)
{
	for (builder->list = DIA_LIST_NONE + 1; builder->list < DIA_N_WORD_LISTS; builder->list++)
		if (g_str_equal(names[builder->list], line->name))
			return TRUE;
	return dia_data_fail(line, error, "no rule looks for words of a list \"%s\"", line->name);
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	Builder *builder = data;
	GByteArray *sets = builder->lists->built;
	guint old = sets->len;
	guint32 word;

	if (line->kind == DIA_DATA_SECTION)
		return start_section(builder, line, error);
	dia_tokens_append(tokens, builder->vocabulary, line->text, 0, strlen(line->text));
	if (tokens->len != 1)
		return dia_data_fail(line, error, "\"%s\" is not a single word", line->text);
	word = g_array_index(tokens, DiaToken, 0).word;
	if (word >= builder->lists->n_words) {
		builder->lists->n_words = word + 1;
		g_byte_array_set_size(sets, builder->lists->n_words * DIA_WORD_LISTS_BYTES);
		memset(sets->data + old, 0, sets->len - old);
	}
	sets->data[word * DIA_WORD_LISTS_BYTES + builder->list / 8] |= (guint8)(1u << builder->list % 8);
	return TRUE;
}

DiaWordLists *
dia_word_lists_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaWordLists *lists = g_new0(DiaWordLists, 1);
	Builder builder = { .lists = lists, .vocabulary = vocabulary };

	lists->built = g_byte_array_new();
	if (!dia_data_read_builtin("words.txt", NULL, take_line, &builder, error)) {
		dia_word_lists_free(lists);
		return NULL;
	}
	lists->sets = lists->built->data;
	return lists;
}
