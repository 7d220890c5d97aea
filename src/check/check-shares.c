/*
 * Percentages and what they are percentages of.
 *
 * In: the quantities of a paragraph and the words between them. Out: findings where a count, its whole
 * and its percentage, all three printed, cannot hold together, and where shares of one whole do not make
 * a hundred.
 */
#include "check/rules.h"
#include "check/shares.h"
#include "lexicon/lexicon.h"

static const DiaDecimal hundred = { .coefficient = 100, .exponent = 0 };

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

DiaInterval
dia_share_compute(DiaInterval part, DiaInterval whole)
{
	return dia_interval_divide(dia_interval_multiply(part, dia_interval_exact(hundred)), whole);
}

DiaDecimal
dia_share_divide(DiaDecimal part, DiaDecimal whole)
{
	return dia_decimal_divide(dia_decimal_multiply(part, hundred), whole);
}

/* One digit more than is printed shows where the difference comes from. */
char *
dia_share_format(DiaDecimal value, DiaDecimal like)
{
	return dia_decimal_format(dia_decimal_round(value, MIN(like.exponent, 0) - 1));
}

static void
add_triple(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *part,
	   const DiaQuantity *whole, const DiaQuantity *share)
{
	const DiaCheckedReport *report = statement->report;
	DiaDecimal value = dia_share_divide(part->figure->value, whole->figure->value);
	g_autofree char *first = dia_decimal_format(part->figure->value);
	g_autofree char *second = dia_decimal_format(whole->figure->value);
	/* "two thirds" has no digits to follow. */
	gboolean is_printed = report->tokens[share->first].kind == DIA_TOKEN_NUMBER;
	g_autofree char *computed =
	    dia_share_format(value, is_printed ? share->figure->value : hundred);
	g_autofree char *stated = NULL;
	DiaSpan span = dia_quantity_span(report, share);
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = share->figure->value,
				  .computed = dia_decimal_round(value, -4) };

	stated = g_strndup(report->text + span.start, span.end - span.start);
	draft.message =
	    g_strdup_printf("%s out of %s is %s per cent, but the share is given as %s%s", first,
			    second, computed,
			    share->figure->qualifier == DIA_QUALIFIER_MORE_THAN ? "more than " :
			    share->figure->qualifier == DIA_QUALIFIER_LESS_THAN ? "less than " :
			    share->figure->qualifier == DIA_QUALIFIER_ALMOST	? "almost " :
										  "",
			    stated);
	dia_draft_add_location(&draft, report, statement->paragraph, span);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, part));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, whole));
	dia_checker_add(checker, &draft);
}

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

/* @return TRUE where it was compared, right or wrong */
static gboolean
compare_triple(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *part,
	       const DiaQuantity *whole, const DiaQuantity *share)
{
	DiaInterval exact;
	DiaInterval rounded;
	DiaInterval stated = dia_share_interval(statement->report, share);

	if (!dia_quantity_is_count(part) || !dia_quantity_is_count(whole) || !dia_quantity_is_percent(share) ||
	    !dia_quantities_share_unit(part, whole) ||
	    dia_decimal_compare(part->figure->value, whole->figure->value) > 0)
		return FALSE;
	exact = dia_share_compute(dia_quantity_interval(part), dia_quantity_interval(whole));
	rounded = dia_share_compute(dia_quantity_rounded(part), dia_quantity_rounded(whole));
	if (!dia_interval_meets(exact, stated) && !dia_interval_meets(rounded, stated))
		add_triple(checker, statement, part, whole, share);
	return TRUE;
}

/* --- Three numbers side by side ---------------------------------------------------------------- */

/* "141 out of 405", "14 of the 27": nothing but these words between two numbers. */
static gboolean
is_fraction(const DiaCheckedReport *report, const DiaQuantity *part, const DiaQuantity *whole)
{
	static const char *const fillers[] = { "out", "of",   "the",   "a",	"all", "its", "their",
					       "total", "some", "those", "these", ")",	 ",",	NULL };
	guint n_of = 0;

	if (part->sentence != whole->sentence || whole->first - part->end > 5 ||
	    whole->first <= part->end)
		return FALSE;
	for (guint32 at = part->end; at < whole->first; at++) {
		if (!dia_token_is_one_of(report, at, fillers))
			return FALSE;
		n_of += dia_token_is(report, at, "of");
	}
	return n_of > 0;
}

