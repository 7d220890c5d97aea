/*
 * The whole program on one screen.
 *
 *     path -read-> blocks -normalize-> document -annotate-> analysis -align, compare, check-> comparison
 */
#include "pipeline-private.h"

#include "align/align.h"
#include "annotate/annotate.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/parallel.h"
#include "check/check.h"
#include "compare/compare.h"
#include "diachron/error.h"
#include "model/comparison.h"
#include "model/document-load.h"
#include "normalize/layout.h"
#include "normalize/normalize.h"
#include "read/read.h"

/* Is it unnumbered text that ends as a sentence of some length does? */
static gboolean
is_prose(const DiaDocument *document, const DiaParagraph *paragraph)
{
	enum { MIN_BYTES = 50 };
	gsize length = paragraph->span.end - paragraph->span.start;

	return paragraph->kind == DIA_PARAGRAPH_TEXT && length >= MIN_BYTES &&
	       dia_text_is_ended(dia_document_text(document, NULL) + paragraph->span.start, length);
}

/*
 * Submissions of NGOs have no numbers now and then, and most other files without are no reports: some paragraphs must
 * be whole sentences. They are cited by their place among the unnumbered ones.
 */
static gboolean
check_numbers(const DiaDocument *document, const DiaReportSource *source, GPtrArray *notes, GError **error)
{
	enum { MIN_PARAGRAPHS = 3 };
	const char *name = dia_file_name(source->path);
	guint n_paragraphs;
	const DiaParagraph *paragraphs = dia_document_paragraphs(document, &n_paragraphs);
	guint n_prose = 0;

	for (guint i = 0; i < n_paragraphs; i++) {
		if (paragraphs[i].kind == DIA_PARAGRAPH_NUMBERED ||
		    paragraphs[i].kind == DIA_PARAGRAPH_RECOMMENDATION)
			return TRUE;
		n_prose += is_prose(document, &paragraphs[i]);
	}
	if (n_prose >= MIN_PARAGRAPHS) {
		g_ptr_array_add(notes, g_strdup_printf("%s: no numbered paragraph found; cited as \"text 1\" "
						       "and so on", name));
		return TRUE;
	}
	if (source->line > 0)
		g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
			    "%s:%u: no numbered paragraph in the document; extract it again", source->path,
			    source->line);
	else
		g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
			    "%s: no numbered paragraph found, nor whole sentences; give a report", name);
	return FALSE;
}

gboolean
dia_pipeline_check_losses(const DiaDocument *document, GError **error)
{
	const char *path = dia_file_name(dia_document_metadata(document)->path);
	guint n_dropped;
	const DiaDropped *dropped = dia_document_dropped(document, &n_dropped);

	for (guint i = 0; i < n_dropped; i++) {
		g_autofree char *place = NULL;

		if (dia_dropped_is_furniture(dropped[i].kind))
			continue;
		if (dropped[i].n_lines > 0 && dropped[i].lines[0] > 0)
			place = g_strdup_printf(", the first at line or page %u", dropped[i].lines[0]);
		g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
			    "%s: could not read: %s (%u%s); put it into words, or run without --strict",
			    path, dropped[i].kind, dropped[i].count, place != NULL ? place : "");
		return FALSE;
	}
	return TRUE;
}

/* A document that was extracted before; only its id is of this collection. */
static DiaDocument *
load_document(const DiaReportSource *source, GError **error)
{
	g_autoptr(GByteArray) bytes =
	    dia_file_read_part(source->path, source->offset, source->length, error);
	DiaDocument *document;

	if (bytes == NULL)
		return NULL;
	document = dia_document_load(source->path, source->line, (const char *)bytes->data,
				     bytes->len, error);
	if (document != NULL)
		document->metadata.id = dia_pool_string(&document->pool, source->id);
	return document;
}

static DiaDocument *
read_document(const DiaReportSource *source, const DiaLexicon *lexicon, GPtrArray *notes,
	      GError **error)
{
	g_autoptr(DiaBlocks) blocks = dia_read(source->path, source->revisions, notes, error);

	return blocks != NULL ? dia_normalize(blocks, source, lexicon, notes) : NULL;
}

static DiaAnalysis *
extract(const DiaReportSource *source, const DiaLexicon *lexicon, gboolean is_plain,
	GPtrArray *notes, GError **error)
{
	g_autoptr(DiaDocument) document =
	    source->line > 0 ? load_document(source, error)
			     : read_document(source, lexicon, notes, error);

	if (document == NULL || !check_numbers(document, source, notes, error))
		return NULL;
	return is_plain ? dia_analysis_new(document, (DiaLexicon *)lexicon)
			: dia_annotate(document, (DiaLexicon *)lexicon);
}

DiaAnalysis *
dia_pipeline_extract(const DiaReportSource *source, const DiaLexicon *lexicon, GPtrArray *notes,
		     GError **error)
{
	return extract(source, lexicon, FALSE, notes, error);
}

static void
report_progress(const DiaPipelineOptions *options, const char *stage, guint done, guint total)
{
	if (options->progress != NULL)
		options->progress(stage, done, total, options->user_data);
}

/* What rests on the reports alone, the longest first; after these parts each rule of the check is one. */
enum { PART_SERIES, PART_THREADS, N_PARTS };

typedef struct {
	DiaComparison *comparison;
	const DiaPipelineOptions *options;
	GOnce checker; /* the first rule makes it, beside what other threads do */
} Comparing;

static gpointer
start_check(gpointer data)
{
	const Comparing *comparing = data;

	return dia_check_start(comparing->comparison, comparing->options);
}

