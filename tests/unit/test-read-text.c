/*
 * Reading plain text: encodings, line ends, page breaks, and what is no text.
 */
#include <string.h>

#include "diachron/error.h"
#include "read/read.h"

/* Lines with '|' between them; a page break is "<page>". */
static char *
read_all(const char *data, gsize length, GPtrArray *notes, GError **error)
{
	DiaReadInput input = { .name = "report.txt", .data = data, .length = length, .notes = notes };
	g_autoptr(DiaBlocks) blocks = dia_read_bytes(&input, error);
	g_autoptr(GString) output = NULL;

	if (blocks == NULL)
		return NULL;
	output = g_string_new(NULL);
	for (guint i = 0; i < blocks->blocks->len; i++) {
		const DiaBlock *block = &g_array_index(blocks->blocks, DiaBlock, i);

		g_assert_true(g_utf8_validate(block->text, -1, NULL));
		if (i > 0)
			g_string_append_c(output, '|');
		g_string_append(output, block->kind == DIA_BLOCK_PAGE_BREAK ? "<page>" : block->text);
	}
	return g_strdup(output->str);
}

/* @note words of the only note, or NULL where there must be none */
static void
check(const char *data, gsize length, const char *expected, const char *note)
{
	g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;
	g_autofree char *found = read_all(data, length, notes, &error);

	g_assert_no_error(error);
	g_assert_cmpstr(found, ==, expected);
	g_assert_cmpuint(notes->len, ==, note != NULL ? 1 : 0);
	if (note == NULL)
		return;
	g_assert_nonnull(strstr(g_ptr_array_index(notes, 0), "report.txt"));
	g_assert_nonnull(strstr(g_ptr_array_index(notes, 0), note));
}

#define CHECK(literal, expected, note) check(literal, sizeof(literal) - 1, expected, note)

static void
test_utf8(void)
{
	CHECK("caf\xc3\xa9\n", "caf\xc3\xa9", NULL);
	CHECK("\xef\xbb\xbf"
	      "caf\xc3\xa9\n",
	      "caf\xc3\xa9", NULL);
}

/* Text is looked at in blocks: a character that one ends in is whole, a half one is found wherever it stands. */
static void
test_blocks(void)
{
	enum { LONGEST = 600 };

	for (guint n = 1; n < LONGEST; n++) {
		g_autofree char *letters = g_strnfill(n, 'a');
		g_autofree char *whole = g_strconcat("\xc3\xa9", letters, "\xe2\x82\xac", letters, NULL);
		g_autofree char *half = g_strconcat("\xc3\xa9", letters, "\xe2\x82", letters, NULL);
		g_autofree char *read_as =
			g_strconcat("\xc3\x83\xc2\xa9", letters, "\xc3\xa2\xe2\x80\x9a", letters, NULL);

		check(whole, strlen(whole), whole, NULL);
		check(half, strlen(half), read_as, "Windows-1252");
	}
}

static void
test_utf16(void)
{
	CHECK("\xff\xfe"
	      "a\0\xe9\0\n\0b\0",
	      "a\xc3\xa9|b", "UTF-16");
	CHECK("\xfe\xff\0a\0\xe9\0\n\0b", "a\xc3\xa9|b", "UTF-16");
	/* No byte of these two is beyond ASCII, so the bytes would pass for UTF-8. */
	CHECK("\xff\xfe"
	      "\x2d\x4e\x21\x4e",
	      "\xe4\xb8\xad\xe4\xb8\xa1", "UTF-16");
	/* A character beyond the first plane, in two halves. */
	CHECK("\xff\xfe\x3d\xd8\x42\xde", "\xf0\x9f\x99\x82", "UTF-16");
}

static void
test_windows_1252(void)
{
	CHECK("caf\xe9\n", "caf\xc3\xa9", "Windows-1252");
	CHECK("\x93quoted\x94 \x96 \x80"
	      "5\n",
	      "\xe2\x80\x9cquoted\xe2\x80\x9d \xe2\x80\x93 \xe2\x82\xac"
	      "5",
	      "Windows-1252");
	/* The five bytes without a meaning. */
	CHECK("a\x81\x8d\x8f\x90\x9dz", "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz",
	      "Windows-1252");
	/* UTF-8 that breaks off in the middle of a character. */
	CHECK("caf\xc3", "caf\xc3\x83", "Windows-1252");
}

static void
test_line_ends(void)
{
	CHECK("a\nb", "a|b", NULL);
	CHECK("a\r\nb\r\n", "a|b", NULL);
	CHECK("a\rb\r", "a|b", NULL);
	CHECK("a\n\nb\n", "a||b", NULL);
	CHECK("a\r\rb\r", "a||b", NULL);
}

static void
test_pages(void)
{
	CHECK("a\fb\n", "a|<page>|b", NULL);
	CHECK("a\n\fb\n\f\n", "a|<page>|b|<page>|", NULL);
}

static void
check_error(const char *data, gsize length)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *found = read_all(data, length, NULL, &error);

	g_assert_null(found);
	g_assert_error(error, DIA_ERROR, DIA_ERROR_FORMAT);
	g_assert_true(g_str_has_prefix(error->message, "report.txt: "));
	g_assert_null(strchr(error->message, '\n'));
}

static void
test_errors(void)
{
	static const char nul[] = "text with a NUL\0 in it";
	static const char noise[] = "\x01\x02\x03\x04\x05\x06";
	static const char half[] = "\xff\xfe"
				   "a\0b";
	static const char old_word[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old Word";

	check_error(nul, sizeof(nul) - 1);
	check_error(noise, sizeof(noise) - 1);
	check_error(half, sizeof(half) - 1);
	check_error(old_word, sizeof(old_word) - 1);
	check_error("{\\rtf1 x}", 9);
}

/* A NUL within UTF-16 must not cut the line that it stands in. */
static void
test_nul_in_utf16(void)
{
	CHECK("\xff\xfe"
	      "a\0\0\0b\0",
	      "a\xef\xbf\xbd"
	      "b",
	      "UTF-16");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/read-text/utf-8", test_utf8);
	g_test_add_func("/read-text/blocks", test_blocks);
	g_test_add_func("/read-text/utf-16", test_utf16);
	g_test_add_func("/read-text/windows-1252", test_windows_1252);
	g_test_add_func("/read-text/line-ends", test_line_ends);
	g_test_add_func("/read-text/pages", test_pages);
	g_test_add_func("/read-text/errors", test_errors);
	g_test_add_func("/read-text/nul-in-utf-16", test_nul_in_utf16);
	return g_test_run();
}
