/*
 * "It received 262 recommendations. It supported 207 and noted 35": all numbers beside a number, which all but make it.
 *
 * In: a number, and all numbers of its unit behind it in its sentence, before it there, or in the next sentence. Out:
 * warnings where these make one that differs by a digit, or by two that changed places, or would if one of them did;
 * and no numbers near by make one of them exactly. The fewer digits, the more must words say.
 */
#include "check/parts.h"
#include "check/rules.h"

enum {
	MIN_DIGITS = 2,
	SURE_DIGITS = 3, /* with more, words need not say that one is the total, nor with three parts */
	MAX_NUMBERS = 8, /* parts of one total */
	LARGE_DIGITS = 3, /* a number of more is made of no handful */
	REST = 2,	 /* so many may be left out without a word, "23 cases, nine of which ... and 13" */
	REACH = 12,	 /* numbers near by that may make it exactly */
	LONGEST = 40,	 /* numbers of a sentence that are looked through */
	MOST_OFF = 60,	 /* per cent */
};

typedef struct {
	guint total;
	DiaList parts;
	gboolean is_before; /* the total stands before its parts */
} Row;

/* "from 40", "than 40", "40 to 60", "five of the 40", "40 of whom": no part of a total, and none itself */
static gboolean
is_exact(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	static const char *const words[] = { "from", "than", "against", "between", "by", NULL };

	return !quantity->figure->is_range && !quantity->figure->is_former &&
	       quantity->figure->qualifier == DIA_QUALIFIER_NONE && quantity->figure->value.exponent >= 0 &&
	       quantity->figure->value.coefficient > 0 &&
	       !(quantity->first > 0 && dia_token_is_one_of(report, quantity->first - 1, words));
}

/* Is it one of what was told before: "five of the eight", "28 of whom"? */
static gboolean
is_of_another(const DiaStatement *statement, const DiaQuantity *quantity)
{
	static const char *const articles[] = { "the", "its", "their", "these", "those", "all", "some", NULL };
	const DiaCheckedReport *report = statement->report;
	const guint32 first = dia_analysis_first_token(report->analysis, statement->paragraph);
	guint32 at = quantity->first;

	while (at > first && dia_token_is_one_of(report, at - 1, articles))
		at--;
	return at > first && dia_token_is(report, at - 1, "of");
}

static gboolean
is_followed_by_them(const DiaStatement *statement, const DiaQuantity *quantity)
{
	const DiaCheckedReport *report = statement->report;
	const guint32 end = dia_analysis_end_token(report->analysis, statement->paragraph);

	return dia_check_cue_find(report, quantity->end, MIN(quantity->end + 2, end), DIA_CUE(DIA_CHECK_OF_THEM)) !=
	       NULL;
}

static gboolean
may_be_total(const DiaStatement *statement, const DiaQuantity *total)
{
	return is_exact(statement->report, total) && dia_quantity_has_unit(total, "count") &&
	       dia_decimal_zeros(total->figure->value) <= 1 &&
	       dia_decimal_digits(total->figure->value) >= MIN_DIGITS;
}

/* The numbers of a total's unit among [from, end). @return FALSE where they cannot be its parts */
static gboolean
read_row(const DiaStatement *statement, guint total, guint from, guint end, Row *row)
{
	const DiaQuantity *whole = dia_statement_quantity(statement, total);
	const gboolean is_large = dia_decimal_digits(whole->figure->value) > LARGE_DIGITS;

	*row = (Row){ .total = total, .is_before = from > total };
	if (end - from > LONGEST)
		return FALSE;
	for (guint i = from; i < end; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, i);

		if (!dia_quantities_share_unit(part, whole) ||
		    /* "931,081 and their two parents": a handful */
		    (is_large && dia_decimal_digits(part->figure->value) == 1))
			continue;
		if (!is_exact(statement->report, part) || row->parts.n_parts == MAX_NUMBERS ||
		    is_of_another(statement, part) ||
		    dia_decimal_compare(part->figure->value, whole->figure->value) >= 0 ||
		    (row->parts.n_parts > 0 &&
		     (is_followed_by_them(statement, part) ||
		      part->depth != dia_statement_quantity(statement, row->parts.parts[0])->depth)))
			return FALSE;
		row->parts.parts[row->parts.n_parts++] = i;
		row->parts.end = part->end;
	}
	if (row->parts.n_parts < 2)
		return FALSE;
	row->parts.first = dia_statement_quantity(statement, row->parts.parts[0])->first;
	return TRUE;
}

