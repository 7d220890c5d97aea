#include "base/months.h"

enum {
	SHORTEST = 3, /* letters: "Jan." */
	SEPTEMBER = 8, /* whose short form may have one more */
};

/* Letters that two words have in common from the start, in any case. */
static gsize
count_letters(const char *text, const char *month)
{
	gsize n = 0;

	while (month[n] != '\0' && g_ascii_tolower(text[n]) == month[n])
		n++;
	return n;
}

guint
dia_month_parse(const char *text, gsize *length)
{
	static const char *const months[] = { "january",   "february", "march",	   "april",
					      "may",	   "june",     "july",	   "august",
					      "september", "october",  "november", "december" };

	const char first = g_ascii_tolower(text[0]);

	for (guint i = 0; i < G_N_ELEMENTS(months); i++) {
		gsize n = months[i][0] == first ? count_letters(text, months[i]) : 0;

		if (n < SHORTEST || g_ascii_isalpha(text[n]) ||
		    !(months[i][n] == '\0' || n == SHORTEST || (n == SHORTEST + 1 && i == SEPTEMBER)))
			continue;
		if (length != NULL)
			*length = n;
		return i + 1;
	}
	return 0;
}
