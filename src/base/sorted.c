#include "base/sorted.h"

#include <string.h>

guint
dia_sorted_find(const GArray *sorted, gsize offset, guint32 key)
{
	gsize size = g_array_get_element_size((GArray *)sorted);
	guint low = 0;
	guint high = sorted->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;
		guint32 here;

		memcpy(&here, sorted->data + middle * size + offset, sizeof here);
		if (here < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
