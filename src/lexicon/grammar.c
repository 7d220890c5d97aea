#include "lexicon/grammar.h"

#include <string.h>

#include "base/data.h"
#include "base/token.h"

enum { MAX_SIDES = 15 };

static const char *const class_names[] = {
	"determiner", "preposition", "conjunction", "relative", "pronoun", "auxiliary", "obligation",
	"verb",	      "adverb",	     "people",	    "gap",	"name-of-plan", "act", "comparison",
	"trivial",    "survey",	     "anaphor",	    "rate",	"genre",
};

static const char *const keys[] = { "kind", NULL };

typedef struct {
	guint32 classes;
	guint8 aspect;
	guint8 side;
} Word;

struct _DiaGrammar {
	GArray *words; /* of Word by word id */
	guint32 breakdowns; /* bit by aspect */
};

/* What is known while the file is read; of the section at hand the class, or the aspect and its side. */
typedef struct {
	DiaGrammar *grammar;
	DiaVocabulary *vocabulary;
	guint32 class;
	gboolean is_aspect;
	guint n_aspects;
	guint side;
} Builder;

void
dia_grammar_free(DiaGrammar *grammar)
{
	if (grammar == NULL)
		return;
	g_array_unref(grammar->words);
	g_free(grammar);
}

void
dia_grammar_transfer(DiaGrammar **grammar, DiaImage *image)
{
	dia_image_part(image, grammar, sizeof **grammar);
	dia_image_array(image, &(*grammar)->words, sizeof(Word));
	dia_image_number(image, &(*grammar)->breakdowns);
}

static gboolean
start_section(Builder *builder, const DiaDataLine *line, GError **error)
{
	builder->class = 0;
	builder->side = 0;
	builder->is_aspect = FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(class_names); i++) {
		if (strcmp(class_names[i], line->name) == 0) {
			builder->class = 1u << i;
			return TRUE;
		}
	}
	builder->is_aspect = TRUE;
	return ++builder->n_aspects <= DIA_MAX_ASPECTS ||
	       dia_data_fail(line, error, "more than %d oppositions", DIA_MAX_ASPECTS);
}

static Word *
get_word(DiaGrammar *grammar, guint32 id)
{
	if (id >= grammar->words->len)
		g_array_set_size(grammar->words, id + 1);
	return &g_array_index(grammar->words, Word, id);
}

static void
add_word(Builder *builder, const char *text)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	Word *word;

	if (*text == '=') { /* the name of a side */
		builder->side = MIN(builder->side + 1, MAX_SIDES);
		return;
	}
	dia_tokens_append(tokens, builder->vocabulary, text, 0, strlen(text));
	if (tokens->len == 0)
		return;
	word = get_word(builder->grammar, g_array_index(tokens, DiaToken, 0).word);
	word->classes |= builder->class;
	if (builder->is_aspect) {
		word->aspect = (guint8)(builder->n_aspects - 1);
		word->side = (guint8)builder->side;
	}
}

static gboolean
take_line(gpointer data, const DiaDataLine *line, GError **error)
{
	Builder *builder = data;

	if (line->kind == DIA_DATA_SECTION)
		return start_section(builder, line, error);
	if (line->kind == DIA_DATA_PHRASE)
		add_word(builder, line->text);
	else if (builder->is_aspect && g_str_equal(line->text, "breakdown"))
		builder->grammar->breakdowns |= 1u << (builder->n_aspects - 1);
	return TRUE;
}

DiaGrammar *
dia_grammar_new(DiaVocabulary *vocabulary, GError **error)
{
	DiaGrammar *grammar = g_new0(DiaGrammar, 1);
	Builder builder = { .grammar = grammar, .vocabulary = vocabulary };

	grammar->words = g_array_new(FALSE, TRUE, sizeof(Word));
	if (!dia_data_read_builtin("grammar.txt", keys, take_line, &builder, error))
		g_clear_pointer(&grammar, dia_grammar_free);
	return grammar;
}

guint32
dia_grammar_classes(const DiaGrammar *grammar, guint32 word)
{
	return word < grammar->words->len ? g_array_index(grammar->words, Word, word).classes : 0;
}

guint
dia_grammar_aspect(const DiaGrammar *grammar, guint32 word, guint *aspect)
{
	const Word *here;

	if (word >= grammar->words->len)
		return 0;
	here = &g_array_index(grammar->words, Word, word);
	*aspect = here->aspect;
	return here->side;
}

guint32
dia_grammar_breakdowns(const DiaGrammar *grammar)
{
	return grammar->breakdowns;
}
