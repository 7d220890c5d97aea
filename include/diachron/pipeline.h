/*
 * The program in a few calls: a collection is loaded, each report read, normalized and annotated,
 * and all are compared. Only loading and reading can fail.
 */
#pragma once

#include <diachron/difference.h>
#include <diachron/lexicon.h>

G_BEGIN_DECLS

/* What a manifest or the command line says of one report; NULL for what it leaves out. */
typedef struct {
	const char *id;
	const char *path; /* "-" is standard input */
	const char *title;
	const char *symbol;
	const char *date;
	const char *issuer;
	const char *country;
	guint max_words; /* of a report, for the check; 0 for the limit that its kind has */
	DiaRevisions revisions; /* unset: as the options of the pipeline say */
	guint line;	 /* of a file of documents, one a line: which line, from 1; else 0 */
	goffset offset;	 /* where that line starts, in bytes */
	gsize length;	 /* of that line, in bytes */
} DiaReportSource;

typedef struct _DiaCollection DiaCollection;

/*
 * Reads a manifest, or makes a collection of the reports named. A file of documents, as `diachron extract
 * -f jsonl` writes it, stands for all of them.
 * @param paths   NULL-terminated file names: one manifest, or one report and more; not both
 * @param error   DIA_ERROR_READ, DIA_ERROR_MANIFEST
 * @return newly allocated, or NULL; free with dia_collection_free()
 */
DiaCollection *dia_collection_load(const char *const *paths, GError **error);
void dia_collection_free(DiaCollection *collection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaCollection, dia_collection_free)

const char *dia_collection_title(const DiaCollection *collection);
const char *dia_collection_country(const DiaCollection *collection);
const char *const *dia_collection_headline(const DiaCollection *collection);
gboolean dia_collection_has_manifest(const DiaCollection *collection);
const DiaReportSource *dia_collection_sources(const DiaCollection *collection, guint *length);

/* A line for standard error, such as what was guessed or converted. */
typedef void (*DiaNoteFunction)(const char *message, gpointer user_data);

/*
 * How far a long run is. May be called on any thread, but never on two at once.
 * @param stage what is being done, "reading", "comparing"
 * @param total how many things the stage has to do; 0 where it is not counted
 */
typedef void (*DiaProgressFunction)(const char *stage, guint done, guint total, gpointer user_data);

typedef struct {
	guint jobs; /* threads, at least 1 */
	gboolean is_strict; /* what could not be read is an error */
	gboolean is_plain; /* documents without marks are enough, where only their text is asked for */
	guint max_words; /* of a report, for the check; 0 for the limit that its kind has */
	DiaRevisions revisions; /* of sources that do not say it themselves */
	DiaNoteFunction note; /* called on the caller's thread, in the order of the sources; or NULL */
	DiaProgressFunction progress; /* or NULL */
	gpointer user_data;
} DiaPipelineOptions;

/*
 * Reads, normalizes and annotates one report.
 * @param notes receives lines for standard error; may be NULL
 * @param error DIA_ERROR_READ, DIA_ERROR_FORMAT, DIA_ERROR_LIMIT
 */
DiaAnalysis *dia_pipeline_extract(const DiaReportSource *source, const DiaLexicon *lexicon,
				  GPtrArray *notes, GError **error);

/*
 * Extracts every report of a collection, on options->jobs threads.
 * @return array of DiaAnalysis in the order of the sources; the first error by that order otherwise
 */
GPtrArray *dia_pipeline_extract_all(const DiaCollection *collection, const DiaLexicon *lexicon,
				    const DiaPipelineOptions *options, GError **error);

/* One part of the sum that led to a topic, or did not. */
typedef struct {
	guint32 topic;	    /* index into the lexicon's topics */
	const char *source; /* "words", "name in full", "instrument", "heading", "paragraph" or "other topic" */
	char *text;	    /* the phrase, the instrument, the heading, the id of the paragraph before; the
			     * array frees it */
	double weight;	    /* a topic holds where its weights come to 1 */
} DiaTopicReason;

/*
 * What speaks for and against each topic in a paragraph.
 * @param paragraph index of a paragraph
 * @return array of DiaTopicReason sorted by topic, then by weight, greatest first; newly allocated
 */
GArray *dia_pipeline_explain_topics(const DiaAnalysis *analysis, guint paragraph);

/*
 * Aligns, compares and checks. Cannot fail.
 * @param analyses array of DiaAnalysis in any order
 * @return newly allocated; give back with dia_comparison_unref()
 */
DiaComparison *dia_pipeline_compare(GPtrArray *analyses, const DiaLexicon *lexicon,
				    const DiaPipelineOptions *options);

/*
 * Reads two versions of one report and finds what changed. Only paragraphs that changed are annotated.
 * @param old_source  a path of "/dev/null" is a version without text, as in git
 * @param is_strict   punctuation, quotation marks, hyphens and the numbering are text too
 * @param error       DIA_ERROR_READ, DIA_ERROR_FORMAT, DIA_ERROR_LIMIT; also where a file holds no text
 * @return newly allocated, or NULL; give back with dia_difference_unref()
 */
DiaDifference *dia_pipeline_diff(const DiaReportSource *old_source,
				 const DiaReportSource *new_source, const DiaLexicon *lexicon,
				 const DiaPipelineOptions *options, gboolean is_strict,
				 GError **error);

G_END_DECLS
