/*
 * Reads fixtures/corpus/positions.txt: an answer ("supported", "noted" or "none"), a tab, and the words
 * above recommendations that give it.
 */
#include <string.h>

#include "diachron/diachron.h"
#include "lexicon/lexicon.h"

static DiaLexicon *lexicon;

static const char *
name_position(DiaPosition position)
{
	const char *name = dia_position_name(position);

	return name != NULL ? name : "none";
}

static void
run_case(gconstpointer data)
{
	const char *line = data;
	const char *words = strchr(line, '\t') + 1;
	g_autofree char *expected = g_strndup(line, strcspn(line, "\t"));
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(lexicon->vocabulary);

	g_assert_cmpstr(name_position(dia_positions_find(lexicon->positions, vocabulary, words,
							 strlen(words))),
			==, expected);
}

int
main(int argc, char **argv)
{
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	g_autoptr(GError) error = NULL;
	int status;

	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_assert_cmpint(argc, ==, 2);
	g_file_get_contents(argv[1], &text, NULL, &error);
	g_assert_no_error(error);
	lexicon = dia_lexicon_new(NULL, &error);
	g_assert_no_error(error);
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i] != NULL; i++) {
		g_autofree char *path = g_strdup_printf("/positions/%u", i + 1);

		if (strchr(lines[i], '\t') != NULL)
			g_test_add_data_func(path, lines[i], run_case);
	}
	status = g_test_run();
	dia_lexicon_unref(lexicon);
	return status;
}
