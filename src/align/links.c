/*
 * Links by an inverted index: for each statement the best of every other report among those that
 * share a feature with it, so that work grows with what is shared and not with all pairs. A link
 * holds where both are the best for each other; docs/alignment.md argues the thresholds.
 */
#include "align/links.h"

#include <string.h>

/*
 * From where on two statements speak of one subject. Similarity is the cosine; evidence is the sum
 * of the weights of the words that both have, where a word that stands in one of a hundred
 * statements weighs 4.6.
 */
typedef struct {
	double similarity;
	double evidence;
	guint n_words;
} Threshold;

/* Both name one commitment, and each is the best for the other... */
static const Threshold mutual = { 0.32, 6.0, 2 };
/* ...or only one is the best for the other: four recommendations, one later answer... */
static const Threshold one_way = { 0.40, 9.0, 2 };
/* ...or both say of a specific commitment what has become of it, and not the same. */
static const Threshold contrast = { 0.27, 0.0, 0 };
/* ...or one is further on the way to done, and none of the report says so in nearer words... */
static const Threshold step = { 0.14, 3.0, 1 };
/* ...or they share words only. */
static const Threshold words_only = { 0.42, 16.0, 3 };

/* The statement of another report that is nearest to a statement. */
typedef struct {
	guint32 statement;
	float score; /* 0: none */
} Best;

typedef struct {
	const DiaStatements *statements;
	guint n_reports;
	GArray *starts;	  /* of guint32: first posting by feature, and one past the last */
	GArray *postings; /* of guint32: statements by feature, in order */
	float *weights;	  /* of the posting's feature in its statement */
	Best *best;	  /* by statement and report */
	Best *steps;	  /* the same, of those at another stage of one commitment */
} Index;

static void
build_index(Index *index)
{
	const DiaStatements *statements = index->statements;
	guint n_features = statements->counts->len;
	g_autofree guint32 *next = g_new0(guint32, n_features + 1);

	g_array_set_size(index->starts, n_features + 1);
	for (guint i = 0; i < n_features; i++) {
		next[i] = g_array_index(index->starts, guint32, i);
		g_array_index(index->starts, guint32, i + 1) =
			next[i] + g_array_index(statements->counts, guint32, i);
	}
	g_array_set_size(index->postings, statements->features->len);
	index->weights = g_new(float, statements->features->len + 1);
	for (guint32 i = 0; i < statements->statements->len; i++) {
		const DiaStatement *statement = dia_statements_get(statements, i);
		const DiaFeature *features = dia_statements_features(statements, statement);

		for (guint j = 0; j < statement->n; j++) {
			guint32 at = next[features[j].feature]++;

			g_array_index(index->postings, guint32, at) = i;
			index->weights[at] = features[j].weight;
		}
	}
}

/* Sums what a statement shares with the statements of other reports; @touched receives those it
 * shares with. */
static void
add_products(const Index *index, guint32 statement, float *sums, GArray *touched)
{
	const DiaStatements *statements = index->statements;
	const DiaStatement *here = dia_statements_get(statements, statement);
	const DiaFeature *features = dia_statements_features(statements, here);

	for (guint j = 0; j < here->n; j++) {
		guint32 end = g_array_index(index->starts, guint32, features[j].feature + 1);

		if (features[j].weight <= 0.0f)
			continue;
		for (guint32 at = g_array_index(index->starts, guint32, features[j].feature);
		     at < end; at++) {
			guint32 other = g_array_index(index->postings, guint32, at);

			if (dia_statements_get(statements, other)->report == here->report)
				continue;
			if (sums[other] <= 0.0f)
				g_array_append_val(touched, other);
			sums[other] += features[j].weight * index->weights[at];
		}
	}
}

guint32
dia_links_find_matter(const DiaStatements *statements, const DiaStatement *a, const DiaStatement *b)
{
	const DiaFeature *first = dia_statements_features(statements, a);
	const DiaFeature *second = dia_statements_features(statements, b);
	guint32 matter = DIA_WORD_NONE;
	float weight = 0.0f;

	for (guint i = 0, j = 0; i < a->n && j < b->n;) {
		if (first[i].feature != second[j].feature) {
			if (first[i].feature < second[j].feature)
				i++;
			else
				j++;
			continue;
		}
		if (dia_statements_is_commitment(statements, first[i].feature) &&
		    first[i].weight > weight) {
			weight = first[i].weight;
			matter = first[i].feature;
		}
		i++, j++;
	}
	return matter;
}

