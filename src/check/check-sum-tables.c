/*
 * Totals and margins of tables.
 *
 * In: the figures of a table by row and column, and the words of its first column. Out: findings
 * where a row called "Total" is not the sum of its parts, and where a relation between columns
 * (births less deaths is growth) holds in all rows but a few.
 */
#include "check/rules.h"

#include <string.h>

#include "check/statement.h"

enum {
	MAX_COLUMNS = 24,
	MIN_PARTS = 2,	 /* rows that a total row must have */
	MAX_RUN = 32,	 /* rows beside a total among which runs are looked for */
	MIN_DIGITS = 3,	 /* of a total that differs from its sum in one of them */
	MIN_ROWS = 4,	 /* in which a relation between columns must hold */
	MAX_ROWS = 4096,
};

/* Does a row hold a relation between its cells? */
typedef enum { ROW_UNKNOWN, ROW_HOLDS, ROW_FAILS } RowState;

/* A row that has figures. */
typedef struct {
	const DiaFigure *cells[MAX_COLUMNS]; /* by column, or NULL */
	DiaInterval intervals[MAX_COLUMNS];  /* what the additive cells may stand for */
	guint32 additive;		     /* a bit for each cell that can be part of a sum */
	guint n_cells;
	gint32 line; /* of the table, from 0 */
	gboolean is_total;
} Row;

typedef struct {
	const DiaCheckedReport *report;
	guint32 paragraph;
	GArray *rows;	   /* of Row */
	gint total_column; /* -1 for none */
} Grid;

static gboolean
is_total_label(const char *text, gsize length)
{
	static const char *const labels[] = { "total",	    "grand total", "all",     "overall total",
					      "both sexes", "sum",	   "overall", "together",
					      "altogether", "in all",	   "whole country" };
	g_autofree char *label = g_ascii_strdown(text, (gssize)length);

	g_strstrip(label);
	for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
		if (g_str_equal(label, labels[i]))
			return TRUE;
	/* "Total number", "All prisoners", "Kingdom total" */
	return length < 40 && (g_str_has_prefix(label, "total ") || g_str_has_prefix(label, "all ") ||
			       g_str_has_suffix(label, " total"));
}

