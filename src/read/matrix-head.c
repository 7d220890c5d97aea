#include "read/matrix-head.h"

#include <string.h>

enum { MAX_TITLE_BYTES = 40 };

static gboolean
has_word(const char *title, gsize length, const char *const *words)
{
	g_autofree char *lower = g_ascii_strdown(title, (gssize)length);

	for (; *words != NULL; words++)
		if (strstr(lower, *words) != NULL)
			return TRUE;
	return FALSE;
}

gboolean
dia_matrix_is_head(const char *const *titles, const gsize *lengths, guint n)
{
	static const char *const subject[] = { "recommendation", NULL };
	static const char *const others[] = { "position", "response", "status", "comment", "explanation",
					      "reply", "answer", "remark", "decision", "observation",
					      "state", "accepted", "implementation", NULL };
	guint n_subjects = 0;
	guint n_others = 0;

	for (guint i = 0; i < n; i++) {
		gboolean is_subject = has_word(titles[i], lengths[i], subject);

		if (lengths[i] > MAX_TITLE_BYTES)
			return FALSE;
		n_subjects += is_subject;
		n_others += !is_subject && has_word(titles[i], lengths[i], others);
	}
	return n_subjects > 0 && n_others > 0;
}

DiaMatrixNumber
dia_matrix_read_number(const char *text, gsize length)
{
	gsize digits = strspn(text, "0123456789.");
	const char *dot = memchr(text, '.', MIN(digits, length));

	if (length == 0 || digits > length || !g_ascii_isdigit(text[0]))
		return DIA_MATRIX_NO_NUMBER;
	if (dot != NULL && g_ascii_isdigit(dot[1]) && (digits == length || text[digits] == ' '))
		return DIA_MATRIX_PARTS;
	if (digits == length)
		return DIA_MATRIX_ALONE;
	/* "14 years" goes on with a sentence. */
	return dot != NULL && text[digits] == ' ' ? DIA_MATRIX_PLAIN : DIA_MATRIX_NO_NUMBER;
}
