#include "read/decode.h"

#include <string.h>

#include "diachron/error.h"

/* A byte order mark, and the encoding that it stands for. */
static const struct {
	const char *mark;
	gsize length;
	const char *charset;
} marks[] = {
	{ "\xef\xbb\xbf", 3, "UTF-8" },
	{ "\xff\xfe", 2, "UTF-16LE" },
	{ "\xfe\xff", 2, "UTF-16BE" },
};

char *
dia_decode(const DiaReadInput *input, gsize *length, GError **error)
{
	const char *data = input->data;
	gsize n = input->length;
	const char *charset = "WINDOWS-1252";
	g_autoptr(GError) failure = NULL;
	char *decoded;

	for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (n >= marks[i].length && memcmp(data, marks[i].mark, marks[i].length) == 0) {
			charset = marks[i].charset;
			data += marks[i].length;
			n -= marks[i].length;
			break;
		}
	}
	if (g_utf8_validate_len(data, n, NULL)) {
		*length = n;
		return g_strndup(data, n);
	}
	if (g_str_equal(charset, "UTF-8"))
		charset = "WINDOWS-1252";
	decoded = g_convert_with_fallback(data, (gssize)n, "UTF-8", charset, "\xef\xbf\xbd", NULL,
					  length, &failure);
	if (decoded == NULL)
		g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
			    "%s: not UTF-8, and not %s either (%s); save it as UTF-8", input->name,
			    charset, failure->message);
	else if (input->notes != NULL)
		g_ptr_array_add(input->notes, g_strdup_printf("%s: not UTF-8; read as %s",
							      input->name, charset));
	return decoded;
}
