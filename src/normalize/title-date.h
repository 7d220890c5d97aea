/*
 * The date of a report, from its title page.
 */
#pragma once

#include "normalize/layout.h"

/*
 * @param n_lines lines of the title page, from the first on
 * @return "2018-03-12", "2018-03" or "2018", to be freed with g_free(); NULL where the page has none of its own
 */
char *dia_title_date_find(const DiaLayout *layout, guint n_lines);

/* Does a date stand in a line, in any of the forms that covers have? */
gboolean dia_title_date_is_in(const char *text);
