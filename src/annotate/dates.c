/*
 * Dates and periods: from the tokens of a paragraph to DiaDate, with the tokens taken.
 *
 * A date is one or two stamps (year, month, day; what is not stated is 0): "23 May 2009" is one,
 * "first half of 2024" and "2012-2015" are two. A bare year counts as a year unless something is
 * counted by it.
 */
#include "annotate/date-parts.h"

#include <string.h>

enum {
	FIRST_YEAR = 1800,
	LAST_YEAR = 2100,
};

typedef struct {
	gint year;
	gint month;
	gint day;
} Stamp;

/* A stretch of text that is a date: from the first stamp to the second. */
typedef struct {
	Stamp from;
	Stamp to;
	gboolean has_to;
	guint32 end; /* one past its last token */
} Point;

static gboolean
read_year(const DiaScan *scan, guint32 at, gint *year)
{
	gint64 value;

	if (!dia_scan_is_kind(scan, at, DIA_TOKEN_NUMBER) || !dia_scan_is_free(scan, at) ||
	    dia_scan_token(scan, at)->length != 4)
		return FALSE;
	value = dia_scan_digits(scan, at);
	if (value < FIRST_YEAR || value > LAST_YEAR)
		return FALSE;
	*year = (gint)value;
	return TRUE;
}

static gboolean
read_month(const DiaScan *scan, guint32 at, gint *month, guint32 *next)
{
	const DiaNumberWord *word;
	const DiaToken *token;

	if (!dia_scan_is_kind(scan, at, DIA_TOKEN_WORD))
		return FALSE;
	token = dia_scan_token(scan, at);
	word = dia_units_word(scan->units, token->word);
	if (!(word->classes & DIA_WORD_MONTH) || !(token->flags & DIA_TOKEN_CAPITALIZED))
		return FALSE;
	*month = word->month;
	*next = at + 1;
	/* "Sept. 2009", but not the stop of a sentence */
	if (token->length <= 4 && dia_scan_mark(scan, at + 1) == '.' &&
	    dia_scan_is_glued(scan, at + 1) && dia_scan_is_kind(scan, at + 2, DIA_TOKEN_NUMBER))
		*next = at + 2;
	return TRUE;
}

/* "23", "1st" */
static gboolean
read_day(const DiaScan *scan, guint32 at, gint *day)
{
	const DiaToken *token;
	guint digits = 0;

	if (!dia_scan_is_free(scan, at))
		return FALSE;
	token = dia_scan_token(scan, at);
	if (token->kind != DIA_TOKEN_NUMBER && token->kind != DIA_TOKEN_MIXED)
		return FALSE;
	*day = 0;
	while (digits < token->length && g_ascii_isdigit(scan->text[token->start + digits]) &&
	       digits < 3)
		*day = *day * 10 + (scan->text[token->start + digits++] - '0');
	if (digits > 2 || *day < 1 || *day > 31)
		return FALSE;
	if (token->kind == DIA_TOKEN_MIXED) {
		const char *rest = scan->text + token->start + digits;

		return token->length == digits + 2 &&
		       (memcmp(rest, "st", 2) == 0 || memcmp(rest, "nd", 2) == 0 ||
			memcmp(rest, "rd", 2) == 0 || memcmp(rest, "th", 2) == 0);
	}
	return TRUE;
}

/* The year behind a month or day, "May 2009", "May, 2009", "May of 2009": a point without one ends before @at. */
static void
read_year_behind(const DiaScan *scan, guint32 at, Point *point)
{
	gint year;

	point->end = at;
	if (dia_scan_mark(scan, at) == ',' || dia_scan_is_word(scan, at, "of"))
		at++;
	if (read_year(scan, at, &year)) {
		point->from.year = year;
		point->end = at + 1;
	}
}

/* "23 May 2009", "23 May", "the 23rd of May, 2009" */
static gboolean
read_day_month(const DiaScan *scan, guint32 at, Point *point)
{
	guint32 next = at + 1;

	if (!read_day(scan, at, &point->from.day))
		return FALSE;
	if (dia_scan_is_word(scan, next, "of"))
		next++;
	if (!read_month(scan, next, &point->from.month, &next))
		return FALSE;
	read_year_behind(scan, next, point);
	return TRUE;
}

