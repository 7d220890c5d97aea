#include "normalize/join.h"

#include <string.h>

/* Of the hyphens at ends of lines of a report that divides words, more divide a word that is no compound. */
#define DIVIDED_PERCENT 20

struct _DiaJoiner {
	const DiaLayout *layout;
	GHashTable *words; /* of the report, lower case, compounds whole; made when first needed */
	gboolean is_hyphenated; /* the report divides words at the ends of lines */
};

DiaJoiner *
dia_joiner_new(const DiaLayout *layout)
{
	DiaJoiner *joiner = g_new0(DiaJoiner, 1);

	joiner->layout = layout;
	return joiner;
}

void
dia_joiner_free(DiaJoiner *joiner)
{
	if (joiner == NULL)
		return;
	g_clear_pointer(&joiner->words, g_hash_table_unref);
	g_free(joiner);
}

static gboolean
is_word_character(char c)
{
	return g_ascii_isalnum(c) || (guchar)c >= 0x80;
}

/* Words and hyphenated compounds within lines; what stands around the end of a line may be divided. */
static void
collect_words(DiaJoiner *joiner)
{
	joiner->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < joiner->layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(joiner->layout, i);
		guint32 start = 0;
		gboolean is_rest = i > 0 && (line - 1)->length > 0 &&
				   (line - 1)->text[(line - 1)->length - 1] == '-';

		for (guint32 at = 0; at <= line->length; at++) {
			gboolean is_inside = at < line->length &&
					     (is_word_character(line->text[at]) ||
					      (line->text[at] == '-' && at > start));

			if (is_inside)
				continue;
			if (at > start && line->text[at - 1] != '-' && !is_rest)
				g_hash_table_add(joiner->words,
						 g_ascii_strdown(line->text + start, at - start));
			is_rest = line->text[at] == DIA_LINE_END;
			start = at + 1;
		}
	}
}

/* The word before the hyphen that a line ends with, lower case; NULL where there is none. */
static char *
take_last_half(const char *text, gsize length)
{
	gsize end = length - 1;
	gsize at = end;

	while (at > 0 && is_word_character(text[at - 1]))
		at--;
	return at < end ? g_ascii_strdown(text + at, (gssize)(end - at)) : NULL;
}

static char *
take_first_word(const char *line, gsize length)
{
	gsize at = 0;

	while (at < length && is_word_character(line[at]))
		at++;
	return g_ascii_strdown(line, (gssize)at);
}

static gboolean
is_known(const DiaJoiner *joiner, const char *word)
{
	return g_hash_table_contains(joiner->words, word) ||
	       dia_vocabulary_find(joiner->layout->lexicon->vocabulary, word, strlen(word)) !=
		   DIA_WORD_NONE;
}

/* How many lines end with a hyphen, and of how many it divides what nobody takes for a compound. */
typedef struct {
	guint n_hyphens;
	guint n_divided;
} Divisions;

static void
count_division(const DiaJoiner *joiner, const char *text, gsize length, const char *next, gsize next_length,
	       Divisions *divisions)
{
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	g_autofree char *joined = NULL;

	if (length < 2 || text[length - 1] != '-')
		return;
	first = take_last_half(text, length);
	second = take_first_word(next, next_length);
	if (first == NULL || *second == '\0')
		return;
	divisions->n_hyphens++;
	joined = g_strconcat(first, second, NULL);
	divisions->n_divided += !is_known(joiner, second) && is_known(joiner, joined);
}

/* Does the report divide words at the ends of lines? Where it does not, all hyphens there are the author's. */
static gboolean
divides_words(const DiaJoiner *joiner)
{
	Divisions divisions = { 0 };

	for (guint i = 0; i < joiner->layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(joiner->layout, i);
		const char *start = line->text;
		const char *end = line->text + line->length;
		const char *cut;

		for (; (cut = memchr(start, DIA_LINE_END, (gsize)(end - start))) != NULL; start = cut + 1)
			count_division(joiner, start, (gsize)(cut - start), cut + 1, (gsize)(end - cut) - 1,
				       &divisions);
		if (i + 1 < joiner->layout->lines->len)
			count_division(joiner, start, (gsize)(end - start), (line + 1)->text,
				       (line + 1)->length, &divisions);
	}
	return divisions.n_divided * 100 > divisions.n_hyphens * DIVIDED_PERCENT;
}

/*
 * Is the hyphen between two halves part of the word? The report itself decides where it has the word
 * undivided; else two halves that are words by themselves are a compound.
 */
