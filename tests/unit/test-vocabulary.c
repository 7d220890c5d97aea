/*
 * Words as numbers: the same word has one id, in a base and in what is built on it.
 */
#include <string.h>

#include "base/vocabulary.h"

static guint32
intern(DiaVocabulary *vocabulary, const char *word)
{
	return dia_vocabulary_intern(vocabulary, word, strlen(word));
}

static void
test_intern(void)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	guint32 prison = intern(vocabulary, "prison");

	g_assert_cmpuint(intern(vocabulary, "prison"), ==, prison);
	g_assert_cmpuint(intern(vocabulary, "prisons"), !=, prison);
	g_assert_cmpstr(dia_vocabulary_word(vocabulary, prison), ==, "prison");
	g_assert_cmpuint(dia_vocabulary_find(vocabulary, "prison", 6), ==, prison);
	g_assert_cmpuint(dia_vocabulary_find(vocabulary, "gaol", 4), ==, DIA_WORD_NONE);
	g_assert_cmpuint(intern(vocabulary, ""), <, dia_vocabulary_size(vocabulary));
}

static void
test_stem(void)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	guint32 detained = dia_vocabulary_stem(vocabulary, intern(vocabulary, "detained"));
	guint32 number = intern(vocabulary, "2009s");

	g_assert_cmpuint(dia_vocabulary_stem(vocabulary, intern(vocabulary, "detain")), ==, detained);
	g_assert_cmpuint(dia_vocabulary_stem(vocabulary, intern(vocabulary, "detaining")), ==,
			 detained);
	g_assert_cmpuint(dia_vocabulary_stem(vocabulary, number), ==, number);
}

/* A word has one spelling, whether it is met as a word first or as the stem of another. */
static void
test_unified(void)
{
	static const struct {
		const char *word;
		const char *here;
	} cases[] = { { "program", "programme" },	{ "program", "programme" }, { "prison", "prison" },
		      { "organised", "organized" },	{ "prison", "prison" },	    { "programme", "programme" },
		      { "organised", "organized" },	{ "a", "a" },		    { "defense", "defence" } };
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);

	g_assert_cmpstr(dia_vocabulary_word(vocabulary,
					    dia_vocabulary_stem(vocabulary, intern(vocabulary, "programming"))),
			==, "program");
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		char word[16];
		guint32 id;

		g_strlcpy(word, cases[i].word, sizeof word);
		id = dia_vocabulary_intern_unified(vocabulary, word, strlen(word));
		g_assert_cmpstr(dia_vocabulary_word(vocabulary, id), ==, cases[i].here);
		g_assert_cmpuint(id, ==, intern(vocabulary, cases[i].here));
	}
}

static const char *
get_stem(DiaVocabulary *vocabulary, const char *word)
{
	return dia_vocabulary_word(vocabulary,
				   dia_vocabulary_stem(vocabulary, intern(vocabulary, word)));
}

/* "government" is a word and the stem of "governmental"; which comes first must not matter. */
static void
test_stem_that_is_a_word(void)
{
	g_autoptr(DiaVocabulary) base = dia_vocabulary_new(NULL);
	g_autoptr(DiaVocabulary) other = NULL;

	g_assert_cmpstr(get_stem(base, "governmental"), ==, "government");
	g_assert_cmpstr(get_stem(base, "government"), ==, "govern");
	g_assert_cmpstr(get_stem(base, "governments"), ==, "govern");
	g_assert_cmpstr(get_stem(base, "commissioner"), ==, "commission");
	other = dia_vocabulary_new(base);
	g_assert_cmpstr(get_stem(other, "commission"), ==, "commiss");
	g_assert_cmpuint(intern(other, "commission"), <, dia_vocabulary_size(base));
}

/* A word with a stem with a stem ... as long as a token can be. */
static void
test_stem_of_stems(void)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(GString) word = g_string_new(NULL);

	for (guint i = 0; i < 32; i++)
		g_string_append(word, "able");
	g_assert_cmpuint(strlen(get_stem(vocabulary, word->str)), <, word->len);
}

/* Ids of the base hold in each vocabulary on top of it, and new words get ids above. */
static void
test_layers(void)
{
	g_autoptr(DiaVocabulary) base = dia_vocabulary_new(NULL);
	guint32 torture = intern(base, "torture");
	g_autoptr(DiaVocabulary) first = dia_vocabulary_new(base);
	g_autoptr(DiaVocabulary) second = dia_vocabulary_new(base);

	g_assert_cmpuint(intern(first, "torture"), ==, torture);
	g_assert_cmpuint(intern(first, "moratorium"), >=, dia_vocabulary_size(base));
	g_assert_cmpuint(dia_vocabulary_find(second, "moratorium", 10), ==, DIA_WORD_NONE);
	g_assert_cmpuint(dia_vocabulary_find(base, "moratorium", 10), ==, DIA_WORD_NONE);
	g_assert_cmpstr(dia_vocabulary_word(first, torture), ==, "torture");
	g_assert_cmpuint(dia_vocabulary_stem(first, intern(first, "tortures")), ==,
			 dia_vocabulary_stem(base, torture));
}

/* Far more words than the first table holds. */
static void
test_growth(void)
{
	enum { N_WORDS = 20000 };
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autofree guint32 *ids = g_new0(guint32, N_WORDS);

	for (guint i = 0; i < N_WORDS; i++) {
		g_autofree char *word = g_strdup_printf("%u", i);

		ids[i] = intern(vocabulary, word);
	}
	g_assert_cmpuint(dia_vocabulary_size(vocabulary), ==, N_WORDS);
	for (guint i = 0; i < N_WORDS; i++) {
		g_autofree char *word = g_strdup_printf("%u", i);

		g_assert_cmpuint(intern(vocabulary, word), ==, ids[i]);
		g_assert_cmpstr(dia_vocabulary_word(vocabulary, ids[i]), ==, word);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/vocabulary/intern", test_intern);
	g_test_add_func("/vocabulary/stem", test_stem);
	g_test_add_func("/vocabulary/unified", test_unified);
	g_test_add_func("/vocabulary/stem/that-is-a-word", test_stem_that_is_a_word);
	g_test_add_func("/vocabulary/stem/of-stems", test_stem_of_stems);
	g_test_add_func("/vocabulary/layers", test_layers);
	g_test_add_func("/vocabulary/growth", test_growth);
	return g_test_run();
}
