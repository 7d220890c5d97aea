#include "normalize/note-number.h"

#include <string.h>

gboolean
dia_note_number_parse(const char *text, DiaNoteNumber *number)
{
	gsize start = *text == '[' || *text == '(';
	gsize digits = strspn(text + start, "0123456789");
	gsize end = start + digits;
	gsize after = end;

	if (digits == 0 || digits > 3 || text[start] == '0')
		return FALSE;
	if (start > 0 ? text[after] == (text[0] == '[' ? ']' : ')') : strchr(".)/", text[after]) != NULL)
		after += text[after] != '\0';
	else if (start > 0)
		return FALSE;
	if (text[after] != '\0' && text[after] != ' ' && text[after] != '\t')
		return FALSE;
	*number = (DiaNoteNumber){
		.value = (guint)g_ascii_strtoull(text + start, NULL, 10),
		.start = start,
		.end = end,
		.text = after + strspn(text + after, " \t"),
	};
	return TRUE;
}
