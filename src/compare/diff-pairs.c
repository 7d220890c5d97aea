/*
 * Which segments of the rest are partners: in each gap the heaviest chain of similar segments in order, then the
 * most similar ones wherever they moved.
 *
 * A wrong partner costs the reader more than none, so a segment in place gives way to a better one elsewhere,
 * and what moved must be more alike than what stayed.
 */
#include <string.h>

#include "compare/chain.h"
#include "compare/diff-bags.h"

enum {
	MIN_MOVED_WORDS = 4, /* a shorter segment is found all over a report */
	MIN_UNIQUE_BYTES = 20, /* unless each version has these bytes in one place only */
};

static const double IN_PLACE = 0.45; /* least similarity of segments in one gap */
static const double SAME_PLACE = 0.33; /* in one gap, under the same number */
static const double CROSSING = 0.50; /* in one gap, but out of order */
static const double MOVED = 0.65;
static const double NEAR_BEST = 0.15; /* a partner in place may be this much less alike than another */
static const double SAME_LABEL = 0.02; /* decides between partners that are equally alike */

typedef struct {
	DiaSegments *segments;
	const DiaBags *bags;
	const DiaCandidate *candidates;
	guint n;
} Pairing;

static guint32
get_index(const Pairing *pairing, guint version, guint rest)
{
	return g_array_index(pairing->segments->versions[version].rest, guint32, rest);
}

static const DiaSegment *
get_segment(const Pairing *pairing, guint version, guint rest)
{
	return dia_segments_rest(pairing->segments, version, rest);
}

static gboolean
has_same_label(const Pairing *pairing, const DiaCandidate *candidate)
{
	const char *old_label = get_segment(pairing, DIA_OLD, candidate->old_rest)->label;
	const char *new_label = get_segment(pairing, DIA_NEW, candidate->new_rest)->label;

	return old_label != NULL && new_label != NULL && strcmp(old_label, new_label) == 0;
}

static gboolean
is_in_place(const Pairing *pairing, const DiaCandidate *candidate)
{
	return dia_segments_are_in_place(get_segment(pairing, DIA_OLD, candidate->old_rest),
					 get_segment(pairing, DIA_NEW, candidate->new_rest));
}

static gboolean
is_taken(const Pairing *pairing, const DiaCandidate *candidate)
{
	return dia_segment_is_taken(get_segment(pairing, DIA_OLD, candidate->old_rest)) ||
	       dia_segment_is_taken(get_segment(pairing, DIA_NEW, candidate->new_rest));
}

static void
pair(Pairing *pairing, const DiaCandidate *candidate)
{
	dia_segments_pair(pairing->segments, get_index(pairing, DIA_OLD, candidate->old_rest),
		       get_index(pairing, DIA_NEW, candidate->new_rest), candidate->similarity);
}

static gboolean
may_stay(const Pairing *pairing, const DiaCandidate *candidate, const double *best_old,
	 const double *best_new)
{
	double least = has_same_label(pairing, candidate) ? SAME_PLACE : IN_PLACE;

	return candidate->similarity >= least && is_in_place(pairing, candidate) &&
	       !is_taken(pairing, candidate) &&
	       candidate->similarity >= best_old[candidate->old_rest] - NEAR_BEST &&
	       candidate->similarity >= best_new[candidate->new_rest] - NEAR_BEST;
}

/* The heaviest chain of segments of a stream that may be partners in place. */
static void
pair_in_place(Pairing *pairing, DiaStream stream, const double *best_old, const double *best_new)
{
	g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(DiaChainItem));
	g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autofree guint8 *kept = NULL;

	for (guint first = 0, end = 0; first < pairing->n; first = end) {
		while (end < pairing->n &&
		       pairing->candidates[end].old_rest == pairing->candidates[first].old_rest)
			end++;
		/* From the last new segment to the first, so that an old segment never follows itself. */
		for (guint i = end; i-- > first;) {
			const DiaCandidate *candidate = &pairing->candidates[i];
			DiaChainItem item = { .place = candidate->new_rest,
					      .weight = candidate->similarity };

			if (get_segment(pairing, DIA_OLD, candidate->old_rest)->stream != stream ||
			    !may_stay(pairing, candidate, best_old, best_new))
				continue;
			item.weight += has_same_label(pairing, candidate) ? SAME_LABEL : 0;
			g_array_append_val(items, item);
			g_array_append_val(chosen, i);
		}
	}
	kept = g_new(guint8, items->len + 1);
	dia_chain_find((const DiaChainItem *)(const void *)items->data, items->len,
		       pairing->segments->versions[DIA_NEW].rest->len, kept);
	for (guint i = 0; i < items->len; i++)
		if (kept[i])
			pair(pairing, &pairing->candidates[g_array_index(chosen, guint, i)]);
}

