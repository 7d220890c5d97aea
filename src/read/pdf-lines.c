/*
 * The words of one page to lines in reading order: rows by their baselines, superscripts put back
 * into the row that they belong to, rows cut at the gutter between columns.
 */
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "read/gather.h"
#include "read/pdf-layout.h"

/* Shares of the font's size, argued from how text is set. */
#define DESCENT 0.21f	   /* of the height of a glyph's box, below the baseline */
#define SAME_SIZE 0.12f	   /* sizes that differ less are one */
#define SAME_BASELINE 0.2f /* heights that differ less are one row */
#define SMALL 0.85f	   /* superscripts are smaller than that, footnotes need not be */
#define MAX_RAISE 0.75f	   /* of a superscript above its baseline */
#define MAX_BLANK 0.12f	   /* between a word and its superscript */
#define MAX_RAISED_BYTES 8 /* of a superscript: a mark, "st", a power */
#define TOUCH 0.05f	   /* no blank is so narrow */
#define GLUE 0.15f	   /* between parts of a word */
#define WIDE_GAP 1.6f	   /* blanks of justified text are narrower */

/* A gutter is looked for in the middle of the page, and columns fill their width. */
#define GUTTER_FROM 0.3f
#define GUTTER_TO 0.7f
#define GUTTER_STEP 2.0f
#define MIN_COLUMN_ROWS 5
#define MIN_COLUMN_FILL 0.6f
#define MAX_CROSSING 0.3f

void
dia_pdf_layout_init(DiaPdfLayout *layout)
{
	*layout = (DiaPdfLayout){ 0 };
	layout->text = g_string_new(NULL);
	layout->words = g_array_new(FALSE, FALSE, sizeof(DiaPdfWord));
	layout->lines = g_array_new(FALSE, FALSE, sizeof(DiaPdfLine));
	layout->open.is_glued = FALSE;
}

void
dia_pdf_layout_clear(DiaPdfLayout *layout)
{
	g_string_free(layout->text, TRUE);
	g_array_unref(layout->words);
	g_array_unref(layout->lines);
}

static void
end_word(DiaPdfLayout *layout, gboolean is_blank)
{
	if (layout->is_open && layout->words->len - layout->page_words >= DIA_MAX_PAGE_WORDS) {
		layout->n_cut_words++;
	} else if (layout->is_open) {
		layout->open.length = (guint16)(layout->text->len - layout->open.text);
		g_array_append_val(layout->words, layout->open);
	}
	layout->is_open = FALSE;
	layout->open.is_glued = !is_blank;
}

static gboolean
continues_word(const DiaPdfWord *word, const DiaPdfGlyph *glyph, float baseline, gsize length)
{
	return length < G_MAXUINT16 - 8 && word->is_bold == glyph->is_bold &&
	       fabsf(word->size - glyph->size) < SAME_SIZE * word->size &&
	       fabsf(word->baseline - baseline) < SAME_BASELINE / 2 * word->size &&
	       glyph->x0 - word->x1 < word->size && glyph->x0 > word->x0 - word->size;
}

gboolean
dia_pdf_layout_add(DiaPdfLayout *layout, const DiaPdfGlyph *glyph)
{
	float baseline = glyph->bottom - DESCENT * (glyph->bottom - glyph->top);

	if (layout->n_glyphs >= DIA_MAX_PDF_GLYPHS)
		return FALSE;
	layout->n_glyphs++;
	if (g_unichar_isspace(glyph->character) || glyph->character == 0 ||
	    g_unichar_iscntrl(glyph->character)) {
		end_word(layout, TRUE);
		return TRUE;
	}
	if (layout->is_open && !continues_word(&layout->open, glyph, baseline,
					       layout->text->len - layout->open.text))
		end_word(layout, FALSE);
	if (!layout->is_open) {
		layout->open.x0 = glyph->x0;
		layout->open.baseline = baseline;
		layout->open.size = glyph->size;
		layout->open.is_bold = glyph->is_bold;
		layout->open.is_raised = FALSE;
		layout->open.text = (guint32)layout->text->len;
		layout->is_open = TRUE;
	}
	layout->open.x1 = glyph->x1;
	/* The hyphens of Unicode are the hyphen to the words that they divide. */
	g_string_append_unichar(layout->text, glyph->character == 0x2010 || glyph->character == 0x2011
						  ? '-'
						  : glyph->character);
	return TRUE;
}

gboolean
dia_pdf_is_wide_gap(const DiaPdfWord *before, const DiaPdfWord *after)
{
	return after->x0 - before->x1 > WIDE_GAP * MAX(before->size, after->size);
}

