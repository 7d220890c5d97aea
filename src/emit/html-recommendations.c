/*
 * The recommendations of the working group reports: who made them, the State's position, and where
 * a later report takes them up, by number or by what they ask for.
 */
#include "emit/html-page.h"

/* Outcomes listed for one recommendation; its thread and the ledger have all. */
enum { MAX_OUTCOMES = 4 };

typedef struct {
	DiaPage *page;
	GHashTable *references; /* label -> GPtrArray of DiaPageParagraph that cite it, in order */
} Context;

static gboolean
is_recommendation(const DiaPageParagraph *paragraph)
{
	return g_str_equal(dia_page_string(paragraph->json, "kind"), "recommendation");
}

static GHashTable *
index_references(const DiaPage *page)
{
	GHashTable *references = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
						       (GDestroyNotify)g_ptr_array_unref);

	for (guint i = 0; i < page->reports->len; i++) {
		const GPtrArray *paragraphs = dia_page_report(page, i)->paragraphs;

		for (guint j = 0; j < paragraphs->len; j++) {
			const DiaPageParagraph *paragraph = g_ptr_array_index(paragraphs, j);
			const cJSON *label;

			cJSON_ArrayForEach(label, dia_page_array(paragraph->json, "refers_to")) {
				GPtrArray *list;

				if (!cJSON_IsString(label))
					continue;
				list = g_hash_table_lookup(references, label->valuestring);
				if (list == NULL) {
					list = g_ptr_array_new();
					g_hash_table_insert(references, label->valuestring, list);
				}
				g_ptr_array_add(list, (gpointer)paragraph);
			}
		}
	}
	return references;
}

/* Later paragraphs that name the recommendation by its number. */
static void
put_references(Context *context, const DiaPageParagraph *recommendation, guint *n_outcomes)
{
	DiaMarkup *markup = &context->page->markup;
	const GPtrArray *list = g_hash_table_lookup(context->references, recommendation->id);

	for (guint i = 0; list != NULL && i < list->len && *n_outcomes < MAX_OUTCOMES; i++) {
		const DiaPageParagraph *paragraph = g_ptr_array_index(list, i);

		if (paragraph->report <= recommendation->report)
			continue;
		(*n_outcomes)++;
		dia_markup_raw(markup, "<li>named in ");
		dia_page_cite_paragraph(context->page, paragraph);
		dia_markup_raw(markup, "</li>");
	}
}

/*
 * What later reports say in the thread or of the commitment that the recommendation belongs to.
 * Places are in order of report, so the walk goes back from the last and ends at the own report.
 */
static void
put_places(Context *context, const DiaPageParagraph *recommendation, const DiaPageMark *mark,
	   guint *n_outcomes)
{
	DiaPage *page = context->page;
	DiaMarkup *markup = &page->markup;
	const cJSON *places = dia_page_array(mark->item->json, mark->places);
	const cJSON *first = places != NULL ? places->child : NULL;
	const cJSON *place = first != NULL ? first->prev : NULL;
	gsize start = dia_markup_mark(markup);
	guint n_before = *n_outcomes;
	const cJSON *last = NULL;

	dia_markup_open(markup, "li");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, mark->item->anchor);
	dia_markup_text(markup, dia_page_string(mark->item->json, "title"));
	dia_markup_close(markup, "a");
	for (; place != NULL && *n_outcomes < MAX_OUTCOMES;
	     place = place == first ? NULL : place->prev) {
		if (dia_page_find_report(page, dia_page_string(place, "report")) <=
		    (gint)recommendation->report)
			break;
		/* Several sentences of a paragraph may say the same. */
		if (last != NULL && dia_page_find(page, last) == dia_page_find(page, place) &&
		    g_str_equal(dia_page_string(last, "status"), dia_page_string(place, "status")))
			continue;
		last = place;
		dia_markup_text(markup, (*n_outcomes)++ == n_before ? ": " : "; ");
		dia_page_put_status(page, dia_page_string(place, "status"));
		dia_markup_text(markup, ", ");
		dia_page_cite_named(page, place);
	}
	dia_markup_close(markup, "li");
	if (*n_outcomes == n_before)
		dia_markup_rewind(markup, start);
}

static void
put_outcomes(Context *context, const DiaPageParagraph *recommendation)
{
	DiaMarkup *markup = &context->page->markup;
	gsize start = dia_markup_mark(markup);
	guint n_outcomes = 0;

	dia_markup_raw(markup, "<ul>");
	put_references(context, recommendation, &n_outcomes);
	for (guint i = 0; recommendation->marks != NULL && i < recommendation->marks->len; i++) {
		const DiaPageMark *mark = &g_array_index(recommendation->marks, DiaPageMark, i);

		if (g_str_equal(mark->places, "statuses") || g_str_equal(mark->places, "claims"))
			put_places(context, recommendation, mark, &n_outcomes);
	}
	if (n_outcomes > 0) {
		dia_markup_raw(markup, "</ul>");
		return;
	}
	dia_markup_rewind(markup, start);
	dia_markup_element_class(markup, "span", "none",
				 recommendation->report + 1 < context->page->reports->len
					 ? "nothing found in a later report"
					 : "no later report yet");
}

