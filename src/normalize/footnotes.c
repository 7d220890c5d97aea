/*
 * Footnotes that stand between lines of text, and the marks that point to them.
 *
 * A note begins with its number or asterisk at the foot of a page, and all that follows up to the next
 * page is notes. Its mark is a number glued to a word or a stop ("Law101", "wartime.26", even "20093" for
 * note 3 after 2009). Marks count only as a rising chain, so that "G20" or "OP2" is left alone.
 */
#include <string.h>

#include "base/months.h"
#include "normalize/layout.h"
#include "normalize/note-number.h"

enum {
	REACH = 150,	     /* lines between a mark and its note */
	MAX_NOTE_LINES = 40, /* of one foot of a page, where the next page cannot be seen */
	MAX_SKIP = 3,	     /* marks that may be missing between two of the chain */
	MIN_CHAIN = 3,	     /* marks without a single note are believed from this many on */
	WIDE_PERCENT = 118,  /* notes are set smaller, so their lines hold more than those of the text */
	FULL_PERCENT = 70,   /* of a full line: less is a heading */
	HUGE_PERCENT = 300,  /* a paragraph on one line, not a line of a note */
	MAX_STARS = 4,	     /* asterisks of one mark */
};

/* A number that may be the mark of a note. */
typedef struct {
	guint32 line;  /* index */
	guint32 start; /* bytes into its text */
	guint32 end;
	guint32 number;
	guint32 second; /* of two that stand together, "67" for 6 and 7; else 0 */
	gboolean is_doubtful; /* behind capitals: the mark of "OSCE7", but no mark in "TV8" */
	gboolean is_chained;
} Mark;

static guint
parse_stranded_number(const DiaLine *line)
{
	gsize digits = strspn(line->text, "0123456789");

	if (digits == 0 || digits > 3 || line->text[digits] != '\0')
		return 0;
	return (guint)g_ascii_strtoull(line->text, NULL, 10);
}

/* The number of "12 See A/HRC/..." or "[12] See A/HRC/..."; 0 where there is none. */
static guint
parse_note_number(const DiaLine *line)
{
	DiaNoteNumber number;
	const char *after;

	if (!dia_note_number_parse(line->text, &number))
		return 0;
	after = line->text + number.text;
	if (line->text[0] == '[')
		return *after != '\0' ? number.value : 0;
	/* "19 March 2003" is a date that goes on from the line before. */
	if (number.start > 0 || number.text != number.end + 1 || dia_month_parse(after, NULL) > 0)
		return 0;
	return g_unichar_isupper(g_utf8_get_char(after)) || strncmp(after, "\xe2\x80\x9c", 3) == 0
		   ? number.value
		   : 0;
}

/* Below the rule that parts notes from text a number may be printed as that of a paragraph is: "12. See". */
static guint
parse_number_below_rule(const DiaLine *line)
{
	DiaNoteNumber number;

	return dia_note_number_parse(line->text, &number) && line->text[number.text] != '\0' ? number.value : 0;
}

/* Words that notes open with and paragraphs do not. */
static gboolean
has_note_opening(const char *text)
{
	static const char *const openings[] = { "See:", "See also:", "See A/",	 "See also A/", "Ibid",
						"Cf.",	"Op. cit",   "http://", "https://" };

	for (guint i = 0; i < G_N_ELEMENTS(openings); i++)
		if (text[0] == openings[i][0] && g_str_has_prefix(text, openings[i]))
			return TRUE;
	return FALSE;
}

static gboolean
is_wide(const DiaLayout *layout, const DiaLine *line)
{
	return line->length * 100 > layout->width * WIDE_PERCENT &&
	       line->length * 100 < layout->width * HUGE_PERCENT;
}

static gboolean
starts_upper(const char *text)
{
	gunichar c = g_utf8_get_char(text);

	return g_unichar_isupper(c) || c == 0x201c || c == '"';
}

