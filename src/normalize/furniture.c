/*
 * Out of the text: running heads, page numbers, job numbers and tables of contents.
 *
 * A line is furniture by its form (a document symbol alone, "GE.19-01891", "page 3 of 20") or because
 * it repeats where pages change. Every line taken out is counted in `dropped`.
 */
#include <string.h>

#include "normalize/layout.h"
#include "normalize/symbols.h"

enum {
	MIN_REPEATS = 4,	/* of a running head that has no other sign */
	MAX_HEAD_BYTES = 100,	/* a longer line is no running head */
	MIN_HEAD_LINES = 15,	/* fewer lines than this are no page */
	NEAR_PAGE_PERCENT = 60, /* of the repeats of a running head stand where pages change */
	MIN_PARTINGS = 2,	/* of its repeats that part a sentence in two, where nothing tells the pages */
	MIN_PARTING_REPEATS = 3,
	REGULAR_PERCENT = 120,	/* of the lines of the shortest page has the longest one */
	FULL_PERCENT = 70,	/* of the width: a line that is no heading */
	TITLE_PAGE_LINES = 40,	/* symbols here name the report */
	MIN_PAGE_NUMBERS = 3,
	MAX_PAGE_LINES = 400,
	MAX_PAGE_BYTES = 24,	/* "[Page 12 of 20]" */
};

static void
drop(DiaLine *line, const char *what)
{
	line->role = DIA_LINE_DROPPED;
	line->drop = what;
}

/* The digits that a line is made of, if it is nothing else ("7", "- 7 -", "7 |"); 0 otherwise. */
static guint
parse_page_number(const char *text, gboolean *is_plain)
{
	gsize at = strspn(text, "-|\xe2\x80\x93 \t");
	gsize digits = strspn(text + at, "0123456789");
	gsize rest = at + digits;

	if (digits == 0 || digits > 4 || text[rest + strspn(text + rest, "-|\xe2\x80\x93 \t")] != '\0')
		return 0;
	*is_plain = at == 0 && text[rest] == '\0';
	return (guint)g_ascii_strtoull(text + at, NULL, 10);
}

static const char *
skip_blanks(const char *at)
{
	return at + strspn(at, " \t");
}

static const char *
skip_digits(const char *at)
{
	return at + strspn(at, "0123456789");
}

/* What follows a word in any case; @at where the word does not stand there. */
static const char *
skip_word(const char *at, const char *word)
{
	gsize length = strlen(word);

	return g_ascii_tolower(*at) == g_ascii_tolower(*word) && g_ascii_strncasecmp(at, word, length) == 0
		   ? at + length
		   : at;
}

/* "of 20", "/ 20" */
static const char *
skip_total(const char *at)
{
	const char *sign = skip_blanks(at);
	const char *number = *sign == '/' ? sign + 1 : skip_word(sign, "of");
	const char *end = skip_digits(skip_blanks(number));

	return number > sign && end > skip_blanks(number) ? end : at;
}

/* "page 7", "Page 7 of 20", "p. 7", "7 | Page", "7 of 20". */
static gboolean
is_page_phrase(const char *text)
{
	const char *number = skip_word(skip_word(text, "page"), "p.");
	const char *digits = skip_blanks(number);
	const char *end = skip_digits(digits);

	if (end == digits)
		return FALSE;
	if (number > text)
		return *skip_total(end) == '\0';
	digits = skip_blanks(end);
	if (*digits == '|')
		return g_ascii_strcasecmp(skip_blanks(digits + 1), "page") == 0;
	return digits > end && *digits != '/' && skip_total(end) > end && *skip_total(end) == '\0';
}

/* A phrase for the page, alone or in brackets. */
static gboolean
is_page_line(const char *text)
{
	gsize length = strlen(text);
	g_autofree char *inner = NULL;

	if (*text != '[' && *text != '(')
		return is_page_phrase(text);
	if (length > MAX_PAGE_BYTES || text[length - 1] != (*text == '[' ? ']' : ')'))
		return FALSE;
	inner = g_strndup(text + 1, length - 2);
	return is_page_phrase(inner) && !g_ascii_isdigit(*inner);
}

