/*
 * A paragraph as the arithmetic rules read it: its quantities in order, what stands in brackets after
 * them, and the lists that they form.
 */
#pragma once

#include "check/checker.h"

/* Limits that keep every search short; a longer list is not checked. */
enum { DIA_MAX_PARTS = 64, DIA_MAX_CANDIDATES = 6 };

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

typedef struct {
	const DiaCheckedReport *report;
	guint32 paragraph;
	GArray *quantities; /* of DiaQuantity */
} DiaStatement;

/* Fills a statement from a paragraph; keeps the array. */
void dia_statement_read(DiaStatement *statement, const DiaCheckedReport *report,
			guint32 paragraph);

static inline const DiaQuantity *
dia_statement_quantity(const DiaStatement *statement, guint index)
{
	return &((const DiaQuantity *)(const void *)statement->quantities->data)[index];
}

/* @return the index of the first quantity of a sentence or, where it has none, of a later one */
guint dia_statement_first_of(const DiaStatement *statement, guint32 sentence);

/* Quantities that are enumerated one after the other. */
typedef struct {
	guint parts[DIA_MAX_PARTS]; /* indexes */
	guint n_parts;
	guint next;	    /* the first quantity behind the list */
	guint32 first;	    /* its tokens are [first, end) */
	guint32 end;
	gboolean is_closing; /* the numbers close their items: "clinics (56); centres (15)" */
} DiaList;

/*
 * Reads the list that starts at a quantity.
 * @return FALSE where fewer than two quantities of one unit are enumerated from there
 */
gboolean dia_list_read(const DiaStatement *statement, guint from, DiaList *list);

/* What a quantity can stand for; a range from its low to its high end. */
DiaInterval dia_quantity_interval(const DiaQuantity *quantity);

/* As dia_quantity_interval(), but a number that ends in thousands was rounded to them. */
DiaInterval dia_quantity_rounded(const DiaQuantity *quantity);

/* The sum of the parts of a list. */
DiaInterval dia_list_sum(const DiaStatement *statement, const DiaList *list);

/* The same, of the numbers as printed. */
DiaDecimal dia_list_add(const DiaStatement *statement, const DiaList *list);

/* "1,473 + 562 = 2,035" */
char *dia_list_describe(const DiaStatement *statement, const DiaList *list, DiaDecimal sum);

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

/* Calls a function on each paragraph of prose that has two quantities or more. */
typedef void (*DiaStatementFunction)(DiaChecker *checker, const DiaStatement *statement);
void dia_statements_check(DiaChecker *checker, DiaStatementFunction check);

/* The same on each that has one quantity or more. */
void dia_statements_check_all(DiaChecker *checker, DiaStatementFunction check);
