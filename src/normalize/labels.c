/*
 * Which numbers at the start of lines are numbers of paragraphs.
 *
 * A number may as well be a year, a quantity, a date or the rest of "article 12." on the line before.
 * What tells them apart is the sequence: of all candidates the chain is chosen that scores best, by
 * dynamic programming as in sequence alignment. A step to the next number is worth much, a gap or a new
 * start at 1 little, a change of style ("12." after "11)") costs.
 */
#include <string.h>

#include "base/digits.h"
#include "base/hash.h"
#include "normalize/layout.h"

enum {
	MAX_DIGITS = 6,	      /* reports that were joined into one count on */
	LOOK_BACK = 48,	      /* candidates that may be passed over between two of the chain */
	MAX_GAP = 500,	      /* numbers that may be missing in one place */
	MAX_IN_RUN = 60,      /* a wider jump starts another run */
	MIN_CITED = 30,	      /* 110.3: chapters of a report are fewer */
	MAX_FIRST = 40,	      /* the first number under a chapeau: 124.1, or 124.9 in an extract */
	STEP_SCORE = 20,
	GAP_SCORE = 4,
	RESTART_SCORE = -3,   /* back to 1 */
	REPEAT_SCORE = -6,    /* the same number twice, or one out of order */
	STYLE_SCORE = -30,
	SURE_WEIGHT = 18,
	START_SCORE = 0,
	IMPOSSIBLE = -1000,
};

typedef struct {
	guint index; /* of the line */
	gint weight; /* how much it looks like the start of a paragraph, whatever its number */
	gint best;   /* of the chain that ends here */
	gint most;   /* of all chains up to here */
	gint previous;
} Candidate;

/* Bytes of " -" or " \342\200\223" that parts a number from its text; 0 where a number follows, as in a range. */
static gsize
read_dash(const char *text)
{
	static const char *const dashes[] = { " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 " };

	for (guint i = 0; text[0] == ' ' && !g_ascii_isalnum(text[1]) && i < G_N_ELEMENTS(dashes); i++)
		if (g_str_has_prefix(text, dashes[i]) && !g_ascii_isdigit(text[strlen(dashes[i])]))
			return strlen(dashes[i]) - 1;
	return 0;
}

/*
 * Colons, strokes, ordinal signs and wide stops, and two signs such as "12.-", "12.)", "[12].": as Spanish, French,
 * German and Chinese texts number.
 * @return bytes of the signs behind the digits; 0 where they are none of these
 */
static gsize
read_other_signs(const char *text)
{
	static const char *const signs[] = { ".-",	   ".\xe2\x80\x93", ".)",	     "\xc2\xba.-",
					     "\xc2\xba.", "\xc2\xba",     "\xc2\xb0.",   "\xc2\xb0",
					     "].",	   ").",	   "\xef\xbc\x8e", ":",
					     "/" };

	for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
		if (text[0] == signs[i][0] && g_str_has_prefix(text, signs[i]) &&
		    strchr(" \t", text[strlen(signs[i])]) != NULL)
			return strlen(signs[i]);
	return 0;
}

/* What stands around the digits, which end at @at; moves it behind the closing sign. */
static DiaLabelStyle
read_style(const char *text, gsize start, gsize *at)
{
	char before = start > 0 ? text[start - 1] : '\0';
	gsize other = read_other_signs(text + *at);

	if (before == '[' || before == '(') {
		if (text[*at] != (before == '[' ? ']' : ')'))
			return DIA_LABEL_NONE;
		*at += MAX(other, 1);
		return before == '[' ? DIA_LABEL_BRACKETS : DIA_LABEL_PARENS;
	}
	if (text[*at] == ' ' && (text[*at + 1] == '.' || text[*at + 1] == ')'))
		++*at;
	if (read_dash(text + *at) > 0) {
		*at += read_dash(text + *at);
		return DIA_LABEL_DASH;
	}
	if (other > 0) {
		*at += other;
		return DIA_LABEL_SIGN;
	}
	if (text[*at] != '.' && text[*at] != ')')
		return start > 0 && strchr("*_", text[0]) == NULL ? DIA_LABEL_SIGN : DIA_LABEL_BARE;
	++*at;
	if (text[*at - 1] == ')')
		return DIA_LABEL_PAREN;
	*at += read_dash(text + *at); /* "12. - " */
	return DIA_LABEL_DOT;
}

