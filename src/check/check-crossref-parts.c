/*
 * References to annexes, tables, figures, boxes and sections that the report does not have.
 *
 * In: the headings of a report, and the words "annex 3", "section IV" in its text. Out: findings where what is cited
 * has no heading though others of its kind have; and where one annex is cited of a report that has none.
 */
#include "check/references.h"
#include "check/rules.h"

#include <string.h>

enum { MAX_PARTS = 64 }; /* annexes, tables or sections of a report */

/* One kind of part of a report, and which of them have a heading. */
typedef struct {
	const char *singular;
	const char *plural;
	const char *shortened; /* "fig. 3"; NULL where nobody shortens it */
	gboolean is_in_text;   /* as tables and figures are */
	gboolean is_lettered;  /* "Appendix C" */
	gboolean is_roman; /* headed "IV. Title", cited as "section IV": with other numbers it is one of a law */
	gboolean is_bare;  /* headed "IV. Title" or "C. Title", without the noun */
	guint64 headed; /* a bit for each number */
} Parts;

/* The value of a roman numeral in either case, or 0. */
static guint
read_roman(const char *text, gsize length)
{
	static const struct {
		const char *numeral;
		guint value;
	} romans[] = { { "i", 1 },  { "ii", 2 },   { "iii", 3 }, { "iv", 4 }, { "v", 5 },
		       { "vi", 6 }, { "vii", 7 },  { "viii", 8 }, { "ix", 9 }, { "x", 10 },
		       { "xi", 11 }, { "xii", 12 }, { "xiii", 13 }, { "xiv", 14 }, { "xv", 15 } };

	for (guint i = 0; i < G_N_ELEMENTS(romans); i++)
		if (strlen(romans[i].numeral) == length &&
		    g_ascii_strncasecmp(text, romans[i].numeral, length) == 0)
			return romans[i].value;
	return 0;
}

/* The place of a letter in the alphabet; 0 for what may be a roman number. */
static guint
read_letter(char letter)
{
	return g_ascii_isalpha(letter) && strchr("ivxIVX", letter) == NULL
		   ? (guint)(g_ascii_tolower(letter) - 'a') + 1
		   : 0;
}

/* An arabic or roman number, or 0. */
static guint
read_part_number(const DiaCheckedReport *report, const Parts *parts, guint32 token)
{
	gint64 number = dia_token_number(report, token);

	if (number > 0)
		return number < MAX_PARTS && !parts->is_roman && !parts->is_lettered ? (guint)number : 0;
	if (!(report->tokens[token].flags & DIA_TOKEN_CAPITALIZED))
		return 0;
	if (parts->is_lettered)
		return report->tokens[token].length == 1 ? read_letter(dia_token_word(report, token)[0]) : 0;
	return read_roman(dia_token_word(report, token), strlen(dia_token_word(report, token)));
}

/* "Annex 3", "Annex III" at the start of a heading; of sections "III. ". */
static void
mark_heading(Parts *parts, const char *title)
{
	static const char *const letters = "IVXivx";
	gsize length = strlen(parts->singular);
	const char *text = title;
	guint64 number;

	if (!parts->is_bare) {
		if (g_ascii_strncasecmp(title, parts->singular, length) != 0 || title[length] != ' ')
			return;
		text += length + 1;
	}
	length = strspn(text, letters);
	if (parts->is_lettered)
		number = g_ascii_isupper(text[0]) &&
				 (parts->is_bare ? text[1] == '.' || text[1] == ')' : !g_ascii_isalpha(text[1]))
			     ? read_letter(text[0])
			     : 0;
	else if (length > 0)
		number = !parts->is_roman || text[length] == '.' ? read_roman(text, length) : 0;
	else
		number = parts->is_roman ? 0 : g_ascii_strtoull(text, NULL, 10);
	if (number > 0 && number < MAX_PARTS)
		parts->headed |= G_GUINT64_CONSTANT(1) << number;
}

/* "Annex 2: List of treaties", where lines of a list of annexes were joined. */
static void
mark_captions(const DiaCheckedReport *report, Parts *parts)
{
	for (guint32 at = 0; at + 2 < report->n_tokens; at++) {
		guint number;

		if (!(report->tokens[at].flags & DIA_TOKEN_CAPITALIZED) || !dia_token_is(report, at, parts->singular) ||
		    !dia_token_is(report, at + 2, ":"))
			continue;
		number = read_part_number(report, parts, at + 1);
		if (number > 0)
			parts->headed |= G_GUINT64_CONSTANT(1) << number;
	}
}

static void
find_headings(const DiaCheckedReport *report, Parts *parts)
{
	guint n_sections;
	const DiaSection *sections = dia_document_sections(report->document, &n_sections);

	for (guint i = 0; i < n_sections; i++)
		mark_heading(parts, sections[i].title);
	for (guint i = 0; i < report->n_paragraphs; i++) {
		const DiaParagraph *paragraph = dia_document_paragraph(report->document, i);

		if (paragraph->kind == DIA_PARAGRAPH_TEXT || paragraph->kind == DIA_PARAGRAPH_TABLE)
			mark_heading(parts, report->text + paragraph->span.start);
	}
	if (!parts->is_bare)
		mark_captions(report, parts);
}

