/*
 * Runs of digits that are no figure by themselves: telephone numbers, times of day, marks of footnotes,
 * enumerators, parts of names. Each rule looks at the tokens beside the number.
 */
#include "annotate/mask-parts.h"
#include "annotate/masks.h"

#include <string.h>

#include "annotate/quantity-parts.h"

enum {
	MAX_ITEM = 80,	       /* tokens between "(1)" and "(2)" */
	MAX_ENUMERATOR = 40,   /* "(40)" may number an item, "(41)" hardly */
	MAX_PARTS = 16,	       /* of the number of a chapter: "7.2.1" */
	MAX_NAME_DIGITS = 4,   /* of a number in a name: "UNSCR 1325" */
	MAX_PART_DIGITS = 3,   /* of either number of "(71.29)" */
	MAX_PLAIN_NUMBER = 8,  /* digits without grouping; more is an identity or a telephone */
};

/* "2-10-20", "8-800-080-77-77", "+7 (727) 123 45 67" */
static guint32
mask_telephone(DiaScan *scan, guint32 at)
{
	guint32 end = at + 1;
	guint parts = 1;
	gboolean has_plus = dia_scan_mark(scan, at - 1) == '+' && dia_scan_is_glued(scan, at);

	while (end + 1 < scan->end) {
		guint32 next = end;

		while (next < scan->end && next < end + 3 &&
		       (dia_scan_is_dash(scan, next) ||
			(has_plus && strchr("()", dia_scan_mark(scan, next)) != NULL &&
			 dia_scan_mark(scan, next) != '\0')))
			next++;
		if (!dia_scan_is_number(scan, next) || (next == end && !has_plus) ||
		    (!has_plus && (!dia_scan_is_glued(scan, next) || !dia_scan_is_glued(scan, end))))
			break;
		parts++;
		end = next + 1;
	}
	if (parts < 3)
		return at;
	dia_scan_take(scan, at, end, DIA_COVER_MASK);
	return end;
}

/* "12:30", "9.30 a.m." is left to the words after it. */
static guint32
mask_time(DiaScan *scan, guint32 at)
{
	DiaNumber ratio;

	if (dia_ratio_read(scan, at, &ratio))
		return at;
	if (dia_scan_mark(scan, at + 1) != ':' || !dia_scan_is_glued(scan, at + 1) ||
	    !dia_scan_is_glued(scan, at + 2) || !dia_scan_is_number(scan, at + 2) ||
	    dia_scan_token(scan, at + 2)->length != 2)
		return at;
	dia_scan_take(scan, at, at + 3, DIA_COVER_MASK);
	return at + 3;
}

/* "the Constitution 129 , which": a raised mark that was set on the line, with a space on either side. */
static gboolean
is_set_mark(const DiaScan *scan, guint32 at)
{
	char next = dia_scan_mark(scan, at + 1);

	if (dia_scan_token(scan, at)->length > 3 || (next != ',' && next != '.' && next != ';') ||
	    dia_scan_is_glued(scan, at + 1) || dia_scan_is_glued(scan, at))
		return FALSE;
	return dia_scan_mark(scan, at - 1) == ')' ||
	       (dia_scan_is_kind(scan, at - 1, DIA_TOKEN_WORD) && dia_scan_is_noun(scan, at - 1));
}

/* "wartime.26", "system)169", "word,44": the mark of a footnote that lost its place. */
static gboolean
is_footnote_mark(const DiaScan *scan, guint32 at)
{
	gunichar before = dia_scan_sign(scan, at - 1);
	guint32 word;

	if (at < scan->first + 2 || !dia_scan_is_glued(scan, at) || before == 0 ||
	    dia_scan_is_glued(scan, at + 1) == TRUE)
		return FALSE;
	/* "1’234’567" groups thousands */
	if (before == 0x2019 && dia_scan_is_number(scan, at - 2) && dia_scan_is_glued(scan, at - 1) &&
	    dia_scan_token(scan, at)->length == 3)
		return FALSE;
	if (before == ')' || before == ']' || before == 0x201d || before == 0x2019 || before == 0xbb)
		return TRUE;
	if (before != '.' && before != ',' && before != ';' && before != ':')
		return FALSE;
	word = at - 2;
	if (!dia_scan_is_glued(scan, at - 1))
		return FALSE;
	if (dia_scan_is_kind(scan, word, DIA_TOKEN_WORD))
		return dia_scan_token(scan, word)->length > 3 ||
		       !(dia_scan_token(scan, word)->flags & DIA_TOKEN_CAPITALIZED);
	return dia_scan_cover(scan, word) == DIA_COVER_DATE ||
	       dia_scan_mark(scan, word) == ')' || dia_scan_sign(scan, word) == 0x201d;
}

