/*
 * From lines with roles to a document: lines joined to paragraphs, headings to a tree of sections, and an
 * id for each paragraph that no other has.
 */
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "normalize/join.h"
#include "normalize/layout.h"
#include "normalize/named.h"
#include "normalize/note-number.h"
#include "normalize/references.h"

enum { FULL_PERCENT = 75 }; /* a shorter line that ends a sentence ends a paragraph */

typedef struct {
	const DiaLayout *layout;
	DiaDocument *document;
	DiaJoiner *joiner;
	GArray *ranks; /* of guint by section: the rank of its heading */
	GPtrArray *above; /* labels of the line of references above, or NULL */
	gint current;	  /* index of the paragraph that is being filled, or -1 */
	gint32 section;
	gint32 last_numbered;
	GHashTable *marks; /* of footnotes, to the index of the paragraph that has it last, plus one */
} Assembler;

static DiaParagraph *
get_paragraph(const Assembler *assembler, gint index)
{
	return &g_array_index(assembler->document->paragraphs, DiaParagraph, index);
}

/* Ends the paragraph that is being filled; one without text is taken back. */
static void
finish(Assembler *assembler)
{
	GString *text = assembler->document->text;
	DiaParagraph *paragraph;

	if (assembler->current < 0)
		return;
	paragraph = get_paragraph(assembler, assembler->current);
	while (text->len > paragraph->span.start && strchr(" \n\t", text->str[text->len - 1]) != NULL)
		g_string_truncate(text, text->len - 1);
	paragraph->span.end = (guint32)text->len;
	paragraph->n_characters =
	    dia_utf8_length(text->str + paragraph->span.start,
			    paragraph->span.end - paragraph->span.start);
	g_string_append_c(text, '\n');
	assembler->current = -1;
}

static DiaParagraph *
start(Assembler *assembler, DiaParagraphKind kind, const DiaLine *line)
{
	DiaParagraph paragraph = { .kind = kind,
				   .section = assembler->section,
				   .recommendation = -1,
				   .parent = -1,
				   .line = line->line,
				   .page = line->page };

	finish(assembler);
	paragraph.span.start = (guint32)assembler->document->text->len;
	paragraph.span.end = paragraph.span.start;
	g_array_append_val(assembler->document->paragraphs, paragraph);
	assembler->current = (gint)assembler->document->paragraphs->len - 1;
	return get_paragraph(assembler, assembler->current);
}

/* A bullet that a converter left on a line of its own. */
static gboolean
is_lone_bullet(const char *text)
{
	if (g_ascii_isalnum(*text))
		return FALSE;
	return g_str_equal(text, "-") || g_str_equal(text, "\xe2\x80\xa2") ||
	       g_str_equal(text, "\xe2\x80\x93") || g_str_equal(text, "\xe2\x97\x8f");
}

/* Bullets, "(a)", "(iv)", "a)", "2)": items stand on lines of their own within their paragraph. */
static gboolean
has_item_sign(const char *text)
{
	static const char *const bullets[] = { "- ", "\xe2\x80\xa2", "\xe2\x80\x93 ", "\xe2\x80\x94 ",
					       "\xe2\x97\x8f", "\xe2\x96\xaa", "\xc2\xb7", "* ", "o " };
	const char *at = *text == '(' ? text + 1 : text;
	gsize letters;

	/* A word, as most lines start with; "iv)" alone has a second letter. */
	if (g_ascii_isalpha(text[0]) && g_ascii_isalpha(text[1]) && strchr("ivx", text[0]) == NULL)
		return FALSE;
	letters = strspn(at, "ivx");
	for (guint i = 0; i < G_N_ELEMENTS(bullets); i++)
		if (text[0] == bullets[i][0] && g_str_has_prefix(text, bullets[i]))
			return TRUE;
	if (is_lone_bullet(text))
		return TRUE;
	if (letters == 0 || at[letters] != ')')
		letters = strspn(at, "0123456789");
	if (letters == 0 || letters > 2)
		letters = g_ascii_islower(*at) ? 1 : 0;
	return letters > 0 && at[letters] == ')' &&
	       (at[letters + 1] == ' ' || at[letters + 1] == '\t');
}

