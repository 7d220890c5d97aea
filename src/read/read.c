/*
 * Opening a file, and giving it to the reader of its format.
 */
#include "read/read.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "diachron/error.h"
#include "read/sniff.h"
#include "read/unwrap.h"

static gboolean
check_size(const char *path, gsize length, GError **error)
{
	if (length == 0) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_READ,
			    "%s: the file is empty; give a report with text", path);
		return FALSE;
	}
	if (length > DIA_MAX_SOURCE_BYTES) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT,
			    "%s: larger than %u MiB (DIA_MAX_SOURCE_BYTES); split the report", path,
			    DIA_MAX_SOURCE_BYTES / (1024 * 1024));
		return FALSE;
	}
	return TRUE;
}

static gboolean
read_stream(FILE *stream, const char *path, GByteArray *bytes, GError **error)
{
	guint8 buffer[64 * 1024];
	gsize n;

	while ((n = fread(buffer, 1, sizeof(buffer), stream)) > 0) {
		g_byte_array_append(bytes, buffer, (guint)n);
		if (bytes->len > DIA_MAX_SOURCE_BYTES)
			break;
	}
	if (ferror(stream)) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_READ, "%s: cannot be read: %s", path,
			    g_strerror(errno));
		return FALSE;
	}
	return check_size(path, bytes->len, error);
}

static GByteArray *
read_file(const char *path, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	struct stat status;
	FILE *file;
	gboolean ok;

	if (g_str_equal(path, "-"))
		return read_stream(stdin, "standard input", bytes, error) ? g_steal_pointer(&bytes)
									  : NULL;
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
	ok = read_stream(file, path, bytes, error);
	fclose(file);
	return ok ? g_steal_pointer(&bytes) : NULL;
}

DiaBlocks *
dia_read_bytes(const DiaReadInput *input, GError **error)
{
	const DiaFormat *format = dia_sniff(input->data, input->length);
	DiaBlocks *blocks;

	if (format == NULL) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
			    "%s: neither text nor a format that is read; convert it to text, DOCX or "
			    "PDF with text",
			    input->name);
		return NULL;
	}
	if (format->read == NULL) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT, "%s: %s", input->name,
			    format->advice);
		return NULL;
	}
	blocks = format->read(input, error);
	if (blocks == NULL)
		return NULL;
	dia_unwrap(blocks);
	blocks->bytes = input->length;
	blocks->sha256 = g_compute_checksum_for_data(
	    G_CHECKSUM_SHA256, (const guchar *)input->data, input->length);
	return blocks;
}

DiaBlocks *
dia_read(const char *path, DiaRevisions revisions, GPtrArray *notes, GError **error)
{
	g_autoptr(GByteArray) bytes = read_file(path, error);
	DiaReadInput input = { .name = path, .revisions = revisions, .notes = notes };

	if (bytes == NULL)
		return NULL;
	input.data = (const char *)bytes->data;
	input.length = bytes->len;
	return dia_read_bytes(&input, error);
}