/* "in particular (1) at what stage ..., (2) who": the next number in brackets follows. */
static gboolean
has_next_item(const DiaScan *scan, guint32 at)
{
	gint64 value = dia_scan_digits(scan, at);
	guint32 end = MIN(scan->end, at + MAX_ITEM);

	for (guint32 next = at + 3; next + 1 < end; next++)
		if (dia_scan_is_number(scan, next) && dia_scan_mark(scan, next - 1) == '(' &&
		    dia_scan_mark(scan, next + 1) == ')' && dia_scan_token(scan, next)->length <= 2)
			return dia_scan_digits(scan, next) == value + 1;
	return FALSE;
}

/* "(2) to provide", "1. The", "; 3) the" */
static gboolean
is_enumerator(const DiaScan *scan, guint32 at)
{
	guint32 start = dia_scan_mark(scan, at - 1) == '(' ? at - 1 : at;
	char close = dia_scan_mark(scan, at + 1);
	const DiaSentence *sentences = dia_analysis_sentences(scan->analysis);
	guint32 first = sentences[dia_scan_sentence(scan, at)].first_token;
	char before = dia_scan_mark(scan, start - 1);

	if (dia_scan_token(scan, at)->length > 2 || dia_scan_digits(scan, at) > MAX_ENUMERATOR)
		return FALSE;
	if (close != ')' && !(close == '.' && start == at && !dia_scan_is_glued(scan, at + 2)))
		return FALSE;
	if (close == '.')
		return at + 2 < scan->end &&
		       (at == first || (dia_scan_is_kind(scan, at - 1, DIA_TOKEN_PUNCTUATION) &&
					dia_scan_mark(scan, at - 1) != '.' &&
					dia_scan_mark(scan, at - 1) != ',' &&
					(dia_scan_token(scan, at + 2)->flags & DIA_TOKEN_CAPITALIZED)));
	if (start != at && dia_scan_is_glued(scan, start))
		return TRUE; /* "article 5(2)" */
	if (start != at && dia_scan_digits(scan, at) == 1 && has_next_item(scan, at))
		return TRUE;
	return start == scan->first || start == first || before == ';' || before == ':' ||
	       (start != at && (before == ',' || dia_scan_is_word(scan, start - 1, "and") ||
				dia_scan_is_word(scan, start - 1, "or")));
}

/* A number alone on its line, or before a sentence that starts after it: "13 There are ...". */
static gboolean
is_stray_mark(const DiaScan *scan, guint32 at)
{
	const DiaToken *token = dia_scan_token(scan, at);
	const DiaSentence *sentences = dia_analysis_sentences(scan->analysis);
	gboolean is_last = at + 1 >= scan->end ||
			   (dia_scan_token(scan, at + 1)->flags & DIA_TOKEN_LINE_START) != 0;

	if (token->length > 3 || at == scan->first)
		return FALSE;
	if ((token->flags & DIA_TOKEN_LINE_START) && is_last)
		return TRUE;
	return (sentences[dia_scan_sentence(scan, at)].first_token == at ||
		(token->flags & DIA_TOKEN_LINE_START)) &&
	       dia_scan_is_kind(scan, at + 1, DIA_TOKEN_WORD) &&
	       (dia_scan_token(scan, at + 1)->flags & DIA_TOKEN_CAPITALIZED) &&
	       (dia_scan_classes(scan, at + 1) & DIA_CLASS_FUNCTION);
}