/* An item of a list, as the format says or as it is printed. */
static gboolean
is_item(const DiaLine *line)
{
	return line->is_item || has_item_sign(line->text);
}

/* What stood between is gone, so that the space before the line is that of the page. */
static gboolean
follows_furniture(const DiaLayout *layout, guint index)
{
	return index > 0 && dia_layout_line(layout, index)->kind == DIA_BLOCK_LINE &&
	       dia_layout_line(layout, index - 1)->role == DIA_LINE_DROPPED;
}

/*
 * Does an unnumbered line begin a paragraph, given the one before? In wrapped text a paragraph ends with a
 * line that is not full and ends a sentence.
 */
static gboolean
begins_paragraph(const Assembler *assembler, guint index)
{
	const DiaLine *line = dia_layout_line(assembler->layout, index);
	gint before = dia_layout_previous(assembler->layout, index);
	const DiaLine *last = before >= 0 ? dia_layout_line(assembler->layout, (guint)before) : NULL;
	gunichar first = g_utf8_get_char(line->text);

	if (last == NULL)
		return TRUE;
	/* A paragraph that breaks off in mid-sentence was torn apart by a converter. */
	if (line->kind == DIA_BLOCK_PARAGRAPH &&
	    (!g_unichar_islower(first) || dia_text_is_ended(last->text, last->length)))
		return TRUE;
	if (is_lone_bullet(last->text))
		return FALSE;
	if (g_unichar_islower(first) && !is_item(line))
		return FALSE;
	if (is_item(line) || dia_named_text_opens(line->text))
		return TRUE;
	if (last->text[0] == '[' && last->text[last->length - 1] == ']')
		return TRUE;
	if (!dia_text_is_ended(last->text, last->length))
		return dia_layout_has_break(assembler->layout, index) && last->is_whole &&
		       line->is_whole && g_unichar_isupper(first) && last->length < 60;
	return (dia_layout_has_break(assembler->layout, index) &&
		!follows_furniture(assembler->layout, index)) ||
	       line->is_whole || last->length * 100 < assembler->layout->width * FULL_PERCENT;
}

static void
append(Assembler *assembler, const char *text, gsize length)
{
	DiaParagraph *paragraph = get_paragraph(assembler, assembler->current);

	dia_joiner_append(assembler->joiner, assembler->document->text, paragraph->span.start, text,
			  length);
}

static void
append_on_new_line(Assembler *assembler, const char *text, gsize length)
{
	GString *all = assembler->document->text;

	if (all->len > get_paragraph(assembler, assembler->current)->span.start)
		g_string_append_c(all, '\n');
	append(assembler, text, length);
}

static void
add_references(Assembler *assembler, DiaParagraph *paragraph)
{
	GPtrArray *references = assembler->document->references;

	paragraph->first_reference = references->len;
	for (guint i = 0; assembler->above != NULL && i < assembler->above->len; i++)
		g_ptr_array_add(references,
				(gpointer)dia_pool_string(&assembler->document->pool,
							  g_ptr_array_index(assembler->above, i)));
	paragraph->n_references = references->len - paragraph->first_reference;
}

static void
add_label(Assembler *assembler, const DiaLine *line)
{
	DiaParagraph *paragraph = start(assembler, DIA_PARAGRAPH_NUMBERED, line);
	const char *printed = line->automatic != NULL ? line->automatic : line->text;
	gsize start_of_digits = dia_label_start(printed);

	paragraph->label = dia_pool_string_n(&assembler->document->pool, printed + start_of_digits,
					     line->label_length - start_of_digits);
	/* Rows have numbers of their own, which those of the paragraphs know nothing of. */
	if (line->is_row && line->prefix == 0)
		paragraph->parent = assembler->last_numbered;
	else
		assembler->last_numbered = assembler->current;
	add_references(assembler, paragraph);
	append(assembler, line->text + line->text_offset, line->length - line->text_offset);
}

