#include "cli/findings-filter.h"

#include <string.h>

#include "base/file.h"
#include "diachron/error.h"

/* --- Rules and severities ------------------------------------------------------------------------ */

static gboolean
check_rule(const char *id, const char *option, GError **error)
{
	if (dia_rule_find(id) != NULL)
		return TRUE;
	g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
		    "%s: no rule \"%s\"; diachron explain lists them", option, id);
	return FALSE;
}

/* Splits "sum,share" in each element. */
static char **
split_rules(char **options)
{
	g_autoptr(GPtrArray) ids = g_ptr_array_new();

	for (; options != NULL && *options != NULL; options++) {
		g_auto(GStrv) parts = g_strsplit(*options, ",", -1);

		for (char **part = parts; *part != NULL; part++)
			if (**part != '\0')
				g_ptr_array_add(ids, g_strdup(*part));
	}
	g_ptr_array_add(ids, NULL);
	return (char **)g_ptr_array_free(g_steal_pointer(&ids), FALSE);
}

/*
 * Reads "rule=severity".
 * @param is_off receives TRUE for "rule=off"
 */
static gboolean
parse_override(const char *text, char **rule, DiaSeverity *severity, gboolean *is_off,
	       GError **error)
{
	const char *sign = strchr(text, '=');

	*is_off = sign != NULL && strcmp(sign + 1, "off") == 0;
	if (sign == NULL || (!*is_off && !dia_severity_parse(sign + 1, severity))) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
			    "--override=%s; give RULE=error, warning, note or off", text);
		return FALSE;
	}
	*rule = g_strndup(text, (gsize)(sign - text));
	if (check_rule(*rule, "--override", error))
		return TRUE;
	g_clear_pointer(rule, g_free);
	return FALSE;
}

static gboolean
apply_overrides(GArray *rows, char **overrides, GError **error)
{
	for (char **text = overrides; text != NULL && *text != NULL; text++) {
		g_autofree char *rule = NULL;
		DiaSeverity severity = DIA_SEVERITY_NOTE;
		gboolean is_off;

		if (!parse_override(*text, &rule, &severity, &is_off, error))
			return FALSE;
		for (guint i = rows->len; i > 0; i--) {
			DiaFindingRow *row = &g_array_index(rows, DiaFindingRow, i - 1);

			if (strcmp(row->finding.rule, rule) != 0)
				continue;
			if (is_off)
				g_array_remove_index(rows, i - 1);
			else
				row->finding.severity = severity;
		}
	}
	return TRUE;
}

static gboolean
take_rows(GArray *rows, const DiaComparison *comparison, char **only, GError **error)
{
	g_auto(GStrv) ids = split_rules(only);
	guint n_findings;
	const DiaFinding *findings = dia_comparison_findings(comparison, &n_findings);

	for (char **id = ids; *id != NULL; id++)
		if (!check_rule(*id, "--only", error))
			return FALSE;
	for (guint i = 0; i < n_findings; i++) {
		DiaFindingRow row = { .finding = findings[i] };

		if (*ids == NULL || g_strv_contains((const char *const *)ids, findings[i].rule))
			g_array_append_val(rows, row);
	}
	return TRUE;
}

/* --- Baseline ------------------------------------------------------------------------------------ */

static cJSON *
read_baseline(const char *path, GError **error)
{
	g_autoptr(GByteArray) bytes = dia_file_read(path, error);
	g_autoptr(cJSON) root = NULL;

	if (bytes == NULL)
		return NULL;
	root = cJSON_ParseWithLength((const char *)bytes->data, bytes->len);
	if (root != NULL && g_strcmp0(dia_json_get_string(root, "format"), "diachron.findings/1") == 0)
		return g_steal_pointer(&root);
	g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
		    "%s: no findings in it; give what diachron check -f json wrote", path);
	return NULL;
}

static gboolean
apply_baseline(GArray *rows, const char *path, GError **error)
{
	g_autoptr(cJSON) root = read_baseline(path, error);
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
	const cJSON *item;

	if (root == NULL)
		return FALSE;
	cJSON_ArrayForEach(item, dia_json_get(root, "findings"))
	{
		const char *fingerprint = dia_json_get_string(item, "fingerprint");

		if (fingerprint != NULL)
			g_hash_table_add(known, (gpointer)fingerprint);
	}
	for (guint i = 0; i < rows->len; i++) {
		DiaFindingRow *row = &g_array_index(rows, DiaFindingRow, i);

		row->is_known = g_hash_table_contains(known, row->finding.fingerprint);
	}
	return TRUE;
}

/* --- Ignored findings ---------------------------------------------------------------------------- */

/* An entry is a fingerprint, or a rule for all its findings, and behind it why. */
static gboolean
apply_entry(GArray *rows, const char *key, const char *reason)
{
	gboolean is_used = FALSE;

	for (guint i = 0; i < rows->len; i++) {
		DiaFindingRow *row = &g_array_index(rows, DiaFindingRow, i);

		if (strcmp(row->finding.fingerprint, key) != 0 && strcmp(row->finding.rule, key) != 0)
			continue;
		row->reason = reason;
		is_used = TRUE;
	}
	return is_used;
}

static gboolean
apply_ignore(GArray *rows, const char *path, GStringChunk *pool, GPtrArray *notes, GError **error)
{
	g_autoptr(GByteArray) bytes = dia_file_read(path, error);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (bytes == NULL)
		return FALSE;
	text = g_utf8_make_valid((const char *)bytes->data, (gssize)bytes->len);
	lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i] != NULL; i++) {
		const char *line = g_strstrip(lines[i]);
		gsize length = strcspn(line, " \t");
		g_autofree char *key = g_strndup(line, length);
		const char *reason = line + length + strspn(line + length, " \t");

		if (*line == '\0' || *line == '#')
			continue;
		if (*reason == '\0') {
			g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
				    "%s:%u: \"%s\" has no reason; write it behind", path, i + 1, key);
			return FALSE;
		}
		if (!apply_entry(rows, key, g_string_chunk_insert(pool, reason)))
			g_ptr_array_add(notes, g_strdup_printf("%s:%u: \"%s\" ignores nothing", path,
							       i + 1, key));
	}
	return TRUE;
}

/* Overridden severities may have changed what is worst. */
static int
compare_rows(gconstpointer a, gconstpointer b)
{
	const DiaFindingRow *first = a;
	const DiaFindingRow *second = b;

	return (second->finding.severity > first->finding.severity) -
	       (second->finding.severity < first->finding.severity);
}

gboolean
dia_findings_filter(const DiaFindingsFilter *filter, const DiaComparison *comparison, GArray *rows,
		    GStringChunk *pool, GPtrArray *notes, GError **error)
{
	if (!take_rows(rows, comparison, filter->only, error) ||
	    !apply_overrides(rows, filter->overrides, error) ||
	    (filter->baseline != NULL && !apply_baseline(rows, filter->baseline, error)) ||
	    (filter->ignore != NULL &&
	     !apply_ignore(rows, filter->ignore, pool, notes, error)))
		return FALSE;
	/* Merge sort keeps the order of equals. */
	g_array_sort(rows, compare_rows);
	return TRUE;
}
