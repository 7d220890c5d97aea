/*
 * Headings, told by their enumerators ("IV.", "A.", "(a)", "Article 21") or, where they have none, by
 * their form and place: short, no full stop, between the end of one paragraph and the start of another.
 */
#include <string.h>

#include "normalize/layout.h"
#include "normalize/roman.h"
#include "normalize/references.h"
#include "normalize/symbols.h"

/* Styles of headings, in order of rank: a heading closes all of its own rank and below. */
enum {
	CLASS_NONE,
	CLASS_ANNEX, /* "Annex 2", "Part I", "Chapter 3" */
	CLASS_ROMAN,
	CLASS_LETTER,
	CLASS_ARTICLE,
	CLASS_DIGIT,
	CLASS_DECIMAL, /* "1.1", "A.1" */
	CLASS_DEEP,    /* "1.1.1" */
	CLASS_BRACKET_LETTER,
	CLASS_BRACKET_ROMAN,
	CLASS_PLAIN,
	CLASS_LEVEL, /* by the format: the rank is its level */
};

enum {
	MAX_HEADING_BYTES = 160,
	MAX_HEADING_WORDS = 22,
	MAX_HEADING_LINES = 3,
	MIN_UNDERLINE = 3,
	MAX_UNDERLINE_ERROR = 2, /* characters that an underline may be longer or shorter */
	MAX_UNDERLINES = 8,	 /* signs that there are for them, and one more */
};

typedef struct {
	const DiaLayout *layout;
	char last_letter; /* of the last letter heading, or 0 */
	guint last_roman;
	guint last_digit; /* the number of the last heading that has one, or 0 */
	gboolean has_label; /* a paragraph stands above */
} Finder;

guint
dia_heading_rank(const DiaLine *line)
{
	switch (line->heading_class) {
	case CLASS_ANNEX:
		return 0;
	case CLASS_ARTICLE:
		return CLASS_LETTER;
	case CLASS_LEVEL:
		return line->level;
	default:
		return line->heading_class;
	}
}

/* "a) Freedom of association" */
static gboolean
is_lettered(const char *text)
{
	return g_ascii_islower(text[0]) && text[1] == ')' && text[2] == ' ' &&
	       g_ascii_isupper(text[3]);
}

/* Short and without the stop of a sentence. */
static gboolean
has_heading_form(const DiaLine *line)
{
	gunichar first = g_utf8_get_char(line->text);

	if (line->length > MAX_HEADING_BYTES || line->length == 0 ||
	    dia_line_count_words(line) > MAX_HEADING_WORDS)
		return FALSE;
	if (dia_line_is_sentence(line) || line->text[line->length - 1] == ',')
		return FALSE;
	return g_unichar_isupper(first) || is_lettered(line->text) || first == '(' || first == 0x201c || first == '"' ||
	       first == 0xa7 ||
	       g_unichar_isdigit(first) || first == '*';
}

/* The sign that a line is drawn with; 0 where it is no line. */
static char
read_rule(const DiaLine *line)
{
	static const char *const signs = "=-~^_*";
	char sign = line->text[0];
	const char *at = line->text;

	if (sign == '\0' || strchr(signs, sign) == NULL)
		return '\0';
	while (*at == sign)
		at++;
	return *at == '\0' && at - line->text >= MIN_UNDERLINE ? sign : '\0';
}

/* Is the rule below a line as long as that, so that it draws it under and parts nothing? */
static gboolean
is_underlined(const DiaLayout *layout, guint rule)
{
	const DiaLine *line = dia_layout_line(layout, rule);
	const DiaLine *title = dia_layout_line(layout, rule - 1);
	glong length = g_utf8_strlen(title->text, title->length);

	return line->kind == DIA_BLOCK_LINE && line->gap == 0 && title->kind == DIA_BLOCK_LINE &&
	       dia_layout_has_break(layout, rule - 1) && has_heading_form(title) &&
	       strchr(title->text, '\t') == NULL && ABS(length - (glong)line->length) <= MAX_UNDERLINE_ERROR;
}

