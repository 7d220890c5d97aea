/*
 * Where commitments begin and end: new where a report first takes one up although an earlier report
 * of its kind exists, dropped where the later reports of the State no longer have it although its
 * words were looked for.
 */
#include "compare/changes.h"

#include <string.h>

enum { MAX_LOOKED_FOR = 6 }; /* words that a dropped commitment was looked for by */

static DiaIssuer
get_issuer(const DiaComparison *comparison, guint report)
{
	return dia_comparison_report(comparison, report)->document->metadata.issuer;
}

/* The last report of the State after a report, or -1. */
static gint
find_last_state_report(const DiaComparison *comparison, guint report)
{
	for (guint i = comparison->reports->len; i-- > report + 1;)
		if (get_issuer(comparison, i) == DIA_ISSUER_STATE)
			return (gint)i;
	return -1;
}

static gboolean
has_earlier_report_of_kind(const DiaComparison *comparison, guint report)
{
	for (guint i = 0; i < report; i++)
		if (get_issuer(comparison, i) == get_issuer(comparison, report))
			return TRUE;
	return FALSE;
}

const DiaClaim *
dia_changes_find_claim(const DiaComparison *comparison, const DiaCommitmentStatus *status)
{
	const DiaAnalysis *analysis = dia_comparison_report(comparison, status->place.report);
	const GArray *claims = analysis->claims;

	for (guint i = dia_analysis_first_claim(analysis, status->place.paragraph); i < claims->len;
	     i++) {
		const DiaClaim *claim = &g_array_index(claims, DiaClaim, i);

		if (claim->paragraph != status->place.paragraph)
			return NULL;
		if (claim->span.start == status->place.span.start &&
		    claim->speaker == status->speaker)
			return claim;
	}
	return NULL;
}

guint
dia_changes_find_thread(DiaComparison *comparison, const DiaCommitment *commitment,
			const DiaCommitmentStatus *status)
{
	DiaThreadClaim claim = { .place = status->place,
				 .status = status->status,
				 .speaker = status->speaker };
	DiaThread thread = { .id = commitment->id,
			     .topic = commitment->topic,
			     .title = commitment->title,
			     .n_claims = 1 };

	for (guint i = 0; i < comparison->threads->len; i++)
		if (g_str_equal(g_array_index(comparison->threads, DiaThread, i).id,
				commitment->id))
			return i;
	thread.claims = dia_pool_copy(&comparison->pool, &claim, sizeof(claim));
	g_array_append_val(comparison->threads, thread);
	return comparison->threads->len - 1;
}

static void
add_phrase(GPtrArray *phrases, const char *phrase)
{
	if (phrases->len < MAX_LOOKED_FOR &&
	    !g_ptr_array_find_with_equal_func(phrases, phrase, g_str_equal, NULL))
		g_ptr_array_add(phrases, (gpointer)phrase);
}

/* A phrase of the data files without the signs by which they say how it matches: "=NGO", "service*". */
static const char *
clean_phrase(DiaComparison *comparison, const char *phrase)
{
	g_autoptr(GString) clean = g_string_new(NULL);

	for (; *phrase != '\0'; phrase++)
		if (*phrase != '=' && *phrase != '*')
			g_string_append_c(clean, *phrase);
	return dia_pool_string(&comparison->pool, clean->str);
}

static void
add_names_of_matter(DiaComparison *comparison, const DiaAnalysis *analysis, guint32 matter, GPtrArray *phrases)
{
	for (guint i = 0; i < analysis->matters->len; i++) {
		const DiaMatterMark *mark = &g_array_index(analysis->matters, DiaMatterMark, i);

		if (mark->matter == matter)
			add_phrase(phrases, clean_phrase(comparison, mark->text));
	}
}

