/*
 * Markdown (CommonMark with tables) to blocks, by md4c. Numbers of list items are those that stand in
 * the source, not those that a browser would count.
 */
#include <md4c.h>
#include <string.h>

#include "base/limits.h"
#include "diachron/error.h"
#include "read/decode.h"
#include "read/gather.h"

typedef struct {
	const char *source; /* the text that is parsed */
	const char *end;
	const char *counted; /* ends of lines before this place are counted */
	guint32 line;
	DiaBlocks *blocks;
	DiaGather gather;
	GString *row;	    /* of the table being read, or NULL */
	GArray *lists;	    /* of gboolean: is it ordered? innermost last */
	char *label;	    /* of the item that begins, or NULL */
	gboolean needs_label; /* the item has no text yet */
	gboolean begins_table;
	guint n_bold;
	guint n_notes; /* definitions of footnotes that are open */
} Reader;

/* Text that md4c hands over stands in the source, unless it is an entity. */
static void
count_lines(Reader *reader, const char *text)
{
	const char *feed;

	if (text < reader->counted || text > reader->end)
		return;
	while ((feed = memchr(reader->counted, '\n', (gsize)(text - reader->counted))) != NULL) {
		reader->counted = feed + 1;
		reader->line++;
	}
	reader->counted = text;
}

/* The number before the text of an item, as it is written; none where the text starts on a later line. */
static void
make_label(Reader *reader, const char *text)
{
	const char *start = text;
	const char *number;
	gsize digits;

	while (start > reader->source && start[-1] != '\n' && start[-1] != '\r')
		start--;
	for (number = start; number < text && strchr(" \t>-*+", *number) != NULL; number++)
		;
	digits = strspn(number, "0123456789");
	g_clear_pointer(&reader->label, g_free);
	if (reader->lists->len == 0)
		return;
	if (!g_array_index(reader->lists, gboolean, reader->lists->len - 1))
		reader->label = g_strdup("•");
	else if (digits > 0 && number + digits < text && (number[digits] == '.' || number[digits] == ')'))
		reader->label = g_strndup(number, digits + 1);
}

static void
end_block(Reader *reader, DiaBlockKind kind, guint level)
{
	DiaBlock *block;

	if (reader->row != NULL)
		return;
	block = dia_gather_end(&reader->gather, kind);
	if (block == NULL)
		return;
	block->level = (guint8)level;
	if (reader->label == NULL)
		return;
	block->label = g_string_chunk_insert(reader->blocks->strings, reader->label);
	block->is_list_item = !g_ascii_isdigit(reader->label[0]) || reader->lists->len > 1;
	g_clear_pointer(&reader->label, g_free);
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	Reader *reader = data;
	gboolean is_ordered = type == MD_BLOCK_OL;

	switch (type) {
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		end_block(reader, DIA_BLOCK_PARAGRAPH, 0);
		g_array_append_val(reader->lists, is_ordered);
		break;
	case MD_BLOCK_LI:
		reader->needs_label = TRUE;
		break;
	case MD_BLOCK_TABLE:
		reader->begins_table = TRUE;
		break;
	case MD_BLOCK_TR:
		reader->row = g_string_new(NULL);
		break;
	default:
		break;
	}
	return 0;
}