/* Would one other digit make them right, in the total or in a part? */
static gboolean
is_slip(const DiaStatement *statement, const Row *row, gboolean in_parts)
{
	const DiaDecimal total = dia_statement_quantity(statement, row->total)->figure->value;
	const DiaDecimal sum = dia_list_add(statement, &row->parts);
	const DiaDecimal high = { .coefficient = 100 + MOST_OFF, .exponent = -2 };
	const DiaDecimal rest = dia_decimal_subtract(total, sum);

	if (rest.coefficient >= 0 && dia_decimal_compare(rest, (DiaDecimal){ .coefficient = REST }) <= 0)
		return FALSE;
	if (dia_decimal_compare(sum, dia_decimal_multiply(total, high)) > 0 ||
	    dia_decimal_compare(total, dia_decimal_multiply(sum, high)) > 0)
		return FALSE;
	if (dia_decimal_is_slip(total, sum))
		return TRUE;
	for (guint i = 0; in_parts && i < row->parts.n_parts; i++) {
		const DiaDecimal part = dia_statement_quantity(statement, row->parts.parts[i])->figure->value;

		if (dia_decimal_is_slip(dia_decimal_subtract(total, dia_decimal_subtract(sum, part)), part))
			return TRUE;
	}
	return FALSE;
}

/* Do numbers next to each other, from one on, make another one? Marks them all. */
static void
mark_run(const DiaStatement *statement, guint from, guint total, gboolean *is_explained)
{
	const DiaQuantity *whole = dia_statement_quantity(statement, total);
	DiaDecimal sum = { 0 };
	guint n = 0;

	for (guint i = from; i < statement->quantities->len && i < from + REACH && n < MAX_NUMBERS && i != total; i++) {
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
		if (dia_decimal_digits(dia_statement_quantity(statement, total)->figure->value) < MIN_DIGITS)
			continue;
		for (guint from = total - MIN(total, REACH); from < n && from < total + REACH; from++)
			if (from != total)
				mark_run(statement, from, total, is_explained);
	}
	return is_explained;
}

/* "a total of 45", "45 in all", ", or 45": does it come as the sum of what is before? */
static gboolean
is_called_total(const DiaCheckedReport *report, const DiaQuantity *total, const DiaSentence *sentence)
{
	enum { BEFORE = 4, AFTER = 6 };
	static const char *const signs[] = { ",", "(", ";", ":", NULL };
	guint32 first = MAX(sentence->first_token, total->first - MIN(total->first, BEFORE));
	guint32 end = total->end;

	while (end < sentence->end_token && end < total->end + AFTER && !dia_token_is_one_of(report, end, signs))
		end++;
	return dia_check_cue_find(report, first, end, DIA_CUE(DIA_CHECK_TOTAL)) != NULL;
}

/* Do words say that one is made of the others? */
static gboolean
is_led_to(const DiaStatement *statement, const Row *row)
{
	enum { LEAD = 3 };
	static const char *const signs[] = { ":", "(", NULL };
	const DiaCueSet ties =
		DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_MADE_OF) | DIA_CUE(DIA_CHECK_INCLUDING);
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *total = dia_statement_quantity(statement, row->total);
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[total->sentence];
	const DiaCheckCue *cue;

	if (is_called_total(report, total, sentence))
		return TRUE;
	if (row->is_before) {
		cue = dia_check_cue_find(report, total->end, row->parts.first + LEAD, ties);
		return dia_quantity_opens(report, total) ||
		       /* "127, that is 26 per cent, ..." is said of the number itself. */
		       (cue != NULL && (cue->kinds & DIA_CUE(DIA_CHECK_AMOUNTS)) == 0) ||
		       dia_tokens_have(report, total->end, row->parts.first, signs);
	}
	cue = dia_check_cue_find(report, row->parts.end, total->first, DIA_CUE(DIA_CHECK_AMOUNTS));
	return cue != NULL && total->first - cue->end < LEAD;
}

/* Do the parts stand in another sentence than the total? */
static gboolean
is_in_next(const DiaStatement *statement, const Row *row)
{
	return dia_statement_quantity(statement, row->parts.parts[0])->sentence !=
	       dia_statement_quantity(statement, row->total)->sentence;
}