/* "May 23, 2009", "May 2009", "May of 2009", "May" */
static gboolean
read_month_first(const DiaScan *scan, guint32 at, Point *point)
{
	gint day;
	guint32 next;

	if (!read_month(scan, at, &point->from.month, &next))
		return FALSE;
	if (read_day(scan, next, &day)) {
		point->from.day = day;
		next++;
	}
	read_year_behind(scan, next, point);
	return TRUE;
}

/* "01.05.2018", "1/5/2018" (day first, as UN documents write), "2018-05-01" */
static gboolean
read_numeric(const DiaScan *scan, guint32 at, Point *point)
{
	gint64 parts[3];
	char mark = dia_scan_mark(scan, at + 1);

	if (mark != '.' && mark != '/' && mark != '-')
		return FALSE;
	for (guint i = 0; i < 3; i++) {
		if (!dia_scan_is_kind(scan, at + 2 * i, DIA_TOKEN_NUMBER) ||
		    dia_scan_token(scan, at + 2 * i)->length > 4 ||
		    (i > 0 && (dia_scan_mark(scan, at + 2 * i - 1) != mark ||
			       !dia_scan_is_glued(scan, at + 2 * i - 1) ||
			       !dia_scan_is_glued(scan, at + 2 * i))))
			return FALSE;
		parts[i] = dia_scan_digits(scan, at + 2 * i);
	}
	if (mark == '-') {
		gint64 year = parts[0];

		parts[0] = parts[2];
		parts[2] = year;
	}
	if (parts[1] > 12 && parts[0] <= 12) { /* month first */
		gint64 month = parts[0];

		parts[0] = parts[1];
		parts[1] = month;
	}
	if (parts[2] < FIRST_YEAR || parts[2] > LAST_YEAR || parts[1] < 1 || parts[1] > 12 ||
	    parts[0] < 1 || parts[0] > 31)
		return FALSE;
	point->from = (Stamp){ (gint)parts[2], (gint)parts[1], (gint)parts[0] };
	point->end = at + 5;
	return TRUE;
}

/* "1990s" */
static gboolean
read_decade(const DiaScan *scan, guint32 at, Point *point)
{
	const DiaToken *token = dia_scan_token(scan, at);
	const char *text = scan->text + token->start;
	gint year = 0;

	if (token->kind != DIA_TOKEN_MIXED || token->length != 5 || text[4] != 's' || text[3] != '0')
		return FALSE;
	for (guint i = 0; i < 4; i++) {
		if (!g_ascii_isdigit(text[i]))
			return FALSE;
		year = year * 10 + (text[i] - '0');
	}
	if (year < FIRST_YEAR || year > LAST_YEAR)
		return FALSE;
	point->from = (Stamp){ .year = year };
	point->to = (Stamp){ .year = year + 9 };
	point->has_to = TRUE;
	point->end = at + 1;
	return TRUE;
}

/* "the nineteen-nineties", "nineteen sixties" */
static gboolean
read_spoken_decade(const DiaScan *scan, guint32 at, Point *point)
{
	static const char *const decades[] = { "twenties", "thirties", "forties",  "fifties",
					       "sixties",  "seventies", "eighties", "nineties" };
	guint32 next = dia_scan_is_dash(scan, at + 1) ? at + 2 : at + 1;

	if (!dia_scan_is_word(scan, at, "nineteen"))
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(decades); i++) {
		if (!dia_scan_is_word(scan, next, decades[i]))
			continue;
		point->from = (Stamp){ .year = 1920 + 10 * (gint)i };
		point->to = (Stamp){ .year = 1929 + 10 * (gint)i };
		point->has_to = TRUE;
		point->end = next + 1;
		return TRUE;
	}
	return FALSE;
}

