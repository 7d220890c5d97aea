/*
 * The document: offsets in characters, citations, ids, and what a report says of itself.
 */
#include <string.h>

#include "base/limits.h"
#include "model/document-load.h"
#include "support.h"

static DiaDocument *
make(const char *text)
{
	return support_document(text, strlen(text), NULL);
}

static void
test_offsets(void)
{
	g_autoptr(DiaDocument) document = make("1. Caf\xc3\xa9s \xf0\x9f\x99\x82 open.\n2. All plain.\n");
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, NULL);
	guint32 start = paragraphs[0].span.start;

	g_assert_cmpuint(paragraphs[0].n_characters, ==, 13);
	g_assert_cmpuint(dia_document_character_offset(document, 0, start), ==, 0);
	g_assert_cmpuint(dia_document_character_offset(document, 0, start + 5), ==, 4);	/* after é */
	g_assert_cmpuint(dia_document_character_offset(document, 0, start + 11), ==, 7);
	g_assert_cmpuint(dia_document_character_offset(document, 0, paragraphs[0].span.end), ==, 13);
	g_assert_cmpuint(dia_document_character_offset(document, 1, paragraphs[1].span.start + 4), ==,
			 4);
}

static void
check_citation(const char *text, guint paragraph, const char *expected)
{
	g_autoptr(DiaDocument) document = make(text);
	g_autofree char *found = dia_document_citation(document, paragraph);

	g_assert_cmpstr(found, ==, expected);
}

static void
test_citations(void)
{
	/* The line of the symbol is text. */
	check_citation("A/HRC/99/1\n\n1. It rains.\n2. It pours.\n", 1, "A/HRC/99/1, para. 1");
	check_citation("National report\n\n1. It rained on 5 May 2009.\n2. It pours.\n", 0,
		       "National report (2009), para. 1");
	check_citation("1. It rains.\n2. It pours.\n", 1, "report, para. 2");
	/* Numbers that start anew below each article are told apart by it. */
	check_citation("Article 3\n\n1. It rains.\n\n2. It pours.\n\nArticle 4\n\n1. It snows.\n\n2. It hails.\n", 2,
		       "report, Article 4, para. 1");
}

static void
check_metadata(const char *text, const char *symbol, const char *date, const char *country,
	       const char *title, DiaIssuer issuer)
{
	g_autoptr(DiaDocument) document = make(text);
	const DiaMetadata *metadata = dia_document_metadata(document);

	g_assert_cmpstr(metadata->symbol, ==, symbol);
	g_assert_cmpstr(metadata->date, ==, date);
	g_assert_cmpstr(metadata->country, ==, country);
	g_assert_cmpstr(metadata->title, ==, title);
	g_assert_cmpint(metadata->issuer, ==, issuer);
	g_assert_cmpuint(metadata->bytes, ==, strlen(text));
	g_assert_cmpuint(strlen(metadata->sha256), ==, 64);
}

static void
test_metadata(void)
{
	check_metadata("United Nations\nA/HRC/WG.6/7/FJI/1\nGeneral Assembly\n23 November 2009\n"
		       "Human Rights Council\nWorking Group on the Universal Periodic Review\n"
		       "National report of Fiji\n\n"
		       "1. The Government of Fiji has prepared this report.\n"
		       "2. Ministries took part in its preparation.\n",
		       "A/HRC/WG.6/7/FJI/1", "2009-11-23", "FJI", "National report of Fiji",
		       DIA_ISSUER_STATE);
	/* The State that is named by far the most, and the year of the latest date. */
	check_metadata("1. Peru held elections on 3 May 2011, and Peru was watched.\n"
		       "2. Peru had held them on 4 June 2006, as Chile had. Peru was not watched then.\n",
		       NULL, "2011", "PER", NULL, DIA_ISSUER_UNKNOWN);
	/* Two namings are no majority that a guess may rest on. */
	check_metadata("1. Peru held elections on 3 May 2011.\n"
		       "2. Peru had held them on 4 June 2006, as Chile had.\n",
		       NULL, "2011", NULL, NULL, DIA_ISSUER_UNKNOWN);
}

/* Each report says on standard error what was guessed. */
static void
test_notes(void)
{
	static const char text[] = "1. It rains.\n2. It pours.\n";
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(DiaDocument) document = support_document(text, strlen(text), notes);

	g_assert_cmpuint(notes->len, ==, 3); /* date, issuer, country */
	for (guint i = 0; i < notes->len; i++)
		g_assert_true(g_str_has_prefix(g_ptr_array_index(notes, i), "report.txt: "));
}

