/*
 * Reports that are longer than the drafting rules of the United Nations allow, or than the user does.
 */
#include "check/rules.h"

/* The limit that reports of States to United Nations bodies have, notes not counted. */
enum { MAX_WORDS_OF_REPORT = 10700 };

/* Words of the text, without notes, tables and what stands before the first paragraph. */
static guint
count_words(const DiaCheckedReport *report)
{
	guint n = 0;

	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, i);
		guint32 end = dia_analysis_end_token(report->analysis, i);

		if (paragraph->kind == DIA_PARAGRAPH_FOOTNOTE || paragraph->kind == DIA_PARAGRAPH_TABLE ||
		    dia_analysis_is_front_matter(report->analysis, i))
			continue;
		/* As a word processor counts: from one blank to the next. */
		for (guint32 at = dia_analysis_first_token(report->analysis, i); at < end; at++)
			n += (report->tokens[at].flags & DIA_TOKEN_SPACE_BEFORE) != 0;
	}
	return n;
}

/* National reports to the universal periodic review, "A/HRC/WG.6/7/KAZ/1", have the limit by themselves. */
static guint
get_limit(const DiaChecker *checker, const DiaMetadata *metadata)
{
	if (checker->options->max_words != 0)
		return checker->options->max_words;
	return metadata->symbol != NULL && metadata->issuer == DIA_ISSUER_STATE &&
		       g_str_has_prefix(metadata->symbol, "A/HRC/WG.6/")
		   ? MAX_WORDS_OF_REPORT
		   : G_MAXUINT;
}

void
dia_check_length(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		guint limit = get_limit(checker, dia_document_metadata(report->document));
		guint n = limit == G_MAXUINT ? 0 : count_words(report);
		DiaFindingDraft draft = { .has_values = TRUE,
					  .stated = { .coefficient = limit },
					  .computed = { .coefficient = n } };
		g_autofree char *words = NULL;
		g_autofree char *most = NULL;

		if (n <= limit || report->n_paragraphs == 0)
			continue;
		words = dia_decimal_format(draft.computed);
		most = dia_decimal_format(draft.stated);
		draft.message = g_strdup_printf(
		    "the report has %s words without notes and tables; the limit is %s", words, most);
		dia_draft_add_location(&draft, report, 0,
				       dia_document_paragraph(report->document, 0)->span);
		dia_checker_add(checker, &draft);
	}
}
