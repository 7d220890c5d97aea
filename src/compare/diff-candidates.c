/*
 * Which segments of the two versions are worth comparing at all.
 */
#include <string.h>

#include "compare/diff-bags.h"

enum {
	MAX_GAP_PAIRS = 4096,	   /* pairs of a gap that are all compared */
	MAX_ALL_PAIRS = 1 << 18,   /* of all gaps together */
	BAND = 4,		   /* segments to each side of the place in proportion, in larger gaps */
	MAX_POSTINGS = 24,	   /* segments that have a word; a word that more have tells nothing */
	MAX_SHARING = 6,	   /* candidates of a segment by rare words */
};

/* A text of which only a part is left is like it, but it may have moved only if all of a good part is. */
static const double CONTAINED = 0.8;
static const double CONTAINED_SIMILARITY = 0.6;
static const double WHOLLY_CONTAINED = 0.95;
static const double WHOLLY_SIMILARITY = 0.7;
static const double WHOLLY_LEAST = 0.25; /* of the whole */
static const double CONTAINED_LEAST = 0.08; /* of the whole, elsewhere; a few words lie within any text */
/* One format's heading may be another's paragraph, but then it has the same words. */
static const double HEADING_SIMILARITY = 0.9;
enum { MIN_CONTAINED_WORDS = 2, MIN_WHOLLY_WORDS = 5 };

typedef struct {
	const DiaBags *bags;
	const DiaSegments *segments;
	GArray *candidates; /* of DiaCandidate */
} Finder;

static double
measure_overlap(const DiaBags *bags, const DiaBag *old_bag, const DiaBag *new_bag)
{
	const DiaBagEntry *a = dia_bag_entries(bags, old_bag);
	const DiaBagEntry *b = dia_bag_entries(bags, new_bag);
	const DiaBagEntry *a_end = a + (old_bag->end - old_bag->first);
	const DiaBagEntry *b_end = b + (new_bag->end - new_bag->first);
	double overlap = 0;

	while (a < a_end && b < b_end) {
		if (a->key == b->key) {
			overlap += MIN(a->count, b->count) * bags->weights[a->key];
			a++;
			b++;
		} else if (a->key < b->key) {
			a++;
		} else {
			b++;
		}
	}
	return overlap;
}

static void
add_candidate(Finder *finder, guint old_rest, guint new_rest)
{
	DiaCandidate candidate = { .old_rest = old_rest, .new_rest = new_rest };

	g_array_append_val(finder->candidates, candidate);
}

/* Segments with the same bytes, the first with the first, the second with the second. */
static void
add_same(Finder *finder)
{
	guint n_new = finder->segments->versions[DIA_NEW].rest->len;
	guint n_old = finder->segments->versions[DIA_OLD].rest->len;
	g_autofree gint32 *first = g_new(gint32, finder->segments->n_classes + 1);
	g_autofree gint32 *next = g_new(gint32, n_new + 1);

	memset(first, 0xff, finder->segments->n_classes * sizeof(gint32));
	for (guint i = n_new; i-- > 0;) {
		guint32 class = dia_segments_rest(finder->segments, DIA_NEW, i)->class;

		next[i] = first[class];
		first[class] = (gint32)i;
	}
	for (guint i = 0; i < n_old; i++) {
		guint32 class = dia_segments_rest(finder->segments, DIA_OLD, i)->class;

		if (first[class] < 0)
			continue;
		add_candidate(finder, i, (guint)first[class]);
		first[class] = next[first[class]];
	}
}

/* Segments [first, end) of the rest that lie in one gap of one stream. */
typedef struct {
	guint stream;
	guint32 gap;
	guint32 *indices;
	guint n;
} GapSide;

static int
compare_rest(gconstpointer a, gconstpointer b, gpointer user_data)
{
	const DiaSegment *const *lookup = user_data;
	const DiaSegment *first = lookup[*(const guint32 *)a];
	const DiaSegment *second = lookup[*(const guint32 *)b];

	if (first->stream != second->stream)
		return first->stream < second->stream ? -1 : 1;
	if (first->gap != second->gap)
		return first->gap < second->gap ? -1 : 1;
	return (first->rest > second->rest) - (first->rest < second->rest);
}

