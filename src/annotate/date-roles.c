/*
 * What a date has to do with the words beside it: whether a figure can hold for it, or it names an act, serves
 * a comparison, or is part of a name.
 */
#include "annotate/date-parts.h"
#include "annotate/numbers.h"

#include <string.h>

enum {
	MAX_ASIDE = 12,	     /* tokens of a bracket before a date in it */
	MAX_TITLE = 14,	     /* tokens of the title of an act */
	MAX_SURVEY = 6,	     /* tokens of the title of a survey */
	MAX_BACK_SENTENCES = 2, /* to the date that "the year before" is counted from */
	MAX_COMPARED = 7,    /* tokens between "compared" and a date */
	MAX_COMPARISON = 10, /* tokens between "rose" and "on 2017" */
	MAX_BACK_DATES = 8,  /* to the one that says the year of a month */
	DAYS_OF_YEAR = 366,
	MAX_MONTHS_BACK = 6, /* from December to June: of the same year; further back it is the next */
	MAX_LENGTH = 40,     /* years or months of "the three years to 2015" */
};

/* "the Vienna Declaration and Programme of Action (1993)", but not "women in Parliament (2019)" */
static gboolean
is_after_title(const DiaScan *scan, guint32 bracket)
{
	for (guint32 at = bracket; at > scan->first && bracket - at < MAX_TITLE;) {
		at--;
		if (!dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) && !dia_scan_is_dash(scan, at))
			return FALSE;
		if (dia_scan_is_capitalized(scan, at) &&
		    (dia_scan_classes(scan, at) & (DIA_CLASS_ACT | DIA_CLASS_PLAN)))
			return TRUE;
	}
	return FALSE;
}

/* "the 2011 Population and Housing Census", "the 2021/22 Budget": what they count is of that year. */
static gboolean
is_survey(const DiaScan *scan, guint32 at)
{
	for (guint32 end = at + MAX_SURVEY; at < end && dia_scan_is_kind(scan, at, DIA_TOKEN_WORD); at++) {
		if (dia_scan_classes(scan, at) & DIA_CLASS_SURVEY)
			return TRUE;
		if (!dia_scan_is_capitalized(scan, at) && !dia_scan_is_word(scan, at, "and") &&
		    !dia_scan_is_noun(scan, at))
			return FALSE;
	}
	return FALSE;
}

/* "the 1995 Constitution", "Act of 3 July 2014", "No. 212 of 5 May 2010", "resolution 1325 (2000)" */
static gboolean
names_act(const DiaScan *scan, guint32 first, guint32 end)
{
	guint32 at = first;

	if (first > scan->first && dia_scan_mark(scan, first - 1) == '(' &&
	    dia_scan_mark(scan, end) == ')' && first - 1 > scan->first) {
		return dia_scan_cover(scan, first - 2) == DIA_COVER_MASK ||
		       (dia_scan_classes(scan, first - 2) & DIA_CLASS_ACT) ||
		       is_after_title(scan, first - 1);
	}
	if (is_survey(scan, end))
		return FALSE;
	/* "the 1990 Copenhagen Document" */
	if (at > scan->first && dia_scan_is_word(scan, at - 1, "the") &&
	    dia_scan_is_kind(scan, end, DIA_TOKEN_WORD) &&
	    (dia_scan_token(scan, end)->flags & DIA_TOKEN_CAPITALIZED))
		return TRUE;
	/* "the 2012 act", but not "in 2012 orders were given" */
	if ((dia_scan_classes(scan, end) & DIA_CLASS_ACT) && !dia_scan_is_word(scan, end, "reference") &&
	    !(at > scan->first && dia_scan_is_word(scan, at - 1, "in") && !dia_scan_is_capitalized(scan, end)))
		return TRUE;
	if (at == scan->first)
		return FALSE;
	at--;
	/* "the Police Act, 2008" */
	if (dia_scan_mark(scan, at) == ',' && at > scan->first && dia_scan_is_capitalized(scan, at - 1) &&
	    (dia_scan_classes(scan, at - 1) & DIA_CLASS_ACT))
		return TRUE;
	/* "the Sexual Offences Act 2006" */
	if (dia_scan_is_word(scan, at, "dated") ||
	    ((dia_scan_classes(scan, at) & DIA_CLASS_ACT) && dia_scan_is_capitalized(scan, at)))
		return TRUE;
	if (!dia_scan_is_word(scan, at, "of") || at == scan->first)
		return FALSE;
	at--;
	if (dia_scan_cover(scan, at) == DIA_COVER_MASK || (dia_scan_classes(scan, at) & DIA_CLASS_ACT))
		return TRUE;
	/* "Decree No. 1037 of ...", "Decree 1037 of ..." are masked only later. */
	return at > scan->first && dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER) &&
	       ((dia_scan_mark(scan, at - 1) == '.' && !dia_scan_is_kind(scan, at - 2, DIA_TOKEN_NUMBER)) ||
		dia_scan_is_dash(scan, at - 1) ||
		((dia_scan_classes(scan, at - 1) & DIA_CLASS_ACT) && dia_scan_is_capitalized(scan, at - 1)));
}