/* "p7.4", "Bot2.0", "L.50": a stop within a name; not "K2.5 million", "Q.50" */
static gboolean
is_dotted_part(const DiaScan *scan, guint32 at)
{
	const DiaToken *name;
	guint32 first;

	if (at < scan->first + 2 || dia_scan_mark(scan, at - 1) != '.' || !dia_scan_is_glued(scan, at) ||
	    !dia_scan_is_glued(scan, at - 1))
		return FALSE;
	name = dia_scan_token(scan, at - 2);
	if (name->kind == DIA_TOKEN_MIXED)
		return g_ascii_isalpha(scan->text[name->start]) && dia_number_lead(scan, at - 2) == 0;
	return name->kind == DIA_TOKEN_WORD && name->length == 1 &&
	       (name->flags & DIA_TOKEN_CAPITALIZED) && dia_quantity_find_money(scan, at, &first) == NULL;
}

/* "X4,200": thousands of a sign that nobody knows, no number of their own */
static gboolean
is_grouped_part(const DiaScan *scan, guint32 at)
{
	return at >= scan->first + 2 && dia_scan_mark(scan, at - 1) == ',' && dia_scan_is_glued(scan, at) &&
	       dia_scan_is_glued(scan, at - 1) && dia_scan_token(scan, at)->length == 3 &&
	       dia_scan_is_kind(scan, at - 2, DIA_TOKEN_MIXED) &&
	       g_ascii_isalpha(scan->text[dia_scan_token(scan, at - 2)->start]) &&
	       dia_number_lead(scan, at - 2) == 0;
}

/* "5+5": both numbers of a formula; "22° south": an angle. */
static gboolean
is_formula(const DiaScan *scan, guint32 at)
{
	if (dia_scan_sign(scan, at + 1) == 0xb0 && !dia_scan_is_word(scan, at + 2, "c") &&
	    !dia_scan_is_word(scan, at + 2, "f") && !dia_scan_is_word(scan, at + 2, "celsius") &&
	    !dia_scan_is_word(scan, at + 2, "fahrenheit"))
		return TRUE;
	return (dia_scan_mark(scan, at + 1) == '+' && dia_scan_is_glued(scan, at + 1) &&
		dia_scan_is_glued(scan, at + 2) && dia_scan_is_number(scan, at + 2)) ||
	       (dia_scan_mark(scan, at - 1) == '+' && dia_scan_is_glued(scan, at) &&
		dia_scan_is_glued(scan, at - 1) && dia_scan_is_number(scan, at - 2));
}

/* "“2.5 A clear framework": the number of a place in what is quoted, or of a sub-paragraph. */
static gboolean
is_number_of_place(const DiaScan *scan, guint32 at)
{
	const DiaSentence *sentences = dia_analysis_sentences(scan->analysis);
	gunichar before = dia_scan_sign(scan, at - 1);
	guint32 next = at + 3;

	return dia_scan_mark(scan, at + 1) == '.' && dia_scan_is_number(scan, at + 2) &&
	       dia_scan_is_glued(scan, at + 1) && dia_scan_is_glued(scan, at + 2) &&
	       (before == 0x201c || before == '"' ||
		sentences[dia_scan_sentence(scan, at)].first_token == at) &&
	       dia_scan_is_kind(scan, next, DIA_TOKEN_WORD) &&
	       (dia_scan_token(scan, next)->flags & DIA_TOKEN_CAPITALIZED) &&
	       !(dia_units_word(scan->units, dia_scan_token(scan, next)->word)->classes & DIA_WORD_SCALE);
}

/* Letters before it: "COVID-19", "F-16", but not "mid-2018". */
static gboolean
is_name_part(const DiaScan *scan, guint32 at)
{
	guint32 word;

	if (is_dotted_part(scan, at) || is_grouped_part(scan, at))
		return TRUE;
	if (at < scan->first + 2 || !dia_scan_is_dash(scan, at - 1) || !dia_scan_is_glued(scan, at) ||
	    !dia_scan_is_glued(scan, at - 1))
		return FALSE;
	word = at - 2;
	return dia_scan_is_kind(scan, word, DIA_TOKEN_MIXED) ||
	       (dia_scan_is_kind(scan, word, DIA_TOKEN_WORD) &&
		(dia_scan_token(scan, word)->flags & DIA_TOKEN_CAPITALIZED) &&
		!(dia_units_word(scan->units, dia_scan_token(scan, word)->word)->classes &
		  (DIA_WORD_CARDINAL | DIA_WORD_CODE)) &&
		!dia_scan_is_word(scan, word, "under") && !dia_scan_is_word(scan, word, "over"));
}

