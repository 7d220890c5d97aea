/*
 * How fast each stage is by itself: stages FILE RUNS prints a line for each stage, its name, seconds of the
 * processor (the best run) and what it worked through: bytes of the file, or paragraphs.
 */
#include <stdlib.h>
#include <time.h>

#include "annotate/annotate.h"
#include "emit/json.h"
#include "normalize/normalize.h"
#include "read/read.h"

typedef enum { LOAD, READ, NORMALIZE, SENTENCES, FIGURES, ANNOTATE, JSON, N_STAGES } Stage;

static const char *const names[N_STAGES] = {
	"load the data files", "read", "normalize", "cut into words and sentences", "find figures",
	"annotate, all of it", "write JSON",
};

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Notes the time since @start where it is the best of its stage; returns the time. */
static double
finish(double *best, Stage stage, double start)
{
	double end = now();

	if (best[stage] <= 0.0 || end - start < best[stage])
		best[stage] = end - start;
	return now();
}

static void
time_annotation(double *best, DiaDocument *document, DiaLexicon *lexicon)
{
	g_autoptr(DiaAnalysis) parts = dia_analysis_new(document, lexicon);
	g_autoptr(DiaAnalysis) whole = NULL;
	g_autoptr(GString) output = g_string_new(NULL);
	double time = now();

	dia_annotate_sentences(parts);
	time = finish(best, SENTENCES, time);
	dia_annotate_figures(parts);
	time = finish(best, FIGURES, time);
	whole = dia_annotate(document, lexicon);
	time = finish(best, ANNOTATE, time);
	dia_emit_print_document(whole, lexicon, output);
	finish(best, JSON, time);
}

static gboolean
run_once(const char *path, double *best, guint64 *bytes, guint *n_paragraphs)
{
	DiaReportSource source = { .id = "report", .path = path };
	double time = now();
	g_autoptr(DiaLexicon) lexicon = dia_lexicon_new(NULL, NULL);
	g_autoptr(DiaBlocks) blocks = NULL;
	g_autoptr(DiaDocument) document = NULL;
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);

	time = finish(best, LOAD, time);
	blocks = dia_read(path, DIA_REVISIONS_FINAL, notes, NULL);
	if (lexicon == NULL || blocks == NULL)
		return FALSE;
	time = finish(best, READ, time);
	document = dia_normalize(blocks, &source, lexicon, notes);
	finish(best, NORMALIZE, time);
	*bytes = dia_document_metadata(document)->bytes;
	dia_document_paragraphs(document, n_paragraphs);
	time_annotation(best, document, lexicon);
	return TRUE;
}

int
main(int argc, char **argv)
{
	double best[N_STAGES] = { 0 };
	guint64 bytes = 0;
	guint n_paragraphs = 0;

	guint64 n_runs = argc == 3 ? g_ascii_strtoull(argv[2], NULL, 10) : 0;

	for (guint64 i = 0; i < n_runs; i++)
		if (!run_once(argv[1], best, &bytes, &n_paragraphs))
			return EXIT_FAILURE;
	for (guint i = 0; i < N_STAGES; i++)
		g_print("%s\t%.6f\t%" G_GUINT64_FORMAT "\t%u\n", names[i], best[i], bytes, n_paragraphs);
	return bytes > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
