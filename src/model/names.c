/*
 * The names that JSON, CSV and manifests use for the closed vocabularies of interface.md.
 */
#include "diachron/types.h"

static const char *const issuer_names[] = { NULL, "state", "un", "ngo" };
static const char *const paragraph_kind_names[] = { "paragraph", "recommendation", "text", "table",
						    "footnote" };
static const char *const position_names[] = { NULL, "supported", "noted" };
static const char *const speaker_names[] = { "state", "un", "ngo", "reviewing-state" };
static const char *const status_names[] = { "states",	   "done",	  "partial",
					    "in-progress", "planned",	  "recommended",
					    "refused",	   "not-done",	  "reversed" };
static const char *const qualifier_names[] = { NULL,	  "more-than", "less-than", "at-least",
					       "at-most", "about",     "almost" };
static const char *const trajectory_names[] = { "unchanged", "advanced", "reversed", "stalled",
						"contested" };
static const char *const change_kind_names[] = {
	"new",		   "dropped",	      "unchanged",	   "figure-changed", "figure-restated",
	"status-advanced", "status-reversed", "contradicted",	   "reworded",
};
static const char *const severity_names[] = { "note", "warning", "error" };
static const char *const commitment_kind_names[] = { "treaty", "law", "institution", "policy",
						     "practice" };

/* An unset choice has no name. */
static const char *const revisions_names[] = { NULL, "final", "original" };

#define DEFINE_NAME(function, type, names)                                                         \
	const char *function(type value)                                                           \
	{                                                                                          \
		g_return_val_if_fail((guint)value < G_N_ELEMENTS(names), NULL);                    \
		return names[value];                                                               \
	}

DEFINE_NAME(dia_issuer_name, DiaIssuer, issuer_names)
DEFINE_NAME(dia_paragraph_kind_name, DiaParagraphKind, paragraph_kind_names)
DEFINE_NAME(dia_position_name, DiaPosition, position_names)
DEFINE_NAME(dia_speaker_name, DiaSpeaker, speaker_names)
DEFINE_NAME(dia_status_name, DiaStatus, status_names)
DEFINE_NAME(dia_qualifier_name, DiaQualifier, qualifier_names)
DEFINE_NAME(dia_trajectory_name, DiaTrajectory, trajectory_names)
DEFINE_NAME(dia_change_kind_name, DiaChangeKind, change_kind_names)
DEFINE_NAME(dia_severity_name, DiaSeverity, severity_names)
DEFINE_NAME(dia_commitment_kind_name, DiaCommitmentKind, commitment_kind_names)

static gboolean
find_name(const char *const *names, guint n_names, const char *name, guint *value)
{
	for (guint i = 0; i < n_names; i++) {
		if (g_strcmp0(names[i], name) == 0 && name != NULL) {
			*value = i;
			return TRUE;
		}
	}
	return FALSE;
}

#define DEFINE_PARSE(function, type, names)                                                        \
	gboolean function(const char *name, type *value)                                           \
	{                                                                                          \
		guint found;                                                                       \
		\
		if (!find_name(names, G_N_ELEMENTS(names), name, &found))                          \
			return FALSE;                                                              \
		*value = (type)found;                                                              \
		return TRUE;                                                                       \
	}

DEFINE_PARSE(dia_issuer_parse, DiaIssuer, issuer_names)
DEFINE_PARSE(dia_status_parse, DiaStatus, status_names)
DEFINE_PARSE(dia_severity_parse, DiaSeverity, severity_names)
DEFINE_PARSE(dia_qualifier_parse, DiaQualifier, qualifier_names)
DEFINE_PARSE(dia_revisions_parse, DiaRevisions, revisions_names)
DEFINE_PARSE(dia_commitment_kind_parse, DiaCommitmentKind, commitment_kind_names)
