/*
 * Footnotes of a web page, which HTML has no element for: a mark links forward to its note, and the
 * note often links back.
 */
#pragma once

#include <libxml/tree.h>

#include <glib.h>

typedef struct {
	GHashTable *links; /* elements `a` that are marks */
	GHashTable *notes; /* elements that hold a note, to the mark (char *) that points to it */
} DiaHtmlNotes;

/* Finds marks and notes in a document, which must outlive the result. */
void dia_html_notes_init(DiaHtmlNotes *notes, const xmlDoc *document);
void dia_html_notes_clear(DiaHtmlNotes *notes);

/* TRUE for a link to a place in the same page. */
gboolean dia_html_notes_is_local(const xmlNode *link);

/* @return @mark, in place without the brackets around it: "[12]" is note 12 */
char *dia_html_notes_bare_mark(char *mark);

/* @return the text of a note behind its own mark, if it begins with it */
const char *dia_html_notes_strip(const char *text, const char *mark);
