/*
 * Documents of the United Nations that are cited by page, where their drafting rules ask for the paragraph.
 */
#include "check/rules.h"

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
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		for (guint32 k = 0; k < report->n_paragraphs; k++) {
			guint32 first = dia_analysis_first_token(report->analysis, k);
			guint32 end = dia_analysis_end_token(report->analysis, k);

			for (guint32 at = first; at + 2 < end; at++) {
				guint32 number = dia_token_is(report, at + 1, ".") ? at + 2 : at + 1;
				DiaFindingDraft draft = { 0 };

				if (!dia_token_is_in(report, at, DIA_LIST_PAGE_SIGN) ||
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
