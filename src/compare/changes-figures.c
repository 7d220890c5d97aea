/*
 * Figures of one series that stand in two linked claims.
 */
#include "compare/changes.h"

#include <math.h>
#include <string.h>

/* A figure that is a point of a series. */
typedef struct {
	guint32 report;
	guint32 paragraph;
	DiaSpan span;
	guint32 series;
	guint32 point;
} Entry;

struct _DiaFigurePoints {
	const DiaComparison *comparison;
	GArray *entries; /* of Entry, in order of report and text */
};

static gint
compare_entries(gconstpointer a, gconstpointer b)
{
	const Entry *first = a;
	const Entry *second = b;

	if (first->report != second->report)
		return first->report < second->report ? -1 : 1;
	if (first->span.start != second->span.start)
		return first->span.start < second->span.start ? -1 : 1;
	return first->series < second->series ? -1 : first->series > second->series;
}

DiaFigurePoints *
dia_figure_points_new(const DiaComparison *comparison)
{
	DiaFigurePoints *points = g_new0(DiaFigurePoints, 1);

	points->comparison = comparison;
	points->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
	for (guint32 i = 0; i < comparison->series->len; i++) {
		const DiaSeries *series = &g_array_index(comparison->series, DiaSeries, i);

		for (guint32 j = 0; j < series->n_points; j++) {
			const DiaSeriesPoint *point = &series->points[j];
			const DiaFigure *figure = &g_array_index(
				dia_comparison_report(comparison, point->report)->figures,
				DiaFigure, point->figure);
			Entry entry = { .report = point->report,
					.paragraph = figure->paragraph,
					.span = figure->span,
					.series = i,
					.point = j };

			g_array_append_val(points->entries, entry);
		}
	}
	g_array_sort(points->entries, compare_entries);
	return points;
}

void
dia_figure_points_free(DiaFigurePoints *points)
{
	if (points == NULL)
		return;
	g_array_unref(points->entries);
	g_free(points);
}