/* "up 4 per cent on 2017", "an increase of three over 2011" */
static gboolean
is_base_year(const DiaScan *scan, guint32 first)
{
	guint32 at = first - 1;

	if (first == scan->first || dia_scan_token(scan, first)->length != 4 ||
	    !dia_scan_is_kind(scan, first, DIA_TOKEN_NUMBER) ||
	    !(dia_scan_is_word(scan, at, "on") || dia_scan_is_word(scan, at, "over")))
		return FALSE;
	for (guint i = 0; i < MAX_COMPARISON && at > scan->first; i++) {
		guint32 length;
		const DiaCue *cue;

		at--;
		cue = dia_scan_match(scan, DIA_CUE_COMPARE, at, &length);
		if ((cue != NULL && cue->direction != NULL) || dia_scan_is_word(scan, at, "up") ||
		    dia_scan_is_word(scan, at, "down"))
			return TRUE;
		if (dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION) && dia_scan_mark(scan, at) != '.' &&
		    dia_scan_mark(scan, at) != '%')
			return FALSE;
	}
	return FALSE;
}

/* "seven", but not "one" */
static gboolean
is_counting_word(const DiaScan *scan, guint32 at)
{
	return (dia_units_word(scan->units, dia_scan_token(scan, at)->word)->classes & DIA_WORD_CARDINAL) &&
	       !dia_scan_is_word(scan, at, "one");
}

static gboolean
is_compared(const DiaScan *scan, guint32 first)
{
	guint32 at = first;

	for (guint i = 0; i < MAX_COMPARED && at > scan->first; i++) {
		at--;
		if (dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER) ||
		    dia_scan_is_kind(scan, at, DIA_TOKEN_PUNCTUATION) || is_counting_word(scan, at))
			return FALSE;
		/* "complaints against officers in 2007" */
		if (dia_scan_is_word(scan, at, "against") && at + 1 < first && dia_scan_is_noun(scan, at + 1))
			return FALSE;
		if (dia_scan_classes(scan, at) & DIA_CLASS_COMPARISON)
			/* "in comparison with the same period in 2017" */
			return i < 3 || (i < 4 && !dia_scan_is_word(scan, at, "than")) ||
			       dia_scan_is_word(scan, at, "comparison") || dia_scan_is_word(scan, at, "compared");
	}
	return FALSE;
}

/* ", set up in 2005, received": when a body began, in an aside, dates nothing that is told of it. */
static gboolean
is_founding(const DiaScan *scan, guint32 first, guint32 end)
{
	guint32 start;
	const DiaCue *cue = dia_scan_match_before(scan, DIA_CUE_PERIOD, first, &start);

	if (cue == NULL || g_strcmp0(cue->role, "founded") != 0 || start == scan->first)
		return FALSE;
	if (dia_scan_is_word(scan, start - 1, "was") || dia_scan_is_word(scan, start - 1, "were"))
		start -= 2; /* ", which was set up in 2005," */
	return (dia_scan_mark(scan, end) == ',' || dia_scan_mark(scan, end) == ')') && start > scan->first &&
	       (dia_scan_mark(scan, start - 1) == ',' || dia_scan_mark(scan, start - 1) == '(' ||
		(dia_scan_classes(scan, start) & DIA_CLASS_RELATIVE));
}

DiaDateRole
dia_date_find_role(const DiaScan *scan, guint32 first, guint32 end)
{
	if (names_act(scan, first, end) || is_founding(scan, first, end))
		return DIA_DATE_NAMES;
	return is_compared(scan, first) || is_base_year(scan, first) ? DIA_DATE_COMPARED
								      : DIA_DATE_HOLDS;
}

