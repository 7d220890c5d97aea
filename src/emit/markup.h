/*
 * The only writer of HTML. One function for each context that a value can stand in, and a stack of
 * open elements. Names of elements and attributes and raw output are string literals, so data can
 * enter a page only as text or as an attribute's value, and both are always escaped.
 */
#pragma once

#include <glib.h>

#define DIA_MARKUP_MAX_DEPTH 32 /* the pages nest by their code, never by their data */

typedef struct {
	GString *output;
	const char *open[DIA_MARKUP_MAX_DEPTH];
	guint depth;
	gboolean is_in_tag; /* the start tag of the innermost element still takes attributes */
} DiaMarkup;

/* @param output receives UTF-8; belongs to the caller, who takes it when all elements are closed */
void dia_markup_init(DiaMarkup *markup, GString *output);

/* Starts an element; attributes may follow at once. */
#define dia_markup_open(markup, element) dia_markup_open_literal((markup), "" element "")

/* Starts an element with a class. */
#define dia_markup_open_class(markup, element, class)                                              \
	dia_markup_open_class_literal((markup), "" element "", "" class "")

/* Ends the innermost element, which must be of this name: another is an error of the program. */
#define dia_markup_close(markup, element) dia_markup_close_literal((markup), "" element "")

/* Ends the innermost element, which has no content: "<br />", "<circle />". */
void dia_markup_close_empty(DiaMarkup *markup);

/* An attribute; none where @value is NULL. @value is any bytes, NUL-terminated. */
#define dia_markup_attribute(markup, name, value)                                                  \
	dia_markup_attribute_literal((markup), "" name "", (value))

/* An attribute with a number, or with a percentage given in hundredths and rounded to
 * tenths: 4250 gives "42.5%". */
#define dia_markup_attribute_number(markup, name, number)                                          \
	dia_markup_attribute_number_literal((markup), "" name "", (number))
#define dia_markup_attribute_percent(markup, name, hundredths)                                     \
	dia_markup_attribute_percent_literal((markup), "" name "", (hundredths))

/* href="#..." to an id of the same page. */
void dia_markup_link(DiaMarkup *markup, const char *id);

/*
 * Text. Bytes that are not UTF-8, and control characters, become U+FFFD; characters that reorder
 * what is shown are spelled out, as "[U+202E]".
 * @param text NUL-terminated, or NULL for nothing
 */
void dia_markup_text(DiaMarkup *markup, const char *text);
void dia_markup_text_length(DiaMarkup *markup, const char *text, gsize length);
void dia_markup_format(DiaMarkup *markup, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* A whole element with text and, where not NULL, a class. */
#define dia_markup_element(markup, element, text)                                                  \
	dia_markup_element_literal((markup), "" element "", NULL, (text))
#define dia_markup_element_class(markup, element, class, text)                                     \
	dia_markup_element_literal((markup), "" element "", "" class "", (text))

/*
 * For a frame that may turn out to be empty: mark the place before it, and go back there.
 * What was written since must be whole elements.
 */
gsize dia_markup_mark(DiaMarkup *markup);
void dia_markup_rewind(DiaMarkup *markup, gsize mark);

/* Markup that the program itself contains. */
#define dia_markup_raw(markup, literal)                                                            \
	dia_markup_raw_literal((markup), "" literal "", sizeof(literal) - 1)

/*
 * The content of a built-in file, for <style> and <script>.
 * @param name as for dia_data_builtin()
 */
#define dia_markup_builtin(markup, name) dia_markup_builtin_literal((markup), "" name "")

/*
 * What opens the head of a page that may ask for nothing from anywhere, up to its title.
 * @param styles sources of styles, @scripts of scripts, as in a Content-Security-Policy: "'sha256-...' 'sha256-...'"
 */
void dia_markup_open_page(DiaMarkup *markup, const char *styles, const char *scripts, const char *title);

/* What a Content-Security-Policy knows that content by: "sha256-..."; free with g_free(). */
char *dia_markup_hash_builtin(const char *name);
/* The same of a style made from data; @text has no character that dia_markup_text() would escape. */
char *dia_markup_hash_text(const char *text);

/* Behind the macros, which see to it that names are literals. */
void dia_markup_open_literal(DiaMarkup *markup, const char *element);
void dia_markup_open_class_literal(DiaMarkup *markup, const char *element, const char *class_name);
void dia_markup_close_literal(DiaMarkup *markup, const char *element);
void dia_markup_attribute_literal(DiaMarkup *markup, const char *name, const char *value);
void dia_markup_attribute_number_literal(DiaMarkup *markup, const char *name, gint64 number);
void dia_markup_attribute_percent_literal(DiaMarkup *markup, const char *name, gint hundredths);
void dia_markup_element_literal(DiaMarkup *markup, const char *element, const char *class_name,
				const char *text);
void dia_markup_raw_literal(DiaMarkup *markup, const char *literal, gsize length);
void dia_markup_builtin_literal(DiaMarkup *markup, const char *name);
