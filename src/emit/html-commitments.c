/*
 * The ledger of commitments: what each report says of each, in words, with date and citation; and
 * beside each other what the State and what others say where they differ.
 */
#include "emit/html-page.h"

#include <string.h>

/* Statuses of one commitment shown for one report; they are compared pair by pair. */
enum { MAX_STATUSES = 100 };

/* "done (4 July 2019): " */
static void
put_status(DiaPage *page, const cJSON *status)
{
	DiaMarkup *markup = &page->markup;

	dia_page_put_dated_status(page, status);
	if (g_str_equal(dia_page_string(status, "speaker"), "reviewing-state"))
		dia_markup_text(markup, ", by a reviewing State");
	dia_markup_text(markup, ": ");
}

static gboolean
is_same_status(const cJSON *first, const cJSON *second)
{
	return g_str_equal(dia_page_string(first, "status"), dia_page_string(second, "status")) &&
	       g_str_equal(dia_page_string(first, "speaker"), dia_page_string(second, "speaker")) &&
	       g_str_equal(dia_page_string(first, "date"), dia_page_string(second, "date"));
}

/* The other paragraphs of the report that say the same as @first, as numbers. */
static void
put_others(DiaPage *page, const GPtrArray *statuses, guint first)
{
	DiaMarkup *markup = &page->markup;
	gboolean has_any = FALSE;

	for (guint i = first + 1; i < statuses->len; i++) {
		if (!is_same_status(statuses->pdata[first], statuses->pdata[i]))
			continue;
		dia_markup_text(markup, has_any ? ", " : "; also ");
		dia_page_cite_short(page, statuses->pdata[i]);
		has_any = TRUE;
	}
}

/*
 * What one report says: each status once, then where else it says so; with its first words where no
 * thread quotes them.
 */
static void
put_statuses(DiaPage *page, const GPtrArray *statuses, gboolean is_quoted)
{
	DiaMarkup *markup = &page->markup;

	for (guint i = 0; i < statuses->len; i++) {
		gboolean is_first = TRUE;

		for (guint j = 0; j < i && is_first; j++)
			is_first = !is_same_status(statuses->pdata[j], statuses->pdata[i]);
		if (!is_first)
			continue;
		dia_markup_open_class(markup, "p", "s");
		put_status(page, statuses->pdata[i]);
		if (is_quoted) {
			dia_page_quote_start(page, statuses->pdata[i], "quote");
			dia_markup_text(markup, " ");
		}
		dia_page_cite_short(page, statuses->pdata[i]);
		put_others(page, statuses, i);
		dia_page_put_conflict(page, dia_page_find_date_conflict(page, statuses->pdata[i]));
		dia_markup_close(markup, "p");
	}
}

static void
put_cell(DiaPage *page, const cJSON *statuses, const DiaPageReport *report, gboolean is_quoted)
{
	DiaMarkup *markup = &page->markup;
	g_autoptr(GPtrArray) own = g_ptr_array_new();
	const cJSON *status;

	cJSON_ArrayForEach(status, statuses)
		if (own->len < MAX_STATUSES &&
		    g_str_equal(dia_page_string(status, "report"), report->id))
			g_ptr_array_add(own, (cJSON *)status);
	dia_markup_open(markup, "td");
	if (own->len > 0) {
		dia_markup_attribute(markup, "data-r", report->key);
		put_statuses(page, own, is_quoted);
	}
	dia_markup_close(markup, "td");
}

/* The thread that follows a commitment has its id. */
static const DiaPageThread *
find_thread(const DiaPage *page, const DiaPageItem *item)
{
	return g_hash_table_lookup(page->threads_by_id, dia_page_string(item->json, "id"));
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
	dia_markup_text(markup, dia_page_string(item->json, "trajectory"));
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
		dia_markup_text(markup, "the words");
		dia_markup_close(markup, "a");
	}
	dia_markup_close(markup, "span");
}

