#include "normalize/normalize.h"

#include <string.h>

DiaDocument *
dia_normalize(const DiaBlocks *blocks, const DiaReportSource *source,
	      const DiaLexicon *lexicon G_GNUC_UNUSED)
{
	DiaDocument *document = dia_document_new();

	document->metadata.id = dia_pool_string(&document->pool, source->id);
	for (guint i = 0; i < blocks->blocks->len; i++) {
		const DiaBlock *block = &g_array_index(blocks->blocks, DiaBlock, i);
		DiaParagraph paragraph = { .section = -1, .recommendation = -1, .parent = -1 };
		g_autofree char *id = g_strdup_printf("%u", i);

		if (block->text[0] == '\0')
			continue;
		paragraph.id = dia_pool_string(&document->pool, id);
		paragraph.label = paragraph.id;
		paragraph.line = block->line;
		paragraph.span.start = (guint32)document->text->len;
		g_string_append(document->text, block->text);
		paragraph.span.end = (guint32)document->text->len;
		paragraph.n_characters = (guint32)g_utf8_strlen(block->text, -1);
		g_string_append_c(document->text, '\n');
		g_array_append_val(document->paragraphs, paragraph);
	}
	return document;
}
