/*
 * What the drafting rules of the United Nations ask of a report beside its numbering: footnotes that follow
 * each other, a length, and citation by paragraph.
 */
#include "check/rules.h"

#include <string.h>

/* --- Footnotes --------------------------------------------------------------------------------------- */

enum {
	MIN_FOOTNOTES = 4, /* fewer are no numbering */
	MAX_SKIPPED = 2,
};

/* The number of a footnote, or 0 where it has a star or none. */
static gint64
get_number(const DiaParagraph *paragraph)
{
	const char *label = paragraph->label;

	if (paragraph->kind != DIA_PARAGRAPH_FOOTNOTE || label == NULL || strlen(label) > 4 ||
	    strspn(label, "0123456789") != strlen(label))
		return 0;
	return g_ascii_strtoll(label, NULL, 10);
}

static void
add_footnote(DiaChecker *checker, const DiaCheckedReport *report, guint32 last, guint32 here,
	     char *message)
{
	DiaFindingDraft draft = { .message = message };

	dia_draft_add_location(&draft, report, here,
			       dia_document_paragraph(report->document, here)->span);
	dia_draft_add_location(&draft, report, last,
			       dia_document_paragraph(report->document, last)->span);
	dia_checker_add(checker, &draft);
}

/* Were nearly all notes found? Where not, a gap is more likely the reader's. */
static gboolean
is_complete(const DiaCheckedReport *report)
{
	gint64 most = 0;
	gint64 n = 0;

	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		gint64 number = get_number(dia_document_paragraph(report->document, i));

		n += number > 0;
		most = MAX(most, number);
	}
	return n >= MIN_FOOTNOTES && most - n <= n / 10 + 1;
}

static void
check_footnotes(DiaChecker *checker, const DiaCheckedReport *report)
{
	guint32 last = 0;
	gint64 before = 0;

	if (!is_complete(report))
		return;
	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		gint64 number = get_number(dia_document_paragraph(report->document, i));

		if (number == 0)
			continue;
		if (before > 0 && number == before)
			add_footnote(checker, report, last, i,
				     g_strdup_printf("footnote %" G_GINT64_FORMAT " is there twice",
						     number));
		else if (before > 0 && number > before + 1 && number <= before + 1 + MAX_SKIPPED)
			add_footnote(checker, report, last, i,
				     g_strdup_printf("footnote %" G_GINT64_FORMAT
						     " is missing: %" G_GINT64_FORMAT
						     " is followed by %" G_GINT64_FORMAT,
						     before + 1, before, number));
		before = number;
		last = i;
	}
}

/* The footnotes of a report by their numbers. @return a set of the labels */
static GHashTable *
collect_notes(const DiaCheckedReport *report, gint64 *last)
{
	GHashTable *notes = g_hash_table_new(g_str_hash, g_str_equal);

	*last = 0;
	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, i);

		if (get_number(paragraph) == 0)
			continue;
		g_hash_table_add(notes, (gpointer)paragraph->label);
		*last = MAX(*last, get_number(paragraph));
	}
	return notes;
}

/* Marks that have no note, where nearly all have one: else it is more likely that the notes were not found. */
static void
check_marks(DiaChecker *checker, const DiaCheckedReport *report)
{
	enum { LEAST = 3 };
	const GArray *marks = report->document->note_marks;
	gint64 last;
	g_autoptr(GHashTable) notes = collect_notes(report, &last);
	guint n_lost = 0;

	for (guint i = 0; i < marks->len; i++)
		n_lost += !g_hash_table_contains(notes, g_array_index(marks, DiaNoteMark, i).label);
	if (n_lost == 0 || g_hash_table_size(notes) < LEAST || n_lost > marks->len / 10 + 1)
		return;
	for (guint i = 0; i < marks->len; i++) {
		const DiaNoteMark *mark = &g_array_index(marks, DiaNoteMark, i);
		DiaFindingDraft draft = { 0 };

		/* A gap among the notes is told of the notes. */
		if (g_hash_table_contains(notes, mark->label) ||
		    g_ascii_strtoll(mark->label, NULL, 10) < last)
			continue;
		draft.message = g_strdup_printf("footnote %s is marked here, but there is no such note; "
						"the last one is %" G_GINT64_FORMAT,
						mark->label, last);
		dia_draft_add_location(&draft, report, mark->paragraph,
				       dia_document_paragraph(report->document, mark->paragraph)->span);
		dia_checker_add(checker, &draft);
	}
}

void
dia_check_footnotes(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		check_footnotes(checker, dia_checker_report(checker, i));
		check_marks(checker, dia_checker_report(checker, i));
	}
}

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
dia_check_citations(DiaChecker *checker)
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