static int
compare_heights(gconstpointer a, gconstpointer b)
{
	const DiaPdfWord *first = a;
	const DiaPdfWord *second = b;

	if (first->baseline < second->baseline || first->baseline > second->baseline)
		return first->baseline < second->baseline ? -1 : 1;
	return (first->text > second->text) - (first->text < second->text);
}

static int
compare_places(gconstpointer a, gconstpointer b)
{
	const DiaPdfWord *first = a;
	const DiaPdfWord *second = b;

	if (first->x0 < second->x0 || first->x0 > second->x0)
		return first->x0 < second->x0 ? -1 : 1;
	return (first->text > second->text) - (first->text < second->text);
}

static DiaPdfWord *
word_at(const DiaPdfLayout *layout, guint index)
{
	return dia_pdf_word(layout, index);
}

/* Groups the words of the page, which are sorted by height. */
static GArray *
make_rows(const DiaPdfLayout *layout)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(DiaPdfRow));

	for (guint i = layout->page_words; i < layout->words->len; i++) {
		const DiaPdfWord *word = word_at(layout, i);
		DiaPdfRow *last = rows->len > 0 ? &g_array_index(rows, DiaPdfRow, rows->len - 1) : NULL;
		DiaPdfRow row = { i, i + 1, word->baseline, word->size };

		if (last != NULL && word->baseline - last->baseline <=
					SAME_BASELINE * MIN(word->size, last->size)) {
			last->end = i + 1;
			last->size = MAX(last->size, word->size);
		} else {
			g_array_append_val(rows, row);
		}
	}
	return rows;
}

/* Is there a word in the row that the small one is set to, or does it open the row as notes do? */
static gboolean
touches(const DiaPdfLayout *layout, const DiaPdfRow *row, const DiaPdfWord *small)
{
	gboolean is_mark = dia_gather_is_mark(layout->text->str + small->text, small->length);

	/* Marks may be many: "12131415". */
	if (small->length > MAX_RAISED_BYTES && !is_mark)
		return FALSE;
	for (guint i = row->first; i < row->end; i++) {
		const DiaPdfWord *word = word_at(layout, i);
		float blank = small->x0 - word->x1;

		if (small->size < SMALL * word->size &&
		    ((blank > -0.5f * word->size && blank < MAX_BLANK * word->size + 2.0f) ||
		     (is_mark && word->x0 >= small->x1 - 0.5f &&
		      word->x0 - small->x1 < word->size * 2)))
			return TRUE;
	}
	return FALSE;
}

/*
 * Gives the words of rows of small print to the row just below (superscripts) or above (subscripts)
 * that they touch, by setting their baseline to that row's.
 */
static void
attach_row(DiaPdfLayout *layout, const GArray *rows, guint index)
{
	const DiaPdfRow *small = &g_array_index(rows, DiaPdfRow, index);

	for (guint i = small->first; i < small->end; i++) {
		DiaPdfWord *word = word_at(layout, i);

		for (gint j = (gint)index + 2; j >= (gint)index - 1; j--) {
			const DiaPdfRow *row = j >= 0 && j < (gint)rows->len && j != (gint)index
					     ? &g_array_index(rows, DiaPdfRow, j)
					     : NULL;
			float raise = row != NULL ? row->baseline - small->baseline : 0;

			if (row == NULL || raise > MAX_RAISE * row->size || raise < -0.4f * row->size ||
			    !touches(layout, row, word))
				continue;
			word->is_raised = raise > 0;
			word->baseline = row->baseline;
			break;
		}
	}
}

static void
attach_small_rows(DiaPdfLayout *layout, const GArray *rows)
{
	for (guint i = 0; i < rows->len; i++) {
		const DiaPdfRow *row = &g_array_index(rows, DiaPdfRow, i);
		float above = i > 0 ? g_array_index(rows, DiaPdfRow, i - 1).size : 0;
		float below = i + 1 < rows->len ? g_array_index(rows, DiaPdfRow, i + 1).size : 0;

		if (row->size < SMALL * MAX(above, below))
			attach_row(layout, rows, i);
	}
}

/* The right end of the run of words that starts at @from, up to a wide gap. */
static guint
segment_end(const DiaPdfLayout *layout, guint from, guint end)
{
	guint i = from + 1;

	while (i < end && !dia_pdf_is_wide_gap(word_at(layout, i - 1), word_at(layout, i)))
		i++;
	return i;
}

typedef struct {
	float left;
	float right;
	float gutter; /* 0 where there is one column */
	guint first;  /* the rows that have them */
	guint end;
} Columns;

typedef struct {
	guint crossing;
	guint left;
	guint right;
} Count;

