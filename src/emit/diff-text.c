/*
 * A difference for a terminal: a summary line, then each change under the heading that it stands under.
 * Without colour, words are marked as wdiff marks them: [-deleted-] {+inserted+}.
 */
#include "emit/diff-phrases.h"

#include <string.h>

enum {
	MIN_WIDTH = 30,
	INDENT = 4,
	MAX_SAME = 320, /* bytes of unchanged words between two edits that are shown whole */
	KEPT_SAME = 100, /* of longer ones, at each end */
};

typedef struct {
	const DiaDifference *difference;
	const DiaDiffStyle *style;
	GString *output;
	guint column;
	const char *color; /* in force, or NULL */
	gint32 section; /* of the new version, of the heading printed last */
} Printer;

static const char BOLD[] = "\033[1m";
static const char DELETED[] = "\033[9;31m";
static const char INSERTED[] = "\033[4;32m";
static const char FAINT[] = "\033[2m";
static const char PLAIN[] = "\033[0m";

static void
set_color(Printer *printer, const char *color)
{
	if (!printer->style->has_color || printer->color == color)
		return;
	if (printer->color != NULL)
		g_string_append(printer->output, PLAIN);
	if (color != NULL)
		g_string_append(printer->output, color);
	printer->color = color;
}

static guint
measure_width(const char *text, gsize length)
{
	guint width = 0;

	for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (c < 0x80)
			width++;
		else if (!g_unichar_iszerowidth(c))
			width += g_unichar_iswide(c) ? 2 : 1;
	}
	return width;
}

static void
end_line(Printer *printer)
{
	const char *color = printer->color;

	set_color(printer, NULL);
	while (printer->output->len > 0 &&
	       printer->output->str[printer->output->len - 1] == ' ')
		g_string_truncate(printer->output, printer->output->len - 1);
	g_string_append_c(printer->output, '\n');
	printer->column = 0;
	set_color(printer, color);
}

/* A word with the blank after it as far as there is one; wraps before it where it does not fit. */
static void
print_word(Printer *printer, const char *word, gsize length)
{
	gsize visible = length;
	guint width;

	while (visible > 0 && word[visible - 1] == ' ')
		visible--;
	width = measure_width(word, visible);
	if (printer->column > INDENT && printer->column + width > printer->style->width)
		end_line(printer);
	if (printer->column == 0) {
		const char *color = printer->color;

		set_color(printer, NULL);
		g_string_append_printf(printer->output, "%*s", INDENT, "");
		set_color(printer, color);
		printer->column = INDENT;
	}
	g_string_append_len(printer->output, word, (gssize)length);
	printer->column += width + (guint)(length - visible);
}

/* Control characters would steer the terminal; the text has only '\n' and '\t'. */
static void
print_text(Printer *printer, const char *text, gsize length)
{
	gsize start = 0;

	for (gsize at = 0; at < length; at++) {
		if (text[at] != ' ' && text[at] != '\n' && text[at] != '\t')
			continue;
		print_word(printer, text + start, at - start);
		if (text[at] == '\n')
			end_line(printer);
		else
			print_word(printer, " ", 1);
		start = at + 1;
	}
	if (start < length)
		print_word(printer, text + start, length - start);
}

static void
print_marked(Printer *printer, char operation, const char *text, gsize length)
{
	gboolean is_deleted = operation == '-';

	if (printer->style->has_color) {
		set_color(printer, is_deleted ? DELETED : INSERTED);
		print_text(printer, text, length);
		set_color(printer, NULL);
		return;
	}
	{
		g_autofree char *marked = g_strdup_printf(is_deleted ? "[-%.*s-]" : "{+%.*s+}",
							  (int)length, text);

		print_text(printer, marked, strlen(marked));
	}
}

/* The end of the first word at or after an offset; or the start of the last one before it. */
static gsize
find_blank(const char *text, gsize length, gsize at, gint step)
{
	while (at > 0 && at < length && text[at] != ' ' && text[at] != '\n')
		at = (gsize)((gssize)at + step);
	return at;
}

