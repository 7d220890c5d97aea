/*
 * Common subsequences: of short sequences the longest, of long ones a long one in time that does not explode.
 */
#include <string.h>

#include "compare/sequence.h"

/* Partners rise on both sides and are equal. @return how many there are */
static guint
check_matches(const GArray *a, const GArray *b, const gint32 *matches)
{
	gint32 last = -1;
	guint n = 0;

	for (guint i = 0; i < a->len; i++) {
		if (matches[i] < 0)
			continue;
		g_assert_cmpint(matches[i], >, last);
		g_assert_cmpuint((guint)matches[i], <, b->len);
		g_assert_cmpuint(g_array_index(a, guint32, i), ==, g_array_index(b, guint32, matches[i]));
		last = matches[i];
		n++;
	}
	return n;
}

static guint
align(const GArray *a, const GArray *b)
{
	g_autofree gint32 *matches = g_new(gint32, a->len + 1);

	dia_sequence_align((const guint32 *)(const void *)a->data, a->len,
			   (const guint32 *)(const void *)b->data, b->len, matches);
	return check_matches(a, b, matches);
}

/* The length of the longest common subsequence, by the table of all pairs. */
static guint
count_longest(const GArray *a, const GArray *b)
{
	g_autofree guint *row = g_new0(guint, b->len + 1);

	for (guint i = 0; i < a->len; i++) {
		guint diagonal = 0;

		for (guint j = 0; j < b->len; j++) {
			guint above = row[j + 1];

			if (g_array_index(a, guint32, i) == g_array_index(b, guint32, j))
				row[j + 1] = diagonal + 1;
			else
				row[j + 1] = MAX(row[j], above);
			diagonal = above;
		}
	}
	return row[b->len];
}

/* A sequence of ids below a bound, or of ids that differ where it is 0. */
static GArray *
make_sequence(GRand *random, guint length, guint32 bound)
{
	GArray *sequence = g_array_sized_new(FALSE, FALSE, sizeof(guint32), length);

	for (guint32 i = 0; i < length; i++) {
		guint32 id = bound > 0 ? (guint32)g_rand_int_range(random, 0, (gint32)bound) : i;

		g_array_append_val(sequence, id);
	}
	return sequence;
}

/* The sequence without about one element in `every`, and with others in place of as many. */
static GArray *
edit(GRand *random, const GArray *sequence, gint32 every, guint *n_kept)
{
	GArray *edited = g_array_new(FALSE, FALSE, sizeof(guint32));

	*n_kept = 0;
	for (guint i = 0; i < sequence->len; i++) {
		guint32 id = g_array_index(sequence, guint32, i);
		gint32 fate = g_rand_int_range(random, 0, 2 * every);

		if (fate == 0)
			continue;
		if (fate == 1)
			id += G_MAXUINT32 / 2;
		else
			(*n_kept)++;
		g_array_append_val(edited, id);
	}
	return edited;
}

static void
test_short(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(5);

	for (guint round = 0; round < 300; round++) {
		g_autoptr(GArray) a = make_sequence(random, (guint)g_rand_int_range(random, 0, 60), 9);
		g_autoptr(GArray) b = make_sequence(random, (guint)g_rand_int_range(random, 0, 60), 9);

		g_assert_cmpuint(align(a, b), ==, count_longest(a, b));
	}
}

/* Elements that differ are anchors; all that was kept is found. */
static void
test_long_with_anchors(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(6);

	for (guint round = 0; round < 5; round++) {
		guint n_kept;
		g_autoptr(GArray) a = make_sequence(random, 20000, 0);
		g_autoptr(GArray) b = edit(random, a, 10, &n_kept);

		g_assert_cmpuint(align(a, b), ==, n_kept);
	}
}

/* A part that was moved can be kept in one place only: the smaller part is given up. */
static void
test_long_with_move(void)
{
	enum { LENGTH = 5000, MOVED = 700 };
	g_autoptr(GArray) a = make_sequence(NULL, LENGTH, 0);
	g_autoptr(GArray) b = g_array_new(FALSE, FALSE, sizeof(guint32));

	g_array_append_vals(b, &g_array_index(a, guint32, MOVED), LENGTH - MOVED);
	g_array_append_vals(b, a->data, MOVED);
	g_assert_cmpuint(align(a, b), ==, LENGTH - MOVED);
}

/* Elements that come back again and again are no anchors; few edits are found all the same. */
static void
test_long_without_anchors(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(8);
	guint n_kept;
	g_autoptr(GArray) a = make_sequence(random, 6000, 40);
	g_autoptr(GArray) b = edit(random, a, 60, &n_kept);

	g_assert_cmpuint(align(a, b), >=, n_kept);
}

/* More edits than are searched for: what is found is a common subsequence, and not a poor one. */
static void
test_beyond_edits(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(9);
	g_autoptr(GArray) a = make_sequence(random, 4000, 5);
	g_autoptr(GArray) b = make_sequence(random, 4000, 5);
	g_autoptr(GArray) c = make_sequence(random, 4000, 5);

	g_assert_cmpuint(align(a, b), >, a->len / 3);
	/* Nothing in common. */
	for (guint i = 0; i < c->len; i++)
		g_array_index(c, guint32, i) += 5;
	g_assert_cmpuint(align(a, c), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sequence/short", test_short);
	g_test_add_func("/sequence/long-with-anchors", test_long_with_anchors);
	g_test_add_func("/sequence/long-with-move", test_long_with_move);
	g_test_add_func("/sequence/long-without-anchors", test_long_without_anchors);
	g_test_add_func("/sequence/beyond-edits", test_beyond_edits);
	return g_test_run();
}