void
dia_layout_take_underlined(DiaLayout *layout)
{
	char signs[MAX_UNDERLINES] = "";
	guint n_signs = 0;

	for (guint i = 1; i < layout->lines->len; i++) {
		char sign = read_rule(dia_layout_line(layout, i));
		guint level = 0;

		if (sign == '\0' || !is_underlined(layout, i))
			continue;
		/* The sign that comes first ranks first, as in reStructuredText. */
		while (level < n_signs && signs[level] != sign)
			level++;
		if (level == n_signs)
			signs[n_signs++] = sign;
		dia_layout_line(layout, i - 1)->kind = DIA_BLOCK_HEADING;
		dia_layout_line(layout, i - 1)->level = (guint8)(level + 1);
		dia_layout_line(layout, i)->role = DIA_LINE_DROPPED;
		dia_layout_line(layout, i)->drop = "underline";
	}
}

static guint
parse_capital_roman(const char *text, gsize *length)
{
	return g_ascii_isupper(text[0]) ? dia_roman_parse(text, length) : 0;
}

/* "IV. Title", "IV Title", "IV." alone; single letters go to letters where the sequence says so. */
static gboolean
is_roman(const Finder *finder, const char *text)
{
	gsize length;
	guint value = parse_capital_roman(text, &length);

	if (value == 0 || length > 6 || value > 60)
		return FALSE;
	if (text[length] != '.' && text[length] != ' ' && text[length] != '\t' && text[length] != '\0')
		return FALSE;
	if (text[length] != '.' && (length == 1 || value != finder->last_roman + 1))
		return FALSE;
	/* "I." after "H." goes on with the letters, unless numerals went before them. */
	if (length == 1 && finder->last_letter != 0 && text[0] == finder->last_letter + 1 &&
	    (value != finder->last_roman + 1 || finder->last_roman == 0))
		return FALSE;
	return value == finder->last_roman + 1 || length > 1 || text[0] == 'I';
}

static gboolean
is_letter(const char *text)
{
	return text[0] >= 'A' && text[0] <= 'Z' && text[1] == '.' &&
	       (text[2] == ' ' || text[2] == '\t' || text[2] == '\0');
}

static gboolean
has_keyword(const char *text, const char *const *keywords)
{
	for (; *keywords != NULL; keywords++) {
		gsize length = strlen(*keywords);

		if (g_ascii_strncasecmp(text, *keywords, length) == 0 &&
		    (text[length] == ' ' || text[length] == '\t' || g_ascii_isdigit(text[length]) ||
		     ((text[length] == '\0' || text[length] == '.') && length >= 5)))
			return TRUE;
	}
	return FALSE;
}

static gboolean
has_enumerator_after(const char *text)
{
	const char *at = strpbrk(text, " \t0123456789");

	if (at != NULL && g_ascii_isdigit(*at))
		return TRUE;
	return at != NULL && (g_ascii_isdigit(at[1]) || strchr("IVXLC", at[1]) != NULL ||
			      (g_ascii_isupper(at[1]) && !g_ascii_isalpha(at[2])));
}

static guint
classify(const Finder *finder, const DiaLine *line)
{
	static const char *const tops[] = { "annex", "appendix", "part", "chapter", NULL };
	static const char *const articles[] = { "article", "articles", "section", "art.", NULL };
	const char *text = line->text;
	gsize digits = strspn(text, "0123456789");

	if (line->kind == DIA_BLOCK_HEADING && line->level > 0)
		return CLASS_LEVEL;
	if (has_keyword(text, tops) &&
	    (has_enumerator_after(text) || line->length < 9))
		return CLASS_ANNEX;
	if (has_keyword(text, articles) && has_enumerator_after(text))
		return CLASS_ARTICLE;
	if (is_roman(finder, text))
		return CLASS_ROMAN;
	if (is_letter(text))
		return CLASS_LETTER;
	if (digits > 0 && digits < 3 && text[digits] == '.' &&
	    (text[digits + 1] == ' ' || text[digits + 1] == '\t' || text[digits + 1] == '\0'))
		return CLASS_DIGIT;
	if (is_lettered(text))
		return CLASS_BRACKET_LETTER;
	if (text[0] == '(' && g_ascii_islower(text[1])) {
		const char *close = strchr(text, ')');

		if (close != NULL && close - text <= 5)
			return close - text == 2 && strchr("ivx", text[1]) == NULL
				   ? CLASS_BRACKET_LETTER
				   : (strspn(text + 1, "ivx") == (gsize)(close - text - 1) &&
					      close - text > 2
					  ? CLASS_BRACKET_ROMAN
					  : CLASS_BRACKET_LETTER);
	}
	return CLASS_PLAIN;
}

