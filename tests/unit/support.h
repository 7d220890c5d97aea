/*
 * What several test programs need: documents made of a string.
 */
#pragma once

#include "diachron/diachron.h"
#include "read/read.h"

/* @return the built-in lexicon, loaded once; belongs to the caller like any reference */
DiaLexicon *support_lexicon(void);

/*
 * Reads bytes as a report without a manifest, whose id is "report".
 * @param notes receives the lines for standard error; may be NULL
 */
DiaDocument *support_document(const char *bytes, gsize length, GPtrArray *notes);

/*
 * A document as text for people, a paragraph a line:
 *
 *     # I. Title > A. Title             where the section changes
 *     @7 12: text | next line           source line, id
 *     @9 124.1: text {Spain, Fiji; supported} -> 12.1 12.2
 *     dropped: running-header 2 (40, 93)
 *
 * @return newly allocated; free with g_free()
 */
char *support_describe(const DiaDocument *document);

/* How often a text stands in a page, those that overlap included. */
guint support_count(const char *page, const char *needle);