/* "12.The Government": the blank between number and text got lost. */
static gboolean
is_glued_sentence(const char *text, gsize at, gsize after)
{
	return after == at + 1 && text[at] == '.' && g_ascii_isupper(text[after]) &&
	       (g_ascii_islower(text[after + 1]) || text[after + 1] == ' ');
}

/* Reads "12.", "12.3", "12 .", "12)", "[12]", "\302\247 12", "R12." or "12" at the start of a text into the line. */
static void
parse_label(DiaLine *line)
{
	const char *text = line->automatic != NULL ? line->automatic : line->text;
	gsize start = dia_label_start(text);
	gsize at = start + dia_label_letter(text + start);
	guint parts = 0;
	gsize after;

	line->prefix = at > start ? dia_hash_bytes(text + start, at - start) | 1u : 0;
	for (;;) {
		gsize digits = strspn(text + at, "0123456789");

		if (digits == 0 || digits > (parts > 0 ? 4 : MAX_DIGITS) || parts == 4)
			break;
		line->number = (guint32)dia_digits_read(text + at);
		if (parts++ > 0)
			line->prefix = dia_hash_bytes(text + start, at - start - 1) | 1u;
		at += digits;
		if (text[at] != '.' || !g_ascii_isdigit(text[at + 1]))
			break;
		at++;
	}
	if (parts == 0)
		return;
	after = at;
	line->label_style = read_style(text, start, &after);
	if (after == at && dia_label_letter(text + start) > 0)
		line->label_style = DIA_LABEL_NONE; /* "R2 is a road" */
	if (text[after] != '\0' && text[after] != ' ' && text[after] != '\t' && text[after] != '*' &&
	    !is_glued_sentence(text, at, after))
		line->label_style = DIA_LABEL_NONE;
	line->label_length = (guint16)at;
	/* The end of what Markdown sets in bold goes with the number: "**12.** " */
	if (start > 0 && strchr("*_", text[0]) != NULL)
		after += strspn(text + after, "*_");
	line->text_offset = (guint16)(after + strspn(text + after, " \t"));
	line->is_stranded = line->automatic == NULL && text[line->text_offset] == '\0';
	if (line->automatic != NULL)
		line->text_offset = 0;
}

static gboolean
is_text_start(const char *text)
{
	gunichar c = g_utf8_get_char(text);

	return g_unichar_isupper(c) || g_unichar_isdigit(c) || c == 0x201c || c == '"' || c == '(' ||
	       c == '[' || c == '*' || c == 0x2018 || c == '\'' || c == '_' || c == '@';
}

/* Does what stands before allow a paragraph to begin here: an end, or what may be a heading? */
static gboolean
follows_end(const DiaLayout *layout, guint index)
{
	gint before = dia_layout_previous(layout, index);
	const DiaLine *line = before >= 0 ? dia_layout_line(layout, (guint)before) : NULL;

	return line == NULL || dia_text_is_ended(line->text, line->length) ||
	       line->kind == DIA_BLOCK_HEADING || line->kind == DIA_BLOCK_TABLE_ROW ||
	       (line->length * 2 < layout->width && is_text_start(line->text));
}

/* "2. Health" above a numbered paragraph: short, no sentence, with space around it. */
static gboolean
is_like_heading(const DiaLayout *layout, guint index)
{
	enum { MAX_HEADING_BYTES = 80 };
	const DiaLine *line = dia_layout_line(layout, index);
	gint next = dia_layout_next(layout, index);

	return line->prefix == 0 && !line->is_stranded && line->length <= MAX_HEADING_BYTES && next >= 0 &&
	       dia_layout_has_break(layout, index) && dia_layout_has_break(layout, (guint)next) &&
	       !dia_text_is_ended(line->text, line->length) &&
	       g_ascii_isdigit(dia_layout_line(layout, (guint)next)->text[0]);
}