/* The number of the print job, with the page number before or behind it: "GE.19-01891 47". */
static gboolean
is_job_line(const char *text)
{
	const char *at = skip_digits(text);
	const char *serial;

	at = skip_blanks(at);
	if (strncmp(at, "GE.", 3) != 0 || !g_ascii_isdigit(at[3]) || !g_ascii_isdigit(at[4]) ||
	    at[5] != '-')
		return FALSE;
	serial = at + 6;
	at = skip_digits(serial);
	if (at == serial)
		return FALSE;
	at = skip_word(skip_blanks(at), "(E)");
	while (skip_digits(skip_blanks(at)) > skip_blanks(at))
		at = skip_digits(skip_blanks(at));
	return *at == '\0';
}

/* A line of underscores, hyphens or the like. */
static gboolean
is_rule(const char *text)
{
	enum { MIN_RULE = 5 };
	gsize length = g_ascii_isalnum(*text) ? 0 : strspn(text, "_-=* ");

	return length >= MIN_RULE && text[length] == '\0';
}

/* A symbol alone, or with a page number. */
static gboolean
is_symbol_line(const char *text)
{
	gsize at = g_ascii_isdigit(*text) ? strspn(text, "0123456789") : 0;
	gsize length;

	if (at > 0)
		at += strspn(text + at, " \t");
	length = dia_symbol_length(text + at);
	if (length == 0)
		return FALSE;
	at += length;
	at += strspn(text + at, " \t");
	at += strspn(text + at, "0123456789");
	return text[at] == '\0';
}

/* A number and nothing else, which may be that of a page. */
static gboolean
is_lone_number(const char *text)
{
	gsize digits = g_ascii_isdigit(*text) ? strspn(text, "0123456789") : 0;

	return digits > 0 && digits <= 3 && text[digits] == '\0';
}

/* Does a page change within two lines of this one, as far as can be told? */
static gboolean
is_near_page(const DiaLayout *layout, guint index)
{
	guint first = index > 2 ? index - 2 : 0;
	guint last = MIN(index + 2, layout->lines->len - 1);

	for (guint i = first; i <= last; i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		if (line->starts_page || (i != index && (line->role == DIA_LINE_DROPPED ||
							 is_lone_number(line->text))))
			return TRUE;
	}
	return FALSE;
}

/* "1. ", "1.", "1)": what stands behind the first paragraph is on no title page. */
static gboolean
opens_text(const char *text)
{
	return text[0] == '1' && (text[1] == '.' || text[1] == ')') && !g_ascii_isdigit(text[2]);
}

static void
drop_by_form(DiaLayout *layout)
{
	guint n_symbols = 0;
	gboolean is_title_page = TRUE;

	for (guint i = 0; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);

		is_title_page = is_title_page && i < TITLE_PAGE_LINES && !opens_text(line->text);
		if (line->role != DIA_LINE_BODY)
			continue;
		if (line->kind != DIA_BLOCK_TABLE_ROW && is_rule(line->text))
			drop(line, "rule");
		if ((line->kind != DIA_BLOCK_LINE && line->kind != DIA_BLOCK_PARAGRAPH) ||
		    line->length > MAX_HEAD_BYTES || line->automatic != NULL || line->is_item)
			continue;
		if (is_job_line(line->text))
			drop(line, "job-number");
		else if (is_symbol_line(line->text) && (n_symbols++ > 0 || !is_title_page))
			drop(line, "running-header"); /* the first is that of the title page */
		else if (is_page_line(line->text))
			drop(line, "page-number");
	}
}

