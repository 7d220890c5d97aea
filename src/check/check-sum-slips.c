/*
 * "92.4 million, 51.3 million for pensions and 31.1 million for children": numbers that make another but for a digit.
 *
 * In: a number, and runs of numbers of its unit behind it in its sentence or the next, or before it there or in the two
 * before. Out: warnings where no run makes it, and one makes a slip of it, or would if one of its own were another. How
 * far that may be chance tell the digits (by chance one number of three digits in 30 is a slip of another), how many
 * runs there are, and what the words between say.
 */
#include "check/movements.h"
#include "check/parts.h"
#include "check/rules.h"

enum {
	LEAST_DIGITS = 2,
	SURE_DIGITS = 3,
	LARGE_DIGITS = 3, /* a total of so many has no part of one */
	ENOUGH = 3,	  /* points from which on a slip is believed */
	MOST_PARTS = 8,
	MOST_BEFORE = 2,  /* sentences */
	MANY_RUNS = 3,
	LONGEST = 40,	  /* numbers looked through to either side */
	NEAR = 12,	  /* the same where they only have to explain a number */
	MOST_OFF = 60,	  /* per cent */
	REST = 2,	  /* so many may be left out without a word */
};

/* Numbers in a row that may be the parts of another. */
typedef struct {
	DiaList parts;
	gboolean is_before; /* the total stands before them */
	DiaDecimal handfuls; /* what was passed over, "and six others" */
	gboolean is_whole;  /* all numbers of its unit from the total to the end or the start of a sentence */
} Run;

/* --- What may be part and total --------------------------------------------------------------------------- */

/* "rose by 40", "an increase of 40" */
static gboolean
is_change(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	enum { REACH = 4 };
	const DiaCueSet changes = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);

	return dia_quantity_is_named_change(report, quantity) &&
	       dia_check_cue_find(report, quantity->first - MIN(quantity->first, REACH),
				  MIN(quantity->end + 1, report->n_tokens), changes) != NULL;
}

/* "from 40", "than 40", "40 to 60": no part of a total, and none itself */
static gboolean
may_be_added(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const words[] = { "from", "than", "against", "between", "per", "every", NULL };

	return dia_quantity_is_plain(quantity) && !quantity->figure->is_former &&
	       quantity->figure->value.coefficient > 0 && !dia_unit_is_time(quantity->unit) &&
	       !dia_quantity_has_unit(quantity, "percent") && !dia_quantity_has_unit(quantity, "rank") &&
	       !dia_quantity_has_unit(quantity, "times") && !is_change(report, quantity) &&
	       !(quantity->first > 0 && dia_token_is_one_of(report, quantity->first - 1, words));
}

/* "54 of 187", "five of the eight": the second is a whole of its own. */
static gboolean
is_whole_of_another(const DiaStatement *statement, guint index)
{
	static const char *const articles[] = { "the", "its", "their", "these", "those", "all", NULL };
	guint32 at = dia_statement_quantity(statement, index)->first;

	while (at > 0 && dia_token_is_one_of(statement->report, at - 1, articles))
		at--;
	return index > 0 && dia_token_is(statement->report, at - 1, "of") &&
	       dia_statement_quantity(statement, index - 1)->end == at - 1;
}

/* "406 of them": one of several itself */
static gboolean
is_followed_by_them(const DiaStatement *statement, const DiaQuantity *quantity)
{
	const guint32 end = dia_analysis_end_token(statement->report->analysis, statement->paragraph);
	const DiaCheckCue *cue = dia_check_cue_at(statement->report, quantity->end, end, DIA_CUE(DIA_CHECK_OF_THEM));

	return cue != NULL && !dia_token_is(statement->report, cue->end - 1, "which") &&
	       !dia_token_is(statement->report, cue->end - 1, "whom");
}

/* The place of the last digit that is told: -1 for tenths, 2 for hundreds. */
static gint
get_last_place(DiaDecimal value)
{
	return value.exponent < 0 ? value.exponent : (gint)dia_decimal_zeros(value);
}

/* The digits of a total in the finest unit that it and its parts are told in: 3 of 92.4 million and of 3,480. */
static gint
count_digits(const DiaStatement *statement, const DiaQuantity *total, const DiaList *parts)
{
	const DiaDecimal value = total->figure->value;
	gint finest = get_last_place(value);

	for (guint i = 0; i < parts->n_parts; i++)
		finest = MIN(finest, get_last_place(dia_statement_quantity(statement, parts->parts[i])->figure->value));
	return (gint)dia_decimal_digits(value) + MIN(value.exponent, 0) - finest;
}

