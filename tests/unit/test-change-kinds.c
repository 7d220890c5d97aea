/*
 * The kind of a change: which evidence counts when a status, a figure and a date could each give one.
 */
#include "diachron/diachron.h"
#include "support-collection.h"

typedef struct {
	const char *name;
	DiaIssuer issuers[2];
	const char *texts[2]; /* of 2010 and of 2020 */
	DiaChangeKind kind;   /* one change is of this kind */
	gint never;	      /* and none of this; -1 for any */
} Case;

static const Case cases[] = {
	{ "a bill that became law is no repeated figure",
	  { DIA_ISSUER_STATE, DIA_ISSUER_STATE },
	  { "A bill on legal aid, under which four regional offices would be opened, has been drafted.",
	    "The Legal Aid Act of 2015, under which four regional offices were opened, was adopted." },
	  DIA_CHANGE_STATUS_ADVANCED,
	  DIA_CHANGE_UNCHANGED },
	{ "a treaty is joined, whatever else is said",
	  { DIA_ISSUER_STATE, DIA_ISSUER_STATE },
	  { "The ministries of Ruritania are studying accession to the Rome Statute with experts.",
	    "Among the treaties ratified since then are the Convention on the Rights of Persons with "
	    "Disabilities and the Rome Statute (August 2014)." },
	  DIA_CHANGE_STATUS_ADVANCED,
	  -1 },
	{ "what was to be kept was kept",
	  { DIA_ISSUER_UN, DIA_ISSUER_STATE },
	  { "*Maintain the moratorium on the death penalty (Fiji);",
	    "A moratorium on the death penalty has been observed by Ruritania." },
	  DIA_CHANGE_UNCHANGED,
	  DIA_CHANGE_STATUS_ADVANCED },
	{ "one act told twice, beside a later event",
	  { DIA_ISSUER_STATE, DIA_ISSUER_NGO },
	  { "Defamation was decriminalized in Ruritania in 2004.",
	    "Defamation was decriminalized in Ruritania in 2004, and calls to bring it back were made in "
	    "2017." },
	  DIA_CHANGE_UNCHANGED,
	  DIA_CHANGE_STATUS_ADVANCED },
	{ "the value of one year told twice",
	  { DIA_ISSUER_NGO, DIA_ISSUER_STATE },
	  { "The maternal mortality rate was 54 per 100,000 live births in 2008.",
	    "The maternal mortality rate fell from 54 per 100,000 live births in 2008 to 31 per 100,000 "
	    "live births in 2018." },
	  DIA_CHANGE_UNCHANGED,
	  -1 },
	{ "a body that is merely taken for granted, and then dissolved",
	  { DIA_ISSUER_STATE, DIA_ISSUER_STATE },
	  { "In Ruritania, the Lottery Board counts the tickets sold in casinos.",
	    "The Lottery Board, which counted the tickets sold in casinos, was dissolved in 2016." },
	  DIA_CHANGE_STATUS_REVERSED,
	  DIA_CHANGE_REWORDED },
	{ "what a law does that came after the earlier report, told by its number and date alone",
	  { DIA_ISSUER_STATE, DIA_ISSUER_NGO },
	  { "A bill on the legal aid of prisoners of Ruritania is before Parliament.",
	    "The Legal Aid Act No. 12 of 3 May 2016 gives the prisoners of Ruritania one lawyer for every jail." },
	  DIA_CHANGE_STATUS_ADVANCED,
	  DIA_CHANGE_UNCHANGED },
	{ "what a law does that was there before",
	  { DIA_ISSUER_STATE, DIA_ISSUER_NGO },
	  { "A bill on the legal aid of prisoners of Ruritania is before Parliament.",
	    "The Legal Aid Act No. 12 of 3 May 1996 gives the prisoners of Ruritania one lawyer for every jail." },
	  DIA_CHANGE_UNCHANGED,
	  DIA_CHANGE_STATUS_REVERSED },
	{ "criticism that speaks of requests and asks for nothing",
	  { DIA_ISSUER_STATE, DIA_ISSUER_NGO },
	  { "The Freedom of Information Act has been adopted, and citizens of Ruritania use it.",
	    "Ministries of Ruritania ignore the Freedom of Information Act and the requests of citizens." },
	  DIA_CHANGE_CONTRADICTED,
	  DIA_CHANGE_UNCHANGED },
	{ "a plan of the State for what others have praised denies nothing",
	  { DIA_ISSUER_UN, DIA_ISSUER_STATE },
	  { "The Freedom of Information Act has been adopted, and citizens of Ruritania use it.",
	    "It is planned to explain the Freedom of Information Act to the citizens of Ruritania." },
	  DIA_CHANGE_UNCHANGED,
	  DIA_CHANGE_CONTRADICTED },
	{ "no status on one side",
	  { DIA_ISSUER_NGO, DIA_ISSUER_NGO },
	  { "The Juvenile Justice Act divides lawyers and social workers of Ruritania.",
	    "Lawyers and social workers of Ruritania are divided on the Juvenile Justice Act of 1999." },
	  DIA_CHANGE_UNCHANGED,
	  DIA_CHANGE_REWORDED },
	{ "what was to be kept is still the same, said with a denial",
	  { DIA_ISSUER_UN, DIA_ISSUER_STATE },
	  { "*Maintain the minimum age of criminal responsibility at 14 years (Fiji);",
	    "The minimum age of criminal responsibility has not been changed and remains 14 years." },
	  DIA_CHANGE_UNCHANGED,
	  DIA_CHANGE_CONTRADICTED },
	{ "no is no, said more firmly",
	  { DIA_ISSUER_STATE, DIA_ISSUER_STATE },
	  { "Ruritania has not ratified the Rome Statute.",
	    "Ruritania does not intend to ratify the Rome Statute." },
	  DIA_CHANGE_UNCHANGED,
	  DIA_CHANGE_STATUS_ADVANCED },
	{ "what was still in use has been lifted",
	  { DIA_ISSUER_NGO, DIA_ISSUER_STATE },
	  { "The decree of 1961 is still applied to keep shepherds off the northern pastures.",
	    "The decree of 1961, which kept shepherds off the northern pastures, was cancelled." },
	  DIA_CHANGE_STATUS_ADVANCED,
	  DIA_CHANGE_STATUS_REVERSED },
	{ "two values for a day and its month",
	  { DIA_ISSUER_NGO, DIA_ISSUER_STATE },
	  { "In October 2006 there were 474 inmates in the prisons of Ruritania.",
	    "On 24 October 2006 there were 747 inmates in the prisons of Ruritania." },
	  DIA_CHANGE_FIGURE_RESTATED,
	  DIA_CHANGE_FIGURE_CHANGED },
	{ "asked for once more, in other words",
	  { DIA_ISSUER_UN, DIA_ISSUER_NGO },
	  { "The State party should ratify the Rome Statute as soon as possible.",
	    "Our coalition calls upon Ruritania to accede without further delay to the Rome Statute." },
	  DIA_CHANGE_UNCHANGED,
	  DIA_CHANGE_STATUS_ADVANCED },
	{ "in place, and in fact not, said by others without a status",
	  { DIA_ISSUER_STATE, DIA_ISSUER_NGO },
	  { "Journalists are protected from violence by the Safety of Journalists Act of 2004.",
	    "For reporters who are beaten, the safety of journalists is a matter of lip service." },
	  DIA_CHANGE_CONTRADICTED,
	  DIA_CHANGE_STATUS_ADVANCED },
	{ "and where the next sentence says so",
	  { DIA_ISSUER_STATE, DIA_ISSUER_NGO },
	  { "A national preventive mechanism visits all prisons of Ruritania.",
	    "We have followed the national preventive mechanism for nine years. Its reports are ignored." },
	  DIA_CHANGE_CONTRADICTED,
	  DIA_CHANGE_STATUS_REVERSED },
	{ "a mere figure is not denied by those who deplore it",
	  { DIA_ISSUER_STATE, DIA_ISSUER_NGO },
	  { "The maternal mortality ratio was 54 per 100,000 live births in 2008.",
	    "The maternal mortality ratio, at 61 per 100,000 live births in 2016, has worsened." },
	  DIA_CHANGE_FIGURE_CHANGED,
	  DIA_CHANGE_CONTRADICTED },
	{ "not there yet but on its way, then on its way",
	  { DIA_ISSUER_STATE, DIA_ISSUER_STATE },
	  { "Ruritania has not yet ratified the Rome Statute. A bill to ratify the Rome Statute is before "
	    "Parliament.",
	    "Ratification of the Rome Statute is under consideration." },
	  DIA_CHANGE_UNCHANGED,
	  DIA_CHANGE_STATUS_ADVANCED },
	{ "a plan that is not carried out still stands",
	  { DIA_ISSUER_STATE, DIA_ISSUER_STATE },
	  { "Ruritania is considering the ratification of the Rome Statute.",
	    "Ruritania has not yet ratified the Rome Statute." },
	  DIA_CHANGE_UNCHANGED,
	  DIA_CHANGE_STATUS_REVERSED },
	{ "a plan that is given up does not",
	  { DIA_ISSUER_STATE, DIA_ISSUER_STATE },
	  { "A bill on domestic violence will be presented to Parliament.",
	    "The bill on domestic violence has not been adopted and was shelved." },
	  DIA_CHANGE_STATUS_REVERSED,
	  DIA_CHANGE_UNCHANGED },
	{ "and the later value beside it",
	  { DIA_ISSUER_NGO, DIA_ISSUER_STATE },
	  { "The maternal mortality rate was 54 per 100,000 live births in 2008.",
	    "The maternal mortality rate fell from 54 per 100,000 live births in 2008 to 31 per 100,000 "
	    "live births in 2018." },
	  DIA_CHANGE_FIGURE_CHANGED,
	  -1 },
};