/* "first half of 2024", "second quarter 2018", "first 7 months of 2009", "Q2 of 2018", "in the first half" */
static gboolean
read_part_of_year(const DiaScan *scan, guint32 at, Point *point)
{
	guint32 length;
	const DiaCue *cue = dia_scan_match(scan, DIA_CUE_PART_OF_YEAR, at, &length);
	gint months;
	gint last;
	guint32 next;
	gint year;

	if (cue == NULL)
		return FALSE;
	next = at + length;
	if (dia_scan_is_word(scan, next, "of") || dia_scan_mark(scan, next) == ',')
		next++;
	if (dia_scan_is_word(scan, next, "the"))
		next++;
	if (dia_scan_is_word(scan, next, "year"))
		next++;
	if (!read_year(scan, next, &year)) {
		if (!dia_date_is_part_of_named_year(scan, at, at + length))
			return FALSE;
		year = 0;
		next = at + length - 1;
	}
	last = (gint)dia_decimal_to_double(cue->value);
	months = g_str_equal(cue->role, "from-january") ? last
							: (gint)g_ascii_strtoll(cue->role, NULL, 10);
	point->from = (Stamp){ .year = year, .month = last - months + 1 };
	point->to = (Stamp){ .year = year, .month = last };
	point->has_to = TRUE;
	point->end = next + 1;
	return TRUE;
}

/* A year that is part of a longer number: "2009.65", "Act 1/2004". */
static gboolean
is_part_of_number(const DiaScan *scan, guint32 at)
{
	if (dia_scan_is_glued(scan, at) && dia_scan_is_kind(scan, at - 2, DIA_TOKEN_NUMBER) &&
	    (dia_scan_mark(scan, at - 1) == ',' || dia_scan_mark(scan, at - 1) == '.') &&
	    dia_scan_is_glued(scan, at - 1))
		return TRUE;
	/* "Act 1/2004", but "05/2014" and "2013/2014" */
	if (dia_scan_is_glued(scan, at) && dia_scan_mark(scan, at - 1) == '/' &&
	    dia_scan_is_glued(scan, at - 1) && dia_scan_is_kind(scan, at - 2, DIA_TOKEN_NUMBER) &&
	    dia_scan_token(scan, at - 2)->length < 4 &&
	    scan->text[dia_scan_token(scan, at - 2)->start] != '0')
		return TRUE;
	return dia_scan_mark(scan, at + 1) == ',' && dia_scan_is_glued(scan, at + 1) &&
	       dia_scan_is_glued(scan, at + 2) && dia_scan_is_kind(scan, at + 2, DIA_TOKEN_NUMBER) &&
	       dia_scan_token(scan, at + 2)->length == 3;
}

static gboolean
read_bare_year(const DiaScan *scan, guint32 at, Point *point)
{
	if (!read_year(scan, at, &point->from.year) || is_part_of_number(scan, at) ||
	    dia_date_is_counting(scan, at))
		return FALSE;
	point->end = at + 1;
	return TRUE;
}

static gboolean
read_point(const DiaScan *scan, guint32 at, Point *point)
{
	static gboolean (*const readers[])(const DiaScan *scan, guint32 at, Point *point) = {
		read_numeric,	   read_day_month, read_month_first,
		read_part_of_year, read_decade,	   read_spoken_decade, read_bare_year,
	};

	if (!dia_scan_is_free(scan, at))
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
		*point = (Point){ 0 };
		if (readers[i](scan, at, point))
			return TRUE;
	}
	return FALSE;
}

/* "2013/14", "2005-09": the second year is written short. */
static gboolean
read_short_year(const DiaScan *scan, Point *point)
{
	guint32 at = point->end;
	gint64 short_year;
	gint year = point->from.year;

	if (point->from.month != 0 || point->has_to ||
	    (dia_scan_mark(scan, at) != '/' && !dia_scan_is_dash(scan, at)) ||
	    !dia_scan_is_glued(scan, at) || !dia_scan_is_glued(scan, at + 1) ||
	    !dia_scan_is_kind(scan, at + 1, DIA_TOKEN_NUMBER) ||
	    dia_scan_token(scan, at + 1)->length != 2)
		return FALSE;
	short_year = dia_scan_digits(scan, at + 1);
	if (short_year <= year % 100 && !(year % 100 == 99 && short_year == 0))
		return FALSE;
	point->to = (Stamp){ .year = year - year % 100 + (gint)short_year +
				     (short_year == 0 ? 100 : 0) };
	point->has_to = TRUE;
	point->end = at + 2;
	return TRUE;
}

