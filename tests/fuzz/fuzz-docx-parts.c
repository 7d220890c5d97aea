/*
 * Fuzz target for DOCX behind its container: the input is the XML of document, numbering, styles and
 * footnotes, with a NUL between them, which is packed here. Bytes of a packed file would hardly ever
 * get as far as that.
 */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "read/read.h"

#define FUZZ_READER read_parts

static DiaBlocks *read_parts(const DiaReadInput *input, GError **error);

#include "fuzz-read.c"

static void
add_part(struct archive *archive, const char *name, const char *data, gsize length)
{
	struct archive_entry *entry = archive_entry_new();

	archive_entry_set_pathname(entry, name);
	archive_entry_set_size(entry, (la_int64_t)length);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_write_header(archive, entry);
	archive_write_data(archive, data, length);
	archive_entry_free(entry);
}

static const char links[] =
    "<Relationships><Relationship Type=\"x/numbering\" Target=\"n.xml\"/>"
    "<Relationship Type=\"x/styles\" Target=\"s.xml\"/>"
    "<Relationship Type=\"x/footnotes\" Target=\"f.xml\"/></Relationships>";

static DiaBlocks *
read_parts(const DiaReadInput *input, GError **error)
{
	static const char *const names[] = { "word/document.xml", "word/n.xml", "word/s.xml",
					     "word/f.xml" };
	struct archive *archive = archive_write_new();
	gsize capacity = input->length + 64 * 1024;
	g_autofree char *packed = g_malloc(capacity);
	gsize used = 0;
	const char *at = input->data;
	const char *end = input->data + input->length;
	DiaReadInput inner = *input;

	archive_write_set_format_zip(archive);
	archive_write_set_options(archive, "zip:compression=store");
	archive_write_open_memory(archive, packed, capacity, &used);
	add_part(archive, "word/_rels/document.xml.rels", links, sizeof(links) - 1);
	for (guint i = 0; i < G_N_ELEMENTS(names) && at < end; i++) {
		const char *stop = memchr(at, '\0', (gsize)(end - at));

		if (stop == NULL)
			stop = end;
		add_part(archive, names[i], at, (gsize)(stop - at));
		at = stop + 1;
	}
	archive_write_close(archive);
	archive_write_free(archive);
	inner.data = packed;
	inner.length = used;
	return dia_read_docx(&inner, error);
}