/* A pair to be taken if both are still free when its turn comes. */
typedef struct {
	const DiaCandidate *candidate;
	double rank;
	guint distance; /* of the places in the rest */
} Offer;

static int
compare_offers(gconstpointer a, gconstpointer b)
{
	const Offer *first = a;
	const Offer *second = b;

	if (first->rank != second->rank)
		return first->rank > second->rank ? -1 : 1;
	if (first->distance != second->distance)
		return first->distance < second->distance ? -1 : 1;
	return (first->candidate > second->candidate) - (first->candidate < second->candidate);
}

static gboolean
may_move(const Pairing *pairing, const DiaCandidate *candidate)
{
	const DiaSegment *old_segment = get_segment(pairing, DIA_OLD, candidate->old_rest);
	const DiaSegment *new_segment = get_segment(pairing, DIA_NEW, candidate->new_rest);
	gboolean is_unique = old_segment->class == new_segment->class &&
			     !old_segment->is_repeated && !new_segment->is_repeated;
	guint n_words = MIN(dia_bag(pairing->bags, DIA_OLD, candidate->old_rest)->n_words,
			    dia_bag(pairing->bags, DIA_NEW, candidate->new_rest)->n_words);

	if (is_in_place(pairing, candidate))
		return candidate->similarity >= CROSSING;
	if (is_unique && old_segment->length >= MIN_UNIQUE_BYTES)
		return TRUE;
	return candidate->similarity >= MOVED && n_words >= MIN_MOVED_WORDS;
}

static void
pair_moved(Pairing *pairing)
{
	g_autoptr(GArray) offers = g_array_new(FALSE, FALSE, sizeof(Offer));

	for (guint i = 0; i < pairing->n; i++) {
		const DiaCandidate *candidate = &pairing->candidates[i];
		Offer offer = { .candidate = candidate, .rank = candidate->similarity };

		if (!may_move(pairing, candidate))
			continue;
		offer.rank += has_same_label(pairing, candidate) ? SAME_LABEL : 0;
		offer.distance = MAX(candidate->old_rest, candidate->new_rest) -
				 MIN(candidate->old_rest, candidate->new_rest);
		g_array_append_val(offers, offer);
	}
	g_array_sort(offers, compare_offers);
	for (guint i = 0; i < offers->len; i++) {
		const DiaCandidate *candidate = g_array_index(offers, Offer, i).candidate;

		if (!is_taken(pairing, candidate))
			pair(pairing, candidate);
	}
}

/* Segments with the same bytes beside partners moved with them, however short they are. */
static void
pair_neighbours(DiaSegments *segments, gint step)
{
	gint n_old = (gint)dia_segments_length(segments, DIA_OLD);
	gint n_new = (gint)dia_segments_length(segments, DIA_NEW);

	for (gint i = step > 0 ? 0 : n_old - 1; i >= 0 && i < n_old; i += step) {
		const DiaSegment *segment = dia_segment(segments, DIA_OLD, (guint)i);
		gint old_next = i + step;
		gint new_next = segment->partner + step;

		if (segment->partner < 0 || old_next < 0 || old_next >= n_old || new_next < 0 ||
		    new_next >= n_new)
			continue;
		if (!dia_segment_is_taken(dia_segment(segments, DIA_OLD, (guint)old_next)) &&
		    !dia_segment_is_taken(dia_segment(segments, DIA_NEW, (guint)new_next)) &&
		    dia_segment(segments, DIA_OLD, (guint)old_next)->class ==
			dia_segment(segments, DIA_NEW, (guint)new_next)->class)
			dia_segments_pair(segments, (guint)old_next, (guint)new_next, 1.0);
	}
}

void
dia_segments_match_similar(DiaSegments *segments, const DiaBags *bags, const GArray *candidates)
{
	Pairing pairing = { .segments = segments,
			    .bags = bags,
			    .candidates = (const DiaCandidate *)(const void *)candidates->data,
			    .n = candidates->len };
	g_autofree double *best_old = dia_candidates_find_best(candidates, segments, DIA_OLD);
	g_autofree double *best_new = dia_candidates_find_best(candidates, segments, DIA_NEW);

	for (guint stream = 0; stream < DIA_N_STREAMS; stream++)
		pair_in_place(&pairing, stream, best_old, best_new);
	pair_moved(&pairing);
	pair_neighbours(segments, 1);
	pair_neighbours(segments, -1);
}
