#include "read/unwrap.h"

#include <string.h>

/* Fewer paragraphs say nothing. */
#define MIN_PARAGRAPHS 8

/* Among paragraphs of a report next to none goes on in the next; among its lines more than half do. */
#define MIN_SHARE_PERCENT 25

/* Tables and headings have short lines, which do not go on; of the long ones in mid-sentence so many do. */
#define LONG_LINE_BYTES 60
#define MIN_LONG_PERCENT 40
#define MIN_FEW_PERCENT 8

/* A longer paragraph is no line. */
#define MAX_LINE_BYTES 400

static gboolean
is_plain(const DiaBlock *block)
{
	return block->kind == DIA_BLOCK_PARAGRAPH && block->label == NULL && !block->is_contents;
}

/* TRUE where text ends in mid-sentence. */
static gboolean
is_open(const char *text)
{
	gsize length = strlen(text);

	return length > 0 && strchr(".;:!?", text[length - 1]) == NULL;
}

/* Does a text go on with a sentence? "b) Schools" begins with a letter that numbers it. */
static gboolean
goes_on_in_lower_case(const char *text)
{
	return g_unichar_islower(g_utf8_get_char(text)) && text[1 + strspn(text + 1, "ivx")] != ')';
}

static gboolean
is_wrapped(const GArray *blocks)
{
	const DiaBlock *last = NULL;
	guint n_paragraphs = 0;
	guint n_joins = 0;
	guint n_long = 0; /* in mid-sentence */
	guint n_long_joins = 0;

	for (guint i = 0; i < blocks->len; i++) {
		const DiaBlock *block = &g_array_index(blocks, DiaBlock, i);

		if (!is_plain(block) || block->text[0] == '\0')
			continue;
		n_paragraphs += strlen(block->text) <= MAX_LINE_BYTES;
		if (last != NULL && is_open(last->text)) {
			gboolean is_long = strlen(last->text) >= LONG_LINE_BYTES;
			gboolean goes_on = goes_on_in_lower_case(block->text);

			n_joins += goes_on;
			n_long += is_long;
			n_long_joins += is_long && goes_on;
		}
		last = block;
	}
	if (n_paragraphs < MIN_PARAGRAPHS)
		return FALSE;
	return n_joins * 100 >= n_paragraphs * MIN_SHARE_PERCENT ||
	       (n_joins * 100 >= n_paragraphs * MIN_FEW_PERCENT &&
		n_long_joins * 100 >= n_long * MIN_LONG_PERCENT);
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
