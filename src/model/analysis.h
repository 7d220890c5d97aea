/*
 * The inside of an analysis: one document with the layers that the annotators lay over it, each
 * made by one annotator from the layers before it and then only read.
 */
#pragma once

#include "base/pool.h"
#include "base/token.h"
#include "diachron/marks.h"
#include "model/document.h"
#include "lexicon/lexicon.h"

typedef struct {
	guint32 first_token;
	guint32 end_token; /* one past the last */
	guint32 paragraph;
} DiaSentence;

/* A date or period that the text states. */
typedef struct {
	DiaSpan span;
	guint32 paragraph;
	DiaPeriod period;
	const char *iso; /* as `as_of` prints it */
} DiaDateMark;

/* The name of an instrument in the text. */
typedef struct {
	DiaSpan span;
	guint32 paragraph;
	guint32 instrument; /* index into the lexicon's instruments */
	gboolean is_ellipsis; /* "the Convention": which one, follows from what went before */
} DiaMention;

/* A sentence names a matter of data/matters.txt. */
typedef struct {
	DiaSpan span; /* the words that name it */
	guint32 paragraph;
	guint32 sentence;
	guint32 matter;	  /* index into the lexicon's matters */
	const char *text; /* the phrase, as in the data file */
} DiaMatterMark;

/* The name of a law, body or plan, found by its form. Of an abbreviation, or of "the Commission", the
 * tokens are those of the name that it stands for. */
typedef struct {
	DiaSpan span;
	guint32 paragraph;
	guint32 first_token; /* of the name: [first_token, end_token) */
	guint32 end_token;
	DiaCommitmentKind kind;
	gboolean is_common; /* common nouns in lower case */
	const char *number; /* of a law, "2017-58" without the year that it has; or NULL */
	guint year;	    /* of that number; 0 where none is told */
} DiaNameMark;

struct _DiaAnalysis {
	gatomicrefcount references_count;
	DiaDocument *document;
	DiaLexicon *lexicon;
	const guint8 *wanted;	   /* by paragraph, while it is annotated; NULL for all */
	DiaVocabulary *vocabulary; /* the document's words, on top of the lexicon's */
	GArray *tokens;		   /* of DiaToken, paragraph after paragraph */
	GArray *paragraph_tokens;  /* of guint32: first token by paragraph, and one past the last */
	GArray *sentences;	   /* of DiaSentence */
	GArray *paragraph_sentences; /* of guint32: first sentence by paragraph, and the end */
	GArray *dates;		     /* of DiaDateMark */
	GArray *mentions;	     /* of DiaMention */
	GArray *matters;	     /* of DiaMatterMark */
	GArray *names;		     /* of DiaNameMark */
	GArray *terms;		     /* of DiaNameMark: names in lower case, short for names */
	GArray *figures;	     /* of DiaFigure */
	GArray *topics;		     /* of DiaTopicMark, sorted by paragraph, then score */
	GArray *touched; /* the same with topics in passing, in order of topics; no more than paragraph and topic */
	GArray *claims;		     /* of DiaClaim */
	GArray *answers; /* of guint32: claim that answers a recommendation + 1, by paragraph */
	GArray *codings; /* of DiaCoding */
	DiaPool pool;
};

/* @return an analysis without marks; takes references on both */
DiaAnalysis *dia_analysis_new(DiaDocument *document, DiaLexicon *lexicon);

/* The layers as plain arrays. */
static inline const DiaToken *
dia_analysis_tokens(const DiaAnalysis *analysis)
{
	return (const DiaToken *)(const void *)analysis->tokens->data;
}

static inline const DiaSentence *
dia_analysis_sentences(const DiaAnalysis *analysis)
{
	return (const DiaSentence *)(const void *)analysis->sentences->data;
}

/* The tokens of a paragraph are [first, end). */
static inline guint32
dia_analysis_first_token(const DiaAnalysis *analysis, guint paragraph)
{
	return g_array_index(analysis->paragraph_tokens, guint32, paragraph);
}

static inline guint32
dia_analysis_end_token(const DiaAnalysis *analysis, guint paragraph)
{
	return g_array_index(analysis->paragraph_tokens, guint32, paragraph + 1);
}

/* The sentences of a paragraph are [first, end). */
static inline guint32
dia_analysis_first_sentence(const DiaAnalysis *analysis, guint paragraph)
{
	return g_array_index(analysis->paragraph_sentences, guint32, paragraph);
}

static inline guint32
dia_analysis_end_sentence(const DiaAnalysis *analysis, guint paragraph)
{
	return g_array_index(analysis->paragraph_sentences, guint32, paragraph + 1);
}

/* One past the last byte of a token. */
static inline guint32
dia_token_end(const DiaToken *token)
{
	return token->start + token->length;
}

/* The words of a sentence, from its first token to the end of its last. */
DiaSpan dia_analysis_sentence_span(const DiaAnalysis *analysis, guint32 sentence);

/*
 * The State's answer to a recommendation, which stands in the paragraph above it.
 * @return the claim that gives it, or NULL where the paragraph is no recommendation or has no
 * answer
 */
const DiaClaim *dia_analysis_answer(const DiaAnalysis *analysis, guint32 paragraph);

/*
 * What a claim comes to: a State that says how things are, without a cue, says that they are so;
 * what a State itself says should be done, it means to do. Others who only name a matter tell no
 * status.
 */
DiaStatus dia_claim_settle(const DiaClaim *claim);

/* Is a paragraph without a number before the first that has one: cover, symbols, table of contents?
 */
gboolean dia_analysis_is_front_matter(const DiaAnalysis *analysis, guint32 paragraph);

/* @return the index of the first claim of a paragraph or, where it has none, of a later one */
guint dia_analysis_first_claim(const DiaAnalysis *analysis, guint32 paragraph);

/* @return the same of the first topic: `topics` is sorted by paragraph */
guint dia_analysis_first_topic(const DiaAnalysis *analysis, guint32 paragraph);

/* The same of the marks of matters. */
guint dia_analysis_first_matter(const DiaAnalysis *analysis, guint32 paragraph);

/* @return the index of the first date, or figure, that starts at a byte of the text or behind it */
guint dia_analysis_first_date(const DiaAnalysis *analysis, guint32 byte);
guint dia_analysis_first_figure(const DiaAnalysis *analysis, guint32 byte);

/* Finds the tokens [first, end) of a span, in bytes, within a paragraph. */
void dia_analysis_find_tokens(const DiaAnalysis *analysis, guint32 paragraph, DiaSpan span, guint32 *first,
			      guint32 *end);

/* "was adopted", "entered into force", but not "is prohibited", "guarantees", "in place". */
gboolean dia_cue_tells_of_act(const char *cue);

/* Is it told in words that something was done ("was adopted"), not that it is so ("is prohibited")?
 */
gboolean dia_claim_is_act(const DiaClaim *claim);

/* @return the latest date that a claim names, ISO 8601, or NULL */
const char *dia_claim_last_date(const DiaClaim *claim);
