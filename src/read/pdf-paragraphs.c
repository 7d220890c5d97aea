/*
 * Lines to blocks. A line ends its paragraph where the next word would have found room on it, or where
 * space, indents, size or weight change. Where lines were broken by hand, so that this tells nothing,
 * they are handed on as lines.
 */
#include <math.h>
#include <string.h>

#include "read/gather.h"
#include "read/pdf-layout.h"

#define SAME_SIZE 0.08f	   /* of lines of one paragraph */
#define LARGER 1.1f	   /* than the text: a heading */
#define MORE_SPACE 1.25f   /* than between lines of one paragraph */
#define SAME_INDENT 0.4f   /* sizes */
#define INDENT 0.8f	   /* sizes, at the start of a paragraph */
#define MAX_INDENT 6.0f    /* sizes; what is further in is centred */
#define BLANK 0.3f	   /* sizes, between words */
#define REST 0.5f	   /* of the width, at most: what did not fit on the line before */
#define MAX_HEADING_BYTES 250

/* Lines broken by hand: so many, and so large a share of those that go on with a small letter. */
#define MIN_HAND_BROKEN 8
#define HAND_BROKEN_PERCENT 30

typedef struct {
	const DiaPdfLayout *layout;
	DiaBlocks *blocks;
	DiaGather gather;
	GArray *notes;	/* indices of lines of footnotes that wait for the end of the paragraph */
	guint last_note; /* index of the block of the last footnote, plus one; 0 for none */
	float leading;	/* between lines, in sizes */
	gboolean are_lines;
	gboolean is_divided; /* the last line ended with a soft hyphen */
	guint page;	/* where the block begins */
	gint first;	/* line that began the block, or -1 */
	gboolean is_large;
} Builder;

static const char *
word_text(const DiaPdfLayout *layout, guint index)
{
	return layout->text->str + dia_pdf_word(layout, index)->text;
}

static gboolean
is_body(const DiaPdfLine *line)
{
	return !line->is_furniture && !line->is_note && !line->is_table;
}

static gboolean
is_same_column(const DiaPdfLine *line, const DiaPdfLine *next)
{
	return line->page == next->page && line->column == next->column;
}

static gboolean
starts_lower(const DiaPdfLayout *layout, const DiaPdfLine *line)
{
	return g_unichar_islower(g_utf8_get_char(word_text(layout, line->first)));
}

/* Would the first word of the next line have found room on this one? */
static gboolean
has_room(const DiaPdfLayout *layout, const DiaPdfLine *line, const DiaPdfLine *next)
{
	const DiaPdfWord *word = dia_pdf_word(layout, next->first);
	float end = word->x1;

	/* A word may be in pieces. */
	for (guint i = next->first + 1; i < next->end && dia_pdf_word(layout, i)->is_glued; i++)
		end = dia_pdf_word(layout, i)->x1;
	return line->x1 + BLANK * line->size + (end - word->x0) < line->right - 1.0f;
}

/* The least distance that is common between two lines, in sizes: where paragraphs are short, theirs is commoner. */
static float
find_leading(const DiaPdfLayout *layout)
{
	enum { N = 400, MIN = 90, COMMON = 4 };
	g_autofree guint *counts = g_new0(guint, N);
	guint best = 0;

	for (guint i = 1; i < layout->lines->len; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);
		const DiaPdfLine *before = line - 1;
		float distance = line->size > 0 ? (line->baseline - before->baseline) / line->size : 0;

		if (is_body(line) && is_body(before) && is_same_column(before, line) &&
		    distance > 0 && distance < (float)N / 100 - 0.05f)
			counts[(guint)(distance * 100)]++;
	}
	for (guint i = MIN; i + 1 < N; i++)
		if (counts[i] + counts[i + 1] > counts[best] + counts[best + 1])
			best = i;
	for (guint i = MIN; i < best; i++)
		if ((counts[i] + counts[i + 1]) * COMMON > counts[best] + counts[best + 1]) {
			best = counts[i + 2] > counts[i] ? i + 1 : i;
			break;
		}
	return best > 0 ? ((float)best + 1) / 100 : 1.2f;
}

