/*
 * What a page shows, freed of PDF: glyphs make words, words make lines in reading order, and lines
 * make paragraphs, headings, footnotes and tables. Knows nothing of the library that reads PDF.
 *
 * Coordinates are points from the upper left corner of the page.
 */
#pragma once

#include "model/blocks.h"

/* Words without a blank between them, of one size, on one height. */
typedef struct {
	float x0;
	float x1;
	float baseline;
	float size;	  /* of the font in points */
	guint32 text;	  /* where it starts in the text of the layout */
	guint16 length;	  /* in bytes */
	guint8 is_bold : 1;
	guint8 is_glued : 1;  /* no blank between it and the word before */
	guint8 is_raised : 1; /* a superscript */
} DiaPdfWord;

/* One line of one column. */
typedef struct {
	guint32 first; /* its words are [first, end) */
	guint32 end;
	guint32 page; /* from 1 */
	guint8 column;
	guint8 is_bold : 1;
	guint8 is_furniture : 1;
	guint8 is_note : 1;
	guint8 begins_note : 1;
	guint8 is_table : 1;
	guint8 begins_table : 1; /* of one that is no matrix */
	guint8 is_matrix : 1;	  /* of a table whose cells are known */
	guint8 begins_matrix : 1; /* its head */
	guint8 begins_row : 1;
	guint8 cell;		  /* of a matrix: the column, from 0 */
	float x0;
	float x1;
	float baseline;
	float size; /* of most of its characters */
	float left; /* of its column on this page */
	float right;
} DiaPdfLine;

/* Words on one height, from the first to before the end in the array of words, from left to right. */
typedef struct {
	guint first;
	guint end;
	float baseline;
	float size; /* the largest */
} DiaPdfRow;

enum { DIA_PDF_MATRIX_COLUMNS = 8 };

/* The columns of a table of recommendations; none where n_columns is 0. */
typedef struct {
	guint n_columns;
	guint8 number; /* DiaMatrixNumber: how its rows are numbered, once known */
	float starts[DIA_PDF_MATRIX_COLUMNS];
} DiaPdfMatrix;

typedef struct {
	GString *text;
	GArray *words; /* of DiaPdfWord, in the order of the lines once these are made */
	GArray *lines; /* of DiaPdfLine */
	guint n_pages;
	guint32 page_words; /* where the words of the current page start */
	DiaPdfMatrix matrix; /* that may go on at the next page */
	DiaPdfWord open;    /* the word that is being put together */
	gboolean is_open;
	gsize n_glyphs;	   /* that were added */
	guint n_cut_words; /* beyond DIA_MAX_PAGE_WORDS */
	float size;	   /* of most of the text */
} DiaPdfLayout;

void dia_pdf_layout_init(DiaPdfLayout *layout);
void dia_pdf_layout_clear(DiaPdfLayout *layout);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaPdfLayout, dia_pdf_layout_clear)

/* One character as it is printed. */
typedef struct {
	gunichar character;
	float x0;
	float x1;
	float top;
	float bottom;
	float size;
	gboolean is_bold;
} DiaPdfGlyph;

/*
 * Adds the next character of a page; blanks only end words.
 * @return FALSE where there are more than DIA_MAX_PDF_GLYPHS
 */
gboolean dia_pdf_layout_add(DiaPdfLayout *layout, const DiaPdfGlyph *glyph);

/* Ends a page: its words become lines, column by column (pdf-lines.c). */
void dia_pdf_layout_end_page(DiaPdfLayout *layout);

/* Adds a line of words, measured; valid until the next is added. */
DiaPdfLine *dia_pdf_layout_add_line(DiaPdfLayout *layout, guint first, guint end, float baseline,
				    guint8 column);

/*
 * Adds the lines of the table of recommendations whose head a row is, or of one that the page before
 * left open (pdf-matrices.c).
 * @param rows  of DiaPdfRow: those of the page
 * @return index of the first row behind the table; @index where there is none
 */
guint dia_pdf_layout_add_matrix(DiaPdfLayout *layout, const GArray *rows, guint index);

/*
 * Adds the rows of the table of recommendations that starts at a line (pdf-matrices.c).
 * @return index of the first line behind it
 */
guint dia_pdf_layout_add_matrix_blocks(const DiaPdfLayout *layout, guint first, DiaBlocks *blocks);

/* Marks lines that repeat from page to page, and page numbers (pdf-furniture.c). */
void dia_pdf_layout_find_furniture(DiaPdfLayout *layout, DiaBlocks *blocks);

/* Marks the lines of footnotes (pdf-furniture.c). */
void dia_pdf_layout_find_notes(DiaPdfLayout *layout);

/* Marks the lines of tables (pdf-tables.c). */
void dia_pdf_layout_find_tables(DiaPdfLayout *layout);

/*
 * Adds the table that starts at a line (pdf-tables.c).
 * @return index of the first line behind it
 */
guint dia_pdf_layout_add_table(const DiaPdfLayout *layout, guint first, DiaBlocks *blocks);

/* Makes blocks of all lines (pdf-paragraphs.c). */
void dia_pdf_layout_add_blocks(DiaPdfLayout *layout, DiaBlocks *blocks);

/*
 * The mark that opens a footnote: raised, or in small print at the start of a line.
 * @return its length in bytes, which may be less than that of the first word; 0 where there is none
 */
gsize dia_pdf_layout_note_mark(const DiaPdfLayout *layout, const DiaPdfLine *line);

/* A gap between words that is wider than justified text has: a tab, a column of a table. */
gboolean dia_pdf_is_wide_gap(const DiaPdfWord *before, const DiaPdfWord *after);

static inline DiaPdfWord *
dia_pdf_word(const DiaPdfLayout *layout, guint index)
{
	return &((DiaPdfWord *)(void *)layout->words->data)[index];
}

static inline DiaPdfLine *
dia_pdf_line(const DiaPdfLayout *layout, guint index)
{
	return &((DiaPdfLine *)(void *)layout->lines->data)[index];
}
