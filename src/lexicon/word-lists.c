#include "lexicon/word-lists.h"

#include <string.h>

#include "base/data.h"

#define FILE_NAME "words.txt"

static const char *const names[DIA_N_WORD_LISTS] = {
#define DIA_WORD_LIST_NAME(id, name) [DIA_LIST_##id] = name,
	DIA_WORD_LISTS(DIA_WORD_LIST_NAME)
#undef DIA_WORD_LIST_NAME
};

typedef struct {
	DiaWordLists *lists;
	DiaVocabulary *vocabulary;
	DiaWordList list; /* of the section at hand */
	DiaWordSet seen;  /* the lists that have words */
} Builder;

void
dia_word_lists_free(DiaWordLists *lists)
{
	if (lists == NULL)
		return;
	g_clear_pointer(&lists->built_numbers, g_array_unref);
	g_clear_pointer(&lists->built_sets, g_array_unref);
	g_free(lists);
}

void
dia_word_lists_transfer(DiaWordLists **lists, DiaImage *image)
{
	dia_image_part(image, lists, sizeof **lists);
	dia_image_number(image, &(*lists)->n_words);
	dia_image_bytes(image, &(*lists)->numbers, (*lists)->n_words * sizeof(guint16));
	dia_image_number(image, &(*lists)->n_sets);
	dia_image_bytes(image, &(*lists)->sets, (*lists)->n_sets * sizeof(DiaWordSet));
}

static gboolean
start_section(Builder *builder, const DiaDataLine *line, GError **error)
{
	for (builder->list = DIA_LIST_NONE + 1; builder->list < DIA_N_WORD_LISTS; builder->list++)
		if (g_str_equal(names[builder->list], line->name))
			return TRUE;
	return dia_data_fail(line, error, "no rule looks for words of a list \"%s\"", line->name);
}

static void
add_to(DiaWordSet *set, DiaWordList list)
{
	set->bits[list / 8] |= (guint8)(1u << list % 8);
}

/* The lists of a word, as far as they are known. */
static DiaWordSet *
get_set(DiaWordLists *lists, guint32 word)
{
	guint16 *number;

	if (word >= lists->built_numbers->len)
		g_array_set_size(lists->built_numbers, word + 1);
	number = &g_array_index(lists->built_numbers, guint16, word);
	if (*number == 0) {
		*number = (guint16)lists->built_sets->len;
		g_array_set_size(lists->built_sets, *number + 1u);
	}
	return &g_array_index(lists->built_sets, DiaWordSet, *number);
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	Builder *builder = data;

	if (line->kind == DIA_DATA_SECTION)
		return start_section(builder, line, error);
	dia_tokens_append(tokens, builder->vocabulary, line->text, 0, strlen(line->text));
	if (tokens->len != 1)
		return dia_data_fail(line, error, "\"%s\" is not a single word", line->text);
	if (builder->lists->built_sets->len > G_MAXUINT16)
		return dia_data_fail(line, error, "more than %u words", G_MAXUINT16);
	add_to(get_set(builder->lists, g_array_index(tokens, DiaToken, 0).word), builder->list);
	add_to(&builder->seen, builder->list);
	return TRUE;
}

/* A rule looks for the words of each list: one without words is a mistake. */
static gboolean
check_lists(const Builder *builder, GError **error)
{
	const DiaDataLine end = { .file = FILE_NAME };

	for (DiaWordList i = DIA_LIST_NONE + 1; i < DIA_N_WORD_LISTS; i++)
		if (!dia_word_set_has(&builder->seen, i))
			return dia_data_fail(&end, error, "the list \"%s\" has no words", names[i]);
	return TRUE;
}

DiaWordLists *
dia_word_lists_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaWordLists *lists = g_new0(DiaWordLists, 1);
	Builder builder = { .lists = lists, .vocabulary = vocabulary };

	lists->built_numbers = g_array_new(FALSE, TRUE, sizeof(guint16));
	lists->built_sets = g_array_new(FALSE, TRUE, sizeof(DiaWordSet));
	g_array_set_size(lists->built_sets, 1); /* of the words that are in none */
	if (!dia_data_read_builtin(FILE_NAME, NULL, take_line, &builder, error) ||
	    !check_lists(&builder, error)) {
		dia_word_lists_free(lists);
		return NULL;
	}
	lists->numbers = (const guint16 *)(const void *)lists->built_numbers->data;
	lists->n_words = lists->built_numbers->len;
	lists->sets = (const DiaWordSet *)(const void *)lists->built_sets->data;
	lists->n_sets = lists->built_sets->len;
	return lists;
}