/* Do words say that two quantities are one thing, said in two ways? */
gboolean
dia_quantities_restate(const DiaCheckedReport *report, const DiaQuantity *first, const DiaQuantity *second)
{
	if (first->sentence != second->sentence || second->first - first->end > 14)
		return FALSE;
	if (second->bracket != first->bracket)
		return second->depth == first->depth + 1;
	/* "62 per cent: 3.1 million of the 5 million voters" */
	return dia_token_is(report, second->first - 1, ":") ||
	       dia_check_cue_find(report, first->end, second->first, DIA_CUE(DIA_CHECK_AMOUNTS)) != NULL;
}

/* "15 per cent of the staff" names its own whole; "of the total" does not. */
static gboolean
has_own_base(const DiaCheckedReport *report, guint32 paragraph, const DiaQuantity *share)
{
	static const char *const same[] = { "total", "them", "those", "these", "whom", "which",
					    "all",   NULL };
	guint32 end = dia_analysis_end_token(report->analysis, paragraph);
	guint32 at = share->end;

	if (at >= end || !dia_token_is(report, at, "of"))
		return FALSE;
	at++;
	while (at < end && (dia_token_is(report, at, "the") || dia_token_is(report, at, "a")))
		at++;
	return at >= end || !dia_token_is_one_of(report, at, same);
}

/*
 * Three numbers side by side, two of which are tied by "of" and two by a bracket or "or": "141 out of 405
 * (34.8 per cent)", "34.8 per cent (141) of the 405", "30 per cent of the 420 seats (126)".
 */
static gboolean
check_window(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *first = dia_statement_quantity(statement, index);
	const DiaQuantity *second = dia_statement_quantity(statement, index + 1);
	const DiaQuantity *third = dia_statement_quantity(statement, index + 2);
	const DiaQuantity *whole = NULL;
	const DiaQuantity *other = NULL;

	if (is_fraction(report, first, second) && dia_quantities_restate(report, second, third) &&
	    !is_fraction(report, second, third)) {
		whole = second;
		other = third;
	} else if (is_fraction(report, second, third) && dia_quantities_restate(report, first, second)) {
		whole = third;
		other = second;
	} else {
		return FALSE;
	}
	if (dia_quantity_is_percent(first))
		return compare_triple(checker, statement, other, whole, first);
	if (whole == second && has_own_base(report, statement->paragraph, other))
		return FALSE;
	return compare_triple(checker, statement, first, whole, other);
}

/* "733 children were adopted, more than half of whom (335) by ..." */
static gboolean
check_share_of_them(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *whole = dia_statement_quantity(statement, index);
	const DiaQuantity *share = dia_statement_quantity(statement, index + 1);
	const DiaQuantity *part = dia_statement_quantity(statement, index + 2);

	return dia_quantity_is_percent(share) && whole->sentence == share->sentence &&
	       dia_check_cue_find(report, share->end, MIN(share->end + 3, part->first),
			    DIA_CUE(DIA_CHECK_OF_THEM)) != NULL &&
	       part->depth == share->depth + 1 && part->first - share->end <= 6 &&
	       compare_triple(checker, statement, part, whole, share);
}

/* --- Parts with their shares ------------------------------------------------------------------- */

