/*
 * The ledger of commitments over small collections of reports: which names are one commitment, and which status
 * of a paragraph counts.
 */
#include "align/align.h"
#include "diachron/diachron.h"
#include "support-collection.h"

/* What a State tells of the law as it stands is the ground of the bill that it announces beside it. */
static void
test_standing_law(void)
{
	static const struct {
		const char *paragraph;
		DiaStatus status;
	} cases[] = {
		{ "Defamation is still punishable by imprisonment. A bill to decriminalize defamation is under study.",
		  DIA_STATUS_PLANNED },
		{ "Parliament has not decriminalized defamation. A bill to decriminalize defamation was tabled in May.",
		  DIA_STATUS_PLANNED },
		{ "A bill to decriminalize defamation was tabled. Defamation is still punishable by imprisonment.",
		  DIA_STATUS_PLANNED },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const SupportReport reports[] = {
			{ "a", "2010", DIA_ISSUER_STATE, { cases[i].paragraph, NULL } },
			{ "b", "2020", DIA_ISSUER_STATE, { "Defamation was decriminalized in 2015.", NULL } },
		};
		g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
		const DiaCommitment *commitment = support_find_commitment(comparison, "defamation");

		g_assert_nonnull(commitment);
		g_assert_cmpint(commitment->statuses[0].status, ==, cases[i].status);
		g_assert_cmpint(commitment->trajectory, ==, DIA_TRAJECTORY_ADVANCED);
	}
}

/* A law by its number, with the marks that group its digits or without, is the one that it is known as. */
static void
test_bynames(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2008",
		  DIA_ISSUER_STATE,
		  { "Law No. 11,340, of 7 August 2006, known as the Law Jane da Costa, was adopted.", NULL } },
		{ "b", "2012", DIA_ISSUER_NGO, { "The Jane da Costa Act has not been applied in the north.", NULL } },
		{ "c", "2022", DIA_ISSUER_STATE, { "Law 11.340/2006 was amended in 2019.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *law = support_find_commitment(comparison, "law-jane-costa");

	g_assert_nonnull(law);
	g_assert_cmpuint(law->n_statuses, ==, G_N_ELEMENTS(reports));
}

/* What has been done has no date that is yet to come; what is promised may. */
static void
test_dates(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "A moratorium on executions has been in place under the 2050 strategy.", NULL } },
		{ "b", "2015", DIA_ISSUER_STATE, { "A moratorium on executions will be declared in 2018.", NULL } },
		{ "c",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "Under the 2040 plan, a moratorium on executions was declared in 2018.", NULL } },
	};
	static const char *const dates[] = { NULL, "2018", "2018" };
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *moratorium = support_find_commitment(comparison, "death-penalty-moratorium");

	g_assert_nonnull(moratorium);
	g_assert_cmpuint(moratorium->n_statuses, ==, G_N_ELEMENTS(dates));
	for (guint i = 0; i < G_N_ELEMENTS(dates); i++)
		g_assert_cmpstr(moratorium->statuses[i].date, ==, dates[i]);
}

