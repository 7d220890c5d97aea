#include "normalize/normalize.h"

#include "normalize/identify.h"
#include "normalize/layout.h"
#include "normalize/metadata.h"
#include "normalize/nested.h"
#include "normalize/recommendations.h"

DiaDocument *
dia_normalize(const DiaBlocks *blocks, const DiaReportSource *source, const DiaLexicon *lexicon,
	      GPtrArray *notes)
{
	DiaDocument *document = dia_document_new();
	g_auto(DiaLayout) layout = { 0 };

	dia_layout_init(&layout, blocks, lexicon, &document->pool);
	dia_layout_take_underlined(&layout);
	dia_layout_drop_furniture(&layout);
	dia_layout_spell_note_signs(&layout);
	dia_layout_find_endnotes(&layout);
	dia_layout_find_footnotes(&layout);
	dia_layout_find_tables(&layout);
	dia_layout_find_matrices(&layout);
	dia_layout_split_inline_labels(&layout);
	dia_layout_find_labels(&layout);
	dia_layout_find_captioned(&layout);
	dia_layout_find_pairs(&layout);
	dia_layout_find_lists(&layout);
	dia_layout_drop_stray_numbers(&layout);
	dia_layout_find_headings(&layout);
	dia_layout_assemble(&layout, document);
	dia_document_freeze(document);
	dia_nested_find(document);
	dia_recommendations_find(document, lexicon);
	dia_identify(document);
	dia_metadata_find(document, &layout, source, notes);
	return document;
}