/* The rest of a version by stream, gap and place. */
static guint32 *
sort_rest(const DiaSegments *segments, guint version)
{
	guint n = segments->versions[version].rest->len;
	guint32 *order = g_new(guint32, n + 1);
	g_autofree const DiaSegment **lookup = g_new(const DiaSegment *, n + 1);

	for (guint32 i = 0; i < n; i++) {
		order[i] = i;
		lookup[i] = dia_segments_rest(segments, version, i);
	}
	g_qsort_with_data(order, (gint)n, sizeof(guint32), compare_rest, lookup);
	return order;
}

/* The run of segments from @at that lie in the gap of the first. */
static GapSide
read_gap(const DiaSegments *segments, guint version, guint32 *order, guint at)
{
	guint n = segments->versions[version].rest->len;
	const DiaSegment *segment = at < n ? dia_segments_rest(segments, version, order[at]) : NULL;
	GapSide side = { .stream = G_MAXUINT, .indices = order + at };

	if (segment == NULL)
		return side;
	side.stream = segment->stream;
	side.gap = segment->gap;
	for (; at < n; at++, side.n++) {
		const DiaSegment *here = dia_segments_rest(segments, version, order[at]);

		if (here->stream != side.stream || here->gap != side.gap)
			break;
	}
	return side;
}

static gboolean
is_free(const Finder *finder, guint version, guint rest)
{
	return !dia_segment_is_taken(dia_segments_rest(finder->segments, version, rest));
}

static void
add_gap(Finder *finder, const GapSide *old_side, const GapSide *new_side, guint64 *budget)
{
	guint64 n_pairs = (guint64)old_side->n * new_side->n;
	gboolean is_whole = n_pairs <= MAX_GAP_PAIRS && n_pairs <= *budget;

	if (is_whole)
		*budget -= n_pairs;
	for (guint i = 0; i < old_side->n; i++) {
		guint place = (guint)((guint64)i * new_side->n / old_side->n);
		guint first = is_whole || place < BAND ? 0 : place - BAND;
		guint end = is_whole ? new_side->n : MIN(place + BAND + 1, new_side->n);

		for (guint j = first; j < end && is_free(finder, DIA_OLD, old_side->indices[i]); j++)
			if (is_free(finder, DIA_NEW, new_side->indices[j]))
				add_candidate(finder, old_side->indices[i], new_side->indices[j]);
	}
}

static void
add_gaps(Finder *finder)
{
	g_autofree guint32 *old_order = sort_rest(finder->segments, DIA_OLD);
	g_autofree guint32 *new_order = sort_rest(finder->segments, DIA_NEW);
	guint64 budget = MAX_ALL_PAIRS;
	guint i = 0;
	guint j = 0;

	for (;;) {
		GapSide old_side = read_gap(finder->segments, DIA_OLD, old_order, i);
		GapSide new_side = read_gap(finder->segments, DIA_NEW, new_order, j);

		if (old_side.n == 0 || new_side.n == 0)
			return;
		if (old_side.stream == new_side.stream && old_side.gap == new_side.gap) {
			add_gap(finder, &old_side, &new_side, &budget);
			i += old_side.n;
			j += new_side.n;
		} else if (old_side.stream < new_side.stream ||
			   (old_side.stream == new_side.stream && old_side.gap < new_side.gap)) {
			i += old_side.n;
		} else {
			j += new_side.n;
		}
	}
}

/* For each key the new segments that have it, where they are few. */
typedef struct {
	guint32 *starts; /* by key, and one past the last */
	guint32 *segments;
} Postings;