/* "the 1424 call centre": the number to call stands before the word that says so. */
static gboolean
is_line_of_help(const DiaScan *scan, guint32 at)
{
	if (dia_scan_token(scan, at)->length < 3)
		return FALSE;
	for (guint32 next = at + 1; next < at + 4 && next < scan->end; next++) {
		guint32 length;
		const DiaCue *cue = dia_scan_match(scan, DIA_CUE_MASK, next, &length);
		const DiaToken *last;

		if (!dia_scan_is_kind(scan, next, DIA_TOKEN_WORD))
			return FALSE;
		if (cue == NULL || !g_str_equal(cue->section, "contact"))
			continue;
		last = dia_scan_token(scan, next + length - 1);
		return scan->text[dia_token_end(last) - 1] != 's'; /* "450 helplines" are counted */
	}
	return FALSE;
}

/* "Pension 65: 602,000 persons", "the new Pension 65 reached 182,000": the number ends a name. */
static gboolean
is_named_by_number(const DiaScan *scan, guint32 at)
{
	guint32 name = at - 1;
	const DiaSentence *sentences = dia_analysis_sentences(scan->analysis);
	gboolean is_first = sentences[dia_scan_sentence(scan, at)].first_token == name;

	if (!dia_scan_is_kind(scan, name, DIA_TOKEN_WORD) ||
	    (dia_scan_classes(scan, name) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB)) ||
	    !(dia_scan_token(scan, name)->flags & DIA_TOKEN_CAPITALIZED) ||
	    (dia_units_word(scan->units, dia_scan_token(scan, name)->word)->classes &
	     (DIA_WORD_CARDINAL | DIA_WORD_CODE)))
		return FALSE;
	if (is_first) /* not "Deaths 65: ..." */
		return dia_scan_mark(scan, at + 1) == ':' &&
		       scan->text[dia_token_end(dia_scan_token(scan, name)) - 1] != 's';
	return (dia_scan_classes(scan, at + 1) & (DIA_CLASS_VERB | DIA_CLASS_AUXILIARY)) &&
	       ((dia_scan_classes(scan, name - 1) & DIA_CLASS_DETERMINER) ||
		(dia_scan_is_noun(scan, name - 1) && (dia_scan_classes(scan, name - 2) & DIA_CLASS_DETERMINER))) &&
	       !(dia_scan_classes(scan, name - 2) & DIA_CLASS_PREPOSITION) &&
	       !(dia_scan_classes(scan, name - 3) & DIA_CLASS_PREPOSITION);
}

/* "(71.29)" at a token; the 71, or 0 */
static gint64
read_answered(const DiaAnalysis *analysis, guint at)
{
	const DiaToken *tokens = &dia_analysis_tokens(analysis)[at];
	const char *text = analysis->document->text->str;
	gint64 part = 0;

	if (text[tokens[0].start] != '(' || tokens[1].kind != DIA_TOKEN_NUMBER || tokens[1].length > MAX_PART_DIGITS ||
	    text[tokens[2].start] != '.' || tokens[3].kind != DIA_TOKEN_NUMBER || tokens[3].length > MAX_PART_DIGITS ||
	    text[tokens[4].start] != ')' || tokens[4].start - tokens[0].start > 2 + 2 * MAX_PART_DIGITS)
		return 0;
	for (guint32 i = 0; i < tokens[1].length; i++) {
		if (!g_ascii_isdigit(text[tokens[1].start + i]))
			return 0;
		part = part * 10 + g_ascii_digit_value(text[tokens[1].start + i]);
	}
	return part;
}