/* The column that the line above the figures calls the total; -1 where there is none or several. */
static gint
find_total_column(const char *header)
{
	g_auto(GStrv) cells = g_strsplit(header, "\t", MAX_COLUMNS);
	gint found = -1;

	for (gint i = 1; cells[0] != NULL && cells[i] != NULL; i++) {
		if (!is_total_label(cells[i], strlen(cells[i])))
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}

/* Which rows does their first cell call totals, and which column does its head? */
static void
read_labels(Grid *grid)
{
	DiaSpan span = dia_document_paragraph(grid->report->document, grid->paragraph)->span;
	g_autofree char *text =
	    g_strndup(grid->report->text + span.start, span.end - span.start);
	g_auto(GStrv) lines = g_strsplit(text, "\n", MAX_ROWS);
	guint row = 0;

	grid->total_column = -1;
	for (gint32 line = 0; lines[line] != NULL; line++) {
		while (row < grid->rows->len && g_array_index(grid->rows, Row, row).line < line)
			row++;
		if (row == grid->rows->len || g_array_index(grid->rows, Row, row).line != line)
			continue;
		g_array_index(grid->rows, Row, row).is_total =
		    is_total_label(lines[line], strcspn(lines[line], "\t"));
		if (row == 0 && line > 0)
			grid->total_column = find_total_column(lines[line - 1]);
	}
}

/* What adds up: counts, money and shares, but no rates, indexes or ages. */
static gboolean
is_additive(const DiaFigure *figure)
{
	return figure != NULL && figure->unit != NULL && !g_str_has_prefix(figure->unit, "per ") &&
	       strcmp(figure->unit, "index") != 0 && strcmp(figure->unit, "rank") != 0 &&
	       strcmp(figure->unit, "times") != 0 && strcmp(figure->unit, "year") != 0;
}

static DiaInterval
get_interval(const DiaFigure *figure)
{
	const DiaDecimal half = { .coefficient = 5, .exponent = -1 };
	DiaInterval interval = dia_interval_of(figure->value, figure->qualifier);

	if (figure->value.exponent == 0 && g_strcmp0(figure->unit, "percent") == 0) {
		interval.low = dia_decimal_subtract(interval.low, half);
		interval.high = dia_decimal_add(interval.high, half);
	}
	return interval;
}

/* Once for each cell: totals and relations are looked for in many ways. */
static void
weigh_cells(Grid *grid)
{
	for (guint i = 0; i < grid->rows->len; i++) {
		Row *row = &g_array_index(grid->rows, Row, i);

		for (guint column = 0; column < MAX_COLUMNS; column++) {
			if (!is_additive(row->cells[column]))
				continue;
			row->additive |= 1u << column;
			row->intervals[column] = get_interval(row->cells[column]);
		}
	}
}

static void
read_grid(Grid *grid, const DiaCheckedReport *report, guint32 paragraph)
{
	guint32 first = g_array_index(report->paragraph_figures, guint32, paragraph);
	guint32 end = g_array_index(report->paragraph_figures, guint32, paragraph + 1);

	grid->report = report;
	grid->paragraph = paragraph;
	g_array_set_size(grid->rows, 0);
	for (guint32 i = first; i < end && grid->rows->len < MAX_ROWS; i++) {
		const DiaFigure *figure = &report->figures[i];
		Row *last = grid->rows->len > 0
				? &g_array_index(grid->rows, Row, grid->rows->len - 1)
				: NULL;

		if (figure->table_row < 0 || figure->table_column < 0 ||
		    figure->table_column >= MAX_COLUMNS || figure->is_range)
			continue;
		if (last == NULL || last->line != figure->table_row) {
			Row row = { .line = figure->table_row };

			g_array_append_val(grid->rows, row);
			last = &g_array_index(grid->rows, Row, grid->rows->len - 1);
		}
		last->n_cells += last->cells[figure->table_column] == NULL;
		last->cells[figure->table_column] = figure;
	}
	weigh_cells(grid);
	read_labels(grid);
}

/* The place right before the table where the text cites it, "see table 5", by the number that opens the table. */
static void
add_citation(DiaFindingDraft *draft, const Grid *grid)
{
	enum { REACH = 4 }; /* paragraphs */
	const DiaCheckedReport *report = grid->report;
	guint32 table = dia_analysis_first_token(report->analysis, grid->paragraph);
	guint32 last = grid->paragraph - MIN(grid->paragraph, REACH);

	if (dia_analysis_end_token(report->analysis, grid->paragraph) < table + 2 ||
	    !dia_token_is(report, table, "table") || report->tokens[table + 1].kind != DIA_TOKEN_NUMBER)
		return;
	for (guint32 k = grid->paragraph; k > last; k--) {
		guint32 end = dia_analysis_end_token(report->analysis, k - 1);

		if (dia_document_paragraph(report->document, k - 1)->kind != DIA_PARAGRAPH_NUMBERED)
			continue;
		for (guint32 at = dia_analysis_first_token(report->analysis, k - 1); at + 1 < end; at++) {
			if (!dia_token_is(report, at, "table") ||
			    !dia_token_is(report, at + 1, dia_token_word(report, table + 1)))
				continue;
			dia_draft_add_location(draft, report, k - 1, dia_token_span(report, at, at + 2));
			return;
		}
	}
}

static void
add_finding(DiaChecker *checker, const Grid *grid, const DiaFigure *total, const DiaFigure *first,
	    const DiaFigure *last, DiaDecimal computed, const char *what)
{
	g_autofree char *stated_text = dia_decimal_format(total->value);
	g_autofree char *computed_text = dia_decimal_format(computed);
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = total->value,
				  .computed = computed };

	draft.message = g_strdup_printf("%s %s, but the table gives %s", what, computed_text,
					stated_text);
	dia_draft_add_location(&draft, grid->report, grid->paragraph, total->span);
	if (first != total)
		dia_draft_add_location(&draft, grid->report, grid->paragraph, first->span);
	if (last != first && first != total)
		dia_draft_add_location(&draft, grid->report, grid->paragraph, last->span);
	add_citation(&draft, grid);
	dia_checker_add(checker, &draft);
}

