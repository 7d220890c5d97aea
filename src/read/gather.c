#include "read/gather.h"

#include <string.h>

/* With so many breaks a block was laid out by hand. */
#define MIN_BREAKS_OF_LINES 2

/* Longest mark of a footnote in bytes: three digits in brackets, or "‡‡‡". */
#define MAX_MARK_BYTES 9

/* Consecutive numbers without anything between them: fewer digits may be one mark. */
#define MIN_RUN_BYTES 4
#define MAX_MARK_DIGITS 3
#define MARK_SEPARATORS ",; "
#define MAX_RUN_BYTES 24

void
dia_gather_init(DiaGather *gather, DiaBlocks *blocks)
{
	*gather = (DiaGather){ .blocks = blocks };
	gather->text = g_string_new(NULL);
	gather->marks = g_string_new(NULL);
}

void
dia_gather_clear(DiaGather *gather)
{
	g_string_free(gather->text, TRUE);
	g_string_free(gather->marks, TRUE);
}

void
dia_gather_discard(DiaGather *gather)
{
	g_string_truncate(gather->text, 0);
	g_string_truncate(gather->marks, 0);
	gather->n_bold = 0;
	gather->n_breaks = 0;
	gather->indent = 0;
	gather->line = 0;
}

static char
last_character(const DiaGather *gather)
{
	return gather->text->len > 0 ? gather->text->str[gather->text->len - 1] : '\n';
}

static void
append_space(DiaGather *gather)
{
	char last = last_character(gather);

	if (last != ' ' && last != '\n')
		g_string_append_c(gather->text, ' ');
}

/* What UTF-8 has beside the ASCII control characters that does not belong into the text. */
static gsize
ignorable_length(const char *at, gsize left)
{
	if (left >= 2 && memcmp(at, "\xc2\xad", 2) == 0) /* soft hyphen */
		return 2;
	if (left >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0) /* byte order mark */
		return 3;
	return 0;
}

static gboolean
is_separator(const char *at, gsize left)
{
	return left >= 3 && (memcmp(at, "\xe2\x80\xa8", 3) == 0 || memcmp(at, "\xe2\x80\xa9", 3) == 0);
}

void
dia_gather_text(DiaGather *gather, const char *text, gsize length, gboolean is_bold)
{
	gsize before = gather->text->len;
	gsize i = 0;

	while (i < length) {
		guchar c = (guchar)text[i];
		gsize start = i;

		while (i < length && c > ' ' && c != 0x7f && c != 0xc2 && c != 0xe2 && c != 0xef)
			c = (guchar)text[++i];
		g_string_append_len(gather->text, text + start, (gssize)(i - start));
		if (i >= length)
			break;
		if (g_ascii_isspace(c) || c == '\v') {
			if (gather->text->len == 0 && gather->indent < G_MAXUINT8)
				gather->indent++;
			append_space(gather);
			i++;
		} else if (c < ' ' || c == 0x7f) {
			i++;
		} else if (is_separator(text + i, length - i)) {
			dia_gather_break(gather);
			i += 3;
		} else if (ignorable_length(text + i, length - i) > 0) {
			i += ignorable_length(text + i, length - i);
		} else {
			g_string_append_c(gather->text, text[i++]);
		}
	}
	if (is_bold)
		gather->n_bold += gather->text->len - before;
}

void
dia_gather_label(DiaGather *gather, const char *label)
{
	append_space(gather);
	g_string_append(gather->text, label);
	g_string_append_c(gather->text, ' ');
}

void
dia_gather_break(DiaGather *gather)
{
	if (last_character(gather) == ' ')
		g_string_truncate(gather->text, gather->text->len - 1);
	if (gather->text->len == 0)
		return;
	g_string_append_c(gather->text, '\n');
	gather->n_breaks++;
}

void
dia_gather_mark(DiaGather *gather, const char *mark, gsize length)
{
	if (length == 0)
		return;
	if (gather->marks->len > 0)
		g_string_append_c(gather->marks, ' ');
	g_string_append_len(gather->marks, mark, (gssize)length);
}

void
dia_gather_line_end(DiaGather *gather)
{
	gsize length = gather->text->len;

	if (length > 1 && gather->text->str[length - 1] == '-' && gather->text->str[length - 2] != ' ')
		g_string_append_c(gather->text, DIA_LINE_END);
	else
		append_space(gather);
}

