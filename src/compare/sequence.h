/*
 * A common subsequence of two sequences of ids, long and in near linear time.
 */
#pragma once

#include <glib.h>

/*
 * Elements that both have only once are anchors (Cohen's patience diff): the longest chain of them is
 * kept. Between anchors the greedy algorithm of Myers ("An O(ND) Difference Algorithm and Its
 * Variations", 1986) finds the longest common subsequence; where more than a bound of edits would be
 * needed it settles for the path that got furthest.
 * @param matches receives for each element of @a the index of its partner in @b, or -1
 */
void dia_sequence_align(const guint32 *a, guint n_a, const guint32 *b, guint n_b, gint32 *matches);
