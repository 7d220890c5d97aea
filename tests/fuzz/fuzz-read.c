/*
 * Fuzz target for one reader, which FUZZ_READER names: any bytes give an error or blocks that keep the
 * promises of blocks.h, and the normalizer makes a document of them.
 */
#include <string.h>

#include "base/limits.h"
#include "normalize/normalize.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static void
check_blocks(const DiaBlocks *blocks)
{
	for (guint i = 0; i < blocks->blocks->len; i++) {
		const DiaBlock *block = &g_array_index(blocks->blocks, DiaBlock, i);

		g_assert_true(g_utf8_validate(block->text, -1, NULL));
		g_assert_null(strpbrk(block->text, "\r\n"));
		g_assert_true(block->label == NULL || g_utf8_validate(block->label, -1, NULL));
		g_assert_true(block->marks == NULL || g_utf8_validate(block->marks, -1, NULL));
		g_assert_true(block->kind == DIA_BLOCK_TABLE_ROW || block->kind == DIA_BLOCK_LINE ||
			      strchr(block->text, '\t') == NULL);
	}
	for (guint i = 0; i < blocks->drops->len; i++)
		g_assert_nonnull(g_array_index(blocks->drops, DiaDrop, i).kind);
	g_assert_true(blocks->title == NULL || g_utf8_validate(blocks->title, -1, NULL));
}

static void
ignore(const char *domain G_GNUC_UNUSED, GLogLevelFlags level G_GNUC_UNUSED,
       const char *message G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
}

int
LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	static DiaLexicon *lexicon;
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	DiaReadInput input = { .name = "report",
			       .data = (const char *)data,
			       .length = size,
			       .revisions = size % 2 == 0 ? DIA_REVISIONS_FINAL : DIA_REVISIONS_ORIGINAL,
			       .notes = notes };
	DiaReportSource source = { .id = "report", .path = "report" };
	g_autoptr(DiaBlocks) blocks = NULL;
	g_autoptr(DiaDocument) document = NULL;

	if (lexicon == NULL) {
		lexicon = dia_lexicon_new(NULL, NULL);
		/* Poppler tells of what is damaged. */
		g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, ignore, NULL);
	}
	blocks = FUZZ_READER(&input, &error);
	g_assert_true((blocks == NULL) == (error != NULL));
	if (blocks == NULL) {
		g_assert_true(g_utf8_validate(error->message, -1, NULL));
		return 0;
	}
	check_blocks(blocks);
	document = dia_normalize(blocks, &source, lexicon, notes);
	return 0;
}
