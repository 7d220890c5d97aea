/*
 * The reports of the collection: on a time line by who speaks, and as a table.
 */
#include "emit/html-page.h"

enum { LANE_HEIGHT = 38, TIME_LEFT = 1700, TIME_WIDTH = 7700 };

static const struct {
	const char *issuer;
	const char *name;
	const char *word; /* in the table */
} lanes[] = {
	{ "state", "State", "State" },
	{ "un", "UN", "United Nations" },
	{ "ngo", "NGO", "NGO" },
	{ "", "Other", "" },
};

/* The lane of a report; the last one takes what no other does. */
static guint
find_lane(const DiaPageReport *report)
{
	guint lane = 0;

	while (lane + 1 < G_N_ELEMENTS(lanes) && !g_str_equal(lanes[lane].issuer, report->issuer))
		lane++;
	return lane;
}

typedef struct {
	double first;
	double last;
	guint n_dated;
	gint y[G_N_ELEMENTS(lanes)]; /* of each lane; 0 where it has no report */
	gint height;
} Timeline;

static Timeline
measure_timeline(const DiaPage *page)
{
	Timeline line = { 0 };
	gboolean has_lane[G_N_ELEMENTS(lanes)] = { FALSE };

	for (guint i = 0; i < page->reports->len; i++) {
		const DiaPageReport *report = dia_page_report(page, i);
		double first;
		double last;

		if (!dia_page_parse_date(dia_page_string(report->json, "date"), &first, &last))
			continue;
		line.first = line.n_dated == 0 ? first : MIN(line.first, first);
		line.last = line.n_dated == 0 ? first : MAX(line.last, first);
		line.n_dated++;
		has_lane[find_lane(report)] = TRUE;
	}
	for (guint i = 0; i < G_N_ELEMENTS(lanes); i++) {
		if (has_lane[i]) {
			line.height += LANE_HEIGHT;
			line.y[i] = line.height - LANE_HEIGHT / 2 + 6;
		}
	}
	line.height += 28;
	return line;
}

static gint
place_in_time(const Timeline *line, double time)
{
	return TIME_LEFT + (gint)((time - line->first) / (line->last - line->first) * TIME_WIDTH);
}

static void
put_years(DiaMarkup *markup, const Timeline *line)
{
	gint step = (gint)((line->last - line->first) / 5) + 1;

	for (gint year = (gint)line->first + 1; year <= (gint)line->last; year += step) {
		gint x = place_in_time(line, year);

		dia_markup_open_class(markup, "line", "grid");
		dia_markup_attribute_percent(markup, "x1", x);
		dia_markup_attribute_percent(markup, "x2", x);
		dia_markup_attribute_number(markup, "y1", 4);
		dia_markup_attribute_number(markup, "y2", line->height - 22);
		dia_markup_close_empty(markup);
		dia_markup_open(markup, "text");
		dia_markup_attribute_percent(markup, "x", x);
		dia_markup_attribute_number(markup, "y", line->height - 6);
		dia_markup_attribute(markup, "text-anchor", "middle");
		dia_markup_format(markup, "%d", year);
		dia_markup_close(markup, "text");
	}
}

static void
put_lanes(DiaMarkup *markup, const Timeline *line)
{
	for (guint i = 0; i < G_N_ELEMENTS(lanes); i++) {
		if (line->y[i] == 0)
			continue;
		dia_markup_open_class(markup, "line", "lane");
		dia_markup_attribute_percent(markup, "x1", TIME_LEFT - 300);
		dia_markup_attribute_percent(markup, "x2", 10000);
		dia_markup_attribute_number(markup, "y1", line->y[i]);
		dia_markup_attribute_number(markup, "y2", line->y[i]);
		dia_markup_close_empty(markup);
		dia_markup_open(markup, "text");
		dia_markup_attribute(markup, "x", "0");
		dia_markup_attribute_number(markup, "y", line->y[i] + 5);
		dia_markup_text(markup, lanes[i].name);
		dia_markup_close(markup, "text");
	}
}

