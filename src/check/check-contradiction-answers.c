/*
 * One thing that the State supports in the answer to one recommendation and refuses in that to another.
 *
 * In: recommendations with their answers. Out: findings where one act on one matter or treaty, in whatever
 * verbs, or nearly the same words, have both answers.
 */
#include "check/rules.h"

#include "check/terms.h"

#include "lexicon/lexicon.h"

/* What a recommendation asks to be done with a matter or an instrument. */
typedef struct {
	DiaCueKind demand; /* one of DIA_CHECK_DEMAND_...: verbs that ask for one thing */
	gboolean is_soft;  /* "consider ratifying" is another thing than "ratify" */
	gboolean is_ban;   /* a prohibition, which ends a practice in law */
	gboolean is_narrow; /* "the mandatory death penalty" */
	guint32 object; /* index of a matter, or of an instrument after them */
	guint32 paragraph;
	DiaSpan span;
	DiaPosition position;
} Demand;

static const DiaCueSet demand_cues =
    DIA_CUE(DIA_CHECK_DEMAND_JOIN) | DIA_CUE(DIA_CHECK_DEMAND_END) | DIA_CUE(DIA_CHECK_DEMAND_BAN) |
    DIA_CUE(DIA_CHECK_DEMAND_LIFT) | DIA_CUE(DIA_CHECK_DEMAND_FOUND) | DIA_CUE(DIA_CHECK_DEMAND_GIVE) |
    DIA_CUE(DIA_CHECK_DEMAND_RAISE);

enum { INSTRUMENTS = 1 << 20, MAX_DEMANDS = 65536 };

/* Where the words before a name that still belong to it start. */
static guint32
find_clause(const DiaCheckedReport *report, guint32 first, guint32 at)
{
	static const char *const breaks[] = { ",", ";", "and", "by", NULL };
	guint32 from = at;

	/* "forbid by law the physical punishment" */
	while (from > first && at - from < 9 &&
	       (!dia_token_is_one_of(report, from - 1, breaks) ||
		(dia_token_is(report, from - 1, "by") && dia_token_is_in(report, from, DIA_LIST_FORBIDDING_TEXT))))
		from--;
	return from;
}

/* "make rape within marriage a crime": the verb before what is to be one, or @end. */
static guint32
find_making(const DiaCheckedReport *report, guint32 first, guint32 at, guint32 behind, guint32 end)
{
	enum { BEFORE = 4, BEHIND = 4 };

	/* The name of the matter may hold both. */
	if (dia_token_is_in(report, at, DIA_LIST_DECLARING) &&
	    dia_tokens_have_in(report, at, MIN(behind + BEHIND, end), DIA_LIST_OFFENCE_WORD))
		return at;
	for (guint32 from = at; from > first && at - from < BEFORE; from--)
		if (dia_token_is_in(report, from - 1, DIA_LIST_DECLARING))
			return dia_tokens_have_in(report, at, MIN(behind + BEHIND, end), DIA_LIST_OFFENCE_WORD)
				       ? from - 1
				       : end;
	return end;
}

static void
add_demand(const DiaCheckedReport *report, GArray *demands, guint32 paragraph, guint32 object,
	   DiaSpan span, DiaPosition position)
{
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	guint32 at = dia_token_at(report, first, end, span.start);
	guint32 behind = dia_token_at(report, first, end, span.end);
	/* The verb is part of the name of the matter or stands before it. */
	const DiaCheckCue *cue =
	    dia_check_cue_find(report, find_clause(report, first, at), behind, demand_cues);
	Demand demand = { .object = object,
			  .paragraph = paragraph,
			  .span = span,
			  .position = position };
	enum { NEAR = 4 };
	guint32 make = end;
	guint32 from;

	if (cue == NULL)
		make = find_making(report, first, at, behind, end);
	if ((cue == NULL && make == end) || demands->len >= MAX_DEMANDS)
		return;
	from = cue != NULL ? cue->first : make;
	demand.span.start = MIN(span.start, report->tokens[from].start);
	demand.demand = cue != NULL ? DIA_CHECK_DEMAND_JOIN : DIA_CHECK_DEMAND_BAN;
	while (cue != NULL && !(cue->kinds & DIA_CUE(demand.demand)))
		demand.demand++;
	demand.is_soft = dia_check_cue_find_first(report, first, from, DIA_CUE(DIA_CHECK_SOFTENED)) != NULL;
	demand.is_narrow = dia_tokens_have(report, from, MIN(behind + NEAR, end),
				    (const char *const[]){ "mandatory", NULL });
	/* To prohibit a practice and to put an end to it is one thing, of laws and treaties it is not. */
	demand.is_ban = demand.demand == DIA_CHECK_DEMAND_BAN;
	if (demand.is_ban && object < INSTRUMENTS)
		demand.demand = DIA_CHECK_DEMAND_END;
	g_array_append_val(demands, demand);
}

