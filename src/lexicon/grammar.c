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

/* The section that is being read. */
typedef struct {
	guint32 class;
	gboolean is_aspect;
	guint n_aspects;
	guint side;
} Section;

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
start_section(Section *section, const DiaDataReader *reader, const DiaDataLine *line,
	      GError **error)
{
	section->class = 0;
	section->side = 0;
	section->is_aspect = FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(class_names); i++) {
		if (strcmp(class_names[i], line->name) == 0) {
			section->class = 1u << i;
			return TRUE;
		}
	}
	section->is_aspect = TRUE;
	if (++section->n_aspects <= DIA_MAX_ASPECTS)
		return TRUE;
	dia_data_reader_fail(reader, error, "more than %d oppositions", DIA_MAX_ASPECTS);
	return FALSE;
}

static Word *
get_word(DiaGrammar *grammar, guint32 id)
{
	if (id >= grammar->words->len)
		g_array_set_size(grammar->words, id + 1);
	return &g_array_index(grammar->words, Word, id);
}

static void
add_word(DiaGrammar *grammar, DiaVocabulary *vocabulary, Section *section, const char *text)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	Word *word;

	if (*text == '=') { /* the name of a side */
		section->side = MIN(section->side + 1, MAX_SIDES);
		return;
	}
	dia_tokens_append(tokens, vocabulary, text, 0, strlen(text));
	if (tokens->len == 0)
		return;
	word = get_word(grammar, g_array_index(tokens, DiaToken, 0).word);
	word->classes |= section->class;
	if (section->is_aspect) {
		word->aspect = (guint8)(section->n_aspects - 1);
		word->side = (guint8)section->side;
	}
}

DiaGrammar *
dia_grammar_new(DiaVocabulary *vocabulary, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin("grammar.txt");
	g_auto(DiaDataReader) reader = { 0 };
	DiaGrammar *grammar = g_new0(DiaGrammar, 1);
	GError *failure = NULL;
	Section section = { 0 };
	DiaDataLine line;

	grammar->words = g_array_new(FALSE, TRUE, sizeof(Word));
	dia_data_reader_init(&reader, "grammar.txt", g_bytes_get_data(bytes, NULL),
			     g_bytes_get_size(bytes), keys);
	while (failure == NULL && dia_data_reader_next(&reader, &line, &failure)) {
		if (line.kind == DIA_DATA_SECTION)
			start_section(&section, &reader, &line, &failure);
		else if (line.kind == DIA_DATA_KEY && section.is_aspect &&
			 g_str_equal(line.text, "breakdown"))
			grammar->breakdowns |= 1u << (section.n_aspects - 1);
		else if (line.kind == DIA_DATA_PHRASE)
			add_word(grammar, vocabulary, &section, line.text);
	}
	if (failure != NULL) {
		g_propagate_error(error, failure);
		g_clear_pointer(&grammar, dia_grammar_free);
	}
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