static void
add_row(Reader *reader)
{
	g_autoptr(GString) row = g_steal_pointer(&reader->row);
	DiaBlock *block;

	if (row == NULL)
		return;
	g_strchomp(row->str);
	if (*row->str == '\0')
		return;
	block = dia_blocks_add(reader->blocks, DIA_BLOCK_TABLE_ROW, row->str, strlen(row->str));
	block->line = reader->line;
	block->begins_table = reader->begins_table;
	reader->begins_table = FALSE;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	Reader *reader = data;

	switch (type) {
	case MD_BLOCK_H:
		end_block(reader, DIA_BLOCK_HEADING, ((MD_BLOCK_H_DETAIL *)detail)->level);
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		if (reader->lists->len > 0)
			g_array_set_size(reader->lists, reader->lists->len - 1);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		if (reader->row != NULL) {
			dia_gather_move(&reader->gather, reader->row);
			g_string_append_c(reader->row, '\t');
		}
		break;
	case MD_BLOCK_TR:
		add_row(reader);
		break;
	case MD_BLOCK_P:
	case MD_BLOCK_LI:
	case MD_BLOCK_CODE:
	case MD_BLOCK_QUOTE:
		end_block(reader, DIA_BLOCK_PARAGRAPH, reader->lists->len);
		break;
	default:
		break;
	}
	return 0;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	Reader *reader = data;

	reader->n_bold += type == MD_SPAN_STRONG;
	if (type == MD_SPAN_IMG)
		dia_blocks_drop(reader->blocks, "image", reader->line);
	return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	Reader *reader = data;

	reader->n_bold -= type == MD_SPAN_STRONG;
	return 0;
}

/*
 * CommonMark has no footnotes, and takes "[^12]" for a link. Their first bracket is hidden from it.
 */
#define HIDDEN_BRACKET "\x01"

static void
hide_marks(char *source)
{
	for (char *at = strstr(source, "[^"); at != NULL; at = strstr(at + 2, "[^"))
		*at = HIDDEN_BRACKET[0];
}

/* Bytes of "{#anchor .class}", as pandoc writes it behind headings, spans and anchors; 0 where there is none. */
static gsize
attributes_length(const char *text)
{
	enum { MAX_LENGTH = 256 }; /* or a line of braces would be searched to its end from each */
	gsize length = 2;

	if (text[0] != '{' || (text[1] != '.' && text[1] != '#'))
		return 0;
	while (length < MAX_LENGTH && strchr("}\n", text[length]) == NULL)
		length++;
	return length < MAX_LENGTH && text[length] == '}' ? length + 1 : 0;
}

/*
 * Takes out the attributes of pandoc, which CommonMark takes for text, and the brackets of the spans that have
 * them: "[Title]{.underline}" becomes "Title". Lines stay as they are.
 */
static void
strip_attributes(char *source)
{
	enum { MAX_NESTED = 16 };
	char *opened[MAX_NESTED] = { NULL };
	guint n_opened = 0;
	char *to = source;

	for (const char *at = source; *at != '\0';) {
		gsize length = attributes_length(at);

		if (length > 0 && to > source && to[-1] == ']' && n_opened < MAX_NESTED &&
		    opened[n_opened] != NULL) {
			/* The bracket that was closed last; each is taken out once. */
			memmove(opened[n_opened], opened[n_opened] + 1, (gsize)(to - opened[n_opened] - 2));
			opened[n_opened] = NULL;
			to -= 2;
			at += length;
			continue;
		}
		if (length > 0 && to > source && to[-1] == ' ' &&
		    (at[length] == '\n' || at[length] == '\r' || at[length] == '\0')) {
			at += length;
			continue;
		}
		/* A blank that may not end a line. */
		if (at[0] == '\\' && at[1] == ' ')
			at++;
		if (*at == '\n') {
			n_opened = 0;
			memset(opened, 0, sizeof opened);
		} else if (*at == '[' && n_opened < MAX_NESTED) {
			opened[n_opened++] = to;
		} else if (*at == ']' && n_opened > 0) {
			n_opened--;
		} else if (*at == ']') {
			opened[0] = NULL; /* closes nothing */
		}
		*to++ = *at++;
	}
	*to = '\0';
}

static gsize
mark_length(const char *text, gsize length)
{
	const char *close = length > 3 ? memchr(text, ']', length) : NULL;

	return close != NULL ? (gsize)(close - text) + 1 : 0;
}

