/*
 * The changes themselves: each inline and side by side, a move at both of its places, and what is the same
 * folded up between them.
 */
#include <string.h>

#include "emit/diff-html.h"

#define SIDES_OPEN "<div class=\"side\"><section><h4>Old</h4><p>"
#define SIDES_NEXT "</p></section><section><h4>New</h4><p>"
#define SIDES_END "</p></section></div>"

enum { VIEW_INLINE, VIEW_OLD, VIEW_NEW };

static void
put_deleted(DiaMarkup *markup, const char *text, gsize length)
{
	dia_markup_raw(markup, "<del><i>deleted: </i>");
	dia_markup_text_length(markup, text, length);
	dia_markup_raw(markup, "<i> end of deletion</i></del>");
}

static void
put_inserted(DiaMarkup *markup, const char *text, gsize length)
{
	dia_markup_raw(markup, "<ins><i>inserted: </i>");
	dia_markup_text_length(markup, text, length);
	dia_markup_raw(markup, "<i> end of insertion</i></ins>");
}

/* Unchanged words; in the inline view with a mark where a split or merge divides them. */
static void
put_same_words(DiaMarkup *markup, const char *text, gsize length, char operation)
{
	const char *end;

	while (operation != '\0' && (end = memchr(text, '\n', length)) != NULL) {
		dia_markup_text_length(markup, text, (gsize)(end - text));
		if (operation == '-')
			put_deleted(markup, DIA_DIFF_BREAK, strlen(DIA_DIFF_BREAK));
		else
			put_inserted(markup, DIA_DIFF_BREAK, strlen(DIA_DIFF_BREAK));
		dia_markup_text(markup, "\n");
		length -= (gsize)(end - text) + 1;
		text = end + 1;
	}
	dia_markup_text_length(markup, text, length);
}

static void
put_inline(DiaMarkup *markup, const DiaAlignment *alignment, const DiaEdit *edit)
{
	gsize length;
	const char *text = dia_diff_get_words(alignment, edit, &length);

	put_same_words(markup, text, length, dia_diff_get_break(alignment));
}

/* The words of an alignment as one view shows them. */
static void
put_words(DiaMarkup *markup, const DiaAlignment *alignment, guint view)
{
	const DiaPassage *a = &alignment->old_passage;
	const DiaPassage *b = &alignment->new_passage;

	if (a->text == NULL && view != VIEW_OLD)
		put_inserted(markup, b->text, b->length);
	else if (b->text == NULL && view != VIEW_NEW)
		put_deleted(markup, a->text, a->length);
	else if (a->text != NULL && b->text != NULL && alignment->n_edits == 0)
		dia_markup_text_length(markup, b->text, b->length);
	for (guint i = 0; i < alignment->n_edits; i++) {
		const DiaEdit *edit = &alignment->edits[i];
		const char *old_words = a->text + edit->old_span.start;
		const char *new_words = b->text + edit->new_span.start;
		guint32 n_old = edit->old_span.end - edit->old_span.start;
		guint32 n_new = edit->new_span.end - edit->new_span.start;

		if (edit->operation == '-' && view != VIEW_NEW)
			put_deleted(markup, old_words, n_old);
		else if (edit->operation == '+' && view != VIEW_OLD)
			put_inserted(markup, new_words, n_new);
		else if (edit->operation == '=' && view == VIEW_INLINE)
			put_inline(markup, alignment, edit);
		else if (edit->operation == '=')
			dia_markup_text_length(markup, view == VIEW_OLD ? old_words : new_words,
					       view == VIEW_OLD ? n_old : n_new);
	}
}

static void
put_views(DiaMarkup *markup, const DiaAlignment *alignment)
{
	dia_markup_open_class(markup, "p", "inline");
	put_words(markup, alignment, VIEW_INLINE);
	dia_markup_close(markup, "p");
	dia_markup_raw(markup, SIDES_OPEN);
	put_words(markup, alignment, VIEW_OLD);
	dia_markup_raw(markup, SIDES_NEXT);
	put_words(markup, alignment, VIEW_NEW);
	dia_markup_raw(markup, SIDES_END);
}