/* Does the line stand where the sentence of a full line before it is not at an end? */
static gboolean
interrupts(const DiaLayout *layout, guint32 index)
{
	const DiaLine *before = index > 0 ? dia_layout_line(layout, index - 1) : NULL;

	return before != NULL && (before->role != DIA_LINE_BODY ||
				  (!dia_text_is_ended(before->text, before->length) &&
				   before->length * 100 >= layout->width * FULL_PERCENT));
}

/*
 * Is a mark with this number within reach before the line, or just behind it, after a lost page break? A mark in
 * the paragraph that starts here with its own number is none.
 */
static gboolean
has_mark_near(const DiaLayout *layout, const GArray *marks, guint32 number, guint32 index)
{
	for (guint i = 0; i < marks->len; i++) {
		const Mark *mark = &g_array_index(marks, Mark, i);

		if (mark->number == number && mark->line + REACH >= index &&
		    (mark->line < index || (mark->line <= index + 3 && interrupts(layout, index))))
			return TRUE;
	}
	return FALSE;
}

/* Does the line stand below the rule that parts notes from text, or below another note? */
static gboolean
is_below_rule(const DiaLayout *layout, guint index)
{
	const DiaLine *above = index > 0 ? dia_layout_line(layout, index - 1) : NULL;

	return above != NULL && (above->role == DIA_LINE_FOOTNOTE ||
				 (above->role == DIA_LINE_DROPPED && g_strcmp0(above->drop, "rule") == 0));
}

/* "12. See" below the rule, or below "11. See" there: notes that are printed as paragraphs are. */
static guint
parse_ruled_number(const DiaLayout *layout, guint index)
{
	guint number = is_below_rule(layout, index) ? parse_number_below_rule(dia_layout_line(layout, index)) : 0;

	for (guint i = index; number > 0 && i-- > 0 && index - i <= MAX_NOTE_LINES;) {
		const DiaLine *above = dia_layout_line(layout, i);

		if (above->role != DIA_LINE_FOOTNOTE)
			return number;
		if (above->begins_note)
			return number > 1 && parse_number_below_rule(above) == number - 1 &&
				       parse_note_number(above) == 0
				   ? number
				   : 0;
	}
	return 0;
}

/* Does a note begin at this line? *number receives it, 0 where it is not printed. */
static gboolean
begins_note(const DiaLayout *layout, const GArray *marks, guint index, guint32 last_note,
	    guint32 *number)
{
	const DiaLine *line = dia_layout_line(layout, index);
	gint next = dia_layout_next(layout, index);

	*number = 0;
	if ((line->kind != DIA_BLOCK_LINE && line->kind != DIA_BLOCK_PARAGRAPH) ||
	    (line->is_whole && !line->begins_note && !is_below_rule(layout, index)))
		return FALSE;
	if (layout->is_flowing && marks->len >= MIN_CHAIN && has_note_opening(line->text))
		return TRUE;
	*number = parse_note_number(line);
	if (*number > 0)
		return *number > last_note && has_mark_near(layout, marks, *number, index);
	*number = parse_ruled_number(layout, index);
	if (*number > 0 && (*number == last_note + 1 || !dia_layout_has_break(layout, index)))
		return *number > last_note && *number <= last_note + MAX_SKIP &&
		       has_mark_near(layout, marks, *number, index);
	if (line->starts_page)
		return FALSE;
	*number = parse_stranded_number(line);
	if (*number > 0)
		return *number > last_note && next >= 0 &&
		       dia_layout_line(layout, (guint)next)->gap <= 1 &&
		       !dia_layout_line(layout, (guint)next)->starts_page &&
		       starts_upper(dia_layout_line(layout, (guint)next)->text) &&
		       has_mark_near(layout, marks, *number, index);
	*number = 0;
	return layout->is_flowing && marks->len > 0 && is_wide(layout, line) &&
	       starts_upper(line->text) && next >= 0 && index > 0 &&
	       !dia_text_is_ended(dia_layout_line(layout, index - 1)->text,
				  dia_layout_line(layout, index - 1)->length) &&
	       is_wide(layout, dia_layout_line(layout, (guint)next));
}

