/*
 * Prose against the table that it cites: "there were 425 public schools (table 1)".
 *
 * In: the figures of a sentence that names a table, and the rows of that table. Out: findings where just one row
 * is called by words of what the sentence counts, and its cell of that period has another value.
 */
#include "check/rules.h"

#include <string.h>

#include "check/statement.h"
#include "check/terms.h"

enum { MAX_LABEL = 12, MAX_TABLES = 256 };

/* The tables of a report by number; 0 where it has none. */
typedef struct {
	guint32 paragraphs[MAX_TABLES]; /* index of the table's paragraph, plus one */
} Tables;

/* "Table 3", "table 3", "tables 3": the number behind the noun, 0 where there is none. */
static guint
read_citation(const DiaCheckedReport *report, guint32 at, guint32 end)
{
	static const char *const nouns[] = { "table", "tables", NULL };
	gint64 number = at + 1 < end && dia_token_is_one_of(report, at, nouns)
			    ? dia_token_number(report, at + 1)
			    : 0;

	return number > 0 && number < MAX_TABLES ? (guint)number : 0;
}

static void
find_tables(Tables *tables, const DiaCheckedReport *report)
{
	*tables = (Tables){ { 0 } };
	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		guint32 first = dia_analysis_first_token(report->analysis, i);
		guint number = read_citation(report, first, dia_analysis_end_token(report->analysis, i));

		if (dia_document_paragraph(report->document, i)->kind != DIA_PARAGRAPH_TABLE ||
		    number == 0)
			continue;
		/* Where a number stands twice, which is meant is not for words to tell. */
		tables->paragraphs[number] = tables->paragraphs[number] == 0 ? i + 1 : G_MAXUINT32;
	}
}

/* --- Words ------------------------------------------------------------------------------------------- */

static guint32
get_stem(const DiaCheckedReport *report, guint32 word)
{
	return dia_vocabulary_stem(report->analysis->vocabulary, word);
}

/* The stems that tell what a figure counts, from its measure. */
static guint
read_measure(const DiaCheckedReport *report, const DiaFigure *figure, guint32 *stems)
{
	g_autofree char *folded = g_utf8_strdown(figure->measure, -1);
	g_auto(GStrv) words = g_strsplit_set(folded, " ,;:()/-\"\t\n", 64);
	guint n = 0;

	for (guint i = 0; words[i] != NULL && n < MAX_LABEL; i++) {
		guint32 word = dia_vocabulary_find(report->analysis->vocabulary, words[i],
						   strlen(words[i]));

		if (word != DIA_WORD_NONE && dia_term_is_telling(report, word))
			dia_terms_add(get_stem(report, word), stems, &n, MAX_LABEL);
	}
	return n;
}

/* Are all telling words of the row's first cell words of the measure? A row called "Total" has none. */
static gboolean
is_row_of(const DiaCheckedReport *report, const DiaFigure *cell, const guint32 *stems, guint n_stems)
{
	guint32 first = dia_analysis_first_token(report->analysis, cell->paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, cell->paragraph);
	guint32 at = dia_token_at(report, first, end, cell->span.start);
	guint32 line = report->tokens[at].start;
	guint n = 0;

	while (line > 0 && report->text[line - 1] != '\n')
		line--;
	for (at = dia_token_at(report, first, end, line); at < end; at++) {
		const DiaToken *token = &report->tokens[at];

		if (token->kind == DIA_TOKEN_NUMBER || token->start >= cell->span.start)
			break;
		if (token->kind != DIA_TOKEN_WORD || !dia_term_is_telling(report, token->word))
			continue;
		if (dia_token_is(report, at, "total") ||
		    !dia_terms_contain(stems, n_stems, get_stem(report, token->word)))
			return FALSE;
		n++;
	}
	return n > 0;
}

/* --- Figures ------------------------------------------------------------------------------------------ */

static gboolean
is_of_year(const DiaFigure *a, const DiaFigure *b)
{
	return a->period.first != 0 && b->period.first != 0 && a->period.last != DIA_PERIOD_OPEN &&
	       a->period.first <= b->period.last && b->period.first <= a->period.last;
}

