/*
 * Two versions of a report: what is the same, moved, renumbered, split, merged, modified, new and gone.
 */
#include <string.h>

#include "compare/diff.h"
#include "normalize/normalize.h"

static DiaLexicon *lexicon;

/* A document of the lines of a text; "12. Words" is a numbered paragraph, "## Words" a heading. */
static DiaDocument *
make_document(const char *text)
{
	g_autoptr(DiaBlocks) blocks = dia_blocks_new("text/plain");
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	DiaReportSource source = { .id = "test", .path = "test.txt", .issuer = "state" };

	for (guint i = 0; lines[i] != NULL; i++) {
		gsize digits = strspn(lines[i], "0123456789");
		gboolean is_heading = g_str_has_prefix(lines[i], "## ");
		gboolean is_numbered = digits > 0 && lines[i][digits] == '.';
		const char *words = lines[i] + (is_heading ? 3 : is_numbered ? digits + 2 : 0);
		DiaBlock *block;

		if (lines[i][0] == '\0')
			continue;
		block = dia_blocks_add(blocks, is_heading ? DIA_BLOCK_HEADING : DIA_BLOCK_PARAGRAPH,
				       words, strlen(words));
		block->line = i + 1;
		block->level = is_heading;
		if (is_numbered) {
			g_autofree char *label = g_strndup(lines[i], digits + 1);

			block->label = g_string_chunk_insert(blocks->strings, label);
		}
	}
	return dia_normalize(blocks, &source, lexicon, NULL);
}

static DiaDifference *
diff(const char *old_text, const char *new_text)
{
	g_autoptr(DiaDocument) old_document = make_document(old_text);
	g_autoptr(DiaDocument) new_document = make_document(new_text);
	DiaDifference *difference = dia_difference_new(old_document, new_document);

	dia_diff_align(difference, lexicon, DIA_WORDS_TEXT);
	return difference;
}

static void
append_passage(GString *shown, const DiaDocument *document, const DiaPassage *passage)
{
	if (passage->text == NULL)
		g_string_append_c(shown, '-');
	else if (passage->n_paragraphs == 0)
		g_string_append(shown, "heading");
	for (guint i = 0; i < passage->n_paragraphs; i++)
		g_string_append_printf(
		    shown, "%s%s", i > 0 ? "+" : "",
		    dia_document_paragraphs(document, NULL)[passage->paragraphs[i]].id);
}

/* All but what is the same, as "moved 13>11 renumbered; modified 12>12". */
static void
check(const char *old_text, const char *new_text, const char *expected)
{
	g_autoptr(DiaDifference) difference = diff(old_text, new_text);
	g_autoptr(GString) shown = g_string_new(NULL);
	guint n;
	const DiaAlignment *alignments = dia_difference_alignments(difference, &n);

	for (guint i = 0; i < n; i++) {
		const DiaAlignment *alignment = &alignments[i];

		if (alignment->kind == DIA_DIFFERENCE_SAME)
			continue;
		g_string_append_printf(shown, "%s%s ", shown->len > 0 ? "; " : "",
				       dia_difference_kind_name(alignment->kind));
		append_passage(shown, dia_difference_old_document(difference),
			       &alignment->old_passage);
		g_string_append_c(shown, '>');
		append_passage(shown, dia_difference_new_document(difference),
			       &alignment->new_passage);
		if (alignment->is_renumbered && alignment->kind != DIA_DIFFERENCE_RENUMBERED)
			g_string_append(shown, " renumbered");
		if (alignment->is_moved && alignment->kind != DIA_DIFFERENCE_MOVED)
			g_string_append(shown, " moved");
		if (alignment->is_modified && alignment->kind != DIA_DIFFERENCE_MODIFIED)
			g_string_append(shown, " modified");
	}
	g_assert_cmpstr(shown->str, ==, expected);
}

static const char PRISONS[] =
    "In 2009 there were 1,203 prisoners serving sentences in closed institutions, 35.4 per cent of "
    "all prisoners.";
static const char PRISONS_LATER[] =
    "In 2014 there were 1,305 prisoners serving sentences in closed institutions, 36.4 per cent of "
    "all prisoners.";
static const char MORATORIUM[] =
    "A moratorium on executions has been in force in Ruritania since a decree of 2003.";

static void
test_benchmark(void)
{
	g_autofree char *old_text =
	    g_strdup_printf("12. %s\n13. %s\n14. Twelve NGOs took part in the drafting.", PRISONS,
			    MORATORIUM);
	g_autofree char *new_text =
	    g_strdup_printf("11. %s\n12. %s\n13. Fourteen NGOs took part in the drafting.", MORATORIUM,
			    PRISONS_LATER);

	check(old_text, new_text,
	      "moved 13>11 renumbered; modified 12>12; modified 14>13 renumbered");
	check(old_text, old_text, "");
}

static void
test_schedule(void)
{
	g_autoptr(GString) old_text = g_string_new(NULL);
	g_autoptr(GString) new_text = g_string_new(NULL);

	for (guint i = 1; i <= 60; i++) {
		g_string_append_printf(old_text, "%u. District %u has %u clinics for mothers.\n", i, i,
				       i % 7);
		g_string_append_printf(new_text, "%u. District %u has %u clinics for mothers.\n", i, i,
				       i == 31 ? 40 : i % 7);
	}
	check(old_text->str, new_text->str, "modified 31>31");
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	lexicon = dia_lexicon_new(NULL, NULL);
	g_assert_nonnull(lexicon);
	g_test_add_func("/diff/benchmark", test_benchmark);
	g_test_add_func("/diff/schedule", test_schedule);
	status = g_test_run();
	dia_lexicon_unref(lexicon);
	return status;
}
