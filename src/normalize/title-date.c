/*
 * The date of a report, from its title page: of all dates there the one that is said to be its own, or that stands
 * alone. Days of a session, of a resolution and of what the report is due in are passed over.
 */
#include <string.h>

#include "base/months.h"
#include "normalize/title-date.h"

enum {
	MIN_YEAR = 1945,
	MAX_YEAR = 2200,
	MAX_COVER_BYTES = 160, /* a longer line is prose */
	MIN_PROSE_BYTES = 80,  /* of a line that ends a sentence */
	MAX_PLACE_WORDS = 5,   /* "Riga, 2018", "Port of Spain, March 2018" */
	NEAR_LINES = 4,	       /* from "Distr.: General" to its date */
};

/* How much says that a date is that of the report. */
typedef enum {
	RANK_NONE,
	RANK_SESSION, /* of the session that it is for */
	RANK_YEAR,
	RANK_MONTH,
	RANK_LAST,	  /* "Tirana, 3 October 2019" */
	RANK_SAID,	  /* "submitted on 29 March 2017" */
	RANK_ALONE,	  /* on its line, or in its column */
	RANK_DISTRIBUTED, /* "Distr.: General 12 March 2018" */
} Rank;

typedef struct {
	guint year;
	guint month; /* 0: not said */
	guint day;   /* 0: not said */
} Date;

static gsize
read_number(const char *text, gsize max, guint *number)
{
	gsize digits = strspn(text, "0123456789");

	if (digits == 0 || digits > max)
		return 0;
	*number = (guint)g_ascii_strtoull(text, NULL, 10);
	return digits;
}

static gsize
read_year(const char *text, guint *year)
{
	gsize digits = read_number(text, 4, year);

	return digits == 4 && *year >= MIN_YEAR && *year <= MAX_YEAR ? digits : 0;
}

/* "3rd", "4th", "1st of" */
static gsize
skip_ordinal(const char *text)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	gsize at = 0;

	for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
		if (g_str_has_prefix(text, endings[i]))
			at = 2;
	if (g_str_has_prefix(text + at, " of "))
		at += 3;
	return at;
}

static gsize
skip_separators(const char *text)
{
	return strspn(text, " ,.");
}

/* "March 2018", "Oct. 2017", "September 18, 2014" */
static gsize
read_from_month(const char *text, Date *date)
{
	gsize at = 0;
	gsize digits;

	date->month = dia_month_parse(text, &at);
	if (date->month == 0 || skip_separators(text + at) == 0)
		return 0;
	at += skip_separators(text + at);
	digits = read_number(text + at, 2, &date->day);
	if (digits > 0) {
		at += digits + skip_ordinal(text + at + digits);
		at += skip_separators(text + at);
	} else {
		date->day = 0;
	}
	digits = read_year(text + at, &date->year);
	return digits > 0 ? at + digits : 0;
}

/* "2016-08-15" */
static gsize
read_from_year(const char *text, Date *date)
{
	gsize at = read_year(text, &date->year);
	gsize digits;

	date->month = date->day = 0;
	if (at == 0 || text[at] != '-')
		return at;
	digits = read_number(text + at + 1, 2, &date->month);
	if (digits != 2 || text[at + 3] != '-' || read_number(text + at + 4, 2, &date->day) != 2) {
		date->month = date->day = 0;
		return at;
	}
	return at + 6;
}

/* "12 March 2018", "3rd October 2019", "15/09/2016", "15.9.2016" */
static gsize
read_from_day(const char *text, Date *date)
{
	gsize at = read_number(text, 2, &date->day);
	Date rest = { 0 };
	gsize digits;

	if (at == 0)
		return 0;
	if (text[at] == '/' || text[at] == '.') {
		char sign = text[at++];

		digits = read_number(text + at, 2, &date->month);
		if (digits == 0 || text[at + digits] != sign)
			return 0;
		at += digits + 1;
		digits = read_year(text + at, &date->year);
		/* "09/15/2016" can only be of September. */
		if (date->month > 12) {
			guint day = date->month;

			date->month = date->day;
			date->day = day;
		}
		return digits > 0 ? at + digits : 0;
	}
	at += skip_ordinal(text + at);
	at += strspn(text + at, " ");
	digits = read_from_month(text + at, &rest);
	if (digits == 0 || rest.day != 0)
		return 0;
	date->month = rest.month;
	date->year = rest.year;
	return at + digits;
}

