#include "base/data.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "diachron/error.h"

typedef struct {
	const char *file;
	const char *const *keys;
	const char *at;
	const char *end;
	guint line;
	GString *buffer; /* that line */
} Reader;

gboolean
dia_data_fail(const DiaDataLine *line, GError **error, const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list arguments;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST, "%s:%u: %s", line->file, line->line, message);
	return FALSE;
}

/* Copies the next line without its end and trailing blanks; FALSE at the end of the data. */
static gboolean
take_line(Reader *reader)
{
	const char *stop;

	if (reader->at >= reader->end)
		return FALSE;
	stop = memchr(reader->at, '\n', (gsize)(reader->end - reader->at));
	if (stop == NULL)
		stop = reader->end;
	g_string_truncate(reader->buffer, 0);
	g_string_append_len(reader->buffer, reader->at, stop - reader->at);
	while (reader->buffer->len > 0 &&
	       g_ascii_isspace(reader->buffer->str[reader->buffer->len - 1]))
		g_string_truncate(reader->buffer, reader->buffer->len - 1);
	reader->at = stop < reader->end ? stop + 1 : stop;
	reader->line++;
	return TRUE;
}

static gboolean
parse_section(const Reader *reader, DiaDataLine *line, GError **error)
{
	char *close = strchr(reader->buffer->str, ']');

	if (close == NULL || close == reader->buffer->str + 1)
		return dia_data_fail(line, error, "a section is written [id] Title");
	*close = '\0';
	line->kind = DIA_DATA_SECTION;
	line->name = reader->buffer->str + 1;
	line->text = g_strchug(close + 1);
	return TRUE;
}

static gboolean
parse_key(const Reader *reader, DiaDataLine *line)
{
	char *colon = strchr(reader->buffer->str, ':');

	if (colon == NULL || reader->keys == NULL)
		return FALSE;
	for (const char *const *key = reader->keys; *key != NULL; key++) {
		gsize length = (gsize)(colon - reader->buffer->str);

		if (strlen(*key) == length && strncmp(*key, reader->buffer->str, length) == 0) {
			*colon = '\0';
			line->kind = DIA_DATA_KEY;
			line->name = reader->buffer->str;
			line->text = g_strchug(colon + 1);
			return TRUE;
		}
	}
	return FALSE;
}

/* Reads a plain decimal, "-0.8125", exactly as g_ascii_strtod() does: both parts are doubles without loss. */
static double
parse_decimal(const char *text, char **end)
{
	static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
	const char *at = text + (*text == '-');
	gint64 digits = 0;
	guint n_digits = 0;
	guint n_decimals = 0;

	for (; g_ascii_isdigit(*at) && n_digits < 15; at++, n_digits++)
		digits = digits * 10 + (*at - '0');
	if (n_digits > 0 && *at == '.')
		for (at++; g_ascii_isdigit(*at) && n_digits < 15 && n_decimals < 9; at++) {
			digits = digits * 10 + (*at - '0');
			n_digits++;
			n_decimals++;
		}
	if (n_digits == 0 || digits == 0 || (*at != '\0' && *at != '/'))
		return g_ascii_strtod(text, end);
	*end = (char *)at;
	return (*text == '-' ? -1.0 : 1.0) * (double)digits / powers[n_decimals];
}

static gboolean
parse_phrase(const Reader *reader, DiaDataLine *line, GError **error)
{
	char *tab = strchr(reader->buffer->str, '\t');

	line->kind = DIA_DATA_PHRASE;
	line->text = reader->buffer->str;
	line->weight = 1.0;
	if (tab != NULL) {
		char *end;

		*tab = '\0';
		line->number = tab + 1;
		errno = 0;
		line->weight = parse_decimal(tab + 1, &end);
		if (*end == '/' && g_ascii_isdigit(end[1]))
			line->weight /= g_ascii_strtod(end + 1, &end);
		if (end == tab + 1 || *end != '\0' || errno != 0 || !isfinite(line->weight))
			return dia_data_fail(line, error, "after the tab stands a number, not \"%s\"", tab + 1);
	}
	return TRUE;
}

static gboolean
parse_line(const Reader *reader, DiaDataLine *line, GError **error)
{
	*line = (DiaDataLine){ .file = reader->file, .line = reader->line };
	if (!g_utf8_validate(reader->buffer->str, (gssize)reader->buffer->len, NULL))
		return dia_data_fail(line, error, "not valid UTF-8 text");
	if (reader->buffer->str[0] == '[')
		return parse_section(reader, line, error);
	return parse_key(reader, line) || parse_phrase(reader, line, error);
}

/* A comment may stand behind blanks. */
static gboolean
says_something(const GString *line)
{
	gsize at = strspn(line->str, " \t");

	return at < line->len && line->str[at] != '#';
}

gboolean
dia_data_read(const char *file, const char *text, gsize length, const char *const *keys, DiaDataTaker take,
	      gpointer data, GError **error)
{
	g_autoptr(GString) buffer = g_string_new(NULL);
	Reader reader = { .file = file, .keys = keys, .at = text, .end = text + length, .buffer = buffer };
	DiaDataLine line;

	while (take_line(&reader))
		if (says_something(buffer) &&
		    !(parse_line(&reader, &line, error) && take(data, &line, error)))
			return FALSE;
	return TRUE;
}

gboolean
dia_data_read_builtin(const char *file, const char *const *keys, DiaDataTaker take, gpointer data, GError **error)
{
	g_autoptr(GBytes) bytes = dia_data_builtin(file);
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);

	return dia_data_read(file, text, length, keys, take, data, error);
}

GBytes *
dia_data_builtin(const char *name)
{
	const DiaEmbedded *file = dia_data_files;

	while (file->name != NULL && !g_str_equal(file->name, name))
		file++;
	if (file->name == NULL)
		g_error("there is no built-in data file %s", name);
	return g_bytes_new_static(file->content, file->length);
}
