/*
 * Every limit on hostile or huge input, in one place. Each is tested at the limit and beyond; what
 * goes beyond is an error that names the limit, or a worse answer, never a hang.
 */
#pragma once

#define DIA_MAX_SOURCE_BYTES (256u * 1024 * 1024) /* one report; offsets must fit into 32 bits */
#define DIA_MAX_WORD_BYTES 128			  /* of a token; a longer run is cut */
#define DIA_MAX_PHRASE_TOKENS 40		  /* of a phrase in a data file */
#define DIA_MAX_DATA_BYTES (16u * 1024 * 1024)	  /* a data file or manifest */
#define DIA_MAX_TOPICS 2000			  /* the largest lists of such topics have some hundreds */
#define DIA_MAX_SECTION_DEPTH 8			  /* headings within headings */
#define DIA_MAX_DROPPED_LINES 50		  /* places listed for each kind of `dropped` */
#define DIA_MAX_RANGE 400			  /* "recommendations 1 to 400" expanded */
#define DIA_MAX_REFERENCES 1000			  /* of one paragraph to others */
#define DIA_MAX_JOBS 256			  /* threads */
#define DIA_MAX_EXAMINED_BYTES (512u * 1024) /* of a version whose unchanged paragraphs are annotated too */

/* Containers and structured formats. */
#define DIA_MAX_ARCHIVE_ENTRIES 10000u		       /* files in a DOCX */
#define DIA_MAX_PART_BYTES (64u * 1024 * 1024)	       /* one XML part, unpacked: some 5,000 pages */
#define DIA_MAX_UNPACKED_BYTES (128u * 1024 * 1024)    /* all parts that are read */
#define DIA_MAX_UNPACKED_RATIO 200u		       /* unpacked to packed, beyond a megabyte */
#define DIA_MAX_STYLE_DEPTH 16u			       /* styles based on styles */
#define DIA_MAX_FIELD_DEPTH 32u			       /* fields within fields */
#define DIA_MAX_LIST_LEVELS 9u			       /* as Word has them */
#define DIA_MAX_LABEL_BYTES 64u			       /* of an automatic number */
#define DIA_MAX_CELL_SPAN 64u			       /* columns that a cell may span */
#define DIA_MAX_ROW_SPAN 1000u			       /* rows that a cell may span */
#define DIA_MAX_COLUMNS 256u			       /* of a table whose cells span rows */

/* PDF. */
#define DIA_MAX_PDF_PAGES 5000u		       /* reports have 500 at most; a list of pages may cost its square */
#define DIA_MAX_PDF_GLYPHS (16u * 1024 * 1024) /* of a document: some 5,000 pages */
#define DIA_MAX_PAGE_WORDS 20000u	       /* of a page; a page full of print has 1,000 */
