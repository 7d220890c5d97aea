/*
 * Sentences: where a full stop ends one and where it does not.
 */
#include <string.h>

#include "annotate/annotate.h"
#include "model/analysis.h"
#include "support.h"

/* The sentences of a text that is one paragraph, with " / " between them. */
static void
check(const char *text, const char *expected)
{
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	g_autofree char *report = g_strdup_printf("1. %s\n2. The second paragraph ends the report.\n",
						  text);
	g_autoptr(DiaDocument) document = support_document(report, strlen(report), NULL);
	g_autoptr(DiaAnalysis) analysis = dia_annotate(document, lexicon);
	g_autoptr(GString) found = g_string_new(NULL);

	for (guint32 i = dia_analysis_first_sentence(analysis, 0);
	     i < dia_analysis_end_sentence(analysis, 0); i++) {
		DiaSpan span = dia_analysis_sentence_span(analysis, i);

		if (found->len > 0)
			g_string_append(found, " / ");
		g_string_append_len(found, dia_document_text(document, NULL) + span.start,
				    span.end - span.start);
	}
	g_assert_cmpstr(found->str, ==, expected);
}

static void
test_plain(void)
{
	check("It rains.", "It rains.");
	check("It rains. It pours.", "It rains. / It pours.");
	check("Does it rain? It pours! Yes.", "Does it rain? / It pours! / Yes.");
	check("It rains. 12 people are wet.", "It rains. / 12 people are wet.");
	check("It rains; it pours.", "It rains; it pours.");
	check("He said \"it rains.\" Then he left.", "He said \"it rains.\" / Then he left.");
	check("(It rains.) It pours.", "(It rains.) / It pours.");
	check("It rains ... and pours.", "It rains ... and pours.");
	check("It rains... It pours.", "It rains... / It pours.");
}

static void
test_abbreviations(void)
{
	check("Law No. 12 is old. It stays.", "Law No. 12 is old. / It stays.");
	check("See art. 3 and para. 4. They apply.", "See art. 3 and para. 4. / They apply.");
	check("Mr. Smith spoke. Dr. Lee did not.", "Mr. Smith spoke. / Dr. Lee did not.");
	check("The U.N. Committee met. It rained.", "The U.N. Committee met. / It rained.");
	check("J. Smith spoke. All listened.", "J. Smith spoke. / All listened.");
	check("Schools, clinics, etc. The list is long.", "Schools, clinics, etc. / The list is long.");
	check("They met at 9.30 a.m. The session was short.",
	      "They met at 9.30 a.m. / The session was short.");
}

static void
test_numbers(void)
{
	check("It rose by 3.5 per cent. It fell by 2.", "It rose by 3.5 per cent. / It fell by 2.");
	check("It rose in 2009. In 2010 it fell.", "It rose in 2009. / In 2010 it fell.");
	check("It is in A/HRC/28/10. The text is public.", "It is in A/HRC/28/10. / The text is public.");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/sentences/plain", test_plain);
	g_test_add_func("/sentences/abbreviations", test_abbreviations);
	g_test_add_func("/sentences/numbers", test_numbers);
	return g_test_run();
}
