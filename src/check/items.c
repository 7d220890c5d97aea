#include "check/items.h"

#include "lexicon/grammar.h"

enum {
	MAX_ITEM = 14, /* tokens of an item */
	MAX_NAME = 5,  /* of a name */
};

/* --- A word that each item starts with ------------------------------------------------------------------- */

/* "one for widows and the other for orphans", "the first for widows"; not "one of them from each province" */
static gboolean
is_one_of_several(const DiaCheckedReport *report, guint32 at)
{
	static const char *const others[] = { "other", "first", "second", "third", "fourth", "last", NULL };

	return (dia_token_is(report, at, "one") && !dia_token_is(report, at + 1, "of")) ||
	       dia_token_is(report, at, "another") ||
	       (dia_token_is(report, at, "the") && dia_token_is_one_of(report, at + 1, others)) ||
	       (dia_token_is(report, at, "a") && dia_token_is_one_of(report, at + 1, others));
}

static gboolean
starts_item(const DiaCheckedReport *report, guint32 at, guint32 first)
{
	return is_one_of_several(report, first) ? is_one_of_several(report, at)
						: dia_token_is(report, at, dia_token_word(report, first));
}

gint
dia_items_count_by_lead(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const unclear[] = { "who",	    "which", "whose", "that", "where", "such",
					       "including", "or",    "both",  ":",    "as",    NULL };
	gint n = 1;
	gboolean has_last = FALSE; /* "and the ..." */
	guint32 item = first;

	if ((!dia_token_is(report, first, "the") && !is_one_of_several(report, first) &&
	     !(dia_token_classes(report, first) & DIA_CLASS_PREPOSITION)) ||
	    /* "to widen the right and to pass it on": aims hang together */
	    (dia_token_is(report, first, "to") && !dia_token_is(report, first + 1, "the")))
		return 0;
	for (guint32 at = first; at + 1 < end; at++) {
		gboolean is_comma = dia_token_is(report, at, ",");
		gboolean is_and = dia_token_is(report, at + is_comma, "and");
		guint32 next = at + (guint)is_comma + (guint)is_and;

		if (dia_token_is_one_of(report, at, unclear) || at - item > MAX_ITEM)
			return 0;
		if (next == at)
			continue;
		if (next < end && starts_item(report, next, first)) {
			n++;
			has_last = has_last || is_and;
			item = next;
		} else if (is_comma) {
			return 0;
		}
		at = next - 1;
	}
	return has_last ? n : 0;
}

/* --- Commas ----------------------------------------------------------------------------------------------- */

/* "1989, 1999 and 2009", "Nos. 87, 98 and 111" */
static gint
count_numbers(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	gint n = 0;

	if (first < end && dia_token_is_in(report, first, DIA_LIST_NUMBER_SIGNS))
		first++;
	if (first < end && dia_token_is(report, first, "."))
		first++;
	/* "articles 9 and 16" */
	if (first + 1 < end && report->tokens[first].kind == DIA_TOKEN_WORD &&
	    report->tokens[first + 1].kind == DIA_TOKEN_NUMBER)
		first++;
	for (guint32 at = first; at < end; at++) {
		if (report->tokens[at].kind == DIA_TOKEN_NUMBER)
			n++;
		else if (!dia_token_is(report, at, ",") && !dia_token_is(report, at, "and"))
			return 0;
	}
	return n;
}

/* "a chair, two judges and a doctor": of each item as many as it counts; 0 where one counts nothing, or all do */
static gint
count_by_numbers(const DiaStatement *statement, guint32 first, guint32 end)
{
	static const char *const articles[] = { "a", "an", "one", "its", NULL };
	const DiaCheckedReport *report = statement->report;
	gint n = 0;
	gboolean is_start = TRUE;
	gboolean has_and = FALSE;
	gboolean has_article = FALSE;

	for (guint32 at = first; at < end; at++) {
		const guint i = dia_statement_first_at(statement, at);
		const DiaQuantity *counted =
			i < statement->quantities->len ? dia_statement_quantity(statement, i) : NULL;
		const gboolean is_article = dia_token_is_one_of(report, at, articles);

		if (is_start && counted != NULL && counted->first == at && dia_quantity_is_plain(counted) &&
		    counted->figure->value.exponent == 0 && counted->figure->value.coefficient < 100)
			n += (gint)counted->figure->value.coefficient;
		else if (is_start && is_article)
			n++;
		else if (is_start && !dia_token_is(report, at, "and"))
			return 0;
		has_article = has_article || (is_start && is_article);
		has_and = has_and || dia_token_is(report, at, "and");
		is_start = dia_token_is(report, at, ",") || dia_token_is(report, at, "and");
	}
	return has_and && has_article ? n : 0;
}

static gboolean
has_word(const DiaCheckedReport *report, guint32 first, guint32 end, const char *word)
{
	return dia_tokens_have(report, first, end, (const char *const[]){ word, NULL });
}

/* One past a bracket, or @end where it is not closed. */
static guint32
skip_bracket(const DiaCheckedReport *report, guint32 open, guint32 end)
{
	guint32 at = open;

	while (at < end && !dia_token_is(report, at, ")"))
		at++;
	return MIN(at + 1, end);
}

