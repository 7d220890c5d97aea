/*
 * Two versions of a report: what is the same, moved, renumbered, split, merged, modified, new and gone.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "base/limits.h"
#include "compare/diff.h"
#include "diachron/pipeline.h"
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

	dia_diff_align(difference, lexicon, DIA_WORDS_TEXT, 2);
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

/* Of a paragraph only its last sentence is left, where it stood: it was cut, not replaced. */
static void
test_remainder(void)
{
	static const char PRAISE[] = "Ruritania was commended on its laws on children, on its inspectors of "
				     "prisons, on its steps against trafficking and on its plans for "
				     "elections in the provinces of the north, where voters had asked "
				     "observers from abroad to visit polling stations, to speak with "
				     "candidates, journalists and lawyers, and to publish whatever they "
				     "found within thirty days of the vote. It made recommendations.";
	g_autofree char *old_text =
	    g_strdup_printf("1. %s\n2. %s\n3. %s", PRISONS, PRAISE, MORATORIUM);
	g_autofree char *new_text =
	    g_strdup_printf("1. %s\n2. It made recommendations.\n3. %s", PRISONS, MORATORIUM);

	check(old_text, new_text, "modified 2>2");
}

/* The only paragraph without a change is the one that moved: the others are in place all the same. */
static void
test_moved_anchor(void)
{
	check("1. A moratorium on executions has been in force in Ruritania since a decree of 2003.\n"
	      "2. The act on domestic violence lacks rules and a budget. Shelters exist, run by charities.\n"
	      "3. Maternal mortality remains among the highest of the region, at 362.\n"
	      "4. Child marriage affects 23 per cent of the girls of the northern provinces.\n",
	      "1. Shelters exist, run by charities.\n"
	      "2. Maternal mortality remains among the highest of the region, at 371.\n"
	      "3. Child marriage affects 26 per cent of the girls of the northern provinces.\n"
	      "4. A moratorium on executions has been in force in Ruritania since a decree of 2003.\n",
	      "modified 2>1 renumbered; modified 3>2 renumbered; modified 4>3 renumbered; "
	      "moved 1>4 renumbered");
}

/* A part of few words, and of numbers. */
static void
test_short_parts(void)
{
	check("1. The Supreme Court, two courts of appeal and 26 courts of first instance make up the "
	      "judiciary. On 1 January 2017 there were 259 judges.\n"
	      "2. A moratorium on executions has been in force.\n",
	      "1. The Supreme Court, two courts of appeal and 26 courts of first instance make up the "
	      "judiciary.\n2. On 1 January 2017 there were 259 judges.\n"
	      "3. A moratorium on executions has been in force.\n",
	      "split 1>1+2; renumbered 2>3");
}

