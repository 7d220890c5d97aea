/*
 * diachron diff: what changed between two versions of one report. Also git's external diff driver.
 */
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"
#include "emit/diff.h"
#include "emit/json.h"

enum {
	DEFAULT_WIDTH = 80,
	WIDTH_UNSET = G_MININT,
	GIT_ARGUMENTS = 7,	   /* PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE */
	GIT_RENAME_ARGUMENTS = 9, /* and what a file is renamed to, and how alike they are */
};

typedef struct {
	char *fail_on;
	gint context;
	gint width;
	gboolean is_strict;
} DiffOptions;

/* What of a difference makes the exit status 1. */
static gboolean
has_text_changes(const DiaDifferenceSummary *summary, gboolean is_strict)
{
	guint n = is_strict ? summary->renumbered : 0;

	for (guint kind = DIA_DIFFERENCE_INSERTED; kind < DIA_DIFFERENCE_RENUMBERED; kind++)
		n += summary->counts[kind];
	return n > 0;
}

static gboolean
has_figure_changes(const DiaDifferenceSummary *summary, gboolean is_strict G_GNUC_UNUSED)
{
	return summary->figures > 0;
}

static gboolean
has_claim_changes(const DiaDifferenceSummary *summary, gboolean is_strict G_GNUC_UNUSED)
{
	return summary->claims > 0 || summary->commitments > 0;
}

static gboolean
has_any_changes(const DiaDifferenceSummary *summary, gboolean is_strict)
{
	return has_text_changes(summary, is_strict) || has_figure_changes(summary, is_strict) ||
	       has_claim_changes(summary, is_strict);
}

static gboolean
has_no_changes(const DiaDifferenceSummary *summary G_GNUC_UNUSED, gboolean is_strict G_GNUC_UNUSED)
{
	return FALSE;
}

static const struct {
	const char *name;
	gboolean (*fails)(const DiaDifferenceSummary *summary, gboolean is_strict);
} levels[] = {
	{ "any", has_any_changes },	  { "figure", has_figure_changes },
	{ "claim", has_claim_changes }, { "text", has_text_changes },
	{ "none", has_no_changes },
};

static guint
get_width(const DiffOptions *own)
{
	struct winsize size;

	if (own->width != WIDTH_UNSET)
		return (guint)own->width;
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return DEFAULT_WIDTH;
}

static void
append_text(GString *output, const DiaDifference *difference, const DiaLexicon *lexicon,
	    const DiaDiffStyle *style)
{
	dia_emit_diff_text(difference, lexicon, style, output);
}

static void
append_json(GString *output, const DiaDifference *difference, const DiaLexicon *lexicon,
	    const DiaDiffStyle *style G_GNUC_UNUSED)
{
	g_autoptr(DiaJson) json = dia_emit_diff_json(difference, lexicon);

	dia_emit_print(json, output);
}

static void
append_html(GString *output, const DiaDifference *difference, const DiaLexicon *lexicon,
	    const DiaDiffStyle *style G_GNUC_UNUSED)
{
	dia_emit_diff_html(difference, lexicon, output);
}

static void
append_markdown(GString *output, const DiaDifference *difference, const DiaLexicon *lexicon,
		const DiaDiffStyle *style G_GNUC_UNUSED)
{
	dia_emit_diff_markdown(difference, lexicon, output);
}

static void
append_github(GString *output, const DiaDifference *difference,
	      const DiaLexicon *lexicon G_GNUC_UNUSED, const DiaDiffStyle *style G_GNUC_UNUSED)
{
	dia_emit_diff_github(difference, output);
}

static const struct {
	const char *name;
	void (*append)(GString *output, const DiaDifference *difference, const DiaLexicon *lexicon,
		       const DiaDiffStyle *style);
} formats[] = {
	{ "text", append_text },
	{ "json", append_json },
	{ "html", append_html },
	{ "markdown", append_markdown },
	{ "github", append_github },
};

/* What to compare: two files, or what git gives its external diff drivers. */
static gboolean
get_sources(char **rest, DiaReportSource *old_source, DiaReportSource *new_source, gboolean *is_git)
{
	guint n = rest != NULL ? g_strv_length(rest) : 0;

	*is_git = n == GIT_ARGUMENTS || n == GIT_RENAME_ARGUMENTS;
	if (!*is_git && n != 2)
		return FALSE;
	old_source->id = *is_git ? rest[0] : "old";
	old_source->path = *is_git ? rest[1] : rest[0];
	new_source->id = *is_git ? rest[0] : "new";
	new_source->path = *is_git ? rest[4] : rest[1];
	return TRUE;
}

