/*
 * What the tests of readers need: blocks as text, and DOCX made of XML.
 */
#pragma once

#include "read/read.h"

/*
 * Reads bytes, which must succeed.
 * @return the blocks as text, one a line: kind, label, text and marks, such as
 *         "H1 I. Rights", "P 3. Text [1]", "I (a) item", "N 1 note", "T a;b" (first row), "R c;d",
 *         "L line", "C contents", "B bold", then "dropped image 2"; free with g_free()
 */
char *support_read(const char *data, gsize length, DiaRevisions revisions);

/* Asserts that bytes give this text. */
void support_check_read(const char *data, gsize length, const char *expected);

/* Asserts that bytes give an error of this code whose one line has these words. */
void support_check_error(const char *data, gsize length, gint code, const char *words);

/* One part of a DOCX. */
typedef struct {
	const char *name;
	const char *data;
	gsize length; /* that of the first says how: stored as they are; 0: up to the NUL, packed */
} SupportPart;

/* @return the bytes of a ZIP archive of the parts; give back with g_bytes_unref() */
GBytes *support_pack(const SupportPart *parts, guint n_parts);

/*
 * A DOCX of XML without the outer elements.
 * @param body      what stands in <w:body>
 * @param numbering, styles, footnotes  what stands in these parts, or NULL
 */
GBytes *support_docx(const char *body, const char *numbering, const char *styles,
		     const char *footnotes);
