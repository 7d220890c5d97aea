#include "normalize/symbols.h"

#include <string.h>

/*
 * The series that symbols of the General Assembly, the Councils and the treaty bodies begin with
 * (research.un.org, "UN document symbols"); a closed list keeps "and/or" and dates out.
 */
static const char *const series[] = { "A/",	"S/",	  "E/",	    "HRI/",  "CCPR/",	"CEDAW/",
				      "CAT/",	"CRC/",	  "CERD/",  "CRPD/", "CED/",	"CMW/",
				      "ST/",	"CAT-OP", "E/C.12", "SPT" };

static gboolean
is_symbol_character(char c)
{
	return g_ascii_isalnum(c) || c == '/' || c == '.' || c == '-' || c == '_';
}

gsize
dia_symbol_length(const char *text)
{
	gsize length = 0;
	guint slashes = 0;
	guint digits = 0;
	gboolean is_known = FALSE;

	for (guint i = 0; g_ascii_isupper(text[0]) && i < G_N_ELEMENTS(series) && !is_known; i++)
		is_known = text[0] == series[i][0] &&
			   strncmp(text, series[i], strlen(series[i])) == 0;
	if (!is_known)
		return 0;
	for (; is_symbol_character(text[length]); length++) {
		slashes += text[length] == '/';
		digits += g_ascii_isdigit(text[length]) != 0;
	}
	while (length > 0 && strchr("./-_", text[length - 1]) != NULL)
		length--;
	return slashes >= 2 && digits > 0 ? length : 0;
}

char *
dia_symbol_find(const char *text)
{
	for (const char *at = text; *at != '\0'; at++) {
		gsize length;

		if (at > text && is_symbol_character(at[-1]))
			continue;
		length = dia_symbol_length(at);
		if (length > 0)
			return g_strndup(at, length);
	}
	return NULL;
}