/* Does the line go on with a list whose items have no stops, "7. Ratify the treaty", "8. Abolish it"? */
static gboolean
continues_list(const DiaLayout *layout, guint index)
{
	enum { MAX_ITEM_LINES = 8 };
	const DiaLine *line = dia_layout_line(layout, index);
	gint before = dia_layout_previous(layout, index);

	for (guint n = 0; before >= 0 && line->number > 1 && n < MAX_ITEM_LINES; n++) {
		const DiaLine *above = dia_layout_line(layout, (guint)before);

		if (above->kind == DIA_BLOCK_HEADING ||
		    (dia_text_is_ended(above->text, above->length) && above->text[above->length - 1] != ';'))
			return FALSE;
		if (above->label_style == line->label_style && above->prefix == line->prefix)
			return above->number + 1 == line->number;
		before = dia_layout_previous(layout, (guint)before);
	}
	return FALSE;
}

/* "2. Health" above unnumbered prose, or a heading that Word numbers and that is bold, above what it numbers, too. */
static gboolean
is_title(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);
	gint next = dia_layout_next(layout, index);
	const DiaLine *below = next >= 0 ? dia_layout_line(layout, (guint)next) : NULL;

	if (dia_layout_is_set_apart(layout, index))
		return !continues_list(layout, index);
	return line->automatic != NULL && line->is_bold && below != NULL && !below->is_bold &&
	       below->automatic != NULL && line->length <= DIA_MAX_TITLE_BYTES &&
	       !dia_text_is_ended(line->text, line->length);
}

/* A title has its number in front of it, whoever made it. */
static void
make_title(DiaLayout *layout, DiaLine *line)
{
	g_autofree char *text = NULL;

	if (line->automatic == NULL)
		return;
	text = g_strconcat(line->automatic, " ", line->text, NULL);
	line->length = (guint32)strlen(text);
	line->text = dia_pool_text(layout->pool, text, line->length);
	line->automatic = NULL;
}

/* The label as printed, without what stands before it. */
static const char *
read_printed(const DiaLine *line)
{
	const char *text = line->automatic != NULL ? line->automatic : line->text;

	return text + dia_label_start(text);
}

/* 124 of "124.17": a chain that starts there is no likelier than one that starts at 124. */
static guint32
read_first_part(const DiaLine *line)
{
	return (guint32)dia_digits_read(read_printed(line));
}

static gint
weigh(const DiaLayout *layout, guint index)
{
	const DiaLine *line = dia_layout_line(layout, index);
	const char *text = line->text + line->text_offset;
	gint weight = 0;

	if (line->automatic != NULL)
		return 12;
	if (line->is_stranded) {
		gint next = dia_layout_next(layout, index);

		if (next < 0)
			return -10;
		text = dia_layout_line(layout, (guint)next)->text;
		weight += 2;
	}
	weight += is_text_start(text) ? 3 : -12;
	weight += follows_end(layout, index) ? 4 : -3;
	weight += dia_layout_has_break(layout, index) ? 2 : 0;
	weight += line->starts_page ? 1 : 0;
	weight -= is_like_heading(layout, index) ? 10 : 0;
	/* Nothing else looks like "124.17 Ratify" behind an ended line, even where the number is out of order. */
	if (line->prefix != 0 && read_first_part(line) >= MIN_CITED && is_text_start(text) &&
	    follows_end(layout, index))
		weight += SURE_WEIGHT;
	if ((line->label_style == DIA_LABEL_BARE && line->prefix == 0) ||
	    line->label_style == DIA_LABEL_PARENS)
		weight -= 6;
	return weight;
}

