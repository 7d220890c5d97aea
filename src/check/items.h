/*
 * How many items a list has, by what parts them: letters, semicolons, a word that each starts with, or commas.
 */
#pragma once

#include "check/statement.h"

/*
 * Counts the items of a list.
 * @param first, end the tokens of the list
 * @return 0 or less where it is unclear what parts the items
 */
gint dia_items_count(const DiaStatement *statement, guint32 first, guint32 end);

/*
 * The same of items that each start with one word: "for widows and for orphans", "one for widows, one for orphans".
 * @return 0 or less where they do not
 */
gint dia_items_count_by_lead(const DiaCheckedReport *report, guint32 first, guint32 end);

/* Are all items names or years, "Oru, Bela and Tamo", "2008 and 2012", so that commas part nothing else? */
gboolean dia_items_are_names(const DiaCheckedReport *report, guint32 first, guint32 end);