static gboolean
is_hand_broken(const DiaPdfLayout *layout)
{
	guint n_lower = 0;
	guint n_broken = 0;

	for (guint i = 1; i < layout->lines->len; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);

		if (!is_body(line) || !is_body(line - 1) || !is_same_column(line - 1, line) ||
		    !starts_lower(layout, line))
			continue;
		n_lower++;
		n_broken += has_room(layout, line - 1, line);
	}
	return n_broken >= MIN_HAND_BROKEN && n_broken * 100 >= n_lower * HAND_BROKEN_PERCENT;
}

/* "12.", "12.3", "(a)", "•", "IV.": what begins a paragraph, an item or a heading. */
static gboolean
has_enumerator(const DiaPdfLayout *layout, const DiaPdfLine *line)
{
	const DiaPdfWord *word = dia_pdf_word(layout, line->first);
	const char *text = word_text(layout, line->first);
	gsize length = word->length;
	gunichar first = g_utf8_get_char(text);
	gsize bracket = text[0] == '(';
	gsize letters = 0;

	if (first == 0x2022 || first == 0x25cf || first == 0x25aa || first == 0xb7 || first == 0xf0b7 ||
	    (length == 1 && text[0] == '-') || (length == 3 && first == 0x2013))
		return TRUE;
	while (letters + bracket < length && g_ascii_isalnum(text[bracket + letters]))
		letters++;
	if (letters == 0 || letters > 5 || letters + bracket >= length)
		return FALSE;
	if (text[bracket + letters] == ')')
		return letters + bracket + 1 == length;
	if (!g_ascii_isdigit(text[0]))
		return text[letters] == '.' && letters + 1 == length &&
		       (letters == 1 || strspn(text, "IVXLC") == letters) &&
		       g_ascii_isupper(text[0]);
	return text[letters] == '.' && strspn(text, "0123456789.") == length;
}

/* Does the text stand apart from the enumerator? */
static gboolean
has_tab(const DiaPdfLayout *layout, const DiaPdfLine *line)
{
	return line->end - line->first > 1 &&
	       dia_pdf_is_wide_gap(dia_pdf_word(layout, line->first),
				   dia_pdf_word(layout, line->first + 1));
}

static gboolean
ends_sentence(const GString *text)
{
	return text->len > 0 && strchr(".:;?!", text->str[text->len - 1]) != NULL;
}

/* "Introduction ........ 3" */
static gboolean
is_contents(const GString *text)
{
	gsize end = text->len;

	while (end > 0 && (g_ascii_isdigit(text->str[end - 1]) || text->str[end - 1] == ' ' ||
			   text->str[end - 1] == '-'))
		end--;
	return end < text->len && end >= 4 &&
	       (strncmp(text->str + end - 4, "....", 4) == 0 ||
		strncmp(text->str + end - 3, ". .", 3) == 0 ||
		strncmp(text->str + end - 3, "…", 3) == 0);
}

static gboolean
is_indented(const DiaPdfLine *line, const DiaPdfLine *than)
{
	float indent = (line->x0 - line->left) - (than->x0 - than->left);

	return indent > INDENT * line->size && indent < MAX_INDENT * line->size;
}

/* On the same page and column, what the distance and the left edge say. */
static gboolean
is_parted(const Builder *builder, const DiaPdfLine *line, const DiaPdfLine *next)
{
	float distance = next->baseline - line->baseline;
	const DiaPdfLine *first = dia_pdf_line(builder->layout, (guint)builder->first);

	if (distance < 0 || distance > builder->leading * MORE_SPACE * MAX(line->size, next->size))
		return TRUE;
	if (has_room(builder->layout, line, next))
		return TRUE;
	/* The first line of a paragraph may stand further in, or further out, than the rest. */
	return line != first && fabsf(line->x0 - next->x0) > SAME_INDENT * line->size &&
	       is_indented(next, line);
}