static void
put_commitment(DiaPage *page, const DiaPageItem *item)
{
	DiaMarkup *markup = &page->markup;
	const DiaPageThread *thread = find_thread(page, item);

	dia_markup_open_class(markup, "tbody", "u");
	dia_markup_attribute(markup, "id", item->anchor);
	dia_markup_attribute(markup, "data-t", item->topic->anchor);
	dia_markup_attribute(markup, "data-k", dia_page_string(item->json, "trajectory"));
	dia_markup_raw(markup, "<tr class=\"head\">");
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
		put_cell(page, dia_page_array(item->json, "statuses"), dia_page_report(page, i),
			 thread == NULL);
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
		"<p class=\"lead\">Treaties, laws, institutions and reforms, and what each report "
		"says of them. A status is the report’s own word, not a judgement on it. "
		"Where a cell is empty, the report does not mention the commitment.</p>"
		"<div class=\"wide\"><table class=\"synopsis ledger\">"
		"<caption class=\"hid\">Commitments by report</caption>");
	dia_page_report_heads(page, NULL);
	for (guint i = 0; i < page->topics->len; i++) {
		const DiaPageTopic *topic = g_ptr_array_index(page->topics, i);

		for (guint j = 0; j < topic->commitments->len; j++)
			put_commitment(page, g_ptr_array_index(topic->commitments, j));
	}
	dia_markup_raw(markup, "</table></div>");
	dia_page_close_section(page);
}

static gboolean
is_state(const cJSON *status)
{
	return g_str_equal(dia_page_string(status, "speaker"), "state");
}

/* The name of a report above the first of its statements. */
static void
put_report_name(DiaPage *page, gint report, gint *last)
{
	if (report >= 0 && report != *last)
		dia_markup_element_class(&page->markup, "span", "when", dia_page_report(page, (guint)report)->name);
	*last = report;
}

static void
put_side(DiaPage *page, const cJSON *statuses, gboolean of_state)
{
	DiaMarkup *markup = &page->markup;
	const cJSON *status;
	gint last = -1;

	dia_markup_open(markup, "td");
	dia_markup_element_class(markup, "span", "who", of_state ? "State" : "Others");
	cJSON_ArrayForEach(status, statuses) {
		gint report = dia_page_find_report(page, dia_page_string(status, "report"));

		if (is_state(status) != of_state)
			continue;
		put_report_name(page, report, &last);
		dia_markup_open_class(markup, "p", "s");
		put_status(page, status);
		dia_page_quote_once(page, status, "quote");
		dia_markup_text(markup, " ");
		dia_page_cite_short(page, status);
		dia_markup_close(markup, "p");
	}
	dia_markup_close(markup, "td");
}

static void
put_contested(DiaPage *page, const DiaPageItem *item)
{
	DiaMarkup *markup = &page->markup;
	const cJSON *statuses = dia_page_array(item->json, "statuses");

	dia_markup_open_class(markup, "tbody", "u");
	dia_markup_attribute(markup, "data-t", item->topic->anchor);
	dia_markup_attribute(markup, "data-k", "contradicted");
	dia_markup_raw(markup, "<tr class=\"head\"><th colspan=\"2\" scope=\"rowgroup\">");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, item->anchor);
	dia_markup_text(markup, dia_page_string(item->json, "title"));
	dia_markup_close(markup, "a");
	dia_markup_raw(markup, "</th></tr><tr>");
	put_side(page, statuses, TRUE);
	put_side(page, statuses, FALSE);
	dia_markup_raw(markup, "</tr>");
	dia_markup_close(markup, "tbody");
}

static gboolean
is_contradiction(const cJSON *change)
{
	return g_str_equal(dia_page_string(change, "kind"), "contradicted");
}

static gboolean
has_contradiction(const DiaPageThread *thread)
{
	for (guint i = 0; thread != NULL && i < thread->changes->len; i++)
		if (is_contradiction(g_ptr_array_index(thread->changes, i)))
			return TRUE;
	return FALSE;
}

