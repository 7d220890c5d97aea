/*
 * The parts of dates.c that stand in files of their own: what a date has to do with the words beside it.
 */
#pragma once

#include "annotate/scan.h"

/* The role of the date that is the tokens [first, end); its words before it are not looked at. */
DiaDateRole dia_date_find_role(const DiaScan *scan, guint32 first, guint32 end);

/* "Strategy-2050", "Vision 2040": a year, or a pair of years (@has_to), that is part of a name. */
gboolean dia_date_is_name(const DiaScan *scan, guint32 at, gboolean has_to);

/*
 * "a year earlier", "the following year": a date counted from the one before it in the sentence.
 *
 * @param date receives it
 * @return TRUE where such words start at a token
 */
gboolean dia_date_read_neighbour(const DiaScan *scan, guint32 at, DiaDate *date);

/*
 * The year of a day or month that is told without one: that of the date before it in this sentence or the one before.
 *
 * @return 0 where none says it
 */
gint dia_date_find_year(const DiaScan *scan, guint32 at, gint month, gboolean has_day);

/* Is something counted by a number, though it looks like a year, "over 2000 people"? */
gboolean dia_date_is_counting(const DiaScan *scan, guint32 at);

/* "in the first half of the year", where [first, end) are "first half": is the year one that other words name? */
gboolean dia_date_is_part_of_named_year(const DiaScan *scan, guint32 first, guint32 end);

/*
 * "in the three years to 2015", "in the year ending 30 June 2019": how long the period lasts that a date ends.
 *
 * @param first the first token of the date
 * @return months, 0 for none
 */
gint dia_date_find_length(const DiaScan *scan, guint32 first);

/* In brackets that say more than the date: it is of the number in them. */
gboolean dia_date_is_aside(const DiaScan *scan, guint32 first, guint32 end);
