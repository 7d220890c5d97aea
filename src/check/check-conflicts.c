/*
 * What a report says twice and differently: one item of a list with two values, one thing both supported
 * and refused. One measure with two values: check-restated.c.
 */
#include "check/rules.h"

#include <string.h>

#include "check/statement.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

/* --- One item of a list, two values ------------------------------------------------------------------ */

/* The words of an item behind its number, [first, end); at least two of them. */
static gboolean
get_item(const DiaStatement *statement, const DiaQuantity *quantity, guint32 *end)
{
	static const char *const ends[] = { ",", ";", ".", "and", "(", ")", ":", NULL };
	const DiaCheckedReport *report = statement->report;
	guint32 limit = dia_analysis_end_token(report->analysis, statement->paragraph);

	*end = quantity->end;
	while (*end < limit && *end - quantity->end < 12 &&
	       !dia_token_is_one_of(report, *end, ends))
		(*end)++;
	return *end - quantity->end >= 2 && *end < limit;
}

static gboolean
is_same_item(const DiaStatement *statement, const DiaQuantity *a, const DiaQuantity *b)
{
	const DiaCheckedReport *report = statement->report;
	guint32 end_a;
	guint32 end_b;

	if (!get_item(statement, a, &end_a) || !get_item(statement, b, &end_b) ||
	    end_a - a->end != end_b - b->end)
		return FALSE;
	for (guint32 i = 0; i < end_a - a->end; i++)
		if (report->tokens[a->end + i].word != report->tokens[b->end + i].word)
			return FALSE;
	return TRUE;
}

static void
add_item(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *a,
	 const DiaQuantity *b)
{
	const DiaCheckedReport *report = statement->report;
	guint32 end_a;
	guint32 end_b;
	DiaSpan item;
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = b->figure->value,
				  .computed = a->figure->value };
	g_autofree char *first = dia_decimal_format(a->figure->value);
	g_autofree char *second = dia_decimal_format(b->figure->value);

	get_item(statement, a, &end_a);
	get_item(statement, b, &end_b);
	item = dia_token_span(report, a->end, end_a);
	draft.message = g_strdup_printf("the list has \"%.*s\" twice, with %s and with %s",
					(int)(item.end - item.start), report->text + item.start,
					first, second);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, b->first, end_b));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, a->first, end_a));
	dia_checker_add(checker, &draft);
}

static void
check_items(DiaChecker *checker, const DiaStatement *statement, const DiaList *list)
{
	for (guint i = 0; i < list->n_parts; i++) {
		for (guint k = i + 1; k < list->n_parts; k++) {
			const DiaQuantity *a = dia_statement_quantity(statement, list->parts[i]);
			const DiaQuantity *b = dia_statement_quantity(statement, list->parts[k]);

			if (!is_same_item(statement, a, b) ||
			    dia_interval_meets(dia_quantity_interval(a), dia_quantity_interval(b)))
				continue;
			add_item(checker, statement, a, b);
			return;
		}
	}
}

static void
check_lists(DiaChecker *checker, const DiaStatement *statement)
{
	DiaList list;

	for (guint i = 0; i + 1 < statement->quantities->len;) {
		gboolean is_list = dia_list_read(statement, i, &list);

		if (is_list && !list.is_closing && list.n_parts >= 3)
			check_items(checker, statement, &list);
		i = is_list ? MAX(list.next, i + 1) : i + 1;
	}
}

void
dia_check_restated(DiaChecker *checker)
{
	dia_statements_check(checker, check_lists);
	dia_check_measures(checker);
}

/* --- Supported and refused --------------------------------------------------------------------------- */

/* What a recommendation asks to be done with a matter or an instrument. */
typedef struct {
	guint32 demand; /* stem of "abolish", "ratify", ... */
	guint32 object; /* index of a matter, or of an instrument after them */
	guint32 paragraph;
	DiaSpan span;
	DiaPosition position;
} Demand;

enum { INSTRUMENTS = 1 << 20, MAX_DEMANDS = 65536 };

static void
add_demand(const DiaCheckedReport *report, GArray *demands, guint32 paragraph, guint32 object,
	   DiaSpan span, DiaPosition position)
{
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	guint32 at = dia_token_at(report, first, end, span.start);
	guint32 behind = dia_token_at(report, first, end, span.end);
	/* The verb is part of the name of the matter or stands right before it. */
	const DiaCheckCue *cue =
	    dia_check_cue_find(report, at - MIN(at - first, 5), behind, DIA_CUE(DIA_CHECK_DEMAND));
	Demand demand = { .object = object,
			  .paragraph = paragraph,
			  .span = span,
			  .position = position };

	if (cue == NULL || demands->len >= MAX_DEMANDS)
		return;
	demand.span.start = MIN(span.start, report->tokens[cue->first].start);
	demand.demand = dia_vocabulary_stem(report->analysis->vocabulary,
					    report->tokens[cue->first].word);
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
	if (first->position != second->position)
		return first->position == DIA_POSITION_NOTED ? -1 : 1;
	return (first->paragraph > second->paragraph) - (first->paragraph < second->paragraph);
}

static void
add_contradiction(DiaChecker *checker, const DiaCheckedReport *report, const Demand *demands,
		  guint n_demands)
{
	const Demand *refused = &demands[0];
	const Demand *supported = NULL;
	const DiaParagraph *paragraphs = dia_document_paragraphs(report->document, NULL);
	DiaFindingDraft draft = { 0 };

	for (guint i = 0; i < n_demands && supported == NULL; i++)
		if (demands[i].position == DIA_POSITION_SUPPORTED)
			supported = &demands[i];
	if (refused->position != DIA_POSITION_NOTED || supported == NULL)
		return;
	draft.message = g_strdup_printf(
	    "\"%.*s\" is asked for in %s, which is noted, and in %s, which is supported",
	    (int)(refused->span.end - refused->span.start), report->text + refused->span.start,
	    paragraphs[refused->paragraph].id, paragraphs[supported->paragraph].id);
	dia_draft_add_location(&draft, report, refused->paragraph, refused->span);
	dia_draft_add_location(&draft, report, supported->paragraph, supported->span);
	/* Others that are alike, from either side. */
	for (guint i = 1; i < n_demands; i++)
		if (&demands[i] != supported && demands[i].paragraph != refused->paragraph &&
		    demands[i].paragraph != supported->paragraph)
			dia_draft_add_location(&draft, report, demands[i].paragraph,
					       demands[i].span);
	dia_checker_add(checker, &draft);
}

void
dia_check_contradictions(DiaChecker *checker)
{
	g_autoptr(GArray) demands = g_array_new(FALSE, FALSE, sizeof(Demand));

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		const Demand *all;
		guint first = 0;

		g_array_set_size(demands, 0);
		collect_demands(report, demands);
		g_array_sort(demands, compare_demands);
		all = (const Demand *)(const void *)demands->data;
		for (guint k = 1; k <= demands->len; k++) {
			if (k < demands->len && all[k].object == all[first].object &&
			    all[k].demand == all[first].demand)
				continue;
			add_contradiction(checker, report, all + first, k - first);
			first = k;
		}
	}
}
