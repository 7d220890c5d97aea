/*
 * From blocks to lines: cleaned text, empty lines counted, and the measures of the layout taken.
 */
#include "normalize/layout.h"

#include <string.h>

#include "normalize/unicode.h"

gint
dia_layout_previous(const DiaLayout *layout, guint index)
{
	while (index-- > 0)
		if (dia_layout_line(layout, index)->role != DIA_LINE_DROPPED &&
		    dia_layout_line(layout, index)->role != DIA_LINE_FOOTNOTE)
			return (gint)index;
	return -1;
}

gint
dia_layout_next(const DiaLayout *layout, guint index)
{
	while (++index < layout->lines->len)
		if (dia_layout_line(layout, index)->role != DIA_LINE_DROPPED &&
		    dia_layout_line(layout, index)->role != DIA_LINE_FOOTNOTE)
			return (gint)index;
	return -1;
}

/* Length without closing quotation marks, brackets and asterisks. */
static gsize
strip_closers(const char *text, gsize length)
{
	static const char *const closers[] = { "\"", "'", ")", "]", "*", "\xe2\x80\x9d",
					       "\xe2\x80\x99", "\xc2\xbb" };
	static const char last_bytes[] = "\"')]*\x9d\x99\xbb";
	gboolean is_stripped = TRUE;

	/* Nearly all lines end with none of them. */
	while (is_stripped && length > 0 &&
	       memchr(last_bytes, text[length - 1], sizeof last_bytes - 1) != NULL) {
		is_stripped = FALSE;
		for (guint i = 0; i < G_N_ELEMENTS(closers); i++) {
			gsize n = strlen(closers[i]);

			if (length >= n && memcmp(text + length - n, closers[i], n) == 0) {
				length -= n;
				is_stripped = TRUE;
			}
		}
	}
	return length;
}

static gboolean
is_stop(char c)
{
	return c == '.' || c == '!' || c == '?' || c == ';' || c == ':';
}

gboolean
dia_text_is_ended(const char *text, gsize length)
{
	gsize digits = 0;

	length = strip_closers(text, length);
	if (length == 0)
		return FALSE;
	if (is_stop(text[length - 1]))
		return TRUE;
	/* The mark of a footnote may stand after the stop: "prove.17". */
	while (digits < 3 && digits < length && g_ascii_isdigit(text[length - 1 - digits]))
		digits++;
	return digits > 0 && length > digits + 1 && is_stop(text[length - digits - 1]) &&
	       !g_ascii_isdigit(text[length - digits - 2]);
}

gboolean
dia_line_is_sentence(const DiaLine *line)
{
	return dia_text_is_ended(line->text, line->length) && line->text[line->length - 1] != '?';
}

guint
dia_line_count_words(const DiaLine *line)
{
	guint words = 1;

	for (guint32 i = 0; i < line->length; i++)
		words += line->text[i] == ' ' || line->text[i] == '\t';
	return words;
}

gboolean
dia_layout_is_short(const DiaLayout *layout, const DiaLine *line)
{
	enum { FULL_PERCENT = 60 };

	return line->length * 100 < layout->width * FULL_PERCENT;
}

static guint32
count_indent(const char *text)
{
	return (guint32)strspn(text, " ");
}

/* A row cell by cell: an empty one keeps the others in their columns. */
static void
clean_row(const char *text, GString *buffer)
{
	g_auto(GStrv) cells = g_strsplit(text, "\t", -1);
	g_autoptr(GString) cell = g_string_new(NULL);

	g_string_truncate(buffer, 0);
	for (guint i = 0; cells[i] != NULL; i++) {
		dia_unicode_clean(cells[i], strlen(cells[i]), cell);
		if (i > 0)
			g_string_append_c(buffer, '\t');
		g_string_append_len(buffer, cell->str, (gssize)cell->len);
	}
	while (buffer->len > 0 && buffer->str[buffer->len - 1] == '\t')
		g_string_truncate(buffer, buffer->len - 1);
}

/*
 * The number that a format makes by itself stays apart where it can be that of a paragraph; that of a
 * heading or an item is printed in front of it, as in formats that make none.
 */
static void
clean_text(DiaLayout *layout, const DiaBlock *block, DiaLine *line, GString *buffer)
{
	g_autofree char *printed = NULL;
	const char *text = block->text;
	gsize length = strlen(text);

	line->text = text;
	line->length = (guint32)length;
	if (block->label == NULL && dia_unicode_is_clean(text, length))
		return;

	if (block->label != NULL && block->kind != DIA_BLOCK_FOOTNOTE &&
	    (block->kind == DIA_BLOCK_HEADING || block->is_list_item ||
	     !g_ascii_isdigit(block->label[0]))) {
		printed = g_strconcat(block->label, " ", block->text, NULL);
		text = printed;
	} else {
		line->automatic = block->label;
	}
	if (block->kind == DIA_BLOCK_TABLE_ROW)
		clean_row(text, buffer);
	else
		dia_unicode_clean(text, strlen(text), buffer);
	if (buffer->len == length && memcmp(buffer->str, block->text, length) == 0)
		return;
	line->text = dia_pool_text(layout->pool, buffer->str, buffer->len);
	line->length = (guint32)buffer->len;
}

