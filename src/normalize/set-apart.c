/*
 * Titles above unnumbered prose: a short line by itself, without the stop of a sentence, and below it text that no
 * number begins. The same line above a numbered paragraph is told by the steps for labels and headings.
 */
#include <string.h>

#include "base/months.h"
#include "normalize/layout.h"

enum {
	MAX_TITLE_WORDS = 14,
	MAX_TITLES = 3,	  /* that stand above each other, a chapter, a section and a title */
	MIN_PROSE = 100,  /* bytes of a whole paragraph that need not end as a sentence */
};

guint
dia_enumerator_parse(const char *text, gsize *length)
{
	static const char section_sign[] = "\xc2\xa7";
	guint parts = 0;
	gsize at = 0;

	if (g_str_has_prefix(text, section_sign)) {
		at = strlen(section_sign);
		at += text[at] == ' ';
	} else if (g_ascii_isupper(text[0]) && text[1] == '.' && g_ascii_isdigit(text[2])) {
		at = 2;
		parts = 1;
	}
	for (;;) {
		gsize digits = strspn(text + at, "0123456789");

		if (digits == 0 || digits > 2 || parts == 5)
			return 0;
		/* "1.0" is above "1.1". */
		parts += parts == 0 || digits > 1 || text[at] != '0';
		at += digits;
		if (text[at] != '.' || !g_ascii_isdigit(text[at + 1]))
			break;
		at++;
	}
	if (text[at] != '\0' && strchr(".)/:", text[at]) != NULL)
		at++;
	if (text[at] != ' ' && text[at] != '\t')
		return 0;
	at += strspn(text + at, " \t");
	if (text[at] == '-' && text[at + 1] == ' ')
		at += 2;
	else if (g_str_has_prefix(text + at, "\xe2\x80\x93 "))
		at += 4;
	*length = at;
	return parts;
}

/* Does it begin as a title does, behind what numbers it? */
static gboolean
begins_as_title(const char *text)
{
	gsize length;
	gunichar c;

	if (dia_enumerator_parse(text, &length) > 0)
		text += length;
	else if (text[0] == '(' && g_ascii_isalpha(text[1]) && text[2] == ')' && text[3] == ' ')
		text += 4;
	else if (g_ascii_isalpha(text[0]) && text[1] == ')' && text[2] == ' ')
		text += 3;
	c = g_utf8_get_char(text);
	return g_unichar_isupper(c) || c == '"' || c == 0x201c || c == 0x2018;
}

/* "14 March 2018", "March 14, 2018", "Oslo, March 2018": the end of a cover. */
static gboolean
is_date(const DiaLine *line)
{
	enum { MAX_DATE_WORDS = 5 };
	g_auto(GStrv) words = NULL;

	if (line->length < 4 || !g_ascii_isdigit(line->text[line->length - 1]) ||
	    dia_line_count_words(line) > MAX_DATE_WORDS)
		return FALSE;
	words = g_strsplit_set(line->text, " ,.", -1);
	for (char **word = words; *word != NULL; word++)
		if (dia_month_parse(*word, NULL) > 0)
			return TRUE;
	return FALSE;
}

static gboolean
has_title_form(const DiaLayout *layout, const DiaLine *line)
{
	char last = line->length > 0 ? line->text[line->length - 1] : '\0';

	if (line->kind == DIA_BLOCK_TABLE_ROW || line->kind == DIA_BLOCK_FOOTNOTE || line->is_stranded ||
	    line->role != DIA_LINE_BODY || line->answers != NULL || line->length == 0 ||
	    line->length > DIA_MAX_TITLE_BYTES || dia_line_count_words(line) > MAX_TITLE_WORDS ||
	    last == ',' || last == '|')
		return FALSE;
	if (line->kind == DIA_BLOCK_LINE && !dia_layout_is_short(layout, line))
		return FALSE;
	return strchr(line->text, '\t') == NULL && !dia_line_is_sentence(line) &&
	       begins_as_title(line->text) && !is_date(line);
}

/* Bullets may stand right below a title. */
static gboolean
begins_with_bullet(const char *text)
{
	static const char *const bullets[] = { "- ", "\xe2\x80\xa2", "\xe2\x80\x93 ", "\xe2\x97\x8f", "\xe2\x96\xaa" };

	for (guint i = 0; i < G_N_ELEMENTS(bullets); i++)
		if (g_str_has_prefix(text, bullets[i]))
			return TRUE;
	return FALSE;
}

/* Does unnumbered prose begin with the line? */
static gboolean
begins_prose(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);
	gunichar first = g_utf8_get_char(line->text);
	gint next = dia_layout_next(layout, index);

	if (line->role != DIA_LINE_BODY || line->kind == DIA_BLOCK_TABLE_ROW || line->kind == DIA_BLOCK_HEADING ||
	    line->kind == DIA_BLOCK_FOOTNOTE || line->answers != NULL || line->automatic != NULL)
		return FALSE;
	if (begins_with_bullet(line->text))
		return TRUE;
	if (!g_unichar_isupper(first) && first != '"' && first != 0x201c)
		return FALSE;
	if (dia_text_is_ended(line->text, line->length))
		return TRUE;
	if (line->kind != DIA_BLOCK_LINE)
		return line->length >= MIN_PROSE;
	return !dia_layout_is_short(layout, line) && next >= 0 &&
	       !dia_layout_has_break(layout, (guint)next);
}

/* Has the text above come to an end? A line that is not full, above a space, ends a paragraph even without a stop. */
static gboolean
follows_end(const DiaLayout *layout, guint index)
{
	gint before = dia_layout_previous(layout, index);
	const DiaLine *line = before >= 0 ? dia_layout_line(layout, (guint)before) : NULL;

	return line == NULL || line->role == DIA_LINE_TABLE || line->role == DIA_LINE_HEADING ||
	       dia_text_is_ended(line->text, line->length) || line->is_whole ||
	       dia_layout_is_short(layout, line);
}

/* Is it the title of a chapter, whose sections have titles of their own? What is at the front of a report is none. */
static gboolean
may_be_chapter(const DiaLayout *layout, guint index)
{
	gint before = dia_layout_previous(layout, index);
	const DiaLine *line = before >= 0 ? dia_layout_line(layout, (guint)before) : NULL;
	gsize length;

	return dia_enumerator_parse(dia_layout_line(layout, index)->text, &length) > 0 ||
	       (line != NULL && line->length >= MIN_PROSE / 2 && dia_text_is_ended(line->text, line->length));
}

/* Is there a space above the line, or a new page? */
static gboolean
is_parted(const DiaLayout *layout, guint index)
{
	return dia_layout_has_break(layout, index) || dia_layout_line(layout, index)->starts_page;
}

gboolean
dia_layout_is_set_apart(const DiaLayout *layout, guint index)
{
	for (guint n = 0; n < MAX_TITLES; n++) {
		const DiaLine *line = dia_layout_line(layout, index);
		gint next = dia_layout_next(layout, index);
		const DiaLine *below = next >= 0 ? dia_layout_line(layout, (guint)next) : NULL;

		if (below == NULL || !has_title_form(layout, line) || !is_parted(layout, index) ||
		    (n == 0 && !follows_end(layout, index)) ||
		    (!dia_layout_has_break(layout, (guint)next) && !below->is_whole))
			return FALSE;
		if (begins_prose(layout, (guint)next))
			return TRUE;
		if (n == 0 && !may_be_chapter(layout, index))
			return FALSE;
		index = (guint)next;
	}
	return FALSE;
}
