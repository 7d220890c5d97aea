/*
 * Beside each other what the State and what others say where they differ: the sentences that contradict each other, or
 * all that is said of a contested commitment where no two of them do.
 */
#include "emit/html-page.h"

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

/* @key names the quotation of @place; @status has what is said there, by whom */
static void
put_statement(DiaPage *page, const cJSON *place, const char *key, const cJSON *status, gint *last)
{
	DiaMarkup *markup = &page->markup;

	put_report_name(page, dia_page_find_report(page, dia_page_string(place, "report")), last);
	dia_markup_open_class(markup, "p", "s");
	dia_page_put_said_status(page, status);
	dia_page_quote_once(page, place, key);
	dia_markup_text(markup, " ");
	dia_page_cite_short(page, place);
	dia_markup_close(markup, "p");
}

static void
open_side(DiaMarkup *markup, gboolean of_state)
{
	dia_markup_open(markup, "td");
	dia_markup_element_class(markup, "span", "who", of_state ? "State" : "Others");
}

static void
open_pair(DiaPage *page, const DiaPageItem *item)
{
	DiaMarkup *markup = &page->markup;

	dia_markup_open_class(markup, "tbody", "u");
	dia_markup_attribute(markup, "data-t", item->topic->anchor);
	dia_markup_attribute(markup, "data-k", "contradicted");
	dia_markup_raw(markup, "<tr class=head><th colspan=2 scope=rowgroup>");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, item->anchor);
	dia_markup_text(markup, dia_page_string(item->json, "title"));
	dia_markup_close(markup, "a");
	dia_markup_raw(markup, "</th></tr><tr>");
}

static void
close_pair(DiaMarkup *markup)
{
	dia_markup_raw(markup, "</tr>");
	dia_markup_close(markup, "tbody");
}

static gboolean
has_side(const cJSON *statuses, gboolean of_state)
{
	const cJSON *status;

	cJSON_ArrayForEach(status, statuses)
		if (is_state(status) == of_state)
			return TRUE;
	return FALSE;
}

static void
put_side(DiaPage *page, const cJSON *statuses, gboolean of_state)
{
	const cJSON *status;
	gint last = -1;

	open_side(&page->markup, of_state);
	cJSON_ArrayForEach(status, statuses)
		if (is_state(status) == of_state)
			put_statement(page, status, "quote", status, &last);
	dia_markup_close(&page->markup, "td");
}

static void
put_contested(DiaPage *page, const DiaPageItem *item)
{
	const cJSON *statuses = dia_page_array(item->json, "statuses");

	if (!has_side(statuses, TRUE) || !has_side(statuses, FALSE))
		return;
	open_pair(page, item);
	put_side(page, statuses, TRUE);
	put_side(page, statuses, FALSE);
	close_pair(&page->markup);
}

/* One end of a contradiction: where it stands, and the claim there. */
typedef struct {
	const cJSON *place;
	const cJSON *claim;
	const DiaPageParagraph *paragraph;
} End;

static GHashTable *
index_claims(const DiaPageThread *thread)
{
	GHashTable *claims = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const cJSON *claim;

	cJSON_ArrayForEach(claim, dia_page_array(thread->item.json, "claims"))
		g_hash_table_insert(claims, dia_page_key(claim), (cJSON *)claim);
	return claims;
}

/* What another subject takes up may be contradicted here: then the claim stands only with its paragraph. */
static const cJSON *
find_claim(const DiaPageParagraph *paragraph, const cJSON *place)
{
	double start = dia_json_get_number(place, "start", -1);
	const cJSON *claim;

	cJSON_ArrayForEach(claim, dia_page_array(paragraph->json, "claims"))
		if (dia_json_get_number(claim, "start", -2) == start)
			return claim;
	return NULL;
}

static void
add_end(const DiaPage *page, GHashTable *claims, GHashTable *seen, const cJSON *place, GArray *ends)
{
	g_autofree char *key = dia_page_key(place);
	End end = { .place = place,
		    .claim = g_hash_table_lookup(claims, key),
		    .paragraph = dia_page_find(page, place) };

	if (end.paragraph == NULL)
		return;
	if (end.claim == NULL)
		end.claim = find_claim(end.paragraph, place);
	if (end.claim != NULL && g_hash_table_add(seen, g_steal_pointer(&key)))
		g_array_append_val(ends, end);
}

