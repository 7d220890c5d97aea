/*
 * The tokens that words are compared by: base tokens joined to whole numbers, dates, symbols and
 * articles; punctuation left out.
 */
#include <string.h>

#include "base/months.h"
#include "compare/words-private.h"

/* The base tokens of a text while they are read. */
typedef struct {
	DiaWords *words;
	const char *text;
	const DiaToken *tokens;
	guint n;
} Reader;

static inline gboolean
is_kind(const Reader *reader, guint at, DiaTokenKind kind)
{
	return at < reader->n && reader->tokens[at].kind == kind;
}

/* The ASCII mark at a token, or 0. */
static inline char
get_mark(const Reader *reader, guint at)
{
	if (!is_kind(reader, at, DIA_TOKEN_PUNCTUATION) || reader->tokens[at].length != 1)
		return '\0';
	return reader->text[reader->tokens[at].start];
}

static inline gboolean
is_glued(const Reader *reader, guint at)
{
	return at < reader->n && !(reader->tokens[at].flags & DIA_TOKEN_SPACE_BEFORE);
}

/* A number of this many digits that follows without or, where @is_spaced, with one blank. */
static gboolean
is_digits(const Reader *reader, guint at, guint length, gboolean is_spaced)
{
	return is_kind(reader, at, DIA_TOKEN_NUMBER) && reader->tokens[at].length == length &&
	       is_glued(reader, at) != is_spaced;
}

/* The groups of "1,203,500" or "1 203 500" after the first; *is_spaced tells which. */
static guint
skip_groups(const Reader *reader, guint at, gboolean *is_grouped)
{
	guint end = at + 1;

	*is_grouped = FALSE;
	if (reader->tokens[at].length > 3 || reader->text[reader->tokens[at].start] == '0')
		return end;
	while (get_mark(reader, end) == ',' && is_glued(reader, end) &&
	       is_digits(reader, end + 1, 3, FALSE)) {
		end += 2;
		*is_grouped = TRUE;
	}
	if (*is_grouped)
		return end;
	while (is_digits(reader, end, 3, TRUE)) {
		end++;
		*is_grouped = TRUE;
	}
	return end;
}

/* The end of a number with groups, decimals and further parts: "1,203.5", "139.68", "35,4". */
static guint
skip_number(const Reader *reader, guint at)
{
	gboolean is_grouped;
	guint end = skip_groups(reader, at, &is_grouped);

	while ((get_mark(reader, end) == '.' || (get_mark(reader, end) == ',' && !is_grouped)) &&
	       is_glued(reader, end) && is_kind(reader, end + 1, DIA_TOKEN_NUMBER) &&
	       is_glued(reader, end + 1))
		end += 2;
	return end;
}

/* "(2)", "(b)", "(iv)" after an article or paragraph; may repeat. */
static guint
skip_brackets(const Reader *reader, guint at)
{
	while (get_mark(reader, at) == '(' && at + 2 < reader->n &&
	       reader->tokens[at + 1].kind != DIA_TOKEN_PUNCTUATION &&
	       reader->tokens[at + 1].length <= 4 && get_mark(reader, at + 2) == ')' &&
	       is_glued(reader, at + 1) && is_glued(reader, at + 2))
		at += 3;
	return at;
}

static gboolean
is_word(const Reader *reader, guint at, const char *const *list)
{
	if (!is_kind(reader, at, DIA_TOKEN_WORD))
		return FALSE;
	return dia_words_hold(list, dia_vocabulary_word(reader->words->vocabulary,
							 reader->tokens[at].word));
}

/* "article 14 (2)", "art. 6": the word with its number. */
static guint
skip_article(const Reader *reader, guint at)
{
	static const char *const nouns[] = { "article", "articles", "art", "arts", NULL };
	guint number = at + 1;

	if (g_ascii_tolower(reader->text[reader->tokens[at].start]) != 'a' ||
	    !is_word(reader, at, nouns))
		return at;
	number += get_mark(reader, number) == '.';
	if (!is_kind(reader, number, DIA_TOKEN_NUMBER) && !is_kind(reader, number, DIA_TOKEN_MIXED))
		return at;
	return skip_brackets(reader, number + 1);
}

static gboolean
is_month(const Reader *reader, guint at)
{
	gsize length;

	return is_kind(reader, at, DIA_TOKEN_WORD) &&
	       (reader->tokens[at].flags & DIA_TOKEN_CAPITALIZED) &&
	       dia_month_parse(reader->text + reader->tokens[at].start, &length) > 0 &&
	       length == reader->tokens[at].length;
}

static gboolean
is_number(const Reader *reader, guint at, guint min_length, guint max_length)
{
	return is_kind(reader, at, DIA_TOKEN_NUMBER) && reader->tokens[at].length >= min_length &&
	       reader->tokens[at].length <= max_length;
}

