/*
 * The image of the lexicon that is built in says what the data files say, and no image is one of no length.
 */
#include "lexicon/lexicon.h"

#include <string.h>

#include "support.h"

static void
test_is_of_data_files(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaLexicon) lexicon = dia_lexicon_read(NULL, &error);
	g_autoptr(DiaImage) image = dia_image_new();
	g_autoptr(GByteArray) bytes = NULL;

	g_assert_no_error(error);
	dia_lexicon_transfer(&lexicon, image);
	bytes = dia_image_finish(image);
	g_assert_cmpmem(bytes->data, bytes->len, dia_lexicon_image, dia_lexicon_image_length);
}

static DiaPhrases *
read_back(const GByteArray *bytes)
{
	g_autoptr(DiaImage) image = dia_image_open((const char *)bytes->data, bytes->len);
	DiaPhrases *phrases;

	dia_phrases_transfer(&phrases, image);
	return phrases;
}

/* Words, stems, exact case and phrases within phrases outlive the set that they were added to. */
static void
test_phrases(void)
{
	static const char text[] = "Acceded to the CAT, and trains judges";
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	g_autoptr(DiaPhrases) made = dia_phrases_new();
	g_autoptr(DiaImage) image = dia_image_new();
	g_autoptr(GByteArray) bytes = NULL;
	g_autoptr(DiaPhrases) phrases = NULL;
	DiaPhrases *inner = dia_phrases_new();
	DiaPhraseMatch match;
	guint32 payload;

	g_assert_true(dia_phrases_add(inner, vocabulary, "=CAT", 7));
	dia_phrases_set_inner(made, inner);
	g_assert_true(dia_phrases_add(made, vocabulary, "acceded to the {7}", 1));
	g_assert_true(dia_phrases_add(made, vocabulary, "training* judges", 2));
	dia_phrases_transfer(&made, image);
	bytes = dia_image_finish(image);
	phrases = read_back(bytes);
	dia_tokens_append(tokens, vocabulary, text, 0, strlen(text));
	for (guint i = 0, expected = 1; i < tokens->len; i++) {
		if (!dia_phrases_match(phrases, vocabulary, text, (DiaToken *)(void *)tokens->data, i,
				       tokens->len, &match))
			continue;
		g_assert_true(dia_phrases_payload(phrases, &match, 0, &payload));
		g_assert_cmpuint(payload, ==, expected++);
		g_assert_cmpuint(i, ==, payload == 1 ? 0 : 6);
	}
	g_assert_cmpuint(payload, ==, 2);
}

static void
test_none(void)
{
	g_assert_null(dia_image_open("", 0));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/lexicon/image/is-of-data-files", test_is_of_data_files);
	g_test_add_func("/lexicon/image/phrases", test_phrases);
	g_test_add_func("/lexicon/image/none", test_none);
	return g_test_run();
}
