/*
 * Parts and totals in prose.
 *
 * In: the quantities of a paragraph and the words between them. Out: findings where enumerated parts
 * cannot make the total that stands with them. A relation is only taken where words say it: "including",
 * "of whom", "a total of", a bracket or a colon after the total.
 */
#include "check/parts.h"
#include "check/rules.h"
#include "check/terms.h"

#include <string.h>

/* Where a total may stand and what it has to do with a list of parts. */
typedef struct {
	gint total; /* index of the quantity, or -1 */
	gboolean is_complete; /* the list names all parts, not only some */
} Relation;

/* --- Numbers ----------------------------------------------------------------------------------- */

/* A total that is rounder than its parts may be rounded: to its last digit that is not zero, and by
 * one in a hundred at most. */
static DiaInterval
get_total(const DiaStatement *statement, const DiaQuantity *total, const DiaList *list)
{
	DiaInterval interval = dia_quantity_interval(total);
	DiaDecimal value = total->figure->value;
	guint zeros = dia_decimal_zeros(value);
	guint finest = G_MAXUINT;
	DiaDecimal slack;
	DiaDecimal most;

	for (guint i = 0; i < list->n_parts; i++)
		finest = MIN(finest, dia_decimal_zeros(dia_statement_quantity(statement, list->parts[i])
						     ->figure->value));
	if (total->figure->is_range || zeros < 2 || finest >= zeros)
		return interval;
	slack = (DiaDecimal){ .coefficient = 5, .exponent = (gint)zeros - 1 };
	most = dia_decimal_multiply(value, (DiaDecimal){ .coefficient = 1, .exponent = -2 });
	if (dia_decimal_compare(slack, most) > 0)
		slack = most;
	if (dia_decimal_compare(interval.low, dia_decimal_subtract(value, slack)) > 0)
		interval.low = dia_decimal_subtract(value, slack);
	if (!interval.is_unbounded)
		interval.high = dia_decimal_add(value, slack);
	return interval;
}

/* Is a within @percent per cent of b, either way? */
static gboolean
is_near(DiaDecimal a, DiaDecimal b, gint64 percent)
{
	DiaDecimal high = { .coefficient = 100 + percent, .exponent = -2 };

	return dia_decimal_compare(a, dia_decimal_multiply(b, high)) <= 0 &&
	       dia_decimal_compare(b, dia_decimal_multiply(a, high)) <= 0;
}

/* --- Findings ---------------------------------------------------------------------------------- */

void
dia_sums_tell(DiaChecker *checker, const DiaStatement *statement, guint total, const DiaList *list,
	      const char *how, gboolean is_milder)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *whole = dia_statement_quantity(statement, total);
	DiaDecimal sum = dia_list_add(statement, list);
	g_autofree char *workings = dia_list_describe(statement, list, sum);
	g_autofree char *stated = dia_decimal_format(whole->figure->value);
	DiaFindingDraft draft = { .has_values = TRUE,
				  .stated = whole->figure->value,
				  .computed = sum,
				  .is_milder = is_milder };

	draft.message = g_strdup_printf("%s, but %s %s", workings, how, stated);
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_quantity_span(report, whole));
	dia_draft_add_location(&draft, report, statement->paragraph,
			       dia_token_span(report, list->first, list->end));
	dia_checker_add(checker, &draft);
}

/* "80 women, 20 men and 15 minors" of 100: the first two are the whole, and the others are among them. */
static gboolean
is_whole_before_end(const DiaStatement *statement, const DiaList *list, DiaInterval whole)
{
	DiaList head = *list;

	while (head.n_parts > 2) {
		head.n_parts--;
		if (dia_interval_meets(whole, dia_list_sum(statement, &head)))
			return TRUE;
	}
	return FALSE;
}

