/*
 * Links by a rare phrase: two words side by side ("maximum tolerance", "suspended sentences") name a
 * subject where each of them alone does not. Statements that share a phrase which few others have are
 * weighed; a link holds where each is the best for the other. docs/alignment.md argues the thresholds.
 */
#include "align/links.h"

#include <math.h>

#include "base/thresholds.h"

enum {
	MAX_STATEMENTS = 8, /* that have a phrase: what more have is a field */
	MAX_NAMED = 12,	    /* the same of a provision or a proper name */
	MAX_APART = 8,	    /* reports, in order of date */
	MIN_WORDS = 2,	    /* shared, those of the phrase included */
};

static const double MIN_SIMILARITY = DIA_MIN_STATEMENT_SIMILARITY;
static const double MIN_SIMILARITY_OF_PROVISION = 0.06; /* which is the subject, whatever else is said of it */
static const double MIN_SIMILARITY_OF_NAME = 0.08;	/* of statements that share a topic and a word, too */
static const double MIN_EVIDENCE = -2.0; /* above what chance gives, see is_one_subject() */

/* Two statements that share phrases. */
typedef struct {
	guint32 from;
	guint32 to;
	guint64 phrase; /* the rarest */
	guint n_with;	/* statements that have it */
	guint n_best;	/* of the two sides: for how many the other is the best of its report */
	double score;	/* their similarity */
} Pair;

static gint
compare_phrases(gconstpointer a, gconstpointer b)
{
	const DiaPhrase *first = a;
	const DiaPhrase *second = b;

	if (first->key != second->key)
		return first->key < second->key ? -1 : 1;
	return first->statement < second->statement ? -1 : first->statement > second->statement;
}

/* In order of the statements, the rarest phrase of each two first. */
static gint
compare_pairs(gconstpointer a, gconstpointer b)
{
	const Pair *first = a;
	const Pair *second = b;

	if (first->from != second->from)
		return first->from < second->from ? -1 : 1;
	if (first->to != second->to)
		return first->to < second->to ? -1 : 1;
	if (first->n_with != second->n_with)
		return first->n_with < second->n_with ? -1 : 1;
	return first->phrase < second->phrase ? -1 : first->phrase > second->phrase;
}

/* The pairs of statements of different reports that have a phrase. */
static void
add_pairs(const DiaStatements *statements, guint64 phrase, const guint32 *with, guint n, GArray *pairs)
{
	for (guint i = 0; i < n; i++) {
		guint report = dia_statements_get(statements, with[i])->report;

		for (guint j = i + 1; j < n; j++) {
			guint other = dia_statements_get(statements, with[j])->report;
			Pair pair = {
				.from = with[i], .to = with[j], .phrase = phrase, .n_with = n
			};

			if (other > report && other <= report + MAX_APART)
				g_array_append_val(pairs, pair);
		}
	}
}

/* Is there a topic that most of the statements with a name have? A city is named on all sorts of topics. */
static gboolean
is_on_one_topic(const DiaStatements *statements, const guint32 *with, guint n)
{
	for (guint i = 0; i < n; i++) {
		const DiaStatement *here = dia_statements_get(statements, with[i]);
		const DiaFeature *features = dia_statements_features(statements, here);

		for (guint j = 0; j < here->n; j++) {
			guint votes = 0;

			if (!dia_statements_is_topic(statements, features[j].feature))
				continue;
			for (guint k = 0; k < n; k++)
				votes += dia_statements_has(statements, dia_statements_get(statements, with[k]),
							    features[j].feature);
			if (votes * 3 >= n * 2)
				return TRUE;
		}
	}
	return FALSE;
}

