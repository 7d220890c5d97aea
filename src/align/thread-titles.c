/*
 * Titles of threads that have no name: the words that a link rests on, as a report puts them together. "audio, video,
 * recorders" is "audio and video recorders" where a report says so.
 */
#include <string.h>

#include "align/links.h"

enum {
	MAX_TOKENS = 8,	 /* of a title */
	MAX_OTHERS = 1,	 /* content words between its own */
	MIN_WORDS = 2,	 /* of its own; fewer are no better than a list */
	MIN_PREFIX = 4,	 /* bytes that forms of one word share at least */
	MAX_ENDING = 3,	 /* bytes in which they may differ: "recorder", "recorders" */
	MAX_WORDS = 8,
};

/* Is a token a form of a word, as far as their letters tell? */
static gboolean
is_form_of(const char *token, gsize length, const char *word)
{
	gsize shorter = MIN(length, strlen(word));
	gsize longer = MAX(length, strlen(word));
	gsize n = 0;

	while (n < shorter && g_ascii_tolower(token[n]) == g_ascii_tolower(word[n]))
		n++;
	return n == longer || (n >= MIN_PREFIX && n + MAX_ENDING >= longer);
}

/* The bit of the word that a token is a form of, or 0. */
static guint
find_word(const char *text, const DiaToken *token, const char *const *words)
{
	for (guint i = 0; words[i] != NULL && i < MAX_WORDS; i++)
		if (token->kind == DIA_TOKEN_WORD && is_form_of(text + token->start, token->length, words[i]))
			return 1u << i;
	return 0;
}

/* "of", "and the", a hyphen: may stand between the words of a title. */
static gboolean
is_joint(const DiaGrammar *grammar, const char *text, const DiaToken *token)
{
	if (token->kind == DIA_TOKEN_PUNCTUATION)
		return text[token->start] == '-';
	return (dia_grammar_classes(grammar, token->word) &
		(DIA_CLASS_DETERMINER | DIA_CLASS_PREPOSITION | DIA_CLASS_CONJUNCTION)) != 0;
}

typedef struct {
	guint32 first;
	guint32 last; /* the last token */
	guint words;  /* bits of those that it has */
} Run;

/* The run of words that starts at a token that is one of them. */
static Run
read_run(const DiaAnalysis *analysis, guint32 first, guint32 end, const char *const *words)
{
	const DiaGrammar *grammar = analysis->lexicon->grammar;
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const char *text = analysis->document->text->str;
	Run run = { .first = first, .last = first, .words = find_word(text, &tokens[first], words) };
	guint n_others = 0;

	for (guint32 at = first + 1; at < MIN(end, first + MAX_TOKENS); at++) {
		guint word = find_word(text, &tokens[at], words);

		if (word != 0) {
			run.words |= word;
			run.last = at;
			n_others = 0;
		} else if (!is_joint(grammar, text, &tokens[at]) &&
			   (tokens[at].kind != DIA_TOKEN_WORD || ++n_others > MAX_OTHERS)) {
			break;
		}
	}
	return run;
}

static gboolean
is_better(const Run *run, const Run *best)
{
	gint more = __builtin_popcount(run->words) - __builtin_popcount(best->words);

	return more > 0 || (more == 0 && run->last - run->first < best->last - best->first);
}

char *
dia_statements_find_title(const DiaStatements *statements, const DiaStatement *statement, const char *const *words)
{
	const DiaAnalysis *analysis = dia_comparison_report(statements->comparison, statement->report);
	const DiaClaim *claim = dia_statements_claim(statements, statement);
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const char *text = analysis->document->text->str;
	guint32 end = dia_analysis_end_token(analysis, claim->paragraph);
	guint32 first = dia_analysis_first_token(analysis, claim->paragraph);
	Run best = { 0 };
	g_autofree char *title = NULL;
	g_auto(GStrv) parts = NULL;

	first = dia_tokens_find(tokens, first, end, claim->span.start);
	end = dia_tokens_find(tokens, first, end, claim->span.end);
	for (guint32 at = first; at < end; at++) {
		if (find_word(text, &tokens[at], words) != 0) {
			Run run = read_run(analysis, at, end, words);

			if (is_better(&run, &best))
				best = run;
		}
	}
	if (__builtin_popcount(best.words) < MIN_WORDS)
		return NULL;
	title = g_strndup(text + tokens[best.first].start,
			  dia_token_end(&tokens[best.last]) - tokens[best.first].start);
	parts = g_strsplit_set(title, " \n\t", -1);
	return g_strjoinv(" ", parts);
}
