#include "check/statement.h"

#include <stddef.h>
#include <string.h>

#include "base/sorted.h"
#include "lexicon/lexicon.h"

/* Cuts the stops and brackets that a figure's span may end in. */
static guint32
find_end(const DiaCheckedReport *report, guint32 first, guint32 limit, guint32 offset)
{
	guint32 end = dia_token_at(report, first, limit, offset);

	while (end > first + 1 && report->tokens[end - 1].kind == DIA_TOKEN_PUNCTUATION &&
	       strchr(").,;:", report->text[report->tokens[end - 1].start]) != NULL)
		end--;
	return end;
}

/* Counts brackets on the way from quantity to quantity. */
typedef struct {
	guint32 at;
	guint32 stack[8];
	guint depth;
	guint32 n_brackets;
} Brackets;

static void
skip_to(Brackets *brackets, const DiaCheckedReport *report, guint32 token)
{
	for (; brackets->at < token; brackets->at++) {
		if (dia_token_is(report, brackets->at, "(")) {
			brackets->n_brackets++;
			if (brackets->depth < G_N_ELEMENTS(brackets->stack))
				brackets->stack[brackets->depth] = brackets->n_brackets;
			brackets->depth++;
		} else if (dia_token_is(report, brackets->at, ")") && brackets->depth > 0) {
			brackets->depth--;
		}
	}
}

static guint32
get_bracket(const Brackets *brackets)
{
	return brackets->depth == 0 ? 0
				    : brackets->stack[MIN(brackets->depth,
							  G_N_ELEMENTS(brackets->stack)) -
						      1];
}

/* "45 women (12 per cent)", "6,903, or 88.1 per cent,": the share next to what it is a share of. */
static gboolean
is_share_of(const DiaCheckedReport *report, const DiaQuantity *whole, const DiaQuantity *share)
{
	enum { REACH = 16, MOST_QUALIFIERS = 3 };
	static const char *const words[] = { "or", "i", "ie", NULL };
	static const char *const relatives[] = { "which", "this", "thus", NULL };
	const DiaCheckCue *cue;
	guint32 end = dia_analysis_sentences(report->analysis)[share->sentence].end_token;
	guint32 before = share->first - 1;

	if (whole->sentence != share->sentence || !dia_quantity_has_unit(share, "percent") ||
	    dia_quantity_has_unit(whole, "percent") || share->first <= whole->end)
		return FALSE;
	/* Qualifiers: "(about 12 per cent)". */
	while (before > whole->end && report->tokens[before].kind == DIA_TOKEN_WORD &&
	       share->first - before <= 2 && !dia_token_is_one_of(report, before, words))
		before--;
	/* "45 concerned land (60 per cent in the north)": a share of the part. */
	if (dia_token_is(report, before, "("))
		return share->bracket != whole->bracket && share->depth == whole->depth + 1 &&
		       (share->end >= end || report->tokens[share->end].kind != DIA_TOKEN_WORD ||
			dia_token_is(report, share->end, "of"));
	if (share->bracket != whole->bracket || share->first - whole->end > REACH)
		return FALSE;
	if (dia_token_is(report, before, "or"))
		return share->first - whole->end <= REACH / 2;
	/* "4,200 are women, i.e. 20 per cent"; what the words do not follow at once is about something else. */
	cue = dia_check_cue_find(report, whole->end, share->first, DIA_CUE(DIA_CHECK_AMOUNTS));
	if (cue == NULL || share->first - cue->end > MOST_QUALIFIERS || cue->first <= whole->end)
		return FALSE;
	return dia_token_is(report, cue->first - 1, ",") ||
	       (dia_token_is_one_of(report, cue->first - 1, relatives) && dia_token_is(report, cue->first - 2, ","));
}

/* Units that a number has by the word behind it, and that numbers near by do not share with it. */
static gboolean
is_relative(const DiaQuantity *quantity)
{
	return dia_quantity_has_unit(quantity, "percent") || dia_quantity_has_unit(quantity, "times") ||
	       dia_quantity_has_unit(quantity, "percentage-point");
}

