/*
 * Commitments, threads and changes over small collections of reports.
 */
#include <string.h>

#include "diachron/diachron.h"
#include "support-collection.h"

static void
test_advanced(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Parliament is considering the ratification of the Rome Statute.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "The Rome Statute was ratified in 2015.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *commitment = support_find_commitment(comparison, "rome-statute");
	const DiaChange *change = support_find_change(comparison, "rome-statute", 0, 1);

	g_assert_nonnull(commitment);
	g_assert_cmpint(commitment->n_statuses, ==, 2);
	g_assert_cmpint(commitment->statuses[0].status, ==, DIA_STATUS_PLANNED);
	g_assert_cmpint(commitment->statuses[1].status, ==, DIA_STATUS_DONE);
	g_assert_cmpint(commitment->trajectory, ==, DIA_TRAJECTORY_ADVANCED);
	g_assert_true(commitment->is_followed_up);
	g_assert_nonnull(change);
	g_assert_cmpint(change->kind, ==, DIA_CHANGE_STATUS_ADVANCED);
	g_assert_nonnull(strstr(change->summary, "“Parliament is considering"));
	g_assert_nonnull(strstr(change->summary, "“The Rome Statute was ratified"));
	g_assert_cmpuint(change->n_words, >, 1);
	g_assert_cmpstr(change->why[0], !=, NULL);
}

