/*
 * The ledger of commitments: from claims that name an instrument or a matter to one entry for each,
 * with its status in each report by each speaker. A State's answer to the recommendations below a
 * chapeau is a status of its own, beside the one of the State that recommends.
 */
#include "align/commitments.h"

#include <string.h>

static void
free_entry(gpointer data)
{
	DiaLedgerEntry *entry = data;

	g_array_unref(entry->statuses);
	g_free(entry);
}

DiaLedgerEntry *
dia_ledger_get(DiaLedger *ledger, const char *id)
{
	DiaLedgerEntry *entry = g_hash_table_lookup(ledger->by_id, id);

	if (entry != NULL)
		return entry;
	entry = g_new0(DiaLedgerEntry, 1);
	entry->id = dia_pool_string(&ledger->comparison->pool, id);
	entry->topic = -1;
	entry->statuses = g_array_new(FALSE, FALSE, sizeof(DiaLedgerStatus));
	g_ptr_array_add(ledger->entries, entry);
	g_hash_table_insert(ledger->by_id, (gpointer)entry->id, entry);
	return entry;
}

/* What counts before all else that one speaker says of a matter in one paragraph: what the State tells beside its plan
 * is the ground of it, and so is the concern of a treaty body of what it asks for. */
static gboolean
is_point(const DiaCommitmentStatus *status)
{
	return (status->speaker == DIA_SPEAKER_STATE && status->status == DIA_STATUS_PLANNED) ||
	       (status->speaker == DIA_SPEAKER_UN && status->status == DIA_STATUS_RECOMMENDED);
}

/* Of what one speaker says in one paragraph the greatest counts; what is only implied, and where a
 * law is spoken of what is said of other things, comes after all else. */
static guint
rank(const DiaLedgerStatus *status)
{
	static const guint8 ranks[] = {
		[DIA_STATUS_STATES] = 0,   [DIA_STATUS_RECOMMENDED] = 1,
		[DIA_STATUS_PLANNED] = 4,  [DIA_STATUS_IN_PROGRESS] = 3,
		[DIA_STATUS_DONE] = 5,	   [DIA_STATUS_PARTIAL] = 6,
		[DIA_STATUS_NOT_DONE] = 7, [DIA_STATUS_REFUSED] = 8,
		[DIA_STATUS_REVERSED] = 9,
	};
	if (is_point(&status->status))
		return 40;
	return ranks[status->status.status] + (status->is_implied ? 0 : 10) +
	       (status->is_on_law || status->status.status >= DIA_STATUS_REFUSED ||
				status->status.status == DIA_STATUS_PARTIAL
			? 20
			: 0);
}

/* The later of two statuses takes from the earlier: "an Act was adopted, but has no rules". */
static gboolean
is_shortfall(const DiaLedgerStatus *earlier, const DiaLedgerStatus *later)
{
	return earlier->status.status == DIA_STATUS_DONE && !earlier->is_implied &&
	       !earlier->is_treaty && later->status.status == DIA_STATUS_NOT_DONE &&
	       !later->is_implied && !later->is_absence;
}

/* "A bill was tabled. It became law in May", "an Act was passed. Its rules are being drafted": what goes on about the
 * same thing tells where it stands now. */
static gboolean
is_sequel(const DiaLedgerStatus *earlier, const DiaLedgerStatus *later)
{
	DiaStatus before = earlier->status.status;
	DiaStatus after = later->status.status;

	if (!later->is_continued || later->is_implied)
		return FALSE;
	return (before == DIA_STATUS_PLANNED && after == DIA_STATUS_DONE && later->is_completion) ||
	       (before == DIA_STATUS_DONE && after == DIA_STATUS_IN_PROGRESS);
}

/* "The Act came into force in May. A first report would follow": what is still to come of what is there. */
static gboolean
is_settled(const DiaLedgerStatus *earlier, const DiaLedgerStatus *later)
{
	return earlier->is_enactment && earlier->status.status == DIA_STATUS_DONE && later->is_continued &&
	       later->status.status == DIA_STATUS_PLANNED;
}

static void
add_to(DiaLedgerStatus *other, const DiaLedgerStatus *status)
{
	guint weight = other->weight + status->weight;
	gboolean falls_short = is_shortfall(other, status);

	if (is_sequel(other, status) || (rank(status) > rank(other) && !is_settled(other, status)))
		*other = *status;
	if (falls_short)
		other->status.status = DIA_STATUS_PARTIAL;
	other->weight = weight;
}