/* "10 from the State, 10 from society and a chair": one part more, without a number. */
static gboolean
has_uncounted_part(const DiaStatement *statement, const DiaList *list, const DiaQuantity *total)
{
	enum { REACH = 12 };
	static const char *const articles[] = { "a", "an", "the", "its", "their", "one", NULL };
	static const char *const joints[] = { "and", "plus", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[total->sentence];
	guint32 end = MIN(list->end + REACH, sentence->end_token);

	if (dia_decimal_compare(dia_list_add(statement, list), total->figure->value) >= 0)
		return FALSE;
	for (guint32 at = list->end; at + 1 < end; at++)
		if (dia_token_is_one_of(report, at, joints) && dia_token_is_one_of(report, at + 1, articles))
			return TRUE;
	return FALSE;
}

/* "912 were declared admissible, while the remaining 362 were rejected" */
static gboolean
ends_with_rest(const DiaStatement *statement, const DiaList *list)
{
	guint32 last = dia_statement_quantity(statement, list->parts[list->n_parts - 1])->first;

	return dia_check_cue_find(statement->report, last - MIN(last, 3), last,
				  DIA_CUE(DIA_CHECK_REST)) != NULL;
}

/* The preposition behind a part, or behind its verb, "five appointed by"; NULL for none. */
static const char *
find_joint(const DiaStatement *statement, const DiaQuantity *part)
{
	static const char *const joints[] = { "from", "by", "in", "at", "on", "for", "against", "to", "with",
					      "under", "of", "through", "into", "about", NULL };
	const DiaCheckedReport *report = statement->report;
	guint32 end = MIN(part->end + 2, dia_analysis_end_token(report->analysis, statement->paragraph));

	for (guint32 at = part->end; at < end; at++)
		if (dia_token_is_one_of(report, at, joints))
			return at == part->end || g_str_has_suffix(dia_token_word(report, at - 1), "ed")
				       ? dia_token_word(report, at)
				       : NULL;
	return NULL;
}

/* The preposition that follows each part, "17 from ministries, 8 from courts"; NULL where one has another or none. */
static const char *
find_common_joint(const DiaStatement *statement, const DiaList *list)
{
	const char *joint = NULL;

	for (guint i = 0; i < list->n_parts; i++) {
		const char *own = find_joint(statement, dia_statement_quantity(statement, list->parts[i]));

		if (own == NULL || (joint != NULL && strcmp(joint, own) != 0))
			return NULL;
		joint = own;
	}
	return joint;
}

/* "31 to remand centres, 27 to lock-ups and 12 to homes for minors": places, which exclude each other. */
static gboolean
are_places(const DiaStatement *statement, const DiaList *list)
{
	static const char *const joints[] = { "to", "in", "at", "on", NULL };
	const char *joint = find_common_joint(statement, list);

	return joint != NULL && g_strv_contains(joints, joint);
}

/* "1,200 in 2009, 421 in the first half and 679 in the second": do the times of the parts make that of the total? */
static gboolean
fill_period(const DiaStatement *statement, const DiaQuantity *total, const DiaList *list)
{
	guint32 day = total->figure->period.first;

	for (guint i = 0; i < list->n_parts; i++) {
		DiaPeriod part = dia_statement_quantity(statement, list->parts[i])->figure->period;

		if (part.first == 0 || part.first != day || part.last == DIA_PERIOD_OPEN)
			return FALSE;
		day = part.last + 1;
	}
	return day == total->figure->period.last + 1;
}

/* A total and parts that words join, compared. @return TRUE where they belong together */
static gboolean
compare(DiaChecker *checker, const DiaStatement *statement, const Relation *relation,
	const DiaList *list)
{
	const DiaQuantity *total = dia_statement_quantity(statement, (guint)relation->total);
	DiaInterval whole = get_total(statement, total, list);
	DiaInterval sum = dia_list_sum(statement, list);
	DiaDecimal computed = dia_list_add(statement, list);
	DiaPartsKind kind = dia_list_judge(statement, list);
	gboolean is_complete =
	    relation->is_complete || kind == DIA_PARTS_OPPOSED || ends_with_rest(statement, list) ||
	    fill_period(statement, total, list);

	if (dia_interval_meets(whole, sum) && !dia_interval_touches(whole, sum))
		return TRUE;
	if (is_whole_before_end(statement, list, whole))
		return TRUE;
	if (total->figure->is_range || dia_list_is_of_another_kind(statement, total, list) ||
	    dia_list_is_of_other_years(statement, total, list) ||
	    (kind == DIA_PARTS_OVERLAP && !are_places(statement, list)) ||
	    (is_complete && has_uncounted_part(statement, list, total)))
		return FALSE;
	if (!is_complete && (dia_list_may_overlap(statement, list) || dia_list_has_other_joints(statement, list) ||
			     dia_list_has_other_nouns(statement, list))) {
		/* Parts that are a digit more than the total were meant to make it, whatever their verbs. */
		if (list->n_parts >= 3 && dia_interval_exceeds(sum, whole) &&
		    !dia_list_has_other_joints(statement, list) && is_near(computed, total->figure->value, 12) &&
		    dia_decimal_is_slip(computed, total->figure->value))
			dia_sums_tell(checker, statement, (guint)relation->total, list, "they are parts of", TRUE);
		return FALSE;
	}
	if (is_complete && is_near(computed, total->figure->value, 50)) {
		dia_sums_tell(checker, statement, (guint)relation->total, list,
			    "the total is given as", FALSE);
		return TRUE;
	}
	if (dia_interval_exceeds(sum, whole)) {
		if (!is_near(computed, total->figure->value, 50))
			return FALSE;
		dia_sums_tell(checker, statement, (guint)relation->total, list,
			    "they are parts of", FALSE);
		return TRUE;
	}
	/* A list that leaves out next to nothing was meant to be whole, and so was one that is a digit off. */
	if (list->n_parts >= 3 && (is_near(computed, total->figure->value, 3) ||
				   (dia_decimal_digits(computed) >= 3 && is_near(computed, total->figure->value, 20) &&
				    dia_decimal_is_slip(computed, total->figure->value))))
		dia_sums_tell(checker, statement, (guint)relation->total, list,
			    "they are parts of", TRUE);
	return TRUE;
}

/* --- Relations --------------------------------------------------------------------------------- */

/* "6 of whom by Parliament, 3 by the bar"; "30 of which on theft, 20 of them by minors" are parts of a part. */
static gboolean
is_only_first_of_them(const DiaStatement *statement, const DiaList *list)
{
	for (guint i = 0; i < list->n_parts; i++) {
		guint32 end = dia_statement_quantity(statement, list->parts[i])->end;
		gboolean is_of_them = dia_check_cue_find(statement->report, end, MIN(end + 2, MAX(list->end, end)),
							 DIA_CUE(DIA_CHECK_OF_THEM)) != NULL;

		if (is_of_them != (i == 0))
			return FALSE;
	}
	return TRUE;
}

/* "The eleven members of the Board are four judges and seven deputies": is the list what a counted subject is? */
static gboolean
is_predicate(const DiaStatement *statement, const DiaList *list)
{
	static const char *const verbs[] = { "are", "were", NULL };
	static const char *const articles[] = { "the", "these", "those", "its", "their", "all", NULL };
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *subject;
	guint32 start;

	if (list->parts[0] == 0 || !dia_token_is_one_of(report, list->first - 1, verbs))
		return FALSE;
	subject = dia_statement_quantity(statement, list->parts[0] - 1);
	start = dia_analysis_sentences(report->analysis)[subject->sentence].first_token;
	return subject->first <= start + 1 && (subject->first == start || dia_token_is_one_of(report, start, articles));
}

/*
 * How the list is tied to what stands before it.
 * @param from first token that may tie it
 * @return FALSE where nothing does
 */
static gboolean
find_tie(const DiaStatement *statement, const DiaList *list, guint32 from, gboolean *is_complete)
{
	const DiaCheckedReport *report = statement->report;
	guint32 first = list->first;
	guint32 near = MAX(from, first - MIN(first, list->is_closing ? 40 : 9));
	const DiaCheckCue *cue =
	    dia_check_cue_find(report, near, first, DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_INCLUDING) |
						  DIA_CUE(DIA_CHECK_MADE_OF));

	/* "46,700 refugees, being 21,600 ...", not "the majority being ..." */
	if (cue != NULL && dia_token_is(report, cue->first, "being") && !dia_token_is(report, cue->first - 1, ","))
		cue = NULL;
	*is_complete = FALSE;
	/* "11 members, 6 of whom are named by Parliament, 3 by the bar" */
	if (first > from && (dia_token_is(report, first - 1, ",") || dia_token_is(report, first - 1, ";")) &&
	    is_only_first_of_them(statement, list))
		return TRUE;
	if (cue != NULL && (list->is_closing || first - cue->end <= 7)) {
		*is_complete = (cue->kinds & DIA_CUE(DIA_CHECK_MADE_OF)) != 0;
		return TRUE;
	}
	*is_complete = TRUE;
	for (guint32 at = first; at > from; at--) {
		if (dia_token_is(report, at - 1, ":"))
			return TRUE;
		/* "230 (police 120, prisons 70)" */
		if (dia_token_is(report, at - 1, "(") && (!list->is_closing || (first - at == 1 && first > at)))
			return !list->is_closing || !dia_token_is(report, first + 1, ")");
		if (list->is_closing)
			continue;
		/* "The eleven members are four judges and seven deputies" */
		if (at == first && is_predicate(statement, list))
			return TRUE;
		if (dia_token_is(report, at - 1, "with")) {
			*is_complete = FALSE;
			return TRUE;
		}
		if (first - at >= 3 || dia_token_is_one_of(report, at - 1,
							   (const char *const[]){ ",", ";", NULL }))
			break;
	}
	return FALSE;
}

