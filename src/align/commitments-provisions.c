/*
 * Provisions in the ledger: "section 69 of the Penal Code" is what a report says it is on, so where other reports only
 * give its number they speak of that matter; one that recurs and is on none is followed by itself.
 */
#include <string.h>

#include "align/commitments.h"
#include "align/provisions.h"

enum {
	MAX_CLAIMS = 24,	 /* of one provision; what more have is the law itself */
	MAX_PROVISIONS = 8,	 /* of one claim */
	MAX_ON_MATTER = 3,	 /* of one claim that tells what they are on; more are on several matters */
	CITATION_REACH = 4,	 /* tokens of "in accordance with" */
	ALIAS_PER_CENT = 50,	 /* of the places of a provision that one matter has: it is on that matter */
	LONE_PER_CENT = 25,	 /* ... where no other matter has any */
	KNOWN_PER_CENT = 50,	 /* of them that any commitment has: it adds none */
};

/* A claim that names a provision. */
typedef struct {
	guint32 report;
	guint32 claim;
	guint32 token;	   /* of "section" */
	gboolean is_one_of_many;
	gboolean is_cited; /* "charged under section 69": nothing is said of the section */
} Place;

typedef struct {
	char *number;
	char *law; /* or NULL */
	gboolean is_section;
	GArray *places; /* of Place, in order */
} Group;

typedef struct {
	DiaLedger *ledger;
	GPtrArray *groups;  /* of Group, in order of first appearance */
	GHashTable *by_key; /* "69, penal code" -> Group */
} Gatherer;

static void
free_group(gpointer data)
{
	Group *group = data;

	g_free(group->number);
	g_free(group->law);
	g_array_unref(group->places);
	g_free(group);
}

static const DiaAnalysis *
get_analysis(const Gatherer *gatherer, guint32 report)
{
	return dia_comparison_report(gatherer->ledger->comparison, report);
}

static const DiaClaim *
get_claim(const Gatherer *gatherer, const Place *place)
{
	return &g_array_index(get_analysis(gatherer, place->report)->claims, DiaClaim, place->claim);
}

/* @return array of DiaProvision */
static GArray *
find_provisions(const DiaAnalysis *analysis, const DiaClaim *claim, guint32 *end)
{
	guint32 first;

	dia_analysis_find_tokens(analysis, claim->paragraph, claim->span, &first, end);
	return dia_provisions_find(analysis, first, *end);
}

static gboolean
is_cited(const DiaAnalysis *analysis, guint32 token, guint32 end)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);

	for (guint32 back = 1; back <= MIN(CITATION_REACH, token); back++) {
		guint32 n_tokens;

		if (dia_claim_cues_match(analysis->lexicon->cues, DIA_CLAIM_CUE_CITATION, analysis->vocabulary,
					 analysis->document->text->str, tokens, token - back, end,
					 &n_tokens) != NULL &&
		    n_tokens == back)
			return TRUE;
	}
	return FALSE;
}

static void
add_place(Gatherer *gatherer, const DiaProvision *provision, const char *law, const Place *place)
{
	g_autofree char *key = g_strdup_printf("%s, %s", provision->number, law != NULL ? law : "");
	Group *group = g_hash_table_lookup(gatherer->by_key, key);

	if (group == NULL) {
		group = g_new0(Group, 1);
		group->number = g_strdup(provision->number);
		group->law = g_strdup(law);
		group->is_section = provision->is_section;
		group->places = g_array_new(FALSE, FALSE, sizeof(Place));
		g_ptr_array_add(gatherer->groups, group);
		g_hash_table_insert(gatherer->by_key, g_steal_pointer(&key), group);
	}
	if (group->places->len <= MAX_CLAIMS)
		g_array_append_val(group->places, *place);
}

static void
learn_report(GHashTable *laws, const DiaAnalysis *analysis)
{
	for (guint i = 0; i < analysis->claims->len; i++) {
		guint32 end;
		g_autoptr(GArray) provisions =
			find_provisions(analysis, &g_array_index(analysis->claims, DiaClaim, i), &end);

		for (guint j = 0; j < provisions->len; j++)
			dia_provisions_learn(laws, &g_array_index(provisions, DiaProvision, j));
	}
}