void
dia_ledger_add(DiaLedgerEntry *entry, const DiaLedgerStatus *status)
{
	const DiaPlace *place = &status->status.place;

	for (guint i = entry->statuses->len; i-- > 0;) {
		DiaLedgerStatus *other = &g_array_index(entry->statuses, DiaLedgerStatus, i);

		if (other->is_answer) /* stands before what it answers */
			continue;
		if (other->status.place.report != place->report ||
		    other->status.place.paragraph != place->paragraph)
			break;
		if (other->status.speaker != status->status.speaker)
			continue;
		add_to(other, status);
		return;
	}
	g_array_append_val(entry->statuses, *status);
}

static gint
find_topic(const DiaLexicon *lexicon, const char *const *ids)
{
	/* The last is the most specific: "instruments death-penalty". */
	gint topic = -1;

	for (; ids != NULL && *ids != NULL; ids++) {
		gint found = dia_topics_find(lexicon->topics, *ids);

		if (found >= 0)
			topic = found;
	}
	return topic;
}

/* Title, kind and topic of an id from the lexicon. */
static void
describe(DiaLedger *ledger, DiaLedgerEntry *entry)
{
	const DiaLexicon *lexicon = ledger->comparison->lexicon;
	gint index = dia_instruments_find(lexicon->instruments, entry->id);

	if (index >= 0) {
		const DiaInstrument *instrument =
			dia_instruments_get(lexicon->instruments, (guint)index);

		entry->title = instrument->title;
		entry->kind = instrument->kind == DIA_INSTRUMENT_TREATY ? DIA_COMMITMENT_TREATY
									: DIA_COMMITMENT_POLICY;
		entry->topic = find_topic(lexicon, instrument->topics);
		return;
	}
	index = dia_matters_find(lexicon->matters, entry->id);
	if (index >= 0) {
		const DiaMatter *matter = dia_matters_get(lexicon->matters, (guint)index);

		entry->title = matter->title;
		entry->kind = matter->kind;
		entry->is_removal = matter->is_removal;
		entry->topic = matter->topic != NULL
				       ? dia_topics_find(lexicon->topics, matter->topic)
				       : -1;
	}
}

static void
add_answer(DiaLedgerEntry *entry, guint report, const DiaClaim *answer)
{
	DiaLedgerStatus status = {
		.status = { .place = { .report = report,
				       .paragraph = answer->paragraph,
				       .span = answer->span },
			    .speaker = DIA_SPEAKER_STATE,
			    .status = answer->status },
		.is_answer = TRUE,
		.weight = 1,
	};

	if (entry->answer > 0) {
		DiaLedgerStatus *last =
			&g_array_index(entry->statuses, DiaLedgerStatus, entry->answer - 1);

		if (last->status.place.report == report &&
		    last->status.place.paragraph == answer->paragraph) {
			last->weight++;
			return;
		}
	}
	g_array_append_val(entry->statuses, status);
	entry->answer = entry->statuses->len;
}

/* Is a law, a code or a bill named in a claim? */
static gboolean
speaks_of_law(const DiaAnalysis *analysis, const DiaClaim *claim)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	guint32 end = dia_analysis_end_token(analysis, claim->paragraph);

	for (guint32 at = dia_analysis_first_token(analysis, claim->paragraph);
	     at < end && tokens[at].start < claim->span.end; at++)
		if (tokens[at].start >= claim->span.start && tokens[at].kind == DIA_TOKEN_WORD &&
		    dia_lists_hold(analysis->lexicon->lists, tokens[at].word, DIA_LIST_LAW))
			return TRUE;
	return FALSE;
}

/*
 * The first date that a claim gives. What has been done or not by the day of the report was not so on a later one:
 * "the 2050 strategy" names a year, and dates nothing.
 */
static const char *
date_of(const DiaAnalysis *analysis, const DiaClaim *claim, DiaStatus status)
{
	const char *reported = dia_document_metadata(analysis->document)->date;
	gboolean is_past = status == DIA_STATUS_DONE || status == DIA_STATUS_PARTIAL ||
			   status == DIA_STATUS_NOT_DONE || status == DIA_STATUS_REVERSED;

	if (claim->dates == NULL)
		return NULL;
	if (reported == NULL || !is_past)
		return claim->dates[0];
	for (const char *const *date = claim->dates; *date != NULL; date++)
		if (strncmp(*date, reported, MIN(strlen(*date), strlen(reported))) <= 0)
			return *date;
	return NULL;
}

/* "There is no separate law" */
static gboolean
tells_of_absence(const DiaClaim *claim)
{
	return claim->status == DIA_STATUS_NOT_DONE && claim->cue != NULL &&
	       (g_str_has_prefix(claim->cue, "there ") || g_str_has_prefix(claim->cue, "no "));
}

