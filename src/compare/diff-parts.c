/*
 * Splits and merges: segments near each other that each lie within one segment of the other version, and of which
 * each has words that the others do not account for.
 */
#include "compare/diff-bags.h"

enum {
	MIN_PART_WORDS = 3,  /* a shorter segment lies within many */
	MIN_PART_TOKENS = 4, /* unless all of it does, with its numbers */
	MAX_PARTS = 64,
	MAX_DISTANCE = 3,   /* from one part to the next: something else may stand between */
};

static const double CONTAINED = 0.65; /* of a part's weight lies within the whole */
static const double WHOLLY = 0.95;    /* of a short part's weight */
static const double ACCOUNTED = 0.60; /* of a part's weight, after the other parts took theirs */
static const double COVERED = 0.60;   /* of the whole's weight lies within the parts */
static const double SURE = 0.90;      /* least similarity of all parts together to the whole */
static const double BETTER = 0.10;    /* by so much the whole must be less like any other segment */

/* A segment that may be part of a segment of the other version; segments by index. */
typedef struct {
	guint32 whole;
	guint32 part;
	double overlap;
} Inclusion;

typedef struct {
	DiaSegments *segments;
	const DiaBags *bags;
	guint whole_version;
	guint part_version;
	double *residue; /* by key: how often the whole has it, less what the parts took */
	const double *best[DIA_N_VERSIONS]; /* similarities to beat; NULL where any split will do */
} Splitter;

static int
compare_inclusions(gconstpointer a, gconstpointer b)
{
	const Inclusion *first = a;
	const Inclusion *second = b;

	if (first->whole != second->whole)
		return first->whole < second->whole ? -1 : 1;
	return (first->part > second->part) - (first->part < second->part);
}

/* Does so much of a part lie within a whole that it may come from it? */
static gboolean
is_within(const DiaBag *part, double overlap)
{
	return (part->n_words >= MIN_PART_WORDS && overlap >= CONTAINED * part->weight) ||
	       (part->n_tokens >= MIN_PART_TOKENS && overlap >= WHOLLY * part->weight);
}

static GArray *
find_inclusions(const Splitter *splitter, const GArray *candidates)
{
	GArray *inclusions = g_array_new(FALSE, FALSE, sizeof(Inclusion));

	for (guint i = 0; i < candidates->len; i++) {
		const DiaCandidate *candidate = &g_array_index(candidates, DiaCandidate, i);
		gboolean is_split = splitter->whole_version == DIA_OLD;
		guint part = is_split ? candidate->new_rest : candidate->old_rest;
		guint whole = is_split ? candidate->old_rest : candidate->new_rest;
		const DiaBag *bag = dia_bag(splitter->bags, splitter->part_version, part);
		Inclusion inclusion = { .overlap = candidate->overlap };

		if (!is_within(bag, candidate->overlap) ||
		    bag->weight >= dia_bag(splitter->bags, splitter->whole_version, whole)->weight)
			continue;
		inclusion.whole = g_array_index(
		    splitter->segments->versions[splitter->whole_version].rest, guint32, whole);
		inclusion.part = g_array_index(
		    splitter->segments->versions[splitter->part_version].rest, guint32, part);
		g_array_append_val(inclusions, inclusion);
	}
	g_array_sort(inclusions, compare_inclusions);
	return inclusions;
}

static const DiaBag *
get_bag(const Splitter *splitter, guint version, guint index)
{
	return dia_bag(splitter->bags, version,
		       (guint)dia_segment(splitter->segments, version, index)->rest);
}

/* Sets the residue to the words of a whole, or back to nothing. */
static void
set_residue(Splitter *splitter, guint whole, gboolean is_set)
{
	const DiaBag *bag = get_bag(splitter, splitter->whole_version, whole);
	const DiaBagEntry *entries = dia_bag_entries(splitter->bags, bag);

	for (guint i = 0; i < bag->end - bag->first; i++)
		splitter->residue[entries[i].key] = is_set ? entries[i].count : 0;
}

/* Takes a part out of the residue if enough of it is there; returns the weight taken, or 0. */
static double
take_part(Splitter *splitter, guint part)
{
	const DiaBag *bag = get_bag(splitter, splitter->part_version, part);
	const DiaBagEntry *entries = dia_bag_entries(splitter->bags, bag);
	guint n = bag->end - bag->first;
	double taken = 0;

	for (guint i = 0; i < n; i++)
		taken += MIN((double)entries[i].count, splitter->residue[entries[i].key]) *
			 splitter->bags->weights[entries[i].key];
	if (taken < ACCOUNTED * bag->weight)
		return 0;
	for (guint i = 0; i < n; i++)
		splitter->residue[entries[i].key] -=
		    MIN((double)entries[i].count, splitter->residue[entries[i].key]);
	return taken;
}

/* A segment that is free, or already the partner of the whole. */
static gboolean
is_free(const Splitter *splitter, const Inclusion *inclusion)
{
	const DiaSegment *part = dia_segment(splitter->segments, splitter->part_version, inclusion->part);

	return part->leader < 0 && part->n_parts == 1 &&
	       (part->partner < 0 || (guint32)part->partner == inclusion->whole);
}

static gboolean
are_neighbours(const Splitter *splitter, const Inclusion *first, const Inclusion *second)
{
	const DiaSegment *a = dia_segment(splitter->segments, splitter->part_version, first->part);
	const DiaSegment *b = dia_segment(splitter->segments, splitter->part_version, second->part);

	return a->stream == b->stream && b->place - a->place <= MAX_DISTANCE;
}

