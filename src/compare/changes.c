/*
 * Changes: each link between two claims becomes one, by what the two say of the status and the
 * figures of their subject; a commitment that reports of one kind take up or no longer mention
 * becomes one too.
 */
#include "compare/changes.h"

#include <string.h>

#include "base/thresholds.h"

/* How far a status is on the way to done; a recommendation says nothing of it. */
static gint
get_step(DiaStatus status)
{
	static const gint8 steps[] = {
		[DIA_STATUS_STATES] = -1,  [DIA_STATUS_DONE] = 5,
		[DIA_STATUS_PARTIAL] = 4,  [DIA_STATUS_IN_PROGRESS] = 3,
		[DIA_STATUS_PLANNED] = 2,  [DIA_STATUS_RECOMMENDED] = -1,
		[DIA_STATUS_REFUSED] = 0,  [DIA_STATUS_NOT_DONE] = 0,
		[DIA_STATUS_REVERSED] = 0,
	};

	return steps[status];
}

static gboolean
is_denial(DiaStatus status)
{
	return status == DIA_STATUS_NOT_DONE || status == DIA_STATUS_REVERSED ||
	       status == DIA_STATUS_PARTIAL || status == DIA_STATUS_REFUSED;
}

/* Is it of something that has taken place, whatever came of it? */
static gboolean
has_happened(DiaStatus status)
{
	return status == DIA_STATUS_DONE || status == DIA_STATUS_PARTIAL ||
	       status == DIA_STATUS_IN_PROGRESS || status == DIA_STATUS_REVERSED;
}

/* What was asked for: done later, still asked for, or said not to be done. */
static DiaChangeKind
judge_from_recommendation(const DiaSide *from, const DiaSide *to, DiaCommitmentKind kind)
{
	gboolean was_claimed = from->answer == DIA_STATUS_DONE; /* "already implemented" */

	if (to->status == DIA_STATUS_RECOMMENDED)
		return DIA_CHANGE_UNCHANGED;
	if (from->is_to_keep && !to->is_news)
		return to->status == DIA_STATUS_REVERSED ? DIA_CHANGE_STATUS_REVERSED
							 : DIA_CHANGE_UNCHANGED;
	if (to->is_state && to->status == DIA_STATUS_DONE && to->is_old)
		return DIA_CHANGE_UNCHANGED; /* it was so when it was asked for */
	/* What a State has refused and then only speaks of, or goes on with, is as it was. */
	if (from->answer == DIA_STATUS_REFUSED && !to->is_news &&
	    (to->is_implied || to->status == DIA_STATUS_IN_PROGRESS))
		return DIA_CHANGE_UNCHANGED;
	if (to->is_state && get_step(to->status) >= get_step(DIA_STATUS_PLANNED))
		return DIA_CHANGE_STATUS_ADVANCED;
	if (is_denial(to->status) || to->is_critical ||
	    (!to->is_state && kind == DIA_COMMITMENT_PRACTICE))
		return was_claimed ? DIA_CHANGE_CONTRADICTED : DIA_CHANGE_UNCHANGED;
	return get_step(to->status) > 0 ? DIA_CHANGE_STATUS_ADVANCED : DIA_CHANGE_UNCHANGED;
}

