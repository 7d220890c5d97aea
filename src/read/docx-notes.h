/*
 * Footnotes and endnotes of a DOCX: their text by id, and the marks that Word gives them.
 */
#pragma once

#include "read/numeral.h"
#include "read/xml.h"

typedef struct {
	GHashTable *by_id; /* id to xmlNode */
	DiaNumeral numeral;
	guint next; /* number of the next mark */
} DiaDocxNotes;

/*
 * @param document  footnotes.xml or endnotes.xml, or NULL; must outlive the notes
 * @param name      "footnote" or "endnote"
 * @param places    elements that may say how notes are numbered, the last word first
 * @param usual     how they are numbered where nothing says it
 */
void dia_docx_notes_init(DiaDocxNotes *notes, const xmlDoc *document, const char *name,
			 const xmlNode *const *places, guint n_places, DiaNumeral usual);
void dia_docx_notes_clear(DiaDocxNotes *notes);
