#include "emit/markup.h"

#include <string.h>

#include "base/checksum.h"
#include "base/data.h"
#include "base/digits.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

/*
 * What a byte of valid UTF-8 needs: '.' nothing, so that a run of them is copied at once; 'e' an
 * escape; 'c' is a control character; 'l' leads a character that may be a C1 control (0xc2),
 * reorder what is shown (0xe2) or be a noncharacter (0xef, 0xf0 and up).
 */
static const char byte_classes[] = "ccccccccc..ccccccccccccccccccccc" /* from 0x00 */
				   "..e...e.....................e.e." /* from 0x20 */
				   "................................" /* from 0x40 */
				   "...............................c" /* from 0x60 */
				   "................................" /* from 0x80 */
				   "................................" /* from 0xa0 */
				   "..l............................." /* from 0xc0 */
				   "..l............llllll..........." /* from 0xe0 */;

void
dia_markup_init(DiaMarkup *markup, GString *output)
{
	*markup = (DiaMarkup){ .output = output };
}

/* As g_string_append_len() for the small pieces that a page is made of: nearly all fit in, which needs no call. */
static inline void
append_length(GString *output, const char *text, gsize length)
{
	if (G_UNLIKELY(length >= output->allocated_len - output->len)) {
		g_string_append_len(output, text, (gssize)length);
		return;
	}
	memcpy(output->str + output->len, text, length);
	output->len += length;
	output->str[output->len] = '\0';
}

static inline void
append(GString *output, const char *text)
{
	append_length(output, text, strlen(text));
}

static void
end_tag(DiaMarkup *markup)
{
	if (markup->is_in_tag)
		g_string_append_c(markup->output, '>');
	markup->is_in_tag = FALSE;
}

static gboolean
is_noncharacter(gunichar character)
{
	return (character >= 0xfdd0 && character <= 0xfdef) || (character & 0xfffe) == 0xfffe;
}

/* Embeddings, overrides and isolates; the marks for direction (U+200E, U+200F) do no harm. */
static gboolean
is_reordering(gunichar character)
{
	return (character >= 0x202a && character <= 0x202e) ||
	       (character >= 0x2066 && character <= 0x2069);
}

static void
append_character(GString *output, const char *at, gsize length)
{
	gunichar character = g_utf8_get_char(at);

	if (is_reordering(character))
		g_string_append_printf(output, "[U+%04X]", character);
	else if (is_noncharacter(character) || (character >= 0x80 && character < 0xa0))
		append(output, REPLACEMENT);
	else
		append_length(output, at, length);
}

static void
append_escape(GString *output, char byte)
{
	switch (byte) {
	case '<':
		append(output, "&lt;");
		break;
	case '>':
		append(output, "&gt;");
		break;
	case '&':
		append(output, "&amp;");
		break;
	default:
		append(output, "&quot;");
	}
}

/* @text is valid UTF-8 */
static void
append_valid(GString *output, const char *text, const char *end)
{
	while (text < end) {
		const char *stop = text;

		while (stop < end && byte_classes[(guint8)*stop] == '.')
			stop++;
		append_length(output, text, (gsize)(stop - text));
		if (stop == end)
			return;
		text = stop + 1;
		switch (byte_classes[(guint8)*stop]) {
		case 'e':
			append_escape(output, *stop);
			break;
		case 'c':
			append(output, REPLACEMENT);
			break;
		default:
			text = g_utf8_next_char(stop);
			append_character(output, stop, (gsize)(text - stop));
		}
	}
}

static void
append_escaped(GString *output, const char *text, gsize length)
{
	const char *end = text + length;

	while (text < end) {
		const char *stop;
		gboolean is_valid = g_utf8_validate_len(text, (gsize)(end - text), &stop);

		append_valid(output, text, stop);
		if (is_valid)
			return;
		append(output, REPLACEMENT);
		text = stop + 1;
	}
}

void
dia_markup_open_literal(DiaMarkup *markup, const char *element)
{
	g_assert(markup->depth < DIA_MARKUP_MAX_DEPTH);
	end_tag(markup);
	g_string_append_c(markup->output, '<');
	append(markup->output, element);
	markup->open[markup->depth++] = element;
	markup->is_in_tag = TRUE;
}

void
dia_markup_open_class_literal(DiaMarkup *markup, const char *element, const char *class_name)
{
	dia_markup_open_literal(markup, element);
	dia_markup_attribute_literal(markup, "class", class_name);
}

void
dia_markup_close_literal(DiaMarkup *markup, const char *element)
{
	g_assert(markup->depth > 0 && g_str_equal(markup->open[markup->depth - 1], element));
	end_tag(markup);
	append(markup->output, "</");
	append(markup->output, element);
	g_string_append_c(markup->output, '>');
	markup->depth--;
}

void
dia_markup_close_empty(DiaMarkup *markup)
{
	g_assert(markup->depth > 0 && markup->is_in_tag);
	/* A slash that follows a value without quotes would be its last character. */
	if (markup->output->str[markup->output->len - 1] != '"')
		g_string_append_c(markup->output, ' ');
	append(markup->output, "/>");
	markup->depth--;
	markup->is_in_tag = FALSE;
}

/* Are there letters, digits and some signs, and nothing else? */
static gboolean
is_made_of(const char *value, const char *signs)
{
	const char *at = value;

	while (g_ascii_isalnum(*at) || (*at != '\0' && strchr(signs, *at) != NULL))
		at++;
	return at > value && *at == '\0';
}