static DiaPosition
get_position(const DiaCheckedReport *report, guint32 paragraph)
{
	gint32 index = dia_document_paragraph(report->document, paragraph)->recommendation;

	return index < 0 ? DIA_POSITION_NONE
			 : dia_document_recommendations(report->document, NULL)[index].position;
}

static void
collect_demands(const DiaCheckedReport *report, GArray *demands)
{
	const DiaAnalysis *analysis = report->analysis;

	for (guint i = 0; i < analysis->matters->len; i++) {
		const DiaMatterMark *mark = &g_array_index(analysis->matters, DiaMatterMark, i);
		DiaPosition position = get_position(report, mark->paragraph);

		if (position != DIA_POSITION_NONE)
			add_demand(report, demands, mark->paragraph, mark->matter, mark->span,
				   position);
	}
	for (guint i = 0; i < analysis->mentions->len; i++) {
		const DiaMention *mention = &g_array_index(analysis->mentions, DiaMention, i);
		DiaPosition position = get_position(report, mention->paragraph);

		if (position != DIA_POSITION_NONE)
			add_demand(report, demands, mention->paragraph,
				   INSTRUMENTS + mention->instrument, mention->span, position);
	}
}

/* By what is asked for; what is refused comes first. */
static int
compare_demands(gconstpointer a, gconstpointer b)
{
	const Demand *first = a;
	const Demand *second = b;

	if (first->object != second->object)
		return first->object < second->object ? -1 : 1;
	if (first->demand != second->demand)
		return first->demand < second->demand ? -1 : 1;
	if (first->is_soft != second->is_soft)
		return first->is_soft ? 1 : -1;
	if (first->position != second->position)
		return first->position == DIA_POSITION_NOTED ? -1 : 1;
	return (first->paragraph > second->paragraph) - (first->paragraph < second->paragraph);
}

/* "in all settings", "without exception": whatever else is named is in it. */
static gboolean
is_universal(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	return dia_tokens_have_in(report, first, end, DIA_LIST_WHOLLY);
}

/* Does one recommendation ask for as much as another: nothing, such as schools, that the other does not name? */
static gboolean
is_as_wide(const DiaCheckedReport *report, const Demand *wide, const Demand *other)
{
	const DiaVocabulary *vocabulary = report->analysis->vocabulary;
	guint32 first = dia_analysis_first_token(report->analysis, wide->paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, wide->paragraph);
	guint32 from = dia_analysis_first_token(report->analysis, other->paragraph);
	guint32 to = dia_analysis_end_token(report->analysis, other->paragraph);

	/* The States that ask stand in brackets behind. */
	while (end > first && !dia_token_is(report, end - 1, "("))
		end--;
	if (is_universal(report, first, end))
		return TRUE;
	for (guint32 at = first; at < end; at++) {
		const DiaToken *token = &report->tokens[at];
		gboolean is_shared = token->kind != DIA_TOKEN_WORD || !dia_term_is_telling(report, token->word) ||
				     (token->start >= wide->span.start && token->start < wide->span.end) ||
				     dia_token_is_in(report, at, DIA_LIST_BAN_NEUTRAL);

		for (guint32 k = from; k < to && !is_shared; k++)
			is_shared = dia_token_stem(report, k) ==
				    dia_vocabulary_stem(vocabulary, token->word);
		if (!is_shared)
			return FALSE;
	}
	return TRUE;
}

/* The first number of what is asked for, behind its label; 0 for none. */
static gint64
find_number(const DiaCheckedReport *report, guint32 paragraph)
{
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);

	for (guint32 at = first; at < end && !dia_token_is(report, at, "("); at++)
		if (report->tokens[at].kind == DIA_TOKEN_NUMBER)
			return dia_token_number(report, at);
	return 0;
}