/* "44 persons; nine of them were fined, 24 ...": a part that stands before the list, and is not in it. */
static gboolean
has_part_before(const DiaStatement *statement, const DiaList *list, guint total)
{
	const DiaQuantity *first = dia_statement_quantity(statement, list->parts[0]);

	for (guint i = total + 1; i < list->parts[0]; i++) {
		const DiaQuantity *between = dia_statement_quantity(statement, i);

		if (between->sentence == first->sentence && dia_quantities_share_unit(between, first) &&
		    dia_check_cue_find(statement->report, between->end, MIN(between->end + 3, first->first),
				       DIA_CUE(DIA_CHECK_OF_THEM)) != NULL)
			return TRUE;
	}
	return FALSE;
}

/* Does the number before a list stand in it as another part, "500 families with food" before "300 with rent"? */
static gboolean
is_sibling(const DiaStatement *statement, const DiaList *list)
{
	const char *joint = find_common_joint(statement, list);

	const DiaQuantity *before;

	if (joint == NULL || list->parts[0] == 0)
		return FALSE;
	before = dia_statement_quantity(statement, list->parts[0] - 1);
	for (guint32 at = before->end; at < MIN(before->end + 3, list->first); at++)
		if (dia_token_is(statement->report, at, joint))
			return TRUE;
	return FALSE;
}

