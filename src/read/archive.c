#include "read/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "base/limits.h"
#include "diachron/error.h"
#include "read/library.h"

/* Small parts may be packed as well as they like. */
#define FREE_BYTES (1024 * 1024)

#define LIBARCHIVE "libarchive.so.13"
#define FUNCTIONS(use)                                                                             \
	use(archive_read_new)                                                                      \
	use(archive_read_support_format_zip)                                                       \
	use(archive_read_open_memory)                                                              \
	use(archive_read_next_header)                                                              \
	use(archive_read_data)                                                                     \
	use(archive_read_free)                                                                     \
	use(archive_entry_pathname)                                                                \
	use(archive_error_string)

/* An archive that is open, and the functions to read it with. */
typedef struct {
	FUNCTIONS(DIA_LIBRARY_MEMBER)
	struct archive *archive;
} Archive;

static const char *const function_names[] = { FUNCTIONS(DIA_LIBRARY_NAME) };

static void
clear_archive(Archive *archive)
{
	if (archive->archive != NULL)
		archive->archive_read_free(archive->archive);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Archive, clear_archive)

static gboolean
fail(const DiaReadInput *input, const Archive *archive, GError **error)
{
	const char *message = archive->archive_error_string(archive->archive);
	g_autofree char *valid = g_utf8_make_valid(message != NULL ? message : "damaged", -1);

	g_set_error(error, DIA_ERROR, DIA_ERROR_FORMAT,
		    "%s: a damaged archive (%s); open the report and save it anew", input->name, valid);
	return FALSE;
}

static gboolean
fail_limit(const DiaReadInput *input, GError **error, const char *what, const char *limit)
{
	g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT, "%s: %s (%s); save the report anew",
		    input->name, what, limit);
	return FALSE;
}

static gboolean
check_part(const DiaReadInput *input, gsize part, gsize total, GError **error)
{
	if (part > DIA_MAX_PART_BYTES)
		return fail_limit(input, error, "one of its parts is too large", "DIA_MAX_PART_BYTES");
	if (total > DIA_MAX_UNPACKED_BYTES)
		return fail_limit(input, error, "too large unpacked", "DIA_MAX_UNPACKED_BYTES");
	if (total > FREE_BYTES && total / DIA_MAX_UNPACKED_RATIO > input->length)
		return fail_limit(input, error, "unpacks to so much more that it must be a bomb",
				  "DIA_MAX_UNPACKED_RATIO");
	return TRUE;
}

/* Sizes that the archive states are not believed: what comes out is counted. */
static GBytes *
read_part(const DiaReadInput *input, const Archive *archive, gsize *total, GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guint8 buffer[64 * 1024];
	la_ssize_t n;

	while ((n = archive->archive_read_data(archive->archive, buffer, sizeof(buffer))) > 0) {
		*total += (gsize)n;
		if (!check_part(input, bytes->len + (gsize)n, *total, error))
			return NULL;
		g_byte_array_append(bytes, buffer, (guint)n);
	}
	if (n < 0) {
		fail(input, archive, error);
		return NULL;
	}
	return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

static gboolean
is_wanted(const char *name)
{
	return g_str_has_suffix(name, ".xml") || g_str_has_suffix(name, ".rels") ||
	       g_str_equal(name, "mimetype");
}

static gboolean
open_archive(Archive *archive, const DiaReadInput *input, GError **error)
{
	if (!dia_library_load(LIBARCHIVE, function_names, G_N_ELEMENTS(function_names), archive,
			      input->name, error))
		return FALSE;
	archive->archive = archive->archive_read_new();
	archive->archive_read_support_format_zip(archive->archive);
	return archive->archive_read_open_memory(archive->archive, input->data, input->length) ==
		       ARCHIVE_OK ||
	       fail(input, archive, error);
}

GHashTable *
dia_archive_read(const DiaReadInput *input, GError **error)
{
	g_auto(Archive) archive = { .archive = NULL };
	g_autoptr(GHashTable) parts =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
	struct archive_entry *entry;
	gsize total = 0;
	int status;

	if (!open_archive(&archive, input, error))
		return NULL;
	for (guint n = 0; (status = archive.archive_read_next_header(archive.archive, &entry)) ==
				  ARCHIVE_OK ||
			  status == ARCHIVE_WARN;
	     n++) {
		const char *name = archive.archive_entry_pathname(entry);
		GBytes *part;

		if (n >= DIA_MAX_ARCHIVE_ENTRIES) {
			fail_limit(input, error, "too many parts", "DIA_MAX_ARCHIVE_ENTRIES");
			return NULL;
		}
		if (name == NULL || !is_wanted(name))
			continue;
		part = read_part(input, &archive, &total, error);
		if (part == NULL)
			return NULL;
		g_hash_table_replace(parts, g_strdup(name + (*name == '/')), part);
	}
	if (status != ARCHIVE_EOF) {
		fail(input, &archive, error);
		return NULL;
	}
	return g_steal_pointer(&parts);
}
