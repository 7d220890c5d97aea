/*
 * Two values of one measure that words tie together: what it was, and what it has become.
 */
#pragma once

#include "check/statement.h"

/* Two values of one measure. */
typedef struct {
	const DiaQuantity *then;
	const DiaQuantity *now;
	guint32 first; /* the words for the change stand in tokens [first, end) */
	guint32 end;
	gboolean is_loose; /* only their years tell which is the earlier one */
} DiaMovement;

typedef void (*DiaMovementFunction)(DiaChecker *checker, const DiaStatement *statement,
				    const DiaMovement *movement);

/*
 * Calls a function for each pair of values that words tie together.
 * @param shares_verb one verb may tell of several pairs, "had risen from 5 to 7, and that of posts from 3 to 4"
 */
void dia_movements_visit(DiaChecker *checker, const DiaStatement *statement, DiaMovementFunction function,
			 gboolean shares_verb);

/*
 * Is what a quantity says of a change said of these two values, and not by a clause about something else before or
 * behind them: "..., an increase of 55 per cent, and that of girls went from 67 to 85"?
 */
gboolean dia_movement_is_told_by(const DiaCheckedReport *report, const DiaMovement *movement,
				 const DiaQuantity *quantity);

/* Adds a finding: the change that is stated is not the one that the values make. Takes the message. */
void dia_movement_tell(DiaChecker *checker, const DiaStatement *statement, const DiaMovement *movement,
		       const DiaQuantity *stated, DiaDecimal computed, char *message);

/* Can it be what something has changed from or to: no range, multiple or rank? */
gboolean dia_quantity_is_value(const DiaQuantity *quantity);

/* "by 40", "an increase of 40" */
gboolean dia_quantity_is_named_change(const DiaCheckedReport *report, const DiaQuantity *quantity);

/* "fell to a third": what is left of the earlier value, as a fraction in words */
gboolean dia_quantity_is_remainder(const DiaCheckedReport *report, const DiaQuantity *quantity);

/* Does a value have another one to go from or to? */
gboolean dia_quantity_is_paired(const DiaStatement *statement, guint index);
