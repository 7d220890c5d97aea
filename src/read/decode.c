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

enum { REPLACEMENT = 0xfffd };

/* What Windows-1252 has where Latin-1 has controls (encoding.spec.whatwg.org, with the five gaps open). */
static const gunichar windows_1252[32] = {
	0x20ac, REPLACEMENT, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, REPLACEMENT, 0x017d, REPLACEMENT,
	REPLACEMENT, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, REPLACEMENT, 0x017e, 0x0178,
};

static char *
decode_windows_1252(const char *data, gsize n, gsize *length)
{
	GString *decoded = g_string_sized_new(n + n / 16);

	for (gsize i = 0; i < n; i++) {
		guchar byte = (guchar)data[i];

		if (byte < 0x80)
			g_string_append_c(decoded, data[i]);
		else
			g_string_append_unichar(decoded, byte < 0xa0 ? windows_1252[byte - 0x80]
								     : byte);
	}
	*length = decoded->len;
	return g_string_free(decoded, FALSE);
}

/* A NUL would end the line that it stands in, and what follows would be lost. */
static char *
replace_nuls(char *text, gsize *length)
{
	GString *replaced;

	if (memchr(text, '\0', *length) == NULL)
		return text;
	replaced = g_string_sized_new(*length + 64);
	for (gsize i = 0; i < *length; i++) {
		if (text[i] == '\0')
			g_string_append_unichar(replaced, REPLACEMENT);
		else
			g_string_append_c(replaced, text[i]);
	}
	g_free(text);
	*length = replaced->len;
	return g_string_free(replaced, FALSE);
}

static char *
decode_utf16(const DiaReadInput *input, const char *charset, gsize skip, gsize *length,
	     GError **error)
{
	g_autoptr(GError) failure = NULL;
	char *decoded = g_convert(input->data + skip, (gssize)(input->length - skip), "UTF-8",
				  charset, NULL, length, &failure);

	if (decoded == NULL) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
			    "%s: begins as %s and does not go on so (%s); save it as UTF-8",
			    input->name, charset, failure->message);
		return NULL;
	}
	return replace_nuls(decoded, length);
}

static void
note_charset(const DiaReadInput *input, const char *charset)
{
	if (input->notes != NULL)
		g_ptr_array_add(input->notes, g_strdup_printf("%s: not UTF-8; read as %s",
							      input->name, charset));
}

/* How many bytes from the start on are ASCII and not NUL, in whole blocks, which compilers check many bytes at once. */
static gsize
count_plain(const char *data, gsize length)
{
	enum { BLOCK = 64 };
	gsize at = 0;

	for (; at + BLOCK <= length; at += BLOCK) {
		guint n_plain = 0;

		for (guint i = 0; i < BLOCK; i++)
			n_plain += (gint8)data[at + i] > 0;
		if (n_plain < BLOCK)
			break;
	}
	return at;
}

/* Valid UTF-8 without a NUL? Most of it is ASCII, of which a block needs no other look. */
static gboolean
is_utf8(const char *data, gsize length)
{
	enum { STEP = 256 }; /* bytes */
	const char *end = data + length;

	while (data < end) {
		const char *stop;

		data += count_plain(data, (gsize)(end - data));
		stop = data + MIN(STEP, end - data);
		/* Not within a character. */
		while (stop < end && ((guchar)*stop & 0xc0) == 0x80)
			stop++;
		if (!g_utf8_validate_len(data, (gsize)(stop - data), NULL))
			return FALSE;
		data = stop;
	}
	return TRUE;
}

char *
dia_decode(const DiaReadInput *input, gsize *length, GError **error)
{
	const char *charset = "UTF-8";
	gsize skip = 0;
	char *decoded;

	for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (input->length >= marks[i].length &&
		    memcmp(input->data, marks[i].mark, marks[i].length) == 0) {
			charset = marks[i].charset;
			skip = marks[i].length;
			break;
		}
	}
	if (!g_str_equal(charset, "UTF-8")) {
		decoded = decode_utf16(input, charset, skip, length, error);
		if (decoded != NULL)
			note_charset(input, charset);
		return decoded;
	}
	if (is_utf8(input->data + skip, input->length - skip)) {
		*length = input->length - skip;
		return g_strndup(input->data + skip, *length);
	}
	note_charset(input, "Windows-1252");
	return replace_nuls(decode_windows_1252(input->data + skip, input->length - skip, length),
			    length);
}
