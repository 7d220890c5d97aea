/*
 * Links between claims that share no commitment: by a phrase, a provision, a proper name, or a bill and its act.
 */
#include "diachron/diachron.h"
#include "support-collection.h"

/* Two words side by side name a subject; in other company they do not, nor under another topic. */
static void
test_phrase(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "The solitary confinement of prisoners is ordered by the prison governor for a week.",
		    "Pupils learn two foreign languages, and a wide range of trades is taught in schools.",
		    NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_NGO,
		  { "Prisoners spend up to a month in solitary confinement when the prison governor is angry.",
		    "A wide range of vaccines is out of stock in hospitals.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaThread *threads = dia_comparison_threads(comparison, NULL);
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);

	g_assert_cmpuint(n_changes, ==, 1);
	g_assert_cmpuint(changes[0].from.paragraph, ==, 0);
	g_assert_cmpuint(changes[0].to.paragraph, ==, 0);
	g_assert_cmpint(
		g_ascii_strcasecmp(threads[changes[0].thread].title, "solitary confinement"), ==, 0);
}

/* An article is a subject: its number is a rare phrase. */
static void
test_article(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Newspapers that print the cables of an embassy may rely on article 313.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_NGO,
		  { "Newspapers were fined under article 315.",
		    "In vain did three newspapers in the harbour invoke article 313.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	const DiaThread *threads = dia_comparison_threads(comparison, NULL);
	guint n_threads;
	guint n_found = 0;

	dia_comparison_threads(comparison, &n_threads);
	for (guint i = 0; i < n_threads; i++) {
		g_test_message("%s", threads[i].title);
		n_found += g_str_equal(threads[i].title, "article 313");
	}
	g_assert_cmpuint(n_found, ==, 1);
}

/* How many links join two paragraphs. */
static guint
count_links(const DiaComparison *comparison, guint from, guint to)
{
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);
	guint n = 0;

	for (guint i = 0; i < n_changes; i++)
		n += changes[i].has_from && changes[i].has_to && changes[i].from.paragraph == from &&
		     changes[i].to.paragraph == to;
	return n;
}

/* A provision is one subject by whichever name its law goes, and another one in another law; an article of a treaty
 * is none. */
static void
test_provision(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Whoever loiters is fined under sections 81 and 83 (2) of the Criminal Code.",
		    "The flag is described in the Constitution (art. 12).",
		    "Harbour dues are payable by article 64/2 of the Maritime Act.",
		    "Ruritania reported on article 66 of the Covenant on Fisheries.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_NGO,
		  { "Beggars in the old town fear Section 83 of the Penal Code most of all.",
		    "Parliament sits in spring, says section 83 of the Constitution.",
		    "Article 12 of the Constitution was rewritten by poets.",
		    "Captains complain of article 64.",
		    "Nobody knows what the Maritime Act means by its article 64/2.",
		    "Herring is scarce (article 66).", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));

	g_assert_cmpuint(count_links(comparison, 0, 0), ==, 1);
	g_assert_cmpuint(count_links(comparison, 0, 1), ==, 0);
	g_assert_cmpuint(count_links(comparison, 1, 2), ==, 1);
	g_assert_cmpuint(count_links(comparison, 2, 3), ==, 0);
	g_assert_cmpuint(count_links(comparison, 3, 5), ==, 0);
}

/* A proper name that is told on one topic is a subject, and a city that is told on several is none. */
static void
test_proper_name(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "Prisoners are held at Zenda, a prison built for eighty prisoners.",
		    "Prisoners were counted in Strelsau.",
		    "The refugees of Strelsau have a school.", NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_NGO,
		  { "Rats share the cells of Zenda with prisoners who wait for trial.",
		    "In Strelsau journalists were beaten.",
		    "In Strelsau torture of prisoners goes on.", NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));

	g_assert_cmpuint(count_links(comparison, 0, 0), ==, 1);
	g_assert_cmpuint(count_links(comparison, 1, 2), ==, 0);
	g_assert_cmpuint(count_links(comparison, 1, 1), ==, 0);
}

/* A bill is told by its subject, the act by its name; an older act is not what became of the bill. */
static void
test_enacted(void)
{
	static const SupportReport reports[] = {
		{ "a",
		  "2010",
		  DIA_ISSUER_STATE,
		  { "A bill that would let prisoners keep canaries in their cells has been drafted.",
		    NULL } },
		{ "b",
		  "2020",
		  DIA_ISSUER_STATE,
		  { "A code on canaries for prisoners was adopted in 2007.",
		    "The Sentences Act was adopted in 2014, and many prisoners feed canaries at the window.",
		    NULL } },
	};
	g_autoptr(DiaComparison) comparison = support_compare(reports, G_N_ELEMENTS(reports));
	guint n_changes;
	const DiaChange *changes = dia_comparison_changes(comparison, &n_changes);
	guint n_advanced = 0;

	for (guint i = 0; i < n_changes; i++) {
		if (changes[i].kind != DIA_CHANGE_STATUS_ADVANCED)
			continue;
		g_assert_cmpuint(changes[i].to.paragraph, ==, 1);
		n_advanced++;
	}
	g_assert_cmpuint(n_advanced, ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/links/phrase", test_phrase);
	g_test_add_func("/links/article", test_article);
	g_test_add_func("/links/provision", test_provision);
	g_test_add_func("/links/proper-name", test_proper_name);
	g_test_add_func("/links/enacted", test_enacted);
	return g_test_run();
}