/* "1.1 Background", "A.1 Background", "1 Background", "1/ Background": CLASS_PLAIN where none of these stands there. */
static guint
classify_digits(const char *text)
{
	gsize length;
	guint parts = dia_enumerator_parse(text, &length);

	if (parts == 0 || !g_unichar_isupper(g_utf8_get_char(text + length)))
		return CLASS_PLAIN;
	return CLASS_DIGIT + MIN(parts - 1, CLASS_DEEP - CLASS_DIGIT);
}

/* The number of a heading: 6 of "6. Requests", "6/ Requests", "\302\247 6 Requests". */
static guint
read_digit(const char *text)
{
	const char *digits = strpbrk(text, "0123456789");

	return digits != NULL ? (guint)g_ascii_strtoull(digits, NULL, 10) : 0;
}

/* Is it a heading by its number, "6/ Requests": set apart above prose, or the next of those that are? */
static gboolean
has_heading_number(const Finder *finder, guint index)
{
	const char *text = dia_layout_line(finder->layout, index)->text;
	guint class = classify_digits(text);

	return class != CLASS_DIGIT || dia_layout_is_set_apart(finder->layout, index) ||
	       read_digit(text) == finder->last_digit + 1;
}

/* Is it the enumerator of a heading without its words, which follow on another line? */
static gboolean
is_stranded_enumerator(const DiaLine *line)
{
	gsize length;

	if (line->length > 6)
		return FALSE;
	if (is_letter(line->text) && line->text[2] == '\0')
		return TRUE;
	length = strspn(line->text, "0123456789");
	if (length > 0 && line->text[length] == '.' && line->text[length + 1] == '\0')
		return TRUE;
	return parse_capital_roman(line->text, &length) > 0 && line->text[length] == '.' &&
	       line->text[length + 1] == '\0';
}

/* May the text before the line be at an end? */
static gboolean
follows_end(const DiaLayout *layout, guint index)
{
	gint before = dia_layout_previous(layout, index);
	const DiaLine *line = before >= 0 ? dia_layout_line(layout, (guint)before) : NULL;

	if (line == NULL || line->role == DIA_LINE_HEADING || line->role == DIA_LINE_TABLE ||
	    line->role == DIA_LINE_REFERENCES)
		return TRUE;
	return dia_text_is_ended(line->text, line->length) ||
	       (dia_layout_has_break(layout, index) && line->is_whole);
}

/* A short line above a space ends the text, too, such as the last one of a cover. */
static gboolean
follows_short_line(const DiaLayout *layout, guint index)
{
	gint before = dia_layout_previous(layout, index);

	return before >= 0 && dia_layout_has_break(layout, index) &&
	       dia_layout_is_short(layout, dia_layout_line(layout, (guint)before));
}

/* The line after a heading that may go on over several lines: what stands there decides. */
static gint
skip_heading_lines(const Finder *finder, guint index)
{
	gint next = dia_layout_next(finder->layout, index);

	for (guint n = 1; next >= 0 && n < MAX_HEADING_LINES; n++) {
		const DiaLine *line = dia_layout_line(finder->layout, (guint)next);

		if (line->role != DIA_LINE_BODY || line->length > MAX_HEADING_BYTES ||
		    dia_text_is_ended(line->text, line->length) ||
		    classify(finder, line) != CLASS_PLAIN)
			break;
		next = dia_layout_next(finder->layout, (guint)next);
	}
	return next;
}

/* Does a paragraph, a table, another heading or a line of references follow? */
static gboolean
precedes_start(const Finder *finder, guint index)
{
	gint next = skip_heading_lines(finder, index);
	const DiaLine *line = next >= 0 ? dia_layout_line(finder->layout, (guint)next) : NULL;

	if (line == NULL)
		return FALSE;
	/* Before the first paragraph a plain line above a heading belongs to the title page. */
	if (!finder->has_label && line->role != DIA_LINE_LABEL &&
	    classify(finder, dia_layout_line(finder->layout, index)) == CLASS_PLAIN)
		return FALSE;
	return line->role == DIA_LINE_LABEL || line->role == DIA_LINE_TABLE ||
	       line->kind == DIA_BLOCK_HEADING || dia_references_is_line(line->text) ||
	       (has_heading_form(line) && classify_digits(line->text) > CLASS_DIGIT &&
		classify_digits(line->text) < CLASS_PLAIN && dia_layout_has_break(finder->layout, (guint)next)) ||
	       (has_heading_form(line) && classify(finder, line) != CLASS_PLAIN &&
		classify(finder, line) != CLASS_BRACKET_LETTER);
}

