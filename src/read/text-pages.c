#include "read/text-pages.h"

#include <string.h>

enum {
	MAX_COLUMNS = 300,	/* characters of a line that are looked at */
	MIN_LINES = 8,		/* of a page: each column has so many */
	MAX_PAGE_LINES = 300,	/* more are no page */
	MIN_GAP = 2,		/* blanks at the gutter */
	GUTTER_FROM = 30,	/* per cent of the width */
	GUTTER_TO = 70,
	MAX_CROSSING = 20,	/* per cent of the lines */
	MIN_FULL = 50,		/* per cent of the lines of a column that fill half of it */
	MIN_ALIGNED = 80,	/* per cent of the lines of the right column that start where it does */
};

/* The lines of a page, and where its right column starts, in characters; 0 where it has but one. */
typedef struct {
	guint first;
	guint end;
	guint gutter;
} Page;

static const DiaBlock *
block_at(const DiaBlocks *blocks, guint index)
{
	return &g_array_index(blocks->blocks, DiaBlock, index);
}

/* Where a line has print: @dots is TRUE there. Returns how many characters it has that are looked at. */
static guint
print_line(const char *text, gboolean *dots)
{
	guint n = 0;

	for (; *text != '\0' && n < MAX_COLUMNS; text = g_utf8_next_char(text))
		dots[n++] = *text != ' ';
	return n;
}

typedef struct {
	guint left;
	guint right;
	guint crossing;
	guint full_left;
	guint full_right;
	guint aligned;
	guint lines;
} Count;

/* What one line says of the gutters at [from, to], where the right column reaches to @width. */
static void
count_line(const char *text, guint from, guint to, guint width, Count *counts)
{
	gboolean dots[MAX_COLUMNS] = { FALSE };
	guint n = print_line(text, dots);
	guint all = 0;
	guint n_left = 0;
	guint last_left = 0;

	for (guint i = 0; i < n; i++)
		all += dots[i];
	for (guint x = 0; x <= to && all > 0; x++) {
		Count *count = &counts[x];
		guint n_right = all - n_left;

		if (x >= from && n_left > 0 && n_right > 0 && last_left + MIN_GAP > x) {
			count->crossing++;
			count->lines++;
		} else if (x >= from) {
			count->lines++;
			count->left += n_left > 0;
			count->right += n_right > 0;
			count->full_left += n_left * 2 > x;
			count->full_right += n_right * 2 > width - x;
			count->aligned += dots[x];
		}
		n_left += dots[x];
		last_left = dots[x] ? x + 1 : last_left;
	}
}

/* Are the counts those of two columns of running text? */
static gboolean
are_columns(const Count *count)
{
	return count->left >= MIN_LINES && count->right >= MIN_LINES &&
	       count->crossing * 100 <= count->lines * MAX_CROSSING &&
	       count->full_left * 100 >= count->left * MIN_FULL &&
	       count->full_right * 100 >= count->right * MIN_FULL &&
	       count->aligned * 100 >= count->right * MIN_ALIGNED;
}

/* How many lines have a gap in the middle, as all lines with two columns do. */
static guint
count_gaps(const DiaBlocks *blocks, guint first, guint end)
{
	guint n = 0;

	for (guint i = first; i < end; i++) {
		const char *text = block_at(blocks, i)->text;

		text += strspn(text, " ");
		n += strstr(text, "  ") != NULL;
	}
	return n;
}

static guint
find_gutter(const DiaBlocks *blocks, guint first, guint end)
{
	gboolean dots[MAX_COLUMNS];
	Count counts[MAX_COLUMNS] = { 0 };
	guint width = 0;
	guint best = 0;
	guint from;
	guint to;

	if (count_gaps(blocks, first, end) < MIN_LINES)
		return 0;
	for (guint i = first; i < end; i++)
		width = MAX(width, print_line(block_at(blocks, i)->text, dots));
	from = width * GUTTER_FROM / 100;
	to = width * GUTTER_TO / 100;
	for (guint i = first; i < end; i++)
		count_line(block_at(blocks, i)->text, from, to, width, counts);
	for (guint x = from; x <= to; x++)
		if (are_columns(&counts[x]) && (best == 0 || counts[x].aligned > counts[best].aligned))
			best = x;
	return best;
}

/* The text of the right column of a line, and the bytes of the left one; the first is NULL where it crosses. */
static const char *
cut_line(const char *text, guint gutter, gsize *left)
{
	const char *at = text;
	guint n = 0;

	for (; *at != '\0' && n < gutter; at = g_utf8_next_char(at))
		n++;
	*left = (gsize)(at - text);
	while (*left > 0 && text[*left - 1] == ' ')
		--*left;
	if (*at == '\0')
		return at;
	return *left > 0 && (gsize)(at - text) - *left < MIN_GAP ? NULL : at;
}

