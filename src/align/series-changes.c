/*
 * What changed from point to point of a series, and whether the two can be compared at all.
 */
#include "align/series.h"

#include <math.h>
#include <string.h>

enum {
	DAYS_OF_STOCK = 31,  /* a shorter period says when something was counted, not for how long */
	PERIOD_TOLERANCE = 5, /* days by which two equal periods may differ (leap years) */
};

static const DiaFigure *
get_figure(const DiaComparison *comparison, const DiaSeriesPoint *point)
{
	const DiaAnalysis *analysis = dia_comparison_report(comparison, point->report);

	return &dia_analysis_figures(analysis, NULL)[point->figure];
}

static guint32
count_days(DiaPeriod period)
{
	if (period.first == 0 || period.last == DIA_PERIOD_OPEN)
		return 0;
	return period.last - period.first + 1;
}

static gboolean
is_equal(double a, double b)
{
	return fabs(a - b) <= 1e-9 * MAX(fabs(a), fabs(b));
}

/* Half a unit of the last digit of the value that is printed with fewer; 0 where both have as many, and for a small
 * number of one digit, which need not be rounded at all: 4 is not 3.5. */
static double
get_rounding(DiaDecimal a, DiaDecimal b)
{
	DiaDecimal coarse = a.exponent > b.exponent ? a : b;

	if (a.exponent == b.exponent || (coarse.exponent < 3 && ABS(coarse.coefficient) < 10))
		return 0.0;
	return 0.5 * pow(10.0, coarse.exponent);
}

/* "2.7 million" and "2,724,900" agree as far as the first is printed. */
static gboolean
has_same_values(const DiaFigure *from, const DiaFigure *to)
{
	if (from->is_range != to->is_range)
		return FALSE;
	if (!from->is_range)
		return is_equal(dia_series_value(from), dia_series_value(to)) ||
		       fabs(dia_series_value(from) - dia_series_value(to)) <=
			   get_rounding(from->value, to->value);
	return is_equal(dia_decimal_to_double(from->low), dia_decimal_to_double(to->low)) &&
	       is_equal(dia_decimal_to_double(from->high), dia_decimal_to_double(to->high));
}

/* A count or a sum of money over a period grows with its length; a share, a rate or an age does not. */
static gboolean
can_be_flow(const char *unit)
{
	return g_strcmp0(unit, "count") == 0 || (strlen(unit) == 3 && g_ascii_isupper(unit[0]));
}

static gboolean
is_upper_bound(const DiaFigure *figure)
{
	return figure->qualifier == DIA_QUALIFIER_AT_MOST || figure->qualifier == DIA_QUALIFIER_LESS_THAN;
}

/* Why two figures of one measure cannot be compared, or NULL. */
static const char *
find_reason(const DiaFigure *from, const DiaFigure *to)
{
	guint32 first = count_days(from->period);
	guint32 second = count_days(to->period);

	if (from->is_range != to->is_range)
		return "one is a range, the other a value";
	if (first > DAYS_OF_STOCK && second > DAYS_OF_STOCK &&
	    ABS((gint64)first - (gint64)second) > PERIOD_TOLERANCE && can_be_flow(from->unit))
		return "the periods are of different length";
	if (!has_same_values(from, to) && is_upper_bound(from) != is_upper_bound(to))
		return "one is only a bound";
	return NULL;
}

gboolean
dia_series_is_time(const char *unit)
{
	static const char *const units[] = { "year", "month", "week", "day", "hour", "minute", NULL };

	return g_strv_contains(units, unit);
}

/* "+8.5 per cent", "-1.0 percentage points", "+2 years" */
static char *
summarize(const DiaFigure *from, const DiaSeriesChange *change)
{
	if (change->kind == DIA_SERIES_UNCHANGED)
		return g_strdup("unchanged");
	if (!change->is_comparable)
		return g_strdup("not comparable");
	if (g_strcmp0(from->unit, "percent") == 0)
		return g_strdup_printf("%+.1f percentage points", change->difference);
	if (g_strcmp0(from->unit, "rank") == 0)
		return g_strdup_printf("%+.0f places", change->difference);
	if (g_strcmp0(from->unit, "index") == 0)
		return g_strdup_printf("%+g points", change->difference);
	if (dia_series_is_time(from->unit))
		return g_strdup_printf("%+g %s%s", change->difference, from->unit,
				       fabs(change->difference) == 1 ? "" : "s");
	if (change->ratio > 0)
		return g_strdup_printf("%+.1f per cent", (change->ratio - 1.0) * 100.0);
	return g_strdup_printf("%+g", change->difference);
}

static void
fill_change(DiaComparison *comparison, const DiaMeasures *measures, const DiaSeries *series, guint to,
	    const DiaMeasure *const *of_points, DiaSeriesChange *change)
{
	const DiaFigure *before = get_figure(comparison, &series->points[to - 1]);
	const DiaFigure *after = get_figure(comparison, &series->points[to]);
	gboolean is_same_period = before->as_of != NULL && g_strcmp0(before->as_of, after->as_of) == 0;
	g_autofree char *summary = NULL;

	change->from = to - 1;
	change->to = to;
	change->reason = find_reason(before, after);
	if (change->reason == NULL && !has_same_values(before, after))
		change->reason = dia_measures_find_difference(measures, of_points[to - 1],
							      of_points[to]);
	change->is_comparable = change->reason == NULL;
	if (has_same_values(before, after))
		change->kind = DIA_SERIES_UNCHANGED;
	else if (is_same_period && !before->is_former)
		change->kind = DIA_SERIES_FIGURE_RESTATED;
	else
		change->kind = DIA_SERIES_FIGURE_CHANGED;
	change->difference = dia_series_value(after) - dia_series_value(before);
	if (dia_series_value(before) != 0)
		change->ratio = dia_series_value(after) / dia_series_value(before);
	/* What floating point adds beyond the digits printed is no difference. */
	change->difference = round(change->difference * 1e6) / 1e6;
	change->ratio = round(change->ratio * 1e6) / 1e6;
	summary = summarize(before, change);
	change->summary = dia_pool_string(&comparison->figures_pool, summary);
}

void
dia_series_compare(DiaComparison *comparison, const DiaMeasures *measures, DiaSeries *series,
		   const DiaMeasure *const *of_points)
{
	g_autoptr(GArray) changes = g_array_new(FALSE, TRUE, sizeof(DiaSeriesChange));

	for (guint i = 1; i < series->n_points; i++) {
		DiaSeriesChange change = { 0 };

		fill_change(comparison, measures, series, i, of_points, &change);
		g_array_append_val(changes, change);
	}
	series->changes = dia_pool_array(&comparison->figures_pool, changes);
	series->n_changes = changes->len;
}