/* Splits and merges side by side, with more words in common across them than within. */
static void
test_crowded_parts(void)
{
	check("1. Iran praised the plan against trafficking in women. It noted the adoption of the plan "
	      "on human trafficking. It made recommendations.\n"
	      "2. Iraq noted the measures against torture. It praised social projects on human "
	      "trafficking and the adoption of the plan on human trafficking. It made recommendations.\n"
	      "3. Italy asked for visits of the special rapporteurs to the country and to its prisons. "
	      "It made recommendations.\n",
	      "1. Iran praised the plan against trafficking in women.\n"
	      "2. It noted the adoption of the plan on human trafficking. It made recommendations.\n"
	      "3. Latvia regretted that reforms of the courts were slow and the budget small.\n"
	      "4. Iraq noted the measures against torture. It praised social projects on human "
	      "trafficking and the adoption of the plan on human trafficking. It made recommendations. "
	      "Italy asked for visits of the special rapporteurs to the country and to its prisons. "
	      "It made recommendations.\n",
	      "split 1>1+2; inserted ->3; merged 2+3>4 renumbered");
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

/* Like recommendations of several States: one is gone, one is new, and no other has changed. */
static void
test_recommendations(void)
{
	static const char *const states[] = { "Fiji", "Chad", "Peru", "Oman", "Mali", "Cuba", "Togo" };
	g_autoptr(GString) old_text = g_string_new(NULL);
	g_autoptr(GString) new_text = g_string_new(NULL);
	guint number = 1;

	for (guint i = 0; i < G_N_ELEMENTS(states); i++) {
		const char *words = "Ratify the Optional Protocol to the Convention against Torture";

		g_string_append_printf(old_text, "%u. %s (%s)\n", i + 1, words, states[i]);
		if (i != 2)
			g_string_append_printf(new_text, "%u. %s (%s)\n", number++, words, states[i]);
		if (i == 4)
			g_string_append_printf(new_text, "%u. %s (%s)\n", number++, words, "Haiti");
	}
	check(old_text->str, new_text->str,
	      "deleted 3>-; renumbered 4>3; renumbered 5>4; inserted ->5");
}

static const char WATER[] = "Drinking water is tested every week in all villages of the north.";
static const char ROADS[] = "The national roads agency repaired long stretches of the coastal road.";
static const char BOOKS[] = "Public libraries lend books in four minority languages free of charge.";

static void
test_split_and_merge(void)
{
	g_autofree char *whole = g_strdup_printf("1. %s\n2. %s %s\n3. %s", MORATORIUM, WATER, ROADS,
						 BOOKS);
	g_autofree char *parts = g_strdup_printf("1. %s\n2. %s\n3. %s\n4. %s", MORATORIUM, WATER,
						 ROADS, BOOKS);
	g_autofree char *apart = g_strdup_printf("1. %s\n2. %s\n3. Entirely other matters came up.\n"
						 "4. %s\n5. %s", MORATORIUM, WATER, ROADS, BOOKS);

	check(whole, parts, "split 2>2+3; renumbered 3>4");
	check(parts, whole, "merged 2+3>2; renumbered 4>3");
	check(whole, apart, "split 2>2+4; inserted ->3; renumbered 3>5");
}

static void
test_move_with_edit(void)
{
	g_autofree char *old_text =
	    g_strdup_printf("1. %s\n2. %s\n3. %s\n4. %s\n5. %s", PRISONS, MORATORIUM, WATER, ROADS, BOOKS);
	g_autofree char *new_text =
	    g_strdup_printf("1. %s\n2. %s\n3. %s\n4. %s\n5. %s", MORATORIUM, WATER, ROADS, BOOKS,
			    PRISONS_LATER);

	check(old_text, new_text,
	      "renumbered 2>1; renumbered 3>2; renumbered 4>3; renumbered 5>4; "
	      "moved 1>5 renumbered modified");
}

/* A paragraph that goes to the next heading has moved; the heading has not. */
static void
test_headings(void)
{
	g_autofree char *old_text = g_strdup_printf("## A. Prisons\n1. %s\n2. %s\n## B. Water\n3. %s",
						    PRISONS, ROADS, WATER);
	g_autofree char *new_text = g_strdup_printf("## A. Prisons\n1. %s\n## B. Water\n2. %s\n3. %s",
						    PRISONS, ROADS, WATER);
	g_autofree char *renamed = g_strdup_printf(
	    "## A. Prisons\n1. %s\n2. %s\n## B. Clean water\n3. %s", PRISONS, ROADS, WATER);
	g_autofree char *lettered = g_strdup_printf(
	    "## B. Prisons\n1. %s\n2. %s\n## C. Water\n3. %s", PRISONS, ROADS, WATER);

	check(old_text, new_text, "moved 2>2");
	check(old_text, renamed, "modified heading>heading");
	check(old_text, lettered, "renumbered heading>heading; renumbered heading>heading");
}

static void
test_rewritten(void)
{
	g_autofree char *old_text = g_strdup_printf("1. %s\n2. %s\n3. %s", PRISONS, WATER, BOOKS);
	g_autofree char *new_text = g_strdup_printf("1. %s\n2. %s\n3. %s", PRISONS, ROADS, BOOKS);

	check(old_text, new_text, "inserted ->2; deleted 2>-");
	check(old_text, "1. Nothing is left of it all here.",
	      "inserted ->1; deleted 1>-; deleted 2>-; deleted 3>-");
}

static void
test_references(void)
{
	g_autofree char *old_text =
	    g_strdup_printf("1. %s\n2. %s\n3. Roads are described in paragraph 2 above.", PRISONS, ROADS);
	g_autofree char *new_text =
	    g_strdup_printf("1. %s\n2. %s\n3. %s\n4. Roads are described in paragraph 3 above.", PRISONS,
			    WATER, ROADS);

	check(old_text, new_text, "inserted ->2; renumbered 2>3; renumbered 3>4");
}

static void
test_boilerplate(void)
{
	/* Short text that stands all over a report has not moved from one place to another. */
	g_autofree char *old_text = g_strdup_printf(
	    "1. None.\n2. %s\n3. None.\n4. %s\n5. %s", PRISONS, WATER, ROADS);
	g_autofree char *new_text = g_strdup_printf(
	    "1. None.\n2. %s\n3. %s\n4. %s\n5. None.", PRISONS, WATER, ROADS);

	check(old_text, new_text,
	      "deleted 3>-; renumbered 4>3; renumbered 5>4; inserted ->5");
}

/* The paragraphs and headings of a version, each of which must be in one alignment. */
static void
check_conserved(const DiaDifference *difference, const DiaDocument *document, gboolean is_new)
{
	guint n_paragraphs;
	guint n_sections;
	guint n;
	const DiaAlignment *alignments = dia_difference_alignments(difference, &n);
	g_autofree guint *paragraphs = NULL;
	g_autofree guint *sections = NULL;

	dia_document_paragraphs(document, &n_paragraphs);
	dia_document_sections(document, &n_sections);
	paragraphs = g_new0(guint, n_paragraphs + 1);
	sections = g_new0(guint, n_sections + 1);
	for (guint i = 0; i < n; i++) {
		const DiaPassage *passage = is_new ? &alignments[i].new_passage
						   : &alignments[i].old_passage;

		for (guint j = 0; j < passage->n_paragraphs; j++)
			paragraphs[passage->paragraphs[j]]++;
		if (passage->text != NULL && passage->section >= 0)
			sections[passage->section]++;
	}
	for (guint i = 0; i < n_paragraphs; i++)
		g_assert_cmpuint(paragraphs[i], ==, 1);
	for (guint i = 0; i < n_sections; i++)
		g_assert_cmpuint(sections[i], ==, 1);
}

/* The edits lead from the old text to the new one, byte for byte. */
static void
check_patch(const DiaAlignment *alignment)
{
	g_autoptr(GString) old_text = g_string_new(NULL);
	g_autoptr(GString) new_text = g_string_new(NULL);

	if (alignment->n_edits == 0)
		return;
	for (guint i = 0; i < alignment->n_edits; i++) {
		const DiaEdit *edit = &alignment->edits[i];

		g_string_append_len(old_text, alignment->old_passage.text + edit->old_span.start,
				    edit->old_span.end - edit->old_span.start);
		g_string_append_len(new_text, alignment->new_passage.text + edit->new_span.start,
				    edit->new_span.end - edit->new_span.start);
	}
	g_assert_cmpmem(old_text->str, old_text->len, alignment->old_passage.text,
			alignment->old_passage.length);
	g_assert_cmpmem(new_text->str, new_text->len, alignment->new_passage.text,
			alignment->new_passage.length);
}

/* What mirrors what when the versions change places. */
static DiaDifferenceKind
mirror(DiaDifferenceKind kind)
{
	switch (kind) {
	case DIA_DIFFERENCE_INSERTED:
		return DIA_DIFFERENCE_DELETED;
	case DIA_DIFFERENCE_DELETED:
		return DIA_DIFFERENCE_INSERTED;
	case DIA_DIFFERENCE_SPLIT:
		return DIA_DIFFERENCE_MERGED;
	case DIA_DIFFERENCE_MERGED:
		return DIA_DIFFERENCE_SPLIT;
	default:
		return kind;
	}
}

/* Sentences of a few words, so that many are alike and some the same. */
static void
append_sentence(GString *text, GRand *random)
{
	static const char *const words[] = { "courts", "women", "villages", "prisons", "schools",
					     "the", "of", "reported", "protect", "12", "1,305",
					     "rights", "children", "paragraph 3", "May 2011" };
	guint n = (guint)g_rand_int_range(random, 3, 12);

	for (guint i = 0; i < n; i++)
		g_string_append_printf(text, "%s%s", i > 0 ? " " : "",
				       words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))]);
	g_string_append_c(text, '.');
}

