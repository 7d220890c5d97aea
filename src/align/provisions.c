/*
 * In: tokens and the treaties that a text names. Out: the numbers that stand after "article" and "section" with the
 * law that they belong to. The law is named behind ("sections 162 and 165 of the Penal Code") or before, with a comma
 * or a bracket ("the Penal Code (art. 174)"); codes that have several names get one.
 */
#include "align/provisions.h"

#include <stddef.h>
#include <string.h>

#include "base/sorted.h"

enum {
	MAX_NUMBERS = 12,      /* in one list */
	MAX_NAME = 8,	       /* tokens of the name of a law up to its head */
	REACH = 4,	       /* tokens from a head on: "Code of Criminal Procedure" */
	MAX_WORDS = 3,	       /* of a name that are kept */
	MAX_BARE = 4,	       /* in one list without a law */
	MIN_BARE_ARTICLE = 60, /* treaties have fewer articles */
	MIN_BARE_SECTION = 10, /* parts of a report have fewer */
};

typedef struct {
	const DiaAnalysis *analysis;
	const DiaToken *tokens;
	const char *text;
	guint32 first;
	guint32 end;
} Finder;

typedef enum {
	NO_LAW,
	TREATY,
	LAW,
} Found;

static const char *
get_word(const Finder *finder, guint32 at)
{
	return dia_vocabulary_word(finder->analysis->vocabulary, finder->tokens[at].word);
}

static gboolean
is_one_of(const Finder *finder, guint32 at, const char *const *words)
{
	return at < finder->end && dia_words_hold(words, get_word(finder, at));
}

static gboolean
is_in(const Finder *finder, guint32 at, DiaWordList list)
{
	return at < finder->end &&
	       dia_lists_hold_token(finder->analysis->lexicon->lists, &finder->tokens[at], list);
}

static gboolean
is_mark(const Finder *finder, guint32 at, char mark)
{
	return at < finder->end && finder->tokens[at].kind == DIA_TOKEN_PUNCTUATION &&
	       finder->text[finder->tokens[at].start] == mark;
}

static gboolean
is_number(const Finder *finder, guint32 at)
{
	return at < finder->end && (finder->tokens[at].kind == DIA_TOKEN_NUMBER ||
				    (finder->tokens[at].kind == DIA_TOKEN_MIXED &&
				     g_ascii_isdigit(finder->text[finder->tokens[at].start])));
}

/* Do tokens have a word for a treaty, or a treaty that the analysis knows? */
static gboolean
is_treaty(const Finder *finder, guint32 from, guint32 to)
{
	const GArray *mentions = finder->analysis->mentions;
	guint next;

	for (guint32 at = from; at < to; at++)
		if (is_in(finder, at, DIA_LIST_TREATY_NOUN))
			return TRUE;
	next = dia_sorted_find(mentions, offsetof(DiaMention, span.end), finder->tokens[from].start + 1);
	return next < mentions->len && g_array_index(mentions, DiaMention, next).span.start <
					       dia_token_end(&finder->tokens[to - 1]);
}

/* "Criminal Code" and "Penal Code" are one; "Code of Criminal Procedure" is another. */
static char *
name_code(const Finder *finder, guint32 from, guint32 to)
{
	const char *other = NULL;
	gboolean is_penal = FALSE;
	gboolean is_procedure = FALSE;

	for (guint32 at = from; at < to; at++) {
		if (is_in(finder, at, DIA_LIST_CODE_SUBJECT) && !is_penal)
			other = get_word(finder, at);
		is_penal |= is_in(finder, at, DIA_LIST_PENAL);
		is_procedure |= is_in(finder, at, DIA_LIST_PROCEDURAL);
	}
	/* "General Civil Penal Code" */
	if (is_penal && other != NULL && g_str_equal(other, "civil"))
		other = NULL;
	if (!is_penal && other == NULL)
		return NULL;
	return g_strconcat(other != NULL ? other : "", other != NULL ? " " : "",
			   is_penal ? "penal " : "", is_procedure ? "procedure " : "", "code", NULL);
}