/* A line without the page number at either end, which is what repeats. */
static char *
make_head_key(const DiaLine *line)
{
	const char *text = line->text;
	gsize length = line->length;
	gsize digits = strspn(text, "0123456789");

	if (digits > 0 && digits < length && (text[digits] == ' ' || text[digits] == '\t')) {
		text += digits + 1;
		length -= digits + 1;
	}
	for (digits = 0; digits < length && g_ascii_isdigit(text[length - 1 - digits]);)
		digits++;
	if (digits > 0 && digits < length &&
	    (text[length - digits - 1] == ' ' || text[length - digits - 1] == '\t'))
		length -= digits + 1;
	return g_strndup(text, length);
}

/* A line with space above and below it */
static gboolean
stands_alone(const DiaLayout *layout, guint index)
{
	return dia_layout_has_break(layout, index) && index + 1 < layout->lines->len &&
	       dia_layout_has_break(layout, index + 1);
}

/* Does a line that stands alone part a sentence in two? Only what was put there page by page does. */
static gboolean
parts_sentence(const DiaLayout *layout, guint index)
{
	const DiaLine *before = index > 0 ? dia_layout_line(layout, index - 1) : NULL;

	return before != NULL && stands_alone(layout, index) && !dia_text_is_ended(before->text, before->length) &&
	       before->length * 100 >= layout->width * FULL_PERCENT;
}

/* Do all stand alone, as far from one another as pages of one size are long? */
static gboolean
are_regular(const DiaLayout *layout, const GArray *places)
{
	guint least = G_MAXUINT;
	guint most = 0;

	for (guint i = 1; i < places->len; i++) {
		guint here = g_array_index(places, guint, i);
		guint lines = here - g_array_index(places, guint, i - 1);

		if (!stands_alone(layout, here))
			return FALSE;
		least = MIN(least, lines);
		most = MAX(most, lines);
	}
	return places->len >= MIN_REPEATS && most * 100 <= least * REGULAR_PERCENT;
}

/* Do the places look like the tops or feet of pages: far apart, and most where pages change? */
static gboolean
is_running_head(const DiaLayout *layout, const GArray *places)
{
	guint near = 0;
	guint parting = 0;

	if (places->len < MIN_PARTING_REPEATS)
		return FALSE;
	for (guint i = 0; i < places->len; i++) {
		guint here = g_array_index(places, guint, i);

		if (i > 0 && here - g_array_index(places, guint, i - 1) < MIN_HEAD_LINES)
			return FALSE;
		near += is_near_page(layout, here);
		parting += parts_sentence(layout, here);
	}
	return parting >= MIN_PARTINGS || are_regular(layout, places) ||
	       (places->len >= MIN_REPEATS && near * 100 >= places->len * NEAR_PAGE_PERCENT);
}

static gboolean
may_be_head(const DiaLine *line)
{
	return line->role == DIA_LINE_BODY && line->length <= MAX_HEAD_BYTES && line->length > 3 &&
	       !dia_text_is_ended(line->text, line->length) && strchr(line->text, '(') != line->text;
}

static void
drop_running_heads(DiaLayout *layout)
{
	g_autoptr(GHashTable) places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
							     (GDestroyNotify)g_array_unref);
	GHashTableIter iter;
	gpointer value;

	for (guint i = 0; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);
		g_autofree char *key = NULL;
		GArray *list;

		if (line->kind != DIA_BLOCK_LINE || !may_be_head(line) ||
		    !(is_near_page(layout, i) || stands_alone(layout, i)))
			continue;
		key = make_head_key(line);
		list = g_hash_table_lookup(places, key);
		if (list == NULL) {
			list = g_array_new(FALSE, FALSE, sizeof(guint));
			g_hash_table_insert(places, g_steal_pointer(&key), list);
		}
		g_array_append_val(list, i);
	}
	/* Each list decides for itself, so the order of the table does not matter. */
	g_hash_table_iter_init(&iter, places);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		GArray *list = value;

		if (!is_running_head(layout, list))
			continue;
		for (guint i = 0; i < list->len; i++)
			drop(dia_layout_line(layout, g_array_index(list, guint, i)), "running-header");
	}
}

