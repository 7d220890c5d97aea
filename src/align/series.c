/*
 * Series: figures of one measure, from report to report and within a report.
 *
 *     figures -> measures of each report -> links between measures -> series
 *
 * Candidates come from an inverted index on the most telling stems of each measure. Links are accepted from
 * the likeliest down. Linked measures are chained as long as no two of a chain contradict each other.
 */
#include "align/series.h"

#include <stdio.h>
#include <string.h>

#include "align/align.h"
#include "base/thresholds.h"

enum {
	N_TELLING = 8,	    /* most telling stems by which a measure is found */
	N_KEYS = N_TELLING + 1, /* and its indicator */
	MAX_APART = 8,	    /* reports between two that are compared; others meet in the chain */
	MAX_POSTINGS = 400, /* measures that one stem may bring */
	MAX_PAIRS = 10000,     /* of figures compared before two measures are joined */
	MAX_CHAIN_PAIRS = 400, /* of measures compared before two chains are joined */
	MAX_SLUG_WORDS = 6,
	MIN_TELLING = 1000, /* a value with four digits, zeros at its end left out */
};

#define MIN_LIKENESS DIA_MIN_SERIES_LIKENESS /* of measures of different reports */
#define MIN_LIKENESS_HANDFUL 0.35 /* of counts with different heads, one of them below 20 */
#define MIN_LIKENESS_SAME 0.18	 /* of those that give one value of four digits or more, whatever it is called */
#define MIN_LIKENESS_COMMON 0.50 /* of ages and terms, of which every law has some, of multiples, and of handfuls */
#define MIN_LIKENESS_WITHIN DIA_MIN_SERIES_LIKENESS_WITHIN /* of measures of one report: the same words, another time */
#define MIN_LIKENESS_BESIDE 0.50 /* of one paragraph, for different times */
#define MIN_LIKENESS_AGAIN 0.50	 /* of counts of one report that are as many of the same */
#define MIN_CHAIN 0.015		 /* of any two measures of a chain */
#define MIN_CHAIN_WITHIN 0.50	 /* of any two of one report */

typedef struct {
	guint32 a; /* indices of measures, a < b */
	guint32 b;
	double likeness;
} Link;

typedef struct {
	const DiaMeasures *measures;
	GArray *links;	   /* of Link */
	guint32 *chain;	   /* by measure: the first measure of its chain */
	GArray **members;  /* by first measure: of guint32 */
	guint n_measures;
} Chains;

static const DiaMeasure *
get_measure(const DiaMeasures *measures, guint32 index)
{
	return g_ptr_array_index(measures->measures, index);
}

/* The most telling stems of the measure and its clause. */
static guint
find_keys(const DiaMeasure *measure, guint32 *keys)
{
	double weights[N_TELLING] = { 0 };
	guint n_keys = 0;

	for (guint i = 0; i < measure->n_stems; i++) {
		double weight;
		guint at;

		if (measure->stems[i].place < DIA_STEM_OF_CLAUSE)
			continue;
		weight = (double)measure->stems[i].weight *
			 dia_stem_place_weight(measure->stems[i].place);
		if (n_keys == N_TELLING && weight <= weights[N_TELLING - 1])
			continue;
		at = n_keys < N_TELLING ? n_keys++ : N_TELLING - 1;
		for (; at > 0 && weights[at - 1] < weight; at--) {
			weights[at] = weights[at - 1];
			keys[at] = keys[at - 1];
		}
		weights[at] = weight;
		keys[at] = measure->stems[i].stem;
	}
	if (measure->indicator != NULL)
		keys[n_keys++] = measure->indicator_stem;
	return n_keys;
}

static void
free_list(gpointer list)
{
	if (list != NULL)
		g_array_unref(list);
}

/* One that is there already is not added again, as measures come in order. */
static void
add_posting(GPtrArray *postings, guint32 stem, guint32 measure)
{
	GArray **list = (GArray **)&postings->pdata[stem];

	if (*list == NULL)
		*list = g_array_new(FALSE, FALSE, sizeof(guint32));
	if ((*list)->len == 0 || g_array_index(*list, guint32, (*list)->len - 1) != measure)
		g_array_append_val(*list, measure);
}

