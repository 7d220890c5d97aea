#include "compare/edits.h"

#include <string.h>

#include "base/limits.h"
#include "base/token.h"

enum {
	MAX_DEPTH = 48,	   /* of the division in halves; deeper, the rest stands as replaced */
	CHANCE_WORDS = 3,  /* at most so many same words between differences can be chance */
};

/* A word of the comparison: its bytes, and a number that equal words share. */
typedef struct {
	DiaSpan span;
	guint32 key;
} Word;

/* A step of the script: words [first, end) of the old or new text, or of both. */
typedef struct {
	char operation;
	guint32 old_first;
	guint32 old_end;
	guint32 new_first;
	guint32 new_end;
} Step;

typedef struct {
	const Word *old;
	const Word *new;
	gint32 *forward;  /* furthest points of the forward search by diagonal */
	gint32 *backward; /* and of the backward search */
	GArray *steps;	  /* of Step */
} Script;

/* --- Words ------------------------------------------------------------------------------------ */

typedef struct {
	const char *text;
	const DiaToken *tokens;
	guint32 n_tokens;
} Reader;

static gboolean
is_mark(const Reader *reader, guint32 at, const char *marks)
{
	const DiaToken *token;

	if (at >= reader->n_tokens)
		return FALSE;
	token = &reader->tokens[at];
	return token->kind == DIA_TOKEN_PUNCTUATION && token->length == 1 &&
	       strchr(marks, reader->text[token->start]) != NULL;
}

/* Follows the token before it without a space. */
static gboolean
is_glued(const Reader *reader, guint32 at)
{
	return at < reader->n_tokens && !(reader->tokens[at].flags & DIA_TOKEN_SPACE_BEFORE);
}

static gboolean
is_number(const Reader *reader, guint32 at)
{
	return at < reader->n_tokens && (reader->tokens[at].kind == DIA_TOKEN_NUMBER ||
					 reader->tokens[at].kind == DIA_TOKEN_MIXED);
}

static gboolean
is_one_of(const Reader *reader, guint32 at, const char *const *words)
{
	const DiaToken *token;
	gsize length;

	if (at >= reader->n_tokens)
		return FALSE;
	token = &reader->tokens[at];
	for (; *words != NULL; words++) {
		length = strlen(*words);
		if (length == token->length &&
		    g_ascii_strncasecmp(*words, reader->text + token->start, length) == 0)
			return TRUE;
	}
	return FALSE;
}

static gboolean
is_month(const Reader *reader, guint32 at)
{
	static const char *const months[] = { "January", "February", "March",	 "April",
					      "May",	 "June",     "July",	 "August",
					      "September", "October", "November", "December",
					      NULL };

	return at < reader->n_tokens && (reader->tokens[at].flags & DIA_TOKEN_CAPITALIZED) &&
	       is_one_of(reader, at, months);
}

/* "1,203", "12.5", "1 203 540" stays apart: spaces in numbers are not told from two numbers. */
static guint32
read_number(const Reader *reader, guint32 at)
{
	guint32 end = at + 1;

	while (is_mark(reader, end, ".,") && is_glued(reader, end) && is_number(reader, end + 1) &&
	       is_glued(reader, end + 1))
		end += 2;
	return end;
}

/* "A/HRC/28/10": letters and numbers joined by slashes and dashes, with a slash. */
static guint32
read_symbol(const Reader *reader, guint32 at)
{
	guint32 end = at + 1;
	guint slashes = 0;

	while (end + 1 < reader->n_tokens && is_mark(reader, end, "/.-") && is_glued(reader, end) &&
	       is_glued(reader, end + 1) &&
	       reader->tokens[end + 1].kind != DIA_TOKEN_PUNCTUATION) {
		slashes += is_mark(reader, end, "/");
		end += 2;
	}
	return slashes > 0 ? end : at;
}

/* "(2)", "(a)" after the number of an article. */
static guint32
read_brackets(const Reader *reader, guint32 at)
{
	while (at + 2 < reader->n_tokens && is_mark(reader, at, "(") &&
	       is_mark(reader, at + 2, ")") && reader->tokens[at + 1].length <= 3)
		at += 3;
	return at;
}

static guint32
read_reference(const Reader *reader, guint32 at)
{
	static const char *const words[] = { "article", "articles",   "art",	    "arts",
					     "para",	"paras",      "paragraph",  "paragraphs",
					     "section", "sections",   "no",	    "nos",
					     "rule",	"resolution", "recommendation", NULL };
	guint32 next = at + 1;

	if (!is_one_of(reader, at, words))
		return at;
	if (is_mark(reader, next, ".") && is_glued(reader, next))
		next++;
	if (!is_number(reader, next))
		return at;
	return read_brackets(reader, read_number(reader, next));
}

