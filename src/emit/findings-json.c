/*
 * Findings as JSON: diachron.findings/1 of interface.md. All are written, the known and the ignored too.
 */
#include "emit/findings.h"
#include "emit/json.h"

void
dia_emit_findings_json(const DiaFindings *findings, GString *output)
{
	g_autoptr(DiaJson) json = dia_json_new_object();
	cJSON *root = dia_json_root(json);
	cJSON *array;

	dia_json_add_string(root, "format", "diachron.findings/1");
	array = dia_json_add_array(root, "findings");
	for (guint i = 0; i < findings->n_rows; i++) {
		const DiaFindingRow *row = &findings->rows[i];
		cJSON *object = dia_json_append_object(array);

		dia_emit_finding(object, &row->finding, findings->reports);
		dia_json_add_string(object, "baseline",
				    !findings->has_baseline ? NULL :
				    row->is_known	    ? "unchanged" :
							      "new");
		dia_json_add_string(object, "ignored", row->reason);
	}
	dia_emit_print(json, output);
}
