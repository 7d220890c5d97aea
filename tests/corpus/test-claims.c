/*
 * Reads one of the files claims*.txt of fixtures/corpus: a case is a title, a text, "---" and
 * the claims
 * expected in it.
 *
 *     state ratified                the first word says who issues the report: state, ngo, dialogue
 * (a report of the working group) or recommendation (a paragraph of one) The Government ratified
 * ...
 *     ---
 *     state done cat                speaker, status, commitments; " | " between claims
 */
#include <string.h>

#include "annotate/annotate.h"
#include "diachron/diachron.h"

static DiaLexicon *lexicon;

static void
add_paragraph(DiaDocument *document, const char *id, DiaParagraphKind kind, const char *text)
{
	DiaParagraph paragraph = {
		.id = id, .kind = kind, .section = -1, .parent = -1, .recommendation = -1
	};
	const char *states = strstr(text, "(Fiji)");
	DiaRecommendation recommendation = {
		.position = DIA_POSITION_NONE,
		.wording = { .start = (guint32)document->text->len,
			     .end = (guint32)(document->text->len +
					      (states != NULL ? (gsize)(states - text) : strlen(text))) }
	};

	if (kind == DIA_PARAGRAPH_RECOMMENDATION) {
		paragraph.recommendation = (gint32)document->recommendations->len;
		g_array_append_val(document->recommendations, recommendation);
	}
	paragraph.span.start = (guint32)document->text->len;
	g_string_append(document->text, text);
	paragraph.span.end = (guint32)document->text->len;
	g_string_append_c(document->text, '\n');
	g_array_append_val(document->paragraphs, paragraph);
}

static DiaAnalysis *
annotate(const char *issuer, const char *text)
{
	g_autoptr(DiaDocument) document = dia_document_new();
	gboolean is_recommendation = g_str_equal(issuer, "recommendation");

	document->metadata.id = "report";
	if (!dia_issuer_parse(issuer, &document->metadata.issuer))
		document->metadata.issuer = DIA_ISSUER_UN;
	add_paragraph(document, "1",
		      is_recommendation ? DIA_PARAGRAPH_RECOMMENDATION : DIA_PARAGRAPH_NUMBERED,
		      text);
	/* What makes a report one of the working group is that it has recommendations. */
	if (g_str_equal(issuer, "dialogue")) {
		add_paragraph(document, "2", DIA_PARAGRAPH_NUMBERED, "The list follows.");
		add_paragraph(document, "2.1", DIA_PARAGRAPH_RECOMMENDATION, "Go on (Fiji);");
	}
	return dia_annotate(document, lexicon);
}

static char *
print_claims(const DiaAnalysis *analysis)
{
	g_autoptr(GString) output = g_string_new(NULL);
	guint n_claims;
	const DiaClaim *claims = dia_analysis_claims(analysis, &n_claims);

	for (guint i = 0; i < n_claims && claims[i].paragraph == 0; i++) {
		g_string_append_printf(output, "%s%s %s", i > 0 ? " | " : "",
				       dia_speaker_name(claims[i].speaker),
				       dia_status_name(claims[i].status));
		for (const char *const *id = claims[i].commitments; *id != NULL; id++)
			g_string_append_printf(output, " %s", *id);
	}
	return g_string_free(g_steal_pointer(&output), FALSE);
}

static void
run_case(gconstpointer data)
{
	const char *const *lines = data; /* title, text, "---", expected */
	g_autofree char *issuer = g_strndup(lines[0], strcspn(lines[0], " "));
	g_autoptr(DiaAnalysis) analysis = annotate(issuer, lines[1]);
	g_autofree char *found = print_claims(analysis);

	if (strcmp(found, lines[3]) != 0) {
		g_test_message("%s", lines[1]);
		g_test_message("expected: %s", lines[3]);
		g_test_message("found:    %s", found);
		g_test_fail();
	}
}

int
main(int argc, char **argv)
{
	g_autofree char *content = NULL;
	g_auto(GStrv) lines = NULL;
	int status;

	g_test_init(&argc, &argv, NULL);
	g_assert_cmpint(argc, ==, 2);
	g_assert_true(g_file_get_contents(argv[1], &content, NULL, NULL));
	lexicon = dia_lexicon_new(NULL, NULL);
	g_assert_nonnull(lexicon);
	lines = g_strsplit(content, "\n", -1);
	for (guint i = 0; lines[i] != NULL; i++) {
		g_autofree char *path = NULL;

		if (*lines[i] == '\0' || *lines[i] == '#')
			continue;
		g_assert_cmpstr(lines[i + 1], !=, NULL);
		g_assert_cmpstr(lines[i + 2], ==, "---");
		g_assert_cmpstr(lines[i + 3], !=, NULL);
		path = g_strdup_printf("/claims/%03u %s", i + 1, lines[i]);
		g_test_add_data_func(path, &lines[i], run_case);
		i += 3;
	}
	status = g_test_run();
	dia_lexicon_unref(lexicon);
	return status;
}
