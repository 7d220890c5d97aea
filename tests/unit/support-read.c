#include "support-read.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "diachron/error.h"

static void
describe_block(const DiaBlock *block, GString *output)
{
	static const char *const kinds[] = { "L", "P", "H", "R", "N", "--" };
	g_auto(GStrv) cells = g_strsplit(block->text, "\t", -1);
	g_autofree char *text = g_strjoinv(";", cells);
	const char *kind = block->is_contents	? "C"
			   : block->begins_table ? "T"
			   : block->is_list_item ? "I"
			   : block->kind == DIA_BLOCK_PARAGRAPH && block->is_bold
			       ? "B"
			       : kinds[block->kind];

	g_string_append(output, kind);
	if (block->kind == DIA_BLOCK_HEADING && !block->is_contents)
		g_string_append_printf(output, "%u", block->level);
	if (block->label != NULL)
		g_string_append_printf(output, " %s", block->label);
	if (*text != '\0')
		g_string_append_printf(output, " %s", text);
	if (block->marks != NULL)
		g_string_append_printf(output, " [%s]", block->marks);
	g_string_append_c(output, '\n');
}

static void
describe_drops(const DiaBlocks *blocks, GString *output)
{
	for (guint i = 0; i < blocks->drops->len; i++) {
		const char *kind = g_array_index(blocks->drops, DiaDrop, i).kind;
		gboolean is_repeated = FALSE;
		guint count = 0;

		for (guint j = 0; j < blocks->drops->len; j++) {
			gboolean is_same =
			    g_str_equal(kind, g_array_index(blocks->drops, DiaDrop, j).kind);

			is_repeated |= is_same && j < i;
			count += is_same;
		}
		if (!is_repeated)
			g_string_append_printf(output, "dropped %s %u\n", kind, count);
	}
}

char *
support_read(const char *data, gsize length, DiaRevisions revisions)
{
	DiaReadInput input = {
		.name = "report", .data = data, .length = length, .revisions = revisions
	};
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaBlocks) blocks = dia_read_bytes(&input, &error);
	GString *output = g_string_new(NULL);

	g_assert_no_error(error);
	for (guint i = 0; i < blocks->blocks->len; i++)
		describe_block(&g_array_index(blocks->blocks, DiaBlock, i), output);
	describe_drops(blocks, output);
	return g_string_free(output, FALSE);
}

void
support_check_read(const char *data, gsize length, const char *expected)
{
	g_autofree char *found = support_read(data, length, DIA_REVISIONS_FINAL);

	g_assert_cmpstr(found, ==, expected);
}

void
support_check_error(const char *data, gsize length, gint code, const char *words)
{
	DiaReadInput input = { .name = "report", .data = data, .length = length };
	g_autoptr(GError) error = NULL;
	g_autoptr(DiaBlocks) blocks = dia_read_bytes(&input, &error);

	g_assert_null(blocks);
	g_assert_error(error, DIA_ERROR, code);
	g_assert_true(g_str_has_prefix(error->message, "report"));
	g_assert_null(strchr(error->message, '\n'));
	if (strstr(error->message, words) == NULL)
		g_error("\"%s\" has not \"%s\"", error->message, words);
}

GBytes *
support_pack(const SupportPart *parts, guint n_parts)
{
	struct archive *archive = archive_write_new();
	gsize capacity = 64 * 1024;
	gsize used = 0;
	char *packed;

	for (guint i = 0; i < n_parts; i++)
		capacity += 1024 + (parts[i].length > 0 ? parts[i].length : strlen(parts[i].data));
	packed = g_malloc(capacity);
	archive_write_set_format_zip(archive);
	if (parts[0].length > 0)
		archive_write_set_options(archive, "zip:compression=store");
	archive_write_open_memory(archive, packed, capacity, &used);
	for (guint i = 0; i < n_parts; i++) {
		struct archive_entry *entry = archive_entry_new();
		gsize length = parts[i].length > 0 ? parts[i].length : strlen(parts[i].data);

		archive_entry_set_pathname(entry, parts[i].name);
		archive_entry_set_size(entry, (la_int64_t)length);
		archive_entry_set_filetype(entry, AE_IFREG);
		g_assert_cmpint(archive_write_header(archive, entry), ==, ARCHIVE_OK);
		archive_write_data(archive, parts[i].data, length);
		archive_entry_free(entry);
	}
	g_assert_cmpint(archive_write_close(archive), ==, ARCHIVE_OK);
	archive_write_free(archive);
	return g_bytes_new_take(packed, used);
}

#define W " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

GBytes *
support_docx(const char *body, const char *numbering, const char *styles, const char *footnotes)
{
	g_autofree char *document =
	    g_strconcat("<w:document" W "><w:body>", body, "</w:body></w:document>", NULL);
	g_autofree char *lists =
	    g_strconcat("<w:numbering" W ">", numbering != NULL ? numbering : "", "</w:numbering>", NULL);
	g_autofree char *style =
	    g_strconcat("<w:styles" W ">", styles != NULL ? styles : "", "</w:styles>", NULL);
	g_autofree char *notes =
	    g_strconcat("<w:footnotes" W ">", footnotes != NULL ? footnotes : "", "</w:footnotes>", NULL);
	const SupportPart parts[] = {
		{ "_rels/.rels",
		  "<Relationships><Relationship Type=\"x/officeDocument\" "
		  "Target=\"word/document.xml\"/></Relationships>",
		  0 },
		{ "word/_rels/document.xml.rels",
		  "<Relationships><Relationship Type=\"x/numbering\" Target=\"numbering.xml\"/>"
		  "<Relationship Type=\"x/styles\" Target=\"styles.xml\"/>"
		  "<Relationship Type=\"x/footnotes\" Target=\"footnotes.xml\"/></Relationships>",
		  0 },
		{ "word/document.xml", document, 0 },
		{ "word/numbering.xml", lists, 0 },
		{ "word/styles.xml", style, 0 },
		{ "word/footnotes.xml", notes, 0 },
	};

	return support_pack(parts, G_N_ELEMENTS(parts));
}