static void
put_meaning(DiaDiffPage *page, const DiaAlignment *alignment)
{
	DiaMarkup *markup = &page->markup;
	g_autofree char *references = dia_diff_phrase_references(alignment);

	if (alignment->n_figures + alignment->n_claims == 0 && references == NULL)
		return;
	dia_markup_raw(markup, "<ul class=\"meaning\">");
	for (guint i = 0; i < alignment->n_figures; i++) {
		g_autofree char *phrase =
		    dia_diff_phrase_figure(page->difference, &alignment->figures[i]);

		dia_markup_raw(markup, "<li>Figure: ");
		dia_markup_text(markup, phrase);
		dia_markup_raw(markup, "</li>");
	}
	for (guint i = 0; i < alignment->n_claims; i++) {
		g_autofree char *phrase =
		    dia_diff_phrase_claim(page->difference, &alignment->claims[i]);

		dia_markup_raw(markup, "<li>Claim: ");
		dia_markup_text(markup, phrase);
		dia_markup_raw(markup, "</li>");
	}
	if (references != NULL) {
		dia_markup_raw(markup, "<li>Reference: ");
		dia_markup_text(markup, references);
		dia_markup_raw(markup, "</li>");
	}
	dia_markup_raw(markup, "</ul>");
}

/* "change-12" for what stands there, "away-12" for the place that it moved away from. */
static void
put_anchor(DiaMarkup *markup, const char *prefix, guint index)
{
	g_autofree char *id = g_strdup_printf("%s-%u", prefix, index + 1);

	dia_markup_attribute(markup, "id", id);
}

/* What the filters go by: kinds and topics, separated by blanks. */
static void
put_filters(DiaDiffPage *page, const DiaAlignment *alignment)
{
	g_autoptr(GString) kinds = g_string_new(dia_difference_kind_name(alignment->kind));
	g_autoptr(GString) topics = g_string_new(NULL);

	if (alignment->is_moved && alignment->kind != DIA_DIFFERENCE_MOVED)
		g_string_append(kinds, " moved");
	if (alignment->is_modified && alignment->kind != DIA_DIFFERENCE_MODIFIED)
		g_string_append(kinds, " modified");
	if (alignment->is_renumbered && alignment->kind != DIA_DIFFERENCE_RENUMBERED)
		g_string_append(kinds, " renumbered");
	if (alignment->n_figures > 0)
		g_string_append(kinds, " figure");
	if (alignment->n_claims > 0)
		g_string_append(kinds, " claim");
	for (guint i = 0; i < alignment->n_topics; i++)
		g_string_append_printf(topics, "%s%s", i > 0 ? " " : "",
				       dia_lexicon_topic_id(page->lexicon, alignment->topics[i]));
	dia_markup_attribute(&page->markup, "data-k", kinds->str);
	dia_markup_attribute(&page->markup, "data-t", topics->str);
}

static void
put_link(DiaMarkup *markup, const char *prefix, guint index, const char *text)
{
	g_autofree char *id = g_strdup_printf("%s-%u", prefix, index + 1);

	dia_markup_open(markup, "a");
	dia_markup_link(markup, id);
	dia_markup_text(markup, text);
	dia_markup_close(markup, "a");
}

void
dia_diff_page_link(DiaDiffPage *page, guint alignment, const char *text)
{
	put_link(&page->markup, "change", alignment, text);
}

static void
put_change(DiaDiffPage *page, guint index)
{
	const DiaAlignment *alignment = &page->alignments[index];
	DiaMarkup *markup = &page->markup;
	g_autofree char *old_name = dia_diff_name_passage(
	    dia_difference_old_document(page->difference), &alignment->old_passage);
	g_autofree char *new_name = dia_diff_name_passage(
	    dia_difference_new_document(page->difference), &alignment->new_passage);
	g_autofree char *words = dia_diff_describe(alignment, old_name);

	/* A passage that moved without a change of words is marked as a whole. */
	if (alignment->is_moved && alignment->n_edits == 0)
		dia_markup_open_class(markup, "article", "change moved whole");
	else if (alignment->is_moved)
		dia_markup_open_class(markup, "article", "change moved");
	else
		dia_markup_open_class(markup, "article", "change");
	put_anchor(markup, "change", index);
	put_filters(page, alignment);
	dia_markup_open(markup, "h3");
	dia_markup_text(markup, alignment->new_passage.text != NULL ? new_name : old_name);
	dia_markup_raw(markup, " <span class=\"what\">");
	dia_markup_text(markup, words);
	dia_markup_raw(markup, "</span>");
	if (alignment->is_moved) {
		dia_markup_text(markup, " ");
		put_link(markup, "away", index, "where it stood");
	}
	dia_markup_close(markup, "h3");
	put_views(markup, alignment);
	put_meaning(page, alignment);
	dia_markup_close(markup, "article");
	dia_markup_text(markup, "\n");
}

