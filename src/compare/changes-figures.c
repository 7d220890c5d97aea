/*
 * Figures of one series that stand in two linked claims.
 */
#include "compare/changes.h"

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
get_value(const DiaFigurePoints *points, const Entry *entry)
{
	const DiaSeries *series =
		&g_array_index(points->comparison->series, DiaSeries, entry->series);
	const DiaSeriesPoint *point = &series->points[entry->point];
	const DiaFigure *figure =
		&g_array_index(dia_comparison_report(points->comparison, point->report)->figures,
			       DiaFigure, point->figure);

	return dia_decimal_to_double(figure->is_range ? figure->low : figure->value);
}

/* Points that follow each other have a change of their own; others are compared by value. */
static gboolean
find_change(const DiaSeries *series, guint32 from, guint32 to, DiaSeriesChangeKind *kind)
{
	for (guint i = 0; i < series->n_changes; i++) {
		if (!(series->changes[i].from == from && series->changes[i].to == to) &&
		    !(series->changes[i].from == to && series->changes[i].to == from))
			continue;
		*kind = series->changes[i].kind;
		return TRUE;
	}
	return FALSE;
}

gboolean
dia_figure_points_judge(const DiaFigurePoints *points, const DiaPlace *from, const DiaPlace *to,
			DiaChangeKind *kind)
{
	static const DiaChangeKind kinds[] = {
		[DIA_SERIES_UNCHANGED] = DIA_CHANGE_UNCHANGED,
		[DIA_SERIES_FIGURE_CHANGED] = DIA_CHANGE_FIGURE_CHANGED,
		[DIA_SERIES_FIGURE_RESTATED] = DIA_CHANGE_FIGURE_RESTATED,
	};
	const Entry *a;
	const Entry *b;
	gboolean found = FALSE;

	for (guint i = find_first(points, from); (a = get_entry(points, i, from)) != NULL; i++) {
		const DiaSeries *series =
			&g_array_index(points->comparison->series, DiaSeries, a->series);

		for (guint j = find_first(points, to); (b = get_entry(points, j, to)) != NULL;
		     j++) {
			DiaSeriesChangeKind here;

			if (a->series != b->series)
				continue;
			if (!find_change(series, a->point, b->point, &here))
				here = get_value(points, a) == get_value(points, b)
					       ? DIA_SERIES_UNCHANGED
					       : DIA_SERIES_FIGURE_CHANGED;
			if (found && here == DIA_SERIES_UNCHANGED)
				continue;
			*kind = kinds[here];
			found = TRUE;
			if (here == DIA_SERIES_FIGURE_RESTATED)
				return TRUE;
		}
	}
	return found;
}

/* --- Figures that no series joins --------------------------------------------------------------
 */

/* The first figure of an analysis at or after a byte. */
static guint
find_figure(const DiaAnalysis *analysis, guint32 byte)
{
	guint low = 0;
	guint high = analysis->figures->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (g_array_index(analysis->figures, DiaFigure, middle).span.start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

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

static double
get_figure_value(const DiaFigure *figure)
{
	return dia_decimal_to_double(figure->is_range ? figure->low : figure->value);
}

gboolean
dia_figures_differ(const DiaComparison *comparison, const DiaPlace *from, const DiaPlace *to)
{
	const DiaAnalysis *old = dia_comparison_report(comparison, from->report);
	const DiaAnalysis *new = dia_comparison_report(comparison, to->report);
	gboolean differ = FALSE;

	for (guint i = find_figure(old, from->span.start); i < old->figures->len; i++) {
		const DiaFigure *first = &g_array_index(old->figures, DiaFigure, i);

		if (first->span.end > from->span.end)
			break;
		for (guint j = find_figure(new, to->span.start); j < new->figures->len; j++) {
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
