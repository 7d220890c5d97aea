/*
 * A set of phrases that is matched token by token, longest match first: a trie over word ids.
 *
 * In a phrase a word ending in '*' matches every word with its stem, and a word after '=' matches
 * only in exactly this case ("=CAT"). Hyphens, dashes, slashes, commas, quotation marks and brackets
 * between words do not count on either side: "self-defence" is "self defence". Full stops do.
 */
#pragma once

#include "base/image.h"
#include "base/token.h"

typedef struct _DiaPhrases DiaPhrases;

/* What stands first in a set of phrases: its bits in DiaToken.starts. */
typedef struct {
	guint64 starts;
} DiaPhrasesHead;

DiaPhrases *dia_phrases_new(void);
void dia_phrases_free(DiaPhrases *phrases);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaPhrases, dia_phrases_free)

/*
 * Gives a set of phrases that others may hold as a part: in a phrase added later, "{12}" stands for every
 * phrase of the inner set with payload 12. So "protocol to the {12}" need not be written out for each name.
 * @param inner without phrases of this kind itself; taken over
 */
void dia_phrases_set_inner(DiaPhrases *phrases, DiaPhrases *inner);

/* Writes a set to an image, or reads one from it: that is not added to, and lives no longer than the image's bytes. */
void dia_phrases_transfer(DiaPhrases **phrases, DiaImage *image);

/*
 * Adds a phrase.
 * @param vocabulary the base vocabulary, which learns the words
 * @param phrase     NUL-terminated UTF-8
 * @param payload    what a match gives; one phrase may be added with several
 * @return FALSE where the phrase has no word or more than DIA_MAX_PHRASE_TOKENS
 */
gboolean dia_phrases_add(DiaPhrases *phrases, DiaVocabulary *vocabulary, const char *phrase,
			 guint32 payload);

/* A match: @n_tokens tokens from where it was asked for, punctuation included. */
typedef struct {
	guint32 n_tokens;
	guint32 entry; /* for dia_phrases_payload() */
} DiaPhraseMatch;

/* What dia_phrases_match() does where a phrase may start. */
gboolean dia_phrases_search(const DiaPhrases *phrases, const DiaVocabulary *vocabulary, const char *text,
			    const DiaToken *tokens, guint32 at, guint32 end, DiaPhraseMatch *match);

/* May a phrase start with a token? One look at its bits says so, and of most tokens that none does. */
static inline gboolean
dia_phrases_may_start(const DiaPhrases *phrases, const DiaToken *token)
{
	return (token->starts & ((const DiaPhrasesHead *)(const void *)phrases)->starts) != 0;
}

/*
 * Finds the longest phrase that starts at a token.
 * @param vocabulary the vocabulary of the tokens, built on that of the phrases
 * @param text       the text of the tokens (for words matched in exact case)
 * @param tokens     the tokens; those from @at to @end are looked at
 * @return FALSE where no phrase starts there; @match is then untouched
 */
static inline gboolean
dia_phrases_match(const DiaPhrases *phrases, const DiaVocabulary *vocabulary, const char *text,
		  const DiaToken *tokens, guint32 at, guint32 end, DiaPhraseMatch *match)
{
	return at < end && dia_phrases_may_start(phrases, &tokens[at]) &&
	       dia_phrases_search(phrases, vocabulary, text, tokens, at, end, match);
}

/* @return the first token from @at on with which a phrase may start, or @end */
static inline guint32
dia_phrases_next(const DiaPhrases *phrases, const DiaToken *tokens, guint32 at, guint32 end)
{
	while (at < end && !dia_phrases_may_start(phrases, &tokens[at]))
		at++;
	return at;
}

enum { DIA_MAX_PHRASE_MATCHES = 8 };

/*
 * Finds all phrases that start at a token, the longest first; parameters as for dia_phrases_match().
 * @param matches room for DIA_MAX_PHRASE_MATCHES
 * @return how many were found, one for each length
 */
guint dia_phrases_match_all(const DiaPhrases *phrases, const DiaVocabulary *vocabulary,
			    const char *text, const DiaToken *tokens, guint32 at, guint32 end,
			    DiaPhraseMatch *matches);

/*
 * The payloads of a match, in the order in which they were added.
 * @param nth from 0
 * @return FALSE where there are no more
 */
gboolean dia_phrases_payload(const DiaPhrases *phrases, const DiaPhraseMatch *match, guint nth,
			     guint32 *payload);

/*
 * The same, one after the other, where there may be many.
 * @param link starts as the entry of a match
 * @return FALSE where there is no other
 */
gboolean dia_phrases_next_payload(const DiaPhrases *phrases, guint32 *link, guint32 *payload);
