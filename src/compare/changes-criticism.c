/*
 * Contradictions by what is said and not by a status: a State has said of a commitment that it is there, and
 * others who name it later tell that it is not so in fact ("on paper", "continue to be", "not one"). Others
 * who only name a commitment tell no status, so that the ledger does not have them.
 */
#include "compare/changes.h"

#include <string.h>

enum {
	MAX_PLACES = 6, /* of a commitment in one report; what has more is a field of many subjects */
	MAX_APART = 8,	/* reports, in order of date, as for links */
	MAX_NEXT = 1,	/* claims after the one that names it: "They exist. But they are not independent." */
};

typedef struct {
	DiaComparison *comparison;
	GArray *drafts; /* of DiaChangeDraft */
	GHashTable *told;   /* set of pairs of paragraphs that a change says contradict each other */
	GHashTable *claims; /* id of commitment -> GArray of Place */
	const DiaCommitment *commitment;
} Critic;

/* The first claim of a paragraph that names a commitment. */
typedef struct {
	guint32 report;
	guint32 claim;
} Place;

static char *
make_key(guint from_report, guint from, guint to_report, guint to)
{
	return g_strdup_printf("%u:%u %u:%u", from_report, from, to_report, to);
}

static const DiaClaim *
get_claim(const Critic *critic, const Place *place)
{
	return &g_array_index(dia_comparison_report(critic->comparison, place->report)->claims,
			      DiaClaim, place->claim);
}

static void
add_place(Critic *critic, const char *id, const Place *place)
{
	GArray *places = g_hash_table_lookup(critic->claims, id);
	const Place *last;

	if (places == NULL) {
		places = g_array_new(FALSE, FALSE, sizeof(Place));
		g_hash_table_insert(critic->claims, (gpointer)id, places);
	}
	last = places->len > 0 ? &g_array_index(places, Place, places->len - 1) : NULL;
	if (last == NULL || last->report != place->report ||
	    get_claim(critic, last)->paragraph != get_claim(critic, place)->paragraph ||
	    get_claim(critic, last)->speaker != get_claim(critic, place)->speaker)
		g_array_append_val(places, *place);
}

/* Of prose, and where a sentence is whole: a list of recommendations speaks of what should be. */
static void
index_report(Critic *critic, guint32 report)
{
	const DiaAnalysis *analysis = dia_comparison_report(critic->comparison, report);

	for (guint32 i = 0; i < analysis->claims->len; i++) {
		const DiaClaim *claim = &g_array_index(analysis->claims, DiaClaim, i);
		const DiaParagraph *paragraph =
			dia_document_paragraph(analysis->document, claim->paragraph);
		Place place = { .report = report, .claim = i };

		if (paragraph->kind == DIA_PARAGRAPH_FOOTNOTE ||
		    paragraph->kind == DIA_PARAGRAPH_TABLE || paragraph->recommendation >= 0)
			continue;
		for (const char *const *id = claim->commitments; *id != NULL; id++)
			add_place(critic, *id, &place);
	}
}

/* What others say against a commitment: in the claim that names it, or in the next ones, up to one that
 * names something else. */
static const DiaClaim *
find_criticism(const Critic *critic, const Place *place)
{
	const GArray *claims = dia_comparison_report(critic->comparison, place->report)->claims;
	const DiaClaim *claim = get_claim(critic, place);
	guint reach = claim->speaker == DIA_SPEAKER_REVIEWING_STATE ? 0 : MAX_NEXT;

	/* What reviewing States say in one paragraph are many things. */
	if (claim->speaker == DIA_SPEAKER_STATE)
		return NULL;
	for (guint i = place->claim; i < claims->len && i <= place->claim + reach; i++) {
		const DiaClaim *next = &g_array_index(claims, DiaClaim, i);

		if (next->paragraph != claim->paragraph || next->speaker != claim->speaker ||
		    (next->commitments[0] != NULL &&
		     !g_strv_contains(next->commitments, critic->commitment->id)))
			return NULL;
		if (dia_changes_is_critical(critic->comparison, place->report, next))
			return next;
	}
	return NULL;
}

