/*
 * References to recommendations that do not exist.
 *
 * In: the labels of all recommendations of the collection, and references to such labels: those of paragraphs, those
 * that stand alone in a bracket, "(100.1, 100.17)", and "recommendation 64.4" in a report that has recommendations of
 * its own. Out: findings where others of the same list are there, but not the one that is cited.
 */
#include <string.h>

#include "check/references.h"
#include "check/rules.h"

/* The prefix of "139.68", "139.", or NULL where the label has none. */
static char *
get_prefix(const char *label)
{
	const char *point = strrchr(label, '.');

	return point != NULL ? g_strndup(label, (gsize)(point - label) + 1) : NULL;
}

/* The labels and prefixes of all recommendations of the collection. */
static GHashTable *
collect_recommendations(const DiaChecker *checker, GHashTable *prefixes)
{
	GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		for (guint k = 0; k < report->n_paragraphs; k++) {
			const DiaParagraph *paragraph = dia_document_paragraph(report->document, k);
			char *prefix;

			if (paragraph->label == NULL ||
			    paragraph->kind != DIA_PARAGRAPH_RECOMMENDATION)
				continue;
			g_hash_table_add(known, (gpointer)paragraph->label);
			prefix = get_prefix(paragraph->label);
			if (prefix != NULL)
				g_hash_table_add(prefixes, prefix);
		}
	}
	return known;
}

static DiaSpan
find_text(const DiaCheckedReport *report, guint32 paragraph, const char *text)
{
	DiaSpan span = dia_document_paragraph(report->document, paragraph)->span;
	const char *found = g_strstr_len(report->text + span.start, span.end - span.start, text);

	if (found != NULL)
		return (DiaSpan){ (guint32)(found - report->text),
				  (guint32)(found - report->text + strlen(text)) };
	/* The reference stands in the heading above, or within a range. */
	span.end = MIN(span.end, dia_analysis_first_token(report->analysis, paragraph) <
					 dia_analysis_end_token(report->analysis, paragraph)
				     ? dia_token_end(&report->tokens[dia_analysis_first_token(
					   report->analysis, paragraph)])
				     : span.end);
	return span;
}

/* The labels "100.1" in a bracket that has nothing else; FALSE where it has. */
static gboolean
read_bracket(const char *text, gsize length, GPtrArray *labels)
{
	g_autofree char *inside = g_strndup(text, length);
	g_auto(GStrv) parts = NULL;

	if (strspn(inside, "0123456789., ;and-") != length)
		return FALSE;
	parts = g_strsplit_set(inside, ", ;-and", -1);
	for (guint i = 0; parts[i] != NULL; i++) {
		const char *point = strchr(parts[i], '.');

		if (*parts[i] == '\0')
			continue;
		if (point == NULL || point == parts[i] || point[1] == '\0' || strchr(point + 1, '.') != NULL)
			return FALSE;
		g_ptr_array_add(labels, g_strdup(parts[i]));
	}
	return labels->len > 1;
}

/* "(100.1, 100.17)": where one of them is a recommendation, all are. */
static void
check_bracket(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, DiaSpan span,
	      GHashTable *known, GHashTable *prefixes)
{
	g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
	guint n_known = 0;

	if (!read_bracket(report->text + span.start, span.end - span.start, labels))
		return;
	for (guint i = 0; i < labels->len; i++)
		n_known += g_hash_table_contains(known, labels->pdata[i]);
	for (guint i = 0; i < labels->len && n_known > 0; i++) {
		const char *label = labels->pdata[i];
		g_autofree char *prefix = get_prefix(label);
		DiaFindingDraft draft = { 0 };

		if (g_hash_table_contains(known, label) || !g_hash_table_contains(prefixes, prefix))
			continue;
		draft.message = g_strdup_printf("recommendation %s does not exist", label);
		dia_draft_add_location(&draft, report, paragraph, span);
		dia_checker_add(checker, &draft);
	}
}

static void
check_brackets(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, GHashTable *known,
	       GHashTable *prefixes)
{
	enum { LONGEST = 160 };
	const DiaParagraph *here = dia_document_paragraph(report->document, paragraph);
	gint64 open = -1;

	if (here->n_references > 0 || here->kind == DIA_PARAGRAPH_TABLE)
		return;
	for (guint32 at = here->span.start; at < here->span.end; at++) {
		if (report->text[at] == '(')
			open = at + 1;
		if (report->text[at] != ')' || open < 0)
			continue;
		if (at - open <= LONGEST)
			check_bracket(checker, report, paragraph, (DiaSpan){ (guint32)open, at }, known, prefixes);
		open = -1;
	}
}

