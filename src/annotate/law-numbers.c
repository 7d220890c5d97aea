/*
 * Laws that are told by number: "Act No. 2017-58 of 11 August 2017", "the Law on Legal Aid, No. 12/2015". In: tokens
 * and names. Out: terms with a number and a year. One number and year are one law, whatever it is called.
 */
#include "annotate/annotate.h"

#include <string.h>

enum {
	MIN_DIGITS = 3,	  /* of a number that tells a law from others though no year stands with it */
	YEAR_REACH = 8,	  /* tokens from the number to its year: "of 11 August 2017" */
	YEAR_LENGTH = 4,
};

typedef struct {
	DiaAnalysis *analysis;
	const DiaWordLists *lists;
	const DiaToken *tokens;
	const char *text;
	guint name; /* the next of the names */
} Finder;

static gboolean
is_mark(const Finder *finder, guint32 at, const char *marks)
{
	char mark = dia_token_mark(&finder->tokens[at], finder->text);

	return mark != '\0' && strchr(marks, mark) != NULL;
}

static gboolean
is_number(const Finder *finder, guint32 at)
{
	return finder->tokens[at].kind == DIA_TOKEN_NUMBER;
}

static gboolean
is_year(const Finder *finder, guint32 at)
{
	const char *digits = finder->text + finder->tokens[at].start;

	return is_number(finder, at) && finder->tokens[at].length == YEAR_LENGTH &&
	       (g_str_has_prefix(digits, "19") || g_str_has_prefix(digits, "20"));
}

static gboolean
is_month(const Finder *finder, guint32 at)
{
	const DiaUnits *units = finder->analysis->lexicon->units;

	return (dia_units_word(units, finder->tokens[at].word)->classes & DIA_WORD_MONTH) != 0;
}

/* The year of "of 11 August 2017", "of 2017", "of August 11, 2017"; 0 for none. */
static guint
find_year(const Finder *finder, guint32 at, guint32 end)
{
	static const char *const passed[] = { "of", "dated", NULL };
	guint32 stop = MIN(end, at + YEAR_REACH);

	for (; at < stop; at++) {
		if (is_year(finder, at))
			return (guint)g_ascii_strtoull(finder->text + finder->tokens[at].start, NULL, 10);
		if (!is_number(finder, at) && !is_mark(finder, at, ",(/") && !is_month(finder, at) &&
		    !dia_words_hold(passed, dia_vocabulary_word(finder->analysis->vocabulary, finder->tokens[at].word)))
			return 0;
	}
	return 0;
}

/* The digits of a number as it is the same everywhere: "11,340" and "11.340" are 11340. */
static const char *
copy_number(const Finder *finder, guint32 first, guint32 last)
{
	g_autofree char *number = g_strndup(finder->text + finder->tokens[first].start,
					    dia_token_end(&finder->tokens[last]) - finder->tokens[first].start);
	char *to = number;

	for (const char *from = number; *from != '\0'; from++)
		if (!((*from == ',' || *from == '.') && g_ascii_isdigit(from[1])))
			*to++ = *from;
	*to = '\0';
	return dia_pool_string(&finder->analysis->pool, number);
}

/* The last token of a number whose digits are in groups, "11,340" or "11.340". */
static guint32
find_last_group(const Finder *finder, guint32 at, guint32 end)
{
	enum { GROUP = 3 };

	while (at + 2 < end && is_mark(finder, at + 1, ",.") && is_number(finder, at + 2) &&
	       finder->tokens[at + 2].length == GROUP &&
	       !((finder->tokens[at + 1].flags | finder->tokens[at + 2].flags) & DIA_TOKEN_SPACE_BEFORE))
		at += 2;
	return at;
}

/*
 * The number that starts at a token, with its year: "2017-58", "12/2015", "69-4", "121 of 25 May 2012", "11,340/2006".
 * @return one past it, or @at where it tells no law from others
 */