static void
check_cited_part(DiaChecker *checker, const DiaCheckedReport *report, Parts *parts,
		 guint32 paragraph, guint32 noun, guint32 token)
{
	guint number = read_part_number(report, parts, token);
	guint64 bit = G_GUINT64_CONSTANT(1) << number;
	guint n_headed = dia_count_bits(parts->headed);
	guint highest = 0;
	DiaFindingDraft draft = { 0 };

	for (guint i = 1; i < MAX_PARTS; i++)
		if (parts->headed & G_GUINT64_CONSTANT(1) << i)
			highest = i;
	/* Where many headings were lost on the way into the text, only what lies beyond the last
	 * one is told. */
	if (number == 0 || (parts->headed & bit) || (number < highest && 2 * n_headed <= highest))
		return;
	draft.message =
	    g_strdup_printf("%s %u is cited, but the last one in the report is %s %u",
			    parts->singular, number, parts->singular, highest);
	if (number < highest) {
		g_free(draft.message);
		draft.message = g_strdup_printf("%s %u is cited, but no heading in the report has it",
						parts->singular, number);
	}
	if (parts->is_lettered) {
		g_free(draft.message);
		draft.message = g_strdup_printf("%s %c is cited, but no heading in the report has it",
						parts->singular, (char)('A' + number - 1));
	}
	parts->headed |= bit; /* told once */
	dia_draft_add_location(&draft, report, paragraph, dia_token_span(report, noun, token + 1));
	dia_checker_add(checker, &draft);
}

/* "is dealt with in section IV." where nothing else in the paragraph has such sections. */
static gboolean
is_told_in_section(const DiaCheckedReport *report, guint32 first, guint32 noun, guint32 end)
{
	enum { TO_NAME = 4 };
	guint32 sentence = dia_reference_find_sentence(report, noun, first);

	/* The sentences before may name the report itself. */
	if (!dia_tokens_have_in(report, first, MIN(first + TO_NAME, end), DIA_LIST_OWN_TEXT) ||
	    dia_tokens_have_in(report, first, sentence, DIA_LIST_LAW))
		sentence = first;
	return noun >= first + 2 && dia_token_is(report, noun - 1, "in") &&
	       dia_token_is_in(report, noun - 2, DIA_LIST_TOLD_IN) && !dia_names_any_text(report, sentence, noun) &&
	       !dia_names_any_text(report, MIN(noun + 2, end), end);
}

/* "(see section IV)", "section IV below": else it is more likely one of a law that is spoken of. */
static gboolean
is_own_section(const DiaCheckedReport *report, guint32 paragraph, guint32 noun)
{
	static const char *const before[] = { "see", "also", "(", NULL };
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);

	if (dia_reference_find_place(report, noun + 2, end) != DIA_PLACE_UNKNOWN)
		return TRUE;
	if (is_told_in_section(report, first, noun, end))
		return TRUE;
	return noun > first && dia_token_is_one_of(report, noun - 1, before) &&
	       !dia_names_any_text(report, dia_reference_find_sentence(report, noun, first), noun);
}

/* "annex 2 to the Convention", "its table 14" are not ours; "annex 2 to this report" is. */
static gboolean
is_of_others(const DiaCheckedReport *report, guint32 noun, guint32 number, guint32 end, gboolean is_plural)
{
	static const char *const not_ours[] = { "to", "of", "in", NULL };
	static const char *const whose[] = { "its", "their", "whose", "s", NULL };

	if (noun > 0 && dia_token_is_one_of(report, noun - 1, whose))
		return TRUE;
	return number + 1 < end && dia_token_is_one_of(report, number + 1, not_ours) && !is_plural &&
	       dia_reference_find_place(report, number + 1, end) == DIA_PLACE_UNKNOWN;
}

/* The parts that are cited behind a noun: "annex 3", "annexes 3, 4 and 7", "fig. 2". */
static guint32
check_cited_parts(DiaChecker *checker, const DiaCheckedReport *report, Parts *parts, guint32 paragraph, guint32 noun)
{
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	gboolean is_plural = dia_token_is(report, noun, parts->plural);
	guint32 at = noun + 1;

	if (parts->shortened != NULL && dia_token_is(report, noun, parts->shortened))
		at += at < end && dia_token_is(report, at, ".");
	else if (!is_plural && !dia_token_is(report, noun, parts->singular))
		return noun;
	if (is_of_others(report, noun, at, end, is_plural) ||
	    (parts->is_bare && !is_own_section(report, paragraph, noun)))
		return noun;
	for (; at < end && read_part_number(report, parts, at) > 0; at += 2) {
		check_cited_part(checker, report, parts, paragraph, noun, at);
		if (!is_plural || at + 1 >= end ||
		    !(dia_token_is(report, at + 1, ",") || dia_token_is(report, at + 1, "and")))
			break;
	}
	return MAX(noun, at - 1);
}