static void
put_report_points(DiaPage *page, const Timeline *line)
{
	DiaMarkup *markup = &page->markup;

	for (guint i = 0; i < page->reports->len; i++) {
		const DiaPageReport *report = dia_page_report(page, i);
		gint y = line->y[find_lane(report)];
		double first;
		double last;
		gint x;

		if (!dia_page_parse_date(dia_page_string(report->json, "date"), &first, &last))
			continue;
		x = place_in_time(line, first);
		dia_markup_open_class(markup, "circle", "report");
		dia_markup_attribute_percent(markup, "cx", x);
		dia_markup_attribute_number(markup, "cy", y);
		dia_markup_attribute(markup, "r", "5");
		dia_markup_close_empty(markup);
		dia_markup_open_class(markup, "text", "label");
		dia_markup_attribute_percent(markup, "x", x);
		dia_markup_attribute_number(markup, "y", y - 10);
		dia_markup_attribute(markup, "text-anchor", "middle");
		dia_markup_format(markup, "%.4s", dia_page_string(report->json, "date"));
		dia_markup_close(markup, "text");
	}
}

static void
put_timeline(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;
	Timeline line = measure_timeline(page);

	if (line.n_dated < 2 || line.last <= line.first)
		return;
	dia_markup_open_class(markup, "svg", "chart timeline");
	dia_markup_attribute_number(markup, "height", line.height);
	dia_markup_attribute(markup, "role", "img");
	dia_markup_attribute(
		markup, "aria-label",
		"Time line of the reports by who speaks; the table below has the same.");
	put_years(markup, &line);
	put_lanes(markup, &line);
	put_report_points(page, &line);
	dia_markup_close(markup, "svg");
}

static void
put_number_cell(DiaMarkup *markup, guint number)
{
	g_autofree char *grouped = dia_page_group(number);

	dia_markup_element_class(markup, "td", "num", grouped);
}

static void
put_report_row(DiaPage *page, const DiaPageReport *report)
{
	DiaMarkup *markup = &page->markup;
	const char *title = dia_page_string(report->json, "title");

	dia_markup_open(markup, "tr");
	dia_markup_open_class(markup, "td", "date");
	dia_page_date(page, dia_page_string(report->json, "date"));
	dia_markup_close(markup, "td");
	dia_markup_element(markup, "td", lanes[find_lane(report)].word);
	dia_markup_open(markup, "th");
	dia_markup_attribute(markup, "scope", "row");
	dia_markup_open(markup, "a");
	dia_markup_link(markup, report->anchor);
	dia_page_language(page, report);
	dia_markup_text(markup, *title != '\0' ? title : report->id);
	dia_markup_close(markup, "a");
	dia_markup_close(markup, "th");
	dia_markup_element(markup, "td", dia_page_string(report->json, "symbol"));
	put_number_cell(markup, report->paragraphs->len);
	put_number_cell(markup, report->n_words);
	dia_markup_close(markup, "tr");
}

void
dia_page_overview(DiaPage *page)
{
	DiaMarkup *markup = &page->markup;

	dia_page_open_section(page, "reports", "The reports");
	put_timeline(page);
	dia_markup_raw(markup, "<section class=scroll tabindex=0 "
			       "aria-label=\"The reports\"><table class=plain><thead><tr>"
			       "<th scope=col>Date</th><th scope=col>Speaker</th>"
			       "<th scope=col>Report</th><th scope=col>Symbol</th>"
			       "<th scope=col class=num>Paragraphs</th>"
			       "<th scope=col class=num>Words</th></tr></thead><tbody>");
	for (guint i = 0; i < page->reports->len; i++)
		put_report_row(page, dia_page_report(page, i));
	dia_markup_raw(markup, "</tbody></table></section>");
	dia_page_close_section(page);
}
