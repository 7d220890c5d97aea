/*
 * The order of what is numbered beside paragraphs: sections, items of a list and tables.
 *
 * In: the titles of sections, the lines of a paragraph that start with "(a)", the titles of tables. Out: findings
 * where one is left out or stands twice. Only a single slip in an order that is else whole is told: a text that was
 * cut out of a longer one has many.
 */
#include "check/rules.h"

#include <string.h>

enum { MAX_ORDER = 64, MIN_BEFORE = 2 };

/* One of an order, with its place. */
typedef struct {
	guint number;
	guint32 paragraph;
	DiaSpan span;
} Ordinal;

typedef struct {
	Ordinal all[MAX_ORDER];
	guint n;
} Order;

static void
add_ordinal(Order *order, guint number, guint32 paragraph, DiaSpan span)
{
	if (order->n < MAX_ORDER)
		order->all[order->n++] =
		    (Ordinal){ .number = number, .paragraph = paragraph, .span = span };
}

/*
 * Finds the one slip of an order that starts at 1.
 * @return the index of what does not follow the one before it; 0 where there is no slip or more than one
 */
static guint
find_slip(const Order *order)
{
	guint slip = 0;

	if (order->n < MIN_BEFORE + 1 || order->n == MAX_ORDER || order->all[0].number != 1)
		return 0;
	for (guint i = 1; i < order->n; i++) {
		guint before = order->all[i - 1].number;
		guint here = order->all[i].number;

		if (here == before + 1)
			continue;
		if (slip != 0 || (here != before && here != before + 2))
			return 0;
		slip = i;
	}
	return slip;
}

static void
add_slip(DiaChecker *checker, const DiaCheckedReport *report, const Order *order, guint slip, char *message)
{
	DiaFindingDraft draft = { .message = message, .is_milder = TRUE };

	dia_draft_add_location(&draft, report, order->all[slip].paragraph, order->all[slip].span);
	dia_draft_add_location(&draft, report, order->all[slip - 1].paragraph, order->all[slip - 1].span);
	dia_checker_add(checker, &draft);
}

/* "section III is missing: II is followed by IV"; "item (b) is there twice" */
static char *
describe_slip(const Order *order, guint slip, const char *noun, char *(*name)(guint number))
{
	guint before = order->all[slip - 1].number;
	g_autofree char *here = name(order->all[slip].number);
	g_autofree char *last = name(before);
	g_autofree char *missing = name(before + 1);

	if (order->all[slip].number == before)
		return g_strdup_printf("%s %s is there twice", noun, here);
	return g_strdup_printf("%s %s is missing: %s is followed by %s", noun, missing, last, here);
}

/* --- Items of a list ----------------------------------------------------------------------------------- */

/* How the items of a list are marked: "(b)", "(ii)", "(2)". */
typedef enum { STYLE_LETTER, STYLE_ROMAN, STYLE_ARABIC, N_STYLES } Style;

static const char *const item_romans[] = { "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii" };

static char *
name_letter_item(guint number)
{
	return g_strdup_printf("(%c)", (char)('a' + number - 1));
}

static char *
name_roman_item(guint number)
{
	return g_strdup_printf("(%s)", number <= G_N_ELEMENTS(item_romans) ? item_romans[number - 1] : "?");
}

static char *
name_arabic_item(guint number)
{
	return g_strdup_printf("(%u)", number);
}

static char *(*const name_item[N_STYLES])(guint) = { name_letter_item, name_roman_item, name_arabic_item };

/* The number that an item is marked with, from 1; 0 for none. */
static guint
read_mark(const char *mark, gsize length, Style style)
{
	if (style == STYLE_LETTER)
		return length == 1 && g_ascii_islower(mark[0]) ? (guint)(mark[0] - 'a') + 1 : 0;
	if (style == STYLE_ARABIC)
		return length >= 1 && length <= 2 && strspn(mark, "0123456789") >= length
			   ? (guint)g_ascii_strtoull(mark, NULL, 10)
			   : 0;
	for (guint i = 0; i < G_N_ELEMENTS(item_romans); i++)
		if (strlen(item_romans[i]) == length && strncmp(mark, item_romans[i], length) == 0)
			return i + 1;
	return 0;
}

/* The number of "(a) " or "a) " at the start of a line; 0 for none. */
static guint
read_item(const char *line, const char *end, Style style)
{
	enum { MOST = 5 };
	gsize length = 0;

	if (line < end && *line == '(')
		line++;
	while (line + length < end && length < MOST && line[length] != ')')
		length++;
	if (line + length + 1 >= end || line[length] != ')' || line[length + 1] != ' ')
		return 0;
	return read_mark(line, length, style);
}

