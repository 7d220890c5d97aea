/*
 * A document as lines: one paragraph a line, its id first. For git's textconv, grep, and as the text
 * that findings in PDF and DOCX point into.
 */
#pragma once

#include "diachron/document.h"

/* Appends the lines of a document; line breaks and tabs within a paragraph become " | " and blanks. */
void dia_emit_text(const DiaDocument *document, GString *output);
