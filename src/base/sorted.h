/*
 * Search in arrays of structs that are sorted by a number in them.
 */
#pragma once

#include <glib.h>

/*
 * @param offset where in each element the guint32 stands that the array is sorted by, as offsetof()
 * gives it
 * @return the index of the first element whose number is not below @key; the length where there is
 * none
 */
guint dia_sorted_find(const GArray *sorted, gsize offset, guint32 key);
