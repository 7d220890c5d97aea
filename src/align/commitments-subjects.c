/*
 * Commitments without a name of their own: "fingerprints at the border", which one report asks for and the next tells
 * of. A thread that no commitment has is one where a link of it tells of something that moved.
 */
#include "align/commitments.h"

/* The links of one thread, which stand side by side, and the commitments there are, by their places. */
typedef struct {
	DiaComparison *comparison;
	GHashTable *by_place; /* key of a place -> GArray of guint32: indices of commitments */
	guint first;	      /* links: [first, end) */
	guint end;
} Gatherer;

/* A claim as one number, by which it is sorted, and back. */
static guint64
pack_claim(guint32 report, guint32 claim)
{
	return (guint64)report << 32 | claim;
}

static const DiaClaim *
get_claim(const Gatherer *gatherer, guint32 report, guint32 claim)
{
	return &g_array_index(dia_comparison_report(gatherer->comparison, report)->claims, DiaClaim, claim);
}

static gboolean
has_figure(const Gatherer *gatherer, guint32 report, const DiaClaim *claim)
{
	const DiaAnalysis *analysis = dia_comparison_report(gatherer->comparison, report);
	guint at = dia_analysis_first_figure(analysis, claim->span.start);

	return at < analysis->figures->len &&
	       g_array_index(analysis->figures, DiaFigure, at).span.start < claim->span.end;
}

/*
 * Does the later side say in words what has become of a thing, and not only that it is as it was? What the State has
 * only told as a fact can be missed then. Two figures are points of a series.
 */
static gboolean
tells_of_move(const Gatherer *gatherer, const DiaLink *link)
{
	const DiaClaim *from = get_claim(gatherer, link->from_report, link->from_claim);
	const DiaClaim *to = get_claim(gatherer, link->to_report, link->to_claim);

	if (to->status == DIA_STATUS_STATES ||
	    (has_figure(gatherer, link->from_report, from) && has_figure(gatherer, link->to_report, to)))
		return FALSE;
	if (from->status == DIA_STATUS_STATES)
		return from->speaker == DIA_SPEAKER_STATE && to->status != DIA_STATUS_DONE;
	return from->status != to->status || to->status != DIA_STATUS_DONE;
}

static gboolean
is_subject(const Gatherer *gatherer)
{
	for (guint i = gatherer->first; i < gatherer->end; i++)
		if (tells_of_move(gatherer, &g_array_index(gatherer->comparison->links, DiaLink, i)))
			return TRUE;
	return FALSE;
}

static gpointer
make_key(const DiaPlace *place)
{
	return GSIZE_TO_POINTER(((gsize)place->report << 32) + place->paragraph + 1);
}

static GHashTable *
index_places(const DiaComparison *comparison)
{
	GHashTable *by_place = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);

	for (guint32 i = 0; i < comparison->commitments->len; i++) {
		const DiaCommitment *commitment = &g_array_index(comparison->commitments, DiaCommitment, i);

		for (guint j = 0; j < commitment->n_statuses; j++) {
			gpointer key = make_key(&commitment->statuses[j].place);
			GArray *there = g_hash_table_lookup(by_place, key);

			if (there == NULL) {
				there = g_array_new(FALSE, FALSE, sizeof(guint32));
				g_hash_table_insert(by_place, key, there);
			}
			g_array_append_val(there, i);
		}
	}
	return by_place;
}

/* Is a commitment told of at places of the entry in two reports? Then the entry says little that it does not. */
static gboolean
is_known(const Gatherer *gatherer, const DiaLedgerEntry *entry)
{
	g_autoptr(GHashTable) reports = g_hash_table_new(NULL, NULL); /* commitment -> the report where it was met */

	for (guint i = 0; i < entry->statuses->len; i++) {
		const DiaPlace *place = &g_array_index(entry->statuses, DiaLedgerStatus, i).status.place;
		const GArray *there = g_hash_table_lookup(gatherer->by_place, make_key(place));

		for (guint j = 0; there != NULL && j < there->len; j++) {
			gpointer commitment = GUINT_TO_POINTER(g_array_index(there, guint32, j));
			gpointer met;

			if (!g_hash_table_lookup_extended(reports, commitment, NULL, &met))
				g_hash_table_insert(reports, commitment, GUINT_TO_POINTER(place->report));
			else if (GPOINTER_TO_UINT(met) != place->report)
				return TRUE;
		}
	}
	return FALSE;
}

static gint
compare_packed(gconstpointer a, gconstpointer b)
{
	guint64 first = *(const guint64 *)a;
	guint64 second = *(const guint64 *)b;

	return first < second ? -1 : first > second;
}

/* Adds what the claims of the thread say, once each, in order of report and text. */
static void
gather_statuses(const Gatherer *gatherer, DiaLedgerEntry *entry)
{
	g_autoptr(GArray) claims = g_array_new(FALSE, FALSE, sizeof(guint64));

	for (guint i = gatherer->first; i < gatherer->end; i++) {
		const DiaLink *link = &g_array_index(gatherer->comparison->links, DiaLink, i);
		guint64 both[] = { pack_claim(link->from_report, link->from_claim),
				   pack_claim(link->to_report, link->to_claim) };

		g_array_append_vals(claims, both, G_N_ELEMENTS(both));
	}
	g_array_sort(claims, compare_packed);
	for (guint i = 0; i < claims->len; i++) {
		guint64 packed = g_array_index(claims, guint64, i);
		guint32 report = (guint32)(packed >> 32);

		if (i == 0 || packed != g_array_index(claims, guint64, i - 1))
			dia_ledger_add_claim(entry, dia_comparison_report(gatherer->comparison, report), report,
					     get_claim(gatherer, report, (guint32)packed));
	}
}

static void
add_subject(const Gatherer *gatherer, const DiaThread *thread)
{
	DiaLedgerEntry entry = { .id = thread->id,
				 .title = thread->title,
				 .kind = DIA_COMMITMENT_PRACTICE,
				 .topic = thread->topic,
				 .statuses = g_array_new(FALSE, FALSE, sizeof(DiaLedgerStatus)) };

	gather_statuses(gatherer, &entry);
	if (entry.statuses->len > 1 && !is_known(gatherer, &entry))
		dia_ledger_finish(gatherer->comparison, &entry);
	g_array_unref(entry.statuses);
}

void
dia_align_subjects(DiaComparison *comparison)
{
	g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) by_place = index_places(comparison);
	const GArray *links = comparison->links;
	Gatherer gatherer = { .comparison = comparison, .by_place = by_place };

	for (guint i = 0; i < comparison->commitments->len; i++)
		g_hash_table_add(ids, (gpointer)g_array_index(comparison->commitments, DiaCommitment, i).id);
	for (; gatherer.first < links->len; gatherer.first = gatherer.end) {
		guint32 index = g_array_index(links, DiaLink, gatherer.first).thread;
		const DiaThread *thread = &g_array_index(comparison->threads, DiaThread, index);

		for (gatherer.end = gatherer.first + 1; gatherer.end < links->len; gatherer.end++)
			if (g_array_index(links, DiaLink, gatherer.end).thread != index)
				break;
		if (!g_hash_table_contains(ids, thread->id) && is_subject(&gatherer))
			add_subject(&gatherer, thread);
	}
}
