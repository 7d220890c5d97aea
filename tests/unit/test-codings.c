/*
 * How UPR Info would code recommendations.
 *
 * Arguments: recommendations.tsv (our own, coded by hand) and scores.tsv (what tools/train-issues
 * --score prints of them: the same model, written in another language).
 */
#include "annotate/annotate.h"
#include "annotate/codings.h"

#include <string.h>

#include "diachron/error.h"
#include "support.h"

static const char *recommendations_path;
static const char *scores_path;

typedef struct {
	DiaVocabulary *base;
	DiaVocabulary *vocabulary;
	DiaCodings *codings;
	DiaCoder *coder;
	GArray *tokens;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_autoptr(GError) error = NULL;

	fixture->base = dia_vocabulary_new(NULL);
	fixture->codings = dia_codings_new(fixture->base, &error);
	g_assert_no_error(error);
	fixture->vocabulary = dia_vocabulary_new(fixture->base);
	fixture->coder = dia_coder_new(fixture->codings, fixture->vocabulary);
	fixture->tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
}

static void
tear_down(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_array_unref(fixture->tokens);
	dia_coder_free(fixture->coder);
	dia_vocabulary_free(fixture->vocabulary);
	dia_codings_free(fixture->codings);
	dia_vocabulary_free(fixture->base);
}

static const DiaToken *
tokenize(Fixture *fixture, const char *text)
{
	g_array_set_size(fixture->tokens, 0);
	dia_tokens_append(fixture->tokens, fixture->vocabulary, text, 0, strlen(text));
	return (const DiaToken *)(const void *)fixture->tokens->data;
}

static char *
choose(Fixture *fixture, const char *text, guint8 *action)
{
	g_autoptr(GPtrArray) issues = g_ptr_array_new();
	const DiaToken *tokens = tokenize(fixture, text);

	dia_coder_choose(fixture->coder, text, tokens, fixture->tokens->len, issues, action);
	g_ptr_array_add(issues, NULL);
	return g_strjoinv("|", (char **)issues->pdata);
}

static char **
read_lines(const char *path)
{
	g_autofree char *content = NULL;
	g_autoptr(GError) error = NULL;

	g_file_get_contents(path, &content, NULL, &error);
	g_assert_no_error(error);
	return g_strsplit(g_strchomp(content), "\n", -1);
}

static void
assert_scores(const double *scores, char **fields, guint n)
{
	for (guint i = 0; i < n; i++) {
		g_assert_nonnull(fields[i]);
		g_assert_cmpfloat_with_epsilon(scores[i], g_ascii_strtod(fields[i], NULL), 0.002);
	}
}

/* Every score of every label, so that no term is found by one side alone. */
static void
test_scores_as_learned(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_auto(GStrv) lines = read_lines(scores_path);
	guint n_issues = dia_weights_n_labels(fixture->codings->issues);

	g_assert_cmpuint(g_strv_length(lines), >, 40);
	for (char **line = lines; *line != NULL; line++) {
		g_auto(GStrv) fields = g_strsplit(*line, "\t", -1);
		const DiaToken *tokens = tokenize(fixture, fields[0]);
		guint32 n = fixture->tokens->len;
		g_autofree char *issues = NULL;
		guint8 action;

		assert_scores(dia_coder_score_issues(fixture->coder, fields[0], tokens, n),
			      fields + 3, n_issues);
		assert_scores(dia_coder_score_action(fixture->coder, tokens, n),
			      fields + 3 + n_issues, 5);
		issues = choose(fixture, fields[0], &action);
		g_assert_cmpstr(issues, ==, fields[2]);
		g_assert_cmpuint(action, ==, g_ascii_strtoull(fields[1], NULL, 10));
	}
}

static guint
count_shared(const char *a, const char *b)
{
	g_auto(GStrv) first = g_strsplit(a, "|", -1);
	g_auto(GStrv) second = g_strsplit(b, "|", -1);
	guint n = 0;

	for (char **label = first; *label != NULL; label++)
		n += g_strv_contains((const char *const *)second, *label);
	return n;
}

static guint
count_labels(const char *labels)
{
	g_auto(GStrv) list = g_strsplit(labels, "|", -1);

	return g_strv_length(list);
}

