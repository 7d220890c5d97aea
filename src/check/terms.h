/*
 * Words that tell what a sentence is about, as small numbers that hold in all reports: stems, and
 * phrases that mean one thing (data/synonyms.txt).
 */
#pragma once

#include "check/checker.h"
#include "lexicon/synonyms.h"

/* One word of a sentence, or a phrase that means one thing. */
typedef struct {
	guint32 first; /* its tokens are [first, end) */
	guint32 end;
	guint32 id;
	const DiaMeaning *meaning; /* or NULL */
} DiaTerm;

/*
 * Counts the terms of the sentences of all reports.
 * @param reports of DiaCheckedReport
 * @return free with dia_terms_free()
 */
DiaTerms *dia_terms_count(const GArray *reports);

/*
 * Reading adds to terms, so a rule has its own on top of those that were counted, since rules run beside each other.
 * @param counted must outlive them
 * @return free with dia_terms_free()
 */
DiaTerms *dia_terms_new(const DiaTerms *counted);
void dia_terms_free(DiaTerms *terms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaTerms, dia_terms_free)

/* @return the id of a stem, which must live as long as the terms; a new one where it is not known */
guint32 dia_terms_intern(DiaTerms *terms, const char *stem);

/* The same of the stem of the word at a token. */
guint32 dia_terms_intern_token(DiaTerms *terms, const DiaCheckedReport *report, guint32 at);

/* @return the id of a class of words, known by its number, which counts as a term that stands in some sentences */
guint32 dia_terms_intern_class(DiaTerms *terms, guint32 number);

/*
 * Reads the term at a token.
 * @param end  the token that the term may not reach
 * @param term receives it; its `end` is where to read on, whether there is one or not
 * @return FALSE where nothing telling stands there
 */
gboolean dia_terms_read(DiaTerms *terms, const DiaCheckedReport *report, guint32 at, guint32 end,
			DiaTerm *term);

/* Is a word one that tells what is spoken of: no article, preposition, adverb or "number"? */
gboolean dia_term_is_telling(const DiaCheckedReport *report, guint32 word);

/* The same of the word at a token; FALSE for numbers and signs. */
static inline gboolean
dia_token_is_telling(const DiaCheckedReport *report, guint32 at)
{
	return dia_token_is_kind(report, at, DIA_TOKEN_WORD) && dia_term_is_telling(report, report->tokens[at].word);
}

/* In how many sentences a term stands. */
guint32 dia_terms_frequency(const DiaTerms *terms, guint32 id);

/* How much it tells: inverse frequency in sentences (Spärck Jones 1972). */
double dia_terms_weight(const DiaTerms *terms, guint32 id);

/* How much of the terms @a, by weight, stands among the terms @b, 0 to 1. */
double dia_terms_cover(const DiaTerms *terms, const guint32 *a, guint n_a, const guint32 *b, guint n_b);

/* Is an id among the first n of a set? Sets are short. */
gboolean dia_terms_contain(const guint32 *set, guint n, guint32 id);

/* How many ids two sets have in common. */
guint dia_terms_count_common(const guint32 *a, guint n_a, const guint32 *b, guint n_b);

/*
 * How many ids two sets share that stand in at most @some sentences.
 * @param n_few receives how many of these stand in at most @few
 */
guint dia_terms_count_shared(const DiaTerms *terms, const guint32 *a, guint n_a, const guint32 *b, guint n_b,
			     guint some, guint few, guint *n_few);

/* Adds an id to a set where it is not in it and there is room. */
void dia_terms_add(guint32 id, guint32 *set, guint *n, guint max);

/* By term a GArray of guint: the first few indexes that have it. @return free with g_hash_table_unref() */
GHashTable *dia_postings_new(void);
void dia_postings_add(GHashTable *postings, guint32 term, guint index);
