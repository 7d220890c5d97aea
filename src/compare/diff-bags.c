#include "compare/diff-bags.h"

#include <math.h>
#include <string.h>

enum {
	MAX_SAMPLE = 500, /* unchanged segments that tell how common words are */
	MAX_EVIDENCE = 5,
};

/* What a word that is no content word weighs: numbers are what changes, "of" is everywhere. */
static const double NUMBER_WEIGHT = 0.5;
static const double FUNCTION_WEIGHT = 0.15;

static int
compare_keys(gconstpointer a, gconstpointer b)
{
	guint32 first = *(const guint32 *)a;
	guint32 second = *(const guint32 *)b;

	return (first > second) - (first < second);
}

/* The bag of the tokens; adds one to the frequency of each of its words. */
static DiaBag
make_bag(DiaBags *bags, GArray *tokens, GArray *keys, GArray *frequencies, GArray *kinds)
{
	DiaBag bag = { .first = bags->entries->len };

	g_array_set_size(keys, tokens->len);
	for (guint i = 0; i < tokens->len; i++) {
		const DiaWord *word = &g_array_index(tokens, DiaWord, i);
		guint32 key = dia_words_stem(bags->segments->words, word->key);

		if (key >= frequencies->len) {
			g_array_set_size(frequencies, key + 1024);
			g_array_set_size(kinds, key + 1024);
		}
		g_array_index(kinds, guint8, key) = word->kind;
		bag.n_words += word->kind == DIA_KEY_WORD;
		bag.n_tokens++;
		g_array_index(keys, guint32, i) = key;
	}
	qsort(keys->data, keys->len, sizeof(guint32), compare_keys);
	bag.end = bag.first;
	g_array_set_size(bags->entries, bag.first + keys->len);
	for (guint i = 0; i < keys->len;) {
		DiaBagEntry *entry = &g_array_index(bags->entries, DiaBagEntry, bag.end++);

		*entry = (DiaBagEntry){ .key = g_array_index(keys, guint32, i) };
		for (; i < keys->len && g_array_index(keys, guint32, i) == entry->key; i++)
			entry->count++;
		g_array_index(frequencies, guint32, entry->key)++;
	}
	g_array_set_size(bags->entries, bag.end);
	return bag;
}

static void
add_segment(DiaBags *bags, const DiaSegment *segment, GArray *tokens, GArray *keys, GArray *frequencies,
	 GArray *kinds, DiaBag *bag)
{
	g_array_set_size(tokens, 0);
	dia_words_append(bags->segments->words, segment->text, segment->length, tokens);
	*bag = make_bag(bags, tokens, keys, frequencies, kinds);
}

/* Counts words in segments that are not to be aligned any more, evenly spread over the new version. */
static guint
add_sample(DiaBags *bags, GArray *tokens, GArray *keys, GArray *frequencies, GArray *kinds)
{
	guint n = dia_segments_length(bags->segments, DIA_NEW);
	guint step = n / MAX_SAMPLE + 1;
	guint n_entries = bags->entries->len;
	guint n_sampled = 0;
	DiaBag bag;

	for (guint i = 0; i < n; i += step) {
		if (dia_segment(bags->segments, DIA_NEW, i)->partner < 0)
			continue;
		add_segment(bags, dia_segment(bags->segments, DIA_NEW, i), tokens, keys, frequencies, kinds,
			 &bag);
		g_array_set_size(bags->entries, n_entries);
		n_sampled++;
	}
	return n_sampled;
}

/* A word's weight is its inverse document frequency, which is what makes like paragraphs differ. */
static void
weigh(DiaBags *bags, const GArray *frequencies, const GArray *kinds, guint n_segments)
{
	bags->n_keys = frequencies->len;
	bags->weights = g_new0(double, bags->n_keys + 1);
	for (guint key = 0; key < bags->n_keys; key++) {
		guint frequency = g_array_index(frequencies, guint32, key);
		guint8 kind = g_array_index(kinds, guint8, key);

		if (frequency == 0)
			continue;
		bags->weights[key] = log2(1.0 + (double)n_segments / frequency);
		if (kind != DIA_KEY_WORD)
			bags->weights[key] *= kind == DIA_KEY_NUMBER ? NUMBER_WEIGHT
								     : FUNCTION_WEIGHT;
	}
	for (guint version = 0; version < DIA_N_VERSIONS; version++) {
		for (guint i = 0; i < bags->bags[version]->len; i++) {
			DiaBag *bag = &g_array_index(bags->bags[version], DiaBag, i);
			const DiaBagEntry *entries = dia_bag_entries(bags, bag);

			for (guint j = 0; j < bag->end - bag->first; j++)
				bag->weight += entries[j].count * bags->weights[entries[j].key];
		}
	}
}