static gint
compare_ends(gconstpointer a, gconstpointer b)
{
	const End *first = a;
	const End *second = b;
	double difference;

	if (first->paragraph->report != second->paragraph->report)
		return first->paragraph->report < second->paragraph->report ? -1 : 1;
	if (first->paragraph->index != second->paragraph->index)
		return first->paragraph->index < second->paragraph->index ? -1 : 1;
	difference = dia_json_get_number(first->place, "start", 0) - dia_json_get_number(second->place, "start", 0);
	return difference < 0 ? -1 : difference > 0;
}

/*
 * The ends of a thread's contradictions in the order of the reports.
 * @return array of End, empty where not both the State and another speaker stand at one
 */
static GArray *
find_ends(const DiaPage *page, const DiaPageThread *thread)
{
	g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(End));
	g_autoptr(GHashTable) claims = index_claims(thread);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint n_of_state = 0;

	for (guint i = 0; i < thread->changes->len; i++) {
		const cJSON *change = g_ptr_array_index(thread->changes, i);

		if (!g_str_equal(dia_page_string(change, "kind"), "contradicted"))
			continue;
		add_end(page, claims, seen, dia_json_get(change, "from"), ends);
		add_end(page, claims, seen, dia_json_get(change, "to"), ends);
	}
	g_array_sort(ends, compare_ends);
	for (guint i = 0; i < ends->len; i++)
		n_of_state += is_state(g_array_index(ends, End, i).claim);
	if (n_of_state == 0 || n_of_state == ends->len)
		g_array_set_size(ends, 0);
	return g_steal_pointer(&ends);
}

static void
put_ends(DiaPage *page, const GArray *ends, gboolean of_state)
{
	gint last = -1;

	open_side(&page->markup, of_state);
	for (guint i = 0; i < ends->len; i++) {
		const End *end = &g_array_index(ends, End, i);

		if (is_state(end->claim) == of_state)
			put_statement(page, end->place, "quote", end->claim, &last);
	}
	dia_markup_close(&page->markup, "td");
}

/* @return whether there are any */
static gboolean
put_contradictions(DiaPage *page, const DiaPageThread *thread)
{
	g_autoptr(GArray) ends = find_ends(page, thread);

	if (ends->len == 0)
		return FALSE;
	open_pair(page, &thread->item);
	put_ends(page, ends, TRUE);
	put_ends(page, ends, FALSE);
	close_pair(&page->markup);
	return TRUE;
}

static void
put_topic_sides(DiaPage *page, const DiaPageTopic *topic)
{
	g_autoptr(GHashTable) shown = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < topic->threads->len; i++)
		if (put_contradictions(page, g_ptr_array_index(topic->threads, i)))
			g_hash_table_add(shown, g_ptr_array_index(topic->threads, i));
	for (guint i = 0; i < topic->commitments->len; i++) {
		const DiaPageItem *item = g_ptr_array_index(topic->commitments, i);

		if (g_str_equal(dia_page_string(item->json, "trajectory"), "contested") &&
		    !g_hash_table_contains(shown, dia_page_find_thread(page, item)))
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
		"<p class=lead>Where another speaker says otherwise than the State, both are "
		"quoted. Which of them is right cannot be told from the texts.</p>"
		"<div class=wide><table class=\"synopsis pair\"><thead><tr>"
		"<th scope=col>The State</th><th scope=col>UN bodies, other States, NGOs"
		"</th></tr></thead>");
	start = dia_markup_mark(markup);
	for (guint i = 0; i < page->topics->len; i++)
		put_topic_sides(page, g_ptr_array_index(page->topics, i));
	if (dia_markup_mark(markup) == start)
		dia_markup_raw(markup,
			       "<tbody><tr><td colspan=2>No such place was found.</td></tr>"
			       "</tbody>");
	dia_markup_raw(markup, "</table></div>");
	dia_page_close_section(page);
}