/* A claim that a contradiction of the thread has at one of its ends. */
static void
put_end(DiaPage *page, const cJSON *claim, gint *last)
{
	DiaMarkup *markup = &page->markup;

	put_report_name(page, dia_page_find_report(page, dia_page_string(claim, "report")), last);
	dia_markup_open_class(markup, "p", "s");
	put_status(page, claim);
	dia_page_quote_once(page, claim, "text");
	dia_markup_text(markup, " ");
	dia_page_cite_short(page, claim);
	dia_markup_close(markup, "p");
}

static GHashTable *
find_ends(const DiaPageThread *thread)
{
	GHashTable *ends = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < thread->changes->len; i++) {
		const cJSON *change = g_ptr_array_index(thread->changes, i);

		if (!is_contradiction(change))
			continue;
		g_hash_table_add(ends,
				 dia_page_key(dia_json_get(change, "from")));
		g_hash_table_add(ends,
				 dia_page_key(dia_json_get(change, "to")));
	}
	return ends;
}

static void
put_ends(DiaPage *page, const DiaPageThread *thread, GHashTable *ends, gboolean of_state)
{
	DiaMarkup *markup = &page->markup;
	const cJSON *claim;
	gint last = -1;

	dia_markup_open(markup, "td");
	dia_markup_element_class(markup, "span", "who", of_state ? "State" : "Others");
	cJSON_ArrayForEach(claim, dia_page_array(thread->item.json, "claims")) {
		g_autofree char *key = dia_page_key(claim);

		if (is_state(claim) == of_state && g_hash_table_contains(ends, key))
			put_end(page, claim, &last);
	}
	dia_markup_close(markup, "td");
}

static void
put_contradictions(DiaPage *page, const DiaPageThread *thread)
{
	DiaMarkup *markup = &page->markup;
	g_autoptr(GHashTable) ends = find_ends(thread);

	dia_markup_open_class(markup, "tbody", "u");
	dia_markup_attribute(markup, "data-t", thread->item.topic->anchor);
	dia_markup_attribute(markup, "data-k", "contradicted");
	dia_markup_raw(markup, "<tr class=\"head\"><th colspan=\"2\" scope=\"rowgroup\">");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, thread->item.anchor);
	dia_markup_text(markup, dia_page_string(thread->item.json, "title"));
	dia_markup_close(markup, "a");
	dia_markup_raw(markup, "</th></tr><tr>");
	put_ends(page, thread, ends, TRUE);
	put_ends(page, thread, ends, FALSE);
	dia_markup_raw(markup, "</tr>");
	dia_markup_close(markup, "tbody");
}

/* The sentences that contradict each other; all that is said only where no two of them do. */
static void
put_topic_sides(DiaPage *page, const DiaPageTopic *topic)
{
	for (guint i = 0; i < topic->threads->len; i++)
		if (has_contradiction(g_ptr_array_index(topic->threads, i)))
			put_contradictions(page, g_ptr_array_index(topic->threads, i));
	for (guint i = 0; i < topic->commitments->len; i++) {
		const DiaPageItem *item = g_ptr_array_index(topic->commitments, i);

		if (g_str_equal(dia_page_string(item->json, "trajectory"), "contested") &&
		    !has_contradiction(find_thread(page, item)))
			put_contested(page, item);
	}
}

void
dia_page_sides(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;
	gsize start;

	dia_page_open_section(page, "sides", "State and others side by side");
	dia_markup_raw(
		markup,
		"<p class=\"lead\">Where another speaker says otherwise than the State, both are "
		"quoted. Which of them is right cannot be told from the texts.</p>"
		"<div class=\"wide\"><table class=\"synopsis pair\"><thead><tr>"
		"<th scope=\"col\">The State</th><th scope=\"col\">UN bodies, other States, NGOs"
		"</th></tr></thead>");
	start = dia_markup_mark(markup);
	for (guint i = 0; i < page->topics->len; i++)
		put_topic_sides(page, g_ptr_array_index(page->topics, i));
	if (dia_markup_mark(markup) == start)
		dia_markup_raw(markup,
			       "<tbody><tr><td colspan=\"2\">No such place was found.</td></tr>"
			       "</tbody>");
	dia_markup_raw(markup, "</table></div>");
	dia_page_close_section(page);
}
