/*
 * Changes of figures: what the series of a comparison say that no link of claims has said yet. Of
 * each report the point of the latest period stands for it; each series is a thread.
 */
#include "compare/changes.h"

#include <string.h>

enum {
	MAX_ALL_PAIRS = 6, /* reports of which each is compared with each, else with the next */
	STEM = 5,	   /* letters that words of one stem have in common at least */
};

/* The claim that states the point of a series. */
typedef struct {
	guint32 report;
	const DiaClaim *claim;
	const DiaFigure *figure;
} Station;

typedef struct {
	DiaComparison *comparison;
	const DiaFigurePoints *points;
	GArray *drafts; /* of DiaChangeDraft */
	GHashTable *seen; /* set of "report:offset report:offset kind": changes that are told */
} Finder;

static char *
make_key(const DiaPlace *from, const DiaPlace *to, DiaChangeKind kind)
{
	return g_strdup_printf("%u:%u %u:%u %d", from->report, from->span.start, to->report,
			       to->span.start, (int)kind);
}

static DiaPlace
make_place(const Station *station)
{
	return (DiaPlace){ .report = station->report,
			   .paragraph = station->claim->paragraph,
			   .span = station->claim->span };
}

/* The claim of prose that a figure stands in, or NULL. */
static const DiaClaim *
find_claim(const DiaAnalysis *analysis, const DiaFigure *figure)
{
	DiaParagraphKind kind = dia_document_paragraph(analysis->document, figure->paragraph)->kind;

	if (kind == DIA_PARAGRAPH_TABLE || kind == DIA_PARAGRAPH_FOOTNOTE)
		return NULL;
	for (guint i = dia_analysis_first_claim(analysis, figure->paragraph);
	     i < analysis->claims->len; i++) {
		const DiaClaim *claim = &g_array_index(analysis->claims, DiaClaim, i);

		if (claim->paragraph != figure->paragraph)
			return NULL;
		if (claim->span.start <= figure->span.start && figure->span.end <= claim->span.end)
			return claim;
	}
	return NULL;
}

static gint
compare_stations(gconstpointer a, gconstpointer b)
{
	const Station *first = a;
	const Station *second = b;

	return first->report < second->report ? -1 : first->report > second->report;
}

static Station
make_station(const DiaComparison *comparison, const DiaSeriesPoint *point)
{
	const DiaAnalysis *analysis = dia_comparison_report(comparison, point->report);
	Station station = { .report = point->report,
			    .figure = &g_array_index(analysis->figures, DiaFigure, point->figure) };

	station.claim = find_claim(analysis, station.figure);
	return station;
}

/* One station for each report, in order of report: its last point, since points are in order of
 * period. */
static GArray *
list_stations(const DiaComparison *comparison, const DiaSeries *series)
{
	GArray *stations = g_array_new(FALSE, FALSE, sizeof(Station));
	g_autofree guint8 *seen = g_new0(guint8, comparison->reports->len + 1);

	for (guint i = series->n_points; i-- > 0;) {
		Station station = make_station(comparison, &series->points[i]);

		if (seen[station.report])
			continue;
		seen[station.report] = station.claim != NULL;
		if (station.claim != NULL)
			g_array_append_val(stations, station);
	}
	g_array_sort(stations, compare_stations);
	return stations;
}

/* Terms of all sorts are "three months" long. */
static gboolean
is_time(const char *unit)
{
	static const char *const units[] = { "year", "month", "week", "day", "hour", NULL };

	return g_strv_contains(units, unit);
}

/* Have two texts a word in common? */
static gboolean
share_stem(const char *one, const char *other)
{
	g_auto(GStrv) first = g_strsplit_set(one, " \n", -1);
	g_auto(GStrv) second = g_strsplit_set(other, " \n", -1);

	for (char **a = first; *a != NULL; a++)
		for (char **b = second; *b != NULL; b++)
			if (strlen(*a) >= STEM && g_ascii_strncasecmp(*a, *b, STEM) == 0)
				return TRUE;
	return FALSE;
}

