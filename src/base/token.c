#include "base/token.h"

#include <string.h>

#include "base/limits.h"

typedef enum { CLASS_SPACE, CLASS_LETTER, CLASS_DIGIT, CLASS_PUNCTUATION } CharacterClass;

static inline CharacterClass
classify_ascii(guchar c)
{
	if (g_ascii_isalpha(c))
		return CLASS_LETTER;
	if (g_ascii_isdigit(c))
		return CLASS_DIGIT;
	return c <= ' ' || c == 0x7f ? CLASS_SPACE : CLASS_PUNCTUATION;
}

static CharacterClass
classify_unicode(gunichar c)
{
	if (g_unichar_isalpha(c) || g_unichar_ismark(c))
		return CLASS_LETTER;
	if (c == 0x00b2 || c == 0x00b3) /* km2 and m3 with raised digits are units, not numbers */
		return CLASS_LETTER;
	if (g_unichar_isspace(c) || c == 0x200b || c == 0xfeff || c == 0x2060)
		return CLASS_SPACE;
	return CLASS_PUNCTUATION;
}

/* Reads one character of valid UTF-8; *length receives its bytes. */
static inline CharacterClass
classify(const char *text, gsize at, gsize end, gunichar *c, gsize *length)
{
	guchar byte = (guchar)text[at];

	if (byte < 0x80) {
		*c = byte;
		*length = 1;
		return classify_ascii(byte);
	}
	*c = g_utf8_get_char(text + at);
	*length = MIN((gsize)g_utf8_skip[byte], end - at);
	return classify_unicode(*c);
}

static inline gboolean
is_apostrophe(gunichar c)
{
	return c == '\'' || c == 0x2019 || c == 0x02bc;
}

/* A run of letters and digits on its way to a token. */
typedef struct {
	char lower[DIA_MAX_WORD_BYTES + 8];
	gsize n_lower;
	guint letters;
	guint digits;
	guint upper;
	gboolean first_is_upper;
} Run;

static void
add_character(Run *run, gunichar c, CharacterClass class)
{
	if (class == CLASS_DIGIT) {
		run->digits++;
	} else {
		gboolean is_upper = c < 0x80 ? g_ascii_isupper((char)c) : g_unichar_isupper(c);

		run->first_is_upper |= is_upper && run->letters == 0 && run->digits == 0;
		run->upper += is_upper;
		run->letters++;
	}
	if (run->n_lower >= DIA_MAX_WORD_BYTES)
		return;
	if (c < 0x80)
		run->lower[run->n_lower++] = g_ascii_tolower((char)c);
	else
		run->n_lower += (gsize)g_unichar_to_utf8(g_unichar_tolower(c), run->lower + run->n_lower);
}

/* Reads the run that starts at @at; returns where it ends. */
static gsize
read_run(Run *run, const char *text, gsize at, gsize end)
{
	gsize start = at;

	while (at < end && at - start < DIA_MAX_WORD_BYTES) {
		gunichar c;
		gsize length;
		CharacterClass class = classify(text, at, end, &c, &length);

		if (class == CLASS_LETTER || class == CLASS_DIGIT) {
			add_character(run, c, class);
		} else if (is_apostrophe(c) && run->letters > 0 && at + length < end) {
			gunichar next;
			gsize next_length;

			if (classify(text, at + length, end, &next, &next_length) != CLASS_LETTER)
				break;
			if (run->n_lower < DIA_MAX_WORD_BYTES)
				run->lower[run->n_lower++] = '\'';
		} else {
			break;
		}
		at += length;
	}
	return at;
}

static DiaToken
finish_run(Run *run, DiaVocabulary *vocabulary, gsize start, gsize end, guint8 flags)
{
	gsize length = run->n_lower;
	DiaToken token = { .start = (guint32)start, .length = (guint16)(end - start) };

	if (length > 2 && run->lower[length - 1] == 's' && run->lower[length - 2] == '\'')
		length -= 2;
	token.kind = run->digits == 0 ? DIA_TOKEN_WORD
				      : (run->letters == 0 ? DIA_TOKEN_NUMBER : DIA_TOKEN_MIXED);
	token.word = dia_vocabulary_intern(vocabulary, run->lower, length);
	token.flags = flags;
	if (run->first_is_upper)
		token.flags |= DIA_TOKEN_CAPITALIZED;
	if (run->upper >= 2 && run->upper == run->letters)
		token.flags |= DIA_TOKEN_ALL_CAPITALS;
	return token;
}

void
dia_tokens_append(GArray *tokens, DiaVocabulary *vocabulary, const char *text, gsize start,
		  gsize end)
{
	gsize at = start;
	guint8 flags = DIA_TOKEN_SPACE_BEFORE | DIA_TOKEN_LINE_START;

	while (at < end) {
		gunichar c;
		gsize length;
		CharacterClass class = classify(text, at, end, &c, &length);
		DiaToken token;

		if (class == CLASS_SPACE) {
			flags |= DIA_TOKEN_SPACE_BEFORE;
			if (c == '\n')
				flags |= DIA_TOKEN_LINE_START;
			else if (c == '\t')
				flags |= DIA_TOKEN_TAB_BEFORE;
			at += length;
			continue;
		}
		if (class == CLASS_PUNCTUATION) {
			token = (DiaToken){ .start = (guint32)at,
					    .length = (guint16)length,
					    .kind = DIA_TOKEN_PUNCTUATION,
					    .flags = flags };
			token.word = dia_vocabulary_intern(vocabulary, text + at, length);
			at += length;
		} else {
			Run run = { .n_lower = 0 };
			gsize stop = read_run(&run, text, at, end);

			token = finish_run(&run, vocabulary, at, stop, flags);
			at = stop;
		}
		g_array_append_val(tokens, token);
		flags = 0;
	}
}
