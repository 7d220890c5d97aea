/*
 * Joining the lines of a paragraph: blanks between them, hyphens where words were divided.
 */
#pragma once

#include "normalize/layout.h"

typedef struct _DiaJoiner DiaJoiner;

/* @return newly allocated; free with dia_joiner_free(); the layout must outlive it */
DiaJoiner *dia_joiner_new(const DiaLayout *layout);
void dia_joiner_free(DiaJoiner *joiner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaJoiner, dia_joiner_free)

/*
 * Appends a line to the text of a paragraph that starts at @start of @text. A word that was divided at the
 * line's end is joined; a compound keeps its hyphen ("post-" + "Soviet", "health-" + "care").
 */
void dia_joiner_append(DiaJoiner *joiner, GString *text, gsize start, const char *line,
		       gsize length);

/* Appends a line without the emphasis of Markdown ("*akim*", "**bold**") and with single blanks. */
void dia_text_append_plain(GString *text, const char *line, gsize length);
