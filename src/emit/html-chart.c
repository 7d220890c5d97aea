/*
 * The picture of a series, as SVG: a real time axis, points at the period they hold for, ranges as
 * bars, no line across a break. Widths are percentages and heights pixels, so that the words in it
 * have the size of the text around it on every screen. The table beside it says the same.
 */
#include <math.h>
#include <string.h>

#include "emit/html-page.h"

enum {
	PLOT_TOP = 26, /* pixels */
	PLOT_BOTTOM = 128,
	HEIGHT = 152,
	PLOT_LEFT = 1100, /* hundredths of a per cent */
	PLOT_RIGHT = 9600,
	LABEL_WIDTH = 1500, /* two labels closer than this would overlap */
	CAP_WIDTH = 80,
};

/* An axis from above this share of its largest value need not start at 0; the caption then says so.
 */
#define NARROW_BAND 0.75

typedef struct {
	double first; /* in years */
	double last;
	double low;
	double high;
	gboolean is_range;
	gboolean is_dated; /* else it stands at the date of its report */
	gboolean is_restated;
	gboolean is_former; /* "from 20 to 5": the value before, told with the one after */
	gboolean is_break; /* not comparable with the point before */
	const char *qualifier;
	const cJSON *json;
} Point;

typedef struct {
	GArray *points; /* of Point */
	double first;	/* of the time axis */
	double last;
	double bottom; /* of the value axis */
	double top;
	double step;
} Chart;

static gboolean
read_value(const cJSON *json, Point *point)
{
	double value = dia_json_get_number(json, "value", NAN);

	point->low = dia_json_get_number(json, "low", value);
	point->high = dia_json_get_number(json, "high", value);
	if (isnan(point->low))
		point->low = point->high;
	if (isnan(point->high))
		point->high = point->low;
	if (!isfinite(point->low) || !isfinite(point->high))
		return FALSE;
	if (point->low > point->high) {
		double low = point->low;

		point->low = point->high;
		point->high = low;
	}
	point->is_range = point->high > point->low;
	return TRUE;
}

static gboolean
read_time(const DiaPage *page, const cJSON *json, Point *point)
{
	gint report;

	point->is_dated =
		dia_page_parse_date(dia_page_string(json, "as_of"), &point->first, &point->last);
	if (point->is_dated)
		return TRUE;
	report = dia_page_find_report(page, dia_page_string(json, "report"));
	return report >= 0 &&
	       dia_page_parse_date(
		       dia_page_string(dia_page_report(page, (guint)report)->json, "date"),
		       &point->first, &point->last);
}

static double
middle_of(const Point *point)
{
	return (point->first + point->last) / 2;
}

/* Marks the points that a change ends at; @positions leads from the JSON's index to the point's. */
static void
read_changes(Chart *chart, const cJSON *series, const GArray *positions)
{
	const cJSON *change;

	cJSON_ArrayForEach(change, dia_page_array(series, "changes")) {
		double to = dia_json_get_number(change, "to", -1);
		gint position;

		if (!(to >= 0 && to < positions->len))
			continue;
		position = g_array_index(positions, gint, (guint)to);
		if (position < 0)
			continue;
		if (g_str_equal(dia_page_string(change, "kind"), "figure-restated"))
			g_array_index(chart->points, Point, position).is_restated = TRUE;
		if (cJSON_IsFalse(dia_json_get(change, "comparable")))
			g_array_index(chart->points, Point, position).is_break = TRUE;
	}
}

static void
read_points(Chart *chart, const DiaPage *page, const cJSON *series)
{
	g_autoptr(GArray) positions = g_array_new(FALSE, FALSE, sizeof(gint));
	const cJSON *json;

	cJSON_ArrayForEach(json, dia_page_array(series, "points")) {
		Point point = { .json = json,
				.qualifier = dia_page_string(json, "qualifier"),
				.is_former = cJSON_IsTrue(dia_json_get(json, "former")) };
		gint position = -1;

		if (read_value(json, &point) && read_time(page, json, &point)) {
			position = (gint)chart->points->len;
			g_array_append_val(chart->points, point);
		}
		g_array_append_val(positions, position);
	}
	read_changes(chart, series, positions);
}

