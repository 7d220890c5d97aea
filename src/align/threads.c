/*
 * Threads: links that name one commitment make the thread of this commitment, and so do those that
 * share a rare phrase; links that rest on words alone are chained through time into threads of their
 * own.
 */
#include <string.h>

#include "align/links.h"

enum {
	MAX_WHY = 6,	  /* words that a link is explained by */
	TITLE_WORDS = 3,  /* of a thread that has no other name */
	MAX_THREAD = 400, /* claims; a chain that grows beyond is no specific subject */
};

/* A thread in the making. */
typedef struct {
	const char *id;
	const char *title;
	gint topic;
	GArray *links; /* of guint: indices of statement links */
} Draft;

typedef struct {
	DiaComparison *comparison;
	const DiaStatements *statements;
	const GArray *links; /* of DiaStatementLink */
	GPtrArray *drafts;
	GHashTable *by_key; /* commitment feature, or root of a chain + offset -> Draft */
	GHashTable *ids;    /* in use */
	guint32 *parents;   /* of chains, by statement */
} Weaver;

static void
free_draft(gpointer data)
{
	Draft *draft = data;

	g_array_unref(draft->links);
	g_free(draft);
}

static guint32
find_root(guint32 *parents, guint32 statement)
{
	while (parents[statement] != statement) {
		parents[statement] = parents[parents[statement]];
		statement = parents[statement];
	}
	return statement;
}

static const DiaStatementLink *
get_link(const Weaver *weaver, guint index)
{
	return &g_array_index(weaver->links, DiaStatementLink, index);
}

/* Chains the links that rest on words: the lower statement is the root, so order does not matter.
 */
static void
chain_words(Weaver *weaver)
{
	for (guint32 i = 0; i < weaver->statements->statements->len; i++)
		weaver->parents[i] = i;
	for (guint i = 0; i < weaver->links->len; i++) {
		const DiaStatementLink *link = get_link(weaver, i);
		guint32 a;
		guint32 b;

		if (link->matter != DIA_WORD_NONE || link->phrase != 0)
			continue;
		a = find_root(weaver->parents, link->from);
		b = find_root(weaver->parents, link->to);
		weaver->parents[MAX(a, b)] = MIN(a, b);
	}
}

static Draft *
get_draft(Weaver *weaver, guint64 key)
{
	Draft *draft = g_hash_table_lookup(weaver->by_key, &key);

	if (draft != NULL)
		return draft;
	draft = g_new0(Draft, 1);
	draft->topic = -1;
	draft->links = g_array_new(FALSE, FALSE, sizeof(guint));
	g_ptr_array_add(weaver->drafts, draft);
	g_hash_table_insert(weaver->by_key, g_memdup2(&key, sizeof(key)), draft);
	return draft;
}

/* A commitment, a phrase or a chain of words has one thread. */
static guint64
make_key(Weaver *weaver, const DiaStatementLink *link)
{
	if (link->matter != DIA_WORD_NONE)
		return ((guint64)1 << 32) | link->matter;
	if (link->phrase != 0)
		return ((guint64)1 << 63) | link->phrase;
	return find_root(weaver->parents, link->from);
}

static void
sort_links(Weaver *weaver)
{
	for (guint i = 0; i < weaver->links->len; i++) {
		const DiaStatementLink *link = get_link(weaver, i);
		guint64 key = make_key(weaver, link);
		Draft *draft = get_draft(weaver, key);

		g_array_append_val(draft->links, i);
	}
}

