/*
 * An age that the law sets, told twice: criminal responsibility from 12 here and from 14 there.
 *
 * In: ages with the words that make them a limit ("the minimum age of", "begins at", "may not ... under"), and the
 * matter of the sentence by its words (data/words.txt: marriage, work, voting). Out: findings where a report has two
 * ages for one matter of the same people, or reports of one year do. From report to report a law may have changed, so
 * that nothing is told unless the later one says that it has not.
 */
#include "check/rules.h"

#include <string.h>

enum { MAX_AGES = 1024, REACH = 16 };

typedef struct {
	DiaFindingLocation place;
	guint32 matters;
	guint32 people;	  /* sets of those it holds for, a bit each */
	guint32 sentence; /* its index */
	gint64 age;
} Age;

/* --- One age ---------------------------------------------------------------------------------------------- */

static const DiaWordList matters[] = {
	DIA_LIST_AGE_RESPONSIBILITY, DIA_LIST_AGE_MARRIAGE, DIA_LIST_AGE_WORK,	   DIA_LIST_AGE_VOTE,
	DIA_LIST_AGE_DRIVING,	     DIA_LIST_AGE_CONSENT,  DIA_LIST_AGE_MAJORITY, DIA_LIST_AGE_RECRUITMENT,
};

/* The matters of age within tokens, a bit each: one age may be that of two, "majority and marriage". */
static guint32
find_matters(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	guint32 found = 0;

	for (guint i = 0; i < G_N_ELEMENTS(matters); i++)
		if (dia_tokens_have_in(report, first, end, matters[i]))
			found |= 1u << i;
	return dia_count_bits(found) <= 2 ? found : 0;
}

static guint32
find_people(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	static const char *const people[][6] = {
		{ "girl", "girls", "woman", "women", "female", NULL },
		{ "boy", "boys", "man", "men", "male", NULL },
	};
	guint32 found = 0;

	for (guint i = 0; i < G_N_ELEMENTS(people); i++)
		if (dia_tokens_have(report, first, end, people[i]))
			found |= 1u << i;
	return found == 3 ? 0 : found;
}

/* Is it an exception, a plan, a change, or a number of people who are that old? */
static gboolean
is_open(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 at)
{
	enum { BEFORE = 12, BEHIND = 9 };
	const DiaCueSet cues = DIA_CUE(DIA_CHECK_REPORTED) | DIA_CUE(DIA_CHECK_FUTURE) | DIA_CUE(DIA_CHECK_RISE) |
			       DIA_CUE(DIA_CHECK_FALL) | DIA_CUE(DIA_CHECK_STATED);
	guint32 first = MAX(sentence->first_token, at - MIN(at, BEFORE));
	guint32 end = MIN(sentence->end_token, at + BEHIND);

	return dia_check_cue_find_first(report, first, end, cues) != NULL ||
	       dia_tokens_have_in(report, first, end, DIA_LIST_AGE_EXCEPTION);
}

/* "the age of criminal responsibility", "the voting age": is the age named by its matter within tokens? */
static gboolean
is_named_by(const DiaCheckedReport *report, guint32 first, guint32 end, DiaWordList matter)
{
	enum { BEHIND = 6 };
	static const char *const links[] = { "of", "for", "at", "limit", NULL };

	for (guint32 at = first; at < end; at++)
		if (dia_token_is(report, at, "age") &&
		    ((at > first && dia_token_is_in(report, at - 1, matter)) ||
		     (dia_token_is_one_of(report, at + 1, links) &&
		      dia_tokens_have_in(report, at + 1, MIN(at + BEHIND, end), matter))))
			return TRUE;
	return FALSE;
}

static gboolean
is_named(const DiaCheckedReport *report, guint32 first, guint32 end, guint32 found)
{
	for (guint i = 0; i < G_N_ELEMENTS(matters); i++)
		if ((found & 1u << i) != 0 && is_named_by(report, first, end, matters[i]))
			return TRUE;
	return FALSE;
}

/* "from the age of 14", "from 14", "no person under 14" before a figure */
static gboolean
is_bound(const DiaCheckedReport *report, guint32 first, guint32 at)
{
	static const char *const fillers[] = { "the", "age", "of", "ages", NULL };
	static const char *const unders[] = { "under", "below", NULL };
	static const char *const noes[] = { "no", "not", "nobody", "nor", "never", NULL };
	guint32 bound = at;

	while (bound > first && dia_token_is_one_of(report, bound - 1, fillers))
		bound--;
	if (bound == first)
		return FALSE;
	return dia_token_is(report, bound - 1, "from") ||
	       (dia_token_is_one_of(report, bound - 1, unders) && dia_tokens_have(report, first, bound, noes));
}

/* Words by which an age is a limit: "minimum age", "begins at the age of", "may not" */
static gboolean
is_limit(const DiaCheckedReport *report, guint32 first, guint32 at, guint32 end, guint32 found)
{
	return dia_tokens_have_in(report, first, end, DIA_LIST_AGE_LIMIT) || is_named(report, first, end, found) ||
	       is_bound(report, first, at);
}

