/*
 * Figures and series as tidy tables: a figure, or a point of a series, is a row (RFC 4180), with W3C
 * CSVW metadata beside each, so that R and pandas load them without a conversion.
 */
#pragma once

#include "base/json.h"

/*
 * @param report what dia_emit_report() gave
 * @return figures.csv, series.csv; free with g_string_free()
 */
GString *dia_emit_figures_csv(const cJSON *report);
GString *dia_emit_series_csv(const cJSON *report);

/* @return figures.csv-metadata.json, series.csv-metadata.json; free with g_string_free() */
GString *dia_emit_figures_metadata(void);
GString *dia_emit_series_metadata(void);