gboolean
dia_date_is_name(const DiaScan *scan, guint32 at, gboolean has_to)
{
	if (at == scan->first)
		return FALSE;
	if (dia_scan_is_dash(scan, at - 1) && dia_scan_is_glued(scan, at) &&
	    dia_scan_is_glued(scan, at - 1) && dia_scan_is_kind(scan, at - 2, DIA_TOKEN_WORD) &&
	    (dia_scan_token(scan, at - 2)->flags & DIA_TOKEN_CAPITALIZED) &&
	    !dia_scan_is_word(scan, at - 2, "mid") && !dia_scan_is_word(scan, at - 2, "end"))
		return TRUE;
	return (dia_scan_classes(scan, at - 1) & DIA_CLASS_PLAN) && !has_to;
}

gint
dia_date_find_year(const DiaScan *scan, guint32 at, gint month, gboolean has_day)
{
	guint32 sentence = dia_scan_sentence(scan, at);
	GDate last;

	/* "In March", but not "May" and "March" that open a sentence */
	if (!has_day && (at == scan->first || !(dia_scan_classes(scan, at - 1) & DIA_CLASS_PREPOSITION)))
		return 0;
	for (guint i = scan->dates->len, n = 0; i-- > 0 && n < MAX_BACK_DATES; n++) {
		const DiaDate *date = &g_array_index(scan->dates, DiaDate, i);
		guint32 day = date->period.last == DIA_PERIOD_OPEN ? date->period.first : date->period.last;

		if (date->sentence + 1 < sentence)
			break;
		if (date->role == DIA_DATE_NAMES || date->is_aside ||
		    (date->period.last != DIA_PERIOD_OPEN && day - date->period.first > DAYS_OF_YEAR))
			continue;
		g_date_clear(&last, 1);
		g_date_set_julian(&last, day);
		/* "in November 2016 there were 20, by January 31" */
		if (strlen(date->iso) > 4 && date->iso[4] == '-' &&
		    (gint)g_date_get_month(&last) - month > MAX_MONTHS_BACK)
			return g_date_get_year(&last) + 1;
		return g_date_get_year(&last);
	}
	return 0;
}

gboolean
dia_date_is_part_of_named_year(const DiaScan *scan, guint32 first, guint32 end)
{
	guint32 at = end + 1;

	if (first < scan->first + 2 || !dia_scan_is_word(scan, first - 1, "the") ||
	    !(dia_scan_classes(scan, first - 2) & DIA_CLASS_PREPOSITION))
		return FALSE;
	if (!dia_scan_is_word(scan, end, "of"))
		return TRUE;
	if (dia_scan_is_word(scan, at, "the") || dia_scan_is_word(scan, at, "that"))
		at++;
	if (dia_scan_is_word(scan, at, "same"))
		at++;
	return dia_scan_is_word(scan, at, "year");
}

gboolean
dia_date_is_counting(const DiaScan *scan, guint32 at)
{
	guint32 length;
	guint32 first;
	const DiaToken *next;
	const DiaCue *unit = dia_scan_match(scan, DIA_CUE_UNIT, at + 1, &length);
	const DiaCue *qualifier;
	const DiaNumberWord *word;

	if (at + 1 >= scan->end)
		return FALSE;
	next = dia_scan_token(scan, at + 1);
	if (at > scan->first && g_unichar_type(dia_scan_sign(scan, at - 1)) == G_UNICODE_CURRENCY_SYMBOL)
		return TRUE;
	if (at > scan->first) {
		const DiaToken *before = dia_scan_token(scan, at - 1);

		if ((dia_units_word(scan->units, before->word)->classes & DIA_WORD_CODE) &&
		    (before->flags & DIA_TOKEN_ALL_CAPITALS))
			return TRUE;
	}
	word = dia_units_word(scan->units, next->word);
	if ((word->classes & DIA_WORD_SCALE) && next->length > 2)
		return TRUE;
	if (unit != NULL && unit->unit >= 0 && !dia_scan_is_word(scan, at + 1, "points") &&
	    next->length > 1)
		return TRUE;
	if (next->kind != DIA_TOKEN_WORD || (next->flags & DIA_TOKEN_CAPITALIZED) ||
	    (dia_scan_classes(scan, at + 1) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB)))
		return FALSE;
	qualifier = dia_scan_match_before(scan, DIA_CUE_QUALIFIER, at, &first);
	if (qualifier != NULL && qualifier->qualifier != DIA_QUALIFIER_NONE)
		return TRUE;
	/* "the Offences Act 2006 sets" */
	if (at > scan->first && (dia_scan_classes(scan, at - 1) & DIA_CLASS_ACT) &&
	    (dia_scan_token(scan, at - 1)->flags & DIA_TOKEN_CAPITALIZED))
		return FALSE;
	if (dia_scan_classes(scan, at + 1) & DIA_CLASS_PEOPLE)
		return !(dia_scan_classes(scan, at - 1) & (DIA_CLASS_PREPOSITION | DIA_CLASS_DETERMINER |
							   DIA_CLASS_CONJUNCTION));
	return FALSE;
}