static gboolean
is_all_capitals(const DiaLine *line)
{
	guint upper = 0;

	for (guint32 i = 0; i < line->length; i++) {
		/* A symbol or a number of a document is no heading. */
		if (g_ascii_islower(line->text[i]) || line->text[i] == '/')
			return FALSE;
		upper += g_ascii_isupper(line->text[i]) != 0;
	}
	return upper >= 4;
}

/* "INTRODUCTION" above unnumbered text: capitals alone are sign enough. */
static gboolean
is_capitals_heading(const Finder *finder, guint index)
{
	const DiaLine *line = dia_layout_line(finder->layout, index);

	return is_all_capitals(line) && follows_end(finder->layout, index) &&
	       (dia_layout_is_short(finder->layout, line) || line->is_whole);
}

static gboolean
is_plain_heading(const Finder *finder, guint index, gboolean is_apart)
{
	const DiaLine *line = dia_layout_line(finder->layout, index);

	if (g_utf8_get_char(line->text) == '*' || g_ascii_isdigit(line->text[0]))
		return FALSE;
	if (dia_symbol_length(line->text) == line->length)
		return FALSE;
	/* Where the format says which paragraphs are headings, others have to look like it. */
	if (finder->layout->has_headings && line->kind == DIA_BLOCK_PARAGRAPH && !line->is_bold)
		return FALSE;
	if (!is_apart &&
	    !((follows_end(finder->layout, index) || follows_short_line(finder->layout, index)) &&
	      precedes_start(finder, index)))
		return FALSE;
	return line->text[0] != '(' && line->text[0] != '[';
}

/* "Chapter 6 sets out ...", at the start of a line: a number with a verb or "of" behind it is text. */
static gboolean
goes_on_as_text(const char *text)
{
	const char *number = strchr(text, ' ');
	const char *rest = number != NULL ? strchr(number + 1, ' ') : NULL;

	return rest != NULL && rest[-1] != '.' && rest[-1] != ':' && g_ascii_islower(rest[1]);
}

static gboolean
is_heading(const Finder *finder, guint index, guint class)
{
	const DiaLine *line = dia_layout_line(finder->layout, index);
	gboolean at_break = dia_layout_has_break(finder->layout, index) || line->starts_page ||
			    follows_end(finder->layout, index);
	gboolean is_apart = class != CLASS_LEVEL && dia_layout_is_set_apart(finder->layout, index);

	switch (class) {
	case CLASS_LEVEL:
		return TRUE;
	case CLASS_ANNEX:
		return at_break && dia_line_count_words(line) <= 14 &&
		       (line->length < finder->layout->width * 8 / 10 || !finder->layout->is_flowing) &&
		       (dia_layout_has_break(finder->layout, index) || !goes_on_as_text(line->text));
	case CLASS_ARTICLE:
		return at_break && dia_line_count_words(line) <= 14 && (precedes_start(finder, index) || is_apart);
	case CLASS_ROMAN:
	case CLASS_LETTER:
		/* The title of the report, above the first heading, has no stop. */
		return at_break || (!finder->has_label && precedes_start(finder, index));
	case CLASS_DIGIT:
	case CLASS_BRACKET_LETTER:
	case CLASS_BRACKET_ROMAN:
		return (at_break && precedes_start(finder, index)) || is_apart;
	case CLASS_DECIMAL:
	case CLASS_DEEP:
		return (dia_layout_has_break(finder->layout, index) && precedes_start(finder, index)) || is_apart;
	default:
		return line->kind == DIA_BLOCK_HEADING || is_plain_heading(finder, index, is_apart) ||
		       is_capitals_heading(finder, index);
	}
}

static void
remember(Finder *finder, const DiaLine *line)
{
	gsize length;

	if (line->heading_class == CLASS_ROMAN) {
		finder->last_roman = parse_capital_roman(line->text, &length);
		finder->last_letter = 0;
	} else if (line->heading_class == CLASS_LETTER) {
		finder->last_letter = line->text[0];
	} else if (line->heading_class == CLASS_DIGIT) {
		finder->last_digit = read_digit(line->text);
	} else if (line->heading_class == CLASS_ANNEX) {
		finder->last_roman = 0;
		finder->last_letter = 0;
	}
}

static gboolean
has_letter(const DiaLine *line)
{
	for (guint32 i = 0; i < line->length; i++)
		if (g_ascii_isalpha(line->text[i]))
			return TRUE;
	return FALSE;
}

