/*
 * What the parts of the comparison of claims share.
 */
#pragma once

#include "compare/compare.h"
#include "compare/words.h"

/* One side of a link, as far as the kind of change depends on it. */
typedef struct {
	DiaStatus status;
	DiaStatus answer;    /* of the State to a recommendation, DIA_STATUS_STATES for none */
	gboolean is_state;   /* the State under review says it */
	gboolean is_implied; /* the status is not said in a word */
	gboolean is_act;  /* it is said of an act and not of a state of things, "is prohibited" */
	gboolean is_enactment; /* it tells without a status what a law does, by the number or date of the law */
	gboolean is_news; /* of the later side: an act that came after the earlier report */
	gboolean is_old;  /* of the later side: what it tells is dated before the earlier report */
	gboolean is_again; /* of the later side: it dates what was done as the earlier side does */
	gboolean is_to_keep; /* a recommendation to go on with what is done already */
	gboolean is_assured; /* it is more than a figure, or than what is wrong */
	gboolean is_critical; /* words of others by which a thing is not as it was said to be */
	gboolean is_given_up; /* words of the State by which a thing is no longer meant, or no longer there */
	gboolean is_under_way; /* not done, but the same paragraph tells that it is on its way */
} DiaSide;

/*
 * The kind of change from one claim to a later one.
 * @param kind of the commitment that both name: an act is done later, a practice is denied
 */
DiaChangeKind dia_changes_judge(const DiaSide *from, const DiaSide *to, DiaCommitmentKind kind);

/* A claim and the report that it stands in. */
typedef struct {
	guint32 report;
	const DiaClaim *claim;
} DiaChangeClaim;

/*
 * The same of two claims that speak of one commitment.
 * @param id   of the commitment, or of the thread where it is none
 * @param kind of the commitment, DIA_COMMITMENT_POLICY where it is none
 */
DiaChangeKind dia_changes_judge_claims(const DiaComparison *comparison, const char *id,
				       DiaCommitmentKind kind, const DiaChangeClaim *from,
				       const DiaChangeClaim *to);

/* Do others than the State say, of whatever status, that a thing is not as it should be? (data/changes.txt) */
gboolean dia_changes_is_critical(const DiaComparison *comparison, guint32 report, const DiaClaim *claim);

/* Does a claim say in words what became of a thing, or at least neither a mere figure nor what is wrong with it? */
gboolean dia_changes_is_assured(const DiaComparison *comparison, guint32 report, const DiaClaim *claim);

/* The matter of the field with an id, NULL for none. */
const DiaMatter *dia_changes_find_matter(const DiaLexicon *lexicon, const char *id);

/* The claim that a status of the ledger was taken from, or NULL. */
const DiaClaim *dia_changes_find_claim(const DiaComparison *comparison,
				       const DiaCommitmentStatus *status);

/* The thread of a commitment; one is made, with the claim of the status, where no link has made it. */
guint dia_changes_find_thread(DiaComparison *comparison, const DiaCommitment *commitment,
			      const DiaCommitmentStatus *status);

/* Where a change stands among all: its kind first, then how sure it is; 0 to 1. */
double dia_changes_rank(DiaChangeKind kind, double sureness);

/*
 * A neutral line that quotes both sides.
 * @param from,to the claims of the change; NULL where it has none
 * @return newly allocated; free with g_free()
 */
char *dia_changes_summarize(const DiaComparison *comparison, const DiaChange *change, const DiaClaim *from,
			    const DiaClaim *to);

/* A change between two claims that has no words and no summary yet. */
typedef struct {
	guint change; /* its index among those of the comparison */
	const DiaClaim *from;
	const DiaClaim *to;
} DiaChangeDraft;

/* Adds a change to those of a comparison and to the drafts, an array of DiaChangeDraft. */
void dia_changes_add_draft(DiaComparison *comparison, GArray *drafts, const DiaChange *change, const DiaClaim *from,
			   const DiaClaim *to);

/*
 * Says of a draft by its words what kind of change it is; called on any thread, for each draft once.
 * @param index    of the draft
 * @param sameness what is the same of both texts, 0 to 1
 * @param change   receives kind and score
 */
typedef void (*DiaChangeJudge)(guint index, double sameness, DiaChange *change, gpointer data);

/* Fills the words and the summary of all drafts; @judge is NULL where their kinds are known. */
void dia_changes_word(DiaComparison *comparison, const GArray *drafts, guint jobs, DiaChangeJudge judge, gpointer data);

/* Drafts a change that the ledger bears out: two claims on one commitment, whatever their words. */
void dia_changes_add_told(DiaComparison *comparison, GArray *drafts, const DiaCommitment *commitment, guint thread,
			  const DiaChangeClaim *from, const DiaChangeClaim *to, DiaChangeKind kind);

/* Drafts what others say against what a State has said of a commitment, where no change tells it. */
void dia_changes_add_criticism(DiaComparison *comparison, GArray *drafts);

/* Drafts what became of commitments from one place to another that no change has joined. */
void dia_changes_add_ledger(DiaComparison *comparison, GArray *drafts);

/* Adds what is first said (new) and what is no longer said (dropped) of commitments. */
void dia_changes_add_ends(DiaComparison *comparison);

/* Which series the figures of a comparison belong to. */
typedef struct _DiaFigurePoints DiaFigurePoints;

DiaFigurePoints *dia_figure_points_new(const DiaComparison *comparison);
void dia_figure_points_free(DiaFigurePoints *points);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaFigurePoints, dia_figure_points_free)

/*
 * What became of a figure that two places state.
 * @param kind receives the kind where both have a figure of one series
 * @return FALSE where they have none
 */
gboolean dia_figure_points_judge(const DiaFigurePoints *points, const DiaPlace *from,
				 const DiaPlace *to, DiaChangeKind *kind);

/* Do two figures hold for one period: the same, or a day of a month that the other gives? */
gboolean dia_figures_share_period(const DiaFigure *a, const DiaFigure *b);

/*
 * Do two places on one subject state figures of one unit (and, of counts, on one thing), and none
 * that is the same?
 */
gboolean dia_figures_differ(const DiaComparison *comparison, const DiaPlace *from,
			    const DiaPlace *to);

/* Drafts the changes of figures between reports that no link of claims has told; each series is a thread. */
void dia_changes_add_series(DiaComparison *comparison, const DiaFigurePoints *points, GArray *drafts);