static Count
count_at(const DiaPdfLayout *layout, const GArray *rows, const Columns *columns, float x)
{
	Count count = { 0 };

	for (guint i = columns->first; i < columns->end; i++) {
		const DiaPdfRow *row = &g_array_index(rows, DiaPdfRow, i);

		for (guint from = row->first; from < row->end;) {
			guint end = segment_end(layout, from, row->end);
			float x0 = word_at(layout, from)->x0;
			float x1 = word_at(layout, end - 1)->x1;

			count.crossing += x0 < x - 1 && x1 > x + 1;
			count.left += x1 <= x + 1 && x1 - x0 > MIN_COLUMN_FILL * (x - columns->left);
			count.right += x0 >= x - 1 && x1 - x0 > MIN_COLUMN_FILL * (columns->right - x);
			from = end;
		}
	}
	return count;
}

/* Two columns are told by a strip in the middle that hardly any line crosses. */
static Columns
find_columns(const DiaPdfLayout *layout, const GArray *rows, guint first, guint end)
{
	Columns columns = { .left = G_MAXFLOAT, .first = first, .end = end };
	guint fewest = G_MAXUINT;
	float last = 0;

	for (guint i = layout->page_words; i < layout->words->len; i++) {
		columns.left = MIN(columns.left, word_at(layout, i)->x0);
		columns.right = MAX(columns.right, word_at(layout, i)->x1);
	}
	for (guint step = 0; step < 200; step++) {
		float width = columns.right - columns.left;
		float x = columns.left + GUTTER_FROM * width + (float)step * GUTTER_STEP;
		Count count;

		if (x > columns.left + GUTTER_TO * width)
			break;
		count = count_at(layout, rows, &columns, x);
		if (count.left < MIN_COLUMN_ROWS || count.right < MIN_COLUMN_ROWS ||
		    (float)count.crossing > MAX_CROSSING * (float)(end - first))
			continue;
		if (count.crossing < fewest) {
			fewest = count.crossing;
			columns.gutter = x;
			last = x;
		} else if (count.crossing == fewest && x - last < GUTTER_STEP * 1.5f) {
			/* The middle of the strip. */
			last = x;
		}
	}
	if (columns.gutter > 0)
		columns.gutter = (columns.gutter + MAX(last, columns.gutter)) / 2;
	return columns;
}

static void
measure_line(const DiaPdfLayout *layout, DiaPdfLine *line)
{
	guint bold = 0;
	guint all = 0;
	guint most = 0;

	for (guint i = line->first; i < line->end; i++) {
		const DiaPdfWord *word = word_at(layout, i);
		guint same = 0;

		all += word->length;
		bold += word->is_bold ? word->length : 0;
		/* Lines are short; sizes are few, so that the first word of the right one is near. */
		for (guint j = i; j < line->end && j < i + 64; j++)
			if (fabsf(word_at(layout, j)->size - word->size) < SAME_SIZE * word->size)
				same += word_at(layout, j)->length;
		if (same > most && (!word->is_raised || line->size <= 0)) {
			most = same;
			line->size = word->size;
		}
	}
	line->is_bold = bold * 100 >= all * 95;
	line->x0 = word_at(layout, line->first)->x0;
	line->x1 = word_at(layout, line->end - 1)->x1;
}

DiaPdfLine *
dia_pdf_layout_add_line(DiaPdfLayout *layout, guint first, guint end, float baseline, guint8 column)
{
	DiaPdfLine line = { .first = first,
			    .end = end,
			    .page = layout->n_pages,
			    .column = column,
			    .baseline = baseline };

	measure_line(layout, &line);
	g_array_append_val(layout->lines, line);
	return dia_pdf_line(layout, layout->lines->len - 1);
}

/* Where the part of a row that belongs to the right column starts; its end where there is none. */
static guint
cut_row(const DiaPdfLayout *layout, const DiaPdfRow *row, float gutter, gboolean *is_crossing)
{
	guint cut = row->end;

	*is_crossing = FALSE;
	for (guint from = row->first; from < row->end;) {
		guint end = segment_end(layout, from, row->end);

		if (word_at(layout, from)->x0 >= gutter - 1)
			cut = MIN(cut, from);
		else if (word_at(layout, end - 1)->x1 > gutter + 1)
			*is_crossing = TRUE;
		from = end;
	}
	return cut;
}