/* A report of sentences, of which another may have some: edited, moved, joined. */
static char *
make_report(GRand *random, GPtrArray *sentences)
{
	GString *text = g_string_new(NULL);
	guint number = 1;

	for (guint i = 0; i < sentences->len; i++) {
		guint fate = (guint)g_rand_int_range(random, 0, 12);

		if (fate == 0)
			continue;
		if (fate == 1)
			g_string_append_printf(text, "\n## %u. Part", number);
		if (fate == 2 && text->len > 0 && number > 1)
			g_string_append_c(text, ' ');
		else
			g_string_append_printf(text, "\n%u. ", number++);
		if (fate == 3)
			append_sentence(text, random);
		g_string_append(text,
				g_ptr_array_index(sentences, fate == 4 ? (i * 7) % sentences->len : i));
	}
	g_string_append_printf(text, "\n%u. The end.", number);
	return g_string_free(text, FALSE);
}

static void
test_properties(void)
{
	for (guint seed = 0; seed < 150; seed++) {
		g_autoptr(GRand) random = g_rand_new_with_seed(seed);
		g_autoptr(GPtrArray) sentences = g_ptr_array_new_with_free_func(g_free);
		g_autofree char *old_text = NULL;
		g_autofree char *new_text = NULL;
		g_autoptr(DiaDifference) there = NULL;
		g_autoptr(DiaDifference) back = NULL;
		g_autoptr(DiaDifference) same = NULL;
		DiaDifferenceSummary counts[2];
		guint n;
		const DiaAlignment *alignments;

		for (guint i = 0; i < 25; i++) {
			GString *sentence = g_string_new(NULL);

			append_sentence(sentence, random);
			g_ptr_array_add(sentences, g_string_free(sentence, FALSE));
		}
		old_text = make_report(random, sentences);
		new_text = make_report(random, sentences);
		there = diff(old_text, new_text);
		back = diff(new_text, old_text);
		same = diff(old_text, old_text);
		check_conserved(there, dia_difference_old_document(there), FALSE);
		check_conserved(there, dia_difference_new_document(there), TRUE);
		alignments = dia_difference_alignments(there, &n);
		for (guint i = 0; i < n; i++)
			check_patch(&alignments[i]);
		alignments = dia_difference_alignments(same, &n);
		for (guint i = 0; i < n; i++)
			g_assert_cmpint(alignments[i].kind, ==, DIA_DIFFERENCE_SAME);
		counts[0] = dia_difference_summary(there);
		counts[1] = dia_difference_summary(back);
		for (guint kind = 0; kind < DIA_N_DIFFERENCE_KINDS; kind++)
			g_assert_cmpuint(counts[0].counts[kind], ==, counts[1].counts[mirror(kind)]);
	}
}