static Postings
make_postings(const DiaBags *bags)
{
	Postings postings = { .starts = g_new0(guint32, (gsize)bags->n_keys + 1) };
	g_autofree guint32 *counts = g_new0(guint32, (gsize)bags->n_keys + 1);
	guint n = bags->bags[DIA_NEW]->len;

	for (guint i = 0; i < n; i++) {
		const DiaBag *bag = dia_bag(bags, DIA_NEW, i);

		for (guint j = 0; j < bag->end - bag->first; j++)
			counts[dia_bag_entries(bags, bag)[j].key]++;
	}
	for (guint key = 0; key < bags->n_keys; key++) {
		if (counts[key] > MAX_POSTINGS)
			counts[key] = 0;
		postings.starts[key + 1] = postings.starts[key] + counts[key];
	}
	postings.segments = g_new(guint32, (gsize)postings.starts[bags->n_keys] + 1);
	/* From the last segment to the first, so that each list is filled from its end. */
	for (guint i = n; i-- > 0;) {
		const DiaBag *bag = dia_bag(bags, DIA_NEW, i);

		for (guint j = 0; j < bag->end - bag->first; j++) {
			guint32 key = dia_bag_entries(bags, bag)[j].key;

			if (counts[key] > 0)
				postings.segments[postings.starts[key] + --counts[key]] = i;
		}
	}
	return postings;
}

/* Keeps the few best segments by what they share, by insertion. */
typedef struct {
	guint32 segments[MAX_SHARING];
	double shares[MAX_SHARING];
	guint n;
} Best;

static void
keep_best(Best *best, guint32 segment, double share)
{
	guint at = best->n;

	while (at > 0 && (best->shares[at - 1] < share ||
			  (best->shares[at - 1] == share && best->segments[at - 1] > segment)))
		at--;
	if (at == MAX_SHARING)
		return;
	if (best->n < MAX_SHARING)
		best->n++;
	for (guint i = best->n - 1; i > at; i--) {
		best->segments[i] = best->segments[i - 1];
		best->shares[i] = best->shares[i - 1];
	}
	best->segments[at] = segment;
	best->shares[at] = share;
}

static void
add_sharing(Finder *finder)
{
	const DiaBags *bags = finder->bags;
	Postings postings = make_postings(bags);
	g_autofree double *shares = g_new0(double, bags->bags[DIA_NEW]->len + 1);
	g_autoptr(GArray) touched = g_array_new(FALSE, FALSE, sizeof(guint32));

	for (guint i = 0; i < bags->bags[DIA_OLD]->len; i++) {
		const DiaBag *bag = dia_bag(bags, DIA_OLD, i);
		Best best = { .n = 0 };

		g_array_set_size(touched, 0);
		for (guint j = 0; j < bag->end - bag->first; j++) {
			guint32 key = dia_bag_entries(bags, bag)[j].key;

			for (guint32 at = postings.starts[key]; at < postings.starts[key + 1]; at++) {
				guint32 segment = postings.segments[at];

				if (shares[segment] == 0)
					g_array_append_val(touched, segment);
				shares[segment] += bags->weights[key];
			}
		}
		for (guint j = 0; j < touched->len; j++) {
			guint32 segment = g_array_index(touched, guint32, j);

			keep_best(&best, segment, shares[segment]);
			shares[segment] = 0;
		}
		for (guint j = 0; j < best.n; j++)
			add_candidate(finder, i, best.segments[j]);
	}
	g_free(postings.starts);
	g_free(postings.segments);
}

static int
compare_candidates(gconstpointer a, gconstpointer b)
{
	const DiaCandidate *first = a;
	const DiaCandidate *second = b;

	if (first->old_rest != second->old_rest)
		return first->old_rest < second->old_rest ? -1 : 1;
	return (first->new_rest > second->new_rest) - (first->new_rest < second->new_rest);
}