/* @return array of Pair, each two statements once */
static GArray *
find_pairs(const DiaStatements *statements)
{
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
	const GArray *phrases = statements->phrases;
	guint kept = 0;

	g_array_sort(statements->phrases, compare_phrases);
	for (guint i = 0; i < phrases->len;) {
		guint64 key = g_array_index(phrases, DiaPhrase, i).key;
		guint limit = dia_phrase_kind(key) == DIA_PHRASE_WORDS ? MAX_STATEMENTS : MAX_NAMED;
		guint32 with[MAX_NAMED + 1];
		guint n = 0;

		for (; i < phrases->len && g_array_index(phrases, DiaPhrase, i).key == key; i++) {
			guint32 statement = g_array_index(phrases, DiaPhrase, i).statement;

			if (n <= limit && (n == 0 || with[n - 1] != statement))
				with[n++] = statement;
		}
		if (n <= limit && (dia_phrase_kind(key) != DIA_PHRASE_NAME ||
				   is_on_one_topic(statements, with, n)))
			add_pairs(statements, key, with, n, pairs);
	}
	g_array_sort(pairs, compare_pairs);
	for (guint i = 0; i < pairs->len; i++) {
		const Pair *here = &g_array_index(pairs, Pair, i);
		const Pair *last = kept > 0 ? &g_array_index(pairs, Pair, kept - 1) : NULL;

		if (last == NULL || last->from != here->from || last->to != here->to)
			g_array_index(pairs, Pair, kept++) = *here;
	}
	g_array_set_size(pairs, kept);
	return pairs;
}

/*
 * The more statements there are, the more pairs of them meet by chance. The evidence is a sum of
 * logarithms of rarity, so it has to grow with the logarithm of their number, on both sides.
 */
static gboolean
is_one_subject(const DiaStatements *statements, const Pair *pair)
{
	const DiaStatement *from = dia_statements_get(statements, pair->from);
	const DiaStatement *to = dia_statements_get(statements, pair->to);
	double chance = 2.0 * log(statements->statements->len);
	guint n_words;
	double evidence = dia_statements_evidence(statements, from, to, &n_words);

	if (dia_phrase_kind(pair->phrase) == DIA_PHRASE_PROVISION)
		return pair->score >= MIN_SIMILARITY_OF_PROVISION;
	if (dia_phrase_kind(pair->phrase) == DIA_PHRASE_NAME)
		return pair->score >= MIN_SIMILARITY_OF_NAME && n_words >= MIN_WORDS &&
		       dia_statements_share_topic(statements, from, to);
	return pair->score >= MIN_SIMILARITY && evidence >= chance + MIN_EVIDENCE &&
	       n_words >= MIN_WORDS && dia_statements_share_topic(statements, from, to);
}

/* Counts each pair that is the best of a statement and a report on the other side. */
static void
mark_best(const DiaStatements *statements, GArray *pairs, gboolean is_back)
{
	g_autoptr(GHashTable) best =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	GHashTableIter iter;
	gpointer value;

	for (guint i = 0; i < pairs->len; i++) {
		Pair *pair = &g_array_index(pairs, Pair, i);
		guint32 own = is_back ? pair->to : pair->from;
		guint32 other = is_back ? pair->from : pair->to;
		guint64 key =
			((guint64)own << 32) | dia_statements_get(statements, other)->report;
		const Pair *known = g_hash_table_lookup(best, &key);

		if (known == NULL || pair->score > known->score)
			g_hash_table_replace(best, g_memdup2(&key, sizeof(key)), pair);
	}
	g_hash_table_iter_init(&iter, best);
	while (g_hash_table_iter_next(&iter, NULL, &value))
		((Pair *)value)->n_best++;
}

void
dia_links_add_phrases(const DiaStatements *statements, GArray *links)
{
	g_autoptr(GArray) pairs = find_pairs(statements);
	guint kept = 0;

	for (guint i = 0; i < pairs->len; i++) {
		Pair pair = g_array_index(pairs, Pair, i);

		pair.score = dia_statements_similarity(statements,
						       dia_statements_get(statements, pair.from),
						       dia_statements_get(statements, pair.to));
		if (is_one_subject(statements, &pair))
			g_array_index(pairs, Pair, kept++) = pair;
	}
	g_array_set_size(pairs, kept);
	mark_best(statements, pairs, FALSE);
	mark_best(statements, pairs, TRUE);
	for (guint i = 0; i < pairs->len; i++) {
		const Pair *pair = &g_array_index(pairs, Pair, i);
		DiaStatementLink link = { .from = pair->from,
					  .to = pair->to,
					  .score = pair->score,
					  .phrase = pair->phrase };

		link.matter = dia_links_find_matter(statements,
						    dia_statements_get(statements, pair->from),
						    dia_statements_get(statements, pair->to));
		if (pair->n_best == 2 ||
		    (pair->n_best == 1 && dia_phrase_kind(pair->phrase) != DIA_PHRASE_WORDS))
			g_array_append_val(links, link);
	}
}
