/*
 * What is no longer said or not followed up, and what does not add up.
 */
#include "emit/html-page.h"

/* Topics that an earlier report of the State speaks of and its last one does not. */
static void
put_silent_topics(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;
	gint last = -1;
	gsize start = dia_markup_mark(markup);
	gboolean has_any = FALSE;

	for (guint i = 0; i < page->reports->len; i++)
		if (g_str_equal(dia_page_report(page, i)->issuer, "state"))
			last = (gint)i;
	if (last < 0)
		return;
	dia_markup_raw(markup,
		       "<h3>Topics that the State’s last report does not speak of</h3><ul>");
	for (guint i = 0; i < page->topics->len; i++) {
		const DiaPageTopic *topic = g_ptr_array_index(page->topics, i);
		const DiaPageVolume *volumes = (const DiaPageVolume *)topic->volumes->data;
		gint before = -1;

		for (gint j = 0; j < last; j++)
			if (volumes[j].n_paragraphs > 0 &&
			    g_str_equal(dia_page_report(page, (guint)j)->issuer, "state"))
				before = j;
		if (before < 0 || volumes[last].n_paragraphs > 0)
			continue;
		dia_markup_open(markup, "li");
		dia_markup_open(markup, "a");
		dia_markup_link(markup, topic->anchor);
		dia_markup_text(markup, topic->title);
		dia_markup_close(markup, "a");
		dia_markup_text(markup, ": ");
		dia_page_count(page, volumes[before].n_paragraphs, "paragraph", "paragraphs");
		dia_markup_text(markup, " in ");
		dia_markup_open(markup, "a");
		dia_markup_link(markup, dia_page_report(page, (guint)before)->anchor);
		dia_markup_text(markup, dia_page_report(page, (guint)before)->name);
		dia_markup_close(markup, "a");
		dia_markup_close(markup, "li");
		has_any = TRUE;
	}
	dia_markup_raw(markup, "</ul>");
	if (!has_any)
		dia_markup_rewind(markup, start);
}

/* What the State says last of a commitment, where it has a later report that could take it up; or NULL. */
static const cJSON *
find_open_promise(const DiaPage *page, const cJSON *commitment)
{
	const cJSON *status;
	const cJSON *last = NULL;
	gint report = -1;

	cJSON_ArrayForEach(status, dia_page_array(commitment, "statuses"))
		if (g_str_equal(dia_page_string(status, "speaker"), "state"))
			last = status;
	if (last != NULL)
		report = dia_page_find_report(page, dia_page_string(last, "report"));
	for (guint i = (guint)report + 1; report >= 0 && i < page->reports->len; i++)
		if (g_str_equal(dia_page_report(page, i)->issuer, "state"))
			return last;
	return NULL;
}

static void
put_unfollowed(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;
	gsize start = dia_markup_mark(markup);
	gboolean has_any = FALSE;

	dia_markup_raw(markup,
		       "<h3>Commitments that no later report of the State takes up</h3><ul>");
	for (guint i = 0; i < page->commitments->len; i++) {
		const DiaPageItem *item = g_ptr_array_index(page->commitments, i);
		const cJSON *followed = dia_json_get(item->json, "followed_up");
		const cJSON *promise =
			cJSON_IsFalse(followed) ? find_open_promise(page, item->json) : NULL;

		if (promise == NULL)
			continue;
		dia_markup_open_class(markup, "li", "u");
		dia_markup_attribute(markup, "data-t", item->topic->anchor);
		dia_markup_open(markup, "a");
		dia_markup_link(markup, item->anchor);
		dia_markup_text(markup, dia_page_string(item->json, "title"));
		dia_markup_close(markup, "a");
		dia_markup_text(markup, ": ");
		dia_page_put_status(page, dia_page_string(promise, "status"));
		dia_markup_text(markup, ", ");
		dia_page_cite(page, promise);
		dia_markup_close(markup, "li");
		has_any = TRUE;
	}
	dia_markup_raw(markup, "</ul>");
	if (!has_any)
		dia_markup_rewind(markup, start);
}

static void
put_dropped_change(DiaPage *page, const DiaPageThread *thread, const cJSON *change)
{
	DiaMarkup *markup = &page->markup;
	const cJSON *from = dia_json_get(change, "from");

	dia_markup_open_class(markup, "li", "u chg");
	/* A thread of several reports has its id in the synopsis. */
	if (dia_page_is_dropped(thread))
		dia_markup_attribute(markup, "id", thread->item.anchor);
	dia_markup_attribute(markup, "data-k", "dropped");
	dia_page_put_report(page, from);
	dia_page_quote_start(page, from, "quote");
	dia_markup_text(markup, " ");
	dia_page_cite(page, from);
	dia_markup_close(markup, "li");
}