/* Dice's coefficient, or that of a text and a part of it that weighs at least so much of the rest. */
static double
rate_overlap(const DiaBag *old_bag, const DiaBag *new_bag, double overlap, double least)
{
	double sum = old_bag->weight + new_bag->weight;
	double dice = sum > 0 ? 2 * overlap / sum : 0;
	const DiaBag *part = old_bag->weight < new_bag->weight ? old_bag : new_bag;

	if (part->n_words >= MIN_WHOLLY_WORDS && overlap >= WHOLLY_CONTAINED * part->weight &&
	    part->weight >= WHOLLY_LEAST * (sum - part->weight))
		return MAX(dice, WHOLLY_SIMILARITY * overlap / part->weight);
	if (part->n_words >= MIN_CONTAINED_WORDS && overlap >= CONTAINED * part->weight &&
	    part->weight >= least * (sum - part->weight))
		return MAX(dice, CONTAINED_SIMILARITY * overlap / part->weight);
	return dice;
}

static void
rate_candidate(const Finder *finder, DiaCandidate *candidate)
{
	const DiaSegment *a = dia_segments_rest(finder->segments, DIA_OLD, candidate->old_rest);
	const DiaSegment *b = dia_segments_rest(finder->segments, DIA_NEW, candidate->new_rest);
	const DiaBag *old_bag = dia_bag(finder->bags, DIA_OLD, candidate->old_rest);
	const DiaBag *new_bag = dia_bag(finder->bags, DIA_NEW, candidate->new_rest);

	candidate->overlap = measure_overlap(finder->bags, old_bag, new_bag);
	candidate->similarity =
	    rate_overlap(old_bag, new_bag, candidate->overlap,
			 dia_segments_are_in_place(a, b) ? 0 : CONTAINED_LEAST);
	if ((a->paragraph < 0) != (b->paragraph < 0) && candidate->similarity < HEADING_SIMILARITY)
		candidate->similarity = 0;
	/* Segments without words, such as a row of signs, are alike where their bytes are. */
	if (a->class == b->class)
		candidate->similarity = 1;
}

/* Each pair once, with its similarity. */
static void
rate_candidates(Finder *finder)
{
	GArray *candidates = finder->candidates;
	guint n = 0;

	g_array_sort(candidates, compare_candidates);
	for (guint i = 0; i < candidates->len; i++) {
		DiaCandidate candidate = g_array_index(candidates, DiaCandidate, i);

		if (n > 0 && compare_candidates(&g_array_index(candidates, DiaCandidate, n - 1),
						&candidate) == 0)
			continue;
		rate_candidate(finder, &candidate);
		g_array_index(candidates, DiaCandidate, n++) = candidate;
	}
	g_array_set_size(candidates, n);
}

GArray *
dia_bags_find_candidates(const DiaBags *bags)
{
	Finder finder = { .bags = bags,
			  .segments = bags->segments,
			  .candidates = g_array_new(FALSE, FALSE, sizeof(DiaCandidate)) };

	if (bags->bags[DIA_OLD]->len > 0 && bags->bags[DIA_NEW]->len > 0) {
		add_same(&finder);
		add_gaps(&finder);
		add_sharing(&finder);
		rate_candidates(&finder);
	}
	return finder.candidates;
}

void
dia_bags_add_candidates(const DiaBags *bags, GArray *candidates)
{
	Finder finder = { .bags = bags, .segments = bags->segments, .candidates = candidates };

	if (bags->bags[DIA_OLD]->len == 0 || bags->bags[DIA_NEW]->len == 0)
		return;
	add_gaps(&finder);
	rate_candidates(&finder);
}

double *
dia_candidates_find_best(const GArray *candidates, const DiaSegments *segments, guint version)
{
	double *best = g_new0(double, segments->versions[version].rest->len + 1);

	for (guint i = 0; i < candidates->len; i++) {
		const DiaCandidate *candidate = &g_array_index(candidates, DiaCandidate, i);
		guint rest = version == DIA_OLD ? candidate->old_rest : candidate->new_rest;

		if (!dia_segment_is_taken(dia_segments_rest(segments, DIA_OLD, candidate->old_rest)) &&
		    !dia_segment_is_taken(dia_segments_rest(segments, DIA_NEW, candidate->new_rest)))
			best[rest] = MAX(best[rest], candidate->similarity);
	}
	return best;
}
