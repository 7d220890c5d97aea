/*
 * The title page of a report: its lines, its title, and who issues what its symbol stands for.
 */
#pragma once

#include "diachron/pipeline.h"
#include "normalize/layout.h"

/* @return how many lines from the first on may be the title page: none that is numbered, and no prose */
guint dia_title_page_length(const DiaLayout *layout);

/*
 * The lines that say what kind of report it is, joined, without stars and marks of notes.
 * @param n_lines of the title page
 * @return to be freed with g_free(), or NULL
 */
char *dia_title_page_title(const DiaLayout *layout, guint n_lines);

/* @return the code of the State (alpha-3 in most series) in a symbol, to be freed with g_free(), or NULL */
char *dia_symbol_country(const char *symbol);

/* @return who issues documents with such a symbol; DIA_ISSUER_UNKNOWN where it does not say */
DiaIssuer dia_symbol_issuer(const char *symbol);
