#include "read/sniff.h"

#include <string.h>

#ifdef DIA_HAVE_PDF
#define READ_PDF dia_read_pdf
#else
#define READ_PDF NULL
#endif

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

static gboolean
begins_with(const char *data, gsize length, const char *magic, gsize n)
{
	return length >= n && memcmp(data, magic, n) == 0;
}

static gboolean
is_zip(const char *data, gsize length)
{
	return begins_with(data, length, "PK\3\4", 4) || begins_with(data, length, "PK\5\6", 4);
}

/* Readers of PDF accept its mark anywhere in the first kilobyte. */
static gboolean
is_pdf(const char *data, gsize length)
{
	return g_strstr_len(data, (gssize)MIN(length, 1024), "%PDF-") != NULL ||
	       begins_with(data, length, "%PDF-", 5);
}

/* The compound files of old Word, and of DOCX with a password. */
static gboolean
is_compound(const char *data, gsize length)
{
	return begins_with(data, length, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
}

static gboolean
is_rtf(const char *data, gsize length)
{
	return begins_with(data, length, "{\\rtf", 5);
}

/* What follows a byte order mark, white space, comments, declarations and the like. */
static const char *
skip_prolog(const char *data, const char *end)
{
	if (begins_with(data, (gsize)(end - data), "\xef\xbb\xbf", 3))
		data += 3;
	while (data < end) {
		const char *close;

		if (g_ascii_isspace(*data)) {
			data++;
			continue;
		}
		if (end - data >= 4 && memcmp(data, "<!--", 4) == 0)
			close = g_strstr_len(data, end - data, "-->");
		else if (end - data >= 2 && memcmp(data, "<?", 2) == 0)
			close = memchr(data, '>', (gsize)(end - data));
		else
			break;
		if (close == NULL)
			return end;
		data = (const char *)memchr(close, '>', (gsize)(end - close)) + 1;
	}
	return data;
}

static gboolean
is_element(const char *data, gsize length, const char *name)
{
	gsize n = strlen(name);

	return length > n + 1 && *data == '<' && g_ascii_strncasecmp(data + 1, name, n) == 0 &&
	       !g_ascii_isalnum(data[n + 1]);
}

static gboolean
is_html(const char *data, gsize length)
{
	static const char *const elements[] = { "!doctype html", "html",  "head", "body", "title",
						"meta",		 "div",	  "p",	  "h1",	  "h2",
						"h3",		 "table", "ol",	  "ul",	  "article",
						"section",	 "main",  "b",	  "a",	  "span" };
	const char *start = skip_prolog(data, data + length);

	for (guint i = 0; i < G_N_ELEMENTS(elements); i++)
		if (is_element(start, (gsize)(data + length - start), elements[i]))
			return TRUE;
	return FALSE;
}

static gboolean
is_akn(const char *data, gsize length)
{
	const char *start = skip_prolog(data, data + length);
	gsize left = (gsize)(data + length - start);
	const char *tag = left > 0 && *start == '<' ? memchr(start, '>', left) : NULL;

	return tag != NULL && (is_element(start, left, "akomaNtoso") ||
			       g_strstr_len(start, tag - start, ":akomaNtoso") != NULL);
}

static gboolean
is_xml(const char *data, gsize length)
{
	return begins_with(data, length, "<?xml", 5) ||
	       begins_with(data, length, "\xef\xbb\xbf<?xml", 8);
}

/* The first that matches wins; text is last because it asks least. */
static const DiaFormat formats[] = {
	{ "application/pdf", is_pdf, READ_PDF, "this build reads no PDF; build it with poppler-glib" },
	{ "application/zip", is_zip, dia_read_docx, NULL },
	{ "application/x-ole-storage", is_compound, NULL,
	  "an old Word file, or one with a password; save it as DOCX without a password" },
	{ "application/rtf", is_rtf, NULL, "Rich Text; save it as DOCX" },
	{ "application/akn+xml", is_akn, dia_read_akn, NULL },
	{ "text/html", is_html, dia_read_html, NULL },
	{ "application/xml", is_xml, NULL,
	  "XML, but neither Akoma Ntoso nor XHTML; convert it to one of them, or to text" },
	{ "text/markdown", dia_is_markdown, dia_read_markdown, NULL },
	{ "text/plain", is_text, dia_read_text, NULL },
};

const DiaFormat *
dia_sniff(const char *data, gsize length)
{
	for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
		if (formats[i].matches(data, length))
			return &formats[i];
	return NULL;
}
