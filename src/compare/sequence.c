#include "compare/sequence.h"

#include <string.h>

enum {
	MAX_EDITS = 1024,	/* before the search settles for what it has */
	MIN_EDITS = 64,
	MAX_WORK = 1 << 27,	/* steps for a whole pair, in the order of magnitude */
	MIN_FOR_ANCHORS = 2000, /* elements of both sides; fewer need no anchors */
	MAX_DEPTH = 4,		/* anchors within anchors */
	NOWHERE = -2,		/* a diagonal that no path has come to; one step on is still behind all others */
};

typedef struct {
	const guint32 *a;
	const guint32 *b;
	gint32 *matches;
	gint max_edits;
	gint32 *trace;	    /* rows of the search: row d has d + 1 values of x */
	gint32 *furthest;   /* by diagonal */
} Aligner;

/* A part of both sequences: a[a_first, a_end) and b[b_first, b_end). */
typedef struct {
	guint a_first;
	guint a_end;
	guint b_first;
	guint b_end;
} Range;

static void
trim(const Aligner *aligner, Range *range)
{
	while (range->a_first < range->a_end && range->b_first < range->b_end &&
	       aligner->a[range->a_first] == aligner->b[range->b_first])
		aligner->matches[range->a_first++] = (gint32)range->b_first++;
	while (range->a_first < range->a_end && range->b_first < range->b_end &&
	       aligner->a[range->a_end - 1] == aligner->b[range->b_end - 1])
		aligner->matches[--range->a_end] = (gint32)--range->b_end;
}

static gint32 *
get_row(const Aligner *aligner, gint edits)
{
	return aligner->trace + (gsize)edits * ((gsize)edits + 1) / 2;
}

/* Walks the rows back from a diagonal and keeps the matches on the way. */
static void
keep_path(const Aligner *aligner, const Range *range, gint edits, gint diagonal)
{
	gint x = get_row(aligner, edits)[(diagonal + edits) / 2];

	for (; edits > 0; edits--) {
		const gint32 *row = get_row(aligner, edits - 1);
		gint left = diagonal == -edits ? -1 : row[(diagonal - 1 + edits - 1) / 2];
		gint above = diagonal == edits ? -1 : row[(diagonal + 1 + edits - 1) / 2];
		gboolean is_insertion = diagonal == -edits || (diagonal != edits && left < above);
		gint start = is_insertion ? above : left + 1;

		for (; x > start; x--)
			aligner->matches[range->a_first + (guint)x - 1] =
			    (gint32)(range->b_first + (guint)(x - 1 - diagonal));
		diagonal = is_insertion ? diagonal + 1 : diagonal - 1;
		x = is_insertion ? above : left;
	}
	for (; x > 0; x--)
		aligner->matches[range->a_first + (guint)x - 1] =
		    (gint32)(range->b_first + (guint)(x - 1 - diagonal));
}

/* Of a row that did not reach the end: the diagonal that came furthest on both sides together. */
static gint
find_furthest(const gint32 *row, gint edits, gint n, gint m)
{
	gint best = -1;
	gint best_diagonal = 0;

	for (gint diagonal = -edits; diagonal <= edits; diagonal += 2) {
		gint x = row[(diagonal + edits) / 2];

		/* Paths that ran out of one side lie outside and lead nowhere. */
		if (x <= n && x - diagonal <= m && 2 * x - diagonal > best) {
			best = 2 * x - diagonal;
			best_diagonal = diagonal;
		}
	}
	return best_diagonal;
}

/*
 * Searches from the start of a range until its end or until the bound; keeps the path and moves the
 * start of the range to where it ends. A path comes from the diagonal below by a deletion or from that above by an
 * insertion, whichever is further.
 */
static void
search(const Aligner *aligner, Range *range)
{
	gint n = (gint)(range->a_end - range->a_first);
	gint m = (gint)(range->b_end - range->b_first);
	const guint32 *a = aligner->a + range->a_first;
	const guint32 *b = aligner->b + range->b_first;
	gint32 *furthest = aligner->furthest + aligner->max_edits + 1;
	gint diagonal;
	gint edits = 0;
	gint32 x;

	furthest[-1] = NOWHERE;
	furthest[1] = 0;
	for (;; edits++) {
		gint32 *row = get_row(aligner, edits);

		for (diagonal = -edits; diagonal <= edits; diagonal += 2) {
			x = MAX(furthest[diagonal - 1] + 1, furthest[diagonal + 1]);
			while (x < n && x - diagonal < m && a[x] == b[x - diagonal])
				x++;
			furthest[diagonal] = x;
			*row++ = x;
		}
		diagonal = n - m; /* of the end of both sides */
		if ((ABS(diagonal) <= edits && furthest[diagonal] == n) || edits == aligner->max_edits)
			break;
		furthest[-edits - 2] = NOWHERE;
		furthest[edits + 2] = NOWHERE;
	}
	if (ABS(diagonal) > edits || furthest[diagonal] != n)
		diagonal = find_furthest(get_row(aligner, edits), edits, n, m);
	keep_path(aligner, range, edits, diagonal);
	x = get_row(aligner, edits)[(diagonal + edits) / 2];
	range->a_first += (guint)x;
	range->b_first += (guint)(x - diagonal);
}