/* One side is the State, the other is not. */
static DiaChangeKind
judge_across(const DiaSide *from, const DiaSide *to, DiaCommitmentKind kind)
{
	gint before = get_step(from->status);
	gint after = get_step(to->status);

	if (from->is_state) { /* others on what the State said */
		if (to->status == DIA_STATUS_REVERSED && from->status == DIA_STATUS_DONE &&
		    !from->is_implied)
			return DIA_CHANGE_STATUS_REVERSED;
		/* They find lacking what it claims to have done, or sees no need of. */
		if (is_denial(to->status) && (after < before || from->status == DIA_STATUS_REFUSED))
			return DIA_CHANGE_CONTRADICTED;
		return after > before ? DIA_CHANGE_STATUS_ADVANCED : DIA_CHANGE_UNCHANGED;
	}
	/* The State on what others said: an act moves it on, and so does a plan, which grants that it
	 * is still to be done; that a practice is as it should be, that things simply are so, or that
	 * they were done before, denies what they said. */
	if (from->status == DIA_STATUS_NOT_DONE && to->status == DIA_STATUS_REVERSED &&
	    kind != DIA_COMMITMENT_INSTITUTION && kind != DIA_COMMITMENT_TREATY)
		return DIA_CHANGE_STATUS_ADVANCED; /* what they found still in use has been lifted */
	if (is_denial(from->status) && after > before)
		return to->is_news || to->status == DIA_STATUS_PLANNED ||
				       (to->is_act && !to->is_old &&
					kind != DIA_COMMITMENT_PRACTICE)
			       ? DIA_CHANGE_STATUS_ADVANCED
			       : DIA_CHANGE_CONTRADICTED;
	if (after < before && is_denial(to->status))
		return DIA_CHANGE_CONTRADICTED;
	return after > before ? DIA_CHANGE_STATUS_ADVANCED : DIA_CHANGE_UNCHANGED;
}

static DiaChangeKind
judge_steps(const DiaSide *from, const DiaSide *to, DiaCommitmentKind kind)
{
	gint before = get_step(from->status);
	gint after = get_step(to->status);

	/* A law, body or plan that was there already has been replaced or has grown. */
	if (from->status == DIA_STATUS_DONE && to->is_news && kind != DIA_COMMITMENT_PRACTICE &&
	    kind != DIA_COMMITMENT_TREATY)
		return DIA_CHANGE_STATUS_ADVANCED;
	/* Who has taken a thing back, or given it up, can only be the State. */
	if (to->status == DIA_STATUS_REVERSED && to->is_state && before > get_step(to->status))
		return DIA_CHANGE_STATUS_REVERSED;
	if (to->is_given_up && before > 0 &&
	    (from->is_implied || to->status == DIA_STATUS_NOT_DONE))
		return DIA_CHANGE_STATUS_REVERSED;
	if (from->is_state != to->is_state)
		return judge_across(from, to, kind);
	/* "There is no law yet, but a bill is ready": the bill alone is no news. */
	if (from->is_under_way && after <= get_step(DIA_STATUS_IN_PROGRESS))
		return DIA_CHANGE_UNCHANGED;
	if (after > before)
		return DIA_CHANGE_STATUS_ADVANCED;
	/* A plan can be refused; but who has done a thing and takes it back says so. That it is "not done" is then
	 * said of a part of it, or of what was to follow, and a plan that is not yet carried out still stands. */
	if (to->status == DIA_STATUS_REFUSED && before > 0 && before < get_step(DIA_STATUS_PARTIAL))
		return DIA_CHANGE_STATUS_REVERSED;
	return DIA_CHANGE_UNCHANGED;
}

/* Others find in fact wanting what the State has said is in place. */
static gboolean
is_criticized(const DiaSide *from, const DiaSide *to)
{
	return from->is_state && from->is_assured && to->is_critical && !to->is_news &&
	       to->status != DIA_STATUS_REVERSED &&
	       get_step(from->status) >= get_step(DIA_STATUS_IN_PROGRESS);
}

DiaChangeKind
dia_changes_judge(const DiaSide *from, const DiaSide *to, DiaCommitmentKind kind)
{
	if (is_criticized(from, to))
		return DIA_CHANGE_CONTRADICTED;
	if (to->is_again && has_happened(from->status) && has_happened(to->status))
		return DIA_CHANGE_UNCHANGED;
	if (from->status == DIA_STATUS_RECOMMENDED)
		return judge_from_recommendation(from, to, kind);
	if (to->status == DIA_STATUS_RECOMMENDED)
		return DIA_CHANGE_UNCHANGED;
	if (get_step(from->status) < 0 || get_step(to->status) < 0)
		return DIA_CHANGE_UNCHANGED;
	return judge_steps(from, to, kind);
}