/* Is a number a slip of what a run makes, or a part of what the others leave of the number? */
static gboolean
is_slip(const DiaStatement *statement, const DiaQuantity *total, const DiaList *parts)
{
	const DiaDecimal value = total->figure->value;
	const DiaDecimal sum = dia_list_add(statement, parts);
	const DiaDecimal rest = dia_decimal_subtract(value, sum);

	if (!dia_decimal_is_within(value, sum, (DiaDecimal){ .coefficient = 100 + MOST_OFF, .exponent = -2 }) ||
	    (rest.coefficient >= 0 && dia_decimal_compare(rest, (DiaDecimal){ .coefficient = REST }) <= 0))
		return FALSE;
	if (dia_decimal_is_slip(value, sum))
		return TRUE;
	for (guint i = 0; i < parts->n_parts; i++) {
		const DiaDecimal part = dia_statement_quantity(statement, parts->parts[i])->figure->value;

		if (dia_decimal_is_slip(dia_decimal_subtract(value, dia_decimal_subtract(sum, part)), part))
			return TRUE;
	}
	return FALSE;
}

/* --- What the words say ----------------------------------------------------------------------------------- */

/* Does a number that is more than a handful stand among the tokens [first, end)? */
static gboolean
has_rival(const DiaStatement *statement, guint32 first, guint32 end)
{
	for (guint i = dia_statement_first_at(statement, first); i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->first >= end)
			break;
		if (dia_decimal_digits(other->figure->value) > 1)
			return TRUE;
	}
	return FALSE;
}