/*
 * TRUE for a value that HTML lets stand without quotes (HTML Living Standard, 13.1.2.3), from the
 * characters of ids and numbers only. A page has some fifty thousand such.
 */
static gboolean
is_plain(const char *value)
{
	return is_made_of(value, "-_.#%");
}

void
dia_markup_attribute_literal(DiaMarkup *markup, const char *name, const char *value)
{
	g_assert(markup->is_in_tag);
	if (value == NULL)
		return;
	g_string_append_c(markup->output, ' ');
	append(markup->output, name);
	g_string_append_c(markup->output, '=');
	if (is_plain(value)) {
		append(markup->output, value);
		return;
	}
	g_string_append_c(markup->output, '"');
	append_escaped(markup->output, value, strlen(value));
	g_string_append_c(markup->output, '"');
}

void
dia_markup_attribute_number_literal(DiaMarkup *markup, const char *name, gint64 number)
{
	char room[DIA_DIGITS_ROOM];

	dia_markup_attribute_literal(markup, name, dia_digits_write(number, room));
}

void
dia_markup_attribute_percent_literal(DiaMarkup *markup, const char *name, gint hundredths)
{
	char text[32];
	gint tenths = (hundredths + (hundredths < 0 ? -5 : 5)) / 10;

	if (tenths % 10 == 0)
		g_snprintf(text, sizeof text, "%d%%", tenths / 10);
	else
		g_snprintf(text, sizeof text, "%s%d.%d%%", tenths < 0 ? "-" : "", ABS(tenths) / 10,
			   ABS(tenths) % 10);
	dia_markup_attribute_literal(markup, name, text);
}

void
dia_markup_link(DiaMarkup *markup, const char *id)
{
	g_autofree char *escaped = NULL;
	g_autofree char *href = NULL;

	g_assert(markup->is_in_tag);
	/* Nearly all of some ten thousand: nothing to escape. */
	if (is_made_of(id, "-_.")) {
		append(markup->output, " href=#");
		append(markup->output, id);
		return;
	}
	escaped = g_uri_escape_string(id, NULL, FALSE);
	href = g_strconcat("#", escaped, NULL);
	dia_markup_attribute_literal(markup, "href", href);
}

void
dia_markup_text_length(DiaMarkup *markup, const char *text, gsize length)
{
	end_tag(markup);
	append_escaped(markup->output, text, length);
}

void
dia_markup_text(DiaMarkup *markup, const char *text)
{
	if (text != NULL)
		dia_markup_text_length(markup, text, strlen(text));
}

void
dia_markup_format(DiaMarkup *markup, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list arguments;

	va_start(arguments, format);
	text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	dia_markup_text(markup, text);
}

void
dia_markup_element_literal(DiaMarkup *markup, const char *element, const char *class_name,
			   const char *text)
{
	dia_markup_open_literal(markup, element);
	dia_markup_attribute_literal(markup, "class", class_name);
	dia_markup_text(markup, text);
	dia_markup_close_literal(markup, element);
}

gsize
dia_markup_mark(DiaMarkup *markup)
{
	end_tag(markup);
	return markup->output->len;
}

void
dia_markup_rewind(DiaMarkup *markup, gsize mark)
{
	g_assert(!markup->is_in_tag && mark <= markup->output->len);
	g_string_truncate(markup->output, mark);
}

void
dia_markup_raw_literal(DiaMarkup *markup, const char *literal, gsize length)
{
	end_tag(markup);
	append_length(markup->output, literal, length);
}

void
dia_markup_builtin_literal(DiaMarkup *markup, const char *name)
{
	g_autoptr(GBytes) bytes = dia_data_builtin(name);
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);

	end_tag(markup);
	append_length(markup->output, data, length);
}

void
dia_markup_open_page(DiaMarkup *markup, const char *styles, const char *scripts, const char *title)
{
	g_autofree char *policy = g_strdup_printf("default-src 'none'; style-src %s; script-src %s; img-src data:; "
						  "base-uri 'none'; form-action 'none'",
						  styles, scripts);

	dia_markup_raw(markup, "<head>\n<meta charset=\"utf-8\"/>\n");
	dia_markup_open(markup, "meta");
	dia_markup_attribute(markup, "http-equiv", "Content-Security-Policy");
	dia_markup_attribute(markup, "content", policy);
	dia_markup_close_empty(markup);
	dia_markup_raw(markup, "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
			       "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
			       "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
			       "<meta name=\"generator\" content=\"diachron\"/>\n"
			       "<link rel=\"icon\" href=\"data:,\"/>\n");
	dia_markup_element(markup, "title", title);
}

static char *
hash(const guint8 *data, gsize length)
{
	g_autofree char *encoded = NULL;
	guint8 digest[DIA_CHECKSUM_BYTES];

	dia_checksum(data, length, digest);
	encoded = g_base64_encode(digest, sizeof digest);
	return g_strconcat("sha256-", encoded, NULL);
}

char *
dia_markup_hash_builtin(const char *name)
{
	g_autoptr(GBytes) bytes = dia_data_builtin(name);
	gsize length;
	const guint8 *data = g_bytes_get_data(bytes, &length);

	return hash(data, length);
}

char *
dia_markup_hash_text(const char *text)
{
	return hash((const guint8 *)text, strlen(text));
}