/* "Electronic Transactions Act", "Act No. 29", "Act 29": the capitalized words before the head, else the number. */
static char *
name_act(const Finder *finder, guint32 from, guint32 head)
{
	GString *name = g_string_new(NULL);
	guint32 first = from;
	guint n_words = 0;

	/* The last words before the head are those that tell it from others. */
	for (guint32 at = head; at-- > from;) {
		if ((finder->tokens[at].flags & DIA_TOKEN_CAPITALIZED) == 0)
			continue;
		first = at;
		if (++n_words == MAX_WORDS)
			break;
	}
	for (guint32 at = first; n_words > 0 && at < head; at++)
		if (finder->tokens[at].flags & DIA_TOKEN_CAPITALIZED)
			g_string_append_printf(name, "%s ", get_word(finder, at));
	g_string_append(name, get_word(finder, head));
	for (guint32 at = head + 1; n_words == 0 && at < MIN(finder->end, head + REACH); at++)
		if (is_number(finder, at)) {
			g_string_append_printf(name, " %s", get_word(finder, at));
			n_words++;
		}
	return g_string_free(name, n_words == 0);
}

/* The law that is named by the tokens from @from on, up to @to. */
static Found
find_law(const Finder *finder, guint32 from, guint32 to, char **law)
{
	static const char *const constitutions[] = { "constitution", NULL };
	static const char *const joins[] = { "of", "on", NULL };
	static const char *const codes[] = { "code", NULL };

	while (from < to && is_in(finder, from, DIA_LIST_BEFORE_LAW))
		from++;
	for (guint32 at = from; at < MIN(to, from + MAX_NAME); at++) {
		if (finder->tokens[at].kind == DIA_TOKEN_PUNCTUATION && !is_mark(finder, at, '-') &&
		    !is_mark(finder, at, '\'') && !is_mark(finder, at, '('))
			break;
		if (is_one_of(finder, at, constitutions)) {
			*law = g_strdup("constitution");
			return LAW;
		}
		if (is_one_of(finder, at, codes)) {
			*law = name_code(finder, from,
					 is_one_of(finder, at + 1, joins) ? MIN(to, at + REACH) : at);
			if (*law == NULL)
				*law = name_act(finder, from, at);
			return *law != NULL ? LAW : NO_LAW;
		}
		if (is_in(finder, at, DIA_LIST_LAW_HEAD)) {
			*law = is_treaty(finder, from, at + 1) ? NULL : name_act(finder, from, at);
			return *law != NULL ? LAW : NO_LAW;
		}
	}
	if (from < to && is_treaty(finder, from, MIN(to, from + REACH)))
		return TREATY;
	return NO_LAW;
}

/* "101 bis", "144a" */
static char *
read_number(const Finder *finder, guint32 *at)
{
	static const char *const suffixes[] = { "bis", "ter", "quater", NULL };
	const char *number = get_word(finder, *at);

	(*at)++;
	/* "144-1", "166/1": a part that belongs to the number */
	if ((is_mark(finder, *at, '-') || is_mark(finder, *at, '/')) && is_number(finder, *at + 1) &&
	    (finder->tokens[*at].flags & DIA_TOKEN_SPACE_BEFORE) == 0) {
		*at += 2;
		return g_strdup_printf("%s-%s", number, get_word(finder, *at - 1));
	}
	if (is_one_of(finder, *at, suffixes)) {
		(*at)++;
		return g_strdup_printf("%s %s", number, get_word(finder, *at - 1));
	}
	return g_strdup(number);
}

/* Passes "(2) (b)" and ", paragraph 3," behind a number. */
static guint32
skip_parts(const Finder *finder, guint32 at)
{
	for (;;) {
		guint32 here = is_mark(finder, at, ',') ? at + 1 : at;

		if (is_mark(finder, at, '(') && is_mark(finder, at + 2, ')'))
			at += 3;
		else if (is_in(finder, here, DIA_LIST_PART_SIGN) && is_number(finder, here + 1))
			at = here + 2;
		else if (is_in(finder, here, DIA_LIST_PART_SIGN) && is_mark(finder, here + 1, '.') &&
			 is_number(finder, here + 2))
			at = here + 3;
		else
			return at;
	}
}

/* Where the next number of a list stands: "162, 165 and 194"; 0 for none. */
static guint32
find_next_number(const Finder *finder, guint32 at)
{
	static const char *const joins[] = { "and", "or", "to", NULL };
	guint32 next = at;

	if (is_mark(finder, next, ','))
		next++;
	if (is_one_of(finder, next, joins))
		next++;
	return next > at && is_number(finder, next) ? next : 0;
}