/* "*" or "**" that opens a note: alone on its line, or before its text. */
static gsize
count_stars(const DiaLine *line)
{
	gsize stars = line->text[0] == '*' ? strspn(line->text, "*") : 0;

	if (stars == 0 || stars > MAX_STARS)
		return 0;
	return line->text[stars] == '\0' || line->text[stars] == ' ' || line->text[stars] == '\t'
		   ? stars
		   : 0;
}

/* The first line that has a word with just one, two ... asterisks behind it, by their number. */
static void
find_star_marks(const DiaLayout *layout, guint first[MAX_STARS + 1])
{
	for (gsize n = 0; n <= MAX_STARS; n++)
		first[n] = G_MAXUINT;
	for (guint i = 0; i < layout->lines->len; i++) {
		const char *text = dia_layout_line(layout, i)->text;

		for (const char *at = strchr(text, '*'); at != NULL; at = strchr(at, '*')) {
			gsize n = strspn(at, "*");

			if (n <= MAX_STARS && at > text && at[-1] != ' ' && at[-1] != '\t' &&
			    !g_ascii_isalnum(at[n]))
				first[n] = MIN(first[n], i);
			at += n;
		}
	}
}

/* Does the text go on here: a numbered paragraph, or the rest of one after the space of a page's foot? */
static gboolean
resumes_text(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);
	gsize digits = strspn(line->text, "0123456789");
	const char *after = line->text + digits;

	if (digits > 0 && digits < 4 && *after == '.') {
		/* "125.41 Ratify", "6.12. Abolish" too */
		gsize second = strspn(++after, "0123456789");

		after += second > 0 && second < 4 ? second : 0;
		after += second > 0 && *after == '.';
		if (starts_upper(after + strspn(after, " \t")) && (second == 0 || after[0] == ' ' || after[0] == '\t'))
			return TRUE;
	}
	return dia_layout_has_break(layout, index) && g_ascii_islower(line->text[0]);
}

/* Below a rule notes stand close together: behind a gap after the end of one, only another one may follow. */
static gboolean
leaves_notes(const DiaLayout *layout, guint index)
{
	const DiaLine *before = dia_layout_line(layout, index - 1);

	return dia_layout_has_break(layout, index) && dia_text_is_ended(before->text, before->length) &&
	       parse_note_number(dia_layout_line(layout, index)) == 0;
}

/* Marks the lines of a note from @first on; returns the first line after it. */
static guint
mark_note(DiaLayout *layout, guint first, gboolean is_starred)
{
	guint index = first;
	gboolean has_text = FALSE;
	gboolean is_ruled = is_below_rule(layout, first);

	dia_layout_line(layout, first)->begins_note = TRUE;
	for (; index < layout->lines->len && index - first < MAX_NOTE_LINES; index++) {
		DiaLine *line = dia_layout_line(layout, index);

		if (index > first && line->starts_page &&
		    (has_text || !is_starred)) /* the stars alone may stand before the page */
			break;
		if (line->role == DIA_LINE_DROPPED && index > first)
			break;
		if (has_text && is_starred && line->gap > layout->line_gap)
			break;
		if (has_text && (resumes_text(layout, index) || (is_ruled && leaves_notes(layout, index))))
			break;
		line->role = DIA_LINE_FOOTNOTE;
		has_text |= line->text[strspn(line->text, "*0123456789")] != '\0';
		if (line->is_whole && has_text)
			return index + 1;
		/* Without pages a starred note ends where its sentence does. */
		if (is_starred && has_text && dia_text_is_ended(line->text, line->length) &&
		    line->length * 100 < layout->width * 90)
			return index + 1;
	}
	return index;
}

/* Within the notes of a page, each number that goes on starts a note of its own. */
static void
split_notes(DiaLayout *layout, const GArray *marks, guint first, guint end, guint32 *last_note)
{
	for (guint i = first; i < end; i++) {
		DiaLine *line = dia_layout_line(layout, i);
		guint32 number = parse_stranded_number(line);

		if (number == 0)
			number = parse_note_number(line);
		if (number > *last_note &&
		    (number <= *last_note + MAX_SKIP || has_mark_near(layout, marks, number, i))) {
			line->begins_note = TRUE;
			*last_note = number;
		}
	}
}

