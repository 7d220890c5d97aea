/*
 * diachron topics: the topics that it knows, and the words that signal them.
 */
#include <string.h>

#include "cli/cli.h"
#include "emit/topics.h"

int
dia_cmd_topics(int argc, char **argv)
{
	static const DiaCliHelp help = {
		.summary = "The topics, and the words that signal them.",
		.parameters = "[TOPIC...]",
		.formats = "text (the default) or json",
		.reads_no_reports = TRUE,
	};
	g_auto(DiaCliOptions) options = { 0 };
	g_autoptr(DiaLexicon) lexicon = NULL;
	g_autoptr(GString) output = g_string_new(NULL);
	GError *error = NULL;
	int status = DIA_EXIT_SAME;

	if (!dia_cli_parse(argc, argv, &help, NULL, &options, &status))
		return status;
	if (options.format != NULL && !g_str_equal(options.format, "text") &&
	    !g_str_equal(options.format, "json"))
		return dia_cli_usage("topics: no format \"%s\"; give text or json", options.format);
	lexicon = dia_lexicon_new(options.topics, &error);
	if (lexicon == NULL)
		return dia_cli_fail(error);
	for (char **id = options.rest; id != NULL && *id != NULL; id++)
		if (!dia_emit_has_topic(lexicon, *id))
			return dia_cli_usage("topics: no topic \"%s\"", *id);
	if (g_strcmp0(options.format, "json") == 0)
		dia_emit_topics_json(lexicon, (const char *const *)options.rest, output);
	else
		dia_emit_topics_text(lexicon, (const char *const *)options.rest, output);
	if (!dia_cli_write(options.output, output->str, output->len, &error))
		return dia_cli_fail(error);
	return DIA_EXIT_SAME;
}
