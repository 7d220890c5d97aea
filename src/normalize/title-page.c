/*
 * The title page: where it ends, and which of its lines are the title. Its lines are wrapped as those of any text,
 * so that a title goes on until a space, a date, a symbol or a line of another kind.
 */
#include <string.h>

#include "normalize/symbols.h"
#include "normalize/title-date.h"
#include "normalize/title-page.h"

enum {
	MAX_PAGE_LINES = 40,   /* lines of the source that may be a title page */
	MAX_TITLE_LINES = 6,
	MAX_TITLE_BYTES = 400,
	MAX_LINE_BYTES = 200,  /* a longer line is prose */
	MIN_PROSE_BYTES = 160, /* of lines without a space between, the last of which ends a sentence */
};

guint
dia_title_page_length(const DiaLayout *layout)
{
	guint n = MIN(layout->lines->len, MAX_PAGE_LINES);
	gsize bytes = 0;
	guint first = 0;

	for (guint i = 0; i < n; i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		if (line->role == DIA_LINE_LABEL)
			return i;
		if (line->role == DIA_LINE_FOOTNOTE || line->role == DIA_LINE_DROPPED)
			continue;
		if (line->is_whole || dia_layout_has_break(layout, i)) {
			bytes = 0;
			first = i;
		}
		bytes += line->length + 1;
		if (first > 0 && bytes > MIN_PROSE_BYTES && dia_text_is_ended(line->text, line->length))
			return first;
	}
	return n;
}

static gboolean
has_title_word(const DiaLine *line)
{
	static const char *const words[] = { "report", "compilation", "summary", "observations",
					     "submission", "document", "comments", "commentary",
					     "replies" };
	g_autofree char *lower = g_ascii_strdown(line->text, (gssize)line->length);

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(lower, words[i]) != NULL)
			return TRUE;
	return FALSE;
}

static gboolean
begins_with_any(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (g_ascii_strncasecmp(text, *words, strlen(*words)) == 0)
			return TRUE;
	return FALSE;
}

/* Does a line of the title page say something of its own: who submits it, when, for which session? */
static gboolean
stands_apart(const DiaLine *line)
{
	static const char *const openings[] = { "submitted ", "presented by", "prepared by", "by ", "by:", "date",
						"distr", "original:", "note by", "addendum", "contents",
						"introduction", "summary", NULL };
	g_autofree char *symbol = dia_symbol_find(line->text);

	return symbol != NULL || line->length == 0 || line->length > MAX_LINE_BYTES ||
	       !(line->role == DIA_LINE_BODY || line->role == DIA_LINE_HEADING) ||
	       strchr("[*_=-0123456789", line->text[0]) != NULL || strchr(line->text, '\t') != NULL ||
	       dia_title_date_is_in(line->text) || begins_with_any(line->text, openings);
}

/* Does the line above break off before a name: "of", "of the", "on", "by"? */
static gboolean
breaks_off(const DiaLine *above)
{
	const char *last = strrchr(above->text, ' ');

	return last != NULL && strlen(last) <= 4 && g_ascii_islower(last[1]);
}

/* The name of the State stands below the title of most reports of the UN. */
static gboolean
is_country(const DiaLayout *layout, const DiaLine *line, const DiaLine *above)
{
	const DiaCountries *countries = layout->lexicon->countries;

	if (breaks_off(above))
		return FALSE;
	for (guint i = 0; i < dia_countries_length(countries); i++)
		if (g_ascii_strcasecmp(dia_countries_get(countries, i)->name, line->text) == 0)
			return TRUE;
	return FALSE;
}

/* Does the line go on with the title above it? */
static gboolean
continues(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);
	const DiaLine *above = dia_layout_line(layout, index - 1);

	/* A text whose paragraphs are a line each may still have a cover of short lines. */
	if (line->kind == DIA_BLOCK_LINE && line->is_whole && line->gap > 0)
		return FALSE;
	if (line->kind != DIA_BLOCK_LINE && (line->is_whole || above->is_whole))
		return FALSE;
	return !dia_layout_has_break(layout, index) && !stands_apart(line) &&
	       !is_country(layout, line, above);
}

/* Stars, daggers, raised digits and blanks at the end: all marks of notes. */
static void
strip_marks(GString *title)
{
	static const char *const marks[] = { "*", "\xe2\x80\xa0", "\xe2\x80\xa1", "\xc2\xb9", "\xc2\xb2", "\xc2\xb3",
					     "*/", " ", "\t", "\xc2\xa0" };
	gboolean found = TRUE;

	while (found) {
		found = FALSE;
		for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
			if (g_str_has_suffix(title->str, marks[i])) {
				g_string_truncate(title, title->len - strlen(marks[i]));
				found = TRUE;
			}
	}
}

