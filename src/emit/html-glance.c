/*
 * What changed at a glance: for each headline topic its volume, where its commitments stand, and
 * how its statements changed, report by report.
 */
#include "emit/html-page.h"

#include <string.h>

/* Commitments shown for a topic: those that most reports speak of. All are in the ledger. */
enum { MAX_COMMITMENTS = 4 };
/* Places shown of one status in one report. */
enum { MAX_PLACES = 3 };

static void
open_row(DiaMarkup *markup, const char *class_name)
{
	dia_markup_open(markup, "tr");
	dia_markup_attribute(markup, "class", class_name);
	dia_markup_open(markup, "th");
	dia_markup_attribute(markup, "scope", "row");
}

/* A bar as long as the topic's share of the report, beside the words that say it. */
static void
put_bar(DiaMarkup *markup, double share, double most)
{
	dia_markup_raw(markup, "<svg class=bar aria-hidden=true>");
	dia_markup_open(markup, "rect");
	dia_markup_attribute_percent(markup, "width", (gint)(share / most * 10000));
	dia_markup_attribute(markup, "height", "5");
	dia_markup_close_empty(markup);
	dia_markup_raw(markup, "</svg>");
}

static double
share_of(const DiaPage *page, const DiaPageTopic *topic, guint report)
{
	guint n_words = dia_page_report(page, report)->n_words;

	return n_words == 0 ? 0
			    : (double)g_array_index(topic->volumes, DiaPageVolume, report).n_words /
				      n_words;
}

static void
put_volumes(DiaPage *page, const DiaPageTopic *topic, double most)
{
	DiaMarkup *markup = &page->markup;

	for (guint i = 0; i < page->reports->len; i++) {
		const DiaPageVolume *volume = &g_array_index(topic->volumes, DiaPageVolume, i);
		double share = share_of(page, topic, i);

		dia_markup_open(markup, "td");
		if (volume->n_paragraphs == 0) {
			dia_markup_raw(markup, "<span class=none>nothing found</span>");
		} else {
			put_bar(markup, share, most);
			dia_page_count(page, volume->n_paragraphs, "paragraph", "paragraphs");
			dia_markup_text(markup, ", ");
			dia_page_count(page, volume->n_words, "word", "words");
			dia_markup_format(markup, " (%d.%d per cent)", (gint)(share * 100),
					  (gint)(share * 1000) % 10);
		}
		dia_markup_close(markup, "td");
	}
}

static gboolean
is_of(const cJSON *status, gboolean is_reviewing)
{
	return g_str_equal(dia_page_string(status, "speaker"), "reviewing-state") == is_reviewing;
}

/* Is a place to be shown beside those shown? Dated ones come first, one for each date; then one for each paragraph. */
static gboolean
adds_to(const DiaPage *page, const GPtrArray *places, const cJSON *status, gboolean is_dated)
{
	const char *date = dia_page_string(status, "date");

	if (is_dated && *date == '\0')
		return FALSE;
	for (guint i = 0; i < places->len; i++)
		if (is_dated ? g_str_equal(dia_page_string(places->pdata[i], "date"), date)
			     : dia_page_find(page, places->pdata[i]) == dia_page_find(page, status))
			return FALSE;
	return is_dated || *date == '\0';
}

/*
 * The places of a report that give the status of the first of them. A report may date one thing twice, which a reader
 * must see here too; and the second place may say more than the first.
 */
static GPtrArray *
gather_places(const DiaPage *page, const cJSON *const *said, guint n, gboolean is_reviewing)
{
	static const gboolean is_dated[] = { TRUE, FALSE };
	GPtrArray *places = g_ptr_array_new();
	const char *word = dia_page_string(said[0], "status");

	for (guint i = 0; i < G_N_ELEMENTS(is_dated); i++)
		for (guint k = 0; k < n && places->len < MAX_PLACES; k++)
			if (is_of(said[k], is_reviewing) && g_str_equal(dia_page_string(said[k], "status"), word) &&
			    adds_to(page, places, said[k], is_dated[i]))
				g_ptr_array_add(places, (cJSON *)said[k]);
	return places;
}

