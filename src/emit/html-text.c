/*
 * The full text of every report: each paragraph with its number, an id to link to, and in the
 * margin its topics and where the page speaks of it.
 */
#include "emit/html-page.h"

#include <string.h>

enum { MAX_HEADINGS = 8, TOP_LEVEL = 4 };

typedef struct {
	DiaPage *page;
	const DiaPageReport *report;
	const char *open[MAX_HEADINGS]; /* the headings above the last paragraph */
} Walk;

static void
put_heading(Walk *walk, guint depth, const char *title)
{
	DiaMarkup *markup = &walk->page->markup;

	switch (depth) {
	case 0:
		dia_markup_element(markup, "h4", title);
		break;
	case 1:
		dia_markup_element(markup, "h5", title);
		break;
	default:
		dia_markup_element(markup, "h6", title);
	}
}

/* Prints the headings that the paragraph before did not stand under. */
static void
put_headings(Walk *walk, const cJSON *section)
{
	const cJSON *title;
	gboolean is_same = TRUE;
	guint depth = 0;

	cJSON_ArrayForEach(title, section) {
		if (!cJSON_IsString(title) || depth == MAX_HEADINGS)
			break;
		is_same = is_same && g_strcmp0(walk->open[depth], title->valuestring) == 0;
		if (!is_same)
			put_heading(walk, depth, title->valuestring);
		walk->open[depth++] = title->valuestring;
	}
	while (depth < MAX_HEADINGS)
		walk->open[depth++] = NULL;
}

/* Rows on lines, cells between tabs. */
static void
put_table(DiaMarkup *markup, const char *text)
{
	dia_markup_raw(markup, "<div class=scroll tabindex=0 role=group aria-label=Table>"
			       "<table class=plain><tbody><tr><td>");
	while (*text != '\0') {
		gsize length = strcspn(text, "\t\n");

		dia_markup_text_length(markup, text, length);
		text += length;
		if (*text == '\t')
			dia_markup_raw(markup, "</td><td>");
		else if (*text == '\n')
			dia_markup_raw(markup, "</td></tr><tr><td>");
		text += *text != '\0';
	}
	dia_markup_raw(markup, "</td></tr></tbody></table></div>");
}

static const DiaPageTopic *
find_topic(const DiaPage *page, const cJSON *json)
{
	return g_hash_table_lookup(page->topics_by_id, dia_page_string(json, "id"));
}

static void
put_link(DiaMarkup *markup, const char *anchor, const char *text, gboolean is_first)
{
	dia_markup_text(markup, is_first ? "" : " ");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, anchor);
	dia_markup_text(markup, text);
	dia_markup_close(markup, "a");
}

static void
put_margin(DiaPage *page, const DiaPageParagraph *paragraph)
{
	DiaMarkup *markup = &page->markup;
	const cJSON *recommendation =
		dia_json_get(paragraph->json, "recommendation");
	const cJSON *json;
	gsize start = dia_markup_mark(markup);
	gsize empty;

	dia_markup_raw(markup, "<p class=m>");
	empty = dia_markup_mark(markup);
	if (cJSON_IsObject(recommendation))
		dia_markup_format(markup, "%s", dia_page_string(recommendation, "position"));
	cJSON_ArrayForEach(json, dia_page_array(paragraph->json, "topics")) {
		const DiaPageTopic *topic = find_topic(page, json);

		if (topic != NULL)
			put_link(markup, topic->anchor, topic->title, dia_markup_mark(markup) == empty);
	}
	for (guint i = 0; paragraph->marks != NULL && i < paragraph->marks->len; i++) {
		const DiaPageMark *mark = &g_array_index(paragraph->marks, DiaPageMark, i);

		put_link(markup, mark->item->anchor, mark->label, dia_markup_mark(markup) == empty);
	}
	if (dia_markup_mark(markup) == empty)
		dia_markup_rewind(markup, start);
	else
		dia_markup_raw(markup, "</p>");
}

/*
 * For the script, which puts the report's part before it, that the article has. "para. 95" it makes
 * of the number itself: there are thousands.
 */
static void
put_locator(DiaPage *page, const DiaPageParagraph *paragraph, const char *citation)
{
	const char *locator = dia_page_locator(page, paragraph, citation);
	const char *label = dia_page_string(paragraph->json, "label");

	if (!g_str_has_prefix(locator, "para. ") || !g_str_equal(locator + strlen("para. "), label))
		dia_markup_attribute(&page->markup, "data-c", locator);
}

static void
put_paragraph(Walk *walk, const DiaPageParagraph *paragraph)
{
	DiaPage *page = walk->page;
	DiaMarkup *markup = &page->markup;
	const char *kind = dia_page_string(paragraph->json, "kind");
	const char *text = dia_page_string(paragraph->json, "text");
	const char *label = dia_json_get_string(paragraph->json, "label");
	g_autofree char *citation = dia_page_citation(page, paragraph);
	gboolean is_footnote = g_str_equal(kind, "footnote");

	put_headings(walk, dia_page_array(paragraph->json, "section"));
	dia_markup_open(markup, "div");
	dia_markup_attribute(markup, "class", is_footnote ? "foot" : NULL);
	dia_markup_attribute(markup, "id", paragraph->anchor);
	put_locator(page, paragraph, citation);
	dia_markup_open(markup, "a");
	dia_markup_link(markup, paragraph->anchor);
	if (label == NULL)
		dia_markup_attribute(markup, "aria-label", citation);
	dia_markup_text(markup, label != NULL ? label : "¶");
	dia_markup_close(markup, "a");
	if (g_str_equal(kind, "table"))
		put_table(markup, text);
	else
		dia_markup_element(markup, "p", text);
	put_margin(page, paragraph);
	dia_markup_close(markup, "div");
	dia_markup_raw(markup, "\n");
}

static void
put_report(DiaPage *page, const DiaPageReport *report)
{
	DiaMarkup *markup = &page->markup;
	const char *title = dia_page_string(report->json, "title");
	Walk walk = { .page = page, .report = report };

	dia_markup_open_class(markup, "article", "text");
	dia_markup_attribute(markup, "id", report->anchor);
	dia_markup_attribute(markup, "data-r", report->key);
	dia_markup_attribute(markup, "data-c", report->source);
	dia_page_language(page, report);
	dia_markup_open(markup, "h3");
	dia_markup_text(markup, *title != '\0' ? title : report->id);
	dia_markup_element_class(markup, "span", "src", report->source);
	dia_markup_close(markup, "h3");
	for (guint i = 0; i < report->paragraphs->len; i++)
		put_paragraph(&walk, g_ptr_array_index(report->paragraphs, i));
	dia_markup_close(markup, "article");
}

void
dia_page_texts(DiaPage *page)
{
	dia_page_open_section(page, "texts", "The reports in full");
	for (guint i = 0; i < page->reports->len; i++)
		put_report(page, dia_page_report(page, i));
	dia_page_close_section(page);
}