/* "870 grants were made, 412 to girls and 468 to boys"; "28 replies, 12 from ministries and 16 from courts" */
static gboolean
is_apposition(const DiaStatement *statement, const DiaList *list, guint32 from)
{
	enum { MOST_OFF = 20 };
	const DiaQuantity *total;

	if (list->first <= from || list->parts[0] == 0 || is_sibling(statement, list))
		return FALSE;
	total = dia_statement_quantity(statement, list->parts[0] - 1);
	if (!dia_token_is(statement->report, list->first - 1, ","))
		return FALSE;
	if (dia_list_judge(statement, list) == DIA_PARTS_OPPOSED)
		return is_near(dia_list_add(statement, list), total->figure->value, MOST_OFF) ||
		       !dia_quantities_share_unit(total, dia_statement_quantity(statement, list->parts[0]));
	return find_common_joint(statement, list) != NULL && total->depth == 0 &&
	       dia_quantities_share_unit(total, dia_statement_quantity(statement, list->parts[0])) &&
	       is_near(dia_list_add(statement, list), total->figure->value, MOST_OFF);
}

/* The total before a list: the one that it fits, else the one that is nearest in size. */
static gint
find_total(const DiaStatement *statement, const DiaList *list, guint first_candidate)
{
	const DiaQuantity *part = dia_statement_quantity(statement, list->parts[0]);
	DiaInterval sum = dia_list_sum(statement, list);
	DiaDecimal computed = dia_list_add(statement, list);
	gint best = -1;

	first_candidate = MAX(first_candidate, list->parts[0] - MIN(list->parts[0], DIA_MAX_PARTS));
	for (guint i = list->parts[0], tried = 0;
	     i > first_candidate && tried < DIA_MAX_CANDIDATES; i--) {
		const DiaQuantity *candidate = dia_statement_quantity(statement, i - 1);

		if (!dia_quantities_share_unit(candidate, part) ||
		    candidate->depth > part->depth || candidate->figure->is_range)
			continue;
		tried++;
		if (dia_interval_meets(get_total(statement, candidate, list), sum))
			return (gint)i - 1;
		if (best == -1 || !is_near(dia_statement_quantity(statement, (guint)best)->figure->value,
					   computed, 50))
			best = (gint)i - 1;
		/* A bracket is about what stands right before it. */
		if (part->bracket != 0 && part->bracket != candidate->bracket && !list->is_closing)
			break;
	}
	return best;
}