/* The whole that words tie a part to: "of the 45 cases, 12 (27 per cent)", "45, of whom 12 (27)". */
static const DiaQuantity *
find_whole(const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *part = dia_statement_quantity(statement, index);
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[part->sentence];
	const guint64 ties = DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_INCLUDING);
	guint32 near = MAX(sentence->first_token, part->first - MIN(part->first, 8));
	const DiaCheckCue *cue = dia_check_cue_find(report, near, part->first, ties);
	gboolean is_with = part->first > sentence->first_token &&
			   dia_token_is(report, part->first - 1, "with");
	const DiaQuantity *whole = NULL;

	for (guint i = index, steps = 0; i > 0 && steps < DIA_MAX_CANDIDATES; i--, steps++) {
		const DiaQuantity *candidate = dia_statement_quantity(statement, i - 1);

		if (candidate->sentence + 1 < part->sentence ||
		    (whole != NULL && whole->sentence == part->sentence))
			break;
		if (!dia_quantity_is_count(candidate) || !dia_quantities_share_unit(candidate, part) ||
		    candidate->depth > part->depth)
			continue;
		/* "1,133 died and 663,921 fled. Of those killed, ...": which, is not for words to tell. */
		if (whole != NULL)
			return NULL;
		whole = candidate;
	}
	if (whole == NULL)
		return NULL;
	if (whole->sentence == part->sentence && ((cue != NULL && cue->first >= whole->end) || is_with))
		return whole;
	/* "141 of whom (34.8 per cent)", "They saw 250 cases. Charges were brought in 45 of them, or 18 per cent" */
	if (dia_check_cue_find(report, part->end, MIN(part->end + 2, sentence->end_token),
			       DIA_CUE(DIA_CHECK_OF_THEM)) != NULL)
		return whole;
	if (whole->sentence == part->sentence)
		return dia_quantity_opens(report, whole) ? whole : NULL;
	return cue != NULL && cue->first - sentence->first_token <= 1 ? whole : NULL;
}

static gboolean
has_named_base(const DiaStatement *statement, const DiaQuantity *part)
{
	return has_own_base(statement->report, statement->paragraph,
			    dia_statement_quantity(statement, (guint)part->share));
}

/* The whole that a count and its share imply. */
static DiaInterval
imply_whole(const DiaStatement *statement, const DiaQuantity *part)
{
	DiaInterval share = dia_share_interval(statement->report,
				      dia_statement_quantity(statement, (guint)part->share));

	return dia_interval_divide(
	    dia_interval_multiply(dia_quantity_rounded(part), dia_interval_exact(hundred)), share);
}

/* Where all shares of a list but one imply the same whole, that one is odd. @return its index or -1 */
static gint
find_odd_one(const DiaStatement *statement, const guint *parts, guint n_parts)
{
	gint odd = -1;

	for (guint i = 0; i < n_parts; i++) {
		DiaInterval whole =
		    imply_whole(statement, dia_statement_quantity(statement, parts[i]));
		guint n_agreeing = 0;

		for (guint k = 0; k < n_parts; k++)
			n_agreeing += k != i && dia_interval_meets(
						    whole, imply_whole(statement,
								       dia_statement_quantity(
									   statement, parts[k])));
		if (n_agreeing == 0 && odd == -1)
			odd = (gint)i;
		else if (n_agreeing + 1 + (odd != -1) < n_parts - (n_agreeing == 0))
			return -1;
	}
	return odd;
}

static void
add_odd_one(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *odd,
	    const DiaQuantity *other)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *share = dia_statement_quantity(statement, (guint)odd->share);
	const DiaQuantity *other_share = dia_statement_quantity(statement, (guint)other->share);
	DiaDecimal whole = dia_decimal_divide(
	    dia_decimal_multiply(other->figure->value, hundred), other_share->figure->value);
	DiaDecimal value = dia_share_divide(odd->figure->value, whole);
	g_autofree char *count = dia_decimal_format(odd->figure->value);
	g_autofree char *computed = dia_share_format(value, share->figure->value);
	g_autofree char *stated = dia_decimal_format(share->figure->value);
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = share->figure->value,
				  .computed = dia_decimal_round(value, -4) };

	draft.message = g_strdup_printf("by the other shares listed %s would be %s per cent, but "
					"the share is given as %s per cent",
					count, computed, stated);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, share));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, other->first, other_share->end));
	dia_checker_add(checker, &draft);
}

/*
 * A run of counts with shares, "12 men (40 per cent), 18 women (60 per cent)", against their whole; or
 * against each other where no whole is printed or all shares are of another one.
 * @return the first quantity behind the run
 */