/* The items that commas part, or -1 where it is unclear. */
static gint
count_by_commas(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const doubts[] = { "who",   "which", "whose",    "that", "where", "such",
					      "including", "etc",	 "both", "either", ":",
					      "\"",	   "\xe2\x80\x9c", "as", NULL };
	const char *joint = has_word(report, first, end, "and") ? "and" : "or";
	gint n_commas = 0;
	gint n_ands = 0; /* behind the last comma */
	gboolean is_and_within = FALSE;
	guint32 item = first;

	for (guint32 at = first; at < end; at++) {
		/* "child labour (Act No. 15)" */
		if (dia_token_is(report, at, "("))
			at = skip_bracket(report, at, end);
		if (at >= end)
			break;
		if (dia_token_is_one_of(report, at, doubts) ||
		    (g_str_equal(joint, "and") && dia_token_is(report, at, "or")) ||
		    report->tokens[at].kind == DIA_TOKEN_NUMBER || at - item > MAX_ITEM ||
		    (at == item && dia_token_is(report, at, "to")))
			return -1;
		if (dia_token_is(report, at, ",")) {
			/* "A, B, and C" */
			if (at + 1 < end && dia_token_is(report, at + 1, joint))
				at++;
			is_and_within = is_and_within || n_ands > 0;
			n_commas++;
			n_ands = 0;
			item = at + 1;
		} else if (dia_token_is(report, at, joint)) {
			n_ands++;
		}
	}
	/* "the Act on Aid and the Act on Police, Prisons and Borders": which commas part the items? */
	if (n_commas == 0 || n_ands > 1 || is_and_within)
		return -1;
	return n_commas + n_ands + 1;
}

/* "Mr. Asel": the stop behind a short form */
static gboolean
is_title_stop(const DiaCheckedReport *report, guint32 at)
{
	enum { LONGEST = 4 };

	return dia_token_is(report, at, ".") && report->tokens[at - 1].length <= LONGEST &&
	       (report->tokens[at - 1].flags & DIA_TOKEN_CAPITALIZED) != 0;
}

gboolean
dia_items_are_names(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	guint32 item = first;
	gboolean has_and = FALSE;

	for (guint32 at = first; at < end; at++) {
		const gboolean is_and = dia_token_is(report, at, "and");

		if (is_and || dia_token_is(report, at, ",")) {
			has_and = has_and || is_and;
			item = at + 1;
			continue;
		}
		if ((dia_token_year(report, at) > 0 && at == item) || is_title_stop(report, at))
			continue;
		if (report->tokens[at].kind != DIA_TOKEN_WORD || at - item >= MAX_NAME ||
		    !(report->tokens[at].flags & DIA_TOKEN_CAPITALIZED))
			return FALSE;
	}
	return has_and && item < end;
}

/* 0 where an "and" may be within a name, "Labour and Social Welfare, and Foreign Affairs" */
static gint
count_names(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	gint n_commas = 0;
	gint n_ands = 0;

	if (!dia_items_are_names(report, first, end))
		return 0;
	for (guint32 at = first; at < end; at++) {
		n_commas += dia_token_is(report, at, ",") && !dia_token_is(report, at + 1, "and");
		n_ands += dia_token_is(report, at, "and");
	}
	return n_ands == 1 ? n_commas + n_ands + 1 : 0;
}

/* --- Semicolons and letters ------------------------------------------------------------------------------- */

static gint
count_by_semicolons(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	gint n = 1;

	for (guint32 at = first; at < end; at++) {
		if (dia_token_is(report, at, ":"))
			return -1;
		n += dia_token_is(report, at, ";") && at + 1 < end;
	}
	return n;
}

/* "(a) ...; (b) ...": up to the last letter in order, over all of the paragraph; 0 where there are none. */
static gint
count_letters(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	gint n = 0;

	for (guint32 at = first; at + 2 < end && n < 26; at++) {
		const char letter[] = { (char)('a' + n), '\0' };

		if (dia_token_is(report, at, "(") && dia_token_is(report, at + 1, letter) &&
		    dia_token_is(report, at + 2, ")"))
			n++;
		else if (n == 0 && at > first)
			return 0;
	}
	return n;
}

/* "- the training of judges;": the lines that a dash or point opens, to the end of the paragraph. */
static gint
count_bullets(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const points[] = { "\xe2\x80\xa2", "\xc2\xb7", "*", NULL };
	gint n = 0;

	if (report->text[report->tokens[first].start - 1] != '\n')
		return 0;
	for (guint32 at = first; at < end; at++)
		n += report->text[report->tokens[at].start - 1] == '\n' &&
		     (dia_token_is_dash(report, at) || dia_token_is_one_of(report, at, points));
	return n;
}

gint
dia_items_count(const DiaStatement *statement, guint32 first, guint32 end)
{
	const DiaCheckedReport *report = statement->report;
	const guint32 last = dia_analysis_end_token(report->analysis, statement->paragraph);
	gint n = count_letters(report, first, last);

	if (n == 0)
		n = count_bullets(report, first, last);
	if (n > 0)
		return n >= 2 ? n : -1;
	/* Items with numbers of their own are for sums, but for those that are counted. */
	n = count_by_numbers(statement, first, end);
	if (n > 0 || dia_statement_has_number(statement, first, end))
		return n;
	while (end > first && dia_token_is(report, end - 1, "."))
		end--;
	n = count_by_semicolons(report, first, end);
	if (n > 1)
		return n;
	n = dia_items_count_by_lead(report, first, end);
	if (n == 0)
		n = count_numbers(report, first, end);
	if (n == 0)
		n = count_names(report, first, end);
	return n > 0 ? n : count_by_commas(report, first, end);
}