static gboolean
keeps_hyphen(DiaJoiner *joiner, const char *first, const char *second)
{
	static const char *const prefixes[] = { "anti", "co", "ex", "extra", "inter", "intra", "mid",
						"multi", "non", "post", "pre", "pro", "re", "self",
						"semi", "socio", "sub", "trans", "ultra", NULL };
	g_autofree char *compound = g_strconcat(first, "-", second, NULL);
	g_autofree char *joined = g_strconcat(first, second, NULL);

	if (joiner->words == NULL) {
		collect_words(joiner);
		joiner->is_hyphenated = divides_words(joiner);
	}
	if (!joiner->is_hyphenated || g_hash_table_contains(joiner->words, compound))
		return TRUE;
	if (is_known(joiner, joined))
		return FALSE;
	if (is_known(joiner, second) && g_strv_contains(prefixes, first))
		return TRUE;
	return is_known(joiner, first) && is_known(joiner, second);
}

/* Does the report have the two halves as one word elsewhere, as "OHCHR"? */
static gboolean
has_joined(const DiaJoiner *joiner, const char *first, const char *second)
{
	g_autofree char *joined = g_strconcat(first, second, NULL);

	return g_hash_table_contains(joiner->words, joined);
}

void
dia_text_append_plain(GString *text, const char *line, gsize length)
{
	const char *end = line + length;
	guint open = 0; /* asterisks of the run that is open */

	if (memchr(line, '*', length) == NULL && memchr(line, '\t', length) == NULL) {
		g_string_append_len(text, line, (gssize)length);
		return;
	}
	for (const char *at = line; at < end; at++) {
		const char *plain = at;
		gsize run;

		while (at < end && *at != '\t' && *at != '*')
			at++;
		g_string_append_len(text, plain, at - plain);
		if (at == end)
			return;
		if (*at == '\t') {
			g_string_append_c(text, ' ');
			continue;
		}
		run = strspn(at, "*");
		if (open == 0) {
			const char *close = run <= 3 && at[run] != ' ' && at[run] != '\0'
						? strstr(at + run, "*")
						: NULL;

			/* An opening run stands before a word and is closed behind one. */
			if (close != NULL && close < end && close[-1] != ' ' &&
			    (at == line || !is_word_character(at[-1])))
				open = (guint)run;
			else if (at > line && at[-1] != ' ')
				; /* the mark of a footnote */
			else
				g_string_append_len(text, at, (gssize)run);
		} else {
			open = 0;
		}
		at += run - 1;
	}
}

/*
 * Is the line cut behind a dash that stands between words, "1–" and "3", "March–" and "April"? Neither blank nor
 * word is missing there.
 */
static gboolean
is_cut_dash(const GString *text, gsize start, const char *line, gsize length)
{
	static const char DASH[] = "\xe2\x80\x93";
	gsize dash = sizeof(DASH) - 1;

	if (length == 0 || !is_word_character(line[0]))
		return FALSE;
	if (text->len > start + 1 && text->str[text->len - 1] == '-')
		return g_ascii_isdigit(text->str[text->len - 2]) && g_ascii_isdigit(line[0]);
	return text->len > start + dash &&
	       memcmp(text->str + text->len - dash, DASH, dash) == 0 &&
	       is_word_character(text->str[text->len - dash - 1]);
}

static void
append_line(DiaJoiner *joiner, GString *text, gsize start, const char *line, gsize length)
{
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;

	if (is_cut_dash(text, start, line, length)) {
		dia_text_append_plain(text, line, length);
		return;
	}
	if (text->len > start && text->str[text->len - 1] == '-')
		first = take_last_half(text->str + start, text->len - start);
	if (first != NULL && length > 0 && is_word_character(line[0])) {
		second = take_first_word(line, length);
		/* "up-" and "to-date" */
		if (line[strlen(second)] != '-' && !keeps_hyphen(joiner, first, second) &&
		    (g_ascii_islower(line[0]) || has_joined(joiner, first, second)))
			g_string_truncate(text, text->len - 1);
	} else if (text->len > start && text->str[text->len - 1] != '\n') {
		g_string_append_c(text, ' ');
	}
	dia_text_append_plain(text, line, length);
}

void
dia_joiner_append(DiaJoiner *joiner, GString *text, gsize start, const char *line, gsize length)
{
	const char *cut;

	while ((cut = memchr(line, DIA_LINE_END, length)) != NULL) {
		append_line(joiner, text, start, line, (gsize)(cut - line));
		length -= (gsize)(cut - line) + 1;
		line = cut + 1;
	}
	append_line(joiner, text, start, line, length);
}