/* "5 July 2024", "5 July", "July 2024", "July 5, 2024". */
static guint
skip_date(const Reader *reader, guint at)
{
	guint month = is_number(reader, at, 1, 2) ? at + 1 : at;
	guint year = month + 1;

	if (!is_month(reader, month))
		return at;
	if (month == at && is_number(reader, year, 1, 2) && get_mark(reader, year + 1) == ',' &&
	    is_number(reader, year + 2, 4, 4))
		return year + 3;
	if (is_number(reader, year, 4, 4))
		return year + 1;
	return month > at || is_number(reader, year, 1, 2) ? year + (month == at) : at;
}

/* "2024-07-05" */
static gboolean
is_iso_date(const Reader *reader, guint at)
{
	return is_number(reader, at, 4, 4) && get_mark(reader, at + 1) == '-' &&
	       is_number(reader, at + 2, 2, 2) && get_mark(reader, at + 3) == '-' &&
	       is_number(reader, at + 4, 2, 2);
}

/* A hyphen within "226-V" or a date, but not within "post-2015", "18-year" or the range "12-15". */
static gboolean
is_joining_hyphen(const Reader *reader, guint before, gboolean is_date)
{
	const DiaToken *after = &reader->tokens[before + 2];

	if (reader->tokens[before].kind == DIA_TOKEN_WORD)
		return FALSE;
	return after->kind == DIA_TOKEN_NUMBER ? is_date
					       : (after->flags & DIA_TOKEN_CAPITALIZED) != 0;
}

/* "A/HRC/28/10", "2013/14", "226-V", "2024-07-05": glued parts with a digit and a sign between. */
static guint
skip_symbol(const Reader *reader, guint at)
{
	enum { MAX_TOKENS = 32 }; /* no symbol is so long; without end they would be read from each part on */
	gboolean is_date = is_iso_date(reader, at);
	gboolean has_digit = FALSE;
	guint end = at;

	for (;;) {
		char mark;

		if (end >= reader->n || reader->tokens[end].kind == DIA_TOKEN_PUNCTUATION)
			return at;
		has_digit |= reader->tokens[end].kind != DIA_TOKEN_WORD;
		end++;
		mark = get_mark(reader, end);
		if (!is_glued(reader, end) || !is_glued(reader, end + 1) || end + 1 >= reader->n ||
		    reader->tokens[end + 1].kind == DIA_TOKEN_PUNCTUATION)
			break;
		if (mark == '-' && !is_joining_hyphen(reader, end - 1, is_date))
			break;
		/* "WG.6" within a symbol. */
		if (end - at >= MAX_TOKENS || (mark != '/' && mark != '-' && !(mark == '.' && end - at > 1)))
			break;
		end++;
	}
	return has_digit && end > at + 1 ? end : at;
}

/* Signs that mean something, unlike punctuation. */
static gboolean
is_hard_sign(gunichar sign)
{
	return g_unichar_type(sign) == G_UNICODE_CURRENCY_SYMBOL || sign == '%' || sign == '+' ||
	       sign == '=' || sign == '<' || sign == '>' || sign == '&' || sign == 0x00a7 ||
	       sign == 0x00b0 || sign == 0x00b1 || sign == 0x00d7 || sign == 0x2030 ||
	       sign == 0x2264 || sign == 0x2265;
}

/* A minus before a number: no blank after it, and no word before it. */
static gboolean
is_minus(const Reader *reader, guint at)
{
	return (get_mark(reader, at) == '-' ||
		(is_kind(reader, at, DIA_TOKEN_PUNCTUATION) &&
		 g_utf8_get_char(reader->text + reader->tokens[at].start) == 0x2212)) &&
	       !is_glued(reader, at) && is_kind(reader, at + 1, DIA_TOKEN_NUMBER) &&
	       is_glued(reader, at + 1);
}

/* The key of joined tokens: their characters, lower-cased, without blanks and group separators. */
static guint32
intern_joined(const Reader *reader, guint first, guint end)
{
	GString *buffer = reader->words->buffer;

	g_string_truncate(buffer, 0);
	for (guint at = first; at < end; at++) {
		const DiaToken *token = &reader->tokens[at];

		if (get_mark(reader, at) == ',' &&
		    (is_digits(reader, at + 1, 3, FALSE) || !is_glued(reader, at + 1)))
			continue;
		if (token->kind == DIA_TOKEN_PUNCTUATION)
			g_string_append_len(buffer, reader->text + token->start, token->length);
		else
			g_string_append(buffer, dia_vocabulary_word(reader->words->vocabulary,
								    token->word));
	}
	return dia_vocabulary_intern(reader->words->vocabulary, buffer->str, buffer->len);
}

static guint8
get_word_kind(const DiaWords *words, guint32 key)
{
	return dia_grammar_classes(words->lexicon->grammar, key) & DIA_CLASS_FUNCTION
		   ? DIA_KEY_FUNCTION
		   : DIA_KEY_WORD;
}