/* Does a number start its sentence, or stand behind a semicolon? */
static gboolean
opens_clause(const DiaCheckedReport *report, const DiaQuantity *quantity)
{
	return quantity->first == dia_analysis_sentences(report->analysis)[quantity->sentence].first_token ||
	       dia_token_is(report, quantity->first - 1, ";");
}

/*
 * "805 reports; 405 led to charges and the remaining 400 were shelved", "88 judges; 61 are men and 29 women": the whole
 * that a rest or two opposed parts are of is the only number of its unit before the list, in its sentence or, where
 * that starts with the list, the one before.
 */
static gboolean
has_total_of_rest(const DiaStatement *statement, const DiaList *list, gint *total)
{
	enum { MOST_OFF = 15 };
	const DiaQuantity *part = dia_statement_quantity(statement, list->parts[0]);
	gboolean has_rest = ends_with_rest(statement, list);
	gint found = -1;

	if (part->depth > 0 || (!has_rest && !(opens_clause(statement->report, part) &&
					       dia_list_judge(statement, list) == DIA_PARTS_OPPOSED)))
		return FALSE;
	for (guint i = list->parts[0]; i > 0 && list->parts[0] - i < DIA_MAX_CANDIDATES; i--) {
		const DiaQuantity *candidate = dia_statement_quantity(statement, i - 1);

		if (candidate->sentence + 1 < part->sentence ||
		    (found >= 0 && candidate->sentence < dia_statement_quantity(statement, (guint)found)->sentence))
			break;
		if (!dia_quantities_share_unit(candidate, part) || candidate->figure->is_range || candidate->depth > 0)
			continue;
		if (found >= 0)
			return FALSE;
		found = (gint)i - 1;
	}
	if (found < 0 || !is_near(dia_list_add(statement, list),
				  dia_statement_quantity(statement, (guint)found)->figure->value,
				  has_rest ? 50 : MOST_OFF))
		return FALSE;
	*total = found;
	return TRUE;
}

