/*
 * Topics: reads fixtures/corpus/topics.txt and topics-fresh.txt, whose heads say how they are written; and topics of
 * one's own.
 */
#include <string.h>

#include <glib/gstdio.h>

#include "annotate/annotate.h"
#include "base/limits.h"
#include "model/analysis.h"
#include "support.h"

/* The ids of a paragraph's topics, each with a space on both sides. */
static char *
list_topics(const DiaAnalysis *analysis, guint paragraph)
{
	GString *ids = g_string_new(" ");

	for (guint i = 0; i < analysis->topics->len; i++) {
		const DiaTopicMark *mark = &g_array_index(analysis->topics, DiaTopicMark, i);

		if (mark->paragraph == paragraph)
			g_string_append_printf(
			    ids, "%s ", dia_topics_get(analysis->lexicon->topics, mark->topic)->id);
	}
	return g_string_free(ids, FALSE);
}

/* @param text "[heading] first paragraph || second paragraph": the topics of the last are asked for */
static char *
find_topics(DiaLexicon *lexicon, const char *text)
{
	g_autoptr(GString) report = g_string_new(NULL);
	g_autoptr(DiaDocument) document = NULL;
	g_autoptr(DiaAnalysis) analysis = NULL;
	g_auto(GStrv) paragraphs = NULL;
	guint n;

	if (*text == '[') {
		gsize length = strcspn(text, "]");

		g_string_append_printf(report, "A. %.*s\n\n", (int)length - 1, text + 1);
		text += length + 2;
	}
	paragraphs = g_strsplit(text, " || ", -1);
	for (n = 0; paragraphs[n] != NULL; n++)
		g_string_append_printf(report, "%u. %s\n\n", n + 1, paragraphs[n]);
	document = support_document(report->str, report->len, NULL);
	g_assert_cmpuint(document->paragraphs->len, ==, n);
	analysis = dia_annotate(document, lexicon);
	return list_topics(analysis, n - 1);
}

static void
test_line(gconstpointer data)
{
	g_auto(GStrv) parts = g_strsplit(data, "\t", 2);
	g_auto(GStrv) wanted = g_strsplit(parts[0], " ", -1);
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	g_autofree char *found = find_topics(lexicon, parts[1]);

	for (char **word = wanted; *word != NULL; word++) {
		g_autofree char *id = g_strdup_printf(" %s ", *word + 1);

		g_assert_true(**word == '+' || **word == '-');
		g_assert_cmpint(dia_topics_find(lexicon->topics, *word + 1), >=, 0);
		if ((strstr(found, id) != NULL) != (**word == '+'))
			g_test_message("%s, but found%s", *word, found);
		g_assert_cmpint(strstr(found, id) != NULL, ==, **word == '+');
	}
}

/* Loads so many topics of one's own beside those that are built in. */
static void
check_number(guint n_own, gboolean is_read)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *path = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaLexicon) lexicon = NULL;
	gint handle = g_file_open_tmp("topics-XXXXXX", &path, NULL);

	g_close(handle, NULL);
	for (guint i = 0; i < n_own; i++)
		g_string_append_printf(text, "[own-%u] Topic\nword%u\n", i, i);
	g_assert_true(g_file_set_contents(path, text->str, -1, NULL));
	lexicon = dia_lexicon_new(path, &error);
	g_assert_true((lexicon != NULL) == is_read);
	if (!is_read)
		g_assert_nonnull(strstr(error->message, "DIA_MAX_TOPICS"));
	g_unlink(path);
}

static void
test_limit(void)
{
	g_autoptr(DiaLexicon) builtin = support_lexicon();
	guint n_builtin = dia_topics_length(builtin->topics);

	check_number(DIA_MAX_TOPICS - n_builtin, TRUE);
	check_number(DIA_MAX_TOPICS - n_builtin + 1, FALSE);
}

