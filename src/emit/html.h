/*
 * A comparison as a web page: one file that asks for nothing, a pure function of report.json.
 */
#pragma once

#include "base/json.h"

/*
 * @param report diachron.report/1 as dia_emit_report() makes it or a file holds it. It need not be
 *               well-formed: what is missing or of the wrong type is left out.
 * @return the page in UTF-8; free with g_string_free()
 */
GString *dia_emit_html(const cJSON *report);

/*
 * The same for threads: each part is written once, in any order and beside the others, then the page is put together.
 * @return free with dia_html_free()
 */
typedef struct _DiaHtml DiaHtml;
enum { DIA_HTML_N_PARTS = 2 }; /* the first takes longer */

DiaHtml *dia_html_new(const cJSON *report);
void dia_html_write(DiaHtml *html, guint part);
GString *dia_html_finish(DiaHtml *html); /* once; free with g_string_free() */
void dia_html_free(DiaHtml *html);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaHtml, dia_html_free)
