/*
 * A paragraph as the arithmetic rules read it: its quantities in order, and what stands in brackets after them.
 */
#pragma once

#include "check/checker.h"

/* A figure with its place among the tokens. */
typedef struct {
	const DiaFigure *figure;
	const char *unit; /* the figure's, but for counts that share a sentence with percentages */
	guint32 first; /* its tokens are [first, end) */
	guint32 end;
	guint32 sentence;
	guint32 bracket; /* the bracket around it, numbered within the paragraph; 0 for none */
	guint depth;
	gint share;  /* index of the percentage that follows it, "45 (12 per cent)", or -1 */
	gint former; /* index of the earlier value that follows it, "45 (40 in 2012)", or -1 */
} DiaQuantity;

/* A paragraph that has quantities. */
typedef struct {
	const DiaCheckedReport *report;
	guint32 paragraph;
	gboolean is_table;
	GArray *quantities; /* of DiaQuantity */
} DiaStatement;

static inline const DiaQuantity *
dia_statement_quantity(const DiaStatement *statement, guint index)
{
	return &((const DiaQuantity *)(const void *)statement->quantities->data)[index];
}

/* @return the index of the first quantity of a sentence or, where it has none, of a later one */
guint dia_statement_first_of(const DiaStatement *statement, guint32 sentence);

/* @return the index of the first quantity at a token or behind it; the number of quantities where there is none */
guint dia_statement_first_at(const DiaStatement *statement, guint32 token);

/* Does a quantity start among the tokens [first, end)? */
gboolean dia_statement_has_number(const DiaStatement *statement, guint32 first, guint32 end);

/* What a quantity can stand for; a range from its low to its high end. */
DiaInterval dia_quantity_interval(const DiaQuantity *quantity);

/* As dia_quantity_interval(), but a number that ends in thousands was rounded to them. */
DiaInterval dia_quantity_rounded(const DiaQuantity *quantity);

/* One number, told as it is or as about it. */
gboolean dia_quantity_is_plain(const DiaQuantity *quantity);

/* Is a unit one of time, "year", or a currency, "EUR"? */
gboolean dia_unit_is_time(const char *unit);
gboolean dia_unit_is_money(const char *unit);

/* Do two quantities count in one unit? */
gboolean dia_quantity_has_unit(const DiaQuantity *quantity, const char *unit);
gboolean dia_quantities_share_unit(const DiaQuantity *a, const DiaQuantity *b);

/* "Of the 45 cases", "Out of 45 cases": does the sentence start with what is a whole? */
gboolean dia_quantity_opens(const DiaCheckedReport *report, const DiaQuantity *quantity);

/* Does a word stand right before a quantity, but for signs of money and "about"? */
gboolean dia_quantity_follows(const DiaCheckedReport *report, const DiaQuantity *quantity,
			      const char *word);

/* The words of a quantity, with the unit as printed. */
DiaSpan dia_quantity_span(const DiaCheckedReport *report, const DiaQuantity *quantity);

/* Calls a function on each statement of prose. */
typedef void (*DiaStatementFunction)(DiaChecker *checker, const DiaStatement *statement);
void dia_statements_check(DiaChecker *checker, DiaStatementFunction check);

/* The same with @told: what the rule at work told before (dia_checker_find_told()). */
typedef void (*DiaStatementToldFunction)(DiaChecker *checker, const DiaStatement *statement, GHashTable *told);
void dia_statements_check_untold(DiaChecker *checker, DiaStatementToldFunction check);

/* Was a quantity told of before? */
gboolean dia_quantity_is_told(const DiaCheckedReport *report, const DiaQuantity *quantity, GHashTable *told);

/* The statements of a report, in the order of the text; @length receives their number. */
static inline const DiaStatement *
dia_checked_report_statements(const DiaCheckedReport *report, guint *length)
{
	*length = report->statements->len;
	return (const DiaStatement *)(const void *)report->statements->data;
}

/* Reads them, once for all rules. @return array of DiaStatement; free with g_array_unref() */
GArray *dia_statements_read(const DiaCheckedReport *report);