/* "3,282 outlets. Of those, 2,765 were ... and 195 ..."; "45 cases, of which 30 ... and 15 ..." */
static gboolean
check_total_before(DiaChecker *checker, const DiaStatement *statement, const DiaList *list)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *part = dia_statement_quantity(statement, list->parts[0]);
	const DiaSentence *sentence = &dia_analysis_sentences(report->analysis)[part->sentence];
	guint in_sentence = dia_statement_first_of(statement, part->sentence);
	guint32 from = sentence->first_token;
	Relation relation = { .total = -1 };

	if (list->parts[0] > in_sentence)
		from = dia_statement_quantity(statement, list->parts[0] - 1)->end;
	if (!find_tie(statement, list, from, &relation.is_complete) &&
	    !is_apposition(statement, list, from) && !has_total_of_rest(statement, list, &relation.total)) {
		/* "Of the 1,240 complaints, 410 concerned prisons and 520 the police" */
		if (list->parts[0] == in_sentence ||
		    !dia_quantity_opens(report, dia_statement_quantity(statement, in_sentence)))
			return FALSE;
		relation.is_complete = FALSE;
	}
	if (relation.total >= 0)
		relation.is_complete = TRUE;
	else if (list->parts[0] > in_sentence)
		relation.total = find_total(statement, list, in_sentence);
	else if (dia_check_cue_find(report, from, MIN(from + 4, list->first), DIA_CUE(DIA_CHECK_OF_THEM)) &&
		 part->sentence > 0)
		relation.total =
		    find_total(statement, list,
			       dia_statement_first_of(statement, part->sentence - 1));
	return relation.total >= 0 && !has_part_before(statement, list, (guint)relation.total) &&
	       compare(checker, statement, &relation, list);
}

/* "a total of 45", "45 persons in all"; @from: where the words before it start */
static gboolean
is_called_total(const DiaStatement *statement, const DiaQuantity *quantity, guint32 from)
{
	const DiaCheckedReport *report = statement->report;
	guint32 end = MIN(dia_analysis_sentences(report->analysis)[quantity->sentence].end_token, quantity->end + 4);

	/* "290 in 2020, together 1,077": the next one is */
	for (guint32 at = end; at > quantity->end; at--)
		if (dia_token_is(report, at - 1, ","))
			end = at - 1;
	return dia_check_cue_find(report, MAX(from, quantity->first - MIN(quantity->first, 5)),
				  quantity->first, DIA_CUE(DIA_CHECK_TOTAL)) != NULL ||
	       dia_check_cue_find(report, quantity->end, end, DIA_CUE(DIA_CHECK_TOTAL)) != NULL;
}

/* "29,000 men and 1,700 women, and 18,000 weapons": what comes behind a whole of two parts is no part of it. */
static gboolean
cut_opposed(const DiaStatement *statement, const DiaList *list, DiaList *parts)
{
	enum { REACH = 4 };
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *third;
	guint32 end;

	if (list->n_parts < 3)
		return FALSE;
	*parts = *list;
	parts->n_parts = 2;
	parts->next = list->parts[2];
	parts->end = dia_statement_quantity(statement, list->parts[1])->end;
	third = dia_statement_quantity(statement, list->parts[2]);
	end = MIN(third->end + REACH, dia_analysis_sentences(report->analysis)[third->sentence].end_token);
	if (third->first < 2 || !dia_token_is(report, third->first - 1, "and") ||
	    !dia_token_is(report, third->first - 2, ",") || !dia_token_is_telling(report, third->end) ||
	    dia_check_cue_find(report, third->end, end,
			       DIA_CUE(DIA_CHECK_PERSONS) | DIA_CUE(DIA_CHECK_RESIDUE)) != NULL)
		return FALSE;
	return dia_list_judge(statement, parts) == DIA_PARTS_OPPOSED;
}