/* Items of a list within an item, "(i)", "(v)", are none of the outer one. */
static gboolean
is_of_inner_list(const Order *order, guint number, Style style)
{
	static const char *const inner = "ivx";

	return style == STYLE_LETTER && strchr(inner, (int)('a' + number - 1)) != NULL &&
	       (order->n == 0 || order->all[order->n - 1].number + 1 != number);
}

static void
check_items_of(DiaChecker *checker, const DiaCheckedReport *report, const Order *order, Style style)
{
	guint slip = find_slip(order);
	g_autofree char *missing = NULL;
	DiaSpan between;

	if (slip < MIN_BEFORE)
		return;
	between = (DiaSpan){ order->all[slip - 1].span.start, order->all[slip].span.start };
	missing = name_item[style](order->all[slip - 1].number + 1);
	/* It may stand within the line of the one before. */
	if (g_strstr_len(report->text + between.start, between.end - between.start, missing) == NULL)
		add_slip(checker, report, order, slip, describe_slip(order, slip, "item", name_item[style]));
}

/* Adds an item to the list that is read; a second list starts again at (a). */
static void
add_item(DiaChecker *checker, const DiaCheckedReport *report, Order *order, Style style, guint number,
	 guint32 paragraph, DiaSpan span)
{
	if (number == 1) {
		check_items_of(checker, report, order, style);
		order->n = 0;
	}
	if (number > 0 && !is_of_inner_list(order, number, style))
		add_ordinal(order, number, paragraph, span);
}

/* @return whether there was a list */
static gboolean
check_items(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, Style style)
{
	const DiaParagraph *here = dia_document_paragraph(report->document, paragraph);
	const char *end = report->text + here->span.end;
	Order order = { 0 };
	gboolean is_list = FALSE;

	for (const char *line = report->text + here->span.start; line < end;) {
		const char *next = memchr(line, '\n', (gsize)(end - line));
		guint32 start = (guint32)(line - report->text);

		add_item(checker, report, &order, style, read_item(line, end, style), paragraph,
			 (DiaSpan){ start, start + 3 });
		is_list = is_list || order.n > 1;
		if (next == NULL)
			break;
		line = next + 1;
	}
	check_items_of(checker, report, &order, style);
	return is_list;
}

/* "may (a) hear complaints, (b) visit": not "article 6 (a)", "paragraphs (a) and (d)". */
static gboolean
is_inline_item(const DiaCheckedReport *report, guint32 at, guint32 first, guint32 end)
{
	static const char *const no_texts[] = { "and", "or", "of", "to", "above", "below", NULL };

	if (at + 3 >= end || !dia_token_is(report, at, "(") || !dia_token_is(report, at + 2, ")") ||
	    report->tokens[at + 3].kind != DIA_TOKEN_WORD || dia_token_is_one_of(report, at + 3, no_texts))
		return FALSE;
	return at == first || (report->tokens[at - 1].kind != DIA_TOKEN_NUMBER && !dia_token_is(report, at - 1, ")") &&
			       !dia_token_is_in(report, at - 1, DIA_LIST_NUMBERED_PART) &&
			       !dia_token_is_in(report, at - 1, DIA_LIST_PARAGRAPH_NOUN));
}

/* A list within the lines of a paragraph, with items that follow each other closely. */
static void
check_inline_items(DiaChecker *checker, const DiaCheckedReport *report, guint32 paragraph, Style style)
{
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	Order order = { 0 };

	for (guint32 at = first; at < end; at++)
		if (is_inline_item(report, at, first, end))
			add_item(checker, report, &order, style,
				 read_mark(dia_token_word(report, at + 1), report->tokens[at + 1].length, style),
				 paragraph, dia_token_span(report, at, at + 3));
	check_items_of(checker, report, &order, style);
}

/* --- Sections ------------------------------------------------------------------------------------------- */

static const char *const romans[] = { "I",  "II",  "III", "IV",	 "V",	 "VI", "VII",
				      "VIII", "IX", "X",   "XI",	 "XII", "XIII", "XIV", "XV" };

static char *
name_section(guint number)
{
	return g_strdup(number >= 1 && number <= G_N_ELEMENTS(romans) ? romans[number - 1] : "?");
}

static char *
name_letter(guint number)
{
	return g_strdup_printf("%c", (char)('A' + number - 1));
}

/* "IV. Practice" as 4, or as a letter "D. Practice" as 4; 0 where the title has no such number. */
static guint
read_section(const char *title, gboolean is_letter)
{
	const char *point = strchr(title, '.');
	gsize length = point != NULL ? (gsize)(point - title) : 0;

	if (length == 0 || point[1] != ' ')
		return 0;
	if (is_letter)
		return length == 1 && g_ascii_isupper(*title) ? (guint)(*title - 'A') + 1 : 0;
	for (guint i = 0; i < G_N_ELEMENTS(romans); i++)
		if (strlen(romans[i]) == length && strncmp(title, romans[i], length) == 0)
			return i + 1;
	return 0;
}