static void
compare_part(guint part, gpointer data)
{
	Comparing *comparing = data;

	if (part == PART_SERIES) {
		dia_align_series(comparing->comparison);
	} else if (part == PART_THREADS) {
		dia_align_commitments(comparing->comparison);
		dia_align_threads(comparing->comparison);
	} else {
		dia_check_run(g_once(&comparing->checker, start_check, comparing), part - N_PARTS);
	}
}

DiaComparison *
dia_pipeline_compare(GPtrArray *analyses, const DiaLexicon *lexicon,
		     const DiaPipelineOptions *options)
{
	DiaComparison *comparison = dia_comparison_new(analyses, (DiaLexicon *)lexicon);
	Comparing comparing = { comparison, options, G_ONCE_INIT };

	report_progress(options, "comparing", 0, 0);
	dia_parallel(N_PARTS + dia_check_n_rules(), options->jobs, compare_part, &comparing);
	dia_check_finish(g_once(&comparing.checker, start_check, &comparing));
	dia_compare_changes(comparison, options->jobs);
	dia_align_subjects(comparison);
	return comparison;
}

/* One report on its way through a thread. */
typedef struct {
	DiaReportSource source;
	const DiaLexicon *lexicon;
	gsize size; /* of its file or line, in bytes */
	DiaAnalysis *analysis;
	GPtrArray *notes;
	GError *error;
} Job;

/* All of them; shared by the threads. */
typedef struct {
	GArray *jobs; /* of Job */
	GPtrArray *order; /* the jobs, the largest first */
	const DiaPipelineOptions *options;
	GMutex mutex;
	guint n_read;
} Reading;

static void
run_job(guint item, gpointer data)
{
	Reading *reading = data;
	Job *job = g_ptr_array_index(reading->order, item);

	job->analysis = extract(&job->source, job->lexicon, reading->options->is_plain, job->notes,
				&job->error);
	g_mutex_lock(&reading->mutex);
	report_progress(reading->options, "reading", ++reading->n_read, reading->jobs->len);
	g_mutex_unlock(&reading->mutex);
}

static int
compare_sizes(gconstpointer a, gconstpointer b)
{
	const Job *first = *(const Job *const *)a;
	const Job *second = *(const Job *const *)b;

	if (first->size != second->size)
		return first->size > second->size ? -1 : 1;
	return first < second ? -1 : first > second;
}

/* A long report that is begun last would keep one thread busy when the others are done. */
static void
run_jobs(GArray *jobs, const DiaPipelineOptions *options)
{
	g_autoptr(GPtrArray) order = g_ptr_array_sized_new(jobs->len);
	Reading reading = { .jobs = jobs, .order = order, .options = options };

	for (guint i = 0; i < jobs->len; i++)
		g_ptr_array_add(order, &g_array_index(jobs, Job, i));
	g_ptr_array_sort(order, compare_sizes);
	g_mutex_init(&reading.mutex);
	report_progress(options, "reading", 0, jobs->len);
	dia_parallel(jobs->len, MIN(options->jobs, DIA_MAX_JOBS), run_job, &reading);
	g_mutex_clear(&reading.mutex);
}

/* The first error in the order of the sources, so that it does not depend on the threads. */
static gboolean
check_jobs(GArray *jobs, const DiaPipelineOptions *options, GError **error)
{
	for (guint i = 0; i < jobs->len; i++) {
		Job *job = &g_array_index(jobs, Job, i);

		if (job->error == NULL && options->is_strict)
			dia_pipeline_check_losses(dia_analysis_document(job->analysis), &job->error);
		if (job->error != NULL) {
			g_propagate_error(error, g_steal_pointer(&job->error));
			return FALSE;
		}
	}
	return TRUE;
}

static void
pass_notes(const Job *job, const DiaPipelineOptions *options)
{
	for (guint i = 0; i < job->notes->len && options->note != NULL; i++)
		options->note(g_ptr_array_index(job->notes, i), options->user_data);
}

static void
clear_job(gpointer data)
{
	Job *job = data;

	g_clear_pointer(&job->analysis, dia_analysis_unref);
	g_clear_pointer(&job->notes, g_ptr_array_unref);
	g_clear_error(&job->error);
}

GPtrArray *
dia_pipeline_extract_all(const DiaCollection *collection, const DiaLexicon *lexicon,
			 const DiaPipelineOptions *options, GError **error)
{
	g_autoptr(GPtrArray) analyses =
	    g_ptr_array_new_with_free_func((GDestroyNotify)dia_analysis_unref);
	g_autoptr(GArray) jobs = g_array_new(FALSE, TRUE, sizeof(Job));
	guint n_sources;
	const DiaReportSource *sources = dia_collection_sources(collection, &n_sources);

	g_array_set_clear_func(jobs, clear_job);
	for (guint i = 0; i < n_sources; i++) {
		Job job = { .source = sources[i], .lexicon = lexicon };

		if (job.source.revisions == DIA_REVISIONS_UNSET)
			job.source.revisions = options->revisions;
		job.size = sources[i].line > 0 ? sources[i].length : dia_file_size(sources[i].path);
		job.notes = g_ptr_array_new_with_free_func(g_free);
		g_array_append_val(jobs, job);
	}
	run_jobs(jobs, options);
	if (!check_jobs(jobs, options, error))
		return NULL;
	for (guint i = 0; i < jobs->len; i++) {
		Job *job = &g_array_index(jobs, Job, i);

		pass_notes(job, options);
		g_ptr_array_add(analyses, g_steal_pointer(&job->analysis));
	}
	return g_steal_pointer(&analyses);
}