/* Is a figure in years an age: "the age of 16", "16 years of age", "under 16", "aged 16"? */
static gboolean
is_age(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 first, guint32 end)
{
	static const char *const ages[] = { "age", "aged", "ages", "old", NULL };
	static const char *const bounds[] = { "under", "below", "over", "above", "before", "until", "from", NULL };
	guint32 from = MAX(sentence->first_token, first - MIN(first, REACH));

	return dia_tokens_have(report, from, MIN(end + 4, sentence->end_token), ages) ||
	       (first > sentence->first_token && dia_token_is_one_of(report, first - 1, bounds));
}

/* "which young people have from 18,": is no noun counted by a number? */
static gboolean
is_bare(const DiaCheckedReport *report, const DiaSentence *sentence, guint32 first, guint32 end)
{
	static const char *const bounds[] = { "from", "at", "under", "below", "until", "to", "is", "sets", "of", NULL };

	return first > sentence->first_token && dia_token_is_one_of(report, first - 1, bounds) &&
	       (end >= sentence->end_token || report->tokens[end].kind == DIA_TOKEN_PUNCTUATION ||
		(dia_token_classes(report, end) & DIA_CLASS_FUNCTION) != 0);
}

static void
read_age(const DiaCheckedReport *report, guint index, GArray *ages)
{
	enum { OLDEST = 25, YOUNGEST = 5 };
	const DiaFigure *figure = &report->figures[index];
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[figure->sentence];
	Age age = { .sentence = figure->sentence };
	guint32 first;
	guint32 end;
	guint32 from;
	guint32 until;

	/* "from 18" */
	if ((g_strcmp0(figure->unit, "year") != 0 && g_strcmp0(figure->unit, "count") != 0) || figure->is_range ||
	    figure->value.exponent != 0 ||
	    figure->value.coefficient < YOUNGEST || figure->value.coefficient > OLDEST || figure->table_row >= 0 ||
	    !dia_paragraph_is_prose(report, figure->paragraph) || ages->len >= MAX_AGES ||
	    !dia_figure_is_only(report, index))
		return;
	dia_analysis_find_tokens(report->analysis, figure->paragraph, figure->span, &first, &end);
	if (strcmp(figure->unit, "count") == 0 && !is_bare(report, sentence, first, end))
		return;
	from = MAX(sentence->first_token, first - MIN(first, REACH));
	until = MIN(sentence->end_token, end + REACH);
	/* A semicolon parts clauses. */
	for (guint32 at = from; at < first; at++)
		if (dia_token_is(report, at, ";"))
			from = at + 1;
	for (guint32 at = until; at > end; at--)
		if (dia_token_is(report, at - 1, ";"))
			until = at - 1;
	age.matters = find_matters(report, from, until);
	if (age.matters == 0 || !is_age(report, sentence, first, end) ||
	    !is_limit(report, from, first, until, age.matters) ||
	    is_open(report, sentence, first))
		return;
	age.people = find_people(report, from, until);
	age.age = figure->value.coefficient;
	age.place = (DiaFindingLocation){ report->index, figure->paragraph, figure->span };
	g_array_append_val(ages, age);
}

/* --- Two ages --------------------------------------------------------------------------------------------- */

/* Are the laws of two reports those of one time: of one year, or said not to have changed since? */
static gboolean
is_of_one_time(const DiaChecker *checker, const Age *before, const Age *here)
{
	const DiaCheckedReport *report = dia_checker_report(checker, here->place.report);

	return dia_reports_are_of_one_time(checker, before->place.report, here->place.report) ||
	       dia_span_is_said_to_last(report, here->place.paragraph, here->place.span);
}

/* Of two ages that are told for more than one matter each both must be the same matters. */
static gboolean
is_of_one_matter(const Age *before, const Age *here)
{
	return before->matters == here->matters ||
	       ((before->matters & here->matters) != 0 &&
		MIN(dia_count_bits(before->matters), dia_count_bits(here->matters)) == 1);
}

static gboolean
is_conflict(const DiaChecker *checker, const Age *before, const Age *here)
{
	return is_of_one_matter(before, here) && before->age != here->age && before->people == here->people &&
	       !dia_places_share_paragraph(&before->place, &here->place) &&
	       is_of_one_time(checker, before, here);
}

static void
check_age(DiaChecker *checker, const GArray *ages, guint index, GHashTable *told)
{
	const Age *here = &g_array_index(ages, Age, index);

	for (guint k = 0; k < index; k++) {
		const Age *before = &g_array_index(ages, Age, k);

		if (!is_conflict(checker, before, here))
			continue;
		/* Of the same words check-restated-limits.c has told it. */
		if (!dia_places_are_told(told, here->place.report, here->place.span, before->place.report,
					 before->place.span))
			dia_checker_tell_two(checker, "one limit of age with two values", here->place, before->place);
		break;
	}
}

void
dia_check_restated_ages(DiaChecker *checker)
{
	g_autoptr(GArray) ages = g_array_new(FALSE, FALSE, sizeof(Age));
	g_autoptr(GHashTable) told = dia_checker_find_told(checker);

	for (guint i = 0; i < checker->reports->len; i++) {
		const DiaCheckedReport *report = dia_checker_report(checker, i);

		for (guint k = 0; !dia_checked_report_is_dialogue(report) && k < report->n_figures; k++)
			read_age(report, k, ages);
	}
	for (guint i = 1; i < ages->len; i++)
		check_age(checker, ages, i, told);
}
