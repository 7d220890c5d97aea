/*
 * Footnotes: each number once and in order, each mark with its note and each note with its mark.
 *
 * In: the notes of a report, the marks that were taken out of its text, and what is left of marks in it. Out:
 * findings where one is missing or there twice. Only where nearly all were found: else it is more likely that
 * reading lost one.
 */
#include "check/references.h"
#include "check/rules.h"

#include <string.h>

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

/* Adds the place of the mark of a note, where there is one. */
static void
add_mark(DiaFindingDraft *draft, const DiaCheckedReport *report, gint64 number)
{
	const GArray *marks = report->document->note_marks;

	for (guint i = 0; i < marks->len; i++) {
		const DiaNoteMark *mark = &g_array_index(marks, DiaNoteMark, i);

		if (g_ascii_strtoll(mark->label, NULL, 10) != number)
			continue;
		dia_draft_add_location(draft, report, mark->paragraph,
				       dia_document_paragraph(report->document, mark->paragraph)->span);
		return;
	}
}

static void
add_repeated(DiaChecker *checker, const DiaCheckedReport *report, guint32 last, guint32 here)
{
	const DiaParagraph *note = dia_document_paragraph(report->document, here);
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("footnote %s is there twice", note->label);
	dia_draft_add_location(&draft, report, here, note->span);
	dia_draft_add_location(&draft, report, last, dia_document_paragraph(report->document, last)->span);
	dia_checker_add(checker, &draft);
}

/* Are there as many marks as notes, of the same numbers in the same order? Then nothing was lost in reading. */
static gboolean
agree_with_marks(const DiaCheckedReport *report)
{
	enum { LEAST = 3 };
	const GArray *marks = report->document->note_marks;
	guint n = 0;

	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *note = dia_document_paragraph(report->document, i);

		if (get_number(note) == 0)
			continue;
		if (n >= marks->len || strcmp(g_array_index(marks, DiaNoteMark, n).label, note->label) != 0)
			return FALSE;
		n++;
	}
	return n == marks->len && n >= LEAST;
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

/* What the marks beside a gap are at, too: it is there that an editor looks. */
static void
add_gap(DiaChecker *checker, const DiaCheckedReport *report, guint32 last, guint32 here, gint64 before, gint64 number)
{
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf("footnote %" G_GINT64_FORMAT " is missing: %" G_GINT64_FORMAT
					" is followed by %" G_GINT64_FORMAT,
					before + 1, before, number);
	dia_draft_add_location(&draft, report, here, dia_document_paragraph(report->document, here)->span);
	dia_draft_add_location(&draft, report, last, dia_document_paragraph(report->document, last)->span);
	for (gint64 marked = before + 1; marked <= number && draft.n_locations == 2; marked++)
		add_mark(&draft, report, marked);
	dia_checker_add(checker, &draft);
}