/* Where the parts grow from: the partner, or the part with most of the whole. */
static guint
find_seed(const Splitter *splitter, const Inclusion *inclusions, guint n)
{
	guint best = n;

	for (guint i = 0; i < n; i++) {
		const DiaSegment *part =
		    dia_segment(splitter->segments, splitter->part_version, inclusions[i].part);

		if (!is_free(splitter, &inclusions[i]))
			continue;
		if (part->partner >= 0)
			return i;
		if (best == n || inclusions[i].overlap > inclusions[best].overlap)
			best = i;
	}
	return best;
}

static void
join_parts(Splitter *splitter, guint whole, const Inclusion *parts, guint n, double score)
{
	DiaSegment *segment = dia_segment(splitter->segments, splitter->whole_version, whole);

	for (guint i = 0; i < n; i++) {
		DiaSegment *part = dia_segment(splitter->segments, splitter->part_version, parts[i].part);

		part->partner = -1;
		part->leader = i > 0 ? (gint32)parts[0].part : -1;
		part->n_parts = i > 0 ? 1 : n;
		part->score = score;
	}
	segment->partner = -1;
	if (splitter->whole_version == DIA_OLD)
		dia_segments_pair(splitter->segments, whole, parts[0].part, score);
	else
		dia_segments_pair(splitter->segments, parts[0].part, whole, score);
}

/* Are parts together more like their whole than it and they are like any one segment? */
static gboolean
are_better(const Splitter *splitter, guint whole, const Inclusion *parts, guint n, double score)
{
	const double *best = splitter->best[splitter->part_version];

	if (best == NULL)
		return TRUE;
	if (score < SURE || splitter->best[splitter->whole_version][dia_segment(
				splitter->segments, splitter->whole_version, whole)->rest] > score - BETTER)
		return FALSE;
	for (guint i = 0; i < n; i++)
		if (best[dia_segment(splitter->segments, splitter->part_version, parts[i].part)->rest] >
		    score)
			return FALSE;
	return TRUE;
}

/* Tries to make one segment a whole of the segments that may be part of it. */
static void
split_segment(Splitter *splitter, const Inclusion *inclusions, guint n)
{
	guint whole = inclusions[0].whole;
	const DiaSegment *segment = dia_segment(splitter->segments, splitter->whole_version, whole);
	const DiaBag *bag = get_bag(splitter, splitter->whole_version, whole);
	guint seed = find_seed(splitter, inclusions, n);
	guint first = seed;
	guint end = seed + 1;
	double weight;
	double taken;
	double score;
	double part;

	if (seed == n || segment->leader >= 0 || segment->n_parts > 1 ||
	    (segment->partner >= 0 && (guint32)segment->partner != inclusions[seed].part))
		return;
	set_residue(splitter, whole, TRUE);
	taken = take_part(splitter, inclusions[seed].part);
	weight = get_bag(splitter, splitter->part_version, inclusions[seed].part)->weight;
	while (end < n && end - first < MAX_PARTS && is_free(splitter, &inclusions[end]) &&
	       are_neighbours(splitter, &inclusions[end - 1], &inclusions[end]) &&
	       (part = take_part(splitter, inclusions[end].part)) > 0) {
		weight += get_bag(splitter, splitter->part_version, inclusions[end++].part)->weight;
		taken += part;
	}
	while (first > 0 && end - first < MAX_PARTS && is_free(splitter, &inclusions[first - 1]) &&
	       are_neighbours(splitter, &inclusions[first - 1], &inclusions[first]) &&
	       (part = take_part(splitter, inclusions[first - 1].part)) > 0) {
		weight += get_bag(splitter, splitter->part_version, inclusions[--first].part)->weight;
		taken += part;
	}
	set_residue(splitter, whole, FALSE);
	score = 2 * taken / (weight + bag->weight);
	if (end - first > 1 && taken >= COVERED * bag->weight &&
	    are_better(splitter, whole, inclusions + first, end - first, score))
		join_parts(splitter, whole, inclusions + first, end - first, score);
}

static void
match_parts(DiaSegments *segments, const DiaBags *bags, const GArray *candidates, guint whole_version,
	    gboolean is_sure)
{
	g_autofree double *best_old =
	    is_sure ? dia_candidates_find_best(candidates, segments, DIA_OLD) : NULL;
	g_autofree double *best_new =
	    is_sure ? dia_candidates_find_best(candidates, segments, DIA_NEW) : NULL;
	g_autofree double *residue = g_new0(double, (gsize)bags->n_keys + 1);
	Splitter splitter = { .segments = segments,
			      .bags = bags,
			      .whole_version = whole_version,
			      .part_version = DIA_N_VERSIONS - 1 - whole_version,
			      .residue = residue,
			      .best = { best_old, best_new } };
	g_autoptr(GArray) inclusions = find_inclusions(&splitter, candidates);

	for (guint first = 0, end = 0; first < inclusions->len; first = end) {
		const Inclusion *run = &g_array_index(inclusions, Inclusion, first);

		while (end < inclusions->len &&
		       g_array_index(inclusions, Inclusion, end).whole == run->whole)
			end++;
		split_segment(&splitter, run, end - first);
	}
}

void
dia_segments_match_parts(DiaSegments *segments, const DiaBags *bags, const GArray *candidates,
			 gboolean is_sure)
{
	match_parts(segments, bags, candidates, DIA_OLD, is_sure);
	match_parts(segments, bags, candidates, DIA_NEW, is_sure);
}
