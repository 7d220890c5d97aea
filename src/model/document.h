/*
 * The inside of a document: only normalize fills it; then it is frozen.
 */
#pragma once

#include "base/pool.h"
#include "diachron/document.h"

/* The mark of a footnote, which was taken out of the text. */
typedef struct {
	const char *label;
	guint32 paragraph; /* index of the one that had it */
} DiaNoteMark;

struct _DiaDocument {
	gatomicrefcount references_count;
	DiaMetadata metadata;
	GString *text;
	GArray *paragraphs;	 /* of DiaParagraph */
	GArray *sections;	 /* of DiaSection */
	GArray *recommendations; /* of DiaRecommendation */
	GArray *dropped;	 /* of DiaDropped */
	GArray *note_marks;	 /* of DiaNoteMark, in the order of the text */
	GPtrArray *references;	 /* of const char * in the pool */
	GArray *character_counts; /* of guint32: characters before each DIA_COUNTED_BYTES of the text */
	DiaPool pool;
};

/* @return an empty document, to be filled, frozen and then only read */
DiaDocument *dia_document_new(void);

/* To be called once the text is complete: counts its characters, so that offsets are quick to convert. */
void dia_document_freeze(DiaDocument *document);

enum { DIA_COUNTED_BYTES = 256 };

/* The paragraph at an index, without a check. */
static inline const DiaParagraph *
dia_document_paragraph(const DiaDocument *document, guint index)
{
	return &((const DiaParagraph *)(const void *)document->paragraphs->data)[index];
}