/*
 * "done (29 December 2021) para. 95, (8 June 2022) para. 96; dates differ", and who says so where it is neither the
 * State nor whose report it is.
 */
static void
put_status(DiaPage *page, const cJSON *const *said, guint n, gboolean is_reviewing)
{
	DiaMarkup *markup = &page->markup;
	g_autoptr(GPtrArray) places = gather_places(page, said, n, is_reviewing);
	const DiaPageItem *finding = NULL;

	dia_markup_open_class(markup, "span", "one");
	for (guint i = 0; i < places->len; i++) {
		if (i == 0)
			dia_page_put_dated_status(page, places->pdata[i]);
		else
			dia_page_put_status_date(page, places->pdata[i]);
		dia_markup_text(markup, i == 0 && is_reviewing ? ", reviewing State, " : " ");
		dia_page_cite_short(page, places->pdata[i]);
		if (i + 1 < places->len)
			dia_markup_text(markup, ",");
		if (finding == NULL)
			finding = dia_page_find_date_conflict(page, places->pdata[i]);
	}
	dia_page_put_conflict(page, finding);
	dia_markup_close(markup, "span");
}

/*
 * The statuses that one report gives a commitment, each once, with where and when.
 * @param is_reviewing whether those are meant that States give which review another
 * @return how many there are
 */
static guint
put_statuses(DiaPage *page, const DiaPageParts *parts, guint report, gboolean is_reviewing)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	guint end = parts->starts[report + 1];

	for (guint i = parts->starts[report]; i < end; i++) {
		const cJSON *status = parts->items[i];

		if (is_of(status, is_reviewing) &&
		    g_hash_table_add(seen, (char *)dia_page_string(status, "status")))
			put_status(page, &parts->items[i], end - i, is_reviewing);
	}
	return g_hash_table_size(seen);
}

static void
put_commitment(DiaPage *page, const DiaPageItem *commitment)
{
	DiaMarkup *markup = &page->markup;
	g_auto(DiaPageParts) parts = { 0 };

	dia_page_part(page, dia_page_array(commitment->json, "statuses"), &parts);
	open_row(markup, "sub");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, commitment->anchor);
	dia_markup_text(markup, dia_page_string(commitment->json, "title"));
	dia_markup_close(markup, "a");
	dia_markup_element_class(markup, "span", "why", dia_page_trajectory(commitment->json));
	dia_markup_close(markup, "th");
	for (guint i = 0; i < page->reports->len; i++) {
		dia_markup_open(markup, "td");
		if (put_statuses(page, &parts, i, FALSE) + put_statuses(page, &parts, i, TRUE) == 0)
			dia_markup_raw(markup, "<span class=none>not mentioned</span>");
		dia_markup_close(markup, "td");
	}
	dia_markup_close(markup, "tr");
}

typedef struct {
	const DiaPageItem *item;
	guint n_reports;
	guint position;
} Candidate;

static int
compare_candidates(gconstpointer a, gconstpointer b)
{
	const Candidate *first = a;
	const Candidate *second = b;

	if (first->n_reports != second->n_reports)
		return first->n_reports > second->n_reports ? -1 : 1;
	return first->position < second->position ? -1 : first->position > second->position;
}

static void
put_commitments(DiaPage *page, const DiaPageTopic *topic)
{
	g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));

	for (guint i = 0; i < topic->commitments->len; i++) {
		Candidate candidate = { .item = g_ptr_array_index(topic->commitments, i),
					.position = i };

		candidate.n_reports =
			dia_page_count_reports(dia_page_array(candidate.item->json, "statuses"));
		g_array_append_val(candidates, candidate);
	}
	g_array_sort(candidates, compare_candidates);
	for (guint i = 0; i < MIN(candidates->len, MAX_COMMITMENTS); i++)
		put_commitment(page, g_array_index(candidates, Candidate, i).item);
}

