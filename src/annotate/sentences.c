/*
 * Tokens and sentences, paragraph by paragraph.
 *
 * A sentence ends at a full stop, question or exclamation mark, with the quotation marks and brackets
 * after it, unless the stop belongs to an abbreviation, an initial, a number or an ellipsis. Rules and
 * the list are ours because ICU's sentence breaks stop at "No." and "para." (research/codebases.md).
 */
#include "annotate/annotate.h"

typedef struct {
	const DiaAnalysis *analysis;
	const DiaToken *tokens;
	const char *text;
	guint32 end; /* of the paragraph's tokens */
} Splitter;

static inline char
get_mark(const Splitter *splitter, guint32 at)
{
	return dia_token_mark(&splitter->tokens[at], splitter->text);
}

/* Quotation marks and closing brackets stay with the sentence before them. */
static gboolean
is_closer(const Splitter *splitter, guint32 at)
{
	const DiaToken *token = &splitter->tokens[at];
	const char *mark = splitter->text + token->start;

	if (token->kind != DIA_TOKEN_PUNCTUATION || (token->flags & DIA_TOKEN_SPACE_BEFORE))
		return FALSE;
	return *mark == ')' || *mark == ']' || *mark == '"' || *mark == '\'' ||
	       g_str_has_prefix(mark, "\xe2\x80\x9d") || g_str_has_prefix(mark, "\xe2\x80\x99") ||
	       g_str_has_prefix(mark, "\xc2\xbb");
}

static gboolean
is_sentence_start(const Splitter *splitter, guint32 at)
{
	const DiaToken *token = &splitter->tokens[at];

	if (token->kind == DIA_TOKEN_PUNCTUATION)
		return TRUE;
	return token->kind != DIA_TOKEN_WORD || (token->flags & DIA_TOKEN_CAPITALIZED);
}

/* Words that open a sentence rather than go on with a name: "etc. The", but not "U.S. Embassy". */
static gboolean
is_common_opener(const Splitter *splitter, guint32 at)
{
	static const char *const openers[] = { "the",	"in",	"it",	"this",	  "these", "however",
					       "as",	"a",	"an",	"at",	  "there", "they",
					       "for",	"on",	"he",	"she",	  "its",   "their",
					       "under", "some", "such", "during", NULL };
	const DiaToken *token = &splitter->tokens[at];

	if (!(token->flags & DIA_TOKEN_CAPITALIZED))
		return FALSE;
	return dia_words_hold(openers,
			       dia_vocabulary_word(splitter->analysis->vocabulary, token->word));
}

/* "IV", "B", "12": what follows "No." or "art.". */
static gboolean
is_numeral(const Splitter *splitter, guint32 at)
{
	const DiaToken *token = &splitter->tokens[at];

	if (token->kind == DIA_TOKEN_NUMBER || token->kind == DIA_TOKEN_MIXED)
		return TRUE;
	if (get_mark(splitter, at) == '(')
		return TRUE;
	return token->kind == DIA_TOKEN_WORD && (token->length == 1 || (token->flags & DIA_TOKEN_ALL_CAPITALS)) &&
	       strspn(splitter->text + token->start, "IVXLCabcdefghijkABDEF") >= token->length;
}

