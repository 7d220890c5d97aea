#include "normalize/references.h"

#include <string.h>

#include "base/limits.h"

/* The label of a paragraph or recommendation in two parts: 139.68 is prefix "139." and number 68. */
typedef struct {
	char prefix[24];
	guint number;
	gsize length; /* bytes as printed */
} Label;

static gboolean
parse_label(const char *text, Label *label)
{
	gsize at = 0;
	gsize start = 0;

	for (;;) {
		gsize digits = strspn(text + at, "0123456789");

		if (digits == 0 || digits > 4 || at + digits >= sizeof(label->prefix))
			return FALSE;
		start = at;
		at += digits;
		if (text[at] != '.' || !g_ascii_isdigit(text[at + 1]))
			break;
		at++;
	}
	memcpy(label->prefix, text, start);
	label->prefix[start] = '\0';
	label->number = (guint)g_ascii_strtoull(text + start, NULL, 10);
	label->length = at;
	return !g_ascii_isalpha(text[at]) && text[at] != '/' && text[at] != '%';
}

/* A dash or "to" between the ends of a range; returns its length with the blanks around it. */
static gsize
skip_range_sign(const char *text)
{
	gsize blanks = strspn(text, " \t");
	const char *at = text + blanks;
	gsize length = 0;

	if (g_str_has_prefix(at, "\xe2\x80\x93") || g_str_has_prefix(at, "\xe2\x80\x94") ||
	    g_str_has_prefix(at, "\xe2\x80\x91"))
		length = 3;
	else if (*at == '-')
		length = 1;
	else if (g_str_has_prefix(at, "to ") && blanks > 0)
		length = 2;
	if (length == 0)
		return 0;
	return blanks + length + strspn(at + length, " \t");
}

/* ",", ";", "and", "or", "&" between two references. */
static gsize
skip_separator(const char *text)
{
	gsize at = strspn(text, " \t,;&");
	gboolean is_separated = strspn(text, " \t") < at;

	if (g_str_has_prefix(text + at, "and ") && at > 0)
		return at + 4;
	if (g_str_has_prefix(text + at, "or ") && at > 0)
		return at + 3;
	return is_separated ? at : 0;
}

static void
add_label(GPtrArray *labels, const char *prefix, guint number)
{
	g_autofree char *label = NULL;

	if (labels->len >= DIA_MAX_REFERENCES)
		return;
	label = g_strdup_printf("%s%u", prefix, number);
	if (!g_ptr_array_find_with_equal_func(labels, label, g_str_equal, NULL))
		g_ptr_array_add(labels, g_steal_pointer(&label));
}

/*
 * Reads a list of labels and ranges.
 * @param labels receives them; may be NULL to only measure
 * @return bytes read, 0 where the text does not start with a label
 */
static gsize
parse_list(const char *text, GPtrArray *labels)
{
	gsize at = 0;
	gsize read = 0;
	Label first;
	Label last;

	while (parse_label(text + at, &first)) {
		gsize sign;

		at += first.length;
		last = first;
		sign = skip_range_sign(text + at);
		if (sign > 0 && parse_label(text + at + sign, &last)) {
			at += sign + last.length;
			/* "139.68-71" leaves the prefix out. */
			if (last.prefix[0] == '\0')
				memcpy(last.prefix, first.prefix, sizeof(last.prefix));
			if (strcmp(first.prefix, last.prefix) != 0 || last.number < first.number ||
			    last.number - first.number > DIA_MAX_RANGE)
				last = first;
		}
		for (guint n = first.number; labels != NULL && n <= last.number; n++)
			add_label(labels, first.prefix, n);
		read = at;
		sign = skip_separator(text + at);
		if (sign == 0)
			break;
		at += sign;
	}
	return read;
}

/* "Recommendation", "recommendations", with "Nos." after it; returns its length with blanks. */
static gsize
skip_noun(const char *text, const char *noun)
{
	gsize at;

	/* Nearly all words are told apart by their first two letters. */
	if (g_ascii_tolower(text[0]) != noun[0] || g_ascii_tolower(text[1]) != noun[1])
		return 0;
	at = strlen(noun);
	if (g_ascii_strncasecmp(text, noun, at) != 0)
		return 0;
	if (text[at] == 's')
		at++;
	if (text[at] != ' ' && text[at] != '\t' && text[at] != ':')
		return 0;
	at += strspn(text + at, " \t:");
	if (g_ascii_strncasecmp(text + at, "nos. ", 5) == 0)
		at += 5;
	else if (g_ascii_strncasecmp(text + at, "no. ", 4) == 0)
		at += 4;
	return at;
}

/* "Recommendations", "Recs."; or nothing where a bracket holds numbers of two parts, "[115.6; 115.7]". */
static gsize
skip_line_noun(const char *text, gsize at)
{
	gsize noun = skip_noun(text + at, "recommendation");
	Label label;

	for (guint i = 0; noun == 0 && i < 2; i++)
		noun = skip_noun(text + at, i == 0 ? "recs." : "rec.");
	if (noun > 0 || at == 0 || strchr("[(", text[0]) == NULL)
		return noun > 0 ? at + noun : 0;
	return parse_label(text + at, &label) && label.prefix[0] != '\0' ? at : 0;
}

