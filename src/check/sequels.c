/*
 * Finds what a sentence says of values of the sentence before it.
 *
 * In: the quantities of a paragraph. Out: pairs of an earlier and a later value. Words of conclusion or reference
 * tie the sentences ("thus", "such", "the number"); values with years of their own are a series, whose ends and whose
 * last step are told of; and a value of the telling sentence behind "it was" is an earlier one of what was counted.
 */
#include "check/sequels.h"

#include <string.h>

#include "check/terms.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"

enum {
	MAX_SERIES = 16,
	MAX_TOKENS = 120, /* of the telling sentence; longer ones tell of more */
};

/* --- Ties between sentences --------------------------------------------------------------------- */

/* One past "By 2018", "In May 2019," that a sentence opens with. */
static guint32
pass_time(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	enum { LONGEST = 5 };
	static const char *const openings[] = { "by", "in", "at", "until", "since", NULL };
	guint32 first = sentence->first_token;

	if (!dia_token_is_one_of(report, first, openings))
		return first;
	for (guint32 at = first + 1; at < MIN(first + LONGEST, sentence->end_token); at++)
		if (dia_token_year(report, at) >= 0)
			return dia_token_is(report, at + 1, ",") ? at + 2 : at + 1;
	return first;
}

/* "The number has thus fallen", "Such reports have become fewer" */
static gboolean
refers_back(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	static const char *const openings[] = { "such", "these", "this", "they", "it", NULL };
	static const char *const articles[] = { "the", "that", "their", "its", NULL };
	guint32 first = pass_time(report, sentence);

	if (dia_token_is_one_of(report, first, openings) ||
	    (first + 1 < sentence->end_token && dia_token_is_one_of(report, first, articles) &&
	     (dia_token_is_in(report, first + 1, DIA_LIST_COUNT_NOUN) ||
	      dia_token_is_in(report, first + 1, DIA_LIST_CHANGE_NOUN))))
		return TRUE;
	for (guint32 at = first; at < sentence->end_token; at++)
		if (dia_token_is_in(report, at, DIA_LIST_CONCLUSION))
			return TRUE;
	return FALSE;
}

/* Is a word, or another form of it, in a sentence? */
static gboolean
stands_in(const DiaCheckedReport *report, guint32 at, const DiaSentence *sentence)
{
	guint32 stem = dia_token_stem(report, at);

	for (guint32 other = sentence->first_token; other < sentence->end_token; other++)
		if (report->tokens[other].kind == DIA_TOKEN_WORD &&
		    dia_token_stem(report, other) == stem)
			return TRUE;
	return FALSE;
}

/* Is the subject of a sentence what the one before it counts: nothing that it does not name? */
static gboolean
is_of_same_subject(const DiaCheckedReport *report, const DiaSentence *sentence)
{
	enum { LONGEST = 8 };
	static const char *const conclusions[] = { "thus", "therefore", NULL };
	const DiaCueSet changes = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);
	const DiaCheckCue *change =
	    dia_check_cue_find_first(report, sentence->first_token, sentence->end_token, changes);
	guint32 end = MIN(sentence->end_token, sentence->first_token + LONGEST);

	if (change != NULL)
		end = MIN(end, change->first);
	for (guint32 at = sentence->first_token; at < end; at++) {
		if (dia_token_classes(report, at) & DIA_CLASS_AUXILIARY)
			return TRUE;
		if (report->tokens[at].kind == DIA_TOKEN_WORD &&
		    dia_term_is_telling(report, report->tokens[at].word) &&
		    !dia_token_is_in(report, at, DIA_LIST_COUNT_NOUN) &&
		    !dia_token_is_one_of(report, at, conclusions) &&
		    !stands_in(report, at, sentence - 1))
			return FALSE;
	}
	return change != NULL && end == change->first;
}

/* "when it stood at 330", "at the end of 2015 the number was 1,702": an earlier value of what was counted before. */
static gboolean
is_said_of_it(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const subjects[] = { "it", "they", "there", NULL };
	static const char *const verbs[] = { "was", "were", "stood", "had", "been", "amounted", "reached", NULL };
	static const char *const between[] = { "at", "to", "only", "just", "about", "some", NULL };
	guint32 first = dia_analysis_sentences(report->analysis)[quantity->sentence].first_token;
	guint32 at = quantity->first;
	gboolean has_verb = FALSE;

	for (; at > first && quantity->first - at < 5; at--) {
		gboolean is_verb = dia_token_is_one_of(report, at - 1, verbs);

		if (!is_verb && !dia_token_is_one_of(report, at - 1, between))
			break;
		has_verb = has_verb || is_verb;
	}
	return has_verb && at > first &&
	       (dia_token_is_one_of(report, at - 1, subjects) ||
		dia_token_is_in(report, at - 1, DIA_LIST_COUNT_NOUN));
}