/* @return the lines of a title from one of them on, or NULL where they are prose */
static char *
join_title(const DiaLayout *layout, guint index, guint n_lines)
{
	g_autoptr(GString) title = g_string_new(NULL);
	guint first = index;
	guint end;

	/* "Combined third to fifth" above "periodic reports of the State" */
	while (first > 0 && index - first < MAX_TITLE_LINES && continues(layout, first) &&
	       g_ascii_islower(dia_layout_line(layout, first)->text[0]) &&
	       !stands_apart(dia_layout_line(layout, first - 1)))
		first--;
	for (end = first + 1; end < n_lines && end - first < MAX_TITLE_LINES; end++)
		if (end > index && !continues(layout, end))
			break;
	for (guint i = first; i < end; i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		if (i > index && title->len + line->length > MAX_TITLE_BYTES)
			return NULL;
		if (title->len > 0)
			g_string_append_c(title, ' ');
		g_string_append_len(title, line->text, line->length);
		strip_marks(title);
	}
	if (end - first == MAX_TITLE_LINES || dia_text_is_ended(title->str, title->len))
		return NULL;
	return title->len > 0 ? g_strdup(title->str) : NULL;
}

/* The title that the format states; one without a blank is the name of a file. */
static char *
take_stated(const char *stated)
{
	g_autoptr(GString) title = g_string_new(stated);

	strip_marks(title);
	return title->len > 0 ? g_strdup(title->str) : NULL;
}

char *
dia_title_page_title(const DiaLayout *layout, guint n_lines)
{
	const char *stated = layout->blocks->title;

	if (stated != NULL && strchr(stated, ' ') != NULL)
		return take_stated(stated);
	for (guint i = 0; i < n_lines; i++) {
		const DiaLine *line = dia_layout_line(layout, i);
		char *title;

		if (line->length > MAX_LINE_BYTES || line->role == DIA_LINE_FOOTNOTE || line->text[0] == '[' ||
		    !has_title_word(line) || dia_text_is_ended(line->text, line->length))
			continue;
		title = join_title(layout, i, n_lines);
		if (title != NULL)
			return title;
	}
	return stated != NULL ? take_stated(stated) : NULL;
}

static gboolean
is_code(const char *part)
{
	return strlen(part) == 3 && g_ascii_isupper(part[0]) && g_ascii_isupper(part[1]) && g_ascii_isupper(part[2]);
}

/* Where the code of a State stands: A/HRC/WG.6/48/KAZ/1, CCPR/C/KAZ/CO/2, E/C.12/KAZ/2, HRI/CORE/KAZ/2019. */
static gint
find_code(char **parts, guint n)
{
	gboolean is_review = n > 4 && g_str_equal(parts[2], "WG.6");
	guint at = is_review ? 4 : 2;

	if (n <= at || !is_code(parts[at]))
		return -1;
	return is_review || g_str_equal(parts[1], "C") || g_str_equal(parts[1], "C.12") ||
			       g_str_equal(parts[1], "CORE")
		       ? (gint)at
		       : -1;
}

char *
dia_symbol_country(const char *symbol)
{
	g_auto(GStrv) parts = g_strsplit(symbol, "/", -1);
	gint at = find_code(parts, g_strv_length(parts));

	return at >= 0 ? g_strdup(parts[at]) : NULL;
}

DiaIssuer
dia_symbol_issuer(const char *symbol)
{
	g_auto(GStrv) parts = g_strsplit(symbol, "/", -1);
	guint n = g_strv_length(parts);
	gint at = find_code(parts, n);
	const char *next = at >= 0 && (guint)at + 1 < n ? parts[at + 1] : "";

	/* Addenda are of the one or of the other. */
	if (g_strrstr(symbol, "Add.") != NULL)
		return DIA_ISSUER_UNKNOWN;
	if (at == 4 && g_str_equal(next, "1"))
		return DIA_ISSUER_STATE;
	if (at == 4 && (g_str_equal(next, "2") || g_str_equal(next, "3")))
		return DIA_ISSUER_UN;
	if (at == 2 && (g_str_equal(next, "CO") || g_str_equal(next, "Q") || g_str_equal(next, "QPR")))
		return DIA_ISSUER_UN;
	if (at == 2 && (g_str_equal(next, "RQ") || g_ascii_isdigit(next[0])))
		return DIA_ISSUER_STATE;
	return DIA_ISSUER_UNKNOWN;
}