static void
put_dropped(DiaPage *page, const DiaPageTopic *topic)
{
	DiaMarkup *markup = &page->markup;
	gsize start = dia_markup_mark(markup);
	guint n_dropped = 0;

	dia_markup_open(markup, "details");
	dia_markup_attribute(markup, "data-t", topic->anchor);
	dia_markup_element(markup, "summary", topic->title);
	dia_markup_raw(markup, "<ul>");
	for (guint i = 0; i < topic->threads->len; i++) {
		const DiaPageThread *thread = g_ptr_array_index(topic->threads, i);
		gboolean has_id = FALSE;

		for (guint j = 0; j < thread->changes->len && !has_id; j++) {
			const cJSON *change = g_ptr_array_index(thread->changes, j);

			if (!g_str_equal(dia_page_string(change, "kind"), "dropped"))
				continue;
			put_dropped_change(page, thread, change);
			n_dropped++;
			has_id = dia_page_is_dropped(thread);
		}
	}
	dia_markup_raw(markup, "</ul>");
	dia_markup_close(markup, "details");
	if (n_dropped == 0)
		dia_markup_rewind(markup, start);
}

void
dia_page_dropped(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;

	dia_page_open_section(page, "dropped", "No longer said, or not followed up");
	dia_markup_raw(markup,
		       "<p class=lead>A report may leave a subject out for many reasons, the "
		       "limit on its length among them. It may also say the same in words that "
		       "were not recognized.</p>");
	put_silent_topics(page);
	put_unfollowed(page);
	dia_markup_raw(markup, "<h3>Statements</h3>");
	for (guint i = 0; i < page->topics->len; i++)
		put_dropped(page, g_ptr_array_index(page->topics, i));
	dia_page_close_section(page);
}

static void
put_finding(DiaPage *page, const DiaPageItem *item)
{
	DiaMarkup *markup = &page->markup;
	const cJSON *locations = dia_page_array(item->json, "locations");
	const cJSON *location;
	const cJSON *next;
	const DiaPageParagraph *paragraph = dia_page_find(page, cJSON_GetArrayItem(locations, 0));

	dia_markup_open_class(markup, "li", "u chg");
	dia_markup_attribute(markup, "id", item->anchor);
	dia_markup_attribute(markup, "data-k", dia_page_string(item->json, "rule"));
	if (paragraph != NULL)
		dia_page_put_topics(page, paragraph);
	dia_markup_open(markup, "p");
	dia_markup_text(markup, dia_page_string(item->json, "message"));
	dia_markup_text(markup, " ");
	dia_markup_open_class(markup, "a", "rule");
	dia_markup_link(markup, item->anchor);
	dia_markup_text(markup, dia_page_string(item->json, "rule"));
	dia_markup_close(markup, "a");
	dia_markup_close(markup, "p");
	for (location = locations != NULL ? locations->child : NULL; location != NULL; location = next) {
		dia_markup_open_class(markup, "p", "s");
		dia_page_put_report(page, location);
		next = dia_page_excerpt(page, location);
		dia_markup_text(markup, " ");
		dia_page_cite(page, location);
		dia_markup_close(markup, "p");
	}
	dia_markup_close(markup, "li");
	dia_markup_raw(markup, "\n");
}

/*
 * What the severities of the JSON mean to a reader, in words that judge nobody: whether the place alone shows it, or a
 * reader must decide. The last takes what no other does.
 */
static const struct {
	const char *severity;
	const char *title;
} classes[] = {
	{ "error", "Figures or numbers that do not agree with each other" },
	{ "warning", "Statements that differ, where a reader has to judge" },
	{ "note", "Rules of form" },
};

static guint
find_class(const DiaPageItem *finding)
{
	const char *severity = dia_page_string(finding->json, "severity");
	guint class = 0;

	while (class + 1 < G_N_ELEMENTS(classes) && !g_str_equal(classes[class].severity, severity))
		class++;
	return class;
}

static void
put_class(DiaPage *page, guint class)
{
	DiaMarkup *markup = &page->markup;
	gsize start = dia_markup_mark(markup);
	gboolean has_any = FALSE;

	dia_markup_element(markup, "h3", classes[class].title);
	dia_markup_raw(markup, "<ul class=findings>");
	for (guint i = 0; i < page->findings->len; i++) {
		const DiaPageItem *finding = g_ptr_array_index(page->findings, i);

		if (find_class(finding) != class)
			continue;
		put_finding(page, finding);
		has_any = TRUE;
	}
	dia_markup_raw(markup, "</ul>");
	if (!has_any)
		dia_markup_rewind(markup, start);
}

void
dia_page_findings(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;

	dia_page_open_section(page, "findings", "What does not add up");
	if (page->findings->len == 0) {
		dia_markup_raw(markup, "<p>The checks found nothing.</p>");
	} else {
		dia_markup_raw(markup,
			       "<p class=lead>Places that an editor would want to look at. "
			       "Each has its evidence; some will have a good reason.</p>");
		for (guint i = 0; i < G_N_ELEMENTS(classes); i++)
			put_class(page, i);
	}
	dia_page_close_section(page);
}