static void
test_not_followed_up(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "A bill on domestic violence is before Parliament.", NULL } },
		{ "b", "2020", DIA_ISSUER_STATE, { "New schools were built.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *commitment = support_find_commitment(comparison, "domestic-violence-law");
	const DiaChange *change = support_find_change(comparison, "domestic-violence-law", 0, -1);

	g_assert_nonnull(commitment);
	g_assert_false(commitment->is_followed_up);
	g_assert_cmpint(commitment->trajectory, ==, DIA_TRAJECTORY_STALLED);
	g_assert_nonnull(change);
	g_assert_cmpint(change->kind, ==, DIA_CHANGE_DROPPED);
	g_assert_cmpstr(change->why[0], ==, "bill on domestic violence");
	g_assert_nonnull(strstr(change->summary, "No longer mentioned"));
}

static void
test_contested(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Prisoners are safe: evidence obtained through torture is inadmissible.",
		    NULL } },
		{ "b",
		  "2012",
		  DIA_ISSUER_NGO,
		  { "Evidence obtained through torture is not excluded by the courts.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *commitment = support_find_commitment(comparison, "torture-evidence");
	const DiaChange *change = support_find_change(comparison, "torture-evidence", 0, 1);

	g_assert_nonnull(commitment);
	g_assert_cmpint(commitment->trajectory, ==, DIA_TRAJECTORY_CONTESTED);
	g_assert_nonnull(change);
	g_assert_cmpint(change->kind, ==, DIA_CHANGE_CONTRADICTED);
	g_assert_nonnull(strstr(change->summary, "differs from"));
	g_assert_null(strstr(change->summary, "false"));
}

/* Only an act that came after a denial settles it; that all is well the State had said before. */
static void
test_denial_settled(void)
{
	static const struct {
		const char *last;
		DiaTrajectory trajectory;
		DiaChangeKind kind;
	} cases[] = {
		{ "Evidence obtained through torture is inadmissible in all courts.",
		  DIA_TRAJECTORY_CONTESTED, DIA_CHANGE_CONTRADICTED },
		{ "Evidence obtained through torture was declared inadmissible by an act of 2008.",
		  DIA_TRAJECTORY_CONTESTED, DIA_CHANGE_CONTRADICTED },
		{ "Evidence obtained through torture was declared inadmissible by an act of 2014.",
		  DIA_TRAJECTORY_ADVANCED, DIA_CHANGE_STATUS_ADVANCED },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const SupportReport reports[] = {
			{ "a",
			  "2010",
			  DIA_ISSUER_STATE,
			  { "Evidence obtained through torture is inadmissible.", NULL } },
			{ "b",
			  "2012",
			  DIA_ISSUER_NGO,
			  { "Evidence obtained through torture is not excluded by the courts.",
			    NULL } },
			{ "c", "2015", DIA_ISSUER_STATE, { cases[i].last, NULL } },
		};
		g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
		const DiaChange *change = support_find_change(comparison, "torture-evidence", 1, 2);

		g_assert_cmpint(support_find_commitment(comparison, "torture-evidence")->trajectory, ==,
				cases[i].trajectory);
		g_assert_nonnull(change);
		g_assert_cmpint(change->kind, ==, cases[i].kind);
	}
}

/* A law of the same name that came after the earlier report is no repetition. */
static void
test_replaced(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "The Media Act was adopted in 1999 and governs the press.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "On 5 May 2018, the Media Act was adopted.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaChange *change = support_find_change(comparison, "media-law", 0, 1);

	g_assert_nonnull(change);
	g_assert_cmpint(change->kind, ==, DIA_CHANGE_STATUS_ADVANCED);
}

/* The nearest words may only ask for more; what others deny is shown beside what the State said. */
static void
test_step_beside_nearest(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Trial by jury was introduced in all regional courts of Ruritania.", NULL } },
		{ "b",
		  "2012",
		  DIA_ISSUER_NGO,
		  { "Trial by jury was introduced in all regional courts of Ruritania in 2007.",
		    "In practice trial by jury has not yet reached most courts.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);
	guint n_contradicted = 0;

	for (guint i = 0; i < n_changes; i++)
		n_contradicted +=
			changes[i].kind == DIA_CHANGE_CONTRADICTED && changes[i].to.paragraph == 1;
	g_assert_cmpuint(n_contradicted, ==, 1);
}

/* Figures of one series are a change, though nothing else links what the reports say. */
static void
test_figures(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "The maternal mortality rate was 54 per 100,000 live births in 2008.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "New schools were built in all districts, and roads were repaired there.",
		    "In 2018 the maternal mortality rate came to 31 per 100,000 live births.",
		    NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);
	guint n_found = 0;

	for (guint i = 0; i < n_changes; i++) {
		if (changes[i].kind != DIA_CHANGE_FIGURE_CHANGED)
			continue;
		g_assert_cmpuint(changes[i].from.paragraph, ==, 0);
		g_assert_cmpuint(changes[i].to.paragraph, ==, 1);
		g_assert_nonnull(strstr(changes[i].summary, "another figure"));
		g_assert_nonnull(changes[i].why[0]);
		n_found++;
	}
	g_assert_cmpuint(n_found, ==, 1);
}

/* Two that are the nearest on a topic name a commitment, or share more than a word or two. */
static void
test_topic_alone(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Prisons were improved.", NULL } },
		{ "b", "2020", DIA_ISSUER_NGO, { "Prisons are bad.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);

	for (guint i = 0; i < n_changes; i++)
		g_assert_false(changes[i].has_from && changes[i].has_to);
}

/* What was never begun has not fallen back. */
static void
test_stalled(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Parliament is considering the ratification of the Rome Statute.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "Ruritania has not ratified the Rome Statute.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));

	g_assert_cmpint(support_find_commitment(comparison, "rome-statute")->trajectory, ==,
			DIA_TRAJECTORY_STALLED);
}

static void
test_answers(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2014",
		  DIA_ISSUER_UN,
		  { "The following recommendations did not enjoy the support of Ruritania:",
		    "*Ratify the Rome Statute (Fiji);", "*Sign the Rome Statute (Peru);", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "In 2018 Ruritania ratified the Rome Statute.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *commitment = support_find_commitment(comparison, "rome-statute");

	g_assert_nonnull(commitment);
	g_assert_cmpint(commitment->n_statuses, ==, 4);
	g_assert_cmpint(commitment->statuses[0].speaker, ==, DIA_SPEAKER_STATE);
	g_assert_cmpint(commitment->statuses[0].status, ==, DIA_STATUS_REFUSED);
	g_assert_cmpint(commitment->statuses[1].status, ==, DIA_STATUS_RECOMMENDED);
	g_assert_cmpint(commitment->statuses[1].speaker, ==, DIA_SPEAKER_REVIEWING_STATE);
	g_assert_cmpint(commitment->trajectory, ==, DIA_TRAJECTORY_ADVANCED);
}

/* Two paragraphs of one topic that speak of different matters stay apart. */
static void
test_apart(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Torture is prohibited, and compensation for victims of torture is paid.",
		    NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "The national preventive mechanism against torture was established.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);

	for (guint i = 0; i < n_changes; i++)
		g_assert_false(changes[i].has_from && changes[i].has_to);
}

/* A law of which no list knows is followed because its name recurs. */
static void
test_recurring_name(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Parliament is considering the Beekeeping Development Act.", NULL } },
		{ "b",
		  "2015",
		  DIA_ISSUER_NGO,
		  { "The Beekeeping Development Act has not yet been adopted.", NULL } },
		{ "c",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "The Act on Beekeeping Development was adopted in 2019.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *commitment = support_find_commitment(comparison, "law-beekeeping-development");

	g_assert_nonnull(commitment);
	g_assert_cmpstr(commitment->title, ==, "Beekeeping Development Act");
	g_assert_cmpint(commitment->kind, ==, DIA_COMMITMENT_LAW);
	g_assert_cmpint(commitment->n_statuses, ==, 3);
	g_assert_cmpint(commitment->statuses[0].status, ==, DIA_STATUS_PLANNED);
	g_assert_cmpint(commitment->statuses[1].status, ==, DIA_STATUS_NOT_DONE);
	g_assert_cmpint(commitment->statuses[2].status, ==, DIA_STATUS_DONE);
	g_assert_cmpint(commitment->trajectory, ==, DIA_TRAJECTORY_ADVANCED);
}

/* What is said again is no contradiction, and the order of the arguments does not matter. */
static void
test_unchanged(void)
{
	static const SupportReport reports[] = {
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "A standing invitation to all special procedures was issued in 2009.", NULL } },
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "A standing invitation to all special procedures was issued in 2009.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaChange *change = support_find_change(comparison, "standing-invitation", 0, 1);

	g_assert_cmpstr(dia_comparison_report(comparison, 0)->document->metadata.id, ==, "a");
	g_assert_nonnull(change);
	g_assert_cmpint(change->kind, ==, DIA_CHANGE_UNCHANGED);
	g_assert_cmpuint(change->n_words, ==, 1);
	g_assert_cmpint(change->words[0].operation, ==, '=');
	g_assert_cmpint(support_find_commitment(comparison, "standing-invitation")->trajectory, ==,
			DIA_TRAJECTORY_UNCHANGED);
}

/* A report that cites a recommendation by its number speaks of it, whatever its words. */
static void
test_cited(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2014",
		  DIA_ISSUER_UN,
		  { "The following recommendations enjoy the support of Ruritania:",
		    "*Plant trees along all rivers (Fiji);", NULL } },
		{ "b", "2020", DIA_ISSUER_STATE, { ">2 Forests have grown by a tenth.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);

	g_assert_cmpuint(n_changes, ==, 1);
	g_assert_true(changes[0].has_from && changes[0].has_to);
	g_assert_cmpuint(changes[0].from.paragraph, ==, 1);
	g_assert_cmpstr(changes[0].why[0], ==, "2");
}

/* Asserts that a commitment was found in each of two reports, once. */
static void
assert_in_both(const SupportReport reports[2], const char *id)
{
	g_autoptr(DiaComparison) comparison = support_compare(reports, 2);
	const DiaCommitment *commitment = support_find_commitment(comparison, id);

	g_assert_nonnull(commitment);
	g_assert_cmpint(commitment->n_statuses, ==, 2);
	g_assert_cmpint(commitment->statuses[0].place.report, ==, 0);
	g_assert_cmpint(commitment->statuses[1].place.report, ==, 1);
}

/* A reform has no name of its own; common nouns that recur are enough where both reports tell its fate. */
static void
test_common_nouns(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "A bill on beekeeping colleges would introduce the 3 per cent levy.", NULL } },
		{ "b", "2020", DIA_ISSUER_STATE, { "The 3 per cent levy was introduced in 2014.", NULL } },
	};
	static const SupportReport spoken_of[] = {
		{ "a", "2010", DIA_ISSUER_STATE, { "Honey tests ask for the 3 per cent levy.", NULL } },
		{ "b", "2020", DIA_ISSUER_STATE, { "The 3 per cent levy was introduced in 2014.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(spoken_of, 2);

	assert_in_both(reports, "practice-3-per-cent-levy");
	g_assert_null(support_find_commitment(comparison, "practice-3-per-cent-levy"));
}

/* "The BDI" and "the Institute" stand for the name that was given before, but not the institute of others. */
static void
test_short_names(void)
{
	static const SupportReport abbreviated[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_NGO,
		  { "The Beekeeping Development Institute (BDI) deals with hives.",
		    "The BDI will be established next year.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "The Beekeeping Development Institute was established in 2012.", NULL } },
	};
	static const SupportReport shortened[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_NGO,
		  { "Beekeepers ask for the Beekeeping Development Institute.",
		    "The Institute has not yet been established.",
		    "The Institute of Ornithology has been closed.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "The Beekeeping Development Institute was established in 2012.", NULL } },
	};

	assert_in_both(abbreviated, "institution-beekeeping-development-institute");
	assert_in_both(shortened, "institution-beekeeping-development-institute");
}

/* A law that is called the anti-discrimination law again and again is that law where it stands alone. */
static void
test_alias(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "The Law on Fair Chances, a comprehensive anti-discrimination law, was adopted.",
		    "The Law on Fair Chances was drafted as an anti-discrimination law.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_NGO,
		  { "The Law on Fair Chances was repealed in 2019.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, 2);
	const DiaCommitment *commitment = support_find_commitment(comparison, "anti-discrimination-law");

	g_assert_nonnull(commitment);
	g_assert_cmpint(commitment->n_statuses, ==, 3);
	g_assert_cmpint(commitment->statuses[2].place.report, ==, 1);
	g_assert_null(support_find_commitment(comparison, "law-fair-chances"));
}

/* Of paragraphs that all cite a recommendation, as below a heading that names it, those count that
 * share a word with it. */
static void
test_cited_twice(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2014",
		  DIA_ISSUER_UN,
		  { "The following recommendations enjoy the support of Ruritania:",
		    "*Plant trees along all rivers (Fiji);", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { ">2 Roads were mended along the coast, and all wells.",
		    ">2 Trees now stand along most rivers.", ">2 Some trees were felled.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);

	g_assert_cmpuint(n_changes, ==, 1);
	g_assert_cmpuint(changes[0].to.paragraph, ==, 1);
}

/* Words of the genre show no common subject. */
static void
test_genre(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "The Government pays particular attention to an effective framework of "
		    "national forestry.",
		    NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "The Government pays particular attention to an effective framework of "
		    "national museums.",
		    NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_changes;

	dia_comparison_changes(comparison, &n_changes);
	g_assert_cmpuint(n_changes, ==, 0);
}

/* Both sides are quoted so that a reader sees where a quotation is cut, and that nothing leads on behind the cut. */
static void
test_quotations(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_NGO,
		  { "We ask that Ruritania: - ratify the \"Rome\" Statute;", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "Parliament was busy, and the Rome Statute was ratified in May 2014 after a debate in "
		    "both of the chambers that sat for several days and nights on the question in the capital.",
		    NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaChange *change = support_find_change(comparison, "rome-statute", 0, 1);

	g_assert_nonnull(change);
	g_test_message("%s", change->summary);
	g_assert_null(strchr(change->summary, '"'));
	g_assert_nonnull(strstr(change->summary, "‘Rome’ Statute”"));
	g_assert_null(strstr(change->summary, "of …”"));
	g_assert_null(strstr(change->summary, "the …”"));
	g_assert_nonnull(strstr(change->summary, " …”"));
}

static void
test_empty(void)
{
	static const SupportReport reports[] = { { "a", "2010", DIA_ISSUER_STATE, { NULL } },
					  { "b", NULL, DIA_ISSUER_UNKNOWN, { "", "12", NULL } } };
	g_autoptr(DiaComparison) none = support_compare(NULL, 0);
	g_autoptr(DiaComparison) empty = support_compare(reports, G_N_ELEMENTS(reports));
	guint length;

	dia_comparison_changes(none, &length);
	g_assert_cmpuint(length, ==, 0);
	dia_comparison_changes(empty, &length);
	g_assert_cmpuint(length, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/changes/advanced", test_advanced);
	g_test_add_func("/changes/not-followed-up", test_not_followed_up);
	g_test_add_func("/changes/contested", test_contested);
	g_test_add_func("/changes/denial-settled", test_denial_settled);
	g_test_add_func("/changes/replaced", test_replaced);
	g_test_add_func("/changes/step-beside-nearest", test_step_beside_nearest);
	g_test_add_func("/changes/figures", test_figures);
	g_test_add_func("/changes/stalled", test_stalled);
	g_test_add_func("/changes/answers", test_answers);
	g_test_add_func("/changes/apart", test_apart);
	g_test_add_func("/changes/topic-alone", test_topic_alone);
	g_test_add_func("/changes/recurring-name", test_recurring_name);
	g_test_add_func("/changes/unchanged", test_unchanged);
	g_test_add_func("/changes/cited", test_cited);
	g_test_add_func("/changes/cited-twice", test_cited_twice);
	g_test_add_func("/changes/genre", test_genre);
	g_test_add_func("/changes/common-nouns", test_common_nouns);
	g_test_add_func("/changes/short-names", test_short_names);
	g_test_add_func("/changes/alias", test_alias);
	g_test_add_func("/changes/quotations", test_quotations);
	g_test_add_func("/changes/empty", test_empty);
	return g_test_run();
}