/* Every non-empty block becomes a line; empty lines become the gap of the next. */
static void
add_lines(DiaLayout *layout)
{
	g_autoptr(GString) buffer = g_string_new(NULL);
	const GArray *blocks = layout->blocks->blocks;
	guint32 gap = 0;
	gboolean is_new_page = TRUE;

	for (guint i = 0; i < blocks->len; i++) {
		const DiaBlock *block = &g_array_index(blocks, DiaBlock, i);
		DiaLine line = { .kind = (guint8)block->kind,
				 .line = block->line,
				 .page = block->page,
				 .level = block->level,
				 .is_bold = block->is_bold,
				 .is_item = block->is_list_item,
				 .begins_table = block->begins_table,
				 .marks = block->marks,
				 .is_whole = block->kind != DIA_BLOCK_LINE };

		if (block->kind == DIA_BLOCK_PAGE_BREAK) {
			is_new_page = TRUE;
			continue;
		}
		clean_text(layout, block, &line, buffer);
		if (line.length == 0 && block->label == NULL) {
			gap++;
			continue;
		}
		layout->has_headings |= block->kind == DIA_BLOCK_HEADING;
		if (block->is_contents) {
			line.role = DIA_LINE_DROPPED;
			line.drop = "contents";
		}
		line.gap = line.is_whole ? MAX(gap, 1) : gap;
		line.starts_page = is_new_page;
		/* Converters leave one blank where a page began; see below. */
		line.number = count_indent(block->text);
		g_array_append_val(layout->lines, line);
		gap = 0;
		is_new_page = FALSE;
	}
}

/* Where nearly no line is indented, a single blank before a line is what a page break left. */
static void
find_page_starts(DiaLayout *layout)
{
	guint flush = 0;
	guint single = 0;

	for (guint i = 0; i < layout->lines->len; i++) {
		flush += dia_layout_line(layout, i)->number == 0;
		single += dia_layout_line(layout, i)->number == 1;
	}
	if (flush * 10 < layout->lines->len * 8 || single * 10 > layout->lines->len)
		single = 0;
	for (guint i = 0; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);

		if (single > 0 && line->number == 1)
			line->starts_page = TRUE;
		line->number = 0;
	}
}

static int
compare_lengths(gconstpointer a, gconstpointer b)
{
	guint32 first = *(const guint32 *)a;
	guint32 second = *(const guint32 *)b;

	return (first > second) - (first < second);
}

/* The length of a full line: few are longer. Short lines are counted, since there are many, not sorted. */
static guint32
find_full_length(GArray *lengths)
{
	enum { FULL_PERCENTILE = 85, SHORT_BYTES = 512 };
	guint counts[SHORT_BYTES] = { 0 };
	guint rank = lengths->len * FULL_PERCENTILE / 100;
	guint n = 0;

	for (guint i = 0; i < lengths->len; i++)
		counts[MIN(g_array_index(lengths, guint32, i), SHORT_BYTES - 1)]++;
	for (guint32 length = 0; length < SHORT_BYTES - 1; length++) {
		n += counts[length];
		if (n > rank)
			return length;
	}
	g_array_sort(lengths, compare_lengths);
	return g_array_index(lengths, guint32, rank);
}

/*
 * Are lines wrapped, and how far apart are they? In wrapped text few lines end as sentences do (one in
 * five, measured on UN reports); where most do, each line is a paragraph.
 */
static void
measure(DiaLayout *layout)
{
	enum { ENDED_PERCENT = 60, SPACED_PERCENT = 60, COUNTED_BYTES = 30 };
	g_autoptr(GArray) lengths = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint n_counted = 0;
	guint n_ended = 0;
	guint n_continued = 0;
	guint n_spaced = 0;

	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		if (line->kind != DIA_BLOCK_LINE)
			continue;
		g_array_append_val(lengths, line->length);
		/* A line in lower case goes on with a paragraph, so its gap is that of lines. */
		if (g_unichar_islower(g_utf8_get_char(line->text))) {
			n_continued++;
			n_spaced += line->gap == 1;
		}
		if (line->length < COUNTED_BYTES)
			continue;
		n_counted++;
		n_ended += dia_text_is_ended(line->text, line->length);
	}
	layout->is_flowing = n_counted > 0 && n_ended * 100 < n_counted * ENDED_PERCENT;
	if (lengths->len == 0)
		return;
	layout->width = find_full_length(lengths);
	if (layout->is_flowing && n_spaced > 0 && n_spaced * 100 >= n_continued * SPACED_PERCENT)
		layout->line_gap = 1;
	if (layout->is_flowing)
		return;
	for (guint i = 0; i < layout->lines->len; i++)
		dia_layout_line(layout, i)->is_whole = TRUE;
}

void
dia_layout_init(DiaLayout *layout, const DiaBlocks *blocks, const DiaLexicon *lexicon,
		DiaPool *pool)
{
	*layout = (DiaLayout){
		.blocks = blocks,
		.lexicon = lexicon,
		.pool = pool,
		.lines = g_array_sized_new(FALSE, TRUE, sizeof(DiaLine), blocks->blocks->len),
	};
	add_lines(layout);
	find_page_starts(layout);
	measure(layout);
}

void
dia_layout_clear(DiaLayout *layout)
{
	g_clear_pointer(&layout->lines, g_array_unref);
}

GArray *
dia_layout_rewrite_from(const DiaLayout *layout, GArray *lines, guint index)
{
	if (lines != NULL)
		return lines;
	lines = g_array_sized_new(FALSE, TRUE, sizeof(DiaLine), layout->lines->len);
	return g_array_append_vals(lines, layout->lines->data, index);
}

void
dia_layout_replace(DiaLayout *layout, GArray *lines)
{
	if (lines == NULL)
		return;
	g_array_unref(layout->lines);
	layout->lines = lines;
}