/* The topic that most claims of a thread have; the lower index of equals. */
static gint
find_topic(const Weaver *weaver, const Draft *draft)
{
	guint n_topics = dia_topics_length(weaver->comparison->lexicon->topics);
	g_autofree guint *votes = g_new0(guint, n_topics + 1);
	gint best = -1;

	for (guint i = 0; i < draft->links->len; i++) {
		const DiaStatementLink *link =
			get_link(weaver, g_array_index(draft->links, guint, i));

		for (guint side = 0; side < 2; side++) {
			const DiaStatement *statement = dia_statements_get(
				weaver->statements, side ? link->to : link->from);
			gint topic = dia_statements_topic(weaver->statements, statement);

			if (topic >= 0)
				votes[topic]++;
		}
	}
	for (guint i = 0; i < n_topics; i++)
		if (votes[i] > 0 && (best < 0 || votes[i] > votes[best]))
			best = (gint)i;
	return best;
}

static const char *
make_unique(Weaver *weaver, const char *id)
{
	g_autofree char *candidate = g_strdup(id);
	const char *kept;

	for (guint n = 2; g_hash_table_contains(weaver->ids, candidate); n++) {
		g_free(candidate);
		candidate = g_strdup_printf("%s-%u", id, n);
	}
	kept = dia_pool_string(&weaver->comparison->pool, candidate);
	g_hash_table_add(weaver->ids, (gpointer)kept);
	return kept;
}

/* A thread of words is named by the words that its strongest link rests on, as one of its sides puts them. */
static void
name_by_words(Weaver *weaver, Draft *draft)
{
	const DiaStatementLink *best = get_link(weaver, g_array_index(draft->links, guint, 0));
	g_autofree const char **words = NULL;
	g_autofree char *title = NULL;
	g_autofree char *id = NULL;

	for (guint i = 1; i < draft->links->len; i++) {
		const DiaStatementLink *link =
			get_link(weaver, g_array_index(draft->links, guint, i));

		if (link->score > best->score)
			best = link;
	}
	words = dia_statements_explain(
		weaver->statements, dia_statements_get(weaver->statements, best->from),
		dia_statements_get(weaver->statements, best->to), TITLE_WORDS);
	for (guint side = 0; side < 2 && title == NULL; side++)
		title = dia_statements_find_title(
		    weaver->statements, dia_statements_get(weaver->statements, side ? best->from : best->to), words);
	if (title == NULL)
		title = g_strjoinv(", ", (char **)words);
	id = words[0] != NULL ? g_strjoinv("-", (char **)words) : g_strdup("cited");
	g_strdelimit(id, " ,;:()'", '-');
	draft->title = dia_pool_string(&weaver->comparison->pool, title);
	draft->id = make_unique(weaver, id);
}

static void
name_by_phrase(Weaver *weaver, Draft *draft, guint64 phrase)
{
	g_autofree char *title = dia_statements_show_phrase(weaver->statements, phrase);
	g_autofree char *id = g_strdelimit(g_strdup(title), " ", '-');

	draft->title = dia_pool_string(&weaver->comparison->pool, title);
	draft->id = make_unique(weaver, id);
}

static void
name_by_commitment(Weaver *weaver, Draft *draft, const char *id)
{
	const GArray *commitments = weaver->comparison->commitments;

	draft->id = make_unique(weaver, id);
	draft->title = draft->id;
	for (guint i = 0; i < commitments->len; i++) {
		const DiaCommitment *commitment = &g_array_index(commitments, DiaCommitment, i);

		if (!g_str_equal(commitment->id, id))
			continue;
		draft->title = commitment->title;
		draft->topic = commitment->topic;
	}
}

static void
name_draft(Weaver *weaver, Draft *draft)
{
	const DiaStatementLink *first = get_link(weaver, g_array_index(draft->links, guint, 0));

	if (first->matter != DIA_WORD_NONE)
		name_by_commitment(weaver, draft,
				   dia_statements_commitment(weaver->statements, first->matter));
	else if (first->phrase != 0)
		name_by_phrase(weaver, draft, first->phrase);
	else
		name_by_words(weaver, draft);
	if (draft->topic < 0)
		draft->topic = find_topic(weaver, draft);
}

static gint
compare_units(gconstpointer a, gconstpointer b)
{
	guint32 first = *(const guint32 *)a;
	guint32 second = *(const guint32 *)b;

	return first < second ? -1 : first > second;
}

