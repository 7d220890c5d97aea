#include "read/unwrap.h"

#include <string.h>

/* Fewer paragraphs say nothing. */
#define MIN_PARAGRAPHS 8

/* Among paragraphs of a report next to none goes on in the next; among its lines more than half do. */
#define MIN_SHARE_PERCENT 25

/* A longer paragraph is no line. */
#define MAX_LINE_BYTES 400

static gboolean
is_plain(const DiaBlock *block)
{
	return block->kind == DIA_BLOCK_PARAGRAPH && block->label == NULL && !block->is_contents;
}

/* TRUE where text ends in mid-sentence and goes on with a small letter. */
static gboolean
goes_on(const char *text, const char *next)
{
	gsize length = strlen(text);

	return length > 0 && strchr(".;:!?", text[length - 1]) == NULL &&
	       g_unichar_islower(g_utf8_get_char(next));
}

static gboolean
is_wrapped(const GArray *blocks)
{
	const DiaBlock *last = NULL;
	guint n_paragraphs = 0;
	guint n_joins = 0;

	for (guint i = 0; i < blocks->len; i++) {
		const DiaBlock *block = &g_array_index(blocks, DiaBlock, i);

		if (!is_plain(block) || block->text[0] == '\0')
			continue;
		n_paragraphs += strlen(block->text) <= MAX_LINE_BYTES;
		n_joins += last != NULL && goes_on(last->text, block->text);
		last = block;
	}
	return n_paragraphs >= MIN_PARAGRAPHS && n_joins * 100 >= n_paragraphs * MIN_SHARE_PERCENT;
}

/* Blanks at the start of a line tell how the text was laid out. */
static void
make_line(DiaBlocks *blocks, DiaBlock *block)
{
	g_autofree char *text = g_strdup_printf("%*s%s", block->indent, "", block->text);

	block->kind = DIA_BLOCK_LINE;
	block->level = 0;
	if (block->indent > 0)
		block->text = g_string_chunk_insert(blocks->strings, text);
}

void
dia_unwrap(DiaBlocks *blocks)
{
	gboolean are_lines = is_wrapped(blocks->blocks);
	guint n = 0;

	for (guint i = 0; i < blocks->blocks->len; i++) {
		DiaBlock *block = &g_array_index(blocks->blocks, DiaBlock, i);

		if (are_lines && is_plain(block)) {
			make_line(blocks, block);
		} else if (block->kind == DIA_BLOCK_PARAGRAPH && block->text[0] == '\0') {
			continue;
		}
		g_array_index(blocks->blocks, DiaBlock, n++) = *block;
	}
	g_array_set_size(blocks->blocks, n);
}