/* 1, 2 or 5 times a power of ten, so that an axis has two or three steps. */
static double
choose_step(double range)
{
	double power = pow(10, floor(log10(range / 2)));
	double ratio = range / 2 / power;

	return power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
}

static void
measure_axes(Chart *chart)
{
	const Point *points = (const Point *)chart->points->data;
	double low = points[0].low;
	double high = points[0].high;

	chart->first = middle_of(&points[0]);
	chart->last = chart->first;
	for (guint i = 1; i < chart->points->len; i++) {
		low = MIN(low, points[i].low);
		high = MAX(high, points[i].high);
		chart->first = MIN(chart->first, middle_of(&points[i]));
		chart->last = MAX(chart->last, middle_of(&points[i]));
	}
	/* Of one value that stays nothing is seen better from close by. */
	if (low >= 0 && (low < NARROW_BAND * high || high <= low))
		low = 0;
	if (high <= low)
		high = low + 1;
	chart->step = choose_step(high - low);
	chart->bottom = floor(low / chart->step) * chart->step;
	chart->top = ceil(high / chart->step) * chart->step;
}

static gint
place_x(const Chart *chart, double time)
{
	double share = (time - chart->first) / (chart->last - chart->first);

	/* An interval may begin before the first middle. */
	return PLOT_LEFT + (gint)(CLAMP(share, -0.1, 1.04) * (PLOT_RIGHT - PLOT_LEFT));
}

static gint
place_y(const Chart *chart, double value)
{
	double share = (value - chart->bottom) / (chart->top - chart->bottom);

	/* Absurd numbers stay near the picture. */
	return PLOT_BOTTOM - (gint)(CLAMP(share, -1, 2) * (PLOT_BOTTOM - PLOT_TOP) + 0.5);
}

/* Most lines lead from point to point; they have no class, which keeps pages small. */
static void
put_line(DiaMarkup *markup, const char *class_name, gint x1, gint y1, gint x2, gint y2)
{
	dia_markup_open(markup, "line");
	if (class_name != NULL)
		dia_markup_attribute(markup, "class", class_name);
	dia_markup_attribute_percent(markup, "x1", x1);
	dia_markup_attribute_number(markup, "y1", y1);
	dia_markup_attribute_percent(markup, "x2", x2);
	dia_markup_attribute_number(markup, "y2", y2);
	dia_markup_close_empty(markup);
}

/*
 * Words at a place of the time axis; at its ends they stand within the picture.
 * @param left up to where they start at their place: what stands in the middle of it may cover the value axis
 */
static void
put_text(DiaMarkup *markup, const char *class_name, gint x, gint left, gint y, const char *text)
{
	g_autofree char *classes = g_strconcat(class_name, x > 9000 ? " e" : x > left ? " m" : "", NULL);

	dia_markup_open(markup, "text");
	dia_markup_attribute(markup, "class", classes);
	dia_markup_attribute_percent(markup, "x", x);
	dia_markup_attribute_number(markup, "y", y);
	dia_markup_text(markup, text);
	dia_markup_close(markup, "text");
}

/* Short: "1.3 million", "13,000", "66.6". */
static char *
format_value(double value)
{
	static const struct {
		double scale;
		const char *name;
	} scales[] = { { 1e12, " trillion" }, { 1e9, " billion" }, { 1e6, " million" } };
	char digits[G_ASCII_DTOSTR_BUF_SIZE];

	for (guint i = 0; i < G_N_ELEMENTS(scales); i++) {
		if (fabs(value) >= scales[i].scale && fabs(value) < 1000 * scales[i].scale) {
			g_ascii_formatd(digits, sizeof digits, "%.4g", value / scales[i].scale);
			return g_strconcat(digits, scales[i].name, NULL);
		}
	}
	if (value >= 1000 && value < 1e6 && value == floor(value))
		return dia_page_group((guint64)value);
	g_ascii_formatd(digits, sizeof digits, "%.6g", value);
	return g_strdup(digits);
}

