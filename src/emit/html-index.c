/*
 * Where each report speaks of a topic, as a list of numbers to look up: "12, 31–35".
 */
#include "emit/html-page.h"

static void
put_number(DiaMarkup *markup, const DiaPageParagraph *paragraph)
{
	dia_markup_open(markup, "a");
	dia_markup_link(markup, paragraph->anchor);
	dia_markup_text(markup, paragraph->id);
	dia_markup_close(markup, "a");
}

/* One past the paragraphs from @first on that follow one another in their report. */
static guint
find_run_end(const DiaPageTopic *topic, guint first)
{
	const DiaPageParagraph *const *paragraphs =
		(const DiaPageParagraph *const *)(const void *)topic->paragraphs->data;
	guint end = first + 1;

	while (end < topic->paragraphs->len && paragraphs[end]->report == paragraphs[first]->report &&
	       paragraphs[end]->index == paragraphs[end - 1]->index + 1)
		end++;
	return end;
}

void
dia_page_index(DiaPage *page, const DiaPageTopic *topic)
{
	DiaMarkup *markup = &page->markup;
	gint open = -1;
	guint end;

	if (topic->paragraphs->len == 0)
		return;
	dia_markup_raw(markup, "<details class=index><summary>Where the reports speak of it: ");
	dia_page_count(page, topic->paragraphs->len, "paragraph", "paragraphs");
	dia_markup_raw(markup, "</summary><ul>");
	for (guint i = 0; i < topic->paragraphs->len; i = end) {
		const DiaPageParagraph *paragraph =
			g_array_index(topic->paragraphs, DiaPageParagraph *, i);

		end = find_run_end(topic, i);
		if ((gint)paragraph->report != open) {
			if (open >= 0)
				dia_markup_raw(markup, "</li>");
			dia_markup_raw(markup, "<li>");
			open = (gint)paragraph->report;
			dia_markup_text(markup, dia_page_report(page, paragraph->report)->source);
			dia_markup_text(markup, ": ");
		} else {
			dia_markup_text(markup, ", ");
		}
		put_number(markup, paragraph);
		if (end - i < 2)
			continue;
		dia_markup_text(markup, end - i == 2 ? ", " : "–");
		put_number(markup, g_array_index(topic->paragraphs, DiaPageParagraph *, end - 1));
	}
	dia_markup_raw(markup, "</li></ul></details>");
}