/* The statuses in the order in which a reader wants them; what is only stated has none. */
static const char *const statuses[] = {
	"done",	       "partial", "in-progress", "planned",
	"recommended", "refused", "not-done",	 "reversed",
};

/* The claims of the topic's paragraphs, by status. */
static void
count_claims(const DiaPageTopic *topic, guint *counts)
{
	for (guint i = 0; i < topic->paragraphs->len; i++) {
		const DiaPageParagraph *paragraph =
			g_array_index(topic->paragraphs, DiaPageParagraph *, i);
		const cJSON *claim;

		cJSON_ArrayForEach(claim, dia_page_array(paragraph->json, "claims")) {
			const char *status = dia_page_claim_status(claim);

			for (guint k = 0; k < G_N_ELEMENTS(statuses); k++)
				if (g_str_equal(statuses[k], status))
					counts[paragraph->report * G_N_ELEMENTS(statuses) + k]++;
		}
	}
}

/* "3 done, 2 planned", or a dash. */
static void
put_counts(DiaMarkup *markup, const guint *counts, const char *const *names, guint n_names,
	   const char *(*word)(const char *name, guint number))
{
	gboolean has_any = FALSE;

	for (guint i = 0; i < n_names; i++) {
		if (counts[i] == 0)
			continue;
		dia_markup_format(markup, "%s%u %s", has_any ? ", " : "", counts[i],
				  word(names[i], counts[i]));
		has_any = TRUE;
	}
	if (!has_any)
		dia_markup_raw(markup, "<span class=none>–</span>");
}

static const char *
name_status(const char *status, guint number G_GNUC_UNUSED)
{
	return dia_page_status(status);
}

static void
put_claims(DiaPage *page, const DiaPageTopic *topic)
{
	DiaMarkup *markup = &page->markup;
	g_autofree guint *counts = g_new0(guint, page->reports->len * G_N_ELEMENTS(statuses) + 1);

	count_claims(topic, counts);
	open_row(markup, "sub");
	dia_markup_text(markup, "Claims by status");
	dia_markup_close(markup, "th");
	for (guint i = 0; i < page->reports->len; i++) {
		dia_markup_open(markup, "td");
		put_counts(markup, counts + i * G_N_ELEMENTS(statuses), statuses,
			   G_N_ELEMENTS(statuses), name_status);
		dia_markup_close(markup, "td");
	}
	dia_markup_close(markup, "tr");
}

/* The kinds of change in the order in which a reader wants them. */
static const char *const kinds[] = {
	"contradicted",
	"status-reversed",
	"status-advanced",
	"figure-restated",
	"figure-changed",
	"reworded",
	"new",
	"dropped",
};

/* Each statement counts once for each kind, however many earlier ones it changes from. */
static void
count_changes(const DiaPage *page, const DiaPageTopic *topic, guint *counts)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < topic->threads->len; i++) {
		const DiaPageThread *thread = g_ptr_array_index(topic->threads, i);

		for (guint j = 0; j < thread->changes->len; j++) {
			const cJSON *change = g_ptr_array_index(thread->changes, j);
			const char *kind = dia_page_string(change, "kind");
			const cJSON *place = dia_page_change_place(change);
			gint column = dia_page_find_report(page, dia_page_string(place, "report"));
			g_autofree char *key = dia_page_key(place);

			if (!g_hash_table_add(seen, g_strconcat(kind, "\x1f", key, NULL)))
				continue;
			for (guint k = 0; k < G_N_ELEMENTS(kinds) && column >= 0; k++)
				if (g_str_equal(kinds[k], kind))
					counts[(guint)column * G_N_ELEMENTS(kinds) + k]++;
		}
	}
}

/*
 * "figure changed" of one, "figures changed" of more; what has no noun is the same of both. Of two statements that
 * contradict each other this is the later, which "contradicted" would not say.
 */