/* Is the part before the last of a label the number of the paragraph before, as in 124, 124.1? */
static gboolean
is_under(const DiaLine *line, const DiaLine *parent)
{
	g_autofree char *number = NULL;

	if (parent->prefix != 0 || line->prefix == 0)
		return FALSE;
	number = g_strdup_printf("%u", parent->number);
	return line->prefix == (dia_hash_bytes(number, strlen(number)) | 1u) &&
	       strncmp(read_printed(line), number, strlen(number)) == 0;
}

/* Is "2.1.1" under "2.1"? Of labels that have a prefix both. */
static gboolean
is_deeper(const DiaLine *line, const DiaLine *before)
{
	const char *text = read_printed(line);
	const char *above = read_printed(before);
	gsize length;

	if (line->prefix == 0 || before->prefix == 0 || line->prefix == before->prefix)
		return FALSE;
	length = strspn(above, "0123456789.");
	while (length > 0 && above[length - 1] == '.')
		length--;
	return length > 0 && strncmp(text, above, length) == 0 && text[length] == '.' &&
	       g_ascii_isdigit(text[length + 1]);
}

static gint
score_sequence(guint32 before, guint32 number)
{
	if (number == before + 1)
		return STEP_SCORE;
	if (number > before && number - before <= MAX_GAP)
		return GAP_SCORE - (gint)MIN((number - before) / 8, 12);
	if (number == 1)
		return RESTART_SCORE;
	if (number == before || (number < before && before - number <= 3))
		return REPEAT_SCORE;
	return IMPOSSIBLE;
}

/* What a chain knows of the labels before its end. */
typedef struct {
	const DiaLine *parent; /* the last one without a prefix, or NULL */
	const DiaLine *outer;  /* the one before the last new start at 1, or NULL */
	const DiaLine *middle; /* 2.1, while the labels are 2.1.1, 2.1.2; or NULL */
} Trail;

/* The worth of one label after another. */
static gint
score_step(const DiaLine *from, const DiaLine *to, const Trail *trail)
{
	const DiaLine *parent = trail->parent;
	gint score = from->label_style == to->label_style || from->prefix != to->prefix ? 0
											: STYLE_SCORE;

	/* A list under 57 starts at 1, and 58 follows it, however long it is. */
	if (to->prefix == 0 && from->prefix == 0 && trail->outer != NULL &&
	    to->number == trail->outer->number + 1 && to->number != from->number + 1)
		return STEP_SCORE / 2 + (to->label_style == trail->outer->label_style ? 0 : STYLE_SCORE);
	if (to->prefix == from->prefix)
		return score + score_sequence(from->number, to->number);
	if (to->prefix != 0 && trail->middle != NULL && to->prefix == trail->middle->prefix)
		return score + score_sequence(trail->middle->number, to->number); /* 2.2 after 2.1.3 */
	if (to->prefix == 0) /* 127 after 126.51 */
		return parent != NULL ? score + score_sequence(parent->number, to->number) : IMPOSSIBLE;
	if (from->prefix == 0 && is_under(to, from) && to->number <= MAX_FIRST)
		return score + (to->number == 1 ? STEP_SCORE : GAP_SCORE);
	if (from->prefix != 0 && to->number == 1) /* 2.1 after 1.5 */
		return score + STEP_SCORE / 2;
	/* Requests that have a count of their own: R1 after 12. */
	if (dia_label_letter(read_printed(to)) > 0)
		return score;
	/* Recommendations of another report: 110.3 after 12 or 109.7. */
	return read_first_part(to) >= MIN_CITED ? score : IMPOSSIBLE;
}

/* The trail of a chain that goes on from one candidate, or from none, to a line. */
static Trail
extend_trail(const DiaLayout *layout, const GArray *candidates, const GArray *trails, gint previous,
	     const DiaLine *line)
{
	const DiaLine *before;
	Trail trail = { 0 };

	if (previous >= 0) {
		trail = g_array_index(trails, Trail, previous);
		before = dia_layout_line(layout, g_array_index(candidates, Candidate, previous).index);
		if (line->prefix == 0 && before->prefix == 0 && line->number == 1 && before->number > 1)
			trail.outer = before;
		else if (trail.outer != NULL && line->prefix == 0 &&
			 line->number == trail.outer->number + 1)
			trail.outer = NULL;
		if (is_deeper(line, before))
			trail.middle = before;
		else if (trail.middle != NULL && line->prefix == trail.middle->prefix)
			trail.middle = NULL;
	}
	if (line->prefix == 0) {
		trail.parent = line;
		trail.middle = NULL;
	}
	return trail;
}