/* Before a month name: "5, 7 and 9 May 2010", "27-30 May". */
static gboolean
read_days(const DiaScan *scan, guint32 at, Point *point)
{
	gint day;
	guint32 next = at + 1;
	guint n_days = 1;

	if (!read_day(scan, at, &day))
		return FALSE;
	for (; n_days < 31; n_days++) {
		gint other;

		if (!dia_scan_is_dash(scan, next) && dia_scan_mark(scan, next) != ',' &&
		    !dia_scan_is_word(scan, next, "and") && !dia_scan_is_word(scan, next, "to"))
			return FALSE;
		if (!read_day(scan, next + 1, &other))
			return FALSE;
		next += 2;
		*point = (Point){ 0 };
		if (read_day_month(scan, next - 1, point)) {
			point->to = point->from;
			point->has_to = TRUE;
			point->from.day = day;
			return day < point->to.day;
		}
	}
	return FALSE;
}

/* "October and November 2017" */
static gboolean
is_month_and_month(const DiaScan *scan, guint32 first, guint32 at)
{
	gint month;
	gint last;
	guint32 next;

	return at == first + 1 && read_month(scan, first, &month, &next) && next == at &&
	       read_month(scan, at + 1, &last, &next) && month < last &&
	       dia_scan_is_kind(scan, next, DIA_TOKEN_NUMBER) && dia_scan_token(scan, next)->length == 4;
}

static gboolean
is_range_word(const DiaScan *scan, guint32 first, guint32 at)
{
	if (dia_scan_is_dash(scan, at) || dia_scan_is_word(scan, at, "to") ||
	    dia_scan_is_word(scan, at, "until") || dia_scan_is_word(scan, at, "till") ||
	    dia_scan_is_word(scan, at, "through") || dia_scan_mark(scan, at) == '/')
		return TRUE;
	if (!dia_scan_is_word(scan, at, "and"))
		return FALSE;
	return (first > scan->first && dia_scan_is_word(scan, first - 1, "between")) ||
	       is_month_and_month(scan, first, at);
}

/* "January 1996 to January 2017": the first takes what it lacks from the second. */
static void
extend_range(const DiaScan *scan, guint32 first, Point *point)
{
	Point second;
	guint32 at = point->end;

	if (point->has_to || read_short_year(scan, point) || !is_range_word(scan, first, at))
		return;
	if (!read_point(scan, at + 1, &second) || second.from.year == 0)
		return;
	if (dia_scan_mark(scan, at) == '/' && !(dia_scan_is_glued(scan, at + 1)))
		return;
	if ((point->from.month == 0) != (second.from.month == 0) && point->from.year == 0)
		return;
	if (point->from.year == 0)
		point->from.year = second.from.year;
	point->to = second.has_to ? second.to : second.from;
	point->has_to = TRUE;
	point->end = second.end;
}

static gint
days_of_month(gint year, gint month)
{
	return g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
}

static guint32
count_days(Stamp stamp, gboolean is_last)
{
	gint month = stamp.month != 0 ? stamp.month : (is_last ? 12 : 1);
	gint days = days_of_month(stamp.year, month);
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date,
		       (GDateDay)(stamp.day != 0 ? MIN(stamp.day, days) : (is_last ? days : 1)),
		       (GDateMonth)month, (GDateYear)stamp.year);
	return g_date_get_julian(&date);
}

static void
print_stamp(char *target, gsize size, Stamp stamp)
{
	if (stamp.day != 0)
		g_snprintf(target, size, "%04d-%02d-%02d", stamp.year, stamp.month, stamp.day);
	else if (stamp.month != 0)
		g_snprintf(target, size, "%04d-%02d", stamp.year, stamp.month);
	else
		g_snprintf(target, size, "%04d", stamp.year);
}

static void
print_date(DiaDate *date, const Point *point, gboolean is_open)
{
	char from[12];
	char to[12];

	print_stamp(from, sizeof from, point->from);
	print_stamp(to, sizeof to, point->to);
	date->period.first = count_days(point->from, FALSE);
	date->period.last = count_days(point->has_to ? point->to : point->from, TRUE);
	if (is_open) {
		date->part_periods[0] = (DiaPeriod){ date->period.first, date->period.last };
		g_strlcpy(date->part_isos[0], from, sizeof date->part_isos[0]);
		date->period.last = DIA_PERIOD_OPEN;
		g_snprintf(date->iso, sizeof date->iso, "%s/..", from);
	} else if (point->has_to) {
		g_snprintf(date->iso, sizeof date->iso, "%s/%s", from, to);
		g_strlcpy(date->part_isos[0], from, sizeof date->part_isos[0]);
		g_strlcpy(date->part_isos[1], to, sizeof date->part_isos[1]);
		date->part_periods[0] = (DiaPeriod){ count_days(point->from, FALSE),
						     count_days(point->from, TRUE) };
		date->part_periods[1] = (DiaPeriod){ count_days(point->to, FALSE),
						     count_days(point->to, TRUE) };
	} else {
		g_strlcpy(date->iso, from, sizeof date->iso);
	}
}

