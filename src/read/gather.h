/*
 * The text of one block while a structured reader (DOCX, HTML, Markdown, Akoma Ntoso) walks over
 * its pieces: white space is made one, marks of footnotes are kept apart, and bold is counted.
 */
#pragma once

#include "model/blocks.h"

typedef struct {
	DiaBlocks *blocks; /* where finished blocks go */
	GString *text;	   /* '\n' stands for a line break that the source asks for */
	GString *marks;	   /* of footnotes, taken out of the text, separated by spaces */
	guint8 indent;	   /* blanks before the text */
	gsize n_bold;	   /* bytes that are bold or large */
	guint n_breaks;
	guint32 line; /* where the block begins, or 0 */
} DiaGather;

void dia_gather_init(DiaGather *gather, DiaBlocks *blocks);
void dia_gather_clear(DiaGather *gather);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaGather, dia_gather_clear)

/*
 * Appends text; runs of white space become one space, soft hyphens and control characters go.
 * @param text    valid UTF-8, @length bytes
 * @param is_bold bold, or set larger than the text of the document
 */
void dia_gather_text(DiaGather *gather, const char *text, gsize length, gboolean is_bold);

/* Appends the number that a format makes by itself, and a space. */
void dia_gather_label(DiaGather *gather, const char *label);

/* A line break within a block. */
void dia_gather_break(DiaGather *gather);

/* A line of the source ends; where it ends with a hyphen, DIA_LINE_END keeps the place. */
void dia_gather_line_end(DiaGather *gather);

/*
 * Keeps the mark of a footnote apart from the text.
 * @param mark as printed, such as "12" or "*"; valid UTF-8
 */
void dia_gather_mark(DiaGather *gather, const char *mark, gsize length);

/*
 * Appends raised text: a mark is kept apart, "2" of "km2" becomes "²", anything else is text.
 */
void dia_gather_superscript(DiaGather *gather, const char *text, gsize length, gboolean is_bold);

/* TRUE where a superscript or the text of a link looks like marks of footnotes: 12, *, [3]; "12, 13", "8910". */
gboolean dia_gather_is_mark(const char *text, gsize length);

gboolean dia_gather_is_empty(const DiaGather *gather);

/*
 * Ends the block and starts anew. A paragraph with several line breaks was laid out by hand and
 * becomes lines; where there is one break, a number after it begins a paragraph of its own.
 * @return the (first) block, to set further members before the next is added; NULL where there is
 *         no text
 */
DiaBlock *dia_gather_end(DiaGather *gather, DiaBlockKind kind);

/* Forgets what was gathered. */
void dia_gather_discard(DiaGather *gather);

/* Moves the marks gathered so far to a block that was made of other text. */
void dia_gather_take_marks(DiaGather *gather, DiaBlock *block);

/* Ends the block without adding it: moves its text to @target, after a space. */
void dia_gather_move(DiaGather *gather, GString *target);