/* The name of a law that stands before "art. 110" behind a comma or a bracket. */
static Found
find_law_before(const Finder *finder, guint32 at, char **law)
{
	static const char *const inner[] = { "of", "and", "on", NULL };
	guint32 from;

	if (at < finder->first + 2 || (!is_mark(finder, at - 1, ',') && !is_mark(finder, at - 1, '(')))
		return NO_LAW;
	for (from = at - 1; from > finder->first && from + MAX_NAME > at; from--)
		if (finder->tokens[from - 1].kind == DIA_TOKEN_PUNCTUATION ||
		    ((finder->tokens[from - 1].flags & DIA_TOKEN_CAPITALIZED) == 0 &&
		     !is_one_of(finder, from - 1, inner)))
			break;
	return from < at - 1 ? find_law(finder, from, at - 1, law) : NO_LAW;
}

static void
free_provision(gpointer data)
{
	DiaProvision *provision = data;

	g_free(provision->number);
	g_free(provision->law);
}

/* Where the number behind a word stands, as in "art. 5", "section 12"; 0 for none. */
static guint32
find_number_behind(const Finder *finder, guint32 at)
{
	guint32 next = is_mark(finder, at + 1, '.') ? at + 2 : at + 1;

	return is_number(finder, next) ? next : 0;
}

/* Reads the list of which the first number is at @next, behind the word at @at. @return where to go on */
static guint32
read_list(const Finder *finder, guint32 at, guint32 next, gboolean is_section, GArray *provisions)
{
	static const char *const of[] = { "of", NULL };
	char *numbers[MAX_NUMBERS];
	guint n = 0;
	gboolean has_of;
	Found found;
	g_autofree char *law = NULL;

	for (guint32 number = next; number != 0 && n < MAX_NUMBERS; number = find_next_number(finder, next)) {
		next = number;
		numbers[n++] = read_number(finder, &next);
		next = skip_parts(finder, next);
	}
	has_of = is_one_of(finder, next, of);
	found = find_law(finder, has_of ? next + 1 : next, has_of ? finder->end : MIN(finder->end, next + 1), &law);
	if (found == NO_LAW)
		found = find_law_before(finder, at, &law);
	for (guint i = 0; i < n; i++) {
		DiaProvision provision = { .number = numbers[i], .token = at, .is_section = is_section };
		guint64 value = g_ascii_strtoull(numbers[i], NULL, 10);

		if (found == TREATY ||
		    (found == NO_LAW && (n > MAX_BARE || value < (is_section ? MIN_BARE_SECTION
									     : MIN_BARE_ARTICLE)))) {
			g_free(numbers[i]);
			continue;
		}
		provision.law = g_strdup(law);
		g_array_append_val(provisions, provision);
	}
	return next;
}

GArray *
dia_provisions_find(const DiaAnalysis *analysis, guint32 first, guint32 end)
{
	const Finder finder = { .analysis = analysis,
				.tokens = dia_analysis_tokens(analysis),
				.text = analysis->document->text->str,
				.first = first,
				.end = end };
	GArray *provisions = g_array_new(FALSE, FALSE, sizeof(DiaProvision));

	g_array_set_clear_func(provisions, free_provision);
	for (guint32 at = first; at < end;) {
		/* Numbers are fewer than words, and told at a look. */
		guint32 number = find_number_behind(&finder, at);
		gboolean is_section = number > 0 && is_in(&finder, at, DIA_LIST_SECTION_SIGN);

		if (is_section || (number > 0 && is_in(&finder, at, DIA_LIST_ARTICLE_SIGN)))
			at = read_list(&finder, at, number, is_section, provisions);
		else
			at++;
	}
	return provisions;
}

/* A law that is only numbered ("Act 29") may be one that others call by its name. */
static gboolean
is_named(const char *law)
{
	for (const char *at = law; *at != '\0'; at++)
		if (g_ascii_isdigit(*at))
			return FALSE;
	return TRUE;
}

GHashTable *
dia_provisions_laws_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

void
dia_provisions_learn(GHashTable *laws, const DiaProvision *provision)
{
	const char *known;

	if (provision->law == NULL || !is_named(provision->law))
		return;
	known = g_hash_table_lookup(laws, provision->number);
	if (known == NULL)
		g_hash_table_insert(laws, g_strdup(provision->number), g_strdup(provision->law));
	else if (*known != '\0' && !g_str_equal(known, provision->law))
		g_hash_table_insert(laws, g_strdup(provision->number), g_strdup(""));
}

const char *
dia_provisions_settle(GHashTable *laws, const DiaProvision *provision)
{
	const char *known;

	if (provision->law != NULL && is_named(provision->law))
		return provision->law;
	known = g_hash_table_lookup(laws, provision->number);
	return known != NULL && *known != '\0' ? known : provision->law;
}
