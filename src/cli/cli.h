/*
 * What the commands share: options, messages on standard error, and whole files written at once.
 */
#pragma once

#include "diachron/pipeline.h"

enum { DIA_EXIT_SAME = 0, DIA_EXIT_DIFFERENT = 1, DIA_EXIT_TROUBLE = 2 };

/* Where `compare` writes unless told otherwise. */
#define DIA_CLI_FOLDER "diachron-report"

/* The options that every command has; the strings belong to the caller. */
typedef struct {
	char *output;
	char *format;
	char *topics;
	char *color;
	char *revisions;
	gint jobs; /* 0: as many as there are processors */
	gboolean quiet;
	gboolean verbose;
	gboolean strict;
	gboolean version;
	char **rest; /* what is no option */
} DiaCliOptions;

void dia_cli_options_clear(DiaCliOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaCliOptions, dia_cli_options_clear)

/* What --help says of a command; static strings. */
typedef struct {
	const char *summary; /* one line */
	const char *parameters; /* what stands after the options, such as "MANIFEST | REPORT..." */
	const char *formats; /* such as "text (the default) or json"; NULL: it takes no --format */
	const char *output; /* where it writes; NULL: to standard output unless told otherwise */
	gboolean reads_no_reports; /* options of reading do nothing; taken, but not listed */
} DiaCliHelp;

/*
 * Parses the options of a command.
 * @param argv the command's name and what stands after it
 * @param own  the command's own options, ended by an entry of zeros; or NULL
 * @return FALSE where the command is at its end: an error was printed, or help
 */
gboolean dia_cli_parse(int argc, char **argv, const DiaCliHelp *help, const GOptionEntry *own,
		       DiaCliOptions *options, int *status);

/*
 * Gives up what no command needs: the network, other programs, and writing anywhere but to the place of
 * the output (Linux's Landlock and seccomp). Called before anything foreign is read, while there is one
 * thread. Does what the kernel offers; the environment's DIACHRON_SANDBOX=off keeps it from it.
 */
void dia_cli_confine(const DiaCliOptions *options);

/* Prints "diachron: MESSAGE" on standard error, takes the error and returns DIA_EXIT_TROUBLE. */
int dia_cli_fail(GError *error);

/* As dia_cli_fail() for a wrong command line; adds where to find help. */
int dia_cli_usage(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Options for the pipeline: notes go to standard error unless --quiet. */
DiaPipelineOptions dia_cli_pipeline_options(const DiaCliOptions *options);

/* Shows what a long run is at, on a terminal only; NULL for @stage takes the line away. */
void dia_cli_progress(const DiaCliOptions *options, const char *stage);

/*
 * Writes a result to a file, or to standard output where @path is NULL or "-".
 * A file appears whole or not at all.
 */
gboolean dia_cli_write(const char *path, const char *data, gsize length, GError **error);

/*
 * Files of a folder that appear together, all of them or none. Each is written by whichever thread has made it, under
 * another name; then all get their names.
 */
typedef struct _DiaCliFolder DiaCliFolder;

/*
 * Opens a folder, which is made where it is missing.
 * @param names   of the files that may be written
 * @param n_files how many these are
 * @return free with dia_cli_folder_free(), which takes away what was not published
 */
DiaCliFolder *dia_cli_folder_new(const char *path, const char *const *names, guint n_files, GError **error);
void dia_cli_folder_free(DiaCliFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiaCliFolder, dia_cli_folder_free)

/* Writes one of the files, by its place among the names; others may be written at the same time. */
gboolean dia_cli_folder_write(DiaCliFolder *folder, guint file, const char *data, gsize length, GError **error);

/* Gives their names to the files that were written. */
gboolean dia_cli_folder_publish(DiaCliFolder *folder, GError **error);

/* Makes the program end as trouble where standard output could not be written, as for --help. */
void dia_cli_watch_standard_output(void);

/* TRUE where text for a person should be coloured. */
gboolean dia_cli_use_color(const DiaCliOptions *options);

/* One command: a function and a line for the list of commands. */
typedef struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *summary;
} DiaCommand;

int dia_cmd_check(int argc, char **argv);
int dia_cmd_compare(int argc, char **argv);
int dia_cmd_diff(int argc, char **argv);
int dia_cmd_explain(int argc, char **argv);
int dia_cmd_extract(int argc, char **argv);
int dia_cmd_topics(int argc, char **argv);
int dia_cmd_render(int argc, char **argv);