/* Is more than the number part of the quantity itself? */
static gboolean
has_unit_word(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	for (guint32 at = quantity->first; at < quantity->end; at++)
		if (report->tokens[at].kind != DIA_TOKEN_NUMBER && !dia_token_is(report, at, ",") &&
		    !dia_token_is(report, at, "."))
			return TRUE;
	return FALSE;
}

/* "12 to 15 per cent", "10, 12 and 15 per cent": the word behind the last number is for all. */
static gboolean
shares_sign(const DiaCheckedReport *report, const DiaQuantity *quantity, const DiaQuantity *next)
{
	static const char *const joints[] = { "to", "and", "or", ",", NULL };

	if (quantity->sentence != next->sentence || quantity->bracket != next->bracket ||
	    next->first - quantity->end > 2 ||
	    (dia_token_is(report, quantity->end, ",") && dia_token_is(report, next->first - 1, "or")))
		return FALSE;
	for (guint32 at = quantity->end; at < next->first; at++)
		if (!dia_token_is_one_of(report, at, joints) && !dia_token_is_dash(report, at))
			return FALSE;
	return TRUE;
}

gboolean
dia_unit_is_time(const char *unit)
{
	static const char *const times[] = { "hour", "day", "week", "month", "year", NULL };

	return unit != NULL && g_strv_contains(times, unit);
}

gboolean
dia_unit_is_money(const char *unit)
{
	/* "MCI" is the monthly calculation index, in which fines are told. */
	return unit != NULL && strlen(unit) == 3 && g_ascii_isupper(unit[0]) &&
	       g_ascii_isupper(unit[1]) && g_ascii_isupper(unit[2]) && strcmp(unit, "MCI") != 0;
}

/* "1.6 million" */
static gboolean
ends_in_scale(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	const DiaNumberWord *last = dia_units_word(report->analysis->lexicon->units,
						   report->tokens[quantity->end - 1].word);

	return (last->classes & (DIA_WORD_SCALE | DIA_WORD_MONEY_SCALE)) != 0;
}

/* "500 million euros, of which 50 million for health": a number with a scale word and no noun is money too. */
static gboolean
is_money_like(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const behind[] = { ",", ";", ".", "(", ")", "for", "from", "to", "on", "and", "went",
					      "goes", "going", "spent", "more", "less", NULL };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];

	return dia_quantity_has_unit(quantity, "count") && ends_in_scale(report, quantity) &&
	       (quantity->end >= sentence->end_token ||
		dia_token_is_one_of(report, quantity->end, behind) ||
		dia_check_cue_find(report, quantity->end,
				   MIN(quantity->end + 2, sentence->end_token),
				   DIA_CUE(DIA_CHECK_OF_THEM)) != NULL);
}

/* "from 387 pesos in 2006 to 408 in 2007": both in pesos */
static gboolean
is_in_unit_of(const DiaCheckedReport *report, const DiaQuantity *before, const DiaQuantity *quantity)
{
	enum { REACH = 14 };
	static const char *const behind[] = { ",", ";", ".", ")", "in", "at", "by", "and", NULL };

	return before->sentence == quantity->sentence && dia_quantity_has_unit(quantity, "count") &&
	       !is_relative(before) && !dia_quantity_has_unit(before, "rank") &&
	       quantity->first - before->end <= REACH && dia_quantity_follows(report, before, "from") &&
	       dia_quantity_follows(report, quantity, "to") && dia_token_is_one_of(report, quantity->end, behind);
}

/* Gives bare numbers the unit that is named before them in their sentence; "of which" is no noun. */
static void
carry_units(DiaStatement *statement)
{
	DiaQuantity *quantities = (DiaQuantity *)(void *)statement->quantities->data;

	for (guint i = 1; i < statement->quantities->len; i++)
		if ((dia_unit_is_money(quantities[i - 1].unit) &&
		     quantities[i].sentence == quantities[i - 1].sentence &&
		     is_money_like(statement->report, &quantities[i])) ||
		    is_in_unit_of(statement->report, &quantities[i - 1], &quantities[i]))
			quantities[i].unit = quantities[i - 1].unit;
}

