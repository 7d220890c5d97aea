/*
 * References to numbered recommendations and paragraphs: "recommendations 139.68–139.71 and 139.74".
 */
#pragma once

#include <glib.h>

/* Is a whole line nothing but references, as national reports set above the paragraphs that answer? */
gboolean dia_references_is_line(const char *text);

/* Adds the labels of such a line. @param labels of char, to be freed with g_free() */
void dia_references_collect_line(const char *text, GPtrArray *labels);

/*
 * Collects the references of a text: all numbers after "recommendation(s)", and those after "paragraph(s)"
 * where "above", "below" or "of the present report" says that this report is meant.
 * @param text   NUL-terminated UTF-8
 * @param labels receives newly allocated labels, ranges expanded (DIA_MAX_RANGE at most), each once and
 *               no more than DIA_MAX_REFERENCES
 */
void dia_references_collect(const char *text, GPtrArray *labels);

/* Does a text, @length bytes of it, have the word "recommendation" in any form? */
gboolean dia_speaks_of_recommendations(const char *text, gsize length);
