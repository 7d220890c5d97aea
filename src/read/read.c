/*
 * Opening a file, and giving it to the reader of its format.
 */
#include "read/read.h"

#include "base/checksum.h"
#include "base/file.h"
#include "diachron/error.h"
#include "read/sniff.h"
#include "read/unwrap.h"

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
	blocks->sha256 = dia_checksum_text(input->data, input->length);
	return blocks;
}

DiaBlocks *
dia_read(const char *path, DiaRevisions revisions, GPtrArray *notes, GError **error)
{
	g_autoptr(GByteArray) bytes = dia_file_read(path, error);
	DiaReadInput input = { .name = dia_file_name(path),
			       .revisions = revisions,
			       .notes = notes };

	if (bytes == NULL)
		return NULL;
	input.data = (const char *)bytes->data;
	input.length = bytes->len;
	return dia_read_bytes(&input, error);
}
