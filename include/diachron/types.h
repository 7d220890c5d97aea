/*
 * Plain types that every layer shares: spans, and the closed vocabularies of interface.md.
 *
 * The order of an enum is the order of its names in the tables of src/model/names.c.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Half-open range of byte offsets into the text of a document (UTF-8, always on character limits). */
typedef struct {
	guint32 start;
	guint32 end;
} DiaSpan;

typedef enum {
	DIA_ISSUER_UNKNOWN,
	DIA_ISSUER_STATE,
	DIA_ISSUER_UN,
	DIA_ISSUER_NGO,
} DiaIssuer;

typedef enum {
	DIA_PARAGRAPH_NUMBERED,
	DIA_PARAGRAPH_RECOMMENDATION,
	DIA_PARAGRAPH_TEXT,
	DIA_PARAGRAPH_TABLE,
	DIA_PARAGRAPH_FOOTNOTE,
} DiaParagraphKind;

/* The answer of the State under review to a recommendation. */
typedef enum {
	DIA_POSITION_NONE,
	DIA_POSITION_SUPPORTED,
	DIA_POSITION_NOTED,
} DiaPosition;

typedef enum {
	DIA_SPEAKER_STATE,
	DIA_SPEAKER_UN,
	DIA_SPEAKER_NGO,
	DIA_SPEAKER_REVIEWING_STATE,
} DiaSpeaker;

/* What a claim says of its subject; DIA_STATUS_STATES asserts something without a status. */
typedef enum {
	DIA_STATUS_STATES,
	DIA_STATUS_DONE,
	DIA_STATUS_PARTIAL,
	DIA_STATUS_IN_PROGRESS,
	DIA_STATUS_PLANNED,
	DIA_STATUS_RECOMMENDED,
	DIA_STATUS_REFUSED,
	DIA_STATUS_NOT_DONE,
	DIA_STATUS_REVERSED,
} DiaStatus;

typedef enum {
	DIA_QUALIFIER_NONE,
	DIA_QUALIFIER_MORE_THAN,
	DIA_QUALIFIER_LESS_THAN,
	DIA_QUALIFIER_AT_LEAST,
	DIA_QUALIFIER_AT_MOST,
	DIA_QUALIFIER_ABOUT,
	DIA_QUALIFIER_ALMOST,
} DiaQualifier;

typedef enum {
	DIA_TRAJECTORY_UNCHANGED,
	DIA_TRAJECTORY_ADVANCED,
	DIA_TRAJECTORY_REVERSED,
	DIA_TRAJECTORY_STALLED,
	DIA_TRAJECTORY_CONTESTED,
} DiaTrajectory;

typedef enum {
	DIA_CHANGE_NEW,
	DIA_CHANGE_DROPPED,
	DIA_CHANGE_UNCHANGED,
	DIA_CHANGE_FIGURE_CHANGED,
	DIA_CHANGE_FIGURE_RESTATED,
	DIA_CHANGE_STATUS_ADVANCED,
	DIA_CHANGE_STATUS_REVERSED,
	DIA_CHANGE_CONTRADICTED,
	DIA_CHANGE_REWORDED,
} DiaChangeKind;

typedef enum {
	DIA_SEVERITY_NOTE,
	DIA_SEVERITY_WARNING,
	DIA_SEVERITY_ERROR,
} DiaSeverity;

typedef enum {
	DIA_COMMITMENT_TREATY,
	DIA_COMMITMENT_LAW,
	DIA_COMMITMENT_INSTITUTION,
	DIA_COMMITMENT_POLICY,
	DIA_COMMITMENT_PRACTICE,
} DiaCommitmentKind;

/* Which side of tracked changes is read; unset means final: all changes accepted. */
typedef enum {
	DIA_REVISIONS_UNSET,
	DIA_REVISIONS_FINAL,
	DIA_REVISIONS_ORIGINAL,
} DiaRevisions;

/*
 * The names that JSON, CSV and manifests use. Each returns a static string, never NULL except
 * dia_issuer_name (DIA_ISSUER_UNKNOWN), dia_position_name (DIA_POSITION_NONE) and
 * dia_qualifier_name (DIA_QUALIFIER_NONE), for which JSON has null.
 */
const char *dia_issuer_name(DiaIssuer issuer);
const char *dia_paragraph_kind_name(DiaParagraphKind kind);
const char *dia_position_name(DiaPosition position);
const char *dia_speaker_name(DiaSpeaker speaker);
const char *dia_status_name(DiaStatus status);
const char *dia_qualifier_name(DiaQualifier qualifier);
const char *dia_trajectory_name(DiaTrajectory trajectory);
const char *dia_change_kind_name(DiaChangeKind kind);
const char *dia_severity_name(DiaSeverity severity);
const char *dia_commitment_kind_name(DiaCommitmentKind kind);

/*
 * Finds the value of a name.
 * @param name  NUL-terminated, as printed in JSON
 * @param value receives the value on success only
 * @return FALSE where no value has this name
 */
gboolean dia_issuer_parse(const char *name, DiaIssuer *value);
gboolean dia_status_parse(const char *name, DiaStatus *value);
gboolean dia_severity_parse(const char *name, DiaSeverity *value);
gboolean dia_qualifier_parse(const char *name, DiaQualifier *value);
gboolean dia_revisions_parse(const char *name, DiaRevisions *value);
gboolean dia_commitment_kind_parse(const char *name, DiaCommitmentKind *value);

G_END_DECLS
