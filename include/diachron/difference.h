/*
 * What changed between two versions of one report, paragraph by paragraph and word by word.
 *
 * Each paragraph and each heading of both versions is in exactly one alignment.
 */
#pragma once

#include <diachron/changes.h>

G_BEGIN_DECLS

/* What happened to a passage. Where more than one holds, the first that does of split, merged, moved,
 * modified and renumbered. */
typedef enum {
	DIA_DIFFERENCE_SAME,
	DIA_DIFFERENCE_INSERTED,
	DIA_DIFFERENCE_DELETED,
	DIA_DIFFERENCE_MOVED,
	DIA_DIFFERENCE_MODIFIED,
	DIA_DIFFERENCE_SPLIT,
	DIA_DIFFERENCE_MERGED,
	DIA_DIFFERENCE_RENUMBERED,
} DiaDifferenceKind;

enum { DIA_N_DIFFERENCE_KINDS = DIA_DIFFERENCE_RENUMBERED + 1 };

/* @return the name that JSON uses, a static string */
const char *dia_difference_kind_name(DiaDifferenceKind kind);

/*
 * One step of a word-level edit script. The old spans of '=' and '-' in order make the old text, the
 * new spans of '=' and '+' the new one. The two spans of '=' may differ in what is no change of text:
 * punctuation, quotation marks, hyphens, white space.
 */
typedef struct {
	char operation;	   /* '=', '-' or '+' */
	gboolean is_reference; /* of '-' and '+': a cross-reference that follows the new numbering */
	DiaSpan old_span; /* bytes of the old passage's text; empty for '+' */
	DiaSpan new_span; /* bytes of the new passage's text; empty for '-' */
} DiaEdit;

/* One version's side of an alignment. */
typedef struct {
	const char *text;  /* not NUL-terminated; NULL where this version has no such passage */
	guint32 length;	   /* bytes; the paragraphs of a split or merge are joined by '\n' */
	const char *label; /* number as printed, of the first paragraph; or NULL */
	gint32 section;	   /* of a heading: its index; else -1 */
	guint32 position;  /* place among the passages of this version, from 0 */
	const guint32 *paragraphs; /* indices into the document; none for a heading */
	guint n_paragraphs;
} DiaPassage;

typedef struct {
	const char *measure; /* in the words of the new version, or NULL */
	const char *unit;
	gint32 old_figure; /* index into the analysis of the old version, or -1 */
	gint32 new_figure;
	gboolean is_comparable; /* both are there, with one unit and one value each */
	DiaDecimal difference;	/* new less old; of percentages in percentage points */
	double ratio;		/* new / old; 0 where old is 0 */
} DiaFigureChange;

typedef struct {
	gint32 old_claim; /* index into the analysis of the old version, or -1 */
	gint32 new_claim;
} DiaClaimChange;

typedef struct {
	DiaDifferenceKind kind;
	gboolean is_moved;
	gboolean is_modified; /* the edits are more than references that follow the numbering */
	gboolean is_renumbered;
	DiaPassage old_passage;
	DiaPassage new_passage;
	double score; /* similarity of the two passages, 0 to 1 */
	const char *const *why; /* NULL-terminated words that the alignment rests on; NULL where same */
	const DiaEdit *edits;	/* none for same, inserted and deleted */
	guint n_edits;
	const DiaFigureChange *figures; /* that changed, came or went */
	guint n_figures;
	const DiaClaimChange *claims; /* whose status changed */
	guint n_claims;
	const guint16 *topics; /* of either passage: indices into the lexicon's topics, ascending */
	guint n_topics;
} DiaAlignment;

/* A commitment that only one version speaks of. */
typedef struct {
	const DiaCommitment *commitment; /* of the comparison of that version with itself */
	gboolean is_added;
} DiaCommitmentChange;

/* Words of one topic that changed paragraphs have more and less. */
typedef struct {
	guint16 topic;
	guint32 added;
	guint32 removed;
} DiaTopicChange;

typedef struct {
	guint counts[DIA_N_DIFFERENCE_KINDS]; /* alignments by kind */
	guint renumbered; /* alignments of any kind whose number changed */
	guint figures;	  /* figures that changed */
	guint claims;	  /* claims whose status changed */
	guint commitments; /* that only one version speaks of */
} DiaDifferenceSummary;

typedef struct _DiaDifference DiaDifference;

DiaDifference *dia_difference_ref(DiaDifference *difference);
void dia_difference_unref(DiaDifference *difference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaDifference, dia_difference_unref)

/*
 * The parts of a difference; all belong to it. Alignments are in the order of the new version, each
 * deleted passage after what stood before it.
 */
const DiaDocument *dia_difference_old_document(const DiaDifference *difference);
const DiaDocument *dia_difference_new_document(const DiaDifference *difference);
DiaAnalysis *dia_difference_old_analysis(const DiaDifference *difference);
DiaAnalysis *dia_difference_new_analysis(const DiaDifference *difference);
const DiaAlignment *dia_difference_alignments(const DiaDifference *difference, guint *length);
const DiaCommitmentChange *dia_difference_commitments(const DiaDifference *difference,
						      guint *length);
const DiaTopicChange *dia_difference_topics(const DiaDifference *difference, guint *length);
const DiaFinding *const *dia_difference_findings_added(const DiaDifference *difference,
						       guint *length);
const DiaFinding *const *dia_difference_findings_cleared(const DiaDifference *difference,
							 guint *length);
DiaDifferenceSummary dia_difference_summary(const DiaDifference *difference);

G_END_DECLS
