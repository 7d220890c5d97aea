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
	char *temporary; /* NULL before it is written, and again when it is there */
	mode_t mode;
} Pending;

static void
clear_pending(Pending *pending)
{
	if (pending->temporary != NULL)
		g_unlink(pending->temporary);
	g_free(pending->temporary);
	g_free(pending->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Pending, clear_pending)

/* A symbolic link stays, and the file that it points to is replaced. */
static char *
resolve(const char *path)
{
	g_autofree char *real = realpath(path, NULL);

	return g_strdup(real != NULL ? real : path);
}

/* What is to be replaced keeps its rights. The mask of the process is read by setting it, so not in a thread. */
static Pending
make_pending(const char *path)
{
	Pending pending = { .path = resolve(path) };
	struct stat status;
	mode_t mask = umask(0);

	umask(mask);
	pending.mode = g_stat(pending.path, &status) == 0 ? status.st_mode & 07777 : 0666 & ~mask;
	return pending;
}

static gboolean
write_temporary(Pending *pending, const char *data, gsize length, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(pending->path);
	char *name = g_build_filename(folder, ".diachron-XXXXXX", NULL);
	int file = g_mkstemp(name);
	gboolean ok;

	if (file < 0) {
		set_error(error, pending->path, errno);
		g_free(name);
		return FALSE;
	}
	pending->temporary = name;
	ok = write_all_bytes(file, data, length) && fchmod(file, pending->mode) == 0 && fsync(file) == 0;
	if (!ok)
		set_error(error, pending->path, errno);
	if (close(file) != 0 && ok) {
		set_error(error, pending->path, errno);
		ok = FALSE;
	}
	return ok;
}

static gboolean
rename_temporary(Pending *pending, GError **error)
{
	if (g_rename(pending->temporary, pending->path) != 0) {
		set_error(error, pending->path, errno);
		return FALSE;
	}
	g_clear_pointer(&pending->temporary, g_free);
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

gboolean
dia_cli_write(const char *path, const char *data, gsize length, GError **error)
{
	g_auto(Pending) pending = { 0 };

	if (path == NULL || g_str_equal(path, "-"))
		return write_stream(stdout, "standard output", data, length, error);
	if (!is_replaceable(path))
		return write_in_place(path, data, length, error);
	pending = make_pending(path);
	return write_temporary(&pending, data, length, error) && rename_temporary(&pending, error);
}

struct _DiaCliFolder {
	char *path;
	gboolean is_new; /* and without a file yet: it goes where none can be written */
	Pending *files;
	guint n_files;
};

void
dia_cli_folder_free(DiaCliFolder *folder)
{
	if (folder == NULL)
		return;
	for (guint i = 0; i < folder->n_files; i++)
		clear_pending(&folder->files[i]);
	if (folder->is_new)
		g_rmdir(folder->path);
	g_free(folder->files);
	g_free(folder->path);
	g_free(folder);
}

DiaCliFolder *
dia_cli_folder_new(const char *path, const char *const *names, guint n_files, GError **error)
{
	g_autoptr(DiaCliFolder) folder = g_new0(DiaCliFolder, 1);

	folder->path = g_strdup(path);
	folder->is_new = !g_file_test(path, G_FILE_TEST_EXISTS);
	folder->files = g_new0(Pending, n_files);
	if (g_mkdir_with_parents(path, 0777) != 0) {
		folder->is_new = FALSE;
		g_set_error(error, DIA_ERROR, DIA_ERROR_WRITE, "%s: cannot be made a folder: %s", path,
			    g_strerror(errno));
		return NULL;
	}
	for (; folder->n_files < n_files; folder->n_files++) {
		g_autofree char *file = g_build_filename(path, names[folder->n_files], NULL);

		if (!is_replaceable(file)) {
			g_set_error(error, DIA_ERROR, DIA_ERROR_WRITE,
				    "%s: is no regular file; remove it, or give another folder", file);
			return NULL;
		}
		folder->files[folder->n_files] = make_pending(file);
	}
	return g_steal_pointer(&folder);
}

gboolean
dia_cli_folder_write(DiaCliFolder *folder, guint file, const char *data, gsize length, GError **error)
{
	return write_temporary(&folder->files[file], data, length, error);
}

gboolean
dia_cli_folder_publish(DiaCliFolder *folder, GError **error)
{
	for (guint i = 0; i < folder->n_files; i++)
		if (folder->files[i].temporary != NULL && !rename_temporary(&folder->files[i], error))
			return FALSE;
	folder->is_new = FALSE;
	return TRUE;
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