/* The first paragraph in a section or one of those behind it. */
static gint64
find_paragraph(const DiaCheckedReport *report, gint32 section)
{
	for (guint32 i = 0; i < report->n_paragraphs; i++)
		if (dia_document_paragraph(report->document, i)->section >= section)
			return i;
	return -1;
}

/* Does a title start with what is missing anywhere, or a line of the text? */
static gboolean
is_elsewhere(const DiaCheckedReport *report, const char *name)
{
	guint n_sections;
	const DiaSection *sections = dia_document_sections(report->document, &n_sections);
	g_autofree char *start = g_strdup_printf("%s.", name);

	for (guint i = 0; i < n_sections; i++)
		if (g_str_has_prefix(sections[i].title, start))
			return TRUE;
	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, i);

		if (paragraph->span.end - paragraph->span.start >= strlen(start) &&
		    strncmp(report->text + paragraph->span.start, start, strlen(start)) == 0)
			return TRUE;
	}
	return FALSE;
}

/* The sections around which there is one and the same other, in the order of the text. */
static void
check_siblings(DiaChecker *checker, const DiaCheckedReport *report, gint32 parent, gboolean is_letter)
{
	guint n_sections;
	const DiaSection *sections = dia_document_sections(report->document, &n_sections);
	char *(*name)(guint) = is_letter ? name_letter : name_section;
	Order order = { 0 };
	guint slip;

	for (guint i = 0; i < n_sections; i++) {
		guint number = sections[i].parent == parent ? read_section(sections[i].title, is_letter) : 0;
		gint64 paragraph = number > 0 ? find_paragraph(report, (gint32)i) : -1;

		if (paragraph >= 0)
			add_ordinal(&order, number, (guint32)paragraph,
				    dia_document_paragraph(report->document, (guint)paragraph)->span);
	}
	slip = find_slip(&order);
	if (slip >= MIN_BEFORE && order.n > slip + 1) {
		g_autofree char *missing = name(order.all[slip - 1].number + 1);

		if (order.all[slip].number == order.all[slip - 1].number ||
		    is_letter || !is_elsewhere(report, missing))
			add_slip(checker, report, &order, slip,
				 describe_slip(&order, slip, "section", name));
	}
}

static void
check_sections(DiaChecker *checker, const DiaCheckedReport *report)
{
	enum { MAX_PARENTS = 256 };
	guint n_sections;
	const DiaSection *sections = dia_document_sections(report->document, &n_sections);
	g_autoptr(GHashTable) parents = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < n_sections && g_hash_table_size(parents) < MAX_PARENTS; i++) {
		if (!g_hash_table_add(parents, GINT_TO_POINTER(sections[i].parent)))
			continue;
		check_siblings(checker, report, sections[i].parent, FALSE);
		check_siblings(checker, report, sections[i].parent, TRUE);
	}
}

/* --- Tables ------------------------------------------------------------------------------------------------ */

static char *
name_table(guint number)
{
	return g_strdup_printf("%u", number);
}

static void
check_table_numbers(DiaChecker *checker, const DiaCheckedReport *report)
{
	static const char *const noun = "Table ";
	Order order = { 0 };
	guint slip;

	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, i);
		const char *text = report->text + paragraph->span.start;
		gsize length = strlen(noun);
		guint64 number;

		if (paragraph->kind != DIA_PARAGRAPH_TABLE ||
		    paragraph->span.end - paragraph->span.start <= length ||
		    g_ascii_strncasecmp(text, noun, length) != 0)
			continue;
		number = g_ascii_strtoull(text + length, NULL, 10);
		if (number > 0 && number < MAX_ORDER)
			add_ordinal(&order, (guint)number, i,
				    (DiaSpan){ paragraph->span.start, paragraph->span.start + (guint32)length });
	}
	/* Two tables are an order where the second is the third. */
	if (order.n == 2 && order.all[0].number == 1 && order.all[1].number == 3)
		slip = 1;
	else
		slip = find_slip(&order);
	if (slip > 0)
		add_slip(checker, report, &order, slip, describe_slip(&order, slip, "table", name_table));
}

void
dia_check_numbering_order(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		for (guint32 k = 0; k < report->n_paragraphs; k++)
			for (Style style = 0; style < N_STYLES && dia_paragraph_is_prose(report, k); style++)
				if (!check_items(checker, report, k, style))
					check_inline_items(checker, report, k, style);
		check_sections(checker, report);
		check_table_numbers(checker, report);
	}
}
