/*
 * A difference as annotations of a GitHub workflow: figures, claims and findings as warnings, other
 * changes as notices. GitHub shows ten of each level, so the rest is counted in a last line.
 */
#include <string.h>

#include "emit/diff-phrases.h"

enum { MAX_OF_LEVEL = 10 };

typedef enum { LEVEL_ERROR, LEVEL_WARNING, LEVEL_NOTICE, N_LEVELS } Level;

typedef struct {
	const DiaDifference *difference;
	GString *lines[N_LEVELS];
	guint counts[N_LEVELS];
} Annotator;

/* As the runner's toolkit escapes: properties more than messages. */
static void
append_escaped(GString *output, const char *text, gboolean is_property)
{
	for (; *text != '\0'; text++) {
		if (strchr(is_property ? "%\r\n:," : "%\r\n", *text) != NULL)
			g_string_append_printf(output, "%%%02X", (guint)(guchar)*text);
		else
			g_string_append_c(output, *text);
	}
}

static void
add_annotation(Annotator *annotator, Level level, const DiaDocument *document, guint32 line,
	       const char *title, const char *message)
{
	static const char *const names[] = { "error", "warning", "notice" };
	GString *output = annotator->lines[level];
	const char *path = dia_document_metadata(document)->path;

	if (++annotator->counts[level] > MAX_OF_LEVEL)
		return;
	g_string_append_printf(output, "::%s ", names[level]);
	if (path != NULL) {
		g_string_append(output, "file=");
		append_escaped(output, path, TRUE);
		if (line > 0)
			g_string_append_printf(output, ",line=%u", line);
		g_string_append_c(output, ',');
	}
	g_string_append(output, "title=");
	append_escaped(output, title, TRUE);
	g_string_append(output, "::");
	append_escaped(output, message, FALSE);
	g_string_append_c(output, '\n');
}

static void
annotate_change(Annotator *annotator, const DiaAlignment *alignment)
{
	const DiaDifference *difference = annotator->difference;
	gboolean is_gone = alignment->new_passage.text == NULL;
	const DiaDocument *document = is_gone ? dia_difference_old_document(difference)
					      : dia_difference_new_document(difference);
	const DiaPassage *passage = is_gone ? &alignment->old_passage : &alignment->new_passage;
	g_autofree char *name = dia_diff_name_passage(document, passage);
	g_autofree char *old_name = dia_diff_name_passage(dia_difference_old_document(difference),
							  &alignment->old_passage);
	g_autofree char *words = dia_diff_describe(alignment, old_name);
	guint32 line = passage->n_paragraphs > 0
			   ? dia_document_paragraphs(document, NULL)[passage->paragraphs[0]].line
			   : 0;

	for (guint i = 0; i < alignment->n_figures; i++) {
		g_autofree char *message =
		    dia_diff_phrase_figure(difference, &alignment->figures[i]);
		g_autofree char *title = g_strdup_printf("%s: figure changed", name);

		add_annotation(annotator, LEVEL_WARNING, document, line, title, message);
	}
	for (guint i = 0; i < alignment->n_claims; i++) {
		g_autofree char *message = dia_diff_phrase_claim(difference, &alignment->claims[i]);
		g_autofree char *title = g_strdup_printf("%s: claim of another status", name);

		add_annotation(annotator, LEVEL_WARNING, document, line, title, message);
	}
	if (alignment->n_figures + alignment->n_claims == 0)
		add_annotation(annotator, LEVEL_NOTICE, document, line, name, words);
}

static void
annotate_findings(Annotator *annotator)
{
	static const Level levels[] = { LEVEL_NOTICE, LEVEL_WARNING, LEVEL_ERROR }; /* by severity */
	const DiaDocument *document = dia_difference_new_document(annotator->difference);
	guint n;
	const DiaFinding *const *findings =
	    dia_difference_findings_added(annotator->difference, &n);

	for (guint i = 0; i < n; i++) {
		guint32 line = 0;

		if (findings[i]->n_locations > 0)
			line = dia_document_paragraphs(
				   document, NULL)[findings[i]->locations[0].paragraph].line;
		add_annotation(annotator, levels[findings[i]->severity], document, line,
			       findings[i]->rule, findings[i]->message);
	}
}

void
dia_emit_diff_github(const DiaDifference *difference, GString *output)
{
	Annotator annotator = { .difference = difference };
	g_autofree char *summary = dia_diff_summarize(difference);
	guint n_left_out = 0;
	guint n;
	const DiaAlignment *alignments = dia_difference_alignments(difference, &n);

	for (guint level = 0; level < N_LEVELS; level++)
		annotator.lines[level] = g_string_new(NULL);
	annotate_findings(&annotator);
	for (guint i = 0; i < n; i++)
		if (alignments[i].kind != DIA_DIFFERENCE_SAME &&
		    (alignments[i].kind != DIA_DIFFERENCE_RENUMBERED || alignments[i].n_edits > 0))
			annotate_change(&annotator, &alignments[i]);
	for (guint level = 0; level < N_LEVELS; level++) {
		g_string_append(output, annotator.lines[level]->str);
		g_string_free(annotator.lines[level], TRUE);
		if (annotator.counts[level] > MAX_OF_LEVEL)
			n_left_out += annotator.counts[level] - MAX_OF_LEVEL;
	}
	g_string_append(output, summary);
	if (n_left_out > 0)
		g_string_append_printf(output, "; %u more annotations are not shown", n_left_out);
	g_string_append_c(output, '\n');
}