/* The trail of a chain is kept with each candidate, so that a step costs no walk along the chain. */
static void
link_candidate(const DiaLayout *layout, GArray *candidates, GArray *trails, Candidate *here)
{
	const DiaLine *line = dia_layout_line(layout, here->index);
	gint n = (gint)candidates->len;
	Trail trail;

	here->previous = -1;
	here->best = here->weight + START_SCORE - (gint)MIN(read_first_part(line), 200) / 4;
	for (gint j = n - 1; j >= 0 && n - j <= LOOK_BACK; j--) {
		const Candidate *before = &g_array_index(candidates, Candidate, j);
		gint score = before->best + here->weight;

		/* Behind the first few the best step would not be enough, and before long that of none would. */
		if (before->most + here->weight + STEP_SCORE <= here->best)
			break;
		if (score + STEP_SCORE <= here->best)
			continue;
		score += score_step(dia_layout_line(layout, before->index), line,
				    &g_array_index(trails, Trail, j));
		if (score > here->best) {
			here->best = score;
			here->previous = j;
		}
	}
	here->most = n > 0 ? MAX(here->best, g_array_index(candidates, Candidate, n - 1).most) : here->best;
	trail = extend_trail(layout, candidates, trails, here->previous, line);
	g_array_append_val(candidates, *here);
	g_array_append_val(trails, trail);
}

/* Is the text from a label to the next an ended sentence? */
static gboolean
is_ended(const DiaLayout *layout, guint index)
{
	guint last = index;

	for (gint next = dia_layout_next(layout, index);
	     next >= 0 && dia_layout_line(layout, (guint)next)->role == DIA_LINE_BODY;
	     next = dia_layout_next(layout, (guint)next)) {
		last = (guint)next;
		if (dia_text_is_ended(dia_layout_line(layout, last)->text,
				      dia_layout_line(layout, last)->length))
			return TRUE;
	}
	return dia_text_is_ended(dia_layout_line(layout, last)->text,
				 dia_layout_line(layout, last)->length);
}

/* Where the run of numbers that starts at a place of the chain ends: at a new start or a wide jump. */
static guint
find_run_end(const DiaLayout *layout, const GArray *chain, guint first)
{
	guint end = first + 1;

	for (; end < chain->len; end++) {
		const DiaLine *before = dia_layout_line(layout, g_array_index(chain, guint, end - 1));
		const DiaLine *line = dia_layout_line(layout, g_array_index(chain, guint, end));

		if (line->prefix != before->prefix)
			continue;
		if (line->number <= before->number || line->number > before->number + MAX_IN_RUN)
			break;
	}
	return end;
}

/* Does the run after a list go on where the run before it stopped? */
static gboolean
is_nested(const DiaLayout *layout, const GArray *chain, guint first, guint end)
{
	const DiaLine *before;
	const DiaLine *after;

	if (end >= chain->len)
		return FALSE;
	before = dia_layout_line(layout, g_array_index(chain, guint, first - 1));
	after = dia_layout_line(layout, g_array_index(chain, guint, end));
	return after->prefix == before->prefix && after->number > before->number &&
	       after->number <= before->number + 2 && before->number > 1;
}

/*
 * Numbers that start at 1 again within a run, or without sentences behind them, are the first column of a
 * table or a list of names, not paragraphs.
 */
