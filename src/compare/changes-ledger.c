/*
 * Changes that the ledger tells and no link has: what became of a commitment from a place of one report
 * to a place of a later one, where both say its status. Links go by words, and "Outlaw torture" shares
 * few with "It is an offence under section 167".
 */
#include "compare/changes.h"

enum {
	MAX_PLACES = 6,	   /* of one commitment in one report; what has more is a field of many subjects */
	MAX_APART = 8,	   /* reports, in order of date, as for links */
	MAX_STATUSES = 96, /* of a commitment that are looked at, in order of report */
};

void
dia_changes_add_told(DiaComparison *comparison, GArray *drafts, const DiaCommitment *commitment, guint thread,
		     const DiaChangeClaim *from, const DiaChangeClaim *to, DiaChangeKind kind)
{
	/* Surer than a commitment that is merely named, less sure than a link that words bear out. */
	static const double SURENESS = 0.3;
	const char *const why[] = { commitment->id, NULL };
	DiaChange change = { .kind = kind,
			     .topic = commitment->topic,
			     .thread = thread,
			     .has_from = TRUE,
			     .has_to = TRUE,
			     .from = { from->report, from->claim->paragraph, from->claim->span },
			     .to = { to->report, to->claim->paragraph, to->claim->span } };

	change.why = dia_pool_strv(&comparison->pool, why);
	change.score = dia_changes_rank(kind, SURENESS);
	dia_changes_add_draft(comparison, drafts, &change, from->claim, to->claim);
}

typedef struct {
	DiaComparison *comparison;
	GArray *drafts; /* of DiaChangeDraft */
	GHashTable *told; /* set of pairs of paragraphs and threads that a change has */
	const DiaCommitment *commitment;
	const DiaMatter *matter; /* NULL where the commitment is none */
	gint thread;		 /* of the commitment, -1 while it has none */
} Teller;

static char *
make_key(guint thread, const DiaPlace *from, const DiaPlace *to)
{
	return g_strdup_printf("%u %u:%u %u:%u", thread, from->report, from->paragraph, to->report,
			       to->paragraph);
}

/* Statuses from @first on that stand in one report: where they end. */
static guint
find_end(const DiaCommitment *commitment, guint first)
{
	guint end = first;

	while (end < commitment->n_statuses && commitment->statuses[end].place.report ==
						       commitment->statuses[first].place.report)
		end++;
	return end;
}

/* The claim of a status that names the commitment itself: what a heading of recommendations answers, and
 * what goes by a name that many sentences have, is joined to no single place. */
static const DiaClaim *
find_naming_claim(const Teller *teller, const DiaCommitmentStatus *status)
{
	const DiaClaim *claim = dia_changes_find_claim(teller->comparison, status);

	return claim != NULL && g_strv_contains(claim->commitments, teller->commitment->id) ? claim
											     : NULL;
}

/* A status that is said in so many words, or that something to be taken out of the law is spoken of. */
static gboolean
is_told(const Teller *teller, const DiaClaim *claim)
{
	return claim->status != DIA_STATUS_STATES ||
	       (teller->matter != NULL && teller->matter->is_removal);
}

/* Does a status say that a thing is still to be done? */
static gboolean
is_open(DiaStatus status)
{
	return status == DIA_STATUS_NOT_DONE || status == DIA_STATUS_REFUSED || status == DIA_STATUS_RECOMMENDED ||
	       status == DIA_STATUS_PLANNED;
}

/* That a thing is merely spoken of tells only that what was asked for is there, or what an act came after;
 * what has not moved has one status on both sides, or is still to be done on both. */
static gboolean
is_borne_out(const Teller *teller, const DiaClaim *from, const DiaClaim *to, DiaChangeKind kind)
{
	gboolean before = is_told(teller, from);
	gboolean after = is_told(teller, to);

	if (kind == DIA_CHANGE_STATUS_ADVANCED)
		return (before && (after || from->status == DIA_STATUS_RECOMMENDED)) ||
		       to->status == DIA_STATUS_DONE;
	if (kind == DIA_CHANGE_UNCHANGED)
		return before && after &&
		       (from->status == to->status || (is_open(from->status) && is_open(to->status)));
	return before && after && kind != DIA_CHANGE_REWORDED;
}

static void
tell_pair(Teller *teller, const DiaCommitmentStatus *first, const DiaCommitmentStatus *second)
{
	DiaComparison *comparison = teller->comparison;
	const DiaClaim *from = find_naming_claim(teller, first);
	const DiaClaim *to = find_naming_claim(teller, second);
	DiaChangeKind kind;

	if (from == NULL || to == NULL)
		return;
	kind = dia_changes_judge_claims(comparison, teller->commitment->id, teller->commitment->kind,
					&(DiaChangeClaim){ first->place.report, from },
					&(DiaChangeClaim){ second->place.report, to });
	if (!is_borne_out(teller, from, to, kind))
		return;
	if (teller->thread < 0)
		teller->thread = (gint)dia_changes_find_thread(comparison, teller->commitment, first);
	if (g_hash_table_add(teller->told,
			     make_key((guint)teller->thread, &first->place, &second->place)))
		dia_changes_add_told(comparison, teller->drafts, teller->commitment,
				     (guint)teller->thread,
				     &(DiaChangeClaim){ first->place.report, from },
				     &(DiaChangeClaim){ second->place.report, to }, kind);
}

static void
tell_reports(Teller *teller, guint first, guint end, guint second, guint second_end)
{
	const DiaCommitmentStatus *statuses = teller->commitment->statuses;

	if (end - first > MAX_PLACES || second_end - second > MAX_PLACES ||
	    statuses[second].place.report > statuses[first].place.report + MAX_APART)
		return;
	for (guint i = first; i < end; i++)
		for (guint j = second; j < second_end; j++)
			tell_pair(teller, &statuses[i], &statuses[j]);
}

static void
tell_commitment(Teller *teller)
{
	const DiaCommitment *commitment = teller->commitment;
	guint n = MIN(commitment->n_statuses, MAX_STATUSES);
	guint end;

	for (guint i = 0; i < n; i = end) {
		end = find_end(commitment, i);
		for (guint j = end, next; j < n; j = next) {
			next = find_end(commitment, j);
			tell_reports(teller, i, end, j, next);
		}
	}
}

void
dia_changes_add_ledger(DiaComparison *comparison, GArray *drafts)
{
	g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Teller teller = { .comparison = comparison, .drafts = drafts, .told = told };

	for (guint i = 0; i < comparison->changes->len; i++) {
		const DiaChange *change = &g_array_index(comparison->changes, DiaChange, i);

		if (change->has_from && change->has_to)
			g_hash_table_add(told,
					 make_key(change->thread, &change->from, &change->to));
	}
	for (guint i = 0; i < comparison->commitments->len; i++) {
		teller.commitment = &g_array_index(comparison->commitments, DiaCommitment, i);
		teller.matter = dia_changes_find_matter(comparison->lexicon, teller.commitment->id);
		teller.thread = -1;
		if (teller.matter == NULL || !teller.matter->is_broad)
			tell_commitment(&teller);
	}
}
