/*
 * The word-level edit script: whole tokens, readable cuts, and texts that the script gives back.
 */
#include <string.h>

#include "compare/words.h"

static DiaLexicon *lexicon;

/* The script in wdiff's notation; checks that it gives back both texts. */
static char *
compare(DiaWords *words, const char *old_text, const char *new_text)
{
	g_autoptr(GArray) edits = g_array_new(FALSE, FALSE, sizeof(DiaEdit));
	GString *shown = g_string_new(NULL);
	guint32 old_at = 0;
	guint32 new_at = 0;

	dia_words_compare(words, old_text, strlen(old_text), new_text, strlen(new_text), edits);
	for (guint i = 0; i < edits->len; i++) {
		const DiaEdit *edit = &g_array_index(edits, DiaEdit, i);
		gsize old_length = edit->old_span.end - edit->old_span.start;
		gsize new_length = edit->new_span.end - edit->new_span.start;

		g_assert_cmpuint(edit->old_span.start, ==, old_at);
		g_assert_cmpuint(edit->new_span.start, ==, new_at);
		old_at = edit->old_span.end;
		new_at = edit->new_span.end;
		if (edit->operation == '-')
			g_string_append_printf(shown, "[%s%.*s]", edit->is_reference ? "ref " : "",
					       (int)old_length, old_text + edit->old_span.start);
		else if (edit->operation == '+')
			g_string_append_printf(shown, "{%.*s}", (int)new_length,
					       new_text + edit->new_span.start);
		else
			g_string_append_len(shown, new_text + edit->new_span.start,
					    (gssize)new_length);
	}
	g_assert_cmpuint(old_at, ==, strlen(old_text));
	g_assert_cmpuint(new_at, ==, strlen(new_text));
	return g_string_free(shown, FALSE);
}

static void
check(DiaWordsMode mode, const char *old_text, const char *new_text, const char *expected)
{
	g_autoptr(DiaWords) words = dia_words_new(lexicon, mode);
	g_autofree char *shown = compare(words, old_text, new_text);

	g_assert_cmpstr(shown, ==, expected);
}