static void
check_footnotes(DiaChecker *checker, const DiaCheckedReport *report)
{
	guint32 last = 0;
	gint64 before = 0;

	if (!is_complete(report) && !agree_with_marks(report))
		return;
	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		gint64 number = get_number(dia_document_paragraph(report->document, i));

		if (number == 0)
			continue;
		if (before > 0 && number == before)
			add_repeated(checker, report, last, i);
		else if (before > 0 && number > before + 1 && number <= before + 1 + MAX_SKIPPED)
			add_gap(checker, report, last, i, before, number);
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

/* Are the marks of the text all numbers from 1 on, so that none was taken for one? */
static gboolean
are_consecutive(const GArray *marks)
{
	enum { LEAST = 3, MOST = 63 };
	guint64 found = 0;
	gint64 most = 0;

	for (guint i = 0; i < marks->len; i++) {
		gint64 number = g_ascii_strtoll(g_array_index(marks, DiaNoteMark, i).label, NULL, 10);

		if (number < 1 || number > MOST)
			return FALSE;
		found |= G_GUINT64_CONSTANT(1) << number;
		most = MAX(most, number);
	}
	return most >= LEAST && (gint64)dia_count_bits(found) == most;
}

/*
 * Marks that have no note, where nearly all have one: else it is more likely that the notes were not found. A gap among
 * many notes is told of the notes.
 */
static void
check_marks(DiaChecker *checker, const DiaCheckedReport *report)
{
	enum { LEAST = 3 };
	const GArray *marks = report->document->note_marks;
	gint64 last;
	g_autoptr(GHashTable) notes = collect_notes(report, &last);
	gboolean is_few = !is_complete(report) && are_consecutive(marks);
	guint n_lost = 0;

	for (guint i = 0; i < marks->len; i++)
		n_lost += !g_hash_table_contains(notes, g_array_index(marks, DiaNoteMark, i).label);
	if (n_lost == 0 || g_hash_table_size(notes) < (is_few ? LEAST - 1 : LEAST) ||
	    n_lost > marks->len / 10 + 1)
		return;
	for (guint i = 0; i < marks->len; i++) {
		const DiaNoteMark *mark = &g_array_index(marks, DiaNoteMark, i);
		DiaFindingDraft draft = { 0 };

		if (g_hash_table_contains(notes, mark->label) ||
		    (g_ascii_strtoll(mark->label, NULL, 10) < last && !is_few))
			continue;
		draft.message = g_strdup_printf("footnote %s is marked here, but there is no such note; "
						"the last one is %" G_GINT64_FORMAT,
						mark->label, last);
		dia_draft_add_location(&draft, report, mark->paragraph,
				       dia_document_paragraph(report->document, mark->paragraph)->span);
		dia_checker_add(checker, &draft);
	}
}

/* --- Marks and notes one by one -------------------------------------------------------------------------- */

/* Each note that has no mark, where the marks of the notes beside it were found. */
static void
check_unmarked(DiaChecker *checker, const DiaCheckedReport *report)
{
	const GArray *marks = report->document->note_marks;
	g_autoptr(GHashTable) marked = g_hash_table_new(g_str_hash, g_str_equal);
	gint64 last;
	g_autoptr(GHashTable) notes = collect_notes(report, &last);
	guint n_lost = 0;

	for (guint i = 0; i < marks->len; i++) {
		const char *label = g_array_index(marks, DiaNoteMark, i).label;

		/* The slip is told of the mark that has no note. */
		if (!g_hash_table_contains(notes, label))
			return;
		g_hash_table_add(marked, (gpointer)label);
	}
	for (guint32 pass = 0; pass < 2; pass++) {
		for (guint32 i = 0; i < report->n_paragraphs; i++) {
			const DiaParagraph *note = dia_document_paragraph(report->document, i);
			DiaFindingDraft draft = { 0 };

			if (get_number(note) == 0 || g_hash_table_contains(marked, note->label))
				continue;
			if (pass == 0) {
				n_lost++;
				continue;
			}
			draft.message = g_strdup_printf("footnote %s has no mark in the text", note->label);
			dia_draft_add_location(&draft, report, i, note->span);
			dia_checker_add(checker, &draft);
		}
		/* Where more are without a mark it is more likely that the marks were not found. */
		if (g_hash_table_size(notes) < MIN_FOOTNOTES || n_lost > g_hash_table_size(notes) / 20 + 1)
			return;
	}
}

/* "adopted.2 It": a mark, but one that the text has used before. */
static gboolean
is_stray_mark(const DiaCheckedReport *report, guint32 at, guint32 first, guint32 end)
{
	static const char *const before[] = { ".", ",", ";", "\"", "\xe2\x80\x9d", NULL };

	return at >= first + 2 && dia_token_number(report, at) > 0 &&
	       !(report->tokens[at].flags & DIA_TOKEN_SPACE_BEFORE) &&
	       dia_token_is_one_of(report, at - 1, before) &&
	       report->tokens[at - 2].kind == DIA_TOKEN_WORD && report->tokens[at - 2].length > 3 &&
	       (at + 1 == end || ((report->tokens[at + 1].flags & DIA_TOKEN_SPACE_BEFORE) != 0 &&
				  (report->tokens[at + 1].flags & DIA_TOKEN_CAPITALIZED) != 0));
}

/* Marks are taken out of the text once each: what is left of one is a mark used twice. */
static void
check_repeated_marks(DiaChecker *checker, const DiaCheckedReport *report)
{
	enum { MOST = 2 };
	gint64 last;
	g_autoptr(GHashTable) notes = collect_notes(report, &last);
	guint n = 0;

	for (guint32 pass = 0; pass < 2; pass++) {
		for (guint32 i = 0; i < report->n_paragraphs; i++) {
			guint32 first = dia_analysis_first_token(report->analysis, i);
			guint32 end = dia_analysis_end_token(report->analysis, i);

			if (get_number(dia_document_paragraph(report->document, i)) != 0)
				continue;
			for (guint32 at = first; at < end; at++) {
				DiaFindingDraft draft = { .is_milder = TRUE };

				if (!is_stray_mark(report, at, first, end) ||
				    !g_hash_table_contains(notes, dia_token_word(report, at)))
					continue;
				if (pass == 0) {
					n++;
					continue;
				}
				draft.message = g_strdup_printf("the mark of footnote %s is there twice",
								dia_token_word(report, at));
				dia_draft_add_location(&draft, report, i, dia_token_span(report, at, at + 1));
				dia_checker_add(checker, &draft);
			}
		}
		/* Where a report cites its notes again and again it means to. */
		if (g_hash_table_size(notes) < MIN_FOOTNOTES || n > MOST)
			return;
	}
}

/* "3 Plan of 2012. 3 Law of 2013.": a note with a second one of its number behind it. */
static void
check_notes_within(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph)
{
	const DiaParagraph *note = dia_document_paragraph(report->document, paragraph);
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);

	for (guint32 at = first + 2; at + 1 < end; at++) {
		DiaFindingDraft draft = { 0 };

		if (dia_token_number(report, at) != get_number(note) ||
		    !dia_token_is(report, at - 1, ".") ||
		    !(report->tokens[at].flags & DIA_TOKEN_SPACE_BEFORE) ||
		    !(report->tokens[at + 1].flags & DIA_TOKEN_CAPITALIZED))
			continue;
		/* "Act No. 3" */
		if (dia_token_is(report, at - 2, "no") || dia_token_is(report, at - 2, "nos") ||
		    dia_token_is(report, at - 2, "para") || dia_token_is(report, at - 2, "art"))
			continue;
		draft.message = g_strdup_printf("footnote %s is there twice", note->label);
		dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, at, at + 1));
		dia_checker_add(checker, &draft);
		return;
	}
}