void
dia_bags_init(DiaBags *bags, const DiaSegments *segments)
{
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaWord));
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GArray) frequencies = g_array_new(FALSE, TRUE, sizeof(guint32));
	g_autoptr(GArray) kinds = g_array_new(FALSE, TRUE, sizeof(guint8));
	guint n_segments = 0;

	*bags = (DiaBags){ .segments = segments,
			   .entries = g_array_new(FALSE, FALSE, sizeof(DiaBagEntry)) };
	for (guint version = 0; version < DIA_N_VERSIONS; version++) {
		guint n = segments->versions[version].rest->len;

		bags->bags[version] = g_array_sized_new(FALSE, FALSE, sizeof(DiaBag), n);
		for (guint i = 0; i < n; i++) {
			DiaBag bag;

			add_segment(bags, dia_segments_rest(segments, version, i), tokens, keys, frequencies,
				 kinds, &bag);
			g_array_append_val(bags->bags[version], bag);
		}
		n_segments += n;
	}
	/* Both versions have what did not change, so that a sampled segment counts twice. */
	if (segments->versions[DIA_OLD].rest->len > 0 && segments->versions[DIA_NEW].rest->len > 0)
		n_segments += add_sample(bags, tokens, keys, frequencies, kinds);
	weigh(bags, frequencies, kinds, n_segments);
}

void
dia_bags_clear(DiaBags *bags)
{
	g_array_unref(bags->entries);
	for (guint version = 0; version < DIA_N_VERSIONS; version++)
		g_array_unref(bags->bags[version]);
	g_free(bags->weights);
}

void
dia_bags_swap(DiaBags *bags)
{
	GArray *old_bags = bags->bags[DIA_OLD];

	bags->bags[DIA_OLD] = bags->bags[DIA_NEW];
	bags->bags[DIA_NEW] = old_bags;
}

/* A word that two segments share, to sort by weight. */
typedef struct {
	guint32 key;
	double weight;
} Evidence;

static int
compare_evidence(gconstpointer a, gconstpointer b)
{
	const Evidence *first = a;
	const Evidence *second = b;

	if (first->weight != second->weight)
		return first->weight > second->weight ? -1 : 1;
	return (first->key > second->key) - (first->key < second->key);
}

const char *const *
dia_bags_explain(const DiaBags *bags, guint old_rest, guint new_rest)
{
	const DiaBag *old_bag = dia_bag(bags, DIA_OLD, old_rest);
	const DiaBag *new_bag = dia_bag(bags, DIA_NEW, new_rest);
	const DiaBagEntry *a = dia_bag_entries(bags, old_bag);
	const DiaBagEntry *b = dia_bag_entries(bags, new_bag);
	const DiaBagEntry *a_end = a + (old_bag->end - old_bag->first);
	const DiaBagEntry *b_end = b + (new_bag->end - new_bag->first);
	g_autoptr(GArray) shared = g_array_new(FALSE, FALSE, sizeof(Evidence));
	const char *words[MAX_EVIDENCE + 1] = { NULL };

	while (a < a_end && b < b_end) {
		Evidence evidence = { .key = a->key, .weight = bags->weights[a->key] };

		if (a->key == b->key)
			g_array_append_val(shared, evidence);
		if (a->key <= b->key) {
			b += a->key == b->key;
			a++;
		} else {
			b++;
		}
	}
	g_array_sort(shared, compare_evidence);
	for (guint i = 0; i < shared->len && i < MAX_EVIDENCE; i++)
		words[i] = dia_words_spell(bags->segments->words,
					   g_array_index(shared, Evidence, i).key);
	return dia_pool_strv(bags->segments->pool, words);
}