/* Do the digits before a place make a year? */
static gboolean
is_year(const char *text, gsize end)
{
	const char *year = text + end - 4;

	return end >= 4 && (end == 4 || !g_ascii_isalnum(text[end - 5])) &&
	       strspn(year, "0123456789") == 4 &&
	       (strncmp(year, "19", 2) == 0 || strncmp(year, "20", 2) == 0);
}

/* Is it the year of "since 1998.1 It ...", whose sentence has a mark behind its stop? */
static gboolean
follows_year(const char *text, gsize at, gsize end)
{
	return is_year(text, at - 1) &&
	       (text[end] == '\0' || (text[end] == ' ' && !g_ascii_islower(text[end + 1])));
}

/* The 2 of "m2", "km2" */
static gboolean
is_power_of_unit(const char *text, gsize at, gsize end)
{
	static const char *const units[] = { "m", "km", "cm", "dm", "mm", NULL };
	gsize first = at;
	g_autofree char *word = NULL;

	if (end != at + 1 || (text[at] != '2' && text[at] != '3'))
		return FALSE;
	while (first > 0 && at - first < 3 && g_ascii_isalpha(text[first - 1]))
		first--;
	word = g_strndup(text + first, at - first);
	return g_strv_contains(units, word);
}

/* May the number at a place, with a character before it, be glued to what it marks? */
static gboolean
is_glued(const char *text, gsize at, gsize end)
{
	gsize digits = end - at;
	guchar before = (guchar)text[at - 1];

	if (digits > 3 || strchr(" \t/-($0123456789", before) != NULL)
		return FALSE;
	if (before >= 0x80 && at >= 3 && strncmp(text + at - 3, "\xe2\x80\x93", 3) == 0)
		return FALSE;
	if (before == '[')
		return at > 1 && text[end] == ']';
	if (before == '.' && at > 1 && g_ascii_isdigit(text[at - 2]))
		return follows_year(text, at, end);
	if ((before == ',' || before == ':') && at > 1 && g_ascii_isdigit(text[at - 2]))
		return before == ',' && digits != 3 && is_year(text, at - 1); /* not "3,5", "1:25" */
	return !is_power_of_unit(text, at, end);
}

/* "members 1/ and", as documents were typed: a number with a stroke behind it, between blanks. */
static gboolean
is_with_stroke(const char *text, gsize at, gsize end)
{
	return end - at <= 3 && text[at - 1] == ' ' && text[end] == '/' && strchr(" .,;:)", text[end + 1]) != NULL;
}

/* "OSCE7", "TV8", "G20" */
static gboolean
follows_capitals(const char *text, gsize at)
{
	return at > 0 && g_ascii_isupper(text[at - 1]);
}

/* Does what follows make it part of a word or of a larger number? */
static gboolean
goes_on(const char *text, gsize end)
{
	return g_ascii_isalpha(text[end]) || text[end] == '/' ||
	       (text[end] == '-' && g_ascii_isalnum(text[end + 1])) ||
	       (text[end] == '.' && g_ascii_isdigit(text[end + 1]));
}

/* Of "mechanisms1, 2" the rest: the next number behind a comma. */
static gsize
skip_next_mark(const char *text, guint32 number)
{
	gsize at = *text == ',' ? 1 + (text[1] == ' ') : 0;
	gsize digits = strspn(text + at, "0123456789");

	if (at == 0 || digits == 0 || digits > 3 ||
	    (guint32)g_ascii_strtoull(text + at, NULL, 10) != number + 1 ||
	    (text[at + digits] != '\0' && text[at + digits] != ' '))
		return 0;
	return at + digits;
}

