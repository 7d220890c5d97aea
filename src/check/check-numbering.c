/*
 * Numbers of paragraphs and recommendations: missing, used twice, out of order.
 *
 * In: the labels of a report in the order of the text. Out: findings where one does not follow the one before it. What
 * else is numbered: check-numbering-order.c; texts under two numbers: check-numbering-copies.c.
 */
#include "check/rules.h"

#include <string.h>

enum {
	MAX_GAP = 5,	   /* a wider gap is another numbering, not a slip */
	LOOK_AHEAD = 4,	   /* paragraphs in which a missing number may still come */
};

/* A label as prefix and number: "124.17" is "124." and 17. */
typedef struct {
	guint32 paragraph;
	guint32 prefix; /* bytes of the label before the number */
	gint64 number;
} Label;

/* @return FALSE where the label is not made of numbers */
static gboolean
parse_label(const char *text, Label *label)
{
	const char *point = strrchr(text, '.');
	const char *digits = point != NULL ? point + 1 : text;
	gsize length = strspn(digits, "0123456789");

	if (length == 0 || length > 4 || digits[length] != '\0' ||
	    strspn(text, "0123456789.") != strlen(text))
		return FALSE;
	label->prefix = (guint32)(digits - text);
	label->number = (gint64)g_ascii_strtoull(digits, NULL, 10);
	return TRUE;
}

/* The labels of one prefix that follow each other, in the order of the text. */
static GArray *
collect_labels(const DiaCheckedReport *report, DiaParagraphKind kind)
{
	GArray *labels = g_array_new(FALSE, FALSE, sizeof(Label));

	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, i);
		Label label = { .paragraph = i };

		if (paragraph->kind == kind && paragraph->label != NULL &&
		    parse_label(paragraph->label, &label))
			g_array_append_val(labels, label);
	}
	return labels;
}

static const char *
get_label(const DiaCheckedReport *report, const Label *label)
{
	return dia_document_paragraph(report->document, label->paragraph)->label;
}

static gboolean
is_same_series(const DiaCheckedReport *report, const Label *a, const Label *b)
{
	return a->prefix == b->prefix &&
	       strncmp(get_label(report, a), get_label(report, b), a->prefix) == 0;
}

/* Does "13." or "13)" stand in the text, as where a reader took a paragraph for part of another? */
static gboolean
is_hidden_in(const DiaCheckedReport *report, guint32 from, guint32 to, gint64 number)
{
	guint32 first = dia_analysis_first_token(report->analysis, from);
	guint32 end = dia_analysis_first_token(report->analysis, to);

	for (guint32 at = first; at + 1 < end; at++)
		if (dia_token_number(report, at) == number &&
		    (dia_token_is(report, at + 1, ".") || dia_token_is(report, at + 1, ")") ||
		     (report->tokens[at + 1].flags & DIA_TOKEN_CAPITALIZED)))
			return TRUE;
	return FALSE;
}

static void
add_numbering(DiaChecker *checker, const DiaCheckedReport *report, const Label *first,
	      const Label *second, char *message)
{
	DiaFindingDraft draft = { .message = message };

	dia_draft_add_location(&draft, report, second->paragraph,
			       dia_checked_report_start_of(report, second->paragraph));
	if (first != NULL)
		dia_draft_add_location(&draft, report, first->paragraph,
				       dia_checked_report_start_of(report, first->paragraph));
	dia_checker_add(checker, &draft);
}

/* Which of the next labels has a number? @return its distance, 0 where none has */
static guint
find_ahead(const DiaCheckedReport *report, const GArray *labels, guint from, gint64 number)
{
	const Label *here = &g_array_index(labels, Label, from);

	for (guint i = 1; i <= LOOK_AHEAD && from + i < labels->len; i++) {
		const Label *label = &g_array_index(labels, Label, from + i);

		if (label->number == number && is_same_series(report, here, label))
			return i;
	}
	return 0;
}

