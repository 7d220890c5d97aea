#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "diachron/error.h"

/* How large a file may be, and what messages say of it. */
typedef struct {
	gsize bytes;
	const char *name;
	const char *advice;
	gboolean may_be_empty;
} Limit;

static const Limit report_limit = { DIA_MAX_SOURCE_BYTES, "DIA_MAX_SOURCE_BYTES", "split the report",
				    FALSE };
static const Limit data_limit = { DIA_MAX_DATA_BYTES, "DIA_MAX_DATA_BYTES",
				  "give a manifest or a data file", TRUE };

static gboolean
check_size(const char *path, gsize length, const Limit *limit, GError **error)
{
	if (length == 0 && !limit->may_be_empty) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_READ,
			    "%s: the file is empty; give a report with text", path);
		return FALSE;
	}
	if (length > limit->bytes) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT, "%s: larger than %" G_GSIZE_FORMAT
			    " MiB (%s); %s", path, limit->bytes / (1024 * 1024), limit->name,
			    limit->advice);
		return FALSE;
	}
	return TRUE;
}

static gboolean
read_stream(FILE *stream, const char *path, GByteArray *bytes, const Limit *limit, GError **error)
{
	guint8 buffer[64 * 1024];
	gsize n;

	while ((n = fread(buffer, 1, sizeof(buffer), stream)) > 0) {
		g_byte_array_append(bytes, buffer, (guint)n);
		if (bytes->len > limit->bytes)
			break;
	}
	if (ferror(stream)) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_READ, "%s: cannot be read: %s", path,
			    g_strerror(errno));
		return FALSE;
	}
	return check_size(path, bytes->len, limit, error);
}

static GByteArray *
read_file(const char *path, const Limit *limit, GError **error)
{
	g_autoptr(GByteArray) bytes = NULL;
	struct stat status;
	FILE *file;
	gboolean ok;

	if (g_str_equal(path, "-")) {
		bytes = g_byte_array_new();
		return read_stream(stdin, dia_file_name(path), bytes, limit, error)
			   ? g_steal_pointer(&bytes)
			   : NULL;
	}
	file = fopen(path, "rb");
	if (file == NULL || fstat(fileno(file), &status) != 0) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_READ,
			    "%s: cannot be opened: %s; check the name and the rights", path,
			    g_strerror(errno));
		if (file != NULL)
			fclose(file);
		return NULL;
	}
	if (S_ISDIR(status.st_mode)) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_READ,
			    "%s: is a directory; name the reports in it", path);
		fclose(file);
		return NULL;
	}
	/* What is known to be too large is not read at all, and for the rest there is room. */
	bytes = g_byte_array_sized_new(S_ISREG(status.st_mode) ? (guint)MIN(status.st_size, (off_t)limit->bytes) : 0);
	ok = !S_ISREG(status.st_mode) || status.st_size <= (off_t)limit->bytes
		 ? read_stream(file, path, bytes, limit, error)
		 : check_size(path, (gsize)status.st_size, limit, error);
	fclose(file);
	return ok ? g_steal_pointer(&bytes) : NULL;
}

GByteArray *
dia_file_read(const char *path, GError **error)
{
	return read_file(path, &report_limit, error);
}

GByteArray *
dia_file_read_data(const char *path, GError **error)
{
	return read_file(path, &data_limit, error);
}

GByteArray *
dia_file_read_part(const char *path, goffset offset, gsize length, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	FILE *file;
	gboolean ok;

	if (!check_size(path, length, &report_limit, error))
		return NULL;
	file = fopen(path, "rb");
	g_byte_array_set_size(bytes, (guint)length);
	ok = file != NULL && fseeko(file, (off_t)offset, SEEK_SET) == 0 &&
	     fread(bytes->data, 1, length, file) == length;
	if (!ok)
		g_set_error(error, DIA_ERROR, DIA_ERROR_READ, "%s: cannot be read: %s", path,
			    g_strerror(errno));
	if (file != NULL)
		fclose(file);
	return ok ? g_steal_pointer(&bytes) : NULL;
}

gsize
dia_file_size(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode) ? (gsize)status.st_size : 0;
}

const char *
dia_file_name(const char *path)
{
	return g_str_equal(path, "-") ? "standard input" : path;
}