/* Notes of a run, for people. */
static void
take_note(const char *message, gpointer notes)
{
	g_ptr_array_add(notes, g_strdup(message));
}

/* As diff() from files, with what the changes mean. */
static DiaDifference *
diff_files(const char *folder, const char *old_text, const char *new_text, GPtrArray *notes)
{
	g_autofree char *old_path = g_build_filename(folder, "old.txt", NULL);
	g_autofree char *new_path = g_build_filename(folder, "new.txt", NULL);
	DiaReportSource old_source = { .id = "old", .path = old_path };
	DiaReportSource new_source = { .id = "new", .path = new_path };
	DiaPipelineOptions options = { .jobs = 1, .note = take_note, .user_data = notes };
	g_autoptr(GError) error = NULL;
	DiaDifference *difference;

	g_assert_true(g_file_set_contents(old_path, old_text, -1, NULL));
	g_assert_true(g_file_set_contents(new_path, new_text, -1, NULL));
	difference = dia_pipeline_diff(&old_source, &new_source, lexicon, &options, FALSE, &error);
	g_assert_no_error(error);
	g_unlink(old_path);
	g_unlink(new_path);
	return difference;
}

/*
 * A report whose normalized text has `n_bytes` bytes. One paragraph refers to the paragraph 3 before the last words,
 * which is there or not.
 */
static char *
make_sized(gsize n_bytes, gboolean has_third)
{
	static const char sentence[] = "Councils met and heard what people of the towns said. ";
	const char *third = has_third ? "\n\n3. The end of it." : "\n\n4. The end of it.";
	GString *text = g_string_new("1. The matter is taken up in paragraph 3 below.\n\n2. ");
	/* Of each paragraph the text has its words and a line feed, but not its number. */
	gsize beside = strlen("The matter is taken up in paragraph 3 below.\n") + strlen("\nThe end of it.\n");

	for (gsize left = n_bytes - beside; left > 0;) {
		gsize length = left > 2 * strlen(sentence) ? strlen(sentence) : left;

		for (gsize i = 0; i < length; i++)
			g_string_append_c(text, i < strlen(sentence) ? sentence[i] : 'x');
		left -= length;
	}
	g_string_append(text, third);
	return g_string_free(text, FALSE);
}