gint64
dia_masks_find_answered(const DiaAnalysis *analysis)
{
	enum {
		MIN_ANSWERED = 20, /* such paragraphs come after the dialogue */
		MIN_TIMES = 4,
		MAX_PARTS_SEEN = 1000,
	};
	guint16 times[MAX_PARTS_SEEN] = { 0 };
	gint64 best = 0;

	for (guint i = 0; i + 4 < analysis->tokens->len; i++) {
		gint64 part = read_answered(analysis, i);

		if (part < MIN_ANSWERED || times[part] == G_MAXUINT16)
			continue;
		times[part]++;
		if (times[part] >= MIN_TIMES && (best == 0 || times[part] > times[best]))
			best = part;
	}
	return best;
}

/* "(140.1–140.14)", "(131.4, 131.17 and 131.22)", "(see also 81.17)": numbers of recommendations and nothing
 * else in a bracket; returns the token after the last, or @at. */
static guint32
mask_recommendations(DiaScan *scan, guint32 at)
{
	enum {
		MIN_PART = 60, /* of the report that the numbers begin with: older ones count from 1 */
		MIN_ALONE = 100, /* the same of one number alone, which may be a figure: "(65.2)" */
		MAX_PART = 199,
		MAX_LISTED = 256, /* in one bracket */
	};
	gboolean is_seen = dia_scan_is_word(scan, at - 1, "see") ||
			   (dia_scan_is_word(scan, at - 1, "also") && dia_scan_is_word(scan, at - 2, "see"));
	gint64 part = dia_scan_digits(scan, at);
	guint32 end = at;
	guint32 next = at;
	guint n = 0;

	if ((!is_seen && dia_scan_mark(scan, at - 1) != '(') || part > MAX_PART ||
	    (part < MIN_PART && (part <= 0 || part != scan->answered)))
		return at;
	while (next < scan->end && n < MAX_LISTED && dia_scan_is_number(scan, next) &&
	       dia_scan_digits(scan, next) == part && dia_scan_mark(scan, next + 1) == '.' &&
	       dia_scan_is_glued(scan, next + 1) && dia_scan_is_number(scan, next + 2) &&
	       dia_scan_is_glued(scan, next + 2)) {
		end = next + 3;
		next = end;
		n++;
		if (dia_scan_mark(scan, next) == ',' && dia_scan_is_word(scan, next + 1, "and"))
			next += 2;
		else if (dia_scan_mark(scan, next) == ',' || dia_scan_mark(scan, next) == ';' ||
			 dia_scan_is_dash(scan, next) || dia_scan_is_word(scan, next, "and") ||
			 dia_scan_is_word(scan, next, "to"))
			next++;
	}
	if (n == 0 || (!is_seen && (next != end || dia_scan_mark(scan, end) != ')' ||
				    (n == 1 && part < MIN_ALONE && part != scan->answered))))
		return at;
	dia_scan_take(scan, at, end, DIA_COVER_MASK);
	return end;
}

/* "Radio 4 was closed": a small number after a name, of which something is said. */
static gboolean
is_proper_number(const DiaScan *scan, guint32 at)
{
	const DiaToken *before;
	guint32 first;

	if (at == scan->first || dia_scan_token(scan, at)->length > MAX_NAME_DIGITS || at + 1 >= scan->end ||
	    dia_scan_is_glued(scan, at))
		return FALSE;
	before = dia_scan_token(scan, at - 1);
	if (dia_scan_mark(scan, at + 1) == ',' && dia_scan_is_glued(scan, at + 2) &&
	    dia_scan_is_kind(scan, at + 2, DIA_TOKEN_NUMBER))
		return FALSE; /* "RM 1,500" */
	/* "ICCPR-OP 2", "UNSCR 1325", but not "USD 5", "KD 60" */
	if ((before->flags & DIA_TOKEN_ALL_CAPITALS) && !dia_mask_is_counted(scan, at + 1) &&
	    dia_scan_mark(scan, at + 1) != ',' && dia_scan_mark(scan, at + 1) != '.')
		return dia_quantity_find_money(scan, at, &first) == NULL;
	if (dia_scan_token(scan, at)->length > 2)
		return FALSE;
	if ((before->flags & DIA_TOKEN_ALL_CAPITALS) && !dia_mask_is_counted(scan, at + 1))
		return dia_quantity_find_money(scan, at, &first) == NULL;
	if (is_named_by_number(scan, at))
		return TRUE;
	return before->kind == DIA_TOKEN_WORD && (before->flags & DIA_TOKEN_CAPITALIZED) &&
	       before->length > 2 &&
	       !(dia_scan_classes(scan, at - 1) & (DIA_CLASS_FUNCTION | DIA_CLASS_VERB | DIA_CLASS_ADVERB)) &&
	       (!(dia_scan_classes(scan, at - 2) & DIA_CLASS_PREPOSITION) ||
		dia_scan_is_word(scan, at - 2, "of")) &&
	       !(dia_units_word(scan->units, before->word)->classes & DIA_WORD_CODE) &&
	       (dia_scan_classes(scan, at + 1) & DIA_CLASS_AUXILIARY) != 0 &&
	       dia_quantity_find_money(scan, at, &first) == NULL;
}

