/*
 * Unnumbered text with a name of its own: "Recommendation: ...", "Question 3: ...".
 */
#pragma once

#include <glib.h>

/* @return bytes of the name in the singular, where a text starts with a name and a colon; else 0 */
gsize dia_named_text_length(const char *text);

/* Does a line open unnumbered text, by a name or as a pointer to another place of the report? */
gboolean dia_named_text_opens(const char *text);