/* "a total of 45", "45 in all"; "Together the two regions ... 45" most of all */
static gint
weigh_name_of_total(const DiaStatement *statement, const DiaQuantity *total)
{
	enum { OPENING = 6, BEFORE = 12, AFTER = 5 };
	static const char *const signs[] = { "or", "namely", "=", "making", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[total->sentence];
	const guint32 first = sentence->first_token;
	const DiaCheckCue *cue;

	cue = dia_check_cue_find(report, first, MIN(first + OPENING, total->first), DIA_CUE(DIA_CHECK_TOTAL));
	if (cue != NULL && !has_rival(statement, cue->end, total->first))
		return 2;
	cue = dia_check_cue_find(report, MAX(first, total->first - MIN(total->first, BEFORE)), total->first,
				 DIA_CUE(DIA_CHECK_TOTAL));
	/* "299 in 2008, or 1,058 over the three years" */
	if (total->first > first + 1 && dia_token_is_one_of(report, total->first - 1, signs) &&
	    (dia_token_is(report, total->first - 2, ",") || !dia_token_is(report, total->first - 1, "or")))
		return 1;
	/* "a total of 85 million to 51 survivors": of the number next to it */
	if (cue != NULL)
		return !has_rival(statement, cue->end, total->first);
	cue = dia_check_cue_find_first(report, total->end, MIN(total->end + AFTER, sentence->end_token),
				       DIA_CUE(DIA_CHECK_TOTAL));
	return cue != NULL && !has_rival(statement, total->end, cue->end + 1);
}

/* Do words between a total and the first part behind it tie them? */
static gboolean
are_tied(const DiaStatement *statement, const DiaQuantity *total, const Run *run)
{
	enum { LEAD = 3 };
	static const char *const signs[] = { ":", "(", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaCueSet ties = DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_MADE_OF) | DIA_CUE(DIA_CHECK_INCLUDING);
	const DiaQuantity *first = dia_statement_quantity(statement, run->parts.parts[0]);

	if (!run->is_before)
		return FALSE;
	if (first->sentence == total->sentence &&
	    (dia_quantity_opens(report, total) || dia_tokens_have(report, total->end, run->parts.first, signs)))
		return TRUE;
	return dia_check_cue_find(report,
				  first->sentence == total->sentence
					  ? total->end
					  : dia_analysis_sentences(report->analysis)[first->sentence].first_token,
				  run->parts.first + LEAD, ties) != NULL;
}

/* "120 places of worship, including 80 mosques and 20 churches": what is listed need not be all. */
static gboolean
may_leave_out(const DiaStatement *statement, const DiaQuantity *total, const Run *run)
{
	return run->is_before &&
	       dia_check_cue_find(statement->report, total->end, run->parts.first,
				  DIA_CUE(DIA_CHECK_INCLUDING)) != NULL &&
	       dia_decimal_compare(dia_list_add(statement, &run->parts), total->figure->value) < 0;
}

/* "59, of whom 56 are elected and 3 appointed": does a number of a run have those behind it as its parts? */
static gboolean
has_total_within(const DiaStatement *statement, const DiaList *parts)
{
	DiaDecimal sum = { 0 };

	for (guint i = parts->n_parts; i > 0; i--) {
		const DiaDecimal value = dia_statement_quantity(statement, parts->parts[i - 1])->figure->value;

		if (i + 1 < parts->n_parts && dia_decimal_compare(sum, value) == 0)
			return TRUE;
		sum = dia_decimal_add(sum, value);
	}
	return FALSE;
}

/* "5,314 in 2021 and 6,008 in 2022": is the number behind a run one more of them, with a year of its own? */
static gboolean
is_one_more(const DiaStatement *statement, const DiaQuantity *total, const Run *run)
{
	const DiaQuantity *last = dia_statement_quantity(statement, run->parts.parts[run->parts.n_parts - 1]);
	const DiaPeriod own = total->figure->period;
	const DiaPeriod other = last->figure->period;

	return !run->is_before && weigh_name_of_total(statement, total) == 0 && own.first != 0 && other.first != 0 &&
	       !dia_periods_meet(own, other);
}

/* Parts of a part, of other things, or that overlap; "namely 75 for women and 31 for children" do not. */
static gboolean
are_no_parts(const DiaStatement *statement, const DiaQuantity *total, const Run *run)
{
	const DiaCheckedReport *report = statement->report;
	const DiaList *parts = &run->parts;
	const DiaQuantity *first = dia_statement_quantity(statement, parts->parts[0]);
	const DiaQuantity *last = dia_statement_quantity(statement, parts->parts[parts->n_parts - 1]);
	const DiaPartsKind kind = dia_list_judge(statement, parts);

	if (kind == DIA_PARTS_OVERLAP &&
	    !(run->is_before &&
	      dia_check_cue_find(report, total->end, first->first, DIA_CUE(DIA_CHECK_MADE_OF)) != NULL))
		return TRUE;
	/* "12 cases (5 men and 9 women)"; by chance no 912 pupils at a school are so near to 922 boys and girls */
	if (dia_list_is_of_another_kind(statement, total, parts) &&
	    (kind != DIA_PARTS_OPPOSED || count_digits(statement, total, parts) < SURE_DIGITS))
		return TRUE;
	/* "accepts 61, of which 9 ..., 4 ... and 15 ..."; a total of another sentence is of what is counted here */
	if ((dia_token_is(report, first->end, ",") &&
	     dia_check_cue_at(report, first->end + 1, last->first, DIA_CUE(DIA_CHECK_OF_THEM)) != NULL) ||
	    (!dia_quantity_opens(report, total) && dia_list_has_other_nouns(statement, parts)))
		return TRUE;
	if (first->sentence < total->sentence &&
	    (!dia_total_counts_same(statement, total, parts) ||
	     dia_sentence_has_wider_scope(report, &dia_analysis_sentences(report->analysis)[total->sentence])))
		return TRUE;
	return has_total_within(statement, parts) || dia_list_is_of_other_years(statement, total, parts) ||
	       dia_list_has_other_joints(statement, parts) ||
	       /* "60 cases, 12 of which ended well, 9 of them in court" */
	       dia_check_cue_find(report, MIN(first->end + 3, last->first), last->end + 2,
				  DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_INCLUDING)) != NULL;
}

/* Is it the only number of its unit in its sentence? */
static gboolean
is_single(const DiaStatement *statement, const DiaQuantity *quantity)
{
	for (guint i = dia_statement_first_of(statement, quantity->sentence); i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->sentence != quantity->sentence)
			break;
		if (other != quantity && dia_quantities_share_unit(other, quantity))
			return FALSE;
	}
	return TRUE;
}