/* "That number has gone down from 15,300 in 2010": what the sentence before counts has come from there. */
static gboolean
has_gone_from(const DiaCheckedReport *report, const DiaQuantity *quantity, const DiaSentence *sentence)
{
	enum { REACH = 5 };
	const DiaCueSet changes = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);
	guint32 first = MAX(sentence->first_token, quantity->first - MIN(quantity->first, REACH));

	return dia_quantity_follows(report, quantity, "from") &&
	       dia_check_cue_find(report, first, quantity->first, changes) != NULL && refers_back(report, sentence);
}

/* "By 2018 their number had doubled to 45": what the sentence before counts has come to there. */
static gboolean
has_come_to(const DiaStatement *statement, guint index, const DiaSentence *sentence)
{
	enum { REACH = 5 };
	const DiaCueSet changes = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *quantity = dia_statement_quantity(statement, index);
	guint32 first = MAX(sentence->first_token, quantity->first - MIN(quantity->first, REACH));
	gboolean is_multiple = index > 0 && dia_quantity_has_unit(quantity - 1, "times") &&
			       (quantity - 1)->first >= first;

	return quantity->depth == 0 && dia_token_is(report, quantity->first - 1, "to") &&
	       (is_multiple || dia_check_cue_find(report, first, quantity->first, changes) != NULL) &&
	       refers_back(report, sentence) && is_of_same_subject(report, sentence);
}

/* "The figure is 106 per cent higher than in 2020 (1,130)", "That was 30 per cent fewer than the 640 of 2016" */
static gboolean
is_compared_with(const DiaStatement *statement, const DiaQuantity *earlier, const DiaSentence *sentence)
{
	enum { REACH = 6 };
	static const char *const openings[] = { "this", "that", "it", "these", "they", NULL };
	static const char *const verbs[] = { "is", "was", "are", "were", "represents", "represented", "means", NULL };
	const DiaCheckedReport *report = statement->report;
	guint32 first = sentence->first_token;
	guint32 near = earlier->first - MIN(earlier->first - first, REACH);

	if (!dia_token_is_one_of(report, first, openings) &&
	    !(dia_token_is(report, first, "the") &&
	      dia_token_is_in(report, first + 1, DIA_LIST_COUNT_NOUN)))
		return FALSE;
	first += dia_token_is(report, first, "the") ? 2 : 1;
	return dia_token_is_one_of(report, first, verbs) &&
	       dia_check_cue_find(report, near, earlier->first, DIA_CUE(DIA_CHECK_COMPARED)) != NULL;
}

/* --- A series of years -------------------------------------------------------------------------- */

static int
compare_periods(gconstpointer a, gconstpointer b)
{
	const DiaQuantity *first = *(const DiaQuantity *const *)a;
	const DiaQuantity *second = *(const DiaQuantity *const *)b;

	return (first->figure->period.first > second->figure->period.first) -
	       (first->figure->period.first < second->figure->period.first);
}

/*
 * The values of a sentence where all of their unit have years of their own, by year.
 * @return how many; 0 where they are no series
 */
static guint
read_series(const DiaStatement *statement, guint32 sentence, const DiaQuantity **series)
{
	guint n = 0;

	for (guint i = dia_statement_first_of(statement, sentence); i < statement->quantities->len; i++) {
		const DiaQuantity *here = dia_statement_quantity(statement, i);

		if (here->sentence != sentence)
			break;
		if (!dia_quantity_is_value(here) || here->depth > 0)
			continue;
		if (here->figure->period.first == 0 || here->figure->is_former || n == MAX_SERIES ||
		    (n > 0 && !dia_quantities_share_unit(here, series[0])))
			return 0;
		series[n++] = here;
	}
	if (n < 2)
		return 0;
	qsort((void *)series, n, sizeof(*series), compare_periods);
	for (guint i = 1; i < n; i++)
		if (series[i]->figure->period.first <= series[i - 1]->figure->period.last)
			return 0;
	return n;
}

/* Does the whole series go the way that its last step goes? Else it is not clear what is told. */
static gboolean
has_one_way(const DiaQuantity *const *series, guint n)
{
	int whole = dia_decimal_compare(series[n - 1]->figure->value, series[0]->figure->value);
	int last = dia_decimal_compare(series[n - 1]->figure->value, series[n - 2]->figure->value);

	return (whole > 0 && last > 0) || (whole < 0 && last < 0);
}

