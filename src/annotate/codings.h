/*
 * Coding one recommendation after another: dia_annotate_codings() for whole documents is made of
 * this.
 */
#pragma once

#include "base/token.h"
#include "lexicon/codings.h"

typedef struct _DiaCoder DiaCoder;

/*
 * @param codings    must outlive the coder
 * @param vocabulary of the tokens to come, built on that of the lexicon; must outlive the coder
 */
DiaCoder *dia_coder_new(const DiaCodings *codings, const DiaVocabulary *vocabulary);
void dia_coder_free(DiaCoder *coder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaCoder, dia_coder_free)

/*
 * The score of each label, above zero where the text has it.
 * @param text   the text that the tokens point into
 * @param tokens the recommendation without the States that make it
 * @return one score a label, in the order of the file; valid until the coder scores again
 */
const double *dia_coder_score_issues(DiaCoder *coder, const char *text, const DiaToken *tokens,
				     guint32 n_tokens);

/* As above for the action categories: the highest score has it. */
const double *dia_coder_score_action(DiaCoder *coder, const DiaToken *tokens, guint32 n_tokens);

/*
 * Codes a recommendation.
 * @param issues receives the labels, which belong to the lexicon, sorted as in its file; earlier
 * ones are dropped
 * @param action receives 1 to 5
 */
void dia_coder_choose(DiaCoder *coder, const char *text, const DiaToken *tokens, guint32 n_tokens,
		      GPtrArray *issues, guint8 *action);