static void
append_normal(Reader *reader, const char *text, gsize length)
{
	const char *mark;

	while ((mark = g_strstr_len(text, (gssize)length, HIDDEN_BRACKET "^")) != NULL) {
		gsize n = mark_length(mark, length - (gsize)(mark - text));

		if (n == 0)
			break;
		dia_gather_text(&reader->gather, text, (gsize)(mark - text), reader->n_bold > 0);
		dia_gather_mark(&reader->gather, mark + 2, n - 3);
		length -= (gsize)(mark - text) + n;
		text = mark + n;
	}
	dia_gather_text(&reader->gather, text, length, reader->n_bold > 0);
}

static void
append_entity(Reader *reader, const char *text, gsize length)
{
	static const struct {
		const char *entity;
		const char *text;
	} entities[] = {
		{ "&amp;", "&" },   { "&lt;", "<" },	 { "&gt;", ">" },    { "&quot;", "\"" },
		{ "&nbsp;", " " },  { "&ndash;", "–" },  { "&mdash;", "—" }, { "&rsquo;", "’" },
		{ "&lsquo;", "‘" }, { "&ldquo;", "“" }, { "&rdquo;", "”" }, { "&shy;", "" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(entities); i++) {
		if (strlen(entities[i].entity) == length &&
		    strncmp(entities[i].entity, text, length) == 0) {
			text = entities[i].text;
			length = strlen(text);
			break;
		}
	}
	dia_gather_text(&reader->gather, text, length, reader->n_bold > 0);
}

static int
add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE length, void *data)
{
	Reader *reader = data;

	if (type == MD_TEXT_NORMAL || type == MD_TEXT_CODE || type == MD_TEXT_HTML) {
		count_lines(reader, text);
		if (dia_gather_is_empty(&reader->gather))
			reader->gather.line = reader->line;
	}
	if (reader->needs_label && type == MD_TEXT_NORMAL) {
		make_label(reader, text);
		reader->needs_label = FALSE;
	}
	switch (type) {
	case MD_TEXT_BR:
		dia_gather_break(&reader->gather);
		break;
	case MD_TEXT_SOFTBR:
		dia_gather_text(&reader->gather, " ", 1, FALSE);
		break;
	case MD_TEXT_ENTITY:
		append_entity(reader, text, length);
		break;
	case MD_TEXT_CODE:
		/* Items that are set in by four blanks are code to CommonMark, line by line. */
		if (length == 1 && *text == '\n')
			dia_gather_break(&reader->gather);
		else
			append_normal(reader, text, length);
		break;
	case MD_TEXT_HTML:
	case MD_TEXT_NULLCHAR:
		break;
	default:
		append_normal(reader, text, length);
	}
	return 0;
}

/* "[^12]: text" is a footnote; md4c takes it for a paragraph. */
static void
find_notes(DiaBlocks *blocks)
{
	for (guint i = 0; i < blocks->blocks->len; i++) {
		DiaBlock *block = &g_array_index(blocks->blocks, DiaBlock, i);
		const char *space = block->marks != NULL ? strchr(block->marks, ' ') : NULL;

		if (block->kind != DIA_BLOCK_PARAGRAPH || block->marks == NULL || space != NULL ||
		    block->text[0] != ':')
			continue;
		block->kind = DIA_BLOCK_FOOTNOTE;
		block->label = block->marks;
		block->marks = NULL;
		block->text += 1 + strspn(block->text + 1, " ");
	}
}

