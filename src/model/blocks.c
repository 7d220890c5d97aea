#include "model/blocks.h"

DiaBlocks *
dia_blocks_new(const char *media_type)
{
	DiaBlocks *blocks = g_new0(DiaBlocks, 1);

	blocks->media_type = media_type;
	blocks->blocks = g_array_new(FALSE, TRUE, sizeof(DiaBlock));
	blocks->drops = g_array_new(FALSE, FALSE, sizeof(DiaDrop));
	blocks->strings = g_string_chunk_new(64 * 1024);
	return blocks;
}

void
dia_blocks_free(DiaBlocks *blocks)
{
	if (blocks == NULL)
		return;
	g_array_unref(blocks->blocks);
	g_array_unref(blocks->drops);
	g_string_chunk_free(blocks->strings);
	g_free(blocks->sha256);
	g_free(blocks->title);
	g_free(blocks->language);
	g_free(blocks);
}

DiaBlock *
dia_blocks_add(DiaBlocks *blocks, DiaBlockKind kind, const char *text, gsize length)
{
	DiaBlock block = { .kind = kind };

	block.text = g_string_chunk_insert_len(blocks->strings, text, (gssize)length);
	g_array_append_val(blocks->blocks, block);
	return &g_array_index(blocks->blocks, DiaBlock, blocks->blocks->len - 1);
}

void
dia_blocks_drop(DiaBlocks *blocks, const char *kind, guint32 line)
{
	DiaDrop drop = { .kind = kind, .line = line };

	g_array_append_val(blocks->drops, drop);
}