/* A commitment that many statements name is a field, not one subject, and some always are. */
static gboolean
is_specific(const DiaStatements *statements, guint32 feature)
{
	enum { PER_MILLE = 25, AT_LEAST = 24 };
	const DiaMatters *matters = statements->comparison->lexicon->matters;
	guint32 limit = MAX(AT_LEAST, statements->statements->len * PER_MILLE / 1000);
	gint matter = dia_matters_find(matters, dia_statements_commitment(statements, feature));

	if (matter >= 0 && dia_matters_get(matters, (guint)matter)->is_broad)
		return FALSE;
	return g_array_index(statements->counts, guint32, feature) <= limit;
}

/* Do two statements both say what became of a specific commitment, and not the same? */
static gboolean
has_contrast(const DiaStatements *statements, const DiaStatement *a, const DiaStatement *b,
	     guint32 matter)
{
	DiaStatus before = dia_statements_claim(statements, a)->status;
	DiaStatus after = dia_statements_claim(statements, b)->status;

	return before != after && before != DIA_STATUS_STATES && after != DIA_STATUS_STATES &&
	       is_specific(statements, matter);
}

static void
keep_better(Best *best, guint32 statement, float score)
{
	if (score > best->score || (score >= best->score && statement < best->statement))
		*best = (Best){ .statement = statement, .score = score };
}

/* Asked for and denied, under way, done in part, done: what of these a status says. */
static guint
get_stage(DiaStatus status)
{
	static const guint8 stages[] = {
		[DIA_STATUS_STATES] = 0,   [DIA_STATUS_DONE] = 4,
		[DIA_STATUS_PARTIAL] = 3,  [DIA_STATUS_IN_PROGRESS] = 2,
		[DIA_STATUS_PLANNED] = 2,  [DIA_STATUS_RECOMMENDED] = 1,
		[DIA_STATUS_REFUSED] = 1,  [DIA_STATUS_NOT_DONE] = 1,
		[DIA_STATUS_REVERSED] = 1,
	};

	return stages[status];
}

static gboolean
is_step(const DiaStatements *statements, const DiaStatement *a, const DiaStatement *b)
{
	guint before = get_stage(dia_statements_claim(statements, a)->status);
	guint after = get_stage(dia_statements_claim(statements, b)->status);

	return before != after && before > 0 && after > 0;
}

/* Of what other reports say of the commitments of a statement, the nearest at another stage. */
static void
find_steps(Index *index, guint32 statement, const float *sums)
{
	const DiaStatements *statements = index->statements;
	const DiaStatement *here = dia_statements_get(statements, statement);
	const DiaFeature *features = dia_statements_features(statements, here);

	for (guint j = 0; j < here->n; j++) {
		guint32 feature = features[j].feature;
		guint32 end = g_array_index(index->starts, guint32, feature + 1);

		if (features[j].weight <= 0.0f ||
		    !dia_statements_is_commitment(statements, feature) ||
		    !is_specific(statements, feature))
			continue;
		for (guint32 at = g_array_index(index->starts, guint32, feature); at < end; at++) {
			guint32 other = g_array_index(index->postings, guint32, at);
			const DiaStatement *there = dia_statements_get(statements, other);

			if (there->report != here->report && is_step(statements, here, there))
				keep_better(&index->steps[(gsize)statement * index->n_reports +
							  there->report],
					    other, sums[other] / (here->norm * there->norm));
		}
	}
}

static void
find_best(Index *index)
{
	const DiaStatements *statements = index->statements;
	g_autofree float *sums = g_new0(float, statements->statements->len + 1);
	g_autoptr(GArray) touched = g_array_new(FALSE, FALSE, sizeof(guint32));

	index->best = g_new0(Best, (gsize)statements->statements->len * index->n_reports + 1);
	index->steps = g_new0(Best, (gsize)statements->statements->len * index->n_reports + 1);
	for (guint32 i = 0; i < statements->statements->len; i++) {
		const DiaStatement *here = dia_statements_get(statements, i);

		g_array_set_size(touched, 0);
		add_products(index, i, sums, touched);
		find_steps(index, i, sums);
		for (guint j = 0; j < touched->len; j++) {
			guint32 other = g_array_index(touched, guint32, j);
			const DiaStatement *there = dia_statements_get(statements, other);
			Best *best = &index->best[(gsize)i * index->n_reports + there->report];
			keep_better(best, other, sums[other] / (here->norm * there->norm));
			sums[other] = 0.0f;
		}
	}
}

static const Threshold *
choose_threshold(const Index *index, const DiaStatementLink *link, gboolean is_mutual)
{
	const DiaStatements *statements = index->statements;

	if (link->matter == DIA_WORD_NONE)
		return &words_only;
	if (has_contrast(statements, dia_statements_get(statements, link->from),
			 dia_statements_get(statements, link->to), link->matter))
		return &contrast;
	return is_mutual ? &mutual : &one_way;
}