static guint32
read_number(const Finder *finder, guint32 at, guint32 end, DiaNameMark *mark)
{
	guint32 head = find_last_group(finder, at, end);
	gboolean is_grouped = head > at;
	guint32 second = head + 2; /* of a pair */
	gboolean is_pair = second < end && is_mark(finder, head + 1, "-/") && is_number(finder, second) &&
			   !(finder->tokens[second].flags & DIA_TOKEN_SPACE_BEFORE);
	guint32 last = is_pair ? second : head;
	gboolean begins_with_year = !is_grouped && is_year(finder, at);

	if (is_pair && begins_with_year) {
		mark->number = copy_number(finder, second, second);
		mark->year = find_year(finder, at, end);
	} else if (is_pair && is_year(finder, second)) {
		mark->number = copy_number(finder, at, head);
		mark->year = find_year(finder, second, end);
	} else if (!is_pair && begins_with_year) {
		return at;
	} else {
		mark->number = copy_number(finder, at, last);
		mark->year = find_year(finder, last + 1, end);
	}
	if (mark->year == 0 && !is_pair && !is_grouped && finder->tokens[at].length < MIN_DIGITS)
		return at;
	return last + 1;
}

/* From the head of a law, or the end of its name, over ", No." to its number; @end where none follows. */
static guint32
find_number(const Finder *finder, guint32 at, guint32 end)
{
	guint32 from = at;

	while (at < end && at < from + 2 && is_mark(finder, at, ",("))
		at++;
	if (at < end && dia_lists_hold_token(finder->lists, &finder->tokens[at], DIA_LIST_NUMBER_SIGN))
		at++;
	else if (at > from)
		return end; /* "the Act, 12 articles of which" */
	if (at < end && is_mark(finder, at, "."))
		at++;
	return at < end && is_number(finder, at) ? at : end;
}

/* One past the head of a law that has no name, "Act"; @at where none stands there. */
static guint32
pass_head(const Finder *finder, guint32 at)
{
	return dia_lists_hold_token(finder->lists, &finder->tokens[at], DIA_LIST_LAW) ? at + 1 : at;
}

static void
add_number(const Finder *finder, guint32 paragraph, guint32 first, guint32 head_end, guint32 end)
{
	DiaNameMark mark = { .paragraph = paragraph,
			     .first_token = first,
			     .end_token = head_end,
			     .kind = DIA_COMMITMENT_LAW };
	guint32 at = find_number(finder, head_end, end);
	guint32 past = at < end ? read_number(finder, at, end, &mark) : at;

	if (past == at)
		return;
	mark.span = (DiaSpan){ finder->tokens[first].start, dia_token_end(&finder->tokens[past - 1]) };
	g_array_append_val(finder->analysis->terms, mark);
}

/* The end of the name that starts at a token; @at for no name of a law. */
static guint32
find_name_end(Finder *finder, guint32 at)
{
	const GArray *names = finder->analysis->names;
	const DiaNameMark *name;

	while (finder->name < names->len &&
	       g_array_index(names, DiaNameMark, finder->name).first_token < at)
		finder->name++;
	if (finder->name >= names->len)
		return at;
	name = &g_array_index(names, DiaNameMark, finder->name);
	return name->first_token == at && name->kind == DIA_COMMITMENT_LAW ? name->end_token : at;
}

static void
find_in_sentence(Finder *finder, const DiaSentence *sentence)
{
	for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
		guint32 end = find_name_end(finder, at);

		if (end == at)
			end = pass_head(finder, at);
		if (end == at)
			continue;
		add_number(finder, sentence->paragraph, at, end, sentence->end_token);
		at = end - 1;
	}
}

void
dia_annotate_law_numbers(DiaAnalysis *analysis)
{
	Finder finder = { .analysis = analysis,
			  .lists = analysis->lexicon->lists,
			  .tokens = dia_analysis_tokens(analysis),
			  .text = analysis->document->text->str };

	for (guint i = 0; i < analysis->sentences->len; i++)
		find_in_sentence(&finder, &dia_analysis_sentences(analysis)[i]);
}
