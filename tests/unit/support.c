#include "support.h"

#include <string.h>

#include "normalize/normalize.h"

DiaLexicon *
support_lexicon(void)
{
	g_autoptr(GError) error = NULL;
	DiaLexicon *lexicon = dia_lexicon_new(NULL, &error);

	g_assert_no_error(error);
	return lexicon;
}

DiaDocument *
support_document(const char *bytes, gsize length, GPtrArray *notes)
{
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaBlocks) blocks = NULL;
	DiaReadInput input = { .name = "report.txt", .data = bytes, .length = length, .notes = notes };
	DiaReportSource source = { .id = "report", .path = "report.txt" };

	blocks = dia_read_bytes(&input, &error);
	g_assert_no_error(error);
	return dia_normalize(blocks, &source, lexicon, notes);
}

static void
describe_section(GString *output, const DiaSection *sections, gint32 section)
{
	if (sections[section].parent >= 0) {
		describe_section(output, sections, sections[section].parent);
		g_string_append(output, " > ");
	}
	g_string_append(output, sections[section].title);
}

static void
describe_text(GString *output, const char *text, DiaSpan span)
{
	for (guint32 i = span.start; i < span.end; i++) {
		if (text[i] == '\n')
			g_string_append(output, " | ");
		else if (text[i] == '\t')
			g_string_append(output, " ; ");
		else
			g_string_append_c(output, text[i]);
	}
}

static void
describe_recommendation(GString *output, const DiaRecommendation *recommendation)
{
	const char *position = dia_position_name(recommendation->position);
	g_autofree char *states = g_strjoinv(", ", (char **)recommendation->states);

	g_string_append_printf(output, " {%s; %s}", states, position != NULL ? position : "none");
}

static void
describe_dropped(GString *output, const DiaDocument *document)
{
	guint n_dropped;
	const DiaDropped *dropped = dia_document_dropped(document, &n_dropped);

	for (guint i = 0; i < n_dropped; i++) {
		g_string_append_printf(output, "dropped: %s %u (", dropped[i].kind, dropped[i].count);
		for (guint j = 0; j < dropped[i].n_lines; j++)
			g_string_append_printf(output, "%s%u", j > 0 ? ", " : "", dropped[i].lines[j]);
		g_string_append(output, ")\n");
	}
}

char *
support_describe(const DiaDocument *document)
{
	GString *output = g_string_new(NULL);
	const char *text = dia_document_text(document, NULL);
	const DiaSection *sections = dia_document_sections(document, NULL);
	const char *const *references = dia_document_references(document, NULL);
	guint n_paragraphs;
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, &n_paragraphs);
	gint32 section = -1;

	for (guint i = 0; i < n_paragraphs; i++) {
		const DiaParagraph *paragraph = &paragraphs[i];

		if (paragraph->section != section && paragraph->section >= 0) {
			g_string_append(output, "# ");
			describe_section(output, sections, paragraph->section);
			g_string_append_c(output, '\n');
		}
		section = paragraph->section;
		g_string_append_printf(output, "@%u %s: ", paragraph->line, paragraph->id);
		describe_text(output, text, paragraph->span);
		if (paragraph->recommendation >= 0)
			describe_recommendation(output, &dia_document_recommendations(
							    document, NULL)[paragraph->recommendation]);
		for (guint j = 0; j < paragraph->n_references; j++)
			g_string_append_printf(output, "%s %s", j == 0 ? " ->" : "",
					       references[paragraph->first_reference + j]);
		g_string_append_c(output, '\n');
	}
	describe_dropped(output, document);
	return g_string_free(output, FALSE);
}

guint
support_count(const char *page, const char *needle)
{
	guint n = 0;

	for (const char *at = strstr(page, needle); at != NULL; at = strstr(at + 1, needle))
		n++;
	return n;
}
