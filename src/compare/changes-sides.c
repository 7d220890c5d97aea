/*
 * The sides of a change: what the kind depends on of each claim, from its status and speaker, its dates, and
 * the words of the paragraph around it.
 */
#include "compare/changes.h"

#include <string.h>

/* "Continue to support": it asks for no more than there is. */
static gboolean
asks_to_keep(const DiaDocument *document, const DiaClaim *claim)
{
	static const char *const openings[] = { "Continue ", "Keep ",	 "Maintain ", "Preserve ",
						"Retain ",   "Sustain ", "Uphold " };

	for (guint i = 0; i < G_N_ELEMENTS(openings); i++)
		if (g_str_has_prefix(document->text->str + claim->span.start, openings[i]))
			return claim->status == DIA_STATUS_RECOMMENDED;
	return FALSE;
}

/* Does a cue stand in the words of a claim? */
static gboolean
has_cue(const DiaAnalysis *analysis, const DiaClaim *claim, DiaChangeCue cue)
{
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	guint32 first;
	guint32 end;

	dia_analysis_find_tokens(analysis, claim->paragraph, claim->span, &first, &end);
	return dia_change_cues_find(analysis->lexicon->change_cues, cue, analysis->vocabulary,
				    analysis->document->text->str, tokens, first, end);
}

/* "- Provide for ...", "(b) take steps": an item of a list of what is asked for. */
static gboolean
is_item(const DiaAnalysis *analysis, const DiaClaim *claim)
{
	const char *text = analysis->document->text->str + claim->span.start;

	return !g_unichar_isalnum(g_utf8_get_char(text)) || (g_ascii_isalpha(text[0]) && text[1] == ')');
}

/* "Officials ignore the requests of journalists" has a word of asking and asks for nothing. */
static gboolean
asks_for_something(const DiaAnalysis *analysis, const DiaClaim *claim)
{
	return claim->status == DIA_STATUS_RECOMMENDED &&
	       (dia_document_paragraph(analysis->document, claim->paragraph)->recommendation >= 0 ||
		is_item(analysis, claim) || has_cue(analysis, claim, DIA_CHANGE_CUE_PLEA));
}

gboolean
dia_changes_is_critical(const DiaComparison *comparison, guint32 report, const DiaClaim *claim)
{
	const DiaAnalysis *analysis = dia_comparison_report(comparison, report);

	return claim->speaker != DIA_SPEAKER_STATE && !asks_for_something(analysis, claim) &&
	       has_cue(analysis, claim, DIA_CHANGE_CUE_CRITICISM);
}

/* Does a figure stand in the words of a claim? */
static gboolean
has_figure(const DiaAnalysis *analysis, const DiaClaim *claim)
{
	for (guint i = dia_analysis_first_figure(analysis, claim->span.start); i < analysis->figures->len; i++) {
		const DiaFigure *figure = &g_array_index(analysis->figures, DiaFigure, i);

		if (figure->span.start >= claim->span.end)
			return FALSE;
		if (figure->span.end <= claim->span.end)
			return TRUE;
	}
	return FALSE;
}

gboolean
dia_changes_is_assured(const DiaComparison *comparison, guint32 report, const DiaClaim *claim)
{
	const DiaAnalysis *analysis = dia_comparison_report(comparison, report);

	return claim->status != DIA_STATUS_STATES ||
	       (!has_figure(analysis, claim) && !has_cue(analysis, claim, DIA_CHANGE_CUE_CRITICISM));
}

/* Does the speaker go on to say that the same thing is on its way? "There is no law yet; a bill is ready." */
static gboolean
is_under_way(const DiaAnalysis *analysis, const DiaClaim *claim, const char *id)
{
	for (guint i = dia_analysis_first_claim(analysis, claim->paragraph);
	     i < analysis->claims->len; i++) {
		const DiaClaim *other = &g_array_index(analysis->claims, DiaClaim, i);

		if (other->paragraph != claim->paragraph)
			return FALSE;
		if (other->speaker == claim->speaker && g_strv_contains(other->commitments, id) &&
		    (other->status == DIA_STATUS_PLANNED ||
		     other->status == DIA_STATUS_IN_PROGRESS))
			return TRUE;
	}
	return FALSE;
}

const DiaMatter *
dia_changes_find_matter(const DiaLexicon *lexicon, const char *id)
{
	gint index = dia_matters_find(lexicon->matters, id);

	return index >= 0 ? dia_matters_get(lexicon->matters, (guint)index) : NULL;
}