/* Numbers glued to the end of a word or to a stop, years with more digits than a year has, "[12]", and "12/". */
static void
collect_line_marks(const DiaLine *line, guint index, GArray *marks)
{
	const char *text = line->text;
	/* What a line starts with is no mark, but a number of its own: "12", "A.1". */
	gsize first = g_ascii_isupper(text[0]) && text[1] == '.' ? 2 : dia_label_start(text);

	first += dia_label_letter(text + first);
	first += strspn(text + first, "0123456789");
	for (gsize at = MAX(1, first);; at++) {
		Mark mark = { .line = index };
		gsize digits;

		if (at >= line->length)
			return;
		at += strcspn(text + at, "0123456789");
		if (at >= line->length)
			return;
		digits = strspn(text + at, "0123456789");
		mark.start = (guint32)at;
		mark.end = (guint32)(at + digits);
		if (is_with_stroke(text, at, mark.end)) {
			mark.start--;
			mark.end++;
		} else if (digits > 4 && digits <= 7 &&
			   (strncmp(text + at, "19", 2) == 0 || strncmp(text + at, "20", 2) == 0)) {
			mark.start += 4;
		} else if (!is_glued(text, at, mark.end)) {
			mark.number = G_MAXUINT32;
		}
		at = mark.end;
		if (mark.number == G_MAXUINT32 || goes_on(text, mark.end) || text[mark.start] == '0')
			continue;
		/* A blank before the digits is passed over. */
		mark.number = (guint32)g_ascii_strtoull(text + mark.start, NULL, 10);
		mark.is_doubtful = follows_capitals(text, mark.start);
		mark.end += (guint32)skip_next_mark(text + mark.end, mark.number);
		if (text[mark.start - 1] == '[') {
			mark.start -= 1 + (mark.start > 1 && text[mark.start - 2] == ' ');
			mark.end++;
		}
		g_array_append_val(marks, mark);
	}
}

static void
collect_marks(const DiaLayout *layout, GArray *marks)
{
	for (guint i = 0; i < layout->lines->len; i++)
		if (dia_layout_line(layout, i)->role == DIA_LINE_BODY)
			collect_line_marks(dia_layout_line(layout, i), i, marks);
}

/* The number of the note that each line may begin, or 0: each mark looks for its own in many lines. */
static guint32 *
find_note_numbers(const DiaLayout *layout)
{
	guint32 *numbers = g_new0(guint32, layout->lines->len + 1);

	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);

		if (!g_ascii_isdigit(line->text[0]) && line->text[0] != '[')
			continue;
		numbers[i] = parse_stranded_number(line);
		if (numbers[i] == 0)
			numbers[i] = parse_note_number(line);
	}
	return numbers;
}

/* Is there a note with this number, which is not 0, within reach below the line? */
static gboolean
has_note_below(const DiaLayout *layout, const guint32 *numbers, guint32 number, guint32 index)
{
	guint end = MIN(index + REACH, layout->lines->len);

	for (guint i = index + 1; i < end; i++)
		if (numbers[i] == number)
			return TRUE;
	return FALSE;
}

/* Two marks side by side, "67" behind mark 5: reads them as one each. */
static void
split_double(Mark *mark, guint32 last)
{
	g_autofree char *both = g_strdup_printf("%u%u", last + 1, last + 2);

	if (last == 0 || mark->number != (guint32)g_ascii_strtoull(both, NULL, 10))
		return;
	mark->number = last + 1;
	mark->second = last + 2;
}

/*
 * Chains the marks: each is the next number, or skips a few, or more where its note stands below.
 * Returns the length of the chain.
 */