/* "45 (12 per cent)", "by 12 per cent, from 350 to 320": numbers beside a percentage are no percentages. */
static void
correct_units(DiaStatement *statement)
{
	enum { LONGEST_TIME = 366 }; /* of days that are told without the word */
	DiaQuantity *quantities = (DiaQuantity *)(void *)statement->quantities->data;
	gboolean is_next_relative = FALSE;

	for (guint i = statement->quantities->len; i > 0; i--) {
		DiaQuantity *here = &quantities[i - 1];

		/* "In the 12 months that followed, visits rose from 1.6 million", "in three years to 870": no times. */
		if (dia_unit_is_time(here->unit) &&
		    (ends_in_scale(statement->report, here) ||
		     (!has_unit_word(statement->report, here) &&
		      dia_decimal_compare(here->figure->value, (DiaDecimal){ .coefficient = LONGEST_TIME }) > 0)))
			here->unit = "count";
		if (!is_relative(here)) {
			is_next_relative = FALSE;
		} else if (has_unit_word(statement->report, here)) {
			is_next_relative = TRUE;
		} else if (!is_next_relative || !shares_sign(statement->report, here, here + 1)) {
			here->unit = "count";
			is_next_relative = FALSE;
		}
	}
}

/* Does a year stand in the bracket around a quantity? */
static gboolean
has_year_beside(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	enum { MAX_STEPS = 12, FIRST_YEAR = 1900, LAST_YEAR = 2100 };
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	guint32 at = quantity->first;

	for (guint steps = 0; steps < MAX_STEPS && at > sentence->first_token; steps++, at--)
		if (dia_token_is(report, at - 1, "("))
			break;
	for (guint steps = 0; steps < 2 * MAX_STEPS && at < sentence->end_token; steps++, at++) {
		gint64 number = dia_token_number(report, at);

		if (dia_token_is(report, at, ")"))
			return FALSE;
		if ((at < quantity->first || at >= quantity->end) && number >= FIRST_YEAR &&
		    number <= LAST_YEAR)
			return TRUE;
	}
	return FALSE;
}

/* "49,821 individuals (in 2012 - 48,684)", "20.3 billion tenge (12.4 billion tenge in 2017)". */
static gboolean
is_former_of(const DiaCheckedReport *report, const DiaQuantity *now, const DiaQuantity *former)
{
	return now->sentence == former->sentence && dia_quantities_share_unit(now, former) &&
	       former->depth == now->depth + 1 && former->first - now->end <= 16 &&
	       has_year_beside(report, former);
}

static void
link_brackets(DiaStatement *statement)
{
	DiaQuantity *quantities = (DiaQuantity *)(void *)statement->quantities->data;

	for (guint i = 0; i + 1 < statement->quantities->len; i++) {
		if (is_share_of(statement->report, &quantities[i], &quantities[i + 1]))
			quantities[i].share = (gint)i + 1;
		else if (is_former_of(statement->report, &quantities[i], &quantities[i + 1]))
			quantities[i].former = (gint)i + 1;
	}
}

/* The figures of a paragraph with their places. @return FALSE where it has none */
static gboolean
read_quantities(DiaStatement *statement)
{
	const DiaCheckedReport *report = statement->report;
	guint32 first = g_array_index(report->paragraph_figures, guint32, statement->paragraph);
	guint32 end = g_array_index(report->paragraph_figures, guint32, statement->paragraph + 1);
	guint32 at = dia_analysis_first_token(report->analysis, statement->paragraph);
	guint32 limit = dia_analysis_end_token(report->analysis, statement->paragraph);
	Brackets brackets = { .at = at };

	if (first == end)
		return FALSE;
	statement->is_table =
	    dia_document_paragraph(report->document, statement->paragraph)->kind == DIA_PARAGRAPH_TABLE;
	statement->quantities = g_array_sized_new(FALSE, FALSE, sizeof(DiaQuantity), end - first);
	for (guint32 i = first; i < end; i++) {
		DiaQuantity quantity = { .figure = &report->figures[i],
					 .unit = report->figures[i].unit,
					 .sentence = report->figures[i].sentence,
					 .share = -1,
					 .former = -1 };

		quantity.first = dia_token_at(report, at, limit, quantity.figure->span.start);
		if (quantity.first >= limit)
			continue;
		quantity.end = find_end(report, quantity.first, limit, quantity.figure->span.end);
		skip_to(&brackets, report, quantity.first);
		quantity.bracket = get_bracket(&brackets);
		quantity.depth = brackets.depth;
		at = quantity.first;
		g_array_append_val(statement->quantities, quantity);
	}
	return TRUE;
}