/* "(see note 14)", "footnote 14 below", "in endnote 14": else it may be a note of another kind. */
static gboolean
is_own_note(const DiaCheckedReport *report, guint32 noun, guint32 first, guint32 end)
{
	static const char *const before[] = { "see", "also", "(", "cf", "in", NULL };
	static const char *const behind[] = { "of", "to", "verbale", NULL };
	DiaReferencePlace place = dia_reference_find_place(report, noun + 2, end);

	if (place != DIA_PLACE_UNKNOWN)
		return TRUE;
	return !(noun + 2 < end && dia_token_is_one_of(report, noun + 2, behind)) &&
	       (!dia_token_is(report, noun, "note") ||
		(noun > first && dia_token_is_one_of(report, noun - 1, before))) &&
	       !dia_names_any_text(report, dia_reference_find_sentence(report, noun, first), noun);
}

/* "see note 14" where the last one is 12 */
static void
check_cited_notes(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, gint64 last)
{
	static const char *const nouns[] = { "note", "footnote", "endnote", NULL };
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);

	for (guint32 at = first; at + 1 < end; at++) {
		gint64 number = dia_token_number(report, at + 1);
		DiaFindingDraft draft = { 0 };

		if (number <= last || !dia_token_is_one_of(report, at, nouns) || !is_own_note(report, at, first, end))
			continue;
		draft.message = g_strdup_printf("footnote %s does not exist: the last one is %" G_GINT64_FORMAT,
						dia_token_word(report, at + 1), last);
		dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, at, at + 2));
		dia_checker_add(checker, &draft);
	}
}

void
dia_check_footnote(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		gint64 last;
		g_autoptr(GHashTable) notes = collect_notes(report, &last);

		check_footnotes(checker, report);
		check_marks(checker, report);
		check_unmarked(checker, report);
		check_repeated_marks(checker, report);
		for (guint32 k = 0; k < report->n_paragraphs && last > 0; k++) {
			if (get_number(dia_document_paragraph(report->document, k)) != 0)
				check_notes_within(checker, report, k);
			check_cited_notes(checker, report, k, last);
		}
	}
}
