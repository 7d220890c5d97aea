/*
 * Phrases over tokens: the longest wins, stems and exact case, marks passed over.
 */
#include <string.h>

#include "base/limits.h"
#include "base/phrases.h"

typedef struct {
	DiaVocabulary *vocabulary;
	DiaPhrases *phrases;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	static const char *const list[] = { "death penalty",	     "death",
					    "death penalty moratorium", "execut*",
					    "=CAT",		     "self-defence",
					    "no. 5",		     "cruel, inhuman or degrading" };

	fixture->vocabulary = dia_vocabulary_new(NULL);
	fixture->phrases = dia_phrases_new();
	for (guint i = 0; i < G_N_ELEMENTS(list); i++)
		g_assert_true(dia_phrases_add(fixture->phrases, fixture->vocabulary, list[i], i));
}

static void
tear_down(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	dia_phrases_free(fixture->phrases);
	dia_vocabulary_free(fixture->vocabulary);
}

/* The phrase at the start of a text, or -1, and how many tokens it takes. */
static gint
match(Fixture *fixture, const char *text, guint n_tokens)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(fixture->vocabulary);
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	DiaPhraseMatch found;
	guint32 payload;

	dia_tokens_append(tokens, vocabulary, text, 0, strlen(text));
	if (!dia_phrases_match(fixture->phrases, vocabulary, text,
			       (const DiaToken *)(const void *)tokens->data, 0, tokens->len, &found))
		return -1;
	g_assert_cmpuint(found.n_tokens, ==, n_tokens);
	g_assert_true(dia_phrases_payload(fixture->phrases, &found, 0, &payload));
	g_assert_false(dia_phrases_payload(fixture->phrases, &found, 1, &payload));
	return (gint)payload;
}

static void
test_longest(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_assert_cmpint(match(fixture, "death penalty", 2), ==, 0);
	g_assert_cmpint(match(fixture, "Death rates", 1), ==, 1);
	g_assert_cmpint(match(fixture, "death penalty moratorium", 3), ==, 2);
	g_assert_cmpint(match(fixture, "death penalty moratoria", 2), ==, 0);
	g_assert_cmpint(match(fixture, "penalty", 0), ==, -1);
	g_assert_cmpint(match(fixture, "", 0), ==, -1);
}

static void
test_stem_and_case(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_assert_cmpint(match(fixture, "Executions stopped", 1), ==, 3);
	g_assert_cmpint(match(fixture, "executed", 1), ==, 3);
	g_assert_cmpint(match(fixture, "CAT", 1), ==, 4);
	g_assert_cmpint(match(fixture, "cat", 0), ==, -1);
	g_assert_cmpint(match(fixture, "CATS", 0), ==, -1);
}

static void
test_marks(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_assert_cmpint(match(fixture, "self defence", 2), ==, 5);
	g_assert_cmpint(match(fixture, "self-defence", 3), ==, 5);
	g_assert_cmpint(match(fixture, "self\xe2\x80\x91"
				       "defence",
			      3),
			==, 5);
	g_assert_cmpint(match(fixture, "cruel, inhuman or degrading", 5), ==, 7);
	g_assert_cmpint(match(fixture, "cruel inhuman or degrading", 4), ==, 7);
	/* A full stop counts, on both sides. */
	g_assert_cmpint(match(fixture, "no. 5", 3), ==, 6);
	g_assert_cmpint(match(fixture, "no 5", 0), ==, -1);
	g_assert_cmpint(match(fixture, "death. penalty", 1), ==, 1);
}

