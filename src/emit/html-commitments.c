/*
 * The ledger of commitments: what each report says of each, in words, with date and citation.
 */
#include "emit/html-page.h"

#include <string.h>

/* Statuses of one commitment shown for one report; they are compared pair by pair. */
enum { MAX_STATUSES = 100 };

static gboolean
is_same_status(const cJSON *first, const cJSON *second)
{
	return g_str_equal(dia_page_string(first, "status"), dia_page_string(second, "status")) &&
	       g_str_equal(dia_page_string(first, "speaker"), dia_page_string(second, "speaker")) &&
	       g_str_equal(dia_page_string(first, "date"), dia_page_string(second, "date"));
}

/* The other paragraphs of the report that say the same as @first, as numbers. */
static void
put_others(DiaPage *page, const cJSON *const *statuses, guint n, guint first)
{
	DiaMarkup *markup = &page->markup;
	gboolean has_any = FALSE;

	for (guint i = first + 1; i < n; i++) {
		if (!is_same_status(statuses[first], statuses[i]))
			continue;
		dia_markup_text(markup, has_any ? ", " : "; also ");
		dia_page_cite_short(page, statuses[i]);
		has_any = TRUE;
	}
}

/*
 * What one report says: each status once, then where else it says so; with its first words where no
 * thread quotes them.
 */
static void
put_statuses(DiaPage *page, const cJSON *const *statuses, guint n, gboolean is_quoted)
{
	DiaMarkup *markup = &page->markup;

	for (guint i = 0; i < n; i++) {
		gboolean is_first = TRUE;

		for (guint j = 0; j < i && is_first; j++)
			is_first = !is_same_status(statuses[j], statuses[i]);
		if (!is_first)
			continue;
		dia_markup_open_class(markup, "p", "s");
		dia_page_put_said_status(page, statuses[i]);
		if (is_quoted) {
			dia_page_quote_start(page, statuses[i], "quote");
			dia_markup_text(markup, " ");
		}
		dia_page_cite_short(page, statuses[i]);
		put_others(page, statuses, n, i);
		dia_page_put_conflict(page, dia_page_find_date_conflict(page, statuses[i]));
		dia_markup_close(markup, "p");
	}
}

static void
put_cell(DiaPage *page, const DiaPageParts *statuses, guint report, gboolean is_quoted)
{
	DiaMarkup *markup = &page->markup;
	guint first = statuses->starts[report];
	guint n = MIN(statuses->starts[report + 1] - first, MAX_STATUSES);

	dia_markup_open(markup, "td");
	put_statuses(page, statuses->items + first, n, is_quoted);
	dia_markup_close(markup, "td");
}

/* "treaty · advanced · Death penalty" */
static void
put_nature(DiaPage *page, const DiaPageItem *item, const DiaPageThread *thread)
{
	DiaMarkup *markup = &page->markup;
	const cJSON *followed = dia_json_get(item->json, "followed_up");

	dia_markup_open_class(markup, "span", "why");
	dia_markup_text(markup, dia_page_string(item->json, "kind"));
	dia_markup_raw(markup, " · <b>");
	dia_markup_text(markup, dia_page_trajectory(item->json));
	dia_markup_raw(markup, "</b>");
	if (cJSON_IsFalse(followed))
		dia_markup_raw(markup, " · not taken up in a later report of the State");
	if (*item->topic->id != '\0') {
		dia_markup_raw(markup, " · ");
		dia_markup_open(markup, "a");
		dia_markup_link(markup, item->topic->anchor);
		dia_markup_text(markup, item->topic->title);
		dia_markup_close(markup, "a");
	}
	if (thread != NULL) {
		dia_markup_raw(markup, " · ");
		dia_markup_open(markup, "a");
		dia_markup_link(markup, thread->item.anchor);
		dia_markup_text(markup, "statements");
		dia_markup_close(markup, "a");
	}
	dia_markup_close(markup, "span");
}

static void
put_commitment(DiaPage *page, const DiaPageItem *item)
{
	DiaMarkup *markup = &page->markup;
	const DiaPageThread *thread = dia_page_find_thread(page, item);
	g_auto(DiaPageParts) statuses = { 0 };

	dia_page_part(page, dia_page_array(item->json, "statuses"), &statuses);
	dia_markup_open_class(markup, "tbody", "u");
	dia_markup_attribute(markup, "id", item->anchor);
	dia_markup_attribute(markup, "data-t", item->topic->anchor);
	dia_markup_attribute(markup, "data-k", dia_page_string(item->json, "trajectory"));
	dia_markup_raw(markup, "<tr class=head>");
	dia_markup_open(markup, "th");
	dia_markup_attribute_number(markup, "colspan", MAX(page->reports->len, 1));
	dia_markup_attribute(markup, "scope", "rowgroup");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, item->anchor);
	dia_markup_text(markup, dia_page_string(item->json, "title"));
	dia_markup_close(markup, "a");
	put_nature(page, item, thread);
	dia_markup_close(markup, "th");
	dia_markup_raw(markup, "</tr><tr>");
	for (guint i = 0; i < page->reports->len; i++)
		put_cell(page, &statuses, i, thread == NULL);
	dia_markup_raw(markup, "</tr>");
	dia_markup_close(markup, "tbody");
	dia_markup_raw(markup, "\n");
}

void
dia_page_commitments(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;

	if (page->commitments->len == 0)
		return;
	dia_page_open_section(page, "commitments", "Commitments");
	dia_markup_raw(
		markup,
		"<p class=lead>Treaties, laws, institutions and reforms, and what each report "
		"says of them. A status is the report’s own word, not a judgement on it. "
		"Where a cell is empty, the report does not mention the commitment.</p>"
		"<div class=wide><table class=\"synopsis ledger\">"
		"<caption class=hid>Commitments by report</caption>");
	dia_page_report_heads(page, NULL);
	for (guint i = 0; i < page->topics->len; i++) {
		const DiaPageTopic *topic = g_ptr_array_index(page->topics, i);

		for (guint j = 0; j < topic->commitments->len; j++)
			put_commitment(page, g_ptr_array_index(topic->commitments, j));
	}
	dia_markup_raw(markup, "</table></div>");
	dia_page_close_section(page);
}
