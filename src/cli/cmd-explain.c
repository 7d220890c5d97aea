/*
 * diachron explain: what a rule checks, with examples; why a result is what it is.
 */
#include <string.h>

#include "cli/cli.h"

/* Appends a text, indented. */
static void
append_example(GString *output, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line != NULL; line++)
		if (**line != '\0')
			g_string_append_printf(output, "    %s\n", *line);
}

static gboolean
explain_rule(const char *id, GString *output)
{
	const DiaRule *rule = dia_rule_find(id);

	if (rule == NULL)
		return FALSE;
	g_string_append_printf(output, "%s (%s): %s.\n\n%s\n", rule->id,
			       dia_severity_name(rule->severity), rule->title, rule->explanation);
	g_string_append(output, "\nIt finds something in:\n");
	for (const char *const *text = rule->fires; *text != NULL; text++)
		append_example(output, *text);
	g_string_append(output, "\nIt finds nothing in:\n");
	for (const char *const *text = rule->rests; *text != NULL; text++)
		append_example(output, *text);
	return TRUE;
}

/* What can be explained; each is asked in turn. @return FALSE where it does not know the id */
static gboolean (*const explainers[])(const char *id, GString *output) = {
	explain_rule,
};

static void
list_rules(GString *output)
{
	guint n_rules;
	const DiaRule *rules = dia_rules(&n_rules);

	for (guint i = 0; i < n_rules; i++)
		g_string_append_printf(output, "%-13s  %-7s  %s\n", rules[i].id,
				       dia_severity_name(rules[i].severity), rules[i].title);
}

static gboolean
explain(const char *id, GString *output)
{
	for (guint i = 0; i < G_N_ELEMENTS(explainers); i++)
		if (explainers[i](id, output))
			return TRUE;
	return FALSE;
}

int
dia_cmd_explain(int argc, char **argv)
{
	g_auto(DiaCliOptions) options = { 0 };
	g_autoptr(GString) output = g_string_new(NULL);
	GError *error = NULL;
	int status = DIA_EXIT_SAME;

	if (!dia_cli_parse(argc, argv, "What a rule checks, with examples.", "[RULE...]", NULL,
			   &options, &status))
		return status;
	if (options.rest == NULL)
		list_rules(output);
	for (char **id = options.rest; id != NULL && *id != NULL; id++) {
		if (id != options.rest)
			g_string_append_c(output, '\n');
		if (!explain(*id, output))
			return dia_cli_usage("explain: no rule \"%s\"; diachron explain lists them", *id);
	}
	if (!dia_cli_write(options.output, output->str, output->len, &error))
		return dia_cli_fail(error);
	return DIA_EXIT_SAME;
}