/* The number that a line begins with, with a stop or a bracket behind it; 0 for none. */
static guint
read_label(const char *text)
{
	gsize digits;

	text += strspn(text, " ");
	digits = strspn(text, "0123456789");
	if (digits == 0 || digits > 4 || (text[digits] != '.' && text[digits] != ')') || text[digits + 1] != ' ')
		return 0;
	return (guint)g_ascii_strtoull(text, NULL, 10);
}

/* Do the numbers rise down the left column and then down the right, at least two of them, and in both? */
static gboolean
is_in_order(const DiaBlocks *blocks, const Page *page)
{
	guint found[2] = { 0 };
	guint wrong = 0;
	guint last = 0;

	for (guint column = 0; column < 2; column++)
		for (guint i = page->first; i < page->end; i++) {
			const char *text = block_at(blocks, i)->text;
			gsize left;
			const char *right = cut_line(text, page->gutter, &left);
			guint label = 0;

			if (right != NULL)
				label = read_label(column == 0 ? (left > 0 ? text : "") : right);
			if (label == 0)
				continue;
			found[column]++;
			wrong += label <= last;
			last = label;
		}
	return found[0] > 0 && found[1] > 0 && wrong * 4 <= found[0] + found[1];
}

static void
add_part(GArray *lines, DiaBlocks *blocks, const DiaBlock *block, const char *text, gsize length)
{
	DiaBlock part = *block;

	part.text = g_string_chunk_insert_len(blocks->strings, text, (gssize)length);
	g_array_append_val(lines, part);
}

/* The columns of the lines from @first to before @end, none of which crosses the gutter. */
static void
add_band(GArray *lines, DiaBlocks *blocks, guint first, guint end, guint gutter)
{
	for (guint column = 0; column < 2; column++) {
		guint last = first;
		gsize left;

		/* What is empty below a column is no end of a paragraph. */
		for (guint i = first; i < end; i++) {
			const char *right = cut_line(block_at(blocks, i)->text, gutter, &left);

			if (column == 0 ? left > 0 : *right != '\0')
				last = i + 1;
		}
		for (guint i = first; i < last; i++) {
			const DiaBlock *block = block_at(blocks, i);
			const char *right = cut_line(block->text, gutter, &left);

			add_part(lines, blocks, block, column == 0 ? block->text : right,
				 column == 0 ? left : strlen(right));
		}
	}
}

static void
add_page(GArray *lines, DiaBlocks *blocks, const Page *page)
{
	guint from = page->first;

	for (guint i = page->first; i < page->end; i++) {
		gsize left;

		if (page->gutter > 0 && cut_line(block_at(blocks, i)->text, page->gutter, &left) != NULL)
			continue;
		if (page->gutter > 0)
			add_band(lines, blocks, from, i, page->gutter);
		g_array_append_val(lines, *block_at(blocks, i));
		from = i + 1;
	}
	if (page->gutter > 0)
		add_band(lines, blocks, from, page->end, page->gutter);
	if (page->end < blocks->blocks->len)
		g_array_append_val(lines, *block_at(blocks, page->end));
}

/* The pages of the text; what is no line of plain text, such as the row of a table, leaves its page as it is. */
static GArray *
find_pages(const DiaBlocks *blocks, guint *n_sure)
{
	GArray *pages = g_array_new(FALSE, FALSE, sizeof(Page));

	for (guint first = 0; first < blocks->blocks->len;) {
		Page page = { .first = first, .end = first };
		gboolean is_plain = TRUE;

		for (; page.end < blocks->blocks->len; page.end++) {
			if (block_at(blocks, page.end)->kind == DIA_BLOCK_PAGE_BREAK)
				break;
			is_plain &= block_at(blocks, page.end)->kind == DIA_BLOCK_LINE;
		}
		if (is_plain && page.end - page.first >= MIN_LINES && page.end - page.first <= MAX_PAGE_LINES)
			page.gutter = find_gutter(blocks, page.first, page.end);
		*n_sure += page.gutter > 0 && is_in_order(blocks, &page);
		g_array_append_val(pages, page);
		first = page.end + 1;
	}
	return pages;
}

void
dia_text_part_pages(DiaBlocks *blocks)
{
	guint n_sure = 0;
	g_autoptr(GArray) pages = find_pages(blocks, &n_sure);
	guint n_parted = 0;
	GArray *lines;

	for (guint i = 0; i < pages->len; i++)
		n_parted += g_array_index(pages, Page, i).gutter > 0;
	if (n_parted == 0 || n_sure * 2 < n_parted)
		return;
	lines = g_array_sized_new(FALSE, FALSE, sizeof(DiaBlock), blocks->blocks->len);
	for (guint i = 0; i < pages->len; i++)
		add_page(lines, blocks, &g_array_index(pages, Page, i));
	g_array_unref(blocks->blocks);
	blocks->blocks = lines;
}
