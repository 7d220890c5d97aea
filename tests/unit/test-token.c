/*
 * Tokens: where words, numbers and marks begin and end, and which words are the same.
 */
#include <string.h>

#include "base/limits.h"
#include "base/token.h"

static GArray *
cut(DiaVocabulary *vocabulary, const char *text)
{
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));

	dia_tokens_append(tokens, vocabulary, text, 0, strlen(text));
	return tokens;
}

/* The tokens as "kind:text" with blanks between; n is a number, w a word, m mixed, p punctuation. */
static void
check_tokens(const char *text, const char *expected)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(GArray) tokens = cut(vocabulary, text);
	g_autoptr(GString) found = g_string_new(NULL);

	for (guint i = 0; i < tokens->len; i++) {
		const DiaToken *token = &g_array_index(tokens, DiaToken, i);

		g_string_append_printf(found, "%s%c:%.*s", i > 0 ? " " : "", "wnmp"[token->kind],
				       token->length, text + token->start);
	}
	g_assert_cmpstr(found->str, ==, expected);
}

static void
test_kinds(void)
{
	check_tokens("", "");
	check_tokens(" \t\n", "");
	check_tokens("The 12 judges", "w:The n:12 w:judges");
	check_tokens("1,203.5", "n:1 p:, n:203 p:. n:5");
	check_tokens("OP2, 18th", "m:OP2 p:, m:18th");
	check_tokens("well-being", "w:well p:- w:being");
	check_tokens("don't", "w:don't");
	check_tokens("don\xe2\x80\x99t", "w:don\xe2\x80\x99t");
	check_tokens("judges' seats", "w:judges p:' w:seats");
	check_tokens("'quoted'", "p:' w:quoted p:'");
	check_tokens("\xc3\x89tat", "w:\xc3\x89tat");
	check_tokens("km\xc2\xb2", "w:km\xc2\xb2"); /* a raised 2 belongs to the unit */
	check_tokens("a\xc2\xa0z", "w:a w:z");	    /* no-break space */
	check_tokens("\xe2\x82\xac"
		     "5",
		     "p:\xe2\x82\xac n:5");
}

static void
check_flags(const char *text, guint index, guint flags)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(GArray) tokens = cut(vocabulary, text);

	g_assert_cmpuint(index, <, tokens->len);
	g_assert_cmphex(g_array_index(tokens, DiaToken, index).flags, ==, flags);
}

static void
test_flags(void)
{
	check_flags("law", 0, DIA_TOKEN_SPACE_BEFORE | DIA_TOKEN_LINE_START);
	check_flags("a law", 1, DIA_TOKEN_SPACE_BEFORE);
	check_flags("(law", 1, 0);
	check_flags("a Law", 1, DIA_TOKEN_SPACE_BEFORE | DIA_TOKEN_CAPITALIZED);
	check_flags("a UN", 1,
		    DIA_TOKEN_SPACE_BEFORE | DIA_TOKEN_CAPITALIZED | DIA_TOKEN_ALL_CAPITALS);
	check_flags("a\nlaw", 1, DIA_TOKEN_SPACE_BEFORE | DIA_TOKEN_LINE_START);
	check_flags("a\tlaw", 1, DIA_TOKEN_SPACE_BEFORE | DIA_TOKEN_TAB_BEFORE);
	check_flags("a 2nd", 1, DIA_TOKEN_SPACE_BEFORE);
}

static void
check_same(const char *first, const char *second, gboolean is_same)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(GArray) one = cut(vocabulary, first);
	g_autoptr(GArray) two = cut(vocabulary, second);
	gboolean found = g_array_index(one, DiaToken, 0).word == g_array_index(two, DiaToken, 0).word;

	if (found != is_same)
		g_error("\"%s\" and \"%s\" are %s word", first, second, found ? "one" : "not one");
}

static void
test_words(void)
{
	check_same("Prison", "prison", TRUE);
	check_same("\xc3\x89TAT", "\xc3\xa9tat", TRUE);
	check_same("State's", "state", TRUE);
	check_same("State\xe2\x80\x99s", "state", TRUE);
	check_same("States'", "states", TRUE);
	check_same("states", "state", FALSE);
	check_same("12", "012", FALSE);
}

/* A run that is too long is cut between characters, and nothing of it is lost. */
static void
test_long_run(void)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GArray) tokens = NULL;
	guint32 at = 0;

	while (text->len < 10 * DIA_MAX_WORD_BYTES)
		g_string_append(text, "x\xc3\xa9\xe2\x84\x95");
	tokens = cut(vocabulary, text->str);
	for (guint i = 0; i < tokens->len; i++) {
		const DiaToken *token = &g_array_index(tokens, DiaToken, i);

		g_assert_cmpuint(token->start, ==, at);
		g_assert_cmpuint(token->length, <, DIA_MAX_WORD_BYTES + 6);
		g_assert_true(g_utf8_validate_len(text->str + at, token->length, NULL));
		at += token->length;
	}
	g_assert_cmpuint(at, ==, text->len);
}

static guint
count_tokens(guint n_letters)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autofree char *word = g_strnfill(n_letters, 'x');
	g_autoptr(GArray) tokens = cut(vocabulary, word);

	return tokens->len;
}

static void
test_longest_word(void)
{
	g_assert_cmpuint(count_tokens(DIA_MAX_WORD_BYTES), ==, 1);
	g_assert_cmpuint(count_tokens(DIA_MAX_WORD_BYTES + 1), ==, 2);
}

/* Offsets count from the start of the whole text. */
static void
test_part(void)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));

	dia_tokens_append(tokens, vocabulary, "one two three", 4, 7);
	g_assert_cmpuint(tokens->len, ==, 1);
	g_assert_cmpuint(g_array_index(tokens, DiaToken, 0).start, ==, 4);
	g_assert_cmpuint(g_array_index(tokens, DiaToken, 0).length, ==, 3);
}

/* Reports and data files are in one spelling, whichever they are written in. */
static void
test_spelling(void)
{
	static const char *const pairs[][2] = {
		{ "organised", "organized" },	  { "organisations", "organizations" },
		{ "Criminalising", "criminalizing" }, { "labor", "labour" },
		{ "programs", "programmes" },	  { "Center", "centre" },
		{ "exercised", "exercised" },	  { "promises", "promises" },
		{ "raised", "raised" },		  { "revising", "revising" },
		{ "basis", "basis" },		  { "organism", "organism" },
		{ "Otherwise", "otherwise" },	  { "enterprises", "enterprises" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
		g_autoptr(GArray) tokens = cut(vocabulary, pairs[i][0]);
		const DiaToken *token = &g_array_index(tokens, DiaToken, 0);

		g_assert_cmpstr(dia_vocabulary_word(vocabulary, token->word), ==, pairs[i][1]);
		g_assert_cmpuint(token->length, ==, strlen(pairs[i][0]));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/token/kinds", test_kinds);
	g_test_add_func("/token/flags", test_flags);
	g_test_add_func("/token/words", test_words);
	g_test_add_func("/token/long-run", test_long_run);
	g_test_add_func("/token/longest-word", test_longest_word);
	g_test_add_func("/token/part", test_part);
	g_test_add_func("/token/spelling", test_spelling);
	return g_test_run();
}
