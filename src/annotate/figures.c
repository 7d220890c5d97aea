/*
 * Figures and dates: from the tokens of each paragraph to marks.
 *
 *     dates -> masks -> quantities -> nouns -> lists -> periods -> spans -> measures -> figures
 *
 * Each stage takes the tokens that it understands (scan.h), so that none is read twice.
 */
#include "annotate/annotate.h"

#include <string.h>

#include "annotate/masks.h"
#include "annotate/measures.h"
#include "annotate/tables.h"

static void
start_paragraph(DiaScan *scan, guint paragraph)
{
	guint n_tokens;

	scan->paragraph = paragraph;
	scan->first = dia_analysis_first_token(scan->analysis, paragraph);
	scan->end = dia_analysis_end_token(scan->analysis, paragraph);
	n_tokens = scan->end - scan->first;
	if (n_tokens > scan->covers_size) {
		scan->covers_size = MAX(n_tokens, 2 * scan->covers_size);
		scan->covers = g_realloc(scan->covers, scan->covers_size);
	}
	if (n_tokens > 0)
		memset(scan->covers, DIA_COVER_FREE, n_tokens);
	g_array_set_size(scan->dates, 0);
	g_array_set_size(scan->quantities, 0);
}

static DiaSpan
make_span(const DiaScan *scan, guint32 first, guint32 end)
{
	return (DiaSpan){ .start = dia_scan_token(scan, first)->start,
			  .end = dia_token_end(dia_scan_token(scan, end - 1)) };
}

static void
add_dates(DiaScan *scan)
{
	for (guint i = 0; i < scan->dates->len; i++) {
		const DiaDate *date = &g_array_index(scan->dates, DiaDate, i);
		DiaDateMark mark = { .span = make_span(scan, date->first, date->end),
				     .paragraph = scan->paragraph,
				     .period = date->period,
				     .iso = dia_pool_string(&scan->analysis->pool, date->iso) };

		g_array_append_val(scan->analysis->dates, mark);
	}
}

/* "2015" and "2019-06/2019-12" make "2015/2019-12". */
static void
set_span(const DiaScan *scan, DiaFigure *figure, const DiaDate *first, const DiaDate *last)
{
	const char *slash = strchr(last->iso, '/');
	g_autofree char *iso = g_strdup_printf("%.*s/%s", (int)strcspn(first->iso, "/"), first->iso,
					       slash != NULL ? slash + 1 : last->iso);

	figure->as_of = dia_pool_string(&scan->analysis->pool, iso);
	figure->period = (DiaPeriod){ first->period.first, last->period.last };
}

/* One year of a period of years. */
static void
set_year(const DiaScan *scan, DiaFigure *figure, guint year)
{
	g_autofree char *iso = g_strdup_printf("%04u", year);
	GDate first;
	GDate last;

	g_date_clear(&first, 1);
	g_date_clear(&last, 1);
	g_date_set_dmy(&first, 1, G_DATE_JANUARY, (GDateYear)year);
	g_date_set_dmy(&last, 31, G_DATE_DECEMBER, (GDateYear)year);
	figure->as_of = dia_pool_string(&scan->analysis->pool, iso);
	figure->period = (DiaPeriod){ g_date_get_julian(&first), g_date_get_julian(&last) };
}

/* Of "between 2007 and 2008" a former value holds for the first, the one after it for the last. */
static void
set_period(const DiaScan *scan, DiaFigure *figure, guint index)
{
	const DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, index);
	const DiaDate *date;
	gint part = -1;

	if (quantity->date < 0)
		return;
	if (quantity->year > 0) {
		set_year(scan, figure, quantity->year);
		return;
	}
	date = &g_array_index(scan->dates, DiaDate, (guint)quantity->date);
	if (quantity->last_date > 0) {
		set_span(scan, figure, date,
			 &g_array_index(scan->dates, DiaDate, quantity->last_date - 1));
		return;
	}
	if (date->sentence != quantity->sentence)
		part = -1;
	else if (quantity->is_at_start)
		part = 0;
	else if (quantity->is_former && index + 1 < scan->quantities->len &&
	    (quantity + 1)->date == quantity->date)
		part = 0;
	else if (index > 0 && (quantity - 1)->is_former && (quantity - 1)->date == quantity->date)
		part = 1;
	if (part >= 0 && date->part_isos[part][0] != '\0') {
		figure->as_of = dia_pool_string(&scan->analysis->pool, date->part_isos[part]);
		figure->period = date->part_periods[part];
	} else {
		figure->as_of = dia_pool_string(&scan->analysis->pool, date->iso);
		figure->period = date->period;
	}
}

static void
add_figures(DiaScan *scan)
{
	for (guint i = 0; i < scan->quantities->len; i++) {
		const DiaQuantity *quantity = &g_array_index(scan->quantities, DiaQuantity, i);
		DiaFigure figure = { .span = make_span(scan, quantity->first, quantity->end),
				     .paragraph = scan->paragraph,
				     .sentence = quantity->sentence,
				     .is_range = quantity->is_range,
				     .unit = quantity->unit != NULL ? quantity->unit : "count",
				     .measure = quantity->measure,
				     .qualifier = quantity->qualifier,
				     .is_former = quantity->is_former,
				     .table_row = -1,
				     .table_column = -1 };

		if (quantity->is_range) {
			figure.low = quantity->value;
			figure.high = quantity->high;
		} else {
			figure.value = quantity->value;
		}
		set_period(scan, &figure, i);
		g_array_append_val(scan->analysis->figures, figure);
	}
}

static void
scan_paragraph(DiaScan *scan)
{
	dia_scan_dates(scan);
	dia_scan_masks(scan);
	dia_scan_quantities(scan);
	dia_scan_nouns(scan);
	dia_scan_lists(scan);
	dia_scan_echoes(scan);
	dia_scan_periods(scan);
	dia_scan_spans(scan);
	dia_scan_measures(scan);
	add_dates(scan);
	add_figures(scan);
}

void
dia_annotate_figures(DiaAnalysis *analysis)
{
	DiaScan scan = { .analysis = analysis,
			 .units = analysis->lexicon->units,
			 .lists = analysis->lexicon->lists,
			 .grammar = analysis->lexicon->grammar,
			 .vocabulary = analysis->vocabulary,
			 .text = analysis->document->text->str,
			 .country = analysis->document->metadata.country,
			 .tokens = dia_analysis_tokens(analysis),
			 .has_decimal_commas = dia_numbers_have_decimal_commas(analysis),
			 .answered = dia_masks_find_answered(analysis),
			 .dates = g_array_new(FALSE, FALSE, sizeof(DiaDate)),
			 .quantities = g_array_new(FALSE, FALSE, sizeof(DiaQuantity)) };

	for (guint i = 0; i < DIA_N_CUE_GROUPS; i++)
		scan.phrases[i] = dia_units_phrases(scan.units, i);
	for (guint i = 0; i < analysis->document->paragraphs->len; i++) {
		start_paragraph(&scan, i);
		if (scan.first == scan.end)
			continue;
		if (dia_document_paragraph(analysis->document, i)->kind == DIA_PARAGRAPH_TABLE)
			dia_scan_table(&scan);
		else
			scan_paragraph(&scan);
	}
	g_free(scan.covers);
	g_array_unref(scan.dates);
	g_array_unref(scan.quantities);
}