static void
test_kind(gconstpointer data)
{
	const Case *expected = data;
	const SupportReport reports[] = {
		{ "a", "2010", expected->issuers[0], { expected->texts[0], NULL } },
		{ "b", "2020", expected->issuers[1], { expected->texts[1], NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);
	guint n_found = 0;

	for (guint i = 0; i < n_changes; i++) {
		if (!changes[i].has_from || !changes[i].has_to)
			continue;
		g_test_message("%s", changes[i].summary);
		g_assert_cmpint(changes[i].kind, !=, expected->never);
		n_found += changes[i].kind == expected->kind;
	}
	g_assert_cmpuint(n_found, >, 0);
}

/* What stands with two numbers is the name of neither law. */
static void
test_numbered(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Republic Act No. 9262 on domestic violence was adopted in 2004.",
		    "Republic Act No. 9442 gives a discount on trains.",
		    "Republic Act No. 6981 was adopted for witnesses.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "Republic Act No. 10931 was adopted and made universities free.",
		    "Republic Act No. 9262 was amended.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaCommitment *law = support_find_commitment(comparison, "domestic-violence-law");

	g_assert_nonnull(law);
	g_assert_cmpuint(law->n_statuses, ==, 2);
}

/* How many changes there are between two places; all of them are of this kind. */
static guint
count_changes(const DiaComparison *comparison, DiaChangeKind kind)
{
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);
	guint n_found = 0;

	for (guint i = 0; i < n_changes; i++) {
		if (!changes[i].has_from || !changes[i].has_to)
			continue;
		g_test_message("%s", changes[i].summary);
		g_assert_cmpint(changes[i].kind, ==, kind);
		n_found++;
	}
	return n_found;
}

/* What a State has refused and then goes on with has not moved, whatever the verb. */
static void
test_refused(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_UN,
		  { "The following recommendations did not enjoy the support of Ruritania:",
		    "*Decriminalize defamation in the Criminal Code (Fiji);", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "Defamation continues to be dealt with in the Criminal Code of Ruritania.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));

	g_assert_cmpuint(count_changes(comparison, DIA_CHANGE_UNCHANGED), >, 0);
}

/* Each place is nearest in words to one of the other report; the ledger joins it to the other one, too. Who
 * merely speaks of the matter is joined to neither. */
static void
test_ledger(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_NGO,
		  { "Villagers of the mountains grumble that there is no law on domestic violence.",
		    "Lawyers of the harbour towns regret that no law on domestic violence has been "
		    "adopted.",
		    NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "For villagers of the mountains the Domestic Violence Act was adopted in 2016.",
		    "Lawyers of the harbour towns welcomed that the Domestic Violence Act has been in "
		    "force since 2017.",
		    "Posters on domestic violence hang beside timetables inside railway stations, "
		    "ferry terminals, sports halls and municipal swimming baths.",
		    NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));

	g_assert_cmpuint(count_changes(comparison, DIA_CHANGE_STATUS_ADVANCED), ==, 4);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path = g_strdup_printf("/change-kinds/%s", cases[i].name);

		g_test_add_data_func(path, &cases[i], test_kind);
	}
	g_test_add_func("/commitments/numbered", test_numbered);
	g_test_add_func("/change-kinds/refused", test_refused);
	g_test_add_func("/change-kinds/ledger", test_ledger);
	return g_test_run();
}