/* Would it contradict a refusal that a demand is supported? */
static gboolean
is_counterpart(const DiaCheckedReport *report, const Demand *supported, const Demand *refused)
{
	/* To raise an age, and to raise it to 18, may well have two answers. */
	if (refused->demand == DIA_CHECK_DEMAND_RAISE &&
	    find_number(report, supported->paragraph) != find_number(report, refused->paragraph))
		return FALSE;
	return supported->position == DIA_POSITION_SUPPORTED && supported->is_narrow == refused->is_narrow &&
	       (supported->is_ban == refused->is_ban || is_as_wide(report, supported, refused));
}

/* @param told receives the paragraphs, plus one, that are told as refused */
static void
add_contradiction(DiaChecker *checker, GHashTable *told, const DiaCheckedReport *report,
		  const Demand *demands, guint n_demands)
{
	const Demand *refused = &demands[0];
	const Demand *supported = NULL;
	const DiaParagraph *paragraphs = dia_document_paragraphs(report->document, NULL);
	DiaFindingDraft draft = { 0 };

	if (refused->position != DIA_POSITION_NOTED)
		return;
	/* Each refusal has a counterpart of its own. */
	for (guint n = 0; n < n_demands && demands[n].position == DIA_POSITION_NOTED && supported == NULL; n++) {
		refused = &demands[n];
		for (guint i = n; i < n_demands && supported == NULL; i++)
			if (is_counterpart(report, &demands[i], refused))
				supported = &demands[i];
	}
	if (supported == NULL)
		return;
	draft.message = g_strdup_printf(
	    "\"%.*s\" is asked for in %s, which is noted, and in %s, which is supported",
	    DIA_QUOTE(report, refused->span),
	    paragraphs[refused->paragraph].id, paragraphs[supported->paragraph].id);
	dia_draft_add_location(&draft, report, refused->paragraph, refused->span);
	dia_draft_add_location(&draft, report, supported->paragraph, supported->span);
	for (guint i = 0; i < n_demands; i++)
		if (demands[i].position == DIA_POSITION_NOTED)
			g_hash_table_add(told, GUINT_TO_POINTER(demands[i].paragraph + 1));
	/* Others that are alike, from either side. */
	for (guint i = 0; i < n_demands; i++)
		if (&demands[i] != supported && demands[i].paragraph != refused->paragraph &&
		    demands[i].paragraph != supported->paragraph)
			dia_draft_add_location(&draft, report, demands[i].paragraph,
					       demands[i].span);
	dia_checker_add(checker, &draft);
}

/* --- Nearly the same words ------------------------------------------------------------------------------ */

enum { MAX_WORDING = 32, MIN_SHARED = 3, MAX_WORDINGS = 4096 };

static const double min_cover = 0.75;

/* The terms that a recommendation asks in. */
typedef struct {
	guint32 paragraph;
	DiaPosition position;
	DiaSpan span;
	gboolean is_soft;
	guint32 terms[MAX_WORDING];
	guint n_terms;
} Wording;

static void
collect_wordings(DiaTerms *terms, const DiaCheckedReport *report, GArray *wordings)
{
	guint n;
	const DiaRecommendation *all = dia_document_recommendations(report->document, &n);

	for (guint32 i = 0; i < report->n_paragraphs && wordings->len < MAX_WORDINGS; i++) {
		gint32 index = dia_document_paragraph(report->document, i)->recommendation;
		Wording wording = { .paragraph = i };
		guint32 first = dia_analysis_first_token(report->analysis, i);
		guint32 end = dia_analysis_end_token(report->analysis, i);
		DiaTerm term;

		if (index < 0 || (guint)index >= n || all[index].position == DIA_POSITION_NONE)
			continue;
		wording.position = all[index].position;
		wording.span = all[index].wording;
		end = dia_token_at(report, first, end, wording.span.end);
		wording.is_soft = dia_check_cue_find_first(report, first, end,
							   DIA_CUE(DIA_CHECK_SOFTENED)) != NULL;
		for (guint32 at = first; at < end; at = term.end)
			if (dia_terms_read(terms, report, at, end, &term))
				dia_terms_add(term.id, wording.terms, &wording.n_terms, MAX_WORDING);
		g_array_append_val(wordings, wording);
	}
}

