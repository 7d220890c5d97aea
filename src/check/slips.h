/*
 * A stated value that two numbers near by all but give: one of its digits is another, or two changed places.
 *
 * Slips of the pen are the commonest errors in printed numbers, and a number of three digits is by chance a slip of
 * another one in 30 times. So where no two numbers near by give a stated value, and two of them give a slip of it, few
 * words are needed to believe that it was meant to be made of these.
 */
#pragma once

#include "check/statement.h"

/* What two numbers give, as a range and as they are printed. */
typedef struct {
	DiaInterval (*range)(DiaInterval a, DiaInterval b);
	DiaDecimal (*value)(DiaDecimal a, DiaDecimal b);
	/* What else they may give, so that a stated value is explained; or NULL. */
	DiaInterval (*other)(DiaInterval a, DiaInterval b);
	/* May they be the two? */
	gboolean (*may_give)(const DiaStatement *statement, const DiaQuantity *stated, const DiaQuantity *a,
			     const DiaQuantity *b);
} DiaFormula;

typedef struct {
	const DiaQuantity *a;
	const DiaQuantity *b;
	DiaDecimal computed; /* rounded as the stated value is */
	guint n_pairs;	     /* that may have been meant */
} DiaSlip;

/*
 * Looks for the two numbers among those of the sentence of a stated value and the one before it.
 * @return FALSE where none give a slip of it, or two numbers near by give it as it stands
 */
gboolean dia_slip_find(const DiaStatement *statement, const DiaQuantity *stated, const DiaFormula *formula,
		       DiaSlip *slip);

/* Do two numbers of its sentence and the ones beside it give a stated value? */
gboolean dia_formula_explains(const DiaStatement *statement, const DiaQuantity *stated, const DiaFormula *formula);

/*
 * How much the numbers alone tell: 0 for two digits and one pair, one more for each further digit, and less for
 * further pairs, of which one may give a slip by chance.
 */
gint dia_slip_weigh(const DiaQuantity *stated, const DiaSlip *slip);

/* Adds a finding, milder than the rule, on a stated value and the two that all but give it. @param message taken */
void dia_slip_tell(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *stated, const DiaSlip *slip,
		   char *message);
