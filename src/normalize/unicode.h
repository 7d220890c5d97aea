/*
 * Text of one line as it should be: NFC, plain blanks, no invisible characters.
 */
#pragma once

#include <glib.h>

/* Is the text one that cleaning would not change? Only ASCII is known to be. */
gboolean dia_unicode_is_clean(const char *text, gsize length);

/*
 * Cleans a line: NFC; all kinds of blanks become ' ', two and more or a tab become '\t'; soft hyphens and
 * zero-width characters go; ligatures are spelled out; blanks at both ends are cut off.
 * @param text   valid UTF-8
 * @param buffer receives the result; what was in it is lost
 */
void dia_unicode_clean(const char *text, gsize length, GString *buffer);
