/*
 * Links by an inverted index: for each statement the best of each report near in time among those
 * that share a feature with it, so that work grows with what is shared and not with all pairs. A
 * link holds where both are the best for each other; docs/alignment.md argues the thresholds.
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
/* ...or both say what has become of a specific commitment, and each is the nearest that does... */
static const Threshold told = { 0.17, 0.0, 0 };
/* ...of a treaty whatever their words, since there is one thing to do with it: to join it... */
static const Threshold joined = { 0.0, 0.0, 0 };
/* ...or neither says what has become of it: that both name it is not yet one subject... */
static const Threshold named = { 0.45, 14.0, 3 };
/* ...or it is a field of many subjects, such as a code... */
static const Threshold field = { 0.38, 10.0, 2 };
/* ...or they share words only. */
static const Threshold words_only = { 0.45, 19.0, 3 };

/* ...or one says what has become of it, they are on one topic, and each is the best for the other. */
static const Threshold on_topic = { 0.35, 5.0, 1 };
/* ...also where they name no commitment. */
static const Threshold on_topic_only = { 0.35, 12.0, 2 };

/* What words bear out of themselves; below this, two that tell of one commitment must be near in other ways. */
static const double BORNE_OUT = 9.0;
/* The similarity of two of which only one is the best for the other, and that tell the same of a commitment. */
static const double NEAR = 0.30;

/* One tells of a bill, the other of an act that came later, on one topic. */
static const Threshold enacted = { 0.13, 9.0, 2 };

/* The statement of another report that is nearest to a statement. */
typedef struct {
	guint32 statement;
	float score; /* 0: none */
} Best;

typedef struct {
	const DiaStatements *statements;
	guint n_reports;
	guint32 *first;	  /* statement by report, and one past the last */
	guint8 *specific; /* of Specific, by feature */
	GArray *starts;	  /* of guint32: first posting by feature, and one past the last */
	GArray *postings; /* of guint32: statements by feature, in order */
	float *weights;	  /* of the posting's feature in its statement */
	Best *best;	  /* by statement and report in reach */
	GArray *told;	  /* of DiaStatementLink: the nearest that tell of one commitment */
	GArray *enacted;  /* the same of bills and acts, those that are nearest for both twice */
} Index;

/* What a feature is. */
typedef enum {
	NOT_SPECIFIC, /* a word, a name, a field of many statements */
	SPECIFIC,     /* a commitment */
	SPECIFIC_TREATY,
} Specific;

/* Reports before and after a report, in order of date, that its statements are linked to: so that
 * work and memory grow with the number of reports and not with its square. */
enum { REACH = 8, N_IN_REACH = 2 * REACH + 1 };

static inline guint
first_in_reach(guint report)
{
	return report > REACH ? report - REACH : 0;
}

static inline guint
end_of_reach(const Index *index, guint report)
{
	return MIN(index->n_reports, report + REACH + 1);
}

static inline Best *
get_best(const Index *index, guint32 statement, guint report)
{
	guint own = dia_statements_get(index->statements, statement)->report;

	return &index->best[(gsize)statement * N_IN_REACH + (report + REACH - own)];
}