static DiaInterval
get_interval(const DiaFigure *figure)
{
	const DiaQuantity quantity = { .figure = figure, .unit = figure->unit };

	return dia_quantity_rounded(&quantity);
}

/* The one cell that a figure of the prose tells of, or NULL where there is none or several, or one agrees. */
static const DiaFigure *
find_cell(const DiaCheckedReport *report, guint32 table, const DiaFigure *figure)
{
	guint32 end = g_array_index(report->paragraph_figures, guint32, table + 1);
	guint32 stems[MAX_LABEL];
	guint n_stems = read_measure(report, figure, stems);
	const DiaFigure *found = NULL;
	gint32 row = -1;

	for (guint32 i = g_array_index(report->paragraph_figures, guint32, table); i < end; i++) {
		const DiaFigure *cell = &report->figures[i];

		if (cell->table_row < 0 || g_strcmp0(cell->unit, figure->unit) != 0)
			continue;
		/* The prose may tell of a sum, or of another row. */
		if (dia_interval_meets(get_interval(cell), get_interval(figure)))
			return NULL;
		if (!is_of_year(cell, figure) || !is_row_of(report, cell, stems, n_stems))
			continue;
		if (found != NULL && cell->table_row != row)
			return NULL;
		found = cell;
		row = cell->table_row;
	}
	return found;
}

static void
check_figure(DiaChecker *checker, GHashTable *told, const DiaCheckedReport *report, guint32 table,
	     guint number, const DiaFigure *figure)
{
	/* Beyond half as much again it is likelier that another thing is told. */
	static const DiaDecimal half_more = { .coefficient = 15, .exponent = -1 };
	const DiaFigure *cell;
	DiaFindingDraft draft = { .has_values = TRUE, .stated = figure->value };
	g_autofree char *stated = NULL;
	g_autofree char *computed = NULL;

	if (figure->measure == NULL || figure->unit == NULL || figure->is_range || figure->is_former ||
	    figure->qualifier != DIA_QUALIFIER_NONE)
		return;
	cell = find_cell(report, table, figure);
	if (cell == NULL || !dia_decimal_is_within(cell->value, figure->value, half_more))
		return;
	if (!g_hash_table_add(told, dia_places_key(report->index, figure->span, report->index, cell->span)))
		return;
	stated = dia_decimal_format(figure->value);
	computed = dia_decimal_format(cell->value);
	draft.computed = cell->value;
	draft.message = g_strdup_printf("\"%s\" is given as %s here, but as %s in table %u",
					figure->measure, stated, computed, number);
	dia_draft_add_location(&draft, report, figure->paragraph, figure->span);
	dia_draft_add_location(&draft, report, cell->paragraph, cell->span);
	dia_checker_add(checker, &draft);
}

/* The figures of each sentence against the table that it cites. */
static void
check_report(DiaChecker *checker, GHashTable *told, const DiaCheckedReport *report)
{
	const DiaSentence *sentences = dia_analysis_sentences(report->analysis);
	Tables tables;
	guint32 sentence = G_MAXUINT32;
	guint cited = 0;

	find_tables(&tables, report);
	for (guint i = 0; i < report->n_figures; i++) {
		const DiaFigure *figure = &report->figures[i];

		if (figure->table_row >= 0)
			continue;
		if (figure->sentence != sentence) {
			const DiaSentence *here = &sentences[figure->sentence];

			sentence = figure->sentence;
			cited = 0;
			for (guint32 at = here->first_token; at < here->end_token && cited == 0; at++)
				cited = read_citation(report, at, here->end_token);
		}
		if (cited > 0 && tables.paragraphs[cited] != 0 &&
		    tables.paragraphs[cited] != G_MAXUINT32)
			check_figure(checker, told, report, tables.paragraphs[cited] - 1, cited, figure);
	}
}

void
dia_check_restated_tables(DiaChecker *checker)
{
	g_autoptr(GHashTable) told = dia_checker_find_told(checker);

	for (guint i = 0; i < checker->reports->len; i++)
		check_report(checker, told, dia_checker_report(checker, i));
}