/* The same of the measures of two figures. Where they have none, that the values are the same may be chance. */
static gboolean
share_word(const DiaFigure *from, const DiaFigure *to)
{
	return share_stem(from->measure != NULL ? from->measure : "",
			  to->measure != NULL ? to->measure : "");
}

static gboolean
share_word_of_claims(const DiaComparison *comparison, const Station *from, const Station *to)
{
	const char *old = dia_comparison_report(comparison, from->report)->document->text->str;
	const char *new = dia_comparison_report(comparison, to->report)->document->text->str;
	const DiaSpan *first = &from->claim->span;
	const DiaSpan *second = &to->claim->span;
	g_autofree char *one = g_strndup(old + first->start, first->end - first->start);
	g_autofree char *other = g_strndup(new + second->start, second->end - second->start);

	return share_stem(one, other);
}

/* The meanings of data/synonyms.txt that a claim names: "inmates" and "prisoners" are one. */
static GHashTable *
list_meanings(const DiaComparison *comparison, const Station *station)
{
	const DiaAnalysis *analysis = dia_comparison_report(comparison, station->report);
	const DiaSynonyms *synonyms = comparison->lexicon->synonyms;
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	guint32 first;
	guint32 end;
	GHashTable *meanings = g_hash_table_new(NULL, NULL);
	DiaPhraseMatch match;

	dia_analysis_find_tokens(analysis, station->claim->paragraph, station->claim->span, &first, &end);
	for (guint32 at = first; at < end; at++) {
		guint32 index;

		if (dia_phrases_match(dia_synonyms_phrases(synonyms), analysis->vocabulary,
				      analysis->document->text->str, tokens, at, end, &match) &&
		    dia_phrases_payload(dia_synonyms_phrases(synonyms), &match, 0, &index))
			g_hash_table_add(meanings, GUINT_TO_POINTER(
							   dia_synonyms_meaning(synonyms, index)->word + 1));
	}
	return meanings;
}

/* Are two figures of a series borne out by a word, if not of the measures then of their sentences, or by two
 * that mean the same? */
static gboolean
share_subject(const DiaComparison *comparison, const Station *first, const Station *second)
{
	g_autoptr(GHashTable) here = NULL;
	g_autoptr(GHashTable) there = NULL;
	GHashTableIter iter;
	gpointer meaning;

	if (share_word(first->figure, second->figure) ||
	    share_word_of_claims(comparison, first, second))
		return TRUE;
	here = list_meanings(comparison, first);
	there = list_meanings(comparison, second);
	g_hash_table_iter_init(&iter, here);
	while (g_hash_table_iter_next(&iter, &meaning, NULL))
		if (g_hash_table_contains(there, meaning))
			return TRUE;
	return FALSE;
}

/* The thread of a series, which is the last one while its changes are added. */
static guint
add_thread(Finder *finder, const DiaSeries *series, const GArray *stations)
{
	DiaComparison *comparison = finder->comparison;
	g_autoptr(GArray) claims = g_array_new(FALSE, FALSE, sizeof(DiaThreadClaim));
	g_autofree char *id = g_strconcat("figures-", series->id, NULL);
	DiaThread thread = { .id = dia_pool_string(&comparison->pool, id),
			     .topic = series->topic,
			     .title = series->measure,
			     .series = series->id };

	for (guint i = 0; i < stations->len; i++) {
		const Station *station = &g_array_index(stations, Station, i);
		DiaThreadClaim claim = { .place = make_place(station),
					 .status = station->claim->status,
					 .speaker = station->claim->speaker };

		g_array_append_val(claims, claim);
	}
	thread.n_claims = claims->len;
	thread.claims = dia_pool_array(&comparison->pool, claims);
	g_array_append_val(comparison->threads, thread);
	return comparison->threads->len - 1;
}

/* What adding the changes of one series needs. */
typedef struct {
	const DiaSeries *series;
	const GArray *stations; /* of Station, one for each report */
	gint thread;		/* -1 while it has no change */
} Course;

