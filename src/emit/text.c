#include "emit/text.h"

static void
append_flat(GString *output, const char *text, gsize length)
{
	for (gsize i = 0; i < length; i++) {
		if (text[i] == '\n')
			g_string_append(output, " | ");
		else
			g_string_append_c(output, text[i] == '\t' ? ' ' : text[i]);
	}
}

void
dia_emit_text(const DiaDocument *document, GString *output)
{
	const char *text = dia_document_text(document, NULL);
	guint n_paragraphs;
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, &n_paragraphs);

	for (guint i = 0; i < n_paragraphs; i++) {
		DiaSpan span = paragraphs[i].span;

		g_string_append(output, paragraphs[i].id);
		g_string_append_c(output, '\t');
		append_flat(output, text + span.start, span.end - span.start);
		g_string_append_c(output, '\n');
	}
}
