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
