#include "compare/chain.h"

#include <string.h>

typedef struct {
	gint32 *tree; /* index of the item that ends the heaviest chain of some places, or -1 */
	guint size;
	double *weights; /* of the chain that ends with an item */
} Chains;

/* The item that ends the heaviest chain before a place, or -1. */
static gint32
find_best(const Chains *chains, guint place)
{
	gint32 best = -1;

	for (guint at = place; at > 0; at -= at & -at)
		if (chains->tree[at] >= 0 &&
		    (best < 0 || chains->weights[chains->tree[at]] > chains->weights[best]))
			best = chains->tree[at];
	return best;
}

static void
keep(Chains *chains, guint place, gint32 item)
{
	for (guint at = place + 1; at <= chains->size; at += at & -at)
		if (chains->tree[at] < 0 ||
		    chains->weights[chains->tree[at]] < chains->weights[item])
			chains->tree[at] = item;
}

void
dia_chain_find(const DiaChainItem *items, guint n, guint n_places, guint8 *kept)
{
	g_autofree gint32 *tree = g_new(gint32, (gsize)n_places + 1);
	g_autofree double *weights = g_new(double, (gsize)n + 1);
	g_autofree gint32 *previous = g_new(gint32, (gsize)n + 1);
	Chains chains = { .tree = tree, .size = n_places, .weights = weights };

	memset(tree, 0xff, ((gsize)n_places + 1) * sizeof(gint32));
	memset(kept, 0, n);
	for (guint i = 0; i < n; i++) {
		previous[i] = find_best(&chains, items[i].place);
		weights[i] = items[i].weight + (previous[i] >= 0 ? weights[previous[i]] : 0);
		keep(&chains, items[i].place, (gint32)i);
	}
	for (gint32 at = find_best(&chains, n_places); at >= 0; at = previous[at])
		kept[at] = TRUE;
}
