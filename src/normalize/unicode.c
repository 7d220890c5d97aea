#include "normalize/unicode.h"

#include <string.h>

#include "model/blocks.h"

/* Characters that are drawn as nothing or only steer the layout. */
static gboolean
is_invisible(gunichar c)
{
	return c == 0x00ad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || (c < 0x20 && c != '\t' && c != DIA_LINE_END) ||
	       (c >= 0x7f && c < 0xa0);
}

static const char *
spell_ligature(gunichar c)
{
	static const char *const letters[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

	return c >= 0xfb00 && c <= 0xfb06 ? letters[c - 0xfb00] : NULL;
}

/* Ends a run of blanks of the width given. */
static void
append_blank(GString *buffer, guint width)
{
	if (buffer->len > 0 && width > 0)
		g_string_append_c(buffer, width > 1 ? '\t' : ' ');
}

static void
compose(GString *buffer)
{
	g_autofree char *composed = g_utf8_normalize(buffer->str, (gssize)buffer->len, G_NORMALIZE_NFC);

	if (composed != NULL)
		g_string_assign(buffer, composed);
}

/*
 * May a character be other than NFC, alone or with the one before it (UAX #15, 9)? Marks may, the second and third
 * letters of Hangul, and what comes apart and is not put together again. Below U+0300 nothing does, nor do dashes,
 * quotation marks and bullets, so that most text needs no second look.
 */
static gboolean
may_compose(gunichar c)
{
	gunichar first;
	gunichar second;
	gunichar again;

	if (c < 0x0300 || (c >= 0x2010 && c <= 0x2027))
		return FALSE;
	if (g_unichar_ismark(c) || (c >= 0x1160 && c < 0x1200))
		return TRUE;
	return g_unichar_decompose(c, &first, &second) && !(g_unichar_compose(first, second, &again) && again == c);
}

static inline gboolean
is_blank(char c)
{
	return (guchar)c <= ' ' && c != DIA_LINE_END;
}

static inline gboolean
is_plain(char c)
{
	return !is_blank(c) && (guchar)c < 0x7f;
}

/* Copies the ASCII words from @at, with single blanks between them, that need no look; returns where they end. */
static const char *
copy_plain(const char *at, const char *end, GString *buffer)
{
	const char *start = at;

	while (at < end && (is_plain(*at) || (*at == ' ' && at + 1 < end && is_plain(at[1]))))
		at++;
	g_string_append_len(buffer, start, at - start);
	return at;
}

static void
clean_unicode(const char *text, gsize length, GString *buffer)
{
	const char *end = text + length;
	gboolean needs_composing = FALSE;
	guint blanks = 0;

	for (const char *at = text; at < end;) {
		gunichar c = g_utf8_get_char(at);
		const char *ligature;

		if (c == '\t' || c == ' ' || (c >= 0x80 && g_unichar_isspace(c))) {
			blanks += c == '\t' ? 2 : 1;
			at = g_utf8_next_char(at);
			continue;
		}
		if (is_invisible(c)) {
			at = g_utf8_next_char(at);
			continue;
		}
		append_blank(buffer, blanks);
		blanks = 0;
		if (c < 0x80) {
			at = copy_plain(at, end, buffer);
			continue;
		}
		ligature = spell_ligature(c);
		needs_composing |= may_compose(c);
		if (ligature != NULL)
			g_string_append(buffer, ligature);
		else
			g_string_append_len(buffer, at, g_utf8_skip[(guchar)*at]);
		at = g_utf8_next_char(at);
	}
	if (needs_composing)
		compose(buffer);
}

/* The same for ASCII, which is nearly all of it, a run at a time. */
static void
clean_ascii(const char *text, gsize length, GString *buffer)
{
	const char *end = text + length;

	for (const char *at = text; at < end;) {
		guint blanks = 0;

		for (; at < end && is_blank(*at); at++)
			blanks += *at == '\t' ? 2 : *at == ' ';
		if (at < end && is_plain(*at)) {
			append_blank(buffer, blanks);
			at = copy_plain(at, end, buffer);
		}
		if (at < end && *at == 0x7f)
			at++;
	}
}

static gboolean
is_ascii(const char *text, gsize length)
{
	guchar any = 0;

	for (gsize i = 0; i < length; i++)
		any |= (guchar)text[i];
	return any < 0x80;
}

gboolean
dia_unicode_is_clean(const char *text, gsize length)
{
	guint is_dirty = length > 0 && (text[0] == ' ' || text[length - 1] == ' ');

	/* No early exit, so that the compiler takes many bytes at once. */
	for (gsize i = 0; i < length; i++)
		is_dirty |= (guint)((guchar)(text[i] - ' ') > '~' - ' ') |
			    ((guint)(text[i] == ' ') & (guint)(text[i + 1] == ' '));
	return is_dirty == 0;
}

void
dia_unicode_clean(const char *text, gsize length, GString *buffer)
{
	g_string_truncate(buffer, 0);
	if (is_ascii(text, length))
		clean_ascii(text, length, buffer);
	else
		clean_unicode(text, length, buffer);
}