/* One path for all lines: longer than any picture, cut off by its frame. */
static void
put_value_axis(DiaMarkup *markup, const Chart *chart)
{
	g_autoptr(GString) path = g_string_new(NULL);

	/* At most five lines, whatever the numbers. */
	for (guint i = 0; i < 5; i++) {
		double value = chart->bottom + i * chart->step;
		g_autofree char *text = NULL;
		gint y;

		if (value > chart->top + chart->step / 2)
			break;
		y = place_y(chart, value);
		text = format_value(value);
		g_string_append_printf(path, "M0 %dH4e3", y);
		dia_markup_open(markup, "text");
		dia_markup_attribute_number(markup, "y", y - 3);
		dia_markup_text(markup, text);
		dia_markup_close(markup, "text");
	}
	dia_markup_open(markup, "path");
	dia_markup_attribute(markup, "d", path->str);
	dia_markup_close_empty(markup);
}

/* Where no middle of a year is in the picture: the years of its first point and of its last. */
static void
put_end_years(DiaMarkup *markup, const Chart *chart)
{
	const gint years[] = { (gint)floor(chart->first), (gint)floor(chart->last) };
	const gint places[] = { PLOT_LEFT, PLOT_RIGHT };

	for (guint i = 0; i < (years[0] == years[1] ? 1U : 2U); i++) {
		char text[16];

		g_snprintf(text, sizeof text, "%d", years[i]);
		put_text(markup, "y", places[i], PLOT_LEFT + 1, HEIGHT - 6, text);
	}
}

static void
put_time_axis(DiaMarkup *markup, const Chart *chart)
{
	double span = chart->last - chart->first;
	gint step = (gint)ceil(span / 4);
	gint last_x = -LABEL_WIDTH;

	step = MAX(step, 1);
	for (gint year = (gint)ceil(chart->first - 0.5); year <= chart->last + 0.5; year += step) {
		/* A year's name stands at its middle, as its points do. */
		gint x = place_x(chart, year + 0.5);
		char text[16];

		if (x < PLOT_LEFT || x > PLOT_RIGHT || x - last_x < LABEL_WIDTH / 2)
			continue;
		g_snprintf(text, sizeof text, "%d", year);
		put_text(markup, "y", x, 1000, HEIGHT - 6, text);
		last_x = x;
	}
	if (last_x < 0)
		put_end_years(markup, chart);
}

/* Two strokes across the time axis. */
static void
put_break(DiaMarkup *markup, gint x)
{
	put_line(markup, "break", x - 60, PLOT_BOTTOM + 5, x + 20, PLOT_BOTTOM - 9);
	put_line(markup, "break", x + 40, PLOT_BOTTOM + 5, x + 120, PLOT_BOTTOM - 9);
}

static void
put_lines(DiaMarkup *markup, const Chart *chart)
{
	for (guint i = 1; i < chart->points->len; i++) {
		const Point *from = &g_array_index(chart->points, Point, i - 1);
		const Point *to = &g_array_index(chart->points, Point, i);
		gint x1 = place_x(chart, middle_of(from));
		gint x2 = place_x(chart, middle_of(to));

		if (to->is_break)
			put_break(markup, (x1 + x2) / 2);
		if (x1 == x2 || to->is_break || to->is_restated)
			continue;
		put_line(markup, NULL, x1, place_y(chart, (from->low + from->high) / 2), x2,
			 place_y(chart, (to->low + to->high) / 2));
	}
}

static void
put_marker(DiaMarkup *markup, const Chart *chart, const Point *point)
{
	gint x = place_x(chart, middle_of(point));
	gint y = place_y(chart, (point->low + point->high) / 2);

	if (point->is_dated && point->last - point->first > 1.0 / 12)
		put_line(markup, "span", place_x(chart, point->first), y,
			 place_x(chart, point->last), y);
	if (point->is_range) {
		gint low = place_y(chart, point->low);
		gint high = place_y(chart, point->high);

		put_line(markup, NULL, x, low, x, high);
		put_line(markup, NULL, x - CAP_WIDTH, low, x + CAP_WIDTH, low);
		put_line(markup, NULL, x - CAP_WIDTH, high, x + CAP_WIDTH, high);
	}
	dia_markup_open(markup, "circle");
	if (point->is_restated || !point->is_dated)
		dia_markup_attribute(markup, "class", point->is_restated ? "again" : "guess");
	dia_markup_attribute_percent(markup, "cx", x);
	dia_markup_attribute_number(markup, "cy", y);
	dia_markup_attribute(markup, "r", point->is_restated ? "6" : "4");
	dia_markup_close_empty(markup);
}