static void
test_payloads(void)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(DiaPhrases) phrases = dia_phrases_new();
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	static const guint32 expected[] = { 7, 3, 9 };
	DiaPhraseMatch found;
	guint32 payload;

	for (guint i = 0; i < G_N_ELEMENTS(expected); i++)
		g_assert_true(dia_phrases_add(phrases, vocabulary, "minimum", expected[i]));
	g_assert_true(dia_phrases_add(phrases, vocabulary, "minimum", 7)); /* again: kept once */
	dia_tokens_append(tokens, vocabulary, "minimum", 0, 7);
	g_assert_true(dia_phrases_match(phrases, vocabulary, "minimum",
					(const DiaToken *)(const void *)tokens->data, 0, 1, &found));
	for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
		g_assert_true(dia_phrases_payload(phrases, &found, i, &payload));
		g_assert_cmpuint(payload, ==, expected[i]);
	}
	g_assert_false(dia_phrases_payload(phrases, &found, G_N_ELEMENTS(expected), &payload));
}

static void
test_limits(void)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(DiaPhrases) phrases = dia_phrases_new();
	g_autoptr(GString) phrase = g_string_new(NULL);

	for (guint i = 0; i < DIA_MAX_PHRASE_TOKENS; i++)
		g_string_append_printf(phrase, "w%u ", i);
	g_assert_true(dia_phrases_add(phrases, vocabulary, phrase->str, 1));
	g_string_append(phrase, "more");
	g_assert_false(dia_phrases_add(phrases, vocabulary, phrase->str, 1));
	g_assert_false(dia_phrases_add(phrases, vocabulary, "", 1));
	g_assert_false(dia_phrases_add(phrases, vocabulary, " - ", 1));
}

static void
test_inner(void)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(DiaPhrases) phrases = dia_phrases_new();
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	static const char text[] = "protocol to the convention on rivers and lakes today";
	DiaPhrases *inner = dia_phrases_new();
	DiaPhraseMatch matches[DIA_MAX_PHRASE_MATCHES];
	guint n;

	g_assert_true(dia_phrases_add(inner, vocabulary, "convention on rivers", 7));
	g_assert_true(dia_phrases_add(inner, vocabulary, "convention on rivers and lakes", 7));
	g_assert_true(dia_phrases_add(inner, vocabulary, "convention", 8));
	dia_phrases_set_inner(phrases, inner);
	g_assert_true(dia_phrases_add(phrases, vocabulary, "protocol to the {7}", 1));
	g_assert_true(dia_phrases_add(phrases, vocabulary, "protocol to the {7} today", 2));
	g_assert_true(dia_phrases_add(phrases, vocabulary, "{8} on rivers", 3));
	dia_tokens_append(tokens, vocabulary, text, 0, strlen(text));
	n = dia_phrases_match_all(phrases, vocabulary, text,
				  (const DiaToken *)(const void *)tokens->data, 0, tokens->len,
				  matches);
	g_assert_cmpuint(n, ==, 3);
	g_assert_cmpuint(matches[0].n_tokens, ==, 9);
	g_assert_cmpuint(matches[1].n_tokens, ==, 8);
	g_assert_cmpuint(matches[2].n_tokens, ==, 6);
	/* A phrase may begin with an inner one. */
	g_assert_true(dia_phrases_match(phrases, vocabulary, text,
					(const DiaToken *)(const void *)tokens->data, 3, tokens->len,
					&matches[0]));
	g_assert_cmpuint(matches[0].n_tokens, ==, 3);
}

/* A word hides neither its stem nor the same word in exact case: each may mean something else. */
static void
test_equal_length(void)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(DiaPhrases) phrases = dia_phrases_new();
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	static const char *const list[] = { "=harvest", "harvest*", "harvest" };
	static const guint32 expected[] = { 2, 1, 0 };
	DiaPhraseMatch matches[DIA_MAX_PHRASE_MATCHES];
	guint n;

	for (guint i = 0; i < G_N_ELEMENTS(list); i++)
		g_assert_true(dia_phrases_add(phrases, vocabulary, list[i], i));
	dia_tokens_append(tokens, vocabulary, "harvest", 0, 7);
	n = dia_phrases_match_all(phrases, vocabulary, "harvest",
				  (const DiaToken *)(const void *)tokens->data, 0, 1, matches);
	g_assert_cmpuint(n, ==, G_N_ELEMENTS(expected));
	for (guint i = 0; i < n; i++) {
		guint32 payload;

		g_assert_true(dia_phrases_payload(phrases, &matches[i], 0, &payload));
		g_assert_cmpuint(payload, ==, expected[i]);
	}
}

