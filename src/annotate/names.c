/*
 * Names of laws, bodies and plans, found by their form and not by a list: runs of capitalized words
 * around a word such as "Act" or "Commission", and "law on ..." in lower case.
 */
#include "annotate/annotate.h"

#include <string.h>

enum {
	MAX_NAME = 16,	 /* tokens */
	MAX_SUBJECT = 6, /* tokens after "law on" in lower case */
};

typedef struct {
	DiaAnalysis *analysis;
	const DiaWordLists *lists;
	const DiaToken *tokens;
	const char *text;
	guint mention; /* first mention that a name can overlap */
} Finder;

static gboolean
is_kind(const Finder *finder, guint32 at, DiaWordList kind)
{
	return dia_lists_hold_token(finder->lists, &finder->tokens[at], kind);
}

static gboolean
is_capital(const Finder *finder, guint32 at)
{
	const DiaToken *token = &finder->tokens[at];

	return (token->kind == DIA_TOKEN_WORD || token->kind == DIA_TOKEN_MIXED) &&
	       (token->flags & DIA_TOKEN_CAPITALIZED) != 0 && token->length > 1;
}

/* The hyphen in "Anti-Corruption", quotation marks in Law “On Media”. */
static gboolean
is_inner_mark(const Finder *finder, guint32 at)
{
	const DiaToken *token = &finder->tokens[at];
	const char *mark = finder->text + token->start;

	return token->kind == DIA_TOKEN_PUNCTUATION &&
	       (*mark == '-' || *mark == '"' || g_str_has_prefix(mark, "\xe2\x80\x9c"));
}

/* One past the run of capitalized words, connectors and inner marks that starts at @at. */
static guint32
find_run_end(const Finder *finder, guint32 at, guint32 end)
{
	guint32 last = at + 1;

	for (guint32 next = at + 1; next < end && next < at + MAX_NAME; next++) {
		if (dia_lists_is_number_sign(finder->lists, &finder->tokens[next])) /* "Act No. 12" is "Act" */
			break;
		if (is_capital(finder, next))
			last = next + 1;
		else if (!is_kind(finder, next, DIA_LIST_CONNECTOR) && !is_inner_mark(finder, next))
			break;
	}
	return last;
}

/* "Education Act", "Law on Education": a law's head stands first or last; of other heads the first
 * counts, "Commission on Family Policy" is a commission. */
static DiaWordList
find_kind(const Finder *finder, guint32 first, guint32 end)
{
	if (is_kind(finder, first, DIA_LIST_LAW) || is_kind(finder, end - 1, DIA_LIST_LAW))
		return DIA_LIST_LAW;
	for (guint32 at = first; at < end; at++) {
		if (!is_capital(finder, at))
			continue;
		if (is_kind(finder, at, DIA_LIST_FOREIGN))
			return DIA_LIST_NONE;
		if (is_kind(finder, at, DIA_LIST_INSTITUTION))
			return DIA_LIST_INSTITUTION;
		if (is_kind(finder, at, DIA_LIST_POLICY))
			return DIA_LIST_POLICY;
	}
	return DIA_LIST_NONE;
}

/* "National Human Rights Committee": the State's own, whatever body of the United Nations ends its name. */
static gboolean
is_own_body(const Finder *finder, const DiaMention *mention, guint32 first)
{
	return dia_instruments_get(finder->analysis->lexicon->instruments, mention->instrument)->kind ==
		       DIA_INSTRUMENT_BODY &&
	       mention->span.start > finder->tokens[first].start &&
	       is_kind(finder, first, DIA_LIST_OF_STATE);
}