/* --- Links ------------------------------------------------------------------------------------ */

typedef struct {
	DiaComparison *comparison;
	GHashTable *commitments; /* id -> DiaCommitment */
	DiaFigurePoints *points; /* which series a figure belongs to */
} Changer;

static const DiaClaim *
get_claim(const DiaComparison *comparison, guint32 report, guint32 claim)
{
	const DiaAnalysis *analysis = dia_comparison_report(comparison, report);

	return &g_array_index(analysis->claims, DiaClaim, claim);
}

static DiaPlace
make_place(guint32 report, const DiaClaim *claim)
{
	return (DiaPlace){ .report = report, .paragraph = claim->paragraph, .span = claim->span };
}

/* Contradictions first, then what moved, then what is merely said again. */
double
dia_changes_rank(DiaChangeKind kind, double score)
{
	static const double weights[] = {
		[DIA_CHANGE_NEW] = 0.45,
		[DIA_CHANGE_DROPPED] = 0.6,
		[DIA_CHANGE_UNCHANGED] = 0.2,
		[DIA_CHANGE_FIGURE_CHANGED] = 0.6,
		[DIA_CHANGE_FIGURE_RESTATED] = 1.0,
		[DIA_CHANGE_STATUS_ADVANCED] = 0.8,
		[DIA_CHANGE_STATUS_REVERSED] = 0.95,
		[DIA_CHANGE_CONTRADICTED] = 0.9,
		[DIA_CHANGE_REWORDED] = 0.3,
	};

	return weights[kind] * (0.5 + 0.5 * MIN(score, 1.0));
}

static DiaChangeKind
judge_claims(const Changer *changer, const DiaLink *link)
{
	const DiaComparison *comparison = changer->comparison;
	const DiaThread *thread = &g_array_index(comparison->threads, DiaThread, link->thread);
	const DiaCommitment *commitment = g_hash_table_lookup(changer->commitments, thread->id);
	DiaChangeClaim from = { link->from_report,
				get_claim(comparison, link->from_report, link->from_claim) };
	DiaChangeClaim to = { link->to_report,
			      get_claim(comparison, link->to_report, link->to_claim) };

	return dia_changes_judge_claims(comparison, thread->id,
					commitment != NULL ? commitment->kind
							   : DIA_COMMITMENT_POLICY,
					&from, &to);
}

/* Does a later side tell in words what became of what an earlier one meant to do? That both state the
 * figure of the plan is no news then. Of what was there already figures tell more. */
static gboolean
has_moved(const DiaComparison *comparison, const DiaLink *link, DiaChangeKind kind)
{
	DiaStatus before = get_claim(comparison, link->from_report, link->from_claim)->status;
	DiaStatus after = get_claim(comparison, link->to_report, link->to_claim)->status;

	if (before != DIA_STATUS_PLANNED && before != DIA_STATUS_IN_PROGRESS &&
	    before != DIA_STATUS_RECOMMENDED)
		return FALSE;
	return (after != DIA_STATUS_STATES || before != DIA_STATUS_RECOMMENDED) &&
	       (kind == DIA_CHANGE_STATUS_ADVANCED || kind == DIA_CHANGE_STATUS_REVERSED ||
		kind == DIA_CHANGE_CONTRADICTED);
}

/*
 * The order of evidence: two values for one period; then what became of a plan that both
 * name; then other values of one series; then other figures of one thing.
 */