static gboolean
is_single_mark(const char *text, gsize length)
{
	gsize digits = 0;
	gsize symbols = 0;

	if (length >= 2 && (text[0] == '[' || text[0] == '(') &&
	    (text[length - 1] == ']' || text[length - 1] == ')')) {
		text++;
		length -= 2;
	}
	if (length == 0 || length > MAX_MARK_BYTES)
		return FALSE;
	for (gsize i = 0; i < length;) {
		gunichar c = g_utf8_get_char(text + i);

		digits += c < 0x80 && g_ascii_isdigit((char)c);
		symbols += c == '*' || c == 0x2020 || c == 0x2021 || c == 0xa7;
		if (symbols + digits == 0)
			return FALSE;
		i += (gsize)(g_utf8_next_char(text + i) - (text + i));
	}
	return (digits == length && digits <= MAX_MARK_DIGITS) || (digits == 0 && symbols <= 3 && symbols > 0);
}

/* Does the text consist of this number and those that follow it, "8910"? Adds them where asked to. */
static gboolean
add_run(DiaGather *gather, const char *text, gsize length, guint number)
{
	gsize at = 0;

	while (at < length) {
		g_autofree char *mark = g_strdup_printf("%u", number++);
		gsize size = strlen(mark);

		if (size > length - at || memcmp(text + at, mark, size) != 0)
			return FALSE;
		if (gather != NULL)
			dia_gather_mark(gather, mark, size);
		at += size;
	}
	return TRUE;
}

/* The number that the marks side by side begin with, or 0. */
static guint
first_of_run(const char *text, gsize length)
{
	guint number = 0;

	if (length < MIN_RUN_BYTES || length > MAX_RUN_BYTES || text[0] == '0')
		return 0;
	for (gsize i = 0; i < MAX_MARK_DIGITS && g_ascii_isdigit(text[i]); i++) {
		number = number * 10 + (guint)(text[i] - '0');
		if (add_run(NULL, text, length, number))
			return number;
	}
	return 0;
}

/* Marks without a separator: "12", "*", "8910", "*30", "*8910". Adds them where asked to. */
static gboolean
add_piece(DiaGather *gather, const char *text, gsize length)
{
	gsize stars = 0;
	guint number;

	while (stars < length && text[stars] == '*')
		stars++;
	if (stars > 0 && stars < length) {
		if (!add_piece(NULL, text + stars, length - stars))
			return FALSE;
		if (gather != NULL)
			dia_gather_mark(gather, text, stars);
		return add_piece(gather, text + stars, length - stars);
	}
	number = first_of_run(text, length);
	if (number > 0)
		return add_run(gather, text, length, number);
	if (!is_single_mark(text, length))
		return FALSE;
	if (gather != NULL)
		dia_gather_mark(gather, text, length);
	return TRUE;
}

/* Marks with or without separators, "12, 13". */
static gboolean
add_marks(DiaGather *gather, const char *text, gsize length)
{
	gsize at = 0;

	while (at < length) {
		gsize end = at;

		while (end < length && strchr(MARK_SEPARATORS, text[end]) == NULL)
			end++;
		if (!add_piece(gather, text + at, end - at))
			return FALSE;
		while (end < length && strchr(MARK_SEPARATORS, text[end]) != NULL)
			end++;
		at = end;
	}
	return length > 0;
}

gboolean
dia_gather_is_mark(const char *text, gsize length)
{
	return add_marks(NULL, text, length);
}

/* TRUE after a unit of length, whose power a raised 2 or 3 is. */
static gboolean
ends_with_unit(const GString *text)
{
	static const char *const units[] = { "m", "km", "cm", "mm", "dm", "m.", "km." };
	const char *word = text->str + text->len;

	while (word > text->str && g_ascii_isalpha(word[-1]))
		word--;
	for (guint i = 0; i < G_N_ELEMENTS(units); i++)
		if (g_str_equal(word, units[i]))
			return TRUE;
	return FALSE;
}