/* "CRC/C/SR.2345 and 2346": the second is written short. */
static gboolean
is_second_symbol(const DiaScan *scan, guint32 at)
{
	return at > scan->first + 2 && dia_scan_token(scan, at)->length >= 3 &&
	       (dia_scan_is_word(scan, at - 1, "and") || dia_scan_is_word(scan, at - 1, "to")) &&
	       dia_scan_cover(scan, at - 2) == DIA_COVER_MASK && dia_scan_is_number(scan, at - 2) &&
	       dia_scan_is_glued(scan, at - 2) && !dia_mask_is_counted(scan, at + 1);
}

/* "Conventions 138, on age, and 182 concerning child labour" */
static gboolean
is_second_convention(const DiaScan *scan, guint32 at)
{
	enum { REACH = 12 };

	if (!dia_scan_is_word(scan, at + 1, "concerning"))
		return FALSE;
	for (guint32 before = at; before > scan->first && at - before < REACH; before--)
		if (dia_scan_is_word(scan, before - 1, "conventions"))
			return TRUE;
	return FALSE;
}

/* What a digit run is before any word is looked at; returns the token to go on from. */
guint32
dia_mask_number(DiaScan *scan, guint32 at)
{
	guint32 next = mask_telephone(scan, at);

	if (next == at)
		next = mask_time(scan, at);
	if (next == at && at > scan->first)
		next = mask_recommendations(scan, at);
	if (next > at)
		return next;
	/* "Convention No. 97 64 on": a number after a reference is the mark of a footnote */
	if (at > scan->first && dia_scan_cover(scan, at - 1) == DIA_COVER_MASK &&
	    dia_scan_is_number(scan, at - 1) && !dia_scan_is_glued(scan, at) && !dia_mask_is_counted(scan, at + 1)) {
		dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		return at + 1;
	}
	if (is_proper_number(scan, at) || is_second_symbol(scan, at) || is_second_convention(scan, at)) {
		dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		return at + 1;
	}
	if (is_number_of_place(scan, at)) {
		dia_scan_take(scan, at, at + 3, DIA_COVER_MASK);
		return at + 3;
	}
	if (is_footnote_mark(scan, at) || is_set_mark(scan, at) || is_formula(scan, at) ||
	    is_enumerator(scan, at) || is_stray_mark(scan, at) ||
	    is_name_part(scan, at) || (dia_scan_mark(scan, at - 1) == '=' && dia_scan_is_glued(scan, at)) ||
	    is_line_of_help(scan, at) ||
	    dia_scan_token(scan, at)->length > MAX_PLAIN_NUMBER) {
		dia_scan_take(scan, at, at + 1, DIA_COVER_MASK);
		return at + 1;
	}
	/* "7.2.1": numbers of chapters have two points or more, unless these group thousands */
	while (next - at < 2 * MAX_PARTS && dia_scan_mark(scan, next + 1) == '.' && dia_scan_is_glued(scan, next + 1) &&
	       dia_scan_is_number(scan, next + 2) && dia_scan_is_glued(scan, next + 2))
		next += 2;
	if (next >= at + 4 && dia_scan_token(scan, at + 2)->length != 3) {
		dia_scan_take(scan, at, next + 1, DIA_COVER_MASK);
		return next + 1;
	}
	return at;
}
