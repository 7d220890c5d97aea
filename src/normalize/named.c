#include "normalize/named.h"

#include <string.h>

gsize
dia_named_text_length(const char *text)
{
	static const char *const names[] = { "recommendation", "comment", "question", "response",
					     "reply", "answer", "conclusion", "observation" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		gsize length = strlen(names[i]);
		gsize at = length;

		if (g_ascii_tolower(text[0]) != names[i][0] ||
		    g_ascii_strncasecmp(text, names[i], length) != 0)
			continue;
		at += text[at] == 's';
		at += strspn(text + at, " 0123456789.");
		if (text[at] == ':')
			return length;
	}
	return 0;
}

gboolean
dia_named_text_opens(const char *text)
{
	static const char *const pointers[] = { "for more information", "for further information",
						"for more details", "for further details" };

	if (text[0] == '[' && text[strlen(text) - 1] == ']')
		return TRUE;
	for (guint i = 0; g_ascii_tolower(text[0]) == 'f' && i < G_N_ELEMENTS(pointers); i++)
		if (g_ascii_strncasecmp(text, pointers[i], strlen(pointers[i])) == 0)
			return TRUE;
	return dia_named_text_length(text) > 0;
}