static DiaChangeKind
judge_link(const Changer *changer, const DiaLink *link, const DiaChange *change, double sameness)
{
	/* From this part of same words on, two claims say the same, whatever their cues. */
	static const double SAME = DIA_UNCHANGED_WORDS;
	DiaChangeKind kind =
		sameness >= SAME ? DIA_CHANGE_UNCHANGED : judge_claims(changer, link);
	DiaChangeKind figures;

	if (dia_figure_points_judge(changer->points, &change->from, &change->to, &figures))
		return figures == DIA_CHANGE_FIGURE_RESTATED ||
				       (!has_moved(changer->comparison, link, kind) &&
					(figures != DIA_CHANGE_UNCHANGED ||
					 kind != DIA_CHANGE_STATUS_REVERSED))
			       ? figures
			       : kind;
	if ((kind == DIA_CHANGE_UNCHANGED || kind == DIA_CHANGE_REWORDED) &&
	    dia_figures_differ(changer->comparison, &change->from, &change->to))
		return DIA_CHANGE_FIGURE_CHANGED;
	return kind;
}

/* What the words of a link make of its change; a DiaChangeJudge. */
static void
judge_words(guint index, double sameness, DiaChange *change, gpointer data)
{
	const Changer *changer = data;
	const DiaLink *link = &g_array_index(changer->comparison->links, DiaLink, index);

	change->kind = judge_link(changer, link, change, sameness);
	change->score = dia_changes_rank(change->kind, link->score);
}

/* A change for each link, in their order. */
static void
add_links(Changer *changer, guint jobs)
{
	DiaComparison *comparison = changer->comparison;
	g_autoptr(GArray) drafts = g_array_new(FALSE, FALSE, sizeof(DiaChangeDraft));

	for (guint i = 0; i < comparison->links->len; i++) {
		const DiaLink *link = &g_array_index(comparison->links, DiaLink, i);
		const DiaClaim *from = get_claim(comparison, link->from_report, link->from_claim);
		const DiaClaim *to = get_claim(comparison, link->to_report, link->to_claim);
		DiaChange change = { .thread = link->thread,
				     .topic = g_array_index(comparison->threads, DiaThread, link->thread).topic,
				     .has_from = TRUE,
				     .has_to = TRUE,
				     .from = make_place(link->from_report, from),
				     .to = make_place(link->to_report, to),
				     .why = link->why };

		dia_changes_add_draft(comparison, drafts, &change, from, to);
	}
	dia_changes_word(comparison, drafts, jobs, judge_words, changer);
}

static GHashTable *
index_commitments(const DiaComparison *comparison)
{
	GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < comparison->commitments->len; i++) {
		DiaCommitment *commitment =
			&g_array_index(comparison->commitments, DiaCommitment, i);

		g_hash_table_insert(index, (gpointer)commitment->id, commitment);
	}
	return index;
}

static gint
compare_changes(gconstpointer a, gconstpointer b)
{
	const DiaChange *first = a;
	const DiaChange *second = b;

	if (first->score != second->score)
		return first->score > second->score ? -1 : 1;
	if (first->thread != second->thread)
		return first->thread < second->thread ? -1 : 1;
	if (first->from.report != second->from.report)
		return first->from.report < second->from.report ? -1 : 1;
	if (first->from.span.start != second->from.span.start)
		return first->from.span.start < second->from.span.start ? -1 : 1;
	if (first->to.report != second->to.report)
		return first->to.report < second->to.report ? -1 : 1;
	return first->to.span.start < second->to.span.start
		       ? -1
		       : first->to.span.start > second->to.span.start;
}

void
dia_compare_changes(DiaComparison *comparison, guint jobs)
{
	g_autoptr(GHashTable) commitments = index_commitments(comparison);
	g_autoptr(DiaFigurePoints) points = dia_figure_points_new(comparison);
	Changer changer = { .comparison = comparison,
			    .commitments = commitments,
			    .points = points };
	g_autoptr(GArray) drafts = g_array_new(FALSE, FALSE, sizeof(DiaChangeDraft));

	add_links(&changer, jobs);
	dia_changes_add_series(comparison, points, drafts);
	dia_changes_add_ledger(comparison, drafts);
	dia_changes_add_criticism(comparison, drafts);
	dia_changes_word(comparison, drafts, jobs, NULL, NULL);
	dia_changes_add_ends(comparison);
	g_array_sort(comparison->changes, compare_changes);
}