guint
dia_statement_first_of(const DiaStatement *statement, guint32 sentence)
{
	return dia_sorted_find(statement->quantities, offsetof(DiaQuantity, sentence), sentence);
}

gboolean
dia_quantity_has_unit(const DiaQuantity *quantity, const char *unit)
{
	return g_strcmp0(quantity->unit, unit) == 0;
}

gboolean
dia_quantities_share_unit(const DiaQuantity *a, const DiaQuantity *b)
{
	return g_strcmp0(a->unit, b->unit) == 0;
}

gboolean
dia_statement_has_number(const DiaStatement *statement, guint32 first, guint32 end)
{
	const guint next = dia_statement_first_at(statement, first);

	return next < statement->quantities->len && dia_statement_quantity(statement, next)->first < end;
}

gboolean
dia_quantity_is_plain(const DiaQuantity *quantity)
{
	const DiaQualifier qualifier = quantity->figure->qualifier;

	return !quantity->figure->is_range && (qualifier == DIA_QUALIFIER_NONE || qualifier == DIA_QUALIFIER_ABOUT);
}

DiaInterval
dia_quantity_interval(const DiaQuantity *quantity)
{
	const DiaFigure *figure = quantity->figure;
	DiaInterval interval;

	if (!figure->is_range)
		return dia_interval_of(figure->value, figure->qualifier);
	interval = dia_interval_of(figure->low, DIA_QUALIFIER_NONE);
	interval.high = dia_interval_of(figure->high, DIA_QUALIFIER_NONE).high;
	return interval;
}

DiaInterval
dia_quantity_rounded(const DiaQuantity *quantity)
{
	DiaInterval interval = dia_quantity_interval(quantity);
	guint zeros = dia_decimal_zeros(quantity->figure->value);
	DiaDecimal slack = { .coefficient = 5, .exponent = (gint)zeros - 1 };

	/* A single digit before the zeros may be exact as well as round. */
	if (quantity->figure->is_range || quantity->figure->value.exponent > 0 || zeros < 3 ||
	    dia_decimal_compare(quantity->figure->value,
				(DiaDecimal){ .coefficient = 1, .exponent = (gint)zeros + 1 }) < 0)
		return interval;
	interval.low = dia_decimal_subtract(interval.low, slack);
	interval.high = dia_decimal_add(interval.high, slack);
	return interval;
}

/* "In our sample of 80 files", "From a total of 80 files": a phrase that opens a sentence and leads up to a whole. */
static gboolean
is_opening_phrase(const DiaCheckedReport *report, guint32 first, guint32 at)
{
	enum { LONGEST = 6 };
	static const char *const leads[] = {
		"in", "from", "out", "among", "amongst", "within", NULL
	};

	return at > first && at - first <= LONGEST && dia_token_is_one_of(report, first, leads) &&
	       dia_token_is_in(report, at - 1, DIA_LIST_WHOLE_NOUN);
}