static void
add_link(const Index *index, guint32 a, guint32 b, GArray *links)
{
	const DiaStatement *first = dia_statements_get(index->statements, a);
	const DiaStatement *second = dia_statements_get(index->statements, b);
	const Best *forth = &index->best[(gsize)a * index->n_reports + second->report];
	const Best *back = &index->best[(gsize)b * index->n_reports + first->report];
	gboolean is_mutual = forth->statement == b && back->statement == a && back->score > 0.0f;
	DiaStatementLink link = { .from = a,
				  .to = b,
				  .score = forth->statement == b ? forth->score : back->score,
				  .matter =
					  dia_links_find_matter(index->statements, first, second) };
	const Threshold *threshold = choose_threshold(index, &link, is_mutual);
	double evidence;
	guint n_words;

	if (link.score < threshold->similarity || (!is_mutual && link.matter == DIA_WORD_NONE))
		return;
	evidence = dia_statements_evidence(index->statements, first, second, &n_words);
	if (evidence >= threshold->evidence && n_words >= threshold->n_words)
		g_array_append_val(links, link);
}

static gint
compare_links(gconstpointer a, gconstpointer b)
{
	const DiaStatementLink *first = a;
	const DiaStatementLink *second = b;

	if (first->from != second->from)
		return first->from < second->from ? -1 : 1;
	if (first->to != second->to)
		return first->to < second->to ? -1 : 1;
	return (first->label == NULL) - (second->label == NULL);
}

static GArray *
collect(const Index *index)
{
	GArray *links = g_array_new(FALSE, FALSE, sizeof(DiaStatementLink));

	for (guint32 i = 0; i < index->statements->statements->len; i++) {
		guint report = dia_statements_get(index->statements, i)->report;

		for (guint other = 0; other < index->n_reports; other++) {
			const Best *best = &index->best[(gsize)i * index->n_reports + other];
			const Best *back;

			if (best->score <= 0.0f)
				continue;
			back = &index->best[(gsize)best->statement * index->n_reports + report];
			if (other > report)
				add_link(index, i, best->statement, links);
			else if (back->statement != i) /* else it came the other way round */
				add_link(index, best->statement, i, links);
		}
	}
	return links;
}

static void
add_step(const Index *index, guint32 statement, const Best *best, GArray *links)
{
	DiaStatementLink link = { .from = MIN(statement, best->statement),
				  .to = MAX(statement, best->statement),
				  .score = best->score };
	const DiaStatement *from = dia_statements_get(index->statements, link.from);
	const DiaStatement *to = dia_statements_get(index->statements, link.to);
	guint n_words;

	if (dia_statements_evidence(index->statements, from, to, &n_words) < step.evidence)
		return;
	link.matter = dia_links_find_matter(index->statements, from, to);
	g_array_append_val(links, link);
}

/* The nearest at another stage, from either side. */
static void
collect_steps(const Index *index, GArray *links)
{
	for (guint32 i = 0; i < index->statements->statements->len; i++) {
		guint report = dia_statements_get(index->statements, i)->report;

		for (guint other = 0; other < index->n_reports; other++) {
			const Best *best = &index->steps[(gsize)i * index->n_reports + other];

			if (other != report && best->score >= step.similarity)
				add_step(index, i, best, links);
		}
	}
}

/* In order, and each pair once: a citation before what is only alike. */
static void
sort_links(GArray *links)
{
	guint kept = 0;

	g_array_sort(links, compare_links);
	for (guint i = 0; i < links->len; i++) {
		const DiaStatementLink *here = &g_array_index(links, DiaStatementLink, i);
		const DiaStatementLink *last =
			kept > 0 ? &g_array_index(links, DiaStatementLink, kept - 1) : NULL;

		if (last == NULL || last->from != here->from || last->to != here->to)
			g_array_index(links, DiaStatementLink, kept++) = *here;
	}
	g_array_set_size(links, kept);
}

GArray *
dia_links_find(const DiaStatements *statements)
{
	g_autoptr(GArray) starts = g_array_new(FALSE, TRUE, sizeof(guint32));
	g_autoptr(GArray) postings = g_array_new(FALSE, TRUE, sizeof(guint32));
	Index index = { .statements = statements,
			.n_reports = statements->comparison->reports->len,
			.starts = starts,
			.postings = postings };
	GArray *links;

	build_index(&index);
	find_best(&index);
	links = collect(&index);
	collect_steps(&index, links);
	dia_links_add_citations(statements, links);
	sort_links(links);
	g_free(index.weights);
	g_free(index.best);
	g_free(index.steps);
	return links;
}
