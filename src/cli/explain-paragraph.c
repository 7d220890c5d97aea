#include "cli/explain-paragraph.h"

#include <string.h>

#include "diachron/diachron.h"
#include "lexicon/lexicon.h"

#define ENOUGH 0.999999 /* 1, but for rounding */

static const DiaAnalysis *
find_report(GPtrArray *analyses, const char *id)
{
	for (guint i = 0; i < analyses->len; i++) {
		const DiaAnalysis *analysis = g_ptr_array_index(analyses, i);

		if (id == NULL ||
		    strcmp(dia_document_metadata(dia_analysis_document(analysis))->id, id) == 0)
			return analysis;
	}
	return NULL;
}

/* The id itself, or with hyphens for its blanks, "text-4", as shells like it. */
static gboolean
is_named(const char *id, const char *name)
{
	for (; *id != '\0' && (*id == *name || (*id == ' ' && *name == '-')); id++)
		name++;
	return *id == '\0' && *name == '\0';
}

static gint
find_paragraph(const DiaDocument *document, const char *id)
{
	guint n;
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, &n);

	for (guint i = 0; i < n; i++)
		if (paragraphs[i].id != NULL && is_named(paragraphs[i].id, id))
			return (gint)i;
	return -1;
}

/* One topic: the sum, whether it is enough, and its parts. @return the end of its parts */
static guint
append_topic(GString *output, const DiaLexicon *lexicon, const GArray *reasons, guint first)
{
	guint32 topic = g_array_index(reasons, DiaTopicReason, first).topic;
	guint end = first;
	double sum = 0.0;

	for (; end < reasons->len && g_array_index(reasons, DiaTopicReason, end).topic == topic; end++)
		sum += g_array_index(reasons, DiaTopicReason, end).weight;
	g_string_append_printf(output, "%s: %.2f, %s\n", dia_topics_get(lexicon->topics, topic)->id,
			       sum, sum >= ENOUGH ? "so it is about this" : "not enough");
	for (guint i = first; i < end; i++) {
		const DiaTopicReason *reason = &g_array_index(reasons, DiaTopicReason, i);

		g_string_append_printf(output, "  %5.2f  %s \"%s\"\n", reason->weight,
				       reason->source, reason->text);
	}
	return end;
}

static void
append_claim(GString *output, const char *text, const DiaClaim *claim)
{
	g_autofree char *commitments = g_strjoinv(" ", (char **)claim->commitments);

	g_string_append_printf(output, "%s %s", dia_speaker_name(claim->speaker), dia_status_name(claim->status));
	if (claim->cue != NULL)
		g_string_append_printf(output, " by \"%s\"", claim->cue);
	if (*commitments != '\0')
		g_string_append_printf(output, ", of %s", commitments);
	g_string_append_printf(output, ": %.*s\n", (int)(claim->span.end - claim->span.start),
			       text + claim->span.start);
}

/* What the paragraph claims, and the words that say so. */
static void
append_claims(GString *output, const DiaAnalysis *analysis, guint paragraph)
{
	const char *text = dia_document_text(dia_analysis_document(analysis), NULL);
	guint n;
	const DiaClaim *claims = dia_analysis_claims(analysis, &n);

	for (guint i = 0; i < n; i++)
		if (claims[i].paragraph == paragraph)
			append_claim(output, text, &claims[i]);
}

gboolean
dia_cli_explain_paragraph(const char *place, const char *const *paths, const DiaCliOptions *options,
		       GString *output, GError **error)
{
	const char *paragraph = strrchr(place, '#') + 1;
	g_autofree char *report = g_strndup(place, (gsize)(paragraph - 1 - place));
	const char *const only[] = { report, NULL };
	gboolean has_paths = paths != NULL && *paths != NULL;
	DiaPipelineOptions pipeline = dia_cli_pipeline_options(options);
	g_autoptr(DiaLexicon) lexicon = dia_lexicon_new(options->topics, error);
	g_autoptr(DiaCollection) collection = NULL;
	g_autoptr(GPtrArray) analyses = NULL;
	g_autoptr(GArray) reasons = NULL;
	const DiaAnalysis *analysis;
	gint index = -1;

	if (lexicon == NULL)
		return FALSE;
	if (!has_paths && !g_file_test(report, G_FILE_TEST_EXISTS)) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_READ,
			    "%s: no such file; for the report of this id, name its manifest behind it", report);
		return FALSE;
	}
	collection = dia_collection_load(has_paths ? paths : only, error);
	if (collection == NULL)
		return FALSE;
	analyses = dia_pipeline_extract_all(collection, lexicon, &pipeline, error);
	if (analyses == NULL)
		return FALSE;
	analysis = find_report(analyses, has_paths ? report : NULL);
	if (analysis != NULL)
		index = find_paragraph(dia_analysis_document(analysis), paragraph);
	if (index < 0) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_READ, "%s: no such %s; diachron extract lists them",
			    place, analysis == NULL ? "report" : "paragraph");
		return FALSE;
	}
	reasons = dia_pipeline_explain_topics(analysis, (guint)index);
	for (guint i = 0; i < reasons->len;)
		i = append_topic(output, lexicon, reasons, i);
	if (reasons->len == 0)
		g_string_append(output, "No word of a topic.\n");
	append_claims(output, analysis, (guint)index);
	return TRUE;
}