static gint
find_level(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(levels); i++)
		if (name == NULL || g_str_equal(levels[i].name, name))
			return (gint)i;
	return -1;
}

static gint
find_format(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
		if (name == NULL || g_str_equal(formats[i].name, name))
			return (gint)i;
	return -1;
}

static int
run(const DiaCliOptions *options, const DiffOptions *own)
{
	DiaReportSource old_source = { 0 };
	DiaReportSource new_source = { 0 };
	DiaPipelineOptions pipeline = dia_cli_pipeline_options(options);
	DiaDiffStyle style = { .has_color = dia_cli_use_color(options),
			       .width = get_width(own),
			       .context = (guint)own->context };
	gint level = find_level(own->fail_on);
	gint format = find_format(options->format);
	g_autoptr(DiaLexicon) lexicon = NULL;
	g_autoptr(DiaDifference) difference = NULL;
	g_autoptr(GString) output = g_string_new(NULL);
	DiaDifferenceSummary summary;
	GError *error = NULL;
	gboolean is_git;

	if (level < 0)
		return dia_cli_usage("diff: --fail-on=%s; give any, figure, claim, text or none",
				     own->fail_on);
	if (format < 0)
		return dia_cli_usage("diff: no format \"%s\"; give text, json, html, markdown or github",
				     options->format);
	if (own->width < 1 && own->width != WIDTH_UNSET)
		return dia_cli_usage("diff: --width=%d; give a number from 1", own->width);
	if (own->context < 0)
		return dia_cli_usage("diff: --unified=%d; give a number from 0", own->context);
	if (!get_sources(options->rest, &old_source, &new_source, &is_git))
		return dia_cli_usage("diff: name two versions of a report");
	if (is_git)
		pipeline.note = NULL;
	old_source.revisions = new_source.revisions = pipeline.revisions;
	lexicon = dia_lexicon_new(options->topics, &error);
	if (lexicon == NULL)
		return dia_cli_fail(error);
	difference = dia_pipeline_diff(&old_source, &new_source, lexicon, &pipeline, own->is_strict,
				       &error);
	if (difference == NULL)
		return dia_cli_fail(error);
	if (is_git)
		g_string_append_printf(output, "diachron diff %s\n", old_source.id);
	formats[format].append(output, difference, lexicon, &style);
	if (!dia_cli_write(options->output, output->str, output->len, &error))
		return dia_cli_fail(error);
	summary = dia_difference_summary(difference);
	/* git takes any other status of a driver for its death. */
	return !is_git && levels[level].fails(&summary, own->is_strict) ? DIA_EXIT_DIFFERENT
									 : DIA_EXIT_SAME;
}

/* GOption takes no value glued to a short option, but hands are used to "-U3". */
static GPtrArray *
part_context(int argc, char **argv)
{
	GPtrArray *owned = g_ptr_array_new_with_free_func(g_free);

	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strncmp(argv[i], "-U", 2) != 0 || !g_ascii_isdigit(argv[i][2]))
			continue;
		argv[i] = g_strdup_printf("--unified=%s", argv[i] + 2);
		g_ptr_array_add(owned, argv[i]);
	}
	return owned;
}

int
dia_cmd_diff(int argc, char **argv)
{
	static const DiaCliHelp help = {
		.summary = "What changed between two versions of one report.",
		.parameters = "OLD NEW",
		.formats = "text (the default), json, html, markdown or github",
	};
	DiffOptions own = { .width = WIDTH_UNSET };
	const GOptionEntry entries[] = {
		{ "fail-on", 0, 0, G_OPTION_ARG_STRING, &own.fail_on,
		  "Exit with 1 on any (the default), figure, claim, text or none", "WHAT" },
		{ "unified", 'U', 0, G_OPTION_ARG_INT, &own.context,
		  "Unchanged paragraphs to show around each change", "N" },
		{ "width", 0, 0, G_OPTION_ARG_INT, &own.width, "Columns of text", "N" },
		{ "strict-text", 0, 0, G_OPTION_ARG_NONE, &own.is_strict,
		  "Punctuation, quotation marks, hyphens and numbering are text too", NULL },
		{ 0 },
	};
	g_autoptr(GPtrArray) owned = part_context(argc, argv);
	g_auto(DiaCliOptions) options = { 0 };
	int status = DIA_EXIT_SAME;

	if (dia_cli_parse(argc, argv, &help, entries, &options, &status))
		status = run(&options, &own);
	g_free(own.fail_on);
	return status;
}
