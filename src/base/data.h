/*
 * Data files: where they come from (built in, or named by the user) and their one line format.
 *
 *     # comment
 *     [id] Title
 *     key: value
 *     phrase<TAB>number
 *
 * A line is a key only where the reader was told that key; data/README.md describes each file.
 */
#pragma once

#include <glib.h>

typedef enum { DIA_DATA_SECTION, DIA_DATA_KEY, DIA_DATA_PHRASE } DiaDataKind;

/* One line; the strings live until the reader moves on. */
typedef struct {
	DiaDataKind kind;
	const char *name; /* a section's id, a key */
	const char *text; /* a section's title, a key's value, a phrase */
	const char *number; /* of a phrase: what stands after the tab, or NULL */
	double weight;	    /* of a phrase: that number; 1 where none is given */
	guint line;	  /* from 1 */
} DiaDataLine;

typedef struct {
	const char *file;	  /* for messages */
	const char *const *keys; /* NULL-terminated, or NULL */
	const char *at;
	const char *end;
	guint line;
	GString *buffer;
} DiaDataReader;

/*
 * Starts to read.
 * @param file   name for error messages; must outlive the reader
 * @param data   the content, any bytes
 * @param keys   NULL-terminated keys that the file may have, or NULL; must outlive the reader
 */
void dia_data_reader_init(DiaDataReader *reader, const char *file, const char *data, gsize length,
			  const char *const *keys);
void dia_data_reader_clear(DiaDataReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DiaDataReader, dia_data_reader_clear)

/*
 * Reads the next line that says something.
 * @return FALSE at the end, and with @error set where a line is malformed or not UTF-8
 */
gboolean dia_data_reader_next(DiaDataReader *reader, DiaDataLine *line, GError **error);

/* Sets a DIA_ERROR_MANIFEST that names the file and the line read last. */
void dia_data_reader_fail(const DiaDataReader *reader, GError **error, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* A file that is part of the program: data/meson.build lists them, tools/embed writes them as C. */
typedef struct {
	const char *name; /* NULL after the last */
	const char *content;
	gsize length;
} DiaEmbedded;

extern const DiaEmbedded dia_data_files[];

/*
 * A built-in data file.
 * @param name such as "topics/topics.txt"
 * @return its bytes, to be given back with g_bytes_unref(); aborts where the name is wrong
 */
GBytes *dia_data_builtin(const char *name);