gboolean
dia_references_is_line(const char *text)
{
	gsize at = strspn(text, "*_([ ");
	gsize noun = skip_line_noun(text, at);
	gsize list;

	if (noun == 0)
		return FALSE;
	at = 0;
	list = parse_list(text + at + noun, NULL);
	return list > 0 && text[at + noun + list + strspn(text + at + noun + list, "*_)].: ")] == '\0';
}

void
dia_references_collect_line(const char *text, GPtrArray *labels)
{
	gsize noun = skip_line_noun(text, strspn(text, "*_([ "));

	parse_list(text + noun, labels);
}

/* Does what follows a number say that a paragraph of this report is meant? */
static gboolean
is_own(const char *after)
{
	static const char *const signs[] = { " above", " below", " of the present report",
					     " of this report", " of the present document",
					     ", above", ", below" };

	for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_str_has_prefix(after, signs[i]))
			return TRUE;
	return FALSE;
}

/* Is a number behind the list a quantity, as in "12.5 and 12.7 per cent"? */
static gboolean
has_unit(const char *after)
{
	static const char *const units[] = { " per cent", " percent", " million", " billion", "%" };

	for (guint i = 0; i < G_N_ELEMENTS(units); i++)
		if (g_str_has_prefix(after, units[i]))
			return TRUE;
	return FALSE;
}

/*
 * "The following recommendations are accepted: 120.1, 120.4-120.9": a list apart from its noun, told by
 * several numbers of two parts, or by the colon before it.
 * @return bytes read, or 0
 */
static gsize
collect_apart(const char *text, const char *at, GPtrArray *labels)
{
	gsize length = parse_list(at, NULL);
	g_autoptr(GPtrArray) found = NULL;
	Label first;

	if (length == 0 || !parse_label(at, &first) || first.prefix[0] == '\0' || has_unit(at + length))
		return 0;
	found = g_ptr_array_new_with_free_func(g_free);
	parse_list(at, found);
	if (found->len < 2 && !(at - text >= 2 && at[-1] == ' ' && at[-2] == ':'))
		return 0;
	for (guint i = 0; i < found->len; i++)
		if (strchr(g_ptr_array_index(found, i), '.') == NULL)
			return 0;
	parse_list(at, labels);
	return length;
}

/*
 * "(126.40, 126.42)", "[126.70]", "Supported: 139.68, 139.70-139.72": numbers of two parts under one chapeau,
 * without a noun, where a bracket or what is said of them all stands before. Chapters are fewer than MIN_CHAPEAU.
 * @return bytes read, or 0
 */
static gsize
collect_bare(const char *text, const char *at, GPtrArray *labels)
{
	enum { MIN_CHAPEAU = 30 };
	const char before = at > text ? at[-1] : '\n';
	g_autoptr(GPtrArray) found = NULL;
	Label first;
	gsize length;

	if (strchr("([\n", before) == NULL && !(before == ' ' && at - text >= 2 && at[-2] == ':'))
		return 0;
	if (!parse_label(at, &first) || first.prefix[0] == '\0' ||
	    g_ascii_strtoull(first.prefix, NULL, 10) < MIN_CHAPEAU)
		return 0;
	found = g_ptr_array_new_with_free_func(g_free);
	length = parse_list(at, found);
	if (at[length] == '\0' || strchr(".,;:)]", at[length]) == NULL)
		return 0;
	if (found->len < 2 && !(before == '[' && at[length] == ']'))
		return 0;
	for (guint i = 0; i < found->len; i++)
		if (!g_str_has_prefix(g_ptr_array_index(found, i), first.prefix))
			return 0;
	parse_list(at, labels);
	return length;
}

void
dia_references_collect(const char *text, GPtrArray *labels)
{
	static const char *const nouns[] = { "recommendation", "paragraph", "para.", "paras.", "recs.", "rec.", "rec" };
	gboolean is_open = FALSE; /* recommendations are spoken of in this sentence */

	for (const char *at = text; *at != '\0'; at++) {
		if (at > text && (g_ascii_isalnum(at[-1]) || at[-1] == '.'))
			continue;
		if (*at == '\n' || (at > text + 1 && *at == ' ' && at[-1] == '.'))
			is_open = FALSE;
		if (g_ascii_isdigit(*at)) {
			gsize length = is_open ? collect_apart(text, at, labels) : 0;

			if (length == 0)
				length = collect_bare(text, at, labels);

			at += length > 0 ? length - 1 : 0;
			continue;
		}
		if (*at != 'r' && *at != 'R' && *at != 'p' && *at != 'P')
			continue;
		for (guint i = 0; i < G_N_ELEMENTS(nouns); i++) {
			gsize noun = skip_noun(at, nouns[i]);
			gsize list = noun > 0 ? parse_list(at + noun, NULL) : 0;

			is_open |= noun > 0 && nouns[i][0] == 'r';
			if (list == 0 || (nouns[i][0] == 'p' && !is_own(at + noun + list)))
				continue;
			parse_list(at + noun, labels);
			at += noun + list - 1;
			break;
		}
	}
}

gboolean
dia_speaks_of_recommendations(const char *text, gsize length)
{
	static const char word[] = "ecommendation";
	gsize n = sizeof(word) - 1;

	for (gsize at = 0; at + n <= length; at++)
		if (g_ascii_strncasecmp(text + at, word, n) == 0)
			return TRUE;
	return FALSE;
}