/* Unchanged words; of a long stretch the ends, with "[...]" for what is left out. */
static void
print_same(Printer *printer, const char *text, gsize length, gboolean is_first, gboolean is_last)
{
	gsize head = is_first ? 0 : KEPT_SAME;
	gsize tail = is_last ? 0 : KEPT_SAME;

	if (length <= MAX_SAME) {
		print_text(printer, text, length);
		return;
	}
	head = find_blank(text, length, head, 1);
	tail = find_blank(text, length, length - tail, -1);
	print_text(printer, text, head);
	print_text(printer, is_first ? "[...]" : " [...]", is_first ? 5 : 6);
	print_text(printer, text + tail, length - tail);
}

/* Unchanged words with a mark where a split or merge divides them. */
static void
print_divided(Printer *printer, const char *text, gsize length, gboolean is_first, gboolean is_last,
	      char operation)
{
	const char *end;

	while (operation != '\0' && (end = memchr(text, '\n', length)) != NULL) {
		print_same(printer, text, (gsize)(end - text), is_first, FALSE);
		print_marked(printer, operation, DIA_DIFF_BREAK, strlen(DIA_DIFF_BREAK));
		end_line(printer);
		length -= (gsize)(end - text) + 1;
		text = end + 1;
		is_first = FALSE;
	}
	print_same(printer, text, length, is_first, is_last);
}

static void
print_edits(Printer *printer, const DiaAlignment *alignment)
{
	for (guint i = 0; i < alignment->n_edits; i++) {
		const DiaEdit *edit = &alignment->edits[i];
		gsize length;
		const char *text = dia_diff_get_words(alignment, edit, &length);

		if (edit->operation == '=')
			print_divided(printer, text, length, i == 0, i + 1 == alignment->n_edits,
				      dia_diff_get_break(alignment));
		else
			print_marked(printer, edit->operation, text, length);
	}
}

static void
print_body(Printer *printer, const DiaAlignment *alignment)
{
	if (alignment->old_passage.text == NULL)
		print_marked(printer, '+', alignment->new_passage.text,
			     alignment->new_passage.length);
	else if (alignment->new_passage.text == NULL)
		print_marked(printer, '-', alignment->old_passage.text,
			     alignment->old_passage.length);
	else if (alignment->n_edits > 0)
		print_edits(printer, alignment);
	else
		print_same(printer, alignment->new_passage.text, alignment->new_passage.length,
			   FALSE, FALSE);
	if (printer->column > 0)
		end_line(printer);
}

static void
print_title(Printer *printer, char mark, const char *name, const char *words)
{
	set_color(printer, BOLD);
	g_string_append_printf(printer->output, "%c %s", mark, name);
	set_color(printer, NULL);
	g_string_append_printf(printer->output, "  %s\n", words);
}

/* The heading that a passage of the new version stands under, where it is another than before. */
static void
print_section(Printer *printer, const DiaAlignment *alignment)
{
	const DiaDocument *document = dia_difference_new_document(printer->difference);
	const DiaSection *sections = dia_document_sections(document, NULL);
	const DiaPassage *passage = &alignment->new_passage;
	g_autoptr(GString) path = g_string_new(NULL);
	gint32 section;

	if (passage->n_paragraphs == 0)
		return;
	section = dia_document_paragraphs(document, NULL)[passage->paragraphs[0]].section;
	if (section < 0 || section == printer->section)
		return;
	printer->section = section;
	for (; section >= 0; section = sections[section].parent) {
		g_string_prepend(path, sections[section].title);
		if (sections[section].parent >= 0)
			g_string_prepend(path, " / ");
	}
	g_string_append_c(printer->output, '\n');
	set_color(printer, FAINT);
	g_string_append_printf(printer->output, "@@ %s @@", path->str);
	set_color(printer, NULL);
	g_string_append_c(printer->output, '\n');
}