/* The place that a passage moved away from. */
static void
put_away(DiaDiffPage *page, guint index)
{
	const DiaAlignment *alignment = &page->alignments[index];
	DiaMarkup *markup = &page->markup;
	g_autofree char *old_name = dia_diff_name_passage(
	    dia_difference_old_document(page->difference), &alignment->old_passage);
	g_autofree char *new_name = dia_diff_name_passage(
	    dia_difference_new_document(page->difference), &alignment->new_passage);

	dia_markup_open_class(markup, "article", "change away");
	put_anchor(markup, "away", index);
	put_filters(page, alignment);
	dia_markup_open(markup, "h3");
	dia_markup_text(markup, old_name);
	dia_markup_raw(markup, " <span class=\"what\">moved away to</span> ");
	put_link(markup, "change", index, new_name);
	dia_markup_close(markup, "h3");
	dia_markup_open_class(markup, "p", "inline");
	put_deleted(markup, alignment->old_passage.text, alignment->old_passage.length);
	dia_markup_close(markup, "p");
	dia_markup_raw(markup, SIDES_OPEN);
	put_deleted(markup, alignment->old_passage.text, alignment->old_passage.length);
	dia_markup_raw(markup, SIDES_NEXT SIDES_END);
	dia_markup_close(markup, "article");
	dia_markup_text(markup, "\n");
}

/* Passages [first, end), of which at most the numbers changed. */
static void
put_same(DiaDiffPage *page, guint first, guint end)
{
	DiaMarkup *markup = &page->markup;
	guint n_renumbered = 0;

	if (first == end)
		return;
	for (guint i = first; i < end; i++)
		n_renumbered += page->alignments[i].is_renumbered;
	dia_markup_raw(markup, "<details class=\"same\"><summary>");
	dia_markup_format(markup, "%u unchanged", end - first);
	if (n_renumbered > 0)
		dia_markup_format(markup, ", %u with another number", n_renumbered);
	dia_markup_raw(markup, "</summary>");
	for (guint i = first; i < end; i++) {
		const DiaAlignment *alignment = &page->alignments[i];
		g_autofree char *name = dia_diff_name_passage(
		    dia_difference_new_document(page->difference), &alignment->new_passage);

		dia_markup_raw(markup, "<p>");
		dia_markup_element(markup, "b", name);
		if (alignment->is_renumbered)
			dia_markup_format(markup, " (was %s)", alignment->old_passage.label);
		dia_markup_text(markup, " ");
		dia_markup_text_length(markup, alignment->new_passage.text,
				       alignment->new_passage.length);
		dia_markup_raw(markup, "</p>");
	}
	dia_markup_raw(markup, "</details>\n");
}

static gboolean
is_folded(const DiaAlignment *alignment)
{
	return alignment->kind == DIA_DIFFERENCE_SAME ||
	       (alignment->kind == DIA_DIFFERENCE_RENUMBERED && alignment->n_edits == 0);
}

static int
compare_old_positions(gconstpointer a, gconstpointer b, gpointer user_data)
{
	const DiaAlignment *alignments = user_data;
	guint32 first = alignments[*(const guint *)a].old_passage.position;
	guint32 second = alignments[*(const guint *)b].old_passage.position;

	return (first > second) - (first < second);
}

void
dia_diff_page_changes(DiaDiffPage *page)
{
	g_autoptr(GArray) moved = g_array_new(FALSE, FALSE, sizeof(guint));
	guint next_moved = 0;
	guint first_same = 0;

	for (guint i = 0; i < page->n; i++)
		if (page->alignments[i].is_moved)
			g_array_append_val(moved, i);
	g_array_sort_with_data(moved, compare_old_positions, (gpointer)page->alignments);
	for (guint i = 0; i <= page->n; i++) {
		const DiaAlignment *alignment = i < page->n ? &page->alignments[i] : NULL;
		gboolean is_anchor = alignment == NULL || (!alignment->is_moved &&
							   alignment->old_passage.text != NULL);

		for (; is_anchor && next_moved < moved->len; next_moved++) {
			guint index = g_array_index(moved, guint, next_moved);

			if (alignment != NULL && page->alignments[index].old_passage.position >
						     alignment->old_passage.position)
				break;
			put_same(page, first_same, i);
			first_same = i;
			put_away(page, index);
		}
		if (alignment != NULL && is_folded(alignment))
			continue;
		put_same(page, first_same, i);
		first_same = i + 1;
		if (alignment != NULL)
			put_change(page, i);
	}
}