static const char *
name_change(const char *kind, guint number)
{
	static const struct {
		const char *kind;
		const char *one;
		const char *many;
	} nouns[] = {
		{ "contradicted", "contradiction", "contradictions" },
		{ "status-reversed", "status reversed", "statuses reversed" },
		{ "status-advanced", "status advanced", "statuses advanced" },
		{ "figure-restated", "figure restated", "figures restated" },
		{ "figure-changed", "figure changed", "figures changed" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(nouns); i++)
		if (g_str_equal(nouns[i].kind, kind))
			return number == 1 ? nouns[i].one : nouns[i].many;
	return dia_page_change(kind);
}

static void
put_changes(DiaPage *page, const DiaPageTopic *topic)
{
	DiaMarkup *markup = &page->markup;
	g_autofree guint *counts = g_new0(guint, page->reports->len * G_N_ELEMENTS(kinds) + 1);

	if (topic->threads->len == 0)
		return;
	count_changes(page, topic, counts);
	open_row(markup, "sub");
	dia_markup_text(markup, "Statements changed");
	dia_markup_close(markup, "th");
	for (guint i = 0; i < page->reports->len; i++) {
		dia_markup_open(markup, "td");
		put_counts(markup, counts + i * G_N_ELEMENTS(kinds), kinds, G_N_ELEMENTS(kinds),
			   name_change);
		dia_markup_close(markup, "td");
	}
	dia_markup_close(markup, "tr");
}

static void
put_topic(DiaPage *page, const DiaPageTopic *topic, double most)
{
	DiaMarkup *markup = &page->markup;

	dia_markup_open(markup, "tbody");
	dia_markup_attribute(markup, "data-t", topic->anchor);
	open_row(markup, "head");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, topic->anchor);
	dia_markup_text(markup, topic->title);
	dia_markup_close(markup, "a");
	dia_markup_close(markup, "th");
	put_volumes(page, topic, most);
	dia_markup_close(markup, "tr");
	put_commitments(page, topic);
	put_claims(page, topic);
	put_changes(page, topic);
	dia_markup_close(markup, "tbody");
}

static double
largest_share(const DiaPage *page)
{
	double most = 0.0001; /* never divides by nothing */

	for (guint i = 0; i < page->topics->len; i++)
		for (guint j = 0; j < page->reports->len; j++)
			most = MAX(most, share_of(page, g_ptr_array_index(page->topics, i), j));
	return most;
}

static void
put_others(DiaPage *page, double most)
{
	DiaMarkup *markup = &page->markup;

	dia_markup_raw(markup, "<details><summary>Volume of the other topics</summary>"
			       "<div class=wide><table class=\"synopsis glance\">");
	dia_page_report_heads(page, "Topic");
	for (guint i = 0; i < page->topics->len; i++) {
		const DiaPageTopic *topic = g_ptr_array_index(page->topics, i);

		if (topic->is_headline || topic->paragraphs->len == 0)
			continue;
		dia_markup_open(markup, "tbody");
		open_row(markup, "head");
		dia_markup_open(markup, "a");
		dia_markup_link(markup, topic->anchor);
		dia_markup_text(markup, topic->title);
		dia_markup_close(markup, "a");
		dia_markup_close(markup, "th");
		put_volumes(page, topic, most);
		dia_markup_close(markup, "tr");
		dia_markup_close(markup, "tbody");
	}
	dia_markup_raw(markup, "</table></div></details>");
}

void
dia_page_glance(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;
	double most = largest_share(page);

	dia_page_open_section(page, "glance", "What changed at a glance");
	dia_markup_raw(
		markup,
		"<p class=lead>For each topic, what share of each report speaks of it, what "
		"the report says of the main commitments, and how its statements differ from "
		"those of the reports before it. More text on a subject need not mean that more "
		"of it happened.</p>"
		"<div class=wide><table class=\"synopsis glance\">");
	dia_page_report_heads(page, "Topic");
	for (guint i = 0; i < page->topics->len; i++) {
		const DiaPageTopic *topic = g_ptr_array_index(page->topics, i);

		if (topic->is_headline)
			put_topic(page, topic, most);
	}
	dia_markup_raw(markup, "</table></div>");
	put_others(page, most);
	dia_page_close_section(page);
}