static void
gather_report(Gatherer *gatherer, GHashTable *laws, guint32 report)
{
	const DiaAnalysis *analysis = get_analysis(gatherer, report);

	for (guint32 i = 0; i < analysis->claims->len; i++) {
		guint32 end;
		g_autoptr(GArray) provisions =
			find_provisions(analysis, &g_array_index(analysis->claims, DiaClaim, i), &end);

		for (guint j = 0; j < MIN(provisions->len, MAX_PROVISIONS); j++) {
			const DiaProvision *provision = &g_array_index(provisions, DiaProvision, j);
			const char *law = dia_provisions_settle(laws, provision);
			Place place = { .report = report,
					.claim = i,
					.token = provision->token,
					.is_one_of_many = provisions->len > MAX_ON_MATTER,
					.is_cited = is_cited(analysis, provision->token, end) };

			/* What a constitution guarantees is cited of many matters. */
			if (g_strcmp0(law, "constitution") != 0)
				add_place(gatherer, provision, law, &place);
		}
	}
}

/* "Abolish flogging and amend section 12": two requests. */
static gboolean
are_parted(const DiaAnalysis *analysis, guint32 first, guint32 end)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);

	for (guint32 at = first; at < end; at++)
		if (g_str_equal(dia_vocabulary_word(analysis->vocabulary, tokens[at].word), "and") ||
		    (tokens[at].kind == DIA_TOKEN_PUNCTUATION &&
		     strchr(";:", analysis->document->text->str[tokens[at].start]) != NULL))
			return TRUE;
	return FALSE;
}

/* Does a provision stand with a matter that its claim names? */
static gboolean
is_on_matter(const Gatherer *gatherer, const Place *place, guint32 matter)
{
	const DiaAnalysis *analysis = get_analysis(gatherer, place->report);
	const DiaClaim *claim = get_claim(gatherer, place);

	for (guint i = dia_analysis_first_matter(analysis, claim->paragraph); i < analysis->matters->len; i++) {
		const DiaMatterMark *mark = &g_array_index(analysis->matters, DiaMatterMark, i);
		guint32 first;
		guint32 end;

		if (mark->paragraph != claim->paragraph || mark->span.start >= claim->span.end)
			return FALSE;
		if (mark->matter != matter || mark->span.start < claim->span.start)
			continue;
		dia_analysis_find_tokens(analysis, claim->paragraph, mark->span, &first, &end);
		if (end <= place->token ? !are_parted(analysis, end, place->token)
					: first <= place->token || !are_parted(analysis, place->token, first))
			return TRUE;
	}
	return FALSE;
}

/* Places of a group in claims on a matter. */
static guint
count_matter(const Gatherer *gatherer, const Group *group, guint32 matter)
{
	guint n = 0;

	for (guint i = 0; i < group->places->len; i++) {
		const Place *place = &g_array_index(group->places, Place, i);

		n += !place->is_one_of_many && is_on_matter(gatherer, place, matter);
	}
	return n;
}

/* The law or reform that most places of a provision speak of. @return its entry, or NULL */
static DiaLedgerEntry *
find_matter(const Gatherer *gatherer, const Group *group)
{
	const DiaMatters *matters = gatherer->ledger->comparison->lexicon->matters;
	const char *best = NULL;
	guint n_best = 0;
	gboolean has_rival = FALSE;

	for (guint i = 0; i < group->places->len; i++) {
		const DiaClaim *claim = get_claim(gatherer, &g_array_index(group->places, Place, i));

		for (const char *const *id = claim->commitments; *id != NULL; id++) {
			gint index = dia_matters_find(matters, *id);
			guint n;

			if (index < 0 || dia_matters_get(matters, (guint)index)->is_broad ||
			    dia_matters_get(matters, (guint)index)->kind != DIA_COMMITMENT_LAW)
				continue;
			n = count_matter(gatherer, group, (guint32)index);
			has_rival |= n > 0 && best != NULL && !g_str_equal(best, *id);
			if (n > n_best) {
				best = *id;
				n_best = n;
			}
		}
	}
	return n_best > 1 || (best != NULL && n_best * 100 >= group->places->len *
						      (has_rival ? ALIAS_PER_CENT : LONE_PER_CENT))
		       ? dia_ledger_get(gatherer->ledger, best)
		       : NULL;
}

