/*
 * Percentages and what they are percentages of.
 *
 * In: the quantities of a paragraph and the words between them. Out: findings where a count, its whole and its
 * percentage, all three printed, cannot hold together. Shares of one whole: check-share-hundreds.c.
 */
#include "check/lists.h"
#include "check/rules.h"
#include "check/shares.h"
#include "check/terms.h"

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
	    dia_share_format(value, is_printed ? share->figure->value : dia_hundred);
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

/* "6.9 million hectares, or 28 per cent of the 24.5 million that were promised": what the whole counts is left out. */
static gboolean
leaves_unit_out(const DiaCheckedReport *report, const DiaQuantity *whole)
{
	return dia_quantity_has_unit(whole, "count") && !dia_token_is_telling(report, whole->end);
}

gboolean
dia_shares_compare(DiaChecker *checker, const DiaStatement *statement, const DiaQuantity *part,
	       const DiaQuantity *whole, const DiaQuantity *share)
{
	/* "one third more": what one has more than the other */
	DiaInterval exact;
	DiaInterval rounded;
	DiaInterval stated = dia_share_interval(statement->report, share);

	if (dia_token_is_in(statement->report, share->end, DIA_LIST_COMPARATIVE) ||
	    !dia_quantity_is_count(part) || !dia_quantity_is_count(whole) ||
	    !dia_quantity_is_percent(share) ||
	    !(dia_quantities_share_unit(part, whole) || leaves_unit_out(statement->report, whole)) ||
	    dia_decimal_compare(part->figure->value, whole->figure->value) > 0 ||
	    (share->first > whole->end && dia_count_is_bracketed_part(statement, whole)))
		return FALSE;
	exact = dia_share_compute(dia_quantity_interval(part), dia_quantity_interval(whole));
	rounded = dia_share_compute(dia_quantity_rounded(part), dia_quantity_rounded(whole));
	if (!dia_interval_meets(exact, stated) && !dia_interval_meets(rounded, stated))
		add_triple(checker, statement, part, whole, share);
	return TRUE;
}

/* --- Three numbers side by side ---------------------------------------------------------------- */

/* "36,000 dwellings out of a planned 60,000": a few words before and behind "out of" */
static gboolean
is_out_of(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	enum { REACH = 8 };
	gboolean is_out = FALSE;

	if (end - first > REACH)
		return FALSE;
	for (guint32 at = first; at < end; at++) {
		if (report->tokens[at].kind != DIA_TOKEN_WORD)
			return FALSE;
		is_out = is_out || (dia_token_is(report, at, "out") && dia_token_is(report, at + 1, "of"));
	}
	return is_out;
}

/* "country's", "members'": the token with its mark, or before it */
static gboolean
is_possessive(const DiaCheckedReport *report, guint32 token)
{
	static const char *const signs[] = { "'", "\xe2\x80\x99", "'s", "\xe2\x80\x99s", NULL };
	DiaSpan span = dia_token_span(report, token, token + 1);
	g_autofree char *text = g_strndup(report->text + span.start, span.end - span.start);

	for (guint i = 0; signs[i] != NULL; i++)
		if (g_str_has_suffix(text, signs[i]))
			return TRUE;
	return FALSE;
}

/* "3,400 of the country's 9,000 teachers", "64 women among the 320 officers" */
static gboolean
is_of_owner(const DiaCheckedReport *report, guint32 first, guint32 end)
{
	enum { REACH = 6 };
	static const char *const articles[] = { "the", "all", "its", "their", "our", NULL };

	if (end - first > REACH || end - first < 2)
		return FALSE;
	for (guint32 at = first; at < end; at++)
		if (report->tokens[at].kind != DIA_TOKEN_WORD && !is_possessive(report, at))
			return FALSE;
	if (dia_token_is(report, first, "of"))
		return is_possessive(report, end - 1);
	return dia_token_is(report, end - 2, "among") && dia_token_is_one_of(report, end - 1, articles);
}

/* "141 out of 405", "14 of the 27": nothing but these words between two numbers. */
static gboolean
is_fraction(const DiaCheckedReport *report, const DiaQuantity *part, const DiaQuantity *whole)
{
	static const char *const fillers[] = { "out",  "of",	"the",	 "a", "all", "its", "their",
					       "some", "those", "these", ")", ",",   NULL };
	guint n_of = 0;

	if (part->sentence != whole->sentence || whole->first <= part->end)
		return FALSE;
	if (is_out_of(report, part->end, whole->first) || is_of_owner(report, part->end, whole->first))
		return TRUE;
	if (whole->first - part->end > 5)
		return FALSE;
	for (guint32 at = part->end; at < whole->first; at++) {
		if (!dia_token_is_one_of(report, at, fillers) &&
		    !dia_token_is_in(report, at, DIA_LIST_WHOLE_NOUN))
			return FALSE;
		n_of += dia_token_is(report, at, "of");
	}
	return n_of > 0;
}