/* A file of one's own adds topics and words, and replaces what it says it does. */
static void
test_own_file(void)
{
	g_autofree char *path = NULL;
	g_autofree char *added = NULL;
	g_autofree char *replaced = NULL;
	g_autofree char *kept = NULL;
	g_autofree char *extended = NULL;
	g_autoptr(DiaLexicon) lexicon = NULL;
	GError *error = NULL;
	gint handle = g_file_open_tmp("topics-XXXXXX", &path, &error);

	g_assert_no_error(error);
	g_close(handle, NULL);
	g_file_set_contents(path,
			    "[horses] Horses\nhorses\n[water] Water\nreplace: yes\nwhirlpool\n"
			    "[torture] Torture\nthumbscrews\n",
			    -1, &error);
	g_assert_no_error(error);
	lexicon = dia_lexicon_new(path, &error);
	g_assert_no_error(error);
	added = find_topics(lexicon, "Many horses graze on the plains of the north of the country.");
	replaced = find_topics(lexicon, "All villages of the north have safe drinking water now.");
	kept = find_topics(lexicon, "Acts of torture in the north were looked into by a judge.");
	g_assert_cmpstr(added, ==, " horses ");
	g_assert_null(strstr(replaced, " water "));
	g_assert_nonnull(strstr(kept, " torture "));
	extended = find_topics(lexicon, "In the museum of the old town thumbscrews can be seen.");
	g_assert_nonnull(strstr(extended, " torture "));
	g_unlink(path);
}

/* @return the lexicon with a file of one's own, or NULL with @error */
static DiaLexicon *
load_own(const char *text, GError **error)
{
	g_autofree char *path = NULL;
	DiaLexicon *lexicon;
	GError *failure = NULL;
	gint handle = g_file_open_tmp("topics-XXXXXX", &path, &failure);

	g_assert_no_error(failure);
	g_close(handle, NULL);
	g_file_set_contents(path, text, -1, &failure);
	g_assert_no_error(failure);
	lexicon = dia_lexicon_new(path, error);
	g_unlink(path);
	return lexicon;
}

/* Both parts of a pair in one sentence, in either order and not far from each other. */
static void
test_pairs(void)
{
	static const struct {
		const char *text;
		gboolean is_found;
	} cases[] = {
		{ "The stallions of the valley are led to the meadow in May.", TRUE },
		{ "On the pasture of the valley stand three mares.", TRUE },
		{ "The stallions of the valley are old. The meadow is green.", FALSE },
		{ "The meadow and the pasture of the valley are green.", FALSE },
		{ "The stallions were sold in the capital and in four towns of the south to men who had come by road "
		  "and by rail from the hills beyond the river, and a meadow was bought.",
		  FALSE },
	};
	GError *error = NULL;
	g_autoptr(DiaLexicon) lexicon =
	    load_own("[herd] Herd\nkind: helper\nstallion*\nmares\n[grass] Grass\nkind: helper\nmeadow\npasture\n"
		     "[horses] Horses\n{herd} + {grass}\t0.9\n",
		     &error);

	g_assert_no_error(error);
	g_assert_cmpint(dia_topics_find(lexicon->topics, "herd"), ==, -1);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *found = find_topics(lexicon, cases[i].text);

		g_test_message("%s", cases[i].text);
		g_assert_cmpint(strstr(found, " horses ") != NULL, ==, cases[i].is_found);
	}
}

/* A word that is a part by itself leaves a helper what is written with "=" or "*". */
static void
test_pairs_share_words(void)
{
	GError *error = NULL;
	g_autoptr(DiaLexicon) lexicon =
	    load_own("[herd] Herd\nkind: helper\n=mare\nstallion*\n"
		     "[horses] Horses\n{herd} + meadow\nmare + stall\nstallion + stall\n",
		     &error);
	g_autofree char *exact = NULL;
	g_autofree char *stem = NULL;

	g_assert_no_error(error);
	exact = find_topics(lexicon, "A mare of the valley is led to the meadow in May.");
	stem = find_topics(lexicon, "A stallion of the valley is led to the meadow in May.");
	g_assert_nonnull(strstr(exact, " horses "));
	g_assert_nonnull(strstr(stem, " horses "));
}