/* "No." before "169)", "L.I." before "2219.": what stands before a number is short for what it numbers. */
static gboolean
ends_with_abbreviation(const GString *text)
{
	static const char *const words[] = { "No.", "Nos.", "no.", "nos.", "art.", "arts.", "para.", "paras.",
					     "p.", "pp.", "vol.", "sect.", "chap.", "Art.", "Sect.", "Cap." };
	const char *last = strrchr(text->str, ' ');

	last = last != NULL ? last + 1 : text->str;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_str_equal(last, words[i]))
			return TRUE;
	/* "L.I.", "R.A." */
	return g_ascii_isupper(last[0]) && last[1] == '.' && g_ascii_isupper(last[2]) && last[3] == '.' &&
	       last[4] == '\0';
}

/*
 * Does a number at the start of a line go on with the sentence before, which fills its line: where the number of
 * the paragraph stands apart from its text, and this does not, or where the word before says so?
 */
static gboolean
is_number_in_text(const Builder *builder, const DiaPdfLine *next)
{
	const DiaPdfLayout *layout = builder->layout;
	const DiaPdfLine *first = dia_pdf_line(layout, (guint)builder->first);

	return g_ascii_isdigit(*word_text(layout, next->first)) &&
	       (ends_with_abbreviation(builder->gather.text) ||
		(has_enumerator(layout, first) && g_ascii_isdigit(*word_text(layout, first->first)) &&
		 has_tab(layout, first)));
}

static gboolean
begins_block(const Builder *builder, const DiaPdfLine *line, const DiaPdfLine *next)
{
	const DiaPdfLayout *layout = builder->layout;
	gboolean may_go_on = !has_room(layout, line, next) && !has_tab(layout, next);

	if (is_contents(builder->gather.text))
		return TRUE;
	if (fabsf(line->size - next->size) > SAME_SIZE * line->size || line->is_bold != next->is_bold)
		return !(line->is_bold != next->is_bold && starts_lower(layout, next) &&
			 !has_enumerator(layout, next) &&
			 fabsf(line->size - next->size) <= SAME_SIZE * line->size);
	/* "2011." may be the end of a sentence that fills the line before. */
	if (has_enumerator(layout, next) &&
	    (!may_go_on || (ends_sentence(builder->gather.text) && !is_number_in_text(builder, next))))
		return TRUE;
	if (is_same_column(line, next))
		return is_parted(builder, line, next);
	/* Over the end of a page, only the text tells. */
	if (starts_lower(layout, next))
		return FALSE;
	return has_room(layout, line, next) || is_indented(next, line) ||
	       (ends_sentence(builder->gather.text) &&
		!has_enumerator(layout, dia_pdf_line(layout, (guint)builder->first)));
}

/* "2009–" and "2012", "March–" and "April" are one. */
static gboolean
goes_on_behind_dash(const GString *text, const char *next)
{
	return text->len > 3 && strcmp(text->str + text->len - 3, "–") == 0 &&
	       ((guchar)text->str[text->len - 4] >= 0x80 || g_ascii_isalnum(text->str[text->len - 4])) &&
	       ((guchar)*next >= 0x80 || g_ascii_isalnum(*next));
}

/* Appends the words of a line without its first @skip bytes, the mark of a note. */
static void
append_line(Builder *builder, const DiaPdfLine *line, gsize skip)
{
	const DiaPdfLayout *layout = builder->layout;
	DiaGather *gather = &builder->gather;

	for (guint i = line->first; i < line->end; i++) {
		const DiaPdfWord *word = dia_pdf_word(layout, i);
		const char *text = word_text(layout, i) + skip;
		gsize length = word->length - skip;

		skip = 0;
		if (i == line->first && gather->text->len > 0 && !builder->is_divided &&
		    !goes_on_behind_dash(gather->text, text))
			dia_gather_line_end(gather);
		else if (i > line->first && !word->is_glued)
			dia_gather_text(gather, " ", 1, word->is_bold && dia_pdf_word(layout, i - 1)->is_bold);
		if (word->is_raised)
			dia_gather_superscript(gather, text, length, word->is_bold);
		else
			dia_gather_text(gather, text, length, word->is_bold);
		builder->is_divided =
		    length >= 2 && memcmp(text + length - 2, "\xc2\xad", 2) == 0;
	}
}

