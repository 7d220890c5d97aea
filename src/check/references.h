/*
 * What the words around a reference say of the text that it leads into.
 */
#pragma once

#include "check/checker.h"

/* Where the words behind a number say that the place is. */
typedef enum { DIA_PLACE_UNKNOWN, DIA_PLACE_OWN, DIA_PLACE_ABOVE, DIA_PLACE_BELOW } DiaReferencePlace;

/* Reads the words at a token, behind a number: "above", "of the present report", "(b) below". */
DiaReferencePlace dia_reference_find_place(const DiaCheckedReport *report, guint32 at, guint32 end);

/* The start of the sentence that a token stands in, or @first where that stands behind it. */
guint32 dia_reference_find_sentence(const DiaCheckedReport *report, guint32 at, guint32 first);

/* Do tokens [first, end) name those whose texts are cited by paragraph, or what they write? */
gboolean dia_names_cited_text(const DiaCheckedReport *report, guint32 first, guint32 end);

/* The same for all texts that have paragraphs, be it as laws. */
gboolean dia_names_any_text(const DiaCheckedReport *report, guint32 first, guint32 end);

/* Bytes of "64.4" at the start of a text of @limit bytes; 0 where it is no label: "61.7.4", "2012". */
gsize dia_reference_label_length(const char *text, gsize limit);