/* --- Rows called "Total" ---------------------------------------------------------------------------- */

/* What the rows [first, end) make of the columns of a total row. */
typedef struct {
	guint total;
	guint first;
	guint end;
	guint n_right;
	guint32 wrong; /* a bit for each column that they do not add up to */
} Verdict;

static gboolean
can_add(const Row *row, guint column)
{
	return (row->additive >> column & 1) != 0;
}

static const Row *
get_row(const Grid *grid, guint index)
{
	return &g_array_index(grid->rows, Row, index);
}

/* Adds a column over rows [first, end). @return FALSE where a cell is missing or is no part of the unit */
static gboolean
add_up(const Grid *grid, guint column, guint first, guint end, const char *unit, DiaInterval *sum,
       DiaDecimal *value)
{
	*sum = dia_interval_exact((DiaDecimal){ 0 });
	*value = (DiaDecimal){ 0 };
	for (guint i = first; i < end; i++) {
		const Row *row = get_row(grid, i);
		const DiaFigure *cell = row->cells[column];

		if (!can_add(row, column) || strcmp(cell->unit, unit) != 0)
			return FALSE;
		*sum = dia_interval_add(*sum, row->intervals[column]);
		*value = dia_decimal_add(*value, cell->value);
	}
	return TRUE;
}

/* Which columns of a total row do rows [first, end) add up to, and which not? */
static void
judge_total_row(const Grid *grid, guint total, guint first, guint end, Verdict *verdict)
{
	const Row *row = get_row(grid, total);

	*verdict = (Verdict){ .total = total, .first = first, .end = end };
	for (guint column = 0; column < MAX_COLUMNS; column++) {
		DiaInterval sum;
		DiaDecimal value;

		if (!can_add(row, column) ||
		    !add_up(grid, column, first, end, row->cells[column]->unit, &sum, &value))
			continue;
		if (dia_interval_meets(sum, row->intervals[column]))
			verdict->n_right++;
		else
			verdict->wrong |= 1u << column;
	}
}

static void
report_total_row(DiaChecker *checker, const Grid *grid, const Verdict *verdict)
{
	const Row *row = get_row(grid, verdict->total);

	for (guint column = 0; column < MAX_COLUMNS; column++) {
		DiaInterval sum;
		DiaDecimal value;

		if ((verdict->wrong & 1u << column) != 0 &&
		    add_up(grid, column, verdict->first, verdict->end, row->cells[column]->unit, &sum,
			   &value))
			add_finding(checker, grid, row->cells[column],
				    get_row(grid, verdict->first)->cells[column],
				    get_row(grid, verdict->end - 1)->cells[column], value,
				    "the column adds up to");
	}
}

/* "3,569.5" for "3,559.5": one digit is another. */
static gboolean
is_slip_of_digit(const Grid *grid, const Verdict *verdict)
{
	for (guint column = 0; column < MAX_COLUMNS; column++) {
		const DiaFigure *total = get_row(grid, verdict->total)->cells[column];
		DiaInterval sum;
		DiaDecimal value;
		g_autofree char *stated = NULL;
		g_autofree char *computed = NULL;
		guint n_other = 0;

		if ((verdict->wrong & 1u << column) == 0 ||
		    !add_up(grid, column, verdict->first, verdict->end, total->unit, &sum, &value))
			continue;
		stated = dia_decimal_format(total->value);
		computed = dia_decimal_format(value);
		if (strlen(stated) != strlen(computed) || strlen(stated) < MIN_DIGITS)
			return FALSE;
		for (guint i = 0; stated[i] != '\0'; i++)
			n_other += stated[i] != computed[i];
		if (n_other != 1)
			return FALSE;
	}
	return TRUE;
}

/*
 * A total row against all rows up to the total before it, or behind it. Other columns that add up show that they
 * are its parts; in a table of one column a single digit that is another one does.
 */