/* "B. Torture (recommendations 110.3 and 110.4)": what stands below answers these. */
static void
take_cited(Assembler *assembler, const char *title)
{
	g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);

	dia_references_collect(title, labels);
	for (guint i = 0; i < labels->len; i++)
		if (strchr(g_ptr_array_index(labels, i), '.') == NULL)
			return;
	if (labels->len > 0)
		assembler->above = g_steal_pointer(&labels);
}

static void
add_heading(Assembler *assembler, guint index)
{
	const DiaLayout *layout = assembler->layout;
	const DiaLine *line = dia_layout_line(layout, index);
	guint rank = dia_heading_rank(line);
	g_autoptr(GString) title = g_string_new(NULL);
	DiaSection section;
	guint depth = 0;

	finish(assembler);
	g_clear_pointer(&assembler->above, g_ptr_array_unref);
	for (guint i = index; i < layout->lines->len; i++) {
		const DiaLine *part = dia_layout_line(layout, i);

		if (i > index && part->role == DIA_LINE_DROPPED)
			continue;
		if (i > index && (part->role != DIA_LINE_HEADING || part->heading_class != 0))
			break;
		dia_joiner_append(assembler->joiner, title, 0, part->text, part->length);
	}
	section.parent = assembler->section;
	while (section.parent >= 0 &&
	       g_array_index(assembler->ranks, guint, section.parent) >= rank)
		section.parent = g_array_index(assembler->document->sections, DiaSection,
					       section.parent).parent;
	for (gint32 i = section.parent; i >= 0;
	     i = g_array_index(assembler->document->sections, DiaSection, i).parent)
		depth++;
	if (depth >= DIA_MAX_SECTION_DEPTH)
		section.parent = g_array_index(assembler->document->sections, DiaSection,
					       section.parent).parent;
	section.title = dia_pool_string(&assembler->document->pool, g_strstrip(title->str));
	take_cited(assembler, section.title);
	g_array_append_val(assembler->document->sections, section);
	g_array_append_val(assembler->ranks, rank);
	assembler->section = (gint32)assembler->document->sections->len - 1;
}

static void
add_table_row(Assembler *assembler, const DiaLine *line)
{
	GString *text = assembler->document->text;
	DiaParagraph *paragraph = assembler->current >= 0 ? get_paragraph(assembler, assembler->current)
							  : NULL;

	if (paragraph == NULL || paragraph->kind != DIA_PARAGRAPH_TABLE || line->begins_table) {
		paragraph = start(assembler, DIA_PARAGRAPH_TABLE, line);
		paragraph->parent = assembler->last_numbered;
	} else if (line->length > 0) {
		g_string_append_c(text, '\n');
	}
	g_string_append_len(text, line->text, line->length); /* tabs stay: they part the cells */
}

/* Unnumbered text that begins anew is a paragraph of its own, unless the one before announces it. */
static gboolean
begins_text(const Assembler *assembler, guint index, gboolean begins)
{
	const DiaLine *line = dia_layout_line(assembler->layout, index);
	const GString *text = assembler->document->text;
	const DiaParagraph *paragraph = get_paragraph(assembler, assembler->current);

	if (!begins || text->len == paragraph->span.start)
		return FALSE;
	if (dia_named_text_opens(line->text))
		return TRUE;
	/* A short last line alone, without a space below it, tells too little to part what it may. */
	if (!dia_layout_has_break(assembler->layout, index) && !line->is_whole &&
	    paragraph->kind != DIA_PARAGRAPH_TEXT)
		return FALSE;
	return !is_item(line) && text->str[text->len - 1] != ':' &&
	       text->str[text->len - 1] != ';' &&
	       g_utf8_get_char(line->text) != 0x201c && line->text[0] != '"';
}

/* What a State says of one recommendation. */
static void
start_answer(Assembler *assembler, const DiaLine *line)
{
	DiaParagraph *paragraph = start(assembler, DIA_PARAGRAPH_TEXT, line);

	paragraph->first_reference = assembler->document->references->len;
	paragraph->n_references = 1;
	g_ptr_array_add(assembler->document->references,
			(gpointer)dia_pool_string(&assembler->document->pool, line->answers));
}