static guint
check_run(DiaChecker *checker, const DiaStatement *statement, guint from)
{
	guint parts[DIA_MAX_PARTS];
	guint n_parts = 0;
	guint n_right = 0;
	guint next = from;
	const DiaQuantity *whole = find_whole(statement, from);
	const DiaQuantity *first = dia_statement_quantity(statement, from);

	while (next < statement->quantities->len && n_parts < DIA_MAX_PARTS) {
		const DiaQuantity *part = dia_statement_quantity(statement, next);

		if (part->share < 0 || part->sentence != first->sentence || !dia_quantity_is_count(part) ||
		    !dia_quantities_share_unit(part, first) || has_named_base(statement, part))
			break;
		parts[n_parts++] = next;
		next = (guint)part->share + 1;
	}
	for (guint i = 0; i < n_parts && whole != NULL; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, parts[i]);

		n_right += dia_interval_meets(
		    dia_share_compute(dia_quantity_rounded(part), dia_quantity_rounded(whole)),
		    dia_share_interval(statement->report,
			      dia_statement_quantity(statement, (guint)part->share)));
	}
	if (whole != NULL && (n_right > 0 || n_parts == 1)) {
		for (guint i = 0; i < n_parts; i++) {
			const DiaQuantity *part = dia_statement_quantity(statement, parts[i]);

			compare_triple(checker, statement, part, whole,
				       dia_statement_quantity(statement, (guint)part->share));
		}
	} else if (n_parts >= 3) {
		gint odd = find_odd_one(statement, parts, n_parts);

		if (odd >= 0)
			add_odd_one(checker, statement,
				    dia_statement_quantity(statement, parts[odd]),
				    dia_statement_quantity(statement, parts[odd == 0 ? 1 : 0]));
	}
	return MAX(next, from + 1);
}

/* --- Shares of one whole ----------------------------------------------------------------------- */

static void
add_hundred(DiaChecker *checker, const DiaStatement *statement, const DiaList *list,
	    DiaDecimal sum)
{
	const DiaCheckedReport *report = statement->report;
	g_autofree char *workings = dia_list_describe(statement, list, sum);
	DiaFindingDraft draft = { .has_values = TRUE, .stated = hundred, .computed = sum };

	draft.message = g_strdup_printf("%s, but the shares of a whole make 100 per cent", workings);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, list->first, list->end));
	dia_checker_add(checker, &draft);
}

static gboolean
is_rest(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	return dia_check_cue_find(report, quantity->first - MIN(quantity->first, 3), quantity->first,
			    DIA_CUE(DIA_CHECK_REST)) != NULL;
}

/* "40 per cent of men, 35 per cent of women": shares of wholes of their own. */
static gboolean
has_bases(const DiaStatement *statement, const DiaList *list)
{
	for (guint i = 1; i < list->n_parts; i++)
		if (has_own_base(statement->report, statement->paragraph,
				 dia_statement_quantity(statement, list->parts[i])))
			return TRUE;
	return FALSE;
}

/* Are the shares of one time and one question? */
static gboolean
is_one_distribution(const DiaStatement *statement, const DiaList *list)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *first = dia_statement_quantity(statement, list->parts[0]);
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[first->sentence];

	for (guint i = 1; i < list->n_parts; i++)
		if (dia_statement_quantity(statement, list->parts[i])->figure->period.first !=
		    first->figure->period.first)
			return FALSE;
	return dia_check_cue_find(report, sentence->first_token, sentence->end_token,
			    DIA_CUE(DIA_CHECK_SEVERAL_ANSWERS) | DIA_CUE(DIA_CHECK_COMPARED) |
				DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL) |
				DIA_CUE(DIA_CHECK_RESPECTIVELY)) == NULL;
}

/*
 * Does the list itself say that it leaves nothing out, by an item for all the rest; or that its items exclude each
 * other, by one for those who chose none?
 */
static gboolean
has_cue(const DiaStatement *statement, const DiaList *list, guint64 kinds)
{
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(
	    report->analysis)[dia_statement_quantity(statement, list->parts[0])->sentence];

	return dia_check_cue_find(report, sentence->first_token,
				  MIN(list->end + 8, sentence->end_token), kinds) != NULL;
}