/* One past the last token of the word that starts at @at. */
static guint32
read_word(const Reader *reader, guint32 at)
{
	guint32 end;

	if (reader->tokens[at].kind == DIA_TOKEN_PUNCTUATION)
		return at + 1;
	end = read_symbol(reader, at);
	if (end > at)
		return end;
	end = read_reference(reader, at);
	if (end > at)
		return end;
	if (is_month(reader, at)) /* "July 2014" */
		return is_number(reader, at + 1) && reader->tokens[at + 1].length == 4 ? at + 2
										       : at + 1;
	if (!is_number(reader, at))
		return at + 1;
	end = read_number(reader, at);
	if (is_month(reader, end)) /* "3 July 2014" */
		return is_number(reader, end + 1) && reader->tokens[end + 1].length == 4 ? end + 2
											 : end + 1;
	return end;
}

/* The form in which words are compared: one kind of quotation mark, dash and space. */
static char *
fold(const char *text, DiaSpan span)
{
	GString *folded = g_string_sized_new(span.end - span.start);
	const char *end = text + span.end;

	for (const char *at = text + span.start; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (c == 0x2018 || c == 0x2019 || c == 0x201a || c == 0x02bc)
			c = '\'';
		else if (c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb)
			c = '"';
		else if (c >= 0x2010 && c <= 0x2015)
			c = '-';
		else if (g_unichar_isspace(c))
			c = ' ';
		g_string_append_unichar(folded, c);
	}
	return g_string_free(folded, FALSE);
}

static GArray *
read_words(const char *text, DiaSpan span, GHashTable *keys)
{
	g_autoptr(DiaVocabulary) vocabulary = dia_vocabulary_new(NULL);
	g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(DiaToken));
	GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
	Reader reader = { .text = text };

	dia_tokens_append(tokens, vocabulary, text, span.start, span.end);
	reader.tokens = (const DiaToken *)(const void *)tokens->data;
	reader.n_tokens = tokens->len;
	for (guint32 at = 0; at < reader.n_tokens;) {
		guint32 end = MIN(read_word(&reader, at), reader.n_tokens);
		const DiaToken *last = &reader.tokens[end - 1];
		Word word = { .span = { reader.tokens[at].start, last->start + last->length } };
		char *form = fold(text, word.span);
		gpointer key = g_hash_table_lookup(keys, form);

		if (key == NULL) {
			key = GUINT_TO_POINTER(g_hash_table_size(keys) + 1);
			g_hash_table_insert(keys, form, key);
		} else {
			g_free(form);
		}
		word.key = GPOINTER_TO_UINT(key);
		g_array_append_val(words, word);
		at = end;
	}
	return words;
}

/* --- Script ----------------------------------------------------------------------------------- */

static void
add_step(Script *script, char operation, guint32 old_first, guint32 old_end, guint32 new_first,
	 guint32 new_end)
{
	Step step = { operation, old_first, old_end, new_first, new_end };
	Step *last;

	if (old_first == old_end && new_first == new_end)
		return;
	if (script->steps->len > 0) {
		last = &g_array_index(script->steps, Step, script->steps->len - 1);
		if (last->operation == operation && last->old_end == old_first &&
		    last->new_end == new_first) {
			last->old_end = old_end;
			last->new_end = new_end;
			return;
		}
	}
	g_array_append_val(script->steps, step);
}

static void
add_replacement(Script *script, guint32 old_first, guint32 old_end, guint32 new_first,
		guint32 new_end)
{
	add_step(script, '-', old_first, old_end, new_first, new_first);
	add_step(script, '+', old_end, old_end, new_first, new_end);
}

/* A point on a shortest path, half of its differences before it and half after. */
typedef struct {
	gint32 x;
	gint32 y;
} Point;

/* One round of the forward search; TRUE where it meets the backward one, with the point met at. */
static gboolean
search_forward(const Script *script, guint32 old_first, gint32 n, guint32 new_first, gint32 m,
	       gint32 cost, gint32 offset, Point *point)
{
	gint32 delta = n - m;

	for (gint32 k = -cost; k <= cost; k += 2) {
		gint32 *at = &script->forward[offset + k];
		gint32 x = k == -cost || (k != cost && at[-1] < at[1]) ? at[1] : at[-1] + 1;

		while (x < n && x - k >= 0 && x - k < m &&
		       script->old[old_first + (guint32)x].key ==
			   script->new[new_first + (guint32)(x - k)].key)
			x++;
		*at = x;
		if ((delta & 1) != 0 && k >= delta - (cost - 1) && k <= delta + (cost - 1) &&
		    x >= script->backward[offset + k] && x <= n && x - k >= 0 && x - k <= m) {
			*point = (Point){ x, x - k };
			return TRUE;
		}
	}
	return FALSE;
}