/* Treaties and their bodies have names of this form too. */
static gboolean
is_instrument(Finder *finder, guint32 first, guint32 end)
{
	const GArray *mentions = finder->analysis->mentions;

	while (finder->mention < mentions->len &&
	       g_array_index(mentions, DiaMention, finder->mention).span.end <=
		       finder->tokens[first].start)
		finder->mention++;
	return finder->mention < mentions->len &&
	       g_array_index(mentions, DiaMention, finder->mention).span.start <
		       dia_token_end(&finder->tokens[end - 1]) &&
	       !is_own_body(finder, &g_array_index(mentions, DiaMention, finder->mention), first);
}

/* Law “On Legal Aid”: the quotation mark that closes it belongs to the name. */
static guint32
close_quotation(const Finder *finder, guint32 first, guint32 end)
{
	static const char *const pairs[][2] = { { "\xe2\x80\x9c", "\xe2\x80\x9d" },
						{ "\"", "\"" } };
	const char *name = finder->text + finder->tokens[first].start;
	gssize length = (gssize)(end - finder->tokens[first].start);

	for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
		if (g_strstr_len(name, length, pairs[i][0]) != NULL &&
		    g_str_has_prefix(finder->text + end, pairs[i][1]))
			return end + (guint32)strlen(pairs[i][1]);
	return end;
}

static void
add_name(const Finder *finder, guint32 paragraph, guint32 first, guint32 end, DiaWordList kind)
{
	DiaNameMark mark = {
		.span = { finder->tokens[first].start,
			  close_quotation(finder, first, dia_token_end(&finder->tokens[end - 1])) },
		.paragraph = paragraph,
		.first_token = first,
		.end_token = end,
		.kind = kind == DIA_LIST_LAW	       ? DIA_COMMITMENT_LAW
			: kind == DIA_LIST_INSTITUTION ? DIA_COMMITMENT_INSTITUTION
						       : DIA_COMMITMENT_POLICY,
	};

	g_array_append_val(finder->analysis->names, mark);
}

/* "a bill on the protection of witnesses": @return one past the subject, or @at where it is none.
 */
static guint32
find_subject_end(const Finder *finder, guint32 at, guint32 end)
{
	guint32 next = at + 1;
	guint32 last = at;

	if (!is_kind(finder, at, DIA_LIST_LAW) || next >= end ||
	    !g_str_equal(
		    dia_vocabulary_word(finder->analysis->vocabulary, finder->tokens[next].word),
		    "on"))
		return at;
	for (next++; next < end && next <= at + MAX_SUBJECT; next++) {
		if (finder->tokens[next].kind != DIA_TOKEN_WORD ||
		    dia_claim_cues_is_status(finder->analysis->lexicon->cues,
					     finder->analysis->vocabulary, finder->text,
					     finder->tokens, next, end))
			break;
		if (!is_kind(finder, next, DIA_LIST_CONNECTOR))
			last = next + 1;
	}
	return last;
}

static void
find_in_sentence(Finder *finder, const DiaSentence *sentence)
{
	guint32 at = sentence->first_token;

	while (at < sentence->end_token) {
		guint32 end;
		DiaWordList kind;

		if (!is_capital(finder, at) || is_kind(finder, at, DIA_LIST_OPENER)) {
			end = find_subject_end(finder, at, sentence->end_token);
			if (end > at)
				add_name(finder, sentence->paragraph, at, end, DIA_LIST_LAW);
			at = MAX(end, at + 1);
			continue;
		}
		end = find_run_end(finder, at, sentence->end_token);
		kind = find_kind(finder, at, end);
		if (kind != DIA_LIST_NONE && end - at > 1 && !is_instrument(finder, at, end))
			add_name(finder, sentence->paragraph, at, end, kind);
		at = end;
	}
}

void
dia_annotate_names(DiaAnalysis *analysis)
{
	Finder finder = { .analysis = analysis,
			  .lists = analysis->lexicon->lists,
			  .tokens = dia_analysis_tokens(analysis),
			  .text = analysis->document->text->str };

	for (guint i = 0; i < analysis->sentences->len; i++)
		find_in_sentence(&finder, &dia_analysis_sentences(analysis)[i]);
}
