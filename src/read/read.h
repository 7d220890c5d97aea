/*
 * From a file's bytes to blocks. The format is told by content, never by name.
 */
#pragma once

#include "diachron/types.h"
#include "model/blocks.h"

/* What a reader is given: all bytes of a file, and what the user asked for. */
typedef struct {
	const char *name; /* of the file, for messages */
	const char *data; /* need not end in NUL */
	gsize length;
	DiaRevisions revisions;
	GPtrArray *notes; /* receives lines for standard error (g_free'd strings); may be NULL */
} DiaReadInput;

/*
 * Reads a report.
 * @param path      file name, or "-" for standard input
 * @param revisions which side of tracked changes to read
 * @param notes     receives lines for standard error, such as a converted encoding; may be NULL
 * @param error     DIA_ERROR_READ, DIA_ERROR_FORMAT, DIA_ERROR_LIMIT; the message names the file
 *                  and what to do
 * @return newly allocated, or NULL; free with dia_blocks_free()
 */
DiaBlocks *dia_read(const char *path, DiaRevisions revisions, GPtrArray *notes, GError **error);

/*
 * As dia_read() for bytes that are in memory.
 * @param input the bytes must stay until the call returns, no longer
 */
DiaBlocks *dia_read_bytes(const DiaReadInput *input, GError **error);

/* One reader for each format: from all bytes of a file to blocks. */
typedef DiaBlocks *(*DiaReadFunction)(const DiaReadInput *input, GError **error);

DiaBlocks *dia_read_text(const DiaReadInput *input, GError **error);
DiaBlocks *dia_read_docx(const DiaReadInput *input, GError **error);
DiaBlocks *dia_read_html(const DiaReadInput *input, GError **error);
DiaBlocks *dia_read_markdown(const DiaReadInput *input, GError **error);
DiaBlocks *dia_read_akn(const DiaReadInput *input, GError **error);
DiaBlocks *dia_read_pdf(const DiaReadInput *input, GError **error);

/* TRUE where plain text is written in Markdown: it has headings that begin with '#', and more. */
gboolean dia_is_markdown(const char *data, gsize length);
