/*
 * The parts of quantities.c that stand in files of their own.
 */
#pragma once

#include "annotate/quantities.h"

/*
 * The sign or code of money right before a token.
 * @param first receives the first token of the sign
 * @return the unit ("USD"), or NULL; owned by the lexicon
 */
const char *dia_quantity_find_money(const DiaScan *scan, guint32 at, guint32 *first);

/* Do the words before speak of an index or a score? */
gboolean dia_quantity_has_index(const DiaScan *scan, const DiaQuantity *quantity);

/* Is an integer the value of a score that its sentence speaks of: "the score rose from 40 to 43"? */
gboolean dia_quantity_has_score(const DiaScan *scan, const DiaQuantity *quantity);

/* Reads the unit at a token; FALSE, with the quantity untouched, where none stands there. */
gboolean dia_quantity_read_unit_at(const DiaScan *scan, DiaQuantity *quantity, guint32 at);

/* Reads the unit after the number: "days", "-month", "consecutive years". */
gboolean dia_quantity_read_unit(const DiaScan *scan, DiaQuantity *quantity);

/* Reads a rate further on: "21.6 births per 1,000 population"; takes the "a day" of "8 hours a day". */
void dia_quantity_read_rate(DiaScan *scan, DiaQuantity *quantity);

/* "45.5/100,000": returns the token where the base after the slash at @at starts, or @at for none. */
guint32 dia_quantity_find_slashed_base(const DiaScan *scan, guint32 at);

/* "the number of doctors per 10,000 inhabitants rose from": the base of a rate whose value is still to come;
 * returns the token after the base, or @at. */
guint32 dia_quantity_read_base(DiaScan *scan, guint32 at);

/* Something rises or falls in the words before: then "from 5 to 10" are two figures. */
gboolean dia_quantity_is_change_before(const DiaScan *scan, guint32 first);

/* Makes the quantity a range where a second number follows: "5 to 10", "70-80". */
void dia_quantity_read_range(const DiaScan *scan, DiaQuantity *quantity, DiaNumber *low);

/* Reads the words that bound it, before or after: "more than", "or over". */
void dia_quantity_read_qualifier(const DiaScan *scan, DiaQuantity *quantity);

/* Makes a bare number years where the words say that it is an age: "aged 12-17". */
void dia_quantity_read_age(const DiaScan *scan, DiaQuantity *quantity);

/* Does a word say that something is the best or the worst of its kind? */
gboolean dia_quantity_is_superlative(const DiaScan *scan, guint32 at);

/* Is the number at a token a rank for "No." before it: "ranked No. 3", "the index (no. 1 in 2018)"? */
gboolean dia_quantity_is_numbered_rank(const DiaScan *scan, guint32 at);

/* Is the number a place in a ranking: "66th place", "ranks 12 out of 140"? */
gboolean dia_quantity_is_rank(const DiaScan *scan, const DiaNumber *number);

/* Makes the quantity a share where it counts some of many: "1 in 3", "two out of every five". */
gboolean dia_quantity_read_share(const DiaScan *scan, DiaQuantity *quantity);

/* The same for a range: "between two and four out of ten". */
void dia_quantity_read_range_share(const DiaScan *scan, DiaQuantity *quantity);

/* Makes a share a share of one per cent: "half a per cent", "a quarter of one per cent". */
gboolean dia_quantity_read_part_of_percent(const DiaScan *scan, DiaQuantity *quantity, const DiaNumber *number);

/* "Of every 100 children, ": the base of shares to come; returns the token after it, or @at. */
guint32 dia_quantity_read_every_base(DiaScan *scan, guint32 at);

/* Makes a bare count a share of the base that its sentence opens with: "only 8 finish school". */
void dia_quantity_take_every(const DiaScan *scan, DiaQuantity *quantity);

/* Joins "six months to three years" to one range; FALSE where the two are none. */
gboolean dia_quantity_join_terms(const DiaScan *scan, DiaQuantity *low, const DiaQuantity *high);

/* Makes the quantity the share of an ordinal after "every": "every third woman". */
gboolean dia_quantity_read_every(const DiaScan *scan, const DiaNumber *number, DiaQuantity *quantity);