/* Reads a date that begins at a place; 0 where none does. */
static gsize
read_date(const char *text, Date *date)
{
	gsize length = read_from_day(text, date);

	if (length == 0)
		length = read_from_month(text, date);
	if (length == 0)
		length = read_from_year(text, date);
	if (length == 0 || g_ascii_isalnum(text[length]) || text[length] == '/')
		return 0;
	if (date->day > 0 && !g_date_valid_dmy((GDateDay)date->day, (GDateMonth)MIN(date->month, 13),
					       (GDateYear)date->year))
		return 0;
	return date->month <= 12 ? length : 0;
}

static gboolean
has_any(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strstr(text, *words) != NULL)
			return TRUE;
	return FALSE;
}

/* Does "Distr.: General" stand in the line, or a few above? */
static gboolean
is_distributed(const DiaLayout *layout, guint index)
{
	for (guint i = index; i + NEAR_LINES > index; i--) {
		if (g_strstr_len(dia_layout_line(layout, i)->text, -1, "Distr.") != NULL ||
		    g_strstr_len(dia_layout_line(layout, i)->text, -1, "DISTR.") != NULL)
			return TRUE;
		if (i == 0)
			break;
	}
	return FALSE;
}

/* What a date is, from what stands around it in its line. */
static Rank
rank(const DiaLayout *layout, guint index, gsize start, gsize length, const Date *date)
{
	static const char *const said[] = { "submitted", "submission:", "date:", "dated", "date of", NULL };
	static const char *const other[] = { "resolution", "due ", "adopted", "received", "cycle", "between", "since",
					     "act of", "law of", "no. ", "period", "from ", "until", " in ", NULL };
	static const char *const sessions[] = { "session", "meeting", "cycle", NULL };
	const DiaLine *line = dia_layout_line(layout, index);
	g_autofree char *before = g_ascii_strdown(line->text, (gssize)start);
	const char *after = line->text + start + length;
	gboolean is_last = after[strspn(after, " .)]")] == '\0';
	gboolean is_alone = is_last && (start == 0 || line->text[start - 1] == '\t');
	guint words = 1;

	/* "9-27 September 2019" are the days of a session. */
	if (start > 0 && strchr("-\x93/", line->text[start - 1]) != NULL)
		return RANK_NONE;
	for (const char *at = before; *at != '\0'; at++)
		words += *at == ' ';
	if (has_any(before, said))
		return date->month > 0 ? RANK_SAID : RANK_NONE;
	if (has_any(before, sessions))
		return date->month > 0 && is_last ? RANK_SESSION : RANK_NONE;
	if (has_any(before, other) || line->length > MAX_COVER_BYTES || !is_last)
		return RANK_NONE;
	if (date->day > 0 && is_distributed(layout, index))
		return RANK_DISTRIBUTED;
	if (date->day > 0)
		return is_alone ? RANK_ALONE : RANK_LAST;
	if (words > MAX_PLACE_WORDS + 1)
		return RANK_NONE;
	if (date->month > 0)
		return RANK_MONTH;
	/* "Report 2018" and "1/2018" say little; "Riga, 2018" says where and when. */
	return is_alone || (start > 1 && line->text[start - 2] == ',') ? RANK_YEAR : RANK_NONE;
}

static gboolean
is_prose(const DiaLine *line)
{
	return line->length >= MIN_PROSE_BYTES && dia_text_is_ended(line->text, line->length);
}

gboolean
dia_title_date_is_in(const char *text)
{
	for (gsize at = 0; text[at] != '\0' && at < MAX_COVER_BYTES; at++) {
		Date date = { 0 };

		if ((at == 0 || !g_ascii_isalnum(text[at - 1])) && read_date(text + at, &date) > 0)
			return TRUE;
	}
	return FALSE;
}

char *
dia_title_date_find(const DiaLayout *layout, guint n_lines)
{
	Date best = { 0 };
	Rank best_rank = RANK_NONE;

	for (guint i = 0; i < n_lines && !is_prose(dia_layout_line(layout, i)); i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		for (gsize at = 0; at < MIN(line->length, MAX_COVER_BYTES); at++) {
			Date date = { 0 };
			gsize length;
			Rank found;

			if (at > 0 && (g_ascii_isalnum(line->text[at - 1]) || line->text[at - 1] == '.'))
				continue;
			length = read_date(line->text + at, &date);
			if (length == 0)
				continue;
			found = rank(layout, i, at, length, &date);
			if (found > best_rank) {
				best_rank = found;
				best = date;
			}
			at += length - 1;
		}
	}
	if (best_rank == RANK_NONE)
		return NULL;
	if (best.day > 0)
		return g_strdup_printf("%04u-%02u-%02u", best.year, best.month, best.day);
	if (best.month > 0)
		return g_strdup_printf("%04u-%02u", best.year, best.month);
	return g_strdup_printf("%04u", best.year);
}