static void
test_obvious(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_auto(GStrv) lines = read_lines(recommendations_path);
	guint shared = 0;
	guint labels = 0;
	guint right = 0;
	guint n = 0;

	for (char **line = lines + 1; *line != NULL; line++) {
		g_auto(GStrv) fields = g_strsplit(*line, "\t", -1);
		g_autofree char *issues = NULL;
		guint8 action;

		g_assert_cmpuint(g_strv_length(fields), ==, 3);
		issues = choose(fixture, fields[0], &action);
		shared += count_shared(issues, fields[2]);
		labels += count_labels(issues) + count_labels(fields[2]);
		right += action == g_ascii_strtoull(fields[1], NULL, 10);
		n++;
		if (strcmp(issues, fields[2]) != 0 || action != fields[1][0] - '0')
			g_test_message("%s: %s, %u", fields[0], issues, action);
	}
	g_test_message("F1 %.3f, action %.3f of %u", 2.0 * shared / labels, (double)right / n, n);
	g_assert_cmpfloat(2.0 * shared / labels, >=, 0.9);
	g_assert_cmpfloat((double)right / n, >=, 0.85);
}

/* Nothing, marks only, and one word a hundred thousand times. */
static void
test_hostile(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *nothing = NULL;
	g_autofree char *marks = NULL;
	g_autofree char *many = NULL;
	g_autofree char *one = NULL;
	guint8 action;

	nothing = choose(fixture, "", &action);
	g_assert_cmpuint(action, >=, 1);
	g_assert_cmpuint(action, <=, 5);
	marks = choose(fixture, "^ {torture} ... !", &action);
	one = choose(fixture, "torture torture torture", &action);
	for (guint i = 0; i < 100000; i++)
		g_string_append(text, "torture ");
	many = choose(fixture, text->str, &action);
	g_assert_cmpstr(many, ==, one);
}

/* A group and its sign cannot be written into a text. */
static void
test_signs_are_no_words(Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
	guint32 sign = dia_vocabulary_find(fixture->base, "{food}", strlen("{food}"));

	g_assert_cmpuint(sign, !=, DIA_WORD_NONE);
	tokenize(fixture, "{food} first-3 ^");
	for (guint i = 0; i < fixture->tokens->len; i++) {
		const DiaToken *token = &g_array_index(fixture->tokens, DiaToken, i);

		g_assert_cmpuint(token->word, !=, sign);
		g_assert_cmpuint(token->word, !=, fixture->codings->first_3);
	}
}

/* The States that make a recommendation have no say in what it is about. */
static void
test_document(void)
{
	static const char report[] =
		"12. The following recommendations enjoy the support of Ruritania:\n\n"
		"12.1. Abolish the death penalty (Norway);\n\n"
		"12.2. Abolish the death penalty (Islamic Republic of Iran, Lao People's "
		"Democratic "
		"Republic, Republic of Korea);\n\n"
		"12.3. Consider ratifying the Convention on the Rights of Persons with "
		"Disabilities "
		"(CRPD) (Chile).\n\n"
		"13. Ruritania thanked all delegations.\n";
	g_autoptr(DiaDocument) document = support_document(report, strlen(report), NULL);
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	g_autoptr(DiaAnalysis) analysis = dia_annotate(document, lexicon);
	guint n;
	const DiaCoding *codings = dia_analysis_codings(analysis, &n);

	g_assert_cmpuint(n, ==, 3);
	for (guint i = 0; i < 2; i++) {
		g_assert_cmpuint(codings[i].paragraph, ==, i + 1);
		g_assert_cmpuint(codings[i].action, ==, 5);
		g_assert_cmpstr(codings[i].issues[0], ==, "Death penalty");
		g_assert_null(codings[i].issues[1]);
	}
	g_assert_cmpuint(codings[2].action, ==, 3);
	g_assert_cmpstr(codings[2].issues[0], ==, "Disabilities");
	g_assert_cmpstr(codings[2].issues[1], ==, "International instruments");
	g_assert_null(codings[2].issues[2]);
}

static void
assert_refused(const char *content, const char *message)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaWeights) weights = NULL;

	weights = dia_weights_new(vocabulary, "weights.txt", content, strlen(content), &error);
	g_assert_null(weights);
	g_assert_error(error, DIA_ERROR, DIA_ERROR_MANIFEST);
	g_assert_cmpstr(error->message, ==, message);
}