/* The first entry of a place, or one past all. */
static guint
find_first(const DiaFigurePoints *points, const DiaPlace *place)
{
	guint low = 0;
	guint high = points->entries->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;
		const Entry *entry = &g_array_index(points->entries, Entry, middle);

		if (entry->report < place->report ||
		    (entry->report == place->report && entry->span.start < place->span.start))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const Entry *
get_entry(const DiaFigurePoints *points, guint index, const DiaPlace *place)
{
	const Entry *entry;

	if (index >= points->entries->len)
		return NULL;
	entry = &g_array_index(points->entries, Entry, index);
	return entry->report == place->report && entry->span.end <= place->span.end ? entry : NULL;
}

static double
get_figure_value(const DiaFigure *figure)
{
	return dia_decimal_to_double(figure->is_range ? figure->low : figure->value);
}

static const DiaFigure *
get_point_figure(const DiaFigurePoints *points, guint32 series, guint32 point)
{
	const DiaSeries *here = &g_array_index(points->comparison->series, DiaSeries, series);
	const DiaSeriesPoint *at = &here->points[point];

	return &g_array_index(dia_comparison_report(points->comparison, at->report)->figures,
			      DiaFigure, at->figure);
}

static gboolean
is_within(const DiaPeriod *inner, const DiaPeriod *outer)
{
	return outer->first <= inner->first && inner->last <= outer->last;
}

gboolean
dia_figures_share_period(const DiaFigure *a, const DiaFigure *b)
{
	enum { MONTH = 31 }; /* days: "in October 2016" and "on 24 October 2016" are one event */
	const DiaPeriod *first = &a->period;
	const DiaPeriod *second = &b->period;

	if (a->as_of == NULL || b->as_of == NULL)
		return FALSE;
	if (g_str_equal(a->as_of, b->as_of))
		return TRUE;
	if (first->first == 0 || second->first == 0 || first->last - first->first >= MONTH ||
	    second->last - second->first >= MONTH)
		return FALSE;
	return is_within(first, second) || is_within(second, first);
}

/* By so much values differ at least of which neither may be the other, rounded. */
static const double ROUNDING = 0.02;

static gboolean
is_far(const DiaFigure *a, const DiaFigure *b)
{
	double first = get_figure_value(a);
	double second = get_figure_value(b);

	return fabs(first - second) > ROUNDING * MAX(fabs(first), fabs(second));
}

/* What became of the value of a series from one point to another, which need not be the next. */
static DiaChangeKind
judge_points(const DiaFigurePoints *points, guint32 series, guint32 from, guint32 to)
{
	const DiaSeries *here = &g_array_index(points->comparison->series, DiaSeries, series);
	const DiaFigure *before = get_point_figure(points, series, from);
	const DiaFigure *after = get_point_figure(points, series, to);
	gboolean is_same = get_figure_value(before) == get_figure_value(after);

	for (guint i = 0; i < here->n_changes; i++) {
		const DiaSeriesChange *change = &here->changes[i];

		if ((change->from != from || change->to != to) &&
		    (change->from != to || change->to != from))
			continue;
		is_same = change->kind == DIA_SERIES_UNCHANGED;
		if (change->kind == DIA_SERIES_FIGURE_RESTATED)
			return DIA_CHANGE_FIGURE_RESTATED;
		if (!change->is_comparable && !is_same)
			return DIA_CHANGE_FIGURE_CHANGED;
	}
	if (is_same)
		return DIA_CHANGE_UNCHANGED;
	return dia_figures_share_period(before, after) && !before->is_former && is_far(before, after)
		       ? DIA_CHANGE_FIGURE_RESTATED
		       : DIA_CHANGE_FIGURE_CHANGED;
}

gboolean
dia_figure_points_judge(const DiaFigurePoints *points, const DiaPlace *from, const DiaPlace *to,
			DiaChangeKind *kind)
{
	const Entry *a;
	const Entry *b;
	gboolean found = FALSE;

	for (guint i = find_first(points, from); (a = get_entry(points, i, from)) != NULL; i++) {
		for (guint j = find_first(points, to); (b = get_entry(points, j, to)) != NULL;
		     j++) {
			DiaChangeKind here;

			if (a->series != b->series)
				continue;
			here = judge_points(points, a->series, a->point, b->point);
			if (found && here == DIA_CHANGE_UNCHANGED)
				continue;
			*kind = here;
			found = TRUE;
			if (here == DIA_CHANGE_FIGURE_RESTATED)
				return TRUE;
		}
	}
	return found;
}

/* --- Figures that no series joins --------------------------------------------------------------
 */

/* The word that a count counts: "300 publications" and "33 ethnic publications" count the same. */
static gboolean
counts_same(const DiaFigure *from, const DiaFigure *to)
{
	const char *first = from->measure != NULL ? strrchr(from->measure, ' ') : NULL;
	const char *second = to->measure != NULL ? strrchr(to->measure, ' ') : NULL;

	if (from->measure == NULL || to->measure == NULL)
		return FALSE;
	return g_ascii_strcasecmp(first != NULL ? first + 1 : from->measure,
				  second != NULL ? second + 1 : to->measure) == 0;
}

static gboolean
is_comparable(const DiaFigure *from, const DiaFigure *to)
{
	if (g_strcmp0(from->unit, to->unit) != 0 || from->is_range != to->is_range)
		return FALSE;
	return !g_str_equal(from->unit, "count") || counts_same(from, to);
}

gboolean
dia_figures_differ(const DiaComparison *comparison, const DiaPlace *from, const DiaPlace *to)
{
	const DiaAnalysis *old = dia_comparison_report(comparison, from->report);
	const DiaAnalysis *new = dia_comparison_report(comparison, to->report);
	gboolean differ = FALSE;

	for (guint i = dia_analysis_first_figure(old, from->span.start); i < old->figures->len; i++) {
		const DiaFigure *first = &g_array_index(old->figures, DiaFigure, i);

		if (first->span.end > from->span.end)
			break;
		for (guint j = dia_analysis_first_figure(new, to->span.start); j < new->figures->len; j++) {
			const DiaFigure *second = &g_array_index(new->figures, DiaFigure, j);

			if (second->span.end > to->span.end)
				break;
			if (!is_comparable(first, second))
				continue;
			if (get_figure_value(first) == get_figure_value(second))
				return FALSE;
			differ = TRUE;
		}
	}
	return differ;
}
