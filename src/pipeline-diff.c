/*
 * Two versions of one report: each read and normalized, aligned, and annotated where they differ.
 *
 *     two paths -read, normalize-> documents -align-> alignments -annotate, compare, check-> difference
 */
#include "pipeline-private.h"

#include "align/align.h"
#include "annotate/annotate.h"
#include "base/file.h"
#include "base/limits.h"
#include "check/check.h"
#include "compare/diff.h"
#include "diachron/error.h"
#include "normalize/normalize.h"
#include "read/read.h"

static const char NO_FILE[] = "/dev/null"; /* git's name for a version that does not exist */

/* One version on its way through a thread. */
typedef struct {
	DiaReportSource source;
	const DiaLexicon *lexicon;
	gboolean is_strict; /* what could not be read is an error */
	DiaDocument *document;
	GPtrArray *notes;
	GError *error;
} Version;

static gboolean
is_missing(const Version *version)
{
	return g_strcmp0(version->source.path, NO_FILE) == 0;
}

static gboolean
has_text(const DiaDocument *document)
{
	guint n_paragraphs;
	guint n_sections;

	dia_document_paragraphs(document, &n_paragraphs);
	dia_document_sections(document, &n_sections);
	return n_paragraphs + n_sections > 0;
}

static gpointer
read_version(gpointer data)
{
	Version *version = data;
	g_autoptr(DiaBlocks) blocks = NULL;
	g_autoptr(DiaDocument) document = NULL;

	if (is_missing(version))
		blocks = dia_blocks_new("application/x-empty");
	else
		blocks = dia_read(version->source.path, version->source.revisions, version->notes,
				  &version->error);
	if (blocks == NULL)
		return NULL;
	/* Date and issuer, which the notes would be about, do not matter to versions of one report. */
	document = dia_normalize(blocks, &version->source, version->lexicon, NULL);
	if (!has_text(document) && !is_missing(version)) {
		g_set_error(&version->error, DIA_ERROR, DIA_ERROR_READ,
			    "%s: holds no text; give a file with text in it",
			    dia_file_name(version->source.path));
		return NULL;
	}
	if (!version->is_strict || dia_pipeline_check_losses(document, &version->error))
		version->document = g_steal_pointer(&document);
	return NULL;
}

/* The same for both versions, at once where there may be two threads. */
static void
run_both(GThreadFunc function, gpointer old_version, gpointer new_version, guint n_jobs)
{
	GThread *thread =
	    n_jobs > 1 ? g_thread_try_new("old", function, old_version, NULL) : NULL;

	if (thread == NULL)
		function(old_version);
	function(new_version);
	if (thread != NULL)
		g_thread_join(thread);
}

static void
finish_version(Version *version, const DiaPipelineOptions *options, GError **error)
{
	for (guint i = 0; i < version->notes->len && options->note != NULL; i++)
		options->note(g_ptr_array_index(version->notes, i), options->user_data);
	g_ptr_array_unref(version->notes);
	if (version->error == NULL)
		return;
	if (error != NULL && *error == NULL)
		g_propagate_error(error, version->error);
	else
		g_error_free(version->error);
}

/* One version, to be compared with itself: its marks, commitments and findings. */
typedef struct {
	DiaDocument *document;
	guint8 *wanted; /* paragraphs to annotate; NULL for all */
	const DiaLexicon *lexicon;
	const DiaPipelineOptions *options;
	DiaComparison *comparison;
} Examination;

static gpointer
examine(gpointer data)
{
	Examination *examination = data;
	g_autoptr(GPtrArray) analyses =
	    g_ptr_array_new_with_free_func((GDestroyNotify)dia_analysis_unref);

	g_ptr_array_add(analyses, dia_annotate_paragraphs(examination->document,
							  (DiaLexicon *)examination->lexicon,
							  examination->wanted));
	examination->comparison = dia_comparison_new(analyses, (DiaLexicon *)examination->lexicon);
	dia_align_commitments(examination->comparison);
	/* Of a large version only some marks are there, too few to check it by. */
	if (examination->wanted == NULL)
		dia_check(examination->comparison, examination->options);
	return NULL;
}

/* Do the versions say the same under the same numbers, so that nothing is left to explain? */
static gboolean
is_same(const DiaDifference *difference)
{
	guint n;
	const DiaAlignment *alignments = dia_difference_alignments(difference, &n);

	for (guint i = 0; i < n; i++)
		if (alignments[i].kind != DIA_DIFFERENCE_SAME)
			return FALSE;
	return TRUE;
}

/* In small versions a finding may rest on paragraphs that did not change, so all are annotated. */
static void
explain(DiaDifference *difference, const DiaLexicon *lexicon, const DiaPipelineOptions *options)
{
	gboolean is_large = difference->old_document->text->len > DIA_MAX_EXAMINED_BYTES ||
			    difference->new_document->text->len > DIA_MAX_EXAMINED_BYTES;
	DiaPipelineOptions quiet = *options;
	Examination old_version = { difference->old_document, NULL, lexicon, &quiet, NULL };
	Examination new_version = { difference->new_document, NULL, lexicon, &quiet, NULL };

	quiet.progress = NULL; /* which is not for other threads */
	if (is_large && options->note != NULL)
		options->note("large versions: only what changed is read for its meaning, and there are no "
			      "findings; run diachron check on each",
			      options->user_data);
	if (is_large || is_same(difference)) {
		old_version.wanted = dia_diff_find_changed(difference, FALSE);
		new_version.wanted = dia_diff_find_changed(difference, TRUE);
	}
	run_both(examine, &old_version, &new_version, options->jobs);
	g_free(old_version.wanted);
	g_free(new_version.wanted);
	difference->old_comparison = old_version.comparison;
	difference->new_comparison = new_version.comparison;
	dia_diff_explain(difference);
}

DiaDifference *
dia_pipeline_diff(const DiaReportSource *old_source, const DiaReportSource *new_source,
		  const DiaLexicon *lexicon, const DiaPipelineOptions *options, gboolean is_strict,
		  GError **error)
{
	Version old_version = { .source = *old_source,
				.lexicon = lexicon,
				.is_strict = options->is_strict,
				.notes = g_ptr_array_new_with_free_func(g_free) };
	Version new_version = { .source = *new_source,
				.lexicon = lexicon,
				.is_strict = options->is_strict,
				.notes = g_ptr_array_new_with_free_func(g_free) };
	g_autoptr(DiaDocument) old_document = NULL;
	g_autoptr(DiaDocument) new_document = NULL;
	DiaDifference *difference;

	run_both(read_version, &old_version, &new_version, options->jobs);
	old_document = old_version.document;
	new_document = new_version.document;
	finish_version(&old_version, options, error);
	finish_version(&new_version, options, error);
	if (old_document == NULL || new_document == NULL)
		return NULL;
	difference = dia_difference_new(old_document, new_document);
	dia_diff_align(difference, lexicon, is_strict ? DIA_WORDS_STRICT : DIA_WORDS_TEXT);
	explain(difference, lexicon, options);
	return difference;
}