static void
add_body(Assembler *assembler, guint index)
{
	const DiaLine *line = dia_layout_line(assembler->layout, index);
	gboolean begins = begins_paragraph(assembler, index);

	if (line->answers != NULL)
		start_answer(assembler, line);
	else if (assembler->current < 0 ||
		 get_paragraph(assembler, assembler->current)->kind == DIA_PARAGRAPH_TABLE ||
		 begins_text(assembler, index, begins))
		add_references(assembler, start(assembler, DIA_PARAGRAPH_TEXT, line));
	if (begins)
		append_on_new_line(assembler, line->text, line->length);
	else
		append(assembler, line->text, line->length);
}

/* Footnotes are kept aside and stand after the paragraph that they interrupt. */
typedef struct {
	guint first; /* index of its first line */
	guint end;
} Note;

/* The paragraph that has the mark of a note, as far as a reader said so; else the last numbered. */
static gint32
find_mark(const Assembler *assembler, const char *label)
{
	gpointer found = label != NULL ? g_hash_table_lookup(assembler->marks, label) : NULL;

	return found != NULL ? GPOINTER_TO_INT(found) - 1 : assembler->last_numbered;
}

static void
add_note(Assembler *assembler, const Note *note)
{
	const DiaLine *first = dia_layout_line(assembler->layout, note->first);
	gsize skip = strspn(first->text, "*");
	DiaNoteNumber number = { .end = skip, .text = skip };
	DiaParagraph *paragraph = start(assembler, DIA_PARAGRAPH_FOOTNOTE, first);

	if (skip == 0 && first->automatic == NULL && dia_note_number_parse(first->text, &number))
		skip = number.text;
	if (first->automatic != NULL)
		paragraph->label = dia_pool_string(&assembler->document->pool, first->automatic);
	else if (number.end > 0)
		paragraph->label = dia_pool_string_n(&assembler->document->pool,
						     first->text + number.start,
						     number.end - number.start);
	paragraph->parent = find_mark(assembler, paragraph->label);
	for (guint i = note->first; i < note->end; i++) {
		const DiaLine *line = dia_layout_line(assembler->layout, i);
		gsize from = i == note->first ? skip + strspn(line->text + skip, " \t") : 0;

		if (line->role == DIA_LINE_FOOTNOTE)
			append(assembler, line->text + from, line->length - from);
	}
	finish(assembler);
}

static void
add_notes(Assembler *assembler, GArray *notes)
{
	finish(assembler);
	for (guint i = 0; i < notes->len; i++)
		add_note(assembler, &g_array_index(notes, Note, i));
	g_array_set_size(notes, 0);
}

static void
collect_note(Assembler *assembler, GArray *notes, guint index)
{
	const DiaLine *line = dia_layout_line(assembler->layout, index);
	Note note = { .first = index, .end = index + 1 };

	if (line->begins_note || notes->len == 0)
		g_array_append_val(notes, note);
	else
		g_array_index(notes, Note, notes->len - 1).end = index + 1;
}

/* Does a line end the paragraph before it, so that the footnotes can stand between? */
static gboolean
ends_paragraph(const Assembler *assembler, guint index)
{
	const DiaLine *line = dia_layout_line(assembler->layout, index);

	return line->role == DIA_LINE_LABEL ||
	       (line->role == DIA_LINE_HEADING && line->heading_class != 0) ||
	       line->role == DIA_LINE_TABLE || line->role == DIA_LINE_REFERENCES;
}

static void
remember_marks(Assembler *assembler, const DiaLine *line)
{
	g_auto(GStrv) marks = line->marks != NULL ? g_strsplit(line->marks, " ", -1) : NULL;

	for (guint i = 0; marks != NULL && marks[i] != NULL && assembler->current >= 0; i++) {
		DiaNoteMark mark = { .label = dia_pool_string(&assembler->document->pool, marks[i]),
				     .paragraph = (guint32)assembler->current };

		g_array_append_val(assembler->document->note_marks, mark);
		g_hash_table_insert(assembler->marks, g_strdup(marks[i]),
				    GINT_TO_POINTER(assembler->current + 1));
	}
}

