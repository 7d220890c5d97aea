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
#include "base/parallel.h"
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

static void
read_version(guint item, gpointer data)
{
	Version *version = &((Version *)data)[item];
	g_autoptr(DiaBlocks) blocks = NULL;
	g_autoptr(DiaDocument) document = NULL;

	if (is_missing(version))
		blocks = dia_blocks_new("application/x-empty");
	else
		blocks = dia_read(version->source.path, version->source.revisions, version->notes,
				  &version->error);
	if (blocks == NULL)
		return;
	/* Date and issuer, which the notes would be about, do not matter to versions of one report. */
	document = dia_normalize(blocks, &version->source, version->lexicon, NULL);
	if (!has_text(document) && !is_missing(version)) {
		g_set_error(&version->error, DIA_ERROR, DIA_ERROR_READ,
			    "%s: holds no text; give a file with text in it",
			    dia_file_name(version->source.path));
		return;
	}
	if (!version->is_strict || dia_pipeline_check_losses(document, &version->error))
		version->document = g_steal_pointer(&document);
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

static void
examine(guint item, gpointer data)
{
	Examination *examination = &((Examination *)data)[item];
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

/* What is to be done once both versions are read. */
typedef struct {
	DiaDifference *difference;
	const DiaLexicon *lexicon;
	const DiaPipelineOptions *options;
	DiaWordsMode mode;
	Examination versions[2]; /* the old one, and the new one */
} Work;

enum { PART_ALIGNMENT, PART_OLD, PART_NEW, N_PARTS };

static void
do_part(guint part, gpointer data)
{
	Work *work = data;

	if (part == PART_ALIGNMENT)
		dia_diff_align(work->difference, work->lexicon, work->mode, work->options->jobs);
	else
		examine(part - PART_OLD, work->versions);
}

static void
examine_both(Work *work)
{
	dia_parallel(G_N_ELEMENTS(work->versions), work->options->jobs, examine, work->versions);
}

/* Of large versions, and of those that say the same, only what changed is annotated. */
static void
examine_changed(Work *work)
{
	work->versions[0].wanted = dia_diff_find_changed(work->difference, FALSE);
	work->versions[1].wanted = dia_diff_find_changed(work->difference, TRUE);
	for (guint i = 0; i < G_N_ELEMENTS(work->versions); i++)
		g_clear_pointer(&work->versions[i].comparison, dia_comparison_unref);
	examine_both(work);
	g_free(work->versions[0].wanted);
	g_free(work->versions[1].wanted);
}

static gboolean
is_large(const DiaDocument *document)
{
	return document->text->len > DIA_MAX_EXAMINED_BYTES;
}

/*
 * In small versions a finding may rest on paragraphs that did not change, so all are annotated, beside the alignment
 * unless their texts are equal already.
 */
static void
explain(DiaDifference *difference, const DiaLexicon *lexicon, DiaWordsMode mode, const DiaPipelineOptions *options)
{
	const DiaDocument *old_document = difference->old_document;
	const DiaDocument *new_document = difference->new_document;
	gboolean are_large = is_large(old_document) || is_large(new_document);
	gboolean are_examined = !are_large && !g_string_equal(old_document->text, new_document->text);
	DiaPipelineOptions quiet = *options;
	Work work = { difference, lexicon, &quiet, mode,
		      { { difference->old_document, NULL, lexicon, &quiet, NULL },
			{ difference->new_document, NULL, lexicon, &quiet, NULL } } };

	quiet.progress = NULL; /* which is not for other threads */
	if (are_large && options->note != NULL)
		options->note("large versions: only what changed is read for its meaning, and there are no "
			      "findings; run diachron check on each",
			      options->user_data);
	dia_parallel(are_examined ? N_PARTS : 1, options->jobs, do_part, &work);
	if (are_large || is_same(difference))
		examine_changed(&work);
	else if (!are_examined)
		examine_both(&work);
	difference->old_comparison = work.versions[0].comparison;
	difference->new_comparison = work.versions[1].comparison;
	dia_diff_explain(difference);
}

DiaDifference *
dia_pipeline_diff(const DiaReportSource *old_source, const DiaReportSource *new_source,
		  const DiaLexicon *lexicon, const DiaPipelineOptions *options, gboolean is_strict,
		  GError **error)
{
	/* The old one, and the new one. */
	Version versions[] = { { .source = *old_source,
				 .lexicon = lexicon,
				 .is_strict = options->is_strict,
				 .notes = g_ptr_array_new_with_free_func(g_free) },
			       { .source = *new_source,
				 .lexicon = lexicon,
				 .is_strict = options->is_strict,
				 .notes = g_ptr_array_new_with_free_func(g_free) } };
	g_autoptr(DiaDocument) old_document = NULL;
	g_autoptr(DiaDocument) new_document = NULL;
	DiaDifference *difference;

	dia_parallel(G_N_ELEMENTS(versions), options->jobs, read_version, versions);
	old_document = versions[0].document;
	new_document = versions[1].document;
	finish_version(&versions[0], options, error);
	finish_version(&versions[1], options, error);
	if (old_document == NULL || new_document == NULL)
		return NULL;
	difference = dia_difference_new(old_document, new_document);
	explain(difference, lexicon, is_strict ? DIA_WORDS_STRICT : DIA_WORDS_TEXT, options);
	return difference;
}
