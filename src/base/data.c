#include "base/data.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "diachron/error.h"

void
dia_data_reader_init(DiaDataReader *reader, const char *file, const char *data, gsize length,
		     const char *const *keys)
{
	*reader = (DiaDataReader){
		.file = file,
		.keys = keys,
		.at = data,
		.end = data + length,
		.buffer = g_string_new(NULL),
	};
}

void
dia_data_reader_clear(DiaDataReader *reader)
{
	if (reader->buffer != NULL)
		g_string_free(g_steal_pointer(&reader->buffer), TRUE);
}

void
dia_data_reader_fail(const DiaDataReader *reader, GError **error, const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list arguments;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST, "%s:%u: %s", reader->file, reader->line,
		    message);
}

/* Copies the next line without its end and trailing blanks; FALSE at the end of the data. */
static gboolean
take_line(DiaDataReader *reader)
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
parse_section(const DiaDataReader *reader, DiaDataLine *line, GError **error)
{
	char *close = strchr(reader->buffer->str, ']');

	if (close == NULL || close == reader->buffer->str + 1) {
		dia_data_reader_fail(reader, error, "a section is written [id] Title");
		return FALSE;
	}
	*close = '\0';
	line->kind = DIA_DATA_SECTION;
	line->name = reader->buffer->str + 1;
	line->text = g_strchug(close + 1);
	return TRUE;
}

static gboolean
parse_key(const DiaDataReader *reader, DiaDataLine *line)
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
parse_phrase(const DiaDataReader *reader, DiaDataLine *line, GError **error)
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
		if (end == tab + 1 || *end != '\0' || errno != 0 || !isfinite(line->weight)) {
			dia_data_reader_fail(reader, error, "after the tab stands a number, not \"%s\"",
					     tab + 1);
			return FALSE;
		}
	}
	return TRUE;
}

gboolean
dia_data_reader_next(DiaDataReader *reader, DiaDataLine *line, GError **error)
{
	while (take_line(reader)) {
		const GString *buffer = reader->buffer;

		*line = (DiaDataLine){ .line = reader->line };
		if (buffer->len == 0 || buffer->str[0] == '#')
			continue;
		if (!g_utf8_validate(buffer->str, (gssize)buffer->len, NULL)) {
			dia_data_reader_fail(reader, error, "not valid UTF-8 text");
			return FALSE;
		}
		if (buffer->str[0] == '[')
			return parse_section(reader, line, error);
		if (parse_key(reader, line))
			return TRUE;
		return parse_phrase(reader, line, error);
	}
	return FALSE;
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