/* "64 women and 38 men, 102 persons in all": the last number of the list is its total. */
static gboolean
cut_total(const DiaStatement *statement, const DiaList *list, DiaList *parts)
{
	const DiaQuantity *last = dia_statement_quantity(statement, list->parts[list->n_parts - 1]);
	const DiaQuantity *before;

	if (list->n_parts < 3)
		return FALSE;
	before = dia_statement_quantity(statement, list->parts[list->n_parts - 2]);
	if (!is_called_total(statement, last, before->end))
		return FALSE;
	*parts = *list;
	parts->n_parts--;
	parts->next = list->parts[list->n_parts - 1];
	parts->end = before->end;
	return TRUE;
}

/* "410 women and 260 children, i.e. 670 persons" */
static gboolean
is_sum_in_other_words(const DiaStatement *statement, const DiaQuantity *total, const DiaList *list)
{
	enum { MOST_OFF = 20 };
	const DiaCheckedReport *report = statement->report;
	const DiaCheckCue *cue =
	    dia_check_cue_find(report, list->end, total->first, DIA_CUE(DIA_CHECK_AMOUNTS));

	if (cue == NULL || cue->end != total->first || dia_token_is(report, cue->first, "or") || total->depth > 0 ||
	    !is_near(dia_list_add(statement, list), total->figure->value, MOST_OFF))
		return FALSE;
	for (guint i = 0; i < list->n_parts; i++)
		if (dia_decimal_compare(dia_statement_quantity(statement, list->parts[i])->figure->value,
					total->figure->value) >= 0)
			return FALSE;
	return TRUE;
}

/* "30 men and 15 women, a total of 45"; "30 men and 15 women (45 in total)" */
static gboolean
check_total_after(DiaChecker *checker, const DiaStatement *statement, const DiaList *list)
{
	const DiaCheckedReport *report = statement->report;
	const DiaQuantity *part = dia_statement_quantity(statement, list->parts[0]);
	const DiaQuantity *total;
	Relation relation = { .total = (gint)list->next, .is_complete = TRUE };

	if (list->next >= statement->quantities->len)
		return FALSE;
	total = dia_statement_quantity(statement, list->next);
	if (total->sentence != part->sentence || !dia_quantities_share_unit(total, part) ||
	    !(is_called_total(statement, total, list->end) || is_sum_in_other_words(statement, total, list)))
		return FALSE;
	/* "a total of 5 centres, of which ...": that total has parts of its own. */
	if (dia_check_cue_find_first(report, total->end,
			       MIN(total->end + 6, dia_analysis_end_token(report->analysis,
									  statement->paragraph)),
			       DIA_CUE(DIA_CHECK_OF_THEM) | DIA_CUE(DIA_CHECK_INCLUDING)) != NULL)
		return FALSE;
	return compare(checker, statement, &relation, list);
}

gboolean
dia_sums_compare(DiaChecker *checker, const DiaStatement *statement, guint total, const DiaList *parts)
{
	const Relation relation = { .total = (gint)total, .is_complete = TRUE };

	return compare(checker, statement, &relation, parts);
}

static void
check_statement(DiaChecker *checker, const DiaStatement *statement)
{
	DiaList list;
	DiaList parts;

	for (guint i = 0; i + 1 < statement->quantities->len;) {
		if (!dia_list_read(statement, i, &list)) {
			i++;
			continue;
		}
		if (cut_total(statement, &list, &parts) || cut_opposed(statement, &list, &parts))
			list = parts;
		/* The first number may be the total of the others: "15 members, 8 men and 7 women". */
		if (!check_total_before(checker, statement, &list) &&
		    !check_total_after(checker, statement, &list))
			i++;
		else
			i = MAX(list.next, i + 1);
	}
}

void
dia_check_sum(DiaChecker *checker)
{
	dia_statements_check(checker, check_statement);
}
