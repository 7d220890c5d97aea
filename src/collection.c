/*
 * Manifests, and collections made of the names on a command line.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "diachron/error.h"
#include "diachron/pipeline.h"
#include "model/document-load.h"

struct _DiaCollection {
	char *title;
	char *country;
	char **headline;
	gboolean has_manifest;
	GArray *sources;    /* of DiaReportSource, whose strings are in `strings` */
	GHashTable *ids;    /* ids in use */
	GStringChunk *strings;
};

static const char *const collection_keys[] = { "title", "country", "headline", NULL };
static const char *const report_keys[] = { "file", "title", "symbol", "date", "issuer", "country",
					   "revisions", NULL };

static DiaCollection *
new_collection(void)
{
	DiaCollection *collection = g_new0(DiaCollection, 1);

	collection->sources = g_array_new(FALSE, TRUE, sizeof(DiaReportSource));
	collection->strings = g_string_chunk_new(4096);
	collection->ids = g_hash_table_new(g_str_hash, g_str_equal);
	return collection;
}

void
dia_collection_free(DiaCollection *collection)
{
	if (collection == NULL)
		return;
	g_free(collection->title);
	g_free(collection->country);
	g_strfreev(collection->headline);
	g_array_unref(collection->sources);
	g_hash_table_unref(collection->ids);
	g_string_chunk_free(collection->strings);
	g_free(collection);
}

/* Dates sort and compare as text, so they have to be ISO 8601: a year, a month or a day. */
static gboolean
is_date(const char *date)
{
	gsize length = strlen(date);
	guint month;
	guint day;

	for (gsize i = 0; i < length; i++)
		if ((i == 4 || i == 7) ? date[i] != '-' : !g_ascii_isdigit(date[i]))
			return FALSE;
	if (length == 4)
		return TRUE;
	if (length != 7 && length != 10)
		return FALSE;
	month = (guint)g_ascii_strtoull(date + 5, NULL, 10);
	day = length == 10 ? (guint)g_ascii_strtoull(date + 8, NULL, 10) : 1;
	return g_date_valid_dmy((GDateDay)day, (GDateMonth)month,
				(GDateYear)g_ascii_strtoull(date, NULL, 10));
}

static gboolean
check_keys(GKeyFile *file, const char *path, const char *group, const char *const *known,
	   GError **error)
{
	g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);

	for (char **key = keys; key != NULL && *key != NULL; key++) {
		if (!g_strv_contains(known, *key)) {
			g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
				    "%s: [%s]: unknown key \"%s\"", path, group, *key);
			return FALSE;
		}
	}
	return TRUE;
}

static const char *
take_value(DiaCollection *collection, GKeyFile *file, const char *group, const char *key)
{
	g_autofree char *value = g_key_file_get_string(file, group, key, NULL);

	if (value == NULL || *g_strstrip(value) == '\0')
		return NULL;
	return g_string_chunk_insert_const(collection->strings, value);
}

/* The form of ISO 3166 alpha-3; whether there is such a country is for the lexicon to say. */
static gboolean
check_country(const char *country, const char *path, const char *group, GError **error)
{
	gboolean is_code = country == NULL || strlen(country) == 3;

	for (guint i = 0; country != NULL && is_code && i < 3; i++)
		is_code = g_ascii_isupper(country[i]);
	if (!is_code)
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
			    "%s: [%s]: country=%s; write three capital letters, such as KAZ", path,
			    group, country);
	return is_code;
}

static gboolean
check_report(const DiaReportSource *source, const char *path, const char *group, GError **error)
{
	DiaIssuer issuer;

	if (source->path == NULL) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
			    "%s: [%s]: no file; add file=NAME", path, group);
		return FALSE;
	}
	if (source->date != NULL && !is_date(source->date)) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
			    "%s: [%s]: date=%s; write YYYY, YYYY-MM or YYYY-MM-DD", path, group,
			    source->date);
		return FALSE;
	}
	if (source->issuer != NULL && !dia_issuer_parse(source->issuer, &issuer)) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
			    "%s: [%s]: issuer=%s; write state, un or ngo", path, group,
			    source->issuer);
		return FALSE;
	}
	return check_country(source->country, path, group, error);
}