static gsize
count_digits_before(const char *text, gsize end)
{
	gsize n = 0;

	while (n < end && g_ascii_isdigit(text[end - 1 - n]))
		n++;
	return n;
}

/* A line at the top or the foot of a page: its words and the number of the page behind or before them. */
typedef struct {
	guint index;
	guint number;
	gboolean is_marked; /* by a bar or by the word "page" */
} PagedLine;

/* Does the text before a number say that it counts pages, or at least stand away from it? */
static gboolean
leads_to_page(const char *text, gsize length, gboolean *is_marked)
{
	static const char *const marks[] = { "| ", "page ", "pg. ", "p. ", "p." };

	for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
		gsize n = strlen(marks[i]);

		*is_marked = length > n && g_ascii_strncasecmp(text + length - n, marks[i], n) == 0 &&
			     !g_ascii_isalpha(text[length - n - 1]);
		if (*is_marked)
			return TRUE;
	}
	return length > 1 && (text[length - 1] == '\t' || g_str_has_prefix(text + length - 2, "  "));
}

/* Bytes before " of 20" or "/20" at the end of a line: the number of all pages. @length where there is none. */
static gsize
cut_total(const char *text, gsize length)
{
	gsize end = length - count_digits_before(text, length);
	gsize word = end;

	while (word > 0 && text[word - 1] == ' ')
		word--;
	if (end == length || length - end > 3 || word == 0)
		return length;
	if (text[word - 1] == '/')
		word -= 1;
	else if (word >= 3 && word < end && strncmp(text + word - 3, " of", 3) == 0)
		word -= 3;
	else
		return length;
	while (word > 0 && text[word - 1] == ' ')
		word--;
	return word > 0 && g_ascii_isdigit(text[word - 1]) ? word : length;
}

/* Bytes before the bar or dash that closes "| 3 |" and "- 3 -"; @length where none does. */
static gsize
cut_closing_sign(const char *text, gsize length)
{
	static const char *const signs[] = { " |", " -", " \xe2\x80\x93" };

	for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
		gsize n = strlen(signs[i]);
		gsize end = length > n ? length - n : 0;
		gsize opening = end - count_digits_before(text, end);

		/* The same sign stands before the number. */
		if (end > opening && strncmp(text + end, signs[i], n) == 0 && opening > n &&
		    strncmp(text + opening - n, signs[i] + 1, n - 1) == 0)
			return end;
	}
	return length;
}

/* @return the words beside a page number, whose place and number @paged receives; NULL where there is none */
static char *
parse_paged_line(const DiaLine *line, PagedLine *paged)
{
	gsize end = cut_total(line->text, cut_closing_sign(line->text, line->length));
	gsize digits = count_digits_before(line->text, end);
	gsize length = end - digits;
	gsize first = strspn(line->text, "0123456789");

	if (digits > 0 && digits <= 3 && length > 1 &&
	    (leads_to_page(line->text, length, &paged->is_marked) || end < line->length)) {
		paged->is_marked |= end < line->length || line->starts_page;
		paged->number = (guint)g_ascii_strtoull(line->text + length, NULL, 10);
		return g_strndup(line->text, length);
	}
	paged->is_marked = first > 0 && g_str_has_prefix(line->text + first, " | ");
	if (first == 0 || first > 3 ||
	    !(paged->is_marked || line->text[first] == '\t' || g_str_has_prefix(line->text + first, "  ")))
		return NULL;
	paged->number = (guint)g_ascii_strtoull(line->text, NULL, 10);
	return g_strdup(line->text + first);
}

/* Drops lines that stand a page apart and whose numbers say so. */
static void
drop_paged_chain(DiaLayout *layout, const GArray *chain)
{
	guint n_wanted = g_array_index(chain, PagedLine, 0).is_marked ? 2 : MIN_PAGE_NUMBERS;

	for (guint i = 0; i < chain->len && chain->len >= n_wanted; i++)
		drop(dia_layout_line(layout, g_array_index(chain, PagedLine, i).index),
		     "running-header");
}

