/*
 * The program: a table of commands.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "cli/cli.h"
#include "version.h"

static const DiaCommand commands[] = {
	{ "check", dia_cmd_check, "What does not add up, within a report and across reports" },
	{ "compare", dia_cmd_compare, "What changed across reports" },
	{ "diff", dia_cmd_diff, "What changed between two versions of one report" },
	{ "explain", dia_cmd_explain, "What a rule checks, with examples" },
	{ "extract", dia_cmd_extract, "One report, normalized and annotated" },
	{ "render", dia_cmd_render, "The page of a comparison from its report.json" },
	{ "topics", dia_cmd_topics, "The topics it knows, and the words that signal them" },
};

static void
print_help(void)
{
	g_print("Usage: diachron COMMAND [OPTION...]\n\n"
		"Compares human rights reports: what each claims, and how claims and figures changed.\n\n"
		"Commands:\n");
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
		g_print("  %-8s  %s\n", commands[i].name, commands[i].summary);
	g_print("\ndiachron COMMAND --help explains a command.\n");
}

/*
 * GLib ends the program where memory cannot be had. That is trouble like any other: a line and an exit
 * status, and nothing half-written, as files are only put into place when all of them are whole.
 */
static void
log_message(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
	if ((level & G_LOG_FLAG_FATAL) == 0) {
		g_log_default_handler(domain, level, message, data);
		return;
	}
	fprintf(stderr, "diachron: %s; give it more memory, or fewer reports at a time\n", message);
	_exit(DIA_EXIT_TROUBLE);
}

int
main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "--help";

	setlocale(LC_ALL, "");
	/* Numbers are printed and read the same everywhere. */
	setlocale(LC_NUMERIC, "C");
	g_log_set_default_handler(log_message, NULL);
	dia_json_init();
	dia_cli_watch_standard_output();
	if (g_str_equal(name, "--help") || g_str_equal(name, "-h")) {
		print_help();
		return argc > 1 ? DIA_EXIT_SAME : DIA_EXIT_TROUBLE;
	}
	if (g_str_equal(name, "--version")) {
		g_print("diachron " DIA_VERSION "\n");
		return DIA_EXIT_SAME;
	}
	for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
		if (g_str_equal(commands[i].name, name))
			return commands[i].run(argc - 1, argv + 1);
	return dia_cli_usage("no command \"%s\"", name);
}