/* Rows that cross the gutter part the page into bands; in each, the left column is read first. */
static void
add_band(DiaPdfLayout *layout, const GArray *rows, guint from, guint to, float gutter)
{
	for (guint8 column = 1; column <= 2; column++) {
		for (guint i = from; i < to; i++) {
			const DiaPdfRow *row = &g_array_index(rows, DiaPdfRow, i);
			gboolean is_crossing;
			guint cut = cut_row(layout, row, gutter, &is_crossing);
			guint first = column == 1 ? row->first : cut;
			guint end = column == 1 ? cut : row->end;

			if (first < end)
				dia_pdf_layout_add_line(layout, first, end, row->baseline, column);
		}
	}
}

static void
add_rows(DiaPdfLayout *layout, const GArray *rows, guint first, guint end)
{
	Columns columns = find_columns(layout, rows, first, end);
	guint from = first;

	for (guint i = first; i < end; i++) {
		const DiaPdfRow *row = &g_array_index(rows, DiaPdfRow, i);
		gboolean is_crossing = TRUE;

		if (columns.gutter > 0)
			cut_row(layout, row, columns.gutter, &is_crossing);
		if (!is_crossing)
			continue;
		add_band(layout, rows, from, i, columns.gutter);
		dia_pdf_layout_add_line(layout, row->first, row->end, row->baseline, 0);
		from = i + 1;
	}
	add_band(layout, rows, from, end, columns.gutter);
}

/* Tables of recommendations, and between them text. */
static void
add_page(DiaPdfLayout *layout, const GArray *rows)
{
	guint from = 0;

	for (guint i = 0; i < rows->len; i++) {
		guint first_line = layout->lines->len;
		guint end = dia_pdf_layout_add_matrix(layout, rows, i);
		g_autoptr(GArray) table = NULL;

		if (end == i)
			continue;
		/* What stands above the table comes first. */
		table = g_array_new(FALSE, FALSE, sizeof(DiaPdfLine));
		g_array_append_vals(table, dia_pdf_line(layout, first_line),
				    layout->lines->len - first_line);
		g_array_set_size(layout->lines, first_line);
		add_rows(layout, rows, from, i);
		g_array_append_vals(layout->lines, table->data, table->len);
		from = end;
		i = end - 1;
	}
	layout->matrix.n_columns = from == rows->len ? layout->matrix.n_columns : 0;
	add_rows(layout, rows, from, rows->len);
}

/* The edges of the columns of the page, which tell full lines from short ones. */
static void
measure_columns(DiaPdfLayout *layout, guint first_line)
{
	float left[3] = { G_MAXFLOAT, G_MAXFLOAT, G_MAXFLOAT };
	float right[3] = { 0, 0, 0 };

	for (guint i = first_line; i < layout->lines->len; i++) {
		const DiaPdfLine *line = dia_pdf_line(layout, i);

		left[line->column] = MIN(left[line->column], line->x0);
		right[line->column] = MAX(right[line->column], line->x1);
	}
	for (guint i = first_line; i < layout->lines->len; i++) {
		DiaPdfLine *line = dia_pdf_line(layout, i);

		line->left = left[line->column];
		line->right = right[line->column];
	}
}

static void
sort_words(DiaPdfLayout *layout)
{
	qsort(dia_pdf_word(layout, layout->page_words), layout->words->len - layout->page_words,
	      sizeof(DiaPdfWord), compare_heights);
}

static gboolean
is_hyphen(const DiaPdfLayout *layout, const DiaPdfWord *word)
{
	return word->length == 1 && layout->text->str[word->text] == '-';
}

static void
sort_row(DiaPdfLayout *layout, const DiaPdfRow *row)
{
	qsort(dia_pdf_word(layout, row->first), row->end - row->first, sizeof(DiaPdfWord),
	      compare_places);
	/* A file may lack the blank where it has a tab, and have one before a hyphen. */
	for (guint i = row->first; i < row->end; i++) {
		DiaPdfWord *word = word_at(layout, i);
		float gap = i > row->first ? word->x0 - (word - 1)->x1 : word->size;

		word->is_glued = gap < TOUCH * word->size ||
				 ((word->is_glued || is_hyphen(layout, word)) &&
				  gap < GLUE * word->size);
	}
}

void
dia_pdf_layout_end_page(DiaPdfLayout *layout)
{
	guint first_line = layout->lines->len;
	GArray *rows;

	end_word(layout, TRUE);
	layout->n_pages++;
	if (layout->words->len > layout->page_words) {
		sort_words(layout);
		rows = make_rows(layout);
		attach_small_rows(layout, rows);
		g_array_unref(rows);
		sort_words(layout);
		rows = make_rows(layout);
		for (guint i = 0; i < rows->len; i++)
			sort_row(layout, &g_array_index(rows, DiaPdfRow, i));
		add_page(layout, rows);
		g_array_unref(rows);
		measure_columns(layout, first_line);
	}
	layout->page_words = layout->words->len;
}