/* Ends the note that is being put together; one without a mark goes on with the note before. */
static void
end_note(Builder *builder, const char *mark, guint page)
{
	DiaBlock *last = builder->last_note > 0 ? &g_array_index(builder->blocks->blocks, DiaBlock,
								 builder->last_note - 1)
						: NULL;
	DiaBlock *block;

	g_string_truncate(builder->gather.marks, 0);
	if (mark == NULL && last != NULL && !dia_gather_is_empty(&builder->gather)) {
		g_autofree char *joined = g_strconcat(last->text, " ", builder->gather.text->str, NULL);

		last->text = g_string_chunk_insert(builder->blocks->strings, joined);
		dia_gather_discard(&builder->gather);
		return;
	}
	block = dia_gather_end(&builder->gather, DIA_BLOCK_FOOTNOTE);
	if (block == NULL)
		return;
	block->page = page;
	block->label = mark != NULL ? g_string_chunk_insert(builder->blocks->strings, mark) : NULL;
	builder->last_note = builder->blocks->blocks->len;
}

/* Adds the footnotes whose lines have been seen; those that go on are added to what is there. */
static void
add_notes(Builder *builder)
{
	const DiaPdfLayout *layout = builder->layout;
	g_autofree char *mark = NULL;
	guint page = 0;

	for (guint i = 0; i < builder->notes->len; i++) {
		const DiaPdfLine *line =
		    dia_pdf_line(layout, g_array_index(builder->notes, guint, i));
		gsize skip = line->begins_note ? dia_pdf_layout_note_mark(layout, line) : 0;

		if (line->begins_note) {
			end_note(builder, mark, page);
			g_free(mark);
			mark = g_strndup(word_text(layout, line->first), skip);
			page = line->page;
		}
		append_line(builder, line, skip);
	}
	end_note(builder, mark, page);
	g_array_set_size(builder->notes, 0);
}

static void
end_line(Builder *builder)
{
	DiaBlock *block = dia_gather_end(&builder->gather, DIA_BLOCK_LINE);

	if (block != NULL)
		block->page = builder->page;
}

/* Footnotes stand after the paragraph that they interrupt. */
static void
end_block(Builder *builder)
{
	gsize length = builder->gather.text->len;
	gboolean is_ended = ends_sentence(builder->gather.text);
	gboolean is_entry = is_contents(builder->gather.text);
	DiaBlock *block;

	if (builder->are_lines)
		end_line(builder);
	block = dia_gather_end(&builder->gather, DIA_BLOCK_PARAGRAPH);
	if (block != NULL) {
		block->page = builder->page;
		block->is_contents = is_entry;
		block->is_bold |= builder->is_large;
		if (block->is_bold && !is_entry && !is_ended && length <= MAX_HEADING_BYTES)
			block->kind = DIA_BLOCK_HEADING;
	}
	builder->first = -1;
	add_notes(builder);
}

static void
start_block(Builder *builder, guint index)
{
	const DiaPdfLine *line = dia_pdf_line(builder->layout, index);

	builder->first = (gint)index;
	builder->page = line->page;
	builder->is_large = line->size > LARGER * builder->layout->size;
}

/* Does a line follow another without more space than there is between lines of one paragraph? */
static gboolean
is_near(const Builder *builder, const DiaPdfLine *last, const DiaPdfLine *line)
{
	return is_same_column(last, line) &&
	       line->baseline - last->baseline <= builder->leading * MORE_SPACE * line->size;
}

/* Does the text go on in the line below, without more space? */
static gboolean
goes_on_below(const Builder *builder, guint index)
{
	const DiaPdfLayout *layout = builder->layout;
	const DiaPdfLine *line = dia_pdf_line(layout, index);
	const DiaPdfLine *below = index + 1 < layout->lines->len ? line + 1 : NULL;

	if (below == NULL || !is_body(below) || !is_near(builder, line, below))
		return FALSE;
	/* A number alone may be that of the paragraph below it. */
	return starts_lower(layout, below) ||
	       (!g_ascii_isdigit(*word_text(layout, line->first)) && !has_enumerator(layout, below));
}

