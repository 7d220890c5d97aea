/*
 * What the rules on shares have in common: which quantities are counts and percentages, what a printed share can stand
 * for, which quantities are one thing said in two ways, and what the words behind a share say that it is one of.
 */
#include "check/shares.h"

#include "check/terms.h"

/* --- Quantities ----------------------------------------------------------------------------------- */

gboolean
dia_quantity_is_count(const DiaQuantity *quantity)
{
	return !quantity->figure->is_range && !dia_quantity_has_unit(quantity, "percent") &&
	       !dia_quantity_has_unit(quantity, "times") &&
	       !dia_quantity_has_unit(quantity, "rank") && quantity->figure->value.coefficient > 0;
}

gboolean
dia_quantity_is_percent(const DiaQuantity *quantity)
{
	return dia_quantity_has_unit(quantity, "percent") && !quantity->figure->is_range;
}

/* Does a number stand in the bracket before a quantity? */
static gboolean
has_number_before(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	enum { REACH = 5 };

	for (guint32 at = quantity->first; at > 0 && quantity->first - at < REACH; at--) {
		if (dia_token_is(report, at - 1, "("))
			return FALSE;
		if (report->tokens[at - 1].kind == DIA_TOKEN_NUMBER)
			return TRUE;
	}
	return FALSE;
}

/* Do words say that two quantities are one thing, said in two ways? */
gboolean
dia_quantities_restate(const DiaCheckedReport *report, const DiaQuantity *first, const DiaQuantity *second)
{
	static const char *const joints[] = { "and", "while", "whereas", "but", NULL };
	const DiaCheckCue *cue;

	if (first->sentence != second->sentence || second->first - first->end > 14)
		return FALSE;
	/* "(in 2012, 47 per cent)" is of another year. */
	if (second->bracket != first->bracket)
		return second->depth == first->depth + 1 && !has_number_before(report, second);
	/* "62 per cent: 3.1 million of the 5 million voters" */
	if (dia_token_is(report, second->first - 1, ":") || dia_token_is_dash(report, second->first - 1))
		return TRUE;
	cue = dia_check_cue_find(report, first->end, second->first, DIA_CUE(DIA_CHECK_AMOUNTS));
	/* "hold 12 of the 40 posts and make up 45 per cent": said beside it, not of it. */
	if (cue == NULL)
		return FALSE;
	for (guint32 at = first->end; at < cue->first; at++)
		if (dia_token_is_one_of(report, at, joints) &&
		    (at + 1 == cue->first || dia_token_is(report, at - 1, ",")))
			return FALSE;
	return TRUE;
}

gboolean
dia_count_is_bracketed_part(const DiaStatement *statement, const DiaQuantity *count)
{
	const DiaQuantity *before = count - 1;

	return count != dia_statement_quantity(statement, 0) && dia_quantity_is_percent(before) &&
	       count->depth == before->depth + 1 && dia_quantities_restate(statement->report, before, count);
}

/* --- Shares --------------------------------------------------------------------------------------- */

/* "a third" is a round way to say 33 or 35 per cent; "66.6 per cent" is not. */
DiaInterval
dia_share_interval(const DiaCheckedReport *report, const DiaQuantity *share)
{
	static const DiaDecimal points = { .coefficient = 3, .exponent = 0 };
	DiaInterval interval = dia_quantity_interval(share);

	if (report->tokens[share->first].kind == DIA_TOKEN_NUMBER) {
		/* A whole per cent is rounded too. */
		if (!share->figure->is_range && share->figure->value.exponent == 0 &&
		    share->figure->qualifier == DIA_QUALIFIER_NONE) {
			DiaDecimal half = { .coefficient = 5, .exponent = -1 };

			interval.low = dia_decimal_subtract(share->figure->value, half);
			interval.high = dia_decimal_add(share->figure->value, half);
		}
		return interval;
	}
	if (share->figure->qualifier == DIA_QUALIFIER_NONE ||
	    share->figure->qualifier == DIA_QUALIFIER_ABOUT) {
		interval.low = dia_decimal_subtract(interval.low, points);
		interval.high = dia_decimal_add(interval.high, points);
	}
	return interval;
}

gboolean
dia_share_is_aim(const DiaCheckedReport *report, const DiaQuantity *share)
{
	enum { REACH = 4 };

	return dia_tokens_have_in(report, share->first - MIN(share->first, REACH), share->first, DIA_LIST_AIM);
}

DiaInterval
dia_share_compute(DiaInterval part, DiaInterval whole)
{
	return dia_interval_divide(dia_interval_multiply(part, dia_interval_exact(dia_hundred)), whole);
}

DiaDecimal
dia_share_divide(DiaDecimal part, DiaDecimal whole)
{
	return dia_decimal_divide(dia_decimal_multiply(part, dia_hundred), whole);
}

/* One digit more than is printed shows where the difference comes from. */
char *
dia_share_format(DiaDecimal value, DiaDecimal like)
{
	return dia_decimal_format(dia_decimal_round(value, MIN(like.exponent, 0) - 1));
}

/* --- What a share is one of ------------------------------------------------------------------------ */

DiaShareBase
dia_share_read_base(const DiaCheckedReport *report, guint32 paragraph, const DiaQuantity *share, guint32 *noun)
{
	static const char *const same[] = { "total", "them", "those", "these", "whom", "which", "number",
					    "sum",   NULL };
	static const char *const leads[] = { "the", "a", "an", "all", "its", "their", "these", "those", "such",
					     "said", "total", "our", "number", "of", NULL };
	static const char *const open[] = { "those", "these", NULL };
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	guint32 at = share->end;
	gboolean is_same = FALSE;

	if (at >= end || !dia_token_is(report, at, "of"))
		return DIA_BASE_NONE;
	at++;
	while (at < end && (dia_token_is_one_of(report, at, leads) || dia_token_is_one_of(report, at, same))) {
		is_same = is_same || dia_token_is_one_of(report, at, same);
		at++;
	}
	*noun = at;
	/* "of those charged" */
	if (is_same && !(at < end && dia_token_is_telling(report, at) && dia_token_is_one_of(report, at - 1, open)))
		return DIA_BASE_THEM;
	if (at >= end || report->tokens[at].kind == DIA_TOKEN_PUNCTUATION ||
	    (report->tokens[at].kind == DIA_TOKEN_WORD && !dia_token_is_telling(report, at)))
		return DIA_BASE_NONE;
	return DIA_BASE_NAMED;
}

gboolean
dia_share_is_base(const DiaCheckedReport *report, guint32 paragraph, guint32 noun, const DiaQuantity *whole)
{
	enum { REACH = 4 };
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	guint32 own_end = MIN(noun + 3, end);

	for (guint32 at = noun; at < own_end; at++) {
		guint32 stem = dia_token_stem(report, at);

		if (!dia_token_is_telling(report, at))
			return FALSE;
		for (guint32 other = whole->end; other < MIN(whole->end + REACH, end); other++) {
			if (report->tokens[other].kind != DIA_TOKEN_WORD)
				break;
			if (dia_token_stem(report, other) == stem)
				return TRUE;
		}
	}
	return FALSE;
}

/* "15 per cent of the staff" names its own whole; "of all posts", where posts were counted, does not. */
gboolean
dia_share_has_own_base(const DiaCheckedReport *report, guint32 paragraph, const DiaQuantity *share,
		       const DiaQuantity *whole)
{
	guint32 noun;

	return dia_share_read_base(report, paragraph, share, &noun) == DIA_BASE_NAMED &&
	       (whole == NULL || !dia_share_is_base(report, paragraph, noun, whole));
}