/* Has an entry a status in the paragraph of a claim? */
static gboolean
has_place(const DiaLedgerEntry *entry, guint32 report, guint32 paragraph, guint n_statuses)
{
	for (guint i = 0; i < n_statuses; i++) {
		const DiaPlace *place = &g_array_index(entry->statuses, DiaLedgerStatus, i).status.place;

		if (place->report == report && place->paragraph == paragraph)
			return TRUE;
	}
	return FALSE;
}

static void
add_places(const Gatherer *gatherer, DiaLedgerEntry *entry, const Group *group)
{
	guint n_statuses = entry->statuses->len; /* before those of this group */

	for (guint i = 0; i < group->places->len; i++) {
		const Place *place = &g_array_index(group->places, Place, i);
		const DiaClaim *claim = get_claim(gatherer, place);

		if (!place->is_cited && !has_place(entry, place->report, claim->paragraph, n_statuses))
			dia_ledger_add_claim(entry, get_analysis(gatherer, place->report), place->report, claim);
	}
}

/* Two reports tell in so many words what has become of it, and most places are of no other commitment. */
static gboolean
recurs(const Gatherer *gatherer, const Group *group)
{
	guint n_known = 0;
	guint n_reports = 0;
	gint report = -1;

	for (guint i = 0; i < group->places->len; i++) {
		const Place *place = &g_array_index(group->places, Place, i);
		const DiaClaim *claim = get_claim(gatherer, place);

		n_known += claim->commitments[0] != NULL;
		if (place->is_cited || claim->status == DIA_STATUS_STATES || report == (gint)place->report)
			continue;
		report = (gint)place->report;
		n_reports++;
	}
	return n_reports > 1 && n_known * 100 <= group->places->len * KNOWN_PER_CENT;
}

/* "Articles 79 and 88": numbers that stand together everywhere are one row, that of the first. */
static gboolean
has_same_places(const Group *a, const Group *b)
{
	if (a->places->len != b->places->len)
		return FALSE;
	for (guint i = 0; i < a->places->len; i++) {
		const Place *here = &g_array_index(a->places, Place, i);
		const Place *there = &g_array_index(b->places, Place, i);

		if (here->report != there->report || here->claim != there->claim)
			return FALSE;
	}
	return TRUE;
}

static void
add_row(const Gatherer *gatherer, const Group *group)
{
	DiaPool *pool = &gatherer->ledger->comparison->pool;
	const char *law = group->law != NULL ? group->law : "";
	g_autofree char *id = g_strdup_printf("provision-%s%s%s", group->number, *law != '\0' ? "-" : "", law);
	g_autofree char *title = g_strdup_printf("%s %s%s%s", group->is_section ? "Section" : "Article",
						 group->number, *law != '\0' ? ", " : "", law);
	DiaLedgerEntry *entry;

	for (char *at = id; *at != '\0'; at++)
		if (*at == ' ')
			*at = '-';
	entry = dia_ledger_get(gatherer->ledger, id);
	entry->title = dia_pool_string(pool, title);
	entry->kind = DIA_COMMITMENT_LAW;
	add_places(gatherer, entry, group);
}

static void
add_groups(const Gatherer *gatherer)
{
	const Group *last = NULL; /* that became a row */

	for (guint i = 0; i < gatherer->groups->len; i++) {
		const Group *group = g_ptr_array_index(gatherer->groups, i);
		DiaLedgerEntry *matter;

		if (group->places->len < 2 || group->places->len > MAX_CLAIMS)
			continue;
		matter = find_matter(gatherer, group);
		if (matter != NULL) {
			add_places(gatherer, matter, group);
		} else if (recurs(gatherer, group) && (last == NULL || !has_same_places(last, group))) {
			add_row(gatherer, group);
			last = group;
		}
	}
}

void
dia_ledger_add_provisions(DiaLedger *ledger)
{
	g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func(free_group);
	g_autoptr(GHashTable) by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) laws = dia_provisions_laws_new();
	Gatherer gatherer = { .ledger = ledger, .groups = groups, .by_key = by_key };

	for (guint32 report = 0; report < ledger->comparison->reports->len; report++)
		learn_report(laws, get_analysis(&gatherer, report));
	for (guint32 report = 0; report < ledger->comparison->reports->len; report++)
		gather_report(&gatherer, laws, report);
	add_groups(&gatherer);
}
