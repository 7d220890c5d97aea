/*
 * The figures of a topic: for each series a picture and a table of the same values.
 */
#include <string.h>

#include "emit/html-page.h"

/* What a point differs in from the one that it was compared with. */
static void
put_point_change(DiaPage *page, const cJSON *change)
{
	DiaMarkup *markup = &page->markup;
	const char *summary = dia_page_string(change, "summary");
	const char *reason = dia_page_string(change, "reason");
	const char *kind = dia_page_string(change, "kind");
	const cJSON *comparable = dia_json_get(change, "comparable");

	if (g_str_equal(kind, "figure-restated"))
		dia_markup_raw(markup, "<b>restated</b>: same period, other value ");
	if (cJSON_IsFalse(comparable)) {
		dia_markup_raw(markup, "<b>not comparable</b>");
		if (*reason != '\0')
			dia_markup_format(markup, ": %s", reason);
	} else {
		dia_markup_text(markup, *summary != '\0' ? summary : dia_page_change(kind));
	}
}

/* "more than" before the figure, where its own words do not say so. */
static void
put_qualifier(DiaPage *page, const cJSON *point)
{
	const char *qualifier = dia_page_qualifier(dia_page_string(point, "qualifier"));
	g_autofree char *text = g_ascii_strdown(dia_page_string(point, "text"), -1);

	if (*qualifier != '\0' && strstr(text, qualifier) == NULL)
		dia_markup_format(&page->markup, "%s ", qualifier);
}

/* What the report itself counts, where its words are not those of the series. */
static void
put_own_measure(DiaPage *page, const cJSON *point, const char *measure)
{
	const char *own = dia_page_string(point, "measure");

	if (*own != '\0' && !g_str_equal(own, measure))
		dia_markup_element_class(&page->markup, "span", "own", own);
}

static void
put_point(DiaPage *page, const cJSON *point, const cJSON *change, const char *measure)
{
	DiaMarkup *markup = &page->markup;
	gint report = dia_page_find_report(page, dia_page_string(point, "report"));
	const char *as_of = dia_page_string(point, "as_of");

	dia_markup_open(markup, "tr");
	if (report >= 0)
		dia_markup_attribute(markup, "data-r",
				     dia_page_report(page, (guint)report)->key);
	dia_markup_open(markup, "td");
	if (*as_of != '\0') {
		dia_page_date(page, as_of);
	} else {
		dia_markup_raw(markup, "<span class=none>not stated; report of ");
		if (report >= 0)
			dia_page_date(page,
				      dia_page_string(dia_page_report(page, (guint)report)->json,
						      "date"));
		dia_markup_raw(markup, "</span>");
	}
	dia_markup_close(markup, "td");
	dia_markup_open(markup, "td");
	put_qualifier(page, point);
	dia_page_quote(page, point, "text");
	put_own_measure(page, point, measure);
	if (cJSON_IsTrue(dia_json_get(point, "former")))
		dia_markup_raw(markup, "<span class=own>former value</span>");
	dia_markup_close(markup, "td");
	dia_markup_open(markup, "td");
	if (change != NULL) {
		dia_markup_attribute(markup, "class", "chg");
		dia_markup_attribute(markup, "data-k", dia_page_string(change, "kind"));
		put_point_change(page, change);
	}
	dia_markup_close(markup, "td");
	dia_markup_open(markup, "td");
	dia_page_cite(page, point);
	dia_markup_close(markup, "td");
	dia_markup_close(markup, "tr");
}

/* The change that ends at each point, by the point's index. */
static GPtrArray *
index_changes(const cJSON *series, guint n_points)
{
	GPtrArray *index = g_ptr_array_new();
	const cJSON *change;

	g_ptr_array_set_size(index, (gint)n_points);
	cJSON_ArrayForEach(change, dia_page_array(series, "changes")) {
		double to = dia_json_get_number(change, "to", -1);

		if (to >= 0 && to < n_points)
			index->pdata[(guint)to] = (gpointer)change;
	}
	return index;
}

static void
put_table(DiaPage *page, const cJSON *series)
{
	DiaMarkup *markup = &page->markup;
	const cJSON *points = dia_page_array(series, "points");
	g_autoptr(GPtrArray) changes = index_changes(series, (guint)cJSON_GetArraySize(points));
	const cJSON *point;
	guint i = 0;

	dia_markup_raw(markup, "<table class=plain><thead><tr>"
			       "<th>As of</th><th>Stated</th>"
			       "<th>Change</th><th>Source</th>"
			       "</tr></thead><tbody>");
	cJSON_ArrayForEach(point, points)
		put_point(page, point, g_ptr_array_index(changes, i++),
			  dia_page_string(series, "measure"));
	dia_markup_raw(markup, "</tbody></table>");
}

static void
put_series(DiaPage *page, const DiaPageItem *item)
{
	DiaMarkup *markup = &page->markup;
	const char *measure = dia_page_string(item->json, "measure");

	dia_markup_open_class(markup, "figure", "series u");
	dia_markup_attribute(markup, "id", item->anchor);
	dia_markup_open(markup, "figcaption");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, item->anchor);
	dia_markup_text(markup, *measure != '\0' ? measure : "Figures");
	dia_page_put_unit(page, dia_page_string(item->json, "unit"));
	dia_markup_close(markup, "a");
	dia_markup_close(markup, "figcaption");
	dia_page_chart(page, item->json);
	put_table(page, item->json);
	dia_markup_close(markup, "figure");
	dia_markup_raw(markup, "\n");
}

void
dia_page_series(DiaPage *page, const GPtrArray *series)
{
	DiaMarkup *markup = &page->markup;

	if (series->len == 0)
		return;
	dia_markup_raw(markup, "<h4>Figures over time</h4><div class=figures>");
	for (guint i = 0; i < series->len; i++)
		put_series(page, g_ptr_array_index(series, i));
	dia_markup_raw(markup, "</div>");
}
