/*
 * The body of a DOCX: paragraphs, runs, tables, text boxes, fields, tracked changes, to blocks.
 */
#pragma once

#include "base/limits.h"
#include "read/docx-notes.h"
#include "read/docx-numbering.h"
#include "read/docx-styles.h"
#include "read/gather.h"

/* A note that the paragraph being read refers to. */
typedef struct {
	const xmlNode *note;
	char *mark; /* as printed */
} DiaDocxReference;

typedef struct {
	DiaBlocks *blocks;
	DiaRevisions revisions;
	DiaDocxStyles *styles;
	DiaDocxNumbering *numbering;
	DiaDocxNotes footnotes;
	DiaDocxNotes endnotes;
	DiaGather gather;
	GString *inner;	       /* of a cell or note: where its paragraphs go; NULL in the body */
	GArray *references;    /* footnotes of the block being read */
	GArray *ends;	       /* endnotes of the document */
	GPtrArray *boxes;      /* text boxes of the paragraph being read */
	GString *instruction;  /* of the innermost field */
	gboolean in_instruction[DIA_MAX_FIELD_DEPTH];
	guint n_fields;	       /* that are open */
	guint n_instructions;  /* of them, those still in their instruction: nothing is printed */
	guint contents_field;  /* number of open fields when a table of contents began; 0: none */
	guint n_contents;      /* containers of a table of contents that are open */
	guint n_automatic;     /* AUTONUM fields */
	guint n_revisions;     /* insertions and deletions seen */
	gboolean in_note;
	gboolean is_raised;	 /* the run being read is superscript */
	gboolean is_bold;	 /* the run being read is bold or large */
	GArray *unmarked;	   /* the text that follows is the mark of its last reference */
	const DiaDocxStyle *style; /* of the paragraph being read */
} DiaDocxReader;

/* What reads the elements of one name. */
typedef struct {
	const char *name;
	void (*read)(DiaDocxReader *reader, const xmlNode *node);
} DiaDocxHandler;

/* Reads the children of a node that tracked changes leave, each by the handler of its name; others are passed over. */
void dia_docx_read_children(DiaDocxReader *reader, const xmlNode *parent, const DiaDocxHandler *handlers,
			    guint n_handlers);

/* Reads all block-level children of a node. */
void dia_docx_read_blocks(DiaDocxReader *reader, const xmlNode *parent);

/* Reads a footnote or endnote as a block; frees what the reference owns. */
void dia_docx_read_note(DiaDocxReader *reader, DiaDocxReference *reference);

/* Reads the content of one paragraph, without ending it (docx-run.c). */
void dia_docx_read_inline(DiaDocxReader *reader, const xmlNode *parent);

/* TRUE where a node is on the other side of the tracked changes. */
gboolean dia_docx_is_removed(DiaDocxReader *reader, const xmlNode *node);
