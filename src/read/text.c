/*
 * Plain text: bytes in any of the usual encodings to one block a line, with form feeds as page breaks.
 */
#include <gio/gio.h>
#include <string.h>

#include "diachron/error.h"
#include "read/read.h"

/*
 * Bytes to UTF-8: as it is, as UTF-16 where a byte order mark says so, else as Windows-1252, which
 * gives every byte a meaning (the five that it leaves open become U+FFFD).
 */
static char *
decode(const char *name, const char *data, gsize length, gsize *decoded_length, GPtrArray *notes,
       GError **error)
{
	const char *charset = NULL;
	char *decoded;

	if (length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
		data += 3;
		length -= 3;
	}
	if (g_utf8_validate_len(data, length, NULL)) {
		*decoded_length = length;
		return g_strndup(data, length);
	}
	if (length >= 2 && memcmp(data, "\xff\xfe", 2) == 0)
		charset = "UTF-16LE";
	else if (length >= 2 && memcmp(data, "\xfe\xff", 2) == 0)
		charset = "UTF-16BE";
	if (charset != NULL) {
		data += 2;
		length -= 2;
	} else {
		charset = "WINDOWS-1252";
	}
	decoded = g_convert_with_fallback(data, (gssize)length, "UTF-8", charset,
					  (char *)"\xef\xbf\xbd", NULL, decoded_length, error);
	if (decoded == NULL)
		g_prefix_error(error, "%s: not UTF-8, and not %s either: ", name, charset);
	else if (notes != NULL)
		g_ptr_array_add(notes, g_strdup_printf("%s: not UTF-8; read as %s", name, charset));
	return decoded;
}

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
dia_read_text(const char *name, const char *data, gsize length, GPtrArray *notes, GError **error)
{
	gsize decoded_length = 0;
	g_autofree char *decoded = decode(name, data, length, &decoded_length, notes, error);
	g_autoptr(DiaBlocks) blocks = NULL;
	const char *at = decoded;
	const char *end = decoded + decoded_length;

	if (decoded == NULL)
		return NULL;
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
	return g_steal_pointer(&blocks);
}