/* "312 of its 520 files, a closure rate of 60 per cent", "38 of 120 seats, 31.7 per cent," */
static gboolean
is_apposed(const DiaCheckedReport *report, const DiaQuantity *first, const DiaQuantity *second)
{
	enum { REACH = 8 };
	guint32 end = dia_analysis_sentences(report->analysis)[second->sentence].end_token;

	if (second->first - first->end > REACH)
		return FALSE;
	if (dia_token_is(report, second->first - 1, ","))
		return second->end < end && dia_token_is(report, second->end, ",");
	if (!dia_token_is(report, second->first - 1, "of") ||
	    !dia_token_is_in(report, second->first - 2, DIA_LIST_SHARE_NOUN))
		return FALSE;
	for (guint32 at = first->end; at + 1 < second->first; at++)
		if (dia_token_is(report, at, ",") && g_str_has_prefix(dia_token_word(report, at + 1), "a"))
			return TRUE;
	return FALSE;
}

/* ", a rate of 13 per cent": behind a clause that counts */
static gboolean
is_rate_behind(const DiaCheckedReport *report, const DiaQuantity *part, const DiaQuantity *share)
{
	return share->first >= part->end + 2 && !dia_token_is(report, share->first - 1, ",") &&
	       is_apposed(report, part, share);
}

/* "15 per cent of households, 60,000 out of 250,000, live": a share, and in commas what it is of */
static gboolean
is_followed_by_fraction(const DiaCheckedReport *report, const DiaQuantity *share, const DiaQuantity *part,
			const DiaQuantity *whole)
{
	enum { REACH = 7, BEHIND = 4 };
	static const char *const closings[] = { ",", ".", ";", NULL };
	guint32 end = dia_analysis_sentences(report->analysis)[whole->sentence].end_token;

	if (!dia_quantity_is_percent(share) || share->sentence != part->sentence ||
	    part->first - share->end > REACH || !dia_token_is(report, part->first - 1, ",") || share->depth > 0)
		return FALSE;
	return dia_tokens_are_words(report, share->end, part->first - 1) &&
	       (whole->end >= end || dia_tokens_have(report, whole->end, MIN(whole->end + BEHIND, end), closings));
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

	if (is_fraction(report, first, second) && !is_fraction(report, second, third) &&
	    (dia_quantities_restate(report, second, third) || is_apposed(report, second, third))) {
		whole = second;
		other = third;
	} else if (is_fraction(report, second, third) &&
		   (dia_quantities_restate(report, first, second) ||
		    is_followed_by_fraction(report, first, second, third))) {
		whole = third;
		other = second;
	} else if (dia_quantity_opens(report, first) && first->sentence == third->sentence && second->depth == 0 &&
		   is_rate_behind(report, second, third) &&
		   !dia_share_has_own_base(report, statement->paragraph, third, first)) {
		/* "Of 2,400 applications, 312 were granted, a rate of 13 per cent" */
		return dia_shares_compare(checker, statement, second, first, third);
	} else {
		return FALSE;
	}
	if (dia_quantity_is_percent(first))
		return !dia_share_is_aim(report, first) && dia_shares_compare(checker, statement, other, whole, first);
	if (whole == second && dia_share_has_own_base(report, statement->paragraph, other, whole))
		return FALSE;
	return dia_shares_compare(checker, statement, first, whole, other);
}

/* "This is 45 per cent more than in 2018 (1,100)": no share */
static gboolean
is_change(const DiaCheckedReport *report, const DiaQuantity *share)
{
	const DiaCueSet changes = DIA_CUE(DIA_CHECK_RISE) | DIA_CUE(DIA_CHECK_FALL);
	const DiaCheckCue *cue = dia_check_cue_find_first(report, share->end, share->end + 3, changes);

	return cue != NULL && cue->first == share->end;
}