/* "State's" is another word than "State", although the base token is the same. */
static guint32
get_word_key(const Reader *reader, guint at)
{
	const DiaToken *token = &reader->tokens[at];
	const char *end = reader->text + token->start + token->length;
	GString *buffer = reader->words->buffer;

	if (token->length < 3 || (end[-1] != 's' && end[-1] != 'S') ||
	    (end[-2] != '\'' && g_utf8_get_char(g_utf8_prev_char(end - 1)) != 0x2019))
		return token->word;
	g_string_assign(buffer, dia_vocabulary_word(reader->words->vocabulary, token->word));
	g_string_append(buffer, "'s");
	return dia_vocabulary_intern(reader->words->vocabulary, buffer->str, buffer->len);
}

/* A word and then, behind a blank, another one, as most are: here begins neither a date nor a symbol nor an article. */
static inline gboolean
is_plain(const Reader *reader, guint at)
{
	return is_kind(reader, at, DIA_TOKEN_WORD) && is_kind(reader, at + 1, DIA_TOKEN_WORD) &&
	       !is_glued(reader, at + 1);
}

/* Reads the token at @at into *word; returns where the next one starts. *is_soft: it is no token. */
static guint
read_word(const Reader *reader, guint at, DiaWord *word, gboolean *is_soft)
{
	guint (*const skips[])(const Reader *, guint) = { skip_date, skip_symbol, skip_article };
	guint end = at;

	word->kind = DIA_KEY_NUMBER;
	for (guint i = is_plain(reader, at) ? G_N_ELEMENTS(skips) : 0; i < G_N_ELEMENTS(skips) && end == at; i++)
		end = skips[i](reader, at);
	if (end == at && is_kind(reader, at, DIA_TOKEN_NUMBER))
		end = skip_number(reader, at);
	else if (end == at && is_minus(reader, at))
		end = skip_number(reader, at + 1);
	if (end > at) {
		word->key = end == at + 1 ? reader->tokens[at].word : intern_joined(reader, at, end);
		return end;
	}
	end = at + 1;
	if (is_kind(reader, at, DIA_TOKEN_PUNCTUATION)) {
		gunichar sign = g_utf8_get_char(reader->text + reader->tokens[at].start);

		*is_soft = !is_hard_sign(sign);
		word->kind = DIA_KEY_WORD;
		word->key = sign == '%' ? reader->words->percent : reader->tokens[at].word;
		return end;
	}
	if (reader->tokens[at].word == reader->words->per && is_kind(reader, end, DIA_TOKEN_WORD) &&
	    reader->tokens[end].word == reader->words->cent) {
		word->kind = DIA_KEY_WORD;
		word->key = reader->words->percent;
		return end + 1;
	}
	word->key = get_word_key(reader, at);
	if (reader->tokens[at].kind == DIA_TOKEN_WORD)
		word->kind = get_word_kind(reader->words, word->key);
	return end;
}

/* The key of a token as printed. */
static guint32
intern_printed(const Reader *reader, guint first, guint end)
{
	guint32 start = reader->tokens[first].start;

	return dia_vocabulary_intern(reader->words->vocabulary, reader->text + start,
				     reader->tokens[end - 1].start + reader->tokens[end - 1].length -
					 start);
}

static gboolean
ends_sentence(const Reader *reader, guint at)
{
	char mark = get_mark(reader, at);

	return mark == '.' || mark == '?' || mark == '!' || mark == ':' || mark == ';';
}

void
dia_words_append(DiaWords *words, const char *text, gsize length, GArray *tokens)
{
	Reader reader = { .words = words, .text = text };
	gboolean is_first = TRUE;
	guint n_words = tokens->len;

	g_array_set_size(words->tokens, 0);
	dia_tokens_append(words->tokens, words->vocabulary, text, 0, length);
	reader.tokens = (const DiaToken *)(const void *)words->tokens->data;
	reader.n = words->tokens->len;
	/* No more words than tokens. */
	g_array_set_size(tokens, n_words + reader.n);
	for (guint at = 0, end; at < reader.n; at = end) {
		gboolean is_soft = FALSE;
		DiaWord word = { .start = reader.tokens[at].start, .flags = reader.tokens[at].flags };

		end = read_word(&reader, at, &word, &is_soft);
		is_first |= (word.flags & DIA_TOKEN_LINE_START) != 0;
		if (words->mode == DIA_WORDS_STRICT)
			word.key = intern_printed(&reader, at, end);
		if (!is_soft || words->mode == DIA_WORDS_STRICT) {
			word.end = reader.tokens[end - 1].start + reader.tokens[end - 1].length;
			word.is_first = is_first;
			g_array_index(tokens, DiaWord, n_words++) = word;
		}
		is_first = ends_sentence(&reader, end - 1) || (is_soft && is_first);
	}
	g_array_set_size(tokens, n_words);
}
