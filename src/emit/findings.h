/*
 * Findings in the formats of people, editors and CI services.
 *
 * Places: a source that is text is pointed into itself. One that is not (PDF, DOCX) is pointed into its text
 * form, one paragraph a line as `extract -f text` prints it, under the source's name with ".txt" at its end.
 */
#pragma once

#include "base/json.h"
#include "diachron/pipeline.h"

/* A finding as the user wants to see it. */
typedef struct {
	DiaFinding finding; /* with the severity that the user gave its rule */
	gboolean is_known;  /* the baseline has it */
	const char *reason; /* why it is ignored, or NULL */
} DiaFindingRow;

/* The bytes of a source, to find the lines of a place in. */
typedef struct {
	char *text;	/* valid UTF-8, or NULL where the source is not text */
	GArray *lines;	/* of gsize: where each line starts */
} DiaSourceText;

typedef struct {
	const DiaFindingRow *rows; /* worst first */
	guint n_rows;
	DiaAnalysis *const *reports;
	const DiaSourceText *sources; /* one for each report */
	guint n_reports;
	gboolean has_baseline;
	gboolean use_color;
} DiaFindings;

/* Where a finding points to; lines and columns from 1, columns in characters. */
typedef struct {
	char *path;
	guint line;
	guint column;
	guint end_line;
	guint end_column; /* one behind the last character */
} DiaSourcePlace;

/*
 * @param bytes content of a source; may be NULL
 * @return lines of the source, empty where it is not UTF-8 text; free with dia_source_text_clear()
 */
DiaSourceText dia_source_text_make(const GByteArray *bytes);
void dia_source_text_clear(DiaSourceText *source);

/* Resolves a place; free place->path with g_free(). */
DiaSourcePlace dia_findings_place(const DiaFindings *findings, const DiaFindingLocation *location);

/* Should it be told? What the baseline has and what is ignored is not. */
gboolean dia_finding_is_told(const DiaFindingRow *row);

/* Text as one line. @param offset receives where byte @at of the document is in it; may be NULL */
char *dia_finding_flatten(const DiaDocument *document, DiaSpan span, guint32 at, gsize *offset);

/* The formats; each appends its whole output. */
void dia_emit_findings_text(const DiaFindings *findings, GString *output);
void dia_emit_findings_json(const DiaFindings *findings, GString *output);
void dia_emit_findings_sarif(const DiaFindings *findings, GString *output);
void dia_emit_findings_github(const DiaFindings *findings, GString *output);
void dia_emit_findings_gitlab(const DiaFindings *findings, GString *output);
void dia_emit_findings_junit(const DiaFindings *findings, GString *output);
