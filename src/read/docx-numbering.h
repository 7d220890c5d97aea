/*
 * numbering.xml: the numbers that Word makes by itself, counted as Word counts them
 * (ECMA-376 part 1, 17.9).
 */
#pragma once

#include "read/docx-styles.h"
#include "read/numeral.h"

typedef struct _DiaDocxNumbering DiaDocxNumbering;

/* The number of one paragraph. */
typedef struct {
	const char *label; /* such as "12." or "(a)"; lives until the next is made */
	guint level;	   /* from 0 */
	gboolean is_item;  /* a bullet, a letter, or a number within a numbered paragraph */
} DiaDocxNumber;

/*
 * @param document numbering.xml, or NULL where there is none
 * @param styles   for lists that are linked through a style
 */
DiaDocxNumbering *dia_docx_numbering_new(const xmlDoc *document, const DiaDocxStyles *styles);
void dia_docx_numbering_free(DiaDocxNumbering *numbering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaDocxNumbering, dia_docx_numbering_free)

/*
 * Counts the next paragraph of a list.
 * @param id         numId of the paragraph
 * @param level      from 0; -1: the level that belongs to @style, else the first
 * @param style      of the paragraph
 * @param is_heading whether the paragraph is a heading: what stands below it is no item of it
 * @return FALSE where there is no such list or it prints no number
 */
gboolean dia_docx_numbering_next(DiaDocxNumbering *numbering, gint32 id, gint level,
				 const DiaDocxStyle *style, gboolean is_heading,
				 DiaDocxNumber *number);

/* The format that Word calls @name, such as "lowerRoman"; decimal where it is none we know. */
DiaNumeral dia_docx_numeral(const char *name);