static gboolean
is_alike(const DiaTerms *terms, const Wording *a, const Wording *b)
{
	guint n_shared = 0;

	if (a->is_soft != b->is_soft)
		return FALSE;
	for (guint i = 0; i < a->n_terms; i++)
		n_shared += dia_terms_contain(b->terms, b->n_terms, a->terms[i]);
	return n_shared >= MIN_SHARED &&
	       dia_terms_cover(terms, a->terms, a->n_terms, b->terms, b->n_terms) >= min_cover &&
	       dia_terms_cover(terms, b->terms, b->n_terms, a->terms, a->n_terms) >= min_cover;
}

/* The supported wordings that have one term of this one: that which the fewest of them have. */
static const GArray *
find_candidates(GHashTable *postings, const Wording *wording)
{
	const GArray *fewest = NULL;

	for (guint i = 0; i < wording->n_terms; i++) {
		const GArray *list =
		    g_hash_table_lookup(postings, GUINT_TO_POINTER(wording->terms[i]));

		if (list != NULL && (fewest == NULL || list->len < fewest->len))
			fewest = list;
	}
	return fewest;
}

static void
add_answers(DiaChecker *checker, const DiaCheckedReport *report, guint32 refused, DiaSpan refused_span,
	    guint32 supported, DiaSpan supported_span)
{
	DiaFindingDraft draft = { 0 };

	draft.message = g_strdup_printf(
	    "what %s asks for is noted, but what %s asks for in nearly the same words is supported",
	    dia_document_paragraph(report->document, refused)->id,
	    dia_document_paragraph(report->document, supported)->id);
	dia_draft_add_location(&draft, report, refused, refused_span);
	dia_draft_add_location(&draft, report, supported, supported_span);
	dia_checker_add(checker, &draft);
}

/* Each refused wording that is not told yet against those supported ones that have one of its terms. */
static void
check_wordings(DiaChecker *checker, GHashTable *told, DiaTerms *terms, const DiaCheckedReport *report)
{
	g_autoptr(GArray) wordings = g_array_new(FALSE, FALSE, sizeof(Wording));
	g_autoptr(GHashTable) supported = dia_postings_new();

	collect_wordings(terms, report, wordings);
	for (guint i = 0; i < wordings->len; i++) {
		const Wording *here = &g_array_index(wordings, Wording, i);

		for (guint k = 0; k < here->n_terms && here->position == DIA_POSITION_SUPPORTED; k++)
			dia_postings_add(supported, here->terms[k], i);
	}
	for (guint i = 0; i < wordings->len; i++) {
		const Wording *refused = &g_array_index(wordings, Wording, i);
		const GArray *list;

		if (refused->position != DIA_POSITION_NOTED ||
		    g_hash_table_contains(told, GUINT_TO_POINTER(refused->paragraph + 1)))
			continue;
		list = find_candidates(supported, refused);
		for (guint k = 0; list != NULL && k < list->len; k++) {
			const Wording *other =
			    &g_array_index(wordings, Wording, g_array_index(list, guint, k));

			if (!is_alike(terms, refused, other))
				continue;
			add_answers(checker, report, refused->paragraph, refused->span,
				    other->paragraph, other->span);
			break;
		}
	}
}

/* --- The rule --------------------------------------------------------------------------------------------- */

void
dia_check_contradiction_answers(DiaChecker *checker)
{
	g_autoptr(DiaTerms) terms = dia_terms_new(checker->terms);
	g_autoptr(GArray) demands = g_array_new(FALSE, FALSE, sizeof(Demand));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
		const Demand *all;
		guint first = 0;

		g_array_set_size(demands, 0);
		collect_demands(report, demands);
		g_array_sort(demands, compare_demands);
		all = (const Demand *)(const void *)demands->data;
		for (guint k = 1; k <= demands->len; k++) {
			if (k < demands->len && all[k].object == all[first].object &&
			    all[k].demand == all[first].demand &&
			    all[k].is_soft == all[first].is_soft)
				continue;
			add_contradiction(checker, told, report, all + first, k - first);
			first = k;
		}
		check_wordings(checker, told, terms, report);
	}
}
