/*
 * For tests and fuzzing: annotates a text as one paragraph, without reading and normalizing.
 */
#pragma once

#include "annotate/annotate.h"
#include "model/document.h"

/*
 * @param text    valid UTF-8
 * @param country ISO 3166 alpha-3 or NULL
 * @return newly allocated; give back with dia_analysis_unref()
 */
static inline DiaAnalysis *
annotate_text(const DiaLexicon *lexicon, const char *text, gsize length, const char *country,
	      DiaParagraphKind kind)
{
	DiaDocument *document = dia_document_new();
	DiaParagraph paragraph = { .id = "1",
				   .label = "1",
				   .kind = kind,
				   .section = -1,
				   .recommendation = -1,
				   .parent = -1 };
	DiaAnalysis *analysis;

	document->metadata.id = "test";
	document->metadata.country = dia_pool_string(&document->pool, country);
	g_string_append_len(document->text, text, (gssize)length);
	paragraph.span.end = (guint32)length;
	paragraph.n_characters = (guint32)g_utf8_strlen(text, (gssize)length);
	g_array_append_val(document->paragraphs, paragraph);
	analysis = dia_analysis_new(document, (DiaLexicon *)lexicon);
	dia_annotate_sentences(analysis);
	dia_annotate_figures(analysis);
	dia_document_unref(document);
	return analysis;
}
