/*
 * What names a subject by itself: a provision of a law, and the proper name of a place, a person or a case that few
 * statements have. Both are added to the phrases of the statements. A word is a proper name where the reports write it
 * with a capital inside a sentence, never without, and the data files do not know it.
 */
#include "align/subjects.h"

#include <string.h>

#include "align/provisions.h"

enum {
	MIN_NAME = 4,	    /* letters of a proper name */
	MAX_NAMES = 3,	    /* of one statement; more are a list */
	MAX_PROVISIONS = 8, /* of one statement */
};

typedef struct {
	DiaStatements *statements;
	GHashTable *laws;  /* dia_provisions_laws_new() */
	GHashTable *names; /* set of lower-case words */
} Finder;

static const DiaAnalysis *
get_analysis(const Finder *finder, const DiaStatement *statement)
{
	return dia_comparison_report(finder->statements->comparison, statement->report);
}

static void
find_tokens(const Finder *finder, const DiaStatement *statement, guint32 *first, guint32 *end)
{
	const DiaClaim *claim = dia_statements_claim(finder->statements, statement);

	dia_analysis_find_tokens(get_analysis(finder, statement), claim->paragraph, claim->span, first, end);
}

static void
add_phrase(Finder *finder, guint32 statement, DiaPhraseKind kind, const char *key, const char *shown)
{
	DiaStatements *statements = finder->statements;
	guint32 id = dia_vocabulary_intern_name(statements->vocabulary, key, strlen(key));
	DiaPhrase phrase = { .key = dia_phrase_make_key(kind, id), .statement = statement };

	dia_statements_set_surface(statements, id, shown);
	g_array_append_val(statements->phrases, phrase);
}

/* --- Provisions ------------------------------------------------------------------------------- */

static void
add_provision(Finder *finder, guint32 statement, const DiaProvision *provision)
{
	const char *law = dia_provisions_settle(finder->laws, provision);
	g_autofree char *key =
		g_strdup_printf("provision %s, %s", provision->number, law != NULL ? law : "");
	g_autofree char *shown = g_strdup_printf("%s %s%s%s", provision->is_section ? "section" : "article",
						 provision->number, law != NULL ? ", " : "",
						 law != NULL ? law : "");

	add_phrase(finder, statement, DIA_PHRASE_PROVISION, key, shown);
}

static void
add_provisions(Finder *finder)
{
	const DiaStatements *statements = finder->statements;
	g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

	for (guint32 i = 0; i < statements->statements->len; i++) {
		const DiaStatement *statement = dia_statements_get(statements, i);
		GArray *provisions;
		guint32 first;
		guint32 end;

		find_tokens(finder, statement, &first, &end);
		provisions = dia_provisions_find(get_analysis(finder, statement), first, end);
		for (guint j = 0; j < provisions->len; j++)
			dia_provisions_learn(finder->laws, &g_array_index(provisions, DiaProvision, j));
		g_ptr_array_add(lists, provisions);
	}
	for (guint32 i = 0; i < lists->len; i++) {
		const GArray *provisions = g_ptr_array_index(lists, i);

		for (guint j = 0; j < MIN(provisions->len, MAX_PROVISIONS); j++)
			add_provision(finder, i, &g_array_index(provisions, DiaProvision, j));
	}
}

/* --- Proper names ----------------------------------------------------------------------------- */

static gboolean
is_capitalized(const DiaToken *token)
{
	return token->kind == DIA_TOKEN_WORD && token->length >= MIN_NAME &&
	       (token->flags & DIA_TOKEN_CAPITALIZED) != 0 &&
	       (token->flags & DIA_TOKEN_ALL_CAPITALS) == 0;
}

/* Words with a capital that stand behind another word, and so inside a sentence. */
static void
learn_names(Finder *finder, const DiaAnalysis *analysis)
{
	const DiaVocabulary *known = finder->statements->comparison->lexicon->vocabulary;
	const DiaToken *tokens = dia_analysis_tokens(analysis);

	for (guint32 at = 1; at < analysis->tokens->len; at++) {
		if (!is_capitalized(&tokens[at]) || tokens[at - 1].kind != DIA_TOKEN_WORD ||
		    tokens[at].word < dia_vocabulary_size(known))
			continue;
		g_hash_table_add(finder->names,
				 g_strdup(dia_vocabulary_word(analysis->vocabulary, tokens[at].word)));
	}
}

/* Takes out what is also written without a capital. */
static void
forget_words(Finder *finder, const DiaAnalysis *analysis)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);

	for (guint32 at = 0; at < analysis->tokens->len; at++)
		if (tokens[at].kind == DIA_TOKEN_WORD && (tokens[at].flags & DIA_TOKEN_CAPITALIZED) == 0 &&
		    tokens[at].length >= MIN_NAME)
			g_hash_table_remove(finder->names,
					    dia_vocabulary_word(analysis->vocabulary, tokens[at].word));
}

static void
add_names_of(Finder *finder, guint32 index)
{
	const DiaStatement *statement = dia_statements_get(finder->statements, index);
	const DiaAnalysis *analysis = get_analysis(finder, statement);
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const char *names[MAX_NAMES];
	guint32 places[MAX_NAMES];
	guint n = 0;
	guint32 first;
	guint32 end;

	find_tokens(finder, statement, &first, &end);
	for (guint32 at = first; at < end; at++) {
		const char *word;
		gboolean is_new = TRUE;

		if (!is_capitalized(&tokens[at]))
			continue;
		word = dia_vocabulary_word(analysis->vocabulary, tokens[at].word);
		if (!g_hash_table_contains(finder->names, word))
			continue;
		for (guint i = 0; i < n; i++)
			is_new &= names[i] != word;
		if (!is_new)
			continue;
		if (n == MAX_NAMES)
			return;
		names[n] = word;
		places[n++] = at;
	}
	for (guint i = 0; i < n; i++) {
		g_autofree char *key = g_strconcat("name ", names[i], NULL);
		g_autofree char *shown = g_strndup(analysis->document->text->str + tokens[places[i]].start,
						   tokens[places[i]].length);

		add_phrase(finder, index, DIA_PHRASE_NAME, key, shown);
	}
}

static void
add_names(Finder *finder)
{
	const DiaStatements *statements = finder->statements;
	const DiaComparison *comparison = statements->comparison;

	for (guint32 i = 0; i < comparison->reports->len; i++)
		learn_names(finder, dia_comparison_report(comparison, i));
	for (guint32 i = 0; i < comparison->reports->len; i++)
		forget_words(finder, dia_comparison_report(comparison, i));
	for (guint32 i = 0; i < statements->statements->len; i++)
		add_names_of(finder, i);
}

void
dia_subjects_add(DiaStatements *statements)
{
	g_autoptr(GHashTable) laws = dia_provisions_laws_new();
	g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Finder finder = { .statements = statements, .laws = laws, .names = names };

	add_provisions(&finder);
	add_names(&finder);
}