/* "They took 9,400 calls. More than half, 5,900, came ...", "A quarter of them (2,100) had ..." */
static gboolean
is_of_sentence_before(const DiaStatement *statement, guint index)
{
	enum { REACH = 6 };
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *whole = dia_statement_quantity(statement, index);
	const DiaQuantity *share = dia_statement_quantity(statement, index + 1);
	const DiaQuantity *part = dia_statement_quantity(statement, index + 2);
	guint32 first = dia_analysis_sentences(report->analysis)[share->sentence].first_token;
	guint32 noun;

	if (whole->sentence + 1 != share->sentence || part->sentence != share->sentence ||
	    is_change(report, share) || share->first - first > 2 ||
	    part->first - share->end > REACH || whole->depth > 0 ||
	    (index > 0 && dia_statement_quantity(statement, index - 1)->sentence == whole->sentence) ||
	    (dia_share_read_base(report, statement->paragraph, share, &noun) == DIA_BASE_NAMED &&
	     !dia_share_is_base(report, statement->paragraph, noun, whole)))
		return FALSE;
	return part->depth == share->depth + 1 ||
	       (part->first == share->end + 1 && dia_token_is(report, share->end, ",") &&
		dia_token_is(report, part->end, ","));
}

/* "Of the 5,000 teachers, 65 per cent (3,250) are women" */
static gboolean
is_of_opening(const DiaStatement *statement, guint index)
{
	enum { REACH = 6 };
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *whole = dia_statement_quantity(statement, index);
	const DiaQuantity *share = dia_statement_quantity(statement, index + 1);
	const DiaQuantity *part = dia_statement_quantity(statement, index + 2);
	guint32 noun;

	return whole->sentence == share->sentence && dia_quantity_opens(report, whole) &&
	       dia_token_is(report, share->first - 1, ",") && share->first - whole->end <= REACH &&
	       dia_share_read_base(report, statement->paragraph, share, &noun) != DIA_BASE_NAMED &&
	       part->first - share->end <= 4 && dia_quantities_restate(report, share, part);
}

/* "733 children were adopted, more than half of whom (335) by ..." */
static gboolean
check_share_of_them(DiaChecker *checker, const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *whole = dia_statement_quantity(statement, index);
	const DiaQuantity *share = dia_statement_quantity(statement, index + 1);
	const DiaQuantity *part = dia_statement_quantity(statement, index + 2);

	if (!dia_quantity_is_percent(share))
		return FALSE;
	if (is_of_sentence_before(statement, index) || is_of_opening(statement, index))
		return dia_shares_compare(checker, statement, part, whole, share);
	return whole->sentence == share->sentence &&
	       dia_check_cue_find(report, share->end, MIN(share->end + 3, part->first),
			    DIA_CUE(DIA_CHECK_OF_THEM)) != NULL &&
	       part->depth == share->depth + 1 && part->first - share->end <= 6 &&
	       dia_shares_compare(checker, statement, part, whole, share);
}

/* --- Parts with their shares ------------------------------------------------------------------- */

/* "There were 223 newspapers. ... 138 titles, or 62 per cent of all newspapers": the whole that a share names. */
static const DiaQuantity *
find_named_whole(const DiaStatement *statement, guint index, guint32 noun)
{
	enum { SENTENCES = 2 };
	const DiaQuantity *part = dia_statement_quantity(statement, index);

	for (guint i = index, steps = 0; i > 0 && steps < DIA_MAX_CANDIDATES; i--, steps++) {
		const DiaQuantity *candidate = dia_statement_quantity(statement, i - 1);

		if (candidate->sentence + SENTENCES < part->sentence)
			return NULL;
		if (dia_quantity_is_count(candidate) && dia_quantities_share_unit(candidate, part) &&
		    candidate->depth <= part->depth &&
		    dia_share_is_base(statement->report, statement->paragraph, noun, candidate))
			return candidate;
	}
	return NULL;
}

/* "22 (55 per cent) of them" */
static gboolean
is_closed_by_them(const DiaStatement *statement, const DiaQuantity *part)
{
	const DiaCheckedReport *report = statement->report;
	guint32 limit = dia_analysis_end_token(report->analysis, statement->paragraph);
	guint32 end = dia_statement_quantity(statement, (guint)part->share)->end;

	return dia_token_is(report, end, ")") &&
	       dia_check_cue_find(report, end, MIN(end + 3, limit), DIA_CUE(DIA_CHECK_OF_THEM)) != NULL;
}

/* "The three largest groups were children (1,198, or 31 per cent)": of what the sentence before counts */
static gboolean
is_of_groups(const DiaCheckedReport *report, const DiaSentence *sentence, const DiaQuantity *part)
{
	guint32 first = sentence->first_token;

	if (part->first - first > 14 || part->first <= first || part->depth == 0)
		return FALSE;
	if (dia_token_is(report, first, "most"))
		return dia_token_is_in(report, first + 1, DIA_LIST_GROUP_VERB) ||
		       dia_check_cue_find(report, first + 1, MIN(first + 4, part->first),
					  DIA_CUE(DIA_CHECK_OF_THEM)) != NULL;
	for (guint32 at = first; at + 1 < part->first; at++)
		if (dia_token_is_in(report, at, DIA_LIST_GROUP_FIRST) &&
		    dia_token_is_in(report, at + 1, DIA_LIST_GROUP_NOUN))
			return !dia_token_is(report, at + 2, "of");
	return FALSE;
}

