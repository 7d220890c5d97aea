#include "base/months.h"

#include <string.h>

guint
dia_month_parse(const char *text, gsize *length)
{
	static const char *const months[] = { "january",   "february", "march",	   "april",
					      "may",	   "june",     "july",	   "august",
					      "september", "october",  "november", "december" };

	for (guint i = 0; i < G_N_ELEMENTS(months); i++) {
		gsize n;

		if (g_ascii_tolower(text[0]) != months[i][0])
			continue;
		n = strlen(months[i]);
		if (g_ascii_strncasecmp(text, months[i], n) != 0 || g_ascii_isalpha(text[n]))
			continue;
		if (length != NULL)
			*length = n;
		return i + 1;
	}
	return 0;
}