/* The place in a series of the value that has a year, or @n. */
static guint
find_in_series(const DiaQuantity *const *series, guint n, gint64 year)
{
	for (guint i = 0; i < n; i++)
		if (dia_day_year(series[i]->figure->period.first) == year)
			return i;
	return n;
}

/*
 * Cuts a series down to the years that a sentence names: "it fell between 2019 and 2020".
 * @return the number of values that are left; 0 where it names others
 */
static guint
cut_to_years(const DiaCheckedReport *report, const DiaSentence *sentence, const DiaQuantity **series, guint n)
{
	guint found[2] = { 0, n > 0 ? n - 1 : 0 };
	guint n_found = 0;

	for (guint32 at = sentence->first_token; at < sentence->end_token; at++) {
		gint64 year = dia_token_year(report, at);
		guint index;

		if (year < 0)
			continue;
		index = find_in_series(series, n, year);
		if (index == n || n_found == G_N_ELEMENTS(found))
			return 0;
		found[n_found++] = index;
	}
	if (n_found == 1)
		return found[0] == n - 1 ? n : 0;
	if (found[0] >= found[1])
		return 0;
	n = found[1] + 1 - found[0];
	memmove((void *)series, (const void *)(series + found[0]), n * sizeof(*series));
	return n;
}

/* --- A value of the sentence itself --------------------------------------------------------------- */

/* Do the words right behind a value name something that a sentence names? */
static gboolean
is_named_in(const DiaCheckedReport *report, const DiaQuantity *quantity, const DiaSentence *sentence)
{
	enum { REACH = 5 };
	const DiaSentence *own = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	guint32 end = MIN(quantity->end + REACH, own->end_token);

	for (guint32 at = quantity->end; at < end; at++) {
		if (report->tokens[at].kind != DIA_TOKEN_WORD)
			return FALSE;
		if (!dia_term_is_telling(report, report->tokens[at].word))
			continue;
		for (guint32 other = sentence->first_token; other < sentence->end_token; other++)
			if (dia_token_is(report, other, dia_token_word(report, at)))
				return TRUE;
	}
	return FALSE;
}

/* "intervened in 288" of "576 interventions": does a verb before a value share its stem with the other's noun? */
static gboolean
is_done_in(const DiaCheckedReport *report, const DiaQuantity *quantity, const DiaQuantity *earlier)
{
	enum { REACH = 4, STEM = 6 };
	const DiaSentence *own = &dia_analysis_sentences(report->analysis)[quantity->sentence];
	guint32 first = MAX(own->first_token, quantity->first - MIN(quantity->first, REACH));
	const char *noun = dia_token_word(report, earlier->end);

	for (guint32 at = first; at < quantity->first && strlen(noun) > STEM; at++)
		if (report->tokens[at].length > STEM && g_str_has_suffix(dia_token_word(report, at), "ed") &&
		    strncmp(dia_token_word(report, at), noun, STEM) == 0)
			return TRUE;
	return FALSE;
}

/* "30 of 120 seats in the Assembly (25 per cent)" of "the share in the Assembly" */
static gboolean
is_share_of_named(const DiaStatement *statement, const DiaQuantity *share, const DiaSentence *sentence)
{
	return dia_token_is(statement->report, share->first - 1, "(") && share->first >= 2 &&
	       share > dia_statement_quantity(statement, 0) && (share - 1)->sentence == share->sentence &&
	       is_named_in(statement->report, share - 1, sentence);
}

/*
 * The value of the sentence before that a value is an earlier one of: the only one, or the only one of its name.
 * @param depth of the brackets that it stands in
 */
static const DiaQuantity *
find_later_value_at(const DiaStatement *statement, const DiaQuantity *earlier, const DiaSentence *sentence, guint depth)
{
	const DiaQuantity *only = NULL;
	const DiaQuantity *named = NULL;
	guint n = 0;
	guint n_named = 0;

	for (guint i = dia_statement_first_of(statement, earlier->sentence - 1); i < statement->quantities->len; i++) {
		const DiaQuantity *here = dia_statement_quantity(statement, i);

		if (here->sentence + 1 != earlier->sentence)
			break;
		if (!dia_quantity_is_value(here) || here->depth != depth || !dia_quantities_share_unit(here, earlier))
			continue;
		/* What has a day of its own comes first where several are told: "1,680 in 2019, with room for 850". */
		if (only == NULL)
			only = here;
		n++;
		if (depth > 0 ? is_share_of_named(statement, here, sentence)
			      : is_named_in(statement->report, here, sentence) ||
				    is_done_in(statement->report, here, earlier)) {
			named = here;
			n_named++;
		}
	}
	if (n_named == 1)
		return named;
	return only != NULL && (n == 1 || (n == 2 && only->figure->period.first != 0 &&
					   earlier->figure->period.first != 0))
		   ? only
		   : NULL;
}