/* A line of its own below the words, wrapped as they are. */
static void
print_line(Printer *printer, const char *line)
{
	print_text(printer, line, strlen(line));
	end_line(printer);
}

static void
print_meaning(Printer *printer, const DiaAlignment *alignment)
{
	g_autofree char *references = dia_diff_phrase_references(alignment);

	for (guint i = 0; i < alignment->n_figures; i++) {
		g_autofree char *phrase =
		    dia_diff_phrase_figure(printer->difference, &alignment->figures[i]);
		g_autofree char *line = g_strdup_printf("= figure: %s", phrase);

		print_line(printer, line);
	}
	for (guint i = 0; i < alignment->n_claims; i++) {
		g_autofree char *phrase =
		    dia_diff_phrase_claim(printer->difference, &alignment->claims[i]);
		g_autofree char *line = g_strdup_printf("= claim: %s", phrase);

		print_line(printer, line);
	}
	if (references != NULL) {
		g_autofree char *line = g_strdup_printf("= reference: %s", references);

		print_line(printer, line);
	}
}

static void
print_alignment(Printer *printer, const DiaAlignment *alignment)
{
	static const char marks[] = { ' ', '+', '-', '>', '~', '%', '%', '#' };
	const DiaDocument *old_document = dia_difference_old_document(printer->difference);
	const DiaDocument *new_document = dia_difference_new_document(printer->difference);
	g_autofree char *old_name = dia_diff_name_passage(old_document, &alignment->old_passage);
	g_autofree char *new_name = dia_diff_name_passage(new_document, &alignment->new_passage);
	g_autofree char *words = dia_diff_describe(alignment, old_name);

	G_STATIC_ASSERT(G_N_ELEMENTS(marks) == DIA_N_DIFFERENCE_KINDS);
	print_section(printer, alignment);
	print_title(printer, marks[alignment->kind],
		    alignment->new_passage.text != NULL ? new_name : old_name, words);
	print_body(printer, alignment);
	print_meaning(printer, alignment);
}

/* Where something moved away from, one line. */
static void
print_moved_away(Printer *printer, const DiaAlignment *alignment)
{
	g_autofree char *old_name = dia_diff_name_passage(dia_difference_old_document(printer->difference),
						 &alignment->old_passage);
	g_autofree char *new_name = dia_diff_name_passage(dia_difference_new_document(printer->difference),
						 &alignment->new_passage);
	g_autofree char *words = g_strdup_printf("moved to %s", new_name);

	print_title(printer, '<', old_name, words);
}

static gboolean
is_shown(const DiaAlignment *alignment)
{
	if (alignment->kind == DIA_DIFFERENCE_RENUMBERED)
		return alignment->n_edits > 0;
	return alignment->kind != DIA_DIFFERENCE_SAME;
}

/* Marks the unchanged passages within `context` of one that is shown. */
static guint8 *
choose_context(const DiaAlignment *alignments, guint n, guint context)
{
	guint8 *chosen = g_new0(guint8, n + 1);
	guint reach = 0;

	for (guint i = 0; i < n; i++) {
		reach = is_shown(&alignments[i]) ? context + 1 : reach > 0 ? reach - 1 : 0;
		chosen[i] = reach > 0;
	}
	reach = 0;
	for (guint i = n; i-- > 0;) {
		reach = is_shown(&alignments[i]) ? context + 1 : reach > 0 ? reach - 1 : 0;
		chosen[i] |= reach > 0;
	}
	return chosen;
}

static void
print_context(Printer *printer, const DiaAlignment *alignment)
{
	g_autofree char *name = dia_diff_name_passage(dia_difference_new_document(printer->difference),
					     &alignment->new_passage);

	print_section(printer, alignment);
	g_string_append_printf(printer->output, "  %s\n", name);
	print_text(printer, alignment->new_passage.text, alignment->new_passage.length);
	end_line(printer);
}

static int
compare_old_positions(gconstpointer a, gconstpointer b)
{
	guint32 first = (*(const DiaAlignment *const *)a)->old_passage.position;
	guint32 second = (*(const DiaAlignment *const *)b)->old_passage.position;

	return (first > second) - (first < second);
}