/* Does the stop at @at belong to the word before it? @next is the token after it. */
static gboolean
is_abbreviation(const Splitter *splitter, guint32 first, guint32 at, guint32 next)
{
	const DiaToken *word = &splitter->tokens[at - 1];
	gboolean is_letter;

	if (at == first || (splitter->tokens[at].flags & DIA_TOKEN_SPACE_BEFORE))
		return FALSE;
	is_letter = word->kind == DIA_TOKEN_WORD && word->length == 1;
	if (is_letter && at - 1 > first && get_mark(splitter, at - 2) == '.') /* "U.N." */
		return !is_common_opener(splitter, next);
	if (is_letter && (word->flags & DIA_TOKEN_CAPITALIZED)) /* "J. Smith" */
		return (splitter->tokens[next].flags & DIA_TOKEN_CAPITALIZED) != 0 &&
		       !is_common_opener(splitter, next);
	switch (dia_abbreviations_get(splitter->analysis->lexicon->abbreviations, word->word)) {
	case DIA_ABBREVIATION_NONE:
		return FALSE;
	case DIA_ABBREVIATION_BEFORE_ANY:
		return TRUE;
	case DIA_ABBREVIATION_BEFORE_NUMBER:
		return is_numeral(splitter, next);
	case DIA_ABBREVIATION_BEFORE_NAME:
		return (splitter->tokens[next].flags & DIA_TOKEN_CAPITALIZED) != 0;
	case DIA_ABBREVIATION_WITHIN:
		return !is_common_opener(splitter, next);
	}
	return FALSE;
}

/* If a sentence that starts at @first ends with the mark at @at, where the next one starts; else 0. */
static guint32
find_end(const Splitter *splitter, guint32 first, guint32 at)
{
	char mark = get_mark(splitter, at);
	guint32 next = at + 1;

	if (mark != '.' && mark != '?' && mark != '!')
		return 0;
	while (next < splitter->end &&
	       (is_closer(splitter, next) ||
		(strchr(".?!", get_mark(splitter, next)) != NULL && get_mark(splitter, next) != '\0' &&
		 !(splitter->tokens[next].flags & DIA_TOKEN_SPACE_BEFORE))))
		next++;
	if (next == splitter->end)
		return next;
	if (!(splitter->tokens[next].flags & DIA_TOKEN_SPACE_BEFORE) ||
	    !is_sentence_start(splitter, next))
		return 0;
	if (mark == '.' && next == at + 1 && is_abbreviation(splitter, first, at, next))
		return 0;
	return next;
}

static void
split_paragraph(DiaAnalysis *analysis, guint32 paragraph, guint32 first, guint32 end,
		gboolean is_table)
{
	Splitter splitter = { .analysis = analysis,
			      .tokens = dia_analysis_tokens(analysis),
			      .text = analysis->document->text->str,
			      .end = end };
	DiaSentence sentence = { .first_token = first, .paragraph = paragraph };

	for (guint32 at = first; at < end; at++) {
		guint32 next = find_end(&splitter, sentence.first_token, at);

		/* Rows of tables and items on lines of their own stand for themselves. */
		if (next == 0 && at + 1 < end &&
		    (splitter.tokens[at + 1].flags & DIA_TOKEN_LINE_START) &&
		    (is_table || get_mark(&splitter, at) == ';' || get_mark(&splitter, at) == ':'))
			next = at + 1;
		if (next == 0 && at + 1 == end)
			next = end;
		if (next == 0)
			continue;
		sentence.end_token = next;
		g_array_append_val(analysis->sentences, sentence);
		sentence.first_token = next;
		at = next - 1;
	}
}

void
dia_annotate_sentences(DiaAnalysis *analysis)
{
	const DiaDocument *document = analysis->document;

	for (guint i = 0; i < document->paragraphs->len; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(document, i);
		guint32 first = analysis->tokens->len;
		guint32 sentence = analysis->sentences->len;

		g_array_append_val(analysis->paragraph_tokens, first);
		g_array_append_val(analysis->paragraph_sentences, sentence);
		if (analysis->wanted != NULL && !analysis->wanted[i])
			continue;
		dia_tokens_append(analysis->tokens, analysis->vocabulary, document->text->str,
				  paragraph->span.start, paragraph->span.end);
		split_paragraph(analysis, i, first, analysis->tokens->len,
				paragraph->kind == DIA_PARAGRAPH_TABLE);
	}
	g_array_append_val(analysis->paragraph_tokens, analysis->tokens->len);
	g_array_append_val(analysis->paragraph_sentences, analysis->sentences->len);
}