/* Measures by each stem of theirs, context included: a key of one may be context of the other. */
static GPtrArray *
make_postings(const DiaMeasures *measures)
{
	GPtrArray *postings = g_ptr_array_new_with_free_func(free_list);

	g_ptr_array_set_size(postings, (gint)measures->n_stems);
	for (guint32 i = 0; i < measures->measures->len; i++) {
		const DiaMeasure *measure = get_measure(measures, i);

		for (guint j = 0; j < measure->n_stems; j++)
			add_posting(postings, measure->stems[j].stem, i);
		if (measure->indicator != NULL)
			add_posting(postings, measure->indicator_stem, i);
	}
	return postings;
}

/* The value of a figure of a measure, where it has so many digits that it hardly comes twice by chance. */
static gboolean
read_telling_value(const DiaMeasures *measures, const DiaMeasure *measure, guint index, double *value)
{
	const DiaFigure *figures =
	    dia_analysis_figures(dia_comparison_report(measures->comparison, measure->report), NULL);
	const DiaFigure *figure = &figures[g_array_index(measure->figures, guint32, index)];
	gint64 digits = figure->value.coefficient;

	while (digits != 0 && digits % 10 == 0)
		digits /= 10;
	*value = dia_decimal_to_double(figure->value);
	return !figure->is_range && digits >= MIN_TELLING;
}

/* Measures by each telling value of theirs: two reports may call one thing by no word in common. */
static GHashTable *
make_values(const DiaMeasures *measures)
{
	GHashTable *values = g_hash_table_new_full(g_double_hash, g_double_equal, g_free, free_list);

	for (guint32 i = 0; i < measures->measures->len; i++) {
		const DiaMeasure *measure = get_measure(measures, i);

		for (guint j = 0; j < measure->figures->len; j++) {
			double value;
			GArray *list;

			if (!read_telling_value(measures, measure, j, &value))
				continue;
			list = g_hash_table_lookup(values, &value);
			if (list == NULL) {
				list = g_array_new(FALSE, FALSE, sizeof(guint32));
				g_hash_table_insert(values, g_memdup2(&value, sizeof value), list);
			}
			g_array_append_val(list, i);
		}
	}
	return values;
}

/* Two sentences of one paragraph that say the same head noun of different times. */
static gboolean
is_beside(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b)
{
	const DiaFigure *figures =
	    dia_analysis_figures(dia_comparison_report(measures->comparison, a->report), NULL);
	const DiaFigure *first = &figures[g_array_index(a->figures, guint32, 0)];
	const DiaFigure *second = &figures[g_array_index(b->figures, guint32, 0)];

	return first->paragraph == second->paragraph && first->as_of != NULL &&
	       second->as_of != NULL && strcmp(first->as_of, second->as_of) != 0 && a->head == b->head;
}

/* How likely two measures of different reports have to be one. */
static double
choose_limit(const DiaMeasure *a, const DiaMeasure *b, gboolean has_same_value)
{
	gboolean is_common = a->is_time || g_str_equal(a->unit, "times") || (a->is_handful && b->is_handful);

	if (is_common)
		return MIN_LIKENESS_COMMON;
	/* "three judges", "40 courts": what is counted is not called the same */
	if ((a->is_handful || b->is_handful) && a->head != b->head)
		return MIN_LIKENESS_HANDFUL;
	return has_same_value ? MIN_LIKENESS_SAME : MIN_LIKENESS;
}

static gboolean
is_as_many(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b)
{
	const DiaFigure *figures =
	    dia_analysis_figures(dia_comparison_report(measures->comparison, a->report), NULL);

	return dia_decimal_to_double(figures[g_array_index(a->figures, guint32, 0)].value) ==
	       dia_decimal_to_double(figures[g_array_index(b->figures, guint32, 0)].value);
}

/* "107 delegations", "96 recommendations": counts of things that are not called the same, and not as many. */
static gboolean
is_other_thing(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b)
{
	return a->is_count && a->table == 0 && b->table == 0 && a->head != b->head && a->head != DIA_WORD_NONE &&
	       b->head != DIA_WORD_NONE && !is_as_many(measures, a, b);
}

/*
 * How likely two measures of one report have to be one. A term or an age that is named again is no course of time,
 * and holds for something else.
 */
static double
choose_limit_within(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b)
{
	if (is_beside(measures, a, b))
		return MIN_LIKENESS_BESIDE;
	if (is_other_thing(measures, a, b))
		return 1.0;
	if (a->is_count && a->head == b->head && a->head != DIA_WORD_NONE && !a->is_handful &&
	    is_as_many(measures, a, b))
		return MIN_LIKENESS_AGAIN;
	return a->is_time ? 1.0 : MIN_LIKENESS_WITHIN;
}