static gboolean
check_all_parts(DiaChecker *checker, const Grid *grid, guint total, guint first, guint end)
{
	Verdict verdict;

	if (end - first < MIN_PARTS)
		return FALSE;
	for (guint i = first; i < end; i++)
		if (get_row(grid, i)->n_cells != get_row(grid, total)->n_cells)
			return FALSE;
	judge_total_row(grid, total, first, end, &verdict);
	if (verdict.wrong == 0)
		return verdict.n_right > 0;
	if (verdict.n_right == 0 &&
	    !(dia_count_bits(verdict.wrong) == 1 && is_slip_of_digit(grid, &verdict)))
		return FALSE;
	report_total_row(checker, grid, &verdict);
	return TRUE;
}

/*
 * A total row against each run of rows that makes it in most columns: "Men, Women" as well as "Urban, Rural"
 * below one total.
 */
static void
check_runs(DiaChecker *checker, const Grid *grid, guint total, guint first, guint end)
{
	end = MIN(end, first + MAX_RUN);
	for (guint from = first; from + MIN_PARTS <= end; from++) {
		for (guint to = from + MIN_PARTS; to <= end; to++) {
			Verdict verdict;

			judge_total_row(grid, total, from, to, &verdict);
			if (verdict.n_right >= 2 && verdict.wrong != 0 &&
			    dia_count_bits(verdict.wrong) <= verdict.n_right / 2)
				report_total_row(checker, grid, &verdict);
		}
	}
}

/* Tells that a row is the sum of others in all columns but one: no chance makes three columns add up. */
static gboolean
check_near_sum(DiaChecker *checker, const Grid *grid, guint total, guint first, guint end)
{
	enum { LEAST = 3 };
	Verdict verdict;

	judge_total_row(grid, total, first, end, &verdict);
	if (verdict.n_right < LEAST || dia_count_bits(verdict.wrong) != 1)
		return FALSE;
	report_total_row(checker, grid, &verdict);
	return TRUE;
}

/* A row without such a name against the rows right above it, then against those right below it. */
static void
check_unnamed_total(DiaChecker *checker, const Grid *grid, guint total)
{
	guint last = MIN(grid->rows->len, total + 1 + MAX_RUN);

	for (guint first = total - MIN(total, MAX_RUN); first + MIN_PARTS <= total; first++)
		if (check_near_sum(checker, grid, total, first, total))
			return;
	for (guint end = total + 1 + MIN_PARTS; end <= last; end++)
		if (check_near_sum(checker, grid, total, total + 1, end))
			return;
}

static void
check_total_rows(DiaChecker *checker, const Grid *grid)
{
	guint start = 0;

	for (guint i = 0; i < grid->rows->len; i++) {
		guint end = i + 1;

		if (!get_row(grid, i)->is_total) {
			check_unnamed_total(checker, grid, i);
			continue;
		}
		while (end < grid->rows->len && !get_row(grid, end)->is_total)
			end++;
		if (!check_all_parts(checker, grid, i, start, i) &&
		    !check_all_parts(checker, grid, i, i + 1, end)) {
			check_runs(checker, grid, i, start, i);
			check_runs(checker, grid, i, i + 1, end);
		}
		start = i + 1;
	}
}

/* --- A column called "Total" -------------------------------------------------------------------------- */

/* The sum of the other cells of a row, which must be of one unit. @return ROW_UNKNOWN where they are not */
static RowState
judge_margin(const Grid *grid, const Row *row, DiaDecimal *computed)
{
	const DiaFigure *total = row->cells[grid->total_column];
	DiaInterval sum = dia_interval_exact((DiaDecimal){ 0 });
	guint n = 0;

	*computed = (DiaDecimal){ 0 };
	if (!can_add(row, (guint)grid->total_column))
		return ROW_UNKNOWN;
	for (guint column = 0; column < MAX_COLUMNS; column++) {
		const DiaFigure *cell = row->cells[column];

		if (cell == NULL || cell == total)
			continue;
		if (!can_add(row, column) || strcmp(cell->unit, total->unit) != 0)
			return ROW_UNKNOWN;
		sum = dia_interval_add(sum, row->intervals[column]);
		*computed = dia_decimal_add(*computed, cell->value);
		n++;
	}
	if (n < MIN_PARTS)
		return ROW_UNKNOWN;
	return dia_interval_meets(sum, row->intervals[grid->total_column]) ? ROW_HOLDS : ROW_FAILS;
}

