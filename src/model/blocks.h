/*
 * What a reader makes of a file: blocks in reading order, before anything is known about paragraphs.
 *
 * A reader of plain text or PDF gives lines; a reader of a structured format gives paragraphs,
 * headings, table rows and footnotes. The normalizer makes one kind of document of both.
 */
#pragma once

#include <glib.h>

/* In the text of a block: a line ended here behind a hyphen, which may divide a word. */
#define DIA_LINE_END '\x1f'

typedef enum {
	DIA_BLOCK_LINE,	     /* one line as laid out; paragraphs are still to be found */
	DIA_BLOCK_PARAGRAPH, /* a whole paragraph */
	DIA_BLOCK_HEADING,
	DIA_BLOCK_TABLE_ROW, /* cells separated by '\t'; a row with `begins_table` starts a table */
	DIA_BLOCK_FOOTNOTE,
	DIA_BLOCK_PAGE_BREAK,
} DiaBlockKind;

typedef struct {
	DiaBlockKind kind;
	const char *text;  /* valid UTF-8 without line breaks; "" for an empty line */
	const char *label; /* number that the format makes by itself, such as "12." or "(a)", or NULL */
	const char *marks; /* of footnotes whose marks were taken out of the text, in order, separated
			      by spaces, or NULL; a footnote has its mark as `label` */
	guint32 line;	   /* from 1; 0 where the source has no lines */
	guint32 page;	   /* from 1; 0 where the source has no pages */
	guint8 level;	   /* of a heading or list item, from 1; 0 where unknown */
	guint8 indent;	   /* blanks before the text of a paragraph, as typed */
	guint8 is_bold : 1;	   /* all of it is bold or, for a line, set larger than the text */
	guint8 begins_table : 1;
	guint8 is_list_item : 1;   /* a bullet or a lettered item that belongs to its paragraph */
	guint8 is_contents : 1;	   /* belongs to a table of contents */
} DiaBlock;

typedef struct {
	const char *kind;
	guint32 line; /* or page */
} DiaDrop;

typedef struct {
	const char *media_type;
	char *sha256;
	gsize bytes;
	GArray *blocks;	      /* of DiaBlock */
	GArray *drops;	      /* of DiaDrop: what the reader could not read or left out */
	GStringChunk *strings; /* owns the text of the blocks */
	char *title;	      /* where the format states them, else NULL */
	char *language;
} DiaBlocks;

DiaBlocks *dia_blocks_new(const char *media_type);
void dia_blocks_free(DiaBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaBlocks, dia_blocks_free)

/*
 * Appends a block.
 * @param text   valid UTF-8, copied
 * @param length its length in bytes
 * @return the block, to set further members before the next is added
 */
DiaBlock *dia_blocks_add(DiaBlocks *blocks, DiaBlockKind kind, const char *text, gsize length);

/* Counts something that is left out; @kind is a static string. */
void dia_blocks_drop(DiaBlocks *blocks, const char *kind, guint32 line);