static gboolean
continues_pages(const PagedLine *before, const PagedLine *here)
{
	guint pages = here->number - before->number;

	return here->number > before->number && here->index - before->index <= MAX_PAGE_LINES * pages &&
	       (here->is_marked || here->index - before->index >= MIN_HEAD_LINES);
}

/* Heads and feet of pages that are equal but for the number beside them, which rises. */
static void
drop_paged_lines(DiaLayout *layout)
{
	g_autoptr(GHashTable) chains = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
							     (GDestroyNotify)g_array_unref);
	GHashTableIter iter;
	gpointer value;

	for (guint i = 0; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);
		PagedLine here = { .index = i };
		g_autofree char *key = line->kind != DIA_BLOCK_TABLE_ROW && may_be_head(line)
					   ? parse_paged_line(line, &here)
					   : NULL;
		GArray *chain;

		if (key == NULL)
			continue;
		chain = g_hash_table_lookup(chains, key);
		if (chain == NULL) {
			chain = g_array_new(FALSE, FALSE, sizeof(PagedLine));
			g_hash_table_insert(chains, g_steal_pointer(&key), chain);
		} else if (!continues_pages(&g_array_index(chain, PagedLine, chain->len - 1), &here)) {
			drop_paged_chain(layout, chain);
			g_array_set_size(chain, 0);
		}
		g_array_append_val(chain, here);
	}
	/* Each chain decides for itself, so the order of the table does not matter. */
	g_hash_table_iter_init(&iter, chains);
	while (g_hash_table_iter_next(&iter, NULL, &value))
		drop_paged_chain(layout, value);
}

typedef struct {
	guint index;
	guint number;
	gboolean is_plain; /* the number alone, without dashes or bars beside it */
	guint links; /* numbers of the chain that ends here */
	gint previous;
} PageNumber;

/* May a page number follow another: larger by the pages between, at most MAX_PAGE_LINES lines each? */
static gboolean
may_follow(const PageNumber *first, const PageNumber *second)
{
	guint pages = second->number - first->number;

	return second->number > first->number && pages <= 12 &&
	       (!second->is_plain || second->index - first->index >= MIN_HEAD_LINES * pages) &&
	       second->index - first->index <= MAX_PAGE_LINES * pages;
}

/* Is a number alone on its line followed by the text of a footnote rather than of the page? */
static gboolean
begins_note(const DiaLayout *layout, guint index)
{
	gint next = dia_layout_next(layout, index);
	const DiaLine *line = next >= 0 ? dia_layout_line(layout, (guint)next) : NULL;

	return line != NULL && !line->starts_page && line->gap <= 1 &&
	       g_unichar_isupper(g_utf8_get_char(line->text));
}

/* Numbers alone on a line that rise page by page, in the longest chain. */
static void
drop_page_numbers(DiaLayout *layout)
{
	enum { LOOK_BACK = 40 };
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(PageNumber));
	gint best = -1;

	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);
		PageNumber here = { .index = i, .links = 1, .previous = -1 };

		if (line->kind != DIA_BLOCK_LINE || line->role != DIA_LINE_BODY || line->length > 12)
			continue;
		here.number = parse_page_number(line->text, &here.is_plain);
		if (here.number == 0 || (here.is_plain && begins_note(layout, i) && !is_near_page(layout, i)))
			continue;
		for (gint j = (gint)numbers->len - 1; j >= 0 && (gint)numbers->len - j <= LOOK_BACK;
		     j--) {
			const PageNumber *before = &g_array_index(numbers, PageNumber, j);

			if (before->links + 1 > here.links && may_follow(before, &here)) {
				here.links = before->links + 1;
				here.previous = j;
			}
		}
		g_array_append_val(numbers, here);
		if (best < 0 || here.links > g_array_index(numbers, PageNumber, best).links)
			best = (gint)numbers->len - 1;
	}
	if (best < 0 || g_array_index(numbers, PageNumber, best).links < MIN_PAGE_NUMBERS)
		return;
	for (; best >= 0; best = g_array_index(numbers, PageNumber, best).previous)
		drop(dia_layout_line(layout, g_array_index(numbers, PageNumber, best).index),
		     "page-number");
}

