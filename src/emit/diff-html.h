/*
 * What the two halves of the page of a difference share.
 */
#pragma once

#include "emit/diff-phrases.h"
#include "emit/markup.h"

typedef struct {
	DiaMarkup markup;
	const DiaDifference *difference;
	const DiaLexicon *lexicon;
	const DiaAlignment *alignments;
	guint n;
} DiaDiffPage;

/* A link to a change, by its index among the alignments: "para. 12" or "heading 3". */
void dia_diff_page_link(DiaDiffPage *page, guint alignment, const char *text);

/* All changes in order, with what is the same folded up between them. */
void dia_diff_page_changes(DiaDiffPage *page);
