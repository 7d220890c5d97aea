/*
 * The lists that the quantities of a paragraph form.
 */
#pragma once

#include "check/statement.h"

/* Limits that keep every search short; a longer list is not checked. */
enum { DIA_MAX_PARTS = 64, DIA_MAX_CANDIDATES = 6 };

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

/*
 * Reads the next list.
 * @param at the index of a quantity that it may start at or behind; moved past it
 * @return FALSE where there is none
 */
gboolean dia_list_find(const DiaStatement *statement, guint *at, DiaList *list);

/* Puts the parts in the opposite order. */
void dia_list_turn_round(DiaList *list);

/* The sum of the parts of a list. */
DiaInterval dia_list_sum(const DiaStatement *statement, const DiaList *list);

/* The same, of the numbers as printed. */
DiaDecimal dia_list_add(const DiaStatement *statement, const DiaList *list);

/* "790 in 2019, 689 in 2020 and 632 in 2021": has each part a time of its own, later than the one before? */
gboolean dia_list_has_rising_years(const DiaStatement *statement, const DiaList *list);

/* "1,473 + 562 = 2,035" */
char *dia_list_describe(const DiaStatement *statement, const DiaList *list, DiaDecimal sum);