/* The postings of a feature are in order of statement: where those from @statement on begin. */
static guint32
find_posting(const Index *index, guint32 feature, guint32 statement)
{
	const guint32 *postings = (const guint32 *)(const void *)index->postings->data;
	guint32 low = g_array_index(index->starts, guint32, feature);
	guint32 high = g_array_index(index->starts, guint32, feature + 1);

	if (low < high && postings[low] >= statement)
		return low;
	while (low < high) {
		guint32 middle = low + (high - low) / 2;

		if (postings[middle] < statement)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A commitment that many statements name is a field, not one subject, and some always are. */
static Specific
judge_specific(const DiaStatements *statements, guint32 feature)
{
	enum { PER_MILLE = 25, AT_LEAST = 24 };
	const DiaLexicon *lexicon = statements->comparison->lexicon;
	guint32 limit = MAX(AT_LEAST, statements->statements->len * PER_MILLE / 1000);
	const char *id = dia_statements_commitment(statements, feature);
	gint matter = dia_matters_find(lexicon->matters, id);
	gint instrument = dia_instruments_find(lexicon->instruments, id);

	if (matter >= 0 && dia_matters_get(lexicon->matters, (guint)matter)->is_broad)
		return NOT_SPECIFIC;
	if (g_array_index(statements->counts, guint32, feature) > limit)
		return NOT_SPECIFIC;
	return instrument >= 0 && dia_instruments_get(lexicon->instruments, (guint)instrument)
						  ->kind == DIA_INSTRUMENT_TREATY
		       ? SPECIFIC_TREATY
		       : SPECIFIC;
}

/* What is asked of each statement again and again. */
static void
build_tables(Index *index)
{
	const DiaStatements *statements = index->statements;
	guint n_features = statements->counts->len;
	guint report = 0;

	index->first = g_new(guint32, index->n_reports + 1);
	for (guint32 i = 0; i < statements->statements->len; i++)
		while (report <= dia_statements_get(statements, i)->report)
			index->first[report++] = i;
	while (report <= index->n_reports)
		index->first[report++] = statements->statements->len;
	index->specific = g_new0(guint8, n_features + 1);
	for (guint32 i = 0; i < n_features; i++)
		if (g_array_index(statements->counts, guint32, i) > 0 &&
		    dia_statements_is_commitment(statements, i))
			index->specific[i] = (guint8)judge_specific(statements, i);
}

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

/* The sums of one statement with others, and those that it shares something with. */
typedef struct {
	float *sums;	  /* by statement */
	guint32 *touched; /* statements whose sum is not 0 */
	guint n_touched;
} Products;

/* Adds a feature for the statements [first, end). */
static void
add_feature(const Index *index, const DiaFeature *feature, guint32 first, guint32 end,
	    Products *products)
{
	const guint32 *postings = (const guint32 *)(const void *)index->postings->data;
	guint32 stop = g_array_index(index->starts, guint32, feature->feature + 1);

	if (first == end)
		return;
	for (guint32 at = find_posting(index, feature->feature, first);
	     at < stop && postings[at] < end; at++) {
		guint32 other = postings[at];

		if (products->sums[other] <= 0.0f)
			products->touched[products->n_touched++] = other;
		products->sums[other] += feature->weight * index->weights[at];
	}
}

/* Sums what a statement shares with the statements of other reports. */
static void
add_products(const Index *index, guint32 statement, Products *products)
{
	const DiaStatements *statements = index->statements;
	const DiaStatement *here = dia_statements_get(statements, statement);
	const DiaFeature *features = dia_statements_features(statements, here);
	guint32 first = index->first[first_in_reach(here->report)];
	guint32 end = index->first[end_of_reach(index, here->report)];

	products->n_touched = 0;
	for (guint j = 0; j < here->n; j++) {
		if (features[j].weight <= 0.0f)
			continue;
		add_feature(index, &features[j], first, index->first[here->report], products);
		add_feature(index, &features[j], index->first[here->report + 1], end, products);
	}
}

guint32
dia_links_find_matter(const DiaStatements *statements, const DiaStatement *a, const DiaStatement *b)
{
	DiaSharedWalk walk = dia_statements_walk(statements, a, b);
	const DiaFeature *shared;
	guint32 matter = DIA_WORD_NONE;
	float weight = 0.0f;

	while ((shared = dia_statements_next_shared(&walk)) != NULL)
		if (shared->weight > weight &&
		    dia_statements_is_commitment(statements, shared->feature)) {
			weight = shared->weight;
			matter = shared->feature;
		}
	return matter;
}

/* Do two statements both say what became of a specific commitment, and not the same? */
static gboolean
has_contrast(const Index *index, const DiaStatement *a, const DiaStatement *b, guint32 matter)
{
	const DiaStatements *statements = index->statements;
	DiaStatus before = dia_statements_claim(statements, a)->status;
	DiaStatus after = dia_statements_claim(statements, b)->status;

	return before != after && before != DIA_STATUS_STATES && after != DIA_STATUS_STATES &&
	       index->specific[matter] != NOT_SPECIFIC;
}

static void
keep_better(Best *best, guint32 statement, float score)
{
	if (score > best->score || (score >= best->score && statement < best->statement))
		*best = (Best){ .statement = statement, .score = score };
}

/* Do two statements of one commitment both say what has become of it? Two that only ask do not. */
static gboolean
tell_status(const DiaStatements *statements, const DiaStatement *a, const DiaStatement *b)
{
	DiaStatus before = dia_statements_claim(statements, a)->status;
	DiaStatus after = dia_statements_claim(statements, b)->status;

	return before != DIA_STATUS_STATES && after != DIA_STATUS_STATES &&
	       !(before == DIA_STATUS_RECOMMENDED && after == DIA_STATUS_RECOMMENDED);
}

static void
add_told(const Index *index, guint32 statement, guint32 feature, const Best *best)
{
	const Threshold *threshold = index->specific[feature] == SPECIFIC_TREATY ? &joined : &told;
	DiaStatementLink link = { .from = MIN(statement, best->statement),
				  .to = MAX(statement, best->statement),
				  .score = best->score,
				  .matter = feature };

	if (best->score > 0.0f && best->score >= threshold->similarity)
		g_array_append_val(index->told, link);
}

/* Of what each other report says of one commitment of a statement, the nearest that tells its
 * status. */
static void
find_told(const Index *index, guint32 statement, guint32 feature, const float *sums)
{
	const DiaStatements *statements = index->statements;
	const DiaStatement *here = dia_statements_get(statements, statement);
	guint first = first_in_reach(here->report);
	guint32 end = index->first[end_of_reach(index, here->report)];
	guint32 stop = g_array_index(index->starts, guint32, feature + 1);
	Best nearest[N_IN_REACH] = { 0 };

	for (guint32 at = find_posting(index, feature, index->first[first]); at < stop; at++) {
		guint32 other = g_array_index(index->postings, guint32, at);
		const DiaStatement *there = dia_statements_get(statements, other);

		if (other >= end)
			break;
		if (there->report != here->report && tell_status(statements, here, there))
			keep_better(&nearest[there->report - first], other,
				    sums[other] / (here->norm * there->norm));
	}
	for (guint i = 0; i < N_IN_REACH; i++)
		add_told(index, statement, feature, &nearest[i]);
}

static void
find_all_told(const Index *index, guint32 statement, const float *sums)
{
	const DiaStatement *here = dia_statements_get(index->statements, statement);
	const DiaFeature *features = dia_statements_features(index->statements, here);

	for (guint j = 0; j < here->n; j++)
		if (features[j].weight > 0.0f && index->specific[features[j].feature] != NOT_SPECIFIC)
			find_told(index, statement, features[j].feature, sums);
}

/* Does the earlier of two statements tell of a law that is on its way, and the later of a law that came
 * after the earlier report? */
static gboolean
is_bill_and_act(const DiaStatements *statements, const DiaStatement *a, const DiaStatement *b)
{
	const DiaStatement *bill = a->report < b->report ? a : b;
	const DiaStatement *act = a->report < b->report ? b : a;
	const DiaClaim *planned = dia_statements_claim(statements, bill);
	const DiaClaim *done = dia_statements_claim(statements, act);
	const char *since = dia_comparison_report(statements->comparison, bill->report)
				    ->document->metadata.date;
	const char *date;

	if (!bill->is_on_law || !act->is_on_law || done->status != DIA_STATUS_DONE ||
	    (planned->status != DIA_STATUS_PLANNED && planned->status != DIA_STATUS_IN_PROGRESS))
		return FALSE;
	date = dia_claim_last_date(done);
	return date != NULL && since != NULL && strcmp(date, since) > 0 &&
	       dia_statements_share_topic(statements, a, b);
}

/* Of each other report the act that is nearest to a bill, or the bill that is nearest to an act. */
static void
find_enacted(const Index *index, guint32 statement, const Products *products)
{
	const DiaStatements *statements = index->statements;
	const DiaStatement *here = dia_statements_get(statements, statement);
	guint first = first_in_reach(here->report);
	Best nearest[N_IN_REACH] = { 0 };

	if (!here->is_on_law)
		return;
	for (guint i = 0; i < products->n_touched; i++) {
		guint32 other = products->touched[i];
		const DiaStatement *there = dia_statements_get(statements, other);

		if (there->is_on_law && is_bill_and_act(statements, here, there))
			keep_better(&nearest[there->report - first], other,
				    products->sums[other] / (here->norm * there->norm));
	}
	for (guint i = 0; i < N_IN_REACH; i++) {
		const Best *best = &nearest[i];
		DiaStatementLink link = { .from = MIN(statement, best->statement),
					  .to = MAX(statement, best->statement),
					  .score = best->score };

		if (best->score >= enacted.similarity)
			g_array_append_val(index->enacted, link);
	}
}

static void
find_best(Index *index)
{
	const DiaStatements *statements = index->statements;
	guint n = statements->statements->len;
	g_autofree float *sums = g_new0(float, n + 1);
	g_autofree guint32 *touched = g_new(guint32, n + 1);
	Products products = { .sums = sums, .touched = touched };

	index->best = g_new0(Best, (gsize)n * N_IN_REACH + 1);
	for (guint32 i = 0; i < n; i++) {
		const DiaStatement *here = dia_statements_get(statements, i);

		add_products(index, i, &products);
		find_all_told(index, i, sums);
		find_enacted(index, i, &products);
		for (guint j = 0; j < products.n_touched; j++) {
			guint32 other = touched[j];
			const DiaStatement *there = dia_statements_get(statements, other);

			keep_better(get_best(index, i, there->report), other,
				    sums[other] / (here->norm * there->norm));
			sums[other] = 0.0f;
		}
	}
}

static gboolean
tells(const DiaStatements *statements, guint32 statement)
{
	return dia_statements_claim(statements, dia_statements_get(statements, statement))
		       ->status != DIA_STATUS_STATES;
}

static const Threshold *
choose_threshold(const Index *index, const DiaStatementLink *link, gboolean is_mutual)
{
	const DiaStatements *statements = index->statements;

	if (link->matter == DIA_WORD_NONE)
		return &words_only;
	if (has_contrast(index, dia_statements_get(statements, link->from),
			 dia_statements_get(statements, link->to), link->matter))
		return &contrast;
	if (!tells(statements, link->from) && !tells(statements, link->to))
		return &named;
	if (index->specific[link->matter] == NOT_SPECIFIC)
		return &field;
	return is_mutual ? &mutual : &one_way;
}

static gboolean
reaches(const Threshold *threshold, double similarity, double evidence, guint n_words)
{
	return similarity >= threshold->similarity && evidence >= threshold->evidence &&
	       n_words >= threshold->n_words;
}

/*
 * Are two that name one commitment near enough? Of a treaty there is one thing to tell; of others words beside the
 * name must be shared where both tell the same of it, or where one of them has a better match in the other's report.
 */
static gboolean
is_near(const Index *index, const DiaStatementLink *link)
{
	const DiaStatements *statements = index->statements;
	const DiaStatement *a = dia_statements_get(statements, link->from);
	const DiaStatement *b = dia_statements_get(statements, link->to);
	gboolean has_told_change = has_contrast(index, a, b, link->matter);
	guint n_best = (get_best(index, link->from, b->report)->statement == link->to) +
		       (get_best(index, link->to, a->report)->statement == link->from);
	guint n_words;

	if (index->specific[link->matter] != SPECIFIC ||
	    dia_statements_evidence(statements, a, b, &n_words) >= BORNE_OUT)
		return TRUE;
	if (n_best == 0 || (n_words == 0 && !has_told_change))
		return FALSE;
	return n_best == 2 || has_told_change || link->score >= NEAR;
}

static void
add_link(const Index *index, guint32 a, guint32 b, GArray *links)
{
	const DiaStatement *first = dia_statements_get(index->statements, a);
	const DiaStatement *second = dia_statements_get(index->statements, b);
	const Best *forth = get_best(index, a, second->report);
	const Best *back = get_best(index, b, first->report);
	gboolean is_mutual = forth->statement == b && back->statement == a && back->score > 0.0f;
	DiaStatementLink link = { .from = a,
				  .to = b,
				  .score = forth->statement == b ? forth->score : back->score,
				  .matter =
					  dia_links_find_matter(index->statements, first, second) };
	double evidence;
	guint n_words;

	if (!is_mutual && link.matter == DIA_WORD_NONE)
		return;
	evidence = dia_statements_evidence(index->statements, first, second, &n_words);
	link.is_by_topic =
		!reaches(choose_threshold(index, &link, is_mutual), link.score, evidence, n_words);
	if ((!link.is_by_topic &&
	     (link.matter == DIA_WORD_NONE || is_near(index, &link))) ||
	    (is_mutual &&
	     reaches(link.matter != DIA_WORD_NONE ? &on_topic : &on_topic_only, link.score, evidence,
		     n_words) &&
	     (tells(index->statements, a) || tells(index->statements, b)) &&
	     dia_statements_share_topic(index->statements, first, second)))
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
	if ((first->label == NULL) != (second->label == NULL))
		return first->label == NULL ? 1 : -1;
	if (first->is_by_topic != second->is_by_topic)
		return first->is_by_topic ? 1 : -1;
	return (first->phrase != 0) - (second->phrase != 0);
}

static void
collect_told(const Index *index, GArray *links)
{
	for (guint i = 0; i < index->told->len; i++) {
		const DiaStatementLink *link = &g_array_index(index->told, DiaStatementLink, i);

		if (is_near(index, link))
			g_array_append_vals(links, link, 1);
	}
}

static GArray *
collect(const Index *index)
{
	GArray *links = g_array_new(FALSE, FALSE, sizeof(DiaStatementLink));

	for (guint32 i = 0; i < index->statements->statements->len; i++) {
		guint report = dia_statements_get(index->statements, i)->report;

		for (guint other = first_in_reach(report); other < end_of_reach(index, report);
		     other++) {
			const Best *best = get_best(index, i, other);
			const Best *back;

			if (best->score <= 0.0f)
				continue;
			back = get_best(index, best->statement, report);
			if (other > report)
				add_link(index, i, best->statement, links);
			else if (back->statement != i) /* else it came the other way round */
				add_link(index, best->statement, i, links);
		}
	}
	return links;
}

/* Adds those that each side found. */
static void
collect_enacted(const Index *index, GArray *links)
{
	g_array_sort(index->enacted, compare_links);
	for (guint i = 1; i < index->enacted->len; i++) {
		const DiaStatementLink *last =
			&g_array_index(index->enacted, DiaStatementLink, i - 1);
		DiaStatementLink link = g_array_index(index->enacted, DiaStatementLink, i);
		const DiaStatement *from = dia_statements_get(index->statements, link.from);
		const DiaStatement *to = dia_statements_get(index->statements, link.to);
		guint n_words;

		if (link.from != last->from || link.to != last->to ||
		    dia_statements_evidence(index->statements, from, to, &n_words) <
			    enacted.evidence ||
		    n_words < enacted.n_words)
			continue;
		link.matter = dia_links_find_matter(index->statements, from, to);
		g_array_append_val(links, link);
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
	g_autoptr(GArray) told_links = g_array_new(FALSE, FALSE, sizeof(DiaStatementLink));
	g_autoptr(GArray) enacted_links = g_array_new(FALSE, FALSE, sizeof(DiaStatementLink));
	Index index = { .statements = statements,
			.enacted = enacted_links,
			.told = told_links,
			.n_reports = statements->comparison->reports->len,
			.starts = starts,
			.postings = postings };
	GArray *links;

	build_tables(&index);
	build_index(&index);
	find_best(&index);
	links = collect(&index);
	collect_told(&index, links);
	collect_enacted(&index, links);
	dia_links_add_citations(statements, links);
	dia_links_add_phrases(statements, links);
	sort_links(links);
	g_free(index.first);
	g_free(index.specific);
	g_free(index.weights);
	g_free(index.best);
	return links;
}
