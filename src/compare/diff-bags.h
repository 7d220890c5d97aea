/*
 * How similar segments are: the words of each as a bag, weighted by how rare they are.
 */
#pragma once

#include "compare/diff-segments.h"

typedef struct {
	guint32 first; /* its entries are [first, end) */
	guint32 end;
	guint32 n_words; /* words that mean something, each time they occur */
	guint32 n_tokens; /* all words and numbers */
	double weight;
} DiaBag;

typedef struct {
	guint32 key; /* of the stem */
	guint32 count;
} DiaBagEntry;

/* Bags of the segments of the rest, by their index there. */
typedef struct {
	const DiaSegments *segments;
	GArray *entries; /* of DiaBagEntry, sorted by key within a bag */
	GArray *bags[DIA_N_VERSIONS]; /* of DiaBag */
	double *weights; /* by key */
	guint32 n_keys;
} DiaBags;

/* Two segments that share words. */
typedef struct {
	guint32 old_rest;
	guint32 new_rest;
	double overlap; /* weight of the words that they share */
	double similarity; /* of weights, 0 to 1 */
} DiaCandidate;

void dia_bags_init(DiaBags *bags, const DiaSegments *segments);
void dia_bags_clear(DiaBags *bags);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaBags, dia_bags_clear)

/* Lets the versions change places, as dia_segments_swap() does. */
void dia_bags_swap(DiaBags *bags);

static inline const DiaBag *
dia_bag(const DiaBags *bags, guint version, guint rest)
{
	return &g_array_index(bags->bags[version], DiaBag, rest);
}

static inline const DiaBagEntry *
dia_bag_entries(const DiaBags *bags, const DiaBag *bag)
{
	return &((const DiaBagEntry *)(const void *)bags->entries->data)[bag->first];
}

/*
 * Finds the pairs that are worth a look: segments of one gap, segments with the same bytes, and segments that share
 * rare words. Their number is linear in the number of segments.
 * @return array of DiaCandidate, sorted by old, then new segment; free with g_array_unref()
 */
GArray *dia_bags_find_candidates(const DiaBags *bags);

/* Adds the pairs of segments that have no partner yet and lie in one gap, after the gaps were renewed. */
void dia_bags_add_candidates(const DiaBags *bags, GArray *candidates);

/* The greatest similarity of each segment of the rest to a free one of the other version; g_free() it. */
double *dia_candidates_find_best(const GArray *candidates, const DiaSegments *segments, guint version);

/* Up to five words that two segments share, the rarest first, NULL-terminated in the pool. */
const char *const *dia_bags_explain(const DiaBags *bags, guint old_rest, guint new_rest);

/*
 * Pairs what has no partner yet by similarity, in place and moved.
 * @param candidates as found by dia_bags_find_candidates()
 */
void dia_segments_match_similar(DiaSegments *segments, const DiaBags *bags, const GArray *candidates);

/*
 * Finds splits and merges: segments that together are one of the other version.
 * @param is_sure only such as explain a segment better than any partner of its own would
 */
void dia_segments_match_parts(DiaSegments *segments, const DiaBags *bags, const GArray *candidates,
			      gboolean is_sure);
