/*
 * Cells of tables in plain text, where the space between them is lost: "396 012 395 272 397 737" is three
 * numbers with blanks between thousands. Headers tell how many columns there are; a group that begins with
 * 0 cannot stand alone; and numbers of one row are of one size.
 */
#pragma once

#include "normalize/layout.h"

/* Is a line a label with several numbers behind it, and not a sentence that ends with numbers? */
gboolean dia_table_is_row(const DiaLayout *layout, guint index);

/* Does a row begin in the middle of its label: "due to all causes 84", "100,000 live births 14.8"? */
gboolean dia_table_goes_on(const DiaLayout *layout, guint index);

/* Is the part of a text from @start to @end (bytes) a year from 1900 to 2099? */
gboolean dia_table_is_year(const char *text, guint32 start, guint32 end);

/* How many years a line names. */
guint dia_table_count_years(const DiaLine *line);

/* Can every row from line @first to before @end be cut into so many cells? */
gboolean dia_table_fits(const DiaLayout *layout, guint first, guint end, guint n_cells);

/* The number of columns of the rows from line @first to before @end, whose header starts at @header. */
guint dia_table_count_columns(const DiaLayout *layout, guint header, guint first, guint end);

/* Rewrites a row with tabs between its label, to which @label is prefixed, and its cells. */
void dia_table_write_row(DiaLayout *layout, DiaLine *line, guint n_columns, const char *label);

/* Rewrites the lines from @header to before the row @first with tabs, where their titles fit the columns. */
void dia_table_write_header(DiaLayout *layout, guint header, guint first, guint n_columns);
