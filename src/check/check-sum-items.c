/*
 * "Three bodies: ..." against the number of items that follow.
 *
 * In: a number and the list behind it, which a colon, a bracket, a dash, "namely" or a comma opens. Out: warnings where
 * more or fewer are listed than announced. What parts the items, and where that is unclear: items.c.
 */
#include "check/items.h"
#include "check/rules.h"
#include "lexicon/grammar.h"

enum {
	MAX_ANNOUNCED = 12,
	MAX_LEAD = 10, /* tokens between the number and what opens the list */
	CLOSE_LEAD = 5, /* the same where less than a colon opens it */
	MOST_TOKENS = 600, /* tokens of a list; what is read for each number must not grow with their number */
	MOST_OFF = 2,  /* there, what is listed may be a part of it, or something else, where it differs by more */
};

/* A list that may be what a number announces. */
typedef struct {
	guint32 first; /* its tokens are [first, end) */
	guint32 end;
	gboolean needs_lead; /* only where all items start with one word, or are names */
	gboolean at_least;   /* there may be several in one place, "five centres were opened, in Oru and Bela" */
} Span;

/* "in three provinces shelters were opened, namely for": what follows is not what was announced. */
static gboolean
has_verb(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	for (guint32 at = first; at < end; at++)
		if ((dia_token_classes(report, at) & (DIA_CLASS_AUXILIARY | DIA_CLASS_VERB)) != 0)
			return TRUE;
	return FALSE;
}