static guint
chain_marks(const DiaLayout *layout, GArray *marks)
{
	g_autofree guint32 *numbers = find_note_numbers(layout);
	guint32 last = 0;
	guint n_chained = 0;

	for (guint i = 0; i < marks->len; i++) {
		Mark *mark = &g_array_index(marks, Mark, i);
		gboolean has_exact = FALSE;

		if (!has_note_below(layout, numbers, mark->number, mark->line))
			split_double(mark, last);
		if (mark->number <= last || (mark->is_doubtful && mark->number != last + 1) ||
		    (mark->number > last + 1 + MAX_SKIP &&
		     !has_note_below(layout, numbers, mark->number, mark->line)))
			continue;
		/* A later mark with the next number is better than one that skips. */
		for (guint j = i + 1; j < marks->len && mark->number != last + 1 && !has_exact; j++) {
			const Mark *other = &g_array_index(marks, Mark, j);

			if (other->line > mark->line + 60)
				break;
			has_exact = other->number == last + 1;
		}
		if (has_exact)
			continue;
		mark->is_chained = TRUE;
		last = MAX(mark->number, mark->second);
		n_chained++;
	}
	return n_chained;
}

/* Says of a line that it had a mark, before those that it is known to have had. */
static void
remember_mark(DiaLayout *layout, DiaLine *line, const Mark *mark)
{
	g_autoptr(GString) marks = g_string_new(NULL);

	g_string_append_printf(marks, "%u", mark->number);
	if (mark->second > 0)
		g_string_append_printf(marks, " %u", mark->second);
	if (line->marks != NULL)
		g_string_append_printf(marks, " %s", line->marks);
	line->marks = dia_pool_text(layout->pool, marks->str, marks->len);
}

/* Takes the marks of the chain out of the lines, from the last one of a line to the first. */
static void
remove_marks(DiaLayout *layout, const GArray *marks)
{
	for (guint i = marks->len; i-- > 0;) {
		const Mark *mark = &g_array_index(marks, Mark, i);
		DiaLine *line = dia_layout_line(layout, mark->line);
		g_autoptr(GString) text = NULL;

		if (!mark->is_chained || line->role != DIA_LINE_BODY)
			continue;
		text = g_string_new_len(line->text, line->length);
		g_string_erase(text, mark->start, (gssize)(mark->end - mark->start));
		line->text = dia_pool_text(layout->pool, text->str, text->len);
		line->length = (guint32)text->len;
		remember_mark(layout, line, mark);
	}
}

/* Formats that have footnotes say which they are; what is a mark in their text is text. */
static gboolean
take_stated_notes(DiaLayout *layout)
{
	gboolean has_notes = FALSE;

	for (guint i = 0; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);

		has_notes |= line->marks != NULL;
		if (line->kind != DIA_BLOCK_FOOTNOTE || line->role != DIA_LINE_BODY)
			continue;
		line->role = DIA_LINE_FOOTNOTE;
		line->begins_note = TRUE;
		has_notes = TRUE;
	}
	return has_notes;
}

/* Are there notes at the end of the report, which its marks then point to? */
static gboolean
has_endnotes(const DiaLayout *layout)
{
	for (guint i = layout->lines->len; i-- > 0;)
		if (dia_layout_line(layout, i)->role == DIA_LINE_FOOTNOTE)
			return TRUE;
	return FALSE;
}

void
dia_layout_find_footnotes(DiaLayout *layout)
{
	g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
	gboolean is_at_end = has_endnotes(layout);
	guint star_marks[MAX_STARS + 1];
	guint32 last_note = 0;
	guint n_chained;

	if (take_stated_notes(layout))
		return;
	find_star_marks(layout, star_marks);
	collect_marks(layout, marks);
	n_chained = chain_marks(layout, marks);
	for (guint i = 0; i < layout->lines->len; i++) {
		const DiaLine *line = dia_layout_line(layout, i);
		gsize stars = line->role == DIA_LINE_BODY ? count_stars(line) : 0;
		guint32 number;
		guint end;

		if (line->role != DIA_LINE_BODY)
			continue;
		if (stars > 0 && star_marks[stars] < i) {
			i = mark_note(layout, i, TRUE) - 1;
			continue;
		}
		if (is_at_end || !begins_note(layout, marks, i, last_note, &number))
			continue;
		end = mark_note(layout, i, FALSE);
		split_notes(layout, marks, i, end, &last_note);
		i = end - 1;
	}
	if (is_at_end || last_note > 0 || n_chained >= MIN_CHAIN)
		remove_marks(layout, marks);
}