/* "Decree No. 12 of 3 May 2014 opened the archives": what a law does that is told with its date has been enacted. */
static gboolean
is_enactment(const DiaAnalysis *analysis, const DiaClaim *claim)
{
	enum { REACH = 6 }; /* tokens from the start to the head of the name, and from it to a number */
	static const char *const drafts[] = { "bill", "bills", "draft", "proposal", NULL };
	const DiaToken *tokens = dia_analysis_tokens(analysis);
	const DiaWordLists *lists = analysis->lexicon->lists;
	guint32 first;
	guint32 end;

	dia_analysis_find_tokens(analysis, claim->paragraph, claim->span, &first, &end);
	for (guint32 at = first; at < MIN(end, first + REACH); at++) {
		if (tokens[at].kind == DIA_TOKEN_PUNCTUATION ||
		    dia_words_hold(drafts, dia_vocabulary_word(analysis->vocabulary, tokens[at].word)))
			return FALSE;
		if ((tokens[at].flags & DIA_TOKEN_CAPITALIZED) == 0 ||
		    !dia_lists_hold_token(lists, &tokens[at], DIA_LIST_LAW))
			continue;
		for (guint32 next = at + 1; next < MIN(end, at + REACH); next++)
			if (tokens[next].kind == DIA_TOKEN_NUMBER || tokens[next].kind == DIA_TOKEN_MIXED)
				return TRUE;
	}
	return FALSE;
}

static DiaSide
make_side(const DiaComparison *comparison, guint32 report, const DiaClaim *claim, const char *id)
{
	const DiaAnalysis *analysis = dia_comparison_report(comparison, report);
	const DiaMatter *matter = dia_changes_find_matter(comparison->lexicon, id);
	const DiaClaim *answer = dia_analysis_answer(analysis, claim->paragraph);
	DiaSide side = { .status = dia_claim_settle(claim),
			 .answer = answer != NULL ? answer->status : DIA_STATUS_STATES,
			 .is_state = claim->speaker == DIA_SPEAKER_STATE,
			 .is_implied = claim->status == DIA_STATUS_STATES,
			 .is_act = dia_claim_is_act(claim),
			 .is_enactment = claim->status == DIA_STATUS_STATES && is_enactment(analysis, claim),
			 .is_to_keep = asks_to_keep(analysis->document, claim),
			 .is_critical = dia_changes_is_critical(comparison, report, claim) };

	/* What is to be taken out of the law and is only spoken of is still there. */
	if (side.is_implied && side.is_state && matter != NULL && matter->is_removal)
		side.status = DIA_STATUS_NOT_DONE;
	side.is_assured = dia_changes_is_assured(comparison, report, claim);
	side.is_given_up = side.is_state && side.status != DIA_STATUS_RECOMMENDED &&
			   has_cue(analysis, claim, DIA_CHANGE_CUE_GIVEN_UP);
	if (side.status == DIA_STATUS_NOT_DONE && is_under_way(analysis, claim, id))
		side.is_under_way = TRUE;
	return side;
}

/* Of "2004" and "2004-06-24" the shorter leaves open what the longer says. */
static gboolean
is_one_date(const char *a, const char *b)
{
	return g_str_has_prefix(a, b) || g_str_has_prefix(b, a);
}

static gboolean
names_date(const DiaClaim *claim, const char *wanted)
{
	for (const char *const *date = claim->dates; date != NULL && *date != NULL; date++)
		if (is_one_date(*date, wanted))
			return TRUE;
	return FALSE;
}

/* What the later side dates: after the earlier report (@since, or NULL), before it, or as the
 * earlier side does. */
static void
date_side(DiaSide *after, const DiaClaim *from, const DiaClaim *to, const char *since)
{
	const char *then = dia_claim_last_date(from);
	const char *now = dia_claim_last_date(to);

	if (now == NULL)
		return;
	after->is_again = then != NULL && (is_one_date(then, now) || (from->status == to->status &&
								      names_date(to, then)));
	if (since == NULL)
		return;
	after->is_news =
		(to->status == DIA_STATUS_DONE || after->is_enactment) && strcmp(now, since) > 0;
	if (after->is_news)
		after->status = DIA_STATUS_DONE;
	after->is_old = strcmp(now, since) < 0 && !g_str_has_prefix(since, now);
}

DiaChangeKind
dia_changes_judge_claims(const DiaComparison *comparison, const char *id, DiaCommitmentKind kind,
			 const DiaChangeClaim *from, const DiaChangeClaim *to)
{
	DiaSide before = make_side(comparison, from->report, from->claim, id);
	DiaSide after = make_side(comparison, to->report, to->claim, id);

	date_side(&after, from->claim, to->claim,
		  dia_comparison_report(comparison, from->report)->document->metadata.date);
	return dia_changes_judge(&before, &after, kind);
}