/* Does no number of its unit stand before it in its sentence or, where they are told in the next one, behind it? */
static gboolean
is_single(const DiaStatement *statement, const Row *row)
{
	const DiaQuantity *total = dia_statement_quantity(statement, row->total);

	for (guint i = dia_statement_first_of(statement, total->sentence); i < statement->quantities->len; i++) {
		const DiaQuantity *other = dia_statement_quantity(statement, i);

		if (other->sentence != total->sentence || (i > row->total && !is_in_next(statement, row)))
			return TRUE;
		if (i != row->total && dia_quantities_share_unit(other, total))
			return FALSE;
	}
	return TRUE;
}

/* "60 cases, 12 of which ended well, 9 of them in court": parts of a part, or of other things, or that overlap */
static gboolean
are_no_parts(const DiaStatement *statement, const Row *row)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *total = dia_statement_quantity(statement, row->total);
	const DiaQuantity *first = dia_statement_quantity(statement, row->parts.parts[0]);
	const DiaQuantity *last = dia_statement_quantity(statement, row->parts.parts[row->parts.n_parts - 1]);

	return first->depth < total->depth || dia_list_is_of_another_kind(statement, total, &row->parts) ||
	       dia_list_has_other_joints(statement, &row->parts) || dia_list_has_other_nouns(statement, &row->parts) ||
	       dia_list_judge(statement, &row->parts) == DIA_PARTS_OVERLAP ||
	       /* "120 judges and 80 clerks attended 14 talks, 5 debates ..." */
	       (row->is_before && dia_token_is(report, first->first - 1, "and")) ||
	       dia_check_cue_find(report, MIN(first->end + 1, last->first), last->first,
				  DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_INCLUDING)) != NULL;
}

/* Are there so many digits and parts, and words, that it is hardly chance? */
static gboolean
is_sure(const DiaStatement *statement, const Row *row, gboolean is_led)
{
	const guint digits = dia_decimal_digits(dia_statement_quantity(statement, row->total)->figure->value);

	return digits + (row->parts.n_parts > 2) + is_led > SURE_DIGITS;
}

/* @param is_explained what others explain, of the whole statement; made when it is first asked for */
static void
check_row(DiaChecker *checker, const DiaStatement *statement, const Row *row, gboolean **is_explained,
	  GHashTable *told)
{
	const DiaQuantity *total = dia_statement_quantity(statement, row->total);
	const gboolean is_led = is_led_to(statement, row);

	if ((row->is_before ? !(is_led && !is_in_next(statement, row)) && !is_single(statement, row) : !is_led) ||
	    !is_sure(statement, row, is_led) || are_no_parts(statement, row) ||
	    !is_slip(statement, row, is_led && !is_in_next(statement, row)) ||
	    dia_quantity_is_told(statement->report, total, told))
		return;
	if (*is_explained == NULL)
		*is_explained = mark_explained(statement);
	if ((*is_explained)[row->total])
		return;
	for (guint i = 0; i < row->parts.n_parts; i++)
		if ((*is_explained)[row->parts.parts[i]])
			return;
	dia_sums_tell(checker, statement, row->total, &row->parts, "beside them stands", TRUE);
}

/* One past the last quantity of the sentence that one is in. */
static guint
find_end(const DiaStatement *statement, guint index)
{
	const guint32 sentence = dia_statement_quantity(statement, index)->sentence;

	return dia_statement_first_of(statement, sentence + 1);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement, GHashTable *told)
{
	const guint n = statement->quantities->len;
	g_autofree gboolean *is_explained = NULL;

	for (guint i = 0; i < n; i++) {
		const DiaQuantity *total = dia_statement_quantity(statement, i);
		const guint end = find_end(statement, i);
		Row row;

		if (!may_be_total(statement, total) || is_followed_by_them(statement, total))
			continue;
		if (read_row(statement, i, i + 1, end, &row) ||
		    read_row(statement, i, dia_statement_first_of(statement, total->sentence), i, &row) ||
		    (end < n && dia_statement_quantity(statement, end)->sentence == total->sentence + 1 &&
		     read_row(statement, i, end, find_end(statement, end), &row)))
			check_row(checker, statement, &row, &is_explained, told);
	}
}

void
dia_check_sum_whole(DiaChecker *checker)
{
	dia_statements_check_untold(checker, check_statement);
}