/* The moved passages in the order of the old version. */
static GPtrArray *
sort_moved(const DiaAlignment *alignments, guint n)
{
	GPtrArray *moved = g_ptr_array_new();

	for (guint i = 0; i < n; i++)
		if (alignments[i].is_moved)
			g_ptr_array_add(moved, (gpointer)&alignments[i]);
	g_ptr_array_sort(moved, compare_old_positions);
	return moved;
}

/* Runs of paragraphs whose numbers alone changed, a run of equal shift a line. */
static void
print_renumbered(Printer *printer, const DiaAlignment *alignments, guint n)
{
	guint n_renumbered = 0;
	const char *first_old = NULL;
	const char *first_new = NULL;
	const char *last_old = NULL;
	const char *last_new = NULL;

	for (guint i = 0; i < n; i++) {
		const DiaAlignment *alignment = &alignments[i];

		if (alignment->kind != DIA_DIFFERENCE_RENUMBERED || is_shown(alignment))
			continue;
		if (n_renumbered++ == 0) {
			first_old = alignment->old_passage.label;
			first_new = alignment->new_passage.label;
		}
		last_old = alignment->old_passage.label;
		last_new = alignment->new_passage.label;
	}
	if (n_renumbered == 0)
		return;
	g_string_append_c(printer->output, '\n');
	g_string_append_printf(printer->output, "# %u only renumbered, from %s to %s", n_renumbered,
			       first_old, first_new);
	if (n_renumbered > 1)
		g_string_append_printf(printer->output, " at the first and %s to %s at the last",
				       last_old, last_new);
	g_string_append_c(printer->output, '\n');
}

/* What holds for the whole: commitments, findings and topics. */
static void
print_whole(Printer *printer, const DiaLexicon *lexicon)
{
	g_autoptr(GPtrArray) lines = dia_diff_phrase_whole(printer->difference);
	char *topics = dia_diff_phrase_topics(printer->difference, lexicon);

	if (topics != NULL)
		g_ptr_array_add(lines, topics);
	if (lines->len > 0)
		g_string_append_c(printer->output, '\n');
	for (guint i = 0; i < lines->len; i++)
		g_string_append_printf(printer->output, "%s\n",
				       (const char *)g_ptr_array_index(lines, i));
}

void
dia_emit_diff_text(const DiaDifference *difference, const DiaLexicon *lexicon,
		   const DiaDiffStyle *style, GString *output)
{
	DiaDiffStyle own = *style;
	Printer printer = { .difference = difference, .style = &own, .output = output, .section = -1 };
	guint n;
	const DiaAlignment *alignments = dia_difference_alignments(difference, &n);
	g_autofree char *summary = dia_diff_summarize(difference);
	g_autofree guint8 *chosen = choose_context(alignments, n, style->context);
	g_autoptr(GPtrArray) moved = sort_moved(alignments, n);
	guint next_moved = 0;

	own.width = MAX(style->width, MIN_WIDTH);
	g_string_append_printf(output, "%s\n", summary);
	for (guint i = 0; i < n; i++) {
		const DiaAlignment *alignment = &alignments[i];

		/* What moved away from before a passage that stayed or went. */
		while (next_moved < moved->len && !alignment->is_moved &&
		       alignment->old_passage.text != NULL) {
			const DiaAlignment *next = g_ptr_array_index(moved, next_moved);

			if (next->old_passage.position > alignment->old_passage.position)
				break;
			print_moved_away(&printer, next);
			next_moved++;
		}
		if (is_shown(alignment))
			print_alignment(&printer, alignment);
		else if (chosen[i])
			print_context(&printer, alignment);
	}
	while (next_moved < moved->len)
		print_moved_away(&printer, g_ptr_array_index(moved, next_moved++));
	print_renumbered(&printer, alignments, n);
	print_whole(&printer, lexicon);
}