/* A name as printed, on one line; NULL for "the Convention", which is looked for by nothing. */
static char *
copy_name(const DiaAnalysis *analysis, DiaSpan span)
{
	g_autofree char *name = g_strndup(analysis->document->text->str + span.start,
					  span.end - span.start);

	for (char *at = name; *at != '\0'; at++)
		if (*at == '\n' || *at == '\t')
			*at = ' ';
	if (strchr(name, ' ') == NULL && !g_ascii_isupper(name[strlen(name) - 1]))
		return NULL;
	return g_steal_pointer(&name);
}

static void
add_names_of_instrument(DiaComparison *comparison, const DiaAnalysis *analysis, guint32 instrument,
			GPtrArray *phrases)
{
	for (guint i = 0; i < analysis->mentions->len && phrases->len < MAX_LOOKED_FOR; i++) {
		const DiaMention *mention = &g_array_index(analysis->mentions, DiaMention, i);
		g_autofree char *name = mention->instrument == instrument
						? copy_name(analysis, mention->span)
						: NULL;

		if (name != NULL)
			add_phrase(phrases, dia_pool_string(&comparison->pool, name));
	}
}

/* The phrases by which a commitment was found, which are those that later reports lack. */
static const char *const *
list_phrases(DiaComparison *comparison, const DiaCommitment *commitment)
{
	g_autoptr(GPtrArray) phrases = g_ptr_array_new();
	const DiaLexicon *lexicon = comparison->lexicon;
	gint matter = dia_matters_find(lexicon->matters, commitment->id);
	gint instrument = dia_instruments_find(lexicon->instruments, commitment->id);

	for (guint i = 0; i < comparison->reports->len; i++) {
		const DiaAnalysis *analysis = dia_comparison_report(comparison, i);

		if (instrument >= 0)
			add_names_of_instrument(comparison, analysis, (guint32)instrument, phrases);
		else if (matter >= 0)
			add_names_of_matter(comparison, analysis, (guint32)matter, phrases);
	}
	if (phrases->len == 0)
		g_ptr_array_add(phrases, (gpointer)commitment->title);
	g_ptr_array_add(phrases, NULL);
	return dia_pool_strv(&comparison->pool, (const char *const *)phrases->pdata);
}

static void
add_end(DiaComparison *comparison, const DiaCommitment *commitment,
	const DiaCommitmentStatus *status, DiaChangeKind kind)
{
	const DiaClaim *claim = dia_changes_find_claim(comparison, status);
	DiaChange change = { .kind = kind,
			     .topic = commitment->topic,
			     .has_from = kind == DIA_CHANGE_DROPPED,
			     .has_to = kind == DIA_CHANGE_NEW,
			     .from = status->place,
			     .to = status->place };
	g_autofree char *summary = NULL;

	if (claim == NULL)
		return;
	change.thread = dia_changes_find_thread(comparison, commitment, status);
	change.why = list_phrases(comparison, commitment);
	change.score = dia_changes_rank(kind, claim->status == DIA_STATUS_STATES ? 0.0 : 1.0);
	summary = dia_changes_summarize(comparison, &change, change.has_from ? claim : NULL,
					change.has_to ? claim : NULL);
	change.summary = dia_pool_string(&comparison->pool, summary);
	g_array_append_val(comparison->changes, change);
}

void
dia_changes_add_ends(DiaComparison *comparison)
{
	for (guint i = 0; i < comparison->commitments->len; i++) {
		const DiaCommitment *commitment =
			&g_array_index(comparison->commitments, DiaCommitment, i);
		const DiaCommitmentStatus *first = &commitment->statuses[0];
		const DiaCommitmentStatus *last = &commitment->statuses[commitment->n_statuses - 1];

		if (first->place.report > 0 &&
		    has_earlier_report_of_kind(comparison, first->place.report))
			add_end(comparison, commitment, first, DIA_CHANGE_NEW);
		if (find_last_state_report(comparison, last->place.report) >= 0)
			add_end(comparison, commitment, last, DIA_CHANGE_DROPPED);
	}
}