/* Do dots, an ellipsis or a wide gap lead up to a place? */
static gboolean
has_leader_before(const char *text, gsize end)
{
	enum { MIN_DOTS = 4 };
	guint dots = 0;

	for (; end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t'); end--)
		if (text[end - 1] == '\t')
			return TRUE;
	if (end >= 3 && memcmp(text + end - 3, "\xe2\x80\xa6", 3) == 0)
		return TRUE;
	for (; end > 0 && text[end - 1] == '.' && dots < MIN_DOTS; dots++) {
		end--;
		if (end > 1 && text[end - 1] == ' ' && text[end - 2] == '.')
			end--;
	}
	return dots == MIN_DOTS;
}

/* "Introduction ........ 3", "Introduction ..... 1-4  3": a leader, and at last a page number. */
static gboolean
is_contents_line(const DiaLine *line)
{
	const char *text = line->text;
	gsize end = line->length;
	gsize digits = count_digits_before(text, end);

	if (digits == 0)
		return FALSE;
	end -= digits;
	if (has_leader_before(text, end))
		return TRUE;
	/* Before it may stand the paragraphs of the section, as "1-4". */
	if (end == 0 || text[end - 1] != ' ')
		return FALSE;
	end--;
	digits = count_digits_before(text, end);
	if (digits == 0)
		return FALSE;
	end -= digits;
	if (end > 1 && text[end - 1] == '-')
		end -= 1 + count_digits_before(text, end - 1);
	else if (end > 3 && memcmp(text + end - 3, "\xe2\x80\x93", 3) == 0)
		end -= 3 + count_digits_before(text, end - 3);
	return has_leader_before(text, end);
}

/* From the heading "Contents" to the last line with a page number, interruptions of few lines allowed. */
static void
drop_contents(DiaLayout *layout)
{
	enum { MAX_INTERRUPTION = 4, MIN_LINES = 3 };
	guint n = layout->lines->len;

	for (guint i = 0; i < n; i++) {
		const char *text = dia_layout_line(layout, i)->text;
		guint last = i;
		guint found = 0;

		if (strchr("CcTt", *text) == NULL || (g_ascii_strcasecmp(text, "contents") != 0 &&
						      g_ascii_strcasecmp(text, "table of contents") != 0))
			continue;
		for (guint j = i + 1; j < n && j - last <= MAX_INTERRUPTION; j++) {
			if (is_contents_line(dia_layout_line(layout, j))) {
				last = j;
				found++;
			}
		}
		if (found < MIN_LINES)
			continue;
		for (guint j = i; j <= last; j++)
			drop(dia_layout_line(layout, j), "contents");
		i = last;
	}
}

void
dia_layout_drop_furniture(DiaLayout *layout)
{
	drop_contents(layout);
	drop_by_form(layout);
	drop_paged_lines(layout);
	drop_running_heads(layout);
	drop_page_numbers(layout);
}

static gboolean
is_stranded_number(const DiaLayout *layout, gint index)
{
	gboolean is_plain;

	return index >= 0 &&
	       parse_page_number(dia_layout_line(layout, (guint)index)->text, &is_plain) > 0;
}

void
dia_layout_drop_stray_numbers(DiaLayout *layout)
{
	for (guint i = 1; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);
		gint before;
		gint next;

		if (line->role != DIA_LINE_BODY || line->kind != DIA_BLOCK_LINE ||
		    !is_stranded_number(layout, (gint)i) || line->length > 3)
			continue;
		before = dia_layout_previous(layout, i);
		next = dia_layout_next(layout, i);
		/* Numbers in a column are cells of a table. */
		if (before < 0 || next < 0 || is_stranded_number(layout, before) ||
		    is_stranded_number(layout, next))
			continue;
		drop(line, "stray-number");
	}
}
