/*
 * What changed in meaning: figures, statuses of claims, commitments, topics and findings.
 */
#include "compare/diff.h"

void
dia_diff_explain(DiaDifference *difference G_GNUC_UNUSED, const DiaLexicon *lexicon G_GNUC_UNUSED)
{
}
