/*
 * What became of a text word by word: an edit script over words, in which numbers, dates, symbols of
 * documents and references to articles are single words, so that "1,203" becomes "1,310" and not
 * "1,[203|310]".
 *
 * Typographic and plain quotation marks, dashes and spaces are the same word here.
 */
#pragma once

#include "base/pool.h"
#include "diachron/changes.h"

/* A run of words that are the same ('='), gone ('-') or new ('+'); byte offsets into either text. */
typedef struct {
	char operation;
	DiaSpan old; /* where a run of '+' would stand, if it is one: empty */
	DiaSpan new; /* where a run of '-' stood: empty */
} DiaEditRun;

/*
 * Compares two stretches of text. The script is a shortest one (Myers 1986, in linear space) up to
 * DIA_MAX_EDIT_COST differences; beyond, the middle of what differs stands as replaced. Afterwards words
 * that are the same by chance between longer differences are given up, as diff-match-patch does.
 *
 * @param old_text,new_text  UTF-8
 * @param old_span,new_span  the parts to compare, in bytes, on character limits
 * @return array of DiaEditRun; free with g_array_unref()
 */
GArray *dia_edits_compare(const char *old_text, DiaSpan old_span, const char *new_text,
			  DiaSpan new_span);

/*
 * A script as changes have it.
 * @param pool     receives the texts
 * @param n_edits  receives the number of edits
 * @return array owned by the pool
 */
const DiaWordEdit *dia_edits_keep(const GArray *runs, const char *old_text, const char *new_text,
				   DiaPool *pool, guint *n_edits);

/* @return part of the words of both texts that are the same, 0 to 1; 1 for two empty texts */
double dia_edits_sameness(const GArray *runs);