/* Where a phrase may start: at its first word in any form that it matches, and nowhere else. */
static void
test_next(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	const char *text = "All executions after a death in custody, and self-help";
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(fixture->vocabulary);
	g_autoptr(GArray) array = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	g_autoptr(DiaPhrases) none = dia_phrases_new();
	const DiaToken *tokens;

	dia_tokens_append(array, vocabulary, text, 0, strlen(text));
	tokens = (const DiaToken *)(const void *)array->data;
	g_assert_cmpuint(dia_phrases_next(fixture->phrases, tokens, 0, array->len), ==, 1);
	g_assert_cmpuint(dia_phrases_next(fixture->phrases, tokens, 2, array->len), ==, 4);
	g_assert_cmpuint(dia_phrases_next(fixture->phrases, tokens, 2, 4), ==, 4);
	g_assert_cmpuint(dia_phrases_next(fixture->phrases, tokens, 5, array->len), ==, 9);
	g_assert_cmpuint(dia_phrases_next(fixture->phrases, tokens, 10, array->len), ==, array->len);
	g_assert_cmpuint(dia_phrases_next(none, tokens, 0, array->len), ==, array->len);
}

/* The token behind it says too whether a phrase may start: a second word, or a mark that is passed over. */
static void
test_second(void)
{
	static const struct {
		const char *text;
		gboolean may_start;
	} cases[] = {
		{ "torture chambers", TRUE }, { "torture Chamber", TRUE }, { "torture is", FALSE },
		{ "torture, chambers", TRUE }, { "torture", TRUE },	   { "tortured chambers", FALSE },
		{ "prisons overcrowded", TRUE }, { "prison crowds", FALSE }, { "hunger is", TRUE },
		{ "state of law", TRUE },     { "state of grace", TRUE },  { "state grace", FALSE },
		{ "act against", TRUE },      { "no. 5", TRUE },	   { "no 5", FALSE },
	};
	g_autoptr(DiaVocabulary) base = dia_vocabulary_new(NULL);
	g_autoptr(DiaPhrases) phrases = dia_phrases_new();
	DiaPhrases *inner = dia_phrases_new();

	g_assert_true(dia_phrases_add(inner, base, "against torture", 7));
	dia_phrases_set_inner(phrases, inner);
	g_assert_true(dia_phrases_add(phrases, base, "torture chamber*", 1));
	g_assert_true(dia_phrases_add(phrases, base, "prison* =overcrowded", 2));
	g_assert_true(dia_phrases_add(phrases, base, "hunger", 3));
	g_assert_true(dia_phrases_add(phrases, base, "state of law", 4));
	g_assert_true(dia_phrases_add(phrases, base, "act {7}", 5));
	g_assert_true(dia_phrases_add(phrases, base, "no. 5", 6));
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(base);
		g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));

		dia_tokens_append(tokens, vocabulary, cases[i].text, 0, strlen(cases[i].text));
		g_assert_cmpint(dia_phrases_may_start(phrases, &g_array_index(tokens, DiaToken, 0)), ==,
				cases[i].may_start);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/phrases/longest", Fixture, NULL, set_up, test_longest, tear_down);
	g_test_add("/phrases/stem-and-case", Fixture, NULL, set_up, test_stem_and_case, tear_down);
	g_test_add("/phrases/marks", Fixture, NULL, set_up, test_marks, tear_down);
	g_test_add_func("/phrases/equal length", test_equal_length);
	g_test_add("/phrases/next", Fixture, NULL, set_up, test_next, tear_down);
	g_test_add_func("/phrases/second", test_second);
	g_test_add_func("/phrases/payloads", test_payloads);
	g_test_add_func("/phrases/limits", test_limits);
	g_test_add_func("/phrases/inner", test_inner);
	return g_test_run();
}