static void
report_gap(DiaChecker *checker, const DiaCheckedReport *report, const Label *last,
	   const Label *label, const char *noun)
{
	gint64 missing = last->number + 1;

	for (gint64 number = missing; number < label->number; number++)
		if (is_hidden_in(report, last->paragraph, label->paragraph, number))
			return;
	if (label->number - missing == 1)
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%s %.*s%" G_GINT64_FORMAT
					      " is missing: %s is followed by %s",
					      noun, (int)last->prefix, get_label(report, last),
					      missing, get_label(report, last),
					      get_label(report, label)));
	else
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%ss %.*s%" G_GINT64_FORMAT " to %.*s%" G_GINT64_FORMAT
					      " are missing: %s is followed by %s",
					      noun, (int)last->prefix, get_label(report, last),
					      missing, (int)last->prefix, get_label(report, last),
					      label->number - 1, get_label(report, last),
					      get_label(report, label)));
}

/*
 * Follows one numbering.
 * @return the label that the next one is to follow
 */
static guint
follow(DiaChecker *checker, const DiaCheckedReport *report, const GArray *labels, guint last_index,
       guint index, const char *noun)
{
	const Label *last = &g_array_index(labels, Label, last_index);
	const Label *label = &g_array_index(labels, Label, index);
	gint64 step = label->number - last->number;

	if (step == 1 || label->number == 1)
		return index;
	if (step == 0) {
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%s number %s is used twice", noun,
					      get_label(report, label)));
		return index;
	}
	if (step > 1 && find_ahead(report, labels, index, last->number + 1) > 0) {
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%s %s stands before %.*s%" G_GINT64_FORMAT, noun,
					      get_label(report, label), (int)last->prefix,
					      get_label(report, last), last->number + 1));
		return last_index;
	}
	if (step > 1 && step <= MAX_GAP + 1) {
		report_gap(checker, report, last, label, noun);
		return index;
	}
	/* 16, 17, 18, 17, 19: one of a few before, in the place of none. */
	if (step < 0 && -step < MAX_GAP && label->number > 1 && label->prefix > 0 &&
	    find_ahead(report, labels, index, last->number + 1) == 1) {
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%s number %s is used twice, the second time after %s", noun,
					      get_label(report, label), get_label(report, last)));
		return last_index;
	}
	/* One number that the sequence passes over is not of it, such as one of a quotation. */
	if (find_ahead(report, labels, index, last->number + 1) > 0)
		return last_index;
	/* One number among its neighbours is another: 10, 21, 12. */
	if (find_ahead(report, labels, index, last->number + 2) == 1) {
		add_numbering(checker, report, last, label,
			      g_strdup_printf("%s %s stands where %.*s%" G_GINT64_FORMAT
					      " is to be expected, after %s",
					      noun, get_label(report, label), (int)last->prefix,
					      get_label(report, last), last->number + 1,
					      get_label(report, last)));
		return last_index + 1 == index ? index : last_index;
	}
	return index;
}

static void
check_labels(DiaChecker *checker, const DiaCheckedReport *report, DiaParagraphKind kind,
	     const char *noun)
{
	g_autoptr(GArray) labels = collect_labels(report, kind);
	guint last = 0;
	guint outer = G_MAXUINT; /* the last label before the numbering started again at 1 */

	for (guint i = 1; i < labels->len; i++) {
		const Label *before = &g_array_index(labels, Label, last);
		Label *label = &g_array_index(labels, Label, i);

		if (!is_same_series(report, before, label)) {
			last = i;
			outer = G_MAXUINT;
			continue;
		}
		/* A quoted list has numbers of its own; behind it the report goes on. */
		if (outer != G_MAXUINT &&
		    label->number == g_array_index(labels, Label, outer).number + 1 &&
		    label->number != before->number + 1) {
			last = i;
			outer = G_MAXUINT;
			continue;
		}
		if (label->number == 1 && before->number != 0)
			outer = last;
		last = follow(checker, report, labels, last, i, noun);
		/* A number out of place counts as the one that was to be expected. */
		if (last == i && label->number != before->number + 1 &&
		    find_ahead(report, labels, i, before->number + 2) == 1)
			label->number = before->number + 1;
	}
}

void
dia_check_numbering(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		check_labels(checker, report, DIA_PARAGRAPH_NUMBERED, "paragraph");
		check_labels(checker, report, DIA_PARAGRAPH_RECOMMENDATION, "recommendation");
	}
}