gint
dia_date_find_length(const DiaScan *scan, guint32 first)
{
	guint32 at = first;
	gint n_months;
	gint64 n = 1;

	if (at > scan->first && dia_scan_is_word(scan, at - 1, "on"))
		at--;
	if (at < scan->first + 2 ||
	    !(dia_scan_is_word(scan, at - 1, "to") || dia_scan_is_word(scan, at - 1, "ending") ||
	      dia_scan_is_word(scan, at - 1, "ended")))
		return 0;
	at -= 2;
	if (dia_scan_is_word(scan, at, "months") || dia_scan_is_word(scan, at, "month"))
		n_months = 1;
	else if (dia_scan_is_word(scan, at, "years") || dia_scan_is_word(scan, at, "year"))
		n_months = 12;
	else if (dia_scan_is_word(scan, at, "decade"))
		n_months = 120;
	else
		return 0;
	if (g_str_has_suffix(dia_scan_word(scan, at), "s")) {
		const DiaNumberWord *word;

		if (at <= scan->first)
			return 0;
		at--;
		word = dia_units_word(scan->units, dia_scan_token(scan, at)->word);
		n = dia_scan_is_number(scan, at) ? dia_scan_digits(scan, at)
			: word->classes & DIA_WORD_CARDINAL ? word->cardinal : 0;
	}
	/* "the three years to 2015", but not "raised by three years to 2015" */
	if (n < 1 || n > MAX_LENGTH || at == scan->first || !(dia_scan_classes(scan, at - 1) & DIA_CLASS_DETERMINER))
		return 0;
	return (gint)n * n_months;
}

gboolean
dia_date_is_aside(const DiaScan *scan, guint32 first, guint32 end)
{
	for (guint32 at = first; at > scan->first && first - at < MAX_ASIDE; at--) {
		if (dia_scan_mark(scan, at - 1) == ')' || dia_scan_mark(scan, at - 1) == '.')
			return FALSE;
		if (dia_scan_mark(scan, at - 1) == '(')
			return dia_scan_mark(scan, end) != ')' || first - at > 2;
	}
	return FALSE;
}

/* Moves a day by years, unless it would leave those of four digits. */
static gboolean
shift_day(guint32 *day, gint n_years)
{
	enum { FIRST = 1, LAST = 9999 }; /* years */
	GDate date;
	gint year;

	g_date_clear(&date, 1);
	g_date_set_julian(&date, *day);
	year = g_date_get_year(&date) + n_years;
	if (year < FIRST || year > LAST)
		return FALSE;
	if (n_years > 0)
		g_date_add_years(&date, (guint)n_years);
	else
		g_date_subtract_years(&date, (guint)-n_years);
	*day = g_date_get_julian(&date);
	return TRUE;
}

/* Adds to each year of "2016/2017" or "2018-06-30": runs of four digits. */
static void
shift_years(char *iso, gint n_years)
{
	for (char *at = iso; *at != '\0';) {
		gsize digits = strspn(at, "0123456789");
		char year[5];

		if (digits == 4) {
			g_snprintf(year, sizeof year, "%04d", (gint)g_ascii_strtoll(at, NULL, 10) + n_years);
			memcpy(at, year, 4);
		}
		at += MAX(digits, 1);
	}
}