/* Words before a date that make it the start, the end, or open: "since the end of 2018". */
static gboolean
read_words_before(const DiaScan *scan, DiaDate *date, Point *point)
{
	guint32 first;
	const DiaCue *cue = dia_scan_match_before(scan, DIA_CUE_PERIOD, date->first, &first);
	gboolean is_year = point->from.month == 0 && !point->has_to;
	gboolean is_open = FALSE;

	if (cue != NULL && cue->role != NULL && is_year) {
		if (dia_scan_is_word(scan, date->first - 1, "of")) {
			if (g_str_equal(cue->role, "start"))
				point->from.month = 1;
			else if (g_str_equal(cue->role, "end"))
				point->from.month = 12;
		}
		if (g_str_equal(cue->role, "start") || g_str_equal(cue->role, "middle") ||
		    g_str_equal(cue->role, "end")) {
			date->first = first;
			cue = dia_scan_match_before(scan, DIA_CUE_PERIOD, date->first, &first);
		}
	} else if (date->first > scan->first && is_year && dia_scan_is_dash(scan, date->first - 1) &&
		   dia_scan_is_glued(scan, date->first) &&
		   (cue = dia_scan_match_before(scan, DIA_CUE_PERIOD, date->first - 1, &first)) != NULL &&
		   (g_strcmp0(cue->role, "middle") == 0 || g_strcmp0(cue->role, "end") == 0)) {
		date->first = first; /* "mid-2018" */
		cue = dia_scan_match_before(scan, DIA_CUE_PERIOD, date->first, &first);
	}
	if (cue != NULL && g_strcmp0(cue->role, "since") == 0 && !point->has_to) {
		is_open = dia_scan_is_word(scan, date->first - 1, "since") ||
			  dia_scan_is_word(scan, first, "starting") ||
			  dia_scan_is_word(scan, first, "beginning");
		if (dia_scan_is_word(scan, date->first - 1, "following"))
			date->role = DIA_DATE_NAMES;
	}
	/* "from 2016 on", "from 2016 onwards" */
	if (cue != NULL && dia_scan_is_word(scan, date->first - 1, "from") && !point->has_to &&
	    (g_str_has_prefix(dia_scan_word(scan, point->end), "onward") ||
	     (dia_scan_is_word(scan, point->end, "on") && dia_scan_mark(scan, point->end + 1) == ',')))
		is_open = TRUE;
	if (date->first > scan->first && (dia_scan_is_word(scan, date->first - 1, "before") ||
					  dia_scan_is_word(scan, date->first - 2, "prior")))
		date->role = DIA_DATE_BEFORE;
	return is_open;
}

/* "October and November", with the year that was found for the first */
static void
add_month(const DiaScan *scan, Point *point, gint year)
{
	gint month;
	guint32 next;

	if (point->from.day != 0 || !dia_scan_is_word(scan, point->end, "and") ||
	    !read_month(scan, point->end + 1, &month, &next) || month <= point->from.month ||
	    dia_scan_is_kind(scan, next, DIA_TOKEN_NUMBER))
		return;
	point->to = (Stamp){ .year = year, .month = month };
	point->has_to = TRUE;
	point->end = next;
}

/* Lets a date be the end of a period of so many months; one that ends in the middle of a year begins in one. */
static void
add_length(Point *point, gint n_months, gboolean is_middle)
{
	gint months = point->from.year * 12 + point->from.month - 1;

	if (n_months <= 0 || (point->from.month == 0 && n_months % 12 != 0))
		return;
	point->to = point->from;
	point->has_to = TRUE;
	if (point->from.month == 0) {
		point->from.year -= n_months / 12 - !is_middle;
		point->has_to = point->from.year < point->to.year;
		return;
	}
	/* "the year ending 30 June 2019" begins on the first of July */
	months -= n_months - 1;
	point->from = (Stamp){ .year = months / 12, .month = months % 12 + 1 };
	if (point->to.day != 0)
		point->from.day = 1;
}