static void
reject_lists(DiaLayout *layout, const GArray *chain)
{
	guint end;

	for (guint first = 0; first < chain->len; first = end) {
		const DiaLine *line = dia_layout_line(layout, g_array_index(chain, guint, first));
		guint n_ended = 0;

		end = find_run_end(layout, chain, first);
		if (first == 0 || line->number != 1 || line->prefix != 0)
			continue;
		for (guint i = first; i < end; i++)
			n_ended += is_ended(layout, g_array_index(chain, guint, i));
		if (n_ended * 2 >= end - first && !is_nested(layout, chain, first, end))
			continue;
		for (guint i = first; i < end; i++)
			dia_layout_line(layout, g_array_index(chain, guint, i))->role = DIA_LINE_BODY;
	}
}

/*
 * "1. Introduction" above "1.1.": the number of a chapter, which the headings take. Recommendations have
 * a sentence above them.
 */
static void
reject_chapters(DiaLayout *layout, const GArray *chain)
{
	enum { MAX_CHAPTER_BYTES = 120 };

	for (guint i = 0; i + 1 < chain->len; i++) {
		guint index = g_array_index(chain, guint, i);
		guint next = g_array_index(chain, guint, i + 1);
		DiaLine *line = dia_layout_line(layout, index);

		if (line->automatic == NULL && !line->is_stranded && line->length <= MAX_CHAPTER_BYTES &&
		    is_under(dia_layout_line(layout, next), line) &&
		    dia_layout_next(layout, index) == (gint)next &&
		    !dia_text_is_ended(line->text, line->length))
			line->role = DIA_LINE_BODY;
	}
}

static int
compare_indices(gconstpointer a, gconstpointer b)
{
	guint first = *(const guint *)a;
	guint second = *(const guint *)b;

	return (first > second) - (first < second);
}

/* One number proves nothing, unless it is 1 and not the end of a sentence whose full line stands above it. */
static gboolean
stands_alone(const DiaLayout *layout, guint index)
{
	gint before = dia_layout_previous(layout, index);

	return dia_layout_line(layout, index)->number == 1 &&
	       (dia_layout_has_break(layout, index) || follows_end(layout, index) ||
		dia_layout_line(layout, (guint)before)->length * 100 < layout->width * 80);
}

static gboolean
begins_with_label(const char *text)
{
	const char *label = text + dia_label_start(text);

	return g_ascii_isdigit(*label) || dia_label_letter(label) > 0;
}

void
dia_layout_find_labels(DiaLayout *layout)
{
	g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
	g_autoptr(GArray) trails = g_array_new(FALSE, FALSE, sizeof(Trail));
	g_autoptr(GArray) chain = g_array_new(FALSE, FALSE, sizeof(guint));
	gint best = -1;

	for (guint i = 0; i < layout->lines->len; i++) {
		DiaLine *line = dia_layout_line(layout, i);
		Candidate here = { .index = i };

		if (line->role != DIA_LINE_BODY || line->kind == DIA_BLOCK_HEADING ||
		    line->kind == DIA_BLOCK_FOOTNOTE)
			continue;
		if (!begins_with_label(line->text) && line->automatic == NULL)
			continue;
		parse_label(line);
		if (line->is_row)
			line->role = DIA_LINE_LABEL;
		if (line->label_style == DIA_LABEL_NONE || line->is_row)
			continue;
		if (is_title(layout, i)) {
			make_title(layout, line);
			continue;
		}
		here.weight = weigh(layout, i);
		link_candidate(layout, candidates, trails, &here);
		if (best < 0 || g_array_index(candidates, Candidate, candidates->len - 1).best >=
				    g_array_index(candidates, Candidate, best).best)
			best = (gint)candidates->len - 1;
	}
	if (best >= 0 && g_array_index(candidates, Candidate, best).previous < 0 &&
	    !stands_alone(layout, g_array_index(candidates, Candidate, best).index))
		best = -1;
	for (; best >= 0; best = g_array_index(candidates, Candidate, best).previous) {
		guint index = g_array_index(candidates, Candidate, best).index;

		dia_layout_line(layout, index)->role = DIA_LINE_LABEL;
		g_array_append_val(chain, index);
	}
	g_array_sort(chain, compare_indices);
	reject_lists(layout, chain);
	reject_chapters(layout, chain);
}