/* Does the State say that a commitment is there? What is to be taken out of the law and only spoken of is not. */
static gboolean
is_claimed(const Critic *critic, guint32 report, const DiaClaim *claim)
{
	const DiaMatter *matter =
		dia_changes_find_matter(critic->comparison->lexicon, critic->commitment->id);
	DiaStatus status = dia_claim_settle(claim);

	if (matter != NULL && matter->is_removal && claim->status == DIA_STATUS_STATES)
		return FALSE;
	if (!dia_changes_is_assured(critic->comparison, report, claim))
		return FALSE;
	return claim->speaker == DIA_SPEAKER_STATE &&
	       (status == DIA_STATUS_DONE || status == DIA_STATUS_PARTIAL ||
		status == DIA_STATUS_IN_PROGRESS);
}

static void
tell_pair(Critic *critic, const Place *first, const Place *second)
{
	const DiaClaim *from = get_claim(critic, first);
	const DiaClaim *to = find_criticism(critic, second);
	DiaCommitmentStatus status = { .place = { first->report, from->paragraph, from->span },
				       .status = from->status,
				       .speaker = from->speaker };

	if (to == NULL || !is_claimed(critic, first->report, from) ||
	    !g_hash_table_add(critic->told, make_key(first->report, from->paragraph, second->report,
						     to->paragraph)))
		return;
	dia_changes_add_told(
		critic->comparison, critic->drafts, critic->commitment,
		dia_changes_find_thread(critic->comparison, critic->commitment, &status),
		&(DiaChangeClaim){ first->report, from }, &(DiaChangeClaim){ second->report, to },
		DIA_CHANGE_CONTRADICTED);
}

/* Places from @first on that stand in one report: where they end. */
static guint
find_end(const GArray *places, guint first)
{
	guint end = first;

	while (end < places->len && g_array_index(places, Place, end).report ==
					    g_array_index(places, Place, first).report)
		end++;
	return end;
}

static void
tell_commitment(Critic *critic, const GArray *places)
{
	guint end;

	for (guint i = 0; i < places->len; i = end) {
		end = find_end(places, i);
		for (guint j = end, next; j < places->len && end - i <= MAX_PLACES; j = next) {
			if (g_array_index(places, Place, j).report > g_array_index(places, Place, i).report + MAX_APART)
				break;
			next = find_end(places, j);
			if (next - j > MAX_PLACES)
				continue;
			for (guint from = i; from < end; from++)
				for (guint to = j; to < next; to++)
					tell_pair(critic, &g_array_index(places, Place, from),
						  &g_array_index(places, Place, to));
		}
	}
}

void
dia_changes_add_criticism(DiaComparison *comparison, GArray *drafts)
{
	g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) claims =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
	Critic critic = {
		.comparison = comparison, .drafts = drafts, .told = told, .claims = claims
	};

	for (guint i = 0; i < comparison->changes->len; i++) {
		const DiaChange *change = &g_array_index(comparison->changes, DiaChange, i);

		if (change->kind != DIA_CHANGE_UNCHANGED && change->kind != DIA_CHANGE_REWORDED &&
		    change->kind != DIA_CHANGE_FIGURE_CHANGED && change->has_from && change->has_to)
			g_hash_table_add(told,
					 make_key(change->from.report, change->from.paragraph,
						  change->to.report, change->to.paragraph));
	}
	for (guint32 i = 0; i < comparison->reports->len; i++)
		index_report(&critic, i);
	for (guint i = 0; i < comparison->commitments->len; i++) {
		const DiaMatter *matter;
		const GArray *places;

		critic.commitment = &g_array_index(comparison->commitments, DiaCommitment, i);
		matter = dia_changes_find_matter(comparison->lexicon, critic.commitment->id);
		places = g_hash_table_lookup(claims, critic.commitment->id);
		if (places != NULL && (matter == NULL || !matter->is_broad))
			tell_commitment(&critic, places);
	}
}
