/*
 * A difference as Markdown: the summary, a table of figures, what holds for the whole, then each change.
 */
#include <string.h>

#include "emit/diff-phrases.h"

enum {
	MAX_BYTES = 60000, /* GitHub takes 65,536 characters in a comment */
	KEPT_SAME = 80,	   /* bytes of unchanged words to keep on each side of an edit */
};

/* Characters that Markdown might take for its own. */
static void
append_escaped(GString *output, const char *text, gsize length)
{
	for (gsize i = 0; i < length; i++) {
		if (strchr("\\`*_{}[]<>#|~&!", text[i]) != NULL && text[i] != '\0')
			g_string_append_c(output, '\\');
		g_string_append_c(output, text[i] == '\n' || text[i] == '\t' ? ' ' : text[i]);
	}
}

/* Marks only bind to words, so the blanks at both ends stay outside. */
static void
append_marked(GString *output, const char *mark, const char *text, gsize length)
{
	gsize start = 0;
	gsize end = length;

	while (start < length && g_ascii_isspace(text[start]))
		start++;
	while (end > start && g_ascii_isspace(text[end - 1]))
		end--;
	append_escaped(output, text, start);
	if (start == length)
		return;
	g_string_append(output, mark);
	append_escaped(output, text + start, end - start);
	g_string_append(output, mark);
	append_escaped(output, text + end, length - end);
}

/* The end of the last word that ends before `at`, or the start of the first one that starts after it. */
static gsize
find_cut(const char *text, gsize length, gsize at, gint step)
{
	while (at > 0 && at < length && text[at] != ' ')
		at = (gsize)((gssize)at + step);
	return at;
}

static void
append_same(GString *output, const char *text, gsize length, gboolean is_first, gboolean is_last)
{
	gsize head = is_first ? 0 : find_cut(text, length, MIN(KEPT_SAME, length), 1);
	gsize tail = is_last ? length
			     : find_cut(text, length, length > KEPT_SAME ? length - KEPT_SAME : 0, -1);

	if (tail <= head + KEPT_SAME) {
		append_escaped(output, text, length);
		return;
	}
	append_escaped(output, text, head);
	g_string_append(output, " \xe2\x80\xa6 ");
	append_escaped(output, text + tail, length - tail);
}

/* Unchanged words with a mark where a split or merge divides them. */
static void
append_divided(GString *output, const char *text, gsize length, gboolean is_first, gboolean is_last,
	       char operation)
{
	const char *mark = operation == '-' ? "~~" : "**";
	const char *end;

	while (operation != '\0' && (end = memchr(text, '\n', length)) != NULL) {
		append_same(output, text, (gsize)(end - text), is_first, FALSE);
		append_marked(output, mark, DIA_DIFF_BREAK, strlen(DIA_DIFF_BREAK));
		g_string_append_c(output, ' ');
		length -= (gsize)(end - text) + 1;
		text = end + 1;
		is_first = FALSE;
	}
	append_same(output, text, length, is_first, is_last);
}

static void
append_words(GString *output, const DiaAlignment *alignment)
{
	const DiaPassage *a = &alignment->old_passage;
	const DiaPassage *b = &alignment->new_passage;

	if (a->text == NULL)
		append_marked(output, "**", b->text, b->length);
	else if (b->text == NULL)
		append_marked(output, "~~", a->text, a->length);
	else if (alignment->n_edits == 0)
		append_same(output, b->text, b->length, FALSE, TRUE);
	for (guint i = 0; i < alignment->n_edits; i++) {
		const DiaEdit *edit = &alignment->edits[i];
		gsize length;
		const char *text = dia_diff_get_words(alignment, edit, &length);

		if (edit->operation == '=')
			append_divided(output, text, length, i == 0, i + 1 == alignment->n_edits,
				       dia_diff_get_break(alignment));
		else
			append_marked(output, edit->operation == '-' ? "~~" : "**", text, length);
	}
}