/* One sentence with many matters asks for each of them: nothing in it is in passing. */
static void
test_recommendation(void)
{
	static const char matters[] =
	    "Establish a moratorium on executions, commute all death sentences, abolish the death penalty "
	    "and ratify ICCPR-OP2, and protect minorities";
	static const char list[] = "Look into summary executions, torture, enforced disappearances, arbitrary "
				   "arrests, child labour, hate speech and forced evictions in the two provinces";
	g_autofree char *report = g_strdup_printf("II. Conclusions and/or recommendations\n\n"
						  "5. The recommendations below enjoy support:\n\n"
						  "5.1 %s (Norway);\n\n5.2 %s (Chad);\n",
						  matters, list);
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	g_autoptr(DiaDocument) document = support_document(report, strlen(report), NULL);
	g_autoptr(DiaAnalysis) analysis = dia_annotate(document, lexicon);
	g_autofree char *topics = list_topics(analysis, 1);
	g_autofree char *listed = list_topics(analysis, 2);

	g_assert_cmpint(dia_document_paragraph(document, 1)->recommendation, >=, 0);
	g_test_message("%s", topics);
	g_assert_nonnull(strstr(topics, " death-penalty "));
	g_assert_nonnull(strstr(topics, " minorities "));
	g_test_message("%s", listed);
	g_assert_nonnull(strstr(listed, " torture "));
	g_assert_nonnull(strstr(listed, " disappearances "));
	g_assert_nonnull(strstr(listed, " extrajudicial "));
}

static void
test_pair_without_section(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaLexicon) lexicon = load_own("[horses] Horses\n{flock} + meadow\n", &error);

	g_assert_null(lexicon);
	g_assert_error(error, DIA_ERROR, DIA_ERROR_MANIFEST);
	g_assert_nonnull(strstr(error->message, "{flock}"));
}

/* A list of what was ratified says nothing of what the treaties are about. */
static void
test_table_of_treaties(void)
{
	static const char report[] =
	    "1. The treaties are set out below.\n\n"
	    "Table 1\n"
	    "Treaty                                            Signature        Accession\n"
	    "Convention against Torture                        26 August 1987   23 May 1988\n"
	    "Optional Protocol to the Convention against Torture   2 May 2005   29 June 2011\n"
	    "Convention on the Rights of the Child             26 August 1990   30 January 1992\n"
	    "Second Optional Protocol to the ICCPR             2 May 2005       29 June 2011\n"
	    "Convention on the Rights of Persons with Disabilities  3 March 2007  2 April 2008\n\n"
	    "2. Another paragraph.\n";
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	g_autoptr(DiaDocument) document = support_document(report, strlen(report), NULL);
	g_autoptr(DiaAnalysis) analysis = dia_annotate(document, lexicon);
	g_autofree char *topics = list_topics(analysis, 1);

	g_assert_cmpint(dia_document_paragraph(document, 1)->kind, ==, DIA_PARAGRAPH_TABLE);
	g_assert_null(strstr(topics, " torture "));
	g_assert_null(strstr(topics, " death-penalty "));
}

/* An item is as short as it is, however many there are. */
static void
test_items(void)
{
	static const char report[] =
	    "1. The authors ask the Government to:\n"
	    "(a) publish the budget of every ministry of the country in good time before the vote, with "
	    "the notes that explain it, and hear those who know the matter and live by it;\n"
	    "(b) pay the clerks of the two islands what they are owed since the year before last;\n"
	    "(c) halt every eviction;\n"
	    "(d) answer the letters of the past four years, which lie where they were opened.\n";
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	g_autoptr(DiaDocument) document = support_document(report, strlen(report), NULL);
	g_autoptr(DiaAnalysis) analysis = dia_annotate(document, lexicon);
	g_autofree char *topics = list_topics(analysis, 0);

	g_assert_nonnull(strstr(topics, " housing "));
}