static void
test_files_with_mistakes(void)
{
	assert_refused("", "weights.txt: no section [id] Label");
	assert_refused("prison\t1.5\n", "weights.txt:1: a section [id] Label must come first");
	assert_refused("[a] A\n\nprison cell door key\t1\n",
		       "weights.txt:3: a term has at most 3 words");
	assert_refused("[a] A\n{prison}\t1\n",
		       "weights.txt:2: \"{prison}\" is neither a word nor a group");
	assert_refused("[a] A\nprison, cell\t1\n",
		       "weights.txt:2: \"prison,\" is neither a word nor a group");
	assert_refused("[a] A\nprison  cell\t1\n",
		       "weights.txt:2: \"\" is neither a word nor a group");
	assert_refused("[a] A\nprison\theavy\n",
		       "weights.txt:2: after the tab stands a number, not \"heavy\"");
	assert_refused("[a] A\nbias: heavy\n", "weights.txt:2: \"heavy\" is not a number");
	assert_refused("[a] A\nbias: nan\n", "weights.txt:2: \"nan\" is not a number");
	assert_refused("bias: 1\n[a] A\n", "weights.txt:1: `bias` stands below a section");
	assert_refused("[a] A\nskip: the\n",
		       "weights.txt:2: `skip` stands above the first section");
	assert_refused("[a] A\n\xff\t1\n", "weights.txt:2: not valid UTF-8 text");
}

static void
test_file(void)
{
	static const char content[] =
		"skip: the of\nnearest: 0.25\n[a] Label A\nbias: -1.5\nfreedom speech\t2\n"
		"[b] Label B\nfreedoms speeches\t-0.5\n^ freedom\n";
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaWeights) weights =
		dia_weights_new(vocabulary, "weights.txt", content, strlen(content), &error);
	guint32 words[2];
	guint32 term;
	guint n;

	g_assert_no_error(error);
	g_assert_cmpuint(dia_weights_n_labels(weights), ==, 2);
	g_assert_cmpstr(dia_weights_label(weights, 1), ==, "Label B");
	g_assert_cmpfloat(dia_weights_bias(weights, 0), ==, -1.5);
	g_assert_cmpfloat(dia_weights_bias(weights, 1), ==, 0.0);
	g_assert_cmpfloat(dia_weights_nearest(weights), ==, 0.25);
	g_assert_true(dia_weights_skips(weights, dia_vocabulary_intern(vocabulary, "the", 3)));
	g_assert_false(dia_weights_skips(weights, dia_vocabulary_intern(vocabulary, "a", 1)));
	words[0] = dia_vocabulary_stem(vocabulary, dia_vocabulary_intern(vocabulary, "freedom", 7));
	words[1] = dia_vocabulary_stem(vocabulary, dia_vocabulary_intern(vocabulary, "speech", 6));
	term = dia_weights_find(weights, words, 2);
	g_assert_cmpuint(term, !=, DIA_WORD_NONE);
	g_assert_cmpuint(dia_weights_find(weights, words + 1, 1), ==, DIA_WORD_NONE);
	dia_weights_get(weights, dia_weights_find(weights, words, 1), &n);
	g_assert_cmpuint(n, ==, 0);
	g_assert_cmpfloat(dia_weights_get(weights, term, &n)[1].weight, ==, -0.5f);
	g_assert_cmpuint(n, ==, 2);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_assert_cmpint(argc, ==, 3);
	recommendations_path = argv[1];
	scores_path = argv[2];
	g_test_add("/codings/scores-as-learned", Fixture, NULL, set_up, test_scores_as_learned,
		   tear_down);
	g_test_add("/codings/obvious", Fixture, NULL, set_up, test_obvious, tear_down);
	g_test_add("/codings/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
	g_test_add("/codings/signs", Fixture, NULL, set_up, test_signs_are_no_words, tear_down);
	g_test_add_func("/codings/document", test_document);
	g_test_add_func("/weights/file", test_file);
	g_test_add_func("/weights/mistakes", test_files_with_mistakes);
	return g_test_run();
}
