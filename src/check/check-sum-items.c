/*
 * "Three bodies: ..." against the number of items that follow.
 *
 * In: a number, a colon, a bracket or "namely" and items behind it, by commas, semicolons, articles or letters in
 * brackets. Out: findings where more or fewer are listed than announced. Lists with numbers or clauses of their own are
 * left alone: what parts their items is not for commas to tell.
 */
#include "check/rules.h"
#include "check/statement.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

enum {
	MAX_ANNOUNCED = 12,
	MAX_LEAD = 10,	/* tokens between the number and the colon */
	MAX_ITEM = 14,	/* tokens of an item */
};

/*
 * "the Act on Aid, the Act on Police and Borders and the Act on Mines": where each item has its article, "and" within
 * one parts nothing. 0 where not all of them have one.
 */
static gint
count_by_articles(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const unclear[] = { "who", "which", "whose", "that", "where", "such", "including", "or",
					       "both", ":", "as", NULL };
	gint n = 1;
	gboolean has_last = FALSE; /* "and the ..." */
	guint32 item = first;

	if (!dia_token_is(report, first, "the"))
		return 0;
	for (guint32 at = first; at + 1 < end; at++) {
		gboolean is_comma = dia_token_is(report, at, ",");
		gboolean is_and = dia_token_is(report, at + is_comma, "and");
		guint32 next = at + (guint)is_comma + (guint)is_and;

		if (dia_token_is_one_of(report, at, unclear) || at - item > MAX_ITEM)
			return 0;
		if (next == at)
			continue;
		if (next < end && dia_token_is(report, next, "the")) {
			n++;
			has_last = has_last || is_and;
			item = next;
		} else if (is_comma) {
			return 0;
		}
		at = next - 1;
	}
	return has_last ? n : 0;
}

/* The items that commas part, or -1 where it is unclear. */
static gint
count_by_commas(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const doubts[] = { "who",   "which", "whose",    "that", "where", "such", "(",
					      "including", "or",	"etc",	 "both", "either", ":",
					      "\"",	   "\xe2\x80\x9c", "as", NULL };
	gint n_commas = 0;
	gint n_ands = 0; /* behind the last comma */
	gboolean is_and_within = FALSE;
	guint32 item = first;

	for (guint32 at = first; at < end; at++) {
		if (dia_token_is_one_of(report, at, doubts) ||
		    report->tokens[at].kind == DIA_TOKEN_NUMBER || at - item > MAX_ITEM ||
		    (at == item && dia_token_is(report, at, "to")))
			return -1;
		if (dia_token_is(report, at, ",")) {
			/* "A, B, and C" */
			if (at + 1 < end && dia_token_is(report, at + 1, "and"))
				at++;
			is_and_within = is_and_within || n_ands > 0;
			n_commas++;
			n_ands = 0;
			item = at + 1;
		} else if (dia_token_is(report, at, "and")) {
			n_ands++;
		}
	}
	/* "the Act on Aid and the Act on Police, Prisons and Borders": which commas part the items? */
	if (n_commas == 0 || n_ands > 1 || is_and_within)
		return -1;
	return n_commas + n_ands + 1;
}

static gint
count_by_semicolons(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	gint n = 1;

	for (guint32 at = first; at < end; at++) {
		if (dia_token_is(report, at, ":"))
			return -1;
		n += dia_token_is(report, at, ";") && at + 1 < end;
	}
	return n;
}

/* "(a) ...; (b) ...": up to the last letter in order, over all of the paragraph; 0 where there are none. */
static gint
count_letters(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	gint n = 0;

	for (guint32 at = first; at + 2 < end && n < 26; at++) {
		const char letter[] = { (char)('a' + n), '\0' };

		if (dia_token_is(report, at, "(") && dia_token_is(report, at + 1, letter) &&
		    dia_token_is(report, at + 2, ")"))
			n++;
		else if (n == 0 && at > first)
			return 0;
	}
	return n;
}