/* The topics of what stands before the first paragraph with a number. */
static char *
find_front_topics(const char *front)
{
	g_autofree char *report = g_strdup_printf("%s\n\n1. The ferry was late by two days.\n\n"
						  "2. It sank off the larger island in the spring.\n",
						  front);
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	g_autoptr(DiaDocument) document = support_document(report, strlen(report), NULL);
	g_autoptr(DiaAnalysis) analysis = dia_annotate(document, lexicon);

	g_assert_cmpuint(document->paragraphs->len, ==, 3);
	return list_topics(analysis, 0);
}

/* A cover names the report and its body and tells of nothing; a summary before the first number does. */
static void
test_cover(void)
{
	g_autofree char *cover = find_front_topics(
	    "Human Rights Council\nWorking Group on the Universal Periodic Review\nThird cycle\n"
	    "National report of Ruritania on torture");
	g_autofree char *summary = find_front_topics(
	    "Torture is widespread in the police stations of both islands, and no one is punished.");

	g_assert_cmpstr(cover, ==, " ");
	g_assert_nonnull(strstr(summary, " torture "));
}

typedef struct {
	guint n_right;
	guint n_found;
	guint n_wanted;
} Counts;

/* A topic marked ~ is neither asked for nor wrong. */
static void
count_line(DiaLexicon *lexicon, const char *line, Counts *counts)
{
	g_auto(GStrv) parts = g_strsplit(line, "\t", 2);
	g_auto(GStrv) marks = g_strsplit(parts[0], " ", -1);
	g_autofree char *text = find_topics(lexicon, parts[1]);
	g_auto(GStrv) found = g_strsplit(g_strstrip(text), " ", -1);

	for (char **id = found; *id != NULL; id++) {
		g_autofree char *wanted = g_strconcat("+", *id, NULL);
		g_autofree char *neutral = g_strconcat("~", *id, NULL);
		gboolean is_right = g_strv_contains((const char *const *)marks, wanted);

		counts->n_right += is_right;
		counts->n_found += **id != '\0' &&
				   !g_strv_contains((const char *const *)marks, neutral);
	}
	for (char **mark = marks; *mark != NULL; mark++)
		counts->n_wanted += **mark == '+';
}

/* What paragraphs of countries never seen reach. */
static void
test_fresh(gconstpointer data)
{
	static const double LEAST = 0.80;
	g_auto(GStrv) lines = g_strsplit(data, "\n", -1);
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	Counts counts = { 0 };
	double f1;

	for (guint i = 0; lines[i] != NULL; i++)
		if (*lines[i] != '#' && *lines[i] != '\0')
			count_line(lexicon, lines[i], &counts);
	f1 = 2.0 * counts.n_right / MAX(counts.n_found + counts.n_wanted, 1);
	g_test_message("%u topics right of %u found and %u there: F1 %.3f", counts.n_right,
		       counts.n_found, counts.n_wanted, f1);
	g_assert_cmpfloat(f1, >=, LEAST);
}

int
main(int argc, char **argv)
{
	g_autofree char *text = NULL;
	g_autofree char *fresh = NULL;
	g_auto(GStrv) lines = NULL;
	GError *error = NULL;

	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_assert_cmpint(argc, ==, 3);
	g_file_get_contents(argv[1], &text, NULL, &error);
	g_assert_no_error(error);
	g_file_get_contents(argv[2], &fresh, NULL, &error);
	g_assert_no_error(error);
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i] != NULL; i++) {
		g_autofree char *path = g_strdup_printf("/topics/line %u", i + 1);

		if (*lines[i] == '+' || *lines[i] == '-')
			g_test_add_data_func(path, lines[i], test_line);
	}
	g_test_add_data_func("/topics/fresh", fresh, test_fresh);
	g_test_add_func("/topics/own file", test_own_file);
	g_test_add_func("/topics/pairs", test_pairs);
	g_test_add_func("/topics/pairs share words", test_pairs_share_words);
	g_test_add_func("/topics/recommendation", test_recommendation);
	g_test_add_func("/topics/pair without section", test_pair_without_section);
	g_test_add_func("/topics/limit", test_limit);
	g_test_add_func("/topics/items", test_items);
	g_test_add_func("/topics/cover", test_cover);
	g_test_add_func("/topics/table of treaties", test_table_of_treaties);
	return g_test_run();
}