static gboolean
add_report(DiaCollection *collection, GKeyFile *file, const char *path, const char *group,
	   GError **error)
{
	g_autofree char *id = g_strstrip(g_strdup(group + strlen("report ")));
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *name = NULL;
	const char *revisions;
	DiaReportSource source = { 0 };

	if (!check_keys(file, path, group, report_keys, error))
		return FALSE;
	source.id = g_string_chunk_insert_const(collection->strings, id);
	if (!g_hash_table_add(collection->ids, (gpointer)source.id)) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
			    "%s: [%s]: the id stands twice; give each report its own", path, group);
		return FALSE;
	}
	source.path = take_value(collection, file, group, "file");
	source.title = take_value(collection, file, group, "title");
	source.symbol = take_value(collection, file, group, "symbol");
	source.date = take_value(collection, file, group, "date");
	source.issuer = take_value(collection, file, group, "issuer");
	source.country = take_value(collection, file, group, "country");
	revisions = take_value(collection, file, group, "revisions");
	if (revisions != NULL && !dia_revisions_parse(revisions, &source.revisions)) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
			    "%s: [%s]: revisions=%s; write final or original", path, group, revisions);
		return FALSE;
	}
	if (!check_report(&source, path, group, error))
		return FALSE;
	if (!g_path_is_absolute(source.path)) {
		name = g_build_filename(folder, source.path, NULL);
		source.path = g_string_chunk_insert_const(collection->strings,
							  g_str_has_prefix(name, "./") ? name + 2
										       : name);
	}
	g_array_append_val(collection->sources, source);
	return TRUE;
}

/* GKeyFile merges groups of one name in silence; an id that stands twice is an error. */
static gboolean
check_groups(const char *data, const char *path, GError **error)
{
	g_auto(GStrv) lines = g_strsplit(data, "\n", -1);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; lines[i] != NULL; i++) {
		if (*g_strstrip(lines[i]) == '[' && !g_hash_table_add(seen, lines[i])) {
			g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
				    "%s:%u: %s stands twice; give each report its own id", path,
				    i + 1, lines[i]);
			return FALSE;
		}
	}
	return TRUE;
}

static gboolean
load_collection(DiaCollection *collection, GKeyFile *file, const char *path, GError **error)
{
	static const char group[] = "collection";

	if (!check_keys(file, path, group, collection_keys, error))
		return FALSE;
	collection->title = g_key_file_get_string(file, group, "title", NULL);
	collection->country = g_key_file_get_string(file, group, "country", NULL);
	collection->headline = g_key_file_get_string_list(file, group, "headline", NULL, NULL);
	return check_country(collection->country, path, group, error);
}

static gboolean
load_groups(DiaCollection *collection, GKeyFile *file, const char *path, GError **error)
{
	g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);

	for (char **group = groups; *group != NULL; group++) {
		if (g_str_equal(*group, "collection")) {
			if (!load_collection(collection, file, path, error))
				return FALSE;
		} else if (g_str_has_prefix(*group, "report ") && (*group)[7] != '\0') {
			if (!add_report(collection, file, path, *group, error))
				return FALSE;
		} else {
			g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
				    "%s: unknown section [%s]; write [collection] or [report ID]", path,
				    *group);
			return FALSE;
		}
	}
	if (collection->sources->len == 0) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
			    "%s: no report; add a section [report ID] with file=NAME", path);
		return FALSE;
	}
	return TRUE;
}

static gboolean
load_manifest(DiaCollection *collection, const char *path, const char *data, gsize length,
	      GError **error)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autoptr(GError) failure = NULL;

	collection->has_manifest = TRUE;
	if (!g_utf8_validate_len(data, length, NULL)) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST, "%s: not UTF-8; save it as UTF-8",
			    path);
		return FALSE;
	}
	if (!check_groups(data, path, error))
		return FALSE;
	if (!g_key_file_load_from_data(file, data, length, G_KEY_FILE_NONE, &failure)) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST, "%s: not a manifest: %s", path,
			    failure->message);
		return FALSE;
	}
	return load_groups(collection, file, path, error);
}

/* Bytes of a byte order mark, which editors on Windows put before UTF-8. */
static gsize
count_mark(const char *data)
{
	return g_str_has_prefix(data, "\xef\xbb\xbf") ? 3 : 0;
}