static gint
weigh(const DiaStatement *statement, const DiaQuantity *total, const Run *run, guint n_runs)
{
	const gint n_digits = count_digits(statement, total, &run->parts);

	/* A total comes behind its parts by name, and parts in a sentence of their own by what ties them. */
	if (n_digits <= SURE_DIGITS && weigh_name_of_total(statement, total) == 0 &&
	    (!run->is_before ||
	     (dia_statement_quantity(statement, run->parts.parts[0])->sentence != total->sentence &&
	      !are_tied(statement, total, run) && !(run->parts.n_parts > 2 && is_single(statement, total)))))
		return 0;
	return n_digits - LEAST_DIGITS - (n_runs > MANY_RUNS) + run->is_whole +
	       (run->parts.n_parts > 2) + weigh_name_of_total(statement, total) + are_tied(statement, total, run) +
	       dia_unit_is_money(total->unit) +
	       (dia_list_judge(statement, &run->parts) == DIA_PARTS_OPPOSED);
}

/* --- What is explained ------------------------------------------------------------------------------------ */

/* Do numbers next to each other, from one on, make another one? Marks them all. */
static void
mark_run(const DiaStatement *statement, guint from, guint total, gboolean *is_explained)
{
	const DiaQuantity *whole = dia_statement_quantity(statement, total);
	DiaDecimal sum = { 0 };
	guint n = 0;

	for (guint i = from; i < statement->quantities->len && i < from + NEAR && n < MOST_PARTS && i != total; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, i);

		if (!dia_quantities_share_unit(part, whole))
			continue;
		sum = dia_decimal_add(sum, part->figure->value);
		if (++n < 2 || dia_decimal_compare(sum, whole->figure->value) != 0)
			continue;
		for (guint k = from; k <= i; k++)
			is_explained[k] = is_explained[k] ||
					  dia_quantities_share_unit(dia_statement_quantity(statement, k), whole);
		is_explained[total] = TRUE;
	}
}

/* Which numbers others near by make exactly, or help to make. @return by quantity; free with g_free() */
static gboolean *
mark_explained(const DiaStatement *statement)
{
	const guint n = statement->quantities->len;
	gboolean *is_explained = g_new0(gboolean, n);

	for (guint total = 0; total < n; total++) {
		if (dia_decimal_digits(dia_statement_quantity(statement, total)->figure->value) < LEAST_DIGITS)
			continue;
		for (guint from = total - MIN(total, NEAR); from < n && from < total + NEAR; from++)
			if (from != total)
				mark_run(statement, from, total, is_explained);
	}
	return is_explained;
}

/* --- Runs ------------------------------------------------------------------------------------------------- */

/* What is looked for: the run that all but makes a total. */
typedef struct {
	const DiaStatement *statement;
	const DiaQuantity *total;
	guint n_runs;
	gboolean is_explained[2]; /* by a run before it, by one behind it */
	Run found; /* without parts where there is none */
} Search;

/* Does a run make a number, as both are printed, "some 3,480" to the last digit that is no zero? */
static gboolean
makes(const DiaStatement *statement, const DiaQuantity *total, const DiaList *parts, DiaDecimal more)
{
	DiaInterval sum = dia_interval_exact(more);

	for (guint i = 0; i < parts->n_parts; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, parts->parts[i]);

		sum = dia_interval_add(sum, dia_interval_of(part->figure->value, DIA_QUALIFIER_NONE));
	}
	return dia_interval_meets(sum, dia_interval_of(total->figure->value, DIA_QUALIFIER_NONE));
}

/* Is the total made by a run, with or without what was passed over? */
static gboolean
is_made(const Search *search, const Run *run)
{
	return makes(search->statement, search->total, &run->parts, (DiaDecimal){ 0 }) ||
	       makes(search->statement, search->total, &run->parts, run->handfuls);
}

/* Looks at a run as it is when it has one more part. */
static void
look_at(Search *search, Run *run)
{
	Run copy = *run;

	if (run->parts.n_parts < 2)
		return;
	if (!run->is_before)
		dia_list_turn_round(&copy.parts);
	copy.parts.first = dia_statement_quantity(search->statement, copy.parts.parts[0])->first;
	copy.parts.end = dia_statement_quantity(search->statement, copy.parts.parts[copy.parts.n_parts - 1])->end;
	search->n_runs++;
	if (is_made(search, run))
		search->is_explained[run->is_before] = TRUE;
	else if (is_slip(search->statement, search->total, &copy.parts) &&
		 !are_no_parts(search->statement, search->total, &copy) &&
		 !may_leave_out(search->statement, search->total, &copy) &&
		 !is_one_more(search->statement, search->total, &copy) &&
		 (search->found.parts.n_parts == 0 || (copy.is_whole && !search->found.is_whole)))
		search->found = copy;
}

