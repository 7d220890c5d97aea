/*
 * Reading files: the limits on reports and on data files, at the limit and beyond. The files have no content that
 * takes room on a disk.
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "diachron/error.h"

typedef GByteArray *(*ReadFunction)(const char *path, GError **error);

/* A file of nothing but zeros. */
static char *
make_file(gsize length)
{
	g_autoptr(GError) error = NULL;
	char *path = NULL;
	int descriptor = g_file_open_tmp("diachron-XXXXXX", &path, &error);

	g_assert_no_error(error);
	g_assert_cmpint(ftruncate(descriptor, (off_t)length), ==, 0);
	close(descriptor);
	return path;
}

static void
check_read(ReadFunction read_file, gsize length, const char *limit)
{
	g_autofree char *path = make_file(length);
	g_autoptr(GError) error = NULL;
	g_autoptr(GByteArray) bytes = read_file(path, &error);

	if (limit == NULL) {
		g_assert_no_error(error);
		g_assert_cmpuint(bytes->len, ==, length);
	} else {
		g_assert_null(bytes);
		g_assert_error(error, DIA_ERROR, DIA_ERROR_LIMIT);
		g_assert_nonnull(strstr(error->message, limit));
		g_assert_nonnull(strstr(error->message, path));
	}
	g_unlink(path);
}

static void
test_report(void)
{
	check_read(dia_file_read, DIA_MAX_SOURCE_BYTES, NULL);
	check_read(dia_file_read, (gsize)DIA_MAX_SOURCE_BYTES + 1, "DIA_MAX_SOURCE_BYTES");
	/* More than fits into 32 bits. */
	check_read(dia_file_read, (gsize)1 << 40, "DIA_MAX_SOURCE_BYTES");
}

static void
test_data(void)
{
	check_read(dia_file_read_data, 0, NULL);
	check_read(dia_file_read_data, DIA_MAX_DATA_BYTES, NULL);
	check_read(dia_file_read_data, DIA_MAX_DATA_BYTES + 1, "DIA_MAX_DATA_BYTES");
}

static void
test_endless(void)
{
	g_autoptr(GError) report_error = NULL;
	g_autoptr(GError) data_error = NULL;

	g_assert_null(dia_file_read("/dev/zero", &report_error));
	g_assert_error(report_error, DIA_ERROR, DIA_ERROR_LIMIT);
	g_assert_null(dia_file_read_data("/dev/zero", &data_error));
	g_assert_error(data_error, DIA_ERROR, DIA_ERROR_LIMIT);
}

static void
test_part(void)
{
	g_autofree char *path = make_file(100);
	g_autoptr(GError) error = NULL;
	g_autoptr(GByteArray) last = dia_file_read_part(path, 90, 10, &error);

	g_assert_no_error(error);
	g_assert_cmpuint(last->len, ==, 10);
	g_assert_null(dia_file_read_part(path, 91, 10, &error));
	g_assert_error(error, DIA_ERROR, DIA_ERROR_READ);
	g_clear_error(&error);
	g_assert_null(dia_file_read_part(path, 0, (gsize)DIA_MAX_SOURCE_BYTES + 1, &error));
	g_assert_error(error, DIA_ERROR, DIA_ERROR_LIMIT);
	g_unlink(path);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/file/report", test_report);
	g_test_add_func("/file/data", test_data);
	g_test_add_func("/file/endless", test_endless);
	g_test_add_func("/file/part", test_part);
	return g_test_run();
}