static int
compare_strings(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Whatever the numbers, no id stands twice. */
static void
test_unique_ids(void)
{
	static const char text[] = "1. One.\n1. One again.\n1 (2). Odd.\n2. Two.\nAnnex\n1. One.\n"
				   "2. Two.\nAnnex\n1. One.\n2. Two.\nNo number here.\n";
	g_autoptr(DiaDocument) document = make(text);
	g_autoptr(GPtrArray) ids = g_ptr_array_new();
	guint n;
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, &n);

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(ids, (gpointer)paragraphs[i].id);
	g_ptr_array_sort(ids, compare_strings);
	for (guint i = 1; i < n; i++)
		g_assert_cmpstr(g_ptr_array_index(ids, i - 1), !=, g_ptr_array_index(ids, i));
	g_assert_cmpuint(n, >, 6);
}

/* Names and values of the closed vocabularies match both ways. */
static void
test_names(void)
{
	DiaStatus status;
	DiaIssuer issuer;

	for (guint i = 0; i <= DIA_STATUS_REVERSED; i++) {
		g_assert_true(dia_status_parse(dia_status_name(i), &status));
		g_assert_cmpuint(status, ==, i);
	}
	g_assert_false(dia_status_parse("Done", &status));
	g_assert_false(dia_status_parse("", &status));
	g_assert_false(dia_status_parse(NULL, &status));
	g_assert_null(dia_issuer_name(DIA_ISSUER_UNKNOWN));
	g_assert_true(dia_issuer_parse("ngo", &issuer));
	g_assert_cmpint(issuer, ==, DIA_ISSUER_NGO);
}

/* A document as it was extracted, of one paragraph. */
static DiaDocument *
load(const char *dropped_lines, const char *sections, const char *references)
{
	g_autofree char *json = g_strdup_printf(
	    "{\"format\":\"diachron.document/1\",\"id\":\"r\",\"source\":{\"path\":\"r.txt\"},"
	    "\"dropped\":[{\"kind\":\"image\",\"count\":1,\"lines\":[%s]}],"
	    "\"paragraphs\":[{\"id\":\"1\",\"label\":\"1\",\"kind\":\"paragraph\",\"text\":\"It rains.\","
	    "\"section\":[%s],\"refers_to\":[%s]}]}",
	    dropped_lines, sections, references);
	g_autoptr(GError) error = NULL;
	DiaDocument *document = dia_document_load("r.jsonl", 1, json, strlen(json), &error);

	g_assert_no_error(error);
	return document;
}

/* Numbers or strings that differ, from 1 on, with commas between them. */
static char *
enumerate(guint n, const char *quote)
{
	GString *list = g_string_new(NULL);

	for (guint i = 1; i <= n; i++)
		g_string_append_printf(list, "%s%s%u%s", i > 1 ? "," : "", quote, i, quote);
	return g_string_free(list, FALSE);
}

static void
check_load(guint n)
{
	g_autofree char *lines = enumerate(n, "");
	g_autofree char *strings = enumerate(n, "\"");
	g_autoptr(DiaDocument) document = load(lines, strings, strings);
	guint n_sections;

	dia_document_sections(document, &n_sections);
	g_assert_cmpuint(dia_document_dropped(document, NULL)[0].n_lines, ==, MIN(n, DIA_MAX_DROPPED_LINES));
	g_assert_cmpuint(n_sections, ==, MIN(n, DIA_MAX_SECTION_DEPTH));
	g_assert_cmpuint(dia_document_paragraphs(document, NULL)[0].n_references, ==,
			 MIN(n, DIA_MAX_REFERENCES));
}

/* What is loaded keeps the limits of what is read. */
static void
test_load_limits(void)
{
	static const guint limits[] = { DIA_MAX_DROPPED_LINES, DIA_MAX_SECTION_DEPTH, DIA_MAX_REFERENCES };

	for (guint i = 0; i < G_N_ELEMENTS(limits); i++) {
		check_load(limits[i]);
		check_load(limits[i] + 1);
	}
}

/* No number of a line is beyond what lines are counted in. */
static void
test_load_odd_lines(void)
{
	g_autoptr(DiaDocument) document = load("7,1e300,-3,4294967295,\"x\",0.5", "", "");
	const DiaDropped *dropped = dia_document_dropped(document, NULL);
	static const guint32 expected[] = { 7, 0, 0, 0, 0, 0 };

	g_assert_cmpmem(dropped->lines, dropped->n_lines * sizeof(guint32), expected, sizeof expected);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/document/offsets", test_offsets);
	g_test_add_func("/document/citations", test_citations);
	g_test_add_func("/document/metadata", test_metadata);
	g_test_add_func("/document/notes", test_notes);
	g_test_add_func("/document/unique-ids", test_unique_ids);
	g_test_add_func("/document/names", test_names);
	g_test_add_func("/document/load-limits", test_load_limits);
	g_test_add_func("/document/load-odd-lines", test_load_odd_lines);
	return g_test_run();
}
