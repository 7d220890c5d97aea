/*
 * Writing results: a file appears whole or not at all, and several files together or none of them.
 *
 * Each is written to a temporary file beside its place and brought to the disk; only when all are there
 * are they renamed. What is no regular file, such as a pipe or /dev/null, is written to as it is.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "diachron/error.h"

static void
set_error(GError **error, const char *path, int number)
{
	g_set_error(error, DIA_ERROR, DIA_ERROR_WRITE,
		    "%s: cannot be written: %s; check the folder, its rights and the space on the disk",
		    path, g_strerror(number));
}

static gboolean
write_stream(FILE *stream, const char *path, const char *data, gsize length, GError **error)
{
	if (fwrite(data, 1, length, stream) == length && fflush(stream) == 0)
		return TRUE;
	set_error(error, path, errno);
	/* It has been said; at exit there is nothing left to complain about. */
	__fpurge(stream);
	clearerr(stream);
	return FALSE;
}

static gboolean
write_all_bytes(int file, const char *data, gsize length)
{
	while (length > 0) {
		ssize_t n = write(file, data, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return FALSE;
		data += n;
		length -= (gsize)n;
	}
	return TRUE;
}

/* A file on its way: what it replaces and what it is until then. */
typedef struct {
	char *path;
	char *temporary;
} Pending;

static void
clear_pending(gpointer data)
{
	Pending *pending = data;

	if (pending->temporary != NULL)
		g_unlink(pending->temporary);
	g_free(pending->temporary);
	g_free(pending->path);
}

/* A symbolic link stays, and the file that it points to is replaced. */
static char *
resolve(const char *path)
{
	g_autofree char *real = realpath(path, NULL);

	return g_strdup(real != NULL ? real : path);
}

static gboolean
write_temporary(Pending *pending, const char *data, gsize length, GError **error)
{
	struct stat status;
	mode_t mask = umask(0);
	mode_t mode = 0666 & ~mask;
	g_autofree char *folder = g_path_get_dirname(pending->path);
	char *name = g_build_filename(folder, ".diachron-XXXXXX", NULL);
	int file;
	gboolean ok;

	umask(mask);
	if (g_stat(pending->path, &status) == 0)
		mode = status.st_mode & 07777;
	file = g_mkstemp(name);
	if (file < 0) {
		set_error(error, pending->path, errno);
		g_free(name);
		return FALSE;
	}
	pending->temporary = name;
	ok = write_all_bytes(file, data, length) && fchmod(file, mode) == 0 && fsync(file) == 0;
	if (!ok)
		set_error(error, pending->path, errno);
	if (close(file) != 0 && ok) {
		set_error(error, pending->path, errno);
		ok = FALSE;
	}
	return ok;
}

static gboolean
rename_all(GArray *pending, GError **error)
{
	for (guint i = 0; i < pending->len; i++) {
		Pending *file = &g_array_index(pending, Pending, i);

		if (g_rename(file->temporary, file->path) != 0) {
			set_error(error, file->path, errno);
			return FALSE;
		}
		g_clear_pointer(&file->temporary, g_free);
	}
	return TRUE;
}

static gboolean
is_replaceable(const char *path)
{
	struct stat status;

	return g_stat(path, &status) != 0 || S_ISREG(status.st_mode);
}

/* Also a directory comes here, and fopen() says what is wrong with it. */
static gboolean
write_in_place(const char *path, const char *data, gsize length, GError **error)
{
	FILE *file = fopen(path, "wb");
	gboolean ok;

	if (file == NULL) {
		set_error(error, path, errno);
		return FALSE;
	}
	ok = write_stream(file, path, data, length, error);
	if (fclose(file) != 0 && ok) {
		set_error(error, path, errno);
		ok = FALSE;
	}
	return ok;
}

static gboolean
replace_files(const DiaCliFile *files, guint n_files, GError **error)
{
	g_autoptr(GArray) pending = g_array_new(FALSE, TRUE, sizeof(Pending));

	g_array_set_clear_func(pending, clear_pending);
	for (guint i = 0; i < n_files; i++) {
		Pending file = { .path = resolve(files[i].path) };

		g_array_append_val(pending, file);
		if (!write_temporary(&g_array_index(pending, Pending, i), files[i].data,
				     files[i].length, error))
			return FALSE;
	}
	return rename_all(pending, error);
}

gboolean
dia_cli_write(const char *path, const char *data, gsize length, GError **error)
{
	const DiaCliFile file = { .path = path, .data = data, .length = length };

	if (path == NULL || g_str_equal(path, "-"))
		return write_stream(stdout, "standard output", data, length, error);
	if (!is_replaceable(path))
		return write_in_place(path, data, length, error);
	return replace_files(&file, 1, error);
}

gboolean
dia_cli_write_folder(const char *folder, const DiaCliFile *files, guint n_files, GError **error)
{
	gboolean is_new = !g_file_test(folder, G_FILE_TEST_EXISTS);
	g_autofree DiaCliFile *placed = g_new0(DiaCliFile, n_files);
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);

	if (g_mkdir_with_parents(folder, 0777) != 0) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_WRITE, "%s: cannot be made a folder: %s", folder,
			    g_strerror(errno));
		return FALSE;
	}
	for (guint i = 0; i < n_files; i++) {
		placed[i] = files[i];
		placed[i].path = g_build_filename(folder, files[i].path, NULL);
		g_ptr_array_add(paths, (gpointer)placed[i].path);
		if (!is_replaceable(placed[i].path)) {
			g_set_error(error, DIA_ERROR, DIA_ERROR_WRITE,
				    "%s: is no regular file; remove it, or give another folder",
				    placed[i].path);
			return FALSE;
		}
	}
	if (replace_files(placed, n_files, error))
		return TRUE;
	if (is_new)
		g_rmdir(folder);
	return FALSE;
}

static void
check_standard_output(void)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return;
	g_printerr("diachron: standard output: cannot be written\n");
	_exit(DIA_EXIT_TROUBLE);
}

void
dia_cli_watch_standard_output(void)
{
	atexit(check_standard_output);
}