/* Is a file a manifest? By its name, or because it begins with a section of ours after comments. */
static gboolean
is_manifest(const char *path)
{
	enum { HEAD_BYTES = 4096 };
	char head[HEAD_BYTES + 1] = { 0 };
	const char *at = head;
	FILE *file;

	if (g_str_equal(path, "-") || !g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return FALSE;
	if (g_str_has_suffix(path, ".ini"))
		return TRUE;
	file = fopen(path, "rb");
	if (file == NULL)
		return FALSE;
	head[fread(head, 1, HEAD_BYTES, file)] = '\0';
	fclose(file);
	for (at += count_mark(at);; at += strcspn(at, "\n")) {
		at += strspn(at, " \t\r\n");
		if (*at != '#')
			break;
	}
	return g_str_has_prefix(at, "[collection]") || g_str_has_prefix(at, "[report ");
}

/* Adds a source under a name that is made unique. */
static void
add_source(DiaCollection *collection, const char *name, DiaReportSource source)
{
	g_autofree char *id = g_strdup(name);

	for (guint n = 2; g_hash_table_contains(collection->ids, id); n++) {
		g_free(id);
		id = g_strdup_printf("%s-%u", name, n);
	}
	source.id = g_string_chunk_insert_const(collection->strings, id);
	g_hash_table_add(collection->ids, (gpointer)source.id);
	g_array_append_val(collection->sources, source);
}

/* The id of a report without a manifest: its file name without extension. */
static void
add_path(DiaCollection *collection, const char *path)
{
	g_autofree char *base = g_path_get_basename(path);
	char *dot = strrchr(base, '.');
	DiaReportSource source = { .path = g_string_chunk_insert_const(collection->strings, path) };

	if (dot != NULL && dot != base)
		*dot = '\0';
	add_source(collection, g_str_equal(path, "-") ? "stdin" : base, source);
}

/* The id that a line of a file of documents begins with; one with escapes is read when it is loaded. */
static char *
find_document_id(const char *line, gsize length)
{
	static const char key[] = "\"id\":\"";
	const char *start = g_strstr_len(line, (gssize)MIN(length, 80), key);
	const char *end = start != NULL ? memchr(start + sizeof(key) - 1, '"',
						 length - (gsize)(start - line) - sizeof(key) + 1)
					: NULL;

	if (end == NULL || memchr(start, '\\', (gsize)(end - start)) != NULL)
		return g_strdup("document");
	return g_strndup(start + sizeof(key) - 1, (gsize)(end - start) - sizeof(key) + 1);
}

/* Every line of a file of documents is a report. @return FALSE where the file is no such file */
static gboolean
add_documents(DiaCollection *collection, const char *path)
{
	g_autoptr(GMappedFile) file =
	    g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_mapped_file_new(path, FALSE, NULL) : NULL;
	const char *data = file != NULL ? g_mapped_file_get_contents(file) : NULL;
	gsize length = file != NULL ? g_mapped_file_get_length(file) : 0;
	guint number = 1;

	if (data == NULL || !dia_document_is_json(data, length))
		return FALSE;
	for (gsize at = 0; at < length; number++) {
		const char *stop = memchr(data + at, '\n', length - at);
		gsize end = stop != NULL ? (gsize)(stop - data) : length;
		DiaReportSource source = {
			.path = g_string_chunk_insert_const(collection->strings, path),
			.line = number,
			.offset = (goffset)at,
			.length = end - at,
		};

		if (end > at) {
			g_autofree char *id = find_document_id(data + at, end - at);

			add_source(collection, id, source);
		}
		at = end + 1;
	}
	return TRUE;
}

static gboolean
read_manifest(DiaCollection *collection, const char *path, GError **error)
{
	g_autoptr(GByteArray) bytes = dia_file_read_data(path, error);
	const char *data;
	gsize mark;

	if (bytes == NULL)
		return FALSE;
	g_byte_array_append(bytes, (const guint8 *)"", 1);
	data = (const char *)bytes->data;
	mark = count_mark(data);
	return load_manifest(collection, path, data + mark, bytes->len - 1 - mark, error);
}

DiaCollection *
dia_collection_load(const char *const *paths, GError **error)
{
	g_autoptr(DiaCollection) collection = new_collection();

	if (paths[0] != NULL && paths[1] == NULL && is_manifest(paths[0]))
		return read_manifest(collection, paths[0], error) ? g_steal_pointer(&collection)
								  : NULL;
	for (guint i = 0; paths[i] != NULL; i++) {
		if (is_manifest(paths[i])) {
			g_set_error(error, DIA_ERROR, DIA_ERROR_MANIFEST,
				    "%s: a manifest beside other reports; give it alone", paths[i]);
			return NULL;
		}
		if (!add_documents(collection, paths[i]))
			add_path(collection, paths[i]);
	}
	return g_steal_pointer(&collection);
}

const char *
dia_collection_title(const DiaCollection *collection)
{
	return collection->title;
}

const char *
dia_collection_country(const DiaCollection *collection)
{
	return collection->country;
}

const char *const *
dia_collection_headline(const DiaCollection *collection)
{
	static const char *const usual[] = { "death-penalty", "torture", "assembly", "media", NULL };

	return collection->headline != NULL ? (const char *const *)collection->headline : usual;
}

gboolean
dia_collection_has_manifest(const DiaCollection *collection)
{
	return collection->has_manifest;
}

const DiaReportSource *
dia_collection_sources(const DiaCollection *collection, guint *length)
{
	if (length != NULL)
		*length = collection->sources->len;
	return (const DiaReportSource *)(const void *)collection->sources->data;
}