static const DiaQuantity *
find_later_value(const DiaStatement *statement, const DiaQuantity *earlier, const DiaSentence *sentence)
{
	const DiaQuantity *found = find_later_value_at(statement, earlier, sentence, 0);

	return found == NULL && dia_quantity_has_unit(earlier, "percent")
		   ? find_later_value_at(statement, earlier, sentence, 1)
		   : found;
}

/* Puts the earlier value first, as far as years are told. @return FALSE where they are of one time */
static gboolean
set_order(DiaMovement *movement)
{
	DiaPeriod then = movement->then->figure->period;
	DiaPeriod now = movement->now->figure->period;
	const DiaQuantity *swap = movement->then;

	if (then.first == 0 || now.first == 0 || then.last < now.first)
		return TRUE;
	/* "Pupils numbered 60,000 in 2012. In 2016 they were 75,000": the second sentence tells of later. */
	movement->then = movement->now;
	movement->now = swap;
	return now.last < then.first;
}

/* Is it not told that a time is no earlier one? */
static gboolean
is_before(DiaPeriod then, DiaPeriod now)
{
	return then.first == 0 || now.first == 0 || then.last < now.first;
}

/* "106 per cent higher than": no value, but how much it changed */
static gboolean
is_rate_of_change(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	const DiaCheckCue *cue = dia_check_cue_find_first(report, quantity->end, quantity->end + 3,
							  DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL));

	/* "20 per cent more expensive" is of something else. */
	return dia_quantity_has_unit(quantity, "percent") && cue != NULL && cue->first == quantity->end &&
	       dia_tokens_have(report, cue->first + 1, cue->first + 2, (const char *const[]){ "than", NULL });
}

/* --- All of a paragraph ---------------------------------------------------------------------------- */

static void
visit_sentence(DiaChecker *checker, const DiaStatement *statement, guint32 index, DiaMovementFunction function)
{
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[index];
	const DiaQuantity *series[MAX_SERIES];
	DiaMovement movement = { .first = sentence->first_token, .end = sentence->end_token };
	const DiaQuantity *come_to = NULL;
	guint n_values = 0;
	guint n;

	if (sentence->end_token - sentence->first_token > MAX_TOKENS ||
	    dia_check_cue_find_first(report, sentence->first_token, sentence->end_token,
				     DIA_CUE(DIA_CHECK_FUTURE)) != NULL)
		return;
	for (guint i = dia_statement_first_of(statement, index); i < statement->quantities->len; i++) {
		const DiaQuantity *here = dia_statement_quantity(statement, i);

		if (here->sentence != index)
			break;
		if (!dia_quantity_is_value(here) || dia_quantity_is_remainder(report, here) ||
		    dia_quantity_has_unit(here, "year") ||
		    dia_quantity_has_unit(here, "month") || dia_quantity_is_named_change(report, here) ||
		    is_rate_of_change(report, here))
			continue;
		n_values++;
		movement.then = is_said_of_it(report, here) || has_gone_from(report, here, sentence) ||
						is_compared_with(statement, here, sentence)
					    ? here
					    : NULL;
		come_to = has_come_to(statement, i, sentence) ? here : NULL;
	}
	if (n_values == 1 && movement.then != NULL) {
		movement.now = find_later_value(statement, movement.then, sentence);
		if (movement.now != NULL && set_order(&movement))
			function(checker, statement, &movement);
		return;
	}
	if (n_values == 1 && come_to != NULL) {
		movement.now = come_to;
		movement.then = find_later_value(statement, come_to, sentence);
		if (movement.then != NULL && is_before(movement.then->figure->period, come_to->figure->period))
			function(checker, statement, &movement);
		return;
	}
	n = n_values == 0 && refers_back(report, sentence) && is_of_same_subject(report, sentence)
		? read_series(statement, index - 1, series)
		: 0;
	n = cut_to_years(report, sentence, series, n);
	if (n < 2 || !has_one_way(series, n))
		return;
	movement.then = series[0];
	movement.now = series[n - 1];
	function(checker, statement, &movement);
}

void
dia_sequels_visit(DiaChecker *checker, const DiaStatement *statement, DiaMovementFunction function)
{
	const DiaAnalysis *analysis = statement->report->analysis;
	guint32 first = dia_analysis_first_sentence(analysis, statement->paragraph);
	guint32 end = dia_analysis_end_sentence(analysis, statement->paragraph);

	for (guint32 i = first + 1; i < end; i++)
		visit_sentence(checker, statement, i, function);
}
