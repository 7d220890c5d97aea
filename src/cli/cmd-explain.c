/*
 * diachron explain: what a rule checks, with examples; why a result is what it is.
 */
#include <string.h>

#include "cli/cli.h"
#include "cli/explain-paragraph.h"

/* Appends a text, indented. */
static void
append_example(GString *output, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; line[0] != NULL && line[1] != NULL; line++)
		g_string_append_printf(output, "%s%s\n", **line != '\0' ? "    " : "", *line);
}

static void
append_examples(GString *output, const DiaRule *rule)
{
	g_string_append(output, "\nIt finds something in:\n");
	for (const char *const *text = rule->fires; *text != NULL; text++) {
		g_string_append_c(output, '\n');
		append_example(output, *text);
	}
	g_string_append(output, "\nIt finds nothing in:\n");
	for (const char *const *text = rule->rests; *text != NULL; text++) {
		g_string_append_c(output, '\n');
		append_example(output, *text);
	}
}

static gboolean
explain_rule(const char *id, GString *output)
{
	const DiaRule *rule = dia_rule_find(id);

	if (rule == NULL)
		return FALSE;
	g_string_append_printf(output, "%s (%s): %s.\n\n%s\n", rule->id,
			       dia_severity_name(rule->severity), rule->title, rule->explanation);
	append_examples(output, rule);
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

/* The page docs/rules.md. */
static void
append_markdown(GString *output)
{
	guint n_rules;
	const DiaRule *rules = dia_rules(&n_rules);

	g_string_append(output, "# Rules of `diachron check`\n\n"
				"<!-- Made by `diachron explain -f markdown`; do not edit. -->\n\n"
				"| rule | severity | what it finds |\n|---|---|---|\n");
	for (guint i = 0; i < n_rules; i++)
		g_string_append_printf(output, "| [`%s`](#%s) | %s | %s |\n", rules[i].id, rules[i].id,
				       dia_severity_name(rules[i].severity), rules[i].title);
	for (guint i = 0; i < n_rules; i++) {
		g_string_append_printf(output, "\n## %s\n\n%s.\n\n%s\n", rules[i].id,
				       rules[i].title, rules[i].explanation);
		append_examples(output, &rules[i]);
	}
}

static gboolean
explain(const char *id, GString *output)
{
	for (guint i = 0; i < G_N_ELEMENTS(explainers); i++)
		if (explainers[i](id, output))
			return TRUE;
	return FALSE;
}

static int
explain_place(const DiaCliOptions *options, GString *output)
{
	GError *error = NULL;

	if (!dia_cli_explain_paragraph(options->rest[0], (const char *const *)options->rest + 1, options,
				    output, &error) ||
	    !dia_cli_write(options->output, output->str, output->len, &error))
		return dia_cli_fail(error);
	return DIA_EXIT_SAME;
}

int
dia_cmd_explain(int argc, char **argv)
{
	static const DiaCliHelp help = {
		.summary =
		    "What a rule checks, with examples; what the topics and claims of a paragraph rest on.\n"
		    "A paragraph is named by its number, report.pdf#35, one without number as it is cited:\n"
		    "\"ngo.txt#text 4\" or ngo.txt#text-4",
		.parameters = "[RULE...] | REPORT#PARAGRAPH [MANIFEST | REPORT...]",
		.formats = "text (the default), or markdown for the page of all rules",
	};
	g_auto(DiaCliOptions) options = { 0 };
	g_autoptr(GString) output = g_string_new(NULL);
	GError *error = NULL;
	int status = DIA_EXIT_SAME;

	if (!dia_cli_parse(argc, argv, &help, NULL, &options, &status))
		return status;
	if (options.format != NULL && strcmp(options.format, "text") != 0 &&
	    strcmp(options.format, "markdown") != 0)
		return dia_cli_usage("explain: no format \"%s\"; give text or markdown",
				     options.format);
	if (g_strcmp0(options.format, "markdown") == 0)
		append_markdown(output);
	else if (options.rest == NULL)
		list_rules(output);
	else if (strchr(options.rest[0], '#') != NULL)
		return explain_place(&options, output);
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