static void
add_line(Assembler *assembler, guint index)
{
	const DiaLine *line = dia_layout_line(assembler->layout, index);

	switch (line->role) {
	case DIA_LINE_LABEL:
		add_label(assembler, line);
		break;
	case DIA_LINE_HEADING:
		if (line->heading_class != 0)
			add_heading(assembler, index);
		break;
	case DIA_LINE_TABLE:
		add_table_row(assembler, line);
		break;
	case DIA_LINE_REFERENCES:
		finish(assembler);
		g_clear_pointer(&assembler->above, g_ptr_array_unref);
		assembler->above = g_ptr_array_new_with_free_func(g_free);
		dia_references_collect_line(line->text, assembler->above);
		break;
	default:
		add_body(assembler, index);
	}
	remember_marks(assembler, line);
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
	guint32 first = *(const guint32 *)a;
	guint32 second = *(const guint32 *)b;

	return (first > second) - (first < second);
}

/* One kind of what was dropped, with its first places. */
static void
add_dropped_kind(DiaDocument *document, const char *kind, GArray *lines)
{
	DiaDropped dropped = { .kind = kind, .count = lines->len };

	g_array_sort(lines, compare_numbers);
	if (lines->len > DIA_MAX_DROPPED_LINES)
		g_array_set_size(lines, DIA_MAX_DROPPED_LINES);
	dropped.n_lines = lines->len;
	dropped.lines = dia_pool_array(&document->pool, lines);
	g_array_append_val(document->dropped, dropped);
}

static void
count_drop(GPtrArray *kinds, GPtrArray *lists, const char *kind, guint32 line)
{
	guint at;

	for (at = 0; at < kinds->len; at++)
		if (g_str_equal(g_ptr_array_index(kinds, at), kind))
			break;
	if (at == kinds->len) {
		g_ptr_array_add(kinds, (gpointer)kind);
		g_ptr_array_add(lists, g_array_new(FALSE, FALSE, sizeof(guint32)));
	}
	g_array_append_val((GArray *)g_ptr_array_index(lists, at), line);
}

static void
add_dropped(const DiaLayout *layout, DiaDocument *document)
{
	g_autoptr(GPtrArray) kinds = g_ptr_array_new();
	g_autoptr(GPtrArray) lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);

	for (guint i = 0; i < layout->blocks->drops->len; i++) {
		const DiaDrop *drop = &g_array_index(layout->blocks->drops, DiaDrop, i);

		count_drop(kinds, lists, drop->kind, drop->line);
	}
	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		if (line->role == DIA_LINE_DROPPED)
			count_drop(kinds, lists, line->drop, line->line > 0 ? line->line : line->page);
	}
	for (guint i = 0; i < kinds->len; i++)
		add_dropped_kind(document, g_ptr_array_index(kinds, i), g_ptr_array_index(lists, i));
}

void
dia_layout_assemble(const DiaLayout *layout, DiaDocument *document)
{
	g_autoptr(DiaJoiner) joiner = dia_joiner_new(layout);
	g_autoptr(GArray) ranks = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autoptr(GArray) notes = g_array_new(FALSE, FALSE, sizeof(Note));
	g_autoptr(GHashTable) marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Assembler assembler = { .layout = layout,
				.document = document,
				.marks = marks,
				.joiner = joiner,
				.ranks = ranks,
				.current = -1,
				.section = -1,
				.last_numbered = -1 };

	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		if (line->role == DIA_LINE_DROPPED)
			continue;
		if (line->role == DIA_LINE_FOOTNOTE) {
			collect_note(&assembler, notes, i);
			continue;
		}
		if (notes->len > 0 && ends_paragraph(&assembler, i))
			add_notes(&assembler, notes);
		add_line(&assembler, i);
	}
	add_notes(&assembler, notes);
	finish(&assembler);
	g_clear_pointer(&assembler.above, g_ptr_array_unref);
	add_dropped(layout, document);
}