/*
 * Looks at the runs that start at a number and go on to one side, to the end of a sentence.
 * @param from index of the first number, which is of the last sentence at most; @param step 1 or -1
 */
static void
look_along(Search *search, gint from, gint step, guint32 last_sentence)
{
	const DiaStatement *statement = search->statement;
	const gint n = (gint)statement->quantities->len;
	Run run = { .is_before = step > 0 };

	for (gint i = from; i >= 0 && i < n && ABS(i - from) < LONGEST && run.parts.n_parts < MOST_PARTS; i += step) {
		const DiaQuantity *part = dia_statement_quantity(statement, (guint)i);
		gint next;

		if (step > 0 ? part->sentence > last_sentence : part->sentence < last_sentence)
			break;
		if (!dia_quantities_share_unit(part, search->total) ||
		    (run.parts.n_parts > 0 &&
		     part->depth > dia_statement_quantity(statement, run.parts.parts[0])->depth))
			continue;
		/* "931,081 and their two parents": a handful */
		if (dia_decimal_digits(search->total->figure->value) >= LARGE_DIGITS &&
		    dia_decimal_digits(part->figure->value) == 1) {
			run.handfuls = dia_decimal_add(run.handfuls, part->figure->value);
			if (is_made(search, &run))
				search->is_explained[run.is_before] = TRUE;
			continue;
		}
		if (!may_be_added(statement->report, part) || is_whole_of_another(statement, (guint)i) ||
		    (run.parts.n_parts > 0 &&
		     part->depth < dia_statement_quantity(statement, run.parts.parts[0])->depth) ||
		    dia_decimal_compare(part->figure->value, search->total->figure->value) >= 0)
			break;
		run.parts.parts[run.parts.n_parts++] = (guint)i;
		next = i + step;
		while (next >= 0 && next < n &&
		       !dia_quantities_share_unit(dia_statement_quantity(statement, (guint)next), search->total))
			next += step;
		run.is_whole = next < 0 || next >= n ||
			       dia_statement_quantity(statement, (guint)next)->sentence != part->sentence;
		look_at(search, &run);
	}
}

/* @param is_explained what others explain, of the whole statement; made when it is first asked for */
static void
check_total(DiaChecker *checker, const DiaStatement *statement, guint index, gboolean **is_explained, GHashTable *told)
{
	const DiaQuantity *total = dia_statement_quantity(statement, index);
	Search search = { .statement = statement, .total = total };

	if (!may_be_added(statement->report, total) || is_followed_by_them(statement, total) || total->share >= 0 ||
	    dia_quantity_is_told(statement->report, total, told))
		return;
	look_along(&search, (gint)index + 1, 1, total->sentence);
	look_along(&search, (gint)dia_statement_first_of(statement, total->sentence + 1), 1, total->sentence + 1);
	look_along(&search, (gint)index - 1, -1, total->sentence - MIN(total->sentence, MOST_BEFORE));
	if (search.found.parts.n_parts == 0 || search.is_explained[search.found.is_before] ||
	    weigh(statement, total, &search.found, search.n_runs) < ENOUGH)
		return;
	if (*is_explained == NULL)
		*is_explained = mark_explained(statement);
	/* "138 and 793. Of the 931, 412 were closed and 419 remain": what it is made of is told right */
	if ((*is_explained)[index] && weigh_name_of_total(statement, total) == 0)
		return;
	for (guint i = 0; i < search.found.parts.n_parts; i++)
		if ((*is_explained)[search.found.parts.parts[i]] ||
		    dia_quantity_is_told(statement->report,
					 dia_statement_quantity(statement, search.found.parts.parts[i]), told))
			return;
	dia_sums_tell(checker, statement, index, &search.found.parts, "beside them stands", TRUE);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement, GHashTable *told)
{
	g_autofree gboolean *is_explained = NULL;

	for (guint i = 0; i < statement->quantities->len; i++)
		check_total(checker, statement, i, &is_explained, told);
}

void
dia_check_sum_slips(DiaChecker *checker)
{
	dia_statements_check_untold(checker, check_statement);
}