/* The first place of a list whose measure is of a report or a later one; measures are in order of report. */
static guint
find_bound(const DiaMeasures *measures, const GArray *list, guint32 report)
{
	guint low = 0;
	guint high = list->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (get_measure(measures, g_array_index(list, guint32, middle))->report < report)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Adds the link of two measures where they are likely enough one. */
static void
add_link(Chains *chains, guint32 index, guint32 other, gboolean has_same_value)
{
	const DiaMeasures *measures = chains->measures;
	const DiaMeasure *a = get_measure(measures, index);
	const DiaMeasure *b = get_measure(measures, other);
	Link link = { .a = MIN(index, other), .b = MAX(index, other) };
	gboolean is_within = a->report == b->report;

	/* Rows of one table are different measures, however alike. */
	if (is_within && a->table != 0 && a->table == b->table)
		return;
	link.likeness = dia_measures_compare(measures, a, b);
	if (link.likeness > 0 &&
	    link.likeness >= (is_within ? choose_limit_within(measures, a, b) : choose_limit(a, b, has_same_value)))
		g_array_append_val(chains->links, link);
}

/* Compares a measure with those of a list whose reports are near enough, once each. */
static void
link_list(Chains *chains, const GArray *list, guint32 index, gboolean has_same_value, guint32 *seen)
{
	const DiaMeasures *measures = chains->measures;
	guint32 report = get_measure(measures, index)->report;
	guint first;
	guint end;

	if (list == NULL)
		return;
	first = find_bound(measures, list, report > MAX_APART ? report - MAX_APART : 0);
	end = find_bound(measures, list, report + MAX_APART + 1);
	if (end - first > MAX_POSTINGS)
		return;
	for (guint j = first; j < end; j++) {
		guint32 other = g_array_index(list, guint32, j);

		if (other == index || seen[other] == index + 1)
			continue;
		seen[other] = index + 1;
		add_link(chains, index, other, has_same_value);
	}
}

static void
find_links(Chains *chains, const GPtrArray *postings, GHashTable *values, guint32 index, guint32 *seen)
{
	const DiaMeasure *measure = get_measure(chains->measures, index);
	guint32 keys[N_KEYS];
	guint n_keys = find_keys(measure, keys);

	for (guint i = 0; i < measure->figures->len; i++) {
		double value;

		if (read_telling_value(chains->measures, measure, i, &value))
			link_list(chains, g_hash_table_lookup(values, &value), index, TRUE, seen);
	}
	for (guint i = 0; i < n_keys; i++)
		link_list(chains, postings->pdata[keys[i]], index, FALSE, seen);
}

static int
compare_links(gconstpointer x, gconstpointer y)
{
	const Link *first = x;
	const Link *second = y;

	if (first->likeness != second->likeness)
		return first->likeness > second->likeness ? -1 : 1;
	if (first->a != second->a)
		return first->a < second->a ? -1 : 1;
	return first->b < second->b ? -1 : first->b > second->b;
}

/* Two figures of one report for one period and of two values are two measures. */
static gboolean
is_conflict(const DiaMeasures *measures, const DiaMeasure *a, const DiaMeasure *b)
{
	const DiaFigure *figures;

	if (a->report != b->report)
		return FALSE;
	if ((guint64)a->figures->len * b->figures->len > MAX_PAIRS)
		return TRUE;
	figures = dia_analysis_figures(dia_comparison_report(measures->comparison, a->report), NULL);
	for (guint i = 0; i < a->figures->len; i++) {
		const DiaFigure *first = &figures[g_array_index(a->figures, guint32, i)];

		for (guint j = 0; j < b->figures->len; j++) {
			const DiaFigure *second = &figures[g_array_index(b->figures, guint32, j)];

			if (first->sentence == second->sentence && first->table_row < 0)
				return TRUE;
			if (g_strcmp0(first->as_of, second->as_of) == 0 &&
			    dia_decimal_to_double(first->value) != dia_decimal_to_double(second->value))
				return TRUE;
		}
	}
	return FALSE;
}

static gboolean
can_join(const Chains *chains, guint32 a, guint32 b)
{
	const GArray *first = chains->members[a];
	const GArray *second = chains->members[b];

	if ((guint64)first->len * second->len > MAX_CHAIN_PAIRS)
		return FALSE;
	for (guint i = 0; i < first->len; i++) {
		const DiaMeasure *x = get_measure(chains->measures, g_array_index(first, guint32, i));

		for (guint j = 0; j < second->len; j++) {
			const DiaMeasure *y =
			    get_measure(chains->measures, g_array_index(second, guint32, j));

			if (x->report + MAX_APART < y->report || y->report + MAX_APART < x->report)
				continue;
			if (is_conflict(chains->measures, x, y) ||
			    dia_measures_compare(chains->measures, x, y) <
				(x->report == y->report ? MIN_CHAIN_WITHIN : MIN_CHAIN))
				return FALSE;
		}
	}
	return TRUE;
}

/* Accepts links from the most alike down, as long as the chains stay free of contradiction. */
static void
join_links(Chains *chains)
{
	g_array_sort(chains->links, compare_links);
	for (guint i = 0; i < chains->links->len; i++) {
		const Link *link = &g_array_index(chains->links, Link, i);
		guint32 a = chains->chain[link->a];
		guint32 b = chains->chain[link->b];
		guint32 keep = MIN(a, b);
		guint32 gone = MAX(a, b);

		if (a == b || !can_join(chains, a, b))
			continue;
		for (guint j = 0; j < chains->members[gone]->len; j++) {
			guint32 member = g_array_index(chains->members[gone], guint32, j);

			chains->chain[member] = keep;
			g_array_append_val(chains->members[keep], member);
		}
		g_array_set_size(chains->members[gone], 0);
	}
}

typedef struct {
	DiaSeriesPoint point;
	guint32 first_day;
	guint32 last_day;
	const DiaMeasure *measure;
} OrderedPoint;

static int
compare_points(gconstpointer x, gconstpointer y)
{
	const OrderedPoint *first = x;
	const OrderedPoint *second = y;

	if (first->first_day != 0 && second->first_day != 0 &&
	    first->first_day != second->first_day)
		return first->first_day < second->first_day ? -1 : 1;
	if (first->point.report != second->point.report)
		return first->point.report < second->point.report ? -1 : 1;
	if (first->last_day != second->last_day)
		return first->last_day < second->last_day ? -1 : 1;
	return first->point.figure < second->point.figure ? -1 : 1;
}

/* The day by which a figure is put in order: of its period, else of its report. */
static guint32
find_day(const DiaComparison *comparison, const DiaSeriesPoint *point, const DiaFigure *figure)
{
	const char *date =
	    dia_comparison_report(comparison, point->report)->document->metadata.date;
	gint year = 0;
	gint month = 12;
	gint day = 28;

	if (figure->period.first != 0)
		return figure->period.first;
	if (date == NULL || sscanf(date, "%4d-%2d-%2d", &year, &month, &day) < 1 || year < 1 ||
	    !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return 0;
	return g_date_get_julian(&(GDate){ .dmy = 1, .day = (guint)day, .month = (guint)month,
					   .year = (guint)year }) -
	       (figure->is_former ? 1 : 0);
}

static char *
make_slug(const char *measure, const char *unit)
{
	g_autoptr(GString) slug = g_string_new(NULL);
	guint n_words = 0;

	for (const char *at = measure; at != NULL && *at != '\0' && n_words < MAX_SLUG_WORDS; at++) {
		if (g_ascii_isalnum(*at)) {
			g_string_append_c(slug, g_ascii_tolower(*at));
		} else if (slug->len > 0 && slug->str[slug->len - 1] != '-') {
			g_string_append_c(slug, '-');
			n_words++;
		}
	}
	if (slug->len > 0 && slug->str[slug->len - 1] != '-')
		g_string_append_c(slug, '-');
	for (const char *at = unit; *at != '\0'; at++)
		g_string_append_c(slug, g_ascii_isalnum(*at) ? g_ascii_tolower(*at) : '-');
	return g_string_free(g_steal_pointer(&slug), FALSE);
}

static const char *
make_id(DiaComparison *comparison, GHashTable *ids, const DiaSeries *series)
{
	g_autofree char *slug = make_slug(series->measure, series->unit);
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(ids, slug)) + 1;
	g_autofree char *numbered = n > 1 ? g_strdup_printf("%s-%u", slug, n) : g_strdup(slug);

	g_hash_table_insert(ids, (gpointer)dia_pool_string(&comparison->figures_pool, slug),
			    GUINT_TO_POINTER(n));
	return dia_pool_string(&comparison->figures_pool, numbered);
}

static gint32
find_topic(const DiaComparison *comparison, const DiaSeriesPoint *point, const DiaFigure *figure)
{
	const DiaAnalysis *analysis = dia_comparison_report(comparison, point->report);
	guint n_marks;
	const DiaTopicMark *marks = dia_analysis_topics(analysis, &n_marks);
	gint32 best = -1;
	double score = 0;
	guint low = dia_analysis_first_topic(analysis, figure->paragraph);

	for (; low < n_marks && marks[low].paragraph == figure->paragraph; low++) {
		if (marks[low].score > score) {
			best = marks[low].topic;
			score = marks[low].score;
		}
	}
	return best;
}

static void
add_series(DiaComparison *comparison, const Chains *chains, guint32 chain, GHashTable *ids)
{
	g_autoptr(GArray) ordered = g_array_new(FALSE, FALSE, sizeof(OrderedPoint));
	g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(DiaSeriesPoint));
	g_autoptr(GPtrArray) of_points = g_ptr_array_new();
	DiaSeries series = { .topic = -1 };
	const DiaFigure *first;

	for (guint i = 0; i < chains->members[chain]->len; i++) {
		const DiaMeasure *measure = get_measure(
		    chains->measures, g_array_index(chains->members[chain], guint32, i));

		for (guint j = 0; j < measure->figures->len; j++) {
			OrderedPoint point = { .point = { measure->report,
							  g_array_index(measure->figures, guint32, j) } };
			const DiaFigure *figure = &dia_analysis_figures(
			    dia_comparison_report(comparison, measure->report), NULL)[point.point.figure];

			point.first_day = find_day(comparison, &point.point, figure);
			point.last_day = figure->period.last;
			point.measure = measure;
			g_array_append_val(ordered, point);
		}
	}
	if (ordered->len < 2)
		return;
	g_array_sort(ordered, compare_points);
	for (guint i = 0; i < ordered->len; i++) {
		g_array_append_val(points, g_array_index(ordered, OrderedPoint, i).point);
		g_ptr_array_add(of_points, (gpointer)g_array_index(ordered, OrderedPoint, i).measure);
	}
	series.points = dia_pool_array(&comparison->figures_pool, points);
	series.n_points = points->len;
	first = &dia_analysis_figures(dia_comparison_report(comparison, series.points[0].report),
				      NULL)[series.points[0].figure];
	series.unit = dia_pool_string(&comparison->figures_pool, first->unit);
	series.measure = dia_pool_string(&comparison->figures_pool, dia_series_choose_name(comparison, &series));
	if (series.measure == NULL)
		series.measure = series.unit;
	series.topic = find_topic(comparison, &series.points[0], first);
	series.id = make_id(comparison, ids, &series);
	dia_series_compare(comparison, chains->measures, &series,
			   (const DiaMeasure *const *)of_points->pdata);
	g_array_append_val(comparison->series, series);
}

void
dia_align_series(DiaComparison *comparison)
{
	g_autoptr(DiaMeasures) measures = dia_measures_new(comparison);
	g_autoptr(GPtrArray) postings = make_postings(measures);
	g_autoptr(GHashTable) values = make_values(measures);
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
	guint n = measures->measures->len;
	g_autofree guint32 *seen = g_new0(guint32, n + 1);
	Chains chains = { .measures = measures,
			  .n_measures = n,
			  .links = g_array_new(FALSE, FALSE, sizeof(Link)),
			  .chain = g_new(guint32, n + 1),
			  .members = g_new(GArray *, n + 1) };

	for (guint32 i = 0; i < n; i++) {
		chains.chain[i] = i;
		chains.members[i] = g_array_new(FALSE, FALSE, sizeof(guint32));
		g_array_append_val(chains.members[i], i);
		find_links(&chains, postings, values, i, seen);
	}
	join_links(&chains);
	for (guint32 i = 0; i < n; i++)
		if (chains.members[i]->len > 0)
			add_series(comparison, &chains, i, ids);
	for (guint32 i = 0; i < n; i++)
		g_array_unref(chains.members[i]);
	g_free(chains.members);
	g_free(chains.chain);
	g_array_unref(chains.links);
}