static void
add_change(Finder *finder, Course *course, const Station *first, const Station *second,
	   DiaChangeKind kind)
{
	DiaComparison *comparison = finder->comparison;
	const DiaSeries *series = course->series;
	const char *const why[] = { series->measure, series->unit, NULL };
	DiaChange change = { .kind = kind,
			     .topic = series->topic,
			     .has_from = TRUE,
			     .has_to = TRUE,
			     .from = make_place(first),
			     .to = make_place(second) };

	if (!g_hash_table_add(finder->seen, make_key(&change.from, &change.to, kind)) ||
	    ((kind == DIA_CHANGE_UNCHANGED || is_time(series->unit)) &&
	     !share_word(first->figure, second->figure)) ||
	    (kind == DIA_CHANGE_FIGURE_CHANGED && !share_subject(comparison, first, second)))
		return;
	if (course->thread < 0)
		course->thread = (gint)add_thread(finder, series, course->stations);
	change.thread = (guint32)course->thread;
	change.why = dia_pool_strv(&comparison->pool, why);
	change.score = dia_changes_rank(kind, 1.0);
	dia_changes_add_draft(comparison, finder->drafts, &change, first->claim, second->claim);
}

/* From report to report the figures of the latest periods. */
static void
add_latest(Finder *finder, Course *course)
{
	const GArray *stations = course->stations;

	for (guint from = 0; from + 1 < stations->len; from++) {
		guint last = stations->len <= MAX_ALL_PAIRS ? stations->len - 1 : from + 1;

		for (guint to = from + 1; to <= last; to++) {
			const Station *first = &g_array_index(stations, Station, from);
			const Station *second = &g_array_index(stations, Station, to);
			DiaPlace old = make_place(first);
			DiaPlace new = make_place(second);
			DiaChangeKind kind;

			if (dia_figure_points_judge(finder->points, &old, &new, &kind))
				add_change(finder, course, first, second, kind);
		}
	}
}

/* And what two reports both say of one period, whichever is their latest. */
static void
add_same_periods(Finder *finder, Course *course)
{
	const DiaSeries *series = course->series;

	for (guint i = 0; i < series->n_changes; i++) {
		const DiaSeriesChange *change = &series->changes[i];
		Station first = make_station(finder->comparison, &series->points[change->from]);
		Station second = make_station(finder->comparison, &series->points[change->to]);
		gboolean is_in_order = first.report < second.report;

		if (change->kind == DIA_SERIES_FIGURE_CHANGED || first.report == second.report ||
		    first.claim == NULL || second.claim == NULL || first.figure->as_of == NULL ||
		    g_strcmp0(first.figure->as_of, second.figure->as_of) != 0)
			continue;
		add_change(finder, course, is_in_order ? &first : &second,
			   is_in_order ? &second : &first,
			   change->kind == DIA_SERIES_UNCHANGED ? DIA_CHANGE_UNCHANGED
								: DIA_CHANGE_FIGURE_RESTATED);
	}
}

static void
add_series(Finder *finder, const DiaSeries *series)
{
	g_autoptr(GArray) stations = list_stations(finder->comparison, series);
	Course course = { .series = series, .stations = stations, .thread = -1 };

	add_latest(finder, &course);
	add_same_periods(finder, &course);
}

void
dia_changes_add_series(DiaComparison *comparison, const DiaFigurePoints *points, GArray *drafts)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Finder finder = {
		.comparison = comparison, .points = points, .drafts = drafts, .seen = seen
	};

	for (guint i = 0; i < comparison->changes->len; i++) {
		const DiaChange *change = &g_array_index(comparison->changes, DiaChange, i);

		if (!change->has_from || !change->has_to)
			continue;
		g_hash_table_add(seen, make_key(&change->from, &change->to, change->kind));
		if (change->kind != DIA_CHANGE_FIGURE_CHANGED) /* so more than a figure is told */
			g_hash_table_add(seen, make_key(&change->from, &change->to,
							DIA_CHANGE_UNCHANGED));
	}
	for (guint i = 0; i < comparison->series->len; i++)
		add_series(&finder, &g_array_index(comparison->series, DiaSeries, i));
}