static char *
label_point(const Point *point)
{
	static const struct {
		const char *qualifier;
		const char *sign;
	} signs[] = { { "more-than", "> " }, { "less-than", "< " }, { "at-least", "≥ " },
		      { "at-most", "≤ " },   { "about", "≈ " },	    { "almost", "almost " } };
	g_autofree char *low = format_value(point->low);
	g_autofree char *high = format_value(point->high);
	const char *sign = "";

	for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_str_equal(signs[i].qualifier, point->qualifier))
			sign = signs[i].sign;
	return point->is_range ? g_strconcat(sign, low, "–", high, NULL)
			       : g_strconcat(sign, low, NULL);
}

static void
put_points(DiaMarkup *markup, const Chart *chart)
{
	gint last_x = -2 * LABEL_WIDTH;

	for (guint i = 0; i < chart->points->len; i++) {
		const Point *point = &g_array_index(chart->points, Point, i);
		gint x = place_x(chart, middle_of(point));
		gint y = place_y(chart, point->high) - 9;
		g_autofree char *label = label_point(point);

		put_marker(markup, chart, point);
		/* A label that would cover the one before is left to the table, and so is what no longer holds. */
		if (ABS(x - last_x) < LABEL_WIDTH || point->is_former)
			continue;
		put_text(markup, "l", x, PLOT_LEFT + LABEL_WIDTH / 4, MAX(y, 12), label);
		last_x = x;
	}
}

static void
put_notes(DiaMarkup *markup, const Chart *chart)
{
	gboolean has_guess = FALSE;
	gboolean has_break = FALSE;
	gboolean has_restated = FALSE;

	for (guint i = 0; i < chart->points->len; i++) {
		const Point *point = &g_array_index(chart->points, Point, i);

		has_guess |= !point->is_dated;
		has_break |= point->is_break;
		has_restated |= point->is_restated;
	}
	if (!has_guess && !has_break && !has_restated && chart->bottom == 0)
		return;
	dia_markup_raw(markup, "<p class=note>");
	if (chart->bottom != 0)
		dia_markup_raw(markup, "The axis does not start at 0. ");
	if (has_guess)
		dia_markup_raw(markup, "Hollow points: period not stated. ");
	if (has_break)
		dia_markup_raw(markup, "Two strokes on the axis: the value after cannot be "
				       "compared with the one before. ");
	if (has_restated)
		dia_markup_raw(markup, "Ringed: the same period with another value.");
	dia_markup_raw(markup, "</p>");
}

static void
put_chart(DiaMarkup *markup, const Chart *chart)
{
	g_autofree char *label = g_strdup_printf(
		"Chart of %u values, %d to %d, as in the table", chart->points->len,
		(gint)chart->first, (gint)chart->last);

	dia_markup_open_class(markup, "svg", "chart");
	dia_markup_attribute_number(markup, "height", HEIGHT);
	dia_markup_attribute(markup, "role", "img");
	dia_markup_attribute(markup, "aria-label", label);
	put_value_axis(markup, chart);
	put_time_axis(markup, chart);
	put_lines(markup, chart);
	put_points(markup, chart);
	dia_markup_close(markup, "svg");
	put_notes(markup, chart);
}

void
dia_page_chart(DiaPage *page, const cJSON *series)
{
	g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));
	Chart chart = { .points = points };

	read_points(&chart, page, series);
	if (points->len < 2)
		return;
	measure_axes(&chart);
	if (!(chart.last > chart.first) || !isfinite(chart.top) || !isfinite(chart.bottom) ||
	    !(chart.top > chart.bottom))
		return;
	put_chart(&page->markup, &chart);
}