static void
check_parts(DiaChecker *checker, const DiaCheckedReport *report, Parts *parts)
{
	find_headings(report, parts);
	/* A single annex may be one of several that are kept elsewhere; a table or figure is in the text. */
	if (dia_count_bits(parts->headed) < (parts->is_in_text ? 1 : 2))
		return;
	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		guint32 end = dia_analysis_end_token(report->analysis, i);

		for (guint32 at = dia_analysis_first_token(report->analysis, i); at + 1 < end; at++)
			at = check_cited_parts(checker, report, parts, i, at);
	}
}

/* --- An annex of a report that has none ------------------------------------------------------------- */

/* Is the word "annexes" or the like in the report: are they kept elsewhere? */
static gboolean
tells_of_annexes(const DiaCheckedReport *report)
{
	for (guint32 at = 0; at < report->analysis->tokens->len; at++)
		if (dia_token_is_in(report, at, DIA_LIST_ANNEXED))
			return TRUE;
	return FALSE;
}

/* "annex VII to the Convention", "its annex 2", "the Committee's report, annex I": of another text. */
static gboolean
is_of_other_text(const DiaCheckedReport *report, guint32 paragraph, guint32 noun)
{
	static const char *const behind[] = { "to", "of", "in", "(", "paragraph", "para", "section", NULL };
	static const char *const before[] = { "its", "their", "whose", "s", "the", "and", "under", NULL };
	guint32 first = dia_analysis_first_token(report->analysis, paragraph);
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);

	if ((noun > first && dia_token_is_one_of(report, noun - 1, before)) ||
	    dia_token_is_one_of(report, noun + 1, behind) ||
	    (noun + 2 < end && dia_token_is_one_of(report, noun + 2, behind)))
		return TRUE;
	return dia_names_cited_text(report, dia_reference_find_sentence(report, noun, first), noun);
}

/*
 * A report that has annexes elsewhere cites the first of them too: where "annex 7" is all that it says of annexes,
 * it has none. A warning, since the annexes may be with another file.
 */
static void
check_lone_annex(DiaChecker *checker, const DiaCheckedReport *report)
{
	Parts parts = { .singular = "annex", .plural = "annexes" };
	guint32 cited = 0;
	guint32 noun = 0;
	guint n_cited = 0;

	find_headings(report, &parts);
	if (parts.headed != 0 || tells_of_annexes(report))
		return;
	for (guint32 i = 0; i < report->n_paragraphs; i++) {
		guint32 end = dia_analysis_end_token(report->analysis, i);

		if (dia_document_paragraph(report->document, i)->kind == DIA_PARAGRAPH_FOOTNOTE)
			continue;
		for (guint32 at = dia_analysis_first_token(report->analysis, i); at + 1 < end; at++) {
			if (!dia_token_is(report, at, parts.singular) || is_of_other_text(report, i, at))
				continue;
			/* The first is that of a report which has one. */
			if (read_part_number(report, &parts, at + 1) <= 1)
				return;
			if (n_cited > 0 && !dia_token_is(report, at + 1, dia_token_word(report, noun + 1)))
				return;
			n_cited++;
			cited = i;
			noun = at;
		}
	}
	if (n_cited > 0) {
		DiaFindingDraft draft = { .is_milder = TRUE };

		draft.message = g_strdup_printf("annex %.*s is cited, but the report has no annex",
						(int)report->tokens[noun + 1].length,
						report->text + report->tokens[noun + 1].start);
		dia_draft_add_location(&draft, report, cited, dia_token_span(report, noun, noun + 2));
		dia_checker_add(checker, &draft);
	}
}

/* --- All parts --------------------------------------------------------------------------------------- */

void
dia_check_crossref_parts(DiaChecker *checker)
{
	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);
		Parts all[] = {
			{ .singular = "annex", .plural = "annexes" },
			{ .singular = "table", .plural = "tables", .is_in_text = TRUE },
			{ .singular = "figure", .plural = "figures", .shortened = "fig", .is_in_text = TRUE },
			{ .singular = "box", .plural = "boxes", .is_in_text = TRUE },
			{ .singular = "appendix", .plural = "appendices", .is_lettered = TRUE },
			{ .singular = "annex", .plural = "annexes", .is_lettered = TRUE },
			{ .singular = "section", .plural = "sections", .is_roman = TRUE, .is_bare = TRUE },
			{ .singular = "chapter", .plural = "chapters", .is_roman = TRUE, .is_bare = TRUE },
			{ .singular = "part", .plural = "parts", .is_roman = TRUE, .is_bare = TRUE },
			{ .singular = "section", .plural = "sections", .is_lettered = TRUE, .is_bare = TRUE },
			{ .singular = "chapter", .plural = "chapters", .is_lettered = TRUE, .is_bare = TRUE },
			{ .singular = "part", .plural = "parts", .is_lettered = TRUE, .is_bare = TRUE },
		};

		for (guint k = 0; k < G_N_ELEMENTS(all); k++)
			check_parts(checker, report, &all[k]);
		check_lone_annex(checker, report);
	}
}