static gboolean
search_backward(const Script *script, guint32 old_first, gint32 n, guint32 new_first, gint32 m,
		gint32 cost, gint32 offset, Point *point)
{
	gint32 delta = n - m;

	for (gint32 k = -cost; k <= cost; k += 2) {
		gint32 *at = &script->backward[offset + delta + k];
		gint32 x = k == cost || (k != -cost && at[-1] < at[1]) ? at[-1] : at[1] - 1;
		gint32 diagonal = delta + k;

		while (x > 0 && x - diagonal > 0 && x <= n && x - diagonal <= m &&
		       script->old[old_first + (guint32)x - 1].key ==
			   script->new[new_first + (guint32)(x - diagonal) - 1].key)
			x--;
		*at = x;
		if ((delta & 1) == 0 && diagonal >= -cost && diagonal <= cost &&
		    x <= script->forward[offset + diagonal] && x >= 0 && x - diagonal >= 0 &&
		    x - diagonal <= m) {
			*point = (Point){ x, x - diagonal };
			return TRUE;
		}
	}
	return FALSE;
}

/* Myers 1986, section 4b. FALSE where more than DIA_MAX_EDIT_COST differences would be needed. */
static gboolean
find_middle(const Script *script, guint32 old_first, gint32 n, guint32 new_first, gint32 m,
	    Point *point)
{
	gint32 delta = n - m;
	gint32 offset = DIA_MAX_EDIT_COST + 2 + MAX(0, -delta);

	if (ABS(delta) > DIA_MAX_EDIT_COST)
		return FALSE;
	script->forward[offset + 1] = 0;
	script->backward[offset + delta - 1] = n;
	for (gint32 cost = 0; cost <= DIA_MAX_EDIT_COST / 2; cost++) {
		if (search_forward(script, old_first, n, new_first, m, cost, offset, point) ||
		    search_backward(script, old_first, n, new_first, m, cost, offset, point))
			return TRUE;
		/* The next round looks one diagonal further. */
		script->forward[offset - cost - 2] = -1;
		script->forward[offset + cost + 2] = -1;
		script->backward[offset + delta - cost - 2] = n + 1;
		script->backward[offset + delta + cost + 2] = n + 1;
	}
	return FALSE;
}

static void
compare(Script *script, guint32 old_first, guint32 old_end, guint32 new_first, guint32 new_end,
	guint depth)
{
	guint32 prefix = 0;
	guint32 suffix = 0;
	Point middle;

	while (old_first + prefix < old_end && new_first + prefix < new_end &&
	       script->old[old_first + prefix].key == script->new[new_first + prefix].key)
		prefix++;
	add_step(script, '=', old_first, old_first + prefix, new_first, new_first + prefix);
	old_first += prefix;
	new_first += prefix;
	while (old_end - suffix > old_first && new_end - suffix > new_first &&
	       script->old[old_end - suffix - 1].key == script->new[new_end - suffix - 1].key)
		suffix++;
	old_end -= suffix;
	new_end -= suffix;
	if (old_first == old_end || new_first == new_end || depth >= MAX_DEPTH ||
	    !find_middle(script, old_first, (gint32)(old_end - old_first), new_first,
			 (gint32)(new_end - new_first), &middle) ||
	    (middle.x == 0 && middle.y == 0) ||
	    (old_first + (guint32)middle.x == old_end && new_first + (guint32)middle.y == new_end)) {
		add_replacement(script, old_first, old_end, new_first, new_end);
	} else {
		compare(script, old_first, old_first + (guint32)middle.x, new_first,
			new_first + (guint32)middle.y, depth + 1);
		compare(script, old_first + (guint32)middle.x, old_end,
			new_first + (guint32)middle.y, new_end, depth + 1);
	}
	add_step(script, '=', old_end, old_end + suffix, new_end, new_end + suffix);
}

/* --- Clean-up --------------------------------------------------------------------------------- */

static guint32
count_bytes(const Word *words, guint32 first, guint32 end)
{
	return end > first ? words[end - 1].span.end - words[first].span.start : 0;
}

/* The longer side of the differences next to a step, in bytes; @towards is -1 or 1. */
static guint32
measure_beside(const Script *script, guint index, gint towards)
{
	guint32 gone = 0;
	guint32 added = 0;

	for (gint i = (gint)index + towards; i >= 0 && i < (gint)script->steps->len; i += towards) {
		const Step *step = &g_array_index(script->steps, Step, i);

		if (step->operation == '=')
			break;
		gone += count_bytes(script->old, step->old_first, step->old_end);
		added += count_bytes(script->new, step->new_first, step->new_end);
	}
	return MAX(gone, added);
}

