/*
 * References to paragraphs with decimal numbers, in a report that numbers them so.
 *
 * In: the labels "5.1" of a report, and "section 5.9", "para. 5.9" in its text. Out: findings where the
 * chapter has paragraphs, but not the one that is cited.
 */
#include "check/references.h"
#include "check/rules.h"

enum {
	MIN_LABELS = 10, /* of a report that numbers its paragraphs so */
	MAX_WHOLE = 3,	 /* digits before the point */
};

/* The decimal labels of the numbered paragraphs; empty where there are too few. */
static GHashTable *
collect_labels(const DiaCheckedReport *report)
{
	GHashTable *labels = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, i);

		if (paragraph->kind == DIA_PARAGRAPH_NUMBERED && paragraph->label != NULL &&
		    strchr(paragraph->label, '.') != NULL)
			g_hash_table_add(labels, (gpointer)paragraph->label);
	}
	if (g_hash_table_size(labels) < MIN_LABELS)
		g_hash_table_remove_all(labels);
	return labels;
}

/* The label that stands behind a noun, "section 5.9", "para. 5.9"; NULL for none. @span receives both. */
static char *
read_cited(const DiaCheckedReport *report, guint32 noun, guint32 end, DiaSpan *span)
{
	guint32 at = noun + 1 < end && dia_token_is(report, noun + 1, ".") ? noun + 2 : noun + 1;
	guint32 start;
	gsize length;

	if (at >= end)
		return NULL;
	start = report->tokens[at].start;
	length = dia_reference_label_length(report->text + start, report->document->text->len - start);
	*span = (DiaSpan){ report->tokens[noun].start, start + (guint32)length };
	return length > 0 ? g_strndup(report->text + start, length) : NULL;
}

/* Does the chapter of a label have a first paragraph: is it one of this report? */
static gboolean
has_chapter(GHashTable *labels, const char *label)
{
	g_autofree char *first = g_strdup_printf("%.*s.1", (int)MIN(strcspn(label, "."), MAX_WHOLE), label);

	return g_hash_table_contains(labels, first);
}

/* "section 5.9 of the Act", "the Act says in section 5.9": of another text */
static gboolean
is_of_other_text(const DiaCheckedReport *report, guint32 noun, guint32 first, guint32 end, DiaSpan span)
{
	static const char *const behind[] = { "of", "to", "in", NULL };
	guint32 after = noun;

	while (after < end && report->tokens[after].start < span.end)
		after++;
	return (after < end && dia_token_is_one_of(report, after, behind) &&
		dia_reference_find_place(report, after, end) == DIA_PLACE_UNKNOWN) ||
	       dia_names_any_text(report, dia_reference_find_sentence(report, noun, first), noun);
}

static void
check_paragraph(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, GHashTable *labels)
{
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);

	for (guint32 at = first; at < end; at++) {
		DiaFindingDraft draft = { 0 };
		g_autofree char *label = NULL;
		DiaSpan span;

		if (!dia_token_is_in(report, at, DIA_LIST_NUMBERED_PART))
			continue;
		label = read_cited(report, at, end, &span);
		if (label == NULL || g_hash_table_contains(labels, label) || !has_chapter(labels, label) ||
		    is_of_other_text(report, at, first, end, span))
			continue;
		draft.message = g_strdup_printf("paragraph %s does not exist, though others of its section do", label);
		dia_draft_add_location(&draft, report, paragraph, span);
		dia_checker_add(checker, &draft);
	}
}

void
dia_check_crossref_decimals(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		g_autoptr(GHashTable) labels = collect_labels(report);

		for (guint k = 0; k < report->n_paragraphs && g_hash_table_size(labels) > 0; k++)
			check_paragraph(checker, report, k, labels);
	}
}