void
dia_ledger_add_claim(DiaLedgerEntry *entry, const DiaAnalysis *analysis, guint32 report,
		     const DiaClaim *claim)
{
	const DiaClaim *answer = dia_analysis_answer(analysis, claim->paragraph);
	DiaStatus settled = dia_claim_settle(claim);
	DiaLedgerStatus status = {
		.status = { .place = { .report = report,
				       .paragraph = claim->paragraph,
				       .span = claim->span },
			    .speaker = claim->speaker,
			    .status = settled,
			    .date = date_of(analysis, claim, settled) },
		.is_implied = claim->status == DIA_STATUS_STATES,
		.is_act = dia_claim_is_act(claim),
		.is_absence = tells_of_absence(claim),
		.is_enactment = claim->is_enactment,
		.is_completion = claim->is_completion,
		.is_continued = claim->is_continued,
		.is_treaty = entry->kind == DIA_COMMITMENT_TREATY,
		.is_on_law = entry->kind == DIA_COMMITMENT_LAW && speaks_of_law(analysis, claim),
		.weight = 1,
		.last_date = dia_claim_last_date(claim),
	};

	if (entry->is_removal && status.is_implied)
		status.status.status = DIA_STATUS_NOT_DONE; /* what is spoken of is still there */
	if (status.status.status == DIA_STATUS_STATES ||
	    dia_document_paragraph(analysis->document, claim->paragraph)->kind ==
		    DIA_PARAGRAPH_FOOTNOTE ||
	    dia_analysis_is_front_matter(analysis, claim->paragraph))
		return;
	dia_ledger_add(entry, &status);
	if (answer != NULL)
		add_answer(entry, report, answer);
}

static void
add_claims(DiaLedger *ledger, guint report)
{
	const DiaAnalysis *analysis = dia_comparison_report(ledger->comparison, report);

	for (guint i = 0; i < analysis->claims->len; i++) {
		const DiaClaim *claim = &g_array_index(analysis->claims, DiaClaim, i);

		for (const char *const *id = claim->commitments; *id != NULL; id++) {
			DiaLedgerEntry *entry = dia_ledger_get(ledger, *id);

			if (entry->title == NULL)
				describe(ledger, entry);
			dia_ledger_add_claim(entry, analysis, report, claim);
		}
	}
}

static gint
compare_statuses(gconstpointer a, gconstpointer b)
{
	const DiaCommitmentStatus *first = &((const DiaLedgerStatus *)a)->status;
	const DiaCommitmentStatus *second = &((const DiaLedgerStatus *)b)->status;

	if (first->place.report != second->place.report)
		return first->place.report < second->place.report ? -1 : 1;
	if (first->place.paragraph != second->place.paragraph)
		return first->place.paragraph < second->place.paragraph ? -1 : 1;
	if (first->speaker != second->speaker)
		return first->speaker < second->speaker ? -1 : 1;
	return first->place.span.start < second->place.span.start
		       ? -1
		       : first->place.span.start > second->place.span.start;
}

void
dia_ledger_finish(DiaComparison *comparison, DiaLedgerEntry *entry)
{
	g_autoptr(GArray) statuses = g_array_new(FALSE, FALSE, sizeof(DiaCommitmentStatus));
	DiaCommitment commitment = {
		.id = entry->id, .title = entry->title, .kind = entry->kind, .topic = entry->topic
	};

	g_array_sort(entry->statuses, compare_statuses);
	for (guint i = 0; i < entry->statuses->len; i++)
		g_array_append_val(statuses,
				   g_array_index(entry->statuses, DiaLedgerStatus, i).status);
	commitment.statuses = dia_pool_array(&comparison->pool, statuses);
	commitment.n_statuses = statuses->len;
	commitment.trajectory = dia_ledger_trajectory(comparison, entry);
	commitment.is_followed_up =
		dia_ledger_is_followed_up(comparison, commitment.statuses, commitment.n_statuses);
	g_array_append_val(comparison->commitments, commitment);
}

static gint
compare_entries(gconstpointer a, gconstpointer b)
{
	const DiaLedgerEntry *first = *(const DiaLedgerEntry *const *)a;
	const DiaLedgerEntry *second = *(const DiaLedgerEntry *const *)b;

	if (first->kind != second->kind)
		return first->kind < second->kind ? -1 : 1;
	return strcmp(first->id, second->id);
}

void
dia_align_commitments(DiaComparison *comparison)
{
	g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(free_entry);
	g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);
	DiaLedger ledger = { .comparison = comparison, .entries = entries, .by_id = by_id };

	for (guint report = 0; report < comparison->reports->len; report++)
		add_claims(&ledger, report);
	dia_ledger_add_names(&ledger);
	dia_ledger_add_provisions(&ledger);
	g_ptr_array_sort(entries, compare_entries);
	for (guint i = 0; i < entries->len; i++) {
		DiaLedgerEntry *entry = g_ptr_array_index(entries, i);

		if (entry->statuses->len > 0)
			dia_ledger_finish(comparison, entry);
	}
}