/* The year of a title is not that of what was done. */
static void
test_titles(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "We are a party to the Convention against Torture and the Slavery Convention of 1926.", NULL } },
		{ "b", "2015", DIA_ISSUER_STATE, { "We ratified the Convention against Torture in 1998.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *torture = support_find_commitment(comparison, "cat");

	g_assert_nonnull(torture);
	g_assert_cmpuint(torture->n_statuses, ==, G_N_ELEMENTS(reports));
	g_assert_cmpstr(torture->statuses[0].date, ==, NULL);
	g_assert_cmpstr(torture->statuses[1].date, ==, "1998");
}

/* A law is the same by its number and year in all ways to write them, and is on the subject that one of them tells. */
static void
test_law_numbers(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Act No. 69-4 of 24 January 1969 has not been amended.",
		    "Organic Act No. 2009-58 of 11 August 2009 on violence against women was adopted.",
		    "Act No. 12 of 2003 was repealed.", NULL } },
		{ "b",
		  "2015",
		  DIA_ISSUER_NGO,
		  { "Law 69-4 has not been amended.", "Law No. 58/2009 was adopted but lacks rules.",
		    "Act No. 12 of 2011 was adopted.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *numbered = support_find_commitment(comparison, "law-no-69-4-1969");
	const DiaCommitment *subject = support_find_commitment(comparison, "domestic-violence-law");

	g_assert_nonnull(numbered);
	g_assert_cmpint(numbered->n_statuses, ==, 2);
	g_assert_cmpint(numbered->statuses[1].status, ==, DIA_STATUS_NOT_DONE);
	g_assert_nonnull(subject);
	g_assert_cmpint(subject->n_statuses, ==, 2);
	g_assert_null(support_find_commitment(comparison, "law-no-12-2003")); /* another year, another law */
	g_assert_null(support_find_commitment(comparison, "law-no-12-2011"));
}

/* Who first had not done a thing and then refuses to has moved no nearer to it. */
static void
test_refusal(void)
{
	static const SupportReport reports[] = {
		{ "a", "2010", DIA_ISSUER_STATE, { "Ruritania has not ratified the Rome Statute.", NULL } },
		{ "b", "2015", DIA_ISSUER_STATE, { "The Government has no plan to ratify the Rome Statute.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *commitment = support_find_commitment(comparison, "rome-statute");

	g_assert_nonnull(commitment);
	g_assert_cmpint(commitment->statuses[1].status, ==, DIA_STATUS_REFUSED);
	g_assert_cmpint(commitment->trajectory, ==, DIA_TRAJECTORY_UNCHANGED);
}

/* Whoever promises a list promises each item of it, whatever words the item has. */
static void
test_undertakings(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "The Government undertakes:\n(a) To build schools;\n"
		    "(b) To bring the human rights commission into line with the Paris Principles;",
		    NULL } },
		{ "b",
		  "2015",
		  DIA_ISSUER_STATE,
		  { "The human rights commission was brought into line with the Paris Principles.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *commitment = support_find_commitment(comparison, "nhri-paris");

	g_assert_nonnull(commitment);
	g_assert_cmpint(commitment->statuses[0].status, ==, DIA_STATUS_PLANNED);
	g_assert_cmpint(commitment->trajectory, ==, DIA_TRAJECTORY_ADVANCED);
}

/* The Council of the United Nations is no body of the State, but a National Human Rights Council is. */
static void
test_own_body(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "The Human Rights Council was established in 2006.",
		    "The National Human Rights Council was established in 2008.", NULL } },
		{ "b",
		  "2015",
		  DIA_ISSUER_STATE,
		  { "The Human Rights Council was reviewed in 2011.",
		    "The National Human Rights Council was reformed in 2014.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_statuses = 0;
	guint n;
	const DiaCommitment *commitments = dia_comparison_commitments(comparison, &n);

	for (guint i = 0; i < n; i++)
		n_statuses += commitments[i].n_statuses;
	g_assert_cmpuint(n_statuses, ==, 2);
}

/* "Republic Act" stands before the numbers of all laws and makes them no one law. */
static void
test_forms(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "The Trafficking Act (Republic Act No. 9208 of 2003) was adopted.",
		    "Republic Act No. 8371 of 1997 was adopted.", NULL } },
		{ "b",
		  "2015",
		  DIA_ISSUER_STATE,
		  { "Republic Act No. 9208 was amended.", "Republic Act No. 8371 was amended.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *trafficking = support_find_commitment(comparison, "trafficking-law");

	g_assert_nonnull(trafficking);
	g_assert_cmpint(trafficking->n_statuses, ==, 2);
	g_assert_nonnull(support_find_commitment(comparison, "law-no-8371-1997"));
	g_assert_null(support_find_commitment(comparison, "law-republic"));
}

/* What the words of the State and of an NGO between its two reports come to. */
static void
test_trajectories(void)
{
	static const struct {
		const char *first;
		const char *ngo;
		const char *last;
		DiaTrajectory trajectory;
	} cases[] = {
		/* A promise is a step ahead of what was not done; the same promise again is none. */
		{ "Ruritania has not ratified the Rome Statute.", "The Rome Statute has not been ratified.",
		  "Ruritania will ratify the Rome Statute.", DIA_TRAJECTORY_ADVANCED },
		{ "Ruritania will ratify the Rome Statute.", "The Rome Statute has not been ratified.",
		  "Ruritania will ratify the Rome Statute.", DIA_TRAJECTORY_STALLED },
		{ "Ruritania has not ratified the Rome Statute.", "The Rome Statute has not been ratified.",
		  "Ruritania ratified the Rome Statute.", DIA_TRAJECTORY_ADVANCED },
		/* What was called done, was denied and is called done again: only a later date settles it. */
		{ "Defamation was decriminalized.", "Defamation has not been decriminalized.",
		  "Defamation was decriminalized.", DIA_TRAJECTORY_CONTESTED },
		{ "Defamation was decriminalized.", "Defamation has not been decriminalized.",
		  "Defamation was decriminalized in 2018.", DIA_TRAJECTORY_ADVANCED },
		/* Of what had only been promised the act is new without a date too. */
		{ "Defamation will be decriminalized.", "Defamation has not been decriminalized.",
		  "Defamation was decriminalized.", DIA_TRAJECTORY_ADVANCED },
		/* What is only spoken of is not taken for done where the State then says that it is not. */
		{ "The Ruritanian Press Council meets every month.", "The Press Council has been established.",
		  "The Press Council has not been established.", DIA_TRAJECTORY_STALLED },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const SupportReport reports[] = {
			{ "a", "2010", DIA_ISSUER_STATE, { cases[i].first, NULL } },
			{ "b", "2015", DIA_ISSUER_NGO, { cases[i].ngo, NULL } },
			{ "c", "2020", DIA_ISSUER_STATE, { cases[i].last, NULL } },
		};
		static const char *const ids[] = { "rome-statute", "defamation", "press-council", NULL };
		g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
		const DiaCommitment *commitment = NULL;

		for (const char *const *id = ids; commitment == NULL && *id != NULL; id++)
			commitment = support_find_commitment(comparison, *id);
		g_assert_nonnull(commitment);
		g_assert_cmpuint(commitment->n_statuses, ==, 3);
		g_test_message("%u: %s", i, cases[i].last);
		g_assert_cmpint(commitment->trajectory, ==, cases[i].trajectory);
	}
}

/* A section is of the matter that one report says it is on; one that is on none is followed by itself. */
static void
test_provisions(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Defamation is an offence under section 301 of the Penal Code.",
		    "Section 77 of the Ferries Act was amended to lower the fee.", NULL } },
		{ "b",
		  "2015",
		  DIA_ISSUER_NGO,
		  { "The Government should repeal section 301 of the Criminal Code.",
		    "Section 77 of the Ferries Act should be repealed.", "A sailor was charged under section 301.",
		    NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *defamation = support_find_commitment(comparison, "defamation");
	const DiaCommitment *ferries = support_find_commitment(comparison, "provision-77-ferries-act");

	g_assert_nonnull(defamation);
	g_assert_cmpuint(defamation->n_statuses, ==, 2); /* under which somebody is charged tells nothing of it */
	g_assert_cmpint(defamation->statuses[1].status, ==, DIA_STATUS_RECOMMENDED);
	g_assert_nonnull(ferries);
	g_assert_cmpuint(ferries->n_statuses, ==, 2);
	g_assert_cmpstr(ferries->title, ==, "Section 77, ferries act");
}

/* An article that stands beside a matter and not for it is not on it. */
static void
test_provisions_apart(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_UN,
		  { "The State party should decriminalize defamation and amend article 412 of the Penal Code.",
		    NULL } },
		{ "b", "2015", DIA_ISSUER_STATE, { "Article 412 of the Penal Code was amended in 2014.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *defamation = support_find_commitment(comparison, "defamation");

	g_assert_nonnull(defamation);
	g_assert_cmpuint(defamation->n_statuses, ==, 1);
}

/* How a commitment went where two reports tell of it, or one. */
static void
test_ends(void)
{
	static const struct {
		const char *first;
		DiaIssuer issuer;
		const char *last;
		DiaTrajectory trajectory;
	} cases[] = {
		/* Others have the last word on what the State only promised. */
		{ "Defamation will be decriminalized.", DIA_ISSUER_NGO, "Defamation was decriminalized in 2015.",
		  DIA_TRAJECTORY_ADVANCED },
		{ "Defamation will be decriminalized.", DIA_ISSUER_NGO, "Defamation has not been decriminalized.",
		  DIA_TRAJECTORY_STALLED },
		/* What the State refuses each time is its position. */
		{ "Ruritania does not intend to ratify the Rome Statute.", DIA_ISSUER_STATE,
		  "Ruritania does not intend to ratify the Rome Statute.", DIA_TRAJECTORY_UNCHANGED },
		{ "Ruritania does not intend to ratify the Rome Statute.", DIA_ISSUER_STATE,
		  "Ruritania will ratify the Rome Statute.", DIA_TRAJECTORY_ADVANCED },
		/* Whoever plans after an act goes on to the next. */
		{ "The National Human Rights Commission was established in 2008.", DIA_ISSUER_STATE,
		  "A new National Human Rights Commission will be established.", DIA_TRAJECTORY_ADVANCED },
		/* An act that the earlier report did not know is news. */
		{ "The harbour was dredged in 2008.", DIA_ISSUER_STATE, "Ruritania ratified the Rome Statute in 2016.",
		  DIA_TRAJECTORY_ADVANCED },
		{ "Ruritania ratified the Rome Statute in 2006.", DIA_ISSUER_STATE, "The harbour was dredged in 2016.",
		  DIA_TRAJECTORY_UNCHANGED },
	};
	static const char *const ids[] = { "rome-statute", "defamation", "nhri-paris", NULL };

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const SupportReport reports[] = {
			{ "a", "2010", DIA_ISSUER_STATE, { cases[i].first, NULL } },
			{ "b", "2020", cases[i].issuer, { cases[i].last, NULL } },
		};
		g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
		const DiaCommitment *commitment = NULL;

		for (const char *const *id = ids; commitment == NULL && *id != NULL; id++)
			commitment = support_find_commitment(comparison, *id);
		g_test_message("%u: %s", i, cases[i].last);
		g_assert_nonnull(commitment);
		g_assert_cmpint(commitment->trajectory, ==, cases[i].trajectory);
	}
}

/* A treaty body that tells what is missing and then asks for it, by a word of what it named, asks. */
static void
test_requests_after_concern(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_UN,
		  { "The Committee is concerned that no law against domestic violence has been adopted. The State "
		    "party should adopt such a law soon.",
		    NULL } },
		{ "b", "2020", DIA_ISSUER_STATE, { "The law against domestic violence was adopted in 2014.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *law = support_find_commitment(comparison, "domestic-violence-law");

	g_assert_nonnull(law);
	g_assert_cmpint(law->statuses[0].status, ==, DIA_STATUS_RECOMMENDED);
	g_assert_cmpint(law->trajectory, ==, DIA_TRAJECTORY_ADVANCED);
}

/* Others find nothing of what a State was at when it spoke last. */
static void
test_denied_last(void)
{
	static const SupportReport reports[] = {
		{ "a", "2010", DIA_ISSUER_STATE, { "Ruritania will ratify the Rome Statute.", NULL } },
		{ "b", "2015", DIA_ISSUER_STATE, { "Ratification of the Rome Statute is under way.", NULL } },
		{ "c", "2020", DIA_ISSUER_UN, { "The State party has not ratified the Rome Statute.", NULL } },
	};

	for (guint n = 2; n <= G_N_ELEMENTS(reports); n++) {
		g_autoptr(DiaComparison) comparison = support_compare(reports, n);
		const DiaCommitment *commitment = support_find_commitment(comparison, "rome-statute");

		g_assert_nonnull(commitment);
		g_assert_cmpint(commitment->trajectory, ==,
				n == 2 ? DIA_TRAJECTORY_ADVANCED : DIA_TRAJECTORY_STALLED);
	}
}

/* What a thread tells of and no matter or name covers is a row where it moved, unless one covers it already, or it is a
 * count. */
static void
test_subjects(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Fingerprint scanners for lighthouse keepers are planned at the harbours of Varnholm.",
		    "At the hospice of Eldermoor, 40 beekeepers were trained in falconry.",
		    "A national preventive mechanism for the dungeons of Brackwater is planned.", NULL } },
		{ "b",
		  "2015",
		  DIA_ISSUER_STATE,
		  { "Fingerprint scanners for lighthouse keepers were installed at the harbours of Varnholm.",
		    "At the hospice of Eldermoor, 55 beekeepers are being trained in falconry.",
		    "The national preventive mechanism for the dungeons of Brackwater was established.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_subjects = 0;

	dia_align_subjects(comparison);
	for (guint i = 0; i < comparison->commitments->len; i++) {
		const DiaCommitment *commitment = &g_array_index(comparison->commitments, DiaCommitment, i);

		if (commitment->kind != DIA_COMMITMENT_PRACTICE)
			continue;
		n_subjects++;
		g_assert_cmpuint(commitment->n_statuses, ==, 2);
		g_assert_cmpint(commitment->statuses[0].status, ==, DIA_STATUS_PLANNED);
		g_assert_cmpint(commitment->trajectory, ==, DIA_TRAJECTORY_ADVANCED);
	}
	g_assert_cmpuint(n_subjects, ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/commitments/standing-law", test_standing_law);
	g_test_add_func("/commitments/law-numbers", test_law_numbers);
	g_test_add_func("/commitments/bynames", test_bynames);
	g_test_add_func("/commitments/dates", test_dates);
	g_test_add_func("/commitments/titles", test_titles);
	g_test_add_func("/commitments/refusal", test_refusal);
	g_test_add_func("/commitments/undertakings", test_undertakings);
	g_test_add_func("/commitments/own-body", test_own_body);
	g_test_add_func("/commitments/forms", test_forms);
	g_test_add_func("/commitments/trajectories", test_trajectories);
	g_test_add_func("/commitments/ends", test_ends);
	g_test_add_func("/commitments/requests-after-concern", test_requests_after_concern);
	g_test_add_func("/commitments/provisions", test_provisions);
	g_test_add_func("/commitments/provisions-apart", test_provisions_apart);
	g_test_add_func("/commitments/denied-last", test_denied_last);
	g_test_add_func("/commitments/subjects", test_subjects);
	return g_test_run();
}
