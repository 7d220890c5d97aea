/*
 * What the words of a list of parts say of them: whether they exclude each other, and whether they are parts of
 * the total at all.
 */
#pragma once

#include "check/lists.h"

typedef enum {
	DIA_PARTS_UNKNOWN,
	DIA_PARTS_OVERLAP, /* "women" and "minors" */
	DIA_PARTS_OPPOSED, /* "men" and "women": they exclude each other, and there is no third */
} DiaPartsKind;

DiaPartsKind dia_list_judge(const DiaStatement *statement, const DiaList *list);

/* May what one part counts be counted in another, by their verbs and qualifiers? */
gboolean dia_list_may_overlap(const DiaStatement *statement, const DiaList *list);

/* "41 in the north, 33 in the south and 24 for children": do the words behind the numbers part them differently? */
gboolean dia_list_has_other_joints(const DiaStatement *statement, const DiaList *list);

/* "of which 11 appeared daily, 129 radio stations and 24 hospitals": are all but the first counted anew? */
gboolean dia_list_has_other_nouns(const DiaStatement *statement, const DiaList *list);

/* Is the noun of a total that of one of the parts, or has it none, "In all, 46 were freed"? */
gboolean dia_total_counts_same(const DiaStatement *statement, const DiaQuantity *total, const DiaList *parts);

/*
 * "since 2008", "so far", "over the decade", "in 2019" where the sentence before is of other years: is a total in a
 * sentence one of more than the parts in the sentence before?
 */
gboolean dia_sentence_has_wider_scope(const DiaCheckedReport *report, const DiaSentence *sentence);

/* "12 cases (5 men and 9 women)": people are no parts of cases. */
gboolean dia_list_is_of_another_kind(const DiaStatement *statement, const DiaQuantity *total,
				     const DiaList *list);

/* Do the parts hold for years of their own and the total for another? */
gboolean dia_list_is_of_other_years(const DiaStatement *statement, const DiaQuantity *total,
				    const DiaList *list);

/*
 * Compares a total with parts that words say make it, and tells of it where they do not.
 * @return TRUE where they belong together
 */
gboolean dia_sums_compare(DiaChecker *checker, const DiaStatement *statement, guint total, const DiaList *parts);

/* Tells of a total and of parts that do not make it; @how comes before the total: "the total is given as". */
void dia_sums_tell(DiaChecker *checker, const DiaStatement *statement, guint total, const DiaList *parts,
		   const char *how, gboolean is_milder);