/* Few same words between longer differences are chance: "of the" between two rewritten clauses. */
static gboolean
is_chance(const Script *script, guint index)
{
	const Step *step = &g_array_index(script->steps, Step, index);
	guint32 same = count_bytes(script->old, step->old_first, step->old_end);

	if (step->operation != '=' || step->old_end - step->old_first > CHANCE_WORDS ||
	    index == 0 || index + 1 == script->steps->len)
		return FALSE;
	return same <= measure_beside(script, index, -1) && same <= measure_beside(script, index, 1);
}

/* Joins what differs between two same runs into one deletion and one insertion. */
static GArray *
clean(const Script *script)
{
	GArray *steps = g_array_new(FALSE, FALSE, sizeof(Step));
	Script out = { .steps = steps };
	guint i = 0;

	while (i < script->steps->len) {
		const Step *step = &g_array_index(script->steps, Step, i);
		Step whole = *step;

		if (step->operation == '=' && !is_chance(script, i)) {
			add_step(&out, '=', step->old_first, step->old_end, step->new_first,
				 step->new_end);
			i++;
			continue;
		}
		for (; i < script->steps->len; i++) {
			step = &g_array_index(script->steps, Step, i);
			if (step->operation == '=' && !is_chance(script, i))
				break;
			whole.old_end = step->old_end;
			whole.new_end = step->new_end;
		}
		add_replacement(&out, whole.old_first, whole.old_end, whole.new_first,
				whole.new_end);
	}
	return steps;
}

static DiaSpan
span_of(const GArray *words, guint32 first, guint32 end, guint32 limit)
{
	if (first < end)
		return (DiaSpan){ g_array_index(words, Word, first).span.start,
				  g_array_index(words, Word, end - 1).span.end };
	if (first < words->len)
		limit = g_array_index(words, Word, first).span.start;
	return (DiaSpan){ limit, limit };
}

GArray *
dia_edits_compare(const char *old_text, DiaSpan old_span, const char *new_text, DiaSpan new_span)
{
	enum { DIAGONALS = 3 * DIA_MAX_EDIT_COST + 8 };
	g_autoptr(GHashTable) keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GArray) old = read_words(old_text, old_span, keys);
	g_autoptr(GArray) new = read_words(new_text, new_span, keys);
	g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Step));
	g_autoptr(GArray) cleaned = NULL;
	g_autofree gint32 *forward = g_new0(gint32, DIAGONALS);
	g_autofree gint32 *backward = g_new0(gint32, DIAGONALS);
	Script script = { .old = (const Word *)(const void *)old->data,
			  .new = (const Word *)(const void *)new->data,
			  .forward = forward,
			  .backward = backward,
			  .steps = steps };
	GArray *runs = g_array_new(FALSE, FALSE, sizeof(DiaEditRun));

	compare(&script, 0, old->len, 0, new->len, 0);
	cleaned = clean(&script);
	for (guint i = 0; i < cleaned->len; i++) {
		const Step *step = &g_array_index(cleaned, Step, i);
		DiaEditRun run = {
			.operation = step->operation,
			.old = span_of(old, step->old_first, step->old_end, old_span.end),
			.new = span_of(new, step->new_first, step->new_end, new_span.end),
		};

		g_array_append_val(runs, run);
	}
	return runs;
}

const DiaWordEdit *
dia_edits_keep(const GArray *runs, const char *old_text, const char *new_text, DiaPool *pool,
		guint *n_edits)
{
	g_autoptr(GArray) edits = g_array_new(FALSE, FALSE, sizeof(DiaWordEdit));

	for (guint i = 0; i < runs->len; i++) {
		const DiaEditRun *run = &g_array_index(runs, DiaEditRun, i);
		const char *text = run->operation == '-' ? old_text : new_text;
		DiaSpan span = run->operation == '-' ? run->old : run->new;
		DiaWordEdit edit = { .operation = run->operation,
				     .text = dia_pool_string_n(pool, text + span.start,
							       span.end - span.start) };

		g_array_append_val(edits, edit);
	}
	*n_edits = edits->len;
	return dia_pool_array(pool, edits);
}

double
dia_edits_sameness(const GArray *runs)
{
	guint64 same = 0;
	guint64 all = 0;

	for (guint i = 0; i < runs->len; i++) {
		const DiaEditRun *run = &g_array_index(runs, DiaEditRun, i);
		guint32 bytes =
		    (run->old.end - run->old.start) + (run->new.end - run->new.start);

		all += bytes;
		if (run->operation == '=')
			same += bytes;
	}
	return all > 0 ? (double)same / (double)all : 1.0;
}