static void
check_hundred(DiaChecker *checker, const DiaStatement *statement, const DiaList *list)
{
	static const DiaDecimal low = { .coefficient = 96, .exponent = 0 };
	static const DiaDecimal high = { .coefficient = 104, .exponent = 0 };
	DiaInterval total = dia_interval_exact((DiaDecimal){ 0 });
	DiaDecimal sum = { 0 };

	if (list->n_parts < 3 ||
	    is_rest(statement->report,
		    dia_statement_quantity(statement, list->parts[list->n_parts - 1])) ||
	    has_bases(statement, list) ||
	    !dia_quantity_is_percent(dia_statement_quantity(statement, list->parts[0])) ||
	    !is_one_distribution(statement, list))
		return;
	for (guint i = 0; i < list->n_parts; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, list->parts[i]);

		total = dia_interval_add(total, dia_share_interval(statement->report, part));
		sum = dia_decimal_add(sum, part->figure->value);
	}
	/* What is listed may be what is worth telling, and what is listed may overlap. */
	if (dia_interval_meets(total, dia_interval_exact(hundred)) ||
	    (dia_decimal_compare(sum, hundred) < 0 &&
	     !has_cue(statement, list, DIA_CUE(DIA_CHECK_RESIDUE))) ||
	    (dia_decimal_compare(sum, high) > 0 &&
	     !has_cue(statement, list, DIA_CUE(DIA_CHECK_UNDECIDED))) ||
	    dia_decimal_compare(sum, low) < 0)
		return;
	add_hundred(checker, statement, list, sum);
}

/* "60 per cent were acquitted and the remaining 30 per cent convicted" */
static void
check_rest(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaQuantity *rest = dia_statement_quantity(statement, index);
	DiaInterval total;
	DiaList list = { .n_parts = 0, .end = rest->end };
	DiaDecimal sum = { 0 };

	if (!dia_quantity_is_percent(rest) || !is_rest(statement->report, rest))
		return;
	list.parts[list.n_parts++] = index;
	for (guint i = index; i > 0 && list.n_parts < DIA_MAX_CANDIDATES; i--) {
		const DiaQuantity *before = dia_statement_quantity(statement, i - 1);

		if (before->sentence != rest->sentence)
			break;
		if (dia_quantity_is_percent(before) && before->depth == rest->depth)
			list.parts[list.n_parts++] = i - 1;
	}
	for (guint i = 0; i < list.n_parts / 2; i++) {
		guint swap = list.parts[i];

		list.parts[i] = list.parts[list.n_parts - 1 - i];
		list.parts[list.n_parts - 1 - i] = swap;
	}
	if (list.n_parts < 2 || !is_one_distribution(statement, &list))
		return;
	list.first = dia_statement_quantity(statement, list.parts[0])->first;
	total = dia_interval_exact(sum);
	for (guint i = 0; i < list.n_parts; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, list.parts[i]);

		total = dia_interval_add(total, dia_share_interval(statement->report, part));
		sum = dia_decimal_add(sum, part->figure->value);
	}
	if (!dia_interval_meets(total, dia_interval_exact(hundred)))
		add_hundred(checker, statement, &list, sum);
}

static void
check_lists(DiaChecker *checker, const DiaStatement *statement)
{
	DiaList list;

	for (guint i = 0; i + 1 < statement->quantities->len;) {
		gboolean is_list = dia_list_read(statement, i, &list);

		if (is_list)
			check_hundred(checker, statement, &list);
		i = is_list ? MAX(list.next, i + 1) : i + 1;
	}
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	guint n = statement->quantities->len;

	for (guint i = 0; i + 2 < n; i++)
		if (!check_window(checker, statement, i))
			check_share_of_them(checker, statement, i);
	for (guint i = 0; i < n;)
		i = dia_statement_quantity(statement, i)->share >= 0 ? check_run(checker, statement, i)
								      : i + 1;
	for (guint i = 1; i < n; i++)
		check_rest(checker, statement, i);
	check_lists(checker, statement);
}

void
dia_check_shares(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
	dia_check_fractions(checker);
	dia_check_occupancy(checker);
	dia_check_populations(checker);
}
