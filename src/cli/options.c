#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "cli/cli.h"
#include "diachron/error.h"
#include "version.h"

void
dia_cli_options_clear(DiaCliOptions *options)
{
	g_free(options->output);
	g_free(options->format);
	g_free(options->topics);
	g_free(options->color);
	g_free(options->revisions);
	g_strfreev(options->rest);
	*options = (DiaCliOptions){ 0 };
}

static gboolean
check_options(const DiaCliOptions *options, GError **error)
{
	static const char *const colors[] = { "auto", "always", "never", NULL };
	DiaRevisions revisions;

	if (options->color != NULL && !g_strv_contains(colors, options->color)) {
		g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
			    "--color=%s; give auto, always or never", options->color);
		return FALSE;
	}
	if (options->revisions != NULL && !dia_revisions_parse(options->revisions, &revisions)) {
		g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
			    "--revisions=%s; give final or original", options->revisions);
		return FALSE;
	}
	if (options->jobs < 0 || options->jobs > DIA_MAX_JOBS) {
		g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
			    "--jobs=%d; give a number from 1 to %d", options->jobs, DIA_MAX_JOBS);
		return FALSE;
	}
	return TRUE;
}

gboolean
dia_cli_parse(int argc, char **argv, const DiaCliHelp *help, const GOptionEntry *own,
	      DiaCliOptions *options, int *status)
{
	/* What the help calls the program. */
	g_autofree char *name = g_strdup_printf("diachron %s", argv[0]);
	g_autofree char *formats =
	    g_strdup_printf("Format of the output: %s", help->formats != NULL ? help->formats : "");
	const GOptionEntry format[] = {
		{ "format", 'f', 0, G_OPTION_ARG_STRING, &options->format, formats, "FORMAT" },
		{ 0 },
	};
	gint reading = help->reads_no_reports ? G_OPTION_FLAG_HIDDEN : 0;
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
		  help->output != NULL ? help->output : "Write to this file, not to standard output",
		  "PATH" },
		{ "topics", 0, 0, G_OPTION_ARG_FILENAME, &options->topics,
		  "Replace or extend the topics by those of this file", "FILE" },
		{ "jobs", 'j', reading, G_OPTION_ARG_INT, &options->jobs, "Reports read at a time", "N" },
		{ "color", 0, 0, G_OPTION_ARG_STRING, &options->color,
		  "auto, always or never", "WHEN" },
		{ "revisions", 0, reading, G_OPTION_ARG_STRING, &options->revisions,
		  "Tracked changes in DOCX: final (all accepted) or original", "WHICH" },
		{ "strict", 0, reading, G_OPTION_ARG_NONE, &options->strict,
		  "Treat what could not be read as trouble", NULL },
		{ "quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, "No notes", NULL },
		{ "verbose", 'v', 0, G_OPTION_ARG_NONE, &options->verbose, "More notes", NULL },
		{ "version", 0, 0, G_OPTION_ARG_NONE, &options->version, "Print the version", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL,
		  NULL },
		{ 0 },
	};
	g_autoptr(GOptionContext) context = g_option_context_new(help->parameters);
	g_autoptr(GError) error = NULL;

	g_set_prgname(name);
	g_option_context_set_summary(context, help->summary);
	if (own != NULL)
		g_option_context_add_main_entries(context, own, NULL);
	if (help->formats != NULL)
		g_option_context_add_main_entries(context, format, NULL);
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error) ||
	    !check_options(options, &error)) {
		*status = dia_cli_usage("%s", error->message);
		return FALSE;
	}
	if (options->version) {
		g_print("diachron " DIA_VERSION "\n");
		*status = DIA_EXIT_SAME;
		return FALSE;
	}
	dia_cli_confine(options);
	return TRUE;
}

/* Progress stands on the line of the cursor until something else is printed there. */
static void
clear_progress(void)
{
	if (isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
}

int
dia_cli_fail(GError *error)
{
	clear_progress();
	g_printerr("diachron: %s\n", error->message);
	g_error_free(error);
	return DIA_EXIT_TROUBLE;
}

int
dia_cli_usage(const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list arguments;

	va_start(arguments, format);
	message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_printerr("diachron: %s; see diachron --help\n", message);
	return DIA_EXIT_TROUBLE;
}

static void
print_progress(const char *stage, guint done, guint total, gpointer user_data G_GNUC_UNUSED)
{
	clear_progress();
	if (total > 0)
		fprintf(stderr, "%s: %u of %u", stage, done, total);
	else
		fputs(stage, stderr);
	fflush(stderr);
}

void
dia_cli_progress(const DiaCliOptions *options, const char *stage)
{
	if (options->quiet || !isatty(STDERR_FILENO))
		return;
	if (stage == NULL)
		clear_progress();
	else
		print_progress(stage, 0, 0, NULL);
}

static void
print_note(const char *message, gpointer user_data G_GNUC_UNUSED)
{
	clear_progress();
	g_printerr("diachron: %s\n", message);
}

DiaPipelineOptions
dia_cli_pipeline_options(const DiaCliOptions *options)
{
	DiaRevisions revisions = DIA_REVISIONS_FINAL;

	dia_revisions_parse(options->revisions, &revisions);
	return (DiaPipelineOptions){
		.jobs = options->jobs > 0 ? (guint)options->jobs : g_get_num_processors(),
		.is_strict = options->strict,
		.revisions = revisions,
		.note = options->quiet ? NULL : print_note,
		.progress = options->quiet || !isatty(STDERR_FILENO) ? NULL : print_progress,
	};
}

gboolean
dia_cli_use_color(const DiaCliOptions *options)
{
	const char *none = g_getenv("NO_COLOR");

	if (options->color != NULL && !g_str_equal(options->color, "auto"))
		return g_str_equal(options->color, "always");
	return (none == NULL || *none == '\0') && isatty(STDOUT_FILENO);
}