/* The labels of the recommendations that a report itself holds, and the highest and lowest paragraphs with such. */
static GHashTable *
collect_own_recommendations(const DiaCheckedReport *report, gint64 *low, gint64 *high)
{
	GHashTable *labels = g_hash_table_new(g_str_hash, g_str_equal);

	*low = G_MAXINT64;
	*high = 0;
	for (guint k = 0; k < report->n_paragraphs; k++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, k);

		if (paragraph->label == NULL || paragraph->kind != DIA_PARAGRAPH_RECOMMENDATION ||
		    strchr(paragraph->label, '.') == NULL)
			continue;
		g_hash_table_add(labels, (gpointer)paragraph->label);
		*low = MIN(*low, (gint64)g_ascii_strtoull(paragraph->label, NULL, 10));
		*high = MAX(*high, (gint64)g_ascii_strtoull(paragraph->label, NULL, 10));
	}
	return labels;
}

/* "64.4 is noted", not "61.7 per cent" */
static gboolean
is_closed_label(const char *behind, gsize limit)
{
	static const char *const units[] = { "%", " %", " per cent", " percent", " million", " billion", NULL };

	for (guint i = 0; units[i] != NULL; i++)
		if (strlen(units[i]) <= limit && strncmp(behind, units[i], strlen(units[i])) == 0)
			return FALSE;
	return limit == 0 || strchr(" .,;:)]\n", *behind) != NULL;
}

/* "recommendation 64.4", "paragraph 64.4", "(see 81.17)" in a report that holds such, and not of an earlier review. */
static void
check_bare_labels(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, GHashTable *own,
		  gint64 low, gint64 high)
{
	enum { NEAR = 3 };
	static const char *const openings[] = { "recommendation ", "recommendations ", "(see also ", "(see ",
						"paragraph ", "paragraphs ", "para. ", "paras. ", NULL };
	static const char *const earlier[] = { "previous", "earlier", "last",	"first",  "second", "cycle",
					       "review",   "former",  "received", NULL };
	DiaSpan span = dia_document_paragraph(report->document, paragraph)->span;

	for (guint32 at = span.start; at < span.end; at++) {
		const char *opening = NULL;
		g_autofree char *label = NULL;
		DiaFindingDraft draft = { 0 };
		gsize length;
		gint64 number;
		guint32 place;

		/* Most bytes are no first letter of theirs. */
		for (guint i = 0; opening == NULL && openings[i] != NULL && strchr("(pPrR", report->text[at]); i++)
			if (strlen(openings[i]) < span.end - at &&
			    g_ascii_strncasecmp(report->text + at, openings[i], strlen(openings[i])) == 0)
				opening = openings[i];
		if (opening == NULL)
			continue;
		at += (guint32)strlen(opening);
		length = dia_reference_label_length(report->text + at, span.end - at);
		if (length == 0)
			continue;
		label = g_strndup(report->text + at, length);
		number = (gint64)g_ascii_strtoull(label, NULL, 10);
		place = dia_token_at(report, dia_analysis_first_token(report->analysis, paragraph),
				     dia_analysis_end_token(report->analysis, paragraph), at);
		if (!is_closed_label(report->text + at + length, span.end - at - length) ||
		    g_hash_table_contains(own, label) || number < low ||
		    number > high + (opening[0] == 'r' ? NEAR : 0) ||
		    dia_tokens_have(report, dia_analysis_first_token(report->analysis, paragraph),
				    dia_analysis_end_token(report->analysis, paragraph), earlier))
			continue;
		draft.message = g_strdup_printf("recommendation %s does not exist", label);
		dia_draft_add_location(&draft, report, paragraph,
				       (DiaSpan){ report->tokens[place].start, at + (guint32)length });
		dia_checker_add(checker, &draft);
	}
}

static void
check_bare_recommendations(DiaChecker *checker, const DiaCheckedReport *report)
{
	gint64 low;
	gint64 high;
	g_autoptr(GHashTable) own = collect_own_recommendations(report, &low, &high);

	for (guint32 k = 0; k < report->n_paragraphs && g_hash_table_size(own) > 0; k++)
		if (dia_document_paragraph(report->document, k)->kind == DIA_PARAGRAPH_NUMBERED)
			check_bare_labels(checker, report, k, own, low, high);
}

void
dia_check_crossref_recommendations(DiaChecker *checker)
{
	g_autoptr(GHashTable) prefixes =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) known = collect_recommendations(checker, prefixes);

	for (guint i = 0; i < checker->reports->len && g_hash_table_size(known) > 0; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
		const char *const *references = dia_document_references(report->document, NULL);

		check_bare_recommendations(checker, report);
		for (guint k = 0; k < report->n_paragraphs; k++) {
			const DiaParagraph *paragraph = dia_document_paragraph(report->document, k);

			check_brackets(checker, report, k, known, prefixes);
			for (guint n = 0; n < paragraph->n_references; n++) {
				const char *label = references[paragraph->first_reference + n];
				g_autofree char *prefix = get_prefix(label);
				DiaFindingDraft draft = { 0 };

				if (prefix == NULL || !g_hash_table_contains(prefixes, prefix) ||
				    g_hash_table_contains(known, label) ||
				    !g_hash_table_add(told, (gpointer)label))
					continue;
				draft.message =
				    g_strdup_printf("recommendation %s does not exist", label);
				dia_draft_add_location(&draft, report, k,
						       find_text(report, k, label));
				dia_checker_add(checker, &draft);
			}
		}
	}
}