static void
append_figures(const DiaDifference *difference, GString *output)
{
	guint n;
	const DiaAlignment *alignments = dia_difference_alignments(difference, &n);
	gboolean has_head = FALSE;

	for (guint i = 0; i < n; i++) {
		for (guint j = 0; j < alignments[i].n_figures; j++) {
			g_autofree char *id =
			    dia_diff_make_id(dia_difference_new_document(difference),
					     &alignments[i].new_passage);
			g_autofree char *phrase =
			    dia_diff_phrase_figure(difference, &alignments[i].figures[j]);

			if (!has_head)
				g_string_append(output, "| Paragraph | Figure |\n| --- | --- |\n");
			has_head = TRUE;
			g_string_append(output, "| ");
			append_escaped(output, id, strlen(id));
			g_string_append(output, " | ");
			append_escaped(output, phrase, strlen(phrase));
			g_string_append(output, " |\n");
		}
	}
	if (has_head)
		g_string_append_c(output, '\n');
}

static void
append_whole(const DiaDifference *difference, const DiaLexicon *lexicon, GString *output)
{
	g_autoptr(GPtrArray) lines = dia_diff_phrase_whole(difference);
	char *topics = dia_diff_phrase_topics(difference, lexicon);

	if (topics != NULL)
		g_ptr_array_add(lines, topics);
	for (guint i = 0; i < lines->len; i++) {
		const char *line = g_ptr_array_index(lines, i);

		g_string_append(output, "- ");
		append_escaped(output, line, strlen(line));
		g_string_append_c(output, '\n');
	}
	if (lines->len > 0)
		g_string_append_c(output, '\n');
}

static void
append_change(const DiaDifference *difference, const DiaAlignment *alignment, GString *output)
{
	g_autofree char *old_name = dia_diff_name_passage(dia_difference_old_document(difference),
							  &alignment->old_passage);
	g_autofree char *new_name = dia_diff_name_passage(dia_difference_new_document(difference),
							  &alignment->new_passage);
	g_autofree char *words = dia_diff_describe(alignment, old_name);
	g_autofree char *references = dia_diff_phrase_references(alignment);
	const char *name = alignment->new_passage.text != NULL ? new_name : old_name;

	g_string_append(output, "- **");
	append_escaped(output, name, strlen(name));
	g_string_append(output, "** ");
	append_escaped(output, words, strlen(words));
	g_string_append(output, "  \n  ");
	append_words(output, alignment);
	g_string_append_c(output, '\n');
	for (guint i = 0; i < alignment->n_claims; i++) {
		g_autofree char *phrase = dia_diff_phrase_claim(difference, &alignment->claims[i]);

		g_string_append(output, "  - claim: ");
		append_escaped(output, phrase, strlen(phrase));
		g_string_append_c(output, '\n');
	}
	if (references != NULL) {
		g_string_append(output, "  - reference: ");
		append_escaped(output, references, strlen(references));
		g_string_append_c(output, '\n');
	}
}

void
dia_emit_diff_markdown(const DiaDifference *difference, const DiaLexicon *lexicon, GString *output)
{
	g_autofree char *summary = dia_diff_summarize(difference);
	gsize first = output->len;
	guint n_left_out = 0;
	guint n;
	const DiaAlignment *alignments = dia_difference_alignments(difference, &n);

	g_string_append_printf(output, "**%s**\n\n", summary);
	append_figures(difference, output);
	append_whole(difference, lexicon, output);
	for (guint i = 0; i < n; i++) {
		gsize before = output->len;

		if (alignments[i].kind == DIA_DIFFERENCE_SAME ||
		    (alignments[i].kind == DIA_DIFFERENCE_RENUMBERED && alignments[i].n_edits == 0))
			continue;
		append_change(difference, &alignments[i], output);
		if (output->len - first <= MAX_BYTES)
			continue;
		g_string_truncate(output, before);
		n_left_out++;
	}
	if (n_left_out > 0)
		g_string_append_printf(output, "\n%u more changes: see `diachron diff -f json`.\n",
				       n_left_out);
}