/* Rows that do not make the total column, where at least twice as many do. */
static void
check_margin(DiaChecker *checker, const Grid *grid)
{
	guint n_held = 0;
	guint n_failed = 0;
	DiaDecimal computed;

	for (guint i = 0; i < grid->rows->len; i++) {
		RowState state = judge_margin(grid, get_row(grid, i), &computed);

		n_held += state == ROW_HOLDS;
		n_failed += state == ROW_FAILS;
	}
	if (n_failed == 0 || n_held < 2 * n_failed)
		return;
	for (guint i = 0; i < grid->rows->len; i++) {
		const Row *row = get_row(grid, i);
		const DiaFigure *total = row->cells[grid->total_column];

		if (judge_margin(grid, row, &computed) == ROW_FAILS)
			add_finding(checker, grid, total, total, total, computed,
				    "the other cells of the row add up to");
	}
}

/* --- Relations between columns ----------------------------------------------------------------------- */

/* One column is the sum, or the difference, of two. */
typedef struct {
	guint total;
	guint first;
	guint second;
} Relation;

static RowState
judge_row(const Row *row, const Relation *relation, DiaDecimal *computed)
{
	const DiaFigure *total = row->cells[relation->total];
	const DiaFigure *first = row->cells[relation->first];
	const DiaFigure *second = row->cells[relation->second];

	if (!can_add(row, relation->total) || !can_add(row, relation->first) ||
	    !can_add(row, relation->second) || strcmp(first->unit, second->unit) != 0 ||
	    strcmp(total->unit, first->unit) != 0 ||
	    first->value.coefficient <= 0 || second->value.coefficient <= 0)
		return ROW_UNKNOWN;
	*computed = dia_decimal_add(first->value, second->value);
	return dia_interval_meets(row->intervals[relation->total],
				  dia_interval_add(row->intervals[relation->first],
						   row->intervals[relation->second]))
		   ? ROW_HOLDS
		   : ROW_FAILS;
}

/* A relation that holds in nine of ten rows is meant to hold in all. */
static void
check_relation(DiaChecker *checker, const Grid *grid, const Relation *relation)
{
	guint n_held = 0;
	guint n_failed = 0;
	DiaDecimal computed;

	for (guint i = 0; i < grid->rows->len; i++) {
		RowState state = judge_row(get_row(grid, i), relation, &computed);

		n_held += state == ROW_HOLDS;
		n_failed += state == ROW_FAILS;
	}
	if (n_failed == 0 || n_held < MIN_ROWS || n_failed * 4 > n_held)
		return;
	for (guint i = 0; i < grid->rows->len; i++) {
		const Row *row = get_row(grid, i);

		if (judge_row(row, relation, &computed) == ROW_FAILS)
			add_finding(checker, grid, row->cells[relation->total],
				    row->cells[relation->first], row->cells[relation->second],
				    computed, "the parts in this row make");
	}
}

static void
check_columns(DiaChecker *checker, const Grid *grid)
{
	if (grid->rows->len < MIN_ROWS + 1)
		return;
	for (guint total = 0; total < MAX_COLUMNS; total++)
		for (guint first = 0; first < MAX_COLUMNS; first++)
			for (guint second = first + 1; second < MAX_COLUMNS; second++)
				if (total != first && total != second)
					check_relation(checker, grid,
						       &(Relation){ total, first, second });
}

void
dia_check_sum_tables(DiaChecker *checker)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(Row));
	Grid grid = { .rows = rows };

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		for (guint32 k = 0; k < report->n_paragraphs; k++) {
			if (dia_document_paragraph(report->document, k)->kind !=
			    DIA_PARAGRAPH_TABLE)
				continue;
			read_grid(&grid, report, k);
			if (rows->len == 0)
				continue;
			check_total_rows(checker, &grid);
			if (grid.total_column >= 0)
				check_margin(checker, &grid);
			else
				check_columns(checker, &grid);
		}
	}
}