/* ", namely A, B and C, were opened": up to the first comma behind the last "and". */
static guint32
find_end_of_names(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	gboolean is_last = FALSE;

	for (guint32 at = first; at < end; at++) {
		if ((is_last && dia_token_is(report, at, ",")) || dia_token_is(report, at, ";"))
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
	gboolean has_comma = FALSE;

	for (; close < end && !dia_token_is(report, close, ")"); close++) {
		/* names only: what else stands in brackets explains */
		if (dia_token_is(report, close, "(") || report->tokens[close].kind == DIA_TOKEN_NUMBER)
			return end;
		has_and = has_and || dia_token_is(report, close, "and");
		has_comma = has_comma || dia_token_is(report, close, ",");
	}
	return has_and && (has_comma || dia_items_are_names(report, open + 1, close)) ? close : end;
}

/* ", i.e. A and B", ", which are A and B": one past the words that open a list behind a comma; else the comma. */
static guint32
skip_opening(const DiaCheckedReport *report, guint32 comma, guint32 end)
{
	static const char *const verbs[] = { "are", "were", NULL };
	const DiaCheckCue *cue = dia_check_cue_at(report, comma + 1, end, DIA_CUE(DIA_CHECK_MADE_OF));

	if (cue != NULL)
		return cue->end;
	if (dia_token_is(report, comma + 1, "being"))
		return comma + 2;
	return dia_token_is(report, comma + 1, "which") && dia_token_is_one_of(report, comma + 2, verbs) ? comma + 3
													 : comma;
}

/* "dealing with A, with B and with C", "responsible respectively for A, for B": where the first item starts. */
static guint32
skip_to_lead(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	enum { LONGEST = 3 };
	const DiaCueSet some = DIA_CUE(DIA_CHECK_INCLUDING) | DIA_CUE(DIA_CHECK_OF_THEM);

	if ((dia_token_is(report, first, "the") && !dia_token_is(report, first + 1, "first")) ||
	    dia_check_cue_find(report, first, MIN(first + LONGEST, end), some) != NULL)
		return end;
	for (guint32 at = first; at < MIN(first + LONGEST, end); at++)
		if (!(at > first && dia_token_is(report, at, "the")) && dia_items_count_by_lead(report, at, end) > 1)
			return at;
	return first;
}

/* "in Suva, Lautoka and Labasa", "32 districts, five towns, the capital": does a list go on at a comma? */
static gboolean
is_within_list(const DiaCheckedReport *report, const DiaQuantity *announced, guint32 comma)
{
	static const char *const separators[] = { ",", "and", ";", NULL };
	const guint32 first = dia_analysis_sentences(report->analysis)[announced->sentence].first_token;

	return (report->tokens[comma - 1].flags & DIA_TOKEN_CAPITALIZED) != 0 ||
	       (announced->first > first && dia_token_is_one_of(report, announced->first - 1, separators));
}

/* Behind a comma: by its first words, or where each item starts with one word, or is a name. */
static gboolean
read_behind_comma(const DiaCheckedReport *report, const DiaQuantity *announced, guint32 comma, guint32 end, Span *span)
{
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[announced->sentence];
	const gboolean is_clause = has_verb(report, announced->end, comma);
	/* "Two persons were sentenced, namely": the subject */
	const gboolean is_subject = announced->first == sentence->first_token;

	*span = (Span){ .first = skip_opening(report, comma, end) };
	if (span->first != comma) {
		/* ", namely for law, for work and health and for youth": with all commas, where each item starts so */
		span->end = dia_items_count_by_lead(report, span->first, end) > 1
				    ? end
				    : find_end_of_names(report, span->first, end);
		return !is_clause || is_subject;
	}
	if (is_within_list(report, announced, comma))
		return FALSE;
	span->needs_lead = TRUE;
	span->end = find_end_of_names(report, comma + 1, end);
	span->first = skip_to_lead(report, comma + 1, span->end);
	span->at_least = is_clause;
	return comma - announced->end < CLOSE_LEAD || is_subject;
}

static gboolean
read_list(const DiaCheckedReport *report, const DiaQuantity *announced, guint32 opening, guint32 end, Span *span)
{
	*span = (Span){ .first = opening + 1, .end = end };
	if (dia_token_is(report, opening, ":"))
		return opening + 2 < end;
	if (dia_token_is(report, opening, ","))
		return read_behind_comma(report, announced, opening, end, span);
	if (dia_token_is_dash(report, opening)) {
		while (span->end > span->first && dia_token_is(report, span->end - 1, "."))
			span->end--;
		for (guint32 at = span->first; at < span->end; at++)
			if (dia_token_is_dash(report, at) && report->text[report->tokens[at].start - 1] == ' ')
				span->end = at;
		return TRUE;
	}
	span->end = find_bracketed(report, opening, end);
	return span->end != end && !has_verb(report, announced->end, opening);
}

/* A dash between words, not in one. */
static gboolean
is_opening(const DiaCheckedReport *report, guint32 at)
{
	static const char *const openings[] = { ":", ",", "(", NULL };

	return dia_token_is_one_of(report, at, openings) ||
	       (dia_token_is_dash(report, at) && at > 0 && report->text[report->tokens[at].start - 1] == ' ' &&
		report->text[dia_token_end(&report->tokens[at])] == ' ');
}

static gint
count_items(const DiaStatement *statement, const Span *span)
{
	const DiaCheckedReport *report = statement->report;
	guint32 first = span->first;
	gint n;

	if (!span->needs_lead)
		return dia_items_count(statement, span->first, span->end);
	n = dia_items_count_by_lead(report, span->first, span->end);
	/* "one for widows and one for orphans"; else what counts anew is no item */
	if (n > 1)
		return dia_token_is(report, first, "one") || !dia_statement_has_number(statement, first, span->end) ? n
														    : 0;
	/* "in 2008, 2012 and 2016" */
	if (dia_token_classes(report, first) & DIA_CLASS_PREPOSITION)
		first++;
	return dia_items_are_names(report, first, span->end) ? dia_items_count(statement, first, span->end) : -1;
}

static void
tell(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *announced, const Span *span, gint n)
{
	const gint64 stated = announced->figure->value.coefficient;
	DiaFindingDraft draft = { .has_values = TRUE, .is_milder = TRUE, .stated = announced->figure->value };

	draft.computed = (DiaDecimal){ .coefficient = n };
	draft.message = g_strdup_printf("%" G_GINT64_FORMAT " are announced, but %d are listed", stated, n);
	dia_draft_add_location(&draft, statement->report, statement->paragraph,
			       dia_quantity_span(statement->report, announced));
	dia_draft_add_location(&draft, statement->report, statement->paragraph,
			       dia_token_span(statement->report, span->first, span->end));
	dia_checker_add(checker, &draft);
}

static void
check_announced(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *announced = dia_statement_quantity(statement, index);
	guint32 end = dia_analysis_sentences(report->analysis)[announced->sentence].end_token;
	const gint64 stated = announced->figure->value.coefficient;
	guint32 opening = announced->end;
	Span span;
	gint n;

	while (opening < end && opening - announced->end <= MAX_LEAD && !is_opening(report, opening))
		opening++;
	/* "Three laws were passed:", and a line for each */
	if (opening + 1 == end && dia_token_is(report, opening, ":"))
		end = dia_analysis_end_token(report->analysis, statement->paragraph);
	if (opening - announced->end > MAX_LEAD || opening == announced->end || opening + 2 >= end ||
	    end - opening > MOST_TOKENS ||
	    announced->bracket != 0 || dia_statement_has_number(statement, announced->end, opening) ||
	    !read_list(report, announced, opening, end, &span))
		return;
	n = count_items(statement, &span);
	if (n >= 2 && n != stated && !(span.at_least && n < stated) &&
	    !(span.needs_lead && ABS(n - stated) > MOST_OFF))
		tell(checker, statement, announced, &span, n);
}

static gboolean
is_announcement(const DiaFigure *figure)
{
	return g_strcmp0(figure->unit, "count") == 0 && !figure->is_range &&
	       figure->qualifier == DIA_QUALIFIER_NONE && figure->value.exponent == 0 &&
	       figure->value.coefficient >= 2 && figure->value.coefficient <= MAX_ANNOUNCED;
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement, GHashTable *told)
{
	for (guint i = 0; i < statement->quantities->len; i++)
		if (is_announcement(dia_statement_quantity(statement, i)->figure) &&
		    !dia_quantity_is_told(statement->report, dia_statement_quantity(statement, i), told))
			check_announced(checker, statement, i);
}

void
dia_check_sum_items(DiaChecker *checker)
{
	dia_statements_check_untold(checker, check_statement);
}