/* Lines that go on with a heading: the words after a lone enumerator, or a second line. */
static guint
mark_continuations(Finder *finder, guint index)
{
	const DiaLine *heading = dia_layout_line(finder->layout, index);
	gboolean is_stranded = is_stranded_enumerator(heading);
	guint last = index;

	if (heading->is_whole && !is_stranded)
		return last;
	for (guint n = 1; n < MAX_HEADING_LINES; n++) {
		gint next = dia_layout_next(finder->layout, last);
		DiaLine *line = next >= 0 ? dia_layout_line(finder->layout, (guint)next) : NULL;
		const DiaLine *before = dia_layout_line(finder->layout, last);

		if (line == NULL || line->role != DIA_LINE_BODY || line->length > MAX_HEADING_BYTES ||
		    dia_text_is_ended(line->text, line->length) ||
		    dia_references_is_line(line->text) || line->answers != NULL)
			break;
		if (!is_stranded && ((dia_layout_has_break(finder->layout, (guint)next) &&
				      !g_ascii_islower(line->text[0])) ||
				     !has_letter(line)))
			break;
		/* A second line needs a first that is nearly full, or must begin in lower case,
		 * or both are in capitals. */
		if (!(is_stranded && last == index) && !g_ascii_islower(line->text[0]) &&
		    !(is_all_capitals(before) && is_all_capitals(line)) &&
		    (dia_layout_is_short(finder->layout, before) ||
		     classify(finder, line) != CLASS_PLAIN || !precedes_start(finder, (guint)next)))
			break;
		line->role = DIA_LINE_HEADING;
		line->heading_class = CLASS_NONE; /* belongs to the heading above */
		last = (guint)next;
	}
	return last;
}

/* References that a sentence ends with are no line of their own, though they may stand on one. */
static gboolean
is_reference_line(const DiaLayout *layout, guint index)
{
	gint before = dia_layout_previous(layout, index);
	const DiaLine *line = before >= 0 ? dia_layout_line(layout, (guint)before) : NULL;

	return dia_references_is_line(dia_layout_line(layout, index)->text) &&
	       (line == NULL || (line->role != DIA_LINE_BODY && line->role != DIA_LINE_LABEL) ||
		dia_layout_has_break(layout, index) || dia_text_is_ended(line->text, line->length));
}

/*
 * The title of the report, where the format has it as the one heading above all others: web pages do. It has no
 * number, and stands before the first paragraph. Returns its line, or the number of lines.
 */
static guint
find_title(const Finder *finder)
{
	const DiaLayout *layout = finder->layout;
	guint title = layout->lines->len;
	guint n_below = 0;

	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);
		const DiaLine *first = title < layout->lines->len ? dia_layout_line(layout, title) : NULL;
		DiaLine plain = *line;

		if (first == NULL && line->role == DIA_LINE_LABEL)
			break;
		if (line->role != DIA_LINE_BODY)
			continue;
		if (line->kind != DIA_BLOCK_HEADING || line->level == 0) {
			n_below += g_str_has_prefix(line->text, "I. ") || g_str_has_prefix(line->text, "II. ");
			continue;
		}
		plain.level = 0;
		if (first == NULL && classify(finder, &plain) != CLASS_PLAIN)
			break;
		if (first == NULL)
			title = i;
		else if (line->level <= first->level)
			return layout->lines->len;
		else
			n_below++;
	}
	return n_below >= 2 ? title : layout->lines->len;
}

void
dia_layout_find_headings(DiaLayout *layout)
{
	Finder finder = { .layout = layout };
	guint title = find_title(&finder);

	for (guint i = 0; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);
		guint class;

		finder.has_label |= line->role == DIA_LINE_LABEL;
		if (line->role != DIA_LINE_BODY || line->answers != NULL || i == title)
			continue;
		if (is_reference_line(layout, i)) {
			line->role = DIA_LINE_REFERENCES;
			continue;
		}
		if (line->kind != DIA_BLOCK_HEADING && !has_heading_form(line) &&
		    !is_stranded_enumerator(line))
			continue;
		class = classify(&finder, line);
		if (class == CLASS_PLAIN && has_heading_number(&finder, i))
			class = classify_digits(line->text);
		if (!is_heading(&finder, i, class))
			continue;
		line->role = DIA_LINE_HEADING;
		line->heading_class = (guint8)class;
		remember(&finder, line);
		i = mark_continuations(&finder, i);
	}
}