static gint
count_items(const DiaCheckedReport *report, guint32 paragraph, guint32 first, guint32 end)
{
	gint n = count_letters(report, first, dia_analysis_end_token(report->analysis, paragraph));

	if (n > 0)
		return n >= 2 ? n : -1;
	while (end > first && dia_token_is(report, end - 1, "."))
		end--;
	n = count_by_semicolons(report, first, end);
	if (n > 1)
		return n;
	n = count_by_articles(report, first, end);
	return n > 0 ? n : count_by_commas(report, first, end);
}

/* "in three provinces shelters were opened, namely for": what follows is not what was announced. */
static gboolean
has_verb(const DiaCheckedReport *report, guint32 first, guint32 end)
{

	for (guint32 at = first; at < end; at++)
		if (dia_token_classes(report, at) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB))
			return TRUE;
	return FALSE;
}

/* ", namely A, B and C, were opened": up to the first comma behind the last "and". */
static guint32
find_end_of_names(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	gboolean is_last = FALSE;

	for (guint32 at = first; at < end; at++) {
		if (is_last && dia_token_is(report, at, ","))
			return at;
		is_last = is_last || dia_token_is(report, at, "and");
	}
	return end;
}

/* "three regions (Arvo, Belno and Caspo)": where the list ends; @end where there is no such bracket. */
static guint32
find_bracketed(const DiaCheckedReport *report, guint32 open, guint32 end)
{
	guint32 close = open + 1;
	gboolean has_and = FALSE;

	for (; close < end && !dia_token_is(report, close, ")"); close++) {
		/* names only: what else stands in brackets explains */
		if (dia_token_is(report, close, "(") || report->tokens[close].kind == DIA_TOKEN_NUMBER)
			return end;
		has_and = has_and || dia_token_is(report, close, "and");
	}
	return has_and && (report->tokens[open + 1].flags & DIA_TOKEN_CAPITALIZED) ? close : end;
}

static void
check_announced(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	static const char *const openings[] = { ":", ",", "(", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *announced = dia_statement_quantity(statement, index);
	const DiaSentence *sentence =
	    &dia_analysis_sentences(report->analysis)[announced->sentence];
	gint64 stated = announced->figure->value.coefficient;
	guint32 colon = announced->end;
	guint32 end = sentence->end_token;
	gint n;
	DiaFindingDraft draft = { .has_values = TRUE, .is_milder = TRUE };

	while (colon < end && colon - announced->end <= MAX_LEAD && !dia_token_is_one_of(report, colon, openings))
		colon++;
	if (colon - announced->end > MAX_LEAD || colon + 2 >= end || announced->bracket != 0)
		return;
	if (dia_token_is(report, colon, ",")) {
		if (!dia_token_is(report, colon + 1, "namely") || has_verb(report, announced->end, colon))
			return;
		colon++;
		end = find_end_of_names(report, colon + 1, end);
	} else if (dia_token_is(report, colon, "(")) {
		guint32 close = find_bracketed(report, colon, end);

		if (close == end || has_verb(report, announced->end, colon))
			return;
		end = close;
	}
	/* Items with numbers of their own are for sums. */
	if (index + 1 < statement->quantities->len &&
	    dia_statement_quantity(statement, index + 1)->sentence == announced->sentence &&
	    dia_statement_quantity(statement, index + 1)->first < end)
		return;
	n = count_items(report, statement->paragraph, colon + 1, end);
	if (n < 2 || n == stated)
		return;
	draft.stated = announced->figure->value;
	draft.computed = (DiaDecimal){ .coefficient = n };
	draft.message = g_strdup_printf("%" G_GINT64_FORMAT " are announced, but %d are listed", stated, n);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, announced));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, colon + 1, end));
	dia_checker_add(checker, &draft);
}

static gboolean
is_announcement(const DiaFigure *figure)
{
	return g_strcmp0(figure->unit, "count") == 0 && !figure->is_range &&
	       figure->qualifier == DIA_QUALIFIER_NONE && figure->value.exponent == 0 &&
	       figure->value.coefficient >= 2 && figure->value.coefficient <= MAX_ANNOUNCED;
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	for (guint i = 0; i < statement->quantities->len; i++)
		if (is_announcement(dia_statement_quantity(statement, i)->figure))
			check_announced(checker, statement, i);
}

void
dia_check_sum_items(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