static void
add_date(DiaScan *scan, guint32 at, Point *point)
{
	DiaDate date = { .first = at, .end = point->end };
	gboolean is_open;

	if (point->from.month == 0 && dia_date_is_name(scan, at, point->has_to)) {
		dia_scan_take(scan, at, point->end, DIA_COVER_MASK);
		return;
	}
	if (point->from.year == 0) {
		gint year = dia_date_find_year(scan, at, point->from.month, point->from.day != 0 || point->has_to);

		/* a day without a year that anything says: no figure, and no period either */
		if (year == 0) {
			if (point->from.day != 0)
				dia_scan_take(scan, at, point->end, DIA_COVER_DATE);
			return;
		}
		point->from.year = year;
		if (point->has_to && point->to.year == 0)
			point->to.year = year;
		else if (!point->has_to)
			add_month(scan, point, year);
	}
	if (point->has_to && count_days(point->to, TRUE) < count_days(point->from, FALSE))
		point->has_to = FALSE;
	date.role = dia_date_find_role(scan, at, point->end);
	is_open = read_words_before(scan, &date, point);
	if (!is_open && !point->has_to)
		add_length(point, dia_date_find_length(scan, date.first), dia_scan_is_word(scan, date.first, "mid"));
	date.sentence = dia_scan_sentence(scan, at);
	date.is_aside = dia_date_is_aside(scan, date.first, date.end);
	print_date(&date, point, is_open);
	dia_scan_take(scan, date.first, date.end, DIA_COVER_DATE);
	g_array_append_val(scan->dates, date);
}

/* Could a date start here? Cheap, as it is asked of each token. */
static gboolean
may_start(const DiaScan *scan, guint32 at)
{
	const DiaToken *token = dia_scan_token(scan, at);

	if (token->kind == DIA_TOKEN_NUMBER || token->kind == DIA_TOKEN_MIXED)
		return token->length <= 5;
	return token->kind == DIA_TOKEN_WORD &&
	       ((dia_units_word(scan->units, token->word)->classes &
		 (DIA_WORD_MONTH | DIA_WORD_PART_OF_YEAR)) != 0 ||
		dia_scan_is_word(scan, at, "nineteen"));
}

/* The "2016-5" of "Law 2016-5 of 16 February 2016", the "2022-35" of "Decree No. 2022-35" */
static gboolean
is_number_of_act(const DiaScan *scan, guint32 at)
{
	guint32 before = at - 1;

	if (at == scan->first || !dia_scan_is_number(scan, at) || dia_scan_token(scan, at)->length != 4 ||
	    !dia_scan_is_hyphen(scan, at + 1) || !dia_scan_is_number(scan, at + 2) ||
	    dia_scan_token(scan, at + 2)->length > 4)
		return FALSE;
	if (dia_scan_mark(scan, before) == '.' && before > scan->first)
		before--;
	return dia_scan_is_word(scan, before, "no") ||
	       ((dia_scan_classes(scan, before) & DIA_CLASS_ACT) && dia_scan_token(scan, at + 2)->length < 4 &&
		dia_scan_is_word(scan, at + 3, "of"));
}

void
dia_scan_dates(DiaScan *scan)
{
	for (guint32 at = scan->first; at < scan->end; at++) {
		Point point = { 0 };
		DiaDate neighbour;

		if (scan->dates->len > 0 && dia_scan_is_free(scan, at) &&
		    dia_date_read_neighbour(scan, at, &neighbour)) {
			dia_scan_take(scan, at, neighbour.end, DIA_COVER_DATE);
			g_array_append_val(scan->dates, neighbour);
			at = neighbour.end - 1;
			continue;
		}
		if (!dia_scan_is_free(scan, at) || !may_start(scan, at))
			continue;
		if (is_number_of_act(scan, at)) {
			dia_scan_take(scan, at, at + 3, DIA_COVER_MASK);
			at += 2;
			continue;
		}
		if (!read_days(scan, at, &point) && !read_point(scan, at, &point))
			continue;
		extend_range(scan, at, &point);
		add_date(scan, at, &point);
		at = point.end - 1;
	}
}