/* "the year before the war" is counted from the war, "a year before there were" from what was told. */
static gboolean
goes_on(const DiaScan *scan, guint32 at)
{
	/* "in the preceding year the number was 34" */
	if (dia_scan_is_word(scan, at - 1, "year") && (dia_scan_classes(scan, at) & DIA_CLASS_DETERMINER))
		return FALSE;
	return at < scan->end && dia_scan_is_kind(scan, at, DIA_TOKEN_WORD) &&
	       !(dia_scan_classes(scan, at) & (DIA_CLASS_PREPOSITION | DIA_CLASS_CONJUNCTION | DIA_CLASS_PRONOUN));
}

/* "The year before, 43 had been" */
static gboolean
opens_next_sentence(const DiaScan *scan, const DiaDate *last, guint32 at)
{
	guint32 sentence = dia_scan_sentence(scan, at);
	guint32 first = dia_analysis_sentences(scan->analysis)[sentence].first_token;

	return last->sentence + MAX_BACK_SENTENCES >= sentence && at <= first + 1;
}

/* "three years earlier", "a decade later"; returns the token after it, or @at where none starts there. */
static guint32
read_years_away(const DiaScan *scan, guint32 at, gint *n_years)
{
	enum { MAX_AWAY = 50 };
	DiaNumber number = { .value = { .coefficient = 1 }, .end = at + 1 };
	const DiaToken *token = dia_scan_token(scan, at);
	guint32 next;

	if (token->kind == DIA_TOKEN_NUMBER
		? token->length > 2
		: !(dia_units_word(scan->units, token->word)->classes & DIA_WORD_STARTS_NUMBER))
		return at;
	if (!dia_scan_is_word(scan, at, "a") && (!dia_number_read(scan, at, FALSE, &number) || number.has_point ||
						 number.is_ordinal || number.is_fraction))
		return at;
	next = number.end;
	if (dia_scan_is_word(scan, next, "decade") || dia_scan_is_word(scan, next, "decades"))
		number.value.coefficient *= number.value.coefficient <= MAX_AWAY ? 10 : 0;
	else if (!dia_scan_is_word(scan, next, "years"))
		return at;
	*n_years = (gint)MIN(dia_decimal_to_double(number.value), MAX_AWAY + 1);
	if (*n_years < 1 || *n_years > MAX_AWAY)
		return at;
	next++;
	if (dia_scan_is_word(scan, next, "later"))
		return next + 1;
	*n_years = -*n_years;
	if (dia_scan_is_word(scan, next, "earlier") || dia_scan_is_word(scan, next, "previously"))
		return next + 1;
	return dia_scan_is_word(scan, next, "before") && !goes_on(scan, next + 1) ? next + 1 : at;
}

/* The words for a year or years before or after; returns the token after them, or @at. */
static guint32
read_away(const DiaScan *scan, guint32 at, gint *n_years)
{
	guint32 length;
	guint32 end = read_years_away(scan, at, n_years);
	const DiaCue *cue;

	if (end > at)
		return end;
	cue = dia_scan_match(scan, DIA_CUE_PERIOD, at, &length);
	if (cue == NULL || cue->role == NULL || !g_str_has_prefix(cue->role, "year-") ||
	    goes_on(scan, at + length))
		return at;
	*n_years = g_str_equal(cue->role, "year-after") ? 1 : -1;
	return at + length;
}

gboolean
dia_date_read_neighbour(const DiaScan *scan, guint32 at, DiaDate *date)
{
	const DiaDate *last;
	guint32 end;
	gint n_years;

	if (scan->dates->len == 0)
		return FALSE;
	last = &g_array_index(scan->dates, DiaDate, scan->dates->len - 1);
	if ((last->sentence != dia_scan_sentence(scan, at) && !opens_next_sentence(scan, last, at)) ||
	    last->period.last == DIA_PERIOD_OPEN ||
	    last->role == DIA_DATE_NAMES)
		return FALSE;
	end = read_away(scan, at, &n_years);
	if (end == at)
		return FALSE;
	*date = *last;
	if (!shift_day(&date->period.first, n_years) || !shift_day(&date->period.last, n_years))
		return FALSE;
	date->first = at;
	date->end = end;
	date->role = DIA_DATE_HOLDS;
	date->sentence = dia_scan_sentence(scan, at);
	date->is_aside = FALSE;
	memset(date->part_isos, 0, sizeof date->part_isos);
	shift_years(date->iso, n_years);
	return TRUE;
}
