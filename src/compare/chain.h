/*
 * The heaviest chain: of items in a row the ones whose places rise, with the greatest sum of weights.
 */
#pragma once

#include <glib.h>

typedef struct {
	guint32 place;
	double weight; /* greater than 0 */
} DiaChainItem;

/*
 * In O(n log n), with a Fenwick tree of the heaviest chains by place. Of chains that weigh the same the
 * one found first wins.
 * @param n_places the places are below it
 * @param kept     receives for each item whether it is in the chain
 */
void dia_chain_find(const DiaChainItem *items, guint n, guint n_places, guint8 *kept);
