/*
 * Findings as JSON: diachron.findings/1 of interface.md. All are written, the known and the ignored too.
 */
#include "emit/findings.h"
#include "emit/json.h"

void
dia_emit_findings_json(const DiaFindings *findings, GString *output)
{
	g_autoptr(cJSON) root = cJSON_CreateObject();
	g_autofree char *printed = NULL;
	cJSON *array;

	dia_json_add_string(root, "format", "diachron.findings/1");
	array = dia_json_add_array(root, "findings");
	for (guint i = 0; i < findings->n_rows; i++) {
		const DiaFindingRow *row = &findings->rows[i];
		cJSON *object = dia_emit_finding(&row->finding, findings->reports);

		dia_json_add_string(object, "baseline",
				    !findings->has_baseline ? NULL :
				    row->is_known	    ? "unchanged" :
							      "new");
		dia_json_add_string(object, "ignored", row->reason);
		cJSON_AddItemToArray(array, object);
	}
	printed = dia_emit_print(root);
	g_string_append(output, printed);
}