DiaBlocks *
dia_read_markdown(const DiaReadInput *input, GError **error)
{
	const MD_PARSER parser = { .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML,
				   .enter_block = enter_block,
				   .leave_block = leave_block,
				   .enter_span = enter_span,
				   .leave_span = leave_span,
				   .text = add_text };
	gsize length = 0;
	g_autofree char *source = dia_decode(input, &length, error);
	Reader reader = { .source = source, .counted = source, .line = 1 };
	int status;

	if (source == NULL)
		return NULL;
	strip_attributes(source);
	hide_marks(source);
	reader.end = source + strlen(source);
	reader.blocks = dia_blocks_new("text/markdown");
	reader.lists = g_array_new(FALSE, FALSE, sizeof(gboolean));
	dia_gather_init(&reader.gather, reader.blocks);
	status = md_parse(source, (MD_SIZE)strlen(source), &parser, &reader);
	end_block(&reader, DIA_BLOCK_PARAGRAPH, 0);
	dia_gather_clear(&reader.gather);
	g_array_unref(reader.lists);
	g_free(reader.label);
	if (reader.row != NULL)
		g_string_free(reader.row, TRUE);
	if (status != 0) {
		g_set_error(error, DIA_ERROR, DIA_ERROR_LIMIT,
			    "%s: Markdown that cannot be read; save it as plain text", input->name);
		dia_blocks_free(reader.blocks);
		return NULL;
	}
	find_notes(reader.blocks);
	return reader.blocks;
}

/* "## Title", with the blank that CommonMark asks for. */
static gboolean
is_heading(const char *line, gsize length)
{
	gsize hashes = 0;

	while (hashes < length && line[hashes] == '#')
		hashes++;
	return hashes >= 1 && hashes <= 6 && hashes + 1 < length && line[hashes] == ' ' &&
	       line[hashes + 1] != ' ';
}

/* "|---|:--:|", the line between the head of a table and its rows. */
static gboolean
is_table_rule(const char *line, gsize length)
{
	guint bars = 0;
	guint dashes = 0;

	for (gsize i = 0; i < length; i++) {
		if (strchr("|-: \t\r", line[i]) == NULL)
			return FALSE;
		bars += line[i] == '|';
		dashes += line[i] == '-';
	}
	return bars >= 3 && dashes >= bars;
}

/* "12\\. ", "[^3]: " and "> **Title**" are written by no hand that means plain text; "**Title**" alone may be. */
static gboolean
is_definite(const char *line, gsize length)
{
	gsize digits = 0;
	gboolean is_quote = length > 1 && line[0] == '>' && line[1] == ' ';

	while (length > 0 && (line[length - 1] == '\r' || line[length - 1] == ' '))
		length--;
	if (is_quote) {
		line += MIN(length, 2);
		length -= MIN(length, 2);
	}
	while (digits < length && g_ascii_isdigit(line[digits]))
		digits++;
	if (digits > 0 && digits + 2 < length && line[digits] == '\\' && strchr(".)", line[digits + 1]) != NULL)
		return TRUE;
	if (length > 5 && strncmp(line, "[^", 2) == 0)
		return g_strstr_len(line, (gssize)length, "]: ") != NULL;
	return is_quote && length > 5 && strncmp(line, "**", 2) == 0 && line[2] != '*' &&
	       strncmp(line + length - 2, "**", 2) == 0;
}

gboolean
dia_is_markdown(const char *data, gsize length)
{
	enum { LOOKED_AT = 256 * 1024, MIN_SIGNS = 2 };
	const char *end = data + MIN(length, LOOKED_AT);
	guint headings = 0;
	guint definite = 0;
	guint signs = 0;

	if (memchr(data, '\0', (gsize)(end - data)) != NULL)
		return FALSE;
	while (data < end && signs + headings < MIN_SIGNS + 1) {
		const char *stop = memchr(data, '\n', (gsize)(end - data));
		gsize n = (gsize)((stop != NULL ? stop : end) - data);

		if (is_table_rule(data, n))
			return TRUE;
		headings += is_heading(data, n);
		definite += is_definite(data, n);
		if (definite > MIN_SIGNS)
			return TRUE;
		signs += n > 4 && (strncmp(data, "```", 3) == 0 || strncmp(data, "[^", 2) == 0);
		signs += memmem(data, n, "](http", 6) != NULL;
		data += n + 1;
	}
	return headings > 0 && signs + headings >= MIN_SIGNS;
}
