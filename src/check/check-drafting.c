/*
 * What the drafting rules of the United Nations ask of a report beside its numbering: a length, and citation by
 * paragraph.
 */
#include "check/rules.h"

#include <string.h>

/* --- Length ---------------------------------------------------------------------------------------------- */

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

/* --- Citation by page ------------------------------------------------------------------------------------- */

/* Does a symbol such as "A/HRC/28/10" or "CCPR/C/KAZ/CO/2" end with a token? */
static gboolean
is_symbol(const DiaCheckedReport *report, guint32 at, guint32 first)
{
	guint n_strokes = 0;

	while (at > first + 1 && dia_token_is(report, at - 1, "/")) {
		at -= 2;
		n_strokes++;
	}
	return n_strokes >= 2 && (report->tokens[at].flags & DIA_TOKEN_CAPITALIZED) != 0;
}

/* The symbol that is cited right before a page, or its end where there is none. */
static gboolean
follows_symbol(const DiaCheckedReport *report, guint32 page, guint32 first)
{
	enum { REACH = 4 };
	static const char *const between[] = { ",", "(", "on", "at", NULL };
	guint32 at = page;

	while (at > first && page - at < REACH && dia_token_is_one_of(report, at - 1, between))
		at--;
	return at > first && is_symbol(report, at - 1, first);
}

void
dia_check_citation(DiaChecker *checker)
{
	static const char *const pages[] = { "p", "pp", "page", "pages", NULL };

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		for (guint32 k = 0; k < report->n_paragraphs; k++) {
			guint32 first = dia_analysis_first_token(report->analysis, k);
			guint32 end = dia_analysis_end_token(report->analysis, k);

			for (guint32 at = first; at + 2 < end; at++) {
				guint32 number = dia_token_is(report, at + 1, ".") ? at + 2 : at + 1;
				DiaFindingDraft draft = { 0 };

				if (!dia_token_is_one_of(report, at, pages) ||
				    dia_token_number(report, number) <= 0 ||
				    !follows_symbol(report, at, first))
					continue;
				draft.message = g_strdup("a page is cited; documents of the United "
							 "Nations are cited by paragraph");
				dia_draft_add_location(&draft, report, k,
						       dia_token_span(report, at, number + 1));
				dia_checker_add(checker, &draft);
			}
		}
	}
}
