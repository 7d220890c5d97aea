#include "support-collection.h"

#include <string.h>

#include "align/align.h"
#include "annotate/annotate.h"
#include "compare/compare.h"
#include "support.h"

static DiaAnalysis *
annotate(const SupportReport *report, DiaLexicon *lexicon)
{
	g_autoptr(DiaDocument) document = dia_document_new();

	document->metadata.id = report->id;
	document->metadata.date = report->date;
	document->metadata.issuer = report->issuer;
	for (guint i = 0; report->paragraphs[i] != NULL; i++) {
		g_autofree char *id = g_strdup_printf("%u", i + 1);
		DiaParagraph paragraph = { .id = dia_pool_string(&document->pool, id),
					   .kind = DIA_PARAGRAPH_NUMBERED,
					   .section = -1,
					   .parent = -1,
					   .recommendation = -1 };
		DiaRecommendation recommendation = { .position = DIA_POSITION_NONE };
		const char *text = report->paragraphs[i];

		if (*text == '>') { /* cites the recommendation of this digit */
			g_ptr_array_add(document->references,
					(gpointer)dia_pool_string_n(&document->pool, text + 1, 1));
			paragraph.first_reference = document->references->len - 1;
			paragraph.n_references = 1;
			text += 3;
		}
		if (*text == '*') {
			paragraph.label = paragraph.id;
			text++;
			paragraph.kind = DIA_PARAGRAPH_RECOMMENDATION;
			paragraph.recommendation = (gint32)document->recommendations->len;
			recommendation.wording = (DiaSpan){
				(guint32)document->text->len,
				(guint32)(document->text->len + strlen(text))
			};
			g_array_append_val(document->recommendations, recommendation);
		}
		paragraph.span.start = (guint32)document->text->len;
		g_string_append(document->text, text);
		paragraph.span.end = (guint32)document->text->len;
		g_string_append_c(document->text, '\n');
		g_array_append_val(document->paragraphs, paragraph);
	}
	return dia_annotate(document, lexicon);
}

DiaComparison *
support_compare(const SupportReport *reports, guint n_reports)
{
	g_autoptr(DiaLexicon) lexicon = support_lexicon();
	g_autoptr(GPtrArray) analyses =
		g_ptr_array_new_with_free_func((GDestroyNotify)dia_analysis_unref);
	DiaComparison *comparison;

	for (guint i = 0; i < n_reports; i++)
		g_ptr_array_add(analyses, annotate(&reports[i], lexicon));
	comparison = dia_comparison_new(analyses, lexicon);
	dia_align_series(comparison);
	dia_align_commitments(comparison);
	dia_align_threads(comparison);
	dia_compare_changes(comparison, 1);
	return comparison;
}

const DiaCommitment *
support_find_commitment(const DiaComparison *comparison, const char *id)
{
	guint length;
	const DiaCommitment *commitments = dia_comparison_commitments(comparison, &length);

	for (guint i = 0; i < length; i++)
		if (g_str_equal(commitments[i].id, id))
			return &commitments[i];
	return NULL;
}

const DiaChange *
support_find_change(const DiaComparison *comparison, const char *thread, gint from, gint to)
{
	const DiaThread *threads = dia_comparison_threads(comparison, NULL);
	guint length;
	const DiaChange *changes = dia_comparison_changes(comparison, &length);

	for (guint i = 0; i < length; i++) {
		if (!g_str_equal(threads[changes[i].thread].id, thread))
			continue;
		if ((changes[i].has_from ? (gint)changes[i].from.report : -1) == from &&
		    (changes[i].has_to ? (gint)changes[i].to.report : -1) == to)
			return &changes[i];
	}
	return NULL;
}
