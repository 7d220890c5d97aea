#include "normalize/states.h"

#include <string.h>

void
dia_states_init(DiaStates *states, const DiaLexicon *lexicon, DiaVocabulary *vocabulary)
{
	*states = (DiaStates){ .lexicon = lexicon,
			       .vocabulary = vocabulary,
			       .tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken)),
			       .names = g_ptr_array_new_with_free_func(g_free) };
}

void
dia_states_clear(DiaStates *states)
{
	g_clear_pointer(&states->tokens, g_array_unref);
	g_clear_pointer(&states->names, g_ptr_array_unref);
}

/* A name as printed; the bracket of "Iran (Islamic Republic of)" is its own. */
static char *
take_name(const char *text, const DiaToken *first, const DiaToken *last, gsize end)
{
	gsize stop = last->start + last->length;
	const char *open = memchr(text + first->start, '(', stop - first->start);

	if (open != NULL && stop < end && text[stop] == ')')
		stop++;
	return g_strndup(text + first->start, stop - first->start);
}

/*
 * Adds the names of States in a bracket, as printed; none where it holds more words than names, as
 * "(the second option)" does.
 * @param is_strict no other word may stand beside the names
 */
static void
collect(DiaStates *states, const char *text, gsize start, gsize end, gboolean is_strict)
{
	const DiaPhrases *names = dia_countries_names(states->lexicon->countries);
	const DiaToken *tokens;
	guint n_found = states->names->len;
	guint others = 0;

	g_array_set_size(states->tokens, 0);
	dia_tokens_append(states->tokens, states->vocabulary, text, start, end);
	tokens = (const DiaToken *)(const void *)states->tokens->data;
	for (guint i = 0; i < states->tokens->len;) {
		DiaPhraseMatch match;

		if (dia_phrases_match(names, states->vocabulary, text, tokens, i,
				      states->tokens->len, &match)) {
			g_ptr_array_add(states->names,
					take_name(text, &tokens[i], &tokens[i + match.n_tokens - 1],
						  end));
			i += match.n_tokens;
			continue;
		}
		others += tokens[i].kind == DIA_TOKEN_WORD && tokens[i].length > 3;
		i++;
	}
	if (states->names->len == n_found ||
	    others > (is_strict ? 0 : 2 * (states->names->len - n_found)))
		g_ptr_array_set_size(states->names, (gint)n_found);
}

/* The next bracket that opens, or @length. */
static gsize
find_open(const char *text, gsize at, gsize length)
{
	const char *open = at < length ? memchr(text + at, '(', length - at) : NULL;

	return open != NULL ? (gsize)(open - text) : length;
}

/* Where the bracket that opens at @open closes, nested ones passed over; @length where it does not. */
static gsize
find_close(const char *text, gsize open, gsize length)
{
	guint depth = 0;

	for (gsize at = open; at < length; at++) {
		if (text[at] == '(')
			depth++;
		else if (text[at] == ')' && --depth == 0)
			return at;
	}
	return length;
}

/* What may stand beside the brackets at the end of a recommendation. */
static inline gboolean
is_stop(char c)
{
	return c == ' ' || c == ';' || c == '.' || c == ',' || c == ':' || c == '*' || c == '\n' ||
	       c == '/' || c == '\0';
}

/* Where the words of the text end and only brackets and stops follow. */
static gsize
find_tail(const char *text, gsize length)
{
	gsize tail = 0;

	for (gsize at = 0; at < length;) {
		gsize open = find_open(text, at, length);
		gsize end = open;

		while (end > at && is_stop(text[end - 1]))
			end--;
		if (end > at)
			tail = end;
		at = open < length ? find_close(text, open, length) + 1 : length;
	}
	return tail;
}

gboolean
dia_states_find(DiaStates *states, const char *text, gsize length, gsize *n_wording)
{
	gsize tail;

	*n_wording = length;
	g_ptr_array_set_size(states->names, 0);
	if (find_open(text, 0, length) == length)
		return FALSE;
	tail = find_tail(text, length);
	for (gsize at = find_open(text, 0, length); at < length;
	     at = find_open(text, at + 1, length)) {
		guint n_found = states->names->len;
		gsize close;

		close = find_close(text, at, length);
		if (close < length && (at >= tail || strchr(";,", text[close + 1]) != NULL))
			collect(states, text, at + 1, close, at < tail);
		if (at >= tail && states->names->len > n_found)
			*n_wording = MIN(*n_wording, at);
		at = close;
	}
	return *n_wording < length;
}

gboolean
dia_states_read(DiaStates *states, const char *text, gsize length)
{
	g_ptr_array_set_size(states->names, 0);
	collect(states, text, 0, length, TRUE);
	return states->names->len > 0;
}