static void
put_states(DiaMarkup *markup, const cJSON *states)
{
	const cJSON *state;
	gboolean has_any = FALSE;

	cJSON_ArrayForEach(state, states) {
		if (!cJSON_IsString(state))
			continue;
		if (has_any)
			dia_markup_text(markup, ", ");
		dia_markup_text(markup, state->valuestring);
		has_any = TRUE;
	}
}

static void
put_recommendation(Context *context, const DiaPageParagraph *paragraph)
{
	DiaPage *page = context->page;
	DiaMarkup *markup = &page->markup;
	const cJSON *json = dia_json_get(paragraph->json, "recommendation");
	const char *position = dia_page_string(json, "position");

	dia_markup_open_class(markup, "tr", "u");
	dia_page_put_topics(page, paragraph);
	dia_markup_open(markup, "th");
	dia_markup_attribute(markup, "scope", "row");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, paragraph->anchor);
	dia_markup_text(markup, paragraph->id);
	dia_markup_close(markup, "a");
	dia_markup_close(markup, "th");
	dia_markup_open(markup, "td");
	dia_page_language(page, dia_page_report(page, paragraph->report));
	dia_markup_text(markup, dia_page_string(paragraph->json, "text"));
	dia_markup_close(markup, "td");
	dia_markup_open(markup, "td");
	put_states(markup, dia_page_array(json, "states"));
	dia_markup_close(markup, "td");
	dia_markup_element(markup, "td", *position != '\0' ? position : "not stated");
	dia_markup_open(markup, "td");
	put_outcomes(context, paragraph);
	dia_markup_close(markup, "td");
	dia_markup_close(markup, "tr");
}

/* "151 supported, 43 noted" */
static void
put_positions(DiaPage *page, const DiaPageReport *report)
{
	static const char *const positions[] = { "supported", "noted" };
	DiaMarkup *markup = &page->markup;

	dia_markup_open_class(markup, "span", "src");
	for (guint k = 0; k < G_N_ELEMENTS(positions); k++) {
		guint n_such = 0;

		for (guint i = 0; i < report->paragraphs->len; i++) {
			const DiaPageParagraph *paragraph = g_ptr_array_index(report->paragraphs, i);
			const cJSON *json = dia_json_get(paragraph->json, "recommendation");

			n_such += is_recommendation(paragraph) &&
				  g_str_equal(dia_page_string(json, "position"), positions[k]);
		}
		dia_markup_text(markup, k > 0 ? ", " : "");
		dia_page_count(page, n_such, positions[k], positions[k]);
	}
	dia_markup_close(markup, "span");
}

static void
put_report(Context *context, const DiaPageReport *report)
{
	DiaMarkup *markup = &context->page->markup;
	guint n_recommendations = 0;

	for (guint i = 0; i < report->paragraphs->len; i++)
		n_recommendations += is_recommendation(g_ptr_array_index(report->paragraphs, i));
	if (n_recommendations == 0)
		return;
	dia_markup_open(markup, "details");
	dia_markup_open(markup, "summary");
	dia_markup_open(markup, "h3");
	dia_markup_text(markup, report->source);
	dia_markup_text(markup, ": ");
	dia_page_count(context->page, n_recommendations, "recommendation", "recommendations");
	dia_markup_close(markup, "h3");
	put_positions(context->page, report);
	dia_markup_close(markup, "summary");
	dia_markup_raw(markup,
		       "<div class=scroll tabindex=0 role=group aria-label=Recommendations>"
		       "<table class=\"plain recs\"><thead><tr>"
		       "<th scope=col>No.</th><th scope=col>Recommendation</th>"
		       "<th scope=col>Made by</th><th scope=col>Position of the State</th>"
		       "<th scope=col>In later reports</th></tr></thead><tbody>");
	for (guint i = 0; i < report->paragraphs->len; i++) {
		const DiaPageParagraph *paragraph = g_ptr_array_index(report->paragraphs, i);

		if (is_recommendation(paragraph))
			put_recommendation(context, paragraph);
	}
	dia_markup_raw(markup, "</tbody></table></div>");
	dia_markup_close(markup, "details");
}

void
dia_page_recommendations(DiaPage *page)
{
	g_autoptr(GHashTable) references = index_references(page);
	Context context = { .page = page, .references = references };
	DiaMarkup *markup = &page->markup;
	gsize start;
	gsize empty;

	dia_page_open_section(page, "recommendations", "Recommendations and what became of them");
	start = dia_markup_mark(markup);
	dia_markup_raw(markup,
		       "<p class=lead>What later reports say in the same thread or of the same commitment. "
		       "That they speak of it need not mean that they answer the recommendation.</p>");
	empty = dia_markup_mark(markup);
	for (guint i = 0; i < page->reports->len; i++)
		put_report(&context, dia_page_report(page, i));
	if (dia_markup_mark(markup) == empty) {
		dia_markup_rewind(markup, start);
		dia_markup_raw(markup, "<p>None of the reports has numbered recommendations.</p>");
	}
	dia_page_close_section(page);
}
