/*
 * Runs every rule over the reports of a comparison and orders what they find.
 */
#include "check/check.h"

#include <string.h>

#include "check/rules.h"

/* Worst first, then by place, then by rule. */
static int
compare_findings(gconstpointer a, gconstpointer b)
{
	const DiaFinding *first = a;
	const DiaFinding *second = b;
	const DiaFindingLocation *one = &first->locations[0];
	const DiaFindingLocation *other = &second->locations[0];
	int order;

	if (first->severity != second->severity)
		return first->severity > second->severity ? -1 : 1;
	if (one->report != other->report)
		return one->report < other->report ? -1 : 1;
	if (one->span.start != other->span.start)
		return one->span.start < other->span.start ? -1 : 1;
	order = strcmp(first->rule, second->rule);
	return order != 0 ? order : strcmp(first->message, second->message);
}

static gboolean
is_same(const DiaFinding *a, const DiaFinding *b)
{
	return strcmp(a->rule, b->rule) == 0 && strcmp(a->fingerprint, b->fingerprint) == 0 &&
	       strcmp(a->message, b->message) == 0 && a->n_locations == b->n_locations &&
	       memcmp(a->locations, b->locations, a->n_locations * sizeof(*a->locations)) == 0;
}

/* A law that is also a matter of the field is seen twice: said once. */
static void
drop_twins(GArray *findings)
{
	for (guint i = findings->len; i > 1; i--)
		if (is_same(&g_array_index(findings, DiaFinding, i - 2),
			    &g_array_index(findings, DiaFinding, i - 1)))
			g_array_remove_index(findings, i - 1);
}

/* Of findings in the same words each but the first gets a fingerprint with its number in it. */
static void
number_fingerprints(DiaComparison *comparison)
{
	g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < comparison->findings->len; i++) {
		DiaFinding *finding = &g_array_index(comparison->findings, DiaFinding, i);
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, finding->fingerprint)) + 1;
		g_autofree char *numbered = NULL;

		g_hash_table_insert(counts, (gpointer)finding->fingerprint, GUINT_TO_POINTER(n));
		if (n == 1)
			continue;
		numbered = g_strdup_printf("%s-%u", finding->fingerprint, n);
		finding->fingerprint = dia_pool_string(&comparison->findings_pool, numbered);
	}
}

DiaChecker *
dia_check_start(DiaComparison *comparison, const DiaPipelineOptions *options)
{
	return dia_checker_new(comparison, options);
}

guint
dia_check_n_rules(void)
{
	guint n_rules;

	dia_rules(&n_rules);
	return n_rules;
}

void
dia_check_run(const DiaChecker *checker, guint rule)
{
	guint n_rules;
	const DiaRule *rules = dia_rules(&n_rules);
	DiaChecker own = *checker;

	own.rule = rules[rule].id;
	own.severity = rules[rule].severity;
	for (guint i = 0; rules[rule].parts[i] != NULL; i++)
		rules[rule].parts[i](&own);
}

static void
run_on_series(DiaChecker *checker)
{
	guint n_rules;
	const DiaRule *rules = dia_rules(&n_rules);

	for (guint i = 0; i < n_rules; i++) {
		checker->rule = rules[i].id;
		checker->severity = rules[i].severity;
		if (rules[i].check_series != NULL)
			rules[i].check_series(checker);
	}
}

void
dia_check_finish(DiaChecker *checker)
{
	GArray *findings = checker->comparison->findings;

	run_on_series(checker);
	/* Stable, so that findings of a rule which only the rule tells apart stay as it made them. */
	g_array_sort(findings, compare_findings);
	drop_twins(findings);
	number_fingerprints(checker->comparison);
	dia_checker_free(checker);
}

void
dia_check(DiaComparison *comparison, const DiaPipelineOptions *options)
{
	DiaChecker *checker = dia_check_start(comparison, options);

	for (guint i = 0; i < dia_check_n_rules(); i++)
		dia_check_run(checker, i);
	dia_check_finish(checker);
}
