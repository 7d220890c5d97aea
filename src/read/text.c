/*
 * Plain text: bytes in any of the usual encodings to one block a line, with form feeds as page breaks.
 */
#include <string.h>

#include "read/decode.h"
#include "read/text-columns.h"
#include "read/text-pages.h"

/* Adds a line without its end; form feeds in it are page breaks. */
static void
add_line(DiaBlocks *blocks, const char *line, gsize length, guint32 number)
{
	const char *feed;

	if (length > 0 && line[length - 1] == '\r')
		length--;
	while ((feed = memchr(line, '\f', length)) != NULL) {
		gsize before = (gsize)(feed - line);

		if (before > 0)
			dia_blocks_add(blocks, DIA_BLOCK_LINE, line, before)->line = number;
		dia_blocks_add(blocks, DIA_BLOCK_PAGE_BREAK, "", 0)->line = number;
		line += before + 1;
		length -= before + 1;
	}
	dia_blocks_add(blocks, DIA_BLOCK_LINE, line, length)->line = number;
}

DiaBlocks *
dia_read_text(const DiaReadInput *input, GError **error)
{
	gsize decoded_length = 0;
	g_autofree char *decoded = dia_decode(input, &decoded_length, error);
	g_autoptr(DiaBlocks) blocks = NULL;
	const char *at = decoded;
	const char *end;

	if (decoded == NULL)
		return NULL;
	end = decoded + decoded_length;
	blocks = dia_blocks_new("text/plain");
	for (guint32 number = 1; at < end; number++) {
		const char *stop = memchr(at, '\n', (gsize)(end - at));
		const char *carriage;

		if (stop == NULL)
			stop = end;
		/* Old Macintosh text ends its lines with CR alone. */
		carriage = memchr(at, '\r', (gsize)(stop - at));
		if (carriage != NULL && carriage + 1 < stop)
			stop = carriage;
		add_line(blocks, at, (gsize)(stop - at), number);
		at = stop + 1;
	}
	dia_text_find_columns(blocks);
	dia_text_part_pages(blocks);
	return g_steal_pointer(&blocks);
}