/* Is it what found no room at the end of the line before, which the page was too narrow for? */
static gboolean
is_rest(const Builder *builder, guint index, const DiaPdfLine *last)
{
	const DiaPdfLine *line = dia_pdf_line(builder->layout, index);

	if ((last->page == line->page && !is_near(builder, last, line)) ||
	    line->x1 - line->x0 >= REST * (line->right - line->left) || has_room(builder->layout, last, line) ||
	    has_enumerator(builder->layout, line))
		return FALSE;
	return !ends_sentence(builder->gather.text) || ends_with_abbreviation(builder->gather.text) ||
	       (last->page == line->page && !starts_lower(builder->layout, line) && goes_on_below(builder, index));
}

/* A line as it stands, with an empty one before it where there is more space. */
static void
add_hand_broken(Builder *builder, guint index, gint before)
{
	const DiaPdfLine *line = dia_pdf_line(builder->layout, index);
	const DiaPdfLine *last = before >= 0 ? dia_pdf_line(builder->layout, (guint)before) : NULL;

	if (last != NULL && is_rest(builder, index, last)) {
		append_line(builder, line, 0);
		return;
	}
	end_line(builder);
	if (last != NULL && last->page != line->page) {
		add_notes(builder);
		dia_blocks_add(builder->blocks, DIA_BLOCK_PAGE_BREAK, "", 0)->page = line->page;
	} else if (last != NULL && !is_near(builder, last, line)) {
		dia_blocks_add(builder->blocks, DIA_BLOCK_LINE, "", 0)->page = line->page;
	}
	builder->page = line->page;
	append_line(builder, line, 0);
}

static void
add_body(Builder *builder, guint index, gint before)
{
	const DiaPdfLine *line = dia_pdf_line(builder->layout, index);

	if (builder->are_lines) {
		add_hand_broken(builder, index, before);
		return;
	}
	if (builder->first < 0 || before < 0 ||
	    begins_block(builder, dia_pdf_line(builder->layout, (guint)before), line)) {
		end_block(builder);
		start_block(builder, index);
	}
	append_line(builder, line, 0);
}

/* Adds the table at a line, and keeps the notes that stand below its pages; returns what is behind it. */
static guint
add_table(Builder *builder, guint first)
{
	const DiaPdfLayout *layout = builder->layout;
	guint end = dia_pdf_line(layout, first)->is_matrix
			? dia_pdf_layout_add_matrix_blocks(layout, first, builder->blocks)
			: dia_pdf_layout_add_table(layout, first, builder->blocks);

	for (guint i = first; i < end; i++)
		if (dia_pdf_line(layout, i)->is_note)
			g_array_append_val(builder->notes, i);
	return end;
}

static void
add_lines(Builder *builder)
{
	const DiaPdfLayout *layout = builder->layout;
	gint before = -1;

	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);

		if (line->is_furniture)
			continue;
		if (line->is_note) {
			g_array_append_val(builder->notes, i);
		} else if (line->is_table) {
			end_block(builder);
			i = add_table(builder, i) - 1;
			before = -1;
		} else {
			add_body(builder, i, before);
			before = (gint)i;
		}
	}
	end_block(builder);
}

void
dia_pdf_layout_add_blocks(DiaPdfLayout *layout, DiaBlocks *blocks)
{
	Builder builder = { .layout = layout,
			    .blocks = blocks,
			    .notes = g_array_new(FALSE, FALSE, sizeof(guint)),
			    .leading = find_leading(layout),
			    .are_lines = is_hand_broken(layout),
			    .first = -1 };

	dia_gather_init(&builder.gather, blocks);
	add_lines(&builder);
	dia_gather_clear(&builder.gather);
	g_array_unref(builder.notes);
}
