#include "base/token.h"

#include <string.h>

#include "base/limits.h"

enum { BATCH = 128 }; /* tokens */

typedef enum { CLASS_SPACE, CLASS_LETTER, CLASS_DIGIT, CLASS_PUNCTUATION } CharacterClass;

#define S CLASS_SPACE
#define L CLASS_LETTER
#define D CLASS_DIGIT
#define P CLASS_PUNCTUATION

static const guint8 ascii_classes[128] = {
	S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* 0x00 */
	S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* 0x10 */
	S, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, /* 0x20 */
	D, D, D, D, D, D, D, D, D, D, P, P, P, P, P, P, /* 0x30 */
	P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 0x40 */
	L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, P, /* 0x50 */
	P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 0x60 */
	L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, S, /* 0x70 */
};

#undef S
#undef L
#undef D
#undef P

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
		return (CharacterClass)ascii_classes[byte];
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

/* Letters in lower case and digits; 0 for all else. */
static const char word_bytes[256] = {
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
	['7'] = '7', ['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
	['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k',
	['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
	['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
	['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
	['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm',
	['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
	['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

/* Reads what is ASCII letters and digits, as nearly all runs are from start to end; returns where it
 * stopped. */
static gsize
read_ascii(Run *run, const char *text, gsize at, gsize end)
{
	const char *from = text + at;
	gsize limit = end - at;
	guint digits = 0;
	guint upper = 0;
	gsize n;

	for (n = 0; n < limit; n++) {
		char c = word_bytes[(guchar)from[n]];

		if (c == 0)
			break;
		run->lower[n] = c;
		upper += c != from[n];
		digits += c <= '9';
	}
	run->n_lower = n;
	run->digits = digits;
	run->upper = upper;
	run->letters = (guint)n - digits;
	run->first_is_upper = n > 0 && run->lower[0] != from[0];
	return at + n;
}

/* Reads the run that starts at @at; returns where it ends. */
static gsize
read_run(Run *run, const char *text, gsize at, gsize end)
{
	gsize limit = at + DIA_MAX_WORD_BYTES;

	at = read_ascii(run, text, at, MIN(end, limit));
	while (at < end && at < limit) {
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
	token.word = run->digits == 0 ? dia_vocabulary_intern_unified(vocabulary, run->lower, length)
				      : dia_vocabulary_intern(vocabulary, run->lower, length);
	token.flags = flags;
	if (run->first_is_upper)
		token.flags |= DIA_TOKEN_CAPITALIZED;
	if (run->upper >= 2 && run->upper == run->letters)
		token.flags |= DIA_TOKEN_ALL_CAPITALS;
	return token;
}

/* The bits of the sets of phrases in which the word of a token may be what is asked for. */
static inline guint64
get_sets(const DiaVocabularyWord *word, const DiaVocabularyWord *stem, DiaWordRole role)
{
	return word->sets[role] | stem->stem_sets[role];
}

/* Tokens on their way to the array, which takes many at once. */
typedef struct {
	DiaToken tokens[BATCH];
	guint n;
	guint64 alone; /* the sets in which the last token needs no second */
	GArray *array;
} Batch;

static void
flush(Batch *batch)
{
	g_array_append_vals(batch->array, batch->tokens, batch->n);
	batch->n = 0;
}

/*
 * Says with which phrases a token may start, and takes back what was said of the token before it where this one
 * cannot be the second of such a phrase. Marks may be passed over, and at the start of a batch nothing is taken back.
 */
static void
mark_sets(Batch *batch, const DiaVocabulary *vocabulary, DiaToken *token)
{
	const DiaVocabularyWord *word = dia_vocabulary_get(vocabulary, token->word);
	const DiaVocabularyWord *stem = dia_vocabulary_get(vocabulary, word->stem);

	if (batch->n > 0 && token->kind != DIA_TOKEN_PUNCTUATION)
		token[-1].starts &= batch->alone | get_sets(word, stem, DIA_WORD_SECOND);
	token->stem = word->stem;
	token->starts = get_sets(word, stem, DIA_WORD_FIRST);
	batch->alone = get_sets(word, stem, DIA_WORD_ALONE);
}

void
dia_tokens_append(GArray *tokens, DiaVocabulary *vocabulary, const char *text, gsize start,
		  gsize end)
{
	Batch batch;
	gsize at = start;
	guint8 flags = DIA_TOKEN_SPACE_BEFORE | DIA_TOKEN_LINE_START;

	batch.array = tokens;
	batch.n = 0;
	while (at < end) {
		gunichar c;
		gsize length;
		CharacterClass class = classify(text, at, end, &c, &length);
		DiaToken *token = &batch.tokens[batch.n];

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
			*token = (DiaToken){ .start = (guint32)at,
					     .length = (guint16)length,
					     .kind = DIA_TOKEN_PUNCTUATION,
					     .flags = flags };
			token->word = dia_vocabulary_intern(vocabulary, text + at, length);
			at += length;
		} else {
			Run run;
			gsize stop = read_run(&run, text, at, end);
			*token = finish_run(&run, vocabulary, at, stop, flags);
			at = stop;
		}
		mark_sets(&batch, vocabulary, token);
		if (++batch.n == BATCH)
			flush(&batch);
		flags = 0;
	}
	flush(&batch);
}

guint32
dia_tokens_find(const DiaToken *tokens, guint32 first, guint32 end, guint32 byte)
{
	while (first < end) {
		guint32 middle = first + (end - first) / 2;

		if (tokens[middle].start < byte)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}