/* The claims of a thread, once each, in order of report and text. */
static void
add_claims(const Weaver *weaver, const Draft *draft, DiaThread *thread)
{
	g_autoptr(GArray) statements = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GArray) claims = g_array_new(FALSE, FALSE, sizeof(DiaThreadClaim));

	for (guint i = 0; i < draft->links->len; i++) {
		const DiaStatementLink *link =
			get_link(weaver, g_array_index(draft->links, guint, i));

		g_array_append_val(statements, link->from);
		g_array_append_val(statements, link->to);
	}
	g_array_sort(statements, compare_units);
	for (guint i = 0; i < statements->len; i++) {
		guint32 index = g_array_index(statements, guint32, i);
		const DiaStatement *statement = dia_statements_get(weaver->statements, index);
		const DiaClaim *claim = dia_statements_claim(weaver->statements, statement);
		DiaThreadClaim item = { .place = { .report = statement->report,
						   .paragraph = claim->paragraph,
						   .span = claim->span },
					.status = claim->status,
					.speaker = claim->speaker };

		if (i == 0 || index != g_array_index(statements, guint32, i - 1))
			g_array_append_val(claims, item);
	}
	thread->n_claims = claims->len;
	thread->claims = dia_pool_array(&weaver->comparison->pool, claims);
}

/* The words that both have; before them the number by which the later one cites the earlier. */
static const char **
explain(const Weaver *weaver, const DiaStatementLink *link, const DiaStatement *from,
	const DiaStatement *to)
{
	const char **words = dia_statements_explain(weaver->statements, from, to, MAX_WHY);
	guint n_words = g_strv_length((char **)words);

	if (link->label == NULL)
		return words;
	words = g_renew(const char *, words, n_words + 2);
	memmove(words + 1, words, (n_words + 1) * sizeof(*words));
	words[0] = link->label;
	return words;
}

static void
add_links(const Weaver *weaver, const Draft *draft)
{
	DiaComparison *comparison = weaver->comparison;

	for (guint i = 0; i < draft->links->len; i++) {
		const DiaStatementLink *link =
			get_link(weaver, g_array_index(draft->links, guint, i));
		const DiaStatement *from = dia_statements_get(weaver->statements, link->from);
		const DiaStatement *to = dia_statements_get(weaver->statements, link->to);
		g_autofree const char **why = explain(weaver, link, from, to);
		DiaLink kept = { .thread = comparison->threads->len,
				 .from_report = from->report,
				 .from_claim = from->claim,
				 .to_report = to->report,
				 .to_claim = to->claim,
				 .score = link->score,
				 .why = dia_pool_strv(&comparison->pool, why) };

		g_array_append_val(comparison->links, kept);
	}
}

void
dia_align_threads(DiaComparison *comparison)
{
	g_autoptr(DiaStatements) statements = dia_statements_new(comparison);
	g_autoptr(GArray) links = dia_links_find(statements);
	g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func(free_draft);
	g_autoptr(GHashTable) by_key =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
	g_autofree guint32 *parents = g_new(guint32, statements->statements->len + 1);
	Weaver weaver = { .comparison = comparison,
			  .statements = statements,
			  .links = links,
			  .drafts = drafts,
			  .by_key = by_key,
			  .ids = ids,
			  .parents = parents };

	chain_words(&weaver);
	sort_links(&weaver);
	for (guint i = 0; i < drafts->len; i++) {
		Draft *draft = g_ptr_array_index(drafts, i);
		DiaThread thread;

		if (draft->links->len > MAX_THREAD)
			g_array_set_size(draft->links, MAX_THREAD);
		name_draft(&weaver, draft);
		thread = (DiaThread){ .id = draft->id,
				      .topic = draft->topic,
				      .title = draft->title };
		add_claims(&weaver, draft, &thread);
		add_links(&weaver, draft);
		g_array_append_val(comparison->threads, thread);
	}
}
