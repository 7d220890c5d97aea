/*
 * Percentages of counts, as the rules on shares calculate them.
 */
#pragma once

#include "check/statement.h"

/* A count of something, greater than 0; a percentage; neither a range. */
gboolean dia_quantity_is_count(const DiaQuantity *quantity);
gboolean dia_quantity_is_percent(const DiaQuantity *quantity);

/* "86.7 per cent (209)": does a count stand in the bracket behind a percentage, so that it is a part itself? */
gboolean dia_count_is_bracketed_part(const DiaStatement *statement, const DiaQuantity *count);

/* Do words between them, or a bracket, say that two quantities are one thing said in two ways? */
gboolean dia_quantities_restate(const DiaCheckedReport *report, const DiaQuantity *first,
				const DiaQuantity *second);

/* What a printed percentage can stand for; words such as "a third" more widely than digits. */
DiaInterval dia_share_interval(const DiaCheckedReport *report, const DiaQuantity *share);

/* "a quota of 30 per cent" */
gboolean dia_share_is_aim(const DiaCheckedReport *report, const DiaQuantity *share);

/* 100 * part / whole */
DiaInterval dia_share_compute(DiaInterval part, DiaInterval whole);
DiaDecimal dia_share_divide(DiaDecimal part, DiaDecimal whole);

/* Prints a computed percentage with one digit more than @like has; free with g_free(). */
char *dia_share_format(DiaDecimal value, DiaDecimal like);

/*
 * Compares a share with the part and the whole that words tie it to, and tells of it where they do not give it.
 * @return TRUE where they could be compared, right or wrong
 */
gboolean dia_shares_compare(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *part,
			    const DiaQuantity *whole, const DiaQuantity *share);

/* --- What a share is one of ---------------------------------------------------------------------- */

typedef enum {
	DIA_BASE_NONE,
	DIA_BASE_THEM,	/* "of them", "of the total" */
	DIA_BASE_NAMED, /* "of all newspapers" */
} DiaShareBase;

/* @param noun receives the token where the name starts */
DiaShareBase dia_share_read_base(const DiaCheckedReport *report, guint32 paragraph, const DiaQuantity *share,
				 guint32 *noun);

/* Is a whole counted in what a share names, "223 newspapers" and "of all newspapers"? */
gboolean dia_share_is_base(const DiaCheckedReport *report, guint32 paragraph, guint32 noun, const DiaQuantity *whole);

/* Does a share name something that a whole (NULL for none) is not counted in? */
gboolean dia_share_has_own_base(const DiaCheckedReport *report, guint32 paragraph, const DiaQuantity *share,
				const DiaQuantity *whole);