static void
test_whole_tokens(void)
{
	static const char *const cases[][3] = {
		{ "The 1,203 inmates", "The 1,305 inmates", "The [1,203]{1,305} inmates" },
		{ "was 35.4 per cent", "was 36.4 per cent", "was [35.4]{36.4} per cent" },
		{ "since 3 May 2011", "since 4 May 2011", "since [3 May 2011]{4 May 2011}" },
		{ "see A/HRC/12/4", "see A/HRC/12/5", "see [A/HRC/12/4]{A/HRC/12/5}" },
		{ "under article 14 (2) of it", "under article 14 (3) of it",
		  "under [article 14 (2)]{article 14 (3)} of it" },
		{ "in 2013/14", "in 2014/15", "in [2013/14]{2014/15}" },
		{ "Act No. 226-V", "Act No. 227-V", "Act No. [226-V]{227-V}" },
		{ "between 10-12 towns", "between 10-14 towns", "between 10-[12]{14} towns" },
		{ "the State's duty", "the State duty", "the [State's]{State} duty" },
		{ "fell to -5 degrees", "fell to 5 degrees", "fell to [-5]{5} degrees" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		check(DIA_WORDS_TEXT, cases[i][0], cases[i][1], cases[i][2]);
}

static void
test_no_changes(void)
{
	static const char *const cases[][2] = {
		{ "the \"open\" door", "the \xe2\x80\x9copen\xe2\x80\x9d door" },
		{ "a ministry - the first", "a ministry \xe2\x80\x93 the first" },
		{ "health-care workers", "healthcare workers" },
		{ "health-care workers", "health care workers" },
		{ "12 per cent", "12 %" },
		{ "12 per cent", "12 percent" },
		{ "1,203 pupils", "1 203 pupils" },
		{ "courts, prisons and camps", "courts, prisons, and camps" },
		{ "It ended. The trial", "It ended; the trial" },
		{ "two\nlines", "two lines" },
		{ "women\xe2\x80\x99s rights", "women's rights" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		check(DIA_WORDS_TEXT, cases[i][0], cases[i][1], cases[i][1]);
		check(DIA_WORDS_TEXT, cases[i][1], cases[i][0], cases[i][0]);
	}
}

static void
test_changes(void)
{
	static const char *const cases[][3] = {
		{ "rose by 1.5 points", "rose by 15 points", "rose by [1.5]{15} points" },
		{ "the state must", "the State must", "the [state]{State} must" },
		{ "costs $5", "costs \xe2\x82\xac" "5", "costs [$]{\xe2\x82\xac}5" },
		{ "12 per cent", "12 per mille", "12 [per cent]{per mille}" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		check(DIA_WORDS_TEXT, cases[i][0], cases[i][1], cases[i][2]);
}

static void
test_readable_cuts(void)
{
	static const char *const cases[][3] = {
		/* Figures beside each other are an edit each. */
		{ "held 1,203; 35.4 per cent", "held 1,305; 36.4 per cent",
		  "held [1,203]{1,305}; [35.4]{36.4} per cent" },
		{ "from 12 to 15 judges", "from 13 to 17 judges", "from [12]{13} to [15]{17} judges" },
		/* A sentence goes in as a whole. */
		{ "The court sat. The court rose.", "The court sat. The court ate. The court rose.",
		  "The court sat. {The court ate. }The court rose." },
		/* A weak word between two edits belongs to them. */
		{ "The bold plan of last year failed", "The small study of next month failed",
		  "The [bold plan of last year]{small study of next month} failed" },
		{ "Judges met, in Graz, twice", "Judges met twice", "Judges met[, in Graz,] twice" },
		{ "", "All new", "{All new}" },
		{ "All gone", "", "[All gone]" },
		{ "", "", "" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		check(DIA_WORDS_TEXT, cases[i][0], cases[i][1], cases[i][2]);
}

static void
test_strict(void)
{
	check(DIA_WORDS_STRICT, "the \"open\" door", "the \xe2\x80\x9copen\xe2\x80\x9d door",
	      "the [\"]{\xe2\x80\x9c}open[\"]{\xe2\x80\x9d} door");
	check(DIA_WORDS_STRICT, "a, b", "a b", "a[,] b");
	check(DIA_WORDS_STRICT, "12 per cent", "12 %", "12 [per cent]{%}");
	check(DIA_WORDS_STRICT, "one two", "one\ntwo", "one\ntwo");
	/* No blank is kept of a text that had none. */
	check(DIA_WORDS_STRICT, "the law of 2023. They voted for it", "the law of 2023 for all voted for it",
	      "the law of 2023[. They]{ for all} voted for it");
}

static void
test_references(void)
{
	g_autoptr(DiaWords) words = dia_words_new(lexicon, DIA_WORDS_TEXT);
	g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
	static const char *const cases[][3] = {
		{ "see paragraph 12 above", "see paragraph 13 above",
		  "see paragraph [ref 12]{13} above" },
		{ "paragraphs 12 and 13 above", "paragraphs 13 and 14 above",
		  "paragraphs [ref 12]{13} and [ref 13]{14} above" },
		/* Not the number that follows, another document, no reference. */
		{ "see paragraph 12 above", "see paragraph 15 above",
		  "see paragraph [12]{15} above" },
		{ "paragraph 12 of resolution 5/1", "paragraph 13 of resolution 5/1",
		  "paragraph [12]{13} of resolution 5/1" },
		{ "had 12 prisons", "had 13 prisons", "had [12]{13} prisons" },
	};

	g_hash_table_insert(labels, (gpointer) "12", (gpointer) "13");
	g_hash_table_insert(labels, (gpointer) "13", (gpointer) "14");
	dia_words_set_labels(words, labels);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *shown = compare(words, cases[i][0], cases[i][1]);

		g_assert_cmpstr(shown, ==, cases[i][2]);
	}
}

/* The words of a text that was compared with labels are read anew without them. */
static void
test_references_end(void)
{
	g_autoptr(DiaWords) words = dia_words_new(lexicon, DIA_WORDS_TEXT);
	g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
	g_autofree char *with = NULL;
	g_autofree char *without = NULL;

	g_hash_table_insert(labels, (gpointer) "12", (gpointer) "13");
	dia_words_set_labels(words, labels);
	with = compare(words, "see paragraph 12 above", "see paragraph 13 above");
	g_assert_cmpstr(with, ==, "see paragraph [ref 12]{13} above");
	dia_words_set_labels(words, NULL);
	without = compare(words, "see paragraph 12 above", "see paragraph 13 above");
	g_assert_cmpstr(without, ==, "see paragraph [12]{13} above");
}

/* Random edits of random words: the script must give back both texts. */
static void
test_random(void)
{
	static const char *const pieces[] = { "the ", "of ", "12 ", "1,203 ", "State", ". ", ", ",
					      "(a) ", "\xe2\x80\x9c", "rights ", "\n", "%", " ",
					      "May 2011 ", "A/HRC/1", "-", "paragraph 12 " };
	g_autoptr(GRand) random = g_rand_new_with_seed(7);
	g_autoptr(DiaWords) words = dia_words_new(lexicon, DIA_WORDS_TEXT);

	for (guint round = 0; round < 2000; round++) {
		g_autoptr(GString) old_text = g_string_new(NULL);
		g_autoptr(GString) new_text = g_string_new(NULL);
		g_autofree char *shown = NULL;
		guint n = (guint)g_rand_int_range(random, 0, 30);

		for (guint i = 0; i < n; i++) {
			guint piece = (guint)g_rand_int_range(random, 0, G_N_ELEMENTS(pieces));
			guint fate = (guint)g_rand_int_range(random, 0, 8);

			if (fate != 0)
				g_string_append(old_text, pieces[piece]);
			if (fate != 1)
				g_string_append(new_text, pieces[piece]);
		}
		shown = compare(words, old_text->str, new_text->str);
	}
}

/* Words that are kept for the next comparison are no other than those that are read anew. */
static void
test_in_a_row(void)
{
	static const char *const texts[] = { "The 12 inmates", "The 14 inmates",  "The 12 inmates",
					     "",	       "Inmates 12, the", "The 12 inmates of 2011" };
	g_autoptr(DiaWords) words = dia_words_new(lexicon, DIA_WORDS_TEXT);

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		for (guint j = 0; j < G_N_ELEMENTS(texts); j++) {
			g_autofree char *in_a_row = compare(words, texts[i], texts[j]);

			check(DIA_WORDS_TEXT, texts[i], texts[j], in_a_row);
		}
	}
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	lexicon = dia_lexicon_new(NULL, NULL);
	g_assert_nonnull(lexicon);
	g_test_add_func("/words/whole-tokens", test_whole_tokens);
	g_test_add_func("/words/no-changes", test_no_changes);
	g_test_add_func("/words/changes", test_changes);
	g_test_add_func("/words/readable-cuts", test_readable_cuts);
	g_test_add_func("/words/strict", test_strict);
	g_test_add_func("/words/references", test_references);
	g_test_add_func("/words/references-end", test_references_end);
	g_test_add_func("/words/random", test_random);
	g_test_add_func("/words/in-a-row", test_in_a_row);
	status = g_test_run();
	dia_lexicon_unref(lexicon);
	return status;
}