static void
align_greedily(const Aligner *aligner, Range range)
{
	for (;;) {
		trim(aligner, &range);
		if (range.a_first == range.a_end || range.b_first == range.b_end)
			return;
		search(aligner, &range);
	}
}

/* An element of one of the sequences, to sort by id. */
typedef struct {
	guint32 id;
	guint32 index;
} Element;

static int
compare_elements(gconstpointer a, gconstpointer b)
{
	const Element *first = a;
	const Element *second = b;

	if (first->id != second->id)
		return first->id < second->id ? -1 : 1;
	return (first->index > second->index) - (first->index < second->index);
}

static Element *
sort_elements(const guint32 *ids, guint first, guint end)
{
	Element *elements = g_new(Element, end - first + 1);

	for (guint i = first; i < end; i++)
		elements[i - first] = (Element){ .id = ids[i], .index = i };
	qsort(elements, end - first, sizeof(Element), compare_elements);
	return elements;
}

/* The elements that are there once on each side, as partners[index - a_first], or -1. */
static gint32 *
find_unique(const Aligner *aligner, const Range *range)
{
	guint n = range->a_end - range->a_first;
	guint m = range->b_end - range->b_first;
	g_autofree Element *a = sort_elements(aligner->a, range->a_first, range->a_end);
	g_autofree Element *b = sort_elements(aligner->b, range->b_first, range->b_end);
	gint32 *partners = g_new(gint32, n);
	guint j = 0;

	memset(partners, 0xff, n * sizeof(gint32));
	for (guint i = 0; i < n;) {
		guint32 id = a[i].id;
		guint end = i + 1;

		while (end < n && a[end].id == id)
			end++;
		while (j < m && b[j].id < id)
			j++;
		if (end == i + 1 && j < m && b[j].id == id && (j + 1 == m || b[j + 1].id != id))
			partners[a[i].index - range->a_first] = (gint32)b[j].index;
		i = end;
	}
	return partners;
}

/* Keeps the longest rising chain of the partners; the others become -1. */
static guint
keep_longest_chain(gint32 *partners, guint n)
{
	g_autofree gint32 *tails = g_new(gint32, n + 1); /* by length - 1: index where the chain ends */
	g_autofree gint32 *previous = g_new(gint32, n + 1);
	guint length = 0;
	gint32 at;

	for (guint i = 0; i < n; i++) {
		guint low = 0;
		guint high = length;

		if (partners[i] < 0)
			continue;
		while (low < high) {
			guint middle = (low + high) / 2;

			if (partners[tails[middle]] < partners[i])
				low = middle + 1;
			else
				high = middle;
		}
		previous[i] = low > 0 ? tails[low - 1] : -1;
		tails[low] = (gint32)i;
		length = MAX(length, low + 1);
	}
	at = length > 0 ? tails[length - 1] : -1;
	for (gint32 i = (gint32)n - 1; i >= 0; i--) {
		if (i == at)
			at = previous[i];
		else
			partners[i] = -1;
	}
	return length;
}

static void
align_range(const Aligner *aligner, Range range, guint depth)
{
	g_autofree gint32 *partners = NULL;
	Range part;

	trim(aligner, &range);
	if (range.a_first == range.a_end || range.b_first == range.b_end)
		return;
	if (depth == MAX_DEPTH ||
	    range.a_end - range.a_first + range.b_end - range.b_first < MIN_FOR_ANCHORS) {
		align_greedily(aligner, range);
		return;
	}
	partners = find_unique(aligner, &range);
	if (keep_longest_chain(partners, range.a_end - range.a_first) == 0) {
		align_greedily(aligner, range);
		return;
	}
	part = (Range){ .a_first = range.a_first, .b_first = range.b_first };
	for (guint i = range.a_first; i < range.a_end; i++) {
		gint32 partner = partners[i - range.a_first];

		if (partner < 0)
			continue;
		part.a_end = i;
		part.b_end = (guint)partner;
		align_range(aligner, part, depth + 1);
		aligner->matches[i] = partner;
		part.a_first = i + 1;
		part.b_first = (guint)partner + 1;
	}
	part.a_end = range.a_end;
	part.b_end = range.b_end;
	align_range(aligner, part, depth + 1);
}

void
dia_sequence_align(const guint32 *a, guint n_a, const guint32 *b, guint n_b, gint32 *matches)
{
	g_autofree gint32 *trace = NULL;
	g_autofree gint32 *furthest = NULL;
	Aligner aligner = { .a = a, .b = b, .matches = matches };
	guint64 size = (guint64)n_a + n_b + 1;

	memset(matches, 0xff, n_a * sizeof(gint32));
	aligner.max_edits = (gint)MIN(CLAMP(MAX_WORK / size, MIN_EDITS, MAX_EDITS), size);
	trace = g_new(gint32, ((gsize)aligner.max_edits + 1) * ((gsize)aligner.max_edits + 2) / 2);
	furthest = g_new(gint32, 2 * (gsize)aligner.max_edits + 4);
	aligner.trace = trace;
	aligner.furthest = furthest;
	align_range(&aligner, (Range){ .a_end = n_a, .b_end = n_b }, 0);
}
