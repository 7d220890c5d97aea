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

/* One line; the strings live until the next is read. */
typedef struct {
	DiaDataKind kind;
	const char *name; /* a section's id, a key */
	const char *text; /* a section's title, a key's value, a phrase */
	const char *number; /* of a phrase: what stands after the tab, or NULL */
	double weight;	    /* of a phrase: that number; 1 where none is given */
	const char *file;   /* for messages */
	guint line;	    /* from 1 */
} DiaDataLine;

/* Takes a line that says something. @return FALSE with @error set where it cannot be used */
typedef gboolean (*DiaDataTaker)(gpointer data, const DiaDataLine *line, GError **error);

/*
 * Hands each line of a data file on, until one cannot be used.
 * @param file name for messages
 * @param text the content, any bytes
 * @param keys NULL-terminated keys that the file may have, or NULL
 * @param data for @take
 * @return FALSE with a DIA_ERROR_MANIFEST, or what @take set, where a line is malformed, not UTF-8 or not to be used
 */
gboolean dia_data_read(const char *file, const char *text, gsize length, const char *const *keys,
		       DiaDataTaker take, gpointer data, GError **error);

/* The same for a built-in file, such as "topics/topics.txt"; aborts where there is none of that name. */
gboolean dia_data_read_builtin(const char *file, const char *const *keys, DiaDataTaker take, gpointer data,
			       GError **error);

/* Sets a DIA_ERROR_MANIFEST that names the file and the line. @return FALSE */
gboolean dia_data_fail(const DiaDataLine *line, GError **error, const char *format, ...) G_GNUC_PRINTF(3, 4);

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
