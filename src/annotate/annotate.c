#include "annotate/annotate.h"

DiaAnalysis *
dia_annotate_paragraphs(DiaDocument *document, DiaLexicon *lexicon, const guint8 *wanted)
{
	DiaAnalysis *analysis = dia_analysis_new(document, lexicon);

	analysis->wanted = wanted;
	dia_annotate_sentences(analysis);
	dia_annotate_instruments(analysis);
	dia_annotate_names(analysis);
	dia_annotate_terms(analysis);
	dia_annotate_topics(analysis);
	dia_annotate_figures(analysis);
	dia_annotate_matters(analysis);
	dia_annotate_law_numbers(analysis);
	dia_annotate_claims(analysis);
	dia_annotate_codings(analysis);
	analysis->wanted = NULL;
	return analysis;
}

DiaAnalysis *
dia_annotate(DiaDocument *document, DiaLexicon *lexicon)
{
	return dia_annotate_paragraphs(document, lexicon, NULL);
}
