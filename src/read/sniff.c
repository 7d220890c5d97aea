#include "read/sniff.h"

#include <string.h>

/* Text has no NUL (but UTF-16 does) and next to no control characters. */
static gboolean
is_text(const char *data, gsize length)
{
	gsize head = MIN(length, 64 * 1024);
	gsize controls = 0;

	if (length >= 2 && (memcmp(data, "\xff\xfe", 2) == 0 || memcmp(data, "\xfe\xff", 2) == 0))
		return TRUE;
	if (memchr(data, '\0', length) != NULL)
		return FALSE;
	for (gsize i = 0; i < head; i++) {
		guchar c = (guchar)data[i];

		controls += c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1a &&
			    c != 0x0b;
	}
	return controls * 100 <= head;
}

/* The first that matches wins; text is last because it asks least. */
static const DiaFormat formats[] = {
	{ "text/plain", is_text, dia_read_text },
};

const DiaFormat *
dia_sniff(const char *data, gsize length)
{
	for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
		if (formats[i].matches(data, length))
			return &formats[i];
	return NULL;
}