/* The whole that words tie a part to: "of the 45 cases, 12 (27 per cent)", "45, of whom 12 (27)". */
static const DiaQuantity *
find_whole(const DiaStatement *statement, guint index)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *part = dia_statement_quantity(statement, index);
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[part->sentence];
	const DiaCueSet ties = DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_INCLUDING);
	guint32 near = MAX(sentence->first_token, part->first - MIN(part->first, 8));
	const DiaCheckCue *cue = dia_check_cue_find(report, near, part->first, ties);
	gboolean is_with = part->first > sentence->first_token &&
			   dia_token_is(report, part->first - 1, "with");
	static const char *const places[] = { "in", "at", "across", "within", "throughout", "for", NULL };
	const DiaQuantity *whole = NULL;
	guint32 noun = 0;
	DiaShareBase base = part->share < 0 ? DIA_BASE_NONE
					: dia_share_read_base(report, statement->paragraph,
						    dia_statement_quantity(statement, (guint)part->share), &noun);

	/* "covered 300 schools in 12 districts, or 20 per cent of the schools" */
	if (base == DIA_BASE_NAMED)
		return part->first > 0 && dia_token_is_one_of(report, part->first - 1, places)
			   ? NULL
			   : find_named_whole(statement, index, noun);
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
	if (base == DIA_BASE_THEM ||
	    (whole->sentence == part->sentence && ((cue != NULL && cue->first >= whole->end) || is_with)))
		return whole;
	if (part->share >= 0 && is_closed_by_them(statement, part))
		return whole;
	/* "141 of whom (34.8 per cent)", "They saw 250 cases. Charges were brought in 45 of them, or 18 per cent" */
	if (dia_check_cue_find(report, part->end, MIN(part->end + 2, sentence->end_token),
			       DIA_CUE(DIA_CHECK_OF_THEM)) != NULL)
		return whole;
	if (whole->sentence == part->sentence)
		return dia_quantity_opens(report, whole) ? whole : NULL;
	return (cue != NULL && cue->first - sentence->first_token <= 1) || is_of_groups(report, sentence, part)
		   ? whole
		   : NULL;
}

/* The whole that a count and its share imply. */
static DiaInterval
imply_whole(const DiaStatement *statement, const DiaQuantity *part)
{
	DiaInterval share = dia_share_interval(statement->report,
				      dia_statement_quantity(statement, (guint)part->share));

	return dia_interval_divide(
	    dia_interval_multiply(dia_quantity_rounded(part), dia_interval_exact(dia_hundred)), share);
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

/* Where all shares but one are those of the sum of the parts. @return the index of that one or -1 */
static gint
find_odd_of_sum(const DiaStatement *statement, const guint *parts, guint n_parts)
{
	DiaInterval sum = dia_interval_exact((DiaDecimal){ 0 });
	gint odd = -1;

	for (guint i = 0; i < n_parts; i++)
		sum = dia_interval_add(sum, dia_quantity_rounded(dia_statement_quantity(statement, parts[i])));
	for (guint i = 0; i < n_parts; i++) {
		const DiaQuantity *part = dia_statement_quantity(statement, parts[i]);

		if (dia_interval_meets(dia_share_compute(dia_quantity_rounded(part), sum),
				       dia_share_interval(statement->report,
							  dia_statement_quantity(statement, (guint)part->share))))
			continue;
		if (odd >= 0)
			return -1;
		odd = (gint)i;
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
	    dia_decimal_multiply(other->figure->value, dia_hundred), other_share->figure->value);
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
		    !dia_quantities_share_unit(part, first) ||
		    dia_share_has_own_base(statement->report, statement->paragraph,
					   dia_statement_quantity(statement, (guint)part->share), whole))
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

			dia_shares_compare(checker, statement, part, whole,
				       dia_statement_quantity(statement, (guint)part->share));
		}
	} else if (n_parts >= 2) {
		gint odd = n_parts >= 3 ? find_odd_one(statement, parts, n_parts) : -1;

		if (odd < 0)
			odd = find_odd_of_sum(statement, parts, n_parts);

		if (odd >= 0)
			add_odd_one(checker, statement,
				    dia_statement_quantity(statement, parts[odd]),
				    dia_statement_quantity(statement, parts[odd == 0 ? 1 : 0]));
	}
	return MAX(next, from + 1);
}

/* --- The rule ------------------------------------------------------------------------------- */

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
}

void
dia_check_share(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