gboolean
dia_quantity_opens(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	enum { LONGEST = 6 };
	static const char *const words[] = { "the", "these", "those", "all", "a", "total", "of", "our", "its",
					     "their", "such", "some", "among", "amongst", NULL };
	static const char *const joints[] = { "and", "but", "while", "whereas", NULL };
	static const char *const breaks[] = { ";", ":", ",", NULL };
	guint32 first = dia_analysis_sentences(report->analysis)[quantity->sentence].first_token;
	guint32 at = quantity->first;
	gboolean has_of = FALSE;

	while (at > first && dia_token_is_one_of(report, at - 1, words)) {
		at--;
		has_of = has_of || dia_token_is(report, at, "of") || dia_token_is(report, at, "among") ||
			 dia_token_is(report, at, "amongst");
		/* "in a sample of 80" */
		if (dia_token_is(report, at, "of") && is_opening_phrase(report, first, at))
			return TRUE;
	}
	if (at > first && dia_token_is(report, at - 1, "out"))
		at--;
	if (!has_of || at == first)
		return has_of;
	/* "Of the State budget of 820 billion, 164 billion ..." */
	if (dia_token_is(report, first, "of") && at - first <= LONGEST && dia_tokens_are_words(report, first, at))
		return TRUE;
	/* "stated that, of 45 cases, 12 ..." */
	if (at > first + 1 && dia_token_is(report, at - 1, ",") && dia_token_is(report, at - 2, "that"))
		return TRUE;
	/* "; of 45 cases, 12 ...", ", and of the 45 cases, 12 ..." */
	if (at > first + 1 && dia_token_is_one_of(report, at - 1, joints))
		return dia_token_is_one_of(report, at - 2, breaks);
	return dia_token_is(report, at - 1, ";") || dia_token_is(report, at - 1, ":");
}

gboolean
dia_quantity_follows(const DiaCheckedReport *report, const DiaQuantity *quantity, const char *word)
{
	static const char *const between[] = { "about", "some",	  "around", "approximately", "a",
					       "over",	"almost", "nearly", "more",	     "than",
					       "just",	"level",  "of",	    "total",	     NULL };
	guint32 at = quantity->first;

	for (guint steps = 0; steps < 4 && at > 0; steps++, at--) {
		if (dia_token_is(report, at - 1, word))
			return TRUE;
		if (!dia_token_is_one_of(report, at - 1, between))
			return FALSE;
	}
	return FALSE;
}

DiaSpan
dia_quantity_span(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	return dia_token_span(report, quantity->first, quantity->end);
}

guint
dia_statement_first_at(const DiaStatement *statement, guint32 token)
{
	return dia_sorted_find(statement->quantities, offsetof(DiaQuantity, first), token);
}

static void
free_statement(gpointer data)
{
	g_array_unref(((DiaStatement *)data)->quantities);
}

GArray *
dia_statements_read(const DiaCheckedReport *report)
{
	GArray *statements = g_array_new(FALSE, FALSE, sizeof(DiaStatement));

	g_array_set_clear_func(statements, free_statement);
	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		DiaStatement statement = { .report = report, .paragraph = i };

		if (!read_quantities(&statement))
			continue;
		correct_units(&statement);
		carry_units(&statement);
		link_brackets(&statement);
		g_array_append_val(statements, statement);
	}
	return statements;
}

/* The next paragraph of prose that has quantities. @param report, index move on to it; NULL where there is none */
static const DiaStatement *
next_statement(const DiaChecker *checker, guint *report, guint *index)
{
	for (; *report < checker->reports->len; (*report)++, *index = 0) {
		guint n;
		const DiaStatement *statements =
			dia_checked_report_statements(dia_checker_report(checker, *report), &n);

		while (*index < n) {
			const DiaStatement *statement = &statements[(*index)++];

			if (!statement->is_table)
				return statement;
		}
	}
	return NULL;
}

void
dia_statements_check(DiaChecker *checker, DiaStatementFunction check)
{
	const DiaStatement *statement;
	guint report = 0;
	guint index = 0;

	while ((statement = next_statement(checker, &report, &index)) != NULL)
		check(checker, statement);
}

void
dia_statements_check_untold(DiaChecker *checker, DiaStatementToldFunction check)
{
	g_autoptr(GHashTable) told = dia_checker_find_told(checker);
	const DiaStatement *statement;
	guint report = 0;
	guint index = 0;

	while ((statement = next_statement(checker, &report, &index)) != NULL)
		check(checker, statement, told);
}

gboolean
dia_quantity_is_told(const DiaCheckedReport *report, const DiaQuantity *quantity, GHashTable *told)
{
	DiaSpan span = dia_quantity_span(report, quantity);

	return dia_places_are_told(told, report->index, span, report->index, span);
}