/* Does the new version lose what is referred to, in a paragraph that did not change? Beyond the limit nobody looks. */
/* Words are compared a thousand passages at a time: each gets the edits that are its own. */
static void
test_many_edits(void)
{
	enum { N = 1500 };
	g_autoptr(GString) old_text = g_string_new(NULL);
	g_autoptr(GString) new_text = g_string_new(NULL);
	g_autoptr(DiaDifference) difference = NULL;
	const DiaAlignment *alignments;
	guint n;

	for (guint i = 1; i <= N; i++) {
		g_string_append_printf(old_text, "%u. The court of district %u heard %u thefts.\n", i, i, i * 3);
		g_string_append_printf(new_text, "%u. The court of district %u heard %u thefts.\n", i, i,
				       i * 3 + i % 2);
	}
	difference = diff(old_text->str, new_text->str);
	alignments = dia_difference_alignments(difference, &n);
	g_assert_cmpuint(n, ==, N);
	for (guint i = 0; i < n; i++) {
		const DiaEdit *edits = alignments[i].edits;
		g_autofree char *gone = g_strdup_printf("%u", (i + 1) * 3);
		g_autofree char *come = g_strdup_printf("%u", (i + 1) * 3 + 1);

		g_assert_cmpuint(alignments[i].n_edits, ==, (i + 1) % 2 ? 4 : 0);
		if (alignments[i].n_edits == 0)
			continue;
		g_assert_cmpuint(edits[1].operation, ==, '-');
		g_assert_true(g_str_has_prefix(alignments[i].old_passage.text + edits[1].old_span.start, gone));
		g_assert_cmpuint(edits[2].operation, ==, '+');
		g_assert_true(g_str_has_prefix(alignments[i].new_passage.text + edits[2].new_span.start, come));
	}
}

static void
check_examined(const char *folder, gsize n_old, gsize n_new, gboolean is_examined)
{
	g_autofree char *old_text = make_sized(n_old, TRUE);
	g_autofree char *new_text = make_sized(n_new, FALSE);
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(DiaDifference) difference = diff_files(folder, old_text, new_text, notes);
	guint n_findings;
	guint n_large = 0;

	g_assert_cmpuint(dia_difference_old_document(difference)->text->len, ==, n_old);
	g_assert_cmpuint(dia_difference_new_document(difference)->text->len, ==, n_new);
	dia_difference_findings_added(difference, &n_findings);
	for (guint i = 0; i < notes->len; i++)
		n_large += g_str_has_prefix(g_ptr_array_index(notes, i), "large versions:");
	g_assert_cmpuint(n_large, ==, is_examined ? 0 : 1);
	g_assert_true((n_findings > 0) == is_examined);
	/* What changed is told all the same. */
	g_assert_cmpuint(dia_difference_summary(difference).renumbered, ==, 1);
}

static void
test_examined_bytes(void)
{
	g_autofree char *folder = g_dir_make_tmp("diachron-XXXXXX", NULL);

	g_assert_nonnull(folder);
	check_examined(folder, DIA_MAX_EXAMINED_BYTES, DIA_MAX_EXAMINED_BYTES, TRUE);
	check_examined(folder, DIA_MAX_EXAMINED_BYTES + 1, DIA_MAX_EXAMINED_BYTES, FALSE);
	check_examined(folder, DIA_MAX_EXAMINED_BYTES, DIA_MAX_EXAMINED_BYTES + 1, FALSE);
	g_rmdir(folder);
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	lexicon = dia_lexicon_new(NULL, NULL);
	g_assert_nonnull(lexicon);
	g_test_add_func("/diff/benchmark", test_benchmark);
	g_test_add_func("/diff/remainder", test_remainder);
	g_test_add_func("/diff/moved-anchor", test_moved_anchor);
	g_test_add_func("/diff/short-parts", test_short_parts);
	g_test_add_func("/diff/crowded-parts", test_crowded_parts);
	g_test_add_func("/diff/schedule", test_schedule);
	g_test_add_func("/diff/recommendations", test_recommendations);
	g_test_add_func("/diff/split-and-merge", test_split_and_merge);
	g_test_add_func("/diff/move-with-edit", test_move_with_edit);
	g_test_add_func("/diff/headings", test_headings);
	g_test_add_func("/diff/rewritten", test_rewritten);
	g_test_add_func("/diff/references", test_references);
	g_test_add_func("/diff/boilerplate", test_boilerplate);
	g_test_add_func("/diff/properties", test_properties);
	g_test_add_func("/diff/many-edits", test_many_edits);
	g_test_add_func("/diff/examined-bytes", test_examined_bytes);
	status = g_test_run();
	dia_lexicon_unref(lexicon);
	return status;
}