void
dia_gather_superscript(DiaGather *gather, const char *text, gsize length, gboolean is_bold)
{
	while (length > 0 && g_ascii_isspace(text[0])) {
		text++;
		length--;
	}
	while (length > 0 && g_ascii_isspace(text[length - 1]))
		length--;
	if (length == 1 && (text[0] == '2' || text[0] == '3') && ends_with_unit(gather->text))
		dia_gather_text(gather, text[0] == '2' ? "²" : "³", 2, is_bold);
	else if (gather->text->len > 0 && dia_gather_is_mark(text, length))
		add_marks(gather, text, length);
	else
		dia_gather_text(gather, text, length, is_bold);
}

gboolean
dia_gather_is_empty(const DiaGather *gather)
{
	return gather->text->len == strspn(gather->text->str, " \n");
}

/* "12. ", "12) ", "12.3 ": what begins a numbered paragraph. */
static gboolean
begins_with_number(const char *text)
{
	gsize digits = strspn(text, "0123456789.");

	return digits > 0 && g_ascii_isdigit(text[0]) &&
	       (text[digits] == ')' ? text[digits + 1] == ' '
				    : text[digits] == ' ' && memchr(text, '.', digits) != NULL);
}

static void
add_lines(DiaGather *gather)
{
	g_auto(GStrv) lines = g_strsplit(gather->text->str, "\n", -1);

	for (guint i = 0; lines[i] != NULL; i++)
		dia_blocks_add(gather->blocks, DIA_BLOCK_LINE, lines[i], strlen(lines[i]))->line =
		    gather->line;
	dia_blocks_add(gather->blocks, DIA_BLOCK_LINE, "", 0)->line = gather->line;
}

/* At most one break is left: a new paragraph where a number follows it, else a space. */
static void
add_paragraph(DiaGather *gather, DiaBlockKind kind)
{
	char *text = gather->text->str;
	char *feed = strchr(text, '\n');
	gboolean is_all_bold =
	    gather->n_bold > 0 && gather->n_bold + gather->n_breaks + 1 >= gather->text->len;
	DiaBlock *block;

	if (feed != NULL && kind == DIA_BLOCK_PARAGRAPH && begins_with_number(feed + 1)) {
		block = dia_blocks_add(gather->blocks, kind, text, (gsize)(feed - text));
		block->line = gather->line;
		text = feed + 1;
	}
	g_strdelimit(text, "\n", ' ');
	block = dia_blocks_add(gather->blocks, kind, text, strlen(text));
	block->line = gather->line;
	block->is_bold = is_all_bold;
	block->indent = gather->indent;
}

DiaBlock *
dia_gather_end(DiaGather *gather, DiaBlockKind kind)
{
	guint first = gather->blocks->blocks->len;
	DiaBlock *block;

	while (gather->text->len > 0 && strchr(" \n", last_character(gather)) != NULL) {
		gather->n_breaks -= last_character(gather) == '\n';
		g_string_truncate(gather->text, gather->text->len - 1);
	}
	if (gather->text->len == 0) {
		dia_gather_discard(gather);
		return NULL;
	}
	if (kind == DIA_BLOCK_PARAGRAPH && gather->n_breaks >= MIN_BREAKS_OF_LINES)
		add_lines(gather);
	else
		add_paragraph(gather, kind);
	block = &g_array_index(gather->blocks->blocks, DiaBlock, first);
	dia_gather_take_marks(gather, block);
	dia_gather_discard(gather);
	return block;
}

void
dia_gather_take_marks(DiaGather *gather, DiaBlock *block)
{
	if (gather->marks->len == 0)
		return;
	block->marks = g_string_chunk_insert_len(gather->blocks->strings, gather->marks->str,
						 (gssize)gather->marks->len);
	g_string_truncate(gather->marks, 0);
}

void
dia_gather_move(DiaGather *gather, GString *target)
{
	g_strdelimit(gather->text->str, "\n", ' ');
	if (target->len > 0 && !dia_gather_is_empty(gather) && target->str[target->len - 1] != '\t')
		g_string_append_c(target, ' ');
	g_string_append_len(target, gather->text->str, (gssize)gather->text->len);
	while (target->len > 0 && target->str[target->len - 1] == ' ')
		g_string_truncate(target, target->len - 1);
	g_string_truncate(gather->text, 0);
	gather->n_breaks = 0;
	gather->n_bold = 0;
	gather->indent = 0;
}
